"""Stream words from lanes of raw integers, and back; lane 0 sits in the low bits."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from golden.fixed import RawArray


def pack(rows: RawArray, width: int) -> list[int]:
    """One word per row of (words, lanes); two's complement of `width` bits per lane."""
    mask = (1 << width) - 1
    words = []
    for row in rows.tolist():
        word = 0
        for value in reversed(row):
            word = word << width | value & mask
        words.append(word)
    return words


def unpack(words: Iterable[int], lanes: int, width: int) -> RawArray:
    """(words, lanes) of signed integers, int64; the inverse of `pack`."""
    mask, half = (1 << width) - 1, 1 << width - 1
    rows = [[((word >> lane * width & mask) ^ half) - half for lane in range(lanes)] for word in words]
    return np.array(rows, dtype=np.int64).reshape(-1, lanes)


def pad(raw: RawArray, multiple: int, axis: int = 0) -> RawArray:
    """`raw` with zeros after its end along `axis`, to a multiple of the lanes."""
    widths = [(0, 0)] * raw.ndim
    widths[axis] = (0, -raw.shape[axis] % multiple)
    return np.pad(raw, widths)
