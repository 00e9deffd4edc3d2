"""Confidence intervals by resampling images: the percentile bootstrap.

B sets of as many images as were measured are drawn with replacement, the same sets for every row of a sweep; a metric's
interval is between quantiles of its values on them. Changes against float are paired: both networks on the same set.
Source: B. Efron and R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapters 8 and 13.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Real = NDArray[np.float64]


def resamples(images: int, sets: int, seed: int) -> NDArray[np.int64]:
    """How often each image is drawn, (sets, images) with `images` draws per set; a function of the arguments alone."""
    return np.random.default_rng([seed, images]).multinomial(images, np.full(images, 1 / images), size=sets)


def interval(values: Real, confidence: float) -> tuple[float, float]:
    """The central interval of values (sets,); NaN, NaN where none is finite. Sets without a value do not count."""
    finite = values[np.isfinite(values)]
    if not len(finite):
        return float("nan"), float("nan")
    low, high = np.quantile(finite, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)


def change(values: Real, base: Real, higher_is_better: bool) -> Real:
    """How much better `values` are than `base`, percent, as `model.delta`; NaN where the base is 0 or not finite."""
    safe = np.where((base != 0) & np.isfinite(base), base, np.nan)
    return (100 if higher_is_better else -100) * (values - base) / safe
