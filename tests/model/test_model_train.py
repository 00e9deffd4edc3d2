"""A small training run: it learns, repeats itself, survives kill -9, and shares its batches over processes."""

import dataclasses
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import yaml
from click.testing import CliRunner
from safetensors.numpy import load_file

from edgemoe.commands.train import train as command
from golden.errors import EdgemoeError
from model import checkpoint, evaluate, training_state
from model.data.dataset import Rooms, open_rooms
from model.data.samples import TASKS
from model.learner import Learner
from model.m3vit import load_model
from model.recipe import Recipe
from model.train import fit
from model.training_state import Setup
from tests.model.training_recipe import QUIET, tiny

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def rooms() -> Rooms:
    return open_rooms("train", 32, 32, 64, TASKS)


def weights(learner: Learner) -> dict[str, bytes]:
    return {name: value.numpy().tobytes() for name, value in learner.model.state_dict().items()}


def test_training_lowers_every_loss(rooms: Rooms) -> None:
    recipe = tiny(task_weights=dict.fromkeys(TASKS, 1.0), epochs=12, flip=0.0)
    learner = fit(recipe, rooms, QUIET)
    assert not learner.model.training
    assert len(learner.losses) == 48
    assert 0 < np.mean(learner.losses[-4:]) < 0.8 * np.mean(learner.losses[:4])
    fresh = Learner(recipe, 1).model.eval()
    batch = {name: torch.from_numpy(value) for name, value in rooms.arrays.items()}
    with torch.no_grad():
        before, after = (model.forward_tasks(batch["image"], TASKS)[0] for model in (fresh, learner.model))
    for task, loss in learner.loss_of.items():
        assert loss(after[task], batch[task]) < 0.97 * loss(before[task], batch[task]), task


def test_same_seed_same_bytes(rooms: Rooms) -> None:
    one, again, other = (weights(fit(tiny(epochs=1, seed=seed), rooms, QUIET)) for seed in (1, 1, 2))
    assert one == again
    assert one != other
    assert not torch.are_deterministic_algorithms_enabled()  # settings are given back


class _Stop(Exception):  # noqa: N818
    """Ends a run."""


