"""Counts of values that leave their format: exact in every mode, without a trace in the results."""

from __future__ import annotations

import threading
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden.config import ModelConfig
from golden.fixed import OVERFLOWS, ROUNDINGS, Fixed, Format, fit, quantize, requantize, wrap
from golden.gelu import gelu
from golden.network import Encoder
from golden.overflow import active, counting
from golden.precision import EDGE_MOE, EDGE_MOE_EXACT, Precision, get_precision
from golden.trace import first_divergence
from golden.weights import expected_shapes
from tests.golden.rationals import rounded

CONFIG = ModelConfig("tiny", 16, 16, 8, 16, 1, 2, mlp_hidden=16, experts=3, top_k=2, expert_hidden=8)
IMAGE = np.random.default_rng(1).integers(0, 256, (16, 16, 3), dtype=np.uint8)


def weights(spread: float = 0.2) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(0)
    return {name: rng.normal(0, spread, shape) for name, shape in expected_shapes(CONFIG).items()}


def outside(values: list[Fraction], fmt: Format) -> int:
    """How many values round to more than the format holds, in rational arithmetic."""
    whole = [rounded(value * Fraction(2) ** fmt.frac, fmt.rounding) for value in values]
    return sum(not fmt.raw_min <= value <= fmt.raw_max for value in whole)


@st.composite
def formats(draw: st.DrawFn) -> Format:
    overflow = draw(st.sampled_from(OVERFLOWS))
    signed = overflow == "wrap_sign_magnitude" or draw(st.booleans())
    return Format(
        draw(st.integers(1, 62)), draw(st.integers(-6, 40)), signed, draw(st.sampled_from(ROUNDINGS)), overflow
    )


@settings(max_examples=1000, deadline=None)
@given(formats(), st.integers(-20, 70), st.lists(st.integers(-(2**62), 2**62 - 1), min_size=1, max_size=20), st.data())
def test_requantize_counts_what_rounds_to_more(fmt: Format, shift: int, words: list[int], data: st.DataObject) -> None:
    near = [end + step for end in (fmt.raw_min, fmt.raw_max + 1) for step in (-1, 0, 1)]
    if 0 <= shift < 40 and fmt.width + shift < 62:
        words = words + [(end << shift) + data.draw(st.integers(-2, 2)) for end in near]
    frac = fmt.frac + shift
    raw = np.array(words)
    plain = requantize(raw, frac, fmt)
    with counting() as counter:
        counted = requantize(raw, frac, fmt)
    assert counted.tolist() == plain.tolist()
    assert counter.take() == (len(words), outside([word * Fraction(2) ** -frac for word in words], fmt))


@settings(max_examples=500, deadline=None)
@given(formats(), st.lists(st.floats(-1e12, 1e12) | st.floats(-2, 2), min_size=1, max_size=20))
def test_quantize_counts_what_rounds_to_more(fmt: Format, values: list[float]) -> None:
    values = [*values, fmt.raw_max * fmt.ulp, (fmt.raw_max + 1) * fmt.ulp, fmt.raw_min * fmt.ulp]
    plain = quantize(values, fmt)
    with counting() as counter:
        counted = quantize(values, fmt)
    assert counted.tolist() == plain.tolist()
    assert counter.take() == (len(values), outside([Fraction(value) for value in values], fmt))


@pytest.mark.parametrize("overflow", OVERFLOWS)
@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_every_10_bit_word(rounding: str, overflow: str) -> None:
    """Into 6 bits with two dropped, one dropped, none, and two gained."""
    raw = np.arange(-512, 512)
    for frac in (4, 3, 2, 0):
        fmt = Format(6, 2, True, rounding, overflow)
        with counting() as counter:
            requantize(raw, frac, fmt)
        assert counter.take() == (1024, outside([Fraction(word, 2**frac) for word in raw.tolist()], fmt)), frac


@pytest.mark.parametrize("overflow", OVERFLOWS)
def test_fit_by_hand(overflow: str) -> None:
    """-9 and 8 to 10 are outside -8 to 7; -8 is not, whatever its mode makes of it."""
    with counting() as counter:
        fit(np.array([-9, -8, -1, 0, 7, 8, 9, 10]), Format(4, 0, overflow=overflow))
        assert counter.take() == (8, 4)
        assert counter.take() == (0, 0)
        wrap(np.array([[7, 8]]), Format(4, 0))
        fit(np.zeros((0, 3), dtype=np.int64), Format(4, 0))
        assert counter.take() == (2, 1)


