"""The command line: help without extras, vectors that are the same bytes each time and a check that sees any change.

Bad input is in test_bad_input.py.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edgemoe.__main__ import COMMANDS, main
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
