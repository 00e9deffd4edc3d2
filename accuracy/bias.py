"""Bias correction: the mean error of every linear output on some images is taken off its bias.

Rounding weights and tensors shifts the mean of each output channel, and a bias can undo a shift at no cost in hardware.
Two ways to know it, each expert over its own tokens:

    float     E[x] (Wq - W): what quantised weights alone do, from the means of the float network's inputs
    integer   E[y] of the integer engine less that of the float network: weights, rounding, overflow and what layers
              before left; output by output in the order of the computation, each with all biases before it corrected

Gates have no bias and stay. Source: M. Nagel et al., "Data-Free Quantization Through Weight Equalization and Bias
Correction", ICCV 2019, section 4.2 (float) and appendix D (integer).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from accuracy.intermediates import intermediates
from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.fixed import Fixed, quantize
from golden.network import Encoder
from golden.patch_embed import patches
from golden.precision import Precision
from golden.weights import quantize_weights, role_of
from model.m3vit import M3ViT

Real = NDArray[np.float64]
Weights = dict[str, NDArray[np.float32]]
Pair = tuple[NDArray[np.uint8], str]
"""An image and a task."""

SOURCES: Final = ("float", "integer")
_DENSE: Final = (
    ("qkv", "normed1", ("query", "key", "value")),
    ("proj", "context", ("attention",)),
    ("mlp.fc1", "normed2", ("hidden",)),
    ("mlp.fc2", "activated", ("ffn",)),
)
"""Linear layers in the order of the computation: name, input, outputs."""
_EXPERT: Final = ("w1", "b1", "w2", "b2")
_MEANS: Final = frozenset({*(name for _, x, outs in _DENSE for name in (x, *outs))})
"""Intermediates whose means are kept."""


@dataclasses.dataclass
class _Mean:
    """A mean of rows."""

    total: Real | float = 0.0
    count: int = 0

    def add(self, rows: Real) -> None:
        """Adds rows (..., O)."""
        flat = rows.reshape(-1, rows.shape[-1])
        self.total, self.count = self.total + flat.sum(axis=0), self.count + len(flat)

    @property
    def value(self) -> Real:
        return np.asarray(self.total / self.count)


@dataclasses.dataclass
class _Float:
    """What is kept of the float network.

    Attributes:
        mean: name -> mean over images, tasks and tokens; `layers.1.normed2.3` is of expert 3's own tokens.
        normed: mixture's layer -> per image (tasks, N, D), the input of its experts.
    """

    mean: dict[str, _Mean] = dataclasses.field(default_factory=dict)
    normed: dict[int, list[Real]] = dataclasses.field(default_factory=dict)

    def add(self, name: str, rows: Real) -> None:
        """Adds rows to a mean."""
        self.mean.setdefault(name, _Mean()).add(rows)


def correct_bias(
    model: M3ViT,
    precision: Precision,
    images: Sequence[NDArray[np.uint8]],
    tasks: Sequence[str] | None = None,
    *,
    source: str = "integer",
) -> Weights:
    """Weights whose biases make up for the mean errors of a precision.

    Args:
        model: a network that the accelerator runs, in evaluation mode.
        precision: what it is quantised to.
        images: one or more, uint8 (H, W, C).
        tasks: whose routes to take; those of the network where none are given.
        source: one of `SOURCES`.

    Returns:
        All parameters of the network, decoders too; only biases of patches, linear layers and experts differ.

    Raises:
        EdgemoeError: another source, no image, or as the engine.
    """
    if source not in SOURCES:
        raise EdgemoeError(f"bias correction: source={source!r} is not one of {', '.join(SOURCES)}")
    if not len(images):
        raise EdgemoeError("bias correction: no images; give one or more")
    routes = tuple(tasks or model.config.tasks)
    weights = {name: value.detach().numpy().copy() for name, value in model.state_dict().items()}
    seen = _observe(model, images, routes)
    if source == "float":
        changes = _by_weights(weights, model.config, precision, seen)
    else:
        changes = _Engine(model.config, precision, weights, seen).run(images, routes)
    for name, change in changes:
        weights[name] = (weights[name] - change).astype(np.float32)
    return weights


def _observe(model: M3ViT, images: Sequence[NDArray[np.uint8]], tasks: tuple[str, ...]) -> _Float:
    """Means of the float network, and what its experts are given."""
    seen = _Float()
    inputs: dict[str, Real] = {}

    def tap(name: str, value: Tensor) -> None:
        head, _, local = name.rpartition(".")
        array = value.double().numpy() if value.is_floating_point() else value.numpy()
        if local in ("query", "key", "value"):
            array = array.transpose(0, 2, 1, 3).reshape(len(array), array.shape[2], -1)  # (B, N, D)
        if local == "tokens":
            seen.add(name, array[:, 1:])
        elif local in _MEANS and array.ndim == 3:
            seen.add(name, array)
        if local == "normed2" and model.config.is_moe(int(head.split(".")[1])):
            seen.normed.setdefault(int(head.split(".")[1]), []).append(array)
            inputs["normed2"] = array
        elif local == "chosen":
            inputs["chosen"] = array
            for expert in np.unique(array):
                seen.add(f"{head}.normed2.{expert}", inputs["normed2"][(array == expert).any(axis=2)])
        elif local == "activated" and array.ndim == 4:
            for expert in np.unique(inputs["chosen"]):
                seen.add(f"{name}.{expert}", array[inputs["chosen"] == expert])

    for image in images:
        intermediates(model, image[None], tasks, tap)
        seen.add("pixel", patches(image.transpose(2, 0, 1) / 256, model.config.patch))
    return seen


def _by_weights(
    weights: Weights, config: ModelConfig, precision: Precision, seen: _Float
) -> Iterator[tuple[str, Real]]:
    """(name of a bias, E[x] (Wq - W)); experts without tokens have no change."""
    quantized = quantize_weights(weights, config, precision)

    def shift(name: str) -> Real:
        return np.asarray(quantized[name].real - weights[name])

    filters = shift("patch_embed.weight").reshape(config.dim, -1)
    yield "patch_embed.bias", filters @ seen.mean["pixel"].value
    for layer in range(config.layers):
        prefix = f"layers.{layer}."
        for name, x, _ in _DENSE[: 2 if config.is_moe(layer) else 4]:
            yield f"{prefix}{name}.bias", shift(f"{prefix}{name}.weight") @ seen.mean[f"{prefix}{x}"].value
        for part, x in (("1", "normed2"), ("2", "activated")) if config.is_moe(layer) else ():
            matrices = shift(f"{prefix}moe.w{part}")  # (E, O, I)
            means = [seen.mean.get(f"{prefix}{x}.{expert}") for expert in range(config.experts)]
            changes = [
                matrix @ mean.value if mean else 0 * matrix[:, 0] for matrix, mean in zip(matrices, means, strict=True)
            ]
            yield f"{prefix}moe.b{part}", np.stack(changes)


class _Engine:
    """Runs the integer engine layer by layer, and corrects each bias before the next output is computed."""

    def __init__(self, config: ModelConfig, precision: Precision, weights: Weights, seen: _Float) -> None:
        self.config, self.seen, self.weights = config, seen, dict(weights)
        self.encoder = Encoder(config, precision, weights)

    def run(self, images: Sequence[NDArray[np.uint8]], tasks: tuple[str, ...]) -> Iterator[tuple[str, Real]]:
        """(name of a bias, the mean error of its output), in the order of the computation."""
        pairs = [(image, task) for image in images for task in tasks]
        yield self._corrected("patch_embed.bias", self._error("tokens", pairs, [None] * len(pairs), range(0)))
        tokens = [self._until(pair, None, "tokens", range(0))["tokens"] for pair in pairs]
        for layer in range(self.config.layers):
            prefix = f"layers.{layer}."
            for name, _, outs in _DENSE[: 2 if self.config.is_moe(layer) else 4]:
                errors = [self._error(f"{prefix}{out}", pairs, tokens, [layer]) for out in outs]
                yield self._corrected(f"{prefix}{name}.bias", np.concatenate(errors))
            for part in "12" if self.config.is_moe(layer) else "":
                yield self._corrected(f"{prefix}moe.b{part}", self._experts(layer, part, pairs, tokens))
            last = f"{prefix}residual_out"
            tokens = [self._until(pair, x, last, [layer])[last] for pair, x in zip(pairs, tokens, strict=True)]

    def _until(self, pair: Pair, start: Fixed | None, name: str, layers: Sequence[int]) -> dict[str, Fixed]:
        """Every intermediate of some layers up to one."""
        found: dict[str, Fixed] = {}
        for key, value in self.encoder.stream(*pair, layers, start):
            found[key] = value
            if key == name:
                break
        return found

    def _error(self, name: str, pairs: Sequence[Pair], starts: Sequence[Fixed | None], layers: Sequence[int]) -> Real:
        """Mean of an intermediate over all tokens less that of the float network."""
        mean = _Mean()
        for pair, start in zip(pairs, starts, strict=True):
            value = self._until(pair, start, name, layers)[name].real
            if value.ndim == 3:  # (heads, N, head_dim)
                value = value.transpose(1, 0, 2).reshape(value.shape[1], -1)
            mean.add(value[1:] if name == "tokens" else value)
        return mean.value - self.seen.mean[name].value

    def _experts(self, layer: int, part: str, pairs: Sequence[Pair], starts: Sequence[Fixed]) -> Real:
        """Per expert, the mean error of one of its layers (E, O) over the tokens that the engine gives to it."""
        prefix, name = f"layers.{layer}.", {"1": "hidden", "2": "expert_output"}[part]
        means = [_Mean() for _ in range(self.config.experts)]
        inputs = np.concatenate(self.seen.normed[layer])  # image by image, task by task, as the pairs
        for pair, start, normed in zip(pairs, starts, inputs, strict=True):
            found = self._until(pair, start, prefix + name, [layer])
            chosen = found[f"{prefix}chosen"].raw
            for expert in np.unique(chosen):
                places = chosen == expert
                expected = self._expert(layer, int(expert), part, normed[np.nonzero(places)[0]])
                means[expert].add(found[prefix + name].real[places] - expected)
        outputs = self.weights[f"{prefix}moe.b{part}"].shape[1]
        return np.stack([mean.value if mean.count else np.zeros(outputs) for mean in means])

    def _expert(self, layer: int, expert: int, part: str, x: Real) -> Real:
        """What the float expert makes of tokens (T, D): before GELU ("1") or at its end ("2")."""
        w1, b1, w2, b2 = (self.weights[f"layers.{layer}.moe.{n}"][expert].astype(np.float64) for n in _EXPERT)
        hidden = x @ w1.T + b1
        return np.asarray(hidden if part == "1" else F.gelu(torch.from_numpy(hidden)).numpy() @ w2.T + b2)

    def _corrected(self, name: str, error: Real) -> tuple[str, Real]:
        """The error of a bias, after the engine was given the bias without it."""
        fmt = self.encoder.precision.format(*role_of(name))
        self.encoder.weights[name] = Fixed(quantize(self.weights[name] - error, fmt, name), fmt)
        return name, error
