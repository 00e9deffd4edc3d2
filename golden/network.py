"""The encoder for one task, in fixed point, as the accelerator computes it.

    tokens = patch_embed(image)
    layer i:  x = W(x + proj(attention(norm1 x)));   x = W(x + ffn(norm2 x))

Even layers hold a dense MLP, odd ones a mixture of experts; there is no final norm and no head: decoders run on the
host in float. Changing the task changes only which gate is read. Source: Edge-MoE (ICCAD 2023), M³ViT (NeurIPS 2022).

Names of the intermediates of layer i, each prefixed `layers.{i}.`: residual_in, normed1, query, key, value, score,
softmax_reciprocal, softmax_maximum, probability, context, attention (the projected branch), residual_mid, normed2; then
hidden, activated (dense) or logit, chosen, gate_score, hidden, activated, expert_output (mixture); ffn (the branch),
residual_out. Before them: tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from golden import attention, softmax
from golden.config import ModelConfig
from golden.elementary import get_exp
from golden.errors import EdgemoeError
from golden.experts import ExpertFormats, ExpertWeights, stages
from golden.fixed import Fixed, Format, check_raw, quantize
from golden.gating import Gating, gate_score, top_k
from golden.gelu import gelu
from golden.layer_norm import layer_norm
from golden.linear import linear
from golden.patch_embed import patch_embed
from golden.precision import Precision
from golden.residual import residual
from golden.softmax import SoftmaxFormats
from golden.trace import Trace
from golden.weights import quantize_weights

Named = Iterator[tuple[str, Fixed]]


class Encoder:
    """A network whose parameters are quantised once.

    Attributes:
        config: dimensions and tasks.
        precision: formats.
        weights: raw parameters by name (`golden.weights.expected_shapes`).
    """

    def __init__(self, config: ModelConfig, precision: Precision, weights: Mapping[str, NDArray[Any]]) -> None:
        """Quantise the real `weights`; errors as `golden.weights.quantize_weights`."""
        self.config = config
        self.precision = precision
        self.weights = quantize_weights(weights, config, precision)
        self._exp = get_exp(precision.exp, precision.exp_table_bits)
        _keep_memory()

    def run(
        self, image: NDArray[Any], task: str, layers: Iterable[int] | None = None, start: Fixed | None = None
    ) -> Trace:
        """Every intermediate; arguments and errors as `stream`."""
        return Trace(self.stream(image, task, layers, start))

    def run_batch(self, images: Iterable[NDArray[Any]], task: str) -> list[Trace]:
        """One trace per image."""
        return [self.run(image, task) for image in images]

    def stream(
        self, image: NDArray[Any], task: str, layers: Iterable[int] | None = None, start: Fixed | None = None
    ) -> Named:
        """Every intermediate as it is computed, so that none needs to be kept.

        Args:
            image: uint8 (H, W, C), or real pixels in [0, 1) as (C, H, W).
            task: whose gates are read.
            layers: which layers to run, in order; all where none is given.
            start: tokens (N, D) to start from, instead of the embedded image.

        Yields:
            (name, value); see the module's docstring.

        Raises:
            EdgemoeError: the task has no gate, the image or start does not fit, or a layer does not exist.
        """
        if task not in self.config.tasks:
            raise EdgemoeError(f"network: task {task!r} has no gate; legal: {', '.join(self.config.tasks)}")
        chosen = range(self.config.layers) if layers is None else list(layers)
        if wrong := [layer for layer in chosen if layer not in range(self.config.layers)]:
            raise EdgemoeError(f"network: layers {wrong} do not exist; legal: 0 to {self.config.layers - 1}")
        x = self._embed(image) if start is None else self._started(start)
        yield "tokens", x
        for layer in chosen:
            for name, value in self._layer(layer, x, task):
                yield f"layers.{layer}.{name}", value
            x = value

    def _started(self, start: Fixed) -> Fixed:
        if start.shape != (self.config.tokens, self.config.dim):
            raise EdgemoeError(f"network: start {start.shape} is not ({self.config.tokens}, {self.config.dim})")
        check_raw("network: start", start.raw, start.format)
        return start

    def _embed(self, image: NDArray[Any]) -> Fixed:
        weight, bias, position = (self.weights[n] for n in ("patch_embed.weight", "patch_embed.bias", "pos_embed"))
        pixels = quantize_image(image, self.config, self.precision.format("pixel"))
        out = self.precision.format("residual")
        return patch_embed(pixels, weight, bias, position, out, accumulation=self.precision.accumulation)

    def _layer(self, layer: int, x: Fixed, task: str) -> Named:
        """The intermediates of one layer; the last is its result."""
        yield "residual_in", x
        for name, value in self._attention(layer, x):
            yield name, value
        x = self._add(layer, x, value)
        yield "residual_mid", x
        normed = self._norm(layer, "norm2", x)
        yield "normed2", normed
        branch = self._mixture(layer, normed, task) if self.config.is_moe(layer) else self._mlp(layer, normed)
        for name, value in branch:
            yield name, value
        yield "residual_out", self._add(layer, x, value)

    def _attention(self, layer: int, x: Fixed) -> Named:
        normed = self._norm(layer, "norm1", x)
        yield "normed1", normed
        parts = []
        weight, bias = self._parameter(layer, "qkv.weight"), self._parameter(layer, "qkv.bias")
        for part, role in enumerate(("query", "key", "value")):
            rows = slice(part * self.config.dim, (part + 1) * self.config.dim)
            flat = self._apply(layer, normed, weight.part(rows), bias.part(rows), role)
            parts.append(Fixed(self._split(flat), flat.format))
            yield role, parts[-1]
        query, key, value = parts
        mode, where = self.precision.accumulation, f"layer {layer} attention"
        score = attention.scores(query, key, self._format(layer, "score"), accumulation=mode, where=where)
        yield "score", score
        inside = SoftmaxFormats.of(self.precision, "probability", layer)
        stats = softmax.statistics(score, inside, parallelism=self.config.attention_parallelism, exp=self._exp)
        yield "softmax_reciprocal", stats.reciprocal
        yield "softmax_maximum", stats.maximum
        probability = softmax.normalise(score, stats, inside, exp=self._exp)
        yield "probability", probability
        mixed = attention.context(probability, value, self._format(layer, "context"), accumulation=mode, where=where)
        context = Fixed(mixed.raw.transpose(1, 0, 2).reshape(-1, self.config.dim), mixed.format)  # (N, D)
        yield "context", context
        yield "attention", self._linear(layer, context, "proj", "branch")

    def _mlp(self, layer: int, normed: Fixed) -> Named:
        hidden = self._linear(layer, normed, "mlp.fc1", "hidden")
        yield "hidden", hidden
        activated = gelu(hidden, self._format(layer, "activated"), step_bits=self.precision.gelu_step_bits)
        yield "activated", activated
        yield "ffn", self._linear(layer, activated, "mlp.fc2", "branch")

    def _mixture(self, layer: int, normed: Fixed, task: str) -> Named:
        mode, where = self.precision.accumulation, f"layer {layer} mixture"
        gate_weight = self._parameter(layer, f"moe.gate.{task}.weight")
        logit = linear(normed, gate_weight, None, self._format(layer, "logit"), accumulation=mode, where=where)
        yield "logit", logit
        chosen = top_k(logit.raw, self.config.top_k)
        yield "chosen", Fixed(chosen, Format(16, 0, signed=False))
        inside = SoftmaxFormats.of(self.precision, "gate_score", layer)
        score = gate_score(logit, chosen, inside, exp=self._exp)
        yield "gate_score", score
        weights = ExpertWeights(*(self._parameter(layer, f"moe.{name}") for name in ("w1", "b1", "w2", "b2")))
        roles = ("hidden", "activated", "expert_output", "branch")
        formats = ExpertFormats(*(self._format(layer, role) for role in roles))
        gating, steps = Gating(logit, chosen, score), self.precision.gelu_step_bits
        mixed = stages(normed, weights, gating, formats, accumulation=mode, gelu_step_bits=steps, where=where)
        yield from zip(("hidden", "activated", "expert_output", "ffn"), mixed, strict=True)

    def _norm(self, layer: int, name: str, x: Fixed) -> Fixed:
        weight, bias = self._parameter(layer, f"{name}.weight"), self._parameter(layer, f"{name}.bias")
        statistic, out = self._format(layer, "statistic"), self._format(layer, "normed")
        return layer_norm(x, weight, bias, statistic, out, where=f"layer {layer} {name}")

    def _linear(self, layer: int, x: Fixed, name: str, role: str) -> Fixed:
        weight, bias = self._parameter(layer, f"{name}.weight"), self._parameter(layer, f"{name}.bias")
        return self._apply(layer, x, weight, bias, role)

    def _apply(self, layer: int, x: Fixed, weight: Fixed, bias: Fixed, role: str) -> Fixed:
        mode, out = self.precision.accumulation, self._format(layer, role)
        return linear(x, weight, bias, out, accumulation=mode, where=f"layer {layer} {role}")

    def _add(self, layer: int, x: Fixed, branch: Fixed) -> Fixed:
        return residual(x, branch, self._format(layer, "residual"), where=f"layer {layer} residual")

    def _split(self, flat: Fixed) -> NDArray[Any]:
        """(N, D) -> (heads, N, head_dim)."""
        return np.ascontiguousarray(flat.raw.reshape(len(flat.raw), self.config.heads, -1).transpose(1, 0, 2))

    def _parameter(self, layer: int, name: str) -> Fixed:
        return self.weights[f"layers.{layer}.{name}"]

    def _format(self, layer: int, role: str) -> Format:
        return self.precision.format(role, layer)


def _keep_memory() -> None:
    """Let the allocator keep the memory of freed arrays for the next ones, which saves a third of a run.

    glibc gives blocks above a threshold back to the system, whose fresh pages cost more than the sums of an array; the
    threshold rises to the size of any block, up to 32 MB, that is freed. This one is never touched.
    """
    np.empty(24 << 20, dtype=np.uint8)


def quantize_image(image: NDArray[Any], config: ModelConfig, pixel: Format) -> Fixed:
    """Raw pixels (C, H, W) of uint8 (H, W, C), read as value / 256, or of real values (C, H, W).

    Raises:
        EdgemoeError: another shape or dtype, or NaN or infinity.
    """
    image = np.asarray(image)
    rows, columns, channels = config.image_height, config.image_width, config.channels
    if image.dtype == np.uint8 and image.shape == (rows, columns, channels):
        real = image.transpose(2, 0, 1) / 256
    elif np.issubdtype(image.dtype, np.floating) and image.shape == (channels, rows, columns):
        real = image
    else:
        raise EdgemoeError(
            f"network: image {image.shape} of {image.dtype} does not fit config {config.name!r}; "
            f"legal: uint8 {(rows, columns, channels)} or real {(channels, rows, columns)}"
        )
    return Fixed(quantize(real, pixel, "image"), pixel)
