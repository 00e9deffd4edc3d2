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
  reg [7:0] ____state_0;
  reg [31:0] ____state_2[0:3];
  reg [31:0] ____state_1_tuple_element_0[0:3];
  reg [31:0] ____state_1_tuple_element_1[0:3];
  reg [22:0] ____state_1_tuple_element_2[0:3];
  reg [255:0] __statistics_reg;
  reg __statistics_valid_reg;
  reg [255:0] __totals_reg;
  reg __totals_valid_reg;
  wire [7:0] literal_3317;
  wire idle;
  wire not_3320;
  wire [7:0] literal_3323;
  wire [1:0] literal_3334;
  wire [1:0] literal_3335;
  wire [1:0] literal_3336;
  wire [1:0] literal_3337;
  wire active_inputs_valid_0;
  wire done;
  wire statistics_valid_inv;
  wire [31:0] d_rest;
  wire [31:0] d_rest__1;
  wire [31:0] d_rest__2;
  wire [31:0] d_rest__3;
  wire __statistics_tvalid_buf;
  wire statistics_valid_load_en;
  wire [30:0] bit_slice_3347;
  wire literal_3348;
  wire [30:0] bit_slice_3350;
  wire [30:0] bit_slice_3351;
  wire [30:0] bit_slice_3352;
  wire statistics_load_en;
  wire not_3355;
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
  wire or_3369;
  wire [63:0] array_index_3370;
  wire [63:0] array_index_3371;
  wire [63:0] array_index_3372;
  wire [63:0] array_index_3373;
  wire fits;
  wire [31:0] sub_3375;
  wire fits__1;
  wire [31:0] sub_3377;
  wire fits__2;
  wire [31:0] sub_3379;
  wire fits__3;
  wire [31:0] sub_3381;
  wire [21:0] bit_slice_3382;
  wire [21:0] bit_slice_3384;
  wire [21:0] bit_slice_3385;
  wire [21:0] bit_slice_3386;
  wire stage_outputs_valid_0;
  wire [7:0] literal_3390;
  wire [31:0] maximum;
  wire [31:0] maximum__1;
  wire [31:0] maximum__2;
  wire [31:0] maximum__3;
  wire [31:0] sum;
  wire [31:0] sum__1;
  wire [31:0] sum__2;
  wire [31:0] sum__3;
  wire [31:0] sel_3399;
  wire [31:0] literal_3400;
  wire [31:0] sel_3401;
  wire [31:0] sel_3402;
  wire [31:0] sel_3403;
  wire [22:0] quotient;
  wire [22:0] sign_ext_3405;
  wire [22:0] quotient__1;
  wire [22:0] quotient__2;
  wire [22:0] quotient__3;
  wire and_3534;
  wire totals_valid_inv;
  wire [7:0] add_3416;
  wire [7:0] literal_3417;
  wire [31:0] array_3418[0:3];
  wire [31:0] sel_3419;
  wire [31:0] sel_3420;
  wire [31:0] sel_3421;
  wire [31:0] sel_3422;
  wire [31:0] sel_3423;
  wire [31:0] sel_3424;
  wire [31:0] sel_3425;
  wire [31:0] sel_3426;
  wire [22:0] and_3427;
  wire [22:0] and_3428;
  wire [22:0] and_3429;
  wire [22:0] and_3430;
  wire totals_valid_load_en;
  wire [31:0] array_index_3411;
  wire [31:0] array_index_3412;
  wire [31:0] array_index_3413;
  wire [31:0] array_index_3414;
  wire [8:0] literal_3415;
  wire [7:0] sel_3434;
  wire [31:0] sel_3437[0:3];
  wire [31:0] array_3439[0:3];
  wire [31:0] array_3441[0:3];
  wire [22:0] array_3443[0:3];
  wire totals_load_en;
  wire [255:0] __statistics_buf;
  assign literal_3317 = 8'h00;
  assign idle = ____state_0 == literal_3317;
  assign not_3320 = ~idle;
  assign literal_3323 = 8'h01;
  assign literal_3334 = 2'h0;
  assign literal_3335 = 2'h1;
  assign literal_3336 = 2'h2;
  assign literal_3337 = 2'h3;
  assign active_inputs_valid_0 = __totals_valid_reg | not_3320;
  assign done = ____state_0 == literal_3323;
  assign statistics_valid_inv = ~__statistics_valid_reg;
  assign d_rest = ____state_1_tuple_element_1[literal_3334];
  assign d_rest__1 = ____state_1_tuple_element_1[literal_3335];
  assign d_rest__2 = ____state_1_tuple_element_1[literal_3336];
  assign d_rest__3 = ____state_1_tuple_element_1[literal_3337];
  assign __statistics_tvalid_buf = active_inputs_valid_0 & done;
  assign statistics_valid_load_en = statistics_tready | statistics_valid_inv;
  assign bit_slice_3347 = d_rest[30:0];
  assign literal_3348 = 1'h0;
  assign bit_slice_3350 = d_rest__1[30:0];
  assign bit_slice_3351 = d_rest__2[30:0];
  assign bit_slice_3352 = d_rest__3[30:0];
  assign statistics_load_en = __statistics_tvalid_buf & statistics_valid_load_en;
  assign not_3355 = ~done;
  assign beat_totals[0] = __totals_reg[63:0];
  assign beat_totals[1] = __totals_reg[127:64];
  assign beat_totals[2] = __totals_reg[191:128];
  assign beat_totals[3] = __totals_reg[255:192];
  assign rest = {bit_slice_3347, literal_3348};
  assign d_divisor = ____state_1_tuple_element_0[literal_3334];
  assign rest__1 = {bit_slice_3350, literal_3348};
  assign d_divisor__1 = ____state_1_tuple_element_0[literal_3335];
  assign rest__2 = {bit_slice_3351, literal_3348};
  assign d_divisor__2 = ____state_1_tuple_element_0[literal_3336];
  assign rest__3 = {bit_slice_3352, literal_3348};
  assign d_divisor__3 = ____state_1_tuple_element_0[literal_3337];
  assign d_quotient = ____state_1_tuple_element_2[literal_3334];
  assign d_quotient__1 = ____state_1_tuple_element_2[literal_3335];
  assign d_quotient__2 = ____state_1_tuple_element_2[literal_3336];
  assign d_quotient__3 = ____state_1_tuple_element_2[literal_3337];
  assign or_3369 = statistics_load_en | not_3355;
  assign array_index_3370 = beat_totals[literal_3334];
  assign array_index_3371 = beat_totals[literal_3335];
  assign array_index_3372 = beat_totals[literal_3336];
  assign array_index_3373 = beat_totals[literal_3337];
  assign fits = rest >= d_divisor;
  assign sub_3375 = rest - d_divisor;
  assign fits__1 = rest__1 >= d_divisor__1;
  assign sub_3377 = rest__1 - d_divisor__1;
  assign fits__2 = rest__2 >= d_divisor__2;
  assign sub_3379 = rest__2 - d_divisor__2;
  assign fits__3 = rest__3 >= d_divisor__3;
  assign sub_3381 = rest__3 - d_divisor__3;
  assign bit_slice_3382 = d_quotient[21:0];
  assign bit_slice_3384 = d_quotient__1[21:0];
  assign bit_slice_3385 = d_quotient__2[21:0];
  assign bit_slice_3386 = d_quotient__3[21:0];
  assign stage_outputs_valid_0 = active_inputs_valid_0 & or_3369;
  assign literal_3390 = 8'hff;
  assign maximum = array_index_3370[31:0];
  assign maximum__1 = array_index_3371[31:0];
  assign maximum__2 = array_index_3372[31:0];
  assign maximum__3 = array_index_3373[31:0];
  assign sum = array_index_3370[63:32];
  assign sum__1 = array_index_3371[63:32];
  assign sum__2 = array_index_3372[63:32];
  assign sum__3 = array_index_3373[63:32];
  assign sel_3399 = fits ? sub_3375 : rest;
  assign literal_3400 = 32'h0020_0000;
  assign sel_3401 = fits__1 ? sub_3377 : rest__1;
  assign sel_3402 = fits__2 ? sub_3379 : rest__2;
  assign sel_3403 = fits__3 ? sub_3381 : rest__3;
  assign quotient = {bit_slice_3382, fits};
  assign sign_ext_3405 = {23{not_3320}};
  assign quotient__1 = {bit_slice_3384, fits__1};
  assign quotient__2 = {bit_slice_3385, fits__2};
  assign quotient__3 = {bit_slice_3386, fits__3};
  assign and_3534 = stage_outputs_valid_0 & idle;
  assign totals_valid_inv = ~__totals_valid_reg;
  assign add_3416 = ____state_0 + literal_3390;
  assign literal_3417 = 8'h17;
  assign array_3418[0] = maximum;
  assign array_3418[1] = maximum__1;
  assign array_3418[2] = maximum__2;
  assign array_3418[3] = maximum__3;
  assign sel_3419 = idle ? sum : d_divisor;
  assign sel_3420 = idle ? sum__1 : d_divisor__1;
  assign sel_3421 = idle ? sum__2 : d_divisor__2;
  assign sel_3422 = idle ? sum__3 : d_divisor__3;
  assign sel_3423 = idle ? literal_3400 : sel_3399;
  assign sel_3424 = idle ? literal_3400 : sel_3401;
  assign sel_3425 = idle ? literal_3400 : sel_3402;
  assign sel_3426 = idle ? literal_3400 : sel_3403;
  assign and_3427 = quotient & sign_ext_3405;
  assign and_3428 = quotient__1 & sign_ext_3405;
  assign and_3429 = quotient__2 & sign_ext_3405;
  assign and_3430 = quotient__3 & sign_ext_3405;
  assign totals_valid_load_en = and_3534 | totals_valid_inv;
  assign array_index_3411 = ____state_2[literal_3337];
  assign array_index_3412 = ____state_2[literal_3336];
  assign array_index_3413 = ____state_2[literal_3335];
  assign array_index_3414 = ____state_2[literal_3334];
  assign literal_3415 = 9'h000;
  assign sel_3434 = idle ? literal_3417 : add_3416;
  assign sel_3437[0] = idle == 1'h0 ? ____state_2[0] : array_3418[0];
  assign sel_3437[1] = idle == 1'h0 ? ____state_2[1] : array_3418[1];
  assign sel_3437[2] = idle == 1'h0 ? ____state_2[2] : array_3418[2];
  assign sel_3437[3] = idle == 1'h0 ? ____state_2[3] : array_3418[3];
  assign array_3439[0] = sel_3419;
  assign array_3439[1] = sel_3420;
  assign array_3439[2] = sel_3421;
  assign array_3439[3] = sel_3422;
  assign array_3441[0] = sel_3423;
  assign array_3441[1] = sel_3424;
  assign array_3441[2] = sel_3425;
  assign array_3441[3] = sel_3426;
  assign array_3443[0] = and_3427;
  assign array_3443[1] = and_3428;
  assign array_3443[2] = and_3429;
  assign array_3443[3] = and_3430;
  assign totals_load_en = totals_tvalid & totals_valid_load_en;
  assign __statistics_buf = {array_index_3411, literal_3415, bit_slice_3386, fits__3, array_index_3412, literal_3415, bit_slice_3385, fits__2, array_index_3413, literal_3415, bit_slice_3384, fits__1, array_index_3414, literal_3415, bit_slice_3382, fits};
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
      ____state_0 <= stage_outputs_valid_0 ? sel_3434 : ____state_0;
      ____state_2[0] <= stage_outputs_valid_0 ? sel_3437[0] : ____state_2[0];
      ____state_2[1] <= stage_outputs_valid_0 ? sel_3437[1] : ____state_2[1];
      ____state_2[2] <= stage_outputs_valid_0 ? sel_3437[2] : ____state_2[2];
      ____state_2[3] <= stage_outputs_valid_0 ? sel_3437[3] : ____state_2[3];
      ____state_1_tuple_element_0[0] <= stage_outputs_valid_0 ? array_3439[0] : ____state_1_tuple_element_0[0];
      ____state_1_tuple_element_0[1] <= stage_outputs_valid_0 ? array_3439[1] : ____state_1_tuple_element_0[1];
      ____state_1_tuple_element_0[2] <= stage_outputs_valid_0 ? array_3439[2] : ____state_1_tuple_element_0[2];
      ____state_1_tuple_element_0[3] <= stage_outputs_valid_0 ? array_3439[3] : ____state_1_tuple_element_0[3];
      ____state_1_tuple_element_1[0] <= stage_outputs_valid_0 ? array_3441[0] : ____state_1_tuple_element_1[0];
      ____state_1_tuple_element_1[1] <= stage_outputs_valid_0 ? array_3441[1] : ____state_1_tuple_element_1[1];
      ____state_1_tuple_element_1[2] <= stage_outputs_valid_0 ? array_3441[2] : ____state_1_tuple_element_1[2];
      ____state_1_tuple_element_1[3] <= stage_outputs_valid_0 ? array_3441[3] : ____state_1_tuple_element_1[3];
      ____state_1_tuple_element_2[0] <= stage_outputs_valid_0 ? array_3443[0] : ____state_1_tuple_element_2[0];
      ____state_1_tuple_element_2[1] <= stage_outputs_valid_0 ? array_3443[1] : ____state_1_tuple_element_2[1];
      ____state_1_tuple_element_2[2] <= stage_outputs_valid_0 ? array_3443[2] : ____state_1_tuple_element_2[2];
      ____state_1_tuple_element_2[3] <= stage_outputs_valid_0 ? array_3443[3] : ____state_1_tuple_element_2[3];
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
  output wire [224:0] terms_tdata,
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
  function automatic [49:0] umul50b_26b_x_24b (input reg [25:0] lhs, input reg [23:0] rhs);
    begin
      umul50b_26b_x_24b = lhs * rhs;
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
  wire [224:0] __terms_reg_init = {1'h0, {{1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}}, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
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
  wire [31:0] literal_3017[0:3];
  assign literal_3017[0] = 32'h8000_0000;
  assign literal_3017[1] = 32'h8000_0000;
  assign literal_3017[2] = 32'h8000_0000;
  assign literal_3017[3] = 32'h8000_0000;
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
  reg [5:0] p0_bit_slice_1745;
  reg [5:0] p0_bit_slice_1747;
  reg [5:0] p0_bit_slice_1748;
  reg [5:0] p0_bit_slice_1749;
  reg [5:0] p0_bit_slice_1750;
  reg [5:0] p0_bit_slice_1751;
  reg [5:0] p0_bit_slice_1752;
  reg [5:0] p0_bit_slice_1753;
  reg [11:0] p0_r;
  reg [11:0] p0_r__1;
  reg [11:0] p0_r__2;
  reg [11:0] p0_r__3;
  reg [25:0] p1_v;
  reg [25:0] p1_v__1;
  reg [25:0] p1_v__2;
  reg [25:0] p1_v__3;
  reg [13:0] p1_bit_slice_1789;
  reg [13:0] p1_bit_slice_1791;
  reg [13:0] p1_bit_slice_1793;
  reg [13:0] p1_bit_slice_1795;
  reg [4:0] p0_n;
  reg [4:0] p1_n;
  reg [4:0] p0_n__1;
  reg [4:0] p1_n__1;
  reg [4:0] p0_n__2;
  reg [4:0] p1_n__2;
  reg [4:0] p0_n__3;
  reg [4:0] p1_n__3;
  reg [31:0] p0_risen[0:3];
  reg [31:0] p1_risen[0:3];
  reg p0_nor_2180;
  reg p1_nor_2180;
  reg p0_nor_2181;
  reg p1_nor_2181;
  reg p0_nor_2182;
  reg p1_nor_2182;
  reg p0_nor_2183;
  reg p1_nor_2183;
  reg [31:0] ____state[0:3];
  reg [128:0] __scores_reg;
  reg __scores_valid_reg;
  reg [224:0] __terms_reg;
  reg __terms_valid_reg;
  reg p1_inputs_valid;
  reg p2_inputs_valid;
  wire [14:0] bit_slice_2827;
  wire [14:0] bit_slice_2829;
  wire [14:0] bit_slice_2831;
  wire [14:0] bit_slice_2833;
  wire terms_valid_inv;
  wire [28:0] umul_2837;
  wire [28:0] umul_2838;
  wire [28:0] umul_2839;
  wire [28:0] umul_2840;
  wire terms_valid_load_en;
  wire [11:0] literal_2844;
  wire [13:0] bit_slice_2845;
  wire [13:0] bit_slice_2846;
  wire [13:0] bit_slice_2847;
  wire [13:0] bit_slice_2848;
  wire [1:0] literal_2856;
  wire [1:0] literal_2858;
  wire [1:0] literal_2859;
  wire [1:0] literal_2860;
  wire terms_load_en;
  wire [25:0] concat_2851;
  wire [25:0] concat_2852;
  wire [25:0] concat_2853;
  wire [25:0] concat_2854;
  wire [31:0] array_index_2867;
  wire [31:0] bit_slice_2868;
  wire [31:0] array_index_2869;
  wire [31:0] bit_slice_2870;
  wire [31:0] array_index_2871;
  wire [31:0] bit_slice_2872;
  wire [31:0] array_index_2873;
  wire [31:0] bit_slice_2874;
  wire not_2877;
  wire stage_outputs_valid_2;
  wire [25:0] w;
  wire [25:0] w__1;
  wire [25:0] w__2;
  wire [25:0] w__3;
  wire rise;
  wire [31:0] sub_2892;
  wire [31:0] sub_2893;
  wire rise__1;
  wire [31:0] sub_2895;
  wire [31:0] sub_2896;
  wire rise__2;
  wire [31:0] sub_2898;
  wire [31:0] sub_2899;
  wire rise__3;
  wire [31:0] sub_2901;
  wire [31:0] sub_2902;
  wire stage_outputs_ready_1;
  wire [22:0] bit_slice_2879;
  wire [22:0] bit_slice_2882;
  wire [22:0] bit_slice_2885;
  wire [22:0] bit_slice_2888;
  wire [31:0] distance;
  wire [31:0] distance__1;
  wire [31:0] distance__2;
  wire [31:0] distance__3;
  wire [25:0] high;
  wire [16:0] low;
  wire [25:0] high__1;
  wire [16:0] low__1;
  wire [25:0] high__2;
  wire [16:0] low__2;
  wire [25:0] high__3;
  wire [16:0] low__3;
  wire not_2939;
  wire p1_stage_done__1;
  wire [22:0] shrl_2917;
  wire [22:0] sign_ext_2918;
  wire [22:0] shrl_2919;
  wire [22:0] sign_ext_2920;
  wire [22:0] shrl_2921;
  wire [22:0] sign_ext_2922;
  wire [22:0] shrl_2923;
  wire [22:0] sign_ext_2924;
  wire [31:0] magnitude;
  wire [31:0] magnitude__1;
  wire [31:0] magnitude__2;
  wire [31:0] magnitude__3;
  wire [42:0] umul_2953;
  wire [42:0] umul_2954;
  wire [42:0] umul_2955;
  wire [42:0] umul_2956;
  wire stage_outputs_ready_0;
  wire [22:0] and_2942;
  wire [22:0] and_2944;
  wire [22:0] and_2946;
  wire [22:0] and_2948;
  wire [25:0] u;
  wire [23:0] literal_2964;
  wire [25:0] u__1;
  wire [25:0] u__2;
  wire [25:0] u__3;
  wire [5:0] literal_2968;
  wire [19:0] bit_slice_2969;
  wire [19:0] bit_slice_2970;
  wire [19:0] bit_slice_2971;
  wire [19:0] bit_slice_2972;
  wire [13:0] literal_2974;
  wire [31:0] literal_2978;
  wire [5:0] bit_slice_2979;
  wire [5:0] bit_slice_2980;
  wire [5:0] bit_slice_2981;
  wire [5:0] bit_slice_2982;
  wire [31:0] maximum;
  wire [31:0] maximum__1;
  wire [31:0] maximum__2;
  wire [31:0] maximum__3;
  wire p0_stage_done__1;
  wire scores_valid_inv;
  wire [23:0] term;
  wire [23:0] term__1;
  wire [23:0] term__2;
  wire [23:0] term__3;
  wire [49:0] umul_810_NarrowedMult_;
  wire [49:0] umul_810_NarrowedMult___1;
  wire [49:0] umul_810_NarrowedMult___2;
  wire [49:0] umul_810_NarrowedMult___3;
  wire [25:0] concat_2999;
  wire [25:0] concat_3000;
  wire [25:0] concat_3001;
  wire [25:0] concat_3002;
  wire [25:0] umul_3003;
  wire [25:0] umul_3004;
  wire [25:0] umul_3005;
  wire [25:0] umul_3006;
  wire sgt_3007;
  wire ne_3008;
  wire sgt_3009;
  wire ne_3010;
  wire sgt_3011;
  wire ne_3012;
  wire sgt_3013;
  wire ne_3014;
  wire last;
  wire [31:0] risen[0:3];
  wire scores_valid_load_en;
  wire [23:0] row[0:3];
  wire or_3026;
  wire or_3028;
  wire [5:0] bit_slice_3041;
  wire [5:0] bit_slice_3043;
  wire [5:0] bit_slice_3045;
  wire [5:0] bit_slice_3047;
  wire [5:0] bit_slice_3049;
  wire [5:0] bit_slice_3051;
  wire [5:0] bit_slice_3053;
  wire [5:0] bit_slice_3055;
  wire [11:0] r;
  wire [11:0] r__1;
  wire [11:0] r__2;
  wire [11:0] r__3;
  wire [25:0] v;
  wire [25:0] v__1;
  wire [25:0] v__2;
  wire [25:0] v__3;
  wire [13:0] bit_slice_3073;
  wire [13:0] bit_slice_3075;
  wire [13:0] bit_slice_3077;
  wire [13:0] bit_slice_3079;
  wire [4:0] n;
  wire [4:0] n__1;
  wire [4:0] n__2;
  wire [4:0] n__3;
  wire nor_3100;
  wire nor_3104;
  wire nor_3108;
  wire nor_3112;
  wire [31:0] sel_3116[0:3];
  wire scores_load_en;
  wire [224:0] __terms_buf;
  wire or_3122;
  wire or_3123;
  assign bit_slice_2827 = p1_v[25:11];
  assign bit_slice_2829 = p1_v__1[25:11];
  assign bit_slice_2831 = p1_v__2[25:11];
  assign bit_slice_2833 = p1_v__3[25:11];
  assign terms_valid_inv = ~__terms_valid_reg;
  assign umul_2837 = umul29b_15b_x_14b(bit_slice_2827, p1_bit_slice_1789);
  assign umul_2838 = umul29b_15b_x_14b(bit_slice_2829, p1_bit_slice_1791);
  assign umul_2839 = umul29b_15b_x_14b(bit_slice_2831, p1_bit_slice_1793);
  assign umul_2840 = umul29b_15b_x_14b(bit_slice_2833, p1_bit_slice_1795);
  assign terms_valid_load_en = terms_tready | terms_valid_inv;
  assign literal_2844 = 12'h000;
  assign bit_slice_2845 = umul_2837[28:15];
  assign bit_slice_2846 = umul_2838[28:15];
  assign bit_slice_2847 = umul_2839[28:15];
  assign bit_slice_2848 = umul_2840[28:15];
  assign literal_2856 = 2'h0;
  assign literal_2858 = 2'h1;
  assign literal_2859 = 2'h2;
  assign literal_2860 = 2'h3;
  assign terms_load_en = p2_inputs_valid & terms_valid_load_en;
  assign concat_2851 = {literal_2844, bit_slice_2845};
  assign concat_2852 = {literal_2844, bit_slice_2846};
  assign concat_2853 = {literal_2844, bit_slice_2847};
  assign concat_2854 = {literal_2844, bit_slice_2848};
  assign array_index_2867 = ____state[literal_2856];
  assign bit_slice_2868 = __scores_reg[31:0];
  assign array_index_2869 = ____state[literal_2858];
  assign bit_slice_2870 = __scores_reg[63:32];
  assign array_index_2871 = ____state[literal_2859];
  assign bit_slice_2872 = __scores_reg[95:64];
  assign array_index_2873 = ____state[literal_2860];
  assign bit_slice_2874 = __scores_reg[127:96];
  assign not_2877 = ~p2_inputs_valid;
  assign stage_outputs_valid_2 = p2_inputs_valid & terms_load_en;
  assign w = p1_v - concat_2851;
  assign w__1 = p1_v__1 - concat_2852;
  assign w__2 = p1_v__2 - concat_2853;
  assign w__3 = p1_v__3 - concat_2854;
  assign rise = $signed(array_index_2867) < $signed(bit_slice_2868);
  assign sub_2892 = bit_slice_2868 - array_index_2867;
  assign sub_2893 = array_index_2867 - bit_slice_2868;
  assign rise__1 = $signed(array_index_2869) < $signed(bit_slice_2870);
  assign sub_2895 = bit_slice_2870 - array_index_2869;
  assign sub_2896 = array_index_2869 - bit_slice_2870;
  assign rise__2 = $signed(array_index_2871) < $signed(bit_slice_2872);
  assign sub_2898 = bit_slice_2872 - array_index_2871;
  assign sub_2899 = array_index_2871 - bit_slice_2872;
  assign rise__3 = $signed(array_index_2873) < $signed(bit_slice_2874);
  assign sub_2901 = bit_slice_2874 - array_index_2873;
  assign sub_2902 = array_index_2873 - bit_slice_2874;
  assign stage_outputs_ready_1 = not_2877 | stage_outputs_valid_2;
  assign bit_slice_2879 = w[25:3];
  assign bit_slice_2882 = w__1[25:3];
  assign bit_slice_2885 = w__2[25:3];
  assign bit_slice_2888 = w__3[25:3];
  assign distance = rise ? sub_2893 : sub_2892;
  assign distance__1 = rise__1 ? sub_2896 : sub_2895;
  assign distance__2 = rise__2 ? sub_2899 : sub_2898;
  assign distance__3 = rise__3 ? sub_2902 : sub_2901;
  assign high = EXP_HIGH[p0_bit_slice_1745];
  assign low = EXP_LOW[p0_bit_slice_1747];
  assign high__1 = EXP_HIGH[p0_bit_slice_1748];
  assign low__1 = EXP_LOW[p0_bit_slice_1749];
  assign high__2 = EXP_HIGH[p0_bit_slice_1750];
  assign low__2 = EXP_LOW[p0_bit_slice_1751];
  assign high__3 = EXP_HIGH[p0_bit_slice_1752];
  assign low__3 = EXP_LOW[p0_bit_slice_1753];
  assign not_2939 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign shrl_2917 = p1_n >= 5'h17 ? 23'h00_0000 : bit_slice_2879 >> p1_n;
  assign sign_ext_2918 = {23{p1_nor_2180}};
  assign shrl_2919 = p1_n__1 >= 5'h17 ? 23'h00_0000 : bit_slice_2882 >> p1_n__1;
  assign sign_ext_2920 = {23{p1_nor_2181}};
  assign shrl_2921 = p1_n__2 >= 5'h17 ? 23'h00_0000 : bit_slice_2885 >> p1_n__2;
  assign sign_ext_2922 = {23{p1_nor_2182}};
  assign shrl_2923 = p1_n__3 >= 5'h17 ? 23'h00_0000 : bit_slice_2888 >> p1_n__3;
  assign sign_ext_2924 = {23{p1_nor_2183}};
  assign magnitude = -distance;
  assign magnitude__1 = -distance__1;
  assign magnitude__2 = -distance__2;
  assign magnitude__3 = -distance__3;
  assign umul_2953 = umul43b_26b_x_17b(high, low);
  assign umul_2954 = umul43b_26b_x_17b(high__1, low__1);
  assign umul_2955 = umul43b_26b_x_17b(high__2, low__2);
  assign umul_2956 = umul43b_26b_x_17b(high__3, low__3);
  assign stage_outputs_ready_0 = not_2939 | p1_stage_done__1;
  assign and_2942 = shrl_2917 & sign_ext_2918;
  assign and_2944 = shrl_2919 & sign_ext_2920;
  assign and_2946 = shrl_2921 & sign_ext_2922;
  assign and_2948 = shrl_2923 & sign_ext_2924;
  assign u = magnitude[25:0];
  assign literal_2964 = 24'hb8_aa3b;
  assign u__1 = magnitude__1[25:0];
  assign u__2 = magnitude__2[25:0];
  assign u__3 = magnitude__3[25:0];
  assign literal_2968 = 6'h00;
  assign bit_slice_2969 = umul_2953[42:23];
  assign bit_slice_2970 = umul_2954[42:23];
  assign bit_slice_2971 = umul_2955[42:23];
  assign bit_slice_2972 = umul_2956[42:23];
  assign literal_2974 = 14'h2c5d;
  assign literal_2978 = 32'h0000_0000;
  assign bit_slice_2979 = magnitude[31:26];
  assign bit_slice_2980 = magnitude__1[31:26];
  assign bit_slice_2981 = magnitude__2[31:26];
  assign bit_slice_2982 = magnitude__3[31:26];
  assign maximum = rise ? bit_slice_2868 : array_index_2867;
  assign maximum__1 = rise__1 ? bit_slice_2870 : array_index_2869;
  assign maximum__2 = rise__2 ? bit_slice_2872 : array_index_2871;
  assign maximum__3 = rise__3 ? bit_slice_2874 : array_index_2873;
  assign p0_stage_done__1 = __scores_valid_reg & stage_outputs_ready_0;
  assign scores_valid_inv = ~__scores_valid_reg;
  assign term = {p1_rise, and_2942};
  assign term__1 = {p1_rise__1, and_2944};
  assign term__2 = {p1_rise__2, and_2946};
  assign term__3 = {p1_rise__3, and_2948};
  assign umul_810_NarrowedMult_ = umul50b_26b_x_24b(u, literal_2964);
  assign umul_810_NarrowedMult___1 = umul50b_26b_x_24b(u__1, literal_2964);
  assign umul_810_NarrowedMult___2 = umul50b_26b_x_24b(u__2, literal_2964);
  assign umul_810_NarrowedMult___3 = umul50b_26b_x_24b(u__3, literal_2964);
  assign concat_2999 = {literal_2968, bit_slice_2969};
  assign concat_3000 = {literal_2968, bit_slice_2970};
  assign concat_3001 = {literal_2968, bit_slice_2971};
  assign concat_3002 = {literal_2968, bit_slice_2972};
  assign umul_3003 = umul26b_12b_x_14b(p0_r, literal_2974);
  assign umul_3004 = umul26b_12b_x_14b(p0_r__1, literal_2974);
  assign umul_3005 = umul26b_12b_x_14b(p0_r__2, literal_2974);
  assign umul_3006 = umul26b_12b_x_14b(p0_r__3, literal_2974);
  assign sgt_3007 = $signed(distance) > $signed(literal_2978);
  assign ne_3008 = bit_slice_2979 != literal_2968;
  assign sgt_3009 = $signed(distance__1) > $signed(literal_2978);
  assign ne_3010 = bit_slice_2980 != literal_2968;
  assign sgt_3011 = $signed(distance__2) > $signed(literal_2978);
  assign ne_3012 = bit_slice_2981 != literal_2968;
  assign sgt_3013 = $signed(distance__3) > $signed(literal_2978);
  assign ne_3014 = bit_slice_2982 != literal_2968;
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
  assign or_3026 = p0_stage_done__1 | rst;
  assign or_3028 = p1_stage_done__1 | rst;
  assign bit_slice_3041 = umul_810_NarrowedMult_[44:39];
  assign bit_slice_3043 = umul_810_NarrowedMult_[38:33];
  assign bit_slice_3045 = umul_810_NarrowedMult___1[44:39];
  assign bit_slice_3047 = umul_810_NarrowedMult___1[38:33];
  assign bit_slice_3049 = umul_810_NarrowedMult___2[44:39];
  assign bit_slice_3051 = umul_810_NarrowedMult___2[38:33];
  assign bit_slice_3053 = umul_810_NarrowedMult___3[44:39];
  assign bit_slice_3055 = umul_810_NarrowedMult___3[38:33];
  assign r = umul_810_NarrowedMult_[32:21];
  assign r__1 = umul_810_NarrowedMult___1[32:21];
  assign r__2 = umul_810_NarrowedMult___2[32:21];
  assign r__3 = umul_810_NarrowedMult___3[32:21];
  assign v = high - concat_2999;
  assign v__1 = high__1 - concat_3000;
  assign v__2 = high__2 - concat_3001;
  assign v__3 = high__3 - concat_3002;
  assign bit_slice_3073 = umul_3003[25:12];
  assign bit_slice_3075 = umul_3004[25:12];
  assign bit_slice_3077 = umul_3005[25:12];
  assign bit_slice_3079 = umul_3006[25:12];
  assign n = umul_810_NarrowedMult_[49:45];
  assign n__1 = umul_810_NarrowedMult___1[49:45];
  assign n__2 = umul_810_NarrowedMult___2[49:45];
  assign n__3 = umul_810_NarrowedMult___3[49:45];
  assign nor_3100 = ~(sgt_3007 | ne_3008);
  assign nor_3104 = ~(sgt_3009 | ne_3010);
  assign nor_3108 = ~(sgt_3011 | ne_3012);
  assign nor_3112 = ~(sgt_3013 | ne_3014);
  assign sel_3116[0] = last == 1'h0 ? risen[0] : literal_3017[0];
  assign sel_3116[1] = last == 1'h0 ? risen[1] : literal_3017[1];
  assign sel_3116[2] = last == 1'h0 ? risen[2] : literal_3017[2];
  assign sel_3116[3] = last == 1'h0 ? risen[3] : literal_3017[3];
  assign scores_load_en = scores_tvalid & scores_valid_load_en;
  assign __terms_buf = {p1_last, {row[3], row[2], row[1], row[0]}, {p1_risen[3], p1_risen[2], p1_risen[1], p1_risen[0]}};
  assign or_3122 = p0_stage_done__1 | p1_stage_done__1;
  assign or_3123 = p1_stage_done__1 | stage_outputs_valid_2;
  always @ (posedge clk) begin
    p0_last <= or_3026 ? last : p0_last;
    p1_last <= or_3028 ? p0_last : p1_last;
    p0_rise <= or_3026 ? rise : p0_rise;
    p1_rise <= or_3028 ? p0_rise : p1_rise;
    p0_rise__1 <= or_3026 ? rise__1 : p0_rise__1;
    p1_rise__1 <= or_3028 ? p0_rise__1 : p1_rise__1;
    p0_rise__2 <= or_3026 ? rise__2 : p0_rise__2;
    p1_rise__2 <= or_3028 ? p0_rise__2 : p1_rise__2;
    p0_rise__3 <= or_3026 ? rise__3 : p0_rise__3;
    p1_rise__3 <= or_3028 ? p0_rise__3 : p1_rise__3;
    p0_bit_slice_1745 <= or_3026 ? bit_slice_3041 : p0_bit_slice_1745;
    p0_bit_slice_1747 <= or_3026 ? bit_slice_3043 : p0_bit_slice_1747;
    p0_bit_slice_1748 <= or_3026 ? bit_slice_3045 : p0_bit_slice_1748;
    p0_bit_slice_1749 <= or_3026 ? bit_slice_3047 : p0_bit_slice_1749;
    p0_bit_slice_1750 <= or_3026 ? bit_slice_3049 : p0_bit_slice_1750;
    p0_bit_slice_1751 <= or_3026 ? bit_slice_3051 : p0_bit_slice_1751;
    p0_bit_slice_1752 <= or_3026 ? bit_slice_3053 : p0_bit_slice_1752;
    p0_bit_slice_1753 <= or_3026 ? bit_slice_3055 : p0_bit_slice_1753;
    p0_r <= or_3026 ? r : p0_r;
    p0_r__1 <= or_3026 ? r__1 : p0_r__1;
    p0_r__2 <= or_3026 ? r__2 : p0_r__2;
    p0_r__3 <= or_3026 ? r__3 : p0_r__3;
    p1_v <= or_3028 ? v : p1_v;
    p1_v__1 <= or_3028 ? v__1 : p1_v__1;
    p1_v__2 <= or_3028 ? v__2 : p1_v__2;
    p1_v__3 <= or_3028 ? v__3 : p1_v__3;
    p1_bit_slice_1789 <= or_3028 ? bit_slice_3073 : p1_bit_slice_1789;
    p1_bit_slice_1791 <= or_3028 ? bit_slice_3075 : p1_bit_slice_1791;
    p1_bit_slice_1793 <= or_3028 ? bit_slice_3077 : p1_bit_slice_1793;
    p1_bit_slice_1795 <= or_3028 ? bit_slice_3079 : p1_bit_slice_1795;
    p0_n <= or_3026 ? n : p0_n;
    p1_n <= or_3028 ? p0_n : p1_n;
    p0_n__1 <= or_3026 ? n__1 : p0_n__1;
    p1_n__1 <= or_3028 ? p0_n__1 : p1_n__1;
    p0_n__2 <= or_3026 ? n__2 : p0_n__2;
    p1_n__2 <= or_3028 ? p0_n__2 : p1_n__2;
    p0_n__3 <= or_3026 ? n__3 : p0_n__3;
    p1_n__3 <= or_3028 ? p0_n__3 : p1_n__3;
    p0_risen[0] <= or_3026 ? risen[0] : p0_risen[0];
    p0_risen[1] <= or_3026 ? risen[1] : p0_risen[1];
    p0_risen[2] <= or_3026 ? risen[2] : p0_risen[2];
    p0_risen[3] <= or_3026 ? risen[3] : p0_risen[3];
    p1_risen[0] <= or_3028 ? p0_risen[0] : p1_risen[0];
    p1_risen[1] <= or_3028 ? p0_risen[1] : p1_risen[1];
    p1_risen[2] <= or_3028 ? p0_risen[2] : p1_risen[2];
    p1_risen[3] <= or_3028 ? p0_risen[3] : p1_risen[3];
    p0_nor_2180 <= or_3026 ? nor_3100 : p0_nor_2180;
    p1_nor_2180 <= or_3028 ? p0_nor_2180 : p1_nor_2180;
    p0_nor_2181 <= or_3026 ? nor_3104 : p0_nor_2181;
    p1_nor_2181 <= or_3028 ? p0_nor_2181 : p1_nor_2181;
    p0_nor_2182 <= or_3026 ? nor_3108 : p0_nor_2182;
    p1_nor_2182 <= or_3028 ? p0_nor_2182 : p1_nor_2182;
    p0_nor_2183 <= or_3026 ? nor_3112 : p0_nor_2183;
    p1_nor_2183 <= or_3028 ? p0_nor_2183 : p1_nor_2183;
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
      ____state[0] <= p0_stage_done__1 ? sel_3116[0] : ____state[0];
      ____state[1] <= p0_stage_done__1 ? sel_3116[1] : ____state[1];
      ____state[2] <= p0_stage_done__1 ? sel_3116[2] : ____state[2];
      ____state[3] <= p0_stage_done__1 ? sel_3116[3] : ____state[3];
      __scores_reg <= scores_load_en ? scores_tdata : __scores_reg;
      __scores_valid_reg <= scores_valid_load_en ? scores_tvalid : __scores_valid_reg;
      __terms_reg <= terms_load_en ? __terms_buf : __terms_reg;
      __terms_valid_reg <= terms_valid_load_en ? p2_inputs_valid : __terms_valid_reg;
      p1_inputs_valid <= or_3122 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_3123 ? p1_stage_done__1 : p2_inputs_valid;
    end
  end
  assign scores_tready = scores_load_en;
  assign terms_tdata = __terms_reg;
  assign terms_tvalid = __terms_valid_reg;
endmodule


module __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningSum_0__4_next(
  input wire clk,
  input wire rst,
  input wire [224:0] terms_tdata,
  input wire terms_tvalid,
  input wire totals_tready,
  output wire terms_tready,
  output wire [255:0] totals_tdata,
  output wire totals_tvalid
);
  // lint_off SIGNED_TYPE
  // lint_off MULTIPLY
  function automatic [53:0] smul54b_32b_x_24b (input reg [31:0] lhs, input reg [23:0] rhs);
    reg signed [31:0] signed_lhs;
    reg signed [23:0] signed_rhs;
    reg signed [53:0] signed_result;
    begin
      signed_lhs = $signed(lhs);
      signed_rhs = $signed(rhs);
      signed_result = signed_lhs * signed_rhs;
      smul54b_32b_x_24b = $unsigned(signed_result);
    end
  endfunction
  // lint_on MULTIPLY
  // lint_on SIGNED_TYPE
  wire [31:0] ____state_init[0:3];
  assign ____state_init[0] = 32'h0000_0000;
  assign ____state_init[1] = 32'h0000_0000;
  assign ____state_init[2] = 32'h0000_0000;
  assign ____state_init[3] = 32'h0000_0000;
  wire [224:0] __terms_reg_init = {1'h0, {{1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}}, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  wire [255:0] __totals_reg_init = {{32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}, {32'h0000_0000, 32'h0000_0000}};
  wire [31:0] literal_3290[0:3];
  assign literal_3290[0] = 32'h0000_0000;
  assign literal_3290[1] = 32'h0000_0000;
  assign literal_3290[2] = 32'h0000_0000;
  assign literal_3290[3] = 32'h0000_0000;
  reg [31:0] ____state[0:3];
  reg [224:0] __terms_reg;
  reg __terms_valid_reg;
  reg [255:0] __totals_reg;
  reg __totals_valid_reg;
  wire [23:0] beat_terms[0:3];
  wire [1:0] literal_3200;
  wire [1:0] literal_3201;
  wire [1:0] literal_3202;
  wire [1:0] literal_3203;
  wire [23:0] array_index_3204;
  wire [23:0] array_index_3205;
  wire [23:0] array_index_3206;
  wire [23:0] array_index_3207;
  wire literal_3211;
  wire [22:0] term_e;
  wire [22:0] term_e__1;
  wire [22:0] term_e__2;
  wire [22:0] term_e__3;
  wire [31:0] array_index_3220;
  wire [23:0] concat_3221;
  wire [31:0] array_index_3222;
  wire [23:0] concat_3223;
  wire [31:0] array_index_3224;
  wire [23:0] concat_3225;
  wire [31:0] array_index_3226;
  wire [23:0] concat_3227;
  wire [53:0] smul_3231;
  wire [53:0] smul_3232;
  wire [53:0] smul_3233;
  wire [53:0] smul_3234;
  wire beat_last__1;
  wire totals_valid_inv;
  wire [8:0] literal_3237;
  wire [9:0] bit_slice_3238;
  wire [9:0] literal_3239;
  wire [9:0] bit_slice_3240;
  wire [9:0] bit_slice_3241;
  wire [9:0] bit_slice_3242;
  wire __totals_tvalid_buf;
  wire totals_valid_load_en;
  wire [31:0] concat_3244;
  wire [9:0] add_3245;
  wire [21:0] bit_slice_3246;
  wire [31:0] concat_3247;
  wire [9:0] add_3248;
  wire [21:0] bit_slice_3249;
  wire [31:0] concat_3250;
  wire [9:0] add_3251;
  wire [21:0] bit_slice_3252;
  wire [31:0] concat_3253;
  wire [9:0] add_3254;
  wire [21:0] bit_slice_3255;
  wire totals_load_en;
  wire not_3257;
  wire term_rise;
  wire [31:0] add_3259;
  wire [31:0] rescaled;
  wire [31:0] beat_maxima[0:3];
  wire term_rise__1;
  wire [31:0] add_3263;
  wire [31:0] rescaled__1;
  wire term_rise__2;
  wire [31:0] add_3266;
  wire [31:0] rescaled__2;
  wire term_rise__3;
  wire [31:0] add_3269;
  wire [31:0] rescaled__3;
  wire or_3271;
  wire [31:0] sel_3272;
  wire [31:0] array_index_3273;
  wire [31:0] sel_3274;
  wire [31:0] array_index_3275;
  wire [31:0] sel_3276;
  wire [31:0] array_index_3277;
  wire [31:0] sel_3278;
  wire [31:0] array_index_3279;
  wire stage_outputs_valid_0;
  wire terms_valid_inv;
  wire [63:0] tuple_3282;
  wire [63:0] tuple_3283;
  wire [63:0] tuple_3284;
  wire [63:0] tuple_3285;
  wire [31:0] grown[0:3];
  wire terms_valid_load_en;
  wire [63:0] array_3288[0:3];
  wire [31:0] sel_3294[0:3];
  wire terms_load_en;
  wire [255:0] __totals_buf;
  assign beat_terms[0] = __terms_reg[151:128];
  assign beat_terms[1] = __terms_reg[175:152];
  assign beat_terms[2] = __terms_reg[199:176];
  assign beat_terms[3] = __terms_reg[223:200];
  assign literal_3200 = 2'h0;
  assign literal_3201 = 2'h1;
  assign literal_3202 = 2'h2;
  assign literal_3203 = 2'h3;
  assign array_index_3204 = beat_terms[literal_3200];
  assign array_index_3205 = beat_terms[literal_3201];
  assign array_index_3206 = beat_terms[literal_3202];
  assign array_index_3207 = beat_terms[literal_3203];
  assign literal_3211 = 1'h0;
  assign term_e = array_index_3204[22:0];
  assign term_e__1 = array_index_3205[22:0];
  assign term_e__2 = array_index_3206[22:0];
  assign term_e__3 = array_index_3207[22:0];
  assign array_index_3220 = ____state[literal_3200];
  assign concat_3221 = {literal_3211, term_e};
  assign array_index_3222 = ____state[literal_3201];
  assign concat_3223 = {literal_3211, term_e__1};
  assign array_index_3224 = ____state[literal_3202];
  assign concat_3225 = {literal_3211, term_e__2};
  assign array_index_3226 = ____state[literal_3203];
  assign concat_3227 = {literal_3211, term_e__3};
  assign smul_3231 = smul54b_32b_x_24b(array_index_3220, concat_3221);
  assign smul_3232 = smul54b_32b_x_24b(array_index_3222, concat_3223);
  assign smul_3233 = smul54b_32b_x_24b(array_index_3224, concat_3225);
  assign smul_3234 = smul54b_32b_x_24b(array_index_3226, concat_3227);
  assign beat_last__1 = __terms_reg[224:224];
  assign totals_valid_inv = ~__totals_valid_reg;
  assign literal_3237 = 9'h000;
  assign bit_slice_3238 = smul_3231[53:44];
  assign literal_3239 = 10'h001;
  assign bit_slice_3240 = smul_3232[53:44];
  assign bit_slice_3241 = smul_3233[53:44];
  assign bit_slice_3242 = smul_3234[53:44];
  assign __totals_tvalid_buf = __terms_valid_reg & beat_last__1;
  assign totals_valid_load_en = totals_tready | totals_valid_inv;
  assign concat_3244 = {literal_3237, term_e};
  assign add_3245 = bit_slice_3238 + literal_3239;
  assign bit_slice_3246 = smul_3231[43:22];
  assign concat_3247 = {literal_3237, term_e__1};
  assign add_3248 = bit_slice_3240 + literal_3239;
  assign bit_slice_3249 = smul_3232[43:22];
  assign concat_3250 = {literal_3237, term_e__2};
  assign add_3251 = bit_slice_3241 + literal_3239;
  assign bit_slice_3252 = smul_3233[43:22];
  assign concat_3253 = {literal_3237, term_e__3};
  assign add_3254 = bit_slice_3242 + literal_3239;
  assign bit_slice_3255 = smul_3234[43:22];
  assign totals_load_en = __totals_tvalid_buf & totals_valid_load_en;
  assign not_3257 = ~beat_last__1;
  assign term_rise = array_index_3204[23:23];
  assign add_3259 = array_index_3220 + concat_3244;
  assign rescaled = {add_3245, bit_slice_3246};
  assign beat_maxima[0] = __terms_reg[31:0];
  assign beat_maxima[1] = __terms_reg[63:32];
  assign beat_maxima[2] = __terms_reg[95:64];
  assign beat_maxima[3] = __terms_reg[127:96];
  assign term_rise__1 = array_index_3205[23:23];
  assign add_3263 = array_index_3222 + concat_3247;
  assign rescaled__1 = {add_3248, bit_slice_3249};
  assign term_rise__2 = array_index_3206[23:23];
  assign add_3266 = array_index_3224 + concat_3250;
  assign rescaled__2 = {add_3251, bit_slice_3252};
  assign term_rise__3 = array_index_3207[23:23];
  assign add_3269 = array_index_3226 + concat_3253;
  assign rescaled__3 = {add_3254, bit_slice_3255};
  assign or_3271 = totals_load_en | not_3257;
  assign sel_3272 = term_rise ? rescaled : add_3259;
  assign array_index_3273 = beat_maxima[literal_3200];
  assign sel_3274 = term_rise__1 ? rescaled__1 : add_3263;
  assign array_index_3275 = beat_maxima[literal_3201];
  assign sel_3276 = term_rise__2 ? rescaled__2 : add_3266;
  assign array_index_3277 = beat_maxima[literal_3202];
  assign sel_3278 = term_rise__3 ? rescaled__3 : add_3269;
  assign array_index_3279 = beat_maxima[literal_3203];
  assign stage_outputs_valid_0 = __terms_valid_reg & or_3271;
  assign terms_valid_inv = ~__terms_valid_reg;
  assign tuple_3282 = {sel_3272, array_index_3273};
  assign tuple_3283 = {sel_3274, array_index_3275};
  assign tuple_3284 = {sel_3276, array_index_3277};
  assign tuple_3285 = {sel_3278, array_index_3279};
  assign grown[0] = sel_3272;
  assign grown[1] = sel_3274;
  assign grown[2] = sel_3276;
  assign grown[3] = sel_3278;
  assign terms_valid_load_en = stage_outputs_valid_0 | terms_valid_inv;
  assign array_3288[0] = tuple_3282;
  assign array_3288[1] = tuple_3283;
  assign array_3288[2] = tuple_3284;
  assign array_3288[3] = tuple_3285;
  assign sel_3294[0] = beat_last__1 == 1'h0 ? grown[0] : literal_3290[0];
  assign sel_3294[1] = beat_last__1 == 1'h0 ? grown[1] : literal_3290[1];
  assign sel_3294[2] = beat_last__1 == 1'h0 ? grown[2] : literal_3290[2];
  assign sel_3294[3] = beat_last__1 == 1'h0 ? grown[3] : literal_3290[3];
  assign terms_load_en = terms_tvalid & terms_valid_load_en;
  assign __totals_buf = {{array_3288[3], array_3288[2], array_3288[1], array_3288[0]}};
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
      ____state[0] <= stage_outputs_valid_0 ? sel_3294[0] : ____state[0];
      ____state[1] <= stage_outputs_valid_0 ? sel_3294[1] : ____state[1];
      ____state[2] <= stage_outputs_valid_0 ? sel_3294[2] : ____state[2];
      ____state[3] <= stage_outputs_valid_0 ? sel_3294[3] : ____state[3];
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


module fifo_for_depth_2_ty__bits_1____bits_1___bits_23___4___bits_32__4___with_bypass_register_push(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  input wire [224:0] push_data,
  output wire push_ready,
  output wire pop_valid,
  output wire [224:0] pop_data
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  wire [224:0] buf__1_init[0:2];
  assign buf__1_init[0] = {1'h0, {{1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}}, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  assign buf__1_init[1] = {1'h0, {{1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}}, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  assign buf__1_init[2] = {1'h0, {{1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}, {1'h0, 23'h00_0000}}, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  reg [224:0] buf__1[0:2];
  wire [1:0] literal_3549;
  wire is_full_bool;
  wire not_3551;
  wire [1:0] literal_3541;
  wire can_do_push;
  wire and_3564;
  wire eq_3569;
  wire ne_3553;
  wire [2:0] zero_ext_3559;
  wire [2:0] zero_ext_3560;
  wire or_3565;
  wire and_3570;
  wire [2:0] zero_ext_3554;
  wire [2:0] zero_ext_3555;
  wire or_3567;
  wire [2:0] add_3561;
  wire [2:0] long_buf_size_lit;
  wire and_3571;
  wire not_3575;
  wire [2:0] add_3556;
  wire or_3566;
  wire popped;
  wire [1:0] sub_3582;
  wire [1:0] add_3584;
  wire [2:0] umod_3562;
  wire and_3576;
  wire [2:0] umod_3557;
  wire and_3572;
  wire not_3573;
  wire pushed;
  wire [1:0] sel_3583;
  wire [1:0] sel_3585;
  wire [224:0] array_index_3592;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_3586;
  wire [224:0] sel_3594;
  wire [224:0] array_update_3593[0:2];
  assign literal_3549 = 2'h2;
  assign is_full_bool = slots == literal_3549;
  assign not_3551 = ~is_full_bool;
  assign literal_3541 = 2'h1;
  assign can_do_push = not_3551 | pop_ready;
  assign and_3564 = pop_ready & push_valid;
  assign eq_3569 = head == tail;
  assign ne_3553 = head != tail;
  assign zero_ext_3559 = {1'h0, head};
  assign zero_ext_3560 = {1'h0, literal_3541};
  assign or_3565 = can_do_push | and_3564;
  assign and_3570 = eq_3569 & and_3564;
  assign zero_ext_3554 = {1'h0, tail};
  assign zero_ext_3555 = {1'h0, literal_3541};
  assign or_3567 = ne_3553 | push_valid;
  assign add_3561 = zero_ext_3559 + zero_ext_3560;
  assign long_buf_size_lit = 3'h3;
  assign and_3571 = or_3565 & push_valid;
  assign not_3575 = ~and_3570;
  assign add_3556 = zero_ext_3554 + zero_ext_3555;
  assign or_3566 = ne_3553 | and_3564;
  assign popped = pop_ready & or_3567;
  assign sub_3582 = slots - literal_3541;
  assign add_3584 = slots + literal_3541;
  assign umod_3562 = umod_3b(add_3561, long_buf_size_lit);
  assign and_3576 = and_3571 & not_3575;
  assign umod_3557 = umod_3b(add_3556, long_buf_size_lit);
  assign and_3572 = or_3566 & pop_ready;
  assign not_3573 = ~and_3570;
  assign pushed = not_3551 & push_valid;
  assign sel_3583 = popped ? sub_3582 : slots;
  assign sel_3585 = popped ? slots : add_3584;
  assign array_index_3592 = buf__1[tail];
  assign next_head_if_push = umod_3562[1:0];
  assign did_push_occur = and_3576 & not_3551;
  assign next_tail_if_pop = umod_3557[1:0];
  assign did_pop_occur = and_3572 & not_3573;
  assign sel_3586 = pushed ? sel_3585 : sel_3583;
  assign sel_3594 = eq_3569 ? push_data : array_index_3592;
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
      slots <= sel_3586;
      buf__1[0] <= did_push_occur ? array_update_3593[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_3593[1] : buf__1[1];
      buf__1[2] <= did_push_occur ? array_update_3593[2] : buf__1[2];
    end
  end
  assign push_ready = not_3551;
  assign pop_valid = or_3567;
  assign pop_data = sel_3594;
  for (genvar __i0 = 0; __i0 < 3; __i0 = __i0 + 1) begin : gen__array_update_3593_0
    assign array_update_3593[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire [1:0] literal_3606;
  wire is_full_bool;
  wire not_3608;
  wire [1:0] literal_3598;
  wire can_do_push;
  wire and_3621;
  wire eq_3626;
  wire ne_3610;
  wire [2:0] zero_ext_3616;
  wire [2:0] zero_ext_3617;
  wire or_3622;
  wire and_3627;
  wire [2:0] zero_ext_3611;
  wire [2:0] zero_ext_3612;
  wire or_3624;
  wire [2:0] add_3618;
  wire [2:0] long_buf_size_lit;
  wire and_3628;
  wire not_3632;
  wire [2:0] add_3613;
  wire or_3623;
  wire popped;
  wire [1:0] sub_3639;
  wire [1:0] add_3641;
  wire [2:0] umod_3619;
  wire and_3633;
  wire [2:0] umod_3614;
  wire and_3629;
  wire not_3630;
  wire pushed;
  wire [1:0] sel_3640;
  wire [1:0] sel_3642;
  wire [255:0] array_index_3649;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_3643;
  wire [255:0] sel_3651;
  wire [255:0] array_update_3650[0:2];
  assign literal_3606 = 2'h2;
  assign is_full_bool = slots == literal_3606;
  assign not_3608 = ~is_full_bool;
  assign literal_3598 = 2'h1;
  assign can_do_push = not_3608 | pop_ready;
  assign and_3621 = pop_ready & push_valid;
  assign eq_3626 = head == tail;
  assign ne_3610 = head != tail;
  assign zero_ext_3616 = {1'h0, head};
  assign zero_ext_3617 = {1'h0, literal_3598};
  assign or_3622 = can_do_push | and_3621;
  assign and_3627 = eq_3626 & and_3621;
  assign zero_ext_3611 = {1'h0, tail};
  assign zero_ext_3612 = {1'h0, literal_3598};
  assign or_3624 = ne_3610 | push_valid;
  assign add_3618 = zero_ext_3616 + zero_ext_3617;
  assign long_buf_size_lit = 3'h3;
  assign and_3628 = or_3622 & push_valid;
  assign not_3632 = ~and_3627;
  assign add_3613 = zero_ext_3611 + zero_ext_3612;
  assign or_3623 = ne_3610 | and_3621;
  assign popped = pop_ready & or_3624;
  assign sub_3639 = slots - literal_3598;
  assign add_3641 = slots + literal_3598;
  assign umod_3619 = umod_3b(add_3618, long_buf_size_lit);
  assign and_3633 = and_3628 & not_3632;
  assign umod_3614 = umod_3b(add_3613, long_buf_size_lit);
  assign and_3629 = or_3623 & pop_ready;
  assign not_3630 = ~and_3627;
  assign pushed = not_3608 & push_valid;
  assign sel_3640 = popped ? sub_3639 : slots;
  assign sel_3642 = popped ? slots : add_3641;
  assign array_index_3649 = buf__1[tail];
  assign next_head_if_push = umod_3619[1:0];
  assign did_push_occur = and_3633 & not_3608;
  assign next_tail_if_pop = umod_3614[1:0];
  assign did_pop_occur = and_3629 & not_3630;
  assign sel_3643 = pushed ? sel_3642 : sel_3640;
  assign sel_3651 = eq_3626 ? push_data : array_index_3649;
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
      slots <= sel_3643;
      buf__1[0] <= did_push_occur ? array_update_3650[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_3650[1] : buf__1[1];
      buf__1[2] <= did_push_occur ? array_update_3650[2] : buf__1[2];
    end
  end
  assign push_ready = not_3608;
  assign pop_valid = or_3624;
  assign pop_data = sel_3651;
  for (genvar __i0 = 0; __i0 < 3; __i0 = __i0 + 1) begin : gen__array_update_3650_0
    assign array_update_3650[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire [255:0] instantiation_output_2780;
  wire instantiation_output_2781;
  wire instantiation_output_2808;
  wire instantiation_output_2776;
  wire [224:0] instantiation_output_2787;
  wire instantiation_output_2788;
  wire instantiation_output_2795;
  wire [255:0] instantiation_output_2800;
  wire instantiation_output_2801;
  wire instantiation_output_2789;
  wire [224:0] instantiation_output_2793;
  wire instantiation_output_2794;
  wire instantiation_output_2802;
  wire [255:0] instantiation_output_2806;
  wire instantiation_output_2807;

  // ===== Instantiations
  __softmax__softmax_statistics_top__SoftmaxStatistics_0__Reciprocals_0__256_4_next __softmax__softmax_statistics_top__SoftmaxStatistics_0__Reciprocals_0__256_4_next_inst0 (
    .rst(rst),
    .statistics_tready(statistics_tready),
    .totals_tdata(instantiation_output_2806),
    .totals_tvalid(instantiation_output_2807),
    .statistics_tdata(instantiation_output_2780),
    .statistics_tvalid(instantiation_output_2781),
    .totals_tready(instantiation_output_2808),
    .clk(clk)
  );
  __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningMaximum_0__129_4_next __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningMaximum_0__129_4_next_inst1 (
    .rst(rst),
    .scores_tdata(scores_tdata),
    .scores_tvalid(scores_tvalid),
    .terms_tready(instantiation_output_2789),
    .scores_tready(instantiation_output_2776),
    .terms_tdata(instantiation_output_2787),
    .terms_tvalid(instantiation_output_2788),
    .clk(clk)
  );
  __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningSum_0__4_next __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningSum_0__4_next_inst2 (
    .rst(rst),
    .terms_tdata(instantiation_output_2793),
    .terms_tvalid(instantiation_output_2794),
    .totals_tready(instantiation_output_2802),
    .terms_tready(instantiation_output_2795),
    .totals_tdata(instantiation_output_2800),
    .totals_tvalid(instantiation_output_2801),
    .clk(clk)
  );
  softmax_statistics__1 softmax_statistics__1_inst3 (
    .rst(rst),
    .clk(clk)
  );
  fifo_for_depth_2_ty__bits_1____bits_1___bits_23___4___bits_32__4___with_bypass_register_push materialized_fifo_fifo_terms_ (
    .rst(rst),
    .push_data(instantiation_output_2787),
    .push_valid(instantiation_output_2788),
    .pop_ready(instantiation_output_2795),
    .push_ready(instantiation_output_2789),
    .pop_data(instantiation_output_2793),
    .pop_valid(instantiation_output_2794),
    .clk(clk)
  );
  fifo_for_depth_2_ty___bits_32___bits_32___4___with_bypass_register_push materialized_fifo_fifo_totals_ (
    .rst(rst),
    .push_data(instantiation_output_2800),
    .push_valid(instantiation_output_2801),
    .pop_ready(instantiation_output_2808),
    .push_ready(instantiation_output_2802),
    .pop_data(instantiation_output_2806),
    .pop_valid(instantiation_output_2807),
    .clk(clk)
  );
  assign scores_tready = instantiation_output_2776;
  assign statistics_tdata = instantiation_output_2780;
  assign statistics_tvalid = instantiation_output_2781;
endmodule
