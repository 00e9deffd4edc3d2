"""The model card: README.md of a checkpoint folder."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from model.data.catalog import get_catalog
from model.evaluate import Scores, rows
from model.layout import expected_shapes
from model.recipe import Recipe

_TEXT = """# {name}

M³ViT `{name}`: {height} x {width} images, {patch} x {patch} patches, {layers} layers of {dim} features; {odd}. Tasks:
{tasks}. Decoders of {decoder} channels. {count:,} parameters, stored as {stored}. Made by:

    {command}

({seconds:.0f} s of training since the last start, {steps} steps, seed {seed}; torch {torch}.) {repeatable}
`config.json` holds the whole recipe, `metrics.json` also the times.

## Data

{data}

## Metrics

On {validation} validation samples, beside the best predictor that never looks at the image (fitted to training
samples; all of them are in `metrics.json`).

| task | metric | network | best constant | which |
|---|---|---|---|---|
{table}

## Limits

{limits} Depth is in metres along the optical axis. The encoder's weights {lie} inside the ranges of the published
fixed-point formats (`model/ranges.py`).
"""

_REPEATABLE = """The same command gives the same `model.safetensors`, byte
for byte, on the same machine with the same versions."""

_ROOMS = """Rendered rooms (`model/data/`), {train} for training, from seeds of their own: furniture, windows, people,
textures, a lamp with shadows and sensor noise; every label is exact. Classes: {classes}."""


def _data(recipe: Recipe) -> str:
    classes = ", ".join(get_catalog(recipe.data).classes)
    if recipe.data == "rooms":
        return _ROOMS.format(train=recipe.train_samples, classes=classes)
    return f"The data set `{recipe.data}`, {recipe.train_samples or 'all'} training samples. Classes: {classes}."


def _odd_layers(recipe: Recipe) -> str:
    config = recipe.config
    if recipe.feed_forward == "dense":
        return "dense layers only (a baseline)"
    return f"{config.experts} experts (top {config.top_k}, {recipe.router} router) in every odd layer"


def write(
    recipe: Recipe, network: dict[str, Scores], constant: dict[str, dict[str, Scores]], run: Mapping[str, Any]
) -> str:
    """The card's text for a network that `recipe` made; `run` as saved in metrics.json."""
    config = recipe.config
    lines = [
        f"| {row['task']} | {row['metric']} | {row['network']:.4f} | {row['constant']:.4f} | {row['name']} |"
        for row in rows(network, constant)
    ]
    rooms = "Trained on rendered rooms only: on photographs its predictions mean little."
    return _TEXT.format(
        name=config.name,
        height=config.image_height,
        width=config.image_width,
        patch=config.patch,
        layers=config.layers,
        dim=config.dim,
        odd=_odd_layers(recipe),
        tasks=", ".join(config.tasks),
        decoder=", ".join(map(str, recipe.decoder)),
        count=sum(math.prod(shape) for shape in expected_shapes(recipe.design).values()),
        stored=recipe.stored,
        command=run["command"],
        seconds=run["seconds"]["training"],
        repeatable=_REPEATABLE if run.get("repeatable", True) else "The same command gives other weights each time.",
        steps=run["steps"],
        seed=recipe.seed,
        torch=run["versions"]["torch"],
        data=_data(recipe),
        validation=recipe.validation_samples or "all",
        table="\n".join(lines),
        limits=rooms if recipe.data == "rooms" else "Trained on this data set only.",
        lie="lie" if recipe.in_range else "need not lie",
    )
