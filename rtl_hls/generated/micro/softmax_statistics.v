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
  wire [7:0] literal_3287;
  wire idle;
  wire not_3290;
  wire [7:0] literal_3293;
  wire [1:0] literal_3304;
  wire [1:0] literal_3305;
  wire [1:0] literal_3306;
  wire [1:0] literal_3307;
  wire active_inputs_valid_0;
  wire done;
  wire statistics_valid_inv;
  wire [31:0] d_rest;
  wire [31:0] d_rest__1;
  wire [31:0] d_rest__2;
  wire [31:0] d_rest__3;
  wire __statistics_tvalid_buf;
  wire statistics_valid_load_en;
  wire [30:0] bit_slice_3317;
  wire literal_3318;
  wire [30:0] bit_slice_3320;
  wire [30:0] bit_slice_3321;
  wire [30:0] bit_slice_3322;
  wire statistics_load_en;
  wire not_3325;
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
  wire or_3339;
  wire [63:0] array_index_3340;
  wire [63:0] array_index_3341;
  wire [63:0] array_index_3342;
  wire [63:0] array_index_3343;
  wire fits;
  wire [31:0] sub_3345;
  wire fits__1;
  wire [31:0] sub_3347;
  wire fits__2;
  wire [31:0] sub_3349;
  wire fits__3;
  wire [31:0] sub_3351;
  wire [21:0] bit_slice_3352;
  wire [21:0] bit_slice_3354;
  wire [21:0] bit_slice_3355;
  wire [21:0] bit_slice_3356;
  wire stage_outputs_valid_0;
  wire [7:0] literal_3360;
  wire [31:0] maximum;
  wire [31:0] maximum__1;
  wire [31:0] maximum__2;
  wire [31:0] maximum__3;
  wire [31:0] sum;
  wire [31:0] sum__1;
  wire [31:0] sum__2;
  wire [31:0] sum__3;
  wire [31:0] sel_3369;
  wire [31:0] literal_3370;
  wire [31:0] sel_3371;
  wire [31:0] sel_3372;
  wire [31:0] sel_3373;
  wire [22:0] quotient;
  wire [22:0] sign_ext_3375;
  wire [22:0] quotient__1;
  wire [22:0] quotient__2;
  wire [22:0] quotient__3;
  wire and_3504;
  wire totals_valid_inv;
  wire [7:0] add_3386;
  wire [7:0] literal_3387;
  wire [31:0] array_3388[0:3];
  wire [31:0] sel_3389;
  wire [31:0] sel_3390;
  wire [31:0] sel_3391;
  wire [31:0] sel_3392;
  wire [31:0] sel_3393;
  wire [31:0] sel_3394;
  wire [31:0] sel_3395;
  wire [31:0] sel_3396;
  wire [22:0] and_3397;
  wire [22:0] and_3398;
  wire [22:0] and_3399;
  wire [22:0] and_3400;
  wire totals_valid_load_en;
  wire [31:0] array_index_3381;
  wire [31:0] array_index_3382;
  wire [31:0] array_index_3383;
  wire [31:0] array_index_3384;
  wire [8:0] literal_3385;
  wire [7:0] sel_3404;
  wire [31:0] sel_3407[0:3];
  wire [31:0] array_3409[0:3];
  wire [31:0] array_3411[0:3];
  wire [22:0] array_3413[0:3];
  wire totals_load_en;
  wire [255:0] __statistics_buf;
  assign literal_3287 = 8'h00;
  assign idle = ____state_0 == literal_3287;
  assign not_3290 = ~idle;
  assign literal_3293 = 8'h01;
  assign literal_3304 = 2'h0;
  assign literal_3305 = 2'h1;
  assign literal_3306 = 2'h2;
  assign literal_3307 = 2'h3;
  assign active_inputs_valid_0 = __totals_valid_reg | not_3290;
  assign done = ____state_0 == literal_3293;
  assign statistics_valid_inv = ~__statistics_valid_reg;
  assign d_rest = ____state_1_tuple_element_1[literal_3304];
  assign d_rest__1 = ____state_1_tuple_element_1[literal_3305];
  assign d_rest__2 = ____state_1_tuple_element_1[literal_3306];
  assign d_rest__3 = ____state_1_tuple_element_1[literal_3307];
  assign __statistics_tvalid_buf = active_inputs_valid_0 & done;
  assign statistics_valid_load_en = statistics_tready | statistics_valid_inv;
  assign bit_slice_3317 = d_rest[30:0];
  assign literal_3318 = 1'h0;
  assign bit_slice_3320 = d_rest__1[30:0];
  assign bit_slice_3321 = d_rest__2[30:0];
  assign bit_slice_3322 = d_rest__3[30:0];
  assign statistics_load_en = __statistics_tvalid_buf & statistics_valid_load_en;
  assign not_3325 = ~done;
  assign beat_totals[0] = __totals_reg[63:0];
  assign beat_totals[1] = __totals_reg[127:64];
  assign beat_totals[2] = __totals_reg[191:128];
  assign beat_totals[3] = __totals_reg[255:192];
  assign rest = {bit_slice_3317, literal_3318};
  assign d_divisor = ____state_1_tuple_element_0[literal_3304];
  assign rest__1 = {bit_slice_3320, literal_3318};
  assign d_divisor__1 = ____state_1_tuple_element_0[literal_3305];
  assign rest__2 = {bit_slice_3321, literal_3318};
  assign d_divisor__2 = ____state_1_tuple_element_0[literal_3306];
  assign rest__3 = {bit_slice_3322, literal_3318};
  assign d_divisor__3 = ____state_1_tuple_element_0[literal_3307];
  assign d_quotient = ____state_1_tuple_element_2[literal_3304];
  assign d_quotient__1 = ____state_1_tuple_element_2[literal_3305];
  assign d_quotient__2 = ____state_1_tuple_element_2[literal_3306];
  assign d_quotient__3 = ____state_1_tuple_element_2[literal_3307];
  assign or_3339 = statistics_load_en | not_3325;
  assign array_index_3340 = beat_totals[literal_3304];
  assign array_index_3341 = beat_totals[literal_3305];
  assign array_index_3342 = beat_totals[literal_3306];
  assign array_index_3343 = beat_totals[literal_3307];
  assign fits = rest >= d_divisor;
  assign sub_3345 = rest - d_divisor;
  assign fits__1 = rest__1 >= d_divisor__1;
  assign sub_3347 = rest__1 - d_divisor__1;
  assign fits__2 = rest__2 >= d_divisor__2;
  assign sub_3349 = rest__2 - d_divisor__2;
  assign fits__3 = rest__3 >= d_divisor__3;
  assign sub_3351 = rest__3 - d_divisor__3;
  assign bit_slice_3352 = d_quotient[21:0];
  assign bit_slice_3354 = d_quotient__1[21:0];
  assign bit_slice_3355 = d_quotient__2[21:0];
  assign bit_slice_3356 = d_quotient__3[21:0];
  assign stage_outputs_valid_0 = active_inputs_valid_0 & or_3339;
  assign literal_3360 = 8'hff;
  assign maximum = array_index_3340[31:0];
  assign maximum__1 = array_index_3341[31:0];
  assign maximum__2 = array_index_3342[31:0];
  assign maximum__3 = array_index_3343[31:0];
  assign sum = array_index_3340[63:32];
  assign sum__1 = array_index_3341[63:32];
  assign sum__2 = array_index_3342[63:32];
  assign sum__3 = array_index_3343[63:32];
  assign sel_3369 = fits ? sub_3345 : rest;
  assign literal_3370 = 32'h0020_0000;
  assign sel_3371 = fits__1 ? sub_3347 : rest__1;
  assign sel_3372 = fits__2 ? sub_3349 : rest__2;
  assign sel_3373 = fits__3 ? sub_3351 : rest__3;
  assign quotient = {bit_slice_3352, fits};
  assign sign_ext_3375 = {23{not_3290}};
  assign quotient__1 = {bit_slice_3354, fits__1};
  assign quotient__2 = {bit_slice_3355, fits__2};
  assign quotient__3 = {bit_slice_3356, fits__3};
  assign and_3504 = stage_outputs_valid_0 & idle;
  assign totals_valid_inv = ~__totals_valid_reg;
  assign add_3386 = ____state_0 + literal_3360;
  assign literal_3387 = 8'h17;
  assign array_3388[0] = maximum;
  assign array_3388[1] = maximum__1;
  assign array_3388[2] = maximum__2;
  assign array_3388[3] = maximum__3;
  assign sel_3389 = idle ? sum : d_divisor;
  assign sel_3390 = idle ? sum__1 : d_divisor__1;
  assign sel_3391 = idle ? sum__2 : d_divisor__2;
  assign sel_3392 = idle ? sum__3 : d_divisor__3;
  assign sel_3393 = idle ? literal_3370 : sel_3369;
  assign sel_3394 = idle ? literal_3370 : sel_3371;
  assign sel_3395 = idle ? literal_3370 : sel_3372;
  assign sel_3396 = idle ? literal_3370 : sel_3373;
  assign and_3397 = quotient & sign_ext_3375;
  assign and_3398 = quotient__1 & sign_ext_3375;
  assign and_3399 = quotient__2 & sign_ext_3375;
  assign and_3400 = quotient__3 & sign_ext_3375;
  assign totals_valid_load_en = and_3504 | totals_valid_inv;
  assign array_index_3381 = ____state_2[literal_3307];
  assign array_index_3382 = ____state_2[literal_3306];
  assign array_index_3383 = ____state_2[literal_3305];
  assign array_index_3384 = ____state_2[literal_3304];
  assign literal_3385 = 9'h000;
  assign sel_3404 = idle ? literal_3387 : add_3386;
  assign sel_3407[0] = idle == 1'h0 ? ____state_2[0] : array_3388[0];
  assign sel_3407[1] = idle == 1'h0 ? ____state_2[1] : array_3388[1];
  assign sel_3407[2] = idle == 1'h0 ? ____state_2[2] : array_3388[2];
  assign sel_3407[3] = idle == 1'h0 ? ____state_2[3] : array_3388[3];
  assign array_3409[0] = sel_3389;
  assign array_3409[1] = sel_3390;
  assign array_3409[2] = sel_3391;
  assign array_3409[3] = sel_3392;
  assign array_3411[0] = sel_3393;
  assign array_3411[1] = sel_3394;
  assign array_3411[2] = sel_3395;
  assign array_3411[3] = sel_3396;
  assign array_3413[0] = and_3397;
  assign array_3413[1] = and_3398;
  assign array_3413[2] = and_3399;
  assign array_3413[3] = and_3400;
  assign totals_load_en = totals_tvalid & totals_valid_load_en;
  assign __statistics_buf = {array_index_3381, literal_3385, bit_slice_3356, fits__3, array_index_3382, literal_3385, bit_slice_3355, fits__2, array_index_3383, literal_3385, bit_slice_3354, fits__1, array_index_3384, literal_3385, bit_slice_3352, fits};
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
      ____state_0 <= stage_outputs_valid_0 ? sel_3404 : ____state_0;
      ____state_2[0] <= stage_outputs_valid_0 ? sel_3407[0] : ____state_2[0];
      ____state_2[1] <= stage_outputs_valid_0 ? sel_3407[1] : ____state_2[1];
      ____state_2[2] <= stage_outputs_valid_0 ? sel_3407[2] : ____state_2[2];
      ____state_2[3] <= stage_outputs_valid_0 ? sel_3407[3] : ____state_2[3];
      ____state_1_tuple_element_0[0] <= stage_outputs_valid_0 ? array_3409[0] : ____state_1_tuple_element_0[0];
      ____state_1_tuple_element_0[1] <= stage_outputs_valid_0 ? array_3409[1] : ____state_1_tuple_element_0[1];
      ____state_1_tuple_element_0[2] <= stage_outputs_valid_0 ? array_3409[2] : ____state_1_tuple_element_0[2];
      ____state_1_tuple_element_0[3] <= stage_outputs_valid_0 ? array_3409[3] : ____state_1_tuple_element_0[3];
      ____state_1_tuple_element_1[0] <= stage_outputs_valid_0 ? array_3411[0] : ____state_1_tuple_element_1[0];
      ____state_1_tuple_element_1[1] <= stage_outputs_valid_0 ? array_3411[1] : ____state_1_tuple_element_1[1];
      ____state_1_tuple_element_1[2] <= stage_outputs_valid_0 ? array_3411[2] : ____state_1_tuple_element_1[2];
      ____state_1_tuple_element_1[3] <= stage_outputs_valid_0 ? array_3411[3] : ____state_1_tuple_element_1[3];
      ____state_1_tuple_element_2[0] <= stage_outputs_valid_0 ? array_3413[0] : ____state_1_tuple_element_2[0];
      ____state_1_tuple_element_2[1] <= stage_outputs_valid_0 ? array_3413[1] : ____state_1_tuple_element_2[1];
      ____state_1_tuple_element_2[2] <= stage_outputs_valid_0 ? array_3413[2] : ____state_1_tuple_element_2[2];
      ____state_1_tuple_element_2[3] <= stage_outputs_valid_0 ? array_3413[3] : ____state_1_tuple_element_2[3];
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
  wire [31:0] literal_2987[0:3];
  assign literal_2987[0] = 32'h8000_0000;
  assign literal_2987[1] = 32'h8000_0000;
  assign literal_2987[2] = 32'h8000_0000;
  assign literal_2987[3] = 32'h8000_0000;
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
  reg [5:0] p0_bit_slice_1715;
  reg [5:0] p0_bit_slice_1717;
  reg [5:0] p0_bit_slice_1718;
  reg [5:0] p0_bit_slice_1719;
  reg [5:0] p0_bit_slice_1720;
  reg [5:0] p0_bit_slice_1721;
  reg [5:0] p0_bit_slice_1722;
  reg [5:0] p0_bit_slice_1723;
  reg [11:0] p0_r;
  reg [11:0] p0_r__1;
  reg [11:0] p0_r__2;
  reg [11:0] p0_r__3;
  reg [25:0] p1_v;
  reg [25:0] p1_v__1;
  reg [25:0] p1_v__2;
  reg [25:0] p1_v__3;
  reg [13:0] p1_bit_slice_1759;
  reg [13:0] p1_bit_slice_1761;
  reg [13:0] p1_bit_slice_1763;
  reg [13:0] p1_bit_slice_1765;
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
  reg p0_nor_2150;
  reg p1_nor_2150;
  reg p0_nor_2151;
  reg p1_nor_2151;
  reg p0_nor_2152;
  reg p1_nor_2152;
  reg p0_nor_2153;
  reg p1_nor_2153;
  reg [31:0] ____state[0:3];
  reg [128:0] __scores_reg;
  reg __scores_valid_reg;
  reg [224:0] __terms_reg;
  reg __terms_valid_reg;
  reg p1_inputs_valid;
  reg p2_inputs_valid;
  wire [14:0] bit_slice_2797;
  wire [14:0] bit_slice_2799;
  wire [14:0] bit_slice_2801;
  wire [14:0] bit_slice_2803;
  wire terms_valid_inv;
  wire [28:0] umul_2807;
  wire [28:0] umul_2808;
  wire [28:0] umul_2809;
  wire [28:0] umul_2810;
  wire terms_valid_load_en;
  wire [11:0] literal_2814;
  wire [13:0] bit_slice_2815;
  wire [13:0] bit_slice_2816;
  wire [13:0] bit_slice_2817;
  wire [13:0] bit_slice_2818;
  wire [1:0] literal_2826;
  wire [1:0] literal_2828;
  wire [1:0] literal_2829;
  wire [1:0] literal_2830;
  wire terms_load_en;
  wire [25:0] concat_2821;
  wire [25:0] concat_2822;
  wire [25:0] concat_2823;
  wire [25:0] concat_2824;
  wire [31:0] array_index_2837;
  wire [31:0] bit_slice_2838;
  wire [31:0] array_index_2839;
  wire [31:0] bit_slice_2840;
  wire [31:0] array_index_2841;
  wire [31:0] bit_slice_2842;
  wire [31:0] array_index_2843;
  wire [31:0] bit_slice_2844;
  wire not_2847;
  wire stage_outputs_valid_2;
  wire [25:0] w;
  wire [25:0] w__1;
  wire [25:0] w__2;
  wire [25:0] w__3;
  wire rise;
  wire [31:0] sub_2862;
  wire [31:0] sub_2863;
  wire rise__1;
  wire [31:0] sub_2865;
  wire [31:0] sub_2866;
  wire rise__2;
  wire [31:0] sub_2868;
  wire [31:0] sub_2869;
  wire rise__3;
  wire [31:0] sub_2871;
  wire [31:0] sub_2872;
  wire stage_outputs_ready_1;
  wire [22:0] bit_slice_2849;
  wire [22:0] bit_slice_2852;
  wire [22:0] bit_slice_2855;
  wire [22:0] bit_slice_2858;
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
  wire not_2909;
  wire p1_stage_done__1;
  wire [22:0] shrl_2887;
  wire [22:0] sign_ext_2888;
  wire [22:0] shrl_2889;
  wire [22:0] sign_ext_2890;
  wire [22:0] shrl_2891;
  wire [22:0] sign_ext_2892;
  wire [22:0] shrl_2893;
  wire [22:0] sign_ext_2894;
  wire [31:0] magnitude;
  wire [31:0] magnitude__1;
  wire [31:0] magnitude__2;
  wire [31:0] magnitude__3;
  wire [42:0] umul_2923;
  wire [42:0] umul_2924;
  wire [42:0] umul_2925;
  wire [42:0] umul_2926;
  wire stage_outputs_ready_0;
  wire [22:0] and_2912;
  wire [22:0] and_2914;
  wire [22:0] and_2916;
  wire [22:0] and_2918;
  wire [25:0] u;
  wire [23:0] literal_2934;
  wire [25:0] u__1;
  wire [25:0] u__2;
  wire [25:0] u__3;
  wire [5:0] literal_2938;
  wire [19:0] bit_slice_2939;
  wire [19:0] bit_slice_2940;
  wire [19:0] bit_slice_2941;
  wire [19:0] bit_slice_2942;
  wire [13:0] literal_2944;
  wire [31:0] literal_2948;
  wire [5:0] bit_slice_2949;
  wire [5:0] bit_slice_2950;
  wire [5:0] bit_slice_2951;
  wire [5:0] bit_slice_2952;
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
  wire [49:0] umul_776_NarrowedMult_;
  wire [49:0] umul_776_NarrowedMult___1;
  wire [49:0] umul_776_NarrowedMult___2;
  wire [49:0] umul_776_NarrowedMult___3;
  wire [25:0] concat_2969;
  wire [25:0] concat_2970;
  wire [25:0] concat_2971;
  wire [25:0] concat_2972;
  wire [25:0] umul_2973;
  wire [25:0] umul_2974;
  wire [25:0] umul_2975;
  wire [25:0] umul_2976;
  wire sgt_2977;
  wire ne_2978;
  wire sgt_2979;
  wire ne_2980;
  wire sgt_2981;
  wire ne_2982;
  wire sgt_2983;
  wire ne_2984;
  wire last;
  wire [31:0] risen[0:3];
  wire scores_valid_load_en;
  wire [23:0] row[0:3];
  wire or_2996;
  wire or_2998;
  wire [5:0] bit_slice_3011;
  wire [5:0] bit_slice_3013;
  wire [5:0] bit_slice_3015;
  wire [5:0] bit_slice_3017;
  wire [5:0] bit_slice_3019;
  wire [5:0] bit_slice_3021;
  wire [5:0] bit_slice_3023;
  wire [5:0] bit_slice_3025;
  wire [11:0] r;
  wire [11:0] r__1;
  wire [11:0] r__2;
  wire [11:0] r__3;
  wire [25:0] v;
  wire [25:0] v__1;
  wire [25:0] v__2;
  wire [25:0] v__3;
  wire [13:0] bit_slice_3043;
  wire [13:0] bit_slice_3045;
  wire [13:0] bit_slice_3047;
  wire [13:0] bit_slice_3049;
  wire [4:0] n;
  wire [4:0] n__1;
  wire [4:0] n__2;
  wire [4:0] n__3;
  wire nor_3070;
  wire nor_3074;
  wire nor_3078;
  wire nor_3082;
  wire [31:0] sel_3086[0:3];
  wire scores_load_en;
  wire [224:0] __terms_buf;
  wire or_3092;
  wire or_3093;
  assign bit_slice_2797 = p1_v[25:11];
  assign bit_slice_2799 = p1_v__1[25:11];
  assign bit_slice_2801 = p1_v__2[25:11];
  assign bit_slice_2803 = p1_v__3[25:11];
  assign terms_valid_inv = ~__terms_valid_reg;
  assign umul_2807 = umul29b_15b_x_14b(bit_slice_2797, p1_bit_slice_1759);
  assign umul_2808 = umul29b_15b_x_14b(bit_slice_2799, p1_bit_slice_1761);
  assign umul_2809 = umul29b_15b_x_14b(bit_slice_2801, p1_bit_slice_1763);
  assign umul_2810 = umul29b_15b_x_14b(bit_slice_2803, p1_bit_slice_1765);
  assign terms_valid_load_en = terms_tready | terms_valid_inv;
  assign literal_2814 = 12'h000;
  assign bit_slice_2815 = umul_2807[28:15];
  assign bit_slice_2816 = umul_2808[28:15];
  assign bit_slice_2817 = umul_2809[28:15];
  assign bit_slice_2818 = umul_2810[28:15];
  assign literal_2826 = 2'h0;
  assign literal_2828 = 2'h1;
  assign literal_2829 = 2'h2;
  assign literal_2830 = 2'h3;
  assign terms_load_en = p2_inputs_valid & terms_valid_load_en;
  assign concat_2821 = {literal_2814, bit_slice_2815};
  assign concat_2822 = {literal_2814, bit_slice_2816};
  assign concat_2823 = {literal_2814, bit_slice_2817};
  assign concat_2824 = {literal_2814, bit_slice_2818};
  assign array_index_2837 = ____state[literal_2826];
  assign bit_slice_2838 = __scores_reg[31:0];
  assign array_index_2839 = ____state[literal_2828];
  assign bit_slice_2840 = __scores_reg[63:32];
  assign array_index_2841 = ____state[literal_2829];
  assign bit_slice_2842 = __scores_reg[95:64];
  assign array_index_2843 = ____state[literal_2830];
  assign bit_slice_2844 = __scores_reg[127:96];
  assign not_2847 = ~p2_inputs_valid;
  assign stage_outputs_valid_2 = p2_inputs_valid & terms_load_en;
  assign w = p1_v - concat_2821;
  assign w__1 = p1_v__1 - concat_2822;
  assign w__2 = p1_v__2 - concat_2823;
  assign w__3 = p1_v__3 - concat_2824;
  assign rise = $signed(array_index_2837) < $signed(bit_slice_2838);
  assign sub_2862 = bit_slice_2838 - array_index_2837;
  assign sub_2863 = array_index_2837 - bit_slice_2838;
  assign rise__1 = $signed(array_index_2839) < $signed(bit_slice_2840);
  assign sub_2865 = bit_slice_2840 - array_index_2839;
  assign sub_2866 = array_index_2839 - bit_slice_2840;
  assign rise__2 = $signed(array_index_2841) < $signed(bit_slice_2842);
  assign sub_2868 = bit_slice_2842 - array_index_2841;
  assign sub_2869 = array_index_2841 - bit_slice_2842;
  assign rise__3 = $signed(array_index_2843) < $signed(bit_slice_2844);
  assign sub_2871 = bit_slice_2844 - array_index_2843;
  assign sub_2872 = array_index_2843 - bit_slice_2844;
  assign stage_outputs_ready_1 = not_2847 | stage_outputs_valid_2;
  assign bit_slice_2849 = w[25:3];
  assign bit_slice_2852 = w__1[25:3];
  assign bit_slice_2855 = w__2[25:3];
  assign bit_slice_2858 = w__3[25:3];
  assign distance = rise ? sub_2863 : sub_2862;
  assign distance__1 = rise__1 ? sub_2866 : sub_2865;
  assign distance__2 = rise__2 ? sub_2869 : sub_2868;
  assign distance__3 = rise__3 ? sub_2872 : sub_2871;
  assign high = EXP_HIGH[p0_bit_slice_1715];
  assign low = EXP_LOW[p0_bit_slice_1717];
  assign high__1 = EXP_HIGH[p0_bit_slice_1718];
  assign low__1 = EXP_LOW[p0_bit_slice_1719];
  assign high__2 = EXP_HIGH[p0_bit_slice_1720];
  assign low__2 = EXP_LOW[p0_bit_slice_1721];
  assign high__3 = EXP_HIGH[p0_bit_slice_1722];
  assign low__3 = EXP_LOW[p0_bit_slice_1723];
  assign not_2909 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign shrl_2887 = p1_n >= 5'h17 ? 23'h00_0000 : bit_slice_2849 >> p1_n;
  assign sign_ext_2888 = {23{p1_nor_2150}};
  assign shrl_2889 = p1_n__1 >= 5'h17 ? 23'h00_0000 : bit_slice_2852 >> p1_n__1;
  assign sign_ext_2890 = {23{p1_nor_2151}};
  assign shrl_2891 = p1_n__2 >= 5'h17 ? 23'h00_0000 : bit_slice_2855 >> p1_n__2;
  assign sign_ext_2892 = {23{p1_nor_2152}};
  assign shrl_2893 = p1_n__3 >= 5'h17 ? 23'h00_0000 : bit_slice_2858 >> p1_n__3;
  assign sign_ext_2894 = {23{p1_nor_2153}};
  assign magnitude = -distance;
  assign magnitude__1 = -distance__1;
  assign magnitude__2 = -distance__2;
  assign magnitude__3 = -distance__3;
  assign umul_2923 = umul43b_26b_x_17b(high, low);
  assign umul_2924 = umul43b_26b_x_17b(high__1, low__1);
  assign umul_2925 = umul43b_26b_x_17b(high__2, low__2);
  assign umul_2926 = umul43b_26b_x_17b(high__3, low__3);
  assign stage_outputs_ready_0 = not_2909 | p1_stage_done__1;
  assign and_2912 = shrl_2887 & sign_ext_2888;
  assign and_2914 = shrl_2889 & sign_ext_2890;
  assign and_2916 = shrl_2891 & sign_ext_2892;
  assign and_2918 = shrl_2893 & sign_ext_2894;
  assign u = magnitude[25:0];
  assign literal_2934 = 24'hb8_aa3b;
  assign u__1 = magnitude__1[25:0];
  assign u__2 = magnitude__2[25:0];
  assign u__3 = magnitude__3[25:0];
  assign literal_2938 = 6'h00;
  assign bit_slice_2939 = umul_2923[42:23];
  assign bit_slice_2940 = umul_2924[42:23];
  assign bit_slice_2941 = umul_2925[42:23];
  assign bit_slice_2942 = umul_2926[42:23];
  assign literal_2944 = 14'h2c5d;
  assign literal_2948 = 32'h0000_0000;
  assign bit_slice_2949 = magnitude[31:26];
  assign bit_slice_2950 = magnitude__1[31:26];
  assign bit_slice_2951 = magnitude__2[31:26];
  assign bit_slice_2952 = magnitude__3[31:26];
  assign maximum = rise ? bit_slice_2838 : array_index_2837;
  assign maximum__1 = rise__1 ? bit_slice_2840 : array_index_2839;
  assign maximum__2 = rise__2 ? bit_slice_2842 : array_index_2841;
  assign maximum__3 = rise__3 ? bit_slice_2844 : array_index_2843;
  assign p0_stage_done__1 = __scores_valid_reg & stage_outputs_ready_0;
  assign scores_valid_inv = ~__scores_valid_reg;
  assign term = {p1_rise, and_2912};
  assign term__1 = {p1_rise__1, and_2914};
  assign term__2 = {p1_rise__2, and_2916};
  assign term__3 = {p1_rise__3, and_2918};
  assign umul_776_NarrowedMult_ = umul50b_26b_x_24b(u, literal_2934);
  assign umul_776_NarrowedMult___1 = umul50b_26b_x_24b(u__1, literal_2934);
  assign umul_776_NarrowedMult___2 = umul50b_26b_x_24b(u__2, literal_2934);
  assign umul_776_NarrowedMult___3 = umul50b_26b_x_24b(u__3, literal_2934);
  assign concat_2969 = {literal_2938, bit_slice_2939};
  assign concat_2970 = {literal_2938, bit_slice_2940};
  assign concat_2971 = {literal_2938, bit_slice_2941};
  assign concat_2972 = {literal_2938, bit_slice_2942};
  assign umul_2973 = umul26b_12b_x_14b(p0_r, literal_2944);
  assign umul_2974 = umul26b_12b_x_14b(p0_r__1, literal_2944);
  assign umul_2975 = umul26b_12b_x_14b(p0_r__2, literal_2944);
  assign umul_2976 = umul26b_12b_x_14b(p0_r__3, literal_2944);
  assign sgt_2977 = $signed(distance) > $signed(literal_2948);
  assign ne_2978 = bit_slice_2949 != literal_2938;
  assign sgt_2979 = $signed(distance__1) > $signed(literal_2948);
  assign ne_2980 = bit_slice_2950 != literal_2938;
  assign sgt_2981 = $signed(distance__2) > $signed(literal_2948);
  assign ne_2982 = bit_slice_2951 != literal_2938;
  assign sgt_2983 = $signed(distance__3) > $signed(literal_2948);
  assign ne_2984 = bit_slice_2952 != literal_2938;
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
  assign or_2996 = p0_stage_done__1 | rst;
  assign or_2998 = p1_stage_done__1 | rst;
  assign bit_slice_3011 = umul_776_NarrowedMult_[44:39];
  assign bit_slice_3013 = umul_776_NarrowedMult_[38:33];
  assign bit_slice_3015 = umul_776_NarrowedMult___1[44:39];
  assign bit_slice_3017 = umul_776_NarrowedMult___1[38:33];
  assign bit_slice_3019 = umul_776_NarrowedMult___2[44:39];
  assign bit_slice_3021 = umul_776_NarrowedMult___2[38:33];
  assign bit_slice_3023 = umul_776_NarrowedMult___3[44:39];
  assign bit_slice_3025 = umul_776_NarrowedMult___3[38:33];
  assign r = umul_776_NarrowedMult_[32:21];
  assign r__1 = umul_776_NarrowedMult___1[32:21];
  assign r__2 = umul_776_NarrowedMult___2[32:21];
  assign r__3 = umul_776_NarrowedMult___3[32:21];
  assign v = high - concat_2969;
  assign v__1 = high__1 - concat_2970;
  assign v__2 = high__2 - concat_2971;
  assign v__3 = high__3 - concat_2972;
  assign bit_slice_3043 = umul_2973[25:12];
  assign bit_slice_3045 = umul_2974[25:12];
  assign bit_slice_3047 = umul_2975[25:12];
  assign bit_slice_3049 = umul_2976[25:12];
  assign n = umul_776_NarrowedMult_[49:45];
  assign n__1 = umul_776_NarrowedMult___1[49:45];
  assign n__2 = umul_776_NarrowedMult___2[49:45];
  assign n__3 = umul_776_NarrowedMult___3[49:45];
  assign nor_3070 = ~(sgt_2977 | ne_2978);
  assign nor_3074 = ~(sgt_2979 | ne_2980);
  assign nor_3078 = ~(sgt_2981 | ne_2982);
  assign nor_3082 = ~(sgt_2983 | ne_2984);
  assign sel_3086[0] = last == 1'h0 ? risen[0] : literal_2987[0];
  assign sel_3086[1] = last == 1'h0 ? risen[1] : literal_2987[1];
  assign sel_3086[2] = last == 1'h0 ? risen[2] : literal_2987[2];
  assign sel_3086[3] = last == 1'h0 ? risen[3] : literal_2987[3];
  assign scores_load_en = scores_tvalid & scores_valid_load_en;
  assign __terms_buf = {p1_last, {row[3], row[2], row[1], row[0]}, {p1_risen[3], p1_risen[2], p1_risen[1], p1_risen[0]}};
  assign or_3092 = p0_stage_done__1 | p1_stage_done__1;
  assign or_3093 = p1_stage_done__1 | stage_outputs_valid_2;
  always @ (posedge clk) begin
    p0_last <= or_2996 ? last : p0_last;
    p1_last <= or_2998 ? p0_last : p1_last;
    p0_rise <= or_2996 ? rise : p0_rise;
    p1_rise <= or_2998 ? p0_rise : p1_rise;
    p0_rise__1 <= or_2996 ? rise__1 : p0_rise__1;
    p1_rise__1 <= or_2998 ? p0_rise__1 : p1_rise__1;
    p0_rise__2 <= or_2996 ? rise__2 : p0_rise__2;
    p1_rise__2 <= or_2998 ? p0_rise__2 : p1_rise__2;
    p0_rise__3 <= or_2996 ? rise__3 : p0_rise__3;
    p1_rise__3 <= or_2998 ? p0_rise__3 : p1_rise__3;
    p0_bit_slice_1715 <= or_2996 ? bit_slice_3011 : p0_bit_slice_1715;
    p0_bit_slice_1717 <= or_2996 ? bit_slice_3013 : p0_bit_slice_1717;
    p0_bit_slice_1718 <= or_2996 ? bit_slice_3015 : p0_bit_slice_1718;
    p0_bit_slice_1719 <= or_2996 ? bit_slice_3017 : p0_bit_slice_1719;
    p0_bit_slice_1720 <= or_2996 ? bit_slice_3019 : p0_bit_slice_1720;
    p0_bit_slice_1721 <= or_2996 ? bit_slice_3021 : p0_bit_slice_1721;
    p0_bit_slice_1722 <= or_2996 ? bit_slice_3023 : p0_bit_slice_1722;
    p0_bit_slice_1723 <= or_2996 ? bit_slice_3025 : p0_bit_slice_1723;
    p0_r <= or_2996 ? r : p0_r;
    p0_r__1 <= or_2996 ? r__1 : p0_r__1;
    p0_r__2 <= or_2996 ? r__2 : p0_r__2;
    p0_r__3 <= or_2996 ? r__3 : p0_r__3;
    p1_v <= or_2998 ? v : p1_v;
    p1_v__1 <= or_2998 ? v__1 : p1_v__1;
    p1_v__2 <= or_2998 ? v__2 : p1_v__2;
    p1_v__3 <= or_2998 ? v__3 : p1_v__3;
    p1_bit_slice_1759 <= or_2998 ? bit_slice_3043 : p1_bit_slice_1759;
    p1_bit_slice_1761 <= or_2998 ? bit_slice_3045 : p1_bit_slice_1761;
    p1_bit_slice_1763 <= or_2998 ? bit_slice_3047 : p1_bit_slice_1763;
    p1_bit_slice_1765 <= or_2998 ? bit_slice_3049 : p1_bit_slice_1765;
    p0_n <= or_2996 ? n : p0_n;
    p1_n <= or_2998 ? p0_n : p1_n;
    p0_n__1 <= or_2996 ? n__1 : p0_n__1;
    p1_n__1 <= or_2998 ? p0_n__1 : p1_n__1;
    p0_n__2 <= or_2996 ? n__2 : p0_n__2;
    p1_n__2 <= or_2998 ? p0_n__2 : p1_n__2;
    p0_n__3 <= or_2996 ? n__3 : p0_n__3;
    p1_n__3 <= or_2998 ? p0_n__3 : p1_n__3;
    p0_risen[0] <= or_2996 ? risen[0] : p0_risen[0];
    p0_risen[1] <= or_2996 ? risen[1] : p0_risen[1];
    p0_risen[2] <= or_2996 ? risen[2] : p0_risen[2];
    p0_risen[3] <= or_2996 ? risen[3] : p0_risen[3];
    p1_risen[0] <= or_2998 ? p0_risen[0] : p1_risen[0];
    p1_risen[1] <= or_2998 ? p0_risen[1] : p1_risen[1];
    p1_risen[2] <= or_2998 ? p0_risen[2] : p1_risen[2];
    p1_risen[3] <= or_2998 ? p0_risen[3] : p1_risen[3];
    p0_nor_2150 <= or_2996 ? nor_3070 : p0_nor_2150;
    p1_nor_2150 <= or_2998 ? p0_nor_2150 : p1_nor_2150;
    p0_nor_2151 <= or_2996 ? nor_3074 : p0_nor_2151;
    p1_nor_2151 <= or_2998 ? p0_nor_2151 : p1_nor_2151;
    p0_nor_2152 <= or_2996 ? nor_3078 : p0_nor_2152;
    p1_nor_2152 <= or_2998 ? p0_nor_2152 : p1_nor_2152;
    p0_nor_2153 <= or_2996 ? nor_3082 : p0_nor_2153;
    p1_nor_2153 <= or_2998 ? p0_nor_2153 : p1_nor_2153;
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
      ____state[0] <= p0_stage_done__1 ? sel_3086[0] : ____state[0];
      ____state[1] <= p0_stage_done__1 ? sel_3086[1] : ____state[1];
      ____state[2] <= p0_stage_done__1 ? sel_3086[2] : ____state[2];
      ____state[3] <= p0_stage_done__1 ? sel_3086[3] : ____state[3];
      __scores_reg <= scores_load_en ? scores_tdata : __scores_reg;
      __scores_valid_reg <= scores_valid_load_en ? scores_tvalid : __scores_valid_reg;
      __terms_reg <= terms_load_en ? __terms_buf : __terms_reg;
      __terms_valid_reg <= terms_valid_load_en ? p2_inputs_valid : __terms_valid_reg;
      p1_inputs_valid <= or_3092 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_3093 ? p1_stage_done__1 : p2_inputs_valid;
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
  wire [31:0] literal_3260[0:3];
  assign literal_3260[0] = 32'h0000_0000;
  assign literal_3260[1] = 32'h0000_0000;
  assign literal_3260[2] = 32'h0000_0000;
  assign literal_3260[3] = 32'h0000_0000;
  reg [31:0] ____state[0:3];
  reg [224:0] __terms_reg;
  reg __terms_valid_reg;
  reg [255:0] __totals_reg;
  reg __totals_valid_reg;
  wire [23:0] beat_terms[0:3];
  wire [1:0] literal_3170;
  wire [1:0] literal_3171;
  wire [1:0] literal_3172;
  wire [1:0] literal_3173;
  wire [23:0] array_index_3174;
  wire [23:0] array_index_3175;
  wire [23:0] array_index_3176;
  wire [23:0] array_index_3177;
  wire literal_3181;
  wire [22:0] term_e;
  wire [22:0] term_e__1;
  wire [22:0] term_e__2;
  wire [22:0] term_e__3;
  wire [31:0] array_index_3190;
  wire [23:0] concat_3191;
  wire [31:0] array_index_3192;
  wire [23:0] concat_3193;
  wire [31:0] array_index_3194;
  wire [23:0] concat_3195;
  wire [31:0] array_index_3196;
  wire [23:0] concat_3197;
  wire [53:0] smul_3201;
  wire [53:0] smul_3202;
  wire [53:0] smul_3203;
  wire [53:0] smul_3204;
  wire beat_last__1;
  wire totals_valid_inv;
  wire [8:0] literal_3207;
  wire [9:0] bit_slice_3208;
  wire [9:0] literal_3209;
  wire [9:0] bit_slice_3210;
  wire [9:0] bit_slice_3211;
  wire [9:0] bit_slice_3212;
  wire __totals_tvalid_buf;
  wire totals_valid_load_en;
  wire [31:0] concat_3214;
  wire [9:0] add_3215;
  wire [21:0] bit_slice_3216;
  wire [31:0] concat_3217;
  wire [9:0] add_3218;
  wire [21:0] bit_slice_3219;
  wire [31:0] concat_3220;
  wire [9:0] add_3221;
  wire [21:0] bit_slice_3222;
  wire [31:0] concat_3223;
  wire [9:0] add_3224;
  wire [21:0] bit_slice_3225;
  wire totals_load_en;
  wire not_3227;
  wire term_rise;
  wire [31:0] add_3229;
  wire [31:0] rescaled;
  wire [31:0] beat_maxima[0:3];
  wire term_rise__1;
  wire [31:0] add_3233;
  wire [31:0] rescaled__1;
  wire term_rise__2;
  wire [31:0] add_3236;
  wire [31:0] rescaled__2;
  wire term_rise__3;
  wire [31:0] add_3239;
  wire [31:0] rescaled__3;
  wire or_3241;
  wire [31:0] sel_3242;
  wire [31:0] array_index_3243;
  wire [31:0] sel_3244;
  wire [31:0] array_index_3245;
  wire [31:0] sel_3246;
  wire [31:0] array_index_3247;
  wire [31:0] sel_3248;
  wire [31:0] array_index_3249;
  wire stage_outputs_valid_0;
  wire terms_valid_inv;
  wire [63:0] tuple_3252;
  wire [63:0] tuple_3253;
  wire [63:0] tuple_3254;
  wire [63:0] tuple_3255;
  wire [31:0] grown[0:3];
  wire terms_valid_load_en;
  wire [63:0] array_3258[0:3];
  wire [31:0] sel_3264[0:3];
  wire terms_load_en;
  wire [255:0] __totals_buf;
  assign beat_terms[0] = __terms_reg[151:128];
  assign beat_terms[1] = __terms_reg[175:152];
  assign beat_terms[2] = __terms_reg[199:176];
  assign beat_terms[3] = __terms_reg[223:200];
  assign literal_3170 = 2'h0;
  assign literal_3171 = 2'h1;
  assign literal_3172 = 2'h2;
  assign literal_3173 = 2'h3;
  assign array_index_3174 = beat_terms[literal_3170];
  assign array_index_3175 = beat_terms[literal_3171];
  assign array_index_3176 = beat_terms[literal_3172];
  assign array_index_3177 = beat_terms[literal_3173];
  assign literal_3181 = 1'h0;
  assign term_e = array_index_3174[22:0];
  assign term_e__1 = array_index_3175[22:0];
  assign term_e__2 = array_index_3176[22:0];
  assign term_e__3 = array_index_3177[22:0];
  assign array_index_3190 = ____state[literal_3170];
  assign concat_3191 = {literal_3181, term_e};
  assign array_index_3192 = ____state[literal_3171];
  assign concat_3193 = {literal_3181, term_e__1};
  assign array_index_3194 = ____state[literal_3172];
  assign concat_3195 = {literal_3181, term_e__2};
  assign array_index_3196 = ____state[literal_3173];
  assign concat_3197 = {literal_3181, term_e__3};
  assign smul_3201 = smul54b_32b_x_24b(array_index_3190, concat_3191);
  assign smul_3202 = smul54b_32b_x_24b(array_index_3192, concat_3193);
  assign smul_3203 = smul54b_32b_x_24b(array_index_3194, concat_3195);
  assign smul_3204 = smul54b_32b_x_24b(array_index_3196, concat_3197);
  assign beat_last__1 = __terms_reg[224:224];
  assign totals_valid_inv = ~__totals_valid_reg;
  assign literal_3207 = 9'h000;
  assign bit_slice_3208 = smul_3201[53:44];
  assign literal_3209 = 10'h001;
  assign bit_slice_3210 = smul_3202[53:44];
  assign bit_slice_3211 = smul_3203[53:44];
  assign bit_slice_3212 = smul_3204[53:44];
  assign __totals_tvalid_buf = __terms_valid_reg & beat_last__1;
  assign totals_valid_load_en = totals_tready | totals_valid_inv;
  assign concat_3214 = {literal_3207, term_e};
  assign add_3215 = bit_slice_3208 + literal_3209;
  assign bit_slice_3216 = smul_3201[43:22];
  assign concat_3217 = {literal_3207, term_e__1};
  assign add_3218 = bit_slice_3210 + literal_3209;
  assign bit_slice_3219 = smul_3202[43:22];
  assign concat_3220 = {literal_3207, term_e__2};
  assign add_3221 = bit_slice_3211 + literal_3209;
  assign bit_slice_3222 = smul_3203[43:22];
  assign concat_3223 = {literal_3207, term_e__3};
  assign add_3224 = bit_slice_3212 + literal_3209;
  assign bit_slice_3225 = smul_3204[43:22];
  assign totals_load_en = __totals_tvalid_buf & totals_valid_load_en;
  assign not_3227 = ~beat_last__1;
  assign term_rise = array_index_3174[23:23];
  assign add_3229 = array_index_3190 + concat_3214;
  assign rescaled = {add_3215, bit_slice_3216};
  assign beat_maxima[0] = __terms_reg[31:0];
  assign beat_maxima[1] = __terms_reg[63:32];
  assign beat_maxima[2] = __terms_reg[95:64];
  assign beat_maxima[3] = __terms_reg[127:96];
  assign term_rise__1 = array_index_3175[23:23];
  assign add_3233 = array_index_3192 + concat_3217;
  assign rescaled__1 = {add_3218, bit_slice_3219};
  assign term_rise__2 = array_index_3176[23:23];
  assign add_3236 = array_index_3194 + concat_3220;
  assign rescaled__2 = {add_3221, bit_slice_3222};
  assign term_rise__3 = array_index_3177[23:23];
  assign add_3239 = array_index_3196 + concat_3223;
  assign rescaled__3 = {add_3224, bit_slice_3225};
  assign or_3241 = totals_load_en | not_3227;
  assign sel_3242 = term_rise ? rescaled : add_3229;
  assign array_index_3243 = beat_maxima[literal_3170];
  assign sel_3244 = term_rise__1 ? rescaled__1 : add_3233;
  assign array_index_3245 = beat_maxima[literal_3171];
  assign sel_3246 = term_rise__2 ? rescaled__2 : add_3236;
  assign array_index_3247 = beat_maxima[literal_3172];
  assign sel_3248 = term_rise__3 ? rescaled__3 : add_3239;
  assign array_index_3249 = beat_maxima[literal_3173];
  assign stage_outputs_valid_0 = __terms_valid_reg & or_3241;
  assign terms_valid_inv = ~__terms_valid_reg;
  assign tuple_3252 = {sel_3242, array_index_3243};
  assign tuple_3253 = {sel_3244, array_index_3245};
  assign tuple_3254 = {sel_3246, array_index_3247};
  assign tuple_3255 = {sel_3248, array_index_3249};
  assign grown[0] = sel_3242;
  assign grown[1] = sel_3244;
  assign grown[2] = sel_3246;
  assign grown[3] = sel_3248;
  assign terms_valid_load_en = stage_outputs_valid_0 | terms_valid_inv;
  assign array_3258[0] = tuple_3252;
  assign array_3258[1] = tuple_3253;
  assign array_3258[2] = tuple_3254;
  assign array_3258[3] = tuple_3255;
  assign sel_3264[0] = beat_last__1 == 1'h0 ? grown[0] : literal_3260[0];
  assign sel_3264[1] = beat_last__1 == 1'h0 ? grown[1] : literal_3260[1];
  assign sel_3264[2] = beat_last__1 == 1'h0 ? grown[2] : literal_3260[2];
  assign sel_3264[3] = beat_last__1 == 1'h0 ? grown[3] : literal_3260[3];
  assign terms_load_en = terms_tvalid & terms_valid_load_en;
  assign __totals_buf = {{array_3258[3], array_3258[2], array_3258[1], array_3258[0]}};
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
      ____state[0] <= stage_outputs_valid_0 ? sel_3264[0] : ____state[0];
      ____state[1] <= stage_outputs_valid_0 ? sel_3264[1] : ____state[1];
      ____state[2] <= stage_outputs_valid_0 ? sel_3264[2] : ____state[2];
      ____state[3] <= stage_outputs_valid_0 ? sel_3264[3] : ____state[3];
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
  wire [1:0] literal_3519;
  wire is_full_bool;
  wire not_3521;
  wire [1:0] literal_3511;
  wire can_do_push;
  wire and_3534;
  wire eq_3539;
  wire ne_3523;
  wire [2:0] zero_ext_3529;
  wire [2:0] zero_ext_3530;
  wire or_3535;
  wire and_3540;
  wire [2:0] zero_ext_3524;
  wire [2:0] zero_ext_3525;
  wire or_3537;
  wire [2:0] add_3531;
  wire [2:0] long_buf_size_lit;
  wire and_3541;
  wire not_3545;
  wire [2:0] add_3526;
  wire or_3536;
  wire popped;
  wire [1:0] sub_3552;
  wire [1:0] add_3554;
  wire [2:0] umod_3532;
  wire and_3546;
  wire [2:0] umod_3527;
  wire and_3542;
  wire not_3543;
  wire pushed;
  wire [1:0] sel_3553;
  wire [1:0] sel_3555;
  wire [224:0] array_index_3562;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_3556;
  wire [224:0] sel_3564;
  wire [224:0] array_update_3563[0:2];
  assign literal_3519 = 2'h2;
  assign is_full_bool = slots == literal_3519;
  assign not_3521 = ~is_full_bool;
  assign literal_3511 = 2'h1;
  assign can_do_push = not_3521 | pop_ready;
  assign and_3534 = pop_ready & push_valid;
  assign eq_3539 = head == tail;
  assign ne_3523 = head != tail;
  assign zero_ext_3529 = {1'h0, head};
  assign zero_ext_3530 = {1'h0, literal_3511};
  assign or_3535 = can_do_push | and_3534;
  assign and_3540 = eq_3539 & and_3534;
  assign zero_ext_3524 = {1'h0, tail};
  assign zero_ext_3525 = {1'h0, literal_3511};
  assign or_3537 = ne_3523 | push_valid;
  assign add_3531 = zero_ext_3529 + zero_ext_3530;
  assign long_buf_size_lit = 3'h3;
  assign and_3541 = or_3535 & push_valid;
  assign not_3545 = ~and_3540;
  assign add_3526 = zero_ext_3524 + zero_ext_3525;
  assign or_3536 = ne_3523 | and_3534;
  assign popped = pop_ready & or_3537;
  assign sub_3552 = slots - literal_3511;
  assign add_3554 = slots + literal_3511;
  assign umod_3532 = umod_3b(add_3531, long_buf_size_lit);
  assign and_3546 = and_3541 & not_3545;
  assign umod_3527 = umod_3b(add_3526, long_buf_size_lit);
  assign and_3542 = or_3536 & pop_ready;
  assign not_3543 = ~and_3540;
  assign pushed = not_3521 & push_valid;
  assign sel_3553 = popped ? sub_3552 : slots;
  assign sel_3555 = popped ? slots : add_3554;
  assign array_index_3562 = buf__1[tail];
  assign next_head_if_push = umod_3532[1:0];
  assign did_push_occur = and_3546 & not_3521;
  assign next_tail_if_pop = umod_3527[1:0];
  assign did_pop_occur = and_3542 & not_3543;
  assign sel_3556 = pushed ? sel_3555 : sel_3553;
  assign sel_3564 = eq_3539 ? push_data : array_index_3562;
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
      slots <= sel_3556;
      buf__1[0] <= did_push_occur ? array_update_3563[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_3563[1] : buf__1[1];
      buf__1[2] <= did_push_occur ? array_update_3563[2] : buf__1[2];
    end
  end
  assign push_ready = not_3521;
  assign pop_valid = or_3537;
  assign pop_data = sel_3564;
  for (genvar __i0 = 0; __i0 < 3; __i0 = __i0 + 1) begin : gen__array_update_3563_0
    assign array_update_3563[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire [1:0] literal_3576;
  wire is_full_bool;
  wire not_3578;
  wire [1:0] literal_3568;
  wire can_do_push;
  wire and_3591;
  wire eq_3596;
  wire ne_3580;
  wire [2:0] zero_ext_3586;
  wire [2:0] zero_ext_3587;
  wire or_3592;
  wire and_3597;
  wire [2:0] zero_ext_3581;
  wire [2:0] zero_ext_3582;
  wire or_3594;
  wire [2:0] add_3588;
  wire [2:0] long_buf_size_lit;
  wire and_3598;
  wire not_3602;
  wire [2:0] add_3583;
  wire or_3593;
  wire popped;
  wire [1:0] sub_3609;
  wire [1:0] add_3611;
  wire [2:0] umod_3589;
  wire and_3603;
  wire [2:0] umod_3584;
  wire and_3599;
  wire not_3600;
  wire pushed;
  wire [1:0] sel_3610;
  wire [1:0] sel_3612;
  wire [255:0] array_index_3619;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_3613;
  wire [255:0] sel_3621;
  wire [255:0] array_update_3620[0:2];
  assign literal_3576 = 2'h2;
  assign is_full_bool = slots == literal_3576;
  assign not_3578 = ~is_full_bool;
  assign literal_3568 = 2'h1;
  assign can_do_push = not_3578 | pop_ready;
  assign and_3591 = pop_ready & push_valid;
  assign eq_3596 = head == tail;
  assign ne_3580 = head != tail;
  assign zero_ext_3586 = {1'h0, head};
  assign zero_ext_3587 = {1'h0, literal_3568};
  assign or_3592 = can_do_push | and_3591;
  assign and_3597 = eq_3596 & and_3591;
  assign zero_ext_3581 = {1'h0, tail};
  assign zero_ext_3582 = {1'h0, literal_3568};
  assign or_3594 = ne_3580 | push_valid;
  assign add_3588 = zero_ext_3586 + zero_ext_3587;
  assign long_buf_size_lit = 3'h3;
  assign and_3598 = or_3592 & push_valid;
  assign not_3602 = ~and_3597;
  assign add_3583 = zero_ext_3581 + zero_ext_3582;
  assign or_3593 = ne_3580 | and_3591;
  assign popped = pop_ready & or_3594;
  assign sub_3609 = slots - literal_3568;
  assign add_3611 = slots + literal_3568;
  assign umod_3589 = umod_3b(add_3588, long_buf_size_lit);
  assign and_3603 = and_3598 & not_3602;
  assign umod_3584 = umod_3b(add_3583, long_buf_size_lit);
  assign and_3599 = or_3593 & pop_ready;
  assign not_3600 = ~and_3597;
  assign pushed = not_3578 & push_valid;
  assign sel_3610 = popped ? sub_3609 : slots;
  assign sel_3612 = popped ? slots : add_3611;
  assign array_index_3619 = buf__1[tail];
  assign next_head_if_push = umod_3589[1:0];
  assign did_push_occur = and_3603 & not_3578;
  assign next_tail_if_pop = umod_3584[1:0];
  assign did_pop_occur = and_3599 & not_3600;
  assign sel_3613 = pushed ? sel_3612 : sel_3610;
  assign sel_3621 = eq_3596 ? push_data : array_index_3619;
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
      slots <= sel_3613;
      buf__1[0] <= did_push_occur ? array_update_3620[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_3620[1] : buf__1[1];
      buf__1[2] <= did_push_occur ? array_update_3620[2] : buf__1[2];
    end
  end
  assign push_ready = not_3578;
  assign pop_valid = or_3594;
  assign pop_data = sel_3621;
  for (genvar __i0 = 0; __i0 < 3; __i0 = __i0 + 1) begin : gen__array_update_3620_0
    assign array_update_3620[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire [255:0] instantiation_output_2750;
  wire instantiation_output_2751;
  wire instantiation_output_2778;
  wire instantiation_output_2746;
  wire [224:0] instantiation_output_2757;
  wire instantiation_output_2758;
  wire instantiation_output_2765;
  wire [255:0] instantiation_output_2770;
  wire instantiation_output_2771;
  wire instantiation_output_2759;
  wire [224:0] instantiation_output_2763;
  wire instantiation_output_2764;
  wire instantiation_output_2772;
  wire [255:0] instantiation_output_2776;
  wire instantiation_output_2777;

  // ===== Instantiations
  __softmax__softmax_statistics_top__SoftmaxStatistics_0__Reciprocals_0__256_4_next __softmax__softmax_statistics_top__SoftmaxStatistics_0__Reciprocals_0__256_4_next_inst0 (
    .rst(rst),
    .statistics_tready(statistics_tready),
    .totals_tdata(instantiation_output_2776),
    .totals_tvalid(instantiation_output_2777),
    .statistics_tdata(instantiation_output_2750),
    .statistics_tvalid(instantiation_output_2751),
    .totals_tready(instantiation_output_2778),
    .clk(clk)
  );
  __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningMaximum_0__129_4_next __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningMaximum_0__129_4_next_inst1 (
    .rst(rst),
    .scores_tdata(scores_tdata),
    .scores_tvalid(scores_tvalid),
    .terms_tready(instantiation_output_2759),
    .scores_tready(instantiation_output_2746),
    .terms_tdata(instantiation_output_2757),
    .terms_tvalid(instantiation_output_2758),
    .clk(clk)
  );
  __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningSum_0__4_next __softmax__softmax_statistics_top__SoftmaxStatistics_0__RunningSum_0__4_next_inst2 (
    .rst(rst),
    .terms_tdata(instantiation_output_2763),
    .terms_tvalid(instantiation_output_2764),
    .totals_tready(instantiation_output_2772),
    .terms_tready(instantiation_output_2765),
    .totals_tdata(instantiation_output_2770),
    .totals_tvalid(instantiation_output_2771),
    .clk(clk)
  );
  softmax_statistics__1 softmax_statistics__1_inst3 (
    .rst(rst),
    .clk(clk)
  );
  fifo_for_depth_2_ty__bits_1____bits_1___bits_23___4___bits_32__4___with_bypass_register_push materialized_fifo_fifo_terms_ (
    .rst(rst),
    .push_data(instantiation_output_2757),
    .push_valid(instantiation_output_2758),
    .pop_ready(instantiation_output_2765),
    .push_ready(instantiation_output_2759),
    .pop_data(instantiation_output_2763),
    .pop_valid(instantiation_output_2764),
    .clk(clk)
  );
  fifo_for_depth_2_ty___bits_32___bits_32___4___with_bypass_register_push materialized_fifo_fifo_totals_ (
    .rst(rst),
    .push_data(instantiation_output_2770),
    .push_valid(instantiation_output_2771),
    .pop_ready(instantiation_output_2778),
    .push_ready(instantiation_output_2772),
    .pop_data(instantiation_output_2776),
    .pop_valid(instantiation_output_2777),
    .clk(clk)
  );
  assign scores_tready = instantiation_output_2746;
  assign statistics_tdata = instantiation_output_2750;
  assign statistics_tvalid = instantiation_output_2751;
endmodule
