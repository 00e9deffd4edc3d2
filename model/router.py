"""The multi-gate router: one gate matrix per task decides which experts see a token.

    logit  = x @ gate[task].T                      no bias
    weight = softmax(logit) over ALL experts       before the choice, and not renormalised after it
    chosen = the k greatest, greatest first; the lower index wins a tie

In training, noise is added to the logits, and a loss keeps the experts equally busy: cv²(importance) + cv²(load).

Sources: M³ViT, NeurIPS 2022, section 3 (one router per task); N. Shazeer et al., "Outrageously large neural networks",
ICLR 2017, section 4 and appendix A (importance, load as the chance of being chosen under fresh noise); Edge-MoE, ICCAD
2023 (order of softmax and choice, see `golden/gating.py`).
"""

from __future__ import annotations

import dataclasses

import torch
from torch import Tensor, nn

from golden.config import ModelConfig


@dataclasses.dataclass(frozen=True, slots=True)
class Routing:
    """Where the tokens go.

    Attributes:
        logit: (..., E) before noise.
        weight: (..., k) softmax weights of the chosen experts.
        chosen: (..., k) int64 expert indices, greatest weight first.
        balance: scalar, cv²(importance) + cv²(load); zero in evaluation.
    """

    logit: Tensor
    weight: Tensor
    chosen: Tensor
    balance: Tensor


def choose(logit: Tensor, top_k: int) -> tuple[Tensor, Tensor]:
    """Softmax over the last axis of `logit` (..., E), then the k greatest: weights (..., k) and indices (..., k)."""
    ordered, order = torch.softmax(logit, dim=-1).sort(dim=-1, descending=True, stable=True)
    return ordered[..., :top_k], order[..., :top_k]


def cv_squared(amount: Tensor) -> Tensor:
    """Squared coefficient of variation of `amount` (E,): variance over squared mean, zero when all are equal."""
    return amount.var(correction=0) / (amount.mean() ** 2 + 1e-10)


def load(clean: Tensor, noisy: Tensor, top_k: int, std: float) -> Tensor:
    """Expected number of tokens per expert (E,) if the noise of one expert at a time were drawn again.

    Args:
        clean: (T, E) logits without noise.
        noisy: (T, E) the logits that were used.
        top_k: experts chosen per token, below E.
        std: standard deviation of the noise, positive.
    """
    ordered = noisy.sort(dim=-1, descending=True).values  # (T, E)
    inside = noisy >= ordered[:, top_k - 1 : top_k]
    # To be chosen, an expert must beat the k-th best of the others.
    threshold = torch.where(inside, ordered[:, top_k : top_k + 1], ordered[:, top_k - 1 : top_k])
    chance: Tensor = torch.special.ndtr((clean - threshold) / std)
    return chance.sum(dim=0)


class Router(nn.ModuleDict):
    """One gate (E, D) per task; its parameters are named `{task}.weight`."""

    def __init__(self, config: ModelConfig, noise: float = 1.0) -> None:
        """A router.

        Args:
            config: dimensions, experts and tasks.
            noise: standard deviation of the logit noise in training, times the number of experts; 0 for none.
        """
        super().__init__({task: nn.Linear(config.dim, config.experts, bias=False) for task in config.tasks})
        self.experts, self.top_k, self.std = config.experts, config.top_k, noise / config.experts

    def forward(self, x: Tensor, task: str) -> Routing:
        """Routes tokens `x` (T, D) with the gate of `task`."""
        logit = self[task](x)  # (T, E)
        if not self.training:
            return Routing(logit, *choose(logit, self.top_k), logit.new_zeros(()))
        noisy = logit + self.std * torch.randn_like(logit) if self.std > 0 else logit
        weight, chosen = choose(noisy, self.top_k)
        importance = torch.zeros_like(logit).scatter(-1, chosen, weight).sum(dim=0)  # (E,)
        balance = cv_squared(importance)
        if self.std > 0 and self.top_k < self.experts:
            balance = balance + cv_squared(load(logit, noisy, self.top_k, self.std))
        return Routing(logit, weight, chosen, balance)
