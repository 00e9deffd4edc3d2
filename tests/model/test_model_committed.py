"""The checkpoints that come with the package are what their cards say."""

import json

import numpy as np
import pytest
import torch

from golden.config import get_config
from golden.network import Encoder
from golden.precision import get_precision
from golden.reference import network as reference
from model import card, checkpoint, evaluate
from model.data.dataset import open_rooms
from model.m3vit import load_model
from model.ranges import limits
from model.recipe import Recipe, load_recipe
from vectors.picture import photograph

NAMES = {"micro": 900_000, "edge_moe": 40_000_000}
"""Checkpoints, and the most bytes that each may have."""


@pytest.mark.parametrize("name", NAMES)
def test_small_and_in_range(name: str) -> None:
    folder = checkpoint.named(name)
    assert sum(path.stat().st_size for path in folder.iterdir()) < NAMES[name]
    config, weights = checkpoint.load_weights(folder)
    assert config == get_config(name)
    for parameter, value in weights.items():
        bounds = limits(parameter)
        if bounds is not None:
            assert bounds[0] <= value.min(), parameter
            assert value.max() <= bounds[1], parameter


def test_ranges_are_the_published_ones() -> None:
    assert limits("layers.0.qkv.weight") == (-2.0, 2 - 2.0**-14)
    assert limits("patch_embed.weight") == (-0.5, 0.5 - 2.0**-16)
    assert limits("layers.0.proj.bias") == (-64.0, 64 - 2.0**-9)
    assert limits("layers.1.moe.b1") == limits("layers.0.norm1.weight") == (-16.0, 16 - 2.0**-11)
    assert limits("layers.1.moe.gate.depth.weight") == limits("layers.1.moe.w1") == limits("layers.0.qkv.weight")


@pytest.mark.parametrize("name", NAMES)
def test_card_is_the_one_of_its_metrics(name: str) -> None:
    folder = checkpoint.named(name)
    metrics = json.loads((folder / "metrics.json").read_text())
    recipe = Recipe.from_dict(json.loads((folder / "config.json").read_text())["recipe"])
    text = (folder / "README.md").read_text()
    assert text == card.write(recipe, metrics["network"], metrics["constant"], metrics["run"])
    assert recipe == load_recipe(name)
    assert metrics["run"]["command"] == f"edgemoe train --config {name}"


@pytest.mark.parametrize(("name", "scenes", "share"), [("micro", 96, 0.87), ("edge_moe", 24, 0.8)])
def test_beats_the_constants_again(name: str, scenes: int, share: float) -> None:
    """On the first scenes of the validation split, the metrics are near those of the whole split."""
    stated = json.loads((checkpoint.named(name) / "metrics.json").read_text())
    config = get_config(name)
    validation = open_rooms("validation", scenes, config.image_height, config.image_width, config.tasks)
    found = evaluate.evaluate(load_model(checkpoint.named(name)), validation)
    for row in evaluate.rows(found, stated["constant"]):
        assert row["better"], row
    best = {task: list(constants.values()) for task, constants in stated["constant"].items()}
    assert found["segmentation"]["miou"] > 2 * max(scores["miou"] for scores in best["segmentation"])
    assert found["depth"]["rmse"] < share * min(scores["rmse"] for scores in best["depth"])
    for task, scores in stated["network"].items():
        for metric, value in scores.items():
            assert found[task][metric] == pytest.approx(value, rel=0.15), (task, metric)


@pytest.mark.parametrize(("name", "scenes"), [("micro", 16), ("edge_moe", 8)])
def test_uses_every_expert(name: str, scenes: int) -> None:
    config = get_config(name)
    rooms = open_rooms("validation", scenes, config.image_height, config.image_width, ())
    model = load_model(checkpoint.named(name))
    counts = torch.zeros(config.layers, config.experts)  # over both tasks: a task may leave an expert to the other
    for task in config.tasks:
        chosen: dict[str, torch.Tensor] = {}
        with torch.inference_mode():
            model.encode(torch.from_numpy(rooms.arrays["image"]), task, chosen.__setitem__)
        for layer in filter(config.is_moe, range(config.layers)):
            once = torch.bincount(chosen[f"layers.{layer}.chosen"].flatten(), minlength=config.experts)
            assert name != "micro" or once.min() > 0.02 * once.sum(), (task, layer, once)
            counts[layer] += once
    assert (counts[1::2].min(dim=1).values > 0.2 * counts[1::2].mean(dim=1)).all(), counts


def test_golden_runs_edge_moe_at_the_published_precision() -> None:
    config, weights = checkpoint.load_weights(checkpoint.named("edge_moe"))
    image = photograph(config)
    trace = Encoder(config, get_precision("edge_moe_nearest"), weights).run(image, "depth")
    wide = {name: value.astype(np.float64) for name, value in weights.items()}
    real = dict(reference(wide, config, "depth", image.transpose(2, 0, 1) / 256))
    final = f"layers.{config.layers - 1}.residual_out"
    error = trace[final].real - real[final]
    # Errors of 16-bit weights are near -75 dB until a router meets a near tie and sends a token to another expert.
    assert 10 * np.log10((real[final] ** 2).mean() / (error**2).mean()) > 12
    early = "layers.0.residual_out"
    assert 10 * np.log10((real[early] ** 2).mean() / ((trace[early].real - real[early]) ** 2).mean()) > 60
