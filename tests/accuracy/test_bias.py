"""Bias correction: the change is the formula's, only biases move, and the engine's mean errors become smaller."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch

from accuracy.bias import SOURCES, correct_bias
from accuracy.calibrate import calibrate
from accuracy.intermediates import intermediates
from accuracy.ranges import observe
from golden.errors import EdgemoeError
from golden.network import Encoder
from golden.patch_embed import patches
from golden.precision import Precision, get_precision
from golden.weights import quantize_weights, role_of
from model.m3vit import M3ViT, load_model
from tests.accuracy.sweep_cases import CONFIG, TASKS, rooms, saved

BIASES = ("patch_bias", "attn_bias", "bias")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> M3ViT:
    return load_model(saved(tmp_path_factory.mktemp("bias") / "tiny"))


@pytest.fixture(scope="module")
def images() -> list[np.ndarray]:
    return [rooms()[index]["image"] for index in range(3)]


@pytest.fixture(scope="module")
def precision(model: M3ViT, images: list[np.ndarray]) -> Precision:
    """Narrow weights, and biases wide enough to hold any change."""
    start = get_precision("w4a16")
    wide = {
        role: dataclasses.replace(start.formats[role], width=20, frac=start.formats[role].frac + 6) for role in BIASES
    }
    start = start.replace("narrow", wide)
    return calibrate(start, observe(model, images), "mse", roles=("weight", "patch_weight", "normed"))


def weights_of(model: M3ViT) -> dict[str, np.ndarray]:
    return {name: value.numpy().copy() for name, value in model.state_dict().items()}


def float_values(model: M3ViT, images: list[np.ndarray]) -> dict[str, np.ndarray]:
    """Every intermediate of all images and tasks."""
    found: dict[str, list[np.ndarray]] = {}

    def tap(name: str, value: torch.Tensor) -> None:
        found.setdefault(name, []).append(value.numpy().astype(np.float64))

    for image in images:
        intermediates(model, image[None], TASKS, tap)
    return {name: np.concatenate(parts) for name, parts in found.items()}


@pytest.mark.parametrize("source", SOURCES)
def test_only_biases_move(model: M3ViT, images: list[np.ndarray], precision: Precision, source: str) -> None:
    before, after = weights_of(model), correct_bias(model, precision, images, source=source)
    assert set(before) == set(after)
    moved = {name for name in before if not np.array_equal(before[name], after[name])}
    encoder = {name for name in before if not name.startswith("heads.")}
    assert moved == {name for name in encoder if role_of(name)[0] in BIASES}
    assert all(after[name].dtype == np.float32 for name in after)


def test_float_change_is_the_formula(model: M3ViT, images: list[np.ndarray], precision: Precision) -> None:
    before, after = weights_of(model), correct_bias(model, precision, images, source="float")
    quantized, seen = quantize_weights(before, CONFIG, precision), float_values(model, images)
    for layer, name, x in ((0, "qkv", "normed1"), (1, "proj", "context"), (2, "mlp.fc2", "activated")):
        key = f"layers.{layer}.{name}"
        shift = quantized[f"{key}.weight"].real - before[f"{key}.weight"]
        mean = seen[f"layers.{layer}.{x}"].reshape(-1, shift.shape[1]).mean(axis=0)
        np.testing.assert_allclose(after[f"{key}.bias"], before[f"{key}.bias"] - shift @ mean, atol=1e-6)
    pixels = np.concatenate([patches(image.transpose(2, 0, 1) / 256, CONFIG.patch) for image in images])
    filters = (quantized["patch_embed.weight"].real - before["patch_embed.weight"]).reshape(CONFIG.dim, -1)
    np.testing.assert_allclose(
        after["patch_embed.bias"], before["patch_embed.bias"] - filters @ pixels.mean(axis=0), atol=1e-6
    )


def test_experts_are_corrected_over_their_own_tokens(
    model: M3ViT, images: list[np.ndarray], precision: Precision
) -> None:
    before, after = weights_of(model), correct_bias(model, precision, images, source="float")
    quantized, seen = quantize_weights(before, CONFIG, precision), float_values(model, images)
    chosen, layer = seen["layers.3.chosen"], "layers.3."
    for expert in range(CONFIG.experts):
        own = (chosen == expert).any(axis=2)
        first = (quantized[f"{layer}moe.w1"].real - before[f"{layer}moe.w1"])[expert]
        second = (quantized[f"{layer}moe.w2"].real - before[f"{layer}moe.w2"])[expert]
        one = first @ seen[f"{layer}normed2"][own].mean(axis=0) if own.any() else 0
        two = second @ seen[f"{layer}activated"][chosen == expert].mean(axis=0) if own.any() else 0
        np.testing.assert_allclose(after[f"{layer}moe.b1"][expert], before[f"{layer}moe.b1"][expert] - one, atol=1e-6)
        np.testing.assert_allclose(after[f"{layer}moe.b2"][expert], before[f"{layer}moe.b2"][expert] - two, atol=1e-6)


def mean_errors(
    model: M3ViT, images: list[np.ndarray], precision: Precision, weights: dict[str, np.ndarray]
) -> dict[str, float]:
    """Per linear output, the root mean square over channels of the engine's mean error."""
    seen = float_values(model, images)
    encoder = Encoder(CONFIG, precision, weights)
    traces = [encoder.run(image, task) for image in images for task in TASKS]
    found = {}
    for layer in range(CONFIG.layers):
        for name in ("query", "value", "attention", *(() if CONFIG.is_moe(layer) else ("hidden", "ffn"))):
            key = f"layers.{layer}.{name}"
            ours = np.stack([trace[key].real for trace in traces])
            expected = seen[key]
            if name in ("query", "value"):
                ours, expected = (part.transpose(0, 2, 1, 3).reshape(-1, CONFIG.dim) for part in (ours, expected))
            channels = ours.shape[-1]
            error = ours.reshape(-1, channels).mean(axis=0) - expected.reshape(-1, channels).mean(axis=0)
            found[key] = float(np.sqrt((error**2).mean()))
    return found


def test_integer_source_removes_the_engines_mean_errors(
    model: M3ViT, images: list[np.ndarray], precision: Precision
) -> None:
    before = mean_errors(model, images, precision, weights_of(model))
    after = mean_errors(model, images, precision, correct_bias(model, precision, images, source="integer"))
    formula = mean_errors(model, images, precision, correct_bias(model, precision, images, source="float"))
    assert len(before) == 3 * 4 + 2 * 2
    for name, error in after.items():
        assert error < 0.25 * before[name], name
    assert sum(after.values()) < sum(formula.values()) < sum(before.values())


def test_exact_formats_need_no_correction(model: M3ViT, images: list[np.ndarray]) -> None:
    before = weights_of(model)
    wide = correct_bias(model, get_precision("w26a26"), images[:1], source="integer")
    for name, value in before.items():
        np.testing.assert_allclose(wide[name], value, atol=1e-4)


def test_two_corrections_are_equal(model: M3ViT, images: list[np.ndarray], precision: Precision) -> None:
    first, again = (correct_bias(model, precision, images) for _ in range(2))
    assert all(np.array_equal(first[name], again[name]) for name in first)


def test_bad_input(model: M3ViT, images: list[np.ndarray], precision: Precision) -> None:
    with pytest.raises(EdgemoeError, match="source='both' is not one of float, integer"):
        correct_bias(model, precision, images, source="both")
    with pytest.raises(EdgemoeError, match="no images"):
        correct_bias(model, precision, [])
