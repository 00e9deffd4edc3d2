"""One set of results, three renderings: a table for people, JUnit XML for CI, JSON for programs."""

from __future__ import annotations

import dataclasses
import json
from xml.etree import ElementTree

from rtl_hls.build import CLOCK_PS
from tb.campaign import Results


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        config: the model config.
        kernel: the kernel.
        cases: different cases.
        runs: cases times stall patterns, seeds and variants.
        words: values compared, over all runs.
        cycles: of the undisturbed run of the largest case, which shows the kernel's rate.
        ideal: cycles that its parallelism asks for in the same run.
        mismatches: values that differ, over all runs.
        failed: runs that failed for any reason.
    """

    config: str
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
        """ideal / cycles, or 0 where no undisturbed run finished."""
        return self.ideal / self.cycles if self.cycles else 0.0


def rows(results: Results) -> list[Row]:
    """One row per config and kernel."""
    table = []
    for job, each in results:
        free = [result for result in each if result.run.undisturbed]
        largest = max(free, key=lambda result: result.ideal, default=None)
        table.append(
            Row(
                job.setup.config,
                job.kernel.name,
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
        "runs": [dataclasses.asdict(result) for _, each in results for result in each],
    }
    return json.dumps(data, indent=1) + "\n"


def to_junit(results: Results, simulator: str) -> str:
    """One test suite per config and kernel, one test case per run."""
    root = ElementTree.Element("testsuites", name=f"edgemoe cosim ({simulator})")
    for job, each in results:
        failed = sum(bool(result.message) for result in each)
        suite = ElementTree.SubElement(
            root, "testsuite", name=job.name, tests=str(len(each)), failures=str(failed), errors="0"
        )
        for result in each:
            case = ElementTree.SubElement(
                suite,
                "testcase",
                classname=f"cosim.{job.setup.config}.{job.kernel.name}",
                name=str(result.run),
                time=f"{result.seconds:.3f}",
            )
            holder = ElementTree.SubElement(case, "properties")
            for name in ("words", "cycles", "ideal", "mismatches"):
                ElementTree.SubElement(holder, "property", name=name, value=str(getattr(result, name)))
            if result.message:
                failure = ElementTree.SubElement(case, "failure", message=result.message.splitlines()[0])
                failure.text = result.message
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"
