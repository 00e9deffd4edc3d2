"""The papers' claims about hardware, measured in cycles and handshakes of the generated Verilog.

Every row comes from simulated runs whose results were compared in full; their benches assert the handshakes of
every RAM (`Call.counts`). A run that fails makes its claim differ, with the bench's message. What was asked for and
what it took are compared with golden's schedules, or with another run: each row can differ by its figures alone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from golden.claims import DIFFERS, EQUAL, Claim
from golden.config import ModelConfig, get_config
from golden.precision import Precision
from golden.schedule_attention import reordered, walk
from rtl_hls.kernel import LANES, Kernel
from tb import campaign, jobs, material, simulate
from tb.bench import find
from tb.call import Call
from tb.efficiency import LEAST, expert_beats, experts_ideal
from tb.jobs import Job
from tb.matrix import Choice
from tb.plan import Result
from vectors import manifest
from vectors.case import Case

PARALLELISM: Final = (1, 2, 4, 8)
"""Queries in flight (P) at which attention is measured."""
ATTENTION: Final = "real_layer0"
EXPERTS: Final = ("real_layer1", "real_layer1_serial", "corners_all_on_one", "corners_few_active")
GATING: Final = ("real_same_task", "real_task_switch")
_MOE = "Edge-MoE, patch reordering"


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """One undisturbed run.

    Attributes:
        kernel: what ran.
        case: its data.
        call: what was asked for.
        result: what it took.
    """

    kernel: Kernel
    case: Case
    call: Call
    result: Result

    @property
    def active(self) -> int:
        """Experts that some token of a case chose."""
        return int(np.unique(self.case.raw("chosen")).size)

    @property
    def parts(self) -> int:
        """Parts of experts asked for."""
        return self.call.outputs["weight_request"]


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
        (job.setup.config, job.kernel.name, result.run.case): _measured(job, result)
        for job, each in results
        for result in each
    }
    return judge(config, precision, runs)


def judge(config: ModelConfig, precision: Precision, runs: Runs) -> list[Claim]:
    """The rows of these runs."""
    names = [f"{config.network}-p{parallelism}" for parallelism in PARALLELISM]
    scores = [runs[name, "attention_scores", ATTENTION] for name in names]
    contexts = [runs[name, "attention_context", ATTENTION] for name in names]
    return [
        _bandwidth(config, scores),
        _steps(config, scores, "attention scores"),
        _steps(config, contexts, "attention x V"),
        _read_once(config, contexts),
        *_experts(precision, [runs[config.name, "experts", case] for case in EXPERTS]),
        _switch([runs[config.name, "gating", case] for case in GATING]),
    ]


def _measured(job: Job, result: Result) -> Measured:
    """A run, and what the bench asked for in it."""
    listed = manifest.load(job.setup.vectors)
    (entry,) = manifest.select(listed, [job.kernel.operator], [result.run.case])
    case = manifest.load_case(job.setup.vectors, entry)
    return Measured(job.kernel, case, find(job.kernel).prepare(job.kernel, case), result)


def _claim(
    source: str, claim: str, published: str, computed: str, measured: Sequence[Measured], *, holds: bool
) -> Claim:
    """A row; it cannot hold where a run failed."""
    words = sum(one.result.words for one in measured)
    broken = [one.result.message.partition("\n")[0] for one in measured if one.result.message]
    good = holds and not broken and words > 0
    how = f"Verilog: {measured[0].result.run.kernel}, {len(measured)} runs, {words:,} words compared"
    return Claim(source, claim, published, computed, how, EQUAL if good else DIFFERS, "; ".join(broken))


def _bandwidth(config: ModelConfig, scores: Sequence[Measured]) -> Claim:
    reads = [(one.call.counts["k_request"], one.call.counts["q_request"]) for one in scores]
    rates = [(k / one.result.cycles, q / one.result.cycles) for (k, q), one in zip(reads, scores, strict=True)]
    rows = [walk(reordered(config.tokens, p)).loads * config.heads * config.head_dim // LANES for p in PARALLELISM]
    widths = sorted({tuple(ram.bits for ram in one.kernel.rams if ram.name in {"q", "k"}) for one in scores})
    text = "; ".join(f"P = {p}: {k:.3f} + {q:.3f}" for p, (k, q) in zip(PARALLELISM, rates, strict=True))
    return _claim(
        "Edge-MoE, abstract",
        "constant bandwidth: at most one key word and one query word read per cycle, as wide whatever P is",
        "~1, instead of ~P",
        f"key + query words, of {' or '.join(' + '.join(map(str, each)) for each in widths)} bits, per cycle: {text}",
        scores,
        holds=all(0 < k <= 1 and 0 < q <= 1 for k, q in rates) and [*map(sum, reads)] == rows and len(widths) == 1,
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


def _experts(precision: Precision, measured: Sequence[Measured]) -> list[Claim]:
    overlapped, serial, all_on_one, few = measured
    return [
        _loaded_once(precision, [overlapped, serial]),
        _overlap(precision, overlapped, serial),
        _claim(
            _MOE,
            "an expert that all tokens chose runs, and experts that none chose cost nothing",
            "stalls in the published kernel",
            f"all on one: {all_on_one.result.cycles:,} cycles; few active: {few.result.cycles:,} cycles, "
            f"{few.parts} parts asked for; phases of active experts alone: {all_on_one.call.budget:,} and "
            f"{few.call.budget:,}",
            [all_on_one, few],
            holds=all(one.result.cycles <= one.call.budget and one.parts == 2 * one.active for one in measured[2:]),
        ),
    ]


def _loaded_once(precision: Precision, measured: Sequence[Measured]) -> Claim:
    beats = [len(one.call.inputs["weights"]) for one in measured]
    return _claim(
        _MOE,
        "each active expert's weights cross the bus once per layer",
        "once",
        f"{measured[0].active} active experts: {measured[0].parts} parts asked for, {beats[0]:,} bus words taken; "
        f"an expert is 2 parts, {expert_beats(measured[0].case, precision):,} words",
        measured,
        holds=all(one.parts == 2 * one.active for one in measured)
        and beats == [one.active * expert_beats(one.case, precision) for one in measured],
    )


def _overlap(precision: Precision, overlapped: Measured, serial: Measured) -> Claim:
    """Held against golden's timeline: the cycles of the overlapped run, and what they are fewer than the serial's."""
    cycles, ideal = overlapped.result.cycles, experts_ideal(overlapped.case, precision)
    saved, hidden = serial.result.cycles - cycles, serial.call.ideal + serial.call.outputs["branch"] - ideal
    busy = overlapped.call.counts["w_request"] / cycles
    return _claim(
        _MOE,
        "loading the next expert overlaps computing the present one",
        "double buffered",
        f"{cycles:,} cycles, {serial.result.cycles:,} without overlap ({serial.result.cycles / cycles:.2f}x); the "
        f"timeline asks for {ideal:,} and hides {hidden:,}; the array is busy {busy:.1%} of the time",
        [overlapped, serial],
        holds=cycles <= ideal / LEAST and saved >= hidden * LEAST > 0,
    )


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
