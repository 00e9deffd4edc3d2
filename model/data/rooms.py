"""Rooms drawn at random from an integer seed: size, materials, lights, camera, persons and furniture."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from golden.errors import EdgemoeError
from model.data import furniture, items, people, textures
from model.data.camera import Camera, Point
from model.data.furniture import CHAIR, TABLE, WINDOW
from model.data.items import Item, Piece
from model.data.textures import Color, Material, Random


@dataclasses.dataclass(frozen=True, slots=True)
class Light:
    """A point light.

    Attributes:
        position: metres, outside every solid.
        power: strength of its red, green and blue.
        shadows: whether things between it and a surface keep it off.
    """

    position: Point
    power: Color
    shadows: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Room:
    """Everything that a picture shows.

    Attributes:
        size: metres along x, y, z.
        faces: materials of the six faces, in the order of `raycast.ROOM_FACES`.
        items: persons, furniture and windows.
        camera: where the picture is taken from.
        lights: lamps and windows.
        ambient: light that reaches everything.
        noise: standard deviation of the sensor noise, of full scale.
    """

    size: Point
    faces: tuple[Material, ...]
    items: Piece
    camera: Camera
    lights: tuple[Light, ...]
    ambient: float = 0.3
    noise: float = 0.0


class _Plan:
    """Where things stand: bounding boxes that may not touch."""

    def __init__(self, size: Point) -> None:
        """An empty room of `size`."""
        self.size = size
        self.taken: list[tuple[Point, Point]] = []
        self.items: list[Item] = []

    def keep_free(self, center: Point, around: Point) -> None:
        """Nothing may stand this near to `center` on every axis."""
        (x, y, z), (dx, dy, dz) = center, around
        self.taken.append(((x - dx, y - dy, z - dz), (x + dx, y + dy, z + dz)))

    def add(self, piece: Piece, wall: int, offset: Point) -> bool:
        """Puts `moved(piece, wall, offset)` there if it is inside the room and touches nothing."""
        low, high = items.moved_bounds(piece, wall, offset)
        if min(low) < -1e-9 or any(h > s + 1e-9 for h, s in zip(high, self.size, strict=True)):
            return False
        for other_low, other_high in self.taken:
            if all(low[k] < other_high[k] + 0.03 and other_low[k] < high[k] + 0.03 for k in range(3)):
                return False
        self.taken.append((low, high))
        self.items += items.moved(piece, wall, offset)
        return True


def _invite(rng: Random, plan: _Plan, camera: Camera) -> None:
    """Up to three persons in front of the camera, in seven rooms of ten."""
    wanted = (0, 0, 0, 1, 1, 1, 1, 2, 2, 3)[int(rng.integers(10))]
    for _ in range(wanted):
        sits = rng.random() < 0.35
        piece = people.seated(rng) if sits else people.upright(rng)
        wall = int(rng.integers(4)) if sits else 0
        low, high = items.moved_bounds(piece, wall, (0.0, 0.0, 0.0))
        for _ in range(8):
            bearing, distance = camera.yaw + rng.uniform(-0.6, 0.6), rng.uniform(1.3, 4.0)
            x = camera.position[0] + distance * math.cos(bearing) - (low[0] + high[0]) / 2
            y = camera.position[1] + distance * math.sin(bearing) - (low[1] + high[1]) / 2
            if plan.add(piece, wall, (x, y, 0.0)):
                break


def _furnish(rng: Random, plan: _Plan) -> None:
    """Up to twelve pieces of furniture and windows."""
    wanted, size = int(rng.integers(6, 13)), plan.size
    missing = wanted
    for attempt in range(3 * wanted):
        if missing == 0:
            break
        glazed = attempt < 2 or rng.random() < 0.1
        makers = furniture.FURNITURE
        piece = furniture.window(rng, size[2]) if glazed else makers[int(rng.integers(len(makers)))](rng)
        wall = int(rng.integers(4))
        length, reach = (size[0], size[1]) if wall < 2 else (size[1], size[0])
        width, depth, _ = items.bounds(piece)[1]
        if width > length - 0.1 or depth > reach - 0.1:
            continue
        free = piece[0].label in (TABLE, CHAIR) and rng.random() < 0.6
        away = float(rng.uniform(0.0, reach - depth - 0.05)) if free else 0.0
        along = float(rng.uniform(0.05, length - width - 0.05))
        missing -= plan.add(piece, wall, items.wall_offset(wall, along, away, size))


def _lights(rng: Random, lamp: Point, pieces: Piece) -> tuple[Light, ...]:
    """The lamp, and daylight from the first window that is bright."""
    power, warm = rng.uniform(0.8, 2.5), rng.uniform(0.6, 1.0)
    lights = [Light(lamp, (power, power * (0.5 + 0.5 * warm), power * warm))]
    for item in pieces:
        if item.label == WINDOW and item.boxes[-1].material.glow > 0.1:
            low, high = item.bounds()
            x, y, z = ((one + other) / 2 for one, other in zip(low, high, strict=True))
            day = item.boxes[-1].material.glow * rng.uniform(0.2, 0.9)
            lights.append(Light((x, y, z), (0.85 * day, 0.95 * day, day), shadows=False))
            break
    return tuple(lights)


def draw(seed: int) -> Room:
    """A random furnished room for `seed` (0 or more).

    Raises:
        EdgemoeError: a negative seed.
    """
    if seed < 0:
        raise EdgemoeError(f"rooms: seed={seed} is negative; give 0 or more")
    rng = np.random.default_rng(seed)
    size = (rng.uniform(3.0, 7.0), rng.uniform(3.0, 7.0), rng.uniform(2.3, 3.2))
    place = (rng.uniform(0.5, size[0] - 0.5), rng.uniform(0.5, size[1] - 0.5), rng.uniform(1.2, 1.7))
    target = (rng.uniform(0.2, 0.8) * size[0], rng.uniform(0.2, 0.8) * size[1])
    yaw = math.atan2(target[1] - place[1], target[0] - place[0])
    camera = Camera(place, yaw, rng.uniform(-0.5, 0.1), rng.uniform(1.35, 1.6))
    wall = textures.wall_material(rng)
    accent = textures.wall_material(rng) if rng.random() < 0.4 else wall
    faces = (accent, wall, wall, wall, textures.floor_material(rng), textures.ceiling_material(rng))
    lamp = (rng.uniform(0.2, 0.8) * size[0], rng.uniform(0.2, 0.8) * size[1], size[2] - rng.uniform(0.1, 0.5))
    plan = _Plan(size)
    plan.keep_free(place, (0.7, 0.7, 3.0))
    plan.keep_free(lamp, (0.1, 0.1, 0.1))
    _invite(rng, plan, camera)
    _furnish(rng, plan)
    lights = _lights(rng, lamp, plan.items)
    return Room(size, faces, plan.items, camera, lights, rng.uniform(0.15, 0.5), rng.uniform(0.005, 0.035))
