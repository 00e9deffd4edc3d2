"""The operators of the encoder between formats, batched and with gradients: `Fake` in float, `Integer` as golden.

`Fake` computes in float32 and rounds only what a role names: the usual fake quantisation. `Integer` gives golden's
integers, whatever the formats: a product or sum runs in the narrowest float that holds it exactly, in int64 limbs where
none does, and what is no sum is golden's integer formula. Both have the gradients of the float operators.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from golden.accumulate import accumulator_bits, check_accumulator
from golden.attention import BLOCK, scale_shift
from golden.fixed import Format
from golden.layer_norm import EPS_LOG2
from golden.precision import Precision
from golden.softmax import SoftmaxFormats
from model import quantized_functions as functions
from model.quantized_grid import Grid, enter, exact_in, integers, landed, on_grid, rounded, straight
from model.quantized_products import exact_matmul, rounded_products
from model.quantized_rounding import fit, moved, slope_of


class Fake:
    """Float operators; every result is rounded into its format."""

    def __init__(self, precision: Precision) -> None:
        """Operators of a precision; its formats are given to each."""
        self.precision = precision

    def dot(self, x: Grid, weight: Grid, bias: Grid | None, out: Format, where: str) -> Grid:
        """x (..., T, I) times weight (..., O, I), transposed, and bias (O,): (..., T, O); `where` is for errors."""
        total = x.value.float() @ weight.value.float().mT
        return enter(total if bias is None else total + bias.value.float(), out)

    def scores(self, query: Grid, key: Grid, out: Format, where: str) -> Grid:
        """Scaled products (..., Q, N) of queries (..., Q, head_dim) and keys (..., N, head_dim)."""
        return enter(query.value.float() @ key.value.float().mT / math.sqrt(query.value.shape[-1]), out)

    def softmax(self, score: Grid, inside: SoftmaxFormats, parallelism: int) -> tuple[Grid, Grid | None, Grid | None]:
        """Probabilities (..., Q, N); the reciprocal of the sum and the maximum (..., Q) where they are computed."""
        return enter(torch.softmax(score.value.float(), dim=-1), inside.probability), None, None

    def gate_score(self, logit: Grid, chosen: Tensor, inside: SoftmaxFormats) -> Grid:
        """Softmax over all logits (T, E) of the chosen ones (T, k)."""
        return enter(torch.softmax(logit.value.float(), dim=-1).gather(-1, chosen), inside.probability)

    def layer_norm(self, x: Grid, weight: Grid, bias: Grid, statistic: Format, out: Format) -> Grid:
        """Tokens (..., D) of mean 0 and variance 1, scaled and shifted by (D,)."""
        return enter(_layer_norm(x, weight, bias).float(), out)

    def gelu(self, x: Grid, out: Format) -> Grid:
        """GELU, any shape."""
        return enter(F.gelu(x.value.float()), out)

    def add(self, x: Grid, other: Grid, out: Format, where: str) -> Grid:
        """x + other, equal shapes."""
        return enter(x.value.float() + other.value.float(), out)

    def place(self, patches: Grid, position: Grid) -> Grid:
        """Patches (B, N - 1, D) behind a class token of zero, and the position table (N, D): tokens (B, N, D)."""
        return enter(F.pad(patches.value.float(), (0, 0, 1, 0)) + position.value.float(), patches.format)

    def combine(self, output: Grid, score: Grid, chosen: Tensor, out: Format, where: str) -> Grid:
        """Experts' outputs (T, k, D) weighted by the scores (T, k) of the chosen (T, k) and summed: (T, D)."""
        return enter((output.value.float() * score.value.float().unsqueeze(2)).sum(dim=1), out)


