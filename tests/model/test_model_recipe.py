"""Recipes: what is refused, and that every committed one is a network."""

from pathlib import Path
from typing import Any

import pytest

from golden.errors import EdgemoeError
from model.losses import PUBLISHED_WEIGHTS
from model.recipe import FOLDER, Recipe, load_recipe


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"epoch": 3}, r"unknown keys \['epoch'\]"),
        ({"epochs": "3"}, "epochs='3' is not int"),
        ({"epochs": True}, "epochs=True is not int"),
        ({"batch": 0}, "batch=0 is not a positive integer"),
        ({"seed": -1}, "seed=-1"),
        ({"seed": 2**32}, "seed=4294967296"),
        ({"learning_rate": float("nan")}, "learning_rate=nan is not a number, 0 or more"),
        ({"learning_rate": "fast"}, "learning_rate='fast'"),
        ({"warmup": 1.5}, "warmup=1.5 is not from 0 to 1"),
        ({"ema": 1.0}, "ema=1.0 is not below 1"),
        ({"scale": 0.5}, "scale=0.5 is not 1 or more"),
        ({"optimizer": "adam"}, "optimizer='adam' is not one of adamw, sgd"),
        ({"precision": "8-bit"}, "precision='8-bit' is not one of"),
        ({"stored": "int8"}, "stored='int8' is not one of float32, float16"),
        ({"task_weights": {}}, r"task_weights=\{\} is not positive"),
        ({"task_weights": {"depth": 1.0, "segmentation": -1}}, "task_weights="),
        ({"task_weights": {"depth": 1.0, "smell": 1.0}}, r"no tasks \['smell'\]"),
        ({"losses": {"normals": "l1"}}, "is not for tasks among segmentation, depth"),
        ({"train_samples": None, "seed": 1}, "legal"),
        ({"model": "macro"}, "'macro' is unknown; legal: micro"),
        ({"dimensions": {"heads": 7}}, "heads=7 is not a divisor of dim=48"),
        ({"dimensions": {"top_k": 9}}, "top_k=9 is not at most experts=4"),
        ({"dimensions": {"headz": 3}}, "headz"),
        ({"decoder": [16]}, r"decoder=\(16,\) is not a list of 3"),
        ({"data": "imagenet"}, "imagenet"),
        ({"router": "random"}, "router='random'"),
    ],
)
def test_wrong_recipes(change: dict[str, Any], match: str) -> None:
    if change.get("train_samples", 0) is None:
        match = "train_samples=None is not a number of scenes"
        data = {"model": "micro", "task_weights": {"depth": 1.0}, "decoder": [4, 4, 4], "epochs": 1, "batch": 1}
        with pytest.raises(EdgemoeError, match=match):
            Recipe.from_dict(data | {"learning_rate": 1.0, "validation_samples": 1, **change})
        return
    with pytest.raises(EdgemoeError, match=match):
        load_recipe("micro", **change)


def test_missing_keys() -> None:
    with pytest.raises(EdgemoeError, match=r"missing keys \['model', 'task_weights'"):
        Recipe.from_dict({"seed": 0})


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("- 1", "holds list"),
        ("a: [", "not YAML"),
        ("\x00", "not YAML"),
        ("seed: 1\nseed: 2", "twice"),
        (None, "unreadable"),
    ],
)
def test_files_that_are_no_recipe(tmp_path: Path, text: str | None, match: str) -> None:
    path = tmp_path / "mine.yaml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(EdgemoeError, match=match):
        load_recipe(path)


def test_own_recipe_and_overrides(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text((FOLDER / "micro.yaml").read_text())
    assert load_recipe(path) == load_recipe("micro")
    assert load_recipe(str(path), seed=4, epochs=None).seed == 4
    assert load_recipe(path, epochs=None).epochs == load_recipe("micro").epochs


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.yaml")))
def test_committed_recipes(name: str) -> None:
    recipe = load_recipe(name)
    text = (FOLDER / f"{name}.yaml").read_text()
    assert all("#" in line for line in text.splitlines()[:2])
    weights = PUBLISHED_WEIGHTS.get(recipe.data)
    if weights is not None:
        assert recipe.task_weights.items() <= weights.items()
    assert recipe.config.grid[0] * recipe.config.patch == recipe.config.image_height
