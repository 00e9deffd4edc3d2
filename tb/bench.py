"""The engine of every bench: loads, transfers, checks and measures a case as its run's variant says.

A bench module has two pure functions per kernel and registers them; what a run does with them is here.
"""

from __future__ import annotations

import dataclasses
import fnmatch
import functools
import importlib
import importlib.util
import logging
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import cocotb
from cocotb.clock import Clock

from golden.errors import EdgemoeError
from rtl_hls.build import CLOCK_PS
from rtl_hls.kernel import Kernel
from tb import bins, program
from tb.call import Call
from tb.plan import ENVIRONMENT, SMALLEST, Plan, Run, append_result
from tb.session import Bench
from vectors import manifest
from vectors.case import Case

__all__ = ["Bench", "Registered", "find", "register"]

Prepare = Callable[[Kernel, Case], Call]
Check = Callable[[Bench, Case, dict[str, list[int]]], None]
Ready = Callable[[Kernel, str], tuple[Case, Call]]


@dataclasses.dataclass(frozen=True, slots=True)
class Registered:
    """What a bench module offers where no simulator runs: see `register`."""

    kernel: str
    prepare: Prepare
    check: Check


def register(kernel: str, prepare: Prepare, check: Check) -> Any:  # noqa: ANN401 - cocotb's test generator
    """The bench of a kernel; assign it to a name of the bench module.

    Args:
        kernel: its name, or a pattern as `linear*` for all that are one operator's.
        prepare: the words of a case; pure.
        check: compares what came back, through `Bench.check`, with every tensor of `kernel.outputs`.

    Returns:
        In a simulator, cocotb's tests: one per run of the plan, each leaving one result. Elsewhere, the two functions.
    """
    logging.getLogger("cocotb").setLevel(logging.WARNING)
    path = os.environ.get(ENVIRONMENT)
    if not path:
        return Registered(kernel, prepare, check)
    plan = Plan.load(Path(path))
    runs = [run for run in plan.runs if fnmatch.fnmatch(run.kernel, kernel)]
    ready = functools.lru_cache(maxsize=2)(functools.partial(_ready, plan, prepare))  # runs of a case come in a row

    async def bench(dut: Any, run: Run) -> None:  # noqa: ANN401
        await _one(dut, plan, run, ready, check)

    bench.__name__ = bench.__qualname__ = kernel.rstrip("*")
    return cocotb.test()(cocotb.parametrize(run=runs)(bench)) if runs else None


def find(kernel: Kernel) -> Registered:
    """The bench of a kernel, outside a simulator; raises EdgemoeError where there is none, or more than one."""
    name = f"tb.{kernel.bench or kernel.operator}_tests"
    values = vars(importlib.import_module(name)).values() if importlib.util.find_spec(name) else ()
    found = [each for each in values if isinstance(each, Registered) and fnmatch.fnmatch(kernel.name, each.kernel)]
    if len(found) != 1:
        raise EdgemoeError(f"cosim: {name} registers {len(found)} benches for kernel {kernel.name!r}; legal: one")
    return found[0]


def _ready(plan: Plan, prepare: Prepare, kernel: Kernel, name: str) -> tuple[Case, Call]:
    """A case of the plan's vectors, and its words."""
    folder = Path(plan.vectors)
    (entry,) = manifest.select(manifest.load(folder), [kernel.operator], [name])
    case = manifest.load_case(folder, entry)
    call = prepare(kernel, case)
    program.check_names(call, kernel.streams)
    return case, call


async def _one(dut: Any, plan: Plan, run: Run, ready: Ready, check: Check) -> None:  # noqa: ANN401
    started = time.monotonic()
    bench = Bench(dut, plan, run)
    try:
        names = [run.case, *[SMALLEST] * (run.variant == "then")]
        cases = [ready(bench.kernel, name) for name in names]
        await _drive(bench, cases, check)
        if plan.bins:
            bins.record(Path(plan.bins), bench.kernel, bench.books, run, [case for case, _ in cases])
    except Exception as error:
        again = f"\n  again:   {run.command()} {plan.rerun}".rstrip()
        bench.result.message = f"{error or type(error).__name__}{again}"
        raise
    finally:
        bench.result.seconds = round(time.monotonic() - started, 3)
        append_result(Path(plan.results), bench.result)


async def _drive(bench: Bench, cases: Sequence[tuple[Case, Call]], check: Check) -> None:
    """A whole run: the parts that resets cut, if any; then every step; then the comparison."""
    run, call = bench.run, cases[0][1]
    steps = program.steps(run, [each for _, each in cases])
    Clock(bench.dut.clk, CLOCK_PS, unit="ps").start()
    await bench.reset(steps)
    cuts = []
    for number, trip, whole in program.cuts(run, steps, len(bench.device.streams)) if run.variant == "reset" else ():
        for step in steps[:number]:
            await bench.step(step)
        before = bench.value("total")
        await bench.step(steps[number], trip=trip)
        cuts.append((bench.value("total") - before, whole))
        bench.note_breaches()
        await bench.reset(steps)
    for step in steps:
        await bench.step(step)
    words = {name: bench.received(name) for name in call.outputs}
    for case, each in cases:
        for _ in range(program.times(run)):
            mine = {name: words[name][:count] for name, count in each.outputs.items()}
            words = {name: words[name][len(mine[name]) :] for name in words}
            bench.expect(case)
            check(bench, case, mine)
    if len(cases) == 1:
        bench.measure(call, program.times(run))
    bench.finish(call.counts if not run.variant else {}, cuts)
