"""The parts of the bench that need no simulator."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import EDGE_MOE
from rtl_hls.kernels import kernels
from tb import campaign, checker, lanes, report, tools, wrapper
from tb.audit import Books, audit, late
from tb.plan import STALL_MATRIX, Plan, Result, Run, append_result, load_results, matrix

FEATURE = EDGE_MOE.feature
KERNELS = kernels(get_config("micro"), EDGE_MOE)
RUN = Run("gelu", "corners", True, False, 7)


@given(arrays(np.int64, st.tuples(st.integers(0, 5), st.integers(1, 9)), elements=st.integers(-(2**15), 2**15 - 1)))
def test_lanes_round_trip(rows: np.ndarray) -> None:
    assert np.array_equal(lanes.unpack(lanes.pack(rows, 16), rows.shape[1], 16), rows)


def test_lane_order() -> None:
    assert lanes.pack(np.array([[1, -1]]), 8) == [0xFF01]


def test_equal_arrays_pass_and_are_counted() -> None:
    values = np.arange(6).reshape(2, 3)
    assert checker.compare(RUN, "y", values, values.copy(), FEATURE) == (0, "")


def test_mismatch_report() -> None:
    expected = np.zeros((2, 3), dtype=np.int64)
    actual = expected.copy()
    actual[0, 2], actual[1, 1] = -1, 5
    count, text = checker.compare(RUN, "y", expected, actual, FEATURE)
    assert count == 2
    for words in (
        "gelu/corners idle seed 7: y differs in 2 of 6 values",
        "first at index [0, 2], last at [1, 1] of shape [2, 3]",
        "expected 0x00000000 = +0 (raw 0)",
        "actual   0xffffffff = -2.38418579e-07 (raw -1, -1 ulp)",
        "ap_fixed<32,10,AP_TRN,AP_WRAP>",
    ):
        assert words in text


def test_missing_values_are_mismatches() -> None:
    count, text = checker.compare(RUN, "y", np.zeros(4, dtype=np.int64), np.zeros(3, dtype=np.int64), Format(8, 4))
    assert (count, "has shape (3,), expected (4,)" in text) == (4, True)


def test_stall_matrix() -> None:
    runs = matrix("gelu", "corners", (1, 2), STALL_MATRIX)
    assert len(runs) == len(set(runs)) == 7
    assert RUN.command("gelu") == "edgemoe cosim --operator gelu --case corners --pattern idle,no-stall --seed 7"


def test_plan_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    plan = Plan((RUN,), "vectors", "micro", "edge_moe", "results")
    plan.save(path)
    assert Plan.load(path) == plan


def test_every_stream_has_ports_and_a_probe() -> None:
    for kernel in KERNELS.values():
        device = wrapper.device(kernel)
        text = wrapper.render(device)
        for stream in device.streams:
            assert f"wire [{stream.bits - 1}:0] {stream.name}_tdata" in text
            assert f"probe_{stream.name} " in text
    assert {stream.name for stream in wrapper.device(KERNELS["linear"]).streams} == {"command", "x", "w", "b", "y"}
    assert "dut.w_request_tvalid" in wrapper.render(wrapper.device(KERNELS["linear"]))


def test_reports_agree() -> None:
    kernel = KERNELS["gelu"]
    good = Result(Run("gelu", "a", False, False, 1), words=10, cycles=20, ideal=19)
    bad = Result(RUN, words=10, cycles=30, ideal=19, mismatches=2, message="gelu/corners: y differs\nmore")
    results = {kernel: [good, bad]}
    (row,) = report.rows(results)
    assert (row.cases, row.runs, row.words, row.cycles, row.mismatches, row.failed) == (2, 2, 20, 20, 2, 1)
    suite = ElementTree.fromstring(report.to_junit(results, "verilator"))[0]
    assert (suite.get("tests"), suite.get("failures"), len(suite.findall("testcase/failure"))) == ("2", "1", 1)
    data = json.loads(report.to_json(results, "verilator"))
    assert data["kernels"][0]["efficiency"] == 0.95
    assert len(data["runs"]) == 2
    assert campaign.failures(results) == [bad.message]


def test_nothing_compared_is_a_failure() -> None:
    assert campaign.failures({KERNELS["gelu"]: [Result(RUN)]}) == [f"{RUN}: compared nothing"]
    assert campaign.failures({}) == ["no kernel was run"]


def test_missing_tools_are_named_with_their_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(EdgemoeError, match=r"g\+\+ \(Debian, Ubuntu: apt-get install g\+\+.*; make \(Debian"):
        tools.check("verilator")
    with pytest.raises(EdgemoeError, match="apt-get install iverilog"):
        tools.check("icarus")
    with pytest.raises(EdgemoeError, match="simulator 'questa' is unknown; legal: verilator, icarus"):
        tools.check("questa")


BOOKS = Books(
    handshakes={"x": 4, "y": 4, "w_request": 9, "w_response": 9},
    expected={"y": 4},
    breaches={"x": 0, "y": 0},
    paused={"x": 3, "y": 2},
    compared={"y": 64},
    outputs={"y": 64},
    inputs=frozenset({"x"}),
    inner=("w_request", "w_response"),
)
BOTH = Run("gelu", "corners", True, True, 7)


def test_balanced_books_pass() -> None:
    assert audit(BOTH, BOOKS) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"breaches": {"x": 0, "y": 2}}, "y changed or withdrew 2 beats"),
        ({"handshakes": {**BOOKS.handshakes, "y": 5}}, "y gave 5 words, expected 4"),
        ({"handshakes": {**BOOKS.handshakes, "w_response": 8}}, "9 on w_request, 8 on w_response"),
        ({"compared": {"y": 60}}, "compared 60 of 64 values of y"),
        ({"outputs": {"y": 64, "maximum": 8}}, "compared 0 of 8 values of maximum"),
        ({"compared": {}, "outputs": {}}, "compared nothing"),
        ({"paused": {"x": 0, "y": 2}}, "no stream idled"),
        ({"paused": {"x": 3, "y": 0}}, "no stream stalled"),
    ],
)
def test_unbalanced_books_are_named(change: dict[str, Any], words: str) -> None:
    (line,) = audit(BOTH, dataclasses.replace(BOOKS, **change))
    assert line == f"{BOTH}: {words}" or line.startswith(f"{BOTH}: {words}")


def test_pauses_are_asked_for_only_where_the_pattern_does() -> None:
    assert audit(Run("gelu", "corners", False, False, 1), dataclasses.replace(BOOKS, paused={"x": 0, "y": 0})) == []


def test_late_runs() -> None:
    free = Run("gelu", "corners", False, False, 1)
    assert late(free, 72, 71, 68) == [f"{free}: 72 cycles, allowed 71, ideal 68"]
    assert late(free, 71, 71, 68) == late(BOTH, 99, 71, 68) == []


def test_a_line_that_is_still_being_written_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    append_result(path, Result(RUN, words=3))
    path.write_text(path.read_text() + '{"run": {"kern')
    assert [result.words for result in load_results(path)] == [3]
