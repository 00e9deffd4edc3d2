"""The committed Verilog is what its sources give, and its constants are golden's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edgemoe.__main__ import main
from golden import gelu
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import EDGE_MOE
from rtl_hls import build, constants
from rtl_hls.kernels import kernels

MICRO = build.GENERATED / "micro"


def test_no_drift(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rtl", "--check"]) == 0, capsys.readouterr().err
    recipe = json.loads((MICRO / "recipe.json").read_text())
    assert recipe["tool"] == "xls-python==0.1.9934"
    assert recipe["clock_ps"] == build.CLOCK_PS
    assert len(recipe["outputs"]) == 1 + 2 * len(kernels(get_config("micro"), EDGE_MOE))


def test_drift_is_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "rtl"
    assert main(["rtl", "--out", str(folder)]) == 0
    verilog = folder / "gelu.v"
    verilog.write_text(verilog.read_text().replace("endmodule", "endmodule ", 1))
    assert main(["rtl", "--check", "--out", str(folder)]) == 1
    assert f"differs: {verilog}" in capsys.readouterr().err


def test_tables_come_from_golden() -> None:
    text = (MICRO / "constants.x").read_text()
    body = text.split("GELU_TABLE")[1].split("[\n")[1].split("]")[0]
    assert [int(word) for word in body.split(",")] == gelu.table(22)[:-1].tolist()


def test_bigger_network_generates_other_addresses() -> None:
    linear = kernels(get_config("edge_moe"), EDGE_MOE)["linear"]
    assert (linear.shell["X_ADDRESS"], linear.shell["W_ADDRESS"], linear.shell["B_ADDRESS"]) == (6, 10, 6)
    assert "u32:6, u32:10, u32:6" in build.top_source(linear)


def test_unsupported_precision() -> None:
    rounded = EDGE_MOE.replace("rounded", {"weight": Format(16, 14, rounding="nearest_even")})
    with pytest.raises(EdgemoeError, match="is not signed, floor and wrap"):
        constants.render(rounded)


def test_xls_errors_are_passed_on() -> None:
    with pytest.raises(EdgemoeError, match="XLS refuses broken"):
        build.to_ir("fn f() -> u8 { u8:300 }", "broken", "")
