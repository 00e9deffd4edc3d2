"""Pictures that the trained networks are shown: a committed photograph, or a file, at the size of a config."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from golden.config import ModelConfig
from golden.errors import EdgemoeError

FOLDER = Path(__file__).parent / "pictures"
PHOTOGRAPH = "motorcycle"


def photograph_file(config: ModelConfig) -> Path:
    """Where the photograph at the size of a config is, if it is committed."""
    return FOLDER / f"{PHOTOGRAPH}_{config.image_height}x{config.image_width}.npy"


def photograph(config: ModelConfig) -> NDArray[np.uint8]:
    """The photograph at the size of a config, (H, W, 3) uint8: the committed one, or made from the original.

    Raises:
        EdgemoeError: it is unreadable, or has to be made and scikit-image is not installed.
    """
    path = photograph_file(config)
    return read_image(path, config) if path.exists() else make_photograph(config)


def make_photograph(config: ModelConfig) -> NDArray[np.uint8]:
    """The photograph made again from its original, as it was for `pictures/`; (H, W, 3) uint8.

    "Motorcycle" of the Middlebury stereo set (a garage, with a measured depth map), CC0, shipped by scikit-image.

    Raises:
        EdgemoeError: scikit-image is not installed, or the config is larger than the photograph.
    """
    try:
        from skimage import data  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise EdgemoeError(
            f"image: no photograph of {config.image_height} x {config.image_width} pixels is committed, and making one "
            "needs scikit-image; pip install 'edgemoe[model]', or give a picture"
        ) from None
    return shrink(np.asarray(data.stereo_motorcycle()[0]), config)


def read_image(path: Path, config: ModelConfig) -> NDArray[np.uint8]:
    """A picture file or .npy at the size of a config; raises EdgemoeError if it is unreadable or not RGB of uint8."""
    try:
        if path.suffix == ".npy":
            image = np.load(path, allow_pickle=False)
        else:
            from PIL import Image  # noqa: PLC0415 - an optional extra

            image = np.asarray(Image.open(path))
        if not isinstance(image, np.ndarray):
            raise ValueError("an .npz file")
    except ImportError:
        raise EdgemoeError(f"image {path}: reading it needs pillow; pip install 'edgemoe[model]'") from None
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
