"""Indoor scenes rendered from an integer seed: RGB, exact depth and semantic labels.

A seed draws a room, its furniture, a camera and lights (`draw`); `render` casts one ray per pixel. All randomness comes
from PCG64 streams of that seed, so a seed gives the same bytes on the same machine at the same size.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from model.data import furniture
from model.data.furniture import CEILING, CHAIR, FLOOR, TABLE, WALL, Material, Piece, Random
from model.data.raycast import Camera, Floats, Hits, Ints, Point, cast, lit

FACE_LABELS = (WALL, WALL, WALL, WALL, FLOOR, CEILING)


@dataclasses.dataclass(frozen=True, slots=True)
class Room:
    """Everything that `render` shows.

    Attributes:
        size: metres along x, y, z.
        faces: materials of the six faces, in the order of `raycast.ROOM_FACES`.
        boxes: furniture and windows.
        camera: where the picture is taken from.
        light: position of the lamp, metres.
        power: strength of the lamp.
        ambient: light that reaches everything.
        noise: standard deviation of the sensor noise, of full scale.
    """

    size: Point
    faces: tuple[Material, ...]
    boxes: Piece
    camera: Camera
    light: Point
    power: float = 1.5
    ambient: float = 0.3
    noise: float = 0.0


@dataclasses.dataclass(frozen=True, slots=True)
class Scene:
    """One picture with its truth.

    Attributes:
        rgb: uint8 (H, W, 3).
        depth: float32 (H, W), metres along the optical axis, exact.
        label: uint8 (H, W), index into `furniture.CLASSES`.
    """

    rgb: NDArray[np.uint8]
    depth: NDArray[np.float32]
    label: NDArray[np.uint8]


def _bounds(piece: Piece) -> Floats:
    """Low and high corner (2, 3) of a piece."""
    return np.array([np.min([box.low for box in piece], axis=0), np.max([box.high for box in piece], axis=0)])


def _furnish(rng: Random, size: Point, camera: Point) -> Piece:
    """Up to eleven pieces that leave the camera free and do not touch each other."""
    around = np.array([0.7, 0.7, 3.0])
    taken = [np.array([camera - around, camera + around])]
    boxes: Piece = []
    wanted = int(rng.integers(5, 12))
    for attempt in range(3 * wanted):
        if len(taken) > wanted:
            break
        glazed = attempt < 2 or rng.random() < 0.1
        makers = furniture.FURNITURE
        piece = furniture.window(rng, size[2]) if glazed else makers[int(rng.integers(len(makers)))](rng)
        wall = int(rng.integers(4))
        length, reach = (size[0], size[1]) if wall < 2 else (size[1], size[0])
        width, depth, _ = _bounds(piece)[1]
        if width > length - 0.1 or depth > reach - 0.1:
            continue
        free = piece[0].label in (TABLE, CHAIR) and rng.random() < 0.6
        away = float(rng.uniform(0.0, reach - depth - 0.05)) if free else 0.0
        piece = furniture.place(piece, wall, float(rng.uniform(0.05, length - width - 0.05)), away, size)
        low, high = _bounds(piece)
        if not any(np.all(low < other[1] + 0.03) and np.all(other[0] < high + 0.03) for other in taken):
            taken.append(np.array([low, high]))
            boxes += piece
    return boxes


def draw(seed: int) -> Room:
    """A random furnished room for `seed` (0 or more).

    Raises:
        EdgemoeError: a negative seed.
    """
    if seed < 0:
        raise EdgemoeError(f"scenes: seed={seed} is negative; give 0 or more")
    rng = np.random.default_rng(seed)
    size = (rng.uniform(3.0, 7.0), rng.uniform(3.0, 7.0), rng.uniform(2.3, 3.2))
    place = (rng.uniform(0.5, size[0] - 0.5), rng.uniform(0.5, size[1] - 0.5), rng.uniform(1.2, 1.7))
    target = (rng.uniform(0.2, 0.8) * size[0], rng.uniform(0.2, 0.8) * size[1])
    yaw = math.atan2(target[1] - place[1], target[0] - place[0])
    camera = Camera(place, yaw, rng.uniform(-0.5, 0.1), rng.uniform(1.35, 1.6))
    wall = furniture.wall_material(rng)
    accent = furniture.wall_material(rng) if rng.random() < 0.4 else wall
    faces = [accent, wall, wall, wall, furniture.floor_material(rng), furniture.ceiling_material(rng)]
    light = (rng.uniform(0.2, 0.8) * size[0], rng.uniform(0.2, 0.8) * size[1], size[2] - rng.uniform(0.1, 0.5))
    boxes = _furnish(rng, size, place)
    power, ambient, noise = rng.uniform(0.8, 2.5), rng.uniform(0.15, 0.5), rng.uniform(0.005, 0.035)
    return Room(size, tuple(faces), boxes, camera, light, power, ambient, noise)


def _texture(points: Floats, axis: Ints, surface: Ints, materials: list[Material]) -> Floats:
    """Darkening factor (n,) of the pattern at world `points` (3, n), 1 where there is none."""
    table = np.array([(m.pattern, m.period, m.contrast) for m in materials])[surface]  # (n, 3)
    pattern, period, contrast = table.T
    u = np.where(axis == 0, points[1], points[0]) / period
    v = np.where(axis == 2, points[1], points[2]) / period
    stripe = np.floor(2 * u) % 2
    row = np.floor(v)
    plank = np.sin(12.9 * row + 78.2 * np.floor(u / 4 + 0.37 * row)) * 0.5 + 0.5
    check = (np.floor(u) + row) % 2
    cloud = 0.5 + 0.25 * (np.sin(5.1 * u + 2.3 * np.sin(3.7 * v)) + np.sin(6.3 * v + 1.9 * np.sin(4.3 * u)))
    shade = np.select([pattern == 1, pattern == 2, pattern == 3, pattern == 4], [stripe, plank, check, cloud], 0.0)
    return np.asarray(1 - contrast * shade)


def _shade(room: Room, rays: Floats, hits: Hits, materials: list[Material]) -> Floats:
    """Linear light (n, 3) that reaches the camera."""
    boxes = [(box.low, box.high) for box in room.boxes]
    points = np.asarray(room.camera.position)[:, None] + rays * hits.depth  # (3, n)
    pixels = np.arange(points.shape[1])
    outside = points.copy()
    outside[hits.axis, pixels] += 2e-3 * hits.facing
    beam = np.asarray(room.light)[:, None] - outside
    distance = np.sqrt((beam * beam).sum(axis=0))
    cosine = np.maximum(beam[hits.axis, pixels] * hits.facing / distance, 0.0)
    lamp = room.power * cosine / (0.6 + 0.35 * distance * distance) * lit(outside, room.light, boxes)
    sky = 1.0 + 0.15 * hits.facing * (hits.axis == 2) - 0.1 * (hits.axis == 0)  # faces differ in ambient light too
    colors = np.array([material.color for material in materials])[hits.surface]  # (n, 3)
    glow = np.array([material.glow for material in materials])[hits.surface]
    light = (room.ambient * sky + lamp) * _texture(points, hits.axis, hits.surface, materials) + glow
    return np.asarray(colors * light[:, None])


def render(room: Room, height: int, width: int, seed: int = 0) -> Scene:
    """The picture of `room` at any size.

    Args:
        room: what to show.
        height: rows, pixels.
        width: columns, pixels.
        seed: of the sensor noise, 0 or more.

    Raises:
        EdgemoeError: a size below 1 pixel.
    """
    if height < 1 or width < 1:
        raise EdgemoeError(f"scenes: height={height}, width={width}; give positive sizes in pixels")
    rays = room.camera.rays(height, width)
    hits = cast(room.camera.position, rays, room.size, [(box.low, box.high) for box in room.boxes])
    materials = [*room.faces, *(box.material for box in room.boxes)]
    labels = np.array([*FACE_LABELS, *(box.label for box in room.boxes)], dtype=np.uint8)
    rng = np.random.default_rng([seed, 1])
    light = _shade(room, rays, hits, materials) * rng.uniform(0.9, 1.1, size=3)  # white balance
    picture = np.clip(light, 0.0, 1.0) ** (1 / 2.2)
    picture = picture + rng.normal(0.0, 1.0, picture.shape) * room.noise
    rgb = np.clip(np.floor(picture * 256), 0, 255).astype(np.uint8).reshape(height, width, 3)
    depth = hits.depth.astype(np.float32).reshape(height, width)
    return Scene(rgb, depth, labels[hits.surface].reshape(height, width))


def scene(seed: int, height: int, width: int) -> Scene:
    """The scene of `seed` (0 or more) at `height` x `width` pixels; the same seed gives the same bytes."""
    return render(draw(seed), height, width, seed)
