"""Attention scores and context: a scalar transcription of the published rules, the definition, float64, whole sums."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden import definition, reference
from golden.attention import context, scale_shift, scores
from golden.errors import EdgemoeError
from golden.fixed import ROUNDINGS, Fixed, Format
from golden.precision import EDGE_MOE, get_precision
from golden.softmax import SoftmaxFormats, softmax
from tests.golden.rationals import rounded

FEATURE = EDGE_MOE.feature


def wrap32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def scalar_score(q: list[int], k: list[int]) -> int:
    """Rule 5 in Python's integers: blocks of 8 dimensions, each wrapped, each scaled on its own."""
    h = {4: 1, 16: 2, 64: 3}[len(q)]
    blocks = [
        wrap32(sum((a * b) >> 22 for a, b in zip(q[i : i + 8], k[i : i + 8], strict=True))) for i in range(0, len(q), 8)
    ]
    return wrap32(sum(p >> h for p in blocks))


def scalar_context(p: list[int], v: list[int]) -> int:
    """Rule 7, after the probabilities."""
    return wrap32(sum(wrap32((a * b) >> 22) for a, b in zip(p, v, strict=True)))


def draw(rng: np.random.Generator, shape: tuple[int, ...], fmt: Format = FEATURE) -> np.ndarray:
    """Raw values of all magnitudes that the format has, ends included."""
    whole = rng.integers(fmt.raw_min, fmt.raw_max + 1, shape) >> rng.integers(0, fmt.width, shape)
    return np.where(rng.random(shape) < 0.1, rng.choice([fmt.raw_min, fmt.raw_max], shape), whole)


def fixed(a: np.ndarray, b: np.ndarray, fmt: Format = FEATURE) -> tuple[Fixed, Fixed]:
    return Fixed(a, fmt), Fixed(b, fmt)


sizes = st.tuples(
    st.integers(0, 10**6), st.integers(1, 3), st.integers(1, 4), st.integers(1, 4), st.sampled_from([4, 16, 64])
)


@settings(max_examples=80, deadline=None)
@given(sizes)
def test_equals_the_published_rules(case: tuple[int, int, int, int, int]) -> None:
    seed, heads, queries, keys, dim = case
    rng = np.random.default_rng(seed)
    q, k, v = draw(rng, (heads, queries, dim)), draw(rng, (heads, keys, dim)), draw(rng, (heads, keys, dim))
    p = draw(rng, (heads, queries, keys))
    score, mixed = scores(*fixed(q, k), FEATURE).raw, context(*fixed(p, v), FEATURE).raw
    assert (score.shape, mixed.shape) == ((heads, queries, keys), (heads, queries, dim))
    for h in range(heads):
        assert score[h].tolist() == [[scalar_score(a, b) for b in k[h].tolist()] for a in q[h].tolist()]
        assert mixed[h].tolist() == [[scalar_context(a, b) for b in v[h].T.tolist()] for a in p[h].tolist()]


def test_equals_the_published_rules_at_edge_moe_size() -> None:
    rng = np.random.default_rng(2)
    q, k, v = (draw(rng, (3, 129, 64)) for _ in range(3))
    p = rng.integers(0, 2**22 + 1, (3, 129, 129))
    score, mixed = scores(*fixed(q, k), FEATURE).raw, context(*fixed(p, v), FEATURE).raw
    corners = [(0, 0, 0, 0), (2, 128, 128, 63)]
    for h, t, n, d in [*corners, *rng.integers(0, (3, 129, 129, 64), (400, 4)).tolist()]:
        assert score[h, t, n] == scalar_score(q[h, t].tolist(), k[h, n].tolist())
        assert mixed[h, t, d] == scalar_context(p[h, t].tolist(), v[h, :, d].tolist())


def test_blocks_wrap() -> None:
    """Eight products of 64 reach 512 and become -512 before the scale; spread over two blocks they do not."""
    q = np.zeros((2, 1, 64), dtype=np.int64)
    q[0, 0, :8] = 2**25
    q[1, 0, 4:12] = 2**25
    assert scores(*fixed(q, q), FEATURE).raw.ravel().tolist() == [-(64 << 22), 64 << 22]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(ROUNDINGS), st.sampled_from(["wrap", "saturate"]))
def test_equals_the_definition(seed: int, rounding: str, overflow: str) -> None:
    """Every product, block and sum by fxpmath."""
    rng = np.random.default_rng(seed)
    fmt, p_format = Format(16, 9), Format(12, 10)
    out = Format(18, 8, rounding=rounding, overflow=overflow)
    wide = Format(40, 8, rounding=rounding)
    q, k, p, v = draw(rng, (16,), fmt), draw(rng, (16,), fmt), draw(rng, (5,), p_format), draw(rng, (5,), fmt)

    def to(values: np.ndarray, frac: int, target: Format) -> list[int]:
        return [int(value) for value in definition.requantize(values, frac, target)]

    blocks = [sum(to(q[i : i + 8] * k[i : i + 8], 18, wide)) for i in (0, 8)]
    scaled = to(np.array(to(np.array(blocks), 8, out)), 10, wide)  # a quarter: two more fraction bits
    expected = to(np.array([sum(scaled)]), 8, out)
    assert scores(Fixed(q[None, None], fmt), Fixed(k[None, None], fmt), out).raw.ravel().tolist() == expected
    expected = to(np.array([sum(to(p * v, 19, wide))]), 8, out)
    mixed = context(Fixed(p[None, None], p_format), Fixed(v[None, :, None], fmt), out)
    assert mixed.raw.ravel().tolist() == expected


