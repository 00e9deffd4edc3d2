"""What a sweep measures: one Precision, with the weights that it is given."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from golden.precision import Precision


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """One row of a sweep.

    Attributes:
        label: its name in tables; no two rows of a sweep share one.
        precision: formats of the integer engine.
        weights: a checkpoint folder that replaces the study's (after bias correction or fine-tuning).
        calibration: how the precision's ranges were found: none, max, percentile or mse.
        group: which question the row answers, for plots; see `accuracy.presets`.
    """

    label: str
    precision: Precision
    weights: Path | None = None
    calibration: str = "none"
    group: str = ""
