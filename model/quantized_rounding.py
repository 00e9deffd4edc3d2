"""Rounding into a `Format` on tensors: the rules of `golden.rounding` and `golden.fixed`, on floats and on integers.

Whole numbers in float64, or in float32 where it holds them, serve sums that floats hold exactly; int64 serves the
rest. Nothing here has a gradient; `slope` says what it would be. A format is the function that it is but for its steps:
slope 1 in range and where it wraps, 0 where it saturates, -1 on the falling edges of wrap_sign_magnitude.
"""

from __future__ import annotations

import torch
from torch import Tensor

from golden.fixed import Format
from golden.rounding import rounds_up


def round_real(x: Tensor, rounding: str) -> Tensor:
    """Whole numbers; as `golden.rounding.round_real`."""
    match rounding:
        case "floor":
            return x.floor()
        case "trunc":
            return x.trunc()
        case "ceil":
            return x.ceil()
        case "nearest_even":
            return x.round()
    whole = x.trunc()
    match rounding:
        case "nearest_posinf":
            tied = x.ceil()
        case "nearest_neginf":
            tied = x.floor()
        case "nearest_zero":
            tied = whole
        case _:  # nearest_away
            tied = whole + x.sign()
    return torch.where((x - whole).abs() == 0.5, tied, x.round())


def fit_real(x: Tensor, fmt: Format) -> tuple[Tensor, Tensor | None]:
    """Whole numbers brought into range, and the slope of that step; None where it is 1 everywhere."""
    low, high = fmt.raw_min, fmt.raw_max
    match fmt.overflow:
        case "wrap":
            x = x.remainder(2.0**fmt.width)
            return torch.where(x > high, x - 2.0**fmt.width, x), None
        case "saturate":
            fitted = x.clamp(low, high)
        case "saturate_zero":
            fitted = torch.where((x < low) | (x > high), 0.0, x)
        case "saturate_symmetric":
            fitted = x.clamp(low | fmt.signed, high)
        case _:  # wrap_sign_magnitude
            x = x.remainder(2.0 ** (fmt.width + 1))  # one period: rises to high, falls to low, rises to -1
            falling = (x > high) & (x <= high + 2.0**fmt.width)
            rising = torch.where(x > high, x - 2.0 ** (fmt.width + 1), x)
            return torch.where(falling, 2.0**fmt.width - 1 - x, rising), torch.where(falling, -1.0, 1.0)
    return fitted, fitted == x


def shift_right(raw: Tensor, shift: int, rounding: str) -> Tensor:
    """raw / 2**shift of int64, rounded; shift 1 or more. As `golden.rounding.shift_right`."""
    if shift > 62:  # what is far below one half matters only by being there
        raw, shift = raw >> 32 | (raw & (1 << 32) - 1 != 0).long(), min(shift - 32, 62)
    quotient = raw >> shift
    if rounding == "floor":
        return quotient
    up: Tensor = rounds_up(quotient, raw & (1 << shift) - 1, 1 << shift - 1, rounding)
    return quotient + up


def wrap(raw: Tensor, fmt: Format) -> Tensor:
    """The low bits of int64, as two's complement or unsigned."""
    half = -fmt.raw_min
    return (raw + half & (1 << fmt.width) - 1) - half


def fit(raw: Tensor, fmt: Format) -> Tensor:
    """int64 brought into the range of `fmt`, as `golden.fixed.fit`."""
    low, high = fmt.raw_min, fmt.raw_max
    match fmt.overflow:
        case "wrap":
            return wrap(raw, fmt)
        case "saturate":
            return raw.clamp(low, high)
        case "saturate_zero":
            return torch.where((raw < low) | (raw > high), 0, raw)
        case "saturate_symmetric":
            return raw.clamp(low | fmt.signed, high)
        case _:  # wrap_sign_magnitude
            return wrap(raw, fmt) ^ -((raw >> fmt.width ^ raw >> fmt.width - 1) & 1)


def moved(raw: Tensor, frac: int, target: Format) -> Tensor:
    """int64 at `frac` fraction bits, rounded to those of `target` and not brought into its range."""
    shift = frac - target.frac
    return shift_right(raw, shift, target.rounding) if shift > 0 else raw << -shift


def requantize(raw: Tensor, frac: int, target: Format) -> Tensor:
    """int64 at `frac` fraction bits, rounded and fitted into `target`; as `golden.fixed.requantize`."""
    shift = target.frac - frac
    if shift > 0 and not target.overflow.startswith("wrap"):  # one step further is outside, and inside int64
        low, high = -(-target.raw_min >> shift), target.raw_max >> shift
        return fit(raw.clamp(low - 1, high + 1) << min(shift, 62), target)
    return fit(moved(raw, frac, target), target)


def slope_of(raw: Tensor, fitted: Tensor, fmt: Format) -> Tensor | None:
    """The slope of `fit` where it made `fitted` of `raw`; None where it is 1 everywhere."""
    if fmt.overflow == "wrap":
        return None
    if fmt.overflow == "wrap_sign_magnitude":
        return torch.where(fitted == wrap(raw, fmt), 1.0, -1.0)
    return fitted == raw
