"""Cases of GELU: the hidden features of a real MLP, every knot of the table and its neighbours, random words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from golden.fixed import Fixed, Format, RawArray
from golden.gelu import entries, gelu
from vectors.case import Case, Tensor
from vectors.inputs import extremes, random_raw
from vectors.observe import Observation


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of the operator."""
    step_bits = seen.precision.gelu_step_bits
    hidden, activated = seen.value("layers.2.hidden"), seen.value("layers.2.activated")
    real = Fixed(hidden.raw.ravel(), hidden.format)
    yield _case("real_fc1_layer2", real, activated.format, step_bits, "observed layers.2.hidden")
    fmt, out = seen.precision.format("hidden"), seen.precision.format("activated")
    knots = np.arange(entries(step_bits), dtype=np.int64) << fmt.frac - step_bits
    near = (knots[:, None] + np.array([-1, 0, 1])).ravel()
    corners = np.clip(np.concatenate([extremes(fmt), near, -near]), fmt.raw_min, fmt.raw_max)
    yield _case("corners", Fixed(corners, fmt), out, step_bits, "extremes, and every knot +-1 LSB on both sides")
    made = (
        ("random_near", "PCG64 words in [-6, 6)", 21, 4096, 6.0),
        ("random_wide", "PCG64 words of the whole range", 22, 2048, None),
        ("smallest", "PCG64 words in [-6, 6)", 23, 208, 6.0),
    )
    for name, source, seed, size, span in made:
        yield _case(name, Fixed(random_raw(seed, (size,), fmt, span=span), fmt), out, step_bits, source, seed)


def _case(name: str, x: Fixed, out: Format, step_bits: int, source: str, seed: int = -1) -> Case:
    """x (values,)."""
    y: RawArray = gelu(x, out, step_bits=step_bits).raw
    tensors = {"x": Tensor(x.raw, x.format, ("value",), "value"), "y": Tensor(y, out, ("value",), "value")}
    return Case("gelu", name, tensors, source, seed)
