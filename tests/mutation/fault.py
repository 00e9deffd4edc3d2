"""A fault, and what became of it."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One change of one place.

    Attributes:
        where: file of a kernel (gelu.v), or module (golden.gelu).
        line: in it, from 1.
        kind: of change, as in `verilog.KINDS` and `python.KINDS`.
        change: what stands there, an arrow, and what is put instead.
        number: among the faults of `where`, from 1.
    """

    where: str
    line: int
    kind: str
    change: str
    number: int

    def __str__(self) -> str:
        return f"{self.where}, line {self.line} ({self.kind}): {self.change}"


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a fault.

    Attributes:
        fault: which.
        caught: by what: a run or a test; empty for a survivor.
    """

    fault: Fault
    caught: str
