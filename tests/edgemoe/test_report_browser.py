"""The report in headless Chromium: every table and chart is there, nothing is loaded, no error is on the console."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from edgemoe.report.build import build
from tests.edgemoe import report_files, sweep_data
from tests.edgemoe.browser import CHROMIUM, Browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; apt-get install chromium")

ROWS = len(sweep_data.specs())
PARTS = {
    "accuracy-table": ROWS + 1,
    "breaks": 2 * 6,
    "fake-table": 2 * len(sweep_data.WIDTHS),
    "routing-table": ROWS,
    "overflow-table": ROWS,
    "sqnr-table-0-depth": len(sweep_data.OPERATORS),
    "sqnr-table-1-segmentation": len(sweep_data.OPERATORS),
}
TABLES = {f"sweep-{name}--{part}": rows for name in ("micro", "edge-moe") for part, rows in PARTS.items()} | {
    "cosim-table": len(report_files.KERNELS),
    "claims-table": len(report_files.papers()["claims"]),
    "resources-table": len(report_files.KERNELS) + 5,
    "search-widths": len(report_files.states()["groups"]),
    "data-files": 8,
}
CHARTS = ["search-chart"] + [
    f"sweep-{name}--{chart}"
    for name in ("micro", "edge-moe")
    for chart in ("bits-segmentation", "bits-depth", "variants", "pareto")
]
MEASURE = """(() => {
  const shown = (element) => { const box = element.getBoundingClientRect(); return box.width > 50 && box.height > 50; };
  return {
    tables: Object.fromEntries([...document.querySelectorAll("table")].filter(shown).map(
      (table) => [table.id, [...table.tBodies[0].rows].filter((row) => row.offsetHeight > 5).length])),
    charts: Object.fromEntries([...document.querySelectorAll("svg")].filter(shown).map(
      (chart) => [chart.id, chart.querySelectorAll("use, path").length])),
  };
})()"""
OVERLAPS = """[...document.querySelectorAll("svg")].flatMap((chart) => {
  const frame = chart.getBoundingClientRect();
  const texts = [...chart.querySelectorAll("text")].filter((text) => text.textContent.trim());
  const boxes = texts.map((text) => [text.textContent.trim(), text.getBoundingClientRect()]);
  const found = boxes.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 ||
    box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(([text]) => `${chart.id}: ${text} is cut`);
  boxes.forEach(([text, a], index) => boxes.slice(index + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const along = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && along > 3) found.push(`${chart.id}: ${text} and ${other} overlap`);
  }));
  return found;
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as found:
        yield found


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "page.html"
    path.write_bytes(build(report_files.inputs(path.parent), path))
    return path


def faults(
    browser: Browser, page: Path, tables: Mapping[str, int] = TABLES, charts: Sequence[str] = tuple(CHARTS)
) -> list[str]:
    """What is wrong with a page; empty if nothing is."""
    seen = browser.visit(page)
    found = [f"asked for {address}" for address in seen.requests if address != page.resolve().as_uri()]
    found += [*seen.failures, *seen.errors]
    measured: dict[str, dict[str, int]] = browser.evaluate(MEASURE)
    shown = measured["tables"]
    found += [
        f"table {name}: {shown.get(name)} rows, not {rows}" for name, rows in tables.items() if shown.get(name) != rows
    ]
    found += [f"chart {name} is missing or empty" for name in charts if measured["charts"].get(name, 0) < 30]
    return found


def planted(page: Path, old: str, new: str, policy: bool = True) -> Path:
    """A copy of the page with a fault, and without its security policy where that would stop the fault."""
    text = page.read_text()
    assert old in text
    text = text.replace(old, new, 1)
    if not policy:
        text, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        assert count == 1
    path = page.parent / "planted.html"
    path.write_text(text)
    return path


def test_nothing_is_wrong(browser: Browser, page: Path) -> None:
    assert faults(browser, page) == []


