"""Formats and requantisation: the engine equals the definition (fxpmath) and exact rational arithmetic."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from golden import definition
from golden.errors import EdgemoeError
from golden.fixed import (
    OVERFLOWS,
    ROUNDINGS,
    Fixed,
    Format,
    check_raw,
    dequantize,
    multiply,
    quantize,
    requantize,
)


def exact(value: Fraction, fmt: Format) -> int:
    """The raw integer of a real value by rational arithmetic: a third opinion."""
    scaled = value * Fraction(2) ** fmt.frac
    floor = math.floor(scaled)
    rest = scaled - floor
    half = Fraction(1, 2)
    up = {
        "floor": False,
        "ceil": rest > 0,
        "trunc": rest > 0 and scaled < 0,
        "nearest_posinf": rest >= half,
        "nearest_neginf": rest > half,
        "nearest_zero": rest > half or (rest == half and scaled < 0),
        "nearest_away": rest > half or (rest == half and scaled > 0),
        "nearest_even": rest > half or (rest == half and floor % 2 == 1),
    }[fmt.rounding]
    return overflown(floor + up, fmt)


def overflown(value: int, fmt: Format) -> int:
    """A whole number in the range of `fmt`, in the words of UG1399; a fourth opinion on the overflow modes."""
    low, high = fmt.raw_min, fmt.raw_max
    if fmt.overflow == "saturate_symmetric" and fmt.signed and fmt.width > 1:
        low = -high
    if low <= value <= high:
        return value
    if fmt.overflow == "saturate_zero":
        return 0
    if fmt.overflow.startswith("saturate"):
        return high if value > high else low
    kept = [value >> bit & 1 for bit in range(fmt.width)]
    if fmt.overflow == "wrap_sign_magnitude" and kept[-1] != (deleted := value >> fmt.width & 1):
        kept = [*(1 - bit for bit in kept[:-1]), deleted]
    weights = [1 << bit for bit in range(fmt.width)]
    weights[-1] *= -1 if fmt.signed else 1
    return sum(bit * weight for bit, weight in zip(kept, weights, strict=True))


def as_array(values: list[int]) -> np.ndarray:
    wide = any(not -(2**63) <= value < 2**63 for value in values)
    return np.array(values, dtype=object if wide else np.int64)


UNSIGNED = tuple(mode for mode in OVERFLOWS if mode != "wrap_sign_magnitude")


def any_format(widest: int) -> st.SearchStrategy[Format]:
    """Formats of up to `widest` bits, in every mode."""
    signed = {"signed": st.just(True), "overflow": st.sampled_from(OVERFLOWS), "width": st.integers(1, widest)}
    unsigned = {
        "signed": st.just(False),
        "overflow": st.sampled_from(UNSIGNED),
        "width": st.integers(1, min(widest, 62)),
    }
    rest = {"frac": st.integers(-8, 40), "rounding": st.sampled_from(ROUNDINGS)}
    return st.builds(Format, **signed, **rest) | st.builds(Format, **unsigned, **rest)


formats = any_format(48)
words = st.integers(1, 130).flatmap(lambda bits: st.integers(-(2 ** (bits - 1)), 2 ** (bits - 1)))


@settings(max_examples=600, deadline=None)
@given(st.lists(words, min_size=1, max_size=12), st.integers(-6, 90), formats)
@example([2**62, -(2**62), 2**63 - 1, -(2**63)], 44, Format(32, 22))
def test_engine_equals_fxpmath_and_rationals(values: list[int], frac: int, fmt: Format) -> None:
    raw = as_array(values)
    engine = requantize(raw, frac, fmt)
    assert engine.tolist() == definition.requantize(raw, frac, fmt).tolist()
    assert engine.tolist() == [exact(Fraction(value) / Fraction(2) ** frac, fmt) for value in values]


@settings(max_examples=400, deadline=None)
@given(st.lists(words, min_size=1, max_size=8), st.integers(-70, 120), any_format(63))
@example([-1, 1, 2**62, -(2**62), -(2**62) - 1], 0, Format(63, 0, overflow="wrap_sign_magnitude"))
@example([-1, 1, 2**62 - 1, -(2**63), 2**63 - 1], 0, Format(63, 0, overflow="saturate_zero"))
@example([-1, 0, 1, 2, -3], -62, Format(63, 0, overflow="saturate_symmetric"))
@example([-1, 0, 1, 2, -3], -62, Format(63, 0, overflow="wrap_sign_magnitude"))
def test_every_width_equals_rationals(values: list[int], frac: int, fmt: Format) -> None:
    raw = as_array(values)
    before = raw.copy()
    expected = [exact(Fraction(value) / Fraction(2) ** frac, fmt) for value in values]
    result = requantize(raw, frac, fmt)
    assert result.tolist() == expected
    assert result.dtype == np.int64
    assert np.array_equal(raw, before)
    assert not np.shares_memory(result, raw)


# The examples of UG1399, "Overflow Modes", for ap_fixed<4,4,AP_RND> and ap_ufixed<4,4,AP_RND>; None: no such type.
@pytest.mark.parametrize(
    ("overflow", "value", "signed", "unsigned"),
    [
        ("saturate", 19.0, 7, 15),
        ("saturate", -19.0, -8, 0),
        ("saturate_zero", 19.0, 0, 0),
        ("saturate_zero", -19.0, 0, 0),
        ("saturate_symmetric", 19.0, 7, 15),
        ("saturate_symmetric", -19.0, -7, 0),
        ("saturate_symmetric", -8.0, -7, 0),
        ("wrap", 31.0, -1, 15),
        ("wrap", 19.0, 3, 3),
        ("wrap", -19.0, -3, 13),
        ("wrap_sign_magnitude", 19.0, -4, None),
        ("wrap_sign_magnitude", -19.0, 2, None),
    ],
)
def test_examples_of_the_ap_fixed_guide(overflow: str, value: float, signed: int, unsigned: int | None) -> None:
    fmt = Format(4, 0, True, "nearest_posinf", overflow)
    assert quantize(value, fmt) == signed == requantize(int(value * 8), 3, fmt)
    if unsigned is not None:
        assert quantize(value, Format(4, 0, False, "nearest_posinf", overflow)) == unsigned


def test_one_signed_bit_is_not_symmetric() -> None:
    """AMD's header gives -1 too, where -maximum would be 0."""
    assert requantize([-5, -1, 0, 5], 0, Format(1, 0, overflow="saturate_symmetric")).tolist() == [-1, -1, 0, 0]


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("overflow", OVERFLOWS)
def test_every_10_bit_word_to_every_narrower_width(rounding: str, overflow: str) -> None:
    raw = np.arange(-(2**9), 2**9)
    compared = 0
    for width in range(1, 10):
        for frac in (0, 3, 5, 6):
            fmt = Format(width, frac, rounding=rounding, overflow=overflow)
            expected = [exact(Fraction(int(value), 2**6), fmt) for value in raw]
            assert requantize(raw, 6, fmt).tolist() == expected
            compared += len(expected)
    assert compared == 9 * 4 * 1024


