"""Attention scores: Q and K are loaded; scores come a step a word, statistics a query a word, as golden walks."""

from __future__ import annotations

import numpy as np

from golden.fixed import RawArray
from golden.precision import EDGE_MOE
from golden.schedule_attention import Step, reordered
from rtl_hls.kernel import LANES, Kernel
from rtl_hls.kernels.attention_scores import COMMAND
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from vectors.case import Case, Tensor

LATENCY = 18
"""Cycles from the command to the last statistics, beyond heads * steps * words of K; one more in some formats."""


def ram_words(tensor: Tensor) -> list[int]:
    """(heads, N, head_dim) as words of a RAM, `LANES` dims each."""
    return lanes.pack(tensor.raw.reshape(-1, LANES), tensor.format.width)


def by_step(score: RawArray, steps: list[Step], slots: int) -> RawArray:
    """(heads, N, N) as (heads * steps, slots): the score of each slot's query, 0 where a slot has none."""
    rows = np.zeros((len(score), len(steps), slots), dtype=np.int64)
    for number, step in enumerate(steps):
        for slot, query, key in step.pairs:
            rows[:, number, slot] = score[:, query, key]
    return rows.reshape(-1, slots)


def by_query(rows: RawArray, steps: list[Step], shape: tuple[int, ...]) -> RawArray:
    """The inverse of `by_step`, for the shape (heads, N, N) that it came from."""
    score, heads = np.zeros(shape, dtype=np.int64), rows.reshape(shape[0], len(steps), -1)
    for number, step in enumerate(steps):
        for slot, query, key in step.pairs:
            score[:, query, key] = heads[:, number, slot]
    return score


def prepare(kernel: Kernel, case: Case) -> Call:
    """One call: every head of the case."""
    query, key = case.tensors["query"], case.tensors["key"]
    heads, tokens, head_dim = query.raw.shape
    words, steps = head_dim // LANES, list(reordered(tokens, kernel.lanes))
    keys = heads * words * sum(len(step.keys) for step in steps)
    queries = heads * words * sum(len(step.queries) for step in steps)
    ideal = heads * words * len(steps)
    return Call(
        loads={
            "q_write": lanes.load(kernel, "q", ram_words(query)),
            "k_write": lanes.load(kernel, "k", ram_words(key)),
        },
        inputs={"command": [tokens - 1 << COMMAND["heads"] | heads - 1]},
        outputs={"scores": heads * len(steps), "statistics": heads * tokens},
        first="command",
        last="statistics",
        ideal=ideal,
        budget=ideal + LATENCY + (kernel.formats["query"] != EDGE_MOE.format("query")),
        counts={"k_request": keys, "k_response": keys, "q_request": queries, "q_response": queries},
    )


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """Every score, the zeros of idle slots, and the statistics of every query."""
    score, recip, maximum = (case.tensors[role] for role in ("score", "reciprocal", "maximum"))
    slots, steps = bench.kernel.lanes, list(reordered(score.raw.shape[1], bench.kernel.lanes))
    rows = lanes.unpack(received["scores"], slots, score.format.width)
    bench.check("score", score.raw, by_query(rows, steps, score.raw.shape), score.format)
    bench.check("scores of every slot", by_step(score.raw, steps, slots), rows, score.format)
    low, mask = recip.format.width, (1 << recip.format.width) - 1
    below = lanes.unpack([word & mask for word in received["statistics"]], 1, low)
    above = lanes.unpack([word >> low for word in received["statistics"]], 1, maximum.format.width)
    bench.check("reciprocal", recip.raw, below.reshape(recip.raw.shape), recip.format)
    bench.check("maximum", maximum.raw, above.reshape(maximum.raw.shape), maximum.format)


attention_scores = register("attention_scores", prepare, check)
