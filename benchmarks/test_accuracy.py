"""Accuracy against bit width, of operators and of a network.

`pytest benchmarks -k accuracy` prints two tables: the integer engine's error against float64, per operator and number
of fraction bits; and the metrics of the checkpoint `micro` at a few precisions on 8 rooms (`edgemoe sweep` at length).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from golden import reference
from golden.fixed import Fixed, Format, quantize
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
    x = Fixed(quantize(VALUES, fmt), fmt)
    return np.asarray(gelu(x).real - reference.gelu(x.real))


def softmax_error(fmt: Format) -> np.ndarray[Any, Any]:
    """Scores quantised; error of the operator alone."""
    scores = Fixed(quantize(SCORES, fmt), fmt)
    return np.asarray(softmax(scores, parallelism=4).real - reference.softmax(scores.real))


def linear_error(fmt: Format) -> np.ndarray[Any, Any]:
    """Tokens and weights quantised (weights to 16 bits); error of the operator alone."""
    x, weight = Fixed(quantize(TOKENS, fmt), fmt), Fixed(quantize(WEIGHTS, Format(16, 14)), Format(16, 14))
    bias = Fixed(np.zeros(96, dtype=np.int64), fmt)
    return np.asarray(linear(x, weight, bias, fmt).real - reference.linear(x.real, weight.real, bias.real))


ERRORS = {"linear": linear_error, "gelu": gelu_error, "softmax": softmax_error}


@pytest.mark.parametrize("frac", FRACTIONS)
@pytest.mark.parametrize("operator", ERRORS)
def test_accuracy(benchmark: Any, operator: str, frac: int) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    fmt = Format(frac + 10, frac)
    error = benchmark.pedantic(ERRORS[operator], args=(fmt,), rounds=3)
    benchmark.extra_info.update(
        kind="accuracy",
        width=fmt.width,
        frac=frac,
        max_error=float(np.abs(error).max()),
        max_error_ulp=float(np.abs(error).max() / fmt.ulp),
        rms_error=float(np.sqrt(np.mean(error**2))),
    )
    # Every operator floors; what it loses shrinks with the ulp down to the GELU table's own error.
    assert np.abs(error).max() < 260 * fmt.ulp + 9.8e-5


ROWS = ("edge_moe", "w16a16", "w12a12", "w8a12", "w8a8", "w4a8")


@pytest.mark.benchmark(group="accuracy, a sweep of micro")
def test_accuracy_of_a_network(benchmark: Any, tmp_path: Path) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    pytest.importorskip("torch", reason="needs the model extra")
    from accuracy.candidate import Candidate  # noqa: PLC0415
    from accuracy.cluster import Here  # noqa: PLC0415
    from accuracy.study import Study  # noqa: PLC0415
    from accuracy.sweep import sweep  # noqa: PLC0415
    from golden.precision import get_precision  # noqa: PLC0415
    from model import checkpoint  # noqa: PLC0415
    from model.data.dataset import open_rooms  # noqa: PLC0415

    samples = open_rooms("validation", 8, 64, 128, ("segmentation", "depth"))
    study = Study(checkpoint.named("micro"), samples)
    rows = [Candidate(name, get_precision(name)) for name in ROWS]
    summary = benchmark.pedantic(sweep, args=(study, rows, tmp_path, Here()), rounds=1)
    benchmark.extra_info.update(kind="sweep", summary=summary)
    float_rmse = summary["float"]["depth"]["rmse"]["value"]
    worse = {row["label"]: row["metrics"]["depth"]["rmse"]["value"] / float_rmse - 1 for row in summary["rows"]}
    assert abs(worse["w16a16"]) < 0.01  # wide formats lose nothing
    assert worse["w4a8"] > 0.05  # narrow ones lose much
