// The generated `attention_context` with its RAMs. Written by `edgemoe rtl`: do not edit.
module attention_context_unit (
  input  wire clk,
  input  wire rst,
  input  wire [2:0] ram_delay,
  input  wire [23:0] command_tdata,
  input  wire command_tvalid,
  output wire command_tready,
  input  wire [127:0] scores_tdata,
  input  wire scores_tvalid,
  output wire scores_tready,
  input  wire [63:0] statistics_tdata,
  input  wire statistics_tvalid,
  output wire statistics_tready,
  output wire [511:0] context_tdata,
  output wire context_tvalid,
  input  wire context_tready,
  input  wire [522:0] v_write_tdata,
  input  wire v_write_tvalid,
  output wire v_write_tready
);
  wire [10:0] v_request_tdata;
  wire v_request_tvalid, v_request_tready;
  wire [511:0] v_response_tdata;
  wire v_response_tvalid, v_response_tready;
  assign v_write_tready = 1'b1;
  stream_ram #(.ADDRESS(11), .BITS(512)) v_ram (
    .clk(clk), .rst(rst), .delay(ram_delay), .write_valid(v_write_tvalid),
    .write_address(v_write_tdata[522:512]), .write_data(v_write_tdata[511:0]),
    .request_tdata(v_request_tdata), .request_tvalid(v_request_tvalid), .request_tready(v_request_tready),
    .response_tdata(v_response_tdata), .response_tvalid(v_response_tvalid), .response_tready(v_response_tready));
  attention_context kernel (
    .clk(clk), .rst(rst),
    .command_tdata(command_tdata), .command_tvalid(command_tvalid), .command_tready(command_tready),
    .scores_tdata(scores_tdata), .scores_tvalid(scores_tvalid), .scores_tready(scores_tready),
    .statistics_tdata(statistics_tdata), .statistics_tvalid(statistics_tvalid), .statistics_tready(statistics_tready),
    .v_request_tdata(v_request_tdata), .v_request_tvalid(v_request_tvalid), .v_request_tready(v_request_tready),
    .v_response_tdata(v_response_tdata), .v_response_tvalid(v_response_tvalid), .v_response_tready(v_response_tready),
    .context_tdata(context_tdata), .context_tvalid(context_tvalid), .context_tready(context_tready));
endmodule
