"""TEST DATA: summaries in the schema of `edgemoe sweep` with made-up numbers, the same each time."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from golden.precision import EDGE_MOE, get_precision

WIDTHS = (4, 5, 6, 8, 10, 11, 12, 16, 32)
MODES = ("floor", "nearest_even", "nearest_away")
FLOAT = {"segmentation": {"miou": 0.6124, "accuracy": 0.871}, "depth": {"rmse": 0.2817, "abs_rel": 0.0794}}
HIGHER = ("miou", "accuracy")
_ATTENTION = (
    *("normed1", "query", "key", "value", "score", "softmax_reciprocal", "softmax_maximum", "probability", "context"),
    *("attention", "residual_mid", "normed2"),
)
_DENSE = ("hidden", "activated", "ffn", "residual_out")
_MIXTURE = ("logit", "gate_score", "hidden", "activated", "expert_output", "ffn", "residual_out")
OPERATORS = ("tokens", *_ATTENTION, *_MIXTURE)


class Spec(NamedTuple):
    """A row to be made up; the greater `harm`, the more it loses."""

    label: str
    group: str
    calibration: str
    weights: int | None
    activations: int | None
    harm: float = 1.0


def specs() -> list[Spec]:
    """Widths with two calibrations, rounding modes, and the published profile."""
    found = [Spec("edge_moe", "published", "none", 16, None)]
    for calibration, harm in (("max", 1.0), ("mse", 0.4)):
        for width in WIDTHS:
            for w, a in dict.fromkeys([(width, width), (width, 32), (32, width)]):
                found.append(Spec(f"w{w}a{a}-{calibration}", "widths", calibration, w, a, harm))
    return [*found, *(Spec(f"w8a8-{mode}", "rounding", "none", 8, 8, 2 - 0.7 * at) for at, mode in enumerate(MODES))]


def summary(config: str = "micro", layers: int = 4, images: int = 64) -> dict[str, Any]:
    """A whole summary."""
    return {
        "schema": 1,
        "command": f"edgemoe sweep {config} --images {images} --out runs/sweep",
        "config": config,
        "checkpoint": {"name": config, "sha256": {}},
        "data": {"name": "rooms", "split": "validation", "samples": images, "sha256": "0" * 64},
        "seed": 1,
        "confidence": 0.95,
        "bootstrap": 1000,
        "detail": 4,
        "float": {
            task: {metric: _score(value) for metric, value in metrics.items()} for task, metrics in FLOAT.items()
        },
        "rows": [row(spec, layers, images) for spec in specs()],
    }


def row(spec: Spec, layers: int = 4, images: int = 64) -> dict[str, Any]:
    """One row."""
    w, a = spec.weights or 16, spec.activations or 16
    rng = np.random.default_rng([w, a, int(10 * spec.harm)])
    loss = spec.harm * (90 * 2.0 ** (-1.6 * (w - 4)) + 300 * 2.0 ** (-1.5 * (a - 4))) + 0.02 * float(rng.normal())
    names = ["tokens"]
    names += [f"layers.{i}.{name}" for i in range(layers) for name in (*_ATTENTION, *(_MIXTURE if i % 2 else _DENSE))]
    noise = [6.02 * min(w, a) - 12 - 4 * spec.harm - 0.05 * at + float(rng.normal()) for at in range(len(names))]
    return {
        "label": spec.label,
        "group": spec.group,
        "calibration": spec.calibration,
        "precision": (EDGE_MOE if spec.activations is None else get_precision(f"w{w}a{a}")).to_dict(),
        "weight_bits": spec.weights,
        "activation_bits": spec.activations,
        "metrics": {
            task: {metric: _changed(value, loss * (1 + 0.5 * at), metric) for metric, value in metrics.items()}
            for at, (task, metrics) in enumerate(FLOAT.items())
        },
        "fake": _fake(loss) if spec.group == "widths" and w == a else None,
        "topk_agreement": {
            task: {str(i): 1 - min(0.9, max(0.0, loss) / 120) * (i + 1) / layers for i in range(1, layers, 2)}
            for task in FLOAT
        },
        "sqnr_db": {task: dict(zip(names, noise, strict=True)) for task in FLOAT},
        "overflow": {name: {"values": 4096 * images, "overflowed": int(4096 * images * 2.0**-a)} for name in names},
        "cost": {
            "weight_bits": w * 1_482_752,
            "activation_bits": a * 2_104_448,
            "dsp": math.ceil(w / 8) * math.ceil(a / 9) * 1_300_000,
        },
    }


def _fake(loss: float) -> dict[str, dict[str, float]]:
    return {
        task: {metric: _lost(value, 0.8 * loss, metric) for metric, value in of.items()} for task, of in FLOAT.items()
    }


def _lost(value: float, loss: float, metric: str) -> float:
    return value * max(0.02, 1 - loss / 100) if metric in HIGHER else value * (1 + loss / 100)


def _score(value: float) -> dict[str, float]:
    half = 0.02 * value / (1 + value)  # not in proportion to the value
    return {"value": value, "low": value - half, "high": value + half}


def _changed(reference: float, loss: float, metric: str) -> dict[str, float]:
    value = _lost(reference, loss, metric)
    change = (100 if metric in HIGHER else -100) * (value - reference) / reference
    half = 0.1 + 0.1 * abs(change)
    return _score(value) | {"change": change, "change_low": change - half, "change_high": change + half}
