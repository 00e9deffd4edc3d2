"""Files that are the same bytes everywhere, and folders that are replaced whole."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from golden.errors import EdgemoeError
from golden.files import replace_files, replace_folder
from golden.fixed import Format
from vectors import storage
from vectors.inputs import extremes, random_raw


def test_npz_round_trip_without_dates() -> None:
    arrays = {"b": np.arange(6, dtype="<i4").reshape(2, 3), "a": np.array(-1, dtype="<i1")}
    data = storage.pack_npz(arrays)
    assert data == storage.pack_npz(dict(reversed(arrays.items())))
    found = storage.unpack_npz(data, "here")
    assert {name: (array.tolist(), array.dtype.str) for name, array in found.items()} == {
        "a": (-1, "|i1"),
        "b": ([[0, 1, 2], [3, 4, 5]], "<i4"),
    }


def test_truncated_npz() -> None:
    data = storage.pack_npz({"a": np.arange(100)})
    for length in (0, 10, len(data) // 2, len(data) - 1):
        with pytest.raises(EdgemoeError, match="here: not a whole npz file"):
            storage.unpack_npz(data[:length], "here")


def test_a_lone_array_is_no_npz() -> None:
    buffer = io.BytesIO()
    np.save(buffer, np.arange(3))
    with pytest.raises(EdgemoeError, match=r"here: not a whole npz file .one array"):
        storage.unpack_npz(buffer.getvalue(), "here")


def test_hex_words() -> None:
    assert storage.to_hex([-1, 5], 12) == b"fff\n005\n"


def test_failed_replacement_leaves_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    replace_folder(folder, {"a/b": b"old"})

    def full(self: Path, data: bytes) -> int:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space"):
        replace_folder(folder, {"a/b": b"new"})
    assert (folder / "a" / "b").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_files_are_replaced_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_files(tmp_path, {"a": b"old", "b": b"old"})
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name.strip(".").startswith("b"):
            raise OSError("no space left")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space"):
        replace_files(tmp_path, {"a": b"new", "b": b"new"})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "old", "b": "old"}


def test_random_words_are_pinned() -> None:
    """PCG64's raw stream is NumPy's promise; these are its first words here, so a change cannot pass unseen."""
    words = random_raw(1, (4,), Format(32, 22))
    assert words.tolist() == random_raw(1, (2, 2), Format(32, 22)).ravel().tolist()
    assert words.tolist() == [1016164991, 1621709875, -2072638362, -380225559]


def test_extremes_fit() -> None:
    for fmt in (Format(32, 22), Format(16, 16), Format(8, 8, signed=False), Format(2, 0)):
        values = extremes(fmt)
        assert values.min() == fmt.raw_min
        assert values.max() == fmt.raw_max
