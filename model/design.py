"""What a network is: its dimensions and the choices that only `model/` knows; saved in config.json of a checkpoint.

The accelerator runs multi-gate mixtures of experts. Dense layers and the task-conditioned router serve as baselines of
the same code. Sources: M³ViT (NeurIPS 2022), section 3.1 (both routers) and section 4 (baselines).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from model.data.catalog import channels, get_catalog

ROUTERS: Final = ("multi_gate", "task_conditioned")
FEED_FORWARDS: Final = ("moe", "dense")
PUBLISHED_WIDTH: Final = 256
"""Channels of every decoder stage as published."""


@dataclasses.dataclass(frozen=True, slots=True)
class Design:
    """One network.

    Attributes:
        config: its dimensions and tasks.
        decoder: channels of the decoder's stages, one per doubling of the resolution, log2(patch) of them; published:
            256 each.
        data: the data set whose classes the decoders give, see `model.data.catalog`.
        feed_forward: of odd layers: "moe" or "dense" (an MLP as in even layers).
        router: "multi_gate" (one gate per task) or "task_conditioned" (one gate, the task's embedding concatenated).
    """

    config: ModelConfig
    decoder: tuple[int, ...]
    data: str = "rooms"
    feed_forward: str = "moe"
    router: str = "multi_gate"

    def __post_init__(self) -> None:
        stages = self.config.patch.bit_length() - 1
        if self.config.patch != 1 << stages or stages < 1:
            raise EdgemoeError(
                f"Design: patch={self.config.patch} is not 2, 4, 8, ...; the decoder doubles its resolution"
            )
        widths = self.decoder
        legal = f"a list of {stages} channel counts, 1 or more (one per doubling, patch={self.config.patch})"
        if not isinstance(widths, tuple) or len(widths) != stages or any(type(w) is not int or w < 1 for w in widths):
            raise EdgemoeError(f"Design: decoder={widths!r} is not {legal}")
        for field, allowed in (("feed_forward", FEED_FORWARDS), ("router", ROUTERS)):
            if getattr(self, field) not in allowed:
                raise EdgemoeError(f"Design: {field}={getattr(self, field)!r} is not one of {', '.join(allowed)}")
        offered = get_catalog(self.data).tasks
        if unknown := [task for task in self.config.tasks if task not in offered]:
            raise EdgemoeError(f"Design: data set {self.data!r} has no tasks {unknown}; it has {', '.join(offered)}")

    def is_moe(self, layer: int) -> bool:
        """Whether encoder layer `layer` is a mixture of experts."""
        return self.feed_forward == "moe" and self.config.is_moe(layer)

    @property
    def accelerated(self) -> bool:
        """Whether golden and the accelerator run this network: every odd layer a multi-gate mixture."""
        return self.feed_forward == "moe" and self.router == "multi_gate"

    def channels(self, task: str) -> int:
        """Channels of the decoder of `task`."""
        return channels(self.data, task)

    def to_dict(self) -> dict[str, Any]:
        """JSON types: the dimensions under "model", the rest under "network"; `from_dict` is the inverse."""
        rest = {field.name: getattr(self, field.name) for field in dataclasses.fields(self) if field.name != "config"}
        return {"model": self.config.to_dict(), "network": {**rest, "decoder": list(self.decoder)}}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Design:
        """The design of `to_dict`; EdgemoeError on unknown keys, missing keys and wrong types."""
        network = data["network"]
        if not isinstance(network, Mapping):
            raise EdgemoeError(f'Design: "network" is {type(network).__name__}, needs keys and values')
        legal = [field.name for field in dataclasses.fields(cls) if field.name != "config"]
        unknown, missing = sorted(map(str, set(network) - set(legal))), [name for name in legal if name not in network]
        if unknown or missing:
            raise EdgemoeError(f"Design: unknown keys {unknown}, missing keys {missing}; legal keys: {legal}")
        widths = network["decoder"]
        decoder = tuple(widths) if isinstance(widths, list) else widths
        return cls(ModelConfig.from_dict(data["model"]), **{**network, "decoder": decoder})
