"""Checkpoint folders: `model.safetensors`, `config.json`, `metrics.json`, `README.md`.

Reading needs NumPy and safetensors only (no torch, no pickle). `config.json` holds the dimensions under "model", the
other choices of the design under "network" (absent where there are no decoders) and how the network was trained under
"recipe". Weights are float32 or, at half the size, float16. A network that was fine-tuned for a precision has its
formats in `precision.json`. Writing is atomic: the folder appears complete or not at all. `load_weights` is the export
to golden.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import safetensors.numpy
from numpy.typing import NDArray

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.files import check_parent, finite, read_json, replace_folder
from golden.precision import Precision
from golden.weights import expected_shapes as encoder_shapes
from model.design import Design
from model.layout import expected_shapes

WEIGHTS, CONFIG, METRICS, CARD = FILES = ("model.safetensors", "config.json", "metrics.json", "README.md")
PRECISION = "precision.json"
"""The formats that a network was fine-tuned for, where it was (`golden.precision`)."""

Weights = dict[str, NDArray[np.float32]]


def named(name: str) -> Path:
    """The folder of a checkpoint that comes with the package; EdgemoeError lists the legal names."""
    root = Path(__file__).parent / "checkpoints"
    legal = sorted(folder.name for folder in root.glob("*") if (folder / CONFIG).is_file())
    if name not in legal:
        raise EdgemoeError(f"checkpoint {name!r} is unknown; legal: {', '.join(legal)}")
    return root / name


def check_shapes(expected: Mapping[str, tuple[int, ...]], tensors: Mapping[str, NDArray[Any]], where: str) -> None:
    """Raises EdgemoeError that lists ALL missing, unexpected and wrong-shaped tensors of `tensors`."""
    faults = [f"missing {name} {shape}" for name, shape in expected.items() if name not in tensors]
    faults += [f"unexpected {name} {value.shape}" for name, value in tensors.items() if name not in expected]
    faults += [
        f"{name} has shape {tensors[name].shape}, needs {shape}"
        for name, shape in expected.items()
        if name in tensors and tensors[name].shape != shape
    ]
    if faults:
        raise EdgemoeError(
            f"checkpoint {where}: {len(faults)} tensors do not fit its config:\n  " + "\n  ".join(faults)
        )


def _check_values(tensors: Mapping[str, NDArray[Any]], where: str) -> None:
    kinds = [
        f"{name} ({value.dtype})" for name, value in tensors.items() if not np.issubdtype(value.dtype, np.floating)
    ]
    if kinds:
        raise EdgemoeError(f"checkpoint {where}: tensors must be float16, float32 or float64: {', '.join(kinds)}")
    broken = [
        f"{name} ({np.count_nonzero(~np.isfinite(value))} of {value.size})"
        for name, value in tensors.items()
        if not np.isfinite(value).all()
    ]
    if broken:
        raise EdgemoeError(f"checkpoint {where}: NaN or infinity in {', '.join(broken)}; train again")


def _setup(folder: Path | str) -> tuple[ModelConfig, Design | None]:
    path = Path(folder) / CONFIG
    try:
        data = read_json(path)
        return ModelConfig.from_dict(data["model"]), Design.from_dict(data) if "network" in data else None
    except EdgemoeError as error:
        raise EdgemoeError(f"checkpoint {path}: {error}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        legal = 'give a JSON object whose key "model" holds the dimensions'
        raise EdgemoeError(f"checkpoint {path}: unreadable ({type(error).__name__}: {error}); {legal}") from error


def _load(folder: Path | str) -> tuple[ModelConfig, Design | None, Weights]:
    config, design = _setup(folder)
    path = Path(folder) / WEIGHTS
    try:
        tensors: dict[str, NDArray[Any]] = safetensors.numpy.load(path.read_bytes())
    except (OSError, safetensors.SafetensorError, ValueError, KeyError, TypeError) as error:
        raise EdgemoeError(f"checkpoint {path}: unreadable or truncated ({type(error).__name__}: {error})") from error
    check_shapes(_shapes(config, design), tensors, str(folder))
    _check_values(tensors, str(folder))
    return config, design, {name: value.astype(np.float32) for name, value in sorted(tensors.items())}


def _shapes(config: ModelConfig, design: Design | None) -> dict[str, tuple[int, ...]]:
    return encoder_shapes(config) if design is None else expected_shapes(design)


def load_config(folder: Path | str) -> ModelConfig:
    """The dimensions in `folder`/config.json; raises EdgemoeError when they cannot be read."""
    return _setup(folder)[0]


def load_weights(folder: Path | str) -> tuple[ModelConfig, Weights]:
    """Reads a checkpoint for golden, without torch.

    Args:
        folder: see the module docstring.

    Returns:
        The dimensions, and all parameters as float32: the encoder's (`golden.weights.expected_shapes`) and, if there
        are any, the decoders' (`model.layout.expected_head_shapes`).

    Raises:
        EdgemoeError: a file is missing, truncated or unreadable; tensors are missing, unexpected or of a wrong shape
            (all are listed); a tensor holds NaN or infinity; the accelerator does not run such a network.
    """
    config, design, tensors = _load(folder)
    if design is not None and not design.accelerated:
        raise EdgemoeError(
            f"checkpoint {folder}: feed_forward={design.feed_forward!r} with router={design.router!r} is a baseline; "
            "golden and the accelerator run 'moe' with 'multi_gate' only"
        )
    return config, tensors


def load_all(folder: Path | str) -> tuple[Design, Weights]:
    """Reads a checkpoint with decoders: its design and all parameters as float32; errors as `load_weights`."""
    _, design, tensors = _load(folder)
    if design is None:
        raise EdgemoeError(f'checkpoint {folder}: {CONFIG} has no "network": it holds an encoder without decoders')
    return design, tensors


def check_out(folder: Path | str, force: bool = False) -> None:
    """Raises EdgemoeError if `save` would refuse `folder`: a file, below a file, or not empty (`force`: foreign)."""
    path = Path(folder)
    check_parent(path)
    if (path.exists() or path.is_symlink()) and not path.is_dir():
        raise EdgemoeError(f"save: out={path} is a file; give a folder")
    present = sorted(entry.name for entry in path.iterdir()) if path.exists() else []
    foreign = [name for name in present if name not in (*FILES, PRECISION)]
    if present and not force:
        raise EdgemoeError(f"save: out={path} is not empty; give another folder or --force to replace it")
    if foreign:
        raise EdgemoeError(f"save: out={path} also holds {', '.join(foreign)}; only a checkpoint folder is replaced")


def _dumps(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(finite(data), indent=2, allow_nan=False) + "\n").encode()


def save(
    folder: Path | str,
    network: Design | ModelConfig,
    tensors: Mapping[str, NDArray[Any]],
    *,
    recipe: Mapping[str, Any],
    metrics: Mapping[str, Any],
    card: str,
    precision: Precision | None = None,
    force: bool = False,
) -> None:
    """Writes a checkpoint folder, all or nothing: beside its place first, then renamed.

    Args:
        folder: where; its parents are made.
        network: what it is; only its dimensions for an encoder without decoders.
        tensors: its parameters, written in the type they have (float16, float32 or float64).
        recipe: how it was trained (JSON types).
        metrics: what it reaches (JSON types).
        card: text of README.md.
        precision: that it was fine-tuned for, if it was.
        force: replace a checkpoint that is there.

    Raises:
        EdgemoeError: the tensors do not fit or are not finite, or the folder is not free (see `check_out`).
    """
    path = Path(folder).absolute()
    check_out(path, force)
    design = network if isinstance(network, Design) else None
    config = network.config if isinstance(network, Design) else network
    check_shapes(_shapes(config, design), tensors, str(path))
    _check_values(tensors, str(path))
    # safetensors writes the bytes in memory order, whatever the strides
    weights = safetensors.numpy.save({name: np.ascontiguousarray(value) for name, value in tensors.items()})
    head = {"model": config.to_dict()} if design is None else design.to_dict()
    contents = (weights, _dumps(head | {"recipe": dict(recipe)}), _dumps(metrics), card.encode())
    further = {} if precision is None else {PRECISION: _dumps(precision.to_dict())}
    replace_folder(path, dict(zip(FILES, contents, strict=True)) | further)
