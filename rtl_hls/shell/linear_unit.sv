// The generated `linear` with its three RAMs: the token being multiplied, the weights and the biases.
// Load weight and bias words in order through the streams `w` and `b`, then send a command and the tokens. The word
// counters start again at each command; loading while a call runs would change its weights.
module linear_unit #(
  parameter COMMAND_BITS = 37,
  parameter X_BITS = 512,
  parameter W_BITS = 4096,
  parameter B_BITS = 256,
  parameter Y_BITS = 512,
  parameter X_ADDRESS = 4,
  parameter W_ADDRESS = 6,
  parameter B_ADDRESS = 4
) (
  input  wire              clk,
  input  wire              rst,
  input  wire [COMMAND_BITS-1:0] command_tdata,
  input  wire              command_tvalid,
  output wire              command_tready,
  input  wire [W_BITS-1:0] w_tdata,
  input  wire              w_tvalid,
  output wire              w_tready,
  input  wire [B_BITS-1:0] b_tdata,
  input  wire              b_tvalid,
  output wire              b_tready,
  input  wire [X_BITS-1:0] x_tdata,
  input  wire              x_tvalid,
  output wire              x_tready,
  output wire [Y_BITS-1:0] y_tdata,
  output wire              y_tvalid,
  input  wire              y_tready
);
  reg [W_ADDRESS-1:0] w_next;
  reg [B_ADDRESS-1:0] b_next;

  wire [X_ADDRESS-1:0] x_request_tdata;
  wire [W_ADDRESS-1:0] w_request_tdata;
  wire [B_ADDRESS-1:0] b_request_tdata;
  wire [X_BITS-1:0] x_response_tdata;
  wire [W_BITS-1:0] w_response_tdata;
  wire [B_BITS-1:0] b_response_tdata;
  wire x_request_tvalid, x_request_tready, x_response_tvalid, x_response_tready;
  wire w_request_tvalid, w_request_tready, w_response_tvalid, w_response_tready;
  wire b_request_tvalid, b_request_tready, b_response_tvalid, b_response_tready;
  wire [X_ADDRESS+X_BITS-1:0] x_write_tdata;
  wire x_write_tvalid;

  assign w_tready = 1'b1;
  assign b_tready = 1'b1;

  always @(posedge clk) begin
    if (rst || (command_tvalid && command_tready)) begin
      w_next <= 0;
      b_next <= 0;
    end else begin
      if (w_tvalid) w_next <= w_next + 1'b1;
      if (b_tvalid) b_next <= b_next + 1'b1;
    end
  end

  stream_ram #(.ADDRESS(X_ADDRESS), .BITS(X_BITS)) x_ram (
    .clk(clk), .rst(rst),
    .write_valid(x_write_tvalid),
    .write_address(x_write_tdata[X_ADDRESS+X_BITS-1:X_BITS]),
    .write_data(x_write_tdata[X_BITS-1:0]),
    .request_tdata(x_request_tdata), .request_tvalid(x_request_tvalid), .request_tready(x_request_tready),
    .response_tdata(x_response_tdata), .response_tvalid(x_response_tvalid), .response_tready(x_response_tready));

  stream_ram #(.ADDRESS(W_ADDRESS), .BITS(W_BITS)) w_ram (
    .clk(clk), .rst(rst),
    .write_valid(w_tvalid), .write_address(w_next), .write_data(w_tdata),
    .request_tdata(w_request_tdata), .request_tvalid(w_request_tvalid), .request_tready(w_request_tready),
    .response_tdata(w_response_tdata), .response_tvalid(w_response_tvalid), .response_tready(w_response_tready));

  stream_ram #(.ADDRESS(B_ADDRESS), .BITS(B_BITS)) b_ram (
    .clk(clk), .rst(rst),
    .write_valid(b_tvalid), .write_address(b_next), .write_data(b_tdata),
    .request_tdata(b_request_tdata), .request_tvalid(b_request_tvalid), .request_tready(b_request_tready),
    .response_tdata(b_response_tdata), .response_tvalid(b_response_tvalid), .response_tready(b_response_tready));

  linear kernel (
    .clk(clk), .rst(rst),
    .command_tdata(command_tdata), .command_tvalid(command_tvalid), .command_tready(command_tready),
    .x_tdata(x_tdata), .x_tvalid(x_tvalid), .x_tready(x_tready),
    .x_write_tdata(x_write_tdata), .x_write_tvalid(x_write_tvalid), .x_write_tready(1'b1),
    .x_request_tdata(x_request_tdata), .x_request_tvalid(x_request_tvalid), .x_request_tready(x_request_tready),
    .x_response_tdata(x_response_tdata), .x_response_tvalid(x_response_tvalid), .x_response_tready(x_response_tready),
    .w_request_tdata(w_request_tdata), .w_request_tvalid(w_request_tvalid), .w_request_tready(w_request_tready),
    .w_response_tdata(w_response_tdata), .w_response_tvalid(w_response_tvalid), .w_response_tready(w_response_tready),
    .b_request_tdata(b_request_tdata), .b_request_tvalid(b_request_tvalid), .b_request_tready(b_request_tready),
    .b_response_tdata(b_response_tdata), .b_response_tvalid(b_response_tvalid), .b_response_tready(b_response_tready),
    .y_tdata(y_tdata), .y_tvalid(y_tvalid), .y_tready(y_tready));
endmodule
