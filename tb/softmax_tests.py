"""Softmax: the statistics of each row in the order its query meets the keys, and the probabilities."""

from __future__ import annotations

import numpy as np

from golden.elementary import reciprocal_steps
from golden.fixed import RawArray
from golden.softmax import key_order
from rtl_hls.kernel import Kernel
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from vectors.case import Case

STATISTICS_LATENCY = 7
"""Cycles from the last score of a row to its statistics, without the division."""
NORMALISE_LATENCY = 5
"""Cycles a call takes beyond one per word."""


def blocks(rows: RawArray, count: int) -> RawArray:
    """(heads, Q, ...) -> (blocks, lanes, ...): `count` queries to a block, zeros to fill each head's last."""
    padded = lanes.pad(rows, count, 1)
    return padded.reshape(-1, count, *rows.shape[2:])


def unblocks(rows: RawArray, shape: tuple[int, ...]) -> RawArray:
    """The inverse of `blocks`, for the shape (heads, Q, ...) it came from."""
    return np.ascontiguousarray(rows.reshape(shape[0], -1, *shape[2:])[:, : shape[1]])


def score_words(scores: RawArray, width: int) -> list[int]:
    """(blocks, lanes, N) as words of one score per lane, with `last` above them on the final key of each block."""
    _, count, keys = scores.shape
    words = lanes.pack(scores.transpose(0, 2, 1).reshape(-1, count), width)
    return [word | (step % keys == keys - 1) << count * width for step, word in enumerate(words)]


def interleave(low: list[int], low_bits: int, high: list[int], high_bits: int, count: int) -> list[int]:
    """Words of `count` lanes, in each of them a lane of `low` and above it one of `high`."""
    words = []
    for below, above in zip(low, high, strict=True):
        word = 0
        for lane in reversed(range(count)):
            pair = above >> lane * high_bits & (1 << high_bits) - 1
            word = word << high_bits + low_bits | pair << low_bits | below >> lane * low_bits & (1 << low_bits) - 1
        words.append(word)
    return words


def pairs(words: list[int], low_bits: int, high_bits: int, count: int) -> tuple[RawArray, RawArray]:
    """The inverse of `interleave`, as (words, lanes) of raw integers each."""
    both = low_bits + high_bits
    lows, highs = (
        [[word >> lane * both + shift & (1 << bits) - 1 for lane in range(count)] for word in words]
        for shift, bits in ((0, low_bits), (low_bits, high_bits))
    )
    return signed(lows, low_bits, count), signed(highs, high_bits, count)


def signed(rows: list[list[int]], bits: int, count: int) -> RawArray:
    """Two's complement of `bits` as signed integers, (rows, count)."""
    half = 1 << bits - 1
    return np.array([[(value ^ half) - half for value in row] for row in rows], dtype=np.int64).reshape(-1, count)


def prepare_statistics(kernel: Kernel, case: Case) -> Call:
    """Scores in the order in which each query meets the keys."""
    score = case.tensors["score"]
    count, shape = kernel.lanes, score.raw.shape
    order = key_order(shape[1], shape[2], case.parameters["parallelism"])
    rows = blocks(np.take_along_axis(score.raw, np.broadcast_to(order, shape), -1), count)
    words = score_words(rows, score.format.width)
    division = reciprocal_steps(kernel.formats["reciprocal"]) + 1
    budget = len(rows) * max(shape[2], division) + STATISTICS_LATENCY + division
    return Call({}, {"scores": words}, {"statistics": len(rows)}, "scores", "statistics", len(words), budget)


def check_statistics(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """Reciprocal and maximum of every row."""
    shape, recip, maximum = case.tensors["score"].raw.shape, case.tensors["reciprocal"], case.tensors["maximum"]
    low, high = pairs(received["statistics"], recip.format.width, maximum.format.width, bench.kernel.lanes)
    bench.check("reciprocal", recip.raw, unblocks(low, shape[:2]), recip.format)
    bench.check("maximum", maximum.raw, unblocks(high, shape[:2]), maximum.format)


def prepare_normalise(kernel: Kernel, case: Case) -> Call:
    """Scores, and the statistics of each row."""
    score, recip, maximum = (case.tensors[role] for role in ("score", "reciprocal", "maximum"))
    count = kernel.lanes
    words = score_words(blocks(score.raw, count), score.format.width)
    low, high = (lanes.pack(blocks(each.raw, count), each.format.width) for each in (recip, maximum))
    inputs = {"scores": words, "statistics": interleave(low, recip.format.width, high, maximum.format.width, count)}
    budget = len(words) + NORMALISE_LATENCY
    return Call({}, inputs, {"probabilities": len(words)}, "scores", "probabilities", len(words), budget)


def check_normalise(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """Every probability."""
    expected, count = case.tensors["probability"], bench.kernel.lanes
    values = lanes.unpack(received["probabilities"], count, expected.format.width)
    rows = values.reshape(-1, expected.raw.shape[2], count).transpose(0, 2, 1)
    bench.check("probability", expected.raw, unblocks(rows, expected.raw.shape), expected.format)


softmax_statistics = register("softmax_statistics", prepare_statistics, check_statistics)
softmax_normalise = register("softmax_normalise", prepare_normalise, check_normalise)
