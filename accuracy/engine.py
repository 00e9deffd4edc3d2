"""The integer engine on a shard, measured as it runs: errors against float, overflows, choices of experts.

Layers before the first gate do not depend on the task: they are run once for all tasks. Choices are compared in every
image; errors and overflows, which cost time, in the images that are looked at in detail.

What a mixture has once per token and chosen expert (`SLOTS`) is compared expert by expert, in whatever order the two
networks chose them. A token whose set of experts is not float's has no counterpart: it is left out of error and signal.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accuracy.reference import SKIPPED, Reference, squares
from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.fixed import Fixed
from golden.network import Encoder
from golden.overflow import Counter, counting

Named = Iterator[tuple[str, Fixed]]

SLOTS: Final = ("gate_score", "hidden", "activated", "expert_output")
"""Intermediates of a mixture (N, k, ...), a slot per chosen expert."""
_BUFFER: Final = 1 << 20
"""Values of an intermediate whose error is computed without new memory."""


@dataclasses.dataclass(slots=True)
class Outcome:
    """What the engine did on some images.

    Attributes:
        tokens: task -> final tokens (B, N, D), float32.
        noise: task -> name -> sum of squared differences from float, of the images in detail.
        signal: task -> name of a mixture's `SLOTS` -> sum of squares of float, of the tokens that `noise` counts; for
            other names `Reference` has it.
        agreement: task -> layer -> tokens of all images whose set of experts is that of float.
        overflow: name -> (values brought into a format since the intermediate before, those that overflowed), of the
            images in detail; what tasks share counts once.
    """

    tokens: dict[str, NDArray[np.float32]]
    noise: dict[str, dict[str, float]]
    signal: dict[str, dict[str, float]]
    agreement: dict[str, dict[int, int]]
    overflow: dict[str, tuple[int, int]]


def shared_layers(config: ModelConfig) -> int:
    """Layers before the first gate."""
    return next((layer for layer in range(config.layers) if config.is_moe(layer)), config.layers)


def run(
    encoder: Encoder, images: NDArray[np.uint8], tasks: Sequence[str], reference: Reference, detail: Sequence[int]
) -> Outcome:
    """Runs all images for all tasks.

    Args:
        encoder: the network at its precision.
        images: uint8 (B, H, W, C).
        tasks: of the network.
        reference: the float network on the same images.
        detail: indices of the images to look at in detail, as the reference was made with.
    """
    config = encoder.config
    shape = (len(images), config.tokens, config.dim)
    found = Outcome(
        {task: np.empty(shape, dtype=np.float32) for task in tasks},
        {task: dict.fromkeys(reference.signal[task], 0.0) for task in tasks},
        {task: {name: 0.0 for name in reference.signal[task] if _has_slots(name, config)} for task in tasks},
        {task: {layer: 0 for layer in range(config.layers) if config.is_moe(layer)} for task in tasks},
        {},
    )
    first = shared_layers(config)
    buffer = np.empty(_BUFFER, dtype=np.float32)
    for at, image in enumerate(images):
        with contextlib.ExitStack() as stack:
            counter = stack.enter_context(counting()) if at in detail else None
            place = list(detail).index(at) if at in detail else 0
            observer = _Observer(found, reference, counter, at, place, buffer)
            last = observer.watch(encoder.stream(image, tasks[0], range(first)), tasks)
            for task in tasks:
                rest = encoder.stream(image, task, range(first, config.layers), last)
                next(rest)  # the tokens that it was given
                found.tokens[task][at] = observer.watch(rest, (task,), last).real
    return found


def _has_slots(name: str, config: ModelConfig) -> bool:
    """Whether an intermediate is one of `SLOTS`, of a mixture; dense layers have some of these names too."""
    head, _, local = name.rpartition(".")
    return local in SLOTS and config.is_moe(int(head.rpartition(".")[2]))


class _Slots(NamedTuple):
    """Where the engine has float's experts.

    Attributes:
        tokens: those with the same set of experts, (T,).
        order: slot, in the engine, of each of float's experts, (T, k).
    """

    tokens: NDArray[np.intp]
    order: NDArray[np.intp]

    @classmethod
    def of(cls, chosen: NDArray[Any], expected: NDArray[Any]) -> _Slots:
        """From the experts of engine and float, (N, k) each."""
        ours, theirs = np.argsort(chosen, axis=1), np.argsort(expected, axis=1)
        same = np.take_along_axis(chosen, ours, axis=1) == np.take_along_axis(expected, theirs, axis=1)
        tokens = np.flatnonzero(same.all(axis=1))
        return cls(tokens, np.take_along_axis(ours, np.argsort(theirs, axis=1), axis=1)[tokens])


@dataclasses.dataclass(frozen=True, slots=True)
class _Observer:
    """Adds up what passes for one image.

    Attributes:
        found: the sums.
        reference: the float network.
        counter: of overflows; None if the image is not looked at in detail.
        at: index of the image.
        place: its index among those in detail.
        buffer: for errors.
    """

    found: Outcome
    reference: Reference
    counter: Counter | None
    at: int
    place: int
    buffer: NDArray[np.float32]

    def watch(self, stream: Named, tasks: Sequence[str], last: Fixed | None = None) -> Fixed:
        """Drains the engine; its last value, or `last` if there is none."""
        slots: _Slots | None = None  # of the last mixture
        for name, value in stream:
            last = value
            local = name.rpartition(".")[2]
            if local == "chosen":
                slots = self._compare(name, value, tasks)
            elif self.counter is not None and local not in SKIPPED:
                self._add_noise(name, value, tasks, slots)
            if self.counter is not None:
                self._count(name, self.counter)
        if last is None:
            raise EdgemoeError("sweep: the engine gave nothing")
        return last

    def _count(self, name: str, counter: Counter) -> None:
        values, overflowed = counter.take()
        if values:
            known = self.found.overflow.get(name, (0, 0))
            self.found.overflow[name] = (known[0] + values, known[1] + overflowed)

    def _compare(self, name: str, value: Fixed, tasks: Sequence[str]) -> _Slots | None:
        """Counts the tokens with float's experts; where errors are wanted too, says where those are."""
        expected = self.reference.chosen[tasks[0]][name][self.at]  # tasks share no mixture's layer
        slots = None if self.counter is None else _Slots.of(value.raw, expected)
        same = (np.sort(value.raw) == np.sort(expected)).all(axis=1).sum() if slots is None else len(slots.tokens)
        for task in tasks:
            self.found.agreement[task][int(name.split(".")[1])] += int(same)
        return slots

    def _add_noise(self, name: str, value: Fixed, tasks: Sequence[str], slots: _Slots | None) -> None:
        raw, expected = value.raw, self.reference.values[tasks[0]][name][self.place]  # what tasks share has one
        if raw.shape != expected.shape:
            raise EdgemoeError(f"sweep: {name} is {raw.shape} in the engine, {expected.shape} in float")
        if slots is not None and name in self.found.signal[tasks[0]]:
            raw, expected = raw[slots.tokens[:, None], slots.order], expected[slots.tokens]
            for task in tasks:
                self.found.signal[task][name] += squares(expected)
        size = expected.size
        error = (self.buffer[:size] if size <= _BUFFER else np.empty(size, dtype=np.float32)).reshape(expected.shape)
        np.copyto(error, raw, casting="unsafe")
        np.multiply(error, np.float32(value.format.ulp), out=error)
        np.subtract(error, expected, out=error)
        noise = squares(error)
        for task in tasks:
            self.found.noise[task][name] += noise
