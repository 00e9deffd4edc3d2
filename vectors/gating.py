"""Cases of gating: a trained network's tokens with either task's gate, ties, full and empty queues, extremes.

A case is one call or several back to back, each an image with its task; tensors hold them one after the other. The
expected queues are those of `golden.schedule_experts`, in the order of the meta-queue.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from golden.elementary import get_exp
from golden.fixed import Fixed, RawArray
from golden.gating import gate
from golden.precision import Precision
from golden.schedule_experts import queues
from golden.softmax import SoftmaxFormats
from vectors.case import INDEX, Case, Tensor
from vectors.inputs import extremes, random_raw
from vectors.observe import Observation

Sizes = tuple[int, int, int, int]
"""Tasks, experts, features and k: those of the config, in every case."""
Calls = tuple[tuple[int, int], ...]
"""Task and tokens of each call."""


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of the operator.

    Those named real_* are one image with the gate of each task, and two images: with one task, with two.
    """
    config, precision = seen.config, seen.precision
    layer = next(index for index in range(config.layers) if config.is_moe(index))
    x = seen.value(f"layers.{layer}.normed2").raw
    gates = np.stack([seen.weight(f"layers.{layer}.moe.gate.{task}.weight").raw for task in config.tasks])
    count, last = len(x), len(config.tasks) - 1
    real: dict[str, Calls] = {f"real_{name}": ((task, count),) for task, name in enumerate(config.tasks)}
    real |= {"real_same_task": ((0, count), (0, count)), "real_task_switch": ((0, count), (last, count))}
    for name, calls in real.items():
        tokens, source = np.tile(x, (len(calls), 1)), f"layers.{layer} of the photograph"
        yield gating_case(name, tokens, gates, calls, config.top_k, precision, source)
    sizes = len(config.tasks), config.experts, config.dim, config.top_k
    yield from made_up(sizes, config.tokens, precision)


def made_up(sizes: Sizes, tokens: int, precision: Precision) -> Iterator[Case]:
    """The cases that no network is needed for, of up to `tokens` tokens."""
    yield _ties(sizes, precision)
    yield _full_queue(sizes, tokens, precision)
    yield _extremes(sizes, min(tokens, 61), precision)
    yield _wraps(sizes, precision)
    yield _steps(sizes, precision)
    if sizes[1] <= sizes[2]:  # a feature for each expert
        yield _exact_scores(sizes, precision)
    few = min(tokens, 37)
    yield _random("random_near", 61, sizes, (few,), 1.0, precision)
    yield _random("random_wide", 62, sizes, (few,), None, precision)  # logits overflow where they can
    yield _random("random_calls", 66, sizes, (few, few - 1, few, few - 2), 1.0, precision)
    yield _random("corners_one_token", 63, sizes, (1,), 1.0, precision)
    yield _random("corners_full_halves", 68, sizes, (few, 1, few - 1, few, 2), 1.0, precision)  # the third call waits
    yield _random("corners_short_calls", 67, sizes, (1, 1, 1, 2, 1, 3, 1, 1, 1, 1), 1.0, precision)
    yield _random("smallest", 64, sizes, (min(tokens, 5),), 1.0, precision)


def _random(
    name: str, seed: int, sizes: Sizes, tokens: tuple[int, ...], span: float | None, precision: Precision
) -> Case:
    """Random words, the last task first, then the others in turn; x in [-span, span), or of its whole range if None.

    `tokens` is those of each call.
    """
    tasks, experts, features, k = sizes
    x = random_raw(seed, (sum(tokens), features), precision.format("normed"), span=span)
    weight_span = None if span is None else 0.5
    weight = random_raw(seed + 100, (tasks, experts, features), precision.format("gate_weight"), span=weight_span)
    calls = tuple(((tasks - 1 + call) % tasks, count) for call, count in enumerate(tokens))
    return gating_case(name, x, weight, calls, k, precision, "PCG64 words", seed)


def _ties(sizes: Sizes, precision: Precision) -> Case:
    """Tokens of zeros, whose logits all tie: experts 0 to k-1 take everything; then ties of every second expert.

    In the last two the other experts are so far below that they add nothing.
    """
    tasks, experts, features, k = sizes
    one, weight_one = (_one(precision, role) for role in ("normed", "gate_weight"))
    x = np.zeros((11, features), dtype=np.int64)
    far = precision.format("normed").raw_max // 2
    x[6:, 0] = one, -one, one // 2, far, -far
    weight = np.zeros((tasks, experts, features), dtype=np.int64)
    weight[:, 1::2, 0] = weight_one
    return gating_case("corners_ties", x, weight, ((0, len(x)),), k, precision, "logits that tie")


