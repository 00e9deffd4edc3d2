"""Calibration: where the binary point of every role goes, from the ranges that were observed.

Width, signedness, rounding and overflow of a format stay; its fraction bits are chosen per role and, where asked, per
layer:

    max          the most fraction bits with which no observed value overflows
    percentile   the same for that share of the magnitudes; the rest saturates
    mse          those with the least mean squared error of quantisation, overflow included; of equal ones the fewest

A format that wraps takes `max` with a bit to spare whatever the method, because a value beyond what was observed would
come back with the other sign. So do, without the spare bit, weights with a scale per channel: their format is that of
the greatest channel, and the others fill it by their scales (`golden.scaled`). The formats inside of operators
(`golden.precision.INTERNAL`) and of pixels stay.

Some roles have limits of their own. GELU's table needs room for 5.5 in `hidden` and a fraction that addresses it;
scores and logits are arguments of exp. `residual` has one format in all layers, because the RTL of a layer reads its
tokens in the format in which it writes them. What is added to something is no finer than it (`JOINED`): the hardware
keeps no more bits of a bias than of its sum, and a branch finer than the tokens would be rounded twice, whose errors
add up to more than those of once.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from accuracy.distribution import Distribution
from accuracy.ranges import CALIBRATED, Ranges
from golden.errors import EdgemoeError
from golden.fixed import Format, dequantize, quantize
from golden.precision import CHANNEL_ROLES, Precision
from golden.rounding import round_real, scale

METHODS: Final = ("max", "percentile", "mse")
NEVER_NEGATIVE: Final = ("probability", "gate_score")
"""Computed roles without negative values."""
SHARED: Final = ("residual",)
"""Roles with one format in all layers."""
_OUTSIDE: Final = ("patch_weight", "patch_bias", "position")
"""Roles outside of all layers."""
_FRACTIONS: Final = (-32, 56)
"""Fraction bits that are ever chosen."""
_GELU_WHOLE: Final = 3
"""Whole bits, sign aside, that hold 5.5."""

JOINED: Final = {
    "branch": (("residual",),),
    "patch_bias": (("pixel", "patch_weight", "residual"),),
    "position": (("residual",),),
    "norm_bias": (("normed",),),
    "attn_bias": (
        ("normed", "weight", "query"),
        ("normed", "weight", "key"),
        ("normed", "weight", "value"),
        ("context", "weight", "branch"),
    ),
    "bias": (
        ("normed", "weight", "hidden"),
        ("activated", "weight", "branch"),
        ("activated", "weight", "expert_output"),
    ),
}
"""What a role is added to, and so is never finer than: a tensor, or a sum of products (both factors, the result).
In an order in which what is joined comes first."""


def calibrate(
    precision: Precision,
    ranges: Ranges,
    method: str = "mse",
    *,
    layers: bool = True,
    percentile: float = 99.99,
    clips: Mapping[str, float] | None = None,
    roles: Iterable[str] | None = None,
    name: str = "",
) -> Precision:
    """A precision with the same widths and modes whose fraction bits fit the ranges.

    Args:
        precision: widths and modes, and everything about the roles that stay.
        ranges: what was observed.
        method: one of `METHODS`.
        layers: choose for every layer apart; else one format per role.
        percentile: share of the magnitudes that must not overflow, in percent (`percentile` alone).
        clips: percentiles of single roles, which take that method in place of `method`.
        roles: which roles to calibrate; all of `CALIBRATED` where none are given.
        name: of the result; `{precision}-{method}` where none is given.

    Raises:
        EdgemoeError: an unknown method or role, a percentile outside (0, 100], a range that is missing, or a width
            with which a role has no legal fraction.
    """
    chosen = CALIBRATED if roles is None else tuple(roles)
    own = clips or {}
    for one in (percentile, *own.values()):
        _check(method, one, (*chosen, *own))
    picks = {
        role: functools.partial(
            _choose, method="percentile" if role in own else method, percentile=own.get(role, percentile)
        )
        for role in chosen
    }
    formats = dict(precision.formats)
    single: dict[int, dict[str, Format]] = {}
    if precision.layers and not layers:
        raise EdgemoeError(f"calibrate: precision {precision.name!r} has formats of single layers; calibrate per layer")
    for role in chosen:
        formats[role] = _place(precision, ranges, role, None, picks[role])
        for layer in ranges.layers if layers and role not in SHARED + _OUTSIDE else ():
            if ranges.of(role, layer) is not None:
                single.setdefault(layer, {})[role] = _place(precision, ranges, role, layer, picks[role])
    replaced = [role for role in chosen if role in SHARED + _OUTSIDE]
    kept = {
        index: {role: fmt for role, fmt in precision.layers.get(index, {}).items() if role not in replaced}
        | single.get(index, {})
        for index in sorted({*precision.layers, *ranges.layers})
    }
    changed = dataclasses.replace(
        precision,
        name=name or f"{precision.name}-{method}",
        formats=formats,
        layers={index: found for index, found in kept.items() if found},
    )
    return coarsened(changed, chosen)


def _check(method: str, percentile: float, roles: tuple[str, ...]) -> None:
    if method not in METHODS:
        raise EdgemoeError(f"calibrate: method={method!r} is not one of {', '.join(METHODS)}")
    if not 0 < percentile <= 100:
        raise EdgemoeError(f"calibrate: percentile={percentile!r}; legal: above 0, up to 100")
    if unknown := [role for role in roles if role not in CALIBRATED]:
        raise EdgemoeError(f"calibrate: roles {unknown} are not calibrated; legal: {', '.join(CALIBRATED)}")


def unsigned(precision: Precision) -> Precision:
    """The precision with the roles `NEVER_NEGATIVE` unsigned: the sign becomes a fraction bit."""

    def changed(formats: Mapping[str, Format]) -> dict[str, Format]:
        return {
            role: dataclasses.replace(fmt, signed=False, frac=fmt.frac + fmt.signed) if role in NEVER_NEGATIVE else fmt
            for role, fmt in formats.items()
        }

    layers = {layer: changed(roles) for layer, roles in precision.layers.items()}
    name = f"{precision.name}-unsigned"
    return dataclasses.replace(precision, name=name, formats=changed(precision.formats), layers=layers)


Choice = Callable[[Distribution, Format, tuple[int, int]], int]


def _place(precision: Precision, ranges: Ranges, role: str, layer: int | None, pick: Choice) -> Format:
    """The format of one role in one layer."""
    fmt = precision.format(role, layer)
    seen = ranges.of(role, layer, precision.accumulation)
    if seen is None:
        raise EdgemoeError(f"calibrate: the ranges say nothing of role {role!r}; observe the network again")
    if precision.weight_scale == "channel" and role in CHANNEL_ROLES:
        pick = functools.partial(_choose, method="max", percentile=100.0)
    return dataclasses.replace(fmt, frac=pick(seen, fmt, limits(precision, role, fmt)))


def limits(precision: Precision, role: str, fmt: Format) -> tuple[int, int]:
    """The least and greatest fraction bits that a role may have at its width.

    Raises:
        EdgemoeError: there are none, or the role must not be so wide.
    """
    low, high = _FRACTIONS
    if role == "hidden":
        low, high = precision.gelu_step_bits, min(24, fmt.width - fmt.signed - _GELU_WHOLE)
        if low > high or not fmt.signed:
            raise EdgemoeError(
                f"calibrate: role 'hidden' as {fmt} cannot hold GELU's table; give it {low + _GELU_WHOLE + 1} bits or "
                "more, signed"
            )
    if role in ("score", "logit"):
        low, high = -16, 31
        if fmt.width > 32 or not fmt.signed:
            raise EdgemoeError(f"calibrate: role {role!r} as {fmt} is the argument of exp: up to 32 bits, signed")
    if role == "gate_score":
        low = 1
    return low, high


def _choose(seen: Distribution, fmt: Format, legal: tuple[int, int], method: str, percentile: float) -> int:
    """Fraction bits of one format."""
    if fmt.overflow.startswith("wrap"):
        return fitting(2 * seen.low, 2 * seen.high, fmt, legal)
    if method == "mse":
        return least_error(seen, fmt, legal)
    most = seen.magnitude(percentile if method == "percentile" else 100)
    return fitting(max(seen.low, -most), min(seen.high, most), fmt, legal)


def fitting(low: float, high: float, fmt: Format, legal: tuple[int, int] = _FRACTIONS) -> int:
    """The most fraction bits with which `low` and `high` do not overflow as `fmt`; the least legal where none do."""
    for frac in range(legal[1], legal[0], -1):
        raw = round_real(scale(np.array([low, high]), frac), fmt.rounding)
        if raw[0] >= fmt.raw_min and raw[1] <= fmt.raw_max:
            return frac
    return legal[0]


def least_error(seen: Distribution, fmt: Format, legal: tuple[int, int] = _FRACTIONS) -> int:
    """The fraction bits with the least mean squared error for a format that saturates; of equal ones the fewest.

    Tried from one bit coarser than what fits to where the values that overflow alone err more than the best: with more
    bits they only become more, and err more.
    """
    first = max(fitting(seen.low, seen.high, fmt, legal) - 1, legal[0])
    best, chosen = float("inf"), first
    for frac in range(first, legal[1] + 1):
        error, lost = _errors(seen, dataclasses.replace(fmt, frac=frac))
        if error < best:
            best, chosen = error, frac
        if lost > best:
            break
    return chosen


def mean_square_error(seen: Distribution, fmt: Format) -> float:
    """Mean squared error of the values as `fmt`, estimated from the sample (zeros have none)."""
    return _errors(seen, fmt)[0]


def _errors(seen: Distribution, fmt: Format) -> tuple[float, float]:
    """Mean squared error of all values, and the part of it that is of those that overflow."""
    error = (dequantize(quantize(seen.values, fmt), fmt) - seen.values) ** 2 * seen.weights
    return float(error.sum() / seen.count), float(error[_outside(seen, fmt)].sum() / seen.count)


def _outside(seen: Distribution, fmt: Format) -> NDArray[np.bool_]:
    """Which values of the sample overflow."""
    raw = round_real(scale(seen.values, fmt.frac), fmt.rounding)
    return np.asarray((raw < fmt.raw_min) | (raw > fmt.raw_max))


def clipped(seen: Distribution, fmt: Format) -> float:
    """The share of the values that overflow `fmt`, estimated from the sample."""
    return float(seen.weights[_outside(seen, fmt)].sum() / seen.count)


def sqnr(seen: Distribution, fmt: Format) -> float:
    """Signal to quantisation noise of the values as `fmt`, dB; infinite where there is no noise."""
    noise, power = mean_square_error(seen, fmt), float((seen.values**2 * seen.weights).sum() / seen.count)
    return float("inf") if noise == 0 else float(10 * np.log10(power / noise)) if power else float("-inf")


def coarsened(precision: Precision, chosen: tuple[str, ...] = CALIBRATED) -> Precision:
    """The same with nothing of the chosen roles finer than what it joins, see `JOINED`."""
    for role in JOINED:
        if role in chosen:
            formats = {**precision.formats, role: _coarse(precision, role, None)}
            layers = {
                index: {**roles, **({role: _coarse(precision, role, index)} if role in roles else {})}
                for index, roles in precision.layers.items()
            }
            precision = dataclasses.replace(precision, formats=formats, layers=layers)
    return precision


def _coarse(precision: Precision, role: str, layer: int | None) -> Format:
    fmt = precision.format(role, layer)
    exact = precision.accumulation == "exact"
    fractions = [[precision.format(part, layer).frac for part in parts] for parts in JOINED[role]]
    most = min(one[0] if len(one) == 1 else one[0] + one[1] if exact else one[2] for one in fractions)
    return dataclasses.replace(fmt, frac=min(fmt.frac, most))
