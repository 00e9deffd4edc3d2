"""Attention's probabilities times values: every pure HLS function against the golden model, in XLS's JIT."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest

from golden import attention
from golden.accumulate import sum_frac
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, fit, requantize, wrap
from golden.precision import Precision, get_precision
from golden.schedule_attention import reordered
from golden.softmax import SoftmaxFormats, Statistics, normalise
from rtl_hls.formats import sum_bits
from rtl_hls.kernels import attention_context
from tests.rtl_hls.jit import SAMPLES, probe, sample

pytest.importorskip("xls")
PRECISIONS = ("edge_moe", "edge_moe_exact", "w8a8")
ADDRESS = 14
HEADS = 2


def sums_of(precision: Precision, terms: int) -> tuple[Format, Format, Format, int]:
    """Formats of probability, value and context, and the bits of their sums."""
    p, v, y = (precision.format(role) for role in ("probability", "value", "context"))
    return p, v, y, sum_bits(p, v, y, terms, precision.accumulation)


def cycles(tokens: int, slots: int, words: int) -> Iterator[tuple[list[int], list[int]]]:
    """A position and what is expected of it, for every cycle of a call: golden's schedule, head after head.

    Slot 0 is the highest bit of `held`, as DSLX casts an array.
    """
    walked = list(reordered(tokens, slots))
    before: list[tuple[int, int, int]] = [
        (0, 0, 0)
    ]  # key, next query and slots held, before each step and after the last
    for step in walked:
        left = [pair.slot for pair in step.pairs if pair.query not in step.finished]
        held = sum(1 << slots - 1 - slot for slot in left)
        before.append(((before[-1][0] + 1) % tokens, before[-1][1] + len(step.queries), held))
    before[-1] = (0, 0, 0)  # of the next head
    for head in range(HEADS):
        for number, step in enumerate(walked):
            at_work = sum(1 << slots - 1 - pair.slot for pair in step.pairs)
            done = [pair.slot for pair in step.pairs if pair.query in step.finished]
            for word in range(words):
                row = [tokens - 1, head, *before[number], word, head * tokens * words]
                address = (head * tokens + step.keys[0]) * words + word
                ends = number + 1 == len(walked) and word + 1 == words
                over = ends and head + 1 == HEADS
                moved = word + 1 == words
                new_head = 0 if over else head + ends
                after = [new_head, *before[number + moved], 0 if moved else word + 1, new_head * tokens * words]
                yield row, [address, at_work, len(step.queries), len(done), sum(done), *after, int(not over)]


@pytest.mark.parametrize("words", [1, 4, 16])
@pytest.mark.parametrize("slots", [1, 2, 4, 8])
def test_walk_is_the_golden_schedule(slots: int, words: int) -> None:
    sizes = {*range(1, 2 * slots + 4), 33} | ({129} if words == 4 else set())
    rows, expected = zip(*(cycle for tokens in sizes for cycle in cycles(tokens, slots, words)), strict=True)
    kinds = f"u32:{slots}, u32:{ADDRESS}"
    body = f"""
        let place = attention_context::Place<u32:{slots}> {{
            head: v[1] as u8, key: v[2] as u16, query: v[3] as u17, held: v[4] as uN[{slots}] as bool[{slots}] }};
        let command = attention_context::Command {{ tokens: v[0] as u16, heads: u8:{HEADS - 1} }};
        let p = attention_context::Position<{kinds}> {{
            busy: true, command: command, place: place, word: v[5] as u8, base: v[6] as uN[{ADDRESS}] }};
        let s = attention_context::step<u32:{slots}>(command, place);
        let q = attention_context::advance<{kinds}, u32:{words}>(p, s);
        let address = attention_context::address<{kinds}, u32:{words}>(p);
        [address as s32, s.held as uN[{slots}] as s32, s.loads as s32, s.finishes as s32,
         if s.finishes {{ s.last as s32 }} else {{ s32:0 }}, q.place.head as s32, q.place.key as s32,
         q.place.query as s32, q.place.held as uN[{slots}] as s32, q.word as s32, q.base as s32, q.busy as s32]"""
    assert probe(body, np.array(rows), outputs=12).tolist() == [list(row) for row in expected]


@pytest.mark.parametrize("name", PRECISIONS)
def test_probabilities_are_softmax_of_known_statistics(name: str) -> None:
    precision = get_precision(name)
    score, recip = precision.format("score"), precision.format("reciprocal")
    scores, reciprocals, maxima = sample(1, 2, score), sample(2, 2, recip), sample(3, 2, score)
    near = slice(0, SAMPLES // 4)  # below the maximum by little, where most exponentials are not 0
    scores[near] = np.maximum(maxima[near] - np.abs(scores[near] >> 7), score.raw_min)
    word = "fixed::pack<u32:2, constants::SCORE>([v[0] as S, v[1] as S])"
    body = f"""
        type S = sN[fixed::carrier(constants::SCORE)];
        type R = sN[fixed::carrier(constants::RECIPROCAL)];
        let known = attention_context::Statistics<u32:2> {{
            reciprocals: [v[2] as R, v[3] as R], maxima: [v[4] as S, v[5] as S] }};
        let p = attention_context::probabilities<u32:2>({word}, known);
        [p[0] as s32, p[1] as s32]"""
    stats = Statistics(Fixed(reciprocals, recip), Fixed(maxima, score))
    expected = normalise(Fixed(scores[..., None], score), stats, SoftmaxFormats.of(precision, "probability"))
    rows = np.concatenate([scores, reciprocals, maxima], axis=1)
    assert len(np.unique(expected.raw)) > 50  # not all 0
    np.testing.assert_array_equal(probe(body, rows, precision, outputs=2), expected.raw[..., 0])


@pytest.mark.parametrize("name", ["edge_moe", "w8a8"])
def test_statistics_go_to_their_slot_alone(name: str) -> None:
    precision, slots = get_precision(name), 4
    score, recip = precision.format("score"), precision.format("reciprocal")
    old_r, old_m, new_r, new_m = (
        sample(seed, n, f) for seed, n, f in ((4, 4, recip), (5, 4, score), (6, 1, recip), (7, 1, score))
    )
    slot = np.random.default_rng(8).integers(0, slots, (SAMPLES, 1))
    body = """
        type S = sN[fixed::carrier(constants::SCORE)];
        type R = sN[fixed::carrier(constants::RECIPROCAL)];
        let known = attention_context::Statistics<u32:4> {
            reciprocals: [v[0] as R, v[1] as R, v[2] as R, v[3] as R],
            maxima: [v[4] as S, v[5] as S, v[6] as S, v[7] as S] };
        let low = fixed::pack<u32:1, constants::RECIPROCAL>([v[8] as R]);
        let high = fixed::pack<u32:1, constants::SCORE>([v[9] as S]);
        let t = attention_context::take<u32:4>(known, v[10] as u16, high ++ low);
        [t.reciprocals[0] as s32, t.reciprocals[1] as s32, t.reciprocals[2] as s32, t.reciprocals[3] as s32,
         t.maxima[0] as s32, t.maxima[1] as s32, t.maxima[2] as s32, t.maxima[3] as s32]"""
    taken = np.arange(slots) == slot
    expected = np.concatenate([np.where(taken, new_r, old_r), np.where(taken, new_m, old_m)], axis=1)
    rows = np.concatenate([old_r, old_m, new_r, new_m, slot], axis=1)
    np.testing.assert_array_equal(probe(body, rows, precision, outputs=8), expected)


@pytest.mark.parametrize("name", PRECISIONS)
def test_three_rows_of_values_are_the_golden_context(name: str) -> None:
    """The first from 0, whatever the sums were; every rounding, wrap and saturation of the result."""
    precision, side, keys = get_precision(name), 1024, 3
    p, v, y, bits = sums_of(precision, keys)
    probabilities, values = sample(9, keys, p, side), sample(10, keys, v, side)
    probabilities[:4], values[:2] = [[p.raw_min], [p.raw_max], [0], [1]], [[v.raw_min], [v.raw_max]]
    operands = [Fixed(probabilities[None], p), Fixed(np.ascontiguousarray(values.T)[None], v)]
    expected = attention.context(operands[0], operands[1], y, accumulation=precision.accumulation)
    step = "attention_context::accumulate<u32:1, u32:1, u32:{bits}>({sums}, {loads}, u16:0, [v[{i}] as P], {value})"
    sums = f"[[sN[{bits}]:12345]]"
    for i in range(keys):
        value = f"fixed::pack<u32:1, constants::VALUE>([v[{keys + i}] as V])"
        sums = step.format(bits=bits, sums=sums, loads=str(i == 0).lower(), i=i, value=value)
    body = f"""
        type P = sN[fixed::carrier(constants::PROBABILITY)];
        type V = sN[fixed::carrier(constants::VALUE)];
        let word = attention_context::results<u32:1, u32:{bits}>({sums}[u32:0]);
        [fixed::unpack<u32:1, constants::CONTEXT>(word)[u32:0] as s32]"""
    rows = np.concatenate([np.repeat(probabilities, side, axis=0), np.tile(values, (side, 1))], axis=1)
    np.testing.assert_array_equal(probe(body, rows, precision), expected.raw.ravel())


@pytest.mark.parametrize("name", PRECISIONS)
def test_sums_grow_in_their_slot_and_lane(name: str) -> None:
    """Two slots, two lanes, sums of any value; a slot that is loaded begins at 0, the other does not."""
    precision = get_precision(name)
    p, v, y, bits = sums_of(precision, 129)
    rng, acc = np.random.default_rng(11), Format(bits, 0)
    sums = rng.integers(acc.raw_min, acc.raw_max + 1, (SAMPLES, 2, 2))
    probabilities, values = sample(12, 2, p), sample(13, 2, v)
    flags = rng.integers(0, 2, (SAMPLES, 2))  # loads, and the slot
    halves = np.stack([sums & 0xFFFFFFFF, sums >> 32], axis=-1).reshape(SAMPLES, 8)
    body = f"""
        type P = sN[fixed::carrier(constants::PROBABILITY)];
        type V = sN[fixed::carrier(constants::VALUE)];
        type A = sN[{bits}];
        let sums = [[(v[1] as u32 ++ v[0] as u32) as A, (v[3] as u32 ++ v[2] as u32) as A],
                    [(v[5] as u32 ++ v[4] as u32) as A, (v[7] as u32 ++ v[6] as u32) as A]];
        let word = fixed::pack<u32:2, constants::VALUE>([v[10] as V, v[11] as V]);
        let g = attention_context::accumulate<u32:2, u32:2, u32:{bits}>(
            sums, v[12] != s32:0, v[13] as u16, [v[8] as P, v[9] as P], word);
        let lows = [g[0][0] as s32, g[0][1] as s32, g[1][0] as s32, g[1][1] as s32];
        lows ++ [(g[0][0] as s64 >> 32) as s32, (g[0][1] as s64 >> 32) as s32,
                 (g[1][0] as s64 >> 32) as s32, (g[1][1] as s64 >> 32) as s32]"""
    found = probe(body, np.concatenate([halves, probabilities, values, flags], axis=1), precision, outputs=8)
    products = probabilities[:, :, None] * values[:, None, :]
    exact = precision.accumulation == "exact"
    terms = products if exact else requantize(products, p.frac + v.frac, y.unfitted)
    fresh = (flags[:, :1] == 1) & (np.arange(2) == flags[:, 1:])
    expected = wrap(np.where(fresh[:, :, None], 0, sums) + terms, acc).reshape(SAMPLES, 4)
    np.testing.assert_array_equal((found[:, :4] & 0xFFFFFFFF) + (found[:, 4:] << 32), expected)


@pytest.mark.parametrize("name", PRECISIONS)
def test_results_of_any_sum(name: str) -> None:
    precision = get_precision(name)
    p, v, y, bits = sums_of(precision, 129)
    acc = Format(bits, 0)
    rng = np.random.default_rng(14)
    sums = np.concatenate([rng.integers(acc.raw_min, acc.raw_max + 1, SAMPLES), [acc.raw_min, acc.raw_max, 0, 1, -1]])
    sums[: SAMPLES // 2] >>= max(bits - y.width, 0)  # near the range of the result
    body = f"""
        let word = attention_context::results<u32:1, u32:{bits}>([(v[1] as u32 ++ v[0] as u32) as sN[{bits}]]);
        [fixed::unpack<u32:1, constants::CONTEXT>(word)[u32:0] as s32]"""
    frac = sum_frac(p, v, y, precision.accumulation)
    expected = fit(sums, y) if frac == y.frac else requantize(sums, frac, y)
    np.testing.assert_array_equal(probe(body, np.stack([sums & 0xFFFFFFFF, sums >> 32], axis=1), precision), expected)


@pytest.mark.parametrize("words", [1, 4])
def test_words_of_sums_take_turns(words: int) -> None:
    rows = sample(15, words + 1, Format(32, 0))
    sums = ", ".join(f"[[v[{i}]]]" for i in range(words))
    turned = ", ".join(f"r[{i}][0][0]" for i in range(words))
    body = f"""
        let r = attention_context::rotate<u32:1, u32:1, u32:{words}, u32:32>([{sums}], [[v[{words}]]]);
        [{turned}]"""
    np.testing.assert_array_equal(probe(body, rows, outputs=words).reshape(-1, words), rows[:, 1:])


def test_odd_sizes_are_refused() -> None:
    config, precision = get_config("micro"), get_precision("edge_moe")
    for heads, dim in ((3, 3 * 4), (257, 257 * 16)):
        odd = dataclasses.replace(config, heads=heads, dim=dim)
        with pytest.raises(EdgemoeError, match="rtl: attention: head"):
            attention_context.build(odd, precision)


def test_the_probe_itself_can_fail() -> None:
    rows = np.array([[0], [1]])
    assert probe("[v[0] ^ s32:1]", rows).tolist() == [1, 0]
