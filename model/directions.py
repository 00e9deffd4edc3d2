"""Which way each metric is better, and which one stands for each task; without PyTorch, for reports too."""

from __future__ import annotations

from typing import Final

HIGHER_IS_BETTER: Final = {
    "miou": True,
    "accuracy": True,
    "rmse": False,
    "abs_rel": False,
    "mean_angle": False,
    "within_11": True,
    "within_22": True,
    "within_30": True,
    "odsf": True,
    "odsf_matched": True,
    "maxf": True,
}
"""Direction of every metric."""

PRIMARY: Final = {
    "segmentation": "miou",
    "depth": "rmse",
    "normals": "mean_angle",
    "edges": "odsf",
    "saliency": "miou",
    "human_parts": "miou",
}
"""The metric that counts in Δm, by task, in the order of tables."""
