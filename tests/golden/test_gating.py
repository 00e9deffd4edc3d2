"""Gating: a scalar transcription of the published rules, the definition, float64, ties and every k."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from golden import definition, reference
from golden.elementary import Exp, exp_hardware, exp_reference
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format
from golden.gating import Gating, gate, top_k
from golden.linear import linear
from golden.precision import EDGE_MOE, get_precision
from golden.softmax import SoftmaxFormats

FEATURE, WEIGHT = EDGE_MOE.feature, EDGE_MOE.format("gate_weight")
UNIFORM = SoftmaxFormats.uniform(FEATURE)
ONE, LOW, HIGH = 2**22, -(2**31), 2**31 - 1


def wrap32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def exp(x: int) -> int:
    return int(exp_hardware(np.array([x]), FEATURE, FEATURE).item())


def scalar_top_k(logits: list[int], k: int) -> list[int]:
    """By strict > from the lowest index on, k times: the lower index wins a tie."""
    chosen: list[int] = []
    for _ in range(k):
        best = -1
        for e, logit in enumerate(logits):
            if e not in chosen and (best < 0 or logit > logits[best]):
                best = e
        chosen.append(best)
    return chosen


def scalar_decision(logits: list[int], k: int) -> tuple[list[int], list[int]]:
    """Rule 9 on the logits of one token, statistics by rule 6 in index order."""
    total, maximum = 0, LOW
    for a in logits:
        d = maximum - a
        if d < 0:
            total, maximum = wrap32(wrap32((total * exp(wrap32(d))) >> 22) + ONE), a
        else:
            total = wrap32(total + exp(wrap32(-d)))
    chosen = scalar_top_k(logits, k)
    return chosen, [(exp(wrap32(logits[e] - maximum)) << 22) // total for e in chosen]


def scalar_logits(x: list[int], weight: list[list[int]]) -> list[int]:
    return [wrap32(sum((a * w) >> 14 for a, w in zip(x, row, strict=True))) for row in weight]


def apply(x: np.ndarray, weight: np.ndarray, k: int, exp_: Exp = exp_hardware) -> Gating:
    return gate(Fixed(x, FEATURE), Fixed(weight, WEIGHT), k, FEATURE, UNIFORM, exp=exp_)


def decide(logits: np.ndarray, k: int, exp_: Exp = exp_hardware) -> Gating:
    """Gating of given logits: one feature per expert, all gates the unit vectors."""
    return apply(logits, np.eye(logits.shape[1], dtype=np.int64) << 14, k, exp_)


def words(bits: int) -> st.SearchStrategy[int]:
    extremes = st.sampled_from([-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, 0])
    return st.one_of(extremes, st.integers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1), st.integers(-3, 3))


@settings(max_examples=80, deadline=None)
@given(st.data(), st.integers(1, 4), st.integers(1, 6), st.integers(1, 5))
def test_equals_the_published_rules(data: st.DataObject, tokens: int, experts: int, dim: int) -> None:
    x = data.draw(arrays(np.int64, (tokens, dim), elements=words(32) | st.integers(-(2**25), 2**25)))
    weight = data.draw(arrays(np.int64, (experts, dim), elements=words(16)))
    k = data.draw(st.integers(1, experts))
    decision = apply(x, weight, k)
    for t, row in enumerate(x.tolist()):
        logits = scalar_logits(row, weight.tolist())
        assert decision.logit.raw[t].tolist() == logits
        assert (decision.chosen[t].tolist(), decision.score.raw[t].tolist()) == scalar_decision(logits, k)


@settings(max_examples=100, deadline=None)
@given(arrays(np.int64, st.tuples(st.integers(1, 3), st.integers(1, 9)), elements=words(32)), st.data())
@example(np.array([[LOW, HIGH, LOW, HIGH], [HIGH, LOW, 0, LOW], [LOW, LOW, LOW, LOW]]), None)
def test_any_logits(logits: np.ndarray, data: st.DataObject | None) -> None:
    """Ties, differences that wrap, every k: k different experts, each with its score."""
    k = logits.shape[1] if data is None else data.draw(st.integers(1, logits.shape[1]))
    decision = decide(logits, k)
    assert (decision.logit.raw == logits).all()
    for t, row in enumerate(logits.tolist()):
        assert (decision.chosen[t].tolist(), decision.score.raw[t].tolist()) == scalar_decision(row, k)
        assert len(set(decision.chosen[t].tolist())) == k


def test_equals_the_published_rules_at_edge_moe_size() -> None:
    rng = np.random.default_rng(1)
    x, weight = rng.normal(0, ONE, (129, 192)).astype(np.int64), rng.integers(-(2**13), 2**13, (16, 192))
    decision = apply(x, weight, 2)
    for t in range(0, 129, 8):
        logits = scalar_logits(x[t].tolist(), weight.tolist())
        assert decision.logit.raw[t].tolist() == logits
        assert (decision.chosen[t].tolist(), decision.score.raw[t].tolist()) == scalar_decision(logits, 2)


def test_ties_and_order() -> None:
    logits = np.array([[5, 7, 7, 5, 7], [0, 0, 0, 0, 0], [1, 2, 3, 4, 5], [LOW, LOW, LOW, LOW, HIGH]])
    assert top_k(logits, 1).tolist() == [[1], [0], [4], [4]]
    assert top_k(logits, 4).tolist() == [[1, 2, 4, 0], [0, 1, 2, 3], [4, 3, 2, 1], [4, 0, 1, 2]]
    assert top_k(logits, 5).tolist() == [[1, 2, 4, 0, 3], [0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [4, 0, 1, 2, 3]]
    many = np.zeros((3, 64), dtype=np.int64)  # where an unstable sort would give itself away
    assert top_k(many, 64).tolist() == [list(range(64))] * 3


def test_scores_are_not_renormalised() -> None:
    assert decide(np.zeros((1, 4), dtype=np.int64), 2).score.raw.tolist() == [[ONE // 4, ONE // 4]]
    assert decide(np.zeros((1, 3), dtype=np.int64), 3).score.raw.tolist() == [[ONE // 3] * 3]  # towards zero
    assert decide(np.array([[LOW, HIGH]]), 2).score.raw.tolist() == [[ONE, 0]]
    assert decide(np.array([[LOW]]), 1).score.raw.tolist() == [[ONE]]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["floor", "nearest_even", "trunc", "ceil"]))
def test_equals_the_definition(seed: int, rounding: str) -> None:
    """The logits' products and sum, and the scores' formats, by fxpmath."""
    rng = np.random.default_rng(seed)
    x_format, w_format = Format(14, 8), Format(10, 7)
    logit = Format(16, 10, rounding=rounding, overflow="saturate")
    inside = SoftmaxFormats(FEATURE, FEATURE, FEATURE, Format(9, 8, rounding=rounding, overflow="saturate"))
    x, weight = rng.integers(-(2**13), 2**13, 5), rng.integers(-(2**9), 2**9, (4, 5))
    decision = gate(Fixed(x[None], x_format), Fixed(weight, w_format), 3, logit, inside)
    wide = Format(40, 10, rounding=rounding)
    sums = [int(definition.requantize(x * row, 15, wide).sum()) for row in weight]
    logits = definition.requantize(sums, 10, logit)
    assert decision.logit.raw[0].tolist() == logits.tolist()
    total, maximum = 0, -(2**15)
    for a in logits.tolist():
        e = int(exp_hardware(np.array([-abs(maximum - a)]), Format(32, 10), FEATURE).item())
        total, maximum = ((total * e >> 22) + ONE, a) if a > maximum else (total + e, maximum)
    for slot, e in enumerate(scalar_top_k(logits.tolist(), 3)):
        top = int(exp_hardware(logits[e : e + 1] - maximum, Format(32, 10), FEATURE).item())
        score = definition.requantize([(top << 8) // total], 8, inside.probability)
        assert (decision.chosen[0, slot], decision.score.raw[0, slot]) == (e, score[0])


def rising(experts: int, step: int) -> np.ndarray:
    """The logits that round most: each beats the one before by little, and every rescaling floors the sum."""
    return (np.arange(experts) * step)[None]


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 64), st.sampled_from([0, 4, 2896, 9000]), st.booleans())
def test_error_bound(seed: int, experts: int, step: int, hardware: bool) -> None:
    """As softmax's without the reciprocal's ulp: E (1 + e) + M + 1."""
    exp_, e = (exp_hardware, 1) if hardware else (exp_reference, 0)
    logits = rising(experts, step) if step else np.random.default_rng(seed).integers(-(2**25), 2**25, (3, experts))
    decision = decide(logits, experts, exp_)
    real = np.exp((logits - logits.max(-1, keepdims=True)) / ONE)
    probability = real / real.sum(-1, keepdims=True)
    rises = 1 + np.count_nonzero(np.diff(np.maximum.accumulate(logits, -1)), axis=-1)
    error = np.abs(decision.score.real - np.take_along_axis(probability, decision.chosen, -1)) * ONE
    assert (error <= (experts * (1 + e) + rises + 1)[:, None]).all()
    assert decision.score.raw.min() >= 0
    assert decision.score.raw.max() <= ONE
    logit, chosen, score = reference.gate(logits / ONE, np.eye(experts), experts)
    assert np.array_equal(chosen, decision.chosen)
    assert np.abs(score - np.take_along_axis(probability, chosen, -1)).max() < 1e-12
    assert np.abs(logit * ONE - logits).max() == 0


def test_wide_accumulation_is_not_the_published_rule() -> None:
    """Half an LSB per input."""
    rng = np.random.default_rng(3)
    x, weight = rng.integers(-(2**23), 2**23, (20, 192)), rng.integers(-(2**11), 2**11, (16, 192))
    difference = (x @ weight.T >> 14) - apply(x, weight, 2).logit.raw
    assert np.count_nonzero(difference) > 0.99 * difference.size
    assert 90 < difference.mean() < 100


@pytest.mark.parametrize("name", ["w4a4", "w4a6", "w6a6", "w8a8", "w16a16"])
def test_narrow_formats(name: str) -> None:
    """Scores are truncated to their format: low by under an ulp and by the softmax's own, and in [0, 1]."""
    precision = get_precision(name)
    rng = np.random.default_rng(4)
    x_format, w_format, logit = (precision.format(role) for role in ("normed", "gate_weight", "logit"))
    x = Fixed(rng.integers(x_format.raw_min, x_format.raw_max + 1, (40, 12)), x_format)
    weight = Fixed(rng.integers(w_format.raw_min, w_format.raw_max + 1, (16, 12)), w_format)
    inside = SoftmaxFormats.of(precision, "gate_score")
    decision = gate(x, weight, 16, logit, inside, accumulation="exact")
    exact = (x.real @ weight.real.T / logit.ulp).clip(logit.raw_min, logit.raw_max)
    assert np.abs(decision.logit.raw - exact).max() <= 0.5
    assert logit.raw_min <= decision.logit.raw.min() <= decision.logit.raw.max() <= logit.raw_max
    real = decision.logit.real
    p = np.exp(real - real.max(-1, keepdims=True))
    p = np.take_along_axis(p / p.sum(-1, keepdims=True), decision.chosen, -1)
    score, wide = decision.score, (3 * 16 + 1) * inside.exponential.ulp
    assert score.raw.min() >= 0
    assert score.raw.max() <= score.format.raw_max
    assert (score.real <= p + wide).all()
    assert (score.real > p - score.format.ulp - wide).all()
    assert (np.abs(score.real.sum(-1) - 1) <= 16 * (score.format.ulp + wide)).all()