def _full_queue(sizes: Sizes, tokens: int, precision: Precision) -> Case:
    """As many tokens as the queues hold, all on the last expert, and k - 1 on others in turn; the first is empty."""
    tasks, experts, features, k = sizes
    x = random_raw(65, (tokens, features), precision.format("normed"), span=0.5)
    x[:, 0] = _one(precision, "normed")
    weight = random_raw(165, (tasks, experts, features), precision.format("gate_weight"), span=0.06)
    weight[:, :, 0] = 0
    weight[:, 0, :] = 0
    weight[:, 0, 0] = -_one(precision, "gate_weight")
    weight[:, -1, 0] = precision.format("gate_weight").raw_max
    return gating_case(
        "corners_full_queue", x, weight, ((0, len(x)),), k, precision, "PCG64 words, one expert favoured", 65
    )


def _extremes(sizes: Sizes, tokens: int, precision: Precision) -> Case:
    """Every extreme of a feature against every extreme of a weight, in one feature alone; the last rows in all."""
    tasks, experts, features, k = sizes
    values, weights = (extremes(precision.format(role)) for role in ("normed", "gate_weight"))
    steps = np.arange(tokens)
    x = np.zeros((tokens, features), dtype=np.int64)
    x[steps, steps * 7 % features] = values[steps % len(values)]
    x[-4:] = values[-4:, None]
    place = np.arange(experts)[:, None] * 3 + np.arange(features) + np.arange(tasks)[:, None, None]
    weight, calls = weights[place % len(weights)], ((tasks - 1, tokens),)
    return gating_case("corners_extremes", x, weight, calls, k, precision, "extremes of every format")


