"""The rows of the table beside constants, and metrics that are no number, in the table and in metrics.json."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.weights import expected_shapes
from model import checkpoint
from model.evaluate import rows, table
from model.runs import scores_of


def row(task: str, metric: str, value: float, *constants: float) -> dict[str, Any]:
    known = {f"c{index}": {metric: constant} for index, constant in enumerate(constants)}
    (found,) = rows({task: {metric: value}}, {task: known})
    return found


@pytest.mark.parametrize(
    ("metric", "value", "constants", "name", "better"),
    [
        ("miou", 0.5, (0.1, 0.4, 0.3), "c1", True),
        ("miou", 0.4, (0.1, 0.4, 0.3), "c1", False),
        ("rmse", 0.5, (0.6, 0.9), "c0", True),
        ("rmse", 0.7, (0.6, 0.9), "c0", False),
        ("miou", 0.5, (math.nan, 0.4, 0.6), "c2", False),
        ("miou", 0.5, (math.inf, 0.4), "c1", True),
        ("rmse", 0.5, (math.nan, 0.9, 0.6), "c2", True),
        ("rmse", 0.5, (-math.inf, 0.9), "c1", True),
        ("rmse", math.nan, (math.nan, 0.9), "c1", None),
        ("miou", math.nan, (0.4,), "c0", None),
        ("rmse", math.inf, (0.4,), "c0", None),
        ("miou", 0.5, (math.nan, math.nan), "c0", None),
    ],
)
def test_rows(metric: str, value: float, constants: tuple[float, ...], name: str, better: bool | None) -> None:
    found = row("depth" if metric == "rmse" else "segmentation", metric, value, *constants)
    assert (found["name"], found["better"]) == (name, better)


def test_verdicts() -> None:
    network = {"depth": {"rmse": 0.5, "abs_rel": math.nan}, "segmentation": {"miou": 0.1}}
    constant = {"depth": {"mean": {"rmse": 0.6, "abs_rel": 0.1}}, "segmentation": {"most": {"miou": 0.2}}}
    verdicts = list(table(network, constant).columns[5].cells)
    assert verdicts == ["better", "-", "NOT better"]


def test_metrics_json_is_json(tmp_path: Path) -> None:
    """NaN and infinity are no words of JSON: null instead, at any depth; a reader takes it as NaN."""

    def strange(word: str) -> float:
        pytest.fail(f"{word} in metrics.json")

    config = get_config("micro")
    tensors = {name: np.zeros(shape, np.float32) for name, shape in expected_shapes(config).items()}
    metrics = {
        "network": {"depth": {"rmse": math.nan, "abs_rel": 0.25}},
        "constant": {"depth": {"mean": {"rmse": math.inf}}},
        "run": {"steps": 3, "losses": [1.0, -math.inf]},
    }
    checkpoint.save(tmp_path / "out", config, tensors, recipe={}, metrics=metrics, card="")
    found = json.loads((tmp_path / "out" / checkpoint.METRICS).read_text(), parse_constant=strange)
    assert found == {
        "network": {"depth": {"rmse": None, "abs_rel": 0.25}},
        "constant": {"depth": {"mean": {"rmse": None}}},
        "run": {"steps": 3, "losses": [1.0, None]},
    }
    scores = scores_of(found)["depth"]
    assert math.isnan(scores["rmse"])
    assert scores["abs_rel"] == 0.25


def test_places_that_cannot_hold_a_checkpoint(tmp_path: Path) -> None:
    """Known before a network is trained for it."""
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "absent")
    for place in ("file/new", "file/new/deep", "link/new"):
        with pytest.raises(EdgemoeError, match=r"(file|link) is no folder, so nothing can be below it"):
            checkpoint.check_out(tmp_path / place)
    with pytest.raises(EdgemoeError, match="link is a file"):
        checkpoint.check_out(tmp_path / "link")
    checkpoint.check_out(tmp_path / "new" / "deep")
