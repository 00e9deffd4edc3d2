"""Lists of rows that answer the usual questions, one group each.

| group        | question                                                                                  |
|--------------|-------------------------------------------------------------------------------------------|
| published    | the types of Edge-MoE, and what exact sums or rounded weights mend                        |
| widths       | how narrow may weights and tensors be, without calibration                                |
| rounding     | which rounding mode                                                                       |
| overflow     | which overflow mode                                                                       |
| accumulation | products rounded one by one, or their sum once; and both by flooring, as published        |
| tables       | how large exp's and GELU's tables must be                                                 |
| calibration  | what ranges from images, and scales per channel, win back                                 |
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Final

from accuracy.candidate import Candidate
from accuracy.grid import Choices, grid
from golden.errors import EdgemoeError
from golden.fixed import OVERFLOWS, ROUNDINGS
from golden.precision import ACCUMULATIONS, EXP_TABLE_SIZES, GELU_STEP_SIZES, PRECISIONS


def small() -> list[Candidate]:
    """Minutes: the published types, widths apart, and calibration at 8 bits."""
    return [
        *grid(["edge_moe", "edge_moe_exact"], Choices(), "published"),
        *grid(["w4a16", "w6a16", "w8a16", "w16a16", "w16a12", "w16a8", "w8a8"], Choices(), "widths"),
        *_calibrated(["w8a8"], "max", "mse"),
    ]


def calibrated() -> list[Candidate]:
    """For networks that `paper` takes too long for: the published types, and calibration from 16 bits down to 4."""
    both = ["w16a16", "w12a12", "w10a10", "w8a8", "w6a6"]
    names = [*both, "w8a12", "w6a12", "w5a12", "w4a12", "w8a10", "w6a8", "w5a8", "w4a8", "w8a6"]
    return [
        *grid(["edge_moe", "edge_moe_exact"], Choices(), "published"),
        *grid(["w16a16", "w12a12", "w8a8"], Choices(), "widths"),
        *_calibrated(names, "mse"),
        *_calibrated(["w4a8", "w8a8"], "mse", choices=Choices(weight_scale=("channel",))),
    ]


def paper() -> list[Candidate]:
    """Hours: everything."""
    weights = [f"w{width}a16" for width in (4, 5, 6, 8, 10, 12, 16, 24, 32)]
    tensors = [f"w16a{width}" for width in (4, 6, 8, 10, 12, 14, 20, 24, 32)]
    both = ["w4a8", "w6a6", "w6a8", "w8a6", "w8a8", "w8a10", "w8a12", "w10a10", "w12a12", "w24a24", "w32a32"]
    tables = Choices(exp_table_bits=tuple(EXP_TABLE_SIZES)), Choices(gelu_step_bits=tuple(GELU_STEP_SIZES))
    return [
        *grid(list(PRECISIONS), Choices(), "published"),
        *grid([*weights, *tensors, *both], Choices(), "widths"),
        *grid(["w12a12"], Choices(rounding=ROUNDINGS), "rounding"),
        *grid(["w8a8", "w12a12"], Choices(overflow=OVERFLOWS), "overflow"),
        *grid(["w8a8", "w12a12", "w16a16"], Choices(accumulation=ACCUMULATIONS), "accumulation"),
        *grid(["w8a8", "w12a12"], Choices(rounding=("floor",), accumulation=ACCUMULATIONS), "accumulation"),
        *(row for choices in tables for row in grid(["w16a16"], choices, "tables")),
        *_calibrated(["w8a8"], "max", "percentile", "mse"),
        *_calibrated(["w4a8", "w5a8", "w6a8", "w8a4", "w8a5", "w8a6", "w6a6", "w5a5", "w4a4", "w12a12"], "mse"),
        *_calibrated(["w4a8", "w6a8", "w8a8"], "mse", choices=Choices(weight_scale=("channel",))),
    ]


def _calibrated(names: list[str], *methods: str, choices: Choices | None = None) -> list[Candidate]:
    """Rows to be calibrated, see `accuracy.grid.calibrated`."""
    rows = grid(names, choices or Choices(), "calibration")
    pairs = [(row, method) for row in rows for method in methods]
    return [dataclasses.replace(row, label=f"{row.label}-{method}", calibration=method) for row, method in pairs]


PRESETS: Final[dict[str, Callable[[], list[Candidate]]]] = {
    "small": small,
    "calibrated": calibrated,
    "paper": paper,
}


def preset(name: str) -> list[Candidate]:
    """The rows of a preset; EdgemoeError on another name."""
    if name not in PRESETS:
        raise EdgemoeError(f"sweep: preset {name!r} is unknown; legal: {', '.join(PRESETS)}")
    return PRESETS[name]()
