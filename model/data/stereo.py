"""Depth from the disparity of a rectified stereo pair."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.data.files import Floats

LEAST: Final = 1.0
"""Disparity in pixels below which depth is unknown.

Stereo matching errs by about half a pixel. At 1 pixel (473 m with the cameras of Cityscapes) that is anything from 2/3
of the depth to twice the depth, and below it the baseline resolves nothing: stored values next to 1 would be depths of
more than 100 km, which outweigh all the others in a mean of errors.
"""


def depth_of(stored: NDArray[np.float64], baseline: float, focal: float) -> Floats:
    """Metres along the optical axis from disparities as Cityscapes stores them.

    Args:
        stored: p of every pixel; (p - 1) / 256 is its disparity, below `LEAST` it is unknown.
            Half a step of 1 / 256 less counts as `LEAST`, as the arrays' float32 is not exact.
        baseline: distance of the two cameras, metres.
        focal: focal length along the rows, pixels.

    Returns:
        float32 baseline * focal / disparity, of the shape of `stored`; 0 where unknown.
    """
    known = stored >= 1 + 256 * LEAST - 0.5
    disparity = np.where(known, stored - 1, 1) / 256
    return np.where(known, baseline * focal / disparity, 0).astype(np.float32)
