"""Which kernel runs which case of a vector folder, and how: one job per kernel."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Any

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import get_precision
from rtl_hls.kernel import Kernel
from rtl_hls.kernels import kernels
from tb import simulate
from tb.bench import find
from tb.matrix import Choice, runs
from tb.plan import SMALLEST, Run
from vectors import manifest
from vectors.case import Case


@dataclasses.dataclass(frozen=True, slots=True)
class Job:
    """The runs of one kernel of one config.

    Attributes:
        setup: how to simulate.
        kernel: what.
        runs: at least one.
        work: ideal cycles of all runs together.
    """

    setup: simulate.Setup
    kernel: Kernel
    runs: tuple[Run, ...]
    work: int = 0

    @property
    def name(self) -> str:
        """For people: config and kernel."""
        return f"{self.setup.config} {self.kernel.name}"


def accepts(kernel: Kernel, entry: dict[str, Any]) -> bool:
    """Whether a case of the manifest has the operator and the formats of a kernel."""
    tensors = entry["tensors"]
    return entry["operator"] == kernel.operator and all(
        role in tensors and Format(**tensors[role]["format"]) == fmt for role, fmt in kernel.formats.items()
    )


def plan(setup: simulate.Setup, choice: Choice) -> list[Job]:
    """The jobs of one config.

    In Icarus, some hundred times slower, the cases named `smallest` run unless others are asked for by name.

    Raises:
        EdgemoeError: an unknown operator, kernel or case, a kernel named that has none of the cases, a case in formats
            that no kernel has, a kernel without a case or a bench, a damaged file, or nothing left to run.
    """
    listed = manifest.load(setup.vectors)
    if not listed["cases"]:
        raise EdgemoeError(
            f"cosim: no case to run in {setup.vectors}: nothing would be compared; run `edgemoe vectors`"
        )
    few = (SMALLEST,) if setup.simulator == "icarus" else ()
    every = kernels(get_config(setup.config), get_precision(setup.precision)).values()
    entries = manifest.select(listed, _operators(listed, every, choice), choice.cases or few)
    _check_served(setup, entries, every, choice)
    chosen = [kernel for kernel in every if kernel.is_of(choice.operators)]
    served: dict[str, list[Case]] = {kernel.name: [] for kernel in chosen}
    for entry in entries:  # altered files are found before anything is built
        case = manifest.load_case(setup.vectors, entry)
        for kernel in chosen:
            served[kernel.name] += [case] * accepts(kernel, entry)
    if idle := [name for name, cases in served.items() if not cases and name in choice.operators]:
        raise EdgemoeError(
            f"cosim: kernels {', '.join(idle)} have none of the cases "
            f"{', '.join(sorted({entry['case'] for entry in entries}))}; name others by --case"
        )
    last = [entry for entry in listed["cases"] if entry["case"] == SMALLEST]
    followed = {kernel.name for kernel in chosen for entry in last if accepts(kernel, entry)}
    jobs = [
        _job(setup, kernel, served[kernel.name], choice, follower=kernel.name in followed)
        for kernel in chosen
        if served[kernel.name]
    ]
    if not any(job.runs for job in jobs):
        raise EdgemoeError(
            f"cosim: {', '.join(choice.variants)}: no kernel chosen has RAMs or a case {SMALLEST!r}; "
            "leave --variant out"
        )
    return [job for job in jobs if job.runs]


def _job(setup: simulate.Setup, kernel: Kernel, cases: list[Case], choice: Choice, *, follower: bool) -> Job:
    bench, rams = find(kernel), bool(kernel.rams) and not setup.ports.top
    found: list[Run] = []
    work = 0
    for case in cases:
        mine = runs(setup.config, kernel.name, case.name, choice, rams=rams, follower=follower)
        found, work = found + mine, work + bench.prepare(kernel, case).ideal * len(mine)
    return Job(setup, kernel, tuple(found), work)


def _operators(listed: dict[str, Any], every: Collection[Kernel], choice: Choice) -> list[str]:
    """The operators chosen, those of chosen kernels included; raises EdgemoeError on a name that is neither."""
    known = {entry["operator"]: entry["operator"] for entry in listed["cases"]}
    known = {kernel.name: kernel.operator for kernel in every if kernel.operator in known} | known
    if unknown := [name for name in choice.operators if name not in known]:
        raise EdgemoeError(f"operator {unknown[0]!r} is unknown; legal: {', '.join(sorted(known))}")
    return [known[name] for name in choice.operators]


def _check_served(
    setup: simulate.Setup, entries: list[dict[str, Any]], every: Collection[Kernel], choice: Choice
) -> None:
    """Raises EdgemoeError on a case without a kernel, or, where all was asked for, a kernel without a case."""
    orphans = [f"{e['operator']}/{e['case']}" for e in entries if not any(accepts(kernel, e) for kernel in every)]
    if orphans:
        raise EdgemoeError(
            f"cosim: {setup.vectors}: no kernel of config {setup.config!r} at precision {setup.precision!r} has the "
            f"formats of {', '.join(orphans)}; run `edgemoe vectors`, or name what to simulate by --operator and --case"
        )
    bare = [kernel.name for kernel in every if not any(accepts(kernel, e) for e in entries)]
    if bare and not (choice.operators or choice.cases):
        raise EdgemoeError(
            f"cosim: {setup.vectors}: kernels without a case {sorted(bare)}; run `edgemoe vectors`, or name what to "
            "simulate by --operator"
        )
