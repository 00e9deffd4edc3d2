"""Render every vector from captured and made inputs, or check that what is on disk is what would be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.files import check_replaceable
from golden.precision import get_precision
from vectors import capture, gelu, linear, manifest, softmax
from vectors.case import Case
from vectors.storage import to_hex, to_json

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


def render_hex(every: Iterable[Case], manifest_bytes: bytes) -> dict[str, bytes]:
    """Every file of the hex folder: one per tensor, one value a line, in the order of its axes; and the manifest."""
    files = {manifest.NAME: manifest_bytes}
    for case in every:
        for role, tensor in case.tensors.items():
            words = to_hex(tensor.raw.ravel().tolist(), tensor.format.width)
            files[_hex_file(case.operator, case.name, role)] = words
    return files


def _hex_file(operator: str, case: str, role: str) -> str:
    return f"{operator}/{case}/{role}.hex"


def _entries(data: Any) -> list[Any]:  # noqa: ANN401 - parsed JSON
    """The entries of a manifest, of whatever schema number; KeyError or TypeError if it is not one of ours."""
    if type(data["schema"]) is not int:
        raise TypeError(f"schema {data['schema']!r}")
    return list(data["cases"])


def check_targets(folder: Path, hex_folder: Path | None) -> None:
    """Raises EdgemoeError unless both folders can be replaced without losing a file that is not ours."""
    check_replaceable(folder, manifest.NAME, lambda data: [entry["file"] for entry in _entries(data)])
    if hex_folder is None:
        return
    one, other = folder.resolve(), hex_folder.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        raise EdgemoeError(f"vectors: {hex_folder} for hex and {folder} for vectors overlap; give separate folders")
    check_replaceable(
        hex_folder,
        manifest.NAME,
        lambda data: [
            _hex_file(entry["operator"], entry["case"], role) for entry in _entries(data) for role in entry["tensors"]
        ],
    )


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
