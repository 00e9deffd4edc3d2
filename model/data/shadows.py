"""Exact hard shadows of boxes and ellipsoids, tested for small squares of pixels at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.data.camera import Floats, Point, Singles
from model.data.raycast import Solids

SIDE = 8
"""Pixels along each side of the squares, the runs, that are tested together."""


def _candidates(runs: Singles, low: Floats, high: Floats) -> NDArray[np.bool_]:
    """Which runs (r) may be in the shadow of which solids (s): (s, r), never False for one that is.

    With points d (3, r, pixels) seen from the light and a solid between `low` and `high` (s, 3), some point t d of the
    segments, 0 <= t <= 1, must be inside on every axis: t min(d) <= high and t max(d) >= low.
    """
    first = np.zeros((len(low), runs.shape[1]), np.float32)
    last = np.ones_like(first)
    for axis in range(3):
        nearest, farthest = runs[axis].min(axis=1), runs[axis].max(axis=1)
        for steep, limit in ((nearest, high[:, axis]), (-farthest, -low[:, axis])):  # t steep <= limit
            slope = np.where(np.abs(steep) < 1e-9, np.float32(1e-9), steep)
            bound = np.multiply.outer(limit.astype(np.float32), 1 / slope)
            infinite = np.where(slope > 0, np.float32(0), np.float32(np.inf))
            np.minimum(last, bound + infinite, out=last)
            bound -= np.where(slope < 0, np.float32(0), np.float32(np.inf))
            np.maximum(first, bound, out=first)
    return np.asarray(first <= last + np.float32(1e-5))


def _box_blocks(inverse: Singles, low: list[float], high: list[float]) -> NDArray[np.bool_]:
    """Whether the segments d from 0, given 1 / d (3, ...), meet a box."""
    near, far = np.float32(0.0), np.float32(1.0)
    for axis in range(3):
        one, other = inverse[axis] * np.float32(low[axis]), inverse[axis] * np.float32(high[axis])
        near = np.maximum(near, np.minimum(one, other))
        far = np.minimum(far, np.maximum(one, other))
    return np.asarray(near < far)


def _ellipsoid_blocks(d: Singles, center: Floats, spread: Floats) -> NDArray[np.bool_]:
    """Whether the segments d (3, ...) from 0 meet an ellipsoid that does not hold 0."""
    shape = np.linalg.inv(spread)
    slope = shape @ center
    rest = float(center @ slope) - 1
    (a, b, c), (_, e, f), (_, _, i) = shape.astype(np.float32).tolist()
    g = slope.astype(np.float32)
    x, y, z = d
    square = x * (a * x + 2 * b * y + 2 * c * z) + y * (e * y + 2 * f * z) + i * z * z
    middle = g[0] * x + g[1] * y + g[2] * z
    inside = middle * middle - np.float32(rest) * square
    # the first meeting at rest / (middle + sqrt(inside)) comes before the end, t = 1
    return np.asarray((inside > 0) & (middle + np.sqrt(np.maximum(inside, 0)) > np.float32(rest)))


def _runs(points: Singles) -> Singles:
    """Points (3, H, W) as (3, r, pixels): squares of pixels, so that a run is small; the last row and column repeat."""
    down, across = (-length % SIDE for length in points.shape[1:])
    if down or across:
        points = np.pad(points, ((0, 0), (0, down), (0, across)), mode="edge")
    rows, columns = points.shape[1] // SIDE, points.shape[2] // SIDE
    squares = points.reshape(3, rows, SIDE, columns, SIDE).transpose(0, 1, 3, 2, 4)
    return squares.reshape(3, rows * columns, SIDE * SIDE)


def _unrolled(values: NDArray[np.bool_], height: int, width: int) -> NDArray[np.bool_]:
    """The inverse of `_runs` for one value per pixel: (H, W)."""
    rows, columns = -(-height // SIDE), -(-width // SIDE)
    squares = values.reshape(rows, columns, SIDE, SIDE).transpose(0, 2, 1, 3)
    return squares.reshape(rows * SIDE, columns * SIDE)[:height, :width]


def shadows(seen: Singles, light: Point, solids: Solids) -> NDArray[np.bool_]:
    """What a light does not reach.

    Args:
        seen: (3, H, W) points less the light's position, metres.
        light: its position, outside every ellipsoid.
        solids: what throws shadows.

    Returns:
        (H, W), whether the segment between the light and the point meets a solid.
    """
    height, width = seen.shape[1:]
    runs, at = _runs(seen), np.array(light)
    inverse = np.reciprocal(np.where(np.abs(runs) < 1e-9, np.float32(1e-9), runs))
    half = np.sqrt(np.diagonal(solids.spreads, axis1=1, axis2=2))
    low = np.concatenate([solids.boxes[:, 0], solids.centers - half]) - at
    high = np.concatenate([solids.boxes[:, 1], solids.centers + half]) - at
    wanted = _candidates(runs, low, high)
    dark = np.zeros(runs.shape[1:], np.bool_)
    for index in np.flatnonzero(wanted.any(axis=1)).tolist():
        some = np.flatnonzero(wanted[index])
        ellipsoid = index - len(solids.boxes)
        if ellipsoid < 0:
            blocked = _box_blocks(inverse.take(some, axis=1), low[index].tolist(), high[index].tolist())
        else:
            center = solids.centers[ellipsoid] - at
            blocked = _ellipsoid_blocks(runs.take(some, axis=1), center, solids.spreads[ellipsoid])
        dark[some] |= blocked
    return _unrolled(dark, height, width)
