"""The bench's top level: the module under test, a driver and a probe on each of its streams, and what ends a step.

Written per kernel, so that any module whose streams are NAME + suffix can take the place of ours. Drivers are in
SystemVerilog too: Python sets how many beats are due and waits for `over`, so that a cycle costs it nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from rtl_hls.kernel import Channel, Kernel
from tb.ports import OURS, PARTS, Ports

TOP = "bench"
WATCHDOG_CYCLES = 5000
"""No handshake for this long, and the run is stuck."""
SETTLE_CYCLES = 64
"""A step is over when every beat came and nothing, inside the device included, moved for so long: late words are seen.

More than the deepest pipeline with the slowest RAM takes from one handshake to the next; a test compares them.
"""
COUNTERS = ("beats", "first", "last", "breaches")


@dataclasses.dataclass(frozen=True, slots=True)
class Device:
    """A module under test and how its ports are named.

    Attributes:
        module: Verilog module.
        streams: streams at its boundary.
        inner: streams inside it to count and to watch.
        pairs: those of them that are a request and its response.
        delayed: whether it has the input `ram_delay`.
        ports: how its ports are named.
    """

    module: str
    streams: tuple[Channel, ...]
    inner: tuple[Channel, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    delayed: bool = False
    ports: Ports = OURS


def device(kernel: Kernel, ports: Ports = OURS) -> Device:
    """The device of a kernel: the generated module or unit, or the module of `ports`, whose RAMs are its own affair."""
    if ports.top:
        return Device(ports.top, kernel.streams, ports=ports)
    outer = {stream.name for stream in kernel.streams}
    inner = tuple(channel for channel in kernel.channels if channel.name not in outer)
    pairs = tuple((f"{ram.name}_request", f"{ram.name}_response") for ram in kernel.rams)
    return Device(kernel.top, kernel.streams, inner, pairs, bool(kernel.rams), ports)


def render(dut: Device) -> str:
    """SystemVerilog of the bench: inputs that Python sets, counters that it reads."""
    names = [stream.name for stream in dut.streams]
    inputs = [f"  input wire [31:0] {name}_{what}" for name in names for what in ("due", "seed")]
    return "\n".join(
        [
            f"// The bench around {dut.module}. Written by tb/wrapper.py.",
            f"module {TOP} (",
            "  input wire clk,\n  input wire rst,\n  input wire [2:0] ram_delay,",
            "  input wire [31:0] trip,  // over after so many beats of outer streams; 0: never",
            "  input wire [31:0] limit,  // stuck after so many cycles",
            ",\n".join(inputs),
            ");",
            "  reg [31:0] cycle;\n  always @(posedge clk) cycle <= rst ? 0 : cycle + 1;",
            *(_stream(stream) for stream in dut.streams),
            _instance(dut),
            *(_probe(stream.name, f"{stream.name}_", stream.bits) for stream in dut.streams),
            *(_probe(stream.name, f"dut.{stream.name}_", stream.bits) for stream in dut.inner),
            _end(names, [stream.name for stream in dut.inner]),
            "endmodule\n",
        ]
    )


def public(dut: Device, uncovered: Sequence[tuple[str, int]] = ()) -> str:
    """Verilator's control file: only what Python sets and reads stays visible, the rest is optimised.

    Args:
        dut: what the bench is around.
        uncovered: name of a file and line of its declarations or statements that coverage leaves out.
    """
    names = ["clk", "rst", "ram_delay", "trip", "limit", "over", "stuck", "total", "cycle"]
    for stream in dut.streams:
        names += [f"{stream.name}_{what}" for what in ("due", "seed", "paused", *COUNTERS)]
    names += [f"{stream.name}_{counter}" for stream in dut.inner for counter in COUNTERS]
    lines = [f'public_flat_rw -module "{TOP}" -var "{name}"' for name in names]
    lines += [f'coverage_off -file "*{file}"' for file in ("/bench.sv", "/hdl/stream_*.sv")]  # the device's is wanted
    lines += [f'coverage_off -file "*/{file}" -lines {line}' for file, line in uncovered]
    return "\n".join(["`verilator_config", *lines, ""])


def _stream(stream: Channel) -> str:
    """The wires of a stream and what drives it."""
    name, kind = stream.name, "source" if stream.direction == "in" else "sink"
    pins = ", ".join(f".{pin}({name}_{pin})" for pin in ("due", "seed", "tdata", "tvalid", "tready", "paused"))
    return (
        f"  wire [{stream.bits - 1}:0] {name}_tdata;\n  wire {name}_tvalid, {name}_tready;\n"
        f"  wire [31:0] {name}_paused;\n"
        f'  stream_{kind} #(.BITS({stream.bits}), .NAME("{name}")) {kind}_{name} (.clk(clk), .rst(rst), {pins});'
    )


def _instance(dut: Device) -> str:
    reset = "~rst" if dut.ports.reset_low else "rst"
    pins = [f"    .{dut.ports.clock}(clk)", f"    .{dut.ports.reset}({reset})"]
    pins += ["    .ram_delay(ram_delay)"] * dut.delayed
    for stream in dut.streams:
        pairs = zip(dut.ports.suffix, PARTS, strict=True)
        pins += [f"    .{stream.name}{theirs}({stream.name}{part})" for theirs, part in pairs]
    return f"  {dut.module} dut (\n" + ",\n".join(pins) + "\n  );"


def _probe(name: str, prefix: str, bits: int) -> str:
    """One probe: the counters of a handshake."""
    wires = "".join(f"  wire [31:0] {name}_{counter};\n" for counter in COUNTERS)
    outputs = ", ".join(f".{counter}({name}_{counter})" for counter in COUNTERS)
    return (
        f"{wires}  stream_probe #(.BITS({bits})) probe_{name} (.clk(clk), .rst(rst), .cycle(cycle), "
        f".tdata({prefix}tdata), .tvalid({prefix}tvalid), .tready({prefix}tready), {outputs});"
    )


def _end(outer: list[str], inner: list[str]) -> str:
    """When a step is over: every beat came and the rest settled, the trip wire was reached, or nothing moves."""
    moves = [
        f"({prefix}tvalid & {prefix}tready)" for prefix in (*(f"{n}_" for n in outer), *(f"dut.{n}_" for n in inner))
    ]
    return f"""\
  wire moves = {" | ".join(moves)};
  wire [31:0] total = {" + ".join(f"{name}_beats" for name in outer)};
  wire done = {" & ".join(f"({name}_beats >= {name}_due)" for name in outer)};
  reg [31:0] quiet;  // cycles since the last handshake
  wire settled = done && quiet >= {SETTLE_CYCLES};
  wire stuck = quiet >= {WATCHDOG_CYCLES} || (cycle >= limit && !settled);
  wire over = stuck || (trip != 0 && total >= trip) || settled;
  always @(posedge clk) quiet <= rst || moves ? 0 : quiet + 1;"""
