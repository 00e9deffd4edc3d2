"""The folder of a sweep: results of its tasks as they come, so that a run that was stopped goes on where it was.

    study.json            what was measured: digests of checkpoint and images
    shards/{key}          one task's result; `key` is the digest of all that it depends on
    weights/              checkpoints of rows with corrected biases, see `accuracy.corrected`
    summary.json, summary.csv

A result is the SHA-256 of the rest, then an .npz of the arrays and a JSON header. A file appears whole or not at all. A
result that is damaged, or of another key, is computed again; so is a checkpoint that cannot be loaded.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accuracy.states import States
from accuracy.study import SCHEMA
from golden.errors import EdgemoeError
from golden.files import check_parent, read_json, replace_files

STUDY: Final = "study.json"
SHARDS: Final = "shards"
WEIGHTS: Final = "weights"
SUMMARY: Final = "summary.json"
TABLE: Final = "summary.csv"
_HEADER: Final = "header"
_SEAL: Final = 32
"""Bytes of the digest before a result."""

ByTask = dict[str, States]


class Result(NamedTuple):
    """What a task found.

    Attributes:
        header: its sums, see `accuracy.shard`.
        arrays: "states" and "fake", if it was asked for: task -> metric -> state -> (images, ...).
    """

    header: dict[str, Any]
    arrays: dict[str, ByTask]


def encode(key: str, header: dict[str, Any], arrays: dict[str, ByTask]) -> bytes:
    """A result as bytes; `decode` is the inverse."""
    flat: dict[str, NDArray[Any]] = {
        f"{kind}|{task}|{metric}|{state}": values
        for kind, tasks in arrays.items()
        for task, metrics in tasks.items()
        for metric, found in metrics.items()
        for state, values in found.items()
    }
    text = json.dumps({"schema": SCHEMA, "key": key, **header})
    flat[_HEADER] = np.frombuffer(text.encode(), dtype=np.uint8)
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **{name: flat[name] for name in sorted(flat)})
    return hashlib.sha256(out.getvalue()).digest() + out.getvalue()


def decode(key: str, payload: bytes) -> Result:
    """The result in some bytes; EdgemoeError if they are damaged or of another task."""
    seal, data = payload[:_SEAL], payload[_SEAL:]
    if hashlib.sha256(data).digest() != seal:
        raise EdgemoeError(f"sweep: task {key}: damaged")
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            flat = {name: file[name] for name in file.files}
        header = json.loads(flat.pop(_HEADER).tobytes())
        if (header["schema"], header["key"]) != (SCHEMA, key):
            raise EdgemoeError(f"sweep: a result of task {header['key']}, not of {key}")
        arrays: dict[str, ByTask] = {}
        for name, values in flat.items():
            kind, task, metric, state = name.split("|")
            if len(values) != header["images"]:
                raise EdgemoeError(f"sweep: {name} has {len(values)} images, not {header['images']}")
            arrays.setdefault(kind, {}).setdefault(task, {}).setdefault(metric, {})[state] = values
    except (OSError, ValueError, LookupError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise EdgemoeError(f"sweep: task {key}: no result ({type(error).__name__}: {error})") from error
    return Result(header, arrays)


def check_folder(folder: Path) -> None:
    """Raises EdgemoeError if a sweep cannot use a folder: it is a file, is below one, or holds something else."""
    if folder.exists() and not folder.is_dir():
        raise EdgemoeError(f"sweep: --out {folder} is a file; give a folder")
    check_parent(folder)
    if (folder / STUDY).is_file() or not folder.is_dir():
        return
    if foreign := sorted(entry.name for entry in folder.iterdir() if entry.name != WEIGHTS):
        raise EdgemoeError(
            f"sweep: --out {folder} holds {foreign[0]} and no {STUDY}, so is not empty; give another folder"
        )


def check_identity(folder: Path, identity: dict[str, Any]) -> None:
    """Raises EdgemoeError if a folder that has a `STUDY` is of another."""
    try:
        known = read_json(folder / STUDY)
        differ = [name for name in sorted({*known, *identity}) if known.get(name) != identity.get(name)]
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise EdgemoeError(f"sweep: {folder / STUDY}: unreadable ({error}); give another folder") from None
    if differ:
        was = ", ".join(f"{name} {known.get(name)} (here {identity.get(name)})" for name in differ)
        raise EdgemoeError(f"sweep: --out {folder} holds another study: {was}; give another folder")


class Store:
    """The folder."""

    def __init__(self, folder: Path, identity: dict[str, Any]) -> None:
        """Opens or begins a folder for the study that `identity` describes.

        Raises:
            EdgemoeError: it holds another study or something else.
        """
        self.folder = folder
        check_folder(folder)
        if (folder / STUDY).is_file():
            check_identity(folder, identity)
        else:
            replace_files(folder, {STUDY: dumps(identity)})

    def path(self, key: str) -> Path:
        """Where a task's result is."""
        return self.folder / SHARDS / key

    def read(self, key: str) -> Result | None:
        """A task's result; None if there is none or it is damaged."""
        try:
            return decode(key, self.path(key).read_bytes())
        except (OSError, EdgemoeError):
            return None

    def write(self, key: str, payload: bytes) -> None:
        """Keeps a task's result."""
        replace_files(self.folder / SHARDS, {key: payload})


def dumps(data: dict[str, Any]) -> bytes:
    """JSON as every file here has it: each key and each row of a list on a line of its own."""
    lines = []
    for key, value in data.items():
        rows = [json.dumps(row, allow_nan=False) for row in value] if isinstance(value, list) and value else None
        text = json.dumps(value, allow_nan=False) if rows is None else "[\n    {}\n  ]".format(",\n    ".join(rows))
        lines.append(f"  {json.dumps(key)}: {text}")
    return "{{\n{}\n}}\n".format(",\n".join(lines)).encode()
