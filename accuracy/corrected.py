"""Rows with corrected biases: each has weights of its own, a checkpoint folder that a later run finds again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from accuracy.bias import correct_bias
from accuracy.candidate import Candidate
from accuracy.grid import NONE
from accuracy.study import checkpoint_digests, code_digest, digest, precision_digest
from golden.errors import EdgemoeError
from golden.files import read_json
from golden.precision import Precision
from model import checkpoint
from model.design import Design
from model.m3vit import load_model
from model.runs import recipe_of

BIAS: Final = "-bias"
"""What the label of a row with corrected biases ends in."""


def corrected(
    candidates: Sequence[Candidate], folder: Path, images: Sequence[NDArray[np.uint8]], out: Path
) -> list[Candidate]:
    """The candidates, and after each one that is calibrated the same with corrected biases.

    Args:
        candidates: rows without weights of their own.
        folder: checkpoint of the study.
        images: to correct on, uint8 (H, W, C).
        out: folder for the checkpoints; one that is there and cannot be loaded is made again.
    """
    found = []
    for candidate in candidates:
        found.append(candidate)
        if candidate.calibration != NONE:
            weights = out / f"{candidate.label}-{_digest(candidate, folder, images)[:12]}"
            if not _usable(weights):
                _make(candidate, folder, images, weights)
            found.append(dataclasses.replace(candidate, label=f"{candidate.label}{BIAS}", weights=weights))
    return found


def _usable(folder: Path) -> bool:
    """Whether a checkpoint is there and can be loaded."""
    try:
        checkpoint.load_all(folder)
    except EdgemoeError:
        return False
    return True


def _digest(candidate: Candidate, folder: Path, images: Sequence[NDArray[np.uint8]]) -> str:
    code = [(Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("bias.py", "intermediates.py")]
    pixels = [np.ascontiguousarray(image).tobytes() for image in images]
    return digest(precision_digest(candidate), checkpoint_digests(folder), code_digest(), *code, *pixels)


def _make(candidate: Candidate, folder: Path, images: Sequence[NDArray[np.uint8]], out: Path) -> None:
    model = load_model(folder)
    weights = correct_bias(model, candidate.precision, images)
    what = f"`{candidate.label}`, on {len(images)} images of the training split (`edgemoe sweep`)"
    save_corrected(out, folder, model.design, weights, what)


def save_corrected(
    out: Path,
    folder: Path,
    design: Design,
    weights: Mapping[str, NDArray[Any]],
    what: str,
    precision: Precision | None = None,
) -> None:
    """A corrected network as a checkpoint; its metrics are those that it has yet to be measured for: none.

    Args:
        out: folder to write.
        folder: checkpoint that was corrected.
        design: of the network.
        weights: all of its parameters.
        what: which precision, images and command, for the model card.
        precision: to lie beside the weights, if any.
    """
    card = f"# {folder.resolve().name}, biases corrected\n\nFor precision {what}.\n"
    facts: dict[str, Any] = {"recipe": recipe_of(read_json(folder / checkpoint.CONFIG)), "metrics": {"network": {}}}
    checkpoint.save(out, design, weights, **facts, card=card, precision=precision, force=True)
