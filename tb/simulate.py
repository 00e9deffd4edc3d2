"""Build a simulation once per set of sources and options, and run a plan in it.

The caller holds `tools.environment` open around `build` and `run`.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from cocotb_tools.runner import Icarus, Verilator

from golden.errors import EdgemoeError
from rtl_hls import unit
from rtl_hls.build import SHELL
from rtl_hls.kernel import Kernel
from tb import tools, wrapper
from tb.plan import ENVIRONMENT, Plan, Result, Run, load_results
from tb.ports import OURS, Ports

HDL = Path(__file__).parent / "hdl"
DRIVERS = tuple(HDL / f"stream_{name}.sv" for name in ("random", "source", "sink", "probe"))
"""SystemVerilog of the bench, the package first."""
_VERILATOR = ["-O3", "--x-assign", "unique", "-Wno-fatal", "-Wno-lint", "-Wno-style"]
_VERILATOR += ["-Wwarn-WIDTHEXPAND", "-Wwarn-WIDTHTRUNC"]  # see `_widths`
_START = ["--x-initial", "unique"]
_RANDOM = ["+verilator+rand+reset+2", "+verilator+seed+1"]
"""Registers and memories start with random bits, the same in every run: what relies on them fails."""
_COVERAGE = ["--x-initial", "0", "--coverage-line", "--coverage-toggle", "--coverage-underscore"]
_COVERAGE += ["--coverage-max-width", str(1 << 20)]
"""Every bit of every signal; all start at 0, so that a bit that only a reset clears has not toggled."""
_STORED = HDL / "stored"
"""Stand-ins for the headers of liblz4 and zlib, so that waveforms need neither."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How to simulate.

    Attributes:
        simulator: verilator or icarus.
        root: folder of build folders.
        rtl: Verilog files of the devices: their folder of generated files, or named files.
        vectors: the vector folder.
        config: name of the model config.
        precision: name of the precision.
        waves: whether to leave a waveform.
        rerun: options that every printed command needs to repeat this set-up.
        ports: how the ports of the devices are named.
        coverage: folder that gets Verilator's coverage, a file per kernel (`coverage_file`); None for none.
        uncovered: lines of Verilog where coverage is not collected, as (name of the file, line).
        bins: folder that gets the functional bins, a file per kernel (`bins_file`); None for none.
        plusargs: further arguments of the simulation, as +NAME=VALUE.
    """

    simulator: str
    root: Path
    rtl: tuple[Path, ...]
    vectors: Path
    config: str
    precision: str
    waves: bool = False
    rerun: str = ""
    ports: Ports = OURS
    coverage: Path | None = None
    uncovered: tuple[tuple[str, int], ...] = ()
    bins: Path | None = None
    plusargs: tuple[str, ...] = ()


class _LeanVerilator(Verilator):
    """cocotb's runner, faster.

    Without --public-flat-rw, which keeps Verilator from optimising: see `wrapper.public`. And with the objects of
    Verilator's own library, most of a compilation, taken from the folder `shared`.
    """

    def __init__(self, shared: Path | None) -> None:
        super().__init__()
        self.shared = shared

    def _build_command(self) -> Any:  # noqa: ANN401 - cocotb's own type
        verilator, make = super()._build_command()
        verilator.remove("--public-flat-rw")
        objects = sorted(map(str, self.shared.glob("verilated*.o"))) if self.shared else []
        copy = [["cp", *objects, str(self.build_dir)]] if objects else []  # make takes what is younger than its source
        return [verilator, *copy, make]


def _runner(simulator: str, shared: Path | None = None) -> Verilator | Icarus:
    return _LeanVerilator(shared) if simulator == "verilator" else Icarus()


def sources(kernel: Kernel, setup: Setup) -> list[Path]:
    """The Verilog of one kernel: its generated files and the RAM; raises EdgemoeError if there is none.

    A folder gives NAME.v and, for a kernel with RAMs, NAME_unit.v; for a module in their place the file of its name, or
    else NAME.v. Named files are taken whole; a unit that is not among them is written by `build`.
    """
    found = [path for path in setup.rtl if path.is_file()]
    top, ours = setup.ports.top, [f"{kernel.name}.v", *[f"{kernel.top}.v"] * bool(kernel.rams)]
    for folder in (path for path in setup.rtl if path.is_dir()):
        names = ours if not top else [f"{top}.v"] if (folder / f"{top}.v").is_file() else [f"{kernel.name}.v"]
        found += [folder / name for name in names if (folder / name).is_file()]
    if not found:
        wanted = f"{top}.v or {kernel.name}.v; name its files by --rtl" if top else f"{ours[0]}; run `edgemoe rtl`"
        raise EdgemoeError(
            f"rtl: no file for kernel {kernel.name!r} in {', '.join(map(str, setup.rtl))}; looked for {wanted}"
        )
    ram = SHELL / "stream_ram.sv"
    needed = kernel.rams and not setup.ports.top and ram.name not in {path.name for path in found}
    return [*found, *[ram] * bool(needed)]


def build(kernel: Kernel, setup: Setup) -> Path:
    """The folder of a built simulation, made only if its sources, options or tools changed.

    Raises:
        EdgemoeError: the simulator refuses the sources; its last words are in the message.
    """
    device = wrapper.device(kernel, setup.ports)
    files = sources(kernel, setup)
    made = {"bench.sv": wrapper.render(device)}
    if kernel.rams and not setup.ports.top and f"{kernel.top}.v" not in {path.name for path in files}:
        made[f"{kernel.top}.v"] = unit.render(kernel)
    options: list[str] = []
    if setup.simulator == "verilator":
        made |= counting() if setup.coverage else {}
        made["public.vlt"] = wrapper.public(device, setup.uncovered)
        options += [
            *_VERILATOR,
            *_TRACE * setup.waves,
            *(_COVERAGE if setup.coverage else _START),
        ]
    versions = [metadata.version("cocotb"), tools.version(setup.simulator), sys.version]
    recipe = json.dumps([setup.simulator, options, setup.waves, versions])
    digest = hashlib.sha256((recipe + json.dumps(made)).encode())
    for path in [*files, *DRIVERS, *sorted(_STORED.iterdir())]:
        digest.update(path.read_bytes())
    folder = setup.root / setup.simulator / f"{kernel.name}-{digest.hexdigest()[:16]}"
    with _locked(folder):
        if not (folder / "built").exists():
            shared = setup.root / setup.simulator / f"runtime-{hashlib.sha256(recipe.encode()).hexdigest()[:16]}"
            _build(folder, made, [*DRIVERS, *files], options, setup, shared)
    return folder


_COUNTER = "verilated_cov.h"
_TOO_FAR = "j < width - i * VL_EDATASIZE; ++j"
"""Verilator 5.48 in a signal above 64 bits: past the 32 bits of a word, so that bit 0 counts for 32, 64 and so on."""


def counting() -> dict[str, str]:
    """Verilator's header that counts toggles, put right: its copy beside the model is found before its own."""
    text = tools.verilator_headers().joinpath(_COUNTER).read_text()
    return {_COUNTER: text.replace(_TOO_FAR, f"j < VL_EDATASIZE && {_TOO_FAR}")} if _TOO_FAR in text else {}


