"""Which expert computes which tokens, and when its weights are loaded: queues and a timeline of loads.

Tokens arrive with k chosen experts each. `queues` turns that into the published order (Edge-MoE, ICCAD 2023, patch
reordering; M3ViT, NeurIPS 2022, section 3.2): one queue per expert, tokens ascending; the meta-queue lists the
experts with a non-empty queue, ascending. Three ways to bring in the weights of a layer:

    streamed    expert by expert along the meta-queue: each active expert's weights are loaded once, and the next
                expert's load overlaps the current one's compute (double buffering, swapped when both are done)
    by_token    token by token: loaded again for every token and every expert it chose, nothing overlaps
    cached      token by token with the C most recently used experts kept on chip; a miss waits for its load

A `Timeline` is a sequence of phases: in each, at most one load and one compute run side by side, and the next phase
begins when both are done. Times are in the caller's unit (cycles, seconds): one for loading an expert, one for
computing one token on one expert. There is one load port and one compute unit.

With `parts` = 2, `streamed` loads and computes an expert as two linear layers, as the published Edge-MoE kernels do:
the second layer's load overlaps the first one's compute, and only one expert's worth of weights is on chip at a time,
where `parts` = 1 (M3ViT, figure 4) holds two.
"""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError

Indices = NDArray[np.int64]


class Queue(NamedTuple):
    """The work of one expert.

    Attributes:
        expert: its index.
        token: (L,) the tokens that chose it, strictly ascending.
        slot: (L,) which of the token's k choices it was: `chosen[token[i], slot[i]] == expert`.
    """

    expert: int
    token: Indices
    slot: Indices


def _routing(chosen: NDArray[Any], experts: int) -> NDArray[Any]:
    """`chosen` as an array, checked; errors as `queues`."""
    chosen = np.asarray(chosen)
    if isinstance(experts, bool) or not isinstance(experts, int) or experts < 1:
        raise EdgemoeError(f"experts: experts={experts!r} is not an integer >= 1; give the number of experts (E)")
    if chosen.ndim != 2 or not np.issubdtype(chosen.dtype, np.integer) or not 1 <= chosen.shape[1] <= experts:
        raise EdgemoeError(
            f"experts: chosen has shape {chosen.shape}, dtype {chosen.dtype}; legal: integers (T, k) with "
            f"1 <= k <= experts={experts}; give the expert indices that gating returns"
        )
    if wrong := np.argwhere((chosen < 0) | (chosen >= experts)).tolist():
        token, slot = wrong[0]
        raise EdgemoeError(
            f"experts: chosen[{token}, {slot}]={chosen[token, slot]} is not an expert; legal: 0 to {experts - 1}"
        )
    ordered = np.sort(chosen, axis=1)
    if twice := np.argwhere(ordered[:, 1:] == ordered[:, :-1]).tolist():
        token, at = twice[0]
        raise EdgemoeError(
            f"experts: token {token} chose expert {ordered[token, at]} twice ({chosen[token].tolist()}); "
            "legal: k different experts; gating with a strict comparison never repeats one"
        )
    return chosen


def queues(chosen: NDArray[Any], experts: int) -> list[Queue]:
    """The meta-queue: one queue per expert that some token chose, experts ascending, tokens ascending in each.

    Every (token, slot) of `chosen` is in exactly one queue. Two queues never share a pair, and a token is at most
    once in a queue, so a queue is at most T long; experts that nobody chose have no entry; no token, no queue.

    Args:
        chosen: (T, k) expert indices of any integer dtype, in 0..E-1, the k of a token all different.
        experts: number of experts (E), at least k.

    Returns:
        (expert, token, slot) per active expert; `token` and `slot` are int64 of the queue's length.

    Raises:
        EdgemoeError: not an integer (T, k) array, an index outside 0..E-1, or a token that chose an expert twice.
    """
    chosen = _routing(chosen, experts)
    flat = chosen.ravel().astype(np.min_scalar_type(experts - 1))  # narrow keys: NumPy's stable sort is then radix
    order = flat.argsort(kind="stable").astype(np.int64, copy=False)  # (T * k,) by expert, then token, then slot
    token, slot = np.divmod(order, chosen.shape[1])
    lengths = np.bincount(flat, minlength=experts)
    ends = np.cumsum(lengths).tolist()
    return [
        Queue(expert, token[end - length : end], slot[end - length : end])
        for expert, (end, length) in enumerate(zip(ends, lengths.tolist(), strict=True))
        if length
    ]


