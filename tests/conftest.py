"""What holds for every test: PyTorch on one thread, where it is installed."""

import contextlib

with contextlib.suppress(ImportError):
    import torch

    torch.set_num_threads(1)  # tensors of tests are small: more threads only wait for each other
