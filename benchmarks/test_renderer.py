"""Scenes per second of the renderer on one core: `pytest benchmarks -k renderer`.

Nothing here fails by the clock, which counts the processor's time, so that other work on the machine changes little.
The goal of 20 scenes per second is for all labels at 128 x 256.
"""

from __future__ import annotations

import itertools
import time
from typing import Any

import numpy as np
import pytest

from model.data.rooms import draw
from model.data.samples import TASKS, Sample
from model.data.scenes import render_fields

GOAL = 20.0
FIELDS = {"all": ("image", *TASKS), "segmentation and depth": ("image", "segmentation", "depth")}


@pytest.mark.benchmark(group="renderer, scenes", timer=time.process_time)
@pytest.mark.parametrize("size", [(64, 128), (128, 256)], ids=["64x128", "128x256"])
@pytest.mark.parametrize("labels", FIELDS)
def test_renderer(
    benchmark: Any,  # noqa: ANN401 - pytest-benchmark has no types
    capsys: pytest.CaptureFixture[str],
    labels: str,
    size: tuple[int, int],
) -> None:
    seeds = itertools.count()

    def one() -> Sample:
        seed = next(seeds)
        return render_fields(draw(seed), *size, FIELDS[labels], seed)

    scene = benchmark.pedantic(one, rounds=100, warmup_rounds=3)
    if benchmark.stats is not None:  # None with --benchmark-disable
        rate = 1 / benchmark.stats.stats.mean
        benchmark.extra_info.update(kind="renderer", labels=labels, scenes_per_second=rate, goal=GOAL)
        with capsys.disabled():
            print(f"\n{labels}, {size[0]} x {size[1]}: {rate:.0f} scenes/s on one core (goal: {GOAL:.0f})")
    assert scene["depth"].shape == size
    assert np.isfinite(scene["depth"]).all()
