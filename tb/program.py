"""A run, step by step, before anything is simulated: which words are offered when, and what must come back.

Pure Python: the plan of every variant is tested without a simulator.
"""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from collections.abc import Mapping, Sequence

from rtl_hls.kernel import Channel
from tb.call import Call
from tb.plan import SMALLEST, Run

DEEP = 6
"""Calls at once: a queue of two commands, the registers about it, the call at work, and more."""


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """Words offered at once, and the words that must come before the next step starts."""

    inputs: Mapping[str, Sequence[int]]
    outputs: Mapping[str, int]
    budget: int = 0

    @property
    def beats(self) -> Counter[str]:
        """Handshakes of every outer stream."""
        return Counter({name: len(words) for name, words in self.inputs.items()}) + Counter(self.outputs)


def check_names(call: Call, streams: Sequence[Channel]) -> None:
    """Raises ValueError where a call names a stream that is none of the kernel's, or not of that direction."""
    inputs, outputs = ({s.name for s in streams if s.direction == way} for way in ("in", "out"))
    wrong = {*call.loads, *call.inputs} - inputs | call.outputs.keys() - outputs
    wrong |= {call.first, call.last} - inputs - outputs
    if wrong or call.first in call.loads:
        names = sorted(wrong) or [call.first]
        why = "no streams of the kernel in that direction" if wrong else "loads, so no cycles start with it"
        raise ValueError(f"a call names {', '.join(names)}: {why}; inputs {sorted(inputs)}, outputs {sorted(outputs)}")


def times(run: Run) -> int:
    """How often each call is queued: in `twice`, the smallest case more often than any queue of commands is deep."""
    if run.variant != "twice":
        return 1
    return DEEP if run.case.startswith(SMALLEST) else 2


def steps(run: Run, calls: Sequence[Call]) -> list[Step]:
    """What a run offers from its last reset on.

    Args:
        run: whose variant it is.
        calls: the case's, and in `then` the one that follows.
    """
    found = []
    for call in calls:
        if any(call.loads.values()):
            found.append(Step(call.loads, {}))
        inputs = {name: list(words) * times(run) for name, words in call.inputs.items()}
        outputs = {name: count * times(run) for name, count in call.outputs.items()}
        found.append(Step(inputs, outputs, call.budget * times(run)))
    return found


def cuts(run: Run, steps: Sequence[Step], streams: int) -> list[tuple[int, int, int]]:
    """Where the resets of a `reset` run come: one in every step, the loads included, after those before it in full.

    Args:
        run: whose seed draws.
        steps: of the run; one of no more beats than can pass in a cycle is not cut, the last always is.
        streams: outer streams.

    Returns:
        Per reset: the number of its step, how many beats of it, all outer streams together, pass before, and how many
        it has in all.
    """
    generator, found = random.Random(run.seed), []
    for number, step in enumerate(steps):
        last, whole = number == len(steps) - 1, step.beats.total()
        at_once = streams if last else len(step.beats)
        if last or whole > at_once:
            found.append((number, generator.randint(1, max(1, whole - at_once)), whole))
    return found


def seeds(run: Run, streams: Sequence[Channel]) -> dict[str, int]:
    """Seed of the pauses of every outer stream, 0 where it never pauses; the same for the same run."""
    generator = random.Random(f"{run.kernel} {run.seed}")
    drawn = {stream: generator.getrandbits(31) + 1 for stream in streams}
    return {s.name: seed if (run.idle if s.direction == "in" else run.stall) else 0 for s, seed in drawn.items()}


def to_bytes(words: Sequence[int], bits: int) -> bytes:
    """Words for `hdl/stream_source.sv`; raises ValueError on one that its stream is too narrow for."""
    size = -(-bits // 8)
    if wide := [index for index, word in enumerate(words) if word < 0 or word >> bits]:
        raise ValueError(f"words {wide[:5]} do not fit {bits} bits")
    return b"".join(word.to_bytes(size, "big") for word in words)
