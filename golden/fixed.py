"""Fixed-point formats and the one lossy step, `requantize`.

A value is a raw integer with a `Format`; its real value is raw / 2**frac. Arithmetic between lossy steps is exact
integer arithmetic at full precision. This module is the fast engine (int64, or Python integers in object arrays for
words above 63 bits); `golden.definition` says the same through fxpmath, and the tests hold the two equal.

Names of the modes, from the AMD Vitis HLS user guide (UG1399, ap_fixed) and fxpmath 0.4.10:

| here             | ap_fixed       | fxpmath        | rounds                              |
|------------------|----------------|----------------|-------------------------------------|
| floor            | AP_TRN         | floor          | towards minus infinity              |
| trunc            | AP_TRN_ZERO    | trunc          | towards zero                        |
| ceil             | (none)         | ceil           | towards plus infinity               |
| nearest_posinf   | AP_RND         | nearest_posinf | nearest, ties towards plus infinity |
| nearest_neginf   | AP_RND_MIN_INF | nearest_neginf | nearest, ties towards minus infinity|
| nearest_zero     | AP_RND_ZERO    | nearest_zero   | nearest, ties towards zero          |
| nearest_away     | AP_RND_INF     | nearest_away   | nearest, ties away from zero        |
| nearest_even     | AP_RND_CONV    | around         | nearest, ties to the even neighbour |

Overflow: `wrap` is AP_WRAP (two's complement), `saturate` is AP_SAT.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from golden.errors import EdgemoeError

RawArray = NDArray[Any]
"""Raw integers: int64, or Python integers in an object array where a word needs more than 63 bits."""

AP_ROUNDING: Final = {
    "floor": "AP_TRN",
    "trunc": "AP_TRN_ZERO",
    "ceil": "(none)",
    "nearest_posinf": "AP_RND",
    "nearest_neginf": "AP_RND_MIN_INF",
    "nearest_zero": "AP_RND_ZERO",
    "nearest_away": "AP_RND_INF",
    "nearest_even": "AP_RND_CONV",
}
AP_OVERFLOW: Final = {"wrap": "AP_WRAP", "saturate": "AP_SAT"}
ROUNDINGS: Final = tuple(AP_ROUNDING)
OVERFLOWS: Final = tuple(AP_OVERFLOW)


@dataclasses.dataclass(frozen=True, slots=True)
class Format:
    """How a raw integer is read and how a wider value becomes one.

    Attributes:
        width: bits of the word (W of ap_fixed), sign bit included: 1 to 63 signed, 1 to 62 unsigned.
        frac: fraction bits (W - I of ap_fixed); may exceed `width` or be negative.
        signed: two's complement when true.
        rounding: one of `ROUNDINGS`.
        overflow: one of `OVERFLOWS`.
    """

    width: int
    frac: int
    signed: bool = True
    rounding: str = "floor"
    overflow: str = "wrap"

    def __post_init__(self) -> None:
        widest = 62 + self.signed
        if type(self.width) is not int or not 1 <= self.width <= widest:
            raise EdgemoeError(f"Format: width={self.width!r} is not an integer from 1 to {widest}")
        if type(self.frac) is not int:
            raise EdgemoeError(f"Format: frac={self.frac!r} is not an integer")
        if self.rounding not in ROUNDINGS:
            raise EdgemoeError(f"Format: rounding={self.rounding!r} is not one of {', '.join(ROUNDINGS)}")
        if self.overflow not in OVERFLOWS:
            raise EdgemoeError(f"Format: overflow={self.overflow!r} is not one of {', '.join(OVERFLOWS)}")

    @property
    def raw_min(self) -> int:
        """Smallest raw integer."""
        return -(1 << self.width - 1) if self.signed else 0

    @property
    def raw_max(self) -> int:
        """Largest raw integer."""
        return (1 << self.width - self.signed) - 1

    @property
    def ulp(self) -> float:
        """Real value of one raw step."""
        return 2.0**-self.frac

    def __str__(self) -> str:
        """The Vitis HLS type, e.g. ap_fixed<32,10,AP_TRN,AP_WRAP>."""
        kind = "ap_fixed" if self.signed else "ap_ufixed"
        modes = f"{AP_ROUNDING[self.rounding]},{AP_OVERFLOW[self.overflow]}"
        return f"{kind}<{self.width},{self.width - self.frac},{modes}>"

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; `Format(**data)` is the inverse."""
        return dataclasses.asdict(self)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Fixed:
    """Raw integers that know their format.

    Attributes:
        raw: int64, any shape.
        format: how to read them.
    """

    raw: RawArray
    format: Format

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the raw integers."""
        return self.raw.shape

    @property
    def real(self) -> NDArray[np.float64]:
        """The real values, float64."""
        return dequantize(self.raw, self.format)

    def identical(self, other: Fixed) -> bool:
        """Whether shapes, formats and every raw integer are equal."""
        return self.format == other.format and np.array_equal(self.raw, other.raw)


def requantize(raw: ArrayLike, frac: int, target: Format) -> RawArray:
    """Raw integers at `frac` fraction bits, rounded and fitted into `target`.

    Args:
        raw: integers of any shape, int64 or (above 63 bits) Python integers in an object array.
        frac: fraction bits of `raw`.
        target: the format of the result.

    Returns:
        Raw integers of `target`, same shape, int64. Error below one ulp for floor, trunc and ceil, at most half an
        ulp for the nearest modes, where nothing overflows.

    Raises:
        EdgemoeError: `raw` is not integers.
    """
    values = as_raw("requantize", raw)
    shape = values.shape
    values = np.atleast_1d(values)  # numpy warns of intended wrap-around on scalars only
    shift = frac - target.frac
    if abs(shift) > 62:
        values = values.astype(object)
    fitted = (
        fit(_shift_right(values, shift, target.rounding), target) if shift > 0 else _shift_left(values, -shift, target)
    )
    return fitted.astype(np.int64).reshape(shape)


def as_raw(name: str, raw: ArrayLike) -> RawArray:
    """`raw` as an int64 array, or unchanged when it is an object array of Python integers; else EdgemoeError."""
    values = np.asarray(raw)
    if values.dtype == object:
        if all(isinstance(value, int) for value in values.flat):
            return values
    elif np.issubdtype(values.dtype, np.integer) and np.can_cast(values.dtype, np.int64):
        return values.astype(np.int64, copy=False)
    raise EdgemoeError(f"{name}: dtype {values.dtype} is not raw integers; use golden.fixed.quantize on real values")


def check_raw(name: str, raw: ArrayLike, fmt: Format) -> RawArray:
    """`raw` as int64, after a check that every value fits `fmt`; raises EdgemoeError naming the first that does not."""
    values = as_raw(name, raw)
    outside = np.argwhere((values < fmt.raw_min) | (values > fmt.raw_max))
    if len(outside):
        index = tuple(int(i) for i in outside[0])
        raise EdgemoeError(
            f"{name}: {len(outside)} raw values do not fit {fmt}; first at {index}: {values[index]}, "
            f"legal {fmt.raw_min} to {fmt.raw_max}"
        )
    return values.astype(np.int64, copy=False)


def multiply(a: RawArray, a_format: Format, b: RawArray, b_format: Format) -> tuple[RawArray, int]:
    """The exact product and its fraction bits; Python integers in an object array when it may need over 63 bits."""
    if a_format.width + b_format.width > 64:
        a, b = a.astype(object), b.astype(object)
    return a * b, a_format.frac + b_format.frac


def wrap(raw: RawArray, fmt: Format) -> RawArray:
    """Two's complement wrap of `raw` (at the fraction bits of `fmt`) to the width of `fmt`."""
    mask = (1 << fmt.width) - 1
    half = -fmt.raw_min
    return ((raw + half) & mask) - half


