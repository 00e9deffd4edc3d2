"""The definition of every format and requantisation: fxpmath.

fxpmath 0.4.10 moves a word to another format through float64, so it is exact while a raw value fits 53 bits and wrong
above (10,169 of 20,000 products of 32 x 32 bits). A wider word is therefore first condensed to one that rounds and
overflows alike: the bits below the first dropped one become a sticky bit, and whole periods of the target are taken off
(wrapping modes), or the excess is cut to a value that is still outside (saturating modes). The rest fits 53 bits, and
fxpmath decides.

fxpmath has the overflow modes wrap and saturate. The others are defined on its result in a format three bits wider,
where nothing overflows: that result is compared with the target's range (AMD UG1399, "Overflow Modes").
"""

from __future__ import annotations

import numpy as np
from fxpmath.objects import Fxp
from numpy.typing import ArrayLike

from golden.errors import EdgemoeError
from golden.fixed import Format, RawArray, as_raw
from golden.rounding import OVERFLOW_NAMES, ROUNDING_NAMES

_WIDEST = 48


def as_fxp(raw: ArrayLike, fmt: Format) -> Fxp:
    """The fxpmath object of raw integers in `fmt`, modes included; raises EdgemoeError on a mode it lacks."""
    overflow = OVERFLOW_NAMES[fmt.overflow].fxpmath
    if overflow == "-":
        legal = ", ".join(mode for mode, names in OVERFLOW_NAMES.items() if names.fxpmath != "-")
        raise EdgemoeError(
            f"definition: fxpmath has no overflow={fmt.overflow!r}; legal: {legal}; `requantize` defines it"
        )
    return Fxp(
        np.asarray(raw, dtype=np.int64),
        fmt.signed,
        fmt.width,
        fmt.frac,
        raw=True,
        rounding=ROUNDING_NAMES[fmt.rounding].fxpmath,
        overflow=overflow,
    )


def requantize(raw: ArrayLike, frac: int, target: Format) -> RawArray:
    """As `golden.fixed.requantize`, by fxpmath. For targets of up to 48 bits; slow."""
    if target.width > _WIDEST:
        raise EdgemoeError(f"definition: target width={target.width} is above {_WIDEST}, where fxpmath is not exact")
    values = as_raw("definition", raw)
    known = OVERFLOW_NAMES[target.overflow].fxpmath != "-"
    decided = target if known else Format(target.width + 3, target.frac, rounding=target.rounding, overflow="saturate")
    condensed, below = _condense([int(value) for value in values.flat], frac, target)
    source = as_fxp(np.array(condensed, dtype=np.int64), Format(53, target.frac + below))
    result = np.asarray(source.like(as_fxp(np.zeros(1, dtype=np.int64), decided)).val).astype(np.int64)
    return (result if known else _overflow(result, target)).reshape(values.shape)


def _overflow(wide: RawArray, target: Format) -> RawArray:
    """Rounded values that may lie outside `target`, by the modes that fxpmath lacks."""
    low, high = target.raw_min, target.raw_max
    if target.overflow == "saturate_zero":
        return np.where((wide >= low) & (wide <= high), wide, 0)
    if target.overflow == "saturate_symmetric":
        lowest = -high if target.signed and target.width > 1 else low
        return np.where(wide > high, high, np.where(wide < lowest, lowest, wide))
    # wrap_sign_magnitude: up from the minimum to the maximum, then down again
    period = 2 << target.width
    phase = (wide - low) % period
    return np.asarray(low + np.minimum(phase, period - 1 - phase))


def _condense(values: list[int], frac: int, target: Format) -> tuple[list[int], int]:
    """Equivalent raw values of at most 53 bits, and how many of their fraction bits lie below the target's."""
    shift = frac - target.frac
    if shift < 2:  # nothing, or one bit, is dropped: put two bits below the target's last one
        values, shift = [value << 2 - shift for value in values], 2
    largest = 2 << target.width  # outside, and a whole number of periods of the wrapping modes
    result = []
    for value in values:
        magnitude = abs(value)
        kept, sticky = magnitude >> shift - 1, magnitude & (1 << shift - 1) - 1 != 0
        whole, half = kept >> 1, kept & 1
        whole = whole % largest if target.overflow.startswith("wrap") else min(whole, largest)
        condensed = whole << 2 | half << 1 | sticky
        result.append(-condensed if value < 0 else condensed)
    return result, 2
