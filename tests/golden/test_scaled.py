"""Weights with a power of two per output channel: against rational arithmetic, to the bit."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden.accumulate import accumulator_bits
from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError
from golden.experts import ExpertFormats, ExpertWeights, experts
from golden.fixed import ROUNDINGS, Fixed, Format, fit, quantize
from golden.gating import Gating
from golden.linear import linear
from golden.network import Encoder
from golden.patch_embed import patch_embed
from golden.precision import CHANNEL_ROLES, Precision, get_precision
from golden.scaled import SCALE_BITS, Scaled, channel_shift, scaled
from golden.weights import expected_shapes, quantize_weights, role_of
from tests.golden.rationals import rounded

NARROW = get_precision("w8a8")
CHANNEL = dataclasses.replace(NARROW, name="w8a8-channel", weight_scale="channel")
TINY = ModelConfig("tiny", 16, 16, 8, 16, 1, 2, mlp_hidden=16, experts=3, top_k=2, expert_hidden=8)


def weight_of(seed: int, shape: tuple[int, ...], fmt: Format) -> Scaled:
    rng = np.random.default_rng(seed)
    return Scaled(rng.integers(fmt.raw_min, fmt.raw_max + 1, shape), fmt, rng.integers(0, SCALE_BITS + 1, shape[:1]))


def exact(value: Fraction, fmt: Format) -> int:
    """One rounding and one fit of a rational number."""
    whole = np.array([rounded(value * Fraction(2) ** fmt.frac, fmt.rounding)], dtype=object)
    return int(fit(whole, fmt)[0])


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 10**6),
    st.sampled_from(ROUNDINGS),
    st.sampled_from(["wrap", "saturate"]),
    st.integers(0, 24),
    st.integers(4, 16),
    st.integers(-3, 20),
    st.booleans(),
)
def test_linear_rounds_once(
    seed: int, rounding: str, overflow: str, frac: int, width: int, bias_frac: int, biased: bool
) -> None:
    rng = np.random.default_rng(seed)
    x = Fixed(rng.integers(-128, 128, (3, 5)), Format(8, 4))
    weight, bias = weight_of(seed, (4, 5), Format(8, 7)), Fixed(rng.integers(-128, 128, 4), Format(8, bias_frac))
    out = Format(width, frac, True, rounding, overflow)
    y = linear(x, weight, bias if biased else None, out, accumulation="exact")
    for t in range(3):
        for o in range(4):
            total = sum(Fraction(int(a) * int(w), 2**11) for a, w in zip(x.raw[t], weight.raw[o], strict=True))
            total /= 2 ** int(weight.shift[o])
            total += Fraction(int(bias.raw[o])) / Fraction(2) ** bias_frac * biased
            assert y.raw[t, o] == exact(total, out)


def test_linear_by_hand() -> None:
    """1 * 3 / 2**1, 2**4 and 2**7 at no fraction bits, nearest with ties to even: 1.5 -> 2."""
    weight = Scaled(np.array([[3], [48], [127]]), Format(8, 0), np.array([1, 4, 7]))
    assert weight.real.tolist() == [[1.5], [3.0], [127 / 128]]
    one = Fixed(np.array([[1]]), Format(4, 0))
    y = linear(one, weight, None, Format(8, 0, rounding="nearest_even"), accumulation="exact")
    assert y.raw.tolist() == [[2, 3, 1]]


def test_no_shift_is_a_plain_weight() -> None:
    rng = np.random.default_rng(5)
    x, raw = Fixed(rng.integers(-128, 128, (9, 16)), Format(8, 4)), rng.integers(-128, 128, (8, 16))
    plain, none = Fixed(raw, Format(8, 7)), Scaled(raw, Format(8, 7), np.zeros(8, dtype=np.int64))
    out = Format(8, 4, rounding="nearest_even", overflow="saturate")
    results = [linear(x, weight, None, out, accumulation="exact") for weight in (plain, none)]
    assert results[0].identical(results[1])
    assert not plain.identical(none)
    assert not none.identical(plain)


@pytest.mark.parametrize("overflow", ["wrap", "saturate", "saturate_symmetric"])
@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_shift_is_the_largest_that_fits(rounding: str, overflow: str) -> None:
    """Each shift tried on every value in rational arithmetic; ends of the range and their neighbours among them."""
    fmt = Format(6, 5, True, rounding, overflow)
    rng = np.random.default_rng(3)
    spread = rng.normal(0, 1, (60, 4)) * 2.0 ** rng.integers(-12, 2, (60, 1))
    ends = np.array([[fmt.raw_max + step, fmt.raw_min - step] for step in (0, 0.25, 0.5, 0.75, 1)]) / 32
    ends = np.concatenate([ends[:, :1] / 2**s for s in range(9)] + [ends[:, 1:] / 2**s for s in range(9)])
    values = np.concatenate([spread, np.pad(ends, ((0, 0), (0, 3))), np.zeros((1, 4))])
    lowest = -31 if overflow == "saturate_symmetric" else -32
    for channel, found in zip(values, channel_shift(values, fmt), strict=True):
        fitting = [
            shift
            for shift in range(SCALE_BITS + 1)
            if all(lowest <= rounded(Fraction(value) * 2 ** (5 + shift), rounding) <= 31 for value in channel.tolist())
        ]
        assert found == max(fitting, default=0), channel
    assert set(channel_shift(values, fmt).tolist()) == set(range(SCALE_BITS + 1))


def test_quantised_weights_are_nearer() -> None:
    """Every channel of every role is within half an ulp of its own scale; other parameters stay as they are."""
    rng = np.random.default_rng(7)
    weights = {
        name: rng.normal(0, 0.2, shape) * 2.0 ** -rng.integers(0, 6, shape[:1] + (1,) * (len(shape) - 1))
        for name, shape in expected_shapes(TINY).items()
    }
    plain, channel = (quantize_weights(weights, TINY, precision) for precision in (NARROW, CHANNEL))
    seen = set()
    for name, value in channel.items():
        role, _ = role_of(name)
        if role not in CHANNEL_ROLES:
            assert value.identical(plain[name]), name
            continue
        assert isinstance(value, Scaled)
        seen.add(role)
        assert value.shift.shape == (value.shape[:2] if name.endswith(("moe.w1", "moe.w2")) else value.shape[:1])
        ulp = scaled(np.full(value.shape, value.format.ulp), -value.shift)
        inside = np.abs(weights[name]) <= value.format.raw_max * value.format.ulp
        assert (np.abs(value.real - weights[name]) <= ulp / 2)[inside].all(), name
        assert np.abs(value.real - weights[name]).sum() < np.abs(plain[name].real - weights[name]).sum(), name
    assert seen == set(CHANNEL_ROLES)


def test_channels_survive_parts_and_rows() -> None:
    raw, shift = np.arange(24).reshape(2, 3, 2, 2), np.array([[0, 1, 2], [3, 4, 5]])
    stack = Scaled(raw, Format(8, 4), shift)
    one = stack.part(1)
    assert one.real.tolist() == (raw[1] / 16 / 2.0 ** shift[1][:, None, None]).tolist()
    assert one.rows().real.tolist() == one.real.reshape(3, 4).tolist()
    assert one.part(slice(1, 3)).real.tolist() == one.real[1:].tolist()
    assert one.part(slice(1, 3)).identical(Scaled(raw[1, 1:], Format(8, 4), shift[1, 1:]))
    assert not one.identical(Scaled(raw[1], Format(8, 4), shift[0]))


def test_patches_and_experts_use_the_scales() -> None:
    """Both against linear layers of the real weights, whose sums are exact in float64 here."""
    rng = np.random.default_rng(11)
    out = Format(20, 10, rounding="nearest_even", overflow="saturate")
    image = Fixed(rng.integers(0, 256, (2, 4, 4)), Format(8, 8, signed=False))
    filters, bias = weight_of(1, (3, 2, 2, 2), Format(6, 5)), Fixed(rng.integers(-9, 9, 3), Format(8, 4))
    position = Fixed(np.zeros((5, 3), dtype=np.int64), out)
    tokens = patch_embed(image, filters, bias, position, out, accumulation="exact")
    first = (image.real[:, :2, 2:] * filters.real).sum((1, 2, 3)) + bias.real
    assert tokens.raw[2].tolist() == quantize(first, out).tolist()

    x = Fixed(rng.integers(-30, 30, (4, 6)), Format(8, 4))
    w1, w2 = (
        Scaled(rng.integers(-30, 30, shape), Format(6, 5), rng.integers(0, 8, shape[:2]))
        for shape in ((3, 4, 6), (3, 6, 4))
    )
    b1, b2 = (Fixed(rng.integers(-9, 9, shape), Format(8, 4)) for shape in ((3, 4), (3, 6)))
    chosen = np.array([[0, 1], [1, 2], [2, 0], [0, 2]])
    score = Fixed(rng.integers(0, 64, (4, 2)), Format(8, 6))
    formats = ExpertFormats(*[Format(24, 14, rounding="nearest_even", overflow="saturate")] * 4)
    mixed = experts(
        x,
        ExpertWeights(w1, b1, w2, b2),
        Gating(Fixed(np.zeros((0, 0), dtype=np.int64), out), chosen, score),
        formats,
        accumulation="exact",
    )
    for token, slots in enumerate(chosen):
        for slot, expert in enumerate(slots):
            hidden = w1.real[expert] @ x.real[token] + b1.real[expert]
            assert mixed.hidden.raw[token, slot].tolist() == quantize(hidden, formats.hidden).tolist()
            result = w2.real[expert] @ mixed.activated.real[token, slot] + b2.real[expert]
            assert mixed.expert_output.raw[token, slot].tolist() == quantize(result, formats.expert_output).tolist()


def test_accumulator_counts_the_scale() -> None:
    """A sum that just fits: 32-bit tokens, 24-bit weights, one product, and one bit more."""
    out, weight = Format(32, 8, overflow="saturate"), Format(24, 20)
    widest = Format(33, 8)
    assert accumulator_bits(widest, weight, out, 1, "exact", extra=SCALE_BITS) == 33 + 24 + 7
    for x_format, fits in ((widest, True), (Format(34, 8), False)):
        x = Fixed(np.array([[x_format.raw_min]]), x_format)
        w = Scaled(np.array([[weight.raw_min]]), weight, np.array([0]))
        if fits:
            assert linear(x, w, None, out, accumulation="exact").raw.item() == out.raw_max
        else:
            with pytest.raises(EdgemoeError, match="its accumulator needs 65 bits"):
                linear(x, w, None, out, accumulation="exact")


def test_bad_use() -> None:
    with pytest.raises(EdgemoeError, match="weight_scale='row' is not one of tensor, channel"):
        dataclasses.replace(NARROW, weight_scale="row")
    with pytest.raises(EdgemoeError, match="weight_scale='channel' needs accumulation='exact', not 'floor_each'"):
        dataclasses.replace(get_precision("edge_moe"), weight_scale="channel")
    x = Fixed(np.zeros((1, 5), dtype=np.int64), Format(8, 4))
    with pytest.raises(EdgemoeError, match="fc1: weights scaled per channel need accumulation='exact'"):
        linear(x, weight_of(0, (4, 5), Format(8, 7)), None, Format(8, 4), where="fc1")
    weights = {name: np.zeros(shape) for name, shape in expected_shapes(TINY).items()}
    weights["layers.1.moe.w1"][0, 1, 2] = np.nan
    with pytest.raises(EdgemoeError, match=r"layers.1.moe.w1: value at \(0, 1, 2\) is nan"):
        Encoder(TINY, CHANNEL, weights)


def sqnr(precision: Precision, layer: int) -> float:
    """dB of the tokens after a layer of the shipped network at a precision, against the float-like w32a32."""
    tensors = pytest.importorskip("safetensors.numpy")
    folder = Path(__file__).parents[2] / "model" / "checkpoints" / "micro"
    weights = tensors.load_file(folder / "model.safetensors")
    config = get_config("micro")
    image = np.random.default_rng(0).integers(0, 256, (8, 16, 3)).repeat(8, 0).repeat(8, 1).astype(np.uint8)
    name = f"layers.{layer}.residual_out"
    runs = [
        Encoder(config, p, weights).run(image, "depth", range(layer + 1))[name].real
        for p in (get_precision("w32a32"), precision)
    ]
    return float(10 * np.log10((runs[0] ** 2).sum() / ((runs[0] - runs[1]) ** 2).sum()))


def test_channels_come_nearer_to_float_on_the_shipped_network() -> None:
    """By 4 dB and more where weights alone are narrow; at w8a8 the activations' own noise is nearly all of it."""
    wide = get_precision("w8a16")
    per_channel = dataclasses.replace(wide, name="w8a16-channel", weight_scale="channel")
    found = {p.name: sqnr(p, 3) for p in (wide, per_channel, NARROW, CHANNEL)}
    assert found["w8a16-channel"] > found["w8a16"] + 4, found
    assert found["w8a8-channel"] > found["w8a8"], found
