"""Cases of the linear unit's modes for experts.

`linear_gathered`: rows that a queue names. `linear_scored`: results that are scored and added to the branch, one queue
after the other as in `golden.experts`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from golden import experts
from golden.accumulate import sum_frac
from golden.fixed import Fixed, RawArray, requantize
from golden.linear import linear
from golden.precision import Precision
from vectors.case import INDEX, Case, Tensor
from vectors.inputs import extremes, random_raw
from vectors.observe import Observation

Size = tuple[int, int, int]
"""Tokens, inputs, outputs."""


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of both operators; those that are made up are as large as the config allows, or smaller."""
    yield from _gathered_cases(seen)
    yield from _scored_cases(seen)


def _gathered_cases(seen: Observation) -> Iterator[Case]:
    config, precision = seen.config, seen.precision
    moe = next(layer for layer in range(config.layers) if config.is_moe(layer))
    expert, tokens, slots = _longest_queue(seen, moe)
    w, b = (seen.weight(f"layers.{moe}.moe.{name}").raw[expert] for name in ("w1", "b1"))
    score = seen.value(f"layers.{moe}.gate_score").raw[tokens, slots]
    x, source = seen.value(f"layers.{moe}.normed2").raw, f"observed layers.{moe}, queue of expert {expert}"
    yield gathered_case("real_queue", x, tokens, score, (w, b), precision, source)
    small = min(config.dim, 32), min(config.expert_hidden, 48)
    yield _gathered("corners_full", 71, (config.tokens, 16, 16), np.arange(config.tokens), 4.0, precision)
    yield _gathered("corners_one_entry", 72, (config.tokens, *small), np.array([config.tokens - 1]), 4.0, precision)
    backwards = np.array([4, 4, 2, 0, 3, 3, 3, 1])  # not a queue, but rows all the same
    yield _gathered("corners_order", 73, (5, *small), backwards, 4.0, precision)
    yield _gathered("random_wide", 74, (23, config.dim, small[1]), np.arange(0, 23, 2), None, precision)
    yield _gathered("smallest", 75, (5, *small), np.array([0, 2, 4]), 4.0, precision)


def _longest_queue(seen: Observation, layer: int) -> tuple[int, RawArray, RawArray]:
    """The expert that most tokens chose, those tokens ascending, and their slots."""
    chosen = seen.value(f"layers.{layer}.chosen").raw
    expert = int(np.bincount(chosen.ravel()).argmax())
    tokens, slots = np.nonzero(chosen == expert)
    return expert, tokens, slots


def _gathered(name: str, seed: int, size: Size, token: RawArray, span: float | None, precision: Precision) -> Case:
    """Random words; x in [-span, span), or of its whole range when span is None."""
    tokens, inputs, outputs = size
    x = random_raw(seed, (tokens, inputs), precision.format("normed"), span=span)
    score = random_raw(seed + 50, token.shape, precision.format("gate_score"))  # passes by, so that any bits will do
    layer = _weights(seed, inputs, outputs, span, precision)
    return gathered_case(name, x, token, score, layer, precision, "PCG64 words", seed)


def _weights(
    seed: int, inputs: int, outputs: int, span: float | None, precision: Precision
) -> tuple[RawArray, RawArray]:
    """(O, I) and (O,) of random words."""
    weight = random_raw(seed + 100, (outputs, inputs), precision.format("weight"), span=None if span is None else 0.5)
    return weight, random_raw(seed + 200, (outputs,), precision.format("bias"))


