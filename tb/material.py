"""Where the vectors and the Verilog of a config come from: the committed folders, or made into the build folder."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Collection
from importlib import metadata
from pathlib import Path

from golden.config import ModelConfig
from golden.precision import EDGE_MOE, Precision, describe, save
from rtl_hls import build
from rtl_hls.kernels import kernels
from vectors import regenerate


def vectors(config: ModelConfig, precision: Precision, root: Path) -> Path:
    """The folder of the vectors: the committed one, or one below `root`, made again where its inputs changed."""
    committed = regenerate.FOLDER / config.name
    if precision.name == EDGE_MOE.name and committed.is_dir():
        return committed
    return regenerate.ensure(config, precision, root / "vectors" / _label(config, precision))


def rtl(config: ModelConfig, precision: Precision, root: Path, operators: Collection[str] = ()) -> Path:
    """The folder of the generated Verilog: the committed one, or one below `root` for these HLS sources.

    Args:
        config: dimensions.
        precision: formats.
        root: build folder.
        operators: what is needed, by names of operators or kernels; all where none is named.

    Raises:
        EdgemoeError: the HLS sources do not support the precision, or XLS is missing.
    """
    committed = build.GENERATED / config.name
    if precision.name == EDGE_MOE.name and committed.is_dir():
        return committed
    folder = root / "rtl" / f"{_label(config, precision)}-{_digest(precision)}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        every = kernels(config, precision).values()
        wanted = [kernel for kernel in every if kernel.is_of(operators)]
        missing = [kernel.name for kernel in wanted if not (folder / f"{kernel.top}.v").is_file()]
        if missing:
            for name, text in build.generate(config, precision, missing):  # a unit comes after its kernel
                if name.endswith(".v"):
                    (folder / name).write_text(text)
    return folder


def argument(precision: Precision, root: Path) -> str:
    """What `get_precision` takes for a precision: its name, or a file below `root` where the name does not tell all."""
    if isinstance(describe(precision), str):
        return precision.name
    path = root / "precisions" / f"{precision.name}-{hashlib.sha256(repr(precision).encode()).hexdigest()[:12]}.json"
    save(precision, path)
    return str(path)


def _label(config: ModelConfig, precision: Precision) -> str:
    return config.name if precision.name == EDGE_MOE.name else f"{config.name}-{precision.name}"


def _digest(precision: Precision) -> str:
    """Of all that the Verilog is made from, the config apart."""
    total = hashlib.sha256(f"{metadata.version('xls-python')} {precision}".encode())
    for path in sorted([*build.FOLDER.glob("*.x"), *build.FOLDER.glob("**/*.py")]):
        total.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:12]
