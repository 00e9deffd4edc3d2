"""Rounding and overflow modes: their names elsewhere, and the rounding step itself.

A mode of one row does the same everywhere; `-` marks a tool without it. `ROUNDING_NAMES` and `OVERFLOW_NAMES` hold the
same tables as data. Sources: AMD UG1399 (ap_fixed), fxpmath 0.4.10, apytypes 0.5.1 (members of QuantizationMode and
OverflowMode), the QONNX page of IntQuant version 1 and its code.

| rounding       | ap_fixed       | fxpmath        | apytypes    | QONNX     | rounds                               |
|----------------|----------------|----------------|-------------|-----------|--------------------------------------|
| floor          | AP_TRN         | floor          | TRN         | FLOOR     | towards minus infinity               |
| trunc          | AP_TRN_ZERO    | trunc          | TRN_ZERO    | DOWN      | towards zero                         |
| ceil           | -              | ceil           | TRN_INF     | CEIL      | towards plus infinity                |
| nearest_posinf | AP_RND         | nearest_posinf | RND         | -         | nearest, ties towards plus infinity  |
| nearest_neginf | AP_RND_MIN_INF | nearest_neginf | RND_MIN_INF | -         | nearest, ties towards minus infinity |
| nearest_zero   | AP_RND_ZERO    | nearest_zero   | RND_ZERO    | HALF_DOWN | nearest, ties towards zero           |
| nearest_away   | AP_RND_INF     | nearest_away   | RND_INF     | HALF_UP   | nearest, ties away from zero         |
| nearest_even   | AP_RND_CONV    | around         | RND_CONV    | ROUND     | nearest, ties to the even neighbour  |

| overflow            | ap_fixed    | fxpmath  | apytypes | QONNX    | a value outside the range becomes               |
|---------------------|-------------|----------|----------|----------|-------------------------------------------------|
| wrap                | AP_WRAP     | wrap     | WRAP     | -        | its low `width` bits (two's complement)         |
| saturate            | AP_SAT      | saturate | SAT      | narrow=0 | the nearer end of the range                     |
| saturate_zero       | AP_SAT_ZERO | -        | -        | -        | 0                                               |
| saturate_symmetric  | AP_SAT_SYM  | -        | -        | narrow=1 | the nearer end of the range without its minimum |
| wrap_sign_magnitude | AP_WRAP_SM  | -        | -        | -        | its reflection: up to one end, then down again  |

- Near names that are something else: QONNX HALF_UP is away from zero and not ties upwards; its UP (away from zero) is
  none of ours; apytypes TRN_MAG adds the sign bit and is not truncation.
- QONNX `narrow` is meant with signed=1 (with signed=0 it takes the top value away, which ap_ufixed does not); a signed
  1-bit IntQuant is bipolar. QONNX clamps before it rounds, which gives the same, the bounds being whole.
- saturate_symmetric: a signed minimum becomes -maximum even where it is representable and did not overflow; unsigned it
  is saturate. One signed bit has nothing to be symmetric about (its maximum is 0): -1 stays, as in AMD's header.
- wrap_sign_magnitude exists for signed words only, as in ap_fixed. The new sign is the lowest deleted bit, and the
  others are inverted where that differs from the sign before; so it is a triangle wave of period 2**(width + 1). Here
  it acts on the rounded value, as every mode does; AMD's header takes the deleted bit from the value before rounding,
  so with a rounding other than floor it differs where a carry reaches that bit (15.75 -> ap_fixed<4,4,AP_RND>: there 0,
  here -1).
- The number of saturated bits N of AP_WRAP and AP_WRAP_SM is 0, ap_fixed's default. Larger N is left out: UG1399 states
  it for single cases only, and no other tool here has it, so no definition and no oracle could stand behind it.

The ap_fixed column was compared with AMD's open headers (github.com/Xilinx/HLS_arbitrary_Precision_Types, 200a9ae) on
all 1024 words ap_fixed<10,7> into nine formats, for every pair of modes: equal but for the two cases named above.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray


@dataclasses.dataclass(frozen=True, slots=True)
class Names:
    """What other tools call one of our modes; `-` where they lack it.

    Attributes:
        ap_fixed: member of ap_q_mode or ap_o_mode.
        fxpmath: value of `rounding` or `overflow`.
        apytypes: member of QuantizationMode or OverflowMode.
        qonnx: `rounding_mode` of IntQuant, or its attribute that selects the range.
    """

    ap_fixed: str
    fxpmath: str
    apytypes: str
    qonnx: str


ROUNDING_NAMES: Final = {
    "floor": Names("AP_TRN", "floor", "TRN", "FLOOR"),
    "trunc": Names("AP_TRN_ZERO", "trunc", "TRN_ZERO", "DOWN"),
    "ceil": Names("-", "ceil", "TRN_INF", "CEIL"),
    "nearest_posinf": Names("AP_RND", "nearest_posinf", "RND", "-"),
    "nearest_neginf": Names("AP_RND_MIN_INF", "nearest_neginf", "RND_MIN_INF", "-"),
    "nearest_zero": Names("AP_RND_ZERO", "nearest_zero", "RND_ZERO", "HALF_DOWN"),
    "nearest_away": Names("AP_RND_INF", "nearest_away", "RND_INF", "HALF_UP"),
    "nearest_even": Names("AP_RND_CONV", "around", "RND_CONV", "ROUND"),
}
OVERFLOW_NAMES: Final = {
    "wrap": Names("AP_WRAP", "wrap", "WRAP", "-"),
    "saturate": Names("AP_SAT", "saturate", "SAT", "narrow=0"),
    "saturate_zero": Names("AP_SAT_ZERO", "-", "-", "-"),
    "saturate_symmetric": Names("AP_SAT_SYM", "-", "-", "narrow=1"),
    "wrap_sign_magnitude": Names("AP_WRAP_SM", "-", "-", "-"),
}


def shift_right(raw: NDArray[Any], shift: int, rounding: str) -> NDArray[Any]:
    """raw / 2**shift, rounded.

    Args:
        raw: int64, or Python integers in an object array; any shape.
        shift: how many bits are dropped; 1 or more, for int64 at most 62.
        rounding: a key of `ROUNDING_NAMES`.

    Returns:
        A new array of the same shape and dtype.
    """
    quotient = raw >> shift  # floor
    if rounding == "floor":
        return np.asarray(quotient)
    rest = raw & (1 << shift) - 1  # 0 <= rest < 2**shift
    return np.asarray(quotient + rounds_up(quotient, rest, 1 << shift - 1, rounding).astype(raw.dtype))


def rounds_up(quotient: Any, rest: Any, half: int, rounding: str) -> Any:  # noqa: ANN401 - of NumPy or PyTorch
    """Where the floor of a quotient is one below what it rounds to.

    Args:
        quotient: the floor, integers of any shape; NumPy's or PyTorch's.
        rest: what the floor left, 0 <= rest < 2 * half, of the same shape.
        half: the rest of a tie.
        rounding: a key of `ROUNDING_NAMES` other than floor.

    Returns:
        Booleans of the same shape.
    """
    match rounding:
        case "trunc":
            up = (quotient < 0) & (rest != 0)
        case "ceil":
            up = rest != 0
        case "nearest_posinf":
            up = rest >= half
        case "nearest_neginf":
            up = rest > half
        case "nearest_zero":
            up = (rest > half) | ((rest == half) & (quotient < 0))
        case "nearest_away":
            up = (rest > half) | ((rest == half) & (quotient >= 0))
        case _:  # nearest_even
            up = (rest > half) | ((rest == half) & (quotient & 1 == 1))
    return up


def scale(values: NDArray[np.float64], frac: int) -> NDArray[np.float64]:
    """values * 2**frac for finite values of any shape, such that rounding and fitting see what the exact product shows.

    What float64 cannot hold is replaced: beyond its range by +-2**1023, which is outside every format and, like every
    float64 above 2**117, a whole number of periods of every wrapping one; below it by the smallest number of its sign.
    """
    with np.errstate(over="ignore"):
        scaled = np.clip(np.ldexp(values, frac), -(2.0**1023), 2.0**1023)
    vanished = (scaled == 0) & (values != 0) if frac < 0 else np.False_
    return np.where(vanished, np.copysign(2.0**-1074, values), scaled)


def round_real(values: NDArray[np.float64], rounding: str) -> NDArray[np.float64]:
    """Real values of any shape rounded to whole numbers; exact, since value - trunc(value) is."""
    whole = {"floor": np.floor, "trunc": np.trunc, "ceil": np.ceil, "nearest_even": np.rint}
    if rounding in whole:
        return np.asarray(whole[rounding](values))
    towards_zero = np.trunc(values)
    tie = np.abs(values - towards_zero) == 0.5
    match rounding:
        case "nearest_posinf":
            tied = np.ceil(values)
        case "nearest_neginf":
            tied = np.floor(values)
        case "nearest_zero":
            tied = towards_zero
        case _:  # nearest_away
            tied = towards_zero + np.sign(values)
    return np.where(tie, tied, np.rint(values))
