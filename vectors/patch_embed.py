"""Cases of patch embedding: the photograph, corners of every format, random words that overflow, odd sizes.

Sizes of made-up cases stay within those of config `micro`: 192 pixels per patch, 48 features.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from golden.fixed import Fixed, RawArray
from golden.patch_embed import patch_embed
from golden.precision import Precision
from vectors.case import Case, Tensor
from vectors.inputs import extremes, random_raw
from vectors.observe import Observation

ROLES = {"image": "pixel", "weight": "patch_weight", "bias": "patch_bias", "position": "position"}
"""Tensor of a case -> role of its format."""
_AXES = {
    "image": ("channel", "row", "column"),
    "weight": ("feature", "channel", "row", "column"),
    "bias": ("feature",),
    "position": ("token", "feature"),
    "tokens": ("token", "feature"),
}


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of the operator."""
    names = {"weight": "patch_embed.weight", "bias": "patch_embed.bias", "position": "pos_embed"}
    real = {"image": seen.pixels.raw} | {role: seen.weight(name).raw for role, name in names.items()}
    yield _case("real_photograph", real, seen.precision, "the network's image and weights")
    yield from made_up(seen.precision)


def made_up(precision: Precision) -> Iterator[Case]:
    """The cases that no network is needed for."""
    yield _corners(precision)
    yield _random("random_wide", 51, (3, 2, 3, 8, 48), precision)  # overflows where a format can
    yield _random("random_trained", 52, (3, 2, 3, 8, 48), precision, narrowed=3)  # stays in range
    yield _random("random_filled_up", 53, (3, 2, 2, 3, 20), precision)  # 27 pixels, 20 features: words filled up
    yield _random("one_word", 54, (1, 3, 4, 4, 48), precision)  # the class token costs its cycles
    yield _random("smallest", 55, (1, 1, 1, 4, 16), precision)


def _corners(precision: Precision) -> Case:
    """Every extreme of a pixel against every extreme of a weight, alone and in whole patches; every one of the rest."""
    pixel, weight, bias, position = (extremes(precision.format(role)) for role in ROLES.values())
    channels, side, features, count = 3, 8, 48, len(pixel)
    alone = np.zeros((count, channels * side * side), dtype=np.int64)
    alone[np.arange(count), np.arange(count) * 37 % alone.shape[1]] = pixel
    whole = np.repeat(pixel[:, None], alone.shape[1], axis=1)
    image = np.concatenate([alone, whole]).reshape(-1, channels, side, side).transpose(1, 2, 0, 3)  # one row of patches
    tokens = 1 + 2 * count
    every = np.arange(features)
    raw = {
        "image": image.reshape(channels, side, -1),
        "weight": np.tile(np.resize(weight, features)[:, None, None, None], (1, channels, side, side)),
        "bias": bias[every // len(weight) % len(bias)],
        "position": position[(every + np.arange(tokens)[:, None] * 5) % len(position)],
    }
    return _case("corners", raw, precision, "extremes of every format")


def _random(
    name: str, seed: int, size: tuple[int, int, int, int, int], precision: Precision, narrowed: int = 0
) -> Case:
    """Random words of (channels, rows and columns of patches, side, features); >> `narrowed`, but for pixels."""
    channels, rows, columns, side, features = size
    shapes = {
        "image": (channels, rows * side, columns * side),
        "weight": (features, channels, side, side),
        "bias": (features,),
        "position": (1 + rows * columns, features),
    }
    raw = {
        role: random_raw(seed + 100 * i, shape, precision.format(ROLES[role])) >> (narrowed if i else 0)
        for i, (role, shape) in enumerate(shapes.items())
    }
    return _case(name, raw, precision, "PCG64 words", seed)


def _case(name: str, raw: dict[str, RawArray], precision: Precision, source: str, seed: int = -1) -> Case:
    fixed = {role: Fixed(raw[role], precision.format(ROLES[role])) for role in ROLES}
    out = precision.format("residual")
    image, weight, bias, position = fixed.values()
    fixed["tokens"] = patch_embed(image, weight, bias, position, out, accumulation=precision.accumulation)
    tensors = {
        role: Tensor(value.raw, value.format, _AXES[role], "" if role in ("image", "weight") else "feature")
        for role, value in fixed.items()
    }
    exact = precision.accumulation == "exact"
    frac = image.format.frac + weight.format.frac if exact else out.frac
    return Case("patch_embed", name, tensors, source, seed, {"bias_shift": frac - bias.format.frac})
