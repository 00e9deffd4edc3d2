"""M³ViT, exactly the network that the accelerator computes.

    token[0] = pos_embed[0]                           the class token is folded into the position table
    token[i] = patch_embed(image)[i - 1] + pos_embed[i]
    layer:     x = x + proj(attention(norm1(x)))
               x = x + ffn(norm2(x))                  ffn: dense MLP in even layers, mixture of experts in odd ones

No normalisation of the image (pixels are uint8 / 256), no final norm; GELU is the exact one (erf). Changing the task
changes only which gate the routers use, and the decoder. Sources: M³ViT (NeurIPS 2022); Edge-MoE (ICCAD 2023).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from golden.config import ModelConfig
from model import checkpoint
from model.experts import MixtureOfExperts
from model.heads import Decoder
from model.tasks import get_task

EPS = 2.0**-20
"""Layer-norm epsilon: the published raw value 4 at 22 fraction bits."""

Tap = Callable[[str, Tensor], None]
"""Receives the name and value of every named intermediate (see `model/capture.py`)."""


def no_tap(name: str, value: Tensor) -> None:
    """The tap that ignores everything."""


class Mlp(nn.Module):
    """The dense feed-forward network of even layers."""

    def __init__(self, config: ModelConfig) -> None:
        """Two linear layers with a GELU between."""
        super().__init__()
        self.fc1 = nn.Linear(config.dim, config.mlp_hidden)
        self.fc2 = nn.Linear(config.mlp_hidden, config.dim)

    def forward(self, x: Tensor, tap: Tap = no_tap) -> Tensor:
        """Tokens (B, N, D) to (B, N, D); taps `hidden`, before GELU."""
        hidden = self.fc1(x)  # (B, N, mlp_hidden)
        tap("hidden", hidden)
        out: Tensor = self.fc2(F.gelu(hidden))
        return out


class Layer(nn.Module):
    """One encoder layer: attention, then a dense MLP or a mixture of experts."""

    def __init__(self, config: ModelConfig, index: int, noise: float) -> None:
        """Layer `index` of the encoder; `noise` is for its router."""
        super().__init__()
        dim = config.dim
        self.heads = config.heads
        self.norm1 = nn.LayerNorm(dim, eps=EPS)
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)
        self.norm2 = nn.LayerNorm(dim, eps=EPS)
        if config.is_moe(index):
            self.moe = MixtureOfExperts(config, noise)
        else:
            self.mlp = Mlp(config)

    def attention(self, x: Tensor, tap: Tap = no_tap) -> Tensor:
        """Multi-head self-attention over tokens (B, N, D), before `proj`: (B, N, D)."""
        qkv = self.qkv(x)  # (B, N, 3D)
        tap("qkv", qkv)
        q, k, v = qkv.unflatten(2, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)  # 3 x (B, heads, N, head_dim)
        score = q @ k.transpose(2, 3) / math.sqrt(q.shape[3])  # (B, heads, N, N)
        tap("score", score)
        context = torch.softmax(score, dim=3) @ v  # (B, heads, N, head_dim)
        out: Tensor = context.transpose(1, 2).flatten(2)  # (B, N, D)
        return out

    def forward(self, x: Tensor, task: str, tap: Tap = no_tap) -> tuple[Tensor, Tensor]:
        """Tokens (B, N, D) to (B, N, D) and the balance loss of the router (a scalar)."""
        tap("residual_in", x)
        normed = self.norm1(x)
        tap("normed1", normed)
        context = self.attention(normed, tap)
        tap("context", context)
        x = x + self.proj(context)
        normed = self.norm2(x)
        tap("normed2", normed)
        balance = x.new_zeros(())
        if hasattr(self, "mlp"):
            x = x + self.mlp(normed, tap)
        else:
            mixed, routing = self.moe(normed.flatten(0, 1), task)  # (B * N, D)
            tap("logit", routing.logit.unflatten(0, x.shape[:2]))  # (B, N, E)
            tap("chosen", routing.chosen.unflatten(0, x.shape[:2]))  # (B, N, k)
            x = x + mixed.view_as(x)
            balance = routing.balance
        tap("residual_out", x)
        return x, balance


class M3ViT(nn.Module):
    """The whole network: encoder and one decoder per task."""

    def __init__(self, config: ModelConfig, noise: float = 1.0) -> None:
        """A network with random weights.

        Args:
            config: its dimensions and tasks.
            noise: of the routers in training, see `model.router.Router`.
        """
        super().__init__()
        self.config = config
        self.patch_embed = nn.Conv2d(config.channels, config.dim, config.patch, stride=config.patch)
        self.pos_embed = nn.Parameter(torch.randn(config.tokens, config.dim) * 0.1)
        self.layers = nn.ModuleList(Layer(config, index, noise) for index in range(config.layers))
        self.heads = nn.ModuleDict({task: Decoder(config, get_task(task).channels) for task in config.tasks})

    def embed(self, image: Tensor) -> Tensor:
        """Images uint8 (B, H, W, C) to tokens (B, N, D), patches row-major."""
        pixels = image.permute(0, 3, 1, 2).to(self.pos_embed.dtype) / 256  # (B, C, H, W) in [0, 1)
        patches = self.patch_embed(pixels).flatten(2).transpose(1, 2)  # (B, N - 1, D)
        return F.pad(patches, (0, 0, 1, 0)) + self.pos_embed  # (B, N, D)

    def encode(self, image: Tensor, task: str, tap: Tap = no_tap) -> tuple[Tensor, Tensor]:
        """The encoder for one task.

        Args:
            image: uint8 (B, H, W, C).
            task: one of the config's tasks.
            tap: receives `layers.{i}.{name}` intermediates.

        Returns:
            Final tokens (B, N, D) and the sum of the routers' balance losses (a scalar).
        """
        x = self.embed(image)
        balance = x.new_zeros(())
        for index, layer in enumerate(self.layers):
            x, more = layer(x, task, lambda name, value, at=index: tap(f"layers.{at}.{name}", value))
            balance = balance + more
        return x, balance

    def forward(self, image: Tensor, task: str) -> tuple[Tensor, Tensor]:
        """Images uint8 (B, H, W, C) to the task's raw map (B, channels, H, W) and the balance loss."""
        tokens, balance = self.encode(image, task)
        return self.heads[task](tokens), balance


def load_model(folder: Path | str) -> M3ViT:
    """The network of a checkpoint folder, in evaluation mode; EdgemoeError if anything does not fit."""
    config, tensors = checkpoint.load_weights(folder)
    model = M3ViT(config)
    shapes = {name: tuple(value.shape) for name, value in model.state_dict().items()}
    checkpoint.check_shapes(shapes, tensors, str(folder))
    model.load_state_dict({name: torch.from_numpy(value) for name, value in tensors.items()})
    return model.eval()
