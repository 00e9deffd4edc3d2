"""`edgemoe claims`: the papers' claims, what we compute, and how."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from golden.claims import DIFFERS, EQUAL, Claim
from golden.claims import claims as evaluate
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.files import replace_files

_COLOURS = {EQUAL: "green", DIFFERS: "yellow"}


@click.command()
@click.option("--config", default="edge_moe", show_default=True, help="Model config.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Also write the claims here.")
def claims(config: str, json_file: Path | None) -> None:
    """Print the papers' claims beside what the schedules and counts of golden give."""
    dims = get_config(config)
    if json_file is not None and json_file.is_dir():
        raise EdgemoeError(f"claims: --json {json_file} is a folder; give the name of a file")
    rows = evaluate(dims)
    if json_file is not None:
        data = {"config": dims.to_dict(), "claims": [dataclasses.asdict(row) for row in rows]}
        text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
        replace_files(json_file.parent, {json_file.name: text.encode()})
    Console(width=120).print(_table(config, rows))


def _table(config: str, rows: list[Claim]) -> Table:
    table = Table(title=f"The papers' claims, computed for config {config}", show_lines=True, expand=True)
    for name, width in (("claim", 25), ("published", 14), ("computed", 26), ("how", 19), ("verdict", 20)):
        table.add_column(name, min_width=width, ratio=width, overflow="fold")
    for row in rows:
        colour = _COLOURS.get(row.verdict, "cyan")
        because = f"{'; ' if row.verdict == EQUAL else ': '}{row.because}" if row.because else ""
        table.add_row(
            f"[bold]{escape(row.source)}[/bold]\n{escape(row.claim)}",
            *map(escape, (row.published, row.computed, row.how)),
            f"[{colour}]{row.verdict}[/{colour}]{escape(because)}",
        )
    return table
