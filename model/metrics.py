"""Metrics of the tasks, by torchmetrics: mean intersection over union, pixel accuracy, RMSE, relative error.

All count pixels alike. A class that is in neither prediction nor truth does not enter the mean over classes.
"""

from __future__ import annotations

from torchmetrics import MeanAbsolutePercentageError, MeanSquaredError, MetricCollection
from torchmetrics.classification import MulticlassAccuracy, MulticlassJaccardIndex

HIGHER_IS_BETTER = {"miou": True, "accuracy": True, "rmse": False, "abs_rel": False}


def segmentation(classes: int) -> MetricCollection:
    """`miou` and pixel `accuracy`, 0 to 1, of integer maps with `classes` classes."""
    return MetricCollection(
        {"miou": MulticlassJaccardIndex(classes), "accuracy": MulticlassAccuracy(classes, average="micro")}
    )


def depth() -> MetricCollection:
    """`rmse` in metres and `abs_rel`, the mean of |prediction - truth| / truth, of maps in metres."""
    return MetricCollection({"rmse": MeanSquaredError(squared=False), "abs_rel": MeanAbsolutePercentageError()})
