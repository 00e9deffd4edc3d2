"""NYUD-v2 in a folder: both published forms, resizing, and every kind of broken tree (shared by all layouts)."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.io  # type: ignore[import-untyped]
from numpy.typing import NDArray
from PIL import Image

from golden.errors import EdgemoeError
from model.data.folders import open_folder
from model.data.nyud import open_nyud
from model.data.samples import TASKS

OFFERED = ["segmentation", "depth", "normals", "edges"]
STORED = np.array([[0, 1, 2, 3, 4, 5], [40, 40, 40, 7, 7, 7], [0, 0, 0, 9, 9, 9], [1, 2, 3, 4, 5, 6]], np.uint8)
WANTED = np.array([[255, 0, 1, 2, 3, 4], [39, 39, 39, 6, 6, 6], [255, 255, 255, 8, 8, 8], [0, 1, 2, 3, 4, 5]], np.uint8)
DEPTH = np.linspace(0.5, 6.0, 24).reshape(4, 6)
EDGES = np.eye(4, 6, dtype=np.uint8)


def save(path: Path, values: NDArray[Any], key: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".npy":
        np.save(path, values)
    elif path.suffix == ".mat":
        scipy.io.savemat(path, {key: values})
    else:
        Image.fromarray(values).save(path, quality=100)


def picture(index: int) -> NDArray[np.uint8]:
    """One colour, which a .jpg keeps nearly."""
    return np.full((4, 6, 3), (50 * index, 100, 200), np.uint8)


def facing(x: float) -> NDArray[np.float64]:
    """(4, 6, 3): unit vectors to the camera, (0, 0, 0) in the first column."""
    normals = np.broadcast_to([x, 0.6, -np.sqrt(1 - 0.36 - x * x)], (4, 6, 3)).copy()
    normals[:, 0] = 0
    return normals


def write(root: Path, form: str, names: tuple[str, ...] = ("0001", "0002", "0003")) -> Path:
    """A tree in the form of MTI-Net (arrays) or of ASTMT (MATLAB files and pictures)."""
    for split, some in (("train", names[:2]), ("val", names[2:])):
        (root / "gt_sets").mkdir(parents=True, exist_ok=True)
        (root / "gt_sets" / f"{split}.txt").write_text("\n".join(some) + "\n\n")
    for index, name in enumerate(names):
        save(root / "images" / f"{name}.jpg", picture(index))
        if form == "arrays":
            save(root / "segmentation" / f"{name}.png", STORED)
            save(root / "depth" / f"{name}.npy", (DEPTH + index).astype(np.float32))
            save(root / "normals" / f"{name}.npy", -facing(0.48))
            save(root / "edge" / f"{name}.npy", EDGES.astype(np.float32))
        else:
            colours = np.where(facing(0.48).any(axis=2, keepdims=True), facing(0.48) * 127.5 + 127.5, 128)
            save(root / "segmentation" / f"{name}.mat", STORED, "segmentation")
            save(root / "depth" / f"{name}.mat", DEPTH + index, "depth")
            save(root / "normals" / f"{name}.png", colours.round().astype(np.uint8))
            save(root / "edge" / f"{name}.png", EDGES * 255)
    return root


@pytest.mark.parametrize("form", ["arrays", "pictures"])
def test_both_forms_give_the_same_truth(tmp_path: Path, form: str) -> None:
    samples = open_nyud(write(tmp_path, form), "train", None, OFFERED)
    assert len(samples) == 2
    one = samples[1]
    assert list(one) == ["image", *OFFERED]
    np.testing.assert_allclose(one["image"], picture(1), atol=3)
    np.testing.assert_array_equal(one["segmentation"], WANTED)
    np.testing.assert_allclose(one["depth"], DEPTH + 1, rtol=1e-6)
    np.testing.assert_allclose(one["normals"], facing(0.48), atol=0.01)
    np.testing.assert_array_equal(one["edges"], EDGES)
    types = {key: values.dtype for key, values in one.items()}
    assert types == {
        "image": np.uint8,
        "segmentation": np.uint8,
        "depth": np.float32,
        "normals": np.float32,
        "edges": np.uint8,
    }
    length = np.linalg.norm(one["normals"], axis=2)
    np.testing.assert_allclose(length[:, 1:], 1, atol=1e-6)
    assert not length[:, 0].any()


@pytest.mark.parametrize("sign", [1, -1])
def test_normals_face_the_camera_whatever_their_stored_sign(tmp_path: Path, sign: int) -> None:
    write(tmp_path, "arrays")
    stored = facing(-0.3)
    stored[0, 1] = [np.nan, 0, 0]
    stored[0, 2] = [0.1, 0.1, 0.1]  # too short
    stored[0, 3] *= 7
    save(tmp_path / "normals" / "0003.npy", sign * stored)
    normals = open_nyud(tmp_path, "validation", None, ["normals"])[0]["normals"]
    np.testing.assert_allclose(normals[1:], facing(-0.3)[1:], atol=1e-6)
    assert not normals[0, 1:3].any()
    np.testing.assert_allclose(normals[0, 3], facing(-0.3)[0, 3], atol=1e-6)


def test_unknown_depth_becomes_zero(tmp_path: Path) -> None:
    write(tmp_path, "arrays")
    depth = DEPTH.astype(np.float32)[..., None].copy()
    depth[0, 0], depth[0, 1], depth[0, 2] = np.nan, np.inf, 0
    save(tmp_path / "depth" / "0003.npy", depth)
    read = open_nyud(tmp_path, "validation", None, ["depth"])[0]["depth"]
    assert read[0].tolist() == [0, 0, 0, *DEPTH[0, 3:].astype(np.float32)]


def test_only_what_is_asked_is_needed_and_served_in_the_usual_order(tmp_path: Path) -> None:
    write(tmp_path, "arrays")
    for path in (tmp_path / "normals").iterdir():
        path.unlink()
    samples = open_nyud(tmp_path, "train", None, ["edges", "segmentation", "edges"])
    assert [list(sample) for sample in samples] == [["image", "segmentation", "edges"]] * 2  # type: ignore[attr-defined]
    assert list(open_nyud(tmp_path, "train", None, [])[0]) == ["image"]
    for index in (2, -1):
        with pytest.raises(IndexError, match=f"sample {index} of 2"):
            samples[index]


def test_samples_can_be_pickled(tmp_path: Path) -> None:
    samples = open_nyud(write(tmp_path, "arrays"), "train", (8, 8), OFFERED)
    again = pickle.loads(pickle.dumps(samples))
    assert all(again[0][key].tobytes() == values.tobytes() for key, values in samples[0].items())


def test_resizing(tmp_path: Path) -> None:
    write(tmp_path, "arrays")
    image = np.zeros((4, 6, 3), np.uint8)
    image[:2, :3] = 200
    (tmp_path / "images" / "0003.jpg").unlink()
    save(tmp_path / "images" / "0003.png", image)
    small = open_nyud(tmp_path, "validation", (2, 2), OFFERED)[0]
    # Output pixel (i, j) takes source pixel (floor(2 (i + 1/2)), floor(3 (j + 1/2))).
    np.testing.assert_array_equal(small["segmentation"], WANTED[np.ix_([1, 3], [1, 4])])
    np.testing.assert_allclose(small["depth"], (DEPTH + 2)[np.ix_([1, 3], [1, 4])], rtol=1e-6)
    np.testing.assert_array_equal(small["edges"], [[1, 0], [1, 1]])  # (3, 3) of the diagonal falls into the last one
    assert small["image"][0, 0].min() > 120
    assert small["image"][1, 1].max() < 80
    np.testing.assert_allclose(np.linalg.norm(small["normals"], axis=2), 1, atol=1e-6)
    large = open_nyud(tmp_path, "validation", (8, 12), OFFERED)[0]
    np.testing.assert_array_equal(large["segmentation"], WANTED.repeat(2, axis=0).repeat(2, axis=1))
    assert {values.shape[:2] for values in large.values()} == {(8, 12)}
    assert large["edges"].sum() == 7  # a diagonal of 4, with 3 links
    assert large["image"].shape == (8, 12, 3)


# ---- what is wrong ----


def test_a_missing_root_shows_the_tree_that_the_tasks_need(tmp_path: Path) -> None:
    with pytest.raises(EdgemoeError) as error:
        open_nyud(tmp_path / "nowhere", "validation", None, ["depth"])
    assert str(error.value).splitlines() == [
        f"nyud: {tmp_path}/nowhere is not a folder; give the folder of the data set",
        "expected, with NAME each line of the list:",
        f"  {tmp_path}/nowhere",
        "  ├── gt_sets/val.txt",
        "  ├── images/NAME.jpg or images/NAME.png",
        "  └── depth/NAME.npy or depth/NAME.mat",
    ]


def test_missing_files_are_counted_and_the_first_named(tmp_path: Path) -> None:
    names = tuple(f"{number:04}" for number in range(7))
    write(tmp_path, "arrays", names)
    (tmp_path / "gt_sets" / "train.txt").write_text("\n".join(names))
    for name in names[1:]:
        (tmp_path / "depth" / f"{name}.npy").unlink()
    with pytest.raises(EdgemoeError) as error:
        open_nyud(tmp_path, "train", None, ["depth", "edges"])
    first = str(error.value).splitlines()[0]
    assert first.startswith(f"nyud: 6 of 21 files of the train split are missing in {tmp_path}: ")
    assert "depth/0001.npy or depth/0001.mat, depth/0002.npy" in first
    assert first.endswith("depth/0003.mat and 3 more")
    assert "edge/NAME.npy" in str(error.value)
    assert "normals" not in str(error.value)
    assert len(open_nyud(tmp_path, "train", None, ["edges"])) == 7


def break_listing(text: str | None) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        path = root / "gt_sets" / "val.txt"
        if text is None:
            path.unlink()
        else:
            path.write_text(text)

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (break_listing(None), r"the list of the validation split, .*gt_sets/val.txt, is missing\nexpected"),
        (break_listing("\n \n"), r"val.txt: the list is empty"),
        (break_listing("0003\n9999"), r"2 of 4 files of the validation split are missing in .*: images/9999.jpg"),
        (lambda root: (root / "gt_sets" / "val.txt").write_bytes(b"\xff\xfe\x00"), "val.txt: cannot be read as a list"),
    ],
)
def test_broken_lists(tmp_path: Path, change: Callable[[Path], object], says: str) -> None:
    write(tmp_path, "arrays")
    change(tmp_path)
    with pytest.raises(EdgemoeError, match=says):
        open_nyud(tmp_path, "validation", None, ["segmentation"])


@pytest.mark.parametrize(
    ("split", "size", "tasks", "says"),
    [
        ("val", None, [], "nyud: split 'val' is unknown; give one of train, validation"),
        ("train", (0, 4), [], r"nyud: size=\(0, 4\)"),
        ("train", None, ["depth", "saliency"], "nyud: task 'saliency' is not offered; give some of segmentation"),
    ],
)
def test_requests_that_cannot_be_met(
    tmp_path: Path, split: str, size: tuple[int, int] | None, tasks: list[str], says: str
) -> None:
    with pytest.raises(EdgemoeError, match=says):
        open_nyud(write(tmp_path, "arrays"), split, size, tasks)


def stored(change: tuple[int, int, Any], kind: type = np.uint8) -> NDArray[Any]:
    values: NDArray[Any] = STORED.astype(kind)
    values[change[0], change[1]] = change[2]
    return values


CONTENT: dict[str, tuple[str, NDArray[Any] | bytes, str]] = {
    "no picture": ("images/0003.jpg", b"\xff\xd8 nothing", "cannot be read as a picture"),
    "empty picture": ("images/0003.jpg", b"", "cannot be read as a picture"),
    "no label picture": ("segmentation/0003.png", b"\x89PNG\r\n\x1a\n and no more", "cannot be read as a picture"),
    "no array": ("depth/0003.npy", b"\x93NUMPY", "cannot be read as a NumPy array"),
    "label 41": ("segmentation/0003.png", stored((2, 5, 41)), "label 41 at row 2, column 5 .1 such.*are 0 to 40"),
    "coloured labels": ("segmentation/0003.png", picture(0), "a map of numbers"),
    "labels of another size": ("segmentation/0003.png", STORED[:3], r"is 3 x 6 pixels, its image .*0003.jpg is 4 x 6"),
    "negative depth": ("depth/0003.npy", -DEPTH, "depth of -6 m"),
    "depth of another size": ("depth/0003.npy", DEPTH[:, 1:], "is 4 x 5 pixels"),
    "depth in words": ("depth/0003.npy", DEPTH.astype(str), "a map of numbers"),
    "flat normals": ("normals/0003.npy", DEPTH, "normals .height, width, 3. are needed"),
    "edges out of range": ("edge/0003.npy", EDGES * 300.0, "values from 0.0 to 300.0"),
    "edges of nothing": ("edge/0003.npy", EDGES * np.nan, "values from nan"),
}


@pytest.mark.parametrize("kind", CONTENT)
def test_broken_content_names_the_file(tmp_path: Path, kind: str) -> None:
    write(tmp_path, "arrays")
    where, content, says = CONTENT[kind]
    if isinstance(content, bytes):
        (tmp_path / where).write_bytes(content)
    else:
        save(tmp_path / where, content)
    samples = open_nyud(tmp_path, "validation", (2, 3), OFFERED)
    with pytest.raises(EdgemoeError, match=says) as error:
        samples[0]
    assert str(error.value).startswith(str(tmp_path / where))


def test_broken_matlab_files(tmp_path: Path) -> None:
    write(tmp_path, "pictures")
    samples = open_nyud(tmp_path, "validation", None, ["segmentation"])
    path = tmp_path / "segmentation" / "0003.mat"
    save(path, STORED, "labels")
    with pytest.raises(EdgemoeError, match=r"0003.mat: has no variable 'segmentation'; it has labels"):
        samples[0]
    save(path, stored((0, 0, 2.5), float), "segmentation")
    with pytest.raises(EdgemoeError, match=r"0003.mat: label 2.5 at row 0, column 0 .* legal are 0 to 40"):
        samples[0]
    for content in (b"", b"nothing", path.read_bytes()[:150]):
        path.write_bytes(content)
        with pytest.raises(EdgemoeError, match=r"0003.mat: cannot be read as a MATLAB file"):
            samples[0]


def test_a_truncated_picture_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "arrays")
    path = tmp_path / "images" / "0003.jpg"
    save(path, np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8))
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(EdgemoeError, match=r"0003.jpg: cannot be read as a picture"):
        open_nyud(tmp_path, "validation", None, [])[0]


def test_the_front_door(tmp_path: Path) -> None:
    assert len(open_folder("nyud", write(tmp_path, "arrays"), "train", (4, 6), ["depth"])) == 2
    with pytest.raises(EdgemoeError, match="'rooms' is made, not read from a folder; give one of nyud, pascal"):
        open_folder("rooms", tmp_path, "train", None, TASKS)
    with pytest.raises(EdgemoeError, match="'kitti' is unknown"):
        open_folder("kitti", tmp_path, "train", None, [])
