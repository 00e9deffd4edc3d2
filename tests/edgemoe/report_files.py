"""Files for a report: made-up sweeps, and what the writers of the other commands write of made-up results."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from accuracy.cost import Cost, cost
from accuracy.groups import groups, legal_widths, widened
from accuracy.search import Measure, State, search
from edgemoe import searching
from edgemoe.commands import resources
from edgemoe.report.build import Inputs
from golden import claims
from golden.config import get_config
from golden.precision import EDGE_MOE, get_precision
from rtl_hls import resources as synthesis
from rtl_hls.kernels import kernels
from rtl_hls.resources import Cells
from tb import report
from tb.jobs import Job
from tb.plan import Result, Run
from tb.simulate import Setup
from tests.edgemoe.sweep_data import summary

KERNELS = ("gelu", "softmax_statistics", "linear")


def write(path: Path, data: Any) -> Path:  # noqa: ANN401 - JSON types
    """A JSON file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data))
    return path


def cosim(mismatches: int = 0, words: int = 10) -> dict[str, Any]:
    """What `edgemoe cosim` writes of one run of each of `KERNELS`."""
    setup = Setup("verilator", Path(), (), Path("vectors"), "micro", EDGE_MOE.name, waves=False, rerun="")
    every = kernels(get_config("micro"), EDGE_MOE)
    message = "y differs" if mismatches else ""
    results = []
    for name in KERNELS:
        run = Run("micro", name, "a", idle=False, stall=False, seed=1)
        result = Result(run, words=words, cycles=20, ideal=19, mismatches=mismatches, message=message)
        results.append((Job(setup, every[name], (run,)), [result]))
    found: dict[str, Any] = json.loads(report.to_json(results, "verilator"))
    return found


def cells() -> dict[str, Any]:
    """What `edgemoe resources --json` writes of made-up counts."""
    costs = [
        synthesis.Cost(name, "linear", 7, Cells(100 + at, 3, 5, 2), Cells(bram=1.5)) for at, name in enumerate(KERNELS)
    ]
    return resources.summary(costs, whole=True) | {"config": "micro", "precision": "edge_moe", "clock_ps": 2000}


def papers() -> dict[str, Any]:
    """What `edgemoe claims --json` writes."""
    config = get_config("micro")
    return {"config": config.to_dict(), "claims": [dataclasses.asdict(claim) for claim in claims.claims(config)]}


def states(max_loss: float = 1.0) -> dict[str, Any]:
    """What `edgemoe search` writes of a search with a made-up loss, and of the best state on 8 other images."""
    config, start = get_config("micro"), get_precision("w16a16")
    every = groups(config)

    def price(state: State) -> Cost:
        return cost(widened(start, dict(zip(every, state, strict=True))), config)

    widths = [legal_widths(group, start, (6, 8, 16)) for group in every]
    base = price(tuple(one[0] for one in widths))

    def measured(chosen: Sequence[State]) -> list[Measure]:
        losses = [sum((at + 1) * 2.0 ** (2 - bits) for at, bits in enumerate(state)) for state in chosen]
        return [Measure(loss, loss, {"change": {"segmentation": -loss, "depth": 0.5}}) for loss in losses]

    found = search(widths, measured, lambda state: price(state).relative(base), max_loss)
    settings = SimpleNamespace(command="edgemoe search micro --out DIR", max_loss=max_loss, images=64, held_out=8)
    searcher: Any = SimpleNamespace(settings=settings, config=config, start=start, groups=every, cost=price)
    held_out = Measure(1.5, 0.1, {"change": {"segmentation": -1.5, "depth": 0.25}})
    data: dict[str, Any] = json.loads(json.dumps(searching.report(searcher, found, held_out), allow_nan=False))
    return data


def inputs(folder: Path) -> Inputs:
    """Two sweeps and one of each other file, below `folder`."""
    large = summary("edge_moe", layers=12, images=512)
    return Inputs(
        sweeps=(write(folder / "micro" / "summary.json", summary()).parent, write(folder / "large.json", large)),
        search=(write(folder / "search" / "search.json", states()).parent,),
        cosim=(write(folder / "cosim.json", cosim()),),
        claims=(write(folder / "claims.json", papers()),),
        resources=(write(folder / "resources.json", cells()),),
    )