@settings(max_examples=40, deadline=None)
@given(sizes)
def test_error_bounds(case: tuple[int, int, int, int, int]) -> None:
    """Low by under head_dim / 2**h + head_dim / 8 ulp, and by under N ulp."""
    seed, heads, queries, keys, dim = case
    rng = np.random.default_rng(seed)
    q, k, v = (rng.integers(-(2**24), 2**24, (heads, n, dim)) for n in (queries, keys, keys))
    p = rng.integers(0, 2**22 // keys + 1, (heads, queries, keys))
    expected = np.einsum("htd,hnd->htn", q / 2**22, k / 2**22) / math.sqrt(dim)
    assert np.abs(reference.scores(q / 2**22, k / 2**22) - expected).max() < 1e-9
    error = (expected - scores(*fixed(q, k), FEATURE).real) * 2**22
    assert error.min() > -1e-3
    assert error.max() < dim / math.sqrt(dim) + dim / 8 + 1e-3
    expected = np.einsum("htn,hnd->htd", p / 2**22, v / 2**22)
    assert np.abs(reference.context(p / 2**22, v / 2**22) - expected).max() < 1e-9
    error = (expected - context(*fixed(p, v), FEATURE).real) * 2**22
    assert error.min() > -1e-3
    assert error.max() < keys + 1e-3


def test_the_bounds_are_reached() -> None:
    """Products just below zero lose a whole ulp each; a bound without the blocks' own floors would not hold."""
    for dim in (4, 16, 64):
        q = np.full((1, 1, dim), -1)
        lost = -scores(*fixed(q, -q), FEATURE).raw.item()
        assert dim / math.sqrt(dim) - 1 < lost < dim / math.sqrt(dim) + dim / 8
    assert context(*fixed(np.full((1, 1, 9), 1), np.full((1, 9, 1), -1)), FEATURE).raw.item() == -9


def test_one_scale_per_head_is_not_the_published_rule() -> None:
    """A wrong rule: nearly all scores differ, by up to 6 LSB."""
    rng = np.random.default_rng(3)
    q, k = (rng.integers(-(2**23), 2**23, (3, 40, 64)) for _ in range(2))
    once = ((q[:, :, None] * k[:, None] >> 22).sum(-1)) >> 3
    difference = once - scores(*fixed(q, k), FEATURE).raw
    assert np.count_nonzero(difference) > 0.95 * difference.size
    assert difference.min() >= 0
    assert 6 <= difference.max() <= 7
    assert 2.8 < difference.mean() < 3.3


def test_wide_accumulation_is_not_the_published_rule() -> None:
    rng = np.random.default_rng(4)
    q, k = (rng.integers(-(2**23), 2**23, (2, 30, 64)) for _ in range(2))
    p = rng.integers(0, 2**17, (2, 30, 129))
    v = rng.integers(-(2**23), 2**23, (2, 129, 64))
    difference = (np.einsum("htd,hnd->htn", q, k) >> 25) - scores(*fixed(q, k), FEATURE).raw
    assert np.count_nonzero(difference) > 0.99 * difference.size
    assert 6 < difference.mean() < 8.5  # 64 halves of an LSB over 8, and 8 blocks
    difference = (np.einsum("htn,hnd->htd", p, v) >> 22) - context(*fixed(p, v), FEATURE).raw
    assert np.count_nonzero(difference) > 0.99 * difference.size
    assert 60 < difference.mean() < 68


@settings(max_examples=60, deadline=None)
@given(sizes, st.sampled_from(ROUNDINGS), st.sampled_from(["wrap", "saturate"]))
def test_exact_sums_round_once(case: tuple[int, int, int, int, int], rounding: str, overflow: str) -> None:
    seed, heads, queries, keys, dim = case
    rng = np.random.default_rng(seed)
    narrow, wide, out = Format(26, 18), Format(30, 20), Format(32, 22, rounding=rounding, overflow=overflow)
    coarse = Format(20, 6, rounding=rounding, overflow=overflow)
    q, k, p = (draw(rng, (heads, n, m), narrow) for n, m in ((queries, dim), (keys, dim), (queries, keys)))
    v = draw(rng, (heads, keys, dim), wide)

    def fit(raw: int, fmt: Format) -> int:
        period, low = 2**fmt.width, fmt.raw_min
        return (raw - low) % period + low if overflow == "wrap" else min(max(raw, low), fmt.raw_max)

    for fmt in (out, coarse):
        score = scores(*fixed(q, k, fmt=narrow), fmt, accumulation="exact").raw
        mixed = context(Fixed(p, narrow), Fixed(v, wide), fmt, accumulation="exact").raw
        for h in range(heads):
            sums = [[sum(a * b for a, b in zip(r, s, strict=True)) for s in k[h].tolist()] for r in q[h].tolist()]
            shift = 36 + scale_shift(dim) - fmt.frac
            assert score[h].tolist() == [[fit(rounded(Fraction(s, 2**shift), rounding), fmt) for s in r] for r in sums]
            sums = [[sum(a * b for a, b in zip(r, s, strict=True)) for s in v[h].T.tolist()] for r in p[h].tolist()]
            shift = 38 - fmt.frac
            assert mixed[h].tolist() == [[fit(rounded(Fraction(s, 2**shift), rounding), fmt) for s in r] for r in sums]


def within_half(result: Fixed, expected: np.ndarray) -> bool:
    """Half an ulp from a real value, itself saturated."""
    low, high = result.format.raw_min, result.format.raw_max
    assert low <= result.raw.min()
    assert result.raw.max() <= high
    exact = (expected / result.format.ulp).clip(low, high)
    return bool((np.abs(result.raw - exact) <= 0.5).all())


@pytest.mark.parametrize("name", ["w4a4", "w4a6", "w6a6", "w8a8", "w16a16"])
@pytest.mark.parametrize("keys", [1, 9, 129])
def test_narrow_formats(name: str, keys: int) -> None:
    """Scores and contexts within half an ulp; probabilities in [0, 1], rows off by under half an ulp per key."""
    precision = get_precision(name)
    rng = np.random.default_rng(keys)
    formats = {role: precision.format(role) for role in ("query", "key", "value", "score", "probability", "context")}
    q, k, v = (Fixed(rng.integers(f.raw_min, f.raw_max + 1, (2, keys, 16)), f) for f in list(formats.values())[:3])
    score = scores(q, k, formats["score"], accumulation="exact")
    assert within_half(score, reference.scores(q.real, k.real))
    inside = SoftmaxFormats.of(precision, "probability")
    p = softmax(score, inside, parallelism=4)
    half, wide = p.format.ulp / 2, (3 * keys + 2) * inside.exponential.ulp
    top = half * (p.real.max(-1) == p.format.raw_max * p.format.ulp)  # 1 itself saturates
    assert p.format.width == formats["probability"].width
    assert p.real.min() >= 0
    assert p.real.max() <= 1
    exact = reference.softmax(score.real)
    assert (np.abs(p.real - exact) <= half + top[..., None] + wide).all()
    assert (np.abs(p.real.sum(-1) - 1) <= keys * (half + wide) + top).all()
    mixed = context(p, v, formats["context"], accumulation="exact")
    assert within_half(mixed, reference.context(p.real, v.real))


def test_scale_is_a_shift() -> None:
    assert [scale_shift(dim) for dim in (1, 4, 16, 64, 256)] == [0, 1, 2, 3, 4]
    for dim in (0, 2, 8, 15, 17, 32, 63, 65, 128):
        with pytest.raises(EdgemoeError, match=f"head_dim={dim} is not"):
            scale_shift(dim)


def test_bad_input() -> None:
    q, p = np.zeros((2, 3, 16), dtype=np.int64), np.zeros((2, 3, 5), dtype=np.int64)
    with pytest.raises(EdgemoeError, match=r"layer 4: query \(2, 3, 16\), key \(1, 3, 16\); legal: \(heads, Q"):
        scores(*fixed(q, q[:1]), FEATURE, where="layer 4")
    with pytest.raises(EdgemoeError, match=r"query \(2, 3, 16\), key \(2, 3, 4\)"):
        scores(*fixed(q, q[..., :4]), FEATURE)
    with pytest.raises(EdgemoeError, match=r"query \(3, 16\)"):
        scores(*fixed(q[0], q[0]), FEATURE)
    with pytest.raises(EdgemoeError, match="head_dim=8 is not 4, 16, 64 or 256"):
        scores(*fixed(q[..., :8], q[..., :8]), FEATURE)
    with pytest.raises(EdgemoeError, match="scores: its accumulator needs 68 bits, legal up to 64"):
        scores(*fixed(q, q), FEATURE, accumulation="exact")
    with pytest.raises(EdgemoeError, match="scores: key: 96 raw values do not fit"):
        scores(*fixed(q, q + 2**31), FEATURE)
    with pytest.raises(EdgemoeError, match="scores: query: dtype float64"):
        scores(*fixed(q * 0.5, q), FEATURE)
    with pytest.raises(EdgemoeError, match=r"probability \(2, 3, 5\), value \(2, 3, 16\); legal: \(heads, Q, N\)"):
        context(*fixed(p, q), FEATURE)
    with pytest.raises(EdgemoeError, match="context: value: dtype float64"):
        context(*fixed(p, np.zeros((2, 5, 16))), FEATURE)
    with pytest.raises(EdgemoeError, match="context: its accumulator needs 67 bits"):
        context(*fixed(p, np.zeros((2, 5, 16), dtype=np.int64)), FEATURE, accumulation="exact")
