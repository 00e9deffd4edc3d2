"""The labels of rendered scenes against their definitions, worked out pixel by pixel."""

import itertools
import math

import numpy as np
import pytest
from numpy.typing import NDArray

from model.data import labels
from model.data.camera import Camera
from model.data.furniture import BED, PERSON, TABLE, WINDOW
from model.data.items import Box, Ellipsoids, Item
from model.data.people import person, seated, upright
from model.data.raycast import ROOM_FACES, cast
from model.data.rooms import Room, draw
from model.data.samples import PARTS
from model.data.scenes import render, scene, solids
from model.data.textures import Material

GREY = Material((0.5, 0.5, 0.5))
HEIGHT, WIDTH = 30, 52


def objects_of(drawn: Room, height: int, width: int) -> NDArray[np.int64]:
    """The object that every pixel shows: a face of the room, or ROOM_FACES + the number of the item."""
    boxes = [number for number, item in enumerate(drawn.items) for _ in item.boxes]
    balls = [number for number, item in enumerate(drawn.items) for _ in item.round.parts]
    facet = cast(drawn.camera, height, width, drawn.size, solids(drawn)).facet
    found = np.zeros((height, width), np.int64)
    for at in itertools.product(range(height), range(width)):
        f = int(facet[at]) - ROOM_FACES
        owner = boxes[f // 6] if 0 <= f < 6 * len(boxes) else balls[f - 6 * len(boxes)] if f >= 0 else f
        found[at] = owner + ROOM_FACES
    return found


@pytest.mark.parametrize("seed", [0, 2, 11, 17])
def test_edges_are_pixels_beside_another_object(seed: int) -> None:
    objects = objects_of(draw(seed), HEIGHT, WIDTH)
    want = np.zeros((HEIGHT, WIDTH), np.uint8)
    for row, column in itertools.product(range(HEIGHT), range(WIDTH)):
        for other in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if 0 <= other[0] < HEIGHT and 0 <= other[1] < WIDTH and objects[other] != objects[row, column]:
                want[row, column] = 1
    assert want.any()
    np.testing.assert_array_equal(scene(seed, HEIGHT, WIDTH).edges, want)


def test_edges_of_a_known_map() -> None:
    objects = np.array([[0, 0, 0, 7], [0, 0, 0, 7], [0, 0, 0, 0], [0, 0, 0, 0]])
    np.testing.assert_array_equal(labels.edges(objects), [[0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1], [0, 0, 0, 0]])


def test_parts_of_one_object_have_no_edge_but_two_objects_of_a_class_have() -> None:
    camera = Camera((1.0, 2.0, 1.5), 0.0, 0.0, math.pi / 2)
    left, right = Box((3.0, 2.0, 0.0), (3.5, 3.0, 3.0), GREY), Box((3.0, 1.0, 0.0), (3.5, 2.0, 3.0), GREY)
    for items, seam in (([Item(BED, (left, right))], 0), ([Item(BED, (left,)), Item(BED, (right,))], 1)):
        shown = render(Room((6.0, 4.0, 3.0), (GREY,) * 6, items, camera, ()), 20, 40)
        assert (shown.segmentation[:, 19:21] == BED).all()
        assert (shown.edges[:, 19:21] == seam).all()


def normals_of_depth(depth: NDArray[np.float32], fov: float) -> NDArray[np.float64]:
    """Normals of the inner pixels: cross products of central differences of the points seen, in camera axes."""
    height, width = depth.shape
    half = math.tan(fov / 2)
    right = (2 * (np.arange(width) + 0.5) / width - 1) * half
    down = (2 * (np.arange(height) + 0.5) / height - 1) * half * height / width
    rays = np.stack([*np.broadcast_arrays(right, down[:, None]), np.ones((height, width))], axis=-1)
    points = rays * depth[..., None].astype(np.float64)
    across, along = points[1:-1, 2:] - points[1:-1, :-2], points[2:, 1:-1] - points[:-2, 1:-1]
    found = np.cross(across, along)
    found *= -np.sign((found * rays[1:-1, 1:-1]).sum(axis=-1, keepdims=True))  # towards the viewer
    return np.asarray(found / np.linalg.norm(found, axis=-1, keepdims=True))


@pytest.mark.parametrize("seed", [0, 3, 6, 40])
def test_normals_agree_with_the_depth(seed: int) -> None:
    drawn, height, width = draw(seed), 128, 256
    shown = render(drawn, height, width)
    facet = cast(drawn.camera, height, width, drawn.size, solids(drawn)).facet
    middle = facet[1:-1, 1:-1]
    inner = np.ones(middle.shape, np.bool_)
    for neighbour in (facet[2:, 1:-1], facet[:-2, 1:-1], facet[1:-1, 2:], facet[1:-1, :-2]):
        inner &= neighbour == middle
    cosine = (normals_of_depth(shown.depth, drawn.camera.fov) * shown.normals[1:-1, 1:-1]).sum(axis=-1)
    flat = middle < solids(drawn).first_ellipsoid
    assert (flat & inner).sum() > 10_000
    assert cosine[flat & inner].min() > 1 - 1e-4  # float32 depth
    curved = cosine[~flat & inner]
    assert not curved.size or np.median(curved) > 0.99  # a limb is a few pixels wide
    assert curved.size > 100 or seed not in (0, 3)


def test_normals_of_a_ball_point_away_from_its_middle() -> None:
    camera = Camera((1.0, 2.0, 1.5), 0.3, -0.2, math.pi / 2)
    center = np.array([3.0, 2.3, 1.2])
    ball = Item(TABLE, (), Ellipsoids(center[None], np.eye(3)[None] * 0.49, (GREY,), (0,)))
    drawn = Room((6.0, 4.0, 3.0), (GREY,) * 6, [ball], camera, ())
    shown, hits = render(drawn, 40, 60), cast(camera, 40, 60, drawn.size, solids(drawn))
    seen = shown.segmentation == TABLE
    points = (hits.rays.astype(np.float64) * hits.depth)[:, seen].T + camera.position
    away = (points - center) / 0.7
    # world to camera: out of yaw 0.3 and pitch -0.2, by hand
    c, s, cp, sp = math.cos(0.3), math.sin(0.3), math.cos(0.2), math.sin(0.2)
    right = s * away[:, 0] - c * away[:, 1]
    ahead = cp * (c * away[:, 0] + s * away[:, 1]) - sp * away[:, 2]
    down = -sp * (c * away[:, 0] + s * away[:, 1]) - cp * away[:, 2]
    assert seen.sum() > 100
    np.testing.assert_allclose(shown.normals[seen], np.stack([right, down, ahead], axis=1), atol=2e-6)


@pytest.mark.parametrize("seed", range(6))
def test_normals_face_the_viewer(seed: int) -> None:
    drawn = draw(seed)
    shown = render(drawn, 32, 64)
    right, down = drawn.camera.plane(32, 64)
    rays = np.stack([*np.broadcast_arrays(right, down[:, None]), np.ones((32, 64))], axis=-1)
    assert ((shown.normals * rays).sum(axis=-1) < 1e-6).all()


def test_parts_and_persons_are_the_same_pixels() -> None:
    seen = set()
    for seed in range(40):
        shown = scene(seed, 32, 64)
        np.testing.assert_array_equal(shown.human_parts > 0, shown.segmentation == PERSON)
        seen |= set(np.unique(shown.human_parts).tolist())
    assert seen == set(range(len(PARTS)))


def test_parts_are_labelled_where_they_are() -> None:
    """Six balls from left to right: columns 20, 40 ... 120 of 140 at depth 2, where the picture is 4 m wide."""
    centers = np.array([(3.0, 4.0 - 4 * column / 140, 1.5) for column in range(20, 140, 20)])
    balls = Ellipsoids(centers, np.full((6, 1, 1), 0.01) * np.eye(3), (GREY,) * 6, (1, 2, 3, 4, 5, 6))
    camera = Camera((1.0, 2.0, 1.5), 0.0, 0.0, math.pi / 2)
    items = [Item(TABLE, (Box((5.0, 1.0, 0.0), (5.5, 3.0, 1.0), GREY),)), Item(PERSON, (), balls)]
    shown = render(Room((6.0, 4.0, 3.0), (GREY,) * 6, items, camera, ()), 70, 140)
    np.testing.assert_array_equal(shown.human_parts[34, 20::20], [1, 2, 3, 4, 5, 6])
    np.testing.assert_array_equal(shown.human_parts[34, 10::20], 0)


@pytest.mark.parametrize("kind", ["standing", "walking", "sitting"])
def test_a_person_is_built_like_one(kind: str) -> None:
    for seed in range(20):
        item = person(np.random.default_rng(seed), kind, 1.8, pelvis=0.55 if kind == "sitting" else None)
        heights = [item.round.centers[np.array(item.round.parts) == part, 2] for part in range(1, len(PARTS))]
        head, torso, _, _, _, shins = (float(values.mean()) for values in heights)
        assert head > torso > shins
        low, high = item.bounds()
        assert low[2] >= -1e-9
        top = max(z + math.sqrt(s[2, 2]) for z, s, p in zip(
            item.round.centers[:, 2], item.round.spreads, item.round.parts, strict=True) if p == 1)  # fmt: skip
        assert (1.2 < top < 1.6) if kind == "sitting" else (1.6 < top < 1.9)
        if kind != "sitting":
            assert low[2] < 0.01
        assert item.label == PERSON
        assert max(high[0] - low[0], high[1] - low[1]) < 2.0


def test_persons_stand_alone_and_sit_on_chairs() -> None:
    for seed in range(10):
        assert [item.label for item in upright(np.random.default_rng(seed))] == [PERSON]
        seat, sitter = seated(np.random.default_rng(seed))
        assert sitter.label == PERSON
        top = seat.boxes[0].high[2]
        hips = sitter.round.centers[0]
        assert seat.boxes[0].low[0] < hips[0] < seat.boxes[0].high[0]
        assert 0.05 < hips[2] - top < 0.3


def test_salient_are_persons_else_the_object_with_most_weight() -> None:
    kinds = set()
    for seed in range(40):
        drawn = draw(seed)
        objects, shown = objects_of(drawn, 16, 32), scene(seed, 16, 32)
        persons = [number for number, item in enumerate(drawn.items) if item.label == PERSON]
        of_persons = np.isin(objects - ROOM_FACES, persons)
        if of_persons.sum() >= 16 * 32 / 200:
            kinds.add("persons")
            np.testing.assert_array_equal(shown.saliency, of_persons)
            continue
        weights: dict[int, float] = {}
        for row, column in itertools.product(range(16), range(32)):
            x, y = (2 * column + 1) / 32 - 1, (2 * row + 1) / 16 - 1
            number = int(objects[row, column])
            weights[number] = weights.get(number, 0.0) + (1 - x * x) * (1 - y * y)
        best = max((number for number in weights if number >= ROOM_FACES), key=lambda n: weights[n], default=None)
        kinds.add("nothing" if best is None else "object")
        np.testing.assert_array_equal(shown.saliency, objects == best if best is not None else 0 * objects)
    assert {"persons", "object"} <= kinds


def test_saliency_of_known_maps() -> None:
    objects = np.array([[4, 4, 4, 4], [6, 7, 7, 4], [6, 6, 6, 4]])
    classes = np.where(objects == 6, WINDOW, np.where(objects == 7, TABLE, 1)).astype(np.uint8)
    # weights of columns 7/16, 15/16, 15/16, 7/16 and of rows 5/9, 1, 5/9:
    # object 6 has 7/16 + (7 + 15 + 15)/16 5/9 = 1.72, object 7 has 30/16 = 1.875 with half as many pixels
    np.testing.assert_array_equal(labels.saliency(objects, classes), objects == 7)
    np.testing.assert_array_equal(labels.saliency(objects, np.where(objects == 6, PERSON, 0)), objects == 6)
    assert not labels.saliency(np.zeros((3, 4), int), np.zeros((3, 4), np.uint8)).any()
    wide = np.full((20, 20), 6)
    wide[0, 0] = 7
    few = np.where(wide == 7, PERSON, TABLE).astype(np.uint8)
    assert labels.saliency(wide, few).sum() == 399  # one pixel of 400 is below 1/200
    wide[0, 1], few[0, 1] = 7, PERSON
    assert labels.saliency(wide, few).sum() == 2
