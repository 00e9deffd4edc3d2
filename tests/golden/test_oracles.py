"""apytypes as a second, independent oracle of every requantisation that it has; the table of names against the tools.

apytypes 0.5.1 works on bit vectors of any length, without float64. Its arrays are signed, so an unsigned result is
compared as bits (wrap) or one bit wider with the negative values cut off (saturate).
"""

from __future__ import annotations

import inspect

import numpy as np
import pytest
from apytypes import APyFixedArray, OverflowMode, QuantizationMode
from fxpmath.objects import Config
from hypothesis import example, given, settings
from hypothesis import strategies as st

from golden import rounding
from golden.fixed import AP_OVERFLOW, AP_ROUNDING, OVERFLOWS, ROUNDINGS, Format, quantize, requantize
from golden.rounding import OVERFLOW_NAMES, ROUNDING_NAMES

SHARED = tuple(mode for mode in OVERFLOWS if OVERFLOW_NAMES[mode].apytypes != "-")


def by_apytypes(values: list[int], bits: int, frac: int, fmt: Format) -> list[int]:
    """Raw integers of `fmt`, of `bits` wide words at `frac` fraction bits."""
    wider = not fmt.signed and fmt.overflow == "saturate"
    width = fmt.width + wider
    room = max(bits, frac - fmt.frac) + 2  # for the carry of rounding, and for a left shift; see the traps below
    words = APyFixedArray(values, bits=room, frac_bits=frac)
    if frac < fmt.frac:
        words = words.cast(bits=room + fmt.frac - frac, frac_bits=fmt.frac)  # exact
    cast = words.cast(
        bits=width,
        frac_bits=fmt.frac,
        quantization=QuantizationMode[ROUNDING_NAMES[fmt.rounding].apytypes],
        overflow=OverflowMode[OVERFLOW_NAMES[fmt.overflow].apytypes],
    )
    patterns = [int(pattern) for pattern in cast.to_bits()]
    assert len(patterns) == len(values)
    negative = [pattern >> width - 1 & (fmt.signed or wider) for pattern in patterns]
    signed = [pattern - (sign << width) for pattern, sign in zip(patterns, negative, strict=True)]
    return [max(value, 0) for value in signed] if wider else signed


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[int], int, int, Format]:
    """Words of 1 to 128 bits, ties and their neighbours among them, and a format of 1 to 63 bits."""
    bits, shift, frac = draw(st.integers(1, 128)), draw(st.integers(-20, 80)), draw(st.integers(-8, 40))
    signed = draw(st.booleans())
    modes = {"rounding": draw(st.sampled_from(ROUNDINGS)), "overflow": draw(st.sampled_from(SHARED))}
    fmt = Format(draw(st.integers(1, 62 + signed)), frac, signed, **modes)
    low, high = -(1 << bits - 1), (1 << bits - 1) - 1
    words = st.integers(low, high)
    if 0 < shift < bits:  # a multiple of half an ulp, and one step beside it
        near = st.builds(
            lambda half, step: (half << shift - 1) + step, words.map(lambda w: w >> shift - 1), st.integers(-1, 1)
        )
        words |= near.map(lambda value: min(max(value, low), high))
    return draw(st.lists(words, min_size=1, max_size=8)), bits, frac + shift, fmt


@settings(max_examples=1500, deadline=None)
@given(cases())
@example(([2**100 + 2**40, -(2**100) - 2**40, 2**127 - 1, -(2**127)], 128, 63, Format(63, 22, rounding="nearest_even")))
@example(([2**100 + 2**40, -(2**100) - 2**40, 2**127 - 1], 128, 63, Format(63, 22, overflow="saturate")))
@example(([2**40, -(2**40), -1], 50, 0, Format(62, 40, signed=False, overflow="saturate")))
def test_engine_equals_apytypes(case: tuple[list[int], int, int, Format]) -> None:
    values, bits, frac, fmt = case
    raw = np.array(values, dtype=np.int64 if bits <= 64 else object)
    assert requantize(raw, frac, fmt).tolist() == by_apytypes(values, bits, frac, fmt)


def test_plain_apytypes_is_wrong_at_its_word_boundaries() -> None:
    """The two traps of apytypes 0.5.1 that `by_apytypes` steps around; when they are mended, the detours can go.

    Bits that a left shift moves above 64 are lost before saturation; a carry of rounding out of 64 or 128 bits turns
    the sign.
    """
    left = APyFixedArray([2**40], bits=50, frac_bits=0)
    assert left.cast(bits=63, frac_bits=40, overflow=OverflowMode.SAT).to_bits() == [0]
    assert by_apytypes([2**40], 50, 0, Format(63, 40, overflow="saturate")) == [2**62 - 1]
    carry = APyFixedArray([2**63 - 1], bits=64, frac_bits=32)
    wrong = carry.cast(bits=40, frac_bits=0, quantization=QuantizationMode.RND, overflow=OverflowMode.SAT).to_bits()
    assert wrong == [2**40 - 2**31]
    assert by_apytypes([2**63 - 1], 64, 32, Format(40, 0, True, "nearest_posinf", "saturate")) == [2**31]


