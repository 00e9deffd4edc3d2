"""One image through the whole encoder at `edge_moe` size: time, multiply-accumulates per second, peak memory.

Nothing here fails by the clock: the table shows time beside the goal, and beside the published C simulation's 12.5 s
(-O3) and 355 s (-O0), which are published figures of another machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import network_inputs
from benchmarks.threads import THREAD_VARIABLES
from golden import reference
from golden.config import get_config
from golden.costs import macs

CONFIG = get_config("edge_moe")
GOALS = {"edge_moe": 1.0, "edge_moe_exact": 0.3}
PUBLISHED_SECONDS = (12.5, 355.0)
MOST_MEGABYTES = 500
ROOT = Path(__file__).parents[1]


def fresh_process(precision: str) -> dict[str, float]:
    """One image in a process of its own, on one thread."""
    command = [sys.executable, "-m", "benchmarks.network_inputs", CONFIG.name, precision]
    environment = {**os.environ, **dict.fromkeys(THREAD_VARIABLES, "1")}
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


@pytest.mark.benchmark(group="network, one image at edge_moe size")
@pytest.mark.parametrize("precision", GOALS)
def test_network(benchmark: Any, precision: str) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    encoder, image = network_inputs.encoder(CONFIG.name, precision), network_inputs.image(CONFIG)
    trace = benchmark.pedantic(encoder.run, args=(image, CONFIG.tasks[0]), rounds=5, warmup_rounds=1)
    alone = fresh_process(precision)
    benchmark.extra_info.update(
        kind="network",
        precision=precision,
        limit=GOALS[precision],
        macs=macs(CONFIG).total,
        published_seconds=PUBLISHED_SECONDS,
        **alone,
    )
    assert all(f"layers.{layer}.residual_out" in trace for layer in range(CONFIG.layers))
    assert alone["peak_megabytes"] <= MOST_MEGABYTES


def test_inputs_are_like_a_network() -> None:
    """What is timed is no noise: nothing wraps, so the result follows float64, and the experts share the tokens."""
    encoder, image = network_inputs.encoder(CONFIG.name, "edge_moe_exact"), network_inputs.image(CONFIG)
    trace = encoder.run(image, CONFIG.tasks[0])
    last = f"layers.{CONFIG.layers - 1}.residual_out"
    real = {name: value.real for name, value in encoder.weights.items()}
    pixels = np.ascontiguousarray(image.transpose(2, 0, 1)) / 256
    expected = dict(reference.network(real, CONFIG, CONFIG.tasks[0], pixels))[last]
    assert np.median(np.abs(trace[last].real - expected)) < 1e-3 * np.std(expected)  # near ties may choose otherwise
    assert len(np.unique(trace["layers.1.chosen"].raw)) == CONFIG.experts
