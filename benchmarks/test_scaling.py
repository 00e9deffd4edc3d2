"""How cost grows: with tokens, and with active experts whose queues keep their length. The table shows ratios.

Asserted is only what no clock decides: the multiply-accumulates that the operators do.
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest

from golden.experts import ExpertFormats, ExpertWeights, experts
from golden.fixed import Fixed, Format
from golden.gating import Gating
from golden.linear import linear
from golden.precision import EDGE_MOE, EDGE_MOE_EXACT

FACTORS = (1, 2, 4, 8)
DIM, HIDDEN, EXPERT_HIDDEN, EXPERTS = 192, 768, 384, 16
TOKENS, QUEUE, SLOTS = 129, 64, 2
FEATURE = EDGE_MOE.feature
WEIGHT, BIAS = EDGE_MOE.format("weight"), EDGE_MOE.format("bias")


def drawn(shape: tuple[int, ...], scale: float, fmt: Format) -> Fixed:
    raw = np.random.default_rng(len(shape)).normal(0, scale / fmt.ulp, shape).astype(np.int64)
    return Fixed(raw.clip(fmt.raw_min, fmt.raw_max), fmt)


@pytest.mark.benchmark(group="growth with tokens: linear 192 -> 768", timer=time.process_time)
@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("accumulation", ["floor_each", "exact"])
def test_tokens(benchmark: Any, accumulation: str, factor: int) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    x = drawn((factor * TOKENS, DIM), 1, EDGE_MOE_EXACT.format("query"))
    weight, bias = drawn((HIDDEN, DIM), 0.07, WEIGHT), drawn((HIDDEN,), 0.1, BIAS)
    y = benchmark.pedantic(
        linear, (x, weight, bias, FEATURE), {"accumulation": accumulation}, rounds=9, warmup_rounds=1
    )
    macs = y.raw.size * DIM
    benchmark.extra_info.update(
        kind="scaling", what=f"token, {accumulation}", factor=factor, units=factor * TOKENS, macs=macs
    )
    assert macs == factor * TOKENS * HIDDEN * DIM


@pytest.mark.benchmark(group="growth with active experts: 64 tokens in each queue", timer=time.process_time)
@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("accumulation", ["floor_each", "exact"])
def test_experts(benchmark: Any, accumulation: str, factor: int) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    active = SLOTS * factor
    tokens = active * QUEUE // SLOTS
    first = np.arange(tokens) % active
    chosen = np.stack([first, (first + 1) % active], axis=1)
    score = EDGE_MOE_EXACT.format("gate_score")  # narrow enough for exact sums
    gating = Gating(drawn((tokens, EXPERTS), 1, FEATURE), chosen, drawn((tokens, SLOTS), 0.3, score))
    parts = (((EXPERTS, EXPERT_HIDDEN, DIM), 0.07, WEIGHT), ((EXPERTS, EXPERT_HIDDEN), 0.1, BIAS))
    back = (((EXPERTS, DIM, EXPERT_HIDDEN), 0.05, WEIGHT), ((EXPERTS, DIM), 0.1, BIAS))
    weights = ExpertWeights(*(drawn(*part) for part in (*parts, *back)))
    x, formats = drawn((tokens, DIM), 1, FEATURE), ExpertFormats(*4 * (FEATURE,))
    options = {"accumulation": accumulation}
    mixed = benchmark.pedantic(experts, (x, weights, gating, formats), options, rounds=5, warmup_rounds=1)
    macs = mixed.hidden.raw.size * DIM + mixed.expert_output.raw.size * EXPERT_HIDDEN
    benchmark.extra_info.update(kind="scaling", what=f"expert, {accumulation}", factor=factor, units=active, macs=macs)
    assert len(np.unique(chosen)) == active
    assert {int(np.count_nonzero(chosen == expert)) for expert in range(active)} == {QUEUE}
    assert macs == active * QUEUE * 2 * DIM * EXPERT_HIDDEN
