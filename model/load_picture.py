"""Where the routers send tokens in training: a table and a picture of the last epoch, per layer and task."""

from __future__ import annotations

import csv
from pathlib import Path

import lightning
import numpy as np
import torch
from lightning.pytorch.callbacks import Callback

from model.learner import Learner

TABLE, PICTURE = "expert_load.csv", "expert_load.png"


class DrawLoad(Callback):
    """Appends every epoch's expert load to a table and, where matplotlib is installed, draws the last one."""

    def __init__(self, folder: Path) -> None:
        """Writes into `folder`."""
        self.folder = folder

    def on_train_epoch_end(self, trainer: lightning.Trainer, module: lightning.LightningModule) -> None:
        """Logs the share of the busiest expert, and writes table and picture."""
        assert isinstance(module, Learner)
        keys = sorted(module.load)
        if not keys:
            return
        counts = torch.stack([module.load[key] for key in keys]).to(module.device)
        counts = trainer.strategy.reduce(counts, reduce_op="sum")  # over the processes of DDP
        if not trainer.is_global_zero:
            return
        share = dict(zip(keys, (counts / counts.sum(dim=1, keepdim=True)).cpu().numpy(), strict=True))
        busiest = {f"busiest_expert/layer{layer}/{task}": float(load.max()) for (layer, task), load in share.items()}
        for logger in trainer.loggers:
            logger.log_metrics(busiest, trainer.global_step)
        path = self.folder / TABLE
        fresh = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            if fresh:
                experts = len(next(iter(share.values())))
                writer.writerow(["epoch", "layer", "task", *(f"expert{index}" for index in range(experts))])
            for (layer, task), load in share.items():
                writer.writerow([trainer.current_epoch, layer, task, *(f"{value:.5f}" for value in load)])
        draw(share, self.folder / PICTURE)


def draw(share: dict[tuple[int, str], np.ndarray], path: Path) -> bool:
    """A heat map of `share`, (layer, task) to shares of tokens (E,); False, and no file, without matplotlib."""
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra
    except ImportError:
        return False
    values = np.stack(list(share.values())) * 100
    figure = Figure(figsize=(1.5 + 0.45 * values.shape[1], 1.2 + 0.3 * len(values)), layout="constrained")
    axes = figure.subplots()
    picture = axes.imshow(values, cmap="cividis", vmin=0, aspect="auto")
    axes.set_yticks(range(len(share)), [f"layer {layer}, {task}" for layer, task in share])
    axes.set_xticks(range(values.shape[1]))
    axes.set_xlabel("expert")
    axes.set_title("Tokens per expert, last epoch of training")
    figure.colorbar(picture, label="% of tokens")
    figure.savefig(path, dpi=110)
    return True
