"""The float network on a shard: every intermediate that the integer engine has too, and what its error is measured by.

The network of the checkpoint, its encoder in float64; intermediates are kept as float32, whose own rounding is 150 dB
below the signal, more than any 32-bit format resolves. Names are those of `golden.network`. The maximum of a row of
scores stands beside `softmax_maximum`, that of its probabilities, 1 / sum of exp, beside `softmax_reciprocal`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from model.m3vit import M3ViT

SKIPPED: Final = ("qkv", "residual_in")
"""Intermediates that others say again: query, key and value; tokens and residual_out."""
_STATISTICS: Final = {"score": "softmax_maximum", "probability": "softmax_reciprocal"}
"""What has what as its maximum over the keys."""

Arrays = dict[str, NDArray[Any]]


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """The float network on some images.

    Attributes:
        values: task -> name -> (images in detail, ...), float32. What tasks share is one array.
        chosen: task -> name -> (B, N, k), the experts of all images.
        tokens: task -> final tokens (B, N, D), float32, for the decoders.
        signal: task -> name -> sum of squares of `values`.
    """

    values: dict[str, Arrays]
    chosen: dict[str, Arrays]
    tokens: dict[str, Tensor]
    signal: dict[str, dict[str, float]]


def squares(values: NDArray[np.float32]) -> float:
    """The sum of squares, in an order that depends on neither BLAS nor threads."""
    flat = values.reshape(-1)
    return float(np.einsum("i,i->", flat, flat))


def observe(network: M3ViT, images: NDArray[np.uint8], detail: Sequence[int]) -> Reference:
    """Runs the encoder for all its tasks.

    Args:
        network: in float64 and evaluation mode.
        images: uint8 (B, H, W, C).
        detail: indices of the images whose intermediates are kept.
    """
    tasks, count = network.config.tasks, len(images)
    values, chosen = ({task: Arrays() for task in tasks} for _ in range(2))

    def keep(name: str, value: Tensor) -> None:
        whole = not value.is_floating_point()
        parts = [value] if len(value) == count else value.chunk(len(tasks))
        arrays = [part.numpy() if whole else part[list(detail)].float().numpy() for part in parts]
        for at, task in enumerate(tasks):
            (chosen if whole else values)[task][name] = arrays[at % len(arrays)]

    def tap(name: str, value: Tensor) -> None:
        prefix, _, local = name.rpartition(".")
        if local not in SKIPPED:
            keep(name, value)
        if local in _STATISTICS:
            keep(f"{prefix}.{_STATISTICS[local]}", value.amax(dim=3))

    with torch.inference_mode():
        tokens, _ = network.encode_tasks(torch.tensor(images), tasks, tap)
    finals = {task: value.float() for task, value in zip(tasks, tokens, strict=True)}
    return Reference(values, chosen, finals, {task: _signal(arrays) for task, arrays in values.items()})


def _signal(arrays: Arrays) -> dict[str, float]:
    return {name: sum(map(squares, np.ascontiguousarray(each)), 0.0) for name, each in arrays.items()}
