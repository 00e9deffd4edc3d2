"""One geometric map for a picture and all its labels: a box of the source fills the output.

Output pixel (i, j) of (H, W) has its centre at y = top + (i + 0.5) / H * height, x = left + (j + 0.5) / W * width of
the source, whose pixel (r, c) covers [r, r + 1) x [c, c + 1). Labels, depth and normals take the source pixel at that
point (nearest neighbour: no new value can arise). Pictures are bilinear, with a wider kernel when they shrink (Pillow).

Edges are thin curves, of which the nearest neighbour would drop most when it shrinks and thicken parts when it grows.
They go the other way, from source to output: every edge pixel, taken as its centre, marks the output pixel it falls on.
So a curve never breaks when it shrinks. Before it grows, links are laid half-way between neighbouring edge pixels, as
often as the growth needs: a curve one pixel wide stays connected and one pixel wide, a filled area stays filled.
"""

from __future__ import annotations

import dataclasses
import math
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from model.data.samples import IGNORE, Sample

Size = tuple[int, int]
Mask = NDArray[np.bool_]

EDGE: Final = 1
"""Label of a boundary pixel."""


@dataclasses.dataclass(frozen=True, slots=True)
class Window:
    """A box of the source and the size of the output it fills.

    Attributes:
        top: upper border of the box, source pixels.
        left: left border of the box, source pixels.
        height: of the box, source pixels.
        width: of the box, source pixels.
        size: (H, W) of the output, pixels.
    """

    top: float
    left: float
    height: float
    width: float
    size: Size

    def sources(self, shape: Size, flip: bool = False) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Source row of every output row and source column of every output column, mirrored if `flip`."""
        rows = self.top + (np.arange(self.size[0]) + 0.5) * (self.height / self.size[0])
        columns = self.left + (np.arange(self.size[1]) + 0.5) * (self.width / self.size[1])
        at = np.minimum(rows.astype(np.intp), shape[0] - 1), np.minimum(columns.astype(np.intp), shape[1] - 1)
        return at[0], at[1][::-1] if flip else at[1]


def whole(shape: Size, size: Size) -> Window:
    """The window that resizes a source of `shape` to `size`."""
    return Window(0.0, 0.0, float(shape[0]), float(shape[1]), size)


def picture(image: Image.Image, window: Window) -> Image.Image:
    """The window of a picture, bilinear."""
    right = min(window.left + window.width, image.width)  # the sum may round up beyond the border
    box = (window.left, window.top, right, min(window.top + window.height, image.height))
    return image.resize((window.size[1], window.size[0]), Image.Resampling.BILINEAR, box)


def nearest(values: NDArray[Any], window: Window, flip: bool = False) -> NDArray[Any]:
    """The window of a label, a depth map or a map of normals, by nearest neighbour; mirrored if `flip`."""
    rows, columns = window.sources((values.shape[0], values.shape[1]), flip)
    return values.take(rows, axis=0).take(columns, axis=1)


def _denser(on: Mask) -> Mask:
    """A mask of (2H - 1, 2W - 1): the pixels of `on` with links between neighbours.

    A diagonal is linked only if neither pixel beside it is on: these link it already.
    """
    out = np.zeros((2 * on.shape[0] - 1, 2 * on.shape[1] - 1), dtype=np.bool_)
    out[::2, ::2] = on
    out[::2, 1::2] = on[:, :-1] & on[:, 1:]
    out[1::2, ::2] = on[:-1] & on[1:]
    falling, rising = on[:-1, :-1] & on[1:, 1:], on[:-1, 1:] & on[1:, :-1]
    either = on[:-1, 1:] | on[1:, :-1], on[:-1, :-1] | on[1:, 1:]
    out[1::2, 1::2] = (falling & rising) | (falling & ~either[0]) | (rising & ~either[1])
    return out


def edges(values: NDArray[np.uint8], window: Window, flip: bool = False) -> NDArray[np.uint8]:
    """The window of an edge map (0, 1, 255 = ignore), uint8 (H, W); mirrored if `flip`."""
    height, width = window.size
    ignored = values == IGNORE
    out: NDArray[np.uint8] = np.zeros(window.size, dtype=np.uint8)
    if ignored.any():
        out[nearest(ignored, window)] = IGNORE
    growth = max(height / window.height, width / window.width)
    levels = max(0, math.ceil(math.log2(growth)))
    on = values == EDGE
    for _ in range(levels):
        on = _denser(on)
    rows, columns = np.nonzero(on)
    down = np.floor((rows / 2**levels + 0.5 - window.top) * (height / window.height)).astype(np.intp)
    across = np.floor((columns / 2**levels + 0.5 - window.left) * (width / window.width)).astype(np.intp)
    inside = (down >= 0) & (down < height) & (across >= 0) & (across < width)
    out[down[inside], across[inside]] = EDGE
    return np.ascontiguousarray(out[:, ::-1]) if flip else out


def resize(sample: Sample, size: Size) -> Sample:
    """A sample at another size; the same arrays where it has that size already."""
    image = sample["image"]
    shape = (image.shape[0], image.shape[1])
    if shape == size:
        return sample
    window = whole(shape, size)
    out: Sample = {"image": np.array(picture(Image.fromarray(image), window))}
    for task, values in sample.items():
        if task != "image":
            out[task] = edges(values, window) if task == "edges" else nearest(values, window)
    return out
