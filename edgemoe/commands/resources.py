"""`edgemoe resources`: what each kernel takes of an FPGA, beside published designs."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from rich.console import Console
from rich.table import Table

from edgemoe.progress import bar
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.files import replace_files
from golden.precision import get_precision

if TYPE_CHECKING:
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
@click.option("--precision", default="edge_moe", show_default=True, help="Formats and tables.")
@click.option("--kernel", "names", multiple=True, help="Only this kernel; may be repeated.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Also write the counts here.")
@click.option("--cache", type=click.Path(path_type=Path), default=Path("build/resources"), show_default=True)
def resources(config: str, precision: str, names: tuple[str, ...], json_file: Path | None, cache: Path) -> None:
    """Synthesise the kernels with yosys for UltraScale+ and count their cells; minutes per kernel, once."""
    from rtl_hls import build, constants  # noqa: PLC0415 - `--help` stays instant
    from rtl_hls import resources as synthesis  # noqa: PLC0415

    synthesis.check()
    if json_file is not None and json_file.is_dir():
        raise EdgemoeError(f"resources: --json {json_file} is a folder; give the name of a file")
    dims, formats = get_config(config), get_precision(precision)
    text, costs = constants.render(formats), []
    with bar() as progress:
        task = progress.add_task("resources")
        for kernel in progress.track(build.select(dims, formats, names), task_id=task):
            progress.update(task, description=kernel.name)
            costs.append(synthesis.measure(kernel, text, cache))
    found = summary(costs, whole=not names)
    found |= {"config": dims.name, "precision": formats.name, "clock_ps": build.CLOCK_PS}
    if json_file is not None:
        replace_files(json_file.parent, {json_file.name: (json.dumps(found, indent=2) + "\n").encode()})
    title = f"{dims.name}, {formats.name}: UltraScale+ cells by yosys; pipeline stages by XLS at {build.CLOCK_PS} ps"
    Console(width=120).print(table(title, found))


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
        drawn.add_row(
            "one layer, with RAMs (sum)", "", *(_number(found["layer"][column]) for column in _COLUMNS), "sum of units"
        )
        drawn.add_section()
    for row in found["published"]:
        counts = ("-" if column not in row else f"{row[column]:,}" for column in _COLUMNS)
        drawn.add_row(f"{row['design']} ({row['source']})", "", *counts)
    return drawn


def _pair(alone: float, unit: float) -> str:
    return _number(alone) if alone == unit else f"{_number(alone)} / {_number(unit)}"


def _number(count: float) -> str:
    return f"{count:,.1f}" if count % 1 else f"{int(count):,}"
