"""Cases of the residual addition: both of a real layer, every pair of extremes, random words that wrap or saturate."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from golden.fixed import Fixed, Format
from golden.residual import residual
from vectors.case import Case, Tensor
from vectors.inputs import extremes, random_raw
from vectors.observe import Observation


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of the operator."""
    out, last = seen.precision.format("residual"), seen.config.layers - 1
    for layer, source, part in ((0, "residual_in", "attention"), (last, "residual_mid", "ffn")):
        x, branch = (seen.value(f"layers.{layer}.{name}") for name in (source, part))
        yield _case(f"real_{part}_layer{layer}", x, branch, out, f"observed layers.{layer}.{part}")
    formats = out, seen.precision.format("branch")
    values = (np.concatenate([extremes(fmt), [fmt.raw_min // 2, fmt.raw_max // 2]]) for fmt in formats)
    pairs = np.stack(np.meshgrid(*values), axis=2).reshape(-1, 2)
    pairs = np.resize(pairs, (-(-len(pairs) // 16) * 16, 2))
    x, branch = (Fixed(pairs[:, i].reshape(-1, 16), fmt) for i, fmt in enumerate(formats))
    yield _case("corners", x, branch, out, "every pair of extremes")
    made = (
        ("random_wide", "PCG64 words of the whole range", 51, 128, None),
        ("random_small", "PCG64 words in [-4, 4)", 52, 64, 4.0),
        ("smallest", "PCG64 words of the whole range", 53, 12, None),
    )
    for name, source, seed, rows, span in made:
        x, branch = (
            Fixed(random_raw(seed + 100 * i, (rows, 16), fmt, span=span), fmt) for i, fmt in enumerate(formats)
        )
        yield _case(name, x, branch, out, source, seed)


def _case(name: str, x: Fixed, branch: Fixed, out: Format, source: str, seed: int = -1) -> Case:
    """x and branch (T, D)."""
    operands = {"x": x, "branch": branch, "y": residual(x, branch, out)}
    tensors = {
        role: Tensor(value.raw, value.format, ("token", "feature"), "feature") for role, value in operands.items()
    }
    return Case("residual", name, tensors, source, seed)
