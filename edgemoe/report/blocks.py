"""What a section of the page is made of; `page.html` draws each by its `kind`."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Literal


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Attributes:
        text: what it shows.
        key: what it is sorted by; None for its text.
        back: its background, a CSS colour; empty for the page's.
        ink: of its text, where there is a background.
        heading: whether it names its row.
        bad: whether it tells of something that does not hold.
    """

    text: str
    key: float | None = None
    back: str = ""
    ink: str = ""
    heading: bool = False
    bad: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Scale:
    """The colours of a heat map: the two ends in words, and CSS colours between them."""

    low: str
    high: str
    colours: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: its id.
        caption: what to see in it.
        head: names of the columns.
        rows: cells, as many as columns.
        heat: whether its cells are coloured.
    """

    name: str
    caption: str
    head: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    heat: bool = False
    kind: Literal["table"] = "table"

    def __post_init__(self) -> None:
        assert all(len(row) == len(self.head) for row in self.rows), self.name

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Whether each column holds numbers, which are aligned on the right."""
        return tuple(any(row[at].key is not None for row in self.rows) for at in range(len(self.head)))


@dataclasses.dataclass(frozen=True, slots=True)
class Heat:
    """Heat maps side by side, with what to see in them and their common scale."""

    text: str
    tables: Sequence[Table]
    scale: Scale
    kind: Literal["heat"] = "heat"


@dataclasses.dataclass(frozen=True, slots=True)
class Chart:
    """An SVG and what to see in it."""

    svg: str
    caption: str
    kind: Literal["chart"] = "chart"


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, and a command below it."""

    text: str
    command: str = ""
    kind: Literal["text"] = "text"


@dataclasses.dataclass(frozen=True, slots=True)
class Missing:
    """Says with which command a section gets its data."""

    what: str
    command: str
    kind: Literal["missing"] = "missing"


@dataclasses.dataclass(frozen=True, slots=True)
class Picture:
    """One picture: a data URI, what it shows for those who do not see it, and a note below."""

    source: str
    alternative: str
    note: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures in rows and columns.

    Attributes:
        name: id of their table.
        caption: what to see.
        head: names of the columns, the first of them that of the rows.
        rows: name of the row, and its pictures; None where there is none.
        legends: title, and (CSS colour, name) of each class.
        scales: of continuous colours.
    """

    name: str
    caption: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, Sequence[Picture | None]]]
    legends: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()
    scales: Sequence[tuple[str, Scale]] = ()
    kind: Literal["pictures"] = "pictures"


@dataclasses.dataclass(frozen=True, slots=True)
class Download:
    """A file inside of the page.

    Attributes:
        name: of the file.
        uri: its contents as a data URI.
        size: bytes.
        sha256: of its bytes.
        link: relative path of the file that it is a copy of; empty if made here.
        what: what it holds.
    """

    name: str
    uri: str
    size: int
    sha256: str
    link: str
    what: str


Block = Table | Heat | Chart | Text | Missing | Pictures


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A heading with blocks, and sections inside.

    Attributes:
        name: its id.
        title: its heading.
        blocks: what it shows.
        parts: sections inside.
    """

    name: str
    title: str
    blocks: Sequence[Block]
    parts: Sequence[Section] = ()
