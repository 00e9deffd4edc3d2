// The generated `layer_norm` with its RAMs. Written by `edgemoe rtl`: do not edit.
module layer_norm_unit (
  input  wire clk,
  input  wire rst,
  input  wire [2:0] ram_delay,
  input  wire [511:0] x_tdata,
  input  wire x_tvalid,
  output wire x_tready,
  output wire [511:0] y_tdata,
  output wire y_tvalid,
  input  wire y_tready,
  input  wire [257:0] scale_write_tdata,
  input  wire scale_write_tvalid,
  output wire scale_write_tready,
  input  wire [257:0] shift_write_tdata,
  input  wire shift_write_tvalid,
  output wire shift_write_tready
);
  wire [517:0] x_write_tdata;
  wire x_write_tvalid, x_write_tready;
  wire [5:0] x_request_tdata;
  wire x_request_tvalid, x_request_tready;
  wire [511:0] x_response_tdata;
  wire x_response_tvalid, x_response_tready;
  wire [1:0] scale_request_tdata;
  wire scale_request_tvalid, scale_request_tready;
  wire [255:0] scale_response_tdata;
  wire scale_response_tvalid, scale_response_tready;
  wire [1:0] shift_request_tdata;
  wire shift_request_tvalid, shift_request_tready;
  wire [255:0] shift_response_tdata;
  wire shift_response_tvalid, shift_response_tready;
  assign x_write_tready = 1'b1;
  stream_ram #(.ADDRESS(6), .BITS(512)) x_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(x_write_tvalid),
    .write_address(x_write_tdata[517:512]), .write_data(x_write_tdata[511:0]),
    .request_tdata(x_request_tdata), .request_tvalid(x_request_tvalid), .request_tready(x_request_tready),
    .response_tdata(x_response_tdata), .response_tvalid(x_response_tvalid), .response_tready(x_response_tready));
  assign scale_write_tready = 1'b1;
  stream_ram #(.ADDRESS(2), .BITS(256)) scale_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(scale_write_tvalid),
    .write_address(scale_write_tdata[257:256]), .write_data(scale_write_tdata[255:0]),
    .request_tdata(scale_request_tdata), .request_tvalid(scale_request_tvalid), .request_tready(scale_request_tready),
    .response_tdata(scale_response_tdata), .response_tvalid(scale_response_tvalid), .response_tready(scale_response_tready));
  assign shift_write_tready = 1'b1;
  stream_ram #(.ADDRESS(2), .BITS(256)) shift_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(shift_write_tvalid),
    .write_address(shift_write_tdata[257:256]), .write_data(shift_write_tdata[255:0]),
    .request_tdata(shift_request_tdata), .request_tvalid(shift_request_tvalid), .request_tready(shift_request_tready),
    .response_tdata(shift_response_tdata), .response_tvalid(shift_response_tvalid), .response_tready(shift_response_tready));
  layer_norm kernel (
    .clk(clk), .rst(rst),
    .x_tdata(x_tdata), .x_tvalid(x_tvalid), .x_tready(x_tready),
    .x_write_tdata(x_write_tdata), .x_write_tvalid(x_write_tvalid), .x_write_tready(x_write_tready),
    .x_request_tdata(x_request_tdata), .x_request_tvalid(x_request_tvalid), .x_request_tready(x_request_tready),
    .x_response_tdata(x_response_tdata), .x_response_tvalid(x_response_tvalid), .x_response_tready(x_response_tready),
    .scale_request_tdata(scale_request_tdata), .scale_request_tvalid(scale_request_tvalid), .scale_request_tready(scale_request_tready),
    .scale_response_tdata(scale_response_tdata), .scale_response_tvalid(scale_response_tvalid), .scale_response_tready(scale_response_tready),
    .shift_request_tdata(shift_request_tdata), .shift_request_tvalid(shift_request_tvalid), .shift_request_tready(shift_request_tready),
    .shift_response_tdata(shift_response_tdata), .shift_response_tvalid(shift_response_tvalid), .shift_response_tready(shift_response_tready),
    .y_tdata(y_tdata), .y_tvalid(y_tvalid), .y_tready(y_tready));
endmodule
