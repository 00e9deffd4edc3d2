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


def load(kernel: Kernel, ram: str, values: RawArray, width: int) -> list[int]:
    """Words of NAME_write that fill a RAM with (D,) values, the last word with zeros besides."""
    (found,) = (each for each in kernel.rams if each.name == ram)
    words = lanes.pack(lanes.pad(values, kernel.lanes).reshape(-1, kernel.lanes), width)
    return [address << found.bits | word for address, word in enumerate(words)]


def prepare(kernel: Kernel, case: Case) -> Call:
    """The tokens of a case; each is filled up with zeros to whole words."""
    x, weight, bias = (case.tensors[role] for role in ("x", "weight", "bias"))
    words = lanes.pack(lanes.pad(x.raw, kernel.lanes, 1).reshape(-1, kernel.lanes), x.format.width)
    count = len(words)
    published = (kernel.formats["y"].rounding, kernel.formats["y"].overflow) == ("floor", "wrap")
    depth = count // len(x.raw) - 1 + LATENCY + (0 if published else ROUNDING)
    return Call(
        loads={
            "scale_write": load(kernel, "scale", weight.raw, weight.format.width),
            "shift_write": load(kernel, "shift", bias.raw, bias.format.width),
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
