"""Rounding on tensors against golden, in every mode, and its slopes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch

from golden import fixed, scaled
from golden.fixed import OVERFLOWS, ROUNDINGS, Format
from golden.rounding import round_real
from model import quantized_grid as grid
from model import quantized_rounding as rounding
from model.quantized_products import exact_matmul, rounded_products

MODES = [
    (name, overflow, signed)
    for name, overflow, signed in itertools.product(ROUNDINGS, OVERFLOWS, (True, False))
    if signed or overflow != "wrap_sign_magnitude"
]


def words(bits: int, count: int = 400, seed: int = 0) -> np.ndarray:
    """Random words of up to `bits` bits of every size, and what lies about the powers of two."""
    random = np.random.default_rng(seed)
    sizes = random.integers(1, bits + 1, count)
    drawn = random.integers(-(2**63), 2**63 - 1, count) >> 64 - sizes
    powers = np.array([sign * 2**k + d for k in range(bits - 1) for sign in (1, -1) for d in (-1, 0, 1)])
    return np.concatenate([drawn, powers])


@pytest.mark.parametrize("mode", MODES)
def test_requantize_is_goldens(mode: tuple[str, str, bool]) -> None:
    name, overflow, signed = mode
    raw, compared = words(64), 0
    for width, frac, from_frac in (
        (8, 3, 7),
        (13, 20, 17),
        (1, 0, 2),
        (32, 22, 22),
        (24, -4, 40),
        (8, -30, 40),
        (3, -23, 40),  # shifts of 63 and 64 leave halves of the greatest words
        (3, -22, 42),
        (20, 40, 3),
    ):
        fmt = Format(width, frac, signed, name, overflow)
        found = rounding.requantize(torch.from_numpy(raw), from_frac, fmt)
        assert np.array_equal(found, fixed.requantize(raw, from_frac, fmt)), fmt
        assert np.array_equal(rounding.fit(torch.from_numpy(raw), fmt), fixed.fit(raw, fmt)), fmt
        compared += 2 * len(raw)
    assert compared == 18 * 778


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", [torch.float32, torch.float64])
def test_entering_is_goldens(mode: tuple[str, str, bool], kind: torch.dtype) -> None:
    name, overflow, signed = mode
    reals = words(40).astype(np.float64) * 2.0**-9
    values = torch.from_numpy(reals).to(kind)
    for width, frac in ((8, 3), (5, 9), (22, 8), (24, 10), (32, 4), (1, 0), (16, -3)):
        fmt = Format(width, frac, signed, name, overflow)
        found = grid.enter(values, fmt)
        expected = fixed.quantize(values.double().numpy(), fmt)
        assert np.array_equal(grid.integers(found), expected), fmt
        assert np.array_equal(found.value.double() * 2.0**frac, expected), fmt
        moved = rounding.moved(torch.from_numpy(words(40)), 9, fmt)
        if kind == torch.float64:
            assert np.array_equal(grid.rounded(values, fmt) * 2.0**frac, moved), fmt
        assert np.array_equal(rounding.round_real(values.double(), name), round_real(values.double().numpy(), name))


@pytest.mark.parametrize("overflow", OVERFLOWS)
def test_slopes_are_those_of_the_formats(overflow: str) -> None:
    """Beside the whole numbers, over several periods; the triangle falls where a step up goes down."""
    fmt = Format(4, 0, overflow=overflow, rounding="nearest_even")
    x = torch.arange(-40.25, 40.25, 1.0, dtype=torch.float64, requires_grad=True)
    grid.enter(x, fmt).value.sum().backward()
    one = np.rint(x.detach().numpy()).astype(np.int64)
    here, above, below = (fixed.fit(one + step, fmt) for step in (0, 1, -1))
    inside = {"saturate": one == here, "saturate_zero": one == here, "saturate_symmetric": one == here}
    falling = (above - here == -1) | (here - below == -1)  # at its ends the triangle stays for a step
    expected = {"wrap": np.ones(len(one)), "wrap_sign_magnitude": np.where(falling, -1, 1)}
    slope = {**inside, **expected}[overflow]
    assert x.grad is not None
    assert np.array_equal(x.grad, slope)
    fitted = rounding.fit(torch.from_numpy(one), fmt)
    from_integers = rounding.slope_of(torch.from_numpy(one), fitted, fmt)
    assert np.array_equal(np.ones(len(one)) if from_integers is None else from_integers, slope)


def test_straight_through() -> None:
    x = torch.linspace(-2, 2, 9, dtype=torch.float64, requires_grad=True)
    fmt = Format(4, 1, overflow="saturate", rounding="nearest_even")
    raw = torch.arange(9) * 3 - 12
    value = grid.landed(raw, 1, fmt, x**3)
    assert np.array_equal(value.value.detach() * 2, raw.clamp(-8, 7))
    value.value.sum().backward()
    assert x.grad is not None
    assert np.array_equal(x.grad, 3 * x.detach() ** 2 * ((raw >= -8) & (raw <= 7)))
    again = grid.landed(raw, 1, fmt, x, bound=12)  # by floats
    assert np.array_equal(again.value.detach(), value.value.detach())


def test_channels_are_goldens() -> None:
    random = np.random.default_rng(3)
    for axes, name, overflow in itertools.product((1, 2), ROUNDINGS, ("saturate", "saturate_symmetric", "wrap")):
        weights = (random.normal(0, 1, (4, 5, 6)) * 2.0 ** random.integers(-9, 2, (4, 5, 1))).astype(np.float32)
        weights[1] = 0
        weights[2, 3] = -0.5  # the very end of the range: saturate_symmetric has no such word
        fmt = Format(6, 6, rounding=name, overflow=overflow)
        shift = scaled.channel_shift(weights.astype(np.float64), fmt, axes)
        raw = fixed.quantize(scaled.scaled(weights.astype(np.float64), shift), fmt)
        parameter = torch.from_numpy(weights).requires_grad_()
        found = grid.enter_channels(parameter, fmt, axes)
        expected = scaled.Scaled(raw, fmt, shift)
        assert np.array_equal(found.value.detach().double(), expected.real)
        assert np.array_equal(grid.integers(found), np.rint(expected.real * 2.0 ** (6 + scaled.SCALE_BITS)))
        assert 0 < shift.max() <= scaled.SCALE_BITS == found.extra
        found.value.sum().backward()
        assert parameter.grad is not None
        assert set(parameter.grad.unique().tolist()) <= {0.0, 1.0}


@pytest.mark.parametrize("bits", [(8, 8), (30, 24), (20, 40), (44, 12)])
def test_integer_products(bits: tuple[int, int]) -> None:
    random = np.random.default_rng(sum(bits))
    a = random.integers(-(2 ** (bits[0] - 1)), 2 ** (bits[0] - 1), (2, 5, 37))
    b = random.integers(-(2 ** (bits[1] - 1)), 2 ** (bits[1] - 1), (2, 37, 7))
    expected = (a.astype(object) @ b.astype(object)).astype(np.int64)
    assert np.array_equal(exact_matmul(torch.from_numpy(a), torch.from_numpy(b), *bits), expected)
    for name in ROUNDINGS:
        out = Format(63, 3, rounding=name)
        products = fixed.requantize(a[:, :, None] * b.swapaxes(1, 2)[:, None], 9, out).sum(-1)
        found = rounded_products(torch.from_numpy(a), torch.from_numpy(b).mT, 9, out)
        assert np.array_equal(found, products), name
