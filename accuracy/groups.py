"""Groups of roles whose width a search varies together, and a precision with other widths."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from accuracy.calibrate import limits
from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import ROLES, Precision


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Formats of one width.

    Attributes:
        name: for tables.
        roles: of `golden.precision.ROLES`.
        layers: the layers in which they have it; everywhere where none are given.
    """

    name: str
    roles: tuple[str, ...]
    layers: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        if unknown := [role for role in self.roles if role not in ROLES]:
            raise EdgemoeError(f"search: group {self.name!r}: unknown roles {unknown}; legal: {', '.join(ROLES)}")


def groups(config: ModelConfig) -> tuple[Group, ...]:
    """The groups of a network: parameters first, then tensors in the order of the computation."""
    dense = tuple(layer for layer in range(config.layers) if not config.is_moe(layer))
    sparse = tuple(layer for layer in range(config.layers) if config.is_moe(layer))
    vectors = ("patch_bias", "position", "norm_weight", "norm_bias", "attn_bias", "bias")
    found = (
        Group("patch weights", ("patch_weight",)),
        Group("weights, dense layers", ("weight",), dense),
        Group("weights, mixtures", ("weight",), sparse),
        Group("gate weights", ("gate_weight",)),
        Group("biases, norms, positions", vectors),
        Group("residual", ("residual",)),
        Group("normed", ("normed",)),
        Group("query, key", ("query", "key")),
        Group("value", ("value",)),
        Group("score", ("score",)),
        Group("probability", ("probability",)),
        Group("context", ("context",)),
        Group("hidden", ("hidden",)),
        Group("activated", ("activated",)),
        Group("logit, gate_score", ("logit", "gate_score")),
        Group("expert_output", ("expert_output",)),
        Group("branch", ("branch",)),
    )
    return tuple(group for group in found if group.layers != ())


def legal_widths(group: Group, precision: Precision, widths: Sequence[int]) -> tuple[int, ...]:
    """The widths, widest first, at which every role of the group has a legal format."""

    def fits(role: str, width: int) -> bool:
        try:
            limits(precision, role, dataclasses.replace(precision.format(role), width=width))
        except EdgemoeError:
            return False
        return True

    return tuple(width for width in sorted(set(widths), reverse=True) if all(fits(role, width) for role in group.roles))


def widened(precision: Precision, widths: Mapping[Group, int], name: str = "") -> Precision:
    """The precision with other widths; the bits left of the binary point stay as many.

    Args:
        precision: all that is not the width of a group.
        widths: of each group.
        name: of the result; that of the precision where none is given.
    """
    formats = dict(precision.formats)
    layers = {layer: dict(roles) for layer, roles in precision.layers.items()}
    for group, width in widths.items():
        for role in group.roles:
            if group.layers is None:
                formats[role] = _resized(formats[role], width)
            for layer in layers if group.layers is None else group.layers:
                if group.layers is not None or role in layers[layer]:
                    layers.setdefault(layer, {})[role] = _resized(precision.format(role, layer), width)
    return dataclasses.replace(precision, name=name or precision.name, formats=formats, layers=layers)


def _resized(fmt: Format, width: int) -> Format:
    return dataclasses.replace(fmt, width=width, frac=fmt.frac + width - fmt.width)
