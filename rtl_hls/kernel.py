"""What describes one hardware kernel: its HLS proc, its parameters, its streams and its RAMs."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Literal

from golden.fixed import Format

LANES = 16
"""Values per stream word of features; lane 0 sits in the low bits."""


@dataclasses.dataclass(frozen=True, slots=True)
class Channel:
    """One stream of a kernel; `dslx` is its element type, `bits` its width in Verilog."""

    name: str
    direction: Literal["in", "out"]
    bits: int
    dslx: str


@dataclasses.dataclass(frozen=True, slots=True)
class Ram:
    """A memory beside the kernel: one write port, one read port.

    The kernel reads it through its streams NAME_request (an address) and NAME_response (a word). It is written through
    NAME_write, address above data: by the kernel where that is one of its channels, else from outside, where the unit
    then has an input stream of that name.

    Attributes:
        name: prefix of its streams.
        address: bits of an address.
        bits: bits of a word.
    """

    name: str
    address: int
    bits: int


@dataclasses.dataclass(frozen=True, slots=True)
class Kernel:
    """One generated Verilog module, and with RAMs the unit NAME_unit that holds it and them.

    Attributes:
        name: module and file name.
        operator: the golden operator it computes; its cases are the kernel's.
        module: DSLX module of the proc.
        proc: its name.
        parameters: its parametric values, in order.
        channels: streams of the proc, in the order of its config.
        lanes: results per cycle.
        outputs: tensors of a case that its bench compares in full.
        formats: of the tensors of a case by role; a case in other formats is not for this kernel.
        constraints: XLS io_constraints, `source:send|recv:sink:send|recv:min:max` in cycles.
        rams: its memories.
        bench: module of its bench below `tb`; that of the operator where empty.
    """

    name: str
    operator: str
    module: str
    proc: str
    parameters: tuple[int | bool, ...]
    channels: tuple[Channel, ...]
    lanes: int
    outputs: tuple[str, ...]
    formats: dict[str, Format] = dataclasses.field(default_factory=dict, hash=False)
    constraints: tuple[str, ...] = ()
    rams: tuple[Ram, ...] = ()
    bench: str = ""

    def is_of(self, names: Collection[str]) -> bool:
        """Whether one of these names is its own or its operator's; every kernel is where there are none."""
        return not names or self.name in names or self.operator in names

    @property
    def top(self) -> str:
        """The Verilog module that a design instantiates: the unit where there are RAMs."""
        return f"{self.name}_unit" if self.rams else self.name

    @property
    def streams(self) -> tuple[Channel, ...]:
        """Streams at the boundary of `top`."""
        written = {channel.name for channel in self.channels}
        inside = {f"{ram.name}_{part}" for ram in self.rams for part in ("request", "response", "write")}
        loads = (
            Channel(f"{ram.name}_write", "in", ram.address + ram.bits, "")
            for ram in self.rams
            if f"{ram.name}_write" not in written
        )
        return (*(channel for channel in self.channels if channel.name not in inside), *loads)


def bits(name: str, direction: Literal["in", "out"], width: int) -> Channel:
    """A stream of plain words."""
    return Channel(name, direction, width, f"uN[{width}]")


def ram_channels(ram: Ram, *, written: bool = False, module: str = "memory") -> tuple[Channel, ...]:
    """The streams of a kernel to one of its RAMs: NAME_write if `written`, NAME_request, NAME_response."""
    write = Channel(
        f"{ram.name}_write", "out", ram.address + ram.bits, f"{module}::Write<u32:{ram.address}, u32:{ram.bits}>"
    )
    reads = bits(f"{ram.name}_request", "out", ram.address), bits(f"{ram.name}_response", "in", ram.bits)
    return (write, *reads) if written else reads


def address_bits(words: int) -> int:
    """Bits of an address of so many words, at least 1."""
    return max(1, (words - 1).bit_length())


def read_constraint(ram: str) -> str:
    """The constraint that gives a read of a RAM every cycle: flop out, RAM, flop in."""
    return f"{ram}_request:send:{ram}_response:recv:3:3"
