"""Cityscapes: street scenes with segmentation into 19 classes or 7 categories, and depth from stereo.

2975 images to train, 500 to validate, 1024 x 2048 (M. Cordts et al., CVPR 2016). Two layouts are known:

- The official one, found by its folder leftImg8bit. Labels are gtFine's labelIds, 0 to 33; the 19 evaluated ones count,
  the rest is ignored, also for the categories, as in the official evaluation. A stored disparity p > 0 means
  (p - 1) / 256 pixels, p = 0 is unknown; depth = baseline * fx / disparity, both from the image's camera.json. Sources:
  README and helpers/labels.py of mcordts/cityscapesScripts. Below one pixel (here and in the arrays) depth is unknown,
  see `model.data.stereo.LEAST`.
- Arrays of 128 x 256 or 256 x 512, found by the folder train/image (or val/image), prepared for MTAN (S. Liu et al.,
  CVPR 2019) and read by M³ViT: image, label_7, label_19 and depth, one .npy per sample. Images are 0 to 1, labels are
  ours with -1 for ignored. Their "depth" is the disparity: it reaches 0.4922, the original 32257 of 65535
  (lorenmt/mtan, issue 25), so p = 65535 * value. They come without cameras; `BASELINE` and `FOCAL`, those of most
  images, are taken. Errors published on these arrays are of the stored value, not of metres.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from model.data.catalog import get_catalog
from model.data.files import Floats, Labels, load_json, load_picture, load_values, plane, relabel
from model.data.resample import Size
from model.data.samples import IGNORE
from model.data.stereo import depth_of
from model.data.tree import Folder, Layout, check_request, open_layout

EVALUATED: Final = (7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33)
"""labelIds of the 19 classes, in the order of the train ids."""

CATEGORIES: Final = (0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 6, 6, 6, 6)
"""Category of each of the 19 classes, index into `catalog.CITYSCAPES_CATEGORIES`."""

_UNUSED: Final = dict.fromkeys(range(34), IGNORE)
LABELS: Final[dict[str, Mapping[int, int]]] = {
    "cityscapes": _UNUSED | {label: index for index, label in enumerate(EVALUATED)},
    "cityscapes7": _UNUSED | dict(zip(EVALUATED, CATEGORIES, strict=True)),
}
"""Per data set, labelId to ours."""

BASELINE: Final = 0.209313
"""Distance of the cameras, metres: 0.20 to 0.22 in public reports; an image's own camera.json is exact."""

FOCAL: Final = 2262.52
"""Focal length of most images along the rows, pixels of the full width."""

_SUFFIX: Final = "_leftImg8bit.png"


def _segmentation(meaning: Mapping[int, int], path: Path) -> Labels:
    return relabel(path, load_values(path), meaning)


def _depth(path: Path, camera: Path) -> Floats:
    stored = plane(path, load_values(path))
    if stored.dtype.kind not in "ui":
        raise EdgemoeError(f"{path}: holds {stored.dtype}; a disparity is a 16-bit picture")
    content = load_json(camera)
    try:
        baseline, focal = float(content["extrinsic"]["baseline"]), float(content["intrinsic"]["fx"])
    except (KeyError, TypeError, ValueError) as error:
        raise EdgemoeError(f"{camera}: needs the numbers extrinsic.baseline and intrinsic.fx ({error!r})") from error
    if not (baseline > 0 and focal > 0):
        raise EdgemoeError(f"{camera}: baseline={baseline}, fx={focal}; both must be above 0")
    return depth_of(stored.astype(np.float64), baseline, focal)


def _unit_range(path: Path, values: NDArray[Any], legal: str) -> NDArray[np.float64]:
    """`values` as float64, if all are 0 to 1."""
    if not (values.min() >= 0 and values.max() <= 1):
        raise EdgemoeError(f"{path}: holds values from {values.min()} to {values.max()}; {legal}")
    return values.astype(np.float64)


def _array_image(path: Path) -> Labels:
    values = load_values(path)
    if values.ndim != 3 or values.shape[2] != 3 or values.size == 0 or values.dtype.kind not in "uif":
        raise EdgemoeError(f"{path}: holds {values.dtype} {values.shape}; an image (height, width, 3) is needed")
    if values.dtype == np.uint8:
        return values
    return np.rint(_unit_range(path, values, "legal are 0 to 1") * 255).astype(np.uint8)


def _array_depth(path: Path) -> Floats:
    scaled = _unit_range(path, plane(path, load_values(path)), "a disparity / 65535 is needed, 0 to 1")
    return depth_of(scaled * 65535, BASELINE, FOCAL)


def official(name: str) -> Layout:
    """The official layout, for "cityscapes" or "cityscapes7"."""
    return Layout(
        get_catalog(name),
        series={
            "image": (f"leftImg8bit/SPLIT/NAME{_SUFFIX}",),
            "labels": ("gtFine/SPLIT/NAME_gtFine_labelIds.png",),
            "disparity": ("disparity/SPLIT/NAME_disparity.png",),
            "camera": ("camera/SPLIT/NAME_camera.json",),
        },
        readers={
            "image": (("image",), load_picture),
            "segmentation": (("labels",), functools.partial(_segmentation, LABELS[name])),
            "depth": (("disparity", "camera"), _depth),
        },
        naming="as CITY/CITY_000000_000019",
    )


def arrays(name: str) -> Layout:
    """The layout of resized arrays, for "cityscapes" or "cityscapes7"."""
    count = len(get_catalog(name).classes)
    meaning = {-1: IGNORE} | {label: label for label in range(count)}
    return Layout(
        get_catalog(name),
        series={
            "image": ("SPLIT/image/NAME.npy",),
            "labels": (f"SPLIT/label_{count}/NAME.npy",),
            "disparity": ("SPLIT/depth/NAME.npy",),
        },
        readers={
            "image": (("image",), _array_image),
            "segmentation": (("labels",), functools.partial(_segmentation, meaning)),
            "depth": (("disparity",), _array_depth),
        },
        naming="as 0, 1, 2",
    )


def open_cityscapes(
    root: Path, split: str, size: Size | None, tasks: Sequence[str], name: str = "cityscapes"
) -> Folder:
    """Cityscapes below `root`, in whichever layout is there.

    Args:
        root: the folder that holds leftImg8bit, gtFine and so on; or train and val.
        split: "train" or "validation".
        size: (H, W) to resize to, 128 x 256 in M³ViT; None keeps the size of the images.
        tasks: some of segmentation, depth.
        name: "cityscapes" for 19 classes, "cityscapes7" for 7 categories.

    Raises:
        EdgemoeError: see `model.data.tree.open_layout`; or neither layout is there.
    """
    ordered = check_request(get_catalog(name), split, size, tasks)
    folder = get_catalog(name).splits[split]
    photographs, prepared = root / "leftImg8bit", root / folder / "image"
    if photographs.is_dir():
        files = sorted((photographs / folder).glob(f"*/*{_SUFFIX}"))
        names = [f"{file.parent.name}/{file.name.removesuffix(_SUFFIX)}" for file in files]
        return open_layout(official(name), root, split, size, ordered, names)
    if prepared.is_dir():
        names = sorted((file.stem for file in prepared.glob("*.npy")), key=lambda stem: (len(stem), stem))
        return open_layout(arrays(name), root, split, size, ordered, names)
    trees = [layout.tree(root, split, ordered) for layout in (official(name), arrays(name))]
    raise EdgemoeError(f"{name}: {root} has neither leftImg8bit nor {folder}/image\n{trees[0]}\nor {trees[1]}")
