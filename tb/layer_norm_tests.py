"""Layer norm: weights and biases are loaded, then tokens in and tokens out."""

from __future__ import annotations

import numpy as np

from golden.fixed import RawArray
from rtl_hls.kernel import Kernel
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from vectors.case import Case

LATENCY = 29
"""Cycles from the last word of a token in to its first word out; on top come the first token and one per word."""
ROUNDING = 2
"""Cycles more, at most, where results are rounded or saturate."""


def value_words(kernel: Kernel, values: RawArray, width: int) -> list[int]:
    """Words of a RAM with (D,) values, the last with zeros besides."""
    return lanes.pack(lanes.pad(values, kernel.lanes).reshape(-1, kernel.lanes), width)


def prepare(kernel: Kernel, case: Case) -> Call:
    """The tokens of a case; each is filled up with zeros to whole words."""
    x, weight, bias = (case.tensors[role] for role in ("x", "weight", "bias"))
    words = lanes.pack(lanes.pad(x.raw, kernel.lanes, 1).reshape(-1, kernel.lanes), x.format.width)
    count = len(words)
    published = (kernel.formats["y"].rounding, kernel.formats["y"].overflow) == ("floor", "wrap")
    depth = count // len(x.raw) - 1 + LATENCY + (0 if published else ROUNDING)
    return Call(
        loads={
            "scale_write": lanes.load(kernel, "scale", value_words(kernel, weight.raw, weight.format.width)),
            "shift_write": lanes.load(kernel, "shift", value_words(kernel, bias.raw, bias.format.width)),
        },
        inputs={"x": words},
        outputs={"y": count},
        first="x",
        last="y",
        ideal=count,
        budget=count + depth,
        counts=dict.fromkeys(("x_write", "x_request", "scale_request", "shift_request"), count),
    )


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """All of y."""
    y = case.tensors["y"]
    tokens, features = y.raw.shape
    rows = lanes.unpack(received["y"], bench.kernel.lanes, y.format.width).reshape(tokens, -1)
    bench.check("y", y.raw, np.ascontiguousarray(rows[:, :features]), y.format)


layer_norm = register("layer_norm", prepare, check)
