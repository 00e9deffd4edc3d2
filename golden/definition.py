"""The definition of every format and requantisation: fxpmath.

fxpmath 0.4.10 moves a word to another format through float64, so it is exact while a raw value fits 53 bits and wrong
above (10,169 of 20,000 products of 32 x 32 bits). A wider word is therefore first condensed to one that rounds and
overflows alike: the bits below the first dropped one become a sticky bit, and whole periods of the target's width are
taken off (wrap), or the excess is cut to a value that is still outside (saturate). The rest fits 53 bits, and fxpmath
decides.
"""

from __future__ import annotations

import numpy as np
from fxpmath.objects import Fxp
from numpy.typing import ArrayLike

from golden.errors import EdgemoeError
from golden.fixed import Format, RawArray, as_raw

_FXPMATH_ROUNDING = {"nearest_even": "around"}
_WIDEST = 48


def as_fxp(raw: ArrayLike, fmt: Format) -> Fxp:
    """The fxpmath object of raw integers in `fmt`, modes included."""
    return Fxp(
        np.asarray(raw, dtype=np.int64),
        fmt.signed,
        fmt.width,
        fmt.frac,
        raw=True,
        rounding=_FXPMATH_ROUNDING.get(fmt.rounding, fmt.rounding),
        overflow=fmt.overflow,
    )


def requantize(raw: ArrayLike, frac: int, target: Format) -> RawArray:
    """As `golden.fixed.requantize`, by fxpmath. For targets of up to 48 bits; slow."""
    if target.width > _WIDEST:
        raise EdgemoeError(f"definition: target width={target.width} is above {_WIDEST}, where fxpmath is not exact")
    values = as_raw("definition", raw)
    condensed, below = _condense([int(value) for value in values.flat], frac, target)
    source = as_fxp(np.array(condensed, dtype=np.int64), Format(53, target.frac + below))
    result = source.like(as_fxp(np.zeros(1, dtype=np.int64), target))
    return np.asarray(result.val).astype(np.int64).reshape(values.shape)


def _condense(values: list[int], frac: int, target: Format) -> tuple[list[int], int]:
    """Equivalent raw values of at most 53 bits, and how many of their fraction bits lie below the target's."""
    shift = frac - target.frac
    if shift < 2:  # nothing, or one bit, is dropped: put two bits below the target's last one
        values, shift = [value << 2 - shift for value in values], 2
    period = 1 << target.width
    result = []
    for value in values:
        magnitude = abs(value)
        kept, sticky = magnitude >> shift - 1, magnitude & (1 << shift - 1) - 1 != 0
        whole, half = kept >> 1, kept & 1
        whole = whole % period if target.overflow == "wrap" else min(whole, 2 * period)
        condensed = whole << 2 | half << 1 | sticky
        result.append(-condensed if value < 0 else condensed)
    return result, 2
