"""The papers' claims about hardware, measured in cycles and handshakes of the generated Verilog.

Every row comes from simulated runs whose results were compared in full; their benches assert the handshakes of
every RAM (`Call.counts`). A run that fails makes its claim differ, with the bench's message.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from golden.claims import DIFFERS, EQUAL, Claim
from golden.config import ModelConfig, get_config
from golden.precision import Precision
from golden.schedule_attention import reordered, walk
from tb import campaign, jobs, material, simulate
from tb.bench import find
from tb.call import Call
from tb.jobs import Job
from tb.matrix import Choice
from tb.plan import Result
from vectors import manifest

PARALLELISM: Final = (1, 2, 4, 8)
"""Queries in flight (P) at which attention is measured."""
ATTENTION: Final = "real_layer0"
EXPERTS: Final = ("real_layer1", "real_layer1_serial", "corners_all_on_one", "corners_few_active")
GATING: Final = ("real_same_task", "real_task_switch")
_MOE = "Edge-MoE, patch reordering"


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """One undisturbed run: what was asked for, and what it took."""

    call: Call
    result: Result


Runs = Mapping[tuple[str, str, str], Measured]
"""By config, kernel and case."""


def plan(config: ModelConfig, precision: Precision, root: Path) -> list[Job]:
    """The simulations of every claim: attention at each P, gating and experts at the config's own.

    Args:
        config: dimensions.
        precision: formats.
        root: build folder; vectors and Verilog that are not committed are made there.
    """
    named: list[tuple[str, str, tuple[str, ...]]] = []
    named += [(f"{config.network}-p{parallelism}", "attention", (ATTENTION,)) for parallelism in PARALLELISM]
    named += [(config.name, "gating", GATING), (config.name, "experts", EXPERTS)]
    found = []
    for name, operator, cases in named:
        dims = get_config(name)
        setup = simulate.Setup(
            simulator="verilator",
            root=root,
            rtl=(material.rtl(dims, precision, root, [operator]),),
            vectors=material.vectors(dims, precision, root),
            config=name,
            precision=material.argument(precision, root),
        )
        choice = Choice((operator,), cases, (1,), ((False, False),), ("",))
        found += jobs.plan(setup, choice)
    return found


def measure(config: ModelConfig, precision: Precision, root: Path, report: Callable[[Job, int], None]) -> list[Claim]:
    """Simulate and judge.

    Args:
        config: dimensions.
        precision: formats.
        root: build folder.
        report: as in `tb.campaign.run`.

    Raises:
        EdgemoeError: a tool is missing, or formats or sizes that the hardware does not have.
    """
    results = campaign.run(plan(config, precision, root), report)
    runs = {
        (job.setup.config, job.kernel.name, result.run.case): Measured(_call(job, result), result)
        for job, each in results
        for result in each
    }
    return judge(config, runs)


def judge(config: ModelConfig, runs: Runs) -> list[Claim]:
    """The rows of these runs."""
    names = [f"{config.network}-p{parallelism}" for parallelism in PARALLELISM]
    scores = [runs[name, "attention_scores", ATTENTION] for name in names]
    contexts = [runs[name, "attention_context", ATTENTION] for name in names]
    return [
        _bandwidth(scores),
        _steps(config, scores, "attention scores"),
        _steps(config, contexts, "attention x V"),
        _read_once(config, contexts),
        *_experts([runs[config.name, "experts", case] for case in EXPERTS]),
        _switch([runs[config.name, "gating", case] for case in GATING]),
    ]


def _call(job: Job, result: Result) -> Call:
    """What the bench asked for in a run."""
    listed = manifest.load(job.setup.vectors)
    (entry,) = manifest.select(listed, [job.kernel.operator], [result.run.case])
    return find(job.kernel).prepare(job.kernel, manifest.load_case(job.setup.vectors, entry))


def _claim(
    source: str, claim: str, published: str, computed: str, measured: Sequence[Measured], *, holds: bool
) -> Claim:
    """A row; it cannot hold where a run failed."""
    words = sum(one.result.words for one in measured)
    broken = [one.result.message.partition("\n")[0] for one in measured if one.result.message]
    good = holds and not broken and words > 0
    how = f"Verilog: {measured[0].result.run.kernel}, {len(measured)} runs, {words:,} words compared"
    return Claim(source, claim, published, computed, how, EQUAL if good else DIFFERS, "; ".join(broken))


def _bandwidth(scores: Sequence[Measured]) -> Claim:
    rates = [
        (one.call.counts["k_request"] / one.result.cycles, one.call.counts["q_request"] / one.result.cycles)
        for one in scores
    ]
    text = "; ".join(f"P = {p}: {k:.3f} + {q:.3f}" for p, (k, q) in zip(PARALLELISM, rates, strict=True))
    return _claim(
        "Edge-MoE, abstract",
        "constant bandwidth: at most one key word and one query word read per cycle, whatever P is",
        "~1, instead of ~P",
        f"key + query words per cycle: {text}",
        scores,
        holds=all(0 < k <= 1 and 0 < q <= 1 for k, q in rates),
    )


def _steps(config: ModelConfig, measured: Sequence[Measured], what: str) -> Claim:
    cycles = [one.result.cycles for one in measured]
    walked = [walk(reordered(config.tokens, p)).steps for p in PARALLELISM]
    per_step = cycles[0] / walked[0]
    found = [f"P = {p}: {count:,} ({cycles[0] / count:.2f}x)" for p, count in zip(PARALLELISM, cycles, strict=True)]
    return _claim(
        "Edge-MoE, attention reordering",
        f"{what}: steps fall as 1/P",
        "N²/P + P - 1 steps",
        f"cycles: {'; '.join(found)}",
        measured,
        holds=all(abs(count / (steps * per_step) - 1) < 0.02 for count, steps in zip(cycles, walked, strict=True)),
    )


def _read_once(config: ModelConfig, contexts: Sequence[Measured]) -> Claim:
    beats = [len(one.call.inputs["scores"]) for one in contexts]
    steps = [config.heads * walk(reordered(config.tokens, p)).steps for p in PARALLELISM]
    return _claim(
        "Edge-MoE, one-pass softmax",
        "the scores are read once after they are written: normalised where they meet the values",
        "1 read",
        f"words of P scores taken: {', '.join(f'{count:,}' for count in beats)}; steps of the schedule: "
        f"{', '.join(f'{count:,}' for count in steps)}",
        contexts,
        holds=beats == steps,
    )


def _experts(measured: Sequence[Measured]) -> list[Claim]:
    overlapped, serial, all_on_one, few = measured
    gain = serial.result.cycles / overlapped.result.cycles
    parts = overlapped.call.outputs["weight_request"]
    beats = len(overlapped.call.inputs["weights"])
    busy = overlapped.call.counts["w_request"] / overlapped.result.cycles
    return [
        _claim(
            _MOE,
            "each active expert's weights cross the bus once per layer",
            "once",
            f"{parts // 2} active experts: {parts} parts asked for, {beats:,} bus words taken",
            [overlapped, serial],
            holds=parts == serial.call.outputs["weight_request"] and parts % 2 == 0,
        ),
        _claim(
            _MOE,
            "loading the next expert overlaps computing the present one",
            "double buffered",
            f"{overlapped.result.cycles:,} cycles, {serial.result.cycles:,} without overlap ({gain:.2f}x); "
            f"the array is busy {busy:.1%} of the time",
            [overlapped, serial],
            holds=gain > 1,
        ),
        _claim(
            _MOE,
            "an expert that all tokens chose runs, and experts that none chose cost nothing",
            "stalls in the published kernel",
            f"all on one: {all_on_one.result.cycles:,} cycles; few active: {few.result.cycles:,} cycles",
            [all_on_one, few],
            holds=True,
        ),
    ]


def _switch(measured: Sequence[Measured]) -> Claim:
    same, other = (one.result.cycles for one in measured)
    return _claim(
        "Edge-MoE, abstract",
        "switching the task between two images costs nothing",
        "0 cycles",
        f"two images of one task: {same:,} cycles; of two tasks: {other:,}",
        measured,
        holds=same == other,
    )
