"""Fine-tuning at a precision: it mends what the formats broke, repeats itself, and writes all or nothing."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from torch.nn import functional as F  # noqa: N812

from edgemoe.commands.finetune import finetune as command
from golden.errors import EdgemoeError
from golden.network import Encoder
from golden.precision import Precision, get_precision, save
from model import checkpoint, finetune
from model.data.dataset import open_rooms
from model.evaluate import evaluate
from model.finetune import Aim, FineTuner
from model.m3vit import load_model
from model.quantized import Quantized
from model.run import Sources
from model.train import Machine, fit
from tests.model.training_recipe import QUIET, tiny

TASKS = ("segmentation", "depth")


def coarse() -> Precision:
    """So coarse that a network suffers: 3 bits of weights."""
    w4a8 = get_precision("w4a8")
    return w4a8.replace("coarse", {"weight": dataclasses.replace(w4a8.formats["weight"], width=3, frac=2)})


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint trained for a second."""
    size = {"image_height": 32, "image_width": 64, "dim": 32, "heads": 2, "mlp_hidden": 48, "expert_hidden": 24}
    recipe = tiny(epochs=10, flip=0.0, dimensions=size)
    rooms = open_rooms("train", 32, 32, 64, TASKS)
    learner = fit(recipe, rooms, QUIET)
    folder = tmp_path_factory.mktemp("trained") / "tiny"
    tensors = {name: value.numpy() for name, value in learner.model.state_dict().items()}
    fields = dataclasses.asdict(recipe)
    checkpoint.save(folder, recipe.design, tensors, recipe=fields, metrics={"network": {}}, card="")
    return folder


@pytest.mark.parametrize("teach", [0.0, 1.0])
def test_it_mends_what_the_formats_broke(teach: float) -> None:
    folder, aim = checkpoint.named("micro"), Aim(coarse(), teach)
    start = load_model(folder)
    recipe = finetune.recipe_for(folder, train_samples=16, batch=8, epochs=4, learning_rate=2e-3, threads=1)
    rooms = open_rooms("train", 16, 64, 128, TASKS)
    learner = fit(recipe, rooms, QUIET, make=lambda recipe, steps: FineTuner(recipe, steps, start, aim))
    assert isinstance(learner, FineTuner)
    assert learner.quantized.model is learner.model
    batch = {name: torch.from_numpy(value) for name, value in rooms.arrays.items()}
    found = []
    for network in (start, Quantized(start, aim.precision), learner.quantized):
        with torch.no_grad():
            maps, _ = network.eval().forward_tasks(batch["image"], TASKS)
        found.append({task: float(loss(maps[task], batch[task])) for task, loss in learner.loss_of.items()})
    real, before, after = found
    for task in TASKS:
        assert before[task] > 1.2 * real[task], task
        assert after[task] < before[task] - 0.3 * (before[task] - real[task]), task
    assert all(parameter.grad is None for parameter in start.parameters())  # the teacher did not learn


def test_distance_to_the_teacher() -> None:
    torch.manual_seed(0)
    ours, theirs = torch.randn(2, 2, 5, 4, 6, dtype=torch.float64).unbind()
    p, q = (F.softmax(each, dim=1) for each in (theirs, ours))
    expected = (p * (p / q).log()).sum(dim=1).mean()
    assert finetune.distance("segmentation", ours, theirs).item() == pytest.approx(expected.item(), rel=1e-5)
    assert finetune.distance("depth", ours, theirs).item() == pytest.approx(
        (ours - theirs).abs().mean().item(), rel=1e-5
    )
    assert finetune.distance("segmentation", ours, ours + 3).item() == pytest.approx(0, abs=1e-6)


def options(tmp_path: Path, trained: Path, precision: str) -> list[str]:
    given = {"precision": precision, "cache": tmp_path / "cache", "train-samples": 16, "batch": 8, "threads": 1}
    flat = [text for name, value in given.items() for text in (f"--{name}", str(value))]
    return [str(trained), *flat, "--no-progress"]


def run(*arguments: str) -> Any:  # noqa: ANN401
    return CliRunner().invoke(command, arguments)


