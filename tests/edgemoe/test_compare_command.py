"""`edgemoe compare`: the table on the screen and in a file, and bad input."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from edgemoe.__main__ import main
from golden.config import get_config
from model.design import Design


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Two networks that differ in their layers; their weights are not read."""
    found = []
    for kind, miou in (("moe", 0.6), ("dense", 0.5)):
        folder = tmp_path / f"a_{kind}[red]"
        folder.mkdir()
        design = Design(get_config("micro"), (8, 8, 8), feed_forward=kind)
        (folder / "config.json").write_text(json.dumps(design.to_dict() | {"recipe": {"seed": 3}}))
        metrics = {"segmentation": {"miou": miou}, "depth": {"rmse": 1.25}}
        (folder / "metrics.json").write_text(json.dumps({"network": metrics}))
        found.append(str(folder))
    return found


def test_table(folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "deep" / "table.md"
    assert main(["compare", *folders, "--markdown", str(path)]) == 0
    printed = capsys.readouterr().out
    for words in ("a_moe[red]", "a_dense[red]", "segmentation miou ↑ *", "0.6000", "GMAC, one task", "sample standard"):
        assert words in printed
    text = path.read_text()
    assert text.startswith("|  | a_moe[red] | a_dense[red] |\n|---|---|---|\n")
    assert "| depth rmse ↓ * | 1.2500 | 1.2500 |\n" in text
    assert main(["compare", *folders, "--markdown", str(path)]) == 0
    assert path.read_text() == text


def test_refused(folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.rglob("*"))
    for arguments, words in (
        ([], "Missing argument 'FOLDER...'"),
        (["nix"], "checkpoint 'nix' is unknown"),
        ([str(tmp_path)], "no checkpoint"),
        ([*folders, folders[0]], "the same recipe and seed"),
        ([*folders, "--markdown", str(tmp_path)], "is a folder; give the name of a file"),
        ([*folders, "--markdown", str(tmp_path / "pipe")], "is no regular file"),
        ([*folders, "--markdown", str(tmp_path / "file" / "table.md")], "file is no folder"),
    ):
        assert main(["compare", *arguments]) == 2
        printed = capsys.readouterr().err
        assert words in printed
        assert "Traceback" not in printed
    assert sorted(tmp_path.rglob("*")) == before


def test_markdown_through_a_link(folders: list[str], tmp_path: Path) -> None:
    link, target = tmp_path / "link.md", tmp_path / "elsewhere" / "table.md"
    target.parent.mkdir()
    target.write_text("old")
    link.symlink_to(target)
    assert main(["compare", *folders, "--markdown", str(link)]) == 0
    assert link.is_symlink()
    assert target.read_text().startswith("|  |")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert main(["compare", *folders, "--markdown", str(loop)]) == 2
    assert loop.is_symlink()
