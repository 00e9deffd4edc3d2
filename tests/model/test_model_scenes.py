"""Rendered scenes: repeatable, varied, and exact where geometry is known."""

import dataclasses
import math

import numpy as np
import pytest

from golden.errors import EdgemoeError
from model.data.camera import Camera
from model.data.furniture import BED, CEILING, CLASSES, FLOOR, PERSON, TABLE, WALL
from model.data.items import Box, Item
from model.data.rooms import Light, Room, draw
from model.data.samples import PARTS, TASKS
from model.data.scenes import FIELDS, Scene, render, render_fields, scene
from model.data.textures import Material

GREY = Material((0.5, 0.5, 0.5))
TYPES = dict.fromkeys(FIELDS, "uint8") | {"depth": "float32", "normals": "float32"}


def room(*items: Item, yaw: float = 0.0, pitch: float = 0.0) -> Room:
    """6 x 4 x 3 m; the camera looks along x from (1, 2, 1.5) and sees 90 degrees."""
    camera = Camera((1.0, 2.0, 1.5), yaw, pitch, math.pi / 2)
    return Room((6.0, 4.0, 3.0), (GREY,) * 6, list(items), camera, (Light((3.0, 2.0, 2.8), (1.5, 1.5, 1.5)),))


def test_depth_classes_and_normals_of_an_empty_room_are_exact() -> None:
    shown = render(room(), 65, 129)
    # a pixel at column offset u, row offset v (both of half the width) looks along (1, u, -v)
    u = ((np.arange(129) + 0.5) / 129 * 2 - 1)[None, :]
    v = ((np.arange(65) + 0.5) / 65 * 2 - 1)[:, None] * 65 / 129
    with np.errstate(divide="ignore"):
        sides, level = np.broadcast_arrays(2.0 / np.abs(u), 1.5 / np.abs(v))
    want = np.minimum(np.minimum(5.0, sides), level)
    np.testing.assert_allclose(shown.depth, want, rtol=5e-7)
    assert shown.depth[32, 64] == np.float32(5.0)
    down, right = v + 0 * u > 0, u + 0 * v > 0
    faces = [  # distance, where, class, normal
        (level, down, FLOOR, (0, -1, 0)),
        (level, ~down, CEILING, (0, 1, 0)),
        (sides, right, WALL, (-1, 0, 0)),
        (sides, ~right, WALL, (1, 0, 0)),
        (np.full(want.shape, 5.0), want > 0, WALL, (0, 0, -1)),
    ]
    clear = np.zeros(want.shape, int)
    for distance, where, label, normal in faces:
        others = [d for d, w, *_ in faces if w is not where and d is not distance]
        first = where & (distance < 0.9999 * np.min(others, axis=0))  # rays into a corner may see either side of it
        assert first.any()
        assert np.all(shown.segmentation[first] == label)
        assert np.all(shown.normals[first] == normal)
        clear += first
    assert clear.max() == 1
    assert clear.mean() > 0.98
    assert not shown.human_parts.any()
    assert not shown.saliency.any()


@pytest.mark.parametrize(("yaw", "distance"), [(0.0, 5.0), (math.pi / 2, 2.0), (math.pi, 1.0), (-math.pi / 2, 2.0)])
def test_a_wall_ahead_has_one_depth(yaw: float, distance: float) -> None:
    shown = render(room(yaw=yaw), 9, 9)
    np.testing.assert_allclose(shown.depth[4, 3:6], distance, rtol=1e-6)  # along the axis, not along the ray
    np.testing.assert_allclose(shown.normals[4, 3:6], [(0, 0, -1)] * 3, atol=1e-7)
    assert shown.segmentation[4, 4] == WALL


def test_looking_down_sees_the_floor() -> None:
    shown = render(room(pitch=-math.pi / 2 + 1e-9), 9, 9)
    middle = np.s_[3:6, 3:6]  # the rest is walls
    np.testing.assert_allclose(shown.depth[middle], 1.5, rtol=1e-6)
    np.testing.assert_allclose(shown.normals[middle], np.broadcast_to((0, 0, -1), (3, 3, 3)), atol=1e-7)
    assert (shown.segmentation[middle] == FLOOR).all()


def test_normals_turn_with_a_pitched_camera() -> None:
    shown = render(room(pitch=-math.pi / 6), 33, 65)
    # the wall's normal -x: the optical axis is 30 degrees below it, and the camera's down axis 120 degrees from +x
    np.testing.assert_allclose(shown.normals[2, 32], (0, 0.5, -math.sqrt(3) / 2), atol=1e-6)
    np.testing.assert_allclose(shown.normals[30, 32], (0, -math.sqrt(3) / 2, -0.5), atol=1e-6)  # floor


