"""Experts: a scalar transcription of the published queues and rules, the definition, float64, uneven choices."""

from __future__ import annotations

import functools
import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden import definition, reference
from golden.errors import EdgemoeError
from golden.experts import ExpertFormats, ExpertWeights, experts
from golden.fixed import ROUNDINGS, Fixed, Format
from golden.gating import Gating
from golden.precision import EDGE_MOE, get_precision
from golden.schedule_experts import queues as fast_queues
from tests.golden.rationals import rounded

FEATURE, WEIGHT, BIAS = EDGE_MOE.feature, EDGE_MOE.format("weight"), EDGE_MOE.format("bias")
FEATURES = ExpertFormats(FEATURE, FEATURE, FEATURE, FEATURE)
ONE = 2**22
Rows = list[list[int]]


def wrap32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


@functools.cache
def knot(i: int) -> int:
    a = i / 32
    return math.floor(2**22 * a * (math.erfc(a / math.sqrt(2)) / 2) + 0.5)


def scalar_gelu(x: int) -> int:
    """Rule 4 in Python's integers."""
    relu, ax = max(x, 0), wrap32(-x) if x < 0 else x
    if ax >= 176 << 17:
        return relu
    e = ax * 32
    i, t = (e >> 22) & 255, e % 2**22
    return wrap32(relu - (((knot(i) << 22) + t * (knot(i + 1) - knot(i))) >> 22) % 2**22)


def scalar_linear(x: list[int], weight: Rows, bias: list[int]) -> list[int]:
    """Rule 3."""
    rows = zip(weight, bias, strict=True)
    return [wrap32((b << 11) + sum((a * w) >> 14 for a, w in zip(x, row, strict=True))) for row, b in rows]


def scalar_queues(chosen: Rows, count: int) -> tuple[list[list[tuple[int, int]]], list[int]]:
    """Rule 10: (token, slot) in every expert's queue, and the experts whose queue is not empty."""
    queues: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for token, row in enumerate(chosen):
        for slot, expert in enumerate(row):
            queues[expert].append((token, slot))
    return queues, [expert for expert in range(count) if queues[expert]]


def scalar_expert(x: list[int], weights: ExpertWeights, e: int) -> tuple[list[int], list[int], list[int]]:
    w1, b1, w2, b2 = (part.raw[e].tolist() for part in weights)
    hidden = scalar_linear(x, w1, b1)
    activated = [scalar_gelu(h) for h in hidden]
    return hidden, activated, scalar_linear(activated, w2, b2)


def scalar_experts(x: Rows, weights: ExpertWeights, gating: Gating) -> Rows:  # rule 11
    out = [[0] * len(row) for row in x]
    queues, listed = scalar_queues(gating.chosen.tolist(), len(weights.w1.raw))
    for e in listed:
        for token, slot in queues[e]:
            score = int(gating.score.raw[token, slot])
            y = scalar_expert(x[token], weights, e)[2]
            out[token] = [wrap32(o + wrap32((v * score) >> 22)) for o, v in zip(out[token], y, strict=True)]
    return out


def draw(rng: np.random.Generator, shape: tuple[int, ...], fmt: Format) -> np.ndarray:
    whole = rng.integers(fmt.raw_min, fmt.raw_max + 1, shape) >> rng.integers(0, fmt.width, shape)
    return np.where(rng.random(shape) < 0.1, rng.choice([fmt.raw_min, fmt.raw_max], shape), whole)


def make_weights(
    rng: np.random.Generator, count: int, dim: int, hidden: int, formats: tuple[Format, Format] = (WEIGHT, BIAS)
) -> ExpertWeights:
    w, b = formats
    shapes = ((count, hidden, dim), w), ((count, hidden), b), ((count, dim, hidden), w), ((count, dim), b)
    return ExpertWeights(*(Fixed(draw(rng, shape, fmt), fmt) for shape, fmt in shapes))


def make_gating(chosen: np.ndarray, score: np.ndarray, fmt: Format = FEATURE) -> Gating:
    return Gating(Fixed(np.zeros((len(chosen), 1), dtype=np.int64), FEATURE), chosen, Fixed(score, fmt))


