"""Exact ray casting of axis-aligned boxes and ellipsoids inside a box-shaped room, in NumPy.

The room is [0, size_x] x [0, size_y] x [0, size_z]. A ray is `origin + t * direction` with a direction whose component
along the optical axis is 1, so that `t` is the depth of the point (the distance along the optical axis, as depth
cameras report it). Depth is exact to a few ulp of float32. Everything that can be seen is a facet: a face of the room,
a face of a box, or an ellipsoid.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from model.data.box_faces import draw_boxes
from model.data.camera import Camera, Floats, Ints, Point, Singles
from model.data.quadrics import draw_ellipsoids

ROOM_FACES = 6
"""Facets of the room: x low, x high, y low, y high, floor, ceiling."""


@dataclasses.dataclass(frozen=True, slots=True)
class Solids:
    """What stands in a room.

    Attributes:
        boxes: (b, 2, 3) low and high corners, metres.
        centers: (e, 3) of the ellipsoids.
        spreads: (e, 3, 3) symmetric matrices S of the ellipsoids; sqrt(S_kk) is the half extent along axis k.
    """

    boxes: Floats
    centers: Floats
    spreads: Floats

    @property
    def first_ellipsoid(self) -> int:
        """Facet of ellipsoid 0; face f (in the order of the room's) of box b is facet ROOM_FACES + 6 b + f."""
        return ROOM_FACES + 6 * len(self.boxes)


@dataclasses.dataclass(frozen=True, slots=True)
class Hits:
    """First hit of every ray.

    Attributes:
        rays: (3, H, W) directions.
        depth: (H, W) ray parameter, metres along the optical axis.
        facet: (H, W) what is hit.
    """

    rays: Singles
    depth: Singles
    facet: Ints


def cast(camera: Camera, height: int, width: int, size: Point, solids: Solids) -> Hits:
    """The first facet that the ray of every pixel meets.

    Args:
        camera: inside the room and outside everything in it.
        height: rows, pixels.
        width: columns, pixels.
        size: of the room, metres.
        solids: what stands in it.

    Returns:
        Hits of all rays; every ray hits something, because the room is closed.
    """
    exact = camera.rays(height, width)
    rays = np.where(np.abs(exact) < 1e-12, 1e-12, exact).astype(np.float32)
    depth = np.full((height, width), np.inf, np.float32)
    facet = np.zeros((height, width), np.intp)
    for axis, (at, length) in enumerate(zip(camera.position, size, strict=True)):
        upwards = rays[axis] > 0
        t = np.where(upwards, np.float32(length - at), np.float32(-at)) / rays[axis]
        nearer = t < depth
        np.copyto(depth, t, where=nearer)
        np.copyto(facet, upwards + 2 * axis, where=nearer)
    with np.errstate(divide="ignore", invalid="ignore"):
        if len(solids.boxes):
            draw_boxes(camera, solids.boxes, rays, depth, facet, ROOM_FACES)
        if len(solids.centers):
            draw_ellipsoids(camera, solids.centers, solids.spreads, depth, facet, solids.first_ellipsoid)
    return Hits(rays, depth, facet)
