"""From the results of all tasks to the summary of a sweep: values, intervals, changes, errors, overflows, cost.

Sums run over shards in their order, so the summary does not depend on who computed what, or when. Keys of
`summary.json` (schema 1); a value that does not exist, or is not finite, is null:

| key                    | what                                                                                        |
|------------------------|---------------------------------------------------------------------------------------------|
| checkpoint, data       | what was measured, with digests                                                             |
| float                  | task -> metric -> value and its interval low, high                                          |
| rows[].weights         | name of the checkpoint that the row has instead; null if it is the sweep's                  |
| rows[].metrics         | the same, and the change against float in percent, positive if better                       |
| rows[].fake            | task -> metric -> value of fake quantisation                                                |
| rows[].topk_agreement  | task -> layer -> share of the tokens whose set of experts is float's                        |
| rows[].sqnr_db         | task -> intermediate -> signal over error against float, dB; null where there is no error;  |
|                        | in a mixture by expert, of tokens whose set of experts is float's (`accuracy.engine.SLOTS`) |
| rows[].overflow        | intermediate -> values brought into formats and overflowed; `parameters`: when quantised    |
| rows[].cost            | of one image and task, see `accuracy.cost`                                                  |
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accuracy import bootstrap, states
from accuracy.candidate import Candidate
from accuracy.cost import cost
from accuracy.store import ByTask, Result
from accuracy.study import Study
from golden.precision import INTERNAL, PARAMETERS, ROLES, Precision
from model.design import Design
from model.directions import HIGHER_IS_BETTER

Json = dict[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """Metrics of one network on all images, and on the sets of the bootstrap.

    Attributes:
        values: task -> metric -> value.
        sets: task -> metric -> (sets,).
    """

    values: dict[str, dict[str, float]]
    sets: dict[str, states.Values]


def measured(design: Design, parts: Sequence[ByTask], counts: NDArray[np.int64] | None) -> Measured:
    """Metrics of the images of all shards; of the sets `counts` (sets, images) too, where there are some."""
    values, sets = dict[str, dict[str, float]](), dict[str, states.Values]()
    for task in design.config.tasks:
        joined = states.joined([part[task] for part in parts])
        images = len(next(iter(next(iter(joined.values())).values())))
        once = np.ones((1, images), dtype=np.int64)
        every = states.compute(design, task, joined, once if counts is None else np.concatenate([once, counts]))
        values[task] = {metric: float(found[0]) for metric, found in every.items()}
        sets[task] = {metric: found[1:] for metric, found in every.items()}
    return Measured(values, sets)


def intervals(found: Measured, confidence: float) -> dict[str, dict[str, Json]]:
    """Values with their intervals, by task and metric."""
    return {
        task: {
            metric: dict(zip(("low", "high"), bootstrap.interval(found.sets[task][metric], confidence), strict=True))
            | {"value": value}
            for metric, value in metrics.items()
        }
        for task, metrics in found.values.items()
    }


def changes(found: Measured, base: Measured, confidence: float) -> dict[str, dict[str, Json]]:
    """Values with intervals, and changes against `base` with theirs, by task and metric."""
    rows = intervals(found, confidence)
    for task, metrics in rows.items():
        for metric, row in metrics.items():
            higher = HIGHER_IS_BETTER[metric]
            value, origin = (np.array([one.values[task][metric]]) for one in (found, base))
            row["change"] = float(bootstrap.change(value, origin, higher)[0])
            sets = bootstrap.change(found.sets[task][metric], base.sets[task][metric], higher)
            row["change_low"], row["change_high"] = bootstrap.interval(sets, confidence)
    return rows


class Summariser:
    """Makes rows, all against the same float network."""

    def __init__(self, study: Study, design: Design, parts: Sequence[Result]) -> None:
        """`parts`: the float network's results, shard by shard."""
        self.study, self.design = study, design
        images = sum(part.header["images"] for part in parts)
        self.counts = bootstrap.resamples(images, study.bootstrap, study.seed)
        self.base = measured(design, [part.arrays["states"] for part in parts], self.counts)
        self.signal = [part.header["signal"] for part in parts]

    def float_row(self) -> Json:
        """The float network's metrics."""
        return intervals(self.base, self.study.confidence)

    def row(self, candidate: Candidate, parts: Sequence[Result]) -> Json:
        """One candidate's row; `parts`: its results, shard by shard."""
        tasks, precision = self.design.config.tasks, candidate.precision
        headers = [part.header for part in parts]
        costs = dataclasses.asdict(cost(precision, self.design.config))
        found = measured(self.design, [part.arrays["states"] for part in parts], self.counts)
        fakes = [part.arrays["fake"] for part in parts if "fake" in part.arrays]
        return {
            "label": candidate.label,
            "group": candidate.group,
            "calibration": candidate.calibration,
            "precision": precision.to_dict(),
            "weights": candidate.weights.name if candidate.weights else None,
            "weight_bits": common_width(precision, ("weight",)),
            "activation_bits": common_width(precision, _ACTIVATIONS),
            "metrics": changes(found, self.base, self.study.confidence),
            "fake": measured(self.design, fakes, None).values if fakes else None,
            "topk_agreement": {task: _agreement(headers, task) for task in tasks},
            "sqnr_db": {task: self._sqnr(headers, task) for task in tasks},
            "overflow": _overflow(headers),
            "cost": {name: value for name, value in costs.items() if name in _COSTS},
        }

    def _sqnr(self, headers: Sequence[Json], task: str) -> dict[str, float | None]:
        """dB by intermediate."""
        found: dict[str, float | None] = {}
        for name in self.signal[0][task]:
            pairs = zip(headers, self.signal, strict=True)
            signal = math.fsum(header["signal"][task].get(name, part[task][name]) for header, part in pairs)
            noise = math.fsum(header["noise"][task][name] for header in headers)
            exists = signal > 0 and noise > 0 and math.isfinite(signal / noise)
            found[name] = 10 * math.log10(signal / noise) if exists else None
        return found


_COSTS = ("weight_bits", "activation_bits", "dsp")
_ACTIVATIONS = tuple(role for role in ROLES if role not in (*PARAMETERS, *INTERNAL, "hidden"))
"""Roles of tensors; `hidden` is wider where GELU's table wants it."""


def common_width(precision: Precision, roles: Sequence[str]) -> int | None:
    """The width that all these roles have in all layers; None if there is none."""
    places = (None, *precision.layers)
    widths = {precision.format(role, layer).width for role in roles for layer in places}
    return widths.pop() if len(widths) == 1 else None


def _agreement(headers: Sequence[Json], task: str) -> dict[str, float]:
    """Shares by layer."""
    tokens = sum(header["tokens"] * header["images"] for header in headers)
    layers = headers[0]["agreement"][task]
    return {layer: sum(header["agreement"][task][layer] for header in headers) / tokens for layer in layers}


def _overflow(headers: Sequence[Json]) -> dict[str, dict[str, int]]:
    """Counts by intermediate, in the order of the computation."""
    found = {"parameters": headers[0]["parameters"]}  # quantised once
    for header in headers:
        for name, (values, overflowed) in header["overflow"].items():
            known = found.get(name, (0, 0))
            found[name] = (known[0] + values, known[1] + overflowed)
    return {name: {"values": values, "overflowed": overflowed} for name, (values, overflowed) in found.items()}
