"""Faults in generated Verilog: all of them in one text, each switched on by its number at run time.

XLS writes one operation a line (`assign NAME = EXPRESSION;`), so a fault is a line whose expression becomes
`mutant == NUMBER ? FAULTY : EXPRESSION`, and every module reads its `mutant` from the simulator's +mutant=NUMBER. One
build then serves every fault of a kernel.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from tests.mutation.fault import Fault

_NAME = r"[\w\[\]:']+"
_SIGNED = rf"\$signed\({_NAME}\)|{_NAME}"
_SWITCH = '  reg [31:0] mutant;\\n  initial if (!$value$plusargs("mutant=%d", mutant)) mutant = 0;'
_LINE = re.compile(r"^(\s*(?:assign )?([\w\[\]]+) (?:=|<=) )(.+);$")
Kind = Callable[[str, random.Random], str]


def _replace(operators: dict[str, str]) -> Kind:
    """The operator between two operands becomes another one."""
    regex = re.compile(rf"^({_SIGNED}) ({'|'.join(map(re.escape, operators))}) ({_SIGNED})$")

    def fault(expression: str, _: random.Random) -> str:
        found = regex.match(expression)
        return f"{found[1]} {operators[found[2]]} {found[3]}" if found else ""

    return fault


def _gate(expression: str, generator: random.Random) -> str:
    """One operator of a chain of & or of |; it is read with Verilog's precedence, & before |."""
    if not re.match(rf"^{_NAME}(?:( & {_NAME})+|( \| {_NAME})+)$", expression):
        return ""
    words = expression.split(" ")
    place = generator.randrange(1, len(words), 2)
    return " ".join([*words[:place], "&|"[words[place] == "&"], *words[place + 1 :]])


def _exchange(expression: str, _: random.Random) -> str:
    """The two sides of a selection."""
    found = re.match(rf"^({_NAME}(?: == {_NAME})?) \? ({_NAME}) : ({_NAME})$", expression)
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
    """An inversion or a minus sign left out."""
    found = re.match(rf"^[~-]({_NAME}|\(.+\))$", expression)
    return found[1] if found else ""


KINDS: dict[str, Kind] = {
    "arithmetic": _replace({"+": "-", "-": "+"}),
    "gate": _gate,
    "equality": _replace({"==": "!=", "!=": "=="}),
    "order": _replace({"<": ">=", ">=": "<", ">": "<=", "<=": ">"}),
    "boundary": _replace({"<": "<=", "<=": "<", ">": ">=", ">=": ">"}),
    "selection": _exchange,
    "constant": _flip,
    "slice": _shift,
    "inversion": _keep,
}
"""Kinds of faults: (expression, generator) -> the faulty expression, empty where the kind does not apply."""


def sites(text: str) -> Iterator[tuple[int, str]]:
    """(line, from 0; kind) of every fault that could be planted.

    What reset writes into a register counts only where it is a valid bit or a state: the others hold data that a valid
    bit guards, and so do arrays, which take theirs from NAME_init.
    """
    for number, line in enumerate(text.splitlines()):
        found = _LINE.match(line)
        if not found or "_init" in found[2]:
            continue
        if "<=" in found[1] and "'h" in found[3] and not re.search("valid|state", found[2]):
            continue
        yield from ((number, kind) for kind, fault in KINDS.items() if fault(found[3], random.Random(0)))


def plant(text: str, where: str, count: int, seed: int) -> tuple[str, list[Fault]]:
    """Plant faults, the kinds in turn as far as their sites reach, each on a line of its own.

    Args:
        text: Verilog of one kernel.
        where: its file, for the faults.
        count: how many at most.
        seed: of the choice.

    Returns:
        The Verilog with all of them, off where no +mutant is given, and their list; the first is number 1.
    """
    by_kind: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for number, kind in sites(text):
        by_kind[kind].append(number)
    draws = {kind: random.Random(f"{seed} {where} {kind}") for kind in KINDS}  # so that an edit moves few faults
    queues = [(kind, draws[kind].sample(numbers, len(numbers))) for kind, numbers in by_kind.items() if numbers]
    lines, taken, faults = text.splitlines(), set[int](), list[Fault]()
    while queues and len(faults) < count:
        kind, numbers = queues.pop(0)
        line = numbers.pop()
        if numbers:
            queues.append((kind, numbers))
        if line in taken:
            continue
        taken.add(line)
        found = _LINE.match(lines[line])
        assert found is not None
        faulty = KINDS[kind](found[3], draws[kind])
        faults.append(Fault(where, line + 1, kind, f"{found[2]} = {found[3]}  ->  {faulty}", len(faults) + 1))
        lines[line] = f"{found[1]}mutant == {len(faults)} ? {faulty} : {found[3]};"
    switched = re.sub(r"^(module \w+ ?\(.*?^\);)$", rf"\1\n{_SWITCH}", "\n".join(lines), flags=re.MULTILINE | re.DOTALL)
    return switched + "\n", faults
