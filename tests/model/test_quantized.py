"""The network at a precision: every named intermediate has golden's integers, and gradients flow."""

from __future__ import annotations

import dataclasses
import functools
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.fixed import OVERFLOWS, ROUNDINGS, Format
from golden.network import Encoder
from golden.precision import ROLES, Precision, get_precision
from golden.weights import expected_shapes
from model import checkpoint, quantized_functions
from model.data.dataset import open_rooms
from model.design import Design
from model.m3vit import M3ViT, load_model
from model.quantized import Quantized
from vectors.picture import photograph

FOLDER = checkpoint.named("micro")
DIMENSIONS = {"dim": 16, "heads": 1, "layers": 2, "mlp_hidden": 24, "experts": 3, "top_k": 2, "expert_hidden": 12}
TINY = ModelConfig("tiny", 16, 24, 8, **DIMENSIONS)  # type: ignore[arg-type]
FOUR = dataclasses.replace(TINY, dim=8, heads=2, layers=4, top_k=3, attention_parallelism=2)


def layered(precision: Precision) -> Precision:
    """Other formats in layers 1 and 2."""
    finer = {
        role: Format(10, 5, rounding="nearest_away", overflow="saturate_symmetric") for role in ("normed", "query")
    }
    coarse = {"score": Format(9, 3, overflow="saturate"), "weight": Format(5, 3, rounding="nearest_zero")}
    return dataclasses.replace(precision, name="layered", layers={1: finer, 2: coarse})


def channels(precision: Precision) -> Precision:
    return dataclasses.replace(precision, name="channels", weight_scale="channel", exp_table_bits=4, gelu_step_bits=3)


def differences(network: Quantized, images: np.ndarray) -> tuple[dict[str, int], int]:
    """Values by name that are not golden's, and how many values were compared."""
    config, found = network.config, dict[str, Tensor]()
    weights = {name: value.numpy() for name, value in network.model.state_dict().items()}
    with torch.no_grad():
        tokens, _ = network.eval().encode_tasks(torch.from_numpy(images), config.tasks, found.__setitem__)
    encoder, wrong, count = Encoder(config, network.precision, weights), dict.fromkeys(found, 0), 0
    for index, task in enumerate(config.tasks):
        for place, image in enumerate(images):
            trace = encoder.run(image, task)
            assert list(trace) == [name for name in trace if name in found]
            assert len(trace) == len(found)
            for name, fixed in trace.items():
                value = found[name]
                raw = value[place if len(value) == len(images) else index * len(images) + place]
                assert raw.shape == fixed.shape, name
                wrong[name] += int((raw.numpy() * 2.0**fixed.format.frac != fixed.raw).sum())
                count += fixed.raw.size
            wrong["result"] = wrong.get("result", 0) + int((tokens[index][place].numpy() != fixed.real).sum())
    return {name: number for name, number in wrong.items() if number}, count


@functools.cache
def pictures() -> np.ndarray:
    config = checkpoint.load_config(FOLDER)
    room = open_rooms("validation", 1, config.image_height, config.image_width, ("depth",)).arrays["image"]
    noise = np.random.default_rng(0).integers(0, 256, room.shape, dtype=np.uint8)
    return np.concatenate([photograph(config)[None], room, noise])


PRECISIONS = {
    **{name: get_precision(name) for name in ("w8a8", "w6a8", "w4a8", "w16a16", "w24a24", "edge_moe_exact")},
    "layered": layered(get_precision("w8a8")),
    "channels": channels(get_precision("w6a8")),
}


@pytest.mark.parametrize("name", PRECISIONS)
def test_every_intermediate_is_goldens(name: str) -> None:
    wrong, count = differences(Quantized(load_model(FOLDER), PRECISIONS[name]), pictures())
    assert not wrong
    assert count == 2 * 3 * 906096  # tasks, images, values of an image


def test_published_formats_floor_every_product() -> None:
    wrong, count = differences(Quantized(load_model(FOLDER), get_precision("edge_moe")), pictures()[:1])
    assert not wrong
    assert count == 2 * 906096


def test_one_wrong_bit_of_a_table_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Quantized(load_model(FOLDER), get_precision("w8a8"))
    before = quantized_functions._gelu_table

    def corrupt(*arguments: Any) -> tuple[Tensor, Tensor]:  # noqa: ANN401
        values, inside = before(*arguments)
        return values ^ (torch.arange(len(values)) == len(values) // 2 + 40).long(), inside

    monkeypatch.setattr(quantized_functions, "_gelu_table", corrupt)
    wrong, _ = differences(network, pictures()[:1])
    assert next(iter(wrong)) == "layers.0.activated"


@functools.cache
def tiny(config: ModelConfig, scale: float) -> M3ViT:
    torch.manual_seed(config.layers)
    model = M3ViT(Design(config, (8, 8, 8), "rooms"))
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05).mul_(scale)
    return model


