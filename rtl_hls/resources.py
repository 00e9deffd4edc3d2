"""What a kernel costs on an FPGA: cells of AMD's UltraScale+ as yosys maps them, and the depth of XLS's pipeline.

A unit is its kernel and its RAMs, which share nothing but wires, so its cells are the sum of theirs. The figures are of
synthesis alone: no placement, no timing, and no two small LUTs packed into one, as Vivado does (its count is lower).

A DSP48E2 multiplies 27 x 18 bits, signed. A product of 32 x 16 bits takes two of them (linear, gating), one of 32 x 32
four (attention, layer norm, scored results), one of 9 x 16 one (patch embedding). Two products of 8 x 8 bits take two,
where hand-written designs pack them into one. A lane of exp takes 11, one of GELU one.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from golden.errors import EdgemoeError
from golden.files import read_json, replace_files
from rtl_hls import build, yosys
from rtl_hls.kernel import Kernel, Ram

_SCRIPT: Final = "read_verilog -sv source.v\nsynth_xilinx -family xcup -top {top} -flatten -noiopad -noclkbuf\n"
_STAT: Final = "tee -q -o cells.json stat -json\n"
_DELAY: Final = r"input\s+wire \[2:0\]\s+delay,"

LAYER: Final = ("layer_norm", "linear", "attention", "gelu", "gating", "experts", "residual")
"""Operators of one layer's set, dense and mixture at once; the other kernels are in these, or run once per image."""
_MEMORY_LUTS: Final = {
    **{"SRL16E": 1, "SRLC16E": 1, "SRLC32E": 1, "RAM32X1S": 1, "RAM64X1S": 1, "RAM32X1D": 2, "RAM64X1D": 2},
    **{"RAM32M": 4, "RAM64M": 4, "RAM128X1S": 2, "RAM128X1D": 4, "RAM256X1S": 4, "RAM256X1D": 8, "RAM512X1S": 8},
    **{"RAM32M16": 8, "RAM64M8": 8, "RAM64X8SW": 8},
}
"""LUTs that a memory primitive takes (AMD UG974)."""
_FREE: Final = re.compile(r"CARRY[48]|MUXF[789]|BUFG.*|VCC|GND|\$scopeinfo")


@dataclasses.dataclass(frozen=True, slots=True)
class Cells:
    """Counts of one design.

    Attributes:
        lut: LUTs, those used as memory included.
        memory_lut: LUTs used as memory or shift register.
        ff: flip-flops.
        dsp: DSP48E2 slices.
        bram: block RAMs of 36 Kb; a half of one counts 0.5.
        uram: UltraRAMs.
    """

    lut: int = 0
    memory_lut: int = 0
    ff: int = 0
    dsp: int = 0
    bram: float = 0
    uram: int = 0

    def __add__(self, other: Cells) -> Cells:
        """Both designs side by side."""
        ours, theirs = dataclasses.astuple(self), dataclasses.astuple(other)
        return Cells(*(a + b for a, b in zip(ours, theirs, strict=True)))


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    """What one kernel takes.

    Attributes:
        kernel: its name.
        operator: what it computes.
        stages: pipeline stages of its deepest proc at `build.CLOCK_PS`, as XLS schedules them; without flops at ports.
        alone: cells of the generated module.
        rams: cells of its RAMs.
    """

    kernel: str
    operator: str
    stages: int
    alone: Cells
    rams: Cells

    @property
    def unit(self) -> Cells:
        """The kernel with its RAMs."""
        return self.alone + self.rams


def check() -> None:
    """Raise EdgemoeError unless yosys is here."""
    yosys.check("resources")


