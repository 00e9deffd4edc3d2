"""What `edgemoe sweep` measured: its summary.json, schema 1, read strictly."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any, Final

from edgemoe.report.node import Node, read
from model.directions import HIGHER_IS_BETTER, PRIMARY

FILE: Final = "summary.json"
SCHEMA: Final = 1
_ADVICE: Final = "make it again with `edgemoe sweep`"


@dataclasses.dataclass(frozen=True, slots=True)
class Score:
    """A metric; None where it has no value.

    Attributes:
        value: of all images.
        low: end of its confidence interval.
        high: the other end.
        change: against float, in percent, positive if better.
        change_low: end of its confidence interval.
        change_high: the other end.
    """

    value: float | None
    low: float | None
    high: float | None
    change: float | None = None
    change_low: float | None = None
    change_high: float | None = None


Scores = dict[str, dict[str, Score]]
"""By task and metric."""


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    """For one image and task: bits of weights and of activations that are moved, and DSP slices times cycles."""

    weight_bits: float
    activation_bits: float
    dsp: float

    @property
    def bits(self) -> float:
        """All bits moved."""
        return self.weight_bits + self.activation_bits


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One Precision; attributes as the keys of summary.json.

    Attributes:
        label: its name; no two rows share one.
        group: which question it answers.
        calibration: how its ranges were found.
        precision: `Precision.to_dict`.
        weight_bits: of every weight; None where they differ.
        activation_bits: of every activation.
        metrics: of the integer engine.
        fake: metrics under fake quantisation, by task; None if not measured.
        agreement: by task and layer, the share of tokens that choose the float network's experts.
        sqnr: by task and intermediate, dB; None where there is no noise or no signal.
        overflow: by intermediate, values and how many of them overflowed.
        cost: None if not counted.
        weights: name of the checkpoint that it has instead of the sweep's; None if it has none of its own.
    """

    label: str
    group: str
    calibration: str
    precision: dict[str, Any]
    weight_bits: int | None
    activation_bits: int | None
    metrics: Scores
    fake: dict[str, dict[str, float | None]] | None
    agreement: dict[str, dict[str, float]]
    sqnr: dict[str, dict[str, float | None]]
    overflow: dict[str, tuple[int, int]]
    cost: Cost | None
    weights: str | None

    def primary(self, task: str) -> Score:
        """The score that stands for a task."""
        return self.metrics[task][PRIMARY[task]]

    @property
    def loss(self) -> float | None:
        """Of the task that loses most, in percent of float's metric; None where one of them has none."""
        found = [change for task in self.metrics if (change := self.primary(task).change) is not None]
        return -min(found) if found and len(found) == len(self.metrics) else None


