"""The parts of the bench that need no simulator."""

from __future__ import annotations

import dataclasses
import importlib
import json
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from golden.config import get_config
from golden.elementary import reciprocal_steps
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import EDGE_MOE, get_precision
from rtl_hls import build
from rtl_hls.kernels import kernels
from tb import bench, campaign, checker, jobs, lanes, material, report, simulate, softmax_tests, tools, wrapper
from tb.matrix import Choice
from tb.plan import DELAYS, Plan, Result, Run, append_result, load_results
from tb.ports import Ports
from tb.softmax_tests import interleave, pairs
from vectors import manifest, regenerate

FEATURE = EDGE_MOE.feature
BUILD = Path(__file__).parents[2] / "build" / "cosim"
MICRO = get_config("micro")
KERNELS = kernels(MICRO, EDGE_MOE)
RUN = Run("micro", "gelu", "corners", True, False, 7)


@given(
    st.integers(1, 70),
    arrays(np.int64, st.tuples(st.integers(0, 5), st.integers(1, 9)), elements=st.integers(-(2**62), 2**62)),
)
def test_lanes_round_trip(width: int, rows: np.ndarray) -> None:
    shift = max(64 - width, 0)
    fitting = rows << shift >> shift
    words = lanes.pack(fitting, width)
    assert all(0 <= word < 1 << width * rows.shape[1] for word in words)
    assert np.array_equal(lanes.unpack(words, rows.shape[1], width), fitting)


def test_lane_order() -> None:
    assert lanes.pack(np.array([[1, -1]]), 8) == [0xFF01]
    assert lanes.pack(np.array([[1, -1]]), 9) == [0x1FF << 9 | 1]
    assert lanes.pack(np.array([[1, -1]]), 9) != lanes.pack(np.array([[-1, 1]]), 9)
    assert lanes.addressed([0xFF, 0x01], 8) == [0x0FF, 0x101]


def test_loads_that_do_not_fit_their_ram() -> None:
    """Addresses above data, for every RAM that is loaded from outside."""
    for kernel in KERNELS.values():
        outside = {stream.name for stream in kernel.streams}
        for ram in (ram for ram in kernel.rams if f"{ram.name}_write" in outside):
            full = lanes.load(kernel, ram.name, [1] * (1 << ram.address))
            assert full[-1] == (1 << ram.address) - 1 << ram.bits | 1
            words = f"{len(full) + 1} words do not fit RAM {ram.name} of {len(full)}"
            with pytest.raises(ValueError, match=words):
                lanes.load(kernel, ram.name, [1] * (len(full) + 1))


def test_pairs_of_two_widths() -> None:
    low, high = np.array([[3, -4], [1, 0]]), np.array([[-1, 7], [100, -100]])
    words = interleave(lanes.pack(low, 5), 5, lanes.pack(high, 9), 9, 2)
    assert words[0] == (7 << 5 | 0b11100) << 14 | (0x1FF << 5 | 3)
    back = pairs(words, 5, 9, 2)
    assert np.array_equal(back[0], low) and np.array_equal(back[1], high)


def test_equal_arrays_pass_and_are_counted() -> None:
    values = np.arange(6).reshape(2, 3)
    assert checker.compare(RUN, "y", values, values.copy(), FEATURE) == (0, "")


def test_mismatch_report() -> None:
    expected = np.zeros((2, 3), dtype=np.int64)
    actual = expected.copy()
    actual[0, 2], actual[1, 1] = -1, 5
    count, text = checker.compare(dataclasses.replace(RUN, variant="twice"), "y", expected, actual, FEATURE)
    assert count == 2
    for words in (
        "micro gelu/corners twice idle seed 7: y differs in 2 of 6 values",
        "first at index [0, 2], last at [1, 1] of shape [2, 3]",
        "expected 0x00000000 = +0 (raw 0)",
        "actual   0xffffffff = -2.38418579e-07 (raw -1, -1 ulp)",
        "ap_fixed<32,10,AP_TRN,AP_WRAP>",
    ):
        assert words in text


def test_missing_values_are_mismatches() -> None:
    count, text = checker.compare(RUN, "y", np.zeros(4, dtype=np.int64), np.zeros(3, dtype=np.int64), Format(8, 4))
    assert (count, "has shape (3,), expected (4,)" in text) == (4, True)


def test_the_command_repeats_the_run() -> None:
    again = "edgemoe cosim --config micro --operator gelu --case corners --pattern idle,no-stall"
    assert RUN.command() == f"{again} --variant plain --seed 7"
    reset = dataclasses.replace(RUN, variant="reset")
    assert reset.command() == f"{again} --variant reset --seed 7"


