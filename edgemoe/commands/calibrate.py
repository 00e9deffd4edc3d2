"""`edgemoe calibrate`: fits the fraction bits of a precision to what a network computes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from golden.files import check_parent
from golden.precision import INTERNAL, ROLES, get_precision

PATH = click.Path(path_type=Path)
METHODS = ("max", "percentile", "mse")
SOURCES = ("float", "integer")


class PerRole(click.ParamType[tuple[str, float]]):
    """ROLE=NUMBER."""

    name = "role=number"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click has it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, float]:
        """Role and number; click's error for anything else."""
        role, _, number = str(value).partition("=")
        if role not in ROLES or role in (*INTERNAL, "pixel") or not re.fullmatch(r"\d+(\.\d+)?", number):
            self.fail(f"{value!r} is not a role and a number, such as residual=12", param, ctx)
        return role, float(number)


@click.command()
@click.argument("name", metavar="CHECKPOINT")
@click.option(
    "--precision", default="w8a8", show_default=True, help="A name such as w8a8 or edge_moe, or a .json file."
)
@click.option("--images", type=click.IntRange(min=1), default=32, show_default=True, help="To observe.")
@click.option("--method", type=click.Choice(METHODS), default="mse", show_default=True, help="How to choose.")
@click.option(
    "--percentile",
    type=click.FloatRange(0, 100, min_open=True),
    default=99.99,
    show_default=True,
    help="Share of the magnitudes that must fit.",
)
@click.option("--layers/--no-layers", default=True, show_default=True, help="Choose for every layer apart.")
@click.option("--unsigned", is_flag=True, help="Make probabilities and gate scores, never negative, unsigned.")
@click.option("--width", "widths", type=PerRole(), multiple=True, help="ROLE=BITS, in place of the precision's.")
@click.option("--clip", "clips", type=PerRole(), multiple=True, help="ROLE=PERCENTILE, in place of --method.")
@click.option("--title", help="Name of the precision.  [default: CHECKPOINT-PRECISION-METHOD]")
@click.option("--bias-correction", is_flag=True, help="Also take mean errors off the biases, as a checkpoint.")
@click.option(
    "--source", type=click.Choice(SOURCES), default="integer", show_default=True, help="Where mean errors are measured."
)
@click.option("--data", help="Data set.  [default: the checkpoint's own]")
@click.option("--data-root", "root", type=PATH, help="Folder of the data set; rooms need none.")
@click.option("--split", default="train", show_default=True, help="Of the data set.")
@click.option("--cache", type=PATH, help="Where rendered rooms are kept.  [default: user's cache]")
@click.option("--out", type=PATH, required=True, help="Folder for precision.json and what belongs to it.")
@click.option("--progress/--no-progress", default=True, show_default=True, help="Show progress bars.")
def calibrate(**options: Any) -> None:  # noqa: ANN401 - fields of Settings
    """Fit the fraction bits of a precision to CHECKPOINT, a folder or the name of one that comes with the package.

    Every width stays but those of --width. Observed are the parameters, and the float network on images through all
    its tasks.
    """
    check_parent(options["out"] / "precision.json")
    get_precision(options["precision"])

    from rich.console import Console  # noqa: PLC0415

    from edgemoe import calibrating  # noqa: PLC0415 - torch

    settings = calibrating.Settings(**options)
    calibrating.check(settings)
    precision, rows = calibrating.run(settings)
    console = Console()
    console.width = console.width if console.is_terminal else 120
    title = f"{precision.name}: {settings.images} images of {settings.split}"
    console.print(calibrating.table(title, rows))
    console.print(f"{settings.out / calibrating.PRECISION} holds the precision", soft_wrap=True)
    console.print(calibrating.next_steps(settings), soft_wrap=True)
