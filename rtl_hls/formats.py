"""Formats for DSLX: one u32 each, as `fixed.x` reads them, and the width of the sums that the kernels keep."""

from __future__ import annotations

from golden.accumulate import accumulator_bits, sum_frac
from golden.errors import EdgemoeError
from golden.fixed import OVERFLOWS, ROUNDINGS, Format

_FRAC_OFFSET = 128


def pack(fmt: Format) -> int:
    """A format as the u32 of `fixed.x`; raises EdgemoeError beyond -128 to 127 fraction bits."""
    if not -_FRAC_OFFSET <= fmt.frac < _FRAC_OFFSET:
        raise EdgemoeError(f"rtl: {fmt} has {fmt.frac} fraction bits; legal: {-_FRAC_OFFSET} to {_FRAC_OFFSET - 1}")
    modes = ROUNDINGS.index(fmt.rounding) << 16 | OVERFLOWS.index(fmt.overflow) << 20
    return fmt.width | fmt.frac + _FRAC_OFFSET << 7 | fmt.signed << 15 | modes


def sum_bits(a: Format, b: Format, out: Format, terms: int, accumulation: str, bias: Format | None = None) -> int:
    """Bits of an accumulator that ends in the right result: all of the sum, or as many as survive where it wraps.

    Raises:
        EdgemoeError: the bias has more fraction bits than the sum, which the hardware does not keep.
    """
    frac = sum_frac(a, b, out, accumulation)
    if bias is not None and bias.frac > frac:
        whose = "a product" if accumulation == "exact" else "the result"
        raise EdgemoeError(
            f"rtl: a bias {bias} is finer than the sum it enters: {bias.frac} fraction bits; "
            f"legal: up to {frac}, those of {whose}; give the bias no more (`Precision.replace`)"
        )
    whole = accumulator_bits(a, b, out, terms, accumulation, bias=bias) + 1
    # In `exact` low bits decide how the sum rounds; XLS would also merge a cut sum into the accumulator's loop.
    return out.width if accumulation == "floor_each" and out.overflow == "wrap" else whole
