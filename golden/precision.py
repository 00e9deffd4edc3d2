"""The format of every tensor role, and how sums of products are rounded.

A `Precision` is what a co-design researcher varies; a network result depends on (weights, ModelConfig, Precision, task,
image) and nothing else. `edge_moe` is the published one: the ap_fixed types of the Edge-MoE kernels (ICCAD 2023), floor
and wrap everywhere, every product floored on its own. The others are ours.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, Final

from golden.errors import EdgemoeError
from golden.fixed import Format

ROLES: Final = {
    "pixel": "the image",
    "patch_weight": "patch-embedding weights",
    "patch_bias": "patch-embedding biases",
    "position": "position table, class token folded in",
    "residual": "tokens between layers",
    "normed": "tokens after a layer norm",
    "norm_weight": "layer-norm weights",
    "norm_bias": "layer-norm biases",
    "statistic": "mean, variance and reciprocal deviation of a token",
    "weight": "weights of linear layers and experts",
    "attn_bias": "biases of query, key, value and projection",
    "bias": "biases of MLPs and experts",
    "query": "queries",
    "key": "keys",
    "value": "values",
    "score": "attention scores, scaled",
    "exponential": "exp of a score difference, 0 to 1",
    "exp_sum": "running sum of exponentials, 1 to the number of keys",
    "reciprocal": "reciprocal of that sum",
    "probability": "attention probabilities",
    "context": "probabilities times values",
    "hidden": "MLP and expert features before GELU",
    "activated": "the same after GELU",
    "gate_weight": "gate weights",
    "logit": "gate logits",
    "gate_score": "softmax of the chosen logits",
    "expert_output": "output of one expert, not yet scored",
    "branch": "what attention or the feed-forward part adds to the residual",
}
PARAMETERS: Final = (
    *("pixel", "patch_weight", "patch_bias", "position", "norm_weight", "norm_bias"),
    *("weight", "attn_bias", "bias", "gate_weight"),
)
"""Roles that are quantised from floats; the other roles are computed."""
INTERNAL: Final = ("statistic", "exponential", "exp_sum", "reciprocal")
"""Roles that never leave an operator: narrow precisions keep them wide."""
ACCUMULATIONS: Final = ("floor_each", "exact")
EXPS: Final = ("hardware", "reference")


@dataclasses.dataclass(frozen=True, slots=True)
class Precision:
    """A name, a format per role, and how to accumulate.

    Attributes:
        name: the name, as on the command line.
        formats: every role of `ROLES`. The rounding and overflow of a format say how a value becomes one; of the roles
            in `PARAMETERS`, how floats are quantised.
        layers: formats of single layers, layer index -> role -> format, in place of `formats`.
        accumulation: `floor_each` rounds every product to the result's fraction bits before it is summed, as published;
            `exact` sums whole products and rounds once.
        exp: `hardware` or `reference`, see `golden.elementary`.
    """

    name: str
    formats: Mapping[str, Format]
    layers: Mapping[int, Mapping[str, Format]] = dataclasses.field(default_factory=dict)
    accumulation: str = "floor_each"
    exp: str = "hardware"

    def __post_init__(self) -> None:
        for where, given in (("formats", self.formats), *((f"layer {i}", roles) for i, roles in self.layers.items())):
            if unknown := sorted(set(given) - set(ROLES)):
                raise EdgemoeError(
                    f"Precision {self.name!r}: {where}: unknown roles {unknown}; legal: {', '.join(ROLES)}"
                )
        if missing := [role for role in ROLES if role not in self.formats]:
            raise EdgemoeError(f"Precision {self.name!r}: no format for {', '.join(missing)}")
        for field, legal in (("accumulation", ACCUMULATIONS), ("exp", EXPS)):
            if getattr(self, field) not in legal:
                raise EdgemoeError(
                    f"Precision {self.name!r}: {field}={getattr(self, field)!r} is not one of {', '.join(legal)}"
                )

    def format(self, role: str, layer: int | None = None) -> Format:
        """The format of a role, in a layer where one is given."""
        if role not in ROLES:
            raise EdgemoeError(f"Precision {self.name!r}: role {role!r} is unknown; legal: {', '.join(ROLES)}")
        return self.layers.get(-1 if layer is None else layer, {}).get(role, self.formats[role])

    def replace(self, name: str, formats: Mapping[str, Format], accumulation: str = "") -> Precision:
        """A copy under another name with some formats, and the accumulation if one is given, changed."""
        merged = {**self.formats, **formats}
        return dataclasses.replace(self, name=name, formats=merged, accumulation=accumulation or self.accumulation)

    @property
    def feature(self) -> Format:
        """The one format that all computed roles share; raises EdgemoeError where they differ."""
        used = {self.formats[role] for role in ROLES if role not in PARAMETERS}
        if len(used) != 1 or self.layers:
            raise EdgemoeError(f"Precision {self.name!r}: its features have {len(used)} formats; one is needed here")
        return used.pop()

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; `from_dict` is the inverse."""
        return {
            "name": self.name,
            "formats": {role: fmt.to_dict() for role, fmt in self.formats.items()},
            "layers": {
                str(i): {role: fmt.to_dict() for role, fmt in roles.items()} for i, roles in self.layers.items()
            },
            "accumulation": self.accumulation,
            "exp": self.exp,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Precision:
        """The precision saved by `to_dict`; raises EdgemoeError on keys or formats that are not legal."""
        names = [field.name for field in dataclasses.fields(cls)]
        if unknown := sorted(set(data) - set(names)):
            raise EdgemoeError(f"Precision: unknown keys {unknown}; legal: {', '.join(names)}")
        try:
            formats = {role: Format(**fmt) for role, fmt in data["formats"].items()}
            layers = {int(i): {r: Format(**f) for r, f in roles.items()} for i, roles in data.get("layers", {}).items()}
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            if isinstance(error, EdgemoeError):
                raise
            raise EdgemoeError(f"Precision: not as `to_dict` writes it ({type(error).__name__}: {error})") from None
        rest = {key: data[key] for key in ("accumulation", "exp") if key in data}
        return cls(name=str(data.get("name", "unnamed")), formats=formats, layers=layers, **rest)


def _published() -> Precision:
    """ap_fixed<32,10> features and the published parameter types."""
    bias = Format(16, 11)
    parameters = {
        "pixel": Format(8, 8, signed=False),
        "patch_weight": Format(16, 16),
        "weight": Format(16, 14),
        "gate_weight": Format(16, 14),
        "attn_bias": Format(16, 9),
        "bias": bias,
        "patch_bias": bias,
        "norm_bias": bias,
        "norm_weight": Format(16, 11),
    }
    return Precision("edge_moe", {role: parameters.get(role, Format(32, 22)) for role in ROLES})


_WHOLE_BITS: Final = {
    **{"pixel": 0, "patch_weight": 0, "patch_bias": 2, "position": 3, "norm_weight": 2, "norm_bias": 2},
    **{"weight": 1, "gate_weight": 1, "attn_bias": 3, "bias": 2},
    **{"residual": 6, "normed": 4, "query": 4, "key": 4, "value": 4, "score": 6, "probability": 1, "context": 4},
    **{"hidden": 5, "activated": 5, "logit": 5, "gate_score": 1, "expert_output": 5, "branch": 6},
}
"""Whole bits, sign included, of narrow formats: what trained networks need, without calibration."""


def narrow(weight_width: int, activation_width: int) -> Precision:
    """The precision `wNaM`: N-bit parameters, M-bit tensors, nearest-even, saturating; exact sums where they fit.

    The fraction takes the bits that `_WHOLE_BITS` leaves. Roles inside an operator (`INTERNAL`) keep 32 bits.

    Args:
        weight_width: bits of every parameter, 4 to 32; pixels have at least 8.
        activation_width: bits of every tensor, 4 to 32.
    """
    for what, width in (("weight_width", weight_width), ("activation_width", activation_width)):
        if not 4 <= width <= 32:
            raise EdgemoeError(f"precision: {what}={width} is not from 4 to 32")
    formats = {}
    for role in ROLES:
        width = weight_width if role in PARAMETERS else activation_width
        if role in INTERNAL:
            formats[role] = Format(32, 22)
        elif role == "pixel":
            formats[role] = Format(8, 8, signed=False, rounding="nearest_even", overflow="saturate")
        else:
            width = max(width, _GELU_WIDTH) if role == "hidden" else width
            fraction = width - _WHOLE_BITS[role]
            fraction = min(fraction, _GELU_FRAC) if role == "hidden" else fraction
            formats[role] = Format(width, fraction, rounding="nearest_even", overflow="saturate")
    # whole products and their sums fit int64 up to here; above, each product is rounded
    exact = max(2 * activation_width, weight_width + activation_width) <= 54
    name = f"w{weight_width}a{activation_width}"
    return Precision(name, formats, accumulation="exact" if exact else "floor_each")


_GELU_WIDTH: Final = 11
_GELU_FRAC: Final = 24
"""GELU's table takes 5 to 24 fraction bits, and room for 5.5."""

EDGE_MOE: Final = _published()
_TIGHT: Final = {  # whole products of 64 attention terms, of 129 keys, of scored experts: within 64 bits
    "query": Format(28, 18),
    "key": Format(28, 18),
    "value": Format(30, 20),
    "probability": Format(24, 22),
    "gate_score": Format(24, 22),
}
EDGE_MOE_EXACT: Final = EDGE_MOE.replace("edge_moe_exact", _TIGHT, "exact")
EDGE_MOE_NEAREST: Final = EDGE_MOE.replace(
    "edge_moe_nearest",
    {
        role: dataclasses.replace(EDGE_MOE.formats[role], rounding="nearest_even", overflow="saturate")
        for role in PARAMETERS
    },
)
PRECISIONS: Final = {precision.name: precision for precision in (EDGE_MOE, EDGE_MOE_EXACT, EDGE_MOE_NEAREST)}


def get_precision(name: str) -> Precision:
    """The named precision, or `wNaM` for N-bit parameters and M-bit tensors; raises EdgemoeError on another name."""
    if name in PRECISIONS:
        return PRECISIONS[name]
    if widths := re.fullmatch(r"w(\d{1,2})a(\d{1,2})", name):
        return narrow(int(widths[1]), int(widths[2]))
    raise EdgemoeError(f"precision {name!r} is unknown; legal: {', '.join(PRECISIONS)}, or wNaM such as w8a8")
