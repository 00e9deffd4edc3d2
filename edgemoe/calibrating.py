"""What `edgemoe calibrate` does: observes, calibrates, corrects biases, and says what each format makes of its values.

The folder holds `precision.json`, `ranges.npz`, `calibration.json` (a row per role and layer), and with bias correction
`checkpoint/`.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rich.table import Table

from accuracy.bias import correct_bias
from accuracy.calibrate import calibrate, clipped, sqnr, unsigned
from accuracy.corrected import save_corrected
from accuracy.groups import Group, widened
from accuracy.ranges import CALIBRATED, Ranges, observe, parameters
from edgemoe import evaluation
from golden.errors import EdgemoeError
from golden.files import finite, replace_files
from golden.precision import Precision, check_name, get_precision, save
from golden.weights import expected_shapes
from model import checkpoint
from model.data.source import default_cache
from model.m3vit import M3ViT, load_model
from model.runs import folder_of

PRECISION, RANGES, ROWS, CHECKPOINT = "precision.json", "ranges.npz", "calibration.json", "checkpoint"
_BIASES: Final = ("patch_bias", "attn_bias", "bias")


@dataclasses.dataclass(frozen=True)
class Settings:
    """The options, as they are named on the command line."""

    name: str
    precision: str
    title: str | None
    images: int
    method: str
    percentile: float
    layers: bool
    unsigned: bool
    widths: tuple[tuple[str, float], ...]
    clips: tuple[tuple[str, float], ...]
    bias_correction: bool
    source: str
    data: str | None
    root: Path | None
    split: str
    cache: Path | None
    out: Path
    progress: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """What a format makes of the values of a role in a layer.

    Attributes:
        role: of `golden.precision.ROLES`.
        layer: None for what is outside of layers, or for all layers together.
        format: of the result, as an ap_fixed type.
        frac: its fraction bits.
        low: the least value observed.
        high: the greatest.
        sqnr_db: signal to quantisation noise, dB; infinite without noise.
        clipped: share of the values that overflow.
    """

    role: str
    layer: int | None
    format: str
    frac: int
    low: float
    high: float
    sqnr_db: float
    clipped: float


def images_of(folder: Path, model: M3ViT, settings: Settings, count: int | None = None) -> list[NDArray[np.uint8]]:
    """The first images of the split that the settings name."""
    options = evaluation.Options(
        settings.data,
        settings.root,
        settings.split,
        count or settings.images,
        settings.cache or default_cache(),
        progress=settings.progress,
    )
    samples = evaluation.open_samples(folder, model, options)
    return [samples[at]["image"] for at in range(len(samples))]


def run(settings: Settings) -> tuple[Precision, list[Row]]:
    """Does it all and writes the folder; the precision and its rows.

    Raises:
        EdgemoeError: as `accuracy.calibrate`, or a folder with a checkpoint of another command.
    """
    start = get_precision(settings.precision)
    folder = folder_of(settings.name)
    corrected = settings.out / CHECKPOINT
    if settings.bias_correction:
        checkpoint.check_out(corrected, force=True)
    model = load_model(folder)
    images = images_of(folder, model, settings)
    origin = {"checkpoint": folder.resolve().name, "split": settings.split}
    ranges = observe(model, images, origin=origin)
    base = widened(
        unsigned(start) if settings.unsigned else start,
        {Group(role, (role,)): int(width) for role, width in settings.widths},
    )
    options: dict[str, Any] = {
        "layers": settings.layers,
        "percentile": settings.percentile,
        "clips": dict(settings.clips),
    }
    name = settings.title or f"{folder.resolve().name}-{base.name}-{settings.method}"[:100]
    precision = calibrate(base, ranges, settings.method, name=name, **options)
    check_name(precision, settings.precision)
    if settings.bias_correction:
        weights = correct_bias(model, precision, images, source=settings.source)
        ranges = Ranges({**ranges.places, **parameters(weights, expected_shapes(model.config))}, ranges.origin)
        precision = calibrate(precision, ranges, settings.method, roles=_BIASES, name=name, **options)
        what = (
            f"`{settings.precision}`, on {settings.images} images of the split {settings.split!r} (`edgemoe calibrate`)"
        )
        save_corrected(corrected, folder, model.design, weights, what, precision)
    found = list(rows(precision, ranges))
    settings.out.mkdir(parents=True, exist_ok=True)
    ranges.save(settings.out / RANGES)
    data = [finite(dataclasses.asdict(row)) for row in found]
    replace_files(settings.out, {ROWS: (json.dumps(data, indent=1) + "\n").encode()})
    save(precision, settings.out / PRECISION)
    return precision, found


def rows(precision: Precision, ranges: Ranges) -> Iterator[Row]:
    """One row per role and layer that has a format and values."""
    single = {role for roles in precision.layers.values() for role in roles}
    for role in CALIBRATED:
        places: Sequence[int | None] = ranges.layers if role in single else (None,)
        for layer in places:
            seen = ranges.of(role, layer, precision.accumulation)
            if seen is not None:
                fmt = precision.format(role, layer)
                yield Row(role, layer, str(fmt), fmt.frac, seen.low, seen.high, sqnr(seen, fmt), clipped(seen, fmt))


def table(title: str, found: Sequence[Row]) -> Table:
    """The rows, those of a role together; a role's formats differ in their fraction bits alone."""
    result = Table(title=title, caption="SQNR: of the values alone, as if exact before; clipped: share that overflows")
    for heading in ("role", "layer", "format", "fraction", "least", "greatest", "SQNR dB", "clipped %"):
        result.add_column(heading, justify="left" if heading in ("role", "format") else "right", no_wrap=True)
    last = None
    for row in found:
        if last is not None and row.role != last:
            result.add_section()
        result.add_row(
            row.role if row.role != last else "",
            "all" if row.layer is None else str(row.layer),
            row.format,
            str(row.frac),
            f"{row.low:.4g}",
            f"{row.high:.4g}",
            f"{row.sqnr_db:.1f}" if math.isfinite(row.sqnr_db) else "-",
            f"{100 * row.clipped:.2g}",
        )
        last = row.role
    return result


def next_steps(settings: Settings) -> str:
    """What to run next: against the float network as it was, not with its biases corrected."""
    what = (
        f"--tuned {settings.out / CHECKPOINT}"
        if settings.bias_correction
        else f"--precision {settings.out / PRECISION}"
    )
    return f"next: edgemoe sweep {settings.name} {what} --out {settings.out / 'sweep'}"


def check(settings: Settings) -> None:
    """Raises EdgemoeError for options that are not legal, or exclude each other, before any work is done."""
    if wrong := [f"{role}={width:g}" for role, width in settings.widths if width % 1 or not 1 <= width <= 32]:
        raise EdgemoeError(f"calibrate: --width {wrong[0]}: legal: whole bits, 1 to 32")
    if settings.source != "integer" and not settings.bias_correction:
        raise EdgemoeError("calibrate: --source says how biases are corrected; give --bias-correction too")
