"""Residual addition: `LANES` values per cycle, as many as the linear unit gives."""

from __future__ import annotations

from golden.config import ModelConfig
from golden.precision import Precision
from rtl_hls.kernel import LANES, Kernel, bits


def build(config: ModelConfig, precision: Precision) -> tuple[Kernel, ...]:
    """The kernel."""
    x, branch = precision.format("residual"), precision.format("branch")
    return (
        Kernel(
            name="residual",
            operator="residual",
            module="residual",
            proc="Residual",
            parameters=(LANES,),
            channels=(
                bits("x", "in", LANES * x.width),
                bits("branch", "in", LANES * branch.width),
                bits("y", "out", LANES * x.width),
            ),
            lanes=LANES,
            outputs=("y",),
            formats={"x": x, "branch": branch, "y": x},
        ),
    )
