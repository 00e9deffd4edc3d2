"""Losses against hand-worked cases, float64 formulas, and differences of those for the gradients."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from golden.errors import EdgemoeError
from model.data.samples import TASKS
from model.losses import LOSSES, PUBLISHED_WEIGHTS, get_loss

Array = NDArray[Any]

NAMES = [(task, name) for task, losses in LOSSES.items() for name in losses]
CHANNELS = {"segmentation": 5, "depth": 1, "normals": 3, "edges": 1, "saliency": 1, "human_parts": 7}


def one_pixel(task: str, raw: list[float], truth: Any) -> float:  # noqa: ANN401
    kind = torch.float32 if task in ("depth", "normals") else torch.uint8
    return float(get_loss(task)(torch.tensor(raw)[None, :, None, None], torch.tensor([[[truth]]], dtype=kind)))


def batch(task: str, seed: int = 0) -> tuple[Tensor, Tensor]:
    """Raw (2, channels, 3, 5) and truth, where a third is to be ignored."""
    rng = np.random.default_rng(seed)
    raw = rng.normal(0, 2, (2, CHANNELS[task], 3, 5))
    known = rng.uniform(size=(2, 3, 5)) > 1 / 3
    truth: Array
    if task == "depth":
        truth = np.where(known, rng.uniform(0.5, 9, known.shape), rng.choice([0, np.inf, np.nan, -1], known.shape))
    elif task == "normals":
        vector = rng.normal(size=(*known.shape, 3))
        truth = np.where(known[..., None], vector / np.linalg.norm(vector, axis=-1, keepdims=True), 0)
    else:
        classes = max(2, CHANNELS[task])
        truth = np.where(known, rng.integers(0, classes, known.shape), 255).astype(np.uint8)
    truth = truth if truth.dtype == np.uint8 else truth.astype(np.float32)
    return torch.from_numpy(raw.astype(np.float32)), torch.from_numpy(truth)


def entropy(raw: Array, truth: Array) -> float:
    found = []
    for image, labels in zip(raw, truth, strict=True):
        for place in zip(*np.nonzero(labels != 255), strict=True):
            logit = image[:, *place]
            found.append(np.log(np.exp(logit).sum()) - logit[labels[place]])
    return float(np.mean(found))


def balanced(raw: Array, truth: Array, weight: float | None = None) -> float:
    logit, label = raw[:, 0][truth != 255], truth[truth != 255]
    w = np.mean(label == 0) if weight is None else weight
    probability = 1 / (1 + np.exp(-logit))
    costs = np.where(label == 1, -w * np.log(probability), -(1 - w) * np.log(1 - probability))
    return float(costs.mean())


def normals(raw: Array, truth: Array) -> float:
    known = np.abs(truth).sum(axis=-1) > 0
    vector = np.moveaxis(raw, 1, -1)[known]
    return float(np.abs(vector / np.sqrt((vector**2).sum(axis=-1, keepdims=True)) - truth[known]).mean())


def depth(raw: Array, truth: Array, log: bool) -> float:
    known = np.isfinite(truth) & (truth > 0)
    found, true = raw[:, 0][known], truth[known]
    return float(np.abs(found - np.log(true)).mean() if log else np.abs(np.exp(found) - true).mean())


FORMULAS: dict[tuple[str, str], Callable[[Array, Array], float]] = {
    ("segmentation", "cross_entropy"): entropy,
    ("human_parts", "cross_entropy"): entropy,
    ("edges", "balanced"): lambda raw, truth: balanced(raw, truth, 0.95),
    ("saliency", "balanced"): balanced,
    ("normals", "l1"): normals,
    ("depth", "log_l1"): lambda raw, truth: depth(raw, truth, True),
    ("depth", "l1"): lambda raw, truth: depth(raw, truth, False),
}


def test_hand_worked() -> None:
    assert one_pixel("segmentation", [0.0, 0.0, 0.0, 0.0], 2) == pytest.approx(np.log(4))
    assert one_pixel("edges", [0.0], 1) == pytest.approx(0.95 * np.log(2))
    assert one_pixel("edges", [0.0], 0) == pytest.approx(0.05 * np.log(2))
    assert one_pixel("depth", [1.0], float(np.exp(3))) == pytest.approx(2)
    assert one_pixel("normals", [0.0, 0.0, -7.0], [0.0, 1.0, 0.0]) == pytest.approx(2 / 3)
    assert one_pixel("normals", [0.0, 0.0, -7.0], [0.0, 0.0, -1.0]) == pytest.approx(0)
    assert float(get_loss("depth", "l1")(torch.zeros(1, 1, 1, 2), torch.tensor([[[3.0, 1.0]]]))) == pytest.approx(1)
    truth = torch.tensor([[[1, 0, 0, 0, 255]]], dtype=torch.uint8)  # w = 3/4: positives 3/4, negatives 1/4 each
    assert float(get_loss("saliency")(torch.zeros(1, 1, 1, 5), truth)) == pytest.approx(np.log(2) * 6 / 16)


@pytest.mark.parametrize(("task", "name"), NAMES)
@pytest.mark.parametrize("kind", [torch.float32, torch.bfloat16])
def test_against_float64(task: str, name: str, kind: torch.dtype) -> None:
    raw, truth = batch(task)
    raw = raw.to(kind)
    found = get_loss(task, name)(raw, truth)
    assert found.dtype == torch.float32
    assert found.shape == ()
    expected = FORMULAS[task, name](raw.double().numpy(), truth.numpy())
    assert float(found) == pytest.approx(expected, rel=1e-6)
    assert abs(expected) > 0.01


@pytest.mark.parametrize(("task", "name"), NAMES)
def test_gradient_against_differences(task: str, name: str) -> None:
    raw, truth = batch(task)
    raw.requires_grad_()
    get_loss(task, name)(raw, truth).backward()
    assert raw.grad is not None
    formula, exact, step = FORMULAS[task, name], raw.detach().double().numpy(), 1e-5
    differences = np.zeros_like(exact)
    for place in np.ndindex(*exact.shape):
        ends = []
        for sign in (1, -1):
            moved = exact.copy()
            moved[place] += sign * step
            ends.append(formula(moved, truth.numpy()))
        differences[place] = (ends[0] - ends[1]) / (2 * step)
    np.testing.assert_allclose(raw.grad.numpy(), differences, rtol=1e-4, atol=1e-7)
    assert np.abs(differences).max() > 1e-3


@pytest.mark.parametrize(("task", "name"), NAMES)
def test_ignored_pixels_do_not_matter(task: str, name: str) -> None:
    raw, truth = batch(task)
    ignored = (truth == 0).all(-1) if task == "normals" else ~(truth > 0) | ~truth.isfinite()
    ignored = truth == 255 if truth.dtype == torch.uint8 else ignored
    assert 0 < ignored.sum() < ignored.numel()
    wild = torch.where(ignored[:, None], 1e4, raw).requires_grad_()
    loss = get_loss(task, name)(wild, truth)
    assert loss.item() == get_loss(task, name)(raw, truth).item()
    loss.backward()
    assert wild.grad is not None
    moved = wild.grad.abs().sum(dim=1)
    assert float(moved[ignored].max()) == 0
    assert float(moved[~ignored].min()) > 0


@pytest.mark.parametrize(("task", "name"), NAMES)
@pytest.mark.parametrize("value", [0.0, 3.0, 1e4])
def test_nothing_valid_costs_nothing(task: str, name: str, value: float) -> None:
    raw = torch.full((2, CHANNELS[task], 3, 5), value, requires_grad=True)
    unknown = {"depth": torch.tensor([0, np.nan, np.inf, -1, 0]).expand(2, 3, 5), "normals": torch.zeros(2, 3, 5, 3)}
    truth = unknown.get(task, torch.full((2, 3, 5), 255, dtype=torch.uint8))
    loss = get_loss(task, name)(raw, truth)
    loss.backward()
    assert loss.item() == 0
    assert raw.grad is not None
    assert torch.equal(raw.grad, torch.zeros_like(raw))


def test_gradients_stay_finite_for_a_normal_of_no_length() -> None:
    raw = torch.zeros(1, 3, 1, 1, requires_grad=True)
    get_loss("normals")(raw, torch.tensor([[[[0.0, 0.0, -1.0]]]])).backward()
    assert raw.grad is not None
    assert raw.grad.isfinite().all()
    assert float(raw.grad[0, 2]) > 0  # downhill is towards the truth


def test_losses_are_smallest_for_the_truth() -> None:
    for task in TASKS:
        _, truth = batch(task)
        truth = torch.where(truth.isfinite(), truth, 0.0) if task == "depth" else truth
        if task == "normals":
            perfect = truth.movedim(-1, 1)
        elif task == "depth":
            perfect = truth.clamp(min=0.1).log()[:, None]
        else:
            hot = torch.nn.functional.one_hot(truth.long() % 255, max(2, CHANNELS[task]))
            perfect = 30.0 * (hot.movedim(-1, 1) if CHANNELS[task] > 1 else 2 * hot[..., 1][:, None] - 1)
        assert float(get_loss(task)(perfect, truth)) < 1e-6, task
        assert float(get_loss(task)(-perfect, truth)) > 0.01, task


def test_published_weights() -> None:
    assert PUBLISHED_WEIGHTS == {
        "pascal": {"segmentation": 1, "human_parts": 2, "saliency": 5, "edges": 50, "normals": 10},
        "nyud": {"segmentation": 1, "depth": 1, "normals": 10, "edges": 50},
    }


def test_names() -> None:
    assert tuple(LOSSES) == TASKS
    assert get_loss("depth") is LOSSES["depth"]["log_l1"]
    assert get_loss("depth", "l1") is LOSSES["depth"]["l1"]
    with pytest.raises(EdgemoeError, match="loss 'l2' of task 'depth' is unknown; legal: log_l1, l1"):
        get_loss("depth", "l2")
    with pytest.raises(EdgemoeError, match="task 'colour' is unknown; legal: segmentation, depth"):
        get_loss("colour")
