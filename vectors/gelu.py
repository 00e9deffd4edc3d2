"""Cases of GELU: the hidden features of a real MLP, every knot of the table and its neighbours, random words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from golden.fixed import Fixed, RawArray
from golden.gelu import ENTRIES, STEP_BITS, gelu
from golden.linear import linear
from golden.precision import Precision
from vectors.case import Case, Tensor
from vectors.inputs import extremes, random_raw


def cases(captured: Mapping[str, Tensor], precision: Precision) -> Iterator[Case]:
    """Every case of the operator."""
    fmt = precision.feature
    x, weight, bias = (captured[f"layers.2.fc1.{role}"] for role in ("x", "weight", "bias"))
    fixed_x, fixed_w, fixed_b = (Fixed(part.raw, part.format) for part in (x, weight, bias))
    hidden = linear(fixed_x, fixed_w, fixed_b, fmt).raw
    yield _case("real_fc1_layer2", hidden.ravel(), precision, "golden linear of captured layers.2.fc1")
    knots = np.arange(ENTRIES, dtype=np.int64) << fmt.frac - STEP_BITS
    near = (knots[:, None] + np.array([-1, 0, 1])).ravel()
    corners = np.concatenate([extremes(fmt), near, -near])
    yield _case("corners", corners, precision, "extremes, and every knot +-1 LSB on both sides")
    yield _case("random_near", random_raw(21, (4096,), fmt, span=6.0), precision, "PCG64 words in [-6, 6)", 21)
    yield _case("random_wide", random_raw(22, (2048,), fmt), precision, "PCG64 words of the whole range", 22)


def _case(name: str, x: RawArray, precision: Precision, source: str, seed: int = -1) -> Case:
    fmt = precision.feature
    tensors = {
        "x": Tensor(x, fmt, ("value",), "value"),
        "y": Tensor(gelu(Fixed(x, fmt)).raw, fmt, ("value",), "value"),
    }
    return Case("gelu", name, tensors, source, seed)
