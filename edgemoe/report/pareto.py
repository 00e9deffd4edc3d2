"""The chart of cost against loss."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from matplotlib.axes import Axes

from edgemoe.report.axes import FLOAT, LIMIT, cost_axis, label_points, percent_axis
from edgemoe.report.charts import LOOKS, WIDTH, Chart, new, style, svg
from edgemoe.report.series import front
from edgemoe.report.sweep import Cost, Row, Sweep
from edgemoe.report.words import number

COSTS: Final[tuple[tuple[str, float, Callable[[Cost], float]], ...]] = (
    ("bits moved / Mbit", 1e6, lambda cost: cost.bits),
    ("DSP / million slice-cycles", 1e6, lambda cost: cost.dsp),
)
"""What a cost is called, its unit, and its value."""


class Point(NamedTuple):
    """A row, its cost in the unit of the axis, and the loss of its worst task in percent."""

    row: Row
    x: float
    y: float


def cost_of(row: Row, of: Callable[[Cost], float]) -> float:
    """A cost of a row that has one."""
    assert row.cost is not None
    return of(row.cost)


def counted(sweep: Sweep) -> list[Row]:
    """The rows that have a cost and a loss."""
    return [row for row in sweep.rows if row.cost is not None and row.loss is not None]


def pareto(sweep: Sweep, limit: float, name: str) -> str:
    """Loss of the worst task against bits moved and against DSP slices times cycles, with the rows that nothing beats.

    Args:
        sweep: with a cost and a loss in one row or more.
        limit: of the loss, percent; drawn.
        name: id of the chart.
    """
    rows = counted(sweep)
    with style():
        groups = len({(row.group, row.calibration) for row in rows})
        chart = new(name, WIDTH, 4.3 + 0.22 * (groups // 5))
        panels = chart.figure.subplots(1, 2, sharey=True)
        for axes, (what, unit, of) in zip(panels, COSTS, strict=True):
            points = [Point(row, cost_of(row, of) / unit, row.loss or 0.0) for row in rows]
            _panel(chart, axes, points, what, limit)
        panels[0].set_ylabel("loss of the worst task / %")
        handles, labels = panels[0].get_legend_handles_labels()
        chart.figure.legend(handles, labels, loc="outside lower center", ncols=min(5, len(labels)))
        cheap = ", ".join(row.label for row in front(rows, lambda row: cost_of(row, COSTS[0][2])))
        return svg(chart, f"Cost against loss, {sweep.config}", f"Not beaten in bits moved: {cheap}.")


def _panel(chart: Chart, axes: Axes, points: Sequence[Point], what: str, limit: float) -> None:
    """One kind of cost."""
    place = {point.row.label: point for point in points}
    best = [place[row.label] for row in front([point.row for point in points], lambda row: place[row.label].x)]
    if len(best) > 1:
        steps = ([point.x for point in best], [point.y for point in best])
        axes.step(*steps, where="post", color="#000000", linewidth=1, linestyle=":", zorder=1, label="not beaten")
    for index, group in enumerate(dict.fromkeys((point.row.group, point.row.calibration) for point in points)):
        mine = [point for point in points if (point.row.group, point.row.calibration) == group]
        colour, marker, _ = LOOKS[index % len(LOOKS)]
        words = ", ".join(word for word in group if word not in ("", "none")) or "not calibrated"
        places = ([point.x for point in mine], [point.y for point in mine])
        marks = axes.plot(*places, marker, color=colour, label=words, ms=6.5)[0]
        chart.hint(marks, [f"{one.row.label}: {what} {number(one.x)}, loss {number(one.y)} %" for one in mine])
    axes.axhline(limit, **LIMIT)
    axes.axhline(0, **FLOAT)
    axes.margins(x=0.14)
    axes.set(xlabel=f"{what}")
    cost_axis(axes)
    low = min(0.0, *(point.y for point in points)) - 0.4 * limit
    high = 1.6 * max(limit, *(point.y for point in points))
    ends = (max(low, -limit), high)
    percent_axis(axes.set_yscale, axes.yaxis.set_major_locator, axes.yaxis.set_major_formatter, ends, limit)
    axes.set_ylim(low, high)
    label_points(
        chart, axes, [(point.x, point.y, point.row.label) for point in best], [(one.x, one.y) for one in points]
    )
