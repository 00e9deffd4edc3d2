"""`edgemoe docs`: the operator pages, written again or checked."""

from __future__ import annotations

from pathlib import Path

import click

from edgemoe import pages
from golden.files import replace_files


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=pages.FOLDER, help="Folder.  [default: docs/operators]")
@click.option("--check", is_flag=True, help="Write nothing; fail if a page differs or a picture is missing.")
@click.option("--text", "text_only", is_flag=True, help="Leave the pictures as they are.")
def docs(out: Path, check: bool, text_only: bool) -> int:
    """Write the operator pages from golden's docstrings, with a picture of each operator's error.

    Pictures are not compared: their bytes are the same from run to run, but not from one matplotlib to the next.
    """
    files = {name: text.encode() for name, text in pages.markdown().items()}
    if check:
        return _check(out, files)
    if not text_only:
        from edgemoe import pictures  # noqa: PLC0415 - text needs no matplotlib

        for name in pages.PAGES:
            click.echo(f"{name}.svg")
            files[f"{name}.svg"] = pictures.svg(name)
    replace_files(out, files)
    click.echo(f"{len(files)} files, {sum(map(len, files.values()))} bytes in {out}")
    return 0


def _check(folder: Path, files: dict[str, bytes]) -> int:
    wrong = [
        name for name, data in files.items() if not (folder / name).exists() or (folder / name).read_bytes() != data
    ]
    wrong += [f"{name}.svg" for name in pages.PAGES if not (folder / f"{name}.svg").exists()]
    for name in wrong:
        click.echo(f"differs: {folder / name}", err=True)
    if wrong:
        click.echo("`edgemoe docs` writes them again", err=True)
        return 1
    click.echo(f"{len(files)} pages are what the docstrings give, and each has its picture")
    return 0
