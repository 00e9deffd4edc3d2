"""A run of the network by its named intermediates, and where two runs part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format


class Trace(Mapping[str, Fixed]):
    """Named intermediates in the order in which they were computed, e.g. `layers.0.score`."""

    def __init__(self, items: Iterable[tuple[str, Fixed]]) -> None:
        self._items = dict(items)

    def __getitem__(self, name: str) -> Fixed:
        if name not in self._items:
            raise EdgemoeError(f"trace: {name!r} is not in it; legal: {', '.join(self._items)}")
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, name: object) -> bool:
        return name in self._items


@dataclass(frozen=True, slots=True)
class Divergence:
    """The first intermediate that differs between two traces.

    Attributes:
        name: the intermediate.
        index: of the first value that differs; empty where shapes or formats do.
        values: the two raw integers there, or the two shapes or formats.
        count: how many values of it differ.
    """

    name: str
    index: tuple[int, ...]
    values: tuple[int | tuple[int, ...] | Format, int | tuple[int, ...] | Format]
    count: int

    def __str__(self) -> str:
        """One line for people."""
        a, b = self.values
        return f"{self.name}{list(self.index) if self.index else ''}: {a} and {b}; {self.count} values differ"


def first_divergence(a: Trace, b: Trace) -> Divergence | None:
    """The first intermediate, in the order of `a`, that differs in shape, format or value; None if none does.

    Raises:
        EdgemoeError: the traces have no common name, so nothing could be compared.
    """
    common = [name for name in a if name in b]
    if not common:
        raise EdgemoeError("first_divergence: the traces share no name; nothing to compare")
    for name in common:
        x, y = a[name], b[name]
        if x.shape != y.shape:
            return Divergence(name, (), (x.shape, y.shape), max(x.raw.size, y.raw.size))
        if x.format != y.format:
            return Divergence(name, (), (x.format, y.format), x.raw.size)
        wrong = np.argwhere(x.raw != y.raw)
        if len(wrong):
            index = tuple(int(i) for i in wrong[0])
            return Divergence(name, index, (int(x.raw[index]), int(y.raw[index])), len(wrong))
    return None
