"""Attention, probabilities times values: V is loaded; scores and statistics come in the order of golden's schedule."""

from __future__ import annotations

from golden.schedule_attention import reordered, rows_read
from rtl_hls.kernel import LANES, Kernel
from rtl_hls.kernels.attention_scores import COMMAND
from tb import lanes
from tb.attention_scores_tests import by_step, ram_words
from tb.bench import Bench, register
from tb.call import Call
from vectors.case import Case

LATENCY = 7
"""Cycles from the command to the last result, beyond heads * steps * words of a row of V."""
SATURATION = 1
"""Cycles more where the context saturates: a stage."""


def prepare(kernel: Kernel, case: Case) -> Call:
    """One call: every head of the case."""
    value, score, recip, maximum, context = (
        case.tensors[role] for role in ("value", "score", "reciprocal", "maximum", "context")
    )
    heads, tokens, head_dim = value.raw.shape
    slots, words = kernel.parameters[0], head_dim // LANES
    steps = list(reordered(tokens, slots))
    queries = [query for step in steps for query in step.queries]
    below, above = (lanes.pack(t.raw[:, queries].reshape(-1, 1), t.format.width) for t in (recip, maximum))
    ideal = heads * len(rows_read(steps)) * words
    return Call(
        loads={"v_write": lanes.load(kernel, "v", ram_words(value))},
        inputs={
            "command": [tokens - 1 << COMMAND["heads"] | heads - 1],
            "scores": lanes.pack(by_step(score.raw, steps, slots), score.format.width),
            "statistics": [high << recip.format.width | low for low, high in zip(below, above, strict=True)],
        },
        outputs={"context": heads * tokens * words},
        first="command",
        last="context",
        ideal=ideal,
        budget=ideal + LATENCY + SATURATION * context.format.overflow.startswith("saturate"),
        counts={"v_request": ideal, "v_response": ideal, "scores": heads * len(steps), "statistics": heads * tokens},
    )


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """Every dim of every query, head after head."""
    context = case.tensors["context"]
    words = lanes.unpack(received["context"], LANES, context.format.width)
    bench.check("context", context.raw, words.reshape(context.raw.shape), context.format)


attention_context = register("attention_context", prepare, check)
