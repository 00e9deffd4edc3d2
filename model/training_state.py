"""What a training run keeps beside its output: its recipe, the state after the last whole epoch, and its logs.

The folder is `<out>.training`. A run that is killed at any moment loses the epoch it was in; `--resume` goes on from
the last whole one.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import lightning
from lightning.pytorch.callbacks import Checkpoint
from lightning.pytorch.utilities import rank_zero_only

from golden.errors import EdgemoeError
from golden.files import read_json, replace_folder
from model.recipe import Recipe

STATE, RECIPE = "last.ckpt", "recipe.json"


def folder_of(out: Path | str) -> Path:
    """The folder that a run into `out` keeps."""
    path = Path(out)
    return path.with_name(path.name + ".training")


def is_first() -> bool:
    """Whether this is the only or the first process of the run."""
    return bool(getattr(rank_zero_only, "rank", 0) == 0)


def _differences(one: dict[str, Any], other: dict[str, Any]) -> str:
    names = [name for name in one | other if one.get(name) != other.get(name)]
    return "; ".join(f"{name}: {one.get(name)!r} there, {other.get(name)!r} here" for name in names)


def begin(out: Path | str, recipe: Recipe, *, resume: bool, force: bool) -> Path | None:
    """Checks that a run may begin; writes nothing.

    Args:
        out: folder of the checkpoint that the run will make.
        recipe: of the run.
        resume: go on with an interrupted run.
        force: throw away an interrupted run.

    Returns:
        The state to go on from, None to start.

    Raises:
        EdgemoeError: an interrupted run is there and neither `resume` nor `force` is given; `resume` without one, or
            with another recipe (the differences are listed).
    """
    folder = folder_of(out)
    state, saved = folder / STATE, folder / RECIPE
    if resume:
        if not state.is_file():
            raise EdgemoeError(f"train: --resume, but {state} is not there; start without --resume")
        try:
            before = dict(read_json(saved))
        except (OSError, ValueError, TypeError) as error:
            raise EdgemoeError(f"train: {saved} is unreadable ({error}); give --force to start anew") from error
        if text := _differences(before, dataclasses.asdict(recipe)):
            raise EdgemoeError(f"train: --resume with another recipe than {saved}: {text}")
        return state
    if state.exists() and not force and is_first():
        raise EdgemoeError(f"train: {folder} holds an interrupted run; give --resume to go on or --force to start anew")
    return None


def create(out: Path | str, recipe: Recipe) -> None:
    """Makes the folder of a run that starts anew; what an interrupted one left is thrown away."""
    folder = folder_of(out)
    if is_first():
        replace_folder(folder, {RECIPE: (json.dumps(dataclasses.asdict(recipe), indent=2) + "\n").encode()})


def finish(out: Path | str) -> None:
    """Removes the state of a run whose checkpoint is saved; recipe and logs stay."""
    (folder_of(out) / STATE).unlink(missing_ok=True)


class KeepState(Checkpoint):
    """Saves the state after every epoch, complete or not at all."""

    def __init__(self, out: Path | str) -> None:
        """Saves beside `out`."""
        self.path = folder_of(out) / STATE

    def on_train_epoch_end(self, trainer: lightning.Trainer, _: lightning.LightningModule) -> None:
        """Writes beside the last state, then renames."""
        fresh = self.path.with_suffix(".new")
        trainer.save_checkpoint(fresh, weights_only=False)
        if trainer.is_global_zero:
            fresh.replace(self.path)
