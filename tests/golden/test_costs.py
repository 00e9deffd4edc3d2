"""Costs: counted again by walking the network's matrix products, and against the published figures."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden import costs
from golden.config import CONFIGS, ModelConfig, get_config
from golden.costs import M3VIT_SMALL, MIB, Widths, macs, memories, memory, saving
from golden.errors import EdgemoeError

EDGE_MOE = get_config("edge_moe")


@st.composite
def configs(draw: st.DrawFn) -> ModelConfig:
    small = st.integers(1, 6)
    heads, experts, patch = draw(small), draw(small), draw(st.integers(1, 3))
    return ModelConfig(
        "drawn",
        patch * draw(small),
        patch * draw(small),
        patch,
        dim=heads * draw(small),
        heads=heads,
        layers=draw(small),
        mlp_hidden=draw(small),
        experts=experts,
        top_k=draw(st.integers(1, experts)),
        expert_hidden=draw(small),
    )


def products(config: ModelConfig, active: int) -> dict[str, int]:
    """MACs of the network, product by product: rows x columns x length of each."""
    n, d, head = config.tokens, config.dim, config.head_dim
    found = dict.fromkeys((field.name for field in dataclasses.fields(costs.Macs)), 0)

    def product(module: str, rows: int, length: int, columns: int) -> None:
        found[module] += rows * length * columns

    product("patch_embed", n - 1, config.patch * config.patch * config.channels, d)
    for layer in range(config.layers):
        for _ in "qkv":
            product("qkv", n, d, d)
        for _ in range(config.heads):
            product("scores", n, head, n)
            product("attention_v", n, n, head)
        product("proj", n, d, d)
        if config.is_moe(layer):
            product("gate", n, d, config.experts)
            for _ in range(n * active):
                product("experts", 1, d, config.expert_hidden)
                product("experts", 1, config.expert_hidden, d)
        else:
            product("mlp", n, d, config.mlp_hidden)
            product("mlp", n, config.mlp_hidden, d)
    return found


@settings(max_examples=100, deadline=None)
@given(configs())
def test_macs_are_those_of_the_products(config: ModelConfig) -> None:
    assert dataclasses.asdict(macs(config)) == products(config, config.top_k)
    dense = macs(config, active=config.experts)
    assert dataclasses.asdict(dense) == products(config, config.experts)
    assert costs.all_tasks_dense(config).total == 2 * sum(products(config, config.experts).values())


def test_published_work() -> None:
    work = macs(EDGE_MOE)
    assert work.total == 782_719_488
    assert round(work.total / 1e6) == 783
    assert work.experts == work.mlp == 6 * 129 * 2 * 192 * 768
    paper = macs(M3VIT_SMALL)
    assert paper.experts == paper.mlp


def test_savings() -> None:
    assert saving(12, 100) == pytest.approx(0.88)
    assert saving(macs(EDGE_MOE).total, costs.all_tasks_dense(EDGE_MOE).total) == pytest.approx(0.8356, abs=1e-4)
    ours = saving(macs(M3VIT_SMALL).total, costs.all_tasks_dense(M3VIT_SMALL).total)
    assert ours == pytest.approx(0.8813, abs=1e-4)
    everything = dataclasses.replace(EDGE_MOE, top_k=16, tasks=("one",))
    assert saving(macs(everything).total, costs.all_tasks_dense(everything).total) == 0


@pytest.mark.parametrize("config", [*CONFIGS.values(), M3VIT_SMALL], ids=lambda config: config.name)
@pytest.mark.parametrize("widths", [Widths(), Widths(8, 32, 12)], ids=str)
def test_memory_is_the_size_of_the_arrays(config: ModelConfig, widths: Widths) -> None:
    """Counted again from the shapes of the arrays that would be stored."""
    shapes = [(config.expert_hidden, config.dim), (config.dim, config.expert_hidden)]
    expert = sum(np.prod(shape) * widths.weight + shape[0] * widths.bias for shape in shapes)
    assert costs.expert_bits(config, widths) == expert
    shapes = [(config.mlp_hidden, config.dim), (config.dim, config.mlp_hidden)]
    mlp = sum(np.prod(shape) * widths.weight + shape[0] * widths.bias for shape in shapes)
    assert costs.mlp_bits(config, widths) == mlp
    assert costs.gate_bits(config, widths) == config.experts * config.dim * widths.weight
    found = memories(config, widths, cache=3)
    assert {name: design.experts for name, design in found.items()} == {
        "resident": config.experts,
        "cached": 3,
        "streamed": 2,
    }
    for design in found.values():
        assert design.weights == -(-max(design.experts * expert, mlp) // 8)
        assert design.total == design.weights + design.tokens + design.queues
    assert found["streamed"].tokens * 8 == pytest.approx(
        widths.feature * (2 * config.tokens * config.dim + config.expert_hidden), abs=8
    )
    assert found["resident"].tokens == found["cached"].tokens < found["streamed"].tokens
    assert found["cached"].tokens * 8 == pytest.approx(widths.feature * (2 * config.dim + config.expert_hidden), abs=8)
    assert found["resident"].queues == found["cached"].queues == 0 < found["streamed"].queues


def test_published_memory() -> None:
    """M3ViT, section 4.4 and table 4: 11.610 and 4.840 MiB, of which 0.012 are not in the dense ViT-small."""
    found = memories(M3VIT_SMALL)
    difference = (found["resident"].weights - found["streamed"].weights) / MIB
    assert round(difference, 3) == 6.770
    assert round((4.840 + difference) / 4.840, 2) == 2.40
    assert round(costs.gate_bits(M3VIT_SMALL) / 8 / MIB, 3) == 0.012
    for width in (8, 12, 14, 15, 17, 18, 24, 32):  # only 16 bits explain it
        other = memories(M3VIT_SMALL, Widths(weight=width, bias=width))
        assert round((other["resident"].weights - other["streamed"].weights) / MIB, 3) != 6.770


def test_queue_entries_by_hand() -> None:
    design = memory(dataclasses.replace(EDGE_MOE, top_k=2), 2, Widths(feature=32), reordered=True)
    assert design.queues == 129 * 2 * (8 + 32) // 8


def test_bad_input() -> None:
    with pytest.raises(EdgemoeError, match="active=17 experts per token; legal: 0 to experts=16"):
        macs(EDGE_MOE, active=17)
    with pytest.raises(EdgemoeError, match="experts=0 held on chip; legal: 1 to experts=16"):
        memory(EDGE_MOE, 0)
    with pytest.raises(EdgemoeError, match="experts=17 held on chip"):
        memory(EDGE_MOE, 17)
    with pytest.raises(EdgemoeError, match=r"Widths: weight=0 is not an integer >= 1"):
        Widths(weight=0)
    with pytest.raises(EdgemoeError, match=r"Widths: feature=8.0"):
        Widths(feature=8.0)  # type: ignore[arg-type]
