"""The committed counts of cells: those of the committed Verilog, each beside the digest of what it was counted from.

Synthesis takes minutes a kernel; a table, a page or a test takes the counts from here. A count whose Verilog, RAMs or
script are other ones is stale, and is never given.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.files import read_json, replace_files
from golden.precision import EDGE_MOE
from rtl_hls import build
from rtl_hls.kernel import Kernel
from rtl_hls.kernels import kernels
from rtl_hls.resources import Cells, Cost, digest, tool

FOLDER: Final = build.GENERATED / "resources"
"""A file per config: the version of yosys, and per kernel its digest, stages and counts."""


@dataclasses.dataclass(frozen=True, slots=True)
class Record:
    """What is committed of one config.

    Attributes:
        tool: the yosys that counted, as pip names it; "" where nothing is committed.
        entries: by kernel, as JSON holds them.
    """

    tool: str = ""
    entries: dict[str, dict[str, Any]] = dataclasses.field(default_factory=dict)

    def cost(self, kernel: Kernel, verilog: str) -> Cost | None:
        """The counts of a kernel, None where they are stale or absent."""
        entry = self.entries.get(kernel.name)
        if entry is None or entry["digest"] != digest(kernel, verilog):
            return None
        return Cost(kernel.name, kernel.operator, entry["stages"], Cells(**entry["alone"]), Cells(**entry["rams"]))


def path(config: ModelConfig) -> Path:
    """The file of a config."""
    return FOLDER / f"{config.name}.json"


def load(config: ModelConfig) -> Record:
    """What is committed of a config; raises EdgemoeError on a file that `save` did not write."""
    file = path(config)
    if not file.is_file():
        return Record()
    try:
        data = read_json(file)
        entries = {str(name): dict(entry) for name, entry in data["kernels"].items()}
        for entry in entries.values():
            _ = str(entry["digest"]), int(entry["stages"]), Cells(**entry["alone"]), Cells(**entry["rams"])
        return Record(str(data["tool"]), entries)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise EdgemoeError(
            f"resources: {file} is not as `edgemoe resources --update` writes it ({error!r}); run that, or restore it"
        ) from None


def costs(config: ModelConfig) -> tuple[list[Cost], list[str]]:
    """The counts of the committed Verilog of a config, and the kernels whose counts are stale or absent.

    Raises:
        EdgemoeError: no Verilog of the config is committed, or the file is damaged.
    """
    generated, record = build.GENERATED / config.name, load(config)
    if not generated.is_dir():
        names = ", ".join(sorted(each.parent.name for each in build.GENERATED.glob("*/recipe.json")))
        raise EdgemoeError(f"resources: no Verilog of config {config.name!r} is committed; legal: {names}")
    found, stale = [], []
    for kernel in kernels(config, EDGE_MOE).values():
        cost = record.cost(kernel, (generated / f"{kernel.name}.v").read_text())
        if cost is None:
            stale.append(kernel.name)
        else:
            found.append(cost)
    return found, stale


def save(config: ModelConfig, found: Sequence[tuple[Kernel, str, Cost]]) -> Path:
    """Write the counts of every kernel of a config.

    Args:
        config: the config.
        found: each kernel, its Verilog, and what it costs.

    Returns:
        The file.
    """
    entries = {
        kernel.name: {
            "digest": digest(kernel, verilog),
            "stages": cost.stages,
            "alone": dataclasses.asdict(cost.alone),
            "rams": dataclasses.asdict(cost.rams),
        }
        for kernel, verilog, cost in found
    }
    data = {"command": f"edgemoe resources --config {config.name} --update", "tool": tool(), "kernels": entries}
    file = path(config)
    replace_files(file.parent, {file.name: (json.dumps(data, indent=1) + "\n").encode()})
    return file
