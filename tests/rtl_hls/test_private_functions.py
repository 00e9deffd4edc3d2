"""The private HLS functions, in XLS's JIT: lanes of what other tests compare with golden, counters, stages."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from golden.elementary import exp_hardware, reciprocal
from golden.fixed import Fixed, RawArray, fit, requantize, wrap
from golden.precision import EDGE_MOE, Precision, get_precision
from golden.residual import residual
from golden.softmax import SoftmaxFormats, Statistics, normalise
from rtl_hls import build
from tests.rtl_hls.jit import probe, sample

pytest.importorskip("xls")
COUNT = 2**14
BOTH = pytest.mark.parametrize("precision", [EDGE_MOE, get_precision("w8a8")], ids=lambda precision: precision.name)


def same(found: RawArray, expected: RawArray) -> bool:
    return found.shape == expected.shape and bool((found == expected).all())


@BOTH
def test_running_maxima_and_sums_of_two_lanes(precision: Precision) -> None:
    score, out, total = (precision.format(role) for role in ("score", "exponential", "exp_sum"))
    rng, one = np.random.default_rng(1), 1 << total.frac
    v = np.concatenate([sample(2, 4, score, COUNT), rng.integers(one, total.raw_max - one, (COUNT, 2))], axis=1)
    lane = "v[{}] as sN[softmax::SCORE_BITS]"
    maxima, scores = (f"[{lane.format(i)}, {lane.format(i + 1)}]" for i in (0, 2))
    body = f"""
        let (maxima, terms) = softmax::running_maxima<u32:2>({maxima}, {scores});
        let sums = softmax::running_sums<u32:2>([v[4] as softmax::Sum, v[5] as softmax::Sum], terms);
        let t = softmax::zip_totals<u32:2>(sums, maxima);
        s32[6]:[terms[0].rise as s32, terms[1].rise as s32, t[0].maximum as s32, t[1].maximum as s32,
                t[0].sum as s32, t[1].sum as s32]"""
    e = exp_hardware(fit(-np.abs(v[:, :2] - v[:, 2:4]), score), score, out)
    rise = v[:, :2] < v[:, 2:4]
    sums = wrap(np.where(rise, (v[:, 4:] * e >> out.frac) + one, v[:, 4:] + e), total)
    expected = np.concatenate([rise, np.maximum(v[:, :2], v[:, 2:4]), sums], axis=1)
    assert same(probe(body, v, precision, outputs=6, inside="softmax"), expected)


@BOTH
def test_statistics_of_two_lanes(precision: Precision) -> None:
    """A division per lane, bit by bit, and both words, the first lane in the low bits."""
    score, total, recip = (precision.format(role) for role in ("score", "exp_sum", "reciprocal"))
    r = recip.width
    sums = np.random.default_rng(3).integers(1 << total.frac, total.raw_max, (COUNT, 2))
    v = np.concatenate([sums, sample(4, 2, score, COUNT)], axis=1)
    body = f"""
        let totals = softmax::zip_totals<u32:2>(
            [v[0] as softmax::Sum, v[1] as softmax::Sum], [v[2] as softmax::Score, v[3] as softmax::Score]);
        let start = softmax::start_all<u32:2>(totals);
        let divided = for (_, divisions) in u32:0..softmax::QUOTIENT {{
            softmax::divide_all<u32:2>(divisions)
        }}(start.divisions);
        let word = softmax::statistics_word<u32:2>(divided, start.maxima);
        let low = word[u32:0+:uN[softmax::PAIR]];
        let high = word[softmax::PAIR+:uN[softmax::PAIR]];
        s32[5]:[(start.left as u32 - softmax::QUOTIENT) as s32,
                low[0:{r}] as s{r} as s32, high[0:{r}] as s{r} as s32,
                (low >> u32:{r}) as s{score.width} as s32, (high >> u32:{r}) as s{score.width} as s32]"""
    expected = [np.zeros((COUNT, 1), dtype=np.int64), reciprocal(sums, total, recip), v[:, 2:]]
    assert same(probe(body, v, precision, outputs=5, inside="softmax"), np.concatenate(expected, axis=1))


@BOTH
def test_probabilities_of_two_lanes(precision: Precision) -> None:
    score, inside = precision.format("score"), SoftmaxFormats.of(precision, "probability")
    v = np.concatenate([sample(5, 4, score, COUNT), sample(6, 2, inside.reciprocal, COUNT)], axis=1)
    pair = "softmax::pair(v[{}] as sN[softmax::RECIPROCAL_BITS], v[{}] as softmax::Score)"
    width = inside.probability.width
    body = f"""
        let scores = v[1] as u{score.width} ++ v[0] as u{score.width};
        let w = softmax::normalise_lanes<u32:2>(scores, {pair.format(5, 3)} ++ {pair.format(4, 2)});
        s32[2]:[w[0:{width}] as s{width} as s32, w[{width}:{2 * width}] as s{width} as s32]"""
    stats = Statistics(Fixed(v[:, 4:], inside.reciprocal), Fixed(v[:, 2:4], score))
    expected = normalise(Fixed(v[:, :2, None], score), stats, inside).raw[..., 0]
    assert same(probe(body, v, precision, outputs=2, inside="softmax"), expected)


def test_sums_of_a_token_take_every_lane() -> None:
    fmt, statistic = EDGE_MOE.format("residual"), EDGE_MOE.format("statistic")
    v = np.concatenate([sample(7, 2, fmt, COUNT), sample(8, 2, fmt, COUNT) >> 2], axis=1)
    body = """
        let before = layer_norm::TokenSums<u32:48> { sum: v[2] as s48, squares: v[3] as s48 };
        let after = layer_norm::add_word<u32:192, u32:2, u32:48>(before, v[1] as u32 ++ v[0] as u32);
        s32[2]:[after.sum as s32, after.squares as s32]"""
    share = requantize(v[:, :2] * ((1 << statistic.frac) // 192), fmt.frac + statistic.frac, statistic)
    square = requantize(v[:, :2] * share, fmt.frac + statistic.frac, statistic)
    expected = np.stack([v[:, 2] + share.sum(axis=1), v[:, 3] + square.sum(axis=1)], axis=1)
    assert same(probe(body, v, outputs=2, inside="layer_norm"), wrap(expected, fmt))


def test_lanes_of_a_word_are_normalised_apart() -> None:
    """Each with its own weight and bias: what `normalise`, compared with golden elsewhere, gives of the lane alone."""
    roles = ("residual", "norm_weight", "norm_bias", "statistic", "normed")
    x, weight, bias, statistic, y = (EDGE_MOE.format(role) for role in roles)
    parts = [sample(9 + i, 2, fmt, COUNT) for i, fmt in enumerate((x, weight, bias, statistic))]
    v = np.concatenate(parts, axis=1)
    moments = f"layer_norm::Moments {{ mean: v[6] as s{statistic.width}, inverse: v[7] as s{statistic.width} }}"
    words = (f"v[{2 * i + 1}] as u{f.width} ++ v[{2 * i}] as u{f.width}" for i, f in enumerate((x, weight, bias)))
    body = f"""
        let w = layer_norm::normalise_word<u32:2>({", ".join(words)}, {moments});
        s32[2]:[w[0:{y.width}] as s{y.width} as s32, w[{y.width}:{2 * y.width}] as s{y.width} as s32]"""
    found = probe(body, v, outputs=2, inside="layer_norm")
    for lane in (0, 1):
        cast = ", ".join(f"v[{2 * i + lane}] as s{f.width}" for i, f in enumerate((x, weight, bias)))
        assert same(found[:, lane], probe(f"s32[1]:[layer_norm::normalise({cast}, {moments}) as s32]", v))


def test_a_call_starts_with_empty_queues() -> None:
    body = "let q = queues::empty<u32:3>(); s32[3]:[q[0] as s32 + v[0], q[1] as s32 + v[0], q[2] as s32 + v[0]]"
    assert probe(body, np.array([[5]]), outputs=3, inside="queues").tolist() == [[5, 5, 5]]


def test_indices_come_round() -> None:
    v = np.arange(6)[:, None]
    found = probe("s32[1]:[layer_norm::following<u32:6, u32:3>(v[0] as u3) as s32]", v, inside="layer_norm")
    assert found.tolist() == [1, 2, 3, 4, 5, 0]
    assert probe("s32[1]:[gating::following<u32:6>(v[0] as u8) as s32]", v, inside="gating").tolist() == found.tolist()


def walked(sizes: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Every position of nested loops, the last index fastest."""
    return [tuple(map(int, at)) for at in np.ndindex(*sizes)]


