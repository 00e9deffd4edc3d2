"""`edgemoe vectors`: regenerates the test vectors, checks them, or writes them as hex."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from edgemoe.formats import formats_of, layer_option
from edgemoe.progress import bar
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.files import replace_folder
from golden.precision import EDGE_MOE, from_description
from vectors import manifest, regenerate
from vectors.case import Case
from vectors.observe import Observation, observe


@click.command()
@click.option("--config", help=f"Model config.  [default: {regenerate.COMMITTED}]")
@click.option("--precision", help=f"Formats and tables: a name, wNaM, or a .json file.  [default: {EDGE_MOE.name}]")
@layer_option
@click.option("--checkpoint", type=click.Path(path_type=Path), help="Folder of the network.  [default: ours]")
@click.option("--image", type=click.Path(path_type=Path), help="RGB picture or .npy, (H, W, 3) uint8.  [default: ours]")
@click.option("--task", help=f"Whose gate is used.  [default: {regenerate.TASK}]")
@click.option("--out", type=click.Path(path_type=Path), help="Vector folder.  [default: the committed one]")
@click.option("--check", is_flag=True, help="Write nothing; fail if a file differs from what would be written.")
@click.option("--hex", "hex_folder", type=click.Path(path_type=Path), help="Also write each tensor for $readmemh here.")
def vectors(  # noqa: PLR0913, PLR0917 - one argument per option
    config: str | None,
    precision: str | None,
    layer: int | None,
    checkpoint: Path | None,
    image: Path | None,
    task: str | None,
    out: Path | None,
    check: bool,
    hex_folder: Path | None,
) -> int:
    """Regenerate the test vectors, byte for byte, or check them.

    The committed ones are those of the defaults; anything else needs --out. --check takes config, precision and task
    from the manifest.
    """
    if check and hex_folder:
        raise EdgemoeError("vectors: --check writes nothing; it goes without --hex")
    special = checkpoint or image or (precision or EDGE_MOE.name) != EDGE_MOE.name
    if out is None and (special or (task or regenerate.TASK) != regenerate.TASK):
        raise EdgemoeError(
            "vectors: --checkpoint, --image, --precision and --task make other vectors than the committed ones; "
            "give a folder for them (--out)"
        )
    folder = out or regenerate.folder_of(config or regenerate.COMMITTED)
    recorded: dict[str, Any] = manifest.load(folder) if check else {}
    if not check:
        regenerate.check_targets(folder, hex_folder)
    dims = get_config(config or str(recorded.get("config", {}).get("name", regenerate.COMMITTED)))
    here = precision is None and "precision" in recorded
    seen = observe(
        dims,
        from_description(recorded["precision"]) if here else formats_of(precision or EDGE_MOE.name, layer, dims),
        checkpoint,
        image,
        task or recorded.get("observed", {}).get("task", regenerate.TASK),
    )
    if check:
        return _check(folder, seen, recorded)
    cases = list(_watched(regenerate.cases(seen)))
    files = regenerate.render(regenerate.origin(seen), iter(cases))
    if hex_folder is not None:
        replace_folder(hex_folder, regenerate.render_hex(cases, files[manifest.NAME]))
    replace_folder(folder, files)
    click.echo(f"{len(cases)} cases, {sum(map(len, files.values()))} bytes in {folder}")
    return 0


def _watched(every: Iterator[Case]) -> Iterator[Case]:
    with bar() as progress:
        task = progress.add_task("vectors", total=None)
        for case in every:
            progress.update(task, description=f"{case.operator}/{case.name}", advance=1)
            yield case


def _check(folder: Path, seen: Observation, recorded: dict[str, Any]) -> int:
    for what in ("checkpoint", "image"):
        here, there = seen.origin[what], recorded["observed"][what]
        if here != there:
            raise EdgemoeError(
                f"{folder}: made from another {what}, {there}, than {here}; give it (--{what}), or write the vectors "
                "again with `edgemoe vectors`"
            )
    files = regenerate.render(regenerate.origin(seen, recorded["sources"]), _watched(regenerate.cases(seen)))
    found = regenerate.differences(folder, files)
    for line in found:
        click.echo(f"differs: {line}", err=True)
    if found:
        click.echo(f"{len(found)} of {len(files)} files differ; `{recorded['command']}` writes them again", err=True)
        return 1
    click.echo(f"{len(files)} files are byte for byte what golden gives from checkpoint and picture")
    return 0
