"""Matplotlib figures as SVG inside a page: the same bytes each time, text as text, and what each mark says on hover.

Colours of M. Okabe and K. Ito ("Color universal design", 2008) that show on white, each with a marker and a line style
of its own; text of 10.5 pt and black, so that print loses nothing.
"""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Sequence
from typing import Any, Final
from xml.etree import ElementTree

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.figure import Figure

LOOKS: Final = (
    *(("#0072B2", "o", "-"), ("#D55E00", "s", "--"), ("#009E73", "^", "-."), ("#CC79A7", "D", ":")),
    *(("#000000", "v", "-"), ("#E69F00", "P", "--"), ("#56B4E9", "X", "-."), ("#5F5F5F", "<", ":")),
)
"""Colour, marker and line style of the first series, the second, and so on."""
WIDTH: Final = 10.6
"""Inches of a chart across the page."""
STYLE: Final[Any] = {
    "svg.hashsalt": "edgemoe",
    "svg.fonttype": "none",
    "font.family": ["DejaVu Sans"],  # wider than the fonts that a page shows in its place: nothing can collide
    "font.size": 10.5,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 10.5,
    "legend.fontsize": 10,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "axes.grid": True,
    "grid.color": "#D9D9D9",
    "grid.linewidth": 0.6,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
    "axes.unicode_minus": True,
    "lines.linewidth": 1.6,
    "lines.markersize": 6,
}
FONTS: Final = "var(--font)"
"""The page's own fonts, instead of matplotlib's."""
_SVG: Final = "{http://www.w3.org/2000/svg}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"


@dataclasses.dataclass(slots=True)
class Chart:
    """A figure in the making.

    Attributes:
        name: id of its SVG; unique in the page.
        figure: of matplotlib.
        hints: text of every mark, by the id of its artist.
    """

    name: str
    figure: Figure
    hints: dict[str, Sequence[str]] = dataclasses.field(default_factory=dict)

    def hint(self, artist: Artist, texts: Sequence[str]) -> None:
        """Gives every mark of a line its text."""
        name = f"hint{len(self.hints)}"
        artist.set_gid(name)
        self.hints[name] = texts


def new(name: str, width: float, height: float) -> Chart:
    """An empty chart of so many inches; to be used inside of `style`."""
    return Chart(name, Figure(figsize=(width, height), layout="constrained", facecolor="white"))


def style() -> Any:  # noqa: ANN401 - matplotlib's own context manager
    """The context in which charts are drawn and written."""
    return mpl.rc_context(STYLE)


def svg(chart: Chart, title: str, description: str) -> str:
    """The chart as an `svg` element for HTML.

    Args:
        chart: what is drawn.
        title: its name, for those who do not see it.
        description: what it shows, for the same.
    """
    buffer = io.BytesIO()
    metadata = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    chart.figure.savefig(buffer, format="svg", metadata=metadata)
    root = ElementTree.fromstring(buffer.getvalue())
    for stray in root.findall(f"{_SVG}metadata"):
        root.remove(stray)
    for gid, texts in chart.hints.items():
        group = next(node for node in root.iter(f"{_SVG}g") if node.get("id") == gid)
        marks = list(group.iter(f"{_SVG}use"))
        assert len(marks) == len(texts), (chart.name, len(marks), len(texts))
        for mark, text in zip(marks, texts, strict=True):
            ElementTree.SubElement(mark, f"{_SVG}title").text = text
    _rename(root, chart.name)
    names = {}
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        names[tag] = f"{chart.name}-{tag}"
        element = ElementTree.Element(f"{_SVG}{tag}", id=names[tag])
        element.text = text
        root.insert(place, element)
    root.set("id", chart.name)
    root.set("role", "img")
    root.set("aria-labelledby", " ".join(names.values()))
    return _plain(root)


def _rename(root: ElementTree.Element, prefix: str) -> None:
    """Ids unique in the page, and links to them without a namespace."""
    for node in root.iter():
        if name := node.attrib.pop(_LINK, None):
            node.set("href", name)
        for key, value in list(node.items()):
            if key == "id":
                node.set(key, f"{prefix}-{value}")
            elif key == "href":
                node.set(key, f"#{prefix}-{value.removeprefix('#')}")
            else:
                node.set(key, re.sub(r"url\(#", f"url(#{prefix}-", value))


def _plain(root: ElementTree.Element) -> str:
    """The element as HTML takes it: no declarations of namespaces, the page's fonts."""
    for node in root.iter():
        node.tag = node.tag.removeprefix(_SVG)
        if (look := node.get("style")) and "font" in look:
            node.set("style", re.sub(r"'DejaVu Sans'(, [^;]*)?", FONTS, look))
    root.attrib.pop("version", None)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
