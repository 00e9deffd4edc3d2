"""The distribution of many values, in parts that merge: extremes, counts per power of two, and a sample of each.

Values between two powers of two are one octave. Of each octave up to `KEPT` values are kept, those whose places hash
lowest, so that the sample does not depend on the order in which parts are added or merged; rare, large values are kept
whole. A sum over all values is estimated from the sample with the weight count / kept of each octave; where an octave
holds at most `KEPT` values, it is exact.
"""

from __future__ import annotations

import dataclasses
from typing import Final

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError

KEPT: Final = 512
"""Values kept per octave."""
LOWEST: Final = -24
"""Magnitudes below 2**(LOWEST + 1), zero aside, are one octave."""
OCTAVES: Final = 64
"""Octaves, up to magnitudes of 2**40."""

Real = NDArray[np.float64]
Priorities = NDArray[np.uint32]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Distribution:
    """What is known of some values.

    Attributes:
        low: the least value.
        high: the greatest.
        zeros: how many were zero.
        counts: how many others were in each octave, int64 (OCTAVES,).
        values: the sample, float64 (S,), sorted by octave, then priority.
        priorities: of the sample, uint32 (S,); the lowest of each octave are kept.
    """

    low: float
    high: float
    zeros: int
    counts: NDArray[np.int64]
    values: Real
    priorities: Priorities

    @property
    def count(self) -> int:
        """How many values there were."""
        return self.zeros + int(self.counts.sum())

    @property
    def weights(self) -> Real:
        """How many values each one of the sample stands for, (S,); zeros are in none."""
        octaves = _octaves(self.values)
        kept = np.bincount(octaves, minlength=OCTAVES)
        return np.asarray(self.counts[octaves] / kept[octaves])

    def merge(self, *others: Distribution) -> Distribution:
        """The distribution of these values and all others; the order does not matter."""
        every = (self, *others)
        values = np.concatenate([one.values for one in every])
        priorities = np.concatenate([one.priorities for one in every])
        return Distribution(
            min(one.low for one in every),
            max(one.high for one in every),
            sum(one.zeros for one in every),
            np.sum([one.counts for one in every], axis=0),
            *_lowest(values, priorities),
        )

    def magnitude(self, percent: float) -> float:
        """The magnitude that `percent` of the values do not exceed, estimated from the sample; 100 gives the greatest.

        Raises:
            EdgemoeError: `percent` is not above 0 and at most 100.
        """
        if not 0 < percent <= 100:
            raise EdgemoeError(f"ranges: percentile={percent!r}; legal: above 0, up to 100")
        order = np.argsort(np.abs(self.values), kind="stable")
        if not len(order) or percent == 100:
            return max(abs(self.low), abs(self.high))
        below = self.zeros + np.cumsum(self.weights[order])
        index = min(int(np.searchsorted(below, percent / 100 * self.count)), len(order) - 1)
        return float(abs(self.values[order][index]))


def summarize(values: NDArray[np.floating], key: int, name: str = "values") -> Distribution:
    """The distribution of an array.

    Args:
        values: of any shape, one value or more, all finite.
        key: which array it is: the same key gives the same sample, another an independent one.
        name: for the error.

    Raises:
        EdgemoeError: there is no value, or one is NaN or infinite.
    """
    flat = np.asarray(values, dtype=np.float64).ravel()
    if not flat.size or not np.isfinite(flat).all():
        raise EdgemoeError(f"ranges: {name} has {flat.size} values, one at least is needed and all must be finite")
    nonzero = np.flatnonzero(flat)
    kept = flat[nonzero]
    counts = np.bincount(_octaves(kept), minlength=OCTAVES).astype(np.int64)
    values_kept, priorities = _lowest(kept, _hash(nonzero.astype(np.uint64), key))
    return Distribution(float(flat.min()), float(flat.max()), flat.size - kept.size, counts, values_kept, priorities)


def _octaves(values: Real) -> NDArray[np.int64]:
    """The octave of each value that is not zero: 0 below 2**(LOWEST + 1), then one per power of two."""
    return np.asarray(np.clip(np.frexp(values)[1] - 1 - LOWEST, 0, OCTAVES - 1), dtype=np.int64)


def _lowest(values: Real, priorities: Priorities) -> tuple[Real, Priorities]:
    """The `KEPT` values of each octave with the lowest priorities, sorted by octave, then priority."""
    octaves = _octaves(values)
    chosen = []
    for octave in np.flatnonzero(np.bincount(octaves, minlength=OCTAVES)):
        places = np.flatnonzero(octaves == octave)
        if len(places) > KEPT:
            places = places[np.argpartition(priorities[places], KEPT)[:KEPT]]
        chosen.append(places[np.lexsort((values[places], priorities[places]))])
    index = np.concatenate(chosen) if chosen else np.zeros(0, dtype=np.int64)
    return values[index], priorities[index]


def _hash(places: NDArray[np.uint64], key: int) -> Priorities:
    """A hash of each place of an array (the upper half of splitmix64; S. Vigna, 2015)."""
    start = np.random.default_rng([key, 20230]).integers(0, 1 << 63, dtype=np.uint64)
    with np.errstate(over="ignore"):
        z = (places + start) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ z >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ z >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return ((z ^ z >> np.uint64(31)) >> np.uint64(32)).astype(np.uint32)
