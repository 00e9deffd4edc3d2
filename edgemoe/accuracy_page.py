"""The committed sweeps as a page: task metrics of the integer engine against bit width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from accuracy.cost import cost
from edgemoe.report.series import breaking, split
from edgemoe.report.sweep import FILE, Row, Score, Sweep, load
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.precision import Precision, get_precision
from model.directions import PRIMARY

FOLDER: Final = Path(__file__).parents[1] / "accuracy" / "results"
PAGE: Final = "accuracy.md"
PICTURES: Final = "accuracy"
"""Folder beside the page."""
SEARCHED: Final = "searched/precision.json"
"""Beside a summary: what a search found."""
_SEARCH: Final = "--max-loss 1% --sure --unsigned --images 192 --held-out 128"
"""Options of the committed search."""
_BASE: Final = "w16a16"
LOSS: Final = 1.0
"""Loss, in percent of float, that a precision may have to hold."""
_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_HEAD: Final = (
    "# Accuracy against bit width",
    "",
    "What the integer engine (`golden.network`, no fake quantisation) makes of the trained networks. Each value",
    "stands with its 95 % interval (bootstrap over images), each change against float with that of the same images",
    f"drawn together; positive is better. A task holds at a precision where it loses at most {LOSS:g} %, for sure",
    "where the low end of the interval does too; with few images much stays unsure.",
    "",
    "`wNaM` has N-bit weights and biases and M-bit tensors between operators; but pixels have 8 bits, GELU's input at",
    "least 11, and statistics, exponentials and sums inside operators 32. Sums are exact and rounded once. Where",
    "products have more than 54 bits (w16a32, w32a32), or the name says `floor_each`, every product is rounded on its",
    "own; scores then overflow more, since their products are summed before they are scaled. `-max`, `-percentile`",
    "and `-mse` say how images placed the fractions, `-channel` that output channels have scales of their own, `-bias`",
    "that biases were corrected, `-p12` that the residual stream, branches and probabilities have 12 bits.",
    "",
    "`tuned` are networks after one epoch of `edgemoe finetune` on 4096 rooms: on `micro` for the precision of",
    "`edgemoe calibrate micro --precision wNaM --unsigned`, on `edge_moe` as accuracy/profiles says.",
    "",
    "Written by `edgemoe docs`; all metrics, SQNR per operator and layer, choices of experts and overflows are in",
    "[accuracy/results](../accuracy/results).",
)


def markdown(folder: Path = FOLDER) -> str:
    """The page of all summaries below `folder`, one folder each; EdgemoeError if there is none."""
    sections = list[str]()
    for name, sweep in sweeps(folder).items():
        file = folder / name / SEARCHED
        sections += _section(sweep, name, get_precision(file) if file.is_file() else None)
    return "\n".join([*_HEAD, *sections]) + "\n"


def sweeps(folder: Path = FOLDER) -> dict[str, Sweep]:
    """The summaries by the names of their folders; EdgemoeError if there is none."""
    files = sorted(folder.glob(f"*/{FILE}"))
    if not files:
        raise EdgemoeError(f"accuracy page: {folder} holds no */{FILE}; write one by edgemoe sweep --out")
    return {file.parent.name: load(file) for file in files}


def pictures(folder: Path = FOLDER) -> dict[str, bytes]:
    """The page's pictures by name: each task's metric against the width, SVG. Needs matplotlib."""
    from edgemoe.report import plots  # noqa: PLC0415 - text needs no matplotlib

    found = {}
    for name, sweep in sweeps(folder).items():
        for task, file in drawn(sweep, name).items():
            chart = plots.accuracy(sweep, split(sweep)[0], task, LOSS, file.removesuffix(".svg"))
            found[file] = chart.replace("<svg ", f'<svg xmlns="{_NAMESPACE}" ', 1).encode()
    return found


def drawn(sweep: Sweep, name: str) -> dict[str, str]:
    """Names of a sweep's pictures by task; none where no rows are in a line."""
    return {task: f"{name}-{task}.svg" for task in sweep.tasks} if split(sweep)[0] else {}


def _searched(precision: Precision, sweep: Sweep, name: str) -> str:
    """What was found by search, and what it moves."""
    found, base = (cost(one, get_config(sweep.config)) for one in (precision, get_precision(_BASE)))
    share = (found.weight_bits + found.activation_bits) / (base.weight_bits + base.activation_bits)
    return (
        f"[{SEARCHED}](../accuracy/results/{name}/{SEARCHED}), found by `edgemoe search {name} {_SEARCH}`, moves "
        f"{100 * share:.0f} % of the bits of {_BASE}."
    )


def _section(sweep: Sweep, name: str, searched: Precision | None) -> Iterator[str]:
    yield from ("", f"## {name}: {sweep.images} images of {sweep.data['name']}, {sweep.data['split']}", "")
    yield from ("```sh", f"{sweep.command} --out DIR", "```", "")
    yield from widths(sweep)
    if searched is not None:
        yield f"- {_searched(searched, sweep, name)}"
    for task, file in drawn(sweep, name).items():
        yield from ("", f"![{task}: {PRIMARY[task]} and its change against float, over the width]({PICTURES}/{file})")
    for group in dict.fromkeys(row.group for row in sweep.rows):
        titles = [f"{task} {PRIMARY[task]} | change / %" for task in sweep.tasks]
        yield from ("", f"### {group or 'precisions'}", "", f"| | {' | '.join(titles)} | same experts / % |")
        yield "|---" * (2 * len(sweep.tasks) + 2) + "|"
        floats = [f"{_value(sweep.reference[task][PRIMARY[task]])} | " for task in sweep.tasks]
        yield f"| float | {' | '.join(floats)} | |"
        yield from (_line(row) for row in sweep.rows if row.group == group)


def widths(sweep: Sweep) -> Iterator[str]:
    """A list: per series of precisions and task the narrowest width down to which all hold, and where it breaks."""
    for series in split(sweep)[0]:
        for task in sweep.tasks:
            found, sure = (breaking(series, task, LOSS, sure=sure) for sure in (False, True))
            text = f"holds down to {_named(found.holds, task)}" if found.holds else "does not hold"
            if found.holds and sure.holds is not found.holds:
                text += f", for sure to {sure.holds.label}" if sure.holds else ", nowhere for sure"
            if found.breaks and found.breaks.primary(task).change is not None:
                text += f"; leaves it at {_named(found.breaks, task)}"
            yield f"- {series.varies}, {series.name}; {task}: {text}."


def _named(row: Row, task: str) -> str:
    return f"{row.label} [{_change(row.primary(task))} %]"


def _line(row: Row) -> str:
    cells = [text for task in row.metrics for text in (_value(row.primary(task)), _change(row.primary(task)))]
    shares = [share for layers in row.agreement.values() for share in layers.values()]
    same = f"{100 * sum(shares) / len(shares):.1f}" if shares else "-"
    return f"| {row.label} | {' | '.join(cells)} | {same} |"


def _value(score: Score) -> str:
    return _interval(score.value, score.low, score.high, ".3f")


def _change(score: Score) -> str:
    return _interval(score.change, score.change_low, score.change_high, "+.1f")


def _interval(value: float | None, low: float | None, high: float | None, style: str) -> str:
    if value is None:
        return "-"
    ends = "" if low is None or high is None else f" ({low:{style}} to {high:{style}})"
    return f"{value:{style}}{ends}"
