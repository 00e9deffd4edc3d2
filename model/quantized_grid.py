"""Tensors on the grid of a `Format`, with straight-through gradients.

A value is kept as a real number, raw / 2**frac, in the narrowest float type that holds it, so that products and sums
are exact where their integers are. `enter` is the one lossy step; forward it gives what `golden.fixed` gives, backward
it passes the gradient on, times the slope of the format (`model.quantized_rounding`). Where floats cannot hold a sum,
its integers are computed beside the float operator, whose gradient is used (`straight`).
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import torch
from torch import Tensor

from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.scaled import SCALE_BITS
from model.quantized_rounding import fit_real, moved, requantize, round_real, slope_of

SINGLE, DOUBLE = 1 << 24, 1 << 53
"""Integers up to here are exact in float32 and in float64."""
_SINGLE_EXPONENT: Final = 100
"""Fraction bits up to which float32 holds an exact number without leaving its normal range."""
WIDEST: Final = 53
"""Bits of a word that a float64 holds."""


class Grid(NamedTuple):
    """A tensor whose values lie on the grid of a format.

    Attributes:
        value: real values, float32 or float64.
        format: theirs.
        extra: fraction bits beyond the format's, of weights whose channels have scales of their own.
    """

    value: Tensor
    format: Format
    extra: int = 0

    @property
    def frac(self) -> int:
        """Fraction bits of the finest value."""
        return self.format.frac + self.extra

    @property
    def width(self) -> int:
        """Bits of the integers."""
        return self.format.width + self.extra

    @property
    def greatest(self) -> int:
        """The greatest magnitude of an integer."""
        return max(self.format.raw_max, -self.format.raw_min) << self.extra

    def of(self, value: Tensor) -> Grid:
        """Other values, on the same grid: a part of these, or in another order."""
        return self._replace(value=value)


def check(name: str, fmt: Format) -> None:
    """Raises EdgemoeError if float64 tensors cannot hold the values of `fmt`."""
    if fmt.width > WIDEST or abs(fmt.frac) > 256:
        raise EdgemoeError(
            f"quantized: {name} has {fmt}; legal: up to {WIDEST} bits, -256 to 256 fraction bits; use golden.network"
        )


def exact_in(bound: int, frac: int) -> torch.dtype | None:
    """The narrowest float type in which products and sums are exact; None if float64 is not.

    Args:
        bound: their greatest magnitude, in units of 2**-frac.
        frac: fraction bits of the finest term.
    """
    if bound <= SINGLE and abs(frac) <= _SINGLE_EXPONENT and torch.get_float32_matmul_precision() == "highest":
        return torch.float32
    return torch.float64 if bound <= DOUBLE else None


def kind(fmt: Format) -> torch.dtype:
    """The type in which values of `fmt` are kept."""
    return torch.float32 if fmt.width <= 24 and abs(fmt.frac) <= _SINGLE_EXPONENT else torch.float64


def integers(grid: Grid) -> Tensor:
    """Integers, int64, in units of the finest value."""
    return (grid.value.detach().double() * 2.0**grid.frac).long()


def on_grid(raw: Tensor, fmt: Format) -> Grid:
    """Raw integers of `fmt`, of any type, as real values; without gradient."""
    return Grid((raw.double() * fmt.ulp).to(kind(fmt)), fmt)


class _Enter(torch.autograd.Function):
    """Real values to the nearest the rounding allows on a grid."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, fmt: Format, bounded: bool) -> Tensor:  # noqa: ANN401 - torch's context
        x = x if fmt.width <= 22 else x.double()  # float32 holds a period of the format and more
        rounded, slope = round_real(x * 2.0**fmt.frac, fmt.rounding), None
        if bounded:
            rounded, slope = fit_real(rounded, fmt)
        ctx.save_for_backward(slope)
        return (rounded * fmt.ulp).to(kind(fmt) if bounded else torch.float64)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:  # noqa: ANN401
        (slope,) = ctx.saved_tensors
        return (gradient if slope is None else gradient * slope), None, None


