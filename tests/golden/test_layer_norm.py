"""Layer norm: a scalar transcription of the published rules, the definition, float64, and rows without a variance."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from golden import definition, reference
from golden.errors import EdgemoeError
from golden.fixed import ROUNDINGS, Fixed, Format
from golden.layer_norm import layer_norm, moments
from golden.precision import EDGE_MOE, get_precision

FEATURE, WEIGHT, BIAS = EDGE_MOE.feature, EDGE_MOE.format("norm_weight"), EDGE_MOE.format("norm_bias")
LOW, HIGH = -(2**31), 2**31 - 1


def wrap32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def scalar_moments(x: list[int], eps: int = 4) -> tuple[int, int, int]:
    """Mean, variance and reciprocal deviation by rule 2; a variance of at most 0 counts as eps."""
    inverse = 2**22 // len(x)  # 21845 at 192
    t = [wrap32((a * inverse) >> 22) for a in x]
    mean = wrap32(sum(t))
    mean_square = wrap32(sum(wrap32((a * b) >> 22) for a, b in zip(x, t, strict=True)))
    variance = wrap32(mean_square - wrap32((mean * mean) >> 22) + eps)
    s = math.isqrt((variance if variance > 0 else eps) << 22)
    return mean, variance, wrap32(2**44 // s)


def scalar_row(x: list[int], weight: list[int], bias: list[int], eps: int = 4) -> list[int]:
    mean, _, r = scalar_moments(x, eps)
    y = [wrap32(a - mean) for a in x]
    y = [wrap32((a * r) >> 22) for a in y]
    y = [wrap32((a * w) >> 11) for a, w in zip(y, weight, strict=True)]
    return [wrap32(a + (b << 11)) for a, b in zip(y, bias, strict=True)]


def apply(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    return layer_norm(Fixed(x, FEATURE), Fixed(weight, WEIGHT), Fixed(bias, BIAS), FEATURE, FEATURE).raw


def plain(dim: int) -> tuple[np.ndarray, np.ndarray]:
    """Weight 1 and bias 0."""
    return np.full(dim, 2**11), np.zeros(dim, dtype=np.int64)


def words(bits: int) -> st.SearchStrategy[int]:
    extremes = st.sampled_from([-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, -1, 0, 1])
    return st.one_of(extremes, st.integers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1), st.integers(-(2**13), 2**13))


@st.composite
def cases(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    tokens, dim = draw(st.integers(1, 3)), draw(st.integers(1, 12))
    x = draw(arrays(np.int64, (tokens, dim), elements=words(32) | st.integers(-(2**25), 2**25)))
    return x, draw(arrays(np.int64, dim, elements=words(16))), draw(arrays(np.int64, dim, elements=words(16)))


@settings(max_examples=150, deadline=None)
@given(cases())
@example((np.array([[LOW, HIGH], [HIGH, HIGH], [LOW, LOW]]), np.array([-(2**15), 2**15 - 1]), np.array([0, -(2**15)])))
def test_equals_the_published_rules(case: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    x, weight, bias = case
    expected = [scalar_row(row, weight.tolist(), bias.tolist()) for row in x.tolist()]
    assert apply(x, weight, bias).tolist() == expected
    mean, inverse = moments(Fixed(x, FEATURE), FEATURE)
    assert [(m, r) for m, _, r in map(scalar_moments, x.tolist())] == list(zip(mean, inverse, strict=True))


def test_equals_the_published_rules_at_edge_moe_size() -> None:
    """Tokens of every scale, from variances near 0 to ones that wrap; some constant."""
    assert 2**22 // 192 == 21845  # the published constant
    rng = np.random.default_rng(1)
    x = (rng.normal(0, 1, (129, 192)) * 2.0 ** rng.integers(0, 30, (129, 1))).astype(np.int64)
    x[:4] = np.array([0, 2**22, LOW, HIGH])[:, None]
    weight, bias = rng.integers(-(2**15), 2**15, (2, 192))
    expected = [scalar_row(row, weight.tolist(), bias.tolist()) for row in x.tolist()]
    assert apply(x, weight, bias).tolist() == expected
    assert any(scalar_moments(row)[1] <= 0 for row in x.tolist())


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(ROUNDINGS), st.sampled_from(["wrap", "saturate"]))
def test_equals_the_definition(seed: int, rounding: str, overflow: str) -> None:
    """Every rounding by fxpmath, formats of their own for x, the statistics and the result."""
    rng = np.random.default_rng(seed)
    x_format, weight_format = Format(14, 6), Format(10, 7)
    statistic = Format(26, 18, rounding=rounding, overflow=overflow)
    out = Format(18, 10, rounding=rounding, overflow=overflow)
    x = rng.integers(-(2 ** int(rng.integers(2, 13))), 2**13, 6)
    weight, bias = rng.integers(-(2**9), 2**9, (2, 6))

    def to(value: int, frac: int, fmt: Format) -> int:
        return int(definition.requantize([value], frac, fmt)[0])

    t = [to(int(a) * (2**18 // 6), 24, statistic) for a in x]
    mean = to(sum(t), 18, statistic)
    square = to(sum(to(int(a) * b, 24, statistic) for a, b in zip(x, t, strict=True)), 18, statistic)
    variance = to(square - to(mean * mean, 36, statistic) + 1, 18, statistic)  # 2**-20 is below one LSB: raw 1
    r = to(2**36 // math.isqrt((variance if variance > 0 else 1) << 18), 18, statistic)
    expected = []
    for a, w, b in zip(x.tolist(), weight.tolist(), bias.tolist(), strict=True):
        y = to(to((a << 12) - mean, 18, statistic) * r, 36, out)
        expected.append(to(to(y * w, 17, out) + (b << 3), 10, out))
    operands = Fixed(x[None], x_format), Fixed(weight, weight_format), Fixed(bias, weight_format)
    assert layer_norm(*operands, statistic, out).raw.tolist() == [expected]


def real_layer_norm(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    variance = ((x - x.mean()) ** 2).mean()
    return np.asarray((x - x.mean()) / math.sqrt(variance + 2.0**-20) * weight + bias)


def moment_bounds(x: np.ndarray) -> tuple[float, float]:
    """How far mean and variance may be off, real, for a token x that does not wrap; u = 2**-22.

    inv is short by a part rho = (2**22 mod D) u; each of D terms and squares floors once:
    mean by rho |mean| + D u; variance by D (1 + max|x|) u + u + rho max(x**2), and the square of the mean's error.
    """
    u, dim, largest = 2.0**-22, len(x), np.abs(x).max()
    rho = (2**22 % dim) * u
    mean = rho * abs(x.mean()) + dim * u
    return mean, (dim * (1 + largest) + 1) * u + rho * largest**2 + mean**2


def bound(x: np.ndarray, weight: np.ndarray, ulp: float = 2.0**-22, loss: float = 1.0) -> np.ndarray:
    """How far y may be off: the statistics' errors through r, then two roundings by `loss` ulp each."""
    u, (mean, off) = 2.0**-22, moment_bounds(x)
    variance = x.var() + 2.0**-20
    r = variance**-0.5
    assert variance > off + 17 * u
    low, high = (variance + off) ** -0.5 - u, 1 / (math.sqrt(variance - off) - u)
    scaled = np.abs(x - x.mean()) * max(r - low, high - r) + mean * high + loss * ulp
    return np.asarray(np.abs(weight) * scaled + loss * ulp)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 200), st.floats(0.05, 4), st.floats(-12, 12), st.booleans())
