"""Render every vector from what a trained network computes and made inputs, or check that the disk holds just that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import golden
from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError
from golden.files import check_replaceable, replace_folder
from golden.precision import EDGE_MOE, Precision, check_name, describe
from vectors import (
    attention,
    experts,
    gating,
    gelu,
    layer_norm,
    linear,
    linear_modes,
    manifest,
    patch_embed,
    residual,
    softmax,
)
from vectors.case import Case
from vectors.observe import Observation, checkpoint_of, digests, observe
from vectors.picture import PHOTOGRAPH, photograph_file
from vectors.storage import sha256, to_hex, to_json

FOLDER = Path(__file__).parent / "data"
COMMITTED: Final = "micro"
TASK: Final = "segmentation"
"""Config and task of the committed vectors; their precision is the published one."""
OPERATORS: Final = (patch_embed, layer_norm, linear, attention, gelu, softmax, gating, residual, linear_modes, experts)
"""Modules that give the cases of an operator, as data flows through a network."""


def folder_of(config_name: str) -> Path:
    """Where the vectors of a config are committed; raises EdgemoeError where none are."""
    config = get_config(config_name)
    if config.name != COMMITTED:
        raise EdgemoeError(
            f"vectors: those of config {config.name!r} are not committed, only those of {COMMITTED!r}; "
            f"`edgemoe vectors --config {config.name} --out DIR` writes them, then give DIR"
        )
    return FOLDER / config.name


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of every operator, computed as it is asked for."""
    for operator in OPERATORS:
        yield from operator.cases(seen)


def origin(seen: Observation, sources: str = "") -> dict[str, Any]:
    """What the manifest says of where the vectors come from.

    Args:
        seen: what the real cases are made from.
        sources: digest of all that they are computed from, see `ensure`.
    """
    return {
        "command": _command(seen),
        "config": seen.config.to_dict(),
        "precision": describe(seen.precision),
        "observed": seen.origin,
        "sources": sources,
    }


def _command(seen: Observation) -> str:
    """The command that writes these vectors, with the options that differ from the defaults."""
    options = [] if seen.precision == EDGE_MOE else [f"--precision {_option(seen.precision)}"]
    options += [] if seen.shipped else ["--checkpoint DIR"]
    image = seen.origin["image"]["name"]
    options += [] if image == PHOTOGRAPH else [f"--image {image}"]
    options += [] if seen.task == TASK else [f"--task {seen.task}"]
    options += ["--out DIR"] if options or seen.config.name != COMMITTED else []
    return " ".join([f"edgemoe vectors --config {seen.config.name}", *options])


def _option(precision: Precision) -> str:
    return precision.name if describe(precision) == precision.name else "FILE"


def ensure(config: ModelConfig, precision: Precision, folder: Path) -> Path:
    """Write the vectors of the trained network on the photograph to `folder`, unless just those are there.

    They are written again when they are of another config or precision, when a file is absent or altered, or when
    anything that they are computed from has changed: `golden/`, `vectors/`, the checkpoint or the picture.

    Args:
        config: one that a checkpoint comes with the package for.
        precision: formats, the same for every layer.
        folder: absent, empty, or vectors; nothing else is replaced.

    Returns:
        `folder`.

    Raises:
        EdgemoeError: no checkpoint, a precision with the name of a built-in one or with formats of single layers, or a
            folder that holds anything else.
    """
    check_name(precision, "vectors")
    sources = _digest(config)
    if not _current(folder, config, precision, sources):
        check_targets(folder, None)
        seen = observe(config, precision, task=TASK)
        replace_folder(folder, render(origin(seen, sources), cases(seen)))
    return folder


def _digest(config: ModelConfig) -> str:
    """Digest of all that vectors are computed from."""
    packages = (Path(golden.__file__).parent, Path(__file__).parent)
    files = [path for package in packages for path in sorted(package.glob("*.py"))]
    total = hashlib.sha256()
    for path in (*files, photograph_file(config)):
        if path.exists():
            total.update(f"{path.parent.name}/{path.name} {sha256(path.read_bytes())}\n".encode())
    for name, digest in digests(checkpoint_of(config)).items():
        total.update(f"{name} {digest}\n".encode())
    return total.hexdigest()


def _current(folder: Path, config: ModelConfig, precision: Precision, sources: str) -> bool:
    """Whether a folder holds, unaltered, the vectors of these sources."""
    try:
        data = manifest.load(folder)
        expected = config.to_dict(), describe(precision), sources
        same = (data["config"], data["precision"], data["sources"]) == expected
        return same and all(sha256((folder / entry["file"]).read_bytes()) == entry["sha256"] for entry in data["cases"])
    except (EdgemoeError, OSError):
        return False


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
