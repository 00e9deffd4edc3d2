"""The RAM beside the kernels: order, throughput and latency at every delay; at none, the plain RAM cycle by cycle."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from rtl_hls.build import SHELL

pytestmark = pytest.mark.skipif(shutil.which("iverilog") is None, reason="Icarus Verilog is not installed")

BENCH = """
`timescale 1ns / 1ps
module plain (input clk, input rst, input wv, input [3:0] wa, input [11:0] wd,
              input [3:0] ra, input rv, output rr, output reg [11:0] d, output reg v, input t);
  reg [11:0] words [0:15];
  assign rr = !v || t;
  always @(posedge clk) begin
    if (wv) words[wa] <= wd;
    if (rr && rv) d <= words[ra];
    if (rst) v <= 1'b0; else if (rr) v <= rv;
  end
endmodule

module bench;
  reg clk = 0, rst = 1, wv = 0, rv = 0, t = 0;
  reg [3:0] wa = 0, ra = 0;
  reg [11:0] wd = 0;
  wire rr, v, plain_rr, plain_v;
  wire [11:0] d, plain_d;
  reg [11:0] words [0:15];
  reg [11:0] expected [0:4095];
  integer asked = 0, answered = 0, cycle = 0, first = 0, wrong = 0, i;
  stream_ram #(.ADDRESS(4), .BITS(12)) ram (.clk(clk), .rst(rst), .delay(3'd`DELAY), .write_valid(wv),
    .write_address(wa), .write_data(wd), .request_tdata(ra), .request_tvalid(rv), .request_tready(rr),
    .response_tdata(d), .response_tvalid(v), .response_tready(t));
  plain same (clk, rst, wv, wa, wd, ra, rv, plain_rr, plain_d, plain_v, t);
  initial for (i = 0; i < 16; i = i + 1) begin
    words[i] = 0; ram.words[i] = 0; same.words[i] = 0;
  end
  always #1 clk = !clk;
  always @(negedge clk) begin  // the values that the next rising edge sees
    cycle = cycle + 1;
    rst = cycle < 4;
    wv = $random; wa = $random; wd = $random; ra = $random;
    if (!rv || rr) rv = `STALL ? ($random & 3) != 0 : 1;
    t = `STALL ? ($random & 3) != 0 : 1;
    #0.1 if (!rst) begin
      if (`DELAY == 0 && (rr !== plain_rr || v !== plain_v || (v && d !== plain_d))) wrong = wrong + 1;
      if (v && t) begin
        if (d !== expected[answered]) wrong = wrong + 1;
        if (answered == 0) first = cycle;
        answered = answered + 1;
      end
      if (rv && rr) begin
        expected[asked] = words[ra];
        asked = asked + 1;
      end
    end
    if (wv) words[wa] = wd;
    if (cycle == 1004) begin
      $display("asked %0d answered %0d first %0d wrong %0d", asked, answered, first - 4, wrong);
      $finish;
    end
  end
endmodule
"""


def simulate(folder: Path, delay: int, stall: int, ram: str = "") -> dict[str, int]:
    """1000 cycles of random reads and writes: requests, responses, cycle of the first, differences."""
    (folder / "bench.v").write_text(BENCH)
    (folder / "ram.v").write_text(ram or (SHELL / "stream_ram.sv").read_text())
    build = ["iverilog", "-g2005", f"-DDELAY={delay}", f"-DSTALL={stall}", "-s", "bench", "-o", "bench.vvp"]
    subprocess.run([*build, "bench.v", "ram.v"], cwd=folder, check=True)
    said = subprocess.run(["vvp", "-n", "bench.vvp"], cwd=folder, check=True, capture_output=True, text=True).stdout
    words = said.split()
    return {name: int(value) for name, value in zip(words[::2], words[1::2], strict=True)}


@pytest.mark.parametrize("delay", range(5))
def test_a_request_per_cycle_after_one_cycle_and_the_delay(tmp_path: Path, delay: int) -> None:
    found = simulate(tmp_path, delay, 0)
    assert found == {"asked": 1001, "answered": 1000 - delay, "first": 1 + delay, "wrong": 0}


@pytest.mark.parametrize("delay", range(5))
def test_stalls_lose_and_reorder_nothing(tmp_path: Path, delay: int) -> None:
    found = simulate(tmp_path, delay, 1)
    assert found["wrong"] == 0
    assert found["answered"] > 500
    assert 0 <= found["asked"] - found["answered"] <= 1 + delay


def test_these_checks_can_fail(tmp_path: Path) -> None:
    text = (SHELL / "stream_ram.sv").read_text()
    for old, new in (
        ("later3 <= later2", "later3 <= later2 ^ 1'b1"),  # a wrong word
        ("wire take1 = !valid1 ||", "wire take1 = 1'b1 ||"),  # a word overwritten while it waits
    ):
        assert old in text
        assert simulate(tmp_path, 4, 1, text.replace(old, new))["wrong"] > 0
    slow = text.replace("wire take0 = !valid ||", "wire take0 = !valid || 1'b0 &&")
    assert simulate(tmp_path, 0, 0, slow)["wrong"] > 0  # no longer the plain RAM
