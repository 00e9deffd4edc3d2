"""Linear: against the definition product by product, and against float64."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden import definition, reference
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, dequantize
from golden.linear import linear
from golden.precision import EDGE_MOE

FEATURE, WEIGHT, BIAS = EDGE_MOE.feature, EDGE_MOE.format("weight"), EDGE_MOE.format("bias")


def apply(
    x: np.ndarray, weight: np.ndarray, bias: np.ndarray, bias_format: Format = BIAS, out: Format = FEATURE
) -> np.ndarray:
    """The published layer on raw integers."""
    return linear(Fixed(x, FEATURE), Fixed(weight, WEIGHT), Fixed(bias, bias_format), out).raw


def operands(seed: int, tokens: int, inputs: int, outputs: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return (
        rng.integers(-(2**31), 2**31, (tokens, inputs)),
        rng.integers(-(2**15), 2**15, (outputs, inputs)),
        rng.integers(-(2**15), 2**15, outputs),
    )


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["bias", "attn_bias"]), st.sampled_from(["floor", "nearest_even"]))
def test_equals_the_definition(seed: int, bias_role: str, rounding: str) -> None:
    """Each product by fxpmath, Python's integers for the sum, one wrap."""
    x, weight, bias = operands(seed, 3, 5, 4)
    bias_format = EDGE_MOE.format(bias_role)
    y_format = Format(32, 22, rounding=rounding)
    y = apply(x, weight, bias, bias_format, y_format)
    wide = Format(48, 22, rounding=rounding)  # holds every product: nothing wraps before the sum
    for t in range(3):
        for o in range(4):
            products = definition.requantize(x[t] * weight[o], 36, wide)
            total = (int(bias[o]) << 22 - bias_format.frac) + sum(int(product) for product in products)
            assert y[t, o] == (total + 2**31) % 2**32 - 2**31


def test_published_arithmetic_by_hand() -> None:
    """Floor of each product: two halves of an LSB, both negative, lose one LSB each."""
    x = np.array([[-1, -1, 3]])
    weight = np.array([[2**13, 2**13, 2**13]])
    y = apply(x, weight, np.array([1]))
    assert y.tolist() == [[(1 << 11) - 1 - 1 + 1]]


def test_wide_accumulation_is_not_the_published_rule() -> None:
    """What the wrong rule costs: one truncation of the exact sum differs nearly everywhere."""
    rng = np.random.default_rng(3)
    x = rng.integers(-(2**23), 2**23, (8, 192))
    weight = rng.integers(-(2**11), 2**11, (16, 192))
    y = apply(x, weight, np.zeros(16, dtype=np.int64))
    wide = (x @ weight.T) >> 14
    assert np.count_nonzero(wide != y) > 0.95 * y.size
    assert 85 < (wide - y).mean() < 105  # published: +95 LSB


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 96))
def test_error_against_float64_is_below_one_ulp_per_input(seed: int, inputs: int) -> None:
    rng = np.random.default_rng(seed)
    x = rng.integers(-(2**24), 2**24, (4, inputs))
    weight = rng.integers(-(2**13), 2**13, (6, inputs))
    bias = rng.integers(-(2**12), 2**12, 6)
    y = dequantize(apply(x, weight, bias), EDGE_MOE.feature)
    real = [dequantize(v, f) for v, f in ((x, EDGE_MOE.feature), (weight, WEIGHT), (bias, BIAS))]
    error = (reference.linear(*real) - y) / EDGE_MOE.feature.ulp
    assert error.min() > -1e-3  # float64's own rounding of a sum of some hundreds
    assert error.max() < inputs + 1e-3


def test_sums_wrap_once() -> None:
    x = np.full((1, 4), 2**31 - 1)
    weight = np.full((1, 4), 2**15 - 1)
    expected = 4 * (((2**31 - 1) * (2**15 - 1)) >> 14)
    assert apply(x, weight, np.array([0])).item() == (expected + 2**31) % 2**32 - 2**31


def test_bad_input() -> None:
    x, weight, bias = operands(1, 2, 3, 4)
    with pytest.raises(EdgemoeError, match=r"shapes x \(2, 3\), weight \(4, 2\)"):
        apply(x, weight[:, :2], bias)
    with pytest.raises(EdgemoeError, match="linear: weight: 1 raw values do not fit ap_fixed<16,2"):
        apply(x, np.where(np.arange(12).reshape(4, 3) == 5, 2**15, weight), bias)
    with pytest.raises(EdgemoeError, match="linear: x: dtype float64"):
        apply(x * 0.5, weight, bias)
