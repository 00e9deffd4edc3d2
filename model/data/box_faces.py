"""Draws the faces of axis-aligned boxes that look at the camera, each in the rectangle of pixels around its image.

On the plane of a face, on axis k at distance c from the camera, a ray d is at t = c / d_k; it is inside the face where
the ratios d_j / d_k of the two other axes are between constants of the face.
"""

from __future__ import annotations

import numpy as np

from model.data.camera import Camera, Floats, Ints, Singles, windows


def _edges_of_faces() -> Ints:
    """Corner numbers (6, 4) around each face of a box; corner c is high on axis k where bit k of c is set."""
    faces = []
    for axis in range(3):
        one, other = 1 << (axis + 1) % 3, 1 << (axis + 2) % 3
        faces += [[side, side + one, side + one + other, side + other] for side in (0, 1 << axis)]
    return np.array(faces, np.intp)


_CORNERS = _edges_of_faces()
_HIGH = np.array([[corner >> axis & 1 for axis in range(3)] for corner in range(8)], np.intp)
_NEAR = 1e-6


def _seen_faces(camera: Camera, boxes: Floats) -> tuple[Ints, Floats, Floats]:
    """Faces (n, 2) as (box, face) that look at the camera, and the image plane rectangle (n, 2), (n, 2) of each."""
    origin = np.asarray(camera.position)
    looks = np.stack([origin < boxes[:, 0], origin > boxes[:, 1]], axis=2).reshape(-1, 6)  # (b, 6)
    faces = np.argwhere(looks)
    corners = boxes[:, _HIGH, np.arange(3)] - origin  # (b, 8, 3)
    quads = (corners @ camera.axes().T)[faces[:, 0, None], _CORNERS[faces[:, 1]]]  # (n, 4, 3)
    after = np.roll(quads, -1, axis=1)
    step = after[..., 2] - quads[..., 2]
    share = np.clip((_NEAR - quads[..., 2]) / np.where(step == 0, 1.0, step), 0.0, 1.0)
    cut = quads + share[..., None] * (after - quads)  # where an edge meets the plane just before the camera
    crosses = (quads[..., 2] > _NEAR) != (after[..., 2] > _NEAR)
    cut[..., 2] = _NEAR
    points = np.concatenate([quads, cut], axis=1)
    valid = np.concatenate([quads[..., 2] > _NEAR, crosses], axis=1)[..., None]  # (n, 8, 1)
    flat = points[..., :2] / np.where(valid, points[..., 2:], 1.0)
    low = np.where(valid, flat, np.inf).min(axis=1, initial=np.inf)
    return faces, low, np.where(valid, flat, -np.inf).max(axis=1, initial=-np.inf)


def draw_boxes(camera: Camera, boxes: Floats, rays: Singles, depth: Singles, facet: Ints, first: int) -> None:
    """Enters every visible box face where it is nearer than what is there.

    Args:
        camera: outside every box.
        boxes: (b, 2, 3) low and high corners, metres.
        rays: (3, H, W) directions, no component 0.
        depth: (H, W) ray parameter so far, changed in place.
        facet: (H, W) what is hit so far, changed in place.
        first: facet of the first face of box 0; each box has six, in the order of the room's.
    """
    inverse = 1 / rays
    ratios = {(j, k): rays[j] * inverse[k] for j in range(3) for k in range(3) if j != k}
    faces, low, high = _seen_faces(camera, boxes)
    relative = (boxes - np.asarray(camera.position)).tolist()
    areas = windows(low, high, camera, *depth.shape)
    for (box, face), (top, bottom, left, right) in zip(faces.tolist(), areas, strict=True):
        if top >= bottom or left >= right:
            continue
        at = (slice(top, bottom), slice(left, right))
        axis, corners = face // 2, relative[box]
        distance = corners[face % 2][axis]
        t = inverse[axis][at] * np.float32(distance)
        hit = t < depth[at]
        hit &= t > 0
        for j in ((axis + 1) % 3, (axis + 2) % 3):
            ends = sorted((corners[0][j] / distance, corners[1][j] / distance))
            ratio = ratios[j, axis][at]
            hit &= ratio >= np.float32(ends[0])
            hit &= ratio <= np.float32(ends[1])
        np.copyto(depth[at], t, where=hit)
        np.copyto(facet[at], first + 6 * box + face, where=hit)
