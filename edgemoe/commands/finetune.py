"""`edgemoe finetune`: quantisation-aware fine-tuning of a checkpoint."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.table import Table

    from model.finetune import Result

PATH = click.Path(path_type=Path)
FIELDS = ("learning_rate", "epochs", "train_samples", "validation_samples", "batch", "seed", "threads")
"""Options that replace a value of the checkpoint's recipe."""


def _command(name: str, precision: str, given: Mapping[str, object]) -> str:
    """The command line that makes the same weights, without paths."""
    options = [f"--{key.replace('_', '-')} {value}" for key, value in given.items() if value is not None]
    return " ".join([f"edgemoe finetune {Path(name).name} --precision {Path(precision).name}", *options])


@click.command()
@click.argument("name", metavar="CHECKPOINT")
@click.option("--precision", required=True, help="Formats: a name such as w8a8, or a file ending in .json.")
@click.option("--out", type=PATH, required=True, help="Folder of the new checkpoint.")
@click.option("--learning-rate", type=click.FloatRange(0, 1, min_open=True), default=5e-4, show_default=True)
@click.option("--epochs", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--train-samples", type=click.IntRange(min=1), help="The first so many.  [default: as in the recipe]")
@click.option("--validation-samples", type=click.IntRange(min=1), help="Likewise, to measure on.")
@click.option("--batch", type=click.IntRange(min=1), help="Instead of the recipe's.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), help="Of the order of samples, instead of the recipe's.")
@click.option("--threads", type=click.IntRange(1, 4096), help="CPU threads, instead of the recipe's.")
@click.option(
    "--teach", type=click.FloatRange(0, 1e3), default=1.0, show_default=True, help="Weight of the float network's maps."
)
@click.option("--max-minutes", type=click.FloatRange(0, 1e6, min_open=True), help="Stop then; not reproducible.")
@click.option("--accelerator", type=click.Choice(["cpu", "gpu"]), default="cpu", show_default=True)
@click.option("--data-root", type=PATH, help="Folder of the data set; rooms need none.")
@click.option("--cache", type=PATH, help="Where rendered rooms are kept.  [default: user's cache]")
@click.option("--force", is_flag=True, help="Replace a checkpoint.")
@click.option("--progress/--no-progress", default=True, show_default=True, help="Show progress bars.")
def finetune(
    name: str,
    precision: str,
    out: Path,
    teach: float,
    data_root: Path | None,
    cache: Path | None,
    force: bool,
    **options: Any,  # noqa: ANN401 - FIELDS and fields of Machine
) -> None:
    """Fine-tune CHECKPOINT, a folder or the name of one that comes with the package, for a precision.

    The forward pass has the accelerator's integers; losses and data are those of the checkpoint's recipe. Prints the
    metrics of the integers before and after, beside the float network's. The output folder, a checkpoint with a
    precision.json, is written when all is done.
    """
    from golden.precision import check_name, get_precision  # noqa: PLC0415 - `--help` stays instant
    from model.checkpoint import check_out  # noqa: PLC0415
    from model.runs import folder_of  # noqa: PLC0415

    formats = get_precision(precision)
    check_name(formats, precision)
    check_out(out, force)
    folder = folder_of(name)

    from rich.console import Console  # noqa: PLC0415

    from model import finetune as tuning  # noqa: PLC0415 - torch and Lightning
    from model.data.source import default_cache  # noqa: PLC0415
    from model.run import Sources  # noqa: PLC0415
    from model.train import Machine  # noqa: PLC0415

    fields = {key: options.pop(key) for key in FIELDS}
    result = tuning.finetune(
        folder,
        tuning.recipe_for(folder, **fields),
        tuning.Aim(formats, teach),
        out,
        command=_command(name, precision, {**fields, "teach": teach, "max_minutes": options["max_minutes"]}),
        machine=Machine(**options),
        sources=Sources(data_root, cache or default_cache()),
        force=force,
    )
    console = Console()
    console.print(table(f"{name} at {formats.name}: the integers before and after", result))
    console.print(f"saved to {out}")


def table(title: str, result: Result) -> Table:
    """One row per task and metric: float, before, after, and the changes against float in percent."""
    from rich.table import Table  # noqa: PLC0415

    from edgemoe.evaluation import change  # noqa: PLC0415
    from model.directions import HIGHER_IS_BETTER, PRIMARY  # noqa: PLC0415

    found = Table(title=title)
    for heading in ("task", "metric", "better", "float", "before", "change / %", "after", "change / %"):
        found.add_column(heading, justify="left" if heading in ("task", "metric", "better") else "right")
    for task, scores in result.start.items():
        for metric, value in scores.items():
            star = " *" if metric == PRIMARY[task] else ""
            cells = [task, metric + star, "higher" if HIGHER_IS_BETTER[metric] else "lower", f"{value:.4f}"]
            for each in (result.before, result.after):
                moved = change(each, result.start, task, metric)
                cells += [f"{each[task][metric]:.4f}", "-" if moved is None else f"{moved:+.2f}"]
            found.add_row(*cells)
    return found
