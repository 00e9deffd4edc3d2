"""The cases of attention are what their names say."""

from __future__ import annotations

import pytest

from golden import attention
from golden.config import get_config
from golden.fixed import Fixed
from golden.precision import get_precision
from vectors import manifest, regenerate
from vectors.attention import over_one_case
from vectors.case import Case


def excess(case: Case) -> tuple[int, bool, bool]:
    """By how many ulp the probabilities of query 0 sum to more than 1.0; whether contexts pass either end."""
    probability, value = (Fixed(case.raw(role), case.tensors[role].format) for role in ("probability", "value"))
    out = case.tensors["context"].format
    sums = attention.context(probability, value, out.unfitted).raw
    over = probability.raw[:, 0].sum(axis=-1) - (1 << probability.format.frac)
    return int(over.min()), bool((sums < out.raw_min).any()), bool((sums > out.raw_max).any())


def test_the_committed_case_over_one_wraps_both_ways() -> None:
    folder = regenerate.folder_of("micro")
    (entry,) = manifest.select(manifest.load(folder), ["attention"], ["corners_over_one"])
    case = manifest.load_case(folder, entry)
    assert excess(case) == (1, True, True)
    value, context = case.raw("value")[:, 0], case.raw("context")[:, 0]
    fmt = case.tensors["value"].format
    assert (value[:, ::2] == fmt.raw_min).all()
    assert (context[:, ::2] > 0).all()  # of values that are negative alone
    assert (value[:, 1::2] == fmt.raw_max).all()
    assert (context[:, 1::2] < 0).all()


@pytest.mark.parametrize("precision", ["edge_moe", "edge_moe_exact", "w8a8", "w12a10"])
@pytest.mark.parametrize("config", ["micro", "edge_moe", "micro-p1", "micro-p8"])
def test_every_config_and_precision_has_rows_over_one(config: str, precision: str) -> None:
    dims = get_config(config)
    over, below, above = excess(over_one_case(dims.head_dim, dims.attention_parallelism, get_precision(precision)))
    assert over > 0
    assert below
    assert above