def test_plan_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    plan = Plan((RUN, dataclasses.replace(RUN, variant="delay3")), "vectors", "edge_moe", "results", "words")
    plan.save(path)
    assert Plan.load(path) == plan
    assert [run.delay for run in plan.runs] == [0, 3]


def test_every_stream_has_a_driver_and_a_probe() -> None:
    for kernel in KERNELS.values():
        device = wrapper.device(kernel)
        text, seen = wrapper.render(device), wrapper.public(device)
        for stream in device.streams:
            kind = "source" if stream.direction == "in" else "sink"
            assert f'stream_{kind} #(.BITS({stream.bits}), .NAME("{stream.name}"))' in text
            assert f"probe_{stream.name} " in text
            assert f'-var "{stream.name}_due"' in seen
        assert (".ram_delay(ram_delay)" in text) == bool(kernel.rams)
        for ram in kernel.rams:
            assert f"dut.{ram.name}_request_tvalid" in text


def test_a_foreign_unit_has_the_same_streams_and_nothing_inside_is_watched() -> None:
    ours, theirs = wrapper.device(KERNELS["linear"]), wrapper.device(KERNELS["linear"], Ports(top="theirs"))
    names = {stream.name for stream in theirs.streams}
    assert names == {stream.name for stream in ours.streams} == {"command", "x", "w_write", "b_write", "y"}
    assert (theirs.module, theirs.inner, theirs.pairs, theirs.delayed) == ("theirs", (), (), False)
    assert ("w_request", "w_response") in ours.pairs
    assert "x_write" in {stream.name for stream in ours.inner}


def test_a_step_settles_longer_than_any_pipeline_with_slow_rams() -> None:
    depths = {
        name: sum(value for constant, value in vars(module).items() if constant in {"LATENCY", "ROUNDING"})
        for kernel in KERNELS.values()
        for name in [f"tb.{kernel.bench or kernel.operator}_tests"]
        for module in [importlib.import_module(name)]
    }
    depths["division"] = softmax_tests.STATISTICS_LATENCY + reciprocal_steps(EDGE_MOE.format("reciprocal")) + 1
    assert (depths["tb.layer_norm_tests"], depths["division"]) == (31, 31)
    assert max(depths.values()) + 3 * len(DELAYS) < wrapper.SETTLE_CYCLES  # three reads, one after the other, at most


def setup(vectors: Path, precision: str = "edge_moe", **more: object) -> simulate.Setup:
    given = {"simulator": "verilator", "root": Path("build"), "rtl": (), "vectors": vectors, "config": "micro"}
    return simulate.Setup(**{**given, "precision": precision, **more})  # type: ignore[arg-type]


def test_jobs_of_the_committed_vectors() -> None:
    found = jobs.plan(setup(regenerate.folder_of("micro")), Choice(operators=("linear",)))
    assert [job.kernel.name for job in found] == ["linear"]
    assert {run.variant for run in found[0].runs} >= {"", "twice", "reset", "then", "delay1", "delay4"}
    assert found[0].work > len(found[0].runs)
    (few,) = jobs.plan(setup(regenerate.folder_of("micro"), simulator="icarus"), Choice(operators=("linear",)))
    assert {run.case for run in few.runs} == {"smallest"}


def test_a_kernel_of_an_operator_is_chosen_by_its_name() -> None:
    folder = regenerate.folder_of("micro")
    (only,) = jobs.plan(setup(folder), Choice(operators=("attention_context",)))
    both = jobs.plan(setup(folder), Choice(operators=("attention",)))
    assert [job.kernel.name for job in both] == ["attention_scores", "attention_context"]
    assert only == both[1]
    mixed = jobs.plan(setup(folder), Choice(operators=("attention", "attention_context", "gelu")))
    assert [job.kernel.name for job in mixed] == ["attention_scores", "attention_context", "gelu"]
    with pytest.raises(EdgemoeError, match=r"operator 'attentions' is unknown; legal: attention, attention_context, a"):
        jobs.plan(setup(folder), Choice(operators=("attentions",)))


def test_a_kernel_without_one_of_the_cases() -> None:
    folder = material.vectors(MICRO, get_precision("w8a8"), BUILD)
    choice = Choice(operators=("linear_proj",), cases=("smallest",))
    with pytest.raises(EdgemoeError, match="kernels linear_proj have none of the cases smallest; name others by --ca"):
        jobs.plan(setup(folder, "w8a8"), choice)


def test_a_case_in_formats_that_no_kernel_has() -> None:
    folder = regenerate.folder_of("micro")
    with pytest.raises(EdgemoeError, match="no kernel of config 'micro' at precision 'w8a8' has the formats of gelu/"):
        jobs.plan(setup(folder, "w8a8"), Choice(operators=("gelu",)))


