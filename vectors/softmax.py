"""Cases of softmax: real attention scores, rows that rise, fall, tie and wrap, random words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from golden.config import ModelConfig
from golden.fixed import Fixed, Format, RawArray
from golden.precision import Precision
from golden.softmax import normalise, statistics
from vectors.case import Case, Tensor
from vectors.inputs import random_raw


def cases(captured: Mapping[str, Tensor], config: ModelConfig, precision: Precision) -> Iterator[Case]:
    """Every case of the operator."""
    fmt = precision.feature
    real = captured["layers.0.score"].raw
    yield _case("real_layer0", real, config, fmt, "captured layers.0.score")
    yield _case("corners", _corners(fmt)[None], config, fmt, "rows that tie, rise, fall, wrap")
    yield _case("random_near", random_raw(31, (2, 9, 48), fmt, span=8.0), config, fmt, "PCG64 words in [-8, 8)", 31)
    yield _case("random_wide", random_raw(32, (1, 8, 40), fmt), config, fmt, "PCG64 words of the whole range", 32)
    yield _case("one_key", random_raw(33, (1, 5, 1), fmt), config, fmt, "PCG64 words, a single key", 33)


def _corners(fmt: Format, keys: int = 64) -> RawArray:
    """(rows, keys): one awkward pattern a row."""
    steps, one = np.arange(keys, dtype=np.int64), 1 << fmt.frac
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
    return np.stack(rows)


def _case(name: str, scores: RawArray, config: ModelConfig, fmt: Format, source: str, seed: int = -1) -> Case:
    """scores (heads, Q, N), with the expected statistics and probabilities of the hardware exp."""
    parallelism = config.attention_parallelism
    fixed = Fixed(scores, fmt)
    stats = statistics(fixed, parallelism=parallelism)
    per_query, per_key = ("head", "query"), ("head", "query", "key")
    tensors = {
        "score": Tensor(scores, fmt, per_key, "query"),
        "reciprocal": Tensor(stats.reciprocal.raw, fmt, per_query, "query"),
        "maximum": Tensor(stats.maximum.raw, fmt, per_query, "query"),
        "probability": Tensor(normalise(fixed, stats).raw, fmt, per_key, "query"),
    }
    return Case("softmax", name, tensors, source, seed, {"parallelism": parallelism})
