"""`edgemoe flops`: what a network costs for one image, counted from its design."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from golden.files import replace_files, target_of

if TYPE_CHECKING:
    from model.design import Design


@click.command()
@click.option("--config", default="edge_moe", show_default=True, help="Recipe (name or .yaml file), or dimensions.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Also write the counts here.")
def flops(config: str, json_file: Path | None) -> None:
    """Count multiply-accumulates and parameters of a network: one task, all tasks, and the dense baseline."""
    from model.flops import resolve  # noqa: PLC0415 - `--help` stays instant

    if json_file is not None:
        target_of(json_file)  # an error before the work
    design = resolve(config)
    found = counts(design)
    if json_file is not None:
        replace_files(json_file.parent, {json_file.name: (json.dumps(found, indent=2) + "\n").encode()})
    console = Console(width=120)
    console.print(_macs_table(config, design, found["macs"]))
    console.print(_parameters_table(found["parameters"]))


def counts(design: Design) -> dict[str, Any]:
    """MACs and parameters by column of the tables, JSON types; "decoders" lists each decoder's stages."""
    from model import flops  # noqa: PLC0415

    tasks = design.config.tasks
    columns = {
        f"one task: {tasks[0]}": (design, tasks[:1]),
        f"all {len(tasks)} tasks": (design, tasks),
        f"dense, all {len(tasks)} tasks": (flops.dense(design), tasks),
    }
    found: dict[str, Any] = {}
    for title, (network, chosen) in columns.items():
        cost = flops.cost(network, chosen)
        found[title] = dataclasses.asdict(cost) | {
            "total": cost.total,
            "total_published_decoders": flops.cost(flops.published(network), chosen).total,
        }
    parts = {
        f"active, {tasks[0]}": flops.active(design, tasks[0]),
        "all": flops.parameters(design),
        "dense, all": flops.parameters(flops.dense(design)),
    }
    return {
        "design": design.to_dict(),
        "macs": found,
        "decoders": {task: flops.stages(design, task) for task in tasks},
        "parameters": {title: dataclasses.asdict(part) | {"total": part.total} for title, part in parts.items()},
    }


def _table(title: str, first: str, headings: list[str]) -> Table:
    table = Table(title=title)
    table.add_column(first)
    for heading in headings:
        table.add_column(heading, justify="right")
    return table


def _macs_table(config: str, design: Design, found: dict[str, Any]) -> Table:
    size = f"{design.config.image_height} x {design.config.image_width}"
    table = _table(f"{config}: million multiply-accumulates for one image of {size}", "module", list(found))
    costs = list(found.values())

    def add(name: str, values: list[int | None], last: bool = False) -> None:
        table.add_row(name, *("-" if not value else f"{value / 1e6:,.2f}" for value in values), end_section=last)

    modules = list(costs[0]["encoder"])
    for name in modules:
        add(name, [cost["encoder"][name] for cost in costs], last=name == modules[-1])
    add("encoder", [sum(cost["encoder"].values()) for cost in costs])
    for task in design.config.tasks:
        add(f"decoder: {task}", [cost["decoders"].get(task) for cost in costs])
    table.add_section()
    for name, key in (("total", "total"), ("total, 256-channel decoders", "total_published_decoders")):
        add(name, [cost[key] for cost in costs])
        table.add_row("  of dense", *(f"{100 * cost[key] / costs[-1][key]:.1f} %" for cost in costs))
    return table


def _parameters_table(found: dict[str, dict[str, int]]) -> Table:
    table = _table("Parameters", "part", list(found))
    for name in next(iter(found.values())):
        if name == "total":
            table.add_section()
        table.add_row(name, *(f"{part[name]:,}" for part in found.values()))
    return table
