// The generated `attention_scores` with its RAMs. Written by `edgemoe rtl`: do not edit.
module attention_scores_unit (
  input  wire clk,
  input  wire rst,
  input  wire [2:0] ram_delay,
  input  wire [23:0] command_tdata,
  input  wire command_tvalid,
  output wire command_tready,
  output wire [127:0] scores_tdata,
  output wire scores_tvalid,
  input  wire scores_tready,
  output wire [63:0] statistics_tdata,
  output wire statistics_tvalid,
  input  wire statistics_tready,
  input  wire [520:0] q_write_tdata,
  input  wire q_write_tvalid,
  output wire q_write_tready,
  input  wire [520:0] k_write_tdata,
  input  wire k_write_tvalid,
  output wire k_write_tready
);
  wire [8:0] q_request_tdata;
  wire q_request_tvalid, q_request_tready;
  wire [511:0] q_response_tdata;
  wire q_response_tvalid, q_response_tready;
  wire [8:0] k_request_tdata;
  wire k_request_tvalid, k_request_tready;
  wire [511:0] k_response_tdata;
  wire k_response_tvalid, k_response_tready;
  assign q_write_tready = 1'b1;
  stream_ram #(.ADDRESS(9), .BITS(512)) q_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(q_write_tvalid),
    .write_address(q_write_tdata[520:512]), .write_data(q_write_tdata[511:0]),
    .request_tdata(q_request_tdata), .request_tvalid(q_request_tvalid), .request_tready(q_request_tready),
    .response_tdata(q_response_tdata), .response_tvalid(q_response_tvalid), .response_tready(q_response_tready));
  assign k_write_tready = 1'b1;
  stream_ram #(.ADDRESS(9), .BITS(512)) k_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(k_write_tvalid),
    .write_address(k_write_tdata[520:512]), .write_data(k_write_tdata[511:0]),
    .request_tdata(k_request_tdata), .request_tvalid(k_request_tvalid), .request_tready(k_request_tready),
    .response_tdata(k_response_tdata), .response_tvalid(k_response_tvalid), .response_tready(k_response_tready));
  attention_scores kernel (
    .clk(clk), .rst(rst),
    .command_tdata(command_tdata), .command_tvalid(command_tvalid), .command_tready(command_tready),
    .q_request_tdata(q_request_tdata), .q_request_tvalid(q_request_tvalid), .q_request_tready(q_request_tready),
    .q_response_tdata(q_response_tdata), .q_response_tvalid(q_response_tvalid), .q_response_tready(q_response_tready),
    .k_request_tdata(k_request_tdata), .k_request_tvalid(k_request_tvalid), .k_request_tready(k_request_tready),
    .k_response_tdata(k_response_tdata), .k_response_tvalid(k_response_tvalid), .k_response_tready(k_response_tready),
    .scores_tdata(scores_tdata), .scores_tvalid(scores_tvalid), .scores_tready(scores_tready),
    .statistics_tdata(statistics_tdata), .statistics_tvalid(statistics_tvalid), .statistics_tready(statistics_tready));
endmodule