def test_exact_logits() -> None:
    """One rounding of the whole sum."""
    rng = np.random.default_rng(5)
    x, weight = rng.integers(-(2**25), 2**25, (6, 24)), rng.integers(-(2**15), 2**15, (4, 24))
    decision = gate(Fixed(x, FEATURE), Fixed(weight, WEIGHT), 1, FEATURE, UNIFORM, accumulation="exact")
    assert decision.logit.raw.tolist() == [
        [wrap32(sum(a * b for a, b in zip(r, w, strict=True)) >> 14) for w in weight.tolist()] for r in x.tolist()
    ]


def test_a_gate_is_a_linear_layer_without_bias() -> None:
    rng = np.random.default_rng(6)
    x, weight = Fixed(rng.integers(LOW, HIGH, (5, 7)), FEATURE), Fixed(rng.integers(-(2**15), 2**15, (3, 7)), WEIGHT)
    zero = Fixed(np.zeros(3, dtype=np.int64), EDGE_MOE.format("bias"))
    assert linear(x, weight, None, FEATURE).identical(linear(x, weight, zero, FEATURE))


def test_bad_input() -> None:
    x, weight = np.zeros((2, 3), dtype=np.int64), np.zeros((4, 3), dtype=np.int64)
    for k in (0, 5, -1):
        with pytest.raises(EdgemoeError, match=f"gating: k={k} is not from 1 to 4 experts"):
            apply(x, weight, k)
    with pytest.raises(EdgemoeError, match=r"gating: shapes x \(2, 3\), weight \(4, 2\)"):
        apply(x, weight[:, :2], 1)
    with pytest.raises(EdgemoeError, match="gating: x: dtype float64"):
        apply(x * math.pi, weight, 1)
    with pytest.raises(EdgemoeError, match="layer 3: weight: 12 raw values do not fit ap_fixed<16,2"):
        gate(Fixed(x, FEATURE), Fixed(weight + 2**15, WEIGHT), 1, FEATURE, UNIFORM, where="layer 3")
    with pytest.raises(EdgemoeError, match=r"legal: .*1 <= N <= 511"):
        apply(x, np.zeros((512, 3), dtype=np.int64), 1)
