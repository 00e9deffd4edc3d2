"""Cases of softmax: real attention scores, rows that rise, fall, tie and wrap, random words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from golden.elementary import get_exp
from golden.fixed import Fixed, Format, RawArray
from golden.softmax import SoftmaxFormats, normalise, statistics
from vectors.case import Case, Tensor
from vectors.inputs import random_raw
from vectors.observe import Observation


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of the operator."""
    yield _case(seen, "real_layer0", seen.value("layers.0.score"), "observed layers.0.score", layer=0)
    fmt = seen.precision.format("score")
    yield _case(seen, "corners", Fixed(_corners(fmt)[None], fmt), "rows that tie, rise, fall, wrap")
    yield _case(seen, "corners_pairs", Fixed(_pairs(fmt)[None], fmt), "pairs that meet every entry of exp's tables")
    block = seen.config.attention_parallelism  # rows that the hardware takes at once
    made = (
        ("corners_part_block", "PCG64 words in [-8, 8)", 35, (2, max(block - 1, 1), 12), 8.0),
        ("corners_block", "PCG64 words in [-8, 8)", 36, (2, block, 12), 8.0),
        ("random_near", "PCG64 words in [-8, 8)", 31, (2, 9, 48), 8.0),
        ("random_wide", "PCG64 words of the whole range", 32, (1, 8, 40), None),
        ("one_key", "PCG64 words, a single key", 33, (1, 5, 1), None),
        ("smallest", "PCG64 words in [-8, 8)", 34, (1, 9, 12), 8.0),
    )
    for name, source, seed, shape, span in made:
        yield _case(seen, name, Fixed(random_raw(seed, shape, fmt, span=span), fmt), source, seed)


def _corners(fmt: Format, keys: int = 64) -> RawArray:
    """(rows, keys): one awkward pattern a row."""
    steps, one = np.arange(keys, dtype=np.int64), 1 << max(fmt.frac, 0)
    zero = np.zeros(keys, dtype=np.int64)
    rows = [
        zero,
        zero + fmt.raw_max,
        zero + fmt.raw_min,
        zero - 1,
        steps * one // 8,  # every score a new maximum
        -steps * one // 8,
        steps,  # rising by one LSB
        np.where(steps == keys // 2, fmt.raw_max, fmt.raw_min),  # the difference wraps
        np.where(steps % 2 == 0, fmt.raw_min, fmt.raw_max),
        np.where(steps == 5, 16 * one, zero),  # one key takes all: the others are below one LSB
        np.where(steps == 5, 15 * one, zero),
        np.where(steps % 16 == 0, one, -one),  # ties of the maximum
    ]
    return np.asarray(np.clip(np.stack(rows), fmt.raw_min, fmt.raw_max))


def _pairs(fmt: Format, entries: int = 64) -> RawArray:
    """(4 * entries, 2): a key's distance from the maximum in 64ths of ln 2, in 64ths of these, and both, shifted.

    The sum of two shows an LSB of either, which that of many hides.
    """
    steps, coarse = np.arange(entries), float(np.log(2)) / entries
    fine = coarse / entries
    real = [steps * coarse, steps * fine, steps * (coarse + fine) + fine / 3, steps[::-1] * fine + steps * coarse]
    distance = np.minimum(np.concatenate(real) * 2.0**fmt.frac, fmt.raw_max).astype(np.int64)
    return np.stack([np.zeros_like(distance), -distance], axis=1)


def _case(
    seen: Observation, name: str, scores: Fixed, source: str, seed: int = -1, *, layer: int | None = None
) -> Case:
    """scores (heads, Q, N), with the expected statistics and probabilities."""
    parallelism, exp = seen.config.attention_parallelism, get_exp(seen.precision.exp, seen.precision.exp_table_bits)
    inside = SoftmaxFormats.of(seen.precision, "probability", layer)
    stats = statistics(scores, inside, parallelism=parallelism, exp=exp)
    probability = normalise(scores, stats, inside, exp=exp)
    per_query, per_key = ("head", "query"), ("head", "query", "key")
    tensors = {
        "score": Tensor(scores.raw, scores.format, per_key, "query"),
        "reciprocal": Tensor(stats.reciprocal.raw, stats.reciprocal.format, per_query, "query"),
        "maximum": Tensor(stats.maximum.raw, stats.maximum.format, per_query, "query"),
        "probability": Tensor(probability.raw, probability.format, per_key, "query"),
    }
    return Case("softmax", name, tensors, source, seed, {"parallelism": parallelism})
