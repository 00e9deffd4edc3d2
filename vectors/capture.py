"""Captured inputs: what a trained network feeds the operators when it sees a photograph, as raw integers.

The integer engine runs the whole network, from the checkpoint's floats (quantised exactly) and the picture's bytes; no
float is added or multiplied in between, so a capture is the same bytes on every machine. It is committed as data:
regenerating the vectors then needs neither the checkpoint nor the photograph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from golden import Trace
from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format
from golden.network import Encoder
from golden.precision import Precision
from vectors.case import Tensor
from vectors.storage import pack_npz, sha256, to_json, unpack_npz

FOLDER = Path(__file__).parent / "captured"
PHOTOGRAPH = "motorcycle"


def photograph(config: ModelConfig) -> NDArray[np.uint8]:
    """The photograph at the size of a config, (H, W, 3) uint8.

    "Motorcycle" of the Middlebury stereo set (a garage, with a measured depth map), CC0, shipped by scikit-image.
    """
    from skimage import data  # noqa: PLC0415 - an optional extra

    return shrink(np.asarray(data.stereo_motorcycle()[0]), config)


def read_image(path: Path, config: ModelConfig) -> NDArray[np.uint8]:
    """A picture file or .npy at the size of a config; raises EdgemoeError if it is unreadable or not RGB of uint8."""
    try:
        if path.suffix == ".npy":
            image = np.load(path, allow_pickle=False)
        else:
            from PIL import Image  # noqa: PLC0415 - an optional extra

            image = np.asarray(Image.open(path))
    except (OSError, ValueError) as error:
        raise EdgemoeError(f"image {path}: not readable ({error}); legal: an RGB picture or a .npy file") from None
    return shrink(image, config)


def shrink(image: NDArray[np.uint8], config: ModelConfig) -> NDArray[np.uint8]:
    """The middle of an RGB image, averaged over whole squares of pixels to the size of a config; integers throughout.

    Raises:
        EdgemoeError: not (rows, columns, 3) of uint8, or smaller than the config's image.
    """
    rows, columns = config.image_height, config.image_width
    legal = image.ndim == 3 and image.shape[2] == 3 and image.dtype == np.uint8
    if not legal or image.shape[0] < rows or image.shape[1] < columns:
        raise EdgemoeError(
            f"image: shape {image.shape} of {image.dtype} does not fit config {config.name!r}; "
            f"legal: (rows >= {rows}, columns >= {columns}, 3) of uint8"
        )
    side = min(image.shape[0] // rows, image.shape[1] // columns)
    top, left = (image.shape[0] - side * rows) // 2, (image.shape[1] - side * columns) // 2
    middle = image[top : top + side * rows, left : left + side * columns].astype(np.int64)
    sums = middle.reshape(rows, side, columns, side, 3).sum(axis=(1, 3))
    return np.asarray((sums + side * side // 2) // (side * side)).astype(np.uint8)


def capture(
    config: ModelConfig,
    precision: Precision,
    checkpoint: Path,
    image: NDArray[np.uint8],
    image_name: str,
    task: str,
) -> dict[str, bytes]:
    """The files of one capture: CONFIG.npz and CONFIG.json; needs the `model` extra.

    Args:
        config: dimensions; the checkpoint must have the same.
        precision: formats of the raw integers.
        checkpoint: folder of a trained network.
        image: (H, W, 3) uint8.
        image_name: for the record.
        task: whose gate is used.

    Raises:
        EdgemoeError: the checkpoint, image or task is not usable, or a value is NaN or infinite.
    """
    try:
        from model.checkpoint import load_weights  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise EdgemoeError(f"vectors: capturing needs {error.name}; pip install 'edgemoe[model]'") from None
    loaded, weights = load_weights(checkpoint)
    if loaded != config:
        raise EdgemoeError(f"checkpoint {checkpoint}: its config is {loaded}; legal: {config}")
    encoder = Encoder(config, precision, weights)
    tensors = dict(_wanted(encoder, encoder.run(image, task)))
    data = pack_npz({name: tensor.stored() for name, tensor in tensors.items()})
    record = {
        "config": config.name,
        "precision": precision.name,
        "checkpoint": {file.name: sha256(file.read_bytes()) for file in sorted(checkpoint.glob("*.safetensors"))},
        "image": {"name": image_name, "sha256": sha256(np.ascontiguousarray(image).tobytes())},
        "task": task,
        "sha256": sha256(data),
        "tensors": {name: tensor.describe() for name, tensor in tensors.items()},
    }
    return {f"{config.name}.npz": data, f"{config.name}.json": to_json(record)}


def _wanted(encoder: Encoder, trace: Trace) -> Iterator[tuple[str, Tensor]]:
    """Everything captured: inputs and parameters of two linear layers, and the scores of one attention."""
    for name, x, parameters in (
        ("layers.0.qkv", "layers.0.normed1", "layers.0.qkv"),
        ("layers.2.fc1", "layers.2.normed2", "layers.2.mlp.fc1"),
    ):
        yield f"{name}.x", _tensor(trace[x], "token", "input")
        yield f"{name}.weight", _tensor(encoder.weights[f"{parameters}.weight"], "output", "input")
        yield f"{name}.bias", _tensor(encoder.weights[f"{parameters}.bias"], "output")
    yield "layers.0.score", _tensor(trace["layers.0.score"], "head", "query", "key")


def _tensor(value: Fixed, *axes: str) -> Tensor:
    return Tensor(value.raw, value.format, axes)


def load(name: str, folder: Path = FOLDER) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """The record and tensors captured for a config; raises EdgemoeError if absent or altered."""
    get_config(name)
    try:
        record = json.loads((folder / f"{name}.json").read_text())
        data = (folder / f"{name}.npz").read_bytes()
    except (OSError, ValueError) as error:
        raise EdgemoeError(
            f"captured/{name}: {error}; run `edgemoe vectors --capture --config {name}` to capture again"
        ) from None
    if sha256(data) != record.get("sha256"):
        raise EdgemoeError(f"captured/{name}.npz: SHA-256 is not the one in {name}.json: truncated or altered")
    arrays = unpack_npz(data, f"captured/{name}.npz")
    tensors = {
        key: Tensor(arrays[key].astype(np.int64), Format(**item["format"]), tuple(item["axes"]), item["lanes"])
        for key, item in record["tensors"].items()
    }
    return record, tensors
