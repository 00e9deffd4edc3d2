"""The co-simulation fails when it should: each fault below is put in on purpose, and must be seen and named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from edgemoe.__main__ import main
from golden.fixed import RawArray
from rtl_hls.build import GENERATED
from vectors import manifest, regenerate, storage

pytest.importorskip("cocotb_tools")
BUILD = Path(__file__).parents[2] / "build" / "cosim"
Edit = Callable[[dict[str, RawArray]], None]


def edited_vectors(folder: Path, operator: str, case: str, edit: Edit) -> Path:
    """A copy of the committed vectors with one case changed, its digest and shapes made good."""
    shutil.copytree(regenerate.folder_of("micro"), folder)
    listed = manifest.load(folder)
    (entry,) = manifest.select(listed, [operator], [case])
    path = folder / entry["file"]
    arrays = storage.unpack_npz(path.read_bytes(), "here")
    edit(arrays)
    path.write_bytes(storage.pack_npz(arrays))
    entry["sha256"] = storage.sha256(path.read_bytes())
    for role, array in arrays.items():
        entry["tensors"][role]["shape"] = list(array.shape)
    (folder / manifest.NAME).write_bytes(storage.to_json(listed))
    return folder


def cosim(report: Path, *options: str) -> int:
    """`edgemoe cosim` on the GELU corners, one unstalled run."""
    where = ["--build-dir", str(BUILD), "--report-dir", str(report)]
    return main(["cosim", "--operator", "gelu", "--case", "corners", "--pattern", "no-idle,no-stall", *where, *options])


def test_unchanged_passes(tmp_path: Path) -> None:
    assert cosim(tmp_path) == 0
    (run,) = json.loads((tmp_path / "cosim.json").read_text())["runs"]
    assert (run["words"] > 1000, run["mismatches"], run["message"]) == (True, 0, "")


def test_one_flipped_bit_of_an_expected_word(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def flip(arrays: dict[str, RawArray]) -> None:
        arrays["y"] = arrays["y"].copy()
        arrays["y"][5] ^= 1

    vectors = edited_vectors(tmp_path / "vectors", "gelu", "corners", flip)
    assert cosim(tmp_path, "--vectors", str(vectors)) == 1
    printed = capfd.readouterr().err
    for words in (
        "gelu/corners: y differs in 1 of",
        "first at index [5], last at [5]",
        "expected 0x",
        "ap_fixed<32,10,AP_TRN,AP_WRAP>",
        f"edgemoe cosim --operator gelu --case corners --pattern no-idle,no-stall --seed 1 --vectors {vectors}",
        "FAILED: 1 runs",
    ):
        assert words in printed
    suites = ElementTree.parse(tmp_path / "cosim.xml").getroot()
    assert [suite.get("failures") for suite in suites] == ["1"]


def test_one_changed_constant_of_the_verilog(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = (GENERATED / "micro" / "gelu.v").read_text()
    word = "20'h"
    start = text.index(word, text.index("[0:175]") if "[0:175]" in text else 0) + len(word)
    start = text.index(word, start) + len(word)  # the second entry of the table
    digits = text[start : start + 5]
    changed = f"{int(digits.replace('_', ''), 16) ^ 1:05x}"
    verilog = tmp_path / "gelu.v"
    verilog.write_text(text[:start] + changed + text[start + len(digits) :])
    assert verilog.read_text() != text
    assert cosim(tmp_path, "--rtl", str(verilog)) == 1
    assert "gelu/corners: y differs in" in capfd.readouterr().err


def test_a_stuck_device_meets_the_watchdog(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    verilog = tmp_path / "gelu.v"
    streams = "input wire [511:0] x_tdata, input wire x_tvalid, output wire [511:0] y_tdata, input wire y_tready"
    verilog.write_text(
        f"module gelu(input wire clk, input wire rst, {streams}, output wire x_tready, output wire y_tvalid);\n"
        "assign x_tready = 1'b1; assign y_tvalid = 1'b0; assign y_tdata = 512'b0;\nendmodule\n"
    )
    assert cosim(tmp_path, "--rtl", str(verilog)) == 1
    printed = capfd.readouterr().err
    assert "no handshake for 5000 cycles, expected words {'y': 68}; handshakes: x 68, y 0" in printed


def test_starved_of_values(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def empty(arrays: dict[str, RawArray]) -> None:
        arrays.update({role: np.zeros(0, array.dtype) for role, array in arrays.items()})

    vectors = edited_vectors(tmp_path / "vectors", "gelu", "corners", empty)
    assert cosim(tmp_path, "--vectors", str(vectors)) == 1
    assert "compared nothing" in capfd.readouterr().err


def test_starved_of_cases(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(regenerate.folder_of("micro"), tmp_path / "vectors")
    path = tmp_path / "vectors" / manifest.NAME
    path.write_text(json.dumps({**json.loads(path.read_text()), "cases": []}))
    where = ["--vectors", str(tmp_path / "vectors"), "--build-dir", str(BUILD), "--report-dir", str(tmp_path)]
    assert main(["cosim", *where]) == 2
    assert "nothing would be compared" in capfd.readouterr().err
    assert not (tmp_path / "cosim.json").exists()


def test_waves(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cosim(tmp_path, "--waves") == 0
    printed = capfd.readouterr().out.replace("\n", "")
    path = Path(printed.partition("waveform: ")[2].partition(".fst")[0] + ".fst")
    assert path.stat().st_size > 1000
