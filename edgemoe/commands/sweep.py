"""`edgemoe sweep`: accuracy of the integer engine against bit width, on all cores or on a Dask cluster."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from golden.errors import EdgemoeError
from golden.files import check_parent, replace_files, target_of

WIDTH = 120
"""Of tables in files and pipes, characters."""
PATH = click.Path(path_type=Path)
Command = Callable[..., None]
_SILENT = ("out", "workers", "scheduler", "json_file", "resume", "cache", "root", "progress")
"""Options that do not change the summary."""


class Listed(click.ParamType[tuple[int | str, ...]]):
    """Values with commas between them."""

    name = "LIST"

    def __init__(self, kind: type[int] | type[str]) -> None:
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Any, ...]:  # noqa: ANN401 - click's own type
        """The values as a tuple."""
        if isinstance(value, tuple):
            return value
        try:
            return tuple(self.kind(part) for part in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} is not a list of {self.kind.__name__}s such as 4,6,8", param, ctx)


def listed(name: str, text: str, kind: type[int] | type[str] = str) -> Callable[[Command], Command]:
    """An option that takes a list."""
    return click.option(name, type=Listed(kind), default=(), help=text)


@click.command("sweep")
@click.argument("name", metavar="CHECKPOINT")
@click.option("--images", type=click.IntRange(min=1), default=64, show_default=True, help="The first so many.")
@click.option("--data", help="Data set.  [default: the checkpoint's own]")
@click.option("--data-root", "root", type=PATH, help="Folder of the data set; rooms need none.")
@click.option("--split", default="validation", show_default=True, help="Of the data set.")
@click.option("--cache", type=PATH, help="Where rendered rooms are kept.  [default: user's cache]")
@click.option("--precision", "names", multiple=True, help="Name, wNaM or JSON file; may be given again.")
@click.option("--tuned", multiple=True, type=PATH, help="A fine-tuned checkpoint, with its precision.json; again.")
@listed("--weights", "Widths of parameters, such as 4,6,8: a grid with --activations.", int)
@listed("--activations", "Widths of tensors.", int)
@click.option(
    "--preset", type=click.Choice(["small", "calibrated", "paper"]), help="A list of rows that comes with the program."
)
@listed("--rounding", "Modes to give every precision, such as floor,nearest_even.")
@listed("--overflow", "The same of overflow, such as wrap,saturate.")
@click.option("--accumulation", type=click.Choice(["floor_each", "exact", "both"]), help="The same of sums.")
@listed("--exp-table-bits", "The same of exp's tables, 2**bits entries.", int)
@listed("--gelu-step-bits", "The same of GELU's table, steps of 2**-bits.", int)
@listed("--weight-scale", "The same of weights: tensor, channel.")
@listed("--calibrate", "Ways to place fractions: none,max,percentile,mse.  [default: none]")
@click.option("--calibration-images", type=click.IntRange(min=1), default=32, show_default=True, help="To observe.")
@click.option("--bias-correction", is_flag=True, help="Also correct the biases of every row that is calibrated.")
@click.option("--fake/--no-fake", default=False, show_default=True, help="Fake quantisation beside the engine.")
@click.option("--out", type=PATH, required=True, help="Folder for results; an earlier run of the same goes on.")
@click.option("--resume/--no-resume", default=True, show_default=True, help="Use results that are in the folder.")
@click.option("--workers", type=click.IntRange(min=0), help="Processes; 0: this one alone.  [default: one per core]")
@click.option("--scheduler", help="Address of a Dask scheduler, instead of processes here.")
@click.option("--shard", type=click.IntRange(min=1), default=8, show_default=True, help="Images per task.")
@click.option("--detail", type=click.IntRange(min=1), default=8, show_default=True, help="SQNR: every so many images.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the bootstrap.")
@click.option("--bootstrap", type=click.IntRange(min=1), default=1000, show_default=True, help="Sets of images.")
@click.option("--json", "json_file", type=PATH, help="Also write the summary here.")
@click.option("--progress/--no-progress", default=True, show_default=True, help="Show a progress bar.")
@click.pass_context
def sweep(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - fields of Settings
    """Measure CHECKPOINT at many precisions with the integer engine.

    Prints each task's own metric with its 95 % interval over images and the change against float; the folder holds all
    metrics, errors per operator and layer, choices of experts and overflows (summary.json, summary.csv).

    Rows are the precisions given by --precision, --weights with --activations, and --preset; each with every
    combination of the modes, tables and calibrations listed (a preset's own apart). --tuned adds a row with weights of
    its own, as `edgemoe finetune` and `edgemoe calibrate --bias-correction` write them, against the float CHECKPOINT.
    """
    json_file = options.pop("json_file")
    _check_outputs(json_file, **{name: options[name] for name in ("out", "workers", "scheduler")})

    from rich.console import Console  # noqa: PLC0415

    from edgemoe import sweeping  # noqa: PLC0415 - torch

    summary = sweeping.run(sweeping.Settings(command=_command(ctx), **options))
    if json_file is not None:
        replace_files(json_file.parent, {json_file.name: (options["out"] / "summary.json").read_bytes()})
    console = Console()
    console.width = console.width if console.is_terminal else WIDTH
    for table in sweeping.tables(summary):
        console.print(table)
    console.print(f"all metrics, errors and overflows in {options['out']}")


def _command(ctx: click.Context) -> str:
    """What to type to have this summary again: the options that are not as by default."""
    words = ["edgemoe", "sweep", str(ctx.params["name"])]
    for param in ctx.command.params:
        value = ctx.params.get(str(param.name))
        if param.name in (*_SILENT, "name") or not isinstance(param, click.Option) or value == param.get_default(ctx):
            continue
        if param.is_flag:
            words += [param.opts[0] if value else param.secondary_opts[0]] if value is not None else []
        elif param.multiple:
            words += [word for each in value or () for word in (param.opts[0], str(each))]
        elif value not in (None, ()):
            words += [param.opts[0], ",".join(map(str, value)) if isinstance(value, tuple) else str(value)]
    return shlex.join(words)


def _check_outputs(json_file: Path | None, out: Path, workers: int | None, scheduler: str | None) -> None:
    """Refuses what could not be written, or is not clear, before any work is done."""
    check_parent(out / "x")
    if json_file is not None and target_of(json_file).is_relative_to(out.resolve()):
        raise EdgemoeError(f"sweep: --json {json_file} is in --out {out}, which has a summary.json; give another place")
    if workers is not None and scheduler is not None:
        raise EdgemoeError("sweep: --workers and --scheduler: give one of them")
