"""--precision FILE and --layer N: one instance of the hardware, its vectors, and what a manifest says of them."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from edgemoe.__main__ import main
from golden.fixed import Format
from golden.precision import describe, get_precision, save
from tb import material
from vectors import manifest

COARSE = Format(8, 3, rounding="nearest_even", overflow="saturate")
LAYERED = dataclasses.replace(
    get_precision("w8a8"), name="layered", layers={1: {"query": COARSE}}, exp_table_bits=4, gelu_step_bits=3
)
HARDWARE = ("vectors", "rtl", "cosim", "resources", "claims --rtl")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The file of a precision with formats per layer; the working folder is beside it."""
    save(LAYERED, tmp_path / "layered.json")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return str(tmp_path / "layered.json")


@pytest.mark.parametrize("command", HARDWARE)
def test_formats_per_layer_are_no_hardware(command: str, file: str, capfd: pytest.CaptureFixture[str]) -> None:
    out = ["--out", "out"] if command in ("vectors", "rtl") else []
    for more, words in (
        ([], "precision 'layered' has formats of single layers (1)"),
        (["--layer", "9"], "--layer 9 does not exist in config 'micro'; legal: 0 to 3"),
    ):
        assert main([*command.split(), "--config", "micro", "--precision", file, *out, *more]) == 2
        printed = capfd.readouterr().err
        assert words in printed
        assert "Traceback" not in printed
    assert not list(Path().iterdir())


@pytest.mark.parametrize("command", HARDWARE)
def test_bad_files(command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.json"
    out = ["--out", str(tmp_path / "out")] if command in ("vectors", "rtl") else []
    for text, words in (
        (None, "does not exist"),
        ("{", "cannot be read as JSON"),
        ("{}", "not as `to_dict` writes it"),
    ):
        if text:
            path.write_text(text)
        assert main([*command.split(), "--config", "micro", "--precision", str(path), *out]) == 2
        assert words in capfd.readouterr().err


def test_vectors_of_a_layer(file: str, capfd: pytest.CaptureFixture[str]) -> None:
    """They hold the whole precision, so that they can be checked without its file."""
    assert main(["vectors", "--precision", file, "--layer", "1", "--out", "out"]) == 0
    listed = manifest.load(Path("out"))
    one = LAYERED.at(1)
    assert listed["precision"] == json.loads(json.dumps(describe(one)))
    assert listed["command"] == "edgemoe vectors --config micro --precision FILE --out DIR"
    for entry in manifest.select(listed, ["attention"]):
        assert Format(**entry["tensors"]["query"]["format"]) == COARSE, entry["case"]
    Path(file).unlink()
    assert main(["vectors", "--check", "--out", "out"]) == 0
    assert "byte for byte" in capfd.readouterr().out
    path = Path("out", manifest.NAME)
    data = json.loads(path.read_text())
    data["precision"]["gelu_step_bits"] = 4
    path.write_text(json.dumps(data))
    assert main(["vectors", "--check", "--out", "out"]) == 1
    assert "case gelu/" in capfd.readouterr().err
    data["precision"]["gelu_step_bits"] = 99
    path.write_text(json.dumps(data))
    assert main(["vectors", "--check", "--out", "out"]) == 2
    assert "gelu_step_bits=99 is not from 2 to 7" in capfd.readouterr().err


def test_rtl_of_a_layer(file: str) -> None:
    arguments = ["rtl", "--precision", file, "--layer", "1", "--out", "out", "--kernel", "gelu"]
    assert main(arguments) == 0
    recipe = json.loads(Path("out", "recipe.json").read_text())
    assert recipe["precision"] == json.loads(json.dumps(describe(LAYERED.at(1))))
    text = Path("out", "constants.x").read_text()
    assert "pub const GELU_STEP_BITS = u32:3;" in text
    assert "pub const EXP_TABLE_BITS = u32:4;" in text
    assert f"// {COARSE}" in text
    assert main([*arguments, "--check"]) == 0


def test_simulations_find_the_precision_again(tmp_path: Path) -> None:
    """By its name where that tells all, else from a file in the build folder."""
    assert material.argument(get_precision("w8a8"), tmp_path) == "w8a8"
    assert not list(tmp_path.iterdir())
    one, other = LAYERED.at(1), dataclasses.replace(LAYERED.at(1), gelu_step_bits=2)
    found = [material.argument(precision, tmp_path) for precision in (one, other)]
    assert [get_precision(path) for path in found] == [one, other]


def test_scaled_channels_have_no_hardware(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    channel = dataclasses.replace(get_precision("w8a8"), name="w8a8-channel", weight_scale="channel")
    save(channel, tmp_path / "p.json")
    for command in HARDWARE:
        out = ["--out", str(tmp_path / "out")] if command in ("vectors", "rtl") else []
        assert main([*command.split(), "--config", "micro", "--precision", str(tmp_path / "p.json"), *out]) == 2
        assert "weight_scale 'channel'" in capfd.readouterr().err


@pytest.mark.slow
def test_simulation_of_a_layer(file: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Other tables in Verilog: GELU in one precision of its own, built and compared."""
    arguments = ["--config", "micro", "--precision", file, "--layer", "1", "--operator", "gelu", "--case", "corners"]
    assert main(["cosim", *arguments]) == 0
    assert "PASSED: every word of every run is equal" in capfd.readouterr().out
