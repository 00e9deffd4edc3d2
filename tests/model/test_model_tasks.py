"""The table of tasks: predictions, constant predictors, and that all parts fit each other."""

import pytest
import torch
from torch import Tensor

from golden.errors import EdgemoeError
from model.data import samples
from model.directions import HIGHER_IS_BETTER
from model.losses import get_loss
from model.tasks import TASKS, get_task

CHANNELS = {"segmentation": 4, "depth": 1, "normals": 3, "edges": 1, "saliency": 1, "human_parts": 7}
SHAPE = (6, 10)


def some_truth(task: str, count: int = 3) -> Tensor:
    generator = torch.Generator().manual_seed(5)
    if task == "depth":
        return torch.rand(count, *SHAPE, generator=generator) + 1
    if task == "normals":
        return torch.nn.functional.normalize(torch.randn(count, *SHAPE, 3, generator=generator), dim=-1)
    return torch.randint(0, max(2, CHANNELS[task]), (count, *SHAPE), generator=generator).to(torch.uint8)


def test_table() -> None:
    assert tuple(TASKS) == samples.TASKS
    assert all(name == task.name for name, task in TASKS.items())
    assert all(get_task(name) is TASKS[name] for name in TASKS)
    primary = {name: task.primary for name, task in TASKS.items()}
    assert primary == {
        "segmentation": "miou",
        "depth": "rmse",
        "normals": "mean_angle",
        "edges": "odsf",
        "saliency": "miou",
        "human_parts": "miou",
    }
    assert all(task.loss is get_loss(name) for name, task in TASKS.items())
    with pytest.raises(EdgemoeError, match="task 'colour' is unknown; legal: segmentation, depth, normals, edges"):
        get_task("colour")


@pytest.mark.parametrize("kind", [torch.float32, torch.bfloat16])
def test_predictions(kind: torch.dtype) -> None:
    raw = torch.tensor([[0.0, 3.0], [2.0, -1.0], [-2.0, 2.5]], dtype=kind).view(1, 3, 1, 2)
    for task in ("segmentation", "human_parts"):
        assert torch.equal(get_task(task).predict(raw), torch.tensor([[[1, 0]]]))
    for task in ("edges", "saliency"):
        found = get_task(task).predict(raw[:, 1:2])
        torch.testing.assert_close(found, torch.tensor([[[0.8807971, 0.2689414]]]))
    torch.testing.assert_close(get_task("depth").predict(raw[:, 1:2]), torch.tensor([[[7.3890561, 0.3678794]]]))
    found = get_task("normals").predict(raw)
    expected = torch.tensor([[0.0, 2 / 8**0.5, -2 / 8**0.5], [3 / 4.0311289, -1 / 4.0311289, 2.5 / 4.0311289]])
    torch.testing.assert_close(found, expected.view(1, 1, 2, 3))


def test_a_normal_of_no_length_looks_at_the_camera() -> None:
    found = get_task("normals").predict(torch.zeros(1, 3, 1, 1))
    assert found.flatten().tolist() == [0, 0, -1]


@pytest.mark.parametrize("task", samples.TASKS)
def test_all_parts_fit(task: str) -> None:
    entry, truth = get_task(task), some_truth(task)
    raw = torch.randn(3, CHANNELS[task], *SHAPE, generator=torch.Generator().manual_seed(1), requires_grad=True)
    assert entry.loss(raw, truth).item() > 0
    prediction = entry.predict(raw.detach())
    assert prediction.dtype == (torch.int64 if task in ("segmentation", "human_parts") else torch.float32)
    assert prediction.shape == truth.shape
    metrics, slow = entry.metrics(CHANNELS[task]), entry.slow_metrics()
    metrics.update(prediction, truth)
    slow.update(prediction, truth)
    found = {**metrics.compute(), **slow.compute()}
    assert entry.primary in found
    assert all(value.shape == () and value.isfinite() for value in found.values())
    assert set(found) <= set(HIGHER_IS_BETTER)
    for value in entry.constants(truth, CHANNELS[task]).values():
        assert value.shape == truth.shape[1:]
        assert value.dtype == prediction.dtype
        metrics.update(value.expand_as(truth), truth)
    assert [name for name in TASKS if get_task(name).slow_metrics()] == ["edges"]