def quantize(values: ArrayLike, fmt: Format, name: str = "quantize") -> RawArray:
    """Raw integers of real values: value * 2**frac, rounded and fitted as `fmt` says.

    Args:
        values: finite real values of any shape.
        fmt: the format of the result.
        name: what the values are, for the error.

    Returns:
        Raw integers, same shape, int64.

    Raises:
        EdgemoeError: a value is NaN or infinite.
    """
    reals = np.asarray(values, dtype=np.float64)
    if not np.isfinite(reals).all():
        index = tuple(int(i) for i in np.argwhere(~np.isfinite(reals))[0])
        raise EdgemoeError(f"{name}: value at {index} is {reals[index]}; legal: finite numbers")
    scaled = np.atleast_1d(np.ldexp(reals, fmt.frac))
    limit = 2.0 ** min(fmt.width + 1, 62)
    rounded = _round_real(scaled, fmt.rounding)
    reduced = np.fmod(rounded, limit) if fmt.overflow == "wrap" else np.clip(rounded, -limit, limit)
    return fit(reduced.astype(np.int64), fmt).reshape(reals.shape)


def dequantize(raw: ArrayLike, fmt: Format) -> NDArray[np.float64]:
    """Real values of raw integers, float64; exact up to 53 significant bits."""
    return np.ldexp(np.asarray(raw, dtype=np.float64), -fmt.frac)


