"""The values that each role takes in each layer: of the parameters, and of the float network on some images.

A place is (role, layer), the layer None for what is outside of all layers (the embedded tokens, the position table).
All tasks count alike. Saved as one `.npz`, whose entry `header` is JSON and says which checkpoint and images it is of.
"""

from __future__ import annotations

import dataclasses
import functools
import io
import itertools
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from accuracy.distribution import Distribution, summarize
from accuracy.intermediates import intermediates
from golden.errors import EdgemoeError
from golden.files import replace_files
from golden.precision import INTERNAL, PARAMETERS, ROLES
from golden.weights import expected_shapes, role_of
from model.m3vit import M3ViT

Place = tuple[str, int | None]

OBSERVED: Final = {
    **{name: "residual" for name in ("embedded", "tokens", "residual_mid", "residual_out")},
    **{f"{name}{part}": "normed" for name in ("scaled", "weighted", "normed") for part in "12"},
    **{name: name for name in ("query", "key", "value", "score", "probability", "context")},
    **{name: name for name in ("hidden", "activated", "logit", "gate_score", "expert_output")},
    **{"score_difference": "score", "logit_difference": "logit", "attention": "branch", "ffn": "branch"},
    **{"score_block": "score_block", "scored": "scored"},
}
"""The place's role by the name of an intermediate of `accuracy.intermediates`, layer prefix aside."""
FLOOR_EACH: Final = {"score_block": "score", "scored": "branch"}
"""Partial sums that only `floor_each` brings into a format, and the role whose format it is."""
CALIBRATED: Final = tuple(role for role in ROLES if role not in INTERNAL and role != "pixel")
"""Roles with a range: all but those inside of operators, and the pixels, whose format is that of the image."""
_VERSION: Final = 1


@dataclasses.dataclass(frozen=True)
class Ranges:
    """Summaries by place.

    Attributes:
        places: (role, layer) -> distribution; also the partial sums of `FLOOR_EACH`.
        origin: what they are of (JSON types): config, images, tasks and what the caller adds.
    """

    places: Mapping[Place, Distribution]
    origin: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def layers(self) -> tuple[int, ...]:
        """Layers that occur."""
        return tuple(sorted({layer for _, layer in self.places if layer is not None}))

    def of(self, role: str, layer: int | None = None, accumulation: str = "exact") -> Distribution | None:
        """What a role's format must hold in a layer, partial sums included; None where it holds nothing.

        Args:
            role: one of `CALIBRATED`.
            layer: a layer; None for all places of the role together.
            accumulation: of the precision: which partial sums are brought into formats.
        """
        partial = [name for name, owner in FLOOR_EACH.items() if owner == role] if accumulation == "floor_each" else []
        names = (role, *partial)
        if layer is None:
            found = [self.places[place] for place in self.places if place[0] in names]
        else:
            found = [self.places[name, layer] for name in names if (name, layer) in self.places]
        return found[0].merge(*found[1:]) if found else None

    def merge(self, other: Ranges) -> Ranges:
        """Both together; the origin is that of the first, with the images of both.

        Raises:
            EdgemoeError: they have other places, so are of another network.
        """
        if set(self.places) != set(other.places):
            raise EdgemoeError("ranges: the two are of other networks; observe both with one checkpoint's dimensions")
        places = {
            place: one if place[0] in PARAMETERS else one.merge(other.places[place])
            for place, one in self.places.items()
        }
        images = self.origin.get("images", 0) + other.origin.get("images", 0)
        return Ranges(places, {**self.origin, "images": images})

    def save(self, path: Path) -> None:
        """Write it whole or not at all; the same ranges give the same bytes."""
        places: list[dict[str, Any]] = []
        arrays: dict[str, NDArray[Any]] = {}
        for index, ((role, layer), one) in enumerate(sorted(self.places.items(), key=lambda item: _order(item[0]))):
            places.append({"role": role, "layer": layer, "low": one.low, "high": one.high, "zeros": one.zeros})
            for name in ("counts", "priorities"):
                arrays[f"{index}.{name}"] = getattr(one, name)
            arrays[f"{index}.values"] = one.values.astype(np.float32)  # what the network computes with
        head = {"version": _VERSION, "origin": dict(self.origin), "places": places}
        packed = io.BytesIO()
        np.savez_compressed(packed, header=np.frombuffer(json.dumps(head).encode(), dtype=np.uint8), **arrays)  # type: ignore[arg-type]
        replace_files(path.parent, {path.name: packed.getvalue()})

    @classmethod
    def load(cls, path: Path) -> Ranges:
        """What `save` wrote; EdgemoeError for any other file."""
        try:
            with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
                head = json.loads(file["header"].tobytes())
                if head["version"] != _VERSION:
                    raise ValueError(f"version {head['version']}, needs {_VERSION}")
                places = {
                    (place["role"], place["layer"]): Distribution(
                        place["low"],
                        place["high"],
                        place["zeros"],
                        file[f"{index}.counts"],
                        file[f"{index}.values"].astype(np.float64),
                        file[f"{index}.priorities"],
                    )
                    for index, place in enumerate(head["places"])
                }
            return cls(places, head["origin"])
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise EdgemoeError(
                f"ranges {path}: unreadable ({type(error).__name__}: {error}); give a file of `edgemoe calibrate`"
            ) from error


