"""Intervals and recombined states against cases worked by hand or by other code."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch
from torchmetrics import MaxMetric, MetricCollection

from accuracy import bootstrap, states
from golden.errors import EdgemoeError
from model.data.samples import TASKS
from model.design import Design
from model.evaluate import classes_of
from model.flops import resolve
from model.tasks import get_task


def design() -> Design:
    return resolve("micro")


@pytest.mark.parametrize("task", TASKS)
def test_counts_of_images_are_repeated_images(task: str) -> None:
    """Of every metric of every task: a set with images 0, 0 and 2, against fresh metrics that see them."""
    rng = torch.Generator().manual_seed(1)
    classes = classes_of(design(), task)
    truth = torch.randint(0, max(classes, 2), (3, 16, 16), generator=rng).to(torch.uint8)
    raw = torch.randn(3, max(classes, 3), 16, 16, generator=rng)
    if task == "depth":
        truth = torch.rand(3, 16, 16, generator=rng) + 1
    if task == "normals":
        truth = torch.nn.functional.normalize(torch.randn(3, 16, 16, 3, generator=rng), dim=-1)
    prediction = get_task(task).predict(raw)
    found = states.per_image(design(), task, prediction, truth)
    sets = np.array([[1, 1, 1], [2, 0, 1], [0, 0, 3]])
    values = states.compute(design(), task, found, sets)
    for at, counts in enumerate(sets):
        metrics = get_task(task).metrics(classes)
        for image in np.repeat(np.arange(3), counts):
            metrics.update(prediction[image : image + 1], truth[image : image + 1])
        expected = {name: float(value) for name, value in metrics.compute().items()}
        assert {name: value[at] for name, value in values.items()} == pytest.approx(expected, rel=1e-6, nan_ok=True)
    parts = [{m: {s: v[at : at + 1] for s, v in one.items()} for m, one in found.items()} for at in range(3)]
    joined = states.joined(parts)
    assert all(np.array_equal(joined[m][s], found[m][s]) for m in found for s in found[m])


def test_a_metric_that_is_no_sum_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    task = dataclasses.replace(get_task("depth"), metrics=lambda classes: MetricCollection({"most": MaxMetric()}))
    monkeypatch.setattr("accuracy.states.get_task", lambda name: task)
    states.metrics_of.cache_clear()
    with pytest.raises(EdgemoeError, match="state 'max_value' is not a sum"):
        states.metrics_of(design(), "depth")


def test_resamples() -> None:
    counts = bootstrap.resamples(7, 4000, 3)
    assert counts.shape == (4000, 7)
    assert (counts.sum(axis=1) == 7).all()
    assert np.array_equal(counts, bootstrap.resamples(7, 4000, 3))
    assert not np.array_equal(counts, bootstrap.resamples(7, 4000, 4))
    assert counts.mean(axis=0) == pytest.approx(np.ones(7), abs=0.06)
    assert counts.var(axis=0) == pytest.approx(np.full(7, 6 / 7), abs=0.08)  # binomial(7, 1 / 7)


def test_interval_covers_the_mean() -> None:
    """Of a mean of 50 normal values the percentile interval is about 1.96 standard errors either way."""
    values = np.random.default_rng(0).normal(3, 1, 50)
    means = bootstrap.resamples(50, 20_000, 1) @ values / 50
    low, high = bootstrap.interval(means, 0.95)
    error = 1.96 * values.std() / np.sqrt(50)
    assert (low, high) == pytest.approx((values.mean() - error, values.mean() + error), abs=0.02)
    narrow = bootstrap.interval(means, 0.5)
    assert low < narrow[0] < narrow[1] < high
    assert bootstrap.interval(np.array([np.nan, 2.0, np.inf]), 0.95) == (2.0, 2.0)
    assert np.isnan(bootstrap.interval(np.array([np.nan]), 0.95)).all()


def test_change_is_paired() -> None:
    """A network that is 10 % worse on every image is 10 % worse on every set, however much the images differ."""
    values = np.random.default_rng(0).uniform(1, 100, 9)
    sets = bootstrap.resamples(9, 100, 1)
    base, worse = sets @ values, sets @ (1.1 * values)
    assert bootstrap.change(worse, base, higher_is_better=False) == pytest.approx(np.full(100, -10.0))
    assert bootstrap.change(worse, base, higher_is_better=True) == pytest.approx(np.full(100, 10.0))
    assert np.isnan(bootstrap.change(worse, np.zeros(100), higher_is_better=True)).all()
