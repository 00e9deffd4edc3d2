"""The functions of layer_norm.x in XLS's JIT equal golden's, in published, narrow and odd formats."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from golden import layer_norm as golden
from golden.config import get_config
from golden.elementary import square_root
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, RawArray, fit, requantize
from golden.precision import EDGE_MOE, Precision, get_precision
from rtl_hls.kernels import layer_norm
from tests.rtl_hls.jit import SAMPLES, probe, sample

pytest.importorskip("xls")

ODD = EDGE_MOE.replace(
    "odd",
    {
        "residual": Format(20, 16),  # finer than the statistics, which have no room for the epsilon
        "statistic": Format(24, 13, rounding="nearest_even", overflow="saturate"),
        "norm_weight": Format(10, 7, signed=False),
        "norm_bias": Format(12, 10),  # finer than the result
        "normed": Format(14, 8, rounding="nearest_away", overflow="saturate_symmetric"),
    },
)
TINY = EDGE_MOE.replace("tiny", {"statistic": Format(10, 29, signed=False, rounding="trunc"), "normed": Format(9, -2)})
EVERY = pytest.mark.parametrize(
    "precision", [EDGE_MOE, get_precision("w8a8"), ODD, TINY], ids=lambda precision: precision.name
)


def same(found: RawArray, expected: RawArray) -> bool:
    return found.shape == expected.shape and bool((found == expected).all())


def cast(index: int, fmt: Format) -> str:
    """An input word as a raw integer of a format."""
    unsigned = f"v[{index}] as u{fmt.width}"
    return f"({unsigned} as s{fmt.width + (not fmt.signed)})"


def mixed(seed: int, width: int, fmt: Format, count: int = SAMPLES) -> RawArray:
    """(count, width) of every magnitude, corners first."""
    rows = sample(seed, width, fmt, count)
    shifts = np.random.default_rng(seed + 1).integers(0, fmt.width, (len(rows), 1))
    corners = np.array([0, 1, -1, 2, fmt.raw_min, fmt.raw_max, fmt.raw_max - 1])
    corners = corners[(corners >= fmt.raw_min) & (corners <= fmt.raw_max)]
    rows >>= shifts
    rows[: len(corners) ** 2] = np.stack(np.meshgrid(corners, corners), axis=2).reshape(-1, 2)[:, :1]
    rows[: len(corners) ** 2, width - 1] = np.tile(corners, len(corners))
    return rows


@EVERY
def test_share_and_square(precision: Precision) -> None:
    dim = {"w8a8": 48, "odd": 3, "tiny": 16384}.get(precision.name, 192)
    fmt, statistic = precision.format("residual"), precision.format("statistic")
    x = mixed(1, 1, fmt) if fmt.width > 20 else np.arange(fmt.raw_min, fmt.raw_max + 1)[:, None]
    body = f"let t = layer_norm::share<u32:{dim}>({cast(0, fmt)});"
    found = probe(f"{body} s32[2]:[t as s32, layer_norm::square({cast(0, fmt)}, t) as s32]", x, precision, outputs=2)
    frac = fmt.frac + statistic.frac
    share = requantize(x[:, 0] * ((1 << statistic.frac) // dim), frac, statistic)
    expected = np.stack([share, requantize(x[:, 0] * share, frac, statistic)], axis=1)
    assert same(found, expected)


@pytest.mark.parametrize("bits", [1, 2, 7, 20])
def test_square_root_of_every_word(bits: int) -> None:
    x = np.arange(1 << bits)[:, None]
    found = probe(f"s32[1]:[layer_norm::square_root(v[0] as u{bits}) as s32]", x)
    assert found.tolist() == [math.isqrt(value) for value in range(1 << bits)]


def test_square_root_of_wide_words() -> None:
    """Of 54 bits, as edge_moe takes; squares and their neighbours among them."""
    rng = np.random.default_rng(3)
    root = rng.integers(1, 2**27, SAMPLES // 4)
    x = np.concatenate([rng.integers(0, 2**54, SAMPLES) >> rng.integers(0, 54, SAMPLES), root**2, root**2 - 1])
    rows = np.stack([x >> 32, x & 0xFFFFFFFF], axis=1)
    found = probe("s32[1]:[layer_norm::square_root((v[0] as u22) ++ (v[1] as u32)) as s32]", rows)
    assert same(found, square_root(x))


def inverse(variance: RawArray, statistic: Format) -> RawArray:
    """Golden's last step of `moments`."""
    frac = statistic.frac
    epsilon = max(1, 1 << max(frac + golden.EPS_LOG2, 0))
    return fit((1 << 2 * frac) // square_root(np.where(variance <= 0, epsilon, variance) << frac), statistic)


@EVERY
def test_inverse_deviation(precision: Precision) -> None:
    """Every small variance, and those of every scale."""
    fmt = precision.format("statistic")
    small = np.arange(max(fmt.raw_min, -(2**10)), min(fmt.raw_max + 1, 2**18))[:, None]
    v = np.concatenate([mixed(4, 1, fmt), small])
    found = probe(f"s32[1]:[layer_norm::inverse_deviation({cast(0, fmt)}) as s32]", v, precision)
    assert same(found, inverse(v[:, 0], fmt))


@EVERY
def test_variance(precision: Precision) -> None:
    fmt = precision.format("statistic")
    v = mixed(5, 2, fmt)
    found = probe(f"s32[1]:[layer_norm::variance({cast(0, fmt)}, {cast(1, fmt)}) as s32]", v, precision)
    epsilon = max(1, 1 << max(fmt.frac + golden.EPS_LOG2, 0))
    squared = requantize(v[:, 0] * v[:, 0], 2 * fmt.frac, fmt)
    assert same(found, fit(v[:, 1] - squared + epsilon, fmt))


@EVERY
def test_moments_of_two_features(precision: Precision) -> None:
    """From features to statistics, against golden's own function: pairs of every scale, and nearly equal ones."""
    fmt, statistic = precision.format("residual"), precision.format("statistic")
    x = mixed(6, 2, fmt)
    near = np.random.default_rng(7).integers(-(2**14), 2**14, len(x) // 2)
    x[-len(near) :, 1] = fit(x[-len(near) :, 0] + near, fmt)
    acc = layer_norm.sum_bits(statistic, 2)
    body = (
        f"let a = {cast(0, fmt)}; let b = {cast(1, fmt)};"
        "let s = layer_norm::share<u32:2>(a); let t = layer_norm::share<u32:2>(b);"
        f"let p = layer_norm::square(a, s) as s{acc} + layer_norm::square(b, t) as s{acc};"
        f"let m = layer_norm::moments<u32:{acc}>(s as s{acc} + t as s{acc}, p);"
        "s32[2]:[m.mean as s32, m.inverse as s32]"
    )
    expected = np.stack(golden.moments(Fixed(x, fmt), statistic), axis=1)
    assert same(probe(body, x, precision, outputs=2), expected)


@EVERY
def test_normalise(precision: Precision, monkeypatch: pytest.MonkeyPatch) -> None:
    """Golden's own steps after the moments, on 64 moments by 2**14 features."""
    roles = ("residual", "norm_weight", "norm_bias", "statistic")
    x_fmt, w_fmt, b_fmt, s_fmt = (precision.format(role) for role in roles)
    tokens, features = 64, 2**14
    x = mixed(8, features, x_fmt, tokens)
    weight, bias = mixed(9, 1, w_fmt, features)[:, 0], mixed(10, 1, b_fmt, features)[:, 0]
    mean, r = mixed(11, 2, s_fmt, tokens).T
    monkeypatch.setattr(golden, "moments", lambda *_: (mean, r))
    operands = Fixed(x, x_fmt), Fixed(weight, w_fmt), Fixed(bias, b_fmt)
    expected = golden.layer_norm(*operands, s_fmt, precision.format("normed")).raw
    columns = [part.ravel() for part in np.broadcast_arrays(x, weight, bias, mean[:, None], r[:, None])]
    words = ", ".join(cast(i, fmt) for i, fmt in enumerate((x_fmt, w_fmt, b_fmt)))
    moments = f"layer_norm::Moments {{ mean: {cast(3, s_fmt)}, inverse: {cast(4, s_fmt)} }}"
    body = f"s32[1]:[layer_norm::normalise({words}, {moments}) as s32]"
    assert same(probe(body, np.stack(columns, axis=1), precision), expected.ravel())


def test_statistics_that_the_hardware_lacks() -> None:
    for frac in (1, 32):
        formats = {"statistic": dataclasses.replace(EDGE_MOE.format("statistic"), frac=frac)}
        with pytest.raises(EdgemoeError, match=f"layer_norm: statistic .* has {frac} fraction bits; legal: 2 to 31"):
            layer_norm.build(get_config("micro"), EDGE_MOE.replace("wrong", formats))


def test_enough_tokens_are_kept() -> None:
    """The ring holds what enters while a token waits for its moments, and sums that do not wrap are kept whole."""
    assert [layer_norm.slots(words) for words in (1, 3, 12, 48)] == [32, 12, 5, 3]
    assert layer_norm.sum_bits(EDGE_MOE.format("statistic"), 192) == 32
    assert layer_norm.sum_bits(ODD.format("statistic"), 192) == 24 + 8
