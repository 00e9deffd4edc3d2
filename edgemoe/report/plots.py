"""The charts of accuracy: against bits, and where more than a width was varied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from matplotlib.axes import Axes

from edgemoe.report.axes import FLOAT, LIMIT, percent_axis, width_axis
from edgemoe.report.charts import LOOKS, WIDTH, Chart, new, style, svg
from edgemoe.report.series import AXES, Series
from edgemoe.report.sweep import Row, Score, Sweep
from edgemoe.report.words import METRICS, UNITS, change, interval, percent
from model.directions import HIGHER_IS_BETTER, PRIMARY

LINES: Final = len(LOOKS)
"""Most lines in a panel."""
_PANELS: Final = {"both": "Weights and activations", "weights": "Weights alone", "activations": "Activations alone"}
_WORST: Final = 100.0
"""Losses above so many percent are drawn at the edge."""

Ends = tuple[float, float]


class Mark(NamedTuple):
    """A mark: where it is, whether it was brought in from out of bounds, and what it says."""

    x: float
    y: float
    hollow: bool
    hint: str


def accuracy(sweep: Sweep, lines: Sequence[Series], task: str, limit: float, name: str) -> str:
    """The task's metric and its change against the width, a column for each kind of series.

    Args:
        sweep: whose rows these are.
        lines: one series or more; of more than `LINES` of one kind, some are left out, never the first or the last.
        task: one of the sweep's.
        limit: of the loss, percent; drawn.
        name: id of the chart.
    """
    metric, reference = PRIMARY[task], sweep.reference[task][PRIMARY[task]]
    kinds = [axis for axis in AXES if any(line.axis == axis for line in lines)]
    drawn = {axis: _thinned([line for line in lines if line.axis == axis]) for axis in kinds}
    bounds = _bounds([reference, *(row.primary(task) for line in lines for row in line.rows)], reference, metric, limit)
    changes = _change_bounds([row.primary(task) for line in lines for row in line.rows], limit)
    with style():
        chart = new(name, WIDTH if len(kinds) > 1 else 0.62 * WIDTH, 5.1 + 0.22 * max(map(len, drawn.values())))
        above, below = chart.figure.subplots(2, len(kinds), sharey="row", sharex="col", squeeze=False)
        for top, bottom, axis in zip(above, below, kinds, strict=True):
            _references(top, reference, HIGHER_IS_BETTER[metric], limit)
            bottom.axhline(0, **FLOAT)
            bottom.axhline(-limit, **LIMIT)
            for index, line in enumerate(drawn[axis]):
                scores = [(row, row.primary(task)) for row in line.rows]
                place = (index, len(drawn[axis]), line.name)
                x = [float(line.bits(row)) for row in line.rows]
                _curve(chart, top, x, [(row, s, (s.value, s.low, s.high)) for row, s in scores], bounds, place)
                triples = [(row, s, (s.change, s.change_low, s.change_high)) for row, s in scores]
                _curve(chart, bottom, x, triples, changes, place)
            width_axis(top, sorted({line.bits(row) for line in drawn[axis] for row in line.rows}))
            top.set(title=_PANELS[axis], ylim=bounds)
            bottom.set(xlabel="width / bits")
            percent_axis(
                bottom.set_yscale, bottom.yaxis.set_major_locator, bottom.yaxis.set_major_formatter, changes, limit
            )
            bottom.set_ylim(changes)
            bottom.legend(loc="upper left", bbox_to_anchor=(-0.02, -0.2), borderaxespad=0, handlelength=2.6)
        arrow = "higher is better" if HIGHER_IS_BETTER[metric] else "lower is better"
        unit = f" / {UNITS[metric]}" if UNITS[metric] else ""
        above[0].set_ylabel(f"{METRICS[metric]}{unit}\n{arrow}")
        below[0].set_ylabel("change against float / %")
        return svg(chart, f"{task}: {METRICS[metric]} against bits, {sweep.config}", _described(lines, task))


def variants(sweep: Sweep, groups: Mapping[str, Sequence[Row]], limit: float, name: str) -> str:
    """Change of every task's metric, a line per row, by group, for rows that differ in more than a width.

    Args:
        sweep: whose rows these are.
        groups: rows by group, one or more.
        limit: of the loss, percent; drawn.
        name: id of the chart.
    """
    rows = [row for of in groups.values() for row in of]
    entries: list[Row | str] = []
    for group, of in groups.items():
        entries += [group or "other", *of]
    with style():
        chart = new(name, WIDTH, 1.0 + 0.27 * len(entries))
        panels = chart.figure.subplots(1, len(sweep.tasks), sharey=True, squeeze=False)[0]
        for index, (axes, task) in enumerate(zip(panels, sweep.tasks, strict=True)):
            colour, marker, _ = LOOKS[index % len(LOOKS)]
            low, high = _change_bounds([row.primary(task) for row in rows], limit)
            known = [(at, row, row.primary(task)) for at, row in enumerate(entries) if isinstance(row, Row)]
            shown = [
                (at, row, score, min(max(score.change, low), high))
                for at, row, score in known
                if score.change is not None
            ]
            for at, _, score, value in shown:
                axes.plot(_inside(value, score.change_low, score.change_high, (low, high)), [at, at], color=colour)
            marks = axes.plot([value for *_, value in shown], [at for at, *_ in shown], marker, color=colour)[0]
            chart.hint(marks, [f"{row.label}: {change(score)}" for _, row, score, _ in shown])
            axes.axvline(0, **FLOAT)
            axes.axvline(-limit, **LIMIT)
            percent_axis(
                axes.set_xscale, axes.xaxis.set_major_locator, axes.xaxis.set_major_formatter, (low, high), limit
            )
            axes.set_xlim(low, high)
            axes.grid(axis="y", visible=False)
            axes.tick_params(axis="y", length=0)
            axes.set(title=f"{task} ({METRICS[PRIMARY[task]]})", xlabel="change against float / %")
        labels = panels[0].set_yticks(
            range(len(entries)), [one if isinstance(one, str) else one.label for one in entries]
        )
        for tick, one in zip(labels, entries, strict=True):
            tick.label1.set_fontweight("bold" if isinstance(one, str) else "normal")
        panels[0].set_ylim(len(entries) - 0.4, -0.6)
        worst = "; ".join(f"{row.label} {percent(None if row.loss is None else -row.loss)}" for row in rows)
        return svg(chart, f"Change against float, {sweep.config}", f"Of the task that loses most: {worst}.")


def _thinned(lines: Sequence[Series]) -> list[Series]:
    """At most `LINES` of them, evenly, with the first and the last."""
    if len(lines) <= LINES:
        return list(lines)
    return [lines[round(at * (len(lines) - 1) / (LINES - 1))] for at in range(LINES)]


def _references(axes: Axes, score: Score, higher: bool, limit: float) -> None:
    """The float network's metric with its interval, and where `limit` percent are lost."""
    if score.value is None:
        return
    if score.low is not None and score.high is not None:
        axes.axhspan(score.low, score.high, color="#E6E6E6", zorder=0)
    axes.axhline(score.value, **FLOAT)
    axes.axhline(_lost(score.value, higher, limit), **LIMIT)