@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_ties_of_wide_products(rounding: str) -> None:
    """32 x 32 bit products whose dropped bits are exactly half an ulp, one LSB off on both sides included."""
    fmt = Format(32, 22, rounding=rounding)
    base = np.array([3, -3, 12345, -12345, 2**30 + 1, -(2**30) - 1, 0, -1]) << 22
    raw = (base[:, None] + (1 << 21) + np.array([-1, 0, 1])).ravel()
    expected = [exact(Fraction(int(value), 2**44), fmt) for value in raw]
    assert requantize(raw, 44, fmt).tolist() == expected == definition.requantize(raw, 44, fmt).tolist()


def test_plain_fxpmath_is_wrong_on_wide_words() -> None:
    """The trap that `golden.definition` steps around; if fxpmath mends it, the detour can go."""
    fmt = Format(16, 14)
    raw = np.random.default_rng(5).integers(-(2**62), 2**62, 2000)
    plain = definition.as_fxp(raw, Format(63, 22)).like(definition.as_fxp([0], fmt))
    assert np.count_nonzero(np.asarray(plain.val) != requantize(raw, 22, fmt)) > 100


@settings(max_examples=300, deadline=None)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=8), any_format(63))
@example([2.0**62, -(2.0**62), 2.0**63, -(2.0**63), 2.0**64], Format(63, 0))
@example([2.0**62, -(2.0**62) - 1024, 2.0**63, -(2.0**63)], Format(63, 0, overflow="saturate_zero"))
@example([2.0**63, -(2.0**63), 3 * 2.0**62, -3 * 2.0**62, 2.0**64], Format(63, 0, overflow="wrap_sign_magnitude"))
@example([1e308, -1e308], Format(8, 40, rounding="nearest_even", overflow="saturate"))
@example([1e308, -1e308], Format(8, 40, rounding="nearest_away"))
@example([5e-324, -5e-324], Format(8, -8))
@example([0.5 - 2**-54, -0.5 + 2**-54, 0.5, -0.5, 1.5, 2.5], Format(8, 0, rounding="nearest_neginf"))
def test_quantize_is_exact(values: list[float], fmt: Format) -> None:
    assert quantize(values, fmt).tolist() == [exact(Fraction(value), fmt) for value in values]


def test_dequantize_inverts_quantize() -> None:
    fmt = Format(32, 22)
    raw = np.array([fmt.raw_min, -1, 0, 1, fmt.raw_max])
    assert quantize(dequantize(raw, fmt), fmt).tolist() == raw.tolist()


def test_pixel_of_one_wraps_to_zero() -> None:
    assert quantize([1.0, 255 / 256], Format(8, 8, signed=False)).tolist() == [0, 255]


def test_multiply_beyond_64_bits_is_exact() -> None:
    fmt = Format(60, 30)
    a = np.array([fmt.raw_max, fmt.raw_min, -1])
    product, frac = multiply(a, fmt, a, fmt)
    assert (product.tolist(), frac) == ([int(value) ** 2 for value in a], 60)


