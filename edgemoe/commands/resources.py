"""`edgemoe resources`: what each kernel takes of an FPGA, beside published designs."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from rich.console import Console
from rich.table import Table

from edgemoe.formats import PRECISION_HELP, formats_of, layer_option
from edgemoe.progress import bar
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.files import replace_files, target_of
from golden.precision import EDGE_MOE

if TYPE_CHECKING:
    from golden.config import ModelConfig
    from golden.precision import Precision
    from rtl_hls.kernel import Kernel
    from rtl_hls.resources import Cells, Cost

PUBLISHED: Final = (
    {"design": "ZCU102: all there is", "lut": 274080, "ff": 548160, "dsp": 2520, "bram": 912, "source": "AMD DS891"},
    {"design": "Edge-MoE, ZCU102", "source": "ICCAD 2023; its counts are not recorded here"},
    {"design": "UbiMoE", "lut": 123000, "dsp": 1850, "source": "arXiv 2502.05602"},
    {"design": "CoQMoE", "lut": 156000, "dsp": 1754, "source": "arXiv 2506.08496"},
)
"""Whole accelerators, as papers count them: ours are sums of synthesised parts, without control and memory port."""
_COLUMNS: Final = ("lut", "memory_lut", "ff", "dsp", "bram", "uram")


@click.command()
@click.option("--config", default="edge_moe", show_default=True, help="Model config: dimensions and parallelism.")
@click.option("--precision", default="edge_moe", show_default=True, help=PRECISION_HELP)
@layer_option
@click.option("--kernel", "names", multiple=True, help="Only this kernel; may be repeated.")
@click.option(
    "--recorded",
    is_flag=True,
    help="Only counts of the committed Verilog, in a second. Counts are committed of edge_moe only.",
)
@click.option(
    "--update", is_flag=True, help="Write the counts to be committed: rtl_hls/generated/resources/CONFIG.json."
)
@click.option("--fresh", is_flag=True, help="Count again what is committed.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Also write the counts here.")
@click.option("--cache", type=click.Path(path_type=Path), default=Path("build/resources"), show_default=True)
def resources(  # noqa: PLR0913, PLR0917 - one argument per option
    config: str,
    precision: str,
    layer: int | None,
    names: tuple[str, ...],
    recorded: bool,
    update: bool,
    fresh: bool,
    json_file: Path | None,
    cache: Path,
) -> None:
    """Synthesise the kernels with yosys for UltraScale+ and count their cells.

    Minutes per kernel; what is committed or in the cache, with the same Verilog and yosys, is not synthesised again.
    """
    from rtl_hls import build  # noqa: PLC0415 - `--help` stays instant

    if json_file is not None:
        target_of(json_file)  # an error before the work
    dims = get_config(config)
    formats = formats_of(precision, layer, dims)
    _check_modes(formats, names, recorded=recorded, update=update, fresh=fresh)
    chosen = build.select(dims, formats, names)
    costs = _recorded(dims, chosen) if recorded else _measure(dims, formats, chosen, cache, update=update, fresh=fresh)
    found = summary(costs, whole=not names)
    found |= {"config": dims.name, "precision": formats.name, "clock_ps": build.CLOCK_PS}
    if json_file is not None:
        replace_files(json_file.parent, {json_file.name: (json.dumps(found, indent=2) + "\n").encode()})
    title = f"{dims.name}, {formats.name}: UltraScale+ cells by yosys; pipeline stages by XLS at {build.CLOCK_PS} ps"
    Console(width=120).print(table(title, found))


def _check_modes(formats: Precision, names: tuple[str, ...], *, recorded: bool, update: bool, fresh: bool) -> None:
    """Raise EdgemoeError on options that exclude each other."""
    if recorded and (update or fresh):
        raise EdgemoeError("resources: --recorded synthesises nothing; leave --update and --fresh out")
    if (recorded or update) and formats != EDGE_MOE:
        raise EdgemoeError(
            f"resources: counts of precision {EDGE_MOE.name!r} are committed, not of {formats.name!r}; "
            "leave --recorded and --update out"
        )
    if update and names:
        raise EdgemoeError("resources: --update writes every kernel; leave --kernel out")


def _recorded(config: ModelConfig, chosen: list[Kernel]) -> list[Cost]:
    """The committed counts of the committed Verilog; raises EdgemoeError where one is stale or absent."""
    from rtl_hls import recorded  # noqa: PLC0415

    found, stale = recorded.costs(config)
    if not recorded.path(config).is_file():
        legal = ", ".join(sorted(path.stem for path in recorded.FOLDER.glob("*.json"))) or "none"
        raise EdgemoeError(
            f"resources: no counts of config {config.name!r} are committed; legal with --recorded: {legal}; leave "
            "--recorded out to count, minutes a kernel, or add --update instead to write them too"
        )
    names = [kernel.name for kernel in chosen]
    if wanted := [name for name in stale if name in names]:
        raise EdgemoeError(
            f"resources: {recorded.path(config)} has no count of the committed Verilog of {', '.join(wanted)}; "
            f"run `edgemoe resources --config {config.name} --update`"
        )
    return [cost for cost in found if cost.kernel in names]


def _measure(
    config: ModelConfig, formats: Precision, chosen: list[Kernel], cache: Path, *, update: bool, fresh: bool
) -> list[Cost]:
    """Counts of what XLS gives: committed ones where they are not stale, else synthesised or from the cache."""
    from rtl_hls import build, constants, recorded  # noqa: PLC0415
    from rtl_hls import resources as synthesis  # noqa: PLC0415

    here = synthesis.tool()
    known = recorded.load(config) if formats == EDGE_MOE and not fresh else recorded.Record()
    text, found = constants.render(formats), []
    with bar() as progress:
        task = progress.add_task("resources")
        for kernel in progress.track(chosen, task_id=task):
            progress.update(task, description=kernel.name)
            verilog = build.to_verilog(kernel, text)
            cost = known.cost(kernel, verilog) if known.tool == here else None
            found.append((kernel, verilog, cost or synthesis.cost(kernel, verilog, cache)))
    if update:
        click.echo(f"counts of {len(found)} kernels in {recorded.save(config, found)}")
    return [cost for _, _, cost in found]


def summary(costs: list[Cost], *, whole: bool) -> dict[str, Any]:
    """JSON types: each kernel alone, its RAMs, and both; if `whole`, also the sum of one layer's units."""
    from rtl_hls.resources import LAYER, Cells  # noqa: PLC0415

    found: dict[str, Any] = {
        "kernels": {
            cost.kernel: {"operator": cost.operator, "stages": cost.stages}
            | {part: dataclasses.asdict(getattr(cost, part)) for part in ("alone", "rams", "unit")}
            for cost in costs
        },
        "published": [*PUBLISHED],
    }
    if whole:
        layer: list[Cells] = [cost.unit for cost in costs if cost.operator in LAYER]
        found["layer"] = dataclasses.asdict(sum(layer, Cells()))
    return found


