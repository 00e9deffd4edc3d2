"""Indoor scenes rendered from an integer seed: a picture and six exact labels.

A seed draws a room (`rooms.draw`); `render` casts one ray per pixel. All randomness comes from PCG64 streams of that
seed, so a seed gives the same bytes on the same machine at the same size.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from model.data import labels, lighting
from model.data.furniture import CEILING, FLOOR, WALL
from model.data.raycast import ROOM_FACES, Solids, cast
from model.data.rooms import Room, draw
from model.data.samples import Sample

FACE_LABELS = (WALL, WALL, WALL, WALL, FLOOR, CEILING)


@dataclasses.dataclass(frozen=True, slots=True)
class Scene:
    """One picture with its truth; `model.data.labels` defines the labels.

    Attributes:
        image: uint8 (H, W, 3).
        segmentation: uint8 (H, W), index into `furniture.CLASSES`.
        depth: float32 (H, W), metres along the optical axis.
        normals: float32 (H, W, 3), unit vectors in camera axes.
        edges: uint8 (H, W), 1 at boundaries of objects.
        saliency: uint8 (H, W), 1 where salient.
        human_parts: uint8 (H, W), index into `samples.PARTS`.
    """

    image: NDArray[np.uint8]
    segmentation: NDArray[np.uint8]
    depth: NDArray[np.float32]
    normals: NDArray[np.float32]
    edges: NDArray[np.uint8]
    saliency: NDArray[np.uint8]
    human_parts: NDArray[np.uint8]


FIELDS = tuple(field.name for field in dataclasses.fields(Scene))


def solids(room: Room) -> Solids:
    """The geometry of a room: boxes and ellipsoids in the order of its items."""
    boxes = [(box.low, box.high) for item in room.items for box in item.boxes]
    rounds = [item.round for item in room.items]
    return Solids(
        np.array(boxes, np.float64).reshape(-1, 2, 3),
        np.concatenate([np.zeros((0, 3)), *(r.centers for r in rounds)]),
        np.concatenate([np.zeros((0, 3, 3)), *(r.spreads for r in rounds)]),
    )


def _facets(room: Room) -> NDArray[np.uint8]:
    """Per facet: object, class and part (3, facets); the faces of the room are objects 0 to 5."""
    rows = [(face, label, 0) for face, label in enumerate(FACE_LABELS)]
    for index, item in enumerate(room.items):
        rows += [(ROOM_FACES + index, item.label, 0)] * (6 * len(item.boxes))
    for index, item in enumerate(room.items):
        rows += [(ROOM_FACES + index, item.label, part) for part in item.round.parts]
    return np.ascontiguousarray(np.array(rows, np.uint8).T)


def render_fields(room: Room, height: int, width: int, fields: Collection[str], seed: int = 0) -> Sample:
    """The named fields of the scene that `render` gives, without the work for the others.

    Args:
        room: what to show.
        height: rows, pixels.
        width: columns, pixels.
        fields: names of attributes of Scene.
        seed: of the sensor noise, 0 or more.

    Raises:
        EdgemoeError: a size below 1 pixel, or more than 249 objects.
    """
    if height < 1 or width < 1:
        raise EdgemoeError(f"scenes: height={height}, width={width}; give positive sizes in pixels")
    if len(room.items) > 255 - ROOM_FACES:
        raise EdgemoeError(f"scenes: {len(room.items)} objects in a room; give at most {255 - ROOM_FACES}")
    geometry = solids(room)
    hits = cast(room.camera, height, width, room.size, geometry)
    table = _facets(room)
    found: Sample = {"depth": hits.depth}
    if {"image", "normals"} & set(fields):
        world = labels.normals(room.camera, geometry, hits)
        if "normals" in fields:
            found["normals"] = labels.in_camera(world, room.camera)
        if "image" in fields:
            found["image"] = lighting.picture(room, geometry, hits, world, seed)
    if {"edges", "saliency"} & set(fields):
        objects = table[0][hits.facet]
        found["edges"] = labels.edges(objects)
        if "saliency" in fields:
            found["saliency"] = labels.saliency(objects, table[1][hits.facet])
    if "segmentation" in fields:
        found["segmentation"] = table[1][hits.facet]
    if "human_parts" in fields:
        found["human_parts"] = table[2][hits.facet]
    return {name: found[name] for name in fields}


def render(room: Room, height: int, width: int, seed: int = 0) -> Scene:
    """The scene of `room` at any size; arguments and errors of `render_fields`."""
    return Scene(**render_fields(room, height, width, FIELDS, seed))


def scene(seed: int, height: int, width: int) -> Scene:
    """The scene of `seed` (0 or more) at `height` x `width` pixels; the same seed gives the same bytes."""
    return render(draw(seed), height, width, seed)
