"""The unit of a kernel with RAMs: Verilog that holds the generated module and its memories, wired by name.

Streams to a RAM are wires NAME_request, NAME_response and NAME_write inside; all others are ports. `ram_delay` makes
the RAMs answer so many cycles later, for verification: tie it to 0 in a design.
"""

from __future__ import annotations

from collections.abc import Iterator

from rtl_hls.kernel import Channel, Kernel, Ram

PARTS = ("tdata", "tvalid", "tready")


def render(kernel: Kernel) -> str:
    """Verilog-2001 of NAME_unit; the RAMs are `shell/stream_ram.sv`."""
    inside = [c for c in kernel.channels if c.name not in {stream.name for stream in kernel.streams}]
    head = [
        f"// The generated `{kernel.name}` with its RAMs. Written by `edgemoe rtl`: do not edit.",
        f"module {kernel.top} (",
        "  input  wire clk,\n  input  wire rst,\n  input  wire [2:0] ram_delay,",
        ",\n".join(_ports(stream) for stream in kernel.streams),
        ");",
    ]
    wires = [_wires(channel) for channel in inside]
    rams = [_ram(ram, kernel) for ram in kernel.rams]
    return "\n".join([*head, *wires, *rams, _instance(kernel), "endmodule\n"])


def _range(bits: int) -> str:
    return f"[{bits - 1}:0]"


def _ports(stream: Channel) -> str:
    forward, backward = ("input ", "output") if stream.direction == "in" else ("output", "input ")
    return (
        f"  {forward} wire {_range(stream.bits)} {stream.name}_tdata,\n"
        f"  {forward} wire {stream.name}_tvalid,\n  {backward} wire {stream.name}_tready"
    )


def _wires(channel: Channel) -> str:
    name = channel.name
    return f"  wire {_range(channel.bits)} {name}_tdata;\n  wire {name}_tvalid, {name}_tready;"


def _ram(ram: Ram, kernel: Kernel) -> str:
    """A RAM; a write is taken in the cycle in which it is offered."""
    name, top = ram.name, ram.address + ram.bits
    parts = [f".{side}_{part}({name}_{side}_{part})" for side in ("request", "response") for part in PARTS]
    return (
        f"  assign {name}_write_tready = 1'b1;\n"
        f"  stream_ram #(.ADDRESS({ram.address}), .BITS({ram.bits})) {name}_ram (\n"
        "    .clk(clk), .rst(rst), .delay(ram_delay), "
        f".write_valid({name}_write_tvalid),\n"
        f"    .write_address({name}_write_tdata[{top - 1}:{ram.bits}]), "
        f".write_data({name}_write_tdata[{ram.bits - 1}:0]),\n"
        f"    {', '.join(parts[:3])},\n    {', '.join(parts[3:])});"
    )


def _instance(kernel: Kernel) -> str:
    pins = [f".{channel.name}_{part}({channel.name}_{part})" for channel in kernel.channels for part in PARTS]
    return f"  {kernel.name} kernel (\n    .clk(clk), .rst(rst),\n    " + ",\n    ".join(_rows(pins)) + ");"


def _rows(pins: list[str]) -> Iterator[str]:
    """Three pins, one stream, a line."""
    for start in range(0, len(pins), 3):
        yield ", ".join(pins[start : start + 3])
