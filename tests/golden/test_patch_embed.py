"""Patch embedding: a scalar transcription of the published rules, the definition, float64, whole sums."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden import definition, reference
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.fixed import ROUNDINGS, Fixed, Format
from golden.network import quantize_image
from golden.patch_embed import patch_embed
from golden.precision import EDGE_MOE, get_precision
from tests.golden.rationals import rounded

FEATURE, PIXEL = EDGE_MOE.feature, EDGE_MOE.format("pixel")
WEIGHT, BIAS, POSITION = (EDGE_MOE.format(role) for role in ("patch_weight", "patch_bias", "position"))
Arrays = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def wrap32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def scalar_value(operands: Arrays, token: int, d: int) -> int:
    """One feature of one token by rule 1, in Python's integers."""
    image, weight, bias, position = operands
    if token == 0:
        return int(position[0, d])
    side, columns = weight.shape[2], image.shape[2] // weight.shape[2]
    py, px = divmod(token - 1, columns)
    total = int(bias[d]) << 11
    for c in range(image.shape[0]):
        for y in range(side):
            for x in range(side):
                total += (int(image[c, py * side + y, px * side + x]) * int(weight[d, c, y, x])) >> 2
    return wrap32(wrap32(total) + int(position[token, d]))


def operands(seed: int, channels: int, rows: int, columns: int, side: int, dim: int) -> Arrays:
    """Random raw values over their whole ranges, a fifth of them at an end."""
    rng = np.random.default_rng(seed)

    def draw(fmt: Format, shape: tuple[int, ...]) -> np.ndarray:
        ends = rng.choice([fmt.raw_min, fmt.raw_max], shape)
        return np.where(rng.random(shape) < 0.2, ends, rng.integers(fmt.raw_min, fmt.raw_max + 1, shape))

    return (
        draw(PIXEL, (channels, rows * side, columns * side)),
        draw(WEIGHT, (dim, channels, side, side)),
        draw(BIAS, (dim,)),
        draw(POSITION, (1 + rows * columns, dim)),
    )


def apply(values: Arrays, out: Format = FEATURE, accumulation: str = "floor_each") -> np.ndarray:
    image, weight, bias, position = values
    fixed = Fixed(image, PIXEL), Fixed(weight, WEIGHT), Fixed(bias, BIAS), Fixed(position, POSITION)
    return patch_embed(*fixed, out, accumulation=accumulation).raw


small = st.tuples(
    st.integers(0, 10**6), st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), st.integers(1, 4), st.integers(1, 4)
)


@settings(max_examples=80, deadline=None)
@given(small)
def test_equals_the_published_rules(case: tuple[int, int, int, int, int, int]) -> None:
    values = operands(*case)
    tokens, dim = values[3].shape
    expected = [[scalar_value(values, token, d) for d in range(dim)] for token in range(tokens)]
    assert apply(values).tolist() == expected


def test_equals_the_published_rules_at_edge_moe_size() -> None:
    """A sample of the 129 x 192 values, the first and last of each axis among them."""
    values = operands(3, 3, 8, 16, 16, 192)
    tokens = apply(values)
    assert tokens.shape == (129, 192)
    rng = np.random.default_rng(4)
    sample = [(0, 0), (1, 0), (16, 191), (17, 3), (128, 191), *rng.integers(0, (129, 192), (150, 2)).tolist()]
    for token, d in sample:
        assert tokens[token, d] == scalar_value(values, token, d)