@st.composite
def precisions(draw: st.DrawFn) -> Precision:
    """Formats near a narrow one: every rounding and overflow, fractions and widths of their own, some per layer."""
    base = get_precision(f"w{draw(st.integers(4, 12))}a{draw(st.integers(4, 20))}")
    modes = {"rounding": st.sampled_from(ROUNDINGS), "overflow": st.sampled_from(OVERFLOWS)}

    def changed(role: str, fmt: Format) -> Format:
        new: dict[str, Any] = {name: draw(mode) for name, mode in modes.items()}
        if not fmt.signed:
            new["overflow"] = "saturate"
        if role in ("hidden", "statistic", "exponential", "exp_sum", "reciprocal"):
            return dataclasses.replace(fmt, **new)
        width, frac = fmt.width + draw(st.integers(-1, 2)), fmt.frac + draw(st.integers(-2, 3))
        return dataclasses.replace(fmt, width=width, frac=frac, **new)

    some = st.sets(st.sampled_from(sorted(ROLES)), max_size=8)
    formats = {role: changed(role, fmt) for role, fmt in base.formats.items()}
    layers = {1: {role: changed(role, base.formats[role]) for role in sorted(draw(some))}}
    exact = draw(st.integers(0, 3)) > 0
    return Precision(
        "drawn",
        formats,
        layers,
        "exact" if exact else "floor_each",
        exp_table_bits=draw(st.integers(3, 8)),
        gelu_step_bits=draw(st.integers(2, 5)),
        weight_scale=draw(st.sampled_from(("tensor", "channel"))) if exact else "tensor",
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(precisions(), st.sampled_from((TINY, FOUR)), st.sampled_from((1.0, 6.0)), st.integers(0, 2**32 - 1))
def test_any_formats(precision: Precision, config: ModelConfig, scale: float, seed: int) -> None:
    images = np.random.default_rng(seed).integers(0, 256, (2, 16, 24, 3), dtype=np.uint8)
    wrong, count = differences(Quantized(tiny(config, scale), precision), images)
    assert not wrong
    assert count > 5000


def gradients(model: M3ViT, network: M3ViT | Quantized, images: Tensor) -> dict[str, Tensor]:
    """Of a smooth loss of all maps, by parameter."""
    model.zero_grad()
    maps, _ = network.eval().forward_tasks(images, model.config.tasks)
    torch.stack([raw.square().mean() for raw in maps.values()]).sum().backward()
    return {name: p.grad.clone() for name, p in model.named_parameters() if p.grad is not None}


def cosine(a: Tensor, b: Tensor) -> float:
    return float(torch.nn.functional.cosine_similarity(a.flatten().double(), b.flatten().double(), dim=0))


def test_gradients_are_those_of_the_float_network() -> None:
    model, images = load_model(FOLDER), torch.from_numpy(pictures()[:2])
    real = gradients(model, model, images)
    fine = gradients(model, Quantized(model, get_precision("w24a24")), images)
    assert set(real) == set(fine) == set(expected_shapes(model.config)) | {n for n in real if n.startswith("heads.")}
    for name, value in real.items():
        assert fine[name].isfinite().all()
        assert cosine(fine[name], value) > 0.999, name
        assert 0.98 < fine[name].norm() / value.norm() < 1.02, name
    for mode in ("integer", "fake"):
        coarse = gradients(model, Quantized(model, get_precision("w8a8"), mode), images)
        similar = [cosine(coarse[name], value) for name, value in real.items()]
        assert 0.9 < np.mean(similar) < 0.999
        assert all(value.isfinite().all() for value in coarse.values())


def test_clipped_weights_do_not_learn() -> None:
    model = M3ViT(tiny(TINY, 1.0).design)
    model.load_state_dict(tiny(TINY, 1.0).state_dict())
    weight = model.get_parameter("layers.0.mlp.fc1.weight")
    with torch.no_grad():
        weight[3, :5], weight[3, 5:10] = 1.5, -1.5  # beyond ap_fixed<8,1>
    images = torch.randint(0, 256, (4, 16, 24, 3), dtype=torch.uint8, generator=torch.Generator().manual_seed(1))
    found = gradients(model, Quantized(model, get_precision("w8a16")), images)["layers.0.mlp.fc1.weight"]
    assert not found[3, :10].any()
    assert found[3, 10:].all()
    wrapping = get_precision("w8a16").formats["weight"]
    other = get_precision("w8a16").replace("wraps", {"weight": dataclasses.replace(wrapping, overflow="wrap")})
    assert gradients(model, Quantized(model, other), images)["layers.0.mlp.fc1.weight"][3].all()


def test_training_balances_without_noise() -> None:
    network = Quantized(load_model(FOLDER), get_precision("w8a8"))
    images = torch.from_numpy(pictures()[:2])
    with torch.no_grad():
        (one, balance), (again, _) = (network.train().forward_tasks(images, network.config.tasks) for _ in range(2))
        calm, none = network.eval().forward_tasks(images, network.config.tasks)
    assert all(torch.equal(one[task], again[task]) and torch.equal(one[task], calm[task]) for task in one)
    assert balance > 0 == none
    balance = network.train().encode_tasks(images, ("depth",))[1]
    balance.backward()
    gate = network.model.get_parameter("layers.1.moe.gate.depth.weight").grad
    assert gate is not None
    assert gate.any()


def test_fake_is_close_and_not_equal() -> None:
    model, images = load_model(FOLDER), torch.from_numpy(pictures())
    tokens = {}
    for mode in ("integer", "fake"):
        with torch.no_grad():
            tokens[mode] = torch.stack(
                Quantized(model, get_precision("w8a8"), mode).eval().encode_tasks(images, model.config.tasks)[0]
            )
    difference = (tokens["fake"] - tokens["integer"]).square().mean() / tokens["integer"].square().mean()
    assert 0 < difference < 0.1
    found: dict[str, Tensor] = {}
    with torch.no_grad():
        Quantized(model, get_precision("w8a8"), "fake").eval().encode_tasks(images, ("depth",), found.__setitem__)
    for name, value in found.items():
        role = {"attention": "branch", "ffn": "branch", "tokens": "residual"}.get(name.rsplit(".", 1)[-1])
        if role:
            fmt = get_precision("w8a8").format(role)
            raw = value * 2.0**fmt.frac
            assert torch.equal(raw, raw.round().clamp(fmt.raw_min, fmt.raw_max)), name


def test_autocast_and_threads_change_nothing() -> None:
    network, images = Quantized(load_model(FOLDER), get_precision("w8a8")).eval(), torch.from_numpy(pictures())
    with torch.no_grad():
        plain = network.encode_tasks(images, ("depth",))[0][0]
        with torch.autocast("cpu", torch.bfloat16):
            assert torch.equal(network.encode_tasks(images, ("depth",))[0][0], plain)
        torch.set_float32_matmul_precision("medium")
        try:
            assert torch.equal(network.encode_tasks(images, ("depth",))[0][0], plain)
        finally:
            torch.set_float32_matmul_precision("highest")


def test_what_is_refused() -> None:
    model = tiny(TINY, 1.0)
    with pytest.raises(EdgemoeError, match="mode='float' is not one of integer, fake"):
        Quantized(model, get_precision("w8a8"), "float")
    w8a8 = get_precision("w8a8")
    for role, fmt, match in (
        ("weight", Format(60, 40), r"weight has ap_fixed<60,20.*up to 53 bits"),
        ("hidden", Format(8, 3), "gelu: ap_fixed<8,5"),
        ("score", Format(40, 20), "exp: argument ap_fixed<40,20"),
        ("exp_sum", Format(25, 22), "legal:.*1 <= N <= 3"),
        ("statistic", Format(50, 22), "layer 0 norm: mean \\* mean: its accumulator needs 100 bits"),
    ):
        with pytest.raises(EdgemoeError, match=match):
            Quantized(model, w8a8.replace("other", {role: fmt}))
    wide = get_precision("w32a32").replace("wide", {}, "exact")
    with pytest.raises(EdgemoeError, match=r"layer 0 query: its accumulator needs \d+ bits"):
        Quantized(model, wide).encode_tasks(torch.zeros(1, 16, 24, 3, dtype=torch.uint8), ("depth",))
    dense = M3ViT(Design(TINY, (8, 8, 8), "rooms", feed_forward="dense"))
    with pytest.raises(EdgemoeError, match="is a baseline"):
        Quantized(dense, w8a8)
