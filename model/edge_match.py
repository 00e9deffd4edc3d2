"""The slow measure of boundaries, `odsf_matched`: thinned, matched one to one, as in the BSDS benchmark. CPU only.

At each of 99 thresholds 0.01, 0.02 ... 0.99, for each image:

    1. prediction >= threshold, thinned to lines one pixel wide; the truth is thinned likewise
    2. the greatest number of pairs of a predicted and a true pixel, no farther apart than the tolerance, each pixel in
       one pair at most (maximum bipartite matching)

Pairs, predicted and true pixels are summed over images; P = pairs / predicted, R = pairs / true, F = 2 P R / (P + R) at
the best threshold (ODS). The tolerance is 0.0075 of the image's diagonal. Source: D. Martin et al., "Learning to Detect
Natural Image Boundaries Using Local Brightness, Color, and Texture Cues", PAMI 2004.

Differences from the published code (the MATLAB package seism, its contour measure "fb"):

- correspondPixels matches at least total distance with a high price for staying alone and a few random candidates for
  that, ours the greatest number of pairs exactly: ours is never smaller for the same masks, and repeatable.
- Thinning is scikit-image's `thin` (Guo and Hall), there MATLAB's `bwmorph(..., 'thin', Inf)`: the same family, a few
  pixels may differ.
- M³ViT and MTI-Net threshold the map, as here; ASTMT first suppresses pixels that are no maximum across the boundary.
- Ignored pixels: lines through them are thinned as predicted, then their pixels are dropped. seism ignores none.
- The map is of the network's size and of full precision; the published ones are resized to the photograph's and 8 bits.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import maximum_bipartite_matching  # type: ignore[import-untyped]
from skimage.morphology import thin
from torch import Tensor
from torchmetrics import Metric

from model.data.samples import IGNORE
from model.edge_metric import THRESHOLDS, TOLERANCE, disc, thresholds
from model.saliency_metric import ratio

Mask = NDArray[np.bool_]


def pairs(predicted: Mask, true: Mask, radius: float) -> int:
    """The greatest number of one-to-one pairs of pixels of two masks (H, W), at most `radius` apart."""
    rows, count = int(predicted.sum()), int(true.sum())
    if not rows or not count:
        return 0
    offsets = np.array([(row, column) for row, reach in disc(radius) for column in range(-reach, reach + 1)])
    margin = int(np.abs(offsets).max())
    index = np.full([side + 2 * margin for side in true.shape], -1)
    index[margin : margin + true.shape[0], margin : margin + true.shape[1]][true] = np.arange(count)
    at = np.argwhere(predicted)[:, None] + margin + offsets  # (rows, offsets, 2)
    candidate = index[at[..., 0], at[..., 1]]  # (rows, offsets), -1 = none
    near = candidate >= 0
    starts = np.concatenate([[0], near.sum(axis=1).cumsum()])
    graph = csr_array((np.ones(starts[-1], np.int8), candidate[near], starts), shape=(rows, count))
    return int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())


class MatchedOdsF(Metric):
    """Greatest F over the thresholds, thinned and matched one to one."""

    full_state_update = False
    higher_is_better = True
    matched: Tensor
    predicted: Tensor
    true: Tensor
    seen: Tensor

    def __init__(self, tolerance: float = TOLERANCE) -> None:
        """A fresh measure.

        Args:
            tolerance: as a fraction of the image's diagonal.
        """
        super().__init__()
        self.tolerance = tolerance
        for name, shape in (("matched", THRESHOLDS), ("predicted", THRESHOLDS), ("true", ()), ("seen", ())):
            self.add_state(name, torch.zeros(shape, dtype=torch.int64), dist_reduce_fx="sum")

    def update(self, prediction: Tensor, truth: Tensor) -> None:
        """Adds probabilities (B, H, W) and truth 0, 1 or 255 = ignore (B, H, W)."""
        for probability, label in zip(prediction.float().cpu().numpy(), truth.cpu().numpy(), strict=True):
            matched, predicted, true = self._image(probability, label)
            self.matched += torch.from_numpy(matched).to(self.matched)
            self.predicted += torch.from_numpy(predicted).to(self.predicted)
            self.true += true
            self.seen += int((label != IGNORE).sum())

    def _image(self, probability: NDArray[np.float32], label: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], int]:
        """Pairs and predicted pixels by threshold, true pixels."""
        valid, true = label != IGNORE, thin(label == 1)
        radius = self.tolerance * math.hypot(*label.shape)
        matched, predicted = np.zeros((2, THRESHOLDS), np.int64)
        size = -1
        for at, threshold in enumerate(thresholds().numpy()):
            mask = probability >= threshold
            if mask.sum() == size:  # masks only shrink, so it is the one before
                matched[at], predicted[at] = matched[at - 1], predicted[at - 1]
                continue
            size, lines = mask.sum(), thin(mask) & valid
            matched[at], predicted[at] = pairs(lines, true, radius), lines.sum()
        return matched, predicted, int(true.sum())

    def compute(self) -> Tensor:
        """The F so far; NaN if no pixel counted."""
        f = ratio(2 * self.matched, self.predicted + self.true).amax().float()  # 2 P R / (P + R)
        return torch.where(self.seen > 0, f, torch.nan)
