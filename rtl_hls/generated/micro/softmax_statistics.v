module __softmax__softmax_statistics_top__SoftmaxStatistics_0__Reciprocals_0__256_4_next(
  input wire clk,
  input wire rst,
  input wire statistics_tready,
  input wire [255:0] totals_tdata,
  input wire totals_tvalid,
  output wire [255:0] statistics_tdata,
  output wire statistics_tvalid,
  output wire totals_tready
);
  wire [31:0] ____state_2_init[0:3];
  assign ____state_2_init[0] = 32'h0000_0000;
  assign ____state_2_init[1] = 32'h0000_0000;
  assign ____state_2_init[2] = 32'h0000_0000;
  assign ____state_2_init[3] = 32'h0000_0000;
  wire [31:0] ____state_1_tuple_element_0_init[0:3];
  assign ____state_1_tuple_element_0_init[0] = 32'h0000_0000;
  assign ____state_1_tuple_element_0_init[1] = 32'h0000_0000;
  assign ____state_1_tuple_element_0_init[2] = 32'h0000_0000;
  assign ____state_1_tuple_element_0_init[3] = 32'h0000_0000;
  wire [31:0] ____state_1_tuple_element_1_init[0:3];
  assign ____state_1_tuple_element_1_init[0] = 32'h0000_0000;
  assign ____state_1_tuple_element_1_init[1] = 32'h0000_0000;
  assign ____state_1_tuple_element_1_init[2] = 32'h0000_0000;
  assign ____state_1_tuple_element_1_init[3] = 32'h0000_0000;
  wire [22:0] ____state_1_tuple_element_2_init[0:3];
  assign ____state_1_tuple_element_2_init[0] = 23'h00_0000;
  assign ____state_1_tuple_element_2_init[1] = 23'h00_0000;
  assign ____state_1_tuple_element_2_init[2] = 23'h00_0000;
  assign ____state_1_tuple_element_2_init[3] = 23'h00_0000;
  wire [255:0] __totals_reg_init = {{32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}};
  wire [255:0] literal_3815 = {{32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}};
  reg [7:0] ____state_0;
  reg [31:0] ____state_2[0:3];
  reg [31:0] ____state_1_tuple_element_0[0:3];
  reg [31:0] ____state_1_tuple_element_1[0:3];
  reg [22:0] ____state_1_tuple_element_2[0:3];
  reg [255:0] __statistics_reg;
  reg __statistics_valid_reg;
  reg [255:0] __totals_reg;
  reg __totals_valid_reg;
  wire [7:0] literal_3804;
  wire idle;
  wire not_3807;
  wire [7:0] literal_3810;
  wire [1:0] literal_3823;
  wire [1:0] literal_3824;
  wire [1:0] literal_3825;
  wire [1:0] literal_3826;
  wire active_inputs_valid_0;
  wire done;
  wire statistics_valid_inv;
  wire [31:0] d_rest;
  wire [31:0] d_rest__1;
  wire [31:0] d_rest__2;
  wire [31:0] d_rest__3;
  wire __statistics_tvalid_buf;
  wire statistics_valid_load_en;
  wire [255:0] beat;
  wire [30:0] bit_slice_3836;
  wire literal_3837;
  wire [30:0] bit_slice_3839;
  wire [30:0] bit_slice_3840;
  wire [30:0] bit_slice_3841;
  wire statistics_load_en;
  wire not_3844;
  wire [63:0] beat_totals[0:3];
  wire [31:0] rest;
  wire [31:0] d_divisor;
  wire [31:0] rest__1;
  wire [31:0] d_divisor__1;
  wire [31:0] rest__2;
  wire [31:0] d_divisor__2;
  wire [31:0] rest__3;
  wire [31:0] d_divisor__3;
  wire [22:0] d_quotient;
  wire [22:0] d_quotient__1;
  wire [22:0] d_quotient__2;
  wire [22:0] d_quotient__3;
  wire or_3858;
  wire [63:0] array_index_3859;
  wire [63:0] array_index_3860;
  wire [63:0] array_index_3861;
  wire [63:0] array_index_3862;
  wire fits;
  wire [31:0] sub_3864;
  wire fits__1;
  wire [31:0] sub_3866;
  wire fits__2;
  wire [31:0] sub_3868;
  wire fits__3;
  wire [31:0] sub_3870;
  wire [21:0] bit_slice_3871;
  wire [21:0] bit_slice_3873;
  wire [21:0] bit_slice_3874;
  wire [21:0] bit_slice_3875;
  wire stage_outputs_valid_0;
  wire [7:0] literal_3879;
  wire [31:0] maximum;
  wire [31:0] maximum__1;
  wire [31:0] maximum__2;
  wire [31:0] maximum__3;
  wire [31:0] sum;
  wire [31:0] sum__1;
  wire [31:0] sum__2;
  wire [31:0] sum__3;
  wire [31:0] sel_3888;
  wire [31:0] literal_3889;
  wire [31:0] sel_3890;
  wire [31:0] sel_3891;
  wire [31:0] sel_3892;
  wire [22:0] d_quotient__7;
  wire [22:0] sign_ext_3894;
  wire [22:0] d_quotient__6;
  wire [22:0] d_quotient__5;
  wire [22:0] d_quotient__4;
  wire and_4023;
  wire totals_valid_inv;
  wire [7:0] add_3905;
  wire [7:0] literal_3906;
  wire [31:0] array_3907[0:3];
  wire [31:0] sel_3908;
  wire [31:0] sel_3909;
  wire [31:0] sel_3910;
  wire [31:0] sel_3911;
  wire [31:0] sel_3912;
  wire [31:0] sel_3913;
  wire [31:0] sel_3914;
  wire [31:0] sel_3915;
  wire [22:0] and_3916;
  wire [22:0] and_3917;
  wire [22:0] and_3918;
  wire [22:0] and_3919;
  wire totals_valid_load_en;
  wire [31:0] array_index_3900;
  wire [31:0] array_index_3901;
  wire [31:0] array_index_3902;
  wire [31:0] array_index_3903;
  wire [8:0] literal_3904;
  wire [7:0] sel_3923;
  wire [31:0] sel_3926[0:3];
  wire [31:0] array_3928[0:3];
  wire [31:0] array_3930[0:3];
  wire [22:0] array_3932[0:3];
  wire totals_load_en;
  wire [255:0] __statistics_buf;
  assign literal_3804 = 8'h00;
  assign idle = ____state_0 == literal_3804;
  assign not_3807 = ~idle;
  assign literal_3810 = 8'h01;
  assign literal_3823 = 2'h0;
  assign literal_3824 = 2'h1;
  assign literal_3825 = 2'h2;
  assign literal_3826 = 2'h3;
  assign active_inputs_valid_0 = __totals_valid_reg | not_3807;
  assign done = ____state_0 == literal_3810;
  assign statistics_valid_inv = ~__statistics_valid_reg;
  assign d_rest = ____state_1_tuple_element_1[literal_3823];
  assign d_rest__1 = ____state_1_tuple_element_1[literal_3824];
  assign d_rest__2 = ____state_1_tuple_element_1[literal_3825];
  assign d_rest__3 = ____state_1_tuple_element_1[literal_3826];
  assign __statistics_tvalid_buf = active_inputs_valid_0 & done;
  assign statistics_valid_load_en = statistics_tready | statistics_valid_inv;
  assign beat = idle ? __totals_reg : literal_3815;
  assign bit_slice_3836 = d_rest[30:0];
  assign literal_3837 = 1'h0;
  assign bit_slice_3839 = d_rest__1[30:0];
  assign bit_slice_3840 = d_rest__2[30:0];
  assign bit_slice_3841 = d_rest__3[30:0];
  assign statistics_load_en = __statistics_tvalid_buf & statistics_valid_load_en;
  assign not_3844 = ~done;
  assign beat_totals[0] = beat[63:0];
  assign beat_totals[1] = beat[127:64];
  assign beat_totals[2] = beat[191:128];
  assign beat_totals[3] = beat[255:192];
  assign rest = {bit_slice_3836, literal_3837};
  assign d_divisor = ____state_1_tuple_element_0[literal_3823];
  assign rest__1 = {bit_slice_3839, literal_3837};
  assign d_divisor__1 = ____state_1_tuple_element_0[literal_3824];
  assign rest__2 = {bit_slice_3840, literal_3837};
  assign d_divisor__2 = ____state_1_tuple_element_0[literal_3825];
  assign rest__3 = {bit_slice_3841, literal_3837};
  assign d_divisor__3 = ____state_1_tuple_element_0[literal_3826];
  assign d_quotient = ____state_1_tuple_element_2[literal_3823];
  assign d_quotient__1 = ____state_1_tuple_element_2[literal_3824];
  assign d_quotient__2 = ____state_1_tuple_element_2[literal_3825];
  assign d_quotient__3 = ____state_1_tuple_element_2[literal_3826];
  assign or_3858 = statistics_load_en | not_3844;
  assign array_index_3859 = beat_totals[literal_3823];
  assign array_index_3860 = beat_totals[literal_3824];
  assign array_index_3861 = beat_totals[literal_3825];
  assign array_index_3862 = beat_totals[literal_3826];
  assign fits = rest >= d_divisor;
  assign sub_3864 = rest - d_divisor;
  assign fits__1 = rest__1 >= d_divisor__1;
  assign sub_3866 = rest__1 - d_divisor__1;
  assign fits__2 = rest__2 >= d_divisor__2;
  assign sub_3868 = rest__2 - d_divisor__2;
  assign fits__3 = rest__3 >= d_divisor__3;
  assign sub_3870 = rest__3 - d_divisor__3;
  assign bit_slice_3871 = d_quotient[21:0];
  assign bit_slice_3873 = d_quotient__1[21:0];
  assign bit_slice_3874 = d_quotient__2[21:0];
  assign bit_slice_3875 = d_quotient__3[21:0];
  assign stage_outputs_valid_0 = active_inputs_valid_0 & or_3858;
  assign literal_3879 = 8'hff;
  assign maximum = array_index_3859[31:0];
  assign maximum__1 = array_index_3860[31:0];
  assign maximum__2 = array_index_3861[31:0];
  assign maximum__3 = array_index_3862[31:0];
  assign sum = array_index_3859[63:32];
  assign sum__1 = array_index_3860[63:32];
  assign sum__2 = array_index_3861[63:32];
  assign sum__3 = array_index_3862[63:32];
  assign sel_3888 = fits ? sub_3864 : rest;
  assign literal_3889 = 32'h0020_0000;
  assign sel_3890 = fits__1 ? sub_3866 : rest__1;
  assign sel_3891 = fits__2 ? sub_3868 : rest__2;
  assign sel_3892 = fits__3 ? sub_3870 : rest__3;
  assign d_quotient__7 = {bit_slice_3871, fits};
  assign sign_ext_3894 = {23{not_3807}};
  assign d_quotient__6 = {bit_slice_3873, fits__1};
  assign d_quotient__5 = {bit_slice_3874, fits__2};
  assign d_quotient__4 = {bit_slice_3875, fits__3};
  assign and_4023 = stage_outputs_valid_0 & idle;
  assign totals_valid_inv = ~__totals_valid_reg;
  assign add_3905 = ____state_0 + literal_3879;
  assign literal_3906 = 8'h17;
  assign array_3907[0] = maximum;
  assign array_3907[1] = maximum__1;
  assign array_3907[2] = maximum__2;
  assign array_3907[3] = maximum__3;
  assign sel_3908 = idle ? sum : d_divisor;
  assign sel_3909 = idle ? sum__1 : d_divisor__1;
  assign sel_3910 = idle ? sum__2 : d_divisor__2;
  assign sel_3911 = idle ? sum__3 : d_divisor__3;
  assign sel_3912 = idle ? literal_3889 : sel_3888;
  assign sel_3913 = idle ? literal_3889 : sel_3890;
  assign sel_3914 = idle ? literal_3889 : sel_3891;
  assign sel_3915 = idle ? literal_3889 : sel_3892;
  assign and_3916 = d_quotient__7 & sign_ext_3894;
  assign and_3917 = d_quotient__6 & sign_ext_3894;
  assign and_3918 = d_quotient__5 & sign_ext_3894;
  assign and_3919 = d_quotient__4 & sign_ext_3894;
  assign totals_valid_load_en = and_4023 | totals_valid_inv;
  assign array_index_3900 = ____state_2[literal_3826];
  assign array_index_3901 = ____state_2[literal_3825];
  assign array_index_3902 = ____state_2[literal_3824];
  assign array_index_3903 = ____state_2[literal_3823];
  assign literal_3904 = 9'h000;
  assign sel_3923 = idle ? literal_3906 : add_3905;
  assign sel_3926[0] = idle == 1'h0 ? ____state_2[0] : array_3907[0];
  assign sel_3926[1] = idle == 1'h0 ? ____state_2[1] : array_3907[1];
  assign sel_3926[2] = idle == 1'h0 ? ____state_2[2] : array_3907[2];
  assign sel_3926[3] = idle == 1'h0 ? ____state_2[3] : array_3907[3];
  assign array_3928[0] = sel_3908;
  assign array_3928[1] = sel_3909;
  assign array_3928[2] = sel_3910;
  assign array_3928[3] = sel_3911;
  assign array_3930[0] = sel_3912;
  assign array_3930[1] = sel_3913;
  assign array_3930[2] = sel_3914;
  assign array_3930[3] = sel_3915;
  assign array_3932[0] = and_3916;
  assign array_3932[1] = and_3917;
  assign array_3932[2] = and_3918;
  assign array_3932[3] = and_3919;
  assign totals_load_en = totals_tvalid & totals_valid_load_en;
  assign __statistics_buf = {array_index_3900, literal_3904, bit_slice_3875, fits__3, array_index_3901, literal_3904, bit_slice_3874, fits__2, array_index_3902, literal_3904, bit_slice_3873, fits__1, array_index_3903, literal_3904, bit_slice_3871, fits};
  always @ (posedge clk) begin
    if (rst) begin
      ____state_0 <= 8'h00;
      ____state_2[0] <= ____state_2_init[0];
      ____state_2[1] <= ____state_2_init[1];
      ____state_2[2] <= ____state_2_init[2];
      ____state_2[3] <= ____state_2_init[3];
      ____state_1_tuple_element_0[0] <= ____state_1_tuple_element_0_init[0];
      ____state_1_tuple_element_0[1] <= ____state_1_tuple_element_0_init[1];
      ____state_1_tuple_element_0[2] <= ____state_1_tuple_element_0_init[2];
      ____state_1_tuple_element_0[3] <= ____state_1_tuple_element_0_init[3];
      ____state_1_tuple_element_1[0] <= ____state_1_tuple_element_1_init[0];
      ____state_1_tuple_element_1[1] <= ____state_1_tuple_element_1_init[1];
      ____state_1_tuple_element_1[2] <= ____state_1_tuple_element_1_init[2];
      ____state_1_tuple_element_1[3] <= ____state_1_tuple_element_1_init[3];
      ____state_1_tuple_element_2[0] <= ____state_1_tuple_element_2_init[0];
      ____state_1_tuple_element_2[1] <= ____state_1_tuple_element_2_init[1];
      ____state_1_tuple_element_2[2] <= ____state_1_tuple_element_2_init[2];
      ____state_1_tuple_element_2[3] <= ____state_1_tuple_element_2_init[3];
      __statistics_reg <= 256'h0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000;
      __statistics_valid_reg <= 1'h0;
      __totals_reg <= __totals_reg_init;
      __totals_valid_reg <= 1'h0;
    end else begin
      ____state_0 <= stage_outputs_valid_0 ? sel_3923 : ____state_0;
      ____state_2[0] <= stage_outputs_valid_0 ? sel_3926[0] : ____state_2[0];
      ____state_2[1] <= stage_outputs_valid_0 ? sel_3926[1] : ____state_2[1];
      ____state_2[2] <= stage_outputs_valid_0 ? sel_3926[2] : ____state_2[2];
      ____state_2[3] <= stage_outputs_valid_0 ? sel_3926[3] : ____state_2[3];
      ____state_1_tuple_element_0[0] <= stage_outputs_valid_0 ? array_3928[0] : ____state_1_tuple_element_0[0];
      ____state_1_tuple_element_0[1] <= stage_outputs_valid_0 ? array_3928[1] : ____state_1_tuple_element_0[1];
      ____state_1_tuple_element_0[2] <= stage_outputs_valid_0 ? array_3928[2] : ____state_1_tuple_element_0[2];
      ____state_1_tuple_element_0[3] <= stage_outputs_valid_0 ? array_3928[3] : ____state_1_tuple_element_0[3];
      ____state_1_tuple_element_1[0] <= stage_outputs_valid_0 ? array_3930[0] : ____state_1_tuple_element_1[0];
      ____state_1_tuple_element_1[1] <= stage_outputs_valid_0 ? array_3930[1] : ____state_1_tuple_element_1[1];
      ____state_1_tuple_element_1[2] <= stage_outputs_valid_0 ? array_3930[2] : ____state_1_tuple_element_1[2];
      ____state_1_tuple_element_1[3] <= stage_outputs_valid_0 ? array_3930[3] : ____state_1_tuple_element_1[3];
      ____state_1_tuple_element_2[0] <= stage_outputs_valid_0 ? array_3932[0] : ____state_1_tuple_element_2[0];
      ____state_1_tuple_element_2[1] <= stage_outputs_valid_0 ? array_3932[1] : ____state_1_tuple_element_2[1];
      ____state_1_tuple_element_2[2] <= stage_outputs_valid_0 ? array_3932[2] : ____state_1_tuple_element_2[2];
      ____state_1_tuple_element_2[3] <= stage_outputs_valid_0 ? array_3932[3] : ____state_1_tuple_element_2[3];
      __statistics_reg <= statistics_load_en ? __statistics_buf : __statistics_reg;
      __statistics_valid_reg <= statistics_valid_load_en ? __statistics_tvalid_buf : __statistics_valid_reg;
      __totals_reg <= totals_load_en ? totals_tdata : __totals_reg;
      __totals_valid_reg <= totals_valid_load_en ? totals_tvalid : __totals_valid_reg;
    end
  end
  assign statistics_tdata = __statistics_reg;
  assign statistics_tvalid = __statistics_valid_reg;
  assign totals_tready = totals_load_en;
