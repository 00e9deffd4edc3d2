"""`edgemoe eval`: metrics, baseline, pictures, and bad input, on a tiny network and rooms of 32 x 64 pixels."""

from __future__ import annotations

import io
import json
import math
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from edgemoe import evaluation
from edgemoe.__main__ import main
from golden.config import ModelConfig
from model import checkpoint
from model.data.dataset import open_rooms
from model.delta import delta_m
from model.design import Design
from model.evaluate import evaluate
from model.m3vit import M3ViT, load_model

TASKS = ("segmentation", "depth", "edges")
CONFIG = ModelConfig(
    "tiny", 32, 64, 8, dim=12, heads=3, layers=4, mlp_hidden=20, experts=4, top_k=2, expert_hidden=8, tasks=TASKS
)


def saved(
    folder: Path,
    seed: int,
    feed_forward: str = "moe",
    tasks: tuple[str, ...] = TASKS,
    data: str = "rooms",
    width: int = 64,
    count: int = 3,
) -> str:
    """A checkpoint with random weights."""
    torch.manual_seed(seed)
    config = ModelConfig.from_dict({**CONFIG.to_dict(), "tasks": list(tasks), "image_width": width})
    design = Design(config, (4, 4, 4), data, feed_forward)
    tensors = {name: value.numpy() for name, value in M3ViT(design).state_dict().items()}
    checkpoint.save(folder, design, tensors, recipe={"validation_samples": count}, metrics={"network": {}}, card="t")
    return str(folder)


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """One thread, an empty folder to work in, and a user's cache of its own."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    yield tmp_path
    torch.set_num_threads(before)


@pytest.fixture
def network(work: Path) -> str:
    return saved(work / "network", 1)


def expected(folder: str, split: str = "validation", count: int = 3) -> dict[str, dict[str, float]]:
    return evaluate(load_model(folder), open_rooms(split, count, 32, 64, TASKS))


def run(*arguments: str) -> dict[str, Any]:
    """What the command writes with --json."""
    assert main(["eval", *arguments, "--no-progress", "--json", "found.json"]) == 0
    found: dict[str, Any] = json.loads(Path("found.json").read_text())
    return found


def test_metrics(network: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = run(network)
    assert found["network"] == expected(network)
    assert (found["data"], found["split"], found["samples"]) == ("rooms", "validation", 3)
    printed = capsys.readouterr().out
    for words in ("segmentation", "miou *", "higher", "rmse *", "lower", f"{found['network']['depth']['rmse']:.4f}"):
        assert words in printed
    assert "Δm" not in printed
    other = run(network, "--split", "test", "--samples", "2", "--slow", "--cache", "own")
    assert other["network"]["edges"].pop("odsf_matched") >= 0
    assert other["network"] == expected(network, "test", 2)
    assert Path("own").is_dir()


def test_baselines(network: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Measured on the same samples; two of them, one per part of the tasks; and from a file."""
    one = saved(work / "one", 2, "dense", ("depth",))
    rest = saved(work / "rest", 3, "dense", ("segmentation", "edges"))
    found = run(network, "--baseline", one, "--baseline", rest, "--samples", "2")
    base = found["baseline"]
    assert base["depth"] == run(one, "--samples", "2")["network"]["depth"]
    value = delta_m(found["network"], base)
    assert found["delta_m"] == pytest.approx(value)
    change = 100 * (base["depth"]["rmse"] - found["network"]["depth"]["rmse"]) / base["depth"]["rmse"]
    printed = capsys.readouterr().out
    assert f"Δm = {value:+.2f} %" in printed
    assert f"{change:+.2f}" in printed
    Path("base.json").write_text(json.dumps({"network": base}))
    assert run(network, "--samples", "2", "--baseline", "base.json")["delta_m"] == found["delta_m"]


