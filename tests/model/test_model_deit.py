"""Weights of a DeiT: the same tokens as a plain vision transformer written here, and clear refusals."""

from __future__ import annotations

import copy
import dataclasses
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from model import deit, upcycle
from model.design import Design
from model.m3vit import M3ViT
from model.ranges import limits

# 4 x 4 patches: a square grid, as a DeiT has. Odd hidden sizes: grouped products know no float64.
SQUARE = ModelConfig("square", 16, 16, 4, dim=12, heads=3, layers=4, mlp_hidden=15, experts=6, top_k=2, expert_hidden=5)
WIDE = dataclasses.replace(SQUARE, name="wide", image_width=40)
State = dict[str, Tensor]


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Tiny products are faster without threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def drawn(config: ModelConfig, patches: int = 16, special: int = 1) -> State:
    """A random DeiT of the dimensions of `config`."""
    generator = torch.Generator().manual_seed(3)

    def random(*shape: int, scale: float = 0.2) -> Tensor:
        return torch.randn(shape, generator=generator) * scale

    dim, hidden = config.dim, config.mlp_hidden
    state = {
        "cls_token": random(1, 1, dim),
        "pos_embed": random(1, special + patches, dim),
        "patch_embed.proj.weight": random(dim, 3, config.patch, config.patch),
        "patch_embed.proj.bias": random(dim),
    }
    if special == 2:
        state["dist_token"] = random(1, 1, dim)
    for i in range(config.layers):
        for norm in ("norm1", "norm2"):
            state |= {f"blocks.{i}.{norm}.weight": 1 + random(dim), f"blocks.{i}.{norm}.bias": random(dim)}
        for name, out, into in (
            ("attn.qkv", 3 * dim, dim),
            ("attn.proj", dim, dim),
            ("mlp.fc1", hidden, dim),
            ("mlp.fc2", dim, hidden),
        ):
            state |= {f"blocks.{i}.{name}.weight": random(out, into), f"blocks.{i}.{name}.bias": random(out)}
    state |= {"norm.weight": 1 + random(dim), "norm.bias": random(dim)}
    return state | {"head.weight": random(10, dim), "head.bias": random(10)}


