// A RAM with one write port and one read port; reads are a request stream and a response stream.
// A response follows its request by one cycle and waits until it is taken. A read sees writes of earlier cycles.
module stream_ram #(
  parameter ADDRESS = 4,
  parameter BITS = 32
) (
  input  wire               clk,
  input  wire               rst,
  input  wire               write_valid,
  input  wire [ADDRESS-1:0] write_address,
  input  wire [BITS-1:0]    write_data,
  input  wire [ADDRESS-1:0] request_tdata,
  input  wire               request_tvalid,
  output wire               request_tready,
  output reg  [BITS-1:0]    response_tdata,
  output reg                response_tvalid,
  input  wire               response_tready
);
  reg [BITS-1:0] words [0:(1 << ADDRESS) - 1];

  assign request_tready = !response_tvalid || response_tready;

  always @(posedge clk) begin
    if (write_valid) words[write_address] <= write_data;
    if (request_tready && request_tvalid) response_tdata <= words[request_tdata];
    if (rst) response_tvalid <= 1'b0;
    else if (request_tready) response_tvalid <= request_tvalid;
  end
endmodule
