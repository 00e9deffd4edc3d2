"""Exact ray casting of axis-aligned boxes inside a box-shaped room, in NumPy.

World axes: x and y along the floor, z up, metres; the room is [0, size_x] x [0, size_y] x [0, size_z]. A ray is
`origin + t * direction` with a direction whose component along the optical axis is 1, so that `t` is the depth of the
point (the distance along the optical axis, as depth cameras report it), exact up to float64 rounding.

The slab method for boxes: A. Williams et al., "An efficient and robust ray-box intersection algorithm", 2005.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Point = tuple[float, float, float]

ROOM_FACES = 6
"""Surfaces of the room: x low, x high, y low, y high, floor, ceiling; box b is surface ROOM_FACES + b."""


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

    def rays(self, height: int, width: int) -> Floats:
        """Directions (3, height * width), row-major pixels, with unit component along the optical axis."""
        half = math.tan(self.fov / 2)
        u = (np.arange(width) + 0.5) / width * 2 - 1
        v = (np.arange(height) + 0.5) / height * 2 - 1
        right, down = np.meshgrid(u * half, v * half * height / width)
        cy, sy, cp, sp = math.cos(self.yaw), math.sin(self.yaw), math.cos(self.pitch), math.sin(self.pitch)
        ahead = np.array([cy * cp, sy * cp, sp])
        across = np.array([sy, -cy, 0.0])
        below = np.array([cy * sp, sy * sp, -cp])
        axes = (ahead[:, None, None], across[:, None, None] * right, below[:, None, None] * down)
        return (axes[0] + axes[1] + axes[2]).reshape(3, -1)  # (3, H * W)


@dataclasses.dataclass(frozen=True, slots=True)
class Hits:
    """First hit of every ray.

    Attributes:
        depth: (n,) ray parameter, metres along the optical axis.
        surface: (n,) index of the surface, see `ROOM_FACES`.
        axis: (n,) axis of the surface normal, 0 to 2.
        facing: (n,) sign of the normal along that axis, towards the viewer.
    """

    depth: Floats
    surface: Ints
    axis: Ints
    facing: Floats


def inverse(directions: Floats) -> Floats:
    """1 / direction (3, n), finite: components nearer to zero than 1e-12 count as 1e-12."""
    safe = np.where(np.abs(directions) < 1e-12, 1e-12, directions)
    return np.asarray(1.0 / safe)


def slab(origin: Floats, inv: Floats, low: Point, high: Point) -> tuple[Floats, Floats]:
    """Per axis, where each ray enters and leaves the slab between `low` and `high`: two arrays (3, n)."""
    one = (np.asarray(low)[:, None] - origin) * inv
    other = (np.asarray(high)[:, None] - origin) * inv
    return np.minimum(one, other), np.maximum(one, other)


def cast(origin: Point, directions: Floats, size: Point, boxes: list[tuple[Point, Point]]) -> Hits:
    """The first surface that every ray meets.

    Args:
        origin: start of all rays, inside the room and outside every box.
        directions: (3, n), see `Camera.rays`.
        size: of the room, metres.
        boxes: low and high corners.

    Returns:
        Hits of n rays; every ray hits something, because the room is closed.
    """
    start = np.asarray(origin)[:, None]
    inv = inverse(directions)
    pixels = np.arange(inv.shape[1])
    _, leave = slab(start, inv, (0.0, 0.0, 0.0), size)
    axis = leave.argmin(axis=0)
    depth = leave[axis, pixels]
    surface = 2 * axis + (inv[axis, pixels] > 0)
    for index, (low, high) in enumerate(boxes):
        enter, leave = slab(start, inv, low, high)
        near = enter.max(axis=0)
        seen = np.flatnonzero((near < leave.min(axis=0)) & (near > 0) & (near < depth))
        depth[seen] = near[seen]
        surface[seen] = ROOM_FACES + index
        axis[seen] = enter[:, seen].argmax(axis=0)
    return Hits(depth, surface, axis, -np.sign(inv[axis, pixels]))


def lit(points: Floats, light: Point, boxes: list[tuple[Point, Point]]) -> NDArray[np.bool_]:
    """Whether the segment from each of `points` (3, n) to `light` meets no box: (n,)."""
    inv = inverse(np.asarray(light)[:, None] - points)
    free = np.ones(points.shape[1], dtype=np.bool_)
    for low, high in boxes:
        enter, leave = slab(points, inv, low, high)
        near, far = enter.max(axis=0), leave.min(axis=0)
        free &= ~((near < far) & (far > 1e-4) & (near < 1.0) & (near > -1e-4))
    return free