def test_where_a_patch_goes() -> None:
    """Row-major patches after the class token, pixels by channel, row and column."""
    image = np.arange(2 * 4 * 6).reshape(2, 4, 6)
    for index in range(8):
        weight = np.zeros(8, dtype=np.int64)
        weight[index] = 4
        tokens = apply(
            (image, weight.reshape(1, 2, 2, 2), np.zeros(1, dtype=np.int64), np.zeros((7, 1), dtype=np.int64))
        )
        c, y, x = index // 4, index // 2 % 2, index % 2
        assert tokens[1:, 0].tolist() == [c * 24 + (2 * p + y) * 6 + 2 * q + x for p in range(2) for q in range(3)]
        assert tokens[0] == 0


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(ROUNDINGS))
def test_equals_the_definition(seed: int, rounding: str) -> None:
    """Each product by fxpmath, one wrap of the patch, one of the token."""
    values = operands(seed, 2, 1, 2, 2, 3)
    image, weight, bias, position = values
    out = Format(24, 18, rounding=rounding)
    y = apply(values, out)
    for token in (1, 2):
        patch = image[:, :, 2 * token - 2 : 2 * token].ravel()
        for d in range(3):
            products = definition.requantize(patch * weight[d].ravel(), 24, Format(40, 18, rounding=rounding))
            total = sum(products.tolist()) + (int(bias[d]) << 7)
            embedded = int(definition.requantize([total], 18, out)[0])
            table = int(definition.requantize([int(position[token, d])], 22, Format(40, 18, rounding=rounding))[0])
            assert y[token, d] == definition.requantize([embedded + table], 18, out)[0]


