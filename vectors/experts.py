"""Cases of the mixture of experts: a trained network's layer, and made-up ones of every shape of queue.

Each case says by its parameter `serial` whether the load of weights waits for the compute before it (1) or overlaps
it (0); the results are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from golden.experts import ExpertFormats, ExpertWeights, experts
from golden.fixed import Fixed, RawArray
from golden.gating import Gating
from golden.precision import Precision
from vectors.case import INDEX, Case, Tensor
from vectors.inputs import extremes, random_raw
from vectors.observe import Observation

REAL_TOKENS = 100
"""Tokens of the real cases; few enough for their many runs, many enough that compute hides the loads at `edge_moe`."""
_PARTS = ("w1", "b1", "w2", "b2")
_AXES = {"w1": ("expert", "hidden", "feature"), "b1": ("expert", "hidden")} | {
    "w2": ("expert", "feature", "hidden"),
    "b2": ("expert", "feature"),
}


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of the operator; the two real ones differ in `serial` alone."""
    yield _real(seen, "real_layer1", serial=0)
    yield _real(seen, "real_layer1_serial", serial=1)
    config, precision = seen.config, seen.precision
    size, k = (min(config.dim, 32), min(config.expert_hidden, 48)), min(config.top_k, 2)
    tokens = config.tokens
    yield random_case("corners_all_on_one", 91, size, _all_on_one(tokens, k), 4, 1.0, precision)
    yield random_case("corners_few_active", 92, size, np.tile(np.arange(k) * 2, (19, 1)), 5, 1.0, precision)
    one_each = np.arange(8)[: 8 // k * k].reshape(-1, k)
    yield random_case("corners_one_each", 93, size, one_each, 8, 1.0, precision)
    yield random_case("corners_one_choice", 94, (16, 16), np.array([[2], [0], [2], [2]]), 3, 1.0, precision)
    yield _extremes(size, k, precision)
    yield _ties(k, precision)
    balanced = (
        np.arange(32)[:, None] + 2 * np.arange(k)
    ) % 4  # 16 tokens an expert where k is 2: compute hides the loads
    yield random_case("random_balanced", 95, (config.dim, config.expert_hidden), balanced, 4, 1.0, precision)
    yield random_case("random_near", 96, size, _chosen(96, 31, 6, k), 6, 1.0, precision)
    yield random_case("random_wide", 97, size, _chosen(97, 21, 5, k), 5, None, precision)
    yield random_case("random_serial", 98, size, _chosen(98, 31, 6, k), 6, 1.0, precision, serial=1)
    few = np.array(
        [[2, 0], [2, 1], [2, 0], [2, 1], [2, 0], [0, 2], [2, 1]]
    )  # the last queue outlasts the first words loaded
    yield random_case("smallest", 99, (16, 32), few[:, :k], 3, 1.0, precision)


def _real(seen: Observation, name: str, serial: int) -> Case:
    """The first mixture of the network, on the first tokens of the photograph."""
    layer = next(index for index in range(seen.config.layers) if seen.config.is_moe(index))
    count, prefix = min(seen.config.tokens, REAL_TOKENS), f"layers.{layer}"
    weights = ExpertWeights(*(seen.weight(f"{prefix}.moe.{part}") for part in _PARTS))
    x, chosen, score = (seen.value(f"{prefix}.{value}").raw[:count] for value in ("normed2", "chosen", "gate_score"))
    return experts_case(name, x, weights, (chosen, score), seen.precision, f"observed {prefix}", serial=serial)


def _all_on_one(tokens: int, k: int) -> RawArray:
    """All tokens on expert 1, first; their other choice in turn expert 0 or 3, so that 2 is empty."""
    other = np.where(np.arange(tokens) % 3 == 0, 0, 3)
    return np.stack([np.ones(tokens, dtype=np.int64), other], axis=1)[:, :k]


def _chosen(seed: int, tokens: int, count: int, k: int) -> RawArray:
    """k different experts per token, at random."""
    order = random_raw(seed + 300, (tokens, count), INDEX)
    return np.argsort(order, axis=1, kind="stable")[:, :k]


def random_case(
    name: str,
    seed: int,
    size: tuple[int, int],
    chosen: RawArray,
    count: int,
    span: float | None,
    precision: Precision,
    serial: int = 0,
) -> Case:
    """A case of random words.

    Args:
        name: of the case.
        seed: of the words.
        size: features of a token and hidden ones.
        chosen: (T, k), k different experts per token.
        count: experts.
        span: x, biases and scores are in [-span, span); of their whole range when None, weights too.
        precision: formats and accumulation.
        serial: as in `experts_case`.
    """
    dim, hidden = size
    x = random_raw(seed, (len(chosen), dim), precision.format("normed"), span=span)
    narrow = None if span is None else 0.5
    weight, bias = precision.format("weight"), precision.format("bias")
    weights = ExpertWeights(
        Fixed(random_raw(seed + 100, (count, hidden, dim), weight, span=narrow), weight),
        Fixed(random_raw(seed + 200, (count, hidden), bias, span=span), bias),
        Fixed(random_raw(seed + 300, (count, dim, hidden), weight, span=narrow), weight),
        Fixed(random_raw(seed + 400, (count, dim), bias, span=span), bias),
    )
    score = random_raw(seed + 500, chosen.shape, precision.format("gate_score"), span=span)
    return experts_case(name, x, weights, (chosen, score), precision, "PCG64 words", seed, serial=serial)


def _extremes(size: tuple[int, int], k: int, precision: Precision) -> Case:
    """Every extreme of x, weights, biases and scores, so that sums wrap or saturate wherever they can."""
    dim, hidden, count = *size, 3
    values, scores = extremes(precision.format("normed")), extremes(precision.format("gate_score"))
    weights, biases = extremes(precision.format("weight")), extremes(precision.format("bias"))
    tokens = len(values)
    place = np.arange(tokens)[:, None] + np.arange(dim) // 5
    weight, bias = precision.format("weight"), precision.format("bias")

    def spread(shape: tuple[int, ...], values: RawArray, step: int) -> RawArray:
        return values[np.arange(int(np.prod(shape))) * step // 3 % len(values)].reshape(shape)

    made = ExpertWeights(
        Fixed(spread((count, hidden, dim), weights, 1), weight),
        Fixed(spread((count, hidden), biases, 2), bias),
        Fixed(spread((count, dim, hidden), weights, 2), weight),
        Fixed(spread((count, dim), biases, 1), bias),
    )
    chosen = (np.arange(tokens)[:, None] + np.arange(k)) % count
    score = scores[(np.arange(tokens)[:, None] + 5 * np.arange(k)) % len(scores)]
    x = values[place % len(values)]
    return experts_case("corners_extremes", x, made, (chosen, score), precision, "extremes of every format")


def _ties(k: int, precision: Precision) -> Case:
    """Biases alone, whose scored results lie half way between two values of the branch."""
    weight, bias = precision.format("weight"), precision.format("bias")
    y, scores, branch = (precision.format(role) for role in ("expert_output", "gate_score", "branch"))
    count, tokens = max(k, 2), 4
    odd = random_raw(100, (count, 16), bias, span=2.0) | 1
    zeros = np.zeros((count, 16, 16), dtype=np.int64)
    made = ExpertWeights(
        Fixed(zeros, weight), Fixed(zeros[:, 0], bias), Fixed(zeros, weight), Fixed(odd.clip(max=bias.raw_max), bias)
    )
    half = 1 << max(y.frac + scores.frac - branch.frac - 1 - max(y.frac - bias.frac, 0), 0)
    chosen = (np.arange(tokens)[:, None] + np.arange(k)) % count
    score = np.resize(np.array([half, 3 * half, -half]), chosen.shape).clip(scores.raw_min, scores.raw_max)
    x = np.zeros((tokens, 16), dtype=np.int64)
    source = "results half way between two values"
    return experts_case("corners_ties", x, made, (chosen, score), precision, source)


def experts_case(
    name: str,
    x: RawArray,
    weights: ExpertWeights,
    routing: tuple[RawArray, RawArray],
    precision: Precision,
    source: str,
    seed: int = -1,
    *,
    serial: int = 0,
) -> Case:
    """The case of some tokens, with every result of the golden model.

    Args:
        name: of the case.
        x: (T, D), of format `normed`.
        weights: of all experts.
        routing: k different experts per token (T, k), and their scores (T, k), of format `gate_score`.
        precision: formats and accumulation.
        source: what made the inputs.
        seed: of the inputs, -1 where they are not random.
        serial: 1 if loads wait for the compute before them.

    Raises:
        EdgemoeError: shapes, sizes or formats that `golden.experts` refuses.
    """
    chosen, score = routing
    normed, scores = Fixed(x, precision.format("normed")), Fixed(score, precision.format("gate_score"))
    formats = ExpertFormats(*(precision.format(role) for role in ("hidden", "activated", "expert_output", "branch")))
    gating = Gating(Fixed(np.zeros((0, 0), dtype=np.int64), precision.format("logit")), chosen, scores)
    mode, steps = precision.accumulation, precision.gelu_step_bits
    mixed = experts(normed, weights, gating, formats, accumulation=mode, gelu_step_bits=steps, where=name)
    tensors = {
        "x": Tensor(x, normed.format, ("token", "feature"), "feature"),
        "chosen": Tensor(chosen.astype(np.int64), INDEX, ("token", "slot")),
        "score": Tensor(score, scores.format, ("token", "slot")),
        **{
            part: Tensor(w.raw, w.format, _AXES[part], _AXES[part][-1]) for part, w in zip(_PARTS, weights, strict=True)
        },
        "hidden": Tensor(mixed.hidden.raw, mixed.hidden.format, ("token", "slot", "hidden"), "hidden"),
        "activated": Tensor(mixed.activated.raw, mixed.activated.format, ("token", "slot", "hidden"), "hidden"),
        "expert_output": Tensor(
            mixed.expert_output.raw, mixed.expert_output.format, ("token", "slot", "feature"), "feature"
        ),
        "branch": Tensor(mixed.branch.raw, mixed.branch.format, ("token", "feature"), "feature"),
    }
    return Case("experts", name, tensors, source, seed, {"serial": serial})
