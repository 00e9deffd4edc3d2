"""The pure HLS functions of the mixture of experts, run by XLS's JIT, equal the golden arithmetic."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from golden.config import get_config
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format, RawArray, fit, requantize, wrap
from golden.precision import EDGE_MOE, EDGE_MOE_EXACT, Precision, get_precision
from rtl_hls.formats import pack
from rtl_hls.kernels import experts, linear_modes
from tests.rtl_hls.jit import SAMPLES, probe, sample
from vectors.experts import random_case
from vectors.inputs import extremes
from vectors.linear_modes import add_scored, ends

pytest.importorskip("xls")
MICRO = get_config("micro")
_NARROW = {"activated": Format(24, 16), "expert_output": Format(20, 12, rounding="nearest_even", overflow="saturate")}
MIXED = EDGE_MOE.replace("mixed", _NARROW | {"branch": Format(26, 18, rounding="ceil", overflow="saturate")})
"""Every product rounded on its own, to other fractions and in other ways in the two layers."""
ALL = pytest.mark.parametrize(
    "precision", [EDGE_MOE, get_precision("w8a8"), EDGE_MOE_EXACT, MIXED], ids=lambda precision: precision.name
)


def columns(seed: int, *formats: Format) -> RawArray:
    """(n, formats): a sample of each format, after every pair of extremes of the first two."""
    rows = np.stack([sample(seed + i, 1, fmt)[:, 0] for i, fmt in enumerate(formats)], axis=1)
    one, other = (extremes(fmt) for fmt in formats[:2])
    pairs = np.stack(np.meshgrid(one, other), axis=-1).reshape(-1, 2)
    rows[: len(pairs), :2] = pairs
    return rows


def halves(raw: RawArray) -> RawArray:
    """(n, 2): the low and the high 32 bits of 64."""
    return np.stack([raw & 0xFFFFFFFF, raw >> 32], axis=1)


def whole(pairs: RawArray) -> RawArray:
    """(n,): the inverse of `halves`."""
    return np.asarray((pairs[:, 0] & 0xFFFFFFFF) | (pairs[:, 1] << 32))


@ALL
@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_accumulate(precision: Precision, first: int, last: int) -> None:
    """Two lanes of a branch with one more scored result."""
    y, score, out = (precision.format(role) for role in ("expert_output", "gate_score", "branch"))
    exact = precision.accumulation == "exact"
    acc, kept = linear_modes.branch_bits(MICRO, precision)
    rows = columns(31, y, score, y)
    product = rows[:, [0, 2]] * rows[:, 1:2]
    before = product[::-1] if exact else sample(41, 2, out)
    body = f"""
        let branch = (v[6] as u32 ++ v[5] as u32) as uN[{kept}] ++ (v[4] as u32 ++ v[3] as u32) as uN[{kept}];
        let entry = queues::Entry<u32:{score.width}> {{
            row: u16:0, score: v[1] as uN[{score.width}], first: u1:{first}, last: u1:{last}
        }};
        let y = v[2] as uN[{y.width}] ++ v[0] as uN[{y.width}];
        let word = linear_modes::accumulate<
            u32:2, u32:{pack(y)}, u32:{pack(score)}, u32:{pack(out)}, u1:{int(exact)}, u32:{acc}, u32:{kept}
        >(branch, y, entry);
        let low = word[u32:0+:uN[{kept}]] as sN[{kept}] as s64 as u64;
        let high = word[u32:{kept}+:uN[{kept}]] as sN[{kept}] as s64 as u64;
        s32[4]:[low as s32, (low >> u64:32) as s32, high as s32, (high >> u64:32) as s32]"""
    found = probe(
        body, np.concatenate([rows, halves(before[:, 0]), halves(before[:, 1])], axis=1), precision, outputs=4
    )
    start, frac = before * (1 - first), y.frac + score.frac
    if exact:
        expected = requantize(start + product, frac, out) if last else start + product
    else:
        expected = fit(start + requantize(product, frac, out.unfitted), out)
    assert whole(found[:, :2]).tolist() == expected[:, 0].tolist()
    assert whole(found[:, 2:]).tolist() == expected[:, 1].tolist()


@ALL
@pytest.mark.parametrize("part", [0, 1])
def test_multiply_accumulate(precision: Precision, part: int) -> None:
    """Two inputs, one output of either layer: acc + x0 w0 + x1 w1, as that layer rounds."""
    roles = (("normed", "hidden"), ("activated", "expert_output"))[part]
    x, y = (precision.format(role) for role in roles)
    weight = precision.format("weight")
    bits = int(experts.build(MICRO, precision)[0].parameters[-3])
    rows = columns(51, x, weight, x, weight)
    sums = sample(61, 1, Format(min(bits, 60) - 2, 0))[:, 0] if bits > 32 else sample(61, 1, Format(bits, 0))[:, 0]
    body = f"""
        let acc = sN[{bits}][1]:[(v[5] as u32 ++ v[4] as u32) as s64 as sN[{bits}]];
        let weights = v[3] as uN[{weight.width}] ++ v[1] as uN[{weight.width}];
        let lanes = [v[0] as sN[experts::X_BITS], v[2] as sN[experts::X_BITS]];
        let sums = experts::multiply_accumulate<u32:2, u32:1, u32:{bits}>(acc, lanes, weights, u1:{part});
        let sum = sums[0] as s64 as u64;
        s32[2]:[sum as s32, (sum >> u64:32) as s32]"""
    found = whole(probe(body, np.concatenate([rows, halves(sums)], axis=1), precision, outputs=2))
    products = rows[:, [0, 2]] * rows[:, [1, 3]]
    if precision.accumulation == "floor_each":
        products = requantize(products, x.frac + weight.frac, y.unfitted)
    assert found.tolist() == wrap(sums + products.sum(axis=1), Format(min(bits, 63), 0)).tolist()


def test_an_entry_is_its_fields() -> None:
    rows = np.random.default_rng(71).integers(0, 2**16, (SAMPLES, 2))
    rows = np.concatenate([rows, sample(72, 1, Format(32, 0)), rows[:, :1] & 3], axis=1)
    body = """
        let word = v[1] as u16 ++ v[2] as u32 ++ v[3] as u2;
        let e = linear_modes::entry<u32:32>(word);
        s32[4]:[e.row as s32, e.score as s32, e.first as s32, e.last as s32]"""
    expected = np.stack([rows[:, 1], rows[:, 2], rows[:, 3] >> 1, rows[:, 3] & 1], axis=1)
    assert probe(body, rows, outputs=4).tolist() == expected.tolist()


def test_the_first_beat_ends_in_the_low_bits() -> None:
    rows = sample(73, 3, Format(16, 0))
    word = "experts::assemble<u32:16, u32:48>"
    body = f"let w = {word}({word}({word}(u48:0, v[0] as u16), v[1] as u16), v[2] as u16);"
    body += " s32[3]:[w[0:16] as s16 as s32, w[16:32] as s16 as s32, w[32:48] as s16 as s32]"
    assert probe(body, rows, outputs=3).tolist() == rows.tolist()


@pytest.mark.parametrize("precision", [EDGE_MOE, EDGE_MOE_EXACT, get_precision("w8a8")], ids=lambda p: p.name)
def test_finished_words_keep_the_low_bits(precision: Precision) -> None:
    out, kept = precision.format("branch"), linear_modes.branch_bits(MICRO, precision)[1]
    rows = sample(74, 2, out)
    body = f"""
        let word = v[1] as s64 as uN[{kept}] ++ v[0] as s64 as uN[{kept}];
        let w = linear_modes::finished<u32:2, u32:{pack(out)}, u32:{kept}>(word);
        s32[2]:[w[0:{out.width}] as s{out.width} as s32, w[{out.width}:{2 * out.width}] as s{out.width} as s32]"""
    assert probe(body, rows, precision, outputs=2).tolist() == rows.tolist()


def test_the_probe_itself_can_fail() -> None:
    rows = sample(75, 3, Format(16, 0))
    body = "let w = experts::assemble<u32:16, u32:48>(u48:0, v[0] as u16); s32[1]:[w[32:48] as s16 as s32 ^ s32:1]"
    assert (probe(body, rows) != rows[:, 0]).all()


@pytest.mark.parametrize("precision", [EDGE_MOE, EDGE_MOE_EXACT], ids=lambda precision: precision.name)
def test_the_scored_sum_of_the_cases_is_that_of_the_experts(precision: Precision) -> None:
    """`vectors.linear_modes.add_scored` against `golden.experts` on one expert per entry."""
    case = random_case("one", 76, (16, 32), np.array([[2, 0], [2, 1], [1, 0]]), 3, 1.0, precision)
    chosen, y = case.raw("chosen"), case.tensors["expert_output"]
    order = np.argsort(chosen.ravel(), kind="stable")
    token = order // chosen.shape[1]
    score = case.tensors["score"]
    scores = Fixed(score.raw.ravel()[order], score.format)
    branch = add_scored(Fixed(y.raw.reshape(len(order), -1)[order], y.format), token, scores, precision)
    assert branch.raw.tolist() == case.raw("branch").tolist()
    first, last = ends(token)
    assert first.sum() == last.sum() == len(chosen)
    assert [token[first == 1].tolist(), token[last == 1].tolist()] == [[0, 2, 1], [2, 0, 1]]


def test_a_bus_narrower_than_a_word_of_biases_is_refused() -> None:
    with pytest.raises(EdgemoeError, match="a bus of 128 bits"):
        experts.build(MICRO, EDGE_MOE, bus=128)


def test_more_words_than_a_command_can_say_are_refused() -> None:
    with pytest.raises(EdgemoeError, match="257 words"):
        experts.build(dataclasses.replace(MICRO, expert_hidden=4097), EDGE_MOE)
