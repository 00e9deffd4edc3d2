"""Sums of products: the two ways to round them, exact and fast.

Both work on integers alone. Matrix products run in float64 (BLAS) on limbs small enough that every partial sum is below
2**53 and so exact in any order. Where each product is floored on its own, the sum of floors is the plain sum less the
remainders, and those need only the low bits of each word (`floored_products`).
"""

from __future__ import annotations

import numpy as np

from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, RawArray, fit, requantize
from golden.scaled import Scaled, extra_bits

_MANTISSA = 53
_CHUNK = 1 << 18
"""Products held at a time by `_remainders`, which stay in the cache."""
_SUMS = 1 << 17
"""Sums held at a time, likewise."""


def accumulator_bits(
    x: Format,
    w: Format,
    out: Format,
    terms: int,
    accumulation: str,
    shift: int = 0,
    bias: Format | None = None,
    extra: int = 0,
) -> int:
    """Bits, sign included, of the widest word that a sum of `terms` products and a bias needs.

    Args:
        x: format of one factor.
        w: format of the other.
        out: format of the result.
        terms: products per sum.
        accumulation: `floor_each` or `exact`.
        shift: further halvings of the result, as in scaled scores.
        bias: format of the bias, if there is one.
        extra: fraction bits that a whole sum gains when channels with scales of their own are aligned.
    """
    product = x.width + w.width + (not x.signed and not w.signed)
    growth, frac = (terms - 1).bit_length(), x.frac + w.frac
    if accumulation == "exact":
        kept = frac + extra if bias is None else max(frac + extra, bias.frac)
        total = product + growth + kept - frac
    else:
        total, kept = product - (frac + shift - out.frac) + growth, out.frac
    aligned = 0 if bias is None else bias.width + (not bias.signed) + kept - bias.frac
    return max(product, total, aligned) if bias is None else max(product, max(total, aligned) + 1)


def sum_frac(x: Format, w: Format, out: Format, accumulation: str) -> int:
    """Fraction bits of a sum of products: those of the products in `exact`, those of the result in `floor_each`."""
    return x.frac + w.frac if accumulation == "exact" else out.frac


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
        weight: (O, I); its channels may have scales of their own (`golden.scaled`) in `exact`.
        bias: (O,), or None.
        out: format of the result; its rounding is that of the products (`floor_each`) or of the sum (`exact`).
        accumulation: `floor_each` or `exact`.
        where: for errors.

    Returns:
        (T, O) in `out`.

    Raises:
        EdgemoeError: the accumulator would not fit int64, or channels have scales in `floor_each`.
    """
    inputs, extra = x.shape[1], extra_bits(weight)
    if extra and accumulation != "exact":
        raise EdgemoeError(f"{where}: weights scaled per channel need accumulation='exact', not {accumulation!r}")
    formats = x.format, weight.format, out
    check_accumulator(
        where, accumulator_bits(*formats, inputs, accumulation, bias=bias.format if bias else None, extra=extra)
    )
    frac = x.format.frac + weight.format.frac
    if accumulation == "exact":
        total = exact_matmul(x.raw, weight.raw.T)
        if isinstance(weight, Scaled):
            total, frac = weight.aligned(total), frac + extra
        if bias is not None:  # whichever is coarser is moved to the fraction of the finer, so that nothing is lost
            fine = max(frac, bias.format.frac)
            total, frac = (total << fine - frac) + (bias.raw << fine - bias.format.frac), fine
        return Fixed(requantize(total, frac, out), out)
    total = _rounded_products(x.raw, weight.raw, frac - out.frac, out.rounding)
    if bias is not None:
        total = total + requantize(bias.raw, bias.format.frac, out.unfitted)
    return Fixed(fit(total, out), out)


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
    if rounding == "floor" and shift <= 31 and shift + _bits(weight) + x.shape[1].bit_length() <= 62:
        return floored_products(x, weight, shift)
    target = Format(63, 0, rounding=rounding)
    total = np.zeros((len(x), len(weight)), dtype=np.int64)
    for i in range(x.shape[1]):
        total += requantize(x[:, i, None] * weight[None, :, i], shift, target)
    return total


def floored_products(x: RawArray, weight: RawArray, shift: int) -> RawArray:
    """Sum over i of floor(x[t, i] * weight[o, i] / 2**shift), (T, O) int64.

    For a shift of 1 to 31 such that sums of `shift`-bit words times the weights fit int64.

    A sum of floors is the floor-free sum less the remainders: (sum x w - sum (x w mod 2**shift)) / 2**shift. The first
    is a matrix product; the second needs only the low bits of each word, so it runs in 16 or 32 bits.
    """
    if _bits(x) + _bits(weight) + x.shape[1].bit_length() > 62:  # x = high * 2**shift + low keeps each part in int64
        low = x & (1 << shift) - 1
        return exact_matmul(x >> shift, weight.T) + floored_products(low, weight, shift)
    rows = max(1, _SUMS // len(weight))
    rest = np.concatenate([_remainders(x[i : i + rows], weight, shift) for i in range(0, len(x), rows)])
    return np.asarray((exact_matmul(x, weight.T) - rest) >> shift)


def _remainders(x: RawArray, weight: RawArray, shift: int) -> RawArray:
    """Sum over i of x[t, i] * weight[o, i] mod 2**shift, (T, O) int64, in pieces that stay in the cache."""
    if len(x) > len(weight):  # the longer side is the inner one
        return _remainders(weight, x, shift).T
    word = np.uint16 if shift <= 16 else np.uint32
    wide = np.uint32 if shift + x.shape[1].bit_length() <= 32 else np.uint64
    bits = 8 * np.dtype(word).itemsize
    group = min(1 << bits - shift, 8)  # so many remainders sum to less than a word
    blocks = max(1, _CHUNK // (len(x) * len(weight) * group))
    mask = word((1 << shift) - 1)
    pad = -x.shape[1] % group
    columns = np.ascontiguousarray(np.pad(x, ((0, 0), (0, pad))).T.astype(word))
    rows = np.ascontiguousarray(np.pad(weight, ((0, 0), (0, pad))).T.astype(word))
    total = np.zeros((len(x), len(weight)), dtype=wide)
    buffer = np.empty((blocks * group, *total.shape), dtype=word)
    for start in range(0, len(columns), len(buffer)):
        column, row = columns[start : start + len(buffer)], rows[start : start + len(buffer)]
        products = buffer[: len(row)]
        np.multiply(column[:, :, None], row[:, None, :], out=products)
        np.bitwise_and(products, mask, out=products)
        parts = products.reshape(group, -1, *total.shape)
        sums = parts[0]
        for part in parts[1:]:
            np.add(sums, part, out=sums)
        total += np.add.reduce(sums, axis=0, dtype=wide) if len(sums) > 1 else sums[0]
    return total.astype(np.int64)