class _Straight(torch.autograd.Function):
    """One tensor forward, another backward."""

    @staticmethod
    def forward(ctx: Any, value: Tensor, operator: Tensor, slope: Tensor | None) -> Tensor:  # noqa: ANN401
        ctx.save_for_backward(slope)
        return value.view_as(value)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[None, Tensor, None]:  # noqa: ANN401
        (slope,) = ctx.saved_tensors
        return None, (gradient if slope is None else gradient * slope), None


def enter(x: Tensor, fmt: Format) -> Grid:
    """Real values rounded and fitted into `fmt`: `golden.fixed.quantize`, and `requantize` of exact sums.

    Args:
        x: any shape, float32 or float64; finite.
        fmt: the format of the result.
    """
    value: Tensor = _Enter.apply(x, fmt, True)  # type: ignore[no-untyped-call]
    return Grid(value, fmt)


def enter_channels(x: Tensor, fmt: Format, axes: int) -> Grid:
    """Weights whose output channels, the first `axes` axes, have scales of their own: as `golden.scaled`."""
    shape = (*x.shape[:axes], *(1,) * (x.ndim - axes))
    scale = 2.0 ** _channel_shift(x.detach(), fmt, axes).reshape(shape)
    value: Tensor = _Enter.apply(x * scale, fmt, True)  # type: ignore[no-untyped-call]
    return Grid(value / scale, fmt, SCALE_BITS)


def _channel_shift(x: Tensor, fmt: Format, axes: int) -> Tensor:
    """As `golden.scaled.channel_shift`, in the type of `x`: (*x.shape[:axes],)."""
    flat = x.flatten(axes)
    low, high = flat.amin(dim=-1), flat.amax(dim=-1)
    lowest = fmt.raw_min + (fmt.overflow == "saturate_symmetric" and fmt.signed and fmt.width > 1)
    shift = torch.zeros_like(low)
    for bits in range(1, SCALE_BITS + 1):
        ends = [round_real(end.double() * 2.0 ** (fmt.frac + bits), fmt.rounding) for end in (low, high)]
        shift[(ends[0] >= lowest) & (ends[1] <= fmt.raw_max)] = bits
    return shift


def rounded(x: Tensor, fmt: Format) -> Tensor:
    """Real values rounded to the fraction bits of `fmt`, in float64, and not brought into its range."""
    value: Tensor = _Enter.apply(x, fmt, False)  # type: ignore[no-untyped-call]
    return value


def straight(raw: Tensor, fmt: Format, operator: Tensor, slope: Tensor | None = None) -> Grid:
    """Raw integers forward, the gradient of a float operator backward.

    Args:
        raw: of the result, in `fmt`.
        fmt: the format of the result.
        operator: what the float operator gives, same shape; its gradient is used.
        slope: what the gradient is multiplied with, where not 1.
    """
    value: Tensor = _Straight.apply(on_grid(raw, fmt).value, operator, slope)  # type: ignore[no-untyped-call]
    return Grid(value, fmt)


def landed(raw: Tensor, frac: int, fmt: Format, operator: Tensor, bound: int = DOUBLE + 1) -> Grid:
    """Exact int64 sums rounded and fitted into `fmt`, with the gradient of a float operator where they fit.

    Args:
        raw: any shape.
        frac: fraction bits of `raw`.
        fmt: the format of the result.
        operator: what the float operator gives, same shape.
        bound: greatest magnitude of `raw`; floats are used where they hold it.
    """
    if bound <= DOUBLE:
        fitted, slope = fit_real(round_real(raw.double() * 2.0 ** (fmt.frac - frac), fmt.rounding), fmt)
    else:
        fitted = requantize(raw, frac, fmt)
        slope = slope_of(moved(raw, frac, fmt), fitted, fmt)
    return straight(fitted, fmt, operator, slope)
