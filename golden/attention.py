r"""Attention scores, and probabilities times values, per head.

Formula (Edge-MoE, ICCAD 2023), raw integers, W() the overflow of the result; scale 1 / sqrt(head_dim) = 2**-h:

    floor_each   p_b = W(sum over 8 dims of round(q * k));  score = W(sum over blocks b of round(p_b * 2**-h))
                 context = W(sum over keys of round(value * p))
    exact        score = W(round(2**-h * sum q * k));       context = W(round(sum value * p))

The rounding of a product is that of the result's format (floor in `edge_moe`). The order of keys matters to softmax
alone, not to these sums.

Shapes: query, key, value (heads, N, head_dim); score (heads, Q, N); context (heads, Q, head_dim). Error against float64
on the same inputs, floor_each: a score is low by under head_dim / 2**h + head_dim / 8 ulp, a context by under N ulp;
exact: one ulp (floor) or half an ulp (nearest).
"""

from __future__ import annotations

import math

import numpy as np

from golden.accumulate import accumulator_bits, check_accumulator, exact_matmul
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, RawArray, check_raw, fit, requantize

BLOCK = 8
"""Dimensions that the accelerator multiplies at once."""


def scale_shift(head_dim: int) -> int:
    """h with 2**-h = 1 / sqrt(head_dim); raises EdgemoeError unless head_dim is 4 to a whole power."""
    h = math.isqrt(head_dim).bit_length() - 1
    if 4**h != head_dim:
        raise EdgemoeError(f"attention: head_dim={head_dim} is not 4, 16, 64 or 256, whose scale is a shift")
    return h


def scores(query: Fixed, key: Fixed, out: Format, *, accumulation: str = "floor_each", where: str = "scores") -> Fixed:
    """Scaled dot products of every query with every key.

    Args:
        query: (heads, Q, head_dim).
        key: (heads, N, head_dim).
        out: format of the scores.
        accumulation: `floor_each` or `exact`.
        where: which layer, for errors.

    Returns:
        (heads, Q, N) in `out`.

    Raises:
        EdgemoeError: shapes disagree, head_dim has no shift for a scale, or the accumulator would not fit int64.
    """
    q, k = check_raw(f"{where}: query", query.raw, query.format), check_raw(f"{where}: key", key.raw, key.format)
    if q.ndim != 3 or k.ndim != 3 or q.shape[::2] != k.shape[::2]:
        raise EdgemoeError(
            f"{where}: query {q.shape}, key {k.shape}; legal: (heads, Q, head_dim), (heads, N, head_dim)"
        )
    head_dim = q.shape[2]
    h, frac = scale_shift(head_dim), query.format.frac + key.format.frac
    check_accumulator(where, accumulator_bits(query.format, key.format, out, head_dim, accumulation, h))
    if accumulation == "exact":
        return Fixed(requantize(exact_matmul(q, k.swapaxes(1, 2)), frac + h, out), out)
    total = np.zeros((q.shape[0], q.shape[1], k.shape[1]), dtype=np.int64)
    scaled = out.unfitted
    for start in range(0, head_dim, BLOCK):
        block = fit(_sum_rounded(q, k, range(start, min(start + BLOCK, head_dim)), frac, out), out)
        total += requantize(block, out.frac + h, scaled)
    return Fixed(fit(total, out), out)


def context(
    probability: Fixed, value: Fixed, out: Format, *, accumulation: str = "floor_each", where: str = "context"
) -> Fixed:
    """Values weighted by probabilities.

    Args:
        probability: (heads, Q, N).
        value: (heads, N, head_dim).
        out: format of the context.
        accumulation: `floor_each` or `exact`.
        where: which layer, for errors.

    Returns:
        (heads, Q, head_dim) in `out`.

    Raises:
        EdgemoeError: shapes disagree, or the accumulator would not fit int64.
    """
    p = check_raw(f"{where}: probability", probability.raw, probability.format)
    v = check_raw(f"{where}: value", value.raw, value.format)
    if p.ndim != 3 or v.ndim != 3 or p.shape[0] != v.shape[0] or p.shape[2] != v.shape[1]:
        raise EdgemoeError(
            f"{where}: probability {p.shape}, value {v.shape}; legal: (heads, Q, N), (heads, N, head_dim)"
        )
    frac = probability.format.frac + value.format.frac
    check_accumulator(where, accumulator_bits(probability.format, value.format, out, p.shape[2], accumulation))
    if accumulation == "exact":
        return Fixed(requantize(exact_matmul(p, v), frac, out), out)
    return Fixed(fit(_sum_rounded(p, v.swapaxes(1, 2), range(p.shape[2]), frac, out), out), out)


def _sum_rounded(a: RawArray, b: RawArray, indices: range, frac: int, out: Format) -> RawArray:
    """Sum over i in indices of a[h, t, i] * b[h, o, i], each product rounded to the fraction bits of `out`; int64."""
    shift, target = frac - out.frac, out.unfitted
    total = np.zeros((a.shape[0], a.shape[1], b.shape[1]), dtype=np.int64)
    product = np.empty(total.shape[1:], dtype=np.int64)
    for head in range(len(a)):  # one head at a time: its sums stay in the cache
        columns, rows = np.ascontiguousarray(a[head].T), np.ascontiguousarray(b[head].T)
        for i in indices:
            np.multiply(columns[i][:, None], rows[i], out=product)
            if out.rounding == "floor" and 0 <= shift < 63:
                np.right_shift(product, shift, out=product)
                total[head] += product
            else:
                total[head] += requantize(product, frac, target)
    return total
