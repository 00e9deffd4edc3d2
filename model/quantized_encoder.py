"""One pass through the encoder between formats, for a batch of images; reads as `golden.network.Encoder` does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import torch
from torch import Tensor

from golden.config import ModelConfig
from golden.fixed import Format
from golden.precision import CHANNEL_ROLES, Precision
from golden.softmax import SoftmaxFormats
from golden.weights import EXPERT_WEIGHTS, role_of
from model.processes import summed
from model.quantized_grid import Grid, enter, enter_channels
from model.quantized_operators import Fake
from model.router import cv_squared
from model.taps import Tap, no_tap

INDEX: Final = Format(16, 0, signed=False)
"""Format of expert indices, as golden's."""


class Pass:
    """One pass through the encoder.

    Attributes:
        balance: the routers' balance loss so far, a scalar; 0 outside training.
        layer: the layer that is computed; None in the embedding.
    """

    def __init__(
        self,
        config: ModelConfig,
        precision: Precision,
        operators: Fake,
        parameters: Mapping[str, Tensor],
        training: bool,
        tap: Tap,
    ) -> None:
        """A pass with the float `parameters`, by name; `tap` receives every intermediate, see `golden.network`."""
        self.config, self.precision, self.operators = config, precision, operators
        self.parameters, self.training, self._tap = parameters, training, tap
        self.layer: int | None = None
        self.balance = parameters["pos_embed"].new_zeros(())

    def run(self, image: Tensor, tasks: tuple[str, ...]) -> list[Tensor]:
        """uint8 (B, H, W, C) to final tokens (B, N, D) per task, float64."""
        x, split = self.embed(image), False
        for layer in range(self.config.layers):
            self.layer = layer
            x = self.attend(self.named("residual_in", x))
            if self.config.is_moe(layer) and not split:
                x, split = x.of(x.value.repeat(len(tasks), 1, 1)), True  # (tasks * B, N, D)
            x = self.feed(x, tasks)
        tokens = x.value.double()
        return list(tokens.chunk(len(tasks))) if split else [tokens] * len(tasks)

    def tap(self, name: str, x: Grid) -> None:
        """Shows the real values of an intermediate, float64."""
        if self._tap is not no_tap:
            self._tap(name if self.layer is None else f"layers.{self.layer}.{name}", x.value.detach().double())

    def format(self, role: str) -> Format:
        """The format of a role in this layer."""
        return self.precision.format(role, self.layer)

    def parameter(self, name: str) -> Grid:
        """A parameter of the layer, or of the embedding, at its precision."""
        full = name if self.layer is None else f"layers.{self.layer}.{name}"
        role, layer = role_of(full)
        value, fmt = self.parameters[full], self.precision.format(role, layer)
        if self.precision.weight_scale != "channel" or role not in CHANNEL_ROLES:
            return enter(value, fmt)
        return enter_channels(value, fmt, axes=2 if full.endswith(EXPERT_WEIGHTS) else 1)

    def named(self, name: str, x: Grid) -> Grid:
        """Taps and gives it."""
        self.tap(name, x)
        return x

    def embed(self, image: Tensor) -> Grid:
        """uint8 (B, H, W, C) to tokens (B, N, D)."""
        side, (rows, columns) = self.config.patch, self.config.grid
        pixels = enter(image.permute(0, 3, 1, 2).double() / 256, self.format("pixel"))  # (B, C, H, W)
        grid = pixels.value.unflatten(3, (columns, side)).unflatten(2, (rows, side))  # (B, C, R, P, C', P)
        patches = pixels.of(grid.permute(0, 2, 4, 1, 3, 5).flatten(3).flatten(1, 2))  # (B, N - 1, C * P * P)
        weight = self.parameter("patch_embed.weight")
        flat, bias = weight.of(weight.value.flatten(1)), self.parameter("patch_embed.bias")
        embedded = self.operators.dot(patches, flat, bias, self.format("residual"), "patch_embed")
        return self.named("tokens", self.operators.place(embedded, self.parameter("pos_embed")))

    def linear(self, x: Grid, name: str, role: str) -> Grid:
        """A linear layer of this layer, (..., I) to (..., O) in the format of `role`."""
        weight, bias = self.parameter(f"{name}.weight"), self.parameter(f"{name}.bias")
        return self.operators.dot(x, weight, bias, self.format(role), f"layer {self.layer} {role}")

    def norm(self, x: Grid, name: str) -> Grid:
        """A layer norm of this layer, (B, N, D) to (B, N, D)."""
        weight, bias = self.parameter(f"{name}.weight"), self.parameter(f"{name}.bias")
        return self.operators.layer_norm(x, weight, bias, self.format("statistic"), self.format("normed"))

    def add(self, x: Grid, branch: Grid) -> Grid:
        """A branch joins the tokens."""
        return self.operators.add(x, branch, self.format("residual"), f"layer {self.layer} residual")

    def attend(self, x: Grid) -> Grid:
        """The first half of a layer, (B, N, D) to (B, N, D)."""
        normed = self.named("normed1", self.norm(x, "norm1"))
        weight, bias = self.parameter("qkv.weight"), self.parameter("qkv.bias")
        parts = []
        for role, w, b in zip(("query", "key", "value"), weight.value.chunk(3), bias.value.chunk(3), strict=True):
            where = f"layer {self.layer} {role}"
            flat = self.operators.dot(normed, weight.of(w), bias.of(b), self.format(role), where)
            split = flat.value.unflatten(2, (self.config.heads, -1)).transpose(1, 2)  # (B, heads, N, head_dim)
            parts.append(self.named(role, flat.of(split)))
        query, key, value = parts
        where = f"layer {self.layer} attention"
        score = self.named("score", self.operators.scores(query, key, self.format("score"), where))
        inside = SoftmaxFormats.of(self.precision, "probability", self.layer)
        found = self.operators.softmax(score, inside, self.config.attention_parallelism)
        for name, each in zip(("probability", "softmax_reciprocal", "softmax_maximum"), found, strict=True):
            if each is not None:
                self.tap(name, each)
        columns = value.of(value.value.mT)
        mixed = self.operators.dot(found[0], columns, None, self.format("context"), where)  # (B, heads, N, head_dim)
        context = self.named("context", mixed.of(mixed.value.transpose(1, 2).flatten(2)))  # (B, N, D)
        branch = self.named("attention", self.linear(context, "proj", "branch"))
        return self.named("residual_mid", self.add(x, branch))

    def feed(self, x: Grid, tasks: tuple[str, ...]) -> Grid:
        """The second half of a layer; in a mixture, B is the batches of all tasks."""
        normed = self.named("normed2", self.norm(x, "norm2"))
        if self.layer is not None and self.config.is_moe(self.layer):
            branch = self.mixture(normed, tasks)
        else:
            hidden = self.named("hidden", self.linear(normed, "mlp.fc1", "hidden"))
            activated = self.named("activated", self.operators.gelu(hidden, self.format("activated")))
            branch = self.linear(activated, "mlp.fc2", "branch")
        return self.named("residual_out", self.add(x, self.named("ffn", branch)))

    def mixture(self, normed: Grid, tasks: tuple[str, ...]) -> Grid:
        """The mixture of experts of all tasks."""
        shape = normed.value.shape[:2]
        x = normed.of(normed.value.flatten(0, 1))  # (T, D)
        chosen, score = self.route(x, tasks, shape)
        output = self.experts(x, chosen, shape)
        where = f"layer {self.layer} mixture"
        mixed = self.operators.combine(output, score, chosen, self.format("branch"), where)
        return mixed.of(mixed.value.unflatten(0, shape))

    def route(self, x: Grid, tasks: tuple[str, ...], shape: torch.Size) -> tuple[Tensor, Grid]:
        """The chosen experts (T, k) and their scores (T, k); adds to the balance loss."""
        inside = SoftmaxFormats.of(self.precision, "gate_score", self.layer)
        logits, choices, scores = [], [], []
        for part, task in zip(x.value.chunk(len(tasks)), tasks, strict=True):
            gate = self.parameter(f"moe.gate.{task}.weight")
            where = f"layer {self.layer} mixture"
            logit = self.operators.dot(x.of(part), gate, None, self.format("logit"), where)
            order = (
                logit.value.detach().sort(dim=-1, descending=True, stable=True).indices
            )  # the lower index wins a tie
            chosen = order[:, : self.config.top_k]
            score = self.operators.gate_score(logit, chosen, inside)
            if self.training:
                importance = torch.zeros_like(logit.value).scatter(-1, chosen, score.value.to(logit.value.dtype))
                self.balance = self.balance + cv_squared(summed(importance.sum(dim=0)))
            logits.append(logit.value)
            choices.append(chosen)
            scores.append(score.value)
        chosen, score = torch.cat(choices), Grid(torch.cat(scores), inside.probability)
        for name, each in (
            ("logit", Grid(torch.cat(logits), self.format("logit"))),
            ("chosen", Grid(chosen, INDEX)),
            ("gate_score", score),
        ):
            self.tap(name, each.of(each.value.unflatten(0, shape)))
        return chosen, score

    def experts(self, x: Grid, chosen: Tensor, shape: torch.Size) -> Grid:
        """What every token's chosen experts make of it, (T, k, D)."""
        slots = chosen.flatten()
        order = slots.argsort(stable=True)  # place in the queue to slot: expert by expert, tokens ascending
        counts = slots.bincount(minlength=self.config.experts).tolist()
        queue = x.value.index_select(0, order // chosen.shape[1]).split(counts)
        w1, b1, w2, b2 = (self.parameter(f"moe.{name}") for name in ("w1", "b1", "w2", "b2"))
        formats = {role: self.format(role) for role in ("hidden", "activated", "expert_output")}
        stages: dict[str, list[Tensor]] = {role: [] for role in formats}
        weights = zip(w1.value.unbind(), b1.value.unbind(), w2.value.unbind(), b2.value.unbind(), strict=True)
        for index, (tokens, (u, c, v, d)) in enumerate(zip(queue, weights, strict=True)):
            where = f"layer {self.layer} mixture expert {index}"
            h = self.operators.dot(x.of(tokens), w1.of(u), b1.of(c), formats["hidden"], where)
            a = self.operators.gelu(h, formats["activated"])
            y = self.operators.dot(a, w2.of(v), b2.of(d), formats["expert_output"], where)
            for role, each in zip(formats, (h, a, y), strict=True):
                stages[role].append(each.value)
        place = torch.empty_like(order).scatter_(0, order, torch.arange(len(order), device=order.device))
        for role, fmt in formats.items():
            if role == "expert_output" or self._tap is not no_tap:
                found = torch.cat(stages[role]).index_select(0, place).unflatten(0, chosen.shape)  # (T, k, ...)
                self.tap(role, Grid(found.unflatten(0, shape), fmt))
        return Grid(found, formats["expert_output"])