class Integer(Fake):
    """golden's integers forward, the gradients of the float operators backward.

    Errors are those of `golden`: EdgemoeError where an accumulator would not fit int64.
    """

    @property
    def _exact(self) -> bool:
        return self.precision.accumulation == "exact"

    def _check(self, x: Grid, weight: Grid, out: Format, terms: int, where: str, bias: Grid | None = None) -> None:
        added = bias.format if bias else None
        mode = self.precision.accumulation
        bits = accumulator_bits(x.format, weight.format, out, terms, mode, bias=added, extra=weight.extra)
        check_accumulator(where, bits)

    def dot(self, x: Grid, weight: Grid, bias: Grid | None, out: Format, where: str) -> Grid:
        """As `Fake.dot`."""
        self._check(x, weight, out, x.value.shape[-1], where, bias)
        if self._exact:
            return self._product(x, weight, bias, out)
        raw = rounded_products(integers(x), integers(weight), x.frac + weight.frac, out)
        operator = x.value.double() @ weight.value.double().mT
        if bias is not None:
            raw = raw + moved(integers(bias), bias.frac, out)
            operator = operator + bias.value
        return _fitted(raw, out, operator)

    def _product(self, x: Grid, weight: Grid, bias: Grid | None, out: Format, shift: int = 0) -> Grid:
        """Whole products, 2**-shift of their sum, rounded once."""
        frac = fine = x.frac + weight.frac
        bound = x.value.shape[-1] * x.greatest * weight.greatest
        if bias is not None:
            fine = max(frac, bias.frac)
            bound = (bound << fine - frac) + (bias.greatest << fine - bias.frac)
        exact = exact_in(bound, fine + shift)
        kind = exact or torch.float64
        operator = x.value.to(kind) @ weight.value.to(kind).mT
        operator = operator * 2.0**-shift if shift else operator
        operator = operator if bias is None else operator + bias.value.to(kind)
        if exact is not None:
            return enter(operator, out)
        raw = exact_matmul(integers(x), integers(weight).mT, x.width, weight.width)
        if bias is not None:
            raw = (raw << fine - frac) + (integers(bias) << fine - bias.frac)
        return landed(raw, fine + shift, out, operator)

    def scores(self, query: Grid, key: Grid, out: Format, where: str) -> Grid:
        """As `Fake.scores`."""
        head_dim = query.value.shape[-1]
        h, frac, mode = scale_shift(head_dim), query.frac + key.frac, self.precision.accumulation
        check_accumulator(where, accumulator_bits(query.format, key.format, out, head_dim, mode, h))
        if self._exact:
            return self._product(query, key, None, out, h)
        q, k = integers(query), integers(key)
        total = torch.zeros((), dtype=torch.int64, device=q.device)
        for start in range(0, head_dim, BLOCK):
            part = slice(start, start + BLOCK)
            block = fit(rounded_products(q[..., part], k[..., part], frac, out), out)
            total = total + moved(block, out.frac + h, out)
        return _fitted(total, out, query.value.double() @ key.value.double().mT * 2.0**-h)

    def softmax(self, score: Grid, inside: SoftmaxFormats, parallelism: int) -> tuple[Grid, Grid | None, Grid | None]:
        """As `Fake.softmax`."""
        fmt, raw = score.format, integers(score)
        exp = functions.decay(self.precision, fmt, inside.exponential, raw.device)
        total, maximum = functions.exp_sum(raw, fmt, inside, exp, parallelism)
        reciprocal = functions.reciprocal(total, inside.total, inside.reciprocal)
        product = exp(maximum.unsqueeze(-1) - raw) * reciprocal.unsqueeze(-1)
        frac = inside.exponential.frac + inside.reciprocal.frac
        bound = inside.reciprocal.raw_max << inside.exponential.frac  # no exponential is above 1
        probability = landed(product, frac, inside.probability, torch.softmax(score.value, dim=-1), bound)
        return probability, on_grid(reciprocal, inside.reciprocal), on_grid(maximum, fmt)

    def gate_score(self, logit: Grid, chosen: Tensor, inside: SoftmaxFormats) -> Grid:
        """As `Fake.gate_score`."""
        fmt, raw, out = logit.format, integers(logit), inside.probability
        exp = functions.decay(self.precision, fmt, inside.exponential, raw.device)
        total, maximum = functions.exp_sum(raw.unsqueeze(-2), fmt, inside, exp, 1)
        e = exp(maximum - raw.gather(-1, chosen))
        quotient = (e << out.frac).div(total, rounding_mode="floor")
        return _fitted(quotient, out, torch.softmax(logit.value, dim=-1).gather(-1, chosen))

    def layer_norm(self, x: Grid, weight: Grid, bias: Grid, statistic: Format, out: Format) -> Grid:
        """As `Fake.layer_norm`."""
        raw, inside = functions.layer_norm(x, weight, bias, statistic, out)
        return straight(raw, out, _layer_norm(x, weight, bias), inside)

    def gelu(self, x: Grid, out: Format) -> Grid:
        """As `Fake.gelu`."""
        raw, slope = functions.gelu(integers(x), x.format, out, self.precision.gelu_step_bits)
        return straight(raw, out, F.gelu(x.value), slope)

    def add(self, x: Grid, other: Grid, out: Format, where: str) -> Grid:
        """As `Fake.add`."""
        frac = max(x.frac, other.frac)
        widths = (each.width + (not each.format.signed) + frac - each.frac for each in (x, other))
        check_accumulator(f"{where}: sum", max(widths) + 1)
        bound = sum(each.greatest << frac - each.frac for each in (x, other))
        exact = exact_in(bound, frac)
        operator = x.value.to(exact or torch.float64) + other.value.to(exact or torch.float64)
        if exact is not None:
            return enter(operator, out)
        raw = (integers(x) << frac - x.frac) + (integers(other) << frac - other.frac)
        return landed(raw, frac, out, operator)

    def place(self, patches: Grid, position: Grid) -> Grid:
        """As `Fake.place`."""
        out = patches.format
        table = rounded(position.value, out)
        padded = F.pad(patches.value, (0, 0, 1, 0))
        bound = patches.greatest + (position.greatest + 1 << max(out.frac - position.frac, 0))
        if (exact := exact_in(bound, out.frac)) is not None:
            return enter(padded.to(exact) + table.to(exact), out)
        raw = integers(patches.of(padded)) + moved(integers(position), position.frac, out)
        return _fitted(raw, out, padded + table)

    def combine(self, output: Grid, score: Grid, chosen: Tensor, out: Format, where: str) -> Grid:
        """As `Fake.combine`."""
        terms, frac = chosen.shape[1], output.frac + score.frac
        self._check(output, score, out, terms, where)
        exact = exact_in(terms * output.greatest * score.greatest, frac) if self._exact else None
        kind = exact or torch.float64
        operator = (output.value.to(kind) * score.value.to(kind).unsqueeze(2)).sum(dim=1)
        if exact is not None:
            return enter(operator, out)
        products = integers(output) * integers(score).unsqueeze(2)  # (T, k, D)
        if self._exact:
            return landed(products.sum(dim=1), frac, out, operator)
        order = chosen.argsort(dim=1).unsqueeze(2).expand_as(products)  # by expert, as the accelerator adds
        total = torch.zeros_like(products[:, 0])
        for term in products.gather(1, order).unbind(1):
            total = fit(total + moved(term, frac, out), out)
        return straight(total, out, operator)


def _layer_norm(x: Grid, weight: Grid, bias: Grid) -> Tensor:
    kind = torch.promote_types(x.value.dtype, torch.promote_types(weight.value.dtype, bias.value.dtype))
    parameters = (weight.value.to(kind), bias.value.to(kind))
    return F.layer_norm(x.value.to(kind), weight.value.shape, *parameters, 2.0**EPS_LOG2)


def _fitted(raw: Tensor, out: Format, operator: Tensor) -> Grid:
    """Raw integers at the fraction bits of `out` brought into its range."""
    fitted = fit(raw, out)
    return straight(fitted, out, operator, slope_of(raw, fitted, out))
