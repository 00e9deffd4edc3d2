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
  reg [5:0] p0_bit_slice_1202;
  reg [5:0] p0_bit_slice_1204;
  reg [5:0] p0_bit_slice_1205;
  reg [5:0] p0_bit_slice_1206;
  reg [5:0] p0_bit_slice_1207;
  reg [5:0] p0_bit_slice_1208;
  reg [5:0] p0_bit_slice_1209;
  reg [5:0] p0_bit_slice_1210;
  reg [11:0] p0_r__3;
  reg [11:0] p0_r__2;
  reg [11:0] p0_r__1;
  reg [11:0] p0_r;
  reg [25:0] p1_v__3;
  reg [25:0] p1_v__2;
  reg [25:0] p1_v__1;
  reg [25:0] p1_v;
  reg [13:0] p1_bit_slice_1246;
  reg [13:0] p1_bit_slice_1248;
  reg [13:0] p1_bit_slice_1250;
  reg [13:0] p1_bit_slice_1252;
  reg [4:0] p0_n__3;
  reg [4:0] p1_n__3;
  reg [4:0] p0_n__2;
  reg [4:0] p1_n__2;
  reg [4:0] p0_n__1;
  reg [4:0] p1_n__1;
  reg [4:0] p0_n;
  reg [4:0] p1_n;
  reg [31:0] p0_bit_slice_1306;
  reg [31:0] p1_bit_slice_1306;
  reg [31:0] p2_bit_slice_1306;
  reg [31:0] p0_bit_slice_1308;
  reg [31:0] p1_bit_slice_1308;
  reg [31:0] p2_bit_slice_1308;
  reg [31:0] p0_bit_slice_1310;
  reg [31:0] p1_bit_slice_1310;
  reg [31:0] p2_bit_slice_1310;
  reg [31:0] p0_bit_slice_1312;
  reg [31:0] p1_bit_slice_1312;
  reg [31:0] p2_bit_slice_1312;
  reg [22:0] p2_and_1344;
  reg [22:0] p2_and_1347;
  reg [22:0] p2_and_1350;
  reg [22:0] p2_and_1353;
  reg p0_nor_1354;
  reg p1_nor_1354;
  reg p0_nor_1355;
  reg p1_nor_1355;
  reg p0_nor_1356;
  reg p1_nor_1356;
  reg p0_nor_1357;
  reg p1_nor_1357;
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
  wire not_1820;
  wire stage_outputs_valid_3;
  wire [14:0] bit_slice_1826;
  wire [14:0] bit_slice_1828;
  wire [14:0] bit_slice_1830;
  wire [14:0] bit_slice_1832;
  wire stage_outputs_ready_2;
  wire [255:0] fresh;
  wire [28:0] umul_1838;
  wire [28:0] umul_1839;
  wire [28:0] umul_1840;
  wire [28:0] umul_1841;
  wire not_1846;
  wire p2_stage_done__1;
  wire [31:0] bit_slice_1848;
  wire [31:0] bit_slice_1849;
  wire [31:0] bit_slice_1850;
  wire [31:0] bit_slice_1851;
  wire [31:0] bit_slice_1852;
  wire [31:0] bit_slice_1853;
  wire [31:0] bit_slice_1854;
  wire [31:0] bit_slice_1855;
  wire [11:0] literal_1866;
  wire [13:0] bit_slice_1867;
  wire [13:0] bit_slice_1868;
  wire [13:0] bit_slice_1869;
  wire [13:0] bit_slice_1870;
  wire not_1843;
  wire stage_outputs_ready_1;
  wire [31:0] sub_1881;
  wire [31:0] sub_1882;
  wire [31:0] sub_1883;
  wire [31:0] sub_1884;
  wire [25:0] high__3;
  wire [16:0] low__3;
  wire [25:0] high__2;
  wire [16:0] low__2;
  wire [25:0] high__1;
  wire [16:0] low__1;
  wire [25:0] high;
  wire [16:0] low;
  wire [25:0] concat_1893;
  wire [25:0] concat_1894;
  wire [25:0] concat_1895;
  wire [25:0] concat_1896;
  wire or_1873;
  wire not_1899;
  wire p1_stage_done__1;
  wire literal_1876;
  wire [31:0] magnitude__3;
  wire [31:0] magnitude__2;
  wire [31:0] magnitude__1;
  wire [31:0] magnitude;
  wire [42:0] umul_1913;
  wire [42:0] umul_1914;
  wire [42:0] umul_1915;
  wire [42:0] umul_1916;
  wire [25:0] w__3;
  wire [25:0] w__2;
  wire [25:0] w__1;
  wire [25:0] w;
  wire active_inputs_valid_0;
  wire stage_outputs_ready_0;
  wire [23:0] concat_1901;
  wire [23:0] concat_1903;
  wire [23:0] concat_1905;
  wire [23:0] concat_1907;
  wire [25:0] u__3;
  wire [23:0] literal_1928;
  wire [25:0] u__2;
  wire [25:0] u__1;
  wire [25:0] u;
  wire [5:0] literal_1932;
  wire [19:0] bit_slice_1933;
  wire [19:0] bit_slice_1934;
  wire [19:0] bit_slice_1935;
  wire [19:0] bit_slice_1936;
  wire [13:0] literal_1938;
  wire [22:0] bit_slice_1942;
  wire [22:0] bit_slice_1945;
  wire [22:0] bit_slice_1948;
  wire [22:0] bit_slice_1951;
  wire [31:0] literal_1954;
  wire [5:0] bit_slice_1955;
  wire [5:0] bit_slice_1956;
  wire [5:0] bit_slice_1957;
  wire [5:0] bit_slice_1958;
  wire p0_stage_done__1;
  wire scores_valid_inv;
  wire and_1961;
  wire statistics_valid_inv;
  wire [53:0] smul_1923;
  wire [53:0] smul_1924;
  wire [53:0] smul_1925;
  wire [53:0] smul_1926;
  wire [49:0] umul_543_NarrowedMult___3;
  wire [49:0] umul_543_NarrowedMult___2;
  wire [49:0] umul_543_NarrowedMult___1;
  wire [49:0] umul_543_NarrowedMult_;
  wire [25:0] concat_1977;
  wire [25:0] concat_1978;
  wire [25:0] concat_1979;
  wire [25:0] concat_1980;
  wire [25:0] umul_1981;
  wire [25:0] umul_1982;
  wire [25:0] umul_1983;
  wire [25:0] umul_1984;
  wire [22:0] shrl_1985;
  wire [22:0] sign_ext_1986;
  wire [22:0] shrl_1987;
  wire [22:0] sign_ext_1988;
  wire [22:0] shrl_1989;
  wire [22:0] sign_ext_1990;
  wire [22:0] shrl_1991;
  wire [22:0] sign_ext_1992;
  wire sgt_1993;
  wire ne_1994;
  wire sgt_1995;
  wire ne_1996;
  wire sgt_1997;
  wire ne_1998;
  wire sgt_1999;
  wire ne_2000;
  wire scores_valid_load_en;
  wire statistics_valid_load_en;
  wire [31:0] bit_slice_1963;
  wire [31:0] bit_slice_1964;
  wire [31:0] bit_slice_1965;
  wire [31:0] bit_slice_1966;
  wire [5:0] bit_slice_2013;
  wire or_2014;
  wire [5:0] bit_slice_2015;
  wire [5:0] bit_slice_2017;
  wire [5:0] bit_slice_2019;
  wire [5:0] bit_slice_2021;
  wire [5:0] bit_slice_2023;
  wire [5:0] bit_slice_2025;
  wire [5:0] bit_slice_2027;
  wire [11:0] r__3;
  wire [11:0] r__2;
  wire [11:0] r__1;
  wire [11:0] r;
  wire [25:0] v__3;
  wire or_2038;
  wire [25:0] v__2;
  wire [25:0] v__1;
  wire [25:0] v;
  wire [13:0] bit_slice_2045;
  wire [13:0] bit_slice_2047;
  wire [13:0] bit_slice_2049;
  wire [13:0] bit_slice_2051;
  wire [4:0] n__3;
  wire [4:0] n__2;
  wire [4:0] n__1;
  wire [4:0] n;
  wire [31:0] bit_slice_2069;
  wire or_2074;
  wire [31:0] bit_slice_2075;
  wire [31:0] bit_slice_2081;
  wire [31:0] bit_slice_2087;
  wire [22:0] and_2093;
  wire [22:0] and_2095;
  wire [22:0] and_2097;
  wire [22:0] and_2099;
  wire nor_2101;
  wire nor_2105;
  wire nor_2109;
  wire nor_2113;
  wire last;
  wire scores_load_en;
  wire statistics_load_en;
  wire [127:0] word;
  wire or_2126;
  wire or_2127;
  wire or_2128;
  assign probabilities_valid_inv = ~__probabilities_valid_reg;
  assign probabilities_valid_load_en = probabilities_tready | probabilities_valid_inv;
  assign probabilities_load_en = p3_inputs_valid & probabilities_valid_load_en;
  assign not_1820 = ~p3_inputs_valid;
  assign stage_outputs_valid_3 = p3_inputs_valid & probabilities_load_en;
  assign bit_slice_1826 = p1_v__3[25:11];
  assign bit_slice_1828 = p1_v__2[25:11];
  assign bit_slice_1830 = p1_v__1[25:11];
  assign bit_slice_1832 = p1_v[25:11];
  assign stage_outputs_ready_2 = not_1820 | stage_outputs_valid_3;
  assign fresh = ____state_0 ? __statistics_reg : ____state_1;
  assign umul_1838 = umul29b_15b_x_14b(bit_slice_1826, p1_bit_slice_1246);
  assign umul_1839 = umul29b_15b_x_14b(bit_slice_1828, p1_bit_slice_1248);
  assign umul_1840 = umul29b_15b_x_14b(bit_slice_1830, p1_bit_slice_1250);
  assign umul_1841 = umul29b_15b_x_14b(bit_slice_1832, p1_bit_slice_1252);
  assign not_1846 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign bit_slice_1848 = __scores_reg[127:96];
  assign bit_slice_1849 = fresh[255:224];
  assign bit_slice_1850 = __scores_reg[95:64];
  assign bit_slice_1851 = fresh[191:160];
  assign bit_slice_1852 = __scores_reg[63:32];
  assign bit_slice_1853 = fresh[127:96];
  assign bit_slice_1854 = __scores_reg[31:0];
  assign bit_slice_1855 = fresh[63:32];
  assign literal_1866 = 12'h000;
  assign bit_slice_1867 = umul_1838[28:15];
  assign bit_slice_1868 = umul_1839[28:15];
  assign bit_slice_1869 = umul_1840[28:15];
  assign bit_slice_1870 = umul_1841[28:15];
  assign not_1843 = ~____state_0;
  assign stage_outputs_ready_1 = not_1846 | p2_stage_done__1;
  assign sub_1881 = bit_slice_1848 - bit_slice_1849;
  assign sub_1882 = bit_slice_1850 - bit_slice_1851;
  assign sub_1883 = bit_slice_1852 - bit_slice_1853;
  assign sub_1884 = bit_slice_1854 - bit_slice_1855;
  assign high__3 = EXP_HIGH[p0_bit_slice_1202];
  assign low__3 = EXP_LOW[p0_bit_slice_1204];
  assign high__2 = EXP_HIGH[p0_bit_slice_1205];
  assign low__2 = EXP_LOW[p0_bit_slice_1206];
  assign high__1 = EXP_HIGH[p0_bit_slice_1207];
  assign low__1 = EXP_LOW[p0_bit_slice_1208];
  assign high = EXP_HIGH[p0_bit_slice_1209];
  assign low = EXP_LOW[p0_bit_slice_1210];
  assign concat_1893 = {literal_1866, bit_slice_1867};
  assign concat_1894 = {literal_1866, bit_slice_1868};
  assign concat_1895 = {literal_1866, bit_slice_1869};
  assign concat_1896 = {literal_1866, bit_slice_1870};
  assign or_1873 = __statistics_valid_reg | not_1843;
  assign not_1899 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign literal_1876 = 1'h0;
  assign magnitude__3 = -sub_1881;
  assign magnitude__2 = -sub_1882;
  assign magnitude__1 = -sub_1883;
  assign magnitude = -sub_1884;
  assign umul_1913 = umul43b_26b_x_17b(high__3, low__3);
  assign umul_1914 = umul43b_26b_x_17b(high__2, low__2);
  assign umul_1915 = umul43b_26b_x_17b(high__1, low__1);
  assign umul_1916 = umul43b_26b_x_17b(high, low);
  assign w__3 = p1_v__3 - concat_1893;
  assign w__2 = p1_v__2 - concat_1894;
  assign w__1 = p1_v__1 - concat_1895;
  assign w = p1_v - concat_1896;
  assign active_inputs_valid_0 = __scores_valid_reg & or_1873;
  assign stage_outputs_ready_0 = not_1899 | p1_stage_done__1;
  assign concat_1901 = {literal_1876, p2_and_1344};
  assign concat_1903 = {literal_1876, p2_and_1347};
  assign concat_1905 = {literal_1876, p2_and_1350};
  assign concat_1907 = {literal_1876, p2_and_1353};
  assign u__3 = magnitude__3[25:0];
  assign literal_1928 = 24'hb8_aa3b;
  assign u__2 = magnitude__2[25:0];
  assign u__1 = magnitude__1[25:0];
  assign u = magnitude[25:0];
  assign literal_1932 = 6'h00;
  assign bit_slice_1933 = umul_1913[42:23];
  assign bit_slice_1934 = umul_1914[42:23];
  assign bit_slice_1935 = umul_1915[42:23];
  assign bit_slice_1936 = umul_1916[42:23];
  assign literal_1938 = 14'h2c5d;
  assign bit_slice_1942 = w__3[25:3];
  assign bit_slice_1945 = w__2[25:3];
  assign bit_slice_1948 = w__1[25:3];
  assign bit_slice_1951 = w[25:3];
  assign literal_1954 = 32'h0000_0000;
  assign bit_slice_1955 = magnitude__3[31:26];
  assign bit_slice_1956 = magnitude__2[31:26];
  assign bit_slice_1957 = magnitude__1[31:26];
  assign bit_slice_1958 = magnitude[31:26];
  assign p0_stage_done__1 = active_inputs_valid_0 & stage_outputs_ready_0;
  assign scores_valid_inv = ~__scores_valid_reg;
  assign and_1961 = active_inputs_valid_0 & stage_outputs_ready_0 & ____state_0;
  assign statistics_valid_inv = ~__statistics_valid_reg;
  assign smul_1923 = smul54b_24b_x_32b(concat_1901, p2_bit_slice_1306);
  assign smul_1924 = smul54b_24b_x_32b(concat_1903, p2_bit_slice_1308);
  assign smul_1925 = smul54b_24b_x_32b(concat_1905, p2_bit_slice_1310);
  assign smul_1926 = smul54b_24b_x_32b(concat_1907, p2_bit_slice_1312);
  assign umul_543_NarrowedMult___3 = umul50b_26b_x_24b(u__3, literal_1928);
  assign umul_543_NarrowedMult___2 = umul50b_26b_x_24b(u__2, literal_1928);
  assign umul_543_NarrowedMult___1 = umul50b_26b_x_24b(u__1, literal_1928);
  assign umul_543_NarrowedMult_ = umul50b_26b_x_24b(u, literal_1928);
  assign concat_1977 = {literal_1932, bit_slice_1933};
  assign concat_1978 = {literal_1932, bit_slice_1934};
  assign concat_1979 = {literal_1932, bit_slice_1935};
  assign concat_1980 = {literal_1932, bit_slice_1936};
  assign umul_1981 = umul26b_12b_x_14b(p0_r__3, literal_1938);
  assign umul_1982 = umul26b_12b_x_14b(p0_r__2, literal_1938);
  assign umul_1983 = umul26b_12b_x_14b(p0_r__1, literal_1938);
  assign umul_1984 = umul26b_12b_x_14b(p0_r, literal_1938);
  assign shrl_1985 = p1_n__3 >= 5'h17 ? 23'h00_0000 : bit_slice_1942 >> p1_n__3;
  assign sign_ext_1986 = {23{p1_nor_1354}};
  assign shrl_1987 = p1_n__2 >= 5'h17 ? 23'h00_0000 : bit_slice_1945 >> p1_n__2;
  assign sign_ext_1988 = {23{p1_nor_1355}};
  assign shrl_1989 = p1_n__1 >= 5'h17 ? 23'h00_0000 : bit_slice_1948 >> p1_n__1;
  assign sign_ext_1990 = {23{p1_nor_1356}};
  assign shrl_1991 = p1_n >= 5'h17 ? 23'h00_0000 : bit_slice_1951 >> p1_n;
  assign sign_ext_1992 = {23{p1_nor_1357}};
  assign sgt_1993 = $signed(sub_1881) > $signed(literal_1954);
  assign ne_1994 = bit_slice_1955 != literal_1932;
  assign sgt_1995 = $signed(sub_1882) > $signed(literal_1954);
  assign ne_1996 = bit_slice_1956 != literal_1932;
  assign sgt_1997 = $signed(sub_1883) > $signed(literal_1954);
  assign ne_1998 = bit_slice_1957 != literal_1932;
  assign sgt_1999 = $signed(sub_1884) > $signed(literal_1954);
  assign ne_2000 = bit_slice_1958 != literal_1932;
  assign scores_valid_load_en = p0_stage_done__1 | scores_valid_inv;
  assign statistics_valid_load_en = and_1961 | statistics_valid_inv;
  assign bit_slice_1963 = smul_1923[53:22];
  assign bit_slice_1964 = smul_1924[53:22];
  assign bit_slice_1965 = smul_1925[53:22];
  assign bit_slice_1966 = smul_1926[53:22];
  assign bit_slice_2013 = umul_543_NarrowedMult___3[44:39];
  assign or_2014 = p0_stage_done__1 | rst;
  assign bit_slice_2015 = umul_543_NarrowedMult___3[38:33];
  assign bit_slice_2017 = umul_543_NarrowedMult___2[44:39];
  assign bit_slice_2019 = umul_543_NarrowedMult___2[38:33];
  assign bit_slice_2021 = umul_543_NarrowedMult___1[44:39];
  assign bit_slice_2023 = umul_543_NarrowedMult___1[38:33];
  assign bit_slice_2025 = umul_543_NarrowedMult_[44:39];
  assign bit_slice_2027 = umul_543_NarrowedMult_[38:33];
  assign r__3 = umul_543_NarrowedMult___3[32:21];
  assign r__2 = umul_543_NarrowedMult___2[32:21];
  assign r__1 = umul_543_NarrowedMult___1[32:21];
  assign r = umul_543_NarrowedMult_[32:21];
  assign v__3 = high__3 - concat_1977;
  assign or_2038 = p1_stage_done__1 | rst;
  assign v__2 = high__2 - concat_1978;
  assign v__1 = high__1 - concat_1979;
  assign v = high - concat_1980;
  assign bit_slice_2045 = umul_1981[25:12];
  assign bit_slice_2047 = umul_1982[25:12];
  assign bit_slice_2049 = umul_1983[25:12];
  assign bit_slice_2051 = umul_1984[25:12];
  assign n__3 = umul_543_NarrowedMult___3[49:45];
  assign n__2 = umul_543_NarrowedMult___2[49:45];
  assign n__1 = umul_543_NarrowedMult___1[49:45];
  assign n = umul_543_NarrowedMult_[49:45];
  assign bit_slice_2069 = fresh[223:192];
  assign or_2074 = p2_stage_done__1 | rst;
  assign bit_slice_2075 = fresh[159:128];
  assign bit_slice_2081 = fresh[95:64];
  assign bit_slice_2087 = fresh[31:0];
  assign and_2093 = shrl_1985 & sign_ext_1986;
  assign and_2095 = shrl_1987 & sign_ext_1988;
  assign and_2097 = shrl_1989 & sign_ext_1990;
  assign and_2099 = shrl_1991 & sign_ext_1992;
  assign nor_2101 = ~(sgt_1993 | ne_1994);
  assign nor_2105 = ~(sgt_1995 | ne_1996);
  assign nor_2109 = ~(sgt_1997 | ne_1998);
  assign nor_2113 = ~(sgt_1999 | ne_2000);
  assign last = __scores_reg[128];
  assign scores_load_en = scores_tvalid & scores_valid_load_en;
  assign statistics_load_en = statistics_tvalid & statistics_valid_load_en;
  assign word = {bit_slice_1963, bit_slice_1964, bit_slice_1965, bit_slice_1966};
  assign or_2126 = p0_stage_done__1 | p1_stage_done__1;
  assign or_2127 = p1_stage_done__1 | p2_stage_done__1;
  assign or_2128 = p2_stage_done__1 | stage_outputs_valid_3;
  always @ (posedge clk) begin
    p0_bit_slice_1202 <= or_2014 ? bit_slice_2013 : p0_bit_slice_1202;
    p0_bit_slice_1204 <= or_2014 ? bit_slice_2015 : p0_bit_slice_1204;
    p0_bit_slice_1205 <= or_2014 ? bit_slice_2017 : p0_bit_slice_1205;
    p0_bit_slice_1206 <= or_2014 ? bit_slice_2019 : p0_bit_slice_1206;
    p0_bit_slice_1207 <= or_2014 ? bit_slice_2021 : p0_bit_slice_1207;
    p0_bit_slice_1208 <= or_2014 ? bit_slice_2023 : p0_bit_slice_1208;
    p0_bit_slice_1209 <= or_2014 ? bit_slice_2025 : p0_bit_slice_1209;
    p0_bit_slice_1210 <= or_2014 ? bit_slice_2027 : p0_bit_slice_1210;
    p0_r__3 <= or_2014 ? r__3 : p0_r__3;
    p0_r__2 <= or_2014 ? r__2 : p0_r__2;
    p0_r__1 <= or_2014 ? r__1 : p0_r__1;
    p0_r <= or_2014 ? r : p0_r;
    p1_v__3 <= or_2038 ? v__3 : p1_v__3;
    p1_v__2 <= or_2038 ? v__2 : p1_v__2;
    p1_v__1 <= or_2038 ? v__1 : p1_v__1;
    p1_v <= or_2038 ? v : p1_v;
    p1_bit_slice_1246 <= or_2038 ? bit_slice_2045 : p1_bit_slice_1246;
    p1_bit_slice_1248 <= or_2038 ? bit_slice_2047 : p1_bit_slice_1248;
    p1_bit_slice_1250 <= or_2038 ? bit_slice_2049 : p1_bit_slice_1250;
    p1_bit_slice_1252 <= or_2038 ? bit_slice_2051 : p1_bit_slice_1252;
    p0_n__3 <= or_2014 ? n__3 : p0_n__3;
    p1_n__3 <= or_2038 ? p0_n__3 : p1_n__3;
    p0_n__2 <= or_2014 ? n__2 : p0_n__2;
    p1_n__2 <= or_2038 ? p0_n__2 : p1_n__2;
    p0_n__1 <= or_2014 ? n__1 : p0_n__1;
    p1_n__1 <= or_2038 ? p0_n__1 : p1_n__1;
    p0_n <= or_2014 ? n : p0_n;
    p1_n <= or_2038 ? p0_n : p1_n;
    p0_bit_slice_1306 <= or_2014 ? bit_slice_2069 : p0_bit_slice_1306;
    p1_bit_slice_1306 <= or_2038 ? p0_bit_slice_1306 : p1_bit_slice_1306;
    p2_bit_slice_1306 <= or_2074 ? p1_bit_slice_1306 : p2_bit_slice_1306;
    p0_bit_slice_1308 <= or_2014 ? bit_slice_2075 : p0_bit_slice_1308;
    p1_bit_slice_1308 <= or_2038 ? p0_bit_slice_1308 : p1_bit_slice_1308;
    p2_bit_slice_1308 <= or_2074 ? p1_bit_slice_1308 : p2_bit_slice_1308;
    p0_bit_slice_1310 <= or_2014 ? bit_slice_2081 : p0_bit_slice_1310;
    p1_bit_slice_1310 <= or_2038 ? p0_bit_slice_1310 : p1_bit_slice_1310;
    p2_bit_slice_1310 <= or_2074 ? p1_bit_slice_1310 : p2_bit_slice_1310;
    p0_bit_slice_1312 <= or_2014 ? bit_slice_2087 : p0_bit_slice_1312;
    p1_bit_slice_1312 <= or_2038 ? p0_bit_slice_1312 : p1_bit_slice_1312;
    p2_bit_slice_1312 <= or_2074 ? p1_bit_slice_1312 : p2_bit_slice_1312;
    p2_and_1344 <= or_2074 ? and_2093 : p2_and_1344;
    p2_and_1347 <= or_2074 ? and_2095 : p2_and_1347;
    p2_and_1350 <= or_2074 ? and_2097 : p2_and_1350;
    p2_and_1353 <= or_2074 ? and_2099 : p2_and_1353;
    p0_nor_1354 <= or_2014 ? nor_2101 : p0_nor_1354;
    p1_nor_1354 <= or_2038 ? p0_nor_1354 : p1_nor_1354;
    p0_nor_1355 <= or_2014 ? nor_2105 : p0_nor_1355;
    p1_nor_1355 <= or_2038 ? p0_nor_1355 : p1_nor_1355;
    p0_nor_1356 <= or_2014 ? nor_2109 : p0_nor_1356;
    p1_nor_1356 <= or_2038 ? p0_nor_1356 : p1_nor_1356;
    p0_nor_1357 <= or_2014 ? nor_2113 : p0_nor_1357;
    p1_nor_1357 <= or_2038 ? p0_nor_1357 : p1_nor_1357;
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
      p1_inputs_valid <= or_2126 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_2127 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_2128 ? p2_stage_done__1 : p3_inputs_valid;
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
  wire [127:0] instantiation_output_1775;
  wire instantiation_output_1776;
  wire instantiation_output_1783;
  wire instantiation_output_1789;

  // ===== Instantiations
  __softmax__softmax_normalise_top__SoftmaxNormalise_0__129_4_128_256_next __softmax__softmax_normalise_top__SoftmaxNormalise_0__129_4_128_256_next_inst0 (
    .rst(rst),
    .probabilities_tready(probabilities_tready),
    .scores_tdata(scores_tdata),
    .scores_tvalid(scores_tvalid),
    .statistics_tdata(statistics_tdata),
    .statistics_tvalid(statistics_tvalid),
    .probabilities_tdata(instantiation_output_1775),
    .probabilities_tvalid(instantiation_output_1776),
    .scores_tready(instantiation_output_1783),
    .statistics_tready(instantiation_output_1789),
    .clk(clk)
  );
  softmax_normalise__1 softmax_normalise__1_inst1 (
    .rst(rst),
    .clk(clk)
  );
  assign probabilities_tdata = instantiation_output_1775;
  assign probabilities_tvalid = instantiation_output_1776;
  assign scores_tready = instantiation_output_1783;
  assign statistics_tready = instantiation_output_1789;
endmodule