def products() -> tuple[RawArray, list[list[int]]]:
    """Every position of every small product, and what follows: active, row, result, operand, weight."""
    rows, expected = [], []
    for most_rows, outs, ins in np.ndindex(3, 3, 3):
        at = walked((most_rows + 1, outs + 1, ins + 1))
        for number, (row, out, word) in enumerate(at):
            last = number + 1 == len(at)
            after = (most_rows + 1, 0, 0) if last else at[number + 1]
            rows.append((ins, outs, most_rows, row, out, word, out * (ins + 1) + word))
            expected.append([int(not last), *after, after[1] * (ins + 1) + after[2]])
    return np.array(rows), expected


@pytest.mark.parametrize("module", ["linear", "experts"])
def test_a_product_walks_rows_results_and_operands(module: str) -> None:
    """`advance`: the weights of a row in order, the same for every row."""
    body = """
        let job = experts::Job { rows: v[2] as u16, SIZES, bank: u1:1, part: u1:1 };
        let s = experts::Computing { active: true, job: job, POSITION, base: u32:0 };
        let n = experts::advance(s, u32:77);
        let n = if n.base == u32:77 && n.job == s.job { n } else { zero!<experts::Computing>() };"""
    if module == "linear":
        body = """
        let s = linear::Position {
            active: true, command: linear::Command { tokens: v[2] as u16, SIZES, bias_shift: u6:5 }, POSITION
        };
        let n = linear::advance(s);"""
    sizes = "in_words: v[0] as u8, out_words: v[1] as u8"
    position = "row: v[3] as u16, out_word: v[4] as u8, in_word: v[5] as u8, weight: v[6] as u16"
    body = body.replace("SIZES", sizes).replace("POSITION", position)
    body += " s32[5]:[n.active as s32, n.row as s32, n.out_word as s32, n.in_word as s32, n.weight as s32]"
    rows, expected = products()
    assert probe(body, rows, outputs=5, inside=module).tolist() == expected


