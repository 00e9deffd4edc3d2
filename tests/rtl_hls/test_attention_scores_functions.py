"""Attention scores in XLS's JIT, function by function: the arithmetic against golden, the walk against its schedule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import pytest

from golden import attention
from golden.config import get_config
from golden.fixed import Fixed, RawArray
from golden.precision import Precision, get_precision
from golden.schedule_attention import reordered
from golden.softmax import SoftmaxFormats, exp_sum
from rtl_hls.kernel import LANES
from rtl_hls.kernels.attention_scores import build
from tests.rtl_hls.jit import probe, sample
from vectors.inputs import extremes

pytest.importorskip("xls")
PRECISIONS: Final = ("edge_moe", "edge_moe_exact", "w8a8")
QUERIES, KEYS, HEADS = 512, 512, 4
"""All pairs of a head are one batch; all heads together are 2**20 rows."""
FIELDS: Final = (
    *("busy", "tokens", "heads", "key", "word", "turn", "active", "loaded", "exhausted", "finished"),
    *("base", "key_address", "query_address"),
)


def sums(precision: Precision, config: str = "micro") -> tuple[int, int, int]:
    """H, SUM and ACC of the kernel at a config's head_dim."""
    (kernel,) = build(get_config(config), precision)
    h, block, acc = (int(kernel.parameters[i]) for i in (4, 7, 8))
    return h, block, acc


def rows_of(head: int, precision: Precision) -> tuple[RawArray, RawArray]:
    """(QUERIES, LANES) queries and (KEYS, LANES) keys: half over the whole range, half near 0; extremes in head 0."""
    found = []
    for role, count in (("query", QUERIES), ("key", KEYS)):
        fmt = precision.format(role)
        rows = sample(7 * head + len(role), LANES, fmt, count)
        if head == 0:
            ends = extremes(fmt)
            rows[: len(ends)], rows[len(ends) : 2 * len(ends), 0] = ends[:, None], ends
        found.append(rows)
    return found[0], found[1]


def golden_scores(query: RawArray, key: RawArray, head_dim: int, precision: Precision) -> Fixed:
    """(1, Q, N) scores of rows filled up to head_dim with zeros."""
    filled = [np.pad(rows, ((0, 0), (0, head_dim - LANES)))[None] for rows in (query, key)]
    q, k = (Fixed(rows, precision.format(role)) for rows, role in zip(filled, ("query", "key"), strict=True))
    return attention.scores(q, k, precision.format("score"), accumulation=precision.accumulation)


def lanes(start: int, role: str, name: str) -> str:
    """DSLX: `LANES` inputs from `start` as an array of a role's format."""
    items = ", ".join(f"v[{start + i}] as sN[fixed::carrier(constants::{role})]" for i in range(LANES))
    return f"let {name} = sN[fixed::carrier(constants::{role})][{LANES}]:[{items}];"


@pytest.mark.parametrize("config", ["micro", "edge_moe"])
@pytest.mark.parametrize("name", PRECISIONS)
def test_partial_and_score(name: str, config: str) -> None:
    """One word of a score, all others 0: every rounding, block and scale of golden's sums."""
    precision, head_dim = get_precision(name), get_config(config).head_dim
    h, block, acc = sums(precision, config)
    body = (
        f"{lanes(0, 'QUERY', 'q')} {lanes(LANES, 'KEY', 'k')} "
        f"let sum = attention_scores::partial<u32:{LANES}, u32:{attention.BLOCK}, u32:{h}, u32:{block}, u32:{acc}>"
        f"(q, k); "
        f"s32[1]:[attention_scores::score<u32:{h}>(sum) as s32]"
    )
    for head in range(HEADS):
        query, key = rows_of(head, precision)
        rows = np.concatenate([np.repeat(query, KEYS, axis=0), np.tile(key, (QUERIES, 1))], axis=1)
        expected = golden_scores(query, key, head_dim, precision).raw.ravel()
        assert np.array_equal(probe(body, rows, precision), expected)
        if head == 0:  # the comparison can fail
            wrong = probe(body.replace("as s32]", "as s32 ^ s32:1]"), rows, precision)
            assert not (wrong == expected).any()


