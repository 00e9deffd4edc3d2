"""Rooms and furniture as coloured boxes, drawn at random.

A piece is made in its own frame (x along the wall it stands at, y away from the wall, z up) and then turned to one of
the four walls. Sizes are those of ordinary furniture, metres.
"""

from __future__ import annotations

import colorsys
import dataclasses
from collections.abc import Callable

import numpy as np

from model.data.raycast import Point

CLASSES = ("floor", "wall", "ceiling", "window", "bed", "table", "chair", "cabinet")
"""Semantic classes; a label is an index into this tuple. `window` is anything glazed or framed on a wall."""

FLOOR, WALL, CEILING, WINDOW, BED, TABLE, CHAIR, CABINET = range(len(CLASSES))

PATTERNS = ("plain", "stripes", "planks", "checker", "mottled")

Random = np.random.Generator
Color = tuple[float, float, float]


@dataclasses.dataclass(frozen=True, slots=True)
class Material:
    """How a surface looks.

    Attributes:
        color: base colour, linear RGB in [0, 1].
        pattern: index into PATTERNS.
        period: length of one repeat of the pattern, metres.
        contrast: how much darker the pattern's other colour is, 0 to 1.
        glow: light of its own, 0 for ordinary things.
    """

    color: Color
    pattern: int = 0
    period: float = 0.3
    contrast: float = 0.0
    glow: float = 0.0


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """A solid axis-aligned box: corners in metres, semantic class, material."""

    low: Point
    high: Point
    label: int
    material: Material


Piece = list[Box]


def _color(rng: Random, hue: tuple[float, float], saturation: tuple[float, float], value: tuple[float, float]) -> Color:
    red, green, blue = colorsys.hsv_to_rgb(rng.uniform(*hue) % 1.0, rng.uniform(*saturation), rng.uniform(*value))
    return red, green, blue


def _wood(rng: Random) -> Material:
    color = _color(rng, (0.04, 0.12), (0.3, 0.75), (0.15, 0.65))
    return Material(color, int(rng.choice([0, 1, 4])), rng.uniform(0.05, 0.3), rng.uniform(0.0, 0.35))


def _fabric(rng: Random) -> Material:
    color = _color(rng, (0.0, 1.0), (0.1, 0.9), (0.15, 0.8))
    return Material(color, int(rng.integers(len(PATTERNS))), rng.uniform(0.08, 0.5), rng.uniform(0.0, 0.5))


def _paint(rng: Random) -> Material:
    return Material(_color(rng, (0.0, 1.0), (0.0, 0.35), (0.4, 0.95)))


def wall_material(rng: Random) -> Material:
    """Paint or wallpaper."""
    color = _color(rng, (0.0, 1.0), (0.0, 0.45), (0.35, 0.95))
    pattern = int(rng.choice([0, 0, 0, 1, 4, 3]))
    return Material(color, pattern, rng.uniform(0.2, 0.8), rng.uniform(0.03, 0.2))


def floor_material(rng: Random) -> Material:
    """Planks, tiles or carpet."""
    pattern = int(rng.choice([0, 2, 2, 3, 4]))
    if pattern == 2:
        return dataclasses.replace(_wood(rng), pattern=2, period=rng.uniform(0.15, 0.4), contrast=rng.uniform(0.1, 0.4))
    return Material(
        _color(rng, (0.0, 1.0), (0.0, 0.5), (0.15, 0.75)), pattern, rng.uniform(0.3, 0.8), rng.uniform(0.05, 0.4)
    )


def ceiling_material(rng: Random) -> Material:
    """Whitish paint."""
    return Material(_color(rng, (0.0, 1.0), (0.0, 0.12), (0.65, 1.0)))


def _legs(low: Point, high: Point, thick: float, label: int, material: Material) -> Piece:
    (x0, y0, z0), (x1, y1, z1) = low, high
    corners = [(x, y) for x in (x0, x1 - thick) for y in (y0, y1 - thick)]
    return [Box((x, y, z0), (x + thick, y + thick, z1), label, material) for x, y in corners]


def _bed(rng: Random) -> Piece:
    width, length, height = rng.uniform(0.9, 1.9), rng.uniform(1.9, 2.2), rng.uniform(0.35, 0.6)
    frame, blanket = _wood(rng), _fabric(rng)
    pillow = Material(_color(rng, (0.0, 1.0), (0.0, 0.2), (0.7, 1.0)))
    return [
        Box((0, 0, 0), (width, 0.07, height + rng.uniform(0.2, 0.7)), BED, frame),
        Box((0, 0.07, 0.05), (width, length, height * 0.6), BED, frame),
        Box((0.02, 0.07, height * 0.6), (width - 0.02, length - 0.02, height), BED, blanket),
        Box((width * 0.1, 0.1, height), (width * 0.9, 0.5, height + 0.12), BED, pillow),
    ]


