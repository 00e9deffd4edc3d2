"""Rounding by rational arithmetic: the opinion that shares no code with the engine or fxpmath."""

from __future__ import annotations

import math
from fractions import Fraction


def rounded(value: Fraction, mode: str) -> int:
    """`value` rounded to a whole number, in Python's integers."""
    low, half = math.floor(value), Fraction(1, 2)
    whole = {"floor": low, "ceil": math.ceil(value), "trunc": math.trunc(value), "nearest_even": round(value)}
    if mode in whole:
        return whole[mode]
    if value - low != half:
        return low + (value - low > half)
    up = {"nearest_posinf": True, "nearest_neginf": False, "nearest_zero": value < 0, "nearest_away": value > 0}
    return low + up[mode]
