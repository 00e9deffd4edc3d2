"""Tables of exp and GELU of every size: their entries, their errors, and the network that uses them."""

from __future__ import annotations

import dataclasses
import math
from decimal import Context, Decimal

import numpy as np
import pytest

from golden import gelu as gelu_module
from golden import reference
from golden.config import ModelConfig
from golden.elementary import exp_bound, exp_hardware, exp_reference, exp_tables, get_exp
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, dequantize
from golden.gelu import entries, gelu, table
from golden.network import Encoder
from golden.precision import EDGE_MOE, EXP_TABLE_SIZES, GELU_STEP_SIZES
from golden.trace import first_divergence
from golden.weights import expected_shapes

FEATURE = EDGE_MOE.feature
WORST = {3: 246, 4: 15, 5: 2, 6: 1, 7: 1, 8: 1}
"""As the docstring of `golden.elementary` says, at 22 fraction bits."""


@pytest.mark.parametrize("bits", EXP_TABLE_SIZES)
def test_exp_tables_are_their_formula(bits: int) -> None:
    context = Context(prec=40)
    two, tables = Decimal(2), exp_tables(bits)
    for i in range(2**bits):
        high = context.power(two, -Decimal(i) / 2**bits) * 2**25
        low = (1 - context.power(two, -Decimal(i) / 4**bits)) * 2**23
        assert abs(int(tables.high[i]) - high) <= Decimal("0.5")
        assert abs(int(tables.low[i]) - low) <= Decimal("0.5")
    assert len(tables.high) == len(tables.low) == 2**bits


def scalar_exp(u: int, bits: int) -> int:
    """The rules for e**(-u / 2**22) in Python's integers, the shifts counted from places of the binary point."""
    tables, rest = exp_tables(bits), 24 - 2 * bits
    t = u * 24204406 >> 22  # log2(e) at 24 bits
    fraction = t % 2**24
    i, j, r = fraction >> 24 - bits, fraction >> rest & 2**bits - 1, fraction % 2**rest
    high = int(tables.high[i])
    v = high - (high * int(tables.low[j]) >> 23)
    c = r * 11357 >> rest  # ln 2 at 14 bits: c has 38 - rest
    w = v - ((v >> 11) * c >> 14 + 38 - rest - 25)
    return w >> (t >> 24) + 3 if t >> 24 < 32 else 0


@pytest.mark.parametrize("bits", EXP_TABLE_SIZES)
def test_exp_equals_its_rules(bits: int) -> None:
    words = np.random.default_rng(bits).integers(0, 17 << 22, 3000)
    u = np.concatenate([np.arange(300), words, np.arange(2**21, 2**27, 2**21), [2**31]])
    expected = [scalar_exp(int(value), bits) for value in u]
    assert exp_hardware(-u, FEATURE, FEATURE, table_bits=bits).tolist() == expected


@pytest.mark.parametrize("frac", [4, 8, 12, 15])
@pytest.mark.parametrize("bits", EXP_TABLE_SIZES)
def test_exp_error_on_every_argument(bits: int, frac: int) -> None:
    fmt = Format(frac + 6, frac)
    raw = np.arange(fmt.raw_min, 1)
    result = exp_hardware(raw, fmt, fmt, table_bits=bits)
    assert np.abs(result - exp_reference(raw, fmt, fmt)).max() <= exp_bound(bits, frac)
    assert result[-1] == 1 << frac


@pytest.mark.parametrize("bits", EXP_TABLE_SIZES)
def test_exp_error_is_what_the_docstring_says(bits: int) -> None:
    """Near 0, where the result is largest, all arguments of the widest steps; and samples of the rest."""
    raw = -np.concatenate([np.arange(2**19), np.arange(2**19, 2**26, 127)])
    worst = np.abs(exp_hardware(raw, FEATURE, FEATURE, table_bits=bits) - exp_reference(raw, FEATURE, FEATURE)).max()
    assert WORST[bits] * 0.95 <= worst <= WORST[bits] <= exp_bound(bits, 22) < WORST[bits] + 3


@pytest.mark.slow
def test_exp_error_everywhere() -> None:
    worst = dict.fromkeys(EXP_TABLE_SIZES, 0)
    for start in range(0, 2**26, 2**20):
        raw = -np.arange(start, start + 2**20)
        exact = exp_reference(raw, FEATURE, FEATURE)
        for bits in worst:
            difference = exp_hardware(raw, FEATURE, FEATURE, table_bits=bits) - exact
            worst[bits] = max(worst[bits], int(np.abs(difference).max()))
    assert worst == WORST


@pytest.mark.parametrize("step", GELU_STEP_SIZES)
def test_gelu_tables_are_their_formula(step: int) -> None:
    knots = [i / 2**step for i in range(entries(step))]
    assert (knots[0], knots[-1]) == (0, 5.5)
    values = [2**22 * a * math.erfc(a / math.sqrt(2)) / 2 + 0.5 for a in knots]
    assert min(abs(value - round(value)) for value in values[1:]) > 1e-6  # no tie, so any libm gives the same
    assert table(22, step).tolist() == [math.floor(value) for value in values]


