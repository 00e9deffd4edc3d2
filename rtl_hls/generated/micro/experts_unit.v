// The generated `experts` with its RAMs. Written by `edgemoe rtl`: do not edit.
module experts_unit (
  input  wire clk,
  input  wire rst,
  input  wire [2:0] ram_delay,
  input  wire [32:0] command_tdata,
  input  wire command_tvalid,
  output wire command_tready,
  input  wire [24:0] meta_tdata,
  input  wire meta_tvalid,
  output wire meta_tready,
  input  wire [49:0] queue_tdata,
  input  wire queue_tvalid,
  output wire queue_tready,
  output wire [8:0] weight_request_tdata,
  output wire weight_request_tvalid,
  input  wire weight_request_tready,
  input  wire [511:0] weights_tdata,
  input  wire weights_tvalid,
  output wire weights_tready,
  output wire [511:0] branch_tdata,
  output wire branch_tvalid,
  input  wire branch_tready,
  input  wire [520:0] x_write_tdata,
  input  wire x_write_tvalid,
  output wire x_write_tready
);
  wire [8:0] x_request_tdata;
  wire x_request_tvalid, x_request_tready;
  wire [511:0] x_response_tdata;
  wire x_response_tvalid, x_response_tready;
  wire [521:0] hidden_write_tdata;
  wire hidden_write_tvalid, hidden_write_tready;
  wire [9:0] hidden_request_tdata;
  wire hidden_request_tvalid, hidden_request_tready;
  wire [511:0] hidden_response_tdata;
  wire hidden_response_tvalid, hidden_response_tready;
  wire [57:0] entry_write_tdata;
  wire entry_write_tvalid, entry_write_tready;
  wire [7:0] entry_request_tdata;
  wire entry_request_tvalid, entry_request_tready;
  wire [49:0] entry_response_tdata;
  wire entry_response_tvalid, entry_response_tready;
  wire [4101:0] w_write_tdata;
  wire w_write_tvalid, w_write_tready;
  wire [5:0] w_request_tdata;
  wire w_request_tvalid, w_request_tready;
  wire [4095:0] w_response_tdata;
  wire w_response_tvalid, w_response_tready;
  wire [259:0] b_write_tdata;
  wire b_write_tvalid, b_write_tready;
  wire [3:0] b_request_tdata;
  wire b_request_tvalid, b_request_tready;
  wire [255:0] b_response_tdata;
  wire b_response_tvalid, b_response_tready;
  wire [520:0] branch_write_tdata;
  wire branch_write_tvalid, branch_write_tready;
  wire [8:0] branch_request_tdata;
  wire branch_request_tvalid, branch_request_tready;
  wire [511:0] branch_response_tdata;
  wire branch_response_tvalid, branch_response_tready;
  assign x_write_tready = 1'b1;
  stream_ram #(.ADDRESS(9), .BITS(512)) x_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(x_write_tvalid),
    .write_address(x_write_tdata[520:512]), .write_data(x_write_tdata[511:0]),
    .request_tdata(x_request_tdata), .request_tvalid(x_request_tvalid), .request_tready(x_request_tready),
    .response_tdata(x_response_tdata), .response_tvalid(x_response_tvalid), .response_tready(x_response_tready));
  assign hidden_write_tready = 1'b1;
  stream_ram #(.ADDRESS(10), .BITS(512)) hidden_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(hidden_write_tvalid),
    .write_address(hidden_write_tdata[521:512]), .write_data(hidden_write_tdata[511:0]),
    .request_tdata(hidden_request_tdata), .request_tvalid(hidden_request_tvalid), .request_tready(hidden_request_tready),
    .response_tdata(hidden_response_tdata), .response_tvalid(hidden_response_tvalid), .response_tready(hidden_response_tready));
  assign entry_write_tready = 1'b1;
  stream_ram #(.ADDRESS(8), .BITS(50)) entry_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(entry_write_tvalid),
    .write_address(entry_write_tdata[57:50]), .write_data(entry_write_tdata[49:0]),
    .request_tdata(entry_request_tdata), .request_tvalid(entry_request_tvalid), .request_tready(entry_request_tready),
    .response_tdata(entry_response_tdata), .response_tvalid(entry_response_tvalid), .response_tready(entry_response_tready));
  assign w_write_tready = 1'b1;
  stream_ram #(.ADDRESS(6), .BITS(4096)) w_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(w_write_tvalid),
    .write_address(w_write_tdata[4101:4096]), .write_data(w_write_tdata[4095:0]),
    .request_tdata(w_request_tdata), .request_tvalid(w_request_tvalid), .request_tready(w_request_tready),
    .response_tdata(w_response_tdata), .response_tvalid(w_response_tvalid), .response_tready(w_response_tready));
  assign b_write_tready = 1'b1;
  stream_ram #(.ADDRESS(4), .BITS(256)) b_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(b_write_tvalid),
    .write_address(b_write_tdata[259:256]), .write_data(b_write_tdata[255:0]),
    .request_tdata(b_request_tdata), .request_tvalid(b_request_tvalid), .request_tready(b_request_tready),
    .response_tdata(b_response_tdata), .response_tvalid(b_response_tvalid), .response_tready(b_response_tready));
  assign branch_write_tready = 1'b1;
  stream_ram #(.ADDRESS(9), .BITS(512)) branch_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(branch_write_tvalid),
    .write_address(branch_write_tdata[520:512]), .write_data(branch_write_tdata[511:0]),
    .request_tdata(branch_request_tdata), .request_tvalid(branch_request_tvalid), .request_tready(branch_request_tready),
    .response_tdata(branch_response_tdata), .response_tvalid(branch_response_tvalid), .response_tready(branch_response_tready));
  experts kernel (
    .clk(clk), .rst(rst),
    .command_tdata(command_tdata), .command_tvalid(command_tvalid), .command_tready(command_tready),
    .meta_tdata(meta_tdata), .meta_tvalid(meta_tvalid), .meta_tready(meta_tready),
    .queue_tdata(queue_tdata), .queue_tvalid(queue_tvalid), .queue_tready(queue_tready),
    .weight_request_tdata(weight_request_tdata), .weight_request_tvalid(weight_request_tvalid), .weight_request_tready(weight_request_tready),
    .weights_tdata(weights_tdata), .weights_tvalid(weights_tvalid), .weights_tready(weights_tready),
    .x_request_tdata(x_request_tdata), .x_request_tvalid(x_request_tvalid), .x_request_tready(x_request_tready),
    .x_response_tdata(x_response_tdata), .x_response_tvalid(x_response_tvalid), .x_response_tready(x_response_tready),
    .hidden_write_tdata(hidden_write_tdata), .hidden_write_tvalid(hidden_write_tvalid), .hidden_write_tready(hidden_write_tready),
    .hidden_request_tdata(hidden_request_tdata), .hidden_request_tvalid(hidden_request_tvalid), .hidden_request_tready(hidden_request_tready),
    .hidden_response_tdata(hidden_response_tdata), .hidden_response_tvalid(hidden_response_tvalid), .hidden_response_tready(hidden_response_tready),
    .entry_write_tdata(entry_write_tdata), .entry_write_tvalid(entry_write_tvalid), .entry_write_tready(entry_write_tready),
    .entry_request_tdata(entry_request_tdata), .entry_request_tvalid(entry_request_tvalid), .entry_request_tready(entry_request_tready),
    .entry_response_tdata(entry_response_tdata), .entry_response_tvalid(entry_response_tvalid), .entry_response_tready(entry_response_tready),
    .w_write_tdata(w_write_tdata), .w_write_tvalid(w_write_tvalid), .w_write_tready(w_write_tready),
    .w_request_tdata(w_request_tdata), .w_request_tvalid(w_request_tvalid), .w_request_tready(w_request_tready),
    .w_response_tdata(w_response_tdata), .w_response_tvalid(w_response_tvalid), .w_response_tready(w_response_tready),
    .b_write_tdata(b_write_tdata), .b_write_tvalid(b_write_tvalid), .b_write_tready(b_write_tready),
    .b_request_tdata(b_request_tdata), .b_request_tvalid(b_request_tvalid), .b_request_tready(b_request_tready),
    .b_response_tdata(b_response_tdata), .b_response_tvalid(b_response_tvalid), .b_response_tready(b_response_tready),
    .branch_write_tdata(branch_write_tdata), .branch_write_tvalid(branch_write_tvalid), .branch_write_tready(branch_write_tready),
    .branch_request_tdata(branch_request_tdata), .branch_request_tvalid(branch_request_tvalid), .branch_request_tready(branch_request_tready),
    .branch_response_tdata(branch_response_tdata), .branch_response_tvalid(branch_response_tvalid), .branch_response_tready(branch_response_tready),
    .branch_tdata(branch_tdata), .branch_tvalid(branch_tvalid), .branch_tready(branch_tready));
endmodule
