"""The pure HLS functions of patch embedding, run by XLS's JIT, equal the golden ones."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from golden.fixed import ROUNDINGS, Fixed, Format, RawArray, fit, requantize
from golden.linear import linear
from golden.patch_embed import patch_embed
from golden.precision import EDGE_MOE, EDGE_MOE_EXACT, Precision, get_precision
from rtl_hls.formats import pack, sum_bits
from tests.rtl_hls.jit import SAMPLES, probe, sample

pytest.importorskip("xls")
W8A8 = get_precision("w8a8")
PRECISIONS = pytest.mark.parametrize("precision", [EDGE_MOE, EDGE_MOE_EXACT, W8A8], ids=lambda p: p.name)


def grid(first: Format, second: Format) -> RawArray:
    """Every pair of raw integers of two formats."""
    pairs = np.meshgrid(*(np.arange(f.raw_min, f.raw_max + 1) for f in (first, second)), indexing="ij")
    return np.stack([axis.ravel() for axis in pairs], axis=1)


def corners(first: Format, second: Format) -> RawArray:
    """The ends, zero and their neighbours, each with each."""
    ends = [[f.raw_min, f.raw_min + 1, -1, 0, 1, f.raw_max - 1, f.raw_max] for f in (first, second)]
    return np.stack([axis.ravel() for axis in np.meshgrid(*ends)], axis=1)


def added(rows: RawArray, position: Format, out: Format) -> RawArray:
    """Golden's last step on pairs (position, linear result)."""
    return fit(requantize(rows[:, 0], position.frac, out.unfitted) + rows[:, 1], out)


def add_position(rows: RawArray, position: Format, out: Format) -> RawArray:
    """The DSLX function on the same pairs."""
    p, y = position, out
    call = f"patch_embed::add_position<u32:{pack(p)}, u32:{pack(y)}>(v[0] as s{p.width}, v[1] as s{y.width})"
    return probe(f"s32[1]:[{call} as s32]", rows)


@PRECISIONS
def test_add_position(precision: Precision) -> None:
    position, out = precision.format("position"), precision.format("residual")
    narrow = position.width + out.width <= 20
    rows = grid(position, out) if narrow else np.concatenate([sample(1, 2, out), corners(position, out)])
    assert len(rows) == 2**16 if narrow else len(rows) > SAMPLES
    assert np.array_equal(add_position(rows, position, out), added(rows, position, out))


@pytest.mark.parametrize("overflow", ["wrap", "saturate", "saturate_zero", "saturate_symmetric", "wrap_sign_magnitude"])
@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_add_position_in_every_mode(rounding: str, overflow: str) -> None:
    """All pairs: a table finer than the tokens by 5 bits, and one coarser by 2."""
    out = Format(8, 2, rounding=rounding, overflow=overflow)
    for position in (Format(8, 7), Format(6, 0)):
        rows = grid(position, out)
        assert np.array_equal(add_position(rows, position, out), added(rows, position, out))


def test_the_class_token_is_requantised_alone() -> None:
    """A linear result of zero, through the whole golden operator."""
    position, out = W8A8.format("position"), W8A8.format("residual")
    table = np.arange(position.raw_min, position.raw_max + 1)
    shapes = {"pixel": (1, 1, len(table) - 1), "patch_weight": (1, 1, 1, 1), "patch_bias": (1,)}
    image, weight, bias = (Fixed(np.zeros(shape, dtype=np.int64), W8A8.format(role)) for role, shape in shapes.items())
    tokens = patch_embed(image, weight, bias, Fixed(table[:, None], position), out, accumulation="exact")
    rows = np.stack([table, np.zeros_like(table)], axis=1)
    assert np.array_equal(add_position(rows, position, out), tokens.raw[:, 0])


def test_add_words() -> None:
    """Two lanes: each is added to its own neighbour, the first in the low bits."""
    position, out = W8A8.format("position"), W8A8.format("residual")
    v = sample(2, 4, out)
    word = "((v[{1}] as u8) ++ (v[{0}] as u8))"
    formats = f"u32:2, u32:{pack(position)}, u32:{pack(out)}"
    call = f"patch_embed::add_words<{formats}>({word.format(0, 1)}, {word.format(2, 3)})"
    got = probe(f"let y = {call}; s32[2]:[y[0+:s8] as s32, y[8+:s8] as s32]", v, outputs=2)
    for lane in (0, 1):
        assert np.array_equal(got[:, lane], added(v[:, [lane, lane + 2]], position, out))


@PRECISIONS
def test_pixels_are_unsigned_in_the_dot_product(precision: Precision) -> None:
    """Two pixels, one feature, a bias: linear's functions in the formats of patch embedding."""
    x, weight, bias, y = (precision.format(role) for role in ("pixel", "patch_weight", "patch_bias", "residual"))
    mode = precision.accumulation
    acc, exact = sum_bits(x, weight, y, 2, mode, bias), mode == "exact"
    v = np.concatenate([sample(3, 2, x), sample(4, 2, weight), sample(5, 1, bias)], axis=1)
    v[:4, :2] = [[0, 255], [255, 0], [255, 255], [128, 127]]
    sums = f"u32:{pack(x)}, u32:{pack(weight)}, u32:{pack(y)}, {str(exact).lower()}, u32:{acc}"
    shift = (x.frac + weight.frac if exact else y.frac) - bias.frac
    body = (
        f"let b = linear::align_bias<u32:1, u32:{bias.width}, u32:{acc}>(v[4] as u{bias.width}, u6:{shift});"
        f"let lanes = fixed::unpack<u32:2, u32:{pack(x)}>((v[1] as u{x.width}) ++ (v[0] as u{x.width}));"
        f"let w = (v[3] as u{weight.width}) ++ (v[2] as u{weight.width});"
        f"let sums = linear::multiply_accumulate<u32:2, u32:1, {sums}>(b, lanes, w);"
        f"let y = linear::results<u32:1, {sums}>(sums);"
        f"s32[1]:[y as s{y.width} as s32]"
    )
    got = probe(body, v)
    frac = x.frac + weight.frac
    products = v[:, :2] * v[:, 2:4]
    summed = products if exact else requantize(products, frac, y.unfitted)
    aligned = v[:, 4] << shift
    total = summed.sum(axis=1) + aligned
    assert np.array_equal(got, (requantize(total, frac, y) if exact else fit(total, y)))
    for row, value in zip(v[:50], got, strict=False):  # that formula is golden's
        operands = Fixed(row[None, :2], x), Fixed(row[None, 2:4], weight), Fixed(row[4:], bias)
        assert linear(*operands, y, accumulation=mode).raw.item() == value


def test_a_wrong_format_is_seen() -> None:
    """The probe can fail: another rounding differs on ties alone."""
    position, out = W8A8.format("position"), W8A8.format("residual")
    rows = grid(position, out)
    wrong = added(rows, position, dataclasses.replace(out, rounding="nearest_away"))
    differ = add_position(rows, position, out) != wrong
    assert 0 < np.count_nonzero(differ) < len(rows) // 8
