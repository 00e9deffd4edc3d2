"""Decoders: from the encoder's final tokens to one map per task, by progressive upsampling.

Norm; then per stage a 3x3 convolution and a GELU, with a bilinear doubling between stages; at half resolution a 1x1
convolution to the task's channels, and a last bilinear doubling. There are log2(patch) stages, four for 16 x 16
patches. Source: SETR-PUP (S. Zheng et al., CVPR 2021), the decoder of M³ViT (NeurIPS 2022), there with 256 channels
(6.4 GMAC per task at 128 x 256, eight times the encoder) and batch norm; the widths here are part of the design.
Decoders run on the host in float; the accelerator ends with the tokens.
"""

from __future__ import annotations

import itertools

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from model.design import Design


def _double(x: Tensor) -> Tensor:
    return F.interpolate(x, scale_factor=2, mode="bilinear")


class Decoder(nn.Module):
    """Tokens (B, N, D) to maps (B, channels, H, W)."""

    def __init__(self, design: Design, task: str) -> None:
        """The decoder of `task`."""
        super().__init__()
        widths = design.decoder
        self.grid = design.config.grid
        self.norm = nn.LayerNorm(design.config.dim)
        # Edges are repeated: padding with zeros would darken the border of every map.
        self.stages = nn.ModuleList(
            nn.Conv2d(before, after, 3, padding=1, padding_mode="replicate")
            for before, after in itertools.pairwise((design.config.dim, *widths))
        )
        self.last = nn.Conv2d(widths[-1], design.channels(task), 1)

    def forward(self, tokens: Tensor) -> Tensor:
        """Decodes tokens (B, N, D); the class token is not used."""
        x = self.norm(tokens[:, 1:])  # (B, N - 1, D)
        x = x.transpose(1, 2).unflatten(2, self.grid)  # (B, D, rows, columns)
        for index, stage in enumerate(self.stages):
            x = F.gelu(stage(_double(x) if index else x))  # (B, width, rows * 2**index, columns * 2**index)
        return _double(self.last(x))  # (B, channels, H, W)
