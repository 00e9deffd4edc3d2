"""Every layer of the PyTorch network against formulas written here in float64 NumPy."""

import dataclasses
import math
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError
from golden.weights import expected_shapes
from model import layout
from model.data.samples import TASKS
from model.design import FEED_FORWARDS, ROUTERS, Design
from model.m3vit import Layer, M3ViT

Array = NDArray[np.float64]
TINY = ModelConfig("tiny", 16, 32, 8, dim=12, heads=3, layers=2, mlp_hidden=24, experts=4, top_k=2, expert_hidden=10)
DESIGN = Design(TINY, (6, 5, 4))
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
    return network(M3ViT(DESIGN))


def under(parameters: dict[str, Array], prefix: str) -> dict[str, Array]:
    return {name.removeprefix(prefix): value for name, value in parameters.items() if name.startswith(prefix)}


def test_parameter_names_and_shapes_are_the_contract() -> None:
    for name in ("micro", "edge_moe"):
        config = get_config(name)
        state = M3ViT(Design(config, (8,) * (config.patch.bit_length() - 1))).state_dict()
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
    model, _ = network(M3ViT(DESIGN))
    image = torch.from_numpy(np.random.default_rng(4).integers(0, 256, (1, 16, 32, 3), dtype=np.uint8))
    with torch.no_grad():
        one, other = (model.encode(image, task)[0] for task in TINY.tasks)
        assert not torch.equal(one, other)
        gates = dict(model.get_submodule("layers.1.moe.gate").named_parameters())
        gates["depth.weight"].copy_(gates["segmentation.weight"])
        one, other = (model.encode(image, task)[0] for task in TINY.tasks)
        assert torch.equal(one, other)


def bilinear_double(x: Array) -> Array:
    """(C, H, W) to (C, 2H, 2W): every new pixel lies a quarter of the way to its neighbour; edges repeat."""
    for axis in (1, 2):
        before = np.concatenate([np.take(x, [0], axis), np.take(x, range(x.shape[axis] - 1), axis)], axis)
        after = np.concatenate([np.take(x, range(1, x.shape[axis]), axis), np.take(x, [-1], axis)], axis)
        pair = np.stack([0.75 * x + 0.25 * before, 0.75 * x + 0.25 * after], axis + 1)
        shape = list(x.shape)
        shape[axis] *= 2
        x = pair.reshape(shape)
    return x


def convolve(x: Array, weight: Array, bias: Array) -> Array:
    """3 x 3 with repeated edges, one pixel at a time."""
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1)), mode="edge")
    y = np.zeros((len(weight), *x.shape[1:]))
    for row, column in np.ndindex(*x.shape[1:]):
        y[:, row, column] = np.einsum("oiyx,iyx->o", weight, padded[:, row : row + 3, column : column + 3]) + bias
    return y


def test_decoder(tiny: tuple[M3ViT, dict[str, Array]]) -> None:
    model, parameters = tiny
    p = under(parameters, "heads.segmentation.")
    tokens = np.random.default_rng(6).normal(size=(TINY.tokens, TINY.dim))
    x = tokens[1:]
    centred = x - x.mean(axis=1, keepdims=True)
    x = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5) * p["norm.weight"] + p["norm.bias"]
    y = x.T.reshape(TINY.dim, 2, 4)
    for stage in range(3):
        y = bilinear_double(y) if stage else y
        y = gelu(convolve(y, p[f"stages.{stage}.weight"], p[f"stages.{stage}.bias"]))
    y = bilinear_double(np.einsum("oi,iyx->oyx", p["last.weight"][..., 0, 0], y) + p["last.bias"][:, None, None])
    got = model.heads["segmentation"](torch.from_numpy(tokens)[None])[0].detach().numpy()
    assert got.shape == (DESIGN.channels("segmentation"), 16, 32)
    np.testing.assert_allclose(got, y, rtol=0, atol=1e-10)


def test_several_tasks_at_once_are_each_task_alone(tiny: tuple[M3ViT, dict[str, Array]]) -> None:
    model, _ = tiny
    image = torch.from_numpy(np.random.default_rng(7).integers(0, 256, (3, 16, 32, 3), dtype=np.uint8))
    maps, _ = model.forward_tasks(image, ("depth", "segmentation"))
    for task, got in maps.items():
        torch.testing.assert_close(got, model(image, task)[0], rtol=0, atol=1e-12)


def test_taps_do_not_change_the_tokens(tiny: tuple[M3ViT, dict[str, Array]]) -> None:
    model, _ = tiny
    image = torch.from_numpy(np.random.default_rng(8).integers(0, 256, (2, 16, 32, 3), dtype=np.uint8))
    found: dict[str, torch.Tensor] = {}
    tapped = model.encode(image, "depth", found.__setitem__)[0]
    torch.testing.assert_close(tapped, model.encode(image, "depth")[0], rtol=0, atol=1e-12)
    assert found["layers.1.logit"].shape == (2, TINY.tokens, TINY.experts)
    torch.testing.assert_close(found["layers.1.residual_out"], tapped, rtol=0, atol=0)


def test_dense_baseline_shares_the_whole_encoder() -> None:
    dense = M3ViT(dataclasses.replace(DESIGN, feed_forward="dense")).eval()
    assert not any("moe" in name for name in dense.state_dict())
    image = torch.zeros(1, 16, 32, 3, dtype=torch.uint8)
    tokens, balance = dense.encode_tasks(image, ("depth", "segmentation"))
    assert tokens[0] is tokens[1]
    assert balance == 0


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"decoder": (4, 4)}, r"decoder=\(4, 4\) is not a list of 3"),
        ({"decoder": (4, 0, 4)}, "decoder="),
        ({"decoder": [4, 4, 4]}, "decoder="),
        ({"router": "random"}, "router='random' is not one of multi_gate, task_conditioned"),
        ({"feed_forward": "wide"}, "feed_forward='wide' is not one of moe, dense"),
        ({"data": "imagenet"}, "imagenet"),
        ({"data": "cityscapes", "config": dataclasses.replace(TINY, tasks=("normals",))}, r"no tasks \['normals'\]"),
        ({"config": dataclasses.replace(TINY, image_height=24, image_width=24, patch=12)}, "patch=12 is not 2, 4, 8"),
        ({"config": dataclasses.replace(TINY, patch=1)}, "patch=1 is not 2, 4, 8"),
    ],
)
def test_impossible_designs(change: dict[str, Any], match: str) -> None:
    with pytest.raises(EdgemoeError, match=match):
        dataclasses.replace(DESIGN, **change)


@pytest.mark.parametrize("feed_forward", FEED_FORWARDS)
@pytest.mark.parametrize("router", ROUTERS)
@pytest.mark.parametrize("patch", [2, 4, 8, 16, 32])
def test_shapes_known_without_torch_are_those_of_torch(patch: int, router: str, feed_forward: str) -> None:
    config = dataclasses.replace(TINY, image_height=patch, image_width=patch, patch=patch, tasks=TASKS)
    design = Design(config, (5,) * (patch.bit_length() - 1), "rooms", feed_forward, router)
    state = M3ViT(design).state_dict()
    assert layout.expected_shapes(design) == {name: tuple(value.shape) for name, value in state.items()}
    assert Design.from_dict(design.to_dict()) == design
