"""Tables of what other commands wrote: co-simulation, claims, resources."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Final

from edgemoe.report.blocks import Block, Cell, Table
from edgemoe.report.node import Node, read
from edgemoe.report.tables import count, named
from edgemoe.report.words import Line
from golden.claims import DIFFERS, EQUAL, OPEN

_COSIM: Final = "make it again with `edgemoe cosim`"
_CLAIMS: Final = "make it again with `edgemoe claims --json FILE`"
_RESOURCES: Final = "make it again with `edgemoe resources --json FILE`"
_CELLS: Final = (
    ("lut", "LUT"),
    ("memory_lut", "of it memory"),
    ("ff", "FF"),
    ("dsp", "DSP"),
    ("bram", "BRAM"),
    ("uram", "URAM"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Evidence:
    """A file: its path, what it says in a line, and what is shown of it."""

    path: Path
    line: Line
    blocks: tuple[Block, ...]


def cosim(path: Path, name: str) -> Evidence:
    """The cosim.json of `edgemoe cosim`; raises EdgemoeError where it is none."""
    root = read(path, _COSIM)
    rows, totals = [], dict.fromkeys(("words", "mismatches", "failed"), 0)
    for node in root["kernels"].elements():
        names = ("cases", "runs", "words", "cycles", "ideal", "mismatches", "failed")
        counts = {name: node[name].integer(0) for name in names}
        totals = {name: total + counts[name] for name, total in totals.items()}
        cells = [Cell(node["config"].text()), named(node["kernel"].text())]
        cells += [count(counts[key]) for key in ("cases", "runs", "words", "cycles", "ideal")]
        cells.append(count(counts["ideal"] / counts["cycles"] if counts["cycles"] else None, ".2%"))
        cells += [dataclasses.replace(count(counts[key]), bad=counts[key] > 0) for key in ("mismatches", "failed")]
        rows.append(cells)
    if not rows:
        raise root["kernels"].error("one kernel or more")
    simulator, clock = root["simulator"].text(), root["clock_ps"].integer(1)
    caption = (
        f"Generated Verilog in {simulator}, {clock} ps clock target, against the golden model's vectors, word for "
        "word. Cycles and ideal: one undisturbed run of the largest case; words and mismatches: all runs."
    )
    head = ("config", "kernel", "cases", "runs", "words", "cycles", "ideal", "efficiency", "mismatches", "failed runs")
    silent = sum(node["words"].integer(0) == 0 for node in root["runs"].elements())
    wrong = {"mismatches": totals["mismatches"], "failed runs": totals["failed"], "runs that compared nothing": silent}
    verdict = ", ".join(f"{many:,} {what}" for what, many in wrong.items() if many) or "no mismatch"
    line = Line("Co-simulation", f"{len(rows)} kernels in {simulator}, {totals['words']:,} words compared, {verdict}.")
    return Evidence(path, line, (Table(f"{name}-table", caption, head, rows),))


def claims(path: Path, name: str) -> Evidence:
    """What `edgemoe claims --json` wrote; raises EdgemoeError where it is not that."""
    root = read(path, _CLAIMS)
    config = root["config"]["name"].text()
    rows, verdicts = [], []
    for node in root["claims"].elements():
        parts = {
            key: node[key].text() for key in ("source", "claim", "published", "computed", "how", "verdict", "because")
        }
        if parts["verdict"] not in (EQUAL, DIFFERS, OPEN):
            raise node["verdict"].error(f"one of {EQUAL}, {DIFFERS}, {OPEN}")
        verdicts.append(parts["verdict"])
        last = (Cell(parts["verdict"], bad=parts["verdict"] == DIFFERS), Cell(parts["because"]))
        rows.append(
            [
                Cell(parts["source"]),
                named(parts["claim"]),
                *(Cell(parts[key]) for key in ("published", "computed", "how")),
                *last,
            ]
        )
    if not rows:
        raise root["claims"].error("one claim or more")
    words = {EQUAL: "equal", DIFFERS: "differ", OPEN: OPEN}
    tally = ", ".join(f"{verdicts.count(one)} {word}" for one, word in words.items() if one in verdicts)
    caption = f"The papers' claims beside what is computed or measured here, config {config}: {tally}."
    head = ("source", "claim", "published", "here", "how", "verdict", "because")
    table = Table(f"{name}-table", caption, head, rows)
    return Evidence(path, Line("Claims of the papers", f"Config {config}: {tally}."), (table,))


def resources(path: Path, name: str) -> Evidence:
    """What `edgemoe resources --json` wrote; raises EdgemoeError where it is not that."""
    root = read(path, _RESOURCES)
    config, precision = root["config"].text(), root["precision"].text()
    rows = []
    for kernel, node in root["kernels"].items():
        cells = [named(kernel), count(node["stages"].integer(0))]
        cells += [_cell(node["unit"], key) for key, _ in _CELLS]
        rows.append([*cells, Cell("with its RAMs")])
    if not rows:
        raise root["kernels"].error("one kernel or more")
    total = ""
    if "layer" in root.dict():
        layer = root["layer"]
        rows.append(
            [named("one layer (sum)"), count(None), *(_cell(layer, key) for key, _ in _CELLS), Cell("sum of its units")]
        )
        total = f" One layer's units: {layer['lut'].number(0):,.0f} LUT, {layer['dsp'].number(0):,.0f} DSP."
    for node in root["published"].elements():
        cells = [_cell(node, key) if key in node.dict() else count(None) for key, _ in _CELLS]
        rows.append([named(node["design"].text()), count(None), *cells, Cell(node["source"].text())])
    caption = (
        f"Cells of UltraScale+ by yosys, config {config}, precision {precision}, {root['clock_ps'].integer(1)} ps "
        "clock target; BRAM in blocks of 36 Kb. Published designs are whole accelerators, ours are sums of parts."
    )
    head = ("kernel or design", "stages", *(title for _, title in _CELLS), "source")
    table = Table(f"{name}-table", caption, head, rows)
    kernels = len(root["kernels"].dict())
    return Evidence(path, Line("Resources", f"{kernels} kernels, {config} at {precision}.{total}"), (table,))


def _cell(node: Node, key: str) -> Cell:
    value = node[key].number(0)
    return count(value, ",.1f" if value % 1 else ",.0f")
