"""Somebody else's RTL under our benches: a hand-made GELU with the ports of a Vitis HLS kernel."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from edgemoe.__main__ import main
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.gelu import table
from golden.precision import EDGE_MOE
from rtl_hls import unit
from rtl_hls.build import GENERATED, SHELL
from rtl_hls.kernels import kernels
from tb.ports import OURS, Ports

BUILD = Path(__file__).parents[2] / "build" / "cosim"
SIMULATOR = "icarus" if shutil.which("iverilog") else "verilator"
PORTS = ["--top", "my_gelu", "--suffix", "_TDATA,_TVALID,_TREADY", "--clock", "ap_clk", "--reset", "ap_rst_n:low"]

MODULE = """
module my_gelu(
  input wire ap_clk, input wire ap_rst_n,
  input wire [511:0] x_TDATA, input wire x_TVALID, output wire x_TREADY,
  output reg [511:0] y_TDATA, output reg y_TVALID, input wire y_TREADY);
  function signed [39:0] knot(input [7:0] i);
    case (i)
KNOTS      default: knot = 0;
    endcase
  endfunction
  function [31:0] gelu(input signed [31:0] x);
    reg signed [31:0] relu, size;
    reg signed [39:0] slope, delta;
    reg [7:0] i;
    begin
      relu = x < 0 ? 0 : x;
      size = x < 0 ? -x : x;
      i = size >>> 17;
      slope = knot(i + 8'd1) - knot(i);
      delta = knot(i) + ((slope * $signed({23'b0, size[16:0]})) >>> 17);
      gelu = size < 32'sd23068672 ? relu - delta[31:0] + ERROR : relu;
    end
  endfunction
  integer lane;
  assign x_TREADY = !y_TVALID || y_TREADY;
  always @(posedge ap_clk)
    if (!ap_rst_n) y_TVALID <= 1'b0;
    else if (x_TREADY) begin
      y_TVALID <= x_TVALID;
      if (x_TVALID)
        for (lane = 0; lane < 16; lane = lane + 1) y_TDATA[32*lane +: 32] <= gelu(x_TDATA[32*lane +: 32]);
    end
endmodule
"""


def module(folder: Path, error: int) -> Path:
    """The module, off by `error` LSB everywhere below 5.5."""
    knots = "".join(f"      8'd{index}: knot = 40'sd{value};\n" for index, value in enumerate(table(22).tolist()))
    path = folder / "my_gelu.v"
    path.write_text(MODULE.replace("KNOTS", knots).replace("ERROR", f"32'd{error}"))
    return path


def cosim(folder: Path, error: int, *more: str) -> int:
    where = ["--rtl", str(module(folder, error)), "--build-dir", str(BUILD), "--report-dir", str(folder)]
    case = ["--operator", "gelu", "--case", "corners", "--seed", "1"]
    return main(["cosim", *case, *where, *(more or PORTS)])


def test_a_right_module_passes_under_every_stall(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cosim(tmp_path, 0) == 0
    assert "PASSED: every word of every run is equal" in capfd.readouterr().out


def test_one_lsb_is_found_and_the_command_runs_it_again(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cosim(tmp_path, 1) == 1
    printed = capfd.readouterr().err
    assert "micro gelu/corners seed 1: y differs in" in printed
    assert " ".join(PORTS) in printed


def test_modules_that_are_not_there(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cosim(tmp_path, 0, "--top", "your_gelu") == 2
    assert "your_gelu" in capfd.readouterr().err
    where = ["--rtl", str(module(tmp_path, 0)), "--build-dir", str(BUILD), "--report-dir", str(tmp_path)]
    assert main(["cosim", *where, *PORTS]) == 2
    assert "--top my_gelu cannot be all of" in capfd.readouterr().err


def test_a_folder_with_a_file_of_the_module_or_of_the_kernel(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rtl").mkdir()
    options = ["--operator", "gelu", "--case", "smallest", "--simulator", SIMULATOR, "--rtl", str(tmp_path / "rtl")]
    where = ["--build-dir", str(BUILD), "--report-dir", str(tmp_path)]
    assert main(["cosim", *options, *where, *PORTS]) == 2
    assert "looked for my_gelu.v or gelu.v; name its files by --rtl" in capfd.readouterr().err
    assert main(["cosim", *options, *where]) == 2
    assert "looked for gelu.v; run `edgemoe rtl`" in capfd.readouterr().err
    path = module(tmp_path / "rtl", 0)
    assert main(["cosim", *options, *where, *PORTS]) == 0
    path.rename(path.with_name("gelu.v"))
    assert main(["cosim", *options, *where, *PORTS]) == 0
    module(path.parent, 1)  # the file of the module comes before that of the kernel
    assert main(["cosim", *options, *where, *PORTS]) == 1


@pytest.mark.parametrize("simulator", ["verilator", *["icarus"] * (SIMULATOR == "icarus")])
@pytest.mark.parametrize(
    ("declared", "bits", "said"),
    [
        ("[511:0] x_TDATA", "[527:0] x_TDATA", "port x_TDATA is 528 bits wide, legal: 512"),
        ("[511:0] y_TDATA", "[255:0] y_TDATA", "port y_TDATA is 256 bits wide, legal: 512"),
        ("input wire y_TREADY", "input wire [1:0] y_TREADY", "port y_TREADY is 2 bits wide, legal: 1"),
    ],
)
def test_ports_of_another_width(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], simulator: str, declared: str, bits: str, said: str
) -> None:
    path = module(tmp_path, 0)
    path.write_text(path.read_text().replace(declared, bits))
    options = ["--operator", "gelu", "--case", "smallest", "--simulator", simulator, "--rtl", str(path), *PORTS]
    assert main(["cosim", *options, "--build-dir", str(BUILD), "--report-dir", str(tmp_path)]) == 2
    printed = capfd.readouterr().err
    assert f"{said}; declare each port as wide as its stream" in printed
    assert printed.count("bits wide") == 1


@pytest.mark.parametrize("name", ["linear", "attention_scores"])
def test_a_unit_with_rams_of_its_own_is_loaded_through_the_same_streams(tmp_path: Path, name: str) -> None:
    """Our own unit stands in for somebody else's: the words of NAME_write fill its memories."""
    kernel = kernels(get_config("micro"), EDGE_MOE)[name]
    ports, pins = [], ["(ap_clk", "ap_rst", "3'd0"]
    for stream in kernel.streams:
        forward, backward = ("input", "output") if stream.direction == "in" else ("output", "input")
        parts = ((forward, stream.bits, "D"), (forward, 1, "V"), (backward, 1, "R"))
        ports += [f"{way} wire [{bits - 1}:0] {stream.name}_{part}" for way, bits, part in parts]
        pins += [f"{stream.name}_{part}" for _, _, part in parts]
    head = f"module theirs(input wire ap_clk, input wire ap_rst, {', '.join(ports)});"
    text = f"{head}\n  {kernel.top} u {', '.join(pins)});\n"
    files = [
        tmp_path / "theirs.v",
        tmp_path / f"{name}_unit.v",
        GENERATED / "micro" / f"{name}.v",
        SHELL / "stream_ram.sv",
    ]
    files[0].write_text(text + "endmodule\n")
    files[1].write_text(unit.render(kernel))
    rtl = [word for path in files for word in ("--rtl", str(path))]
    names = ["--top", "theirs", "--suffix", "_D,_V,_R", "--clock", "ap_clk", "--reset", "ap_rst"]
    where = ["--build-dir", str(BUILD), "--report-dir", str(tmp_path), "--simulator", SIMULATOR]
    assert main(["cosim", "--operator", name, "--case", "smallest", "--seed", "1", *rtl, *names, *where]) == 0
    runs = json.loads((tmp_path / "cosim.json").read_text())["runs"]
    assert {run["run"]["variant"] for run in runs} == {"", "twice", "reset", "then"}


def test_the_help_says_that_several_files_are_several_options(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["cosim", "--help"]) == 0
    words = " ".join(capfd.readouterr().out.split())
    assert "Verilog file or folder instead of ours; may be repeated." in words


def test_one_kernel_of_an_operator_with_several(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Ours, wrong in one bit, in the place of one of the two of softmax; the command runs that one again."""
    text = (GENERATED / "micro" / "softmax_normalise.v").read_text()
    path = tmp_path / "theirs.v"
    path.write_text(text.replace("module softmax_normalise(", "module theirs("))
    options = ["--case", "smallest", "--rtl", str(path), "--top", "theirs", "--simulator", SIMULATOR, "--seed", "1"]
    where = ["--build-dir", str(BUILD), "--report-dir", str(tmp_path)]
    assert main(["cosim", "--operator", "softmax", *options, *where]) == 2
    assert "micro softmax_statistics, micro softmax_normalise; name one kernel with" in capfd.readouterr().err
    assert main(["cosim", "--operator", "softmax_normalise", *options, *where]) == 0
    path.write_text(path.read_text().replace("probabilities_tdata = __", "probabilities_tdata = 1'b1 ^ __"))
    capfd.readouterr()
    assert main(["cosim", "--operator", "softmax_normalise", *options, *where]) == 1
    printed = capfd.readouterr().err
    assert "probability differs in" in printed
    assert "edgemoe cosim --config micro --operator softmax_normalise --case smallest" in printed


@pytest.mark.parametrize(
    ("words", "match"),
    [
        (("m", "_a,_b", "clk", "rst"), "suffix='_a,_b' is not three"),
        (("m", "_a,_b,_b", "clk", "rst"), "suffix="),
        (("m", "_a,_b,_c", "1clk", "rst"), "clock='1clk' is no Verilog name"),
        (("m x", "_a,_b,_c", "clk", "rst"), "top='m x'"),
        (("m", "_a,_b,_c", "clk", "rst:up"), "reset='rst:up'"),
    ],
)
def test_names_that_are_none(words: tuple[str, str, str, str], match: str) -> None:
    with pytest.raises(EdgemoeError, match=match):
        Ports.parse(*words)


def test_options_are_the_inverse() -> None:
    assert OURS.options() == []
    ports = Ports.parse("my_gelu", "_TDATA,_TVALID,_TREADY", "ap_clk", "ap_rst_n:low")
    assert " ".join(ports.options()) == " ".join(PORTS)
