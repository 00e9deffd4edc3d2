"""Named intermediates of a trained network on one image, and its predictions; the float side of every comparison."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from model.m3vit import load_model
from model.tasks import get_task

Arrays = dict[str, NDArray[Any]]

NAMES: Final = (
    *("residual_in", "normed1", "qkv", "score", "context", "normed2", "hidden", "logit", "chosen", "residual_out"),
)
"""What `capture` keeps of a layer, where the layer has it; `hidden` of the dense ones."""


def _check(config: ModelConfig, image: NDArray[Any], task: str) -> torch.Tensor:
    if task not in config.tasks:
        raise EdgemoeError(f"capture: task={task!r} is not one of {', '.join(config.tasks)}")
    shape = (config.image_height, config.image_width, config.channels)
    if not isinstance(image, np.ndarray) or image.shape != shape:
        found = getattr(image, "shape", type(image).__name__)
        raise EdgemoeError(
            f"capture: image has shape {found}, needs {shape} (rows, columns, channels); resize it first"
        )
    if image.dtype != np.uint8:
        nan = ", and holds NaN" if image.dtype.kind == "f" and bool(np.isnan(image).any()) else ""
        raise EdgemoeError(f"capture: image has dtype {image.dtype}{nan}; needs uint8, 0 to 255")
    return torch.from_numpy(np.ascontiguousarray(image))[None]  # (1, H, W, C)


def capture(folder: Path | str, image: NDArray[Any], task: str) -> Arrays:
    """Runs the encoder on one image and keeps what flows through it.

    Args:
        folder: a checkpoint, see `model.checkpoint`.
        image: uint8 (H, W, C).
        task: one of the checkpoint's tasks.

    Returns:
        float32 arrays `layers.{i}.{name}` with the names residual_in (N, D), normed1 (N, D), qkv (N, 3D), score
        (heads, N, N; scaled), context (N, D), normed2 (N, D), in even layers hidden (N, mlp_hidden; before GELU), in
        odd layers logit (N, E) and chosen (N, k; int64, best first), and residual_out (N, D).

    Raises:
        EdgemoeError: a wrong image, an unknown task, an unreadable checkpoint, or an intermediate that is not finite.
    """
    model = load_model(folder)
    pixels = _check(model.config, image, task)
    found: Arrays = {}

    def tap(name: str, value: torch.Tensor) -> None:
        local = name.rpartition(".")[2]
        if local not in NAMES or (local == "hidden" and value.ndim != 3):  # of experts it has one axis more
            return
        found[name] = value[0].contiguous().numpy()
        if not np.isfinite(found[name]).all():
            raise EdgemoeError(f"capture: {name} holds NaN or infinity; the weights of {folder} overflow float32")

    with torch.inference_mode():
        model.encode(pixels, task, tap)
    return found


def decode(folder: Path | str, tokens: NDArray[Any], task: str) -> NDArray[Any]:
    """The task's prediction from final tokens, for instance those of the fixed-point encoder.

    Args:
        folder: a checkpoint, see `model.checkpoint`.
        tokens: float (N, D), real values (not raw integers).
        task: one of the checkpoint's tasks.

    Returns:
        (H, W): int64 classes for segmentation, float32 metres for depth.

    Raises:
        EdgemoeError: an unknown task, or tokens of a wrong shape or not finite.
    """
    model = load_model(folder)
    config = model.config
    if task not in config.tasks:
        raise EdgemoeError(f"decode: task={task!r} is not one of {', '.join(config.tasks)}")
    if tokens.shape != (config.tokens, config.dim) or not np.isfinite(tokens).all():
        raise EdgemoeError(
            f"decode: tokens of shape {tokens.shape} must be finite, of shape {(config.tokens, config.dim)}"
        )
    with torch.inference_mode():
        raw = model.heads[task](torch.from_numpy(tokens.astype(np.float32))[None])
        return np.asarray(get_task(task).predict(raw)[0].numpy())


def predict(folder: Path | str, image: NDArray[Any], task: str) -> NDArray[Any]:
    """The task's prediction (H, W) for `image` uint8 (H, W, C), in float; arguments and errors as `capture`."""
    model = load_model(folder)
    pixels = _check(model.config, image, task)
    with torch.inference_mode():
        raw, _ = model(pixels, task)
        return np.asarray(get_task(task).predict(raw)[0].numpy())
