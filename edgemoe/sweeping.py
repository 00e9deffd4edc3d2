"""What `edgemoe sweep` does: rows from options, images, calibration, the run, and the tables at its end."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.table import Table

from accuracy import cluster
from accuracy.candidate import Candidate
from accuracy.corrected import BIAS, corrected
from accuracy.grid import CALIBRATIONS, NONE, Choices, calibrated, grid, labelled, widths
from accuracy.presets import preset
from accuracy.ranges import observe
from accuracy.store import WEIGHTS
from accuracy.study import Study
from accuracy.sweep import check_labels, check_study, sweep
from edgemoe import evaluation, progress
from golden.errors import EdgemoeError
from golden.precision import get_precision
from model import checkpoint
from model.data.samples import Sample, Samples
from model.data.source import default_cache
from model.directions import PRIMARY
from model.m3vit import load_model
from model.runs import folder_of


@dataclasses.dataclass(frozen=True)
class Settings:
    """The options, as they are named on the command line."""

    command: str
    name: str
    images: int
    data: str | None
    root: Path | None
    split: str
    cache: Path | None
    names: tuple[str, ...]
    tuned: tuple[Path, ...]
    weights: tuple[int, ...]
    activations: tuple[int, ...]
    preset: str | None
    rounding: tuple[str, ...]
    overflow: tuple[str, ...]
    accumulation: str | None
    exp_table_bits: tuple[int, ...]
    gelu_step_bits: tuple[int, ...]
    weight_scale: tuple[str, ...]
    calibrate: tuple[str, ...]
    calibration_images: int
    bias_correction: bool
    fake: bool
    out: Path
    resume: bool
    workers: int | None
    scheduler: str | None
    shard: int
    detail: int
    seed: int
    bootstrap: int
    progress: bool

    def choices(self) -> Choices:
        """What to vary."""
        sums = {None: (), "both": ("floor_each", "exact")}.get(self.accumulation, (str(self.accumulation),))
        tables = {"exp_table_bits": self.exp_table_bits, "gelu_step_bits": self.gelu_step_bits}
        return Choices(self.rounding, self.overflow, sums, weight_scale=self.weight_scale, **tables)


def candidates(settings: Settings) -> tuple[list[Candidate], list[Candidate]]:
    """The rows of the grid, and those of the preset and with weights of their own, before calibration.

    Raises:
        EdgemoeError: there is none, two would have one label, or an option is not legal.
    """
    if wrong := [method for method in settings.calibrate if method not in CALIBRATIONS]:
        raise EdgemoeError(f"sweep: --calibrate {wrong[0]!r} is not one of {', '.join(CALIBRATIONS)}")
    names = [*settings.names, *widths(settings.weights, settings.activations)]
    found = grid(names, settings.choices(), "grid")
    ready = [*(preset(settings.preset) if settings.preset else []), *map(_tuned, settings.tuned)]
    if not names and settings.choices() != Choices():
        raise EdgemoeError("sweep: modes and sizes change neither a preset nor --tuned; give --precision, or no modes")
    calibrations = {*settings.calibrate, *(row.calibration for row in ready)}
    if settings.bias_correction and calibrations <= {NONE}:
        raise EdgemoeError("sweep: --bias-correction corrects rows that are calibrated; give --calibrate mse")
    if not found and not ready:
        raise EdgemoeError("sweep: no precision; give --precision, --weights with --activations, --preset or --tuned")
    check_labels(_labels(found, ready, settings))
    return found, ready


def _labels(found: Sequence[Candidate], ready: Sequence[Candidate], settings: Settings) -> list[str]:
    """The labels that rows will have once they are calibrated and corrected."""
    pairs = [(row, method) for row in found for method in settings.calibrate or (NONE,)]
    pairs += [(row, row.calibration) for row in ready]
    biased = [f"{labelled(row, method)}{BIAS}" for row, method in pairs if method != NONE]
    return [labelled(row, method) for row, method in pairs] + (biased if settings.bias_correction else [])


def _tuned(folder: Path) -> Candidate:
    """The row of a checkpoint that was made for a precision."""
    file = folder / checkpoint.PRECISION
    if not file.is_file():
        raise EdgemoeError(f"sweep: --tuned {folder} has no {checkpoint.PRECISION}; give a folder of edgemoe finetune")
    precision = get_precision(str(file))
    return Candidate(f"{precision.name}-{folder.resolve().name}", precision, weights=folder, group="tuned")


def run(settings: Settings) -> dict[str, Any]:
    """Measures; the summary, see `accuracy.results`."""
    rows, ready = candidates(settings)
    folder = folder_of(settings.name)
    model = load_model(folder)
    cache = settings.cache or default_cache()
    chosen = evaluation.Options(
        settings.data, settings.root, settings.split, settings.images, cache, progress=settings.progress
    )
    study = Study(
        folder,
        evaluation.open_samples(folder, model, chosen),
        data=settings.data or model.design.data,
        split=settings.split,
        shard=settings.shard,
        every=settings.detail,
        seed=settings.seed,
        bootstrap=settings.bootstrap,
        fake=settings.fake,
        command=settings.command,
    )
    methods = settings.calibrate or (NONE,)
    ranges, images = None, list[NDArray[np.uint8]]()
    if {*methods, *(row.calibration for row in ready)} != {NONE}:
        check_study(study, settings.out)
        seen = dataclasses.replace(chosen, split="train", samples=settings.calibration_images)
        images = [sample["image"] for sample in _all(evaluation.open_samples(folder, model, seen))]
        ranges = observe(model, images)
    rows = [*calibrated(rows, methods, ranges), *calibrated(ready, (NONE,), ranges)]
    if settings.bias_correction:
        rows = corrected(rows, folder, images, settings.out / WEIGHTS)
    with cluster.opened(settings.workers, settings.scheduler) as workers, progress.bar(left=True) as bar:
        task = bar.add_task("sweep", total=None, visible=settings.progress)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        return sweep(study, rows, settings.out, workers, resume=settings.resume, report=report)


def _all(samples: Samples) -> list[Sample]:
    return [samples[at] for at in range(len(samples))]


def tables(summary: dict[str, Any]) -> list[Table]:
    """One table per group of rows: per task its own metric and the change against float, with their intervals.

    Then the mean share of the tokens whose experts are float's, the worst SQNR of all intermediates, and the share of
    the values that overflowed.
    """
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in summary["rows"]:
        groups.setdefault(row["group"], []).append(row)
    data = summary["data"]
    title = f"{summary['checkpoint']['name']}: {data['name']}, {data['split']}, {data['samples']} images"
    return [_table(f"{title}; {group}" if len(groups) > 1 else title, summary, rows) for group, rows in groups.items()]


def _table(title: str, summary: dict[str, Any], rows: Sequence[dict[str, Any]]) -> Table:
    tasks = list(summary["float"])
    fake = any(row["fake"] for row in rows)
    caption = f"below each value: {100 * summary['confidence']:g} % interval, bootstrap over images"
    found = Table(title=title, caption=caption, box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    found.add_column("precision", overflow="fold", min_width=10)
    for task in tasks:
        for heading in (f"{task}\n{PRIMARY[task]}", "change\n%", *(["fake"] if fake else [])):
            found.add_column(heading, justify="right", no_wrap=True)
    for heading in ("top-k\n%", "SQNR\ndB", "over\n%"):
        found.add_column(heading, justify="right", no_wrap=True)
    found.add_row("float", *_cells(summary["float"], None, fake), "", "", "")
    found.add_section()
    for row in rows:
        found.add_row(row["label"], *_cells(row["metrics"], row["fake"], fake), *_details(row))
    return found


def _cells(metrics: dict[str, Any], fakes: dict[str, Any] | None, fake: bool) -> list[str]:
    """The primary metric of each task, its change, and that of fake quantisation."""
    cells = []
    for task, values in metrics.items():
        primary = values[PRIMARY[task]]
        cells.append(_interval(primary, "", ".3f"))
        cells.append(_interval(primary, "change", "+.1f") if "change" in primary else "")
        if fake:
            cells.append(_number(fakes[task][PRIMARY[task]], ".4f") if fakes else "")
    return cells


def _interval(values: dict[str, Any], name: str, style: str) -> str:
    prefix = f"{name}_" if name else ""
    low, high = (_number(values[f"{prefix}{end}"], style) for end in ("low", "high"))
    return f"{_number(values[name or 'value'], style)}\n{low} {high}"


def _details(row: dict[str, Any]) -> list[str]:
    """Agreement of the experts (mean), the worst SQNR, the share of overflows."""
    shares = [share for layers in row["topk_agreement"].values() for share in layers.values()]
    worst = [value for values in row["sqnr_db"].values() for value in values.values() if value is not None]
    counts = [sum(one[kind] for one in row["overflow"].values()) for kind in ("overflowed", "values")]
    return [
        _number(100 * math.fsum(shares) / len(shares) if shares else None, ".1f"),
        _number(min(worst, default=None), ".1f"),
        _number(100 * counts[0] / counts[1] if counts[1] else None, ".2g"),
    ]


def _number(value: float | None, style: str) -> str:
    return "-" if value is None or not math.isfinite(value) else format(value, style)
