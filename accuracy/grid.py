"""Rows of a sweep from lists of choices: every precision with every rounding, overflow, accumulation and table size."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Sequence
from typing import Any, Final

from accuracy.calibrate import METHODS, calibrate
from accuracy.candidate import Candidate
from accuracy.ranges import Ranges
from golden.errors import EdgemoeError
from golden.fixed import OVERFLOWS, ROUNDINGS, Format
from golden.precision import ACCUMULATIONS, INTERNAL, ROLES, WEIGHT_SCALES, Precision, get_precision

NONE: Final = "none"
"""The calibration that leaves a precision as it is."""
CALIBRATIONS: Final = (NONE, *METHODS)
_UNTOUCHED: Final = ("pixel", *INTERNAL)
"""Roles whose modes stay: pixels are exact, and those inside operators are the operators' own."""


@dataclasses.dataclass(frozen=True, slots=True)
class Choices:
    """What to vary; an empty tuple leaves a property as the precision has it.

    Attributes:
        rounding: modes of every role but pixels and those inside operators.
        overflow: the same.
        accumulation: `floor_each`, `exact`.
        exp_table_bits: sizes of exp's tables.
        gelu_step_bits: steps of GELU's table.
        weight_scale: `tensor`, `channel`.
    """

    rounding: tuple[str, ...] = ()
    overflow: tuple[str, ...] = ()
    accumulation: tuple[str, ...] = ()
    exp_table_bits: tuple[int, ...] = ()
    gelu_step_bits: tuple[int, ...] = ()
    weight_scale: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        legal = {
            **{"rounding": ROUNDINGS, "overflow": OVERFLOWS},
            **{"accumulation": ACCUMULATIONS, "weight_scale": WEIGHT_SCALES},
        }
        for field, allowed in legal.items():
            if wrong := [value for value in getattr(self, field) if value not in allowed]:
                raise EdgemoeError(f"sweep: {field} {wrong[0]!r} is not one of {', '.join(allowed)}")

    def variants(self) -> list[dict[str, Any]]:
        """Every combination, property -> value."""
        fields = [field.name for field in dataclasses.fields(self) if getattr(self, field.name)]
        lists = [getattr(self, name) for name in fields]
        return [dict(zip(fields, values, strict=True)) for values in itertools.product(*lists)]


def vary(precision: Precision, changes: dict[str, Any]) -> Precision:
    """A precision with some properties changed, named after them.

    Raises:
        EdgemoeError: a value that is not legal, or does not go with the rest.
    """
    modes = {name: value for name, value in changes.items() if name in ("rounding", "overflow")}
    rest = {name: value for name, value in changes.items() if name not in modes}

    def changed(role: str, fmt: Format) -> Format:
        return fmt if role in _UNTOUCHED else dataclasses.replace(fmt, **modes)

    formats = {role: changed(role, precision.formats[role]) for role in ROLES}
    layers = {at: {role: changed(role, fmt) for role, fmt in roles.items()} for at, roles in precision.layers.items()}
    name = "-".join([precision.name, *(_word(field, value) for field, value in changes.items())])
    return dataclasses.replace(precision, name=name, formats=formats, layers=layers, **rest)


def _word(field: str, value: Any) -> str:  # noqa: ANN401 - a mode or a number
    return {"exp_table_bits": f"exp{value}", "gelu_step_bits": f"gelu{value}"}.get(field, str(value))


def grid(names: Iterable[str | Precision], choices: Choices, group: str = "") -> list[Candidate]:
    """Every precision with every combination of choices, in order.

    Args:
        names: of precisions, or files, as `golden.precision.get_precision` takes them; or precisions.
        choices: what to vary.
        group: of the rows.
    """
    bases = [name if isinstance(name, Precision) else get_precision(name) for name in names]
    found = [vary(base, changes) for base in bases for changes in choices.variants()]
    return [Candidate(precision.name, precision, group=group) for precision in found]


def widths(weights: Sequence[int], activations: Sequence[int]) -> list[str]:
    """Names of the precisions of a grid of widths; EdgemoeError if one of the two is empty."""
    if bool(weights) != bool(activations):
        raise EdgemoeError("sweep: --weights and --activations: give both, such as --weights 4,8 --activations 8")
    return [f"w{weight}a{activation}" for weight in weights for activation in activations]


def calibrated(candidates: Sequence[Candidate], methods: Sequence[str], ranges: Ranges | None) -> list[Candidate]:
    """Every candidate with every calibration.

    Args:
        candidates: rows; one whose calibration is not `none` has been given its own method, and keeps to it.
        methods: of `CALIBRATIONS`; that of the others.
        ranges: what was observed; needed for all methods but `none`.

    Raises:
        EdgemoeError: an unknown method, or no ranges.
    """
    found = []
    for candidate in candidates:
        for method in methods if candidate.calibration == NONE else (candidate.calibration,):
            if method not in CALIBRATIONS:
                raise EdgemoeError(f"sweep: calibration {method!r} is not one of {', '.join(CALIBRATIONS)}")
            found.append(candidate if method == NONE else _calibrated(candidate, method, ranges))
    return found


def labelled(candidate: Candidate, method: str) -> str:
    """The label of a row with a calibration."""
    known = method == NONE or candidate.label.endswith(f"-{method}")
    return candidate.label if known else f"{candidate.label}-{method}"


def _calibrated(candidate: Candidate, method: str, ranges: Ranges | None) -> Candidate:
    if ranges is None:
        raise EdgemoeError(f"sweep: calibration {method!r} of {candidate.label} needs images; observe some")
    precision = calibrate(candidate.precision, ranges, method)
    return dataclasses.replace(candidate, label=labelled(candidate, method), precision=precision, calibration=method)
