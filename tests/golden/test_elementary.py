"""exp, reciprocal and square root."""

from __future__ import annotations

import math
from decimal import Context, Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden.elementary import exp_bound, exp_hardware, exp_reference, reciprocal, square_root
from golden.errors import EdgemoeError
from golden.fixed import Format

FEATURE = Format(32, 22)
ZERO_BELOW = -63_959_939
"""floor(e**x) on 22 fraction bits is 0 below this raw argument (../shared facts: published arithmetic)."""


def errors(raw: np.ndarray) -> np.ndarray:
    return exp_hardware(raw, FEATURE, FEATURE) - exp_reference(raw, FEATURE, FEATURE)


@given(st.integers(-(2**27), 0))
@settings(max_examples=300, deadline=None)
def test_reference_is_the_exact_floor(raw: int) -> None:
    context = Context(prec=50)
    value = context.multiply(context.exp(context.divide(Decimal(raw), Decimal(2**22))), Decimal(2**22))
    assert int(exp_reference(np.array([raw]), FEATURE, FEATURE)[0]) == int(value)


def test_reference_where_it_becomes_zero() -> None:
    around = np.array([ZERO_BELOW, ZERO_BELOW - 1, -(2**31)])
    assert exp_reference(around, FEATURE, FEATURE).tolist() == [1, 0, 0]


def test_hardware_is_within_one_lsb_sampled() -> None:
    grid = -np.arange(0, -ZERO_BELOW + 2**20, 61)
    near = np.concatenate([-np.arange(2**16), ZERO_BELOW + np.arange(-500, 500)])
    edges = np.round(np.log(2) / 64 * np.arange(64 * 24) * 2**22).astype(np.int64)
    knots = -(edges[:, None] + np.arange(-2, 3)).clip(0).ravel()
    assert np.abs(errors(np.concatenate([grid, near, knots]))).max() == 1


@pytest.mark.slow
def test_hardware_is_within_one_lsb_everywhere() -> None:
    """All 2**31 + 1 arguments of 0 and below; beyond 2**26 both are 0, one value in 1009 of those is computed."""
    unequal, previous, count = 0, 2**22, 0
    for start in range(0, 2**26, 2**22):
        raw = -np.arange(start, start + 2**22)
        hardware = exp_hardware(raw, FEATURE, FEATURE)
        difference = hardware - exp_reference(raw, FEATURE, FEATURE)
        assert np.abs(difference).max() <= 1
        assert hardware[0] <= previous
        assert (np.diff(hardware) <= 0).all(), "rises as the argument falls"
        unequal, previous, count = unequal + int(np.count_nonzero(difference)), int(hardware[-1]), count + len(raw)
    assert count == 2**26
    assert 1 - unequal / -ZERO_BELOW == pytest.approx(0.974, abs=0.001)  # as the docstring says
    far = -np.arange(2**26, 2**31 + 1, 1009)
    assert not exp_hardware(far, FEATURE, FEATURE).any()
    assert not exp_reference(far, FEATURE, FEATURE).any()


def test_corners_of_both() -> None:
    raw = np.array([0, 1, 2**31 - 1, -(2**31)])
    for exp in (exp_hardware, exp_reference):
        assert exp(raw, FEATURE, FEATURE).tolist() == [2**22, 0, 0, 0]


@pytest.mark.parametrize("frac", [16, 27, 31])
def test_positive_arguments_give_zero(frac: int) -> None:
    """With 27 fraction bits or more, e to their largest counterpart would not be zero."""
    raw = np.array([1, 2, 2**31 - 1])
    for exp in (exp_hardware, exp_reference):
        assert not exp(raw, Format(32, frac), FEATURE).any()


def test_narrow_formats_are_within_one_lsb() -> None:
    for frac in (4, 8, 11, 16):
        fmt = Format(frac + 6, frac)
        raw = np.arange(fmt.raw_min, 1)
        assert np.abs(exp_hardware(raw, fmt, fmt) - exp_reference(raw, fmt, fmt)).max() <= 1


def test_exp_refuses_other_formats() -> None:
    for fmt in (Format(40, 22), Format(32, 22, signed=False), Format(32, -17)):
        with pytest.raises(EdgemoeError, match="exp: argument ap_"):
            exp_hardware(np.array([0]), fmt, FEATURE)
    for fmt in (Format(32, 26), Format(8, 7), Format(8, 8, signed=False)):
        with pytest.raises(EdgemoeError, match=r"exp: result ap_.* does not hold 1\.0"):
            exp_reference(np.array([0]), FEATURE, fmt)


def test_exp_at_the_ends_of_what_is_allowed() -> None:
    """Arguments of -16 and of 31 fraction bits; results of none, in one bit, and of 25."""
    for fmt, raw in ((Format(8, -16), [0, -1, -128]), (Format(32, 31), [0, -1, -(2**31)])):
        for out in (Format(1, 0, signed=False), Format(27, 25)):
            exact = exp_reference(np.array(raw), fmt, out)
            assert exact.tolist() == [math.floor(math.exp(each * fmt.ulp) * 2**out.frac) for each in raw]
            assert np.abs(exp_hardware(np.array(raw), fmt, out) - exact).max() <= exp_bound(6, out.frac)


def test_argument_and_result_may_differ() -> None:
    raw = -np.arange(2**12)
    fmt, out = Format(12, 6), Format(17, 16, signed=False)
    assert np.abs(exp_hardware(raw, fmt, out) - exp_reference(raw, fmt, out)).max() <= 1
    assert exp_reference(raw, fmt, out).tolist() == exp_reference(raw << 10, Format(30, 16), out).tolist()


@given(st.integers(2**13 + 1, 2**31 - 1))
def test_reciprocal_is_the_exact_floor(raw: int) -> None:
    assert int(reciprocal(np.array([raw]), FEATURE, FEATURE)[0]) == 2**44 // raw


def test_reciprocal_is_total() -> None:
    raw = np.array([0, 1, -1, -(2**22), 2**22])
    assert reciprocal(raw, FEATURE, FEATURE).tolist() == [2**31 - 1, 0, 0, -(2**22), 2**22]


@given(st.one_of(st.integers(0, 2**62), st.integers(1, 2**31 - 1).flatmap(lambda n: st.integers(n * n - 1, n * n + 1))))
def test_square_root_is_the_exact_floor(raw: int) -> None:
    assert int(square_root(np.array([raw]))[0]) == math.isqrt(raw)


def test_square_root_refuses_negatives() -> None:
    with pytest.raises(EdgemoeError, match="argument -4 is negative"):
        square_root(np.array([9, -4]))


def test_whole_numbers_as_arguments() -> None:
    """Steps of 4.0: a format with more whole bits than bits."""
    raw = np.arange(-8, 1)
    expected = exp_reference(raw << 2, Format(32, 0), FEATURE)
    assert exp_reference(raw, Format(4, -2), FEATURE).tolist() == expected.tolist()
    assert np.abs(exp_hardware(raw, Format(4, -2), FEATURE) - expected).max() <= 1
