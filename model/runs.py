"""What checkpoint folders say of a trained network, its weights aside. Needs no PyTorch."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path
from typing import Any

from golden.errors import EdgemoeError
from golden.files import read_json
from model import checkpoint
from model.design import Design

Scores = dict[str, dict[str, float]]
"""Value by task and metric."""


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
    """The metrics of a parsed metrics.json; a null is no number. Raises KeyError, TypeError and the like."""
    return {
        str(task): {str(metric): math.nan if value is None else float(value) for metric, value in scores.items()}
        for task, scores in data["network"].items()
    }


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
        return Run(folder.name, Design.from_dict(config), dict(config.get("recipe", {})), scores)
    except EdgemoeError as error:
        raise EdgemoeError(f"{error} (in {folder})") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EdgemoeError(f"compare: {folder}: no checkpoint ({type(error).__name__}: {error})") from error
