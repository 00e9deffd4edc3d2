"""What `edgemoe search` found: the search.json of its folder, as a chart and tables."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from matplotlib.ticker import FuncFormatter

from edgemoe.report.axes import FLOAT, LIMIT, percent_axis, plain
from edgemoe.report.blocks import Cell, Chart, Table, Text
from edgemoe.report.charts import LOOKS, WIDTH, new, style, svg
from edgemoe.report.evidence import Evidence
from edgemoe.report.node import Node, read
from edgemoe.report.tables import count, named
from edgemoe.report.words import DASH, Line, listed, number, percent, shell

FILE: Final = "search.json"
SCHEMA: Final = 1
STAGES: Final = ("start", "sensitivity", "bisection", "greedy")
_ADVICE: Final = "make it again with `edgemoe search`"
_WORST: Final = 1000.0
"""Losses above so many percent are drawn at the edge."""
_COSTS: Final = ("bits moved", "DSP slice-cycles", "product bits")


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """A state that was measured.

    Attributes:
        widths: bits by group.
        price: its cost, relative to the widest state's.
        costs: bits moved, DSP slices times cycles, product bits.
        loss: of the task that loses most, percent; None where it has no value.
        stage: of the search.
        pareto: whether no other is both cheaper and better.
    """

    widths: dict[str, int]
    price: float
    costs: tuple[float, float, float]
    loss: float | None
    stage: str
    pareto: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Search:
    """The file; attributes as its keys.

    Attributes:
        command: that made it.
        config: of the network.
        limit: the greatest loss, percent.
        images: that the loss was measured on.
        best: the result.
        held_out: loss on images that no decision saw, and how many they were; None if there were none.
        changes: of each task on them, percent.
        points: all states.
    """

    command: str
    config: str
    limit: float
    images: int
    best: Point
    held_out: tuple[float | None, int] | None
    changes: dict[str, float | None]
    points: tuple[Point, ...]


def load(path: Path) -> Search:
    """Read a search.

    Args:
        path: the file, or the folder that holds it.

    Raises:
        EdgemoeError: it cannot be read, has another schema, or a key is missing or not legal.
    """
    root = read(path / FILE if path.is_dir() else path, _ADVICE)
    if type(root["schema"].value) is not int or root["schema"].value != SCHEMA:
        raise root["schema"].error(f"{SCHEMA}")
    points = tuple(_point(node) for node in root["points"].elements())
    best, held_out = _point(root["best"]), root.maybe("held_out")
    if best not in points:
        raise root["best"].error("one of the points")
    return Search(
        command=root["command"].text(),
        config=root["config"].text(),
        limit=root["max_loss"].number(0),
        images=root["images"].integer(1),
        best=best,
        held_out=None if held_out is None else (held_out["loss"].number_or_none(), held_out["images"].integer(1)),
        changes={} if held_out is None else {k: v.number_or_none() for k, v in held_out["change"].items()},
        points=points,
    )


def _point(node: Node) -> Point:
    cost, stage = node["cost"], node["stage"].text()
    if stage not in STAGES:
        raise node["stage"].error(f"one of {', '.join(STAGES)}")
    if not isinstance(node["pareto"].value, bool):
        raise node["pareto"].error("true or false")
    bits = cost["weight_bits"].positive() + cost["activation_bits"].positive()
    return Point(
        widths={name: width.integer(1) for name, width in node["widths"].items()},
        price=node["price"].positive(),
        costs=(bits, cost["dsp"].positive(), cost["product_bits"].positive()),
        loss=node["loss"].number_or_none(),
        stage=stage,
        pareto=node["pareto"].value,
    )


def search(path: Path, name: str) -> Evidence:
    """The search.json of `edgemoe search`; raises EdgemoeError where it is none."""
    found = load(path)
    start = next((point for point in found.points if point.stage == "start"), found.points[0])
    shares = [ours / theirs for ours, theirs in zip(found.best.costs, start.costs, strict=True)]
    saved = listed([f"{100 * share:.0f} % of the {what}" for what, share in zip(_COSTS, shares, strict=True)])
    held = f"; on {found.held_out[1]:,} others {number(found.held_out[0])} %" if found.held_out else ""
    text = (
        f"the cheapest of {len(found.points)} measured states that lose at most {found.limit:g} % takes {saved} of "
        f"the widest formats; it loses {number(found.best.loss)} % on {found.images:,} images{held}."
    )
    caption = (
        f"Loss of the task that loses most against cost, every state that the search of {found.config} measured, n = "
        f"{found.images:,} images. Cost: mean of bits moved, DSP slices and product bits, 1 for the widest formats. "
        f"Dotted: states that nothing beats; dashed: the bound of {found.limit:g} %; the ring is the result. Linear "
        f"within ±{_linear(found):g} %, logarithmic beyond."
    )
    blocks = (
        Text(f"Network {found.config}. Made by:", shell(found.command)),
        Chart(_chart(found, f"{name}-chart"), caption),
        _widths(found, start, f"{name}-widths"),
        _front(found, f"{name}-front"),
    )
    line = Line(f"Search, {found.config}", f"{text[0].upper()}{text[1:]}")
    return Evidence(path / FILE if path.is_dir() else path, line, blocks)


def _linear(found: Search) -> float:
    """Percent up to which the axis is linear."""
    return found.limit or 1.0


def _chart(found: Search, name: str) -> str:
    with style():
        chart = new(name, 0.72 * WIDTH, 4.2)
        axes = chart.figure.subplots()
        known = [point for point in found.points if point.loss is not None]
        front = sorted((point for point in known if point.pareto), key=lambda point: point.price)
        steps = ([point.price for point in front], [_y(point) for point in front])
        axes.step(*steps, where="post", color="#000000", linewidth=1, linestyle=":", zorder=1, label="not beaten")
        for index, stage in enumerate(STAGES):
            mine = [point for point in known if point.stage == stage]
            if mine:
                colour, marker, _ = LOOKS[index]
                places = ([point.price for point in mine], [_y(point) for point in mine])
                drawn = axes.plot(*places, marker, color=colour, label=stage, ms=5.5)[0]
                words = [f"cost {number(one.price)}, loss {number(one.loss)} %: {_named(one)}" for one in mine]
                chart.hint(drawn, words)
        if found.best.loss is not None:
            place = ([found.best.price], [_y(found.best)])
            axes.plot(*place, "o", label="result", mfc="none", mec="#000000", mew=1.6, ms=14)
        axes.axhline(found.limit, **LIMIT)
        axes.axhline(0, **FLOAT)
        axes.set(xlabel="cost, relative to the widest formats", ylabel="loss of the worst task / %")
        axes.xaxis.set_major_formatter(FuncFormatter(plain))
        limit = _linear(found)
        low = min([0.0, *(_y(point) for point in known)]) - 0.4 * limit
        high = 1.6 * max([limit, *(_y(point) for point in known)])
        ends = (max(low, -limit), high)
        percent_axis(axes.set_yscale, axes.yaxis.set_major_locator, axes.yaxis.set_major_formatter, ends, limit)
        axes.set_ylim(low, high)
        chart.figure.legend(loc="outside right upper")
        described = f"The result costs {number(found.best.price)} and loses {number(found.best.loss)} %."
        return svg(chart, f"Cost against loss of the states of the search, {found.config}", described)


def _y(point: Point) -> float:
    return min(point.loss or 0.0, _WORST)


def _named(point: Point) -> str:
    return "; ".join(f"{group} {width}" for group, width in point.widths.items())


def _widths(found: Search, start: Point, name: str) -> Table:
    """The result's width of each group, and the narrowest that holds the bound while all others are widest."""
    rows: list[Sequence[Cell]] = []
    for group, width in found.best.widths.items():
        rest = {other: bits for other, bits in start.widths.items() if other != group}
        alone = [
            point.widths[group]
            for point in found.points
            if point.loss is not None
            and point.loss <= found.limit
            and {other: bits for other, bits in point.widths.items() if other != group} == rest
        ]
        rows.append([named(group), count(width), count(min(alone) if alone else None), count(start.widths.get(group))])
    caption = (
        "Bits of each group of formats: of the result, the narrowest that the group alone may have within the bound, "
        "and of the state that the search started from."
    )
    return Table(name, caption, ("group", "result / bits", "alone / bits", "start / bits"), rows)


def _front(found: Search, name: str) -> Table:
    """The states that no other one beats, the result marked."""
    rows = []
    for point in sorted((point for point in found.points if point.pareto), key=lambda point: point.price):
        loss = count(point.loss, ".2f")
        over = point.loss is None or point.loss > found.limit
        cells = [named("result" if point == found.best else point.stage), count(point.price, ".3f")]
        cells += [count(value / 1e6, ",.2f") for value in point.costs]
        cells += [dataclasses.replace(loss, bad=over), Cell(_named(point))]
        rows.append(cells)
    changes = ", ".join(f"{task} {percent(change)}" for task, change in found.changes.items()) or DASH
    caption = (
        f"States that nothing beats in both cost and loss, n = {found.images:,} images; bold and marked ▼: above the "
        f"bound. The result on images that no decision saw: {changes}."
    )
    head = (
        "stage",
        "cost",
        "moved / Mbit",
        "DSP / million slice-cycles",
        "product bits / M",
        "loss / %",
        "widths / bits",
    )
    return Table(name, caption, head, rows)
