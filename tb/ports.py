"""How the ports of a module under test are named, so that the benches drive RTL from any tool."""

from __future__ import annotations

import dataclasses
import re

from golden.errors import EdgemoeError

PARTS = ("_tdata", "_tvalid", "_tready")
"""Suffixes of our own streams: data, valid, ready."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_$]*")
_SUFFIX = re.compile(r"[A-Za-z0-9_$]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Ports:
    """Names of a module and its ports; the defaults are those of the generated Verilog.

    Attributes:
        top: Verilog module; "" for ours. A named module takes the place of the generated one with its RAMs.
        suffix: what follows the name of a stream: data, valid, ready.
        clock: clock port, rising edge.
        reset: reset port, synchronous to the clock.
        reset_low: whether the reset is active low.
    """

    top: str = ""
    suffix: tuple[str, str, str] = PARTS
    clock: str = "clk"
    reset: str = "rst"
    reset_low: bool = False

    @classmethod
    def parse(cls, top: str, suffix: str, clock: str, reset: str) -> Ports:
        """The ports of command-line words.

        Args:
            top: module, or "".
            suffix: three suffixes with commas between, as "_TDATA,_TVALID,_TREADY".
            clock: a port.
            reset: a port, or a port and its active level, as "ap_rst_n:low".

        Raises:
            EdgemoeError: a word that is no such name.
        """
        parts = tuple(suffix.split(","))
        if len(parts) != 3 or len(set(parts)) != 3 or not all(map(_SUFFIX.fullmatch, parts)):
            raise EdgemoeError(f"ports: suffix={suffix!r} is not three different suffixes, as _TDATA,_TVALID,_TREADY")
        port, _, level = reset.partition(":")
        if level not in ("", "low", "high"):
            raise EdgemoeError(
                f"ports: reset={reset!r}: its level is not low or high; give NAME, NAME:low or NAME:high"
            )
        for role, name in (("top", top or "ours"), ("clock", clock), ("reset", port)):
            if not _NAME.fullmatch(name):
                raise EdgemoeError(
                    f"ports: {role}={name!r} is no Verilog name; give a module or port as it is declared"
                )
        return cls(top, (parts[0], parts[1], parts[2]), clock, port, level == "low")

    def options(self) -> list[str]:
        """The command-line words that differ from the defaults; `parse` is the inverse."""
        found = [f"--top {self.top}"] if self.top else []
        found += [f"--suffix {','.join(self.suffix)}"] if self.suffix != PARTS else []
        found += [f"--clock {self.clock}"] if self.clock != "clk" else []
        reset = self.reset + (":low" if self.reset_low else "")
        return [*found, *([f"--reset {reset}"] if reset != "rst" else [])]


OURS = Ports()
