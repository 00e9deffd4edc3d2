"""Write every vector from captured and made inputs, or check that what is on disk is what would be written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.files import replace_folder
from golden.precision import get_precision
from vectors import capture, gelu, linear, manifest, softmax
from vectors.case import Case
from vectors.storage import to_json

FOLDER = Path(__file__).parent / "data"
OPERATORS = ("linear", "gelu", "softmax")


def folder_of(config_name: str) -> Path:
    """Where the vectors of a config are committed."""
    return FOLDER / get_config(config_name).name


def cases(config_name: str) -> tuple[dict[str, Any], Iterator[Case]]:
    """The origin for the manifest, and every case of a config, computed as it is asked for."""
    config = get_config(config_name)
    record, captured = capture.load(config_name)
    precision = get_precision(record["precision"])
    origin = {
        "command": f"edgemoe vectors --config {config.name}",
        "config": config.to_dict(),
        "precision": precision.name,
        "captured": {key: record[key] for key in ("checkpoint", "image", "task", "sha256")},
    }

    def every() -> Iterator[Case]:
        yield from linear.cases(captured, precision)
        yield from gelu.cases(captured, precision)
        yield from softmax.cases(captured, config, precision)

    return origin, every()


def render(origin: dict[str, Any], every: Iterator[Case]) -> dict[str, bytes]:
    """Every file of the vector folder, the manifest included."""
    data, files = manifest.build(every, origin)
    return {**files, manifest.NAME: to_json(data)}


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Replace the vector folder whole; refuses a folder that holds something else."""
    if folder.exists() and any(folder.iterdir()) and not (folder / manifest.NAME).is_file():
        raise EdgemoeError(f"{folder}: is not empty and holds no {manifest.NAME}; give an empty or absent folder")
    replace_folder(folder, files)


def differences(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Each case, or file, on disk that is not byte for byte what would be written; empty if all are."""
    on_disk = {str(path.relative_to(folder).as_posix()): path for path in folder.rglob("*") if path.is_file()}
    found = []
    for name in sorted(files.keys() | on_disk.keys()):
        label = f"case {name.removesuffix('.npz')}" if name.endswith(".npz") else name
        if name not in on_disk:
            found.append(f"{label}: missing from {folder}")
        elif name not in files:
            found.append(f"{label}: not one of the regenerated files")
        elif (data := on_disk[name].read_bytes()) != files[name]:
            found.append(f"{label}: {_first_difference(data, files[name])}")
    return found


def _first_difference(actual: bytes, expected: bytes) -> str:
    if len(actual) != len(expected):
        return f"{len(actual)} bytes on disk, {len(expected)} regenerated"
    offset = next(i for i, (a, b) in enumerate(zip(actual, expected, strict=True)) if a != b)
    bits = sum((a ^ b).bit_count() for a, b in zip(actual, expected, strict=True))
    here, there = actual[offset], expected[offset]
    return f"{bits} bits differ, first in byte {offset}: {here:#04x} on disk, {there:#04x} regenerated"
