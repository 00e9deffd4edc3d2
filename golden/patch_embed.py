r"""Patch embedding: the image cut into patches, each a dot product with every filter, plus the position table.

Formula (Edge-MoE, ICCAD 2023), raw integers: a patch's pixels in the order channel, row, column are one token of a
linear layer without normalisation of the image; patch (py, px) becomes token 1 + columns * py + px:

    token[0] = position[0]                                 the class token is folded into the table
    token[t] = W( linear(patch[t - 1])  + position[t] )

Each product is rounded on its own in `floor_each` (floor in `edge_moe`, a shift by 2). Error as for `golden.linear`
with I = C * P * P products, and half an ulp more where the table is finer than the tokens (nearest).

Shapes: image (C, H, W), weight (D, C, P, P), bias (D,), position (N, D) -> tokens (N, D), N = 1 + (H/P) (W/P).
"""

from __future__ import annotations

import numpy as np

from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, RawArray, check_raw, fit, requantize
from golden.linear import linear


def patches(image: RawArray, side: int) -> RawArray:
    """(C, H, W) -> (patches, C * P * P), row-major, each patch channel by channel."""
    channels, rows, columns = image.shape
    grid = image.reshape(channels, rows // side, side, columns // side, side)
    return np.ascontiguousarray(grid.transpose(1, 3, 0, 2, 4)).reshape(-1, channels * side * side)


def patch_embed(
    image: Fixed, weight: Fixed, bias: Fixed, position: Fixed, out: Format, *, accumulation: str = "floor_each"
) -> Fixed:
    """Tokens of an image.

    Args:
        image: (C, H, W).
        weight: (D, C, P, P).
        bias: (D,).
        position: (N, D).
        out: format of the tokens.
        accumulation: `floor_each` or `exact`.

    Returns:
        (N, D) in `out`.

    Raises:
        EdgemoeError: the image is not whole patches of the filters' channels, or the table has another size.
    """
    if len(image.shape) != 3 or len(weight.shape) != 4 or 0 in weight.shape:
        raise EdgemoeError(f"patch_embed: image {image.shape}, weight {weight.shape}; legal: (C, H, W), (D, C, P, P)")
    (channels, rows, columns), (dim, filters, side, _) = image.shape, weight.shape
    tokens = 1 + (rows // side) * (columns // side)
    if channels != filters or rows % side or columns % side or position.shape != (tokens, dim):
        raise EdgemoeError(
            f"patch_embed: image {image.shape}, weight {weight.shape}, position {position.shape}; legal: channels "
            f"equal, rows and columns multiples of {side}, position ({tokens}, {dim})"
        )
    check_raw("patch_embed: position", position.raw, position.format)
    flat = Fixed(patches(image.raw, side), image.format)
    embedded = linear(flat, weight.rows(), bias, out, accumulation=accumulation, where="patch_embed")
    table = requantize(position.raw, position.format.frac, out.unfitted)
    return Fixed(fit(np.concatenate([table[:1], embedded.raw + table[1:]]), out), out)
