"""`edgemoe cosim`: simulates the RTL against the vectors and prints one table."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from edgemoe import efficiency as pace
from edgemoe.formats import formats_of, layer_option
from edgemoe.progress import bar
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.precision import EDGE_MOE, Precision, from_description
from rtl_hls.build import CLOCK_PS
from tb import campaign, efficiency, material, report, simulate, tools
from tb.jobs import Job, plan
from tb.matrix import Choice
from tb.plan import PLAIN, SMALLEST, STALL_MATRIX, VARIANTS
from tb.ports import PARTS, Ports
from vectors import manifest

CONFIGS = ("micro", "edge_moe")
"""What is simulated where no config, vectors or RTL are named."""
_PATTERNS = {
    f"{'idle' if idle else 'no-idle'},{'stall' if stall else 'no-stall'}": (idle, stall) for idle, stall in STALL_MATRIX
}
_VARIANTS = {variant or PLAIN: variant for variant in VARIANTS}


@click.command()
@click.option("--config", "configs", multiple=True, help="Model config; may be repeated.  [default: micro, edge_moe]")
@click.option("--precision", help="Formats and tables: a name, wNaM, or a .json file.  [default: those of the vectors]")
@layer_option
@click.option(
    "--operator", "operators", multiple=True, help="Only this operator, or this kernel of one; may be repeated."
)
@click.option(
    "--case", "cases", multiple=True, help=f"Only this case; may be repeated.  [default: all; in Icarus {SMALLEST}]"
)
@click.option(
    "--seed", "seeds", multiple=True, type=int, default=(1, 2), show_default=True, help="Of idles, stalls and resets."
)
@click.option("--pattern", "patterns", multiple=True, type=click.Choice(list(_PATTERNS)), help="Only this one.")
@click.option("--variant", "variants", multiple=True, type=click.Choice(list(_VARIANTS)), help="Only this one.")
@click.option("--simulator", default="verilator", show_default=True, help="verilator or icarus.")
@click.option("--waves", is_flag=True, help="Leave a waveform (FST) of each kernel and print where.")
@click.option("--vectors", type=click.Path(path_type=Path), help="Vector folder instead of ours.")
@click.option(
    "--rtl",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Verilog file or folder instead of ours; may be repeated.",
)
@click.option("--top", default="", help="Module in --rtl that takes the place of ours; needs one kernel by --operator.")
@click.option("--suffix", default=",".join(PARTS), show_default=True, help="Of its streams, as _TDATA,_TVALID,_TREADY.")
@click.option("--clock", default="clk", show_default=True, help="Its clock port.")
@click.option("--reset", default="rst", show_default=True, help="Its reset port; NAME:low if active low.")
@click.option("--build-dir", type=click.Path(path_type=Path), default=Path("build/cosim"), show_default=True)
@click.option("--report-dir", type=click.Path(path_type=Path), help="Of JUnit XML and JSON.  [default: BUILD_DIR]")
@click.option(
    "--coverage-dir", type=click.Path(path_type=Path), help="Collect Verilator's coverage, a file per kernel."
)
def cosim(  # noqa: PLR0913, PLR0917 - one argument per option
    configs: tuple[str, ...],
    precision: str | None,
    layer: int | None,
    operators: tuple[str, ...],
    cases: tuple[str, ...],
    seeds: tuple[int, ...],
    patterns: tuple[str, ...],
    variants: tuple[str, ...],
    simulator: str,
    waves: bool,
    vectors: Path | None,
    rtl: tuple[Path, ...],
    top: str,
    suffix: str,
    clock: str,
    reset: str,
    build_dir: Path,
    report_dir: Path | None,
    coverage_dir: Path | None,
) -> int:
    """Simulate the RTL and compare every word with the vectors.

    Each case runs under every stall pattern and seed, queued twice, cut by a reset, followed by another case, and with
    slower RAMs. Where every call of a layer was run, its efficiency is judged as well (`tb.efficiency`).
    """
    ports = Ports.parse(top, suffix, clock, reset)
    choice = Choice(
        operators,
        cases,
        seeds,
        tuple(map(_PATTERNS.__getitem__, patterns)),
        tuple(map(_VARIANTS.__getitem__, variants)),
    )
    if absent := [str(path) for path in rtl if not path.exists()]:
        raise EdgemoeError(
            f"rtl: {', '.join(absent)} not found; legal: Verilog files or folders, made by `edgemoe rtl`"
        )
    if coverage_dir and simulator != "verilator":
        raise EdgemoeError(f"cosim: --coverage-dir needs verilator, not {simulator}; leave one of both options out")
    tools.check(simulator)
    jobs = []
    for config in _configs(configs, vectors, rtl):
        wanted = formats_of(precision, layer, get_config(config)) if precision else None
        folder, formats = _vectors(config, wanted, vectors, build_dir.resolve())
        setup = simulate.Setup(
            simulator=simulator,
            root=build_dir.resolve(),
            rtl=tuple(path.resolve() for path in rtl)
            or (material.rtl(get_config(config), formats, build_dir.resolve(), operators),),
            vectors=folder,
            config=config,
            precision=material.argument(formats, build_dir.resolve()),
            waves=waves,
            rerun=" ".join([*_rerun(precision, layer, simulator, vectors, rtl), *ports.options()]),
            ports=ports,
            coverage=coverage_dir.resolve() if coverage_dir else None,
        )
        jobs += plan(setup, choice)
    if top and len(jobs) > 1:
        raise EdgemoeError(
            f"cosim: --top {top} cannot be all of {', '.join(job.name for job in jobs)}; name one kernel with "
            "--operator and one config with --config"
        )
    reports = (report_dir or build_dir).resolve()
    reports.mkdir(parents=True, exist_ok=True)
    results = _simulate(jobs)
    (reports / "cosim.xml").write_text(report.to_junit(results, simulator))
    (reports / "cosim.json").write_text(report.to_json(results, simulator))
    chosen = bool(operators or cases or patterns or variants) or simulator == "icarus"
    return _print(results, whole=not chosen)


def _configs(named: tuple[str, ...], vectors: Path | None, rtl: tuple[Path, ...]) -> tuple[str, ...]:
    """What to simulate: the configs named, else that of the vectors, else, with somebody's RTL, the first of ours."""
    if vectors and len(named) > 1:
        raise EdgemoeError(f"cosim: {vectors} are vectors of one config, not of {', '.join(named)}; give one --config")
    if named:
        return tuple(dict.fromkeys(named))
    if vectors:
        return (str(manifest.load(vectors)["config"].get("name")),)
    return CONFIGS[:1] if rtl else CONFIGS


