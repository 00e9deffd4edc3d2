"""Dimensions of M³ViT networks.

`ModelConfig` is the single source of every dimension: the PyTorch model, the golden operators, the vectors and the
generated RTL read theirs from here. Sources: M³ViT (NeurIPS 2022) for the network; Edge-MoE (ICCAD 2023) for the
`edge_moe` dimensions (ViT-tiny, 128 x 256 images, 16 experts, top-2).

`NAME-pP` is the config NAME with P queries in flight: other hardware for the same network.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, Final

from golden.errors import EdgemoeError

LIMITS: Final = {
    **{"image_height": 8192, "image_width": 8192, "channels": 256, "patch": 256},
    **{"dim": 16384, "heads": 1024, "layers": 1024, "mlp_hidden": 65536},
    **{"experts": 1024, "top_k": 1024, "expert_hidden": 65536, "attention_parallelism": 1024},
}
"""Greatest value of each integer field: far above any network, small enough that a bad file cannot hang us."""

_PARALLEL: Final = re.compile(r"(.+)-p(\d{1,4})")


@dataclasses.dataclass(frozen=True, slots=True)
class ModelConfig:
    """Every dimension of one network, from 1 to `LIMITS`; layers with an odd index are mixtures of experts.

    Attributes:
        name: short name, used in paths and reports.
        image_height: rows of the image, pixels; a multiple of `patch`.
        image_width: columns of the image, pixels; a multiple of `patch`.
        channels: colour planes of the image.
        patch: side of a square patch, pixels.
        dim: features per token (D).
        heads: attention heads; divides `dim`.
        layers: encoder layers; even indices hold a dense MLP, odd ones a mixture of experts.
        mlp_hidden: hidden features of the dense MLP.
        experts: experts per mixture (E).
        top_k: experts chosen per token; at most `experts`.
        expert_hidden: hidden features of one expert.
        tasks: task names, in the order of their gates.
        attention_parallelism: queries in flight in the accelerator (P), which fixes the key order of softmax.
    """

    name: str
    image_height: int
    image_width: int
    patch: int
    dim: int
    heads: int
    layers: int
    mlp_hidden: int
    experts: int
    top_k: int
    expert_hidden: int
    tasks: tuple[str, ...] = ("segmentation", "depth")
    attention_parallelism: int = 4
    channels: int = 3

    def __post_init__(self) -> None:
        for field, limit in LIMITS.items():
            value = getattr(self, field)
            self._check(type(value) is int and 1 <= value <= limit, field, f"an integer from 1 to {limit}")
        self._check(self.image_height % self.patch == 0, "image_height", f"a multiple of patch={self.patch}")
        self._check(self.image_width % self.patch == 0, "image_width", f"a multiple of patch={self.patch}")
        self._check(self.dim % self.heads == 0, "heads", f"a divisor of dim={self.dim}")
        self._check(self.top_k <= self.experts, "top_k", f"at most experts={self.experts}")
        self._check(all(isinstance(task, str) and task for task in self.tasks), "tasks", "a tuple of names")
        self._check(len(self.tasks) == len(set(self.tasks)) > 0, "tasks", "one or more different names")

    def _check(self, ok: bool, field: str, legal: str) -> None:
        if not ok:
            raise EdgemoeError(f"ModelConfig: {field}={getattr(self, field)!r} is not {legal}")

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of patches."""
        return self.image_height // self.patch, self.image_width // self.patch

    @property
    def tokens(self) -> int:
        """Tokens per image (N): the class token and one per patch."""
        return 1 + self.grid[0] * self.grid[1]

    @property
    def head_dim(self) -> int:
        """Features per attention head."""
        return self.dim // self.heads

    @property
    def network(self) -> str:
        """Name of the network: configs that differ in parallelism alone share it."""
        found = _PARALLEL.fullmatch(self.name)
        return found[1] if found else self.name

    def is_moe(self, layer: int) -> bool:
        """Whether encoder layer `layer` (from 0) is a mixture of experts."""
        return layer % 2 == 1

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, in field order; `from_dict` is the inverse."""
        fields = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return {**fields, "tasks": list(self.tasks)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ModelConfig:
        """The config saved by `to_dict`; unknown and missing keys are errors."""
        fields = {field.name: field for field in dataclasses.fields(cls)}
        unknown = sorted(set(data) - set(fields))
        required = {name for name, field in fields.items() if field.default is dataclasses.MISSING}
        missing = sorted(required - set(data))
        if unknown or missing:
            raise EdgemoeError(
                f"ModelConfig: unknown keys {unknown}, missing keys {missing}; legal keys: {list(fields)}"
            )
        tasks = data.get("tasks", fields["tasks"].default)
        if not isinstance(tasks, list | tuple):
            raise EdgemoeError(f"ModelConfig: tasks={tasks!r} is not a list of names")
        return cls(**{**data, "tasks": tuple(tasks)})


CONFIGS: dict[str, ModelConfig] = {
    config.name: config
    for config in (
        ModelConfig(
            "micro", 64, 128, 8, dim=48, heads=3, layers=4, mlp_hidden=192, experts=4, top_k=2, expert_hidden=96
        ),
        ModelConfig(
            "edge_moe",
            128,
            256,
            16,
            dim=192,
            heads=3,
            layers=12,
            mlp_hidden=768,
            experts=16,
            top_k=2,
            expert_hidden=384,
        ),
        ModelConfig(
            "small", 128, 256, 16, dim=384, heads=6, layers=12, mlp_hidden=1536, experts=16, top_k=2, expert_hidden=768
        ),
        ModelConfig(
            "base", 128, 256, 16, dim=768, heads=12, layers=12, mlp_hidden=3072, experts=16, top_k=2, expert_hidden=1536
        ),
    )
}


def get_config(name: str) -> ModelConfig:
    """The named config, or `NAME-pP` for one with P queries in flight; raises EdgemoeError on another name."""
    if name in CONFIGS:
        return CONFIGS[name]
    found = _PARALLEL.fullmatch(name)
    if found and found[1] in CONFIGS:
        return dataclasses.replace(CONFIGS[found[1]], name=name, attention_parallelism=int(found[2]))
    raise EdgemoeError(f"config {name!r} is unknown; legal: {', '.join(CONFIGS)}, or NAME-pP such as micro-p8")
