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
from rtl_hls.build import GENERATED, SHELL
from vectors import manifest, regenerate, storage

pytest.importorskip("cocotb_tools")
BUILD = Path(__file__).parents[2] / "build" / "cosim"
SIMULATOR = "icarus" if shutil.which("iverilog") else "verilator"
"""Icarus compiles in a second what takes Verilator and a C++ compiler twenty."""
PORTS = (
    "(input wire clk, input wire rst, input wire [511:0] x_tdata, input wire x_tvalid, output wire x_tready, "
    "output wire [511:0] y_tdata, output wire y_tvalid, input wire y_tready)"
)
FAULTY = """
module gelu PORTS;
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
TIRED = """
module gelu PORTS;
  wire [511:0] right;
  reg [31:0] given = 0;
  tireless inner (.clk(clk), .rst(rst), .x_tdata(x_tdata), .x_tvalid(x_tvalid), .x_tready(x_tready),
                  .y_tdata(right), .y_tvalid(y_tvalid), .y_tready(y_tready));
  assign y_tdata = right ^ (given >= 68);
  always @(posedge clk)
    if (RESET) given <= 0;
    else if (y_tvalid && y_tready) given <= given + 1;
endmodule
"""
"""The generated GELU, wrong from its 69th word on; RESET says whether a reset refreshes it."""
LATE = """
module gelu PORTS;
  wire valid;
  reg [31:0] given, idle; reg extra;
  punctual inner (.clk(clk), .rst(rst), .x_tdata(x_tdata), .x_tvalid(x_tvalid), .x_tready(x_tready),
                  .y_tdata(y_tdata), .y_tvalid(valid), .y_tready(y_tready));
  assign y_tvalid = valid | extra;
  always @(posedge clk)
    if (rst) begin given <= 0; idle <= 0; extra <= 0; end
    else begin
      given <= given + (y_tvalid && y_tready);
      idle <= valid || extra ? 0 : idle + 1;
      extra <= extra ? !y_tready : given == 68 && idle == 40;
    end
endmodule
"""
"""The generated GELU, and one word more 40 idle cycles after its 68th, as if from a deep pipeline."""
SPOILED = """
  reg [3:0] written = 0; reg spoiled = 0;
  always @(posedge clk)
    if (rst) begin
      spoiled <= spoiled || (BITS == 4096 && written != 0 && written != 6);
      written <= 0;
    end else written <= written + write_valid;
