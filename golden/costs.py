"""What one image costs: multiply-accumulates, weights, and on-chip memory of the ways to hold the experts.

A multiply-accumulate (MAC) is one product of matrix multiplication; two floating-point operations (FLOP). Additions of
biases, layer norm, softmax, GELU and residuals are not counted, nor are decoders: they run on the host. Sources: the
network, Edge-MoE (ICCAD 2023) section II; experts on chip, M3ViT (NeurIPS 2022) section 3.2, whose naive, cache-based
and reordered designs are `resident`, `cached` and `streamed` here.

On-chip memory, our assumptions (the papers publish totals only):

- one weight buffer serves every layer (the unified computing unit), so it holds the larger of a whole dense MLP and
  the experts kept at a time, biases included;
- token buffers, counted apart because they may as well live off chip; of `resident` and `cached`, which go token by
  token: one token in, its hidden features, one token out; of `streamed`, which meets a token again with each of its
  experts: all tokens in, one hidden row, all tokens out, and the queues (token number and score per entry).

The first assumption, with 16-bit weights and biases, gives the 6.770 MiB by which M3ViT's naive design exceeds its
reordered one (11.610 - 4.840, section 4.4), and 0.012 MiB for a gate, as between its rows with and without experts
(table 4): 16 experts against one dense MLP, in whose place two of the experts fit twice.
"""

from __future__ import annotations

import dataclasses
from typing import Final

from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError

MIB: Final = 1 << 20
"""Bytes of a mebibyte, the unit of M3ViT's table 4."""

M3VIT_SMALL: Final = dataclasses.replace(
    get_config("small"),
    name="m3vit_small",
    image_height=512,
    image_width=512,
    top_k=4,
    expert_hidden=384,
    tasks=("segmentation", "normals", "human_parts", "saliency", "edges"),
)
"""The network of M3ViT's tables 1 and 4: ViT-small on PASCAL-Context, 512 x 512 (its published training recipe), five
tasks, top-4 of 16 experts, each a quarter of the dense MLP."""


@dataclasses.dataclass(frozen=True, slots=True)
class Macs:
    """Multiply-accumulates of the encoder for one image, all layers together.

    Attributes:
        patch_embed: patches to tokens.
        qkv: queries, keys and values.
        scores: queries times keys.
        attention_v: probabilities times values.
        proj: the projection after attention.
        mlp: dense MLPs of the even layers.
        gate: gates of the odd layers.
        experts: experts of the odd layers.
    """

    patch_embed: int
    qkv: int
    scores: int
    attention_v: int
    proj: int
    mlp: int
    gate: int
    experts: int

    @property
    def total(self) -> int:
        """All modules together."""
        return sum(getattr(self, field.name) for field in dataclasses.fields(self))

    def times(self, passes: int) -> Macs:
        """The same work done `passes` times, as for that many tasks."""
        return Macs(*(passes * getattr(self, field.name) for field in dataclasses.fields(self)))


def macs(config: ModelConfig, *, active: int | None = None) -> Macs:
    """Multiply-accumulates of one image and one task.

    Args:
        config: the network.
        active: experts computed per token; `config.top_k` by default, `config.experts` for the dense mixture.

    Returns:
        MACs per module; the class token is not embedded.

    Raises:
        EdgemoeError: `active` outside 0..E.
    """
    active = config.top_k if active is None else active
    if not 0 <= active <= config.experts:
        raise EdgemoeError(f"macs: active={active} experts per token; legal: 0 to experts={config.experts}")
    tokens, dim, layers = config.tokens, config.dim, config.layers
    sparse = sum(config.is_moe(layer) for layer in range(layers))
    return Macs(
        patch_embed=(tokens - 1) * dim * config.channels * config.patch**2,
        qkv=layers * tokens * dim * 3 * dim,
        scores=layers * tokens * tokens * dim,
        attention_v=layers * tokens * tokens * dim,
        proj=layers * tokens * dim * dim,
        mlp=(layers - sparse) * tokens * 2 * dim * config.mlp_hidden,
        gate=sparse * tokens * dim * config.experts,
        experts=sparse * tokens * active * 2 * dim * config.expert_hidden,
    )


