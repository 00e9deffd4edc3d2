"""The linear unit: `LANES` x `LANES` multiply-accumulates per cycle, for every layer whose formats it has.

Published, one unit serves them all. Where roles differ in format, there is one unit per set of formats, named after
the first layer that it serves.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from golden.config import ModelConfig
from golden.fixed import Format
from golden.precision import Precision
from rtl_hls.formats import pack, sum_bits
from rtl_hls.kernel import LANES, Channel, Kernel, Ram, address_bits, bits, ram_channels, read_constraint

COMMAND: Final = {"tokens": 16, "in_words": 8, "out_words": 8, "bias_shift": 6}
"""Fields of `linear::Command` and their bits, the first in the high bits."""


class Layer(NamedTuple):
    """One use of the unit: its name, the roles of its tensors, and its sizes."""

    name: str
    x: str
    weight: str
    bias: str
    y: str
    inputs: int
    outputs: int


def layers(config: ModelConfig) -> tuple[Layer, ...]:
    """Every linear layer that the unit serves; query, key and value are one call where one unit serves all."""
    dim, mlp, expert = config.dim, config.mlp_hidden, config.expert_hidden
    return (
        *(Layer(role, "normed", "weight", "attn_bias", role, dim, 3 * dim) for role in ("query", "key", "value")),
        Layer("proj", "context", "weight", "attn_bias", "branch", dim, dim),
        Layer("fc1", "normed", "weight", "bias", "hidden", dim, max(mlp, expert)),
        Layer("fc2", "activated", "weight", "bias", "branch", mlp, dim),
        Layer("expert", "activated", "weight", "bias", "expert_output", expert, dim),
    )


def build(config: ModelConfig, precision: Precision) -> tuple[Kernel, ...]:
    """One unit per set of formats."""
    groups: dict[tuple[Format, ...], list[Layer]] = {}
    for layer in layers(config):
        key = tuple(precision.format(role) for role in (layer.x, layer.weight, layer.y))
        groups.setdefault((*key, Format(precision.format(layer.bias).width, 0)), []).append(layer)
    only = len(groups) == 1
    return tuple(_kernel("linear" if only else f"linear_{used[0].name}", used, precision) for used in groups.values())


def _kernel(name: str, used: list[Layer], precision: Precision) -> Kernel:
    x, weight, y = (precision.format(getattr(used[0], role)) for role in ("x", "weight", "y"))
    bias_bits = precision.format(used[0].bias).width
    words = [(-(-layer.inputs // LANES), -(-layer.outputs // LANES)) for layer in used]
    rams = (
        Ram("x", address_bits(max(i for i, _ in words)), LANES * x.width),
        Ram("w", address_bits(max(i * o for i, o in words)), LANES * LANES * weight.width),
        Ram("b", address_bits(max(o for _, o in words)), LANES * bias_bits),
    )
    mode = precision.accumulation
    terms = max(layer.inputs for layer in used)
    acc = max(sum_bits(x, weight, y, terms, mode, precision.format(layer.bias)) for layer in used)
    return Kernel(
        name=name,
        operator="linear",
        module="linear",
        proc="Linear",
        parameters=(
            *(LANES, LANES, *(ram.address for ram in rams)),
            *(pack(x), pack(weight), bias_bits, pack(y), mode == "exact", acc),
        ),
        channels=(
            Channel("command", "in", sum(COMMAND.values()), "linear::Command"),
            bits("x", "in", LANES * x.width),
            *ram_channels(rams[0], written=True),
            *ram_channels(rams[1]),
            *ram_channels(rams[2]),
            bits("y", "out", LANES * y.width),
        ),
        lanes=LANES,
        outputs=("y",),
        formats={"x": x, "weight": weight, "y": y},
        constraints=(
            *(read_constraint(ram.name) for ram in rams),
            "x_write:send:x_request:send:0:0",  # a word is written at least a cycle before it is read
        ),
        rams=rams,
    )
