"""`edgemoe vectors`: regenerates the test vectors, checks them, captures their inputs, or writes them as hex."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from edgemoe.progress import bar
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.files import replace_files, replace_folder
from golden.precision import EDGE_MOE
from vectors import capture, manifest, regenerate
from vectors.case import Case


@click.command()
@click.option("--config", default="micro", show_default=True, help="Model config.")
@click.option("--out", type=click.Path(path_type=Path), help="Vector folder.  [default: the committed one]")
@click.option("--check", is_flag=True, help="Write nothing; fail if a file differs from what would be written.")
@click.option("--hex", "hex_folder", type=click.Path(path_type=Path), help="Also write each tensor for $readmemh here.")
@click.option("--capture", "recapture", is_flag=True, help="Capture the inputs from the network first.")
@click.option("--checkpoint", type=click.Path(path_type=Path), help="With --capture: folder of the network.")
@click.option(
    "--image", type=click.Path(path_type=Path), help="With --capture: an RGB picture or .npy, (H, W, 3) uint8."
)
@click.option("--task", default="segmentation", show_default=True, help="With --capture: whose gate is used.")
def vectors(
    config: str,
    out: Path | None,
    check: bool,
    hex_folder: Path | None,
    recapture: bool,
    checkpoint: Path | None,
    image: Path | None,
    task: str,
) -> int:
    """Regenerate the test vectors, byte for byte, or check them."""
    folder = out or regenerate.folder_of(config)
    if not recapture and (checkpoint or image):
        raise EdgemoeError("vectors: --checkpoint and --image go with --capture")
    if recapture and (check or out):
        raise EdgemoeError("vectors: --capture replaces the committed inputs; it goes without --check and --out")
    if check and hex_folder:
        raise EdgemoeError("vectors: --check writes nothing; it goes without --hex")
    if not check:
        regenerate.check_targets(folder, hex_folder)
    if recapture:
        _capture(config, checkpoint, image, task)
    origin, every = regenerate.cases(config)
    cases = list(_watched(every))
    files = regenerate.render(origin, iter(cases))
    if check:
        return _check(folder, files)
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


def _check(folder: Path, files: dict[str, bytes]) -> int:
    manifest.load(folder)
    found = regenerate.differences(folder, files)
    for line in found:
        click.echo(f"differs: {line}", err=True)
    if found:
        click.echo(f"{len(found)} of {len(files)} files differ; `edgemoe vectors` writes them again", err=True)
        return 1
    click.echo(f"{len(files)} files are byte for byte what golden and the captured inputs give")
    return 0


def _capture(config_name: str, checkpoint: Path | None, image: Path | None, task: str) -> None:
    config = get_config(config_name)
    source = checkpoint or Path(capture.__file__).parents[1] / "model" / "checkpoints" / config.name
    pixels = capture.read_image(image, config) if image else capture.photograph(config)
    name = image.name if image else f"scikit-image: {capture.PHOTOGRAPH}"
    files = capture.capture(config, EDGE_MOE, source, pixels, name, task)
    replace_files(capture.FOLDER, files)
    click.echo(f"captured {config.name} from {name}, task {task}")
