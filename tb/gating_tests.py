"""Gating: the gates of all tasks are loaded; tokens in, their logits, choices and scores out, then the experts' queues.

A case may be several calls: they are queued back to back, and its tensors hold their results one after the other.
"""

from __future__ import annotations

import numpy as np

from golden.fixed import Format, RawArray
from rtl_hls.kernel import LANES, Kernel
from rtl_hls.kernels.gating import COMMAND, META, choice_fields, entry_fields
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from vectors.case import INDEX, Case

LATENCY = 29
"""Cycles from the command to the last entry beyond those of the tokens, one per entry, one per expert and choice."""
RETURN = 5
"""Cycles from the last entry of a call to the first one that is written over it."""


def gate_words(weight: RawArray, width: int) -> list[int]:
    """(tasks, E, D) as words of the RAM, E rows of `LANES` weights each."""
    padded = lanes.pad(weight, LANES, 2)
    tasks, experts, features = padded.shape
    blocks = padded.reshape(tasks, experts, features // LANES, LANES).transpose(0, 2, 1, 3)
    return lanes.pack(blocks.reshape(-1, experts * LANES), width)


def split(words: list[int], fields: dict[str, int]) -> dict[str, RawArray]:
    """The fields of words, the first in the high bits; (words,) each, unsigned."""
    found, shift = {}, sum(fields.values())
    for name, bits in fields.items():
        shift -= bits
        found[name] = np.array([word >> shift & (1 << bits) - 1 for word in words], dtype=np.int64)
    return found


def signed(raw: RawArray, fmt: Format) -> RawArray:
    """Raw integers from their two's complement."""
    return np.where(raw > fmt.raw_max, raw - (1 << fmt.width), raw)


def prepare(kernel: Kernel, case: Case) -> Call:
    """Every call of the case, queued at once."""
    x, weight, top_k = case.tensors["x"], case.tensors["weight"], case.raw("chosen").shape[1]
    calls = list(zip(case.raw("task").tolist(), case.raw("tokens").tolist(), strict=True))
    tokens, per_token = len(x.raw), -(-x.raw.shape[1] // LANES)
    words = lanes.pack(lanes.pad(x.raw, LANES, 1).reshape(-1, LANES), x.format.width)
    counts = [count for _, count in calls]
    return Call(
        loads={"g_write": lanes.load(kernel, "g", gate_words(weight.raw, weight.format.width))},
        inputs={"command": [count - 1 << COMMAND["task"] | task for task, count in calls], "x": words},
        outputs={
            "logits": tokens,
            "choices": tokens,
            "meta": len(case.raw("queue_expert")),
            "queue": tokens * top_k,
        },
        first="command",
        last="queue",
        ideal=cycles(counts, per_token, top_k, halves=len(counts)),
        budget=cycles(counts, per_token, top_k, halves=2) + latency(kernel),
        counts={"g_request": len(words), "entries_write": tokens * top_k, "entries_request": tokens * top_k},
    )


def cycles(calls: list[int], per_token: int, top_k: int, halves: int) -> int:
    """Cycles of calls back to back, where a token takes `per_token` and each of its entries one.

    The queues of a call follow its last token: the lowest expert's is not complete before. They go on beside the next
    call's tokens, which wait while all `halves` of the RAM hold entries; tokens that the kernel already holds wait
    less than is said here.
    """
    arrived, ends = 0, [0]
    for number, count in enumerate(calls, start=1):
        free = ends[number - halves] + RETURN if number > halves else 0
        arrived = max(arrived, free) + count * per_token
        ends.append(max(arrived, ends[-1]) + count * top_k)
    return ends[-1]


def latency(kernel: Kernel) -> int:
    """Cycles beyond the ideal ones: the last token passes the ranking, the scores and the RAM."""
    experts, top_k = (int(value) for value in kernel.parameters[:2])
    return LATENCY + experts + top_k


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """Everything that the golden model returns, and the queues made from it."""
    logit, score = case.tensors["logit"], case.tensors["score"]
    bench.check(
        "logit", logit.raw, lanes.unpack(received["logits"], logit.raw.shape[1], logit.format.width), logit.format
    )
    pair, count = choice_fields(bench.precision), score.raw.shape[1]
    size = sum(pair.values())
    pairs = [word >> slot * size & (1 << size) - 1 for word in received["choices"] for slot in range(count)]
    choices = split(pairs, pair)
    bench.check("chosen", case.raw("chosen"), choices["expert"].reshape(-1, count), INDEX)
    bench.check("score", score.raw, signed(choices["score"], score.format).reshape(-1, count), score.format)
    queue = split(received["queue"], entry_fields(bench.precision))
    queue["score"] = signed(queue["score"], score.format)
    for field, values in {**split(received["meta"], META), **queue}.items():
        tensor = case.tensors[f"queue_{field}"]
        bench.check(f"queue_{field}", tensor.raw, values, tensor.format)


gating = register("gating", prepare, check)
