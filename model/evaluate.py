"""A network's metrics beside those of predictors that never look at the image."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch
from rich.progress import Progress
from rich.table import Table
from torch import Tensor
from torchmetrics import MetricCollection

from model.data.batches import in_order
from model.data.catalog import get_catalog
from model.data.samples import PARTS, Samples
from model.design import Design
from model.directions import HIGHER_IS_BETTER
from model.m3vit import M3ViT
from model.quantized import Quantized
from model.tasks import get_task

Scores = dict[str, float]

FITTED = 1024
"""Training samples that the predictors without an image are fitted to, at most."""


def classes_of(design: Design, task: str) -> int:
    """The number of classes of `task`'s prediction, where it is one."""
    return {"segmentation": len(get_catalog(design.data).classes), "human_parts": len(PARTS)}.get(task, 1)


def _collection(design: Design, task: str, slow: bool) -> MetricCollection:
    metrics = get_task(task).metrics(classes_of(design, task))
    if slow and (more := get_task(task).slow_metrics()):
        metrics.add_metrics(dict(more.items()))
    return metrics


def _values(metrics: MetricCollection) -> Scores:
    return {name: float(value) for name, value in metrics.compute().items()}


def evaluate(
    model: M3ViT | Quantized, samples: Samples, batch: int = 32, *, slow: bool = False, progress: bool = False
) -> dict[str, Scores]:
    """Metrics of the network by task and name; leaves the model in evaluation mode.

    Args:
        model: on any device; the float network, or its integers.
        samples: with the truth of all the model's tasks.
        batch: images at a time.
        slow: also the metrics that are too slow for training (`odsf_matched`).
        progress: show a progress bar.
    """
    model.eval()
    tasks, device = model.config.tasks, model.pos_embed.device
    metrics = {task: _collection(model.design, task, slow) for task in tasks}
    with torch.inference_mode(), Progress(disable=not progress) as bar:
        for part in bar.track(in_order(samples, batch), math.ceil(len(samples) / batch), description="evaluating"):
            maps, _ = model.forward_tasks(part["image"].to(device), tasks)
            for task in tasks:
                metrics[task].update(get_task(task).predict(maps[task]).cpu(), part[task])
    return {task: _values(collection) for task, collection in metrics.items()}


def truth(samples: Samples, task: str, count: int) -> Tensor:
    """The truth of `task` in the first `count` samples, with a leading axis."""
    return torch.from_numpy(np.stack([samples[index][task] for index in range(min(count, len(samples)))]))


def constants(design: Design, train: Samples, validation: Samples) -> dict[str, dict[str, Scores]]:
    """Metrics of the predictors that ignore the image, by task, predictor and metric.

    Args:
        design: of the network they stand beside.
        train: what they are fitted to, the first `FITTED` samples of it.
        validation: what they are measured on.
    """
    found: dict[str, dict[str, Scores]] = {}
    for task in design.config.tasks:
        kinds = classes_of(design, task)
        predictors = get_task(task).constants(truth(train, task, FITTED), kinds)
        metrics = {name: get_task(task).metrics(kinds) for name in predictors}
        for index in range(len(validation)):
            one = torch.from_numpy(np.asarray(validation[index][task]))[None]
            for name, prediction in predictors.items():
                metrics[name].update(prediction[None].contiguous(), one)
        found[task] = {name: _values(collection) for name, collection in metrics.items()}
    return found


def rows(network: dict[str, Scores], constant: dict[str, dict[str, Scores]]) -> list[dict[str, Any]]:
    """One row per task and metric: the network's value, the best constant's and its name, whether the network wins.

    "better" is None where one of the two is not finite; such a constant is the best only if all are.
    """
    found = []
    for task, scores in network.items():
        for metric, value in scores.items():
            known = {name: values[metric] for name, values in constant[task].items() if metric in values}
            if not known:
                continue
            higher = HIGHER_IS_BETTER[metric]
            finite = {name: one for name, one in known.items() if math.isfinite(one)} or known
            name, best = sorted(finite.items(), key=lambda item: item[1], reverse=higher)[0]
            comparable = math.isfinite(value) and math.isfinite(best)
            better = (value > best if higher else value < best) if comparable else None
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
        verdict = {True: "better", False: "NOT better", None: "-"}[row["better"]]
        values = (f"{row['network']:.4f}", f"{row['constant']:.4f}")
        result.add_row(row["task"], metric, *values, row["name"], verdict)
    return result
