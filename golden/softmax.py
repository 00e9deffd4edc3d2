r"""Softmax in one pass over the scores: statistics while they arrive, normalisation when they are used.

Formula (Edge-MoE, ICCAD 2023), raw integers with F fraction bits, ONE = 2**F, W() the overflow of the format. Scores of
query q arrive in the key order o, o+1, ..., N-1, 0, ..., o-1 with o = q mod P (P the attention parallelism), because
each of P queries in flight starts at its own key. The result depends on that order.

    start: sum = 0, max = the smallest value
    per score a, with the exact difference d = max - a:
        d < 0:  sum = W(W(sum * exp(W(d)) >> F) + ONE);  max = a
        else:   sum = W(sum + exp(W(-d)))
    recip = floor(2**2F / sum)
    probability = W(exp(W(a - max)) * recip >> F)

Where a difference wraps, its exp is 0 (`golden.elementary`), as is e to the true difference. ONE <= sum <= N * ONE, so
the sum cannot wrap up to 511 keys in `edge_moe`; more keys than the format holds are an error, as is no key.

Shapes: scores (..., Q, N) -> statistics (..., Q), probabilities (..., Q, N). Error against float64 softmax of the
same scores, per probability, where the maximum rose M times and exp is within e ulp (1 in hardware): at most
N (1 + e) + M + 2 ulp, since each term of the sum is off by under 1 + e ulp, each rescaling floors once, and the
reciprocal and the product floor once each.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from golden.elementary import Exp, exp_hardware, reciprocal
from golden.errors import EdgemoeError
from golden.fixed import Format, RawArray, check_raw, wrap


class Statistics(NamedTuple):
    """What one pass leaves per query; both (..., Q) in the score format."""

    reciprocal: RawArray
    maximum: RawArray


def key_order(queries: int, keys: int, parallelism: int) -> RawArray:
    """The order in which each query meets the keys, (Q, N): row q is q mod P, ..., N-1, 0, ..., q mod P - 1."""
    first = np.arange(queries) % parallelism % keys
    return (first[:, None] + np.arange(keys)) % keys


def statistics(scores: RawArray, fmt: Format, *, parallelism: int = 1, exp: Exp = exp_hardware) -> Statistics:
    """One pass over the scores of every query.

    Args:
        scores: (..., Q, N) in `fmt`, keys in natural order.
        fmt: format of scores and statistics.
        parallelism: queries in flight (P); 1 keeps the natural order, as gating does.
        exp: the exponential.

    Returns:
        Reciprocal of the sum and maximum of each query, (..., Q) each.

    Raises:
        EdgemoeError: no key, more keys than the sum can hold, or a score that does not fit.
    """
    scores = check_raw("softmax: scores", scores, fmt)
    most = fmt.raw_max >> fmt.frac
    if scores.ndim < 2 or not 1 <= scores.shape[-1] <= most or parallelism < 1:
        raise EdgemoeError(
            f"softmax: scores {scores.shape}, parallelism {parallelism}; "
            f"legal: (..., Q, N) with 1 <= N <= {most}, P >= 1"
        )
    order = key_order(scores.shape[-2], scores.shape[-1], parallelism)
    one = 1 << fmt.frac
    total = np.zeros(scores.shape[:-1], dtype=np.int64)
    maximum = np.full(scores.shape[:-1], fmt.raw_min, dtype=np.int64)
    for step in range(scores.shape[-1]):
        score = np.take_along_axis(scores, np.broadcast_to(order[:, step, None], (*scores.shape[:-1], 1)), -1)[..., 0]
        d = maximum - score
        e = exp(wrap(-np.abs(d), fmt), fmt)
        rescaled = wrap(wrap(total * e >> fmt.frac, fmt) + one, fmt)
        total = np.where(d < 0, rescaled, wrap(total + e, fmt))
        maximum = np.maximum(maximum, score)
    return Statistics(reciprocal(total, fmt), maximum)


def normalise(scores: RawArray, stats: Statistics, fmt: Format, *, exp: Exp = exp_hardware) -> RawArray:
    """Probabilities of scores whose statistics are known.

    Args:
        scores: (..., Q, N) in `fmt`.
        stats: (..., Q) each, in `fmt`, from `statistics`.
        fmt: format of scores, statistics and probabilities.
        exp: the exponential.

    Returns:
        (..., Q, N) in `fmt`.

    Raises:
        EdgemoeError: shapes disagree or a value does not fit.
    """
    scores = check_raw("softmax: scores", scores, fmt)
    recip = check_raw("softmax: reciprocal", stats.reciprocal, fmt)
    maximum = check_raw("softmax: maximum", stats.maximum, fmt)
    if not recip.shape == maximum.shape == scores.shape[:-1]:
        raise EdgemoeError(
            f"softmax: scores {scores.shape}, reciprocal {recip.shape}, maximum {maximum.shape}; "
            "legal: (..., Q, N), (..., Q), (..., Q)"
        )
    e = exp(wrap(scores - maximum[..., None], fmt), fmt)
    return wrap(e * recip[..., None] >> fmt.frac, fmt)


def softmax(scores: RawArray, fmt: Format, *, parallelism: int = 1, exp: Exp = exp_hardware) -> RawArray:
    """Statistics and normalisation in one call; arguments and errors as `statistics`, result as `normalise`."""
    return normalise(scores, statistics(scores, fmt, parallelism=parallelism, exp=exp), fmt, exp=exp)
