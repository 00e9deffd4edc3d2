"""Cycles against ideal: the three rules of `tb.efficiency` can each fail, and hold in the Verilog of micro."""

from __future__ import annotations

import dataclasses
import fnmatch
import shutil
from pathlib import Path

import numpy as np
import pytest

from golden.config import get_config
from golden.precision import EDGE_MOE

pytest.importorskip("cocotb_tools")
from edgemoe.__main__ import main
from edgemoe.efficiency import table
from tb import campaign, efficiency, jobs, material, simulate, tools
from tb.efficiency import USES, Row
from tb.matrix import Choice
from tb.plan import Result, Run
from vectors import manifest, regenerate

BUILD = Path(__file__).parents[2] / "build" / "cosim"
MICRO = get_config("micro")
MADE_UP = {
    **dict.fromkeys(("layer_norm", "residual", "gelu", "gating"), (100, 90)),
    **dict.fromkeys(("softmax_statistics", "softmax_normalise"), (900, 10)),
}
"""Cycles and ideal of the kernels that are no arrays; the arrays take 1000 of 960."""


def _rows() -> list[Row]:
    return [
        Row(use, use.kernel, use.kernel.partition("_")[0] if "attention" in use.kernel else use.kernel, *cost)
        for use in USES
        for cost in [MADE_UP.get(use.kernel, (1000, 960))]
    ]


def _done(planned: list[jobs.Job]) -> list[tuple[jobs.Job, list[Result]]]:
    return [(job, [Result(run, words=9, cycles=1000, ideal=960) for run in job.runs]) for job in planned]


@pytest.fixture(scope="module")
def planned() -> list[jobs.Job]:
    """The undisturbed runs of every call that a layer makes."""
    setup = simulate.Setup(
        simulator="verilator",
        root=BUILD,
        rtl=(material.rtl(MICRO, EDGE_MOE, BUILD),),
        vectors=material.vectors(MICRO, EDGE_MOE, BUILD),
        config="micro",
        precision=EDGE_MOE.name,
    )
    every = jobs.plan(setup, Choice(seeds=(1,), patterns=((False, False),), variants=("",)))
    named = [(use.kernel, use.case.format(task=MICRO.tasks[0])) for use in USES]
    return [
        dataclasses.replace(job, runs=tuple(run for run in job.runs if _named(job, run, named)))
        for job in every
        if any(_named(job, run, named) for run in job.runs)
    ]


def _named(job: jobs.Job, run: Run, named: list[tuple[str, str]]) -> bool:
    own = (job.kernel.name, job.kernel.operator)
    return any(kernel in own and fnmatch.fnmatchcase(run.case, case) for kernel, case in named)


def test_made_up_rows_hold() -> None:
    assert efficiency.faults(_rows()) == []
    assert efficiency.busy(_rows(), "dense") == {
        **{"linear": 4000, "attention_scores": 1000, "attention_context": 1000},
        **{"layer_norm": 200, "residual": 200, "gelu": 100},
    }


@pytest.mark.parametrize(
    ("name", "cycles", "faults"),
    [
        ("projection", 1011, ["projection (linear): 1011 cycles, ideal 960: 94.96%, at least 95%"]),
        ("attention scores", 1011, ["attention scores (attention_scores): 1011 cycles, ideal 960: 94.96%"]),
        ("attention x V", 1011, ["attention x V (attention_context): 1011 cycles"]),
        ("patch embedding", 1011, ["patch embedding (patch_embed): 1011 cycles"]),
        ("experts", 1011, ["experts (experts): 1011 cycles"]),
        ("linear, gathered", 1011, ["linear, gathered (linear_gathered): 1011 cycles"]),
        ("linear, scored", 1011, ["linear, scored (linear_scored): 1011 cycles"]),
        ("GELU", 1001, ["GELU (gelu): 1001 cycles, beside 1000 of MLP, first layer"]),
        ("layer norm 1", 1001, ["layer norm 1 (layer_norm): 1001 cycles, beside 1000 of query, key, value"]),
        ("residual 2, mixture", 1001, ["residual 2, mixture (residual): 1001 cycles, beside 1000 of experts"]),
        (
            "gating",
            4001,
            [
                "gating (gating): 4001 cycles, beside 1000 of experts",
                "mixture layer: the slowest kernel is gating, 4001",
            ],
        ),
        ("softmax, alone", 99999, []),
    ],
)
def test_each_rule_can_fail(name: str, cycles: int, faults: list[str]) -> None:
    rows = [dataclasses.replace(row, cycles=cycles) if row.use.name == name else row for row in _rows()]
    found = efficiency.faults(rows)
    assert len(found) == len(faults)
    assert all(said.startswith(f"efficiency: {expected}") for said, expected in zip(found, faults, strict=True))


