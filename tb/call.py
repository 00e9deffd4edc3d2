"""What a bench asks of the engine: the words of one call, how many come back, and in how many cycles."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Call:
    """One call of a kernel, as stream words.

    Attributes:
        loads: words offered before anything else and taken in full, by stream: RAM contents through NAME_write, address
            above data. A second call of the same case does not load again.
        inputs: words of one call, in order, by stream; offered at once.
        outputs: how many words the call gives, by stream; every output stream of the kernel.
        first: stream whose first beat starts the measured cycles; none of `loads`.
        last: stream whose last beat ends them, included.
        ideal: cycles that the kernel's parallelism asks for.
        budget: cycles allowed where nothing idles or stalls and RAMs answer after one cycle; in other precisions than
            the published one somewhat more.
        counts: handshakes of inner streams (RAM_request, RAM_write) or outer ones that each call must make, the loads
            included; asserted in every run without a variant.
    """

    loads: dict[str, list[int]]
    inputs: dict[str, list[int]]
    outputs: dict[str, int]
    first: str
    last: str
    ideal: int
    budget: int
    counts: dict[str, int] = dataclasses.field(default_factory=dict)
