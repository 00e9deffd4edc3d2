"""The command line: help without extras, vectors that are the same bytes each time and a check that sees any change.

Bad input is in test_bad_input.py.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from edgemoe.__main__ import COMMANDS, main
from golden.config import get_config
from golden.precision import get_precision
from model import checkpoint
from vectors import manifest, regenerate
from vectors.storage import to_json

COMMITTED = regenerate.folder_of("micro")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*([command] if command else []), "--help"]) == 0
    assert "Usage: edgemoe" in capsys.readouterr().out


def test_help_is_light() -> None:
    code = "import sys; from edgemoe.__main__ import main; main(['train', '--help']); assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    """A copy of the committed vectors to spoil."""
    return Path(shutil.copytree(COMMITTED, tmp_path / "vectors"))


def test_check_names_the_case_of_one_flipped_bit(vectors: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = vectors / "linear" / "real_qkv_layer0.npz"
    data = bytearray(path.read_bytes())
    data[-2000] ^= 0x10
    path.write_bytes(data)
    assert main(["vectors", "--check", "--out", str(vectors)]) == 1
    printed = capfd.readouterr().err
    assert "differs: case linear/real_qkv_layer0: 1 bits differ" in printed
    assert "1 of " in printed


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("command",), "edgemoe vectors --config small"),
        (("config", "dim"), 96),
        (("cases", "real_qkv_layer0", "parameters", "bias_shift"), 12),
        (("cases", "real_qkv_layer0", "tensors", "x", "lanes"), "token"),
    ],
    ids=str,
)
def test_check_sees_an_altered_manifest(
    keys: tuple[str, ...], value: object, vectors: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = json.loads((vectors / manifest.NAME).read_text())
    place = {**data, "cases": {case["case"]: case for case in data["cases"]}}
    if len(keys) == 1:
        place = data
    for key in keys[:-1]:
        place = place[key]
    assert place[keys[-1]] != value
    place[keys[-1]] = value
    (vectors / manifest.NAME).write_bytes(to_json(data))
    assert main(["vectors", "--check", "--out", str(vectors)]) == 1
    assert "differs: manifest.json: " in capfd.readouterr().err


def test_check_of_other_vectors_needs_no_option_that_the_manifest_records(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert main(["vectors", "--precision", "w8a8", "--task", "depth", "--out", out]) == 0
    assert main(["vectors", "--check", "--out", out]) == 0
    capfd.readouterr()
    assert main(["vectors", "--check", "--out", out, "--task", "segmentation"]) == 1
    assert "differs: manifest.json" in capfd.readouterr().err


def test_check_of_vectors_of_a_picture_asks_for_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    image, out = tmp_path / "noise.npy", str(tmp_path / "out")
    np.save(image, np.random.default_rng(1).integers(0, 256, (70, 130, 3), np.uint8))
    assert main(["vectors", "--image", str(image), "--out", out]) == 0
    capfd.readouterr()
    assert main(["vectors", "--check", "--out", out]) == 2
    assert "made from another image, {'name': 'noise.npy'" in capfd.readouterr().err
    assert main(["vectors", "--check", "--out", out, "--image", str(image)]) == 0


def test_check_of_vectors_of_a_checkpoint_asks_for_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "other", str(tmp_path / "out")
    shutil.copytree(checkpoint.named("micro"), folder)
    tensors = load_file(folder / checkpoint.WEIGHTS)
    tensors["layers.0.qkv.bias"][0] += np.float32(1)
    save_file(tensors, folder / checkpoint.WEIGHTS)
    assert main(["vectors", "--checkpoint", str(folder), "--out", out]) == 0
    capfd.readouterr()
    assert main(["vectors", "--check", "--out", out]) == 2
    assert "made from another checkpoint, {'model.safetensors': " in capfd.readouterr().err
    assert main(["vectors", "--check", "--out", out, "--checkpoint", str(folder)]) == 0


def test_check_sees_missing_and_stray_files(vectors: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (vectors / "softmax" / "corners.npz").rename(vectors / "softmax" / "extra.npz")
    assert main(["vectors", "--check", "--out", str(vectors)]) == 1
    printed = capfd.readouterr().err
    assert "case softmax/corners: missing" in printed
    assert "case softmax/extra: not one of the regenerated files" in printed


def test_regeneration_is_byte_identical(tmp_path: Path) -> None:
    out, hexadecimal = tmp_path / "out", tmp_path / "hex"
    assert main(["vectors", "--out", str(out), "--hex", str(hexadecimal)]) == 0
    files = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    committed = {path.relative_to(COMMITTED): path.read_bytes() for path in COMMITTED.rglob("*") if path.is_file()}
    assert files == committed
    assert len(files) > 12
    lines = (hexadecimal / "gelu" / "corners" / "x.hex").read_text().split()
    case = manifest.load_case(out, manifest.select(manifest.load(out), ["gelu"], ["corners"])[0])
    assert [int(line, 16) for line in lines] == (case.raw("x") & 0xFFFFFFFF).tolist()


def test_check_of_vectors_that_a_simulation_wrote(tmp_path: Path) -> None:
    out = regenerate.ensure(get_config("micro"), get_precision("w8a8"), tmp_path / "vectors")
    assert manifest.load(out)["sources"]
    assert main(["vectors", "--check", "--out", str(out)]) == 0
