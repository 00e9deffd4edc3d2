"""Quantisation-aware fine-tuning: a trained network learns on as the accelerator will compute it.

The forward pass has golden's integers (`model.quantized`), the gradient is straight-through; losses, data, optimiser
and schedule are those of the checkpoint's own recipe. The float network that it starts from can teach: the loss then
also holds the distance between the maps of the two, the Kullback-Leibler divergence of classes or L1 of the raw
channel, weighted like the tasks.

Source of the straight-through gradient: Y. Bengio et al., arXiv:1308.3432; of rounding in the forward pass of training:
B. Jacob et al., CVPR 2018, there as fake quantisation.
"""

from __future__ import annotations

import copy
import dataclasses
import functools
import hashlib
import time
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from golden.errors import EdgemoeError
from golden.files import read_json
from golden.precision import Precision
from model import card, checkpoint
from model.data.batches import Batch
from model.evaluate import Scores, constants, evaluate
from model.learner import Learner
from model.m3vit import M3ViT, load_model
from model.quantized import Quantized
from model.recipe import Recipe
from model.run import NOTHING, Sources, open_splits, stored, versions
from model.runs import recipe_of
from model.train import Machine, check, fit, settings

CLASSES = ("segmentation", "human_parts")
"""Tasks whose maps are logits of classes."""


@dataclasses.dataclass(frozen=True, slots=True)
class Aim:
    """What a network is fine-tuned for.

    Attributes:
        precision: the formats.
        teach: weight of the distance to the maps of the network that it starts from; 0 for none.
    """

    precision: Precision
    teach: float = 0.0


@dataclasses.dataclass(frozen=True, slots=True)
class Result:
    """Metrics by task and name, on the validation split.

    Attributes:
        start: of the float network that it started from.
        before: of that network's integers at the precision.
        after: of the fine-tuned network's integers.
        network: of the fine-tuned network in float.
    """

    start: dict[str, Scores]
    before: dict[str, Scores]
    after: dict[str, Scores]
    network: dict[str, Scores]


def distance(task: str, maps: Tensor, teacher: Tensor) -> Tensor:
    """How far raw maps (B, channels, H, W) are from a teacher's, a scalar."""
    if task in CLASSES:
        ours, theirs = (F.log_softmax(each.float(), dim=1) for each in (maps, teacher))
        return F.kl_div(ours, theirs, reduction="sum", log_target=True) / (maps.numel() // maps.shape[1])
    return F.l1_loss(maps.float(), teacher.float())


class FineTuner(Learner):
    """A learner whose forward pass is that of the integers.

    Attributes:
        quantized: the network at its precision; its parameters are those of `model`.
    """

    def __init__(self, recipe: Recipe, steps: int, start: M3ViT, aim: Aim) -> None:
        """A learner for `steps` optimiser steps that starts from the weights of `start`, its teacher."""
        super().__init__(recipe, steps)
        self.model.load_state_dict(start.state_dict())
        self.teach = aim.teach
        # in tuples, for as submodules they would be trained and saved too
        self._quantized = (Quantized(self.model, aim.precision),)
        self._teacher = (copy.deepcopy(start).eval().requires_grad_(False),)

    @property
    def quantized(self) -> Quantized:
        """See the class."""
        return self._quantized[0]

    def predict(self, image: Tensor) -> tuple[dict[str, Tensor], Tensor]:
        """See `Learner.predict`."""
        return self.quantized.train(self.training).forward_tasks(image, tuple(self.recipe.task_weights))

    def further(self, batch: Batch, maps: dict[str, Tensor]) -> Tensor:
        """The distance to the teacher's maps."""
        total = super().further(batch, maps)
        if self.teach > 0:
            with torch.no_grad():
                theirs, _ = self._teacher[0].to(batch["image"].device).forward_tasks(batch["image"], tuple(maps))
            for task, weight in self.recipe.task_weights.items():
                total = total + self.teach * weight * distance(task, maps[task], theirs[task])
        return total


def recipe_for(folder: Path, **changes: Any) -> Recipe:  # noqa: ANN401 - the values of Recipe's fields
    """The recipe of a checkpoint, for fine-tuning.

    Args:
        folder: of the checkpoint.
        changes: fields to replace; those that are None keep the checkpoint's value.

    Returns:
        The recipe in float32, saved as such, without gate noise: what is trained is what runs.

    Raises:
        EdgemoeError: the checkpoint does not say how it was trained.
    """
    try:
        data = recipe_of(read_json(folder / checkpoint.CONFIG))
    except (OSError, ValueError) as error:
        raise EdgemoeError(f"finetune: {folder} is no checkpoint ({error})") from error
    if not data:
        raise EdgemoeError(f"finetune: {folder}/{checkpoint.CONFIG} holds no recipe; give a network that we trained")
    given = {name: value for name, value in changes.items() if value is not None}
    fixed = {"gate_noise": 0.0, "precision": "32-true", "stored": "float32", "ema": 0.0}
    return Recipe.from_dict({**data, **given, **fixed}, f"{folder}/{checkpoint.CONFIG}: recipe")


def finetune(
    folder: Path,
    recipe: Recipe,
    aim: Aim,
    out: Path,
    *,
    command: str,
    machine: Machine | None = None,
    sources: Sources = NOTHING,
    force: bool = False,
) -> Result:
    """Fine-tunes a checkpoint for a precision, and saves another one; until then nothing is written.

    Args:
        folder: of the checkpoint that it starts from.
        recipe: how, see `recipe_for`.
        aim: the formats, and how much the float network teaches.
        out: folder of the new checkpoint: float32 weights, and the precision beside them.
        command: the command line, for the model card.
        machine: where.
        sources: what it reads.
        force: replace a checkpoint.

    Raises:
        EdgemoeError: `out` is not free, or see `load_model`, `Quantized`, `open_data` and `fit`.
    """
    machine = machine or Machine()
    checkpoint.check_out(out, force)
    check(recipe, machine)
    start = load_model(folder)
    if start.design != recipe.design:
        raise EdgemoeError(f"finetune: the recipe is for another network than that of {folder}")
    before = Quantized(start, aim.precision)
    train, validation = open_splits(recipe, sources, machine.progress)
    begun = time.perf_counter()
    learner = fit(recipe, train, machine, make=functools.partial(FineTuner, start=start, aim=aim))
    seconds = time.perf_counter() - begun
    tensors = stored(learner.model, recipe.stored)
    with settings(recipe.threads):
        networks = start, before, Quantized(learner.model, aim.precision), learner.model
        result = Result(*(evaluate(network, validation, progress=machine.progress) for network in networks))
        constant = constants(recipe.design, train, validation)
    facts = {
        "seed": recipe.seed,
        "steps": learner.steps_done,
        "loss": learner.last_loss,
        "command": command,
        "init": hashlib.sha256((folder / checkpoint.WEIGHTS).read_bytes()).hexdigest(),
        "repeatable": not machine.on_gpu and machine.max_minutes is None,
        "seconds": {"training": round(seconds, 1)},
        "versions": versions(),
    }
    integers = {"precision": aim.precision.name, "start": result.start, "before": result.before, "after": result.after}
    checkpoint.save(
        out,
        recipe.design,
        tensors,
        recipe=dataclasses.asdict(recipe),
        metrics={"network": result.network, "integers": integers, "constant": constant, "run": facts},
        card=card.write(recipe, result.network, constant, facts),
        precision=aim.precision,
        force=force,
    )
    return result
