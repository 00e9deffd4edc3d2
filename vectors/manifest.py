"""The manifest: what a vector folder holds, with formats, provenance and a digest of every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Any, Final

from golden.errors import EdgemoeError
from golden.files import read_json
from golden.fixed import Format
from golden.precision import from_description
from vectors.case import Case
from vectors.schema import check_tensor, fields, need, read_tensors
from vectors.storage import pack_npz, sha256

SCHEMA = 2
NAME = "manifest.json"
_KEYS: Final[dict[str, type | tuple[type, ...]]] = {
    **{"schema": int, "versions": dict, "command": str, "config": dict},
    **{"precision": (str, dict), "observed": dict, "sources": str, "cases": list},
}
_OBSERVED: Final = {"checkpoint": dict, "image": dict, "task": str}
_ENTRY: Final = {
    **{"operator": str, "case": str, "file": str, "sha256": str},
    **{"seed": int, "source": str, "parameters": dict, "tensors": dict},
}


def build(cases: Iterable[Case], origin: dict[str, Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest of some cases and the files it lists (relative path -> bytes).

    Args:
        cases: the cases, in order.
        origin: what they were made from (`regenerate.origin`).
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
        EdgemoeError: no manifest, not JSON, another schema, missing, unknown or wrong-typed keys, an unknown precision,
            formats that it does not have, a case listed twice, or a path that leaves the folder.
    """
    path = folder / NAME
    try:
        data = read_json(path)
    except (OSError, ValueError) as error:
        raise EdgemoeError(f"{path}: no readable manifest ({error}); run `edgemoe vectors` to write one") from None
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        raise EdgemoeError(
            f"{path}: schema {schema!r} is not {SCHEMA}, the one this version reads; "
            "run `edgemoe vectors` to regenerate"
        )
    try:
        checked = fields(data, _KEYS, "manifest")
        fields(checked["observed"], _OBSERVED, "observed")
        precision = from_description(checked["precision"])
        formats = {fmt for roles in (precision.formats, *precision.layers.values()) for fmt in roles.values()}
        names = [_check_entry(entry, f"cases[{i}]", folder, formats) for i, entry in enumerate(checked["cases"])]
        twice = [name for name, count in Counter(names).items() if count > 1]
        need(not twice, "cases listed twice", twice, "none")
    except EdgemoeError as error:
        raise EdgemoeError(f"{path}: {error}; run `edgemoe vectors` to regenerate") from None
    return checked


def _check_entry(value: Any, where: str, folder: Path, formats: Collection[Format]) -> str:  # noqa: ANN401 - JSON
    """Check all that can be said of an entry without its file; returns operator/case."""
    entry = fields(value, _ENTRY, where)
    name = f"{entry['operator']}/{entry['case']}"
    if not _inside(folder, entry["file"]):
        raise EdgemoeError(f"case {name}: file {entry['file']!r} leaves its folder; legal: paths below {folder}")
    parameters = entry["parameters"]
    need(all(type(number) is int for number in parameters.values()), f"case {name}: parameters", parameters, "integers")
    for role, item in entry["tensors"].items():
        check_tensor(item, f"case {name}: tensor {role}", formats)
    return name


def _inside(folder: Path, file: str) -> bool:
    relative = PurePosixPath(file)
    try:
        resolved = (folder / relative).resolve()
    except (OSError, ValueError, RuntimeError):  # a NUL, a loop of links
        return False
    return not relative.is_absolute() and ".." not in relative.parts and resolved.is_relative_to(folder.resolve())


def load_case(folder: Path, entry: dict[str, Any]) -> Case:
    """One case of a loaded manifest.

    Raises:
        EdgemoeError: the file is absent, altered (another digest), not an npz, not as the manifest describes it, or
            holds integers outside their format.
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
    tensors = read_tensors(data, entry["tensors"], name)
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
