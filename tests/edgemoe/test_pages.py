"""The operator pages are what golden's docstrings give, complete, and every link and picture is there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from edgemoe import docstrings, pages, pictures
from edgemoe.__main__ import main

SECTIONS = ["Formula", "Formats", "Rounding and ties", "Error bound", "Functions", "Source", "Files"]
MOST_BYTES = 1_500_000


def test_pages_are_what_the_docstrings_give() -> None:
    """Fails after a change to a docstring or signature: run `edgemoe docs`."""
    written = pages.markdown()
    assert {path.name for path in pages.FOLDER.glob("*.md")} == set(written)
    for name, text in written.items():
        assert (pages.FOLDER / name).read_text() == text, f"{name}: run `edgemoe docs`"


def test_every_golden_operator_has_a_page() -> None:
    """An operator states a formula; the network and the schedules are no operators."""
    stated = {path.stem for path in (pages.ROOT / "golden").glob("*.py") if "\nFormula (" in path.read_text()}
    assert stated - set(pages.PAGES) == set()
    assert list(pictures.PICTURES) == list(pages.PAGES)


@pytest.mark.parametrize("name", pages.PAGES)
def test_page_is_complete(name: str) -> None:
    text = (pages.FOLDER / f"{name}.md").read_text()
    found = re.split(r"^## (.*)$", text, flags=re.MULTILINE)
    titles, bodies = found[1::2], found[2::2]
    assert [title for title in titles if title != "Shapes"] == SECTIONS
    assert all(len(body.strip()) > 3 for body in bodies)
    assert "0x" not in text  # an address would differ from run to run
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    assert len(links) >= 6
    assert not [link for link in links if not (pages.FOLDER / link).exists()]


@pytest.mark.parametrize("name", pages.PAGES)
def test_picture_is_a_picture(name: str) -> None:
    data = (pages.FOLDER / f"{name}.svg").read_bytes()
    root = ElementTree.fromstring(data)
    marks = [element for element in root.iter() if element.tag.endswith(("path", "use"))]
    assert root.tag.endswith("svg")
    assert len(marks) > 50
    assert b"dc:date" not in data


def test_pictures_are_the_same_from_run_to_run() -> None:
    assert pictures.svg("gelu") == pictures.svg("gelu")
    assert pictures.svg("gelu") != pictures.svg("linear")


def test_pages_are_small() -> None:
    assert sum(path.stat().st_size for path in pages.FOLDER.iterdir()) < MOST_BYTES


def test_check_sees_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(pages.FOLDER, tmp_path / "operators"))
    assert main(["docs", "--check", "--out", str(folder)]) == 0
    (folder / "gelu.md").write_text((folder / "gelu.md").read_text().replace("relu", "gelu", 1))
    (folder / "linear.svg").unlink()
    assert main(["docs", "--check", "--out", str(folder)]) == 1
    error = capsys.readouterr().err
    assert "gelu.md" in error
    assert "linear.svg" in error
    assert "softmax" not in error
    assert main(["docs", "--text", "--out", str(folder)]) == 0
    assert (folder / "gelu.md").read_text() == pages.markdown()["gelu.md"]


@pytest.mark.parametrize(
    ("body", "formula", "shapes", "error"),
    [
        (
            "Formula (P):\n\n    y\n\nShapes: x. Error 1.\n\nMore.",
            "Formula (P):\n\n    y\n\nMore.",
            "Shapes: x.",
            "Error 1.",
        ),
        ("Formula (P): y. Error as z.\n\nShapes: x -> y.", "Formula (P): y.", "Shapes: x -> y.", "Error as z."),
        ("Only words.", "Only words.", "", ""),
    ],
)
def test_sections(body: str, formula: str, shapes: str, error: str) -> None:
    assert docstrings.sections(body) == (formula, shapes, error)


def test_powers_are_not_bold() -> None:
    assert (
        docstrings.prose("2**F and 2**-14 of **exp**\n\n    2**F") == r"2\*\*F and 2\*\*-14 of **exp**" + "\n\n    2**F"
    )