endmodule"""
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


def cosim(report: Path, *options: str, case: str = "corners", operator: str = "gelu") -> int:
    """`edgemoe cosim` on the GELU corners of micro, one undisturbed run."""
    where = ["--build-dir", str(BUILD), "--report-dir", str(report), "--simulator", SIMULATOR]
    which = ["--config", "micro", "--operator", operator, "--case", case, "--seed", "1"]
    pattern = [] if "--pattern" in options else ["--pattern", "no-idle,no-stall"]
    variant = [] if "--variant" in options else ["--variant", "plain"]
    return main(["cosim", *which, *pattern, *variant, *where, *options])


def written(folder: Path, text: str) -> str:
    """A file of the module `gelu`."""
    path = folder / "gelu.v"
    path.write_text(text.replace("PORTS", PORTS))
    return str(path)


def outcomes(report: Path) -> dict[str, str]:
    """Message of each run by its variant."""
    return {run["run"]["variant"]: run["message"] for run in json.loads((report / "cosim.json").read_text())["runs"]}


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
        "micro gelu/corners seed 1: y differs in 1 of",
        "first at index [5], last at [5]",
        "expected 0x",
        "ap_fixed<32,10,AP_TRN,AP_WRAP>",
        "edgemoe cosim --config micro --operator gelu --case corners --pattern no-idle,no-stall --variant plain",
        f"--vectors {vectors}",
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
    assert "micro gelu/corners seed 1: y differs in" in capfd.readouterr().err


def test_a_stuck_device_meets_the_watchdog(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = "module gelu PORTS;\nassign x_tready = 1'b1; assign y_tvalid = 1'b0; assign y_tdata = 512'b0;\nendmodule\n"
    assert cosim(tmp_path, "--rtl", written(tmp_path, text)) == 1
    printed = capfd.readouterr().err
    assert "no handshake for 5000 cycles, expected words {'y': 68}; handshakes: x 68, y 0" in printed


def test_a_device_that_never_stops_is_given_up(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = "module gelu PORTS;\nassign x_tready = 1'b0; assign y_tvalid = 1'b1; assign y_tdata = 512'b0;\nendmodule\n"
    assert cosim(tmp_path, "--rtl", written(tmp_path, text)) == 1
    assert "no end after" in capfd.readouterr().err


def test_a_word_of_unknown_bits(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if SIMULATOR != "icarus":
        pytest.skip("two-state")
    text = (
        "module gelu PORTS;\nassign x_tready = y_tready; assign y_tvalid = x_tvalid;\n"
        "assign y_tdata = {512{1'bx}};\nendmodule\n"
    )
    assert cosim(tmp_path, "--rtl", written(tmp_path, text)) == 1
    assert "word 0 of y has unknown bits: xxx" in capfd.readouterr().err


def test_a_word_too_many_that_comes_late(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    generated = (GENERATED / "micro" / "gelu.v").read_text()
    text = generated.replace("module gelu(", "module punctual(") + LATE
    assert cosim(tmp_path, "--rtl", written(tmp_path, text)) == 1
    assert "micro gelu/corners seed 1: y gave 69 words, expected 68" in capfd.readouterr().err


@pytest.mark.parametrize(("variant", "reset"), [("twice", "rst"), ("then", "rst"), ("reset", "1'b0")])
def test_a_fault_that_only_a_variant_finds(tmp_path: Path, variant: str, reset: str) -> None:
    generated = (GENERATED / "micro" / "gelu.v").read_text()
    text = generated.replace("module gelu(", "module tireless(") + TIRED.replace("RESET", reset)
    options = ("--variant", "plain", "--variant", variant, "--rtl", written(tmp_path, text))
    assert cosim(tmp_path, *options) == 1
    found = outcomes(tmp_path)
    assert (found[""], "y differs in" in found[variant]) == ("", True)
    assert f"--variant {variant}" in found[variant]


def test_a_slow_ram_that_alters_a_word(tmp_path: Path) -> None:
    ram = tmp_path / "stream_ram.sv"
    text = (SHELL / "stream_ram.sv").read_text()
    ram.write_text(text.replace("later3 <= later2", "later3 <= later2 ^ (words[0] == words[1] ? 0 : 1)"))
    assert ram.read_text() != text
    variants = [word for name in ("plain", "delay2", "delay3", "delay4") for word in ("--variant", name)]
    files = ["--rtl", str(GENERATED / "micro" / "linear.v"), "--rtl", str(ram)]
    assert cosim(tmp_path, *variants, *files, operator="linear", case="smallest") == 1
    found = outcomes(tmp_path)
    assert (found[""], found["delay2"]) == ("", "")
    assert "y differs in" in found["delay3"] and "y differs in" in found["delay4"]


@pytest.mark.parametrize("bit", [0, 5])
def test_a_request_that_changes_before_its_ram_takes_it(tmp_path: Path, bit: int) -> None:
    """A stalled output makes it wait; it is right whenever it is taken, so that every word is equal."""
    unit = tmp_path / "linear_unit.v"
    text = (GENERATED / "micro" / "linear_unit.v").read_text()
    wires = f"  wire [5:0] asked;\n  assign w_request_tdata = asked ^ (!w_request_tready << {bit});\nendmodule"
    renamed = text.replace(".w_request_tdata(w_request_tdata)", ".w_request_tdata(asked)")
    unit.write_text(renamed.replace("endmodule", wires))
    files = ["--rtl", str(GENERATED / "micro" / "linear.v"), "--rtl", str(unit)]
    options = ["--pattern", "no-idle,no-stall", "--pattern", "no-idle,stall", *files]
    assert cosim(tmp_path, *options, operator="linear", case="smallest") == 1
    found = {r["run"]["stall"]: r for r in json.loads((tmp_path / "cosim.json").read_text())["runs"]}
    assert "w_request changed or withdrew" in found[True]["message"] and found[True]["mismatches"] == 0


def test_a_ram_that_a_reset_within_its_load_spoils(tmp_path: Path) -> None:
    """The weights' RAM alters words once a reset came after some of the six that fill it, not after all or none."""
    ram = tmp_path / "stream_ram.sv"
    text = (SHELL / "stream_ram.sv").read_text()
    spoiled = text.replace("] <= write_data", "] <= write_data ^ spoiled").replace("endmodule", SPOILED)
    ram.write_text(spoiled)
    assert spoiled.count("spoiled") > text.count("spoiled") + 3
    files = ["--rtl", str(GENERATED / "micro" / "linear.v"), "--rtl", str(ram)]
    options = ["--variant", "plain", "--variant", "reset", *files]
    assert cosim(tmp_path, *options, operator="linear", case="smallest") == 1
    found = outcomes(tmp_path)
    assert (found[""], "y differs in" in found["reset"]) == ("", True)


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
    assert main(["cosim", "--simulator", SIMULATOR, *where]) == 2
    assert "nothing would be compared" in capfd.readouterr().err
    assert not (tmp_path / "cosim.json").exists()


