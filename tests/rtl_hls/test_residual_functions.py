"""The addition of residual.x in XLS's JIT equals golden's: exhaustively where narrow, in every mode where odd."""

from __future__ import annotations

import numpy as np
import pytest

from golden.fixed import OVERFLOWS, ROUNDINGS, Fixed, Format
from golden.precision import EDGE_MOE, Precision, get_precision
from golden.residual import residual
from tests.rtl_hls.jit import probe, sample

pytest.importorskip("xls")


def equal(pairs: np.ndarray, precision: Precision) -> bool:
    """(n, 2) of x and branch."""
    x, branch = precision.format("residual"), precision.format("branch")
    words = [f"v[{i}] as u{fmt.width} as s{fmt.width + (not fmt.signed)}" for i, fmt in enumerate((x, branch))]
    found = probe(f"s32[1]:[residual::add({words[0]}, {words[1]}) as s32]", pairs, precision)
    expected = residual(Fixed(pairs[:, 0], x), Fixed(pairs[:, 1], branch), x).raw
    return found.shape == expected.shape and bool((found == expected).all())


def every(x: Format, branch: Format) -> np.ndarray:
    values = (np.arange(fmt.raw_min, fmt.raw_max + 1) for fmt in (x, branch))
    return np.stack(np.meshgrid(*values), axis=2).reshape(-1, 2)


@pytest.mark.parametrize("name", ["edge_moe", "edge_moe_exact", "w24a24"])
def test_wide_words(name: str) -> None:
    precision = get_precision(name)
    fmt = precision.format("residual")
    corners = np.array([fmt.raw_min, fmt.raw_min + 1, -1, 0, 1, fmt.raw_max - 1, fmt.raw_max])
    pairs = np.stack(np.meshgrid(corners, corners), axis=2).reshape(-1, 2)
    assert equal(np.concatenate([pairs, sample(1, 2, fmt)]), precision)


@pytest.mark.parametrize("name", ["w4a4", "w8a8"])
def test_every_pair_of_narrow_words(name: str) -> None:
    precision = get_precision(name)
    assert equal(every(precision.format("residual"), precision.format("branch")), precision)


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("overflow", OVERFLOWS)
def test_every_pair_in_every_mode(rounding: str, overflow: str) -> None:
    """A finer branch, whose sums are rounded."""
    out = Format(8, 3, rounding=rounding, overflow=overflow)
    precision = EDGE_MOE.replace("odd", {"residual": out, "branch": Format(9, 6)})
    assert equal(every(out, Format(9, 6)), precision)


@pytest.mark.parametrize("branch", [Format(6, 2), Format(6, -1), Format(6, 5, signed=False)])
def test_every_pair_of_other_formats(branch: Format) -> None:
    precision = EDGE_MOE.replace("odd", {"residual": Format(7, 4, signed=False, overflow="saturate"), "branch": branch})
    assert equal(every(precision.format("residual"), branch), precision)
