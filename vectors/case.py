"""One test case: named arrays of raw integers with their formats and axes."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from golden.fixed import Format, RawArray, check_raw

INDEX = Format(16, 0, signed=False)
"""Of tensors that are indices, as `chosen`."""

_DTYPES = ((8, "|i1"), (16, "<i2"), (32, "<i4"), (63, "<i8"))


def stored_dtype(fmt: Format) -> str:
    """The narrowest little-endian signed dtype that holds a format."""
    bits = fmt.width + (not fmt.signed)
    return next(dtype for width, dtype in _DTYPES if bits <= width)


@dataclasses.dataclass(frozen=True, slots=True)
class Tensor:
    """Raw integers, their format and the name of each axis.

    Attributes:
        raw: the integers.
        format: how to read them.
        axes: a name per axis, outermost first.
        lanes: the axis that is spread over the lanes of a stream word (index 0 in the low bits), or "" if none.
    """

    raw: RawArray
    format: Format
    axes: tuple[str, ...]
    lanes: str = ""

    def stored(self) -> RawArray:
        """The integers in the narrowest little-endian signed dtype of the format."""
        return check_raw("vectors", self.raw, self.format).astype(stored_dtype(self.format))

    def describe(self) -> dict[str, Any]:
        """The manifest's entry."""
        return {
            "shape": list(np.shape(self.raw)),
            "dtype": stored_dtype(self.format),
            "axes": list(self.axes),
            "lanes": self.lanes,
            "format": self.format.to_dict(),
        }


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """A case of one operator: inputs, every expected output, and where it comes from.

    Attributes:
        operator: the golden operator.
        name: unique within the operator.
        tensors: inputs and outputs by role.
        source: what made the inputs, for people.
        seed: seed of the random inputs, or -1 where nothing is random.
        parameters: integers the operator needs beside its tensors.
    """

    operator: str
    name: str
    tensors: dict[str, Tensor]
    source: str
    seed: int = -1
    parameters: dict[str, int] = dataclasses.field(default_factory=dict)

    @property
    def path(self) -> str:
        """Place of the file within the vector folder."""
        return f"{self.operator}/{self.name}.npz"

    def raw(self, role: str) -> RawArray:
        """The integers of one tensor, int64."""
        return self.tensors[role].raw.astype(np.int64)
