"""One run of one kernel inside the simulator: reset, steps, comparison, books.

The words of a run lie in files that the stream drivers read (`hdl/stream_source.sv`) and write (`hdl/stream_sink.sv`);
counting, the protocol check and the watchdog are in SystemVerilog as well (`wrapper`). Python sets how many beats are
due and waits, so that a cycle costs it nothing.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cocotb.triggers import ClockCycles, RisingEdge

from golden.config import get_config
from golden.fixed import Format, RawArray
from golden.precision import EDGE_MOE, get_precision
from rtl_hls.kernel import Kernel
from rtl_hls.kernels import kernels
from tb import checker, program
from tb.audit import Books, audit, late
from tb.call import Call
from tb.plan import Plan, Result, Run
from tb.wrapper import WATCHDOG_CYCLES, device
from vectors.case import Case

_PATIENCE = 50
"""Cycles per beat and allowed cycle after which a run that still moves is given up."""
_DEEPER = 16
"""Cycles, and with them an eighth, by which other precisions may exceed a budget: their pipelines are deeper."""


class BenchError(AssertionError):
    """A run that failed: values differ, it is stuck, or its books do not balance (`tb.audit`)."""


@functools.cache
def _kernel(config: str, precision: str, name: str) -> Kernel:
    return kernels(get_config(config), get_precision(precision))[name]


class Bench:
    """One run of one kernel.

    Attributes:
        kernel: the kernel under test.
        precision: formats of its streams.
        run: what is run.
        result: filled as the run goes.
        books: its counts, once it is finished.
    """

    books: Books

    def __init__(self, dut: Any, plan: Plan, run: Run) -> None:  # noqa: ANN401 - cocotb handles are dynamic
        self.dut = dut
        self.run = run
        self.precision = get_precision(plan.precision)
        self.kernel = _kernel(run.config, plan.precision, run.kernel)
        self.device = device(self.kernel, plan.ports)
        self.result = Result(run)
        self._folder = Path(plan.words)
        self._streams = {stream.name: stream for stream in self.device.streams}
        self._watched = [*self._streams, *(stream.name for stream in self.device.inner)]
        self._reports: list[str] = []
        self._compared: Counter[str] = Counter()
        self._outputs: Counter[str] = Counter()
        self._expected: Counter[str] = Counter()
        self._breaches: Counter[str] = Counter()

    def check(self, role: str, expected: RawArray, actual: RawArray, fmt: Format) -> None:
        """Compare in full; a difference is kept for the result.

        Args:
            role: an output tensor of the case.
            expected: of the golden model.
            actual: of the device, of the same shape.
            fmt: format of both.
        """
        mismatches, report = checker.compare(self.run, role, expected, actual, fmt)
        self.result.words += expected.size
        self._compared[role] += expected.size
        self.result.mismatches += mismatches
        self._reports += [report] if report else []

    async def reset(self, steps: Sequence[program.Step]) -> None:
        """Assert reset, put down the words of these steps, and release it."""
        self.dut.rst.value = 1
        self.dut.trip.value = 0
        self.dut.limit.value = 0xFFFFFFFF
        self.dut.ram_delay.value = self.run.delay
        for name, seed in program.seeds(self.run, self.device.streams).items():
            getattr(self.dut, f"{name}_due").value = 0
            getattr(self.dut, f"{name}_seed").value = seed
        await ClockCycles(self.dut.clk, 8)
        for name, stream in self._streams.items():
            words = [word for step in steps for word in step.inputs.get(name, ())]
            try:
                self._folder.joinpath(name).write_bytes(program.to_bytes(words, stream.bits))
            except ValueError as error:
                raise BenchError(f"{self.run}: stream {name}: {error}") from None
        self._expected.clear()
        self.dut.rst.value = 0
        await ClockCycles(self.dut.clk, 4)

    async def step(self, step: program.Step, *, trip: int = 0) -> None:
        """Offer the words of a step until every output word came, or `trip` beats of it passed.

        Raises:
            BenchError: nothing moves any more, or it never ends.
        """
        self._expected.update(step.beats)
        for name in self._streams:
            getattr(self.dut, f"{name}_due").value = self._expected[name]
        if trip:
            self.dut.trip.value = self.value("total") + trip
        self.dut.limit.value = self.value("cycle") + WATCHDOG_CYCLES + _PATIENCE * (step.beats.total() + step.budget)
        await ClockCycles(self.dut.clk, 2)  # until `over` is of this step
        if not self.value("over"):
            await RisingEdge(self.dut.over)
        if self.value("stuck"):
            quiet = f"no handshake for {WATCHDOG_CYCLES} cycles"
            why = quiet if self.value("cycle") < self.value("limit") else f"no end after {self.value('cycle')} cycles"
            raise BenchError(f"{self.run}: {why}, expected words {dict(step.outputs)}; {self.counters()}")

    def received(self, stream: str) -> list[int]:
        """Every word that an output stream gave since the last reset."""
        path = self._folder / stream
        lines = path.read_text().splitlines() if path.exists() else []
        try:
            return [int(line, 16) for line in lines]
        except ValueError:
            unknown = next(i for i, line in enumerate(lines) if set(line) & set("xzXZ"))
            raise BenchError(f"{self.run}: word {unknown} of {stream} has unknown bits: {lines[unknown]}") from None

    def counters(self) -> str:
        """Handshakes of every stream, inner ones included."""
        names = self._watched
        return "handshakes: " + ", ".join(f"{name} {self.value(f'{name}_beats')}" for name in names)

    def note_breaches(self) -> None:
        """Keep the breaches of the protocol that a reset is about to forget."""
        self._breaches.update({name: self.value(f"{name}_breaches") for name in self._watched})

    def expect(self, case: Case) -> None:
        """Note the values that a call's check must compare."""
        self._outputs.update({role: case.tensors[role].raw.size for role in self.kernel.outputs})

    def measure(self, call: Call, times: int) -> None:
        """Note the cycles of so many calls; an undisturbed run over its budget, exact where published, fails."""
        first, last = self.value(f"{call.first}_first"), self.value(f"{call.last}_last")
        self.result.cycles, self.result.ideal = last - first + 1, call.ideal * times
        if not self.device.ports.top:  # how fast somebody else's module is, is for them to judge
            published = self.precision.name == EDGE_MOE.name
            budget = call.budget if published else call.budget + call.budget // 8 + _DEEPER
            self._reports += late(self.run, self.result.cycles, budget, call.ideal)

    def finish(self, counts: dict[str, int], cuts: Sequence[tuple[int, int]]) -> None:
        """Check the books; raise what was found here and before.

        Args:
            counts: handshakes that the bench asks for; those inside somebody else's module cannot be seen.
            cuts: see `Books.cuts`.
        """
        self.note_breaches()
        names = self._watched
        if unknown := sorted(counts.keys() - names) if not self.device.ports.top else []:
            raise BenchError(f"{self.run}: counts of {', '.join(unknown)}, which {self.device.module} does not have")
        self.books = Books(
            handshakes={name: self.value(f"{name}_beats") for name in names},
            expected={
                **{name: self._expected[name] for name in self._streams},
                **{name: count for name, count in counts.items() if name in names},
            },
            breaches=self._breaches,
            paused={name: self.value(f"{name}_paused") for name in self._streams},
            compared=self._compared,
            outputs=self._outputs,
            inputs=frozenset(name for name, stream in self._streams.items() if stream.direction == "in"),
            pairs=self.device.pairs,
            cuts=tuple(cuts),
        )
        self._reports += audit(self.run, self.books)
        if self._reports:
            raise BenchError("\n".join(self._reports))

    def value(self, signal: str) -> int:
        """A signal of the bench's top level (`tb.wrapper.public`)."""
        return int(getattr(self.dut, signal).value)
