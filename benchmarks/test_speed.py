"""Speed of the int64 engine against the fxpmath definition, in one run: the ratio of the two rows is the gain."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from golden import definition, fixed
from golden.fixed import Format

RAW = np.random.default_rng(1).integers(-(2**52), 2**52, 20_000)
FEATURE = Format(32, 22)


@pytest.mark.benchmark(group="requantize 20,000 words of 53 bits to ap_fixed<32,10>")
@pytest.mark.parametrize("engine", [fixed, definition], ids=["int64", "fxpmath"])
def test_requantize(benchmark: Any, engine: Any) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    result = benchmark(engine.requantize, RAW, 36, FEATURE)
    assert result.tolist() == fixed.requantize(RAW, 36, FEATURE).tolist()