def gathered_case(
    name: str,
    x: RawArray,
    token: RawArray,
    score: RawArray,
    layer: tuple[RawArray, RawArray],
    precision: Precision,
    source: str,
    seed: int = -1,
) -> Case:
    """The case of some rows, with y of the golden model.

    Args:
        name: of the case.
        x: all tokens (T, I), of format `normed`.
        token: rows to take (L,), in this order.
        score: (L,), which has no effect.
        layer: weight (O, I) and bias (O,).
        precision: formats and accumulation; y is `hidden`.
        source: what made the inputs.
        seed: of the inputs, -1 where they are not random.
    """
    rows = Fixed(x[token], precision.format("normed"))
    w, b = (Fixed(raw, precision.format(role)) for raw, role in zip(layer, ("weight", "bias"), strict=True))
    y = linear(rows, w, b, precision.format("hidden"), accumulation=precision.accumulation, where=name)
    tensors = {
        "x": Tensor(x, rows.format, ("token", "input"), "input"),
        "token": Tensor(token, INDEX, ("entry",)),
        "score": Tensor(score, precision.format("gate_score"), ("entry",)),
        "weight": Tensor(w.raw, w.format, ("output", "input"), "input"),
        "bias": Tensor(b.raw, b.format, ("output",), "output"),
        "y": Tensor(y.raw, y.format, ("entry", "output"), "output"),
    }
    return Case(
        "linear_gathered", name, tensors, source, seed, {"bias_shift": _bias_shift("hidden", rows, w, b, precision)}
    )


def _scored_cases(seen: Observation) -> Iterator[Case]:
    config, precision = seen.config, seen.precision
    yield _real_scored(seen)
    inputs, outputs = min(config.expert_hidden, 48), min(config.dim, 32)
    yield _extremes("corners", extremes(precision.format("gate_score")), config.top_k, precision)
    yield _extremes("corners_ties", _halves(precision), config.top_k, precision)
    every, some = np.arange(37), np.array([0, 3, 4, 17, 36])
    queues = [every, some, some + 0][: config.top_k]  # the branch has room for k scored results
    yield _scored("random_near", 81, (37, inputs, outputs), queues, 2.0, precision)
    yield _scored("random_wide", 82, (37, inputs, outputs), queues, None, precision)
    yield _scored("corners_one_word", 83, (9, 16, 16), [np.arange(9)] * min(config.top_k, 2), 2.0, precision)
    yield _scored("corners_one_token", 84, (1, 16, 16), [np.arange(1)] * min(config.top_k, 2), 2.0, precision)
    yield _scored("corners_one_queue", 86, (5, 16, 16), [np.arange(5)], 2.0, precision)
    yield _scored("smallest", 85, (3, inputs, outputs), [np.arange(3), np.array([1])][: config.top_k], 2.0, precision)


def _real_scored(seen: Observation) -> Case:
    """The second layer of the expert that most tokens chose; queue j holds the j-th choices of the first 40 tokens."""
    config = seen.config
    moe = next(layer for layer in range(config.layers) if config.is_moe(layer))
    expert = _longest_queue(seen, moe)[0]
    w, b = (seen.weight(f"layers.{moe}.moe.{name}").raw[expert] for name in ("w2", "b2"))
    tokens, top_k = min(config.tokens, 40), config.top_k
    x = seen.value(f"layers.{moe}.activated").raw[:tokens].transpose(1, 0, 2).reshape(tokens * top_k, -1)
    score = seen.value(f"layers.{moe}.gate_score").raw[:tokens].T.ravel()
    queues = [np.arange(tokens)] * top_k
    return scored_case(
        "real_layer1", x, queues, score, (w, b), seen.precision, f"observed layers.{moe}, expert {expert}"
    )


def _halves(precision: Precision) -> RawArray:
    """Scores by which the odd extremes of an expert's output lie half way between two values of the branch."""
    y, score, branch = (precision.format(role) for role in ("expert_output", "gate_score", "branch"))
    half = 1 << max(y.frac + score.frac - branch.frac - 1, 0)
    return np.asarray(np.array([half, 3 * half, -half]).clip(score.raw_min, score.raw_max))


def _extremes(name: str, scores: RawArray, top_k: int, precision: Precision) -> Case:
    """Every extreme of an expert's output, as far as identity weights carry those of x, against every score."""
    values = extremes(precision.format("activated"))
    weight = np.eye(16, dtype=np.int64) * min(1 << precision.format("weight").frac, precision.format("weight").raw_max)
    x = np.tile(np.resize(values, 16), (len(scores), 1))
    queues = [np.arange(len(scores))] * min(top_k, 2)
    score = np.concatenate([scores, scores[::-1]])[: len(scores) * len(queues)]
    bias = np.zeros(16, dtype=np.int64)
    rows = np.concatenate([x] * len(queues))
    return scored_case(name, rows, queues, score, (weight, bias), precision, "extremes of y against awkward scores")


