"""`edgemoe search`: the cheapest widths under a bound on the loss."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

import click

from golden.errors import EdgemoeError
from golden.files import check_parent
from golden.precision import get_precision

PATH = click.Path(path_type=Path)
METHODS = ("max", "percentile", "mse")


class Percent(click.ParamType[float]):
    """A share such as 1% or 0.5 %; a bare number is percent."""

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """The number; click's error for anything that is not one of 0 or more."""
        try:
            number = float(str(value).strip().removesuffix("%"))
        except ValueError:
            number = -1.0
        if not 0 <= number < 100:
            self.fail(f"{value!r} is not a percentage from 0 to below 100, such as 1%", param, ctx)
        return number


class Widths(click.ParamType[tuple[int, ...]]):
    """Bits, separated by commas."""

    name = "widths"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:  # noqa: ANN401
        """The widths; click's error for anything but integers from 2 to 32."""
        if isinstance(value, tuple):
            return value
        parts = str(value).split(",")
        if not all(part.strip().isdecimal() and 2 <= int(part) <= 32 for part in parts):
            self.fail(f"{value!r} is not a list of widths from 2 to 32, such as 4,6,8,10,12,16", param, ctx)
        return tuple(int(part) for part in parts)


@click.command()
@click.argument("name", metavar="CHECKPOINT")
@click.option(
    "--max-loss", type=Percent(), default="1%", show_default=True, help="Relative, of every task's own metric."
)
@click.option("--images", type=click.IntRange(min=1), default=64, show_default=True, help="To measure the loss on.")
@click.option(
    "--held-out", type=click.IntRange(min=0), default=64, show_default=True, help="Others, to check at the end."
)
@click.option("--widths", type=Widths(), default="4,6,8,10,12,16", show_default=True, help="Bits to choose from.")
@click.option("--precision", default="w16a16", show_default=True, help="All that is not a width: modes, sums, tables.")
@click.option("--method", type=click.Choice(METHODS), default="mse", show_default=True, help="Of calibration.")
@click.option("--unsigned", is_flag=True, help="Make probabilities and gate scores, never negative, unsigned.")
@click.option("--sure", is_flag=True, help="Bound the low end of the change's interval, not the change.")
@click.option("--calibration-images", type=click.IntRange(min=1), default=32, show_default=True, help="To observe.")
@click.option("--data", help="Data set.  [default: the checkpoint's own]")
@click.option("--data-root", "root", type=PATH, help="Folder of the data set; rooms need none.")
@click.option("--split", default="validation", show_default=True, help="Of the data set.")
@click.option("--cache", type=PATH, help="Where rendered rooms are kept.  [default: user's cache]")
@click.option("--out", type=PATH, required=True, help="Folder for the result; a run that was stopped goes on from it.")
@click.option("--workers", type=click.IntRange(min=0), help="Processes; 0: this one.  [default: one per core]")
@click.option("--scheduler", help="Address of a Dask scheduler, in place of --workers.")
@click.option(
    "--shard", type=click.IntRange(min=1), default=8, show_default=True, help="Images per task of the cluster."
)
@click.option("--batch", type=click.IntRange(min=1), default=4, show_default=True, help="Moves to measure at a time.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the bootstrap.")
@click.option("--progress/--no-progress", default=True, show_default=True, help="Show progress bars.")
def search(**options: Any) -> None:  # noqa: ANN401 - fields of Settings
    """Search the cheapest widths for CHECKPOINT, a folder or the name of one that comes with the package.

    Cost is the mean of bits moved, DSP slices and product bits. Every state is calibrated, and measured by the integer
    engine.
    """
    check_parent(options["out"] / "precision.json")
    get_precision(options["precision"])
    if options["workers"] is not None and options["scheduler"] is not None:
        raise EdgemoeError("search: --workers and --scheduler: give one of them")

    from rich.console import Console  # noqa: PLC0415

    from edgemoe import searching  # noqa: PLC0415 - torch

    command = shlex.join(["edgemoe", *sys.argv[1:]]) if sys.argv[1:2] == ["search"] else "edgemoe search"
    searcher, found, held_out = searching.run(searching.Settings(command=command, **options))
    console = Console()
    console.width = console.width if console.is_terminal else 120
    console.print(searching.table(searcher, found))
    for line in searching.verdict(searcher, found, held_out):
        console.print(line, soft_wrap=True)
    console.print(f"{options['out'] / searching.PRECISION} holds the precision", soft_wrap=True)
