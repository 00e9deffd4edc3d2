"""The page: sections and files to the bytes of one HTML file that loads nothing."""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import jinja2

from edgemoe.report.blocks import Download, Section
from edgemoe.report.words import Line

HERE: Final = Path(__file__).parent
_TYPES: Final = {".json": "application/json", ".csv": "text/csv"}


def render(
    title: str, subtitle: str, summary: Sequence[Line], sections: Sequence[Section], files: Sequence[Download]
) -> bytes:
    """The page.

    Args:
        title: of the page.
        subtitle: a line below it.
        summary: its lines, shown first.
        sections: in their order.
        files: that the page carries.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        finalize=unbroken,
    )
    environment.filters["key"] = sort_key
    environment.filters["unquote"] = unquote
    script = (HERE / "sort.js").read_text(encoding="utf-8")
    text = environment.get_template("page.html").render(
        title=title,
        subtitle=subtitle,
        summary=summary,
        sections=sections,
        files=files,
        style=(HERE / "style.css").read_text(encoding="utf-8"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        version=metadata.version("edgemoe"),
    )
    return text.encode()


def unbroken(value: object) -> object:
    """Text in which percent signs and `n =` stay with their numbers; anything else as it is."""
    if type(value) is not str:
        return value
    return re.sub(r"\bn = (?=\d)", "n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}", value.replace(" %", "\N{NO-BREAK SPACE}%"))


def sort_key(value: float) -> str:
    """A number as JavaScript reads it."""
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return f"{value:.12g}"


def download(name: str, data: bytes, what: str, link: str = "") -> Download:
    """A file to be carried.

    Args:
        name: of the file; its end says what type it has.
        data: its bytes.
        what: what it holds.
        link: relative URL of the file that it is a copy of.
    """
    kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
    uri = f"data:{kind};base64,{base64.b64encode(data).decode()}"
    return Download(name, uri, len(data), hashlib.sha256(data).hexdigest(), link, what)
