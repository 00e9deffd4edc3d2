"""The ray caster against a slow one: every pixel against every solid in float64, without rectangles or tricks."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from model.data.camera import Camera
from model.data.raycast import ROOM_FACES, Solids, cast
from model.data.rooms import draw
from model.data.scenes import solids

Floats = NDArray[np.float64]
EMPTY = Solids(np.zeros((0, 2, 3)), np.zeros((0, 3)), np.zeros((0, 3, 3)))


def slow_ray(camera: Camera, row: int, column: int, height: int, width: int) -> Floats:
    """The direction of a pixel, by rotating (ahead, left, up) first by the pitch and then by the yaw."""
    half = math.tan(camera.fov / 2)
    left, up = -(2 * (column + 0.5) / width - 1) * half, -(2 * (row + 0.5) / height - 1) * half * height / width
    c, s = math.cos(camera.pitch), math.sin(camera.pitch)
    ahead, up = c - s * up, s + c * up
    c, s = math.cos(camera.yaw), math.sin(camera.yaw)
    return np.array([c * ahead - s * left, s * ahead + c * left, up])


def slow_hits(origin: Floats, ray: Floats, size: Floats, things: Solids) -> tuple[list[float], list[int]]:
    """Ray parameters and facets of everything a ray enters, and of where it leaves the room."""
    depths, facets = [], []
    with np.errstate(divide="ignore"):
        ends = np.array([-origin, size - origin]) / ray
    axis = int(ends.max(axis=0).argmin())
    depths.append(ends.max(axis=0)[axis])
    facets.append(2 * axis + int(ray[axis] > 0))
    for index, (low, high) in enumerate(things.boxes):
        slab = np.array([low - origin, high - origin]) / ray
        near, far = slab.min(axis=0), slab.max(axis=0)
        if 0 < near.max() < far.min():
            axis = int(near.argmax())
            depths.append(near[axis])
            facets.append(ROOM_FACES + 6 * index + 2 * axis + int(ray[axis] < 0))
    for index, (center, spread) in enumerate(zip(things.centers, things.spreads, strict=True)):
        values, vectors = np.linalg.eigh(spread)
        d, o = (vectors.T @ v / np.sqrt(values) for v in (ray, origin - center))  # the unit sphere
        root = (d @ o) ** 2 - (d @ d) * (o @ o - 1)
        if root > 0 and (t := (-(d @ o) - math.sqrt(root)) / (d @ d)) > 0:
            depths.append(t)
            facets.append(ROOM_FACES + 6 * len(things.boxes) + index)
    return depths, facets


def check(camera: Camera, size: tuple[float, float, float], things: Solids, height: int, width: int) -> None:
    hits = cast(camera, height, width, size, things)
    unclear = 0
    for row in range(height):
        for column in range(width):
            ray = slow_ray(camera, row, column, height, width)
            np.testing.assert_allclose(hits.rays[:, row, column], ray, rtol=1e-6, atol=1e-7)
            depths, facets = slow_hits(np.array(camera.position), ray, np.array(size), things)
            first = min(depths)
            same = [f for d, f in zip(depths, facets, strict=True) if d < first * (1 + 1e-5)]
            if hits.facet[row, column] in same and abs(hits.depth[row, column] / first - 1) < 1e-6:
                continue
            unclear += 1  # a ray along an edge may fall on either side of it in float32
    assert unclear <= 1


@pytest.mark.parametrize("seed", range(8))
def test_drawn_rooms(seed: int) -> None:
    drawn = draw(seed)
    check(drawn.camera, drawn.size, solids(drawn), 18, 36)


def test_solids_all_around_the_camera() -> None:
    """Boxes and ellipsoids beside and behind the camera, cut by its plane, and turned cameras."""
    rng = np.random.default_rng(1)
    size, position = (8.0, 7.0, 4.0), (4.0, 3.5, 1.8)
    for _ in range(6):
        centers = np.array(position) + rng.uniform(-1, 1, (24, 3)) * (3, 2.6, 1.2)
        half = rng.uniform(0.05, 0.5, (24, 3))
        frames = np.linalg.qr(rng.normal(size=(24, 3, 3)))[0]
        clear = np.abs(centers - position).max(axis=1) > 0.95  # nothing may hold the camera
        boxes = np.stack([centers - half, centers + half], axis=1)[clear][::2]
        spreads = (frames * half[:, None] ** 2) @ frames.transpose(0, 2, 1)
        things = Solids(boxes, centers[clear][1::2], spreads[clear][1::2])
        camera = Camera(position, rng.uniform(-4, 4), rng.uniform(-1.2, 1.2), rng.uniform(0.8, 2.2))
        check(camera, size, things, 16, 24)


def test_long_solids_that_reach_from_behind_the_camera_to_far_ahead() -> None:
    """Their near end is not in the picture, but they are cut only by its border."""
    walls = [((0.2, 2.4, 0.0), (5.0, 2.7, 1.9)), ((0.3, 0.8, 0.1), (4.0, 1.6, 1.4)), ((0.1, 1.0, 2.0), (5.5, 3.0, 2.2))]
    tube = np.diag([2.5**2, 0.15**2, 0.2**2])
    things = Solids(np.array(walls), np.array([[2.0, 1.7, 1.1], [2.2, 2.2, 1.9]]), np.stack([tube, tube]))
    for yaw, pitch in ((0.0, 0.0), (0.4, -0.3), (-0.5, 0.4), (math.pi, 0.1), (1.6, -0.5)):
        check(Camera((1.0, 2.0, 1.5), yaw, pitch, 1.9), (6.0, 4.0, 3.0), things, 20, 30)


def test_what_is_behind_the_camera_is_not_mirrored_to_the_front() -> None:
    """A tall box close behind: the rectangle around its image reaches to where its far part would be mirrored."""
    things = Solids(np.array([[(3.89, 3.68, 1.24), (5.77, 6.23, 3.74)]]), EMPTY.centers, EMPTY.spreads)
    check(Camera((4.0, 3.5, 1.8), -1.138, 0.172, 1.25), (8.0, 7.0, 4.0), things, 16, 24)


def test_a_ball_ahead() -> None:
    """Radius 1/2, 3 m ahead: D = 3^2 - (9 - 1/4)(1 + u^2 + v^2) with t = (3 - sqrt(D)) / (1 + u^2 + v^2)."""
    things = Solids(EMPTY.boxes, np.array([[4.0, 2.0, 1.5]]), np.eye(3)[None] / 4)
    hits = cast(Camera((1.0, 2.0, 1.5), 0.0, 0.0, math.pi / 2), 101, 101, (6.0, 4.0, 3.0), things)
    u = (np.arange(101) + 0.5) / 101 * 2 - 1
    square = 1 + u**2 + u[:, None] ** 2
    inside = 9 - (9 - 0.25) * square
    want = (3 - np.sqrt(np.maximum(inside, 0))) / square
    np.testing.assert_array_equal(hits.facet == ROOM_FACES, inside > 0)
    np.testing.assert_allclose(hits.depth[inside > 0], want[inside > 0], rtol=1e-7)
    assert hits.depth[50, 50] == 2.5
    assert np.count_nonzero(inside > 0) > 200
