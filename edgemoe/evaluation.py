"""What `edgemoe eval` does: opens checkpoints and data, measures, and makes the table, the file and the pictures.

A folder of pictures holds `panels.png`, per sample `routing_{index}.png`, `experts.png`, and `evaluation.json`, which
lists them and holds the metrics. A network without mixtures has no routing.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from rich.table import Table

from golden.errors import EdgemoeError
from golden.files import finite, read_json
from model import checkpoint, panels, routing
from model.data.catalog import get_catalog
from model.data.samples import Sample, Samples
from model.data.source import open_data
from model.delta import changes, delta_m
from model.directions import HIGHER_IS_BETTER
from model.evaluate import Scores, evaluate
from model.m3vit import M3ViT, load_model
from model.runs import folder_of, recipe_of, scores_of
from model.tasks import get_task

INDEX = "evaluation.json"
ROOMS = 512
"""Rooms to measure where neither the command line nor the recipe says how many."""


@dataclasses.dataclass(frozen=True, slots=True)
class Options:
    """Which data to measure on, and how.

    Attributes:
        data: name of the data set; None for the one of the checkpoint.
        root: its folder; the rooms need none.
        split: of the data set.
        samples: the first so many; None for as many as in the checkpoint's recipe.
        cache: where rendered rooms are kept.
        slow: also the metrics that are too slow for training.
        accelerator: "cpu" or "gpu".
        progress: show progress bars.
    """

    data: str | None = None
    root: Path | None = None
    split: str = "validation"
    samples: int | None = None
    cache: Path | None = None
    slow: bool = False
    accelerator: str = "cpu"
    progress: bool = False


def open_model(folder: Path, accelerator: str) -> M3ViT:
    """The network of a checkpoint on its device; EdgemoeError without one or if the checkpoint does not fit."""
    if accelerator == "gpu" and not torch.cuda.is_available():
        raise EdgemoeError("eval: --accelerator gpu: torch sees no GPU; give cpu, or install torch with CUDA")
    return load_model(folder).to("cuda" if accelerator == "gpu" else "cpu")


def open_samples(folder: Path, model: M3ViT, options: Options, tasks: Sequence[str] | None = None) -> Samples:
    """The data to measure `model` on.

    Args:
        folder: of the checkpoint.
        model: the checkpoint's network.
        options: which data.
        tasks: whose truth to serve; None for those of the network.

    Raises:
        EdgemoeError: the data set has other classes than the network, or lacks a task; see `open_data`.
    """
    design, config = model.design, model.config
    name = options.data or design.data
    catalog, tasks = get_catalog(name), tasks or config.tasks
    if lacking := [task for task in tasks if task not in catalog.tasks]:
        raise EdgemoeError(f"eval: data {name!r} has no truth for {', '.join(lacking)}; it has {catalog.tasks}")
    if "segmentation" in tasks and catalog.classes != get_catalog(design.data).classes:
        raise EdgemoeError(f"eval: data {name!r} has other classes than {design.data!r}, which the network knows")
    recipe = recipe_of(read_json(folder / checkpoint.CONFIG))
    count = options.samples or (recipe.get("validation_samples") if name == design.data else None)
    if count is None and name == "rooms":
        count = ROOMS
    size = (config.image_height, config.image_width)
    return open_data(
        name,
        options.split,
        count,
        size,
        tasks,
        root=options.root,
        cache=options.cache,
        progress=options.progress,
    )


def baseline_of(name: str, folder: Path, model: M3ViT, options: Options) -> dict[str, Scores]:
    """Metrics of a baseline: of a JSON file as they are, of a checkpoint measured on the data of the network.

    Args:
        name: of the baseline.
        folder: of the network's checkpoint, which decides the data.
        model: the network.
        options: which data.

    Raises:
        EdgemoeError: a file without metrics, or a checkpoint of other data or images than the network's.
    """
    if not name.endswith(".json"):
        other = open_model(folder_of(name), options.accelerator)
        ours, theirs = _input(model), _input(other)
        if ours != theirs:
            raise EdgemoeError(
                f"eval: --baseline {name} is for {theirs}, the network for {ours}; give one for the same"
            )
        samples = open_samples(folder, model, options, other.config.tasks)
        return evaluate(other, samples, slow=options.slow, progress=options.progress)
    try:
        return scores_of(read_json(Path(name)))
    except (OSError, ValueError) as error:
        legal = 'give a metrics.json, or what --json wrote: "network" holds metrics by task'
        raise EdgemoeError(f"eval: --baseline {name}: no metrics ({type(error).__name__}: {error}); {legal}") from error


def _input(model: M3ViT) -> str:
    """What a baseline must share with the network."""
    return f"data {model.design.data!r}, {model.config.image_height} x {model.config.image_width} pixels"


def change(scores: Mapping[str, Scores], baseline: Mapping[str, Scores], task: str, metric: str) -> float | None:
    """How much better than the baseline in percent; None where that has no meaning."""
    if metric not in baseline.get(task, {}):
        return None
    try:
        return changes({task: scores[task]}, {task: baseline[task]}, {task: metric})[task]
    except EdgemoeError:  # zero or not finite
        return None


def mean_change(scores: Mapping[str, Scores], baseline: Mapping[str, Scores]) -> tuple[float | None, str]:
    """Δm over all tasks of the network, and a line that says it; None, and the reason, where it has no meaning."""
    try:
        value = delta_m(scores, {task: baseline[task] for task in scores if task in baseline})
    except (ValueError, OverflowError) as error:  # zero or not finite
        return None, f"no Δm: {error}"
    if not math.isfinite(value):
        return None, "no Δm: a change is not finite"
    return value, f"Δm = {value:+.2f} % (mean change of the metrics with *)"


def table(title: str, scores: Mapping[str, Scores], baseline: Mapping[str, Scores]) -> Table:
    """One row per task and metric; the task's own metric, which counts in Δm, with a star."""
    found = Table(title=title)
    for heading in ("task", "metric", "better", "network", *(("baseline", "change / %") if baseline else ())):
        found.add_column(heading, justify="left" if heading in ("task", "metric", "better") else "right")
    for task, values in scores.items():
        for metric, value in values.items():
            star = " *" if metric == get_task(task).primary else ""
            cells = [task, metric + star, "higher" if HIGHER_IS_BETTER[metric] else "lower", _number(value)]
            if baseline:
                cells.append(_number(baseline.get(task, {}).get(metric)))
                cells.append(_number(change(scores, baseline, task, metric), "+.2f"))
            found.add_row(*cells)
        found.add_section()
    return found


