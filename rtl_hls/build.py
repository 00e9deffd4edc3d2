"""DSLX to Verilog by XLS, reproducibly: the output is committed beside its recipe, and a test fails on drift."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Collection, Iterator
from importlib import metadata
from pathlib import Path

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.precision import Precision, describe
from rtl_hls import constants, unit
from rtl_hls.kernel import Kernel
from rtl_hls.kernels import kernels

FOLDER = Path(__file__).parent
GENERATED = FOLDER / "generated"
SHELL = FOLDER / "shell"
CLOCK_PS = 2000
"""The one clock target: 500 MHz in XLS's asap7 delay model (the published accelerator runs at 300 MHz)."""
_XLS = "xls-python"


def generate(config: ModelConfig, precision: Precision, names: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Generate every file of one configuration.

    Args:
        config: dimensions.
        precision: formats and tables.
        names: only these kernels; all where none is named.

    Yields:
        (file name, text): constants.x first; per kernel a .x, a .v and that of its unit, if any; recipe.json last.

    Raises:
        EdgemoeError: XLS is missing, or refuses a source (its message is passed on).
    """
    files = {"constants.x": constants.render(precision)}
    yield from files.items()
    for kernel in select(config, precision, names):
        made = {
            f"{kernel.name}_top.x": top_source(kernel),
            f"{kernel.name}.v": to_verilog(kernel, files["constants.x"]),
        }
        made |= {f"{kernel.top}.v": unit.render(kernel)} if kernel.rams else {}
        files |= made
        yield from made.items()
    yield "recipe.json", json.dumps(recipe(config, precision, files), indent=2) + "\n"


def select(config: ModelConfig, precision: Precision, names: Collection[str]) -> list[Kernel]:
    """The kernels of these names, all where none is named; raises EdgemoeError on an unknown one."""
    every = kernels(config, precision)
    if unknown := sorted(set(names) - every.keys()):
        raise EdgemoeError(f"kernels {', '.join(unknown)} are unknown; legal: {', '.join(every)}")
    return [kernel for kernel in every.values() if not names or kernel.name in names]


def recipe(config: ModelConfig, precision: Precision, files: dict[str, str]) -> dict[str, object]:
    """What made the files: sources and outputs by SHA-256, tool and options."""
    sources = {path.name: path.read_text() for path in sorted(FOLDER.glob("*.x"))}
    return {
        "command": f"edgemoe rtl --config {config.name}",
        "tool": f"{_XLS}=={metadata.version(_XLS)}",
        "clock_ps": CLOCK_PS,
        "delay_model": "asap7",
        "config": config.to_dict(),
        "precision": describe(precision),
        "parameters": {kernel.name: list(kernel.parameters) for kernel in kernels(config, precision).values()},
        "sources": {name: _sha256(text) for name, text in sources.items()},
        "outputs": {name: _sha256(text) for name, text in files.items()},
    }


def top_source(kernel: Kernel) -> str:
    """The DSLX file that names one configuration of a kernel's proc."""
    channels = ",\n        ".join(f"{c.name}: chan<{c.dslx}> {c.direction}" for c in kernel.channels)
    arguments = ", ".join(c.name for c in kernel.channels)
    parameters = ", ".join(_literal(value) for value in kernel.parameters)
    modules = sorted({kernel.module, *(name for c in kernel.channels for name in re.findall(r"(\w+)::", c.dslx))})
    imports = "".join(f"import {module};\n" for module in modules)
    return (
        f"// One configuration of {kernel.module}::{kernel.proc}. Written by `edgemoe rtl`: do not edit.\n"
        f"{imports}\n"
        f"pub proc {kernel.name}_top {{\n"
        f"    config(\n        {channels}\n    ) {{\n"
        f"        spawn {kernel.module}::{kernel.proc}<{parameters}>({arguments});\n"
        "    }\n\n    init { () }\n\n    next(state: ()) { () }\n}\n"
    )


def _literal(value: int | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f"u32:{value}"


def to_ir(text: str, module: str, constants_text: str) -> str:
    """XLS IR of DSLX text; `constants_text` becomes the module `constants`."""
    try:
        import xls  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise EdgemoeError(f"rtl: {_XLS} is not installed; pip install 'edgemoe[cosim]'") from None
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "constants.x").write_text(constants_text)
        try:
            return str(
                xls.c_api.convert_dslx_to_ir(text, f"{module}.x", module, additional_search_paths=[str(FOLDER), folder])
            )
        except RuntimeError as error:
            raise EdgemoeError(f"rtl: XLS refuses {module}: {error}") from None


def to_verilog(kernel: Kernel, constants_text: str) -> str:
    """The Verilog of one kernel, streams named NAME_tdata, NAME_tvalid and NAME_tready."""
    import xls  # noqa: PLC0415

    module = f"{kernel.name}_top"
    ir = re.sub(rf"\b{module}__", "", to_ir(top_source(kernel), module, constants_text))
    optimised = xls.Package.parse_ir(xls.optimize_ir(ir, f"__{module}__{module}_0_next"))
    # gate_recvs: without it the value of a recv_if that does not receive is old data, not the default.
    codegen = (
        f'generator: GENERATOR_KIND_PIPELINE module_name: "{kernel.name}" reset: "rst" use_system_verilog: false '
        'flop_inputs: true flop_outputs: true gate_recvs: true streaming_channel_data_suffix: "_tdata" '
        'streaming_channel_valid_suffix: "_tvalid" streaming_channel_ready_suffix: "_tready"'
    )
    schedule = f'delay_model: "asap7" clock_period_ps: {CLOCK_PS} worst_case_throughput: 1 multi_proc: true' + "".join(
        f' io_constraints: "{constraint}"' for constraint in kernel.constraints
    )
    result = optimised.schedule_and_codegen(
        with_delay_model=True, codegen_flags_textproto=codegen, scheduling_options_textproto=schedule
    )
    text = str(result.get_verilog_text())
    for channel in kernel.channels:  # the widths of the DSLX structs are theirs; what relies on them is checked here
        if not re.search(rf"put wire \[{channel.bits - 1}:0\] {channel.name}_tdata", text):
            raise EdgemoeError(
                f"rtl: {kernel.name}: stream {channel.name} is not {channel.bits} bits wide in the Verilog"
            )
    return text


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
