"""GELU: against a scalar transcription of the published rules, against erf, and its table."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden import reference
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, dequantize
from golden.gelu import ENTRIES, gelu, table
from golden.precision import EDGE_MOE

FEATURE = EDGE_MOE.feature
BOUND = 9.8e-5


def wrap32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def scalar(x: int) -> int:
    """The published rules in Python's integers, one value."""
    knots = table(22).tolist()
    relu = max(x, 0)
    ax = wrap32(-x) if x < 0 else x
    if ax >= 176 << 17:
        return relu
    e = ax * 32
    i, t = (e >> 22) & 255, e % 2**22
    delta = (((knots[i] << 22) + t * (knots[i + 1] - knots[i])) >> 22) % 2**22
    return wrap32(relu - delta)


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.integers(-(2**31), 2**31 - 1), st.integers(-(2**25), 2**25)))
def test_equals_the_published_rules(x: int) -> None:
    assert gelu(Fixed(np.array([x]), FEATURE)).raw.item() == scalar(x)


def test_corners_equal_the_published_rules() -> None:
    knots = np.arange(ENTRIES) << 17
    x = np.concatenate([knots + step for step in (-1, 0, 1)] + [[2**31 - 1]])
    x = np.concatenate([x, -x, [-(2**31)]])
    assert gelu(Fixed(x, FEATURE)).raw.tolist() == [scalar(int(value)) for value in x]


def test_error_against_erf() -> None:
    x = np.arange(-(2**25), 2**25, 37)
    error = np.abs(gelu(Fixed(x, FEATURE)).real - reference.gelu(dequantize(x, FEATURE)))
    assert 9.7e-5 < error.max() < BOUND


def test_error_of_narrower_formats() -> None:
    """The table's error, and two ulp: one for the entries and the interpolation, one for its floor."""
    for fmt in (Format(10, 5), Format(12, 6), Format(16, 10), Format(24, 18), Format(28, 24)):
        x = np.arange(fmt.raw_min, fmt.raw_max + 1, max(1, 2**fmt.width // 10**5))
        error = np.abs(gelu(Fixed(x, fmt)).real - reference.gelu(dequantize(x, fmt)))
        assert error.max() < BOUND + 2 * fmt.ulp


def test_table_is_its_formula() -> None:
    """No entry is near a tie, so any libm gives the same table."""
    values = [2**22 * a * math.erfc(a / math.sqrt(2)) / 2 + 0.5 for a in (i / 32 for i in range(ENTRIES))]
    assert len(values) == 177
    assert min(abs(value - round(value)) for value in values[1:]) > 1e-6
    assert table(22).tolist() == [math.floor(value) for value in values]
    assert table(22)[[0, 32]].tolist() == [0, 665_448]  # at 1.0: 1 - Phi(1) = 0.158655, from a table of the normal law


@pytest.mark.parametrize("fmt", [Format(8, 6), Format(32, 25), Format(32, 4), Format(16, 8, signed=False)])
def test_unsupported_formats(fmt: Format) -> None:
    with pytest.raises(EdgemoeError, match="gelu: ap_"):
        gelu(Fixed(np.array([0]), fmt))


def transcription(x: np.ndarray) -> np.ndarray:
    """The published rules on an array of int64, letter by letter."""
    knots = np.append(table(22), 0)
    ax = np.where(x < 0, (-x + 2**31) % 2**32 - 2**31, x)
    e = ax * 32
    i, t = (e >> 22) & 255, e % 2**22
    i = np.minimum(i, ENTRIES - 1)
    delta = (((knots[i] << 22) + t * (knots[i + 1] - knots[i])) >> 22) % 2**22
    return np.asarray(np.where(ax >= 176 << 17, np.maximum(x, 0), np.maximum(x, 0) - delta))


@pytest.mark.slow
def test_every_input_equals_the_published_rules() -> None:
    """All 2**32 words: the transcription where the table is read, relu everywhere else."""
    compared = 0
    for start in range(-(2**31), 2**31, 2**22):
        x = np.arange(start, start + 2**22)
        y = gelu(Fixed(x, FEATURE)).raw
        near = -(2**25) <= start < 2**25
        assert np.array_equal(y, transcription(x) if near else np.maximum(x, 0))
        compared += len(x)
    assert compared == 2**32
