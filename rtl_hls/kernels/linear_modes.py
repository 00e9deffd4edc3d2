"""The linear unit's modes for experts: on the rows that a queue names, and with its results scored and added.

Both use the array as it is: the first with the formats of an expert's first layer, the second with those of its second.
A queue's entries are as `gating` emits them.
"""

from __future__ import annotations

from typing import Final

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import Precision
from rtl_hls.formats import pack, sum_bits
from rtl_hls.kernel import LANES, Channel, Kernel, Ram, address_bits, bits, ram_channels, read_constraint
from rtl_hls.kernels import gating, linear

SCORED_COMMAND: Final = {**linear.COMMAND, "all_tokens": 16, "end": 1}
"""Fields of `linear_modes::ScoredCommand`: `tokens` are a queue's entries, `all_tokens` the layer's, both less one."""


def build(config: ModelConfig, precision: Precision) -> tuple[Kernel, ...]:
    """The two kernels; raises EdgemoeError on sizes beyond their commands."""
    check_sizes("linear_modes", config)
    return _gathered(config, precision), _scored(config, precision)


def check_sizes(where: str, config: ModelConfig) -> None:
    """Raises EdgemoeError unless tokens and features can be counted in a command."""
    words, tokens = features_words(max(config.dim, config.expert_hidden)), config.tokens
    if words > 1 << linear.COMMAND["in_words"] or tokens > (1 << linear.COMMAND["tokens"]) - 1:
        raise EdgemoeError(
            f"rtl: {where}: {words} words of {LANES} features, {tokens} tokens; legal: up to 256 and 65535"
        )


def features_words(features: int) -> int:
    """Stream words of so many features; what is left of the last is filled up with zeros."""
    return -(-features // LANES)


def branch_bits(config: ModelConfig, precision: Precision) -> tuple[int, int]:
    """Bits of the sum of a branch and one more scored result, and of a lane of the RAM that keeps it."""
    y, score, branch = (precision.format(role) for role in ("expert_output", "gate_score", "branch"))
    finished = branch.width + (not branch.signed)
    if precision.accumulation == "exact":
        whole = max(sum_bits(y, score, branch, config.top_k, "exact"), finished)
        return whole, whole
    return max(sum_bits(y, score, branch, 1, "floor_each"), finished) + 1, finished


def _weights(x: Format, weight: Format, bias: Format, inputs: int, outputs: int) -> tuple[Ram, Ram, Ram]:
    """The array's RAMs: the row in use, weights, biases."""
    in_words, out_words = features_words(inputs), features_words(outputs)
    return (
        Ram("row", address_bits(in_words), LANES * x.width),
        Ram("w", address_bits(in_words * out_words), LANES * LANES * weight.width),
        Ram("b", address_bits(out_words), LANES * bias.width),
    )


def _constraints(rams: tuple[Ram, ...]) -> tuple[str, ...]:
    once = "row_write:send:row_request:send:0:0"  # a word is written at least a cycle before it is read
    return (*(read_constraint(ram.name) for ram in rams), once)


def _gathered(config: ModelConfig, precision: Precision) -> Kernel:
    roles = ("normed", "weight", "bias", "hidden")
    x, weight, bias, y = (precision.format(role) for role in roles)
    inputs, outputs = config.dim, config.expert_hidden
    tokens = Ram("x", address_bits(config.tokens * features_words(inputs)), LANES * x.width)
    row, w, b = _weights(x, weight, bias, inputs, outputs)
    entry, mode = gating.entry_fields(precision), precision.accumulation
    acc = sum_bits(x, weight, y, inputs, mode, bias)
    return Kernel(
        name="linear_gathered",
        operator="linear_gathered",
        module="linear_modes",
        proc="Gathered",
        parameters=(
            *(LANES, LANES, *(ram.address for ram in (tokens, row, w, b))),
            *(pack(x), pack(weight), bias.width, pack(y), mode == "exact", acc, entry["score"]),
        ),
        channels=(
            Channel("command", "in", sum(linear.COMMAND.values()), "linear::Command"),
            bits("queue", "in", sum(entry.values())),
            *ram_channels(tokens),
            *ram_channels(row, written=True),
            *ram_channels(w),
            *ram_channels(b),
            bits("y", "out", LANES * y.width),
        ),
        lanes=LANES,
        outputs=("y",),
        formats={"x": x, "weight": weight, "bias": bias, "score": precision.format("gate_score"), "y": y},
        constraints=_constraints((row, w, b)),
        rams=(tokens, row, w, b),
    )


def _scored(config: ModelConfig, precision: Precision) -> Kernel:
    roles = ("activated", "weight", "bias", "expert_output", "gate_score", "branch")
    x, weight, bias, y, score, branch = (precision.format(role) for role in roles)
    inputs, outputs = config.expert_hidden, config.dim
    mode, (branch_acc, kept) = precision.accumulation, branch_bits(config, precision)
    acc = sum_bits(x, weight, y, inputs, mode, bias)
    row, w, b = _weights(x, weight, bias, inputs, outputs)
    sums = Ram("branch", address_bits(config.tokens * features_words(outputs)), LANES * kept)
    return Kernel(
        name="linear_scored",
        operator="linear_scored",
        module="linear_modes",
        proc="Scored",
        parameters=(
            *(LANES, LANES, *(ram.address for ram in (row, w, b, sums))),
            *(pack(x), pack(weight), bias.width, pack(y), pack(score), pack(branch)),
            *(mode == "exact", acc, branch_acc, kept),
        ),
        channels=(
            Channel("command", "in", sum(SCORED_COMMAND.values()), "linear_modes::ScoredCommand"),
            bits("x", "in", LANES * x.width),
            bits("queue", "in", sum(gating.entry_fields(precision).values())),
            *ram_channels(row, written=True),
            *ram_channels(w),
            *ram_channels(b),
            *ram_channels(sums, written=True),
            bits("branch", "out", LANES * branch.width),
        ),
        lanes=LANES,
        outputs=("branch",),
        formats={"x": x, "weight": weight, "bias": bias, "score": score, "branch": branch},
        constraints=_constraints((row, w, b, sums)),
        rams=(row, w, b, sums),
    )
