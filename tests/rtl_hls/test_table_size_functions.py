"""exp and GELU in HLS with tables of every size, against golden."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from golden.elementary import exp_hardware
from golden.fixed import Fixed, Format
from golden.gelu import gelu
from golden.precision import EDGE_MOE, EXP_TABLE_SIZES, GELU_STEP_SIZES
from tests.rtl_hls.jit import probe

WORDS = np.random.default_rng(4).integers(-(2**26), 2**26, 2**15)
CORNERS = np.array([0, 1, -1, 2**31 - 1, -(2**31), 11 << 21, -11 << 21, (11 << 21) - 1])


@pytest.mark.parametrize("bits", EXP_TABLE_SIZES)
def test_exp(bits: int) -> None:
    precision = dataclasses.replace(EDGE_MOE, exp_table_bits=bits)
    x = np.concatenate([CORNERS, -abs(WORDS), -np.arange(2**14)])
    expected = exp_hardware(x, EDGE_MOE.feature, EDGE_MOE.feature, table_bits=bits)
    body = "s32[1]:[elementary::exp<constants::SCORE, constants::EXPONENTIAL>(v[0]) as s32]"
    assert probe(body, x[:, None], precision).tolist() == expected.tolist()


@pytest.mark.parametrize("frac", [7, 22, 24])
@pytest.mark.parametrize("step", GELU_STEP_SIZES)
def test_gelu(step: int, frac: int) -> None:
    """24 fraction bits make the widest products."""
    fmt = Format(32, frac)
    precision = dataclasses.replace(EDGE_MOE.replace("other", {"hidden": fmt}), gelu_step_bits=step)
    near = np.clip(WORDS >> 24 - frac if frac < 22 else WORDS << frac - 22, fmt.raw_min, fmt.raw_max)
    knots = np.arange(11 << step >> 1) << frac - step
    x = np.concatenate([CORNERS, near, knots, -knots, knots - 1])
    expected = gelu(Fixed(x, fmt), precision.format("activated"), step_bits=step).raw
    assert probe("s32[1]:[gelu::gelu(v[0]) as s32]", x[:, None], precision).tolist() == expected.tolist()
