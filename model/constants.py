"""Predictors that never look at the image, fitted to training truth: what a network must beat.

Each function takes the training truth of `model.data.samples` (n, H, W) or (n, H, W, 3) and the number of classes, and
gives predictions (H, W) or (H, W, 3) by name, of the type that `Task.predict` gives. Pixels to be ignored do not count;
where no training image knows a pixel, "per pixel" falls back on the value for all pixels.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from model.data.samples import IGNORE
from model.losses import EPS, valid_depth, valid_normals


def classes(truth: Tensor, classes: int) -> dict[str, Tensor]:
    """The commonest class, of all pixels and of each pixel; the lowest one where two are equally common."""
    counts = torch.stack([(truth == label).sum(dim=0) for label in range(classes)])  # (classes, H, W)
    everywhere = counts.sum(dim=(1, 2)).argmax()
    pixels = torch.where(counts.sum(dim=0) > 0, counts.argmax(dim=0), everywhere)
    return {"majority class": everywhere.expand(truth.shape[1:]), "majority per pixel": pixels}


def depth(truth: Tensor, classes: int) -> dict[str, Tensor]:
    """Mean and median depth, of all pixels and of each pixel; 1 m if no depth is known at all."""
    valid = valid_depth(truth)
    known = truth[valid]
    mean, median = (
        (known.mean(dtype=torch.float64).float(), known.median()) if len(known) else (truth.new_ones(()),) * 2
    )
    count = valid.sum(dim=0)
    total = torch.where(valid, truth, 0.0).sum(dim=0, dtype=torch.float64)
    medians = torch.where(valid, truth, torch.nan).nanmedian(dim=0).values
    return {
        "mean depth": mean.expand(truth.shape[1:]),
        "median depth": median.expand(truth.shape[1:]),
        "mean per pixel": torch.where(count > 0, (total / count.clamp(min=1)).float(), mean),
        "median per pixel": torch.where(count > 0, medians, median),
    }


def normals(truth: Tensor, classes: int) -> dict[str, Tensor]:
    """Mean direction, of all pixels and of each pixel; towards the camera, (0, 0, -1), where there is none."""
    total = torch.where(valid_normals(truth)[..., None], truth, 0.0).sum(dim=0, dtype=torch.float64)  # (H, W, 3)
    camera = total.new_tensor((0.0, 0.0, -1.0))
    everywhere = _direction(total.sum(dim=(0, 1)), camera)
    return {
        "mean direction": everywhere.float().expand(truth.shape[1:]),
        "mean per pixel": _direction(total, everywhere).float(),
    }


def _direction(vector: Tensor, otherwise: Tensor) -> Tensor:
    return F.normalize(torch.where(vector.norm(dim=-1, keepdim=True) > EPS, vector, otherwise), dim=-1)


def binary(truth: Tensor, classes: int) -> dict[str, Tensor]:
    """The share of ones, of all pixels and of each pixel; 0 if no pixel is known at all."""
    count, ones = (truth != IGNORE).sum(dim=0), (truth == 1).sum(dim=0)
    everywhere = (ones.sum() / count.sum().clamp(min=1)).float()
    pixels = torch.where(count > 0, ones / count.clamp(min=1), everywhere)
    return {"mean probability": everywhere.expand(truth.shape[1:]), "mean per pixel": pixels}
