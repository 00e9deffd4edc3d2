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
wraps; u = 2**-F, and inv is short by the part p = (2**F mod D) u (64 u for D = 192). The mean is off by at most
p |mean| + D u, since each t floors once; the variance by at most (D (1 + max|x|) + 1) u + p max(x^2) + the square of
the mean's error, since each square floors once and inv scales all of E[x^2]; r by what that does to 1/sqrt(var), and
one ulp of s and of r; y by |weight| (|x - mean| times r's error + mean's error times r + ulp) + ulp.
"""

from __future__ import annotations

import numpy as np

from golden.accumulate import check_accumulator
from golden.elementary import square_root
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, RawArray, check_raw, fit, requantize

EPS_LOG2 = -20
"""log2 of the epsilon that is added to the variance."""


def layer_norm(
    x: Fixed, weight: Fixed, bias: Fixed, statistic: Format, out: Format, *, where: str = "layer_norm"
) -> Fixed:
    """Normalise every token to mean 0 and variance 1, then scale and shift.

    Args:
        x: tokens (T, D).
        weight: (D,).
        bias: (D,).
        statistic: format of mean, variance and reciprocal deviation.
        out: format of the result.
        where: which layer, for errors.

    Returns:
        (T, D) in `out`.

    Raises:
        EdgemoeError: shapes disagree, a value does not fit its format, or a product would not fit int64.
    """
    for name, operand in (("x", x), ("weight", weight), ("bias", bias)):
        check_raw(f"{where}: {name}", operand.raw, operand.format)
    if len(x.shape) != 2 or not weight.shape == bias.shape == x.shape[1:]:
        raise EdgemoeError(
            f"{where}: shapes x {x.shape}, weight {weight.shape}, bias {bias.shape}; legal: (T, D), (D,), (D,)"
        )
    _check_words(x, weight, statistic, out, where)
    mean, inverse = moments(x, statistic)
    frac, widened = max(x.format.frac, statistic.frac), statistic.frac
    distance = (x.raw << frac - x.format.frac) - (mean[:, None] << frac - widened)
    centred = requantize(distance, frac, statistic)
    scaled = requantize(centred * inverse[:, None], 2 * widened, out)
    weighted = requantize(scaled * weight.raw, out.frac + weight.format.frac, out)
    return Fixed(fit(weighted + requantize(bias.raw, bias.format.frac, out.unfitted), out), out)


def _check_words(x: Fixed, weight: Fixed, statistic: Format, out: Format, where: str) -> None:
    """Every product and sum on the way must fit int64."""
    growth = x.shape[1].bit_length()
    words = {
        "x * share": x.format.width + statistic.width,
        "mean * mean": 2 * statistic.width,
        "variance << frac": statistic.width + statistic.frac + 1,
        "sum of squares": statistic.width + growth,
        "scaled * weight": out.width + weight.format.width,
    }
    for what, bits in words.items():
        check_accumulator(f"{where}: {what}", bits)


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
