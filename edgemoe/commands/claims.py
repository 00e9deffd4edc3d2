"""`edgemoe claims`: the papers' claims, what we compute, and how."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import TaskID
from rich.table import Table

from edgemoe.formats import PRECISION_HELP, formats_of, layer_option
from edgemoe.progress import bar
from golden.claims import DIFFERS, EQUAL, Claim
from golden.claims import claims as evaluate
from golden.config import ModelConfig, get_config
from golden.files import replace_files, target_of
from golden.precision import Precision

if TYPE_CHECKING:
    from tb.jobs import Job

_COLOURS = {EQUAL: "green", DIFFERS: "yellow"}


@click.command()
@click.option("--config", default="edge_moe", show_default=True, help="Model config.")
@click.option("--rtl", is_flag=True, help="Measure the hardware claims in simulated Verilog instead.")
@click.option("--precision", default="edge_moe", show_default=True, help=f"With --rtl. {PRECISION_HELP}")
@layer_option
@click.option(
    "--build-dir",
    type=click.Path(path_type=Path),
    default=Path("build/cosim"),
    show_default=True,
    help="With --rtl: where simulations are built.",
)
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Also write the claims here.")
def claims(config: str, rtl: bool, precision: str, layer: int | None, build_dir: Path, json_file: Path | None) -> int:
    """Print the papers' claims beside what the schedules and counts of golden give, or the RTL's cycles.

    With --rtl, a claim that does not hold is a failure.
    """
    dims = get_config(config)
    if json_file is not None:
        target_of(json_file)  # an error before the work
    rows = _measure(dims, formats_of(precision, layer, dims), build_dir.resolve()) if rtl else evaluate(dims)
    if json_file is not None:
        data = {"config": dims.to_dict(), "claims": [dataclasses.asdict(row) for row in rows]}
        text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
        replace_files(json_file.parent, {json_file.name: text.encode()})
    Console(width=120).print(_table(f"{'measured in RTL' if rtl else 'computed'} for config {config}", rows))
    return int(rtl and any(row.verdict != EQUAL for row in rows))


def _measure(config: ModelConfig, precision: Precision, root: Path) -> list[Claim]:
    from tb import claims as measured  # noqa: PLC0415 - simulation is an optional extra

    with bar() as progress:
        tasks: dict[str, TaskID] = {}

        def report(job: Job, done: int) -> None:
            if job.name not in tasks:
                tasks[job.name] = progress.add_task(job.name, total=len(job.runs))
            label = f"{job.name}: {'building' if done < 0 else 'simulating'}"
            progress.update(tasks[job.name], description=label, completed=max(done, 0))

        return measured.measure(config, precision, root, report)


def _table(what: str, rows: list[Claim]) -> Table:
    table = Table(title=f"The papers' claims, {what}", show_lines=True, expand=True)
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
