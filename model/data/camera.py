"""A pinhole camera: its axes, its rays, and the pixels of a part of its image plane.

World axes: x and y along the floor, z up, metres. Camera axes: x right, y down, z ahead, along the optical axis.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ints = NDArray[np.intp]
Point = tuple[float, float, float]


@dataclasses.dataclass(frozen=True, slots=True)
class Camera:
    """A pinhole camera.

    Attributes:
        position: where it stands, metres.
        yaw: heading in the floor plane from the x axis towards y, radians.
        pitch: upwards positive, radians.
        fov: horizontal field of view, radians.
    """

    position: Point
    yaw: float
    pitch: float
    fov: float

    def axes(self) -> Floats:
        """The camera axes right, down and ahead as rows (3, 3), in world axes."""
        cy, sy, cp, sp = math.cos(self.yaw), math.sin(self.yaw), math.cos(self.pitch), math.sin(self.pitch)
        return np.array([[sy, -cy, 0.0], [cy * sp, sy * sp, -cp], [cy * cp, sy * cp, sp]])

    def plane(self, height: int, width: int) -> tuple[Floats, Floats]:
        """Coordinates of pixel centres on the image plane at depth 1: of columns (width,) and of rows (height,)."""
        half = math.tan(self.fov / 2)
        right = ((np.arange(width) + 0.5) / width * 2 - 1) * half
        down = ((np.arange(height) + 0.5) / height * 2 - 1) * half * height / width
        return right, down

    def rays(self, height: int, width: int) -> Floats:
        """Directions (3, height, width), with unit component along the optical axis."""
        right, down = self.plane(height, width)
        across, below, ahead = self.axes()[:, :, None, None]
        return np.asarray(across * right + (below * down[:, None] + ahead))  # (3, H, W)


def _pixels(low: Floats, high: Floats, count: int, half: float) -> tuple[Ints, Ints]:
    """First pixel and one past the last whose centre is between two coordinates of the image plane."""
    first = np.clip((low / half + 1) / 2 * count - 0.51, -1, count)
    last = np.clip((high / half + 1) / 2 * count - 0.49, -1, count)
    return np.maximum(np.ceil(first), 0).astype(np.intp), np.minimum(np.floor(last) + 1, count).astype(np.intp)


def windows(low: Floats, high: Floats, camera: Camera, height: int, width: int) -> list[list[int]]:
    """Rectangles [row, row end, column, column end] around image plane coordinates (n, 2) (right, down)."""
    half = math.tan(camera.fov / 2)
    left, right = _pixels(low[:, 0], high[:, 0], width, half)
    top, bottom = _pixels(low[:, 1], high[:, 1], height, half * height / width)
    found: list[list[int]] = np.stack([top, bottom, left, right], axis=1).tolist()
    return found