endmodule


module __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningMaximum_0__129_4_next(
  input wire clk,
  input wire rst,
  input wire [128:0] scores_tdata,
  input wire scores_tvalid,
  input wire terms_tready,
  output wire scores_tready,
  output wire [260:0] terms_tdata,
  output wire terms_tvalid
);
  // lint_off MULTIPLY
  function automatic [28:0] umul29b_15b_x_14b (input reg [14:0] lhs, input reg [13:0] rhs);
    begin
      umul29b_15b_x_14b = lhs * rhs;
    end
  endfunction
  // lint_on MULTIPLY
  // lint_off MULTIPLY
  function automatic [42:0] umul43b_26b_x_17b (input reg [25:0] lhs, input reg [16:0] rhs);
    begin
      umul43b_26b_x_17b = lhs * rhs;
    end
  endfunction
  // lint_on MULTIPLY
  // lint_off MULTIPLY
  function automatic [50:0] umul51b_27b_x_24b (input reg [26:0] lhs, input reg [23:0] rhs);
    begin
      umul51b_27b_x_24b = lhs * rhs;
    end
  endfunction
  // lint_on MULTIPLY
  // lint_off MULTIPLY
  function automatic [25:0] umul26b_12b_x_14b (input reg [11:0] lhs, input reg [13:0] rhs);
    begin
      umul26b_12b_x_14b = lhs * rhs;
    end
  endfunction
  // lint_on MULTIPLY
  wire [31:0] ____state_init[0:3];
  assign ____state_init[0] = 32'h8000_0000;
  assign ____state_init[1] = 32'h8000_0000;
  assign ____state_init[2] = 32'h8000_0000;
  assign ____state_init[3] = 32'h8000_0000;
  wire [260:0] __terms_reg_init = {1'h0, {{1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}}, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  wire [25:0] EXP_HIGH[0:63];
  assign EXP_HIGH[0] = 26'h200_0000;
  assign EXP_HIGH[1] = 26'h1fa_7c18;
  assign EXP_HIGH[2] = 26'h1f5_0766;
  assign EXP_HIGH[3] = 26'h1ef_a1bf;
  assign EXP_HIGH[4] = 26'h1ea_4afa;
  assign EXP_HIGH[5] = 26'h1e5_02ee;
  assign EXP_HIGH[6] = 26'h1df_c973;
  assign EXP_HIGH[7] = 26'h1da_9e60;
  assign EXP_HIGH[8] = 26'h1d5_818e;
  assign EXP_HIGH[9] = 26'h1d0_72d5;
  assign EXP_HIGH[10] = 26'h1cb_720e;
  assign EXP_HIGH[11] = 26'h1c6_7f13;
  assign EXP_HIGH[12] = 26'h1c1_99be;
  assign EXP_HIGH[13] = 26'h1bc_c1e9;
  assign EXP_HIGH[14] = 26'h1b7_f76f;
  assign EXP_HIGH[15] = 26'h1b3_3a2c;
  assign EXP_HIGH[16] = 26'h1ae_89fa;
  assign EXP_HIGH[17] = 26'h1a9_e6b5;
  assign EXP_HIGH[18] = 26'h1a5_503b;
  assign EXP_HIGH[19] = 26'h1a0_c668;
  assign EXP_HIGH[20] = 26'h19c_4918;
  assign EXP_HIGH[21] = 26'h197_d82a;
  assign EXP_HIGH[22] = 26'h193_737b;
  assign EXP_HIGH[23] = 26'h18f_1aea;
  assign EXP_HIGH[24] = 26'h18a_ce54;
  assign EXP_HIGH[25] = 26'h186_8d9a;
  assign EXP_HIGH[26] = 26'h182_589a;
  assign EXP_HIGH[27] = 26'h17e_2f33;
  assign EXP_HIGH[28] = 26'h17a_1147;
  assign EXP_HIGH[29] = 26'h175_feb5;
  assign EXP_HIGH[30] = 26'h171_f75f;
  assign EXP_HIGH[31] = 26'h16d_fb24;
  assign EXP_HIGH[32] = 26'h16a_09e6;
  assign EXP_HIGH[33] = 26'h166_2388;
  assign EXP_HIGH[34] = 26'h162_47eb;
  assign EXP_HIGH[35] = 26'h15e_76f1;
  assign EXP_HIGH[36] = 26'h15a_b07e;
  assign EXP_HIGH[37] = 26'h156_f473;
  assign EXP_HIGH[38] = 26'h153_42b5;
  assign EXP_HIGH[39] = 26'h14f_9b27;
  assign EXP_HIGH[40] = 26'h14b_fdad;
  assign EXP_HIGH[41] = 26'h148_6a2b;
  assign EXP_HIGH[42] = 26'h144_e086;
  assign EXP_HIGH[43] = 26'h141_60a2;
  assign EXP_HIGH[44] = 26'h13d_ea65;
  assign EXP_HIGH[45] = 26'h13a_7db3;
  assign EXP_HIGH[46] = 26'h137_1a73;
  assign EXP_HIGH[47] = 26'h133_c08b;
  assign EXP_HIGH[48] = 26'h130_6fe1;
  assign EXP_HIGH[49] = 26'h12d_285a;
  assign EXP_HIGH[50] = 26'h129_e9df;
  assign EXP_HIGH[51] = 26'h126_b456;
  assign EXP_HIGH[52] = 26'h123_87a7;
  assign EXP_HIGH[53] = 26'h120_63b9;
  assign EXP_HIGH[54] = 26'h11d_4873;
  assign EXP_HIGH[55] = 26'h11a_35bf;
  assign EXP_HIGH[56] = 26'h117_2b84;
  assign EXP_HIGH[57] = 26'h114_29ab;
  assign EXP_HIGH[58] = 26'h111_301d;
  assign EXP_HIGH[59] = 26'h10e_3ec3;
  assign EXP_HIGH[60] = 26'h10b_5587;
  assign EXP_HIGH[61] = 26'h108_7452;
  assign EXP_HIGH[62] = 26'h105_9b0d;
  assign EXP_HIGH[63] = 26'h102_c9a4;
  wire [16:0] EXP_LOW[0:63];
  assign EXP_LOW[0] = 17'h0_0000;
  assign EXP_LOW[1] = 17'h0_058b;
  assign EXP_LOW[2] = 17'h0_0b17;
  assign EXP_LOW[3] = 17'h0_10a2;
  assign EXP_LOW[4] = 17'h0_162c;
  assign EXP_LOW[5] = 17'h0_1bb7;
  assign EXP_LOW[6] = 17'h0_2141;
  assign EXP_LOW[7] = 17'h0_26cb;
  assign EXP_LOW[8] = 17'h0_2c55;
  assign EXP_LOW[9] = 17'h0_31de;
  assign EXP_LOW[10] = 17'h0_3768;
  assign EXP_LOW[11] = 17'h0_3cf1;
  assign EXP_LOW[12] = 17'h0_427a;
  assign EXP_LOW[13] = 17'h0_4802;
  assign EXP_LOW[14] = 17'h0_4d8a;
  assign EXP_LOW[15] = 17'h0_5312;
  assign EXP_LOW[16] = 17'h0_589a;
  assign EXP_LOW[17] = 17'h0_5e22;
  assign EXP_LOW[18] = 17'h0_63a9;
  assign EXP_LOW[19] = 17'h0_6930;
  assign EXP_LOW[20] = 17'h0_6eb7;
  assign EXP_LOW[21] = 17'h0_743e;
  assign EXP_LOW[22] = 17'h0_79c4;
  assign EXP_LOW[23] = 17'h0_7f4b;
  assign EXP_LOW[24] = 17'h0_84d0;
  assign EXP_LOW[25] = 17'h0_8a56;
  assign EXP_LOW[26] = 17'h0_8fdc;
  assign EXP_LOW[27] = 17'h0_9561;
  assign EXP_LOW[28] = 17'h0_9ae6;
  assign EXP_LOW[29] = 17'h0_a06b;
  assign EXP_LOW[30] = 17'h0_a5ef;
  assign EXP_LOW[31] = 17'h0_ab73;
  assign EXP_LOW[32] = 17'h0_b0f7;
  assign EXP_LOW[33] = 17'h0_b67b;
  assign EXP_LOW[34] = 17'h0_bbff;
  assign EXP_LOW[35] = 17'h0_c182;
  assign EXP_LOW[36] = 17'h0_c705;
  assign EXP_LOW[37] = 17'h0_cc88;
  assign EXP_LOW[38] = 17'h0_d20a;
  assign EXP_LOW[39] = 17'h0_d78d;
  assign EXP_LOW[40] = 17'h0_dd0f;
  assign EXP_LOW[41] = 17'h0_e291;
  assign EXP_LOW[42] = 17'h0_e812;
  assign EXP_LOW[43] = 17'h0_ed94;
  assign EXP_LOW[44] = 17'h0_f315;
  assign EXP_LOW[45] = 17'h0_f896;
  assign EXP_LOW[46] = 17'h0_fe17;
  assign EXP_LOW[47] = 17'h1_0397;
  assign EXP_LOW[48] = 17'h1_0917;
  assign EXP_LOW[49] = 17'h1_0e97;
  assign EXP_LOW[50] = 17'h1_1417;
  assign EXP_LOW[51] = 17'h1_1996;
  assign EXP_LOW[52] = 17'h1_1f16;
  assign EXP_LOW[53] = 17'h1_2495;
  assign EXP_LOW[54] = 17'h1_2a13;
  assign EXP_LOW[55] = 17'h1_2f92;
  assign EXP_LOW[56] = 17'h1_3510;
  assign EXP_LOW[57] = 17'h1_3a8e;
  assign EXP_LOW[58] = 17'h1_400c;
  assign EXP_LOW[59] = 17'h1_458a;
  assign EXP_LOW[60] = 17'h1_4b07;
  assign EXP_LOW[61] = 17'h1_5084;
  assign EXP_LOW[62] = 17'h1_5601;
  assign EXP_LOW[63] = 17'h1_5b7e;
  wire [31:0] literal_3514[0:3];
  assign literal_3514[0] = 32'h8000_0000;
  assign literal_3514[1] = 32'h8000_0000;
  assign literal_3514[2] = 32'h8000_0000;
  assign literal_3514[3] = 32'h8000_0000;
  reg p0_last;
  reg p1_last;
  reg p0_rise;
  reg p1_rise;
  reg p0_rise__1;
  reg p1_rise__1;
  reg p0_rise__2;
  reg p1_rise__2;
  reg p0_rise__3;
  reg p1_rise__3;
  reg [5:0] p0_bit_slice_2291;
  reg [5:0] p0_bit_slice_2293;
  reg [5:0] p0_bit_slice_2294;
  reg [5:0] p0_bit_slice_2295;
  reg [5:0] p0_bit_slice_2296;
  reg [5:0] p0_bit_slice_2297;
  reg [5:0] p0_bit_slice_2298;
  reg [5:0] p0_bit_slice_2299;
  reg [11:0] p0_r;
  reg [11:0] p0_r__1;
  reg [11:0] p0_r__2;
  reg [11:0] p0_r__3;
  reg [25:0] p1_v;
  reg [25:0] p1_v__1;
  reg [25:0] p1_v__2;
  reg [25:0] p1_v__3;
  reg [13:0] p1_bit_slice_2335;
  reg [13:0] p1_bit_slice_2337;
  reg [13:0] p1_bit_slice_2339;
  reg [13:0] p1_bit_slice_2341;
  reg [5:0] p0_n;
  reg [5:0] p1_n;
  reg [5:0] p0_n__1;
  reg [5:0] p1_n__1;
  reg [5:0] p0_n__2;
  reg [5:0] p1_n__2;
  reg [5:0] p0_n__3;
  reg [5:0] p1_n__3;
  reg [31:0] p0_risen[0:3];
  reg [31:0] p1_risen[0:3];
  reg p0_nor_2694;
  reg p1_nor_2694;
  reg p0_nor_2695;
  reg p1_nor_2695;
  reg p0_nor_2696;
  reg p1_nor_2696;
  reg p0_nor_2697;
  reg p1_nor_2697;
  reg [31:0] ____state[0:3];
  reg [128:0] __scores_reg;
  reg __scores_valid_reg;
  reg [260:0] __terms_reg;
  reg __terms_valid_reg;
  reg p1_inputs_valid;
  reg p2_inputs_valid;
  wire [14:0] bit_slice_3315;
  wire [14:0] bit_slice_3317;
  wire [14:0] bit_slice_3319;
  wire [14:0] bit_slice_3321;
  wire [28:0] umul_3326;
  wire [28:0] umul_3327;
  wire [28:0] umul_3328;
  wire [28:0] umul_3329;
  wire terms_valid_inv;
  wire [11:0] literal_3332;
  wire [13:0] bit_slice_3333;
  wire [13:0] bit_slice_3334;
  wire [13:0] bit_slice_3335;
  wire [13:0] bit_slice_3336;
  wire terms_valid_load_en;
  wire [25:0] concat_3340;
  wire [25:0] concat_3341;
  wire [25:0] concat_3342;
  wire [25:0] concat_3343;
  wire [1:0] literal_3351;
  wire [1:0] literal_3353;
  wire [1:0] literal_3354;
  wire [1:0] literal_3355;
  wire terms_load_en;
  wire [25:0] w;
  wire [25:0] w__1;
  wire [25:0] w__2;
  wire [25:0] w__3;
  wire [31:0] array_index_3370;
  wire [31:0] bit_slice_3371;
  wire [31:0] array_index_3372;
  wire [31:0] bit_slice_3373;
  wire [31:0] array_index_3374;
  wire [31:0] bit_slice_3375;
  wire [31:0] array_index_3376;
  wire [31:0] bit_slice_3377;
  wire not_3380;
  wire stage_outputs_valid_2;
  wire [22:0] bit_slice_3359;
  wire [22:0] bit_slice_3362;
  wire [22:0] bit_slice_3365;
  wire [22:0] bit_slice_3368;
  wire rise;
  wire [31:0] sub_3391;
  wire [31:0] sub_3392;
  wire rise__1;
  wire [31:0] sub_3394;
  wire [31:0] sub_3395;
  wire rise__2;
  wire [31:0] sub_3397;
  wire [31:0] sub_3398;
  wire rise__3;
  wire [31:0] sub_3400;
  wire [31:0] sub_3401;
  wire stage_outputs_ready_1;
  wire [22:0] sign_ext_3382;
  wire [22:0] shrl_3383;
  wire [22:0] sign_ext_3384;
  wire [22:0] shrl_3385;
  wire [22:0] sign_ext_3386;
  wire [22:0] shrl_3387;
  wire [22:0] sign_ext_3388;
  wire [22:0] shrl_3389;
  wire [31:0] distance__1;
  wire [31:0] distance__2;
  wire [31:0] distance__3;
  wire [31:0] distance__4;
  wire [25:0] high;
  wire [16:0] low;
  wire [25:0] high__1;
  wire [16:0] low__1;
  wire [25:0] high__2;
  wire [16:0] low__2;
  wire [25:0] high__3;
  wire [16:0] low__3;
  wire not_3435;
  wire p1_stage_done__1;
  wire [8:0] literal_3416;
  wire [22:0] e__4;
  wire [22:0] e__5;
  wire [22:0] e__6;
  wire [22:0] e__7;
  wire [31:0] magnitude;
  wire [31:0] magnitude__1;
  wire [31:0] magnitude__2;
  wire [31:0] magnitude__3;
  wire [42:0] umul_3449;
  wire [42:0] umul_3450;
  wire [42:0] umul_3451;
  wire [42:0] umul_3452;
  wire stage_outputs_ready_0;
  wire [31:0] e;
  wire [31:0] e__1;
  wire [31:0] e__2;
  wire [31:0] e__3;
  wire [26:0] u;
  wire [23:0] literal_3460;
  wire [26:0] u__1;
  wire [26:0] u__2;
  wire [26:0] u__3;
  wire [5:0] literal_3464;
  wire [19:0] bit_slice_3465;
  wire [19:0] bit_slice_3466;
  wire [19:0] bit_slice_3467;
  wire [19:0] bit_slice_3468;
  wire [13:0] literal_3470;
  wire [31:0] literal_3474;
  wire [4:0] bit_slice_3475;
  wire [4:0] literal_3476;
  wire [4:0] bit_slice_3477;
  wire [4:0] bit_slice_3478;
  wire [4:0] bit_slice_3479;
  wire [31:0] maximum;
  wire [31:0] maximum__1;
  wire [31:0] maximum__2;
  wire [31:0] maximum__3;
  wire p0_stage_done__1;
  wire scores_valid_inv;
  wire [32:0] term;
  wire [32:0] term__1;
  wire [32:0] term__2;
  wire [32:0] term__3;
  wire [50:0] umul_1290_NarrowedMult_;
  wire [50:0] umul_1290_NarrowedMult___1;
  wire [50:0] umul_1290_NarrowedMult___2;
  wire [50:0] umul_1290_NarrowedMult___3;
  wire [25:0] concat_3496;
  wire [25:0] concat_3497;
  wire [25:0] concat_3498;
  wire [25:0] concat_3499;
  wire [25:0] umul_3500;
  wire [25:0] umul_3501;
  wire [25:0] umul_3502;
  wire [25:0] umul_3503;
  wire sgt_3504;
  wire ne_3505;
  wire sgt_3506;
  wire ne_3507;
  wire sgt_3508;
  wire ne_3509;
  wire sgt_3510;
  wire ne_3511;
  wire last;
  wire [31:0] risen[0:3];
  wire scores_valid_load_en;
  wire [32:0] row[0:3];
  wire or_3523;
  wire or_3525;
  wire [5:0] bit_slice_3538;
  wire [5:0] bit_slice_3540;
  wire [5:0] bit_slice_3542;
  wire [5:0] bit_slice_3544;
  wire [5:0] bit_slice_3546;
  wire [5:0] bit_slice_3548;
  wire [5:0] bit_slice_3550;
  wire [5:0] bit_slice_3552;
  wire [11:0] r;
  wire [11:0] r__1;
  wire [11:0] r__2;
  wire [11:0] r__3;
  wire [25:0] v;
  wire [25:0] v__1;
  wire [25:0] v__2;
  wire [25:0] v__3;
  wire [13:0] bit_slice_3570;
  wire [13:0] bit_slice_3572;
  wire [13:0] bit_slice_3574;
  wire [13:0] bit_slice_3576;
  wire [5:0] n;
  wire [5:0] n__1;
  wire [5:0] n__2;
  wire [5:0] n__3;
  wire nor_3597;
  wire nor_3601;
  wire nor_3605;
  wire nor_3609;
  wire [31:0] sel_3613[0:3];
  wire scores_load_en;
  wire [260:0] __terms_buf;
  wire or_3619;
  wire or_3620;
  assign bit_slice_3315 = p1_v[25:11];
  assign bit_slice_3317 = p1_v__1[25:11];
  assign bit_slice_3319 = p1_v__2[25:11];
  assign bit_slice_3321 = p1_v__3[25:11];
  assign umul_3326 = umul29b_15b_x_14b(bit_slice_3315, p1_bit_slice_2335);
  assign umul_3327 = umul29b_15b_x_14b(bit_slice_3317, p1_bit_slice_2337);
  assign umul_3328 = umul29b_15b_x_14b(bit_slice_3319, p1_bit_slice_2339);
  assign umul_3329 = umul29b_15b_x_14b(bit_slice_3321, p1_bit_slice_2341);
  assign terms_valid_inv = ~__terms_valid_reg;
  assign literal_3332 = 12'h000;
  assign bit_slice_3333 = umul_3326[28:15];
  assign bit_slice_3334 = umul_3327[28:15];
  assign bit_slice_3335 = umul_3328[28:15];
  assign bit_slice_3336 = umul_3329[28:15];
  assign terms_valid_load_en = terms_tready | terms_valid_inv;
  assign concat_3340 = {literal_3332, bit_slice_3333};
  assign concat_3341 = {literal_3332, bit_slice_3334};
  assign concat_3342 = {literal_3332, bit_slice_3335};
  assign concat_3343 = {literal_3332, bit_slice_3336};
  assign literal_3351 = 2'h0;
  assign literal_3353 = 2'h1;
  assign literal_3354 = 2'h2;
  assign literal_3355 = 2'h3;
  assign terms_load_en = p2_inputs_valid & terms_valid_load_en;
  assign w = p1_v - concat_3340;
  assign w__1 = p1_v__1 - concat_3341;
  assign w__2 = p1_v__2 - concat_3342;
  assign w__3 = p1_v__3 - concat_3343;
  assign array_index_3370 = ____state[literal_3351];
  assign bit_slice_3371 = __scores_reg[31:0];
  assign array_index_3372 = ____state[literal_3353];
  assign bit_slice_3373 = __scores_reg[63:32];
  assign array_index_3374 = ____state[literal_3354];
  assign bit_slice_3375 = __scores_reg[95:64];
  assign array_index_3376 = ____state[literal_3355];
  assign bit_slice_3377 = __scores_reg[127:96];
  assign not_3380 = ~p2_inputs_valid;
  assign stage_outputs_valid_2 = p2_inputs_valid & terms_load_en;
  assign bit_slice_3359 = w[25:3];
  assign bit_slice_3362 = w__1[25:3];
  assign bit_slice_3365 = w__2[25:3];
  assign bit_slice_3368 = w__3[25:3];
  assign rise = $signed(array_index_3370) < $signed(bit_slice_3371);
  assign sub_3391 = bit_slice_3371 - array_index_3370;
  assign sub_3392 = array_index_3370 - bit_slice_3371;
  assign rise__1 = $signed(array_index_3372) < $signed(bit_slice_3373);
  assign sub_3394 = bit_slice_3373 - array_index_3372;
  assign sub_3395 = array_index_3372 - bit_slice_3373;
  assign rise__2 = $signed(array_index_3374) < $signed(bit_slice_3375);
  assign sub_3397 = bit_slice_3375 - array_index_3374;
  assign sub_3398 = array_index_3374 - bit_slice_3375;
  assign rise__3 = $signed(array_index_3376) < $signed(bit_slice_3377);
  assign sub_3400 = bit_slice_3377 - array_index_3376;
  assign sub_3401 = array_index_3376 - bit_slice_3377;
  assign stage_outputs_ready_1 = not_3380 | stage_outputs_valid_2;
  assign sign_ext_3382 = {23{p1_nor_2694}};
  assign shrl_3383 = p1_n >= 6'h17 ? 23'h00_0000 : bit_slice_3359 >> p1_n;
  assign sign_ext_3384 = {23{p1_nor_2695}};
  assign shrl_3385 = p1_n__1 >= 6'h17 ? 23'h00_0000 : bit_slice_3362 >> p1_n__1;
  assign sign_ext_3386 = {23{p1_nor_2696}};
  assign shrl_3387 = p1_n__2 >= 6'h17 ? 23'h00_0000 : bit_slice_3365 >> p1_n__2;
  assign sign_ext_3388 = {23{p1_nor_2697}};
  assign shrl_3389 = p1_n__3 >= 6'h17 ? 23'h00_0000 : bit_slice_3368 >> p1_n__3;
  assign distance__1 = rise ? sub_3392 : sub_3391;
  assign distance__2 = rise__1 ? sub_3395 : sub_3394;
  assign distance__3 = rise__2 ? sub_3398 : sub_3397;
  assign distance__4 = rise__3 ? sub_3401 : sub_3400;
  assign high = EXP_HIGH[p0_bit_slice_2291];
  assign low = EXP_LOW[p0_bit_slice_2293];
  assign high__1 = EXP_HIGH[p0_bit_slice_2294];
  assign low__1 = EXP_LOW[p0_bit_slice_2295];
  assign high__2 = EXP_HIGH[p0_bit_slice_2296];
  assign low__2 = EXP_LOW[p0_bit_slice_2297];
  assign high__3 = EXP_HIGH[p0_bit_slice_2298];
  assign low__3 = EXP_LOW[p0_bit_slice_2299];
  assign not_3435 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign literal_3416 = 9'h000;
  assign e__4 = sign_ext_3382 & shrl_3383;
  assign e__5 = sign_ext_3384 & shrl_3385;
  assign e__6 = sign_ext_3386 & shrl_3387;
  assign e__7 = sign_ext_3388 & shrl_3389;
  assign magnitude = -distance__1;
  assign magnitude__1 = -distance__2;
  assign magnitude__2 = -distance__3;
  assign magnitude__3 = -distance__4;
  assign umul_3449 = umul43b_26b_x_17b(high, low);
  assign umul_3450 = umul43b_26b_x_17b(high__1, low__1);
  assign umul_3451 = umul43b_26b_x_17b(high__2, low__2);
  assign umul_3452 = umul43b_26b_x_17b(high__3, low__3);
  assign stage_outputs_ready_0 = not_3435 | p1_stage_done__1;
  assign e = {literal_3416, e__4};
  assign e__1 = {literal_3416, e__5};
  assign e__2 = {literal_3416, e__6};
  assign e__3 = {literal_3416, e__7};
  assign u = magnitude[26:0];
  assign literal_3460 = 24'hb8_aa3b;
  assign u__1 = magnitude__1[26:0];
  assign u__2 = magnitude__2[26:0];
  assign u__3 = magnitude__3[26:0];
  assign literal_3464 = 6'h00;
  assign bit_slice_3465 = umul_3449[42:23];
  assign bit_slice_3466 = umul_3450[42:23];
  assign bit_slice_3467 = umul_3451[42:23];
  assign bit_slice_3468 = umul_3452[42:23];
  assign literal_3470 = 14'h2c5d;
  assign literal_3474 = 32'h0000_0000;
  assign bit_slice_3475 = magnitude[31:27];
  assign literal_3476 = 5'h00;
  assign bit_slice_3477 = magnitude__1[31:27];
  assign bit_slice_3478 = magnitude__2[31:27];
  assign bit_slice_3479 = magnitude__3[31:27];
  assign maximum = rise ? bit_slice_3371 : array_index_3370;
  assign maximum__1 = rise__1 ? bit_slice_3373 : array_index_3372;
  assign maximum__2 = rise__2 ? bit_slice_3375 : array_index_3374;
  assign maximum__3 = rise__3 ? bit_slice_3377 : array_index_3376;
  assign p0_stage_done__1 = __scores_valid_reg & stage_outputs_ready_0;
  assign scores_valid_inv = ~__scores_valid_reg;
  assign term = {p1_rise, e};
  assign term__1 = {p1_rise__1, e__1};
  assign term__2 = {p1_rise__2, e__2};
  assign term__3 = {p1_rise__3, e__3};
  assign umul_1290_NarrowedMult_ = umul51b_27b_x_24b(u, literal_3460);
  assign umul_1290_NarrowedMult___1 = umul51b_27b_x_24b(u__1, literal_3460);
  assign umul_1290_NarrowedMult___2 = umul51b_27b_x_24b(u__2, literal_3460);
  assign umul_1290_NarrowedMult___3 = umul51b_27b_x_24b(u__3, literal_3460);
  assign concat_3496 = {literal_3464, bit_slice_3465};
  assign concat_3497 = {literal_3464, bit_slice_3466};
  assign concat_3498 = {literal_3464, bit_slice_3467};
  assign concat_3499 = {literal_3464, bit_slice_3468};
  assign umul_3500 = umul26b_12b_x_14b(p0_r, literal_3470);
  assign umul_3501 = umul26b_12b_x_14b(p0_r__1, literal_3470);
  assign umul_3502 = umul26b_12b_x_14b(p0_r__2, literal_3470);
  assign umul_3503 = umul26b_12b_x_14b(p0_r__3, literal_3470);
  assign sgt_3504 = $signed(distance__1) > $signed(literal_3474);
  assign ne_3505 = bit_slice_3475 != literal_3476;
  assign sgt_3506 = $signed(distance__2) > $signed(literal_3474);
  assign ne_3507 = bit_slice_3477 != literal_3476;
  assign sgt_3508 = $signed(distance__3) > $signed(literal_3474);
  assign ne_3509 = bit_slice_3478 != literal_3476;
  assign sgt_3510 = $signed(distance__4) > $signed(literal_3474);
  assign ne_3511 = bit_slice_3479 != literal_3476;
  assign last = __scores_reg[128];
  assign risen[0] = maximum;
  assign risen[1] = maximum__1;
  assign risen[2] = maximum__2;
  assign risen[3] = maximum__3;
  assign scores_valid_load_en = p0_stage_done__1 | scores_valid_inv;
  assign row[0] = term;
  assign row[1] = term__1;
  assign row[2] = term__2;
  assign row[3] = term__3;
  assign or_3523 = p0_stage_done__1 | rst;
  assign or_3525 = p1_stage_done__1 | rst;
  assign bit_slice_3538 = umul_1290_NarrowedMult_[44:39];
  assign bit_slice_3540 = umul_1290_NarrowedMult_[38:33];
  assign bit_slice_3542 = umul_1290_NarrowedMult___1[44:39];
  assign bit_slice_3544 = umul_1290_NarrowedMult___1[38:33];
  assign bit_slice_3546 = umul_1290_NarrowedMult___2[44:39];
  assign bit_slice_3548 = umul_1290_NarrowedMult___2[38:33];
  assign bit_slice_3550 = umul_1290_NarrowedMult___3[44:39];
  assign bit_slice_3552 = umul_1290_NarrowedMult___3[38:33];
  assign r = umul_1290_NarrowedMult_[32:21];
  assign r__1 = umul_1290_NarrowedMult___1[32:21];
  assign r__2 = umul_1290_NarrowedMult___2[32:21];
  assign r__3 = umul_1290_NarrowedMult___3[32:21];
  assign v = high - concat_3496;
  assign v__1 = high__1 - concat_3497;
  assign v__2 = high__2 - concat_3498;
  assign v__3 = high__3 - concat_3499;
  assign bit_slice_3570 = umul_3500[25:12];
  assign bit_slice_3572 = umul_3501[25:12];
  assign bit_slice_3574 = umul_3502[25:12];
  assign bit_slice_3576 = umul_3503[25:12];
  assign n = umul_1290_NarrowedMult_[50:45];
  assign n__1 = umul_1290_NarrowedMult___1[50:45];
  assign n__2 = umul_1290_NarrowedMult___2[50:45];
  assign n__3 = umul_1290_NarrowedMult___3[50:45];
  assign nor_3597 = ~(sgt_3504 | ne_3505);
  assign nor_3601 = ~(sgt_3506 | ne_3507);
  assign nor_3605 = ~(sgt_3508 | ne_3509);
  assign nor_3609 = ~(sgt_3510 | ne_3511);
  assign sel_3613[0] = last == 1'h0 ? risen[0] : literal_3514[0];
  assign sel_3613[1] = last == 1'h0 ? risen[1] : literal_3514[1];
  assign sel_3613[2] = last == 1'h0 ? risen[2] : literal_3514[2];
  assign sel_3613[3] = last == 1'h0 ? risen[3] : literal_3514[3];
  assign scores_load_en = scores_tvalid & scores_valid_load_en;
  assign __terms_buf = {p1_last, {row[3], row[2], row[1], row[0]}, {p1_risen[3], p1_risen[2], p1_risen[1], p1_risen[0]}};
  assign or_3619 = p0_stage_done__1 | p1_stage_done__1;
  assign or_3620 = p1_stage_done__1 | stage_outputs_valid_2;
  always @ (posedge clk) begin
    p0_last <= or_3523 ? last : p0_last;
    p1_last <= or_3525 ? p0_last : p1_last;
    p0_rise <= or_3523 ? rise : p0_rise;
    p1_rise <= or_3525 ? p0_rise : p1_rise;
    p0_rise__1 <= or_3523 ? rise__1 : p0_rise__1;
    p1_rise__1 <= or_3525 ? p0_rise__1 : p1_rise__1;
    p0_rise__2 <= or_3523 ? rise__2 : p0_rise__2;
    p1_rise__2 <= or_3525 ? p0_rise__2 : p1_rise__2;
    p0_rise__3 <= or_3523 ? rise__3 : p0_rise__3;
    p1_rise__3 <= or_3525 ? p0_rise__3 : p1_rise__3;
    p0_bit_slice_2291 <= or_3523 ? bit_slice_3538 : p0_bit_slice_2291;
    p0_bit_slice_2293 <= or_3523 ? bit_slice_3540 : p0_bit_slice_2293;
    p0_bit_slice_2294 <= or_3523 ? bit_slice_3542 : p0_bit_slice_2294;
    p0_bit_slice_2295 <= or_3523 ? bit_slice_3544 : p0_bit_slice_2295;
    p0_bit_slice_2296 <= or_3523 ? bit_slice_3546 : p0_bit_slice_2296;
    p0_bit_slice_2297 <= or_3523 ? bit_slice_3548 : p0_bit_slice_2297;
    p0_bit_slice_2298 <= or_3523 ? bit_slice_3550 : p0_bit_slice_2298;
    p0_bit_slice_2299 <= or_3523 ? bit_slice_3552 : p0_bit_slice_2299;
    p0_r <= or_3523 ? r : p0_r;
    p0_r__1 <= or_3523 ? r__1 : p0_r__1;
    p0_r__2 <= or_3523 ? r__2 : p0_r__2;
    p0_r__3 <= or_3523 ? r__3 : p0_r__3;
    p1_v <= or_3525 ? v : p1_v;
    p1_v__1 <= or_3525 ? v__1 : p1_v__1;
    p1_v__2 <= or_3525 ? v__2 : p1_v__2;
    p1_v__3 <= or_3525 ? v__3 : p1_v__3;
    p1_bit_slice_2335 <= or_3525 ? bit_slice_3570 : p1_bit_slice_2335;
    p1_bit_slice_2337 <= or_3525 ? bit_slice_3572 : p1_bit_slice_2337;
    p1_bit_slice_2339 <= or_3525 ? bit_slice_3574 : p1_bit_slice_2339;
    p1_bit_slice_2341 <= or_3525 ? bit_slice_3576 : p1_bit_slice_2341;
    p0_n <= or_3523 ? n : p0_n;
    p1_n <= or_3525 ? p0_n : p1_n;
    p0_n__1 <= or_3523 ? n__1 : p0_n__1;
    p1_n__1 <= or_3525 ? p0_n__1 : p1_n__1;
    p0_n__2 <= or_3523 ? n__2 : p0_n__2;
    p1_n__2 <= or_3525 ? p0_n__2 : p1_n__2;
    p0_n__3 <= or_3523 ? n__3 : p0_n__3;
    p1_n__3 <= or_3525 ? p0_n__3 : p1_n__3;
    p0_risen[0] <= or_3523 ? risen[0] : p0_risen[0];
    p0_risen[1] <= or_3523 ? risen[1] : p0_risen[1];
    p0_risen[2] <= or_3523 ? risen[2] : p0_risen[2];
    p0_risen[3] <= or_3523 ? risen[3] : p0_risen[3];
    p1_risen[0] <= or_3525 ? p0_risen[0] : p1_risen[0];
    p1_risen[1] <= or_3525 ? p0_risen[1] : p1_risen[1];
    p1_risen[2] <= or_3525 ? p0_risen[2] : p1_risen[2];
    p1_risen[3] <= or_3525 ? p0_risen[3] : p1_risen[3];
    p0_nor_2694 <= or_3523 ? nor_3597 : p0_nor_2694;
    p1_nor_2694 <= or_3525 ? p0_nor_2694 : p1_nor_2694;
    p0_nor_2695 <= or_3523 ? nor_3601 : p0_nor_2695;
    p1_nor_2695 <= or_3525 ? p0_nor_2695 : p1_nor_2695;
    p0_nor_2696 <= or_3523 ? nor_3605 : p0_nor_2696;
    p1_nor_2696 <= or_3525 ? p0_nor_2696 : p1_nor_2696;
    p0_nor_2697 <= or_3523 ? nor_3609 : p0_nor_2697;
    p1_nor_2697 <= or_3525 ? p0_nor_2697 : p1_nor_2697;
  end
  always @ (posedge clk) begin
    if (rst) begin
      ____state[0] <= ____state_init[0];
      ____state[1] <= ____state_init[1];
      ____state[2] <= ____state_init[2];
      ____state[3] <= ____state_init[3];
      __scores_reg <= 129'h0_0000_0000_0000_0000_0000_0000_0000_0000;
      __scores_valid_reg <= 1'h0;
      __terms_reg <= __terms_reg_init;
      __terms_valid_reg <= 1'h0;
      p1_inputs_valid <= 1'h0;
      p2_inputs_valid <= 1'h0;
    end else begin
      ____state[0] <= p0_stage_done__1 ? sel_3613[0] : ____state[0];
      ____state[1] <= p0_stage_done__1 ? sel_3613[1] : ____state[1];
      ____state[2] <= p0_stage_done__1 ? sel_3613[2] : ____state[2];
      ____state[3] <= p0_stage_done__1 ? sel_3613[3] : ____state[3];
      __scores_reg <= scores_load_en ? scores_tdata : __scores_reg;
      __scores_valid_reg <= scores_valid_load_en ? scores_tvalid : __scores_valid_reg;
      __terms_reg <= terms_load_en ? __terms_buf : __terms_reg;
      __terms_valid_reg <= terms_valid_load_en ? p2_inputs_valid : __terms_valid_reg;
      p1_inputs_valid <= or_3619 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_3620 ? p1_stage_done__1 : p2_inputs_valid;
    end
  end
  assign scores_tready = scores_load_en;
  assign terms_tdata = __terms_reg;
  assign terms_tvalid = __terms_valid_reg;
endmodule


module __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningSum_0__4_next(
  input wire clk,
  input wire rst,
  input wire [260:0] terms_tdata,
  input wire terms_tvalid,
  input wire totals_tready,
  output wire terms_tready,
  output wire [255:0] totals_tdata,
  output wire totals_tvalid
);
  // lint_off SIGNED_TYPE
  // lint_off MULTIPLY
  function automatic [53:0] smul54b_32b_x_32b (input reg [31:0] lhs, input reg [31:0] rhs);
    reg signed [31:0] signed_lhs;
    reg signed [31:0] signed_rhs;
    reg signed [53:0] signed_result;
    begin
      signed_lhs = $signed(lhs);
      signed_rhs = $signed(rhs);
      signed_result = signed_lhs * signed_rhs;
      smul54b_32b_x_32b = $unsigned(signed_result);
    end
  endfunction
  // lint_on MULTIPLY
  // lint_on SIGNED_TYPE
  wire [31:0] ____state_init[0:3];
  assign ____state_init[0] = 32'h0000_0000;
  assign ____state_init[1] = 32'h0000_0000;
  assign ____state_init[2] = 32'h0000_0000;
  assign ____state_init[3] = 32'h0000_0000;
  wire [260:0] __terms_reg_init = {1'h0, {{1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}}, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  wire [255:0] __totals_reg_init = {{32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}};
  wire [31:0] literal_3777[0:3];
  assign literal_3777[0] = 32'h0000_0000;
  assign literal_3777[1] = 32'h0000_0000;
  assign literal_3777[2] = 32'h0000_0000;
  assign literal_3777[3] = 32'h0000_0000;
  reg [31:0] ____state[0:3];
  reg [260:0] __terms_reg;
  reg __terms_valid_reg;
  reg [255:0] __totals_reg;
  reg __totals_valid_reg;
  wire [32:0] beat_terms[0:3];
  wire [1:0] literal_3697;
  wire [1:0] literal_3698;
  wire [1:0] literal_3699;
  wire [1:0] literal_3700;
  wire [32:0] array_index_3704;
  wire [32:0] array_index_3705;
  wire [32:0] array_index_3706;
  wire [32:0] array_index_3707;
  wire [31:0] array_index_3712;
  wire [31:0] term_e;
  wire [31:0] array_index_3714;
  wire [31:0] term_e__1;
  wire [31:0] array_index_3716;
  wire [31:0] term_e__2;
  wire [31:0] array_index_3718;
  wire [31:0] term_e__3;
  wire [53:0] smul_3723;
  wire [53:0] smul_3724;
  wire [53:0] smul_3725;
  wire [53:0] smul_3726;
  wire beat_last__1;
  wire totals_valid_inv;
  wire [9:0] bit_slice_3729;
  wire [9:0] literal_3730;
  wire [9:0] bit_slice_3731;
  wire [9:0] bit_slice_3732;
  wire [9:0] bit_slice_3733;
  wire __totals_tvalid_buf;
  wire totals_valid_load_en;
  wire [9:0] add_3735;
  wire [21:0] bit_slice_3736;
  wire [9:0] add_3737;
  wire [21:0] bit_slice_3738;
  wire [9:0] add_3739;
  wire [21:0] bit_slice_3740;
  wire [9:0] add_3741;
  wire [21:0] bit_slice_3742;
  wire totals_load_en;
  wire not_3744;
  wire term_rise;
  wire [31:0] add_3746;
  wire [31:0] rescaled;
  wire [31:0] beat_maxima[0:3];
  wire term_rise__1;
  wire [31:0] add_3750;
  wire [31:0] rescaled__1;
  wire term_rise__2;
  wire [31:0] add_3753;
  wire [31:0] rescaled__2;
  wire term_rise__3;
  wire [31:0] add_3756;
  wire [31:0] rescaled__3;
  wire or_3758;
  wire [31:0] sel_3759;
  wire [31:0] array_index_3760;
  wire [31:0] sel_3761;
  wire [31:0] array_index_3762;
  wire [31:0] sel_3763;
  wire [31:0] array_index_3764;
  wire [31:0] sel_3765;
  wire [31:0] array_index_3766;
  wire stage_outputs_valid_0;
  wire terms_valid_inv;
  wire [63:0] tuple_3769;
  wire [63:0] tuple_3770;
  wire [63:0] tuple_3771;
  wire [63:0] tuple_3772;
  wire [31:0] grown[0:3];
  wire terms_valid_load_en;
  wire [63:0] array_3775[0:3];
  wire [31:0] sel_3781[0:3];
  wire terms_load_en;
  wire [255:0] __totals_buf;
  assign beat_terms[0] = __terms_reg[160:128];
  assign beat_terms[1] = __terms_reg[193:161];
  assign beat_terms[2] = __terms_reg[226:194];
  assign beat_terms[3] = __terms_reg[259:227];
  assign literal_3697 = 2'h0;
  assign literal_3698 = 2'h1;
  assign literal_3699 = 2'h2;
  assign literal_3700 = 2'h3;
  assign array_index_3704 = beat_terms[literal_3697];
  assign array_index_3705 = beat_terms[literal_3698];
  assign array_index_3706 = beat_terms[literal_3699];
  assign array_index_3707 = beat_terms[literal_3700];
  assign array_index_3712 = ____state[literal_3697];
  assign term_e = array_index_3704[31:0];
  assign array_index_3714 = ____state[literal_3698];
  assign term_e__1 = array_index_3705[31:0];
  assign array_index_3716 = ____state[literal_3699];
  assign term_e__2 = array_index_3706[31:0];
  assign array_index_3718 = ____state[literal_3700];
  assign term_e__3 = array_index_3707[31:0];
  assign smul_3723 = smul54b_32b_x_32b(array_index_3712, term_e);
  assign smul_3724 = smul54b_32b_x_32b(array_index_3714, term_e__1);
  assign smul_3725 = smul54b_32b_x_32b(array_index_3716, term_e__2);
  assign smul_3726 = smul54b_32b_x_32b(array_index_3718, term_e__3);
  assign beat_last__1 = __terms_reg[260:260];
  assign totals_valid_inv = ~__totals_valid_reg;
  assign bit_slice_3729 = smul_3723[53:44];
  assign literal_3730 = 10'h001;
  assign bit_slice_3731 = smul_3724[53:44];
  assign bit_slice_3732 = smul_3725[53:44];
  assign bit_slice_3733 = smul_3726[53:44];
  assign __totals_tvalid_buf = __terms_valid_reg & beat_last__1;
  assign totals_valid_load_en = totals_tready | totals_valid_inv;
  assign add_3735 = bit_slice_3729 + literal_3730;
  assign bit_slice_3736 = smul_3723[43:22];
  assign add_3737 = bit_slice_3731 + literal_3730;
  assign bit_slice_3738 = smul_3724[43:22];
  assign add_3739 = bit_slice_3732 + literal_3730;
  assign bit_slice_3740 = smul_3725[43:22];
  assign add_3741 = bit_slice_3733 + literal_3730;
  assign bit_slice_3742 = smul_3726[43:22];
  assign totals_load_en = __totals_tvalid_buf & totals_valid_load_en;
  assign not_3744 = ~beat_last__1;
  assign term_rise = array_index_3704[32:32];
  assign add_3746 = array_index_3712 + term_e;
  assign rescaled = {add_3735, bit_slice_3736};
  assign beat_maxima[0] = __terms_reg[31:0];
  assign beat_maxima[1] = __terms_reg[63:32];
  assign beat_maxima[2] = __terms_reg[95:64];
  assign beat_maxima[3] = __terms_reg[127:96];
  assign term_rise__1 = array_index_3705[32:32];
  assign add_3750 = array_index_3714 + term_e__1;
  assign rescaled__1 = {add_3737, bit_slice_3738};
  assign term_rise__2 = array_index_3706[32:32];
  assign add_3753 = array_index_3716 + term_e__2;
  assign rescaled__2 = {add_3739, bit_slice_3740};
  assign term_rise__3 = array_index_3707[32:32];
  assign add_3756 = array_index_3718 + term_e__3;
  assign rescaled__3 = {add_3741, bit_slice_3742};
  assign or_3758 = totals_load_en | not_3744;
  assign sel_3759 = term_rise ? rescaled : add_3746;
  assign array_index_3760 = beat_maxima[literal_3697];
  assign sel_3761 = term_rise__1 ? rescaled__1 : add_3750;
  assign array_index_3762 = beat_maxima[literal_3698];
  assign sel_3763 = term_rise__2 ? rescaled__2 : add_3753;
  assign array_index_3764 = beat_maxima[literal_3699];
  assign sel_3765 = term_rise__3 ? rescaled__3 : add_3756;
  assign array_index_3766 = beat_maxima[literal_3700];
  assign stage_outputs_valid_0 = __terms_valid_reg & or_3758;
  assign terms_valid_inv = ~__terms_valid_reg;
  assign tuple_3769 = {sel_3759, array_index_3760};
  assign tuple_3770 = {sel_3761, array_index_3762};
  assign tuple_3771 = {sel_3763, array_index_3764};
  assign tuple_3772 = {sel_3765, array_index_3766};
  assign grown[0] = sel_3759;
  assign grown[1] = sel_3761;
  assign grown[2] = sel_3763;
  assign grown[3] = sel_3765;
  assign terms_valid_load_en = stage_outputs_valid_0 | terms_valid_inv;
  assign array_3775[0] = tuple_3769;
  assign array_3775[1] = tuple_3770;
  assign array_3775[2] = tuple_3771;
  assign array_3775[3] = tuple_3772;
  assign sel_3781[0] = beat_last__1 == 1'h0 ? grown[0] : literal_3777[0];
  assign sel_3781[1] = beat_last__1 == 1'h0 ? grown[1] : literal_3777[1];
  assign sel_3781[2] = beat_last__1 == 1'h0 ? grown[2] : literal_3777[2];
  assign sel_3781[3] = beat_last__1 == 1'h0 ? grown[3] : literal_3777[3];
  assign terms_load_en = terms_tvalid & terms_valid_load_en;
  assign __totals_buf = {{array_3775[3], array_3775[2], array_3775[1], array_3775[0]}};
  always @ (posedge clk) begin
    if (rst) begin
      ____state[0] <= ____state_init[0];
      ____state[1] <= ____state_init[1];
      ____state[2] <= ____state_init[2];
      ____state[3] <= ____state_init[3];
      __terms_reg <= __terms_reg_init;
      __terms_valid_reg <= 1'h0;
      __totals_reg <= __totals_reg_init;
      __totals_valid_reg <= 1'h0;
    end else begin
      ____state[0] <= stage_outputs_valid_0 ? sel_3781[0] : ____state[0];
      ____state[1] <= stage_outputs_valid_0 ? sel_3781[1] : ____state[1];
      ____state[2] <= stage_outputs_valid_0 ? sel_3781[2] : ____state[2];
      ____state[3] <= stage_outputs_valid_0 ? sel_3781[3] : ____state[3];
      __terms_reg <= terms_load_en ? terms_tdata : __terms_reg;
      __terms_valid_reg <= terms_valid_load_en ? terms_tvalid : __terms_valid_reg;
      __totals_reg <= totals_load_en ? __totals_buf : __totals_reg;
      __totals_valid_reg <= totals_valid_load_en ? __totals_tvalid_buf : __totals_valid_reg;
    end
  end
  assign terms_tready = terms_load_en;
  assign totals_tdata = __totals_reg;
  assign totals_tvalid = __totals_valid_reg;
endmodule


module softmax_statistics__1(
  input wire clk,
  input wire rst
);

endmodule


module fifo_for_depth_2_ty__bits_1____bits_1___bits_32___4___bits_32__4___with_bypass_register_push(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  input wire [260:0] push_data,
  output wire push_ready,
  output wire pop_valid,
  output wire [260:0] pop_data
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  wire [260:0] buf__1_init[0:2];
  assign buf__1_init[0] = {1'h0, {{1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}}, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  assign buf__1_init[1] = {1'h0, {{1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}}, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  assign buf__1_init[2] = {1'h0, {{1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}, {1'h0, 32'h0000_0000}}, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  reg [260:0] buf__1[0:2];
  wire [1:0] literal_4038;
  wire is_full_bool;
  wire not_4040;
  wire [1:0] literal_4030;
  wire can_do_push;
  wire and_4053;
  wire eq_4058;
  wire ne_4042;
  wire [2:0] zero_ext_4048;
  wire [2:0] zero_ext_4049;
  wire or_4054;
  wire and_4059;
  wire [2:0] zero_ext_4043;
  wire [2:0] zero_ext_4044;
  wire or_4056;
  wire [2:0] add_4050;
  wire [2:0] long_buf_size_lit;
  wire and_4060;
  wire not_4064;
  wire [2:0] add_4045;
  wire or_4055;
  wire popped;
  wire [1:0] sub_4071;
  wire [1:0] add_4073;
  wire [2:0] umod_4051;
  wire and_4065;
  wire [2:0] umod_4046;
  wire and_4061;
  wire not_4062;
  wire pushed;
  wire [1:0] sel_4072;
  wire [1:0] sel_4074;
  wire [260:0] array_index_4081;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_4075;
  wire [260:0] sel_4083;
  wire [260:0] array_update_4082[0:2];
  assign literal_4038 = 2'h2;
  assign is_full_bool = slots == literal_4038;
  assign not_4040 = ~is_full_bool;
  assign literal_4030 = 2'h1;
  assign can_do_push = not_4040 | pop_ready;
  assign and_4053 = pop_ready & push_valid;
  assign eq_4058 = head == tail;
  assign ne_4042 = head != tail;
  assign zero_ext_4048 = {1'h0, head};
  assign zero_ext_4049 = {1'h0, literal_4030};
  assign or_4054 = can_do_push | and_4053;
  assign and_4059 = eq_4058 & and_4053;
  assign zero_ext_4043 = {1'h0, tail};
  assign zero_ext_4044 = {1'h0, literal_4030};
  assign or_4056 = ne_4042 | push_valid;
  assign add_4050 = zero_ext_4048 + zero_ext_4049;
  assign long_buf_size_lit = 3'h3;
  assign and_4060 = or_4054 & push_valid;
  assign not_4064 = ~and_4059;
  assign add_4045 = zero_ext_4043 + zero_ext_4044;
  assign or_4055 = ne_4042 | and_4053;
  assign popped = pop_ready & or_4056;
  assign sub_4071 = slots - literal_4030;
  assign add_4073 = slots + literal_4030;
  assign umod_4051 = umod_3b(add_4050, long_buf_size_lit);
  assign and_4065 = and_4060 & not_4064;
  assign umod_4046 = umod_3b(add_4045, long_buf_size_lit);
  assign and_4061 = or_4055 & pop_ready;
  assign not_4062 = ~and_4059;
  assign pushed = not_4040 & push_valid;
  assign sel_4072 = popped ? sub_4071 : slots;
  assign sel_4074 = popped ? slots : add_4073;
  assign array_index_4081 = buf__1[tail];
  assign next_head_if_push = umod_4051[1:0];
  assign did_push_occur = and_4065 & not_4040;
  assign next_tail_if_pop = umod_4046[1:0];
  assign did_pop_occur = and_4061 & not_4062;
  assign sel_4075 = pushed ? sel_4074 : sel_4072;
  assign sel_4083 = eq_4058 ? push_data : array_index_4081;
  always @ (posedge clk) begin
    if (rst) begin
      head <= 2'h0;
      tail <= 2'h0;
      slots <= 2'h0;
      buf__1[0] <= buf__1_init[0];
      buf__1[1] <= buf__1_init[1];
      buf__1[2] <= buf__1_init[2];
    end else begin
      head <= did_push_occur ? next_head_if_push : head;
      tail <= did_pop_occur ? next_tail_if_pop : tail;
      slots <= sel_4075;
      buf__1[0] <= did_push_occur ? array_update_4082[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_4082[1] : buf__1[1];
      buf__1[2] <= did_push_occur ? array_update_4082[2] : buf__1[2];
    end
  end
  assign push_ready = not_4040;
  assign pop_valid = or_4056;
  assign pop_data = sel_4083;
  for (genvar __i0 = 0; __i0 < 3; __i0 = __i0 + 1) begin : gen__array_update_4082_0
    assign array_update_4082[__i0] = head == __i0 ? push_data : buf__1[__i0];
  end
endmodule


module fifo_for_depth_2_ty___bits_32___bits_32___4___with_bypass_register_push(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  input wire [255:0] push_data,
  output wire push_ready,
  output wire pop_valid,
  output wire [255:0] pop_data
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  wire [255:0] buf__1_init[0:2];
  assign buf__1_init[0] = {{32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}};
  assign buf__1_init[1] = {{32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}};
  assign buf__1_init[2] = {{32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}};
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  reg [255:0] buf__1[0:2];
  wire [1:0] literal_4095;
  wire is_full_bool;
  wire not_4097;
  wire [1:0] literal_4087;
  wire can_do_push;
  wire and_4110;
  wire eq_4115;
  wire ne_4099;
  wire [2:0] zero_ext_4105;
  wire [2:0] zero_ext_4106;
  wire or_4111;
  wire and_4116;
  wire [2:0] zero_ext_4100;
  wire [2:0] zero_ext_4101;
  wire or_4113;
  wire [2:0] add_4107;
  wire [2:0] long_buf_size_lit;
  wire and_4117;
  wire not_4121;
  wire [2:0] add_4102;
  wire or_4112;
  wire popped;
  wire [1:0] sub_4128;
  wire [1:0] add_4130;
  wire [2:0] umod_4108;
  wire and_4122;
  wire [2:0] umod_4103;
  wire and_4118;
  wire not_4119;
  wire pushed;
  wire [1:0] sel_4129;
  wire [1:0] sel_4131;
  wire [255:0] array_index_4138;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_4132;
  wire [255:0] sel_4140;
  wire [255:0] array_update_4139[0:2];
  assign literal_4095 = 2'h2;
  assign is_full_bool = slots == literal_4095;
  assign not_4097 = ~is_full_bool;
  assign literal_4087 = 2'h1;
  assign can_do_push = not_4097 | pop_ready;
  assign and_4110 = pop_ready & push_valid;
  assign eq_4115 = head == tail;
  assign ne_4099 = head != tail;
  assign zero_ext_4105 = {1'h0, head};
  assign zero_ext_4106 = {1'h0, literal_4087};
  assign or_4111 = can_do_push | and_4110;
  assign and_4116 = eq_4115 & and_4110;
  assign zero_ext_4100 = {1'h0, tail};
  assign zero_ext_4101 = {1'h0, literal_4087};
  assign or_4113 = ne_4099 | push_valid;
  assign add_4107 = zero_ext_4105 + zero_ext_4106;
  assign long_buf_size_lit = 3'h3;
  assign and_4117 = or_4111 & push_valid;
  assign not_4121 = ~and_4116;
  assign add_4102 = zero_ext_4100 + zero_ext_4101;
  assign or_4112 = ne_4099 | and_4110;
  assign popped = pop_ready & or_4113;
  assign sub_4128 = slots - literal_4087;
  assign add_4130 = slots + literal_4087;
  assign umod_4108 = umod_3b(add_4107, long_buf_size_lit);
  assign and_4122 = and_4117 & not_4121;
  assign umod_4103 = umod_3b(add_4102, long_buf_size_lit);
  assign and_4118 = or_4112 & pop_ready;
  assign not_4119 = ~and_4116;
  assign pushed = not_4097 & push_valid;
  assign sel_4129 = popped ? sub_4128 : slots;
  assign sel_4131 = popped ? slots : add_4130;
  assign array_index_4138 = buf__1[tail];
  assign next_head_if_push = umod_4108[1:0];
  assign did_push_occur = and_4122 & not_4097;
  assign next_tail_if_pop = umod_4103[1:0];
  assign did_pop_occur = and_4118 & not_4119;
  assign sel_4132 = pushed ? sel_4131 : sel_4129;
  assign sel_4140 = eq_4115 ? push_data : array_index_4138;
  always @ (posedge clk) begin
    if (rst) begin
      head <= 2'h0;
      tail <= 2'h0;
      slots <= 2'h0;
      buf__1[0] <= buf__1_init[0];
      buf__1[1] <= buf__1_init[1];
      buf__1[2] <= buf__1_init[2];
    end else begin
      head <= did_push_occur ? next_head_if_push : head;
      tail <= did_pop_occur ? next_tail_if_pop : tail;
      slots <= sel_4132;
      buf__1[0] <= did_push_occur ? array_update_4139[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_4139[1] : buf__1[1];
      buf__1[2] <= did_push_occur ? array_update_4139[2] : buf__1[2];
    end
  end
  assign push_ready = not_4097;
  assign pop_valid = or_4113;
  assign pop_data = sel_4140;
  for (genvar __i0 = 0; __i0 < 3; __i0 = __i0 + 1) begin : gen__array_update_4139_0
    assign array_update_4139[__i0] = head == __i0 ? push_data : buf__1[__i0];
  end
endmodule


module softmax_statistics(
  input wire clk,
  input wire rst,
  input wire [128:0] scores_tdata,
  input wire scores_tvalid,
  input wire statistics_tready,
  output wire scores_tready,
  output wire [255:0] statistics_tdata,
  output wire statistics_tvalid
);
  wire [255:0] instantiation_output_3271;
  wire instantiation_output_3272;
  wire instantiation_output_3299;
  wire instantiation_output_3267;
  wire [260:0] instantiation_output_3278;
  wire instantiation_output_3279;
  wire instantiation_output_3286;
  wire [255:0] instantiation_output_3291;
  wire instantiation_output_3292;
  wire instantiation_output_3280;
  wire [260:0] instantiation_output_3284;
  wire instantiation_output_3285;
  wire instantiation_output_3293;
  wire [255:0] instantiation_output_3297;
  wire instantiation_output_3298;

  // ===== Instantiations
  __softmax__softmax_statistics_top__SoftmaxStatistics_0__Reciprocals_0__256_4_next __softmax__softmax_statistics_top__SoftmaxStatistics_0__Reciprocals_0__256_4_next_inst0 (
    .rst(rst),
    .statistics_tready(statistics_tready),
    .totals_tdata(instantiation_output_3297),
    .totals_tvalid(instantiation_output_3298),
    .statistics_tdata(instantiation_output_3271),
    .statistics_tvalid(instantiation_output_3272),
    .totals_tready(instantiation_output_3299),
    .clk(clk)
  );
  __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningMaximum_0__129_4_next __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningMaximum_0__129_4_next_inst1 (
    .rst(rst),
    .scores_tdata(scores_tdata),
    .scores_tvalid(scores_tvalid),
    .terms_tready(instantiation_output_3280),
    .scores_tready(instantiation_output_3267),
    .terms_tdata(instantiation_output_3278),
    .terms_tvalid(instantiation_output_3279),
    .clk(clk)
  );
  __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningSum_0__4_next __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningSum_0__4_next_inst2 (
    .rst(rst),
    .terms_tdata(instantiation_output_3284),
    .terms_tvalid(instantiation_output_3285),
    .totals_tready(instantiation_output_3293),
    .terms_tready(instantiation_output_3286),
    .totals_tdata(instantiation_output_3291),
    .totals_tvalid(instantiation_output_3292),
    .clk(clk)
  );
  softmax_statistics__1 softmax_statistics__1_inst3 (
    .rst(rst),
    .clk(clk)
  );
  fifo_for_depth_2_ty__bits_1____bits_1___bits_32___4___bits_32__4___with_bypass_register_push materialized_fifo_fifo_terms_ (
    .rst(rst),
    .push_data(instantiation_output_3278),
    .push_valid(instantiation_output_3279),
    .pop_ready(instantiation_output_3286),
    .push_ready(instantiation_output_3280),
    .pop_data(instantiation_output_3284),
    .pop_valid(instantiation_output_3285),
    .clk(clk)
  );
  fifo_for_depth_2_ty___bits_32___bits_32___4___with_bypass_register_push materialized_fifo_fifo_totals_ (
    .rst(rst),
    .push_data(instantiation_output_3291),
    .push_valid(instantiation_output_3292),
    .pop_ready(instantiation_output_3299),
    .push_ready(instantiation_output_3293),
    .pop_data(instantiation_output_3297),
    .pop_valid(instantiation_output_3298),
    .clk(clk)
  );
  assign scores_tready = instantiation_output_3267;
  assign statistics_tdata = instantiation_output_3271;
  assign statistics_tvalid = instantiation_output_3272;
endmodule
