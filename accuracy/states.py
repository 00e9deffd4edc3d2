"""Metrics of single images, kept as the states that torchmetrics adds up, so that any set of images has its metrics.

Every state of `model.metrics` is a sum over images. A state is a number per image (or an array), a set of images is a
count per image, and its metrics are those of the counted sum: nothing is predicted twice for a bootstrap.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torchmetrics import Metric

from golden.errors import EdgemoeError
from model.design import Design
from model.evaluate import classes_of
from model.tasks import get_task

States = dict[str, dict[str, NDArray[Any]]]
"""Metric object -> state -> values (images, ...), float64 or int64."""
Values = dict[str, NDArray[np.float64]]
"""Values (sets,) by name of a metric."""

_WHOLE: Final = 2.0**53
"""Sums of whole numbers below it are exact in float64."""


@functools.lru_cache(maxsize=16)
def metrics_of(design: Design, task: str) -> dict[str, Metric]:
    """Metric objects of a task, by name, to be reset; EdgemoeError if a state is not a sum over images."""
    found: dict[str, Metric] = {}
    for name, metric in get_task(task).metrics(classes_of(design, task)).items(keep_base=True):
        for state, reduce in metric._reductions.items():
            if getattr(reduce, "__name__", "") != "dim_zero_sum":
                raise EdgemoeError(f"sweep: metric {name} of {task}: state {state!r} is not a sum over images")
        found[str(name)] = metric
    return found


def per_image(design: Design, task: str, prediction: Tensor, truth: Tensor) -> States:
    """States of every image on its own.

    Args:
        design: of the network.
        task: whose metrics.
        prediction: of `Task.predict`, with a leading B.
        truth: as in `model.data.samples`, with a leading B.
    """
    found: States = {}
    for name, metric in metrics_of(design, task).items():
        rows: dict[str, list[NDArray[Any]]] = {}
        for one in range(len(truth)):
            metric.reset()
            metric.update(prediction[one : one + 1], truth[one : one + 1])
            for state in metric._defaults:
                rows.setdefault(state, []).append(np.array(getattr(metric, state).numpy()))
        found[name] = {state: np.stack(values) for state, values in rows.items()}
    return found


def joined(parts: Sequence[States]) -> States:
    """The states of several sets of images, one after another."""
    first = parts[0]
    return {
        metric: {state: np.concatenate([part[metric][state] for part in parts]) for state in first[metric]}
        for metric in first
    }


def compute(design: Design, task: str, states: States, counts: NDArray[np.int64]) -> Values:
    """Metrics of sets of images.

    Args:
        design: of the network.
        task: whose metrics.
        states: of every image.
        counts: (sets, images), how often each set holds each image.

    Returns:
        Per name of `model.metrics`, float64 (sets,); NaN where a metric saw no pixel.
    """
    found: Values = {}
    for name, metric in metrics_of(design, task).items():
        sums = {state: _summed(values, counts) for state, values in states[name].items()}
        for key, value in _computed(metric, sums):
            found[key or name] = value.reshape(len(counts)).astype(np.float64)
    return found


def _summed(values: NDArray[Any], counts: NDArray[Any]) -> Tensor:
    """Counted sums (sets, ...) of values (images, ...), in order of the images whatever BLAS does."""
    flat = values.reshape(len(values), -1).astype(np.float64)
    total = np.zeros((len(counts), flat.shape[1]))
    for image, row in enumerate(flat):
        total += counts[:, image, None] * row
    if values.dtype.kind in "iu" and np.abs(total).max(initial=0) >= _WHOLE:
        raise EdgemoeError(f"sweep: a count reaches {np.abs(total).max():g}, legal below 2**53; use fewer images")
    return torch.from_numpy(total.reshape(len(counts), *values.shape[1:]).astype(values.dtype))


def _computed(metric: Metric, sums: Mapping[str, Tensor]) -> Iterator[tuple[str, NDArray[Any]]]:
    """(key, values) of the metric on every set at once."""

    def once(given: dict[str, Tensor]) -> Any:  # noqa: ANN401 - a tensor or a dict of them
        for state, value in given.items():
            setattr(metric, state, value)
        return type(metric).compute(metric)  # without torchmetrics's cache and its warnings

    value = torch.func.vmap(once)(dict(sums))
    for key, tensor in value.items() if isinstance(value, dict) else [("", value)]:
        yield key, tensor.numpy()
