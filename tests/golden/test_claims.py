"""The claims table: verdicts follow what is computed, and break with it."""

from __future__ import annotations

import dataclasses
import functools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from edgemoe.__main__ import main
from golden import claims as module
from golden import costs, schedule_attention, schedule_experts
from golden.claims import DIFFERS, EQUAL, OPEN, Claim, claims, example_routing
from golden.config import CONFIGS, ModelConfig, get_config
from golden.schedule_experts import Timeline

EDGE_MOE = get_config("edge_moe")
evaluated = functools.cache(claims)


def find(rows: list[Claim], words: str) -> Claim:
    found = [row for row in rows if words in f"{row.source}: {row.claim}"]
    assert len(found) == 1, [row.claim for row in found]
    return found[0]


def test_the_published_config() -> None:
    rows = evaluated(EDGE_MOE)
    verdicts = {words: find(rows, words).verdict for words in EXPECTED}
    assert verdicts == EXPECTED
    assert len(rows) == len(EXPECTED)
    assert find(rows, "reordered: loads").computed.startswith("4,386")
    assert find(rows, "reordered: loads").published == "4,292.25"
    assert "the walk equals the formula at N = 128" in find(rows, "reordered: steps").because


EXPECTED = {
    "reordered: loads": DIFFERS,  # 4 does not divide 129
    "reordered: steps": DIFFERS,
    "reordered: buffers": EQUAL,
    "constant bandwidth": EQUAL,
    "without reordering": DIFFERS,
    "every query meets every key once": EQUAL,
    "weights are loaded once per layer": EQUAL,
    "hides nearly all": OPEN,
    "O(1) on-chip weights": EQUAL,
    "a queue holds at most all N tokens": EQUAL,
    "multiply-accumulates per image": EQUAL,
    "experts are scaled": EQUAL,
    "M3ViT against Cross-Stitch": DIFFERS,  # 87.0 % by the table's own numbers
    "FLOPs of M3ViT (ViT-small": DIFFERS,
    "ours, for M3ViT's 88 %": EQUAL,
    "over 80 %": EQUAL,
    "2.40x less on-chip memory": EQUAL,
    "costs almost no memory": EQUAL,
    "the three designs": DIFFERS,
    "9.23x less latency": OPEN,
    "energy efficiency over GPU": OPEN,
    "latency per image": OPEN,
}


@pytest.mark.parametrize("config", CONFIGS.values(), ids=list(CONFIGS))
def test_every_config(config: ModelConfig) -> None:
    rows = evaluated(config)
    assert all(row.verdict == EQUAL or row.because for row in rows)
    assert all(dataclasses.astuple(row)[:5].count("") == 0 for row in rows)
    assert find(rows, "multiply-accumulates per image").verdict == (EQUAL if config is EDGE_MOE else DIFFERS)


def test_a_divisible_config_meets_the_formulas() -> None:
    rows = module.attention_claims(dataclasses.replace(EDGE_MOE, attention_parallelism=43))
    assert {row.verdict for row in rows} == {EQUAL}
    rows = module.attention_claims(dataclasses.replace(EDGE_MOE, attention_parallelism=200))
    assert find(rows, "reordered: buffers").verdict == DIFFERS  # more lanes than queries


def test_verdicts_break_with_the_schedule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is hard-coded as met: the wrong schedule is seen."""
    monkeypatch.setattr(schedule_attention, "reordered", schedule_attention.aligned)
    monkeypatch.setitem(schedule_attention.SCHEDULES, "reordered", schedule_attention.aligned)
    rows = claims(dataclasses.replace(EDGE_MOE, attention_parallelism=43))
    for words in ("reordered: loads", "reordered: steps", "constant bandwidth", "every query meets"):
        assert find(rows, words).verdict == DIFFERS


def test_verdicts_break_with_the_streaming(monkeypatch: pytest.MonkeyPatch) -> None:
    def wasteful(chosen: object, experts: int, parts: int = 1, **times: float) -> Timeline:
        return schedule_experts.by_token(chosen, experts, **times)  # type: ignore[arg-type]

    monkeypatch.setattr(schedule_experts, "streamed", wasteful)
    rows = claims(EDGE_MOE)
    for words in ("weights are loaded once", "O(1) on-chip", "a queue holds at most"):
        assert find(rows, words).verdict == DIFFERS


def test_verdicts_break_with_the_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    real = costs.macs
    monkeypatch.setattr(costs, "macs", lambda config, **options: real(config, **{"active": config.experts} | options))
    monkeypatch.setattr(costs, "expert_bits", lambda config, widths=None: 4_000_000)
    monkeypatch.setattr(costs, "gate_bits", lambda config, widths=None: 200_000)
    rows = claims(EDGE_MOE)
    broken = (
        "multiply-accumulates per image",
        "experts are scaled",
        "88 %: one task",
        "over 80 %",
        "2.40x less",
        "almost no",
    )
    for words in broken:
        assert find(rows, words).verdict == DIFFERS


def test_example_routing_is_a_routing() -> None:
    chosen = example_routing(EDGE_MOE)
    assert chosen.shape == (129, 2)
    assert len(schedule_experts.queues(chosen, 16)) == 16
    assert (chosen == example_routing(EDGE_MOE)).all()
    assert (chosen != example_routing(EDGE_MOE, seed=1)).any()


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "new" / "claims.json"
    assert main(["claims", "--json", str(file)]) == 0
    printed = capsys.readouterr().out
    saved = json.loads(file.read_text())
    assert saved["config"] == EDGE_MOE.to_dict()
    assert saved["claims"] == [dataclasses.asdict(row) for row in evaluated(EDGE_MOE)]
    assert printed.count("M3ViT") >= 10
    for words in ("4,292.25", "4,386", "783 M", "88.1%", "not recomputable"):
        assert words in printed
    assert main(["claims", "--config", "micro"]) == 0
    assert "config micro" in capsys.readouterr().out


def test_bad_arguments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "--config", "tiny"]) == 2
    assert "config 'tiny' is unknown" in capsys.readouterr().err
    assert main(["claims", "--json", str(tmp_path)]) == 2
    assert "is a folder; give the name of a file" in capsys.readouterr().err


def test_imports_are_golden_alone() -> None:
    """Claims need NumPy and golden, nothing of the command line."""
    code = "import golden.claims, sys; print({m.partition('.')[0] for m in sys.modules})"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not [
        name for name in ("torch", "click", "rich", "model", "rtl_hls", "tb", "edgemoe") if f"'{name}'" in found
    ]
