"""The format of every tensor role, and how sums of products are rounded.

A `Precision` is what a co-design researcher varies; a network result depends on (weights, ModelConfig, Precision, task,
image) and nothing else. `edge_moe` is the published one: the ap_fixed types of the Edge-MoE kernels (ICCAD 2023), floor
and wrap everywhere, every product floored on its own. The others are ours; what has no name is a JSON file (`save`).
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from golden.errors import EdgemoeError
from golden.files import read_json, replace_files
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
WEIGHT_SCALES: Final = ("tensor", "channel")
CHANNEL_ROLES: Final = ("weight", "patch_weight", "gate_weight")
"""Roles whose output channels can have scales of their own."""
EXP_TABLE_BITS: Final = 6
GELU_STEP_BITS: Final = 5
"""Published sizes of tables."""
EXP_TABLE_SIZES: Final = range(3, 9)
GELU_STEP_SIZES: Final = range(2, 8)
"""Legal sizes of tables."""
_NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")


@dataclasses.dataclass(frozen=True, slots=True)
class Precision:
    """A name, a format per role, and how to accumulate.

    Attributes:
        name: the name, as on the command line and in names of files: letters, digits, `_`, `.` and `-`.
        formats: every role of `ROLES`. The rounding and overflow of a format say how a value becomes one; of the roles
            in `PARAMETERS`, how floats are quantised.
        layers: formats of single layers, layer index -> role -> format, in place of `formats`.
        accumulation: `floor_each` rounds every product to the result's fraction bits before it is summed, as published;
            `exact` sums whole products and rounds once.
        exp: `hardware` or `reference`, see `golden.elementary`.
        exp_table_bits: 3 to 8; each of the two tables of the hardware's exp has 2**exp_table_bits entries.
        gelu_step_bits: 2 to 7; the step of GELU's table is 2**-gelu_step_bits.
        weight_scale: `tensor`, or `channel`: each output channel of the roles `CHANNEL_ROLES` is scaled by the power of
            two that fills its format, see `golden.weights`; with accumulation `exact` only.
    """

    name: str
    formats: Mapping[str, Format]
    layers: Mapping[int, Mapping[str, Format]] = dataclasses.field(default_factory=dict)
    accumulation: str = "floor_each"
    exp: str = "hardware"
    exp_table_bits: int = EXP_TABLE_BITS
    gelu_step_bits: int = GELU_STEP_BITS
    weight_scale: str = "tensor"

    def __post_init__(self) -> None:
        if type(self.name) is not str or not _NAME.fullmatch(self.name):
            raise EdgemoeError(
                f"Precision: name={self.name!r} is not 1 to 100 letters, digits, '_', '.' and '-', the first no '.'"
            )
        for where, given in (("formats", self.formats), *((f"layer {i}", roles) for i, roles in self.layers.items())):
            if unknown := sorted(set(given) - set(ROLES)):
                raise EdgemoeError(
                    f"Precision {self.name!r}: {where}: unknown roles {unknown}; legal: {', '.join(ROLES)}"
                )
        if missing := [role for role in ROLES if role not in self.formats]:
            raise EdgemoeError(f"Precision {self.name!r}: no format for {', '.join(missing)}")
        if wrong := [layer for layer in self.layers if layer < 0]:
            raise EdgemoeError(f"Precision {self.name!r}: layers {wrong} do not exist; legal: 0 and above")
        choices = (("accumulation", ACCUMULATIONS), ("exp", EXPS), ("weight_scale", WEIGHT_SCALES))
        for field, legal in choices:
            if getattr(self, field) not in legal:
                raise EdgemoeError(
                    f"Precision {self.name!r}: {field}={getattr(self, field)!r} is not one of {', '.join(legal)}"
                )
        for field, sizes in (("exp_table_bits", EXP_TABLE_SIZES), ("gelu_step_bits", GELU_STEP_SIZES)):
            if type(size := getattr(self, field)) is not int or size not in sizes:
                raise EdgemoeError(f"Precision {self.name!r}: {field}={size!r} is not from {sizes[0]} to {sizes[-1]}")
        if self.weight_scale == "channel" and self.accumulation != "exact":
            raise EdgemoeError(
                f"Precision {self.name!r}: weight_scale='channel' needs accumulation='exact', not {self.accumulation!r}"
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

    def at(self, layer: int) -> Precision:
        """The formats of one layer for everything, as NAME.layerN; the precision itself where no layer has its own."""
        if type(layer) is not int or layer < 0:
            raise EdgemoeError(f"Precision {self.name!r}: layer={layer!r} is not 0 or above")
        if not self.layers:
            return self
        merged = {role: self.format(role, layer) for role in ROLES}
        return dataclasses.replace(self, name=f"{self.name[:80]}.layer{layer}", formats=merged, layers={})

    def uniform(self) -> Precision:
        """Itself, if no layer has formats of its own; else EdgemoeError, for hardware is one set of formats."""
        if own := [layer for layer in sorted(self.layers) if self.at(layer).formats != self.formats]:
            layers = ", ".join(map(str, own))
            raise EdgemoeError(
                f"precision {self.name!r} has formats of single layers ({layers}), and an instance of the hardware has "
                "one set; choose those of a layer with --layer N (`Precision.at`)"
            )
        return self

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
            **{field: getattr(self, field) for field in _SCALARS},
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
        rest = {key: data[key] for key in _SCALARS if key in data}
        return cls(name=data.get("name", "unnamed"), formats=formats, layers=layers, **rest)


_SCALARS: Final = ("accumulation", "exp", "exp_table_bits", "gelu_step_bits", "weight_scale")


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
    for role, sums in {} if exact else _BIASED.items():  # no finer than the rounded products that it joins
        fraction = min(formats[role].frac, *(formats[out].frac for out in sums))
        formats[role] = dataclasses.replace(formats[role], frac=fraction)
    name = f"w{weight_width}a{activation_width}"
    return Precision(name, formats, accumulation="exact" if exact else "floor_each")


_BIASED: Final = {
    "patch_bias": ("residual",),
    "attn_bias": ("query", "key", "value", "branch"),
    "bias": ("hidden", "expert_output", "branch"),
}
"""The results of the sums that a bias joins."""
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


def get_precision(name: str | Path) -> Precision:
    """The named precision, `wNaM` for N-bit parameters and M-bit tensors, or that of a file.

    Args:
        name: a name, or the path of a file that `save` wrote, which ends in `.json`.

    Raises:
        EdgemoeError: another name; a file that is missing or not as `save` writes it, or that gives the name of a
            built-in precision to other formats.
    """
    return _load(Path(name)) if str(name).endswith(".json") else _built_in(str(name))


def save(precision: Precision, path: Path) -> None:
    """Write a precision file (JSON), whole or not at all; `get_precision(path)` is the inverse.

    Raises:
        EdgemoeError: the path does not end in `.json` or is no file, or the name is that of a built-in precision with
            other formats.
    """
    if path.suffix != ".json":
        raise EdgemoeError(f"precision: {path} does not end in .json; give such a file")
    check_name(precision, str(path))
    replace_files(path.parent, {path.name: (json.dumps(precision.to_dict(), indent=1) + "\n").encode()})


def describe(precision: Precision) -> str | dict[str, Any]:
    """What JSON says of a precision: its name where that tells all, else every format; see `from_description`."""
    return precision.name if _named(precision.name) == precision else precision.to_dict()


def from_description(data: str | Mapping[str, Any]) -> Precision:
    """The precision that `describe` describes; raises EdgemoeError on anything else."""
    return Precision.from_dict(data) if isinstance(data, Mapping) else _built_in(data)


def _built_in(name: str) -> Precision:
    """The precision of a name; raises EdgemoeError where there is none."""
    if (known := _named(name)) is not None:
        return known
    raise EdgemoeError(
        f"precision {name!r} is unknown; legal: {', '.join(PRECISIONS)}, wNaM such as w8a8, or a file ending in .json"
    )


def _named(name: str) -> Precision | None:
    """The built-in precision of a name; raises EdgemoeError on wNaM of illegal widths."""
    if widths := re.fullmatch(r"w(\d{1,2})a(\d{1,2})", name):
        return narrow(int(widths[1]), int(widths[2]))
    return PRECISIONS.get(name)


def _load(path: Path) -> Precision:
    try:
        data = read_json(path)
    except FileNotFoundError:
        raise EdgemoeError(
            f"precision: file {path} does not exist; legal: a name or a file that `save` wrote"
        ) from None
    except (OSError, ValueError) as error:
        raise EdgemoeError(f"precision: {path} cannot be read as JSON ({error}); write it again") from None
    if not isinstance(data, dict):
        raise EdgemoeError(f"precision: {path} holds no JSON object; legal: a file that `save` wrote")
    try:
        precision = Precision.from_dict(data)
    except EdgemoeError as error:
        raise EdgemoeError(f"{path}: {error}") from None
    check_name(precision, str(path))
    return precision


def check_name(precision: Precision, where: str) -> None:
    """Raises EdgemoeError if other formats have a built-in name: files and commands tell precisions apart by it."""
    known = _named(precision.name)
    if known is not None and known != precision:
        raise EdgemoeError(
            f"{where}: precision {precision.name!r} is not the one of that name, which is built in; change the name"
        )
