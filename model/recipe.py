"""Recipes: how a network is trained, as a typed YAML file. Unknown keys, missing keys and wrong types are errors."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError
from model.data.augment import LARGEST_SCALE
from model.design import Design

FOLDER = Path(__file__).parent / "configs"

CHOICES: Final = {
    "optimizer": ("adamw", "sgd"),
    "schedule": ("one_cycle", "poly"),
    "precision": ("32-true", "bf16-mixed", "16-mixed"),
    "stored": ("float32", "float16"),
}
"""Legal values of the recipe's words."""

FRACTIONS: Final = {"warmup": (0, 1), "ema": (0, 1), "flip": (0, 1), "color": (0, 1)}
"""Ranges of numbers that have an upper bound."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that decides the weights, beside the code and the data.

    Attributes:
        model: name of the dimensions, see `golden.config.CONFIGS`.
        dimensions: fields of ModelConfig that replace the named ones (image size, heads, ...).
        task_weights: tasks in the order of their gates, and the weight of each one's loss.
        losses: names of the losses where not the default, see `model.losses.LOSSES`.
        data: data set, see `model.data.catalog.CATALOGS`.
        train_samples: of the training split; null for all that the folder has (rooms need a number).
        validation_samples: of the validation split; likewise.
        decoder: channels of the decoder's stages.
        feed_forward: see `Design`.
        router: see `Design`.
        seed: of initial weights, order of samples, augmentation and gate noise.
        epochs: passes over the training split.
        batch: samples per optimiser step, over all devices.
        optimizer: "adamw" (betas 0.9, 0.98) or "sgd" (momentum 0.9).
        schedule: "one_cycle", or "poly": linear warm-up, then (1 - step / steps) ** 0.9.
        learning_rate: its peak.
        weight_decay: on parameters of two axes or more: weights, the experts' stacked biases, the position table.
        warmup: fraction of the steps in which the learning rate rises.
        clip: greatest norm of the gradient; 0 for no bound.
        precision: of the arithmetic in training: "32-true", "bf16-mixed" or "16-mixed".
        ema: decay per step of the running mean of the weights that is saved; 0 saves the last weights.
        balance: weight of the routers' balance loss.
        gate_noise: standard deviation of the routers' noise, times the number of experts.
        in_range: keep the encoder's weights inside the published formats, see `model.ranges`.
        flip: chance of a mirrored sample.
        scale: greatest zoom of a random crop, 1 for none.
        color: strength of the colour jitter, 0 for none.
        stored: type of the saved weights; the metrics are those of the saved ones.
        threads: CPU threads; sums in another order, so part of the recipe.
    """

    model: str
    task_weights: dict[str, float]
    train_samples: int | None
    validation_samples: int | None
    decoder: list[int]
    epochs: int
    batch: int
    learning_rate: float
    dimensions: dict[str, Any] = dataclasses.field(default_factory=dict)
    losses: dict[str, str] = dataclasses.field(default_factory=dict)
    data: str = "rooms"
    feed_forward: str = "moe"
    router: str = "multi_gate"
    seed: int = 0
    optimizer: str = "adamw"
    schedule: str = "one_cycle"
    weight_decay: float = 0.0
    warmup: float = 0.1
    clip: float = 0.0
    precision: str = "32-true"
    ema: float = 0.0
    balance: float = 0.01
    gate_noise: float = 1.0
    in_range: bool = True
    flip: float = 0.0
    scale: float = 1.0
    color: float = 0.0
    stored: str = "float32"
    threads: int = 2

    def __post_init__(self) -> None:
        hints = typing.get_type_hints(Recipe)
        for field in dataclasses.fields(self):
            _check_type(field.name, getattr(self, field.name), hints[field.name])
        for name, legal in CHOICES.items():
            self._check(getattr(self, name) in legal, name, f"one of {', '.join(legal)}")
        for name, (low, high) in FRACTIONS.items():
            self._check(low <= getattr(self, name) <= high, name, f"from {low} to {high}")
        self._check(self.ema < 1, "ema", "below 1")
        self._check(self.scale >= 1, "scale", "1 or more")
        self._check(self.scale <= LARGEST_SCALE, "scale", f"at most {LARGEST_SCALE:g}")
        self._check(self.color < 1, "color", "below 1")
        self._check("tasks" not in self.dimensions, "dimensions", "without tasks: task_weights names them")
        self._check(0 <= self.seed < 2**32, "seed", "from 0 to 2**32 - 1")
        for name in ("epochs", "batch", "threads", "train_samples", "validation_samples"):
            value = getattr(self, name)
            self._check(value is None or value > 0, name, "a positive integer")
        self._check(self.task_weights and all(w > 0 for w in self.task_weights.values()), "task_weights", "positive")
        if self.data == "rooms":
            for name in ("train_samples", "validation_samples"):
                self._check(getattr(self, name) is not None, name, "a number of scenes, as data 'rooms' needs")
        unknown = sorted(set(self.losses) - set(self.task_weights))
        self._check(not unknown, "losses", f"for tasks among {', '.join(self.task_weights)}")
        _ = self.design  # its own checks

    def _check(self, ok: object, name: str, legal: str) -> None:
        if not ok:
            raise EdgemoeError(f"recipe: {name}={getattr(self, name)!r} is not {legal}")

    @property
    def config(self) -> ModelConfig:
        """The dimensions."""
        base = get_config(self.model).to_dict()
        return ModelConfig.from_dict({**base, **self.dimensions, "tasks": list(self.task_weights)})

    @property
    def design(self) -> Design:
        """The network."""
        return Design(self.config, tuple(self.decoder), self.data, self.feed_forward, self.router)

    def with_tasks(self, tasks: Sequence[str]) -> Recipe:
        """This recipe for some of its tasks, for instance one, as a baseline; EdgemoeError on other tasks."""
        if not tasks or not set(tasks) <= set(self.task_weights):
            raise EdgemoeError(f"recipe: tasks={list(tasks)} are not among {', '.join(self.task_weights)}")
        weights = {task: weight for task, weight in self.task_weights.items() if task in tasks}
        losses = {task: loss for task, loss in self.losses.items() if task in tasks}
        return dataclasses.replace(self, task_weights=weights, losses=losses)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "recipe") -> Recipe:
        """The recipe of plain values; EdgemoeError on unknown keys, missing keys and wrong types."""
        fields = dataclasses.fields(cls)
        names = [field.name for field in fields]
        required = [f.name for f in fields if f.default is f.default_factory is dataclasses.MISSING]
        unknown = sorted(map(str, set(data) - set(names)))
        missing = [name for name in required if name not in data]
        if unknown or missing:
            raise EdgemoeError(f"{where}: unknown keys {unknown}, missing keys {missing}; legal keys: {names}")
        return cls(**data)


