"""Sums of products: both accumulations in every rounding and overflow against Python's integers, and the widths."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from golden.accumulate import accumulator_bits, check_accumulator, dot, exact_matmul
from golden.errors import EdgemoeError
from golden.fixed import OVERFLOWS, ROUNDINGS, Fixed, Format
from tests.golden.rationals import rounded

ACCUMULATIONS = ("floor_each", "exact")


def fitted(value: int, fmt: Format) -> int:
    """`value` in the range of a format, by the words of its overflow mode."""
    low, high, period = fmt.raw_min, fmt.raw_max, 1 << fmt.width
    inside = low <= value <= high
    match fmt.overflow:
        case "wrap":
            return (value - low) % period + low
        case "saturate":
            return min(max(value, low), high)
        case "saturate_zero":
            return value if inside else 0
        case "saturate_symmetric":
            return min(max(value, -high if fmt.signed and fmt.width > 1 else low), high)
    phase = (value - low) % (2 * period)  # a triangle wave
    return low + min(phase, 2 * period - 1 - phase)


def scalar_dot(x: Fixed, weight: Fixed, bias: Fixed | None, out: Format, accumulation: str) -> list[list[int]]:
    """The formula of `golden.linear`, with fractions."""
    scale = Fraction(1, 2) ** (x.format.frac + weight.format.frac - out.frac)
    result = []
    for row in x.raw.tolist():
        values = []
        for o, column in enumerate(weight.raw.tolist()):
            products = [a * w * scale for a, w in zip(row, column, strict=True)]
            start = Fraction(0) if bias is None else int(bias.raw[o]) * Fraction(2) ** (out.frac - bias.format.frac)
            if accumulation == "exact":
                values.append(fitted(rounded(start + sum(products), out.rounding), out))
            else:
                total = rounded(start, out.rounding) + sum(rounded(p, out.rounding) for p in products)
                values.append(fitted(total, out))
        result.append(values)
    return result


def draw(rng: np.random.Generator, shape: tuple[int, ...], fmt: Format) -> np.ndarray:
    """Raw values of all magnitudes that the format has, a third of them at an end."""
    whole = rng.integers(fmt.raw_min, fmt.raw_max + 1, shape) >> rng.integers(0, fmt.width, shape)
    return np.where(rng.random(shape) < 0.3, rng.choice([fmt.raw_min, fmt.raw_max], shape), whole)


@st.composite
def cases(draw_: st.DrawFn) -> tuple[Fixed, Fixed, Fixed | None, Format, str]:
    """Operands of any width whose sums fit int64, and a result of any format; biases no finer than products."""
    tokens, inputs, outputs = draw_(st.integers(1, 3)), draw_(st.integers(1, 6)), draw_(st.integers(1, 3))
    x_width = draw_(st.integers(2, 40))
    accumulation = draw_(st.sampled_from(ACCUMULATIONS))
    x_format = Format(x_width, draw_(st.integers(-4, 24)))
    w_format = Format(draw_(st.integers(2, 60 - x_width)), draw_(st.integers(-4, 20)))
    frac, signed = x_format.frac + w_format.frac, draw_(st.booleans())
    overflow = draw_(st.sampled_from([mode for mode in OVERFLOWS if signed or mode != "wrap_sign_magnitude"]))
    out_frac = frac - draw_(st.integers(-1 if accumulation == "exact" else 0, 20))
    width = draw_(st.integers(1, 44))
    out = Format(width, out_frac, signed, draw_(st.sampled_from(ROUNDINGS)), overflow)
    b_format = Format(draw_(st.integers(2, 12)), min(frac, out_frac) - draw_(st.integers(0, 8)))
    rng = np.random.default_rng(draw_(st.integers(0, 10**6)))
    bias = Fixed(draw(rng, (outputs,), b_format), b_format) if draw_(st.booleans()) else None
    operands = Fixed(draw(rng, (tokens, inputs), x_format), x_format), draw(rng, (outputs, inputs), w_format)
    return operands[0], Fixed(operands[1], w_format), bias, out, accumulation


@settings(max_examples=500, deadline=None)
@given(cases())
def test_equals_python_integers(case: tuple[Fixed, Fixed, Fixed | None, Format, str]) -> None:
    x, weight, bias, out, accumulation = case
    result = dot(x, weight, bias, out, accumulation=accumulation)
    assert result.format == out
    assert result.raw.tolist() == scalar_dot(x, weight, bias, out, accumulation)


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("accumulation", ACCUMULATIONS)
def test_every_tie(rounding: str, accumulation: str) -> None:
    """All products of 4-bit words, two of them to a sum, rounded by two bits: ties of both signs and parities."""
    x_format, out = Format(4, 1), Format(12, 0, rounding=rounding)
    values = np.arange(-8, 8)
    x = Fixed(np.stack(np.meshgrid(values, values), -1).reshape(-1, 2), x_format)
    weight = Fixed(np.array([[1, 1], [1, -3], [-7, 5]]), x_format)
    result = dot(x, weight, None, out, accumulation=accumulation)
    assert result.raw.tolist() == scalar_dot(x, weight, None, out, accumulation)


@pytest.mark.parametrize("tokens", [1, 63, 64, 65])
@pytest.mark.parametrize("w_bits", [15, 16, 17, 18])
def test_the_fast_ways(tokens: int, w_bits: int) -> None:
    """Few and many tokens, and widths about the limit of int32, floored: against whole products in int64."""
    rng = np.random.default_rng(tokens)
    x_format, w_format = Format(32, 22), Format(w_bits, 14)
    x, weight = draw(rng, (tokens, 37), x_format), draw(rng, (5, 37), w_format)
    weight[0], x[0] = w_format.raw_min, x_format.raw_max
    expected = (x[:, None] * weight >> 14).sum(-1)
    out = Format(48, 22)
    assert np.array_equal(
        dot(Fixed(x, x_format), Fixed(weight, w_format), None, out, accumulation="floor_each").raw, expected
    )


@pytest.mark.parametrize("shift", [1, 15, 16, 17, 31, 32, 40])
def test_any_shift(shift: int) -> None:
    rng = np.random.default_rng(shift)
    x, weight = draw(rng, (3, 9), Format(32, 22)), draw(rng, (4, 9), Format(16, 20))
    operands = Fixed(x, Format(32, 22)), Fixed(weight, Format(16, 20))
    out = Format(48, 42 - shift)
    expected = (x[:, None] * weight >> shift).sum(-1)
    assert np.array_equal(dot(*operands, None, out, accumulation="floor_each").raw, expected)


def test_more_outputs_than_a_piece_holds() -> None:
    rng = np.random.default_rng(1)
    x, weight = draw(rng, (2, 3), Format(32, 22)), draw(rng, (70000, 3), Format(16, 14))
    result = dot(
        Fixed(x, Format(32, 22)), Fixed(weight, Format(16, 14)), None, Format(48, 22), accumulation="floor_each"
    )
    assert np.array_equal(result.raw, (x[:, None] * weight >> 14).sum(-1))


def test_exact_matmul_beyond_float64() -> None:
    """A sum that is odd and above 2**53, of the fewest bits that reach it."""
    largest = (1 << 26) - 1
    assert exact_matmul(np.full((1, 3), largest), np.full((3, 1), largest)).item() == 3 * largest**2


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 62), st.integers(1, 70))
@example(0, 31, 1)
@example(1, 26, 3)
@example(2, 27, 1)
def test_exact_matmul(seed: int, a_bits: int, terms: int) -> None:
    """Every split into limbs, up to sums of 63 bits."""
    b_bits = 64 - a_bits - terms.bit_length()
    if b_bits < 1:
        return
    rng = np.random.default_rng(seed)
    a, b = draw(rng, (2, 3, terms), Format(a_bits, 0)), draw(rng, (2, terms, 2), Format(b_bits, 0))
    expected = a.astype(object) @ b.astype(object)
    assert exact_matmul(a, b).dtype == np.int64
    assert exact_matmul(a, b).tolist() == expected.tolist()
    low = np.full((1, terms), -(2 ** (a_bits - 1)))
    assert exact_matmul(low, np.full((terms, 1), -(2 ** (b_bits - 1)))).item() == terms << a_bits + b_bits - 2


@settings(max_examples=300, deadline=None)
@given(
    st.integers(2, 45),
    st.integers(2, 45),
    st.integers(0, 30),
    st.integers(-10, 30),
    st.integers(1, 5000),
    st.booleans(),
)
def test_what_is_allowed_fits(x_bits: int, w_bits: int, frac: int, out_frac: int, terms: int, exact: bool) -> None:
    """The largest sum of signed words lies within the stated bits."""
    x, w, out = Format(x_bits, frac), Format(w_bits, 0), Format(32, out_frac)
    bits = accumulator_bits(x, w, out, terms, "exact" if exact else "floor_each")
    product = 1 << x_bits + w_bits - 2
    term = product if exact else rounded(product * Fraction(2) ** (out_frac - frac), "ceil")
    assert max(product, terms * term) <= 1 << max(bits, terms.bit_length() + 1) - 1  # a word of a bit or two aside
    if bits > 64:
        with pytest.raises(EdgemoeError, match=f"layer 7 value: its accumulator needs {bits} bits, legal up to 64"):
            check_accumulator("layer 7 value", bits)
    else:
        check_accumulator("layer 7 value", bits)


def test_growth() -> None:
    feature, weight = Format(32, 22), Format(16, 14)
    assert accumulator_bits(feature, weight, feature, 192, "exact") == 48 + 8
    assert accumulator_bits(feature, weight, feature, 192, "floor_each") == 48
    assert accumulator_bits(feature, feature, feature, 64, "exact") == 64 + 6
    assert accumulator_bits(feature, weight, feature, 192, "exact", bias=Format(16, 11)) == 48 + 8 + 1
    assert accumulator_bits(feature, weight, feature, 1, "exact", bias=Format(16, 0)) == 16 + 36 + 1
    unsigned = Format(32, 22, signed=False)
    assert accumulator_bits(unsigned, unsigned, feature, 1, "floor_each") == 65
    assert accumulator_bits(unsigned, feature, feature, 1, "floor_each") == 64


def test_a_bias_does_not_count_as_a_term_lost() -> None:
    """floor_each adds the bias once, on the grid of the result."""
    x, weight = Fixed(np.array([[1, 1]]), Format(8, 4)), Fixed(np.array([[-1, -1]]), Format(8, 4))
    bias = Fixed(np.array([3]), Format(8, 2))
    for accumulation, expected in (("floor_each", 3 * 4 - 2), ("exact", 3 * 4 - 1)):
        assert dot(x, weight, bias, Format(16, 4), accumulation=accumulation).raw.item() == expected


def test_a_fine_bias_is_rounded_with_the_sum() -> None:
    x, bias = Fixed(np.array([[1]]), Format(4, 0)), Fixed(np.array([1 << 10]), Format(16, 11))
    assert dot(x, x, bias, Format(16, 8), accumulation="exact").real.item() == 1.5


def test_a_coarse_bias_fits_or_is_refused() -> None:
    x, weight = Fixed(np.array([[1]]), Format(8, 30)), Fixed(np.array([[1]]), Format(8, 20))
    bias, out = Fixed(np.array([2**14]), Format(16, 0)), Format(32, 0, overflow="saturate")
    try:
        value = dot(x, weight, bias, out, accumulation="exact").raw.item()
    except EdgemoeError:
        return
    assert value == 2**14


def test_unsigned_products_fit_or_are_refused() -> None:
    fmt = Format(32, 22, signed=False)
    x = Fixed(np.array([[2**32 - 1]]), fmt)
    try:
        value = dot(x, x, None, Format(48, 22, rounding="nearest_even"), accumulation="floor_each").raw.item()
    except EdgemoeError:
        return
    assert value == ((2**32 - 1) ** 2 + 2**21) >> 22


@pytest.mark.parametrize("shift", [1, 16, 22, 28, 29, 30, 31, 32, 40])
def test_the_widest_words(shift: int) -> None:
    """Products of 64 bits, floored by any shift that the sum then fits."""
    rng, fmt = np.random.default_rng(shift), Format(32, 22)
    x, weight = Fixed(draw(rng, (2, 3), fmt), fmt), Fixed(draw(rng, (3, 3), fmt), fmt)
    x.raw[0], weight.raw[0], x.raw[1], out = fmt.raw_max, fmt.raw_max, fmt.raw_min, Format(62, 44 - shift)
    if shift == 1:
        with pytest.raises(EdgemoeError, match="dot: its accumulator needs 65 bits"):
            dot(x, weight, None, out, accumulation="floor_each")
    else:
        result = dot(x, weight, None, out, accumulation="floor_each")
        assert result.raw.tolist() == scalar_dot(x, weight, None, out, "floor_each")


def test_many_inputs() -> None:
    x, weight = np.full((1, 70000), 2**16 - 1), np.full((1, 70000), 1)  # every product is just below one
    operands = Fixed(x, Format(32, 22)), Fixed(weight, Format(16, 16))
    assert dot(*operands, None, Format(48, 22), accumulation="floor_each").raw.item() == 0


def test_bad_input() -> None:
    x = Fixed(np.zeros((2, 129), dtype=np.int64), Format(32, 22))
    with pytest.raises(EdgemoeError, match=r"layer 2 value: its accumulator needs 72 bits.*narrow a factor"):
        dot(x, x, None, Format(32, 22), accumulation="exact", where="layer 2 value")
    with pytest.raises(EdgemoeError, match="dot: its accumulator needs 66 bits"):
        dot(x, Fixed(x.raw, Format(34, 22)), None, Format(32, 22), accumulation="floor_each")
