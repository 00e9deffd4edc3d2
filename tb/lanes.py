"""Stream words from lanes of raw integers, and back; lane 0 sits in the low bits."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from golden.fixed import RawArray
from rtl_hls.kernel import Kernel

_PLAIN = (8, 16, 32, 64)


def pack(rows: RawArray, width: int) -> list[int]:
    """One word per row of (words, lanes); two's complement of `width` bits per lane."""
    count, lanes = rows.shape
    if not rows.size:
        return [0] * count
    if width in _PLAIN:
        data = np.ascontiguousarray(rows).astype(f"<i{width // 8}").view(np.uint8)
    else:
        bits = rows[:, :, None] >> np.minimum(np.arange(width), 63) & 1
        data = np.packbits(bits.astype(np.uint8).reshape(count, lanes * width), axis=1, bitorder="little")
    return [int.from_bytes(row, "little") for row in map(bytes, data)]


def unpack(words: Iterable[int], lanes: int, width: int) -> RawArray:
    """(words, lanes) of signed integers, int64; the inverse of `pack`."""
    size = -(-lanes * width // 8)
    data = b"".join((word & (1 << lanes * width) - 1).to_bytes(size, "little") for word in words)
    if width in _PLAIN:
        return np.frombuffer(data, f"<i{width // 8}").astype(np.int64).reshape(-1, lanes)
    rows = np.frombuffer(data, np.uint8).reshape(-1, size)
    bits = np.unpackbits(rows, axis=1, count=lanes * width, bitorder="little").reshape(-1, lanes, width)
    values = bits[:, :, : min(width, 64)].astype(np.int64) << np.arange(min(width, 64))
    raw: RawArray = values.sum(axis=2)
    return raw - (bits[:, :, -1].astype(np.int64) << width) if width < 64 else raw


def pad(raw: RawArray, multiple: int, axis: int = 0) -> RawArray:
    """`raw` with zeros after its end along `axis`, to a multiple of the lanes."""
    widths = [(0, 0)] * raw.ndim
    widths[axis] = (0, -raw.shape[axis] % multiple)
    return np.pad(raw, widths)


def addressed(words: Iterable[int], bits: int) -> list[int]:
    """Words that fill a RAM from address 0 through its stream NAME_write: `bits` of data, the address above them."""
    return [address << bits | word for address, word in enumerate(words)]


def load(kernel: Kernel, ram: str, words: list[int]) -> list[int]:
    """Words of NAME_write that fill a RAM of a kernel from address 0; raises ValueError where it is too small."""
    (found,) = (each for each in kernel.rams if each.name == ram)
    if len(words) > 1 << found.address:
        raise ValueError(f"{len(words)} words do not fit RAM {ram} of {1 << found.address}")
    return addressed(words, found.bits)
