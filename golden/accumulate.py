"""Sums of products: the two ways to round them, exact and fast.

Both work on integers alone. Matrix products run in float64 (BLAS) on limbs small enough that every partial sum is below
2**53 and so exact in any order. Where each product is floored on its own, x = high * 2**s + low splits it:

    floor(x * w / 2**s) = high * w + floor(low * w / 2**s)

The first part is a matrix product; the second, over words of s bits, runs in int32.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, RawArray, fit, requantize

_MANTISSA = 53
_CHUNK = 1 << 16
"""Products held at a time by `_by_token`: a quarter of a megabyte of int32, which stays in the cache."""
_MANY_TOKENS = 64
"""From here on `_by_input` is the faster way."""


def accumulator_bits(x: Format, w: Format, out: Format, terms: int, accumulation: str, shift: int = 0) -> int:
    """Bits of the widest word that a sum of `terms` products (and a bias) needs.

    Args:
        x: format of one factor.
        w: format of the other.
        out: format of the result.
        terms: products per sum.
        accumulation: `floor_each` or `exact`.
        shift: further halvings of the result, as in scaled scores.
    """
    product = x.width + w.width
    growth = terms.bit_length()  # of terms and one bias
    if accumulation == "exact":
        return product + growth
    return max(product, product - (x.frac + w.frac + shift - out.frac) + growth)


def check_accumulator(where: str, bits: int) -> None:
    """Raise EdgemoeError if an accumulator would not fit int64; `where` names the operator and layer."""
    if bits > 64:
        raise EdgemoeError(
            f"{where}: its accumulator needs {bits} bits, legal up to 64; "
            "narrow a factor or use accumulation='floor_each'"
        )


def dot(x: Fixed, weight: Fixed, bias: Fixed | None, out: Format, *, accumulation: str, where: str = "dot") -> Fixed:
    """x W^T + b with the products rounded as `accumulation` says.

    Args:
        x: (T, I).
        weight: (O, I).
        bias: (O,), or None.
        out: format of the result; its rounding is that of the products (`floor_each`) or of the sum (`exact`).
        accumulation: `floor_each` or `exact`.
        where: for errors.

    Returns:
        (T, O) in `out`.

    Raises:
        EdgemoeError: the accumulator would not fit int64.
    """
    inputs = x.shape[1]
    check_accumulator(where, accumulator_bits(x.format, weight.format, out, inputs, accumulation))
    frac = x.format.frac + weight.format.frac
    wide = Format(63, frac if accumulation == "exact" else out.frac, rounding=out.rounding)
    if accumulation == "exact":
        total = exact_matmul(x.raw, weight.raw.T)
    else:
        total = _rounded_products(x.raw, weight.raw, frac - out.frac, out.rounding)
    if bias is not None:
        total = total + requantize(bias.raw, bias.format.frac, wide)
    return Fixed(requantize(total, frac, out) if accumulation == "exact" else fit(total, out), out)


def exact_matmul(a: RawArray, b: RawArray) -> RawArray:
    """The integer matrix product a (..., T, I) @ b (..., I, O), int64; the caller knows that it fits."""
    a_bits, b_bits, growth = _bits(a), _bits(b), a.shape[-1].bit_length()
    if a_bits + b_bits + growth <= _MANTISSA:
        return np.asarray(a.astype(np.float64) @ b.astype(np.float64)).astype(np.int64)
    if a_bits >= b_bits:
        half = a_bits // 2
        return (exact_matmul(a >> half, b) << half) + exact_matmul(a & (1 << half) - 1, b)
    half = b_bits // 2
    return (exact_matmul(a, b >> half) << half) + exact_matmul(a, b & (1 << half) - 1)


def _bits(raw: RawArray) -> int:
    """Bits of the largest magnitude."""
    return max(int(raw.max(initial=0)), ~int(raw.min(initial=0))).bit_length()


def _rounded_products(x: RawArray, weight: RawArray, shift: int, rounding: str) -> RawArray:
    """Sum over i of x[t, i] * weight[o, i] / 2**shift, each quotient rounded; (T, O) int64."""
    if shift <= 0:
        return exact_matmul(x, weight.T) << -shift
    if rounding == "floor" and shift + _bits(weight) <= 31 and _bits(weight) + x.shape[1].bit_length() <= 31:
        low = (x & (1 << shift) - 1).astype(np.int32)
        return exact_matmul(x >> shift, weight.T) + _floored_low(low, weight.astype(np.int32), shift)
    target = Format(63, 0, rounding=rounding)
    total = np.zeros((len(x), len(weight)), dtype=np.int64)
    for i in range(x.shape[1]):
        total += requantize(x[:, i, None] * weight[None, :, i], shift, target)
    return total


def _floored_low(low: NDArray[np.int32], weight: NDArray[np.int32], shift: int) -> RawArray:
    """The same for words that fit int32, in pieces that stay in the cache."""
    transposed = np.ascontiguousarray(weight.T)  # (I, O)
    by = _by_input if len(low) >= _MANY_TOKENS else _by_token
    return by(low, transposed, shift)


def _by_input(low: NDArray[np.int32], weight: NDArray[np.int32], shift: int) -> RawArray:
    """All tokens at once, one input after the other."""
    total = np.zeros((len(low), weight.shape[1]), dtype=np.int32)
    products = np.empty_like(total)
    for column, row in zip(np.ascontiguousarray(low.T), weight, strict=True):
        np.multiply(column[:, None], row, out=products)
        np.right_shift(products, shift, out=products)
        np.add(total, products, out=total)
    return total.astype(np.int64)


def _by_token(low: NDArray[np.int32], weight: NDArray[np.int32], shift: int) -> RawArray:
    """One token after the other, many inputs at once."""
    inputs, outputs = weight.shape
    step = max(1, _CHUNK // outputs)
    total = np.zeros((len(low), outputs), dtype=np.int64)
    for start in range(0, inputs, step):
        piece = weight[start : start + step]
        products = np.empty_like(piece)
        for token, row in enumerate(low[:, start : start + step]):
            np.multiply(row[:, None], piece, out=products)
            np.right_shift(products, shift, out=products)
            total[token] += np.add.reduce(products, axis=0)
    return total
