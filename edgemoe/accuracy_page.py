"""The committed sweeps as a page: task metrics of the integer engine against bit width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from golden.errors import EdgemoeError
from golden.files import read_json
from model.directions import PRIMARY

FOLDER: Final = Path(__file__).parents[1] / "accuracy" / "results"
PAGE: Final = "accuracy.md"
LOSS: Final = 1.0
"""Loss, in percent of float, that a precision may have to hold."""

Row = dict[str, Any]


def markdown(folder: Path = FOLDER) -> str:
    """The page of all summaries below `folder`, one folder each; EdgemoeError if there is none."""
    files = sorted(folder.glob("*/summary.json"))
    if not files:
        raise EdgemoeError(f"accuracy page: {folder} holds no */summary.json; write one by edgemoe sweep --out")
    sections = [line for file in files for line in _section(read_json(file), file.parent.name)]
    return "\n".join([*_HEAD, *sections]) + "\n"


_HEAD: Final = (
    "# Accuracy against bit width",
    "",
    "What the integer engine (`golden.network`, no fake quantisation) makes of the trained networks: `wNaM` has",
    "N-bit weights and M-bit tensors; `-max`, `-percentile` and `-mse` say how images placed the fractions. Each value",
    "stands with its 95 % interval (bootstrap over images), each change against float with that of the same images",
    f"drawn together; positive is better. A network holds at a precision where no task loses more than {LOSS:g} %.",
    "Written by `edgemoe docs`; all metrics, SQNR per operator and layer, choices of experts and overflows are in",
    "[accuracy/results](../accuracy/results).",
)


def _section(summary: dict[str, Any], name: str) -> Iterator[str]:
    tasks = list(summary["float"])
    count = summary["data"]["samples"]
    yield from ("", f"## {name}: {count} images of {summary['data']['name']}, {summary['data']['split']}", "")
    yield from ("```sh", summary["command"], "```", "")
    yield from narrowest(summary["rows"], tasks)
    for group in dict.fromkeys(row["group"] for row in summary["rows"]):
        titles = [f"{task} {PRIMARY[task]} | change / %" for task in tasks]
        yield from ("", f"### {group or 'precisions'}", "", f"| | {' | '.join(titles)} | same experts / % |")
        yield "|---" * (2 * len(tasks) + 2) + "|"
        floats = [f"{_interval(summary['float'][task][PRIMARY[task]], '')} | " for task in tasks]
        yield f"| float | {' | '.join(floats)} | |"
        for row in summary["rows"]:
            if row["group"] == group:
                yield _line(row, tasks)


def _line(row: Row, tasks: Sequence[str]) -> str:
    cells = []
    for task in tasks:
        numbers = row["metrics"][task][PRIMARY[task]]
        cells += [_interval(numbers, ""), _interval(numbers, "change")]
    shares = [share for layers in row["topk_agreement"].values() for share in layers.values()]
    same = f"{100 * sum(shares) / len(shares):.1f}" if shares else "-"
    return f"| {row['label']} | {' | '.join(cells)} | {same} |"


def _interval(numbers: dict[str, Any], kind: str) -> str:
    keys = ("change", "change_low", "change_high") if kind else ("value", "low", "high")
    value, low, high = (numbers[key] for key in keys)
    if value is None:
        return "-"
    style = "+.1f" if kind else ".3f"
    ends = "" if low is None or high is None else f" ({low:{style}} to {high:{style}})"
    return f"{value:{style}}{ends}"


def narrowest(rows: Sequence[Row], tasks: Sequence[str]) -> Iterator[str]:
    """A list: per line of precisions and task the narrowest width down to which all hold, and where it breaks."""
    for title, key, line in _lines(rows):
        for task in tasks:
            holding, broken = None, None
            for row in sorted(line, key=lambda row: -int(row[key])):
                change = row["metrics"][task][PRIMARY[task]]["change"]
                if change is None or change < -LOSS:
                    broken = row
                    break
                holding = row
            if holding is None and broken is None:
                continue
            down = f"holds down to {holding['label']}" if holding else "does not hold"
            lost = broken and broken["metrics"][task][PRIMARY[task]]["change"]
            end = f"; {broken['label']} changes it by {lost:+.1f} %" if broken and lost is not None else ""
            yield f"- {title}, {task}: {down}{end}."


def _lines(rows: Sequence[Row]) -> Iterator[tuple[str, str, list[Row]]]:
    """(title, width that varies, rows) of every series of at least 3 rows that differ in one width alone."""
    for calibration in dict.fromkeys(row["calibration"] for row in rows):
        plain = [row for row in rows if row["calibration"] == calibration and _is_plain(row)]
        how = "not calibrated" if calibration == "none" else f"calibrated ({calibration})"
        for key, other, what in (
            ("weight_bits", "activation_bits", "tensors"),
            ("activation_bits", "weight_bits", "weights"),
        ):
            for fixed in sorted({row[other] for row in plain}, reverse=True):
                line = list({row[key]: row for row in plain if row[other] == fixed}.values())
                if len(line) >= 3:
                    yield f"{how}, {fixed}-bit {what}", key, line


def _is_plain(row: Row) -> bool:
    """Whether a row is a wNaM of default modes, calibrated or not."""
    name = f"w{row['weight_bits']}a{row['activation_bits']}"
    return row["label"] in (name, f"{name}-{row['calibration']}")
