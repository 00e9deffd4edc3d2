"""`constants.x`: the formats and tables of `golden` in DSLX. The HLS sources hold no copy of their own."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from golden import elementary, gelu
from golden.errors import EdgemoeError
from golden.precision import Precision


def render(precision: Precision) -> str:
    """The DSLX text for a precision; raises EdgemoeError where the HLS sources do not support it."""
    feature, weight, bias = precision.feature, precision.format("weight"), precision.format("bias")
    formats = (feature, weight, bias, precision.format("attn_bias"))
    floor_wrap = all(fmt.rounding == "floor" and fmt.overflow == "wrap" and fmt.signed for fmt in formats)
    if not floor_wrap or bias.width != precision.format("attn_bias").width:
        raise EdgemoeError(f"rtl: precision {precision.name!r} is not signed, floor and wrap with biases of one width")
    table = gelu.table(feature.frac)
    lines = [
        f"// Formats and tables of precision `{precision.name}`. Written from golden/ by `edgemoe rtl`: do not edit.",
        f"pub const WIDTH = u32:{feature.width};",
        f"pub const FRAC = u32:{feature.frac};",
        f"pub const WEIGHT_WIDTH = u32:{weight.width};",
        f"pub const WEIGHT_FRAC = u32:{weight.frac};",
        f"pub const BIAS_WIDTH = u32:{bias.width};",
        f"pub const GELU_STEP_BITS = u32:{gelu.STEP_BITS};",
        _array("GELU_TABLE", "u", table[:-1]),
        _array("GELU_SLOPE", "s", np.diff(table)),
        f"pub const EXP_TABLE_BITS = u32:{elementary.EXP_TABLE_BITS};",
        f"pub const EXP_REST_BITS = u32:{elementary.EXP_REST_BITS};",
        f"pub const EXP_COARSE_DROP = u32:{elementary.EXP_COARSE_DROP};",
        f"pub const EXP_LAST_DROP = u32:{elementary.EXP_LAST_DROP};",
        f"pub const EXP_LOG2E_FRAC = u32:{elementary.EXP_LOG2E_FRAC};",
        f"pub const EXP_HIGH_FRAC = u32:{elementary.EXP_HIGH_FRAC};",
        f"pub const EXP_LOW_FRAC = u32:{elementary.EXP_LOW_FRAC};",
        f"pub const EXP_LN2_FRAC = u32:{elementary.EXP_LN2_FRAC};",
        f"pub const EXP_LOG2E = u{elementary.EXP_LOG2E_FRAC + 1}:{elementary.EXP_LOG2E};",
        f"pub const EXP_LN2 = u{elementary.EXP_LN2_FRAC}:{elementary.EXP_LN2};",
        _array("EXP_HIGH", "u", elementary.EXP_HIGH),
        _array("EXP_LOW", "u", elementary.EXP_LOW),
    ]
    return "\n".join(lines) + "\n"


def _array(name: str, sign: str, values: Iterable[np.int64]) -> str:
    """A DSLX constant array in the narrowest element type, eight values a line."""
    numbers = [int(value) for value in values]
    width = max((number if number >= 0 else ~number).bit_length() for number in numbers) + (sign == "s")
    rows = [", ".join(map(str, numbers[i : i + 8])) for i in range(0, len(numbers), 8)]
    body = ",\n    ".join(rows)
    return f"pub const {name} = {sign}N[{width}][{len(numbers)}]:[\n    {body}\n];"
