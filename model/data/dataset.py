"""Rendered scenes held in memory and served in batches.

Training scenes have the seeds 0 .. n-1, validation scenes `VALIDATION_SEED` .. `VALIDATION_SEED` + n-1: no scene is in
both, whatever n is.
"""

from __future__ import annotations

import dataclasses
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from model.data.scenes import scene

VALIDATION_SEED = 1_000_000_000
SPLITS = {"train": 0, "validation": VALIDATION_SEED}


@dataclasses.dataclass(frozen=True, slots=True)
class Scenes:
    """A block of scenes.

    Attributes:
        image: uint8 (n, H, W, 3).
        depth: float32 (n, H, W), metres.
        label: uint8 (n, H, W), index into `furniture.CLASSES`.
    """

    image: NDArray[np.uint8]
    depth: NDArray[np.float32]
    label: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.image)

    def targets(self) -> dict[str, NDArray[np.uint8] | NDArray[np.float32]]:
        """The truth of every task, by task name."""
        return {"segmentation": self.label, "depth": self.depth}


def _block(first: int, count: int, height: int, width: int) -> Scenes:
    scenes = [scene(first + index, height, width) for index in range(count)]
    image, depth, label = (np.stack([getattr(s, field) for s in scenes]) for field in ("rgb", "depth", "label"))
    return Scenes(image, depth, label)


def render_split(split: str, count: int, height: int, width: int, processes: int = 1) -> Scenes:
    """The first `count` scenes of a split; the bytes do not depend on `processes`.

    Args:
        split: "train" or "validation".
        count: scenes, 1 or more and at most `VALIDATION_SEED`.
        height: rows, pixels.
        width: columns, pixels.
        processes: workers that render; 1 renders in this process.

    Raises:
        EdgemoeError: an unknown split or a count out of range.
    """
    if split not in SPLITS:
        raise EdgemoeError(f"render_split: split={split!r} is not one of {', '.join(SPLITS)}")
    if not 1 <= count <= VALIDATION_SEED:
        raise EdgemoeError(f"render_split: count={count} is not from 1 to {VALIDATION_SEED}")
    if processes == 1:
        return _block(SPLITS[split], count, height, width)
    size = 64
    firsts = range(0, count, size)
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        jobs = [pool.submit(_block, SPLITS[split] + at, min(size, count - at), height, width) for at in firsts]
        blocks = [job.result() for job in jobs]
    image, depth, label = (np.concatenate([getattr(b, field) for b in blocks]) for field in ("image", "depth", "label"))
    return Scenes(image, depth, label)
