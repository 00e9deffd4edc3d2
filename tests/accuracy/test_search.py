"""The search: finds the known optimum of a toy, holds its bound whatever the loss does, and is the same every time."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence

import numpy as np
import pytest

from accuracy.groups import groups, legal_widths, widened
from accuracy.search import Measure, State, search
from golden.config import CONFIGS, get_config
from golden.errors import EdgemoeError
from golden.precision import PARAMETERS, ROLES, get_precision

WIDTHS = (16, 12, 10, 8, 6, 4)


class Toy:
    """Loss = sum of factor * 4**-width over groups: halving a step quarters its error."""

    def __init__(self, factors: Sequence[float], seed: int | None = None) -> None:
        self.factors, self.calls, self.seen = factors, 0, list[State]()
        self.rng = None if seed is None else np.random.default_rng(seed)

    def noise(self, state: State) -> float:
        return sum(factor * 4.0**-width for factor, width in zip(self.factors, state, strict=True))

    def __call__(self, states: Sequence[State]) -> list[Measure]:
        self.calls += 1
        self.seen += states
        wild = 0.0 if self.rng is None else float(self.rng.normal(0, 0.5))
        return [Measure(self.noise(state) + wild, self.noise(state)) for state in states]


def price(state: State) -> float:
    return float(sum(state))


@pytest.mark.parametrize("bound", [0.01, 0.1, 0.5, 1, 3, 20])
@pytest.mark.parametrize("factors", [(1, 1, 1), (1, 100, 10_000), (300, 7, 50), (0, 2000, 2000)])
def test_known_optimum(factors: tuple[float, ...], bound: float) -> None:
    """Equal steps, convex and separable: one bit at a time, the greedy order is optimal (B. Fox, 1966)."""
    widths = tuple(range(12, 3, -1))
    toy = Toy(factors)
    found = search([widths] * 3, toy, price, bound)
    inside = [state for state in itertools.product(widths, repeat=3) if toy.noise(state) <= bound]
    assert price(found.best.state) == min(map(price, inside))
    assert found.best.measure.loss <= bound
    assert len(found.points) == len(toy.seen) == len(set(toy.seen)) < 60


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("batch", [1, 4])
def test_bound_holds_for_any_loss(seed: int, batch: int) -> None:
    toy = Toy((3, 300, 30_000, 5), seed)
    try:
        found = search([WIDTHS] * 4, toy, price, 1.0, batch=batch)
    except EdgemoeError as error:
        assert "the widest formats lose" in str(error)
        return
    assert found.best.measure.loss <= 1.0
    assert found.best in found.points
    inside = [point for point in found.points if point.measure.loss <= 1.0]
    assert found.best.price == min(point.price for point in inside)


def test_no_group_is_narrowed_after_it_broke_the_bound_alone() -> None:
    toy = Toy((0, 1e6))
    search([WIDTHS] * 2, toy, price, 1.0)
    alone = [state[1] for state in toy.seen if state[0] == 16]
    assert min(alone) == 8  # 1e6 * 4**-8 is 15: the first that breaks it; 6 and 4 are never tried
    assert {state[1] for state in toy.seen} == {16, 12, 10, 8}


def test_sensitivity_is_measured_a_width_at_a_time() -> None:
    toy = Toy((1, 1, 1))
    search([WIDTHS] * 3, toy, price, 100.0)
    assert toy.seen[0] == (16, 16, 16)
    assert toy.seen[1:4] == [(12, 16, 16), (16, 12, 16), (16, 16, 12)]
    assert toy.calls < len(toy.seen)


def test_dear_groups_are_narrowed_first() -> None:
    def uneven(state: State) -> float:
        return 100.0 * state[0] + state[1]

    found = search([WIDTHS] * 2, Toy((100, 100)), uneven, 0.5)
    assert found.best.state == (4, 6)


def test_a_group_that_saves_nothing_stays_wide() -> None:
    found = search([WIDTHS] * 2, Toy((1, 1)), lambda state: float(state[0]), 1e9)
    assert found.best.state == (4, 16)


def test_pareto_is_of_all_points_and_sorted() -> None:
    found = search([WIDTHS] * 3, Toy((1, 40, 900)), price, 1.0)
    front = found.pareto
    assert [p.price for p in front] == sorted(p.price for p in front)
    assert [p.measure.loss for p in front] == sorted((p.measure.loss for p in front), reverse=True)
    for point in found.points:
        assert any(p.price <= point.price and p.measure.loss <= point.measure.loss for p in front)


def test_two_searches_are_equal() -> None:
    first, again = (search([WIDTHS] * 4, Toy((1, 20, 300, 5)), price, 1.0, batch=2) for _ in range(2))
    assert first == again


def test_bad_input() -> None:
    with pytest.raises(EdgemoeError, match="the widest formats lose 4 %, more than 1 %"):
        search([(8,)], lambda states: [Measure(4.0, 1.0) for _ in states], price, 1.0)
    for widths in ([], [()], [(8, 16)], [(8, 8)]):
        with pytest.raises(EdgemoeError, match="widest first"):
            search(widths, Toy(()), price, 1.0)
    with pytest.raises(EdgemoeError, match="batch=0 is below 1"):
        search([(8,)], Toy((1,)), price, 1.0, batch=0)


@pytest.mark.parametrize("name", sorted(CONFIGS))
def test_groups_hold_every_role_once_per_layer(name: str) -> None:
    config = get_config(name)
    for layer in range(config.layers):
        held = [role for group in groups(config) for role in group.roles if layer in (group.layers or (layer,))]
        assert sorted(held) == sorted(set(held))
        internal = {"statistic", "exponential", "exp_sum", "reciprocal", "pixel"}
        assert set(held) == set(ROLES) - internal
    assert set(PARAMETERS) < set(ROLES)


def test_widened_moves_the_fraction_with_the_width() -> None:
    config, start = get_config("micro"), get_precision("w16a16")
    every = {group.name: group for group in groups(config)}
    dense, sparse, query = every["weights, dense layers"], every["weights, mixtures"], every["query, key"]
    found = widened(start, {dense: 6, sparse: 4, query: 8}, "x")
    assert [found.format("weight", layer).width for layer in range(4)] == [6, 4, 6, 4]
    for role in ("query", "key"):
        before, after = start.format(role), found.format(role, 2)
        assert (after.width, after.width - after.frac) == (8, before.width - before.frac)
    assert found.format("value", 1) == start.format("value")
    again = widened(found, {query: 16, dense: 16, sparse: 16})
    assert again.format("query", 0) == start.format("query")
    assert again.format("weight", 3) == start.format("weight")


def test_hidden_has_the_widths_that_its_table_allows() -> None:
    start = get_precision("w16a16")
    hidden = next(group for group in groups(get_config("micro")) if group.name == "hidden")
    assert legal_widths(hidden, start, (4, 8, 9, 10, 16, 8)) == (16, 10, 9)
    assert legal_widths(hidden, dataclasses.replace(start, gelu_step_bits=4), (4, 7, 8)) == (8,)
