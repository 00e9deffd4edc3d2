"""A tiny network with random weights, and rooms of 32 x 64 pixels, for the tests of sweeps."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import torch

from accuracy.candidate import Candidate
from accuracy.study import Study
from golden.config import ModelConfig
from golden.precision import get_precision
from model import checkpoint
from model.data.dataset import Rooms, open_rooms
from model.design import Design
from model.m3vit import M3ViT

TASKS = ("segmentation", "depth", "edges")
CONFIG = ModelConfig(
    "tiny", 32, 64, 8, dim=12, heads=3, layers=4, mlp_hidden=20, experts=4, top_k=2, expert_hidden=8, tasks=TASKS
)
IMAGES = 5
SHARD = 2


def saved(folder: Path, seed: int = 1, tasks: tuple[str, ...] = TASKS) -> Path:
    """A checkpoint with random weights."""
    torch.manual_seed(seed)
    design = Design(ModelConfig.from_dict({**CONFIG.to_dict(), "tasks": list(tasks)}), (4, 4, 4))
    tensors = {name: value.numpy() for name, value in M3ViT(design).state_dict().items()}
    checkpoint.save(folder, design, tensors, recipe={}, metrics={"network": {}}, card="test")
    return folder


@functools.cache
def rooms(count: int = IMAGES) -> Rooms:
    """Images and truth, rendered once."""
    return open_rooms("validation", count, 32, 64, TASKS)


def study(folder: Path, **changes: Any) -> Study:  # noqa: ANN401 - fields of Study
    """Three shards of up to two images, every image in detail."""
    options: dict[str, Any] = {"samples": rooms(), "shard": SHARD, "every": 1, "bootstrap": 50, **changes}
    return Study(folder, **options)


def candidates(*names: str) -> list[Candidate]:
    """One per name of a precision."""
    return [Candidate(name, get_precision(name)) for name in names]
