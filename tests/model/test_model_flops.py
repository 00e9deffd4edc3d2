"""Counted costs against torch's own counter on a real forward pass, hand-worked numbers and golden's counts."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from golden.config import ModelConfig, get_config
from golden.costs import macs
from golden.errors import EdgemoeError
from model import flops
from model.design import Design
from model.m3vit import M3ViT
from model.recipe import load_recipe

# expert_hidden is no multiple of four: the experts run as plain matrix products, which torch's counter knows.
TINY = ModelConfig(
    "tiny", 16, 32, 8, dim=12, heads=3, layers=4, mlp_hidden=20, experts=4, top_k=2, expert_hidden=10,
    tasks=("segmentation", "depth", "normals"),
)  # fmt: skip
WIDTHS = (6, 5, 4)
KINDS = [("moe", "multi_gate"), ("moe", "task_conditioned"), ("dense", "multi_gate")]


def design(feed_forward: str = "moe", router: str = "multi_gate", config: ModelConfig = TINY) -> Design:
    return Design(config, WIDTHS, "rooms", feed_forward, router)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Tiny products are faster without threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


class Run(nn.Module):
    """One forward pass through several tasks, so that torch's counter sees every module below it."""

    def __init__(self, network: Design, tasks: tuple[str, ...]) -> None:
        super().__init__()
        self.m, self.tasks = M3ViT(network).eval(), tasks

    def forward(self, image: torch.Tensor) -> object:
        return self.m.forward_tasks(image, self.tasks)


def counted(network: Design, tasks: tuple[str, ...]) -> dict[str, int]:
    """What torch counts on one image, by module; it counts two operations per product."""
    image = torch.randint(256, (1, 16, 32, 3), generator=torch.Generator().manual_seed(1), dtype=torch.uint8)
    run = Run(network, tasks)
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        run(image)
    return {name.removeprefix("Run.m."): sum(ops.values()) // 2 for name, ops in counter.get_flop_counts().items()}


@pytest.mark.parametrize(("feed_forward", "router"), KINDS)
@pytest.mark.parametrize(("layers", "tasks"), [(1, TINY.tasks), (2, ("depth", "normals")), (4, TINY.tasks)])
def test_torch_counts_the_same(feed_forward: str, router: str, tasks: tuple[str, ...], layers: int) -> None:
    network = design(feed_forward, router, dataclasses.replace(TINY, layers=layers))
    found, cost = counted(network, tasks), flops.cost(network, tasks)
    assert cost.total == found["Global"]
    for task in tasks:
        assert cost.decoders[task] == found[f"heads.{task}"]
        assert flops.stages(network, task)[-1] == found[f"heads.{task}.last"]
        for index, count in enumerate(flops.stages(network, task)[:-1]):
            assert count == found[f"heads.{task}.stages.{index}"]
    encoder = cost.encoder
    assert encoder.patch_embed == found["patch_embed"]
    for field, name in (("qkv", "qkv"), ("proj", "proj"), ("gate", "moe.gate"), ("mlp", "mlp")):
        assert getattr(encoder, field) == sum(found.get(f"layers.{i}.{name}", 0) for i in range(layers)), field
    mixtures = sum(found.get(f"layers.{i}.moe", 0) for i in range(layers))
    assert encoder.gate + encoder.experts == mixtures
    assert (mixtures > 0) == (feed_forward == "moe" and layers > 1)


def test_by_hand() -> None:
    """Two layers, one of them a mixture: 8 patches and the class token of 12 features."""
    network = design(config=dataclasses.replace(TINY, layers=2))
    one, two = flops.cost(network, ("depth",)), flops.cost(network, ("depth", "normals"))
    assert one.encoder.experts == 9 * 2 * 2 * 12 * 10
    assert two.encoder.experts == 2 * one.encoder.experts
    assert two.encoder.gate == 2 * 9 * 12 * 4
    assert two.encoder.qkv == one.encoder.qkv == 2 * 9 * 12 * 36
    assert flops.stages(network, "normals") == (8 * 9 * 12 * 6, 32 * 9 * 6 * 5, 128 * 9 * 5 * 4, 128 * 4 * 3)
    assert flops.mean_of_tasks(network) == (one.total * 3 + 128 * 4 * (2 + 8)) / 3  # 1, 3 and 9 channels


def test_golden_and_published_counts() -> None:
    """783 million for the encoder of edge_moe, 6.4 billion for a published decoder, eight times as much."""
    network = flops.resolve("edge_moe")
    cost = flops.cost(network, ("depth",))
    assert cost.encoder == macs(get_config("edge_moe"))
    assert round(cost.encoder.total / 1e6) == 783
    wide = sum(flops.stages(flops.published(network), "depth"))
    assert 6.39e9 < wide < 6.41e9
    assert 8 < wide / cost.encoder.total < 8.3
    dense = flops.cost(flops.dense(network), network.config.tasks)
    assert dense.encoder.experts == dense.encoder.gate == 0
    assert dense.encoder.total == pytest.approx(cost.encoder.total, rel=0.01)


@pytest.mark.parametrize(("feed_forward", "router"), KINDS)
def test_parameters(feed_forward: str, router: str) -> None:
    """All are the module's own; a token misses the other tasks' gates and decoders, and half of the experts."""
    network = design(feed_forward, router)
    model = M3ViT(network)
    sizes = {name: value.numel() for name, value in model.named_parameters()}
    assert flops.parameters(network).total == sum(sizes.values())
    missed = sum(size for name, size in sizes.items() if name.endswith((".w1", ".b1", ".w2", ".b2"))) // 2
    missed += sum(size for name, size in sizes.items() if name.startswith(("heads.depth", "heads.normals")))
    missed += sum(size for name, size in sizes.items() if ".gate.depth" in name or ".gate.normals" in name)
    missed += sum(size for name, size in sizes.items() if "embedding" in name) * 2 // 3
    assert (missed > sizes["pos_embed"]) or feed_forward == "dense"
    assert flops.active(network, "segmentation").total == sum(sizes.values()) - missed


def test_resolve(tmp_path: Path) -> None:
    assert flops.resolve("micro") == load_recipe("micro").design
    assert flops.resolve("base").decoder == (256,) * 4
    recipe = tmp_path / "own.yaml"
    recipe.write_text(
        "{model: micro, task_weights: {normals: 1.0}, train_samples: 8, validation_samples: 8, decoder: [4, 4, 4],"
        " epochs: 1, batch: 8, learning_rate: 0.1, router: task_conditioned}"
    )
    assert flops.resolve(str(recipe)).config.tasks == ("normals",)
    for name, words in (("nix", "legal: .*micro.*base"), (str(tmp_path / "absent.yaml"), "unreadable")):
        with pytest.raises(EdgemoeError, match=words):
            flops.resolve(name)


@pytest.mark.parametrize("tasks", [(), ("edges",)])
def test_wrong_tasks(tasks: tuple[str, ...]) -> None:
    with pytest.raises(EdgemoeError, match="give one or more of segmentation, depth, normals"):
        flops.cost(design(), tasks)


def test_needs_no_torch() -> None:
    code = "import sys; from model import flops; flops.resolve('micro'); assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
