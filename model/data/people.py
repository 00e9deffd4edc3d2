"""Persons built of ellipsoids: standing, walking or sitting, with the six parts of `samples.PARTS`.

A person is made in its own frame: origin on the floor below the pelvis, y forwards, z up. Lengths of the segments are
fractions of the body height after Drillis and Contini (1966), as tabulated by D. Winter, "Biomechanics and Motor
Control of Human Movement": hip at 0.530, shoulder at 0.818, upper arm 0.186, forearm 0.146, hand 0.108, thigh 0.245,
shank 0.246, ankle 0.039, foot 0.152. Hair belongs to the head, the neck to the torso, hands to the lower arms and feet
to the lower legs.
"""

from __future__ import annotations

import math

import numpy as np

from model.data import poses
from model.data.furniture import PERSON, armchair, chair
from model.data.items import Ellipsoids, Item, Piece, bounds, moved, turned
from model.data.poses import Looks
from model.data.samples import PARTS
from model.data.textures import Material, Random

HEAD, TORSO, UPPER_ARM, LOWER_ARM, UPPER_LEG, LOWER_LEG = range(1, len(PARTS))

NOWHERE = (0.0, 0.0, 0.0)


Vector = tuple[float, float, float]


def _add(point: Vector, factor: float, step: Vector) -> Vector:
    return point[0] + factor * step[0], point[1] + factor * step[1], point[2] + factor * step[2]


def _direction(swing: float, spread: float, side: float) -> Vector:
    """Unit vector of a limb."""
    cosine = math.cos(spread)
    return side * math.sin(spread), cosine * math.sin(swing), -cosine * math.cos(swing)


class _Clay:
    """Ellipsoids added one by one; each is H H' with the columns of a matrix H (3, 4)."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.centers: list[Vector] = []
        self.columns: list[tuple[Vector, ...]] = []
        self.materials: list[Material] = []
        self.parts: list[int] = []

    def _add(self, center: Vector, columns: tuple[Vector, ...], material: Material, part: int) -> None:
        self.centers.append(center)
        self.columns.append(columns)
        self.materials.append(material)
        self.parts.append(part)

    def limb(self, start: Vector, end: Vector, radius: float, material: Material, part: int) -> None:
        """A spheroid that reaches a little beyond both joints."""
        along = _add(end, -1.0, start)
        length = math.sqrt(sum(value * value for value in along))
        stretch = math.sqrt((length / 2 + 0.6 * radius) ** 2 - radius * radius) / length
        ball = ((radius, 0.0, 0.0), (0.0, radius, 0.0), (0.0, 0.0, radius))
        self._add(_add(start, 0.5, along), (*ball, _add(NOWHERE, stretch, along)), material, part)

    def body(self, center: Vector, lean: float, radii: Vector, material: Material, part: int) -> None:
        """An ellipsoid with radii sideways, forwards and along an axis that leans forwards."""
        sine, cosine = math.sin(lean), math.cos(lean)
        side, ahead, along = radii
        columns = ((side, 0.0, 0.0), (0.0, ahead * cosine, -ahead * sine), (0.0, along * sine, along * cosine), NOWHERE)
        self._add(center, columns, material, part)

    def done(self) -> Ellipsoids:
        """All of them."""
        halves = np.array(self.columns)  # (n, 4, 3)
        spreads = halves.transpose(0, 2, 1) @ halves
        return Ellipsoids(np.array(self.centers), spreads, tuple(self.materials), tuple(self.parts))


def _trunk(clay: _Clay, rng: Random, looks: Looks, lean: float, h: float, girth: float) -> Vector:
    """Torso, neck, head and hair over hips at the origin; gives where the neck starts."""
    axis = (0.0, math.sin(lean), math.cos(lean))
    neck = _add(NOWHERE, 0.288 * h, axis)
    head = _add(_add(neck, 0.09 * h, axis), h, (0.0, 0.022, 0.025))
    hips, chest = (0.1 * h * girth, 0.068 * h * girth, 0.1 * h), (0.105 * h * girth, 0.066 * h * girth, 0.15 * h)
    clay.body(_add(NOWHERE, 0.03 * h, axis), lean, hips, looks.trousers, TORSO)
    clay.body(_add(NOWHERE, 0.17 * h, axis), lean, chest, looks.shirt, TORSO)
    clay.limb(_add(neck, -0.03 * h, axis), head, 0.032 * h, looks.skin, TORSO)
    clay.body(head, 0.0, (0.046 * h, 0.055 * h, 0.067 * h), looks.skin, HEAD)
    if rng.random() < 0.93:
        back = _add(head, h, (0.0, -0.013, 0.012))
        clay.body(back, 0.0, (0.05 * h, 0.055 * h, 0.064 * h), looks.hair, HEAD)
        if rng.random() < 0.35:  # long hair
            low = _add(head, h, (0.0, -0.035, -0.045))
            clay.body(low, 0.0, (0.05 * h, 0.028 * h, 0.08 * h), looks.hair, HEAD)
    return neck


def _arm(clay: _Clay, shoulder: Vector, side: float, pose: Vector, looks: Looks, scale: tuple[float, float]) -> None:
    """Upper arm, forearm and hand; `scale` is the body's height and girth."""
    (swing, spread, bend), (h, girth) = pose, scale
    elbow = _add(shoulder, 0.186 * h, _direction(swing, spread, side))
    inwards = _direction(swing + bend, spread - 0.4 * bend, side)
    wrist = _add(elbow, 0.146 * h, inwards)
    clay.limb(shoulder, elbow, 0.031 * h * girth, looks.shirt, UPPER_ARM)
    clay.limb(elbow, wrist, 0.024 * h * girth, looks.sleeve, LOWER_ARM)
    clay.limb(wrist, _add(wrist, 0.08 * h, inwards), 0.021 * h, looks.skin, LOWER_ARM)


