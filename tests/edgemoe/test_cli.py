"""The command line: help without extras, and a clear refusal of every bad input."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from edgemoe.__main__ import COMMANDS, main
from golden.errors import EdgemoeError
from vectors import manifest, regenerate

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


def refused(arguments: list[str], words: str, capfd: pytest.CaptureFixture[str], untouched: Path | None = None) -> None:
    """Exit code 2, the words on standard error, no traceback, nothing written."""
    before = sorted(untouched.rglob("*")) if untouched else []
    assert main(arguments) == 2
    printed = capfd.readouterr().err
    assert words in printed
    assert "Traceback" not in printed
    assert not untouched or sorted(untouched.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["cosim", "--operator", "swish"], "operator 'swish' is unknown; legal: gelu, linear, softmax"),
        (["cosim", "--case", "none"], "case 'none' is unknown; legal: corners"),
        (["cosim", "--config", "tiny"], "config 'tiny' is unknown; legal: micro, edge_moe"),
        (["cosim", "--simulator", "questa"], "simulator 'questa' is unknown; legal: verilator, icarus"),
        (["cosim", "--pattern", "often"], "'often' is not one of"),
        (["cosim", "--rtl", "absent.v"], "absent.v not found; legal: Verilog files or folders"),
        (["cosim", "--vectors", "absent"], "no readable manifest"),
        (["vectors", "--config", "tiny"], "config 'tiny' is unknown"),
        (["vectors", "--config", "base"], "run `edgemoe vectors --capture --config base`"),
        (["vectors", "--image", "a.png"], "--checkpoint and --image go with --capture"),
        (["vectors", "--check", "--out", "absent"], "no readable manifest"),
        (["rtl", "--config", "tiny"], "config 'tiny' is unknown"),
        (["rtl", "--precision", "int8"], "precision 'int8' is unknown; legal: edge_moe"),
        (["train", "--config", "tiny"], "tiny"),
    ],
)
def test_bad_names(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(arguments, words, capfd, tmp_path)


def test_manifest_of_another_schema(vectors: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = vectors / manifest.NAME
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema": 99}))
    refused(["cosim", "--vectors", str(vectors)], "schema 99 is not 1", capfd, vectors)


@pytest.mark.parametrize("file", ["../outside.npz", "/etc/passwd", "gelu/../../outside.npz"])
def test_manifest_paths_that_leave_the_folder(file: str, vectors: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = vectors / manifest.NAME
    data = json.loads(path.read_text())
    data["cases"][0]["file"] = file
    path.write_text(json.dumps(data))
    refused(["cosim", "--vectors", str(vectors)], f"file '{file}' leaves its folder", capfd, vectors)


def test_links_that_leave_the_folder(vectors: Path, tmp_path: Path) -> None:
    shutil.move(vectors / "gelu", tmp_path / "elsewhere")
    (vectors / "gelu").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EdgemoeError, match="leaves its folder"):
        manifest.load(vectors)


@pytest.mark.parametrize("how", ["truncated", "altered", "absent"])
def test_spoiled_npz(how: str, vectors: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = vectors / "gelu" / "corners.npz"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    if how == "absent":
        path.unlink()
    else:
        path.write_bytes(data if how == "altered" else data[:500])
    refused(["cosim", "--vectors", str(vectors)], "case gelu/corners: gelu/corners.npz:", capfd, vectors)


def test_check_names_the_case_of_one_flipped_bit(vectors: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = vectors / "linear" / "real_qkv_layer0.npz"
    data = bytearray(path.read_bytes())
    data[-2000] ^= 0x10
    path.write_bytes(data)
    assert main(["vectors", "--check", "--out", str(vectors)]) == 1
    printed = capfd.readouterr().err
    assert "differs: case linear/real_qkv_layer0: 1 bits differ" in printed
    assert "1 of " in printed


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


def test_vectors_never_replace_something_else(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    refused(["vectors", "--out", str(tmp_path)], "is not empty and holds no manifest.json", capfd, tmp_path)


class TestCapture:
    """`edgemoe vectors --capture` with bad images and checkpoints; the committed capture stays as it is."""

    @pytest.mark.parametrize(
        ("image", "words"),
        [
            (np.zeros((64, 128), np.uint8), "shape (64, 128) of uint8 does not fit config 'micro'; legal: (rows >= 64"),
            (np.zeros((63, 128, 3), np.uint8), "shape (63, 128, 3)"),
            (np.full((64, 128, 3), np.nan), "of float64"),
            (np.full((64, 128, 3), np.inf), "of float64"),
        ],
    )
    def test_image(self, image: np.ndarray, words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        np.save(tmp_path / "image.npy", image)
        refused(["vectors", "--capture", "--image", str(tmp_path / "image.npy")], words, capfd, COMMITTED.parents[1])

    def test_unreadable_image(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "image.png").write_text("not a picture")
        refused(["vectors", "--capture", "--image", str(tmp_path / "image.png")], "not readable", capfd)

    def test_checkpoint(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        absent = str(tmp_path / "absent")
        refused(["vectors", "--capture", "--checkpoint", absent], absent, capfd, COMMITTED.parents[1])

    def test_task(self, capfd: pytest.CaptureFixture[str]) -> None:
        words = "task 'edges' has no gate; legal: segmentation, depth"
        refused(["vectors", "--capture", "--task", "edges"], words, capfd, COMMITTED.parents[1])

    @pytest.mark.parametrize(("change", "words"), [("nan", "nan"), ("shape", "layers.0.qkv.bias")])
    def test_spoiled_weights(self, change: str, words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        from safetensors.numpy import load_file, save_file  # noqa: PLC0415 - an optional extra

        committed = Path(__file__).parents[2] / "model" / "checkpoints" / "micro"
        folder = Path(shutil.copytree(committed, tmp_path / "micro"))
        tensors = load_file(folder / "model.safetensors")
        bias = tensors["layers.0.qkv.bias"].copy()
        bias[3] = np.nan
        tensors["layers.0.qkv.bias"] = bias if change == "nan" else bias[:-1].copy()
        save_file(tensors, folder / "model.safetensors")
        assert main(["vectors", "--capture", "--checkpoint", str(folder)]) == 2
        printed = capfd.readouterr().err
        assert words in printed.lower() or words in printed
        assert "layers.0.qkv.bias" in printed
