"""`python -m tests.mutation`: plants faults and counts how many the checks catch; `tox -e mutation` runs it.

Fails below `LEAST` of them, and on a survivor that survivors.toml does not explain.
"""

from __future__ import annotations

import dataclasses
import json
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from edgemoe.progress import bar
from golden.files import replace_files
from tb import tools
from tests.mutation import campaign
from tests.mutation.campaign import Verdict

LEAST = 0.95
EXPLAINED = Path(__file__).with_name("survivors.toml")


def explanation(verdict: Verdict) -> str:
    """Why a survivor is one, from survivors.toml; empty if it is not there."""
    rows = tomllib.loads(EXPLAINED.read_text()).get("survivor", []) if EXPLAINED.exists() else []
    found = [
        row["because"] for row in rows if verdict.where.startswith(row["where"]) and row["change"] in verdict.change
    ]
    return str(found[0]) if found else ""


@click.command()
@click.option("--rtl", default=130, show_default=True, help="Faults in generated Verilog.")
@click.option("--golden", default=90, show_default=True, help="Faults in golden.")
@click.option("--seed", default=1, show_default=True, help="Of their choice.")
@click.option("--build-dir", type=click.Path(path_type=Path), default=Path("build/mutation"), show_default=True)
def main(rtl: int, golden: int, seed: int, build_dir: Path) -> None:
    """Plant faults, one at a time, and run the checks until one fails."""
    root = build_dir.resolve()
    tools.check("verilator")
    with tools.environment("verilator"), ThreadPoolExecutor(2) as pool, bar() as progress:
        calls = [*campaign.rtl(rtl, seed, root), *campaign.golden(golden, seed)]
        task = progress.add_task("faults", total=len(calls))
        futures = [pool.submit(call) for call in calls]
        for future in futures:
            future.add_done_callback(lambda _: progress.advance(task))
        verdicts = [future.result() for future in futures]
    raise SystemExit(report(verdicts, root))


def report(verdicts: list[Verdict], root: Path) -> int:
    """Print the table and the survivors, write mutation.json; 1 if too many survive or one is not explained."""
    survivors = [verdict for verdict in verdicts if not verdict.caught]
    table = Table(title="Faults and how many the checks catch")
    for name in ("where", "planted", "caught", "share"):
        table.add_column(name, justify="left" if name == "where" else "right")
    for where in [*dict.fromkeys(verdict.where.partition(",")[0] for verdict in verdicts), "all"]:
        mine = [verdict for verdict in verdicts if where in ("all", verdict.where.partition(",")[0])]
        caught = sum(bool(verdict.caught) for verdict in mine)
        table.add_row(where, str(len(mine)), str(caught), f"{caught / len(mine):.1%}")
    Console(width=120).print(table)
    unexplained = [verdict for verdict in survivors if not explanation(verdict)]
    for verdict in survivors:
        click.echo(f"survived: {verdict.where}: {verdict.change}\n    {explanation(verdict) or 'NOT EXPLAINED'}")
    text = json.dumps([dataclasses.asdict(verdict) for verdict in verdicts], indent=1) + "\n"
    replace_files(root, {"mutation.json": text.encode()})
    share = 1 - len(survivors) / len(verdicts)
    good = share >= LEAST and not unexplained
    click.echo(f"{'PASSED' if good else 'FAILED'}: {share:.1%} of {len(verdicts)} faults caught, {LEAST:.0%} asked for")
    return int(not good)


if __name__ == "__main__":
    main()