def choices(rng: np.random.Generator, tokens: int, count: int, k: int) -> np.ndarray:
    return np.array([rng.permutation(count)[:k] for _ in range(tokens)])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 5), st.integers(1, 4), st.integers(1, 4), st.integers(1, 5), st.data())
def test_equals_the_published_rules(
    seed: int, tokens: int, count: int, dim: int, hidden: int, data: st.DataObject
) -> None:
    rng, k = np.random.default_rng(seed), data.draw(st.integers(1, count))
    x, weights = draw(rng, (tokens, dim), FEATURE), make_weights(rng, count, dim, hidden)
    gating = make_gating(choices(rng, tokens, count, k), rng.integers(0, ONE + 1, (tokens, k)))
    mixed = experts(Fixed(x, FEATURE), weights, gating, FEATURES)
    assert mixed.branch.raw.tolist() == scalar_experts(x.tolist(), weights, gating)
    for (token, slot), e in np.ndenumerate(gating.chosen):
        parts = [part.raw[token, slot].tolist() for part in mixed[:3]]
        assert parts == list(scalar_expert(x[token].tolist(), weights, e))


def test_equals_the_published_rules_at_edge_moe_size() -> None:
    rng = np.random.default_rng(2)
    x = rng.normal(0, ONE, (129, 192)).astype(np.int64)
    weights = make_weights(rng, 16, 192, 384)
    gating = make_gating(choices(rng, 129, 16, 2), rng.integers(0, ONE + 1, (129, 2)))
    branch = experts(Fixed(x, FEATURE), weights, gating, FEATURES).branch.raw
    for t in (0, 64, 128):
        one = make_gating(gating.chosen[t : t + 1], gating.score.raw[t : t + 1])
        assert [branch[t].tolist()] == scalar_experts([x[t].tolist()], weights, one)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 20), st.integers(1, 8), st.data())
def test_queues(seed: int, tokens: int, count: int, data: st.DataObject) -> None:
    chosen = choices(np.random.default_rng(seed), tokens, count, data.draw(st.integers(1, count)))
    queues, listed = scalar_queues(chosen.tolist(), count)
    given_queues = fast_queues(chosen, count)
    assert [q.expert for q in given_queues] == listed
    assert [list(zip(q.token.tolist(), q.slot.tolist(), strict=True)) for q in given_queues] == [
        queues[e] for e in listed
    ]


UNEVEN = {
    "one has all tokens": [[1]] * 4,
    "one is in every choice": [[2, 0], [2, 1], [2, 0], [0, 2]],
    "k is E": [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]],
    "one has none": [[2, 1], [1, 2], [2, 1], [1, 2]],
}


@pytest.mark.parametrize("chosen", UNEVEN.values(), ids=list(UNEVEN))
def test_uneven_choices(chosen: Rows) -> None:
    rng = np.random.default_rng(3)
    weights, picks, x = make_weights(rng, 3, 4, 5), np.array(chosen), draw(rng, (4, 4), FEATURE)
    gating = make_gating(picks, rng.integers(0, ONE, picks.shape))
    mixed = experts(Fixed(x, FEATURE), weights, gating, FEATURES)
    assert mixed.branch.raw.tolist() == scalar_experts(x.tolist(), weights, gating)


def test_experts_without_tokens_are_not_touched() -> None:
    rng = np.random.default_rng(4)
    weights, x = make_weights(rng, 3, 4, 5), Fixed(draw(rng, (4, 4), FEATURE), FEATURE)
    gating = make_gating(np.full((4, 1), 1), np.full((4, 1), ONE))
    other = ExpertWeights(*(Fixed(w.raw[[1, 1, 1]], w.format) for w in weights))
    assert experts(x, weights, gating, FEATURES).branch.identical(experts(x, other, gating, FEATURES).branch)


