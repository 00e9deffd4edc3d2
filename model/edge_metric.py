"""The fast measure of boundaries, `odsf`: F at the best threshold of the whole data set, matched by dilation.

At each of 99 thresholds 0.01, 0.02 ... 0.99 (float32; a pixel is a boundary from the threshold on):

    precision   share of predicted boundary pixels with a true one within the tolerance
    recall      share of true boundary pixels with a predicted one within the tolerance

both over all pixels of all images; F = 2 P R / (P + R), 0 if both are 0. The tolerance is 0.0075 of the image's
diagonal (D. Martin et al., "Learning to Detect Natural Image Boundaries", PAMI 2004; BSDS). Ignored pixels are neither
predicted nor true.

Differences from the published measure (BSDS's correspondPixels, by the MATLAB code seism): predictions and truth are
not thinned, and a pixel may match any number of others; so `odsf` forgives thick boundaries as far as the tolerance
reaches and is no smaller than a matched F of the same masks. `model.edge_match` thins and matches one to one.

State: three histograms over the thresholds, exact integers. Cost: two maxima over a disc per image, no loop over
thresholds, so it runs in each validation, on the GPU too.
"""

from __future__ import annotations

import math
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it
from torchmetrics import Metric

from model.data.samples import IGNORE
from model.saliency_metric import at_least, ratio

TOLERANCE: Final = 0.0075
"""Distance at which boundaries still match, as a fraction of the image's diagonal."""

THRESHOLDS: Final = 99
"""Number of thresholds, k / 100."""


def thresholds() -> Tensor:
    """The thresholds, float32 (99,)."""
    return torch.arange(1, THRESHOLDS + 1) / (THRESHOLDS + 1)


def disc(radius: float) -> list[tuple[int, int]]:
    """Rows of the disc of pixels at most `radius` away: (row, greatest column), both offsets from the centre."""
    square = math.floor(radius**2)
    reach = math.isqrt(square)
    return [(row, math.isqrt(square - row**2)) for row in range(-reach, reach + 1)]


def disc_maximum(image: Tensor, radius: float) -> Tensor:
    """The maximum over the disc around each pixel, float (B, H, W); beyond the border there is nothing."""
    result = image
    height = image.shape[1]
    for row, reach in disc(radius):
        if abs(row) >= height:
            continue
        wide = F.max_pool2d(image[:, None], (1, 2 * reach + 1), stride=1, padding=(0, reach))[:, 0]
        shifted = F.pad(
            wide[:, max(row, 0) : height + min(row, 0)], (0, 0, max(-row, 0), max(row, 0)), value=-torch.inf
        )
        result = torch.maximum(result, shifted)
    return result


class OdsF(Metric):
    """Greatest F over the thresholds, matched by dilation."""

    full_state_update = False
    higher_is_better = True
    thresholds: Tensor
    predicted: Tensor
    right: Tensor
    found: Tensor

    def __init__(self, tolerance: float = TOLERANCE) -> None:
        """A fresh measure.

        Args:
            tolerance: as a fraction of the image's diagonal.
        """
        super().__init__()
        self.tolerance = tolerance
        self.register_buffer("thresholds", thresholds(), persistent=False)
        for name in ("predicted", "right", "found"):  # pixels by thresholds reached: all, near a true one, true ones
            self.add_state(name, torch.zeros(THRESHOLDS + 1, dtype=torch.int64), dist_reduce_fx="sum")

    def update(self, prediction: Tensor, truth: Tensor) -> None:
        """Adds probabilities (B, H, W) and truth 0, 1 or 255 = ignore (B, H, W)."""
        radius = self.tolerance * math.hypot(*truth.shape[1:])
        valid, true = truth != IGNORE, truth == 1
        probability = torch.where(valid, prediction.float(), -1.0)
        near = disc_maximum(true.float(), radius) > 0
        self.predicted += self._histogram(probability[valid])
        self.right += self._histogram(probability[valid & near])
        self.found += self._histogram(disc_maximum(probability, radius)[true])

    def _histogram(self, probability: Tensor) -> Tensor:
        reached = torch.bucketize(probability, self.thresholds, right=True)
        return torch.bincount(reached, minlength=THRESHOLDS + 1)

    def compute(self) -> Tensor:
        """The F so far; NaN if no pixel counted."""
        precision = ratio(at_least(self.right), at_least(self.predicted))
        recall = ratio(at_least(self.found), self.found.sum())
        f = (2 * precision * recall / (precision + recall)).nan_to_num(0.0).amax().float()
        return torch.where(self.predicted.sum() > 0, f, torch.nan)
