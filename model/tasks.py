"""The tasks a network can be trained for: decoder channels, loss, prediction, metrics, constant predictors.

A new task is a new entry of TASKS; its truth comes from `Scenes.targets` under the same name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it
from torchmetrics import MetricCollection

from golden.errors import EdgemoeError
from model import metrics
from model.data.furniture import CLASSES
from model.layout import CHANNELS


@dataclasses.dataclass(frozen=True, slots=True)
class Task:
    """One task.

    Attributes:
        name: as in `ModelConfig.tasks`.
        channels: of the decoder's raw output.
        loss: raw (B, channels, H, W) and truth (B, H, W) to a scalar.
        predict: raw (B, channels, H, W) to the prediction (B, H, W).
        metrics: makes a fresh collection of (prediction, truth) metrics.
        constants: training truth (n, H, W) to the predictors that ignore the image, each a map (H, W).
    """

    name: str
    channels: int
    loss: Callable[[Tensor, Tensor], Tensor]
    predict: Callable[[Tensor], Tensor]
    metrics: Callable[[], MetricCollection]
    constants: Callable[[Tensor], dict[str, Tensor]]


def _segmentation_loss(raw: Tensor, truth: Tensor) -> Tensor:
    return F.cross_entropy(raw, truth.long())


def _segmentation_constants(truth: Tensor) -> dict[str, Tensor]:
    counts = torch.stack([(truth == label).sum(dim=0) for label in range(len(CLASSES))])  # (classes, H, W)
    everywhere = counts.sum(dim=(1, 2)).argmax()
    return {"majority class": everywhere.expand(truth.shape[1:]), "majority per pixel": counts.argmax(dim=0)}


def _depth_loss(raw: Tensor, truth: Tensor) -> Tensor:
    return F.l1_loss(raw[:, 0], truth.log())


def _depth_constants(truth: Tensor) -> dict[str, Tensor]:
    everywhere = {"mean": truth.mean(dtype=torch.float64).float(), "median": truth.median()}
    pixels = truth.flatten(1).T.contiguous()  # (H * W, n)
    maps = {f"{name} depth": value.expand(truth.shape[1:]) for name, value in everywhere.items()}
    return {
        **maps,
        "mean per pixel": truth.mean(dim=0),
        "median per pixel": pixels.median(dim=1).values.view_as(truth[0]),
    }


TASKS: dict[str, Task] = {
    "segmentation": Task(
        "segmentation",
        channels=CHANNELS["segmentation"],
        loss=_segmentation_loss,
        predict=lambda raw: raw.argmax(dim=1),
        metrics=lambda: metrics.segmentation(len(CLASSES)),
        constants=_segmentation_constants,
    ),
    "depth": Task(
        "depth",
        channels=CHANNELS["depth"],  # natural logarithm of metres
        loss=_depth_loss,
        predict=lambda raw: raw[:, 0].exp(),
        metrics=metrics.depth,
        constants=_depth_constants,
    ),
}


def get_task(name: str) -> Task:
    """The named task; raises EdgemoeError on another name."""
    if name not in TASKS:
        raise EdgemoeError(f"task {name!r} is unknown; legal: {', '.join(TASKS)}")
    return TASKS[name]
