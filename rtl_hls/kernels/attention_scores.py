"""Attention scores with one-pass softmax statistics: P queries in flight, `LANES` dims of each per cycle."""

from __future__ import annotations

from typing import Final

from golden.accumulate import accumulator_bits
from golden.attention import BLOCK, scale_shift
from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.precision import Precision
from rtl_hls.formats import sum_bits
from rtl_hls.kernel import LANES, Channel, Kernel, Ram, address_bits, bits, ram_channels, read_constraint

COMMAND: Final = {"tokens": 16, "heads": 8}
"""Fields of `attention_scores::Command` and their bits, the first in the high bits; counts are minus one."""


def build(config: ModelConfig, precision: Precision) -> tuple[Kernel, ...]:
    """The kernel, for all heads of a config.

    Raises:
        EdgemoeError: a size or format that the kernel does not have; the message says which, and what is legal.
    """
    check(config, precision)
    slots, words, h = config.attention_parallelism, config.head_dim // LANES, scale_shift(config.head_dim)
    query, key, score, reciprocal = (precision.format(role) for role in ("query", "key", "score", "reciprocal"))
    depth = address_bits(config.heads * config.tokens * words)
    q, k = Ram("q", depth, LANES * query.width), Ram("k", depth, LANES * key.width)
    mode = precision.accumulation
    if mode == "exact":
        block = acc = accumulator_bits(query, key, score, config.head_dim, mode, h)
    else:  # blocks are fitted, then scaled by 2**-h, which may round up
        block, blocks = sum_bits(query, key, score, BLOCK, mode), config.head_dim // BLOCK
        acc = score.width - h + 1 + (blocks - 1).bit_length()
    return (
        Kernel(
            name="attention_scores",
            operator="attention",
            module="attention_scores",
            proc="AttentionScores",
            parameters=(slots, words, LANES, BLOCK, h, q.address, k.address, block, acc),
            channels=(
                Channel("command", "in", sum(COMMAND.values()), "attention_scores::Command"),
                *ram_channels(q),
                *ram_channels(k),
                bits("scores", "out", slots * score.width),
                bits("statistics", "out", score.width + reciprocal.width),
            ),
            lanes=slots,
            outputs=("score", "reciprocal", "maximum"),
            formats={"query": query, "key": key, "score": score, "reciprocal": reciprocal, "maximum": score},
            constraints=(read_constraint("q"), read_constraint("k")),
            rams=(q, k),
            bench="attention_scores",
        ),
    )


def check(config: ModelConfig, precision: Precision) -> None:
    """Raises EdgemoeError unless both attention kernels can have these sizes and formats."""
    scale_shift(config.head_dim)
    exponential, total = precision.format("exponential"), precision.format("exp_sum")
    most = min(total.raw_max >> total.frac, 1 << COMMAND["tokens"])
    faults = {
        f"head_dim={config.head_dim}; legal: 16, 64, 256": config.head_dim % LANES != 0,
        f"heads={config.heads}; legal: 1 to {1 << COMMAND['heads']}": config.heads > 1 << COMMAND["heads"],
        f"tokens={config.tokens}; legal: 1 to {most}": config.tokens > most,
        f"exp={precision.exp!r}; legal: 'hardware'": precision.exp != "hardware",
        f"exponentials {exponential} with a sum {total}; legal: as many fraction bits": exponential.frac != total.frac,
        f"a score {precision.format('score')}; legal: signed": not precision.format("score").signed,
    }
    for fault, found in faults.items():
        if found:
            raise EdgemoeError(f"rtl: attention: {fault}")
