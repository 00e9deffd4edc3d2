"""Which checks meet which fault, and whether they catch it.

A check that catches a fault has passed without it.
"""

from __future__ import annotations

import dataclasses
import functools
import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.precision import EDGE_MOE
from rtl_hls.build import GENERATED
from rtl_hls.kernel import Kernel
from rtl_hls.kernels import kernels
from tb import jobs, simulate
from tb.matrix import Choice
from tb.plan import SMALLEST, Run
from tests.mutation import python, verilog
from tests.mutation.fault import Fault, Verdict
from tests.mutation.server import Servers
from vectors import regenerate

CONFIG = get_config("micro")
MODULES = (
    *("fixed", "rounding", "accumulate", "elementary", "patch_embed", "layer_norm", "linear", "attention", "softmax"),
    *("gelu", "gating", "experts", "residual", "network", "schedule_attention", "schedule_experts"),
)
"""Modules of golden that compute what hardware computes."""
_TESTS = {"network": "network_rules", "rounding": "fixed"}
"""Their tests, where these have another name."""
_VECTORS = "tests/vectors/test_regenerate.py"


@dataclasses.dataclass(frozen=True, slots=True)
class Trial:
    """Faults, and how they are tried.

    Attributes:
        name: what is altered.
        control: builds what the checks need; raises EdgemoeError unless they pass without a fault.
        faults: what is planted.
        check: what catches a fault, empty if nothing does.
    """

    name: str
    control: Callable[[], None]
    faults: tuple[Fault, ...]
    check: Callable[[Fault], str]

    def verdict(self, fault: Fault) -> Verdict:
        """Plant one fault and run the checks until one fails."""
        return Verdict(fault, self.check(fault))


def rtl(count: int, seed: int, root: Path) -> list[Trial]:
    """Faults of the generated Verilog, evenly over the kernels; their vectors are written if they are not there.

    Args:
        count: how many; 0 for no trial.
        seed: of the choice.
        root: build folder.
    """
    if not count:
        return []
    every = kernels(CONFIG, EDGE_MOE).values()
    folder = root / "rtl"
    folder.mkdir(parents=True, exist_ok=True)
    setup = simulate.Setup(
        simulator="verilator",
        root=root,
        rtl=(folder,),
        vectors=regenerate.ensure(CONFIG, EDGE_MOE, root / "vectors"),
        config=CONFIG.name,
        precision=EDGE_MOE.name,
    )
    planted = zip(every, rtl_sample(count, seed), strict=True)
    return [_kernel(kernel, text, faults, setup) for kernel, (text, faults) in planted if faults]


def rtl_sample(count: int, seed: int) -> list[tuple[str, list[Fault]]]:
    """For every kernel, its Verilog with faults in it, and their list: `count` in all."""
    names = list(kernels(CONFIG, EDGE_MOE))
    shares = [count // len(names) + (index < count % len(names)) for index in range(len(names))]
    texts = [(GENERATED / CONFIG.name / f"{name}.v").read_text() for name in names]
    return [
        verilog.plant(text, f"{name}.v", share, seed) for name, text, share in zip(names, texts, shares, strict=True)
    ]


def _kernel(kernel: Kernel, text: str, faults: Sequence[Fault], setup: simulate.Setup) -> Trial:
    (setup.rtl[0] / f"{kernel.name}.v").write_text(text)
    if kernel.rams:
        unit = f"{kernel.top}.v"
        (setup.rtl[0] / unit).write_bytes((GENERATED / CONFIG.name / unit).read_bytes())
    (job,) = [job for job in jobs.plan(setup, Choice((kernel.operator,))) if job.kernel.name == kernel.name]
    planned = stages(job.runs)

    @functools.cache
    def passes(stage: int) -> None:
        if found := _first_failure(kernel, setup, planned[stage]):
            raise EdgemoeError(f"mutation: {kernel.name} fails with every fault switched off: {found}")

    def check(fault: Fault) -> str:
        faulty = dataclasses.replace(setup, plusargs=(f"+mutant={fault.number}",))
        for stage, runs in enumerate(planned):
            if found := _first_failure(kernel, faulty, runs):
                passes(stage)  # what fails without the fault as well has caught nothing
                return found
        return ""

    return Trial(kernel.name, lambda: passes(0), tuple(faults), check)


def stages(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs that a fault meets, one stage after the other, until one of them fails: in the end, all.

    First the case `smallest`, undisturbed; then every made-up case; then `smallest` under stalls, resets, slow RAMs and
    back to back; then the other made-up cases so; then the real cases.
    """
    order: list[list[Run]] = [[], [], [], [], []]
    for run in runs:
        few = run.case.startswith(SMALLEST)
        stage = 4 if run.case.startswith("real") else (0 if few else 1) + (0 if run.undisturbed else 2)
        order[stage].append(run)
    return [stage for stage in order if stage]


def _first_failure(kernel: Kernel, setup: simulate.Setup, runs: Sequence[Run]) -> str:
    """What the first failed run says; empty if all pass."""
    with tempfile.TemporaryDirectory(prefix="edgemoe-") as scratch:
        results = simulate.run(kernel, runs, setup, Path(scratch, "results.jsonl"))
    return next((result.message.partition("\n")[0] for result in results if result.message), "")


def golden(count: int, seed: int, servers: Servers) -> list[Trial]:
    """Faults of golden, drawn from all that `MODULES` offer.

    They meet a module's own tests first, then the others of golden, then the vectors'.

    Args:
        count: how many.
        seed: of the choice.
        servers: run the tests.
    """
    faults = golden_sample(count, seed)

    def control() -> None:
        if found := servers.first_failure(faults[0].where, 0, ["tests/golden", _VECTORS]):
            raise EdgemoeError(f"mutation: golden's tests fail without a fault: {found}")

    def check(fault: Fault) -> str:
        name = fault.where.partition(".")[2]
        own = f"tests/golden/test_{_TESTS.get(name, name)}.py"
        stages = ([own], ["tests/golden", f"--ignore={own}", _VECTORS])
        found = (servers.first_failure(fault.where, fault.number, stage) for stage in stages)
        return next(filter(None, found), "")

    return [Trial("golden", control, tuple(faults), check)] if faults else []


def golden_sample(count: int, seed: int) -> list[Fault]:
    """The faults of golden that `count` and `seed` choose, all at most: from each module as many as its share of all.

    Each module draws for itself, so that an edit moves the faults of its own module only, but for one or two.
    """
    offered = {name: python.faults(f"golden.{name}") for name in MODULES}
    total = sum(map(len, offered.values()))
    count = min(count, total)
    exact = {name: count * len(faults) / total for name, faults in offered.items()}
    by_rest = sorted(MODULES, key=lambda name: int(exact[name]) - exact[name])
    more = set(by_rest[: count - sum(map(int, exact.values()))])
    return [
        fault
        for name, faults in offered.items()
        for fault in random.Random(f"{seed} {name}").sample(faults, len(faults))[: int(exact[name]) + (name in more)]
    ]
