"""Captured inputs: what a trained network feeds the operators when it sees a photograph, as raw integers.

The integer engine runs the whole network, from the checkpoint's floats (quantised exactly) and the picture's bytes; no
float is added or multiplied in between, so a capture is the same bytes on every machine. It is committed as data:
regenerating the vectors then needs neither the checkpoint nor the photograph.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError
from golden.files import read_json
from golden.network import Encoder
from golden.precision import Precision, get_precision
from golden.weights import check_range
from vectors.case import Tensor
from vectors.schema import check_tensor, fields, need, read_tensors
from vectors.storage import pack_npz, sha256, to_json

FOLDER = Path(__file__).parent / "captured"
PHOTOGRAPH = "motorcycle"
_WANTED: Final[dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "layers.0.qkv.x": ("layers.0.normed1", "normed", ("token", "input")),
    "layers.0.qkv.weight": ("layers.0.qkv.weight", "weight", ("output", "input")),
    "layers.0.qkv.bias": ("layers.0.qkv.bias", "attn_bias", ("output",)),
    "layers.2.fc1.x": ("layers.2.normed2", "normed", ("token", "input")),
    "layers.2.fc1.weight": ("layers.2.mlp.fc1.weight", "weight", ("output", "input")),
    "layers.2.fc1.bias": ("layers.2.mlp.fc1.bias", "bias", ("output",)),
    "layers.0.score": ("layers.0.score", "score", ("head", "query", "key")),
}
"""What is captured: name -> parameter or intermediate, its role, axes. Two linear layers and one attention's scores."""
_RECORD: Final = {
    **{"config": str, "precision": str, "checkpoint": dict, "image": dict},
    **{"task": str, "sha256": str, "tensors": dict},
}


def photograph(config: ModelConfig) -> NDArray[np.uint8]:
    """The photograph at the size of a config, (H, W, 3) uint8.

    "Motorcycle" of the Middlebury stereo set (a garage, with a measured depth map), CC0, shipped by scikit-image.
    """
    from skimage import data  # noqa: PLC0415 - an optional extra

    return shrink(np.asarray(data.stereo_motorcycle()[0]), config)


def read_image(path: Path, config: ModelConfig) -> NDArray[np.uint8]:
    """A picture file or .npy at the size of a config; raises EdgemoeError if it is unreadable or not RGB of uint8."""
    if path.suffix != ".npy":
        from PIL import Image  # noqa: PLC0415 - an optional extra
    try:
        image = np.load(path, allow_pickle=False) if path.suffix == ".npy" else np.asarray(Image.open(path))
        if not isinstance(image, np.ndarray):
            raise ValueError("an .npz file")
    except Exception as error:  # damaged or hostile files raise whatever numpy and PIL happen to raise
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
        EdgemoeError: the checkpoint, image or task is not usable, or a value is NaN, infinite or does not fit its
            format.
    """
    try:
        from model.checkpoint import load_weights  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise EdgemoeError(f"vectors: capturing needs {error.name}; pip install 'edgemoe[model]'") from None
    loaded, weights = load_weights(checkpoint)
    if loaded != config:
        raise EdgemoeError(f"checkpoint {checkpoint}: its config is {loaded}; legal: {config}")
    encoder = Encoder(config, precision, weights)
    check_range(weights, config, precision)
    values = {**encoder.weights, **dict(encoder.run(image, task))}
    tensors = {
        name: Tensor(values[source].raw, values[source].format, axes) for name, (source, _, axes) in _WANTED.items()
    }
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


def load(name: str, folder: Path | None = None) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """The record and tensors captured for a config, `folder` or `FOLDER`; EdgemoeError if absent, altered or wrong."""
    get_config(name)
    folder = folder or FOLDER
    try:
        record = fields(read_json(folder / f"{name}.json"), _RECORD, "record")
        data = (folder / f"{name}.npz").read_bytes()
        if sha256(data) != record["sha256"]:
            raise EdgemoeError(f"SHA-256 of {name}.npz is not the one in {name}.json: truncated or altered")
        precision, described = get_precision(record["precision"]), record["tensors"]
        need(described.keys() == _WANTED.keys(), "tensors", sorted(described), f"just {', '.join(_WANTED)}")
        for key, (_, role, axes) in _WANTED.items():
            check_tensor(described[key], key, [precision.format(role)])
            need(described[key]["axes"] == list(axes), f"{key}: axes", described[key]["axes"], ", ".join(axes))
        return record, read_tensors(data, described, f"{name}.npz")
    except (OSError, ValueError) as error:
        raise EdgemoeError(
            f"captured/{name}: {error}; run `edgemoe vectors --capture --config {name}` to capture again"
        ) from None
