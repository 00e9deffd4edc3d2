"""Inputs of the network benchmarks: seeded weights scaled like a trained network's, and an image.

`python -m benchmarks.network_inputs CONFIG PRECISION` runs one image in this process alone and prints JSON: seconds,
processor seconds and peak memory, weights included.
"""

from __future__ import annotations

import json
import math
import resource
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from golden.config import ModelConfig, get_config
from golden.network import Encoder
from golden.precision import get_precision
from golden.weights import expected_shapes

_MEGABYTE = 1e6


def weights(config: ModelConfig, seed: int = 1) -> dict[str, NDArray[np.float32]]:
    """Real parameters by name: matrices with variance 1 / inputs, norms near 1, small biases; float32."""
    rng = np.random.default_rng(seed)
    result: dict[str, NDArray[np.float32]] = {}
    for name, shape in expected_shapes(config).items():
        values: NDArray[np.floating[Any]] = rng.standard_normal(shape, dtype=np.float32)
        if "norm" in name and name.endswith("weight"):
            values = 1 + values / 10
        elif name.endswith(("bias", ".b1", ".b2")):
            values /= 20
        elif name != "pos_embed":
            inputs = math.prod(shape[1:]) if name == "patch_embed.weight" else shape[-1]
            values /= math.sqrt(inputs)
        result[name] = values.astype(np.float32, copy=False)
    return result


def image(config: ModelConfig, seed: int = 2) -> NDArray[np.uint8]:
    """Random pixels (H, W, C)."""
    shape = (config.image_height, config.image_width, config.channels)
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def encoder(config: str, precision: str) -> Encoder:
    """The encoder with these weights."""
    dims = get_config(config)
    return Encoder(dims, get_precision(precision), weights(dims))


def peak_memory() -> float:
    """The most memory this process held, in megabytes.

    `ru_maxrss` of a started process counts its parent as well, until `exec`; Linux tells its own peak in VmHWM.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024 / _MEGABYTE
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _MEGABYTE


def measure(config: str, precision: str) -> dict[str, Any]:
    """One image, every intermediate kept: seconds, processor seconds, peak megabytes before and after."""
    network, pixels = encoder(config, precision), image(get_config(config))
    before, start, busy = peak_memory(), time.perf_counter(), time.process_time()
    network.run(pixels, network.config.tasks[0])
    seconds, processor = time.perf_counter() - start, time.process_time() - busy
    return {
        "seconds": seconds,
        "processor_seconds": processor,
        "ready_megabytes": before,
        "peak_megabytes": peak_memory(),
    }


if __name__ == "__main__":
    print(json.dumps(measure(*sys.argv[1:])))
