"""What a precision costs for one image and one task: bits moved, DSP slices, products by their bits.

**Bits moved** count every operator of `golden.network` on its own, as if it read its operands from memory and wrote its
result there; what fusion saves is not subtracted, and what never leaves an operator (`golden.precision.INTERNAL`, the
queues) is left out. Every parameter that the task needs is read once, each active expert's once per layer (Edge-MoE,
ICCAD 2023). A value is written once and read once by each operator that needs it:

| role                              | values of one layer                  | written + read                         |
|-----------------------------------|--------------------------------------|----------------------------------------|
| pixel                             | H W C of the image                   | 0 + 1                                  |
| residual                          | N D of tokens, residual_mid and _out | 1 + 2 (norm, addition); the last 1 + 0 |
| normed                            | N D of either norm                   | 1 + 1; of a mixture 1 + 1 + k          |
| query, key, value, context        | N D                                  | 1 + 1                                  |
| score, probability                | heads N N                            | 1 + 1                                  |
| branch                            | N D of attention and feed-forward    | 1 + 1                                  |
| hidden, activated                 | N mlp_hidden, or N k expert_hidden   | 1 + 1                                  |
| logit, gate_score                 | N E, N k                             | 1 + 1                                  |
| expert_output                     | N k D                                | 1 + 1                                  |

**DSP** is slices times cycles: each multiply-accumulate of `golden.costs.macs` times the DSP48E2 slices of one product
(27 x 18 bits, signed; an unsigned word counts a bit more):

    1/4   both words of at most 4 bits: four products in a slice (AMD WP521)
    1/2   both words of at most 8 bits: two products in a slice (AMD WP486)
    n     else ceil((a - 1) / 26) * ceil((b - 1) / 17), the better of both orders: 1 up to 27 x 18, 2 for the published
          32 x 16, 4 for 32 x 32 (the low parts of a split word are unsigned, so a slice takes 26 and 17 bits of it)

**Product bits** are multiply-accumulates times the bits of both words, the size of a multiplier array out of logic.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from fractions import Fraction

from golden.config import ModelConfig
from golden.costs import macs
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import Precision
from golden.weights import expected_shapes, role_of


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    """One image and one task.

    Attributes:
        weight_bits: bits of parameters read.
        activation_bits: bits of values written and read.
        dsp: DSP48E2 slices times cycles, at one product per slice and cycle.
        product_bits: products times the bits of both words.
    """

    weight_bits: int
    activation_bits: int
    dsp: int
    product_bits: int

    def relative(self, base: Cost) -> float:
        """The mean of bits moved, DSP and product bits, each relative to `base`: 1 for `base` itself."""
        moved = (self.weight_bits + self.activation_bits) / (base.weight_bits + base.activation_bits)
        return math.fsum((moved, self.dsp / base.dsp, self.product_bits / base.product_bits)) / 3


def cost(precision: Precision, config: ModelConfig, *, active: int | None = None) -> Cost:
    """The cost of a network at a precision.

    Args:
        precision: formats.
        config: dimensions.
        active: experts of each mixture that some token visits; all where none is given.

    Raises:
        EdgemoeError: `active` is not from top_k to experts.
    """
    experts = config.experts if active is None else active
    if not config.top_k <= experts <= config.experts:
        raise EdgemoeError(
            f"cost: active={active} experts of a mixture; legal: {config.top_k} to experts={config.experts}"
        )
    products = list(_products(precision, config))
    return Cost(
        weight_bits=_weight_bits(precision, config, experts),
        activation_bits=sum(precision.format(role, layer).width * count for role, layer, count in transfers(config)),
        dsp=math.ceil(sum(count * slices(x, w) for count, x, w in products)),
        product_bits=sum(count * x.width * w.width for count, x, w in products),
    )


def slices(x: Format, w: Format) -> Fraction:
    """DSP48E2 slices of one product per cycle; see the module's docstring."""
    wide, narrow = max(x.width, w.width), min(x.width, w.width)
    if wide <= 4:
        return Fraction(1, 4)
    if wide <= 8:
        return Fraction(1, 2)
    wide, narrow = (max(fmt.width - fmt.signed for fmt in (x, w)), min(fmt.width - fmt.signed for fmt in (x, w)))
    return Fraction(min(_tiles(wide, 26) * _tiles(narrow, 17), _tiles(wide, 17) * _tiles(narrow, 26)))


def _tiles(bits: int, port: int) -> int:
    return max(1, -(-bits // port))


def _weight_bits(precision: Precision, config: ModelConfig, experts: int) -> int:
    """Bits of the parameters that one task reads: its own gates, and `experts` experts of each mixture."""
    total = 0
    for name, shape in expected_shapes(config).items():
        role, layer = role_of(name)
        if role == "gate_weight" and not name.endswith(f".{config.tasks[0]}.weight"):
            continue
        mixed = ".moe." in name and role != "gate_weight"
        count = math.prod(shape[1:]) * experts if mixed else math.prod(shape)
        total += count * precision.format(role, layer).width
    return total


def transfers(config: ModelConfig) -> Iterator[tuple[str, int | None, int]]:
    """(role, layer, values written plus values read), the table of the module's docstring row by row."""
    tokens, dim, square = config.tokens, config.dim, config.heads * config.tokens**2
    features = tokens * dim
    yield "pixel", None, config.image_height * config.image_width * config.channels
    yield "residual", None, 3 * features
    for layer in range(config.layers):
        last = layer == config.layers - 1
        sparse = config.is_moe(layer)
        hidden = tokens * (config.top_k * config.expert_hidden if sparse else config.mlp_hidden)
        yield "residual", layer, (3 + (1 if last else 3)) * features
        yield "normed", layer, (2 + 2 + (config.top_k if sparse else 0)) * features
        yield from ((role, layer, 2 * features) for role in ("query", "key", "value", "context"))
        yield from ((role, layer, 2 * square) for role in ("score", "probability"))
        yield "branch", layer, 2 * 2 * features
        yield from ((role, layer, 2 * hidden) for role in ("hidden", "activated"))
        if sparse:
            yield "logit", layer, 2 * tokens * config.experts
            yield "gate_score", layer, 2 * tokens * config.top_k
            yield "expert_output", layer, 2 * config.top_k * features


def _products(precision: Precision, config: ModelConfig) -> Iterator[tuple[int, Format, Format]]:
    """(multiply-accumulates, format of one factor, format of the other)."""
    every = macs(config)
    sparse = sum(config.is_moe(layer) for layer in range(config.layers))
    dense = config.layers - sparse

    def product(count: int, x: str, w: str, layer: int | None = None) -> tuple[int, Format, Format]:
        return count, precision.format(x, layer), precision.format(w, layer)

    yield product(every.patch_embed, "pixel", "patch_weight")
    for layer in range(config.layers):
        yield product(every.qkv // config.layers, "normed", "weight", layer)
        yield product(every.scores // config.layers, "query", "key", layer)
        yield product(every.attention_v // config.layers, "probability", "value", layer)
        yield product(every.proj // config.layers, "context", "weight", layer)
        if config.is_moe(layer):
            yield product(every.gate // sparse, "normed", "gate_weight", layer)
            yield product(every.experts // sparse // 2, "normed", "weight", layer)
            yield product(every.experts // sparse // 2, "activated", "weight", layer)
        else:
            yield product(every.mlp // dense // 2, "normed", "weight", layer)
            yield product(every.mlp // dense // 2, "activated", "weight", layer)
