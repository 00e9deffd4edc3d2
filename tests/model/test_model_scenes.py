"""Rendered scenes: repeatable, and exact where geometry is known."""

import dataclasses
import math

import numpy as np
import pytest

from golden.errors import EdgemoeError
from model.data.dataset import VALIDATION_SEED, render_split
from model.data.furniture import BED, CEILING, CLASSES, FLOOR, TABLE, WALL, Box, Material
from model.data.raycast import Camera
from model.data.scenes import Room, draw, render, scene

GREY = Material((0.5, 0.5, 0.5))


def room(*boxes: Box, yaw: float = 0.0, pitch: float = 0.0) -> Room:
    """6 x 4 x 3 m; the camera looks along x from (1, 2, 1.5)."""
    camera = Camera((1.0, 2.0, 1.5), yaw, pitch, math.pi / 2)
    return Room((6.0, 4.0, 3.0), (GREY,) * 6, list(boxes), camera, light=(3.0, 2.0, 2.8))


def test_depth_and_labels_of_an_empty_room_are_exact() -> None:
    shown = render(room(), 65, 129)
    # fov 90 degrees: a pixel at column offset u, row offset v (both of half the width) looks along (1, u, -v)
    u = ((np.arange(129) + 0.5) / 129 * 2 - 1)[None, :]
    v = ((np.arange(65) + 0.5) / 65 * 2 - 1)[:, None] * 65 / 129
    with np.errstate(divide="ignore"):
        walls = np.minimum(5.0, 2.0 / np.abs(u))
        want = np.minimum(walls, 1.5 / np.abs(v))
    np.testing.assert_allclose(shown.depth, want, rtol=1e-6)
    assert (shown.depth[32] == walls[0].astype(np.float32)).all()
    up, down = want + 0 * u < walls, v > 0
    np.testing.assert_array_equal(shown.label, np.where(up, np.where(down, FLOOR, CEILING), WALL))
    assert shown.depth[32, 64] == np.float32(5.0)


@pytest.mark.parametrize(("yaw", "distance"), [(0.0, 5.0), (math.pi / 2, 2.0), (math.pi, 1.0), (-math.pi / 2, 2.0)])
def test_a_wall_ahead_has_one_depth(yaw: float, distance: float) -> None:
    shown = render(room(yaw=yaw), 9, 9)
    assert shown.depth[4, 4] == pytest.approx(distance, rel=1e-6)
    wall = shown.depth[4, 3:6]
    np.testing.assert_allclose(wall, distance, rtol=1e-6)  # along the axis, not along the ray
    assert shown.label[4, 4] == WALL


def test_looking_down_sees_the_floor() -> None:
    shown = render(room(pitch=-math.pi / 2 + 1e-9), 9, 9)
    shown = dataclasses.replace(shown, depth=shown.depth[3:6, 3:6], label=shown.label[3:6, 3:6])  # the rest is walls
    np.testing.assert_allclose(shown.depth, 1.5, rtol=1e-6)
    assert (shown.label == FLOOR).all()


def test_the_nearest_box_wins() -> None:
    near = Box((3.0, 1.5, 0.0), (3.5, 2.5, 2.0), TABLE, Material((1.0, 0.0, 0.0)))
    far = Box((4.0, 0.0, 0.0), (5.0, 4.0, 3.0), BED, Material((0.0, 1.0, 0.0)))
    for boxes in ((near, far), (far, near)):
        shown = render(room(*boxes), 33, 65)
        assert (shown.label[16, 32], shown.depth[16, 32]) == (TABLE, 2.0)
        assert (shown.label[16, 20], shown.depth[16, 20]) == (BED, 3.0)
        assert shown.rgb[16, 32].argmax() == 0
        assert shown.rgb[16, 20].argmax() == 1


def test_shadow() -> None:
    lid = Box((2.9, 1.9, 1.0), (3.1, 2.1, 1.1), TABLE, GREY)
    down = Camera((3.0, 3.2, 2.9), 0.0, -math.pi / 2 + 1e-9, math.pi / 2)
    pictures = []
    for boxes in ([], [lid]):
        shown = Room((6.0, 4.0, 3.0), (GREY,) * 6, boxes, down, light=(3.0, 2.0, 2.8), ambient=0.2)
        pictures.append(render(shown, 64, 64).rgb.astype(int).sum(axis=2))
    darker = pictures[0] - pictures[1] > 40
    assert 5 < darker.sum() < 600


def test_a_seed_gives_the_same_bytes_and_another_seed_another_room() -> None:
    one, again, other = scene(5, 64, 128), scene(5, 64, 128), scene(6, 64, 128)
    for field in ("rgb", "depth", "label"):
        assert getattr(one, field).tobytes() == getattr(again, field).tobytes()
        assert getattr(one, field).tobytes() != getattr(other, field).tobytes()
    assert [value.dtype.name for value in (one.rgb, one.depth, one.label)] == ["uint8", "float32", "uint8"]
    assert scene(5, 32, 48).rgb.shape == (32, 48, 3)


def test_scenes_are_varied_and_sane() -> None:
    scenes = [scene(seed, 32, 64) for seed in range(60)]
    labels, depths = np.stack([s.label for s in scenes]), np.stack([s.depth for s in scenes])
    share = np.bincount(labels.ravel(), minlength=len(CLASSES)) / labels.size
    assert share.min() > 0.005
    assert share.max() < 0.7
    assert depths.min() > 0.1
    assert depths.max() < 10
    assert np.stack([s.rgb for s in scenes]).mean(axis=(1, 2, 3)).std() > 10
    for seed in range(60):
        drawn = draw(seed)
        for box in drawn.boxes:
            assert np.all(np.array(box.low) < box.high)
            assert np.all(np.array(box.low) > -1e-9)
            assert np.all(np.array(box.high) < np.array(drawn.size) + 1e-9)
            position = np.array(drawn.camera.position)
            assert not np.all((position > box.low) & (position < box.high))


def test_splits_are_disjoint_and_do_not_depend_on_processes() -> None:
    train, validation = render_split("train", 70, 8, 16, processes=2), render_split("validation", 2, 8, 16)
    np.testing.assert_array_equal(train.image[69], scene(69, 8, 16).rgb)
    np.testing.assert_array_equal(validation.depth[1], scene(VALIDATION_SEED + 1, 8, 16).depth)
    assert render_split("train", 70, 8, 16).image.tobytes() == train.image.tobytes()
    assert len(train) == 70


def test_errors() -> None:
    with pytest.raises(EdgemoeError, match="seed=-1"):
        scene(-1, 8, 8)
    with pytest.raises(EdgemoeError, match="height=0"):
        scene(0, 0, 8)
    with pytest.raises(EdgemoeError, match="'test' is not one of train, validation"):
        render_split("test", 1, 8, 8)
    with pytest.raises(EdgemoeError, match="count=0"):
        render_split("train", 0, 8, 8)
