"""What a network costs for one image, from its design alone: multiply-accumulates and parameters. Needs no PyTorch.

A multiply-accumulate (MAC) is one product of a matrix multiplication or a convolution, half of what is often called
FLOPs; layer norm, softmax, GELU, biases, residuals and bilinear doublings are not counted. The encoder's counts are
those of `golden.costs`. Three ways to run a network:

- one task: one gate per layer, the chosen experts only, one decoder;
- several tasks: what comes before the first choice of experts (patches, layer 0, attention of layer 1) is computed
  once, the rest once per task, as `M3ViT.encode_tasks` does;
- dense: with no mixture the tokens are the same for every task, so the encoder runs once, and each task's decoder.

Sources: M³ViT (NeurIPS 2022), section 4 (single-task inference against the dense multi-task network).
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Sequence

from golden.config import CONFIGS
from golden.costs import Macs, macs
from golden.errors import EdgemoeError
from model.design import PUBLISHED_WIDTH, Design
from model.layout import TASK_FEATURES, expected_shapes

MODULES = tuple(field.name for field in dataclasses.fields(Macs))
"""Parts of the encoder, in the order of the computation."""


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    """Multiply-accumulates of one image.

    Attributes:
        encoder: by module, all layers and passes together.
        decoders: by task.
    """

    encoder: Macs
    decoders: dict[str, int]

    @property
    def total(self) -> int:
        """Encoder and decoders."""
        return self.encoder.total + sum(self.decoders.values())


@dataclasses.dataclass(frozen=True, slots=True)
class Parameters:
    """How many parameters there are.

    Attributes:
        shared: of the encoder without gates and experts.
        gates: of the routers.
        experts: of the mixtures.
        decoders: of the decoders.
    """

    shared: int
    gates: int
    experts: int
    decoders: int

    @property
    def total(self) -> int:
        """All together."""
        return self.shared + self.gates + self.experts + self.decoders


def resolve(name: str) -> Design:
    """The network of a recipe (a name or the path of a .yaml file), or of bare dimensions of `golden.config`.

    Bare dimensions get multi-gate mixtures, the rooms' classes and decoders as published.

    Raises:
        EdgemoeError: there is neither, or a file that is no recipe.
    """
    from model.recipe import FOLDER, load_recipe  # noqa: PLC0415 - the counts need no YAML

    recipes = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    if name in recipes or name.endswith((".yaml", ".yml")):
        return load_recipe(name).design
    if name not in CONFIGS:
        legal = ", ".join(dict.fromkeys((*recipes, *CONFIGS)))
        raise EdgemoeError(f"flops: config {name!r} is unknown; legal: {legal}, or the path of a .yaml file")
    config = CONFIGS[name]
    return Design(config, (PUBLISHED_WIDTH,) * (config.patch.bit_length() - 1))


def dense(design: Design) -> Design:
    """The baseline with an MLP in every layer."""
    return dataclasses.replace(design, feed_forward="dense")


def published(design: Design) -> Design:
    """The same network with decoders as published, 256 channels in every stage."""
    return dataclasses.replace(design, decoder=(PUBLISHED_WIDTH,) * len(design.decoder))


def encoder(design: Design) -> Macs:
    """The encoder's MACs for one task."""
    one = macs(design.config)
    layers = range(design.config.layers)
    if design.feed_forward == "dense":
        even = sum(not design.config.is_moe(layer) for layer in layers)
        return dataclasses.replace(one, mlp=one.mlp // even * len(layers), gate=0, experts=0)
    if design.router == "task_conditioned":
        return dataclasses.replace(one, gate=one.gate // design.config.dim * (design.config.dim + TASK_FEATURES))
    return one


def prefix(design: Design) -> Macs:
    """The encoder's MACs that do not depend on the task: all before the first choice of experts."""
    first = next(filter(design.is_moe, range(design.config.layers)), None)
    if first is None:
        return encoder(design)
    cut = macs(dataclasses.replace(design.config, layers=first + 1))
    return dataclasses.replace(cut, gate=0, experts=0)


def stages(design: Design, task: str) -> tuple[int, ...]:
    """MACs of the decoder of `task`: of every 3x3 convolution, then of the last 1x1, which runs at half resolution."""
    rows, columns = design.config.grid
    pixels = [rows * columns * 4**index for index in range(len(design.decoder))]
    widths = itertools.pairwise((design.config.dim, *design.decoder))
    convolutions = [9 * count * before * after for count, (before, after) in zip(pixels, widths, strict=True)]
    return *convolutions, pixels[-1] * design.decoder[-1] * design.channels(task)


def cost(design: Design, tasks: Sequence[str]) -> Cost:
    """MACs of one image through the given tasks; see the module docstring for what is computed once.

    Raises:
        EdgemoeError: no tasks, or one that the network does not have.
    """
    if not tasks or not set(tasks) <= set(design.config.tasks):
        raise EdgemoeError(f"flops: tasks={list(tasks)}; give one or more of {', '.join(design.config.tasks)}")
    common, one = prefix(design), encoder(design)
    counts = {name: (getattr(common, name), getattr(one, name)) for name in MODULES}
    passes = {name: once + len(tasks) * (each - once) for name, (once, each) in counts.items()}
    return Cost(Macs(**passes), {task: sum(stages(design, task)) for task in tasks})


def mean_of_tasks(design: Design) -> float:
    """MACs of one image and one task, the mean over tasks: their decoders end in different numbers of channels."""
    tasks = design.config.tasks
    return math.fsum(cost(design, (task,)).total for task in tasks) / len(tasks)


def parameters(design: Design) -> Parameters:
    """All parameters."""
    return _count(design, design.config.tasks, design.config.experts)


def active(design: Design, task: str) -> Parameters:
    """The parameters that one token of `task` meets: the task's gates and decoder, and `top_k` experts per mixture."""
    return _count(design, (task,), design.config.top_k)


def _count(design: Design, tasks: Sequence[str], experts: int) -> Parameters:
    found = {field.name: 0 for field in dataclasses.fields(Parameters)}
    for name, shape in expected_shapes(design).items():
        size, words = math.prod(shape), name.split(".")
        if words[0] == "heads":
            found["decoders"] += size if words[1] in tasks else 0
        elif "gate" in words:
            found["gates"] += _gate(words[words.index("gate") + 1], size, design, tasks)
        elif "moe" in words:
            found["experts"] += size // shape[0] * experts
        else:
            found["shared"] += size
    return Parameters(**found)


def _gate(owner: str, size: int, design: Design, tasks: Sequence[str]) -> int:
    """How many of a gate's parameters serve `tasks`; its owner is a task, or a part of the task-conditioned router."""
    if design.router == "multi_gate":
        return size if owner in tasks else 0
    return size if owner == "shared" else size // len(design.config.tasks) * len(tasks)
