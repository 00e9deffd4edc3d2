"""The whole encoder on tiny networks against a transcription of the published rules, name by name.

The transcription works on object arrays, whose elements are Python's integers.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pytest

from golden.config import ModelConfig
from golden.elementary import EXP
from golden.errors import EdgemoeError
from golden.fixed import Fixed, Format
from golden.network import Encoder
from golden.precision import EDGE_MOE, Precision, get_precision
from golden.trace import Trace, first_divergence
from golden.weights import expected_shapes

FEATURE = EDGE_MOE.feature
ONE, LOW = 2**22, -(2**31)
KNOTS = np.array([math.floor(ONE * i / 32 * math.erfc(i / 32 / math.sqrt(2)) / 2 + 0.5) for i in range(177)], object)
BYTES = np.random.default_rng(11).integers(0, 256, (16, 24, 3), dtype=np.uint8)
TINY = ModelConfig("tiny", 16, 24, 8, dim=16, heads=1, layers=2, mlp_hidden=24, experts=3, top_k=2, expert_hidden=12)
HEADS = dataclasses.replace(TINY, dim=8, heads=2, layers=4, top_k=3, attention_parallelism=2, tasks=("a", "b", "c"))
ALONE = dataclasses.replace(TINY, experts=1, top_k=1, dim=64)
WIDTHS = {  # first match: width and fraction bits
    **{"patch_embed.weight": (16, 16), "pos_embed": (32, 22), "norm": (16, 11), "qkv.bias": (16, 9)},
    **{"proj.bias": (16, 9), "bias": (16, 11), "moe.b": (16, 11), "": (16, 14)},
}
Get = Callable[[str], np.ndarray]
Named = Iterator[tuple[str, np.ndarray]]


def wrap(value: np.ndarray, width: int = 32) -> np.ndarray:
    return np.asarray((value + 2 ** (width - 1)) % 2**width - 2 ** (width - 1))


def wrap32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def exp(x: int, name: str) -> int:
    return int(EXP[name](np.array([wrap32(x)]), FEATURE, FEATURE).item())


def linear(x: np.ndarray, weight: np.ndarray, bias: np.ndarray, bias_frac: int = 11) -> np.ndarray:
    """Rule 3."""
    return wrap((bias << 22 - bias_frac) + (x[..., None, :] * weight >> 14).sum(-1))


def norm(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Rule 2."""
    t = wrap(x * (2**22 // x.shape[1]) >> 22)
    mean = wrap(t.sum(1, keepdims=True))
    variance = wrap(wrap(wrap(x * t >> 22).sum(1, keepdims=True)) - wrap(mean * mean >> 22) + 4)
    r = np.array([[wrap32(2**44 // math.isqrt((v if v > 0 else 4) << 22))] for v in variance[:, 0]], dtype=object)
    return wrap(wrap(wrap(wrap(x - mean) * r >> 22) * weight >> 11) + (bias << 11))


def gelu(x: np.ndarray) -> np.ndarray:
    """Rule 4."""
    relu, ax = np.maximum(x, 0), wrap(abs(x))
    at = np.where(ax < 176 << 17, ax, 0)  # where it is not, the result is relu
    i, t = (at * 32 >> 22) & 255, at * 32 % 2**22
    low, high = (KNOTS[(i + step).astype(int)] for step in (0, 1))
    return np.where(ax < 176 << 17, wrap(relu - ((low << 22) + t * (high - low) >> 22) % 2**22), relu)


def statistics(scores: list[int], first: int, name: str) -> tuple[int, int]:
    """Rule 6: the sum, and the maximum."""
    total, maximum = 0, LOW
    for a in scores[first:] + scores[:first]:
        d = maximum - a
        if d < 0:
            total, maximum = wrap32(wrap32(total * exp(d, name) >> 22) + ONE), a
        else:
            total = wrap32(total + exp(-d, name))
    return total, maximum


def encoder(weights: Mapping[str, np.ndarray], config: ModelConfig, task: str, name: str = "hardware") -> Named:
    """Rule 12: every intermediate that the encoder names."""

    def raw(key: str) -> np.ndarray:
        width, frac = next(formats for part, formats in WIDTHS.items() if part in key)
        whole = [math.floor(v * 2.0**frac) for v in weights[key].ravel().tolist()]
        return wrap(np.array(whole, dtype=object), width).reshape(weights[key].shape)

    filters, bias, position = raw("patch_embed.weight"), raw("patch_embed.bias"), raw("pos_embed")
    rows, side, columns = [position[0]], config.patch, config.image_width // config.patch
    for token, at in enumerate(position[1:]):
        y, z = token // columns * side, token % columns * side
        patch = BYTES[y : y + side, z : z + side].transpose(2, 0, 1).astype(object)
        rows.append(wrap(wrap((bias << 11) + (patch * filters >> 2).sum((1, 2, 3))) + at))
    x = np.array(rows)
    yield "tokens", x
    for i in range(config.layers):
        get: Get = functools.partial(lambda i, key: raw(f"layers.{i}.{key}"), i)
        parts = {"residual_in": x, **dict(attention(x, get, config, name))}
        x = wrap(x + parts["attention"])
        normed = norm(x, get("norm2.weight"), get("norm2.bias"))
        parts |= {"residual_mid": x, "normed2": normed}
        parts |= dict(mixture(normed, get, config, task, name) if i % 2 else mlp(normed, get))
        x = wrap(x + parts["ffn"])
        yield from ((f"layers.{i}.{key}", part) for key, part in {**parts, "residual_out": x}.items())


def attention(x: np.ndarray, get: Get, config: ModelConfig, name: str) -> Named:
    """Rules 5 to 7."""
    normed = norm(x, get("norm1.weight"), get("norm1.bias"))
    yield "normed1", normed
    flat, size, p = linear(normed, get("qkv.weight"), get("qkv.bias"), 9), config.head_dim, config.attention_parallelism
    q, k, v = flat.reshape(len(normed), 3, config.heads, size).transpose(1, 2, 0, 3)
    yield from (("query", q), ("key", k), ("value", v))
    products = q[:, :, None] * k[:, None] >> 22  # (heads, N, N, head_dim)
    blocks = wrap(products.reshape(*products.shape[:3], -1, min(size, 8)).sum(-1))
    score = wrap((blocks >> {4: 1, 16: 2, 64: 3}[size]).sum(-1))
    yield "score", score
    stats = [[statistics(row.tolist(), t % p % len(row), name) for t, row in enumerate(head)] for head in score]
    total, maximum = np.moveaxis(np.array(stats, dtype=object), 2, 0)
    yield "softmax_reciprocal", wrap(2**44 // total)
    yield "softmax_maximum", maximum
    e = np.array([exp(a, name) for a in (score - maximum[..., None]).flat], dtype=object).reshape(score.shape)
    probability = wrap(e * wrap(2**44 // total)[..., None] >> 22)
    yield "probability", probability
    mixed = wrap(wrap(probability[..., None] * v[:, None] >> 22).sum(2))
    context = mixed.transpose(1, 0, 2).reshape(len(normed), -1)
    yield "context", context
    yield "attention", linear(context, get("proj.weight"), get("proj.bias"), 9)


def mlp(normed: np.ndarray, get: Get) -> Named:
    hidden = linear(normed, get("mlp.fc1.weight"), get("mlp.fc1.bias"))
    yield "hidden", hidden
    yield "activated", gelu(hidden)
    yield "ffn", linear(gelu(hidden), get("mlp.fc2.weight"), get("mlp.fc2.bias"))


def mixture(normed: np.ndarray, get: Get, config: ModelConfig, task: str, name: str) -> Named:
    """Rules 9 to 11."""
    count, k = config.experts, config.top_k
    logit = linear(normed, get(f"moe.gate.{task}.weight"), np.zeros(count, dtype=object))
    chosen = np.array([sorted(range(count), key=lambda e: (-row[e], e))[:k] for row in logit])
    total, maximum = np.array([statistics(row.tolist(), 0, name) for row in logit], dtype=object).T
    score = np.zeros(chosen.shape, dtype=object)
    for (t, slot), e in np.ndenumerate(chosen):
        score[t, slot] = (exp(logit[t, e] - maximum[t], name) << 22) // total[t]
    hidden, out = np.zeros((*chosen.shape, config.expert_hidden), dtype=object), np.zeros_like(normed)
    output = np.zeros((*chosen.shape, config.dim), dtype=object)
    for e in range(count):
        for t, slot in np.argwhere(chosen == e):
            hidden[t, slot] = linear(normed[t], get("moe.w1")[e], get("moe.b1")[e])
            output[t, slot] = linear(gelu(hidden[t, slot]), get("moe.w2")[e], get("moe.b2")[e])
            out[t] = wrap(out[t] + wrap(output[t, slot] * score[t, slot] >> 22))
    yield from (("logit", logit), ("chosen", chosen), ("gate_score", score))
    yield from (("hidden", hidden), ("activated", gelu(hidden)), ("expert_output", output), ("ffn", out))


@functools.cache
def make_weights(config: ModelConfig, spread: float = 0.4) -> dict[str, np.ndarray]:
    """Real parameters; some leave their range and wrap."""
    rng = np.random.default_rng(12)
    return {name: rng.normal(0, spread, shape) for name, shape in expected_shapes(config).items()}


def run(config: ModelConfig, task: str, precision: Precision = EDGE_MOE) -> Trace:
    return Encoder(config, precision, make_weights(config)).run(BYTES, task)


@pytest.mark.parametrize("config", [TINY, HEADS, ALONE], ids=["tiny", "heads", "one expert"])
@pytest.mark.parametrize(("name", "spread"), [("hardware", 0.4), ("reference", 0.4), ("hardware", 30.0)])
def test_every_intermediate(config: ModelConfig, name: str, spread: float) -> None:
    """The same names in the same order, and every value; of wild weights and sums, which wrap everywhere, too."""
    weights, task = make_weights(config, spread), config.tasks[-1]
    trace = Encoder(config, dataclasses.replace(EDGE_MOE, exp=name), weights).run(BYTES, task)
    expected = dict(encoder(weights, config, task, name))
    assert list(trace) == list(expected)
    for key, value in expected.items():
        assert trace[key].raw.tolist() == value.tolist(), key


def test_a_task_changes_only_its_gate() -> None:
    """Equal before the first logit; the gate of another task alone moves the rest."""
    a, b = run(HEADS, "a"), run(HEADS, "b")
    names = list(a)
    before = names[: names.index("layers.1.logit")]
    assert all(a[name].identical(b[name]) for name in before)
    assert str(first_divergence(a, b)).startswith("layers.1.logit[")
    weights = make_weights(HEADS)
    swapped = {**weights, **{n.replace("gate.b", "gate.a"): w for n, w in weights.items() if "gate.b" in n}}
    assert first_divergence(Encoder(HEADS, EDGE_MOE, swapped).run(BYTES, "a"), b) is None


def test_layers_one_by_one() -> None:
    whole, fast = run(HEADS, "c"), Encoder(HEADS, EDGE_MOE, make_weights(HEADS))
    start = whole["tokens"]
    for layer in range(4):
        part = fast.run(BYTES, "c", layers=[layer], start=start)
        assert set(part) - {"tokens"} == {name for name in whole if name.startswith(f"layers.{layer}.")}
        assert part["tokens"].identical(start)
        assert first_divergence(Trace((n, v) for n, v in part.items() if n != "tokens"), whole) is None
        start = part[f"layers.{layer}.residual_out"]
    tail = fast.run(BYTES, "c", layers=range(2, 4), start=whole["layers.1.residual_out"])
    assert tail["layers.3.residual_out"].identical(start)
    assert first_divergence(fast.run(BYTES, "c", layers=range(2)), whole) is None
    assert list(fast.run(BYTES, "c", layers=[])) == ["tokens"]


def test_batches_and_streams() -> None:
    fast = Encoder(TINY, EDGE_MOE, make_weights(TINY))
    images = [BYTES, BYTES[::-1].copy(), 255 - BYTES]
    traces = fast.run_batch(images, "depth")
    assert len(traces) == 3
    for image, trace in zip(images, traces, strict=True):
        assert first_divergence(trace, fast.run(image, "depth")) is None
    assert first_divergence(traces[0], traces[1]) is not None
    stream = fast.stream(BYTES, "depth")
    assert next(stream)[0] == "tokens"  # nothing later was computed
    assert [name for name, _ in stream] == list(traces[0])[1:]
    real = (BYTES.transpose(2, 0, 1) / 256).astype(np.float32)
    assert first_divergence(traces[0], fast.run(real, "depth")) is None


@pytest.mark.parametrize("name", ["tokens", "layers.0.score", "layers.1.gate_score", "layers.1.residual_out"])
def test_a_flipped_bit_is_found(name: str) -> None:
    trace = run(TINY, "depth")
    raw = trace[name].raw.copy()
    index = tuple(int(i) for i in np.unravel_index(raw.size - 3, raw.shape))
    raw.flat[[raw.size - 3, -1]] ^= 1
    flipped = Trace((key, Fixed(raw, value.format) if key == name else value) for key, value in trace.items())
    divergence = first_divergence(trace, flipped)
    assert divergence is not None
    assert (divergence.name, divergence.index, divergence.count) == (name, index, 2)
    assert divergence.values == (trace[name].raw[index], raw[index])


def test_a_flipped_weight_is_found_where_it_acts() -> None:
    """One LSB of one key weight: nothing before the keys differs, and of the keys its own column."""
    weights = make_weights(TINY)
    moved = weights["layers.0.qkv.weight"].copy()
    moved[16 + 3, 5] += 2.0**-14  # dimension 3 of the key
    other = Encoder(TINY, EDGE_MOE, {**weights, "layers.0.qkv.weight": moved}).run(BYTES, "depth")
    divergence = first_divergence(run(TINY, "depth"), other)
    assert divergence is not None
    assert (divergence.name, divergence.index[2]) == ("layers.0.key", 3)
    assert divergence.count <= TINY.tokens


def test_layers_may_have_formats_of_their_own() -> None:
    layers = {1: {"hidden": Format(24, 16, rounding="nearest_even", overflow="saturate")}}
    trace, plain = run(TINY, "depth", dataclasses.replace(EDGE_MOE, layers=layers)), run(TINY, "depth")
    assert trace["layers.1.hidden"].format == layers[1]["hidden"]
    assert str(first_divergence(plain, trace)).startswith("layers.1.hidden: ap_fixed<32,10")
    assert trace["layers.0.hidden"].identical(plain["layers.0.hidden"])


@pytest.mark.parametrize("name", ["w4a4", "w4a6", "w8a8", "w16a16", "w24a24", "edge_moe_exact", "edge_moe_nearest"])
def test_other_precisions_stay_within_their_formats(name: str) -> None:
    precision, trace = get_precision(name), run(HEADS, "b", get_precision(name))
    assert list(trace) == list(run(HEADS, "b"))
    for key, value in trace.items():
        assert value.format.raw_min <= value.raw.min() <= value.raw.max() <= value.format.raw_max, key
        if key.split(".")[-1] in precision.formats:
            assert value.format == precision.format(key.split(".")[-1]), key


def test_bad_input() -> None:
    weights = make_weights(TINY)
    fast = Encoder(TINY, EDGE_MOE, weights)
    with pytest.raises(EdgemoeError, match="task 'flow' has no gate; legal: segmentation, depth"):
        fast.run(BYTES, "flow")
    with pytest.raises(EdgemoeError, match=r"layers \[2, -1\] do not exist; legal: 0 to 1"):
        fast.run(BYTES, "depth", layers=[0, 2, -1])
    with pytest.raises(EdgemoeError, match=r"start \(4, 16\) is not \(7, 16\)"):
        fast.run(BYTES, "depth", start=Fixed(np.zeros((4, 16), dtype=np.int64), FEATURE))
    for image in (BYTES[:8], BYTES.transpose(2, 0, 1), BYTES.astype(np.int64), BYTES / 256):
        with pytest.raises(EdgemoeError, match=r"network: image .* does not fit config 'tiny'; legal: uint8"):
            fast.run(image, "depth")
    with pytest.raises(EdgemoeError, match=r"image: value at \(0, 0, 0\) is nan"):
        fast.run(np.full((3, 16, 24), np.nan), "depth")
    with pytest.raises(EdgemoeError, match=r"pos_embed has shape \(6, 16\), needs \(7, 16\)"):
        Encoder(TINY, EDGE_MOE, {**weights, "pos_embed": weights["pos_embed"][1:]})
    broken = np.where(np.arange(16) == 7, np.nan, weights["layers.0.norm2.bias"])
    with pytest.raises(EdgemoeError, match=r"layers.0.norm2.bias: value at \(7,\) is nan; legal: finite"):
        Encoder(TINY, EDGE_MOE, {**weights, "layers.0.norm2.bias": broken})
    with pytest.raises(EdgemoeError, match=r"missing layers.1.moe.gate.depth.weight \(3, 16\)"):
        Encoder(TINY, EDGE_MOE, {name: w for name, w in weights.items() if "gate.depth" not in name})
    with pytest.raises(EdgemoeError, match="head_dim=8 is not 4, 16, 64 or 256"):
        Encoder(dataclasses.replace(TINY, heads=2), EDGE_MOE, weights).run(BYTES, "depth")
    exact = dataclasses.replace(EDGE_MOE, accumulation="exact")
    with pytest.raises(EdgemoeError, match="layer 0 attention: its accumulator needs 68 bits"):
        Encoder(TINY, exact, weights).run(BYTES, "depth")
    with pytest.raises(EdgemoeError, match="share no name"):
        first_divergence(Trace([("a", run(TINY, "depth")["tokens"])]), run(TINY, "depth"))
