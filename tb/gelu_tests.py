"""GELU: a stream of values in, as many out."""

from __future__ import annotations

from tb import lanes
from tb.bench import Bench, register
from vectors.case import Case

LATENCY = 3
"""Cycles a call takes beyond one per word."""


async def drive(bench: Bench, case: Case) -> None:
    """Stream x of a case through the kernel; the last word is filled up with zeros."""
    x, y = case.tensors["x"], case.tensors["y"]
    count, width = bench.kernel.lanes, x.format.width
    words = lanes.pack(lanes.pad(x.raw, count).reshape(-1, count), width)
    received = await bench.transfer({"x": words}, {"y": len(words)})
    values = lanes.unpack(received["y"], count, y.format.width).ravel()[: y.raw.size]
    bench.check("y", y.raw, values, y.format)
    bench.measure("x", "y", ideal=len(words), budget=len(words) + LATENCY)


gelu = register("gelu", drive)
