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
        handshakes: beats taken per stream since the last reset, those inside the device included.
        expected: beats that each outer stream should have seen, and inner ones where the bench counts them.
        breaches: beats per stream that changed or were withdrawn before they were taken.
        paused: cycles in which each driver held back a word, or refused one.
        compared: values compared per output tensor.
        outputs: values that each output tensor holds, over all calls of the run.
        inputs: input streams.
        pairs: request and response inside the device, which must balance.
        cuts: per reset that cut a transfer, beats of it that passed, and how many it has in all.
    """

    handshakes: Mapping[str, int]
    expected: Mapping[str, int]
    breaches: Mapping[str, int]
    paused: Mapping[str, int]
    compared: Mapping[str, int]
    outputs: Mapping[str, int]
    inputs: frozenset[str]
    pairs: tuple[tuple[str, str], ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()


def audit(run: Run, books: Books) -> list[str]:
    """Every rule that a run broke, as sentences; empty if none."""
    found = []
    for stream, count in books.breaches.items():
        if count:
            found.append(f"{stream} changed or withdrew {count} beats before they were taken")
    for stream, count in books.expected.items():
        if books.handshakes[stream] != count:
            verb = "took" if stream in books.inputs else "gave"
            found.append(f"{stream} {verb} {books.handshakes[stream]} words, expected {count}")
    for request, response in books.pairs:
        if books.handshakes[request] != books.handshakes[response]:
            found.append(f"{books.handshakes[request]} on {request}, {books.handshakes[response]} on {response}")
    for role, size in books.outputs.items():
        if books.compared.get(role, 0) != size:
            found.append(f"compared {books.compared.get(role, 0)} of {size} values of {role}")
    if not sum(books.compared.values()):
        found.append("compared nothing")
    return [f"{run}: {line}" for line in [*found, *_cuts(run, books), *_pauses(run, books)]]


def _cuts(run: Run, books: Books) -> list[str]:
    """Whether resets came where they should, each within a transfer."""
    found = [
        f"a reset came after {before} of {whole} beats, not within the transfer"
        for before, whole in books.cuts
        if not 0 < before < whole
    ]
    return found if bool(books.cuts) == (run.variant == "reset") else [f"{len(books.cuts)} resets within transfers"]


def _pauses(run: Run, books: Books) -> list[str]:
    """Whether the streams that should have paused did, each of them."""
    found = []
    for wanted, what, streams in (
        (run.idle, "idled", books.inputs),
        (run.stall, "stalled", books.paused.keys() - books.inputs),
    ):
        for stream in sorted(streams):
            if bool(books.paused[stream]) != (wanted and books.handshakes[stream] > 0):
                found.append(f"{stream} {what} in {books.paused[stream]} cycles")
    return found


def late(run: Run, cycles: int, budget: int, ideal: int) -> list[str]:
    """Whether an undisturbed run took more cycles than allowed."""
    if not run.undisturbed or cycles <= budget:
        return []
    return [f"{run}: {cycles} cycles, allowed {budget}, ideal {ideal}"]
