// Takes the beats of one AXI-Stream and writes them to a file, one hexadecimal word a line. With a seed it refuses with a
// probability of 2/5 per cycle, and until it has refused a word; `paused` counts the cycles in which a word was refused.
module stream_sink #(
  parameter BITS = 32,
  parameter NAME = "y"
) (
  input  wire            clk,
  input  wire            rst,
  input  wire [31:0]     due,
  input  wire [31:0]     seed,
  input  wire [BITS-1:0] tdata,
  input  wire            tvalid,
  output reg             tready,
  output reg  [31:0]     paused
);
  string folder;
  integer file = 0;
  reg [31:0] taken;
  reg [31:0] random;

  initial begin
    tready = 1'b0;
    if (!$value$plusargs("words=%s", folder)) folder = ".";
  end

  always @(posedge clk) begin
    random <= stream_random::after(random);
    if (rst) begin
      if (file != 0) $fclose(file);
      file = 0;
      tready <= 1'b0;
      taken <= 0;
      paused <= 0;
      random <= seed;
    end else begin
      tready <= seed == 0 || (!stream_random::pause(random) && (paused != 0 || (tvalid && !tready)));
      if (tvalid && !tready && seed != 0) paused <= paused + 1;
      if (tvalid && tready) begin
        if (file == 0) file = $fopen($sformatf("%s/%s", folder, NAME), "w");
        $fdisplay(file, "%h", tdata);
        if (taken + 1 >= due) $fflush(file);
        taken <= taken + 1;
      end
    end
  end
endmodule
