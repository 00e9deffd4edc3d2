"""What a simulation is to run, handed to the simulator's Python as JSON, and what came of each run."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any, Final

from tb.ports import OURS, Ports

ENVIRONMENT = "EDGEMOE_PLAN"
STALL_MATRIX = ((False, False), (True, False), (False, True), (True, True))
"""(idle, stall): gaps in what the sources offer, refusals of what the sinks are offered."""
PLAIN: Final = "plain"
"""What the command line calls a run without a variant."""
DELAYS: Final = ("delay1", "delay2", "delay3", "delay4")
VARIANTS: Final = ("", "twice", "reset", "then", *DELAYS)
"""Ways to run a case: alone; queued twice; cut by a reset and run again; with another case right after; slow RAMs."""
SMALLEST: Final = "smallest"
"""The case of every operator that takes a few hundred cycles at most: it follows in `then`, and Icarus runs it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """One case under one stall pattern, in one of `VARIANTS`."""

    config: str
    kernel: str
    case: str
    idle: bool
    stall: bool
    seed: int
    variant: str = ""

    def __str__(self) -> str:
        """A name, e.g. micro gelu/corners twice idle stall seed 2."""
        words = [self.config, f"{self.kernel}/{self.case}", *[self.variant] * bool(self.variant)]
        return " ".join([*words, *["idle"] * self.idle, *["stall"] * self.stall, f"seed {self.seed}"])

    @property
    def delay(self) -> int:
        """Cycles by which the RAMs answer later."""
        return DELAYS.index(self.variant) + 1 if self.variant in DELAYS else 0

    @property
    def undisturbed(self) -> bool:
        """Whether its cycles show the kernel's rate."""
        return not (self.idle or self.stall or self.variant)

    def command(self) -> str:
        """The shell command that runs this again, alone."""
        pattern = f"{'idle' if self.idle else 'no-idle'},{'stall' if self.stall else 'no-stall'}"
        return (
            f"edgemoe cosim --config {self.config} --operator {self.kernel} --case {self.case} "
            f"--pattern {pattern} --variant {self.variant or PLAIN} --seed {self.seed}"
        )


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
    """Everything one simulator process needs.

    Attributes:
        runs: what to run, all of one kernel.
        vectors: folder of the cases.
        precision: of the kernel.
        results: file that gets a line per run.
        words: folder of the files that the stream drivers read and write.
        rerun: options of printed commands.
        ports: how the ports of the device are named.
        bins: file that gets the functional bins (`tb.bins`); "" for none.
    """

    runs: tuple[Run, ...]
    vectors: str
    precision: str
    results: str
    words: str
    rerun: str = ""
    ports: Ports = OURS
    bins: str = ""

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
