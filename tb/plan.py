"""What a simulation is to run, handed to the simulator's Python as JSON, and what came of each run."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

from tb.ports import OURS, Ports

ENVIRONMENT = "EDGEMOE_PLAN"
STALL_MATRIX = ((False, False), (True, False), (False, True), (True, True))
"""(idle, stall): gaps in what the sources offer, refusals of what the sinks are offered."""


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """One case under one stall pattern."""

    kernel: str
    case: str
    idle: bool
    stall: bool
    seed: int

    def __str__(self) -> str:
        """A name, e.g. gelu/corners idle stall seed 2."""
        return " ".join(
            [f"{self.kernel}/{self.case}", *["idle"] * self.idle, *["stall"] * self.stall, f"seed {self.seed}"]
        )

    def command(self, operator: str) -> str:
        """The shell command that runs this again, alone."""
        pattern = f"{'idle' if self.idle else 'no-idle'},{'stall' if self.stall else 'no-stall'}"
        return f"edgemoe cosim --operator {operator} --case {self.case} --pattern {pattern} --seed {self.seed}"


@dataclasses.dataclass(slots=True)
class Result:
    """What a run found.

    Attributes:
        run: what was run.
        words: values compared.
        cycles: from the first beat taken to the last beat given, both included.
        ideal: cycles that the kernel's parallelism asks for at least.
        mismatches: values that differ.
        message: why it failed, or "".
        seconds: wall time.
    """

    run: Run
    words: int = 0
    cycles: int = 0
    ideal: int = 0
    mismatches: int = 0
    message: str = ""
    seconds: float = 0.0


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """Everything one simulator process needs."""

    runs: tuple[Run, ...]
    vectors: str
    config: str
    precision: str
    results: str
    rerun: str = ""
    ports: Ports = OURS

    def save(self, path: Path) -> None:
        """Write as JSON."""
        path.write_text(json.dumps(dataclasses.asdict(self)))

    @classmethod
    def load(cls, path: Path) -> Plan:
        """The inverse of `save`."""
        data: dict[str, Any] = json.loads(path.read_text())
        named = data["ports"]
        ports = Ports(**{**named, "suffix": tuple(named["suffix"])})
        return cls(**{**data, "runs": tuple(Run(**run) for run in data["runs"]), "ports": ports})


def matrix(kernel: str, case: str, seeds: tuple[int, ...], patterns: tuple[tuple[bool, bool], ...]) -> list[Run]:
    """The runs of one case: each pattern with each seed; the pattern without idle or stall once."""
    return [
        Run(kernel, case, idle, stall, seed)
        for idle, stall in patterns
        for seed in (seeds if idle or stall else seeds[:1])
    ]


def append_result(path: Path, result: Result) -> None:
    """Add one line of JSON."""
    with path.open("a") as file:
        file.write(json.dumps(dataclasses.asdict(result)) + "\n")


def load_results(path: Path) -> list[Result]:
    """Every result written so far; none if the simulation never started."""
    if not path.exists():
        return []
    whole, _, _ = path.read_text().rpartition("\n")  # the last line may still be being written
    rows = [json.loads(line) for line in whole.splitlines()]
    return [Result(**{**row, "run": Run(**row["run"])}) for row in rows]
