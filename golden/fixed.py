"""Fixed-point formats and the one lossy step, `requantize`.

A value is a raw integer with a `Format`; its real value is raw / 2**frac. Arithmetic between lossy steps is exact
integer arithmetic at full precision. This module is the fast engine (int64, or Python integers in object arrays for
words above 63 bits); `golden.definition` says the same through fxpmath, and the tests hold the two equal.

`golden.rounding` says what each mode does and what ap_fixed, fxpmath, apytypes and QONNX call it.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from golden import overflow
from golden.errors import EdgemoeError
from golden.rounding import OVERFLOW_NAMES, ROUNDING_NAMES, round_real, scale, shift_right

RawArray = NDArray[Any]
"""Raw integers: int64, or Python integers in an object array where a word needs more than 63 bits."""

AP_ROUNDING: Final = {mode: names.ap_fixed.replace("-", "(none)") for mode, names in ROUNDING_NAMES.items()}
AP_OVERFLOW: Final = {mode: names.ap_fixed for mode, names in OVERFLOW_NAMES.items()}
ROUNDINGS: Final = tuple(AP_ROUNDING)
OVERFLOWS: Final = tuple(AP_OVERFLOW)
_UNFITTED: Final = 63
"""Bits of `Format.unfitted`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Format:
    """How a raw integer is read and how a wider value becomes one.

    Attributes:
        width: bits of the word (W of ap_fixed), sign bit included: 1 to 63 signed, 1 to 62 unsigned.
        frac: fraction bits (W - I of ap_fixed); may exceed `width` or be negative.
        signed: two's complement when true.
        rounding: one of `ROUNDINGS`.
        overflow: one of `OVERFLOWS`; wrap_sign_magnitude when signed only.
    """

    width: int
    frac: int
    signed: bool = True
    rounding: str = "floor"
    overflow: str = "wrap"

    def __post_init__(self) -> None:
        if type(self.signed) is not bool:
            raise EdgemoeError(f"Format: signed={self.signed!r} is not True or False")
        widest = 62 + self.signed
        if type(self.width) is not int or not 1 <= self.width <= widest:
            raise EdgemoeError(f"Format: width={self.width!r} is not an integer from 1 to {widest}")
        if type(self.frac) is not int:
            raise EdgemoeError(f"Format: frac={self.frac!r} is not an integer")
        if self.rounding not in ROUNDINGS:
            raise EdgemoeError(f"Format: rounding={self.rounding!r} is not one of {', '.join(ROUNDINGS)}")
        if self.overflow not in OVERFLOWS:
            raise EdgemoeError(f"Format: overflow={self.overflow!r} is not one of {', '.join(OVERFLOWS)}")
        if self.overflow == "wrap_sign_magnitude" and not self.signed:
            raise EdgemoeError(
                f"Format: overflow={self.overflow!r} needs signed=True, as AP_WRAP_SM does; unsigned legal: "
                + ", ".join(mode for mode in OVERFLOWS if mode != self.overflow)
            )

    @property
    def raw_min(self) -> int:
        """Smallest raw integer."""
        return -(1 << self.width - 1) if self.signed else 0

    @property
    def raw_max(self) -> int:
        """Largest raw integer."""
        return (1 << self.width - self.signed) - 1

    @property
    def unfitted(self) -> Format:
        """The same fraction and rounding in 63 bits: for what is rounded now and brought into range later."""
        return Format(_UNFITTED, self.frac, rounding=self.rounding)

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

    def part(self, index: int | slice) -> Fixed:
        """What is at an index of the first axis, or the slice."""
        return Fixed(self.raw[index], self.format)

    def rows(self) -> Fixed:
        """One row per index of the first axis: (O, ...) as (O, I)."""
        return Fixed(self.raw.reshape(len(self.raw), -1), self.format)

    def identical(self, other: Fixed) -> bool:
        """Whether types, shapes, formats and every raw integer are equal."""
        same = type(self) is type(other) and self.format == other.format
        return same and np.array_equal(self.raw, other.raw)


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
    if shift <= 0:
        fitted = _shift_left(values, -shift, target)
    elif target.rounding == "floor" and target.overflow == "wrap" and target.signed and values.dtype == np.int64:
        _count(values, target, target.raw_min << shift, (target.raw_max + 1 << shift) - 1)
        fitted = _bits(values, shift, target.width)
    else:
        fitted = fit(shift_right(values, shift, target.rounding), target)
    return fitted.astype(np.int64, copy=False).reshape(shape)


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
    if values.size and (values.min() < fmt.raw_min or values.max() > fmt.raw_max):
        outside = np.argwhere((values < fmt.raw_min) | (values > fmt.raw_max))
        index = tuple(int(i) for i in outside[0])
        raise EdgemoeError(
            f"{name}: {len(outside)} raw values do not fit {fmt}; first at {index}: {values[index]}, "
            f"legal {fmt.raw_min} to {fmt.raw_max}"
        )
    return values.astype(np.int64, copy=False)


