"""The order in which attention reads queries, keys and values: three schedules, walked step by step.

Edge-MoE (ICCAD 2023, attention reordering and its table "w/o reorder" against "w/ reorder"), for N tokens and P
queries in flight. One step multiplies what the lanes hold; rows of Q, K and V are the unit of every load.

    reordered   a block holds P queries; every key is read once per block; slot j starts at key j, when its query is
                loaded, and finishes keys 0..j-1 in the first j steps of the next block
    aligned     the same blocks, but all P queries start at key 0, so all P are loaded in one step (ours, to show
                what the rotation buys: equally few loads, but a burst of P + 1)
    unordered   published as "w/o reorder": one query at a time against P keys per step, nothing reused

Published, where P divides N (`published`): reordered loads N^2/P + N + P - 1, steps N^2/P + P - 1, buffers P + 1;
unordered loads N^2 + N, steps N^2/P, buffers P + 1. For every N and P (`exact`, proved by walking):

    reordered   steps N ceil(N/P) + (N-1) mod P    loads N + steps          buffers min(P, N) + 1
    aligned     steps N ceil(N/P)                  loads N + steps          buffers min(P, N) + 1
    unordered   steps N ceil(N/P)                  loads N + N^2            buffers min(P, N) + 1

A last block of N mod P queries still reads every key, so at N = 129, P = 4 (one query in block 33) reordered takes
4257 steps and 4386 loads, not the 4163.25 and 4292.25 of the published formulas.

Attention x V walks the same schedule: read `key` as the row of V, and "query loaded" as the softmax statistics of that
query; slot buffers are then accumulators. Beside the rows counted here, each step writes (scores) or reads (attention
x V) one score per lane and head: that traffic, N^2 per head, is the same in all three schedules.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from golden.errors import EdgemoeError


class Pair(NamedTuple):
    """One multiplication of rows: the lane, its query and its key (or value)."""

    slot: int
    query: int
    key: int


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """What happens in one step.

    Attributes:
        keys: rows of K (or V) read from memory.
        queries: rows of Q read from memory.
        pairs: multiplications, in the order of the lanes.
        finished: queries that have met their last key.
        buffers: row buffers in use: queries held and keys held.
    """

    keys: tuple[int, ...]
    queries: tuple[int, ...]
    pairs: tuple[Pair, ...]
    finished: tuple[int, ...]
    buffers: int


@dataclasses.dataclass(frozen=True, slots=True)
class Totals:
    """What a schedule costs; rows and steps, not cycles. Fractions where a published formula is one.

    Attributes:
        steps: number of steps.
        loads: rows read, keys and queries together.
        buffers: greatest number of row buffers in use.
        peak: most rows read in one step.
    """

    steps: int | Fraction
    loads: int | Fraction
    buffers: int
    peak: int

    @property
    def bandwidth(self) -> float:
        """Rows read per step, on average."""
        return float(self.loads / self.steps)


Schedule = Callable[[int, int], Iterator[Step]]


def _check(tokens: int, parallelism: int) -> None:
    for name, value in (("tokens", tokens), ("parallelism", parallelism)):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise EdgemoeError(f"attention schedule: {name}={value!r} is not an integer >= 1; give N and P as integers")


def reordered(tokens: int, parallelism: int) -> Iterator[Step]:
    """The published schedule: one key and at most one query read per step, whatever P is.

    Args:
        tokens: queries and keys (N), at least 1.
        parallelism: queries in flight (P), at least 1; above N, P - N slots stay empty.

    Returns:
        The steps, from first load to last product; each query meets the keys in `golden.softmax.key_order`.

    Raises:
        EdgemoeError: N or P is not a positive integer.
    """
    _check(tokens, parallelism)
    return _reordered(tokens, min(parallelism, tokens))


def _reordered(tokens: int, width: int) -> Iterator[Step]:
    held: dict[int, int] = {}  # slot -> its query
    met = dict.fromkeys(range(tokens), 0)  # query -> keys it has met
    following = 0  # the next query to load
    for step in itertools.count():
        key = step % tokens
        loaded: tuple[int, ...] = ()
        if key < width and following < tokens:  # slot `key` finished its last query one step ago
            held[key], loaded = following, (following,)
            following += 1
        pairs = tuple(Pair(slot, query, key) for slot, query in sorted(held.items()))
        buffers, finished = len(held) + 1, []
        for slot, query, _ in pairs:
            met[query] += 1
            if met[query] == tokens:
                finished.append(held.pop(slot))
        yield Step((key,), loaded, pairs, tuple(finished), buffers)
        if not held and following == tokens:
            return


def aligned(tokens: int, parallelism: int) -> Iterator[Step]:
    """P queries in parallel that all start at key 0; arguments and errors as `reordered`."""
    _check(tokens, parallelism)
    return _aligned(tokens, parallelism)


def _aligned(tokens: int, parallelism: int) -> Iterator[Step]:
    for first in range(0, tokens, parallelism):
        block = tuple(range(first, min(first + parallelism, tokens)))
        for key in range(tokens):
            pairs = tuple(Pair(slot, query, key) for slot, query in enumerate(block))
            yield Step((key,), () if key else block, pairs, block if key == tokens - 1 else (), len(block) + 1)


def unordered(tokens: int, parallelism: int) -> Iterator[Step]:
    """One query against P keys per step, every key read again for every query; arguments and errors as `reordered`."""
    _check(tokens, parallelism)
    return _unordered(tokens, parallelism)


def _unordered(tokens: int, parallelism: int) -> Iterator[Step]:
    for query in range(tokens):
        for first in range(0, tokens, parallelism):
            keys = tuple(range(first, min(first + parallelism, tokens)))
            pairs = tuple(Pair(lane, query, key) for lane, key in enumerate(keys))
            finished = (query,) if keys[-1] == tokens - 1 else ()
            yield Step(keys, () if first else (query,), pairs, finished, len(keys) + 1)


SCHEDULES: Final[dict[str, Schedule]] = {"reordered": reordered, "aligned": aligned, "unordered": unordered}


def rows_read(steps: Iterable[Step]) -> tuple[int, ...]:
    """The rows of K, or of V in attention x V, in the order in which they are read: the stream a memory delivers."""
    return tuple(key for step in steps for key in step.keys)


def walk(steps: Iterable[Step]) -> Totals:
    """Counts what the steps do; nothing comes from a formula."""
    count = loads = buffers = peak = 0
    for step in steps:
        reads = len(step.keys) + len(step.queries)
        count, loads, buffers, peak = count + 1, loads + reads, max(buffers, step.buffers), max(peak, reads)
    return Totals(count, loads, buffers, peak)


def exact(name: str, tokens: int, parallelism: int) -> Totals:
    """Closed forms for any N and P (see the module); `name` is one of SCHEDULES.

    Raises:
        EdgemoeError: an unknown name, or N or P is not a positive integer.
    """
    _check(tokens, parallelism)
    if name not in SCHEDULES:
        raise EdgemoeError(f"attention schedule {name!r} is unknown; legal: {', '.join(SCHEDULES)}")
    width = min(parallelism, tokens)
    steps = tokens * -(-tokens // parallelism)
    if name == "reordered":
        steps += (tokens - 1) % parallelism
    loads = tokens + (tokens * tokens if name == "unordered" else steps)
    return Totals(steps, loads, width + 1, 2 if name == "reordered" else width + 1)


def published(tokens: int, parallelism: int) -> Totals:
    """The paper's formulas for `reordered`, fractions where P does not divide N; errors as `reordered`."""
    _check(tokens, parallelism)
    steps = Fraction(tokens * tokens, parallelism) + parallelism - 1
    return Totals(steps, steps + tokens, parallelism + 1, 2)
