"""The model card: README.md of a checkpoint folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.data.furniture import CLASSES
from model.evaluate import Scores, rows
from model.recipe import Recipe

_TEXT = """# {name}

M³ViT `{name}`: {height} x {width} images, {patch} x {patch} patches, {layers} layers of {dim} features, {experts}
experts (top {top_k}) in every odd layer; tasks: {tasks}. Made by:

    {command} --out {folder} --force

({seconds:.0f} s of training, {steps} steps, seed {seed}; torch {torch}.) The same command gives the same
`model.safetensors`, byte for byte, on the same machine with the same versions; `metrics.json` also holds times.

## Data

{train} training and {validation} validation scenes, rendered by `model/data/scenes.py` from disjoint seeds: rooms with
box furniture, windows, a lamp with shadows and sensor noise; exact depth. Classes: {classes}.

## Metrics

On the validation scenes, beside the best predictor that never looks at the image (fitted to the training scenes; all of
them are in `metrics.json`).

| task | metric | network | best constant | which |
|---|---|---|---|---|
{table}

## Limits

Trained on rendered boxes only, to have realistic tensors for verifying an accelerator; on photographs its predictions
mean little. Depth is in metres along the optical axis, for rooms of 3 to 7 m. The encoder's weights lie inside the
ranges of the published fixed-point formats (`model/ranges.py`).
"""


def write(
    recipe: Recipe, network: dict[str, Scores], constant: dict[str, dict[str, Scores]], run: Mapping[str, Any]
) -> str:
    """The card's text for a network that `recipe` made; `run` as saved in metrics.json."""
    config = recipe.config
    lines = [
        f"| {row['task']} | {row['metric']} | {row['network']:.4f} | {row['constant']:.4f} | {row['name']} |"
        for row in rows(network, constant)
    ]
    return _TEXT.format(
        name=config.name,
        height=config.image_height,
        width=config.image_width,
        patch=config.patch,
        layers=config.layers,
        dim=config.dim,
        experts=config.experts,
        top_k=config.top_k,
        tasks=", ".join(config.tasks),
        command=run["command"],
        folder=f"model/checkpoints/{config.name}",
        seconds=run["seconds"]["training"],
        steps=run["steps"],
        seed=recipe.seed,
        torch=run["versions"]["torch"],
        train=recipe.train_scenes,
        validation=recipe.validation_scenes,
        classes=", ".join(CLASSES),
        table="\n".join(lines),
    )
