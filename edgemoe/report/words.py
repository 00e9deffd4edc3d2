"""Numbers, names and sentences, all computed from what was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from edgemoe.report.series import Break, Series, breaking, holds, narrowest, within
from edgemoe.report.sweep import Row, Score, Sweep
from model.directions import PRIMARY


class Line(NamedTuple):
    """One line of the summary: what it is about, and what it says."""

    about: str
    text: str


METRICS: Final = {
    "miou": "mIoU",
    "accuracy": "accuracy",
    "rmse": "RMSE",
    "abs_rel": "relative error",
    "mean_angle": "mean angle",
    "within_11": "within 11.25°",
    "within_22": "within 22.5°",
    "within_30": "within 30°",
    "odsf": "odsF",
    "odsf_matched": "odsF, matched",
    "maxf": "maxF",
}
"""What people call each metric."""
UNITS: Final = {metric: {"rmse": "m", "mean_angle": "°"}.get(metric, "") for metric in METRICS}
"""Its unit; none for shares and relative errors."""
COLUMNS: Final = 100
MINUS: Final = "\N{MINUS SIGN}"
DASH: Final = "\N{EN DASH}"


def number(value: float | None) -> str:
    """Four significant digits, thousands apart; a dash for nothing."""
    if value is None:
        return DASH
    size = abs(value)
    text = (
        f"{value:,.0f}" if size >= 1000 else f"{value:.4g}" if size and size < 0.001 else f"{value:.{_digits(size)}f}"
    )
    return text.replace("-", MINUS)


def _digits(size: float) -> int:
    return 4 if size < 1 else 3 if size < 10 else 2 if size < 100 else 1


def percent(value: float | None) -> str:
    """A signed change in percent."""
    if value is None:
        return DASH
    text = f"{value:+.2f}" if abs(value) < 10 else f"{value:+,.1f}" if abs(value) < 1000 else f"{value:+,.0f}"
    return f"{text} %".replace("-", MINUS) if text.strip("+-0.") else "0.00 %"


def interval(score: Score) -> str:
    """A value and its interval."""
    ends = "" if score.low is None or score.high is None else f" [{number(score.low)}, {number(score.high)}]"
    return f"{number(score.value)}{ends}"


def change(score: Score) -> str:
    """A change and its interval."""
    if score.change_low is None or score.change_high is None:
        return percent(score.change)
    return f"{percent(score.change)} [{percent(score.change_low)[:-2]}, {percent(score.change_high)[:-2]}]"


def images(count: int) -> str:
    """A number of images."""
    return f"{count:,} image{'s' * (count != 1)}"


def shell(command: str) -> str:
    """A command in lines of at most `COLUMNS` characters, each but the last with a backslash."""
    lines = [""]
    for part in re.split(r" (?=--)", command):
        if lines[-1] and len(lines[-1]) + len(part) > COLUMNS:
            lines.append(f"    {part}")
        else:
            lines[-1] += f" {part}" if lines[-1] else part
    return " \\\n".join(lines)


def listed(names: Sequence[str]) -> str:
    """Names with commas, and an `and`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def summary(sweep: Sweep, lines: Sequence[Series], limit: float) -> list[Line]:
    """What a sweep says: over all tasks, then task by task."""
    found = [Line(sweep.config, _all_tasks(sweep, limit))]
    for task in sweep.tasks:
        ends = _breaks([breaking(line, task, limit) for line in lines], task)
        found.append(Line(f"{sweep.config}, {task}", _one_task(sweep, task, limit) + ends))
    return found


def _all_tasks(sweep: Sweep, limit: float) -> str:
    start = f"{len(sweep.rows)} precisions on {images(sweep.images)}"
    tasks = listed(sweep.tasks)
    good = narrowest(sweep, lambda row: holds(row, limit))
    if good is None:
        best = min((row for row in sweep.rows if row.loss is not None), key=lambda row: row.loss or 0.0, default=None)
        nearest = f"; {best.label} comes closest, with {_worst(best)}" if best else ""
        return f"{start}: none keeps {tasks} within {limit:g} % of float{nearest}."
    sure = all(
        (score := good.primary(task)).change_low is not None and score.change_low >= -limit for task in sweep.tasks
    )
    doubt = "" if sure else ", though an interval reaches further"
    return f"{start}: the narrowest with {tasks} within {limit:g} % of float is {good.label} ({_worst(good)}{doubt})."


def _worst(row: Row) -> str:
    known = [(score.change, task, score) for task in row.metrics if (score := row.primary(task)).change is not None]
    _, task, score = min(known, key=lambda found: found[0])
    return f"{task} {change(score)}"


def _one_task(sweep: Sweep, task: str, limit: float) -> str:
    reference = sweep.reference[task][PRIMARY[task]]
    unit = f" {UNITS[PRIMARY[task]]}" if UNITS[PRIMARY[task]] else ""
    start = f"{METRICS[PRIMARY[task]]} {number(reference.value)}{unit} in float; "
    good = narrowest(sweep, lambda row: within(row.primary(task), limit))
    if good is None:
        return f"{start}no precision is within {limit:g} %. "
    return f"{start}within {limit:g} % down to {good.label} ({change(good.primary(task))}). "


def _breaks(found: Sequence[Break], task: str) -> str:
    """Where each kind of series breaks first, of its series that reach furthest down."""
    words = []
    for axis in dict.fromkeys(one.series.axis for one in found):
        reached = [one for one in found if one.series.axis == axis and one.holds is not None]
        if not reached:
            continue
        best = min(reached, key=lambda one: _reach(one, task))
        line, low = best.series, best.holds
        assert low is not None
        end = (
            f"{line.bits(best.breaks)} bits lose {_lost(best.breaks, task)}"
            if best.breaks
            else "no narrower one was tried"
        )
        words.append(f"{line.varies} hold down to {line.bits(low)} bits ({line.name}); {end}")
    return "".join(f"{word[0].upper()}{word[1:]}. " for word in words).strip()


def _reach(one: Break, task: str) -> tuple[int, float]:
    """How far down a series holds, and how much it loses there."""
    assert one.holds is not None
    return one.series.bits(one.holds), -(one.holds.primary(task).change or 0.0)


def _lost(row: Row, task: str) -> str:
    value = row.primary(task).change
    return "an unknown share" if value is None else percent(-value).removeprefix("+")
