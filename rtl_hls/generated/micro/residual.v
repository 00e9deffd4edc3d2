module __residual__residual_top__Residual_0__512_16_512_next(
  input wire clk,
  input wire rst,
  input wire [511:0] branch_tdata,
  input wire branch_tvalid,
  input wire [511:0] x_tdata,
  input wire x_tvalid,
  input wire y_tready,
  output wire branch_tready,
  output wire x_tready,
  output wire [511:0] y_tdata,
  output wire y_tvalid
);
  reg [511:0] __branch_reg;
  reg __branch_valid_reg;
  reg [511:0] __x_reg;
  reg __x_valid_reg;
  reg [511:0] __y_reg;
  reg __y_valid_reg;
  wire y_valid_inv;
  wire active_inputs_valid_0;
  wire y_valid_load_en;
  wire y_load_en;
  wire stage_outputs_valid_0;
  wire branch_valid_inv;
  wire x_valid_inv;
  wire [31:0] bit_slice_2829;
  wire [31:0] bit_slice_2830;
  wire [31:0] bit_slice_2831;
  wire [31:0] bit_slice_2832;
  wire [31:0] bit_slice_2833;
  wire [31:0] bit_slice_2834;
  wire [31:0] bit_slice_2835;
  wire [31:0] bit_slice_2836;
  wire [31:0] bit_slice_2837;
  wire [31:0] bit_slice_2838;
  wire [31:0] bit_slice_2839;
  wire [31:0] bit_slice_2840;
  wire [31:0] bit_slice_2841;
  wire [31:0] bit_slice_2842;
  wire [31:0] bit_slice_2843;
  wire [31:0] bit_slice_2844;
  wire [31:0] bit_slice_2845;
  wire [31:0] bit_slice_2846;
  wire [31:0] bit_slice_2847;
  wire [31:0] bit_slice_2848;
  wire [31:0] bit_slice_2849;
  wire [31:0] bit_slice_2850;
  wire [31:0] bit_slice_2851;
  wire [31:0] bit_slice_2852;
  wire [31:0] bit_slice_2853;
  wire [31:0] bit_slice_2854;
  wire [31:0] bit_slice_2855;
  wire [31:0] bit_slice_2856;
  wire [31:0] bit_slice_2857;
  wire [31:0] bit_slice_2858;
  wire [31:0] bit_slice_2859;
  wire [31:0] bit_slice_2860;
  wire branch_valid_load_en;
  wire x_valid_load_en;
  wire [31:0] add_2865;
  wire [31:0] add_2866;
  wire [31:0] add_2867;
  wire [31:0] add_2868;
  wire [31:0] add_2869;
  wire [31:0] add_2870;
  wire [31:0] add_2871;
  wire [31:0] add_2872;
  wire [31:0] add_2873;
  wire [31:0] add_2874;
  wire [31:0] add_2875;
  wire [31:0] add_2876;
  wire [31:0] add_2877;
  wire [31:0] add_2878;
  wire [31:0] add_2879;
  wire [31:0] add_2880;
  wire branch_load_en;
  wire x_load_en;
  wire [511:0] __y_buf;
  assign y_valid_inv = ~__y_valid_reg;
  assign active_inputs_valid_0 = __branch_valid_reg & __x_valid_reg;
  assign y_valid_load_en = y_tready | y_valid_inv;
  assign y_load_en = active_inputs_valid_0 & y_valid_load_en;
  assign stage_outputs_valid_0 = active_inputs_valid_0 & y_load_en;
  assign branch_valid_inv = ~__branch_valid_reg;
  assign x_valid_inv = ~__x_valid_reg;
  assign bit_slice_2829 = __x_reg[511:480];
  assign bit_slice_2830 = __branch_reg[511:480];
  assign bit_slice_2831 = __x_reg[479:448];
  assign bit_slice_2832 = __branch_reg[479:448];
  assign bit_slice_2833 = __x_reg[447:416];
  assign bit_slice_2834 = __branch_reg[447:416];
  assign bit_slice_2835 = __x_reg[415:384];
  assign bit_slice_2836 = __branch_reg[415:384];
  assign bit_slice_2837 = __x_reg[383:352];
  assign bit_slice_2838 = __branch_reg[383:352];
  assign bit_slice_2839 = __x_reg[351:320];
  assign bit_slice_2840 = __branch_reg[351:320];
  assign bit_slice_2841 = __x_reg[319:288];
  assign bit_slice_2842 = __branch_reg[319:288];
  assign bit_slice_2843 = __x_reg[287:256];
  assign bit_slice_2844 = __branch_reg[287:256];
  assign bit_slice_2845 = __x_reg[255:224];
  assign bit_slice_2846 = __branch_reg[255:224];
  assign bit_slice_2847 = __x_reg[223:192];
  assign bit_slice_2848 = __branch_reg[223:192];
  assign bit_slice_2849 = __x_reg[191:160];
  assign bit_slice_2850 = __branch_reg[191:160];
  assign bit_slice_2851 = __x_reg[159:128];
  assign bit_slice_2852 = __branch_reg[159:128];
  assign bit_slice_2853 = __x_reg[127:96];
  assign bit_slice_2854 = __branch_reg[127:96];
  assign bit_slice_2855 = __x_reg[95:64];
  assign bit_slice_2856 = __branch_reg[95:64];
  assign bit_slice_2857 = __x_reg[63:32];
  assign bit_slice_2858 = __branch_reg[63:32];
  assign bit_slice_2859 = __x_reg[31:0];
  assign bit_slice_2860 = __branch_reg[31:0];
  assign branch_valid_load_en = stage_outputs_valid_0 | branch_valid_inv;
  assign x_valid_load_en = stage_outputs_valid_0 | x_valid_inv;
  assign add_2865 = bit_slice_2829 + bit_slice_2830;
  assign add_2866 = bit_slice_2831 + bit_slice_2832;
  assign add_2867 = bit_slice_2833 + bit_slice_2834;
  assign add_2868 = bit_slice_2835 + bit_slice_2836;
  assign add_2869 = bit_slice_2837 + bit_slice_2838;
  assign add_2870 = bit_slice_2839 + bit_slice_2840;
  assign add_2871 = bit_slice_2841 + bit_slice_2842;
  assign add_2872 = bit_slice_2843 + bit_slice_2844;
  assign add_2873 = bit_slice_2845 + bit_slice_2846;
  assign add_2874 = bit_slice_2847 + bit_slice_2848;
  assign add_2875 = bit_slice_2849 + bit_slice_2850;
  assign add_2876 = bit_slice_2851 + bit_slice_2852;
  assign add_2877 = bit_slice_2853 + bit_slice_2854;
  assign add_2878 = bit_slice_2855 + bit_slice_2856;
  assign add_2879 = bit_slice_2857 + bit_slice_2858;
  assign add_2880 = bit_slice_2859 + bit_slice_2860;
  assign branch_load_en = branch_tvalid & branch_valid_load_en;
  assign x_load_en = x_tvalid & x_valid_load_en;
  assign __y_buf = {add_2865, add_2866, add_2867, add_2868, add_2869, add_2870, add_2871, add_2872, add_2873, add_2874, add_2875, add_2876, add_2877, add_2878, add_2879, add_2880};
  always @ (posedge clk) begin
    if (rst) begin
      __branch_reg <= 512'h0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000;
      __branch_valid_reg <= 1'h0;
      __x_reg <= 512'h0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000;
      __x_valid_reg <= 1'h0;
      __y_reg <= 512'h0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000;
      __y_valid_reg <= 1'h0;
    end else begin
      __branch_reg <= branch_load_en ? branch_tdata : __branch_reg;
      __branch_valid_reg <= branch_valid_load_en ? branch_tvalid : __branch_valid_reg;
      __x_reg <= x_load_en ? x_tdata : __x_reg;
      __x_valid_reg <= x_valid_load_en ? x_tvalid : __x_valid_reg;
      __y_reg <= y_load_en ? __y_buf : __y_reg;
      __y_valid_reg <= y_valid_load_en ? active_inputs_valid_0 : __y_valid_reg;
    end
  end
  assign branch_tready = branch_load_en;
  assign x_tready = x_load_en;
  assign y_tdata = __y_reg;
  assign y_tvalid = __y_valid_reg;
