"""Metrics of classes, depth, normals and saliency against hand-worked cases and NumPy in float64."""

from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor
from torchmetrics import MetricCollection

from model import metrics
from model.data.samples import TASKS
from model.directions import HIGHER_IS_BETTER
from model.saliency_metric import MaxF, SalientIoU
from model.tasks import get_task

Array = NDArray[Any]


def values(collection: MetricCollection) -> dict[str, float]:
    return {name: float(value) for name, value in collection.compute().items()}


def scored(collection: MetricCollection, prediction: Any, truth: Any, kind: torch.dtype) -> dict[str, float]:  # noqa: ANN401
    found = torch.as_tensor(prediction)
    collection.update(found.float() if found.is_floating_point() else found, torch.as_tensor(truth).to(kind))
    return values(collection)


def data(task: str, images: int = 4, seed: int = 0) -> tuple[Tensor, Tensor]:
    """A prediction and a truth with pixels to be ignored, the last image unknown throughout."""
    rng = np.random.default_rng(seed)
    shape = (images, 6, 9)
    known = rng.uniform(size=shape) > 0.3
    known[-1] = False
    prediction: Array
    truth: Array
    if task == "depth":
        prediction, truth = rng.uniform(0.5, 9, shape), np.where(known, rng.uniform(0.5, 9, shape), 0)
    elif task == "normals":
        prediction, vector = rng.normal(size=(*shape, 3)), rng.normal(size=(*shape, 3))
        prediction = vector + prediction / 3
        prediction /= np.linalg.norm(prediction, axis=-1, keepdims=True)
        truth = np.where(known[..., None], vector / np.linalg.norm(vector, axis=-1, keepdims=True), 0)
    else:
        classes = {"segmentation": 5, "human_parts": 7}.get(task, 2)
        label = rng.integers(0, classes, shape)
        truth = np.where(known, label, 255).astype(np.uint8)
        if classes > 2:
            prediction = np.where(rng.uniform(size=shape) < 0.5, label, rng.integers(0, classes, shape))
        else:
            prediction = np.clip(0.3 * label + rng.uniform(0, 0.7, shape), 0, 1)
    if truth.dtype != np.uint8:
        truth = truth.astype(np.float32)
    kind = np.int64 if prediction.dtype == np.int64 else np.float32
    return torch.from_numpy(prediction.astype(kind)), torch.from_numpy(truth)


def expected_classes(prediction: Array, truth: Array) -> dict[str, float]:
    found, true = prediction[truth != 255], truth[truth != 255]
    occurring = [label for label in range(256) if (found == label).any() or (true == label).any()]
    ratios = [
        np.mean((found == c)[(found == c) | (true == c)] & (true == c)[(found == c) | (true == c)]) for c in occurring
    ]
    return {"miou": float(np.mean(ratios)), "accuracy": float(np.mean(found == true))}


def expected_depth(prediction: Array, truth: Array) -> dict[str, float]:
    error, true = (prediction - truth)[truth > 0], truth[truth > 0]
    return {"rmse": float(np.sqrt(np.mean(error**2))), "abs_rel": float(np.mean(np.abs(error) / true))}


def expected_normals(prediction: Array, truth: Array) -> dict[str, float]:
    known = np.abs(truth).sum(axis=-1) > 0
    angle = np.degrees(np.arccos(np.clip((prediction * truth).sum(axis=-1)[known], -1, 1)))
    shares = {name: float(np.mean(angle < limit)) for name, limit in metrics.ANGLES.items()}
    return {"mean_angle": float(np.mean(angle)), **shares}


def expected_saliency(prediction: Array, truth: Array) -> dict[str, float]:
    known = [(p[t != 255], t[t != 255] == 1) for p, t in zip(prediction, truth, strict=True) if (t != 255).any()]
    ious, fs = [], []
    for threshold in np.linspace(0.2, 0.9, 15):
        masks = [(p >= threshold, t) for p, t in known]
        ious.append(np.mean([(m & t).sum() / (m | t).sum() if (m | t).any() else 1 for m, t in masks]))
    for threshold in np.arange(1, 256) / 255:
        masks = [(p >= threshold, t) for p, t in known]
        p = np.mean([(m & t).sum() / max(m.sum(), 1) for m, t in masks])
        r = np.mean([(m & t).sum() / max(t.sum(), 1) for m, t in masks])
        fs.append(1.3 * p * r / (0.3 * p + r) if p + r else 0)
    return {"miou": float(max(ious)), "maxf": float(max(fs))}


