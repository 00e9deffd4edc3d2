"""Reads a page with Python's own parser: well-formed or not, its ids, links, tables and words."""

from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

VOID = ("meta", "link", "img", "br", "hr", "input", "col", "wbr")


@dataclasses.dataclass
class Grid:
    """A table: cells of its head, rows of its body, and its caption."""

    head: list[str] = dataclasses.field(default_factory=list)
    rows: list[list[str]] = dataclasses.field(default_factory=list)
    caption: str = ""
    scopes: list[str] = dataclasses.field(default_factory=list)


class Page(HTMLParser):
    """A parsed page.

    Attributes:
        faults: tags that are not closed, or closed without being open.
        ids: of all elements.
        tags: name and attributes of each element.
        tables: by id.
        text: all text outside of scripts and styles; typographic spaces and signs are plain.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.tables: dict[str, Grid] = {}
        self.text = ""
        self._open: list[str] = []
        self._grid = Grid()
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self._open.append(tag)
        if tag == "table":
            self._grid = self.tables.setdefault(self.tags[-1][1].get("id", ""), Grid())
        elif tag == "tr" and "tbody" in self._open:
            self._grid.rows.append([])
        elif tag in ("td", "th"):
            self._cells().append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        if tag == "th":
            self._grid.scopes.append(found.get("scope", ""))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}, open are {self._open[-3:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        data = data.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")
        if not {"script", "style"} & set(self._open):
            self.text += data
        if "caption" in self._open:
            self._grid.caption += data
        elif {"td", "th"} & set(self._open):
            self._cells()[-1] += data

    def _cells(self) -> list[str]:
        return self._grid.head if "thead" in self._open else self._grid.rows[-1]
