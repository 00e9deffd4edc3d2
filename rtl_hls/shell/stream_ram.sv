// A RAM with one write port and one read port; reads are a request stream and a response stream.
// A response follows its request by 1 + delay cycles, in order, and waits until it is taken; a read sees the writes of
// the cycles before its request was taken. Every stage of the delay is elastic: a request per cycle, whatever the
// latency. `delay` is 0 to 4 and constant after reset; it is for verification: tie it to 0 in a design.
module stream_ram #(
  parameter ADDRESS = 4,
  parameter BITS = 32
) (
  input  wire               clk,
  input  wire               rst,
  input  wire [2:0]         delay,
  input  wire               write_valid,
  input  wire [ADDRESS-1:0] write_address,
  input  wire [BITS-1:0]    write_data,
  input  wire [ADDRESS-1:0] request_tdata,
  input  wire               request_tvalid,
  output wire               request_tready,
  output wire [BITS-1:0]    response_tdata,
  output wire               response_tvalid,
  input  wire               response_tready
);
  reg [BITS-1:0] words [0:(1 << ADDRESS) - 1];
  reg [BITS-1:0] read, later1, later2, later3, later4;  // the RAM's own register, and the stages of the delay
  reg valid, valid1, valid2, valid3, valid4;

  // Whether each stage takes a word; the response leaves from stage `delay`, those after it stay empty.
  wire take4 = !valid4 || response_tready;
  wire take3 = !valid3 || (delay == 3'd3 ? response_tready : take4);
  wire take2 = !valid2 || (delay == 3'd2 ? response_tready : take3);
  wire take1 = !valid1 || (delay == 3'd1 ? response_tready : take2);
  wire take0 = !valid || (delay == 3'd0 ? response_tready : take1);

  assign request_tready = take0;
  assign response_tdata = delay == 3'd0 ? read : delay == 3'd1 ? later1 : delay == 3'd2 ? later2 :
                          delay == 3'd3 ? later3 : later4;
  assign response_tvalid = delay == 3'd0 ? valid : delay == 3'd1 ? valid1 : delay == 3'd2 ? valid2 :
                           delay == 3'd3 ? valid3 : valid4;

  always @(posedge clk) begin
    if (write_valid) words[write_address] <= write_data;
    if (take0 && request_tvalid) read <= words[request_tdata];
    if (delay > 3'd0 && take1 && valid) later1 <= read;
    if (delay > 3'd1 && take2 && valid1) later2 <= later1;
    if (delay > 3'd2 && take3 && valid2) later3 <= later2;
    if (delay > 3'd3 && take4 && valid3) later4 <= later3;
    if (rst) begin
      {valid, valid1, valid2, valid3, valid4} <= 5'b0;
    end else begin
      if (take0) valid <= request_tvalid;
      if (delay > 3'd0 && take1) valid1 <= valid;
      if (delay > 3'd1 && take2) valid2 <= valid1;
      if (delay > 3'd2 && take3) valid3 <= valid2;
      if (delay > 3'd3 && take4) valid4 <= valid3;
    end
  end
endmodule
