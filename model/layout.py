"""Shapes of the decoders' tensors, without torch: `model.heads` builds its layers from the same numbers."""

from __future__ import annotations

import itertools
from typing import Final

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from model.data.furniture import CLASSES

WIDTHS: Final = (32, 24, 16)
"""Channels after the first convolution and after each doubling; the last one repeats."""

CHANNELS: Final = {"segmentation": len(CLASSES), "depth": 1}
"""Channels of each task's map."""


def decoder_widths(config: ModelConfig) -> list[int]:
    """Channels of a decoder, one per doubling; EdgemoeError if the patch side is not a power of two."""
    doublings = config.patch.bit_length() - 1
    if config.patch != 1 << doublings or doublings < 1:
        raise EdgemoeError(f"Decoder: patch={config.patch} is not 2, 4, 8, ...; the decoder doubles its resolution")
    return [*WIDTHS, *[WIDTHS[-1]] * doublings][:doublings]


def expected_head_shapes(config: ModelConfig) -> dict[str, tuple[int, ...]]:
    """Name and shape of every decoder parameter; EdgemoeError on a task that has no decoder."""
    if unknown := [task for task in config.tasks if task not in CHANNELS]:
        raise EdgemoeError(f"decoders of tasks {unknown} are unknown; legal: {', '.join(CHANNELS)}")
    widths = decoder_widths(config)
    shapes: dict[str, tuple[int, ...]] = {}
    for task in config.tasks:
        layers = {"first": (widths[0], config.dim, 1, 1), "last": (CHANNELS[task], widths[-1], 1, 1)}
        for index, (before, after) in enumerate(itertools.pairwise(widths)):
            layers[f"up.{index}.1"] = (after, before, 3, 3)
        weights: dict[str, tuple[int, ...]] = {"norm": (config.dim,), **layers}
        for name, shape in weights.items():
            shapes |= {f"heads.{task}.{name}.weight": shape, f"heads.{task}.{name}.bias": shape[:1]}
    return shapes