@pytest.mark.parametrize(
    ("old", "new", "policy", "words"),
    [
        ("</body>", "<script>nowhere()</script></body>", False, "nowhere is not defined"),
        ("</body>", "<script>nowhere()</script></body>", True, "violates the following Content Security Policy"),
        ("</body>", "<script>console.error('spoiled')</script></body>", False, "spoiled"),
        ("table.tBodies[0]", "table.tBodies[0].nothing.more", False, "TypeError"),
        ("</body>", '<img src="http://127.0.0.1:9/x.png"></body>', False, "asked for http://127.0.0.1:9/x.png"),
        (
            "</body>",
            '<img src="http://127.0.0.1:9/x.png"></body>',
            True,
            "violates the following Content Security Policy",
        ),
        ("</body>", '<img src="absent.png"></body>', False, "ERR_FILE_NOT_FOUND"),
        ('id="cosim-table"', 'id="another"', True, "table cosim-table: None rows, not 3"),
        (
            "<tbody>\n<tr><td>micro</td>",
            "<tbody>\n<tr><td>more</td></tr>\n<tr><td>micro</td>",
            True,
            "cosim-table: 4 rows",
        ),
        ('id="data-files"', 'id="data-files" hidden', True, "table data-files: None rows"),
        ('id="sweep-micro--pareto"', 'id="other"', True, "chart sweep-micro--pareto is missing"),
    ],
)
def test_faults_are_seen(browser: Browser, page: Path, old: str, new: str, policy: bool, words: str) -> None:
    found = faults(browser, planted(page, old, new, policy))
    assert any(words in fault for fault in found), found


def test_labels_of_charts_are_apart(browser: Browser, page: Path) -> None:
    browser.visit(page)
    assert browser.evaluate("document.querySelectorAll('svg text').length") > 200
    assert browser.evaluate(OVERLAPS) == []
    moved = "document.querySelectorAll('svg text')[0].innerHTML = 'a very long label '.repeat(20)"
    browser.evaluate(moved)
    assert browser.evaluate(OVERLAPS) != []


@pytest.mark.parametrize("width", [400, 900, 1400])
def test_page_fits_its_window(browser: Browser, page: Path, width: int) -> None:
    browser.visit(page)
    browser.window(width)
    assert browser.evaluate("document.documentElement.scrollWidth") == width
    browser.evaluate("document.querySelector('h1').style = 'min-width: 200rem'")
    assert browser.evaluate("document.documentElement.scrollWidth") > width


def test_tables_are_sorted_by_a_press(browser: Browser, page: Path) -> None:
    browser.visit(page)
    table = "document.getElementById('sweep-micro--accuracy-table')"
    values = f"[...{table}.tBodies[0].rows].map((row) => Number(row.cells[6].dataset.key))"
    before: list[Any] = browser.evaluate(values.replace("Number(row.cells[6].dataset.key)", "row.cells[0].textContent"))
    assert before[:2] == ["float", "edge_moe"]
    for order in ("ascending", "descending"):
        browser.evaluate(f"{table}.tHead.rows[0].cells[6].querySelector('[role=button]').click()")
        assert browser.evaluate(f"{table}.tHead.rows[0].cells[6].getAttribute('aria-sort')") == order
        found = [value for value in browser.evaluate(values) if value is not None]
        assert len(found) >= ROWS
        assert found == sorted(found, reverse=order == "descending")


def test_print_is_large_enough_and_whole(browser: Browser, page: Path) -> None:
    browser.visit(page)
    browser.call("Emulation.setEmulatedMedia", media="print")
    try:
        points = """Math.min(...[...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
            && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
            && !one.closest("svg, code, pre")
          ).map((one) => parseFloat(getComputedStyle(one).fontSize) * 0.75))"""
        assert browser.evaluate(points) >= 8.9
        assert browser.evaluate("getComputedStyle(document.querySelector('.tall')).maxHeight") == "none"
        assert browser.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    finally:
        browser.call("Emulation.setEmulatedMedia", media="")
