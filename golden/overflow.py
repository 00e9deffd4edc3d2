"""How many values left the range of their format: where numbers wrap or saturate.

    with counting() as counter:
        for name, value in encoder.stream(image, task):
            values, overflowed = counter.take()  # of what led to this intermediate

Every value that `golden.fixed` brings into a format (`fit`, `wrap`, `requantize`, `quantize`) is counted, also inside
an operator; it overflowed where rounding gave more than the format holds. Formats of 63 bits, as `Format.unfitted`, are
working words and not counted. Results are the same with and without counting. A counter belongs to its context
(`contextvars`), so threads count apart; of nested ones the innermost counts.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Counter:
    """Values and overflows since the last `take`."""

    def __init__(self) -> None:
        self._values = 0
        self._overflowed = 0

    def add(self, values: int, overflowed: int) -> None:
        """Count so many values, of which so many overflowed."""
        self._values += values
        self._overflowed += overflowed

    def add_raw(self, raw: NDArray[Any], low: int, high: int) -> None:
        """Count integers (int64, or Python's in an object array), of which those outside low to high overflowed."""
        overflowed = 0
        if raw.size and (raw.min() < low or raw.max() > high):  # mostly none: two passes and no array
            overflowed = int(np.count_nonzero((raw < low) | (raw > high)))
        self.add(raw.size, overflowed)

    def take(self) -> tuple[int, int]:
        """(values, overflowed) since the last call, or since the start."""
        found = self._values, self._overflowed
        self._values = self._overflowed = 0
        return found


_ACTIVE: ContextVar[Counter | None] = ContextVar("golden.overflow", default=None)


@contextlib.contextmanager
def counting() -> Iterator[Counter]:
    """Count inside the block, in this context."""
    token = _ACTIVE.set(counter := Counter())
    try:
        yield counter
    finally:
        _ACTIVE.reset(token)


def active() -> Counter | None:
    """The counter of this context, if it counts."""
    return _ACTIVE.get()
