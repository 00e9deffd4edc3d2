"""Light and colour of what the rays hit: point lights with exact hard shadows, daylight, patterns, sensor noise."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from model.data import textures
from model.data.camera import Ints, Singles
from model.data.furniture import WINDOW
from model.data.labels import Bytes
from model.data.raycast import Hits, Solids
from model.data.rooms import Room
from model.data.shadows import shadows

OFFSET = 2e-3
"""Metres off its surface from which a point looks at a light."""


def _lamps(room: Room, solids: Solids, points: Singles, normals: Singles) -> Singles:
    """Light of all lamps (3 colours, H, W) at `points` (3, H, W)."""
    total = np.zeros(points.shape, np.float32)
    opaque = np.array([item.label != WINDOW for item in room.items for _ in item.boxes], np.bool_)
    blocking = dataclasses.replace(solids, boxes=solids.boxes[opaque])
    for light in room.lights:
        beam = np.array(light.position, np.float32)[:, None, None] - points
        square = np.einsum("khw,khw->hw", beam, beam)
        strength = np.einsum("khw,khw->hw", beam, normals)
        strength /= np.sqrt(square)
        np.maximum(strength, 0, out=strength)
        strength /= np.float32(0.6) + np.float32(0.35) * square
        if light.shadows:
            beam -= np.float32(OFFSET) * normals
            strength *= ~shadows(-beam, light.position, blocking)
        for channel, power in enumerate(light.power):
            total[channel] += np.float32(power) * strength
    return total


def _surfaces(room: Room, points: Singles, facet: Ints) -> tuple[Singles, Singles]:
    """Colour (3, n) with its pattern, and glow (n,), of `points` (3, n) on facets (n,)."""
    boxes = [box.material for item in room.items for box in item.boxes]
    ellipsoids = [material for item in room.items for material in item.round.materials]
    look = textures.table([*room.faces, *boxes, *ellipsoids])
    material = np.concatenate(
        [np.arange(6), 6 + np.repeat(np.arange(len(boxes)), 6), 6 + len(boxes) + np.arange(len(ellipsoids))]
    )
    axis = np.concatenate([np.tile(np.arange(6) // 2, 1 + len(boxes)), np.full(len(ellipsoids), 3)])
    per = 1 / look["period"][material]
    along = np.array([[0, 1, 0], [1, 0, 0], [1, 0, 0], [0.7, 0.7, 0]], np.float32)[axis].T * per
    up = np.array([[0, 0, 1], [0, 0, 1], [0, 1, 0], [0, 0, 1]], np.float32)[axis].T * per
    phase = look["phase"][material]
    kinds = look["pattern"].astype(np.intp)[material]
    patterned = np.flatnonzero((kinds > 0)[facet])
    which, where = facet[patterned], points[:, patterned]
    u = (along.take(which, axis=1) * where).sum(axis=0) + phase[which]
    v = (up.take(which, axis=1) * where).sum(axis=0)
    share = textures.blend(kinds[which], u, v) * look["contrast"][material][which]
    color = look["color"][material].T.take(facet, axis=1)
    step = (look["accent"] - look["color"])[material].T.take(which, axis=1)
    color[:, patterned] += share * step
    return color, look["glow"][material][facet]


def _noise(rng: np.random.Generator, shape: tuple[int, ...]) -> Singles:
    """Bell-shaped values of mean 0 and variance 1: sums of four random bytes, much faster than exact normal ones."""
    count = math.prod(shape)
    quarters = rng.bit_generator.random_raw(-(-count // 2)).view(np.uint8)[: 4 * count].reshape(4, count)
    total = quarters.sum(axis=0, dtype=np.uint16).astype(np.float32)
    total -= np.float32(4 * 255 / 2)
    total /= np.float32(math.sqrt(4 * (256**2 - 1) / 12))
    return np.asarray(total.reshape(shape))


def picture(room: Room, solids: Solids, hits: Hits, normals: Singles, seed: int) -> Bytes:
    """What the camera records.

    Args:
        room: materials, lights and noise.
        solids: its geometry.
        hits: what every pixel shows.
        normals: (3, H, W) world normals.
        seed: of white balance and noise.

    Returns:
        RGB (H, W, 3).
    """
    height, width = hits.depth.shape
    rng = np.random.default_rng([seed, 1])
    balance = rng.uniform(0.9, 1.1, size=3)
    points = hits.rays * hits.depth
    points += np.array(room.camera.position, np.float32)[:, None, None]
    total = _lamps(room, solids, points, normals)
    color, glow = _surfaces(room, points.reshape(3, -1), hits.facet.ravel())
    glow = glow.reshape(height, width)
    glow += np.float32(room.ambient) * (1 + np.float32(0.15) * normals[2] - np.float32(0.1) * np.abs(normals[0]))
    total += glow
    total *= color.reshape(3, height, width)
    total *= balance.astype(np.float32)[:, None, None]
    np.clip(total, 0, 1, out=total)
    np.power(total, np.float32(1 / 2.2), out=total)
    noise = _noise(rng, total.shape)
    noise *= np.float32(room.noise)
    total += noise
    total *= 256
    np.clip(total, 0, 255, out=total)
    recorded = np.empty((height, width, 3), np.uint8)
    for channel in range(3):
        recorded[:, :, channel] = total[channel]
    return recorded