@pytest.mark.parametrize("task", samples.TASKS)
def test_the_truth_is_the_best_prediction(task: str) -> None:
    truth, metrics = some_truth(task), get_task(task).metrics(CHANNELS[task])
    metrics.update(truth if truth.is_floating_point() else truth.long(), truth)
    best = {"rmse": 0, "abs_rel": 0, "mean_angle": 0}
    for name, value in metrics.compute().items():
        assert float(value) == pytest.approx(best.get(name, 1), abs=1e-6), name


def test_constant_classes() -> None:
    truth = torch.tensor([[[1, 2, 255]], [[1, 3, 255]], [[0, 3, 255]]], dtype=torch.uint8)
    found = get_task("segmentation").constants(truth, 4)
    assert {name: value.tolist() for name, value in found.items()} == {
        "majority class": [[1, 1, 1]],
        "majority per pixel": [[1, 3, 1]],  # no image knows the last one
    }
    assert get_task("human_parts").constants(truth, 7)["majority class"].tolist() == [[1, 1, 1]]


def test_constant_depth() -> None:
    nan = torch.nan
    truth = torch.tensor([[[1.0, 2.0, 0.0]], [[1.0, 3.0, torch.inf]], [[4.0, -1.0, nan]], [[nan, 7.0, 0.0]]])
    found = get_task("depth").constants(truth, 1)
    assert {name: value.tolist() for name, value in found.items()} == {
        "mean depth": [[3.0, 3.0, 3.0]],
        "median depth": [[2.0, 2.0, 2.0]],  # the lower one of 2 and 3
        "mean per pixel": [[2.0, 4.0, 3.0]],
        "median per pixel": [[1.0, 3.0, 2.0]],
    }


def test_constant_normals() -> None:
    truth = torch.zeros(2, 1, 4, 3)
    truth[0, 0, 0] = torch.tensor([0.0, 0.6, -0.8])
    truth[1, 0, 0] = torch.tensor([0.0, -0.6, -0.8])
    truth[:, 0, 1, 1] = 1.0
    truth[0, 0, 2, 0], truth[1, 0, 2, 0] = 1.0, -1.0  # cancel out; the last pixel is unknown
    found = get_task("normals").constants(truth, 3)
    everywhere = torch.tensor([0.0, 2.0, -1.6]) / (2.0**2 + 1.6**2) ** 0.5
    torch.testing.assert_close(found["mean direction"], everywhere.expand(1, 4, 3))
    pixels = torch.stack([torch.tensor([0.0, 0.0, -1.0]), torch.tensor([0.0, 1.0, 0.0]), everywhere, everywhere])
    torch.testing.assert_close(found["mean per pixel"], pixels[None])


@pytest.mark.parametrize("task", ["edges", "saliency"])
def test_constant_probability(task: str) -> None:
    truth = torch.tensor([[[1, 0, 255]], [[1, 0, 255]], [[0, 255, 255]]], dtype=torch.uint8)
    found = get_task(task).constants(truth, 1)
    torch.testing.assert_close(found["mean probability"], torch.full((1, 3), 0.4))
    torch.testing.assert_close(found["mean per pixel"], torch.tensor([[2 / 3, 0.0, 0.4]]))


@pytest.mark.parametrize("task", samples.TASKS)
def test_constants_of_nothing_known(task: str) -> None:
    unknown = {"depth": torch.zeros(2, 3, 4), "normals": torch.zeros(2, 3, 4, 3)}
    truth = unknown.get(task, torch.full((2, 3, 4), 255, dtype=torch.uint8))
    expected = {"depth": [1], "normals": [0, 0, -1]}.get(task, [0])
    for value in get_task(task).constants(truth, CHANNELS[task]).values():
        assert torch.equal(value, torch.tensor(expected).to(value).expand_as(value))
