"""The plan of every variant, without a simulator: what is offered when, and which rule of the books it breaks."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from rtl_hls.kernel import bits
from tb import program
from tb.audit import Books, audit, late
from tb.call import Call
from tb.matrix import Choice, runs
from tb.plan import DELAYS, STALL_MATRIX, VARIANTS, Run

CALL = Call(
    loads={"w_write": [7, 8]}, inputs={"x": [1, 2, 3]}, outputs={"y": 2, "z": 0}, first="x", last="y", ideal=3, budget=9
)
NEXT = Call(loads={}, inputs={"x": [4]}, outputs={"y": 1, "z": 1}, first="x", last="y", ideal=1, budget=7)
LOADED = dataclasses.replace(CALL, loads={"w_write": [7, 8, 9]})
STREAMS = (bits("w_write", "in", 8), bits("x", "in", 8), bits("y", "out", 8), bits("z", "out", 8))


def run(variant: str = "", *, idle: bool = False, stall: bool = False, seed: int = 1) -> Run:
    return Run("micro", "k", "corners", idle, stall, seed, variant)


def test_loads_come_first_and_once() -> None:
    load, call = program.steps(run(), [CALL])
    assert (load.inputs, load.outputs) == ({"w_write": [7, 8]}, {})
    assert (call.inputs, call.outputs, call.budget) == ({"x": [1, 2, 3]}, {"y": 2, "z": 0}, 9)
    load, call = program.steps(run("twice"), [CALL])
    assert load.inputs == {"w_write": [7, 8]}
    assert (call.inputs, call.outputs, call.budget) == ({"x": [1, 2, 3, 1, 2, 3]}, {"y": 4, "z": 0}, 18)


def test_the_smallest_case_fills_every_queue_of_commands() -> None:
    small = dataclasses.replace(run("twice"), case="smallest")
    _, call = program.steps(small, [CALL])
    assert program.times(small) == program.DEEP > 5
    assert (len(call.inputs["x"]), call.outputs["y"], call.budget) == (
        3 * program.DEEP,
        2 * program.DEEP,
        9 * program.DEEP,
    )
    assert program.times(dataclasses.replace(small, variant="then")) == 1


def test_the_case_that_follows_has_its_own_step() -> None:
    steps = program.steps(run("then"), [CALL, NEXT])
    assert [dict(step.outputs) for step in steps] == [{}, {"y": 2, "z": 0}, {"y": 1, "z": 1}]
    assert steps[1].beats == {"x": 3, "y": 2}


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"first": "w_write"}, "a call names w_write: loads, so no cycles start with it"),
        ({"last": "q"}, "a call names q: no streams of the kernel in that direction"),
        ({"inputs": {"y": [1]}}, r"a call names y: no streams .* inputs \['w_write', 'x'\], outputs \['y', 'z'\]"),
        ({"outputs": {"x": 1}}, "a call names x: no streams"),
    ],
)
def test_calls_that_name_other_streams(change: dict[str, Any], match: str) -> None:
    program.check_names(CALL, STREAMS)
    with pytest.raises(ValueError, match=match):
        program.check_names(dataclasses.replace(CALL, **change), STREAMS)


def test_a_reset_is_drawn_within_every_step_the_loads_included() -> None:
    steps = program.steps(run("reset"), [LOADED])
    drawn = [program.cuts(run("reset", seed=seed), steps, 2) for seed in range(50)]
    assert {loads for loads, _ in drawn} == {(0, 1, 3), (0, 2, 3)}  # one stream is loaded, so a beat a cycle
    assert {call for _, call in drawn} == {(1, 1, 5), (1, 2, 5), (1, 3, 5)}
    assert program.cuts(run("reset", seed=3), steps, 2) == drawn[3]
    alone = program.steps(run("reset"), [NEXT])
    assert program.cuts(run("reset"), alone, 9) == [(0, 1, 3)]


def test_loads_that_pass_at_once_are_not_cut() -> None:
    loads = {"w_write": [7], "b_write": [8]}
    steps = program.steps(run("reset"), [dataclasses.replace(LOADED, loads=loads)])
    assert [number for number, _, _ in program.cuts(run("reset"), steps, 2)] == [1]


def test_seeds_of_pauses() -> None:
    both = program.seeds(run(idle=True, stall=True), STREAMS)
    assert len(set(both.values())) == 4 and 0 not in both.values()
    assert both == program.seeds(run("twice", idle=True, stall=True), STREAMS)
    assert both != program.seeds(run(idle=True, stall=True, seed=2), STREAMS)
    assert program.seeds(run(idle=True), STREAMS) == {**both, "y": 0, "z": 0}
    assert set(program.seeds(run(), STREAMS).values()) == {0}


def test_words_that_do_not_fit_their_stream() -> None:
    assert program.to_bytes([1, 0x1FF], 9) == bytes([0, 1, 1, 0xFF])
    with pytest.raises(ValueError, match=r"words \[1, 2\] do not fit 9 bits"):
        program.to_bytes([0, 0x200, -1], 9)


def matrix(choice: Choice | None = None, *, rams: bool = True, follower: bool = True) -> list[Run]:
    return runs("micro", "k", "corners", choice or Choice(), rams=rams, follower=follower)


def test_matrix() -> None:
    found = matrix()
    assert len(found) == len(set(found)) == 7 + 2 * (len(VARIANTS) - 1)
    plain = {(each.idle, each.stall, each.seed) for each in found if not each.variant}
    assert plain == {(idle, stall, seed) for idle, stall in STALL_MATRIX for seed in (1, 2)} - {(False, False, 2)}
    for variant in VARIANTS[1:]:
        assert {(r.idle, r.stall) for r in found if r.variant == variant} == {(False, False), (True, True)}


def test_variants_that_do_not_apply_are_left_out() -> None:
    assert {each.variant for each in matrix(rams=False)} == set(VARIANTS) - set(DELAYS)
    assert "then" not in {each.variant for each in matrix(follower=False)}
    assert matrix(Choice(variants=("delay2",)), rams=False) == []


def test_what_is_asked_for_is_all_that_runs() -> None:
    (only,) = matrix(Choice(seeds=(7,), patterns=((True, False),), variants=("reset",)))
    assert only == run("reset", idle=True, seed=7)


BOOKS = Books(
    handshakes={"x": 4, "y": 4, "w_request": 9, "w_response": 9},
    expected={"x": 4, "y": 4, "w_request": 9},
    breaches={"x": 0, "y": 0},
    paused={"x": 3, "y": 2},
    compared={"y": 64},
    outputs={"y": 64},
    inputs=frozenset({"x"}),
    pairs=(("w_request", "w_response"),),
    cuts=((1, 2), (3, 8)),
)
BOTH = run("reset", idle=True, stall=True)


def test_balanced_books_pass() -> None:
    assert audit(BOTH, BOOKS) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"breaches": {"x": 0, "y": 2}}, "y changed or withdrew 2 beats"),
        ({"handshakes": {**BOOKS.handshakes, "y": 5}}, "y gave 5 words, expected 4"),
        ({"handshakes": {**BOOKS.handshakes, "x": 3}}, "x took 3 words, expected 4"),
        ({"expected": {**BOOKS.expected, "w_request": 8}}, "w_request gave 9 words, expected 8"),
        ({"handshakes": {**BOOKS.handshakes, "w_response": 8}}, "9 on w_request, 8 on w_response"),
        ({"compared": {"y": 60}}, "compared 60 of 64 values of y"),
        ({"compared": {"y": 128}}, "compared 128 of 64 values of y"),
        ({"outputs": {"y": 64, "maximum": 8}}, "compared 0 of 8 values of maximum"),
        ({"compared": {}, "outputs": {}}, "compared nothing"),
        ({"paused": {"x": 0, "y": 2}}, "x idled in 0 cycles"),
        ({"paused": {"x": 3, "y": 0}}, "y stalled in 0 cycles"),
        ({"cuts": ((1, 2), (0, 8))}, "a reset came after 0 of 8 beats, not within the transfer"),
        ({"cuts": ((1, 2), (8, 8))}, "a reset came after 8 of 8 beats, not within the transfer"),
        ({"cuts": ()}, "0 resets within transfers"),
    ],
)
def test_unbalanced_books_are_named(change: dict[str, Any], words: str) -> None:
    (line,) = audit(BOTH, dataclasses.replace(BOOKS, **change))
    assert line.startswith(f"{BOTH}: {words}")


def test_only_resets_cut() -> None:
    calm = dataclasses.replace(BOOKS, paused={"x": 0, "y": 0})
    assert audit(run(), calm) == [f"{run()}: 2 resets within transfers"]


def test_every_stream_pauses_where_the_pattern_does_and_only_there() -> None:
    free, uncut = run(), dataclasses.replace(BOOKS, cuts=())
    assert audit(free, dataclasses.replace(uncut, paused={"x": 0, "y": 0})) == []
    assert audit(free, uncut) == [f"{free}: x idled in 3 cycles", f"{free}: y stalled in 2 cycles"]
    silent = dataclasses.replace(
        BOOKS, handshakes={**BOOKS.handshakes, "y": 0}, expected={"x": 4}, paused={"x": 3, "y": 0}
    )
    assert audit(BOTH, silent) == []  # a stream that carries nothing has nothing to refuse


def test_late_runs() -> None:
    free = run()
    assert late(free, 72, 71, 68) == [f"{free}: 72 cycles, allowed 71, ideal 68"]
    assert late(free, 71, 71, 68) == late(BOTH, 99, 71, 68) == late(run("delay1"), 99, 71, 68) == []
