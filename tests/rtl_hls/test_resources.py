"""Cells by yosys: known small designs, one kernel through the command line, what is cached, and errors."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest

from edgemoe.__main__ import main
from edgemoe.commands.resources import PUBLISHED, summary
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.precision import EDGE_MOE, get_precision
from rtl_hls import build, constants, resources
from rtl_hls.kernel import Ram
from rtl_hls.kernels import kernels
from rtl_hls.resources import Cells, Cost, count, stages, synthesise

KERNEL = "residual"
"""The smallest."""


def test_counts() -> None:
    types = {
        "LUT1": 1,
        "LUT6": 10,
        "INV": 2,
        "RAM32M16": 3,
        "SRL16E": 4,
        "FDRE": 5,
        "FDSE": 6,
        "CARRY4": 99,
        "MUXF7": 9,
    }
    types |= {"DSP48E2": 7, "RAMB18E2": 3, "RAMB36E2": 2, "URAM288": 1}
    assert count(types) == Cells(lut=41, memory_lut=28, ff=11, dsp=7, bram=3.5, uram=1)
    assert Cells(1, 2, 3, 4, 5.5, 6) + Cells(10, 20, 30, 40, 50, 60) == Cells(11, 22, 33, 44, 55.5, 66)


def test_an_unknown_cell_is_not_counted_as_free() -> None:
    with pytest.raises(EdgemoeError, match="maps to 2 cells 'LDCE'"):
        count({"LUT2": 1, "LDCE": 2})


def test_stages_are_those_of_the_deepest_proc() -> None:
    one = "module a;\n  reg y;\nendmodule\n"
    assert stages(one) == 1
    assert stages(one + "  reg p1_inputs_valid;\n  wire p7_inputs_valid;\n  reg p2_inputs_valid;") == 3
    text = constants.render(EDGE_MOE)
    deep = kernels(get_config("micro"), EDGE_MOE)["linear"]
    verilog = build.to_verilog(deep, text)
    found = stages(verilog)
    assert 3 <= found < 20
    assert re.search(rf"\breg p{found - 1}_", verilog)
    assert not re.search(rf"\breg p{found}_", verilog)


def test_a_layer_is_the_sum_of_its_units() -> None:
    costs = [
        Cost("layer_norm", "layer_norm", 4, Cells(lut=10, dsp=3), Cells(bram=1.5)),
        Cost("attention_scores", "attention", 9, Cells(lut=100), Cells(bram=2)),
        Cost("patch_embed", "patch_embed", 5, Cells(lut=1000), Cells(bram=99)),
        Cost("linear_scored", "linear_scored", 5, Cells(lut=5000), Cells(bram=99)),
    ]
    found = summary(costs, whole=True)
    assert found["layer"] == {"lut": 110, "memory_lut": 0, "ff": 0, "dsp": 3, "bram": 3.5, "uram": 0}
    assert found["kernels"]["layer_norm"]["unit"]["bram"] == 1.5
    assert "layer" not in summary(costs, whole=False)
    assert [row.get("dsp") for row in PUBLISHED if "MoE" in str(row["design"])] == [None, 1850, 1754]


@pytest.mark.parametrize("precision", ["edge_moe", "w8a8"])
def test_every_operator_of_a_layer_has_kernels(precision: str) -> None:
    known = {kernel.operator for kernel in kernels(get_config("edge_moe"), get_precision(precision)).values()}
    assert set(resources.LAYER) <= known


def test_known_designs(tmp_path: Path) -> None:
    """A 16 x 16 product in one DSP; 512 words of 72 bits in one block RAM; the second time from the cache."""
    multiply = (
        "module m(input clk, input signed [15:0] a, b, input [7:0] d,\n"
        "         output reg signed [31:0] y, output reg [7:0] q);\n"
        "always @(posedge clk) begin y <= a * b; q <= d + 8'd1; end\nendmodule\n"
    )
    cells = synthesise(multiply, "m", tmp_path)
    assert (cells.dsp, cells.bram, cells.uram) == (1, 0, 0)
    assert 8 <= cells.ff <= 40  # q, and y where the DSP does not take it
    ram = synthesise(*resources._ram(Ram("x", 9, 72)), tmp_path)
    assert (ram.bram, ram.dsp, ram.memory_lut) == (1, 0, 0)
    assert ram.ff < 8  # no stage of the delay is left
    before = sorted(tmp_path.iterdir())
    assert synthesise(multiply, "m", tmp_path) == cells
    assert sorted(tmp_path.iterdir()) == before
    assert len(before) == 2


def test_one_kernel_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:  # noqa: ANN401
    cache, file = tmp_path / "cache", tmp_path / "found.json"
    command = ["resources", "--config", "micro", "--precision", "w8a8", "--kernel", KERNEL, "--cache", str(cache)]
    assert main([*command, "--json", str(file)]) == 0
    printed = capsys.readouterr().out
    found = json.loads(file.read_text())
    cost = found["kernels"][KERNEL]
    assert (found["config"], found["precision"], found["clock_ps"]) == ("micro", "w8a8", build.CLOCK_PS)
    assert cost["alone"]["ff"] >= 16 * 8  # a word of results at least
    assert cost["alone"]["lut"] >= 16 * 8
    assert cost["alone"]["dsp"] == 0
    assert cost["stages"] >= 1
    assert f"{cost['unit']['ff']:,}" in printed
    assert "1,850" in printed
    monkeypatch.setattr(resources, "_run", lambda *_: pytest.fail("synthesised again"))
    assert main(command) == 0


def test_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:  # noqa: ANN401
    with pytest.raises(EdgemoeError, match=r"no result for broken .exit code 1"):
        synthesise("module broken(input a;\nendmodule\n", "broken", tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert main(["resources", "--kernel", "no_such", "--cache", str(tmp_path)]) == 2
    assert "kernels no_such are unknown" in capsys.readouterr().err
    assert main(["resources", "--json", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert main(["resources", "--kernel", KERNEL, "--cache", str(tmp_path)]) == 2
    assert "pip install 'edgemoe[resources]'" in capsys.readouterr().err
