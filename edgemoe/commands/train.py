"""`edgemoe train`: trains a network and saves its checkpoint."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click


def _command(config: str, given: Mapping[str, object]) -> str:
    """The command line that makes the same weights, without paths."""
    options = [f"--{name.replace('_', '-')} {value}" for name, value in given.items() if value is not None]
    return " ".join(["edgemoe train", f"--config {config}", *options])


@click.command()
@click.option("--config", required=True, help="Recipe: a file in model/configs, without suffix.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the checkpoint.  [default: runs/CONFIG]")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), help="Instead of the recipe's.")
@click.option("--epochs", type=click.IntRange(min=1), help="Instead of the recipe's.")
@click.option("--max-minutes", type=click.FloatRange(min=0, min_open=True), help="Stop then; not reproducible.")
@click.option("--threads", type=click.IntRange(min=1), help="CPU threads, instead of the recipe's.")
@click.option("--force", is_flag=True, help="Replace a checkpoint that is in --out.")
@click.option("--progress/--no-progress", default=True, show_default=True, help="Show a progress bar.")
def train(config: str, out: Path | None, force: bool, progress: bool, **overrides: float | None) -> None:
    """Train a network on rendered rooms and save its checkpoint.

    Prints its metrics beside those of predictors that ignore the image. Nothing is written until all is done.
    """
    from model.checkpoint import check_out  # noqa: PLC0415 - `--help` and errors stay instant
    from model.recipe import load_recipe  # noqa: PLC0415

    command = _command(config, overrides)
    max_minutes = overrides.pop("max_minutes")
    recipe = load_recipe(config, **overrides)
    out = out or Path("runs") / config
    check_out(out, force)

    from rich.console import Console  # noqa: PLC0415

    from model import evaluate  # noqa: PLC0415
    from model.train import train as run  # noqa: PLC0415 - torch and Lightning

    network, constant = run(recipe, out, command=command, max_minutes=max_minutes, force=force, progress=progress)
    console = Console()
    console.print(evaluate.table(network, constant))
    console.print(f"saved to {out}")