def _fits(value: object, hint: Any) -> bool:  # noqa: ANN401 - a type
    """Whether `value` is of the type `hint`; an int counts as a float, a bool as nothing but a bool."""
    origin = typing.get_origin(hint)
    if origin is types.UnionType:
        return any(_fits(value, part) for part in typing.get_args(hint))
    if origin is dict:
        key, item = typing.get_args(hint)
        return isinstance(value, dict) and all(_fits(k, key) and _fits(v, item) for k, v in value.items())
    if origin is list:
        return isinstance(value, list) and all(_fits(v, typing.get_args(hint)[0]) for v in value)
    if hint is float:
        return type(value) in (int, float) and 0 <= typing.cast(float, value) < 1e300
    return hint is Any or type(value) is hint


def _check_type(name: str, value: object, hint: Any) -> None:  # noqa: ANN401 - a type
    if not _fits(value, hint):
        kind = "a number, 0 or more" if hint is float else str(getattr(hint, "__name__", hint))
        raise EdgemoeError(f"recipe: {name}={value!r} is not {kind if typing.get_origin(hint) is None else hint}")


def load_recipe(name: str | Path, **overrides: Any) -> Recipe:  # noqa: ANN401 - the values of Recipe's fields
    """A recipe that comes with the package, or one's own.

    Args:
        name: a file of `model/configs` without suffix, or the path of a .yaml file.
        overrides: fields to replace; those that are None keep the file's value.

    Raises:
        EdgemoeError: an unknown name, or a file that is no recipe.
    """
    legal = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    own = Path(name).suffix in (".yaml", ".yml")
    if not own and str(name) not in legal:
        raise EdgemoeError(f"config {str(name)!r} is unknown; legal: {', '.join(legal)}, or the path of a .yaml file")
    path = Path(name) if own else FOLDER / f"{name}.yaml"
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except (OSError, UnicodeDecodeError) as error:
        raise EdgemoeError(f"config {path}: unreadable ({type(error).__name__}); give a recipe in YAML") from error
    except RecursionError:
        raise EdgemoeError(f"{path.name}: nested too deeply") from None
    except yaml.YAMLError as error:
        raise EdgemoeError(f"{path.name}: not YAML: {error}") from error
    if not isinstance(data, dict):
        raise EdgemoeError(f"{path.name}: holds {type(data).__name__}, needs keys and values")
    given = {key: value for key, value in overrides.items() if value is not None}
    return Recipe.from_dict(data | given, path.name)


class _Loader(yaml.SafeLoader):
    """YAML without repeated keys, of which the last would win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """See `yaml.SafeLoader`; raises a YAMLError on a repeated key."""
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode) and key.value != "<<"]
        for key, _ in node.value:
            if keys.count(key.value) > 1:
                raise yaml.constructor.ConstructorError(problem=f"key {key.value!r} twice", problem_mark=key.start_mark)
        return super().construct_mapping(node, deep)
