"""Bits that cannot toggle because the Verilog drives them with a constant, as yosys proves by propagating constants.

Tables and other literals, zeros that widen a word, and what follows from them through gates and registers. A register
counts where its reset and its next value are the same constant. Of a unit, its RAMs and kernel are seen together.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import inspect
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from golden.files import read_json, replace_files
from rtl_hls import yosys

_SCRIPT: Final = "hierarchy -top {top}\nproc\nflatten\nopt -full\nwrite_json netlist.json\n"
_HASH: Final = "__Vhsh"


@dataclasses.dataclass(frozen=True, slots=True)
class Constants:
    """The constant bits of a design.

    Attributes:
        bits: as instance.signal[bit], the instance below the top; signal[bit] in the top.
        instances: every instance below the top, and "" for the top.
    """

    bits: frozenset[str] = frozenset()
    instances: frozenset[str] = frozenset()

    def hold(self, instance: str, bit: str) -> bool:
        """Whether a bit is constant.

        Args:
            instance: as Verilator writes it, which has a * for what differs between several, and ends a long name in a
                hash; the bit must be constant in every instance that this may mean.
            bit: signal[bit].
        """
        meant = _meant(instance, self.instances)
        return bool(meant) and all((f"{each}.{bit}" if each else bit) in self.bits for each in meant)


@functools.lru_cache(maxsize=4096)
def _meant(instance: str, instances: frozenset[str]) -> tuple[str, ...]:
    """The instances that Verilator's name may mean."""
    if "*" not in instance and _HASH not in instance:
        return (instance,) if instance in instances else ()
    parts = (re.escape(part.partition(_HASH)[0]) + "[^.]*" * (_HASH in part) for part in instance.split("."))
    pattern = re.compile(r"\.".join(parts).replace(r"\*", ".*"))
    return tuple(each for each in instances if pattern.fullmatch(each))


def find(files: Sequence[Path], top: str, cache: Path) -> Constants:
    """The constant bits of a design.

    Args:
        files: its Verilog.
        top: its top module.
        cache: folder of results, by digest of files, this module and tool; made if it is not there.

    Raises:
        EdgemoeError: yosys refuses the design.
    """
    text = "\n".join(path.read_text() for path in files)
    recipe = json.dumps([yosys.version(), _SCRIPT, inspect.getsource(sys.modules[__name__]), top, text])
    known = cache / f"{top}-{hashlib.sha256(recipe.encode()).hexdigest()[:16]}.json"
    if not known.is_file():
        script = "read_verilog -sv source.v\n" + _SCRIPT.format(top=top)
        module = _flat(yosys.run(f"coverage: {top}", text, script, "netlist.json", cache))
        found = {"bits": sorted(_bits(module)), "instances": sorted(_instances(module))}
        replace_files(cache, {known.name: (json.dumps(found, indent=0) + "\n").encode()})
    return Constants(**{name: frozenset(each) for name, each in read_json(known).items()})


def _flat(netlist: Any) -> Any:  # noqa: ANN401
    """The nets, by name, of the one module that is left."""
    (module,) = (each for each in netlist["modules"].values() if each["attributes"].get("top"))
    return module["netnames"]


def _bits(nets: Any) -> Iterator[str]:  # noqa: ANN401
    """Names of the bits that are 0 or 1, one-bit ones with and without an index.

    What yosys calls x, as it may choose a value there, is not a constant.
    """
    for name, net in nets.items():
        low, up = net.get("offset", 0), not net.get("upto", 0)
        bits = net["bits"] if up else net["bits"][::-1]
        for index, bit in enumerate(bits):
            if bit in ("0", "1"):
                yield f"{name}[{low + index}]"
                if len(bits) == 1:
                    yield name


def _instances(nets: Any) -> set[str]:  # noqa: ANN401
    """What the nets that the Verilog names are in."""
    return {name.rpartition(".")[0] for name, net in nets.items() if not net["hide_name"]}