def test_working_words_do_not_count() -> None:
    with counting() as counter:
        requantize(np.arange(10), 4, Format(8, 2).unfitted)
        assert counter.take() == (0, 0)


def test_operators_count_inside() -> None:
    """GELU fits |x|, y, and y into its format: the smallest x wraps the first; 6.0 leaves 3 whole bits."""
    fmt, out = Format(12, 8), Format(10, 7, overflow="saturate")
    with counting() as counter:
        gelu(Fixed(np.array([-(2**11), 6 << 8, 0]), fmt), out)
        assert counter.take() == (9, 2)


@pytest.mark.parametrize(
    "precision", [EDGE_MOE, EDGE_MOE_EXACT, get_precision("w4a4"), get_precision("w8a8")], ids=lambda p: p.name
)
def test_counting_changes_nothing(precision: Precision) -> None:
    plain = Encoder(CONFIG, precision, weights(2.0)).run(IMAGE, "depth")
    with counting() as counter:
        counted = Encoder(CONFIG, precision, weights(2.0)).run(IMAGE, "depth")
    assert first_divergence(plain, counted) is None
    values, overflowed = counter.take()
    assert 0 < overflowed < values


def test_stream_gives_the_counts_of_each_intermediate() -> None:
    """At least one value for each that is computed, as many overflows in all as in one run; only where made."""
    precision = get_precision("w8a8")
    low = Format(8, 12, rounding="nearest_even", overflow="saturate")
    squeezed = precision.replace("squeezed", {"expert_output": low, "query": low})
    encoder, found = Encoder(CONFIG, squeezed, weights()), {}
    with counting() as counter:
        for name, value in encoder.stream(IMAGE, "depth"):
            found[name] = counter.take()
            if name.split(".")[-1] not in {"residual_in", "softmax_maximum", "chosen"}:
                assert found[name][0] >= value.raw.size, name
            else:
                assert found[name] == (0, 0), name
        encoder.run(IMAGE, "depth")
        total = counter.take()
    assert tuple(map(sum, zip(*found.values(), strict=True))) == total
    assert {name for name, (_, overflowed) in found.items() if overflowed} == {
        "layers.0.query",
        "layers.1.query",
        "layers.1.expert_output",
    }
    query = encoder.run(IMAGE, "depth")["layers.0.query"].raw
    assert 0 < np.count_nonzero((query == low.raw_min) | (query == low.raw_max)) >= found["layers.0.query"][1]


def test_a_wrapped_start_of_softmax_is_no_overflow() -> None:
    """Positive scores: the start of the maximum is 2**31 away from them, and no result depends on that."""
    encoder = Encoder(CONFIG, EDGE_MOE, weights())
    assert (encoder.run(IMAGE, "depth")["layers.0.score"].raw[..., 0] > 0).any()
    with counting() as counter:
        for name, _ in encoder.stream(IMAGE, "depth"):
            assert counter.take()[1] == 0, name


def test_counters_nest_and_end() -> None:
    with counting() as outer:
        quantize([9.0], Format(4, 0))
        with counting() as inner:
            quantize([9.0, 1.0], Format(4, 0))
        quantize([1.0], Format(4, 0))
    quantize([9.0], Format(4, 0))
    assert (outer.take(), inner.take()) == ((2, 1), (2, 1))
    assert active() is None
    with pytest.raises(ZeroDivisionError), counting():
        raise ZeroDivisionError
    assert active() is None


def test_threads_count_apart() -> None:
    def count() -> None:
        with counting() as counter:
            gate.wait(10)
            quantize(np.arange(100), Format(4, 0))
            gate.wait(10)
            counts.append(counter.take())

    counts: list[tuple[int, int]] = []
    gate = threading.Barrier(2)
    threads = [threading.Thread(target=count) for _ in range(2)]
    with counting() as here:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert here.take() == (0, 0)
    assert counts == [(100, 92)] * 2
