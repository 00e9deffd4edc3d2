"""One picture per operator: its error over its domain, computed from golden against its float64 reference.

SVG, the same bytes from run to run. Blue and orange of Okabe and Ito, told apart by line style too; black bounds.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Final

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from golden import attention, reference
from golden.elementary import EXP, exp_hardware, exp_reference
from golden.experts import ExpertFormats, ExpertWeights, experts
from golden.fixed import Fixed, Format, quantize
from golden.gating import gate
from golden.gelu import gelu
from golden.layer_norm import layer_norm
from golden.linear import linear
from golden.patch_embed import patch_embed
from golden.precision import EDGE_MOE, EDGE_MOE_EXACT, Precision
from golden.residual import residual
from golden.softmax import SoftmaxFormats, softmax

BLUE, ORANGE, BLACK = "#0072B2", "#D55E00", "#000000"
STYLE: Final[Any] = {
    "svg.hashsalt": "edgemoe",
    "font.size": 9,
    "axes.grid": True,
    "grid.alpha": 0.3,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
    "path.simplify_threshold": 0.2,
}
FM: Final = EDGE_MOE.feature
DIM, HIDDEN, TOKENS = 192, 384, 129

Errors = NDArray[np.float64]


def svg(name: str) -> bytes:
    """The picture of an operator of `edgemoe.pages.PAGES`."""
    return render(name, "svg")


def render(name: str, kind: str) -> bytes:
    """As `svg`, in another format of matplotlib's, such as png."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(6.6, 2.9), layout="constrained", facecolor="white")
        PICTURES[name](figure)
        buffer = io.BytesIO()
        figure.savefig(buffer, format=kind, metadata={"Date": None} if kind == "svg" else None, dpi=120)
    return buffer.getvalue()


def drawn(seed: int, shape: tuple[int, ...], scale: float, role: str, precision: Precision = EDGE_MOE) -> Fixed:
    """Seeded normal values in the format of a role."""
    fmt = precision.format(role)
    return Fixed(quantize(np.random.default_rng(seed).normal(0, scale, shape), fmt), fmt)


def histogram(axes: Axes, errors: Errors, bound: tuple[float, float], title: str, colour: str) -> None:
    """Errors in ulp, with a dashed line at either end of the bound."""
    axes.hist(errors.ravel(), bins=60, color=colour)
    for at in bound:
        axes.axvline(at, color=BLACK, linestyle="--", linewidth=1)
    axes.margins(x=0.04)
    axes.set(title=title, xlabel="error / ulp of the result", ylabel="results")


def of_linear(figure: Figure) -> None:
    """Errors of 129 x 384 results."""
    for axes, precision, colour, low in _two(figure, DIM):
        x, weight = drawn(1, (TOKENS, DIM), 1, "query", EDGE_MOE_EXACT), drawn(2, (HIDDEN, DIM), 0.07, "weight")
        bias = drawn(3, (HIDDEN,), 0.1, "bias")
        y = linear(x, weight, bias, FM, accumulation=precision.accumulation)
        errors = (y.real - reference.linear(x.real, weight.real, bias.real)) / FM.ulp
        histogram(axes, errors, (low, 0), precision.name, colour)


def of_patch_embed(figure: Figure) -> None:
    """Errors of 129 x 192 tokens."""
    pixel = EDGE_MOE.format("pixel")
    image = Fixed(np.random.default_rng(1).integers(0, 256, (3, 128, 256)), pixel)
    weight, bias = drawn(2, (DIM, 3, 16, 16), 0.05, "patch_weight"), drawn(3, (DIM,), 0.1, "patch_bias")
    position = drawn(4, (TOKENS, DIM), 0.2, "position")
    expected = reference.patch_embed(image.real, weight.real, bias.real, position.real)
    for axes, precision, colour, low in _two(figure, 3 * 16 * 16):
        tokens = patch_embed(image, weight, bias, position, FM, accumulation=precision.accumulation)
        histogram(axes, ((tokens.real - expected) / FM.ulp)[1:], (low, 0), precision.name, colour)


def _two(figure: Figure, products: int) -> list[tuple[Axes, Precision, str, float]]:
    """Two axes: products floored one by one, and sums floored once."""
    left, right = figure.subplots(1, 2)
    return [(left, EDGE_MOE, BLUE, -products), (right, EDGE_MOE_EXACT, ORANGE, -1)]


