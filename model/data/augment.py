"""Random changes of a sample that keep its labels true: mirror image, zoom into a crop, colours.

Picture and labels go through the same geometric map (`model.data.resample`), and the output has the size of the input.

- A mirror image negates the x of the normals. Depth, labels and body parts (which have no side) only move.
- A zoom by s shows a box of 1/s of the height and width, placed at random, at full size. Depth is divided by s and
  normals stay, as in the loaders of MTI-Net (S. Vandenhende et al., ECCV 2020) and M³ViT, which draw s from 1, 1.2
  and 1.5. That is the exact picture of a model of the scene, 1/s as large in all directions, seen by a camera of
  s times the focal length: a network that sees a thing s times as large is taught that it is s times as near.
- Colours: saturation, then contrast, then brightness, each a factor drawn from [1 - strength, 1 + strength], as one
  3 x 4 matrix on the gamma-encoded values; labels stay. Grey is Rec. 601 luma.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from golden.errors import EdgemoeError
from model.data import resample
from model.data.resample import Window
from model.data.samples import Sample

LARGEST_SCALE: Final = 4.0
"""Upper limit of the zoom."""

_LUMA: Final = np.array([0.299, 0.587, 0.114])


@dataclasses.dataclass(frozen=True, slots=True)
class Augmentation:
    """What `augment` may do.

    Attributes:
        flip: probability of the mirror image, 0 to 1.
        scale: least and greatest zoom, drawn evenly between them; 1 <= least <= greatest <= LARGEST_SCALE.
        brightness: strength, 0 (none) to below 1.
        contrast: strength, 0 to below 1.
        saturation: strength, 0 to below 1.

    Raises:
        EdgemoeError: a value out of its range.
    """

    flip: float = 0.0
    scale: tuple[float, float] = (1.0, 1.0)
    brightness: float = 0.0
    contrast: float = 0.0
    saturation: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.flip <= 1:
            raise EdgemoeError(f"augmentation: flip={self.flip} is no probability; give 0 to 1")
        if len(self.scale) != 2 or not 1 <= self.scale[0] <= self.scale[1] <= LARGEST_SCALE:
            raise EdgemoeError(
                f"augmentation: scale={self.scale}; give two numbers, least and greatest, from 1 to {LARGEST_SCALE:g}"
            )
        for name in ("brightness", "contrast", "saturation"):
            if not 0 <= getattr(self, name) < 1:
                raise EdgemoeError(f"augmentation: {name}={getattr(self, name)}; give 0 to below 1")


NONE: Final = Augmentation()
"""Changes nothing."""


def _recolour(image: Image.Image, brightness: float, contrast: float, saturation: float) -> Image.Image:
    """The picture with the three factors applied; 1, 1, 1 changes nothing."""
    middle = float(np.asarray(image.convert("L")).mean(dtype=np.float64))
    linear = brightness * contrast * (saturation * np.eye(3) + (1 - saturation) * _LUMA)
    offset = brightness * (1 - contrast) * middle
    return image.convert("RGB", tuple(float(value) for row in linear for value in (*row, offset)))


def _image(
    values: NDArray[np.uint8], window: Window | None, flip: bool, factors: tuple[float, float, float]
) -> NDArray[np.uint8]:
    """The picture, zoomed to `window` (None: not at all), mirrored if `flip`, recoloured."""
    plain = all(factor == 1 for factor in factors)
    if window is None and not flip and plain:
        return values
    image = Image.fromarray(values)
    if window is not None:
        image = resample.picture(image, window)
    if flip:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if not plain:
        image = _recolour(image, *factors)
    return np.array(image)


def _label(task: str, values: NDArray[Any], window: Window | None, flip: bool, scale: float) -> NDArray[Any]:
    """The truth of one task, moved as the picture is."""
    if window is not None:
        out = (resample.edges if task == "edges" else resample.nearest)(values, window, flip)
    elif flip:
        out = values[:, ::-1].copy()
    else:
        return values
    if task == "depth" and window is not None:
        out /= scale
    if task == "normals" and flip:
        np.negative(out[..., 0], out=out[..., 0])
    return out


def augment(sample: Sample, settings: Augmentation, rng: np.random.Generator) -> Sample:
    """A changed copy of a sample; the same `settings` and state of `rng` give the same bytes.

    Args:
        sample: "image" and tasks, see `model.data.samples`; left as it is, and may be read-only.
        settings: what may be changed.
        rng: seven numbers are drawn from it in every call, whatever is changed.

    Returns:
        The same keys, types and shapes. An entry that needs no change is the input's own array.
    """
    draws = rng.random(7)
    if settings == NONE:
        return dict(sample)
    least, greatest = settings.scale
    scale = least + (greatest - least) * draws[1]
    flip = bool(draws[0] < settings.flip)
    height, width = sample["image"].shape[:2]
    window = None
    if scale > 1:
        tall, wide = height / scale, width / scale
        window = Window(draws[2] * (height - tall), draws[3] * (width - wide), tall, wide, (height, width))
    strengths = np.array([settings.brightness, settings.contrast, settings.saturation])
    brightness, contrast, saturation = (float(factor) for factor in 1 + strengths * (2 * draws[4:] - 1))
    image = _image(sample["image"], window, flip, (brightness, contrast, saturation))
    return {
        task: image if task == "image" else _label(task, values, window, flip, scale) for task, values in sample.items()
    }
