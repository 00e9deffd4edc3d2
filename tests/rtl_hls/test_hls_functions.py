"""The pure HLS functions, run by XLS's JIT, equal the golden ones: no Verilog and no simulator in between."""

from __future__ import annotations

import numpy as np
import pytest

from golden import elementary, gelu
from golden.accumulate import sum_frac
from golden.fixed import Fixed, Format, RawArray, fit, requantize, wrap
from golden.linear import linear
from golden.precision import EDGE_MOE, EDGE_MOE_EXACT, Precision, get_precision
from golden.softmax import SoftmaxFormats, Statistics, normalise
from rtl_hls import formats
from tests.rtl_hls.jit import SAMPLES, probe, sample

pytest.importorskip("xls")
BOTH = pytest.mark.parametrize("precision", [EDGE_MOE, get_precision("w8a8")], ids=lambda precision: precision.name)


def domain(fmt: Format, seed: int) -> RawArray:
    """(n, 1): every raw integer where there are at most 2**20, else a sample with the corners."""
    if fmt.width <= 20:
        return np.arange(fmt.raw_min, fmt.raw_max + 1)[:, None]
    corners = np.array([0, 1, -1, fmt.raw_min, fmt.raw_max])[:, None]
    return np.concatenate([corners, sample(seed, 1, fmt)])


@BOTH
def test_gelu(precision: Precision) -> None:
    x = domain(precision.format("hidden"), 1)
    expected = gelu.gelu(Fixed(x[:, 0], precision.format("hidden")), precision.format("activated")).raw
    width = precision.format("hidden").width
    assert probe(f"s32[1]:[gelu::gelu(v[0] as s{width}) as s32]", x, precision).tolist() == expected.tolist()


@BOTH
@pytest.mark.parametrize("role", ["score", "logit"])
def test_exp(precision: Precision, role: str) -> None:
    fmt, out = precision.format(role), precision.format("exponential")
    x = domain(fmt, 2)
    if fmt.width > 20:
        x = np.concatenate([x, -np.arange(0, 2**26, 127)[:, None]])
    body = f"s32[1]:[elementary::exp<constants::{role.upper()}, constants::EXPONENTIAL>(v[0] as s{fmt.width}) as s32]"
    assert probe(body, x, precision).tolist() == elementary.exp_hardware(x[:, 0], fmt, out).tolist()


def test_exp_of_other_fractions() -> None:
    out = Format(27, 25)
    for fmt in (Format(12, 0), Format(16, 15), Format(20, 9), Format(14, 13)):
        body = f"elementary::exp<u32:{formats.pack(fmt)}, u32:{formats.pack(out)}>(v[0] as s{fmt.width}) as s32"
        x = domain(fmt, 3)
        assert probe(f"s32[1]:[{body}]", x).tolist() == elementary.exp_hardware(x[:, 0], fmt, out).tolist(), str(fmt)


def test_reciprocal() -> None:
    fmt = EDGE_MOE.format("exp_sum")
    one = 1 << fmt.frac
    x = np.concatenate([np.random.default_rng(2).integers(one, 2**31, SAMPLES), [one, one + 1, 2 * one, 2**31 - 1]])
    body = "s32[1]:[elementary::reciprocal<constants::EXP_SUM, constants::RECIPROCAL>(v[0])]"
    assert probe(body, x[:, None]).tolist() == elementary.reciprocal(x, fmt, EDGE_MOE.format("reciprocal")).tolist()


@BOTH
def test_normalise(precision: Precision) -> None:
    score, inside = precision.format("score"), SoftmaxFormats.of(precision, "probability")
    v = np.concatenate([sample(3, 2, score), sample(4, 1, inside.reciprocal)], axis=1)
    stats = Statistics(Fixed(v[:, 2], inside.reciprocal), Fixed(v[:, 1], score))
    expected = normalise(Fixed(v[:, :1], score), stats, inside).raw[:, 0]
    body = f"s32[1]:[softmax::normalise(v[0] as s{score.width}, v[2], v[1] as s{score.width}) as s32]"
    assert probe(body, v, precision).tolist() == expected.tolist()


@BOTH
@pytest.mark.parametrize("role", ["score", "logit"])
def test_running_maximum(precision: Precision, role: str) -> None:
    fmt, out = precision.format(role), precision.format("exponential")
    v = np.concatenate([sample(5, 2, fmt), np.array([[fmt.raw_min] * 2, [fmt.raw_min, fmt.raw_max]])])
    step = f"softmax::rise_step<constants::{role.upper()}>(v[0] as s{fmt.width}, v[1] as s{fmt.width})"
    found = probe(f"let r = {step}; s32[3]:[r.0 as s32, r.1.rise as s32, r.1.e as s32]", v, precision, outputs=3)
    e = elementary.exp_hardware(fit(-np.abs(v[:, 0] - v[:, 1]), fmt), fmt, out)
    assert found.tolist() == np.stack([v.max(axis=1), v[:, 0] < v[:, 1], e], axis=1).tolist()


