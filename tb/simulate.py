"""Build a simulation once per set of sources and options, and run a plan in it.

The caller holds `tools.environment` open around `build` and `run`.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from cocotb_tools.runner import get_runner

from golden.errors import EdgemoeError
from rtl_hls.build import SHELL
from rtl_hls.kernels import Kernel
from tb import tools, wrapper
from tb.plan import ENVIRONMENT, Plan, Result, Run, load_results
from tb.ports import OURS, Ports

HDL = Path(__file__).parent / "hdl"
_VERILATOR = ["-O3", "-Wno-fatal", "-Wno-lint", "-Wno-style", "-CFLAGS", "-O2"]
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


def sources(kernel: Kernel, setup: Setup) -> list[Path]:
    """The Verilog of one kernel: its generated file, its shell, the probe; raises EdgemoeError if none is there."""
    named = [path for path in setup.rtl if path.is_file()]
    folders = [path / f"{kernel.name}.v" for path in setup.rtl if path.is_dir()]
    found = [path for path in [*named, *folders] if path.is_file()]
    if not found:
        raise EdgemoeError(
            f"rtl: no file for kernel {kernel.name!r} in {', '.join(map(str, setup.rtl))}; run `edgemoe rtl`"
        )
    shell = sorted(SHELL.glob("*.sv")) if kernel.shell and not setup.ports.top else []
    return [*found, *shell, HDL / "stream_probe.sv"]


def build(kernel: Kernel, setup: Setup) -> Path:
    """The folder of a built simulation, made only if its sources, options or tools changed.

    Raises:
        EdgemoeError: the simulator refuses the sources; its last words are in the message.
    """
    files = sources(kernel, setup)
    top = wrapper.render(wrapper.device(kernel, setup.ports))
    waves = ["--trace-fst", "-CFLAGS", f"-I{_STORED}", "-LDFLAGS", "-L."] if setup.waves else []
    options = [*_VERILATOR, *waves] if setup.simulator == "verilator" else []
    versions = [metadata.version("cocotb"), tools.version(setup.simulator), sys.version]
    recipe = json.dumps([setup.simulator, options, setup.waves, versions, top])
    digest = hashlib.sha256(recipe.encode())
    for path in [*files, *sorted(_STORED.iterdir())]:
        digest.update(path.read_bytes())
    folder = setup.root / setup.simulator / f"{kernel.name}-{digest.hexdigest()[:16]}"
    with _locked(folder):
        if not (folder / "built").exists():
            _build(folder, top, files, options, setup)
    return folder


def _build(folder: Path, top: str, files: list[Path], options: list[str], setup: Setup) -> None:
    """Build in an empty folder; its file `built` is the last thing made."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "bench.sv").write_text(top)
    for library in ("lz4", "z"):  # the linker is asked for both; nothing is left to find in them
        (folder / f"lib{library}.a").write_bytes(b"!<arch>\n")
    try:
        get_runner(setup.simulator).build(
            sources=[folder / "bench.sv", *files],
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
    (folder / "built").touch()


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
    with tempfile.TemporaryDirectory(prefix="edgemoe-") as scratch:
        plan_file = Path(scratch, "plan.json")
        plan = Plan(
            tuple(runs), str(setup.vectors), setup.config, setup.precision, str(results), setup.rerun, setup.ports
        )
        plan.save(plan_file)
        # What went wrong is in the results; a run that is missing there is reported below.
        with contextlib.suppress(SystemExit, RuntimeError, subprocess.CalledProcessError):
            get_runner(setup.simulator).test(
                hdl_toplevel=wrapper.TOP,
                hdl_toplevel_lang="verilog",
                test_module=f"tb.{kernel.operator}_tests",
                build_dir=folder,
                test_dir=folder,
                results_xml=str(Path(scratch, "results.xml")),
                extra_env={ENVIRONMENT: str(plan_file)},
                log_file=folder / "run.log",
                waves=setup.waves,
            )
    finished = {result.run: result for result in load_results(results)}
    log = folder / "run.log"
    return [
        finished.get(one, Result(one, message=f"{one}: the simulation ended without it; see {log}")) for one in runs
    ]


def waveform(kernel: Kernel, setup: Setup) -> Path:
    """Where `run` leaves the waveform."""
    return build(kernel, setup) / ("dump.fst" if setup.simulator == "verilator" else f"{wrapper.TOP}.fst")