def _scored(name: str, seed: int, size: Size, queues: list[RawArray], span: float | None, precision: Precision) -> Case:
    """Random words; x in [-span, span), or of its whole range when span is None."""
    _, inputs, outputs = size
    entries = sum(map(len, queues))
    x = random_raw(seed, (entries, inputs), precision.format("activated"), span=span)
    score = random_raw(seed + 50, (entries,), precision.format("gate_score"), span=None if span is None else 1.0)
    layer = _weights(seed, inputs, outputs, span, precision)
    return scored_case(name, x, queues, score, layer, precision, "PCG64 words", seed)


def scored_case(
    name: str,
    x: RawArray,
    queues: list[RawArray],
    score: RawArray,
    layer: tuple[RawArray, RawArray],
    precision: Precision,
    source: str,
    seed: int = -1,
) -> Case:
    """The case of some queues, with y and the branch of the golden model.

    Args:
        name: of the case.
        x: the rows of all queues (N, I), of format `activated`.
        queues: the tokens of each; every token of the layer is in one at least, in each at most once.
        score: (N,).
        layer: weight (O, I) and bias (O,), one expert's for all queues.
        precision: formats and accumulation; y is `expert_output`.
        source: what made the inputs.
        seed: of the inputs, -1 where they are not random.
    """
    rows, scores = Fixed(x, precision.format("activated")), Fixed(score, precision.format("gate_score"))
    w, b = (Fixed(raw, precision.format(role)) for raw, role in zip(layer, ("weight", "bias"), strict=True))
    y = linear(rows, w, b, precision.format("expert_output"), accumulation=precision.accumulation, where=name)
    token = np.concatenate(queues)
    branch = add_scored(y, token, scores, precision)
    tensors = {
        "x": Tensor(x, rows.format, ("entry", "input"), "input"),
        "token": Tensor(token, INDEX, ("entry",)),
        "length": Tensor(np.array([len(queue) for queue in queues], dtype=np.int64), INDEX, ("queue",)),
        "score": Tensor(score, scores.format, ("entry",)),
        "weight": Tensor(w.raw, w.format, ("output", "input"), "input"),
        "bias": Tensor(b.raw, b.format, ("output",), "output"),
        "y": Tensor(y.raw, y.format, ("entry", "output"), "output"),
        "branch": Tensor(branch.raw, branch.format, ("token", "output"), "output"),
    }
    return Case(
        "linear_scored",
        name,
        tensors,
        source,
        seed,
        {"bias_shift": _bias_shift("expert_output", rows, w, b, precision)},
    )


def add_scored(y: Fixed, token: RawArray, score: Fixed, precision: Precision) -> Fixed:
    """The branch (T, O) of results y (N, O) and their scores (N,), entry by entry, as in `golden.experts`.

    `floor_each`: branch = W(branch + round(y * score)); `exact`: the sum of whole products, rounded once.
    """
    out, frac = precision.format("branch"), y.format.frac + score.format.frac
    branch = np.zeros((int(token.max()) + 1, y.shape[1]), dtype=np.int64)
    for row, product in zip(token, y.raw * score.raw[:, None], strict=True):
        branch[row] = experts.add_scored(branch[row], product, frac, out, precision.accumulation)
    return Fixed(requantize(branch, frac, out) if precision.accumulation == "exact" else branch, out)


def _bias_shift(y: str, x: Fixed, weight: Fixed, bias: Fixed, precision: Precision) -> int:
    """How far left of the bias the fraction of the sum reaches."""
    return sum_frac(x.format, weight.format, precision.format(y), precision.accumulation) - bias.format.frac


def ends(token: RawArray) -> tuple[RawArray, RawArray]:
    """Whether each entry (N,) is the first, and the last, of its token over all queues."""
    first, last = np.zeros(len(token), dtype=np.int64), np.zeros(len(token), dtype=np.int64)
    first[np.unique(token, return_index=True)[1]] = 1
    last[len(token) - 1 - np.unique(token[::-1], return_index=True)[1]] = 1
    return first, last
