"""Ranges: exact where they claim to be, independent of order, and of every value that a format must hold."""

from __future__ import annotations

import copy
import functools
from pathlib import Path

import numpy as np
import pytest
import torch

from accuracy.distribution import KEPT, Distribution, summarize
from accuracy.intermediates import FAINT, intermediates
from accuracy.ranges import CALIBRATED, OBSERVED, Ranges, observe, parameters
from golden import reference
from golden.errors import EdgemoeError
from golden.precision import INTERNAL, PARAMETERS
from golden.weights import expected_shapes, role_of
from model.m3vit import M3ViT, load_model
from tests.accuracy.sweep_cases import CONFIG, TASKS, rooms, saved


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> M3ViT:
    return load_model(saved(tmp_path_factory.mktemp("ranges") / "tiny"))


@functools.cache
def images(count: int = 3) -> tuple[np.ndarray, ...]:
    return tuple(rooms()[index]["image"] for index in range(count))


def equal(a: Distribution, b: Distribution) -> bool:
    same = (a.low, a.high, a.zeros) == (b.low, b.high, b.zeros)
    return same and all(np.array_equal(getattr(a, n), getattr(b, n)) for n in ("counts", "values", "priorities"))


def normal(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=count)


def test_small_summary_keeps_every_value_and_counts_zeros() -> None:
    values = np.array([0.0, -3.5, 0.25, 0.3, 1e-12, 0.0, 7.0])
    one = summarize(values, key=1)
    assert (one.low, one.high, one.zeros, one.count) == (-3.5, 7.0, 2, 7)
    assert sorted(one.values) == sorted(values[values != 0])
    assert (one.weights == 1).all()


def test_large_summary_estimates_moments_and_keeps_the_tail() -> None:
    values = normal(200_000)
    one = summarize(values, key=1)
    assert one.count == 200_000
    assert one.weights.sum() == pytest.approx(200_000)
    assert (one.values**2 * one.weights).sum() == pytest.approx((values**2).sum(), rel=0.01)
    tail = values[np.abs(values) >= 4]
    assert 0 < len(tail) < KEPT
    assert sorted(one.values[np.abs(one.values) >= 4]) == sorted(tail)


def test_merging_does_not_depend_on_order_and_equals_the_whole() -> None:
    parts = [summarize(normal(5000, seed) * 2.0**seed, key=seed) for seed in range(4)]
    forward = parts[0].merge(*parts[1:])
    backward = parts[3].merge(parts[2]).merge(parts[1].merge(parts[0]))
    assert equal(forward, backward)
    assert forward.count == 20_000
    assert forward.low == min(part.low for part in parts)


def test_percentile_of_magnitudes() -> None:
    values = normal(50_000)
    one = summarize(values, key=3)
    for percent in (50, 90, 99, 99.9):
        assert one.magnitude(percent) == pytest.approx(np.percentile(np.abs(values), percent), rel=0.02)
    assert one.magnitude(100) == np.abs(values).max()
    for percent in (0, -1, 100.1):
        with pytest.raises(EdgemoeError, match="legal: above 0, up to 100"):
            one.magnitude(percent)


def test_summary_needs_finite_values() -> None:
    for bad in ([], [1.0, np.nan], [np.inf]):
        with pytest.raises(EdgemoeError, match="must be finite"):
            summarize(np.array(bad), key=0, name="layers.0.query")


def test_every_role_with_a_format_of_its_own_is_observed() -> None:
    observed = set(OBSERVED.values()) & set(CALIBRATED)
    assert observed == set(CALIBRATED) - set(PARAMETERS)
    assert not set(CALIBRATED) & set(INTERNAL)


def test_parameters_have_the_extremes_of_the_weights(model: M3ViT) -> None:
    weights = {name: value.numpy() for name, value in model.state_dict().items()}
    found = parameters(weights, expected_shapes(CONFIG))
    for place, one in found.items():
        every = np.concatenate([weights[n].ravel() for n in expected_shapes(CONFIG) if role_of(n) == place])
        assert (one.low, one.high, one.count) == (every.min(), every.max(), every.size)


