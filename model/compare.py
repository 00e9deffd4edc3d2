"""Compares trained networks by their checkpoint folders alone: config.json and metrics.json. Needs no PyTorch.

Networks that differ in their seed only are one column: mean ± sample standard deviation over the seeds. Dense networks
of one task each, of the same dimensions and data, are put together to one column, the baseline of Δm: the mean over
tasks of the relative change of each task's own metric, positive if better (see `model.delta`).
"""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import json
import math
import re
import statistics
from collections.abc import Iterable, Sequence

from golden.errors import EdgemoeError
from model import flops
from model.delta import delta_m
from model.design import Design
from model.directions import HIGHER_IS_BETTER, PRIMARY
from model.runs import LARGEST, Run


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """Networks that are one in the table.

    Attributes:
        name: of the column.
        designs: one, or those of the tasks of a baseline.
        runs: over seeds, or over tasks and seeds.
        combined: whether it is a baseline put together from networks of one task each.
    """

    name: str
    designs: tuple[Design, ...]
    runs: tuple[Run, ...]
    combined: bool = False

    @property
    def tasks(self) -> list[str]:
        """Of all its networks, in the order of tables."""
        found = {task for design in self.designs for task in design.config.tasks}
        return [task for task in PRIMARY if task in found]

    def values(self, task: str, metric: str) -> list[float]:
        """The finite values of its runs."""
        found = (run.scores.get(task, {}).get(metric, math.nan) for run in self.runs)
        return [value for value in found if math.isfinite(value)]


def columns(runs: Iterable[Run]) -> list[Column]:
    """The columns of the table, baselines last.

    Raises:
        EdgemoeError: a run twice, or two baselines of the same task.
    """
    groups: dict[str, list[Run]] = {}
    for run in runs:
        recipe = {key: value for key, value in run.recipe.items() if key != "seed"}
        groups.setdefault(json.dumps([run.design.to_dict(), recipe], sort_keys=True), []).append(run)
    found: list[Column] = []
    single: list[Column] = []
    for group in groups.values():
        for one, other in itertools.combinations(group, 2):
            if one.seed == other.seed:
                raise EdgemoeError(f"compare: {one.name} and {other.name} are the same recipe and seed; give one")
        column = Column(_common_name(group), (group[0].design,), tuple(group))
        alone = column.designs[0].feed_forward == "dense" and len(column.tasks) == 1
        (single if alone else found).append(column)
    return found + _baselines(single)


def _common_name(group: Sequence[Run]) -> str:
    """The folders' name without the seed at its end."""
    names = {re.sub(r"[-_. ]*(seed)?[-_. ]*\d+$", "", run.name) for run in group}
    return group[0].name if len(group) == 1 or len(names) > 1 or "" in names else names.pop()


def _family(column: Column) -> str:
    """What a network and its baseline have in common: dimensions without experts and tasks, decoders and data."""
    design = column.designs[0]
    own = ("name", "tasks", "experts", "top_k", "expert_hidden", "attention_parallelism")
    dimensions = {key: value for key, value in design.config.to_dict().items() if key not in own}
    return json.dumps([dimensions, design.decoder, design.data, column.runs[0].recipe.get("validation_samples")])


def _baselines(single: Sequence[Column]) -> list[Column]:
    """Dense networks of one task each, put together by family."""
    families: dict[str, list[Column]] = {}
    for column in single:
        members = families.setdefault(_family(column), [])
        if same := [member for member in members if member.tasks == column.tasks]:
            raise EdgemoeError(
                f"compare: {same[0].name} and {column.name} are both dense networks of {column.tasks[0]} alone, "
                "but differ in more than their seed; give one as the baseline"
            )
        members.append(column)
    found = []
    for members in families.values():
        designs = tuple(member.designs[0] for member in members)
        name = "single-task dense" + (f", {designs[0].config.name}" if len(families) > 1 else "")
        found.append(Column(name, designs, tuple(run for member in members for run in member.runs), combined=True))
    return found


def deltas(column: Column, baseline: Column) -> list[float]:
    """Δm in percent of every run against the baseline's means; none where one of the values is missing or zero."""
    found = []
    for run in column.runs:
        means = {}
        for task in column.tasks:
            values = baseline.values(task, PRIMARY[task])
            means[task] = {PRIMARY[task]: statistics.fmean(values)} if values else {}
        with contextlib.suppress(ValueError, OverflowError):  # also of a sum that is not finite
            found.append(delta_m({task: run.scores.get(task, {}) for task in column.tasks}, means))
    return [value for value in found if abs(value) < LARGEST]


def table(found: Sequence[Column]) -> list[list[str]]:
    """Rows of cells, the first of which names the columns: one column per network, one row per property."""
    rows = [["", *(column.name for column in found)]]

    def add(name: str, cells: Iterable[str]) -> None:
        rows.append([name, *cells])

    add("layers", (column.designs[0].feed_forward for column in found))
    add("router", (c.designs[0].router if c.designs[0].feed_forward == "moe" else "-" for c in found))
    add("tasks", (", ".join(column.tasks) for column in found))
    add(
        "seeds",
        (", ".join(sorted({str(run.seed) for run in c.runs}, key=lambda seed: (len(seed), seed))) for c in found),
    )
    for task in PRIMARY:
        names = dict.fromkeys(name for c in found for run in c.runs for name in run.scores.get(task, {}))
        for metric in names:
            arrow = {True: " ↑", False: " ↓", None: ""}[HIGHER_IS_BETTER.get(metric)]
            star = " *" if metric == PRIMARY[task] else ""
            add(f"{task} {metric}{arrow}{star}", (_cell(column.values(task, metric), ".4f") for column in found))
    baselines = {_family(column): column for column in found if column.combined}
    if baselines:
        add("Δm of * / %", (_delta(column, baselines.get(_family(column))) for column in found))
    add("GMAC, one task", (f"{statistics.fmean(map(flops.mean_of_tasks, c.designs)) / 1e9:.3f}" for c in found))
    add("GMAC, all tasks", (f"{sum(flops.cost(d, d.config.tasks).total for d in c.designs) / 1e9:.3f}" for c in found))
    add("M parameters, active", (f"{statistics.fmean(map(_active, column.designs)) / 1e6:.3f}" for column in found))
    add("M parameters, all", (f"{sum(flops.parameters(d).total for d in c.designs) / 1e6:.3f}" for c in found))
    return rows


def _delta(column: Column, baseline: Column | None) -> str:
    if baseline is None or column.combined:
        return "baseline" if column.combined else "-"
    return _cell(deltas(column, baseline), "+.2f")


def _active(design: Design) -> float:
    """Parameters that a token of one task meets, the mean over tasks."""
    return statistics.fmean(flops.active(design, task).total for task in design.config.tasks)


def _cell(values: Sequence[float], style: str) -> str:
    """Mean and, of two or more, spread."""
    if not values:
        return "-"
    mean = format(statistics.fmean(values), style)
    return mean if len(values) == 1 else f"{mean} ± {statistics.stdev(values):{style.lstrip('+')}}"


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """The table in Markdown."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"
