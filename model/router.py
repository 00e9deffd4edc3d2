"""The routers: a gate decides which experts see a token.

    logit  = x @ gate[task].T                      multi-gate: one matrix per task, no bias
    logit  = concat(x, embedding[task]) @ gate.T   task-conditioned: one matrix
    weight = softmax(logit) over ALL experts       before the choice, and not renormalised after it
    chosen = the k greatest, greatest first; the lower index wins a tie

In training, noise is added to the logits, and a loss keeps the experts equally busy: cv²(importance) + cv²(load).

Sources: M³ViT, NeurIPS 2022, section 3 (both routers); N. Shazeer et al., "Outrageously large neural networks",
ICLR 2017, section 4 and appendix A (importance, load as the chance of being chosen under fresh noise); Edge-MoE, ICCAD
2023 (order of softmax and choice, see `golden/gating.py`).
"""

from __future__ import annotations

import dataclasses

import torch
from torch import Tensor, nn

from golden.config import ModelConfig
from model.design import Design
from model.layout import TASK_FEATURES
from model.processes import normal, summed


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


class Router(nn.Module):
    """What both routers share: noise in training, softmax before the choice, the balance loss."""

    def __init__(self, config: ModelConfig, noise: float) -> None:
        """A router for `config`; `noise` is the standard deviation of the logit noise times the number of experts."""
        super().__init__()
        self.top_k, self.std = config.top_k, noise / config.experts

    def logit(self, x: Tensor, task: str) -> Tensor:
        """Logits (T, E) of tokens `x` (T, D) for `task`, in float32."""
        raise NotImplementedError

    def forward(self, x: Tensor, task: str) -> Routing:
        """Routes tokens `x` (T, D) for `task`."""
        with torch.autocast(x.device.type, enabled=False):  # a choice must not depend on rounding to bfloat16
            logit = self.logit(x.float() if x.element_size() < 4 else x, task)
        if not self.training:
            return Routing(logit, *choose(logit, self.top_k), logit.new_zeros(()))
        noisy = logit + self.std * normal(logit) if self.std > 0 else logit
        weight, chosen = choose(noisy, self.top_k)
        importance = summed(torch.zeros_like(logit).scatter(-1, chosen, weight).sum(dim=0))  # (E,)
        balance = cv_squared(importance)
        if self.std > 0 and self.top_k < logit.shape[1]:
            balance = balance + cv_squared(summed(load(logit, noisy, self.top_k, self.std)))
        return Routing(logit, weight, chosen, balance)


class MultiGate(Router):
    """One gate (E, D) per task, without bias; its parameters are named `{task}.weight`."""

    def __init__(self, config: ModelConfig, noise: float = 1.0) -> None:
        """The gates of the config's tasks; `noise` as in `Router`."""
        super().__init__(config, noise)
        for task in config.tasks:
            self.add_module(task, nn.Linear(config.dim, config.experts, bias=False))

    def logit(self, x: Tensor, task: str) -> Tensor:
        """See `Router.logit`."""
        gate: Tensor = self.get_submodule(task)(x)
        return gate


class TaskConditioned(Router):
    """One gate (E, D + 16) for all tasks: a learned embedding of the task is appended to every token."""

    def __init__(self, config: ModelConfig, noise: float = 1.0) -> None:
        """The gate and the embeddings of the config's tasks; `noise` as in `Router`."""
        super().__init__(config, noise)
        self.tasks = config.tasks
        self.embedding = nn.Embedding(len(config.tasks), TASK_FEATURES)
        self.shared = nn.Linear(config.dim + TASK_FEATURES, config.experts, bias=False)

    def logit(self, x: Tensor, task: str) -> Tensor:
        """See `Router.logit`."""
        feature = self.embedding.weight[self.tasks.index(task)].expand(len(x), -1)  # (T, S)
        gate: Tensor = self.shared(torch.cat([x, feature], dim=1))
        return gate


def make_router(design: Design, noise: float) -> Router:
    """The router that `design` names."""
    return {"multi_gate": MultiGate, "task_conditioned": TaskConditioned}[design.router](design.config, noise)