def multiply(a: RawArray, a_format: Format, b: RawArray, b_format: Format) -> tuple[RawArray, int]:
    """The exact product and its fraction bits; Python integers in an object array when it may need over 63 bits."""
    ends = [i * j for i in (a_format.raw_min, a_format.raw_max) for j in (b_format.raw_min, b_format.raw_max)]
    if min(ends) < -(2**63) or max(ends) >= 2**63:
        a, b = a.astype(object), b.astype(object)
    return a * b, a_format.frac + b_format.frac


def wrap(raw: RawArray, fmt: Format) -> RawArray:
    """Two's complement wrap of `raw` (at the fraction bits of `fmt`) to the width of `fmt`."""
    _count(raw, fmt, fmt.raw_min, fmt.raw_max)
    return _wrap(raw, fmt)


def _wrap(raw: RawArray, fmt: Format) -> RawArray:
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
    rounded = round_real(scale(np.atleast_1d(reals), fmt.frac), fmt.rounding)
    if (counter := _counter(fmt)) is not None:  # float64 holds the first integer outside, if not the last inside
        outside = (rounded < float(fmt.raw_min)) | (rounded >= float(fmt.raw_max + 1))
        counter.add(rounded.size, int(np.count_nonzero(outside)))
    if fmt.overflow.startswith("wrap"):  # 2**64 is a whole number of periods of every format
        rounded = np.fmod(rounded, 2.0**64)
        rounded[rounded >= 2.0**63] -= 2.0**64
        rounded[rounded < -(2.0**63)] += 2.0**64
    else:
        rounded = np.clip(rounded, -(2.0**63), 2.0**62)  # outside every format, inside int64
    return _fit(rounded.astype(np.int64), fmt).reshape(reals.shape)


def dequantize(raw: ArrayLike, fmt: Format) -> NDArray[np.float64]:
    """Real values of raw integers, float64; exact up to 53 significant bits."""
    return np.ldexp(np.asarray(raw, dtype=np.float64), -fmt.frac)


def fit(raw: RawArray, fmt: Format) -> RawArray:
    """`raw`, already at the fraction bits of `fmt`, brought into its range by its overflow mode."""
    _count(raw, fmt, fmt.raw_min, fmt.raw_max)
    return _fit(raw, fmt)


def _counter(fmt: Format) -> overflow.Counter | None:
    """Who counts the values of a format, if anybody does."""
    return None if fmt.width == _UNFITTED else overflow.active()


def _count(raw: RawArray, fmt: Format, low: int, high: int) -> None:
    """Where somebody counts: these are values for `fmt`, and those outside low to high overflow it."""
    if (counter := _counter(fmt)) is not None:
        counter.add_raw(np.asarray(raw), low, high)


def _fit(raw: RawArray, fmt: Format) -> RawArray:
    low, high = fmt.raw_min, fmt.raw_max
    match fmt.overflow:
        case "wrap":
            return _wrap(raw, fmt)
        case "saturate":
            return np.asarray(np.clip(raw, low, high))
        case "saturate_zero":
            return np.where((raw < low) | (raw > high), 0, raw)
        case "saturate_symmetric":
            return np.asarray(np.clip(raw, low | fmt.signed, high))  # the minimum's neighbour, but -1 at 1 bit
        case _:  # wrap_sign_magnitude: all bits inverted where the lowest deleted one differs from the sign
            return np.asarray(_wrap(raw, fmt) ^ -((raw >> fmt.width ^ raw >> fmt.width - 1) & 1))


def _bits(raw: NDArray[np.int64], shift: int, width: int) -> RawArray:
    """Bits shift to shift + width - 1 of int64 words as two's complement: floor and wrap in two passes."""
    above = max(64 - width - shift, 0)
    result = raw << above
    result >>= above + shift
    return result


def _shift_left(raw: RawArray, shift: int, fmt: Format) -> RawArray:
    """raw * 2**shift in `fmt`; shift >= 0. Bits above int64 are lost only where a wrapping mode ignores them."""
    low, high = -(-fmt.raw_min >> shift), fmt.raw_max >> shift  # one step further is outside, and inside int64
    _count(raw, fmt, low, high)
    if fmt.overflow.startswith("wrap"):
        return _fit(raw << shift, fmt)
    return _fit(np.clip(raw, low - 1, high + 1) << shift, fmt)
