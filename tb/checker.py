"""The comparison: equal integers, all of them, and a report that says where to look."""

from __future__ import annotations

import numpy as np

from golden.fixed import Format, RawArray
from tb.plan import Run


def compare(run: Run, role: str, expected: RawArray, actual: RawArray, fmt: Format) -> tuple[int, str]:
    """Compare two arrays of raw integers in full.

    Args:
        run: for the report.
        role: what the values are.
        expected: of the golden model.
        actual: of the device.
        fmt: format of both.

    Returns:
        How many values differ, and the report ("" where none does).
    """
    if expected.shape != actual.shape:
        return max(expected.size, 1), f"{run}: {role} has shape {actual.shape}, expected {expected.shape}"
    wrong = np.argwhere(expected != actual)
    if not len(wrong):
        return 0, ""
    index = tuple(int(i) for i in wrong[0])
    last = tuple(int(i) for i in wrong[-1])
    want, got = int(expected[index]), int(actual[index])
    digits, mask = -(-fmt.width // 4), (1 << fmt.width) - 1
    lines = [
        f"{run}: {role} differs in {len(wrong)} of {expected.size} values",
        f"  first at index {list(index)}, last at {list(last)} of shape {list(expected.shape)}",
        f"  expected 0x{want & mask:0{digits}x} = {want * fmt.ulp:+.9g} (raw {want})",
        f"  actual   0x{got & mask:0{digits}x} = {got * fmt.ulp:+.9g} (raw {got}, {got - want:+d} ulp)",
        f"  format   {fmt}",
    ]
    return len(wrong), "\n".join(lines)
