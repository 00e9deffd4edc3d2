"""Gating: `LANES` features of a token against every expert per cycle, top-k, scores, and the experts' queues.

Words are fields, the first in the high bits: `COMMAND`, `META`, and at a precision `choice_fields` and `entry_fields`.
"""

from __future__ import annotations

from typing import Final

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.precision import Precision
from rtl_hls.formats import sum_bits
from rtl_hls.kernel import LANES, Channel, Kernel, Ram, address_bits, bits, ram_channels, read_constraint

COMMAND: Final = {"tokens": 16, "task": 8}
"""Fields of `gating::Command`; tokens less one."""
META: Final = {"expert": 8, "length": 16, "end": 1}
"""Fields of `queues::Active`: an expert that has entries, ascending; `end` on the last of a call."""


def choice_fields(precision: Precision) -> dict[str, int]:
    """One choice of a token in a word of `choices`, which holds k of them, slot 0 in the low bits."""
    return {"expert": META["expert"], "score": precision.format("gate_score").width}


def entry_fields(precision: Precision) -> dict[str, int]:
    """A word of `queue`, `queues::Entry`: first and last of the token's experts in the order of their index."""
    return {"token": COMMAND["tokens"], "score": precision.format("gate_score").width, "first": 1, "last": 1}


def build(config: ModelConfig, precision: Precision) -> tuple[Kernel, ...]:
    """The kernel; raises EdgemoeError on sizes or formats beyond its counters."""
    _check(config, precision)
    roles = {"x": "normed", "weight": "gate_weight", "logit": "logit", "score": "gate_score"}
    formats = {name: precision.format(role) for name, role in roles.items()}
    x, weight, logit = formats["x"], formats["weight"], formats["logit"]
    words, units = in_words(config), -(-config.experts // in_words(config))
    acc = sum_bits(x, weight, logit, words * LANES, precision.accumulation)
    choices, entry = sum(choice_fields(precision).values()), entry_fields(precision)
    position = address_bits(config.tokens)
    stored = sum(entry.values()) - entry["token"] + position
    g = Ram("g", address_bits(len(config.tasks) * words), config.experts * LANES * weight.width)
    entries = Ram("entries", 1 + address_bits(config.experts) + position, stored)
    return (
        Kernel(
            name="gating",
            operator="gating",
            module="gating",
            proc="Gating",
            parameters=(config.experts, config.top_k, words, units, position, g.address, entries.address, acc),
            channels=(
                Channel("command", "in", sum(COMMAND.values()), "gating::Command"),
                bits("x", "in", LANES * x.width),
                *ram_channels(g),
                bits("logits", "out", config.experts * logit.width),
                bits("choices", "out", config.top_k * choices),
                *ram_channels(entries, written=True),
                Channel("meta", "out", sum(META.values()), "queues::Active"),
                Channel("queue", "out", sum(entry.values()), f"queues::Entry<u32:{formats['score'].width}>"),
            ),
            lanes=config.experts,
            outputs=("logit", "chosen", "score", *(f"queue_{name}" for name in (*META, *entry))),
            formats=formats,
            constraints=(read_constraint("g"), read_constraint("entries")),
            rams=(g, entries),
        ),
    )


def in_words(config: ModelConfig) -> int:
    """Words of `LANES` features per token."""
    return -(-config.dim // LANES)


def _check(config: ModelConfig, precision: Precision) -> None:
    sizes = {"experts": config.experts, "tasks": len(config.tasks), "words per token": in_words(config)}
    total, score = precision.format("exp_sum"), precision.format("gate_score")
    if max(sizes.values()) > 256 or config.tokens > 65535 or score.frac < 1:
        raise EdgemoeError(
            f"rtl: gating: {sizes}, {config.tokens} tokens, scores {score}; "
            "legal: sizes up to 256, up to 65535 tokens, scores with fraction bits"
        )
    if config.experts > total.raw_max >> total.frac or precision.format("exponential").frac != total.frac:
        raise EdgemoeError(
            f"rtl: gating: the sum of {config.experts} exponentials {precision.format('exponential')} "
            f"does not fit {total}; widen exp_sum, with the fraction bits of exponential"
        )
