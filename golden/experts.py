r"""Mixture of experts in the order of the accelerator: expert by expert, each with its queue of tokens.

Formula (Edge-MoE, ICCAD 2023, patch reordering), raw integers, W() the overflow of the result; out starts at 0:

    for each expert of the meta-queue (ascending), for each token of its queue (ascending):
        y = linear(GELU(linear(x, W1, b1)), W2, b2)
        out[token] = W( out[token] + round(y * score) )         floor_each
    out[token] = W( round( sum over its experts of y * score ) )     exact

An expert that no token chose is not touched; one that all tokens chose runs like any other (the published kernel stalls
there: its reader and writer disagree on the index stream).

Shapes: x (T, D), w1 (E, H, D), b1 (E, H), w2 (E, D, H), b2 (E, D), chosen (T, k), score (T, k) -> (T, D). Error against
float64 on the same inputs and choices, floor_each, u the ulp: at most the sum over the chosen of
score (sum |w2| (1.13 D u + 9.8e-5 + 2 u) + H u), plus k u: each product of W1 and W2 floors once, GELU (slope at most
1.13) carries the first and adds its own, the score weighs them, and each scored product floors once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from golden.accumulate import accumulator_bits, check_accumulator
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, RawArray, check_raw, fit, requantize
from golden.gating import Gating
from golden.gelu import STEP_BITS, gelu
from golden.linear import linear
from golden.schedule_experts import queues


class ExpertWeights(NamedTuple):
    """Every expert of a layer: w1 (E, H, D), b1 (E, H), w2 (E, D, H), b2 (E, D)."""

    w1: Fixed
    b1: Fixed
    w2: Fixed
    b2: Fixed

    def of(self, expert: int) -> tuple[Fixed, Fixed, Fixed, Fixed]:
        """The four arrays of one expert."""
        w1, b1, w2, b2 = (part.part(expert) for part in self)
        return w1, b1, w2, b2


class ExpertFormats(NamedTuple):
    """Formats of the results on the way."""

    hidden: Format
    activated: Format
    expert_output: Format
    branch: Format


class Mixed(NamedTuple):
    """What the experts computed.

    Attributes:
        hidden: before GELU (T, k, H), slot j of token t being its j-th choice.
        activated: after GELU (T, k, H).
        expert_output: not yet scored (T, k, D).
        branch: the scored sum (T, D).
    """

    hidden: Fixed
    activated: Fixed
    expert_output: Fixed
    branch: Fixed


def experts(
    x: Fixed,
    weights: ExpertWeights,
    gating: Gating,
    formats: ExpertFormats,
    *,
    accumulation: str = "floor_each",
    gelu_step_bits: int = STEP_BITS,
    where: str = "experts",
) -> Mixed:
    """Run every chosen expert on its queue.

    Args:
        x: tokens (T, D).
        weights: of all experts.
        gating: what each token chose.
        formats: of the results.
        accumulation: `floor_each` or `exact`.
        gelu_step_bits: of GELU's table.
        where: which layer, for errors.

    Raises:
        EdgemoeError: shapes disagree, a choice is not an expert, or as `golden.linear`.
    """
    options = {"accumulation": accumulation, "gelu_step_bits": gelu_step_bits, "where": where}
    return Mixed(*stages(x, weights, gating, formats, **options))  # type: ignore[arg-type]


def stages(
    x: Fixed,
    weights: ExpertWeights,
    gating: Gating,
    formats: ExpertFormats,
    *,
    accumulation: str = "floor_each",
    gelu_step_bits: int = STEP_BITS,
    where: str = "experts",
) -> Iterator[Fixed]:
    """The fields of `Mixed` one after another, each computed when it is asked for; as `experts`.

    Stage by stage for all experts gives what expert by expert gives, for no expert reads another's results.
    """
    _check(x, weights, gating, formats, accumulation, where)
    chosen, count = gating.chosen, len(weights.w1.raw)
    active = queues(chosen, count)
    hidden = Fixed(np.zeros((*chosen.shape, weights.w1.shape[1]), dtype=np.int64), formats.hidden)
    for expert, tokens, slots in active:
        w1, b1, _, _ = weights.of(expert)
        gathered, expert_where = Fixed(x.raw[tokens], x.format), f"{where} expert {expert}"
        h = linear(gathered, w1, b1, formats.hidden, accumulation=accumulation, where=expert_where)
        hidden.raw[tokens, slots] = h.raw
    yield hidden
    activated = gelu(hidden, formats.activated, step_bits=gelu_step_bits)
    yield activated
    output = Fixed(np.zeros((*chosen.shape, x.shape[1]), dtype=np.int64), formats.expert_output)
    for expert, tokens, slots in active:
        _, _, w2, b2 = weights.of(expert)
        gathered, expert_where = Fixed(activated.raw[tokens, slots], activated.format), f"{where} expert {expert}"
        y = linear(gathered, w2, b2, formats.expert_output, accumulation=accumulation, where=expert_where)
        output.raw[tokens, slots] = y.raw
    yield output
    frac = formats.expert_output.frac + gating.score.format.frac
    branch = np.zeros((len(x.raw), x.shape[1]), dtype=np.int64)
    for _, tokens, slots in active:
        product = output.raw[tokens, slots] * gating.score.raw[tokens, slots][:, None]
        branch[tokens] = add_scored(branch[tokens], product, frac, formats.branch, accumulation)
    if accumulation == "exact":
        branch = requantize(branch, frac, formats.branch)
    yield Fixed(branch, formats.branch)


def add_scored(branch: RawArray, product: RawArray, frac: int, out: Format, accumulation: str) -> RawArray:
    """One expert's scored results joined to the sum of those before it.

    Args:
        branch: the sum so far, any shape: in `out` (`floor_each`), or whole products (`exact`).
        product: results times scores, of the same shape, with `frac` fraction bits.
        frac: fraction bits of the products.
        out: format of the finished sum; `exact` rounds to it once, after the last expert.
        accumulation: `floor_each` or `exact`.
    """
    return branch + product if accumulation == "exact" else fit(branch + requantize(product, frac, out.unfitted), out)


def _check(
    x: Fixed, weights: ExpertWeights, gating: Gating, formats: ExpertFormats, accumulation: str, where: str
) -> None:
    """Shapes of all experts and choices, and the width of the scored sum."""
    count, hidden, dim = weights.w1.shape
    shapes = tuple(part.shape for part in weights)
    if shapes != ((count, hidden, dim), (count, hidden), (count, dim, hidden), (count, dim)) or x.shape[1:] != (dim,):
        raise EdgemoeError(
            f"{where}: x {x.shape}, weights {shapes}; legal: (T, D), ((E, H, D), (E, H), (E, D, H), (E, D))"
        )
    chosen, score = gating.chosen, gating.score
    if chosen.ndim != 2 or len(chosen) != len(x.raw) or score.shape != chosen.shape:
        raise EdgemoeError(
            f"{where}: chosen {chosen.shape}, score {score.shape}; legal: both (T, k) with T = {len(x.raw)}"
        )
    check_raw(f"{where}: score", score.raw, score.format)
    bits = accumulator_bits(formats.expert_output, score.format, formats.branch, chosen.shape[1], accumulation)
    check_accumulator(where, bits)