def test_the_nearest_box_wins() -> None:
    near = Item(TABLE, (Box((3.0, 1.5, 0.0), (3.5, 2.5, 2.0), Material((1.0, 0.0, 0.0))),))
    far = Item(BED, (Box((4.0, 0.0, 0.0), (5.0, 4.0, 3.0), Material((0.0, 1.0, 0.0))),))
    for items in ((near, far), (far, near)):
        shown = render(room(*items), 33, 65)
        assert (shown.segmentation[16, 32], shown.depth[16, 32]) == (TABLE, 2.0)
        assert (shown.segmentation[16, 20], shown.depth[16, 20]) == (BED, 3.0)
        assert shown.image[16, 32].argmax() == 0
        assert shown.image[16, 20].argmax() == 1


def test_a_seed_gives_the_same_bytes_and_another_seed_another_room() -> None:
    one, again, other = scene(5, 64, 128), scene(5, 64, 128), scene(6, 64, 128)
    for field in FIELDS:
        assert getattr(one, field).tobytes() == getattr(again, field).tobytes()
        assert getattr(one, field).tobytes() != getattr(other, field).tobytes()
    assert {name: value.dtype.name for name, value in dataclasses.asdict(one).items()} == TYPES
    assert list(FIELDS) == ["image", *TASKS]
    for name, value in dataclasses.asdict(scene(5, 31, 45)).items():
        assert value.shape == ((31, 45, 3) if name in ("image", "normals") else (31, 45))
        assert value.flags.c_contiguous


@pytest.mark.parametrize("field", FIELDS)
def test_fields_rendered_alone_are_the_same(field: str) -> None:
    for seed in (3, 8):
        alone = render_fields(draw(seed), 24, 40, (field,), seed)
        assert list(alone) == [field]
        np.testing.assert_array_equal(alone[field], getattr(scene(seed, 24, 40), field))


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (37, 1), (9, 17)])
def test_any_size_works(size: tuple[int, int]) -> None:
    for seed in range(4):
        assert np.isfinite(scene(seed, *size).depth).all()


@pytest.fixture(scope="module")
def many() -> list[Scene]:
    """150 scenes."""
    return [scene(seed, 32, 64) for seed in range(150)]


def test_scenes_are_varied_and_sane(many: list[Scene]) -> None:
    labels, depths = np.stack([s.segmentation for s in many]), np.stack([s.depth for s in many])
    share = np.bincount(labels.ravel(), minlength=len(CLASSES)) / labels.size
    assert len(share) == len(CLASSES) == 9
    assert share.min() > 0.01
    assert share.max() < 0.65
    assert depths.min() > 0.1
    assert depths.max() < 10
    pictures = np.stack([s.image for s in many])
    assert pictures.mean(axis=(1, 2, 3)).std() > 10
    assert (pictures == 255).mean() < 0.1
    normals = np.stack([s.normals for s in many])
    np.testing.assert_allclose(np.sqrt((normals * normals).sum(axis=-1)), 1, atol=1e-6)


def test_persons_are_frequent_and_show_all_their_parts(many: list[Scene]) -> None:
    visible = np.mean([(s.segmentation == PERSON).any() for s in many])
    assert 0.55 < visible < 0.85
    parts = np.stack([s.human_parts for s in many])
    share = np.bincount(parts.ravel(), minlength=len(PARTS)) / parts.size
    assert len(share) == len(PARTS)
    assert share.min() > 0.003
    assert share[0] < 0.98


def test_drawn_rooms_are_possible() -> None:
    for seed in range(250):
        drawn = draw(seed)
        assert sum(item.label == PERSON for item in drawn.items) <= 3
        eye, lamp = np.array(drawn.camera.position), np.array(drawn.lights[0].position)
        for item in drawn.items:
            low, high = np.array(item.bounds())
            assert np.all(low < high)
            assert np.all(low > -1e-9)
            assert np.all(high < np.array(drawn.size) + 1e-9)
            assert not np.all((eye > low - 0.69)[:2] & (eye < high + 0.69)[:2])
            assert not np.all((lamp > low - 0.09) & (lamp < high + 0.09))


def test_errors() -> None:
    with pytest.raises(EdgemoeError, match="seed=-1"):
        scene(-1, 8, 8)
    with pytest.raises(EdgemoeError, match="height=0"):
        scene(0, 0, 8)
    with pytest.raises(EdgemoeError, match="width=-3"):
        scene(0, 8, -3)
    with pytest.raises(EdgemoeError, match="250 objects in a room; give at most 249"):
        render(room(*[Item(TABLE, (Box((3, 1, 0), (4, 2, 1), GREY),))] * 250), 8, 8)