def stopped_after(epoch: int, recipe: Recipe, rooms: Rooms, out: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state of a run that died at the end of `epoch`."""
    keep = training_state.KeepState.on_train_epoch_end

    def once(self: training_state.KeepState, trainer: Any, module: Any) -> None:  # noqa: ANN401
        keep(self, trainer, module)
        if trainer.current_epoch == epoch:
            raise _Stop

    with monkeypatch.context() as patched, pytest.raises(_Stop):
        patched.setattr(training_state.KeepState, "on_train_epoch_end", once)
        fit(recipe, rooms, QUIET, out)
    state = training_state.begin(out, Setup(recipe), resume=True, force=False)
    assert state is not None
    return state


@pytest.mark.parametrize("epoch", [0, 2])
@pytest.mark.parametrize(
    "changes",
    [
        {"schedule": "one_cycle", "ema": 0.9, "scale": 1.5, "color": 0.2},
        {"schedule": "poly", "optimizer": "sgd", "clip": 0.0, "router": "task_conditioned"},
    ],
)
def test_an_interrupted_run_ends_in_the_same_bytes(
    rooms: Rooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], epoch: int
) -> None:
    recipe, out = tiny(epochs=3, **changes), tmp_path / "out"
    whole = fit(recipe, rooms, QUIET)
    resumed = fit(recipe, rooms, QUIET, out, stopped_after(epoch, recipe, rooms, out, monkeypatch))
    assert resumed.losses == whole.losses[4 * (epoch + 1) :]  # only what was left was done
    assert weights(resumed) == weights(whole)
    assert (resumed.steps_done, resumed.last_loss) == (whole.steps_done, whole.last_loss) == (12, whole.losses[-1])
    loads = (training_state.folder_of(out) / "expert_load.csv").read_text().splitlines()
    assert loads[0] == "epoch,layer,task,expert0,expert1,expert2,expert3"
    shares = np.array([row.split(",")[3:] for row in loads[1:]], dtype=float)
    assert len(shares) == 3 * 2 * 2  # epochs, layers, tasks
    np.testing.assert_allclose(shares.sum(axis=1), 1, atol=1e-4)


def test_states_that_do_not_fit(rooms: Rooms, tmp_path: Path) -> None:
    out, setup = tmp_path / "out", Setup(tiny())

    def begin(resume: bool = True, force: bool = False, **changes: Any) -> Path | None:  # noqa: ANN401
        return training_state.begin(out, Setup(tiny(**changes)), resume=resume, force=force)

    with pytest.raises(EdgemoeError, match="start without --resume"):
        begin()
    assert begin(resume=False) is None
    training_state.create(out, setup)
    folder = training_state.folder_of(out)
    state = folder / training_state.STATE
    garbage: list[Any] = [b"", b"PK not a state", [1, 2], torch.zeros(3), {"state_dict": {}}]
    for content in garbage:
        if isinstance(content, bytes):
            state.write_bytes(content)
        else:
            torch.save(content, state)
        with pytest.raises(EdgemoeError, match=r"cannot be read|is no state of a training run"):
            begin()
    with pytest.raises(EdgemoeError, match="holds an interrupted run"):
        begin(resume=False)
    with pytest.raises(EdgemoeError, match="seed: 0 there, 3 here"):
        begin(seed=3)
    with pytest.raises(EdgemoeError, match="init: None there, 'abc' here"):
        training_state.begin(out, Setup(tiny(), "abc"), resume=True, force=False)
    assert begin(resume=False, force=True, seed=3) is None
    assert state.exists()  # begin writes nothing
    (folder / "thesis.tex").write_text("mine")
    with pytest.raises(EdgemoeError, match=r"also holds thesis\.tex"):
        begin(resume=False, force=True)
    (folder / "thesis.tex").unlink()
    (folder / training_state.RECIPE).write_text("[")
    with pytest.raises(EdgemoeError, match=r"recipe\.json is unreadable"):
        begin()


def test_a_run_that_cannot_start_loses_nothing(rooms: Rooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    state = stopped_after(0, tiny(), rooms, out, monkeypatch)
    (tmp_path / "garbage.pth").write_bytes(b"x")
    path = config_file(tmp_path)
    options = ["--config", str(path), "--cache", str(tmp_path / "cache"), "--no-progress", "--out", str(out), "--force"]
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for more, match in (
        (["--accelerator", "gpu"], "finds no GPU"),
        (["--precision", "16-mixed"], "is for GPUs"),
        (["--devices", "3"], "batch=8 is not a multiple of the 3 processes"),
        (["--tensorboard"], r"pip install 'edgemoe\[tensorboard\]'"),
        (["--init", str(tmp_path / "garbage.pth")], r"garbage\.pth"),
        (["--init", str(tmp_path / "nowhere.pth")], r"nowhere\.pth cannot be read"),
    ):
        failed = run(*options, *more)
        assert isinstance(failed.exception, EdgemoeError), (more, failed.output)
        assert re.search(match, str(failed.exception))
        assert state.exists()


def test_a_loss_that_explodes_stops_training(rooms: Rooms) -> None:
    with pytest.raises(EdgemoeError, match=r"not finite; lower learning_rate=1e\+30"):
        fit(tiny(learning_rate=1e30, clip=1e30), rooms, QUIET)


def test_too_few_samples(rooms: Rooms) -> None:
    with pytest.raises(EdgemoeError, match="train_samples=32 is below batch=64"):
        fit(tiny(batch=64), rooms, QUIET)


def config_file(folder: Path, **changes: Any) -> Path:  # noqa: ANN401
    path = folder / "tiny.yaml"
    path.write_text(yaml.safe_dump(dataclasses.asdict(tiny(**changes)), sort_keys=False))
    return path


def start(folder: Path, *arguments: str) -> list[str]:
    options = ["--config", str(folder / "tiny.yaml"), "--cache", str(folder / "cache"), "--no-progress"]
    return [sys.executable, "-m", "edgemoe", "train", *options, *arguments]


def test_kill_at_any_moment_and_resume(tmp_path: Path) -> None:
    config_file(tmp_path, epochs=40)
    out = tmp_path / "out"
    with subprocess.Popen(start(tmp_path, "--out", str(out)), cwd=ROOT, stderr=subprocess.PIPE) as process:
        state = training_state.folder_of(out) / training_state.STATE
        while not state.exists():
            assert process.poll() is None, process.stderr.read() if process.stderr else ""
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    assert not out.exists()
    failed = subprocess.run(start(tmp_path, "--out", str(out)), cwd=ROOT, capture_output=True, text=True, check=False)
    assert failed.returncode == 2
    assert "give --resume to go on or --force" in failed.stderr
    subprocess.run(start(tmp_path, "--out", str(out), "--resume"), cwd=ROOT, check=True, capture_output=True)
    assert not state.exists()
    whole = tmp_path / "whole"
    subprocess.run(start(tmp_path, "--out", str(whole)), cwd=ROOT, check=True, capture_output=True)
    assert (out / checkpoint.WEIGHTS).read_bytes() == (whole / checkpoint.WEIGHTS).read_bytes()
    steps = [json.loads((folder / checkpoint.METRICS).read_text())["run"]["steps"] for folder in (out, whole)]
    assert steps == [160, 160]


def test_a_full_disk_is_an_error_and_leaves_no_half_checkpoint(tmp_path: Path) -> None:
    config_file(tmp_path)
    arguments = start(tmp_path, "--out", str(tmp_path / "out"))
    limited = ["bash", "-c", 'ulimit -f 64; exec "$@"', "bash", *arguments]  # no file above 64 KiB
    open_rooms("train", 32, 32, 64, ("segmentation", "depth"), cache=tmp_path / "cache")
    failed = subprocess.run(limited, cwd=ROOT, check=False, capture_output=True, text=True)
    assert failed.returncode == 2, failed.stderr
    assert "File too large" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not (tmp_path / "out").exists()
    assert not (training_state.folder_of(tmp_path / "out") / training_state.STATE).exists()


def test_two_processes_train_as_one(tmp_path: Path) -> None:
    config_file(tmp_path, ema=0.9, task_weights=dict.fromkeys(("segmentation", "normals", "saliency"), 1.0))
    for devices in ("1", "2"):
        done = subprocess.run(
            start(tmp_path, "--out", str(tmp_path / devices), "--devices", devices),
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
    one, two = (load_file(tmp_path / devices / checkpoint.WEIGHTS) for devices in ("1", "2"))
    metrics = [json.loads((tmp_path / d / checkpoint.METRICS).read_text())["run"] for d in ("1", "2")]
    assert metrics[0]["steps"] == metrics[1]["steps"] == 8
    for name, value in one.items():  # sums in another order, through 8 steps of Adam
        np.testing.assert_allclose(two[name], value, rtol=0, atol=2e-4, err_msg=name)
    assert metrics[1]["loss"] == pytest.approx(metrics[0]["loss"], rel=1e-3)
    refused = subprocess.run(
        start(tmp_path, "--out", str(tmp_path / "x"), "--devices", "2", "--batch", "7"),
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert refused.returncode == 2
    assert "batch=7 is not a multiple of the 2 processes" in refused.stderr


def run(*arguments: str) -> Any:  # noqa: ANN401
    return CliRunner().invoke(command, arguments)


def test_command_refuses_early(tmp_path: Path) -> None:
    failed = run("--config", "mikro")
    assert isinstance(failed.exception, EdgemoeError)
    assert "legal: cityscapes, edge_moe, micro" in str(failed.exception)
    (tmp_path / "notes.txt").write_text("mine")
    for force in ([], ["--force"]):
        failed = run("--config", "micro", "--out", str(tmp_path), *force)
        assert isinstance(failed.exception, EdgemoeError)
        assert str(tmp_path) in str(failed.exception)
    failed = run("--config", "nyud", "--out", str(tmp_path / "new"), "--no-progress")
    assert "give it as --data-root" in str(failed.exception)
    failed = run("--config", "nyud", "--out", str(tmp_path / "new"), "--data-root", str(tmp_path), "--no-progress")
    assert isinstance(failed.exception, EdgemoeError)
    assert "gt_sets" in str(failed.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_baselines_from_the_command_line(tmp_path: Path) -> None:
    path = config_file(tmp_path, epochs=1)
    options = ["--config", str(path), "--cache", str(tmp_path / "cache"), "--no-progress"]
    for name, more in (("dense", ["--feed-forward", "dense"]), ("single", ["--task", "depth"])):
        done = run(*options, "--out", str(tmp_path / name), *more)
        assert done.exception is None, done.output
    assert checkpoint.load_all(tmp_path / "dense")[0].feed_forward == "dense"
    assert checkpoint.load_all(tmp_path / "single")[0].config.tasks == ("depth",)
    refused = run(*options, "--out", str(tmp_path / "x"), "--task", "normals")
    assert "tasks=['normals'] are not among segmentation, depth" in str(refused.exception)


def test_command_from_recipe_to_checkpoint(tmp_path: Path) -> None:
    path = config_file(tmp_path, stored="float16")
    out = tmp_path / "out"
    options = ["--cache", str(tmp_path / "cache"), "--no-progress"]
    done = run("--config", str(path), "--seed", "7", "--out", str(out), *options)
    assert done.exception is None, done.output
    assert "miou" in done.output
    assert "abs_rel" in done.output
    config, tensors = checkpoint.load_weights(out)
    assert config == tiny().config
    metrics = json.loads((out / "metrics.json").read_text())
    assert metrics["run"]["steps"] == 8
    assert set(metrics["network"]) == set(metrics["constant"]) == {"segmentation", "depth"}
    recipe = json.loads((out / "config.json").read_text())["recipe"]
    assert Recipe.from_dict(recipe).seed == 7
    assert metrics["run"]["command"] in (out / "README.md").read_text()
    rooms = open_rooms("train", 32, 32, 64, ("segmentation", "depth"))
    again = fit(tiny(seed=7), rooms, QUIET).model
    for name, value in again.state_dict().items():
        np.testing.assert_array_equal(tensors[name], value.numpy().astype(np.float16).astype(np.float32))
    model = checkpoint.load_all(out)[0]
    assert model == tiny().design
    validation = open_rooms("validation", 8, 32, 64, ("segmentation", "depth"))
    assert evaluate.evaluate(load_model(out), validation) == metrics["network"]
