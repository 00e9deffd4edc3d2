// Watches one AXI-Stream handshake: beats taken, cycle of the first and last, and breaches of the protocol
// (a beat that was offered and not taken must stay, unchanged).
module stream_probe #(
  parameter BITS = 32
) (
  input  wire            clk,
  input  wire            rst,
  input  wire [31:0]     cycle,
  input  wire [BITS-1:0] tdata,
  input  wire            tvalid,
  input  wire            tready,
  output reg  [31:0]     beats,
  output reg  [31:0]     first,
  output reg  [31:0]     last,
  output reg  [31:0]     breaches
);
  reg waiting;
  reg [BITS-1:0] offered;

  always @(posedge clk) begin
    if (rst) begin
      beats <= 0;
      first <= 0;
      last <= 0;
      breaches <= 0;
      waiting <= 1'b0;
    end else begin
      if (tvalid && tready) begin
        if (beats == 0) first <= cycle;
        last <= cycle;
        beats <= beats + 1;
      end
      if (waiting && (!tvalid || tdata != offered)) breaches <= breaches + 1;
      waiting <= tvalid && !tready;
      if (tvalid && !tready) offered <= tdata;
    end
  end
endmodule