endmodule


module residual__1(
  input wire clk,
  input wire rst
);

endmodule


module residual(
  input wire clk,
  input wire rst,
  input wire [511:0] branch_tdata,
  input wire branch_tvalid,
  input wire [511:0] x_tdata,
  input wire x_tvalid,
  input wire y_tready,
  output wire branch_tready,
  output wire x_tready,
  output wire [511:0] y_tdata,
  output wire y_tvalid
);
  wire instantiation_output_2786;
  wire instantiation_output_2792;
  wire [511:0] instantiation_output_2796;
  wire instantiation_output_2797;

  // ===== Instantiations
  __residual__residual_top__Residual_0__512_16_512_next __residual__residual_top__Residual_0__512_16_512_next_inst0 (
    .rst(rst),
    .branch_tdata(branch_tdata),
    .branch_tvalid(branch_tvalid),
    .x_tdata(x_tdata),
    .x_tvalid(x_tvalid),
    .y_tready(y_tready),
    .branch_tready(instantiation_output_2786),
    .x_tready(instantiation_output_2792),
    .y_tdata(instantiation_output_2796),
    .y_tvalid(instantiation_output_2797),
    .clk(clk)
  );
  residual__1 residual__1_inst1 (
    .rst(rst),
    .clk(clk)
  );
  assign branch_tready = instantiation_output_2786;
  assign x_tready = instantiation_output_2792;
  assign y_tdata = instantiation_output_2796;
  assign y_tvalid = instantiation_output_2797;
endmodule