def table(title: str, found: dict[str, Any]) -> Table:
    """The kernels, one layer's set, published designs."""
    drawn = Table(
        title=title, caption="a kernel alone / with its RAMs; BRAM in blocks of 36 Kb; published: whole accelerators"
    )
    drawn.add_column("kernel")
    for heading in ("stages", "LUT", "of it memory", "FF", "DSP", "BRAM", "URAM"):
        drawn.add_column(heading, justify="right")
    for name, row in found["kernels"].items():
        pairs = [_pair(row["alone"][column], row["unit"][column]) for column in _COLUMNS]
        drawn.add_row(name, str(row["stages"]), *pairs)
    drawn.add_section()
    if "layer" in found:
        drawn.add_row("one layer, with RAMs (sum)", "", *(_number(found["layer"][column]) for column in _COLUMNS))
        drawn.add_section()
    for row in found["published"]:
        counts = ("-" if column not in row else f"{row[column]:,}" for column in _COLUMNS)
        drawn.add_row(f"{row['design']} ({row['source']})", "", *counts)
    return drawn


def _pair(alone: float, unit: float) -> str:
    return _number(alone) if alone == unit else f"{_number(alone)} / {_number(unit)}"


def _number(count: float) -> str:
    return f"{count:,.1f}" if count % 1 else f"{int(count):,}"
