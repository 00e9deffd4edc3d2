"""Residual addition: two streams of values in, one out."""

from __future__ import annotations

from rtl_hls.kernel import Kernel
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from vectors.case import Case

LATENCY = 2
"""Cycles a call takes beyond one per word."""


def prepare(kernel: Kernel, case: Case) -> Call:
    """The values of a case; the last word is filled up with zeros."""
    inputs = {}
    for role in ("x", "branch"):
        tensor = case.tensors[role]
        rows = lanes.pad(tensor.raw.ravel(), kernel.lanes).reshape(-1, kernel.lanes)
        inputs[role] = lanes.pack(rows, tensor.format.width)
    count = len(inputs["x"])
    return Call({}, inputs, {"y": count}, "x", "y", ideal=count, budget=count + LATENCY)


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """All of y."""
    y = case.tensors["y"]
    values = lanes.unpack(received["y"], bench.kernel.lanes, y.format.width).ravel()[: y.raw.size]
    bench.check("y", y.raw, values.reshape(y.raw.shape), y.format)


residual = register("residual", prepare, check)
