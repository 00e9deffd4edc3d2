"""Cases of the linear layer: real ones of the trained network, corners of every format, random words that wrap.

Layers whose x, weight and y have the same formats share their made-up cases: published, that is all of them. Where a
precision tells them apart, each further set of formats has its own, named after the first layer that uses it, as
`smallest_fc1`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from golden.accumulate import sum_frac
from golden.config import ModelConfig
from golden.fixed import Fixed, Format
from golden.linear import linear
from golden.precision import Precision
from vectors.case import Case, Tensor
from vectors.inputs import extremes, random_raw
from vectors.observe import Observation


class Use(NamedTuple):
    """Roles of the tensors of one linear layer, beside its weights, and its sizes."""

    x: str
    bias: str
    y: str
    inputs: int
    outputs: int


class _Set(NamedTuple):
    """Formats that layers share, more than one of a bias where only those differ, and the largest sizes of any."""

    x: Format
    weight: Format
    y: Format
    biases: tuple[Format, ...]
    inputs: int
    outputs: int
    accumulation: str


def uses(config: ModelConfig) -> dict[str, Use]:
    """Every linear layer that is not a patch embedding, a gate or the first layer of an expert (as `fc1`)."""
    dim, mlp, expert = config.dim, config.mlp_hidden, config.expert_hidden
    return {
        **{role: Use("normed", "attn_bias", role, dim, 3 * dim) for role in ("query", "key", "value")},
        "proj": Use("context", "attn_bias", "branch", dim, dim),
        "fc1": Use("normed", "bias", "hidden", dim, mlp),
        "fc2": Use("activated", "bias", "branch", mlp, dim),
        "expert": Use("activated", "bias", "expert_output", expert, dim),
    }


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of the operator."""
    yield from _real(seen)
    for suffix, formats in _sets(seen.config, seen.precision).items():
        yield _corners(f"corners{suffix}", formats)
        first, last = formats.biases[0], formats.biases[-1]
        yield _random(f"random_wrap{suffix}", 11, (21, 96, 80), formats, last, None)
        yield _random(f"random_small{suffix}", 12, (32, 48, 48), formats, first, 4.0)
        yield _random(f"one_token{suffix}", 13, (1, 16, 16), formats, last, 1.0)
        yield _random(f"one_word{suffix}", 14, (9, 16, 48), formats, last, 2.0)
        yield _random(f"smallest{suffix}", 15, (5, 32, 48), formats, first, 4.0)


def _sets(config: ModelConfig, precision: Precision) -> dict[str, _Set]:
    """What follows the names of its made-up cases, and the formats, of each set that differs."""
    groups: dict[tuple[Format, ...], dict[str, Use]] = {}
    for name, use in uses(config).items():
        key = tuple(precision.format(role) for role in (use.x, "weight", use.y))
        groups.setdefault(key, {})[name] = use
    sets: dict[str, _Set] = {}
    for (x, weight, y), group in groups.items():
        biases = tuple(dict.fromkeys(precision.format(use.bias) for use in group.values()))
        inputs, outputs = max(use.inputs for use in group.values()), max(use.outputs for use in group.values())
        suffix = f"_{next(iter(group))}" if sets else ""
        sets[suffix] = _Set(x, weight, y, biases, inputs, outputs, precision.accumulation)
    return sets


def _real(seen: Observation) -> Iterator[Case]:
    """Layers of the trained network; query, key and value in one where they share a format, as in the accelerator."""
    dim, mode = seen.config.dim, seen.precision.accumulation
    x = seen.value("layers.0.normed1")
    weight, bias = (seen.weight(f"layers.0.qkv.{part}") for part in ("weight", "bias"))
    out = [seen.value(f"layers.0.{role}").format for role in ("query", "key", "value")]
    if len(set(out)) == 1:
        yield _case("real_qkv_layer0", x, weight, bias, out[0], mode, "observed layers.0.qkv")
    else:
        for part, role in enumerate(("query", "key", "value")):
            w, b = (Fixed(whole.raw[part * dim : (part + 1) * dim], whole.format) for whole in (weight, bias))
            yield _case(f"real_{role}_layer0", x, w, b, out[part], mode, f"observed layers.0.qkv, {role}")
    for name, layer, source, parameter, result in (
        ("proj", 0, "context", "proj", "attention"),
        ("fc1", 2, "normed2", "mlp.fc1", "hidden"),
        ("fc2", 2, "activated", "mlp.fc2", "ffn"),
    ):
        prefix = f"layers.{layer}"
        w, b = (seen.weight(f"{prefix}.{parameter}.{part}") for part in ("weight", "bias"))
        y = seen.value(f"{prefix}.{result}").format
        tokens = seen.value(f"{prefix}.{source}")
        yield _case(f"real_{name}_layer{layer}", tokens, w, b, y, mode, f"observed {prefix}.{parameter}")
    yield _real_expert(seen)