def test_positions_walk_the_class_token_then_the_patches() -> None:
    """`advance` of the patch embedding."""
    rows, expected = [], []
    for last_row, last_word in np.ndindex(3, 3):
        at: list[tuple[int, ...]] = [(1, 0, word) for word in range(last_word + 1)]
        at += [(0, *each) for each in walked((last_row + 1, last_word + 1))]
        for number, position in enumerate(at):
            end = number + 1 == len(at)
            rows.append((last_row, last_word, *position))
            expected.append([int(not end), *((0, last_row + 1, 0) if end else at[number + 1])])
    body = """
        let r = patch_embed::Row { active: true, last_row: v[0] as u16, last_word: v[1] as u8, class: v[2] != s32:0,
                                   row: v[3] as u16, word: v[4] as u8 };
        let n = patch_embed::advance(r);
        s32[4]:[n.active as s32, n.class as s32, n.row as s32, n.word as s32]"""
    assert probe(body, np.array(rows), outputs=4, inside="patch_embed").tolist() == expected


@BOTH
def test_lanes_of_a_word_are_added_apart(precision: Precision) -> None:
    x, branch = precision.format("residual"), precision.format("branch")
    v = np.concatenate([sample(16, 2, x, COUNT), sample(17, 2, branch, COUNT)], axis=1)
    words = (f"v[{i + 1}] as u{f.width} ++ v[{i}] as u{f.width}" for i, f in ((0, x), (2, branch)))
    body = f"""
        let w = residual::add_words<u32:2>({", ".join(words)});
        s32[2]:[w[0:{x.width}] as s{x.width} as s32, w[{x.width}:{2 * x.width}] as s{x.width} as s32]"""
    found = probe(body, v, precision, outputs=2, inside="residual")
    for lane in (0, 1):
        expected = residual(Fixed(v[:, lane], x), Fixed(v[:, 2 + lane], branch), x).raw
        assert same(found[:, lane], expected)


