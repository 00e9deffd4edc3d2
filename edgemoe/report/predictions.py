"""Pictures of predictions: truth, float network, integer engine with the same decoders, and where they differ."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from matplotlib import colormaps
from matplotlib.colors import to_hex
from numpy.typing import NDArray
from PIL import Image

from edgemoe.evaluation import Options, open_samples
from edgemoe.report.blocks import Picture, Pictures, Scale
from edgemoe.report.sweep import Row, Sweep
from golden.errors import EdgemoeError
from golden.network import Encoder
from golden.precision import Precision
from model import checkpoint, panels
from model.data.samples import Sample
from model.m3vit import M3ViT, load_model
from model.runs import folder_of
from model.tasks import get_task

_SWATCH: Final = 9
_FULL: Final = {"depth": 0.5, "normals": 30.0, "edges": 0.5, "saliency": 0.5}
"""Differences that are drawn black: metres, degrees, probabilities."""
_UNITS: Final = {"depth": " m", "normals": "°"}
_CLASSES: Final = ("segmentation", "human_parts")

Shown = dict[str, NDArray[Any]]
"""Predictions by task."""


def draw(
    sweep: Sweep, rows: Sequence[Row], count: int, folder: Path | None, cache: Path | None, name: str
) -> list[Pictures]:
    """A table of pictures per image: a row per task; the image, its truth, float, and two columns per precision.

    Args:
        sweep: says which checkpoint and data.
        rows: the precisions.
        count: how many images, the first ones of the data.
        folder: of the checkpoint; None for the one that comes with the package under the sweep's name.
        cache: where rendered rooms are kept.
        name: id of the first table, which its number joins.

    Raises:
        EdgemoeError: the checkpoint is not the sweep's, or the data cannot be opened.
    """
    folder = folder or folder_of(sweep.checkpoint)
    _check(sweep, folder)
    model = load_model(folder)
    options = Options(data=sweep.data["name"], split=sweep.data["split"], samples=count, cache=cache)
    samples = open_samples(folder, model, options, sweep.tasks)
    chosen = [samples[index] for index in range(min(count, len(samples)))]
    config, weights = checkpoint.load_weights(folder)
    mine = [row for row in rows if row.weights is None]  # the others' checkpoints are not here
    engines = {row.label: Encoder(config, Precision.from_dict(row.precision), weights) for row in mine}
    span = _span(chosen) if "depth" in sweep.tasks else (0.0, 1.0)
    return [_room(model, engines, sweep, sample, span, f"{name}-{at + 1}") for at, sample in enumerate(chosen)]


def _check(sweep: Sweep, folder: Path) -> None:
    """Raises EdgemoeError if a file of the checkpoint is not the one that was measured."""
    for file, digest in sweep.sha256.items():
        path = folder / file
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise EdgemoeError(
                f"report: {path} is not the file that {sweep.path} measured; give its checkpoint with --checkpoint, "
                "or sweep again"
            )


def _room(
    model: M3ViT, engines: Mapping[str, Encoder], sweep: Sweep, sample: Sample, span: tuple[float, float], name: str
) -> Pictures:
    classes = {task: panels.classes_shown(model.design, task) for task in sweep.tasks}
    paint: Callable[[str, NDArray[Any]], str] = lambda task, values: _uri(  # noqa: E731
        panels.colours(task, values, len(classes[task]), span)
    )
    reference = _float(model, sample, sweep.tasks)
    found = {label: _integer(model, engine, sample, sweep.tasks) for label, engine in engines.items()}
    rows = []
    for task in sweep.tasks:
        line: list[Picture | None] = [
            Picture(_uri(sample["image"]), "the image") if task == sweep.tasks[0] else None,
            Picture(paint(task, sample[task]), f"{task}: truth"),
            Picture(paint(task, reference[task]), f"{task}: prediction of the float network"),
        ]
        for label, shown in found.items():
            share, note = difference(task, reference[task], shown[task])
            line.append(Picture(paint(task, shown[task]), f"{task}: prediction of the integer engine at {label}"))
            line.append(
                Picture(_uri(255 - np.repeat(share[..., None], 3, axis=2)), f"{task}: where {label} differs", note)
            )
        rows.append((task, line))
    heads = [part for label in engines for part in (f"integer, {label}", "differs from float")]
    full = ", ".join(f"{_FULL[task]:g}{_UNITS.get(task, '')} of {task}" for task in sweep.tasks if task in _FULL)
    black = [*(["another class"] if set(_CLASSES) & set(sweep.tasks) else []), *([f"{full} or more"] if full else [])]
    return Pictures(
        name,
        f"{sweep.config}, {sweep.data['name']} ({sweep.data['split']}), image {name.rsplit('-', 1)[1]}. Differences "
        f"are against the float network: black is {', '.join(black)}.",
        ("task", "image", "truth", "float", *heads),
        rows,
        [(task, _swatches(names)) for task, names in classes.items() if names],
        [("depth", _metres(span))] if "depth" in sweep.tasks else [],
    )


def _float(model: M3ViT, sample: Sample, tasks: tuple[str, ...]) -> Shown:
    with torch.inference_mode():
        maps, _ = model.forward_tasks(torch.tensor(sample["image"])[None], tasks)
        return {task: get_task(task).predict(maps[task])[0].numpy() for task in tasks}


def _integer(model: M3ViT, engine: Encoder, sample: Sample, tasks: tuple[str, ...]) -> Shown:
    found = {}
    for task in tasks:
        *_, (_, tokens) = engine.stream(sample["image"], task)
        with torch.inference_mode():
            maps = model.heads[task](torch.from_numpy(tokens.real[None].astype(np.float32)))
            found[task] = get_task(task).predict(maps)[0].numpy()
    return found


def difference(task: str, ours: NDArray[Any], other: NDArray[Any]) -> tuple[NDArray[np.uint8], str]:
    """How far two predictions are apart, 0 to 255 (H, W), and their mean distance in words."""
    if task in _CLASSES:
        wrong = ours != other
        return np.where(wrong, 255, 0).astype(np.uint8), f"{100 * wrong.mean():.1f} % of pixels"
    if task == "normals":
        apart = np.degrees(np.arccos(np.clip((ours * other).sum(axis=2), -1, 1)))
    else:
        apart = np.abs(ours.astype(np.float64) - other)
    apart = np.nan_to_num(apart, nan=np.inf)
    share = np.clip(apart / _FULL[task], 0, 1)
    return (255 * share).round().astype(np.uint8), f"{apart.mean():.2g}{_UNITS.get(task, '')} mean"


def _uri(picture: NDArray[np.uint8]) -> str:
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture)).save(buffer, "PNG")
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def _swatches(names: Sequence[str]) -> list[tuple[str, str]]:
    colours = panels.palette(len(names))
    return [(to_hex(tuple(colour / 255)), name) for colour, name in zip(colours, names, strict=True)]


def _metres(span: tuple[float, float]) -> Scale:
    colours = tuple(to_hex(colormaps["cividis"](step / (_SWATCH - 1))) for step in range(_SWATCH))
    return Scale(f"{span[0]:.1f} m", f"{span[1]:.1f} m", colours)


def _span(samples: Sequence[Sample]) -> tuple[float, float]:
    return panels.depth_span([sample["depth"] for sample in samples])
