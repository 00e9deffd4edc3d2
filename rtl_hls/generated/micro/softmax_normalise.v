module __softmax__softmax_normalise_top__SoftmaxNormalise_0__129_4_128_256_next(
  input wire clk,
  input wire rst,
  input wire probabilities_tready,
  input wire [128:0] scores_tdata,
  input wire scores_tvalid,
  input wire [255:0] statistics_tdata,
  input wire statistics_tvalid,
  output wire [127:0] probabilities_tdata,
  output wire probabilities_tvalid,
  output wire scores_tready,
  output wire statistics_tready
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
  // lint_off SIGNED_TYPE
  // lint_off MULTIPLY
  function automatic [53:0] smul54b_24b_x_32b (input reg [23:0] lhs, input reg [31:0] rhs);
    reg signed [23:0] signed_lhs;
    reg signed [31:0] signed_rhs;
    reg signed [53:0] signed_result;
    begin
      signed_lhs = $signed(lhs);
      signed_rhs = $signed(rhs);
      signed_result = signed_lhs * signed_rhs;
      smul54b_24b_x_32b = $unsigned(signed_result);
    end
  endfunction
  // lint_on MULTIPLY
  // lint_on SIGNED_TYPE
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
  reg [5:0] p0_bit_slice_1738;
  reg [5:0] p0_bit_slice_1740;
  reg [5:0] p0_bit_slice_1741;
  reg [5:0] p0_bit_slice_1742;
  reg [5:0] p0_bit_slice_1743;
  reg [5:0] p0_bit_slice_1744;
  reg [5:0] p0_bit_slice_1745;
  reg [5:0] p0_bit_slice_1746;
  reg [11:0] p0_r__3;
  reg [11:0] p0_r__2;
  reg [11:0] p0_r__1;
  reg [11:0] p0_r;
  reg [25:0] p1_v__3;
  reg [25:0] p1_v__2;
  reg [25:0] p1_v__1;
  reg [25:0] p1_v;
  reg [13:0] p1_bit_slice_1782;
  reg [13:0] p1_bit_slice_1784;
  reg [13:0] p1_bit_slice_1786;
  reg [13:0] p1_bit_slice_1788;
  reg [5:0] p0_n__3;
  reg [5:0] p1_n__3;
  reg [5:0] p0_n__2;
  reg [5:0] p1_n__2;
  reg [5:0] p0_n__1;
  reg [5:0] p1_n__1;
  reg [5:0] p0_n;
  reg [5:0] p1_n;
  reg [31:0] p0_reciprocal__3;
  reg [31:0] p1_reciprocal__3;
  reg [31:0] p2_reciprocal__3;
  reg [31:0] p0_reciprocal__2;
  reg [31:0] p1_reciprocal__2;
  reg [31:0] p2_reciprocal__2;
  reg [31:0] p0_reciprocal__1;
  reg [31:0] p1_reciprocal__1;
  reg [31:0] p2_reciprocal__1;
  reg [31:0] p0_reciprocal;
  reg [31:0] p1_reciprocal;
  reg [31:0] p2_reciprocal;
  reg [23:0] p2_and_1893;
  reg [23:0] p2_and_1896;
  reg [23:0] p2_and_1899;
  reg [23:0] p2_and_1902;
  reg p0_nor_1903;
  reg p1_nor_1903;
  reg p0_nor_1904;
  reg p1_nor_1904;
  reg p0_nor_1905;
  reg p1_nor_1905;
  reg p0_nor_1906;
  reg p1_nor_1906;
  reg ____state_0;
  reg [255:0] ____state_1;
  reg [127:0] __probabilities_reg;
  reg __probabilities_valid_reg;
  reg [128:0] __scores_reg;
  reg __scores_valid_reg;
  reg [255:0] __statistics_reg;
  reg __statistics_valid_reg;
  reg p1_inputs_valid;
  reg p2_inputs_valid;
  reg p3_inputs_valid;
  wire probabilities_valid_inv;
  wire probabilities_valid_load_en;
  wire probabilities_load_en;
  wire [255:0] literal_2348;
  wire [14:0] bit_slice_2361;
  wire [14:0] bit_slice_2363;
  wire [14:0] bit_slice_2365;
  wire [14:0] bit_slice_2367;
  wire not_2371;
  wire stage_outputs_valid_3;
  wire [255:0] sel_2352;
  wire [28:0] umul_2376;
  wire [28:0] umul_2377;
  wire [28:0] umul_2378;
  wire [28:0] umul_2379;
  wire stage_outputs_ready_2;
  wire [255:0] fresh;
  wire [11:0] literal_2384;
  wire [13:0] bit_slice_2385;
  wire [13:0] bit_slice_2386;
  wire [13:0] bit_slice_2387;
  wire [13:0] bit_slice_2388;
  wire not_2393;
  wire p2_stage_done__1;
  wire [31:0] bit_slice_2395;
  wire [31:0] maximum__3;
  wire [31:0] bit_slice_2397;
  wire [31:0] maximum__2;
  wire [31:0] bit_slice_2399;
  wire [31:0] maximum__1;
  wire [31:0] bit_slice_2401;
  wire [31:0] maximum;
  wire [25:0] concat_2413;
  wire [25:0] concat_2414;
  wire [25:0] concat_2415;
  wire [25:0] concat_2416;
  wire not_2390;
  wire stage_outputs_ready_1;
  wire [31:0] sub_2422;
  wire [31:0] sub_2423;
  wire [31:0] sub_2424;
  wire [31:0] sub_2425;
  wire [25:0] high__3;
  wire [16:0] low__3;
  wire [25:0] high__2;
  wire [16:0] low__2;
  wire [25:0] high__1;
  wire [16:0] low__1;
  wire [25:0] high;
  wire [16:0] low;
  wire [25:0] w__3;
  wire [25:0] w__2;
  wire [25:0] w__1;
  wire [25:0] w;
  wire or_2419;
  wire not_2440;
  wire p1_stage_done__1;
  wire [31:0] magnitude__3;
  wire [31:0] magnitude__2;
  wire [31:0] magnitude__1;
  wire [31:0] magnitude;
  wire [42:0] umul_2454;
  wire [42:0] umul_2455;
  wire [42:0] umul_2456;
  wire [42:0] umul_2457;
  wire [22:0] bit_slice_2458;
  wire [22:0] bit_slice_2460;
  wire [22:0] bit_slice_2462;
  wire [22:0] bit_slice_2464;
  wire active_inputs_valid_0;
  wire stage_outputs_ready_0;
  wire [26:0] u__3;
  wire [23:0] literal_2473;
  wire [26:0] u__2;
  wire [26:0] u__1;
  wire [26:0] u;
  wire [5:0] literal_2477;
  wire [19:0] bit_slice_2478;
  wire [19:0] bit_slice_2479;
  wire [19:0] bit_slice_2480;
  wire [19:0] bit_slice_2481;
  wire [13:0] literal_2483;
  wire literal_2487;
  wire [22:0] shrl_2488;
  wire [22:0] shrl_2490;
  wire [22:0] shrl_2492;
  wire [22:0] shrl_2494;
  wire [31:0] literal_2496;
  wire [4:0] bit_slice_2497;
  wire [4:0] literal_2498;
  wire [4:0] bit_slice_2499;
  wire [4:0] bit_slice_2500;
  wire [4:0] bit_slice_2501;
  wire p0_stage_done__1;
  wire scores_valid_inv;
  wire and_2504;
  wire statistics_valid_inv;
  wire [53:0] smul_2468;
  wire [53:0] smul_2469;
  wire [53:0] smul_2470;
  wire [53:0] smul_2471;
  wire [50:0] umul_1128_NarrowedMult___3;
  wire [50:0] umul_1128_NarrowedMult___2;
  wire [50:0] umul_1128_NarrowedMult___1;
  wire [50:0] umul_1128_NarrowedMult_;
  wire [25:0] concat_2520;
  wire [25:0] concat_2521;
  wire [25:0] concat_2522;
  wire [25:0] concat_2523;
  wire [25:0] umul_2524;
  wire [25:0] umul_2525;
  wire [25:0] umul_2526;
  wire [25:0] umul_2527;
  wire [23:0] concat_2528;
  wire [23:0] sign_ext_2529;
  wire [23:0] concat_2530;
  wire [23:0] sign_ext_2531;
  wire [23:0] concat_2532;
  wire [23:0] sign_ext_2533;
  wire [23:0] concat_2534;
  wire [23:0] sign_ext_2535;
  wire sgt_2536;
  wire ne_2537;
  wire sgt_2538;
  wire ne_2539;
  wire sgt_2540;
  wire ne_2541;
  wire sgt_2542;
  wire ne_2543;
  wire scores_valid_load_en;
  wire statistics_valid_load_en;
  wire [31:0] bit_slice_2506;
  wire [31:0] bit_slice_2507;
  wire [31:0] bit_slice_2508;
  wire [31:0] bit_slice_2509;
  wire [5:0] bit_slice_2556;
  wire or_2557;
  wire [5:0] bit_slice_2558;
  wire [5:0] bit_slice_2560;
  wire [5:0] bit_slice_2562;
  wire [5:0] bit_slice_2564;
  wire [5:0] bit_slice_2566;
  wire [5:0] bit_slice_2568;
  wire [5:0] bit_slice_2570;
  wire [11:0] r__3;
  wire [11:0] r__2;
  wire [11:0] r__1;
  wire [11:0] r;
  wire [25:0] v__3;
  wire or_2581;
  wire [25:0] v__2;
  wire [25:0] v__1;
  wire [25:0] v;
  wire [13:0] bit_slice_2588;
  wire [13:0] bit_slice_2590;
  wire [13:0] bit_slice_2592;
  wire [13:0] bit_slice_2594;
  wire [5:0] n__3;
  wire [5:0] n__2;
  wire [5:0] n__1;
  wire [5:0] n;
  wire [31:0] reciprocal__3;
  wire or_2617;
  wire [31:0] reciprocal__2;
  wire [31:0] reciprocal__1;
  wire [31:0] reciprocal;
  wire [23:0] and_2636;
  wire [23:0] and_2638;
  wire [23:0] and_2640;
  wire [23:0] and_2642;
  wire nor_2644;
  wire nor_2648;
  wire nor_2652;
  wire nor_2656;
  wire last;
  wire scores_load_en;
  wire statistics_load_en;
  wire [127:0] word;
  wire or_2669;
  wire or_2670;
  wire or_2671;
  assign probabilities_valid_inv = ~__probabilities_valid_reg;
  assign probabilities_valid_load_en = probabilities_tready | probabilities_valid_inv;
  assign probabilities_load_en = p3_inputs_valid & probabilities_valid_load_en;
  assign literal_2348 = 256'h0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000;
  assign bit_slice_2361 = p1_v__3[25:11];
  assign bit_slice_2363 = p1_v__2[25:11];
  assign bit_slice_2365 = p1_v__1[25:11];
  assign bit_slice_2367 = p1_v[25:11];
  assign not_2371 = ~p3_inputs_valid;
  assign stage_outputs_valid_3 = p3_inputs_valid & probabilities_load_en;
  assign sel_2352 = ____state_0 ? __statistics_reg : literal_2348;
  assign umul_2376 = umul29b_15b_x_14b(bit_slice_2361, p1_bit_slice_1782);
  assign umul_2377 = umul29b_15b_x_14b(bit_slice_2363, p1_bit_slice_1784);
  assign umul_2378 = umul29b_15b_x_14b(bit_slice_2365, p1_bit_slice_1786);
  assign umul_2379 = umul29b_15b_x_14b(bit_slice_2367, p1_bit_slice_1788);
  assign stage_outputs_ready_2 = not_2371 | stage_outputs_valid_3;
  assign fresh = ____state_0 ? sel_2352 : ____state_1;
  assign literal_2384 = 12'h000;
  assign bit_slice_2385 = umul_2376[28:15];
  assign bit_slice_2386 = umul_2377[28:15];
  assign bit_slice_2387 = umul_2378[28:15];
  assign bit_slice_2388 = umul_2379[28:15];
  assign not_2393 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign bit_slice_2395 = __scores_reg[127:96];
  assign maximum__3 = fresh[255:224];
  assign bit_slice_2397 = __scores_reg[95:64];
  assign maximum__2 = fresh[191:160];
  assign bit_slice_2399 = __scores_reg[63:32];
  assign maximum__1 = fresh[127:96];
  assign bit_slice_2401 = __scores_reg[31:0];
  assign maximum = fresh[63:32];
  assign concat_2413 = {literal_2384, bit_slice_2385};
  assign concat_2414 = {literal_2384, bit_slice_2386};
  assign concat_2415 = {literal_2384, bit_slice_2387};
  assign concat_2416 = {literal_2384, bit_slice_2388};
  assign not_2390 = ~____state_0;
  assign stage_outputs_ready_1 = not_2393 | p2_stage_done__1;
  assign sub_2422 = bit_slice_2395 - maximum__3;
  assign sub_2423 = bit_slice_2397 - maximum__2;
  assign sub_2424 = bit_slice_2399 - maximum__1;
  assign sub_2425 = bit_slice_2401 - maximum;
  assign high__3 = EXP_HIGH[p0_bit_slice_1738];
  assign low__3 = EXP_LOW[p0_bit_slice_1740];
  assign high__2 = EXP_HIGH[p0_bit_slice_1741];
  assign low__2 = EXP_LOW[p0_bit_slice_1742];
  assign high__1 = EXP_HIGH[p0_bit_slice_1743];
  assign low__1 = EXP_LOW[p0_bit_slice_1744];
  assign high = EXP_HIGH[p0_bit_slice_1745];
  assign low = EXP_LOW[p0_bit_slice_1746];
  assign w__3 = p1_v__3 - concat_2413;
  assign w__2 = p1_v__2 - concat_2414;
  assign w__1 = p1_v__1 - concat_2415;
  assign w = p1_v - concat_2416;
  assign or_2419 = __statistics_valid_reg | not_2390;
  assign not_2440 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign magnitude__3 = -sub_2422;
  assign magnitude__2 = -sub_2423;
  assign magnitude__1 = -sub_2424;
  assign magnitude = -sub_2425;
  assign umul_2454 = umul43b_26b_x_17b(high__3, low__3);
  assign umul_2455 = umul43b_26b_x_17b(high__2, low__2);
  assign umul_2456 = umul43b_26b_x_17b(high__1, low__1);
  assign umul_2457 = umul43b_26b_x_17b(high, low);
  assign bit_slice_2458 = w__3[25:3];
  assign bit_slice_2460 = w__2[25:3];
  assign bit_slice_2462 = w__1[25:3];
  assign bit_slice_2464 = w[25:3];
  assign active_inputs_valid_0 = __scores_valid_reg & or_2419;
  assign stage_outputs_ready_0 = not_2440 | p1_stage_done__1;
  assign u__3 = magnitude__3[26:0];
  assign literal_2473 = 24'hb8_aa3b;
  assign u__2 = magnitude__2[26:0];
  assign u__1 = magnitude__1[26:0];
  assign u = magnitude[26:0];
  assign literal_2477 = 6'h00;
  assign bit_slice_2478 = umul_2454[42:23];
  assign bit_slice_2479 = umul_2455[42:23];
  assign bit_slice_2480 = umul_2456[42:23];
  assign bit_slice_2481 = umul_2457[42:23];
  assign literal_2483 = 14'h2c5d;
  assign literal_2487 = 1'h0;
  assign shrl_2488 = p1_n__3 >= 6'h17 ? 23'h00_0000 : bit_slice_2458 >> p1_n__3;
  assign shrl_2490 = p1_n__2 >= 6'h17 ? 23'h00_0000 : bit_slice_2460 >> p1_n__2;
  assign shrl_2492 = p1_n__1 >= 6'h17 ? 23'h00_0000 : bit_slice_2462 >> p1_n__1;
  assign shrl_2494 = p1_n >= 6'h17 ? 23'h00_0000 : bit_slice_2464 >> p1_n;
  assign literal_2496 = 32'h0000_0000;
  assign bit_slice_2497 = magnitude__3[31:27];
  assign literal_2498 = 5'h00;
  assign bit_slice_2499 = magnitude__2[31:27];
  assign bit_slice_2500 = magnitude__1[31:27];
  assign bit_slice_2501 = magnitude[31:27];
  assign p0_stage_done__1 = active_inputs_valid_0 & stage_outputs_ready_0;
  assign scores_valid_inv = ~__scores_valid_reg;
  assign and_2504 = active_inputs_valid_0 & stage_outputs_ready_0 & ____state_0;
  assign statistics_valid_inv = ~__statistics_valid_reg;
  assign smul_2468 = smul54b_24b_x_32b(p2_and_1893, p2_reciprocal__3);
  assign smul_2469 = smul54b_24b_x_32b(p2_and_1896, p2_reciprocal__2);
  assign smul_2470 = smul54b_24b_x_32b(p2_and_1899, p2_reciprocal__1);
  assign smul_2471 = smul54b_24b_x_32b(p2_and_1902, p2_reciprocal);
  assign umul_1128_NarrowedMult___3 = umul51b_27b_x_24b(u__3, literal_2473);
  assign umul_1128_NarrowedMult___2 = umul51b_27b_x_24b(u__2, literal_2473);
  assign umul_1128_NarrowedMult___1 = umul51b_27b_x_24b(u__1, literal_2473);
  assign umul_1128_NarrowedMult_ = umul51b_27b_x_24b(u, literal_2473);
  assign concat_2520 = {literal_2477, bit_slice_2478};
  assign concat_2521 = {literal_2477, bit_slice_2479};
  assign concat_2522 = {literal_2477, bit_slice_2480};
  assign concat_2523 = {literal_2477, bit_slice_2481};
  assign umul_2524 = umul26b_12b_x_14b(p0_r__3, literal_2483);
  assign umul_2525 = umul26b_12b_x_14b(p0_r__2, literal_2483);
  assign umul_2526 = umul26b_12b_x_14b(p0_r__1, literal_2483);
  assign umul_2527 = umul26b_12b_x_14b(p0_r, literal_2483);
  assign concat_2528 = {literal_2487, shrl_2488};
  assign sign_ext_2529 = {24{p1_nor_1903}};
  assign concat_2530 = {literal_2487, shrl_2490};
  assign sign_ext_2531 = {24{p1_nor_1904}};
  assign concat_2532 = {literal_2487, shrl_2492};
  assign sign_ext_2533 = {24{p1_nor_1905}};
  assign concat_2534 = {literal_2487, shrl_2494};
  assign sign_ext_2535 = {24{p1_nor_1906}};
  assign sgt_2536 = $signed(sub_2422) > $signed(literal_2496);
  assign ne_2537 = bit_slice_2497 != literal_2498;
  assign sgt_2538 = $signed(sub_2423) > $signed(literal_2496);
  assign ne_2539 = bit_slice_2499 != literal_2498;
  assign sgt_2540 = $signed(sub_2424) > $signed(literal_2496);
  assign ne_2541 = bit_slice_2500 != literal_2498;
  assign sgt_2542 = $signed(sub_2425) > $signed(literal_2496);
  assign ne_2543 = bit_slice_2501 != literal_2498;
  assign scores_valid_load_en = p0_stage_done__1 | scores_valid_inv;
  assign statistics_valid_load_en = and_2504 | statistics_valid_inv;
  assign bit_slice_2506 = smul_2468[53:22];
  assign bit_slice_2507 = smul_2469[53:22];
  assign bit_slice_2508 = smul_2470[53:22];
  assign bit_slice_2509 = smul_2471[53:22];
  assign bit_slice_2556 = umul_1128_NarrowedMult___3[44:39];
  assign or_2557 = p0_stage_done__1 | rst;
  assign bit_slice_2558 = umul_1128_NarrowedMult___3[38:33];
  assign bit_slice_2560 = umul_1128_NarrowedMult___2[44:39];
  assign bit_slice_2562 = umul_1128_NarrowedMult___2[38:33];
  assign bit_slice_2564 = umul_1128_NarrowedMult___1[44:39];
  assign bit_slice_2566 = umul_1128_NarrowedMult___1[38:33];
  assign bit_slice_2568 = umul_1128_NarrowedMult_[44:39];
  assign bit_slice_2570 = umul_1128_NarrowedMult_[38:33];
  assign r__3 = umul_1128_NarrowedMult___3[32:21];
  assign r__2 = umul_1128_NarrowedMult___2[32:21];
  assign r__1 = umul_1128_NarrowedMult___1[32:21];
  assign r = umul_1128_NarrowedMult_[32:21];
  assign v__3 = high__3 - concat_2520;
  assign or_2581 = p1_stage_done__1 | rst;
  assign v__2 = high__2 - concat_2521;
  assign v__1 = high__1 - concat_2522;
  assign v = high - concat_2523;
  assign bit_slice_2588 = umul_2524[25:12];
  assign bit_slice_2590 = umul_2525[25:12];
  assign bit_slice_2592 = umul_2526[25:12];
  assign bit_slice_2594 = umul_2527[25:12];
  assign n__3 = umul_1128_NarrowedMult___3[50:45];
  assign n__2 = umul_1128_NarrowedMult___2[50:45];
  assign n__1 = umul_1128_NarrowedMult___1[50:45];
  assign n = umul_1128_NarrowedMult_[50:45];
  assign reciprocal__3 = fresh[223:192];
  assign or_2617 = p2_stage_done__1 | rst;
  assign reciprocal__2 = fresh[159:128];
  assign reciprocal__1 = fresh[95:64];
  assign reciprocal = fresh[31:0];
  assign and_2636 = concat_2528 & sign_ext_2529;
  assign and_2638 = concat_2530 & sign_ext_2531;
  assign and_2640 = concat_2532 & sign_ext_2533;
  assign and_2642 = concat_2534 & sign_ext_2535;
  assign nor_2644 = ~(sgt_2536 | ne_2537);
  assign nor_2648 = ~(sgt_2538 | ne_2539);
  assign nor_2652 = ~(sgt_2540 | ne_2541);
  assign nor_2656 = ~(sgt_2542 | ne_2543);
  assign last = __scores_reg[128];
  assign scores_load_en = scores_tvalid & scores_valid_load_en;
  assign statistics_load_en = statistics_tvalid & statistics_valid_load_en;
  assign word = {bit_slice_2506, bit_slice_2507, bit_slice_2508, bit_slice_2509};
  assign or_2669 = p0_stage_done__1 | p1_stage_done__1;
  assign or_2670 = p1_stage_done__1 | p2_stage_done__1;
  assign or_2671 = p2_stage_done__1 | stage_outputs_valid_3;
  always @ (posedge clk) begin
    p0_bit_slice_1738 <= or_2557 ? bit_slice_2556 : p0_bit_slice_1738;
    p0_bit_slice_1740 <= or_2557 ? bit_slice_2558 : p0_bit_slice_1740;
    p0_bit_slice_1741 <= or_2557 ? bit_slice_2560 : p0_bit_slice_1741;
    p0_bit_slice_1742 <= or_2557 ? bit_slice_2562 : p0_bit_slice_1742;
    p0_bit_slice_1743 <= or_2557 ? bit_slice_2564 : p0_bit_slice_1743;
    p0_bit_slice_1744 <= or_2557 ? bit_slice_2566 : p0_bit_slice_1744;
    p0_bit_slice_1745 <= or_2557 ? bit_slice_2568 : p0_bit_slice_1745;
    p0_bit_slice_1746 <= or_2557 ? bit_slice_2570 : p0_bit_slice_1746;
    p0_r__3 <= or_2557 ? r__3 : p0_r__3;
    p0_r__2 <= or_2557 ? r__2 : p0_r__2;
    p0_r__1 <= or_2557 ? r__1 : p0_r__1;
    p0_r <= or_2557 ? r : p0_r;
    p1_v__3 <= or_2581 ? v__3 : p1_v__3;
    p1_v__2 <= or_2581 ? v__2 : p1_v__2;
    p1_v__1 <= or_2581 ? v__1 : p1_v__1;
    p1_v <= or_2581 ? v : p1_v;
    p1_bit_slice_1782 <= or_2581 ? bit_slice_2588 : p1_bit_slice_1782;
    p1_bit_slice_1784 <= or_2581 ? bit_slice_2590 : p1_bit_slice_1784;
    p1_bit_slice_1786 <= or_2581 ? bit_slice_2592 : p1_bit_slice_1786;
    p1_bit_slice_1788 <= or_2581 ? bit_slice_2594 : p1_bit_slice_1788;
    p0_n__3 <= or_2557 ? n__3 : p0_n__3;
    p1_n__3 <= or_2581 ? p0_n__3 : p1_n__3;
    p0_n__2 <= or_2557 ? n__2 : p0_n__2;
    p1_n__2 <= or_2581 ? p0_n__2 : p1_n__2;
    p0_n__1 <= or_2557 ? n__1 : p0_n__1;
    p1_n__1 <= or_2581 ? p0_n__1 : p1_n__1;
    p0_n <= or_2557 ? n : p0_n;
    p1_n <= or_2581 ? p0_n : p1_n;
    p0_reciprocal__3 <= or_2557 ? reciprocal__3 : p0_reciprocal__3;
    p1_reciprocal__3 <= or_2581 ? p0_reciprocal__3 : p1_reciprocal__3;
    p2_reciprocal__3 <= or_2617 ? p1_reciprocal__3 : p2_reciprocal__3;
    p0_reciprocal__2 <= or_2557 ? reciprocal__2 : p0_reciprocal__2;
    p1_reciprocal__2 <= or_2581 ? p0_reciprocal__2 : p1_reciprocal__2;
    p2_reciprocal__2 <= or_2617 ? p1_reciprocal__2 : p2_reciprocal__2;
    p0_reciprocal__1 <= or_2557 ? reciprocal__1 : p0_reciprocal__1;
    p1_reciprocal__1 <= or_2581 ? p0_reciprocal__1 : p1_reciprocal__1;
    p2_reciprocal__1 <= or_2617 ? p1_reciprocal__1 : p2_reciprocal__1;
    p0_reciprocal <= or_2557 ? reciprocal : p0_reciprocal;
    p1_reciprocal <= or_2581 ? p0_reciprocal : p1_reciprocal;
    p2_reciprocal <= or_2617 ? p1_reciprocal : p2_reciprocal;
    p2_and_1893 <= or_2617 ? and_2636 : p2_and_1893;
    p2_and_1896 <= or_2617 ? and_2638 : p2_and_1896;
    p2_and_1899 <= or_2617 ? and_2640 : p2_and_1899;
    p2_and_1902 <= or_2617 ? and_2642 : p2_and_1902;
    p0_nor_1903 <= or_2557 ? nor_2644 : p0_nor_1903;
    p1_nor_1903 <= or_2581 ? p0_nor_1903 : p1_nor_1903;
    p0_nor_1904 <= or_2557 ? nor_2648 : p0_nor_1904;
    p1_nor_1904 <= or_2581 ? p0_nor_1904 : p1_nor_1904;
    p0_nor_1905 <= or_2557 ? nor_2652 : p0_nor_1905;
    p1_nor_1905 <= or_2581 ? p0_nor_1905 : p1_nor_1905;
    p0_nor_1906 <= or_2557 ? nor_2656 : p0_nor_1906;
    p1_nor_1906 <= or_2581 ? p0_nor_1906 : p1_nor_1906;
  end
  always @ (posedge clk) begin
    if (rst) begin
      ____state_0 <= 1'h1;
      ____state_1 <= 256'h0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000;
      __probabilities_reg <= 128'h0000_0000_0000_0000_0000_0000_0000_0000;
      __probabilities_valid_reg <= 1'h0;
      __scores_reg <= 129'h0_0000_0000_0000_0000_0000_0000_0000_0000;
      __scores_valid_reg <= 1'h0;
      __statistics_reg <= 256'h0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000;
      __statistics_valid_reg <= 1'h0;
      p1_inputs_valid <= 1'h0;
      p2_inputs_valid <= 1'h0;
      p3_inputs_valid <= 1'h0;
    end else begin
      ____state_0 <= p0_stage_done__1 ? last : ____state_0;
      ____state_1 <= p0_stage_done__1 ? fresh : ____state_1;
      __probabilities_reg <= probabilities_load_en ? word : __probabilities_reg;
      __probabilities_valid_reg <= probabilities_valid_load_en ? p3_inputs_valid : __probabilities_valid_reg;
      __scores_reg <= scores_load_en ? scores_tdata : __scores_reg;
      __scores_valid_reg <= scores_valid_load_en ? scores_tvalid : __scores_valid_reg;
      __statistics_reg <= statistics_load_en ? statistics_tdata : __statistics_reg;
      __statistics_valid_reg <= statistics_valid_load_en ? statistics_tvalid : __statistics_valid_reg;
      p1_inputs_valid <= or_2669 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_2670 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_2671 ? p2_stage_done__1 : p3_inputs_valid;
    end
  end
  assign probabilities_tdata = __probabilities_reg;
  assign probabilities_tvalid = __probabilities_valid_reg;
  assign scores_tready = scores_load_en;
  assign statistics_tready = statistics_load_en;
endmodule


module softmax_normalise__1(
  input wire clk,
  input wire rst
);

endmodule


module softmax_normalise(
  input wire clk,
  input wire rst,
  input wire probabilities_tready,
  input wire [128:0] scores_tdata,
  input wire scores_tvalid,
  input wire [255:0] statistics_tdata,
  input wire statistics_tvalid,
  output wire [127:0] probabilities_tdata,
  output wire probabilities_tvalid,
  output wire scores_tready,
  output wire statistics_tready
);
  wire [127:0] instantiation_output_2315;
  wire instantiation_output_2316;
  wire instantiation_output_2323;
  wire instantiation_output_2329;

  // ===== Instantiations
  __softmax__softmax_normalise_top__SoftmaxNormalise_0__129_4_128_256_next __softmax__softmax_normalise_top__SoftmaxNormalise_0__129_4_128_256_next_inst0 (
    .rst(rst),
    .probabilities_tready(probabilities_tready),
    .scores_tdata(scores_tdata),
    .scores_tvalid(scores_tvalid),
    .statistics_tdata(statistics_tdata),
    .statistics_tvalid(statistics_tvalid),
    .probabilities_tdata(instantiation_output_2315),
    .probabilities_tvalid(instantiation_output_2316),
    .scores_tready(instantiation_output_2323),
    .statistics_tready(instantiation_output_2329),
    .clk(clk)
  );
  softmax_normalise__1 softmax_normalise__1_inst1 (
    .rst(rst),
    .clk(clk)
  );
  assign probabilities_tdata = instantiation_output_2315;
  assign probabilities_tvalid = instantiation_output_2316;
  assign scores_tready = instantiation_output_2323;
  assign statistics_tready = instantiation_output_2329;
endmodule