def queue_lengths(chosen: NDArray[Any], experts: int) -> Indices:
    """Tokens per expert (E,), zeros included; arguments and errors as `queues`."""
    return np.bincount(_routing(chosen, experts).ravel(), minlength=experts).astype(np.int64, copy=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Bounds:
    """What any routing of T tokens to k of E experts can do at worst; each value is reached by some routing.

    Attributes:
        longest: greatest length of one queue: every token may choose the same expert.
        entries: entries of all queues together.
        most_active: most experts that can be active.
        fewest_active: fewest experts that can be active.
    """

    longest: int
    entries: int
    most_active: int
    fewest_active: int


def bounds(tokens: int, top_k: int, experts: int) -> Bounds:
    """The worst cases; T >= 0, 1 <= k <= E, otherwise EdgemoeError."""
    if tokens < 0 or not 1 <= top_k <= experts:
        raise EdgemoeError(
            f"experts: tokens={tokens}, top_k={top_k}, experts={experts}; legal: tokens >= 0, 1 <= top_k <= experts"
        )
    entries = tokens * top_k
    return Bounds(tokens, entries, min(experts, entries), top_k if tokens else 0)


class Weights(NamedTuple):
    """What one load brings: a part of an expert's weights."""

    expert: int
    part: int


@dataclasses.dataclass(frozen=True, slots=True)
class Phase:
    """One load and one compute, side by side; either may be absent.

    Attributes:
        start: when it begins.
        load: weights being loaded, None if the load port idles.
        compute: weights in use, None if the compute unit waits.
        tokens: tokens computed.
        load_time: how long the load takes; 0 without one.
        compute_time: how long the compute takes; 0 without one.
        held: weights that occupy a buffer during the phase, the one being loaded included.
    """

    start: float
    load: Weights | None
    compute: Weights | None
    tokens: int
    load_time: float
    compute_time: float
    held: tuple[Weights, ...]

    @property
    def end(self) -> float:
        """When both are done."""
        return self.start + max(self.load_time, self.compute_time)


@dataclasses.dataclass(frozen=True, slots=True)
class Timeline:
    """The phases of one layer, counted as they are; nothing comes from a formula.

    Attributes:
        phases: in time order.
        parts: loads that make one expert.
    """

    phases: tuple[Phase, ...]
    parts: int = 1

    @property
    def loads(self) -> float:
        """Expert loads; whole experts, so a part counts 1 / parts."""
        return sum(phase.load is not None for phase in self.phases) / self.parts

    @property
    def overlaps(self) -> tuple[tuple[Weights, Weights], ...]:
        """(computing, loading) of every phase that does both: which load hides behind which compute."""
        return tuple((phase.compute, phase.load) for phase in self.phases if phase.compute and phase.load)

    @property
    def peak_experts(self) -> float:
        """Most experts' worth of weights on chip at once."""
        return max((len(phase.held) for phase in self.phases), default=0) / self.parts

    @property
    def time(self) -> float:
        """From the first load to the last compute."""
        return self.phases[-1].end if self.phases else 0.0

    @property
    def load_time(self) -> float:
        """Time for which the load port is busy."""
        return sum(phase.load_time for phase in self.phases)

    @property
    def overlap(self) -> float:
        """Fraction of the load time during which something computes; 1 without loads."""
        hidden = sum(min(phase.load_time, phase.compute_time) for phase in self.phases)
        return hidden / self.load_time if self.load_time else 1.0

    def bytes_loaded(self, expert_bits: int) -> int:
        """Bytes read from memory, where one expert's weights take `expert_bits`."""
        return _bytes(self.loads, expert_bits)

    def peak_bytes(self, expert_bits: int) -> int:
        """Bytes of the weight buffers, where one expert's weights take `expert_bits`."""
        return _bytes(self.peak_experts, expert_bits)


def _bytes(experts: float, expert_bits: int) -> int:
    if isinstance(expert_bits, bool) or not isinstance(expert_bits, int) or expert_bits < 1:
        raise EdgemoeError(f"experts: expert_bits={expert_bits!r} is not an integer >= 1; use golden.costs.expert_bits")
    return int(-(-experts * expert_bits // 8))


def _times(load: float, compute: float) -> None:
    for name, value in (("load", load), ("compute", compute)):
        if not 0 <= value < float("inf"):
            raise EdgemoeError(f"experts: {name}={value!r} is not a finite time >= 0; give the time of one {name}")


_Row = tuple[Weights | None, Weights | None, int, float, float, tuple[Weights, ...]]
"""A phase without its start."""


def _sequence(rows: Iterable[_Row]) -> tuple[Phase, ...]:
    """Phases one after the other, from time 0."""
    made: list[Phase] = []
    for row in rows:
        made.append(Phase(made[-1].end if made else 0.0, *row))
    return tuple(made)


def streamed(
    chosen: NDArray[Any], experts: int, *, load: float = 1.0, compute: float = 1.0, parts: int = 1
) -> Timeline:
    """Expert by expert, double-buffered.

    Args:
        chosen: (T, k), as in `queues`.
        experts: number of experts (E).
        load: time to load one expert.
        compute: time to compute one token on one expert.
        parts: loads that make one expert; 1 for whole experts, 2 for one linear layer at a time.

    Returns:
        The timeline; empty without tokens.

    Raises:
        EdgemoeError: as `queues`; a negative or infinite time; parts below 1.
    """
    _times(load, compute)
    if isinstance(parts, bool) or not isinstance(parts, int) or parts < 1:
        raise EdgemoeError(f"experts: parts={parts!r} is not an integer >= 1; 1 loads whole experts, 2 linear layers")
    work = [
        (Weights(queue.expert, part), len(queue.token)) for queue in queues(chosen, experts) for part in range(parts)
    ]
    rows: list[_Row] = []
    ahead: list[tuple[Weights | None, int]] = [*work, (None, 0)]
    behind: list[tuple[Weights | None, int]] = [(None, 0), *work]
    for (loading, _), (computing, tokens) in zip(ahead, behind, strict=True):
        if loading or computing:
            held = tuple(weights for weights in (computing, loading) if weights)
            load_time = load / parts if loading else 0.0
            rows.append((loading, computing, tokens, load_time, tokens * compute / parts, held))
    return Timeline(_sequence(rows), parts)


def cached(chosen: NDArray[Any], experts: int, *, capacity: int, load: float = 1.0, compute: float = 1.0) -> Timeline:
    """Token by token; the `capacity` most recently used experts stay on chip, a miss evicts the least recent one.

    The cache starts empty: weights differ from layer to layer. Arguments, result and errors as `streamed`; a
    capacity below 1 is an error.
    """
    _times(load, compute)
    if isinstance(capacity, bool) or not isinstance(capacity, int) or capacity < 1:
        raise EdgemoeError(f"experts: capacity={capacity!r} is not an integer >= 1; give the experts a cache holds")
    rows: list[_Row] = []
    held: OrderedDict[Weights, None] = OrderedDict()
    for expert in _routing(chosen, experts).ravel().tolist():
        weights = Weights(expert, 0)
        if weights not in held:
            if len(held) == capacity:
                held.popitem(last=False)
            held[weights] = None
            rows.append((weights, None, 0, load, 0.0, tuple(held)))
        held.move_to_end(weights)
        rows.append((None, weights, 1, 0.0, compute, tuple(held)))
    return Timeline(_sequence(rows))


def by_token(chosen: NDArray[Any], experts: int, *, load: float = 1.0, compute: float = 1.0) -> Timeline:
    """Token by token, the weights loaded anew for every token and expert; arguments and errors as `streamed`."""
    _times(load, compute)
    rows: list[_Row] = []
    for expert in _routing(chosen, experts).ravel().tolist():
        weights = Weights(expert, 0)
        rows += [(weights, None, 0, load, 0.0, (weights,)), (None, weights, 1, 0.0, compute, (weights,))]
    return Timeline(_sequence(rows))
