"""Faults in generated Verilog: all of them in one text, each switched on by its number at run time.

XLS writes one operation a line (`assign NAME = EXPRESSION;`), so a fault is a line whose expression becomes
`mutant == NUMBER ? FAULTY : EXPRESSION`, and every module reads its `mutant` from the simulator's +mutant=NUMBER. One
build then serves every fault of a kernel.
"""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Callable, Iterator

_NAME = r"[\w\[\]:']+"
_SWITCH = '  reg [31:0] mutant;\\n  initial if (!$value$plusargs("mutant=%d", mutant)) mutant = 0;'
_LINE = re.compile(r"^(\s*(?:assign )?[\w\[\]]+ (?:=|<=) )(.+);$")


@dataclasses.dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: its number, where it is, and the expression before and after."""

    number: int
    place: str
    before: str
    after: str


def _swap(pattern: str, first: str, second: str) -> Callable[[str, random.Random], str]:
    """Replace one operator between two names by the other of a pair."""
    regex = re.compile(rf"^({pattern}) (?:({re.escape(first)})|({re.escape(second)})) ({pattern})$")

    def fault(expression: str, _: random.Random) -> str:
        found = regex.match(expression)
        return f"{found[1]} {second if found[2] else first} {found[4]}" if found else ""

    return fault


def _exchange(expression: str, _: random.Random) -> str:
    """The two sides of a selection."""
    found = re.match(rf"^({_NAME}) \? ({_NAME}) : ({_NAME})$", expression)
    return f"{found[1]} ? {found[3]} : {found[2]}" if found and found[2] != found[3] else ""


def _flip(expression: str, generator: random.Random) -> str:
    """One bit of a constant."""
    found = re.match(r"^(\d+)'h([0-9a-f_]+)$", expression)
    if not found:
        return ""
    width, value = int(found[1]), int(found[2].replace("_", ""), 16)
    return f"{width}'h{value ^ 1 << generator.randrange(width):x}"


def _shift(expression: str, _: random.Random) -> str:
    """A slice of bits, one lower."""
    found = re.match(r"^(\w+)\[(\d+):(\d+)\]$", expression)
    return f"{found[1]}[{int(found[2]) - 1}:{int(found[3]) - 1}]" if found and int(found[3]) > 0 else ""


def _keep(expression: str, _: random.Random) -> str:
    """An inversion left out."""
    found = re.match(r"^~(\w+)$", expression)
    return found[1] if found else ""


_SIGNED = rf"\$signed\({_NAME}\)|{_NAME}"
FAULTS: dict[str, Callable[[str, random.Random], str]] = {
    "sum": _swap(_NAME, "+", "-"),
    "gate": _swap(_NAME, "&", "|"),
    "equality": _swap(_NAME, "==", "!="),
    "order": _swap(_SIGNED, "<", "<="),
    "reverse": _swap(_SIGNED, ">", ">="),
    "selection": _exchange,
    "constant": _flip,
    "slice": _shift,
    "inversion": _keep,
}
"""Kinds of faults: (expression, generator) -> the faulty expression, empty where the kind does not apply."""


def sites(text: str) -> Iterator[tuple[int, str]]:
    """(line, kind) of every fault that could be planted.

    What reset writes into a register counts only where it is a valid bit or a state: the others hold data that a valid
    bit guards.
    """
    for number, line in enumerate(text.splitlines()):
        found = _LINE.match(line)
        if not found or ("<=" in found[1] and "'h" in found[2] and not re.search("valid|state", found[1])):
            continue
        yield from ((number, kind) for kind, fault in FAULTS.items() if fault(found[2], random.Random(0)))


def plant(text: str, count: int, seed: int, first: int = 1) -> tuple[str, list[Mutant]]:
    """Plant faults, as many of each kind as there are, as evenly as the sites allow, each on a line of its own.

    Args:
        text: Verilog of one kernel.
        count: how many at most.
        seed: of the choice.
        first: number of the first.

    Returns:
        The Verilog with all of them, off where no +mutant is given, and their list.
    """
    generator = random.Random(seed)
    by_kind: dict[str, list[int]] = {kind: [] for kind in FAULTS}
    for number, kind in sites(text):
        by_kind[kind].append(number)
    queues = [(kind, generator.sample(numbers, len(numbers))) for kind, numbers in by_kind.items() if numbers]
    lines, taken, mutants = text.splitlines(), set[int](), list[Mutant]()
    while queues and len(mutants) < count:
        kind, numbers = queues.pop(0)
        line = numbers.pop()
        if numbers:
            queues.append((kind, numbers))
        if line in taken:
            continue
        taken.add(line)
        found = _LINE.match(lines[line])
        assert found is not None
        mutant = Mutant(first + len(mutants), f"line {line + 1}", found[2], FAULTS[kind](found[2], generator))
        lines[line] = f"{found[1]}mutant == {mutant.number} ? {mutant.after} : {mutant.before};"
        mutants.append(mutant)
    switched = re.sub(r"^(module \w+ ?\(.*?^\);)$", rf"\1\n{_SWITCH}", "\n".join(lines), flags=re.MULTILINE | re.DOTALL)
    return switched + "\n", mutants
