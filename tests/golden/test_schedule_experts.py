"""Expert queues and streaming: against a transcription of the published rule, and what any timeline must obey."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from golden.schedule_experts import (
    Timeline,
    Weights,
    bounds,
    by_token,
    cached,
    queue_lengths,
    queues,
    streamed,
)


@st.composite
def routings(draw: st.DrawFn) -> tuple[NDArray[np.int64], int]:
    """(T, k) choices among E experts; often lopsided."""
    experts = draw(st.integers(1, 9))
    top_k = draw(st.integers(1, min(experts, 4)))
    tokens = draw(st.integers(0, 25))
    seed = draw(st.integers(0, 2**32 - 1))
    favour = draw(st.sampled_from([0.0, 0.5, 3.0]))
    rng = np.random.default_rng(seed)
    scores = rng.random((tokens, experts)) - favour * np.arange(experts)
    return np.argsort(scores, axis=1)[:, :top_k], experts


def transcribed(chosen: list[list[int]], experts: int) -> list[tuple[int, list[int], list[int]]]:
    """Tokens ascending: append the token to its first expert's queue, then its second's."""
    found: list[list[tuple[int, int]]] = [[] for _ in range(experts)]
    for token, choices in enumerate(chosen):
        for slot, expert in enumerate(choices):
            found[expert].append((token, slot))
    return [(e, [t for t, _ in queue], [s for _, s in queue]) for e, queue in enumerate(found) if queue]


@settings(max_examples=80, deadline=None)
@given(routings(), st.sampled_from([np.int64, np.int8, np.uint16, np.int32]))
def test_queues_are_the_published_ones(routing: tuple[NDArray[np.int64], int], dtype: type) -> None:
    chosen, experts = routing
    found = queues(chosen.astype(dtype), experts)
    assert [(q.expert, q.token.tolist(), q.slot.tolist()) for q in found] == transcribed(chosen.tolist(), experts)
    assert all(q.token.dtype == q.slot.dtype == np.int64 for q in found)
    lengths = queue_lengths(chosen, experts)
    assert lengths.tolist() == [np.count_nonzero(chosen == expert) for expert in range(experts)]
    limit = bounds(len(chosen), chosen.shape[1], experts)
    assert lengths.max() <= limit.longest
    assert lengths.sum() == limit.entries
    assert limit.fewest_active <= len(found) <= limit.most_active


@pytest.mark.parametrize("experts", [300, 70_000])
def test_many_experts(experts: int) -> None:
    """Indices above 8 and 16 bits sort as themselves."""
    rng = np.random.default_rng(3)
    chosen = rng.integers(0, experts // 2, (200, 2)) * 2 + [0, 1]
    found = queues(chosen, experts)
    assert [(q.expert, q.token.tolist(), q.slot.tolist()) for q in found] == transcribed(chosen.tolist(), experts)


def test_the_bounds_are_reached() -> None:
    limit = bounds(129, 2, 16)
    together = np.tile([7, 3], (129, 1))
    assert [len(q.token) for q in queues(together, 16)] == [limit.longest] * limit.fewest_active == [129, 129]
    spread = np.arange(258).reshape(129, 2) % 16
    assert len(queues(spread, 16)) == limit.most_active == 16
    assert limit.entries == 258
    assert queues(np.zeros((0, 2), dtype=np.int64), 16) == []
    assert bounds(0, 2, 16).fewest_active == 0
    assert bounds(3, 2, 16).most_active == 6
    assert (bounds(1, 1, 1).longest, bounds(1, 1, 1).entries) == (1, 1)
    with pytest.raises(EdgemoeError, match=r"top_k=3, experts=2; legal: tokens >= 0, 1 <= top_k <= experts"):
        bounds(4, 3, 2)


Strategy = Callable[..., Timeline]
STRATEGIES: dict[str, tuple[Strategy, dict[str, Any]]] = {
    "streamed": (streamed, {}),
    "two parts": (streamed, {"parts": 2}),
    "cache of 1": (cached, {"capacity": 1}),
    "cache of 3": (cached, {"capacity": 3}),
    "by token": (by_token, {}),
}


@settings(max_examples=80, deadline=None)
@given(routings(), st.integers(0, 20), st.integers(0, 5))
def test_every_timeline_is_causal_and_complete(routing: tuple[NDArray[np.int64], int], load: int, compute: int) -> None:
    chosen, experts = routing
    for strategy, options in STRATEGIES.values():
        line = strategy(chosen, experts, load=load, compute=compute, **options)
        ready: set[Weights] = set()
        work = np.zeros(experts)
        for phase, following in itertools.zip_longest(line.phases, line.phases[1:]):
            assert phase.load is not None or phase.compute is not None
            assert phase.compute is None or phase.compute in ready
            assert {phase.load, phase.compute} - {None} <= set(phase.held)
            assert set(phase.held) - ready <= {phase.load}
            assert following is None or following.start == phase.end
            ready = set(phase.held)  # what left its buffer must be loaded again
            assert phase.load_time == (load / line.parts if phase.load else 0)
            assert phase.compute_time == phase.tokens * compute / line.parts
            if phase.compute:
                work[phase.compute.expert] += phase.tokens / line.parts
        assert (work == queue_lengths(chosen, experts)).all()
        assert line.time >= max(line.load_time, float(chosen.size * compute))
        assert line.time <= line.load_time + chosen.size * compute
        assert line.load_time == pytest.approx(line.loads * load)


@settings(max_examples=80, deadline=None)
@given(routings(), st.integers(1, 9))
def test_loads(routing: tuple[NDArray[np.int64], int], capacity: int) -> None:
    chosen, experts = routing
    active = len(np.unique(chosen))
    line = streamed(chosen, experts)
    assert [phase.load.expert for phase in line.phases if phase.load] == np.unique(chosen).tolist()
    assert line.loads == active == streamed(chosen, experts, parts=2).loads
    assert by_token(chosen, experts).loads == chosen.size
    misses = [cached(chosen, experts, capacity=size).loads for size in range(1, experts + 1)]
    assert misses == sorted(misses, reverse=True)  # LRU never suffers from a larger cache
    assert misses[-1] == active
    assert all(active <= count <= chosen.size for count in misses)
    assert cached(chosen, experts, capacity=capacity).peak_experts == min(capacity, active)
    assert line.peak_experts == min(2, active)
    assert streamed(chosen, experts, parts=2).peak_experts == min(1, active)
    assert by_token(chosen, experts).peak_experts == min(1, active)


def test_the_cache_evicts_the_least_recent() -> None:
    chosen = np.array([[0], [1], [0], [2], [0], [1]])
    line = cached(chosen, 3, capacity=2)
    assert [phase.load.expert for phase in line.phases if phase.load] == [0, 1, 2, 1]
    assert [phase.held for phase in line.phases][-1] == (Weights(0, 0), Weights(1, 0))


def test_overlap_by_hand() -> None:
    """Queues of 3, 0, 1 and 2 tokens; a load takes 4, a token 2."""
    chosen = np.array([[0], [0], [0], [2], [3], [3]])
    line = streamed(chosen, 4, load=4, compute=2)
    assert [(phase.start, phase.end) for phase in line.phases] == [(0, 4), (4, 10), (10, 14), (14, 18)]
    assert line.overlaps == ((Weights(0, 0), Weights(2, 0)), (Weights(2, 0), Weights(3, 0)))
    assert line.overlap == (4 + 2) / 12
    assert line.time == 18
    assert cached(chosen, 4, capacity=2, load=4, compute=2).time == by_token(chosen, 4, load=4).time - 12 + 6 == 24
    assert cached(chosen, 4, capacity=2).overlap == 0
    halves = streamed(chosen, 4, load=4, compute=2, parts=2)
    assert halves.overlaps[:2] == ((Weights(0, 0), Weights(0, 1)), (Weights(0, 1), Weights(2, 0)))
    assert (halves.loads, halves.peak_experts) == (3, 1)
    assert halves.time == 2 + 3 + 3 + 2 + 2 + 2 + 2  # half loads of 2, half computes of 3, 1 and 2


def test_no_tokens_and_no_loads() -> None:
    empty = streamed(np.zeros((0, 1), dtype=np.int64), 2)
    assert (empty.loads, empty.peak_experts, empty.time, empty.overlap) == (0, 0, 0, 1)
    assert empty.bytes_loaded(100) == 0


def test_bytes() -> None:
    line = streamed(np.array([[0, 1], [1, 2]]), 4)
    assert (line.bytes_loaded(80), line.peak_bytes(80)) == (30, 20)
    assert line.bytes_loaded(3) == 2  # 9 bits
    assert line.bytes_loaded(1) == line.peak_bytes(1) == 1
    with pytest.raises(EdgemoeError, match="expert_bits=0 is not an integer >= 1"):
        line.peak_bytes(0)


@pytest.mark.parametrize(
    ("chosen", "experts", "words"),
    [
        ([[0, 4]], 4, r"chosen\[0, 1\]=4 is not an expert; legal: 0 to 3"),
        ([[0, 1], [-1, 2]], 4, r"chosen\[1, 0\]=-1 is not an expert"),
        ([[0, 1], [2, 2]], 4, r"token 1 chose expert 2 twice \(\[2, 2\]\)"),
        ([[0.0, 1.0]], 4, "dtype float64; legal: integers"),
        ([[True, False]], 4, "dtype bool"),
        ([0, 1], 4, r"shape \(2,\)"),
        ([[0, 1, 2]], 2, "1 <= k <= experts=2"),
        (np.zeros((3, 0), dtype=int), 2, r"shape \(3, 0\)"),
        ([[0]], 0, "experts=0 is not an integer >= 1"),
        ([[0]], True, "experts=True is not an integer >= 1"),
    ],
)
def test_bad_routings(chosen: NDArray[Any], experts: int, words: str) -> None:
    for function in (queues, queue_lengths, streamed, by_token):
        with pytest.raises(EdgemoeError, match=words):
            function(np.asarray(chosen), experts)


def test_bad_options() -> None:
    chosen = np.array([[0]])
    with pytest.raises(EdgemoeError, match="load=-1 is not a finite time"):
        streamed(chosen, 1, load=-1)
    with pytest.raises(EdgemoeError, match="compute=nan is not a finite time"):
        by_token(chosen, 1, compute=float("nan"))
    with pytest.raises(EdgemoeError, match="capacity=0 is not an integer >= 1"):
        cached(chosen, 1, capacity=0)
    with pytest.raises(EdgemoeError, match="parts=0 is not an integer >= 1"):
        streamed(chosen, 1, parts=0)
