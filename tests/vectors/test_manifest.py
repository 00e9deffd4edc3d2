"""Manifests: whatever the JSON or the arrays say, bad ones are refused with EdgemoeError."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from golden.errors import EdgemoeError
from vectors import manifest, regenerate, storage

Edit = Callable[[Any], Any]
Keys = tuple[str | int, ...]
DROP = object()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the committed vectors to spoil, a linear case first."""
    copied = Path(shutil.copytree(regenerate.folder_of("micro"), tmp_path / "vectors"))
    data = json.loads((copied / manifest.NAME).read_text())
    data["cases"].sort(key=lambda entry: entry["file"] != "linear/real_qkv_layer0.npz")
    (copied / manifest.NAME).write_text(json.dumps(data))
    return copied


def spoil(path: Path, keys: Keys, value: object) -> None:
    """Put a value in the place that the keys lead to, or drop it."""
    data = json.loads(path.read_text())
    place = data
    for key in keys[:-1]:
        place = place[key]
    if value is DROP:
        del place[keys[-1]]
    else:
        place[keys[-1]] = value
    path.write_text(json.dumps(data))


def each(keys: Keys, values: tuple[object, ...]) -> list[tuple[Keys, object]]:
    return [(keys, value) for value in values]


X: Keys = ("cases", 0, "tensors", "x")
TENSOR: list[tuple[Keys, object]] = [
    *each((), (5, None, [], "x")),
    *[((key,), DROP) for key in ("shape", "dtype", "axes", "lanes", "format")],
    *each(("format",), (None, 7, [], "edge_moe")),
    *each(("axes",), (None, 7, {}, ["token"], ["token", 1], ["token", "input", "more"])),
    *each(("shape",), (None, 7, [129.0, 48], [129, True], [129])),
    *each(("lanes",), (None, 7, "width")),
    *each(("dtype",), (None, 7, "<f8", "<i8", "int32", "O")),
    (("more",), 1),
    (("format", "more"), 1),
    (("format", "frac"), DROP),
    *each(("format", "frac"), (20, 22.0, None)),
    *each(("format", "signed"), (2, 1, None)),
    *each(("format", "width"), (0, 64, 31, "32")),
    *each(("format", "rounding"), (7, "ceil", "up", [])),
]
MANIFEST: list[tuple[Keys, object]] = [
    *each(("precision",), ([1], 5, None, "int8", DROP)),
    *each(("schema",), (True, 1.0, "1", None, [[]])),
    *each(("cases",), (5, None, {}, [5], [None], [[]])),
    *each(("config",), (5, DROP)),
    *each(("sources",), (5, None, DROP)),
    *each(("observed",), (5, None, DROP, {})),
    *each(("observed", "image"), (5, DROP)),
    *each(("observed", "checkpoint"), ("x", DROP)),
    *each(("observed", "task"), (None, DROP)),
    (("observed", "more"), 1),
    (("more",), 1),
    *each(("cases", 0, "file"), (5, None, [], "a\0b", "/etc/passwd", "../x", "\ud800")),
    *each(("cases", 0, "operator"), (5, None, [], {})),
    *each(("cases", 0, "case"), (5, None, "real_fc1_layer2")),
    *each(("cases", 0, "seed"), (True, 1.5)),
    *each(("cases", 0, "parameters"), (5, {"bias_shift": "13"}, {"bias_shift": [1]})),
    *each(("cases", 0, "tensors"), (5, None, [])),
    (("cases", 0, "more"), 1),
    *[((*X, *keys), value) for keys, value in TENSOR],
]


def label(value: object) -> str:
    return "drop" if value is DROP else "/".join(map(str, value)) if isinstance(value, tuple) else repr(value)[:40]


@pytest.mark.parametrize(("keys", "value"), MANIFEST, ids=label)
def test_bad_manifest(keys: Keys, value: object, folder: Path) -> None:
    spoil(folder / manifest.NAME, keys, value)
    with pytest.raises(EdgemoeError, match=r"manifest\.json: .*run `edgemoe vectors`|leaves its folder"):
        manifest.load(folder)


@pytest.mark.parametrize("text", ["", "null", "[]", "5", "[" * 100_000, '{"schema": ' * 100_000, "\ud800"])
def test_unreadable_json(text: str, folder: Path) -> None:
    (folder / manifest.NAME).write_bytes(text.encode(errors="surrogatepass"))
    with pytest.raises(EdgemoeError, match="run `edgemoe vectors`"):
        manifest.load(folder)


def test_case_listed_twice(folder: Path) -> None:
    listed = json.loads((folder / manifest.NAME).read_text())
    listed["cases"].append(listed["cases"][0])
    (folder / manifest.NAME).write_text(json.dumps(listed))
    with pytest.raises(EdgemoeError, match=r"cases listed twice is \['linear/real_qkv_layer0'\]; legal: none"):
        manifest.load(folder)


def npy(arrays: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, arrays["x"])
    return buffer.getvalue()


def changed(x: Edit) -> Callable[[dict[str, Any]], bytes]:
    return lambda arrays: storage.pack_npz({**arrays, "x": x(arrays["x"])})


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (npy, "not a whole npz file"),
        (lambda _: b"", "not a whole npz file"),
        (changed(lambda x: x.astype("<f8")), "its description says"),
        (changed(lambda x: x.astype("<i8")), "its description says"),
        (changed(lambda x: x[:-1]), "its description says"),
        (lambda arrays: storage.pack_npz({**arrays, "more": arrays["x"]}), "its description says"),
    ],
    ids=["npy", "empty", "float", "wide", "short", "more"],
)
def test_bad_arrays_with_their_digest(make: Callable[[dict[str, Any]], bytes], words: str, folder: Path) -> None:
    entry = manifest.load(folder)["cases"][0]
    path = folder / entry["file"]
    path.write_bytes(make(storage.unpack_npz(path.read_bytes(), "here")))
    spoil(folder / manifest.NAME, ("cases", 0, "sha256"), storage.sha256(path.read_bytes()))
    with pytest.raises(EdgemoeError, match=words):
        manifest.load_case(folder, manifest.load(folder)["cases"][0])


def test_integers_outside_their_format(folder: Path) -> None:
    """8 unsigned bits are stored as int16: 256 fits the dtype and not the format."""
    listed = json.loads((folder / manifest.NAME).read_text())
    entry = listed["cases"][0]
    pixel = {"width": 8, "frac": 8, "signed": False, "rounding": "floor", "overflow": "wrap"}
    entry["tensors"] = {"x": {"shape": [2], "dtype": "<i2", "axes": ["value"], "lanes": "", "format": pixel}}
    for word in (255, 256):
        data = storage.pack_npz({"x": np.array([0, word], "<i2")})
        (folder / entry["file"]).write_bytes(data)
        entry["sha256"] = storage.sha256(data)
        (folder / manifest.NAME).write_text(json.dumps(listed))
        (loaded,) = manifest.select(manifest.load(folder), [], [entry["case"]])[:1]
        if word == 255:
            assert manifest.load_case(folder, loaded).raw("x").tolist() == [0, 255]
        else:
            with pytest.raises(EdgemoeError, match=r"first at \(1,\): 256, legal 0 to 255"):
                manifest.load_case(folder, loaded)