_TRACE = ["--trace-fst", "-CFLAGS", f"-I{_STORED}", "-LDFLAGS", "-L."]


def _build(
    folder: Path, made: dict[str, str], files: list[Path], options: list[str], setup: Setup, shared: Path
) -> None:
    """Build in an empty folder; its file `built` is the last thing made.

    The objects of Verilator's own library are kept in `shared` for the next one.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in made.items():
        (folder / name).write_text(text)
    for library in ("lz4", "z"):  # the linker is asked for both; nothing is left to find in them
        (folder / f"lib{library}.a").write_bytes(b"!<arch>\n")
    try:
        _runner(setup.simulator, shared).build(
            sources=[*files, *(folder / name for name in made if not name.endswith(".h"))],
            hdl_toplevel=wrapper.TOP,
            build_dir=folder,
            build_args=options,
            timescale=("1ns", "1ps"),
            always=True,
            waves=setup.waves,
            log_file=folder / "build.log",
        )
    except (SystemExit, RuntimeError, subprocess.CalledProcessError) as error:
        tail = "\n".join((folder / "build.log").read_text().splitlines()[-15:])
        shutil.rmtree(folder)
        raise EdgemoeError(f"cosim: {setup.simulator} does not build {folder.name}: {error}\n{tail}") from None
    if wrong := _widths((folder / "build.log").read_text()):
        shutil.rmtree(folder)
        raise EdgemoeError(f"cosim: {folder.name}: {'; '.join(wrong)}; declare each port as wide as its stream")
    for path in folder.glob("verilated*.o"):
        shared.mkdir(exist_ok=True)
        whole = shared / f"{path.name}.{folder.name}"
        shutil.copy(path, whole)
        whole.rename(shared / path.name)
    (folder / "built").touch()


def _widths(log: str) -> list[str]:
    """The ports that are not as wide as what the bench connects, as phrases; simulators pad or cut them, and go on."""
    found = re.findall(r"/bench\.sv:\d.*?[('](\w+)[)'].* expects (\d+) bits?.* (?:got|generates) (\d+)", log)
    return [f"port {name} is {bits} bits wide, legal: {legal}" for name, bits, legal in found]


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other processes from building the same folder meanwhile."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(kernel: Kernel, runs: Sequence[Run], setup: Setup, results: Path) -> list[Result]:
    """Run some runs of one kernel in one simulator process.

    Args:
        kernel: what to simulate.
        runs: at least one.
        setup: how.
        results: file that gets one line per finished run, to be watched meanwhile.

    Returns:
        One result per run, in order; a run that the simulator never finished has a message that says so.
    """
    folder = build(kernel, setup)
    log = folder / f"{setup.config}.log"
    with tempfile.TemporaryDirectory(prefix="edgemoe-") as scratch:
        plan_file, words = Path(scratch, "plan.json"), Path(scratch, "words")
        words.mkdir()
        plan = Plan(
            runs=tuple(runs),
            vectors=str(setup.vectors),
            precision=setup.precision,
            results=str(results),
            words=str(words),
            rerun=setup.rerun,
            ports=setup.ports,
            bins=str(bins_file(kernel, setup) or ""),
        )
        plan.save(plan_file)
        # What went wrong is in the results; a run that is missing there is reported below.
        with contextlib.suppress(SystemExit, RuntimeError, subprocess.CalledProcessError):
            _runner(setup.simulator).test(
                hdl_toplevel=wrapper.TOP,
                hdl_toplevel_lang="verilog",
                test_module=f"tb.{kernel.bench or kernel.operator}_tests",
                build_dir=folder,
                test_dir=scratch,
                results_xml=str(Path(scratch, "results.xml")),
                extra_env={ENVIRONMENT: str(plan_file)},
                log_file=log,
                waves=setup.waves,
                plusargs=[f"+words={words}", *_plusargs(kernel, folder, setup), *setup.plusargs],
                test_args=_trace(folder, setup),
            )
    finished = {result.run: result for result in load_results(results)}
    return [
        finished.get(one, Result(one, message=f"{one}: the simulation ended without it; see {log}")) for one in runs
    ]


def _plusargs(kernel: Kernel, folder: Path, setup: Setup) -> list[str]:
    """What memories start with, and where a simulation leaves its files."""
    if setup.simulator != "verilator":
        return [f"+dumpfile_path={_dump(folder, setup)}"] * setup.waves
    data = coverage_file(kernel, setup)
    return _RANDOM if data is None else [f"+verilator+coverage+file+{data}"]


def coverage_file(kernel: Kernel, setup: Setup) -> Path | None:
    """Where `run` leaves Verilator's coverage of a kernel; in a folder that exists."""
    return _named(setup.coverage, f"{setup.config}-{kernel.name}.dat")


def bins_file(kernel: Kernel, setup: Setup) -> Path | None:
    """Where `run` leaves the functional bins of a kernel (`tb.bins`); in a folder that exists."""
    return _named(setup.bins, f"{setup.config}-{kernel.name}.yml")


def _named(folder: Path | None, name: str) -> Path | None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    return folder and folder / name


def _trace(folder: Path, setup: Setup) -> list[str]:
    return ["--trace-file", str(_dump(folder, setup))] if setup.waves and setup.simulator == "verilator" else []


def _dump(folder: Path, setup: Setup) -> Path:
    return folder / f"{setup.config}.fst"


def waveform(kernel: Kernel, setup: Setup) -> Path:
    """Where `run` leaves the waveform."""
    return _dump(build(kernel, setup), setup)
