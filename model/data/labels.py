"""Labels derived from what the rays hit.

- Normals: unit vectors in camera axes (x right, y down, z forward) that face the viewer: normal . ray < 0. Under
  perspective a surface seen from the side may have a slightly positive z.
- Edges: 1 where one of the four neighbours shows another object. An object is a face of the room, a piece of furniture,
  a window or a person; parts of one object have no edges between them. Edges are therefore two pixels wide, one on each
  side of the boundary, and mirror with the picture.
- Saliency: if persons cover at least `SMALLEST` of the picture, all pixels of persons are salient. Otherwise it is the
  one object, faces of the room aside, whose visible pixels have the greatest sum of weights (1 - x^2)(1 - y^2), with x
  and y from -1 to 1 across the picture; the first one if sums are equal. Without any object nothing is salient.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.data.camera import Camera, Floats, Singles
from model.data.furniture import PERSON
from model.data.raycast import ROOM_FACES, Hits, Solids

Bytes = NDArray[np.uint8]

SMALLEST = 1 / 200
"""Share of the picture below which persons are not salient."""


def facet_normals(solids: Solids) -> Singles:
    """World normals (facets, 3) of all flat facets, outwards from boxes, inwards from the room; 0 for ellipsoids."""
    outwards = np.zeros((6, 3), np.float32)
    outwards[np.arange(6), np.arange(6) // 2] = [-1, 1, -1, 1, -1, 1]
    boxes = np.tile(outwards, (len(solids.boxes), 1))
    return np.concatenate([-outwards, boxes, np.zeros((len(solids.centers), 3), np.float32)])


def normals(camera: Camera, solids: Solids, hits: Hits) -> Singles:
    """World normals (3, H, W) of unit length, towards the viewer."""
    facet = hits.facet.ravel()
    found = facet_normals(solids).T.take(facet, axis=1)
    at = np.flatnonzero(facet >= solids.first_ellipsoid)
    if len(at):
        index = facet[at] - solids.first_ellipsoid
        points = hits.rays.reshape(3, -1).take(at, axis=1).T * hits.depth.ravel()[at, None]
        offset = points + (np.asarray(camera.position) - solids.centers)[index]
        slope = np.einsum("nij,nj->in", np.linalg.inv(solids.spreads)[index], offset)
        found[:, at] = slope / np.sqrt((slope * slope).sum(axis=0))
    return found.reshape(3, *hits.depth.shape)


def in_camera(world: Singles, camera: Camera) -> Singles:
    """World vectors (3, H, W) in the axes of the camera, (H, W, 3)."""
    axes = camera.axes().astype(np.float32)
    return np.asarray(world.reshape(3, -1).T @ axes.T).reshape(*world.shape[1:], 3)


def edges(objects: NDArray[np.integer]) -> Bytes:
    """Pixels (H, W) with a neighbour of another object."""
    found = np.zeros(objects.shape, np.bool_)
    across, down = objects[:, 1:] != objects[:, :-1], objects[1:] != objects[:-1]
    found[:, 1:] |= across
    found[:, :-1] |= across
    found[1:] |= down
    found[:-1] |= down
    return found.astype(np.uint8)


def saliency(objects: NDArray[np.integer], labels: Bytes) -> Bytes:
    """The salient pixels (H, W).

    Args:
        objects: (H, W) object of every pixel; those below ROOM_FACES are faces of the room.
        labels: (H, W) class of every pixel.
    """
    persons = np.asarray(labels == PERSON)
    if np.count_nonzero(persons) >= SMALLEST * persons.size:
        return persons.astype(np.uint8)
    x, y = ((np.arange(n) + 0.5) / n * 2 - 1 for n in reversed(objects.shape))
    weights: Floats = (1 - y * y)[:, None] * (1 - x * x)
    sums = np.bincount(objects.ravel(), weights.ravel(), minlength=ROOM_FACES + 1)[ROOM_FACES:]
    if not sums.any():
        return np.zeros(objects.shape, np.uint8)
    return np.asarray(objects == ROOM_FACES + int(sums.argmax()), np.uint8)
