"""Depth from the disparity of a rectified stereo pair."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.data.files import Floats


def depth_of(stored: NDArray[np.float64], baseline: float, focal: float) -> Floats:
    """Metres along the optical axis from disparities as Cityscapes stores them.

    Args:
        stored: p of every pixel; (p - 1) / 256 is its disparity, 1 or less is unknown or infinitely far.
        baseline: distance of the two cameras, metres.
        focal: focal length along the rows, pixels.

    Returns:
        float32 baseline * focal / disparity, of the shape of `stored`; 0 where unknown.
    """
    known = stored > 1
    disparity = np.where(known, stored - 1, 1) / 256
    return np.where(known, baseline * focal / disparity, 0).astype(np.float32)