def scalar_gelu(x: int, step: int) -> int:
    """The published rules in Python's integers with another step."""
    knots, relu = table(22, step).tolist(), max(x, 0)
    ax = (abs(x) + 2**31) % 2**32 - 2**31
    if ax >= 11 << 21:
        return relu
    e = ax << step
    i, t = (e >> 22) % 2 ** (3 + step), e % 2**22
    return relu - int(((knots[i] << 22) + t * (knots[i + 1] - knots[i])) >> 22) % 2**22


@pytest.mark.parametrize("step", GELU_STEP_SIZES)
def test_gelu_equals_its_rules(step: int) -> None:
    knots = np.arange(entries(step)) << 22 - step
    x = np.concatenate([knots - 1, knots, knots + 1, np.random.default_rng(step).integers(-(2**25), 2**25, 3000)])
    x = np.concatenate([x, -x, [-(2**31), 2**31 - 1]])
    assert gelu(Fixed(x, FEATURE), step_bits=step).raw.tolist() == [scalar_gelu(int(value), step) for value in x]


@pytest.mark.parametrize("fmt", [Format(16, 10), Format(20, 16), Format(11, 7), Format(32, 22)], ids=str)
@pytest.mark.parametrize("step", GELU_STEP_SIZES)
def test_gelu_error(step: int, fmt: Format) -> None:
    x = np.arange(max(fmt.raw_min, -8 << fmt.frac), min(fmt.raw_max, 8 << fmt.frac), max(1, 2**fmt.frac >> 16))
    error = np.abs(gelu(Fixed(x, fmt), step_bits=step).real - reference.gelu(dequantize(x, fmt))).max()
    bound = 0.1 * 4.0**-step + 1.1e-7
    assert error <= bound + 2 * fmt.ulp
    assert error >= 0.9 * bound  # a finer table than asked for would be smaller


def test_sizes_that_are_not_made() -> None:
    for bits in (2, 9, True):
        with pytest.raises(EdgemoeError, match=f"exp: table_bits={bits} is not from 3 to 8"):
            exp_tables(bits)
        with pytest.raises(EdgemoeError, match=f"exp_table_bits={bits} is not from 3 to 8"):
            dataclasses.replace(EDGE_MOE, exp_table_bits=bits)
    for step in (1, 8, False):
        with pytest.raises(EdgemoeError, match=f"gelu: step_bits={step} is not from 2 to 7"):
            gelu(Fixed(np.array([0]), FEATURE), step_bits=step)
        with pytest.raises(EdgemoeError, match=f"gelu_step_bits={step} is not from 2 to 7"):
            dataclasses.replace(EDGE_MOE, gelu_step_bits=step)
    with pytest.raises(EdgemoeError, match=r"7 to 24 fraction bits and room for 5\.5, as a step of 2\*\*-7 needs"):
        gelu(Fixed(np.array([0]), Format(11, 6)), step_bits=7)


def test_published_sizes_are_the_default() -> None:
    raw = -np.arange(2**14) * 997
    assert (get_exp("hardware")(raw, FEATURE, FEATURE) == exp_hardware(raw, FEATURE, FEATURE, table_bits=6)).all()
    assert gelu_module.ENTRIES == entries(gelu_module.STEP_BITS) == 177
    assert (get_exp("reference", 3)(raw, FEATURE, FEATURE) == exp_reference(raw, FEATURE, FEATURE)).all()


def test_network_uses_the_sizes() -> None:
    """exp first acts in the statistics of softmax, GELU first in a dense layer's activated features."""
    config = ModelConfig("tiny", 16, 16, 8, 16, 1, 2, mlp_hidden=16, experts=3, top_k=2, expert_hidden=8)
    rng = np.random.default_rng(0)
    weights = {name: rng.normal(0, 0.2, shape) for name, shape in expected_shapes(config).items()}
    image = rng.integers(0, 256, (16, 16, 3), dtype=np.uint8)
    plain = Encoder(config, EDGE_MOE, weights).run(image, "depth")
    coarse_exp = Encoder(config, dataclasses.replace(EDGE_MOE, exp_table_bits=3), weights).run(image, "depth")
    coarse_gelu = Encoder(config, dataclasses.replace(EDGE_MOE, gelu_step_bits=2), weights).run(image, "depth")
    found = first_divergence(plain, coarse_exp), first_divergence(plain, coarse_gelu)
    assert [divergence and divergence.name for divergence in found] == [
        "layers.0.softmax_reciprocal",
        "layers.0.activated",
    ]
    # where only the mixture differs: its own layer, from the same tokens
    start = plain["layers.0.residual_out"]
    mixture = [
        Encoder(config, precision, weights).run(image, "depth", layers=[1], start=start)
        for precision in (EDGE_MOE, dataclasses.replace(EDGE_MOE, gelu_step_bits=2))
    ]
    divergence = first_divergence(*mixture)
    assert divergence is not None
    assert divergence.name == "layers.1.activated"
