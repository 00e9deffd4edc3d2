"""Router and experts: choice, ties, balance, noise, gradients."""

import dataclasses
import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from golden.config import ModelConfig
from model.design import Design
from model.experts import MixtureOfExperts
from model.router import MultiGate, TaskConditioned, choose, cv_squared, load, make_router

CONFIG = ModelConfig("tiny", 16, 32, 8, dim=6, heads=3, layers=2, mlp_hidden=24, experts=5, top_k=2, expert_hidden=7)
DESIGN = Design(CONFIG, (4, 4, 4))


def moe(noise: float = 1.0, design: Design = DESIGN) -> MixtureOfExperts:
    torch.manual_seed(0)
    made = MixtureOfExperts(design, noise).double()
    with torch.no_grad():
        made.b1.normal_()
        made.b2.normal_()
    return made


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.lists(st.sampled_from([-1.0, 0.0, 0.5, 2.0]), min_size=5, max_size=5), min_size=1, max_size=9))
def test_choice_is_softmax_over_all_and_the_lower_index_wins(rows: list[list[float]]) -> None:
    weight, chosen = choose(torch.tensor(rows, dtype=torch.float64), 2)
    for row, got, index in zip(rows, weight.tolist(), chosen.tolist(), strict=True):
        want = sorted(range(5), key=lambda e: (-row[e], e))[:2]
        assert index == want
        total = sum(math.exp(value) for value in row)
        np.testing.assert_allclose(got, [math.exp(row[e]) / total for e in want], rtol=1e-12)
        assert sum(got) < 1  # not renormalised over the chosen


def test_ties_in_wide_rows() -> None:
    weight, chosen = choose(torch.zeros(3, 64), 4)  # long enough that an unstable sort would shuffle
    assert chosen.tolist() == [[0, 1, 2, 3]] * 3
    assert torch.equal(weight, torch.full((3, 4), 1 / 64))


ALIGNED = Design(dataclasses.replace(CONFIG, dim=12, expert_hidden=8), (4, 4, 4))
"""Rows of whole 16-byte words, which the grouped kernel takes in float32; those of DESIGN are not."""


@pytest.mark.parametrize(
    ("design", "kind", "atol"),
    [(DESIGN, torch.float64, 1e-12), (DESIGN, torch.float32, 1e-5), (ALIGNED, torch.float32, 1e-5)],
)
def test_experts_match_a_loop_over_tokens(design: Design, kind: torch.dtype, atol: float) -> None:
    module = moe(design=design).to(kind).eval()
    x = torch.randn(40, design.config.dim, dtype=kind, generator=torch.Generator().manual_seed(1))
    got, (routing,) = module(x, ("depth",))
    module, x = module.double(), x.double()
    for t in range(40):
        want = torch.zeros(design.config.dim, dtype=torch.float64)
        for weight, e in zip(routing.weight[t], routing.chosen[t].tolist(), strict=True):
            hidden = module.w1[e] @ x[t] + module.b1[e]
            hidden = hidden * 0.5 * (1 + torch.erf(hidden / math.sqrt(2)))
            want += weight * (module.w2[e] @ hidden + module.b2[e])
        torch.testing.assert_close(got[t].double(), want, rtol=0, atol=atol)


@pytest.mark.parametrize("design", [DESIGN, ALIGNED])
@pytest.mark.parametrize("chosen", [[[3, 1]] * 8, [[2, 4], [4, 2], [0, 4]]])
def test_only_chosen_experts_are_touched(chosen: list[list[int]], design: Design) -> None:
    module = moe(design=design).float()
    x = torch.randn(len(chosen), design.config.dim)
    weight = torch.rand(len(chosen), 2)
    torch.autograd.backward(module.mix(x, weight, torch.tensor(chosen)).square().sum())
    used = {e for row in chosen for e in row}
    for parameter in (module.w1, module.b1, module.w2, module.b2):
        assert parameter.grad is not None
        assert {e for e in range(5) if parameter.grad[e].abs().sum() > 0} == used
    with torch.no_grad():
        before = module.mix(x, weight, torch.tensor(chosen))
        for e in set(range(5)) - used:
            for parameter in (module.w1, module.b1, module.w2, module.b2):
                parameter[e] = math.nan
        assert torch.equal(module.mix(x, weight, torch.tensor(chosen)), before)


def test_permuting_tokens_permutes_outputs() -> None:
    module = moe(design=ALIGNED).eval()
    x = torch.randn(33, 12, dtype=torch.float64, generator=torch.Generator().manual_seed(2))
    order = torch.randperm(33, generator=torch.Generator().manual_seed(3))
    torch.testing.assert_close(module(x[order], ("depth",))[0], module(x, ("depth",))[0][order], rtol=0, atol=1e-14)


