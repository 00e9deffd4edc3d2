"""The linear unit with scored results: weights are loaded, then a command per queue, rows, entries; the branch out."""

from __future__ import annotations

import numpy as np

from rtl_hls.kernel import LANES, Kernel
from rtl_hls.kernels.linear_modes import SCORED_COMMAND
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from tb.linear_gathered_tests import entry_words, feature_words, layer_loads, pack_fields
from vectors.case import Case
from vectors.linear_modes import ends

LATENCY = 16
"""Cycles from the command to the last word of the branch, beyond those of the array and one per word of the branch."""
GAP = 13
"""Cycles from the last beat of a queue in the array to the first of the next: the first's sums are written before."""


def prepare(kernel: Kernel, case: Case) -> Call:
    """All queues of a case; sizes that are no multiple of the lanes are filled up with zeros."""
    x, score, branch = (case.tensors[role] for role in ("x", "score", "branch"))
    token, lengths, (outputs, inputs) = case.raw("token"), case.raw("length"), case.tensors["weight"].raw.shape
    entries, in_words, out_words = len(token), -(-inputs // LANES), -(-outputs // LANES)
    steps, drained = entries * in_words * out_words, len(branch.raw) * out_words
    command = {
        "tokens": lengths - 1,
        "in_words": np.full_like(lengths, in_words - 1),
        "out_words": np.full_like(lengths, out_words - 1),
        "bias_shift": np.full_like(lengths, case.parameters["bias_shift"]),
        "all_tokens": np.full_like(lengths, len(branch.raw) - 1),
        "end": np.arange(len(lengths)) == len(lengths) - 1,
    }
    return Call(
        loads=layer_loads(kernel, case),
        inputs={
            "command": pack_fields(
                {name: np.asarray(raw, dtype=np.int64) for name, raw in command.items()}, SCORED_COMMAND
            ),
            "x": feature_words(x.raw, x.format.width),
            "queue": entry_words(token, score.raw, score.format.width),
        },
        outputs={"branch": drained},
        first="command",
        last="branch",
        ideal=steps + drained,
        budget=steps + drained + LATENCY + GAP * (len(lengths) - 1),
        counts={
            "w_request": steps,
            "b_request": entries * out_words,
            "row_write": entries * in_words,
            "row_request": steps - entries * in_words,
            "branch_write": entries * out_words,
            "branch_request": (entries - int(ends(token)[0].sum())) * out_words + drained,  # the first reads nothing
        },
    )


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """All of the branch."""
    branch = case.tensors["branch"]
    words = lanes.unpack(received["branch"], LANES, branch.format.width).reshape(len(branch.raw), -1)
    bench.check("branch", branch.raw, np.ascontiguousarray(words[:, : branch.raw.shape[1]]), branch.format)


linear_scored = register("linear_scored", prepare, check)