def _wraps(sizes: Sizes, precision: Precision) -> Case:
    """Logits at both ends of their range, in turn: their differences overflow."""
    tasks, experts, features, k = sizes
    fmt, weight_one = precision.format("normed"), _one(precision, "gate_weight")
    ends = np.array([fmt.raw_max, fmt.raw_min + 1, fmt.raw_max // 2 + 1, -(fmt.raw_max // 2) - 1])
    reach = range(0, features, max(1, features // 4))  # with narrow features, several of them reach the end
    x = np.zeros((2 * len(ends), features), dtype=np.int64)
    x[: len(ends), 0] = ends
    x[len(ends) :, reach] = ends[:, None]
    weight = np.zeros((tasks, experts, features), dtype=np.int64)
    weight[:, :, reach] = np.where(np.arange(experts) % 2 == 0, weight_one, -weight_one)[:, None]
    return gating_case("corners_wraps", x, weight, ((0, len(x)),), k, precision, "logits at both ends of their range")


def _steps(sizes: Sizes, precision: Precision) -> Case:
    """Logits that rise or fall from expert to expert: by an LSB, by more, and so far apart that one takes all."""
    tasks, experts, features, k = sizes
    fmt = precision.format("normed")
    unit = max(_one(precision, "gate_weight") // experts, 1)
    scales = [1, 1 << max(fmt.frac - 8, 0), _one(precision, "normed"), fmt.raw_max]
    x = np.zeros((2 * len(scales), features), dtype=np.int64)
    x[:, features - 1] = [sign * scale for scale in scales for sign in (1, -1)]
    weight = np.zeros((tasks, experts, features), dtype=np.int64)
    weight[:, :, features - 1] = np.arange(experts) * unit
    return gating_case("corners_steps", x, weight, ((tasks - 1, len(x)),), k, precision, "logits that rise or fall")


def _exact_scores(sizes: Sizes, precision: Precision) -> Case:
    """A token per bit of a score: the division that makes it leaves nothing from that bit on.

    Next to an expert's 1.0, the exponentials of two others add up to 1.0 again: scores are halves of them.
    """
    tasks, experts, features, k = sizes
    normed, logit = precision.format("normed"), precision.format("logit")
    fmt, exp = SoftmaxFormats.of(precision, "gate_score").exponential, get_exp(precision.exp, precision.exp_table_bits)
    half, finer = 1 << max(fmt.frac - 1, 0), logit.frac - normed.frac
    rows = [np.zeros(experts, dtype=np.int64)]
    for bit in (1 << np.arange(max(fmt.frac - 1, 0))).tolist():
        logits = np.full(experts, -(normed.raw_max // 2))
        logits[0] = 0
        for place, wanted in enumerate((half + bit, half - bit), start=1):
            near = int(np.log(wanted / (1 << fmt.frac)) * (1 << normed.frac)) + np.arange(-8, 9)
            found = np.flatnonzero(exp(near << max(finer, 0) >> max(-finer, 0), logit, fmt) == wanted)
            logits[place % experts] = near[found[0]] if len(found) else 0
        rows += [logits]
    x = np.zeros((len(rows), features), dtype=np.int64)
    x[:, :experts] = rows
    weight = np.zeros((tasks, experts, features), dtype=np.int64)
    weight[:, np.arange(experts), np.arange(experts)] = _one(precision, "gate_weight")
    return gating_case("corners_exact_scores", x, weight, ((0, len(x)),), k, precision, "scores without a rest")


def _one(precision: Precision, role: str) -> int:
    """1.0, or the largest value where a format does not reach it."""
    fmt = precision.format(role)
    return min(1 << max(fmt.frac, 0), fmt.raw_max)


def gating_case(
    name: str, x: RawArray, weight: RawArray, calls: Calls, k: int, precision: Precision, source: str, seed: int = -1
) -> Case:
    """The case of some tokens, with every result of the golden model.

    Args:
        name: of the case.
        x: (T, D), of format `normed`; the tokens of all calls.
        weight: the gates of all tasks (tasks, E, D).
        calls: task and tokens of each; T tokens in all.
        k: experts per token.
        precision: formats of the results, accumulation and exp.
        source: what made the inputs.
        seed: of the inputs, -1 where they are not random.

    Raises:
        EdgemoeError: shapes, sizes or formats that the golden operators refuse.
    """
    normed, weights = precision.format("normed"), precision.format("gate_weight")
    parts, start = [], 0
    for task, count in calls:
        tokens = Fixed(x[start : start + count], normed)
        parts.append(_call(tokens, Fixed(weight[task], weights), k, precision, name))
        start += count
    tensors = {
        "task": Tensor(np.array([task for task, _ in calls]), INDEX, ("call",)),
        "tokens": Tensor(np.array([count for _, count in calls]), INDEX, ("call",)),
        "x": Tensor(x, normed, ("token", "feature"), "feature"),
        "weight": Tensor(weight, weights, ("task", "expert", "feature"), "feature"),
        **{
            role: dataclasses.replace(tensor, raw=np.concatenate([part[role].raw for part in parts]))
            for role, tensor in parts[0].items()
        },
    }
    return Case("gating", name, tensors, source, seed)


def _call(x: Fixed, weight: Fixed, k: int, precision: Precision, where: str) -> dict[str, Tensor]:
    """What golden returns for one call, and the queues."""
    inside = SoftmaxFormats.of(precision, "gate_score")
    mode, exp = precision.accumulation, get_exp(precision.exp, precision.exp_table_bits)
    result = gate(x, weight, k, precision.format("logit"), inside, accumulation=mode, exp=exp, where=where)
    return {
        "logit": Tensor(result.logit.raw, result.logit.format, ("token", "expert"), "expert"),
        "chosen": Tensor(result.chosen, INDEX, ("token", "slot"), "slot"),
        "score": Tensor(result.score.raw, result.score.format, ("token", "slot"), "slot"),
        **_queues(result.chosen, result.score, len(weight.raw)),
    }


def _queues(chosen: RawArray, score: Fixed, experts: int) -> dict[str, Tensor]:
    """The meta-queue and its entries; first and last: the token's lowest-index and highest-index expert."""
    active = queues(chosen, experts)
    token, slot = (np.concatenate([getattr(queue, part) for queue in active]) for part in ("token", "slot"))
    expert = chosen[token, slot]
    meta = {
        "queue_expert": [queue.expert for queue in active],
        "queue_length": [len(queue.token) for queue in active],
        "queue_end": [queue is active[-1] for queue in active],
    }
    entries = {
        "queue_token": token,
        "queue_first": expert == chosen.min(axis=1)[token],
        "queue_last": expert == chosen.max(axis=1)[token],
    }
    indices = {role: (values, "queue") for role, values in meta.items()}
    indices |= {role: (values, "entry") for role, values in entries.items()}
    tensors = {role: Tensor(np.asarray(raw, dtype=np.int64), INDEX, (axis,)) for role, (raw, axis) in indices.items()}
    return tensors | {"queue_score": Tensor(score.raw[token, slot], score.format, ("entry",))}