def _order(place: Place) -> tuple[str, int]:
    return place[0], -1 if place[1] is None else place[1]


def parameters(weights: Mapping[str, NDArray[Any]], model_shapes: Iterable[str]) -> dict[Place, Distribution]:
    """Summaries of the parameters `model_shapes` (names of `golden.weights.expected_shapes`) by place."""
    found: dict[Place, Distribution] = {}
    for name in model_shapes:
        place = role_of(name)
        one = summarize(weights[name], zlib.crc32(name.encode()), name)
        found[place] = found[place].merge(one) if place in found else one
    return found


def observe(
    model: M3ViT,
    images: Sequence[NDArray[np.uint8]],
    tasks: Sequence[str] | None = None,
    *,
    origin: Mapping[str, Any] | None = None,
) -> Ranges:
    """The ranges of a network: its parameters, and what flows through it in float.

    Args:
        model: a network that the accelerator runs, in evaluation mode.
        images: one or more, uint8 (H, W, C).
        tasks: whose routes to take; those of the network where none are given.
        origin: what to note beside them (JSON types).

    Raises:
        EdgemoeError: no image, or an intermediate that is not finite; see `accuracy.intermediates.intermediates`.
    """
    if not len(images):
        raise EdgemoeError("ranges: no images; give one or more")
    tasks = tuple(tasks or model.config.tasks)
    weights = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    places = parameters(weights, expected_shapes(model.config))
    waiting: dict[Place, list[Distribution]] = {}
    for image in images:
        mark = zlib.crc32(np.ascontiguousarray(image).tobytes())
        intermediates(model, image[None], tasks, functools.partial(_note, waiting, mark, itertools.count()))
        waiting = {place: _few(parts) for place, parts in waiting.items()}
    places |= {place: parts[0].merge(*parts[1:]) for place, parts in waiting.items()}
    facts = {"config": model.config.name, "images": len(images), "tasks": list(tasks)}
    return Ranges(places, {**facts, **(origin or {})})


def _few(parts: list[Distribution], most: int = 16) -> list[Distribution]:
    """The same summaries, merged where there are many: merging two at a time takes longer."""
    return parts if len(parts) < most else [parts[0].merge(*parts[1:])]


def _note(waiting: dict[Place, list[Distribution]], mark: int, order: Iterator[int], name: str, value: Tensor) -> None:
    """A tap that adds the distribution of a value to those of its place."""
    head, _, local = name.rpartition(".")
    if local in OBSERVED:
        place = OBSERVED[local], int(head.split(".")[1]) if head else None
        key = zlib.crc32(f"{mark} {next(order)} {name}".encode())
        waiting.setdefault(place, []).append(summarize(value.numpy(), key, name))
