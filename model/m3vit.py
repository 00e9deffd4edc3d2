"""M³ViT, exactly the network that the accelerator computes.

    token[0] = pos_embed[0]                           the class token is folded into the position table
    token[i] = patch_embed(image)[i - 1] + pos_embed[i]
    layer:     x = x + proj(attention(norm1(x)))
               x = x + ffn(norm2(x))                  ffn: dense MLP in even layers, mixture of experts in odd ones

No normalisation of the image (pixels are uint8 / 256), no final norm; GELU is the exact one (erf). Changing the task
changes only which gate the routers use, and the decoder. Sources: M³ViT (NeurIPS 2022); Edge-MoE (ICCAD 2023).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from golden.config import ModelConfig
from model import checkpoint
from model.design import Design
from model.experts import MixtureOfExperts
from model.heads import Decoder
from model.taps import Tap, no_tap

EPS = 2.0**-20
"""Layer-norm epsilon: the published raw value 4 at 22 fraction bits."""


class Mlp(nn.Module):
    """The dense feed-forward network of even layers."""

    def __init__(self, config: ModelConfig) -> None:
        """Two linear layers with a GELU between."""
        super().__init__()
        self.fc1 = nn.Linear(config.dim, config.mlp_hidden)
        self.fc2 = nn.Linear(config.mlp_hidden, config.dim)

    def forward(self, x: Tensor, tap: Tap = no_tap) -> Tensor:
        """Tokens (B, N, D) to (B, N, D); taps `hidden`, before GELU, and `activated`, after it."""
        hidden = self.fc1(x)  # (B, N, mlp_hidden)
        tap("hidden", hidden)
        activated = F.gelu(hidden)
        tap("activated", activated)
        out: Tensor = self.fc2(activated)
        return out


class Layer(nn.Module):
    """One encoder layer: attention, then a dense MLP or a mixture of experts."""

    def __init__(self, design: Design, index: int, noise: float) -> None:
        """Layer `index` of the encoder; `noise` is for its router."""
        super().__init__()
        dim = design.config.dim
        self.heads = design.config.heads
        self.norm1 = nn.LayerNorm(dim, eps=EPS)
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)
        self.norm2 = nn.LayerNorm(dim, eps=EPS)
        if design.is_moe(index):
            self.moe = MixtureOfExperts(design, noise)
        else:
            self.mlp = Mlp(design.config)

    @property
    def is_moe(self) -> bool:
        """Whether this layer's tokens depend on the task."""
        return hasattr(self, "moe")

    def attention(self, x: Tensor, tap: Tap = no_tap) -> Tensor:
        """Multi-head self-attention over tokens (B, N, D), before `proj`: (B, N, D)."""
        qkv = self.qkv(x)  # (B, N, 3D)
        tap("qkv", qkv)
        q, k, v = qkv.unflatten(2, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)  # 3 x (B, heads, N, head_dim)
        for name, value in (("query", q), ("key", k), ("value", v)):
            tap(name, value)
        if tap is no_tap and x.is_cuda:  # on a CPU the fused kernel is the slower one at these sizes
            context = F.scaled_dot_product_attention(q, k, v)  # (B, heads, N, head_dim)
        else:
            score = q @ k.transpose(2, 3) / math.sqrt(q.shape[3])  # (B, heads, N, N)
            tap("score", score)
            probability = torch.softmax(score, dim=3)
            tap("probability", probability)
            context = probability @ v
        out: Tensor = context.transpose(1, 2).flatten(2)  # (B, N, D)
        return out

    def attend(self, x: Tensor, tap: Tap = no_tap) -> Tensor:
        """The first half of the layer: tokens (B, N, D) to (B, N, D)."""
        tap("residual_in", x)
        normed = self.norm1(x)
        tap("normed1", normed)
        context = self.attention(normed, tap)
        tap("context", context)
        projected: Tensor = self.proj(context)
        tap("attention", projected)
        x = x + projected
        tap("residual_mid", x)
        return x

    def feed(self, x: Tensor, tasks: tuple[str, ...], tap: Tap = no_tap) -> tuple[Tensor, Tensor]:
        """The second half: tokens (B, N, D) to (B, N, D), and the balance loss of the router (a scalar).

        In a mixture of experts, B is the batches of all `tasks` one after another.
        """
        normed = self.norm2(x)
        tap("normed2", normed)
        balance = x.new_zeros(())
        if not self.is_moe:
            branch = self.mlp(normed, tap)
        else:
            split: Tap = no_tap if tap is no_tap else functools.partial(_unflattened, tap, x.shape[:2])
            mixed, routings = self.moe(normed.flatten(0, 1), tasks, split)  # (B * N, D)
            branch = mixed.view_as(x)
            balance = torch.stack([routing.balance for routing in routings]).sum()
        tap("ffn", branch)
        x = x + branch
        tap("residual_out", x)
        return x, balance


