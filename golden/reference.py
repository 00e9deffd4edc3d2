"""The same operators in float64: what the integers approximate. Each operator's docstring bounds the difference."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.gating import top_k
from golden.layer_norm import EPS_LOG2
from golden.patch_embed import patches

Real = NDArray[np.float64]


def linear(x: Real, weight: Real, bias: Real | float = 0.0) -> Real:
    """x (T, I), weight (O, I), bias (O,) -> (T, O)."""
    return x @ weight.T + bias


def gelu(x: Real) -> Real:
    """x Phi(x), Phi the normal distribution function; any shape."""
    erfc = np.vectorize(math.erfc, otypes=[np.float64])
    return np.asarray(x * erfc(-x / math.sqrt(2)) / 2)


def softmax(scores: Real) -> Real:
    """Softmax over the last axis; any shape."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True))


def layer_norm(x: Real, weight: Real, bias: Real) -> Real:
    """x (T, D), weight (D,), bias (D,) -> (T, D); epsilon 2**-20."""
    centred = x - x.mean(axis=1, keepdims=True)
    variance = (centred**2).mean(axis=1, keepdims=True)
    return np.asarray(centred / np.sqrt(variance + 2.0**EPS_LOG2) * weight + bias)


def residual(x: Real, branch: Real) -> Real:
    """x + branch; any shape."""
    return x + branch


def patch_embed(image: Real, weight: Real, bias: Real, position: Real) -> Real:
    """image (C, H, W), weight (D, C, P, P), bias (D,), position (N, D) -> tokens (N, D)."""
    embedded = linear(patches(image, weight.shape[2]), weight.reshape(len(weight), -1), bias)
    return np.concatenate([position[:1], embedded + position[1:]])


def scores(query: Real, key: Real) -> Real:
    """query (heads, Q, head_dim), key (heads, N, head_dim) -> (heads, Q, N), scaled."""
    return np.asarray(query @ key.swapaxes(1, 2) / math.sqrt(query.shape[2]))


def context(probability: Real, value: Real) -> Real:
    """probability (heads, Q, N), value (heads, N, head_dim) -> (heads, Q, head_dim)."""
    return np.asarray(probability @ value)


def gate(x: Real, weight: Real, k: int) -> tuple[Real, NDArray[Any], Real]:
    """x (T, D), weight (E, D) -> logits (T, E), chosen (T, k), their probabilities (T, k), not renormalised."""
    logits = linear(x, weight)
    chosen = top_k(logits, k)
    return logits, chosen, np.take_along_axis(softmax(logits), chosen, axis=-1)


def experts(x: Real, weights: tuple[Real, Real, Real, Real], chosen: NDArray[Any], score: Real) -> Real:
    """x (T, D), (w1, b1, w2, b2) of all experts, chosen and score (T, k) -> (T, D)."""
    w1, b1, w2, b2 = weights
    out = np.zeros_like(x)
    for token, slot in np.ndindex(*chosen.shape):
        e = chosen[token, slot]
        hidden = gelu(linear(x[token : token + 1], w1[e], b1[e]))
        out[token] += score[token, slot] * linear(hidden, w2[e], b2[e])[0]
    return out


def network(
    weights: Mapping[str, Real], config: ModelConfig, task: str, image: Real
) -> Iterator[tuple[str, Real | NDArray[Any]]]:
    """The encoder for one task in float64.

    Args:
        weights: real parameters by name (`golden.weights.expected_shapes`).
        config: dimensions.
        task: whose gates are read.
        image: real pixels (C, H, W) in [0, 1).

    Yields:
        (name, value) under the names of `golden.network`, softmax statistics and expert internals left out.
    """
    if task not in config.tasks:
        raise EdgemoeError(f"reference: task {task!r} has no gate; legal: {', '.join(config.tasks)}")
    real = {name: np.asarray(value, dtype=np.float64) for name, value in weights.items()}
    embed = (real[name] for name in ("patch_embed.weight", "patch_embed.bias", "pos_embed"))
    x = patch_embed(np.asarray(image, dtype=np.float64), *embed)
    yield "tokens", x
    for layer in range(config.layers):
        for name, value in _layer(real, config, task, layer, x):
            yield f"layers.{layer}.{name}", value
        x = value


def _layer(
    weights: Mapping[str, Real], config: ModelConfig, task: str, layer: int, x: Real
) -> Iterator[tuple[str, Real]]:
    def get(*names: str) -> tuple[Real, ...]:
        return tuple(weights[f"layers.{layer}.{name}"] for name in names)

    yield "residual_in", x
    normed = layer_norm(x, *get("norm1.weight", "norm1.bias"))
    yield "normed1", normed
    qkv = linear(normed, *get("qkv.weight", "qkv.bias"))
    query, key, value = qkv.reshape(len(x), 3, config.heads, -1).transpose(1, 2, 0, 3)
    yield "query", query
    yield "key", key
    yield "value", value
    score = scores(query, key)
    yield "score", score
    probability = softmax(score)
    yield "probability", probability
    mixed = context(probability, value).transpose(1, 0, 2).reshape(len(x), -1)
    yield "context", mixed
    branch = linear(mixed, *get("proj.weight", "proj.bias"))
    yield "attention", branch
    x = residual(x, branch)
    yield "residual_mid", x
    normed = layer_norm(x, *get("norm2.weight", "norm2.bias"))
    yield "normed2", normed
    if config.is_moe(layer):
        logits, chosen, score = gate(normed, weights[f"layers.{layer}.moe.gate.{task}.weight"], config.top_k)
        yield "logit", logits
        yield "chosen", chosen
        yield "gate_score", score
        w1, b1, w2, b2 = get("moe.w1", "moe.b1", "moe.w2", "moe.b2")
        branch = experts(normed, (w1, b1, w2, b2), chosen, score)
    else:
        hidden = linear(normed, *get("mlp.fc1.weight", "mlp.fc1.bias"))
        yield "hidden", hidden
        activated = gelu(hidden)
        yield "activated", activated
        branch = linear(activated, *get("mlp.fc2.weight", "mlp.fc2.bias"))
    yield "ffn", branch
    yield "residual_out", residual(x, branch)
