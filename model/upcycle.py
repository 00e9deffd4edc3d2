"""Makes the experts of a mixture from one dense MLP that is trained already ("upcycling").

The H hidden units of the MLP are dealt to the experts like cards, h to each, from seeded shuffles of the H; so every
unit is dealt equally often if H divides E * h, and an expert gives on average h / H of the MLP. Experts are weighted by
softmax, and the weights of the k chosen do not add up to 1: the mean s of their sum is measured with the fresh gates on
tokens such as the layer norm before gives (weight * z + bias, z normal). Therefore

    w2 = H / (h * s) * fc2.weight[:, units],    b2 = fc2.bias / s

make the mixture's mean over choices the MLP's output, and exactly that output where all experts are chosen with equal
weights. Experts begin different, as copies would not.

Source: A. Komatsuzaki et al., "Sparse upcycling", ICLR 2023 (copies, and weights that add up to 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import torch
from torch import Tensor

from golden.config import ModelConfig
from model.router import Router, choose

PROBES: Final = 1024
"""Random tokens on which the share of the chosen experts is measured."""


def chosen_share(gate: Router, weight: Tensor, bias: Tensor, config: ModelConfig, stream: tuple[int, int]) -> float:
    """The mean over tokens and tasks of the summed weights of the chosen experts: from k / E, a flat gate, to 1.

    Args:
        gate: the router.
        weight: (D,) of the layer norm before it.
        bias: (D,) of the same.
        config: dimensions and tasks.
        stream: names the random numbers.
    """
    normal = torch.from_numpy(np.random.default_rng([*stream, 1]).standard_normal((PROBES, config.dim)))
    tokens = (normal * weight + bias).to(next(gate.parameters()))
    with torch.no_grad():
        sums = [choose(gate.logit(tokens, task), config.top_k)[0].sum(dim=-1).mean() for task in config.tasks]
        return float(torch.stack(sums).mean())


def deal(block: Mapping[str, Tensor], config: ModelConfig, share: float, stream: tuple[int, int]) -> dict[str, Tensor]:
    """The MLP of a block, dealt to experts.

    Args:
        block: "mlp.fc1.weight" (H, D), "mlp.fc1.bias" (H,), "mlp.fc2.weight" (D, H), "mlp.fc2.bias" (D,).
        config: dimensions.
        share: of `chosen_share`.
        stream: names the random numbers.

    Returns:
        w1 (E, h, D), b1 (E, h), w2 (E, D, h), b2 (E, D).
    """
    count, hidden, wide = config.experts, config.expert_hidden, config.mlp_hidden
    drawn = np.random.default_rng([*stream, 0])
    deck = np.concatenate([drawn.permutation(wide) for _ in range(-(-count * hidden // wide))])
    units = torch.from_numpy(deck[: count * hidden].reshape(count, hidden))
    return {
        "w1": block["mlp.fc1.weight"][units],
        "b1": block["mlp.fc1.bias"][units],
        "w2": block["mlp.fc2.weight"].T[units].transpose(1, 2) * (wide / (hidden * share)),
        "b2": (block["mlp.fc2.bias"] / share).expand(count, -1),
    }
