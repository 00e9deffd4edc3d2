// The generated `linear_scored` with its RAMs. Written by `edgemoe rtl`: do not edit.
module linear_scored_unit (
  input  wire clk,
  input  wire rst,
  input  wire [2:0] ram_delay,
  input  wire [54:0] command_tdata,
  input  wire command_tvalid,
  output wire command_tready,
  input  wire [511:0] x_tdata,
  input  wire x_tvalid,
  output wire x_tready,
  input  wire [49:0] queue_tdata,
  input  wire queue_tvalid,
  output wire queue_tready,
  output wire [511:0] branch_tdata,
  output wire branch_tvalid,
  input  wire branch_tready,
  input  wire [4104:0] w_write_tdata,
  input  wire w_write_tvalid,
  output wire w_write_tready,
  input  wire [259:0] b_write_tdata,
  input  wire b_write_tvalid,
  output wire b_write_tready
);
  wire [516:0] row_write_tdata;
  wire row_write_tvalid, row_write_tready;
  wire [4:0] row_request_tdata;
  wire row_request_tvalid, row_request_tready;
  wire [511:0] row_response_tdata;
  wire row_response_tvalid, row_response_tready;
  wire [8:0] w_request_tdata;
  wire w_request_tvalid, w_request_tready;
  wire [4095:0] w_response_tdata;
  wire w_response_tvalid, w_response_tready;
  wire [3:0] b_request_tdata;
  wire b_request_tvalid, b_request_tready;
  wire [255:0] b_response_tdata;
  wire b_response_tvalid, b_response_tready;
  wire [522:0] branch_write_tdata;
  wire branch_write_tvalid, branch_write_tready;
  wire [10:0] branch_request_tdata;
  wire branch_request_tvalid, branch_request_tready;
  wire [511:0] branch_response_tdata;
  wire branch_response_tvalid, branch_response_tready;
  assign row_write_tready = 1'b1;
  stream_ram #(.ADDRESS(5), .BITS(512)) row_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(row_write_tvalid),
    .write_address(row_write_tdata[516:512]), .write_data(row_write_tdata[511:0]),
    .request_tdata(row_request_tdata), .request_tvalid(row_request_tvalid), .request_tready(row_request_tready),
    .response_tdata(row_response_tdata), .response_tvalid(row_response_tvalid), .response_tready(row_response_tready));
  assign w_write_tready = 1'b1;
  stream_ram #(.ADDRESS(9), .BITS(4096)) w_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(w_write_tvalid),
    .write_address(w_write_tdata[4104:4096]), .write_data(w_write_tdata[4095:0]),
    .request_tdata(w_request_tdata), .request_tvalid(w_request_tvalid), .request_tready(w_request_tready),
    .response_tdata(w_response_tdata), .response_tvalid(w_response_tvalid), .response_tready(w_response_tready));
  assign b_write_tready = 1'b1;
  stream_ram #(.ADDRESS(4), .BITS(256)) b_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(b_write_tvalid),
    .write_address(b_write_tdata[259:256]), .write_data(b_write_tdata[255:0]),
    .request_tdata(b_request_tdata), .request_tvalid(b_request_tvalid), .request_tready(b_request_tready),
    .response_tdata(b_response_tdata), .response_tvalid(b_response_tvalid), .response_tready(b_response_tready));
  assign branch_write_tready = 1'b1;
  stream_ram #(.ADDRESS(11), .BITS(512)) branch_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(branch_write_tvalid),
    .write_address(branch_write_tdata[522:512]), .write_data(branch_write_tdata[511:0]),
    .request_tdata(branch_request_tdata), .request_tvalid(branch_request_tvalid), .request_tready(branch_request_tready),
    .response_tdata(branch_response_tdata), .response_tvalid(branch_response_tvalid), .response_tready(branch_response_tready));
  linear_scored kernel (
    .clk(clk), .rst(rst),
    .command_tdata(command_tdata), .command_tvalid(command_tvalid), .command_tready(command_tready),
    .x_tdata(x_tdata), .x_tvalid(x_tvalid), .x_tready(x_tready),
    .queue_tdata(queue_tdata), .queue_tvalid(queue_tvalid), .queue_tready(queue_tready),
    .row_write_tdata(row_write_tdata), .row_write_tvalid(row_write_tvalid), .row_write_tready(row_write_tready),
    .row_request_tdata(row_request_tdata), .row_request_tvalid(row_request_tvalid), .row_request_tready(row_request_tready),
    .row_response_tdata(row_response_tdata), .row_response_tvalid(row_response_tvalid), .row_response_tready(row_response_tready),
    .w_request_tdata(w_request_tdata), .w_request_tvalid(w_request_tvalid), .w_request_tready(w_request_tready),
    .w_response_tdata(w_response_tdata), .w_response_tvalid(w_response_tvalid), .w_response_tready(w_response_tready),
    .b_request_tdata(b_request_tdata), .b_request_tvalid(b_request_tvalid), .b_request_tready(b_request_tready),
    .b_response_tdata(b_response_tdata), .b_response_tvalid(b_response_tvalid), .b_response_tready(b_response_tready),
    .branch_write_tdata(branch_write_tdata), .branch_write_tvalid(branch_write_tvalid), .branch_write_tready(branch_write_tready),
    .branch_request_tdata(branch_request_tdata), .branch_request_tvalid(branch_request_tvalid), .branch_request_tready(branch_request_tready),
    .branch_response_tdata(branch_response_tdata), .branch_response_tvalid(branch_response_tvalid), .branch_response_tready(branch_response_tready),
    .branch_tdata(branch_tdata), .branch_tvalid(branch_tvalid), .branch_tready(branch_tready));
endmodule
