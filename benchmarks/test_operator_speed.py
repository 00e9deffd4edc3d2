"""Every operator: the int64 engine against the same operator on fxpmath objects, same inputs, results equal to the bit.

`pytest benchmarks -k operator` prints both times and their ratio. fxpmath runs once, so sizes are below the network's.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest

from benchmarks import fxpmath_operators as on_objects
from golden import attention
from golden.experts import ExpertFormats, ExpertWeights, experts
from golden.fixed import Fixed, Format, RawArray, quantize
from golden.gating import gate
from golden.gelu import gelu
from golden.layer_norm import layer_norm
from golden.linear import linear
from golden.patch_embed import patch_embed
from golden.precision import EDGE_MOE
from golden.softmax import SoftmaxFormats, softmax

FM = EDGE_MOE.feature
TOKENS, DIM, HIDDEN, HEADS, HEAD_DIM, EXPERTS, TOP_K, PATCH = 65, 192, 192, 3, 64, 16, 2, 16


class Pair(NamedTuple):
    """One operator on both engines.

    Attributes:
        size: what it is run on.
        engine: the int64 engine.
        objects: fxpmath; its inputs are made before the clock runs.
    """

    size: str
    engine: Callable[[], RawArray]
    objects: Callable[[], RawArray]


def drawn(shape: tuple[int, ...], scale: float, role: str = "residual") -> Fixed:
    """Seeded normal values in the published format of a role."""
    fmt = EDGE_MOE.format(role)
    real = np.abs(np.random.default_rng(sum(shape)).normal(0, scale, shape))
    sign = np.random.default_rng(len(shape)).choice([-1, 1], shape) if fmt.signed else 1
    return Fixed(quantize(real * sign, fmt), fmt)


def linear_pair() -> Pair:
    parts = drawn((TOKENS, DIM), 1), drawn((HIDDEN, DIM), 0.07, "weight"), drawn((HIDDEN,), 0.1, "bias")
    same = [on_objects.objects(part) for part in parts]
    return Pair("65 x 192 -> 192", lambda: linear(*parts, FM).raw, lambda: on_objects.raw(on_objects.linear(*same)))


def gelu_pair() -> Pair:
    x = drawn((129, 768), 2)
    same = on_objects.objects(x)
    return Pair("129 x 768", lambda: gelu(x).raw, lambda: on_objects.raw(on_objects.gelu(same)))


def softmax_pair() -> Pair:
    scores = drawn((HEADS, 129, 129), 2)
    same = on_objects.objects(scores)
    return Pair(
        "3 x 129 x 129", lambda: softmax(scores, parallelism=4).raw, lambda: on_objects.raw(on_objects.softmax_of(same))
    )


def layer_norm_pair() -> Pair:
    parts = drawn((129, DIM), 1), drawn((DIM,), 1, "norm_weight"), drawn((DIM,), 0.1, "norm_bias")
    same = [on_objects.objects(part) for part in parts]
    return Pair(
        "129 x 192", lambda: layer_norm(*parts, FM, FM).raw, lambda: on_objects.raw(on_objects.layer_norm(*same))
    )


def scores_pair() -> Pair:
    parts = drawn((HEADS, 33, HEAD_DIM), 1), drawn((HEADS, 33, HEAD_DIM), 0.9)
    same = [on_objects.objects(part) for part in parts]
    return Pair(
        "3 x 33 x 33 x 64", lambda: attention.scores(*parts, FM).raw, lambda: on_objects.raw(on_objects.scores(*same))
    )


def context_pair() -> Pair:
    value = drawn((HEADS, 33, HEAD_DIM), 1)
    probability = softmax(drawn((HEADS, 33, 33), 2), parallelism=4)
    same = on_objects.objects(probability), on_objects.objects(value)
    return Pair(
        "3 x 33 x 33 x 64",
        lambda: attention.context(probability, value, FM).raw,
        lambda: on_objects.raw(on_objects.context(*same)),
    )


def gating_pair() -> Pair:
    parts = drawn((129, DIM), 1), drawn((EXPERTS, DIM), 0.07, "gate_weight")
    tokens, matrix = (on_objects.objects(part) for part in parts)
    formats = SoftmaxFormats.uniform(FM)

    def engine() -> RawArray:
        decided = gate(*parts, TOP_K, FM, formats)
        return np.concatenate([decided.logit.raw, decided.chosen, decided.score.raw], axis=1)

    def objects() -> RawArray:
        logits, chosen, score = on_objects.gate(tokens, matrix, TOP_K)
        return np.concatenate([on_objects.raw(logits), chosen, on_objects.raw(score)], axis=1)

    return Pair("129 x 192 -> 16, top-2", engine, objects)


def experts_pair() -> Pair:
    x = drawn((TOKENS, DIM), 1)
    gating = gate(x, drawn((4, DIM), 0.07, "gate_weight"), TOP_K, FM, SoftmaxFormats.uniform(FM))
    weights = ExpertWeights(
        drawn((4, HIDDEN, DIM), 0.07, "weight"),
        drawn((4, HIDDEN), 0.1, "bias"),
        drawn((4, DIM, HIDDEN), 0.07, "weight"),
        drawn((4, DIM), 0.1, "bias"),
    )
    w1, b1, w2, b2 = (on_objects.objects(part) for part in weights)
    tokens, score = on_objects.objects(x), on_objects.objects(gating.score)
    return Pair(
        "65 x 192-192-192, 4 experts, top-2",
        lambda: experts(x, weights, gating, ExpertFormats(FM, FM, FM, FM)).branch.raw,
        lambda: on_objects.raw(on_objects.experts(tokens, (w1, b1, w2, b2), gating.chosen, score)),
    )


def patch_embed_pair() -> Pair:
    image = Fixed(np.random.default_rng(3).integers(0, 256, (3, 128, 128)), Format(8, 8, signed=False))
    weight, bias = drawn((48, 3, PATCH, PATCH), 0.05, "patch_weight"), drawn((48,), 0.1, "patch_bias")
    parts = (image, weight, bias, drawn((65, 48), 0.2, "position"))
    same = [on_objects.objects(part) for part in parts]
    return Pair(
        "3 x 128 x 128 -> 65 x 48", lambda: patch_embed(*parts, FM).raw, lambda: on_objects.raw(on_objects.embed(*same))
    )


PAIRS = {
    "linear": linear_pair,
    "gelu": gelu_pair,
    "softmax": softmax_pair,
    "layer_norm": layer_norm_pair,
    "attention scores": scores_pair,
    "attention context": context_pair,
    "gating": gating_pair,
    "patch_embed": patch_embed_pair,
    "experts": experts_pair,
}


@pytest.mark.benchmark(group="operators: int64 engine and fxpmath objects", timer=time.process_time)
@pytest.mark.parametrize("engine", ["int64", "fxpmath"])
@pytest.mark.parametrize("operator", PAIRS)
def test_operator(benchmark: Any, operator: str, engine: str) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    pair = PAIRS[operator]()
    expected = pair.engine()
    if engine == "int64":
        result = benchmark.pedantic(pair.engine, rounds=15, warmup_rounds=1)
    else:
        result = benchmark.pedantic(pair.objects, rounds=2)
    benchmark.extra_info.update(kind="operator", operator=operator, engine=engine, size=pair.size)
    assert np.array_equal(result, expected)
    assert len(np.unique(expected)) > 2
