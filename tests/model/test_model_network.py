"""Every layer of the PyTorch network against formulas written here in float64 NumPy."""

import dataclasses
import math

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError
from golden.weights import expected_shapes
from model.heads import Decoder
from model.m3vit import Layer, M3ViT

Array = NDArray[np.float64]
TINY = ModelConfig("tiny", 16, 32, 8, dim=12, heads=3, layers=2, mlp_hidden=24, experts=4, top_k=2, expert_hidden=10)
erf = np.vectorize(math.erf)


def gelu(x: Array) -> Array:
    return np.asarray(x * 0.5 * (1 + erf(x / math.sqrt(2))))


def softmax(x: Array) -> Array:
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True))


def layer_norm(x: Array, weight: Array, bias: Array) -> Array:
    centred = x - x.mean(axis=1, keepdims=True)
    return np.asarray(centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + 2.0**-20) * weight + bias)


def attention(x: Array, weight: Array, bias: Array, heads: int) -> Array:
    size = x.shape[1] // heads
    q, k, v = np.split(x @ weight.T + bias, 3, axis=1)
    parts = []
    for head in range(heads):
        at = slice(head * size, (head + 1) * size)
        parts.append(softmax(q[:, at] @ k[:, at].T / math.sqrt(size)) @ v[:, at])
    return np.concatenate(parts, axis=1)


def mixture(x: Array, p: dict[str, Array], task: str, top_k: int) -> Array:
    """The naive way: one token and one expert at a time."""
    y = np.zeros_like(x)
    for t, token in enumerate(x):
        probability = softmax(p[f"moe.gate.{task}.weight"] @ token)
        for e in sorted(range(len(probability)), key=lambda e: (-probability[e], e))[:top_k]:
            hidden = gelu(p["moe.w1"][e] @ token + p["moe.b1"][e])
            y[t] += probability[e] * (p["moe.w2"][e] @ hidden + p["moe.b2"][e])
    return y


def network(model: M3ViT) -> tuple[M3ViT, dict[str, Array]]:
    """The model in float64 with all parameters random (biases and norm weights too), and its parameters."""
    model = model.double().eval()
    generator = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(0.0, 0.5, generator=generator)
    return model, {name: value.numpy() for name, value in model.state_dict().items()}


@pytest.fixture(scope="module")
def tiny() -> tuple[M3ViT, dict[str, Array]]:
    return network(M3ViT(TINY))


def under(parameters: dict[str, Array], prefix: str) -> dict[str, Array]:
    return {name.removeprefix(prefix): value for name, value in parameters.items() if name.startswith(prefix)}


def test_parameter_names_and_shapes_are_the_contract() -> None:
    for name in ("micro", "edge_moe"):
        config = get_config(name)
        state = M3ViT(config).state_dict()
        encoder = {key: tuple(value.shape) for key, value in state.items() if not key.startswith("heads.")}
        assert encoder == expected_shapes(config)
    shapes = expected_shapes(get_config("micro"))
    assert shapes["patch_embed.weight"] == (48, 3, 8, 8)
    assert shapes["pos_embed"] == (129, 48)
    assert shapes["layers.0.mlp.fc1.weight"] == (192, 48)
    assert shapes["layers.1.moe.gate.depth.weight"] == (4, 48)
    assert shapes["layers.3.moe.w2"] == (4, 48, 96)
    assert "layers.1.mlp.fc1.weight" not in shapes


def test_patch_embedding(tiny: tuple[M3ViT, dict[str, Array]]) -> None:
    model, p = tiny
    image = np.random.default_rng(0).integers(0, 256, (16, 32, 3), dtype=np.uint8)
    want = p["pos_embed"].copy()
    for row in range(2):
        for column in range(4):
            block = image[8 * row : 8 * row + 8, 8 * column : 8 * column + 8] / 256
            want[1 + 4 * row + column] += (
                np.einsum("yxc,dcyx->d", block, p["patch_embed.weight"]) + p["patch_embed.bias"]
            )
    got = model.embed(torch.from_numpy(image)[None])[0].detach().numpy()
    np.testing.assert_allclose(got, want, rtol=0, atol=1e-12)
    np.testing.assert_array_equal(got[0], p["pos_embed"][0])


