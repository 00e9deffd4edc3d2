"""What coverage leaves out, and why: the entries of `coverage_exclusions.toml`.

An entry of kind `memory` keeps Verilator from watching a declaration; the others take places out of the count that were
not hit. One that finds nothing to leave out is stale, and one that says of a bit that toggled that it is constant is
wrong: both are errors, so that the list stays true.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from golden.errors import EdgemoeError
from tb.bins import Bin
from tb.coverage import Found, Place

FILE: Final = Path(__file__).with_name("coverage_exclusions.toml")
KINDS: Final = ("toggle", "line", "bin", "memory")
Constant = Callable[[Place, Found], bool]
"""Whether a bit is proved constant (`tb.constant_bits`)."""
Source = Callable[[str, int], str]
"""The text of a line of a Verilog file."""


@dataclasses.dataclass(frozen=True, slots=True)
class Exclusion:
    """One entry; patterns match the whole of what they are for.

    Attributes:
        kind: toggle, line, bin or memory.
        reason: why it cannot be hit, for people.
        file: pattern of the Verilog file's name.
        name: pattern of the bit (x[3]), of the line's text without the blanks around it, or of the bin (`tb.bins.Bin`).
        part: of a line: pattern of what may be missing there, e.g. cond_else.
        constant: of bits: only those that are proved constant.
    """

    kind: str
    reason: str
    file: str = ".*"
    name: str = ".*"
    part: str = ".*"
    constant: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS or not self.reason.strip():
            raise EdgemoeError(
                f"exclusion: kind {self.kind!r}, reason {self.reason!r}; legal: {', '.join(KINDS)}; text"
            )
        if not self.constant and all(text == ".*" for _, text in self._patterns()):
            raise EdgemoeError(
                f"exclusion: {self.reason!r} names no file, no name and no proof: it would leave out all"
            )
        for pattern in (self.file, self.name, self.part):
            try:
                re.compile(pattern)
            except re.error as error:
                raise EdgemoeError(f"exclusion: {pattern!r} is no regular expression: {error}") from None

    def __str__(self) -> str:
        given = [f"{name} {text}" for name, text in self._patterns() if text != ".*"]
        return ", ".join([self.kind, *given, *["proved constant"] * self.constant])

    def _patterns(self) -> tuple[tuple[str, str], ...]:
        return ("file", self.file), ("name", self.name), ("part", self.part)

    def covers(self, place: Place, found: Found, constant: Constant, source: Source) -> bool:
        """Whether it speaks of a place; one that was hit included."""
        if place.kind != self.kind or not re.fullmatch(self.file, place.file):
            return False
        if place.kind == "toggle":
            return bool(re.fullmatch(self.name, place.name)) and (not self.constant or constant(place, found))
        missing = (part.partition(" ")[0] for part in found.missing)
        text = source(place.file, place.line).strip()
        return bool(re.fullmatch(self.name, text)) and all(re.fullmatch(self.part, part) for part in missing)


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What the entries left out.

    Attributes:
        places: lines and bits, by the entry that did.
        bins: functional bins, likewise.
        counts: how many by entry.
        faults: entries that are stale or wrong, as sentences.
    """

    places: Mapping[Place, Exclusion]
    bins: Mapping[Bin, Exclusion]
    counts: Mapping[Exclusion, int]
    faults: Sequence[str]


def load(path: Path = FILE) -> list[Exclusion]:
    """The entries of a file; raises EdgemoeError if it is missing or not as described above."""
    try:
        data = tomllib.loads(path.read_text())
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise EdgemoeError(f"{path}: {error}; write [[exclude]] tables in TOML") from None
    fields = {field.name: field.type for field in dataclasses.fields(Exclusion)}
    entries = data.pop("exclude", [])
    if data or not isinstance(entries, list):
        raise EdgemoeError(f"{path}: {', '.join(data) or 'exclude'}; legal: [[exclude]] tables alone")
    return [_entry(path, each, fields) for each in entries]


def _entry(path: Path, data: Any, fields: Mapping[str, Any]) -> Exclusion:  # noqa: ANN401 - parsed TOML
    wrong = [key for key, value in data.items() if key not in fields or type(value).__name__ != fields[key]]
    if wrong or not {"kind", "reason"} <= data.keys():
        raise EdgemoeError(
            f"{path}: {data}: legal: {', '.join(f'{n} ({t})' for n, t in fields.items())}; kind and reason"
        )
    return Exclusion(**data)


def uncovered(entries: Iterable[Exclusion], files: Iterable[Path]) -> tuple[tuple[str, int], ...]:
    """Files and lines of the entries of kind `memory`; raises EdgemoeError on one without a line."""
    texts = {path.name: path.read_text().splitlines() for path in files}
    found: list[tuple[str, int]] = []
    for entry in (each for each in entries if each.kind == "memory"):
        mine = [
            (file, number)
            for file, lines in sorted(texts.items())
            if re.fullmatch(entry.file, file)
            for number, line in enumerate(lines, start=1)
            if re.fullmatch(entry.name, line.strip())
        ]
        if not mine:
            raise EdgemoeError(f"coverage: stale exclusion ({entry}): no line of {', '.join(sorted(texts))}")
        found += mine
    return tuple(dict.fromkeys(found))


def apply(
    entries: Sequence[Exclusion],
    found: Mapping[Place, Found],
    bins: Mapping[Bin, int],
    constant: Constant,
    source: Source,
) -> Outcome:
    """Take out what the entries name and was not hit; the first entry that covers a place does.

    Args:
        entries: of `load`.
        found: lines and bits.
        bins: functional bins.
        constant: see `Constant`.
        source: see `Source`.
    """
    places: dict[Place, Exclusion] = {}
    out: dict[Bin, Exclusion] = {}
    counts = dict.fromkeys((each for each in entries if each.kind != "memory"), 0)
    faults: list[str] = []
    for place, seen in found.items():
        for entry in counts:
            if (seen.hit and not entry.constant) or not entry.covers(place, seen, constant, source):
                continue
            if seen.hit:
                faults.append(f"wrong exclusion ({entry}): {place.file} {place.module} {place.name} toggled")
            elif place not in places:
                places[place] = entry
                counts[entry] += 1
    for each, count in bins.items():
        for entry in counts:
            if entry.kind == "bin" and not count and each not in out and re.fullmatch(entry.name, str(each)):
                out[each] = entry
                counts[entry] += 1
    faults += [f"stale exclusion ({entry}): it leaves nothing out" for entry, count in counts.items() if not count]
    return Outcome(places, out, counts, faults)
