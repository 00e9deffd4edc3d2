// The generated `linear_gathered` with its RAMs. Written by `edgemoe rtl`: do not edit.
module linear_gathered_unit (
  input  wire clk,
  input  wire rst,
  input  wire [2:0] ram_delay,
  input  wire [37:0] command_tdata,
  input  wire command_tvalid,
  output wire command_tready,
  input  wire [49:0] queue_tdata,
  input  wire queue_tvalid,
  output wire queue_tready,
  output wire [511:0] y_tdata,
  output wire y_tvalid,
  input  wire y_tready,
  input  wire [522:0] x_write_tdata,
  input  wire x_write_tvalid,
  output wire x_write_tready,
  input  wire [4104:0] w_write_tdata,
  input  wire w_write_tvalid,
  output wire w_write_tready,
  input  wire [260:0] b_write_tdata,
  input  wire b_write_tvalid,
  output wire b_write_tready
);
  wire [10:0] x_request_tdata;
  wire x_request_tvalid, x_request_tready;
  wire [511:0] x_response_tdata;
  wire x_response_tvalid, x_response_tready;
  wire [515:0] row_write_tdata;
  wire row_write_tvalid, row_write_tready;
  wire [3:0] row_request_tdata;
  wire row_request_tvalid, row_request_tready;
  wire [511:0] row_response_tdata;
  wire row_response_tvalid, row_response_tready;
  wire [8:0] w_request_tdata;
  wire w_request_tvalid, w_request_tready;
  wire [4095:0] w_response_tdata;
  wire w_response_tvalid, w_response_tready;
  wire [4:0] b_request_tdata;
  wire b_request_tvalid, b_request_tready;
  wire [255:0] b_response_tdata;
  wire b_response_tvalid, b_response_tready;
  assign x_write_tready = 1'b1;
  stream_ram #(.ADDRESS(11), .BITS(512)) x_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(x_write_tvalid),
    .write_address(x_write_tdata[522:512]), .write_data(x_write_tdata[511:0]),
    .request_tdata(x_request_tdata), .request_tvalid(x_request_tvalid), .request_tready(x_request_tready),
    .response_tdata(x_response_tdata), .response_tvalid(x_response_tvalid), .response_tready(x_response_tready));
  assign row_write_tready = 1'b1;
  stream_ram #(.ADDRESS(4), .BITS(512)) row_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(row_write_tvalid),
    .write_address(row_write_tdata[515:512]), .write_data(row_write_tdata[511:0]),
    .request_tdata(row_request_tdata), .request_tvalid(row_request_tvalid), .request_tready(row_request_tready),
    .response_tdata(row_response_tdata), .response_tvalid(row_response_tvalid), .response_tready(row_response_tready));
  assign w_write_tready = 1'b1;
  stream_ram #(.ADDRESS(9), .BITS(4096)) w_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(w_write_tvalid),
    .write_address(w_write_tdata[4104:4096]), .write_data(w_write_tdata[4095:0]),
    .request_tdata(w_request_tdata), .request_tvalid(w_request_tvalid), .request_tready(w_request_tready),
    .response_tdata(w_response_tdata), .response_tvalid(w_response_tvalid), .response_tready(w_response_tready));
  assign b_write_tready = 1'b1;
  stream_ram #(.ADDRESS(5), .BITS(256)) b_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(b_write_tvalid),
    .write_address(b_write_tdata[260:256]), .write_data(b_write_tdata[255:0]),
    .request_tdata(b_request_tdata), .request_tvalid(b_request_tvalid), .request_tready(b_request_tready),
    .response_tdata(b_response_tdata), .response_tvalid(b_response_tvalid), .response_tready(b_response_tready));
  linear_gathered kernel (
    .clk(clk), .rst(rst),
    .command_tdata(command_tdata), .command_tvalid(command_tvalid), .command_tready(command_tready),
    .queue_tdata(queue_tdata), .queue_tvalid(queue_tvalid), .queue_tready(queue_tready),
    .x_request_tdata(x_request_tdata), .x_request_tvalid(x_request_tvalid), .x_request_tready(x_request_tready),
    .x_response_tdata(x_response_tdata), .x_response_tvalid(x_response_tvalid), .x_response_tready(x_response_tready),
    .row_write_tdata(row_write_tdata), .row_write_tvalid(row_write_tvalid), .row_write_tready(row_write_tready),
    .row_request_tdata(row_request_tdata), .row_request_tvalid(row_request_tvalid), .row_request_tready(row_request_tready),
    .row_response_tdata(row_response_tdata), .row_response_tvalid(row_response_tvalid), .row_response_tready(row_response_tready),
    .w_request_tdata(w_request_tdata), .w_request_tvalid(w_request_tvalid), .w_request_tready(w_request_tready),
    .w_response_tdata(w_response_tdata), .w_response_tvalid(w_response_tvalid), .w_response_tready(w_response_tready),
    .b_request_tdata(b_request_tdata), .b_request_tvalid(b_request_tvalid), .b_request_tready(b_request_tready),
    .b_response_tdata(b_response_tdata), .b_response_tvalid(b_response_tvalid), .b_response_tready(b_response_tready),
    .y_tdata(y_tdata), .y_tvalid(y_tvalid), .y_tready(y_tready));
endmodule
