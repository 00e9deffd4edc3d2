"""`edgemoe import-published`: the published Edge-MoE weights as a checkpoint folder."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("import-published")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("runs/published"),
    show_default=True,
    help="Folder of the checkpoint.",
)
@click.option("--force", is_flag=True, help="Replace a checkpoint that is in --out.")
def import_published(folder: Path, out: Path, force: bool) -> None:
    """Read the published float32 files in FOLDER and save them as a checkpoint.

    Nothing is written unless every file is there, of its size and finite. Files that are no parameters, such as
    image.float32.bin, are ignored.
    """
    from model import published  # noqa: PLC0415 - `--help` needs no safetensors

    found = published.import_published(folder, out, force=force)
    click.echo(f"{len(found.digests)} files, tasks {', '.join(found.config.tasks)}, saved to {out}")
    if found.ignored:
        click.echo(f"ignored: {', '.join(found.ignored)}")
