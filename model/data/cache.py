"""Rendered arrays kept in a folder: one uncompressed .npy file each, written whole or not at all.

A folder is named after what was rendered and a fingerprint of the code that renders it, so that a change of the
renderer never meets old pictures. A file of another size than its array has is taken as absent; a file of the right
size is trusted.
"""

from __future__ import annotations

import functools
import hashlib
import math
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from golden.errors import EdgemoeError
from model.data.samples import Sample

Mapped = np.memmap[Any, Any]

Shape = tuple[tuple[int, ...], str]
"""Shape of an array and name of its type."""

RENDERER = (
    "box_faces",
    "cache",
    "camera",
    "dataset",
    "furniture",
    "items",
    "labels",
    "lighting",
    "people",
    "poses",
    "quadrics",
    "raycast",
    "rooms",
    "samples",
    "scenes",
    "shadows",
    "textures",
)
"""Modules of this package that decide what a seed looks like."""


@functools.cache
def fingerprint() -> str:
    """12 hex digits that change with the sources of `RENDERER` and with NumPy's version."""
    digest = hashlib.sha256(np.__version__.encode())
    for name in RENDERER:
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return digest.hexdigest()[:12]


def _load(path: Path, shape: Shape) -> Mapped | None:
    """The array of a file, or None if there is none of this shape and size."""
    try:
        array = np.lib.format.open_memmap(path, "c")
        whole = path.stat().st_size == array.offset + array.nbytes
    except (OSError, ValueError, EOFError):
        return None
    return array if whole and (array.shape, array.dtype.name) == shape else None


def _make(folder: Path, shapes: Mapping[str, Shape], fill: Callable[[Sample], None]) -> None:
    """Fills files for these arrays beside their places, then moves them there."""
    folder.mkdir(parents=True, exist_ok=True)
    needed, free = sum(map(_size, shapes.values())), shutil.disk_usage(folder).free
    if needed > free:
        raise EdgemoeError(
            f"{folder}: rooms of {needed / 1e9:.1f} GB on a disk with {free / 1e9:.1f} GB free; "
            "make room, ask for fewer, or give another cache folder"
        )
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as scratch:
        paths = {name: Path(scratch, f"{name}.npy") for name in shapes}
        fresh: dict[str, Mapped] = {
            name: np.lib.format.open_memmap(path, "w+", np.dtype(shapes[name][1]), shapes[name][0])
            for name, path in paths.items()
        }
        fill({**fresh})
        for name, path in paths.items():
            fresh[name].flush()
            path.replace(folder / f"{name}.npy")


def _size(shape: Shape) -> int:
    return math.prod(shape[0]) * np.dtype(shape[1]).itemsize


def stored(folder: Path, shapes: Mapping[str, Shape], fill: Callable[[Sample], None]) -> Sample:
    """The named arrays, from the folder where it has them, else made by `fill` and kept there.

    Args:
        folder: absent, or one that this has filled.
        shapes: of the arrays, by name.
        fill: writes the values of the arrays it is given: those that are missing.

    Returns:
        Arrays mapped from the files, copy on write: to write to them changes memory only.

    Raises:
        EdgemoeError: the folder cannot be written, or the disk is too full.
    """
    found = {name: _load(folder / f"{name}.npy", shape) for name, shape in shapes.items()}
    if missing := {name: shapes[name] for name, array in found.items() if array is None}:
        try:
            _make(folder, missing, fill)
        except OSError as error:
            raise EdgemoeError(f"{folder}: cannot be written ({error}); give another cache folder") from None
        found |= {name: _load(folder / f"{name}.npy", shape) for name, shape in missing.items()}
    return {name: array for name, array in found.items() if array is not None}
