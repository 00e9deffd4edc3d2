"""Colours of the pictures by hand, and that a colour-blind reader can tell them apart."""

from __future__ import annotations

import dataclasses
import io
import math
import sys

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import colormaps
from numpy.typing import NDArray
from PIL import Image

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from model import panels
from model.data.catalog import NYUD_CLASSES
from model.data.samples import PARTS, TASKS, Sample
from model.design import Design

CONFIG = ModelConfig(
    "tiny", 16, 32, 8, dim=12, heads=3, layers=2, mlp_hidden=20, experts=4, top_k=2, expert_hidden=8, tasks=TASKS
)
DESIGN = Design(CONFIG, (4, 4, 4))
TWO = Design(dataclasses.replace(CONFIG, tasks=("segmentation", "depth")), (4, 4, 4))
NAN = math.nan
# linear RGB as seen without green and without red cones: Machado et al., IEEE TVCG 2009, severity 1
VIEWS = {
    "normal": np.eye(3),
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
}


def lab(colours: NDArray[np.uint8], view: str) -> NDArray[np.float64]:
    """CIELAB (D65) of sRGB colours (n, 3) as seen by an eye."""
    c = colours / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4) @ np.array(VIEWS[view]).T
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    t = (linear.clip(0, 1) @ xyz.T) / xyz.sum(axis=1)
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("count", "least"), [(9, 17), (21, 17), (40, 12)])
def test_classes_can_be_told_apart(view: str, count: int, least: float) -> None:
    seen = lab(panels.palette(count), view)
    assert len(seen) == count
    distance = np.linalg.norm(seen[:, None] - seen[None], axis=2) + 1000 * np.eye(count)
    assert distance.min() > least


def test_palette_has_colours_for_any_number() -> None:
    many = panels.palette(100)
    assert many.shape == (100, 3)
    assert np.array_equal(many[:40], panels.palette(40))
    assert panels.palette(1).tolist() == [[0x00, 0x72, 0xB2]]
    assert len({tuple(colour) for colour in many.tolist()}) > 80


def test_colours_by_hand() -> None:
    """Four pixels each; what is unknown is the chequerboard, whose upper left square is dark."""
    span = (1.0, 3.0)
    blue, orange = [0x00, 0x72, 0xB2], [0xE6, 0x9F, 0x00]
    dark = [panels.CHECKS[1]] * 3
    low, high = (np.round(255 * np.array(colormaps["cividis"](at)[:3])).tolist() for at in (0.0, 1.0))
    for task, values, expected in (
        ("segmentation", np.array([[0, 255], [1, 0]], np.uint8), [blue, dark, orange, blue]),
        ("human_parts", np.array([[0, 9], [1, 1]], np.int64), [blue, dark, orange, orange]),
        ("depth", np.array([[1.0, 3.0], [0.0, NAN]], np.float32), [low, high, dark, dark]),
        ("depth", np.array([[0.5, 9.0], [np.inf, -1]], np.float32), [low, high, dark, dark]),
        ("edges", np.array([[0, 1], [255, 1]], np.uint8), [[0] * 3, [255] * 3, dark, [255] * 3]),
        ("saliency", np.array([[0.2, 1], [NAN, 0]], np.float32), [[51] * 3, [255] * 3, dark, [0] * 3]),
    ):
        found = panels.colours(task, values, 2, span)
        assert found.dtype == np.uint8
        assert found.reshape(-1, 3).tolist() == expected, task
    normals = np.array([[[0, 0, -1], [1, 0, 0]], [[0, 0, 0], [0, -0.6, -0.8]]], np.float32)
    expected = [[128, 128, 0], [255, 128, 128], dark, [128, 51, 26]]
    assert panels.colours("normals", normals, 3, span).reshape(-1, 3).tolist() == expected


def test_chequerboard() -> None:
    found = panels.colours("edges", np.full((4, 6), 255, np.uint8), 1, (0, 1))[..., 0]
    a, b = panels.CHECKS[1], panels.CHECKS[0]
    assert found.tolist() == [[a, a, b, b, a, a]] * 2 + [[b, b, a, a, b, b]] * 2


def made_up(seed: int) -> Sample:
    random = np.random.default_rng(seed)
    normals = random.normal(size=(16, 32, 3)).astype(np.float32)
    return {
        "image": random.integers(0, 256, (16, 32, 3), np.uint8),
        "segmentation": random.integers(0, 9, (16, 32), np.uint8),
        "depth": random.uniform(1, 5, (16, 32)).astype(np.float32),
        "normals": normals / np.linalg.norm(normals, axis=2, keepdims=True),
        "edges": random.integers(0, 2, (16, 32), np.uint8),
        "saliency": random.integers(0, 2, (16, 32), np.uint8),
        "human_parts": random.integers(0, 7, (16, 32), np.uint8),
    }


def test_panels_are_a_picture_and_the_same_bytes() -> None:
    data = panels.draw(TWO, [made_up(1)], [made_up(2)])
    assert data == panels.draw(TWO, [made_up(1)], [made_up(2)])
    assert data != panels.draw(TWO, [made_up(1)], [made_up(3)])
    assert b"matplotlib" not in data
    with Image.open(io.BytesIO(data)) as picture:
        shown = {tuple(colour[:3]) for colour in np.asarray(picture).reshape(-1, 4).tolist()}
    assert {tuple(colour) for colour in panels.palette(9).tolist()} <= shown


def test_panels_of_all_tasks_with_unknown_depth() -> None:
    sample = made_up(1)
    sample["depth"][:] = 0
    with Image.open(io.BytesIO(panels.draw(DESIGN, [sample, sample], [made_up(2)] * 2))) as picture:
        assert picture.width > 2 * picture.height > 600


@pytest.mark.parametrize("width", [4.6, 6.9, 16.1])
@pytest.mark.parametrize("classes", [PARTS, NYUD_CLASSES])
def test_legend_fits(width: float, classes: tuple[str, ...]) -> None:
    figure = panels.new_figure(width, 4)
    with mpl.rc_context(panels.STYLE):
        panels.legend(figure, [("segmentation", classes), ("human_parts", PARTS)])
        figure.draw_without_rendering()
    (found,) = figure.legends
    box = found.get_window_extent()
    assert box.x0 >= 0
    assert box.x1 <= figure.bbox.width
    assert {text.get_text() for text in found.get_texts()} >= {*classes, *PARTS, "segmentation:", "human_parts:"}


def test_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(EdgemoeError, match=r"pip install 'edgemoe\[report\]'"):
        panels.draw(DESIGN, [made_up(1)], [made_up(2)])
