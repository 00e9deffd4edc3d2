"""From files to the page: what `edgemoe report` does."""

from __future__ import annotations

import csv
import dataclasses
import io
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from edgemoe.report import evidence, heat, page, pareto, plots, searched, sweep, tables, words
from edgemoe.report.blocks import Block, Chart, Download, Missing, Section, Text
from edgemoe.report.series import Series, chosen, split
from edgemoe.report.sweep import Row, Sweep
from golden.errors import EdgemoeError
from model.directions import PRIMARY

TITLE: Final = "Edge-MoE in fixed point: accuracy, cost and proof"
_KINDS: Final[tuple[tuple[str, str, str, Callable[[Path, str], evidence.Evidence]], ...]] = (
    ("search", "Search", "edgemoe search CHECKPOINT --out DIR", searched.search),
    ("cosim", "Co-simulation", "edgemoe cosim --report-dir DIR", evidence.cosim),
    ("claims", "Claims of the papers", "edgemoe claims --json FILE", evidence.claims),
    ("resources", "Resources", "edgemoe resources --json FILE", evidence.resources),
)
_SWEEP: Final = "edgemoe sweep CHECKPOINT --out DIR"
_MISSING: Final = {
    "search": "No search was given.",
    "cosim": "No co-simulation was given.",
    "claims": "No claims were given.",
    "resources": "No resources were given.",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Inputs:
    """What the page is made from.

    Attributes:
        sweeps: summaries or folders that hold one; one or more.
        search: search.json files, or folders that hold one.
        cosim: cosim.json files.
        claims: files of `edgemoe claims --json`.
        resources: files of `edgemoe resources --json`.
        labels: rows to look at closely; chosen where none are named.
        limit: of the loss, percent.
        predictions: images to draw predictions of.
        checkpoint: folder of the network; None for the one of the sweep's name.
        cache: where rendered rooms are kept.
    """

    sweeps: tuple[Path, ...]
    search: tuple[Path, ...] = ()
    cosim: tuple[Path, ...] = ()
    claims: tuple[Path, ...] = ()
    resources: tuple[Path, ...] = ()
    labels: tuple[str, ...] = ()
    limit: float = 1.0
    predictions: int = 0
    checkpoint: Path | None = None
    cache: Path | None = None


def build(inputs: Inputs, out: Path) -> bytes:
    """The page's bytes.

    Args:
        inputs: what it is made from.
        out: where it will lie, for relative links; not written here.

    Raises:
        EdgemoeError: a file is not what it should be, or no sweep has a row of the given label.
    """
    if not 0 < inputs.limit <= 100:
        raise EdgemoeError(f"report: max_loss={inputs.limit:g} %; legal: above 0, up to 100")
    measured = [sweep.load(path) for path in inputs.sweeps]
    known = {row.label for one in measured for row in one.rows}
    if unknown := [label for label in inputs.labels if label not in known]:
        raise EdgemoeError(f"report: no row {', '.join(map(repr, unknown))}; legal: {', '.join(sorted(known))}")
    summary: list[words.Line] = []
    sections: list[Section] = []
    files: list[Download] = []
    for one, name in zip(measured, _names([f"sweep-{one.config}" for one in measured]), strict=True):
        lines, rest = split(one)
        summary += words.summary(one, lines, inputs.limit)
        sections.append(_sweep(one, lines, rest, name, inputs))
        files.append(_original(one.path, f"{name}.json", f"sweep of {one.config}", out))
        files.append(page.download(f"{name}.csv", _csv(one), f"every metric of the sweep of {one.config}"))
    for kind, title, command, reader in _KINDS:
        paths: tuple[Path, ...] = getattr(inputs, kind)
        names = _names([kind] * len(paths))
        found = [reader(path, name) for path, name in zip(paths, names, strict=True)]
        summary += [one.line for one in found]
        blocks = [block for one in found for block in one.blocks]
        sections.append(Section(kind, title, blocks or [Missing(_MISSING[kind], command)]))
        files += [
            _original(one.path, f"{name}.json", title.lower(), out) for one, name in zip(found, names, strict=True)
        ]
    return page.render(TITLE, _subtitle(measured), summary, sections, files)


def _sweep(one: Sweep, lines: Sequence[Series], rest: dict[str, tuple[Row, ...]], name: str, inputs: Inputs) -> Section:
    """The section of a sweep."""
    close = chosen(one, inputs.labels, inputs.limit)
    parts = [
        Section(f"{name}--accuracy", "Accuracy against bits", list(_accuracy(one, lines, rest, name, inputs.limit))),
        Section(f"{name}--fake", "Integer engine and fake quantisation", _fake(one, name)),
        Section(f"{name}--cost", "Cost and loss", _cost(one, name, inputs.limit)),
        Section(f"{name}--sqnr", "Signal to quantisation noise", _sqnr(one, close, name)),
        Section(f"{name}--predictions", "Predictions", _predictions(one, close, name, inputs)),
        Section(f"{name}--routing", "Choice of experts", _agreement(one, name)),
        Section(f"{name}--overflow", "Overflow", [tables.overflow(one, f"{name}--overflow-table")]),
    ]
    facts = (
        f"Network {one.config}, checkpoint {one.checkpoint}; {words.images(one.images)} of {one.data['name']} "
        f"({one.data['split']}). Metrics are of the integer engine, whose integers are those of the RTL, with the "
        f"float decoders. Intervals: {100 * one.confidence:g} %, bootstrap over images, {one.bootstrap:,} resamples, "
        f"seed {one.seed}; changes against float are resampled in pairs. Made by:"
    )
    return Section(name, f"Sweep of {one.config}", [Text(facts, words.shell(one.command))], parts)


def _accuracy(
    one: Sweep, lines: Sequence[Series], rest: dict[str, tuple[Row, ...]], name: str, limit: float
) -> Iterator[Block]:
    n, level = f"n = {words.images(one.images)}", f"{100 * one.confidence:g} %"
    for task in one.tasks if lines else ():
        metric = words.METRICS[PRIMARY[task]]
        caption = (
            f"{task}: {metric} of the integer engine against width (above) and its change against float, better "
            f"upwards (below; linear within ±{limit:g} %, logarithmic beyond), {n}; bars: {level} intervals. Solid: "
            f"float, its interval in grey; dashed: {limit:g} % lost. Hollow marks are off the scale."
        )
        yield Chart(plots.accuracy(one, lines, task, limit, f"{name}--bits-{task}"), caption)
    if lines:
        yield tables.breaks(one, lines, limit, f"{name}--breaks")
    if rest:
        caption = (
            f"Change of each task's metric against float where more than a width differs, by group, {n}; bars: "
            f"{level} intervals of paired resamples. Solid: no change; dashed: {limit:g} % lost. Linear within "
            f"±{limit:g} %, logarithmic beyond."
        )
        yield Chart(plots.variants(one, rest, limit, f"{name}--variants"), caption)
    yield tables.accuracy(one, limit, f"{name}--accuracy-table")


def _fake(one: Sweep, name: str) -> list[Block]:
    table = tables.fake(one, f"{name}--fake-table")
    return [table] if table else [Missing("The sweep has no metrics under fake quantisation.", f"{_SWEEP} --fake")]


def _cost(one: Sweep, name: str, limit: float) -> list[Block]:
    if not pareto.counted(one):
        return [Missing("The sweep has no costs.", _SWEEP)]
    caption = (
        "Loss of the task that loses most against bits moved (left) and against DSP slices times cycles (right), for "
        f"one image and task; n = {words.images(one.images)}. Dotted: precisions that nothing beats; named where "
        f"there is room. Solid: float; dashed: {limit:g} %. The loss is linear within ±{limit:g} % and logarithmic "
        "beyond. Lower left is better."
    )
    return [Chart(pareto.pareto(one, limit, f"{name}--pareto"), caption), tables.cheapest(one, limit, f"{name}--front")]


def _sqnr(one: Sweep, rows: Sequence[Row], name: str) -> list[Block]:
    found = heat.sqnr(one, rows, f"{name}--sqnr-table")
    return [found] if found else [Missing("The sweep has no noise of intermediates.", _SWEEP)]


def _agreement(one: Sweep, name: str) -> list[Block]:
    table = heat.agreement(one, f"{name}--routing-table")
    return [table] if table else [Text("No layer of this network chooses experts, or their choice was not measured.")]


def _predictions(one: Sweep, rows: Sequence[Row], name: str, inputs: Inputs) -> Sequence[Block]:
    if not inputs.predictions:
        return [Missing("No predictions were drawn.", "edgemoe report --predictions 2")]
    from edgemoe.report import predictions  # noqa: PLC0415 - torch

    drawn = predictions.draw(one, rows, inputs.predictions, inputs.checkpoint, inputs.cache, f"{name}--images")
    if own := [row.label for row in rows if row.weights is not None]:
        return [Text(f"Not drawn, as it has weights of its own: {', '.join(own)}."), *drawn]
    return drawn


def _subtitle(measured: Sequence[Sweep]) -> str:
    rows = sum(len(one.rows) for one in measured)
    images = ", ".join(f"{words.images(one.images)} for {one.config}" for one in measured)
    return f"{rows} precisions of the integer engine against the float network: {images}."


def _names(names: Sequence[str]) -> list[str]:
    """Ids for names: letters, digits and single hyphens, each once."""
    found: list[str] = []
    for name in names:
        plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        tries = (plain if number == 1 else f"{plain}-{number}" for number in range(1, len(names) + 2))
        found.append(next(one for one in tries if one not in found))
    return found


def _original(path: Path, name: str, what: str, out: Path) -> Download:
    link = quote(Path(os.path.relpath(path.resolve(), out.resolve().parent)).as_posix())
    return page.download(name, path.read_bytes(), what, link)


def _csv(one: Sweep) -> bytes:
    """One line per row, task and metric."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    scores = ("value", "low", "high", "change", "change_low", "change_high")
    writer.writerow(
        ["precision", "group", "calibration", "weight_bits", "activation_bits", "task", "metric", *scores, "fake"]
    )
    start: tuple[object, ...]
    for label, metrics, fake, start in (
        ("float", one.reference, None, ("", "", 32, 32)),
        *(
            (row.label, row.metrics, row.fake, (row.group, row.calibration, row.weight_bits, row.activation_bits))
            for row in one.rows
        ),
    ):
        for task, of in metrics.items():
            for metric, score in of.items():
                other = (fake or {}).get(task, {}).get(metric)
                writer.writerow([label, *start, task, metric, *dataclasses.astuple(score), other])
    return text.getvalue().encode()
