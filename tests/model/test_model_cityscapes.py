"""Cityscapes in a folder: label maps, depth from disparity, the official layout and the arrays."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from golden.errors import EdgemoeError
from model.data.catalog import CITYSCAPES_CATEGORIES, CITYSCAPES_CLASSES
from model.data.cityscapes import CATEGORIES, LABELS, open_cityscapes
from model.data.folders import open_folder

HEIGHT, WIDTH = 4, 8
BOTH = ["segmentation", "depth"]
IDS = np.array([[7, 8, 11, 26, 33, 24, 25, 23], [0, 1, 4, 9, 14, 29, 30, 5]] * 2, np.uint8)
NINETEEN = [[0, 1, 2, 13, 18, 11, 12, 10], [255] * 8] * 2
SEVEN = [[0, 0, 1, 6, 6, 5, 5, 4], [255] * 8] * 2
CAMERA = {"extrinsic": {"baseline": 0.25, "x": 1.7}, "intrinsic": {"fx": 2048.0, "fy": 2000.0}}


def save(path: Path, values: NDArray[Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".npy":
        np.save(path, values)
    else:
        Image.fromarray(values).save(path)


def add(root: Path, split: str, city: str, number: int) -> None:
    """One frame with all its files."""
    frame = f"{city}_{number:06}_000019"

    def at(kind: str, end: str) -> Path:
        return root / kind / split / city / f"{frame}_{end}"

    save(at("leftImg8bit", "leftImg8bit.png"), np.full((HEIGHT, WIDTH, 3), number, np.uint8))
    save(at("gtFine", "gtFine_labelIds.png"), IDS)
    disparity = np.zeros((HEIGHT, WIDTH), np.uint16)
    disparity[0, :4] = [1, 257, 32257, 1 + 256 * 64]  # 0, 1, 126 and 64 pixels
    save(at("disparity", "disparity.png"), disparity)
    at("camera", "camera.json").parent.mkdir(parents=True, exist_ok=True)
    at("camera", "camera.json").write_text(json.dumps(CAMERA))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    add(tmp_path, "train", "ulm", 2)
    add(tmp_path, "train", "aachen", 1)
    add(tmp_path, "val", "lindau", 3)
    return tmp_path


@pytest.mark.parametrize(("name", "wanted"), [("cityscapes", NINETEEN), ("cityscapes7", SEVEN)])
def test_the_official_layout(root: Path, name: str, wanted: list[list[int]]) -> None:
    samples = open_folder(name, root, "train", None, BOTH)
    assert samples.names == ("aachen/aachen_000001_000019", "ulm/ulm_000002_000019")
    sample = samples[1]
    assert (sample["image"] == 2).all()
    np.testing.assert_array_equal(sample["segmentation"], wanted)
    # depth = 0.25 m * 2048 / disparity
    np.testing.assert_allclose(sample["depth"][0, :5], [0, 512, 512 / 126, 8, 0], rtol=1e-6)
    assert not sample["depth"][1:].any()
    assert sample["segmentation"].dtype == np.uint8
    assert sample["depth"].dtype == np.float32
    assert len(open_folder(name, root, "validation", (2, 4), BOTH)) == 1


def test_resizing_keeps_metres(root: Path) -> None:
    sample = open_cityscapes(root, "train", (HEIGHT * 2, WIDTH * 2), ["depth"])[0]
    np.testing.assert_allclose(sample["depth"][:2, :8], [[0, 0, 512, 512, 512 / 126, 512 / 126, 8, 8]] * 2, rtol=1e-6)


def test_disparities_that_resolve_nothing(root: Path) -> None:
    """Below one pixel depth is unknown: 1.0001 would be 1.3e9 m, and one step above zero 131 km."""
    stored = np.array([[0, 1, 2, 128, 256, 257, 258, 65535]] * HEIGHT, np.uint16)
    frame("disparity", "disparity", stored)(root)
    depth = open_cityscapes(root, "validation", None, ["depth"])[0]["depth"][0]
    np.testing.assert_allclose(depth, [0, 0, 0, 0, 0, 512, 512 * 256 / 257, 2], rtol=1e-4)


def test_the_label_maps() -> None:
    for name, classes in (("cityscapes", 19), ("cityscapes7", 7)):
        assert list(LABELS[name]) == list(range(34))
        assert set(LABELS[name].values()) == {255, *range(classes)}
    used = [label for label in range(34) if LABELS["cityscapes"][label] != 255]
    assert [LABELS["cityscapes"][label] for label in used] == list(range(19))
    assert used == [label for label in range(34) if LABELS["cityscapes7"][label] != 255]
    members: dict[str, list[str]] = {category: [] for category in CITYSCAPES_CATEGORIES}
    for name, category in zip(CITYSCAPES_CLASSES, CATEGORIES, strict=True):
        members[CITYSCAPES_CATEGORIES[category]].append(name)
    assert members == {
        "flat": ["road", "sidewalk"],
        "construction": ["building", "wall", "fence"],
        "object": ["pole", "traffic light", "traffic sign"],
        "nature": ["vegetation", "terrain"],
        "sky": ["sky"],
        "human": ["person", "rider"],
        "vehicle": ["car", "truck", "bus", "train", "motorcycle", "bicycle"],
    }


def test_missing_files(root: Path) -> None:
    for path in (root / "disparity" / "train").rglob("*.png"):
        path.unlink()
    with pytest.raises(EdgemoeError) as error:
        open_cityscapes(root, "train", None, BOTH)
    assert str(error.value).splitlines() == [
        f"cityscapes: 2 of 8 files of the train split are missing in {root}: "
        "disparity/train/aachen/aachen_000001_000019_disparity.png, "
        "disparity/train/ulm/ulm_000002_000019_disparity.png",
        "expected, with NAME as CITY/CITY_000000_000019:",
        f"  {root}",
        "  ├── leftImg8bit/train/NAME_leftImg8bit.png",
        "  ├── gtFine/train/NAME_gtFine_labelIds.png",
        "  ├── disparity/train/NAME_disparity.png",
        "  └── camera/train/NAME_camera.json",
    ]
    assert len(open_cityscapes(root, "train", None, ["segmentation"])) == 2


def test_no_images_and_no_tree(root: Path, tmp_path: Path) -> None:
    for path in (root / "leftImg8bit" / "val").rglob("*.png"):
        path.unlink()
    with pytest.raises(EdgemoeError, match="has no image of the validation split\nexpected"):
        open_cityscapes(root, "validation", None, [])
    with pytest.raises(EdgemoeError, match="neither leftImg8bit nor train/image\n") as error:
        open_folder("cityscapes7", tmp_path / "gtFine", "train", None, BOTH)
    for part in ("gtFine/train/NAME_gtFine_labelIds.png", "train/image/NAME.npy", "train/label_7/NAME.npy"):
        assert part in str(error.value)
    with pytest.raises(EdgemoeError, match="split 'test' is unknown"):
        open_cityscapes(root, "test", None, [])
    with pytest.raises(EdgemoeError, match="cityscapes7: task 'normals' is not offered"):
        open_folder("cityscapes7", root, "train", None, ["normals"])


def camera(text: str) -> Callable[[Path], object]:
    return lambda root: (root / "camera/val/lindau/lindau_000003_000019_camera.json").write_text(text)


def frame(kind: str, end: str, values: NDArray[Any]) -> Callable[[Path], object]:
    return lambda root: save(root / kind / "val/lindau" / f"lindau_000003_000019_{end}.png", values)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (camera("{"), "camera.json: cannot be read as JSON"),
        (camera("[]"), "camera.json: needs the numbers extrinsic.baseline and intrinsic.fx"),
        (camera('{"extrinsic": {"baseline": "far"}, "intrinsic": {"fx": 1}}'), "camera.json: needs the numbers"),
        (camera('{"extrinsic": {"baseline": 0}, "intrinsic": {"fx": 1}}'), "camera.json: baseline=0.0, fx=1.0; both"),
        (frame("gtFine", "gtFine_labelIds", IDS + 1), "labelIds.png: label 34 at row 0, column 4"),
        (frame("gtFine", "gtFine_labelIds", IDS[:2]), "labelIds.png: is 2 x 8 pixels, its image .* is 4 x 8"),
        (
            frame("disparity", "disparity", np.ones((4, 8, 3), np.uint8)),
            "disparity.png: holds uint8 .*a map of numbers",
        ),
    ],
)
def test_broken_content_names_the_file(root: Path, change: Callable[[Path], object], says: str) -> None:
    change(root)
    samples = open_cityscapes(root, "validation", None, BOTH)
    with pytest.raises(EdgemoeError, match=says):
        samples[0]


# ---- arrays ----


@pytest.fixture
def arrays(tmp_path: Path) -> Path:
    for split, count in (("train", 12), ("val", 1)):
        for index in range(count):
            labels = np.full((HEIGHT, WIDTH), index % 7 - 1.0)
            save(tmp_path / split / "image" / f"{index}.npy", np.full((HEIGHT, WIDTH, 3), index / 255))
            save(tmp_path / split / "label_7" / f"{index}.npy", labels)
            save(tmp_path / split / "label_19" / f"{index}.npy", np.where(labels < 0, -1, labels * 3).astype(np.int64))
            disparity = np.zeros((HEIGHT, WIDTH, 1), np.float32)
            disparity[0, :3, 0] = np.array([1, 1 + 256 * 10, 32257]) / 65535
            save(tmp_path / split / "depth" / f"{index}.npy", disparity)
    return tmp_path


@pytest.mark.parametrize(("name", "times"), [("cityscapes", 3), ("cityscapes7", 1)])
def test_the_arrays(arrays: Path, name: str, times: int) -> None:
    samples = open_folder(name, arrays, "train", None, BOTH)
    assert samples.names == tuple(str(index) for index in range(12))
    for index in (0, 1, 5, 11):
        sample = samples[index]
        assert sample["image"].dtype == np.uint8
        assert (sample["image"] == index).all()
        label = index % 7 - 1
        assert (sample["segmentation"] == (255 if label < 0 else label * times)).all()
        want = [0, 0.209313 * 2262.52 / 10, 0.209313 * 2262.52 / 126, 0]
        np.testing.assert_allclose(sample["depth"][0, :4], want, rtol=1e-4)
    assert len(open_folder(name, arrays, "validation", (2, 2), BOTH)) == 1


@pytest.mark.parametrize(
    ("where", "values", "says"),
    [
        ("image", np.full((HEIGHT, WIDTH, 3), 255.0), "0.npy: holds values from 255.0 to 255.0; legal are 0 to 1"),
        ("image", np.zeros((3, HEIGHT, WIDTH)), r"an image \(height, width, 3\) is needed"),
        ("label_19", np.full((HEIGHT, WIDTH), 19), "0.npy: label 19 at row 0, column 0 .*legal are -1 to 18"),
        ("depth", np.full((HEIGHT, WIDTH), 12.0), "0.npy: holds values from 12.0 to 12.0; a disparity"),
    ],
)
def test_broken_arrays(arrays: Path, where: str, values: NDArray[Any], says: str) -> None:
    save(arrays / "val" / where / "0.npy", values)
    samples = open_cityscapes(arrays, "validation", None, BOTH)
    with pytest.raises(EdgemoeError, match=says):
        samples[0]


def test_disparities_of_arrays_that_resolve_nothing(arrays: Path) -> None:
    """In between the steps, as resizing makes them; 257 as float32 still is one pixel."""
    stored = np.zeros((HEIGHT, WIDTH), np.float32)
    stored[0, :5] = np.array([1.0001, 2, 250.3, 257, 65535]) / 65535
    save(arrays / "val" / "depth" / "0.npy", stored)
    depth = open_cityscapes(arrays, "validation", None, ["depth"])[0]["depth"]
    np.testing.assert_allclose(depth[0, :5], [0, 0, 0, 473.58, 473.58 / 255.9922], rtol=1e-4)
    assert not depth[1:].any()


def test_missing_arrays(arrays: Path) -> None:
    (arrays / "train" / "depth" / "3.npy").unlink()
    with pytest.raises(EdgemoeError, match=r"1 of 36 files .*: train/depth/3.npy\nexpected, with NAME as 0, 1, 2"):
        open_cityscapes(arrays, "train", None, BOTH)
