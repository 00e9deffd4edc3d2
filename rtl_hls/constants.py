"""`constants.x`: the formats and tables of `golden` in DSLX. The HLS sources hold no copy of their own."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from golden import elementary, gelu
from golden.errors import EdgemoeError
from golden.layer_norm import EPS_LOG2
from golden.precision import ROLES, Precision
from rtl_hls.formats import pack


def render(precision: Precision) -> str:
    """The DSLX text for a precision; raises EdgemoeError where the HLS sources do not support it."""
    precision.uniform()
    if precision.exp != "hardware":
        raise EdgemoeError(f"rtl: precision {precision.name!r} has exp {precision.exp!r}; legal: 'hardware'")
    table = gelu.table(precision.format("hidden").frac, precision.gelu_step_bits)
    exp = elementary.exp_tables(precision.exp_table_bits)
    numbers = {
        "GELU_STEP_BITS": precision.gelu_step_bits,
        "EXP_TABLE_BITS": precision.exp_table_bits,
        "EXP_REST_BITS": exp.rest_bits,
        "EXP_COARSE_DROP": elementary.EXP_COARSE_DROP,
        "EXP_LAST_DROP": exp.last_drop,
        "EXP_LOG2E_FRAC": elementary.EXP_LOG2E_FRAC,
        "EXP_HIGH_FRAC": elementary.EXP_HIGH_FRAC,
        "EXP_LOW_FRAC": elementary.EXP_LOW_FRAC,
        "EXP_LN2_FRAC": elementary.EXP_LN2_FRAC,
    }
    lines = [
        f"// Formats and tables of precision `{precision.name}`. Written from golden/ by `edgemoe rtl`: do not edit.",
        f"pub const EXACT = {str(precision.accumulation == 'exact').lower()};",
        *(
            f"pub const {role.upper()} = u32:{pack(precision.format(role)):#x};  // {precision.format(role)}"
            for role in ROLES
        ),
        *(f"pub const {name} = u32:{value};" for name, value in numbers.items()),
        f"pub const EPS_LOG2 = s32:{EPS_LOG2};",
        f"pub const EXP_LOG2E = u{elementary.EXP_LOG2E_FRAC + 1}:{elementary.EXP_LOG2E};",
        f"pub const EXP_LN2 = u{elementary.EXP_LN2_FRAC}:{elementary.EXP_LN2};",
        _array("GELU_TABLE", "u", table[:-1]),
        _array("GELU_SLOPE", "s", np.diff(table)),
        _array("EXP_HIGH", "u", exp.high),
        _array("EXP_LOW", "u", exp.low),
    ]
    return "\n".join(lines) + "\n"


def _array(name: str, sign: str, values: Iterable[np.int64]) -> str:
    """A DSLX constant array in the narrowest element type, eight values a line."""
    numbers = [int(value) for value in values]
    width = max((number if number >= 0 else ~number).bit_length() for number in numbers) + (sign == "s")
    rows = [", ".join(map(str, numbers[i : i + 8])) for i in range(0, len(numbers), 8)]
    body = ",\n    ".join(rows)
    return f"pub const {name} = {sign}N[{width}][{len(numbers)}]:[\n    {body}\n];"
