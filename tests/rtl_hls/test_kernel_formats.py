"""Kernels in other formats: every width of weights and activations has them, and what has none is told why."""

from __future__ import annotations

import pytest

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import EDGE_MOE, EDGE_MOE_EXACT, Precision, narrow
from rtl_hls import build, constants
from rtl_hls.formats import sum_bits
from rtl_hls.kernels import kernels

WIDTHS = range(4, 33)
BIASED = {
    **{role: "attn_bias" for role in ("query", "key", "value")},
    **{"residual": "patch_bias", "hidden": "bias", "expert_output": "bias"},
}
"""The bias of each sum; `branch` has both of the last two."""


@pytest.mark.parametrize("config", ["micro", "edge_moe"])
def test_every_width_has_kernels(config: str) -> None:
    dims, names = get_config(config), set(kernels(get_config(config), EDGE_MOE))
    every = {(w, a): kernels(dims, narrow(w, a)) for w in WIDTHS for a in WIDTHS}
    assert len(every) == 29 * 29
    for found in every.values():
        assert {name.partition("_")[0] if name.startswith("linear") else name for name in found} == {
            "linear" if name.startswith("linear") else name for name in names
        }


def test_no_bias_is_finer_than_its_rounded_sum() -> None:
    rounded = [p for w in WIDTHS for a in WIDTHS if (p := narrow(w, a)).accumulation == "floor_each"]
    assert len(rounded) == 29 * 29 - sum(max(2 * a, w + a) <= 54 for w in WIDTHS for a in WIDTHS)
    for precision in rounded:
        for out, bias in [*BIASED.items(), ("branch", "attn_bias"), ("branch", "bias")]:
            assert precision.format(bias).frac <= precision.format(out).frac
    widest = narrow(32, 32)
    assert (widest.format("bias").frac, widest.format("hidden").frac) == (24, 24)
    assert (widest.format("attn_bias").frac, widest.format("branch").frac) == (26, 26)
    assert widest.format("bias").width == 32


def test_a_bias_finer_than_its_sum_is_refused() -> None:
    fmt = Format(32, 22)
    with pytest.raises(EdgemoeError, match=r"30 fraction bits; legal: up to 22, those of the result; give the bias no"):
        sum_bits(fmt, Format(16, 14), fmt, 9, "floor_each", Format(32, 30))
    with pytest.raises(EdgemoeError, match=r"37 fraction bits; legal: up to 36, those of a product"):
        sum_bits(fmt, Format(16, 14), fmt, 9, "exact", Format(40, 37))
    assert sum_bits(fmt, Format(16, 14), fmt, 9, "floor_each", Format(32, 22)) == 32


@pytest.mark.parametrize(
    "precision", [narrow(4, 4), narrow(8, 8), narrow(32, 32), EDGE_MOE_EXACT], ids=lambda p: p.name
)
def test_a_kernel_of_the_array_becomes_verilog(precision: Precision) -> None:
    """The XLS compiler takes the narrowest, the widest and exact sums."""
    found = kernels(get_config("micro"), precision)
    verilog = build.to_verilog(found["linear_gathered"], constants.render(precision))
    assert "module linear_gathered(" in verilog
