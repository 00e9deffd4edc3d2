"""The hardware kernels of a network: which HLS proc, at which parameters, with which streams and RAMs.

Every number comes from `golden`: formats from the precision, dimensions and parallelism from the model config.
"""

from __future__ import annotations

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.precision import Precision
from rtl_hls.kernel import Kernel
from rtl_hls.kernels import (
    attention_context,
    attention_scores,
    experts,
    gating,
    gelu,
    layer_norm,
    linear,
    linear_modes,
    patch_embed,
    residual,
    softmax,
)

_OPERATORS = (
    patch_embed,
    layer_norm,
    linear,
    attention_scores,
    attention_context,
    gelu,
    softmax,
    gating,
    residual,
    linear_modes,
    experts,
)


def kernels(config: ModelConfig, precision: Precision) -> dict[str, Kernel]:
    """Every kernel of a network, by name; EdgemoeError on formats or sizes that the hardware does not have."""
    if precision.uniform().weight_scale != "tensor":
        raise EdgemoeError(
            f"rtl: precision {precision.name!r} has weight_scale {precision.weight_scale!r}; legal: 'tensor'"
        )
    built = [kernel for module in _OPERATORS for kernel in module.build(config, precision)]
    named = {kernel.name: kernel for kernel in built}
    assert len(named) == len(built), "two kernels of one name"
    return named
