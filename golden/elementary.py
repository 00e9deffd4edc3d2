r"""The exponential, reciprocal and square root that the operators share, all in integers.

**exp_reference** is floor(e**x) on the grid: floor(e**(raw / 2**frac) * 2**frac) for raw <= 0, exactly (float64
decides, and 50-digit decimals where float64 comes within 1e-6 of a whole number).

**exp_hardware** is the one that RTL computes, to the bit. With u = -raw, powers of two and three factors:

    t = u * LOG2E >> frac              u * log2(e), at 24 bits
    n, i, j, r = whole part of t, and the 6, 6 and 12 bits of its fraction
    v = A[i] - (A[i] * D[j] >> 23)     2**-(i/64) * 2**-(j/4096) at 25 bits, A[i] = 2**-(i/64), D[j] = 1 - 2**-(j/4096)
    w = v - ((v >> 11) * (r * LN2 >> 12) >> 15)    times 1 - r * ln 2
    result = w >> (n + 25 - frac)      frac of the result; 0 when n >= 32

One 26 x 25 and one 26 x 17 multiply and two small ones; the tables hold 128 words. At 22 fraction bits it is within one
LSB of exp_reference on the whole domain (equal on 97.4 % of it), never rises as the argument falls, and is exact at 0.

With tables of 2**b words each, b from 3 to 8, the same 24 fraction bits are cut into b, b and 24 - 2 b; r is below
4**-b, and 1 - r ln 2 errs by half the square of r ln 2. In LSB of F fraction bits, the difference from exp_reference is
at most 1 + (0.2403 * 16**-b + 2**-22) * 2**F (`exp_bound`); with b below 6, exp can rise as the argument falls. The
largest difference at F = 22 on the whole domain:

    b    3     4     5    6    7    8
         246   15    2    1    1    1

A positive argument gives 0 in both: it arises only when the difference of two scores wraps past -2**31, and e to the
true difference is far below one LSB.

**reciprocal** is floor(1 / x) on the grid, wrapped; **square_root** is floor(sqrt(x)). Both are exact.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from decimal import Context, Decimal
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from golden.fixed import Format, RawArray, fit
from golden.precision import EXP_TABLE_BITS, EXP_TABLE_SIZES

Exp = Callable[[RawArray, Format, Format], RawArray]
"""exp of raw integers: (raw, format of the argument, format of the result) -> raw."""

_DECIMAL = Context(prec=60)
_LN2: Final = _DECIMAL.ln(Decimal(2))

EXP_LOG2E_FRAC: Final = 24
EXP_HIGH_FRAC: Final = 25
EXP_LOW_FRAC: Final = 23
EXP_LN2_FRAC: Final = 14
EXP_COARSE_DROP: Final = 11
"""Bits of v that the last, small product leaves away."""


def _nearest(value: Decimal, frac: int) -> int:
    return int(_DECIMAL.multiply(value, Decimal(2**frac)).to_integral_value(rounding="ROUND_HALF_EVEN"))


def _power_of_half(numerator: int, denominator: int) -> Decimal:
    return _DECIMAL.exp(_DECIMAL.divide(_DECIMAL.multiply(_LN2, Decimal(-numerator)), Decimal(denominator)))


EXP_LOG2E: Final = _nearest(_DECIMAL.divide(Decimal(1), _LN2), EXP_LOG2E_FRAC)
EXP_LN2: Final = _nearest(_LN2, EXP_LN2_FRAC)


class ExpTables(NamedTuple):
    """The tables of one size, and how it cuts the fraction.

    Attributes:
        high: A, (2**bits,).
        low: D, (2**bits,).
        rest_bits: bits of r.
        last_drop: fraction bits of the last product beyond those of v.
    """

    high: NDArray[np.int64]
    low: NDArray[np.int64]
    rest_bits: int
    last_drop: int


@functools.cache
def exp_tables(bits: int) -> ExpTables:
    """The tables of 2**bits words each; EdgemoeError unless bits is from 3 to 8."""
    if type(bits) is not int or bits not in EXP_TABLE_SIZES:
        raise EdgemoeError(f"exp: table_bits={bits!r} is not from {EXP_TABLE_SIZES[0]} to {EXP_TABLE_SIZES[-1]}")
    size = 1 << bits
    high = np.array([_nearest(_power_of_half(i, size), EXP_HIGH_FRAC) for i in range(size)])
    low = np.array([_nearest(1 - _power_of_half(j, size**2), EXP_LOW_FRAC) for j in range(size)])
    rest = EXP_LOG2E_FRAC - 2 * bits
    return ExpTables(high, low, rest, EXP_LOG2E_FRAC + EXP_LN2_FRAC - rest - EXP_COARSE_DROP)


def exp_bound(table_bits: int, frac: int) -> float:
    """The largest difference of `exp_hardware` from `exp_reference` in LSB of a result of `frac` fraction bits."""
    return 1 + (0.2403 * 16.0**-table_bits + 2.0**-22) * 2.0**frac


def exp_hardware(raw: RawArray, fmt: Format, out: Format, *, table_bits: int = EXP_TABLE_BITS) -> RawArray:
    """The hardware's exp: within one LSB of `exp_reference` at up to 22 fraction bits.

    Args:
        raw: any shape, in `fmt`.
        fmt: argument format; signed, at most 32 bits wide.
        out: result format; at most 25 fraction bits, holds 1.0.
        table_bits: 3 to 8; with fewer than 6, errors are larger (`exp_bound`).

    Returns:
        0 to 1.0 in `out`, same shape.
    """
    _check(fmt, out)
    tables = exp_tables(table_bits)
    u = np.where(raw > 0, 1 << 31, -raw)
    if fmt.frac < 0:  # whole numbers beyond 64 give 0 anyway, and must not grow out of int64
        u = np.minimum(u, 64) << -fmt.frac
    # 24 fraction bits; u <= 2**31 and LOG2E < 2**25 keep the product in int64
    t = u * EXP_LOG2E >> max(fmt.frac, 0)
    index, rest = (1 << table_bits) - 1, tables.rest_bits
    n, i = t >> EXP_LOG2E_FRAC, t >> table_bits + rest & index
    j, r = t >> rest & index, t & (1 << rest) - 1
    high = tables.high[i]
    v = high - (high * tables.low[j] >> EXP_LOW_FRAC)
    w = v - ((v >> EXP_COARSE_DROP) * (r * EXP_LN2 >> rest) >> tables.last_drop)
    return np.where((n >= 32) | (raw > 0), 0, w >> np.minimum(n, 31) + EXP_HIGH_FRAC - out.frac)


def exp_reference(raw: RawArray, fmt: Format, out: Format) -> RawArray:
    """floor(e**x) on the grid of `out`, exactly; arguments and result as in `exp_hardware`."""
    _check(fmt, out)
    scale = 2.0**out.frac
    real = np.exp(np.minimum(raw, 0) * fmt.ulp) * scale
    result = np.atleast_1d(np.where(raw > 0, 0, np.floor(real)).astype(np.int64))
    doubtful = (raw < 0) & (np.abs(real - np.rint(real)) < 1e-6) & (real > 0.5)
    for index in np.argwhere(np.atleast_1d(doubtful)):
        argument = _DECIMAL.multiply(Decimal(int(np.atleast_1d(raw)[tuple(index)])), Decimal(2) ** -fmt.frac)
        result[tuple(index)] = int(_DECIMAL.multiply(_DECIMAL.exp(argument), Decimal(2**out.frac)))
    return result.reshape(np.shape(raw))


EXP: Final[dict[str, Exp]] = {"hardware": exp_hardware, "reference": exp_reference}
"""The exponentials by the names that `Precision.exp` uses."""


def get_exp(name: str, table_bits: int = EXP_TABLE_BITS) -> Exp:
    """The exponential of `Precision.exp`, with tables of 2**table_bits words if it has any."""
    if name == "hardware" and table_bits != EXP_TABLE_BITS:
        return functools.partial(exp_hardware, table_bits=table_bits)
    return EXP[name]


def reciprocal(raw: RawArray, fmt: Format, out: Format) -> RawArray:
    """floor(1 / x) on the grid of `out`, fitted by its overflow; the largest value at 0, where upstream is undefined.

    Args:
        raw: any shape, in `fmt`.
        fmt: format of x.
        out: format of the result.
    """
    quotient = (1 << fmt.frac + out.frac) // np.where(raw == 0, 1, raw)
    return np.where(raw == 0, out.raw_max, fit(quotient, out))


def reciprocal_steps(fmt: Format) -> int:
    """Quotient bits, and so division steps, of the reciprocal of a value of at least 1.0."""
    return fmt.frac + 1


def square_root(raw: RawArray) -> RawArray:
    """floor(sqrt(raw)) of integers 0 to 2**62; raises EdgemoeError below 0."""
    if np.min(raw, initial=0) < 0:
        raise EdgemoeError(f"square_root: argument {np.min(raw)} is negative; legal: 0 to 2**62")
    root = np.sqrt(raw.astype(np.float64)).astype(np.int64)
    root = root - (root * root > raw)
    return root + ((root + 1) * (root + 1) <= raw)


def _check(fmt: Format, out: Format) -> None:
    if not fmt.signed or not -16 <= fmt.frac <= 31 or fmt.width > 32:
        raise EdgemoeError(f"exp: argument {fmt} is not signed, up to 32 bits wide, with -16 to 31 fraction bits")
    if not 0 <= out.frac <= EXP_HIGH_FRAC or out.raw_max < 1 << out.frac:
        raise EdgemoeError(f"exp: result {out} does not hold 1.0 with 0 to {EXP_HIGH_FRAC} fraction bits")
