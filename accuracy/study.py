"""What all rows of a sweep share: a checkpoint, images with their truth, and how they are cut into shards."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib
import json
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
import torchmetrics

from accuracy.candidate import Candidate
from golden.errors import EdgemoeError
from model import checkpoint
from model.data.samples import Sample, Samples

SCHEMA: Final = 1
"""Version of every file of a sweep."""
_MEASURING: Final = {
    "accuracy": ("engine", "reference", "shard", "states"),
    "model": (
        *("checkpoint", "design", "experts", "heads", "m3vit", "metrics", "router", "taps", "tasks"),
        *("edge_match", "edge_metric", "evaluate", "losses", "saliency_metric"),
        *("data/catalog", "data/furniture", "data/samples"),
    ),
    "golden": ("*",),
}
"""Modules that decide what a shard's result is."""
_FAKE: Final = "quantized*"
"""Those of model that do so where fake quantisation is measured too."""


@dataclasses.dataclass(frozen=True, slots=True)
class Study:
    """What is measured, whatever the precision.

    Attributes:
        checkpoint: its folder, which every worker must be able to read.
        samples: images with the truth of the checkpoint's tasks; they travel to the workers.
        data: name of the data set, for the summary.
        split: of it, likewise.
        shard: images per task of the cluster, 1 or more.
        every: errors and overflows are measured in every so many-th image, beginning with the first.
        seed: of the bootstrap.
        bootstrap: sets of images that it draws.
        confidence: of its intervals, between 0 and 1.
        fake: also measure fake quantisation.
        command: what to type to have this sweep, for the summary.
    """

    checkpoint: Path
    samples: Samples
    data: str = "rooms"
    split: str = "validation"
    shard: int = 8
    every: int = 8
    seed: int = 0
    bootstrap: int = 1000
    confidence: float = 0.95
    fake: bool = False
    command: str = ""

    def __post_init__(self) -> None:
        for field, least in (("shard", 1), ("every", 1), ("seed", 0), ("bootstrap", 1)):
            if getattr(self, field) < least:
                raise EdgemoeError(f"sweep: {field}={getattr(self, field)} is below {least}")
        if not 0 < self.confidence < 1:
            raise EdgemoeError(f"sweep: confidence={self.confidence} is not between 0 and 1, such as 0.95")
        if not len(self.samples):
            raise EdgemoeError("sweep: there are no images; give 1 or more")

    def shards(self) -> Iterator[Sample]:
        """The images and their truth, (up to `shard`, ...) each, in order."""
        for first in range(0, len(self.samples), self.shard):
            part = [self.samples[at] for at in range(first, min(first + self.shard, len(self.samples)))]
            yield {name: np.stack([sample[name] for sample in part]) for name in part[0]}

    def detail(self, shard: int) -> tuple[int, ...]:
        """Indices, in shard `shard`, of the images whose errors and overflows are measured."""
        first = shard * self.shard
        count = min(self.shard, len(self.samples) - first)
        return tuple(at for at in range(count) if (first + at) % self.every == 0)


def digest(*parts: bytes | str | Mapping[str, Any]) -> str:
    """32 hex digits of some bytes, texts and JSON types."""
    found = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else (part if isinstance(part, str) else _canonical(part)).encode()
        found.update(len(data).to_bytes(8, "little") + data)
    return found.hexdigest()[:32]


def _canonical(data: Mapping[str, Any]) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"))


def sample_digests(shard: Sample) -> list[str]:
    """The digest of each sample of a shard, whatever the size of the shard."""
    head = {name: [array.dtype.name, *array.shape[1:]] for name, array in shard.items()}
    names = sorted(shard)
    count = len(shard["image"])
    return [digest(head, *(np.ascontiguousarray(shard[name][at]).tobytes() for name in names)) for at in range(count)]


def checkpoint_digests(folder: Path) -> dict[str, str]:
    """SHA-256 of the files that make a network; EdgemoeError if one cannot be read."""
    try:
        return {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in (checkpoint.WEIGHTS, checkpoint.CONFIG)
        }
    except OSError as error:
        raise EdgemoeError(
            f"checkpoint {folder}: {error}; every worker reads it under this path, so put it there"
        ) from error


def precision_digest(candidate: Candidate) -> str:
    """The digest of all that a candidate's precision computes with; its name is no part of it."""
    return digest({key: value for key, value in candidate.precision.to_dict().items() if key != "name"})


@functools.cache
def code(fake: bool = False) -> dict[str, str]:
    """What computes a result, read once per process: versions of libraries, digests of sources such as model/tasks.py.

    Args:
        fake: also the sources of fake quantisation.
    """
    versions = {"numpy": np.__version__, "torch": torch.__version__, "torchmetrics": torchmetrics.__version__}
    found = {"machine": platform.machine(), **versions}
    for package, names in _MEASURING.items():
        root = Path(str(importlib.import_module(package).__file__)).parent
        for name in (*names, _FAKE) if fake and package == "model" else names:
            for path in sorted(root.glob(f"{name}.py")):
                found[f"{package}/{path.relative_to(root).as_posix()}"] = digest(path.read_bytes())
    return found


def code_digest(fake: bool = False) -> str:
    """Changes with anything in `code`."""
    return digest(code(fake))
