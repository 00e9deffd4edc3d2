"""`edgemoe compare`: trained networks beside each other in one table."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from golden.files import replace_files, target_of

NOTE = (
    "Mean ± sample standard deviation over seeds. Δm: mean change of the metrics with *, positive if better than dense "
    "networks of one task each. Active parameters: those that a token of one task meets."
)


@click.command()
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True)
@click.option("--markdown", "file", type=click.Path(path_type=Path), help="Also write the table here.")
def compare(folders: tuple[str, ...], file: Path | None) -> None:
    """Compare checkpoints (folders, or names of those that come with the package) in one table.

    Networks that differ in their seed only are one column; dense networks of one task each are the baseline.
    """
    from model import compare as comparing  # noqa: PLC0415 - `--help` stays instant
    from model.runs import read  # noqa: PLC0415

    if file is not None:
        target_of(file)
    rows = comparing.table(comparing.columns([read(name) for name in folders]))
    if file is not None:
        replace_files(file.parent, {file.name: f"{comparing.markdown(rows)}\n{NOTE}\n".encode()})
    table = Table(title="Trained networks", caption=NOTE)
    for index, heading in enumerate(rows[0]):
        table.add_column(escape(heading), justify="right" if index else "left", overflow="fold")
    for row in rows[1:]:
        table.add_row(*map(escape, row))
    Console(width=max(120, Console().width)).print(table)
