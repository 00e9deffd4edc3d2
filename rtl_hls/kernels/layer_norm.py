"""Layer norm: `LANES` features per cycle, as many as the linear unit takes."""

from __future__ import annotations

from typing import Final

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import Precision
from rtl_hls.kernel import LANES, Kernel, Ram, address_bits, bits, ram_channels, read_constraint

FRACTIONS: Final = range(2, 32)
"""Fraction bits of the statistics that the square root and the division take."""
LATENCY: Final = 30
"""Cycles from the last word of a token into the kernel to its first out of it, rounded up: 29 in `edge_moe`."""


def slots(words: int) -> int:
    """Tokens of so many words that are kept: the one that enters, the one that leaves, and those in between."""
    return 2 + -(-LATENCY // words)


def sum_bits(statistic: Format, dim: int) -> int:
    """Bits of the sums over a token: all of the sum, or as many as survive where it wraps."""
    carrier = statistic.width + (not statistic.signed)
    return carrier if statistic.overflow == "wrap" else carrier + (dim - 1).bit_length()


def build(config: ModelConfig, precision: Precision) -> tuple[Kernel, ...]:
    """The kernel; raises EdgemoeError where the statistics have a fraction that the hardware does not take."""
    roles = ("residual", "norm_weight", "norm_bias", "statistic", "normed")
    x, weight, bias, statistic, y = (precision.format(role) for role in roles)
    if statistic.frac not in FRACTIONS:
        raise EdgemoeError(
            f"rtl: layer_norm: statistic {statistic} has {statistic.frac} fraction bits; "
            f"legal: {FRACTIONS[0]} to {FRACTIONS[-1]}"
        )
    words = -(-config.dim // LANES)
    kept, count = slots(words), address_bits(words)
    rams = (
        Ram("x", address_bits(kept * words), LANES * x.width),
        Ram("scale", count, LANES * weight.width),
        Ram("shift", count, LANES * bias.width),
    )
    return (
        Kernel(
            name="layer_norm",
            operator="layer_norm",
            module="layer_norm",
            proc="LayerNorm",
            parameters=(config.dim, LANES, kept, rams[0].address, words, count, sum_bits(statistic, config.dim)),
            channels=(
                bits("x", "in", LANES * x.width),
                *ram_channels(rams[0], written=True),
                *ram_channels(rams[1]),
                *ram_channels(rams[2]),
                bits("y", "out", LANES * y.width),
            ),
            lanes=LANES,
            outputs=("y",),
            formats={"x": x, "weight": weight, "bias": bias, "y": y},
            constraints=tuple(read_constraint(ram.name) for ram in rams),
            rams=rams,
        ),
    )
