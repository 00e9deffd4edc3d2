"""The bench's top level: the module under test, its streams as ports, and a probe on each handshake.

Written per kernel, so that any module whose streams are NAME + suffix can take the place of ours.
"""

from __future__ import annotations

import dataclasses

from rtl_hls.kernels import Channel, Kernel
from tb.ports import OURS, PARTS, Ports

TOP = "bench"


@dataclasses.dataclass(frozen=True, slots=True)
class Device:
    """A module under test and how its ports are named.

    Attributes:
        module: Verilog module.
        streams: streams at its boundary.
        parameters: Verilog parameters of the module.
        inner: prefixes of handshakes inside it to count; requests and responses alternate.
        ports: how its ports are named.
    """

    module: str
    streams: tuple[Channel, ...]
    parameters: dict[str, int]
    inner: tuple[str, ...] = ()
    ports: Ports = OURS


def device(kernel: Kernel, ports: Ports = OURS) -> Device:
    """The device of a kernel: the generated module, the hand-written shell around it, or the module of `ports`."""
    if not kernel.shell:
        return Device(ports.top or kernel.name, kernel.channels, {}, ports=ports)
    rams = tuple(c.name.removesuffix("_request") for c in kernel.channels if c.name.endswith("_request"))
    widths = {c.name: c.bits for c in kernel.channels}
    outer = [c for c in kernel.channels if c.name.partition("_")[0] not in rams or c.name in rams]
    loads = [Channel(ram, "in", widths[f"{ram}_response"], "") for ram in rams if ram not in widths]
    if ports.top:  # somebody else's unit: its RAMs are its own affair
        return Device(ports.top, (*outer, *loads), {}, ports=ports)
    inner = tuple(f"{ram}_{side}" for ram in rams for side in ("request", "response"))
    return Device(f"{kernel.name}_unit", (*outer, *loads), kernel.shell, inner, ports)


def render(dut: Device) -> str:
    """SystemVerilog of the bench top level: ports NAME_tdata, NAME_tvalid, NAME_tready, and probes."""
    ports, connections, probes = [], [], []
    for stream in dut.streams:
        forward, backward = ("input ", "output") if stream.direction == "in" else ("output", "input ")
        ports += [
            f"  {forward} wire [{stream.bits - 1}:0] {stream.name}_tdata",
            f"  {forward} wire {stream.name}_tvalid",
            f"  {backward} wire {stream.name}_tready",
        ]
        pairs = zip(dut.ports.suffix, PARTS, strict=True)
        connections += [f"    .{stream.name}{theirs}({stream.name}{part})" for theirs, part in pairs]
        probes.append(_probe(stream.name, f"{stream.name}_", stream.bits))
    probes += [_probe(name, f"dut.{name}_", 1) for name in dut.inner]
    reset = "~rst" if dut.ports.reset_low else "rst"
    parameters = ", ".join(f".{name}({value})" for name, value in dut.parameters.items())
    return "\n".join(
        [
            f"// The bench around {dut.module}. Written by tb/wrapper.py.",
            f"module {TOP} (",
            "  input  wire clk,\n  input  wire rst,",
            ",\n".join(ports),
            ");",
            "  reg [31:0] cycle;",
            "  always @(posedge clk) cycle <= rst ? 0 : cycle + 1;",
            f"  {dut.module} {'#(' + parameters + ') ' if parameters else ''}dut (",
            ",\n".join([f"    .{dut.ports.clock}(clk)", f"    .{dut.ports.reset}({reset})", *connections]),
            "  );",
            *probes,
            "endmodule\n",
        ]
    )


def _probe(name: str, prefix: str, bits: int) -> str:
    """One probe; for a handshake inside the device only the low data bit is watched."""
    counters = ("beats", "first", "last", "breaches")
    wires = "".join(f"  wire [31:0] {name}_{counter};\n" for counter in counters)
    outputs = ", ".join(f".{counter}({name}_{counter})" for counter in counters)
    return (
        f"{wires}  stream_probe #(.BITS({bits})) probe_{name} (.clk(clk), .rst(rst), .cycle(cycle), "
        f".tdata({prefix}tdata[{bits - 1}:0]), .tvalid({prefix}tvalid), .tready({prefix}tready), {outputs});"
    )
