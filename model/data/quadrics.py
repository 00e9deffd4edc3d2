"""Draws ellipsoids, each in the rectangle of pixels around its image.

With S the symmetric matrix of an ellipsoid (p - m)' S^-1 (p - m) = 1, M = S^-1, w = camera - m, a ray d, b = w'M d and
e = w'M w - 1, it is hit where D = b^2 - e d'M d is positive, first at t = e / (sqrt(D) - b). Its image reaches as far
as the planes through the camera that touch it: those with normals n where (n'w)^2 = n'S n.
"""

from __future__ import annotations

import numpy as np

from model.data.camera import Camera, Floats, Ints, Singles, windows


def _areas(camera: Camera, center: Floats, spread: Floats, size: tuple[int, ...]) -> list[list[int]]:
    """Rectangles of pixels that hold the images of ellipsoids given in camera axes: (e, 3) and (e, 3, 3)."""
    depths = center[:, 2]
    ahead = depths**2 - spread[:, 2, 2]
    whole = (ahead > 0) & (depths > 0)  # else it reaches the camera's plane: test every pixel
    safe = np.where(whole, ahead, 1.0)[:, None]
    middle = center[:, :2] * depths[:, None] - spread[:, :2, 2]
    flat = np.diagonal(spread, axis1=1, axis2=2)[:, :2]
    root = np.sqrt(np.maximum(middle**2 - safe * (center[:, :2] ** 2 - flat), 0.0))
    low, high = (np.where(whole[:, None], (middle + sign * root) / safe, sign * np.inf) for sign in (-1, 1))
    low[depths + np.sqrt(spread[:, 2, 2]) <= 0] = np.inf  # behind the camera
    return windows(low, high, camera, *size)


def draw_ellipsoids(camera: Camera, centers: Floats, spreads: Floats, depth: Singles, facet: Ints, first: int) -> None:
    """Enters every visible ellipsoid where it is nearer than what is there; computed in float64.

    Args:
        camera: outside every ellipsoid.
        centers: (e, 3) metres.
        spreads: (e, 3, 3) matrices S.
        depth: (H, W) ray parameter so far, changed in place.
        facet: (H, W) what is hit so far, changed in place.
        first: facet of ellipsoid 0.
    """
    axes = camera.axes()
    spread = axes @ spreads @ axes.T  # (e, 3, 3), camera axes
    center = (centers - np.asarray(camera.position)) @ axes.T  # (e, 3)
    shape = np.linalg.inv(spread)
    slope = -(shape @ center[:, :, None])[:, :, 0]  # M w
    rest = -(slope * center).sum(axis=1) - 1  # w'M w - 1
    form = slope[:, :, None] * slope[:, None, :] - rest[:, None, None] * shape  # D = d' form d
    right_of, down_of = camera.plane(*depth.shape)
    for index, (top, bottom, left, right) in enumerate(_areas(camera, center, spread, depth.shape)):
        if top >= bottom or left >= right:
            continue
        at = (slice(top, bottom), slice(left, right))
        u, v = right_of[left:right], down_of[top:bottom, None]
        f, (g0, g1, g2), e = form[index], slope[index], rest[index]
        inside = (f[0, 0] * u + 2 * f[0, 2]) * u + ((f[1, 1] * v + 2 * f[1, 2]) * v + f[2, 2]) + (2 * f[0, 1] * v) * u
        t = e / (np.sqrt(np.maximum(inside, 0.0)) - (g0 * u + (g1 * v + g2)))
        hit = inside > 0
        hit &= t > 0
        hit &= t < depth[at]
        np.copyto(depth[at], t, where=hit, casting="same_kind")
        np.copyto(facet[at], first + index, where=hit)
