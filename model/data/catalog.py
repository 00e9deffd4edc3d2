"""What each data set offers: segmentation classes, tasks and splits. Needs neither PyTorch nor the data.

Class lists: NYUD-v2's 40 classes are those of S. Gupta et al., "Perceptual Organization and Recognition of Indoor
Scenes from RGB-D Images", CVPR 2013; PASCAL's are background and the 20 VOC classes (M. Everingham et al., IJCV 2010);
Cityscapes' 19 evaluated classes and 7 categories are those of M. Cordts et al., CVPR 2016.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Final

from golden.errors import EdgemoeError
from model.data.furniture import CLASSES as ROOM_CLASSES
from model.data.samples import PARTS, TASKS

NYUD_CLASSES: Final = (
    *("wall", "floor", "cabinet", "bed", "chair", "sofa", "table", "door", "window", "bookshelf", "picture"),
    *("counter", "blinds", "desk", "shelves", "curtain", "dresser", "pillow", "mirror", "floor mat", "clothes"),
    *("ceiling", "books", "refrigerator", "television", "paper", "towel", "shower curtain", "box", "whiteboard"),
    *("person", "night stand", "toilet", "sink", "lamp", "bathtub", "bag"),
    *("other structure", "other furniture", "other prop"),
)
"""The 40 classes; index i is the value i + 1 of the published label files, whose 0 is unlabelled."""

PASCAL_CLASSES: Final = (
    *("background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow"),
    *("dining table", "dog", "horse", "motorbike", "person", "potted plant", "sheep", "sofa", "train", "tv monitor"),
)

CITYSCAPES_CLASSES: Final = (
    *("road", "sidewalk", "building", "wall", "fence", "pole", "traffic light", "traffic sign", "vegetation"),
    *("terrain", "sky", "person", "rider", "car", "truck", "bus", "train", "motorcycle", "bicycle"),
)
"""The 19 classes in the order of the published train ids."""

CITYSCAPES_CATEGORIES: Final = ("flat", "construction", "object", "nature", "sky", "human", "vehicle")
"""The 7 categories, in the published order without `void`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Catalog:
    """One data set.

    Attributes:
        name: what the command line calls it.
        classes: segmentation classes; a label is an index into them.
        tasks: tasks with truth, in the order of `samples.TASKS`.
        splits: split name to what the data set's own folders call it.
    """

    name: str
    classes: tuple[str, ...]
    tasks: tuple[str, ...]
    splits: Mapping[str, str] = dataclasses.field(hash=False)


_ROOM_SPLITS: Final = {"train": "train", "validation": "validation", "test": "test"}
_FOLDER_SPLITS: Final = {"train": "train", "validation": "val"}

CATALOGS: Final[dict[str, Catalog]] = {
    catalog.name: catalog
    for catalog in (
        Catalog("rooms", ROOM_CLASSES, TASKS, _ROOM_SPLITS),
        Catalog("nyud", NYUD_CLASSES, ("segmentation", "depth", "normals", "edges"), _FOLDER_SPLITS),
        Catalog(
            "pascal",
            PASCAL_CLASSES,
            ("segmentation", "normals", "edges", "saliency", "human_parts"),
            _FOLDER_SPLITS,
        ),
        Catalog("cityscapes", CITYSCAPES_CLASSES, ("segmentation", "depth"), _FOLDER_SPLITS),
        Catalog("cityscapes7", CITYSCAPES_CATEGORIES, ("segmentation", "depth"), _FOLDER_SPLITS),
    )
}
"""Every data set by name."""

_CHANNELS: Final = {"depth": 1, "normals": 3, "edges": 1, "saliency": 1, "human_parts": len(PARTS)}


def get_catalog(name: str) -> Catalog:
    """The data set called `name`.

    Raises:
        EdgemoeError: there is none.
    """
    if name not in CATALOGS:
        raise EdgemoeError(f"data set {name!r} is unknown; give one of {', '.join(CATALOGS)}")
    return CATALOGS[name]


def channels(catalog_name: str, task: str) -> int:
    """Decoder channels of a task: one per class for labels, 3 for normals, 1 for depth, edges and saliency.

    Raises:
        EdgemoeError: an unknown data set, or a task that it does not offer.
    """
    catalog = get_catalog(catalog_name)
    if task not in catalog.tasks:
        raise EdgemoeError(f"{catalog_name} has no task {task!r}; it offers {', '.join(catalog.tasks)}")
    return len(catalog.classes) if task == "segmentation" else _CHANNELS[task]
