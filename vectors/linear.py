"""Cases of the linear layer: real ones of the trained network, corners of every format, random words that wrap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from golden.fixed import Fixed, Format, RawArray
from golden.linear import linear
from golden.precision import Precision
from vectors.case import Case, Tensor
from vectors.inputs import extremes, random_raw

REAL = {"real_qkv_layer0": "layers.0.qkv", "real_fc1_layer2": "layers.2.fc1"}
"""Case name -> prefix of the captured x, weight and bias."""


def cases(captured: Mapping[str, Tensor], precision: Precision) -> Iterator[Case]:
    """Every case of the operator."""
    for name, prefix in REAL.items():
        x, weight, bias = (captured[f"{prefix}.{role}"] for role in ("x", "weight", "bias"))
        yield _case(name, x.raw, weight.raw, bias.raw, bias.format, precision, f"captured {prefix}")
    yield _corners(precision)
    yield _random("random_wrap", 11, (21, 96, 80), precision, precision.format("bias"), None)
    yield _random("random_small", 12, (32, 48, 48), precision, precision.format("attn_bias"), 4.0)
    yield _random("smallest", 13, (1, 16, 16), precision, precision.format("bias"), 1.0)
    yield _random("one_word", 14, (9, 16, 48), precision, precision.format("bias"), 2.0)


def _corners(precision: Precision) -> Case:
    """Every extreme of x against every extreme of the weights, alone and in rows that wrap."""
    inputs, outputs = 16, 48
    x_values, w_values = extremes(precision.feature), extremes(precision.format("weight"))
    alone = np.zeros((len(x_values), inputs), dtype=np.int64)
    alone[np.arange(len(x_values)), np.arange(len(x_values)) % inputs] = x_values
    x = np.concatenate([alone, np.repeat(x_values[:, None], inputs, axis=1)])
    weight = np.resize(np.repeat(w_values[:, None], inputs, axis=1), (outputs, inputs))
    bias = np.resize(extremes(precision.format("bias")), outputs)
    return _case("corners", x, weight, bias, precision.format("bias"), precision, "extremes of every format")


def _random(
    name: str, seed: int, size: tuple[int, int, int], precision: Precision, bias_format: Format, span: float | None
) -> Case:
    """(tokens, inputs, outputs) of random words; x in [-span, span), or of its whole range when span is None."""
    tokens, inputs, outputs = size
    x = random_raw(seed, (tokens, inputs), precision.feature, span=span)
    weight = random_raw(seed + 100, (outputs, inputs), precision.format("weight"), span=None if span is None else 0.5)
    bias = random_raw(seed + 200, (outputs,), bias_format)
    return _case(name, x, weight, bias, bias_format, precision, "PCG64 words", seed)


def _case(
    name: str,
    x: RawArray,
    weight: RawArray,
    bias: RawArray,
    bias_format: Format,
    precision: Precision,
    source: str,
    seed: int = -1,
) -> Case:
    feature = precision.feature
    weight_format = precision.format("weight")
    y = linear(Fixed(x, feature), Fixed(weight, weight_format), Fixed(bias, bias_format), feature).raw
    tensors = {
        "x": Tensor(x, feature, ("token", "input"), "input"),
        "weight": Tensor(weight, weight_format, ("output", "input"), "input"),
        "bias": Tensor(bias, bias_format, ("output",), "output"),
        "y": Tensor(y, feature, ("token", "output"), "output"),
    }
    return Case("linear", name, tensors, source, seed, {"bias_shift": feature.frac - bias_format.frac})
