"""Δm against figures worked by hand, and its errors."""

import math

import pytest

from golden.errors import EdgemoeError
from model.delta import changes, delta_m

BASE = {"segmentation": {"miou": 0.5, "accuracy": 0.9}, "depth": {"rmse": 0.8}, "edges": {"odsf": 0.6}}
OURS = {"segmentation": {"miou": 0.4, "accuracy": 0.99}, "depth": {"rmse": 0.6}, "edges": {"odsf": 0.63}}


def test_by_hand() -> None:
    assert changes(OURS, BASE) == pytest.approx({"segmentation": -20, "depth": 25, "edges": 5})
    assert delta_m(OURS, BASE) == pytest.approx(10 / 3)
    assert delta_m(BASE, BASE) == 0


def test_every_task_counts_alike_and_errors_count_down() -> None:
    single = {"segmentation": {"miou": 0.4}, "normals": {"mean_angle": 20.0}, "saliency": {"miou": 0.8, "maxf": 0.1}}
    multi = {"normals": {"mean_angle": 21.0}, "saliency": {"miou": 0.8, "maxf": 0.9}, "segmentation": {"miou": 0.6}}
    assert delta_m(multi, single) == pytest.approx((50 - 5 + 0) / 3)


def test_another_primary_metric() -> None:
    assert changes(OURS, BASE, {"segmentation": "accuracy"})["segmentation"] == pytest.approx(10)
    assert delta_m(OURS, BASE, {"segmentation": "accuracy"}) == pytest.approx((10 + 25 + 5) / 3)


@pytest.mark.parametrize(
    ("ours", "base", "match"),
    [
        (
            OURS,
            {"depth": BASE["depth"]},
            r"tasks \['depth', 'edges', 'segmentation'\] against a baseline of \['depth'\]",
        ),
        ({}, {}, "both need the same tasks, one or more"),
        (
            {"depth": {"rmse": 1.0}},
            {"depth": {"rmse": 0.0}},
            "the baseline's rmse of depth is 0, so no relative change",
        ),
        (
            {"depth": {"rmse": math.nan}},
            {"depth": {"rmse": 1.0}},
            "the network's rmse of depth is nan; it must be finite",
        ),
        ({"depth": {"rmse": 1.0}}, {"depth": {"rmse": math.inf}}, "the baseline's rmse of depth is inf"),
        ({"depth": {"abs_rel": 1.0}}, {"depth": {"rmse": 1.0}}, "the network has no rmse of depth; it has: abs_rel"),
        ({"colour": {"rmse": 1.0}}, {"colour": {"rmse": 1.0}}, "task 'colour' is unknown"),
    ],
)
def test_errors(ours: dict[str, dict[str, float]], base: dict[str, dict[str, float]], match: str) -> None:
    with pytest.raises(EdgemoeError, match=match):
        delta_m(ours, base)
