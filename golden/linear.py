r"""Linear layer: y = x W^T + b.

Formula (Edge-MoE, ICCAD 2023, unified linear unit), raw integers, W() the overflow of the output format:

    y[o] = W( (b[o] << y.frac - b.frac) + sum_i round(x[i] * w[o, i]) )      floor_each, as published
    y[o] = W( round( b[o] + sum_i x[i] * w[o, i] ) )                         exact

In `floor_each` every product is rounded on its own to the output's fraction bits (floor in `edge_moe`, a shift by 14);
the sum is exact and wraps once, which equals wrapping after each addition. In `exact` the sum of whole products is
rounded once; where output channels have scales of their own (`golden.scaled`), w[o, i] / 2**shift[o] stands for
w[o, i], still without a rounding before the last.

Shapes: x (T, I), w (O, I), b (O,) -> y (T, O). Error against float64 on the same quantised inputs, where nothing
overflows: in `floor_each` 0 to I ulp of the output below it (floor), since each product loses less than one ulp, or I/2
ulp either way (nearest); in `exact` one ulp (floor) or half an ulp (nearest).
"""

from __future__ import annotations

from golden.accumulate import dot
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, check_raw


def linear(
    x: Fixed,
    weight: Fixed,
    bias: Fixed | None,
    out: Format,
    *,
    accumulation: str = "floor_each",
    where: str = "linear",
) -> Fixed:
    """Apply the layer to every token.

    Args:
        x: tokens (T, I).
        weight: (O, I), in `exact` also `golden.scaled.Scaled`.
        bias: (O,), or None as in gates.
        out: format of the result.
        accumulation: `floor_each` or `exact`.
        where: which layer, for errors.

    Returns:
        (T, O) in `out`.

    Raises:
        EdgemoeError: shapes disagree, a value does not fit its format, or the accumulator would not fit int64.
    """
    for name, operand in (("x", x), ("weight", weight), ("bias", bias)):
        if operand is not None:
            check_raw(f"{where}: {name}", operand.raw, operand.format)
    bias_shape = weight.shape[:1] if bias is None else bias.shape
    ranks = len(x.shape) == len(weight.shape) == 2
    if not ranks or x.shape[1] != weight.shape[1] or bias_shape != weight.shape[:1]:
        raise EdgemoeError(
            f"{where}: shapes x {x.shape}, weight {weight.shape}, bias {bias_shape}; legal: (T, I), (O, I), (O,)"
        )
    return dot(x, weight, bias, out, accumulation=accumulation, where=where)
