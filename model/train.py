"""Trains a network by a recipe with Lightning, measures it and saves its checkpoint.

Every step sees one batch of scenes through every task, and sums the task losses and the routers' balance losses. After
every step the encoder's weights are clamped to the range of the published formats (`model/ranges.py`).
"""

from __future__ import annotations

import dataclasses
import datetime
import logging
import math
import platform
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lightning
import numpy as np
import torch
import torchmetrics
from lightning.pytorch.callbacks import RichProgressBar
from torch import Tensor
from torch.utils.data import BatchSampler, DataLoader, Dataset, RandomSampler

from golden.errors import EdgemoeError
from model import card, checkpoint
from model.data.dataset import Scenes, render_split
from model.evaluate import Scores, constants, evaluate, truth
from model.m3vit import M3ViT
from model.ranges import limits
from model.recipe import Recipe
from model.tasks import get_task

Batch = dict[str, Tensor]


class Batches(Dataset[Batch]):
    """Scenes indexed by lists: `image` uint8 (B, H, W, C) and the truth (B, H, W) of every task."""

    def __init__(self, scenes: Scenes, tasks: tuple[str, ...]) -> None:
        """Serves `scenes` with the truth of `tasks`."""
        self.tensors = {"image": torch.from_numpy(scenes.image), **{task: truth(scenes, task) for task in tasks}}

    def __len__(self) -> int:
        return len(self.tensors["image"])

    def __getitem__(self, index: list[int]) -> Batch:
        return {name: tensor[index] for name, tensor in self.tensors.items()}


class Learner(lightning.LightningModule):
    """The network with its losses and its optimiser."""

    def __init__(self, recipe: Recipe, steps: int) -> None:
        """A learner for `steps` optimiser steps."""
        super().__init__()
        self.recipe, self.steps = recipe, steps
        self.model = M3ViT(recipe.config, recipe.gate_noise)
        self.losses: list[float] = []

    def training_step(self, batch: Batch, _: int) -> Tensor:
        """The weighted sum of the task losses and the balance losses, a scalar."""
        total = torch.zeros(())
        for task, weight in self.recipe.task_weights.items():
            raw, balance = self.model(batch["image"], task)
            loss = get_task(task).loss(raw, batch[task])
            total = total + weight * loss + self.recipe.balance * balance
            self.log(task, loss.detach(), prog_bar=True)
        self.losses.append(total.item())
        if not math.isfinite(self.losses[-1]):
            raise EdgemoeError(f"train: the loss is not finite; lower learning_rate={self.recipe.learning_rate}")
        return total

    def on_train_batch_end(self, *_: object) -> None:
        """Clamps the encoder's weights to the published formats."""
        with torch.no_grad():
            for name, parameter in self.model.named_parameters():
                bounds = limits(name)
                if bounds:
                    parameter.clamp_(*bounds)

    def configure_optimizers(self) -> Any:  # noqa: ANN401 - Lightning's union of optimiser settings
        """AdamW under a one-cycle schedule; only matrices decay."""
        matrices = [p for p in self.model.parameters() if p.ndim > 1]
        others = [p for p in self.model.parameters() if p.ndim <= 1]
        groups = [
            {"params": matrices, "weight_decay": self.recipe.weight_decay},
            {"params": others, "weight_decay": 0.0},
        ]
        rate = self.recipe.learning_rate
        optimizer = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98))
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, self.steps, pct_start=self.recipe.warmup)
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": schedule, "interval": "step"}}


@contextmanager
def _settings() -> Iterator[None]:
    """Silences Lightning's banner and advice that does not hold here; afterwards torch's settings are as before."""
    deterministic, threads = torch.are_deterministic_algorithms_enabled(), torch.get_num_threads()
    logger = logging.getLogger("lightning.pytorch.utilities.rank_zero")
    level = logger.level
    logger.setLevel(logging.WARNING)
    with warnings.catch_warnings():
        # The scenes are in memory: workers would only copy them.
        warnings.filterwarnings("ignore", message=".*does not have many workers.*")
        # Lightning 2.6 builds a torch LeafSpec, which torch 2.13 calls deprecated.
        warnings.filterwarnings("ignore", message=".*LeafSpec.*", category=FutureWarning)
        try:
            yield
        finally:
            logger.setLevel(level)
            torch.use_deterministic_algorithms(deterministic)
            torch.set_num_threads(threads)


