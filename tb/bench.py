"""The shared bench: clock, reset, stream drivers and monitors, watchdog, counters, one result per run.

Runs inside the simulator. Drivers and monitors are cocotbext-axi's; counting and the protocol check are in
SystemVerilog (`hdl/stream_probe.sv`), so that Python wakes only where a beat moves.
"""

from __future__ import annotations

import logging
import os
import random
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import cocotb
from cocotb.clock import Clock
from cocotb.triggers import ClockCycles, select
from cocotbext.axi.axis import AxiStreamBus, AxiStreamFrame, AxiStreamSink, AxiStreamSource

from golden.config import get_config
from golden.fixed import Format, RawArray
from golden.precision import get_precision
from rtl_hls.kernels import kernels
from tb import checker
from tb.plan import ENVIRONMENT, Plan, Result, Run, append_result
from tb.wrapper import device
from vectors import manifest
from vectors.case import Case

WATCHDOG_CYCLES = 5000
"""No handshake for this long, and the run is stuck."""
PAUSE_PROBABILITY = 0.4


class BenchError(AssertionError):
    """A run that is wrong for another reason than a value: stuck, a protocol breach, a stray beat, a late result."""


def pauses(seed: int) -> Iterator[bool]:
    """Random pauses of a stream, the same for the same seed."""
    generator = random.Random(seed)
    while True:
        yield generator.random() < PAUSE_PROBABILITY


class Bench:
    """One run of one kernel: drive with `transfer`, compare with `check`.

    Attributes:
        kernel: the kernel under test.
        precision: formats of its streams.
        result: filled as the run goes.
    """

    def __init__(self, dut: Any, plan: Plan, run: Run) -> None:  # noqa: ANN401 - cocotb handles are dynamic
        self.dut = dut
        self.run = run
        self.precision = get_precision(plan.precision)
        self.kernel = kernels(get_config(plan.config), self.precision)[run.kernel]
        self.device = device(self.kernel)
        self.result = Result(run)
        self.reports: list[str] = []
        self._sources: dict[str, Any] = {}
        self._sinks: dict[str, Any] = {}

    async def start(self) -> None:
        """Clock, drivers, reset."""
        Clock(self.dut.clk, 2, unit="ns").start()
        self.dut.rst.value = 1
        for number, stream in enumerate(self.device.streams):
            bus = AxiStreamBus.from_prefix(self.dut, stream.name)
            driver = AxiStreamSource if stream.direction == "in" else AxiStreamSink
            port = driver(bus, self.dut.clk, self.dut.rst, byte_lanes=1)
            (self._sources if stream.direction == "in" else self._sinks)[stream.name] = port
            if self.run.idle if stream.direction == "in" else self.run.stall:
                port.set_pause_generator(pauses(self.run.seed * 1000 + number))  # type: ignore[no-untyped-call]
        await ClockCycles(self.dut.clk, 8)
        self.dut.rst.value = 0
        await ClockCycles(self.dut.clk, 4)

    async def transfer(self, inputs: Mapping[str, Sequence[int]], outputs: Mapping[str, int]) -> dict[str, list[int]]:
        """Offer every input word, in order per stream, until every output word came.

        Args:
            inputs: stream -> words.
            outputs: stream -> how many words to expect.

        Returns:
            stream -> words received.

        Raises:
            BenchError: nothing moves any more, or a word too many came.
        """
        for name, words in inputs.items():
            if words:
                self._sources[name].send_nowait(AxiStreamFrame(list(words)))
        received: dict[str, list[int]] = {name: [] for name in outputs}

        async def receive() -> None:
            for name, count in outputs.items():
                while len(received[name]) < count:
                    received[name].append((await self._sinks[name].recv()).tdata[0])
            for name, words in inputs.items():  # what feeds no output word (weights) is taken too
                while self.beats(name) < len(words):
                    await ClockCycles(self.dut.clk, 1)

        await select(receive(), self._watch(outputs))
        await ClockCycles(self.dut.clk, 16)
        stray = [name for name in outputs if not self._sinks[name].empty()]
        if stray:
            raise BenchError(f"{self.run}: more words than expected on {', '.join(stray)}; {self.counters()}")
        return received

    async def _watch(self, outputs: Mapping[str, int]) -> None:
        before = -1
        while (now := sum(self.beats(stream.name) for stream in self.device.streams)) != before:
            before = now
            await ClockCycles(self.dut.clk, WATCHDOG_CYCLES)
        raise BenchError(
            f"{self.run}: no handshake for {WATCHDOG_CYCLES} cycles, expected words {dict(outputs)}; {self.counters()}"
        )

    def beats(self, stream: str) -> int:
        """Handshakes of a stream since reset."""
        return self._probe(stream, "beats")

    def counters(self) -> str:
        """Handshakes of every stream, inner ones included."""
        names = [*(stream.name for stream in self.device.streams), *self.device.inner]
        return "handshakes: " + ", ".join(f"{name} {self.beats(name)}" for name in names)

    def check(self, role: str, expected: RawArray, actual: RawArray, fmt: Format) -> None:
        """Compare in full; a difference is kept for the result."""
        mismatches, report = checker.compare(self.run, role, expected, actual, fmt)
        self.result.words += expected.size
        self.result.mismatches += mismatches
        self.reports += [report] if report else []

    def measure(self, first: str, last: str, ideal: int, *, budget: int) -> None:
        """Note the cycles from the first beat of one stream to the last of another.

        Args:
            first: stream whose first beat starts the count.
            last: stream whose last beat ends it, included.
            ideal: cycles that the kernel's parallelism asks for.
            budget: cycles allowed where nothing idles or stalls; a longer run fails.
        """
        self.result.cycles = self._probe(last, "last") - self._probe(first, "first") + 1
        self.result.ideal = ideal
        if not (self.run.idle or self.run.stall) and self.result.cycles > budget:
            self.reports.append(f"{self.run}: {self.result.cycles} cycles, allowed {budget}, ideal {ideal}")

    def finish(self) -> None:
        """Check the protocol and the memories' books; raise what was found."""
        for stream in self.device.streams:
            if breaches := self._probe(stream.name, "breaches"):
                self.reports.append(
                    f"{self.run}: {stream.name} changed or withdrew {breaches} beats before they were taken"
                )
        for request, response in zip(self.device.inner[::2], self.device.inner[1::2], strict=True):
            if self.beats(request) != self.beats(response):
                self.reports.append(
                    f"{self.run}: {self.beats(request)} on {request}, {self.beats(response)} on {response}"
                )
        if not self.result.words:
            self.reports.append(f"{self.run}: compared nothing")
        if self.reports:
            raise BenchError("\n".join(self.reports))

    def _probe(self, stream: str, counter: str) -> int:
        return int(getattr(self.dut, f"{stream}_{counter}").value)


