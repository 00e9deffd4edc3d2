"""From samples to batches of tensors, the same for any number of processes and after any interruption.

The order of an epoch and the augmentation of each sample depend on (seed, epoch, index) alone: no state is kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset, Sampler

from golden.errors import EdgemoeError
from model.data.augment import Augmentation, augment
from model.data.samples import Samples

Batch = dict[str, Tensor]
Key = tuple[int, int]
"""Epoch and index of a sample."""


class SampleError(EdgemoeError):
    """A sample that cannot be read.

    Where a DataLoader's worker meets it, the main process raises it anew with a text that ends with the traceback,
    whose last part is our message; only that is kept.
    """

    def __init__(self, text: str) -> None:
        """The error of a message, or of a traceback that ends with it."""
        traceback, mark, message = text.partition(f"{SampleError.__module__}.SampleError: ")
        super().__init__(message.removesuffix("\n") if mark else traceback)


class Batches(Dataset[Batch]):
    """Augmented samples, indexed by lists of keys: each batch is a dict of tensors with a leading B.

    Raises:
        SampleError: a sample cannot be read.
    """

    def __init__(self, samples: Samples, augmentation: Augmentation, seed: int) -> None:
        """Serves `samples`, changed by `augmentation` with the random streams of `seed`."""
        self.samples, self.augmentation, self.seed = samples, augmentation, seed

    def __len__(self) -> int:
        return len(self.samples)

    def __getitem__(self, keys: list[Key]) -> Batch:
        try:
            changed = [
                augment(self.samples[index], self.augmentation, np.random.default_rng([self.seed, 2, epoch, index]))
                for epoch, index in keys
            ]
        except EdgemoeError as error:
            raise SampleError(str(error)) from error
        return {name: torch.from_numpy(np.stack([sample[name] for sample in changed])) for name in changed[0]}


class EpochSampler(Sampler[list[Key]]):
    """Lists of keys, one per step: this process's share of every batch of a shuffled epoch.

    Samples that do not fill a last batch are left out. Lightning calls `set_epoch`, also when it resumes.
    """

    def __init__(self, samples: int, batch: int, seed: int, rank: int = 0, processes: int = 1) -> None:
        """A sampler.

        Args:
            samples: in the training split.
            batch: samples per step over all processes.
            seed: of the order.
            rank: this process, 0 to processes - 1.
            processes: of the run; must divide `batch`.

        Raises:
            EdgemoeError: fewer samples than a batch, or a batch that cannot be shared out.
        """
        if samples < batch:
            raise EdgemoeError(f"train: train_samples={samples} is below batch={batch}")
        if batch % processes:
            raise EdgemoeError(f"train: batch={batch} is not a multiple of the {processes} processes")
        self.samples, self.batch, self.seed, self.epoch = samples, batch, seed, 0
        self.share = slice(rank * batch // processes, (rank + 1) * batch // processes)

    def set_epoch(self, epoch: int) -> None:
        """Chooses the epoch whose order comes next."""
        self.epoch = epoch

    def __len__(self) -> int:
        return self.samples // self.batch

    def __iter__(self) -> Iterator[list[Key]]:
        order = np.random.default_rng([self.seed, 1, self.epoch]).permutation(self.samples).tolist()
        for step in range(len(self)):
            chosen = order[step * self.batch : (step + 1) * self.batch][self.share]
            yield [(self.epoch, index) for index in chosen]


def in_order(samples: Samples, batch: int) -> Iterator[Batch]:
    """All samples as they are, in batches of `batch` (the last one may be smaller)."""
    for step in range(math.ceil(len(samples) / batch)):
        part = [samples[index] for index in range(step * batch, min((step + 1) * batch, len(samples)))]
        yield {name: torch.from_numpy(np.stack([sample[name] for sample in part])) for name in part[0]}
