"""Residual addition: a scalar transcription, the definition in every mode, float64, and the network's use of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from golden import definition, reference
from golden.errors import EdgemoeError
from golden.fixed import OVERFLOWS, ROUNDINGS, Fixed, Format
from golden.precision import EDGE_MOE, get_precision
from golden.residual import residual

FEATURE = EDGE_MOE.feature
LOW, HIGH = -(2**31), 2**31 - 1


def wrap32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def words(bits: int) -> st.SearchStrategy[int]:
    low, high = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    return st.sampled_from([low, low + 1, -1, 0, 1, high]) | st.integers(low, high)


@settings(max_examples=150, deadline=None)
@given(arrays(np.int64, (2, 3, 4), elements=words(32)))
@example(np.array([[[LOW, HIGH, HIGH, -1]], [[LOW, HIGH, 1, 1]]]))
def test_equals_the_published_rules(pair: np.ndarray) -> None:
    x, branch = pair
    expected = [[wrap32(a + b) for a, b in zip(*rows, strict=True)] for rows in zip(*pair.tolist(), strict=True)]
    y = residual(Fixed(x, FEATURE), Fixed(branch, FEATURE), FEATURE)
    assert y.identical(Fixed(np.array(expected), FEATURE))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**6),
    st.sampled_from(ROUNDINGS),
    st.sampled_from(OVERFLOWS),
    st.sampled_from([(6, 6, 6), (6, 3, 2), (2, 6, 3), (3, 4, 9), (-2, 1, -1)]),
)
def test_equals_the_definition(seed: int, rounding: str, overflow: str, fracs: tuple[int, int, int]) -> None:
    """Every mode by fxpmath; the fraction of x, of the branch, and of the result the largest in turn."""
    rng = np.random.default_rng(seed)
    x, branch = rng.integers(-(2**11), 2**11, (2, 3, 5))
    x_frac, branch_frac, frac = fracs
    out = Format(11, frac, rounding=rounding, overflow=overflow)
    fine = max(x_frac, branch_frac)
    total = [
        int(a) * 2 ** (fine - x_frac) + int(b) * 2 ** (fine - branch_frac)
        for a, b in zip(x.flat, branch.flat, strict=True)
    ]
    expected = definition.requantize(total, fine, out).reshape(x.shape)
    y = residual(Fixed(x, Format(12, x_frac)), Fixed(branch, Format(12, branch_frac)), out)
    assert y.identical(Fixed(expected, out))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([("floor", -1.0, 0.0), ("nearest_even", -0.5, 0.5)]), st.integers(2, 12))
def test_error_bound(seed: int, mode: tuple[str, float, float], frac: int) -> None:
    """In ulp of the result; nothing where it has as many fraction bits as the finer operand."""
    rounding, low, high = mode
    rng = np.random.default_rng(seed)
    x = Fixed(rng.integers(-(2**12), 2**12, (4, 6)), Format(16, 8))
    branch = Fixed(rng.integers(-(2**12), 2**12, (4, 6)), Format(16, 10))
    out = Format(32, frac, rounding=rounding)
    error = (residual(x, branch, out).real - reference.residual(x.real, branch.real)) / out.ulp
    assert low <= error.min() <= error.max() <= high
    if frac >= 10:
        assert not error.any()


def test_narrow_formats_saturate() -> None:
    precision = get_precision("w8a8")
    x_format, branch_format = precision.format("residual"), precision.format("branch")
    x, branch = np.array([[127, -128, 127, 5]]), np.array([[1, -1, -128, 6]])
    y = residual(Fixed(x, x_format), Fixed(branch, branch_format), x_format)
    assert y.raw.tolist() == [[127, -128, -1, 11]]


def test_bad_input() -> None:
    x = Fixed(np.zeros((2, 4), dtype=np.int64), FEATURE)
    with pytest.raises(EdgemoeError, match=r"residual: shapes x \(2, 4\), branch \(2, 3\); legal: equal shapes"):
        residual(x, Fixed(x.raw[:, :3], FEATURE), FEATURE)
    with pytest.raises(EdgemoeError, match=r"layer 3: branch: dtype float64"):
        residual(x, Fixed(x.raw * 0.5, FEATURE), FEATURE, where="layer 3")
    with pytest.raises(EdgemoeError, match=r"residual: x: 1 raw values do not fit ap_fixed<32,10"):
        residual(Fixed(np.array([2**31]), FEATURE), Fixed(np.array([0]), FEATURE), FEATURE)
    with pytest.raises(EdgemoeError, match=r"residual: sum: its accumulator needs 65 bits"):
        residual(Fixed(np.array([1]), Format(32, 0)), Fixed(np.array([1]), Format(33, 32)), FEATURE)
