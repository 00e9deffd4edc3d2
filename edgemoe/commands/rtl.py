"""`edgemoe rtl`: regenerates the Verilog from the HLS sources, or checks that it has not drifted."""

from __future__ import annotations

from pathlib import Path

import click

from edgemoe.formats import PRECISION_HELP, formats_of, layer_option
from edgemoe.progress import bar
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.files import check_replaceable, replace_folder
from rtl_hls import build


@click.command()
@click.option("--config", default="micro", show_default=True, help="Model config: dimensions and parallelism.")
@click.option("--precision", default="edge_moe", show_default=True, help=PRECISION_HELP)
@layer_option
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder.  [default: the committed rtl_hls/generated/CONFIG]"
)
@click.option("--kernel", "names", multiple=True, help="With --out: only this kernel; may be repeated.")
@click.option("--check", is_flag=True, help="Write nothing; fail if a file differs from what would be written.")
def rtl(config: str, precision: str, layer: int | None, out: Path | None, names: tuple[str, ...], check: bool) -> int:
    """Regenerate the Verilog of every kernel from its DSLX source."""
    dims = get_config(config)
    formats = formats_of(precision, layer, dims)
    if names and not out:
        raise EdgemoeError("rtl: --kernel makes, or checks, part of the committed folder; it goes with --out")
    folder = out or build.GENERATED / dims.name
    if not check:
        check_replaceable(folder, "recipe.json", lambda recipe: recipe["outputs"])
    elif not folder.is_dir():
        raise EdgemoeError(f"rtl: {folder} is not a folder; give one that `edgemoe rtl` wrote")
    files: dict[str, bytes] = {}
    with bar() as progress:
        chosen = build.select(dims, formats, names)
        task = progress.add_task("rtl", total=2 + sum(2 + bool(kernel.rams) for kernel in chosen))
        for name, text in build.generate(dims, formats, names):
            progress.update(task, description=name, advance=1)
            files[name] = text.encode()
    if check:
        on_disk = {path.name: path.read_bytes() for path in folder.glob("*") if path.is_file()}
        drifted = sorted(name for name in files.keys() | on_disk.keys() if files.get(name) != on_disk.get(name))
        for name in drifted:
            click.echo(f"differs: {folder / name}", err=True)
        click.echo(f"{len(drifted)} of {len(files)} files drifted from their sources", err=bool(drifted))
        return int(bool(drifted))
    replace_folder(folder, files)
    click.echo(f"{len(files)} files in {folder}")
    return 0
