"""The committed comparison is what `edgemoe compare` makes of the committed metrics."""

from pathlib import Path

from model import compare
from model.runs import read

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "model" / "results"


def test_results_page_holds_the_table() -> None:
    folders = [str(folder) for folder in sorted(RESULTS.iterdir())]
    assert len(folders) >= 8  # micro: multi-gate and dense, two single tasks, two seeds each
    rows = compare.table(compare.columns([read(folder) for folder in folders]))
    assert compare.markdown(rows) in (ROOT / "docs" / "results.md").read_text()
