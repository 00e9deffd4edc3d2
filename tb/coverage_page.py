"""The coverage report as one HTML page that needs nothing beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from tb.coverage import KINDS, Place, Score
from tb.coverage_run import GOALS, Report

_STYLE: Final = """
body { font: 15px/1.5 sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; color: #222 }
table { border-collapse: collapse; margin: 1em 0 }
th, td { border: 1px solid #ccc; padding: .2em .6em; text-align: left; vertical-align: top }
td.n { text-align: right } tr.bad { background: #fdd } tr.out { background: #eee }
code { font-size: 13px; overflow-wrap: anywhere } summary { cursor: pointer }
"""
Cell = str | int


def render(report: Report) -> str:
    """The page: verdict, scores, functional bins, exclusions, and every place that was not hit."""
    verdict = report.failures
    body = [
        f"<h1>Coverage of the Verilog of {escape(report.config)}</h1>",
        f"<p><b>{'FAILED' if verdict else 'PASSED'}</b></p>",
        *(f"<p>{escape(line)}</p>" for line in verdict),
        "<h2>Lines and bits</h2>",
        "<p>A line counts as hit when every block and branch on it ran, a bit when it rose and fell.</p>",
        _table(("kernel", "kind", "hit", "of", "rate", "left out", "with nothing left out"), _scores(report)),
        "<h2>Functional bins</h2>",
        _table(("kernel", "point", "bin", "runs"), _bins(report)),
        "<h2>Left out</h2>",
        _table(("what", "how many", "why"), _exclusions(report)),
        "<h2>Not hit</h2>",
        *_missed(report),
    ]
    head = f"<meta charset='utf-8'><title>Coverage: {escape(report.config)}</title><style>{_STYLE}</style>"
    return "\n".join(["<!doctype html>", f"<html lang='en'><head>{head}</head><body>", *body, "</body></html>", ""])


def score_cells(score: Score) -> list[Cell]:
    """What every table shows of a score."""
    return [score.hit, score.total, f"{score.rate:.2%}", score.excluded, f"{score.unexcluded:.2%}"]


def _table(heads: Sequence[str], rows: Iterable[tuple[str, Sequence[Cell]]]) -> str:
    """`rows`: the class of each row, and its cells."""
    head = "".join(f"<th>{escape(each)}</th>" for each in heads)
    lines = [f"<tr class='{mark}'>{''.join(map(_cell, cells))}</tr>" for mark, cells in rows]
    return "\n".join([f"<table><tr>{head}</tr>", *lines, "</table>"])


def _cell(value: Cell) -> str:
    return f"<td class='n'>{value:,}</td>" if isinstance(value, int) else f"<td>{escape(value)}</td>"


def _scores(report: Report) -> Iterable[tuple[str, Sequence[Cell]]]:
    for (kernel, kind), score in report.scores.items():
        yield "bad" if score.rate < GOALS[kind] else "", [kernel, kind, *score_cells(score)]
    for kind in KINDS:
        total = report.total(kind)
        yield "bad" if total.rate < GOALS[kind] else "", [f"all; goal {GOALS[kind]:.0%}", kind, *score_cells(total)]


def _bins(report: Report) -> Iterable[tuple[str, Sequence[Cell]]]:
    for each, count in report.bins.items():
        left_out = each in report.outcome.bins
        mark = "out" if left_out else "" if count else "bad"
        yield mark, [each.kernel, each.point, each.name, "left out" if left_out else count]


def _exclusions(report: Report) -> Iterable[tuple[str, Sequence[Cell]]]:
    for entry in report.entries:
        yield "", [str(entry), report.outcome.counts.get(entry, len(report.uncovered)), entry.reason]


def missed(report: Report) -> dict[tuple[str, str], list[Place]]:
    """Lines and bits that count and were not hit, by kernel and signal (or "lines")."""
    found: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for place, seen in report.found.items():
        if not seen.hit and place not in report.outcome.places:
            signal = place.name.partition("[")[0] if place.kind == "toggle" else "lines"
            found[place.kernel, f"{place.module} {signal}".strip()].append(place)
    return dict(sorted(found.items()))


def _missed(report: Report) -> Iterable[str]:
    """A list to open per kernel."""
    kernels: defaultdict[str, list[str]] = defaultdict(list)
    counts: defaultdict[str, int] = defaultdict(int)
    for (kernel, signal), places in missed(report).items():
        counts[kernel] += len(places)
        kernels[kernel] += _lines(report, places) if signal == "lines" else [_signal(report, signal, places)]
    for kernel, items in kernels.items():
        text = "\n".join(f"<li>{item}</li>" for item in items)
        yield f"<details><summary>{escape(kernel)}: {counts[kernel]:,}</summary><ul>{text}</ul></details>"


def _lines(report: Report, places: Sequence[Place]) -> list[str]:
    found = []
    for place in sorted(places, key=lambda place: (place.file, place.line)):
        text = report.sources[place.file][place.line - 1].strip()
        parts = ", ".join(report.found[place].missing)
        found.append(f"{escape(place.file)}:{place.line} ({escape(parts)}) <code>{escape(text[:300])}</code>")
    return found


def _signal(report: Report, signal: str, places: Sequence[Place]) -> str:
    """A signal, which of its bits, and which edges never came."""
    bits = sorted({tuple(map(int, re.findall(r"\[(\d+)\]", place.name))) for place in places})
    edges = sorted({edge for place in places for edge in report.found[place].missing})
    text = ", ".join(".".join(map(str, bit)) for bit in bits[:64]) + (", ..." if len(bits) > 64 else "")
    first = places[0]
    where = f"{escape(first.file)}:{first.line}"
    return f"{where} <code>{escape(signal)}</code>: {len(bits)} bits ({escape(', '.join(edges))}) {escape(text)}"
