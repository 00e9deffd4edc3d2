"""The mixture of experts: tokens are loaded, then a command, the queues and the experts' weights; the branch out."""

from __future__ import annotations

import numpy as np

from golden.fixed import RawArray
from golden.schedule_experts import Queue, queues
from rtl_hls.kernel import LANES, Kernel
from rtl_hls.kernels.experts import COMMAND, PART
from rtl_hls.kernels.gating import META
from tb import lanes
from tb.bench import Bench, register
from tb.call import Call
from tb.linear_gathered_tests import entry_words, feature_words, pack_fields
from tb.linear_tests import weight_words
from vectors.case import INDEX, Case, Tensor

LATENCY = 18
"""Cycles of a call that belong to no phase, beside those in which the branch is read out."""
ENDED = (11, 12)
"""Cycles from the last weight word of part 0, of part 1, until the banks may swap: array, GELU or Score, RAM."""
ASKED = (2, 1)
"""Cycles from a swap to the first beat of part 0, of part 1: what is loaded next must be known, and asked for."""


def phase_cycles(loads: list[int], computes: list[int], *, serial: bool) -> int:
    """Cycles of the phases of one call, from the first load to the last compute.

    The timeline of `golden.schedule_experts.streamed` with two parts, and the cycles that each hand-over takes.

    Args:
        loads: beats of each part, in order.
        computes: weight words that the array takes for it.
        serial: whether a load waits for the compute before it.
    """
    time = loads[0]
    for number, compute in enumerate(computes[:-1], start=1):
        done, load = time + compute + ENDED[1 - number % 2], ASKED[number % 2] + loads[number]
        time = done + load if serial else max(done, time + load)
    return time + computes[-1]


def prepare(kernel: Kernel, case: Case) -> Call:
    """One image; sizes that are no multiple of the lanes are filled up with zeros."""
    x, chosen, score = (case.tensors[role] for role in ("x", "chosen", "score"))
    (bus,) = (channel.bits for channel in kernel.channels if channel.name == "weights")
    (count, hidden, dim), tokens = case.tensors["w1"].raw.shape, len(x.raw)
    dim_words, hidden_words = -(-dim // LANES), -(-hidden // LANES)
    active = queues(chosen.raw, count)
    token, slot = (np.concatenate([getattr(queue, part) for queue in active]) for part in ("token", "slot"))
    parts = [part_beats(case, queue.expert, part, bus) for queue in active for part in (0, 1)]
    steps, drained = 2 * len(token) * dim_words * hidden_words, tokens * dim_words
    command = {"tokens": tokens - 1, "dim_words": dim_words - 1, "hidden_words": hidden_words - 1}
    command |= {"serial": case.parameters["serial"]}
    first_words = dim_words * int(np.size(np.unique(token)))
    loads = [len(part) for part in parts]
    computes = [len(queue.token) * dim_words * hidden_words for queue in active for _ in (0, 1)]
    serial = bool(case.parameters["serial"])
    return Call(
        loads={"x_write": lanes.load(kernel, "x", feature_words(x.raw, x.format.width))},
        inputs={
            "command": pack_fields({name: np.array([value]) for name, value in command.items()}, COMMAND),
            "meta": meta_words(active),
            "queue": entry_words(token, score.raw[token, slot], score.format.width),
            "weights": [beat for part in parts for beat in part],
        },
        outputs={"weight_request": len(parts), "branch": drained},
        first="command",
        last="branch",
        ideal=steps + (sum(loads) if serial else loads[0]),
        budget=phase_cycles(loads, computes, serial=serial) + drained + LATENCY,
        counts={
            "x_request": steps // 2,
            "hidden_request": steps // 2,
            "hidden_write": len(token) * hidden_words,
            "entry_write": len(token),
            "entry_request": len(token),
            "w_request": steps,
            "w_write": len(parts) * dim_words * hidden_words,  # each active expert's weights once
            "b_request": len(token) * (dim_words + hidden_words),
            "b_write": len(active) * (dim_words + hidden_words),
            "branch_write": len(token) * dim_words,
            "branch_request": len(token) * dim_words - first_words + drained,  # a token's first expert reads nothing
        },
    )


def meta_words(active: list[Queue]) -> list[int]:
    """Words of `meta`, one per active expert."""
    values = {
        "expert": [queue.expert for queue in active],
        "length": [len(queue.token) for queue in active],
        "end": [queue is active[-1] for queue in active],
    }
    return pack_fields({name: np.array(raw, dtype=np.int64) for name, raw in values.items()}, META)


def part_beats(case: Case, expert: int, part: int, bus: int) -> list[int]:
    """What the bus carries for W1 and b1 (part 0) or W2 and b2 (part 1) of an expert."""
    weight, bias = (case.tensors[f"{role}{part + 1}"] for role in ("w", "b"))
    padded = lanes.pad(lanes.pad(weight.raw[expert], LANES, 1), LANES, 0)
    beats = -(-LANES * LANES * weight.format.width // bus)
    words = weight_words(padded, weight.format.width)
    split = [word >> bus * beat & (1 << bus) - 1 for word in words for beat in range(beats)]
    return split + feature_words(bias.raw[expert][None], bias.format.width)


def requests(chosen: Tensor, count: int) -> RawArray:
    """(parts, 2) of expert and part, in the order in which they are asked for."""
    return np.array([(queue.expert, part) for queue in queues(chosen.raw, count) for part in (0, 1)], dtype=np.int64)


def check(bench: Bench, case: Case, received: dict[str, list[int]]) -> None:
    """All of the branch, and which weights were asked for."""
    branch = case.tensors["branch"]
    asked = np.array([(word >> PART["part"], word & 1) for word in received["weight_request"]], dtype=np.int64)
    bench.check("weight_request", requests(case.tensors["chosen"], len(case.raw("w1"))), asked, INDEX)
    words = lanes.unpack(received["branch"], LANES, branch.format.width).reshape(len(branch.raw), -1)
    bench.check("branch", branch.raw, np.ascontiguousarray(words[:, : branch.raw.shape[1]]), branch.format)


experts = register("experts", prepare, check)