def test_running_sum() -> None:
    fmt = EDGE_MOE.format("exp_sum")
    rng, one = np.random.default_rng(6), 1 << fmt.frac
    total, e, rise = rng.integers(0, 2**31, SAMPLES), rng.integers(0, one + 1, SAMPLES), rng.integers(0, 2, SAMPLES)
    expected = np.where(rise == 1, wrap(total * e >> fmt.frac, fmt) + one, total + e)
    body = "s32[1]:[softmax::sum_step(v[0], softmax::Term { e: v[1], rise: v[2] == s32:1 })]"
    assert probe(body, np.stack([total, e, rise], axis=1)).tolist() == wrap(expected, fmt).tolist()


@pytest.mark.parametrize("name", ["edge_moe", "edge_moe_exact", "w8a8", "w16a16"])
def test_multiply_accumulate(name: str) -> None:
    """Two inputs, one output, from the bias to the result, in the formats of a hidden layer."""
    precision = get_precision(name)
    x_fmt, w_fmt, b_fmt, y_fmt = (precision.format(role) for role in ("normed", "weight", "bias", "hidden"))
    v = np.concatenate([sample(7, 2, x_fmt), sample(8, 2, w_fmt), sample(9, 1, b_fmt)], axis=1)
    mode = precision.accumulation
    acc = formats.sum_bits(x_fmt, w_fmt, y_fmt, 2, mode, b_fmt)
    shift = sum_frac(x_fmt, w_fmt, y_fmt, mode) - b_fmt.frac
    wide, x_frac = Format(63, y_fmt.frac, rounding=y_fmt.rounding), x_fmt.frac + w_fmt.frac
    products = v[:, :2] * v[:, 2:4]
    if mode == "exact":
        expected = requantize(products.sum(axis=1) + (v[:, 4] << x_frac - b_fmt.frac), x_frac, y_fmt)
    else:
        rounded = requantize(products, x_frac, wide).sum(axis=1) + (v[:, 4] << y_fmt.frac - b_fmt.frac)
        expected = fit(rounded, y_fmt)
    modes = f"constants::NORMED, constants::WEIGHT, constants::HIDDEN, constants::EXACT, u32:{acc}"
    body = (
        f"let b = linear::align_bias<u32:1, u32:{b_fmt.width}, u32:{acc}>(v[4] as u{b_fmt.width}, u6:{shift});"
        f"let w = (v[3] as u{w_fmt.width}) ++ (v[2] as u{w_fmt.width});"
        f"let x = [v[0] as s{x_fmt.width}, v[1] as s{x_fmt.width}];"
        f"let sums = linear::multiply_accumulate<u32:2, u32:1, {modes}>(b, x, w);"
        f"s32[1]:[linear::results<u32:1, {modes}>(sums) as s{y_fmt.width} as s32]"
    )
    assert probe(body, v, precision).tolist() == expected.tolist()
    rows, bias = v[:5], Fixed(v[:1, 4], b_fmt)
    whole = linear(Fixed(rows[:, :2], x_fmt), Fixed(v[:1, 2:4], w_fmt), bias, y_fmt, accumulation=mode).raw[0, 0]
    assert whole == expected[0]  # the formula above is golden's


def test_packing_undoes_unpacking() -> None:
    word = "(v[0] as u32 ++ v[1] as u32 ++ v[2] as u32 ++ v[3] as u32)"
    lanes = f"fixed::unpack<u32:4, constants::SCORE>({word})"
    rows = sample(9, 4, EDGE_MOE.format("score"))
    body = f"let l = {lanes}; s32[2]:[(fixed::pack<u32:4, constants::SCORE>(l) == {word}) as s32, l[u32:0]]"
    assert probe(body, rows, outputs=2).tolist() == np.stack([np.ones(len(rows)), rows[:, 3]], axis=1).tolist()


def test_the_probe_itself_can_fail() -> None:
    fmt = EDGE_MOE.format("hidden")
    x = sample(4, 1, fmt)
    assert (probe("s32[1]:[gelu::gelu(v[0]) ^ s32:1]", x) != gelu.gelu(Fixed(x[:, 0], fmt)).raw).all()


def test_exact_sums_are_kept_whole() -> None:
    precision = EDGE_MOE_EXACT
    x, w, y = (precision.format(role) for role in ("normed", "weight", "hidden"))
    assert formats.sum_bits(x, w, y, 192, "exact") == 32 + 16 + 8 + 1
    assert formats.sum_bits(x, w, y, 192, "floor_each") == 32