def test_baseline_on_the_data_of_the_network(network: str, work: Path) -> None:
    """Its own recipe does not count, nor do the tasks that it has more."""
    weights = Path(network, checkpoint.WEIGHTS).read_bytes()
    same = saved(work / "same", 1, count=2)
    assert Path(same, checkpoint.WEIGHTS).read_bytes() == weights
    found = run(network, "--baseline", same)
    assert found["samples"] == 3
    assert found["baseline"] == found["network"]
    assert found["delta_m"] == 0
    alone = saved(work / "alone", 4, "dense", ("depth",))
    found = run(alone, "--baseline", network)
    assert found["baseline"] == expected(network)


def test_baseline_of_other_data(network: str, work: Path, capfd: pytest.CaptureFixture[str]) -> None:
    wide, streets = saved(work / "wide", 2, width=96), saved(work / "nyud", 2, tasks=("depth",), data="nyud")
    for words, name in (
        ("is for data 'rooms', 32 x 96 pixels, the network for data 'rooms', 32 x 64 pixels", wide),
        ("is for data 'nyud', 32 x 64 pixels", streets),
    ):
        refused(words, capfd, network, "--baseline", name)


@pytest.mark.parametrize(
    ("recipe", "words"),
    [
        ([], '"recipe" is []; it must be an object'),
        (None, '"recipe" is None'),
        ("x", "\"recipe\" is 'x'"),
        ({"validation_samples": "abc"}, "validation_samples='abc' is not an integer of 1 or more"),
        ({"validation_samples": 2.5}, "validation_samples=2.5"),
        ({"validation_samples": 0}, "validation_samples=0"),
        ({"validation_samples": True}, "validation_samples=True"),
    ],
)
def test_spoiled_recipe(network: str, recipe: object, words: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = Path(network, checkpoint.CONFIG)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"recipe": recipe}))
    refused(words, capfd, network)


def test_outputs_that_cannot_be_written(
    network: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said before anything is opened."""
    monkeypatch.setattr(evaluation, "open_model", pytest.fail)
    Path("file").write_text("mine")
    Path("link").symlink_to("new")
    os.mkfifo("pipe")
    for words, arguments in (
        ("give a file outside of the folder", ["--out", "new", "--json", "new"]),
        ("give a file outside of the folder", ["--out", "new", "--json", "new/m.json"]),
        ("give a file outside of the folder", ["--out", "new", "--json", "./link"]),
        ("give a file outside of the folder", ["--out", "new/deep", "--json", "new"]),
        ("file is no folder", ["--out", "file/new"]),
        ("file is no folder", ["--out", "file/new/deep"]),
        ("file is no folder", ["--json", "file/m.json"]),
        ("pipe is no regular file", ["--json", "pipe"]),
        ("/dev/null is no regular file", ["--json", "/dev/null"]),
    ):
        refused(words, capfd, network, *arguments)
    assert Path("pipe").is_fifo()


def test_json_through_a_link(network: str) -> None:
    """The link stays, also if there is nothing behind it yet."""
    Path("found.json").symlink_to("deep/m.json")
    assert run(network)["samples"] == 3
    assert run(network, "--samples", "1")["samples"] == 1
    assert Path("found.json").is_symlink()
    assert sorted(path.name for path in Path("deep").iterdir()) == ["m.json"]


def test_baseline_without_a_number(network: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The rest of the table is printed, and why there is no Δm."""
    base = {task: {"miou": 0.5, "rmse": 0.0, "odsf": None} for task in TASKS}
    Path("base.json").write_text(json.dumps({"network": base}))
    found = run(network, "--baseline", "base.json")
    assert found["delta_m"] is None
    assert found["baseline"]["edges"]["odsf"] is None
    assert "no Δm: delta_m: the baseline's rmse of depth is 0" in " ".join(capsys.readouterr().out.split())
    base["depth"]["rmse"] = base["edges"]["odsf"] = 5e-324
    Path("base.json").write_text(json.dumps({"network": base}))
    assert run(network, "--baseline", "base.json")["delta_m"] is None
    assert "no Δm" in capsys.readouterr().out


def test_pictures(network: str) -> None:
    def contents() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in Path("out").iterdir()}

    arguments = ["eval", network, "--samples", "2", "--panels", "1", "--out", "out", "--no-progress"]
    assert main(arguments) == 0
    files = contents()
    assert set(files) == {"evaluation.json", "panels.png", "routing_0.png", "experts.png"}
    index = json.loads(files["evaluation.json"])
    assert set(index["files"]) == set(files) - {"evaluation.json"}
    assert index["network"] == expected(network, count=2)
    for name in index["files"]:
        with Image.open(io.BytesIO(files[name])) as picture:
            assert np.asarray(picture)[..., :3].std() > 10, name
    Path("out", "panels.png").write_bytes(b"stale")
    assert main(arguments) == 0
    assert contents() == files


