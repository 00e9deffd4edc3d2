"""The tasks a network can be trained for: loss, prediction, metrics and the predictors that ignore the image.

| task         | raw channels | prediction                                        | primary metric |
|--------------|--------------|---------------------------------------------------|----------------|
| segmentation | classes      | int64 (B, H, W), class of the greatest channel    | miou           |
| depth        | 1            | float (B, H, W), exp of the channel: metres       | rmse           |
| normals      | 3            | float (B, H, W, 3), unit vectors                  | mean_angle     |
| edges        | 1            | float (B, H, W), sigmoid of the channel           | odsf           |
| saliency     | 1            | float (B, H, W), sigmoid of the channel           | miou           |
| human_parts  | 7            | int64 (B, H, W), class of the greatest channel    | miou           |

Truth is as in `model.data.samples`, with a leading B. Raw output may be bfloat16; losses and predictions are float32.
A new task is a new entry of TASKS, with its losses in `model.losses.LOSSES`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it
from torchmetrics import MetricCollection

from golden.errors import EdgemoeError
from model import constants, directions, metrics
from model.losses import EPS, Loss, get_loss


def no_metrics() -> MetricCollection:
    """No metrics."""
    return MetricCollection({})


@dataclasses.dataclass(frozen=True, slots=True)
class Task:
    """One task.

    Attributes:
        name: as in `ModelConfig.tasks`.
        primary: name of the metric that stands for the task, one of `metrics`.
        loss: raw (B, channels, H, W) and truth (B, H, W) or (B, H, W, 3) to a scalar, the default of `LOSSES`.
        predict: raw (B, channels, H, W) to the prediction.
        metrics: number of classes (used where the prediction is a class) to a fresh collection of metrics.
        constants: training truth (n, ...) and number of classes to the predictors that ignore the image, by name.
        slow_metrics: metrics too slow for a validation in training, to be added by `edgemoe eval`.
    """

    name: str
    primary: str
    loss: Loss
    predict: Callable[[Tensor], Tensor]
    metrics: Callable[[int], MetricCollection]
    constants: Callable[[Tensor, int], dict[str, Tensor]]
    slow_metrics: Callable[[], MetricCollection] = no_metrics


def _class(raw: Tensor) -> Tensor:
    return raw.argmax(dim=1)


def _metres(raw: Tensor) -> Tensor:
    return raw[:, 0].float().exp()


def _unit(raw: Tensor) -> Tensor:
    vector = raw.float().movedim(1, -1)  # (B, H, W, 3)
    long_enough = vector.norm(dim=-1, keepdim=True) > EPS
    return F.normalize(torch.where(long_enough, vector, vector.new_tensor((0.0, 0.0, -1.0))), dim=-1)


def _probability(raw: Tensor) -> Tensor:
    return raw[:, 0].float().sigmoid()


TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        Task(
            "segmentation",
            primary=directions.PRIMARY["segmentation"],
            loss=get_loss("segmentation"),
            predict=_class,
            metrics=metrics.classes,
            constants=constants.classes,
        ),
        Task(
            "depth",
            primary=directions.PRIMARY["depth"],
            loss=get_loss("depth"),
            predict=_metres,
            metrics=metrics.depth,
            constants=constants.depth,
        ),
        Task(
            "normals",
            primary=directions.PRIMARY["normals"],
            loss=get_loss("normals"),
            predict=_unit,
            metrics=metrics.normals,
            constants=constants.normals,
        ),
        Task(
            "edges",
            primary=directions.PRIMARY["edges"],
            loss=get_loss("edges"),
            predict=_probability,
            metrics=metrics.edges,
            constants=constants.binary,
            slow_metrics=metrics.edges_matched,
        ),
        Task(
            "saliency",
            primary=directions.PRIMARY["saliency"],
            loss=get_loss("saliency"),
            predict=_probability,
            metrics=metrics.saliency,
            constants=constants.binary,
        ),
        Task(
            "human_parts",
            primary=directions.PRIMARY["human_parts"],
            loss=get_loss("human_parts"),
            predict=_class,
            metrics=metrics.classes,
            constants=constants.classes,
        ),
    )
}


def get_task(name: str) -> Task:
    """The named task; raises EdgemoeError on another name."""
    if name not in TASKS:
        raise EdgemoeError(f"task {name!r} is unknown; legal: {', '.join(TASKS)}")
    return TASKS[name]
