"""The papers' hardware claims, measured in simulated Verilog, and that each of them can fail."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from golden.claims import DIFFERS, EQUAL
from golden.config import get_config
from golden.precision import EDGE_MOE

pytest.importorskip("cocotb_tools")
from rtl_hls.kernels import kernels
from tb import claims, tools
from tb.bench import find
from tb.claims import Measured, Runs
from tb.plan import Result, Run
from vectors import manifest, regenerate

BUILD = Path(__file__).parents[2] / "build" / "cosim"
MICRO = get_config("micro")


Key = tuple[str, str, str]


@pytest.fixture(scope="module")
def made_up() -> dict[Key, Measured]:
    """Runs of the committed cases as they should be: each takes the cycles of its budget."""
    return dict(_runs())


def _runs() -> Iterator[tuple[Key, Measured]]:
    for parallelism in claims.PARALLELISM:
        for kernel in ("attention_scores", "attention_context"):
            yield _one(f"micro-p{parallelism}", kernel, "attention", claims.ATTENTION)
    for operator, cases in (("experts", claims.EXPERTS), ("gating", claims.GATING)):
        for case in cases:
            yield _one("micro", operator, operator, case)


def _one(config: str, name: str, operator: str, case_name: str) -> tuple[Key, Measured]:
    folder = regenerate.folder_of("micro")
    (entry,) = manifest.select(manifest.load(folder), [operator], [case_name])
    kernel, case = kernels(get_config(config), EDGE_MOE)[name], manifest.load_case(folder, entry)
    call = find(kernel).prepare(kernel, case)
    result = Result(Run(config, name, case_name, False, False, 1), words=9, cycles=call.budget, ideal=call.ideal)
    return (config, name, case_name), Measured(kernel, case, call, result)


def _verdicts(runs: Runs) -> list[str]:
    return [claim.verdict for claim in claims.judge(MICRO, EDGE_MOE, runs)]


def test_made_up_runs_hold(made_up: Runs) -> None:
    assert _verdicts(made_up) == [EQUAL] * 8


@pytest.mark.parametrize(
    ("key", "cycles", "rows"),
    [
        (("micro-p8", "attention_scores", claims.ATTENTION), 6000, [0, 1]),  # more keys than cycles
        (("micro-p4", "attention_scores", claims.ATTENTION), 14000, [1]),
        (("micro-p2", "attention_context", claims.ATTENTION), 26000, [2]),
        (("micro", "experts", "real_layer1"), 8045, [5]),  # below 95 % of the timeline
        (("micro", "experts", "real_layer1_serial"), 8733, [5]),  # the overlap saves less than 95 % of what it can hide
        (("micro", "experts", "corners_all_on_one"), 3481, [6]),
        (("micro", "experts", "corners_few_active"), 598, [6]),
        (("micro", "gating", "real_task_switch"), 1068, [7]),
        (("micro", "gating", "real_same_task"), 1068, [7]),
    ],
)
def test_each_claim_can_fail_by_its_cycles(made_up: Runs, key: Key, cycles: int, rows: list[int]) -> None:
    slow = dataclasses.replace(made_up[key], result=dataclasses.replace(made_up[key].result, cycles=cycles))
    assert _differing({**made_up, key: slow}) == rows


@pytest.mark.parametrize(
    ("key", "factor", "rows"),
    [
        (("micro-p4", "attention_scores", claims.ATTENTION), {"counts": 2}, [0]),
        (("micro-p8", "attention_scores", claims.ATTENTION), {"counts": 0}, [0]),
        (("micro-p4", "attention_context", claims.ATTENTION), {"inputs": 2}, [3]),
        (("micro", "experts", "real_layer1"), {"inputs": 2}, [4]),
        (("micro", "experts", "real_layer1_serial"), {"inputs": 1000}, [4]),
        (("micro", "experts", "real_layer1"), {"outputs": 2}, [4]),
        (("micro", "experts", "corners_all_on_one"), {"outputs": 2}, [6]),
        (("micro", "experts", "corners_few_active"), {"outputs": 2}, [6]),
    ],
)
def test_each_claim_can_fail_by_its_handshakes(
    made_up: Runs, key: Key, factor: dict[str, int], rows: list[int]
) -> None:
    call = made_up[key].call
    more = {
        "counts": {name: count * factor.get("counts", 1) for name, count in call.counts.items()},
        "inputs": {name: words * factor.get("inputs", 1) for name, words in call.inputs.items()},
        "outputs": {name: count * factor.get("outputs", 1) for name, count in call.outputs.items()},
    }
    asked = dataclasses.replace(call, **more)  # type: ignore[arg-type]
    assert _differing({**made_up, key: dataclasses.replace(made_up[key], call=asked)}) == rows


def test_every_expert_loaded_twice_in_both_runs_is_seen(made_up: Runs) -> None:
    """Twice the parts and words: the two runs agree, and the routing says otherwise."""
    runs = dict(made_up)
    for name in ("real_layer1", "real_layer1_serial"):
        one = made_up["micro", "experts", name]
        call = dataclasses.replace(
            one.call,
            outputs={**one.call.outputs, "weight_request": 2 * one.parts},
            inputs={**one.call.inputs, "weights": 2 * one.call.inputs["weights"]},
        )
        runs["micro", "experts", name] = dataclasses.replace(one, call=call)
    assert _differing(runs) == [4]


@pytest.mark.parametrize("name", ["q", "k"])
def test_words_that_widen_with_the_parallelism_are_seen(made_up: Runs, name: str) -> None:
    key = ("micro-p8", "attention_scores", claims.ATTENTION)
    kernel = made_up[key].kernel
    rams = tuple(dataclasses.replace(ram, bits=8 * ram.bits) if ram.name == name else ram for ram in kernel.rams)
    wide = dataclasses.replace(made_up[key], kernel=dataclasses.replace(kernel, rams=rams))
    assert _differing({**made_up, key: wide}) == [0]


def test_a_run_that_fails_is_seen(made_up: Runs) -> None:
    for key, one in made_up.items():
        broken = dataclasses.replace(one, result=dataclasses.replace(one.result, message="differs"))
        assert _differing({**made_up, key: broken}), key


def test_runs_that_compare_nothing_are_seen(made_up: Runs) -> None:
    silent = {
        key: dataclasses.replace(one, result=dataclasses.replace(one.result, words=0)) for key, one in made_up.items()
    }
    assert _differing(silent) == [*range(8)]


def _differing(runs: Runs) -> list[int]:
    return [row for row, verdict in enumerate(_verdicts(runs)) if verdict == DIFFERS]


def test_claims_hold_in_the_verilog_of_micro() -> None:
    """8 claims, from 14 runs of 10 devices, each compared in full."""
    tools.check("verilator")
    rows = claims.measure(MICRO, EDGE_MOE, BUILD, lambda job, done: None)
    assert [row.verdict for row in rows] == [EQUAL] * 8, "\n".join(f"{row.claim}: {row.because}" for row in rows)
    assert sum(int(row.how.split(", ")[1].split()[0]) for row in rows) == 4 * 4 + 2 + 2 + 2 + 2
