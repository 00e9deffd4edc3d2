"""What `edgemoe search` does: states of widths become calibrated precisions, a sweep measures them, files tell of it.

The folder holds `precision.json` (the cheapest within the bound), `search.json` (every point that was measured),
`ranges.npz`, with matplotlib `search.png`, and two sweeps whose results a later run uses again: `images/`, on which the
bound holds, of every point, and `held_out/`, images that no decision saw, of the result.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from rich.table import Table

from accuracy import cluster
from accuracy.calibrate import calibrate, unsigned
from accuracy.candidate import Candidate
from accuracy.cost import Cost, cost
from accuracy.groups import Group, groups, legal_widths, widened
from accuracy.ranges import Ranges, observe
from accuracy.search import Found, Measure, Point, State, search
from accuracy.study import Study
from accuracy.sweep import check_study, sweep
from edgemoe import evaluation, progress
from golden.errors import EdgemoeError
from golden.files import replace_files
from golden.precision import Precision, get_precision, save
from model.data.samples import Sample, Samples
from model.data.source import default_cache
from model.directions import PRIMARY
from model.m3vit import M3ViT, load_model
from model.runs import folder_of

SURE: Final = 0.9
"""Confidence of the intervals: whose low end 95 % of all sets of images exceed."""
BOOTSTRAP: Final = 1000
"""Sets of images, where intervals are looked at."""
PRECISION, TRACE, RANGES, PICTURE = "precision.json", "search.json", "ranges.npz", "search.png"
IMAGES, HELD_OUT = "images", "held_out"
"""Folders of the two sweeps."""


@dataclasses.dataclass(frozen=True)
class Settings:
    """The options, as they are named on the command line; `max_loss` in percent."""

    command: str
    name: str
    max_loss: float
    images: int
    held_out: int
    widths: tuple[int, ...]
    precision: str
    method: str
    unsigned: bool
    sure: bool
    calibration_images: int
    data: str | None
    root: Path | None
    split: str
    cache: Path | None
    out: Path
    workers: int | None
    scheduler: str | None
    shard: int
    seed: int
    batch: int
    progress: bool

    def options(self, split: str, count: int) -> evaluation.Options:
        """Which images."""
        cache = self.cache or default_cache()
        return evaluation.Options(self.data, self.root, split, count, cache, progress=self.progress)


class Part:
    """Some samples of a data set, one after another."""

    def __init__(self, samples: Samples, first: int, count: int) -> None:
        """`count` of `samples` from `first` on."""
        self._samples, self._first, self._count = samples, first, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> Sample:
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._samples[self._first + index]


class Searcher:
    """Measures states of one network.

    Attributes:
        groups: those that have more than one width, or at least one.
        widths: of each, widest first.
    """

    def __init__(self, settings: Settings, folder: Path, model: M3ViT, ranges: Ranges) -> None:
        """A searcher of `model` in `folder`."""
        self.settings, self.config, self.ranges = settings, model.config, ranges
        start = get_precision(settings.precision)
        self.start = unsigned(start) if settings.unsigned else start
        self.groups: tuple[Group, ...] = groups(model.config)
        self.widths = [legal_widths(group, self.start, settings.widths) for group in self.groups]
        if none := [group.name for group, widths in zip(self.groups, self.widths, strict=True) if not widths]:
            raise EdgemoeError(f"search: --widths: none is legal for {', '.join(none)}; add wider ones, such as 12")
        self.base = self.cost(tuple(one[0] for one in self.widths))
        samples = evaluation.open_samples(
            folder, model, settings.options(settings.split, settings.images + settings.held_out)
        )
        self._study = Study(
            folder,
            Part(samples, 0, settings.images),
            data=settings.data or model.design.data,
            split=settings.split,
            shard=settings.shard,
            every=max(1, settings.images // 8),
            seed=settings.seed,
            bootstrap=BOOTSTRAP if settings.sure else 1,  # without, no decision looks at intervals
            confidence=SURE,
            command=settings.command,
        )
        others = Part(samples, settings.images, settings.held_out)
        self._held_out = (
            dataclasses.replace(self._study, samples=others, bootstrap=BOOTSTRAP) if others else self._study
        )
        self._last = f"layers.{model.config.layers - 1}.residual_out"

    def check(self) -> None:
        """Raises EdgemoeError if a folder of results is of another study: before the search, not after it."""
        check_study(self._study, self.settings.out / IMAGES)
        if self.settings.held_out:
            check_study(self._held_out, self.settings.out / HELD_OUT)

    def precision(self, state: State, name: str = "") -> Precision:
        """The precision of a state, calibrated."""
        found = widened(self.start, dict(zip(self.groups, state, strict=True)))
        label = name or "s" + "-".join(map(str, state))
        return calibrate(found, self.ranges, self.settings.method, name=label)

    def cost(self, state: State) -> Cost:
        """What a state costs."""
        return cost(widened(self.start, dict(zip(self.groups, state, strict=True))), self.config)

    def price(self, state: State) -> float:
        """The same in one number: 1 for the widest state."""
        return self.cost(state).relative(self.base)

    def measure(self, states: Sequence[State], workers: cluster.Cluster, held_out: bool = False) -> list[Measure]:
        """Measures states on the images of the search, or on the others."""
        study, folder = (self._held_out, HELD_OUT) if held_out else (self._study, IMAGES)
        summary = sweep(study, self._rows(states), self.settings.out / folder, workers)
        return [self._measure(row, held_out) for row in summary["rows"]]

    def summarise(self, states: Sequence[State], workers: cluster.Cluster) -> None:
        """The summary of states that were measured, in place of that of the last few."""
        study = dataclasses.replace(self._study, bootstrap=BOOTSTRAP)
        sweep(study, self._rows(states), self.settings.out / IMAGES, workers)

    def _rows(self, states: Sequence[State]) -> list[Candidate]:
        return [
            Candidate(one.name, one, calibration=self.settings.method, group="search")
            for one in map(self.precision, states)
        ]

    def _measure(self, row: dict[str, Any], held_out: bool) -> Measure:
        """Loss and noise of a row: the worst task's; a change that does not exist counts as infinite loss."""
        primary = {task: values[PRIMARY[task]] for task, values in row["metrics"].items()}
        bounds = [values["change_low" if self.settings.sure else "change"] for values in primary.values()]
        known = [math.inf if change is None else -change for change in bounds]
        ratios = [values.get(self._last) for values in row["sqnr_db"].values()]
        noise = max(0.0 if ratio is None else 10 ** (-ratio / 10) for ratio in ratios)
        names = ("change", "change_low", "change_high") if self._study.bootstrap > 1 or held_out else ("change",)
        detail = {name: {task: values[name] for task, values in primary.items()} for name in names}
        return Measure(max(known), noise, detail)