def fit(recipe: Recipe, scenes: Scenes, max_minutes: float | None = None, progress: bool = True) -> Learner:
    """Trains a new network on `scenes`.

    Args:
        recipe: how.
        scenes: at least one batch of them.
        max_minutes: stop after the step in which this time is over; the weights then depend on the machine's speed.
        progress: show a progress bar.

    Returns:
        The learner, in evaluation mode; the same recipe and scenes give the same bytes on the same machine.

    Raises:
        EdgemoeError: fewer scenes than a batch, or a loss that is not finite.
    """
    if len(scenes) < recipe.batch:
        raise EdgemoeError(f"train: train_scenes={len(scenes)} is below batch={recipe.batch}")
    lightning.seed_everything(recipe.seed, verbose=False)
    data = Batches(scenes, recipe.config.tasks)
    sampler = BatchSampler(RandomSampler(data), recipe.batch, drop_last=True)
    learner = Learner(recipe, recipe.epochs * len(sampler))
    with _settings():
        torch.set_num_threads(recipe.threads)
        trainer = lightning.Trainer(
            accelerator="cpu",
            devices=1,
            max_epochs=recipe.epochs,
            max_time=None if max_minutes is None else datetime.timedelta(minutes=max_minutes),
            gradient_clip_val=recipe.clip,
            deterministic=True,
            logger=False,
            enable_checkpointing=False,
            enable_model_summary=False,
            enable_progress_bar=progress,
            callbacks=[RichProgressBar()] if progress else [],
        )
        trainer.fit(learner, DataLoader(data, sampler=sampler, batch_size=None))
    learner.eval()
    return learner


def _versions() -> dict[str, str]:
    modules = (torch, lightning, torchmetrics, np)
    return {"python": platform.python_version(), **{module.__name__: str(module.__version__) for module in modules}}


def train(
    recipe: Recipe,
    out: Path | str,
    *,
    command: str,
    max_minutes: float | None = None,
    force: bool = False,
    progress: bool = True,
) -> tuple[dict[str, Scores], dict[str, dict[str, Scores]]]:
    """Renders the scenes, trains, measures, and saves the checkpoint; until then nothing is written.

    Args:
        recipe: how.
        out: folder of the checkpoint.
        command: the command line, for the model card.
        max_minutes: see `fit`.
        force: replace a checkpoint that is there.
        progress: show a progress bar.

    Returns:
        The network's metrics and the constant predictors', on the validation scenes.

    Raises:
        EdgemoeError: `out` is not free, or see `fit`.
    """
    checkpoint.check_out(out, force)
    start = time.perf_counter()
    config, size = recipe.config, (recipe.config.image_height, recipe.config.image_width)
    scenes = render_split("train", recipe.train_scenes, *size, recipe.threads)
    validation = render_split("validation", recipe.validation_scenes, *size, recipe.threads)
    rendered = time.perf_counter()
    learner = fit(recipe, scenes, max_minutes, progress)
    trained = time.perf_counter()
    network, constant = evaluate(learner.model, validation), constants(config.tasks, scenes, validation)
    run = {
        "seed": recipe.seed,
        "steps": len(learner.losses),
        "command": command,
        "seconds": {"rendering": round(rendered - start, 1), "training": round(trained - rendered, 1)},
        "versions": _versions(),
    }
    metrics = {"network": network, "constant": constant, "run": run}
    tensors = {name: value.numpy() for name, value in learner.model.state_dict().items()}
    text = card.write(recipe, network, constant, run)
    checkpoint.save(out, config, tensors, recipe=dataclasses.asdict(recipe), metrics=metrics, card=text, force=force)
    return network, constant
