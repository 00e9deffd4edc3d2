"""GELU: `LANES` values per cycle, as many as the linear unit gives."""

from __future__ import annotations

from golden.config import ModelConfig
from golden.precision import Precision
from rtl_hls.kernel import LANES, Kernel, bits


def build(config: ModelConfig, precision: Precision) -> tuple[Kernel, ...]:
    """The kernel."""
    x, y = precision.format("hidden"), precision.format("activated")
    return (
        Kernel(
            name="gelu",
            operator="gelu",
            module="gelu",
            proc="Gelu",
            parameters=(LANES,),
            channels=(bits("x", "in", LANES * x.width), bits("y", "out", LANES * y.width)),
            lanes=LANES,
            outputs=("y",),
            formats={"x": x, "y": y},
        ),
    )
