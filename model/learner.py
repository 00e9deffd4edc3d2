"""The training step: task losses, balance losses, optimiser, schedule, and where the routers send tokens."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import partial
from typing import Any

import lightning
import torch
from torch import Tensor, nn

from golden.errors import EdgemoeError
from model.data.batches import Batch
from model.losses import get_loss
from model.m3vit import M3ViT
from model.processes import averaged
from model.ranges import limits
from model.recipe import Recipe
from model.router import Router, Routing

POWER = 0.9
"""Exponent of the published "poly" schedule."""


class Learner(lightning.LightningModule):
    """The network with its losses and its optimiser.

    Attributes:
        model: the network.
        losses: total loss of every step, over all processes, since this one started.
        steps_done: optimiser steps since the run began, interruptions included; set when it ends.
        last_loss: of the last step of the last whole epoch.
        loss_of: loss by task.
        load: (layer, task) to the number of tokens per expert (E,) since the last epoch began.
    """

    def __init__(self, recipe: Recipe, steps: int) -> None:
        """A learner for `steps` optimiser steps."""
        super().__init__()
        self.recipe, self.steps = recipe, steps
        self.model = M3ViT(recipe.design, recipe.gate_noise)
        self.losses: list[float] = []
        self.steps_done = 0
        self.last_loss: float | None = None
        self.load: dict[tuple[int, str], Tensor] = defaultdict(lambda: torch.zeros(recipe.config.experts))
        for index, layer in enumerate(self.model.layers):
            if recipe.design.is_moe(index):
                gate = layer.get_submodule("moe.gate")
                gate.register_forward_hook(partial(self._count, index))
        self.loss_of = {task: get_loss(task, recipe.losses.get(task)) for task in recipe.task_weights}

    def _count(self, layer: int, gate: nn.Module, arguments: tuple[Any, ...], routing: Routing) -> None:
        assert isinstance(gate, Router)
        if gate.training:
            counts = torch.bincount(routing.chosen.flatten(), minlength=self.recipe.config.experts)
            self.load[layer, arguments[1]] += counts.cpu()

    def on_train_batch_start(self, batch: Batch, batch_idx: int) -> None:
        """Starts the step's random stream, so that a resumed run draws what an uninterrupted one does."""
        torch.manual_seed((self.recipe.seed << 32) + self.global_step)
        if batch_idx == 0:
            self.load.clear()

    def predict(self, image: Tensor) -> tuple[dict[str, Tensor], Tensor]:
        """Images uint8 (B, H, W, C) to every task's raw map and the balance loss: the pass that is trained."""
        return self.model.forward_tasks(image, tuple(self.recipe.task_weights))

    def further(self, batch: Batch, maps: dict[str, Tensor]) -> Tensor:
        """A loss beside those of the tasks, a scalar: none."""
        return next(iter(maps.values())).new_zeros(())

    def training_step(self, batch: Batch, _: int) -> Tensor:
        """The weighted sum of the task losses and the balance losses, a scalar."""
        maps, balance = self.predict(batch["image"])
        total = self.recipe.balance * balance + self.further(batch, maps)
        for task, weight in self.recipe.task_weights.items():
            loss = self.loss_of[task](maps[task], batch[task])
            total = total + weight * loss
            self.log(task, loss.detach(), prog_bar=True)
        self.log("balance", balance.detach())
        self.losses.append(averaged(total.detach()).item())
        if not math.isfinite(self.losses[-1]):
            raise EdgemoeError(f"train: the loss is not finite; lower learning_rate={self.recipe.learning_rate}")
        return total

    def optimizer_step(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Lightning's
        """The step, then the clamp: what averages weights after a step must not see them unclamped."""
        super().optimizer_step(*args, **kwargs)
        self.clamp()

    def on_save_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Keeps the last loss with the state."""
        self.last_loss = checkpoint["last_loss"] = self.losses[-1] if self.losses else self.last_loss

    def on_load_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """The inverse of `on_save_checkpoint`."""
        self.last_loss = checkpoint["last_loss"]

    def clamp(self) -> None:
        """Moves the encoder's weights into the ranges of the published formats, if the recipe wants it."""
        if self.recipe.in_range:
            with torch.no_grad():
                for name, parameter in self.model.named_parameters():
                    if bounds := limits(name):
                        parameter.clamp_(*bounds)

    def configure_optimizers(self) -> Any:  # noqa: ANN401 - Lightning's union of optimiser settings
        """The recipe's optimiser and schedule; decay is for parameters of two axes or more."""
        recipe = self.recipe
        groups = [
            {"params": [p for p in self.model.parameters() if p.ndim > 1], "weight_decay": recipe.weight_decay},
            {"params": [p for p in self.model.parameters() if p.ndim <= 1], "weight_decay": 0.0},
        ]
        optimizer: torch.optim.Optimizer
        if recipe.optimizer == "adamw":
            optimizer = torch.optim.AdamW(groups, lr=recipe.learning_rate, betas=(0.9, 0.98))
        else:
            optimizer = torch.optim.SGD(groups, lr=recipe.learning_rate, momentum=0.9)
        schedule: torch.optim.lr_scheduler.LRScheduler
        if recipe.schedule == "one_cycle":
            steps = max(self.steps, 2)
            rising = min(max(recipe.warmup, 1e-3), 0.999) * steps
            rising += 1e-3 if abs(rising - 1) < 1e-6 else 0.0  # PyTorch divides by rising - 1
            schedule = torch.optim.lr_scheduler.OneCycleLR(
                optimizer, recipe.learning_rate, steps, pct_start=rising / steps, cycle_momentum=False
            )
        else:
            schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, self._poly)
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": schedule, "interval": "step"}}

    def _poly(self, step: int) -> float:
        rising = self.recipe.warmup * self.steps
        falling = float((1 - min(step, self.steps - 1) / self.steps) ** POWER)
        return min((step + 1) / rising, falling) if rising else falling