@pytest.mark.parametrize("name", PRECISIONS)
def test_two_steps_of_two_slots(name: str) -> None:
    """Slot 0 meets keys a and b, slot 1 loads at b: scores, zeros where idle, sums and maxima; old state is lost."""
    precision = get_precision(name)
    h, block, acc = sums(precision)
    widths = [precision.format(role).width for role in ("query", "key", "score")]
    ring = LANES * widths[0]
    junk = "v[0] as sN[{0}]"
    slot = (
        f"attention_scores::Slot<u32:{ring}, u32:{acc}> {{ ring: v[1] as uN[{ring}], acc: {junk.format(acc)}, "
        f"maximum: v[2] as sN[{widths[2]}], sum: v[3] as s32 }}"
    )
    parameters = ", ".join(f"u32:{value}" for value in (2, 1, LANES, attention.BLOCK, h, block, acc))
    step = f"attention_scores::step_slots<{parameters}>"
    event = "attention_scores::Events<u32:2> {{ first: true, last: true, load: u2:{0}, active: u2:{1}, finish: u2:0 }}"
    body = (
        f"{lanes(0, 'QUERY', 'q')} {lanes(LANES, 'KEY', 'a')} {lanes(2 * LANES, 'KEY', 'b')} "
        f"let query = fixed::pack<u32:{LANES}, constants::QUERY>(q);"
        f"let (s, first) = {step}([{slot}, {slot}], query, fixed::pack<u32:{LANES}, constants::KEY>(a), "
        f"{event.format(1, 1)});"
        f"let (s, second) = {step}(s, query, fixed::pack<u32:{LANES}, constants::KEY>(b), {event.format(2, 3)});"
        "let (sum0, max0) = attention_scores::finished(s, u2:1); "
        "let (sum1, max1) = attention_scores::finished(s, u2:2);"
        f"let held = (s[0].ring == query && s[1].ring == query) as s32; type Score = sN[{widths[2]}];"
        f"s32[9]:[first as Score as s32, (first >> {widths[2]}) as Score as s32, second as Score as s32, "
        f"(second >> {widths[2]}) as Score as s32, sum0 as s32, max0 as s32, sum1 as s32, max1 as s32, held]"
    )
    inside, score = SoftmaxFormats.of(precision, "probability"), precision.format("score")
    for head in range(HEADS):
        query, key = rows_of(head, precision)
        pairs = key.reshape(-1, 2 * LANES)
        rows = np.concatenate([np.repeat(query, len(pairs), axis=0), np.tile(pairs, (QUERIES, 1))], axis=1)
        met = golden_scores(query, key, LANES, precision).raw.reshape(-1, 2)  # (query and pair, key a or b)
        total, maximum = exp_sum(Fixed(met, score), inside)
        alone, own = exp_sum(Fixed(met[:, 1:], score), inside)
        columns = [met[:, 0], 0 * own, met[:, 1], met[:, 1], total, maximum, alone, own, 1 + 0 * own]
        found = probe(body, rows, precision, outputs=9)
        assert np.array_equal(found, np.stack(columns, axis=1))


def walk(tokens: int, slots: int, words: int, heads: int) -> Iterator[tuple[list[int], list[int]]]:
    """Per cycle of golden's schedule: the position's fields, and first, last, load, active and finish."""
    for head in range(heads):
        base = head * tokens * words
        held = loaded = finished = 0
        for step in reordered(tokens, slots):
            (key,) = step.keys
            load = sum(1 << pair.slot for pair in step.pairs if pair.query in step.queries)
            active = sum(1 << pair.slot for pair in step.pairs)
            ends = sum(1 << pair.slot for pair in step.pairs if pair.query in step.finished)
            for word in range(words):
                last = word == words - 1
                position = [1, tokens - 1, heads - 1 - head, key, word, (1 << key) % (1 << slots), held, loaded]
                position += [loaded == tokens, finished, base, base + key * words + word]
                position += [base + loaded * words + bool(load) * word]
                yield position, [word == 0, last, load, active, ends * last]
            held, loaded, finished = active & ~ends, loaded + bool(load), finished + len(step.finished)


@pytest.mark.parametrize("words", [1, 4, 16])
@pytest.mark.parametrize("slots", [1, 2, 4, 8])
def test_the_walk_is_that_of_golden(slots: int, words: int) -> None:
    """Every position of calls of up to 19 tokens (and of 129): where it leads, and what happens in it."""
    address, kinds = 14, {"busy": "bool", "tokens": "u16", "heads": "u8", "key": "u16", "word": "u8"}
    kinds |= {"turn": f"uN[{slots}]", "active": f"uN[{slots}]", "loaded": "u16", "exhausted": "bool", "finished": "u16"}
    kinds |= {name: f"uN[{address}]" for name in ("base", "key_address", "query_address")}
    place = f"attention_scores::Position<u32:{slots}, u32:{address}, u32:{address}>"
    fields = ", ".join(f"{name}: v[{i}] as {kinds[name]}" for i, name in enumerate(FIELDS))
    out = ", ".join([*(f"n.{name} as s32" for name in FIELDS)])
    happens = ", ".join(f"e.{name} as s32" for name in ("first", "last", "load", "active", "finish"))
    body = (
        f"let p = {place} {{ {fields} }}; let e = attention_scores::events<u32:{words}>(p); "
        f"let n = attention_scores::advance(p, e); s32[18]:[{out}, {happens}]"
    )
    sizes = (*range(1, 20), 129) if words == 1 else range(1, 20)
    calls = [list(walk(tokens, slots, words, heads)) for tokens in sizes for heads in (1, 2)]
    rows = np.array([position for call in calls for position, _ in call])
    found = probe(body, rows, outputs=18)
    assert np.array_equal(found[:, 13:], np.array([happening for call in calls for _, happening in call]))
    ends = np.cumsum([len(call) for call in calls]) - 1
    follows = np.append(rows[1:], rows[:1], axis=0)
    within = np.setdiff1d(np.arange(len(rows)), ends)
    assert np.array_equal(found[within, :13], follows[within])
    assert not found[ends, 0].any()  # after the last cycle of a call it waits for the next
    start = f"let n = attention_scores::begin<u32:{slots}, u32:{address}, u32:{address}>(attention_scores::Command "
    begins = np.append([0], ends[:-1] + 1)
    began = probe(
        f"{start}{{ tokens: v[0] as u16, heads: v[1] as u8 }}); s32[13]:[{out}]", rows[begins, 1:3], outputs=13
    )
    assert np.array_equal(began, rows[begins])
