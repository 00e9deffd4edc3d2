"""The pure functions of gating and of the queues, in XLS's JIT, equal golden's: choices, sums, scores, places."""

from __future__ import annotations

import numpy as np
import pytest

from golden.elementary import exp_hardware
from golden.fixed import Fixed, Format, RawArray, fit
from golden.gating import top_k
from golden.precision import PRECISIONS, Precision, get_precision
from golden.softmax import SoftmaxFormats, exp_sum

pytest.importorskip("xls")
from tests.rtl_hls.jit import SAMPLES, probe, sample

WIDE, EXACT, NARROW = PRECISIONS["edge_moe"], PRECISIONS["edge_moe_exact"], get_precision("w8a8")
SUM = "sN[softmax::SUM_BITS]"
LOGIT = "sN[fixed::carrier(constants::LOGIT)]"
EXPONENTIAL = "sN[fixed::carrier(constants::EXPONENTIAL)]"


def ranked(experts: int, k: int) -> str:
    """DSLX: the picks and the sum of `v`, logit by logit."""
    return (
        f"let (picks, sum) = for (i, (picks, sum)): (u32, (gating::Pick[u32:{k}], {SUM})) in u32:0..u32:{experts} {{"
        f" gating::rank_step<u32:{k}>(picks, sum, i as u8, v[i] as {LOGIT}) "
        f"}}((gating::no_picks<u32:{k}>(), {SUM}:0));"
    )


def decided(experts: int, k: int) -> str:
    """DSLX: sum, then expert, logit and score of each pick."""
    picks = "".join(
        f", picks[u32:{i}].expert as s32, picks[u32:{i}].logit as s32,"
        f" gating::score(picks[u32:{i}].logit, picks[u32:0].logit, sum) as s32"
        for i in range(k)
    )
    return f"{ranked(experts, k)} [sum as s32{picks}]"