EXPECTED = {
    "segmentation": expected_classes,
    "human_parts": expected_classes,
    "depth": expected_depth,
    "normals": expected_normals,
    "saliency": expected_saliency,
}
CLASSES = {"segmentation": 5, "human_parts": 7}


def fresh(task: str) -> MetricCollection:
    return get_task(task).metrics(CLASSES.get(task, 1))


@pytest.mark.parametrize("task", EXPECTED)
@pytest.mark.parametrize("seed", [0, 1])
def test_against_float64(task: str, seed: int) -> None:
    prediction, truth = data(task, seed=seed)
    collection = fresh(task)
    collection.update(prediction, truth)
    as_float = prediction.double() if prediction.is_floating_point() else prediction
    expected = EXPECTED[task](as_float.numpy(), truth.double().numpy() if truth.is_floating_point() else truth.numpy())
    assert values(collection) == {name: pytest.approx(value, rel=1e-5) for name, value in expected.items()}


@pytest.mark.parametrize("task", TASKS)
def test_batches_and_processes_add_up(task: str) -> None:
    prediction, truth = data(task, images=6)
    whole, parts, again = fresh(task), fresh(task), fresh(task)
    whole.update(prediction, truth)
    processes = [fresh(task), fresh(task)]
    for index, images in enumerate((slice(0, 1), slice(1, 4), slice(4, 6))):
        parts.update(prediction[images], truth[images])
        processes[index % 2].update(prediction[images], truth[images])
    for name, metric in processes[0].items():
        metric.merge_state(processes[1][name])  # by dist_reduce_fx, as between processes
    exact = {name: pytest.approx(value, rel=1e-6) for name, value in values(whole).items()}
    assert values(parts) == exact
    assert values(processes[0]) == exact
    again.update(prediction[:1], truth[:1])
    again.reset()
    again.update(prediction, truth)
    assert values(again) == exact
    again.update(prediction[:0], truth[:0])  # an empty batch changes nothing
    again.update(prediction[-1:], truth[-1:])  # nor does one to be ignored
    assert values(again) == exact
    assert len(set(values(fresh_on(task, prediction[:2], truth[:2])).items()) - set(values(whole).items())) > 0


def fresh_on(task: str, prediction: Tensor, truth: Tensor) -> MetricCollection:
    collection = fresh(task)
    collection.update(prediction, truth)
    return collection


@pytest.mark.parametrize("task", TASKS)
def test_nothing_seen_is_no_number(task: str) -> None:
    prediction, truth = data(task)
    assert all(np.isnan(value) for value in values(fresh_on(task, prediction[-1:], truth[-1:])).values())


def test_classes_by_hand() -> None:
    found = scored(metrics.classes(4), [[[0, 0, 1, 1, 3]]], [[[0, 1, 1, 1, 255]]], torch.uint8)
    assert found == pytest.approx({"miou": (1 / 2 + 2 / 3) / 2, "accuracy": 3 / 4})  # classes 2 and 3 do not occur
    found = scored(metrics.classes(4), [[[0, 0, 1, 2]]], [[[0, 1, 1, 1]]], torch.uint8)
    assert found == pytest.approx({"miou": (1 / 2 + 1 / 3 + 0) / 3, "accuracy": 2 / 4})  # 2 does, in the prediction


def test_forty_classes() -> None:
    label = torch.arange(40).view(1, 5, 8)
    found = scored(metrics.classes(40), (label + (label == 39) * -1), label, torch.uint8)
    assert found == pytest.approx({"miou": (38 + 1 / 2 + 0) / 40, "accuracy": 39 / 40})


def test_background_is_a_part() -> None:
    found = scored(get_task("human_parts").metrics(7), [[[0, 0, 0, 1]]], [[[0, 0, 0, 2]]], torch.uint8)
    assert found == pytest.approx({"miou": 1 / 3, "accuracy": 3 / 4})


def test_depth_by_hand() -> None:
    truth = [[[2.0, 4.0, 0.0, np.inf, np.nan]]]
    found = scored(metrics.depth(), [[[1.0, 4.0, 9.0, 9.0, 9.0]]], truth, torch.float32)
    assert found == pytest.approx({"rmse": 0.5**0.5, "abs_rel": 0.25})


