"""The catalogue of data sets: class counts, tasks, splits and channels as published."""

from __future__ import annotations

import subprocess
import sys

import pytest

from golden.errors import EdgemoeError
from model.data.catalog import CATALOGS, channels, get_catalog
from model.data.furniture import CLASSES
from model.data.samples import TASKS


def test_every_data_set_is_there_under_its_own_name() -> None:
    assert list(CATALOGS) == ["rooms", "nyud", "pascal", "cityscapes", "cityscapes7"]
    assert all(get_catalog(name).name == name for name in CATALOGS)


@pytest.mark.parametrize(
    ("name", "classes", "tasks"),
    [
        ("rooms", len(CLASSES), {"segmentation", "depth", "normals", "edges", "saliency", "human_parts"}),
        ("nyud", 40, {"segmentation", "depth", "normals", "edges"}),
        ("pascal", 21, {"segmentation", "human_parts", "saliency", "edges", "normals"}),
        ("cityscapes", 19, {"segmentation", "depth"}),
        ("cityscapes7", 7, {"segmentation", "depth"}),
    ],
)
def test_counts_and_tasks(name: str, classes: int, tasks: set[str]) -> None:
    catalog = get_catalog(name)
    assert len(catalog.classes) == len(set(catalog.classes)) == classes
    assert set(catalog.tasks) == tasks
    assert list(catalog.tasks) == [task for task in TASKS if task in tasks]
    assert channels(name, "segmentation") == classes


def test_channels_of_the_other_tasks() -> None:
    rooms = {task: channels("rooms", task) for task in TASKS if task != "segmentation"}
    assert rooms == {"depth": 1, "normals": 3, "edges": 1, "saliency": 1, "human_parts": 7}


def test_landmarks_of_the_published_class_lists() -> None:
    nyud, pascal, city = (get_catalog(name).classes for name in ("nyud", "pascal", "cityscapes"))
    assert (nyud[0], nyud[3], nyud[21], nyud[39]) == ("wall", "bed", "ceiling", "other prop")
    assert (pascal[0], pascal[1], pascal[15], pascal[20]) == ("background", "aeroplane", "person", "tv monitor")
    assert (city[0], city[10], city[11], city[18]) == ("road", "sky", "person", "bicycle")


def test_splits() -> None:
    assert list(get_catalog("rooms").splits) == ["train", "validation", "test"]
    assert get_catalog("nyud").splits == {"train": "train", "validation": "val"}


def test_catalogs_can_be_hashed() -> None:
    assert len(set(CATALOGS.values())) == 5


def test_unknown_names_are_refused() -> None:
    with pytest.raises(EdgemoeError, match=r"'kitti' is unknown; give one of rooms, nyud"):
        get_catalog("kitti")
    with pytest.raises(EdgemoeError, match=r"nyud has no task 'saliency'; it offers segmentation, depth"):
        channels("nyud", "saliency")


def test_it_needs_no_torch() -> None:
    code = "import sys; sys.modules['torch'] = None; import model.data.catalog"
    subprocess.run([sys.executable, "-c", code], check=True)