def test_command_makes_a_checkpoint_and_repeats_itself(trained: Path, tmp_path: Path) -> None:
    save(coarse(), tmp_path / "mine.json")
    given = options(tmp_path, trained, str(tmp_path / "mine.json"))
    for name in ("one", "two"):
        done = run(*given, "--out", str(tmp_path / name), "--seed", "5")
        assert done.exception is None, done.output
    assert "miou *" in done.output
    assert "before" in done.output
    one, two = tmp_path / "one", tmp_path / "two"
    assert {path.name for path in one.iterdir()} == {*checkpoint.FILES, checkpoint.PRECISION}
    for name in (checkpoint.WEIGHTS, checkpoint.CONFIG, checkpoint.PRECISION):
        assert (one / name).read_bytes() == (two / name).read_bytes(), name
    assert (one / checkpoint.WEIGHTS).read_bytes() != (trained / checkpoint.WEIGHTS).read_bytes()
    precision = get_precision(one / checkpoint.PRECISION)
    assert precision == coarse()
    metrics = json.loads((one / checkpoint.METRICS).read_text())
    samples = open_rooms("validation", 8, 32, 64, TASKS)
    tuned = load_model(one)
    assert metrics["network"] == evaluate(tuned, samples)
    assert metrics["integers"]["after"] == evaluate(Quantized(tuned, precision), samples)
    assert metrics["integers"]["before"] == evaluate(Quantized(load_model(trained), precision), samples)
    assert metrics["integers"]["start"] == evaluate(load_model(trained), samples)
    assert metrics["run"]["steps"] == 2
    assert metrics["run"]["command"] in (one / checkpoint.CARD).read_text()
    config, weights = checkpoint.load_weights(one)  # what golden computes with them
    image = samples.arrays["image"][0]
    with torch.no_grad():
        tokens = Quantized(tuned, precision).encode_tasks(torch.from_numpy(image)[None], ("depth",))[0][0][0]
    trace = Encoder(config, precision, weights).run(image, "depth")
    assert np.array_equal(tokens, trace[f"layers.{config.layers - 1}.residual_out"].real)
    again = run(*given, "--out", str(one))
    assert "is not empty" in str(again.exception)
    again = run(*given, "--out", str(one), "--force", "--epochs", "2")
    assert again.exception is None, again.output
    assert json.loads((one / checkpoint.METRICS).read_text())["run"]["steps"] == 4


def test_an_interrupted_run_leaves_nothing(trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*arguments: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(finetune, "constants", stop)  # all but the saving is done
    out = tmp_path / "out"
    done = run(*options(tmp_path, trained, "w8a8"), "--out", str(out))
    assert isinstance(done.exception, SystemExit)  # click's word for Ctrl-C
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


def test_what_is_refused(trained: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    for arguments, match in (
        (options(tmp_path, trained, "w3a8"), "weight_width=3"),
        (options(tmp_path, trained, "nowhere.json"), "does not exist"),
        (options(tmp_path, tmp_path / "none", "w8a8"), "unknown"),
        ([*options(tmp_path, trained, "w8a8"), "--batch", "64"], "train_samples=16 is below batch=64"),
        ([*options(tmp_path, trained, "w8a8"), "--learning-rate", "0"], "learning-rate"),
    ):
        done = run(*arguments, "--out", out)
        assert done.exit_code != 0
        assert match in str(done.exception) + done.output, arguments
    bare = tmp_path / "bare"
    bare.mkdir()
    for path in trained.iterdir():
        (bare / path.name).write_bytes(path.read_bytes())
    config = json.loads((bare / checkpoint.CONFIG).read_text())
    (bare / checkpoint.CONFIG).write_text(json.dumps({**config, "recipe": {}}))
    done = run(*options(tmp_path, bare, "w8a8"), "--out", out)
    assert isinstance(done.exception, EdgemoeError)
    assert "holds no recipe" in str(done.exception)
    with pytest.raises(EdgemoeError, match="the recipe is for another network"):
        finetune.finetune(
            trained,
            tiny(decoder=[8, 8, 4]),
            Aim(coarse()),
            tmp_path / "out",
            command="",
            machine=Machine(progress=False),
            sources=Sources(cache=tmp_path / "cache"),
        )
    assert not (tmp_path / "out").exists()