@dataclasses.dataclass(frozen=True, slots=True)
class Sweep:
    """A summary; attributes as the keys of summary.json.

    Attributes:
        path: the file.
        command: that made it.
        config: of the network.
        checkpoint: its name.
        sha256: of the checkpoint's files.
        data: of the images: data set, split, number and digest.
        seed: of the resampling.
        confidence: of the intervals.
        bootstrap: resamples.
        detail: noise and overflow are of every so many-th image.
        reference: the float network's metrics.
        rows: one per Precision.
    """

    path: Path
    command: str
    config: str
    checkpoint: str
    sha256: dict[str, str]
    data: dict[str, Any]
    seed: int
    confidence: float
    bootstrap: int
    detail: int
    reference: Scores
    rows: tuple[Row, ...]

    @property
    def tasks(self) -> tuple[str, ...]:
        """The tasks, in the order of the file."""
        return tuple(self.reference)

    @property
    def images(self) -> int:
        """How many were measured."""
        return int(self.data["samples"])

    @property
    def images_in_detail(self) -> int:
        """Images whose noise and overflow were measured."""
        return -(-self.images // self.detail)


def load(path: Path) -> Sweep:
    """Read a summary.

    Args:
        path: the file, or the folder that holds it.

    Raises:
        EdgemoeError: it cannot be read, has another schema, or a key is missing or not legal.
    """
    path = path / FILE if path.is_dir() else path
    root = read(path, _ADVICE)
    if type(root["schema"].value) is not int or root["schema"].value != SCHEMA:
        raise root["schema"].error(f"{SCHEMA}")
    reference = _scores(root["float"], changes=False)
    if not reference:
        raise root["float"].error("metrics by task, one task or more")
    data = root["data"]
    rows = tuple(_row(node, tuple(reference)) for node in root["rows"].elements())
    labels = [row.label for row in rows]
    if len(set(labels)) != len(labels) or not labels:
        raise root["rows"].error("one row or more, each with a label of its own")
    return Sweep(
        path=path,
        command=root["command"].text(),
        config=root["config"].text(),
        checkpoint=root["checkpoint"]["name"].text(),
        sha256={name: node.text() for name, node in root["checkpoint"]["sha256"].items()},
        data={"name": data["name"].text(), "split": data["split"].text(), "samples": data["samples"].integer(1)},
        seed=root["seed"].integer(),
        confidence=root["confidence"].number(0, 1),
        bootstrap=root["bootstrap"].integer(0),
        detail=root["detail"].integer(1) if "detail" in root.dict() else 1,
        reference=reference,
        rows=rows,
    )


def _row(node: Node, tasks: tuple[str, ...]) -> Row:
    metrics = _scores(node["metrics"], changes=True)
    if tuple(metrics) != tasks:
        raise node["metrics"].error(f'the tasks of "float", {", ".join(tasks)}')
    fake, cost = node.maybe("fake"), node.maybe("cost")
    return Row(
        label=node["label"].text(),
        group=node["group"].text(),
        calibration=node["calibration"].text(),
        precision=node["precision"].dict(),
        weight_bits=_bits(node.maybe("weight_bits")),
        activation_bits=_bits(node.maybe("activation_bits")),
        metrics=metrics,
        fake=None if fake is None else _fake(fake),
        agreement=_numbers(node["topk_agreement"], high=1.0),
        sqnr={task: {name: one.number_or_none() for name, one in of.items()} for task, of in node["sqnr_db"].items()},
        overflow={name: _counts(counts) for name, counts in node["overflow"].items()},
        cost=None
        if cost is None
        else Cost(*(cost[key].positive() for key in ("weight_bits", "activation_bits", "dsp"))),
        weights=own.text() if "weights" in node.dict() and (own := node.maybe("weights")) else None,
    )


def _scores(node: Node, *, changes: bool) -> Scores:
    names = [field.name for field in dataclasses.fields(Score)][: 6 if changes else 3]
    found: Scores = {}
    for task, metrics in node.items():
        if task not in PRIMARY:
            raise metrics.error(f"one of the tasks {', '.join(PRIMARY)}")
        metrics[PRIMARY[task]]
        found[task] = {}
        for metric, values in metrics.items():
            if metric not in HIGHER_IS_BETTER:
                raise values.error(f"one of the metrics {', '.join(HIGHER_IS_BETTER)}")
            found[task][metric] = Score(*(values[name].number_or_none() for name in names))
    return found


def _fake(node: Node) -> dict[str, dict[str, float | None]]:
    return {task: {name: one.number_or_none() for name, one in metrics.items()} for task, metrics in node.items()}


def _numbers(node: Node, high: float) -> dict[str, dict[str, float]]:
    return {name: {key: one.number(0, high) for key, one in values.items()} for name, values in node.items()}


def _bits(node: Node | None) -> int | None:
    return None if node is None else node.integer(1)


def _counts(node: Node) -> tuple[int, int]:
    values, overflowed = node["values"].integer(0), node["overflowed"].integer(0)
    if overflowed > values:
        raise node.error("no more overflowed values than values")
    return values, overflowed
