"""`edgemoe calibrate` and `edgemoe search` from the command line: files, messages, exit codes."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import numpy as np
import pytest

from accuracy.ranges import Ranges
from edgemoe.__main__ import main
from golden.network import Encoder
from golden.precision import get_precision
from model import checkpoint
from model.data.source import open_data
from model.directions import PRIMARY
from tests.accuracy.sweep_cases import CONFIG, saved


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("network") / "tiny")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def calibrate(folder: Path, cache: Path, out: Path, *more: str) -> int:
    options = ("--images", "3", "--cache", str(cache), "--out", str(out), "--no-progress")
    return main(["calibrate", str(folder), *options, *more])


def search(folder: Path, cache: Path, out: Path, *more: str) -> int:
    counts = ("--images", "2", "--held-out", "2", "--calibration-images", "2", "--workers", "0")
    options = ("--cache", str(cache), "--out", str(out), "--no-progress")
    return main(["search", str(folder), *counts, *options, *more])


def test_calibrate_writes_a_precision_that_runs(
    folder: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert calibrate(folder, cache, tmp_path / "out") == 0
    printed = capsys.readouterr().out
    assert f"next: edgemoe sweep {folder} --precision {tmp_path / 'out' / 'precision.json'}" in printed
    precision = get_precision(tmp_path / "out" / "precision.json")
    assert precision.name == "tiny-w8a8-mse"
    assert precision.format("query", 1).width == 8
    rows = json.loads((tmp_path / "out" / "calibration.json").read_text())
    assert {row["role"] for row in rows} >= {"weight", "residual", "score", "gate_score"}
    assert len([row for row in rows if row["role"] == "query"]) == CONFIG.layers
    for row in rows:
        fmt = precision.format(row["role"], row["layer"])
        assert (row["format"], row["frac"]) == (str(fmt), fmt.frac)
        assert 0 <= row["clipped"] < 0.1
    assert Ranges.load(tmp_path / "out" / "ranges.npz").origin["images"] == 3
    config, weights = checkpoint.load_weights(folder)
    image = np.asarray(open_data("rooms", "validation", 1, (32, 64), ("depth",), cache=cache)[0]["image"])
    Encoder(config, precision, weights).run(image, "depth")


def test_calibrate_twice_gives_the_same_bytes(folder: Path, cache: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert calibrate(folder, cache, tmp_path / name, "--bias-correction", "--method", "percentile") == 0
    files = {path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*") if path.is_file()}
    assert len(files) == 3 + 5
    for path in files:
        assert (tmp_path / "a" / path).read_bytes() == (tmp_path / "b" / path).read_bytes(), path


def test_bias_correction_saves_a_checkpoint_with_other_biases(folder: Path, cache: Path, tmp_path: Path) -> None:
    assert calibrate(folder, cache, tmp_path, "--bias-correction", "--precision", "w4a8") == 0
    _, before = checkpoint.load_weights(folder)
    _, after = checkpoint.load_weights(tmp_path / "checkpoint")
    moved = {name for name in before if not np.array_equal(before[name], after[name])}
    assert "layers.1.moe.b2" in moved
    assert all(name.rpartition(".")[2] in ("bias", "b1", "b2") for name in moved)


def test_corrected_biases_are_swept_against_the_network_as_it_was(
    folder: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the command that is printed, with options that only the precision knows."""
    options = ("--bias-correction", "--precision", "w6a8", "--unsigned", "--width", "residual=12", "--title", "mine")
    assert calibrate(folder, cache, tmp_path, *options) == 0
    words = shlex.split(capsys.readouterr().out.rpartition("next: ")[2])
    assert words[:2] == ["edgemoe", "sweep"]
    few = ("--images", "1", "--workers", "0", "--bootstrap", "2", "--cache", str(cache), "--no-progress")
    assert main([*words[1:], *few]) == 0
    assert main(["sweep", str(folder), "--precision", "w8a8", *few, "--out", str(tmp_path / "plain")]) == 0
    found, plain = (json.loads((tmp_path / name / "summary.json").read_text()) for name in ("sweep", "plain"))
    assert found["float"] == plain["float"]
    (row,) = found["rows"]
    assert row["label"] == "mine-checkpoint"
    assert (
        row["precision"]["formats"]["residual"]
        == get_precision(tmp_path / "precision.json").to_dict()["formats"]["residual"]
    )
    assert Path(row["weights"]).name == "checkpoint"


