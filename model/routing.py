"""Pictures of where the routers send tokens: which expert a patch chose first, and how busy the experts are."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from model.design import Design
from model.m3vit import M3ViT
from model.panels import STYLE, Picture, legend, new_figure, palette, png
from model.router import Routing

Choices = dict[tuple[int, str], NDArray[np.int64]]
"""By layer and task."""

DIMMED = 0.3
"""How much of the grey image is left under the colours."""


def layers(design: Design) -> list[int]:
    """The layers that are mixtures of experts."""
    return [layer for layer in range(design.config.layers) if design.is_moe(layer)]


@contextmanager
def counted(model: M3ViT) -> Iterator[Choices]:
    """Counts, while it is open, how often every expert is chosen in evaluation: (E,) by layer and task."""
    design = model.design
    shape = design.config.experts
    found = {(layer, task): np.zeros(shape, np.int64) for layer in layers(design) for task in design.config.tasks}

    def count(layer: int, gate: nn.Module, arguments: tuple[Any, ...], routing: Routing) -> None:
        if not gate.training:
            found[layer, arguments[1]] += torch.bincount(routing.chosen.flatten(), minlength=shape).cpu().numpy()

    hooks = [
        model.get_submodule(f"layers.{layer}.moe.gate").register_forward_hook(functools.partial(count, layer))
        for layer in layers(design)
    ]
    try:
        yield found
    finally:
        for hook in hooks:
            hook.remove()


def first_choices(model: M3ViT, image: NDArray[np.uint8]) -> Choices:
    """The expert that each patch of an image (H, W, 3) chose first: (rows, columns) by layer and task.

    Leaves the model in evaluation mode.
    """
    model.eval()
    tasks, config = model.config.tasks, model.config
    found: Choices = {}

    def tap(name: str, value: Tensor) -> None:
        if name.endswith(".chosen"):
            layer = name.split(".")[1]
            for task, chosen in zip(tasks, value, strict=True):  # (N, k)
                found[int(layer), task] = chosen[1:, 0].cpu().numpy().reshape(config.grid)

    pixels = torch.tensor(image)[None].to(model.pos_embed.device)
    with torch.inference_mode():
        model.encode_tasks(pixels, tasks, tap)
    return found


def overlay(image: NDArray[np.uint8], chosen: NDArray[np.int64], experts: int) -> Picture:
    """Patches (rows, columns) in the colours of their experts, over the dimmed grey of an image (H, W, 3)."""
    patch = image.shape[0] // chosen.shape[0]
    blocks = palette(experts)[chosen].repeat(patch, axis=0).repeat(patch, axis=1)  # (H, W, 3)
    grey = image.mean(axis=2, keepdims=True)
    return np.asarray(DIMMED * grey + (1 - DIMMED) * blocks).round().astype(np.uint8)


def draw_choices(design: Design, image: NDArray[np.uint8], chosen: Choices) -> bytes:
    """First choices as PNG: a row per layer, a column per task.

    Args:
        design: of the network.
        image: (H, W, 3).
        chosen: of `first_choices`.

    Raises:
        EdgemoeError: matplotlib is not installed.
    """
    rows, tasks, experts = layers(design), design.config.tasks, design.config.experts
    aspect = design.config.image_height / design.config.image_width
    figure = new_figure(3 * len(tasks), (3 * aspect + 0.3) * len(rows) + 0.9)

    import matplotlib as mpl  # noqa: PLC0415 - an extra

    with mpl.rc_context(STYLE):
        axes = figure.subplots(len(rows), len(tasks), squeeze=False, subplot_kw={"xticks": [], "yticks": []})
        for line, layer in zip(axes, rows, strict=True):
            for place, task in zip(line, tasks, strict=True):
                place.imshow(overlay(image, chosen[layer, task], experts), interpolation="nearest")
                place.set_title(f"layer {layer}, {task}")
        figure.suptitle("First choice of every patch")
        legend(figure, [("expert", [str(index) for index in range(experts)])])
        return png(figure)


def shares(counts: Mapping[tuple[int, str], NDArray[np.int64]]) -> dict[tuple[int, str], NDArray[np.float64]]:
    """Counts as shares that add up to 1; zeros where nothing was counted."""
    return {key: count / max(int(count.sum()), 1) for key, count in counts.items()}


def draw_shares(design: Design, counts: Choices) -> bytes:
    """Shares of the experts in all choices as PNG: a row per layer, a column per task; dashed: all equal.

    Args:
        design: of the network.
        counts: of `counted`.

    Raises:
        EdgemoeError: matplotlib is not installed.
    """
    rows, tasks, experts = layers(design), design.config.tasks, design.config.experts
    figure = new_figure(max(3, 0.9 + 0.14 * experts) * len(tasks), 1.5 * len(rows) + 0.5)

    import matplotlib as mpl  # noqa: PLC0415 - an extra

    with mpl.rc_context(STYLE):
        axes = figure.subplots(len(rows), len(tasks), squeeze=False, sharex=True, sharey=True)
        percent = {key: 100 * share for key, share in shares(counts).items()}
        for line, layer in zip(axes, rows, strict=True):
            for place, task in zip(line, tasks, strict=True):
                place.bar(range(experts), percent[layer, task], color=palette(experts) / 255)
                place.axhline(100 / experts, color="black", linestyle="--", linewidth=0.8)
                place.set_title(f"layer {layer}, {task}")
            line[0].set_ylabel("% of choices")
        for place in axes[-1]:
            place.set_xlabel("expert")
        axes[-1, 0].locator_params(axis="x", integer=True)
        return png(figure)
