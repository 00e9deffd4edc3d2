"""Functional bins: cover points of cocotb-coverage, sampled by every run that passed.

Each kernel has points for how it was run (each source that paused, each sink that refused, each variant) and for what
its data exercised (`tb.bin_samples`). Only a run whose words are all equal and whose books balance is sampled. A
simulation leaves one file per kernel; `merged` adds them.
"""

from __future__ import annotations

import dataclasses
import functools
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from golden.errors import EdgemoeError
from rtl_hls.kernel import Kernel
from tb import bin_samples
from tb.audit import Books
from tb.plan import DELAYS, PLAIN, VARIANTS, Run
from vectors.case import Case

_ROOT: Final = "edgemoe"
_HITS: Final = "bins:_hits"
"""Where cocotb-coverage's YAML holds the bins of a point."""


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Bin:
    """One bin of a cover point.

    Attributes:
        kernel: whose.
        point: what is looked at.
        name: what was found.
    """

    kernel: str
    point: str
    name: str

    def __str__(self) -> str:
        """For people and exclusions, e.g. gating, ties: at the cut."""
        return f"{self.kernel}, {self.point}: {self.name}"


def points(kernel: Kernel) -> dict[str, tuple[str, ...]]:
    """Every cover point of a kernel, and its bins."""
    variants = [variant or PLAIN for variant in VARIANTS if kernel.rams or variant not in DELAYS]
    return {
        "source idles": tuple(stream.name for stream in kernel.streams if stream.direction == "in"),
        "sink stalls": tuple(stream.name for stream in kernel.streams if stream.direction == "out"),
        "run": tuple(variants),
        **bin_samples.points(kernel),
    }


def hits(kernel: Kernel, books: Books, run: Run, cases: Sequence[Case]) -> dict[str, set[str]]:
    """The bins that a run hit.

    Args:
        kernel: what ran.
        books: its counts.
        run: how it ran.
        cases: whose words were compared.

    Raises:
        ValueError: a sample names a point or a bin that does not exist.
    """
    paused = {name for name, cycles in books.paused.items() if cycles}
    found: dict[str, set[str]] = {
        "source idles": paused & books.inputs,
        "sink stalls": paused - books.inputs,
        "run": {run.variant or PLAIN},
    }
    for case in cases:
        for point, names in _sampled(kernel, case).items():
            found[point] = found.get(point, set()) | names
    known = points(kernel)
    wrong = sorted(f"{point}: {name}" for point in found for name in found[point] if name not in known.get(point, ()))
    if wrong:
        raise ValueError(f"bins of {kernel.name} that do not exist: {'; '.join(wrong)}")
    return found


_CACHE: Final[dict[tuple[str, str], Mapping[str, set[str]]]] = {}


def _sampled(kernel: Kernel, case: Case) -> Mapping[str, set[str]]:
    """What a case hits, computed once."""
    key = kernel.name, case.name
    if key not in _CACHE:
        _CACHE[key] = {point: set(names) for point, names in bin_samples.sample(kernel, case).items()}
    return _CACHE[key]


@functools.cache
def _sampler(kernel: Kernel) -> Callable[[dict[str, set[str]]], None]:
    """A function that cocotb-coverage watches: called with the bins that a run hit."""
    from cocotb_coverage.coverage import CoverPoint  # noqa: PLC0415 - the extra `coverage`, in a simulation only

    def watched(found: dict[str, set[str]]) -> None:
        """Nothing to do."""

    for point, names in points(kernel).items():

        def at(found: dict[str, set[str]], point: str = point) -> set[str]:
            return found.get(point, set())

        name = f"{_ROOT}.{kernel.name}.{point}"
        watched = CoverPoint(name, xf=at, rel=_in, bins=list(names), inj=False)(watched)
    return watched


def _in(found: set[str], name: str) -> bool:
    return name in found


def record(path: Path, kernel: Kernel, books: Books, run: Run, cases: Sequence[Case]) -> None:
    """Sample a run that passed, and write every bin so far; arguments as `hits`."""
    from cocotb_coverage.coverage import coverage_db  # noqa: PLC0415

    _sampler(kernel)(hits(kernel, books, run, cases))
    part = path.with_suffix(".part")
    coverage_db.export_to_yaml(str(part))
    part.replace(path)


def merged(files: Iterable[Path], into: Path) -> dict[Bin, int]:
    """Add the bins of all simulations.

    Args:
        files: of `record`; at least one.
        into: file that gets the sum, in the same format.

    Returns:
        How often each bin was hit, by kernel and point as they were defined.

    Raises:
        EdgemoeError: a file is missing or not one of `record`.
    """
    from cocotb_coverage.coverage import merge_coverage  # noqa: PLC0415

    named = [str(path) for path in files]
    if absent := [name for name in named if not Path(name).is_file()]:
        raise EdgemoeError(f"coverage: no functional bins in {', '.join(absent)}: no run passed there; run it again")
    merge_coverage(logging.getLogger("edgemoe.bins").debug, str(into), *named)
    return _read(into)


def _read(path: Path) -> dict[Bin, int]:
    import yaml  # noqa: PLC0415 - cocotb-coverage brings it

    data: Any = yaml.safe_load(path.read_text())
    try:
        found = {}
        for path_of, item in data.items():
            for name, count in item.get(_HITS, {}).items():
                _, kernel, point = path_of.split(".")
                found[Bin(kernel, point, str(name))] = int(count)
        return found
    except (AttributeError, TypeError, ValueError) as error:
        raise EdgemoeError(f"coverage: {path} is not as cocotb-coverage writes it ({error}); run it again") from None
