"""The cheapest widths under a loss bound: each group's sensitivity first, then greedily by gain per noise.

    1  every group alone is narrowed step by step, until it alone breaks the bound: its sensitivity
    2  moves (one group, one step narrower) are ordered by what they save over the noise that they add, taking noises
       of groups as independent; of the states along that order the last one within the bound is found by bisection
    3  from there the best move is tried, measured, and taken if the bound holds; else its group is closed

The loss of every state is measured, never predicted: the result is the cheapest measured state within the bound. Noise
orders the moves because the loss of few images is itself noisy; where none is known, pass the loss.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from golden.errors import EdgemoeError

State = tuple[int, ...]
"""The width of every group."""

_LEAST: Final = 1e-9
"""Noise below it counts as it, so that a ratio exists."""


@dataclasses.dataclass(frozen=True, slots=True)
class Measure:
    """What a state does to the network's results.

    Attributes:
        loss: the worst task's relative loss, percent; negative where all gain.
        noise: power of the error of the results over that of the signal; or another measure that adds up.
        detail: more to note (JSON types), such as the change of each task.
    """

    loss: float
    noise: float
    detail: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """A state that was measured.

    Attributes:
        state: its widths.
        price: its cost.
        measure: its loss.
        stage: what it was measured for: start, sensitivity, bisection or greedy.
    """

    state: State
    price: float
    measure: Measure
    stage: str


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """The result of a search.

    Attributes:
        best: the cheapest point within the bound.
        points: all that were measured, in order.
    """

    best: Point
    points: tuple[Point, ...]

    @property
    def pareto(self) -> tuple[Point, ...]:
        """Points that no other is both cheaper and better than, cheapest first."""
        kept: list[Point] = []
        for point in sorted(self.points, key=lambda one: (one.price, one.measure.loss)):
            if not kept or point.measure.loss < kept[-1].measure.loss:
                kept.append(point)
        return tuple(kept)


Evaluate = Callable[[Sequence[State]], Sequence[Measure]]
"""Measures several states; those of one call may run at the same time."""


def search(
    widths: Sequence[Sequence[int]],
    evaluate: Evaluate,
    price: Callable[[State], float],
    max_loss: float,
    *,
    batch: int = 1,
) -> Found:
    """Searches the cheapest state within the bound.

    Args:
        widths: per group its legal widths, widest first; the search starts with the widest.
        evaluate: measures states.
        price: the cost of a state; narrower is never dearer.
        max_loss: the greatest loss, percent.
        batch: moves that are measured at a time in step 3.

    Raises:
        EdgemoeError: a group without widths, or a start that loses more than the bound.
    """
    if not widths or not all(widths) or any(list(one) != sorted(set(one), reverse=True) for one in widths):
        raise EdgemoeError(f"search: widths {list(map(list, widths))}; legal: per group one or more, widest first")
    if batch < 1:
        raise EdgemoeError(f"search: batch={batch} is below 1")
    return _Search([tuple(one) for one in widths], evaluate, price, max_loss, batch).run()


class _Search:
    """One search: what was measured so far, and what each group alone does."""

    def __init__(
        self,
        widths: list[tuple[int, ...]],
        evaluate: Evaluate,
        price: Callable[[State], float],
        max_loss: float,
        batch: int,
    ) -> None:
        self.widths, self.evaluate, self.price, self.max_loss, self.batch = widths, evaluate, price, max_loss, batch
        self.points: dict[State, Point] = {}
        self.start: State = tuple(one[0] for one in widths)

    def run(self) -> Found:
        self.measure([self.start], "start")
        if not self.within(self.start):
            raise EdgemoeError(
                f"search: the widest formats lose {self.points[self.start].measure.loss:.3g} %, more than "
                f"{self.max_loss:g} %; allow more loss, give wider --widths, or fine-tune the network"
            )
        self.sensitivities()
        self.greedy(self.bisect(self.order()))
        inside = [point for point in self.points.values() if point.measure.loss <= self.max_loss]
        best = min(inside, key=lambda one: (one.price, one.measure.loss, one.state))
        return Found(best, tuple(self.points.values()))

    def measure(self, states: Sequence[State], stage: str) -> None:
        """Measures what was not measured yet."""
        fresh = [state for state in dict.fromkeys(states) if state not in self.points]
        for state, found in zip(fresh, self.evaluate(fresh) if fresh else (), strict=True):
            self.points[state] = Point(state, self.price(state), found, stage)

    def within(self, state: State) -> bool:
        """Whether a measured state holds the bound."""
        return self.points[state].measure.loss <= self.max_loss

    def alone(self, group: int, width: int) -> State:
        """The start with one group of another width."""
        return (*self.start[:group], width, *self.start[group + 1 :])

    def sensitivities(self) -> None:
        """Step 1, all groups that are still within the bound at a time."""
        alive = list(range(len(self.widths)))
        for step in range(1, max(map(len, self.widths))):
            alive = [group for group in alive if step < len(self.widths[group])]
            self.measure([self.alone(group, self.widths[group][step]) for group in alive], "sensitivity")
            alive = [group for group in alive if self.within(self.alone(group, self.widths[group][step]))]

    def moves(self, state: State) -> list[tuple[float, State]]:
        """(noise over saving, state after it) of every move that its group alone survives, best first."""
        found = []
        for group, width in enumerate(state):
            steps = self.widths[group]
            if steps.index(width) + 1 == len(steps):
                continue
            narrower = steps[steps.index(width) + 1]
            alone = self.points.get(self.alone(group, narrower))
            if alone is None or alone.measure.loss > self.max_loss:
                continue
            after = (*state[:group], narrower, *state[group + 1 :])
            added = max(alone.measure.noise - self.points[self.alone(group, width)].measure.noise, _LEAST)
            saved = self.price(state) - self.price(after)
            if saved > 0:
                found.append((added / saved, after))
        return sorted(found)

    def order(self) -> list[State]:
        """Step 2: the states along the best moves, from the start to where none is left."""
        states = [self.start]
        while moves := self.moves(states[-1]):
            states.append(moves[0][1])
        return states

    def bisect(self, states: list[State]) -> State:
        """The last state of an order that holds the bound, if loss grows along it."""
        low, high = 0, len(states)  # states[low] holds it, states[high] does not
        while high - low > 1:
            middle = (low + high) // 2
            self.measure([states[middle]], "bisection")
            low, high = (middle, high) if self.within(states[middle]) else (low, middle)
        return states[low]

    def greedy(self, state: State) -> None:
        """Step 3."""
        closed: set[int] = set()
        while True:
            open_moves = [after for _, after in self.moves(state) if _group(state, after) not in closed]
            tried = open_moves[: self.batch]
            if not tried:
                return
            self.measure(tried, "greedy")
            closed |= {_group(state, after) for after in tried if not self.within(after)}
            state = next((after for after in tried if self.within(after)), state)


def _group(before: State, after: State) -> int:
    """The group that a move narrows."""
    return next(group for group, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1])
