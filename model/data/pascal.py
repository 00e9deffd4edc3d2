"""PASCAL-Context in the layout PASCAL_MT: photographs with segmentation, human parts, saliency, edges and normals.

4998 images to train, 5105 to validate. Layout and meaning follow ASTMT (K.-K. Maninis et al., CVPR 2019), whose archive
this is, and MTI-Net (S. Vandenhende et al., ECCV 2020); sources: the loaders of facebookresearch/astmt and
SimonVandenhende/Multi-Task-Learning-PyTorch.

- segmentation: indexed pictures, 0 background, 1 to 20 the VOC classes, 255 ignored; semseg/VOC12 where VOC has the
  image, else semseg/pascal-context.
- human_parts: PASCAL-Part annotations (X. Chen et al., CVPR 2014), see `model.data.person_parts`.
- saliency: distilled from another network, grey 0 to 255, salient above one half.
- normals: distilled likewise, colours 0 to 255 for -1 to 1. They count only on the classes that NYUD-v2 has too, on
  which that network was trained: `NORMAL_CLASSES`.
- edges: where the Laplacian of the PASCAL-Context label map (variable `LabelMap`; R. Mottaghi et al., CVPR 2014) is not
  0, thinned to one pixel.

ImageSets/Context/train.txt and val.txt list the names. Axes and sign of the normals are taken as those of NYUD-v2,
see `model.data.nyud`; neither was checked on the data, which we do not have.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from skimage.morphology import thin

from golden.errors import EdgemoeError
from model.data.catalog import PASCAL_CLASSES, get_catalog
from model.data.files import Floats, Labels, binary, directions, load_mat, load_picture, load_values, plane, relabel
from model.data.person_parts import load_parts
from model.data.resample import Size
from model.data.samples import IGNORE
from model.data.tree import Folder, Layout, open_layout

LABELS: Final = {label: label for label in range(len(PASCAL_CLASSES))} | {IGNORE: IGNORE}
"""Stored label to ours."""

NORMAL_CLASSES: Final = (
    *(3, 4, 6, 9, 10, 11, 13, 15, 17, 18, 22, 23, 29, 30, 33, 34, 36, 37, 38, 39, 41, 43, 46, 49, 50, 51, 53, 55, 56),
    *(59, 61, 62, 65, 66, 68, 69, 72, 73, 78, 83, 84, 85, 87, 88, 95, 96, 101, 104, 105, 107, 111, 113, 115, 122, 124),
    *(135, 141, 142, 143, 146, 150, 154, 157, 158, 159, 165, 172, 174, 181, 183, 184, 191, 193, 195, 197, 199, 202),
    *(213, 215, 216, 219, 220, 223, 225, 228, 230, 232, 233, 238, 239, 242, 243, 246, 250, 251, 252, 255, 260, 261),
    *(263, 269, 272, 273, 275, 281, 283, 284, 285, 286, 287, 288, 290, 291, 292, 293, 295, 304, 307, 309, 310, 314),
    *(315, 319, 323, 329, 330, 331, 336, 342, 345, 349, 350, 351, 352, 355, 357, 368, 370, 371, 374, 379, 380, 383),
    *(384, 397, 401, 403, 405, 407, 408, 411, 412, 413, 414, 417, 419, 421, 423, 427, 429, 430, 432, 440, 441, 442),
    *(443, 444, 446, 454, 457),
)
"""PASCAL-Context labels with normals: the names that NYUD-v2's raw classes have too, and tvmonitor (ASTMT)."""


def _segmentation(path: Path) -> Labels:
    return relabel(path, load_values(path), LABELS)


def _saliency(path: Path) -> Labels:
    return binary(path, load_values(path))


def _label_map(path: Path) -> NDArray[Any]:
    return plane(path, load_mat(path, "LabelMap"))


def _edges(path: Path) -> Labels:
    around = np.pad(_label_map(path).astype(np.int64), 1, mode="reflect")
    cross = around[:-2, 1:-1] + around[2:, 1:-1] + around[1:-1, :-2] + around[1:-1, 2:]
    return np.asarray(thin(cross != 4 * around[1:-1, 1:-1])).astype(np.uint8)


def _normals(path: Path, context: Path) -> Floats:
    normals = directions(path, load_values(path))
    labels = _label_map(context)
    if labels.shape != normals.shape[:2]:
        raise EdgemoeError(f"{path}: is {normals.shape[:2]}, the label map {context} is {labels.shape}")
    return np.where(np.isin(labels, NORMAL_CLASSES)[..., None], normals, np.float32(0))


LAYOUT: Final = Layout(
    get_catalog("pascal"),
    series={
        "image": ("JPEGImages/NAME.jpg",),
        "segmentation": ("semseg/VOC12/NAME.png", "semseg/pascal-context/NAME.png"),
        "human_parts": ("human_parts/NAME.mat",),
        "saliency": ("sal_distill/NAME.png",),
        "normals": ("normals_distill/NAME.png",),
        "context": ("pascal-context/trainval/NAME.mat",),
    },
    readers={
        "image": (("image",), load_picture),
        "segmentation": (("segmentation",), _segmentation),
        "normals": (("normals", "context"), _normals),
        "edges": (("context",), _edges),
        "saliency": (("saliency",), _saliency),
        "human_parts": (("human_parts", "image"), load_parts),
    },
    naming="each line of the list",
    listing="ImageSets/Context/SPLIT.txt",
)


def open_pascal(root: Path, split: str, size: Size | None, tasks: Sequence[str]) -> Folder:
    """PASCAL-Context below `root`.

    Args:
        root: the folder that holds JPEGImages, ImageSets and so on.
        split: "train" or "validation".
        size: (H, W) to resize to; None keeps the size of each image.
        tasks: some of segmentation, normals, edges, saliency, human_parts.

    Raises:
        EdgemoeError: see `model.data.tree.open_layout`.
    """
    return open_layout(LAYOUT, root, split, size, tasks)