def test_small_errors_add_up_to_large_ones() -> None:
    collection, truth = metrics.depth(), torch.ones(1, 1, 1)
    collection.reset()
    collection.update(truth + 4096, truth)
    for _ in range(100):
        collection.update(truth + 1, truth)  # 2**24 + 1 needs 25 bits
    assert values(collection)["rmse"] == pytest.approx(((2.0**24 + 100) / 101) ** 0.5, rel=1e-9)


def test_normals_by_hand() -> None:
    def turned(degrees: float) -> list[float]:
        return [0.0, float(np.sin(np.radians(degrees))), -float(np.cos(np.radians(degrees)))]

    angles = [0.0, 11.24, 11.26, 22.49, 22.51, 29.99, 30.01, 180.0]
    prediction = torch.tensor([[[turned(angle) for angle in angles] + [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0]]]])
    truth = torch.tensor([[[[0.0, 0.0, -1.0]] * 9 + [[0.0, 0.0, 0.0]]]])  # a prediction of no length, an unknown truth
    found = scored(metrics.normals(), prediction, truth, torch.float32)
    assert found == pytest.approx(
        {"mean_angle": (sum(angles) + 90) / 9, "within_11": 2 / 9, "within_22": 4 / 9, "within_30": 6 / 9}, rel=1e-6
    )
    small = scored(metrics.normals(), prediction.new_tensor([[[turned(0.001)]]]), truth[:, :, :1], torch.float32)
    assert small["mean_angle"] == pytest.approx(0.001, rel=1e-4)  # the arc cosine in float32 gives 0 or 0.02


def test_shares_stay_apart_after_a_perfect_batch() -> None:
    truth = torch.tensor([[[[0.0, 0.0, -1.0]]]])
    collection = metrics.normals()
    collection.update(truth, truth)
    collection.update(torch.tensor([[[[0.0, np.sin(0.35), -np.cos(0.35)]]]]).float(), truth)  # 20 degrees
    assert values(collection) == pytest.approx({"mean_angle": np.degrees(0.35) / 2, **WITHIN}, rel=1e-6)


WITHIN = {"within_11": 0.5, "within_22": 1.0, "within_30": 1.0}


def test_saliency_by_hand() -> None:
    prediction = torch.tensor([[[0.95, 0.95, 0.5, 0.1, 0.99]], [[0.3, 0.1, 0.1, 0.1, 0.1]]])
    truth = torch.tensor([[[1, 0, 1, 0, 255]], [[0, 0, 0, 0, 0]]], dtype=torch.uint8)
    found = scored(metrics.saliency(), prediction, truth, torch.uint8)
    # above 0.3, up to 0.5: IoU 2/3 and, with nothing predicted and nothing true, 1; P 2/3 and 0, R 1 and 0
    precision, recall = (2 / 3 + 0) / 2, (1 + 0) / 2
    assert found == pytest.approx(
        {"miou": (2 / 3 + 1) / 2, "maxf": 1.3 * precision * recall / (0.3 * precision + recall)}
    )


def test_saliency_thresholds_are_reached_from_below() -> None:
    truth = torch.tensor([[[1, 0]]], dtype=torch.uint8)
    for metric, threshold in ((SalientIoU(), 0.9), (MaxF(), 1.0)):
        metric.update(torch.tensor([[[threshold, threshold - 1e-3]]]), truth)
        assert float(metric.compute()) == 1
        metric.reset()
        metric.update(torch.tensor([[[threshold, threshold]]]), truth)
        assert float(metric.compute()) < 1
    assert SalientIoU().thresholds.numpy() == pytest.approx(np.linspace(0.2, 0.9, 15))
    assert MaxF().thresholds.numpy() == pytest.approx(np.arange(1, 256) / 255)


def test_memory_is_bounded() -> None:
    for task in TASKS:
        collection, (prediction, truth) = fresh(task), data(task)
        sizes = []
        for _ in range(2):
            collection.update(prediction, truth)
            states = [state for metric in collection.values() for state in metric.metric_state.values()]
            assert all(isinstance(state, Tensor) for state in states)  # no list that grows
            sizes.append([np.shape(state) for state in states])
        assert sizes[0] == sizes[1]


def test_directions() -> None:
    found = {name for task in TASKS for name in values(fresh_on(task, *data(task)))} | {"odsf_matched"}
    assert found == set(HIGHER_IS_BETTER)
    lower = {name for name, higher in HIGHER_IS_BETTER.items() if not higher}
    assert lower == {"rmse", "abs_rel", "mean_angle"}
