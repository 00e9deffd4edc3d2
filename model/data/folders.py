"""The front door to data sets on disk: from a name to its samples."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from golden.errors import EdgemoeError
from model.data.catalog import get_catalog
from model.data.cityscapes import open_cityscapes
from model.data.nyud import open_nyud
from model.data.pascal import open_pascal
from model.data.resample import Size
from model.data.tree import Folder

OPENERS: Final[dict[str, Callable[[Path, str, Size | None, Sequence[str]], Folder]]] = {
    "nyud": open_nyud,
    "pascal": open_pascal,
    "cityscapes": open_cityscapes,
    "cityscapes7": functools.partial(open_cityscapes, name="cityscapes7"),
}
"""Loaders of the data sets that live in a folder."""


def open_folder(name: str, root: Path, split: str, size: Size | None, tasks: Sequence[str]) -> Folder:
    """A data set on disk.

    Args:
        name: see `model.data.catalog`; any but "rooms".
        root: its folder, as the module of its loader describes it.
        split: "train" or "validation".
        size: (H, W) to resize to; None keeps the size of each image.
        tasks: to serve besides the image.

    Raises:
        EdgemoeError: an unknown name, or one that needs no folder; see `model.data.tree.open_layout` for the rest.
    """
    if get_catalog(name).name not in OPENERS:
        raise EdgemoeError(f"data set {name!r} is made, not read from a folder; give one of {', '.join(OPENERS)}")
    return OPENERS[name](root, split, size, tasks)
