"""Patch embedding: weights and biases are loaded, then a command, the patches and the position table."""

from __future__ import annotations

import numpy as np

from golden.patch_embed import patches
from rtl_hls.kernel import LANES, Kernel
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from tb.linear_tests import command_word, weight_words
from vectors.case import Case

LATENCY = 11
"""Cycles from the command to the last token, beyond the multiplications."""


def prepare(kernel: Kernel, case: Case) -> Call:
    """One call; pixels and features that do not fill a word are filled up with zeros."""
    image, weight, bias, position = (case.tensors[role] for role in ("image", "weight", "bias", "position"))
    x = lanes.pad(patches(image.raw, weight.raw.shape[2]), LANES, 1)
    w = lanes.pad(lanes.pad(weight.raw.reshape(len(weight.raw), -1), LANES, 1), LANES, 0)
    count, words_in, words_out = len(x), x.shape[1] // LANES, len(w) // LANES
    biases = lanes.pad(bias.raw, LANES).reshape(-1, LANES)
    ideal = count * words_in * words_out
    return Call(
        loads={
            "w_write": lanes.load(kernel, "w", weight_words(w, weight.format.width)),
            "b_write": lanes.load(kernel, "b", lanes.pack(biases, bias.format.width)),
        },
        inputs={
            "command": [command_word(count, words_in, words_out, case.parameters["bias_shift"])],
            "x": lanes.pack(x.reshape(-1, LANES), image.format.width),
            "position": lanes.pack(lanes.pad(position.raw, LANES, 1).reshape(-1, LANES), position.format.width),
        },
        outputs={"tokens": (count + 1) * words_out},
        first="command",
        last="tokens",
        ideal=ideal,
        budget=ideal + LATENCY,
        counts={
            "x_write": count * words_in,
            "x_request": count * words_in * (words_out - 1),
            "w_request": ideal,
            "b_request": count * words_out,
        },
    )


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """Every token, the class token's among them."""
    expected = case.tensors["tokens"]
    words = lanes.unpack(received["tokens"], LANES, expected.format.width)
    tokens = words.reshape(len(expected.raw), -1)[:, : expected.raw.shape[1]]
    bench.check("tokens", expected.raw, np.ascontiguousarray(tokens), expected.format)


patch_embed = register("patch_embed", prepare, check)
