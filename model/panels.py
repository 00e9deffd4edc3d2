"""Pictures of predictions beside the truth, in colours that colour-blind people can tell apart.

| task                      | picture                                                                        |
|---------------------------|--------------------------------------------------------------------------------|
| segmentation, human_parts | one colour per class, see `palette`, and a legend                              |
| depth                     | cividis from the least to the greatest true depth shown, and a scale in metres |
| normals                   | (x, y, z) from -1..1 as (red, green, blue) from 0..255                         |
| edges, saliency           | grey, 0 black and 1 white                                                      |

Pixels without a value (ignored, unknown, not finite) are a chequerboard. Same input, same bytes.
"""

from __future__ import annotations

import colorsys
import io
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from golden.errors import EdgemoeError
from model.data.catalog import get_catalog
from model.data.samples import IGNORE, PARTS, Sample
from model.design import Design

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Picture = NDArray[np.uint8]
"""RGB (H, W, 3)."""

PALETTE: Final = (
    "0072B2 E69F00 009E73 56B4E9 D55E00 F0E442 CC79A7 0000FF 332233 99FFAA 662200 221199 7766FF DDEEEE 112266 DD0044 "
    "EEAA66 FF99AA 445577 6699FF 1155BB AADDFF 0022CC 226633 EEEE77 447777 550011 994400 003355 22BBCC 6644FF 99FFCC "
    "334488 CCBB88 553333 554455 999933 3344CC 009955 4477DD"
)
"""Seven colours of M. Okabe and K. Ito ("Color universal design", 2008), then one by one the colour that is farthest
from all before it in CIELAB, to the normal eye and to two that do not tell red from green (G. Machado et al., 2009)."""

CHECKS: Final = (150, 225)
"""Greys of the chequerboard, squares of two pixels."""

STYLE: Final[Any] = {"font.size": 8, "axes.titlesize": 8, "legend.frameon": False}


def palette(count: int) -> Picture:
    """`count` colours (count, 3); the first 40 are PALETTE, later ones go round the colour wheel."""
    chosen = [tuple(bytes.fromhex(name)) for name in PALETTE.split()[:count]]
    more = range(count - len(chosen))
    wheel = [colorsys.hsv_to_rgb(0.618 * i % 1, 0.4 + 0.6 * (i % 2), 0.5 + 0.5 * (i % 3 > 0)) for i in more]
    return np.array([*chosen, *(tuple(round(255 * part) for part in colour) for colour in wheel)], np.uint8)


def classes_shown(design: Design, task: str) -> tuple[str, ...]:
    """Names of the classes of a task's picture; none where it has no classes."""
    return {"segmentation": get_catalog(design.data).classes, "human_parts": PARTS}.get(task, ())


def colours(task: str, values: NDArray[Any], classes: int, span: tuple[float, float]) -> Picture:
    """The picture of a truth or a prediction.

    Args:
        task: one of `model.data.samples.TASKS`.
        values: as in `model.data.samples`, or as a task predicts them; (H, W), normals (H, W, 3).
        classes: of segmentation and human_parts.
        span: metres of the ends of the scale of depth.
    """
    known = np.isfinite(values)
    shown: NDArray[Any]
    if task == "normals":
        known = known.all(axis=2) & (values != 0).any(axis=2)
        shown = np.where(known[..., None], values, 0) * 127.5 + 127.5
    elif task == "depth":
        from matplotlib import colormaps  # noqa: PLC0415 - an extra

        known &= values > 0
        share = (np.where(known, values, span[0]) - span[0]) / max(span[1] - span[0], 1e-6)
        shown = 255 * colormaps["cividis"](share.clip(0, 1))[..., :3]
    elif task in ("segmentation", "human_parts"):
        known = values < classes
        shown = palette(classes)[np.where(known, values, 0)]
    else:
        known &= values != IGNORE
        shown = np.repeat(255.0 * np.where(known, values, 0)[..., None], 3, axis=2)
    rows, columns = np.indices(known.shape) // 2
    checks = np.where((rows + columns) % 2, *CHECKS)[..., None]
    return np.where(known[..., None], shown.clip(0, 255).round(), checks).astype(np.uint8)


