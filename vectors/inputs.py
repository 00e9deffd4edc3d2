"""Inputs that are made, not observed: corners of each format and seeded random words.

Random words come straight from PCG64, whose stream NumPy guarantees across versions and machines.
"""

from __future__ import annotations

import numpy as np

from golden.fixed import Format, RawArray


def random_raw(seed: int, shape: tuple[int, ...], fmt: Format, *, span: float | None = None) -> RawArray:
    """Uniform raw integers, int64.

    Args:
        seed: of PCG64.
        shape: of the result.
        fmt: the format; its whole range is drawn from when `span` is None.
        span: draw real values in [-span, span) (signed) or [0, span) instead, as far as `fmt` holds them.
    """
    most = fmt.raw_max + 1 if span is None else min(max(int(span / fmt.ulp), 1), fmt.raw_max + 1)
    low, high = (fmt.raw_min if span is None else max(-most, fmt.raw_min)), most
    words = np.random.PCG64(seed).random_raw(int(np.prod(shape, dtype=np.int64)))
    return (np.asarray(words >> np.uint64(1)).astype(np.int64) % (high - low) + low).reshape(shape)


def extremes(fmt: Format) -> RawArray:
    """0, +-1 LSB, +-1.0, the extremes and their neighbours, as raw integers that fit `fmt`."""
    one = 1 << max(fmt.frac, 0)
    wanted = [0, 1, -1, 2, -2, one, -one, one + 1, one - 1, fmt.raw_max, fmt.raw_max - 1, fmt.raw_min, fmt.raw_min + 1]
    return np.array([value for value in wanted if fmt.raw_min <= value <= fmt.raw_max], dtype=np.int64)
