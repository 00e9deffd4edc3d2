"""The README is true: its commands exist, its example runs, its tables agree with the files."""

from __future__ import annotations

import configparser
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from edgemoe.__main__ import COMMANDS, main
from golden.config import get_config
from golden.precision import EDGE_MOE
from rtl_hls.kernel import Kernel
from rtl_hls.kernels import kernels

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
START = [block.strip() for block in re.findall(r"```sh\n(python3 .*?)```", README, re.DOTALL)]
USE = re.findall(r"```sh\n(pip .*?)```", README, re.DOTALL)[0].splitlines()


def tox_file() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "tox.ini")
    return parser


def test_two_commands_set_everything_up() -> None:
    assert len(START) == 2
    for command in START:
        venv, install, run = (shlex.split(part) for part in command.split("&&"))
        assert venv == ["python3", "-m", "venv", ".venv"]
        assert install == [".venv/bin/pip", "install", "tox"]
        assert run[0] == ".venv/bin/tox"
    assert START[0].endswith("tox -e cosim")
    assert START[1].endswith("bin/tox")


def test_every_tox_environment_is_described() -> None:
    parser = tox_file()
    named = [name.strip() for name in parser["tox"]["env_list"].split(",")]
    environments = [section.partition(":")[2] for section in parser.sections() if section.startswith("testenv:")]
    assert set(named) <= set(environments)
    assert "cosim" in environments
    for name in environments:
        assert parser[f"testenv:{name}"]["description"]


def test_tox_itself_knows_the_environments() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "tox", "list", "--no-desc"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert listed.returncode == 0, listed.stderr
    assert {"tests", "cosim"} <= set(listed.stdout.split())


def test_continuous_integration_runs_the_readme() -> None:
    assert START[1] in (ROOT / ".ci" / "run").read_text().splitlines()
    assert "bash .ci/run" in (ROOT / ".github" / "workflows" / "ci.yml").read_text()


@pytest.mark.parametrize("line", USE)
def test_commands_exist(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(line, comments=True)
    mentioned = re.findall(r"--[a-z-]+", line)
    if words[0] == "edgemoe":
        assert words[1] in COMMANDS
        assert main([words[1], "--help"]) == 0
        text = capsys.readouterr().out
        assert "Usage" in text
        assert not [option for option in mentioned if option not in text]
    elif words[0] == "pytest":
        assert (ROOT / words[1]).is_dir()
    else:
        assert words[:3] == ["pip", "install", "-e"]
        extras = re.findall(r"\[(.*)\]", words[3])[0].split(",")
        assert set(extras) <= set(re.findall(r"^(\w+) = \[", (ROOT / "pyproject.toml").read_text(), re.MULTILINE))


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_example_runs(code: str) -> None:
    assert "assert" in code
    exec(compile(code, "README.md", "exec"), {})


def family(kernel: Kernel) -> str:
    """The golden operator: the modes of the linear unit are linear's."""
    return re.sub("_(gathered|scored)$", "", kernel.operator)


def test_status_table_agrees_with_the_files() -> None:
    rows = re.findall(r"^\| (\w+) \| ([✔-]) \| ([✔-]) \| ([✔-]) \| ([✔-]) \|", README, re.MULTILINE)
    every = kernels(get_config("micro"), EDGE_MOE).values()
    assert {family(kernel) for kernel in every} | {"network"} == {row[0] for row in rows}
    for operator, *marks in rows:
        mine = [kernel for kernel in every if family(kernel) == operator]
        files = (
            [f"golden/{operator}.py"],
            [f"rtl_hls/{kernel.module}.x" for kernel in mine],
            [f"rtl_hls/generated/{config}/{kernel.top}.v" for kernel in mine for config in ("micro", "edge_moe")],
            [f"tb/{kernel.bench or kernel.operator}_tests.py" for kernel in mine],
        )
        found = ["✔" if names and all((ROOT / name).exists() for name in names) else "-" for names in files]
        assert found == marks, operator


def test_one_name_per_operator_everywhere() -> None:
    """golden, vectors, HLS and benches speak of the same operators, and nothing lies about unused."""
    every = kernels(get_config("micro"), EDGE_MOE).values()
    benches = {path.name.removesuffix("_tests.py") for path in (ROOT / "tb").glob("*_tests.py")}
    assert benches == {kernel.bench or kernel.operator for kernel in every}
    data = {path.name for path in (ROOT / "vectors" / "data" / "micro").iterdir() if path.is_dir()}
    assert data == {kernel.operator for kernel in every}
    imported = {
        name
        for path in (ROOT / "rtl_hls").glob("*.x")
        for name in re.findall(r"^import (\w+);", path.read_text(), re.M)
    }
    assert {path.stem for path in (ROOT / "rtl_hls").glob("*.x")} == {kernel.module for kernel in every} | imported - {
        "constants"
    }
    assert all((ROOT / "golden" / f"{family(kernel)}.py").exists() for kernel in every)


def test_links_and_pictures_exist() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(links) > 8
    assert not [link for link in links if not (ROOT / link).exists()]


def test_sizes_stay_readable() -> None:
    """Files of at most 400 lines, half of them of at most 150."""
    folders = ("golden", "model", "vectors", "rtl_hls", "tb", "edgemoe", "tests", "benchmarks")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".x", ".sv")]
    lengths = sorted(len(path.read_text().splitlines()) for path in paths if "generated" not in path.parts)
    assert lengths[-1] <= 400
    assert lengths[len(lengths) // 2] <= 150
