r"""Gating: which experts a token visits, and how much each counts.

Formula (Edge-MoE, ICCAD 2023; M³ViT, NeurIPS 2022), raw integers: one gate matrix per task, no bias;

    logit  = linear(x, gate[task])                               (E per token)
    chosen = the k largest logits, largest first; of equal ones the lower index first
    sum, max = one-pass softmax statistics of all E logits, in index order (`golden.softmax`)
    score  = W( (exp(W(logit - max)) << F) / sum ), towards zero  for the chosen, not renormalised over them

Published code leaves choices unassigned where a logit does not beat its start value; ours is total: every token has k
different experts. Error of a score against float64 softmax of the same logits: as for `golden.softmax` without the
reciprocal's ulp.

Shapes: x (T, D), gate (E, D) -> logit (T, E), chosen (T, k), score (T, k).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from golden.elementary import Exp, exp_hardware
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, RawArray, fit
from golden.linear import linear
from golden.softmax import SoftmaxFormats, exp_sum


class Gating(NamedTuple):
    """The decision for every token.

    Attributes:
        logit: (T, E).
        chosen: (T, k) expert indices, most likely first.
        score: (T, k).
    """

    logit: Fixed
    chosen: RawArray
    score: Fixed


def top_k(logits: RawArray, k: int) -> RawArray:
    """Indices of the k largest of each row, (T, k), largest first; the lower index wins a tie."""
    if type(k) is not int or not 1 <= k <= logits.shape[-1]:
        raise EdgemoeError(f"gating: k={k} is not from 1 to {logits.shape[-1]} experts")
    return np.argsort(-logits, axis=-1, kind="stable")[..., :k]


def gate(
    x: Fixed,
    weight: Fixed,
    k: int,
    logit: Format,
    formats: SoftmaxFormats,
    *,
    accumulation: str = "floor_each",
    exp: Exp = exp_hardware,
    where: str = "gating",
) -> Gating:
    """Choose experts for every token.

    Args:
        x: tokens (T, D).
        weight: the task's gate (E, D).
        k: experts per token.
        logit: format of the logits.
        formats: inside the softmax; `probability` is the format of the scores.
        accumulation: of the logits.
        exp: the exponential.
        where: which layer, for errors.

    Raises:
        EdgemoeError: k is not from 1 to E, or as `golden.linear`.
    """
    logits = linear(x, weight, None, logit, accumulation=accumulation, where=where)
    chosen = top_k(logits.raw, k)
    return Gating(logits, chosen, gate_score(logits, chosen, formats, exp=exp))


def gate_score(logits: Fixed, chosen: RawArray, formats: SoftmaxFormats, *, exp: Exp = exp_hardware) -> Fixed:
    """Softmax of the chosen logits over all of a token.

    Args:
        logits: (T, E).
        chosen: (T, k).
        formats: inside; `probability` is the format of the scores.
        exp: the exponential.

    Returns:
        (T, k).
    """
    total, maximum = exp_sum(logits, formats, exp=exp)
    picked = np.take_along_axis(logits.raw, chosen, axis=-1)
    e = exp(fit(picked - maximum[:, None], logits.format), logits.format, formats.exponential)
    score = (e << formats.probability.frac) // total[:, None]  # neither is negative: floor is towards zero
    return Fixed(fit(score, formats.probability), formats.probability)
