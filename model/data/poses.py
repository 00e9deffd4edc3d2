"""What persons wear and how they hold themselves, drawn at random."""

from __future__ import annotations

import dataclasses

from model.data.textures import BANDS, CHECKER, MOTTLED, PLAIN, STRIPES, Material, Random, color


@dataclasses.dataclass(frozen=True, slots=True)
class Looks:
    """Materials of a person: what covers each part."""

    skin: Material
    hair: Material
    shirt: Material
    sleeve: Material
    trousers: Material
    shin: Material
    shoe: Material


@dataclasses.dataclass(frozen=True, slots=True)
class Pose:
    """Angles in radians; a swing is forwards from hanging straight down.

    Attributes:
        lean: of the torso, forwards.
        arms: per side (swing, spread sideways, bend of the elbow).
        legs: per side (swing of the thigh, spread, swing of the shank).
    """

    lean: float
    arms: tuple[tuple[float, float, float], ...]
    legs: tuple[tuple[float, float, float], ...]


def looks(rng: Random) -> Looks:
    """Clothes, skin and hair."""
    skin = Material(color(rng, (0.02, 0.09), (0.25, 0.65), (0.2, 0.95)))
    grey = rng.random() < 0.2
    hair = Material(color(rng, (0.03, 0.12), (0.0, 0.1) if grey else (0.3, 0.9), (0.02, 0.5)))
    pattern = (PLAIN, PLAIN, STRIPES, BANDS, CHECKER, MOTTLED)[int(rng.integers(6))]
    other = color(rng, (0.0, 1.0), (0.0, 0.8), (0.02, 0.9))
    base = color(rng, (0.0, 1.0), (0.0, 0.9), (0.05, 0.9))
    shirt = Material(base, pattern, rng.uniform(0.06, 0.2), rng.uniform(0.3, 0.9), 0.0, other, rng.uniform(0, 10))
    trousers = Material(color(rng, (0.5, 1.12), (0.0, 0.7), (0.03, 0.6)))
    sleeve = shirt if rng.random() < 0.5 else skin
    shin = trousers if rng.random() < 0.8 else skin
    return Looks(skin, hair, shirt, sleeve, trousers, shin, Material(color(rng, (0.0, 1.0), (0.0, 0.5), (0.02, 0.6))))


def pose(rng: Random, kind: str) -> Pose:
    """A pose of somebody "standing", "walking" or "sitting"."""

    def between(low: float, high: float) -> float:
        return float(low + (high - low) * rng.random())

    if kind == "walking":
        stride, bend = between(0.25, 0.5), between(0.2, 0.8)
        first = int(rng.integers(2))
        legs = [(stride, 0.02, stride - between(0.0, 0.2)), (-stride, 0.02, -stride - bend * 0.6)]
        arms = [(-between(0.2, 0.6), 0.12, between(0.2, 0.7)), (between(0.2, 0.6), 0.12, between(0.2, 1.0))]
        order = (first, 1 - first)
        return Pose(between(0.0, 0.12), tuple(arms[i] for i in order), tuple(legs[i] for i in order))
    if kind == "sitting":
        thighs = [(between(1.4, 1.57), between(0.02, 0.25), between(-0.3, 0.35)) for _ in range(2)]
        arms = [(between(0.0, 0.6), between(0.05, 0.3), between(0.5, 1.4)) for _ in range(2)]
        return Pose(between(-0.15, 0.15), tuple(arms), tuple(thighs))
    legs = [(s := between(-0.08, 0.12), between(0.02, 0.12), s - between(0.0, 0.12)) for _ in range(2)]
    arms = [(between(-0.2, 0.3), between(0.06, 0.25), between(0.0, 0.6)) for _ in range(2)]
    if rng.random() < 0.35:  # one arm is busy
        arms[0] = (between(0.3, 1.6), between(0.1, 0.5), between(0.4, 1.9))
    return Pose(between(-0.05, 0.1), tuple(arms), tuple(legs))
