// The generated `patch_embed` with its RAMs. Written by `edgemoe rtl`: do not edit.
module patch_embed_unit (
  input  wire clk,
  input  wire rst,
  input  wire [2:0] ram_delay,
  input  wire [37:0] command_tdata,
  input  wire command_tvalid,
  output wire command_tready,
  input  wire [127:0] x_tdata,
  input  wire x_tvalid,
  output wire x_tready,
  input  wire [511:0] position_tdata,
  input  wire position_tvalid,
  output wire position_tready,
  output wire [511:0] tokens_tdata,
  output wire tokens_tvalid,
  input  wire tokens_tready,
  input  wire [4105:0] w_write_tdata,
  input  wire w_write_tvalid,
  output wire w_write_tready,
  input  wire [259:0] b_write_tdata,
  input  wire b_write_tvalid,
  output wire b_write_tready
);
  wire [133:0] x_write_tdata;
  wire x_write_tvalid, x_write_tready;
  wire [5:0] x_request_tdata;
  wire x_request_tvalid, x_request_tready;
  wire [127:0] x_response_tdata;
  wire x_response_tvalid, x_response_tready;
  wire [9:0] w_request_tdata;
  wire w_request_tvalid, w_request_tready;
  wire [4095:0] w_response_tdata;
  wire w_response_tvalid, w_response_tready;
  wire [3:0] b_request_tdata;
  wire b_request_tvalid, b_request_tready;
  wire [255:0] b_response_tdata;
  wire b_response_tvalid, b_response_tready;
  assign x_write_tready = 1'b1;
  stream_ram #(.ADDRESS(6), .BITS(128)) x_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(x_write_tvalid),
    .write_address(x_write_tdata[133:128]), .write_data(x_write_tdata[127:0]),
    .request_tdata(x_request_tdata), .request_tvalid(x_request_tvalid), .request_tready(x_request_tready),
    .response_tdata(x_response_tdata), .response_tvalid(x_response_tvalid), .response_tready(x_response_tready));
  assign w_write_tready = 1'b1;
  stream_ram #(.ADDRESS(10), .BITS(4096)) w_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(w_write_tvalid),
    .write_address(w_write_tdata[4105:4096]), .write_data(w_write_tdata[4095:0]),
    .request_tdata(w_request_tdata), .request_tvalid(w_request_tvalid), .request_tready(w_request_tready),
    .response_tdata(w_response_tdata), .response_tvalid(w_response_tvalid), .response_tready(w_response_tready));
  assign b_write_tready = 1'b1;
  stream_ram #(.ADDRESS(4), .BITS(256)) b_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(b_write_tvalid),
    .write_address(b_write_tdata[259:256]), .write_data(b_write_tdata[255:0]),
    .request_tdata(b_request_tdata), .request_tvalid(b_request_tvalid), .request_tready(b_request_tready),
    .response_tdata(b_response_tdata), .response_tvalid(b_response_tvalid), .response_tready(b_response_tready));
  patch_embed kernel (
    .clk(clk), .rst(rst),
    .command_tdata(command_tdata), .command_tvalid(command_tvalid), .command_tready(command_tready),
    .x_tdata(x_tdata), .x_tvalid(x_tvalid), .x_tready(x_tready),
    .position_tdata(position_tdata), .position_tvalid(position_tvalid), .position_tready(position_tready),
    .x_write_tdata(x_write_tdata), .x_write_tvalid(x_write_tvalid), .x_write_tready(x_write_tready),
    .x_request_tdata(x_request_tdata), .x_request_tvalid(x_request_tvalid), .x_request_tready(x_request_tready),
    .x_response_tdata(x_response_tdata), .x_response_tvalid(x_response_tvalid), .x_response_tready(x_response_tready),
    .w_request_tdata(w_request_tdata), .w_request_tvalid(w_request_tvalid), .w_request_tready(w_request_tready),
    .w_response_tdata(w_response_tdata), .w_response_tvalid(w_response_tvalid), .w_response_tready(w_response_tready),
    .b_request_tdata(b_request_tdata), .b_request_tvalid(b_request_tvalid), .b_request_tready(b_request_tready),
    .b_response_tdata(b_response_tdata), .b_response_tvalid(b_response_tvalid), .b_response_tready(b_response_tready),
    .tokens_tdata(tokens_tdata), .tokens_tvalid(tokens_tvalid), .tokens_tready(tokens_tready));
endmodule
