"""Opens the data that a recipe names: rendered rooms, or a folder in a published layout."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from golden.errors import EdgemoeError
from model.data.catalog import get_catalog
from model.data.dataset import open_rooms
from model.data.folders import open_folder
from model.data.samples import Sample, Samples


def default_cache() -> Path:
    """Where rendered rooms are kept: `edgemoe` in the user's cache folder (XDG_CACHE_HOME)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "edgemoe"


def open_data(  # noqa: PLR0913 - what, which part, how large, and from where
    name: str,
    split: str,
    count: int | None,
    size: tuple[int, int],
    tasks: Sequence[str],
    *,
    root: Path | None = None,
    cache: Path | None = None,
    processes: int = 1,
    progress: bool = False,
) -> Samples:
    """A split of a data set.

    Args:
        name: see `model.data.catalog.CATALOGS`.
        split: "train", "validation" or, of the rooms, "test".
        count: the first so many samples; None for all that a folder has.
        size: rows and columns of every image, pixels.
        tasks: whose truth to serve.
        root: folder of the data set; the rooms need none.
        cache: folder where rendered rooms are kept; None renders into memory.
        processes: that render.
        progress: show a progress bar while rendering.

    Raises:
        EdgemoeError: an unknown name, split or task; a folder that is not given, or not in the published layout; fewer
            samples than `count`.
    """
    get_catalog(name)
    if name == "rooms":
        if count is None:
            raise EdgemoeError("data 'rooms' has as many scenes as you want; give a count")
        if cache is None:
            return open_rooms(split, count, *size, tasks, processes=processes, progress=progress)
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / "lock"):  # several processes of one training: one renders, the others wait
            return open_rooms(split, count, *size, tasks, processes=processes, cache=cache, progress=progress)
    if root is None:
        raise EdgemoeError(f"data {name!r} is read from a folder; give it as --data-root")
    samples = open_folder(name, root, split, size, tasks)
    if count is not None and count > len(samples):
        raise EdgemoeError(f"data {name!r} in {root}: split {split!r} has {len(samples)} samples, asked for {count}")
    return samples if count is None else First(samples, count)


class First:
    """The first samples of a data set."""

    def __init__(self, samples: Samples, count: int) -> None:
        """The first `count` of `samples`."""
        self._samples, self._count = samples, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> Sample:
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._samples[index]
