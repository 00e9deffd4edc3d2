"""Pure HLS functions in XLS's JIT: one DSLX expression, a batch of inputs, the results as integers."""

from __future__ import annotations

import re

import numpy as np

from golden.fixed import Format, RawArray, wrap
from golden.precision import EDGE_MOE, Precision
from rtl_hls import build, constants

WORD = Format(32, 0)
SAMPLES = 2**20
"""At least so many random inputs where a domain is too big to be exhausted."""


def probe(
    body: str, rows: RawArray, precision: Precision = EDGE_MOE, *, outputs: int = 1, inside: str = ""
) -> RawArray:
    """Evaluate DSLX text on every row.

    Args:
        body: an expression over `v: s32[inputs]` of type s32[outputs]; modules of rtl_hls by their names.
        rows: (samples, inputs), each value of 32 bits, signed or not.
        precision: whose constants the modules get.
        outputs: values per row.
        inside: module whose private functions the body may name, as the public ones.

    Returns:
        (samples,) signed 32-bit results, (samples, outputs) where there are several.
    """
    import xls  # noqa: PLC0415 - an optional extra

    inputs = rows.shape[1]
    modules = sorted(set(re.findall(r"\b([a-z_]+)::", body)))
    imports = "".join(f"import {module};\n" for module in modules)
    if inside:  # at the end of its own source
        imports, body = (build.FOLDER / f"{inside}.x").read_text(), body.replace(f"{inside}::", "")
    text = f"{imports}fn probe(v: s32[{inputs}]) -> s32[{outputs}] {{ {body} }}\n"
    ir = build.to_ir(text, "probe", constants.render(precision))
    name = "__probe__probe"
    function = xls.Package.parse_ir(xls.optimize_ir(ir, name)).get_function(name).to_jit()
    words = np.ascontiguousarray(rows, dtype=np.int64).ravel() & 0xFFFFFFFF
    result = np.asarray(xls.c_api.jit_fn_predict(function, words, 32, inputs, outputs)).astype(np.int64)
    found = wrap(result.reshape(len(rows), outputs), WORD)
    return np.asarray(found[:, 0] if outputs == 1 else found)


def sample(seed: int, width: int, fmt: Format, count: int = SAMPLES) -> RawArray:
    """(count, width) random raw integers of a format: half over the whole range, half near 0."""
    rng = np.random.default_rng(seed)
    wide = rng.integers(fmt.raw_min, fmt.raw_max + 1, (count // 2, width))
    return np.concatenate([wide, wide >> max(fmt.width // 5, 1)])
