"""Bytes of vector files: npz without pickle and without dates, JSON, hex for $readmemh."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping

import numpy as np

from golden.errors import EdgemoeError
from golden.fixed import RawArray


def pack_npz(arrays: Mapping[str, RawArray]) -> bytes:
    """An npz of some arrays, sorted by name and stored uncompressed: the same arrays give the same bytes anywhere."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(arrays):
            member = io.BytesIO()
            array = np.require(arrays[name], requirements="C")
            np.lib.format.write_array(member, array, version=(1, 0), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), member.getvalue())
    return buffer.getvalue()


def unpack_npz(data: bytes, name: str) -> dict[str, RawArray]:
    """The arrays of an npz; raises EdgemoeError, with `name`, on anything but a whole npz of integers."""
    try:
        archive = np.load(io.BytesIO(data), allow_pickle=False)
        if isinstance(archive, np.ndarray):
            raise ValueError("one array, as of an .npy file")
        return {key: np.asarray(archive[key]) for key in archive.files}
    except Exception as error:  # damaged bytes raise whatever zipfile, zlib and numpy happen to raise
        raise EdgemoeError(f"{name}: not a whole npz file ({error}); run `edgemoe vectors` to write it again") from None


def to_json(data: object) -> bytes:
    """Indented JSON, keys in the order given."""
    return (json.dumps(data, indent=1) + "\n").encode()


def sha256(data: bytes) -> str:
    """Lower-case hexadecimal digest."""
    return hashlib.sha256(data).hexdigest()


def to_hex(words: Iterable[int], bits: int) -> bytes:
    """One word a line for $readmemh, two's complement, zero-padded to `bits`."""
    mask, digits = (1 << bits) - 1, -(-bits // 4)
    return "".join(f"{int(word) & mask:0{digits}x}\n" for word in words).encode()
