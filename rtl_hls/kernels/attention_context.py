"""Attention, probabilities times values: P queries in flight, `LANES` dims of a row of V per cycle."""

from __future__ import annotations

from golden.config import ModelConfig
from golden.precision import Precision
from rtl_hls.formats import sum_bits
from rtl_hls.kernel import LANES, Channel, Kernel, Ram, address_bits, bits, ram_channels, read_constraint
from rtl_hls.kernels.attention_scores import COMMAND, check


def build(config: ModelConfig, precision: Precision) -> tuple[Kernel, ...]:
    """The kernel, for all heads of a config; raises EdgemoeError on sizes or formats that it does not have."""
    check(config, precision)
    slots, words = config.attention_parallelism, config.head_dim // LANES
    score, reciprocal, probability, value, context = (
        precision.format(role) for role in ("score", "reciprocal", "probability", "value", "context")
    )
    v = Ram("v", address_bits(config.heads * config.tokens * words), LANES * value.width)
    acc = sum_bits(probability, value, context, config.tokens, precision.accumulation)
    return (
        Kernel(
            name="attention_context",
            operator="attention",
            module="attention_context",
            proc="AttentionContext",
            parameters=(slots, LANES, words, v.address, acc),
            channels=(
                Channel("command", "in", sum(COMMAND.values()), "attention_context::Command"),
                bits("scores", "in", slots * score.width),
                bits("statistics", "in", reciprocal.width + score.width),
                *ram_channels(v),
                bits("context", "out", LANES * context.width),
            ),
            lanes=LANES,
            outputs=("context",),
            formats={
                **{"score": score, "reciprocal": reciprocal, "maximum": score},
                **{"probability": probability, "value": value, "context": context},
            },
            constraints=(read_constraint("v"),),
            rams=(v,),
            bench="attention_context",
        ),
    )
