"""Linear: weights and biases are loaded, then a command and the tokens; the outputs come in words of `LANES`."""

from __future__ import annotations

import numpy as np

from golden.fixed import RawArray
from rtl_hls.kernel import LANES, Kernel
from rtl_hls.kernels.linear import COMMAND
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from vectors.case import Case

LATENCY = 7
"""Cycles from the command to the last result, beyond tokens * input words * output words; weights are loaded before."""


def weight_words(weight: RawArray, width: int) -> list[int]:
    """(O, I) as words of LANES rows of LANES weights, by output block and within it by input block."""
    outputs, inputs = weight.shape
    blocks = weight.reshape(outputs // LANES, LANES, inputs // LANES, LANES).transpose(0, 2, 1, 3)
    return lanes.pack(blocks.reshape(-1, LANES * LANES), width)


def command_word(tokens: int, in_words: int, out_words: int, bias_shift: int) -> int:
    """A word of the fields of `rtl_hls.kernels.linear.COMMAND`."""
    word = 0
    for value, bits in zip((tokens - 1, in_words - 1, out_words - 1, bias_shift), COMMAND.values(), strict=True):
        word = word << bits | value & (1 << bits) - 1
    return word


def prepare(kernel: Kernel, case: Case) -> Call:
    """A call; sizes that are no multiple of the lanes are filled up with zeros."""
    x, weight, bias = (case.tensors[role] for role in ("x", "weight", "bias"))
    padded_x = lanes.pad(x.raw, LANES, 1)
    padded_w = lanes.pad(lanes.pad(weight.raw, LANES, 1), LANES, 0)
    tokens, in_words, out_words = len(padded_x), padded_x.shape[1] // LANES, len(padded_w) // LANES
    biases = lanes.pack(lanes.pad(bias.raw, LANES).reshape(-1, LANES), bias.format.width)
    steps = tokens * in_words * out_words
    return Call(
        loads={
            "w_write": lanes.load(kernel, "w", weight_words(padded_w, weight.format.width)),
            "b_write": lanes.load(kernel, "b", biases),
        },
        inputs={
            "command": [command_word(tokens, in_words, out_words, case.parameters["bias_shift"])],
            "x": lanes.pack(padded_x.reshape(-1, LANES), x.format.width),
        },
        outputs={"y": tokens * out_words},
        first="command",
        last="y",
        ideal=steps,
        budget=steps + LATENCY,
        counts={
            "w_request": steps,
            "b_request": tokens * out_words,
            "x_write": tokens * in_words,
            "x_request": steps - tokens * in_words,
        },
    )


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """All of y."""
    y = case.tensors["y"]
    words = lanes.unpack(received["y"], LANES, y.format.width).reshape(len(y.raw), -1)
    bench.check("y", y.raw, np.ascontiguousarray(words[:, : y.raw.shape[1]]), y.format)


linear = register("linear*", prepare, check)
