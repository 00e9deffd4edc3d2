"""The operator pages of docs/operators: Markdown from golden's docstrings, formats from its precisions.

The text needs golden alone; the pictures are `edgemoe.pictures`. Same sources, same text.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Final, NamedTuple

from edgemoe import docstrings
from golden.errors import EdgemoeError
from golden.fixed import AP_OVERFLOW, AP_ROUNDING, Format
from golden.precision import EDGE_MOE, EDGE_MOE_EXACT, ROLES

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "docs" / "operators"
INDEX: Final = "README.md"


class Page(NamedTuple):
    """What a page needs beside the docstrings of its module in golden.

    Attributes:
        roles: tensors of the operator, each with its role in a precision.
        caption: what the picture shows.
        ties: which of equals wins, beyond the rounding of numbers.
        source: where the docstring's formula names none.
        error: where the docstring states no bound of its own.
    """

    roles: tuple[tuple[str, str], ...]
    caption: str
    ties: str = ""
    source: str = ""
    error: str = ""


PAGES: Final = {
    "patch_embed": Page(
        (
            *(("image", "pixel"), ("weight", "patch_weight"), ("bias", "patch_bias"), ("position", "position")),
            ("tokens", "residual"),
        ),
        "Error of tokens against float64, 768 products each, random images. The published profile floors every product "
        "(left); exact accumulation floors once (right). Dashed: the bound.",
    ),
    "layer_norm": Page(
        (
            *(("x", "residual"), ("weight", "norm_weight"), ("bias", "norm_bias"), ("mean, var, r", "statistic")),
            ("y", "normed"),
        ),
        "Largest error of a row of 192 features against the variance of the row, weight 1 and bias 0. Dashed: the "
        "bound. Left of the dotted line, 16 LSB, the reciprocal deviation wraps, as published.",
    ),
    "linear": Page(
        (
            *(("x", "normed"), ("weight", "weight"), ("bias of attention", "attn_bias"), ("other biases", "bias")),
            *(("y of an MLP", "hidden"), ("y on the residual path", "branch")),
        ),
        "Error against float64, 192 inputs. The published profile floors every product (left); exact accumulation "
        "floors once (right). Dashed: the bound.",
    ),
    "gelu": Page(
        (("x", "hidden"), ("y", "activated")),
        "Error against the erf GELU: an arch per table step, which linear interpolation over 1/32 leaves, largest "
        "where GELU bends most. Dashed: the bound of 9.8e-5.",
    ),
    "attention": Page(
        (
            *(("query", "query"), ("key", "key"), ("value", "value"), ("score", "score")),
            *(("probability", "probability"), ("context", "context")),
        ),
        "Error in the published profile against float64 on the same inputs: scores of 64 dimensions (left), contexts "
        "of 129 keys (right). Dashed: the bounds.",
    ),
    "softmax": Page(
        (
            *(("scores", "score"), ("exponentials", "exponential"), ("sum", "exp_sum"), ("reciprocal", "reciprocal")),
            ("probabilities", "probability"),
        ),
        "Largest error of a probability against float64, against the number of keys, 512 queries, 4 in flight. Which "
        "exponential it is makes next to no difference. Dashed: the bound, were every key a new maximum.",
        ties="A score equal to the running maximum does not raise it: d = 0 goes the way of `else`.",
    ),
    "gating": Page(
        (
            *(("x", "normed"), ("gate", "gate_weight"), ("logit", "logit"), ("exponentials", "exponential")),
            *(("sum", "exp_sum"), ("score", "gate_score")),
        ),
        "Error of the scores of the two chosen of 16 experts against float64 softmax of the same logits, far inside "
        "the bound that its title tells.",
        ties="Of equal logits the lower index comes first.",
    ),
    "experts": Page(
        (
            *(("x", "normed"), ("w1, w2", "weight"), ("b1, b2", "bias"), ("score", "gate_score")),
            *(("hidden", "hidden"), ("activated", "activated"), ("output of one expert", "expert_output")),
            ("sum", "branch"),
        ),
        "Error of the scored sum against float64, 192-384-192, two experts per token, with the accelerator's table of "
        "GELU: published profile (left) and exact accumulation (right).",
        ties="Tokens queue in ascending order, experts too.",
        error="In `floor_each`, per expert and output: H ulp from the second layer; from the first D ulp times 1.13, "
        "GELU's steepest slope, and 9.8e-5 from its table, both times the sum of the |w2| of that output; all times "
        "the score; and one ulp for that product. In `exact` H and D become 1.",
    ),
    "residual": Page(
        (("x", "residual"), ("branch", "branch"), ("y", "residual")),
        "Error against float64, 16-bit words, the branch with two fraction bits more than the tokens: floor (left), "
        "nearest even (right). Published, all three formats are equal and nothing is rounded. Dashed: the bounds.",
    ),
    "elementary": Page(
        (
            *(("argument of exp", "score"), ("exp", "exponential"), ("argument of 1/x", "exp_sum")),
            *(("1/x", "reciprocal"), ("square root", "statistic")),
        ),
        "Error of exp against float64 at 22 fraction bits, where it is not 0: the least and the largest in each of 400 "
        "stretches. The reference floors, so it stays within one LSB below; the hardware stays within one LSB of that. "
        "Dashed: the bound.",
        source="ours, as upstream's exponential is closed; `floor(1 / x)` and `floor(sqrt(x))` are exact",
        error="`exp_hardware` is within one LSB of `exp_reference` at up to 22 fraction bits, tested on every "
        "argument; `exp_reference` is within one LSB below e**x. `reciprocal` and `square_root` are exact.",
    ),
}
"""The pages in the order of the computation."""

BAR: Final = r"\|"
"""A vertical bar inside a table."""

RULES: Final = {
    "floor": "towards minus infinity; no ties arise",
    "trunc": "towards zero; no ties arise",
    "ceil": "towards plus infinity; no ties arise",
    "nearest_posinf": "nearest; ties towards plus infinity",
    "nearest_neginf": "nearest; ties towards minus infinity",
    "nearest_zero": "nearest; ties towards zero",
    "nearest_away": "nearest; ties away from zero",
    "nearest_even": "nearest; ties to the even neighbour",
}
"""What each rounding does, ties included."""


def markdown() -> dict[str, str]:
    """Every page by its file name, the index included."""
    return {INDEX: _index(), **{f"{name}.md": _page(name) for name in PAGES}}


def _index() -> str:
    rows = []
    for name in PAGES:
        title, _ = docstrings.split(importlib.import_module(f"golden.{name}"))
        rows.append(
            f"| [{name}]({name}.md) | {docstrings.prose(title).replace('|', BAR)} | ![error of {name}]({name}.svg) |"
        )
    return "\n".join(
        [
            "# Operators",
            "",
            "One page per operator of the accelerator: formula, formats, rounding, ties, error bound, source, and a",
            "picture of its error over its domain. From the docstrings of [golden](../../golden), by `edgemoe docs`.",
            "",
            "| operator | what it computes | its error |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _page(name: str) -> str:
    module, page = importlib.import_module(f"golden.{name}"), PAGES[name]
    title, body = docstrings.split(module)
    formula, shapes, error = docstrings.sections(body)
    source = re.search(r"Formula \((.*?)\)[,:]", formula, re.DOTALL)
    if not (source or page.source) or not (error or page.error):
        raise EdgemoeError(f"docs: golden/{name}.py: its docstring needs 'Formula (source)' and 'Error ...'")
    formula = re.sub(r"\AFormula \(.*?\)[,:]\s*", "", formula, flags=re.DOTALL)
    parts = [
        f"# {name}",
        docstrings.prose(title),
        f"![error of {name}]({name}.svg)",
        f"*{page.caption}*",
        "## Formula",
        docstrings.prose(formula[:1].upper() + formula[1:]),
        *(["## Shapes", docstrings.prose(shapes.removeprefix("Shapes: "))] if shapes else []),
        "## Formats",
        "\n".join(_formats(page)),
        "## Rounding and ties",
        _rounding(page),
        "## Error bound",
        docstrings.prose(error or page.error),
        "## Functions",
        *(docstrings.reference(function) for function in docstrings.functions(module)),
        "## Source",
        docstrings.prose(" ".join(source[1].split()) if source else page.source)
        + ". Titles: [README](../../README.md#sources).",
        "## Files",
        "\n".join(_files(name)),
    ]
    return "\n\n".join(parts) + "\n"


def _formats(page: Page) -> list[str]:
    rows = []
    for tensor, role in page.roles:
        published, exact = (f"`{_short(precision.format(role))}`" for precision in (EDGE_MOE, EDGE_MOE_EXACT))
        rows.append(f"| {tensor} | `{role}` | {ROLES[role]} | {published} | {exact} |")
    return ["| tensor | role | what | `edge_moe` | `edge_moe_exact` |", "|---|---|---|---|---|", *rows]


def _short(fmt: Format) -> str:
    return f"{'ap_fixed' if fmt.signed else 'ap_ufixed'}<{fmt.width},{fmt.width - fmt.frac}>"


def _rounding(page: Page) -> str:
    used = {EDGE_MOE.format(role) for _, role in page.roles}
    rounding, overflow = sorted({fmt.rounding for fmt in used}), sorted({fmt.overflow for fmt in used})
    how = [f"{mode} ({AP_ROUNDING[mode]}): {RULES[mode]}" for mode in rounding]
    out = [f"{mode} ({AP_OVERFLOW[mode]})" for mode in overflow]
    lines = [
        f"Published, in `edge_moe`: {'; '.join(how)}. Overflow: {', '.join(out)}. Another precision may give each role",
        "any mode of [golden/rounding.py](../../golden/rounding.py); ties of its nearest modes go as their names say.",
    ]
    return "\n".join([*lines, *([page.ties] if page.ties else [])])


def _files(name: str) -> list[str]:
    kinds = {
        "golden model": f"golden/{name}.py",
        "its tests": f"tests/golden/test_{name}.py",
        "float64 reference": "golden/reference.py",
        "HLS source": f"rtl_hls/{name}.x",
        "bench": f"tb/{name}_tests.py",
        "vectors": f"vectors/{name}.py",
        "speed against fxpmath": "benchmarks/test_operator_speed.py",
    }
    return [f"- {kind}: [{path}](../../{path})" for kind, path in kinds.items() if (ROOT / path).exists()]
