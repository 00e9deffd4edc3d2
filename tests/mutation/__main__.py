"""`python -m tests.mutation`: plants faults and counts how many the checks catch; `tox -e mutation` runs it.

Fails below `report.LEAST` of those that change behaviour, on a survivor that survivors.toml does not explain, and on an
explanation that no survivor needs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TypeVar
from unittest import mock

import click
from rich.console import Console

from edgemoe.progress import bar
from golden.errors import EdgemoeError
from golden.files import replace_files
from tb import tools
from tests.mutation import campaign
from tests.mutation.campaign import Trial
from tests.mutation.fault import Verdict
from tests.mutation.report import EXPLAINED, explanations, report, to_json
from tests.mutation.server import Servers

RTL, GOLDEN, SEED = 130, 90, 1
"""The sample that survivors.toml explains."""
_T = TypeVar("_T")


@click.command()
@click.option("--rtl", type=click.IntRange(0), default=RTL, show_default=True, help="Faults in generated Verilog.")
@click.option("--golden", type=click.IntRange(0), default=GOLDEN, show_default=True, help="Faults in golden.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Of their choice.")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True, help="At a time.")
@click.option("--build-dir", type=click.Path(path_type=Path), default=Path("build/mutation"), show_default=True)
def main(rtl: int, golden: int, seed: int, jobs: int, build_dir: Path) -> None:
    """Plant faults, one at a time, and run the checks until one fails."""
    try:
        raise SystemExit(_campaign(rtl, golden, seed, jobs, build_dir.resolve()))
    except EdgemoeError as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from None


def _campaign(rtl: int, golden: int, seed: int, jobs: int, root: Path) -> int:
    rows = explanations(EXPLAINED)
    tools.check("verilator")
    early = mock.patch.dict(os.environ, {"COCOTB_MAX_FAILURES": "1"})  # a simulation ends with its first failed run
    with tools.environment("verilator"), early, Servers() as servers:
        verdicts = tried([*campaign.rtl(rtl, seed, root), *campaign.golden(golden, seed, servers)], jobs)
    replace_files(root, {"mutation.json": to_json(verdicts)})
    whole = (rtl, golden, seed) == (RTL, GOLDEN, SEED)
    return report(verdicts, rows, whole=whole, console=Console(width=120))


def tried(trials: Sequence[Trial], jobs: int) -> list[Verdict]:
    """Every verdict, in order; some faults at a time, once every control has passed.

    Raises:
        EdgemoeError: the checks fail without a fault.
    """
    with ThreadPoolExecutor(jobs) as pool:
        for _ in _watched("controls without a fault", pool, [trial.control for trial in trials]):
            pass
        calls = [(trial, fault) for trial in trials for fault in trial.faults]
        made = list(_watched("faults", pool, [lambda t=t, f=f: t.verdict(f) for t, f in calls]))  # type: ignore[misc]
    order = {id(fault): index for index, (_, fault) in enumerate(calls)}
    return sorted(made, key=lambda verdict: order[id(verdict.fault)])


def _watched(what: str, pool: ThreadPoolExecutor, calls: Sequence[Callable[[], _T]]) -> Iterator[_T]:
    """Results as they come, with progress; the first exception leaves the other calls out."""
    with bar() as progress:
        task = progress.add_task(what, total=len(calls))
        futures = [pool.submit(call) for call in calls]
        try:
            for future in as_completed(futures):
                yield future.result()
                progress.advance(task)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


if __name__ == "__main__":
    main()