def of_gelu(figure: Figure) -> None:
    """Error over [-8, 8], eight points to a table step."""
    axes = figure.subplots()
    x = Fixed(np.arange(-8 * 256, 8 * 256 + 1) << FM.frac - 8, FM)
    axes.plot(x.real, gelu(x).real - reference.gelu(x.real), color=BLUE, linewidth=0.7)
    for bound in (-9.8e-5, 9.8e-5):
        axes.axhline(bound, color=BLACK, linestyle="--", linewidth=1)
    axes.set(xlabel="x", ylabel="error", xlim=(-8, 8))
    axes.ticklabel_format(axis="y", scilimits=(0, 0))


def of_softmax(figure: Figure) -> None:
    """Largest error for 2 to 511 keys, with each exponential."""
    axes, keys = figure.subplots(), np.unique(np.geomspace(2, 511, 24).astype(int))
    for (name, exp), colour, style in zip(EXP.items(), (BLUE, ORANGE), ("o-", "x:"), strict=True):
        worst = []
        for count in keys.tolist():
            scores = drawn(count, (512, count), 2, "score")
            difference = softmax(scores, parallelism=4, exp=exp).real - reference.softmax(scores.real)
            worst.append(np.abs(difference).max() / FM.ulp)
        axes.plot(keys, worst, style, color=colour, markersize=4, label=f"{name} exp")
    axes.plot(keys, 3 * keys + 2, "--", color=BLACK, linewidth=1, label="bound")
    axes.set(xscale="log", yscale="log", xlabel="keys", ylabel="largest error / ulp")
    axes.legend()


def of_layer_norm(figure: Figure) -> None:
    """Largest error for variances from 2**-21 to 2**8, and the docstring's bound."""
    axes, variances = figure.subplots(), np.geomspace(2.0**-21, 2.0**8, 60)
    unit = np.random.default_rng(1).normal(0, 1, (8, DIM))
    unit = (unit - unit.mean(axis=1, keepdims=True)) / unit.std(axis=1, keepdims=True)
    one, zero = EDGE_MOE.format("norm_weight"), EDGE_MOE.format("norm_bias")
    weight, bias = Fixed(np.full(DIM, 1 << one.frac), one), Fixed(np.zeros(DIM, dtype=np.int64), zero)
    worst, bounds = [], []
    for variance in variances:
        x = Fixed(quantize(unit * np.sqrt(variance), FM), FM)
        difference = layer_norm(x, weight, bias, FM, FM).real - reference.layer_norm(x.real, weight.real, bias.real)
        worst.append(np.abs(difference).max())
        size = np.abs(x.real)
        scale = 1 / np.sqrt(variance + 2.0**-20)
        mean = DIM * (1 + size.mean() * 2.0**-14) * scale
        spread = DIM * (2 + 3 * size.max()) * scale**2 / 2 * np.abs(unit).max()
        bounds.append((mean + spread + 2) * FM.ulp)
    axes.plot(variances, worst, "o-", color=BLUE, markersize=3, label="edge_moe")
    inside = variances > 16 * FM.ulp
    axes.plot(variances[inside], np.array(bounds)[inside], "--", color=BLACK, linewidth=1, label="bound")
    axes.axvline(16 * FM.ulp, color=BLACK, linestyle=":", linewidth=1)
    axes.set(xscale="log", yscale="log", xlabel="variance of the row", ylabel="largest error")
    axes.legend()


def of_attention(figure: Figure) -> None:
    """Errors of 3 x 129 x 129 scores and 3 x 129 x 64 contexts."""
    left, right = figure.subplots(1, 2)
    query, key, value = (drawn(seed, (3, TOKENS, 64), 1, "value") for seed in (1, 2, 3))
    score = attention.scores(query, key, FM)
    errors = (score.real - reference.scores(query.real, key.real)) / FM.ulp
    histogram(left, errors, (-64 / 8 - 64 / 8, 0), "score", BLUE)
    probability = softmax(score, parallelism=4)
    mixed = attention.context(probability, value, FM)
    errors = (mixed.real - reference.context(probability.real, value.real)) / FM.ulp
    histogram(right, errors, (-TOKENS, 0), "context", ORANGE)


def of_gating(figure: Figure) -> None:
    """Error of each score against the score."""
    axes, count = figure.subplots(), 16
    x, weight = drawn(1, (400, DIM), 1, "normed"), drawn(2, (count, DIM), 0.12, "gate_weight")
    decided = gate(x, weight, 2, FM, SoftmaxFormats.uniform(FM))
    expected = np.take_along_axis(reference.softmax(decided.logit.real), decided.chosen, axis=-1)
    errors = (decided.score.real - expected) / FM.ulp
    for slot, (colour, marker, label) in enumerate(((BLUE, "o", "first choice"), (ORANGE, "x", "second choice"))):
        axes.plot(decided.score.real[:, slot], errors[:, slot], marker, color=colour, markersize=3, label=label)
    axes.axhline(0, color=BLACK, linewidth=0.8)
    axes.set(xlabel="score", ylabel="error / ulp")
    axes.set_title(f"bound: {2 * count + 2} ulp and one per rise of the maximum", fontsize=9)
    axes.legend()