def _table(rng: Random) -> Piece:
    width, depth, height = rng.uniform(0.8, 1.8), rng.uniform(0.6, 1.0), rng.uniform(0.65, 0.8)
    material = _wood(rng) if rng.random() < 0.7 else _paint(rng)
    top = Box((0, 0, height - rng.uniform(0.03, 0.08)), (width, depth, height), TABLE, material)
    return [
        top,
        *_legs((0.05, 0.05, 0), (width - 0.05, depth - 0.05, top.low[2]), rng.uniform(0.05, 0.1), TABLE, material),
    ]


def _chair(rng: Random) -> Piece:
    side, seat, back = rng.uniform(0.42, 0.6), rng.uniform(0.42, 0.5), rng.uniform(0.8, 1.1)
    material = _wood(rng) if rng.random() < 0.5 else _fabric(rng)
    return [
        Box((0, 0, seat - 0.06), (side, side, seat), CHAIR, material),
        Box((0, 0, seat), (side, 0.06, back), CHAIR, material),
        *_legs((0, 0, 0), (side, side, seat - 0.06), 0.05, CHAIR, material),
    ]


def _armchair(rng: Random) -> Piece:
    width, depth, seat = rng.uniform(0.7, 1.0), rng.uniform(0.7, 0.9), rng.uniform(0.38, 0.48)
    material, arm = _fabric(rng), 0.15
    return [
        Box((arm, 0, 0.05), (width - arm, depth, seat), CHAIR, material),
        Box((0, 0, 0.05), (width, 0.2, rng.uniform(0.75, 1.0)), CHAIR, material),
        Box((0, 0, 0.05), (arm, depth, seat + 0.2), CHAIR, material),
        Box((width - arm, 0, 0.05), (width, depth, seat + 0.2), CHAIR, material),
    ]


def _cabinet(rng: Random) -> Piece:
    width, depth = rng.uniform(0.5, 1.6), rng.uniform(0.35, 0.6)
    height = rng.uniform(1.6, 2.2) if rng.random() < 0.5 else rng.uniform(0.6, 1.2)
    material = _wood(rng) if rng.random() < 0.6 else _paint(rng)
    red, green, blue = np.array(material.color) * rng.uniform(0.6, 1.0, size=3)
    door = dataclasses.replace(material, color=(red, green, blue))
    gap = rng.uniform(0.03, 0.08)
    return [
        Box((0, 0, 0), (width, depth, height), CABINET, material),
        Box((gap, depth, gap + 0.05), (width / 2 - gap / 2, depth + 0.02, height - gap), CABINET, door),
        Box((width / 2 + gap / 2, depth, gap + 0.05), (width - gap, depth + 0.02, height - gap), CABINET, door),
    ]


FURNITURE: tuple[Callable[[Random], Piece], ...] = (_bed, _table, _chair, _armchair, _cabinet)
"""Makers of one piece in its own frame."""


def window(rng: Random, room_height: float) -> Piece:
    """A framed pane 3 cm off the wall, in the frame of its wall; bright by day, dark by night."""
    width, bottom = rng.uniform(0.6, 1.8), rng.uniform(0.7, 1.1)
    top = min(bottom + rng.uniform(0.7, 1.4), room_height - 0.15)
    frame = Material(_color(rng, (0.0, 0.12), (0.0, 0.5), (0.3, 1.0)))
    day = rng.random() < 0.75
    pane = Material(_color(rng, (0.5, 0.65), (0.0, 0.4), (0.7, 1.0)), glow=rng.uniform(0.5, 1.2) if day else 0.02)
    return [
        Box((0, 0, bottom), (width, 0.02, top), WINDOW, frame),
        Box((0.06, 0.02, bottom + 0.06), (width / 2 - 0.02, 0.03, top - 0.06), WINDOW, pane),
        Box((width / 2 + 0.02, 0.02, bottom + 0.06), (width - 0.06, 0.03, top - 0.06), WINDOW, pane),
    ]


def place(piece: Piece, wall: int, along: float, away: float, size: Point) -> Piece:
    """The piece moved from its own frame to the room.

    Args:
        piece: boxes in the frame of a wall.
        wall: 0 at y=0, 1 at y=size_y, 2 at x=0, 3 at x=size_x.
        along: offset along the wall, metres.
        away: offset from the wall, metres.
        size: of the room, metres.
    """

    def corner(point: Point) -> Point:
        u, v, z = point[0] + along, point[1] + away, point[2]
        return ((u, v, z), (size[0] - u, size[1] - v, z), (v, size[1] - u, z), (size[0] - v, u, z))[wall]

    def turned(box: Box) -> Box:
        one, other = corner(box.low), corner(box.high)
        low = (min(one[0], other[0]), min(one[1], other[1]), one[2])
        high = (max(one[0], other[0]), max(one[1], other[1]), other[2])
        return dataclasses.replace(box, low=low, high=high)

    return [turned(box) for box in piece]
