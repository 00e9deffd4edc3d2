"""Which rows of a sweep belong in one line, where a line breaks, and which rows nothing beats."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from edgemoe.report.sweep import Row, Score, Sweep

BOTH, WEIGHTS, ACTIVATIONS = AXES = ("both", "weights", "activations")
"""What varies along a line."""
FEWEST: Final = 3
"""Rows of a line."""
_TITLES: Final = {BOTH: "weights and activations alike", WEIGHTS: "weights", ACTIVATIONS: "activations"}


@dataclasses.dataclass(frozen=True, slots=True)
class Series:
    """Rows that differ in one width.

    Attributes:
        axis: which width.
        held: bits of the other one; None if both vary together.
        group: of the rows.
        kind: what they are beside their widths; empty if nothing.
        rows: from the narrowest to the widest.
    """

    axis: str
    held: int | None
    group: str
    kind: str
    rows: tuple[Row, ...]

    def bits(self, row: Row) -> int:
        """The width that varies."""
        found = row.activation_bits if self.axis == ACTIVATIONS else row.weight_bits
        assert found is not None
        return found

    @property
    def varies(self) -> str:
        """What varies, for people."""
        return _TITLES[self.axis]

    @property
    def name(self) -> str:
        """What is held, for people."""
        other = WEIGHTS if self.axis == ACTIVATIONS else ACTIVATIONS
        held = [] if self.held is None else [f"{self.held}-bit {other}"]
        return ", ".join([*held, *([self.kind] if self.kind else [])]) or "not calibrated"


@dataclasses.dataclass(frozen=True, slots=True)
class Break:
    """Where a task leaves its limit along a series.

    Attributes:
        series: the series.
        holds: the narrowest row that is, like all wider ones, within the limit; None if the widest is not.
        breaks: the next narrower row; None if all hold.
    """

    series: Series
    holds: Row | None
    breaks: Row | None


def split(sweep: Sweep) -> tuple[tuple[Series, ...], dict[str, tuple[Row, ...]]]:
    """The lines of a sweep, and by group the rows that are in none."""
    lines: list[Series] = []
    for group in dict.fromkeys(row.group for row in sweep.rows):
        lines += _lines(group, [row for row in sweep.rows if row.group == group])
    drawn = {row.label for line in lines for row in line.rows}
    rest = [row for row in sweep.rows if row.label not in drawn]
    groups = dict.fromkeys(row.group for row in rest)
    return tuple(lines), {group: tuple(row for row in rest if row.group == group) for group in groups}


def _kind(row: Row) -> str:
    """What a row is beside its widths: its label without them, and its calibration."""
    words = [word for word in re.sub(r"w\d+a\d+", "", row.label).strip("- ").split("-") if word]
    return "-".join(words if row.calibration in ("none", *words) else [*words, row.calibration])


def _lines(group: str, rows: Sequence[Row]) -> list[Series]:
    """The lines of one group."""
    sized = [row for row in rows if row.weight_bits is not None and row.activation_bits is not None]
    found = []
    for kind in dict.fromkeys(map(_kind, sized)):
        mine = [row for row in sized if _kind(row) == kind]
        found += _along(BOTH, None, group, kind, [row for row in mine if row.weight_bits == row.activation_bits])
        for axis in (WEIGHTS, ACTIVATIONS):
            other = [row.activation_bits if axis == WEIGHTS else row.weight_bits for row in mine]
            full = max(Counter(other).values())
            for held in sorted({bits for bits in other if bits}, reverse=True):
                line = [row for row, bits in zip(mine, other, strict=True) if bits == held]
                if len(line) >= 4 or 2 * len(line) > full:  # not the odd ends of lines that run the other way
                    found += _along(axis, held, group, kind, line)
    return sorted(found, key=lambda line: AXES.index(line.axis))


def _along(axis: str, held: int | None, group: str, kind: str, rows: Sequence[Row]) -> list[Series]:
    """The line of some rows; none where they are few, or two have the same width."""
    width: Callable[[Row], int] = lambda row: (row.activation_bits if axis == ACTIVATIONS else row.weight_bits) or 0  # noqa: E731
    if len({width(row) for row in rows}) < max(FEWEST, len(rows)):
        return []
    return [Series(axis, held, group, kind, tuple(sorted(rows, key=width)))]


def within(score: Score, limit: float, *, sure: bool = False) -> bool:
    """Whether a score loses at most `limit` percent; if `sure`, by the low end of its interval too."""
    change = score.change_low if sure else score.change
    return change is not None and change >= -limit


def holds(row: Row, limit: float) -> bool:
    """Whether every task of a row loses at most `limit` percent."""
    return row.loss is not None and row.loss <= limit


def breaking(series: Series, task: str, limit: float, *, sure: bool = False) -> Break:
    """Where a task leaves `limit` percent, going from the widest row down; `sure` as in `within`."""
    good: Row | None = None
    for row in reversed(series.rows):
        if not within(row.primary(task), limit, sure=sure):
            return Break(series, good, row)
        good = row
    return Break(series, good, None)


def narrowness(sweep: Sweep) -> Callable[[Row], float | None]:
    """How much a row moves: bits where every row has a cost, else the sum of both widths; None where unknown."""
    if all(row.cost for row in sweep.rows):
        return lambda row: row.cost.bits if row.cost else None
    return lambda row: (
        None
        if row.weight_bits is None or row.activation_bits is None
        else (float(row.weight_bits + row.activation_bits))
    )


def narrowest(sweep: Sweep, test: Callable[[Row], bool]) -> Row | None:
    """Of the rows that pass `test`, the one that moves least; of equals the one that loses least, then the first."""
    measure = narrowness(sweep)
    known = [(size, row) for row in sweep.rows if (size := measure(row)) is not None and test(row)]
    return min(known, key=lambda pair: (pair[0], _loss(pair[1])))[1] if known else None


def _loss(row: Row) -> float:
    return float("inf") if row.loss is None else row.loss


def front(rows: Sequence[Row], cost: Callable[[Row], float]) -> list[Row]:
    """The rows that no other one beats in both `cost` and loss, from the cheapest; rows without a loss are left out."""
    found: list[Row] = []
    for row in sorted((row for row in rows if row.loss is not None), key=lambda row: (cost(row), _loss(row))):
        if not found or _loss(row) < _loss(found[-1]):
            found.append(row)
    return found


def chosen(sweep: Sweep, labels: Sequence[str], limit: float) -> list[Row]:
    """The rows to look at closely: those named; else the narrowest within the limit, and the best of the narrower ones.

    Where none is within the limit, the row that loses least.
    """
    if labels:
        return [row for row in sweep.rows if row.label in labels]
    good = narrowest(sweep, lambda row: holds(row, limit))
    if good is None:
        return [min(sweep.rows, key=_loss)]
    measure = narrowness(sweep)
    size = measure(good)
    assert size is not None
    failing = [row for row in sweep.rows if (other := measure(row)) is not None and other < size]
    return [good, *([min(failing, key=_loss)] if failing else [])]
