"""Softmax of rows of scores: one query per lane, as many lanes as queries in flight."""

from __future__ import annotations

from golden.config import ModelConfig
from golden.precision import Precision
from rtl_hls.kernel import Kernel, bits


def build(config: ModelConfig, precision: Precision) -> tuple[Kernel, ...]:
    """The statistics and the normalisation."""
    lanes = config.attention_parallelism
    score, reciprocal, probability = (precision.format(role) for role in ("score", "reciprocal", "probability"))
    scores = bits("scores", "in", lanes * score.width + 1)
    pairs = lanes * (score.width + reciprocal.width)
    formats = {"score": score, "reciprocal": reciprocal, "maximum": score, "probability": probability}
    return (
        Kernel(
            name="softmax_statistics",
            operator="softmax",
            module="softmax",
            proc="SoftmaxStatistics",
            parameters=(lanes,),
            channels=(scores, bits("statistics", "out", pairs)),
            lanes=lanes,
            outputs=("reciprocal", "maximum"),
            formats=formats,
        ),
        Kernel(
            name="softmax_normalise",
            operator="softmax",
            module="softmax",
            proc="SoftmaxNormalise",
            parameters=(lanes,),
            channels=(
                scores,
                bits("statistics", "in", pairs),
                bits("probabilities", "out", lanes * probability.width),
            ),
            lanes=lanes,
            outputs=("probability",),
            formats=formats,
        ),
    )
