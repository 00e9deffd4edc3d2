"""Starts a network from a DeiT: the weights of a plain vision transformer, trained on ImageNet.

| DeiT (names of timm)             | here                                                                          |
|----------------------------------|-------------------------------------------------------------------------------|
| patch_embed.proj                 | patch_embed, with the normalisation of the image folded in                    |
| cls_token, pos_embed             | pos_embed: row 0 is their sum, the others are resized to our grid             |
| blocks.i.norm1, .norm2           | layers.i.norm1, .norm2                                                        |
| blocks.i.attn.qkv, .attn.proj    | layers.i.qkv, .proj                                                           |
| blocks.i.mlp.fc1, .fc2           | layers.i.mlp.fc1, .fc2; in a mixture moe.w1, .b1, .w2, .b2                    |
| norm                             | heads.*.norm: our encoder has no final norm, each decoder begins with its own |
| head, head_dist, dist_token, ... | nothing; with a distillation token, its row of pos_embed is dropped too       |

Image: a DeiT sees (u / 255 - mean) / std of a pixel u, we see p = u / 256, so u / 255 = p * 256 / 255. Hence, exactly,

    weight'[d, c] = weight[d, c] * 256 / 255 / std[c]
    bias'[d]      = bias[d] - sum over c, y, x of weight[d, c, y, x] * mean[c] / std[c]

Positions: bicubic, smoothed where it shrinks, patch centres aligned (as in timm).

The experts of a mixture share out the hidden units of the block's MLP: see `model.upcycle`. Gates keep their weights.

Source: H. Touvron et al., ICML 2021 (DeiT).
"""

from __future__ import annotations

import dataclasses
import math
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import safetensors
import safetensors.torch
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody gives it

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from model.layout import Shapes
from model.m3vit import M3ViT
from model.ranges import limits
from model.router import Router
from model.upcycle import chosen_share, deal

MEAN: Final = (0.485, 0.456, 0.406)
"""Of ImageNet's pixels / 255 by channel, as every DeiT was trained."""

STD: Final = (0.229, 0.224, 0.225)

HEAD_DIM: Final = 64
"""Features per attention head of every DeiT; its file does not say how many heads it has."""

State = dict[str, Tensor]

_UNREADABLE = (
    *(OSError, ValueError, RuntimeError, EOFError, LookupError, AttributeError, TypeError),
    *(pickle.UnpicklingError, safetensors.SafetensorError),
)
"""What the readers raise on files that are not theirs."""


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """What `load_deit` did.

    Attributes:
        used: keys of the file that went into the network.
        resized: those whose shape changed: the position table, the MLPs dealt to experts.
        ignored: keys of the file that were left alone.
        fresh: parameters of the network that were left alone.
        clamped: parameter to the number of values that were moved into its range; empty if not asked to.
    """

    used: tuple[str, ...]
    resized: tuple[str, ...]
    ignored: tuple[str, ...]
    fresh: tuple[str, ...]
    clamped: dict[str, int]


def load_deit(
    model: M3ViT, path: Path | str, *, in_range: bool = False, seed: int = 0, head_dim: int = HEAD_DIM
) -> Loaded:
    """Puts the weights of a DeiT into `model`; it stays untouched on any error.

    Args:
        model: the network, with fresh gates and decoders.
        path: .safetensors, or .pth (which is read without running any code in it), flat or under the key "model".
        in_range: clamp to the published formats, see `model.ranges`.
        seed: of the shuffles that deal hidden units to experts.
        head_dim: features per attention head of the file's network.

    Raises:
        EdgemoeError: an unreadable file; tensors that are missing, of a wrong shape or not finite (all are listed).
    """
    state = _read(Path(path))
    _check(state, model.config, head_dim, str(path))
    with torch.no_grad():
        fresh = dict(_translate(state, model, seed))
        clamped = {}
        for name, bounds in ((name, limits(name)) for name in fresh if in_range):
            if bounds is not None:
                inside = fresh[name].clamp(*bounds)
                if outside := int((inside != fresh[name]).sum()):
                    clamped[name] = outside
                fresh[name] = inside
        rest = {name: value for name, value in model.state_dict().items() if name not in fresh}
        model.load_state_dict(fresh | rest)
    used = {*_shapes(model.config), "pos_embed"}
    dealt = tuple(f"blocks.{i}.mlp." for i in range(model.config.layers) if model.design.is_moe(i))
    moved = () if _grid_of(state, model.config) == model.config.grid else ("pos_embed",)
    return Loaded(
        used=tuple(name for name in state if name in used),
        resized=tuple(name for name in state if name in moved or name.startswith(dealt)),
        ignored=tuple(name for name in state if name not in used),
        fresh=tuple(rest),
        clamped=clamped,
    )


def _read(path: Path) -> State:
    """The float tensors of a file, in float64."""
    if path.suffix not in (".safetensors", ".pth", ".pt"):
        raise EdgemoeError(f"deit: {path} is neither .safetensors nor .pth")
    try:
        if path.suffix == ".safetensors":
            found: Any = safetensors.torch.load_file(path)
        else:
            found = torch.load(path, map_location="cpu", weights_only=True)
    except _UNREADABLE as error:
        raise EdgemoeError(
            f"deit: {path} is unreadable, truncated, or holds more than plain tensors ({type(error).__name__}); "
            "save its state dict alone"
        ) from error
    if isinstance(found, dict) and isinstance(found.get("model"), dict):
        found = found["model"]
    if not isinstance(found, dict) or not all(isinstance(value, Tensor) for value in found.values()):
        raise EdgemoeError(f'deit: {path} holds no state dict (names and tensors, at the top or under "model")')
    return {str(name): value.double() for name, value in found.items() if value.is_floating_point()}


