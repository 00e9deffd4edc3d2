"""Accuracy against bit width: the integer engine's error against float64, per operator and number of fraction bits.

`pytest benchmarks -k accuracy` prints one table; the time column is that of the engine.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from golden import reference
from golden.fixed import Format, dequantize, quantize
from golden.gelu import gelu
from golden.linear import linear
from golden.softmax import softmax

FRACTIONS = (6, 8, 10, 12, 14, 16, 18, 20, 22)
RNG = np.random.default_rng(1)
VALUES = RNG.normal(0, 2, 20_000)
SCORES = RNG.normal(0, 2, (64, 129))
TOKENS = RNG.normal(0, 1, (64, 48))
WEIGHTS = RNG.normal(0, 0.1, (96, 48))


def gelu_error(fmt: Format) -> np.ndarray[Any, Any]:
    """Input quantised; error of the operator alone."""
    x = quantize(VALUES, fmt)
    return dequantize(gelu(x, fmt), fmt) - reference.gelu(dequantize(x, fmt))


def softmax_error(fmt: Format) -> np.ndarray[Any, Any]:
    """Scores quantised; error of the operator alone."""
    scores = quantize(SCORES, fmt)
    return dequantize(softmax(scores, fmt, parallelism=4), fmt) - reference.softmax(dequantize(scores, fmt))


def linear_error(fmt: Format) -> np.ndarray[Any, Any]:
    """Tokens and weights quantised (weights to 16 bits); error of the operator alone."""
    weight_format = Format(16, 14)
    x, weight, bias = quantize(TOKENS, fmt), quantize(WEIGHTS, weight_format), np.zeros(96, dtype=np.int64)
    formats = {"x_format": fmt, "weight_format": weight_format, "bias_format": fmt, "y_format": fmt}
    exact = reference.linear(dequantize(x, fmt), dequantize(weight, weight_format), dequantize(bias, fmt))
    return dequantize(linear(x, weight, bias, **formats), fmt) - exact


ERRORS = {"linear": linear_error, "gelu": gelu_error, "softmax": softmax_error}


@pytest.mark.parametrize("frac", FRACTIONS)
@pytest.mark.parametrize("operator", ERRORS)
def test_accuracy(benchmark: Any, operator: str, frac: int) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    fmt = Format(frac + 10, frac)
    error = benchmark.pedantic(ERRORS[operator], args=(fmt,), rounds=3)
    benchmark.extra_info.update(
        width=fmt.width,
        frac=frac,
        max_error=float(np.abs(error).max()),
        max_error_ulp=float(np.abs(error).max() / fmt.ulp),
        rms_error=float(np.sqrt(np.mean(error**2))),
    )
    # Every operator floors; what it loses shrinks with the ulp down to the GELU table's own error.
    assert np.abs(error).max() < 260 * fmt.ulp + 9.8e-5
