"""The default data set `rooms`: rendered indoor scenes with up to six labels, in memory or mapped from a cache.

The scenes of a split have the seeds first, first + 1, ... with firsts `SPLIT_SIZE` apart: no scene is in two splits,
whatever their sizes.
"""

from __future__ import annotations

import dataclasses
import itertools
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from golden.errors import EdgemoeError
from model.data import cache as files
from model.data.rooms import draw
from model.data.samples import TASKS, Sample
from model.data.scenes import render_fields

SPLIT_SIZE = 1_000_000_000
SPLITS = {"train": 0, "validation": SPLIT_SIZE, "test": 2 * SPLIT_SIZE}
"""First seed of every split."""

BLOCK = 16
"""Scenes that a process renders at a time."""


@dataclasses.dataclass(frozen=True, slots=True)
class Rooms:
    """A block of scenes as a map-style data set.

    Attributes:
        arrays: "image" and each task (n, H, W) or (n, H, W, 3), of the types in `model.data.samples`.
    """

    arrays: Sample

    def __len__(self) -> int:
        return len(self.arrays["image"])

    def __getitem__(self, index: int) -> Sample:
        """Views of scene `index`, by name."""
        return {name: array[index] for name, array in self.arrays.items()}


def _render_block(first: int, count: int, height: int, width: int, fields: tuple[str, ...]) -> Sample:
    """The scenes with seeds first .. first + count - 1."""
    block = {name: np.empty((count, *shape), dtype) for name, (shape, dtype) in _shapes(height, width, fields).items()}
    for index in range(count):
        fresh = render_fields(draw(first + index), height, width, fields, first + index)
        for name in fields:
            block[name][index] = fresh[name]
    return block


def _shapes(height: int, width: int, fields: tuple[str, ...]) -> dict[str, files.Shape]:
    """Shape and type of one scene's fields."""
    color, single = ("image", "normals"), ("depth", "normals")
    return {
        name: ((height, width, 3) if name in color else (height, width), "float32" if name in single else "uint8")
        for name in fields
    }


def _blocks(arrays: Sample, first: int, processes: int) -> Iterator[Sample]:
    """The blocks of all scenes, in order."""
    fields = tuple(arrays)
    count, height, width = arrays[fields[0]].shape[:3]
    sizes = [min(BLOCK, count - at) for at in range(0, count, BLOCK)]
    firsts = [first + at for at in range(0, count, BLOCK)]
    if processes == 1:
        for at, size in zip(firsts, sizes, strict=True):
            yield _render_block(at, size, height, width, fields)
        return
    same = (itertools.repeat(value) for value in (height, width, fields))
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(_render_block, firsts, sizes, *same)


def _fill(arrays: Sample, first: int, processes: int, shown: bool) -> None:
    """Renders the scenes from seed `first` on into arrays (n, H, W, ...)."""
    count, at = len(next(iter(arrays.values()))), 0
    columns = (TextColumn("rendering rooms"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not shown) as bar:
        task = bar.add_task("", total=count)
        for block in _blocks(arrays, first, processes):
            size = len(next(iter(block.values())))
            for name, array in arrays.items():
                array[at : at + size] = block[name]
            at += size
            bar.update(task, advance=size)


def open_rooms(
    split: str,
    count: int,
    height: int,
    width: int,
    tasks: Sequence[str],
    *,
    processes: int = 1,
    cache: Path | None = None,
    progress: bool = False,
) -> Rooms:
    """The first `count` scenes of a split; the bytes do not depend on `processes` or `cache`.

    Args:
        split: "train", "validation" or "test".
        count: scenes, 1 or more and at most `SPLIT_SIZE`.
        height: rows, pixels.
        width: columns, pixels.
        tasks: labels to render, of `samples.TASKS`.
        processes: workers that render; 1 renders in this process.
        cache: folder for rendered arrays; None keeps them in memory. With a folder, arrays that it already holds are
            mapped from their files, and only the others are rendered.
        progress: shows a bar on stderr.

    Raises:
        EdgemoeError: an unknown split or task, or a number out of range.
    """
    if split not in SPLITS:
        raise EdgemoeError(f"rooms: split={split!r} is not one of {', '.join(SPLITS)}")
    if unknown := [task for task in tasks if task not in TASKS]:
        raise EdgemoeError(f"rooms: task {unknown[0]!r} is not one of {', '.join(TASKS)}")
    if not 1 <= count <= SPLIT_SIZE:
        raise EdgemoeError(f"rooms: count={count} is not from 1 to {SPLIT_SIZE}")
    if height < 1 or width < 1 or processes < 1:
        raise EdgemoeError(f"rooms: height={height}, width={width}, processes={processes}; give 1 or more of each")
    one = _shapes(height, width, ("image", *tasks))
    shapes = {name: ((count, *shape), dtype) for name, (shape, dtype) in one.items()}

    def fill(arrays: Sample) -> None:
        _fill(arrays, SPLITS[split], processes, progress)

    if cache is not None:
        folder = Path(cache) / f"rooms-{height}x{width}-{split}-{count}-{files.fingerprint()}"
        return Rooms(files.stored(folder, shapes, fill))
    arrays: Sample = {name: np.empty(shape, dtype) for name, (shape, dtype) in shapes.items()}
    fill(arrays)
    return Rooms(arrays)