@settings(max_examples=30, deadline=None)
@given(small)
def test_error_against_float64(case: tuple[int, int, int, int, int, int]) -> None:
    """Low by under one ulp per pixel of a patch."""
    image, weight, bias, position = operands(*case)
    position >>= 4  # nothing overflows
    y = apply((image, weight, bias, position)) / 2**22
    dim, channels, side = weight.shape[:3]
    grid = image.reshape(channels, image.shape[1] // side, side, -1, side) / 2**8
    embedded = np.einsum("cpyqx,dcyx->pqd", grid, weight / 2**16).reshape(-1, dim) + bias / 2**11
    expected = np.concatenate([np.zeros((1, dim)), embedded]) + position / 2**22
    real = image / 2**8, weight / 2**16, bias / 2**11, position / 2**22
    assert np.abs(reference.patch_embed(*real) - expected).max() < 1e-9
    error = (expected - y) * 2**22
    assert error.min() > -1e-3
    assert error.max() < channels * side**2 + 1e-3


def test_wide_accumulation_is_not_the_published_rule() -> None:
    """A quarter of an LSB per pixel, for products are often even: of 768, 192."""
    rng = np.random.default_rng(6)
    image, weight = rng.integers(0, 256, (3, 128, 256)), rng.integers(-(2**11), 2**11, (24, 3, 16, 16))
    exact = np.einsum("cpyqx,dcyx->pqd", image.reshape(3, 8, 16, 16, 16), weight).reshape(-1, 24) >> 2
    difference = exact - apply((image, weight, np.zeros(24, dtype=np.int64), np.zeros((129, 24), dtype=np.int64)))[1:]
    assert np.count_nonzero(difference) > 0.99 * difference.size
    assert 187 < difference.mean() < 196


@settings(max_examples=40, deadline=None)
@given(small, st.sampled_from(ROUNDINGS), st.sampled_from(["wrap", "saturate"]))
def test_exact_sums_round_once(case: tuple[int, int, int, int, int, int], rounding: str, overflow: str) -> None:
    values = operands(*case)
    image, weight, bias, position = values
    out = Format(20, 12, rounding=rounding, overflow=overflow)

    def fit(raw: int) -> int:
        return (raw + 2**19) % 2**20 - 2**19 if overflow == "wrap" else min(max(raw, -(2**19)), 2**19 - 1)

    y = apply(values, out, "exact")
    side, columns = weight.shape[2], image.shape[2] // weight.shape[2]
    table = [[rounded(Fraction(int(p), 2**10), rounding) for p in row] for row in position]
    assert y[0].tolist() == [fit(p) for p in table[0]]
    for token in range(1, len(position)):
        py, px = divmod(token - 1, columns)
        patch = image[:, py * side : (py + 1) * side, px * side : (px + 1) * side]
        for d in range(len(weight)):
            total = int((patch * weight[d]).sum()) + (int(bias[d]) << 13)  # far below 2**63
            assert y[token, d] == fit(fit(rounded(Fraction(total, 2**12), rounding)) + table[token][d])


@pytest.mark.parametrize("name", ["w4a4", "w4a6", "w8a8", "w16a16"])
def test_narrow_formats(name: str) -> None:
    """Inside the range; half an ulp from the sum and half from the table, where neither saturates."""
    precision = get_precision(name)
    rng = np.random.default_rng(8)
    roles, shapes = ("pixel", "patch_weight", "patch_bias", "position"), ((3, 16, 16), (6, 3, 8, 8), (6,), (5, 6))
    formats = [precision.format(role) for role in roles]
    fixed = [Fixed(rng.integers(f.raw_min, f.raw_max + 1, s), f) for f, s in zip(formats, shapes, strict=True)]
    out = precision.format("residual")
    y = patch_embed(fixed[0], fixed[1], fixed[2], fixed[3], out, accumulation="exact")
    assert y.raw.min() >= out.raw_min
    assert y.raw.max() <= out.raw_max
    expected = reference.patch_embed(*(operand.real for operand in fixed))
    assert np.abs(expected).max() < out.raw_max * out.ulp
    assert np.abs(y.real - expected).max() <= out.ulp + 1e-9


def test_pixels_as_published() -> None:
    """Floor, and a pixel of exactly 1.0 wraps to 0; bytes are read as value / 256."""
    config = get_config("micro")
    real = np.zeros((3, 64, 128))
    real[0, 0, :3] = 1.0, 0.999, 0.5
    assert quantize_image(real, config, PIXEL).raw[0, 0, :3].tolist() == [0, 255, 128]
    byte = np.random.default_rng(9).integers(0, 256, (64, 128, 3), dtype=np.uint8)
    assert np.array_equal(quantize_image(byte, config, PIXEL).raw, byte.transpose(2, 0, 1))


def test_bad_input() -> None:
    values = operands(1, 3, 2, 2, 4, 5)
    image, weight, bias, position = values
    with pytest.raises(EdgemoeError, match=r"position \(4, 5\); legal: .*position \(5, 5\)"):
        apply((image, weight, bias, position[1:]))
    with pytest.raises(EdgemoeError, match="channels equal"):
        apply((image[:2], weight, bias, position))
    with pytest.raises(EdgemoeError, match="rows and columns multiples of 4"):
        apply((image[:, :7], weight, bias, position))
    with pytest.raises(EdgemoeError, match="rows and columns multiples of 4"):
        apply((np.concatenate([image, image[:, :, :3]], 2), weight, bias, position))
    with pytest.raises(EdgemoeError, match=r"legal: \(C, H, W\), \(D, C, P, P\)"):
        apply((image[0], weight, bias, position))
    with pytest.raises(EdgemoeError, match=r"patch_embed: shapes .*weight \(5, 24\)"):
        apply((image, weight[..., :2], bias, position))
    with pytest.raises(EdgemoeError, match=r"patch_embed: shapes .*bias \(4,\)"):
        apply((image, weight, bias[1:], position))
    with pytest.raises(EdgemoeError, match="patch_embed: x: 1 raw values do not fit ap_ufixed<8,0"):
        apply((np.where(np.arange(image.size).reshape(image.shape) == 7, 256, image), weight, bias, position))
    with pytest.raises(EdgemoeError, match="dtype float64"):
        apply((image, weight, bias, position * 0.5))
    wide = Fixed(image, Format(48, 8)), Fixed(weight, WEIGHT), Fixed(bias, BIAS), Fixed(position, POSITION)
    with pytest.raises(EdgemoeError, match="patch_embed: its accumulator needs 71 bits, legal up to 64"):
        patch_embed(*wide, FEATURE, accumulation="exact")


def test_positions_outside_their_format_are_refused() -> None:
    image, weight, bias, position = operands(1, 3, 2, 2, 4, 5)
    with pytest.raises(EdgemoeError, match="patch_embed: position: 25 raw values do not fit"):
        apply((image, weight, bias, position * 0 + 2**40))


def test_filters_without_a_side_are_refused() -> None:
    image, weight, bias, position = operands(1, 3, 2, 2, 4, 5)
    with pytest.raises(EdgemoeError, match="patch_embed"):
        apply((image, weight[:, :, :0, :0], bias, position))
