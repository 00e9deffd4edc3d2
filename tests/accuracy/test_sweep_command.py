"""`edgemoe sweep` on a tiny network: its rows, files and tables, and bad arguments."""

from __future__ import annotations

import csv
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from accuracy.presets import calibrated, paper, small
from edgemoe.__main__ import main
from golden import precision
from tests.accuracy.sweep_cases import TASKS, saved


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rendered rooms, shared by the tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def network(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.chdir(tmp_path)
    return str(saved(tmp_path / "tiny"))


FEW = ("--images", "2", "--workers", "0", "--bootstrap", "20", "--calibration-images", "2", "--no-progress")


def run(*arguments: str, out: str = "out") -> dict[str, Any]:
    assert main(["sweep", *arguments, *FEW, "--out", out]) == 0
    found: dict[str, Any] = json.loads(Path(out, "summary.json").read_text())
    return found


def labels(summary: dict[str, Any]) -> list[str]:
    return [row["label"] for row in summary["rows"]]


def test_rows(network: str, capsys: pytest.CaptureFixture[str]) -> None:
    precision.save(precision.get_precision("w9a9").replace("mine", {}), Path("mine.json"))
    found = run(network, "--precision", "w8a8", "--precision", "mine.json", "--weights", "4,6", "--activations", "8")
    assert labels(found) == ["w8a8", "mine", "w4a8", "w6a8"]
    printed = capsys.readouterr().out
    for words in ("w8a8", "mine", "float", "segmentation", "rmse", "2 images", "SQNR"):
        assert words in printed
    assert f"{found['rows'][0]['metrics']['depth']['rmse']['value']:.3f}" in printed
    with Path("out", "summary.csv").open() as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 5 * 5  # rows by metrics
    one = next(line for line in lines if (line["label"], line["metric"]) == ("w6a8", "rmse"))
    assert float(one["value"]) == found["rows"][3]["metrics"]["depth"]["rmse"]["value"]
    assert (one["weight_bits"], one["activation_bits"], one["primary"]) == ("6", "8", "1")


def test_modes_and_tables(network: str) -> None:
    """Every combination, and each has what its name says."""
    options = ["--rounding", "floor,nearest_even", "--overflow", "wrap", "--accumulation", "both"]
    found = run(network, "--precision", "w12a12", *options, "--exp-table-bits", "4", "--gelu-step-bits", "3,5")
    rows = {row["label"]: row["precision"] for row in found["rows"]}
    assert len(rows) == 8
    one = rows["w12a12-floor-wrap-floor_each-exp4-gelu3"]
    assert (one["accumulation"], one["exp_table_bits"], one["gelu_step_bits"]) == ("floor_each", 4, 3)
    assert {(one["formats"][role]["rounding"], one["formats"][role]["overflow"]) for role in ("weight", "score")} == {
        ("floor", "wrap")
    }
    assert rows["w12a12-nearest_even-wrap-exact-exp4-gelu5"]["formats"]["value"]["rounding"] == "nearest_even"
    values = {json.dumps(row["metrics"]) for row in found["rows"]}
    assert len(values) == 8


def test_calibration(network: str) -> None:
    """Every precision with every method; widths stay."""
    found = run(network, "--precision", "w8a8", "--calibrate", "none,max,mse")
    assert labels(found) == ["w8a8", "w8a8-max", "w8a8-mse"]
    assert [row["calibration"] for row in found["rows"]] == ["none", "max", "mse"]
    assert {row["weight_bits"] for row in found["rows"]} == {8}
    assert found["rows"][1]["precision"]["formats"] != found["rows"][0]["precision"]["formats"]
    mean = [sum(row["sqnr_db"]["depth"].values()) for row in found["rows"]]
    assert mean[2] > mean[0]


def test_bias_correction(network: str) -> None:
    """A row more for each that is calibrated, with weights of its own that a second run finds."""
    options = ("--precision", "w6a8", "--calibrate", "none,max", "--bias-correction")
    found = run(network, *options)
    assert labels(found) == ["w6a8", "w6a8-max", "w6a8-max-bias"]
    assert found["rows"][2]["precision"] == found["rows"][1]["precision"]
    assert found["rows"][2]["metrics"] != found["rows"][1]["metrics"]
    weights = {path: path.stat().st_mtime_ns for path in Path("out/weights").rglob("*")}
    assert len(weights) == 5
    before = Path("out/summary.json").read_bytes()
    run(network, *options)
    assert Path("out/summary.json").read_bytes() == before
    assert {path: path.stat().st_mtime_ns for path in Path("out/weights").rglob("*")} == weights


@pytest.mark.parametrize("damage", ["gone", "cut", "config", "empty"])
def test_a_damaged_corrected_checkpoint_is_made_again(network: str, damage: str) -> None:
    options = ("--precision", "w6a8", "--calibrate", "max", "--bias-correction")
    run(network, *options)
    (folder,) = Path("out/weights").iterdir()
    files = {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}
    if damage == "cut":
        (folder / "model.safetensors").write_bytes(files[folder / "model.safetensors"][:-9])
    elif damage == "config":
        (folder / "config.json").write_text("")
    else:
        for path in folder.iterdir() if damage == "empty" else [folder / "model.safetensors"]:
            path.unlink()
    run(network, *options)
    assert {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()} == files


def test_command_gives_the_same_summary(network: str) -> None:
    """The words that the summary holds, with another folder and number of processes."""
    options = ["--weights", "4", "--activations", "8", "--precision", "w8a8", "--seed", "3", "--shard", "1", "--fake"]
    found = run(network, *options, "--detail", "1", out="first")
    words = shlex.split(found["command"])
    assert words[:3] == ["edgemoe", "sweep", network]
    assert "--workers" not in words
    assert main([*words[1:], "--workers", "0", "--out", "second", "--no-progress", "--json", "copy.json"]) == 0
    assert Path("second/summary.json").read_bytes() == Path("first/summary.json").read_bytes()
    assert Path("copy.json").read_bytes() == Path("first/summary.json").read_bytes()
    assert set(found["rows"][0]["fake"]) == set(TASKS)


def test_presets_are_whole() -> None:
    """Each label once; the groups of the plots; the small one is part of what the paper answers."""
    for rows in (small(), calibrated(), paper()):
        assert len({row.label for row in rows}) == len(rows)
    groups = {"widths", "rounding", "overflow", "accumulation", "tables", "calibration", "published"}
    assert {row.group for row in paper()} == groups
    names = [{(row.label, row.calibration) for row in rows} for rows in (small(), calibrated(), paper())]
    assert names[0] <= names[2]
    more = ("w16a16", "w10a10", "w8a12", "w6a12", "w5a12", "w4a12", "w8a10")
    assert {label for label, _ in names[1] - names[2]} == {f"{name}-mse" for name in more}


ONE = ("--precision", "w8a8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no precision; give --precision"),
        (("--precision", "w8"), "precision 'w8' is unknown"),
        (("--precision", "none.json"), "none.json"),
        (("--weights", "8"), "--weights and --activations: give both"),
        (("--weights", "8,x", "--activations", "8"), "'8,x' is not a list of ints such as 4,6,8"),
        (("--weights", "3", "--activations", "8"), "weight_width=3 is not from 4 to 32"),
        ((*ONE, "--rounding", "up"), "rounding 'up' is not one of floor"),
        ((*ONE, "--overflow", "drop"), "overflow 'drop' is not one of wrap"),
        ((*ONE, "--exp-table-bits", "12"), "exp_table_bits=12 is not from 3 to 8"),
        ((*ONE, "--weight-scale", "row"), "weight_scale 'row' is not one of tensor, channel"),
        ((*ONE, "--calibrate", "best"), "--calibrate 'best' is not one of none, max"),
        ((*ONE, "--bias-correction"), "--bias-correction corrects rows that are calibrated"),
        ((*ONE, *ONE), "label 'w8a8' is taken"),
        (("--preset", "small", "--rounding", "floor"), "change neither a preset nor --tuned"),
        (("--tuned", "tiny"), "--tuned tiny has no precision.json"),
        ((*ONE, *ONE, "--calibrate", "mse", "--bias-correction"), "label 'w8a8-mse' is taken"),
        ((*ONE, "--calibrate", "mse,mse"), "label 'w8a8-mse' is taken"),
        ((*ONE, "--preset", "small"), "label 'w8a8' is taken"),
        ((*ONE, "--preset", "small", "--calibrate", "max"), "label 'w8a8-max' is taken"),
        (
            ("--precision", "w8a8-mse-bias.json", *ONE, "--calibrate", "none,mse", "--bias-correction"),
            "-bias' is taken",
        ),
        ((*ONE, "--data", "nyud"), "other classes than"),
        ((*ONE, "--split", "dev"), "split='dev'"),
        ((*ONE, "--scheduler", "tcp://x:1"), "--workers and --scheduler: give one"),
        ((*ONE, "--json", "out/summary.json"), "which has a summary.json"),
    ],
)
def test_bad_arguments(
    network: str,
    arguments: tuple[str, ...],
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Before anything is observed or written."""
    monkeypatch.setattr("edgemoe.sweeping.observe", lambda *_: pytest.fail("observed before it refused"))
    precision.save(precision.get_precision("w9a9").replace("w8a8-mse-bias", {}), Path("w8a8-mse-bias.json"))
    assert main(["sweep", network, *arguments, *FEW, "--out", "out"]) == 2
    error = capsys.readouterr().err
    assert message in error.replace("\n", " ")
    assert "Traceback" not in error
    assert not Path("out").exists()


def test_another_study_is_refused_before_calibration(network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run(network, "--precision", "w8a8")
    files = {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}
    monkeypatch.setattr("edgemoe.sweeping.observe", lambda *_: pytest.fail("observed before it refused"))
    options = ("--precision", "w8a8", "--calibrate", "mse", "--bias-correction", "--shard", "1")
    assert main(["sweep", network, *options, *FEW, "--out", "out"]) == 2
    assert {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()} == files


def test_a_folder_that_is_none(network: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").write_text("keep")
    for out in ("file", "file/below"):
        assert main(["sweep", network, *ONE, *FEW, "--out", out]) == 2
        assert "Traceback" not in capsys.readouterr().err
    assert main(["sweep", "nothing", *ONE, *FEW, "--out", "out"]) == 2
    assert "checkpoint 'nothing' is unknown" in capsys.readouterr().err
