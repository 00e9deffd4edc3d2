"""Every value of the float network that a fixed-point operator brings into a format.

The names are those of `model.taps`; and where an operator fits an inner value into the format of its result:

| name                               | what                                                       | role     |
|------------------------------------|------------------------------------------------------------|----------|
| embedded                           | patches before the position table is added                 | residual |
| scaled1, scaled2                   | (x - mean) / deviation, before the weight of a layer norm  | normed   |
| weighted1, weighted2               | the same times the weight, before the bias                 | normed   |
| score_difference, logit_difference | a score less the row's maximum: the argument of exp        | the same |
| score_block                        | q k over 8 dimensions, unscaled; `floor_each` alone        | score    |
| scored                             | an expert's output times its score; `floor_each` alone     | branch   |
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from golden.attention import BLOCK
from golden.errors import EdgemoeError
from model.m3vit import EPS, Layer, M3ViT
from model.taps import Tap

FAINT = -16.0
"""Arguments of exp below it are given as it: exp of either is below the least bit of every exponential here."""


def intermediates(model: M3ViT, images: NDArray[np.uint8], tasks: tuple[str, ...], tap: Tap) -> None:
    """Runs the float encoder and shows every value that a format must hold.

    Args:
        model: a network that the accelerator runs (multi-gate mixtures in odd layers), in evaluation mode.
        images: uint8 (B, H, W, C).
        tasks: whose gates are read; from the first mixture on, values have a leading len(tasks) * B.
        tap: receives name and value.

    Raises:
        EdgemoeError: a task has no gate, the images do not fit, or the accelerator does not run such a network.
    """
    config = model.config
    legal = (config.image_height, config.image_width, config.channels)
    if unknown := [task for task in tasks if task not in config.tasks]:
        raise EdgemoeError(f"intermediates: tasks {unknown} have no gate; legal: {', '.join(config.tasks)}")
    if images.dtype != np.uint8 or images.shape[1:] != legal:
        raise EdgemoeError(f"intermediates: images {images.shape} of {images.dtype}; legal: uint8 (B, *{legal})")
    if not model.design.accelerated:
        raise EdgemoeError(
            f"intermediates: feed_forward={model.design.feed_forward!r} with router={model.design.router!r} is a "
            "baseline that the accelerator does not run; give a network of 'moe' with 'multi_gate'"
        )
    with torch.inference_mode():
        model.encode_tasks(torch.from_numpy(np.ascontiguousarray(images)), tasks, _inner(model, tap))


def _inner(model: M3ViT, tap: Tap) -> Tap:
    """A tap that shows inner values too."""
    waiting: dict[str, Tensor] = {}

    def shown(name: str, value: Tensor) -> None:
        tap(name, value)
        head, _, local = name.rpartition(".")
        prefix = f"{head}." if head else ""
        if local == "tokens":
            tap("embedded", (value - model.pos_embed)[:, 1:])
        elif local in ("residual_in", "residual_mid"):
            layer = cast(Layer, model.layers[int(head.split(".")[1])])
            norm, part = (layer.norm1, 1) if local == "residual_in" else (layer.norm2, 2)
            scaled = F.layer_norm(value, value.shape[-1:], eps=EPS)
            tap(f"{prefix}scaled{part}", scaled)
            tap(f"{prefix}weighted{part}", scaled * norm.weight)
        elif local in ("score", "logit"):
            tap(f"{prefix}{local}_difference", (value - value.amax(dim=-1, keepdim=True)).clamp_min(FAINT))
        elif local == "query":
            waiting["query"] = value
        elif local == "key":
            _blocks(waiting.pop("query"), value, lambda block: tap(f"{prefix}score_block", block))
        elif local == "gate_score":
            waiting["gate_score"] = value
        elif local == "expert_output":
            tap(f"{prefix}scored", value * waiting.pop("gate_score")[..., None])

    return shown


def _blocks(query: Tensor, key: Tensor, show: Callable[[Tensor], None]) -> None:
    """Shows q k, (B, heads, N, N), of every `BLOCK` dimensions."""
    for first in range(0, query.shape[3], BLOCK):
        part = slice(first, first + BLOCK)
        show(query[..., part] @ key[..., part].transpose(2, 3))
