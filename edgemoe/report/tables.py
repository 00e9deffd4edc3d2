"""The tables of a sweep."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from edgemoe.report.blocks import Cell, Table
from edgemoe.report.pareto import COSTS, cost_of, counted
from edgemoe.report.series import Series, breaking, front, holds, within
from edgemoe.report.sweep import Cost, Row, Score, Sweep
from edgemoe.report.words import DASH, METRICS, UNITS, change, images, interval, number, percent
from model.directions import HIGHER_IS_BETTER, PRIMARY


def named(label: str) -> Cell:
    """The cell that names its row."""
    return Cell(label, heading=True)


def count(value: float | None, style: str = ",.0f") -> Cell:
    """A number; a dash for None."""
    return (
        Cell(DASH, float("-inf")) if value is None else Cell(format(value, style).replace("-", "\N{MINUS SIGN}"), value)
    )


def accuracy(sweep: Sweep, limit: float, name: str) -> Table:
    """Every row: widths, and per task the metric and its change, both with their intervals."""
    head = ["precision", "group", "calibration", "weights / bits", "activations / bits"]
    for task in sweep.tasks:
        metric = PRIMARY[task]
        head += [f"{task} {METRICS[metric]}{f' / {UNITS[metric]}' if UNITS[metric] else ''}", "change / %"]
    first = [named("float"), Cell(""), Cell(""), Cell("32", 32), Cell("32", 32)]
    for task in sweep.tasks:
        score = sweep.reference[task][PRIMARY[task]]
        first += [_score(interval, score.value, score, bad=False), Cell("")]
    rows = [first]
    for row in sweep.rows:
        cells = [
            named(row.label),
            Cell(row.group),
            Cell(row.calibration),
            _bits(row.weight_bits),
            _bits(row.activation_bits),
        ]
        for task in sweep.tasks:
            score = row.primary(task)
            bad = not within(score, limit)
            cells += [_score(interval, score.value, score, bad=False), _score(_bare, score.change, score, bad=bad)]
        rows.append(cells)
    caption = (
        f"Every precision of the sweep on {images(sweep.images)}, the integer engine with the float decoders; in "
        f"brackets {100 * sweep.confidence:g} % intervals. Bold and marked ▼: more than {limit:g} % lost."
    )
    return Table(name, caption, tuple(head), rows)


def breaks(sweep: Sweep, lines: Sequence[Series], limit: float, name: str) -> Table:
    """Per task and series: the narrowest width that holds, and the one that breaks."""
    rows = []
    for task in sweep.tasks:
        for line in lines:
            found = breaking(line, task, limit)
            cells = [named(task), Cell(line.varies), Cell(line.name)]
            for row in (found.holds, found.breaks):
                if row is None:
                    cells += [Cell(DASH, float("-inf")), Cell(DASH, float("-inf"))]
                else:
                    score = row.primary(task)
                    cells += [Cell(str(line.bits(row)), line.bits(row)), _score(_bare, score.change, score, bad=False)]
            rows.append(cells)
    caption = (
        "Going down from the widest: the narrowest width at which a task, like at all wider ones, loses at most "
        f"{limit:g} %, and the width that breaks it; in brackets the interval of the change."
    )
    head = ("task", "varies", "fixed", "holds at / bits", "change / %", "breaks at / bits", "change / %")
    return Table(name, caption, head, rows)


def fake(sweep: Sweep, name: str) -> Table | None:
    """Rows with metrics under fake quantisation, beside the integer engine's; None if no row has any."""
    rows = [row for row in sweep.rows if row.fake is not None]
    if not rows:
        return None
    head = ["precision"]
    for task in sweep.tasks:
        head += [f"{task} {METRICS[PRIMARY[task]]}: integer", "fake", "integer against fake / %"]
    cells = []
    for row in rows:
        line = [named(row.label)]
        for task in sweep.tasks:
            score, other = row.primary(task), (row.fake or {}).get(task, {}).get(PRIMARY[task])
            gap = _gap(score.value, other, PRIMARY[task])
            ends = (score.low, score.high)
            outside = (
                other is not None and ends[0] is not None and ends[1] is not None and not ends[0] <= other <= ends[1]
            )
            line += [
                _score(interval, score.value, score, bad=False),
                Cell(number(other), other, bad=outside),
                _percent(gap),
            ]
        cells.append(line)
    caption = (
        "The same precisions under fake quantisation (values rounded between float operators), which is not what "
        "hardware computes. Bold and marked ▼: outside of the integer engine's interval. Last column: positive if "
        "the integer engine is better."
    )
    return Table(name, caption, tuple(head), cells)


