"""The options --precision and --layer, the same for every command that makes hardware or its vectors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.precision import Precision, get_precision

PRECISION_HELP = "Formats and tables: a name, wNaM, or a .json file."


def layer_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--layer N`: which layer's formats one instance of the hardware gets."""
    return click.option("--layer", type=int, help="Of a precision with formats per layer: those of this one.")(command)


def formats_of(precision: str, layer: int | None, config: ModelConfig) -> Precision:
    """The one set of formats that the options choose.

    Args:
        precision: a name or the path of a precision file.
        layer: whose formats; None where all layers have the same.
        config: dimensions, which say what layers there are.

    Raises:
        EdgemoeError: an unknown precision, a layer that does not exist, or formats per layer without a layer.
    """
    found = get_precision(precision)
    if layer is None:
        return found.uniform()
    if layer not in range(config.layers):
        raise EdgemoeError(f"--layer {layer} does not exist in config {config.name!r}; legal: 0 to {config.layers - 1}")
    return found.at(layer)
