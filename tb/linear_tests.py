"""Linear: weights and biases are loaded, then a command and the tokens; the outputs come in words of 16."""

from __future__ import annotations

import dataclasses

import numpy as np

from golden.fixed import RawArray
from rtl_hls.kernels import COMMAND, MAC_IN, MAC_OUT
from tb import lanes
from tb.bench import Bench, register
from vectors.case import Case, Tensor

LATENCY = 7
"""Cycles from the command to the last result, beyond tokens * input words * output words; weights are loaded before."""


def weight_words(weight: RawArray, width: int) -> list[int]:
    """(O, I) as words of MAC_OUT rows of MAC_IN weights, by output block and within it by input block."""
    outputs, inputs = weight.shape
    blocks = weight.reshape(outputs // MAC_OUT, MAC_OUT, inputs // MAC_IN, MAC_IN).transpose(0, 2, 1, 3)
    return lanes.pack(blocks.reshape(-1, MAC_OUT * MAC_IN), width)


def command_word(tokens: int, in_words: int, out_words: int, bias_shift: int) -> int:
    """A word of the fields of `rtl_hls.kernels.COMMAND`."""
    word = 0
    for value, bits in zip((tokens - 1, in_words - 1, out_words - 1, bias_shift), COMMAND.values(), strict=True):
        word = word << bits | value & (1 << bits) - 1
    return word


async def call(bench: Bench, x: Tensor, weight: Tensor, bias: Tensor, bias_shift: int) -> tuple[RawArray, int]:
    """Load weights and biases, multiply; sizes that are no multiple of 16 are filled up with zeros.

    Returns:
        (T, O) of the device, padded outputs included, and the ideal cycles of the call.
    """
    padded_x = lanes.pad(x.raw, MAC_IN, 1)
    padded_w = lanes.pad(lanes.pad(weight.raw, MAC_IN, 1), MAC_OUT, 0)
    tokens, in_words, out_words = len(padded_x), padded_x.shape[1] // MAC_IN, len(padded_w) // MAC_OUT
    load = {
        "w": weight_words(padded_w, weight.format.width),
        "b": lanes.pack(lanes.pad(bias.raw, MAC_OUT).reshape(-1, MAC_OUT), bias.format.width),
    }
    await bench.transfer(load, {})
    stream = {
        "command": [command_word(tokens, in_words, out_words, bias_shift)],
        "x": lanes.pack(padded_x.reshape(-1, MAC_IN), x.format.width),
    }
    received = await bench.transfer(stream, {"y": tokens * out_words})
    y = lanes.unpack(received["y"], MAC_OUT, bench.precision.feature.width).reshape(tokens, -1)
    return y, tokens * in_words * out_words


async def drive(bench: Bench, case: Case) -> None:
    """The whole case, then, without a reset, its last token on the first 16 outputs alone: calls of two sizes."""
    x, weight, bias, y = (case.tensors[role] for role in ("x", "weight", "bias", "y"))
    shift = case.parameters["bias_shift"]
    whole, ideal = await call(bench, x, weight, bias, shift)
    bench.check("y", y.raw, np.ascontiguousarray(whole[:, : y.raw.shape[1]]), y.format)
    bench.measure("command", "y", ideal=ideal, budget=ideal + LATENCY)
    few = min(MAC_OUT, y.raw.shape[1])
    last = dataclasses.replace(x, raw=x.raw[-1:])
    first_w, first_b = (dataclasses.replace(tensor, raw=tensor.raw[:few]) for tensor in (weight, bias))
    again, _ = await call(bench, last, first_w, first_b, shift)
    bench.check("second call", y.raw[-1:, :few], np.ascontiguousarray(again[:, :few]), y.format)


linear = register("linear", drive)
