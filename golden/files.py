"""Files and folders written whole or not at all; every folder of the project saves through these."""

from __future__ import annotations

import contextlib
import json
import math
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from golden.errors import EdgemoeError


def read_json(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """What a JSON file holds; raises OSError or ValueError if it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def finite(data: Any) -> Any:  # noqa: ANN401 - JSON types
    """`data` with null for every number that is not finite, as JSON has no word for it."""
    if isinstance(data, Mapping):
        return {key: finite(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [finite(value) for value in data]
    return None if isinstance(data, float) and not math.isfinite(data) else data


def check_parent(path: Path) -> None:
    """Raises EdgemoeError if no folder can be made for `path`, because something on the way is no folder."""
    for parent in path.absolute().parents:
        if parent.is_dir():
            return
        if parent.exists() or parent.is_symlink():
            raise EdgemoeError(f"{path}: {parent} is no folder, so nothing can be below it; give another path")


def target_of(path: Path) -> Path:
    """The file that `replace_files` writes for `path`: itself, or where its symbolic links lead.

    Raises:
        EdgemoeError: something that is no regular file is there, or no folder can be made for it.
    """
    if path.is_dir():
        raise EdgemoeError(f"{path} is a folder; give the name of a file")
    if path.exists() and not path.is_file():
        raise EdgemoeError(f"{path} is no regular file (a pipe or a device); give the name of a file")
    try:
        target = path.resolve()
    except RuntimeError as error:  # a loop; later versions of Python give a link back
        raise EdgemoeError(f"{path} is a symbolic link to itself; give the name of a file") from error
    if target.is_symlink():
        raise EdgemoeError(f"{path} is a symbolic link to itself; give the name of a file")
    check_parent(target)
    return target


def check_replaceable(folder: Path, index: str, listed: Callable[[Any], Iterable[str]]) -> None:
    """Check that `replace_folder` would lose nothing but files that we wrote.

    Args:
        folder: the folder to replace: absent, empty, or holding its index and files that this lists.
        index: name of the JSON file that makes a folder ours.
        listed: the files that a parsed index lists (relative paths); a KeyError or TypeError says that it is not ours.

    Raises:
        EdgemoeError: it is a file, is below a file, or holds anything else.
    """
    check_parent(folder)
    if not folder.is_dir():
        if folder.exists() or folder.is_symlink():
            raise EdgemoeError(f"{folder}: is a file; give an empty or absent folder")
        return
    if not any(folder.iterdir()):
        return
    advice = "give an empty or absent folder, or remove it first"
    if not (folder / index).is_file():
        raise EdgemoeError(f"{folder}: is not empty and holds no {index}; {advice}")
    try:
        ours = {index, *listed(read_json(folder / index))}
    except (KeyError, TypeError, ValueError) as error:
        raise EdgemoeError(f"{folder}: its {index} is not one of ours ({error!r}); {advice}") from None
    paths = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    if foreign := sorted({path.relative_to(folder).as_posix() for path in paths} - ours):
        more = f" and {len(foreign) - 5} more" if len(foreign) > 5 else ""
        raise EdgemoeError(
            f"{folder}: also holds {', '.join(foreign[:5])}{more}, which its {index} does not list; {advice}"
        )


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace or add these files of a folder; none is touched before all are written beside.

    Symbolic links stay: the files they lead to are replaced.

    Raises:
        EdgemoeError: see `target_of`.
    """
    targets = {name: target_of(folder / name) for name in files}
    with contextlib.ExitStack() as stack:
        fresh: dict[str, Path] = {}
        for name, target in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent))
            fresh[name] = Path(scratch, name)
            fresh[name].write_bytes(files[name])
        for name, target in targets.items():
            fresh[name].replace(target)


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` hold exactly these files (relative path -> bytes), or leave it untouched on any failure."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as scratch:
        fresh, old = Path(scratch, "fresh"), Path(scratch, "old")
        for relative, data in files.items():
            path = fresh / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if folder.exists():
            folder.rename(old)
        try:
            fresh.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
        shutil.rmtree(old, ignore_errors=True)