@example(0, 192, 1.0, 0.0, True)
@example(0, 192, 4.0, 12.0, False)
def test_error_bound(seed: int, dim: int, spread: float, centre: float, two_valued: bool) -> None:
    rng = np.random.default_rng(seed)
    values = rng.choice([-1.0, 1.0], dim) * spread if two_valued else rng.normal(0, spread, dim).clip(-9, 9)
    raw = np.floor((values + centre) * 2**22).astype(np.int64)
    x = raw / 2**22
    mean, variance, _ = scalar_moments(raw.tolist())
    off_mean, off_variance = moment_bounds(x)
    if x.var() < 2 * off_variance + 2e-5:
        return
    assert -1e-12 <= abs(x.mean() - mean / 2**22) <= off_mean
    assert abs(variance / 2**22 - x.var() - 2.0**-20) <= off_variance
    weight, bias = rng.integers(-(2**12), 2**12, (2, dim))
    expected = real_layer_norm(x, weight / 2**11, bias / 2**11)
    assert np.abs(reference.layer_norm(x[None], weight / 2**11, bias / 2**11)[0] - expected).max() < 1e-9
    error = np.abs(apply(raw[None], weight, bias)[0] / 2**22 - expected)
    assert (error <= bound(x, weight / 2**11) + 1e-9).all()