def _real_expert(seen: Observation) -> Case:
    """The second layer of the expert that most tokens chose, on just those."""
    chosen, activated = seen.value("layers.1.chosen").raw, seen.value("layers.1.activated")
    expert = int(np.bincount(chosen.ravel()).argmax())
    tokens, slots = np.nonzero(chosen == expert)
    x = Fixed(activated.raw[tokens, slots], activated.format)
    w, b = (
        Fixed(whole.raw[expert], whole.format) for whole in (seen.weight(f"layers.1.moe.{n}") for n in ("w2", "b2"))
    )
    y = seen.value("layers.1.expert_output").format
    source = f"observed layers.1.moe, second layer of expert {expert}"
    return _case("real_expert_layer1", x, w, b, y, seen.precision.accumulation, source)


def _corners(name: str, formats: _Set) -> Case:
    """Every extreme of x against every extreme of the weights, alone and in rows that wrap."""
    inputs, outputs = 16, min(48, formats.outputs)
    x_values, w_values = extremes(formats.x), extremes(formats.weight)
    alone = np.zeros((len(x_values), inputs), dtype=np.int64)
    alone[np.arange(len(x_values)), np.arange(len(x_values)) % inputs] = x_values
    x = np.concatenate([alone, np.repeat(x_values[:, None], inputs, axis=1)])
    weight = np.resize(np.repeat(w_values[:, None], inputs, axis=1), (outputs, inputs))
    bias = np.resize(extremes(formats.biases[-1]), outputs)
    operands = Fixed(x, formats.x), Fixed(weight, formats.weight), Fixed(bias, formats.biases[-1])
    return _case(name, *operands, formats.y, formats.accumulation, "extremes of every format")


def _random(
    name: str, seed: int, size: tuple[int, int, int], formats: _Set, bias_format: Format, span: float | None
) -> Case:
    """(tokens, inputs, outputs), cut to the layers', of random words; x in [-span, span), or anything for no span."""
    tokens, inputs, outputs = size[0], min(size[1], formats.inputs), min(size[2], formats.outputs)
    x = random_raw(seed, (tokens, inputs), formats.x, span=span)
    weight = random_raw(seed + 100, (outputs, inputs), formats.weight, span=None if span is None else 0.5)
    bias = random_raw(seed + 200, (outputs,), bias_format)
    operands = Fixed(x, formats.x), Fixed(weight, formats.weight), Fixed(bias, bias_format)
    return _case(name, *operands, formats.y, formats.accumulation, "PCG64 words", seed)


def _case(
    name: str, x: Fixed, weight: Fixed, bias: Fixed, out: Format, accumulation: str, source: str, seed: int = -1
) -> Case:
    """x (T, I), weight (O, I), bias (O,); `bias_shift` is how far left of the bias the sum's fraction reaches."""
    y = linear(x, weight, bias, out, accumulation=accumulation)
    tensors = {
        "x": Tensor(x.raw, x.format, ("token", "input"), "input"),
        "weight": Tensor(weight.raw, weight.format, ("output", "input"), "input"),
        "bias": Tensor(bias.raw, bias.format, ("output",), "output"),
        "y": Tensor(y.raw, y.format, ("token", "output"), "output"),
    }
    shift = sum_frac(x.format, weight.format, out, accumulation) - bias.format.frac
    return Case("linear", name, tensors, source, seed, {"bias_shift": shift})