def test_gating_walks_tokens_and_words() -> None:
    """`advance`: three words a token, two units in turn; inactive after the last word."""
    rows, expected = [], []
    for tokens in range(4):
        at = walked((tokens + 1, 3))
        for number, (row, word) in enumerate(at):
            last = number + 1 == len(at)
            for unit in (0, 1):
                rows.append((tokens, row, word, unit))
                after = (0, 0) if last else at[number + 1]
                expected.append([int(not last), *after, 1 - unit if word == 2 else unit])
    body = """
        let c = gating::Command { tokens: v[0] as u16, ..zero!<gating::Command>() };
        let p = gating::Position<u32:2> {
            active: true, command: c, row: v[1] as u16, word: v[2] as u8, unit: v[3] as u8
        };
        let n = gating::advance<u32:3, u32:2>(p);
        s32[4]:[n.active as s32, n.row as s32, n.word as s32, n.unit as s32]"""
    assert probe(body, np.array(rows), outputs=4, inside="gating").tolist() == expected


def test_scoring_walks_the_rows_of_a_queue_then_the_tokens() -> None:
    """`after_word`: adding ends in a pause, reading out in idleness."""
    rows, expected = [], []
    add, settle, drain = 1, 2, 3
    for entries, tokens, words in np.ndindex(3, 3, 3):
        for step in (add, drain):
            at = walked(((entries if step == add else tokens) + 1, words + 1))
            for number, (row, word) in enumerate(at):
                done = number + 1 == len(at)
                rows.append((entries, tokens, words, step, row, word))
                expected.append(
                    [(settle if step == add else 0) if done else step, *((0, 0) if done else at[number + 1]), 9]
                )
    body = """
        let job = linear_modes::ScoreJob { rows: v[0] as u16, tokens: v[1] as u16, words: v[2] as u8, end: false };
        let s = linear_modes::Scoring<u32:8> {
            step: v[3] as u2 as linear_modes::Step, job: job, row: v[4] as u16, word: v[5] as u8,
            ..zero!<linear_modes::Scoring<u32:8>>()
        };
        let e = queues::Entry<u32:8> { score: u8:9, ..zero!<queues::Entry<u32:8>>() };
        let n = linear_modes::after_word<u32:8>(s, e);
        s32[4]:[n.step as u2 as s32, n.row as s32, n.word as s32, n.entry.score as s32]"""
    assert probe(body, np.array(rows), outputs=4, inside="linear_modes").tolist() == expected


def test_a_load_walks_beats_weights_and_biases() -> None:
    """`after_beat`: so many weight words, then the biases of the part, then the swap; a word is one beat or several."""
    rows, expected = [], []
    load, swap = 2, 3
    for weights, hidden, dim, part, last_beat in np.ndindex(3, 2, 3, 2, 2):
        biases = dim if part else hidden
        for phase, most in ((0, weights), (1, biases)):
            for word in range(most + 1):
                rows.append((weights, hidden, dim, part, last_beat, phase, word))
                ended = last_beat and word == most
                after = (swap if ended and phase else load, phase ^ ended, 0 if ended else word + last_beat)
                expected.append([*map(int, after), 0 if last_beat else 4, 5])
    body = """
        let c = experts::Command { hidden_words: v[1] as u8, dim_words: v[2] as u8, ..zero!<experts::Command>() };
        let s = experts::Loading<u32:8> {
            stage: experts::Stage::LOAD, command: c, part: v[3] as u1, weights: v[0] as u16, biases: v[5] != s32:0,
            word: v[6] as u16, beat: u8:3, ..zero!<experts::Loading<u32:8>>()
        };
        let n = experts::after_beat<u32:8>(s, v[4] != s32:0, u8:5);
        s32[5]:[n.stage as u3 as s32, n.biases as s32, n.word as s32, n.beat as s32, n.partial as s32]"""
    assert probe(body, np.array(rows), outputs=5, inside="experts").tolist() == expected