def test_epsilon_is_four() -> None:
    """A wrong rule: 5 for 4 changed 3189 of 24768 outputs of layer 0."""
    x = np.random.default_rng(2).normal(0, 1.4 * 2**22, (129, 192)).astype(np.int64)
    weight, bias = plain(192)
    wrong = [scalar_row(row, weight.tolist(), bias.tolist(), eps=5) for row in x.tolist()]
    assert 2500 < np.count_nonzero(apply(x, weight, bias) != wrong) < 4000


def test_rows_without_variance_give_the_bias() -> None:
    """Truncation may leave a constant row a variance of 0 or below, which counts as eps: r wraps to 0."""
    constants = [0, 1, -1, 2**22, 5 * 2**22 + 1, -(7 * 2**22) - 3, 20 * 2**22 + 12345]
    x = np.repeat(np.array(constants), 16).reshape(-1, 16)
    variances = [scalar_moments(row)[1] for row in x.tolist()]
    bias = np.arange(-8, 8)
    y = apply(x, plain(16)[0], bias)
    assert min(variances) < 0
    assert 4 in variances
    for row, variance in zip(y.tolist(), variances, strict=True):
        if variance <= 0 or variance == 4:
            assert row == (bias << 11).tolist()


def test_no_variance_counts_as_epsilon() -> None:
    """Seen where the reciprocal has room: 2**44 / sqrt(4 * 2**22), and of every variance above 0 its own."""
    wide = Format(40, 22)
    rows = {scalar_moments([-c] * 48)[1]: [-c] * 48 for c in range(0, 2**24, 9973)}
    assert min(rows) < 0
    assert {0, 1, 4} <= set(rows)
    for variance, row in rows.items():
        expected = 2**44 // math.isqrt((variance if variance > 0 else 4) << 22)
        assert moments(Fixed(np.array([row]), FEATURE), wide)[1].tolist() == [expected]


def test_small_variances_wrap_the_reciprocal() -> None:
    """Up to 16 LSB it wraps, from 17 on it does not: published, and total."""
    inverses = {}
    for amplitude in range(30000):  # two values that far apart, in steps of the variance
        row = [amplitude, -amplitude]
        variance, r = scalar_moments(row)[1:]
        if variance <= 17 and variance not in inverses:
            inverses[variance] = r
            assert moments(Fixed(np.array([row]), FEATURE), FEATURE)[1].tolist() == [r]
    assert {4, 16, 17} <= set(inverses)
    assert [inverses[4], inverses[16]] == [0, LOW]
    assert inverses[17] == 2**44 // math.isqrt(17 << 22) < 2**31


def test_one_feature() -> None:
    """A token of one feature is its own mean."""
    y = apply(np.array([[5 * 2**22], [-3]]), np.array([2**11]), np.array([7]))
    assert y.tolist() == [scalar_row([5 * 2**22], [2**11], [7]), [7 << 11]]


