r"""Layer norm of each token by E[x^2] - E[x]^2.

Formula (Edge-MoE, ICCAD 2023), raw integers; F fraction bits of the statistics, W() the overflow of each format,
inv = floor(2**F / D), eps = 2**-20 (raw 4 at 22 bits, at least one LSB):

    t[i] = W(x[i] * inv >> F);   mean = W(sum t);   msq = W(sum W(x[i] * t[i] >> F))
    var  = W(msq - W(mean * mean >> F) + eps)
    s    = floor(sqrt(var << F));   r = W(2**(2F) / s)
    y[i] = W(W(W(W(x[i] - mean) * r >> F) * weight >> weight.frac) + bias)

Every product is rounded on its own, in `exact` precisions too: those concern dot products. Where the published code is
undefined ours is total: var <= 0, which truncation can give on rows that are constant, counts as eps. A variance of at
most 16 LSB makes r wrap, as published: the constant row's r wraps to 0 in `edge_moe`, so its result is the bias.

Shapes: x (T, D), weight (D,), bias (D,) -> y (T, D). Error against float64 layer norm of the same inputs, where nothing
wraps, in ulp of the statistics: the mean is low by under D (1 + mean |x| 2**-14), since each t floors once and inv is
short by under one part in 2**14; the variance is off by under D (2 + 3 max|x|), since each t and each square floors
once; y is off by the mean's error times r and by half of var's relative error, and floors twice more.
"""

from __future__ import annotations

import numpy as np

from golden.elementary import square_root
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, RawArray, check_raw, fit, requantize

EPS_LOG2 = -20
"""log2 of the epsilon that is added to the variance."""


def layer_norm(x: Fixed, weight: Fixed, bias: Fixed, statistic: Format, out: Format) -> Fixed:
    """Normalise every token to mean 0 and variance 1, then scale and shift.

    Args:
        x: tokens (T, D).
        weight: (D,).
        bias: (D,).
        statistic: format of mean, variance and reciprocal deviation.
        out: format of the result.

    Returns:
        (T, D) in `out`.

    Raises:
        EdgemoeError: shapes disagree or a value does not fit its format.
    """
    for name, operand in (("x", x), ("weight", weight), ("bias", bias)):
        check_raw(f"layer_norm: {name}", operand.raw, operand.format)
    if len(x.shape) != 2 or not weight.shape == bias.shape == x.shape[1:]:
        raise EdgemoeError(
            f"layer_norm: shapes x {x.shape}, weight {weight.shape}, bias {bias.shape}; legal: (T, D), (D,), (D,)"
        )
    mean, inverse = moments(x, statistic)
    frac, widened = max(x.format.frac, statistic.frac), statistic.frac
    distance = (x.raw << frac - x.format.frac) - (mean[:, None] << frac - widened)
    centred = requantize(distance, frac, statistic)
    scaled = requantize(centred * inverse[:, None], 2 * widened, out)
    weighted = requantize(scaled * weight.raw, out.frac + weight.format.frac, out)
    return Fixed(fit(weighted + requantize(bias.raw, bias.format.frac, Format(63, out.frac)), out), out)


def moments(x: Fixed, statistic: Format) -> tuple[RawArray, RawArray]:
    """Mean and reciprocal standard deviation of each token, (T,) each, in `statistic`."""
    frac, x_frac = statistic.frac, x.format.frac
    share = requantize(x.raw * ((1 << frac) // x.shape[1]), x_frac + frac, statistic)
    mean = fit(share.sum(axis=1), statistic)
    mean_square = fit(requantize(x.raw * share, x_frac + frac, statistic).sum(axis=1), statistic)
    epsilon = max(1, 1 << max(frac + EPS_LOG2, 0))
    variance = fit(mean_square - requantize(mean * mean, 2 * frac, statistic) + epsilon, statistic)
    deviation = square_root(np.where(variance <= 0, epsilon, variance) << frac)
    return mean, fit((1 << 2 * frac) // deviation, statistic)
