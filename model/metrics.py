"""Metrics of the tasks: torchmetrics where it has them, else our own classes; all add up over batches and processes.

| name         | task                      | what                                                                      |
|--------------|---------------------------|---------------------------------------------------------------------------|
| miou         | segmentation, human_parts | intersection over union, mean over the classes in prediction or truth     |
| accuracy     | segmentation, human_parts | share of right pixels                                                     |
| rmse         | depth                     | root of the mean squared error, metres                                    |
| abs_rel      | depth                     | mean of abs(prediction - truth) / truth                                   |
| mean_angle   | normals                   | mean angle between prediction and truth, degrees                          |
| within_11    | normals                   | share of pixels below 11.25 degrees; within_22: 22.5, within_30: 30       |
| odsf         | edges                     | fast boundary measure, see `model.edge_metric`                            |
| odsf_matched | edges                     | thinned and matched one to one, see `model.edge_match`; slow              |
| miou         | saliency                  | intersection over union of salient pixels, see `model.saliency_metric`    |
| maxf         | saliency                  | greatest F, beta² = 0.3, see `model.saliency_metric`                      |

Except for saliency, all pixels of all images count alike; pixels to be ignored count nowhere. human_parts has 7
classes, the background is one of them. A metric that saw no pixel is NaN. Sources: the evaluation of ASTMT (CVPR 2019),
MTI-Net (ECCV 2020) and M³ViT (NeurIPS 2022). They differ in two points: a class that occurs nowhere counts there as 0,
here it does not enter the mean; and they score at the size of the original image, here it is the network's.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor
from torchmetrics import MeanAbsolutePercentageError, MeanSquaredError, Metric, MetricCollection
from torchmetrics.classification import MulticlassJaccardIndex

from model.data.samples import IGNORE
from model.edge_match import MatchedOdsF
from model.edge_metric import OdsF
from model.losses import valid_depth, valid_normals
from model.saliency_metric import MaxF, SalientIoU

ANGLES: Final = {"within_11": 11.25, "within_22": 22.5, "within_30": 30.0}
"""Limits of the shares of normals, degrees."""


class ClassIoU(MulticlassJaccardIndex):
    """Intersection over union, mean over the classes that occur.

    Counts by itself: in PyTorch's deterministic mode torchmetrics takes memory for pixels times classes squared.
    """

    def __init__(self, classes: int) -> None:
        super().__init__(classes, ignore_index=IGNORE, validate_args=False)

    def update(self, preds: Tensor, target: Tensor) -> None:
        """Adds maps of classes (B, H, W)."""
        valid = target != IGNORE
        code = target[valid].long() * self.num_classes + preds[valid]
        self.confmat += torch.bincount(code, minlength=self.num_classes**2).view_as(self.confmat)

    def compute(self) -> Tensor:
        """The mean so far, as torchmetrics computes it, but without a choice of elements: it can be vectorised."""
        confmat = self.confmat.float()
        right, seen = confmat.diagonal(), confmat.sum(0) + confmat.sum(1)
        union = seen - right
        weight = torch.where(seen == 0, 0.0, torch.ones_like(right))
        share = torch.where(union != 0, right / union, 0.0)
        return (weight * share / weight.sum()).sum()


class Accuracy(ClassIoU):
    """Share of right pixels."""

    def compute(self) -> Tensor:
        """The share so far."""
        return self.confmat.trace() / self.confmat.sum()


class _Rmse(MeanSquaredError):  # noqa: N818 - a metric, no exception
    """Root of the mean squared error over the pixels of known depth."""

    def __init__(self) -> None:
        super().__init__(squared=False)
        self.set_dtype(torch.float64)

    def update(self, preds: Tensor, target: Tensor) -> None:
        """Adds maps in metres (B, H, W)."""
        valid = valid_depth(target)
        super().update(preds[valid].double(), target[valid].double())


class _AbsRel(MeanAbsolutePercentageError):  # noqa: N818 - a metric, no exception
    """Mean relative error over the pixels of known depth."""

    def __init__(self) -> None:
        super().__init__()
        self.set_dtype(torch.float64)

    def update(self, preds: Tensor, target: Tensor) -> None:
        """Adds maps in metres (B, H, W)."""
        valid = valid_depth(target)
        super().update(preds[valid].double(), target[valid].double())


class Angles(Metric):
    """`mean_angle` and the shares of ANGLES, of the angle between predicted and true normals."""

    full_state_update = False
    total: Tensor
    within: Tensor
    count: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.add_state("total", torch.zeros((), dtype=torch.float64), dist_reduce_fx="sum")
        self.add_state("within", torch.zeros(len(ANGLES), dtype=torch.int64), dist_reduce_fx="sum")
        self.add_state("count", torch.zeros((), dtype=torch.int64), dist_reduce_fx="sum")

    def update(self, prediction: Tensor, truth: Tensor) -> None:
        """Adds maps (B, H, W, 3); their length does not matter, but a prediction of length 0 is 90 degrees off."""
        valid = valid_normals(truth)
        found, true = prediction[valid].double(), truth[valid].double()  # (pixels, 3)
        sine = torch.linalg.cross(found, true).norm(dim=-1)
        angle = torch.atan2(sine, (found * true).sum(dim=-1)).rad2deg()  # exact near 0, unlike the arc cosine
        angle = torch.where((found == 0).all(dim=-1), 90.0, angle)
        self.total += angle.sum()
        self.within += (angle[:, None] < angle.new_tensor(list(ANGLES.values()))).sum(dim=0)
        self.count += len(angle)

    def compute(self) -> dict[str, Tensor]:
        """Mean and shares so far, by name."""
        shares = zip(ANGLES, (self.within / self.count).unbind(), strict=True)
        return {"mean_angle": (self.total / self.count).float(), **dict(shares)}


def classes(classes: int) -> MetricCollection:
    """`miou` and pixel `accuracy`, 0 to 1, of integer maps with `classes` classes."""
    return MetricCollection({"miou": ClassIoU(classes), "accuracy": Accuracy(classes)})


def depth(classes: int = 1) -> MetricCollection:
    """`rmse` in metres and `abs_rel` of maps in metres."""
    return MetricCollection({"rmse": _Rmse(), "abs_rel": _AbsRel()})


def normals(classes: int = 3) -> MetricCollection:
    """`mean_angle` in degrees and the shares `within_11`, `within_22`, `within_30`."""
    return MetricCollection({"angles": Angles()})


def edges(classes: int = 1) -> MetricCollection:
    """`odsf`, the fast measure."""
    return MetricCollection({"odsf": OdsF()})


def edges_matched() -> MetricCollection:
    """`odsf_matched`, the slow measure."""
    return MetricCollection({"odsf_matched": MatchedOdsF()})


def saliency(classes: int = 1) -> MetricCollection:
    """`miou` of salient pixels and `maxf`."""
    return MetricCollection({"miou": SalientIoU(), "maxf": MaxF()})