def run(settings: Settings) -> tuple[Searcher, Found, Measure | None]:
    """Searches, checks the result on other images, and writes the folder."""
    folder = folder_of(settings.name)
    model = load_model(folder)
    seen = evaluation.open_samples(folder, model, settings.options("train", settings.calibration_images))
    ranges = observe(
        model, [seen[at]["image"] for at in range(len(seen))], origin={"checkpoint": folder.resolve().name}
    )
    searcher = Searcher(settings, folder, model, ranges)
    searcher.check()
    with contextlib.ExitStack() as stack:
        workers = stack.enter_context(cluster.opened(settings.workers, settings.scheduler))
        bar = stack.enter_context(progress.bar())
        task = bar.add_task("search", total=None, visible=settings.progress)

        def evaluate(states: Sequence[State]) -> list[Measure]:
            found = searcher.measure(states, workers)
            bar.update(task, advance=len(states))
            return found

        found = search(searcher.widths, evaluate, searcher.price, settings.max_loss, batch=settings.batch)
        searcher.summarise([point.state for point in found.points], workers)
        held_out = searcher.measure([found.best.state], workers, held_out=True)[0] if settings.held_out else None
    _write(searcher, found, held_out)
    return searcher, found, held_out


def _write(searcher: Searcher, found: Found, held_out: Measure | None) -> None:
    settings = searcher.settings
    files = {TRACE: (json.dumps(report(searcher, found, held_out), indent=1, allow_nan=False) + "\n").encode()}
    with contextlib.suppress(ImportError):
        files[PICTURE] = picture(searcher, found)
    replace_files(settings.out, files)
    searcher.ranges.save(settings.out / RANGES)
    name = f"{searcher.config.name}-search-{settings.max_loss:g}"
    save(searcher.precision(found.best.state, name), settings.out / PRECISION)


def report(searcher: Searcher, found: Found, held_out: Measure | None) -> dict[str, Any]:
    """What was measured, as JSON types."""
    settings = searcher.settings
    pareto = {point.state for point in found.pareto}
    return {
        "schema": 1,
        "command": settings.command,
        "config": searcher.config.name,
        "max_loss": settings.max_loss,
        "images": settings.images,
        "start": searcher.start.name,
        "groups": [dataclasses.asdict(group) for group in searcher.groups],
        "best": _point(searcher, found.best, pareto),
        "held_out": _measure(held_out, settings.held_out) if held_out else None,
        "points": [_point(searcher, point, pareto) for point in found.points],
    }


