"""Parameters of the encoder: their names and shapes, and their raw integers at a precision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, quantize
from golden.precision import CHANNEL_ROLES, Precision
from golden.rounding import round_real, scale
from golden.scaled import Scaled, channel_shift, scaled

_ROLES = {
    "patch_embed.weight": "patch_weight",
    "patch_embed.bias": "patch_bias",
    "pos_embed": "position",
    "norm1.weight": "norm_weight",
    "norm2.weight": "norm_weight",
    "norm1.bias": "norm_bias",
    "norm2.bias": "norm_bias",
    "qkv.bias": "attn_bias",
    "proj.bias": "attn_bias",
    "mlp.fc1.bias": "bias",
    "mlp.fc2.bias": "bias",
    "moe.b1": "bias",
    "moe.b2": "bias",
}

EXPERT_WEIGHTS = (".moe.w1", ".moe.w2")
"""Parameters whose outputs are the second axis, after that of experts."""


def expected_shapes(config: ModelConfig) -> dict[str, tuple[int, ...]]:
    """Name and shape of every encoder parameter, in the order of the computation; weights are (out, in)."""
    dim, experts, hidden = config.dim, config.experts, config.expert_hidden
    shapes: dict[str, tuple[int, ...]] = {
        "patch_embed.weight": (dim, config.channels, config.patch, config.patch),
        "patch_embed.bias": (dim,),
        "pos_embed": (config.tokens, dim),
    }
    for index in range(config.layers):
        linear = {"qkv": (3 * dim, dim), "proj": (dim, dim)}
        if not config.is_moe(index):
            linear |= {"mlp.fc1": (config.mlp_hidden, dim), "mlp.fc2": (dim, config.mlp_hidden)}
        layer: dict[str, tuple[int, ...]] = {}
        for norm in ("norm1", "norm2"):
            layer |= {f"{norm}.weight": (dim,), f"{norm}.bias": (dim,)}
        for name, shape in linear.items():
            layer |= {f"{name}.weight": shape, f"{name}.bias": shape[:1]}
        if config.is_moe(index):
            layer |= {f"moe.gate.{task}.weight": (experts, dim) for task in config.tasks}
            layer |= {"moe.w1": (experts, hidden, dim), "moe.b1": (experts, hidden)}
            layer |= {"moe.w2": (experts, dim, hidden), "moe.b2": (experts, dim)}
        shapes |= {f"layers.{index}.{name}": shape for name, shape in layer.items()}
    return shapes


def role_of(name: str) -> tuple[str, int | None]:
    """The role of a parameter, and its layer if it has one: `layers.3.moe.b1` is ("bias", 3)."""
    if not name.startswith("layers."):
        return _ROLES[name], None
    _, layer, local = name.split(".", 2)
    role = "gate_weight" if local.startswith("moe.gate.") else _ROLES.get(local, "weight")
    return role, int(layer)


def quantize_weights(
    weights: Mapping[str, NDArray[Any]], config: ModelConfig, precision: Precision
) -> dict[str, Fixed]:
    """Raw integers of every encoder parameter; `golden.scaled.Scaled` where channels have scales of their own.

    Args:
        weights: real values by name; names that the encoder does not have (decoders) are ignored.
        config: dimensions.
        precision: formats.

    Raises:
        EdgemoeError: parameters are missing or have another shape (all are listed), or hold NaN or infinity.
    """
    shapes = expected_shapes(config)
    faults = [f"missing {name} {shape}" for name, shape in shapes.items() if name not in weights]
    faults += [
        f"{name} has shape {np.shape(weights[name])}, needs {shape}"
        for name, shape in shapes.items()
        if name in weights and np.shape(weights[name]) != shape
    ]
    if faults:
        raise EdgemoeError(f"weights do not fit config {config.name!r}:\n  " + "\n  ".join(faults))
    fixed = {}
    for name in shapes:
        role, layer = role_of(name)
        per_channel = precision.weight_scale == "channel" and role in CHANNEL_ROLES
        make = _per_channel if per_channel else _per_tensor
        fixed[name] = make(name, weights[name], precision.format(role, layer))
    return fixed


def _per_tensor(name: str, values: NDArray[Any], fmt: Format) -> Fixed:
    return Fixed(quantize(values, fmt, name), fmt)


def _per_channel(name: str, values: NDArray[Any], fmt: Format) -> Fixed:
    reals = np.asarray(values, dtype=np.float64)
    if not np.isfinite(reals).all():
        return _per_tensor(name, values, fmt)  # which names the fault
    shift = channel_shift(reals, fmt, axes=2 if name.endswith(EXPERT_WEIGHTS) else 1)
    return Scaled(quantize(scaled(reals, shift), fmt, name), fmt, shift)


def check_range(weights: Mapping[str, NDArray[Any]], config: ModelConfig, precision: Precision) -> None:
    """Check that no encoder parameter wraps or saturates when it is quantised.

    Args:
        weights: real values by name, all finite, of the shapes of the encoder.
        config: dimensions.
        precision: formats.

    Raises:
        EdgemoeError: values round to more than their format holds (every such parameter is listed).
    """
    faults = []
    for name in expected_shapes(config):
        fmt = precision.format(*role_of(name))
        values = np.asarray(weights[name], dtype=np.float64)
        raw = round_real(scale(values, fmt.frac), fmt.rounding)
        if (outside := values[(raw < fmt.raw_min) | (raw > fmt.raw_max)]).size:
            worst = outside[np.abs(outside).argmax()]
            legal = f"{fmt.raw_min * fmt.ulp:g} to {fmt.raw_max * fmt.ulp:g}"
            faults.append(f"{name}: {outside.size} of {values.size} values, worst {worst:g}, legal {legal}")
    if faults:
        raise EdgemoeError(
            f"weights do not fit the formats of precision {precision.name!r}; train again or use a wider precision:\n  "
            + "\n  ".join(faults)
        )
