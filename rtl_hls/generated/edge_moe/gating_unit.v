// The generated `gating` with its RAMs. Written by `edgemoe rtl`: do not edit.
module gating_unit (
  input  wire clk,
  input  wire rst,
  input  wire [2:0] ram_delay,
  input  wire [23:0] command_tdata,
  input  wire command_tvalid,
  output wire command_tready,
  input  wire [511:0] x_tdata,
  input  wire x_tvalid,
  output wire x_tready,
  output wire [511:0] logits_tdata,
  output wire logits_tvalid,
  input  wire logits_tready,
  output wire [79:0] choices_tdata,
  output wire choices_tvalid,
  input  wire choices_tready,
  output wire [24:0] meta_tdata,
  output wire meta_tvalid,
  input  wire meta_tready,
  output wire [49:0] queue_tdata,
  output wire queue_tvalid,
  input  wire queue_tready,
  input  wire [4100:0] g_write_tdata,
  input  wire g_write_tvalid,
  output wire g_write_tready
);
  wire [4:0] g_request_tdata;
  wire g_request_tvalid, g_request_tready;
  wire [4095:0] g_response_tdata;
  wire g_response_tvalid, g_response_tready;
  wire [54:0] entries_write_tdata;
  wire entries_write_tvalid, entries_write_tready;
  wire [12:0] entries_request_tdata;
  wire entries_request_tvalid, entries_request_tready;
  wire [41:0] entries_response_tdata;
  wire entries_response_tvalid, entries_response_tready;
  assign g_write_tready = 1'b1;
  stream_ram #(.ADDRESS(5), .BITS(4096)) g_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(g_write_tvalid),
    .write_address(g_write_tdata[4100:4096]), .write_data(g_write_tdata[4095:0]),
    .request_tdata(g_request_tdata), .request_tvalid(g_request_tvalid), .request_tready(g_request_tready),
    .response_tdata(g_response_tdata), .response_tvalid(g_response_tvalid), .response_tready(g_response_tready));
  assign entries_write_tready = 1'b1;
  stream_ram #(.ADDRESS(13), .BITS(42)) entries_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(entries_write_tvalid),
    .write_address(entries_write_tdata[54:42]), .write_data(entries_write_tdata[41:0]),
    .request_tdata(entries_request_tdata), .request_tvalid(entries_request_tvalid), .request_tready(entries_request_tready),
    .response_tdata(entries_response_tdata), .response_tvalid(entries_response_tvalid), .response_tready(entries_response_tready));
  gating kernel (
    .clk(clk), .rst(rst),
    .command_tdata(command_tdata), .command_tvalid(command_tvalid), .command_tready(command_tready),
    .x_tdata(x_tdata), .x_tvalid(x_tvalid), .x_tready(x_tready),
    .g_request_tdata(g_request_tdata), .g_request_tvalid(g_request_tvalid), .g_request_tready(g_request_tready),
    .g_response_tdata(g_response_tdata), .g_response_tvalid(g_response_tvalid), .g_response_tready(g_response_tready),
    .logits_tdata(logits_tdata), .logits_tvalid(logits_tvalid), .logits_tready(logits_tready),
    .choices_tdata(choices_tdata), .choices_tvalid(choices_tvalid), .choices_tready(choices_tready),
    .entries_write_tdata(entries_write_tdata), .entries_write_tvalid(entries_write_tvalid), .entries_write_tready(entries_write_tready),
    .entries_request_tdata(entries_request_tdata), .entries_request_tvalid(entries_request_tvalid), .entries_request_tready(entries_request_tready),
    .entries_response_tdata(entries_response_tdata), .entries_response_tvalid(entries_response_tvalid), .entries_response_tready(entries_response_tready),
    .meta_tdata(meta_tdata), .meta_tvalid(meta_tvalid), .meta_tready(meta_tready),
    .queue_tdata(queue_tdata), .queue_tvalid(queue_tvalid), .queue_tready(queue_tready));
endmodule