def _number(value: float | None, style: str = ".4f") -> str:
    return "-" if value is None or math.isnan(value) else format(value, style)


def pictures(model: M3ViT, samples: Samples, count: int, load: routing.Choices) -> dict[str, bytes]:
    """PNG files by name, of the first `count` samples; `load` is how often each expert was chosen."""
    chosen = [samples[index] for index in range(min(count, len(samples)))]
    design, tasks = model.design, model.config.tasks
    predictions: list[Sample] = []
    with torch.inference_mode():
        for sample in chosen:
            pixels = torch.tensor(sample["image"])[None].to(model.pos_embed.device)
            maps, _ = model.forward_tasks(pixels, tasks)
            predictions.append({task: get_task(task).predict(maps[task])[0].cpu().numpy() for task in tasks})
    files = {"panels.png": panels.draw(design, chosen, predictions)}
    if load:
        for index, sample in enumerate(chosen):
            first = routing.first_choices(model, sample["image"])
            files[f"routing_{index}.png"] = routing.draw_choices(design, sample["image"], first)
        files["experts.png"] = routing.draw_shares(design, load)
    return files


def report(
    facts: Mapping[str, Any], scores: Mapping[str, Scores], baseline: Mapping[str, Scores], names: Sequence[str] = ()
) -> bytes:
    """The JSON file: facts, metrics, changes, and the other files of its folder; no number is null."""
    found: dict[str, Any] = {**facts, "network": finite(scores)}
    if baseline:
        found |= {"baseline": finite(baseline), "delta_m": mean_change(scores, baseline)[0]}
    if names:
        found["files"] = sorted(names)
    return (json.dumps(found, indent=2, allow_nan=False) + "\n").encode()
