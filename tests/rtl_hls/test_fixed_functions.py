"""fixed.x against golden.fixed, over every word, in every mode; and lanes packed and unpacked."""

from __future__ import annotations

import numpy as np
import pytest

from golden.fixed import OVERFLOWS, ROUNDINGS, Format, requantize, wrap
from rtl_hls.formats import pack
from tests.rtl_hls.jit import probe

pytest.importorskip("xls")

BITS = 14
"""Of the words that are exhausted in each of the 72 modes times four shapes."""
WORDS = np.arange(-(2 ** (BITS - 1)), 2 ** (BITS - 1))
SHAPES = ((6, 4, 10), (5, 7, 3), (7, -2, 3), (1, 0, 2))
"""(width, fraction bits, fraction bits before): bits dropped, added, dropped above the point; one bit."""


def modes() -> list[tuple[str, bool]]:
    """(overflow, signed) of every legal format."""
    return [(mode, signed) for mode in OVERFLOWS for signed in (True, False) if signed or mode != "wrap_sign_magnitude"]


def carried(fmt: Format) -> str:
    """A DSLX expression of type sN[carrier] as s32."""
    return f"fixed::requantize<s32:{{frac}}, u32:{pack(fmt)}>(v[0] as sN[{BITS}]) as s32"


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize(("overflow", "signed"), modes())
def test_requantize_every_word(rounding: str, overflow: str, signed: bool) -> None:
    formats = [(Format(width, to, signed, rounding, overflow), frac) for width, to, frac in SHAPES]
    body = ", ".join(carried(fmt).format(frac=frac) for fmt, frac in formats)
    found = probe(f"s32[{len(formats)}]:[{body}]", WORDS[:, None], outputs=len(formats))
    for column, (fmt, frac) in zip(found.T, formats, strict=True):
        assert np.array_equal(column, requantize(WORDS, frac, fmt)), fmt


@pytest.mark.parametrize(
    ("fmt", "frac"),
    [
        (Format(12, 3, rounding="nearest_even", overflow="saturate"), 14),
        (Format(16, 2), 9),
        (Format(10, 1, False, "trunc", "saturate_symmetric"), 6),
        (Format(9, 4, rounding="nearest_zero", overflow="wrap_sign_magnitude"), 12),
    ],
    ids=str,
)
def test_requantize_wide_words(fmt: Format, frac: int) -> None:
    """All 2**22."""
    words = np.arange(-(2**21), 2**21)
    body = f"s32[1]:[fixed::requantize<s32:{frac}, u32:{pack(fmt)}>(v[0] as s22) as s32]"
    assert np.array_equal(probe(body, words[:, None]), requantize(words, frac, fmt))


@pytest.mark.slow
@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize(("overflow", "signed"), modes())
def test_requantize_every_wide_word(rounding: str, overflow: str, signed: bool) -> None:
    """All 2**20, 7 bits dropped."""
    fmt, words = Format(11, 2, signed, rounding, overflow), np.arange(-(2**19), 2**19)
    body = f"s32[1]:[fixed::requantize<s32:9, u32:{pack(fmt)}>(v[0] as s20) as s32]"
    assert np.array_equal(probe(body, words[:, None]), requantize(words, 9, fmt))


@pytest.mark.slow
@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_requantize_every_word_of_24_bits(rounding: str) -> None:
    """The overflow modes in turn."""
    fmt = Format(14, 3, rounding=rounding, overflow=OVERFLOWS[ROUNDINGS.index(rounding) % len(OVERFLOWS)])
    words = np.arange(-(2**23), 2**23)
    body = f"s32[1]:[fixed::requantize<s32:11, u32:{pack(fmt)}>(v[0] as s24) as s32]"
    assert np.array_equal(probe(body, words[:, None]), requantize(words, 11, fmt))


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_term_and_total(rounding: str, exact: bool) -> None:
    """Every pair of an unsigned 8-bit and a signed 9-bit word: one product, and twice that in the result's format."""
    a, b = Format(8, 8, signed=False), Format(9, 6)
    out = Format(10, 5, rounding=rounding, overflow="saturate")
    pairs = np.stack(np.meshgrid(np.arange(256), np.arange(-256, 256)), axis=2).reshape(-1, 2)
    formats = f"{str(exact).lower()}, u32:{pack(a)}, u32:{pack(b)}, u32:{pack(out)}, u32:24"
    body = (
        f"let t = fixed::term<{formats}>(v[0] as s9, v[1] as s9);"
        f"s32[2]:[t as s32, fixed::total<{formats}>(t + t) as s32]"
    )
    product = pairs.prod(axis=1)
    term = product if exact else requantize(product, 14, out.unfitted)
    found = probe(body, pairs, outputs=2)
    assert np.array_equal(found[:, 0], term)
    assert np.array_equal(found[:, 1], requantize(2 * term, 14 if exact else 5, out))


@pytest.mark.parametrize("signed", [True, False])
def test_lanes_are_unpacked_and_packed(signed: bool) -> None:
    """Every word of three lanes of 6 bits: lane 0 from the low bits, signs kept, and back to the same word."""
    fmt, words = Format(6, 2, signed=signed), np.arange(2**18)
    call = f"fixed::unpack<u32:3, u32:{pack(fmt)}>(v[0] as u18)"
    again = f"fixed::pack<u32:3, u32:{pack(fmt)}>(lanes) as s32"
    body = f"let lanes = {call}; s32[4]:[lanes[0] as s32, lanes[1] as s32, lanes[2] as s32, {again}]"
    found = probe(body, words[:, None], outputs=4)
    for lane in range(3):
        field = words >> 6 * lane & 63
        assert np.array_equal(found[:, lane], wrap(field, fmt) if signed else field)
    assert np.array_equal(found[:, 3], words)


def test_a_packed_format_is_read_back() -> None:
    """Width, fraction, sign, carrier and modes, as DSLX reads them."""
    for fmt in (Format(1, -128), Format(62, 127, False), Format(32, 22, True, "nearest_even", "wrap_sign_magnitude")):
        names = ("width", "frac", "is_signed", "carrier", "rounding", "overflow")
        body = ", ".join(f"fixed::{name}(u32:{pack(fmt)}) as s32" for name in names)
        expected = [fmt.width, fmt.frac, fmt.signed, fmt.width + (not fmt.signed)]
        expected += [ROUNDINGS.index(fmt.rounding), OVERFLOWS.index(fmt.overflow)]
        assert probe(f"s32[6]:[{body}]", np.zeros((1, 1)), outputs=6)[0].tolist() == expected


def test_one_wrong_tie_is_seen() -> None:
    """The comparison can fail: the neighbouring mode differs, on ties alone."""
    fmt = Format(12, 0, rounding="nearest_even")
    other = Format(12, 0, rounding="nearest_away")
    found = probe(f"s32[1]:[fixed::requantize<s32:3, u32:{pack(fmt)}>(v[0] as sN[{BITS}]) as s32]", WORDS[:, None])
    differ = found != requantize(WORDS, 3, other)
    assert np.count_nonzero(differ) == np.count_nonzero((WORDS & 7 == 4) & (np.abs(WORDS >> 3) % 2 == (WORDS < 0)))
