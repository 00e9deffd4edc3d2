"""Data sets in a folder: where a layout keeps its files, what is missing, and the samples themselves.

A layout names series of files, such as "images/NAME.jpg"; every task is read from one or more series. The files that
the asked tasks need are looked for when the folder is opened, their content is checked when a sample is taken.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from numpy.typing import NDArray

from golden.errors import EdgemoeError
from model.data import resample
from model.data.catalog import Catalog
from model.data.files import load_list
from model.data.resample import Size
from model.data.samples import TASKS, Sample

Reader = Callable[..., NDArray[Any]]
"""Takes the paths of one sample, one for each series of the task; gives the truth as `model.data.samples` has it."""

SHOWN: Final = 3
"""How many missing files a message names."""


@dataclasses.dataclass(frozen=True, slots=True)
class Layout:
    """Where the files of a data set are.

    Attributes:
        catalog: the data set.
        series: name of a series to its files below the root, with NAME for the sample and SPLIT for what the folders
            call the split; the first alternative that exists counts.
        naming: what a NAME is, for messages.
        readers: "image" and every task, to the series it is read from and how.
        listing: the text file that lists the names of a split, with SPLIT; None if the names are found otherwise.
    """

    catalog: Catalog
    series: Mapping[str, tuple[str, ...]]
    readers: Mapping[str, tuple[tuple[str, ...], Reader]]
    naming: str
    listing: str | None = None

    def wanted(self, tasks: Sequence[str]) -> list[str]:
        """The series of the image and of `tasks`, each once."""
        return list(dict.fromkeys(name for key in ("image", *tasks) for name in self.readers[key][0]))

    def tree(self, root: Path, split: str, tasks: Sequence[str]) -> str:
        """A drawing of the expected folder, only of what `tasks` need."""
        rows = [*([(self.listing,)] if self.listing else []), *(self.series[name] for name in self.wanted(tasks))]
        texts = [" or ".join(row).replace("SPLIT", self.catalog.splits[split]) for row in rows]
        lines = [f"  {'└──' if row == len(texts) - 1 else '├──'} {text}" for row, text in enumerate(texts)]
        return "\n".join([f"expected, with NAME {self.naming}:", f"  {root}", *lines])


@dataclasses.dataclass(frozen=True)
class Folder:
    """The samples of one split of a data set on disk; see `model.data.samples.Samples`.

    Attributes:
        names: of the samples, in their order.
        files: per task (and "image"), the paths of every sample.
        readers: per task (and "image"), how it is read.
        size: (H, W) to resize to; None keeps the size of each image.
    """

    names: tuple[str, ...]
    files: Mapping[str, tuple[tuple[Path, ...], ...]]
    readers: Mapping[str, Reader]
    size: Size | None

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, index: int) -> Sample:
        """Sample `index`, read from disk.

        Raises:
            IndexError: there is no such sample.
            EdgemoeError: a file is corrupt, has values out of range, or is of another size than its image.
        """
        if not 0 <= index < len(self.names):
            raise IndexError(f"sample {index} of {len(self.names)}")
        sample: Sample = {}
        for task, files in self.files.items():
            paths = files[index]
            sample[task] = self.readers[task](*paths)
            shape, size = sample["image"].shape[:2], sample[task].shape[:2]
            if size != shape:
                image = f"its image {self.files['image'][index][0]} is {shape[0]} x {shape[1]}"
                raise EdgemoeError(f"{paths[0]}: is {size[0]} x {size[1]} pixels, {image}; they must agree")
        return sample if self.size is None else resample.resize(sample, self.size)


def check_request(catalog: Catalog, split: str, size: Size | None, tasks: Sequence[str]) -> list[str]:
    """The asked tasks in the order of `TASKS`, each once.

    Raises:
        EdgemoeError: an unknown split, a size below one pixel, or a task that the data set does not offer.
    """
    if split not in catalog.splits:
        raise EdgemoeError(f"{catalog.name}: split {split!r} is unknown; give one of {', '.join(catalog.splits)}")
    if size is not None and min(size) < 1:
        raise EdgemoeError(f"{catalog.name}: size={size}; give a height and a width of 1 pixel or more")
    for task in tasks:
        if task not in catalog.tasks:
            raise EdgemoeError(f"{catalog.name}: task {task!r} is not offered; give some of {', '.join(catalog.tasks)}")
    return [task for task in TASKS if task in tasks]


def _names(layout: Layout, root: Path, split: str, tree: str) -> Sequence[str]:
    """The lines of the layout's listing."""
    listing = root / (layout.listing or "").replace("SPLIT", layout.catalog.splits[split])
    if not listing.is_file():
        raise EdgemoeError(f"{layout.catalog.name}: the list of the {split} split, {listing}, is missing\n{tree}")
    return load_list(listing)


def _find(
    layout: Layout, root: Path, split: str, tasks: Sequence[str], names: Sequence[str]
) -> tuple[dict[str, list[Path]], list[str]]:
    """The files of every series that `tasks` need, in the order of `names`, and the missing ones."""
    folder = layout.catalog.splits[split]
    found: dict[str, list[Path]] = {}
    missing: list[str] = []
    for series in layout.wanted(tasks):
        found[series] = []
        for name in names:
            options = [option.replace("SPLIT", folder).replace("NAME", name) for option in layout.series[series]]
            present = next((root / option for option in options if (root / option).is_file()), None)
            if present is None:
                missing.append(" or ".join(options))
            else:
                found[series].append(present)
    return found, missing


def open_layout(
    layout: Layout, root: Path, split: str, size: Size | None, tasks: Sequence[str], names: Sequence[str] | None = None
) -> Folder:
    """The samples of a split.

    Args:
        layout: where the files are.
        root: folder of the data set.
        split: "train" or "validation".
        size: (H, W) to resize to; None keeps the size of each image.
        tasks: to serve besides the image.
        names: of the samples; None takes them from the layout's listing.

    Raises:
        EdgemoeError: an unknown split or task, an empty or missing list of names, or missing files; the last two with a
            drawing of the expected tree.
    """
    data = layout.catalog.name
    ordered = check_request(layout.catalog, split, size, tasks)
    tree = layout.tree(root, split, ordered)
    if not root.is_dir():
        raise EdgemoeError(f"{data}: {root} is not a folder; give the folder of the data set\n{tree}")
    if names is None:
        names = _names(layout, root, split, tree)
    if not names:
        raise EdgemoeError(f"{data}: {root} has no image of the {split} split\n{tree}")
    found, missing = _find(layout, root, split, ordered, names)
    if missing:
        more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        raise EdgemoeError(
            f"{data}: {len(missing)} of {len(names) * len(found)} files of the {split} split are missing in {root}: "
            f"{', '.join(missing[:SHOWN])}{more}\n{tree}"
        )
    keys = ("image", *ordered)
    files = {key: tuple(zip(*(found[series] for series in layout.readers[key][0]), strict=True)) for key in keys}
    return Folder(tuple(names), files, {key: layout.readers[key][1] for key in keys}, size)
