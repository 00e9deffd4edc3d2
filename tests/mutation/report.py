"""What a campaign found: the table, the survivors and why they survive, the verdict."""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from golden.errors import EdgemoeError
from tests.mutation.fault import Fault, Verdict

LEAST = 0.95
"""Share that must be caught of the faults that change behaviour: the usual mutation score."""
MOST = 0.10
"""Share of all faults that may be explained as equivalent, so that explanations do not carry the verdict."""
EXPLAINED = Path(__file__).with_name("survivors.toml")


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation:
    """Why a fault survives.

    Attributes:
        where: its file or module.
        change: the change, its numbers of XLS as in `plain`.
        because: why no check sees it.
        equivalent: whether that is a proof that the behaviour is the same for every input.
    """

    where: str
    change: str
    because: str
    equivalent: bool

    def fits(self, fault: Fault) -> bool:
        """Whether it is about this fault."""
        return self.where == fault.where and plain(self.change) == plain(fault.change)


def plain(change: str) -> str:
    """A change without the numbers that XLS gives to values, which move with any edit of a source."""
    return re.sub(r"_\d{3,}\b", "_N", change)


def explanations(path: Path = EXPLAINED) -> list[Explanation]:
    """Those of survivors.toml; none without the file.

    Raises:
        EdgemoeError: it is no TOML, a field is missing, empty or of another type, or two are about the same fault.
    """
    try:
        rows = tomllib.loads(path.read_text()).get("survivor", []) if path.exists() else []
        found = [Explanation(**row) for row in rows]
    except (TypeError, ValueError) as error:
        raise EdgemoeError(f"{path}: {error}; a [[survivor]] has where, change, because and equivalent") from None
    for row in found:
        texts = (row.where, row.change, row.because)
        if not all(isinstance(text, str) and text for text in texts) or not isinstance(row.equivalent, bool):
            raise EdgemoeError(f"{path}: {row}: three texts and true or false are legal")
    if len({(row.where, plain(row.change)) for row in found}) != len(found):
        raise EdgemoeError(f"{path}: two explanations of the same fault; leave one")
    return found


def stale(rows: Iterable[Explanation], faults: Sequence[Fault]) -> list[Explanation]:
    """Explanations of none of these faults."""
    return [row for row in rows if not any(row.fits(fault) for fault in faults)]


def report(verdicts: Sequence[Verdict], rows: Sequence[Explanation], *, whole: bool, console: Console) -> int:
    """Print tables, survivors and verdict.

    Args:
        verdicts: of every fault tried.
        rows: why survivors survive.
        whole: whether this is the sample that the explanations are about: then one that no survivor needs fails.
        console: where to.

    Returns:
        0, or 1: fewer than `LEAST` are caught, more than `MOST` are equivalent, a survivor is unexplained, or an
        explanation is stale.
    """
    survivors = [verdict.fault for verdict in verdicts if not verdict.caught]
    equivalent = [fault for fault in survivors if any(row.equivalent and row.fits(fault) for row in rows)]
    console.print(_table("where", verdicts, equivalent, lambda fault: fault.where))
    console.print(_table("kind", verdicts, equivalent, _kind))
    unexplained = 0
    for fault in survivors:
        why = [row for row in rows if row.fits(fault)]
        unexplained += not why
        click.echo(f"survived: {fault}\n    {why[0].because if why else 'NOT EXPLAINED'}")
    unused = stale(rows, survivors) if whole else []
    for row in unused:
        click.echo(f"explained, but no survivor: {row.where}: {row.change}")
    caught, total, same = len(verdicts) - len(survivors), len(verdicts), len(equivalent)
    enough = total > 0 and caught >= LEAST * (total - same) and same <= MOST * total
    good = enough and not unexplained and not unused
    click.echo(
        f"{'PASSED' if good else 'FAILED'}: {caught} of {total} faults caught, {caught / max(total, 1):.1%}; "
        f"{caught / max(total - same, 1):.1%} without the {same} that change no behaviour, {LEAST:.0%} asked for; "
        f"{unexplained} survivors unexplained"
    )
    return int(not good)


def _kind(fault: Fault) -> str:
    return f"{'golden' if fault.where.startswith('golden') else 'Verilog'}: {fault.kind}"


def _table(
    heading: str, verdicts: Sequence[Verdict], equivalent: Sequence[Fault], key: Callable[[Fault], str]
) -> Table:
    table = Table(title=f"Faults by {heading}, and how many the checks catch")
    for name in (heading, "planted", "caught", "equivalent", "share"):
        table.add_column(name, justify="left" if name == heading else "right")
    groups = {name: [v for v in verdicts if key(v.fault) == name] for name in sorted({key(v.fault) for v in verdicts})}
    for name, mine in [*groups.items(), ("all", list(verdicts))]:
        caught, same = sum(bool(v.caught) for v in mine), sum(v.fault in equivalent for v in mine)
        table.add_row(name, str(len(mine)), str(caught), str(same), f"{caught / len(mine):.1%}" if mine else "-")
    return table


def to_json(verdicts: Sequence[Verdict]) -> bytes:
    """Every verdict, for programs."""
    return (json.dumps([dataclasses.asdict(verdict) for verdict in verdicts], indent=1) + "\n").encode()
