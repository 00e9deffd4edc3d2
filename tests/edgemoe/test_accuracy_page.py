"""The page of accuracy says what the sweeps found."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from edgemoe import accuracy_page
from edgemoe.report.sweep import load
from golden.errors import EdgemoeError
from golden.precision import get_precision, save
from tests.edgemoe import sweep_data

NUMBERS = {"value": 0.5, "low": 0.4, "high": 0.6}


def row(weights: int, tensors: int, change: float | None, calibration: str = "none") -> dict[str, Any]:
    label = f"w{weights}a{tensors}" + ("" if calibration == "none" else f"-{calibration}")
    made = sweep_data.row(sweep_data.Spec(label, "widths", calibration, weights, tensors))
    numbers = {**NUMBERS, "change": change, "change_low": -2.0, "change_high": 1.0}
    return {**made, "metrics": {"depth": {"rmse": numbers}}, "topk_agreement": {"depth": {"1": 0.5, "3": 1.0}}}


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    folder.mkdir()
    text = json.dumps({**sweep_data.summary(images=7), "float": {"depth": {"rmse": NUMBERS}}, "rows": rows})
    (folder / "summary.json").write_text(text)
    return folder


def lines(folder: Path, *rows: dict[str, Any]) -> list[str]:
    return list(accuracy_page.widths(load(write(folder / "x", *rows))))


def test_narrowest_and_where_it_breaks(tmp_path: Path) -> None:
    assert lines(tmp_path, row(8, 8, -0.9), row(4, 8, -3.0), row(6, 8, -1.0)) == [
        "- weights, 8-bit activations; depth: holds down to w6a8 [-1.0 (-2.0 to +1.0) %], nowhere for sure; "
        "leaves it at w4a8 [-3.0 (-2.0 to +1.0) %]."
    ]


def test_a_hole_ends_the_line(tmp_path: Path) -> None:
    assert lines(tmp_path, row(8, 8, 0.0), row(8, 6, -1.01), row(8, 4, 0.0)) == [
        "- activations, 8-bit weights; depth: holds down to w8a8 [+0.0 (-2.0 to +1.0) %], nowhere for sure; "
        "leaves it at w8a6 [-1.0 (-2.0 to +1.0) %]."
    ]


def test_what_holds_for_sure(tmp_path: Path) -> None:
    rows = [row(8, 8, 0.0), row(6, 8, -0.5), row(4, 8, -0.9)]
    for one, low in zip(rows, (-0.5, -1.0, -1.1), strict=True):
        one["metrics"]["depth"]["rmse"]["change_low"] = low
    assert lines(tmp_path, *rows) == [
        "- weights, 8-bit activations; depth: holds down to w4a8 [-0.9 (-1.1 to +1.0) %], for sure to w6a8."
    ]


def test_nothing_holds(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, row(8, 8, None), row(6, 6, 0.0), row(4, 4, 0.0))
    assert line == "- weights and activations alike, not calibrated; depth: does not hold."


def test_calibrations_and_short_lines_stay_apart(tmp_path: Path) -> None:
    assert lines(tmp_path, row(8, 8, 0.0), row(6, 8, 0.0), row(4, 8, 0.0, "mse")) == []


def test_the_page_has_every_row(tmp_path: Path) -> None:
    write(tmp_path / "x", row(8, 8, -0.25), row(6, 8, None))
    text = accuracy_page.markdown(tmp_path)
    assert "## x: 7 images of rooms, validation" in text
    assert "| float | 0.500 (0.400 to 0.600) |  | |" in text
    assert "| w8a8 | 0.500 (0.400 to 0.600) | -0.2 (-2.0 to +1.0) | 75.0 |" in text
    assert "| w6a8 | 0.500 (0.400 to 0.600) | - | 75.0 |" in text


def test_what_a_search_found_stands_with_its_cost(tmp_path: Path) -> None:
    folder = write(tmp_path / "x", row(8, 8, 0.0))
    assert "edgemoe search" not in accuracy_page.markdown(tmp_path)
    file = folder / accuracy_page.SEARCHED
    file.parent.mkdir()
    for name, share in (("w16a16", "100 %"), ("w16a8", "56 %"), ("w4a4", "30 %")):
        save(get_precision(name), file)
        assert f"moves {share} of the bits of w16a16." in accuracy_page.markdown(tmp_path)


def test_pictures_are_those_of_the_page(tmp_path: Path) -> None:
    write(tmp_path / "x", row(8, 8, 0.0), row(6, 8, -2.0), row(4, 8, -3.0))
    write(tmp_path / "y", row(8, 8, 0.0), row(6, 8, -2.0))
    found = accuracy_page.pictures(tmp_path)
    linked = re.findall(r"!\[.+\]\(accuracy/(.+)\)", accuracy_page.markdown(tmp_path))
    assert list(found) == linked == ["x-depth.svg"]
    root = ElementTree.fromstring(found["x-depth.svg"])
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert {"w8a8", "w6a8", "w4a8"} == {text.split(":")[0] for text in root.itertext() if re.match(r"w\da8: ", text)}


def test_no_sweep_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EdgemoeError, match="holds no"):
        accuracy_page.markdown(tmp_path)
