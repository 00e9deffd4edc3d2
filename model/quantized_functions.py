"""golden's integer formulas on tensors: exp, reciprocal, square root, GELU, softmax sums, layer norm.

A function of one word of up to `TABLED` bits is a table of golden's own values; of wider words it is golden's formula,
with golden's constants and tables. All take and give int64 tensors without gradient.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Final

import numpy as np
import torch
from torch import Tensor

from golden import elementary as e
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format
from golden.fixed import fit as fit_array
from golden.gelu import gelu as golden_gelu
from golden.gelu import table
from golden.layer_norm import EPS_LOG2
from golden.precision import Precision
from golden.softmax import SoftmaxFormats
from model.quantized_grid import Grid, integers
from model.quantized_rounding import fit, moved, requantize, wrap

TABLED: Final = 16
"""Bits of the widest word whose functions are tables."""

Decay = Callable[[Tensor], Tensor]
"""exp(-d) of raw distances d >= 0 between scores, fitted as the accelerator fits them."""


@functools.cache
def _exp_table(fmt: Format, out: Format, exp: str, bits: int, device: torch.device) -> Tensor:
    distance = np.arange(1 << fmt.width)
    return torch.from_numpy(e.get_exp(exp, bits)(fit_array(-distance, fmt), fmt, out)).to(device)


def decay(precision: Precision, fmt: Format, out: Format, device: torch.device) -> Decay:
    """The exponential of a precision, of scores in `fmt`, with results in `out`.

    Raises:
        EdgemoeError: exp='reference' of words wider than `TABLED` bits.
    """
    if fmt.width <= TABLED:
        values = _exp_table(fmt, out, precision.exp, precision.exp_table_bits, device)
        return values.take
    if precision.exp != "hardware":
        raise EdgemoeError(f"quantized: exp={precision.exp!r} of {fmt}; legal: up to {TABLED} bits, or exp='hardware'")
    return lambda distance: exp_hardware(fit(-distance, fmt), fmt, out, precision.exp_table_bits)


def _tensor(values: np.ndarray, device: torch.device) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values)).to(device)


def exp_hardware(raw: Tensor, fmt: Format, out: Format, table_bits: int) -> Tensor:
    """As `golden.elementary.exp_hardware`."""
    tables = e.exp_tables(table_bits)
    high, low = _tensor(tables.high, raw.device), _tensor(tables.low, raw.device)
    u = torch.where(raw > 0, 1 << 31, -raw)
    if fmt.frac < 0:
        u = u.clamp(max=64) << -fmt.frac
    t = u * e.EXP_LOG2E >> max(fmt.frac, 0)
    index, rest = (1 << table_bits) - 1, tables.rest_bits
    n, i = t >> e.EXP_LOG2E_FRAC, t >> table_bits + rest & index
    j, r = t >> rest & index, t & (1 << rest) - 1
    v = high[i] - (high[i] * low[j] >> e.EXP_LOW_FRAC)
    w = v - ((v >> e.EXP_COARSE_DROP) * (r * e.EXP_LN2 >> rest) >> tables.last_drop)
    return torch.where((n >= 32) | (raw > 0), 0, w >> n.clamp(max=31) + e.EXP_HIGH_FRAC - out.frac)


def reciprocal(raw: Tensor, fmt: Format, out: Format) -> Tensor:
    """As `golden.elementary.reciprocal`."""
    one = torch.tensor(1 << fmt.frac + out.frac, device=raw.device)
    quotient = one.div(torch.where(raw == 0, 1, raw), rounding_mode="floor")
    return torch.where(raw == 0, out.raw_max, fit(quotient, out))


def square_root(raw: Tensor) -> Tensor:
    """As `golden.elementary.square_root`."""
    root = raw.double().sqrt().long()
    root = root - (root * root > raw).long()
    return root + ((root + 1) * (root + 1) <= raw)


@functools.cache
def _gelu_table(fmt: Format, out: Format, step_bits: int, device: torch.device) -> tuple[Tensor, Tensor]:
    """GELU of every word in `out`, and where it is in range."""
    words = np.arange(fmt.raw_min, fmt.raw_max + 1)
    values = torch.from_numpy(golden_gelu(Fixed(words, fmt), step_bits=step_bits).raw)
    found, inside = _kept(values, fmt.frac, out)
    return found.to(device), inside.to(device)


def gelu(raw: Tensor, fmt: Format, out: Format, step_bits: int) -> tuple[Tensor, Tensor]:
    """As `golden.gelu.gelu`: raw integers of `out`, and where the result is in its range."""
    if fmt.width <= TABLED:
        found, inside = _gelu_table(fmt, out, step_bits, raw.device)
        index = raw - fmt.raw_min
        return found.take(index), inside.take(index)
    return _kept(gelu_formula(raw, fmt, step_bits), fmt.frac, out)


def gelu_formula(raw: Tensor, fmt: Format, step_bits: int) -> Tensor:
    """The formula of `golden.gelu`, in the format of the argument."""
    limit, drop = 11 << fmt.frac >> 1, fmt.frac - step_bits
    knots = table(fmt.frac, step_bits)
    values, rise = _tensor(knots, raw.device), _tensor(np.diff(knots), raw.device)
    magnitude = wrap(raw.abs(), fmt)
    inside = magnitude < limit
    kept = torch.where(inside, magnitude, 0)
    i, t = kept >> drop & (8 << step_bits) - 1, kept & (1 << drop) - 1
    delta = values[i] + (t * rise[i.clamp(max=len(knots) - 2)] >> drop)
    return wrap(raw.clamp(min=0) - torch.where(inside, delta, 0), fmt)


def exp_sum(raw: Tensor, fmt: Format, inside: SoftmaxFormats, exp: Decay, parallelism: int) -> tuple[Tensor, Tensor]:
    """Sum and maximum of each query, as `golden.softmax.exp_sum`.

    Args:
        raw: scores (..., Q, N).
        fmt: theirs.
        inside: formats of exponentials and sum.
        exp: see `decay`.
        parallelism: queries in flight; 1 keeps the natural order of the keys.

    Returns:
        (..., Q) each.
    """
    queries, keys = raw.shape[-2:]
    scores = raw.movedim(-1, 0)  # (N, ..., Q)
    arriving = torch.empty_like(scores, memory_format=torch.contiguous_format)
    for first in range(min(parallelism, queries)):  # queries first, first + P, ... start at the same key
        arriving[..., first::parallelism] = scores[..., first::parallelism].roll(-(first % keys), 0)
    one, shift = 1 << inside.total.frac, inside.exponential.frac
    maximum = torch.full_like(arriving[0], fmt.raw_min)
    total = torch.zeros_like(maximum)
    for score in arriving:
        term = exp((maximum - score).abs())
        total = torch.where(score > maximum, (total * term >> shift) + one, total + term)
        maximum = torch.maximum(maximum, score)
    return total, maximum


def layer_norm(x: Grid, weight: Grid, bias: Grid, statistic: Format, out: Format) -> tuple[Tensor, Tensor]:
    """As `golden.layer_norm.layer_norm`: (..., D) with weight and bias (D,) to raw integers of `out`.

    Returns:
        The result, and where no step in `out` left its range: bool, same shape.
    """
    raw, gain, shift = integers(x), integers(weight), integers(bias)
    frac, x_frac = statistic.frac, x.format.frac
    mean, inverse = _moments(raw, x_frac, statistic)
    fine = max(x_frac, frac)
    centred = requantize((raw << fine - x_frac) - (mean << fine - frac), fine, statistic)
    scaled, inside = _kept(centred * inverse, 2 * frac, out)
    weighted, also = _kept(scaled * gain, out.frac + weight.format.frac, out)
    total = weighted + moved(shift, bias.format.frac, out)
    fitted = fit(total, out)
    return fitted, inside & also & (fitted == total)


def _kept(raw: Tensor, frac: int, out: Format) -> tuple[Tensor, Tensor]:
    """`requantize`, and where it kept the value."""
    fitted = requantize(raw, frac, out)
    return fitted, fitted == moved(raw, frac, out)


def _moments(raw: Tensor, x_frac: int, statistic: Format) -> tuple[Tensor, Tensor]:
    """Mean and reciprocal deviation of each token, (..., 1) each; as `golden.layer_norm.moments`."""
    frac = statistic.frac
    share = requantize(raw * ((1 << frac) // raw.shape[-1]), x_frac + frac, statistic)
    mean = fit(share.sum(dim=-1, keepdim=True), statistic)
    square = fit(requantize(raw * share, x_frac + frac, statistic).sum(dim=-1, keepdim=True), statistic)
    epsilon = max(1, 1 << max(frac + EPS_LOG2, 0))
    variance = fit(square - requantize(mean * mean, 2 * frac, statistic) + epsilon, statistic)
    deviation = square_root(torch.where(variance <= 0, epsilon, variance) << frac)
    one = torch.tensor(1 << 2 * frac, device=raw.device)
    return mean, fit(one.div(deviation, rounding_mode="floor"), statistic)
