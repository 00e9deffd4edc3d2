"""The mixture of experts: tokens sorted by expert, each chosen expert run once over its tokens.

    y[t] = sum over the chosen experts e of weight[t, e] * (GELU(x[t] @ w1[e].T + b1[e]) @ w2[e].T + b2[e])

GELU is the exact one (erf). Experts that no token chose are not computed. Source: Edge-MoE, ICCAD 2023 (expert
by expert); the golden operator is `golden/experts.py`.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from golden.config import ModelConfig
from model.router import Router, Routing


class MixtureOfExperts(nn.Module):
    """Router and experts.

    Attributes:
        gate: the router.
        w1: (E, H, D) first layers.
        b1: (E, H).
        w2: (E, D, H) second layers.
        b2: (E, D).
    """

    def __init__(self, config: ModelConfig, noise: float) -> None:
        """A mixture of two-layer networks with the dimensions of `config`; `noise` is for its `Router`."""
        super().__init__()
        dim, hidden, experts = config.dim, config.expert_hidden, config.experts
        self.gate = Router(config, noise)
        self.w1 = nn.Parameter(torch.empty(experts, hidden, dim).uniform_(-1, 1) / math.sqrt(dim))
        self.b1 = nn.Parameter(torch.zeros(experts, hidden))
        self.w2 = nn.Parameter(torch.empty(experts, dim, hidden).uniform_(-1, 1) / math.sqrt(hidden))
        self.b2 = nn.Parameter(torch.zeros(experts, dim))

    def forward(self, x: Tensor, task: str) -> tuple[Tensor, Routing]:
        """Mixes tokens `x` (T, D) for `task`: (T, D) and where they went."""
        routing = self.gate(x, task)
        return self.mix(x, routing.weight, routing.chosen), routing

    def mix(self, x: Tensor, weight: Tensor, chosen: Tensor) -> Tensor:
        """Runs the experts.

        Args:
            x: (T, D) tokens.
            weight: (T, k) of each chosen expert.
            chosen: (T, k) int64 expert indices.

        Returns:
            (T, D).
        """
        experts = len(self.w1)
        order = chosen.flatten().argsort(stable=True)  # (T * k,) slots, expert by expert, tokens ascending
        token = order // chosen.shape[1]
        counts = torch.bincount(chosen.flatten(), minlength=experts).tolist()
        parameters = zip(*(p.unbind() for p in (self.w1, self.b1, self.w2, self.b2)), strict=True)
        parts = [
            F.linear(F.gelu(F.linear(queue, w1, b1)), w2, b2)
            for queue, (w1, b1, w2, b2) in zip(
                x.index_select(0, token).split_with_sizes(counts), parameters, strict=True
            )
            if len(queue)
        ]
        y = torch.cat(parts) * weight.flatten()[order].unsqueeze(1)  # (T * k, D)
        return torch.zeros_like(x).index_add(0, token, y)