def test_a_device_that_breaks_the_protocol(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One word too many, data that change while they wait, and a cycle too many: each is named."""
    patterns = ["--pattern", "no-idle,no-stall", "--pattern", "no-idle,stall"]
    assert cosim(tmp_path, *patterns, "--rtl", written(tmp_path, FAULTY)) == 1
    printed = capfd.readouterr().err
    assert "micro gelu/corners seed 1: y gave 69 words, expected 68" in printed
    assert "micro gelu/corners stall seed 1: y changed or withdrew" in printed
    assert "cycles, allowed 71, ideal 68" in printed


def test_an_operator_without_cases(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(regenerate.folder_of("micro"), tmp_path / "vectors")
    path = tmp_path / "vectors" / manifest.NAME
    listed = json.loads(path.read_text())
    kept = [entry for entry in listed["cases"] if entry["operator"] != "softmax"]
    path.write_text(json.dumps({**listed, "cases": kept}))
    where = ["--vectors", str(tmp_path / "vectors"), "--build-dir", str(BUILD), "--report-dir", str(tmp_path)]
    assert main(["cosim", *where]) == 2
    printed = capfd.readouterr().err
    assert "kernels without a case [" in printed and "'softmax_normalise', 'softmax_statistics'" in printed


@pytest.mark.skipif(shutil.which("iverilog") is None, reason="Icarus Verilog is not installed")
def test_icarus_agrees(tmp_path: Path) -> None:
    """The second simulator: the same words and the same cycles, in every variant, of a kernel without and with RAMs."""
    found = {}
    for simulator in ("icarus", "verilator"):
        where = ["--build-dir", str(BUILD), "--report-dir", str(tmp_path), "--simulator", simulator]
        which = ["--config", "micro", "--case", "smallest", "--operator", "gelu", "--operator", "linear"]
        assert main(["cosim", *which, *where, "--seed", "1"]) == 0
        runs = json.loads((tmp_path / "cosim.json").read_text())["runs"]
        found[simulator] = [(run["run"], run["words"], run["cycles"]) for run in runs]
    assert found["icarus"] == found["verilator"]
    assert len(found["icarus"]) == 4 + 2 * 3 + 4 + 2 * 7


def test_a_kernel_that_does_not_build_leaves_the_others_their_results(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(GENERATED / "micro", tmp_path / "rtl")
    (tmp_path / "rtl" / "residual.v").write_text("module residual(;\n")
    options = ("--rtl", str(tmp_path / "rtl"), "--operator", "residual", "--variant", "twice")
    assert cosim(tmp_path, *options, "--waves", case="smallest") == 1
    printed = capfd.readouterr()
    assert printed.err.count(f"micro residual: cosim: {SIMULATOR} does not build residual-") == 1
    assert "syntax error" in printed.err and printed.err.endswith("FAILED: 1 runs\n")
    assert printed.out.count("waveform: ") == 1
    runs = json.loads((tmp_path / "cosim.json").read_text())["runs"]
    found = {run["run"]["kernel"]: (run["words"] > 0, bool(run["message"])) for run in runs}
    assert found == {"gelu": (True, False), "residual": (False, True)}
    suites = ElementTree.parse(tmp_path / "cosim.xml").getroot()
    assert {suite.get("name"): suite.get("failures") for suite in suites} == {"micro gelu": "0", "micro residual": "1"}


def test_waves(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cosim(tmp_path, "--waves", "--simulator", "verilator") == 0
    printed = capfd.readouterr().out.replace("\n", "")
    path = Path(printed.partition("waveform: ")[2].partition(".fst")[0] + ".fst")
    assert path.stat().st_size > 1000
