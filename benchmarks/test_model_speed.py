"""Speed of the PyTorch network: the mixture against a dense MLP of as many active products, one task against all.

Nothing here fails by the clock: the ratios are printed, that of the mixture beside its goal of 1.5. Asserted is only
that both sides of the first ratio do as many products.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from model import flops  # noqa: E402 - needs the model extra
from model.design import Design  # noqa: E402
from model.experts import MixtureOfExperts  # noqa: E402
from model.m3vit import M3ViT, Mlp  # noqa: E402

BATCH = 16
GOAL = 1.5
CONFIGS = ("micro", "edge_moe")
MIXTURE = ("mixture", "dense MLP")
NETWORK = ("one task", "all tasks, dense")
Seconds = dict[tuple[str, str], float]


@pytest.fixture(scope="module")
def seconds(request: pytest.FixtureRequest) -> Iterator[Seconds]:
    """Best times by group and side; prints the ratios at the end."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    found: Seconds = {}
    yield found
    torch.set_num_threads(threads)
    lines = []
    if all(("layer", side) in found for side in MIXTURE):
        ratio = found["layer", MIXTURE[0]] / found["layer", MIXTURE[1]]
        lines.append(f"mixture / dense MLP, forward and backward, batch {BATCH}: {ratio:.2f} (goal: at most {GOAL})")
    for name in CONFIGS:
        if all((name, side) in found for side in NETWORK):
            products = [cost(name, side) for side in NETWORK]
            ratio = found[name, NETWORK[0]] / found[name, NETWORK[1]]
            lines.append(f"{name}, one task / all tasks dense: {ratio:.2f} (products: {products[0] / products[1]:.2f})")
    with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        print("", *lines, sep="\n")


def measure(benchmark: Any, function: Callable[[], object], rounds: int) -> float | None:  # noqa: ANN401 - no types
    """The best time of `function`, seconds; None if benchmarks are switched off."""
    benchmark.pedantic(function, rounds=rounds, warmup_rounds=2)
    return None if benchmark.stats is None else float(benchmark.stats.stats.min)


@pytest.mark.benchmark(group="mixture of experts, forward and backward at edge_moe size", timer=time.process_time)
@pytest.mark.parametrize("side", MIXTURE)
def test_mixture(benchmark: Any, side: str, seconds: Seconds) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    torch.manual_seed(1)
    design = flops.resolve("edge_moe")
    config = design.config
    active = config.top_k * config.expert_hidden
    layer = MixtureOfExperts(design, 1.0) if side == "mixture" else Mlp(dataclasses.replace(config, mlp_hidden=active))
    x = torch.randn(BATCH * config.tokens, config.dim, requires_grad=True)
    assert 2 * config.dim * active * config.tokens == flops.encoder(design).experts // (config.layers // 2)

    def step() -> None:
        if isinstance(layer, MixtureOfExperts):
            y, routings = layer(x, config.tasks[:1])
            (y.square().mean() + 0.01 * routings[0].balance).backward()
        else:
            layer(x).square().mean().backward()

    if (best := measure(benchmark, step, 15)) is not None:
        seconds["layer", side] = best


def network(name: str, side: str) -> tuple[Design, tuple[str, ...]]:
    """One side of a comparison: a network and the tasks that it runs."""
    design = flops.resolve(name)
    tasks = design.config.tasks
    return (design, tasks[:1]) if side == "one task" else (flops.dense(design), tasks)


def cost(name: str, side: str) -> int:
    return flops.cost(*network(name, side)).total


@pytest.mark.benchmark(group="one image through the network", timer=time.process_time)
@pytest.mark.parametrize("side", NETWORK)
@pytest.mark.parametrize("name", CONFIGS)
def test_network(benchmark: Any, name: str, side: str, seconds: Seconds) -> None:  # noqa: ANN401 - no types
    torch.manual_seed(1)
    design, tasks = network(name, side)
    model = M3ViT(design).eval()
    image = torch.randint(256, (1, design.config.image_height, design.config.image_width, 3), dtype=torch.uint8)

    def infer() -> None:
        with torch.inference_mode():
            model.forward_tasks(image, tasks)

    if (best := measure(benchmark, infer, 15)) is not None:
        seconds[name, side] = best