class M3ViT(nn.Module):
    """The whole network: encoder and one decoder per task."""

    def __init__(self, design: Design, noise: float = 1.0) -> None:
        """A network with random weights.

        Args:
            design: its dimensions, tasks and choices.
            noise: of the routers in training, see `model.router.Router`.
        """
        super().__init__()
        self.design, self.config = design, design.config
        config = design.config
        self.patch_embed = nn.Conv2d(config.channels, config.dim, config.patch, stride=config.patch)
        self.pos_embed = nn.Parameter(torch.randn(config.tokens, config.dim) * 0.1)
        self.layers = nn.ModuleList(Layer(design, index, noise) for index in range(config.layers))
        self.heads = nn.ModuleDict({task: Decoder(design, task) for task in config.tasks})

    def embed(self, image: Tensor) -> Tensor:
        """Images uint8 (B, H, W, C) to tokens (B, N, D), patches row-major."""
        pixels = image.permute(0, 3, 1, 2).to(self.pos_embed.dtype) / 256  # (B, C, H, W) in [0, 1)
        patches = self.patch_embed(pixels).flatten(2).transpose(1, 2)  # (B, N - 1, D)
        return F.pad(patches, (0, 0, 1, 0)) + self.pos_embed  # (B, N, D)

    def encode_tasks(self, image: Tensor, tasks: tuple[str, ...], tap: Tap = no_tap) -> tuple[list[Tensor], Tensor]:
        """The encoder for several tasks at once; what does not depend on the task is computed once.

        Args:
            image: uint8 (B, H, W, C).
            tasks: one or more of the config's tasks.
            tap: receives `tokens` and the `layers.{i}.{name}` intermediates.

        Returns:
            Final tokens (B, N, D) per task, and the sum of the routers' balance losses (a scalar).
        """
        x = self.embed(image)
        tap("tokens", x)
        balance = x.new_zeros(())
        split = False
        for index, layer in enumerate(cast(Iterable[Layer], self.layers)):
            tapped: Tap = no_tap if tap is no_tap else functools.partial(_prefixed, tap, f"layers.{index}.")
            x = layer.attend(x, tapped)
            if layer.is_moe and not split:
                x, split = x.repeat(len(tasks), 1, 1), True  # (tasks * B, N, D)
            x, more = layer.feed(x, tasks, tapped)
            balance = balance + more
        return (list(x.chunk(len(tasks))) if split else [x] * len(tasks)), balance

    def encode(self, image: Tensor, task: str, tap: Tap = no_tap) -> tuple[Tensor, Tensor]:
        """`encode_tasks` for one task: final tokens (B, N, D) and the balance loss."""
        tokens, balance = self.encode_tasks(image, (task,), tap)
        return tokens[0], balance

    def forward_tasks(self, image: Tensor, tasks: tuple[str, ...]) -> tuple[dict[str, Tensor], Tensor]:
        """Images uint8 (B, H, W, C) to every task's raw map (B, channels, H, W) and the balance loss."""
        tokens, balance = self.encode_tasks(image, tasks)
        return {task: self.heads[task](x) for task, x in zip(tasks, tokens, strict=True)}, balance

    def forward(self, image: Tensor, task: str) -> tuple[Tensor, Tensor]:
        """Images uint8 (B, H, W, C) to the task's raw map (B, channels, H, W) and the balance loss."""
        maps, balance = self.forward_tasks(image, (task,))
        return maps[task], balance


def _prefixed(tap: Tap, prefix: str, name: str, value: Tensor) -> None:
    tap(prefix + name, value)


def _unflattened(tap: Tap, shape: Sequence[int], name: str, value: Tensor) -> None:
    """Taps `value` (B * N, ...) as (B, N, ...)."""
    tap(name, value.unflatten(0, shape))


def load_model(folder: Path | str) -> M3ViT:
    """The network of a checkpoint folder, in evaluation mode; EdgemoeError if anything does not fit."""
    design, tensors = checkpoint.load_all(folder)
    model = M3ViT(design)
    shapes = {name: tuple(value.shape) for name, value in model.state_dict().items()}
    checkpoint.check_shapes(shapes, tensors, str(folder))
    model.load_state_dict({name: torch.from_numpy(value) for name, value in tensors.items()})
    return model.eval()
