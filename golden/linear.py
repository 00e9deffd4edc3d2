r"""Linear layer: y = x W^T + b.

Formula (Edge-MoE, ICCAD 2023, unified linear unit), raw integers, W() the overflow of the output format:

    y[o] = W( (b[o] << y.frac - b.frac) + sum_i round(x[i] * w[o, i]) )

Every product is rounded on its own to the output's fraction bits (floor in `edge_moe`, a shift by 14); the sum is exact
and wraps once, which equals wrapping after each addition.

Shapes: x (T, I), w (O, I), b (O,) -> y (T, O). Error against float64 on the same quantised inputs, where nothing
overflows: 0 to I ulp of the output below it (floor), since each product loses less than one ulp.
"""

from __future__ import annotations

import numpy as np

from golden.errors import EdgemoeError
from golden.fixed import Format, RawArray, check_raw, fit, multiply, requantize


def linear(
    x: RawArray,
    weight: RawArray,
    bias: RawArray,
    *,
    x_format: Format,
    weight_format: Format,
    bias_format: Format,
    y_format: Format,
) -> RawArray:
    """Apply the layer to every token.

    Args:
        x: tokens (T, I) in `x_format`.
        weight: (O, I) in `weight_format`.
        bias: (O,) in `bias_format`.
        x_format: format of the tokens, e.g. `Precision.feature`.
        weight_format: `Precision.weight`.
        bias_format: `Precision.attn_bias` or `Precision.bias`.
        y_format: format of the result.

    Returns:
        (T, O) in `y_format`.

    Raises:
        EdgemoeError: shapes disagree or a value does not fit its format.
    """
    x, weight, bias = (
        check_raw("linear: x", x, x_format),
        check_raw("linear: weight", weight, weight_format),
        check_raw("linear: bias", bias, bias_format),
    )
    if x.ndim != 2 or weight.ndim != 2 or x.shape[1] != weight.shape[1] or bias.shape != weight.shape[:1]:
        raise EdgemoeError(
            f"linear: shapes x {x.shape}, weight {weight.shape}, bias {bias.shape}; legal: (T, I), (O, I), (O,)"
        )
    wide = Format(63, y_format.frac, rounding=y_format.rounding)  # a product that is rounded and not yet fitted
    total = np.broadcast_to(requantize(bias, bias_format.frac, wide), (len(x), len(weight))).copy()
    for i in range(x.shape[1]):
        product, frac = multiply(x[:, i, None], x_format, weight[None, :, i], weight_format)  # (T, O)
        total += requantize(product, frac, wide)
    return fit(total, y_format)
