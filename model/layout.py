"""Names and shapes of every parameter of a network, without torch: the modules build their layers from the same."""

from __future__ import annotations

import itertools

from golden.weights import expected_shapes as encoder_shapes
from model.design import Design

Shapes = dict[str, tuple[int, ...]]

TASK_FEATURES = 16
"""Features of a task's embedding in the task-conditioned router."""


def _linear(name: str, *shape: int) -> Shapes:
    return {f"{name}.weight": shape, f"{name}.bias": shape[:1]}


def _odd_layer(design: Design, layer: int) -> Shapes:
    """What an odd layer holds instead of a multi-gate mixture."""
    config, root = design.config, f"layers.{layer}"
    if design.feed_forward == "dense":
        return _linear(f"{root}.mlp.fc1", config.mlp_hidden, config.dim) | _linear(
            f"{root}.mlp.fc2", config.dim, config.mlp_hidden
        )
    tasks = len(config.tasks)
    return {
        f"{root}.moe.gate.shared.weight": (config.experts, config.dim + TASK_FEATURES),
        f"{root}.moe.gate.embedding.weight": (tasks, TASK_FEATURES),
    }


def expected_encoder_shapes(design: Design) -> Shapes:
    """Name and shape of every encoder parameter; golden's own for what the accelerator runs."""
    shapes: Shapes = dict(encoder_shapes(design.config))
    if design.accelerated:
        return shapes
    dropped = ".moe." if design.feed_forward == "dense" else ".moe.gate."
    shapes = {name: shape for name, shape in shapes.items() if dropped not in name}
    for layer in filter(design.config.is_moe, range(design.config.layers)):
        shapes |= _odd_layer(design, layer)
    return shapes


def expected_head_shapes(design: Design) -> Shapes:
    """Name and shape of every decoder parameter."""
    shapes: Shapes = {}
    for task in design.config.tasks:
        root = f"heads.{task}"
        shapes |= _linear(f"{root}.norm", design.config.dim)
        for index, (before, after) in enumerate(itertools.pairwise((design.config.dim, *design.decoder))):
            shapes |= _linear(f"{root}.stages.{index}", after, before, 3, 3)
        shapes |= _linear(f"{root}.last", design.channels(task), design.decoder[-1], 1, 1)
    return shapes


def expected_shapes(design: Design) -> Shapes:
    """Name and shape of every parameter of encoder and decoders."""
    return expected_encoder_shapes(design) | expected_head_shapes(design)
