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
from tb import claims, tools
from tb.call import Call
from tb.claims import Measured, Runs
from tb.plan import Result, Run

BUILD = Path(__file__).parents[2] / "build" / "cosim"
MICRO = get_config("micro")


@pytest.fixture(scope="module")
def made_up() -> dict[tuple[str, str, str], Measured]:
    """Runs as they should be: 3 heads, 129 keys, one word a row, 18 cycles of latency."""
    return dict(_runs())


def _runs() -> Iterator[tuple[tuple[str, str, str], Measured]]:
    for parallelism in claims.PARALLELISM:
        steps = 3 * (129 * -(-129 // parallelism) + 128 % parallelism)
        for kernel in ("attention_scores", "attention_context"):
            counts = {"k_request": steps, "q_request": 387}
            call = Call({}, {"scores": [0] * steps}, {}, "command", "y", steps, steps + 18, counts)
            yield _one(f"micro-p{parallelism}", kernel, claims.ATTENTION, call, steps + 18)
    for case, cycles in zip(claims.EXPERTS, (1000, 1500, 700, 200), strict=True):
        call = Call({}, {"weights": [0] * 60}, {"weight_request": 8}, "command", "y", 900, 1000, {"w_request": 900})
        yield _one("micro", "experts", case, call, cycles)
    for case in claims.GATING:
        yield _one("micro", "gating", case, Call({}, {}, {}, "command", "y", 900, 1000), 1067)


def _one(config: str, kernel: str, case: str, call: Call, cycles: int) -> tuple[tuple[str, str, str], Measured]:
    run = Run(config, kernel, case, False, False, 1)
    return (config, kernel, case), Measured(call, Result(run, words=9, cycles=cycles, ideal=call.ideal))


def _verdicts(runs: Runs) -> list[str]:
    return [claim.verdict for claim in claims.judge(MICRO, runs)]


def test_made_up_runs_hold(made_up: Runs) -> None:
    assert _verdicts(made_up) == [EQUAL] * 8


@pytest.mark.parametrize(
    ("key", "change", "row"),
    [
        (("micro-p8", "attention_scores", claims.ATTENTION), {"cycles": 6000}, 0),  # more keys than cycles
        (("micro-p4", "attention_scores", claims.ATTENTION), {"cycles": 14000}, 1),
        (("micro-p2", "attention_context", claims.ATTENTION), {"cycles": 26000}, 2),
        (("micro-p1", "attention_context", claims.ATTENTION), {"message": "differs"}, 3),
        (("micro", "experts", "real_layer1"), {"message": "differs"}, 4),
        (("micro", "experts", "real_layer1_serial"), {"cycles": 1000}, 5),
        (("micro", "experts", "corners_all_on_one"), {"message": "stuck"}, 6),
        (("micro", "gating", "real_task_switch"), {"cycles": 1068}, 7),
    ],
)
def test_each_claim_can_fail(made_up: Runs, key: tuple[str, str, str], change: dict[str, int | str], row: int) -> None:
    broken = dataclasses.replace(made_up[key], result=dataclasses.replace(made_up[key].result, **change))  # type: ignore[arg-type]
    assert _verdicts({**made_up, key: broken})[row] == DIFFERS


def test_scores_read_twice_are_seen(made_up: Runs) -> None:
    key = ("micro-p4", "attention_context", claims.ATTENTION)
    twice = dataclasses.replace(made_up[key].call, inputs={"scores": [0] * 2 * len(made_up[key].call.inputs["scores"])})
    assert _verdicts({**made_up, key: dataclasses.replace(made_up[key], call=twice)})[3] == DIFFERS


def test_claims_hold_in_the_verilog_of_micro() -> None:
    """8 claims, from 14 runs of 10 devices, each compared in full."""
    tools.check("verilator")
    rows = claims.measure(MICRO, EDGE_MOE, BUILD, lambda job, done: None)
    assert [row.verdict for row in rows] == [EQUAL] * 8, "\n".join(f"{row.claim}: {row.because}" for row in rows)
    assert sum(int(row.how.split(", ")[1].split()[0]) for row in rows) == 4 * 4 + 2 + 2 + 2 + 2
