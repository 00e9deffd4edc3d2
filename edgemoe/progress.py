"""Progress bars, the same everywhere: on standard error, gone when done, silent where nobody looks."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


def bar(*, left: bool = False) -> Progress:
    """A progress display to be used as a context manager; `left`: it also shows the time that is left."""
    return Progress(
        TextColumn("{task.description:<28}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        *((TextColumn("left"), TimeRemainingColumn()) if left else ()),
        console=Console(stderr=True),
        transient=True,
    )
