"""Attention schedules: every property is read off the steps, never off a formula; the formulas are then compared."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden import schedule_attention
from golden.errors import EdgemoeError
from golden.schedule_attention import SCHEDULES, Step, aligned, exact, published, reordered, rows_read, unordered, walk
from golden.softmax import key_order

sizes = given(st.integers(1, 40), st.integers(1, 50))


def met(steps: list[Step]) -> dict[int, list[int]]:
    """The keys that each query meets, in order."""
    orders: dict[int, list[int]] = {}
    for step in steps:
        for pair in step.pairs:
            orders.setdefault(pair.query, []).append(pair.key)
    return orders


@settings(max_examples=60, deadline=None)
@sizes
def test_every_pair_once_in_the_key_order_of_softmax(tokens: int, parallelism: int) -> None:
    expected = {name: 1 for name in SCHEDULES} | {"reordered": parallelism}
    for name, schedule in SCHEDULES.items():
        orders = met(list(schedule(tokens, parallelism)))
        rows = key_order(tokens, tokens, expected[name]).tolist()
        assert orders == dict(enumerate(rows))


@settings(max_examples=60, deadline=None)
@sizes
def test_nothing_is_used_that_is_not_there(tokens: int, parallelism: int) -> None:
    """Keys come from the reads of their step, queries from an earlier load into the same lane, not yet finished."""
    for name, schedule in SCHEDULES.items():
        held: set[int] = set()
        lane_of: dict[int, int] = {}
        loaded: list[int] = []
        finished: list[int] = []
        for step in schedule(tokens, parallelism):
            loaded += step.queries
            held |= set(step.queries)
            assert {pair.key for pair in step.pairs} == set(step.keys)
            assert {pair.query for pair in step.pairs} == held
            lanes = [pair.slot for pair in step.pairs]
            assert len(lanes) == len(set(lanes)) <= parallelism
            assert max(lanes) < parallelism
            if name != "unordered":  # there, the lanes hold keys
                assert all(lane_of.setdefault(pair.query, pair.slot) == pair.slot for pair in step.pairs)
            assert step.buffers == len(held) + len(step.keys)
            finished += step.finished
            held -= set(step.finished)
        assert not held
        assert loaded == list(range(tokens))
        assert sorted(finished) == list(range(tokens))


@settings(max_examples=60, deadline=None)
@sizes
def test_reordered_reads_one_key_and_at_most_one_query(tokens: int, parallelism: int) -> None:
    steps = list(reordered(tokens, parallelism))
    assert {len(step.keys) for step in steps} == {1}
    assert {len(step.queries) for step in steps} <= {0, 1}
    assert rows_read(steps) == tuple(index % tokens for index in range(len(steps)))  # keys, or values, in a circle
    for index, step in enumerate(steps):
        for query in step.queries:  # slot j starts at key j
            assert step.keys[0] == query % parallelism
        for query in step.finished:  # and finishes with key j - 1
            assert step.keys[0] == (query % parallelism - 1) % tokens
            assert index // tokens <= query // parallelism + 1
    blocks = Counter(rows_read(steps[: tokens * -(-tokens // parallelism)]))
    assert set(blocks.values()) == {-(-tokens // parallelism)}  # once per block


@settings(max_examples=60, deadline=None)
@sizes
def test_totals_are_the_exact_formulas(tokens: int, parallelism: int) -> None:
    for name, schedule in SCHEDULES.items():
        assert walk(schedule(tokens, parallelism)) == exact(name, tokens, parallelism)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(1, 12))
def test_the_published_formulas_hold_where_p_divides_n(blocks: int, parallelism: int) -> None:
    tokens = blocks * parallelism
    assert walk(reordered(tokens, parallelism)) == published(tokens, parallelism)
    plain = walk(unordered(tokens, parallelism))
    assert (plain.loads, plain.steps) == (tokens**2 + tokens, tokens**2 // parallelism)
    assert plain.buffers == parallelism + 1


def test_the_published_config_is_not_divisible() -> None:
    assert walk(reordered(129, 4)) == exact("reordered", 129, 4)
    assert (exact("reordered", 129, 4).steps, exact("reordered", 129, 4).loads) == (4257, 4386)
    assert published(129, 4).steps == Fraction(16653, 4)
    assert published(129, 4).loads == Fraction(17169, 4)
    assert walk(reordered(128, 4)).loads == published(128, 4).loads == 4227


def test_bandwidth_against_parallelism() -> None:
    peaks = {name: [walk(schedule(64, p)).peak for p in (1, 2, 4, 8, 16)] for name, schedule in SCHEDULES.items()}
    assert peaks == {"reordered": [2] * 5, "aligned": [2, 3, 5, 9, 17], "unordered": [2, 3, 5, 9, 17]}
    assert walk(reordered(64, 8)).bandwidth < 1.2
    assert walk(aligned(64, 8)).bandwidth < 1.2
    assert walk(unordered(64, 8)).bandwidth > 8


def test_a_small_schedule_by_hand() -> None:
    steps = list(reordered(3, 2))
    assert rows_read(steps) == (0, 1, 2, 0, 1, 2)
    assert [step.queries for step in steps] == [(0,), (1,), (), (2,), (), ()]
    assert [[tuple(pair) for pair in step.pairs] for step in steps] == [
        [(0, 0, 0)],
        [(0, 0, 1), (1, 1, 1)],
        [(0, 0, 2), (1, 1, 2)],
        [(0, 2, 0), (1, 1, 0)],
        [(0, 2, 1)],
        [(0, 2, 2)],
    ]
    assert [step.finished for step in steps] == [(), (), (0,), (1,), (), (2,)]
    assert [step.buffers for step in steps] == [2, 3, 3, 3, 2, 2]


@pytest.mark.parametrize("schedule", SCHEDULES.values(), ids=list(SCHEDULES))
@pytest.mark.parametrize(("tokens", "parallelism"), [(0, 1), (1, 0), (-3, 2), (True, 1), (2.0, 1), (4, None)])
def test_bad_sizes(schedule: schedule_attention.Schedule, tokens: int, parallelism: int) -> None:
    with pytest.raises(EdgemoeError, match=r"attention schedule: (tokens|parallelism)=.* is not an integer >= 1"):
        schedule(tokens, parallelism)
    with pytest.raises(EdgemoeError, match="is not an integer >= 1"):
        published(tokens, parallelism)
    with pytest.raises(EdgemoeError, match="is not an integer >= 1"):
        exact("reordered", tokens, parallelism)


def test_an_unknown_schedule() -> None:
    with pytest.raises(EdgemoeError, match="'rotated' is unknown; legal: reordered, aligned, unordered"):
        exact("rotated", 4, 2)
