"""The integer engine on a shard, measured as it runs: errors against float, overflows, choices of experts.

Layers before the first gate do not depend on the task: they are run once for all tasks. Choices are compared in every
image; errors and overflows, which cost time, in the images that are looked at in detail.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from accuracy.reference import SKIPPED, Reference, squares
from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.fixed import Fixed
from golden.network import Encoder
from golden.overflow import Counter, counting

Named = Iterator[tuple[str, Fixed]]

_BUFFER: Final = 1 << 20
"""Values of an intermediate whose error is computed without new memory."""


@dataclasses.dataclass(slots=True)
class Outcome:
    """What the engine did on some images.

    Attributes:
        tokens: task -> final tokens (B, N, D), float32.
        noise: task -> name -> sum of squared differences from float, of the images in detail.
        agreement: task -> layer -> tokens of all images whose set of experts is that of float.
        overflow: name -> (values brought into a format since the intermediate before, those that overflowed), of the
            images in detail; what tasks share counts once.
    """

    tokens: dict[str, NDArray[np.float32]]
    noise: dict[str, dict[str, float]]
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
        for name, value in stream:
            last = value
            local = name.rpartition(".")[2]
            if local == "chosen":
                self._compare(name, value, tasks)
            elif self.counter is not None and local not in SKIPPED:
                self._add_noise(name, value, tasks)
            self._count(name)
        if last is None:
            raise EdgemoeError("sweep: the engine gave nothing")
        return last

    def _count(self, name: str) -> None:
        if self.counter is None:
            return
        values, overflowed = self.counter.take()
        if values:
            known = self.found.overflow.get(name, (0, 0))
            self.found.overflow[name] = (known[0] + values, known[1] + overflowed)

    def _compare(self, name: str, value: Fixed, tasks: Sequence[str]) -> None:
        for task in tasks:
            expected = self.reference.chosen[task][name][self.at]
            same = (np.sort(value.raw, axis=1) == np.sort(expected, axis=1)).all(axis=1)
            self.found.agreement[task][int(name.split(".")[1])] += int(same.sum())

    def _add_noise(self, name: str, value: Fixed, tasks: Sequence[str]) -> None:
        expected = self.reference.values[tasks[0]][name][self.place]  # what tasks share has one reference
        if value.shape != expected.shape:
            raise EdgemoeError(f"sweep: {name} is {value.shape} in the engine, {expected.shape} in float")
        size = expected.size
        error = (self.buffer[:size] if size <= _BUFFER else np.empty(size, dtype=np.float32)).reshape(expected.shape)
        np.copyto(error, value.raw, casting="unsafe")
        np.multiply(error, np.float32(value.format.ulp), out=error)
        np.subtract(error, expected, out=error)
        noise = squares(error)
        for task in tasks:
            self.found.noise[task][name] += noise
