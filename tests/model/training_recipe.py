"""A recipe that trains in a second, for the tests of training."""

import dataclasses
from typing import Any

from model.recipe import Recipe, load_recipe
from model.train import Machine

QUIET = Machine(progress=False)


def tiny(**changes: Any) -> Recipe:  # noqa: ANN401
    small = {
        "dimensions": {"image_height": 32, "image_width": 64, "dim": 24, "mlp_hidden": 48, "expert_hidden": 24},
        "task_weights": {"segmentation": 1.0, "depth": 4.0},
        "decoder": [8, 8, 8],
        "train_samples": 32,
        "validation_samples": 8,
        "epochs": 2,
        "batch": 8,
        "threads": 1,
        "learning_rate": 4e-3,
    }
    return dataclasses.replace(load_recipe("micro"), **{**small, **changes})
