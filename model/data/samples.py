"""What every data set serves: one image and the truth of its tasks, as NumPy arrays of fixed types.

| key          | type, shape         | value                                                                      |
|--------------|---------------------|----------------------------------------------------------------------------|
| image        | uint8 (H, W, 3)     | RGB                                                                        |
| segmentation | uint8 (H, W)        | class, 255 = ignore                                                        |
| depth        | float32 (H, W)      | metres along the optical axis, 0 = unknown                                 |
| normals      | float32 (H, W, 3)   | unit vector, camera axes: x right, y down, z forward; (0, 0, 0) = ignore   |
| edges        | uint8 (H, W)        | 1 = boundary, 0 = none, 255 = ignore                                       |
| saliency     | uint8 (H, W)        | 1 = salient, 0 = not, 255 = ignore                                         |
| human_parts  | uint8 (H, W)        | index into PARTS, 255 = ignore                                             |
"""

from __future__ import annotations

from typing import Any, Final, Protocol

from numpy.typing import NDArray

TASKS: Final = ("segmentation", "depth", "normals", "edges", "saliency", "human_parts")
"""Every task there is, in the order of tables and pictures."""

PARTS: Final = ("background", "head", "torso", "upper arm", "lower arm", "upper leg", "lower leg")
"""Classes of `human_parts`: the merged PASCAL-Person-Part labels (X. Chen et al., CVPR 2014)."""

IGNORE: Final = 255
"""Label of a pixel that counts in no loss and in no metric."""

Sample = dict[str, NDArray[Any]]


class Samples(Protocol):
    """A map-style data set."""

    def __len__(self) -> int:
        """How many samples there are."""
        ...

    def __getitem__(self, index: int) -> Sample:
        """Sample `index`, 0 to len - 1: "image" and the tasks the set was opened with."""
        ...
