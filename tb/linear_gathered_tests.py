"""The linear unit on gathered rows: tokens and weights are loaded, then a command and a queue; y in its order."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from golden.fixed import RawArray
from rtl_hls.kernel import LANES, Kernel
from rtl_hls.kernels.gating import COMMAND
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from tb.linear_tests import command_word, weight_words
from vectors.case import Case
from vectors.linear_modes import ends

LATENCY = 10
"""Cycles from the command to the last result, beyond entries * input words * output words."""


def pack_fields(values: Mapping[str, RawArray], widths: Mapping[str, int]) -> list[int]:
    """Words of some fields (words,) each, the first in the high bits, in two's complement of `widths` bits."""
    words = [0] * len(next(iter(values.values())))
    for name, width in widths.items():
        words = [
            word << width | value & (1 << width) - 1 for word, value in zip(words, values[name].tolist(), strict=True)
        ]
    return words


def entry_words(token: RawArray, score: RawArray, width: int) -> list[int]:
    """Words of `queue`: tokens (N,) in the order of the queues, and their scores (N,) of `width` bits."""
    first, last = ends(token)
    widths = {"token": COMMAND["tokens"], "score": width, "first": 1, "last": 1}
    return pack_fields({"token": token, "score": score, "first": first, "last": last}, widths)


def feature_words(raw: RawArray, width: int) -> list[int]:
    """(rows, features) as words of `LANES`, each row filled up with zeros."""
    return lanes.pack(lanes.pad(raw, LANES, 1).reshape(-1, LANES), width)


def layer_loads(kernel: Kernel, case: Case) -> dict[str, list[int]]:
    """The loads of `weight` and `bias`."""
    weight, bias = case.tensors["weight"], case.tensors["bias"]
    padded = lanes.pad(lanes.pad(weight.raw, LANES, 1), LANES, 0)
    return {
        "w_write": lanes.load(kernel, "w", weight_words(padded, weight.format.width)),
        "b_write": lanes.load(kernel, "b", feature_words(bias.raw[None], bias.format.width)),
    }


def prepare(kernel: Kernel, case: Case) -> Call:
    """One queue; sizes that are no multiple of the lanes are filled up with zeros."""
    x, score = case.tensors["x"], case.tensors["score"]
    token, (outputs, inputs) = case.raw("token"), case.tensors["weight"].raw.shape
    entries, in_words, out_words = len(token), -(-inputs // LANES), -(-outputs // LANES)
    steps = entries * in_words * out_words
    return Call(
        loads={"x_write": lanes.load(kernel, "x", feature_words(x.raw, x.format.width)), **layer_loads(kernel, case)},
        inputs={
            "command": [command_word(entries, in_words, out_words, case.parameters["bias_shift"])],
            "queue": entry_words(token, score.raw, score.format.width),
        },
        outputs={"y": entries * out_words},
        first="command",
        last="y",
        ideal=steps,
        budget=steps + LATENCY,
        counts={
            "x_request": entries * in_words,  # each row of the queue once, whatever the outputs
            "w_request": steps,
            "b_request": entries * out_words,
            "row_write": entries * in_words,
            "row_request": steps - entries * in_words,
        },
    )


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """All of y."""
    y = case.tensors["y"]
    words = lanes.unpack(received["y"], LANES, y.format.width).reshape(len(y.raw), -1)
    bench.check("y", y.raw, np.ascontiguousarray(words[:, : y.raw.shape[1]]), y.format)


linear_gathered = register("linear_gathered", prepare, check)
