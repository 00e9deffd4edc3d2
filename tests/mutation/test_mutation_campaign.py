"""The campaign: a fixed sample, every run offered, controls first; and a verdict that fails where it must."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from golden.errors import EdgemoeError
from golden.precision import EDGE_MOE
from rtl_hls.kernels import kernels
from tb.plan import Run
from tests.mutation import __main__ as command
from tests.mutation import campaign
from tests.mutation.campaign import Trial, stages
from tests.mutation.fault import Fault, Verdict
from tests.mutation.report import Explanation, explanations, report, stale

FAULTS = [Fault("gelu.v", n, "gate", f"and_{1000 + n}_{n} = a & b_{n}  ->  a | b_{n}", n) for n in range(1, 101)]
ROWS = [Explanation("gelu.v", fault.change, "same", equivalent=True) for fault in FAULTS]


def run(case: str, *, idle: bool = False, variant: str = "") -> Run:
    return Run("micro", "gelu", case, idle, False, 1, variant)


def test_every_run_is_in_one_stage_the_cheapest_first() -> None:
    runs = [run("real_a"), run("corners"), run("corners", idle=True), run("smallest", variant="reset")]
    runs += [run("smallest"), run("smallest_fc1"), run("real_a", idle=True)]
    found = stages(runs)
    assert [[each.case for each in stage] for stage in found] == [
        ["smallest", "smallest_fc1"],
        ["corners"],
        ["smallest"],
        ["corners"],
        ["real_a", "real_a"],
    ]
    assert sorted(map(str, runs)) == sorted(str(each) for stage in found for each in stage)


@functools.cache
def default_sample() -> list[Fault]:
    rtl = [fault for _, faults in campaign.rtl_sample(command.RTL, command.SEED) for fault in faults]
    return [*rtl, *campaign.golden_sample(command.GOLDEN, command.SEED)]


def test_the_sample_is_fixed_and_large_enough() -> None:
    faults = default_sample()
    assert faults[-command.GOLDEN :] == campaign.golden_sample(command.GOLDEN, command.SEED)
    assert len(faults) == len(set(faults)) == command.RTL + command.GOLDEN >= 200
    assert {f"{name}.v" for name in kernels(campaign.CONFIG, EDGE_MOE)} <= {fault.where for fault in faults}


def test_every_committed_explanation_is_about_one_fault_of_the_sample() -> None:
    """Fails where the Verilog or golden has moved: run `tox -e mutation` and look at its survivors."""
    faults = default_sample()
    for row in explanations():
        assert sum(row.fits(fault) for fault in faults) == 1, row
        assert len(row.because) > 20


def verdict(caught: int, total: int, rows: list[Explanation], *, whole: bool = False) -> int:
    verdicts = [Verdict(fault, "a run" if i < caught else "") for i, fault in enumerate(FAULTS[:total])]
    return report(verdicts, rows, whole=whole, console=Console(quiet=True))


def test_verdicts(capsys: pytest.CaptureFixture[str]) -> None:
    assert verdict(95, 100, ROWS[95:], whole=True) == 0
    assert "PASSED: 95 of 100 faults caught, 95.0%; 100.0% without the 5 that" in capsys.readouterr().out
    assert verdict(90, 100, ROWS[90:], whole=True) == 0
    assert verdict(89, 100, ROWS[89:], whole=True) == 1  # so many explained as equivalent prove nothing
    assert "FAILED: 89 of 100 faults caught, 89.0%; 100.0% without the 11" in capsys.readouterr().out
    assert verdict(99, 100, []) == 1
    out = capsys.readouterr().out
    assert "FAILED: 99 of 100" in out
    assert "1 survivors unexplained" in out
    assert out.count("NOT EXPLAINED") == 1
    assert verdict(95, 100, ROWS[94:]) == 0  # one explained is caught: a sample of one's own may be
    assert verdict(95, 100, ROWS[94:], whole=True) == 1
    assert "explained, but no survivor: gelu.v" in capsys.readouterr().out
    assert verdict(0, 0, []) == 1


@pytest.mark.parametrize(("survivors", "code"), [(5, 0), (6, 1)])
def test_an_explanation_without_proof_counts_against(
    survivors: int, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [dataclasses.replace(row, equivalent=False) for row in ROWS[:survivors]]
    verdicts = [Verdict(fault, "" if fault.number <= survivors else "a run") for fault in FAULTS]
    assert report(verdicts, rows, whole=True, console=Console(quiet=True)) == code
    caught = 100 - survivors
    assert f"{caught} of 100 faults caught, {caught}.0%; {caught}.0% without the 0 that" in capsys.readouterr().out


def test_numbers_of_xls_do_not_count_names_do() -> None:
    fault = Fault("gelu.v", 7, "gate", "and_7781 = dot__1 & or_9012  ->  dot__1 | or_9012", 1)
    assert Explanation("gelu.v", "and_1111 = dot__1 & or_222  ->  dot__1 | or_333", "x", True).fits(fault)
    assert not Explanation("gelu.v", "and_1111 = dot__2 & or_222  ->  dot__2 | or_333", "x", True).fits(fault)
    assert not Explanation("linear.v", fault.change, "x", True).fits(fault)
    assert stale([Explanation("linear.v", fault.change, "x", True)], [fault])


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[[survivor]]\nwhere = 'a'\nchange = 'b'\nbecause = 'c'",
        "[[survivor]]\nwhere = 'a'\nchange = 'b'\nbecause = ''\nequivalent = true",
        "[[survivor]]\nwhere = 'a'\nchange = 'b'\nbecause = 'c'\nequivalent = 'yes'",
        "[[survivor]]\nwhere = 'a'\nchange = 'b'\nbecause = 'c'\nequivalent = true\nline = 3",
        "[[survivor]]\nwhere = 'a'\nchange = 'b_123'\nbecause = 'c'\nequivalent = true\n"
        "[[survivor]]\nwhere = 'a'\nchange = 'b_456'\nbecause = 'd'\nequivalent = true",
    ],
)
def test_bad_explanations(text: str, tmp_path: Path) -> None:
    path = tmp_path / "survivors.toml"
    path.write_text(text)
    with pytest.raises(EdgemoeError, match=r"survivors\.toml"):
        explanations(path)


def trial(name: str, check: Callable[[Fault], str], control: Callable[[], None] = lambda: None) -> Trial:
    return Trial(name, control, tuple(FAULTS[:10]), check)


def test_no_fault_is_tried_where_a_control_fails() -> None:
    tried: list[Fault] = []

    def fails() -> None:
        raise EdgemoeError("mutation: gelu fails with every fault switched off")

    def check(fault: Fault) -> str:
        tried.append(fault)
        return "a run"

    with pytest.raises(EdgemoeError, match="switched off"):
        command.tried([trial("gelu", check), trial("linear", check, fails)], jobs=2)
    assert not tried


@pytest.mark.parametrize(("survivors", "code"), [((), 0), ((3,), 1)])
def test_command(survivors: tuple[int, ...], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From trials to exit code and mutation.json; the order is that of the faults."""
    found = trial("gelu", lambda fault: "" if fault.number in survivors else f"run {fault.number}")
    monkeypatch.setattr(campaign, "rtl", lambda *_: [found])
    monkeypatch.setattr(campaign, "golden", lambda *_: [])
    result = CliRunner().invoke(command.main, ["--rtl", "10", "--golden", "0", "--build-dir", str(tmp_path)])
    assert result.exit_code == code, result.output
    assert ("survived: gelu.v, line 3 (gate)" in result.output) == bool(survivors)
    written = json.loads((tmp_path / "mutation.json").read_text())
    assert [row["fault"]["number"] for row in written] == list(range(1, 11))
    assert [row["caught"] for row in written] == ["" if n in survivors else f"run {n}" for n in range(1, 11)]


def test_command_names_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> list[Trial]:
        raise EdgemoeError("mutation: gelu fails with every fault switched off")

    monkeypatch.setattr(campaign, "rtl", fails)
    result = CliRunner().invoke(command.main, ["--build-dir", str(tmp_path)])
    assert result.exit_code == 2
    assert "error: mutation: gelu fails" in result.output
