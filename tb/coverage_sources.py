"""Which Verilog some coverage is of: digests beside the data, whose counts name files and lines, not what is there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from golden.errors import EdgemoeError
from golden.files import read_json, replace_files
from vectors.storage import sha256

AGAIN: Final = "run `edgemoe coverage` without --judge-only"


def beside(data: Path) -> Path:
    """Where the digests of a file of coverage are."""
    return data.with_suffix(".sources")


def _digests(files: Sequence[Path], off: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """Digest and unwatched lines of each file, by name."""
    unwatched = {path.name: sorted(line for name, line in off if name == path.name) for path in files}
    return {path.name: [sha256(path.read_bytes()), unwatched[path.name]] for path in files}


def forget(data: Path) -> None:
    """Take data and digests away, before a run writes other ones."""
    for path in (data, beside(data)):
        path.unlink(missing_ok=True)


def write(data: Path, files: Sequence[Path], off: Sequence[tuple[str, int]]) -> None:
    """Say that data is of these files.

    Args:
        data: file of coverage.
        files: the Verilog that was simulated.
        off: declarations that were not watched, as (file, line).
    """
    path = beside(data)
    replace_files(path.parent, {path.name: (json.dumps(_digests(files, off), indent=1) + "\n").encode()})


def check(data: Path, files: Sequence[Path], off: Sequence[tuple[str, int]]) -> None:
    """Raise EdgemoeError unless data is of these files; arguments as `write`."""
    path, now = beside(data), _digests(files, off)
    try:
        then = dict(read_json(path))
    except (OSError, ValueError, TypeError) as error:
        raise EdgemoeError(
            f"coverage: {path} does not say which Verilog {data.name} is of ({error}); {AGAIN}"
        ) from None
    if changed := sorted(name for name in now.keys() | then.keys() if now.get(name) != then.get(name)):
        raise EdgemoeError(f"coverage: {data} is of another version of {', '.join(changed)}; {AGAIN}")