def test_layer_norm_and_its_epsilon(tiny: tuple[M3ViT, dict[str, Array]]) -> None:
    layer = tiny[0].layers[0]
    assert isinstance(layer, Layer)
    p = under(tiny[1], "layers.0.norm1.")
    x = np.random.default_rng(1).normal(size=(5, 12))
    x[1] *= 1e-3  # here the epsilon decides
    x[2] = 0.25
    got = layer.norm1(torch.from_numpy(x)).detach().numpy()
    np.testing.assert_allclose(got, layer_norm(x, p["weight"], p["bias"]), rtol=1e-10, atol=1e-12)


def test_attention(tiny: tuple[M3ViT, dict[str, Array]]) -> None:
    layer = tiny[0].layers[1]
    assert isinstance(layer, Layer)
    p = under(tiny[1], "layers.1.qkv.")
    x = np.random.default_rng(2).normal(size=(9, 12))
    got = layer.attention(torch.from_numpy(x)[None])[0].detach().numpy()
    np.testing.assert_allclose(got, attention(x, p["weight"], p["bias"], 3), rtol=0, atol=1e-12)


@pytest.mark.parametrize("task", TINY.tasks)
def test_whole_encoder(tiny: tuple[M3ViT, dict[str, Array]], task: str) -> None:
    model, parameters = tiny
    image = np.random.default_rng(3).integers(0, 256, (2, 16, 32, 3), dtype=np.uint8)
    tokens = model.embed(torch.from_numpy(image)).detach().numpy()
    for x, got in zip(tokens, model.encode(torch.from_numpy(image), task)[0].detach().numpy(), strict=True):
        for index in range(TINY.layers):
            p = under(parameters, f"layers.{index}.")
            normed = layer_norm(x, p["norm1.weight"], p["norm1.bias"])
            context = attention(normed, p["qkv.weight"], p["qkv.bias"], TINY.heads)
            x = x + context @ p["proj.weight"].T + p["proj.bias"]  # noqa: PLW2901 - the residual
            normed = layer_norm(x, p["norm2.weight"], p["norm2.bias"])
            if TINY.is_moe(index):
                x = x + mixture(normed, p, task, TINY.top_k)  # noqa: PLW2901
            else:
                hidden = gelu(normed @ p["mlp.fc1.weight"].T + p["mlp.fc1.bias"])
                x = x + hidden @ p["mlp.fc2.weight"].T + p["mlp.fc2.bias"]  # noqa: PLW2901
        np.testing.assert_allclose(got, x, rtol=0, atol=1e-10)


def test_tasks_differ_only_through_their_gates() -> None:
    model, _ = network(M3ViT(TINY))
    image = torch.from_numpy(np.random.default_rng(4).integers(0, 256, (1, 16, 32, 3), dtype=np.uint8))
    with torch.no_grad():
        one, other = (model.encode(image, task)[0] for task in TINY.tasks)
        assert not torch.equal(one, other)
        gates = model.layers[1].moe.gate  # type: ignore[union-attr]
        gates["depth"].weight.copy_(gates["segmentation"].weight)  # type: ignore[index,union-attr]
        one, other = (model.encode(image, task)[0] for task in TINY.tasks)
        assert torch.equal(one, other)


def test_decoder_keeps_the_image_upright_and_needs_a_power_of_two() -> None:
    torch.manual_seed(0)
    config = dataclasses.replace(TINY, image_height=64, image_width=96)
    decoder = Decoder(config, 3)
    tokens = torch.zeros(2, config.tokens, config.dim)
    tokens[1, 1 + 12 * 1 + 9, 0] = 9.0  # the patch in row 1, column 9
    with torch.no_grad():
        maps = decoder(tokens)
    assert maps.shape == (2, 3, 64, 96)
    rows, columns = np.nonzero((maps[1] - maps[0]).abs().sum(dim=0).numpy())
    assert rows.max() < 32
    assert columns.min() > 48
    assert abs(float(np.median(columns)) - 75.5) < 8
    with pytest.raises(EdgemoeError, match="patch=12 is not 2, 4, 8"):
        Decoder(dataclasses.replace(TINY, image_height=24, image_width=24, patch=12), 3)