def test_ranges_are_those_of_the_float64_reference(model: M3ViT) -> None:
    ranges = observe(model, images(2))
    weights = {name: value.numpy() for name, value in model.state_dict().items()}
    seen: dict[tuple[str, int | None], list[np.ndarray]] = {}
    for image in images(2):
        for task in TASKS:
            pixels = image.transpose(2, 0, 1) / 256
            for name, value in reference.network(weights, CONFIG, task, pixels):
                head, _, local = name.rpartition(".")
                if local in ("query", "key", "value", "context", "probability", "gate_score", "chosen"):
                    seen.setdefault((local, int(head.split(".")[1])), []).append(value)
                if local in ("attention", "ffn"):
                    seen.setdefault(("branch", int(head.split(".")[1])), []).append(value)
    assert len(seen) == 4 * 6 + 2 * 2
    for (role, layer), values in seen.items():
        if role == "chosen":
            continue
        every = np.concatenate([value.ravel() for value in values])
        one = ranges.places[role, layer]
        assert one.low == pytest.approx(every.min(), abs=1e-5), role
        assert one.high == pytest.approx(every.max(), abs=1e-5), role


def test_counts_are_of_every_value_of_every_route(model: M3ViT) -> None:
    ranges = observe(model, images(2))
    tokens, dim, square = CONFIG.tokens, CONFIG.dim, CONFIG.heads * CONFIG.tokens**2
    count = {place: one.count for place, one in ranges.places.items()}
    assert count["query", 0] == 2 * tokens * dim  # before the first gate all tasks are one
    assert count["query", 2] == 2 * len(TASKS) * tokens * dim
    assert count["score", 0] == 2 * 2 * square  # scores and their differences
    assert count["score_block", 3] == 2 * len(TASKS) * square  # 4 dimensions are one block
    assert count["hidden", 1] == 2 * len(TASKS) * tokens * CONFIG.top_k * CONFIG.expert_hidden
    assert count["logit", 3] == 2 * 2 * len(TASKS) * tokens * CONFIG.experts
    assert count["residual", None] == 2 * (2 * tokens - 1) * dim


def test_inner_values_are_what_the_operators_form(model: M3ViT) -> None:
    found: dict[str, torch.Tensor] = {}
    other, layer = copy.deepcopy(model), "layers.1."
    weight, bias = (other.state_dict()[f"{layer}norm2.{name}"] for name in ("weight", "bias"))
    weight.uniform_(0.5, 2.0, generator=torch.Generator().manual_seed(1))
    bias.uniform_(-1.0, 1.0, generator=torch.Generator().manual_seed(2))
    intermediates(other, np.stack(images(2)), TASKS[:1], found.__setitem__)
    assert torch.allclose(found[f"{layer}scaled2"] * weight, found[f"{layer}weighted2"], atol=1e-6)
    assert torch.allclose(found[f"{layer}weighted2"] + bias, found[f"{layer}normed2"], atol=1e-6)
    assert torch.allclose(found[f"{layer}scored"].sum(dim=2), found[f"{layer}ffn"], atol=1e-6)
    assert torch.allclose(found[f"{layer}score_block"] / 2, found[f"{layer}score"], atol=1e-6)  # head_dim 4
    assert torch.allclose(found["embedded"] + model.pos_embed[1:], found["tokens"][:, 1:], atol=1e-6)
    difference = found[f"{layer}logit_difference"]
    assert difference.max() == 0
    assert difference.min() >= FAINT


def test_saving_is_exact_and_repeatable(model: M3ViT, tmp_path: Path) -> None:
    first, again = observe(model, images(1), origin={"checkpoint": "tiny"}), observe(model, images(1))
    first.save(tmp_path / "a.npz")
    Ranges(again.places, first.origin).save(tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    loaded = Ranges.load(tmp_path / "a.npz")
    assert loaded.origin["checkpoint"] == "tiny"
    assert set(loaded.places) == set(first.places)
    assert all(equal(one, loaded.places[place]) for place, one in first.places.items())


def test_ranges_merge_like_their_images(model: M3ViT) -> None:
    whole = observe(model, images(3))
    parts = observe(model, images(3)[1:]).merge(observe(model, images(3)[:1]))
    assert parts.origin["images"] == 3
    assert all(equal(one, parts.places[place]) for place, one in whole.places.items())


def test_broken_files_and_bad_input_are_refused(model: M3ViT, tmp_path: Path) -> None:
    path = tmp_path / "ranges.npz"
    observe(model, images(1)).save(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(EdgemoeError, match="unreadable"):
        Ranges.load(path)
    with pytest.raises(EdgemoeError, match="unreadable"):
        Ranges.load(tmp_path / "absent.npz")
    with pytest.raises(EdgemoeError, match="no images"):
        observe(model, [])
    with pytest.raises(EdgemoeError, match="have no gate"):
        observe(model, images(1), ["teapots"])
    with pytest.raises(EdgemoeError, match="legal: uint8"):
        observe(model, [np.zeros((8, 8, 3), dtype=np.uint8)])
