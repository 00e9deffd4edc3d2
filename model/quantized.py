"""The network with its encoder at a `Precision`: golden's integers forward, straight-through gradients backward.

In mode `integer` every named intermediate has the value that `golden.network.Encoder` gives it, to the bit, for a batch
of images and on any device; so a network is trained as it will run. In mode `fake` weights and results are rounded into
their formats and what is between is float32: the usual fake quantisation, for comparison. The decoders stay float32.

Training sees what inference does: the routers draw no noise. The balance loss is cv²(importance), of the scores that
the formats leave (M³ViT, NeurIPS 2022, section 3). Products that are each rounded on their own (`floor_each`) take a
pass over the result per term, some hundred times as long as `exact`.

Names of intermediates: `golden.network`. Those of several tasks lie one after another in the batch, from the first
router on.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import torch
from torch import Tensor, nn

from golden.attention import scale_shift
from golden.config import ModelConfig
from golden.elementary import get_exp
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format
from golden.gelu import gelu
from golden.layer_norm import layer_norm
from golden.precision import ROLES, Precision
from golden.softmax import SoftmaxFormats, softmax
from model.design import Design
from model.m3vit import M3ViT
from model.quantized_encoder import Pass
from model.quantized_functions import decay
from model.quantized_grid import check
from model.quantized_operators import Fake, Integer
from model.taps import Tap, no_tap

MODES: Final = {"integer": Integer, "fake": Fake}
"""Operators by mode."""


class Quantized(nn.Module):
    """A network that shares its parameters with the float one.

    Attributes:
        model: the float network; its parameters are the ones that are trained and saved.
        precision: formats.
        mode: `integer` or `fake`.
    """

    def __init__(self, model: M3ViT, precision: Precision, mode: str = "integer") -> None:
        """The network `model` at a precision.

        Raises:
            EdgemoeError: another mode, a baseline that the accelerator does not run, formats wider than float64
                tensors hold, or what golden's operators refuse.
        """
        super().__init__()
        if mode not in MODES:
            raise EdgemoeError(f"quantized: mode={mode!r} is not one of {', '.join(MODES)}")
        if not model.design.accelerated:
            raise EdgemoeError(
                "quantized: the network is a baseline; the accelerator runs 'moe' with 'multi_gate' only"
            )
        self.model, self.precision, self.mode = model, precision, mode
        self._operators = MODES[mode](precision)
        for layer in range(self.config.layers):
            for role in ROLES:
                check(role, precision.format(role, layer))
            if mode == "integer":
                _try(self.config, precision, layer)

    @property
    def config(self) -> ModelConfig:
        """The dimensions."""
        return self.model.config

    @property
    def design(self) -> Design:
        """The network's choices."""
        return self.model.design

    @property
    def pos_embed(self) -> nn.Parameter:
        """The position table, which tells the device."""
        return self.model.pos_embed

    def encode_tasks(self, image: Tensor, tasks: tuple[str, ...], tap: Tap = no_tap) -> tuple[list[Tensor], Tensor]:
        """The encoder for several tasks at once; what does not depend on the task is computed once.

        Args:
            image: uint8 (B, H, W, C).
            tasks: one or more of the config's tasks.
            tap: receives `tokens` and `layers.{i}.{name}` in float64, with a leading B.

        Returns:
            Final tokens (B, N, D) per task in float64, and the routers' balance loss (a scalar, 0 in evaluation).
        """
        with torch.autocast(image.device.type, enabled=False):
            encoder = Pass(
                self.config, self.precision, self._operators, dict(self.model.named_parameters()), self.training, tap
            )
            return encoder.run(image, tasks), encoder.balance

    def forward_tasks(self, image: Tensor, tasks: tuple[str, ...]) -> tuple[dict[str, Tensor], Tensor]:
        """Images uint8 (B, H, W, C) to every task's raw map (B, channels, H, W) and the balance loss."""
        tokens, balance = self.encode_tasks(image, tasks)
        return {task: self.model.heads[task](x.float()) for task, x in zip(tasks, tokens, strict=True)}, balance

    def forward(self, image: Tensor, task: str) -> tuple[Tensor, Tensor]:
        """Images uint8 (B, H, W, C) to the task's raw map (B, channels, H, W) and the balance loss."""
        maps, balance = self.forward_tasks(image, (task,))
        return maps[task], balance


def _try(config: ModelConfig, precision: Precision, layer: int) -> None:
    """Raises EdgemoeError where golden's functions refuse the formats of a layer: each is run on a zero."""

    def zeros(role: str, *shape: int) -> Fixed:
        return Fixed(np.zeros(shape, dtype=np.int64), precision.format(role, layer))

    def formats(*roles: str) -> list[Format]:
        return [precision.format(role, layer) for role in roles]

    scale_shift(config.head_dim)
    norm = zeros("residual", 1, config.dim), zeros("norm_weight", config.dim), zeros("norm_bias", config.dim)
    layer_norm(*norm, *formats("statistic", "normed"), where=f"layer {layer} norm")
    gelu(zeros("hidden", 1), *formats("activated"), step_bits=precision.gelu_step_bits)
    choices = {"score": ("probability", config.tokens)} | (
        {"logit": ("gate_score", config.experts)} if config.is_moe(layer) else {}
    )
    for role, (result, count) in choices.items():
        inside = SoftmaxFormats.of(precision, result, layer)
        decay(precision, precision.format(role, layer), inside.exponential, torch.device("cpu"))
        softmax(zeros(role, 1, count), inside, exp=get_exp(precision.exp, precision.exp_table_bits))
