"""Operators on the greatest words against golden, at widths where float32, float64 and then no float is exact."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch

from golden import attention
from golden.errors import EdgemoeError
from golden.experts import add_scored
from golden.fixed import Fixed, Format, fit, requantize
from golden.linear import linear
from golden.precision import Precision, get_precision
from golden.residual import residual
from model.quantized_grid import Grid, exact_in, integers, on_grid
from model.quantized_operators import Integer

EXACT = get_precision("w8a8")
FLOORED = get_precision("edge_moe")
WIDTHS = [(8, 8), (9, 10), (12, 12), (16, 20), (22, 24), (26, 26), (28, 28)]


def extremes(fmt: Format, *shape: int) -> Fixed:
    """Words near the ends of a format, odd and even, mostly of one sign, so that sums grow as far as they can."""
    random = np.random.default_rng([fmt.width, *shape])
    least = max(fmt.raw_min, -fmt.raw_max)
    raw = np.where(random.random(shape) < 0.9, fmt.raw_max, least) - random.integers(0, 4, shape)
    return Fixed(np.clip(raw, fmt.raw_min, fmt.raw_max), fmt)


def grid(fixed: Fixed) -> Grid:
    return on_grid(torch.from_numpy(fixed.raw), fixed.format)


def out_for(fmt: Format, precision: Precision) -> Format:
    """A result that keeps the last bit of a whole sum, or of a floored product."""
    return dataclasses.replace(fmt, width=50, frac=fmt.frac if precision is EXACT else 6, overflow="wrap")


@pytest.mark.parametrize("precision", [EXACT, FLOORED], ids=["exact", "floor_each"])
@pytest.mark.parametrize("widths", WIDTHS)
def test_sums_of_products(widths: tuple[int, int], precision: Precision) -> None:
    operators, mode = Integer(precision), precision.accumulation
    x_format, w_format = Format(widths[0], 5), Format(widths[1], 7)
    out = out_for(Format(50, 12), precision)
    x, w, bias = extremes(x_format, 5, 100), extremes(w_format, 6, 100), extremes(Format(16, 12), 6)
    cases = [(None, out), (bias, out)]
    if sum(widths) < 50:  # a finer bias, which widens the sum
        cases.append((extremes(Format(20, 19), 6), dataclasses.replace(out, frac=out.frac + 7)))
    for added, result in cases:
        expected = linear(x, w, added, result, accumulation=mode)
        found = operators.dot(grid(x), grid(w), None if added is None else grid(added), result, "linear")
        assert np.array_equal(integers(found), expected.raw)
    q, k = extremes(x_format, 2, 5, 16), extremes(w_format, 2, 6, 16)
    score = dataclasses.replace(out, frac=out.frac + 2)
    expected = attention.scores(q, k, score, accumulation=mode)
    assert np.array_equal(integers(operators.scores(grid(q), grid(k), score, "scores")), expected.raw)
    p, v = extremes(x_format, 2, 5, 30), extremes(w_format, 2, 30, 16)
    expected = attention.context(p, v, out, accumulation=mode)
    columns = grid(v).of(grid(v).value.mT)
    assert np.array_equal(integers(operators.dot(grid(p), columns, None, out, "context")), expected.raw)


@pytest.mark.parametrize("precision", [EXACT, FLOORED], ids=["exact", "floor_each"])
@pytest.mark.parametrize("widths", WIDTHS)
def test_scored_sums(widths: tuple[int, int], precision: Precision) -> None:
    """Experts are added in ascending order, which a saturating sum shows."""
    y, score = extremes(Format(widths[0], 5), 40, 3, 4), extremes(Format(widths[1], 7), 40, 3)
    chosen = np.argsort(np.random.default_rng(0).random((40, 5)), axis=1)[:, :3]
    out = dataclasses.replace(out_for(Format(50, 12), precision), width=sum(widths) - 7, overflow="saturate")
    expected = np.zeros((40, 4), dtype=np.int64)
    for expert in range(5):
        tokens, slots = np.nonzero(chosen == expert)
        product = y.raw[tokens, slots] * score.raw[tokens, slots][:, None]
        expected[tokens] = add_scored(expected[tokens], product, 12, out, precision.accumulation)
    if precision is EXACT:
        expected = requantize(expected, 12, out)
    found = Integer(precision).combine(grid(y), grid(score), torch.from_numpy(chosen), out, "mixture")
    assert np.array_equal(integers(found), expected)
    backwards = chosen.max() - chosen
    other = Integer(precision).combine(grid(y), grid(score), torch.from_numpy(backwards), out, "mixture")
    assert np.array_equal(integers(other), expected) == (precision is EXACT)


@pytest.mark.parametrize("widths", [*WIDTHS, (50, 40)])
def test_sums_of_two(widths: tuple[int, int]) -> None:
    a, b = extremes(Format(widths[0], 3), 40, 8), extremes(Format(widths[1], 9), 40, 8)
    for out in (Format(53, 9), Format(20, 4, rounding="nearest_away", overflow="saturate")):
        found = Integer(EXACT).add(grid(a), grid(b), out, "residual")
        assert np.array_equal(integers(found), residual(a, b, out).raw)
    patches = Fixed(a.raw[None, 1:], a.format)
    found = Integer(EXACT).place(grid(patches), grid(b))
    table = requantize(b.raw, 9, a.format.unfitted)
    assert np.array_equal(integers(found)[0], fit(np.concatenate([table[:1], a.raw[1:] + table[1:]]), a.format))


def test_which_float_is_exact() -> None:
    assert exact_in(2**24, 12) == torch.float32
    assert exact_in(2**24 + 1, 12) == exact_in(2**24, 101) == exact_in(2**53, 12) == torch.float64
    assert exact_in(2**53 + 1, 12) is None
    with pytest.raises(EdgemoeError, match="its accumulator needs 67 bits"):
        x = extremes(Format(32, 5), 3, 8)
        Integer(EXACT).dot(grid(x), grid(x), None, Format(50, 10), "linear")
