"""`edgemoe cosim`: simulates the RTL against the vectors and prints one table."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from edgemoe.progress import bar
from golden.config import get_config
from golden.errors import EdgemoeError
from rtl_hls.build import CLOCK_PS, GENERATED
from rtl_hls.kernels import Kernel
from tb import campaign, report, simulate, tools
from tb.plan import STALL_MATRIX, Result, Run
from tb.ports import PARTS, Ports
from vectors import manifest, regenerate

_PATTERNS = {
    f"{'idle' if idle else 'no-idle'},{'stall' if stall else 'no-stall'}": (idle, stall) for idle, stall in STALL_MATRIX
}


@click.command()
@click.option("--config", default="micro", show_default=True, help="Model config.")
@click.option("--operator", "operators", multiple=True, help="Only this operator; may be repeated.")
@click.option("--case", "cases", multiple=True, help="Only this case; may be repeated.")
@click.option(
    "--seed", "seeds", multiple=True, type=int, default=(1, 2), show_default=True, help="Of idles and stalls."
)
@click.option("--pattern", "patterns", multiple=True, type=click.Choice(list(_PATTERNS)), help="Only this one.")
@click.option("--simulator", default="verilator", show_default=True, help="verilator or icarus.")
@click.option("--waves", is_flag=True, help="Leave a waveform (FST) of each kernel and print where.")
@click.option("--vectors", type=click.Path(path_type=Path), help="Vector folder.  [default: the committed one]")
@click.option("--rtl", multiple=True, type=click.Path(path_type=Path), help="Verilog file or folder instead of ours.")
@click.option("--top", default="", help="Module in --rtl that takes the place of ours; needs one --operator.")
@click.option("--suffix", default=",".join(PARTS), show_default=True, help="Of its streams, as _TDATA,_TVALID,_TREADY.")
@click.option("--clock", default="clk", show_default=True, help="Its clock port.")
@click.option("--reset", default="rst", show_default=True, help="Its reset port; NAME:low if active low.")
@click.option("--build-dir", type=click.Path(path_type=Path), default=Path("build/cosim"), show_default=True)
@click.option("--report-dir", type=click.Path(path_type=Path), help="Of JUnit XML and JSON.  [default: BUILD_DIR]")
def cosim(  # noqa: PLR0913, PLR0917 - one argument per option
    config: str,
    operators: tuple[str, ...],
    cases: tuple[str, ...],
    seeds: tuple[int, ...],
    patterns: tuple[str, ...],
    simulator: str,
    waves: bool,
    vectors: Path | None,
    rtl: tuple[Path, ...],
    top: str,
    suffix: str,
    clock: str,
    reset: str,
    build_dir: Path,
    report_dir: Path | None,
) -> int:
    """Simulate the RTL and compare every word with the vectors."""
    dims = get_config(config)
    ports = Ports.parse(top, suffix, clock, reset)
    folder = (vectors or regenerate.folder_of(config)).resolve()
    devices = tuple(path.resolve() for path in rtl) or (GENERATED / config,)
    if absent := [str(path) for path in devices if not path.exists()]:
        raise EdgemoeError(
            f"rtl: {', '.join(absent)} not found; legal: Verilog files or folders, made by `edgemoe rtl`"
        )
    listed = manifest.load(folder)
    if listed["config"] != dims.to_dict():
        raise EdgemoeError(
            f"{folder}: vectors of another config than {config!r}; run `edgemoe vectors --config {config}`"
        )
    setup = simulate.Setup(
        simulator=simulator,
        root=build_dir.resolve(),
        rtl=devices,
        vectors=folder,
        config=config,
        precision=listed["precision"],
        waves=waves,
        rerun=" ".join([*_rerun(config, simulator, vectors, rtl), *ports.options()]),
        ports=ports,
    )
    reports = (report_dir or build_dir).resolve()
    chosen = campaign.plan(setup, campaign.Choice(operators, cases, seeds, _matrix(patterns)))
    if top and len(chosen) > 1:
        names = ", ".join(kernel.name for kernel in chosen)
        raise EdgemoeError(f"cosim: --top {top} cannot be all of {names}; name one with --operator")
    tools.check(simulator)
    reports.mkdir(parents=True, exist_ok=True)
    results = _simulate(chosen, setup)
    _save(reports, results, simulator)
    return _print(results, setup)


def _matrix(patterns: tuple[str, ...]) -> tuple[tuple[bool, bool], ...]:
    return tuple(_PATTERNS[name] for name in patterns) or STALL_MATRIX


def _rerun(config: str, simulator: str, vectors: Path | None, rtl: tuple[Path, ...]) -> list[str]:
    """The options, beside the run itself, that differ from the defaults."""
    options = [f"--config {config}"] if config != "micro" else []
    options += [f"--simulator {simulator}"] if simulator != "verilator" else []
    options += [f"--vectors {vectors}"] if vectors else []
    return [*options, *(f"--rtl {path}" for path in rtl)]


def _simulate(chosen: dict[Kernel, list[Run]], setup: simulate.Setup) -> dict[Kernel, list[Result]]:
    with bar() as progress:
        tasks = {kernel.name: progress.add_task(kernel.name, total=len(runs)) for kernel, runs in chosen.items()}

        def report_progress(kernel: str, done: int, total: int) -> None:
            label = f"{kernel}: building" if done < 0 else f"{kernel}: simulating"
            progress.update(tasks[kernel], description=label, completed=max(done, 0), total=total)

        return campaign.run(chosen, setup, report_progress)


def _save(folder: Path, results: dict[Kernel, list[Result]], simulator: str) -> None:
    (folder / "cosim.xml").write_text(report.to_junit(results, simulator))
    (folder / "cosim.json").write_text(report.to_json(results, simulator))


def _print(results: dict[Kernel, list[Result]], setup: simulate.Setup) -> int:
    """The table, the failures, the verdict."""
    console = Console(width=120, soft_wrap=True)
    table = Table(title=f"RTL in {setup.simulator} against golden, {CLOCK_PS} ps clock target")
    for name in ("operator", "cases", "runs", "words compared", "cycles", "ideal", "efficiency", "mismatches"):
        table.add_column(name, justify="left" if name == "operator" else "right")
    for row in report.rows(results):
        rate = f"{row.efficiency:.2%}" if row.cycles else "-"
        cells = (row.cases, row.runs, row.words, row.cycles, row.ideal)
        table.add_row(row.kernel, *(f"{cell:,}" for cell in cells), rate, f"{row.mismatches:,}")
    console.print(table)
    console.print("cycles and ideal: one unstalled run of the largest case; words and mismatches: all runs")
    if setup.waves:
        for kernel in results:
            console.print(f"waveform: {simulate.waveform(kernel, setup)}")
    found = campaign.failures(results)
    for message in found[:10]:
        click.echo(message, err=True)
    if len(found) > 10:
        click.echo(f"... and {len(found) - 10} more failed runs, all in cosim.xml", err=True)
    click.echo(f"FAILED: {len(found)} runs" if found else "PASSED: every word of every run is equal", err=bool(found))
    return int(bool(found))
