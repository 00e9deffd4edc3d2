"""A result's key changes with every module that decides it, found by walking the imports of what measures."""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torchmetrics

import model
from accuracy.study import code, code_digest

ROOT = Path(str(model.__file__)).parents[1]
PROJECT = ("accuracy", "edgemoe", "golden", "model", "rtl_hls", "tb", "vectors")
EXCUSED = {
    "accuracy/candidate.py": "a row's name; its precision and weights have digests of their own",
    "accuracy/store.py": "keeps what was measured; a file of another schema is not read",
    "accuracy/study.py": "the digests; how images are cut into shards is in the key",
    "model/constants.py": "predictors without an image",
    "model/directions.py": "read when the summary is made, each time anew",
    "model/layout.py": "refuses a checkpoint or accepts it",
    "model/processes.py": "training on several devices",
    "model/data/augment.py": "training",
    "model/data/batches.py": "training and `edgemoe eval`",
    "model/data/camera.py": "makes images, whose digest is in the key",
    "model/data/items.py": "makes images",
    "model/data/resample.py": "makes images",
    "model/data/textures.py": "makes images",
}
"""Modules that are imported and decide no result, and why."""
LIBRARIES = {
    "PIL": "makes images",
    "rich": "tables",
    "safetensors": "reads checkpoints, whose digests are in the key",
    "scipy": "for odsf_matched, which no sweep measures",
    "skimage": "for odsf_matched",
}
"""Libraries that are imported and decide no result, and why."""


def imports(path: Path) -> Iterator[str]:
    """Modules that a file names, anywhere in it; `from a import b` may name a module a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, path
            yield from (str(node.module), *(f"{node.module}.{name.name}" for name in node.names))


def walked(*start: str) -> tuple[set[str], set[str]]:
    """(files of the project, libraries) that some modules import, through any number of others."""
    files, libraries, waiting = set[str](), set[str](), list(start)
    while waiting:
        name = waiting.pop()
        path = ROOT / f"{name.replace('.', '/')}.py"
        if name.partition(".")[0] not in PROJECT:
            libraries.add(name.partition(".")[0])
        elif path.is_file() and (at := path.relative_to(ROOT).as_posix()) not in files:
            files.add(at)
            waiting += imports(path)
    return files, libraries - sys.stdlib_module_names


def test_every_module_that_is_imported_counts_or_is_excused() -> None:
    files, libraries = walked("accuracy.shard", "accuracy.states")
    listed = code(fake=True)
    assert {name for name in listed if name.endswith(".py") and not name.startswith("golden/")} <= files
    assert files - set(listed) == set(EXCUSED)
    assert libraries - set(listed) == set(LIBRARIES)
    assert not set(EXCUSED) & set(listed)
    assert files - set(code()) - set(EXCUSED) == {name for name in files if name.startswith("model/quantized")}


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The sources of `model`, from where the digest reads them."""
    for path in (ROOT / "model").rglob("*.py"):
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    monkeypatch.setattr(model, "__file__", str(tmp_path / "model/__init__.py"))
    code.cache_clear()
    yield tmp_path / "model"
    code.cache_clear()


BOTH, FAKE, NONE = (True, True), (False, True), (False, False)


@pytest.mark.parametrize(
    ("name", "counts"),
    [("losses.py", BOTH), ("data/samples.py", BOTH), ("quantized.py", FAKE), ("directions.py", NONE)],
)
def test_a_change_of_a_module_changes_the_digest(copied: Path, name: str, counts: tuple[bool, bool]) -> None:
    before = [code_digest(fake) for fake in (False, True)]
    (copied / name).write_text((copied / name).read_text() + "\n")
    code.cache_clear()
    assert tuple(code_digest(fake) != old for fake, old in zip((False, True), before, strict=True)) == counts


def test_a_change_of_torchmetrics_changes_the_digest(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = code_digest()
    monkeypatch.setattr(torchmetrics, "__version__", "0.0")
    assert code_digest() == before  # once per process
    code.cache_clear()
    assert code_digest() != before
