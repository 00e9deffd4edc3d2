"""Parsed JSON that says which key of which file is wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from golden.errors import EdgemoeError
from golden.files import read_json

_KINDS: Final[dict[type, str]] = {dict: "an object", list: "a list", str: "a string"}


class Node:
    """One value of a file.

    Attributes:
        value: as the parser gave it.
        file: the file's path, for errors.
        key: where in the file, such as `rows[3].cost`; empty for the whole.
        advice: what makes a proper file, for errors.
    """

    def __init__(self, value: Any, file: str, advice: str, key: str = "") -> None:  # noqa: ANN401 - parsed JSON
        self.value, self.file, self.advice, self.key = value, file, advice, key

    def error(self, legal: str) -> EdgemoeError:
        """The error that this value is not `legal`."""
        shown = repr(self.value)
        shown = f"{shown[:40]}..." if len(shown) > 43 else shown
        return EdgemoeError(f"report: {self.file}: {self.key or 'the whole'} is {shown}; legal: {legal}; {self.advice}")

    def __getitem__(self, name: str) -> Node:
        """What an object holds under `name`; raises EdgemoeError where it is no object or has no such key."""
        found = self.dict()
        if name not in found:
            where = self.key or "the whole"
            raise EdgemoeError(
                f"report: {self.file}: {where} has no key {name!r}; it has: {', '.join(found)}; {self.advice}"
            )
        return self._child(f".{name}" if self.key else name, found[name])

    def maybe(self, name: str) -> Node | None:
        """The same; None where it is null."""
        found = self[name]
        return None if found.value is None else found

    def items(self) -> Iterator[tuple[str, Node]]:
        """The keys of an object and what they hold, in the file's order."""
        for name in self.dict():
            yield name, self[name]

    def elements(self) -> Iterator[Node]:
        """What a list holds."""
        for index, value in enumerate(self._a(list)):
            yield self._child(f"[{index}]", value)

    def dict(self) -> dict[str, Any]:
        """The value, an object."""
        found: dict[str, Any] = self._a(dict)
        return found

    def text(self) -> str:
        """The value, a string."""
        return str(self._a(str))

    def integer(self, low: int | None = None) -> int:
        """The value, an integer of `low` or more."""
        if type(self.value) is not int or (low is not None and self.value < low):
            raise self.error("an integer" if low is None else f"an integer of {low} or more")
        return int(self.value)

    def number(self, low: float = -math.inf, high: float = math.inf) -> float:
        """The value, a finite number from `low` to `high`."""
        bounds = "" if math.isinf(low) and math.isinf(high) else f" from {low:g} to {high:g}"
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.error(f"a number{bounds}")
        try:
            found = float(self.value)
        except OverflowError:
            found = math.inf
        if not math.isfinite(found) or not low <= found <= high:
            raise self.error(f"a finite number{bounds}")
        return found

    def positive(self) -> float:
        """The value, a finite number above 0."""
        found = self.number()
        if found <= 0:
            raise self.error("a number above 0")
        return found

    def number_or_none(self) -> float | None:
        """The value, a finite number or null."""
        return None if self.value is None else self.number()

    def _a(self, kind: type) -> Any:  # noqa: ANN401 - of that kind
        if not isinstance(self.value, kind):
            raise self.error(_KINDS[kind])
        return self.value

    def _child(self, step: str, value: Any) -> Node:  # noqa: ANN401 - parsed JSON
        return Node(value, self.file, self.advice, f"{self.key}{step}")


def read(path: Path, advice: str) -> Node:
    """The contents of a JSON file.

    Args:
        path: of the file.
        advice: which command makes such a file.

    Raises:
        EdgemoeError: it cannot be read, or is no JSON.
    """
    try:
        return Node(read_json(path), str(path), advice)
    except (OSError, ValueError) as error:
        raise EdgemoeError(f"report: {path}: unreadable ({type(error).__name__}: {error}); {advice}") from None