def _lost(value: float, higher: bool, percent: float) -> float:
    return value * (1 - percent / 100 if higher else 1 + percent / 100)


def _bounds(scores: Sequence[Score], reference: Score, metric: str, limit: float) -> Ends:
    """Ends of the axis of a metric: all values and intervals, but no more than `_WORST` percent lost."""
    known = [part for one in scores for part in (one.value, one.low, one.high) if part is not None]
    higher, base = HIGHER_IS_BETTER[metric], reference.value
    if base is not None:
        end = _lost(base, higher, _WORST)
        known = [max(part, end) if higher else min(part, end) for part in known]
        known += [_lost(base, higher, 2 * limit), _lost(base, not higher, 2 * limit)]
    low, high = min(known, default=0.0), max(known, default=1.0)
    margin = 0.06 * (high - low) or 0.1
    return low - margin, high + margin


def _change_bounds(scores: Sequence[Score], limit: float) -> Ends:
    """Ends of an axis of changes, percent."""
    known = [part for one in scores for part in (one.change, one.change_low, one.change_high) if part is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    return -1.35 * max(min(-low, 10 * _WORST), 1.2 * limit), max(1.35 * min(high, _WORST), 0.4 * limit)


def _curve(
    chart: Chart,
    axes: Axes,
    widths: Sequence[float],
    scores: Sequence[tuple[Row, Score, tuple[float | None, float | None, float | None]]],
    bounds: Ends,
    place: tuple[int, int, str],
) -> None:
    """One series; what is out of bounds sits on the edge, hollow.

    Args:
        chart: that the axes are of.
        axes: to draw in.
        widths: of the scores.
        scores: rows, their scores, and of these value, low and high as drawn.
        bounds: of the axis.
        place: number of the series, how many there are, and its name.
    """
    index, count, words = place
    colour, marker, dashes = LOOKS[index % len(LOOKS)]
    shift = 1 + 0.012 * (index - (count - 1) / 2)
    marks: list[Mark] = []
    ends: list[list[float]] = []
    for x, (row, score, (value, low, high)) in zip(widths, scores, strict=True):
        if value is not None:
            shown = min(max(value, bounds[0]), bounds[1])
            ends.append(_inside(value, low, high, bounds))
            marks.append(Mark(x * shift, shown, shown != value, f"{row.label}: {interval(score)}, {change(score)}"))
    line = ([mark.x for mark in marks], [mark.y for mark in marks])
    axes.vlines(line[0], [low for low, _ in ends], [high for _, high in ends], color=colour, linewidth=1.2, zorder=2)
    axes.plot(*line, color=colour, linestyle=dashes, label=words, marker=marker, zorder=2)
    for hollow in (False, True):
        if chosen := [mark for mark in marks if mark.hollow is hollow]:
            places = ([mark.x for mark in chosen], [mark.y for mark in chosen])
            fill = "white" if hollow else colour
            drawn = axes.plot(*places, marker, color=colour, mfc=fill, zorder=3, clip_on=False)
            chart.hint(drawn[0], [mark.hint for mark in chosen])


def _inside(value: float, low: float | None, high: float | None, bounds: Ends) -> list[float]:
    """Ends of an interval within bounds; the value itself where there is none."""
    return [min(max(value if end is None else end, bounds[0]), bounds[1]) for end in (low, high)]


def _described(lines: Sequence[Series], task: str) -> str:
    parts = []
    for line in lines:
        values = ", ".join(f"{line.bits(row)} bits {interval(row.primary(task))}" for row in line.rows)
        parts.append(f"{line.varies}, {line.name}: {values}")
    return "; ".join(parts) + "."
