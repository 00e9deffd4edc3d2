"""What must hold of every run beside equal values: everything compared, nothing lost, the stall pattern really applied.

Pure Python, so that each rule is tested without a simulator.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from tb.plan import Run


@dataclasses.dataclass(frozen=True, slots=True)
class Books:
    """The counts of one run.

    Attributes:
        handshakes: beats taken per stream, those inside the device included.
        expected: beats that each output stream should have given.
        breaches: beats per stream that changed or were withdrawn before they were taken.
        paused: cycles in which each driver held back.
        compared: values compared per output tensor.
        outputs: values that each output tensor of the case holds.
        inputs: input streams.
        inner: handshakes inside the device; requests and responses alternate.
    """

    handshakes: Mapping[str, int]
    expected: Mapping[str, int]
    breaches: Mapping[str, int]
    paused: Mapping[str, int]
    compared: Mapping[str, int]
    outputs: Mapping[str, int]
    inputs: frozenset[str]
    inner: tuple[str, ...] = ()


def audit(run: Run, books: Books) -> list[str]:
    """Every rule that a run broke, as sentences; empty if none."""
    found = []
    for stream, count in books.breaches.items():
        if count:
            found.append(f"{stream} changed or withdrew {count} beats before they were taken")
    for stream, count in books.expected.items():
        if books.handshakes[stream] != count:
            found.append(f"{stream} gave {books.handshakes[stream]} words, expected {count}")
    for request, response in zip(books.inner[::2], books.inner[1::2], strict=True):
        if books.handshakes[request] != books.handshakes[response]:
            found.append(f"{books.handshakes[request]} on {request}, {books.handshakes[response]} on {response}")
    for role, size in books.outputs.items():
        if books.compared.get(role, 0) != size:
            found.append(f"compared {books.compared.get(role, 0)} of {size} values of {role}")
    if not sum(books.compared.values()):
        found.append("compared nothing")
    for wanted, what, streams in (
        (run.idle, "idled", books.inputs),
        (run.stall, "stalled", books.paused.keys() - books.inputs),
    ):
        if wanted and not any(books.paused[stream] for stream in streams):
            found.append(f"no stream {what}")
    return [f"{run}: {line}" for line in found]


def late(run: Run, cycles: int, budget: int, ideal: int) -> list[str]:
    """Whether an undisturbed run took more cycles than allowed."""
    if run.idle or run.stall or cycles <= budget:
        return []
    return [f"{run}: {cycles} cycles, allowed {budget}, ideal {ideal}"]
