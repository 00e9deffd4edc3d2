"""The same operators in float64: what the integers approximate. Each operator's docstring bounds the difference."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Real = NDArray[np.float64]


def linear(x: Real, weight: Real, bias: Real) -> Real:
    """x (T, I), weight (O, I), bias (O,) -> (T, O)."""
    return x @ weight.T + bias


def gelu(x: Real) -> Real:
    """x Phi(x), Phi the normal distribution function; any shape."""
    erfc = np.vectorize(math.erfc, otypes=[np.float64])
    return np.asarray(x * erfc(-x / math.sqrt(2)) / 2)


def softmax(scores: Real) -> Real:
    """Softmax over the last axis; any shape."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True))
