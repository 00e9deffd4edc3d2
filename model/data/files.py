"""Reading the files of published data sets; whatever is wrong with one is an EdgemoeError that names it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import scipy.io  # type: ignore[import-untyped]
from numpy.typing import NDArray
from PIL import Image

from golden.errors import EdgemoeError

Labels = NDArray[np.uint8]
Floats = NDArray[np.float32]


@contextlib.contextmanager
def _reading(path: Path, kind: str) -> Iterator[None]:
    """Turns what a decoder raises on broken bytes, which may be anything, into an EdgemoeError."""
    try:
        yield
    except Exception as error:
        raise EdgemoeError(f"{path}: cannot be read as {kind} ({error}); fetch the file again") from error


def load_picture(path: Path) -> Labels:
    """A picture as RGB, uint8 (H, W, 3)."""
    with _reading(path, "a picture"), Image.open(path) as image:
        return np.array(image.convert("RGB"))


def load_mat(path: Path, key: str) -> NDArray[Any]:
    """Variable `key` of a MATLAB file (version 7 or before)."""
    with _reading(path, "a MATLAB file"):
        content = scipy.io.loadmat(path)
    if key not in content:
        names = ", ".join(name for name in content if not name.startswith("__")) or "none"
        raise EdgemoeError(f"{path}: has no variable {key!r}; it has {names}")
    return np.asarray(content[key])


def load_values(path: Path, key: str = "") -> NDArray[Any]:
    """The numbers of a file as they are stored.

    Args:
        path: .npy, .mat, or a picture: palette indices or grey (H, W), or colours (H, W, channels).
        key: variable to take from a .mat file.
    """
    if path.suffix == ".mat":
        return load_mat(path, key)
    if path.suffix == ".npy":
        with _reading(path, "a NumPy array"):
            values = np.load(path, allow_pickle=False)
        return np.asarray(values)
    with _reading(path, "a picture"), Image.open(path) as image:
        return np.array(image)


def load_json(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """The content of a JSON file."""
    with _reading(path, "JSON"):
        return json.loads(path.read_text(encoding="utf-8"))


def load_list(path: Path) -> list[str]:
    """The lines of a text file that are not empty.

    Raises:
        EdgemoeError: it cannot be read, or there are none.
    """
    with _reading(path, "a list of names"):
        lines = path.read_text(encoding="utf-8").splitlines()
    names = [line.strip() for line in lines if line.strip()]
    if not names:
        raise EdgemoeError(f"{path}: the list is empty; it needs one name per line")
    return names


def plane(path: Path, values: NDArray[Any]) -> NDArray[Any]:
    """`values` as (H, W), without an axis of length 1 at the end.

    Raises:
        EdgemoeError: they have another number of axes, or are no numbers.
    """
    flat = values[..., 0] if values.ndim == 3 and values.shape[2] == 1 else values
    if flat.ndim != 2 or flat.size == 0 or flat.dtype.kind not in "buif":
        raise EdgemoeError(f"{path}: holds {values.dtype} {values.shape}; a map of numbers (height, width) is needed")
    return flat


def _spans(values: list[int]) -> str:
    """Sorted integers as text, neighbours joined: "0 to 20, 255"."""
    spans: list[list[int]] = []
    for value in values:
        if spans and value == spans[-1][1] + 1:
            spans[-1][1] = value
        else:
            spans.append([value, value])
    return ", ".join(f"{low} to {high}" if high > low else str(low) for low, high in spans)


def relabel(path: Path, values: NDArray[Any], meaning: Mapping[int, int]) -> Labels:
    """Stored labels as ours.

    Args:
        path: of the file, for the message.
        values: (H, W) as stored.
        meaning: stored label to ours, 0 to 255.

    Raises:
        EdgemoeError: a value that has no meaning, or is no whole number.
    """
    stored = plane(path, values)
    known = sorted(meaning)
    low, high = known[0], known[-1]
    table = np.full(high - low + 1, -1, dtype=np.int16)
    for label, ours in meaning.items():
        table[label - low] = ours
    inside = (stored >= low) & (stored <= high)
    index = np.where(inside, stored, low).astype(np.int64) - low
    out = table[index]
    bad = ~inside | (out < 0) | (np.where(inside, stored, low) != index + low)
    if bad.any():
        row, column = (int(at) for at in np.argwhere(bad)[0])
        raise EdgemoeError(
            f"{path}: label {stored[row, column]} at row {row}, column {column} ({int(bad.sum())} such pixels); "
            f"legal are {_spans(known)}"
        )
    return out.astype(np.uint8)


def binary(path: Path, values: NDArray[Any]) -> Labels:
    """A yes-no map, stored as 0 to 1 or as 0 to 255, as 1 where it is above one half, else 0.

    Raises:
        EdgemoeError: a value out of 0 to 255.
    """
    stored = plane(path, values)
    low, high = stored.min(), stored.max()
    if not (low >= 0 and high <= 255):
        raise EdgemoeError(f"{path}: values from {low} to {high}; legal are 0 to 255, or 0 to 1")
    return (stored > (127.5 if high > 1 else 0.5)).astype(np.uint8)


def metres(path: Path, values: NDArray[Any]) -> Floats:
    """A depth map, float32 (H, W); what is not finite becomes 0, unknown.

    Raises:
        EdgemoeError: a negative depth.
    """
    out = np.where(np.isfinite(plane(path, values)), plane(path, values), 0).astype(np.float32)
    if out.min() < 0:
        raise EdgemoeError(f"{path}: depth of {out.min():g} m; legal are 0 (unknown) and above")
    return out


def directions(path: Path, values: NDArray[Any]) -> Floats:
    """Normals, float32 (H, W, 3), as unit vectors in camera axes that face the camera; (0, 0, 0) where unknown.

    Stored as vectors, or as 8-bit colours of which 0 to 255 stand for -1 to 1. Vectors shorter than one half, or not
    finite, are unknown: compression leaves such things of zeros. The published maps have the axes x right, y down,
    z forward up to the sign of the whole vector (those of NYUD-v2 point away from the camera: G. Bae,
    github.com/baegwangbin/DSINE, issue 12); a surface that is seen faces the camera, so that all vectors of a map are
    negated if the z of most is positive.

    Raises:
        EdgemoeError: another shape, or no numbers.
    """
    if values.ndim != 3 or values.shape[2] != 3 or values.dtype.kind not in "uif":
        raise EdgemoeError(f"{path}: holds {values.dtype} {values.shape}; normals (height, width, 3) are needed")
    vectors = values.astype(np.float32)
    if values.dtype == np.uint8:
        vectors = vectors * np.float32(2 / 255) - 1
    length = np.sqrt((vectors * vectors).sum(axis=2, keepdims=True))
    known = np.isfinite(length) & (length >= 0.5)
    unit = (np.where(known, vectors, 0) / np.where(known, length, 1)).astype(np.float32)
    return -unit if np.sign(unit[..., 2]).sum() > 0 else unit