def _point(searcher: Searcher, point: Point, pareto: set[State]) -> dict[str, Any]:
    names = [group.name for group in searcher.groups]
    return {
        "widths": dict(zip(names, point.state, strict=True)),
        "price": point.price,
        "cost": dataclasses.asdict(searcher.cost(point.state)),
        "stage": point.stage,
        "pareto": point.state in pareto,
        **_measure(point.measure),
    }


def _measure(measure: Measure, images: int | None = None) -> dict[str, Any]:
    loss = measure.loss if math.isfinite(measure.loss) else None
    return {"loss": loss, "noise": measure.noise, **measure.detail, **({"images": images} if images else {})}


_COLOURS: Final = {"start": "#000000", "sensitivity": "#56b4e9", "bisection": "#e69f00", "greedy": "#0072b2"}
"""Okabe and Ito's, which colour-blind readers tell apart; shapes differ too."""
_MARKS: Final = {"start": "s", "sensitivity": ".", "bisection": "^", "greedy": "o"}


def picture(searcher: Searcher, found: Found) -> bytes:
    """Cost and loss of every point, as PNG; ImportError without matplotlib."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - an extra

    figure = Figure(figsize=(6.4, 4.0), layout="constrained")
    axes = figure.subplots()
    for stage, colour in _COLOURS.items():
        points = [point for point in found.points if point.stage == stage and math.isfinite(point.measure.loss)]
        place = [point.price for point in points], [point.measure.loss for point in points]
        axes.plot(*place, _MARKS[stage], color=colour, label=stage, linestyle="none")
    line = [point for point in found.pareto if math.isfinite(point.measure.loss)]
    axes.plot([p.price for p in line], [p.measure.loss for p in line], "-", color="#999999", zorder=0, label="Pareto")
    axes.axhline(searcher.settings.max_loss, color="#d55e00", linestyle="--", label="bound")
    best = found.best
    axes.plot([best.price], [best.measure.loss], "*", color="#d55e00", markersize=14, label="result")
    losses = [point.measure.loss for point in found.points if math.isfinite(point.measure.loss)]
    axes.set(xlabel="cost, relative to the widest", ylabel="loss of the worst task, %")
    axes.set_ylim(min(losses) - 0.2, min(max(losses), 6 * max(searcher.settings.max_loss, 0.2)) + 0.2)
    axes.legend(fontsize=8)
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=150, metadata={"Software": None})
    return out.getvalue()


def table(searcher: Searcher, found: Found) -> Table:
    """The width of every group: of the result, and the narrowest that alone holds the bound."""
    best, start = found.best, tuple(one[0] for one in searcher.widths)
    inside = {point.state for point in found.points if point.measure.loss <= searcher.settings.max_loss}
    result = Table(title=f"{searcher.settings.name}: at most {searcher.settings.max_loss:g} % loss")
    for heading in ("group", "width", "alone", "of"):
        result.add_column(heading, justify="left" if heading == "group" else "right", no_wrap=True)
    for at, group in enumerate(searcher.groups):
        alone = [width for width in searcher.widths[at] if (*start[:at], width, *start[at + 1 :]) in inside]
        widths = ", ".join(map(str, searcher.widths[at]))
        result.add_row(group.name, str(best.state[at]), str(min(alone)), widths)
    return result


def verdict(searcher: Searcher, found: Found, held_out: Measure | None) -> list[str]:
    """The result in words."""
    best, base = searcher.cost(found.best.state), searcher.base
    moved, before = best.weight_bits + best.activation_bits, base.weight_bits + base.activation_bits
    lines = [
        f"{len(found.points)} states measured; the result loses {found.best.measure.loss:.2f} % "
        f"on {searcher.settings.images} images",
        f"bits moved {moved / before:.0%}, DSP {best.dsp / base.dsp:.0%}, product bits "
        f"{best.product_bits / base.product_bits:.0%} of the widest formats",
    ]
    if held_out is not None:
        lines.append(f"held out, {searcher.settings.held_out} other images: {_changes(held_out)}")
    return lines


def _changes(measure: Measure) -> str:
    """The change of every task, with its interval."""
    found = []
    for task, change in measure.detail["change"].items():
        low, high = (measure.detail[f"change_{end}"][task] for end in ("low", "high"))
        if None not in (change, low, high):
            found.append(f"{task} {change:+.2f} % ({low:+.2f} to {high:+.2f})")
    return ", ".join(found)