def test_options_reach_the_calibration(folder: Path, cache: Path, tmp_path: Path) -> None:
    options = ("--no-layers", "--unsigned", "--method", "max", "--precision", "w6a10")
    single = ("--width", "residual=14", "--width", "value=5", "--clip", "value=50")
    assert calibrate(folder, cache, tmp_path / "own", *options, *single, "--title", "mine") == 0
    assert calibrate(folder, cache, tmp_path, *options) == 0
    precision, own = (get_precision(path / "precision.json") for path in (tmp_path, tmp_path / "own"))
    assert own.name == "mine"
    assert (own.format("residual").width, own.format("value").width) == (14, 5)
    assert own.format("residual").frac == precision.format("residual").frac + 4
    assert own.format("value").frac > precision.format("value").frac - 5
    assert precision.layers == {}
    assert not precision.format("probability").signed
    assert precision.name == "tiny-w6a10-unsigned-max"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("--precision", "w8"), "precision 'w8' is unknown"),
        (("--method", "best"), "'best' is not one of 'max', 'percentile', 'mse'"),
        (("--percentile", "0"), "0"),
        (("--source", "float"), "give --bias-correction too"),
        (("--data", "moon"), "moon"),
        (("--width", "residual"), "not a role and a number, such as residual=12"),
        (("--width", "statistic=12"), "not a role and a number"),
        (("--width", "residual=12.5"), "--width residual=12.5: legal: whole bits"),
        (("--clip", "residual=0"), "percentile=0.0; legal"),
        (("--title", "w8a8"), "precision 'w8a8' is not the one of that name"),
    ],
)
def test_calibrate_refuses(
    more: tuple[str, ...], message: str, folder: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert calibrate(folder, cache, tmp_path / "out", *more) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_search_finds_a_precision_within_the_bound(
    folder: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--widths", "9,16", "--max-loss", "5%")
    assert search(folder, cache, tmp_path, *options) == 0
    printed = capsys.readouterr().out
    assert "held out, 2 other images: segmentation" in printed
    report = json.loads((tmp_path / "search.json").read_text())
    best = report["best"]
    assert best["loss"] <= 5
    assert best["price"] == min(point["price"] for point in report["points"] if point["loss"] <= 5)
    assert best["price"] < 1 == report["points"][0]["price"]
    precision = get_precision(tmp_path / "precision.json")
    for group in report["groups"]:
        for role in group["roles"]:
            for layer in group["layers"] or range(CONFIG.layers):
                assert precision.format(role, layer).width == best["widths"][group["name"]]
    changes = report["held_out"]["change"]
    assert set(changes) == set(CONFIG.tasks)
    summary = json.loads((tmp_path / "images" / "summary.json").read_text())
    assert summary["bootstrap"] == json.loads((tmp_path / "held_out" / "summary.json").read_text())["bootstrap"] == 1000
    assert len(summary["rows"]) == len(report["points"]) > 4
    for row, point in zip(summary["rows"], report["points"], strict=True):
        primary = {task: metrics[PRIMARY[task]] for task, metrics in row["metrics"].items()}
        assert {task: one["change"] for task, one in primary.items()} == point["change"]
        assert all(one["low"] <= one["high"] for one in primary.values())
    assert any(one["low"] < one["high"] for one in primary.values())
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert set(first) >= {"precision.json", "search.json", "ranges.npz"}
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "images" / "shards").iterdir()}
    assert before
    assert search(folder, cache, tmp_path, *options) == 0  # every result is there
    assert {path: path.stat().st_mtime_ns for path in before} == before
    for name, data in first.items():
        assert (tmp_path / name).read_bytes() == data, name


def test_a_search_of_other_images_is_refused_before_it_begins(
    folder: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those held out are measured last, but their folder is checked first."""
    options = ("--widths", "16", "--max-loss", "50%")
    assert search(folder, cache, tmp_path, *options) == 0
    monkeypatch.setattr("edgemoe.searching.search", lambda *_, **__: pytest.fail("searched before it refused"))
    for more, where in ((("--held-out", "3"), "held_out"), (("--shard", "1"), "images")):
        assert search(folder, cache, tmp_path, *options, *more) == 2
        error = " ".join(capsys.readouterr().err.split())
        assert f"{where} holds another study" in error


def test_a_sure_search_bounds_the_low_end_of_the_interval(folder: Path, cache: Path, tmp_path: Path) -> None:
    options = ("--widths", "12,16", "--max-loss", "9%", "--sure", "--held-out", "0", "--unsigned")
    assert search(folder, cache, tmp_path, *options) == 0
    report = json.loads((tmp_path / "search.json").read_text())
    assert report["held_out"] is None
    for point in report["points"]:
        assert point["loss"] == pytest.approx(-min(point["change_low"].values()))
        assert all(point["change_low"][task] <= change for task, change in point["change"].items())
    assert not get_precision(tmp_path / "precision.json").format("gate_score").signed


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("--max-loss", "much"), "not a percentage from 0 to below 100"),
        (("--max-loss", "-1"), "not a percentage"),
        (("--widths", "8,x"), "not a list of widths"),
        (("--widths", "4,8"), "none is legal for hidden; add wider ones"),
        (("--precision", "nine"), "precision 'nine' is unknown"),
        (("--scheduler", "tcp://x:1"), "give one of them"),
    ],
)
def test_search_refuses(
    more: tuple[str, ...], message: str, folder: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(folder, cache, tmp_path / "out", *more) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
