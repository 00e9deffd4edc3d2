"""A whole run: opens the data, trains, measures the network as it will be saved, and saves its checkpoint."""

from __future__ import annotations

import dataclasses
import platform
import time
from pathlib import Path
from typing import Any

import lightning
import numpy as np
import torch
import torchmetrics
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from model import card, checkpoint, training_state
from model.data.samples import Samples
from model.data.source import open_data
from model.evaluate import Scores, constants, evaluate
from model.learner import Learner
from model.m3vit import M3ViT
from model.ranges import limits
from model.recipe import Recipe
from model.train import Machine, check, digest, fit, settings


@dataclasses.dataclass(frozen=True, slots=True)
class Sources:
    """What a run reads.

    Attributes:
        root: folder of the data set; the rooms need none.
        cache: folder where rendered rooms are kept; None renders into memory.
        init: weights of a DeiT to start from, see `model.deit`.
    """

    root: Path | None = None
    cache: Path | None = None
    init: Path | None = None


NOTHING = Sources()
Result = tuple[dict[str, Scores], dict[str, dict[str, Scores]]]


def versions() -> dict[str, str]:
    """Of Python and the packages that decide the weights."""
    modules = (torch, lightning, torchmetrics, np)
    return {"python": platform.python_version(), **{module.__name__: str(module.__version__) for module in modules}}


def open_splits(recipe: Recipe, sources: Sources, progress: bool) -> tuple[Samples, Samples]:
    """The training and the validation split of `recipe`; arguments and errors as `model.data.source.open_data`."""
    size = (recipe.config.image_height, recipe.config.image_width)
    counts = {"train": recipe.train_samples, "validation": recipe.validation_samples}
    train, validation = (
        open_data(
            recipe.data,
            split,
            count,
            size,
            recipe.config.tasks,
            root=sources.root,
            cache=sources.cache,
            processes=recipe.threads,
            progress=progress,
        )
        for split, count in counts.items()
    )
    return train, validation


def stored(model: M3ViT, kind: str) -> dict[str, NDArray[Any]]:
    """The weights of `model` in the type `kind`; the model itself is rounded to it, so that it is what is saved."""
    tensors = {name: _inside(name, value.numpy(), kind) for name, value in model.state_dict().items()}
    if infinite := [name for name, value in tensors.items() if not np.isfinite(value).all()]:
        raise EdgemoeError(f"train: {', '.join(infinite)} do not fit {kind}; use stored: float32")
    model.load_state_dict({name: torch.from_numpy(value.astype(np.float32)) for name, value in tensors.items()})
    return tensors


def run(
    recipe: Recipe,
    out: Path | str,
    *,
    command: str,
    machine: Machine | None = None,
    sources: Sources = NOTHING,
    resume: bool = False,
    force: bool = False,
) -> Result | None:
    """Trains by a recipe and saves the checkpoint; until then `out` is not touched.

    Args:
        recipe: how.
        out: folder of the checkpoint; state and logs are kept in `<out>.training`.
        command: the command line, for the model card.
        machine: where.
        sources: what it reads.
        resume: go on with an interrupted run.
        force: replace a checkpoint and throw away an interrupted run.

    Returns:
        The network's metrics and those of the predictors without an image, on the validation split; None in all
        processes but the first.

    Raises:
        EdgemoeError: `out` is not free, see `training_state.begin`, `open_data` and `fit`.
    """
    machine = machine or Machine()
    checkpoint.check_out(out, force or resume)
    check(recipe, machine)
    setup = training_state.Setup(recipe, digest(sources.init))
    state = training_state.begin(out, setup, resume=resume, force=force)
    start = time.perf_counter()
    train, validation = open_splits(recipe, sources, machine.progress)
    opened = time.perf_counter()
    learner = fit(recipe, train, machine, Path(out), state, sources.init)
    if not training_state.is_first():
        return None
    seconds = {"data": round(opened - start, 1), "training": round(time.perf_counter() - opened, 1)}
    tensors = stored(learner.model, recipe.stored)
    with settings(recipe.threads):
        network = evaluate(learner.model, validation, progress=machine.progress)
        constant = constants(recipe.design, train, validation)
    facts = _facts(setup, machine, learner, command, seconds)
    metrics = {"network": network, "constant": constant, "run": facts}
    checkpoint.save(
        out,
        recipe.design,
        tensors,
        recipe=dataclasses.asdict(recipe),
        metrics=metrics,
        card=card.write(recipe, network, constant, facts),
        force=force or resume,
    )
    training_state.finish(out)
    return network, constant


def _inside(name: str, value: NDArray[Any], kind: str) -> NDArray[Any]:
    """`value` in the type `kind`; what was in the range of its published format stays in it, though it is rounded."""
    rounded = value.astype(kind)
    if bounds := limits(name):
        ends = np.asarray(bounds, np.float64).astype(kind)
        low = ends[0] if ends[0] >= bounds[0] else np.nextafter(ends[0], ends[1])
        high = ends[1] if ends[1] <= bounds[1] else np.nextafter(ends[1], ends[0])
        rounded = np.where((value >= bounds[0]) & (value <= bounds[1]), rounded.clip(low, high), rounded)
    return rounded


def _facts(
    setup: training_state.Setup, machine: Machine, learner: Learner, command: str, seconds: dict[str, float]
) -> dict[str, Any]:
    return {
        "seed": setup.recipe.seed,
        "steps": learner.steps_done,
        "loss": learner.last_loss,
        "command": command,
        "init": setup.init,
        "repeatable": not machine.on_gpu and machine.max_minutes is None,
        "processes": machine.devices * machine.nodes,
        "seconds": seconds,
        "versions": versions(),
    }
