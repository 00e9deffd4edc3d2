"""What a JSON description of tensors may say."""

from __future__ import annotations

import reprlib
from collections.abc import Collection, Mapping
from typing import Any, Final

from golden.errors import EdgemoeError
from golden.fixed import Format, check_raw
from vectors.case import Tensor, stored_dtype
from vectors.storage import unpack_npz

_KINDS: Final = {str: "a string", int: "an integer", bool: "true or false", list: "an array", dict: "an object"}
_FORMAT: Final = {"width": int, "frac": int, "signed": bool, "rounding": str, "overflow": str}
_TENSOR: Final = {"shape": list, "dtype": str, "axes": list, "lanes": str, "format": dict}


def need(ok: bool, where: str, value: object, legal: str) -> None:
    """Raises EdgemoeError with the value and what is legal unless `ok`."""
    if not ok:
        raise EdgemoeError(f"{where} is {reprlib.repr(value)}; legal: {legal}")


def fields(value: Any, kinds: Mapping[str, type | tuple[type, ...]], where: str) -> dict[str, Any]:  # noqa: ANN401
    """`value` (parsed JSON), once it is known to be an object with exactly these keys, of these types.

    Args:
        value: anything.
        kinds: the type, or the types, of each key.
        where: what `value` is, for the error.

    Raises:
        EdgemoeError: it is not.
    """
    need(isinstance(value, dict) and value.keys() <= kinds.keys(), where, value, f"an object of {', '.join(kinds)}")
    for key, kind in kinds.items():
        legal = kind if isinstance(kind, tuple) else (kind,)
        need(
            type(value.get(key)) in legal, f"{where}: {key}", value.get(key), " or ".join(_KINDS[one] for one in legal)
        )
    return dict(value)


def check_tensor(value: Any, where: str, formats: Collection[Format]) -> None:  # noqa: ANN401 - parsed JSON
    """Check the description of one tensor, whose format must be one of `formats` or whole numbers as of indices.

    Raises:
        EdgemoeError: it is not as `Tensor.describe` writes it.
    """
    item = fields(value, _TENSOR, where)
    fmt = Format(**fields(item["format"], _FORMAT, f"{where}: format"))
    legal = fmt in formats or fmt == Format(fmt.width, 0, fmt.signed)
    need(legal, f"{where}: format", str(fmt), f"whole numbers, {', '.join(sorted(map(str, formats)))}")
    need(item["dtype"] == stored_dtype(fmt), f"{where}: dtype", item["dtype"], stored_dtype(fmt))
    shape, axes = item["shape"], item["axes"]
    need(all(type(size) is int for size in shape), f"{where}: shape", shape, "integers")
    need(all(type(axis) is str for axis in axes), f"{where}: axes", axes, "names")
    need(len(axes) == len(shape), f"{where}: axes", axes, f"one for each of the sizes {shape}")
    need(item["lanes"] in ["", *axes], f"{where}: lanes", item["lanes"], f"one of the axes {axes}, or empty")


def read_tensors(data: bytes, described: Mapping[str, Any], where: str) -> dict[str, Tensor]:
    """The tensors of an npz, once it holds just what is described and every integer fits its format.

    Args:
        data: the npz.
        described: descriptions by name that passed `check_tensor`.
        where: what `data` is, for the error.

    Raises:
        EdgemoeError: not an npz, other names, shapes or dtypes, or integers outside their format.
    """
    arrays = unpack_npz(data, where)
    said = {name: (item["shape"], item["dtype"]) for name, item in described.items()}
    found = {name: (list(array.shape), array.dtype.str) for name, array in arrays.items()}
    if said != found:
        raise EdgemoeError(f"{where}: holds {found}; its description says {said}; run `edgemoe vectors`")
    tensors = {}
    for name, item in described.items():
        fmt = Format(**item["format"])
        raw = check_raw(f"{where}: {name}", arrays[name], fmt)
        tensors[name] = Tensor(raw, fmt, tuple(item["axes"]), item["lanes"])
    return tensors
