r"""GELU by a delta table: gelu(x) = relu(x) - delta(|x|), with delta(a) = a (1 - Phi(a)).

Formula (Edge-MoE, ICCAD 2023), raw integers with F = frac fraction bits, step 1/32, 177 entries (0 to 5.5):

    T[i]  = floor(2**F * a * (1 - Phi(a)) + 1/2),  a = i / 32,  Phi the normal distribution function
    ax    = |x|, wrapped;  relu(x) if ax >= 5.5
    e     = 32 * ax;  i = e >> F (8 bits);  t = e mod 2**F
    delta = ((T[i] << F) + t * (T[i+1] - T[i])) >> F, modulo 2**F
    y     = W( relu(x) - delta )

The five low bits of t are zero and delta is never negative, so the code keeps t in F - 5 bits and needs no modulo.

The smallest x has no positive counterpart: |x| wraps back to it, which is below 5.5; its e has i = 0 and t = 0, so the
result is 0 there, as everywhere below -5.5.

Shapes: any. Error against the erf GELU, input taken as exact: at most 9.8e-5 (linear interpolation over 1/32, and the
cut at 5.5, where delta is 1.0e-7).
"""

from __future__ import annotations

import functools
import math

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, check_raw, requantize, wrap

STEP_BITS = 5
ENTRIES = 177


@functools.cache
def table(frac: int) -> NDArray[np.int64]:
    """The delta table T at `frac` fraction bits, (177,), non-negative."""
    knots = [i / 2**STEP_BITS for i in range(ENTRIES)]
    return np.array([math.floor(2**frac * a * math.erfc(a / math.sqrt(2)) / 2 + 0.5) for a in knots], dtype=np.int64)


def gelu(x: Fixed, out: Format | None = None) -> Fixed:
    """GELU of raw integers.

    Args:
        x: any shape; its format is signed, with room for 5.5 and 5 to 24 fraction bits.
        out: format of the result, which is computed at the fraction bits of `x`; that of `x` where none is given.

    Returns:
        Same shape, in `out`.

    Raises:
        EdgemoeError: the format is not supported or a value does not fit it.
    """
    fmt = x.format
    limit = (ENTRIES - 1) << fmt.frac >> STEP_BITS
    if not fmt.signed or fmt.raw_max < limit or not STEP_BITS <= fmt.frac <= 24:
        raise EdgemoeError(f"gelu: {fmt} is not signed with {STEP_BITS} to 24 fraction bits and room for 5.5")
    raw = check_raw("gelu: x", x.raw, fmt)
    position_bits = fmt.frac - STEP_BITS
    knots = table(fmt.frac)
    relu = np.maximum(raw, 0)
    magnitude = wrap(np.abs(raw), fmt)
    inside = magnitude < limit
    kept = np.where(inside, magnitude, 0)
    i = kept >> position_bits & 255
    t = kept & (1 << position_bits) - 1
    delta = knots[i] + (t * np.diff(knots)[np.minimum(i, ENTRIES - 2)] >> position_bits)
    y = wrap(relu - np.where(inside, delta, 0), fmt)
    return Fixed(y, fmt) if out is None else Fixed(requantize(y, fmt.frac, out), out)
