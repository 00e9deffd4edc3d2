"""A network's metrics beside those of predictors that never look at the image."""

from __future__ import annotations

from typing import Any

import torch
from rich.table import Table
from torch import Tensor

from model.data.dataset import Scenes
from model.m3vit import M3ViT
from model.metrics import HIGHER_IS_BETTER
from model.tasks import get_task

Scores = dict[str, float]


def _scores(task: str, predictions: list[Tensor], truth: Tensor) -> Scores:
    metrics = get_task(task).metrics()
    at = 0
    for prediction in predictions:
        metrics.update(prediction, truth[at : at + len(prediction)])
        at += len(prediction)
    return {name: float(value) for name, value in metrics.compute().items()}


def evaluate(model: M3ViT, scenes: Scenes, batch: int = 64) -> dict[str, Scores]:
    """Metrics of the network by task and name, over all of `scenes`; leaves the model in evaluation mode."""
    model.eval()
    images = torch.from_numpy(scenes.image)
    found = {}
    with torch.inference_mode():
        for task in model.config.tasks:
            predict = get_task(task).predict
            predictions = [predict(model(part, task)[0]) for part in torch.split(images, batch)]
            found[task] = _scores(task, predictions, truth(scenes, task))
    return found


def truth(scenes: Scenes, task: str) -> Tensor:
    """The truth of `task` (n, H, W), int64 classes or float32 metres."""
    target = torch.from_numpy(scenes.targets()[task])
    return target if target.is_floating_point() else target.long()


def constants(tasks: tuple[str, ...], train: Scenes, validation: Scenes) -> dict[str, dict[str, Scores]]:
    """Metrics on `validation` of the constant predictors fitted to `train`, by task, predictor and metric."""
    return {
        task: {
            name: _scores(task, [value.expand(len(validation), *value.shape).contiguous()], truth(validation, task))
            for name, value in get_task(task).constants(truth(train, task)).items()
        }
        for task in tasks
    }


def rows(network: dict[str, Scores], constant: dict[str, dict[str, Scores]]) -> list[dict[str, Any]]:
    """One row per task and metric: the network's value, the best constant's and its name, whether the network wins."""
    found = []
    for task, scores in network.items():
        for metric, value in scores.items():
            higher = HIGHER_IS_BETTER[metric]
            ranked = sorted(constant[task].items(), key=lambda item: item[1][metric], reverse=higher)
            name, best = ranked[0][0], ranked[0][1][metric]
            better = value > best if higher else value < best
            found.append(
                {"task": task, "metric": metric, "network": value, "constant": best, "name": name, "better": better}
            )
    return found


def table(network: dict[str, Scores], constant: dict[str, dict[str, Scores]]) -> Table:
    """The rows as a rich table."""
    result = Table(title="Validation: network against the best predictor that ignores the image")
    for heading in ("task", "metric", "network", "best constant", "which", "verdict"):
        result.add_column(heading, justify="right" if heading in ("network", "best constant") else "left")
    for row in rows(network, constant):
        metric = f"{row['metric']} {'↑' if HIGHER_IS_BETTER[row['metric']] else '↓'}"
        verdict = "better" if row["better"] else "NOT better"
        values = (f"{row['network']:.4f}", f"{row['constant']:.4f}")
        result.add_row(row["task"], metric, *values, row["name"], verdict)
    return result
