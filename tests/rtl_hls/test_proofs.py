"""Rounding and overflow of fixed.x, proved by z3 for all inputs at every width and shift that a kernel instantiates.

The widths come from the kernels' own IR. Each proof asks for an input at which the optimised function breaks the
definition; the definitions below say what a result must satisfy and compute none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from golden.config import get_config
from golden.fixed import OVERFLOWS, ROUNDINGS, Format, requantize
from golden.precision import EDGE_MOE, get_precision
from rtl_hls import build, constants
from rtl_hls.formats import pack
from rtl_hls.kernels import kernels

xls = pytest.importorskip("xls")
z3 = pytest.importorskip("z3")
Word = Any
"""A z3 bit vector; z3 has no types that mypy could check."""
Claim = Any
"""A z3 truth value."""

PRECISIONS = pytest.mark.parametrize("name", ["edge_moe", "edge_moe_exact", "w8a8"])
_FORMAT = 0xFFFF
"""The bits of a packed format that say width, fraction and sign, below its modes."""


class Uses(NamedTuple):
    """Instances in fixed.x: `round` (DROP, N), `fit` (F without its modes, N), `requantize` (F, FRAC, N)."""

    round: set[tuple[int, int]]
    fit: set[tuple[int, int]]
    requantize: set[tuple[int, int, int]]


_PATTERNS = {  # XLS names a function by its parameters in alphabetical order: those of `Uses` are in groups
    "round": r"(\d+)_\d+_(\d+)_\d+",
    "fit": r"\d+_(\d+)_(\d+)_\d+_\d+",
    "requantize": r"\d+_\d+_(\d+)_(\w+?)_(\d+)_\d+_\d+",
}


@functools.cache
def uses(name: str) -> Uses:
    """What every kernel of a precision instantiates, at both configs."""
    precision, found = get_precision(name), Uses(set(), set(), set())
    for config in ("micro", "edge_moe"):
        for kernel in kernels(get_config(config), precision).values():
            ir = build.to_ir(build.top_source(kernel), "probe", constants.render(precision))
            for helper, values, bits in re.findall(
                r"fn __fixed__(round|fit|requantize)__(\w+)\(value: bits\[(\d+)\]", ir
            ):
                match = re.fullmatch(_PATTERNS[helper], values)
                assert match, (helper, values)
                *first, n = (int(number.replace("m", "-")) for number in match.groups())
                assert n == int(bits), (helper, values)
                if helper == "fit":
                    first = [first[0] & _FORMAT]
                getattr(found, helper).add((*first, n))
    return found


def function(call: str, n: int, bits: int) -> Callable[[Word], Word]:
    """A DSLX call on `v: sN[n]` of type sN[bits], as a z3 function of a word of n bits."""
    ir = build.to_ir(f"import fixed;\nfn probe(v: sN[{n}]) -> sN[{bits}] {{ {call} }}\n", "probe", "")
    name = "__probe__probe"
    text = xls.Package.parse_ir(xls.optimize_ir(ir, name)).get_function(name).to_z3_smtlib()
    (equation,) = z3.parse_smt2_string(text)  # the name is equal to a lambda
    return lambda v: z3.simplify(z3.Select(equation.arg(1), v))


def counterexample(claim: Claim, v: Word) -> int | None:
    """A signed number for `v` at which a claim is false; None if there is none."""
    solver = z3.Solver()
    solver.add(z3.Not(claim))
    verdict = solver.check()
    assert verdict in (z3.sat, z3.unsat), solver.reason_unknown()
    return int(solver.model().eval(v, True).as_signed_long()) if verdict == z3.sat else None


def widened(word: Word, bits: int) -> Word:
    """The same signed number in more bits."""
    return z3.SignExt(bits - word.size(), word)


def rounds(mode: str, x: Word, drop: int, result: Word) -> Claim:
    """Whether `result` is x / 2**drop rounded by a mode: it lies where it must, and ties go where they must."""
    bits = max(x.size(), result.size() + drop) + 3
    a, r = widened(x, bits), widened(result, bits) << drop  # both in units of 1 / 2**drop
    unit = z3.BitVecVal(1 << drop, bits)
    below, above = z3.And(r <= a, a - r < unit), z3.And(a <= r, r - a < unit)
    distance = z3.If(r <= a, a - r, r - a)
    ties = {
        "nearest_posinf": a <= r,
        "nearest_neginf": r <= a,
        "nearest_zero": z3.If(a < 0, a <= r, r <= a),
        "nearest_away": z3.If(a < 0, r <= a, a <= r),
        "nearest_even": r & unit == 0,
    }
    directed = {"floor": below, "ceil": above, "trunc": z3.If(a < 0, above, below)}
    if mode in directed:
        return directed[mode]
    return z3.Or(2 * distance < unit, z3.And(2 * distance == unit, z3.Or(r == a, ties[mode])))


def fits(mode: str, v: Word, width: int, signed: bool, result: Word) -> Claim:
    """Whether `result` is v brought into the range of a word by a mode."""
    bits = max(v.size(), result.size(), width) + 3
    a, r = widened(v, bits), widened(result, bits)
    high = z3.BitVecVal((1 << width - signed) - 1, bits)
    low = z3.BitVecVal(-(1 << width - 1) if signed else 0, bits)
    inside = z3.And(low <= a, a <= high)
    period = z3.BitVecVal(1 << width, bits)
    rising = (a - low) & (2 * period - 1)  # how far along a triangle wave that starts upwards at `low`
    modes = {
        "wrap": z3.And(low <= r, r <= high, (r - a) & (period - 1) == 0),
        "saturate": z3.If(inside, r == a, r == z3.If(a < low, low, high)),
        "saturate_zero": z3.If(inside, r == a, r == 0),
        "saturate_symmetric": z3.If(
            z3.And(inside, a != low) if signed and width > 1 else inside,
            r == a,
            r == z3.If(a > high, high, -high if signed and width > 1 else low),
        ),
        "wrap_sign_magnitude": z3.If(z3.ULT(rising, period), r - low == rising, r - low == 2 * period - 1 - rising),
    }
    return modes[mode]


def rounding_call(drop: int, mode: str) -> str:
    return f"fixed::round<u32:{drop}, u32:{ROUNDINGS.index(mode)}>(v)"


def shape(packed: int) -> tuple[int, bool]:
    """Width and sign of a packed format."""
    return packed & 0x7F, bool(packed >> 15 & 1)


def refuted_rounding(drop: int, n: int, mode: str, definition: str) -> int | None:
    """An input at which a rounding breaks a definition."""
    v = z3.BitVec("v", n)
    return counterexample(rounds(definition, v, drop, function(rounding_call(drop, mode), n, n + 1)(v)), v)


def refuted_fit(packed: int, n: int, mode: str, definition: str) -> int | None:
    """An input at which an overflow mode breaks a definition."""
    v, (width, signed) = z3.BitVec("v", n), shape(packed)
    call = f"fixed::fit<u32:{packed | OVERFLOWS.index(mode) << 20}>(v)"
    return counterexample(fits(definition, v, width, signed, function(call, n, width + (not signed))(v)), v)


@PRECISIONS
@pytest.mark.parametrize("mode", ROUNDINGS)
def test_round(name: str, mode: str) -> None:
    assert len(uses(name).round) >= 10
    for drop, n in sorted(uses(name).round):
        assert refuted_rounding(drop, n, mode, mode) is None, (drop, n)


@PRECISIONS
@pytest.mark.parametrize("mode", OVERFLOWS)
def test_fit(name: str, mode: str) -> None:
    assert len(uses(name).fit) >= 7
    single = {(pack(Format(1, 0, signed)), 9) for signed in (True, False)}  # of one bit, which symmetric treats apart
    for packed, n in sorted(uses(name).fit | single):
        if mode == "wrap_sign_magnitude" and not shape(packed)[1]:
            continue  # a signed mode
        assert refuted_fit(packed, n, mode, mode) is None, (shape(packed), n)


@PRECISIONS
def test_requantize(name: str) -> None:
    """In the modes that the precision gives: whatever the value rounds to, the result is that, fitted."""
    assert len(uses(name).requantize) >= 5
    for packed, frac, n in sorted(uses(name).requantize):
        (width, signed), to = shape(packed), (packed >> 7 & 0xFF) - 128
        rounding, overflow = ROUNDINGS[packed >> 16 & 0xF], OVERFLOWS[packed >> 20]
        raised = max(to - frac, 0)
        drop, wide = max(frac - to, 0), n + raised
        v, q = z3.BitVec("v", n), z3.BitVec("q", wide + 1)
        result = function(f"fixed::requantize<s32:{frac}, u32:{packed}>(v)", n, width + (not signed))(v)
        rounded = rounds(rounding, widened(v, wide) << raised, drop, q)
        claim = z3.Implies(rounded, fits(overflow, q, width, signed, result))
        assert counterexample(claim, v) is None, (frac, n, width, signed, rounding, overflow)


@pytest.mark.parametrize("mode", [*ROUNDINGS, *OVERFLOWS])
def test_a_definition_allows_one_result(mode: str) -> None:
    """Otherwise a proof would say less than that the function is right."""
    v, one, other = z3.BitVec("v", 20), z3.BitVec("one", 21), z3.BitVec("other", 21)

    def holds(result: Word) -> Claim:
        return rounds(mode, v, 5, result) if mode in ROUNDINGS else fits(mode, v, 9, True, result)

    assert counterexample(z3.Implies(z3.And(holds(one), holds(other)), one == other), v) is None


@pytest.mark.parametrize("mode", ROUNDINGS)
def test_a_wrong_rounding_is_refuted(mode: str) -> None:
    """By every other mode's definition, at an input where golden differs between the two as well."""
    for other in ROUNDINGS:
        found = refuted_rounding(14, 48, mode, other)
        assert (found is None) == (mode == other)
        if found is not None:
            results = {int(requantize([found], 14, Format(63, 0, rounding=r))[0]) for r in (mode, other)}
            assert len(results) == 2


@pytest.mark.parametrize("mode", OVERFLOWS)
def test_a_wrong_overflow_is_refuted(mode: str) -> None:
    for other in OVERFLOWS:
        found = refuted_fit(pack(Format(16, 0)), 33, mode, other)
        assert (found is None) == (mode == other)
        if found is not None:
            results = {int(requantize([found], 0, Format(16, 0, overflow=o))[0]) for o in (mode, other)}
            assert len(results) == 2


def test_the_kernels_widths_are_found() -> None:
    """Published: products of 32 x 16 bits lose 14, of 8 x 16 two, of 32 x 32 twenty-two; sums wrap to 32 bits."""
    found = uses("edge_moe")
    assert {(14, 48), (2, 25), (22, 64)} <= found.round
    assert {packed for packed, _ in found.fit} >= {pack(EDGE_MOE.feature) & _FORMAT}
