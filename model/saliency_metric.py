"""Measures of saliency: per image and threshold, averaged over images, the best threshold for the whole data set.

| name | per image                                   | thresholds (a pixel is salient from the threshold on)        |
|------|---------------------------------------------|--------------------------------------------------------------|
| miou | intersection over union of salient pixels   | 15: 0.2, 0.25 ... 0.9, as in ASTMT, MTI-Net and M³ViT        |
| maxf | precision and recall; F of their means      | 255: 1/255, 2/255 ... 1, as for 8-bit maps                   |

F = (1 + beta²) P R / (beta² P + R) with beta² = 0.3 (R. Achanta et al., "Frequency-tuned Salient Region Detection",
CVPR 2009); the code published with ASTMT and M³ViT has beta² = 1 and the 15 thresholds instead. Without a salient pixel
in truth and prediction an image's IoU is 1; a precision or recall of 0 / 0 is 0. An image of ignored pixels does not
count. State is a few numbers per threshold; the thresholds are float32 and the counts exact.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor
from torchmetrics import Metric

from model.data.samples import IGNORE

BETA2: Final = 0.3
"""Weight of precision against recall in F."""


def at_least(bins: Tensor) -> Tensor:
    """Counts by number of thresholds reached (..., T + 1) to counts at or above each threshold (..., T)."""
    return bins.flip(-1).cumsum(-1).flip(-1)[..., 1:]


def ratio(part: Tensor, whole: Tensor) -> Tensor:
    """part / whole in float64, 0 where whole is 0."""
    return torch.where(whole > 0, part.double() / whole.clamp(min=1), 0.0)


class _PerImage(Metric):
    """Base: counts per image and threshold, states that are sums over images."""

    full_state_update = False
    images: Tensor
    thresholds: Tensor

    def __init__(self, thresholds: Tensor) -> None:
        """Thresholds: rising, float32 (T,)."""
        super().__init__()
        self.register_buffer("thresholds", thresholds, persistent=False)
        self.add_state("images", torch.zeros((), dtype=torch.int64), dist_reduce_fx="sum")

    def _add_sum(self, name: str) -> None:
        self.add_state(name, torch.zeros(len(self.thresholds), dtype=torch.float64), dist_reduce_fx="sum")

    def update(self, prediction: Tensor, truth: Tensor) -> None:
        """Adds probabilities (B, H, W) and truth 0, 1 or 255 = ignore (B, H, W)."""
        images, size = len(truth), len(self.thresholds) + 1
        bins = torch.bucketize(prediction.float().contiguous(), self.thresholds, right=True)  # thresholds reached
        image = torch.arange(images, device=truth.device)[:, None, None]
        code = (2 * image + (truth == 1)) * size + bins
        valid = truth != IGNORE
        counts = torch.bincount(code[valid], minlength=2 * images * size).view(images, 2, size)
        wrong, right = at_least(counts).unbind(dim=1)  # (B, T) each
        salient = counts[:, 1].sum(dim=1, keepdim=True)  # (B, 1)
        seen = valid.flatten(1).any(dim=1)  # (B,)
        self.add(right[seen], (right + wrong)[seen], salient[seen])
        self.images += seen.sum()

    def add(self, right: Tensor, predicted: Tensor, salient: Tensor) -> None:
        """Adds images: pixels rightly predicted (B, T), all predicted (B, T), truly salient (B, 1)."""
        raise NotImplementedError


class SalientIoU(_PerImage):
    """Intersection over union of salient pixels."""

    iou: Tensor

    def __init__(self) -> None:
        super().__init__(torch.arange(4, 19) / 20)
        self._add_sum("iou")

    def add(self, right: Tensor, predicted: Tensor, salient: Tensor) -> None:
        """Adds images."""
        union = predicted + salient - right
        self.iou += torch.where(union > 0, ratio(right, union), 1.0).sum(dim=0)

    def compute(self) -> Tensor:
        """The mean over images at the best threshold."""
        return (self.iou / self.images).amax().float()


class MaxF(_PerImage):
    """Greatest F."""

    precision: Tensor
    recall: Tensor

    def __init__(self) -> None:
        super().__init__(torch.arange(1, 256) / 255)
        self._add_sum("precision")
        self._add_sum("recall")

    def add(self, right: Tensor, predicted: Tensor, salient: Tensor) -> None:
        """Adds images."""
        self.precision += ratio(right, predicted).sum(dim=0)
        self.recall += ratio(right, salient).sum(dim=0)

    def compute(self) -> Tensor:
        """F of the mean precision and recall at the best threshold."""
        precision, recall = self.precision / self.images, self.recall / self.images
        below = BETA2 * precision + recall
        f = torch.where(below == 0, 0.0, (1 + BETA2) * precision * recall / below)
        return f.amax().float()  # NaN without images
