"""The parts of the bench that need no simulator."""

from __future__ import annotations

import json
from pathlib import Path
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
from tb.plan import STALL_MATRIX, Plan, Result, Run, matrix

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
