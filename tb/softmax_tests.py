"""Softmax: the statistics of each row in the order its query meets the keys, and the probabilities."""

from __future__ import annotations

import numpy as np

from golden.elementary import reciprocal_steps
from golden.fixed import RawArray
from golden.softmax import key_order
from tb import lanes
from tb.bench import Bench, register
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


async def drive_statistics(bench: Bench, case: Case) -> None:
    """Scores in key order, (reciprocal, maximum) of each lane out."""
    score, recip, maximum = (case.tensors[role] for role in ("score", "reciprocal", "maximum"))
    count, width, shape = bench.kernel.lanes, score.format.width, score.raw.shape
    order = key_order(shape[1], shape[2], case.parameters["parallelism"])
    rows = blocks(np.take_along_axis(score.raw, np.broadcast_to(order, shape), -1), count)
    words = score_words(rows, width)
    received = await bench.transfer({"scores": words}, {"statistics": len(rows)})
    pairs = lanes.unpack(received["statistics"], 2 * count, width).reshape(-1, count, 2)
    bench.check("reciprocal", recip.raw, unblocks(pairs[..., 0], shape[:2]), recip.format)
    bench.check("maximum", maximum.raw, unblocks(pairs[..., 1], shape[:2]), maximum.format)
    division = reciprocal_steps(score.format) + 1
    rows_take = len(rows) * max(shape[2], division)
    latency = STATISTICS_LATENCY + division
    bench.measure("scores", "statistics", ideal=len(words), budget=rows_take + latency)


async def drive_normalise(bench: Bench, case: Case) -> None:
    """Scores and the statistics of each row in, probabilities out."""
    score, recip, maximum, expected = (case.tensors[role] for role in ("score", "reciprocal", "maximum", "probability"))
    count, width, shape = bench.kernel.lanes, score.format.width, score.raw.shape
    pairs = blocks(np.stack([recip.raw, maximum.raw], axis=-1), count)
    inputs = {
        "scores": score_words(blocks(score.raw, count), width),
        "statistics": lanes.pack(pairs.reshape(len(pairs), -1), width),
    }
    words = len(inputs["scores"])
    received = await bench.transfer(inputs, {"probabilities": words})
    rows = lanes.unpack(received["probabilities"], count, width).reshape(-1, shape[2], count).transpose(0, 2, 1)
    bench.check("probability", expected.raw, unblocks(rows, shape), expected.format)
    bench.measure("scores", "probabilities", ideal=words, budget=words + NORMALISE_LATENCY)


softmax_statistics = register("softmax_statistics", drive_statistics)
softmax_normalise = register("softmax_normalise", drive_normalise)
