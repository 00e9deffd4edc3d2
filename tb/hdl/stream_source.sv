// Offers the words of a binary file, BYTES each with the high byte first, as one AXI-Stream: the file's words in order,
// until `due` beats since reset were offered. A word that is offered stays until it is taken. With a seed, each word
// waits with a probability of 2/5 per cycle, the first at least a cycle; `paused` counts these cycles.
module stream_source #(
  parameter BITS = 32,
  parameter NAME = "x"
) (
  input  wire            clk,
  input  wire            rst,
  input  wire [31:0]     due,
  input  wire [31:0]     seed,
  output reg  [BITS-1:0] tdata,
  output reg             tvalid,
  input  wire            tready,
  output reg  [31:0]     paused
);
  localparam BYTES = (BITS + 7) / 8;
  string folder;
  integer file = 0;
  integer got;
  reg [8*BYTES-1:0] word;
  reg [31:0] offered;
  reg [31:0] random;

  initial begin
    tvalid = 1'b0;
    if (!$value$plusargs("words=%s", folder)) folder = ".";
  end

  always @(posedge clk) begin
    random <= stream_random::after(random);
    if (rst) begin
      if (file != 0) $fclose(file);
      file = 0;
      tvalid <= 1'b0;
      offered <= 0;
      paused <= 0;
      random <= seed;
    end else if (!tvalid || tready) begin
      tvalid <= 1'b0;
      if (offered != due) begin
        if (seed != 0 && (paused == 0 || stream_random::pause(random))) begin
          paused <= paused + 1;
        end else begin
          if (file == 0) file = $fopen($sformatf("%s/%s", folder, NAME), "rb");
          got = $fread(word, file);
          if (got != BYTES) $display("%s: %0d of %0d bytes of word %0d", NAME, got, BYTES, offered);
          tdata <= word[BITS-1:0];
          tvalid <= got == BYTES;
          offered <= offered + 1;
        end
      end
    end
  end
endmodule
