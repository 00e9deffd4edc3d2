"""Decoders: from the encoder's final tokens to one map per task, by progressive upsampling.

Norm, 1x1 convolution, then for all doublings but the last: bilinear x2, 3x3 convolution, GELU; at half resolution a
1x1 convolution to the task's channels, and a last bilinear x2. Lean: few channels, none of them at full resolution.
Doubling step by step instead of once: SETR-PUP (S. Zheng et al., CVPR 2021). Decoders run on the host in float; the
accelerator ends with the tokens.
"""

from __future__ import annotations

import itertools

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from golden.config import ModelConfig
from model.layout import decoder_widths


def _double(before: int, after: int) -> nn.Module:
    # Edges are repeated: padding with zeros would darken the border of every map.
    convolution = nn.Conv2d(before, after, 3, padding=1, padding_mode="replicate")
    return nn.Sequential(nn.Upsample(scale_factor=2, mode="bilinear"), convolution, nn.GELU())


class Decoder(nn.Module):
    """Tokens (B, N, D) to maps (B, out, H, W)."""

    def __init__(self, config: ModelConfig, out: int) -> None:
        """A decoder with `out` output channels; EdgemoeError if the patch side is not a power of two."""
        super().__init__()
        widths = decoder_widths(config)
        self.grid = config.grid
        self.norm = nn.LayerNorm(config.dim)
        self.first = nn.Conv2d(config.dim, widths[0], 1)
        self.up = nn.Sequential(*(_double(before, after) for before, after in itertools.pairwise(widths)))
        self.last = nn.Conv2d(widths[-1], out, 1)

    def forward(self, tokens: Tensor) -> Tensor:
        """Decodes tokens (B, N, D); the class token is not used."""
        x = self.norm(tokens[:, 1:])  # (B, N - 1, D)
        x = x.transpose(1, 2).unflatten(2, self.grid)  # (B, D, rows, columns)
        x = self.last(self.up(self.first(x)))  # (B, out, H / 2, W / 2)
        return F.interpolate(x, scale_factor=2, mode="bilinear")  # (B, out, H, W)
