"""Weights whose output channels have powers of two of their own, so that each fills its format.

A channel o of weights w is stored as raw integers of w * 2**shift[o], 0 <= shift[o] <= SCALE_BITS, and its sums of
products are brought back by shifts alone: sum << SCALE_BITS - shift[o] has frac + SCALE_BITS fraction bits in every
channel, and is rounded once, like any exact sum.
"""

from __future__ import annotations

import dataclasses
from typing import Final

import numpy as np
from numpy.typing import NDArray

from golden.fixed import Fixed, Format, RawArray, dequantize
from golden.rounding import round_real, scale

SCALE_BITS: Final = 7
"""The largest shift, and the bits that sums gain."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Scaled(Fixed):
    """Raw integers (..., O, I) or (O, ...) whose channels O are scaled.

    Attributes:
        shift: int64 (..., O); the real value of raw[..., o, i] is raw / 2**(frac + shift[..., o]).
    """

    shift: RawArray

    @property
    def real(self) -> NDArray[np.float64]:
        """The real values, float64."""
        return scaled(dequantize(self.raw, self.format), -self.shift)

    def part(self, index: int | slice) -> Scaled:
        """What is at an index of the first axis, or the slice, with its shifts."""
        return Scaled(self.raw[index], self.format, self.shift[index])

    def rows(self) -> Scaled:
        """One row per index of the first axis, with its shift."""
        return Scaled(self.raw.reshape(len(self.raw), -1), self.format, self.shift)

    def identical(self, other: Fixed) -> bool:
        """Whether types, shapes, formats, shifts and every raw integer are equal."""
        same = isinstance(other, Scaled) and np.array_equal(self.shift, other.shift)
        return same and self.format == other.format and np.array_equal(self.raw, other.raw)

    def aligned(self, sums: RawArray) -> RawArray:
        """Sums of products (T, O) with SCALE_BITS more fraction bits, the same in every channel."""
        return np.asarray(sums << SCALE_BITS - self.shift)


def extra_bits(weight: Fixed) -> int:
    """Fraction bits that the sums of products with these weights have beyond those of the products."""
    return SCALE_BITS if isinstance(weight, Scaled) else 0


def channel_shift(values: NDArray[np.float64], fmt: Format, axes: int = 1) -> NDArray[np.int64]:
    """The largest shift of each channel that leaves all its values in range after rounding; 0 where none does.

    Args:
        values: finite real values; the first `axes` axes are the channels.
        fmt: the format of the scaled values.
        axes: 1, or 2 where there is an axis of experts before that of outputs.

    Returns:
        0 to SCALE_BITS, one per channel.
    """
    flat = values.reshape(*values.shape[:axes], -1)
    lowest = fmt.raw_min + (fmt.overflow == "saturate_symmetric" and fmt.signed and fmt.width > 1)
    shift = np.zeros(flat.shape[:axes], dtype=np.int64)
    ends = np.stack([flat.min(axis=-1), flat.max(axis=-1)])  # rounding keeps order: the ends decide
    for bits in range(1, SCALE_BITS + 1):
        low, high = round_real(scale(ends, fmt.frac + bits), fmt.rounding)
        shift[(low >= float(lowest)) & (high < float(fmt.raw_max + 1))] = bits
    return shift


def scaled(values: NDArray[np.float64], shift: NDArray[np.int64]) -> NDArray[np.float64]:
    """Values (channels first) times 2**shift of their channel."""
    return np.asarray(np.ldexp(values, shift.reshape(*shift.shape, *(1,) * (values.ndim - shift.ndim))))
