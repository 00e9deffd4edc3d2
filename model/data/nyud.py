"""NYUD-v2 in the layout NYUD_MT: indoor photographs with segmentation, depth, normals and edges.

795 images to train, 654 to validate. The data: N. Silberman et al., ECCV 2012; the 40 classes:
S. Gupta et al., CVPR 2013. Two archives have this layout; each file is taken in whichever form is there:

|              | ASTMT (K.-K. Maninis et al., CVPR 2019)      | MTI-Net (ECCV 2020), M³ViT (NeurIPS 2022)  |
|--------------|----------------------------------------------|--------------------------------------------|
| images       | .jpg                                         | .jpg                                       |
| segmentation | .mat, `segmentation`: 0 none, 1 to 40        | .png: 0 none, 1 to 40                      |
| depth        | .mat, `depth`: metres                        | .npy: metres                               |
| normals      | .jpg: 0 to 255 for -1 to 1                   | .npy: vectors                              |
| edge         | .png: 0 or 255                               | .npy: 0 or 1                               |

gt_sets/train.txt and gt_sets/val.txt list the names. Sources: the loaders of facebookresearch/astmt,
SimonVandenhende/Multi-Task-Learning-PyTorch and VITA-Group/M3ViT. 0 is ignored: the task has 40 classes (ASTMT
counted it as a 41st).

Normals are taken in our axes up to the sign of the whole vector, which is turned to face the camera. That is what
public loaders and authors say of these files; it was not checked on the data, which we do not have.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from model.data.catalog import NYUD_CLASSES, get_catalog
from model.data.files import Floats, Labels, binary, directions, load_picture, load_values, metres, plane, relabel
from model.data.resample import Size
from model.data.samples import IGNORE
from model.data.tree import Folder, Layout, open_layout

LABELS: Final = {0: IGNORE} | {label + 1: label for label in range(len(NYUD_CLASSES))}
"""Stored label to ours."""


def _segmentation(path: Path) -> Labels:
    return relabel(path, load_values(path, "segmentation"), LABELS)


def _depth(path: Path) -> Floats:
    return metres(path, plane(path, load_values(path, "depth")))


def _normals(path: Path) -> Floats:
    return directions(path, load_values(path, "normals"))


def _edges(path: Path) -> Labels:
    return binary(path, load_values(path, "edge"))


LAYOUT: Final = Layout(
    get_catalog("nyud"),
    series={
        "image": ("images/NAME.jpg", "images/NAME.png"),
        "segmentation": ("segmentation/NAME.png", "segmentation/NAME.mat"),
        "depth": ("depth/NAME.npy", "depth/NAME.mat"),
        "normals": ("normals/NAME.npy", "normals/NAME.jpg", "normals/NAME.png"),
        "edges": ("edge/NAME.npy", "edge/NAME.png"),
    },
    readers={
        "image": (("image",), load_picture),
        "segmentation": (("segmentation",), _segmentation),
        "depth": (("depth",), _depth),
        "normals": (("normals",), _normals),
        "edges": (("edges",), _edges),
    },
    naming="each line of the list",
    listing="gt_sets/SPLIT.txt",
)


def open_nyud(root: Path, split: str, size: Size | None, tasks: Sequence[str]) -> Folder:
    """NYUD-v2 below `root`.

    Args:
        root: the folder that holds images, gt_sets and so on.
        split: "train" or "validation".
        size: (H, W) to resize to; None keeps the size of each image.
        tasks: some of segmentation, depth, normals, edges.

    Raises:
        EdgemoeError: see `model.data.tree.open_layout`.
    """
    return open_layout(LAYOUT, root, split, size, tasks)
