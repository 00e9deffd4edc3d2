"""`edgemoe eval`: measures a checkpoint, beside a baseline, and draws its predictions and its routing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from golden.errors import EdgemoeError
from golden.files import check_replaceable, replace_files, replace_folder, target_of

if TYPE_CHECKING:
    from model.evaluate import Scores

PATH = click.Path(path_type=Path)


@click.command("eval")
@click.argument("name", metavar="CHECKPOINT")
@click.option("--data", help="Data set.  [default: the checkpoint's own]")
@click.option("--data-root", "root", type=PATH, help="Folder of the data set; rooms need none.")
@click.option("--split", default="validation", show_default=True, help="Of the data set.")
@click.option("--samples", type=click.IntRange(min=1), help="The first so many.  [default: as in the recipe]")
@click.option("--cache", type=PATH, help="Where rendered rooms are kept.  [default: user's cache]")
@click.option(
    "--baseline", "baselines", multiple=True, help="Checkpoint or metrics.json for Δm; one per task or for all."
)
@click.option("--out", type=PATH, help="Folder for pictures of predictions and routing.")
@click.option("--panels", type=click.IntRange(1, 64), default=4, show_default=True, help="Samples in the pictures.")
@click.option("--slow/--no-slow", default=False, show_default=True, help="Also match boundaries one to one.")
@click.option("--json", "json_file", type=PATH, help="Also write the metrics here.")
@click.option("--accelerator", type=click.Choice(["cpu", "gpu"]), default="cpu", show_default=True, help="Device.")
@click.option("--progress/--no-progress", default=True, show_default=True, help="Show progress bars.")
def eval(
    name: str,
    baselines: tuple[str, ...],
    out: Path | None,
    panels: int,
    json_file: Path | None,
    cache: Path | None,
    **options: Any,  # noqa: ANN401 - fields of Options
) -> None:
    """Measure CHECKPOINT, a folder or the name of one that comes with the package, and draw what it predicts.

    Prints the metrics of every task, with a baseline their change in percent, and Δm: the mean change of each task's
    own metric (*). Several baselines, such as one network per task, are put together.
    """
    _check_outputs(out, json_file)

    from rich.console import Console  # noqa: PLC0415

    from edgemoe import evaluation  # noqa: PLC0415 - torch
    from model import panels as drawing  # noqa: PLC0415
    from model import routing  # noqa: PLC0415
    from model.data.source import default_cache  # noqa: PLC0415
    from model.evaluate import evaluate  # noqa: PLC0415
    from model.runs import folder_of  # noqa: PLC0415

    if out is not None:
        drawing.new_figure(1, 1)  # without matplotlib, say so now
    chosen = evaluation.Options(cache=cache or default_cache(), **options)
    folder = folder_of(name)
    model = evaluation.open_model(folder, chosen.accelerator)
    samples = evaluation.open_samples(folder, model, chosen)
    measured = [(one, evaluation.baseline_of(one, folder, model, chosen)) for one in baselines]
    baseline = _together(measured, model.config.tasks)
    with routing.counted(model) as load:
        scores = evaluate(model, samples, slow=chosen.slow, progress=chosen.progress)
    facts = {
        "checkpoint": name,
        "data": chosen.data or model.design.data,
        "split": chosen.split,
        "samples": len(samples),
    }
    text = evaluation.report(facts, scores, baseline)
    if out is not None:
        files = evaluation.pictures(model, samples, panels, load)
        index = evaluation.report(facts, scores, baseline, tuple(files))
        replace_folder(out.resolve(), {evaluation.INDEX: index, **files})
    if json_file is not None:
        replace_files(json_file.parent, {json_file.name: text})
    console = Console()
    title = f"{name}: {facts['data']}, {facts['split']}, {len(samples)} samples"
    console.print(evaluation.table(title, scores, baseline))
    if baseline:
        console.print(evaluation.mean_change(scores, baseline)[1])
    if out is not None:
        console.print(f"pictures in {out}")


def _check_outputs(out: Path | None, json_file: Path | None) -> None:
    """Refuses what could not be written, or not without loss, before any work is done."""
    if out is not None:
        check_replaceable(out, "evaluation.json", lambda index: index["files"])
    if json_file is not None:
        target = target_of(json_file)
        if out is not None and (target.is_relative_to(out.resolve()) or out.resolve().is_relative_to(target)):
            raise EdgemoeError(f"eval: --json {json_file} and --out {out}: give a file outside of the folder")


def _together(measured: Sequence[tuple[str, dict[str, Scores]]], tasks: tuple[str, ...]) -> dict[str, Scores]:
    """The baselines' metrics by task; EdgemoeError if two have the same task, or none has one of the network."""
    found: dict[str, Scores] = {}
    for name, fresh in measured:
        if twice := sorted(set(found) & set(fresh)):
            raise EdgemoeError(f"eval: --baseline {name} measures {', '.join(twice)} again; give each task once")
        found |= fresh
    if measured and (lacking := [task for task in tasks if task not in found]):
        raise EdgemoeError(f"eval: no --baseline has {', '.join(lacking)}; give another for the rest")
    return found