def _shapes(config: ModelConfig) -> Shapes:
    """Names and shapes that the file must hold, beside the position table."""
    dim, hidden = config.dim, config.mlp_hidden
    shapes: Shapes = {"cls_token": (1, 1, dim), "patch_embed.proj.weight": (dim, 3, config.patch, config.patch)}
    shapes |= {"patch_embed.proj.bias": (dim,), "norm.weight": (dim,), "norm.bias": (dim,)}
    for index in range(config.layers):
        for norm in ("norm1", "norm2"):
            shapes |= {f"blocks.{index}.{norm}.weight": (dim,), f"blocks.{index}.{norm}.bias": (dim,)}
        linear = {
            "attn.qkv": (3 * dim, dim),
            "attn.proj": (dim, dim),
            "mlp.fc1": (hidden, dim),
            "mlp.fc2": (dim, hidden),
        }
        for name, shape in linear.items():
            shapes |= {f"blocks.{index}.{name}.weight": shape, f"blocks.{index}.{name}.bias": shape[:1]}
    return shapes


def _special(state: State) -> int:
    """Rows of the position table that belong to no patch: class token and, if there is one, distillation token."""
    return 2 if "dist_token" in state else 1


def _grid_of(state: State, config: ModelConfig) -> tuple[int, int] | None:
    """Rows and columns of the position table: a square, or else our own grid; None if it is neither."""
    table = state.get("pos_embed")
    if table is None or table.ndim != 3 or table.shape[0] != 1 or table.shape[2] != config.dim:
        return None
    count = table.shape[1] - _special(state)
    side = math.isqrt(max(count, 0))
    if count > 0 and side**2 == count:
        return side, side
    return config.grid if count == math.prod(config.grid) else None


def _check(state: State, config: ModelConfig, head_dim: int, where: str) -> None:
    shapes = _shapes(config)
    faults = [f"missing {name} {shape}" for name, shape in shapes.items() if name not in state]
    faults += [
        f"{name} has shape {tuple(state[name].shape)}, needs {shape}"
        for name, shape in shapes.items()
        if name in state and state[name].shape != shape
    ]
    if _grid_of(state, config) is None:
        found = tuple(state["pos_embed"].shape) if "pos_embed" in state else "missing"
        needs = f"(1, {_special(state)} + n, {config.dim}), n a square or {math.prod(config.grid)}"
        faults.append(f"pos_embed is {found}, needs {needs}")
    faults += [f"{name} holds NaN or infinity" for name, value in state.items() if not value.isfinite().all()]
    if config.channels != 3:
        faults.append(f"the network's images have channels={config.channels}, a DeiT's 3")
    if config.head_dim != head_dim:
        faults.append(f"the network's heads={config.heads} have {config.head_dim} features, the file's {head_dim}")
    if faults:
        raise EdgemoeError(f"deit: {where} does not fit network {config.name!r}:\n  " + "\n  ".join(faults))


def _translate(state: State, model: M3ViT, seed: int) -> Iterator[tuple[str, Tensor]]:
    """Our names and values for everything that the file gives."""
    config = model.config
    mean, std = (state["cls_token"].new_tensor(values)[:, None, None] for values in (MEAN, STD))
    kernel = state["patch_embed.proj.weight"]  # (D, 3, patch, patch)
    yield "patch_embed.weight", kernel * (256 / 255) / std
    yield "patch_embed.bias", state["patch_embed.proj.bias"] - (kernel * (mean / std)).sum(dim=(1, 2, 3))
    yield "pos_embed", _positions(state, config)
    for index in range(config.layers):
        block, layer = f"blocks.{index}.", f"layers.{index}."
        names = {"norm1": "norm1", "norm2": "norm2", "attn.qkv": "qkv", "attn.proj": "proj"}
        if not model.design.is_moe(index):
            names |= {"mlp.fc1": "mlp.fc1", "mlp.fc2": "mlp.fc2"}
        for theirs, ours in names.items():
            yield f"{layer}{ours}.weight", state[f"{block}{theirs}.weight"]
            yield f"{layer}{ours}.bias", state[f"{block}{theirs}.bias"]
        if model.design.is_moe(index):
            local = {name.removeprefix(block): value for name, value in state.items() if name.startswith(block)}
            gate = model.get_submodule(f"{layer}moe.gate")
            assert isinstance(gate, Router)
            share = chosen_share(gate, local["norm2.weight"], local["norm2.bias"], config, (seed, index))
            for name, value in deal(local, config, share, (seed, index)).items():
                yield f"{layer}moe.{name}", value
    for task in config.tasks:
        yield f"heads.{task}.norm.weight", state["norm.weight"]
        yield f"heads.{task}.norm.bias", state["norm.bias"]


def _positions(state: State, config: ModelConfig) -> Tensor:
    """Our position table (N, D), the class token in its first row."""
    table, grid = state["pos_embed"][0], _grid_of(state, config)  # (special + n, D)
    assert grid is not None
    patches = table[_special(state) :].T.unflatten(1, grid)  # (D, rows, columns)
    if grid != config.grid:
        patches = F.interpolate(patches[None], config.grid, mode="bicubic", antialias=True)[0]
    return torch.cat([table[:1] + state["cls_token"][0], patches.flatten(1).T])
