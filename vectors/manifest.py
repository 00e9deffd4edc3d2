"""The manifest: what a vector folder holds, with formats, provenance and a digest of every file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from golden.errors import EdgemoeError
from golden.fixed import Format
from vectors.case import Case, Tensor
from vectors.storage import pack_npz, sha256, unpack_npz

SCHEMA = 1
NAME = "manifest.json"
_ENTRY = {"operator", "case", "file", "sha256", "seed", "source", "parameters", "tensors"}


def build(cases: Iterable[Case], origin: dict[str, Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest of some cases and the files it lists (relative path -> bytes).

    Args:
        cases: the cases, in order.
        origin: what they were made from (config, precision, capture).
    """
    files: dict[str, bytes] = {}
    entries = []
    for case in cases:
        data = pack_npz({role: tensor.stored() for role, tensor in case.tensors.items()})
        files[case.path] = data
        entries.append(
            {
                "operator": case.operator,
                "case": case.name,
                "file": case.path,
                "sha256": sha256(data),
                "seed": case.seed,
                "source": case.source,
                "parameters": case.parameters,
                "tensors": {role: tensor.describe() for role, tensor in sorted(case.tensors.items())},
            }
        )
    versions = {"fxpmath": metadata.version("fxpmath")}
    return {"schema": SCHEMA, "versions": versions, **origin, "cases": entries}, files


def load(folder: Path) -> dict[str, Any]:
    """The checked manifest of a vector folder.

    Raises:
        EdgemoeError: no manifest, not JSON, another schema, missing keys, or a path that leaves the folder.
    """
    path = folder / NAME
    data: dict[str, Any]
    try:
        data = json.loads(path.read_text())
    except (OSError, ValueError) as error:
        raise EdgemoeError(f"{path}: no readable manifest ({error}); run `edgemoe vectors` to write one") from None
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        raise EdgemoeError(
            f"{path}: schema {schema!r} is not {SCHEMA}, the one this version reads; "
            "run `edgemoe vectors` to regenerate"
        )
    if absent := sorted({"config", "precision", "cases"} - data.keys()):
        raise EdgemoeError(f"{path}: keys {absent} are missing; run `edgemoe vectors` to regenerate")
    entries = data["cases"]
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and set(entry) >= _ENTRY for entry in entries):
        raise EdgemoeError(f"{path}: 'cases' is not a list of entries with the keys {sorted(_ENTRY)}")
    for entry in entries:
        relative = PurePosixPath(entry["file"])
        inside = (folder / relative).resolve().is_relative_to(folder.resolve())
        if relative.is_absolute() or ".." in relative.parts or not inside:
            raise EdgemoeError(f"{path}: file {entry['file']!r} leaves its folder; legal: paths below {folder}")
    return data


def load_case(folder: Path, entry: dict[str, Any]) -> Case:
    """One case of a loaded manifest.

    Raises:
        EdgemoeError: the file is absent, altered (another digest), not an npz, or not as the manifest describes it.
    """
    name = f"case {entry['operator']}/{entry['case']}: {entry['file']}"
    try:
        data = (folder / entry["file"]).read_bytes()
    except OSError as error:
        raise EdgemoeError(f"{name}: {error.strerror}; run `edgemoe vectors` to write it again") from None
    if sha256(data) != entry["sha256"]:
        raise EdgemoeError(
            f"{name}: SHA-256 {sha256(data)[:12]}... is not the manifest's {str(entry['sha256'])[:12]}...: "
            "truncated or altered; run `edgemoe vectors` to write it again"
        )
    arrays = unpack_npz(data, name)
    described = {role: (item["shape"], item["dtype"]) for role, item in entry["tensors"].items()}
    found = {role: (list(array.shape), array.dtype.str) for role, array in arrays.items()}
    if described != found:
        raise EdgemoeError(f"{name}: holds {found}; the manifest says {described}")
    tensors = {
        role: Tensor(arrays[role].astype(np.int64), Format(**item["format"]), tuple(item["axes"]), item["lanes"])
        for role, item in entry["tensors"].items()
    }
    return Case(entry["operator"], entry["case"], tensors, entry["source"], entry["seed"], entry["parameters"])


def select(data: dict[str, Any], operators: Iterable[str] = (), cases: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Entries of these operators and cases (all where none is named); raises EdgemoeError on an unknown name."""
    entries: list[dict[str, Any]] = data["cases"]
    for key, wanted in (("operator", tuple(operators)), ("case", tuple(cases))):
        legal = sorted({str(entry[key]) for entry in entries})
        for name in wanted:
            if name not in legal:
                raise EdgemoeError(f"{key} {name!r} is unknown; legal: {', '.join(legal) or '(none: no cases)'}")
        entries = [entry for entry in entries if not wanted or entry[key] in wanted]
    return entries
