"""Furniture and windows as coloured boxes, drawn at random.

A piece is made in its own frame (x along the wall it stands at, y away from the wall, z up) and then turned to one of
the four walls. Sizes are those of ordinary furniture, metres.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from model.data.camera import Point
from model.data.items import Box, Item, Piece
from model.data.textures import PAINTING, PLAIN, STRIPES, Material, Random, color, fabric, paint, wood

CLASSES = ("floor", "wall", "ceiling", "window", "bed", "table", "chair", "cabinet", "person")
"""Semantic classes; a label is an index into this tuple. `window` is anything glazed or framed on a wall."""

FLOOR, WALL, CEILING, WINDOW, BED, TABLE, CHAIR, CABINET, PERSON = range(len(CLASSES))


def _legs(low: Point, high: Point, thick: float, material: Material) -> list[Box]:
    (x0, y0, z0), (x1, y1, z1) = low, high
    corners = [(x, y) for x in (x0, x1 - thick) for y in (y0, y1 - thick)]
    return [Box((x, y, z0), (x + thick, y + thick, z1), material) for x, y in corners]


def bed(rng: Random) -> Piece:
    """Frame, headboard, blanket and pillow."""
    width, length, height = rng.uniform(0.9, 1.9), rng.uniform(1.9, 2.2), rng.uniform(0.35, 0.6)
    frame, blanket = wood(rng), fabric(rng)
    pillow = Material(color(rng, (0.0, 1.0), (0.0, 0.2), (0.7, 1.0)))
    boxes = (
        Box((0, 0, 0), (width, 0.07, height + rng.uniform(0.2, 0.7)), frame),
        Box((0, 0.07, 0.05), (width, length, height * 0.6), frame),
        Box((0.02, 0.07, height * 0.6), (width - 0.02, length - 0.02, height), blanket),
        Box((width * 0.1, 0.1, height), (width * 0.9, 0.5, height + 0.12), pillow),
    )
    return [Item(BED, boxes)]


def table(rng: Random) -> Piece:
    """A top on four legs."""
    width, depth, height = rng.uniform(0.8, 1.8), rng.uniform(0.6, 1.0), rng.uniform(0.65, 0.8)
    material = wood(rng) if rng.random() < 0.7 else paint(rng)
    top = Box((0, 0, height - rng.uniform(0.03, 0.08)), (width, depth, height), material)
    legs = _legs((0.05, 0.05, 0), (width - 0.05, depth - 0.05, top.low[2]), rng.uniform(0.05, 0.1), material)
    return [Item(TABLE, (top, *legs))]


def chair(rng: Random) -> Piece:
    """Seat, back and four legs."""
    side, seat, back = rng.uniform(0.42, 0.6), rng.uniform(0.42, 0.5), rng.uniform(0.8, 1.1)
    material = wood(rng) if rng.random() < 0.5 else fabric(rng)
    boxes = (
        Box((0, 0, seat - 0.06), (side, side, seat), material),
        Box((0, 0, seat), (side, 0.06, back), material),
        *_legs((0, 0, 0), (side, side, seat - 0.06), 0.05, material),
    )
    return [Item(CHAIR, boxes)]


def armchair(rng: Random) -> Piece:
    """An upholstered seat, or a sofa if it is wide."""
    wide = rng.uniform(1.4, 2.1) if rng.random() < 0.35 else rng.uniform(0.75, 1.0)
    depth, seat, arm = rng.uniform(0.7, 0.9), rng.uniform(0.38, 0.48), 0.15
    material = fabric(rng)
    boxes = (
        Box((arm, 0, 0.05), (wide - arm, depth, seat), material),
        Box((0, 0, 0.05), (wide, 0.2, rng.uniform(0.75, 1.0)), material),
        Box((0, 0, 0.05), (arm, depth, seat + 0.2), material),
        Box((wide - arm, 0, 0.05), (wide, depth, seat + 0.2), material),
    )
    return [Item(CHAIR, boxes)]


def cabinet(rng: Random) -> Piece:
    """Two doors, or open shelves with books."""
    width, depth = rng.uniform(0.5, 1.6), rng.uniform(0.35, 0.6)
    height = rng.uniform(1.6, 2.2) if rng.random() < 0.5 else rng.uniform(0.6, 1.2)
    material = wood(rng) if rng.random() < 0.6 else paint(rng)
    gap = rng.uniform(0.03, 0.08)
    if rng.random() < 0.3:
        return [Item(CABINET, _shelves(rng, (width, depth, height), material))]
    red, green, blue = np.array(material.color) * rng.uniform(0.6, 1.0, size=3)
    door = dataclasses.replace(material, color=(red, green, blue))
    boxes = (
        Box((0, 0, 0), (width, depth, height), material),
        Box((gap, depth, gap + 0.05), (width / 2 - gap / 2, depth + 0.02, height - gap), door),
        Box((width / 2 + gap / 2, depth, gap + 0.05), (width - gap, depth + 0.02, height - gap), door),
    )
    return [Item(CABINET, boxes)]


def _shelves(rng: Random, size: Point, material: Material) -> tuple[Box, ...]:
    width, depth, height = size
    rows = max(2, round(height / 0.4))
    pitch = (height - 0.04) / rows
    boards = [Box((0, 0, i * pitch), (width, depth, i * pitch + 0.04), material) for i in range(rows + 1)]
    sides = [Box((x, 0, 0), (x + 0.04, depth, height), material) for x in (0.0, width - 0.04)]
    books = [
        Box(
            (0.04, 0, i * pitch + 0.04),
            (width * rng.uniform(0.5, 0.95), depth * 0.7, i * pitch + pitch * rng.uniform(0.6, 0.85)),
            dataclasses.replace(fabric(rng), pattern=STRIPES, period=rng.uniform(0.05, 0.12), contrast=0.7),
        )
        for i in range(rows)
    ]
    return (*boards, *sides, Box((0, 0, 0), (width, 0.02, height), material), *books)


FURNITURE: tuple[Callable[[Random], Piece], ...] = (bed, bed, table, table, chair, armchair, cabinet, cabinet)
"""Makers of one piece in its own frame, as often as they are wanted."""


def window(rng: Random, room_height: float) -> Piece:
    """A framed pane or picture 3 cm off the wall, in the frame of its wall; panes are bright by day, dark by night."""
    width, bottom = rng.uniform(0.6, 1.8), rng.uniform(0.7, 1.1)
    top = min(bottom + rng.uniform(0.7, 1.4), room_height - 0.15)
    frame = Material(color(rng, (0.0, 0.12), (0.0, 0.5), (0.3, 1.0)))
    if rng.random() < 0.3:
        one, other = (color(rng, (0.0, 1.0), (0.2, 0.9), (0.1, 0.9)) for _ in range(2))
        canvas = Material(one, PAINTING, rng.uniform(0.3, 0.9), 1.0, 0.0, other, rng.uniform(0, 10))
        canvases = (Box((0.06, 0.02, bottom + 0.06), (width - 0.06, 0.03, top - 0.06), canvas),)
        return [Item(WINDOW, (Box((0, 0, bottom), (width, 0.02, top), frame), *canvases))]
    day = rng.random() < 0.75
    glow = rng.uniform(0.5, 1.2) if day else 0.02
    pane = Material(color(rng, (0.5, 0.65), (0.0, 0.4), (0.7, 1.0)), PLAIN, glow=glow)
    boxes = (
        Box((0, 0, bottom), (width, 0.02, top), frame),
        Box((0.06, 0.02, bottom + 0.06), (width / 2 - 0.02, 0.03, top - 0.06), pane),
        Box((width / 2 + 0.02, 0.02, bottom + 0.06), (width - 0.06, 0.03, top - 0.06), pane),
    )
    return [Item(WINDOW, boxes)]
