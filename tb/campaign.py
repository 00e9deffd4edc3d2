"""A whole co-simulation: which runs, over all kernels, on both cores, with progress; and the verdict."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.precision import get_precision
from rtl_hls.kernels import Kernel, kernels
from tb import simulate, tools
from tb.plan import Result, Run, load_results, matrix
from vectors import manifest

WORKERS = 2
"""Simulations at a time: one per core of a small machine."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user asked for; empty means everything."""

    operators: tuple[str, ...]
    cases: tuple[str, ...]
    seeds: tuple[int, ...]
    patterns: tuple[tuple[bool, bool], ...]


def plan(setup: simulate.Setup, choice: Choice) -> dict[Kernel, list[Run]]:
    """The runs of every kernel; raises EdgemoeError on an unknown operator or case, or where nothing is left to run."""
    listed = manifest.load(setup.vectors)
    entries = manifest.select(listed, choice.operators, choice.cases)
    for entry in entries:  # altered files are found before anything is built
        manifest.load_case(setup.vectors, entry)
    every = kernels(get_config(setup.config), get_precision(setup.precision))
    served, present = {kernel.operator for kernel in every.values()}, {entry["operator"] for entry in entries}
    unknown, absent = present - served, set() if choice.operators or choice.cases else served - present
    if entries and (unknown or absent):
        raise EdgemoeError(
            f"cosim: {setup.vectors}: operators without a kernel {sorted(unknown)}, kernels without a case "
            f"{sorted(absent)}; run `edgemoe vectors`, or name what to simulate by --operator"
        )
    chosen = {
        kernel: [
            run
            for entry in entries
            if entry["operator"] == kernel.operator
            for run in matrix(kernel.name, entry["case"], choice.seeds, choice.patterns)
        ]
        for kernel in every.values()
    }
    chosen = {kernel: runs for kernel, runs in chosen.items() if runs}
    if not chosen:
        raise EdgemoeError(
            f"cosim: no case to run in {setup.vectors}: nothing would be compared; run `edgemoe vectors`"
        )
    return chosen


def run(
    chosen: dict[Kernel, list[Run]], setup: simulate.Setup, report: Callable[[str, int, int], None]
) -> dict[Kernel, list[Result]]:
    """Build and run everything.

    Args:
        chosen: of `plan`.
        setup: how to simulate.
        report: called with (kernel, runs done, runs in all) as work proceeds; done is -1 while it builds.

    Returns:
        The results of each kernel, one per run.
    """
    tools.check(setup.simulator)
    with (
        tempfile.TemporaryDirectory(prefix="edgemoe-") as scratch,
        tools.environment(setup.simulator),
        ThreadPoolExecutor(WORKERS) as pool,
    ):
        files = {kernel: Path(scratch, f"{kernel.name}.jsonl") for kernel in chosen}

        def one(kernel: Kernel, runs: Sequence[Run]) -> list[Result]:
            report(kernel.name, -1, len(runs))
            simulate.build(kernel, setup)
            return simulate.run(kernel, runs, setup, files[kernel])

        futures = {kernel: pool.submit(one, kernel, runs) for kernel, runs in chosen.items()}
        while waiting := [kernel for kernel, future in futures.items() if not future.done()]:
            wait([futures[waiting[0]]], timeout=0.5)
            for kernel, path in files.items():
                if done := len(load_results(path)):
                    report(kernel.name, done, len(chosen[kernel]))
        return {kernel: future.result() for kernel, future in futures.items()}


def failures(results: dict[Kernel, list[Result]]) -> list[str]:
    """Why the whole must not pass; empty if every run compared something and found it equal."""
    found = [result.message for each in results.values() for result in each if result.message]
    silent = [
        f"{result.run}: compared nothing"
        for each in results.values()
        for result in each
        if not result.words and not result.message
    ]
    return [*found, *silent, *([] if results else ["no kernel was run"])]
