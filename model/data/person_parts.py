"""Human parts from PASCAL-Part annotations (X. Chen et al., CVPR 2014), merged to the six of PASCAL-Person-Part.

A file holds `anno.objects`, each with `class_ind` (15 = person), `mask` and `parts`, each of these with `part_name` and
`mask`. Later objects and parts cover earlier ones. Hands count as lower arms, feet as lower legs, the neck as torso. A
picture without any annotated part of a person is ignored as a whole. All this as in ASTMT (CVPR 2019).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from golden.errors import EdgemoeError
from model.data.files import Labels, load_mat
from model.data.samples import IGNORE, PARTS

PERSON: Final = 15
"""Class of a person in VOC."""

_FACE: Final = ("head", "hair", "nose", "mouth", *(side + part for side in "lr" for part in ("eye", "ear", "ebrow")))
_LIMBS: Final = {
    "upper arm": ("uarm",),
    "lower arm": ("larm", "hand"),
    "upper leg": ("uleg",),
    "lower leg": ("lleg", "foot"),
}
MERGED: Final[dict[str, int]] = (
    dict.fromkeys(_FACE, PARTS.index("head"))
    | dict.fromkeys(("torso", "neck"), PARTS.index("torso"))
    | {side + name: PARTS.index(part) for part, names in _LIMBS.items() for name in names for side in "lr"}
)
"""PASCAL-Part name to index in `samples.PARTS`."""


def _person_parts(annotation: NDArray[Any]) -> Iterator[tuple[str, NDArray[Any]]]:
    """Name and mask of every part of every person."""
    for thing in annotation[0, 0]["objects"].reshape(-1):
        if int(thing["class_ind"].item()) == PERSON:
            for part in thing["parts"].reshape(-1):
                yield str(part["part_name"].item()), part["mask"]


def load_parts(path: Path, image: Path) -> Labels:
    """Human parts, uint8 (H, W): index into `samples.PARTS`, all IGNORE where nothing is annotated.

    Args:
        path: the annotation.
        image: its picture, which gives the size.

    Raises:
        EdgemoeError: the file is not as described, or has an unknown part or a mask of another size than the picture.
    """
    annotation = load_mat(path, "anno")
    try:
        parts = list(_person_parts(annotation))
    except (IndexError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise EdgemoeError(f"{path}: is no PASCAL-Part annotation ({error!r}); fetch the file again") from error
    with Image.open(image) as picture:
        width, height = picture.size
    out: Labels = np.zeros((height, width), dtype=np.uint8)
    for name, mask in parts:
        if name not in MERGED:
            raise EdgemoeError(f"{path}: part {name!r} of a person is unknown; legal are {', '.join(sorted(MERGED))}")
        if mask.shape != out.shape:
            raise EdgemoeError(f"{path}: the mask of {name!r} is {mask.shape}, its image {image} is {out.shape}")
        out[mask.astype(np.bool_)] = MERGED[name]
    return out if out.any() else np.full_like(out, IGNORE)
