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
import torch
from lightning.pytorch.callbacks import Checkpoint
from lightning.pytorch.utilities import rank_zero_only

from golden.errors import EdgemoeError
from golden.files import read_json, replace_folder
from model.load_picture import PICTURE, TABLE
from model.recipe import Recipe

STATE, RECIPE = "last.ckpt", "recipe.json"
OURS = (STATE, RECIPE, "last.new", "log", "tensorboard", TABLE, PICTURE)
"""Everything that a run writes beside its output."""
FREE = ("stored",)
"""Keys of the recipe that may change when a run is resumed: they matter after training only."""


def folder_of(out: Path | str) -> Path:
    """The folder that a run into `out` keeps."""
    path = Path(out).absolute()
    return path.with_name(path.name + ".training")


def is_first() -> bool:
    """Whether this is the only or the first process of the run."""
    return bool(getattr(rank_zero_only, "rank", 0) == 0)


@dataclasses.dataclass(frozen=True, slots=True)
class Setup:
    """What a run must go on with.

    Attributes:
        recipe: how it trains.
        init: SHA-256 of the weights it started from, None for fresh ones.
    """

    recipe: Recipe
    init: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON types."""
        return {**dataclasses.asdict(self.recipe), "init": self.init}


def _differences(before: dict[str, Any], now: dict[str, Any]) -> str:
    names = [name for name in before | now if before.get(name) != now.get(name) and name not in FREE]
    return "; ".join(f"{name}: {before.get(name)!r} there, {now.get(name)!r} here" for name in names)


def begin(out: Path | str, setup: Setup, *, resume: bool, force: bool) -> Path | None:
    """Checks that a run may begin; writes nothing.

    Args:
        out: folder of the checkpoint that the run will make.
        setup: of the run.
        resume: go on with an interrupted run.
        force: throw away an interrupted run.

    Returns:
        The state to go on from, None to start.

    Raises:
        EdgemoeError: an interrupted run is there and neither `resume` nor `force` is given; the folder holds what no
            run writes; `resume` without a state, or with another recipe (the differences are listed).
    """
    folder = folder_of(out)
    if folder.exists() and not folder.is_dir():
        raise EdgemoeError(f"train: {folder} is a file; this run would keep its state there: move it away")
    present = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
    if foreign := sorted(present - set(OURS)):
        raise EdgemoeError(f"train: {folder} also holds {', '.join(foreign[:5])}, which no run writes; move it away")
    state, saved = folder / STATE, folder / RECIPE
    if resume:
        if not state.is_file():
            raise EdgemoeError(f"train: --resume, but {state} is not there; start without --resume")
        try:
            before = dict(read_json(saved))
        except (OSError, ValueError, TypeError) as error:
            raise EdgemoeError(f"train: {saved} is unreadable ({error}); give --force to start anew") from error
        if text := _differences(before, setup.to_dict()):
            raise EdgemoeError(f"train: --resume with another recipe than {saved}: {text}")
        check_state(state)
        return state
    if state.exists() and not force and is_first():
        raise EdgemoeError(f"train: {folder} holds an interrupted run; give --resume to go on or --force to start anew")
    return None


def check_state(path: Path) -> None:
    """Raises EdgemoeError if `path` is no state of a run; runs no code that may be in it."""
    try:
        keys = set(torch.load(path, map_location="cpu", weights_only=True, mmap=True))
    except Exception as error:  # whatever the reader says of a file that is not its own
        raise EdgemoeError(
            f"train: {path} cannot be read ({type(error).__name__}); give --force to start anew"
        ) from error
    if not {"state_dict", "optimizer_states", "loops", "last_loss"} <= keys:
        raise EdgemoeError(f"train: {path} is no state of a training run; give --force to start anew")


def create(out: Path | str, setup: Setup) -> None:
    """Makes the folder of a run that starts anew; what an interrupted one left is thrown away."""
    if is_first():
        replace_folder(folder_of(out), {RECIPE: (json.dumps(setup.to_dict(), indent=2) + "\n").encode()})


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
