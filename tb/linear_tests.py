"""Linear: weights and biases are loaded, then a command and the tokens; the outputs come in words of 16."""

from __future__ import annotations

import numpy as np

from golden.fixed import RawArray
from rtl_hls.kernels import MAC_IN, MAC_OUT
from tb import lanes
from tb.bench import Bench, register
from vectors.case import Case

LATENCY = 7
"""Cycles a call takes beyond tokens * input words * output words."""


def weight_words(weight: RawArray, width: int) -> list[int]:
    """(O, I) as words of MAC_OUT rows of MAC_IN weights, by output block and within it by input block."""
    outputs, inputs = weight.shape
    blocks = weight.reshape(outputs // MAC_OUT, MAC_OUT, inputs // MAC_IN, MAC_IN).transpose(0, 2, 1, 3)
    return lanes.pack(blocks.reshape(-1, MAC_OUT * MAC_IN), width)


def command_word(tokens: int, in_words: int, out_words: int, bias_shift: int) -> int:
    """The fields of `linear::Command`, the first in the high bits."""
    word = 0
    for value, bits in ((tokens - 1, 16), (in_words - 1, 8), (out_words - 1, 8), (bias_shift, 5)):
        word = word << bits | value & (1 << bits) - 1
    return word


async def drive(bench: Bench, case: Case) -> None:
    """One call of the unit; sizes that are no multiple of 16 are filled up with zeros."""
    x, weight, bias, y = (case.tensors[role] for role in ("x", "weight", "bias", "y"))
    padded_x = lanes.pad(x.raw, MAC_IN, 1)
    padded_w = lanes.pad(lanes.pad(weight.raw, MAC_IN, 1), MAC_OUT, 0)
    tokens, in_words, out_words = len(padded_x), padded_x.shape[1] // MAC_IN, len(padded_w) // MAC_OUT
    load = {
        "w": weight_words(padded_w, weight.format.width),
        "b": lanes.pack(lanes.pad(bias.raw, MAC_OUT).reshape(-1, MAC_OUT), bias.format.width),
    }
    await bench.transfer(load, {})
    call = {
        "command": [command_word(tokens, in_words, out_words, case.parameters["bias_shift"])],
        "x": lanes.pack(padded_x.reshape(-1, MAC_IN), x.format.width),
    }
    received = await bench.transfer(call, {"y": tokens * out_words})
    values = lanes.unpack(received["y"], MAC_OUT, y.format.width).reshape(tokens, -1)[:, : y.raw.shape[1]]
    bench.check("y", y.raw, np.ascontiguousarray(values), y.format)
    ideal = tokens * in_words * out_words
    bench.measure("x", "y", ideal=ideal, budget=ideal + LATENCY)


linear = register("linear", drive)
