"""Recipes: how a network is trained, as a typed YAML file. Unknown keys, missing keys and wrong types are errors."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError

FOLDER = Path(__file__).parent / "configs"


@dataclasses.dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the weights, beside the code.

    Attributes:
        model: name of the dimensions, see `golden.config.CONFIGS`.
        seed: of initial weights, order of scenes and gate noise.
        train_scenes: scenes in the training set.
        validation_scenes: scenes in the validation set.
        epochs: passes over the training set.
        batch: scenes per step.
        learning_rate: peak of the one-cycle schedule.
        weight_decay: of AdamW, on matrices only.
        warmup: fraction of the steps in which the learning rate rises.
        balance: weight of the routers' balance loss.
        gate_noise: standard deviation of the routers' noise, times the number of experts.
        clip: greatest norm of the gradient.
        threads: CPU threads; sums in another order, so part of the recipe.
        task_weights: weight of every task's loss.
    """

    model: str
    seed: int
    train_scenes: int
    validation_scenes: int
    epochs: int
    batch: int
    learning_rate: float
    weight_decay: float
    warmup: float
    balance: float
    gate_noise: float
    clip: float
    threads: int
    task_weights: dict[str, float]

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value, kind = getattr(self, field.name), str(field.type)
            if kind == "int" and (type(value) is not int or value < (field.name != "seed")):
                raise EdgemoeError(f"recipe: {field.name}={value!r} is not a positive integer")
            if kind == "float" and not (type(value) in (int, float) and 0 <= value < float("inf")):
                raise EdgemoeError(f"recipe: {field.name}={value!r} is not a number, 0 or more")
        tasks, weights = self.config.tasks, self.task_weights
        if not isinstance(weights, dict) or sorted(weights) != sorted(tasks):
            raise EdgemoeError(f"recipe: task_weights={weights!r} must give a number for each of {', '.join(tasks)}")
        if not all(type(weight) in (int, float) and weight > 0 for weight in weights.values()):
            raise EdgemoeError(f"recipe: task_weights={weights!r} are not all positive numbers")
        if not 0 < self.warmup < 1:
            raise EdgemoeError(f"recipe: warmup={self.warmup!r} is not between 0 and 1")
        if not 0 <= self.seed < 2**32:
            raise EdgemoeError(f"recipe: seed={self.seed!r} is not from 0 to 2**32 - 1")

    @property
    def config(self) -> ModelConfig:
        """The dimensions."""
        return get_config(self.model)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "recipe") -> Recipe:
        """The recipe of plain values; EdgemoeError on unknown keys, missing keys and wrong types."""
        names = [field.name for field in dataclasses.fields(cls)]
        unknown = sorted(map(str, set(data) - set(names)))
        missing = [name for name in names if name not in data]
        if unknown or missing:
            raise EdgemoeError(f"{where}: unknown keys {unknown}, missing keys {missing}; legal keys: {names}")
        return cls(**data)


def load_recipe(name: str, **overrides: Any) -> Recipe:  # noqa: ANN401 - the values of Recipe's fields
    """The recipe of `model/configs/{name}.yaml`.

    Args:
        name: without folder and suffix.
        overrides: fields to replace; those that are None keep the file's value.

    Raises:
        EdgemoeError: an unknown name, or a file that is no recipe.
    """
    legal = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    if name not in legal:
        raise EdgemoeError(f"config {name!r} is unknown; legal: {', '.join(legal)}")
    path = FOLDER / f"{name}.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise EdgemoeError(f"{path.name}: not YAML: {error}") from error
    if not isinstance(data, dict):
        raise EdgemoeError(f"{path.name}: holds {type(data).__name__}, needs keys and values")
    given = {key: value for key, value in overrides.items() if value is not None}
    return Recipe.from_dict(data | given, path.name)
