"""Materials and their patterns, as functions of surface coordinates in metres."""

from __future__ import annotations

import colorsys
import dataclasses
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

PATTERNS = ("plain", "stripes", "planks", "checker", "mottled", "grain", "tiles", "painting", "bands")

PLAIN, STRIPES, PLANKS, CHECKER, MOTTLED, GRAIN, TILES, PAINTING, BANDS = range(len(PATTERNS))

Random = np.random.Generator
Color = tuple[float, float, float]
Singles = NDArray[np.float32]


@dataclasses.dataclass(frozen=True, slots=True)
class Material:
    """How a surface looks.

    Attributes:
        color: base colour, linear RGB in [0, 1].
        pattern: index into PATTERNS.
        period: length of one repeat of the pattern, metres.
        contrast: how far the pattern goes from `color` to `accent`, 0 to 1.
        glow: light of its own, 0 for ordinary things.
        accent: the pattern's other colour, linear RGB.
        phase: where the pattern starts, in periods.
    """

    color: Color
    pattern: int = PLAIN
    period: float = 0.3
    contrast: float = 0.0
    glow: float = 0.0
    accent: Color = (0.0, 0.0, 0.0)
    phase: float = 0.0


def color(rng: Random, hue: tuple[float, float], saturation: tuple[float, float], value: tuple[float, float]) -> Color:
    """A random colour; a hue above 1 starts again at red."""
    h, s, v = rng.random(3).tolist()
    red, green, blue = colorsys.hsv_to_rgb(
        (hue[0] + h * (hue[1] - hue[0])) % 1.0,
        saturation[0] + s * (saturation[1] - saturation[0]),
        value[0] + v * (value[1] - value[0]),
    )
    return red, green, blue


def wood(rng: Random) -> Material:
    """Plain, striped or grained wood."""
    base = color(rng, (0.04, 0.12), (0.3, 0.75), (0.15, 0.65))
    pattern = (PLAIN, STRIPES, GRAIN, GRAIN)[int(rng.integers(4))]
    return Material(base, pattern, rng.uniform(0.05, 0.3), rng.uniform(0.1, 0.45), phase=rng.uniform(0, 10))


def fabric(rng: Random) -> Material:
    """Cloth of any colour, plain or with a pattern in two colours."""
    base = color(rng, (0.0, 1.0), (0.1, 0.9), (0.1, 0.8))
    other = color(rng, (0.0, 1.0), (0.0, 0.8), (0.05, 0.9)) if rng.random() < 0.4 else (0.0, 0.0, 0.0)
    pattern = (PLAIN, PLAIN, STRIPES, CHECKER, MOTTLED, BANDS)[int(rng.integers(6))]
    return Material(base, pattern, rng.uniform(0.06, 0.4), rng.uniform(0.1, 0.6), 0.0, other, rng.uniform(0, 10))


def paint(rng: Random) -> Material:
    """One pale or bright colour."""
    return Material(color(rng, (0.0, 1.0), (0.0, 0.35), (0.4, 0.95)))


def wall_material(rng: Random) -> Material:
    """Paint, wallpaper or tiles."""
    base = color(rng, (0.0, 1.0), (0.0, 0.45), (0.35, 0.95))
    pattern = (PLAIN, PLAIN, PLAIN, STRIPES, MOTTLED, CHECKER, TILES)[int(rng.integers(7))]
    return Material(base, pattern, rng.uniform(0.2, 0.8), rng.uniform(0.03, 0.2), phase=rng.uniform(0, 10))


def floor_material(rng: Random) -> Material:
    """Planks, tiles or carpet."""
    pattern = (PLAIN, PLANKS, PLANKS, CHECKER, MOTTLED, TILES, GRAIN)[int(rng.integers(7))]
    phase = rng.uniform(0, 10)
    if pattern in (PLANKS, GRAIN):
        base = color(rng, (0.04, 0.12), (0.3, 0.75), (0.15, 0.65))
        return Material(base, pattern, rng.uniform(0.15, 0.4), rng.uniform(0.1, 0.4), phase=phase)
    base = color(rng, (0.0, 1.0), (0.0, 0.5), (0.15, 0.75))
    return Material(base, pattern, rng.uniform(0.3, 0.8), rng.uniform(0.05, 0.4), phase=phase)


def ceiling_material(rng: Random) -> Material:
    """Whitish paint."""
    return Material(color(rng, (0.0, 1.0), (0.0, 0.12), (0.65, 1.0)))


def _odd(x: Singles) -> Singles:
    """1 where the next whole number below is odd, 0 elsewhere (`%` of float32 is ten times slower)."""
    whole = np.floor(x)
    return np.asarray(whole - 2 * np.floor(whole / 2))


def _cells(u: Singles, v: Singles) -> Singles:
    """A repeatable number in [0, 1] for every unit square."""
    return np.asarray(0.5 + 0.5 * np.sin(12.9 * np.floor(u) + 78.2 * np.floor(v)))


def _planks(u: Singles, v: Singles) -> Singles:
    row = np.floor(v)
    return _cells(np.asarray(u / 4 + 0.37 * row), row)


def _mottled(u: Singles, v: Singles) -> Singles:
    waves = np.sin(5.1 * u + 2.3 * np.sin(3.7 * v)) + np.sin(6.3 * v + 1.9 * np.sin(4.3 * u))
    return np.asarray(0.5 + 0.25 * waves)


def _grain(u: Singles, v: Singles) -> Singles:
    return np.asarray(0.5 + 0.5 * np.sin(21.0 * v + 3.0 * np.sin(0.9 * u) + 1.5 * np.sin(2.3 * u + 4.0 * v)))


def _tiles(u: Singles, v: Singles) -> Singles:
    joint = (u - np.floor(u) < 0.06) | (v - np.floor(v) < 0.06)
    return np.asarray(np.where(joint, np.float32(1.0), 0.4 * _cells(u, v)))


_DRAWN: dict[int, Callable[[Singles, Singles], Singles]] = {
    STRIPES: lambda u, _: _odd(2 * u),
    PLANKS: _planks,
    CHECKER: lambda u, v: _odd(np.floor(u) + np.floor(v)),
    MOTTLED: _mottled,
    GRAIN: _grain,
    TILES: _tiles,
    PAINTING: lambda u, v: _cells(3 * u, 3 * v),
    BANDS: lambda _, v: _odd(2 * v),
}
"""0 where the base colour shows to 1 where the accent does, at coordinates in periods."""


def blend(kinds: NDArray[np.intp], u: Singles, v: Singles) -> Singles:
    """Share of the accent in every pixel.

    Args:
        kinds: (n,) index into PATTERNS.
        u: (n,) horizontal surface coordinate, in periods.
        v: (n,) vertical one.
    """
    share = np.zeros(len(u), np.float32)
    for kind, drawn in _DRAWN.items():
        at = np.flatnonzero(kinds == kind)
        if len(at):
            share[at] = drawn(u[at], v[at])
    return share


def table(materials: Sequence[Material]) -> dict[str, Singles]:
    """The attributes of many materials as float32 columns: `color` and `accent` (m, 3), the others (m,)."""
    return {
        field.name: np.array([getattr(material, field.name) for material in materials], np.float32)
        for field in dataclasses.fields(Material)
    }