def test_variants_that_no_run_has() -> None:
    with pytest.raises(EdgemoeError, match="delay1, delay2: no kernel chosen has RAMs"):
        jobs.plan(setup(regenerate.folder_of("micro")), Choice(operators=("gelu",), variants=("delay1", "delay2")))


def test_a_kernel_takes_the_cases_of_its_formats() -> None:
    (entry, *_) = manifest.select(manifest.load(regenerate.folder_of("micro")), ["gelu"], ["corners"])
    gelu = KERNELS["gelu"]
    assert jobs.accepts(gelu, entry)
    assert not jobs.accepts(dataclasses.replace(gelu, operator="linear"), entry)
    assert not jobs.accepts(dataclasses.replace(gelu, formats={**gelu.formats, "y": Format(8, 4)}), entry)
    assert not jobs.accepts(dataclasses.replace(gelu, formats={**gelu.formats, "z": FEATURE}), entry)


def test_every_kernel_has_one_bench() -> None:
    for kernel in KERNELS.values():
        assert bench.find(kernel).kernel
    with pytest.raises(EdgemoeError, match=r"tb\.gelu_tests registers 0 benches for kernel 'swish'"):
        bench.find(dataclasses.replace(KERNELS["gelu"], name="swish"))
    with pytest.raises(EdgemoeError, match=r"tb\.swish_tests registers 0 benches for kernel 'swish'"):
        bench.find(dataclasses.replace(KERNELS["gelu"], name="swish", operator="swish"))


def test_verilog_of_another_precision_is_made_once(tmp_path: Path) -> None:
    narrow = get_precision("w8a8")
    folder = material.rtl(MICRO, narrow, tmp_path, ["gelu"])
    assert {path.name for path in folder.glob("*.v")} == {"gelu.v"}
    material.rtl(MICRO, narrow, tmp_path, ["softmax_normalise"])
    assert {path.name for path in folder.glob("*.v")} == {"gelu.v", "softmax_normalise.v"}
    before = (folder / "gelu.v").stat().st_mtime_ns
    assert material.rtl(MICRO, narrow, tmp_path, ["gelu"]) == folder
    assert (folder / "gelu.v").stat().st_mtime_ns == before
    assert material.rtl(MICRO, EDGE_MOE, tmp_path) == build.GENERATED / "micro"
    assert material.vectors(MICRO, EDGE_MOE, tmp_path) == regenerate.folder_of("micro")


def test_reports_agree() -> None:
    job = jobs.Job(setup(Path("vectors")), KERNELS["gelu"], ())
    good = Result(Run("micro", "gelu", "a", False, False, 1), words=10, cycles=20, ideal=19)
    twice = Result(dataclasses.replace(good.run, variant="twice"), words=10, cycles=99, ideal=38)
    bad = Result(RUN, words=10, cycles=30, ideal=19, mismatches=2, message="gelu/corners: y differs\nmore")
    results = [(job, [good, twice, bad])]
    (row,) = report.rows(results)
    assert (row.config, row.kernel, row.cases, row.runs, row.words) == ("micro", "gelu", 2, 3, 30)
    assert (row.cycles, row.ideal, row.mismatches, row.failed) == (20, 19, 2, 1)
    suite = ElementTree.fromstring(report.to_junit(results, "verilator"))[0]
    assert (suite.get("tests"), suite.get("failures"), len(suite.findall("testcase/failure"))) == ("3", "1", 1)
    assert suite.get("name") == "micro gelu"
    data = json.loads(report.to_json(results, "verilator"))
    assert data["kernels"][0]["efficiency"] == 0.95
    assert [run["run"]["variant"] for run in data["runs"]] == ["", "twice", ""]
    assert campaign.failures(results) == [bad.message]


def test_nothing_compared_is_a_failure() -> None:
    job = jobs.Job(setup(Path("vectors")), KERNELS["gelu"], ())
    assert campaign.failures([(job, [Result(RUN)])]) == [f"{RUN}: compared nothing"]
    assert campaign.failures([]) == ["no kernel was run"]


def test_missing_tools_are_named_with_their_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(EdgemoeError, match=r"g\+\+ \(Debian, Ubuntu: apt-get install g\+\+.*; make \(Debian"):
        tools.check("verilator")
    with pytest.raises(EdgemoeError, match="apt-get install iverilog"):
        tools.check("icarus")
    with pytest.raises(EdgemoeError, match="simulator 'questa' is unknown; legal: verilator, icarus"):
        tools.check("questa")


def test_a_line_that_is_still_being_written_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    append_result(path, Result(RUN, words=3))
    path.write_text(path.read_text() + '{"run": {"kern')
    assert [result.words for result in load_results(path)] == [3]
