"""Faults in Verilog: each kind changes what it says, all are off unless one is asked for, and the choice is fixed."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

import pytest

from rtl_hls.build import GENERATED
from tb import tools
from tests.mutation import verilog

GELU = (GENERATED / "micro" / "gelu.v").read_text()


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("arithmetic", "add_1 + p0_x", "add_1 - p0_x"),
        ("arithmetic", "a[3] - b", "a[3] + b"),
        ("gate", "a & b", "a | b"),
        ("gate", "a | 1'h0", "a & 1'h0"),
        ("equality", "a == literal_7", "a != literal_7"),
        ("equality", "a != b", "a == b"),
        ("order", "$signed(a) < $signed(LIMIT)", "$signed(a) >= $signed(LIMIT)"),
        ("order", "a <= b", "a > b"),
        ("boundary", "a >= b", "a > b"),
        ("boundary", "$signed(a) < b", "$signed(a) <= b"),
        ("selection", "c ? a : b[3]", "c ? b[3] : a"),
        ("selection", "head == 1'h0 ? a : b", "head == 1'h0 ? b : a"),
        ("constant", "1'h0", "1'h1"),
        ("slice", "a[31:16]", "a[30:15]"),
        ("inversion", "~(a | b)", "(a | b)"),
        ("inversion", "-sub_1", "sub_1"),
    ],
)
def test_each_kind(kind: str, before: str, after: str) -> None:
    assert verilog.KINDS[kind](before, random.Random(0)) == after


@pytest.mark.parametrize(
    ("kind", "before"),
    [
        ("slice", "a[15:0]"),
        ("selection", "c ? a : a"),
        ("gate", "a & b | c"),
        ("arithmetic", "a + b + c"),
        ("gate", "a"),
    ],
)
def test_where_a_kind_does_not_apply(kind: str, before: str) -> None:
    assert verilog.KINDS[kind](before, random.Random(0)) == ""


def test_one_operator_of_a_chain_and_one_bit_of_a_constant() -> None:
    gates = {verilog.KINDS["gate"]("a & b & c", random.Random(seed)) for seed in range(20)}
    assert gates == {"a | b & c", "a & b | c"}
    flipped = {verilog.KINDS["constant"]("4'h5", random.Random(seed)) for seed in range(60)}
    assert flipped == {"4'h4", "4'h7", "4'h1", "4'hd"}


def test_the_choice_is_fixed_by_the_seed() -> None:
    assert verilog.plant(GELU, "gelu.v", 12, 3) == verilog.plant(GELU, "gelu.v", 12, 3)
    assert verilog.plant(GELU, "gelu.v", 12, 3)[1] != verilog.plant(GELU, "gelu.v", 12, 4)[1]


def test_without_a_number_the_text_is_the_one_it_was() -> None:
    """Every fault is the first branch of a choice; what is left without it is the original."""
    text, faults = verilog.plant(GELU, "gelu.v", 40, 1)
    assert [fault.number for fault in faults] == list(range(1, 41))
    assert len({fault.line for fault in faults}) == 40
    assert text.count("mutant == ") == 40
    switch = [line for line in text.splitlines() if "reg [31:0] mutant" in line or "$value$plusargs" in line]
    assert len(switch) == 2 * GELU.count("endmodule")
    original = GELU.splitlines()
    rest = [line for line in text.splitlines() if line not in switch]
    assert len(rest) == len(original)
    for fault in faults:
        target, before, after = re.split(" = |  ->  ", fault.change, maxsplit=2)
        line = rest[fault.line - 1]
        assert f"mutant == {fault.number} ? {after} : {before};" in line
        assert target in line
        assert before != after
        rest[fault.line - 1] = line.replace(f"mutant == {fault.number} ? {after} : ", "")
    assert rest == original


def test_every_kind_is_met_in_turn() -> None:
    _, faults = verilog.plant(GELU, "gelu.v", 40, 1)
    present = {kind for _, kind in verilog.sites(GELU)}
    assert present == set(verilog.KINDS) - {"equality"}  # gelu has none
    assert [fault.kind for fault in faults[:8]] == [kind for kind in verilog.KINDS if kind in present]


def test_values_that_reset_writes_count_for_valid_bits_and_states_only() -> None:
    text = "module m (\n  input a\n);\n" + "".join(
        f"    {name} <= 4'h3;\n" for name in ("p0_data", "__x_valid_reg", "____state_2", "____state_3_init[0]")
    )
    assert list(verilog.sites(text)) == [(4, "constant"), (5, "constant")]


def test_a_text_offers_no_more_than_its_sites() -> None:
    text = "module m (\n  input a\n);\n  assign x = a + b;\n  assign y = a & b;\nendmodule\n"
    planted, faults = verilog.plant(text, "m.v", 9, 1)
    assert [str(fault) for fault in faults] == [
        "m.v, line 4 (arithmetic): x = a + b  ->  a - b",
        "m.v, line 5 (gate): y = a & b  ->  a | b",
    ]
    assert "assign x = mutant == 1 ? a - b : a + b;" in planted


def test_the_faulty_text_is_verilog(tmp_path: Path) -> None:
    """With every site of gelu.v taken, Verilator reads it."""
    sites = len({line for line, _ in verilog.sites(GELU)})
    text, faults = verilog.plant(GELU, "gelu.v", sites, 1)
    assert len(faults) == sites > 400
    (tmp_path / "gelu.v").write_text(text)
    with tools.environment("verilator"):
        command = ["verilator", "--lint-only", "-Wno-lint", "-Wno-style", str(tmp_path / "gelu.v"), "--top-module"]
        top = re.findall(r"^module (\w+)", GELU, re.MULTILINE)[-1]
        done = subprocess.run([*command, top], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
