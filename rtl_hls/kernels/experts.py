"""The mixture of experts of one layer: weights streamed past one array that computes both layers of every expert."""

from __future__ import annotations

from typing import Final, NamedTuple

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.precision import Precision
from rtl_hls.formats import sum_bits
from rtl_hls.kernel import LANES, Channel, Kernel, Ram, address_bits, bits, ram_channels, read_constraint
from rtl_hls.kernels import gating
from rtl_hls.kernels.linear_modes import branch_bits, check_sizes, features_words

BUS: Final = 512
"""Bits of weights per cycle: a DDR4-2400 channel of 64 bits brings 19 GB/s, as many at 300 MHz."""
COMMAND: Final = {"tokens": 16, "dim_words": 8, "hidden_words": 8, "serial": 1}
"""Fields of `experts::Command` and their bits, the first in the high bits; counts are minus one."""
PART: Final = {"expert": gating.META["expert"], "part": 1}
"""Fields of a word of `weight_request`: part 0 is W1 and b1, part 1 is W2 and b2."""


class PartWords(NamedTuple):
    """What one part of an expert takes: weight words and bias words of the array, and beats of the bus."""

    weights: int
    biases: int
    beats: int


def part_words(in_words: int, out_words: int, precision: Precision, bus: int = BUS) -> PartWords:
    """Words of a layer of so many words of features in and out."""
    weights = in_words * out_words
    return PartWords(weights, out_words, weights * beats_per_word(precision, bus) + out_words)


def beats_per_word(precision: Precision, bus: int = BUS) -> int:
    """Beats of the bus that bring one weight word of the array; what is left of the last is not read."""
    return -(-LANES * LANES * precision.format("weight").width // bus)


def build(config: ModelConfig, precision: Precision, bus: int = BUS) -> tuple[Kernel, ...]:
    """The kernel.

    Args:
        config: dimensions.
        precision: formats.
        bus: bits of weights per cycle; at least a word of biases.

    Raises:
        EdgemoeError: sizes beyond its counters, or a bus too narrow.
    """
    check_sizes("experts", config)
    _check_bus(precision, bus)
    formats = {
        name: precision.format(role)
        for name, role in (
            *(("x", "normed"), ("w1", "weight"), ("b1", "bias"), ("w2", "weight"), ("b2", "bias")),
            *(("score", "gate_score"), ("branch", "branch")),
        )
    }
    x, weight, bias, branch = (formats[name] for name in ("x", "w1", "b1", "branch"))
    dim, hidden = features_words(config.dim), features_words(config.expert_hidden)
    entry = sum(gating.entry_fields(precision).values())
    acc, (branch_acc, kept) = _sum_bits(config, precision), branch_bits(config, precision)
    bank, bias_bank = address_bits(dim * hidden), address_bits(max(dim, hidden))
    x_ram = Ram("x", address_bits(config.tokens * dim), LANES * x.width)
    rams = (
        Ram("hidden", address_bits(config.tokens * hidden), LANES * precision.format("activated").width),
        Ram("entry", address_bits(config.tokens), entry),
        Ram("w", bank + 1, LANES * LANES * weight.width),
        Ram("b", bias_bank + 1, LANES * bias.width),
        Ram("branch", address_bits(config.tokens * dim), LANES * kept),
    )
    addresses = (x_ram.address, rams[0].address, rams[1].address, bank, bias_bank, rams[-1].address)
    return (
        Kernel(
            name="experts",
            operator="experts",
            module="experts",
            proc="Experts",
            parameters=(LANES, bus, *addresses, acc, branch_acc, kept),
            channels=(
                Channel("command", "in", sum(COMMAND.values()), "experts::Command"),
                Channel("meta", "in", sum(gating.META.values()), "queues::Active"),
                bits("queue", "in", entry),
                Channel("weight_request", "out", sum(PART.values()), "experts::Part"),
                bits("weights", "in", bus),
                *ram_channels(x_ram),
                *(channel for ram in rams for channel in ram_channels(ram, written=True)),
                bits("branch", "out", LANES * branch.width),
            ),
            lanes=LANES,
            outputs=("branch",),
            formats=formats,
            constraints=tuple(read_constraint(ram.name) for ram in (x_ram, *rams) if ram.name != "entry"),
            rams=(x_ram, *rams),
        ),
    )


def _sum_bits(config: ModelConfig, precision: Precision) -> int:
    """Bits of the array's sums: the wider of both layers."""
    weight, bias = precision.format("weight"), precision.format("bias")
    layers = (("normed", "hidden", config.dim), ("activated", "expert_output", config.expert_hidden))
    return max(
        sum_bits(precision.format(x), weight, precision.format(y), terms, precision.accumulation, bias)
        for x, y, terms in layers
    )


def _check_bus(precision: Precision, bus: int) -> None:
    least = LANES * precision.format("bias").width
    if bus < least or beats_per_word(precision, bus) > 256:
        raise EdgemoeError(
            f"rtl: experts: a bus of {bus} bits; legal: at least {least}, a word of biases, "
            f"and at most 256 beats per weight word"
        )
