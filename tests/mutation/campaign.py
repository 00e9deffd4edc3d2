"""Which checks meet which fault, and whether they catch it."""

from __future__ import annotations

import dataclasses
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.precision import EDGE_MOE
from rtl_hls.build import GENERATED
from rtl_hls.kernel import Kernel
from rtl_hls.kernels import kernels
from tb import jobs, simulate
from tb.matrix import Choice
from tb.plan import Run
from tests.mutation import python, verilog
from vectors import regenerate

CONFIG = "micro"
MODULES = (
    *("fixed", "rounding", "accumulate", "elementary", "patch_embed", "layer_norm", "linear", "attention", "softmax"),
    *("gelu", "gating", "experts", "residual", "network", "schedule_attention", "schedule_experts"),
)
"""Modules of golden that compute what hardware computes."""
_TESTS = {"network": "network_rules", "rounding": "fixed"}
"""Their tests, where these have another name."""
LARGE_RUNS = 4
"""Runs of a large case at the end of a kernel's stages."""


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one fault.

    Attributes:
        where: kernel or module, and the place in it.
        change: the expression before and after.
        caught: by what: a run or a test; empty for a survivor.
    """

    where: str
    change: str
    caught: str


def stages(kernel: Kernel, setup: simulate.Setup) -> list[list[Run]]:
    """The runs that a fault meets, one stage after the other, until one of them fails.

    First the case `smallest`, plain; then every made-up case, plain; then `smallest` and those under stalls, resets,
    slow RAMs and back to back; then the real cases.
    """
    (job,) = [job for job in jobs.plan(setup, Choice((kernel.operator,))) if job.kernel.name == kernel.name]
    made_up = [run for run in job.runs if not run.case.startswith("real")]
    plain = [run for run in made_up if run.undisturbed]
    few = {run.case for run in plain[:3]} | {"smallest"}
    return [
        [run for run in plain if run.case == "smallest"],
        [run for run in plain if run.case != "smallest"],
        [run for run in made_up if run.case in few and not run.undisturbed],
        [run for run in job.runs if run.case.startswith("real")][:LARGE_RUNS],
    ]


def rtl(count: int, seed: int, root: Path) -> Iterator[Callable[[], Verdict]]:
    """The faults of the generated Verilog, evenly over the kernels; each is a call that simulates.

    Args:
        count: how many; fewer than there are kernels leave some out.
        seed: of the choice.
        root: build folder.
    """
    every = list(kernels(get_config(CONFIG), EDGE_MOE).values())
    for index, kernel in enumerate(every):
        share = count // len(every) + (index < count % len(every))
        if not share:
            continue
        text = (GENERATED / CONFIG / f"{kernel.name}.v").read_text()
        faulty, mutants = verilog.plant(text, share, seed + index)
        folder = root / "rtl"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{kernel.name}.v").write_text(faulty)
        if kernel.rams:
            (folder / f"{kernel.top}.v").write_bytes((GENERATED / CONFIG / f"{kernel.top}.v").read_bytes())
        base = simulate.Setup(
            simulator="verilator",
            root=root,
            rtl=(folder,),
            vectors=regenerate.folder_of(CONFIG),
            config=CONFIG,
            precision=EDGE_MOE.name,
        )
        planned = stages(kernel, base)
        for mutant in mutants:
            yield lambda kernel=kernel, mutant=mutant, base=base, planned=planned: _simulate(  # type: ignore[misc]
                kernel, mutant, base, planned
            )


def _simulate(
    kernel: Kernel, mutant: verilog.Mutant, base: simulate.Setup, planned: Sequence[Sequence[Run]]
) -> Verdict:
    if fault := _first_failure(kernel, base, planned[0]):
        raise EdgemoeError(f"mutation: {kernel.name} fails with every fault switched off: {fault}")
    setup = dataclasses.replace(base, plusargs=(f"+mutant={mutant.number}",))
    caught = next(filter(None, (_first_failure(kernel, setup, runs) for runs in planned)), "")
    return Verdict(f"{kernel.name}.v, {mutant.place}", f"{mutant.before}  ->  {mutant.after}", caught)


def _first_failure(kernel: Kernel, setup: simulate.Setup, runs: Sequence[Run]) -> str:
    """What the first failed run says; empty if all pass."""
    with tempfile.TemporaryDirectory(prefix="edgemoe-") as scratch:
        results = simulate.run(kernel, runs, setup, Path(scratch, "results.jsonl")) if runs else []
    return next((result.message.partition("\n")[0] for result in results if result.message), "")


def golden(count: int, seed: int) -> Iterator[Callable[[], Verdict]]:
    """The faults of golden, drawn from all sites of `MODULES`; each is a call that runs tests.

    Args:
        count: how many.
        seed: of the choice.
    """
    every = [(f"golden.{name}", number) for name in MODULES for number in range(1, python.sites(f"golden.{name}") + 1)]
    for module, number in random.Random(seed).sample(every, count):
        yield lambda module=module, number=number: _test(module, number)  # type: ignore[misc]


def _test(module: str, number: int) -> Verdict:
    """A module's own tests first, then all of golden's."""
    name = module.partition(".")[2]
    own = python.ROOT / "tests" / "golden" / f"test_{_TESTS.get(name, name)}.py"
    change = python.plant(module, number)[1]
    for paths in ([str(own)], ["tests/golden", "tests/vectors/test_regenerate.py"]):
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not slow", "-p", "tests.mutation.python", *paths],
            cwd=python.ROOT,
            env={**os.environ, python.VARIABLE: f"{module}:{number}", "OMP_NUM_THREADS": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=1200,
        )
        if done.returncode:
            lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
            return Verdict(module, change, lines[0] if lines else f"pytest ended with {done.returncode}")
    return Verdict(module, change, "")