def test_a_load_goes_on_with_the_second_part_the_next_expert_or_the_next_call() -> None:
    rows = np.array(walked((2, 2, 2)))
    body = """
        let s = experts::Loading<u32:8> {
            part: v[0] as u1, bank: v[1] as u1,
            expert: queues::Active { end: v[2] != s32:0, ..zero!<queues::Active>() }, ..zero!<experts::Loading<u32:8>>()
        };
        let n = experts::after_job<u32:8>(s);
        s32[3]:[n.stage as u3 as s32, n.part as s32, n.bank as s32]"""
    command, expert, load = 0, 1, 2
    expected = [
        [(command if end else expert) if part else load, 1 - part, 1 - bank] for part, bank, end in rows.tolist()
    ]
    assert probe(body, rows, outputs=3, inside="experts").tolist() == expected


@BOTH
def test_operands_of_either_part(precision: Precision) -> None:
    x, hidden = precision.format("normed"), precision.format("activated")
    part = np.arange(COUNT)[:, None] % 2
    v = np.concatenate([sample(14, 2, x, COUNT), sample(15, 2, hidden, COUNT), part], axis=1)
    first, second = (f"v[{i + 1}] as u{f.width} ++ v[{i}] as u{f.width}" for i, f in ((0, x), (2, hidden)))
    body = f"""
        let lanes = experts::operands<u32:2>({first}, {second}, v[4] as u1);
        s32[2]:[lanes[0] as s32, lanes[1] as s32]"""
    assert same(probe(body, v, precision, outputs=2, inside="experts"), np.where(part, v[:, 2:4], v[:, :2]))


Name = tuple[str, str]


def defined() -> dict[Name, set[Name]]:
    """Every function of the sources, by module and name, and what it calls."""
    bodies: dict[Name, str] = {}
    for path in sorted(build.FOLDER.glob("*.x")):
        text = re.sub(r"//.*", "", path.read_text())
        for block in re.split(r"\n(?=(?:pub )?(?:fn|proc|struct|enum|const|type)\b)", text):
            if match := re.match(r"(?:pub )?fn (\w+)(.*)", block, re.DOTALL):
                bodies[path.stem, match[1]] = match[2]
    return {
        name: {(module or name[0], called) for module, called in re.findall(r"\b(?:(\w+)::)?(\w+)\b", body)}
        & bodies.keys()
        for name, body in bodies.items()
    }


def unreached(calls: dict[Name, set[Name]], tests: str) -> set[Name]:
    """Functions that are neither named in the text of tests, as module::name, nor called by one that is reached."""
    todo = set(re.findall(r"\b(\w+)::(\w+)", tests)) & calls.keys()
    reached: set[Name] = set()
    while todo:
        reached |= todo
        todo = {each for name in todo for each in calls[name]} - reached
    return calls.keys() - reached


def test_every_function_is_reached_from_a_test_of_the_jit() -> None:
    calls = defined()
    assert len(calls) > 80
    assert calls["softmax", "rise_step"] == {("fixed", "carrier"), ("fixed", "fit"), ("elementary", "exp")}
    tests = "\n".join(path.read_text() for path in sorted(Path(__file__).parent.glob("test_*_functions.py")))
    assert unreached(calls, tests) == set()
    without = tests.replace("experts::after_job", "").replace("attention_scores::step_slots", "")
    assert unreached(calls, without) >= {
        ("experts", "after_job"),
        ("attention_scores", "step_slots"),
        ("attention_scores", "step_slot"),  # of the one before alone
    }
