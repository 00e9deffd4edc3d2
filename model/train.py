"""Trains a network by a recipe with Lightning, on one device or many, from the start or from an interruption.

Every step sees one batch through every task, and sums the task losses and the routers' balance losses. After every
step the encoder's weights are clamped to the range of the published formats (`model/ranges.py`), unless the recipe says
otherwise. On a CPU, the same recipe and data give the same bytes on the same machine; GPUs add in no fixed order.
"""

from __future__ import annotations

import dataclasses
import datetime
import logging
import pickle
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import lightning
import torch
from lightning.pytorch.callbacks import Callback, EMAWeightAveraging, RichProgressBar
from lightning.pytorch.loggers import CSVLogger, Logger, TensorBoardLogger
from torch import distributed
from torch.utils.data import DataLoader

from golden.errors import EdgemoeError
from model import training_state
from model.data.augment import Augmentation
from model.data.batches import Batches, EpochSampler
from model.data.samples import Samples
from model.deit import load_deit
from model.learner import Learner
from model.load_picture import DrawLoad
from model.recipe import Recipe


@dataclasses.dataclass(frozen=True, slots=True)
class Machine:
    """Where and how long to train; on one CPU process nothing here changes the weights but `max_minutes`.

    Attributes:
        accelerator: Lightning's name: "cpu", "gpu", "auto".
        devices: processes per host, each with one device; they share every batch (DDP).
        nodes: hosts; start the same command on each, by torchrun or SLURM.
        workers: processes that prepare batches; 0 for none.
        max_minutes: stop after the step in which this time is over.
        progress: show a progress bar.
        tensorboard: log for TensorBoard too.
    """

    accelerator: str = "cpu"
    devices: int = 1
    nodes: int = 1
    workers: int = 0
    max_minutes: float | None = None
    progress: bool = True
    tensorboard: bool = False


@contextmanager
def _settings(threads: int) -> Iterator[None]:
    """Silences Lightning's banner and advice that does not hold here; afterwards torch's settings are as before."""
    deterministic, before = torch.are_deterministic_algorithms_enabled(), torch.get_num_threads()
    logger = logging.getLogger("lightning.pytorch.utilities.rank_zero")
    level = logger.level
    logger.setLevel(logging.WARNING)
    with warnings.catch_warnings():
        # The scenes are in memory: workers would only copy them.
        warnings.filterwarnings("ignore", message=".*does not have many workers.*")
        # Lightning 2.6 builds a torch LeafSpec, which torch 2.13 calls deprecated.
        warnings.filterwarnings("ignore", message=".*LeafSpec.*", category=FutureWarning)
        try:
            torch.set_num_threads(threads)
            yield
        finally:
            logger.setLevel(level)
            torch.use_deterministic_algorithms(deterministic)
            torch.set_num_threads(before)


def _loggers(out: Path, tensorboard: bool) -> list[Logger]:
    folder = training_state.folder_of(out)
    # Lightning empties a log folder that it finds: every start of the run has its own.
    version = f"start{len(list(folder.glob('log/start*'))):02d}"
    loggers: list[Logger] = [CSVLogger(folder, name="log", version=version)]
    if tensorboard:
        try:
            loggers.append(TensorBoardLogger(folder, name="tensorboard", version=version))
        except ModuleNotFoundError as error:
            raise EdgemoeError("train: --tensorboard needs pip install 'edgemoe[tensorboard]'") from error
    return loggers


def _trainer(recipe: Recipe, steps: int, out: Path | None, machine: Machine) -> lightning.Trainer:
    callbacks: list[Callback] = [RichProgressBar()] if machine.progress else []
    if recipe.ema:
        callbacks.append(EMAWeightAveraging(decay=recipe.ema))
    if out is not None:
        callbacks += [DrawLoad(training_state.folder_of(out)), training_state.KeepState(out)]
    minutes = machine.max_minutes
    several = machine.devices * machine.nodes > 1
    return lightning.Trainer(
        accelerator=machine.accelerator,
        devices=machine.devices,
        num_nodes=machine.nodes,
        strategy="ddp" if several else "auto",
        precision=cast(Any, recipe.precision),
        max_epochs=recipe.epochs,
        max_time=None if minutes is None else datetime.timedelta(minutes=minutes),
        log_every_n_steps=min(10, steps),
        gradient_clip_val=recipe.clip or None,
        deterministic=machine.accelerator == "cpu",
        use_distributed_sampler=False,
        logger=_loggers(out, machine.tensorboard) if out is not None else False,
        enable_checkpointing=out is not None,
        enable_model_summary=False,
        enable_progress_bar=machine.progress,
        callbacks=callbacks,
    )


def fit(
    recipe: Recipe,
    samples: Samples,
    machine: Machine | None = None,
    out: Path | None = None,
    state: Path | None = None,
    init: Path | None = None,
) -> Learner:
    """Trains a network on `samples`.

    Args:
        recipe: how.
        samples: at least one batch of them.
        machine: where.
        out: folder of the checkpoint to be, beside which state and logs are kept; None keeps nothing.
        state: of an interrupted run, see `training_state.begin`; None starts anew.
        init: weights of a DeiT to start from, see `model.deit`.

    Returns:
        The learner, in evaluation mode, on the CPU.

    Raises:
        EdgemoeError: fewer samples than a batch, a batch that the processes cannot share, a loss that is not finite,
            a state that cannot be read, or weights that do not fit.
    """
    machine = machine or Machine()
    jitter = dict.fromkeys(("brightness", "contrast", "saturation"), recipe.color)
    settings = Augmentation(recipe.flip, (1.0, recipe.scale), **jitter)
    lightning.seed_everything(recipe.seed, verbose=False)
    with _settings(recipe.threads):
        trainer = _trainer(recipe, max(len(samples) // recipe.batch, 1), out, machine)
        processes = trainer.world_size
        sampler = EpochSampler(len(samples), recipe.batch, recipe.seed, trainer.global_rank, processes)
        learner = Learner(recipe, recipe.epochs * len(sampler))
        if init is not None and state is None:
            load_deit(learner.model, init, in_range=recipe.in_range, seed=recipe.seed)
        loader: DataLoader[Any] = DataLoader(
            Batches(samples, settings, recipe.seed), sampler=sampler, batch_size=None, num_workers=machine.workers
        )
        try:
            trainer.fit(learner, loader, ckpt_path=state, weights_only=True if state else None)
        except (RuntimeError, KeyError, EOFError, pickle.UnpicklingError) as error:
            if state is None or learner.losses:
                raise
            raise EdgemoeError(f"train: {state} cannot be read ({error}); give --force to start anew") from error
    if distributed.is_available() and distributed.is_initialized():
        distributed.destroy_process_group()  # what follows is done by the first process alone
    learner.cpu().eval()
    return learner
