"""How much better a multi-task network is than a baseline, in one number: Δm.

    Δm = 100 / T * sum over the T tasks of (-1)**l (M - B) / B

M is the task's primary metric, B that of the baseline (one network per task, as a rule), l = 1 if lower is better.
Source: S. Vandenhende et al., "Multi-Task Learning for Dense Prediction Tasks: A Survey", PAMI 2021.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from golden.errors import EdgemoeError
from model.directions import HIGHER_IS_BETTER, PRIMARY

Scores = Mapping[str, Mapping[str, float]]
"""Value by task and metric."""


def changes(scores: Scores, baseline: Scores, primary: Mapping[str, str] | None = None) -> dict[str, float]:
    """Relative change of each task's primary metric in percent, positive if better than the baseline.

    Args:
        scores: of the network.
        baseline: of the same tasks; other metrics than the primary ones do not matter.
        primary: metric of tasks that another one than `Task.primary` shall stand for.

    Raises:
        EdgemoeError: the tasks differ or there are none; a primary metric is missing, not finite or 0 in the baseline.
    """
    if set(scores) != set(baseline) or not scores:
        raise EdgemoeError(
            f"delta_m: tasks {sorted(scores)} against a baseline of {sorted(baseline)}; "
            "both need the same tasks, one or more"
        )
    found = {}
    for task in scores:
        metric = (primary or {}).get(task, _primary(task))
        value, base = _value("network", scores, task, metric), _value("baseline", baseline, task, metric)
        if base == 0:
            raise EdgemoeError(
                f"delta_m: the baseline's {metric} of {task} is 0, so no relative change; give another baseline"
            )
        found[task] = (100 if HIGHER_IS_BETTER[metric] else -100) * (value - base) / base
    return found


def delta_m(scores: Scores, baseline: Scores, primary: Mapping[str, str] | None = None) -> float:
    """The mean of `changes` over tasks, percent; arguments and errors as there."""
    found = changes(scores, baseline, primary)
    return math.fsum(found.values()) / len(found)


def _primary(task: str) -> str:
    if task not in PRIMARY:
        raise EdgemoeError(f"delta_m: task {task!r} is unknown; legal: {', '.join(PRIMARY)}")
    return PRIMARY[task]


def _value(whose: str, scores: Scores, task: str, metric: str) -> float:
    if metric not in scores[task] or metric not in HIGHER_IS_BETTER:
        legal = ", ".join(sorted(set(scores[task]) & set(HIGHER_IS_BETTER)))
        raise EdgemoeError(f"delta_m: the {whose} has no {metric} of {task}; it has: {legal}")
    value = scores[task][metric]
    if not math.isfinite(value):
        raise EdgemoeError(f"delta_m: the {whose}'s {metric} of {task} is {value}; it must be finite")
    return value
