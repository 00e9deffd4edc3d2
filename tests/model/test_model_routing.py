"""Who went where, against the gates' own matrices, and the colours of the pictures by hand."""

from __future__ import annotations

import io

import numpy as np
import pytest
import torch
from PIL import Image

from golden.config import ModelConfig
from model import routing
from model.design import Design
from model.m3vit import M3ViT
from model.panels import palette

CONFIG = ModelConfig(
    "tiny", 16, 32, 8, dim=12, heads=3, layers=4, mlp_hidden=20, experts=5, top_k=2, expert_hidden=8,
    tasks=("segmentation", "depth", "normals"),
)  # fmt: skip


@pytest.fixture
def model() -> M3ViT:
    torch.manual_seed(6)
    return M3ViT(Design(CONFIG, (4, 4, 4))).eval()


@pytest.fixture
def image() -> np.ndarray:
    return np.random.default_rng(7).integers(0, 256, (16, 32, 3), np.uint8)


def test_first_choices(model: M3ViT, image: np.ndarray) -> None:
    """The greatest product of the gate with the token that it sees, one task and one layer at a time."""
    found = routing.first_choices(model.train(), image)
    assert set(found) == {(layer, task) for layer in (1, 3) for task in CONFIG.tasks}
    gates = model.state_dict()
    for (layer, task), chosen in found.items():
        seen: dict[str, torch.Tensor] = {}
        with torch.no_grad():
            model.encode(torch.tensor(image)[None], task, seen.__setitem__)
        token = seen[f"layers.{layer}.normed2"][0]
        expected = (token @ gates[f"layers.{layer}.moe.gate.{task}.weight"].T).argmax(dim=1)[1:]
        assert chosen.shape == (2, 4)
        assert chosen.ravel().tolist() == expected.tolist()
    assert len({tuple(chosen.ravel()) for chosen in found.values()}) > 1


def test_counts(model: M3ViT, image: np.ndarray) -> None:
    """Two images, nine tokens, two choices each; nothing is counted in training or afterwards."""
    images = torch.tensor(np.stack([image, image[::-1]]))
    seen: dict[str, torch.Tensor] = {}
    with torch.no_grad(), routing.counted(model) as load:
        model.forward_tasks(images, ("depth", "normals"))
        model.train()
        model.forward_tasks(images, CONFIG.tasks)
    model.eval()
    with torch.no_grad():
        model.encode_tasks(images, ("depth", "normals"), seen.__setitem__)
    for layer in (1, 3):
        assert not load[layer, "segmentation"].any()
        for task, chosen in zip(("depth", "normals"), seen[f"layers.{layer}.chosen"].chunk(2), strict=True):
            assert load[layer, task].sum() == 2 * 9 * 2
            assert load[layer, task].tolist() == [int((chosen == expert).sum()) for expert in range(5)]
    shares = routing.shares(load)
    assert shares[1, "depth"].sum() == pytest.approx(1)
    assert not shares[1, "segmentation"].any()


def test_overlay_by_hand() -> None:
    image = np.full((4, 8, 3), 100, np.uint8)
    image[0, 0] = (10, 20, 60)  # grey 30
    chosen = np.array([[0, 1, 1, 2], [2, 2, 0, 1]])
    found = routing.overlay(image, chosen, 3)
    assert found.shape == image.shape
    for row, column in np.ndindex(4, 8):
        grey = 30 if row == column == 0 else 100
        colour = palette(3)[chosen[row // 2, column // 2]]
        expected = [round(0.3 * grey + 0.7 * float(part)) for part in colour]
        assert np.abs(found[row, column].astype(int) - expected).max() <= 1, (row, column)


def test_pictures_are_the_same_bytes(model: M3ViT, image: np.ndarray) -> None:
    first = routing.first_choices(model, image)
    data = routing.draw_choices(model.design, image, first)
    assert data == routing.draw_choices(model.design, image, first)
    other = {key: (chosen + 1) % 5 for key, chosen in first.items()}
    assert data != routing.draw_choices(model.design, image, other)
    load = {key: np.arange(5) for key in first}
    bars = routing.draw_shares(model.design, load)
    with Image.open(io.BytesIO(bars)) as picture:
        shown = {tuple(colour[:3]) for colour in np.asarray(picture).reshape(-1, 4).tolist()}
    assert {tuple(colour) for colour in palette(5)[1:].tolist()} <= shown  # expert 0 has no share
    assert tuple(palette(5)[0].tolist()) not in shown


def test_dense_network_has_no_routing(image: np.ndarray) -> None:
    model = M3ViT(Design(CONFIG, (4, 4, 4), feed_forward="dense")).eval()
    assert not routing.first_choices(model, image)
    with routing.counted(model) as load:
        assert not load