def _leg(clay: _Clay, side: float, pose: Vector, looks: Looks, scale: tuple[float, float]) -> None:
    """Thigh, shank and foot of hips at the origin."""
    (swing, spread, shank), (h, girth) = pose, scale
    joint = (side * 0.055 * h * girth, 0.0, 0.0)
    knee = _add(joint, 0.245 * h, _direction(swing, spread, side))
    ankle = _add(knee, 0.246 * h, _direction(shank, 0.0, side))
    clay.limb(joint, knee, 0.05 * h * girth, looks.trousers, UPPER_LEG)
    clay.limb(knee, ankle, 0.034 * h * girth, looks.shin, LOWER_LEG)
    heel, toes = _add(ankle, h, (0.0, -0.01, -0.016)), _add(ankle, h, (0.0, 0.1, -0.016))
    clay.limb(heel, toes, 0.024 * h, looks.shoe, LOWER_LEG)


def person(rng: Random, kind: str, height: float, pelvis: float | None = None) -> Item:
    """A person in its own frame.

    Args:
        rng: draws pose and looks.
        kind: "standing", "walking" or "sitting".
        height: of the standing body, metres.
        pelvis: height of the hips over the floor, metres, raised if a foot were below the floor; None puts the lower
            foot on the floor.
    """
    looks, pose, clay = poses.looks(rng), poses.pose(rng, kind), _Clay()
    girth = float(rng.uniform(0.85, 1.2))
    neck = _trunk(clay, rng, looks, pose.lean, height, girth)
    for side, arm, leg in zip((-1.0, 1.0), pose.arms, pose.legs, strict=True):
        _arm(clay, _add(neck, height, (side * 0.112 * girth, 0.0, -0.012)), side, arm, looks, (height, girth))
        _leg(clay, side, leg, looks, (height, girth))
    item = Item(PERSON, (), clay.done())
    foot = item.bounds()[0][2]
    up = 0.001 - foot if pelvis is None else max(pelvis, -foot)
    return moved([item], 0, (0.0, 0.0, up))[0]


def body_height(rng: Random) -> float:
    """A random height, metres: mostly grown up."""
    return float(rng.uniform(1.1, 1.5) if rng.random() < 0.15 else rng.uniform(1.5, 1.95))


def upright(rng: Random) -> Piece:
    """A standing or walking person that faces a random way."""
    kind = "standing" if rng.random() < 0.55 else "walking"
    item, angle = person(rng, kind, body_height(rng)), float(rng.uniform(0, 2 * math.pi))
    turn = np.array([[math.cos(angle), -math.sin(angle), 0], [math.sin(angle), math.cos(angle), 0], [0, 0, 1]])
    return [Item(PERSON, (), turned(item.round, turn))]


def seated(rng: Random) -> Piece:
    """A chair or armchair with a person on it, in the frame of a wall: the back at y = 0."""
    simple = rng.random() < 0.7
    seat = (chair if simple else armchair)(rng)
    width, top = bounds(seat)[1][0], seat[0].boxes[0].high[2]
    height = float(rng.uniform(1.45, 1.9))
    sitter = person(rng, "sitting", height, top + 0.065 * height)
    back = 0.06 if simple else 0.2
    return [*seat, *moved([sitter], 0, (width / 2, back + 0.085 * height, 0.0))]
