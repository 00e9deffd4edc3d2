"""Cases of the layer norm: real tokens, rows without a variance, extremes, tokens of every scale, random words.

Rows have as many features as the config's tokens: the hardware is made for that number.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from golden.config import ModelConfig
from golden.fixed import Fixed, RawArray
from golden.layer_norm import layer_norm, moments
from golden.precision import Precision
from vectors.case import Case, Tensor
from vectors.inputs import extremes, random_raw
from vectors.observe import Observation

SMALL_VARIANCES = 48
"""Rows of a variance near 0: as many as it takes for every reciprocal deviation that wraps, and more."""


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of the operator."""
    precision, dim, last = seen.precision, seen.config.dim, seen.config.layers - 1
    for layer, norm, source in ((0, "norm1", "residual_in"), (last, "norm2", "residual_mid")):
        x = seen.value(f"layers.{layer}.{source}")
        weight, bias = (seen.weight(f"layers.{layer}.{norm}.{part}") for part in ("weight", "bias"))
        yield _case(f"real_{norm}_layer{layer}", precision, x, weight, bias, f"observed layers.{layer}.{norm}")
    made = (
        ("corners_constant", _constant(precision, dim), "constant rows, whose variance may be 0 or below"),
        ("corners_extremes", _extreme(precision, dim), "rows of extremes, alone and in turn, whose squares wrap"),
        ("corners_variance", _near_zero(precision, dim), "one row per reciprocal deviation of a variance near 0"),
        ("corners_powers", _powers(precision, dim), "deviations that are powers of two: divisions without a rest"),
    )
    for name, x, source in made:
        yield _case(name, precision, x, *_corner_parameters(precision, dim), source)
    yield from _random(seen.config, precision)


def _random(config: ModelConfig, precision: Precision) -> Iterator[Case]:
    fmt, sizes = precision.format("residual"), (("random_wide", 41, 24), ("random_scales", 42, 64))
    for name, seed, tokens in sizes:
        raw = random_raw(seed, (tokens, config.dim), fmt)
        if name == "random_scales":
            raw = raw >> (np.arange(tokens) % fmt.width)[:, None]
        parameters = _random_parameters(precision, config.dim, seed)
        yield _case(name, precision, Fixed(raw, fmt), *parameters, "PCG64 words", seed)
    for name, seed, tokens in (("random_small", 43, 16), ("smallest", 44, 5)):
        raw = random_raw(seed, (tokens, config.dim), fmt, span=4.0)
        parameters = _random_parameters(precision, config.dim, seed)
        yield _case(name, precision, Fixed(raw, fmt), *parameters, "PCG64 words in [-4, 4)", seed)


def _constant(precision: Precision, dim: int) -> Fixed:
    fmt = precision.format("residual")
    values = np.concatenate([extremes(fmt), random_raw(40, (12,), fmt), random_raw(45, (12,), fmt, span=2.0)])
    return Fixed(np.repeat(values[:, None], dim, axis=1), fmt)


def _extreme(precision: Precision, dim: int) -> Fixed:
    """Each extreme in turn with its neighbour in the list; the two ends in turn, in halves, and alone in a row."""
    fmt = precision.format("residual")
    values = extremes(fmt)
    turns = [np.resize(pair, dim) for pair in zip(values, np.roll(values, 1), strict=True)]
    turns += [np.resize([fmt.raw_min, fmt.raw_max], dim), np.resize([fmt.raw_max, fmt.raw_min], dim)]
    halves = np.where(np.arange(dim) < dim // 2, fmt.raw_min, fmt.raw_max)
    alone = np.where(np.arange(dim) == dim // 2, np.array([[fmt.raw_min], [fmt.raw_max]]), 0)
    return Fixed(np.stack([*turns, halves, halves[::-1], *alone, np.resize(values, dim)]), fmt)


def _near_zero(precision: Precision, dim: int) -> Fixed:
    """Of constant rows and rows of one feature beside zeros, one per reciprocal deviation; smallest features first."""
    fmt, statistic = precision.format("residual"), precision.format("statistic")
    constants = np.unique(np.arange(-1024, 1024) * max(997 >> max(22 - fmt.frac, 0), 1)).clip(fmt.raw_min, fmt.raw_max)
    most = min(int((SMALL_VARIANCES * dim * statistic.ulp) ** 0.5 / fmt.ulp) + 2, fmt.raw_max)
    spikes = np.unique(np.linspace(0, most, 2048).astype(np.int64))
    rows = np.zeros((len(spikes), dim), dtype=np.int64)
    rows[np.arange(len(rows)), np.arange(len(rows)) % dim] = spikes
    rows = np.concatenate([np.repeat(constants[:, None], dim, axis=1), rows])
    size = np.abs(rows).max(axis=1)
    rows = rows[np.argsort(size, kind="stable")]
    _, chosen = np.unique(moments(Fixed(rows, fmt), statistic)[1], return_index=True)
    return Fixed(rows[np.sort(chosen)][:SMALL_VARIANCES], fmt)


def _powers(precision: Precision, dim: int) -> Fixed:
    """Rows of one feature beside zeros, one per power of two that a deviation can be; a row of zeros before them."""
    fmt, statistic = precision.format("residual"), precision.format("statistic")
    rows = [np.zeros(dim, dtype=np.int64)]
    for power in range(statistic.frac // 2, (statistic.width + statistic.frac) // 2):
        spike = dim / (dim - 1) ** 0.5 * 2.0 ** (power - statistic.frac + fmt.frac)
        slack = min(0.5, max(2.0**-16, 2.0 ** (6 - 2 * power + statistic.frac)))  # of a variance some LSB off
        tried = np.unique((np.linspace(1 - slack, 1 + slack, 2049) * spike).astype(np.int64).clip(0, fmt.raw_max))
        alone = np.zeros((len(tried), dim), dtype=np.int64)
        alone[:, power % dim] = tried
        found = np.flatnonzero(moments(Fixed(alone, fmt), statistic)[1] == 1 << 2 * statistic.frac - power)
        rows += [alone[index] for index in found[-1:]]  # the largest: smaller deviations may round to the same
    return Fixed(np.stack(rows), fmt)


def _corner_parameters(precision: Precision, dim: int) -> tuple[Fixed, Fixed]:
    """Weights and biases: every extreme, at different features."""
    weight, bias = precision.format("norm_weight"), precision.format("norm_bias")
    return Fixed(np.resize(extremes(weight), dim), weight), Fixed(np.resize(extremes(bias)[::-1], dim), bias)


def _random_parameters(precision: Precision, dim: int, seed: int) -> tuple[Fixed, Fixed]:
    weight, bias = precision.format("norm_weight"), precision.format("norm_bias")
    return Fixed(random_raw(seed + 100, (dim,), weight), weight), Fixed(random_raw(seed + 200, (dim,), bias), bias)


def _case(name: str, precision: Precision, x: Fixed, weight: Fixed, bias: Fixed, source: str, seed: int = -1) -> Case:
    """x (T, D), weight and bias (D,)."""
    out = precision.format("normed")
    y: RawArray = layer_norm(x, weight, bias, precision.format("statistic"), out).raw
    tensors = {
        "x": Tensor(x.raw, x.format, ("token", "feature"), "feature"),
        "weight": Tensor(weight.raw, weight.format, ("feature",), "feature"),
        "bias": Tensor(bias.raw, bias.format, ("feature",), "feature"),
        "y": Tensor(y, out, ("token", "feature"), "feature"),
    }
    return Case("layer_norm", name, tensors, source, seed)
