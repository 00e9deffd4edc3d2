"""What a trained network computes when it sees a photograph, as raw integers: the inputs of the real cases.

The integer engine (`golden.network`) runs from the checkpoint's floats, quantised exactly, and the picture's bytes; no
float is added or multiplied in between, so an observation is the same integers on every machine. It needs NumPy and
safetensors, not torch.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.fixed import Fixed
from golden.network import Encoder, quantize_image
from golden.precision import PARAMETERS, Precision
from golden.weights import check_range
from vectors.picture import PHOTOGRAPH, photograph, read_image, shrink
from vectors.storage import sha256

Image = Path | NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Observation:
    """One run of one network on one picture; layers are computed when they are first asked for, and kept.

    Attributes:
        config: dimensions.
        precision: formats.
        task: whose gates are read.
        pixels: the picture (C, H, W).
        origin: what it was made from, for the manifest: digests of checkpoint and image, and the task.
        shipped: whether the checkpoint is the one that comes with the package.
    """

    config: ModelConfig
    precision: Precision
    task: str
    pixels: Fixed
    origin: dict[str, Any]
    shipped: bool
    _weights: dict[str, Fixed] = field(repr=False, compare=False)
    _coming: Iterator[tuple[str, Fixed]] = field(repr=False, compare=False)
    _values: dict[str, Fixed] = field(repr=False, compare=False, default_factory=dict)

    def value(self, name: str) -> Fixed:
        """An intermediate by its name in `golden.network`; runs the network as far as it.

        Raises:
            EdgemoeError: there is none of that name.
        """
        if name not in self._values:
            for found, value in self._coming:
                self._values[found] = value
                if found == name:
                    break
            else:
                legal = ", ".join(key.removeprefix("layers.0.") for key in self._values)
                raise EdgemoeError(f"observe: no intermediate {name!r} at config {self.config.name!r}; legal: {legal}")
        return self._values[name]

    def weight(self, name: str) -> Fixed:
        """A parameter by its name in `golden.weights.expected_shapes`; raises EdgemoeError if there is none."""
        if name not in self._weights:
            raise EdgemoeError(f"observe: no parameter {name!r}; legal: {', '.join(self._weights)}")
        return self._weights[name]


def observe(
    config: ModelConfig,
    precision: Precision,
    checkpoint: Path | None = None,
    image: Image | None = None,
    task: str = "segmentation",
) -> Observation:
    """Show a picture to a trained network.

    Args:
        config: dimensions; the checkpoint must have the same.
        precision: formats, the same for every layer.
        checkpoint: folder of a trained network; the one that comes with the package where none is given.
        image: a picture file or .npy, or an array of uint8 (rows, columns, 3), at least as large as the config's; the
            committed photograph where none is given.
        task: whose gates are read.

    Raises:
        EdgemoeError: the precision, checkpoint, image or task is not usable, or a parameter is NaN, infinite or would
            wrap.
    """
    if precision.uniform().weight_scale != "tensor":
        raise EdgemoeError(
            f"vectors: precision {precision.name!r} has weight_scale {precision.weight_scale!r}, which neither vectors "
            "nor RTL have; legal: 'tensor'"
        )
    folder, weights = _load(config, checkpoint)
    encoder = Encoder(config, precision, weights)
    if any(precision.format(role).overflow == "wrap" for role in PARAMETERS):
        check_range(weights, config, precision)
    pixels, name = _picture(config, image)
    stream = encoder.stream(pixels, task)
    first = next(stream)  # a generator checks its arguments at its first step
    found = digests(folder)
    origin = {
        "checkpoint": found,
        "image": {"name": name, "sha256": sha256(np.ascontiguousarray(pixels).tobytes())},
        "task": task,
    }
    shipped = checkpoint is None or _is_shipped(config, found)
    fixed = quantize_image(pixels, config, precision.format("pixel"))
    return Observation(config, precision, task, fixed, origin, shipped, encoder.weights, stream, dict([first]))


def checkpoint_of(config: ModelConfig) -> Path:
    """The trained network of a config that comes with the package; EdgemoeError if there is none."""
    try:
        from model.checkpoint import named  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise EdgemoeError(f"vectors: reading a checkpoint needs {error.name}; pip install 'edgemoe[cosim]'") from None
    try:
        return named(config.network)
    except EdgemoeError as error:
        raise EdgemoeError(f"{error}; or give the folder of one (--checkpoint)") from None


def digests(checkpoint: Path) -> dict[str, str]:
    """SHA-256 of each file of weights in the folder of a checkpoint."""
    return {file.name: sha256(file.read_bytes()) for file in sorted(checkpoint.glob("*.safetensors"))}


def _is_shipped(config: ModelConfig, found: dict[str, str]) -> bool:
    try:
        return digests(checkpoint_of(config)) == found
    except EdgemoeError:
        return False


def _load(config: ModelConfig, checkpoint: Path | None) -> tuple[Path, dict[str, NDArray[np.float32]]]:
    folder = checkpoint_of(config) if checkpoint is None else checkpoint
    from model.checkpoint import load_weights  # noqa: PLC0415 - an optional extra

    found, weights = load_weights(folder)
    same = dataclasses.replace(found, name=config.name, attention_parallelism=config.attention_parallelism)
    if same != config:  # how many queries are in flight is the hardware's affair
        raise EdgemoeError(f"checkpoint {folder}: its config is {found}; legal: {config}")
    return folder, weights


def _picture(config: ModelConfig, image: Image | None) -> tuple[NDArray[np.uint8], str]:
    if image is None:
        return photograph(config), PHOTOGRAPH
    if isinstance(image, Path):
        return read_image(image, config), image.name
    return shrink(image, config), "array"