def of_experts(figure: Figure) -> None:
    """Errors of 129 x 192 scored sums of two of four experts, in units of 1e-5."""
    x = drawn(1, (TOKENS, DIM), 1, "query", EDGE_MOE_EXACT)
    inside = SoftmaxFormats.of(EDGE_MOE_EXACT, "gate_score")
    decided = gate(x, drawn(2, (4, DIM), 0.07, "gate_weight"), 2, FM, inside)
    shapes = ((4, HIDDEN, DIM), (4, HIDDEN), (4, DIM, HIDDEN), (4, DIM))
    roles = (("weight", 0.07), ("bias", 0.1), ("weight", 0.05), ("bias", 0.1))
    w1, b1, w2, b2 = (
        drawn(3 + i, s, scale, role) for i, (s, (role, scale)) in enumerate(zip(shapes, roles, strict=True))
    )
    weights = ExpertWeights(w1, b1, w2, b2)
    expected = reference.experts(x.real, (w1.real, b1.real, w2.real, b2.real), decided.chosen, decided.score.real)
    for axes, precision, colour, _ in _two(figure, 0):
        mixed = experts(x, weights, decided, ExpertFormats(FM, FM, FM, FM), accumulation=precision.accumulation)
        axes.hist(1e5 * (mixed.branch.real - expected).ravel(), bins=60, color=colour)
        axes.axvline(0, color=BLACK, linewidth=0.8)
        axes.set(title=precision.name, xlabel="error / 1e-5", ylabel="results")


def of_residual(figure: Figure) -> None:
    """Errors of 129 x 192 sums of words whose fractions differ by two bits."""
    rng = np.random.default_rng(1)
    tokens, branch = Format(16, 8), Format(16, 10)
    x = Fixed(rng.integers(-(2**12), 2**12, (TOKENS, DIM)), tokens)
    added = Fixed(rng.integers(-(2**14), 2**14, (TOKENS, DIM)), branch)
    for axes, rounding, colour, bound in zip(
        figure.subplots(1, 2), ("floor", "nearest_even"), (BLUE, ORANGE), ((-1, 0), (-0.5, 0.5)), strict=True
    ):
        out = Format(16, 8, rounding=rounding)
        errors = (residual(x, added, out).real - (x.real + added.real)) / out.ulp
        histogram(axes, errors, bound, rounding, colour)


def of_elementary(figure: Figure) -> None:
    """Least and largest error of exp in 400 stretches of [-16, 0]."""
    axes, stretches = figure.subplots(), 400
    raw = -np.random.default_rng(1).integers(0, 16 << FM.frac, 1 << 20)
    raw.sort()
    rows = raw[: len(raw) // stretches * stretches].reshape(stretches, -1)
    exact = np.exp(rows * FM.ulp) / FM.ulp
    middle = rows.mean(axis=1) * FM.ulp
    floor: Any = exp_reference(rows, FM, FM) - exact
    axes.fill_between(
        middle, floor.min(axis=1), floor.max(axis=1), color=ORANGE, alpha=0.4, lw=0, label="exp_reference"
    )
    hardware: Any = exp_hardware(rows, FM, FM) - exact
    axes.plot(middle, hardware.max(axis=1), color=BLUE, linewidth=1, label="exp_hardware, largest")
    axes.plot(middle, hardware.min(axis=1), ":", color=BLUE, linewidth=1.2, label="exp_hardware, least")
    for bound in (-2, 1):
        axes.axhline(bound, color=BLACK, linestyle="--", linewidth=1)
    axes.set(xlabel="x", ylabel="exp error / LSB", xlim=(-16, 0), ylim=(-2.1, 1.1))
    axes.legend(loc="lower right", ncols=3)


PICTURES: Final[dict[str, Callable[[Figure], None]]] = {
    "patch_embed": of_patch_embed,
    "layer_norm": of_layer_norm,
    "linear": of_linear,
    "gelu": of_gelu,
    "attention": of_attention,
    "softmax": of_softmax,
    "gating": of_gating,
    "experts": of_experts,
    "residual": of_residual,
    "elementary": of_elementary,
}
