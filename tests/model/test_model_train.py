"""Recipes, a tiny training run, the command line, and the committed checkpoint."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from click.testing import CliRunner

from edgemoe.commands.train import train as command
from golden.config import get_config
from golden.errors import EdgemoeError
from model import card, checkpoint, evaluate
from model.data.dataset import render_split
from model.m3vit import load_model
from model.ranges import limits
from model.recipe import Recipe, load_recipe
from model.tasks import TASKS, get_task
from model.train import Learner, fit

MICRO = checkpoint.named("micro")


def tiny(**changes: Any) -> Recipe:  # noqa: ANN401
    small = {"train_scenes": 32, "epochs": 12, "batch": 8, "threads": 1, "learning_rate": 4e-3}
    return dataclasses.replace(load_recipe("micro"), **{**small, **changes})


def test_training_lowers_the_loss_and_repeats_itself() -> None:
    scenes = render_split("train", 32, 64, 128)
    learner = fit(tiny(), scenes, progress=False)
    losses = learner.losses
    assert len(losses) == 48
    assert 0 < np.mean(losses[-4:]) < 0.6 * np.mean(losses[:4])
    assert not learner.model.training
    untrained = evaluate.evaluate(Learner(tiny(), 1).model, scenes)
    trained = evaluate.evaluate(learner.model, scenes)
    assert trained["segmentation"]["accuracy"] > untrained["segmentation"]["accuracy"] + 0.1
    assert trained["depth"]["rmse"] < 0.8 * untrained["depth"]["rmse"]
    one, again, other = (fit(tiny(epochs=1, seed=seed), scenes, progress=False).model for seed in (1, 1, 2))
    states = [{name: value.numpy().tobytes() for name, value in m.state_dict().items()} for m in (one, again, other)]
    assert states[0] == states[1]
    assert states[0] != states[2]
    assert not torch.are_deterministic_algorithms_enabled()  # settings are given back


def test_training_clamps_to_the_published_formats() -> None:
    learner = Learner(tiny(), 10)
    with torch.no_grad():
        for parameter in learner.model.parameters():
            parameter.fill_(1e6)
    learner.on_train_batch_end()
    for name, value in learner.model.named_parameters():
        bounds = limits(name)
        assert float(value.detach().max()) == (1e6 if bounds is None else bounds[1])


def test_losses_are_smallest_for_the_truth() -> None:
    label = torch.randint(0, 8, (2, 4, 6), generator=torch.Generator().manual_seed(0))
    raw = 20.0 * torch.nn.functional.one_hot(label, 8).permute(0, 3, 1, 2)
    segmentation, depth = get_task("segmentation"), get_task("depth")
    assert float(segmentation.loss(raw, label)) < 1e-6
    assert float(segmentation.loss(raw, (label + 1) % 8)) > 1
    assert torch.equal(segmentation.predict(raw), label)
    metres = torch.rand(2, 4, 6) + 1
    assert (
        float(depth.loss(metres.log()[:, None], metres)) < 1e-6 < float(depth.loss(metres.log()[:, None], metres * 2))
    )
    torch.testing.assert_close(depth.predict(metres.log()[:, None]), metres)


def test_metrics_by_hand() -> None:
    metric = get_task("segmentation").metrics()
    metric.update(torch.tensor([[[0, 0, 1, 1]]]), torch.tensor([[[0, 1, 1, 1]]]))
    found = {name: float(value) for name, value in metric.compute().items()}
    assert found == pytest.approx({"miou": (1 / 2 + 2 / 3) / 2, "accuracy": 3 / 4})
    metric = get_task("depth").metrics()
    metric.update(torch.tensor([[[1.0, 4.0]]]), torch.tensor([[[2.0, 4.0]]]))
    found = {name: float(value) for name, value in metric.compute().items()}
    assert found == pytest.approx({"rmse": 0.5**0.5, "abs_rel": 0.25})


def test_constant_predictors_by_hand() -> None:
    truth = torch.tensor([[[1, 2]], [[1, 3]], [[1, 3]]])
    found = TASKS["segmentation"].constants(truth)
    assert [value.tolist() for value in found.values()] == [[[1, 1]], [[1, 3]]]
    found = TASKS["depth"].constants(torch.tensor([[[1.0, 2.0]], [[1.0, 3.0]], [[4.0, 7.0]]]))
    assert [value.tolist() for value in found.values()] == [[[3.0, 3.0]], [[2.0, 2.0]], [[2.0, 4.0]], [[1.0, 3.0]]]


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"epoch": 3}, r"unknown keys \['epoch'\]"),
        ({"epochs": "3"}, "epochs='3' is not a positive integer"),
        ({"batch": 0}, "batch=0"),
        ({"seed": -1}, "seed=-1"),
        ({"seed": 2**32}, "seed=4294967296"),
        ({"learning_rate": float("nan")}, "learning_rate=nan"),
        ({"learning_rate": "fast"}, "learning_rate='fast'"),
        ({"warmup": 1}, "warmup=1"),
        ({"task_weights": {"depth": 1.0}}, "each of segmentation, depth"),
        ({"task_weights": {"depth": 1.0, "segmentation": -1}}, "not all positive"),
        ({"model": "macro"}, "'macro' is unknown; legal: micro"),
    ],
)
def test_wrong_recipes(change: dict[str, Any], match: str) -> None:
    with pytest.raises(EdgemoeError, match=match):
        load_recipe("micro", **change)


def test_a_loss_that_explodes_stops_training() -> None:
    with pytest.raises(EdgemoeError, match=r"not finite; lower learning_rate=1e\+30"):
        fit(tiny(learning_rate=1e30, clip=1e30), render_split("train", 32, 64, 128), progress=False)


def test_missing_keys_and_too_few_scenes() -> None:
    with pytest.raises(EdgemoeError, match=r"missing keys \['model'"):
        Recipe.from_dict({"seed": 0})
    with pytest.raises(EdgemoeError, match="train_scenes=4 is below batch=8"):
        fit(tiny(), render_split("train", 4, 64, 128), progress=False)


def run(*arguments: str) -> Any:  # noqa: ANN401
    return CliRunner().invoke(command, arguments)


def test_command_refuses_early(tmp_path: Path) -> None:
    failed = run("--config", "mikro")
    assert isinstance(failed.exception, EdgemoeError)
    assert "legal: micro" in str(failed.exception)
    (tmp_path / "notes.txt").write_text("mine")
    for force in ([], ["--force"]):
        failed = run("--config", "micro", "--out", str(tmp_path), *force)
        assert isinstance(failed.exception, EdgemoeError)
        assert str(tmp_path) in str(failed.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_command_from_recipe_to_checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = tiny(validation_scenes=8, epochs=1)
    monkeypatch.setattr(
        "model.recipe.load_recipe", lambda name, **given: dataclasses.replace(small, seed=given["seed"])
    )
    done = run("--config", "micro", "--seed", "7", "--out", str(tmp_path / "out"), "--no-progress")
    assert done.exception is None, done.output
    assert "miou" in done.output
    assert "abs_rel" in done.output
    config, weights = checkpoint.load_weights(tmp_path / "out")
    assert config == get_config("micro")
    metrics = json.loads((tmp_path / "out" / "metrics.json").read_text())
    assert metrics["run"]["command"] == "edgemoe train --config micro --seed 7"
    assert metrics["run"]["steps"] == 4
    assert set(metrics["network"]) == set(metrics["constant"]) == {"segmentation", "depth"}
    recipe = json.loads((tmp_path / "out" / "config.json").read_text())["recipe"]
    assert Recipe.from_dict(recipe).seed == 7
    assert "edgemoe train --config micro --seed 7" in (tmp_path / "out" / "README.md").read_text()
    again = fit(dataclasses.replace(small, seed=7), render_split("train", 32, 64, 128), progress=False).model
    assert all(np.array_equal(weights[name], value.numpy()) for name, value in again.state_dict().items())


def test_committed_checkpoint_is_small_and_in_range() -> None:
    assert sum(path.stat().st_size for path in MICRO.iterdir()) < 900_000
    config, weights = checkpoint.load_weights(MICRO)
    assert config == get_config("micro")
    for name, value in weights.items():
        bounds = limits(name)
        if bounds is not None:
            assert bounds[0] <= value.min(), name
            assert value.max() <= bounds[1], name
    assert limits("layers.0.qkv.weight") == (-2.0, 2 - 2.0**-14)
    assert limits("patch_embed.weight") == (-0.5, 0.5 - 2.0**-16)
    assert limits("layers.0.proj.bias") == (-64.0, 64 - 2.0**-9)
    assert limits("layers.1.moe.b1") == limits("layers.0.norm1.weight") == (-16.0, 16 - 2.0**-11)
    assert limits("layers.1.moe.gate.depth.weight") == limits("layers.1.moe.w1") == limits("layers.0.qkv.weight")


def test_committed_card_is_the_one_of_its_metrics() -> None:
    metrics = json.loads((MICRO / "metrics.json").read_text())
    recipe = Recipe.from_dict(json.loads((MICRO / "config.json").read_text())["recipe"])
    text = (MICRO / "README.md").read_text()
    assert text == card.write(recipe, metrics["network"], metrics["constant"], metrics["run"])
    assert recipe == load_recipe("micro")
    assert metrics["run"]["command"] == "edgemoe train --config micro"


def test_committed_checkpoint_beats_the_constants_again() -> None:
    stated = json.loads((MICRO / "metrics.json").read_text())
    found = evaluate.evaluate(load_model(MICRO), render_split("validation", 96, 64, 128))
    for row in evaluate.rows(found, stated["constant"]):
        assert row["better"], row
    assert found["segmentation"]["miou"] > 1.5 * max(c["miou"] for c in stated["constant"]["segmentation"].values())
    assert found["depth"]["rmse"] < 0.8 * min(c["rmse"] for c in stated["constant"]["depth"].values())
    for task, scores in stated["network"].items():
        for name, value in scores.items():
            assert found[task][name] == pytest.approx(value, rel=0.15), (task, name)


def test_committed_checkpoint_uses_every_expert() -> None:
    scenes = render_split("validation", 16, 64, 128)
    model = load_model(MICRO)
    for task in model.config.tasks:
        chosen: dict[str, torch.Tensor] = {}
        with torch.inference_mode():
            model.encode(torch.from_numpy(scenes.image), task, chosen.__setitem__)
        for layer in (1, 3):
            share = torch.bincount(chosen[f"layers.{layer}.chosen"].flatten(), minlength=4) / (16 * 129 * 2)
            assert share.min() > 0.02, (task, layer, share)