def test_every_call_is_one_case_of_the_vectors(planned: list[jobs.Job]) -> None:
    done = _done(planned)
    rows = efficiency.rows(done, "micro")
    assert [row.use for row in rows] == list(USES)
    assert {row.use.beside for row in rows} - {row.use.name for row in rows} == {""}
    assert efficiency.rows(done, "edge_moe") == []
    assert efficiency.rows(done[1:], "micro") == []
    for damage in ({"message": "differs"}, {"cycles": 0}):
        first = [dataclasses.replace(result, **damage) for result in done[0][1]]
        assert efficiency.rows([(done[0][0], first), *done[1:]], "micro") == []


def test_uses_without_a_run(planned: list[jobs.Job]) -> None:
    done = _done(planned)
    assert efficiency.absent(done, "micro") == efficiency.absent(done, "edge_moe") == []
    less = [(job, results) for job, results in done if job.kernel.name != "experts"]
    assert efficiency.absent(less, "micro") == []  # a kernel that a config does not have is not called
    failed = [(job, [dataclasses.replace(each, message="differs") for each in results]) for job, results in done]
    assert len(efficiency.absent(failed, "micro")) == len(USES)


def test_a_whole_run_in_which_no_case_is_a_call_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A case of another name: no rule is judged, and a run of everything says so instead of passing."""
    shutil.copytree(regenerate.folder_of("micro"), tmp_path / "vectors")
    path = tmp_path / "vectors" / manifest.NAME
    path.write_text(path.read_text().replace('"real_fc1_layer2"', '"real_up_layer2"'))
    monkeypatch.setattr(campaign, "run", lambda planned, report: _done(planned))
    where = ["--vectors", str(tmp_path / "vectors"), "--report-dir", str(tmp_path), "--build-dir", str(BUILD)]
    assert main(["cosim", *where]) == 1
    printed = capfd.readouterr().err
    assert "efficiency: micro GELU: no undisturbed run of gelu/real_fc1_* passed" in printed
    assert "FAILED: 0 runs, 2 rules of efficiency" in printed  # of the first layer of the MLP as well
    assert main(["cosim", *where, "--pattern", "no-idle,no-stall"]) == 0


def test_query_key_and_value_may_be_calls_of_their_own(planned: list[jobs.Job]) -> None:
    """As in formats that no one unit has all of; each is judged, and the longest is what layer norm runs beside."""
    names = ("query", "key", "value")
    done = [
        (job, [one for each in results for one in (_split(each, names) if "qkv" in each.run.case else [each])])
        for job, results in _done(planned)
    ]
    rows = efficiency.rows(done, "micro")
    assert [row.use.name for row in rows].count("query, key, value") == 3
    assert [row.use for row in rows if row.use.parts == ()] == [use for use in USES if not use.parts]
    assert efficiency.slowest(rows, "query, key, value") == 1002
    assert "query, key, value (linear): 1002 cycles" in str(
        efficiency.faults([dataclasses.replace(row, ideal=row.ideal - 9) for row in rows])
    )
    without = [(job, [each for each in results if "key" not in each.run.case]) for job, results in done]
    assert efficiency.rows(without, "micro") == []


def _split(result: Result, names: tuple[str, ...]) -> list[Result]:
    return [
        dataclasses.replace(
            result, run=dataclasses.replace(result.run, case=f"real_{name}_layer0"), cycles=result.cycles + number
        )
        for number, name in enumerate(names)
    ]


def test_the_rules_hold_in_the_verilog_of_micro(planned: list[jobs.Job]) -> None:
    """Every call of a dense layer and of a mixture, compared in full."""
    tools.check("verilator")
    results = campaign.run(planned, lambda job, done: None)
    assert campaign.failures(results) == []
    rows = efficiency.rows(results, "micro")
    assert len(rows) == len(USES)
    assert efficiency.faults(rows) == []
    assert table("micro", rows).row_count == len(USES) + 6 + 7


def test_the_ideal_of_the_experts_is_their_arithmetic_or_their_bus(planned: list[jobs.Job]) -> None:
    """By hand: 3 x 6 weight words of 8 beats, and 6 and 3 of biases, a layer; 18 cycles per token and layer."""
    (job,) = (job for job in planned if job.kernel.name == "experts")
    (entry,) = manifest.select(manifest.load(job.setup.vectors), ["experts"], ["real_layer1"])
    lengths = np.bincount(manifest.load_case(job.setup.vectors, entry).raw("chosen").ravel()).tolist()
    load, work = (18 * 8 + 6 + 18 * 8 + 3) / 2, [18 * length for length in lengths for _ in range(2)]
    assert all(lengths)
    total = load + sum(max(load, compute) for compute in work[:-1]) + work[-1]
    (row,) = (row for row in efficiency.rows(_done(planned), "micro") if row.use.name == "experts")
    assert row.ideal == int(total) + 100 * 3
