"""`edgemoe coverage`: lines, bits and functional bins that the benches hit, against the goals."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from edgemoe.progress import bar
from golden.config import get_config
from golden.files import replace_files
from golden.precision import EDGE_MOE
from tb import coverage_page, coverage_run, exclusions, material, simulate
from tb.coverage import KINDS
from tb.coverage_run import GOALS, Report
from tb.jobs import Job

PAGE = "coverage.html"


@click.command()
@click.option("--config", default="micro", show_default=True, help="Model config whose Verilog is measured.")
@click.option(
    "--exclusions",
    "listed",
    type=click.Path(path_type=Path),
    default=exclusions.FILE,
    help="What is left out, with reasons.  [default: tb/coverage_exclusions.toml]",
)
@click.option("--build-dir", type=click.Path(path_type=Path), default=Path("build/cosim"), show_default=True)
@click.option("--report-dir", type=click.Path(path_type=Path), default=Path("build/coverage"), show_default=True)
@click.option("--judge-only", is_flag=True, help="Judge what the last run left in --report-dir; simulate nothing.")
def coverage(config: str, listed: Path, build_dir: Path, report_dir: Path, judge_only: bool) -> int:
    """Run every bench with coverage, merge, print both tables and write a page (HTML).

    Lines of procedural blocks, both edges of every bit of every signal, and the functional bins of each kernel.
    """
    entries = exclusions.load(listed)
    root, dims = build_dir.resolve(), get_config(config)
    setup = simulate.Setup(
        simulator="verilator",
        root=root,
        rtl=(material.rtl(dims, EDGE_MOE, root),),
        vectors=material.vectors(dims, EDGE_MOE, root),
        config=config,
        precision=EDGE_MOE.name,
    )
    folder = report_dir.resolve()
    if judge_only:
        report = coverage_run.measure(setup, folder, entries, None)
    else:
        with bar() as progress:
            tasks = {job.name: progress.add_task(job.name, total=len(job.runs)) for job in coverage_run.plan(setup)}

            def show(job: Job, done: int) -> None:
                label = f"{job.name}: {'building' if done < 0 else 'simulating'}"
                progress.update(tasks[job.name], description=label, completed=max(done, 0))

            report = coverage_run.measure(setup, folder, entries, show)
    replace_files(folder, {PAGE: coverage_page.render(report).encode()})
    _print(report, folder / PAGE)
    return int(bool(report.failures))


def _print(report: Report, page: Path) -> None:
    """Both tables, what was left out, and the verdict."""
    console = Console(width=130, soft_wrap=True)
    console.print(_scores(report))
    console.print(_bins(report))
    console.print(_left_out(report))
    console.print(f"page: {page}")
    failures = report.failures
    for line in failures[:20]:
        click.echo(line, err=True)
    if len(failures) > 20:
        click.echo(f"... and {len(failures) - 20} more, all on the page", err=True)
    click.echo("FAILED" if failures else "PASSED: every goal is reached", err=bool(failures))


def _scores(report: Report) -> Table:
    table = Table(title=f"Verilog of {report.config}: lines run, and bits that rose and fell")
    for name in ("kernel", "kind", "hit", "of", "rate", "left out", "nothing left out", "goal"):
        table.add_column(name, justify="left" if name in {"kernel", "kind"} else "right")
    rows = [(kernel, kind, score, "") for (kernel, kind), score in report.scores.items()]
    rows += [("all", kind, report.total(kind), f"{GOALS[kind]:.0%}") for kind in KINDS]
    for number, (kernel, kind, score, goal) in enumerate(rows, start=1):
        cells = (f"{cell:,}" if isinstance(cell, int) else cell for cell in coverage_page.score_cells(score))
        table.add_row(kernel, kind, *cells, goal, end_section=number == len(rows) - len(KINDS))
    return table


def _bins(report: Report) -> Table:
    """A row per cover point."""
    table = Table(title="Functional bins, and the runs that hit each")
    for name in ("kernel", "point", "hit", "bins"):
        table.add_column(name, justify="right" if name == "hit" else "left", overflow="fold")
    points: dict[tuple[str, str], list[str]] = {}
    for each, count in report.bins.items():
        text = f"{each.name} {'left out' if each in report.outcome.bins else count if count else 'NOT HIT'}"
        points.setdefault((each.kernel, each.point), []).append(text)
    for (kernel, point), texts in points.items():
        counted = [text for text in texts if not text.endswith("left out")]
        hit = sum(not text.endswith("NOT HIT") for text in counted)
        table.add_row(kernel, point, f"{hit}/{len(counted)}", ", ".join(texts))
    return table


def _left_out(report: Report) -> Table:
    table = Table(title="Left out")
    for name in ("what", "how many", "why"):
        table.add_column(name, justify="right" if name == "how many" else "left", overflow="fold")
    for entry in report.entries:
        table.add_row(
            escape(str(entry)), f"{report.outcome.counts.get(entry, len(report.uncovered)):,}", escape(entry.reason)
        )
    return table