@pytest.mark.parametrize("name", ["w4a4", "w4a6", "w8a8", "w16a16"])
def test_narrow_formats(name: str) -> None:
    """Inside their range, and as near to float64 as half an ulp per rounding allows."""
    roles = {r: get_precision(name).format(r) for r in ("residual", "norm_weight", "norm_bias", "normed", "statistic")}
    rng = np.random.default_rng(5)
    x = np.clip(np.rint(rng.normal(0, 4, (20, 48)) / roles["residual"].ulp), roles["residual"].raw_min, None)
    x = x.clip(None, roles["residual"].raw_max).astype(np.int64)
    weight = rng.integers(1, roles["norm_weight"].raw_max + 1, 48)
    bias = rng.integers(0, roles["norm_bias"].raw_max + 1, 48) >> 1
    shift = max(0, roles["norm_bias"].frac - roles["normed"].frac)
    bias = bias >> shift << shift  # on the grid of the result
    operands = [Fixed(v, roles[r]) for v, r in ((x, "residual"), (weight, "norm_weight"), (bias, "norm_bias"))]
    y = layer_norm(operands[0], operands[1], operands[2], roles["statistic"], roles["normed"])
    real_x, real_weight, real_bias = (operand.real for operand in operands)
    low, high = roles["normed"].raw_min * y.format.ulp, roles["normed"].raw_max * y.format.ulp
    assert y.raw.min() >= y.format.raw_min
    assert y.raw.max() <= y.format.raw_max
    for row, x_row in zip(y.real, real_x, strict=True):
        expected = real_layer_norm(x_row, real_weight, real_bias).clip(low, high)
        saturated = np.maximum(np.abs(real_layer_norm(x_row, real_weight * 0 + 1, real_bias * 0)) - high, 0)
        limit = bound(x_row, real_weight, y.format.ulp, 0.5) + real_weight * saturated
        assert (np.abs(row - expected) <= limit + 1e-9).all()


def test_bad_input() -> None:
    x, (weight, bias) = np.zeros((2, 4), dtype=np.int64), plain(4)
    with pytest.raises(EdgemoeError, match=r"layer_norm: shapes x \(2, 4\), weight \(3,\), bias \(4,\)"):
        apply(x, weight[:3], bias)
    with pytest.raises(EdgemoeError, match=r"layer_norm: shapes x \(2, 4\), weight \(4,\), bias \(1,\)"):
        apply(x, weight, bias[:1])
    with pytest.raises(EdgemoeError, match=r"layer_norm: shapes x \(4,\).*legal: \(T, D\), \(D,\), \(D,\)"):
        apply(x[0], weight, bias)
    with pytest.raises(EdgemoeError, match="layer_norm: x: dtype float64"):
        apply(x * 0.5, weight, bias)
    with pytest.raises(EdgemoeError, match=r"layer_norm: weight: 4 raw values do not fit ap_fixed<16,5"):
        apply(x, weight << 5, bias)


def test_wide_statistics_fit_or_are_refused() -> None:
    """A variance of 300**2 at 24 fraction bits fits 44 bits, but not 63 after the shift by another 24."""
    x, (weight, bias) = np.where(np.arange(192) % 2, 300 << 22, -(300 << 22)), plain(192)
    try:
        y = layer_norm(Fixed(x[None], FEATURE), Fixed(weight, WEIGHT), Fixed(bias, BIAS), Format(44, 24), FEATURE)
    except EdgemoeError:
        return
    assert np.abs(y.real[0] - real_layer_norm(x / 2**22, np.ones(192), np.zeros(192))).max() < 0.01


def test_the_shifted_variance_may_take_64_bits() -> None:
    x, (weight, bias) = np.array([[1, -1]]), plain(2)
    operands = Fixed(x, FEATURE), Fixed(weight, WEIGHT), Fixed(bias, BIAS)
    assert layer_norm(*operands, Format(32, 31), FEATURE).shape == (1, 2)
    with pytest.raises(EdgemoeError, match=r"layer_norm: variance << frac: .*65"):
        layer_norm(*operands, Format(32, 32), FEATURE)


def test_a_fine_bias_is_rounded_as_the_result() -> None:
    out, fine = Format(8, 4, rounding="nearest_even", overflow="saturate"), Format(8, 6)
    x, weight, bias = Fixed(np.array([[16, -16]]), out), np.zeros(2, dtype=np.int64), np.array([7, 7])  # 1.75 ulp
    y = layer_norm(x, Fixed(weight, fine), Fixed(bias, fine), FEATURE, out)
    assert y.raw.tolist() == [[2, 2]]
