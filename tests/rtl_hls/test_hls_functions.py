"""The pure HLS functions, run by XLS's JIT, equal the golden ones: no Verilog and no simulator in between."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from golden import elementary, gelu
from golden.fixed import Fixed, RawArray, wrap
from golden.precision import EDGE_MOE
from golden.softmax import Statistics, normalise
from rtl_hls import build, constants

xls = pytest.importorskip("xls")
FEATURE = EDGE_MOE.feature
COUNT = 2**20


@pytest.fixture(scope="module")
def jit() -> Callable[[str, RawArray, int], RawArray]:
    """(expression over s32[n] `v`, rows (samples, n)) -> s32 results, through one JIT function."""

    def run(body: str, rows: RawArray, inputs: int) -> RawArray:
        text = (
            "import constants;\nimport elementary;\nimport fixed;\nimport gelu;\nimport linear;\nimport softmax;\n"
            f"fn probe(v: s32[{inputs}]) -> s32[1] {{ {body} }}\n"
        )
        ir = build.to_ir(text, "probe", constants.render(EDGE_MOE))
        name = "__probe__probe"
        function = xls.Package.parse_ir(xls.optimize_ir(ir, name)).get_function(name).to_jit()
        words = np.ascontiguousarray(rows, dtype=np.int64).ravel() & 0xFFFFFFFF
        result = np.asarray(xls.c_api.jit_fn_predict(function, words, 32, inputs, 1))
        return wrap(result.ravel().astype(np.int64), FEATURE)

    return run


def sample(seed: int, width: int) -> RawArray:
    """Half over the whole range, half near 0."""
    rng = np.random.default_rng(seed)
    wide = rng.integers(FEATURE.raw_min, FEATURE.raw_max + 1, (COUNT // 2, width))
    return np.concatenate([wide, wide >> 6])


def test_gelu(jit: Callable[[str, RawArray, int], RawArray]) -> None:
    x = sample(1, 1)
    assert jit("s32[1]:[gelu::gelu(v[0])]", x, 1).tolist() == gelu.gelu(Fixed(x[:, 0], FEATURE)).raw.tolist()


def test_exp(jit: Callable[[str, RawArray, int], RawArray]) -> None:
    corners = np.array([0, 1, -1, FEATURE.raw_min, FEATURE.raw_max, -(2**26), -(2**26) + 1])
    x = np.concatenate([corners, -np.arange(0, 2**26, 127)])[:, None]
    assert (
        jit("s32[1]:[elementary::exp(v[0]) as s32]", x, 1).tolist()
        == elementary.exp_hardware(x[:, 0], FEATURE, FEATURE).tolist()
    )


def test_reciprocal(jit: Callable[[str, RawArray, int], RawArray]) -> None:
    one = 1 << FEATURE.frac
    x = np.concatenate([np.random.default_rng(2).integers(one, 2**31, COUNT), [one, one + 1, 2 * one, 2**31 - 1]])
    assert (
        jit("s32[1]:[elementary::reciprocal(v[0])]", x[:, None], 1).tolist()
        == elementary.reciprocal(x, FEATURE, FEATURE).tolist()
    )


def test_normalise(jit: Callable[[str, RawArray, int], RawArray]) -> None:
    v = sample(3, 3)
    expected = normalise(Fixed(v[:, :1], FEATURE), Statistics(*(Fixed(v[:, i], FEATURE) for i in (1, 2)))).raw[:, 0]
    assert jit("s32[1]:[softmax::normalise(v[0], v[1], v[2])]", v, 3).tolist() == expected.tolist()


def test_running_maximum(jit: Callable[[str, RawArray, int], RawArray]) -> None:
    v = np.concatenate([sample(5, 2), np.array([[FEATURE.raw_min] * 2, [FEATURE.raw_min, FEATURE.raw_max]])])
    rise = v[:, 0] < v[:, 1]
    assert jit("s32[1]:[softmax::rise_step(v[0], v[1]).0]", v, 2).tolist() == v.max(axis=1).tolist()
    assert jit("s32[1]:[softmax::rise_step(v[0], v[1]).1.rise as s32]", v, 2).tolist() == rise.astype(int).tolist()
    distance = wrap(-np.abs(v[:, 0] - v[:, 1]), FEATURE)
    e = elementary.exp_hardware(distance, FEATURE, FEATURE)
    assert jit("s32[1]:[softmax::rise_step(v[0], v[1]).1.e as s32]", v, 2).tolist() == e.tolist()


def test_running_sum(jit: Callable[[str, RawArray, int], RawArray]) -> None:
    rng, one = np.random.default_rng(6), 1 << FEATURE.frac
    total, e, rise = rng.integers(0, 2**31, COUNT), rng.integers(0, one + 1, COUNT), rng.integers(0, 2, COUNT)
    expected = np.where(rise == 1, wrap(total * e >> FEATURE.frac, FEATURE) + one, total + e)
    body = "s32[1]:[softmax::sum_step(v[0], softmax::Term { e: v[1] as u23, rise: v[2] == s32:1 })]"
    assert jit(body, np.stack([total, e, rise], axis=1), 3).tolist() == wrap(expected, FEATURE).tolist()


def test_multiply_accumulate(jit: Callable[[str, RawArray, int], RawArray]) -> None:
    """Two inputs, one output: acc + floor(x0 w0) + floor(x1 w1), wrapped."""
    v = np.concatenate([sample(7, 3), np.random.default_rng(8).integers(-(2**15), 2**15, (COUNT, 2))], axis=1)
    acc, x, w = v[:, 0], v[:, 1:3], v[:, 3:]
    expected = wrap(acc + (x * w >> EDGE_MOE.format("weight").frac).sum(axis=1), FEATURE)
    body = "linear::multiply_accumulate<u32:2, u32:1>([v[0]], [v[1], v[2]], (v[4] as u16) ++ (v[3] as u16))"
    assert jit(body, v, 5).tolist() == expected.tolist()


def test_packing_undoes_unpacking(jit: Callable[[str, RawArray, int], RawArray]) -> None:
    word = "(v[0] as u32 ++ v[1] as u32 ++ v[2] as u32 ++ v[3] as u32)"
    body = f"s32[1]:[(fixed::pack<u32:4, u32:32>(fixed::unpack<u32:4, u32:32>({word})) == {word}) as s32]"
    assert set(jit(body, sample(9, 4), 4).tolist()) == {1}
    lane = f"s32[1]:[fixed::unpack<u32:4, u32:32>({word})[u32:0]]"
    assert jit(lane, sample(9, 4), 4).tolist() == sample(9, 4)[:, 3].tolist()


def test_the_probe_itself_can_fail(jit: Callable[[str, RawArray, int], RawArray]) -> None:
    x = sample(4, 1)
    wrong = jit("s32[1]:[gelu::gelu(v[0]) ^ s32:1]", x, 1)
    assert (wrong != gelu.gelu(Fixed(x[:, 0], FEATURE)).raw).all()
