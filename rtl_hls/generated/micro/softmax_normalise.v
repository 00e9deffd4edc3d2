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
  reg [5:0] p0_bit_slice_1191;
  reg [5:0] p0_bit_slice_1193;
  reg [5:0] p0_bit_slice_1194;
  reg [5:0] p0_bit_slice_1195;
  reg [5:0] p0_bit_slice_1196;
  reg [5:0] p0_bit_slice_1197;
  reg [5:0] p0_bit_slice_1198;
  reg [5:0] p0_bit_slice_1199;
  reg [11:0] p0_r__3;
  reg [11:0] p0_r__2;
  reg [11:0] p0_r__1;
  reg [11:0] p0_r;
  reg [25:0] p1_v__3;
  reg [25:0] p1_v__2;
  reg [25:0] p1_v__1;
  reg [25:0] p1_v;
  reg [13:0] p1_bit_slice_1235;
  reg [13:0] p1_bit_slice_1237;
  reg [13:0] p1_bit_slice_1239;
  reg [13:0] p1_bit_slice_1241;
  reg [4:0] p0_n__3;
  reg [4:0] p1_n__3;
  reg [4:0] p0_n__2;
  reg [4:0] p1_n__2;
  reg [4:0] p0_n__1;
  reg [4:0] p1_n__1;
  reg [4:0] p0_n;
  reg [4:0] p1_n;
  reg [31:0] p0_bit_slice_1295;
  reg [31:0] p1_bit_slice_1295;
  reg [31:0] p2_bit_slice_1295;
  reg [31:0] p0_bit_slice_1297;
  reg [31:0] p1_bit_slice_1297;
  reg [31:0] p2_bit_slice_1297;
  reg [31:0] p0_bit_slice_1299;
  reg [31:0] p1_bit_slice_1299;
  reg [31:0] p2_bit_slice_1299;
  reg [31:0] p0_bit_slice_1301;
  reg [31:0] p1_bit_slice_1301;
  reg [31:0] p2_bit_slice_1301;
  reg [22:0] p2_and_1333;
  reg [22:0] p2_and_1336;
  reg [22:0] p2_and_1339;
  reg [22:0] p2_and_1342;
  reg p0_nor_1343;
  reg p1_nor_1343;
  reg p0_nor_1344;
  reg p1_nor_1344;
  reg p0_nor_1345;
  reg p1_nor_1345;
  reg p0_nor_1346;
  reg p1_nor_1346;
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
  wire not_1809;
  wire stage_outputs_valid_3;
  wire [14:0] bit_slice_1815;
  wire [14:0] bit_slice_1817;
  wire [14:0] bit_slice_1819;
  wire [14:0] bit_slice_1821;
  wire stage_outputs_ready_2;
  wire [255:0] fresh;
  wire [28:0] umul_1827;
  wire [28:0] umul_1828;
  wire [28:0] umul_1829;
  wire [28:0] umul_1830;
  wire not_1835;
  wire p2_stage_done__1;
  wire [31:0] bit_slice_1837;
  wire [31:0] bit_slice_1838;
  wire [31:0] bit_slice_1839;
  wire [31:0] bit_slice_1840;
  wire [31:0] bit_slice_1841;
  wire [31:0] bit_slice_1842;
  wire [31:0] bit_slice_1843;
  wire [31:0] bit_slice_1844;
  wire [11:0] literal_1855;
  wire [13:0] bit_slice_1856;
  wire [13:0] bit_slice_1857;
  wire [13:0] bit_slice_1858;
  wire [13:0] bit_slice_1859;
  wire not_1832;
  wire stage_outputs_ready_1;
  wire [31:0] sub_1870;
  wire [31:0] sub_1871;
  wire [31:0] sub_1872;
  wire [31:0] sub_1873;
  wire [25:0] high__3;
  wire [16:0] low__3;
  wire [25:0] high__2;
  wire [16:0] low__2;
  wire [25:0] high__1;
  wire [16:0] low__1;
  wire [25:0] high;
  wire [16:0] low;
  wire [25:0] concat_1882;
  wire [25:0] concat_1883;
  wire [25:0] concat_1884;
  wire [25:0] concat_1885;
  wire or_1862;
  wire not_1888;
  wire p1_stage_done__1;
  wire literal_1865;
  wire [31:0] magnitude__3;
  wire [31:0] magnitude__2;
  wire [31:0] magnitude__1;
  wire [31:0] magnitude;
  wire [42:0] umul_1902;
  wire [42:0] umul_1903;
  wire [42:0] umul_1904;
  wire [42:0] umul_1905;
  wire [25:0] w__3;
  wire [25:0] w__2;
  wire [25:0] w__1;
  wire [25:0] w;
  wire active_inputs_valid_0;
  wire stage_outputs_ready_0;
  wire [23:0] concat_1890;
  wire [23:0] concat_1892;
  wire [23:0] concat_1894;
  wire [23:0] concat_1896;
  wire [25:0] u__3;
  wire [23:0] literal_1917;
  wire [25:0] u__2;
  wire [25:0] u__1;
  wire [25:0] u;
  wire [5:0] literal_1921;
  wire [19:0] bit_slice_1922;
  wire [19:0] bit_slice_1923;
  wire [19:0] bit_slice_1924;
  wire [19:0] bit_slice_1925;
  wire [13:0] literal_1927;
  wire [22:0] bit_slice_1931;
  wire [22:0] bit_slice_1934;
  wire [22:0] bit_slice_1937;
  wire [22:0] bit_slice_1940;
  wire [31:0] literal_1943;
  wire [5:0] bit_slice_1944;
  wire [5:0] bit_slice_1945;
  wire [5:0] bit_slice_1946;
  wire [5:0] bit_slice_1947;
  wire p0_stage_done__1;
  wire scores_valid_inv;
  wire and_1950;
  wire statistics_valid_inv;
  wire [53:0] smul_1912;
  wire [53:0] smul_1913;
  wire [53:0] smul_1914;
  wire [53:0] smul_1915;
  wire [49:0] umul_517_NarrowedMult___3;
  wire [49:0] umul_517_NarrowedMult___2;
  wire [49:0] umul_517_NarrowedMult___1;
  wire [49:0] umul_517_NarrowedMult_;
  wire [25:0] concat_1966;
  wire [25:0] concat_1967;
  wire [25:0] concat_1968;
  wire [25:0] concat_1969;
  wire [25:0] umul_1970;
  wire [25:0] umul_1971;
  wire [25:0] umul_1972;
  wire [25:0] umul_1973;
  wire [22:0] shrl_1974;
  wire [22:0] sign_ext_1975;
  wire [22:0] shrl_1976;
  wire [22:0] sign_ext_1977;
  wire [22:0] shrl_1978;
  wire [22:0] sign_ext_1979;
  wire [22:0] shrl_1980;
  wire [22:0] sign_ext_1981;
  wire sgt_1982;
  wire ne_1983;
  wire sgt_1984;
  wire ne_1985;
  wire sgt_1986;
  wire ne_1987;
  wire sgt_1988;
  wire ne_1989;
  wire scores_valid_load_en;
  wire statistics_valid_load_en;
  wire [31:0] bit_slice_1952;
  wire [31:0] bit_slice_1953;
  wire [31:0] bit_slice_1954;
  wire [31:0] bit_slice_1955;
  wire [5:0] bit_slice_2002;
  wire or_2003;
  wire [5:0] bit_slice_2004;
  wire [5:0] bit_slice_2006;
  wire [5:0] bit_slice_2008;
  wire [5:0] bit_slice_2010;
  wire [5:0] bit_slice_2012;
  wire [5:0] bit_slice_2014;
  wire [5:0] bit_slice_2016;
  wire [11:0] r__3;
  wire [11:0] r__2;
  wire [11:0] r__1;
  wire [11:0] r;
  wire [25:0] v__3;
  wire or_2027;
  wire [25:0] v__2;
  wire [25:0] v__1;
  wire [25:0] v;
  wire [13:0] bit_slice_2034;
  wire [13:0] bit_slice_2036;
  wire [13:0] bit_slice_2038;
  wire [13:0] bit_slice_2040;
  wire [4:0] n__3;
  wire [4:0] n__2;
  wire [4:0] n__1;
  wire [4:0] n;
  wire [31:0] bit_slice_2058;
  wire or_2063;
  wire [31:0] bit_slice_2064;
  wire [31:0] bit_slice_2070;
  wire [31:0] bit_slice_2076;
  wire [22:0] and_2082;
  wire [22:0] and_2084;
  wire [22:0] and_2086;
  wire [22:0] and_2088;
  wire nor_2090;
  wire nor_2094;
  wire nor_2098;
  wire nor_2102;
  wire last;
  wire scores_load_en;
  wire statistics_load_en;
  wire [127:0] word;
  wire or_2115;
  wire or_2116;
  wire or_2117;
  assign probabilities_valid_inv = ~__probabilities_valid_reg;
  assign probabilities_valid_load_en = probabilities_tready | probabilities_valid_inv;
  assign probabilities_load_en = p3_inputs_valid & probabilities_valid_load_en;
  assign not_1809 = ~p3_inputs_valid;
  assign stage_outputs_valid_3 = p3_inputs_valid & probabilities_load_en;
  assign bit_slice_1815 = p1_v__3[25:11];
  assign bit_slice_1817 = p1_v__2[25:11];
  assign bit_slice_1819 = p1_v__1[25:11];
  assign bit_slice_1821 = p1_v[25:11];
  assign stage_outputs_ready_2 = not_1809 | stage_outputs_valid_3;
  assign fresh = ____state_0 ? __statistics_reg : ____state_1;
  assign umul_1827 = umul29b_15b_x_14b(bit_slice_1815, p1_bit_slice_1235);
  assign umul_1828 = umul29b_15b_x_14b(bit_slice_1817, p1_bit_slice_1237);
  assign umul_1829 = umul29b_15b_x_14b(bit_slice_1819, p1_bit_slice_1239);
  assign umul_1830 = umul29b_15b_x_14b(bit_slice_1821, p1_bit_slice_1241);
  assign not_1835 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign bit_slice_1837 = __scores_reg[127:96];
  assign bit_slice_1838 = fresh[255:224];
  assign bit_slice_1839 = __scores_reg[95:64];
  assign bit_slice_1840 = fresh[191:160];
  assign bit_slice_1841 = __scores_reg[63:32];
  assign bit_slice_1842 = fresh[127:96];
  assign bit_slice_1843 = __scores_reg[31:0];
  assign bit_slice_1844 = fresh[63:32];
  assign literal_1855 = 12'h000;
  assign bit_slice_1856 = umul_1827[28:15];
  assign bit_slice_1857 = umul_1828[28:15];
  assign bit_slice_1858 = umul_1829[28:15];
  assign bit_slice_1859 = umul_1830[28:15];
  assign not_1832 = ~____state_0;
  assign stage_outputs_ready_1 = not_1835 | p2_stage_done__1;
  assign sub_1870 = bit_slice_1837 - bit_slice_1838;
  assign sub_1871 = bit_slice_1839 - bit_slice_1840;
  assign sub_1872 = bit_slice_1841 - bit_slice_1842;
  assign sub_1873 = bit_slice_1843 - bit_slice_1844;
  assign high__3 = EXP_HIGH[p0_bit_slice_1191];
  assign low__3 = EXP_LOW[p0_bit_slice_1193];
  assign high__2 = EXP_HIGH[p0_bit_slice_1194];
  assign low__2 = EXP_LOW[p0_bit_slice_1195];
  assign high__1 = EXP_HIGH[p0_bit_slice_1196];
  assign low__1 = EXP_LOW[p0_bit_slice_1197];
  assign high = EXP_HIGH[p0_bit_slice_1198];
  assign low = EXP_LOW[p0_bit_slice_1199];
  assign concat_1882 = {literal_1855, bit_slice_1856};
  assign concat_1883 = {literal_1855, bit_slice_1857};
  assign concat_1884 = {literal_1855, bit_slice_1858};
  assign concat_1885 = {literal_1855, bit_slice_1859};
  assign or_1862 = __statistics_valid_reg | not_1832;
  assign not_1888 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign literal_1865 = 1'h0;
  assign magnitude__3 = -sub_1870;
  assign magnitude__2 = -sub_1871;
  assign magnitude__1 = -sub_1872;
  assign magnitude = -sub_1873;
  assign umul_1902 = umul43b_26b_x_17b(high__3, low__3);
  assign umul_1903 = umul43b_26b_x_17b(high__2, low__2);
  assign umul_1904 = umul43b_26b_x_17b(high__1, low__1);
  assign umul_1905 = umul43b_26b_x_17b(high, low);
  assign w__3 = p1_v__3 - concat_1882;
  assign w__2 = p1_v__2 - concat_1883;
  assign w__1 = p1_v__1 - concat_1884;
  assign w = p1_v - concat_1885;
  assign active_inputs_valid_0 = __scores_valid_reg & or_1862;
  assign stage_outputs_ready_0 = not_1888 | p1_stage_done__1;
  assign concat_1890 = {literal_1865, p2_and_1333};
  assign concat_1892 = {literal_1865, p2_and_1336};
  assign concat_1894 = {literal_1865, p2_and_1339};
  assign concat_1896 = {literal_1865, p2_and_1342};
  assign u__3 = magnitude__3[25:0];
  assign literal_1917 = 24'hb8_aa3b;
  assign u__2 = magnitude__2[25:0];
  assign u__1 = magnitude__1[25:0];
  assign u = magnitude[25:0];
  assign literal_1921 = 6'h00;
  assign bit_slice_1922 = umul_1902[42:23];
  assign bit_slice_1923 = umul_1903[42:23];
  assign bit_slice_1924 = umul_1904[42:23];
  assign bit_slice_1925 = umul_1905[42:23];
  assign literal_1927 = 14'h2c5d;
  assign bit_slice_1931 = w__3[25:3];
  assign bit_slice_1934 = w__2[25:3];
  assign bit_slice_1937 = w__1[25:3];
  assign bit_slice_1940 = w[25:3];
  assign literal_1943 = 32'h0000_0000;
  assign bit_slice_1944 = magnitude__3[31:26];
  assign bit_slice_1945 = magnitude__2[31:26];
  assign bit_slice_1946 = magnitude__1[31:26];
  assign bit_slice_1947 = magnitude[31:26];
  assign p0_stage_done__1 = active_inputs_valid_0 & stage_outputs_ready_0;
  assign scores_valid_inv = ~__scores_valid_reg;
  assign and_1950 = active_inputs_valid_0 & stage_outputs_ready_0 & ____state_0;
  assign statistics_valid_inv = ~__statistics_valid_reg;
  assign smul_1912 = smul54b_24b_x_32b(concat_1890, p2_bit_slice_1295);
  assign smul_1913 = smul54b_24b_x_32b(concat_1892, p2_bit_slice_1297);
  assign smul_1914 = smul54b_24b_x_32b(concat_1894, p2_bit_slice_1299);
  assign smul_1915 = smul54b_24b_x_32b(concat_1896, p2_bit_slice_1301);
  assign umul_517_NarrowedMult___3 = umul50b_26b_x_24b(u__3, literal_1917);
  assign umul_517_NarrowedMult___2 = umul50b_26b_x_24b(u__2, literal_1917);
  assign umul_517_NarrowedMult___1 = umul50b_26b_x_24b(u__1, literal_1917);
  assign umul_517_NarrowedMult_ = umul50b_26b_x_24b(u, literal_1917);
  assign concat_1966 = {literal_1921, bit_slice_1922};
  assign concat_1967 = {literal_1921, bit_slice_1923};
  assign concat_1968 = {literal_1921, bit_slice_1924};
  assign concat_1969 = {literal_1921, bit_slice_1925};
  assign umul_1970 = umul26b_12b_x_14b(p0_r__3, literal_1927);
  assign umul_1971 = umul26b_12b_x_14b(p0_r__2, literal_1927);
  assign umul_1972 = umul26b_12b_x_14b(p0_r__1, literal_1927);
  assign umul_1973 = umul26b_12b_x_14b(p0_r, literal_1927);
  assign shrl_1974 = p1_n__3 >= 5'h17 ? 23'h00_0000 : bit_slice_1931 >> p1_n__3;
  assign sign_ext_1975 = {23{p1_nor_1343}};
  assign shrl_1976 = p1_n__2 >= 5'h17 ? 23'h00_0000 : bit_slice_1934 >> p1_n__2;
  assign sign_ext_1977 = {23{p1_nor_1344}};
  assign shrl_1978 = p1_n__1 >= 5'h17 ? 23'h00_0000 : bit_slice_1937 >> p1_n__1;
  assign sign_ext_1979 = {23{p1_nor_1345}};
  assign shrl_1980 = p1_n >= 5'h17 ? 23'h00_0000 : bit_slice_1940 >> p1_n;
  assign sign_ext_1981 = {23{p1_nor_1346}};
  assign sgt_1982 = $signed(sub_1870) > $signed(literal_1943);
  assign ne_1983 = bit_slice_1944 != literal_1921;
  assign sgt_1984 = $signed(sub_1871) > $signed(literal_1943);
  assign ne_1985 = bit_slice_1945 != literal_1921;
  assign sgt_1986 = $signed(sub_1872) > $signed(literal_1943);
  assign ne_1987 = bit_slice_1946 != literal_1921;
  assign sgt_1988 = $signed(sub_1873) > $signed(literal_1943);
  assign ne_1989 = bit_slice_1947 != literal_1921;
  assign scores_valid_load_en = p0_stage_done__1 | scores_valid_inv;
  assign statistics_valid_load_en = and_1950 | statistics_valid_inv;
  assign bit_slice_1952 = smul_1912[53:22];
  assign bit_slice_1953 = smul_1913[53:22];
  assign bit_slice_1954 = smul_1914[53:22];
  assign bit_slice_1955 = smul_1915[53:22];
  assign bit_slice_2002 = umul_517_NarrowedMult___3[44:39];
  assign or_2003 = p0_stage_done__1 | rst;
  assign bit_slice_2004 = umul_517_NarrowedMult___3[38:33];
  assign bit_slice_2006 = umul_517_NarrowedMult___2[44:39];
  assign bit_slice_2008 = umul_517_NarrowedMult___2[38:33];
  assign bit_slice_2010 = umul_517_NarrowedMult___1[44:39];
  assign bit_slice_2012 = umul_517_NarrowedMult___1[38:33];
  assign bit_slice_2014 = umul_517_NarrowedMult_[44:39];
  assign bit_slice_2016 = umul_517_NarrowedMult_[38:33];
  assign r__3 = umul_517_NarrowedMult___3[32:21];
  assign r__2 = umul_517_NarrowedMult___2[32:21];
  assign r__1 = umul_517_NarrowedMult___1[32:21];
  assign r = umul_517_NarrowedMult_[32:21];
  assign v__3 = high__3 - concat_1966;
  assign or_2027 = p1_stage_done__1 | rst;
  assign v__2 = high__2 - concat_1967;
  assign v__1 = high__1 - concat_1968;
  assign v = high - concat_1969;
  assign bit_slice_2034 = umul_1970[25:12];
  assign bit_slice_2036 = umul_1971[25:12];
  assign bit_slice_2038 = umul_1972[25:12];
  assign bit_slice_2040 = umul_1973[25:12];
  assign n__3 = umul_517_NarrowedMult___3[49:45];
  assign n__2 = umul_517_NarrowedMult___2[49:45];
  assign n__1 = umul_517_NarrowedMult___1[49:45];
  assign n = umul_517_NarrowedMult_[49:45];
  assign bit_slice_2058 = fresh[223:192];
  assign or_2063 = p2_stage_done__1 | rst;
  assign bit_slice_2064 = fresh[159:128];
  assign bit_slice_2070 = fresh[95:64];
  assign bit_slice_2076 = fresh[31:0];
  assign and_2082 = shrl_1974 & sign_ext_1975;
  assign and_2084 = shrl_1976 & sign_ext_1977;
  assign and_2086 = shrl_1978 & sign_ext_1979;
  assign and_2088 = shrl_1980 & sign_ext_1981;
  assign nor_2090 = ~(sgt_1982 | ne_1983);
  assign nor_2094 = ~(sgt_1984 | ne_1985);
  assign nor_2098 = ~(sgt_1986 | ne_1987);
  assign nor_2102 = ~(sgt_1988 | ne_1989);
  assign last = __scores_reg[128];
  assign scores_load_en = scores_tvalid & scores_valid_load_en;
  assign statistics_load_en = statistics_tvalid & statistics_valid_load_en;
  assign word = {bit_slice_1952, bit_slice_1953, bit_slice_1954, bit_slice_1955};
  assign or_2115 = p0_stage_done__1 | p1_stage_done__1;
  assign or_2116 = p1_stage_done__1 | p2_stage_done__1;
  assign or_2117 = p2_stage_done__1 | stage_outputs_valid_3;
  always @ (posedge clk) begin
    p0_bit_slice_1191 <= or_2003 ? bit_slice_2002 : p0_bit_slice_1191;
    p0_bit_slice_1193 <= or_2003 ? bit_slice_2004 : p0_bit_slice_1193;
    p0_bit_slice_1194 <= or_2003 ? bit_slice_2006 : p0_bit_slice_1194;
    p0_bit_slice_1195 <= or_2003 ? bit_slice_2008 : p0_bit_slice_1195;
    p0_bit_slice_1196 <= or_2003 ? bit_slice_2010 : p0_bit_slice_1196;
    p0_bit_slice_1197 <= or_2003 ? bit_slice_2012 : p0_bit_slice_1197;
    p0_bit_slice_1198 <= or_2003 ? bit_slice_2014 : p0_bit_slice_1198;
    p0_bit_slice_1199 <= or_2003 ? bit_slice_2016 : p0_bit_slice_1199;
    p0_r__3 <= or_2003 ? r__3 : p0_r__3;
    p0_r__2 <= or_2003 ? r__2 : p0_r__2;
    p0_r__1 <= or_2003 ? r__1 : p0_r__1;
    p0_r <= or_2003 ? r : p0_r;
    p1_v__3 <= or_2027 ? v__3 : p1_v__3;
    p1_v__2 <= or_2027 ? v__2 : p1_v__2;
    p1_v__1 <= or_2027 ? v__1 : p1_v__1;
    p1_v <= or_2027 ? v : p1_v;
    p1_bit_slice_1235 <= or_2027 ? bit_slice_2034 : p1_bit_slice_1235;
    p1_bit_slice_1237 <= or_2027 ? bit_slice_2036 : p1_bit_slice_1237;
    p1_bit_slice_1239 <= or_2027 ? bit_slice_2038 : p1_bit_slice_1239;
    p1_bit_slice_1241 <= or_2027 ? bit_slice_2040 : p1_bit_slice_1241;
    p0_n__3 <= or_2003 ? n__3 : p0_n__3;
    p1_n__3 <= or_2027 ? p0_n__3 : p1_n__3;
    p0_n__2 <= or_2003 ? n__2 : p0_n__2;
    p1_n__2 <= or_2027 ? p0_n__2 : p1_n__2;
    p0_n__1 <= or_2003 ? n__1 : p0_n__1;
    p1_n__1 <= or_2027 ? p0_n__1 : p1_n__1;
    p0_n <= or_2003 ? n : p0_n;
    p1_n <= or_2027 ? p0_n : p1_n;
    p0_bit_slice_1295 <= or_2003 ? bit_slice_2058 : p0_bit_slice_1295;
    p1_bit_slice_1295 <= or_2027 ? p0_bit_slice_1295 : p1_bit_slice_1295;
    p2_bit_slice_1295 <= or_2063 ? p1_bit_slice_1295 : p2_bit_slice_1295;
    p0_bit_slice_1297 <= or_2003 ? bit_slice_2064 : p0_bit_slice_1297;
    p1_bit_slice_1297 <= or_2027 ? p0_bit_slice_1297 : p1_bit_slice_1297;
    p2_bit_slice_1297 <= or_2063 ? p1_bit_slice_1297 : p2_bit_slice_1297;
    p0_bit_slice_1299 <= or_2003 ? bit_slice_2070 : p0_bit_slice_1299;
    p1_bit_slice_1299 <= or_2027 ? p0_bit_slice_1299 : p1_bit_slice_1299;
    p2_bit_slice_1299 <= or_2063 ? p1_bit_slice_1299 : p2_bit_slice_1299;
    p0_bit_slice_1301 <= or_2003 ? bit_slice_2076 : p0_bit_slice_1301;
    p1_bit_slice_1301 <= or_2027 ? p0_bit_slice_1301 : p1_bit_slice_1301;
    p2_bit_slice_1301 <= or_2063 ? p1_bit_slice_1301 : p2_bit_slice_1301;
    p2_and_1333 <= or_2063 ? and_2082 : p2_and_1333;
    p2_and_1336 <= or_2063 ? and_2084 : p2_and_1336;
    p2_and_1339 <= or_2063 ? and_2086 : p2_and_1339;
    p2_and_1342 <= or_2063 ? and_2088 : p2_and_1342;
    p0_nor_1343 <= or_2003 ? nor_2090 : p0_nor_1343;
    p1_nor_1343 <= or_2027 ? p0_nor_1343 : p1_nor_1343;
    p0_nor_1344 <= or_2003 ? nor_2094 : p0_nor_1344;
    p1_nor_1344 <= or_2027 ? p0_nor_1344 : p1_nor_1344;
    p0_nor_1345 <= or_2003 ? nor_2098 : p0_nor_1345;
    p1_nor_1345 <= or_2027 ? p0_nor_1345 : p1_nor_1345;
    p0_nor_1346 <= or_2003 ? nor_2102 : p0_nor_1346;
    p1_nor_1346 <= or_2027 ? p0_nor_1346 : p1_nor_1346;
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
      p1_inputs_valid <= or_2115 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_2116 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_2117 ? p2_stage_done__1 : p3_inputs_valid;
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
  wire [127:0] instantiation_output_1764;
  wire instantiation_output_1765;
  wire instantiation_output_1772;
  wire instantiation_output_1778;

  // ===== Instantiations
  __softmax__softmax_normalise_top__SoftmaxNormalise_0__129_4_128_256_next __softmax__softmax_normalise_top__SoftmaxNormalise_0__129_4_128_256_next_inst0 (
    .rst(rst),
    .probabilities_tready(probabilities_tready),
    .scores_tdata(scores_tdata),
    .scores_tvalid(scores_tvalid),
    .statistics_tdata(statistics_tdata),
    .statistics_tvalid(statistics_tvalid),
    .probabilities_tdata(instantiation_output_1764),
    .probabilities_tvalid(instantiation_output_1765),
    .scores_tready(instantiation_output_1772),
    .statistics_tready(instantiation_output_1778),
    .clk(clk)
  );
  softmax_normalise__1 softmax_normalise__1_inst1 (
    .rst(rst),
    .clk(clk)
  );
  assign probabilities_tdata = instantiation_output_1764;
  assign probabilities_tvalid = instantiation_output_1765;
  assign scores_tready = instantiation_output_1772;
  assign statistics_tready = instantiation_output_1778;
endmodule