def golden(logits: RawArray, k: int, precision: Precision) -> RawArray:
    """The same by golden: (samples, 1 + 3 k)."""
    fmt, inside = precision.format("logit"), SoftmaxFormats.of(precision, "gate_score")
    total, maximum = exp_sum(Fixed(logits, fmt), inside)
    chosen = top_k(logits, k)
    picked = np.take_along_axis(logits, chosen, -1)
    e = exp_hardware(fit(picked - maximum[:, None], fmt), fmt, inside.exponential)
    score = fit((e << inside.probability.frac) // total[:, None], inside.probability)
    return np.concatenate([total[:, None], np.stack([chosen, picked, score], -1).reshape(len(logits), -1)], -1)


def rows(seed: int, experts: int, fmt: Format, count: int) -> RawArray:
    """Rows over the whole range and near 0, of many ties, that rise or fall, and of both ends alone."""
    rng = np.random.default_rng(seed)
    some = sample(seed, experts, fmt, count)
    near = rng.integers(0, 3, (count // 8, experts)) * max(1 << max(fmt.frac - 1, 0), 1)
    slope = np.arange(experts) * rng.integers(-(fmt.raw_max // experts), fmt.raw_max // experts, (count // 8, 1))
    ends = np.where(rng.integers(0, 2, (count // 8, experts)) == 0, fmt.raw_min, fmt.raw_max)
    every = np.concatenate([some, near, slope, ends, np.full((2, experts), fmt.raw_min), np.full((1, experts), -1)])
    return np.asarray(np.clip(every, fmt.raw_min, fmt.raw_max))


@pytest.mark.parametrize("precision", [WIDE, EXACT, NARROW], ids=lambda p: p.name)
@pytest.mark.parametrize(("experts", "k", "count"), [(16, 2, SAMPLES), (4, 2, 2**17), (3, 3, 2**14), (5, 1, 2**14)])
def test_choices_sum_and_scores(precision: Precision, experts: int, k: int, count: int) -> None:
    logits = rows(experts, experts, precision.format("logit"), count)
    expected = golden(logits, k, precision)
    assert (probe(decided(experts, k), logits, precision, outputs=1 + 3 * k) == expected).all()


def test_two_narrow_logits_exhaustively() -> None:
    fmt = NARROW.format("logit")
    values = np.arange(fmt.raw_min, fmt.raw_max + 1)
    logits = np.stack(np.meshgrid(values, values), -1).reshape(-1, 2)
    assert len(logits) == 2**16
    assert (probe(decided(2, 2), logits, NARROW, outputs=7) == golden(logits, 2, NARROW)).all()


@pytest.mark.parametrize("precision", [WIDE, EXACT, NARROW], ids=lambda p: p.name)
def test_quotients(precision: Precision) -> None:
    """Whole quotients, which a score's format may not hold: 0 <= e <= 1.0 <= sum."""
    one, frac = 1 << precision.format("exponential").frac, precision.format("gate_score").frac
    rng = np.random.default_rng(5)
    e = np.concatenate([rng.integers(0, one + 1, SAMPLES), [0, 1, one - 1, one, one, one, one - 1]])
    total = np.concatenate([rng.integers(one, 16 * one + 1, SAMPLES), [one, one, one, one, one + 1, 16 * one, one + 1]])
    body = f"[gating::divide(v[0] as {EXPONENTIAL}, v[1] as {SUM}) as s32]"
    assert (probe(body, np.stack([e, total], -1), precision) == (e << frac) // total).all()


def test_first_and_last_exhaustively() -> None:
    """Every pair of experts of a token, each of the two asking."""
    pairs = np.stack(np.meshgrid(np.arange(256), np.arange(256)), -1).reshape(-1, 2)
    pick = "gating::Pick { filled: true, expert: v[u32:%d] as u8, logit: " + LOGIT + ":0 }"
    picks = f"let picks = [{pick % 0}, {pick % 1}];"
    for slot in (0, 1):
        body = f"{picks} [gating::is_first<u32:2>(picks, v[{slot}] as u8) as s32,"
        found = probe(f"{body} gating::is_last<u32:2>(picks, v[{slot}] as u8) as s32]", pairs, outputs=2)
        asked = pairs[:, slot]
        assert (found == np.stack([asked == pairs.min(1), asked == pairs.max(1)], -1)).all()


def test_lowest_active_expert_exhaustively() -> None:
    masks = np.arange(1, 2**16)[:, None]
    body = "let (expert, left) = queues::lowest<u32:16>(v[0] as u16); [expert as s32, left as u32 as s32]"
    lowest = masks & -masks
    expected = np.concatenate([np.log2(lowest).astype(np.int64), masks - lowest], -1)
    assert (probe(body, masks, outputs=2) == expected).all()


def test_non_empty_queues() -> None:
    rng = np.random.default_rng(6)
    lengths = rng.integers(0, 2**16, (SAMPLES, 5)) * rng.integers(0, 2, (SAMPLES, 5))
    lengths[:5] = np.eye(5) * 2**15
    body = "[queues::non_empty<u32:5>([" + ", ".join(f"v[{i}] as u16" for i in range(5)) + "]) as s32]"
    assert (probe(body, lengths) == ((lengths > 0) << np.arange(5)).sum(-1)).all()


def test_choices_end_in_order() -> None:
    """Three choices of 10 bits, the first in the low bits; what was there before them is gone."""
    v = np.random.default_rng(7).integers(0, 2**30, (SAMPLES, 2))
    pushed = "v[0] as u30"
    for slot in range(3):
        pushed = f"queues::push_choice<u32:10, u32:30>({pushed}, (v[1] as u32)[{10 * slot}:{10 * slot + 10}])"
    assert (probe(f"[{pushed} as s32]", v) == v[:, 1]).all()


def test_places_exhaustively() -> None:
    """Half, expert, position: 8192 places, each once."""
    every = np.stack(np.meshgrid(np.arange(2), np.arange(16), np.arange(256), indexing="ij"), -1).reshape(-1, 3)
    body = "[queues::place<u32:8, u32:13>(v[0] as u1, v[1] as u8, v[2] as u16) as s32]"
    assert probe(body, every).tolist() == list(range(8192))


def test_the_comparison_can_fail() -> None:
    """A tie that goes to the higher index, and one LSB of the sum, are seen."""
    logits = rows(1, 4, WIDE.format("logit"), 2**12)
    late = decided(4, 1).replace("i as u8, v[i]", "(u32:3 - i) as u8, v[u32:3 - i]")
    expected = golden(logits, 1, WIDE)
    assert (probe(late, logits, outputs=4)[:, 1] != expected[:, 1]).any()
    odd = decided(4, 1).replace("[sum as s32", "[sum as s32 ^ s32:1")
    assert (probe(odd, logits, outputs=4)[:, 0] != expected[:, 0]).all()
