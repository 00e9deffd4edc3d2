"""Trains a network by a recipe with Lightning, on one device or many, from the start or from an interruption.

Every step sees one batch through every task, and sums the task losses and the routers' balance losses. After every
step the encoder's weights are clamped to the range of the published formats (`model/ranges.py`), unless the recipe says
otherwise. On a CPU, the same recipe and data give the same bytes on the same machine; GPUs add in no fixed order.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import importlib.util
import logging
import signal
import threading
import warnings
from collections.abc import Callable, Iterator
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
from model.losses import get_loss
from model.recipe import Recipe


@dataclasses.dataclass(frozen=True, slots=True)
class Machine:
    """Where and how long to train; on one CPU process nothing here changes the weights but `max_minutes`.

    Attributes:
        accelerator: "cpu", "gpu", or "auto" for GPUs where there are any.
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

    @property
    def on_gpu(self) -> bool:
        """Whether training runs on GPUs."""
        return self.accelerator == "gpu" or (self.accelerator == "auto" and torch.cuda.is_available())


@contextmanager
def settings(threads: int) -> Iterator[None]:
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


def check(recipe: Recipe, machine: Machine) -> None:
    """Raises EdgemoeError if the recipe cannot be trained on this machine; takes no time."""
    processes = machine.devices * machine.nodes
    if recipe.batch % processes:
        raise EdgemoeError(f"train: batch={recipe.batch} is not a multiple of the {processes} processes")
    for task in recipe.task_weights:
        get_loss(task, recipe.losses.get(task))
    if machine.accelerator == "gpu" and not torch.cuda.is_available():
        raise EdgemoeError("train: accelerator='gpu', but PyTorch finds no GPU; give cpu")
    if recipe.precision == "16-mixed" and not machine.on_gpu:
        raise EdgemoeError("train: precision='16-mixed' is for GPUs; give bf16-mixed or 32-true")
    if machine.tensorboard and importlib.util.find_spec("tensorboard") is None:
        raise EdgemoeError("train: --tensorboard needs pip install 'edgemoe[tensorboard]'")


def _loggers(out: Path, machine: Machine, state: Path | None) -> list[Logger]:
    folder = training_state.folder_of(out)
    # Lightning empties a log folder that it finds: every start of the run has its own.
    version = f"start{len(list(folder.glob('log/start*'))) if state else 0:02d}"
    loggers: list[Logger] = [CSVLogger(folder, name="log", version=version)]
    if machine.tensorboard:
        loggers.append(TensorBoardLogger(folder, name="tensorboard", version=version))
    return loggers


def _trainer(recipe: Recipe, steps: int, out: Path | None, machine: Machine, state: Path | None) -> lightning.Trainer:
    callbacks: list[Callback] = [RichProgressBar()] if machine.progress else []
    if recipe.ema:
        callbacks.append(EMAWeightAveraging(decay=recipe.ema))
    if out is not None:
        callbacks += [DrawLoad(training_state.folder_of(out)), training_state.KeepState(out)]
    minutes = machine.max_minutes
    return lightning.Trainer(
        accelerator="gpu" if machine.on_gpu else "cpu",
        devices=machine.devices,
        num_nodes=machine.nodes,
        strategy="ddp" if machine.devices * machine.nodes > 1 else "auto",
        precision=cast(Any, recipe.precision),
        max_epochs=recipe.epochs,
        max_time=None if minutes is None else datetime.timedelta(minutes=minutes),
        log_every_n_steps=min(10, steps),
        gradient_clip_val=recipe.clip or None,
        deterministic=not machine.on_gpu,
        use_distributed_sampler=False,
        logger=[] if out is None else _loggers(out, machine, state),
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
    make: Callable[[Recipe, int], Learner] = Learner,
) -> Learner:
    """Trains a network on `samples`.

    Args:
        recipe: how.
        samples: at least one batch of them.
        machine: where.
        out: folder of the checkpoint to be, beside which state and logs are kept; None keeps nothing.
        state: of an interrupted run, see `training_state.begin`; None starts anew.
        init: weights of a DeiT to start from, see `model.deit`.
        make: the learner of a recipe and a number of steps.

    Returns:
        The learner, in evaluation mode, on the CPU.

    Raises:
        EdgemoeError: fewer samples than a batch, a batch that the processes cannot share, a loss that is not finite,
            a state that cannot be read, or weights that do not fit.
    """
    machine = machine or Machine()
    check(recipe, machine)
    jitter = dict.fromkeys(("brightness", "contrast", "saturation"), recipe.color)
    augmentation = Augmentation(recipe.flip, (1.0, recipe.scale), **jitter)
    lightning.seed_everything(recipe.seed, verbose=False)
    with settings(recipe.threads):
        trainer = _trainer(recipe, max(len(samples) // recipe.batch, 1), out, machine, state)
        sampler = EpochSampler(len(samples), recipe.batch, recipe.seed, trainer.global_rank, trainer.world_size)
        learner = make(recipe, recipe.epochs * len(sampler))
        if init is not None and state is None:
            load_deit(learner.model, init, in_range=recipe.in_range, seed=recipe.seed)
        loader: DataLoader[Any] = DataLoader(
            Batches(samples, augmentation, recipe.seed), sampler=sampler, batch_size=None, num_workers=machine.workers
        )
        if out is not None and state is None:
            training_state.create(out, training_state.Setup(recipe, digest(init)))
        _fit(trainer, learner, loader, state)
    if distributed.is_available() and distributed.is_initialized():
        distributed.destroy_process_group()  # what follows is done by the first process alone
    learner.cpu().eval()
    return learner


def digest(init: Path | None) -> str | None:
    """SHA-256 of a file of weights; EdgemoeError if it cannot be read."""
    try:
        return None if init is None else hashlib.sha256(init.read_bytes()).hexdigest()
    except OSError as error:
        raise EdgemoeError(f"train: init={init} cannot be read ({type(error).__name__}); give a file") from error


def _fit(trainer: lightning.Trainer, learner: Learner, loader: DataLoader[Any], state: Path | None) -> None:
    """Runs Lightning; afterwards the learner holds the mean weights, if there are any."""
    handler = signal.getsignal(signal.SIGINT)
    try:
        trainer.fit(learner, loader, ckpt_path=state, weights_only=True if state else None)
    except SystemExit as stop:  # Lightning's answer to Ctrl-C
        raise KeyboardInterrupt from stop
    except (RuntimeError, KeyError) as error:
        if state is None or learner.losses or isinstance(error, torch.OutOfMemoryError):
            raise
        raise EdgemoeError(f"train: {state} does not fit this run ({type(error).__name__})") from error
    finally:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, handler)
    for callback in trainer.callbacks:  # type: ignore[attr-defined]
        if isinstance(callback, EMAWeightAveraging):  # Lightning leaves this out where a resumed run has no step to do
            callback.on_train_end(trainer, learner)
    learner.clamp()
    learner.steps_done = trainer.global_step
    learner.last_loss = learner.losses[-1] if learner.losses else learner.last_loss
