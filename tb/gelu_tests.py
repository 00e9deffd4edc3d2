"""GELU: a stream of values in, as many out."""

from __future__ import annotations

from rtl_hls.kernel import Kernel
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from vectors.case import Case

LATENCY = 3
"""Cycles a call takes beyond one per word."""


def prepare(kernel: Kernel, case: Case) -> Call:
    """The values of a case; the last word is filled up with zeros."""
    x = case.tensors["x"]
    words = lanes.pack(lanes.pad(x.raw, kernel.lanes).reshape(-1, kernel.lanes), x.format.width)
    count = len(words)
    return Call({}, {"x": words}, {"y": count}, "x", "y", ideal=count, budget=count + LATENCY)


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """All of y."""
    y = case.tensors["y"]
    values = lanes.unpack(received["y"], bench.kernel.lanes, y.format.width).ravel()[: y.raw.size]
    bench.check("y", y.raw, values, y.format)


gelu = register("gelu", prepare, check)
