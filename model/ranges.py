"""The range of every encoder parameter in the published fixed-point formats; training keeps the weights inside.

Source: the parameter formats of Edge-MoE (ICCAD 2023): weight 16,2; bias of q, k, v, proj 16,7; other biases and norm
weights 16,5; patch weight 16,0; feature maps, to which the position table is added, 32,10 (width, integer
bits; signed).
"""

from __future__ import annotations


def limits(name: str) -> tuple[float, float] | None:
    """Least and greatest representable value of parameter `name`, both inclusive; None for decoders (float)."""
    if name.startswith("heads."):
        return None
    last = name.rsplit(".", 1)[-1]
    if name == "pos_embed":
        bound, lsb = 512.0, 2.0**-14  # finer than this is 512 itself in float32
    elif name == "patch_embed.weight":
        bound, lsb = 0.5, 2.0**-16
    elif name.endswith(("qkv.bias", "proj.bias")):
        bound, lsb = 64.0, 2.0**-9
    elif last in ("bias", "b1", "b2") or ".norm" in name:
        bound, lsb = 16.0, 2.0**-11
    else:
        bound, lsb = 2.0, 2.0**-14
    return -bound, bound - lsb