def test_dense_network_has_no_routing(work: Path) -> None:
    dense = saved(work / "dense", 4, "dense", ("depth",))
    assert main(["eval", dense, "--samples", "1", "--out", "out", "--no-progress"]) == 0
    assert {path.name for path in Path("out").iterdir()} == {"evaluation.json", "panels.png"}


def refused(words: str, capfd: pytest.CaptureFixture[str], *arguments: str) -> None:
    """Exit code 2, the words on standard error, no traceback, nothing written."""
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert main(["eval", *arguments, "--no-progress"]) == 2
    printed = capfd.readouterr().err
    assert words in printed
    assert "Traceback" not in printed
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_refused(network: str, work: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mine").mkdir()
    Path("mine", "thesis.txt").write_text("years")
    Path("base.json").write_text('{"network": {"depth": {"rmse": 1}}}')
    Path("bad.json").write_text('{"network": [1]}')
    Path("huge.json").write_text('{"network": {"depth": {"rmse": ' + 400 * "9" + "}}}")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    for words, arguments in (
        ("checkpoint 'nix' is unknown", ["nix"]),
        ("or the path of a folder", ["./absent"]),
        ("config.json: unreadable", ["mine"]),
        ("mine: is not empty and holds no evaluation.json", [network, "--out", "mine"]),
        ("mine is a folder; give the name of a file", [network, "--json", "mine"]),
        ("data set 'attic' is unknown", [network, "--data", "attic"]),
        ("data 'cityscapes' has no truth for edges", [network, "--data", "cityscapes"]),
        ("data 'nyud' has other classes than 'rooms'", [network, "--data", "nyud", "--data-root", "mine"]),
        ("split='summer' is not one of", [network, "--split", "summer"]),
        ("torch sees no GPU", [network, "--accelerator", "gpu"]),
        ("no --baseline has segmentation, edges", [network, "--baseline", "base.json"]),
        ("measures depth again", [network, "--baseline", "base.json", "--baseline", "base.json"]),
        ("bad.json: no metrics", [network, "--baseline", "bad.json"]),
        ("rmse of depth is 999999999999...; it must be below 1e+100", [network, "--baseline", "huge.json"]),
        ("none.json: no metrics (FileNotFoundError", [network, "--baseline", "none.json"]),
        ("Invalid value for '--samples'", [network, "--samples", "0"]),
    ):
        refused(words, capfd, *arguments)


def test_without_matplotlib(network: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Said before anything is measured."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    monkeypatch.setattr(evaluation, "open_model", pytest.fail)
    refused("pip install 'edgemoe[report]'", capfd, network, "--out", "out")


def test_numbers_that_are_none() -> None:
    """NaN is no JSON: it becomes null, and a dash in the table."""
    scores = {"edges": {"odsf": math.nan, "odsf_matched": 0.5}}
    assert json.loads(evaluation.report({}, scores, {}))["network"] == {"edges": {"odsf": None, "odsf_matched": 0.5}}
    assert list(evaluation.table("", scores, {}).columns[3].cells) == ["-", "0.5000"]
    base = {"edges": {"odsf": 0.5, "odsf_matched": 0.4}}
    assert evaluation.change(scores, base, "edges", "odsf") is None
    assert evaluation.change(scores, base, "edges", "odsf_matched") == pytest.approx(25)
