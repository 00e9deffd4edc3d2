"""Patch embedding: `LANES` x `LANES` multiply-accumulates per cycle on pixels, and the position table added."""

from __future__ import annotations

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.precision import Precision
from rtl_hls.formats import pack, sum_bits
from rtl_hls.kernel import LANES, Channel, Kernel, Ram, address_bits, bits, ram_channels, read_constraint
from rtl_hls.kernels.linear import COMMAND


def build(config: ModelConfig, precision: Precision) -> tuple[Kernel, ...]:
    """The kernel; pixels and features that do not fill a word of `LANES` are filled up with zeros by its caller.

    Raises:
        EdgemoeError: the patches are more, or larger, than a command can say.
    """
    pixels = config.channels * config.patch**2
    words_in, words_out, patches = -(-pixels // LANES), -(-config.dim // LANES), config.tokens - 1
    _check("patches", patches, 1 << COMMAND["tokens"])
    _check("words of 16 pixels per patch", words_in, 1 << COMMAND["in_words"])
    _check("words of 16 features per token", words_out, 1 << COMMAND["out_words"])
    x, weight, bias, position, tokens = (
        precision.format(role) for role in ("pixel", "patch_weight", "patch_bias", "position", "residual")
    )
    rams = (
        Ram("x", address_bits(words_in), LANES * x.width),
        Ram("w", address_bits(words_in * words_out), LANES * LANES * weight.width),
        Ram("b", address_bits(words_out), LANES * bias.width),
    )
    mode = precision.accumulation
    acc = sum_bits(x, weight, tokens, pixels, mode, bias)
    return (
        Kernel(
            name="patch_embed",
            operator="patch_embed",
            module="patch_embed",
            proc="PatchEmbed",
            parameters=(
                *(LANES, LANES, *(ram.address for ram in rams)),
                *(pack(x), pack(weight), bias.width, pack(position), pack(tokens), mode == "exact", acc),
            ),
            channels=(
                Channel("command", "in", sum(COMMAND.values()), "linear::Command"),
                bits("x", "in", LANES * x.width),
                bits("position", "in", LANES * position.width),
                *ram_channels(rams[0], written=True),
                *ram_channels(rams[1]),
                *ram_channels(rams[2]),
                bits("tokens", "out", LANES * tokens.width),
            ),
            lanes=LANES,
            outputs=("tokens",),
            formats={"image": x, "weight": weight, "bias": bias, "position": position, "tokens": tokens},
            constraints=(
                *(read_constraint(ram.name) for ram in rams),
                "x_write:send:x_request:send:0:0",  # a word is written at least a cycle before it is read
            ),
            rams=rams,
        ),
    )


def _check(what: str, count: int, most: int) -> None:
    if count > most:
        raise EdgemoeError(f"rtl: patch_embed: {count} {what}; legal: at most {most}")
