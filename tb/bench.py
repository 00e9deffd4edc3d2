"""The shared bench: clock, reset, stream drivers and monitors, watchdog, counters, one result per run.

Runs inside the simulator. Drivers and monitors are cocotbext-axi's; counting and the protocol check are in
SystemVerilog (`hdl/stream_probe.sv`), which costs Python no cycles.
"""

from __future__ import annotations

import logging
import os
import random
import time
from collections import Counter
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
from rtl_hls.build import CLOCK_PS
from rtl_hls.kernels import kernels
from tb import checker
from tb.audit import Books, audit, late
from tb.plan import ENVIRONMENT, Plan, Result, Run, append_result
from tb.wrapper import device
from vectors import manifest
from vectors.case import Case

WATCHDOG_CYCLES = 5000
"""No handshake for this long, and the run is stuck."""
PAUSE_PROBABILITY = 0.4


class BenchError(AssertionError):
    """A run that failed: values differ, it is stuck, or its books do not balance (`tb.audit`)."""


def pauses(seed: int, tally: Counter[str], stream: str) -> Iterator[bool]:
    """Random pauses of a stream, the same for the same seed; counted in `tally`."""
    generator = random.Random(seed)
    while True:
        pause = generator.random() < PAUSE_PROBABILITY
        tally[stream] += pause
        yield pause


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
        self.device = device(self.kernel, plan.ports)
        self.result = Result(run)
        self.reports: list[str] = []
        self.compared: Counter[str] = Counter()
        self.paused: Counter[str] = Counter()
        self.expected: Counter[str] = Counter()
        self._sources: dict[str, Any] = {}
        self._sinks: dict[str, Any] = {}

    async def start(self) -> None:
        """Clock, drivers, reset."""
        Clock(self.dut.clk, CLOCK_PS, unit="ps").start()
        self.dut.rst.value = 1
        for number, stream in enumerate(self.device.streams):
            bus = AxiStreamBus.from_prefix(self.dut, stream.name)
            driver = AxiStreamSource if stream.direction == "in" else AxiStreamSink
            port = driver(bus, self.dut.clk, self.dut.rst, byte_lanes=1)
            (self._sources if stream.direction == "in" else self._sinks)[stream.name] = port
            if self.run.idle if stream.direction == "in" else self.run.stall:
                generator = pauses(self.run.seed * 1000 + number, self.paused, stream.name)
                port.set_pause_generator(generator)  # type: ignore[no-untyped-call]
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
            BenchError: nothing moves any more.
        """
        offered = {name: self.beats(name) + len(words) for name, words in inputs.items()}
        for name, words in inputs.items():
            if words:
                self._sources[name].send_nowait(AxiStreamFrame(list(words)))
        self.expected.update(outputs)
        received: dict[str, list[int]] = {name: [] for name in outputs}

        async def receive() -> None:
            for name, count in outputs.items():
                while len(received[name]) < count:
                    received[name].append((await self._sinks[name].recv()).tdata[0])
            for name, count in offered.items():  # what feeds no output word (weights) is taken too
                while self.beats(name) < count:
                    await ClockCycles(self.dut.clk, 1)

        await select(receive(), self._watch(outputs))
        await ClockCycles(self.dut.clk, 16)
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
        self.compared[role] += expected.size
        self.result.mismatches += mismatches
        self.reports += [report] if report else []

    def measure(self, first: str, last: str, ideal: int, *, budget: int) -> None:
        """Note the cycles from the first beat of one stream to the last of another.

        Args:
            first: stream whose first beat starts the count.
            last: stream whose last beat ends it, included.
            ideal: cycles that the kernel's parallelism asks for.
            budget: cycles allowed where nothing idles or stalls; a longer run of our own module fails.
        """
        self.result.cycles = self._probe(last, "last") - self._probe(first, "first") + 1
        self.result.ideal = ideal
        if not self.device.ports.top:  # how fast somebody else's module is, is for them to judge
            self.reports += late(self.run, self.result.cycles, budget, ideal)

    def finish(self, case: Case) -> None:
        """Check the books; raise what was found here and before."""
        streams = [stream.name for stream in self.device.streams]
        books = Books(
            handshakes={name: self.beats(name) for name in (*streams, *self.device.inner)},
            expected=self.expected,
            breaches={name: self._probe(name, "breaches") for name in streams},
            paused={name: self.paused[name] for name in streams},
            compared=self.compared,
            outputs={role: case.tensors[role].raw.size for role in self.kernel.outputs},
            inputs=frozenset(self._sources),
            inner=self.device.inner,
        )
        self.reports += audit(self.run, books)
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
        bench.finish(case)
    except Exception as error:
        again = f"\n  again:   {run.command(bench.kernel.operator)} {plan.rerun}".rstrip()
        bench.result.message = f"{error or type(error).__name__}{again}"
        raise
    finally:
        bench.result.seconds = round(time.monotonic() - started, 3)
        append_result(Path(plan.results), bench.result)