def cost(kernel: Kernel, verilog: str, cache: Path) -> Cost:
    """Synthesise one kernel and its RAMs; minutes for a large one that `cache` does not know.

    Args:
        kernel: what to synthesise.
        verilog: its generated module.
        cache: as in `synthesise`.

    Raises:
        EdgemoeError: yosys is missing or refuses the kernel.
    """
    alone = synthesise(verilog, kernel.name, cache)
    rams = sum((synthesise(*_ram(ram), cache) for ram in kernel.rams), Cells())
    return Cost(kernel.name, kernel.operator, stages(verilog), alone, rams)


def digest(kernel: Kernel, verilog: str) -> str:
    """SHA-256 of all that the counts of a kernel depend on, the version of yosys apart."""
    sources = [_SCRIPT, verilog, *(text for text, _ in map(_ram, kernel.rams))]
    return hashlib.sha256(json.dumps(sources).encode()).hexdigest()


def tool() -> str:
    """The version of yosys that is here, as pip names it; raises EdgemoeError if there is none."""
    check()
    return yosys.version()


def stages(verilog: str) -> int:
    """Pipeline stages of the deepest proc; each but the first has a register that says whether its inputs are valid."""
    return 1 + max((int(n) for n in re.findall(r"\breg p(\d+)_inputs_valid\b", verilog)), default=0)


def synthesise(verilog: str, top: str, cache: Path) -> Cells:
    """The cells of a module, out of `cache` where these sources were synthesised before.

    Args:
        verilog: every module that it needs.
        top: its name.
        cache: folder of results, by digest of sources, script and tool; made if it is not there.

    Raises:
        EdgemoeError: yosys is missing, fails, or maps to a cell that is not known here.
    """
    script = _SCRIPT.format(top=top) + _STAT
    recipe = json.dumps([tool(), script, verilog])
    known = cache / f"{top}-{hashlib.sha256(recipe.encode()).hexdigest()[:16]}.json"
    if not known.is_file():
        text = json.dumps(_run(verilog, script, top, cache), indent=1) + "\n"
        replace_files(cache, {known.name: text.encode()})
    return count(read_json(known))


def count(types: Mapping[str, int]) -> Cells:
    """Cells from yosys' number of each type; raises EdgemoeError on a type that is not known here."""
    lut = memory = ff = dsp = halves = uram = 0
    for name, number in types.items():
        if re.fullmatch(r"LUT[1-6]|INV", name):
            lut += number
        elif name in _MEMORY_LUTS:
            memory += number * _MEMORY_LUTS[name]
        elif re.fullmatch(r"FD[RSCP]E(_1)?", name):
            ff += number
        elif name == "DSP48E2":
            dsp += number
        elif name in ("RAMB18E2", "RAMB36E2"):
            halves += number * (1 if "18" in name else 2)
        elif name in ("URAM288", "URAM288_BASE"):
            uram += number
        elif not _FREE.fullmatch(name):
            raise EdgemoeError(f"resources: yosys maps to {number} cells {name!r}, of which no cost is known")
    return Cells(lut + memory, memory, ff, dsp, halves / 2, uram)


def _run(verilog: str, script: str, top: str, cache: Path) -> Any:  # noqa: ANN401 - parsed JSON
    """Number of cells by type."""
    found = yosys.run(f"resources: {top}", verilog, script, "cells.json", cache)
    return found["design"].get("num_cells_by_type", {})


def _ram(ram: Ram) -> tuple[str, str]:
    """The Verilog and name of one RAM: `stream_ram` at its size, answering after one cycle."""
    text = (build.SHELL / "stream_ram.sv").read_text()
    for pattern, into in (
        (_DELAY, ""),
        (r"(parameter ADDRESS = )\d+", rf"\g<1>{ram.address}"),
        (r"(parameter BITS = )\d+", rf"\g<1>{ram.bits}"),
        (r"\n\);", "\n);\n  localparam [2:0] delay = 3'd0;"),
    ):
        text, changed = re.subn(pattern, into, text, count=1)
        if not changed:
            raise EdgemoeError(f"resources: shell/stream_ram.sv has no {pattern!r} any more")
    return text, "stream_ram"
