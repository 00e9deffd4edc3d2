"""Every operator written with fxpmath 0.4.10 objects, equal to golden's to the bit.

Written as a user of fxpmath would: whole arrays, sizes found by fxpmath (`op_sizing="optimal"`), a `cast` per rounding.
Two concessions, both to fxpmath's advantage or needed for its correctness:

- `cast` shifts the raw integers instead of `Fxp.like`, which goes through float64: wrong on words above 53 bits, and
  rounds towards zero on those of 64 bits and more, which fxpmath keeps as Python integers (hence its cost there);
- what fxpmath has no exact operation for (division, square root, top-k, tables) is computed on raw integers.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from fxpmath.objects import Fxp

from golden import elementary, patch_embed, softmax
from golden import gelu as gelu_module
from golden.fixed import Fixed, Format, RawArray
from golden.gating import top_k

FM = Format(32, 22)
WIDE = Format(53, 22)


def objects(value: Fixed) -> Fxp:
    """The fxpmath object of raw integers."""
    return of(value.raw, value.format)


def of(words: Any, fmt: Format) -> Fxp:  # noqa: ANN401 - integers or arrays
    """An fxpmath object that floors and wraps."""
    options: dict[str, Any] = {"rounding": "floor", "overflow": "wrap", "shifting": "trunc", "raw": True}
    return Fxp(np.asarray(words, dtype=np.int64), fmt.signed, fmt.width, fmt.frac, **options)


def raw(x: Fxp) -> RawArray:
    """Its raw integers: int64, or Python integers from 64 bits on."""
    return np.asarray(x.val)


def cast(x: Fxp, fmt: Format) -> Fxp:
    """`x` floored and wrapped to a format, exactly."""
    shift = int(x.n_frac or 0) - fmt.frac
    moved = raw(x) >> shift if shift >= 0 else raw(x) << -shift
    return of(moved.astype(np.int64), fmt)


def total(x: Fxp, axis: int, fmt: Format = FM) -> Fxp:
    """The sum over an axis, wrapped."""
    return cast(x.sum(axis=axis), fmt)


def linear(x: Fxp, weight: Fxp, bias: Fxp | None = None) -> Fxp:
    """`golden.linear` with every product floored; x (T, I), weight (O, I), bias (O,) -> (T, O)."""
    products = cast(x[:, None, :] * weight[None, :, :], FM)
    result = total(products, 2)
    return result if bias is None else cast(result + cast(bias, FM), FM)


def gelu(x: Fxp) -> Fxp:
    """`golden.gelu`, any shape."""
    knots = of(gelu_module.table(FM.frac), FM)
    slopes = knots[1:] - knots[:-1]
    position = FM.frac - gelu_module.STEP_BITS
    magnitude = cast(abs(x), FM)
    inside = np.asarray(raw(magnitude) < (gelu_module.ENTRIES - 1) << position)
    kept = np.where(inside, raw(magnitude), 0)
    index = kept >> position & 255
    along = of(kept & (1 << position) - 1, Format(position, position, signed=False))
    delta = cast(knots[index] + along * slopes[np.minimum(index, gelu_module.ENTRIES - 2)], FM)
    relu = of(np.maximum(raw(x), 0), FM)
    return cast(relu - of(np.where(inside, raw(delta), 0), FM), FM)


def exp(x: Fxp) -> Fxp:
    """`golden.elementary.exp_hardware` of scores in ap_fixed<32,10>; any shape."""
    falling = of(np.where(raw(x) > 0, 1 << 31, -raw(x)), Format(33, 22))
    t = raw(cast(falling * of(elementary.EXP_LOG2E, Format(26, 24)), Format(59, 24)))
    n, i, j, r = t >> 24, t >> 18 & 63, t >> 12 & 63, t & 4095
    high = of(elementary.exp_tables(6).high, Format(27, 25))[i]
    low = of(elementary.exp_tables(6).low, Format(24, 23))[j]
    v = cast(high - cast(high * low, Format(27, 25)), Format(27, 25))
    bend = cast(of(r, Format(13, 24)) * of(elementary.EXP_LN2, Format(16, 14)), Format(20, 26))
    w = v - cast(cast(v, Format(16, 14)) * bend, Format(27, 25))
    return of(np.where((n >= 32) | (raw(x) > 0), 0, raw(w) >> np.minimum(n, 31) + 3), FM)


def exp_sum(scores: Fxp, parallelism: int) -> tuple[Fxp, Fxp]:
    """`golden.softmax.exp_sum`; scores (heads, Q, N) -> sum and maximum (heads, Q)."""
    order = softmax.key_order(scores.shape[-2], scores.shape[-1], parallelism)
    arriving = np.take_along_axis(raw(scores), np.broadcast_to(order, scores.shape), -1)
    highest = np.maximum.accumulate(arriving, axis=-1)
    before = np.concatenate([np.full((*arriving.shape[:-1], 1), FM.raw_min), highest[..., :-1]], axis=-1)
    difference = of(before, FM) - of(arriving, FM)
    rises = np.asarray(raw(difference) < 0)
    e = exp(cast(of(-np.abs(raw(difference)), WIDE), FM))
    one, result = of(1 << FM.frac, FM), of(np.zeros(arriving.shape[:-1], dtype=np.int64), FM)
    for step in range(arriving.shape[-1]):
        term = e[..., step]
        risen, fallen = cast(cast(result * term, FM) + one, FM), cast(result + term, FM)
        result = of(np.where(rises[..., step], raw(risen), raw(fallen)), FM)
    return result, of(highest[..., -1], FM)


def softmax_of(scores: Fxp, parallelism: int = 4) -> Fxp:
    """`golden.softmax.softmax`; (heads, Q, N)."""
    sums, maximum = exp_sum(scores, parallelism)
    reciprocal = of((1 << 2 * FM.frac) // raw(sums), FM)
    e = exp(cast(scores - maximum[..., None], FM))
    return cast(e * reciprocal[..., None], FM)


def layer_norm(x: Fxp, weight: Fxp, bias: Fxp) -> Fxp:
    """`golden.layer_norm`; x (T, D), weight (D,), bias (D,)."""
    share = cast(x * of((1 << FM.frac) // x.shape[1], Format(24, 22)), FM)
    mean = total(share, 1)
    square = total(cast(x * share, FM), 1)
    variance = cast(square - cast(mean * mean, FM) + of(4, FM), FM)
    safe = np.where(raw(variance) <= 0, 4, raw(variance))
    deviation = np.array([math.isqrt(int(value) << FM.frac) for value in safe])
    inverse = of((1 << 2 * FM.frac) // deviation, FM)
    scaled = cast(cast(x - mean[:, None], FM) * inverse[:, None], FM)
    return cast(cast(scaled * weight, FM) + cast(bias, FM), FM)


def scores(query: Fxp, key: Fxp) -> Fxp:
    """`golden.attention.scores` in blocks of 8; (heads, Q, 64) and (heads, N, 64) -> (heads, Q, N)."""
    products = cast(query[:, :, None, :] * key[:, None, :, :], FM)
    blocks = total(products.reshape((*products.shape[:-1], -1, 8)), 4)
    return total(cast(of(raw(blocks) >> 3, FM), FM), 3)


def context(probability: Fxp, value: Fxp) -> Fxp:
    """`golden.attention.context`; (heads, Q, N) and (heads, N, head_dim) -> (heads, Q, head_dim)."""
    return total(cast(probability[..., None] * value[:, None, :, :], FM), 2)


def gate(x: Fxp, weight: Fxp, k: int) -> tuple[Fxp, RawArray, Fxp]:
    """`golden.gating.gate`: logits, chosen experts, their scores."""
    logits = linear(x, weight)
    chosen = top_k(raw(logits), k)
    sums, maximum = exp_sum(logits, 1)
    e = exp(cast(of(np.take_along_axis(raw(logits), chosen, -1), FM) - maximum[:, None], FM))
    return logits, chosen, of((raw(e) << FM.frac) // raw(sums)[:, None], FM)


def experts(x: Fxp, parts: tuple[Fxp, Fxp, Fxp, Fxp], chosen: RawArray, score: Fxp) -> Fxp:
    """`golden.experts`: the scored sum (T, D)."""
    w1, b1, w2, b2 = parts
    branch = of(np.zeros(x.shape, dtype=np.int64), FM)
    for expert in np.unique(chosen):
        tokens, slots = np.nonzero(chosen == expert)
        hidden = gelu(linear(x[tokens], w1[expert], b1[expert]))
        y = linear(hidden, w2[expert], b2[expert])
        scored = cast(y * score[tokens, slots][:, None], FM)
        branch[tokens] = cast(branch[tokens] + scored, FM)
    return branch


def embed(image: Fxp, weight: Fxp, bias: Fxp, position: Fxp) -> Fxp:
    """`golden.patch_embed`: image (C, H, W) -> tokens (N, D)."""
    cut = patch_embed.patches(raw(image).astype(np.int64), weight.shape[2])
    flat = of(cut, Format(8, 8, signed=False))
    tokens = linear(flat, weight.reshape((weight.shape[0], -1)), bias)
    return of(np.concatenate([raw(position)[:1], raw(cast(tokens + position[1:], FM))]), FM)
