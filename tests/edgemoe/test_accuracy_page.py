"""The page of accuracy says what the sweeps found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from edgemoe import accuracy_page
from golden.errors import EdgemoeError


def row(weights: int, tensors: int, change: float | None, calibration: str = "none") -> dict[str, Any]:
    label = f"w{weights}a{tensors}" + ("" if calibration == "none" else f"-{calibration}")
    numbers = {"value": 0.5, "low": 0.4, "high": 0.6, "change": change, "change_low": -2.0, "change_high": 1.0}
    return {
        "label": label,
        "group": "widths",
        "calibration": calibration,
        "weight_bits": weights,
        "activation_bits": tensors,
        "metrics": {"depth": {"rmse": numbers}},
        "topk_agreement": {"depth": {"1": 0.5, "3": 1.0}},
    }


def lines(*rows: dict[str, Any]) -> list[str]:
    return list(accuracy_page.narrowest(rows, ["depth"]))


def test_narrowest_and_where_it_breaks() -> None:
    assert lines(row(8, 8, -0.9), row(4, 8, -3.0), row(6, 8, -1.0)) == [
        "- not calibrated, 8-bit tensors, depth: holds down to w6a8; w4a8 changes it by -3.0 %."
    ]


def test_a_hole_ends_the_line() -> None:
    assert lines(row(8, 8, 0.0), row(6, 8, -1.01), row(4, 8, 0.0)) == [
        "- not calibrated, 8-bit tensors, depth: holds down to w8a8; w6a8 changes it by -1.0 %."
    ]


def test_nothing_holds() -> None:
    (line,) = lines(row(8, 8, None), row(6, 8, 0.0), row(4, 8, 0.0))
    assert line == "- not calibrated, 8-bit tensors, depth: does not hold."


def test_calibrations_and_short_lines_stay_apart() -> None:
    assert lines(row(8, 8, 0.0), row(6, 8, 0.0), row(4, 8, 0.0, "mse")) == []


def test_the_page_has_every_row(tmp_path: Path) -> None:
    data = {"samples": 7, "name": "rooms", "split": "validation"}
    rows = [row(8, 8, -0.25), row(6, 8, None)]
    summary = {
        "command": "edgemoe sweep x",
        "data": data,
        "float": {"depth": {"rmse": rows[0]["metrics"]["depth"]["rmse"]}},
    }
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "summary.json").write_text(json.dumps({**summary, "rows": rows}))
    text = accuracy_page.markdown(tmp_path)
    assert "## x: 7 images of rooms, validation" in text
    assert "| w8a8 | 0.500 (0.400 to 0.600) | -0.2 (-2.0 to +1.0) | 75.0 |" in text
    assert "| w6a8 | 0.500 (0.400 to 0.600) | - | 75.0 |" in text


def test_no_sweep_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EdgemoeError, match="holds no"):
        accuracy_page.markdown(tmp_path)
