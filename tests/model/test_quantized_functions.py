"""Formulas on integer tensors against golden: wide words, where no table of values stands in."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch

from golden import elementary, softmax
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, fit
from golden.gelu import gelu
from golden.layer_norm import layer_norm
from golden.precision import EDGE_MOE, Precision, get_precision
from golden.softmax import SoftmaxFormats
from model import quantized_functions as functions
from model.quantized_grid import on_grid

WIDE = Format(32, 22)
CPU = torch.device("cpu")


def words(fmt: Format, count: int = 3000, seed: int = 0) -> np.ndarray:
    """Words of every size, and the ends."""
    random = np.random.default_rng(seed)
    sizes = random.integers(1, fmt.width + 1, count)
    return np.concatenate(
        [random.integers(fmt.raw_min, fmt.raw_max, count) >> fmt.width - sizes, [fmt.raw_min, fmt.raw_max, 0]]
    )


@pytest.mark.parametrize("table_bits", [3, 6, 8])
@pytest.mark.parametrize("fmt", [WIDE, Format(20, 12), Format(32, 31), Format(24, -3)])
def test_exponential(fmt: Format, table_bits: int) -> None:
    raw, out = words(fmt), Format(30, 22)
    found = functions.exp_hardware(torch.from_numpy(raw), fmt, out, table_bits)
    assert np.array_equal(found, elementary.exp_hardware(raw, fmt, out, table_bits=table_bits))


@pytest.mark.parametrize("overflow", ["wrap", "saturate"])
@pytest.mark.parametrize("width", [9, 16, 17])
def test_decay_fits_the_distance_first(width: int, overflow: str) -> None:
    """By a table up to 16 bits, by the formula above."""
    fmt, out = Format(width, width - 4, overflow=overflow), Format(24, 20)
    distance = np.append(np.arange(0, 1 << width, 37), (1 << width) - 1)
    for precision in (dataclasses.replace(EDGE_MOE, exp_table_bits=4), dataclasses.replace(EDGE_MOE, exp="reference")):
        if width > 16 and precision.exp == "reference":
            with pytest.raises(EdgemoeError, match="exp='reference' of ap_fixed<17,4"):
                functions.decay(precision, fmt, out, CPU)
            continue
        exp = elementary.get_exp(precision.exp, precision.exp_table_bits)
        found = functions.decay(precision, fmt, out, CPU)(torch.from_numpy(distance))
        assert np.array_equal(found, exp(fit(-distance, fmt), fmt, out))


def test_reciprocal_and_square_root() -> None:
    raw = np.concatenate([[0, 1, 2, 3, 4], np.abs(words(Format(62, 0)))])
    squares = np.concatenate([np.arange(2, 2000) ** 2 + d for d in (-1, 0, 1)] + [raw])
    assert np.array_equal(functions.square_root(torch.from_numpy(squares)), elementary.square_root(squares))
    for out in (Format(32, 22), Format(12, 10, overflow="saturate")):
        found = functions.reciprocal(torch.from_numpy(raw), Format(40, 20), out)
        assert np.array_equal(found, elementary.reciprocal(raw, Format(40, 20), out))


@pytest.mark.parametrize("step_bits", [2, 5, 7])
@pytest.mark.parametrize(
    "fmt", [WIDE, Format(11, 7), Format(28, 24), Format(16, 10, rounding="nearest_even", overflow="saturate")]
)
def test_gelu(fmt: Format, step_bits: int) -> None:
    raw, out = words(fmt), Format(9, 6, rounding="nearest_even", overflow="saturate")
    expected = gelu(Fixed(raw, fmt), out, step_bits=step_bits)
    found, inside = functions.gelu(torch.from_numpy(raw), fmt, out, step_bits)
    assert np.array_equal(found, expected.raw)
    assert np.array_equal(
        functions.gelu_formula(torch.from_numpy(raw), fmt, step_bits), gelu(Fixed(raw, fmt), step_bits=step_bits).raw
    )
    assert bool((found[~inside] == out.raw_max).all())
    assert 0 < inside.sum() < len(raw)


@pytest.mark.parametrize("parallelism", [1, 3, 4, 9])
@pytest.mark.parametrize("name", ["edge_moe", "w8a8"])
def test_sums_of_exponentials(name: str, parallelism: int) -> None:
    precision = get_precision(name)
    fmt, inside = precision.format("score"), SoftmaxFormats.of(precision, "probability")
    random = np.random.default_rng(parallelism)
    raw = random.integers(fmt.raw_min, fmt.raw_max, (2, 3, 7, 5)) >> random.integers(0, 8, (2, 3, 7, 1))
    raw[0, 0, 0] = fmt.raw_min
    raw[0, 0, 1] = np.sort(raw[0, 0, 1])  # the maximum rises with every key
    exp = functions.decay(precision, fmt, inside.exponential, CPU)
    total, maximum = functions.exp_sum(torch.from_numpy(raw), fmt, inside, exp, parallelism)
    expected = softmax.exp_sum(Fixed(raw, fmt), inside, parallelism=parallelism)
    assert np.array_equal(total, expected[0])
    assert np.array_equal(maximum, expected[1])


def norm_formats(precision: Precision) -> list[Format]:
    return [precision.format(role) for role in ("residual", "norm_weight", "norm_bias", "statistic", "normed")]


@pytest.mark.parametrize("name", ["edge_moe", "w8a8", "w16a16"])
def test_layer_norm(name: str) -> None:
    x_format, weight_format, bias_format, statistic, out = norm_formats(get_precision(name))
    if out.overflow == "saturate":
        out = dataclasses.replace(out, frac=out.frac + 2)  # room for 2 only
    random = np.random.default_rng(1)
    x = random.integers(x_format.raw_min, x_format.raw_max, (64, 24)) >> random.integers(0, x_format.width, (64, 1))
    x[:2] = [[7], [x_format.raw_max]]  # no variance
    weight, bias = (random.integers(f.raw_min, f.raw_max + 1, 24) for f in (weight_format, bias_format))
    operands = [(x, x_format), (weight, weight_format), (bias, bias_format)]
    words = [Fixed(raw, fmt) for raw, fmt in operands]
    grids = [on_grid(torch.from_numpy(raw), fmt) for raw, fmt in operands]
    expected = layer_norm(words[0], words[1], words[2], statistic, out)
    found, inside = functions.layer_norm(grids[0], grids[1], grids[2], statistic, out)
    assert np.array_equal(found, expected.raw)
    if out.overflow == "wrap":
        return
    real = [raw * fmt.ulp for raw, fmt in operands]
    deviation = real[0].std(axis=1, keepdims=True)
    centred = (real[0] - real[0].mean(axis=1, keepdims=True)) / np.maximum(deviation, 0.05)
    steps = (centred, centred * real[1], centred * real[1] + real[2])
    greatest = np.max(np.abs(steps), axis=0) / (out.raw_max * out.ulp)
    clear, beyond = deviation > 0.1, greatest > 1.1
    assert (clear & beyond).sum() > 50 < (clear & (greatest < 0.9)).sum()
    assert not inside.numpy()[clear & beyond].any()
    assert inside.numpy()[clear & (greatest < 0.9)].all()
