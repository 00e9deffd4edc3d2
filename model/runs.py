"""What checkpoint folders say of a trained network, its weights aside. Needs no PyTorch."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path
from typing import Any, Final

from golden.errors import EdgemoeError
from golden.files import read_json
from model import checkpoint
from model.design import Design

Scores = dict[str, dict[str, float]]
"""Value by task and metric."""

LARGEST: Final = 1e100
"""Metrics are below it, so that their sums and squares stay finite."""


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """One checkpoint.

    Attributes:
        name: of its folder.
        design: of the network.
        recipe: how it was trained.
        scores: its metrics.
    """

    name: str
    design: Design
    recipe: dict[str, Any]
    scores: Scores

    @property
    def seed(self) -> object:
        """Of its training."""
        return self.recipe.get("seed", "-")


def folder_of(name: str) -> Path:
    """The folder of a checkpoint: a path, or the name of one that comes with the package.

    Raises:
        EdgemoeError: there is neither.
    """
    path = Path(name)
    if path.is_dir():
        return path
    try:
        return checkpoint.named(name)
    except EdgemoeError as error:
        raise EdgemoeError(f"{error}, or the path of a folder") from None


def scores_of(data: Any) -> Scores:  # noqa: ANN401 - parsed JSON
    """The metrics of a parsed metrics.json; NaN where it has null.

    Raises:
        EdgemoeError: it is none, or a value is no number below `LARGEST`.
    """
    scores = data.get("network") if isinstance(data, dict) else None
    if not isinstance(scores, dict) or not all(isinstance(values, dict) for values in scores.values()):
        raise EdgemoeError('"network" must hold metrics by task')
    return {
        task: {metric: _number(f"{metric} of {task}", value) for metric, value in values.items()}
        for task, values in scores.items()
    }


def _number(name: str, value: object) -> float:
    if value is None:
        return math.nan
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise EdgemoeError(f"{name} is {value!r}; it must be a number or null")
    if abs(value) > LARGEST and abs(value) != math.inf:
        raise EdgemoeError(f"{name} is {str(value)[:12]}...; it must be below {LARGEST:g}")
    return float(value)


def recipe_of(config: Any) -> dict[str, Any]:  # noqa: ANN401 - parsed JSON
    """The recipe of a parsed config.json; empty if it has none.

    Raises:
        EdgemoeError: it is no object, or has a number of samples that is neither null nor an integer of 1 or more.
    """
    recipe = config.get("recipe", {})
    if not isinstance(recipe, dict):
        raise EdgemoeError(f'{checkpoint.CONFIG}: "recipe" is {recipe!r}; it must be an object')
    for name in ("train_samples", "validation_samples"):
        count = recipe.get(name)
        if count is not None and (type(count) is not int or count < 1):
            raise EdgemoeError(f"{checkpoint.CONFIG}: recipe: {name}={count!r} is not an integer of 1 or more, or null")
    return recipe


def read(name: str) -> Run:
    """The run of a checkpoint folder; its weights are not read.

    Raises:
        EdgemoeError: a file that is missing, unreadable or not ours, or a network without decoders.
    """
    folder = folder_of(name)
    try:
        config = read_json(folder / checkpoint.CONFIG)
        if "network" not in config:
            raise EdgemoeError(f"compare: {folder} holds an encoder without decoders; it has no metrics")
        scores = scores_of(read_json(folder / checkpoint.METRICS))
        return Run(folder.name, Design.from_dict(config), recipe_of(config), scores)
    except EdgemoeError as error:
        raise EdgemoeError(f"{error} (in {folder})") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EdgemoeError(f"compare: {folder}: no checkpoint ({type(error).__name__}: {error})") from error
