"""The same network three times: PyTorch in float32, float64 formulas, and the integer engine."""

from __future__ import annotations

import numpy as np
import pytest

from golden import reference
from golden.config import get_config
from golden.network import Encoder, quantize_image
from golden.precision import EDGE_MOE, get_precision
from golden.trace import Trace
from model import checkpoint
from model.capture import capture as torch_capture
from vectors.picture import photograph

CONFIG = get_config("micro")
FOLDER = checkpoint.named("micro")
SHARED = ("residual_in", "normed1", "score", "context", "normed2", "hidden", "logit", "residual_out")


@pytest.fixture(scope="module")
def weights() -> dict[str, np.ndarray]:
    return checkpoint.load_weights(FOLDER)[1]


@pytest.fixture(scope="module")
def image() -> np.ndarray:
    return photograph(CONFIG)


@pytest.mark.parametrize("task", CONFIG.tasks)
def test_pytorch_agrees_with_the_reference(weights: dict[str, np.ndarray], image: np.ndarray, task: str) -> None:
    """To 1e-5 of each tensor's largest value, in float32: some hundred roundings of 6e-8 each."""
    real = dict(reference.network(weights, CONFIG, task, image.transpose(2, 0, 1) / 256))
    learned = torch_capture(FOLDER, image, task)
    compared = 0
    for layer in range(CONFIG.layers):
        for name in SHARED:
            key = f"layers.{layer}.{name}"
            if key in learned and key in real:
                scale = np.abs(real[key]).max()
                assert np.abs(learned[key] - real[key]).max() < 1e-5 * scale, key
                compared += 1
        if CONFIG.is_moe(layer):
            assert np.array_equal(learned[f"layers.{layer}.chosen"], real[f"layers.{layer}.chosen"])
    assert compared == CONFIG.layers * 7  # hidden in even layers, logit in odd ones


def test_integer_engine_follows_the_reference(weights: dict[str, np.ndarray], image: np.ndarray) -> None:
    """Published formats: the error of the final tokens is that of the 16-bit weights, floored."""
    real = dict(reference.network(weights, CONFIG, "depth", image.transpose(2, 0, 1) / 256))
    sqnr = {}
    for name in ("edge_moe", "edge_moe_nearest", "edge_moe_exact"):
        trace = Encoder(CONFIG, get_precision(name), weights).run(image, "depth")
        final = f"layers.{CONFIG.layers - 1}.residual_out"
        error = trace[final].real - real[final]
        sqnr[name] = 10 * np.log10((real[final] ** 2).mean() / (error**2).mean())
    assert sqnr["edge_moe"] > 20
    assert sqnr["edge_moe_nearest"] > sqnr["edge_moe"] + 6, "floored weights are biased; rounding mends it"
    assert sqnr["edge_moe_exact"] > 20


def test_quantised_weights_in_float64_explain_the_engine(weights: dict[str, np.ndarray], image: np.ndarray) -> None:
    """With its own quantised parameters in float64, the engine is off by the operators' errors alone."""
    encoder = Encoder(CONFIG, EDGE_MOE, weights)
    pixels = quantize_image(image, CONFIG, EDGE_MOE.format("pixel"))
    quantised = {name: value.real for name, value in encoder.weights.items()}
    real = dict(reference.network(quantised, CONFIG, "segmentation", pixels.real))
    trace = encoder.run(image, "segmentation")
    for name, tolerance in (("tokens", 200), ("layers.0.normed1", 4000)):
        worst = np.abs(trace[name].real - real[name]).max() / trace[name].format.ulp
        assert worst < tolerance, name
    score = "layers.0.score"  # a product of sums of normed1: its error grows with the weights that were learned
    assert np.abs(trace[score].real - real[score]).max() < 2.0**-13 * np.abs(real[score]).max()


def test_changing_the_task_changes_only_the_gate(weights: dict[str, np.ndarray], image: np.ndarray) -> None:
    encoder = Encoder(CONFIG, EDGE_MOE, weights)
    a, b = (encoder.run(image, task) for task in CONFIG.tasks)
    names = list(a)
    first = names.index("layers.1.logit")
    assert all(a[name].identical(b[name]) for name in names[:first])
    assert not a["layers.1.logit"].identical(b["layers.1.logit"])
    assert isinstance(a, Trace)
