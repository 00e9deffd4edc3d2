"""One set of results, three renderings: a table for people, JUnit XML for CI, JSON for programs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from rtl_hls.build import CLOCK_PS
from rtl_hls.kernels import Kernel
from tb.plan import Result

Results = Mapping[Kernel, Sequence[Result]]


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        kernel: the kernel.
        cases: different cases.
        runs: cases times stall patterns and seeds.
        words: values compared, over all runs.
        cycles: of the unstalled runs of the largest case, which shows the kernel's rate.
        ideal: cycles that its parallelism asks for in the same runs.
        mismatches: values that differ, over all runs.
        failed: runs that failed for any reason.
    """

    kernel: str
    cases: int
    runs: int
    words: int
    cycles: int
    ideal: int
    mismatches: int
    failed: int

    @property
    def efficiency(self) -> float:
        """ideal / cycles, or 0 where no unstalled run finished."""
        return self.ideal / self.cycles if self.cycles else 0.0


def rows(results: Results) -> list[Row]:
    """One row per kernel."""
    table = []
    for kernel, each in results.items():
        free = [result for result in each if not (result.run.idle or result.run.stall)]
        largest = max(free, key=lambda result: result.ideal, default=None)
        table.append(
            Row(
                kernel.name,
                len({result.run.case for result in each}),
                len(each),
                sum(result.words for result in each),
                largest.cycles if largest else 0,
                largest.ideal if largest else 0,
                sum(result.mismatches for result in each),
                sum(bool(result.message) for result in each),
            )
        )
    return table


def to_json(results: Results, simulator: str) -> str:
    """Every row and every run."""
    data = {
        "simulator": simulator,
        "clock_ps": CLOCK_PS,
        "kernels": [{**dataclasses.asdict(row), "efficiency": round(row.efficiency, 4)} for row in rows(results)],
        "runs": [dataclasses.asdict(result) for each in results.values() for result in each],
    }
    return json.dumps(data, indent=1) + "\n"


def to_junit(results: Results, simulator: str) -> str:
    """One test suite per kernel, one test case per run."""
    root = ElementTree.Element("testsuites", name=f"edgemoe cosim ({simulator})")
    for kernel, each in results.items():
        failed = sum(bool(result.message) for result in each)
        suite = ElementTree.SubElement(
            root, "testsuite", name=kernel.name, tests=str(len(each)), failures=str(failed), errors="0"
        )
        for result in each:
            case = ElementTree.SubElement(
                suite, "testcase", classname=f"cosim.{kernel.name}", name=str(result.run), time=f"{result.seconds:.3f}"
            )
            for name in ("words", "cycles", "ideal", "mismatches"):
                properties = case.find("properties")
                holder = ElementTree.SubElement(case, "properties") if properties is None else properties
                ElementTree.SubElement(holder, "property", name=name, value=str(getattr(result, name)))
            if result.message:
                failure = ElementTree.SubElement(case, "failure", message=result.message.splitlines()[0])
                failure.text = result.message
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"
