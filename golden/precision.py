"""The format of every tensor role.

A `Precision` is what a co-design researcher varies. `edge_moe` is the published one: the ap_fixed types of the
Edge-MoE kernels (ICCAD 2023), floor and wrap everywhere.
"""

from __future__ import annotations

import dataclasses
from typing import Final

from golden.errors import EdgemoeError
from golden.fixed import Format


@dataclasses.dataclass(frozen=True, slots=True)
class Precision:
    """A name and the format of each role.

    Attributes:
        name: the name, as on the command line.
        feature: everything between operators: normed tokens, hidden features, scores, probabilities, logits.
        weight: weights of linear layers and gates.
        attn_bias: biases of query, key, value and the attention projection.
        bias: every other bias (MLP, experts, norms, patch embedding).
        norm_weight: layer-norm weights.
        patch_weight: patch-embedding weights.
        pixel: the image.
    """

    name: str
    feature: Format
    weight: Format
    attn_bias: Format
    bias: Format
    norm_weight: Format
    patch_weight: Format
    pixel: Format


EDGE_MOE: Final = Precision(
    name="edge_moe",
    feature=Format(32, 22),
    weight=Format(16, 14),
    attn_bias=Format(16, 9),
    bias=Format(16, 11),
    norm_weight=Format(16, 11),
    patch_weight=Format(16, 16),
    pixel=Format(8, 8, signed=False),
)

PRECISIONS: Final = {EDGE_MOE.name: EDGE_MOE}


def get_precision(name: str) -> Precision:
    """The named precision; raises EdgemoeError on another name."""
    if name not in PRECISIONS:
        raise EdgemoeError(f"precision {name!r} is unknown; legal: {', '.join(PRECISIONS)}")
    return PRECISIONS[name]