def forward(state: State, image: Tensor, heads: int, blocks: int) -> Tensor:
    """Tokens of a DeiT after its first blocks, before its final norm; image uint8 (B, H, W, 3)."""
    p = {name: value.double() for name, value in state.items()}
    mean, std = torch.tensor([0.485, 0.456, 0.406]).double(), torch.tensor([0.229, 0.224, 0.225]).double()
    x = ((image.double() / 255 - mean) / std).permute(0, 3, 1, 2)
    kernel = p["patch_embed.proj.weight"]
    x = F.conv2d(x, kernel, p["patch_embed.proj.bias"], stride=kernel.shape[-1]).flatten(2).transpose(1, 2)
    x = torch.cat([p["cls_token"].expand(len(x), -1, -1), x], dim=1) + p["pos_embed"]
    dim = x.shape[2]
    for i in range(blocks):
        b = {name.removeprefix(f"blocks.{i}."): value for name, value in p.items() if name.startswith(f"blocks.{i}.")}
        y = F.layer_norm(x, (dim,), b["norm1.weight"], b["norm1.bias"], 1e-6)
        q, k, v = F.linear(y, b["attn.qkv.weight"], b["attn.qkv.bias"]).chunk(3, dim=2)
        mixed = []
        for head in range(heads):
            at = slice(head * dim // heads, (head + 1) * dim // heads)
            weight = (q[..., at] @ k[..., at].transpose(1, 2) * (dim // heads) ** -0.5).softmax(dim=-1)
            mixed.append(weight @ v[..., at])
        x = x + F.linear(torch.cat(mixed, dim=2), b["attn.proj.weight"], b["attn.proj.bias"])
        y = F.layer_norm(x, (dim,), b["norm2.weight"], b["norm2.bias"], 1e-6)
        hidden = F.gelu(F.linear(y, b["mlp.fc1.weight"], b["mlp.fc1.bias"]))
        x = x + F.linear(hidden, b["mlp.fc2.weight"], b["mlp.fc2.bias"])
    return x


def network(config: ModelConfig = SQUARE, feed_forward: str = "moe", router: str = "multi_gate") -> M3ViT:
    torch.manual_seed(4)
    widths = (4,) * (config.patch.bit_length() - 1)
    return M3ViT(Design(config, widths, "rooms", feed_forward, router)).double().eval()


def image(config: ModelConfig) -> Tensor:
    shape = (2, config.image_height, config.image_width, 3)
    return torch.randint(256, shape, generator=torch.Generator().manual_seed(1), dtype=torch.uint8)


def written(state: State, folder: Path, suffix: str = ".safetensors") -> Path:
    path = folder / f"deit{suffix}"
    if suffix == ".safetensors":
        save_file(state, path)
    else:
        torch.save({"model": state} if suffix == ".pth" else state, path)
    return path


def tokens(model: M3ViT, blocks: int) -> Tensor:
    """Ours after so many layers."""
    seen: State = {}
    with torch.no_grad():
        model.encode(image(model.config), "depth", seen.__setitem__)
    return seen[f"layers.{blocks - 1}.residual_out"]


@pytest.mark.parametrize("suffix", [".safetensors", ".pth", ".pt"])
def test_dense_network_gives_the_tokens_of_the_deit(suffix: str, tmp_path: Path) -> None:
    model, state = network(feed_forward="dense"), drawn(SQUARE)
    loaded = deit.load_deit(model, written(state, tmp_path, suffix), head_dim=4)
    for blocks in (1, SQUARE.layers):
        expected = forward(state, image(SQUARE), 3, blocks)
        assert torch.allclose(tokens(model, blocks), expected, rtol=0, atol=1e-5)
    assert set(loaded.used) | {"head.weight", "head.bias"} == set(state)
    assert set(loaded.ignored) == {"head.weight", "head.bias"}
    assert not loaded.resized
    assert not loaded.clamped
    assert all(".stages." in name or ".last." in name for name in loaded.fresh)
    for task in SQUARE.tasks:
        assert torch.equal(model.state_dict()[f"heads.{task}.norm.bias"], state["norm.bias"].double())


@pytest.mark.parametrize("change", ["head_dim", "mean", "256"])
def test_the_comparison_can_fail(change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model, state = network(feed_forward="dense"), drawn(SQUARE)
    if change == "mean":
        monkeypatch.setattr(deit, "MEAN", (0.486, 0.456, 0.406))
    deit.load_deit(model, written(state, tmp_path), head_dim=4)
    if change == "256":
        model.patch_embed.weight.data.mul_(255 / 256)
    heads = 2 if change == "head_dim" else 3
    assert not torch.allclose(tokens(model, 1), forward(state, image(SQUARE), heads, 1), rtol=0, atol=1e-5)


def test_tokens_before_the_first_mixture_and_a_wide_grid(tmp_path: Path) -> None:
    """A table that has our 4 x 10 patches is taken as it is."""
    model, state = network(WIDE), drawn(WIDE, patches=40)
    loaded = deit.load_deit(model, written(state, tmp_path), head_dim=4)
    assert torch.allclose(tokens(model, 1), forward(state, image(WIDE), 3, 1), rtol=0, atol=1e-5)
    names = {f"blocks.{i}.mlp.{part}" for i in (1, 3) for part in ("fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias")}
    assert set(loaded.resized) == names
    assert {name for name in loaded.fresh if "layers" in name} == {
        f"layers.{i}.moe.gate.{task}.weight" for i in (1, 3) for task in WIDE.tasks
    }


@pytest.mark.parametrize("router", ["multi_gate", "task_conditioned"])
def test_all_experts_with_equal_weights_are_the_deit(router: str, tmp_path: Path) -> None:
    config = dataclasses.replace(SQUARE, top_k=6)
    model, state = network(config, router=router), drawn(SQUARE)
    for name, parameter in model.named_parameters():
        if ".gate." in name:
            parameter.data.zero_()
    deit.load_deit(model, written(state, tmp_path), head_dim=4)
    assert torch.allclose(tokens(model, 4), forward(state, image(SQUARE), 3, 4), rtol=0, atol=1e-5)


@pytest.mark.parametrize("hidden", [3, 5, 15, 21])
def test_mixture_is_the_mlp_in_the_mean(hidden: int, tmp_path: Path) -> None:
    """Over all sizes of an expert: the mean over many seeds of what two chosen experts give is the MLP's output."""
    config = dataclasses.replace(SQUARE, expert_hidden=hidden, layers=2)
    model, state = network(config), drawn(SQUARE)
    path = written(state, tmp_path)
    x = torch.randn(64, 12, generator=torch.Generator().manual_seed(8)).double()
    b = {name.removeprefix("blocks.1.mlp."): value.double() for name, value in state.items() if "blocks.1.mlp" in name}
    dense = F.linear(F.gelu(F.linear(x, b["fc1.weight"], b["fc1.bias"])), b["fc2.weight"], b["fc2.bias"])
    total, seeds = torch.zeros_like(x), 40
    weights = []
    for seed in range(seeds):
        deit.load_deit(model, path, head_dim=4, seed=seed)
        with torch.no_grad():
            mixed, (routing,) = model.get_submodule("layers.1.moe")(x, ("depth",))
        total += mixed / seeds
        weights.append(routing.weight.sum(dim=1).mean())
    assert F.cosine_similarity(total.flatten(), dense.flatten(), dim=0) > 0.96
    assert 0.85 < total.norm() / dense.norm() < 1.15
    assert all(2 / 6 < weight < 1 for weight in weights)


def test_units_are_dealt_evenly_and_by_seed(tmp_path: Path) -> None:
    state = drawn(SQUARE)
    path = written(state, tmp_path)
    found = []
    for seed in (0, 0, 1):
        model = network()
        deit.load_deit(model, path, head_dim=4, seed=seed)
        found.append(model.state_dict())
    first = found[0]["layers.1.moe.b1"]
    assert torch.equal(first, found[1]["layers.1.moe.b1"])
    assert not torch.equal(first, found[2]["layers.1.moe.b1"])
    same = state["blocks.1.mlp.fc1.bias"].double().repeat(2)
    assert torch.equal(first.flatten().sort().values, same.sort().values)
    assert all(len(set(expert.tolist())) == 5 for expert in first)


def test_share_of_chosen_experts() -> None:
    model = network()
    gate = model.get_submodule("layers.1.moe.gate")
    ones, zeros = torch.ones(12).double(), torch.zeros(12).double()
    share = upcycle.chosen_share(gate, ones, zeros, SQUARE, (0, 1))  # type: ignore[arg-type]
    assert 1 / 3 < share < 1
    for parameter in gate.parameters():
        parameter.data.zero_()
    assert upcycle.chosen_share(gate, ones, zeros, SQUARE, (0, 1)) == pytest.approx(1 / 3)  # type: ignore[arg-type]
    for parameter in gate.parameters():
        parameter.data[:2] = 1000 * torch.tensor([[1.0], [-1.0]]).double()
    assert upcycle.chosen_share(gate, ones, zeros, SQUARE, (0, 1)) > 0.99  # type: ignore[arg-type]


@pytest.mark.parametrize("special", [1, 2])
def test_position_table_is_resized(special: int, tmp_path: Path) -> None:
    """A table that is linear in rows and columns stays so, away from the border; special rows stay apart."""
    config = dataclasses.replace(SQUARE, image_height=32, image_width=64)  # 8 x 16 patches
    state = drawn(config, patches=36, special=special)
    rows, columns = torch.meshgrid(torch.arange(6.0), torch.arange(6.0), indexing="ij")
    slope = torch.randn(2, 12, generator=torch.Generator().manual_seed(2))
    table = rows[..., None] * slope[0] + columns[..., None] * slope[1]
    state["pos_embed"][0, special:] = table.flatten(0, 1)
    model = network(config)
    loaded = deit.load_deit(model, written(state, tmp_path), head_dim=4)
    assert "pos_embed" in loaded.resized
    assert ("dist_token" in loaded.ignored) == (special == 2)
    found = model.state_dict()["pos_embed"]
    assert torch.allclose(found[0], (state["pos_embed"][0, 0] + state["cls_token"][0, 0]).double())
    at_rows, at_columns = ((torch.arange(count) + 0.5) * 6 / count - 0.5 for count in (8, 16))
    expected = at_rows[:, None, None] * slope[0] + at_columns[None, :, None] * slope[1]
    inside = (slice(2, -2), slice(5, -5))
    assert torch.allclose(found[1:].unflatten(0, (8, 16))[inside], expected.double()[inside], atol=1e-5)


def test_clamped_to_the_published_ranges(tmp_path: Path) -> None:
    state = drawn(SQUARE)
    state["blocks.0.attn.qkv.weight"][0, :2] = torch.tensor([5.0, -7.0])
    free, bounded = network(), network()
    path = written(state, tmp_path)
    assert not deit.load_deit(free, path, head_dim=4).clamped
    clamped = deit.load_deit(bounded, path, in_range=True, head_dim=4).clamped
    assert clamped["layers.0.qkv.weight"] == 2
    for name, value in free.state_dict().items():
        if bounds := limits(name):
            outside = int(((value < bounds[0]) | (value > bounds[1])).sum())
            assert clamped.get(name, 0) == outside
            assert torch.equal(bounded.state_dict()[name], value.clamp(*bounds)) or "gate" in name


def test_all_faults_are_listed_and_the_network_is_left_alone(tmp_path: Path) -> None:
    state = drawn(SQUARE, patches=17)
    del state["blocks.2.norm1.weight"]
    state["blocks.1.mlp.fc1.weight"] = torch.zeros(12, 14)
    state["blocks.0.attn.qkv.bias"][3] = math.nan
    model = network()
    before = copy.deepcopy(model.state_dict())
    with pytest.raises(EdgemoeError) as caught:
        deit.load_deit(model, written(state, tmp_path))
    for words in (
        "network 'square'",
        "missing blocks.2.norm1.weight (12,)",
        "blocks.1.mlp.fc1.weight has shape (12, 14), needs (15, 12)",
        "pos_embed is (1, 18, 12), needs (1, 1 + n, 12), n a square or 16",
        "blocks.0.attn.qkv.bias holds NaN or infinity",
        "heads=3 have 4 features, the file's 64",
    ):
        assert words in str(caught.value)
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("absent.pth", None, "unreadable"),
        ("absent.safetensors", None, "unreadable"),
        ("text.pth", b"text", "unreadable"),
        ("text.safetensors", b"text", "unreadable"),
        ("empty.pth", b"", "unreadable"),
        ("weights.bin", b"", "neither .safetensors nor .pth"),
    ],
)
def test_unreadable(name: str, data: bytes | None, words: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(EdgemoeError, match=words):
        deit.load_deit(network(), tmp_path / name)


class Harmful:
    """An object that a pickle must not bring to life."""


@pytest.mark.parametrize("content", [Harmful(), [1, 2], {"model": {"a": 1}}, {"a": np.zeros(2).tolist()}])
def test_files_of_other_things(content: object, tmp_path: Path) -> None:
    torch.save(content, tmp_path / "other.pth")
    with pytest.raises(EdgemoeError, match="state dict"):
        deit.load_deit(network(), tmp_path / "other.pth")
