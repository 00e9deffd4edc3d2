r"""Residual addition: a branch joins the stream of tokens.

Formula (Edge-MoE, ICCAD 2023), raw integers; W() the overflow of the output format, F the larger fraction of the two:

    y[i] = W( round( (x[i] << F - x.frac) + (branch[i] << F - branch.frac) ) )

The sum is exact at F fraction bits and is rounded once, to those of the output: in `edge_moe` all three are equal, so
nothing is rounded. Upstream adds inside the kernels that make the branches; here it is an operator of its own.

Shapes: x and branch of one shape, (T, D) in the network -> y of the same shape. Error against float64 addition of the
same inputs, where nothing overflows: 0 where the output has F fraction bits; else one ulp of the output (floor) or half
an ulp (nearest).
"""

from __future__ import annotations

from golden.accumulate import check_accumulator
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, check_raw, requantize


def residual(x: Fixed, branch: Fixed, out: Format, *, where: str = "residual") -> Fixed:
    """Add what attention or the feed-forward part gives to the tokens that it was given.

    Args:
        x: tokens (T, D).
        branch: of the same shape.
        out: format of the result.
        where: which layer, for errors.

    Returns:
        (T, D) in `out`.

    Raises:
        EdgemoeError: shapes disagree, a value does not fit its format, or the sum would not fit int64.
    """
    for name, operand in (("x", x), ("branch", branch)):
        check_raw(f"{where}: {name}", operand.raw, operand.format)
    if x.shape != branch.shape:
        raise EdgemoeError(f"{where}: shapes x {x.shape}, branch {branch.shape}; legal: equal shapes")
    frac = max(x.format.frac, branch.format.frac)
    aligned = (fmt.width + (not fmt.signed) + frac - fmt.frac for fmt in (x.format, branch.format))
    check_accumulator(f"{where}: sum", max(aligned) + 1)
    total = (x.raw << frac - x.format.frac) + (branch.raw << frac - branch.format.frac)
    return Fixed(requantize(total, frac, out), out)
