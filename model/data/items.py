"""Objects made of boxes and ellipsoids, and how they are turned and shifted into place."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from model.data.camera import Floats, Point
from model.data.textures import Material


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """A solid axis-aligned box: corners in metres, material."""

    low: Point
    high: Point
    material: Material


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Ellipsoids:
    """Solid ellipsoids (p - center)' spread^-1 (p - center) <= 1.

    Attributes:
        centers: (n, 3) metres.
        spreads: (n, 3, 3) symmetric, metres^2; sqrt(spread_kk) is the half extent along axis k.
        materials: how they look.
        parts: indices into `samples.PARTS`.
    """

    centers: Floats
    spreads: Floats
    materials: tuple[Material, ...]
    parts: tuple[int, ...]


NOTHING_ROUND = Ellipsoids(np.zeros((0, 3)), np.zeros((0, 3, 3)), (), ())


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One object: its class and the solids it is made of."""

    label: int
    boxes: tuple[Box, ...] = ()
    round: Ellipsoids = NOTHING_ROUND

    def bounds(self) -> tuple[Point, Point]:
        """Low and high corner."""
        lows, highs = [box.low for box in self.boxes], [box.high for box in self.boxes]
        if self.round.parts:
            half = np.sqrt(np.diagonal(self.round.spreads, axis1=1, axis2=2))
            lows.append(tuple((self.round.centers - half).min(axis=0).tolist()))
            highs.append(tuple((self.round.centers + half).max(axis=0).tolist()))
        return _lowest(lows), _highest(highs)


Piece = list[Item]
"""Objects that are placed together."""


def _lowest(corners: Sequence[Point]) -> Point:
    x, y, z = map(min, zip(*corners, strict=True))
    return x, y, z


def _highest(corners: Sequence[Point]) -> Point:
    x, y, z = map(max, zip(*corners, strict=True))
    return x, y, z


def bounds(piece: Piece) -> tuple[Point, Point]:
    """Low and high corner of a piece."""
    corners = [item.bounds() for item in piece]
    return _lowest([low for low, _ in corners]), _highest([high for _, high in corners])


TURNS = (((1, 0), (0, 1)), ((-1, 0), (0, -1)), ((0, 1), (-1, 0)), ((0, -1), (1, 0)))
"""Rotations (rows of 2 x 2 matrices) from the frame of a piece to the walls at y=0, y=size_y, x=0 and x=size_x."""


def _turn(low: Point, high: Point, wall: int, offset: Point) -> tuple[Point, Point]:
    """The low and high corner of a turned and shifted box."""
    (a, b), (c, d) = TURNS[wall]
    dx, dy, dz = offset
    x0, x1 = sorted((a * low[0] + b * low[1] + dx, a * high[0] + b * high[1] + dx))
    y0, y1 = sorted((c * low[0] + d * low[1] + dy, c * high[0] + d * high[1] + dy))
    return (x0, y0, low[2] + dz), (x1, y1, high[2] + dz)


def turned(round_: Ellipsoids, matrix: Floats, offset: Point = (0.0, 0.0, 0.0)) -> Ellipsoids:
    """Ellipsoids after a rotation (3, 3) and a shift."""
    centers = round_.centers @ matrix.T + np.array(offset)
    return Ellipsoids(centers, matrix @ round_.spreads @ matrix.T, round_.materials, round_.parts)


def moved(piece: Piece, wall: int, offset: Point) -> Piece:
    """The piece turned from its own frame to a wall, then shifted.

    Args:
        piece: objects in the frame of a wall.
        wall: index into TURNS.
        offset: of the turned piece's origin, metres.
    """
    (a, b), (c, d) = TURNS[wall]
    matrix = np.array([[a, b, 0.0], [c, d, 0.0], [0.0, 0.0, 1.0]])

    def item(old: Item) -> Item:
        boxes = (Box(*_turn(box.low, box.high, wall, offset), box.material) for box in old.boxes)
        return Item(old.label, tuple(boxes), turned(old.round, matrix, offset) if old.round.parts else old.round)

    return [item(old) for old in piece]


def moved_bounds(piece: Piece, wall: int, offset: Point) -> tuple[Point, Point]:
    """The bounds of what `moved` gives."""
    return _turn(*bounds(piece), wall, offset)


def wall_offset(wall: int, along: float, away: float, size: Point) -> Point:
    """The offset for `moved` that puts a piece with x and y from 0 at a wall.

    Args:
        wall: 0 at y=0, 1 at y=size_y, 2 at x=0, 3 at x=size_x.
        along: offset along the wall, metres.
        away: offset from the wall, metres.
        size: of the room, metres.
    """
    origins = ((along, away), (size[0] - along, size[1] - away), (away, size[1] - along), (size[0] - away, along))
    return (*origins[wall], 0.0)
