"""Augmentation: labels, depth and normals stay the truth of the changed picture."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import ndimage  # type: ignore[import-untyped]

from golden.errors import EdgemoeError
from model.data import resample
from model.data.augment import LARGEST_SCALE, NONE, Augmentation, augment
from model.data.samples import IGNORE, Sample

HEIGHT, WIDTH, FOCAL = 48, 80, 60.0
FLIP = Augmentation(flip=1.0)
EVERYTHING = Augmentation(0.5, (1.0, 2.0), 0.4, 0.4, 0.4)
EIGHT = np.ones((3, 3))


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def noise(seed: int, height: int = HEIGHT, width: int = WIDTH) -> Sample:
    """A sample of random values with ignored and unknown places, all tasks, read-only."""
    draw = rng(seed)
    normals = draw.normal(size=(height, width, 3))
    normals /= np.linalg.norm(normals, axis=2, keepdims=True)
    normals[draw.random((height, width)) < 0.2] = 0
    depth = draw.uniform(0.5, 9.0, (height, width)).astype(np.float32)
    depth[draw.random((height, width)) < 0.2] = 0
    sample: Sample = {
        "image": draw.integers(0, 256, (height, width, 3), dtype=np.uint8),
        "segmentation": draw.choice(np.array([0, 3, 7, IGNORE], np.uint8), (height, width)),
        "depth": depth,
        "normals": normals.astype(np.float32),
        "edges": draw.choice(np.array([0, 1, IGNORE], np.uint8), (height, width)),
        "saliency": draw.choice(np.array([0, 1, IGNORE], np.uint8), (height, width)),
        "human_parts": draw.choice(np.array([0, 2, 6, IGNORE], np.uint8), (height, width)),
    }
    for values in sample.values():
        values.flags.writeable = False
    return sample


def plane_depth(
    normal: NDArray[np.float64], offset: float, x: NDArray[np.float64], y: NDArray[np.float64]
) -> NDArray[Any]:
    """Depth of the plane normal . P = -offset along the rays (x, y, 1)."""
    return np.asarray(-offset / (normal[0] * x + normal[1] * y + normal[2]))


def rays() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    x = (np.arange(WIDTH) + 0.5 - WIDTH / 2) / FOCAL
    y = (np.arange(HEIGHT) + 0.5 - HEIGHT / 2) / FOCAL
    return np.broadcast_to(x, (HEIGHT, WIDTH)), np.broadcast_to(y[:, None], (HEIGHT, WIDTH))


def plane(normal: NDArray[np.float64], offset: float = 3.0) -> Sample:
    """A tilted plane; segmentation holds the column and saliency the row of every pixel."""
    rows, columns = np.indices((HEIGHT, WIDTH), dtype=np.uint8)
    return {
        "image": np.zeros((HEIGHT, WIDTH, 3), np.uint8),
        "segmentation": columns,
        "saliency": rows,
        "depth": plane_depth(normal, offset, *rays()).astype(np.float32),
        "normals": np.broadcast_to(normal.astype(np.float32), (HEIGHT, WIDTH, 3)),
    }


TILTED = np.array([0.48, -0.36, -0.8])


def test_a_mirrored_plane_is_the_plane_rendered_in_the_mirrored_scene() -> None:
    out = augment(plane(TILTED), FLIP, rng())
    want = plane(TILTED * [-1, 1, 1])
    np.testing.assert_allclose(out["depth"], want["depth"], rtol=1e-6)
    np.testing.assert_array_equal(out["normals"], want["normals"])
    assert not np.allclose(out["depth"], plane(TILTED)["depth"], rtol=1e-2)
    np.testing.assert_array_equal(out["segmentation"], want["segmentation"][:, ::-1])


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("zoom", [1.2, 1.5, 2.0, 3.3])
def test_a_zoomed_plane_is_the_small_scene_rendered_with_the_long_lens(zoom: float, flip: bool) -> None:
    out = augment(plane(TILTED), Augmentation(float(flip), (zoom, zoom)), rng(5))
    if flip:  # back to the unmirrored picture, whose normals have the other x
        out = {key: values[:, ::-1] for key, values in out.items()}
    rows, columns = np.arange(HEIGHT) + 0.5, np.arange(WIDTH) + 0.5
    # Where the box lies, within half a pixel, from the columns and rows that came along as labels.
    left = np.median(out["segmentation"] + 0.5 - columns / zoom)
    top = np.median(out["saliency"] + 0.5 - rows[:, None] / zoom)
    assert 0 <= left <= WIDTH - WIDTH / zoom + 0.5
    assert 0 <= top <= HEIGHT - HEIGHT / zoom + 0.5
    x = (columns - (WIDTH / 2 - left) * zoom) / (FOCAL * zoom)
    y = (rows - (HEIGHT / 2 - top) * zoom)[:, None] / (FOCAL * zoom)
    want = plane_depth(TILTED, 3.0 / zoom, x, y)
    np.testing.assert_allclose(out["depth"], want, rtol=0.02)  # nearest neighbour: 1 pixel is 1 / 60 of a ray
    np.testing.assert_array_equal(out["normals"], plane(TILTED * [-1 if flip else 1, 1, 1])["normals"])


@pytest.mark.parametrize("zoom", [1.25, 2.0, 2.5])
def test_a_zoom_takes_source_pixels_evenly(zoom: float) -> None:
    out = augment(plane(TILTED), Augmentation(scale=(zoom, zoom)), rng(1))
    columns = out["segmentation"][0].astype(int)
    assert (out["segmentation"] == columns).all()
    assert set(np.diff(columns)) <= {0, 1}
    assert abs(columns[-1] - columns[0] + 1 - WIDTH / zoom) <= 1
    repeats = np.bincount(columns - columns[0])[1:-1]
    assert set(repeats) <= {int(np.floor(zoom)), int(np.ceil(zoom))}


def blocks(seed: int) -> Sample:
    """Blocks of 8 x 8 pixels whose label is their red value / 20; edges along their borders."""
    labels = rng(seed).integers(0, 12, (HEIGHT // 8, WIDTH // 8)).astype(np.uint8)
    labels = labels.repeat(8, axis=0).repeat(8, axis=1)
    edges = np.zeros((HEIGHT, WIDTH), np.uint8)
    edges[:, 1:] |= labels[:, 1:] != labels[:, :-1]
    edges[1:] |= labels[1:] != labels[:-1]
    return {"image": np.stack([labels * 20, 255 - labels * 20, labels], axis=2), "segmentation": labels, "edges": edges}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6), flip=st.booleans(), zoom=st.floats(1.0, 3.0))
def test_picture_labels_and_edges_stay_registered(seed: int, flip: bool, zoom: float) -> None:
    out = augment(blocks(seed), Augmentation(float(flip), (zoom, zoom)), rng(seed))
    labels = out["segmentation"].astype(int)
    blur = int(np.ceil(zoom / 2))  # half a source pixel: so far bilinear colours mix across a border
    middle = np.s_[blur + 1 : -blur - 1, blur + 1 : -blur - 1]  # a border just outside the crop mixes too

    def mixed(reach: int) -> NDArray[np.bool_]:
        size = 2 * reach + 1
        different = ndimage.maximum_filter(labels, size) != ndimage.minimum_filter(labels, size)
        return np.asarray(different)[middle]

    inside = ~mixed(blur)
    assert inside.mean() > 0.2
    colours = np.stack([labels * 20, 255 - labels * 20, labels], axis=2)
    np.testing.assert_array_equal(out["image"][middle][inside], colours[middle][inside])
    assert mixed(blur + 1)[out["edges"][middle] == 1].all()
    near = ndimage.maximum_filter(out["edges"], 2 * blur + 3)[middle] == 1
    crossed = (labels != np.roll(labels, 1, axis=1))[middle]
    assert near[crossed].all()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6), height=st.integers(1, 40), width=st.integers(1, 40))
def test_what_holds_of_every_sample(seed: int, height: int, width: int) -> None:
    sample = noise(seed, height, width)
    before = {key: values.tobytes() for key, values in sample.items()}
    out = augment(sample, EVERYTHING, rng(seed))
    assert {key: values.tobytes() for key, values in sample.items()} == before
    assert list(out) == list(sample)
    for key, values in sample.items():
        assert (out[key].dtype, out[key].shape) == (values.dtype, values.shape)
        assert out[key].flags.c_contiguous
    for key in ("segmentation", "saliency", "human_parts", "edges"):
        assert set(np.unique(out[key])) <= {*np.unique(sample[key]), *([0] if key == "edges" else [])}
    length = np.linalg.norm(out["normals"], axis=2)
    assert (np.isclose(length, 1, atol=1e-6) | (length == 0)).all()
    known = out["depth"][out["depth"] > 0]
    assert known.size == 0 or (known.min() >= 0.5 / 2 - 1e-6 and known.max() <= 9.0)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6), height=st.integers(1, 20), width=st.integers(1, 20))
def test_two_mirror_images_are_the_original(seed: int, height: int, width: int) -> None:
    sample = noise(seed, height, width)
    again = augment(augment(sample, FLIP, rng(0)), FLIP, rng(1))
    for key, values in sample.items():
        np.testing.assert_array_equal(again[key], values)


def test_unknown_and_ignored_pixels_stay_so() -> None:
    rows, columns = np.indices((HEIGHT, WIDTH))
    sample = noise(3)
    sample["row"], sample["column"] = rows, columns
    out = augment(sample, Augmentation(1.0, (1.7, 1.7)), rng(3))
    source = out["row"], out["column"]
    np.testing.assert_array_equal(out["depth"] == 0, sample["depth"][source] == 0)
    np.testing.assert_array_equal((out["normals"] == 0).all(2), (sample["normals"][source] == 0).all(2))
    for key in ("segmentation", "saliency", "human_parts"):
        np.testing.assert_array_equal(out[key], sample[key][source])
    ignored = sample["edges"][source] == IGNORE
    assert (out["edges"][~ignored] != IGNORE).all()
    assert (out["edges"][ignored] != 0).all()


def test_infinite_depth_stays_infinite() -> None:
    sample: Sample = {"image": np.zeros((4, 4, 3), np.uint8), "depth": np.full((4, 4), np.inf, np.float32)}
    assert np.isinf(augment(sample, Augmentation(scale=(2, 2)), rng())["depth"]).all()


def test_the_same_draw_gives_the_same_bytes_and_another_does_not() -> None:
    one, same, other = (augment(noise(1), EVERYTHING, rng(seed)) for seed in (7, 7, 8))
    assert all(one[key].tobytes() == same[key].tobytes() for key in one)
    assert any(one[key].tobytes() != other[key].tobytes() for key in one)


@pytest.mark.parametrize("choice", [NONE, FLIP, EVERYTHING])
def test_every_call_draws_seven_numbers(choice: Augmentation) -> None:
    used, plain = rng(4), rng(4)
    augment(noise(0), choice, used)
    plain.random(7)
    assert used.random() == plain.random()


def test_none_copies_nothing() -> None:
    sample = noise(2)
    out = augment(sample, NONE, rng())
    assert out is not sample
    assert all(out[key] is values for key, values in sample.items())


def test_flip_probability() -> None:
    sample = {"image": np.zeros((1, 2, 3), np.uint8), "segmentation": np.array([[0, 1]], np.uint8)}
    flips = [int(augment(sample, Augmentation(flip=0.25), rng(seed))["segmentation"][0, 0]) for seed in range(600)]
    assert 0.2 < np.mean(flips) < 0.3


# ---- edges ----


def line(vertical: bool) -> NDArray[np.uint8]:
    edges = np.zeros((HEIGHT, WIDTH), np.uint8)
    edges[(slice(None), WIDTH // 2) if vertical else (HEIGHT // 2, slice(None))] = 1
    return edges


@pytest.mark.parametrize("zoom", [1.0, 1.1, 1.5, 2.0, 2.7, 4.0])
@pytest.mark.parametrize("vertical", [True, False])
def test_a_line_stays_one_pixel_wide_and_whole(zoom: float, vertical: bool) -> None:
    top, left = (HEIGHT - HEIGHT / zoom) / 2.5, (WIDTH - WIDTH / zoom) / 2.5
    window = resample.Window(top, left, HEIGHT / zoom, WIDTH / zoom, (HEIGHT, WIDTH))
    out = resample.edges(line(vertical), window)
    place = int((WIDTH / 2 + 0.5 - left) * zoom if vertical else (HEIGHT / 2 + 0.5 - top) * zoom)
    want = np.zeros((HEIGHT, WIDTH), np.uint8)
    want[(slice(None), place) if vertical else (place, slice(None))] = 1
    np.testing.assert_array_equal(out, want)


@pytest.mark.parametrize("zoom", [1.1, 1.4, 1.9, 2.6])
def test_a_circle_stays_thin_and_whole_and_an_area_stays_filled(zoom: float) -> None:
    rows, columns = np.indices((61, 61)) - 30
    disc = rows**2 + columns**2 <= 18**2
    circle = disc & ~ndimage.binary_erosion(disc)
    size = (round(61 * zoom), round(61 * zoom))
    out = resample.edges(circle.astype(np.uint8), resample.whole((61, 61), size))
    assert ndimage.label(out, EIGHT)[1] == 1
    assert ndimage.label(out == 0)[1] == 2  # inside and outside do not meet
    assert out.sum() < 1.2 * zoom * circle.sum()
    filled = resample.edges(disc.astype(np.uint8), resample.whole((61, 61), size))
    np.testing.assert_array_equal(ndimage.binary_fill_holes(filled), filled == 1)


def test_a_shrunk_curve_does_not_break() -> None:
    edges = np.zeros((64, 64), np.uint8)
    at = np.arange(64)
    edges[at, (32 + 20 * np.sin(at / 10)).astype(int)] = 1
    edges[9, :] = 1
    window = resample.whole((64, 64), (16, 24))
    assert ndimage.label(resample.edges(edges, window), EIGHT)[1] == 1
    assert resample.edges(edges, window)[2].all()
    assert not resample.nearest(edges, window)[2].any()  # what it is for


def test_an_edge_wins_over_ignored() -> None:
    edges = np.array([[255, 255, 0, 0], [255, 1, 0, 0]], np.uint8)
    np.testing.assert_array_equal(resample.edges(edges, resample.whole((2, 4), (1, 2))), [[1, 0]])
    np.testing.assert_array_equal(resample.edges(edges, resample.whole((2, 4), (2, 4)), flip=True), edges[:, ::-1])


# ---- colours ----


def factors(settings: Augmentation, image: NDArray[np.uint8], centre: float) -> list[float]:
    """Least-squares slope of out - centre over in - centre, for 40 draws."""
    slopes = []
    for seed in range(40):
        out = augment({"image": image}, settings, rng(seed))["image"].astype(float) - centre
        into = image.astype(float) - centre
        slope = float((out * into).sum() / (into * into).sum())
        assert np.abs(out - slope * into).max() <= 1.0
        slopes.append(slope)
    return slopes


def test_brightness_is_a_factor_and_contrast_one_around_the_mean() -> None:
    grey = np.repeat(np.arange(50, 170, dtype=np.uint8).reshape(12, 10, 1), 3, axis=2)
    bright = factors(Augmentation(brightness=0.5), grey, 0.0)
    contrast = factors(Augmentation(contrast=0.5), grey, float(grey.mean()))
    for slopes in (bright, contrast):
        assert 0.499 < min(slopes) < 0.7
        assert 1.3 < max(slopes) < 1.501


def test_saturation_keeps_grey_and_luma() -> None:
    grey = np.repeat(np.arange(256, dtype=np.uint8).reshape(16, 16, 1), 3, axis=2)
    colour = rng(0).integers(90, 166, (16, 16, 3), dtype=np.uint8)
    for seed in range(20):
        choice = Augmentation(saturation=0.8)
        np.testing.assert_array_equal(augment({"image": grey}, choice, rng(seed))["image"], grey)
        out = augment({"image": colour}, choice, rng(seed))["image"]
        np.testing.assert_allclose(out @ [0.299, 0.587, 0.114], colour @ [0.299, 0.587, 0.114], atol=1.0)
        spread = np.ptp(out.astype(int), axis=2).mean() / np.ptp(colour.astype(int), axis=2).mean()
        assert abs(spread - 1) < 0.82
        assert abs(spread - 1) > 0.001


def test_colours_leave_labels_alone() -> None:
    sample = noise(4)
    out = augment(sample, Augmentation(brightness=0.5, contrast=0.5, saturation=0.5), rng(1))
    assert (out["image"] != sample["image"]).mean() > 0.5
    assert all(out[key] is values for key, values in sample.items() if key != "image")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"flip": 1.5}, "flip=1.5"),
        ({"flip": float("nan")}, "flip=nan"),
        ({"scale": (0.9, 1.0)}, r"scale=\(0.9, 1.0\)"),
        ({"scale": (1.5, 1.2)}, r"scale=\(1.5, 1.2\)"),
        ({"scale": (1.0, LARGEST_SCALE + 1)}, "from 1 to 4"),
        ({"brightness": 1.0}, "brightness=1.0"),
        ({"contrast": -0.1}, "contrast=-0.1"),
        ({"saturation": 2.0}, "saturation=2.0"),
    ],
)
def test_settings_out_of_range_are_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(EdgemoeError, match=says):
        Augmentation(**change)