def _vectors(config: str, precision: Precision | None, given: Path | None, root: Path) -> tuple[Path, Precision]:
    """The vector folder of a config, and its precision."""
    dims = get_config(config)
    folder = (given or material.vectors(dims, precision or EDGE_MOE, root)).resolve()
    listed = manifest.load(folder)
    if listed["config"] != dims.to_dict():
        raise EdgemoeError(
            f"{folder}: vectors of another config than {config!r}; run `edgemoe vectors --config {config}`"
        )
    found = from_description(listed["precision"])
    if precision not in (None, found):
        raise EdgemoeError(
            f"{folder}: vectors of precision {found.name!r}, not {precision.name if precision else ''!r}; leave one out"
        )
    return folder, found


def _rerun(
    precision: str | None, layer: int | None, simulator: str, vectors: Path | None, rtl: tuple[Path, ...]
) -> list[str]:
    """The options, beside the run itself, that differ from the defaults."""
    options = [f"--precision {precision}"] if precision else []
    options += [] if layer is None else [f"--layer {layer}"]
    options += [f"--simulator {simulator}"] if simulator != "verilator" else []
    options += [f"--vectors {vectors}"] if vectors else []
    return [*options, *(f"--rtl {path}" for path in rtl)]


def _simulate(jobs: list[Job]) -> campaign.Results:
    with bar() as progress:
        tasks = {job.name: progress.add_task(job.name, total=len(job.runs)) for job in jobs}

        def report_progress(job: Job, done: int) -> None:
            label = f"{job.name}: {'building' if done < 0 else 'simulating'}"
            progress.update(tasks[job.name], description=label, completed=max(done, 0))

        return campaign.run(jobs, report_progress)


def _print(results: campaign.Results, *, whole: bool) -> int:
    """The table, the failures, the verdict; where the `whole` was run, efficiency must have been judged."""
    console = Console(width=130, soft_wrap=True)
    setup = results[0][0].setup
    table = Table(title=f"RTL in {setup.simulator} against golden, {CLOCK_PS} ps clock target")
    for name in ("config", "kernel", "cases", "runs", "words compared", "cycles", "ideal", "efficiency", "mismatches"):
        table.add_column(name, justify="left" if name in {"config", "kernel"} else "right")
    for row in report.rows(results):
        rate = f"{row.efficiency:.2%}" if row.cycles else "-"
        cells = (row.cases, row.runs, row.words, row.cycles, row.ideal)
        table.add_row(row.config, row.kernel, *(f"{cell:,}" for cell in cells), rate, f"{row.mismatches:,}")
    console.print(table)
    console.print("cycles and ideal: one undisturbed run of the largest case; words and mismatches: all runs")
    if setup.waves:
        for job in (job for job, each in results if any(result.seconds for result in each)):  # it was built
            console.print(f"waveform: {simulate.waveform(job.kernel, job.setup)}")
    found = campaign.failures(results)
    slow = _efficiency(results, console, whole=whole and not found)
    different = list(dict.fromkeys(found))  # the runs of a kernel that does not build say the same
    for message in [*different[:10], *slow]:
        click.echo(message, err=True)
    if len(different) > 10:
        click.echo(f"... and {len(different) - 10} more messages, all in cosim.xml", err=True)
    verdict = f"FAILED: {len(found)} runs{f', {len(slow)} rules of efficiency' if slow else ''}"
    click.echo(verdict if found or slow else "PASSED: every word of every run is equal", err=bool(found or slow))
    return int(bool(found or slow))


def _efficiency(results: campaign.Results, console: Console, *, whole: bool) -> list[str]:
    """Print the efficiency of every config of which all that a layer calls was run; returns the breaches.

    What was not run is a breach where the `whole` should have been.
    """
    slow: list[str] = []
    for config in dict.fromkeys(job.setup.config for job, _ in results if not job.setup.ports.top):
        if measured := efficiency.rows(results, config):
            console.print(pace.table(config, measured))
            slow += efficiency.faults(measured)
        elif whole:
            slow += efficiency.absent(results, config)
    return slow
