"""`edgemoe flops`: its tables, its file, and bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edgemoe.__main__ import main
from golden.config import get_config
from golden.costs import macs


def test_tables_and_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "deep" / "flops.json"
    assert main(["flops", "--config", "edge_moe", "--json", str(path)]) == 0
    printed = capsys.readouterr().out
    for words in ("128 x 256", "experts", "decoder: depth", "782.72", "dense, all 2 tasks", "256-channel", "100.0 %"):
        assert words in printed
    found = json.loads(path.read_text())
    one = found["macs"]["one task: segmentation"]
    assert sum(one["encoder"].values()) == macs(get_config("edge_moe")).total
    assert one["total"] == sum(one["encoder"].values()) + sum(found["decoders"]["segmentation"])
    assert found["macs"]["all 2 tasks"]["total"] > one["total"]
    before = path.read_bytes()
    assert main(["flops", "--json", str(path)]) == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--config", "nix"], "config 'nix' is unknown; legal: "),
        (["--json", "."], "is a folder"),
        (["--json", "/dev/null/x"], "is no folder"),
        (["more"], "unexpected"),
    ],
)
def test_refused(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["flops", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
