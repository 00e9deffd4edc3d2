"""Files and folders written whole or not at all; every folder of the project saves through these."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace or add these files of a folder, each whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        beside = folder / f".{name}.new"
        beside.write_bytes(data)
        beside.replace(folder / name)


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
