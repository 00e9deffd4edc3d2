"""Router and experts: choice, ties, balance, noise, gradients."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from golden.config import ModelConfig
from model.experts import MixtureOfExperts
from model.router import Router, choose, cv_squared, load

CONFIG = ModelConfig("tiny", 16, 32, 8, dim=6, heads=3, layers=2, mlp_hidden=24, experts=5, top_k=2, expert_hidden=7)


def moe(noise: float = 1.0) -> MixtureOfExperts:
    torch.manual_seed(0)
    made = MixtureOfExperts(CONFIG, noise).double()
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


def test_experts_match_a_loop_over_tokens() -> None:
    module = moe().eval()
    x = torch.randn(40, 6, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    got, routing = module(x, "depth")
    for t in range(40):
        want = torch.zeros(6, dtype=torch.float64)
        for weight, e in zip(routing.weight[t], routing.chosen[t].tolist(), strict=True):
            hidden = module.w1[e] @ x[t] + module.b1[e]
            hidden = hidden * 0.5 * (1 + torch.erf(hidden / math.sqrt(2)))
            want += weight * (module.w2[e] @ hidden + module.b2[e])
        torch.testing.assert_close(got[t], want, rtol=0, atol=1e-12)


@pytest.mark.parametrize("chosen", [[[3, 1]] * 8, [[2, 4], [4, 2], [0, 4]]])
def test_only_chosen_experts_get_a_gradient(chosen: list[list[int]]) -> None:
    module = moe()
    x = torch.randn(len(chosen), 6, dtype=torch.float64)
    weight = torch.rand(len(chosen), 2, dtype=torch.float64)
    torch.autograd.backward(module.mix(x, weight, torch.tensor(chosen)).square().sum())
    used = {e for row in chosen for e in row}
    for parameter in (module.w1, module.b1, module.w2, module.b2):
        assert parameter.grad is not None
        assert {e for e in range(5) if parameter.grad[e].abs().sum() > 0} == used


def test_gradient_reaches_only_the_gate_of_the_task() -> None:
    module = moe(noise=0.0)
    output, routing = module(torch.randn(20, 6, dtype=torch.float64), "depth")
    torch.autograd.backward(output.square().sum() + routing.balance)
    gates = dict(module.gate.named_parameters())
    assert gates["depth.weight"].grad is not None
    assert gates["depth.weight"].grad.abs().sum() > 0
    assert gates["segmentation.weight"].grad is None


def test_noise_only_in_training_and_by_its_standard_deviation() -> None:
    torch.manual_seed(0)
    x = torch.randn(30, 6)
    router = Router(CONFIG, noise=5.0)
    assert router.std == 1.0
    assert not torch.equal(router(x, "depth").weight, router(x, "depth").weight)
    router.eval()
    assert torch.equal(router(x, "depth").weight, router(x, "depth").weight)
    assert router(x, "depth").balance == 0
    quiet = Router(CONFIG, noise=0.0)
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
    router = Router(CONFIG, noise=0.1)
    with torch.no_grad():
        gate = router.get_parameter("depth.weight")
        gate.copy_(3 * torch.eye(5, 6))  # token i goes to expert i
        torch.manual_seed(0)
        even = router(x, "depth").balance
        gate.copy_(torch.tensor([9.0, 8.0, 0, 0, 0])[:, None].expand(5, 6))  # all go to experts 0 and 1
        assert router(x, "depth").balance > even + 1