@pytest.mark.parametrize("overflow", SHARED)
@pytest.mark.parametrize("mode", ROUNDINGS)
def test_every_8_bit_word(mode: str, overflow: str) -> None:
    """Into every narrower and every equal width, at every place of the binary point, signed and unsigned."""
    raw = np.arange(-128, 128)
    compared = 0
    for width in range(1, 9):
        for frac in range(-4, 9):
            for signed in (True, False):
                fmt = Format(width, frac, signed, mode, overflow)
                assert requantize(raw, 4, fmt).tolist() == by_apytypes(raw.tolist(), 8, 4, fmt), fmt
                compared += raw.size
    assert compared == 8 * 13 * 2 * 256


@pytest.mark.parametrize("mode", ROUNDINGS)
@pytest.mark.parametrize("width", [1, 2, 31, 32, 33, 53, 54, 62, 63])
def test_ties_at_word_boundaries(width: int, mode: str) -> None:
    """Half an ulp and one LSB beside it, at both ends of the target's range and at 0, dropped bits 1 to 60."""
    for shift in (1, 2, 11, 32, 60):
        ends = [-(1 << width - 1), -2, -1, 0, 1, (1 << width - 1) - 1, 1 << width - 1]
        half = 1 << shift - 1
        values = [(end << shift) + sign * half + step for end in ends for sign in (-1, 1) for step in (-1, 0, 1)]
        for overflow in SHARED:
            fmt = Format(width, 0, True, mode, overflow)
            expected = by_apytypes(values, width + shift + 3, shift, fmt)
            assert requantize(np.array(values, dtype=object), shift, fmt).tolist() == expected
            if width + shift < 62:
                assert requantize(np.array(values), shift, fmt).tolist() == expected


def test_table_is_the_data() -> None:
    """The two tables of the docstring, cell by cell."""
    document = inspect.getdoc(rounding)
    assert document is not None
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in document.splitlines() if line.startswith("|")]
    shown = {row[0]: tuple(row[1:5]) for row in rows if row[0] not in {"rounding", "overflow"} and "--" not in row[0]}
    held = {
        mode: (names.ap_fixed, names.fxpmath, names.apytypes, names.qonnx)
        for mode, names in (ROUNDING_NAMES | OVERFLOW_NAMES).items()
    }
    assert shown == held
    assert tuple(held) == ROUNDINGS + OVERFLOWS


def test_names_exist_in_the_tools() -> None:
    """fxpmath and apytypes know theirs; AP_* are all of ap_q_mode and ap_o_mode, none twice."""
    config = Config()
    for column, legal in (
        ([names.fxpmath for names in ROUNDING_NAMES.values()], config._rounding_list),
        ([names.fxpmath for names in OVERFLOW_NAMES.values()], config._overflow_list),
        ([names.apytypes for names in ROUNDING_NAMES.values()], QuantizationMode.__members__),
        ([names.apytypes for names in OVERFLOW_NAMES.values()], OverflowMode.__members__),
    ):
        used = [name for name in column if name != "-"]
        assert used
        assert set(used) <= set(legal)
        assert len(used) == len(set(used))
    ap_rounding = {
        f"AP_{name}" for name in ("RND", "RND_ZERO", "RND_MIN_INF", "RND_INF", "RND_CONV", "TRN", "TRN_ZERO")
    }
    assert set(AP_ROUNDING.values()) - {"(none)"} == ap_rounding
    assert set(AP_OVERFLOW.values()) == {"AP_SAT", "AP_SAT_ZERO", "AP_SAT_SYM", "AP_WRAP", "AP_WRAP_SM"}


# The table of rounding modes on the QONNX page of IntQuant version 1.
QONNX_NUMBERS = (5.5, 2.5, 1.6, 1.1, 1.0, -1.0, -1.1, -1.6, -2.5, -5.5)
QONNX_RESULTS = {
    "ROUND": (6, 2, 2, 1, 1, -1, -1, -2, -2, -6),
    "CEIL": (6, 3, 2, 2, 1, -1, -1, -1, -2, -5),
    "FLOOR": (5, 2, 1, 1, 1, -1, -2, -2, -3, -6),
    "DOWN": (5, 2, 1, 1, 1, -1, -1, -1, -2, -5),
    "HALF_UP": (6, 3, 2, 1, 1, -1, -1, -2, -3, -6),
    "HALF_DOWN": (5, 2, 2, 1, 1, -1, -1, -2, -2, -5),
}


def test_qonnx_rounding() -> None:
    ours = {names.qonnx: mode for mode, names in ROUNDING_NAMES.items() if names.qonnx != "-"}
    assert ours.keys() == QONNX_RESULTS.keys()
    for name, mode in ours.items():
        assert tuple(quantize(QONNX_NUMBERS, Format(8, 0, rounding=mode)).tolist()) == QONNX_RESULTS[name]


@pytest.mark.parametrize(("attribute", "lowest"), [("narrow=0", -128), ("narrow=1", -127)])
def test_qonnx_range(attribute: str, lowest: int) -> None:
    (mode,) = (mode for mode, names in OVERFLOW_NAMES.items() if names.qonnx == attribute)
    raw = np.arange(-300, 300)
    assert np.array_equal(requantize(raw, 0, Format(8, 0, overflow=mode)), np.clip(raw, lowest, 127))