Drive = Callable[[Bench, Case], Awaitable[None]]


def register(kernel: str, drive: Drive) -> Any:  # noqa: ANN401 - cocotb's test generator
    """The cocotb tests of a kernel: `drive` once per run of the plan, each leaving one result."""
    logging.getLogger("cocotb").setLevel(logging.WARNING)
    path = os.environ.get(ENVIRONMENT)
    plan = Plan.load(Path(path)) if path else None
    runs = [run for run in plan.runs if run.kernel == kernel] if plan else []

    async def bench(dut: Any, run: Run) -> None:  # noqa: ANN401
        assert plan is not None
        await _one(dut, plan, run, drive)

    bench.__name__ = bench.__qualname__ = kernel
    return cocotb.test()(cocotb.parametrize(run=runs)(bench)) if runs else None


async def _one(dut: Any, plan: Plan, run: Run, drive: Drive) -> None:  # noqa: ANN401
    started = time.monotonic()
    bench = Bench(dut, plan, run)
    try:
        folder = Path(plan.vectors)
        (entry,) = manifest.select(manifest.load(folder), [bench.kernel.operator], [run.case])
        case = manifest.load_case(folder, entry)
        await bench.start()
        await drive(bench, case)
        bench.finish()
    except Exception as error:
        again = f"\n  again:   {run.command(bench.kernel.operator)} {plan.rerun}".rstrip()
        bench.result.message = f"{error or type(error).__name__}{again}"
        raise
    finally:
        bench.result.seconds = round(time.monotonic() - started, 3)
        append_result(Path(plan.results), bench.result)
