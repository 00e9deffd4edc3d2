r"""GELU by a delta table: gelu(x) = relu(x) - delta(|x|), with delta(a) = a (1 - Phi(a)).

Formula (Edge-MoE, ICCAD 2023), raw integers with F = frac fraction bits, step 2**-s, 5.5 * 2**s + 1 entries (0 to 5.5);
published, s = 5, a step of 1/32 and 177 entries:

    T[i]  = floor(2**F * a * (1 - Phi(a)) + 1/2),  a = i / 2**s,  Phi the normal distribution function
    ax    = |x|, wrapped;  relu(x) if ax >= 5.5
    e     = ax << s;  i = e >> F (3 + s bits);  t = e mod 2**F
    delta = ((T[i] << F) + t * (T[i+1] - T[i])) >> F, modulo 2**F
    y     = W( relu(x) - delta )

The s low bits of t are zero and delta is never negative, so the code keeps t in F - s bits and needs no modulo.

The smallest x has no positive counterpart: |x| wraps back to it, which is below 5.5; its e has i = 0 and t = 0, so the
result is 0 there, as everywhere below -5.5.

Shapes: any. Error against the erf GELU, input taken as exact: at most 9.8e-5 (linear interpolation over 1/32, and the
cut at 5.5, where delta is 1.0e-7); with other steps at most 0.1 * 4**-s + 1.1e-7 and two ulp of x, since interpolation
errs by at most step**2 / 8 times the curvature of delta, which is below 0.798.
"""

from __future__ import annotations

import functools
import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, check_raw, requantize, wrap
from golden.precision import GELU_STEP_BITS, GELU_STEP_SIZES

STEP_BITS: Final = GELU_STEP_BITS
ENTRIES: Final = 177
"""As published."""


def entries(step_bits: int) -> int:
    """Entries of the table of a step of 2**-step_bits; 2 to 7."""
    return (11 << step_bits >> 1) + 1


@functools.cache
def table(frac: int, step_bits: int = STEP_BITS) -> NDArray[np.int64]:
    """The delta table T at `frac` fraction bits, (entries(step_bits),), non-negative."""
    knots = [i / 2**step_bits for i in range(entries(step_bits))]
    return np.array([math.floor(2**frac * a * math.erfc(a / math.sqrt(2)) / 2 + 0.5) for a in knots], dtype=np.int64)


def gelu(x: Fixed, out: Format | None = None, *, step_bits: int = STEP_BITS) -> Fixed:
    """GELU of raw integers.

    Args:
        x: any shape; its format is signed, with room for 5.5 and `step_bits` to 24 fraction bits.
        out: format of the result, which is computed at the fraction bits of `x`; that of `x` where none is given.
        step_bits: 2 to 7; the table's step is 2**-step_bits.

    Returns:
        Same shape, in `out`.

    Raises:
        EdgemoeError: the step or the format is not supported, or a value does not fit it.
    """
    fmt = x.format
    if type(step_bits) is not int or step_bits not in GELU_STEP_SIZES:
        raise EdgemoeError(f"gelu: step_bits={step_bits!r} is not from {GELU_STEP_SIZES[0]} to {GELU_STEP_SIZES[-1]}")
    if not fmt.signed or not step_bits <= fmt.frac <= 24 or fmt.raw_max < 11 << fmt.frac >> 1:
        raise EdgemoeError(
            f"gelu: {fmt} is not signed with {step_bits} to 24 fraction bits and room for 5.5, as a step of "
            f"2**-{step_bits} needs; change the format or the step"
        )
    raw = check_raw("gelu: x", x.raw, fmt)
    limit, position_bits = 11 << fmt.frac >> 1, fmt.frac - step_bits
    knots = table(fmt.frac, step_bits)
    relu = np.maximum(raw, 0)
    magnitude = wrap(np.abs(raw), fmt)
    inside = magnitude < limit
    kept = np.where(inside, magnitude, 0)
    i = kept >> position_bits & (8 << step_bits) - 1
    t = kept & (1 << position_bits) - 1
    delta = knots[i] + (t * np.diff(knots)[np.minimum(i, len(knots) - 2)] >> position_bits)
    y = wrap(relu - np.where(inside, delta, 0), fmt)
    return Fixed(y, fmt) if out is None else Fixed(requantize(y, fmt.frac, out), out)
