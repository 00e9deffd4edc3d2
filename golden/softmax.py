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
the sum cannot wrap up to 511 keys in `edge_moe`; more keys than the format holds are an error, as is no key. The
probabilities of a query may sum to some ulp more than ONE: the running sum is floored wherever the maximum rises. The
exponentials, their sum, its reciprocal and the probabilities may each have a format of their own (`SoftmaxFormats`);
published, all are that of the scores.

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
from golden.fixed import Fixed, Format, RawArray, check_raw, fit, requantize
from golden.precision import Precision


class Statistics(NamedTuple):
    """What one pass leaves per query; both (..., Q)."""

    reciprocal: Fixed
    maximum: Fixed


class SoftmaxFormats(NamedTuple):
    """The formats inside; `exponential` and `total` have the same fraction bits."""

    exponential: Format
    total: Format
    reciprocal: Format
    probability: Format

    @classmethod
    def uniform(cls, fmt: Format) -> SoftmaxFormats:
        """One format for all, as published."""
        return cls(fmt, fmt, fmt, fmt)

    @classmethod
    def of(cls, precision: Precision, probability: str, layer: int | None = None) -> SoftmaxFormats:
        """Those of a precision; `probability` is the role of the result."""
        roles = ("exponential", "exp_sum", "reciprocal", probability)
        return cls(*(precision.format(role, layer) for role in roles))


def key_order(queries: int, keys: int, parallelism: int) -> RawArray:
    """The order in which each query meets the keys, (Q, N): row q is q mod P, ..., N-1, 0, ..., q mod P - 1."""
    first = np.arange(queries) % parallelism % keys
    return (first[:, None] + np.arange(keys)) % keys


def exp_sum(
    scores: Fixed, formats: SoftmaxFormats | None = None, *, parallelism: int = 1, exp: Exp = exp_hardware
) -> tuple[RawArray, RawArray]:
    """Sum and maximum of each query, (..., Q) each; arguments and errors as `statistics`."""
    fmt, inside = scores.format, formats or SoftmaxFormats.uniform(scores.format)
    raw = check_raw("softmax: scores", scores.raw, fmt)
    most = inside.total.raw_max >> inside.total.frac
    if (
        raw.ndim < 2
        or not 1 <= raw.shape[-1] <= most
        or parallelism < 1
        or inside.exponential.frac != inside.total.frac
    ):
        raise EdgemoeError(
            f"softmax: scores {raw.shape}, parallelism {parallelism}, exponentials {inside.exponential}; "
            f"legal: (..., Q, N) with 1 <= N <= {most}, P >= 1, exponentials with {inside.total.frac} fraction bits"
        )
    order = key_order(raw.shape[-2], raw.shape[-1], parallelism)
    arriving = np.take_along_axis(raw, np.broadcast_to(order, raw.shape), -1)
    highest = np.maximum.accumulate(arriving, axis=-1)
    lowest = np.full((*raw.shape[:-1], 1), fmt.raw_min)
    difference = np.concatenate([lowest, highest[..., :-1]], axis=-1) - arriving  # exact: one bit wider than a score
    rises = difference < 0
    difference[..., 0] = 0  # the first exp rescales a sum of 0, or is 1: whether its argument wraps is no matter
    e = exp(fit(-np.abs(difference), fmt), fmt, inside.exponential)
    one = 1 << inside.total.frac
    total = np.zeros(raw.shape[:-1], dtype=np.int64)
    for step in range(raw.shape[-1]):  # the one loop that cannot be reordered
        term = e[..., step]
        total = np.where(rises[..., step], (total * term >> inside.exponential.frac) + one, total + term)
    return total, highest[..., -1]


def statistics(
    scores: Fixed, formats: SoftmaxFormats | None = None, *, parallelism: int = 1, exp: Exp = exp_hardware
) -> Statistics:
    """One pass over the scores of every query.

    Args:
        scores: (..., Q, N), keys in natural order.
        formats: inside; that of the scores for all where none is given.
        parallelism: queries in flight (P); 1 keeps the natural order, as gating does.
        exp: the exponential.

    Returns:
        Reciprocal of the sum and maximum of each query.

    Raises:
        EdgemoeError: no key, more keys than the sum can hold, or a score that does not fit.
    """
    inside = formats or SoftmaxFormats.uniform(scores.format)
    total, maximum = exp_sum(scores, inside, parallelism=parallelism, exp=exp)
    recip = reciprocal(total, inside.total, inside.reciprocal)
    return Statistics(Fixed(recip, inside.reciprocal), Fixed(maximum, scores.format))


def normalise(
    scores: Fixed, stats: Statistics, formats: SoftmaxFormats | None = None, *, exp: Exp = exp_hardware
) -> Fixed:
    """Probabilities of scores whose statistics are known.

    Args:
        scores: (..., Q, N).
        stats: (..., Q) each, from `statistics`.
        formats: as given to `statistics`.
        exp: the exponential.

    Returns:
        (..., Q, N) in the format of probabilities.

    Raises:
        EdgemoeError: shapes disagree or a value does not fit.
    """
    fmt, inside = scores.format, formats or SoftmaxFormats.uniform(scores.format)
    raw = check_raw("softmax: scores", scores.raw, fmt)
    recip = check_raw("softmax: reciprocal", stats.reciprocal.raw, stats.reciprocal.format)
    maximum = check_raw("softmax: maximum", stats.maximum.raw, fmt)
    if not recip.shape == maximum.shape == raw.shape[:-1]:
        raise EdgemoeError(
            f"softmax: scores {raw.shape}, reciprocal {recip.shape}, maximum {maximum.shape}; "
            "legal: (..., Q, N), (..., Q), (..., Q)"
        )
    e = exp(fit(raw - maximum[..., None], fmt), fmt, inside.exponential)
    product = e * recip[..., None]
    probability = requantize(product, inside.exponential.frac + stats.reciprocal.format.frac, inside.probability)
    return Fixed(probability, inside.probability)


def softmax(
    scores: Fixed, formats: SoftmaxFormats | None = None, *, parallelism: int = 1, exp: Exp = exp_hardware
) -> Fixed:
    """Statistics and normalisation in one call; arguments and errors as `statistics`, result as `normalise`."""
    stats = statistics(scores, formats, parallelism=parallelism, exp=exp)
    return normalise(scores, stats, formats, exp=exp)