def test_several_tasks_at_once_are_each_task_alone() -> None:
    module = moe(design=ALIGNED).eval()
    x = torch.randn(2, 20, 12, dtype=torch.float64, generator=torch.Generator().manual_seed(4))
    both, routings = module(x.flatten(0, 1), ("depth", "segmentation"))
    for part, got, task, routing in zip(x, both.chunk(2), ("depth", "segmentation"), routings, strict=True):
        alone, (only,) = module(part, (task,))
        torch.testing.assert_close(got, alone, rtol=0, atol=1e-14)
        assert torch.equal(routing.chosen, only.chosen)


def test_bfloat16_experts_are_close_and_the_choice_is_the_same() -> None:
    module = moe(design=Design(dataclasses.replace(CONFIG, dim=48, expert_hidden=96), (4, 4, 4))).float().eval()
    x = torch.randn(64, 48, generator=torch.Generator().manual_seed(5))
    full, (routing,) = module(x, ("depth",))
    with torch.autocast("cpu", torch.bfloat16):
        half, (other,) = module(x, ("depth",))
    assert torch.equal(routing.chosen, other.chosen)
    assert torch.equal(routing.logit, other.logit)
    assert 0 < ((full - half).norm() / full.norm()).item() < 2.0**-6  # 8 significant bits, a few roundings deep


def test_gradient_reaches_only_the_gate_of_the_task() -> None:
    module = moe(noise=0.0)
    output, (routing,) = module(torch.randn(20, 6, dtype=torch.float64), ("depth",))
    torch.autograd.backward(output.square().sum() + routing.balance)
    gates = dict(module.gate.named_parameters())
    assert gates["depth.weight"].grad is not None
    assert gates["depth.weight"].grad.abs().sum() > 0
    assert gates["segmentation.weight"].grad is None


def test_noise_only_in_training_and_by_its_standard_deviation() -> None:
    torch.manual_seed(0)
    x = torch.randn(30, 6)
    router = MultiGate(CONFIG, noise=5.0)
    assert router.std == 1.0
    assert not torch.equal(router(x, "depth").weight, router(x, "depth").weight)
    router.eval()
    assert torch.equal(router(x, "depth").weight, router(x, "depth").weight)
    assert router(x, "depth").balance == 0
    quiet = MultiGate(CONFIG, noise=0.0)
    assert torch.equal(quiet(x, "depth").weight, quiet(x, "depth").weight)


def test_cv_squared() -> None:
    assert cv_squared(torch.full((4,), 3.0)) == 0
    amount = np.array([1.0, 2.0, 6.0])
    assert float(cv_squared(torch.from_numpy(amount))) == pytest.approx((amount.std() / amount.mean()) ** 2)


def test_load_is_the_chance_under_fresh_noise() -> None:
    rng = np.random.default_rng(0)
    clean = rng.normal(size=5)
    noisy = clean + rng.normal(size=5) * 0.7
    got = load(torch.from_numpy(clean)[None], torch.from_numpy(noisy)[None], 2, 0.7)
    for e in range(5):
        fresh = clean[e] + rng.normal(size=200_000) * 0.7
        others = np.sort(np.delete(noisy, e))
        assert float(got[e]) == pytest.approx(float((fresh > others[-2]).mean()), abs=0.005)


def test_balance_is_less_when_experts_are_equally_busy() -> None:
    x = torch.eye(6)[:5].repeat(20, 1)
    router = MultiGate(CONFIG, noise=0.1)
    with torch.no_grad():
        gate = router.get_parameter("depth.weight")
        gate.copy_(3 * torch.eye(5, 6))  # token i goes to expert i
        torch.manual_seed(0)
        even = router(x, "depth").balance
        gate.copy_(torch.tensor([9.0, 8.0, 0, 0, 0])[:, None].expand(5, 6))  # all go to experts 0 and 1
        assert router(x, "depth").balance > even + 1


def test_task_conditioned_router_by_hand() -> None:
    torch.manual_seed(0)
    router = make_router(dataclasses.replace(DESIGN, router="task_conditioned"), 1.0).double().eval()
    assert isinstance(router, TaskConditioned)
    x = torch.randn(7, 6, dtype=torch.float64)
    weight, embedding = router.shared.weight, router.embedding.weight
    for index, task in enumerate(CONFIG.tasks):
        want = x @ weight[:, :6].T + weight[:, 6:] @ embedding[index]  # the embedding acts as a bias of the task
        routing = router(x, task)
        torch.testing.assert_close(routing.logit, want, rtol=0, atol=1e-14)
        assert torch.equal(routing.chosen, choose(want, 2)[1])
    assert not torch.equal(router(x, "depth").logit, router(x, "segmentation").logit)
