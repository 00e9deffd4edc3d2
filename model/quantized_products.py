"""Integer matrix products on tensors: exact ones by limbs that float64 holds, and sums of rounded products."""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor

from golden.fixed import Format
from model.quantized_rounding import moved

_MANTISSA: Final = 53


def exact_matmul(a: Tensor, b: Tensor, a_bits: int, b_bits: int) -> Tensor:
    """The integer product a (..., T, I) @ b (..., I, O) of int64, as `golden.accumulate.exact_matmul`.

    Args:
        a: words of `a_bits` bits.
        b: words of `b_bits` bits.
        a_bits: the greater factor is cut into limbs until every sum is exact in float64.
        b_bits: likewise.
    """
    if a_bits + b_bits + a.shape[-1].bit_length() <= _MANTISSA:
        return (a.double() @ b.double()).long()
    if a_bits >= b_bits:
        half = a_bits // 2
        high = exact_matmul(a >> half, b, a_bits - half, b_bits)
        return (high << half) + exact_matmul(a & (1 << half) - 1, b, half, b_bits)
    half = b_bits // 2
    high = exact_matmul(a, b >> half, a_bits, b_bits - half)
    return (high << half) + exact_matmul(a, b & (1 << half) - 1, a_bits, half)


def rounded_products(a: Tensor, b: Tensor, frac: int, out: Format) -> Tensor:
    """Sum over i of a[..., t, i] * b[..., o, i], each product rounded to the fraction bits of `out`; (..., T, O) int64.

    One pass over the result per term: slow, and made for checks rather than training.

    Args:
        a: int64 (..., T, I).
        b: int64 (..., O, I).
        frac: fraction bits of a product.
        out: whose fraction bits and rounding.
    """
    batch = torch.broadcast_shapes(a.shape[:-2], b.shape[:-2])
    total = a.new_zeros((*batch, a.shape[-2], b.shape[-2]))
    for i in range(a.shape[-1]):
        total += moved(a[..., i].unsqueeze(-1) * b[..., i].unsqueeze(-2), frac, out)
    return total
