"""Functional bins: the committed vectors reach every one, samples say the truth, and simulations' files add up."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import EDGE_MOE
from rtl_hls.kernels import kernels
from tb import bin_facts, bin_samples, bins, exclusions, jobs
from tb.audit import Books
from tb.bins import Bin
from tb.plan import Run
from vectors import manifest, regenerate
from vectors.case import Case, Tensor

KERNELS = kernels(get_config("micro"), EDGE_MOE)
BYTE = Format(8, 4)


def books(paused: dict[str, int]) -> Books:
    return Books({}, {}, {}, paused, {}, {}, frozenset({"x", "branch"}))


def addition(x: int) -> Case:
    """A case of the residual operator."""
    fmt = EDGE_MOE.format("residual")
    tensors = {role: Tensor(np.array([[x]]), fmt, ("token", "feature")) for role in ("x", "branch", "y")}
    return Case("residual", f"case {x}", tensors, "made by hand")


@pytest.mark.parametrize("name", KERNELS)
def test_the_committed_cases_reach_every_bin(name: str) -> None:
    kernel, folder = KERNELS[name], regenerate.folder_of("micro")
    hit: dict[str, set[str]] = {}
    for entry in manifest.load(folder)["cases"]:
        if jobs.accepts(kernel, entry):
            for point, names in bin_samples.sample(kernel, manifest.load_case(folder, entry)).items():
                hit.setdefault(point, set()).update(names)
    out = [entry.name for entry in exclusions.load() if entry.kind == "bin"]
    wanted = {Bin(name, point, each) for point, names in bin_samples.points(kernel).items() for each in names}
    missed = wanted - {Bin(name, point, each) for point, names in hit.items() for each in names}
    assert not [each for each in missed if not any(re.fullmatch(pattern, str(each)) for pattern in out)]
    assert hit.keys() == bin_samples.points(kernel).keys()


def test_a_kernel_without_bins_of_its_data_is_an_error() -> None:
    assert bin_samples.POINTS.keys() == KERNELS.keys()
    assert all(bin_samples.points(kernel) for kernel in KERNELS.values())
    new = dataclasses.replace(KERNELS["residual"], name="swish")
    for look in (
        lambda: bin_samples.points(new),
        lambda: bin_samples.sample(new, addition(1)),
        lambda: bins.points(new),
    ):
        with pytest.raises(KeyError, match="swish"):
            look()


def test_samples_of_overflow_and_rounding() -> None:
    assert bin_facts.overflow(np.array([127, -128]), BYTE) == {"in range"}
    assert bin_facts.overflow(np.array([128]), BYTE) == {"overflow"}
    assert bin_facts.overflow(np.array([-129, 0]), BYTE) == {"in range", "overflow"}
    assert bin_facts.overflow(np.array([], dtype=np.int64), BYTE) == set()
    for value, name in ((8, "exact"), (9, "below a tie"), (10, "tie"), (11, "above a tie"), (-2, "tie")):
        assert bin_facts.rounding(np.array([value]), 2) == {name}
    assert bin_facts.rounding(np.array([9]), 0) == {"exact"}


def test_a_run_hits_what_it_did() -> None:
    kernel, most = KERNELS["residual"], EDGE_MOE.format("residual").raw_max
    run = Run("micro", "residual", "corners", True, True, 1, "twice")
    found = bins.hits(kernel, books({"x": 3, "branch": 0, "y": 1}), run, [addition(1), addition(most)])
    assert found == {
        "source idles": {"x"},
        "sink stalls": {"y"},
        "run": {"twice"},
        "overflow": {"in range", "overflow"},
    }
    with pytest.raises(ValueError, match="bins of residual that do not exist: sink stalls: z"):
        bins.hits(kernel, books({"z": 1}), run, [])


def test_simulations_add_up(tmp_path: Path) -> None:
    pytest.importorskip("cocotb_coverage")
    kernel = KERNELS["residual"]
    one, two, total = (tmp_path / f"{name}.yml" for name in ("one", "two", "total"))
    run = Run("micro", "residual", "corners", False, False, 1)
    bins.record(one, kernel, books({"x": 0}), run, [addition(1)])
    bins.record(one, kernel, books({"x": 2}), run, [addition(1)])
    gelu = Run("micro", "gelu", "corners", False, False, 1, "reset")
    bins.record(two, KERNELS["gelu"], books({"y": 2}), gelu, [])
    merged = bins.merged([one], total)
    assert merged[Bin("residual", "run", "plain")] == 2
    assert merged[Bin("residual", "source idles", "x")] == 1
    assert merged[Bin("residual", "overflow", "overflow")] == 0
    assert {each.kernel for each in merged} == {"residual"}
    both = bins.merged([one, two], total)  # the second was written later, with all that this process saw
    assert both[Bin("residual", "run", "plain")] == 4
    assert both[Bin("gelu", "run", "reset")] == 1
    assert Counter(each.kernel for each in both)["gelu"] == sum(map(len, bins.points(KERNELS["gelu"]).values()))
    with pytest.raises(EdgemoeError, match=r"no functional bins in .*none\.yml"):
        bins.merged([tmp_path / "none.yml"], total)
