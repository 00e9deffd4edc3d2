"""`edgemoe train`: trains a network and saves its checkpoint."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

FIELDS = (
    *("seed", "epochs", "batch", "train_samples", "validation_samples", "threads"),
    *("precision", "feed_forward", "router"),
)
"""Options that replace a value of the recipe."""


def _command(config: str, given: Mapping[str, object], tasks: tuple[str, ...]) -> str:
    """The command line that makes the same weights, without paths."""
    options = [f"--{name.replace('_', '-')} {value}" for name, value in given.items() if value is not None]
    return " ".join(["edgemoe train", f"--config {config}", *options, *(f"--task {task}" for task in tasks)])


@click.command()
@click.option("--config", required=True, help="Recipe: a name in model/configs, or the path of a .yaml file.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the checkpoint.  [default: runs/CONFIG]")
@click.option("--data-root", type=click.Path(path_type=Path), help="Folder of the data set; rooms need none.")
@click.option(
    "--cache", type=click.Path(path_type=Path), help="Where rendered rooms are kept.  [default: user's cache]"
)
@click.option("--init", type=click.Path(path_type=Path), help="Weights of a DeiT to start from, .safetensors or .pth.")
@click.option("--resume", is_flag=True, help="Go on with an interrupted run.")
@click.option("--force", is_flag=True, help="Replace a checkpoint, throw away an interrupted run.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), help="Instead of the recipe's.")
@click.option("--epochs", type=click.IntRange(min=1), help="Instead of the recipe's.")
@click.option("--batch", type=click.IntRange(min=1), help="Instead of the recipe's.")
@click.option("--train-samples", type=click.IntRange(min=1), help="Instead of the recipe's.")
@click.option("--validation-samples", type=click.IntRange(min=1), help="Instead of the recipe's.")
@click.option("--threads", type=click.IntRange(1, 4096), help="CPU threads, instead of the recipe's.")
@click.option("--precision", type=click.Choice(["32-true", "bf16-mixed", "16-mixed"]), help="Instead of the recipe's.")
@click.option("--feed-forward", type=click.Choice(["moe", "dense"]), help="Instead of the recipe's.")
@click.option("--router", type=click.Choice(["multi_gate", "task_conditioned"]), help="Instead of the recipe's.")
@click.option("--task", "tasks", multiple=True, help="Train only this task of the recipe; may be repeated.")
@click.option("--max-minutes", type=click.FloatRange(0, 1e6, min_open=True), help="Stop then; not reproducible.")
@click.option("--accelerator", type=click.Choice(["cpu", "gpu", "auto"]), default="cpu", show_default=True)
@click.option("--devices", type=click.IntRange(1, 1024), default=1, show_default=True, help="Devices per host (DDP).")
@click.option("--nodes", type=click.IntRange(1, 4096), default=1, show_default=True, help="Hosts (torchrun or SLURM).")
@click.option("--workers", type=click.IntRange(min=0), default=0, show_default=True, help="Processes that load data.")
@click.option("--tensorboard", is_flag=True, help="Log for TensorBoard too.")
@click.option("--progress/--no-progress", default=True, show_default=True, help="Show a progress bar.")
def train(
    config: str,
    out: Path | None,
    data_root: Path | None,
    cache: Path | None,
    resume: bool,
    force: bool,
    max_minutes: float | None,
    tasks: tuple[str, ...],
    **options: Any,  # noqa: ANN401 - FIELDS and the fields of Machine
) -> None:
    """Train a network and save its checkpoint.

    Prints its metrics beside those of predictors that ignore the image. The output folder is written when all is done;
    state and logs are kept beside it, in OUT.training.
    """
    from model.checkpoint import check_out  # noqa: PLC0415 - `--help` and errors stay instant
    from model.recipe import load_recipe  # noqa: PLC0415

    init = options.pop("init")
    overrides = {name: options.pop(name) for name in FIELDS}
    recipe = load_recipe(config, **overrides)
    if tasks:
        recipe = recipe.with_tasks(tasks)
    out = out or Path("runs") / Path(config).stem
    check_out(out, force or resume)

    from rich.console import Console  # noqa: PLC0415

    from model import evaluate  # noqa: PLC0415
    from model.data.source import default_cache  # noqa: PLC0415
    from model.run import Sources, run  # noqa: PLC0415 - torch and Lightning
    from model.train import Machine  # noqa: PLC0415

    result = run(
        recipe,
        out,
        command=_command(config, {"init": init and init.name, **overrides, "max_minutes": max_minutes}, tasks),
        machine=Machine(max_minutes=max_minutes, **options),
        sources=Sources(data_root, cache or default_cache(), init),
        resume=resume,
        force=force,
    )
    if result is not None:
        console = Console()
        console.print(evaluate.table(*result))
        console.print(f"saved to {out}")
