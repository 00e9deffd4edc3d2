"""Softmax: against a scalar transcription of the published rules, float64, and the wrong rules it must not be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from golden import reference
from golden.elementary import exp_hardware, exp_reference
from golden.errors import EdgemoeError
from golden.fixed import Fixed, dequantize
from golden.precision import EDGE_MOE
from golden.softmax import Statistics, key_order, normalise, softmax, statistics

FEATURE = EDGE_MOE.feature
ONE, MIN = 2**22, -(2**31)


def wrap32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def exp(x: int) -> int:
    return int(exp_hardware(np.array([x]), FEATURE, FEATURE).item())


def scalar_statistics(scores: list[int]) -> tuple[int, int]:
    """The published rules in Python's integers, scores in the order of arrival."""
    total, maximum = 0, MIN
    for a in scores:
        d = maximum - a
        if d < 0:
            total = wrap32(wrap32((total * exp(wrap32(d))) >> 22) + ONE)
            maximum = a
        else:
            total = wrap32(total + exp(wrap32(-d)))
    return 2**44 // total, maximum


rows = arrays(
    np.int64,
    st.tuples(st.integers(1, 6), st.integers(1, 12)),
    elements=st.one_of(st.integers(-(2**31), 2**31 - 1), st.integers(-(2**25), 2**25), st.integers(-3, 3)),
)


@settings(max_examples=150, deadline=None)
@given(rows, st.integers(1, 5))
def test_equals_the_published_rules(scores: np.ndarray, parallelism: int) -> None:
    stats = statistics(Fixed(scores, FEATURE), parallelism=parallelism)
    probability = normalise(Fixed(scores, FEATURE), stats).raw
    for q, row in enumerate(scores.tolist()):
        first = q % parallelism % len(row)
        recip, maximum = scalar_statistics(row[first:] + row[:first])
        assert (stats.reciprocal.raw[q], stats.maximum.raw[q]) == (recip, maximum)
        assert probability[q].tolist() == [wrap32((exp(wrap32(a - maximum)) * recip) >> 22) for a in row]


def test_key_order() -> None:
    assert key_order(3, 4, 2).tolist() == [[0, 1, 2, 3], [1, 2, 3, 0], [0, 1, 2, 3]]


def test_one_call_does_both_in_the_plain_order() -> None:
    scores = Fixed(np.random.default_rng(7).normal(0, 6 * ONE, (2, 129, 129)).astype(np.int64), FEATURE)
    plain, blocks = (statistics(scores, parallelism=parallelism) for parallelism in (1, 2))
    assert not np.array_equal(plain.reciprocal.raw, blocks.reciprocal.raw)
    assert softmax(scores).identical(normalise(scores, plain))
    assert softmax(scores, parallelism=2).identical(normalise(scores, blocks))


def test_order_matters() -> None:
    """Unrotated keys are a wrong rule: published, 152 of 387 reciprocals of one layer differ."""
    scores = np.random.default_rng(1).normal(0, 6 * ONE, (3, 129, 129)).astype(np.int64)
    rotated = statistics(Fixed(scores, FEATURE), parallelism=4)
    plain = statistics(Fixed(scores, FEATURE), parallelism=1)
    assert np.count_nonzero(rotated.reciprocal.raw != plain.reciprocal.raw) > 50
    assert (rotated.maximum.raw == plain.maximum.raw).all()


def test_two_passes_are_a_wrong_rule() -> None:
    scores = np.random.default_rng(2).integers(-(2**27), 2**27, (64, 129))
    maximum = scores.max(-1)
    total = exp_hardware(scores - maximum[:, None], FEATURE, FEATURE).sum(-1)
    stats = statistics(Fixed(scores, FEATURE), parallelism=4)
    assert np.count_nonzero(2**44 // total != stats.reciprocal.raw) > 5


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 129), st.sampled_from([exp_hardware, exp_reference]))
def test_error_bound(seed: int, keys: int, exp_: object) -> None:
    """The docstring's bound: N (1 + e) + M + 2 ulp."""
    scores = np.random.default_rng(seed).integers(-(2**25), 2**25, (4, keys))
    probability = softmax(Fixed(scores, FEATURE), parallelism=4, exp=exp_).real  # type: ignore[arg-type]
    order = key_order(4, keys, 4)
    rises = 1 + np.count_nonzero(np.diff(np.maximum.accumulate(np.take_along_axis(scores, order, -1), -1)), axis=-1)
    error = np.abs(probability - reference.softmax(dequantize(scores, FEATURE))) / FEATURE.ulp
    e = 1 if exp_ is exp_hardware else 0
    assert (error <= (keys * (1 + e) + rises + 2)[:, None]).all()


def test_probabilities_are_probabilities() -> None:
    scores = np.random.default_rng(4).integers(-(2**31), 2**31, (3, 40, 129))
    probability = softmax(Fixed(scores, FEATURE), parallelism=4).raw
    assert probability.min() >= 0
    assert probability.max() <= ONE
    sums = probability.sum(-1)
    assert (np.abs(sums - ONE) <= 129 * 3).all()


def test_probabilities_may_sum_to_more_than_one() -> None:
    scores = np.array([[1489696, 1542783, 2057844, 2491574, 2992664, 15459108]])  # each a new maximum: floored 5 times
    assert softmax(Fixed(scores, FEATURE)).raw.sum() == ONE + 2


def test_wrapped_differences_count_as_zero() -> None:
    """A score far above the others: every difference wraps, and the probability is still all its own."""
    scores = np.array([[MIN, 2**31 - 1, MIN, 0]])
    assert softmax(Fixed(scores, FEATURE)).raw.tolist() == [[0, ONE, 0, 0]]


def test_equal_scores_share_equally() -> None:
    for value in (MIN, -1, 0, 2**31 - 1):
        assert set(softmax(Fixed(np.full((2, 4), value), FEATURE)).raw.ravel().tolist()) == {ONE // 4}


def test_bad_input() -> None:
    with pytest.raises(EdgemoeError, match=r"scores \(2, 512\).*N <= 511"):
        statistics(Fixed(np.zeros((2, 512), dtype=np.int64), FEATURE))
    with pytest.raises(EdgemoeError, match=r"scores \(2, 0\)"):
        statistics(Fixed(np.zeros((2, 0), dtype=np.int64), FEATURE))
    with pytest.raises(EdgemoeError, match="parallelism 0"):
        statistics(Fixed(np.zeros((2, 3), dtype=np.int64), FEATURE), parallelism=0)
    with pytest.raises(EdgemoeError, match="do not fit"):
        statistics(Fixed(np.full((2, 3), 2**31), FEATURE))
    stats = Statistics(*(Fixed(np.zeros(n, dtype=np.int64), FEATURE) for n in (3, 2)))
    with pytest.raises(EdgemoeError, match=r"reciprocal \(3,\)"):
        normalise(Fixed(np.zeros((2, 3), dtype=np.int64), FEATURE), stats)
