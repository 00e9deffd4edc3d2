"""The committed Verilog is what its sources give, and its constants are golden's."""

from __future__ import annotations

import dataclasses
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


@pytest.mark.parametrize("config", ["micro", "edge_moe"])
def test_no_drift(config: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rtl", "--check", "--config", config]) == 0, capsys.readouterr().err
    recipe = json.loads((build.GENERATED / config / "recipe.json").read_text())
    assert recipe["tool"] == "xls-python==0.1.9934"
    assert recipe["clock_ps"] == build.CLOCK_PS
    every = kernels(get_config(config), EDGE_MOE).values()
    assert len(recipe["outputs"]) == 1 + sum(2 + bool(kernel.rams) for kernel in every)


def test_drift_is_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "rtl"
    assert main(["rtl", "--out", str(folder), "--kernel", "gelu"]) == 0
    assert main(["rtl", "--check", "--out", str(folder), "--kernel", "gelu"]) == 0
    verilog = folder / "gelu.v"
    verilog.write_text(verilog.read_text().replace("endmodule", "endmodule ", 1))
    assert main(["rtl", "--check", "--out", str(folder), "--kernel", "gelu"]) == 1
    assert capsys.readouterr().err.strip().splitlines() == [
        f"differs: {verilog}",
        "1 of 4 files drifted from their sources",
    ]


def test_tables_come_from_golden() -> None:
    text = (MICRO / "constants.x").read_text()
    body = text.split("GELU_TABLE")[1].split("[\n")[1].split("]")[0]
    assert [int(word) for word in body.split(",")] == gelu.table(22)[:-1].tolist()


def test_bigger_network_generates_other_addresses() -> None:
    linear = kernels(get_config("edge_moe"), EDGE_MOE)["linear"]
    assert [ram.address for ram in linear.rams] == [6, 10, 6]
    assert "u32:6, u32:10, u32:6" in build.top_source(linear)


def test_unsupported_precisions() -> None:
    layered = dataclasses.replace(EDGE_MOE, layers={0: {"weight": Format(16, 13)}})
    with pytest.raises(EdgemoeError, match="has formats of single layers"):
        constants.render(layered)
    with pytest.raises(EdgemoeError, match="exp 'reference'; legal"):
        constants.render(dataclasses.replace(EDGE_MOE, exp="reference"))
    fine = EDGE_MOE.replace("fine", {"bias": Format(16, 30)})
    with pytest.raises(EdgemoeError, match="is finer than the sum it enters"):
        kernels(get_config("micro"), fine)


def test_only_named_kernels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "rtl"
    assert main(["rtl", "--out", str(folder), "--kernel", "residual", "--kernel", "linear"]) == 0
    made = {"residual.v", "residual_top.x", "linear.v", "linear_top.x", "linear_unit.v", "constants.x", "recipe.json"}
    assert {path.name for path in folder.iterdir()} == made
    assert main(["rtl", "--kernel", "residual"]) == 2
    assert "goes with --out" in capsys.readouterr().err
    assert main(["rtl", "--out", str(folder), "--kernel", "softplus"]) == 2
    assert "kernels softplus are unknown; legal: patch_embed" in capsys.readouterr().err


def test_xls_errors_are_passed_on() -> None:
    with pytest.raises(EdgemoeError, match="XLS refuses broken"):
        build.to_ir("fn f() -> u8 { u8:300 }", "broken", "")
