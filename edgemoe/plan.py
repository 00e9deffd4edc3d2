"""The test plan: claims and the tests that would fail if they were false, read from tests/plan.toml."""

from __future__ import annotations

import ast
import dataclasses
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from golden.errors import EdgemoeError

ROOT: Final = Path(__file__).parents[1]
FILE: Final = ROOT / "tests" / "plan.toml"
PAGE: Final = "test_plan.md"
STAGES: Final = {
    "golden": "the integer model against its rules, its definition and float64",
    "model": "the trained network",
    "vectors": "what is compared",
    "hls": "HLS functions against golden, without a simulator",
    "rtl": "generated Verilog against the vectors, in a simulator",
    "accuracy": "what bit widths cost the tasks",
    "checks": "that the checks themselves can fail",
}
"""Stages of the flow, in its order."""


@dataclasses.dataclass(frozen=True, slots=True)
class Claim:
    """A claim, the stage it is about, and its tests as FILE::FUNCTION or FILE, relative to the repository."""

    text: str
    stage: str
    tests: tuple[str, ...]


def load(path: Path = FILE) -> tuple[Claim, ...]:
    """The claims of a plan; raises EdgemoeError if it is not one, or a stage is unknown."""
    try:
        rows = tomllib.loads(path.read_text())["claim"]
        claims = tuple(Claim(str(row["text"]), str(row["stage"]), tuple(map(str, row["tests"]))) for row in rows)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise EdgemoeError(f"{path}: not a test plan ({type(error).__name__}: {error})") from None
    for claim in claims:
        if claim.stage not in STAGES:
            raise EdgemoeError(f"{path}: {claim.text!r}: stage {claim.stage!r}; legal: {', '.join(STAGES)}")
    return claims


def faults(claims: Sequence[Claim], root: Path = ROOT) -> list[str]:
    """Claims without a test, twice stated claims, and tests that do not exist, as sentences; empty if all is well."""
    found = [f"{claim.text!r} has no test" for claim in claims if not claim.tests]
    texts = [claim.text for claim in claims]
    found += [f"{text!r} is stated {texts.count(text)} times" for text in dict.fromkeys(texts) if texts.count(text) > 1]
    for claim in claims:
        found += [f"{claim.text!r}: {test} does not exist" for test in claim.tests if not _exists(test, root)]
    return found


def _exists(test: str, root: Path) -> bool:
    file, _, function = test.partition("::")
    path = root / file
    if not path.is_file():
        return False
    names = {node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)}
    tests = {name for name in names if name.startswith("test_")}
    return function in tests if function else bool(tests)


def markdown(claims: Sequence[Claim]) -> str:
    """The page: one table per stage."""
    lines = [
        "# Test plan",
        "",
        "What is claimed, and the tests that fail if it is false. Written by `edgemoe docs` from",
        "[tests/plan.toml](../tests/plan.toml): do not edit.",
    ]
    for stage, about in STAGES.items():
        rows = [claim for claim in claims if claim.stage == stage]
        if rows:
            lines += ["", f"## {stage}: {about}", "", "| claim | tests |", "|---|---|"]
            lines += [f"| {claim.text} | {'<br>'.join(map(_link, claim.tests))} |" for claim in rows]
    return "\n".join(lines) + "\n"


def _link(test: str) -> str:
    file, _, function = test.partition("::")
    return f"[{function or Path(file).name}](../{file})"
