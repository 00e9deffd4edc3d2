"""PASCAL-Context in a folder: labels, merged parts, distilled maps and edges on hand-made files."""

from __future__ import annotations

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
from model.data.pascal import NORMAL_CLASSES, open_pascal
from model.data.person_parts import MERGED
from model.data.samples import PARTS, TASKS

OFFERED = ["segmentation", "normals", "edges", "saliency", "human_parts"]
HEIGHT, WIDTH = 8, 10
NAME = "2008_000002"
WALL, SKY = 440, 360  # of PASCAL-Context; NYUD-v2 has walls, but no sky


def structs(fields: tuple[str, ...], rows: list[tuple[Any, ...]]) -> NDArray[Any]:
    """A MATLAB struct array of (1, n)."""
    out = np.empty((1, len(rows)), dtype=[(field, object) for field in fields])
    for index, row in enumerate(rows):
        for field, value in zip(fields, row, strict=True):
            out[0, index][field] = value
    return out


def box(top: int, bottom: int, left: int, right: int) -> NDArray[np.uint8]:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[top:bottom, left:right] = 1
    return mask


def save_parts(path: Path, things: list[tuple[int, list[tuple[str, NDArray[Any]]]]]) -> None:
    """An annotation of things: class and parts."""
    rows = []
    for label, parts in things:
        part = structs(("part_name", "mask"), parts) if parts else np.empty((0, 0))
        rows.append(("thing", label, box(0, 8, 0, 10), part))
    objects = structs(("class", "class_ind", "mask", "parts"), rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    scipy.io.savemat(path, {"anno": structs(("imname", "objects"), [(path.stem, objects)])})


def save_picture(path: Path, values: NDArray[np.uint8], palette: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(values)
    if palette:
        image.putpalette([index // 3 for index in range(768)])
    image.save(path)


def context() -> NDArray[np.uint16]:
    """Sky above, wall below row 4."""
    labels = np.full((HEIGHT, WIDTH), SKY, np.uint16)
    labels[4:] = WALL
    return labels


def semantic() -> NDArray[np.uint8]:
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    labels[2:6, 2:6], labels[1, 1], labels[7] = 15, 255, 20
    return labels


def save_context(root: Path, labels: NDArray[Any], key: str = "LabelMap") -> None:
    (root / "pascal-context" / "trainval").mkdir(parents=True, exist_ok=True)
    scipy.io.savemat(root / "pascal-context" / "trainval" / f"{NAME}.mat", {key: labels})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tree with one image of the train split and all its truth."""
    (tmp_path / "ImageSets" / "Context").mkdir(parents=True)
    (tmp_path / "ImageSets" / "Context" / "train.txt").write_text(f"{NAME}\n")
    save_picture(tmp_path / "JPEGImages" / f"{NAME}.jpg", np.full((HEIGHT, WIDTH, 3), 90, np.uint8))
    save_picture(tmp_path / "semseg" / "VOC12" / f"{NAME}.png", semantic(), palette=True)
    save_picture(tmp_path / "sal_distill" / f"{NAME}.png", np.tile(np.arange(124, 134, dtype=np.uint8), (HEIGHT, 1)))
    normals = np.full((HEIGHT, WIDTH, 3), (128, 204, 230), np.uint8)  # 0, 0.6, 0.8: down and away
    save_picture(tmp_path / "normals_distill" / f"{NAME}.png", normals)
    save_context(tmp_path, context())
    person = [("torso", box(2, 6, 2, 6)), ("lhand", box(5, 6, 5, 7)), ("hair", box(0, 2, 3, 5))]
    save_parts(tmp_path / "human_parts" / f"{NAME}.mat", [(15, person), (12, [("head", box(7, 8, 0, 10))])])
    return tmp_path


def test_the_truth(root: Path) -> None:
    sample = open_folder("pascal", root, "train", None, TASKS[:1] + TASKS[2:])[0]
    assert list(sample) == ["image", *OFFERED]
    np.testing.assert_array_equal(sample["segmentation"], semantic())
    np.testing.assert_array_equal(sample["saliency"], np.tile([0, 0, 0, 0, 1, 1, 1, 1, 1, 1], (HEIGHT, 1)))
    parts = np.zeros((HEIGHT, WIDTH), np.uint8)
    parts[2:6, 2:6], parts[5, 5:7], parts[:2, 3:5] = 2, 4, 1  # the later part covers; the dog counts for nothing
    np.testing.assert_array_equal(sample["human_parts"], parts)
    np.testing.assert_allclose(sample["normals"][4:], np.broadcast_to([0, -0.6, -0.8], (4, WIDTH, 3)), atol=0.01)
    assert not sample["normals"][:4].any()
    assert {str(sample[key].dtype) for key in ("segmentation", "edges", "saliency", "human_parts")} == {"uint8"}


def test_edges_lie_on_label_borders_and_are_one_pixel_wide(root: Path) -> None:
    edges = open_pascal(root, "train", None, ["edges"])[0]["edges"]
    assert edges[:3].sum() == edges[5:].sum() == 0
    assert (edges[3:5, 1:-1].sum(axis=0) == 1).all()
    labels = np.zeros((HEIGHT, WIDTH), np.uint16)
    save_context(root, labels)
    assert not open_pascal(root, "train", None, ["edges"])[0]["edges"].any()


def test_segmentation_may_come_from_pascal_context(root: Path) -> None:
    (root / "semseg" / "pascal-context").mkdir()
    (root / "semseg" / "VOC12" / f"{NAME}.png").rename(root / "semseg" / "pascal-context" / f"{NAME}.png")
    np.testing.assert_array_equal(open_pascal(root, "train", None, ["segmentation"])[0]["segmentation"], semantic())


@pytest.mark.parametrize("things", [[], [(15, [])], [(12, [("head", box(0, 4, 0, 4))])]])
def test_a_picture_without_parts_of_persons_is_ignored(root: Path, things: list[Any]) -> None:
    save_parts(root / "human_parts" / f"{NAME}.mat", things)
    assert (open_pascal(root, "train", None, ["human_parts"])[0]["human_parts"] == 255).all()


def test_all_24_part_names_are_merged_to_six() -> None:
    members = {part: sorted(name for name, index in MERGED.items() if index == PARTS.index(part)) for part in PARTS}
    assert members == {
        "background": [],
        "head": ["hair", "head", "lear", "lebrow", "leye", "mouth", "nose", "rear", "rebrow", "reye"],
        "torso": ["neck", "torso"],
        "upper arm": ["luarm", "ruarm"],
        "lower arm": ["lhand", "llarm", "rhand", "rlarm"],
        "upper leg": ["luleg", "ruleg"],
        "lower leg": ["lfoot", "llleg", "rfoot", "rlleg"],
    }


def test_classes_with_normals() -> None:
    assert len(set(NORMAL_CLASSES)) == len(NORMAL_CLASSES) == 170
    floor, chair, television = 158, 72, 427
    grass, sky, aeroplane, tree, unknown = 187, 360, 2, 420, 431
    assert {WALL, floor, chair, television} <= set(NORMAL_CLASSES)
    assert not {grass, sky, aeroplane, tree, unknown} & set(NORMAL_CLASSES)


def test_only_what_is_asked_is_needed(root: Path) -> None:
    (root / "pascal-context" / "trainval" / f"{NAME}.mat").unlink()
    assert list(open_pascal(root, "train", (4, 5), ["saliency"])[0]) == ["image", "saliency"]
    for task in ("edges", "normals"):
        with pytest.raises(EdgemoeError, match=r"1 of . files .*pascal-context/trainval/2008_000002.mat\nexpected"):
            open_pascal(root, "train", None, [task])


def parts_of(name: str, mask: NDArray[np.uint8]) -> Callable[[Path], None]:
    return lambda root: save_parts(root / "human_parts" / f"{NAME}.mat", [(15, [(name, mask)])])


def other(folder: str, values: NDArray[np.uint8]) -> Callable[[Path], None]:
    return lambda root: save_picture(root / folder / f"{NAME}.png", values)


@pytest.mark.parametrize(
    ("change", "task", "says"),
    [
        (other("semseg/VOC12", np.full((HEIGHT, WIDTH), 21, np.uint8)), "segmentation", "label 21 .* 0 to 20, 255$"),
        (parts_of("wing", box(0, 1, 0, 1)), "human_parts", "part 'wing' of a person is unknown; legal are hair, head"),
        (parts_of("head", np.ones((3, 3), np.uint8)), "human_parts", r"mask of 'head' is \(3, 3\), its image .*jpg"),
        (other("sal_distill", np.zeros((4, 5), np.uint8)), "saliency", "is 4 x 5 pixels, its image"),
        (other("normals_distill", np.zeros((4, 5, 3), np.uint8)), "normals", r"is \(4, 5\), the label map .*mat is"),
        (other("normals_distill", np.zeros((8, 10), np.uint8)), "normals", "normals .height, width, 3. are needed"),
        (lambda root: save_context(root, context(), "labels"), "edges", "has no variable 'LabelMap'; it has labels"),
        (lambda root: save_context(root, context()[None]), "edges", "a map of numbers"),
        (
            lambda root: scipy.io.savemat(root / "human_parts" / f"{NAME}.mat", {"anno": np.ones((2, 2))}),
            "human_parts",
            "is no PASCAL-Part annotation",
        ),
    ],
)
def test_broken_content_names_the_file(root: Path, change: Callable[[Path], None], task: str, says: str) -> None:
    change(root)
    samples = open_pascal(root, "train", None, [task])
    with pytest.raises(EdgemoeError, match=says) as error:
        samples[0]
    assert NAME in str(error.value).split(":")[0]


def test_a_missing_list_shows_the_tree(root: Path) -> None:
    with pytest.raises(EdgemoeError) as error:
        open_pascal(root, "validation", None, OFFERED)
    assert str(error.value).splitlines()[2:] == [
        f"  {root}",
        "  ├── ImageSets/Context/val.txt",
        "  ├── JPEGImages/NAME.jpg",
        "  ├── semseg/VOC12/NAME.png or semseg/pascal-context/NAME.png",
        "  ├── normals_distill/NAME.png",
        "  ├── pascal-context/trainval/NAME.mat",
        "  ├── sal_distill/NAME.png",
        "  └── human_parts/NAME.mat",
    ]
