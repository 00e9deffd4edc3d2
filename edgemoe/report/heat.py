"""Heat maps as tables: numbers in cells whose colour repeats them, viridis from dark (bad) to light (good)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from matplotlib import colormaps
from matplotlib.colors import to_hex

from edgemoe.report.blocks import Cell, Heat, Scale, Table
from edgemoe.report.sweep import Row, Sweep
from edgemoe.report.tables import named
from edgemoe.report.words import DASH, MINUS, images

OPERATORS: Final = (
    *("embedded", "tokens", "residual_in", "normed1", "query", "key", "value", "score"),
    *("softmax_reciprocal", "softmax_maximum", "probability", "context", "attention", "residual_mid", "normed2"),
    *("logit", "chosen", "gate_score", "hidden", "activated", "expert_output", "ffn", "residual_out"),
)
"""Intermediates in the order of the computation, as `golden.network` names them."""
OUTSIDE: Final = "image"
"""The column of what is computed before the first layer."""
RANGE: Final = (0.0, 60.0)
"""dB at the ends of the colours."""
STEPS: Final = 9


def sqnr(sweep: Sweep, rows: Sequence[Row], name: str) -> Heat | None:
    """Signal to quantisation noise per operator and layer, a map per row and task; None if none was measured."""
    numbered = [(row, task, f"{name}-{index}-{task}") for index, row in enumerate(rows) for task in sweep.tasks]
    found = [table for row, task, each in numbered if (table := _sqnr(row, task, each)) is not None]
    text = (
        "Signal to quantisation noise of every intermediate in dB, against the float network, n = "
        f"{images(sweep.images_in_detail)} together; operators in computing order from above, a column per layer. 6 "
        f"dB are one bit. {DASH}: no noise, or no signal; the files below hold all precisions."
    )
    return Heat(text, found, _scale(f"{RANGE[0]:g} dB or less", f"{RANGE[1]:g} dB or more")) if found else None


def _sqnr(row: Row, task: str, name: str) -> Table | None:
    values = row.sqnr.get(task)
    if not values:
        return None
    places = {name: _place(name) for name in values}
    columns = sorted({column for column, _ in places.values()}, key=_column)
    known = {operator: at for at, operator in enumerate(OPERATORS)}
    operators = sorted({operator for _, operator in places.values()}, key=lambda one: known.get(one, len(known)))
    found = {place: values[name] for name, place in places.items()}
    cells = []
    for operator in operators:
        line = [named(operator)]
        for column in columns:
            line.append(_decibel(found[column, operator]) if (column, operator) in found else Cell("", -math.inf))
        cells.append(line)
    return Table(name, f"{task} at {row.label}", ("operator", *columns), cells, heat=True)


def agreement(sweep: Sweep, name: str) -> Heat | None:
    """Share of tokens that choose the float network's experts, per row, task and layer; None if none was measured."""
    columns = {(task, layer) for row in sweep.rows for task, layers in row.agreement.items() for layer in layers}
    if not columns:
        return None
    order = sorted(
        columns, key=lambda one: (sweep.tasks.index(one[0]) if one[0] in sweep.tasks else 99, _column(one[1]))
    )
    shares = [row.agreement.get(task, {}).get(layer) for row in sweep.rows for task, layer in order]
    low = min((share for share in shares if share is not None), default=0.0)
    low = math.floor(10 * low) / 10 if low < 1 else 0.9
    cells = []
    for row in sweep.rows:
        line = [named(row.label)]
        for task, layer in order:
            share = row.agreement.get(task, {}).get(layer)
            line.append(_cell(share, low, 1.0, 100 * (share or 0.0)))
        cells.append(line)
    head = ("precision", *(f"{task}, layer {layer}" for task, layer in order))
    table = Table(name, f"{sweep.config}: tokens with the float network's experts / %", head, cells, heat=True)
    text = (
        "Share of tokens, in percent, whose set of chosen experts is that of the float network; n = "
        f"{images(sweep.images)}, a column per task and layer with a mixture."
    )
    return Heat(text, [table], _scale(f"{100 * low:.0f} %", "100 %"))


def colour(share: float) -> tuple[str, str]:
    """Background and ink at `share` of the scale, 0 to 1; the ink is the one of black and white that contrasts more."""
    red, green, blue, _ = colormaps["viridis"](min(max(share, 0.0), 1.0))
    light = sum(part * _linear(one) for part, one in zip((0.2126, 0.7152, 0.0722), (red, green, blue), strict=True))
    return to_hex((red, green, blue)), "#000000" if (light + 0.05) / 0.05 > 1.05 / (light + 0.05) else "#ffffff"


def _scale(low: str, high: str) -> Scale:
    return Scale(low, high, tuple(colour(step / (STEPS - 1))[0] for step in range(STEPS)))


def _place(name: str) -> tuple[str, str]:
    """Column and operator of `layers.3.query`, or of a name outside of layers."""
    if name.startswith("layers.") and name.count(".") >= 2:
        _, layer, operator = name.split(".", 2)
        return layer, operator
    return OUTSIDE, name


def _column(name: str) -> tuple[int, str]:
    return (int(name), "") if name.isdecimal() else (-1, name)


def _decibel(value: float | None) -> Cell:
    return _cell(value, *RANGE, value or 0.0)


def _cell(value: float | None, low: float, high: float, shown: float) -> Cell:
    if value is None:
        return Cell(DASH, -math.inf)
    back, ink = colour((value - low) / (high - low))
    return Cell(f"{shown:.1f}".replace("-", MINUS), value, back, ink)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
