"""`edgemoe report`: one HTML page of what the other commands found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from edgemoe.commands.search import Percent
from golden.errors import EdgemoeError
from golden.files import replace_files, target_of

PATH = click.Path(path_type=Path)


@click.command()
@click.option(
    "--sweep", "sweeps", type=PATH, multiple=True, required=True, help="Folder or summary.json; may be repeated."
)
@click.option("--search", type=PATH, multiple=True, help="Folder or search.json of `edgemoe search`; may be repeated.")
@click.option("--cosim", type=PATH, multiple=True, help="A cosim.json of `edgemoe cosim`; may be repeated.")
@click.option("--claims", type=PATH, multiple=True, help="Of `edgemoe claims --json`; may be repeated.")
@click.option("--resources", type=PATH, multiple=True, help="Of `edgemoe resources --json`; may be repeated.")
@click.option("--row", "labels", multiple=True, help="Precision to show noise and predictions of; may be repeated.")
@click.option(
    "--max-loss",
    "limit",
    type=Percent(),
    default="1%",
    show_default=True,
    help="Loss that is small enough, relative, of every task's own metric.",
)
@click.option(
    "--predictions", type=click.IntRange(0, 16), default=0, show_default=True, help="Images to draw predictions of."
)
@click.option("--checkpoint", type=PATH, help="Folder of the network.  [default: the sweep's, by its name]")
@click.option("--cache", type=PATH, help="Where rendered rooms are kept.  [default: user's cache]")
@click.option("--out", type=PATH, required=True, help="The page to write.")
def report(out: Path, **options: Any) -> None:  # noqa: ANN401 - fields of Inputs
    """Write one HTML page that loads nothing from elsewhere.

    It shows accuracy against bits, cost and loss, noise per operator and layer, predictions, choices of experts and
    overflows of each sweep, then co-simulation, claims and resources; and holds the data.
    """
    kinds = ("sweeps", "search", "cosim", "claims", "resources")
    _check_output(out, [path for kind in kinds for path in options[kind]])

    from edgemoe.report.build import Inputs, build  # noqa: PLC0415 - `--help` stays instant

    if options["predictions"] and options["cache"] is None:
        from model.data.source import default_cache  # noqa: PLC0415 - torch

        options["cache"] = default_cache()
    data = build(Inputs(**options), out)
    replace_files(out.parent, {out.name: data})
    click.echo(f"{out}: {len(data):,} bytes")


def _check_output(out: Path, inputs: Sequence[Path]) -> None:
    """Refuses a page that could not be written, or would replace what it is made from."""
    target = target_of(out)
    for path in inputs:
        if target in (path.resolve(), (path / "summary.json").resolve(), (path / "search.json").resolve()):
            raise EdgemoeError(f"report: --out {out} is also an input; give another name, such as report.html")