def new_figure(width: float, height: float) -> Figure:
    """An empty figure of so many inches.

    Raises:
        EdgemoeError: matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise EdgemoeError("pictures need matplotlib; pip install 'edgemoe[report]'") from error
    return Figure(figsize=(width, height), layout="constrained", facecolor="white", dpi=120)


def png(figure: Figure) -> bytes:
    """The bytes of a figure, without date or version."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


def legend(figure: Figure, groups: Sequence[tuple[str, Sequence[str]]]) -> None:
    """A legend below: rows of names, each group in the colours of a palette of its own."""
    from matplotlib.patches import Patch  # noqa: PLC0415

    longest = max((len(word) for title, names in groups for word in (title, *names)), default=0)
    across = max(1, min(10, int(figure.get_figwidth() / (0.45 + 0.07 * longest)) - 1))
    rows: list[list[Patch]] = []
    for title, names in groups:
        named = [Patch(color=c / 255, label=name) for c, name in zip(palette(len(names)), names, strict=True)]
        for at in range(0, len(named), across):
            head = Patch(alpha=0, label="" if at else f"{title}:")
            rows.append([head, *named[at : at + across]])
    if rows:
        width = max(map(len, rows))
        full = [row + [Patch(alpha=0, label="") for _ in range(width - len(row))] for row in rows]
        handles = [handle for column in zip(*full, strict=True) for handle in column]  # matplotlib fills columns first
        figure.legend(handles=handles, loc="outside lower center", ncols=width, handlelength=1.2)


def draw(design: Design, samples: Sequence[Sample], predictions: Sequence[Sample]) -> bytes:
    """Panels as PNG: per sample two rows, the truth and the prediction, with a column per task after the image.

    Args:
        design: of the network.
        samples: image and truth.
        predictions: of the same samples, by task.

    Raises:
        EdgemoeError: matplotlib is not installed.
    """
    tasks, rows = design.config.tasks, 2 * len(samples)
    aspect = design.config.image_height / design.config.image_width
    figure = new_figure(2.3 * (1 + len(tasks)), (2.3 * aspect + 0.2) * rows + 0.9)

    import matplotlib as mpl  # noqa: PLC0415

    with mpl.rc_context(STYLE):
        axes = figure.subplots(rows, 1 + len(tasks), squeeze=False, subplot_kw={"xticks": [], "yticks": []})
        span = depth_span([sample["depth"] for sample in samples if "depth" in tasks])
        for index, (sample, prediction) in enumerate(zip(samples, predictions, strict=True)):
            truth, found = axes[2 * index], axes[2 * index + 1]
            truth[0].imshow(sample["image"], interpolation="nearest")
            found[0].set_axis_off()
            for line, words, values in ((truth, "truth", sample), (found, "prediction", prediction)):
                line[1].set_ylabel(words)
                for place, task in zip(line[1:], tasks, strict=True):
                    shown = colours(task, values[task], len(classes_shown(design, task)), span)
                    place.imshow(shown, interpolation="nearest")
        for place, title in zip(axes[0], ("image", *tasks), strict=True):
            place.set_title(title)
        if "depth" in tasks:
            scale = mpl.cm.ScalarMappable(mpl.colors.Normalize(*span), "cividis")
            last = axes[-1].tolist()
            figure.colorbar(scale, ax=last, location="bottom", shrink=1 / len(last), label="depth / metres", aspect=16)
        legend(figure, [(task, names) for task in tasks if (names := classes_shown(design, task))])
        return png(figure)


def depth_span(maps: Sequence[NDArray[np.float32]]) -> tuple[float, float]:
    """Least and greatest known depth, metres; 0 and 1 if there is none."""
    known = [m[np.isfinite(m) & (m > 0)] for m in maps]
    values = np.concatenate(known) if known else np.zeros(0)
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    return low, math.nextafter(low, math.inf) if high <= low else high
