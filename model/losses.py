"""Losses of the tasks, as published, and the published weights of the tasks.

Every loss takes raw (B, channels, H, W) and the truth of `model.data.samples` with a leading B, computes in float32
and gives a scalar: a mean over the pixels that count. With no such pixel it is exactly 0 and so is its gradient.

| task                      | loss                                                                             |
|---------------------------|----------------------------------------------------------------------------------|
| segmentation, human_parts | cross entropy                                                                    |
| saliency                  | balanced binary cross entropy; positives weigh the batch's share of negatives    |
| edges                     | balanced binary cross entropy; positives weigh 0.95                              |
| normals                   | L1 of the components of the unit-normalised prediction                           |
| depth                     | `log_l1`: L1 of the natural log of metres (ours); `l1`: L1 of metres (published) |

Sources: K.-K. Maninis et al., "Attentive Single-Tasking of Multiple Tasks" (ASTMT), CVPR 2019; S. Vandenhende et al.,
"MTI-Net", ECCV 2020; M³ViT (NeurIPS 2022) takes theirs. There the balanced losses divide by all pixels, here by those
that count, and its depth is the raw output itself, ours its exponential.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from golden.errors import EdgemoeError
from model.data.samples import IGNORE
from model.processes import averaged

Loss = Callable[[Tensor, Tensor], Tensor]

EPS: Final = 1e-6
"""Raw normals shorter than this have no direction; it bounds the gradient of the loss."""

EDGE_WEIGHT: Final = 0.95
"""Weight of a boundary pixel, 0.05 of another: MTI-Net and M³ViT, ASTMT for PASCAL (0.8 for NYUD)."""


def valid_depth(truth: Tensor) -> Tensor:
    """Where depth in metres is known: finite and above 0."""
    return truth.isfinite() & (truth > 0)


def valid_normals(truth: Tensor) -> Tensor:
    """Where the normal (..., 3) is known: not (0, 0, 0)."""
    return (truth != 0).any(dim=-1)


def _count(valid: Tensor) -> Tensor:
    """How many pixels of this process's share of the batch count, averaged over the processes; at least 1."""
    count = averaged(valid.sum())
    return torch.where(count > 0, count, 1)


def _mean(values: Tensor, valid: Tensor) -> Tensor:
    """The mean of `values` where `valid`, 0 if that is nowhere."""
    return torch.where(valid, values, 0.0).sum() / _count(valid)


def cross_entropy(raw: Tensor, truth: Tensor) -> Tensor:
    """Cross entropy of classes (B, H, W), raw (B, classes, H, W)."""
    flat = raw.float().movedim(1, -1).flatten(0, -2)  # (pixels, classes); unlike 2-D, deterministic on a GPU
    total = F.cross_entropy(flat, truth.flatten().long(), ignore_index=IGNORE, reduction="sum")
    return total / _count(truth != IGNORE)


def balanced(raw: Tensor, truth: Tensor, weight: float | None = None) -> Tensor:
    """Binary cross entropy with logits, raw (B, 1, H, W): w for positives, 1 - w for negatives, over all that count.

    Args:
        raw: logits.
        truth: 0, 1 or 255 = ignore (B, H, W).
        weight: w; None: the share of negatives among the pixels that count. A batch of one class then costs nothing.
    """
    valid, positive = truth != IGNORE, truth == 1
    entropy = F.binary_cross_entropy_with_logits(raw[:, 0].float(), positive.float(), reduction="none")
    negatives = averaged((valid & ~positive).sum()) / _count(valid)
    w = negatives.to(entropy) if weight is None else entropy.new_tensor(weight)
    return _mean(torch.where(positive, w, 1 - w) * entropy, valid)


def edges(raw: Tensor, truth: Tensor) -> Tensor:
    """`balanced` with the published weight."""
    return balanced(raw, truth, EDGE_WEIGHT)


def normals(raw: Tensor, truth: Tensor) -> Tensor:
    """Mean over components of |unit(raw) - truth|, raw (B, 3, H, W), truth (B, H, W, 3)."""
    unit = F.normalize(raw.float().movedim(1, -1), dim=-1, eps=EPS)
    return _mean((unit - truth).abs().mean(dim=-1), valid_normals(truth))


def log_l1(raw: Tensor, truth: Tensor) -> Tensor:
    """Mean of |raw - ln truth|, raw (B, 1, H, W): the prediction is exp(raw) metres."""
    valid = valid_depth(truth)
    found, true = torch.where(valid, raw[:, 0].float(), 0.0), torch.where(valid, truth, 1.0).log()
    return _mean((found - true).abs(), valid)


def l1(raw: Tensor, truth: Tensor) -> Tensor:
    """Mean of |exp(raw) - truth| in metres."""
    valid = valid_depth(truth)  # masked before exp: an infinite gradient times 0 is no number
    found, true = torch.where(valid, raw[:, 0].float(), 0.0).exp(), torch.where(valid, truth, 1.0)
    return _mean((found - true).abs(), valid)


LOSSES: Final[dict[str, dict[str, Loss]]] = {
    "segmentation": {"cross_entropy": cross_entropy},
    "depth": {"log_l1": log_l1, "l1": l1},
    "normals": {"l1": normals},
    "edges": {"balanced": edges},
    "saliency": {"balanced": balanced},
    "human_parts": {"cross_entropy": cross_entropy},
}
"""Losses by task and name, the default first."""

PUBLISHED_WEIGHTS: Final[dict[str, dict[str, float]]] = {
    "pascal": {"segmentation": 1.0, "human_parts": 2.0, "saliency": 5.0, "edges": 50.0, "normals": 10.0},
    "nyud": {"segmentation": 1.0, "depth": 1.0, "normals": 10.0, "edges": 50.0},
}
"""Weight of each task's loss by data set, from the published configurations of MTI-Net and M³ViT."""


def get_loss(task: str, name: str | None = None) -> Loss:
    """Loss `name` of `task`, None: its default; EdgemoeError on an unknown task or name."""
    if task not in LOSSES:
        raise EdgemoeError(f"task {task!r} is unknown; legal: {', '.join(LOSSES)}")
    name = next(iter(LOSSES[task])) if name is None else name
    if name not in LOSSES[task]:
        raise EdgemoeError(f"loss {name!r} of task {task!r} is unknown; legal: {', '.join(LOSSES[task])}")
    return LOSSES[task][name]
