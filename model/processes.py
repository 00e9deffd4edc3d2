"""Several processes that train as one (DDP): what depends on the whole batch is added up over all of them.

DDP averages the gradients of the processes, each of which holds an equal share of the batch. So a mean over the pixels
that count has to divide by the pixels per process of the whole batch, not by those of its own share.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, distributed


def several() -> bool:
    """Whether this process is one of several."""
    return distributed.is_available() and distributed.is_initialized() and distributed.get_world_size() > 1


def summed(amount: Tensor) -> Tensor:
    """`amount` added over the processes, with its gradient."""
    if not several():
        return amount
    total: Tensor = _Sum.apply(amount)  # type: ignore[no-untyped-call]
    return total


def averaged(amount: Tensor) -> Tensor:
    """`amount`, a count or another value without gradient, averaged over the processes; float32 if they are several."""
    return summed(amount.detach().float()) / distributed.get_world_size() if several() else amount


def normal(like: Tensor) -> Tensor:
    """Standard normal noise of the shape of `like` (T, ...).

    Every process draws for the whole batch and takes its share, so that the noise of a token depends on the seed and
    its place in the global batch only, not on the number of processes.
    """
    if not several():
        return torch.randn_like(like)
    drawn = torch.randn(distributed.get_world_size(), *like.shape, dtype=like.dtype, device=like.device)
    return drawn[distributed.get_rank()]


class _Sum(torch.autograd.Function):
    """Sum over processes; every process holds the same loss of it, so gradients add up likewise."""

    @staticmethod
    def forward(ctx: Any, amount: Tensor) -> Tensor:  # noqa: ANN401 - torch's context
        total = amount.clone()
        distributed.all_reduce(total)
        return total

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:  # noqa: ANN401
        total = gradient.clone()
        distributed.all_reduce(total)
        return total
