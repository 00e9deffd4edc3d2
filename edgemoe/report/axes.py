"""Scales, ticks and labels that the charts share."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter, NullLocator
from matplotlib.transforms import Bbox

from edgemoe.report.charts import Chart
from edgemoe.report.words import MINUS

LIMIT: Final[Any] = {"color": "#000000", "linewidth": 1.1, "linestyle": (0, (4, 2))}
"""Line of the loss that is small enough."""
FLOAT: Final[Any] = {"color": "#000000", "linewidth": 1.1}
"""Line of the float network."""
_PLACES: Final = (
    (-6, -5, "right", "top"),
    (-6, 5, "right", "bottom"),
    (6, -5, "left", "top"),
    (6, 5, "left", "bottom"),
)
_BACK: Final = {"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.85}
_NARROW: Final = 0.085
"""Labels of ticks stand at least so far apart, as a share of the axis."""


def plain(value: float, _place: int | None = None) -> str:
    """A tick."""
    return f"{value:,g}".replace("-", MINUS)


def signed(value: float, _place: int | None = None) -> str:
    """A tick with its sign."""
    return f"{value:+g}".replace("-", MINUS) if value else "0"


def width_axis(axes: Axes, widths: Sequence[int]) -> None:
    """Bits, on a logarithmic axis with a tick at every width; labels where there is room."""
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(FixedLocator([float(width) for width in widths]))
    axes.xaxis.set_minor_locator(NullLocator())
    span = math.log(widths[-1] / widths[0]) or 1.0
    labels, last = [], -math.inf
    for width in widths:
        place = math.log(width / widths[0]) / span
        room = place - last >= _NARROW
        labels.append(str(width) if room else "")
        last = place if room else last
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda _, at: labels[at] if at is not None and at < len(labels) else "")
    )
    axes.set_xlim(widths[0] * 0.93, widths[-1] * 1.08)


def percent_axis(
    scale: Callable[..., object],
    locate: Callable[[Any], None],
    name: Callable[[Any], None],
    ends: tuple[float, float],
    limit: float,
) -> None:
    """Percent, linear within `limit` and logarithmic beyond; ticks at 0, the limit, and its tenfolds, up to `ends`."""
    scale("symlog", linthresh=limit)
    tens = [limit * 10**power for power in range(8)]
    ticks = [-ten for ten in tens if -ten >= ends[0]] + [0.0] + [ten for ten in tens if ten <= ends[1]]
    locate(FixedLocator(ticks))
    name(FuncFormatter(signed if ends[0] < -limit else plain))


def cost_axis(axes: Axes) -> None:
    """A logarithmic x axis with few, plain ticks."""
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(FixedLocator(_round_numbers(axes.get_xlim())))
    axes.xaxis.set_major_formatter(FuncFormatter(plain))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_minor_formatter(NullFormatter())


def _round_numbers(ends: tuple[float, float]) -> list[float]:
    """Powers of ten between the ends, and as many multiples of them as there is room for."""
    powers = range(math.floor(math.log10(ends[0])), math.ceil(math.log10(ends[1])) + 1)
    inside: list[float] = []
    for steps in ((1, 1.5, 2, 3, 4, 5, 6, 8), (1, 2, 5), (1,)):
        inside = [tick for power in powers for step in steps if ends[0] <= (tick := step * 10.0**power) <= ends[1]]
        if len(inside) <= 7:
            break
    return inside


def label_points(
    chart: Chart, axes: Axes, places: Sequence[tuple[float, float, str]], marks: Sequence[tuple[float, float]]
) -> None:
    """Names beside points, where they cover neither another name nor a mark."""
    chart.figure.draw_without_rendering()
    frame = axes.get_window_extent()
    spots = axes.transData.transform(marks)
    taken = [Bbox.from_extents(x - 4, y - 4, x + 4, y + 4) for x, y in spots]
    for x, y, words in places:
        for right, up, across, along in _PLACES:
            note = axes.annotate(
                words, (x, y), (right, up), textcoords="offset points", ha=across, va=along, fontsize=10, bbox=_BACK
            )
            note.set_in_layout(False)
            box = note.get_window_extent()
            inside = box.x0 >= frame.x0 and box.x1 <= frame.x1 and box.y0 >= frame.y0 and box.y1 <= frame.y1
            if inside and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            note.remove()