def all_tasks_dense(config: ModelConfig) -> Macs:
    """MACs when every task runs and every token visits every expert: what task-level sparsity avoids."""
    return macs(config, active=config.experts).times(len(config.tasks))


def saving(part: float, whole: float) -> float:
    """The fraction of `whole` that `part` does without."""
    return 1 - part / whole


@dataclasses.dataclass(frozen=True, slots=True)
class Widths:
    """Bits of what the chip stores; the defaults are the published `edge_moe` formats.

    Attributes:
        weight: of a weight.
        bias: of a bias.
        feature: of a feature or score.
    """

    weight: int = 16
    bias: int = 16
    feature: int = 32

    def __post_init__(self) -> None:
        for name, value in dataclasses.asdict(self).items():
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise EdgemoeError(f"Widths: {name}={value!r} is not an integer >= 1 (bits)")


def _two_layers(dim: int, hidden: int, widths: Widths) -> int:
    return 2 * dim * hidden * widths.weight + (hidden + dim) * widths.bias


def expert_bits(config: ModelConfig, widths: Widths = Widths()) -> int:
    """Bits of one expert's weights and biases."""
    return _two_layers(config.dim, config.expert_hidden, widths)


def mlp_bits(config: ModelConfig, widths: Widths = Widths()) -> int:
    """Bits of one dense MLP's weights and biases."""
    return _two_layers(config.dim, config.mlp_hidden, widths)


def gate_bits(config: ModelConfig, widths: Widths = Widths()) -> int:
    """Bits of one layer's gate for one task; a gate has no bias."""
    return config.dim * config.experts * widths.weight


@dataclasses.dataclass(frozen=True, slots=True)
class Memory:
    """On-chip memory of one mixture layer; bytes, each rounded up.

    Attributes:
        experts: experts held at a time.
        weights: the weight buffer, shared with the dense MLP.
        tokens: token buffers.
        queues: queues of the reordering.
    """

    experts: int
    weights: int
    tokens: int
    queues: int

    @property
    def total(self) -> int:
        """All together, bytes."""
        return self.weights + self.tokens + self.queues


def memory(
    config: ModelConfig,
    experts: int,
    widths: Widths = Widths(),
    *,
    reordered: bool = False,
) -> Memory:
    """On-chip memory when `experts` experts are held at a time.

    Args:
        config: the network.
        experts: experts held, 1..E: E when all are resident, a cache's capacity, 2 when double-buffered.
        widths: bits of weights, biases and features.
        reordered: whether tokens are computed expert by expert, which needs queues and all tokens at hand.

    Returns:
        Bytes of each kind, under the assumptions of this module.

    Raises:
        EdgemoeError: `experts` outside 1..E.
    """
    if not 1 <= experts <= config.experts:
        raise EdgemoeError(f"memory: experts={experts} held on chip; legal: 1 to experts={config.experts}")
    rows = config.tokens if reordered else 1
    entry = (config.tokens - 1).bit_length() + widths.feature
    return Memory(
        experts=experts,
        weights=-(-max(experts * expert_bits(config, widths), mlp_bits(config, widths)) // 8),
        tokens=-(-(2 * rows * config.dim + config.expert_hidden) * widths.feature // 8),
        queues=-(-config.tokens * config.top_k * entry // 8) if reordered else 0,
    )


def memories(config: ModelConfig, widths: Widths = Widths(), *, cache: int = 4) -> dict[str, Memory]:
    """On-chip memory of the three designs: all experts resident, `cache` of them, streamed through two buffers."""
    return {
        "resident": memory(config, config.experts, widths),
        "cached": memory(config, min(cache, config.experts), widths),
        "streamed": memory(config, min(2, config.experts), widths, reordered=True),
    }
