"""The mixture of experts: tokens sorted by expert, each chosen expert run once over its queue of tokens.

    y[t] = sum over the chosen experts e of weight[t, e] * (GELU(x[t] @ w1[e].T + b1[e]) @ w2[e].T + b2[e])

GELU is the exact one (erf). All queues go through one grouped matrix product per layer: no loop over tokens or experts,
no wait for the device; experts that no token chose are not computed. Source: Edge-MoE, ICCAD 2023 (expert by expert);
the golden operator is `golden/experts.py`.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from model.design import Design
from model.router import Router, Routing, make_router
from model.taps import Tap, no_tap


def grouped(x: Tensor, weight: Tensor, bias: Tensor, ends: Tensor, expert: Tensor) -> Tensor:
    """One linear layer per expert over a queue sorted by expert.

    Args:
        x: (S, I) queue.
        weight: (E, O, I).
        bias: (E, O).
        ends: (E,) int32, where each expert's part of the queue ends.
        expert: (S,) int64, the expert of every place in the queue.

    Returns:
        (S, O), in the type of autocast where that is on.
    """
    if torch.is_autocast_enabled(x.device.type):  # grouped products are not on autocast's list
        kind = torch.get_autocast_dtype(x.device.type)
        x, weight = x.to(kind), weight.to(kind)
    aligned = all(size * x.element_size() % 16 == 0 for size in weight.shape[1:])
    if aligned and x.dtype != torch.float64:
        y = F.grouped_mm(x, weight.transpose(1, 2), offs=ends)
    else:  # the kernel wants rows of whole 16-byte words, and knows no float64
        starts = [0, *ends.tolist()]
        parts = [
            x[first:last] @ matrix.T for first, last, matrix in zip(starts, starts[1:], weight.unbind(), strict=False)
        ]
        y = torch.cat(parts)
    return y + bias.to(y.dtype).index_select(0, expert)


class MixtureOfExperts(nn.Module):
    """Router and experts.

    Attributes:
        gate: the router.
        w1: (E, H, D) first layers.
        b1: (E, H).
        w2: (E, D, H) second layers.
        b2: (E, D).
    """

    def __init__(self, design: Design, noise: float) -> None:
        """A mixture of two-layer networks with the dimensions of `design`; `noise` is for its router."""
        super().__init__()
        config = design.config
        dim, hidden, experts = config.dim, config.expert_hidden, config.experts
        self.gate: Router = make_router(design, noise)
        self.w1 = nn.Parameter(torch.empty(experts, hidden, dim).uniform_(-1, 1) / math.sqrt(dim))
        self.b1 = nn.Parameter(torch.zeros(experts, hidden))
        self.w2 = nn.Parameter(torch.empty(experts, dim, hidden).uniform_(-1, 1) / math.sqrt(hidden))
        self.b2 = nn.Parameter(torch.zeros(experts, dim))

    def forward(self, x: Tensor, tasks: tuple[str, ...], tap: Tap = no_tap) -> tuple[Tensor, list[Routing]]:
        """Mixes tokens.

        Args:
            x: (len(tasks) * T, D), the tokens of the first task, then those of the second, ...
            tasks: whose gates to use.
            tap: receives logit, chosen, gate_score, hidden, activated and expert_output, (len(tasks) * T, ...) each.

        Returns:
            The mixture, of the shape of `x`, and per task where its T tokens went.
        """
        routings = [self.gate(part, task) for part, task in zip(x.chunk(len(tasks)), tasks, strict=True)]
        weight, chosen = (torch.cat([getattr(routing, name) for routing in routings]) for name in ("weight", "chosen"))
        if tap is not no_tap:
            tap("logit", torch.cat([routing.logit for routing in routings]))
            tap("chosen", chosen)
            tap("gate_score", weight)
        return self.mix(x, weight, chosen, tap), routings

    def mix(self, x: Tensor, weight: Tensor, chosen: Tensor, tap: Tap = no_tap) -> Tensor:
        """Runs the experts.

        Args:
            x: (T, D) tokens.
            weight: (T, k) of each chosen expert.
            chosen: (T, k) int64 expert indices.
            tap: receives hidden (T, k, H), activated (T, k, H) and expert_output (T, k, D).

        Returns:
            (T, D).
        """
        top_k = chosen.shape[1]
        slots = chosen.flatten()  # (T * k,)
        order = slots.argsort(stable=True)  # place in the queue to slot: expert by expert, tokens ascending
        place = torch.empty_like(order).scatter_(0, order, torch.arange(len(order), device=order.device))
        expert = slots[order]
        experts = torch.arange(len(self.w1), device=x.device)
        ends = torch.searchsorted(expert, experts, right=True).to(torch.int32)
        queue = x.index_select(0, order // top_k)  # (T * k, D)
        hidden = grouped(queue, self.w1, self.b1, ends, expert)  # (T * k, H)
        activated = F.gelu(hidden)
        y = grouped(activated, self.w2, self.b2, ends, expert)  # (T * k, D)
        y = y.index_select(0, place).unflatten(0, (-1, top_k))  # (T, k, D)
        if tap is not no_tap:
            for name, value in (("hidden", hidden), ("activated", activated)):
                tap(name, value.index_select(0, place).unflatten(0, (-1, top_k)))
            tap("expert_output", y)
        mixed: Tensor = (y.to(weight.dtype) * weight.unsqueeze(2)).sum(dim=1)
        return mixed.to(x.dtype)
