"""The hardware kernels: which HLS proc, at which parameters, with which streams.

Every number comes from `golden`: lanes and widths from the precision, dimensions from the model config. A stream word
holds its lanes from the low bits up.
"""

from __future__ import annotations

import dataclasses

from golden.config import ModelConfig
from golden.precision import Precision

MAC_IN = 16
"""Features per input word of the linear unit."""
MAC_OUT = 16
"""Outputs it accumulates at once: 16 x 16 = 256 multiply-accumulates per cycle."""
COMMAND = {"tokens": 16, "in_words": 8, "out_words": 8, "bias_shift": 5}
"""Fields of `linear::Command` and their bits, the first in the high bits."""
GELU_LANES = 16
"""Values per cycle of the GELU kernel; equal to `MAC_OUT`, so that it keeps up with the linear unit."""


@dataclasses.dataclass(frozen=True, slots=True)
class Channel:
    """One stream at the boundary of a kernel; `dslx` is its element type, `bits` its width in Verilog."""

    name: str
    direction: str
    bits: int
    dslx: str


@dataclasses.dataclass(frozen=True, slots=True)
class Kernel:
    """One generated Verilog module.

    Attributes:
        name: module and file name.
        operator: the golden operator it computes.
        module: DSLX module of the proc.
        proc: its name.
        parameters: its parametric values, in order.
        channels: streams at its boundary.
        constraints: XLS io_constraints, `source:send|recv:sink:send|recv:min:max` in cycles.
        lanes: results per cycle.
        outputs: tensors of a case that its bench compares in full.
        shell: Verilog parameters of the hand-written shell around it, if it has one.
    """

    name: str
    operator: str
    module: str
    proc: str
    parameters: tuple[int, ...]
    channels: tuple[Channel, ...]
    lanes: int
    outputs: tuple[str, ...]
    constraints: tuple[str, ...] = ()
    shell: dict[str, int] = dataclasses.field(default_factory=dict, hash=False)


def kernels(config: ModelConfig, precision: Precision) -> dict[str, Kernel]:
    """Every kernel of a network, by name."""
    built = (_linear(config, precision), _gelu(precision), *_softmax(config, precision))
    return {kernel.name: kernel for kernel in built}


def _bits(name: str, direction: str, bits: int) -> Channel:
    return Channel(name, direction, bits, f"uN[{bits}]")


def _gelu(precision: Precision) -> Kernel:
    word = GELU_LANES * precision.feature.width
    return Kernel(
        name="gelu",
        operator="gelu",
        module="gelu",
        proc="Gelu",
        parameters=(GELU_LANES,),
        channels=(_bits("x", "in", word), _bits("y", "out", word)),
        lanes=GELU_LANES,
        outputs=("y",),
    )


def _softmax(config: ModelConfig, precision: Precision) -> tuple[Kernel, Kernel]:
    lanes = config.attention_parallelism
    word = lanes * precision.feature.width
    scores, pairs = _bits("scores", "in", word + 1), 2 * word
    return (
        Kernel(
            name="softmax_statistics",
            operator="softmax",
            module="softmax",
            proc="SoftmaxStatistics",
            parameters=(lanes,),
            channels=(scores, _bits("statistics", "out", pairs)),
            lanes=lanes,
            outputs=("reciprocal", "maximum"),
        ),
        Kernel(
            name="softmax_normalise",
            operator="softmax",
            module="softmax",
            proc="SoftmaxNormalise",
            parameters=(lanes,),
            channels=(scores, _bits("statistics", "in", pairs), _bits("probabilities", "out", word)),
            lanes=lanes,
            outputs=("probability",),
        ),
    )


def linear_layers(config: ModelConfig) -> tuple[tuple[int, int], ...]:
    """(inputs, outputs) of every linear layer that the unit serves."""
    dim, mlp, expert = config.dim, config.mlp_hidden, config.expert_hidden
    return (dim, 3 * dim), (dim, dim), (dim, mlp), (mlp, dim), (dim, expert), (expert, dim)


def _linear(config: ModelConfig, precision: Precision) -> Kernel:
    layers = [(-(-inputs // MAC_IN), -(-outputs // MAC_OUT)) for inputs, outputs in linear_layers(config)]
    x_depth, b_depth = max(i for i, _ in layers), max(o for _, o in layers)
    w_depth = max(i * o for i, o in layers)
    x_bits, y_bits = MAC_IN * precision.feature.width, MAC_OUT * precision.feature.width
    w_bits, b_bits = MAC_IN * MAC_OUT * precision.format("weight").width, MAC_OUT * precision.format("bias").width
    x_address, w_address, b_address = (max(1, (depth - 1).bit_length()) for depth in (x_depth, w_depth, b_depth))
    command_bits = sum(COMMAND.values())
    return Kernel(
        name="linear",
        operator="linear",
        module="linear",
        proc="Linear",
        parameters=(MAC_IN, MAC_OUT, x_address, w_address, b_address),
        channels=(
            Channel("command", "in", command_bits, "linear::Command"),
            _bits("x", "in", x_bits),
            Channel("x_write", "out", x_address + x_bits, f"linear::WriteRequest<u32:{x_address}, u32:{x_bits}>"),
            _bits("x_request", "out", x_address),
            _bits("x_response", "in", x_bits),
            _bits("w_request", "out", w_address),
            _bits("w_response", "in", w_bits),
            _bits("b_request", "out", b_address),
            _bits("b_response", "in", b_bits),
            _bits("y", "out", y_bits),
        ),
        lanes=MAC_OUT,
        outputs=("y",),
        constraints=(
            *(f"{ram}_request:send:{ram}_response:recv:3:3" for ram in "xwb"),  # flop out, RAM, flop in
            "x_write:send:x_request:send:0:0",  # a word is written at least a cycle before it is read
        ),
        shell={
            "COMMAND_BITS": command_bits,
            "X_BITS": x_bits,
            "W_BITS": w_bits,
            "B_BITS": b_bits,
            "Y_BITS": y_bits,
            "X_ADDRESS": x_address,
            "W_ADDRESS": w_address,
            "B_ADDRESS": b_address,
        },
    )