def cheapest(sweep: Sweep, limit: float, name: str) -> Table:
    """The rows that nothing beats in loss and in one of the costs."""
    rows = counted(sweep)
    best = [front(rows, _by(of)) for *_, of in COSTS]
    members = [row for row in rows if any(row in one for one in best)]
    cells = []
    for row in sorted(members, key=_by(COSTS[0][2])):
        assert row.cost is not None
        assert row.loss is not None
        where = " and ".join(what.partition(" /")[0] for (what, *_), one in zip(COSTS, best, strict=True) if row in one)
        parts = [count(row.cost.weight_bits / 1e6, ",.2f"), count(row.cost.activation_bits / 1e6, ",.2f")]
        parts += [count(row.cost.bits / 1e6, ",.2f"), count(row.cost.dsp / 1e6, ",.2f")]
        cells.append(
            [
                named(row.label),
                *parts,
                dataclasses.replace(count(row.loss, ".2f"), bad=not holds(row, limit)),
                Cell(where),
            ]
        )
    caption = (
        "Precisions that no other one beats in both loss and a cost, for one image and task. Loss: of the task that "
        f"loses most; bold and marked ▼: more than {limit:g} %."
    )
    head = (
        "precision",
        "weights / Mbit",
        "activations / Mbit",
        "moved / Mbit",
        "DSP / million slice-cycles",
        "loss / %",
        "not beaten in",
    )
    return Table(name, caption, head, cells)


def overflow(sweep: Sweep, name: str) -> Table:
    """Per row: values brought into a format, those that overflowed, and where most of them did."""
    cells = []
    for row in sweep.rows:
        values = sum(total for total, _ in row.overflow.values())
        lost = sum(over for _, over in row.overflow.values())
        worst = sorted(row.overflow.items(), key=lambda item: -item[1][1] / max(item[1][0], 1))[:3]
        places = ", ".join(f"{place} {_share(over, total)}" for place, (total, over) in worst if over)
        share = Cell(_share(lost, values), lost / values) if values else Cell(DASH, float("-inf"))
        cells.append([named(row.label), count(values), count(lost), share, Cell(places or DASH)])
    caption = (
        f"Values that a format wrapped or saturated, over all tasks and {images(sweep.images_in_detail)}, and the "
        "three intermediates with the greatest shares."
    )
    return Table(name, caption, ("precision", "values", "overflowed", "share", "most in"), cells)


def _by(of: Callable[[Cost], float]) -> Callable[[Row], float]:
    return lambda row: cost_of(row, of)


def _share(part: int, whole: int) -> str:
    if not part:
        return "0 %"
    share = 100 * part / whole
    return f"{share:.2f} %" if share >= 0.1 else f"{share:.1g} %" if share >= 0.0001 else "< 0.0001 %"


def _gap(value: float | None, other: float | None, metric: str) -> float | None:
    if value is None or not other:
        return None
    return (100 if HIGHER_IS_BETTER[metric] else -100) * (value - other) / abs(other)


def _bits(value: int | None) -> Cell:
    return Cell("mixed", float("inf")) if value is None else Cell(str(value), value)


def _bare(score: Score) -> str:
    return change(score).replace(" %", "")


def _percent(value: float | None) -> Cell:
    return Cell(DASH, float("-inf")) if value is None else Cell(percent(value)[:-2], value)


def _score(show: Callable[[Score], str], key: float | None, score: Score, *, bad: bool) -> Cell:
    return Cell(show(score), float("-inf") if key is None else key, bad=bad)
