"""`edgemoe docs`: the operator pages, the test plan and the page of accuracy, written again or checked."""

from __future__ import annotations

from pathlib import Path

import click

from edgemoe import accuracy_page, pages, plan
from golden.files import replace_files


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=pages.FOLDER, help="Folder.  [default: docs/operators]")
@click.option("--check", is_flag=True, help="Write nothing; fail if a page differs or a picture is missing.")
@click.option("--text", "text_only", is_flag=True, help="Leave the pictures as they are.")
def docs(out: Path, check: bool, text_only: bool) -> int:
    """Write the operator pages, the test plan and the page of accuracy.

    The first are golden's docstrings with a picture of each operator's error, the last is from the committed sweeps.
    The last two go to docs/, beside the default folder, and are left alone with --out.
    Pictures are not compared: their bytes are the same from run to run, but not from one matplotlib to the next.
    """
    files = {name: text.encode() for name, text in pages.markdown().items()}
    planned = {}
    if out == pages.FOLDER:
        planned = {plan.PAGE: plan.markdown(plan.load()), accuracy_page.PAGE: accuracy_page.markdown()}
    others = {name: text.encode() for name, text in planned.items()}
    if check:
        return _check(out, files, others)
    if not text_only:
        from edgemoe import pictures  # noqa: PLC0415 - text needs no matplotlib

        for name in pages.PAGES:
            click.echo(f"{name}.svg")
            files[f"{name}.svg"] = pictures.svg(name)
        if others:
            replace_files(out.parent / accuracy_page.PICTURES, accuracy_page.pictures())
    replace_files(out, files)
    replace_files(out.parent, others)
    click.echo(f"{len(files)} files, {sum(map(len, files.values()))} bytes in {out}")
    return 0


def _pictures(folder: Path, everything: bool) -> list[Path]:
    """Those of the operators, and of the page of accuracy if `everything` is written."""
    sweeps = accuracy_page.sweeps() if everything else {}
    names = [file for name, sweep in sweeps.items() for file in accuracy_page.drawn(sweep, name).values()]
    below = folder.parent / accuracy_page.PICTURES
    return [*(folder / f"{name}.svg" for name in pages.PAGES), *(below / name for name in names)]


def _check(folder: Path, files: dict[str, bytes], planned: dict[str, bytes]) -> int:
    every = {folder / name: data for name, data in files.items()}
    every |= {folder.parent / name: data for name, data in planned.items()}
    wrong = [path for path, data in every.items() if not path.exists() or path.read_bytes() != data]
    wrong += [path for path in _pictures(folder, bool(planned)) if not path.exists()]
    for path in wrong:
        click.echo(f"differs: {path}", err=True)
    if wrong:
        click.echo("`edgemoe docs` writes them again", err=True)
        return 1
    click.echo(f"{len(files)} pages are what the docstrings give, and each has its picture")
    return 0