def test_the_order_is_by_expert_not_by_choice() -> None:
    """Seen where sums saturate on the way: 3 + 3 - 3 is 3 - 3 + 3 only without a limit at 4."""
    w, b = Fixed(np.zeros((3, 1, 1), dtype=np.int64), WEIGHT), Fixed(np.zeros((3, 1), dtype=np.int64), BIAS)
    weights = ExpertWeights(w, b, w, Fixed(np.array([[3], [3], [-3]]) << 11, BIAS))
    branch = Format(12, 9, overflow="saturate")  # -4 to just below 4
    out = ExpertFormats(FEATURE, FEATURE, FEATURE, branch)
    for chosen in ([0, 1, 2], [2, 1, 0], [0, 2, 1]):
        gating = make_gating(np.array([chosen]), np.full((1, 3), ONE))
        mixed = experts(Fixed(np.zeros((1, 1), dtype=np.int64), FEATURE), weights, gating, out)
        assert mixed.branch.raw.item() == 2**11 - 1 - 3 * 2**9


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(ROUNDINGS), st.sampled_from(["wrap", "saturate"]))
def test_scoring_equals_the_definition(seed: int, rounding: str, overflow: str) -> None:
    """Each scored product and each addition by fxpmath, experts ascending."""
    rng = np.random.default_rng(seed)
    output, score_format = Format(20, 12), Format(12, 10)
    branch = Format(14, 8, rounding=rounding, overflow=overflow)
    weights, chosen = make_weights(rng, 3, 4, 3), choices(rng, 4, 3, 3)
    gating = make_gating(chosen, rng.integers(0, 2**10 + 1, chosen.shape), score_format)
    formats = ExpertFormats(FEATURE, FEATURE, output, branch)
    mixed = experts(Fixed(rng.integers(-(2**24), 2**24, (4, 4)), FEATURE), weights, gating, formats)
    for t in range(4):
        out = [0] * 4
        for slot in np.argsort(chosen[t]):
            product = mixed.expert_output.raw[t, slot] * gating.score.raw[t, slot]
            terms = definition.requantize(product, 22, Format(40, 8, rounding=rounding))
            out = definition.requantize(np.array(out) + terms, 8, branch).tolist()
        assert mixed.branch.raw[t].tolist() == out


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 3), st.integers(1, 40), st.integers(1, 40))
def test_error_against_float64(seed: int, k: int, dim: int, hidden: int) -> None:
    """dim ulp before GELU (slope under 1.13, 9.8e-5 of its own, one ulp), through |W2|, hidden ulp, k of the scores."""
    rng = np.random.default_rng(seed)
    w1, w2 = (Fixed(rng.integers(-(2**12), 2**12, s), WEIGHT) for s in ((3, hidden, dim), (3, dim, hidden)))
    b1, b2 = (Fixed(rng.integers(-(2**10), 2**10, s), BIAS) for s in ((3, hidden), (3, dim)))
    weights = ExpertWeights(w1, b1, w2, b2)
    x, chosen = Fixed(rng.integers(-(2**23), 2**23, (4, dim)), FEATURE), choices(rng, 4, 3, k)
    gating = make_gating(chosen, rng.integers(0, ONE // k, chosen.shape))
    mixed = experts(x, weights, gating, FEATURES)
    real = (w1.real, b1.real, w2.real, b2.real)
    expected = np.zeros((4, dim))
    limit = np.full((4, dim), k / ONE)
    for (t, slot), e in np.ndenumerate(chosen):
        h = real[0][e] @ x.real[t] + real[1][e]
        a = np.array([v * math.erfc(-v / math.sqrt(2)) / 2 for v in h])
        expected[t] += gating.score.real[t, slot] * (real[2][e] @ a + real[3][e])
        inner = 1.13 * dim / ONE + 9.8e-5 + 2 / ONE
        limit[t] += gating.score.real[t, slot] * (np.abs(real[2][e]).sum(1) * inner + hidden / ONE)
    assert np.abs(reference.experts(x.real, real, chosen, gating.score.real) - expected).max() < 1e-9
    assert (np.abs(mixed.branch.real - expected) <= limit + 1e-9).all()


@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_exact_sums_round_once(rounding: str) -> None:
    """The scored sum of a token over its experts."""
    rng = np.random.default_rng(5)
    branch = Format(20, 6, rounding=rounding, overflow="saturate")
    formats, score = ExpertFormats(FEATURE, FEATURE, Format(20, 8), branch), Format(4, 2)
    weights, chosen = make_weights(rng, 4, 6, 5), choices(rng, 30, 4, 3)
    gating = make_gating(chosen, rng.integers(0, 5, chosen.shape), score)
    x = Fixed(rng.integers(-(2**24), 2**24, (30, 6)), FEATURE)
    mixed = experts(x, weights, gating, formats, accumulation="exact")
    sums = (mixed.expert_output.raw * gating.score.raw[..., None]).sum(1)
    assert {int(total) % 16 for total in sums.flat} >= {8}  # ties are among them
    expected = [[min(max(rounded(Fraction(int(v), 16), rounding), -(2**19)), 2**19 - 1) for v in row] for row in sums]
    assert mixed.branch.raw.tolist() == expected


@pytest.mark.parametrize("name", ["w4a4", "w4a6", "w8a8", "w16a16"])
def test_narrow_formats(name: str) -> None:
    """Every result inside its format; the scored sum within half an ulp of its own terms."""
    precision, rng = get_precision(name), np.random.default_rng(6)
    formats = ExpertFormats(*(precision.format(role) for role in ExpertFormats._fields))
    weights = make_weights(rng, 4, 8, 12, (precision.format("weight"), precision.format("bias")))
    normed, score = precision.format("normed"), precision.format("gate_score")
    chosen = choices(rng, 20, 4, 2)
    gating = make_gating(chosen, rng.integers(0, score.raw_max // 2 + 1, chosen.shape), score)
    mixed = experts(Fixed(draw(rng, (20, 8), normed), normed), weights, gating, formats, accumulation="exact")
    for part, fmt in zip(mixed, formats, strict=True):
        assert part.format == fmt
        assert fmt.raw_min <= part.raw.min() <= part.raw.max() <= fmt.raw_max
    exact = (mixed.expert_output.real * gating.score.real[..., None]).sum(1) / formats.branch.ulp
    assert np.abs(mixed.branch.raw - exact.clip(formats.branch.raw_min, formats.branch.raw_max)).max() <= 0.5


def test_bad_input() -> None:
    rng = np.random.default_rng(7)
    weights, x = make_weights(rng, 3, 4, 5), draw(rng, (2, 4), FEATURE)
    score = np.full((2, 1), ONE)
    faults: dict[str, Any] = {
        r"experts: chosen\[1, 0\]=3 is not an expert; legal: 0 to 2": [[0], [3]],
        r"experts: chosen\[0, 0\]=-1 is not an expert": [[-1], [0]],
        r"experts: token 1 chose expert 2 twice": [[0, 1], [2, 2]],
        r"layer 1: chosen \(1, 1\), score \(1, 1\); legal: both \(T, k\) with T = 2": [[0]],
        r"layer 1: chosen \(2,\), score \(2,\); legal": [0, 1],
        r"experts: chosen has shape \(2, 1\), dtype float64": [[0.0], [1.0]],
    }
    for words, chosen in faults.items():
        with pytest.raises(EdgemoeError, match=words):
            experts(
                Fixed(x, FEATURE),
                weights,
                make_gating(np.array(chosen), np.full(np.shape(chosen), ONE)),
                FEATURES,
                where="layer 1",
            )
    gating = make_gating(np.array([[2], [1]]), score)
    with pytest.raises(EdgemoeError, match=r"layer 1: x \(2, 3\), weights"):
        experts(Fixed(x[:, :3], FEATURE), weights, gating, FEATURES, where="layer 1")
    with pytest.raises(EdgemoeError, match="experts expert 1: x: dtype float64"):
        experts(Fixed(x * 0.5, FEATURE), weights, gating, FEATURES)
    with pytest.raises(EdgemoeError, match="its accumulator needs 67 bits"):
        wide = ExpertWeights(Fixed(weights.w1.raw, Format(32, 14)), *weights[1:])
        experts(Fixed(x, FEATURE), wide, gating, FEATURES, accumulation="exact")


@pytest.mark.parametrize("fault", ["score", "w2"])
def test_missing_parts_are_refused(fault: str) -> None:
    rng = np.random.default_rng(8)
    weights, score = make_weights(rng, 3, 4, 5), np.full((2, 1 if fault == "score" else 2), ONE)
    if fault == "w2":
        weights = weights._replace(w2=Fixed(weights.w2.raw[:1], WEIGHT))
    x, chosen = Fixed(draw(rng, (2, 4), FEATURE), FEATURE), np.array([[0, 1], [2, 1]])
    with pytest.raises(EdgemoeError, match="experts"):
        experts(x, weights, make_gating(chosen, score), FEATURES)