@pytest.mark.parametrize(
    ("a", "b", "dtype"),
    [
        (Format(32, 0), Format(32, 0), np.int64),  # min * min is 2**62
        (Format(32, 0), Format(33, 0), object),  # min * min is 2**63
        (Format(31, 0, signed=False), Format(32, 0, signed=False), np.int64),
        (Format(32, 0, signed=False), Format(32, 0, signed=False), object),
        (Format(32, 0, signed=False), Format(32, 0), np.int64),
        (Format(33, 0, signed=False), Format(32, 0), object),
    ],
)
def test_multiply_is_exact_at_every_corner(a: Format, b: Format, dtype: type) -> None:
    corners = [(x, y) for x in (a.raw_min, a.raw_max) for y in (b.raw_min, b.raw_max)]
    left, right = (np.array(words, dtype=np.int64) for words in zip(*corners, strict=True))
    product, _ = multiply(left, a, right, b)
    assert product.tolist() == [x * y for x, y in corners]
    assert product.dtype == dtype


def test_check_raw_searches_only_on_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def search(values: object) -> None:
        raise AssertionError("searched")

    monkeypatch.setattr(np, "argwhere", search)
    assert check_raw("x", [-128, 127], Format(8, 0)).tolist() == [-128, 127]
    assert check_raw("x", np.empty((0, 3), np.int64), Format(8, 0)).shape == (0, 3)
    for bad in (-129, 128):
        with pytest.raises(AssertionError, match="searched"):
            check_raw("x", [0, bad], Format(8, 0))


def test_scalars_wrap_without_a_warning() -> None:
    assert requantize(2**63 - 1, 22, Format(32, 22)) == -1
    assert requantize(np.int64(2**40 + 5), 0, Format(4, 30)) == 0


def test_identical_means_format_and_every_word() -> None:
    one = Fixed(np.array([[1, 2]]), Format(8, 4))
    assert one.identical(Fixed(np.array([[1, 2]]), Format(8, 4)))
    assert not one.identical(Fixed(np.array([[1, 2]]), Format(8, 3)))
    assert not one.identical(Fixed(np.array([[1, 3]]), Format(8, 4)))
    assert not one.identical(Fixed(np.array([1, 2]), Format(8, 4)))


def test_names_of_types() -> None:
    assert str(Format(32, 22)) == "ap_fixed<32,10,AP_TRN,AP_WRAP>"
    fmt = Format(8, 8, signed=False, rounding="nearest_even", overflow="saturate")
    assert str(fmt) == "ap_ufixed<8,0,AP_RND_CONV,AP_SAT>"
    assert Format(**fmt.to_dict()) == fmt


@pytest.mark.parametrize(
    ("arguments", "words_"),
    [
        ({"width": 0, "frac": 0}, "width=0 is not an integer from 1 to 63"),
        ({"width": 64, "frac": 0}, "width=64"),
        ({"width": 63, "frac": 0, "signed": False}, "from 1 to 62"),
        ({"width": 8, "frac": 0, "signed": 2}, "signed=2 is not True or False"),
        ({"width": 8, "frac": 1.5}, "frac=1.5 is not an integer"),
        ({"width": 8, "frac": 0, "rounding": "nearest"}, "rounding='nearest' is not one of floor, trunc"),
        ({"width": 8, "frac": 0, "overflow": "clip"}, "overflow='clip' is not one of wrap, saturate"),
        (
            {"width": 8, "frac": 0, "signed": False, "overflow": "wrap_sign_magnitude"},
            "overflow='wrap_sign_magnitude' needs signed=True.*unsigned legal: wrap, saturate",
        ),
    ],
)
def test_impossible_formats(arguments: dict[str, object], words_: str) -> None:
    with pytest.raises(EdgemoeError, match=words_):
        Format(**arguments)  # type: ignore[arg-type]


def test_bad_values() -> None:
    fmt = Format(8, 4)
    with pytest.raises(EdgemoeError, match=r"weights: value at \(1,\) is nan; legal: finite"):
        quantize([0.0, float("nan")], fmt, "weights")
    with pytest.raises(EdgemoeError, match="is inf"):
        quantize(float("inf"), fmt)
    with pytest.raises(EdgemoeError, match="float64 is not raw integers"):
        requantize([0.5], 4, fmt)
    with pytest.raises(EdgemoeError, match=r"x: 1 raw values do not fit .* first at \(2,\): 128, legal -128 to 127"):
        check_raw("x", [-128, 127, 128], fmt)
    with pytest.raises(EdgemoeError, match=r"x: 2 raw values do not fit .* first at \(1,\): -129, legal"):
        check_raw("x", [127, -129, -130], fmt)
    with pytest.raises(EdgemoeError, match="width=50 is above 48"):
        definition.requantize([1], 0, Format(50, 0))
    with pytest.raises(EdgemoeError, match="no overflow='saturate_zero'; legal: wrap, saturate;"):
        definition.as_fxp([1], Format(8, 0, overflow="saturate_zero"))
