"""Samples that cannot be read: the message reaches the main process as it is, with and without workers."""

from __future__ import annotations

import numpy as np
import pytest
from torch.utils.data import DataLoader

from golden.errors import EdgemoeError
from model.data.augment import Augmentation
from model.data.batches import Batches, EpochSampler
from model.data.samples import Sample

MESSAGE = "a.png: cannot be read as a picture (broken: data)\nfetch the file again"


class Spoiled:
    """Four samples, one of which cannot be read."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __len__(self) -> int:
        return 4

    def __getitem__(self, index: int) -> Sample:
        if index == 2:
            raise EdgemoeError(self.message)
        return {"image": np.zeros((4, 4, 3), np.uint8), "depth": np.ones((4, 4), np.float32)}


@pytest.mark.parametrize("workers", [0, 1])
@pytest.mark.parametrize("message", [MESSAGE, "ends with a line\n", "EdgemoeError: twice: SampleError: thrice"])
def test_a_corrupt_sample(workers: int, message: str) -> None:
    batches = Batches(Spoiled(message), Augmentation(), seed=1)
    loader = DataLoader(batches, sampler=EpochSampler(4, 2, seed=1), batch_size=None, num_workers=workers)
    with pytest.raises(EdgemoeError) as caught:
        list(loader)
    assert str(caught.value) == message