def fit(raw: RawArray, fmt: Format) -> RawArray:
    """`raw`, already at the fraction bits of `fmt`, brought into its range by its overflow mode."""
    return wrap(raw, fmt) if fmt.overflow == "wrap" else np.asarray(np.clip(raw, fmt.raw_min, fmt.raw_max))


def _shift_right(raw: RawArray, shift: int, rounding: str) -> RawArray:
    """raw / 2**shift, rounded; shift >= 1."""
    quotient = raw >> shift  # floor
    rest = raw - (quotient << shift)  # 0 <= rest < 2**shift
    half = 1 << shift - 1
    negative = raw < 0
    match rounding:
        case "floor":
            return quotient
        case "trunc":
            up = negative & (rest != 0)
        case "ceil":
            up = rest != 0
        case "nearest_posinf":
            up = rest >= half
        case "nearest_neginf":
            up = rest > half
        case "nearest_zero":
            up = (rest > half) | ((rest == half) & negative)
        case "nearest_away":
            up = (rest > half) | ((rest == half) & ~negative)
        case _:  # nearest_even
            up = (rest > half) | ((rest == half) & (quotient & 1 == 1))
    return np.asarray(quotient + up.astype(raw.dtype))


def _shift_left(raw: RawArray, shift: int, fmt: Format) -> RawArray:
    """raw * 2**shift in `fmt`; shift >= 0. Bits above int64 are lost only where `wrap` drops them anyway."""
    if fmt.overflow == "wrap":
        return wrap(raw << shift, fmt)
    low, high = -(-fmt.raw_min >> shift), fmt.raw_max >> shift
    inside = np.clip(raw, low, high) << shift
    return np.where(raw > high, fmt.raw_max, np.where(raw < low, fmt.raw_min, inside))


def _round_real(values: NDArray[np.float64], rounding: str) -> NDArray[np.float64]:  # noqa: PLR0911 - one per mode
    """Real values rounded to whole numbers; exact, since value - trunc(value) is."""
    whole = np.trunc(values)
    tie = np.abs(values - whole) == 0.5
    nearest = np.rint(values)
    match rounding:
        case "floor":
            return np.floor(values)
        case "trunc":
            return whole
        case "ceil":
            return np.ceil(values)
        case "nearest_posinf":
            return np.where(tie, np.ceil(values), nearest)
        case "nearest_neginf":
            return np.where(tie, np.floor(values), nearest)
        case "nearest_zero":
            return np.where(tie, whole, nearest)
        case "nearest_away":
            return np.where(tie, whole + np.sign(values), nearest)
        case _:  # nearest_even
            return nearest
