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
FAULTY = """
module gelu(input wire clk, input wire rst, input wire [511:0] x_tdata, input wire x_tvalid, output wire x_tready,
            output wire [511:0] y_tdata, output wire y_tvalid, input wire y_tready);
  reg [15:0] waited; reg [6:0] given; reg half; reg flip;
  wire open = waited == 0;
  assign x_tready = y_tready && !half && open;
  assign y_tvalid = (x_tvalid && !half && open) || (half && given == 68);
  assign y_tdata = x_tdata ^ {511'b0, flip};
  always @(posedge clk) begin
    flip <= rst ? 1'b0 : !flip;
    if (rst) begin waited <= 0; given <= 0; half <= 0; end
    else begin
      if (waited != 0) waited <= waited - 1;
      if (y_tvalid && y_tready) begin
        given <= given + 1;
        if (given == 30) waited <= 9;
        half <= given == 67;
      end
    end
  end
endmodule
"""
"""Wrong on purpose: data toggle while they wait, ten idle cycles in the middle, and one word more than came in."""
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
        "gelu/corners seed 1: y differs in 1 of",
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
    assert "gelu/corners seed 1: y differs in" in capfd.readouterr().err


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


def test_a_device_that_breaks_the_protocol(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One word too many, data that change while they wait, and a cycle too many: each is named."""
    verilog = tmp_path / "gelu.v"
    verilog.write_text(FAULTY)
    where = ["--build-dir", str(BUILD), "--report-dir", str(tmp_path), "--rtl", str(verilog)]
    assert main(["cosim", "--operator", "gelu", "--case", "corners", "--seed", "1", *where]) == 1
    printed = capfd.readouterr().err
    assert "gelu/corners seed 1: y gave 69 words, expected 68" in printed
    assert "gelu/corners stall seed 1: y changed or withdrew" in printed
    assert "cycles, allowed 71, ideal 68" in printed


def test_an_operator_without_cases(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(regenerate.folder_of("micro"), tmp_path / "vectors")
    path = tmp_path / "vectors" / manifest.NAME
    listed = json.loads(path.read_text())
    kept = [entry for entry in listed["cases"] if entry["operator"] != "softmax"]
    path.write_text(json.dumps({**listed, "cases": kept}))
    where = ["--vectors", str(tmp_path / "vectors"), "--build-dir", str(BUILD), "--report-dir", str(tmp_path)]
    assert main(["cosim", *where]) == 2
    assert "kernels without a case ['softmax']" in capfd.readouterr().err


@pytest.mark.skipif(shutil.which("iverilog") is None, reason="Icarus Verilog is not installed")
def test_icarus_agrees(tmp_path: Path) -> None:
    """The second simulator: the same words and the same cycles, of every kernel."""
    cycles = {}
    for simulator in ("icarus", "verilator"):
        where = ["--build-dir", str(BUILD), "--report-dir", str(tmp_path), "--simulator", simulator]
        patterns = ["--pattern", "no-idle,no-stall", "--pattern", "idle,stall", "--seed", "1"]
        assert main(["cosim", "--case", "corners", *patterns, *where]) == 0
        runs = json.loads((tmp_path / "cosim.json").read_text())["runs"]
        cycles[simulator] = [(run["run"]["kernel"], run["run"]["idle"], run["words"], run["cycles"]) for run in runs]
    assert cycles["icarus"] == cycles["verilator"]
    assert len(cycles["icarus"]) == 8


def test_waves(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cosim(tmp_path, "--waves") == 0
    printed = capfd.readouterr().out.replace("\n", "")
    path = Path(printed.partition("waveform: ")[2].partition(".fst")[0] + ".fst")
    assert path.stat().st_size > 1000
