"""Light, shadows, patterns and noise of the rendered pictures."""

import dataclasses
import math

import numpy as np
import pytest
from numpy.typing import NDArray

from model.data.camera import Camera
from model.data.furniture import TABLE, WINDOW
from model.data.items import Box, Ellipsoids, Item
from model.data.raycast import Solids, cast
from model.data.rooms import Light, Room, draw
from model.data.scenes import render, solids
from model.data.shadows import shadows
from model.data.textures import CHECKER, PATTERNS, STRIPES, Material, blend

GREY = Material((0.5, 0.5, 0.5))
DOWN = Camera((3.0, 3.2, 2.9), 0.0, -math.pi / 2 + 1e-9, math.pi / 2)
LAMP = Light((3.0, 2.0, 2.8), (1.5, 1.5, 1.5))


def brightness(*items: Item, light: Light = LAMP, noise: float = 0.0) -> NDArray[np.int64]:
    """A room of 6 x 4 x 3 m from above."""
    shown = Room((6.0, 4.0, 3.0), (GREY,) * 6, list(items), DOWN, (light,), 0.2, noise)
    return np.asarray(render(shown, 64, 64).image.sum(axis=2, dtype=np.int64))


LID = Box((2.9, 1.9, 1.0), (3.1, 2.1, 1.1), GREY)
BALL = Ellipsoids(np.array([[3.0, 2.0, 1.0]]), np.eye(3)[None] * 0.01, (GREY,), (0,))


@pytest.mark.parametrize("item", [Item(TABLE, (LID,)), Item(TABLE, (), BALL)])
def test_a_thing_below_the_lamp_throws_a_shadow(item: Item) -> None:
    darker = brightness() - brightness(item) > 40
    assert 5 < darker.sum() < 600
    free = dataclasses.replace(LAMP, shadows=False)
    assert (brightness(light=free) - brightness(item, light=free) > 40).sum() < darker.sum() / 2


@pytest.mark.parametrize("round_", [False, True])
def test_a_lit_surface_throws_no_shadow_on_itself(round_: bool) -> None:
    """Seen from above, with the lamp beside the camera, everything of it is lit."""
    ball = Ellipsoids(np.array([[3.0, 3.2, 1.0]]), np.eye(3)[None] * 0.25, (GREY,), (0,))
    item = Item(TABLE, (), ball) if round_ else Item(TABLE, (Box((2.0, 2.4, 0.0), (4.0, 3.9, 1.3), GREY),))
    light = dataclasses.replace(LAMP, position=(3.0, 3.2, 2.8))
    middle = np.s_[26:38, 26:38]
    lit, free = (brightness(item, light=dataclasses.replace(light, shadows=s))[middle] for s in (True, False))
    np.testing.assert_array_equal(lit, free)
    assert lit.min() > brightness(item, light=dataclasses.replace(light, power=(0.0, 0.0, 0.0)))[middle].max() + 50


def test_windows_throw_no_shadow() -> None:
    darker = brightness() - brightness(Item(WINDOW, (LID,))) > 40
    assert darker.sum() < (brightness() - brightness(Item(TABLE, (LID,))) > 40).sum() / 2


@pytest.mark.parametrize("seed", range(6))
def test_shadows_are_those_of_single_segments(seed: int) -> None:
    """Every point against every solid in float64, without squares of pixels."""
    drawn, (height, width) = draw(seed), (19, 35)
    things, lamp = solids(drawn), drawn.lights[0].position
    hits = cast(drawn.camera, height, width, drawn.size, things)
    seen = hits.rays * hits.depth + np.array(drawn.camera.position)[:, None, None] - np.array(lamp)[:, None, None]
    seen = (0.999 * seen).astype(np.float32)  # off the surfaces
    d = seen.reshape(3, -1).T.astype(np.float64)
    dark = np.zeros(len(d), np.bool_)
    for low, high in things.boxes - np.array(lamp):
        with np.errstate(divide="ignore"):
            one, other = low / d, high / d
        near, far = np.minimum(one, other).max(axis=1), np.maximum(one, other).min(axis=1)
        dark |= np.maximum(near, 0) < np.minimum(far, 1)
    for center, spread in zip(things.centers - np.array(lamp), things.spreads, strict=True):
        shape = np.linalg.inv(spread)
        a, b, c = np.einsum("ni,ij,nj->n", d, shape, d), d @ shape @ center, center @ shape @ center - 1
        root = b * b - a * c
        t = (b - np.sqrt(np.maximum(root, 0))) / a
        dark |= (root > 0) & (t > 0) & (t < 1)
    found = shadows(seen, lamp, things)
    assert (found.ravel() != dark).sum() <= 2  # rays along an edge
    assert dark.any()


def test_no_solid_no_shadow() -> None:
    nothing = Solids(np.zeros((0, 2, 3)), np.zeros((0, 3)), np.zeros((0, 3, 3)))
    assert not shadows(np.ones((3, 5, 7), np.float32), (0.0, 0.0, 0.0), nothing).any()


def test_light_falls_with_the_distance_and_colours_what_it_meets() -> None:
    near, far = (brightness(light=dataclasses.replace(LAMP, position=(3.0, 3.2, z))) for z in (1.0, 2.5))
    assert near[32, 32] > far[32, 32] + 20
    red = Room((6.0, 4.0, 3.0), (GREY,) * 6, [], DOWN, (Light((3.0, 2.0, 2.8), (1.5, 0.0, 0.0)),), 0.05)
    shown = render(red, 16, 16).image.mean(axis=(0, 1))
    assert shown[0] > 1.5 * shown[1]


def test_noise_has_the_asked_deviation() -> None:
    clean, noisy = (brightness(noise=noise) / 3 for noise in (0.0, 0.02))
    error = noisy - clean  # of the mean of three channels, in 1/256
    assert abs(error.mean()) < 0.2
    assert error.std() == pytest.approx(0.02 * 256 / math.sqrt(3), rel=0.05)


def test_patterns() -> None:
    u, v = np.array([0.1, 0.6, 1.1, 1.6, -0.1], np.float32), np.array([0.5, 0.5, 0.5, 1.5, 0.5], np.float32)
    np.testing.assert_array_equal(blend(np.full(5, STRIPES), u, v), [0, 1, 0, 1, 1])
    np.testing.assert_array_equal(blend(np.full(5, CHECKER), u, v), [0, 0, 1, 0, 1])
    np.testing.assert_array_equal(blend(np.zeros(5, np.intp), u, v), 0)
    rng = np.random.default_rng(0)
    u, v = rng.uniform(-20, 20, (2, 2000)).astype(np.float32)
    for kind in range(1, len(PATTERNS)):
        share = blend(np.full(2000, kind), u, v)
        assert 0 <= share.min() < 0.3, PATTERNS[kind]
        assert 0.6 < share.max() <= 1, PATTERNS[kind]
        assert share.std() > 0.1, PATTERNS[kind]


def test_a_pattern_is_seen() -> None:
    board = Material((0.9, 0.9, 0.9), CHECKER, 0.5, 1.0)
    shown = Room((6.0, 4.0, 3.0), (GREY, GREY, GREY, GREY, board, GREY), [], DOWN, (), 1.0)
    plain = dataclasses.replace(shown, faces=(GREY, GREY, GREY, GREY, dataclasses.replace(board, contrast=0.0), GREY))
    one, other = render(shown, 64, 64).image.astype(int), render(plain, 64, 64).image.astype(int)
    dark = (other - one).min(axis=2) > 100
    assert 0.2 < dark.mean() < 0.6
    assert np.abs(other - one)[~dark].max() == 0
