module __gating__gating_top__Gating_0__Logits_0__32_3_4_1024_128_2_3_next(
  input wire clk,
  input wire rst,
  input wire [23:0] command_tdata,
  input wire command_tvalid,
  input wire g_request_tready,
  input wire [1023:0] g_response_tdata,
  input wire g_response_tvalid,
  input wire logits_tready,
  input wire tokens__0_tready,
  input wire tokens__1_tready,
  input wire [511:0] x_tdata,
  input wire x_tvalid,
  output wire command_tready,
  output wire [2:0] g_request_tdata,
  output wire g_request_tvalid,
  output wire g_response_tready,
  output wire [127:0] logits_tdata,
  output wire logits_tvalid,
  output wire [128:0] tokens__0_tdata,
  output wire tokens__0_tvalid,
  output wire [128:0] tokens__1_tdata,
  output wire tokens__1_tvalid,
  output wire x_tready
);
  // lint_off SIGNED_TYPE
  // lint_off MULTIPLY
  function automatic [45:0] smul46b_32b_x_16b (input reg [31:0] lhs, input reg [15:0] rhs);
    reg signed [31:0] signed_lhs;
    reg signed [15:0] signed_rhs;
    reg signed [45:0] signed_result;
    begin
      signed_lhs = $signed(lhs);
      signed_rhs = $signed(rhs);
      signed_result = signed_lhs * signed_rhs;
      smul46b_32b_x_16b = $unsigned(signed_result);
    end
  endfunction
  // lint_on MULTIPLY
  // lint_on SIGNED_TYPE
  wire [31:0] ____state_6_init[0:3];
  assign ____state_6_init[0] = 32'h0000_0000;
  assign ____state_6_init[1] = 32'h0000_0000;
  assign ____state_6_init[2] = 32'h0000_0000;
  assign ____state_6_init[3] = 32'h0000_0000;
  wire [23:0] __command_reg_init = {16'h0000, 8'h00};
  wire [128:0] __tokens__0_reg_init = {1'h0, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  wire [128:0] __tokens__1_reg_init = {1'h0, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  wire [31:0] literal_11377[0:3];
  assign literal_11377[0] = 32'h0000_0000;
  assign literal_11377[1] = 32'h0000_0000;
  assign literal_11377[2] = 32'h0000_0000;
  assign literal_11377[3] = 32'h0000_0000;
  wire [23:0] literal_11373 = {16'h0000, 8'h00};
  reg p0_eq_947;
  reg p1_eq_947;
  reg p2_eq_947;
  reg p3_eq_947;
  reg p0_eq_965;
  reg p1_eq_965;
  reg p2_eq_965;
  reg p3_eq_965;
  reg p0_last;
  reg p1_last;
  reg p2_last;
  reg p3_last;
  reg [31:0] p3_bit_slice_6302;
  reg [31:0] p3_bit_slice_6459;
  reg [31:0] p3_bit_slice_6475;
  reg [31:0] p3_bit_slice_6491;
  reg [31:0] p3_bit_slice_6507;
  reg [31:0] p3_add_6523;
  reg [31:0] p3_add_6532;
  reg [31:0] p3_add_6540;
  reg [31:0] p3_add_6548;
  reg [31:0] p3_add_6556;
  reg [31:0] p3_add_6557;
  reg [31:0] p3_add_6558;
  reg [15:0] p3_bit_slice_6560;
  reg [31:0] p3_add_6562;
  reg [31:0] p3_add_6563;
  reg [31:0] p3_add_6564;
  reg [15:0] p3_bit_slice_6565;
  reg [31:0] p3_add_6567;
  reg [31:0] p3_add_6568;
  reg [31:0] p3_add_6569;
  reg [15:0] p3_bit_slice_6570;
  reg [31:0] p3_add_6572;
  reg [31:0] p3_add_6573;
  reg [31:0] p3_add_6574;
  reg [15:0] p3_bit_slice_6575;
  reg ____state_0;
  reg [15:0] ____state_1;
  reg [7:0] ____state_2;
  reg [15:0] ____state_3;
  reg [7:0] ____state_4;
  reg [7:0] ____state_5;
  reg [31:0] ____state_6[0:3];
  reg __g_request_already_done_reg;
  reg __logits_already_done_reg;
  reg __tokens__0_already_done_reg;
  reg __tokens__1_already_done_reg;
  reg [23:0] __command_reg;
  reg __command_valid_reg;
  reg [2:0] __g_request_reg;
  reg __g_request_valid_reg;
  reg [1023:0] __g_response_reg;
  reg __g_response_valid_reg;
  reg [127:0] __logits_reg;
  reg __logits_valid_reg;
  reg [128:0] __tokens__0_reg;
  reg __tokens__0_valid_reg;
  reg [128:0] __tokens__1_reg;
  reg __tokens__1_valid_reg;
  reg [511:0] __x_reg;
  reg __x_valid_reg;
  reg p1_inputs_valid;
  reg p2_inputs_valid;
  reg p3_inputs_valid;
  reg p4_inputs_valid;
  wire [7:0] literal_11304;
  wire [7:0] literal_11305;
  wire eq_11307;
  wire eq_11308;
  wire not_11317;
  wire logits_valid_inv;
  wire and_11312;
  wire not_11320;
  wire tokens__0_valid_inv;
  wire and_11314;
  wire not_11323;
  wire tokens__1_valid_inv;
  wire __logits_tvalid_buf;
  wire logits_valid_load_en;
  wire __tokens__0_tvalid_buf;
  wire tokens__0_valid_load_en;
  wire __tokens__1_tvalid_buf;
  wire tokens__1_valid_load_en;
  wire logits_load_en;
  wire not_11349;
  wire tokens__0_load_en;
  wire not_11351;
  wire tokens__1_load_en;
  wire not_11353;
  wire or_14580;
  wire or_14581;
  wire or_14582;
  wire not_11371;
  wire stage_outputs_valid_4;
  wire stage_outputs_valid_3;
  wire stage_outputs_ready_3;
  wire not_11395;
  wire p3_stage_done__1;
  wire [31:0] start[0:3];
  wire [1:0] literal_11386;
  wire [1:0] literal_11387;
  wire [1:0] literal_11388;
  wire [1:0] literal_11389;
  wire not_11347;
  wire active_inputs_valid_0;
  wire not_11379;
  wire g_request_valid_inv;
  wire stage_outputs_ready_2;
  wire [31:0] array_index_11398;
  wire [31:0] array_index_11400;
  wire [31:0] array_index_11402;
  wire [31:0] array_index_11404;
  wire [23:0] sel_11384;
  wire __g_request_tvalid_buf;
  wire g_request_valid_load_en;
  wire not_11428;
  wire p2_stage_done__1;
  wire [31:0] add_11415;
  wire [31:0] add_11417;
  wire [31:0] add_11419;
  wire [31:0] add_11421;
  wire [15:0] tuple_index_11455;
  wire g_request_load_en;
  wire stage_outputs_ready_1;
  wire [7:0] tuple_index_11430;
  wire [31:0] add_11432;
  wire [31:0] add_11438;
  wire [31:0] add_11443;
  wire [31:0] add_11448;
  wire [31:0] bit_slice_11473;
  wire [15:0] bit_slice_11474;
  wire [31:0] bit_slice_11475;
  wire [15:0] bit_slice_11476;
  wire [31:0] bit_slice_11477;
  wire [15:0] bit_slice_11478;
  wire [31:0] bit_slice_11479;
  wire [15:0] bit_slice_11480;
  wire [31:0] bit_slice_11481;
  wire [15:0] bit_slice_11482;
  wire [31:0] bit_slice_11483;
  wire [15:0] bit_slice_11484;
  wire [31:0] bit_slice_11485;
  wire [15:0] bit_slice_11486;
  wire [31:0] bit_slice_11487;
  wire [15:0] bit_slice_11488;
  wire [31:0] bit_slice_11489;
  wire [15:0] bit_slice_11490;
  wire [31:0] bit_slice_11491;
  wire [15:0] bit_slice_11492;
  wire [31:0] bit_slice_11493;
  wire [15:0] bit_slice_11494;
  wire [31:0] bit_slice_11495;
  wire [15:0] bit_slice_11496;
  wire [15:0] bit_slice_11497;
  wire [15:0] bit_slice_11498;
  wire [15:0] bit_slice_11499;
  wire [15:0] bit_slice_11500;
  wire [15:0] bit_slice_11501;
  wire [15:0] bit_slice_11502;
  wire [15:0] bit_slice_11503;
  wire [15:0] bit_slice_11504;
  wire [15:0] bit_slice_11505;
  wire [15:0] bit_slice_11506;
  wire [15:0] bit_slice_11507;
  wire [15:0] bit_slice_11508;
  wire [15:0] bit_slice_11509;
  wire [15:0] bit_slice_11510;
  wire [15:0] bit_slice_11511;
  wire [15:0] bit_slice_11512;
  wire [15:0] bit_slice_11513;
  wire [15:0] bit_slice_11514;
  wire [15:0] bit_slice_11515;
  wire [15:0] bit_slice_11516;
  wire [15:0] bit_slice_11517;
  wire [15:0] bit_slice_11518;
  wire [15:0] bit_slice_11519;
  wire [15:0] bit_slice_11520;
  wire [15:0] bit_slice_11521;
  wire [15:0] bit_slice_11522;
  wire [15:0] bit_slice_11523;
  wire [15:0] bit_slice_11524;
  wire [15:0] bit_slice_11525;
  wire [15:0] bit_slice_11526;
  wire [15:0] bit_slice_11527;
  wire [15:0] bit_slice_11528;
  wire [15:0] bit_slice_11529;
  wire [15:0] bit_slice_11530;
  wire [15:0] bit_slice_11531;
  wire [15:0] bit_slice_11532;
  wire [7:0] literal_11534;
  wire [15:0] p_command__1_tokens;
  wire or_11537;
  wire not_11538;
  wire p1_stage_done__1;
  wire [7:0] p_command_task;
  wire [31:0] add_11461;
  wire [31:0] add_11462;
  wire [45:0] smul_11463;
  wire [31:0] add_11464;
  wire [31:0] add_11465;
  wire [45:0] smul_11466;
  wire [31:0] add_11467;
  wire [31:0] add_11468;
  wire [45:0] smul_11469;
  wire [31:0] add_11470;
  wire [31:0] add_11471;
  wire [45:0] smul_11472;
  wire [31:0] bit_slice_11550;
  wire [15:0] bit_slice_11551;
  wire [31:0] bit_slice_11552;
  wire [15:0] bit_slice_11553;
  wire [15:0] bit_slice_11554;
  wire [15:0] bit_slice_11555;
  wire [15:0] bit_slice_11556;
  wire [15:0] bit_slice_11557;
  wire [15:0] bit_slice_11558;
  wire [15:0] bit_slice_11559;
  wire [45:0] smul_11560;
  wire [45:0] smul_11561;
  wire [45:0] smul_11562;
  wire [45:0] smul_11563;
  wire [45:0] smul_11564;
  wire [45:0] smul_11565;
  wire [45:0] smul_11566;
  wire [45:0] smul_11567;
  wire [45:0] smul_11568;
  wire [45:0] smul_11569;
  wire [45:0] smul_11570;
  wire [45:0] smul_11571;
  wire [45:0] smul_11572;
  wire [45:0] smul_11573;
  wire [45:0] smul_11574;
  wire [45:0] smul_11575;
  wire [45:0] smul_11576;
  wire [45:0] smul_11577;
  wire [45:0] smul_11578;
  wire [45:0] smul_11579;
  wire [45:0] smul_11580;
  wire [45:0] smul_11581;
  wire [45:0] smul_11582;
  wire [45:0] smul_11583;
  wire [45:0] smul_11584;
  wire [45:0] smul_11585;
  wire [45:0] smul_11586;
  wire [45:0] smul_11587;
  wire [45:0] smul_11588;
  wire [45:0] smul_11589;
  wire [45:0] smul_11590;
  wire [45:0] smul_11591;
  wire [45:0] smul_11592;
  wire [45:0] smul_11593;
  wire [45:0] smul_11594;
  wire [45:0] smul_11595;
  wire [45:0] smul_11596;
  wire [45:0] smul_11597;
  wire [45:0] smul_11598;
  wire [45:0] smul_11599;
  wire [45:0] smul_11600;
  wire [45:0] smul_11601;
  wire [45:0] smul_11602;
  wire [45:0] smul_11603;
  wire [45:0] smul_11604;
  wire [45:0] smul_11605;
  wire [45:0] smul_11606;
  wire [45:0] smul_11607;
  wire [14:0] literal_11608;
  wire last;
  wire eq_11610;
  wire not_11611;
  wire stage_outputs_valid_0;
  wire stage_outputs_ready_0;
  wire [1:0] bit_slice_11540;
  wire [1:0] bit_slice_11541;
  wire [31:0] add_11542;
  wire [31:0] bit_slice_11543;
  wire [31:0] add_11544;
  wire [31:0] bit_slice_11545;
  wire [31:0] add_11546;
  wire [31:0] bit_slice_11547;
  wire [31:0] add_11548;
  wire [31:0] bit_slice_11549;
  wire [31:0] bit_slice_11620;
  wire [15:0] bit_slice_11621;
  wire [15:0] bit_slice_11622;
  wire [15:0] bit_slice_11623;
  wire [15:0] bit_slice_11624;
  wire [45:0] smul_11625;
  wire [45:0] smul_11626;
  wire [45:0] smul_11627;
  wire [45:0] smul_11628;
  wire [45:0] smul_11629;
  wire [45:0] smul_11630;
  wire [45:0] smul_11631;
  wire [45:0] smul_11632;
  wire [31:0] bit_slice_11633;
  wire [31:0] bit_slice_11634;
  wire [31:0] bit_slice_11635;
  wire [31:0] bit_slice_11636;
  wire [31:0] bit_slice_11637;
  wire [31:0] bit_slice_11638;
  wire [31:0] bit_slice_11639;
  wire [31:0] bit_slice_11640;
  wire [31:0] bit_slice_11641;
  wire [31:0] bit_slice_11642;
  wire [31:0] bit_slice_11643;
  wire [31:0] bit_slice_11644;
  wire [31:0] bit_slice_11645;
  wire [31:0] bit_slice_11646;
  wire [31:0] bit_slice_11647;
  wire [31:0] bit_slice_11648;
  wire [31:0] bit_slice_11649;
  wire [31:0] bit_slice_11650;
  wire [31:0] bit_slice_11651;
  wire [31:0] bit_slice_11652;
  wire [31:0] bit_slice_11653;
  wire [31:0] bit_slice_11654;
  wire [31:0] bit_slice_11655;
  wire [31:0] bit_slice_11656;
  wire [31:0] bit_slice_11657;
  wire [31:0] bit_slice_11658;
  wire [31:0] bit_slice_11659;
  wire [31:0] bit_slice_11660;
  wire [31:0] bit_slice_11661;
  wire [31:0] bit_slice_11662;
  wire [31:0] bit_slice_11663;
  wire [31:0] bit_slice_11664;
  wire [31:0] bit_slice_11665;
  wire [31:0] bit_slice_11666;
  wire [31:0] bit_slice_11667;
  wire [31:0] bit_slice_11668;
  wire [31:0] bit_slice_11669;
  wire [31:0] bit_slice_11670;
  wire [31:0] bit_slice_11671;
  wire [31:0] bit_slice_11672;
  wire [31:0] bit_slice_11673;
  wire [31:0] bit_slice_11674;
  wire [31:0] bit_slice_11675;
  wire [31:0] bit_slice_11676;
  wire [31:0] bit_slice_11677;
  wire [31:0] bit_slice_11678;
  wire [31:0] bit_slice_11679;
  wire [31:0] bit_slice_11680;
  wire [15:0] concat_11681;
  wire nand_11682;
  wire not_11683;
  wire [7:0] add_11684;
  wire [7:0] sign_ext_11685;
  wire and_11686;
  wire command_valid_inv;
  wire g_response_valid_inv;
  wire x_valid_inv;
  wire p0_stage_done__1;
  wire send_961_finished;
  wire send_975_finished;
  wire send_983_finished;
  wire [1:0] add_11614;
  wire bit_slice_11615;
  wire [31:0] add_11616;
  wire [31:0] add_11617;
  wire [31:0] add_11618;
  wire [31:0] add_11619;
  wire [45:0] smul_11705;
  wire [45:0] smul_11706;
  wire [45:0] smul_11707;
  wire [45:0] smul_11708;
  wire [31:0] bit_slice_11709;
  wire [31:0] bit_slice_11710;
  wire [31:0] bit_slice_11711;
  wire [31:0] bit_slice_11712;
  wire [31:0] bit_slice_11713;
  wire [31:0] bit_slice_11714;
  wire [31:0] bit_slice_11715;
  wire [31:0] bit_slice_11716;
  wire [31:0] add_11717;
  wire [31:0] add_11718;
  wire [31:0] add_11719;
  wire [31:0] add_11720;
  wire [31:0] add_11721;
  wire [31:0] add_11722;
  wire [31:0] add_11723;
  wire [31:0] add_11724;
  wire [31:0] add_11725;
  wire [31:0] add_11726;
  wire [31:0] add_11727;
  wire [31:0] add_11728;
  wire [31:0] add_11729;
  wire [31:0] add_11730;
  wire [31:0] add_11731;
  wire [31:0] add_11732;
  wire [31:0] add_11733;
  wire [31:0] add_11734;
  wire [31:0] add_11735;
  wire [31:0] add_11736;
  wire [31:0] add_11737;
  wire [31:0] add_11738;
  wire [31:0] add_11739;
  wire [31:0] add_11740;
  wire [15:0] add_11743;
  wire [15:0] sign_ext_11744;
  wire [7:0] add_11745;
  wire [7:0] sign_ext_11746;
  wire [7:0] and_11747;
  wire command_valid_load_en;
  wire g_response_valid_load_en;
  wire x_valid_load_en;
  wire and_11754;
  wire not_11755;
  wire and_11756;
  wire not_11757;
  wire and_11758;
  wire not_11759;
  wire and_11760;
  wire not_11761;
  wire [2:0] concat_11696;
  wire [2:0] bit_slice_11697;
  wire [31:0] sums[0:3];
  wire eq_11771;
  wire or_11772;
  wire or_11774;
  wire or_11776;
  wire or_11778;
  wire [31:0] bit_slice_11793;
  wire [31:0] bit_slice_11795;
  wire [31:0] bit_slice_11797;
  wire [31:0] bit_slice_11799;
  wire [31:0] bit_slice_11801;
  wire [31:0] add_11803;
  wire [31:0] add_11805;
  wire [31:0] add_11807;
  wire [31:0] add_11809;
  wire [31:0] add_11811;
  wire [31:0] add_11813;
  wire [31:0] add_11815;
  wire [15:0] bit_slice_11817;
  wire [31:0] add_11819;
  wire [31:0] add_11821;
  wire [31:0] add_11823;
  wire [15:0] bit_slice_11825;
  wire [31:0] add_11827;
  wire [31:0] add_11829;
  wire [31:0] add_11831;
  wire [15:0] bit_slice_11833;
  wire [31:0] add_11835;
  wire [31:0] add_11837;
  wire [31:0] add_11839;
  wire [15:0] bit_slice_11841;
  wire [15:0] and_11854;
  wire [7:0] and_11856;
  wire [7:0] sel_11858;
  wire command_load_en;
  wire g_response_load_en;
  wire x_load_en;
  wire and_11868;
  wire or_11869;
  wire and_11870;
  wire or_11871;
  wire and_11872;
  wire or_11873;
  wire and_11874;
  wire or_11875;
  wire [2:0] address;
  wire [127:0] word;
  wire [128:0] finished;
  wire or_11883;
  wire or_11884;
  wire or_11885;
  wire or_11886;
  assign literal_11304 = 8'h00;
  assign literal_11305 = 8'h01;
  assign eq_11307 = ____state_5 == literal_11304;
  assign eq_11308 = ____state_5 == literal_11305;
  assign not_11317 = ~__logits_already_done_reg;
  assign logits_valid_inv = ~__logits_valid_reg;
  assign and_11312 = p3_last & eq_11307;
  assign not_11320 = ~__tokens__0_already_done_reg;
  assign tokens__0_valid_inv = ~__tokens__0_valid_reg;
  assign and_11314 = p3_last & eq_11308;
  assign not_11323 = ~__tokens__1_already_done_reg;
  assign tokens__1_valid_inv = ~__tokens__1_valid_reg;
  assign __logits_tvalid_buf = p4_inputs_valid & p3_last & not_11317;
  assign logits_valid_load_en = logits_tready | logits_valid_inv;
  assign __tokens__0_tvalid_buf = p4_inputs_valid & and_11312 & not_11320;
  assign tokens__0_valid_load_en = tokens__0_tready | tokens__0_valid_inv;
  assign __tokens__1_tvalid_buf = p4_inputs_valid & and_11314 & not_11323;
  assign tokens__1_valid_load_en = tokens__1_tready | tokens__1_valid_inv;
  assign logits_load_en = __logits_tvalid_buf & logits_valid_load_en;
  assign not_11349 = ~p3_last;
  assign tokens__0_load_en = __tokens__0_tvalid_buf & tokens__0_valid_load_en;
  assign not_11351 = ~and_11312;
  assign tokens__1_load_en = __tokens__1_tvalid_buf & tokens__1_valid_load_en;
  assign not_11353 = ~and_11314;
  assign or_14580 = logits_load_en | __logits_already_done_reg | not_11349;
  assign or_14581 = tokens__0_load_en | __tokens__0_already_done_reg | not_11351;
  assign or_14582 = tokens__1_load_en | __tokens__1_already_done_reg | not_11353;
  assign not_11371 = ~p4_inputs_valid;
  assign stage_outputs_valid_4 = p4_inputs_valid & or_14580 & or_14581 & or_14582;
  assign stage_outputs_valid_3 = p3_inputs_valid & __g_response_valid_reg & __x_valid_reg;
  assign stage_outputs_ready_3 = not_11371 | stage_outputs_valid_4;
  assign not_11395 = ~p3_inputs_valid;
  assign p3_stage_done__1 = stage_outputs_valid_3 & stage_outputs_ready_3;
  assign start[0] = p3_eq_947 == 1'h0 ? ____state_6[0] : literal_11377[0];
  assign start[1] = p3_eq_947 == 1'h0 ? ____state_6[1] : literal_11377[1];
  assign start[2] = p3_eq_947 == 1'h0 ? ____state_6[2] : literal_11377[2];
  assign start[3] = p3_eq_947 == 1'h0 ? ____state_6[3] : literal_11377[3];
  assign literal_11386 = 2'h0;
  assign literal_11387 = 2'h1;
  assign literal_11388 = 2'h2;
  assign literal_11389 = 2'h3;
  assign not_11347 = ~____state_0;
  assign active_inputs_valid_0 = __command_valid_reg | ____state_0;
  assign not_11379 = ~__g_request_already_done_reg;
  assign g_request_valid_inv = ~__g_request_valid_reg;
  assign stage_outputs_ready_2 = not_11395 | p3_stage_done__1;
  assign array_index_11398 = start[literal_11386];
  assign array_index_11400 = start[literal_11387];
  assign array_index_11402 = start[literal_11388];
  assign array_index_11404 = start[literal_11389];
  assign sel_11384 = not_11347 ? __command_reg : literal_11373;
  assign __g_request_tvalid_buf = active_inputs_valid_0 & not_11379;
  assign g_request_valid_load_en = g_request_tready | g_request_valid_inv;
  assign not_11428 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign add_11415 = array_index_11398 + p3_bit_slice_6459;
  assign add_11417 = array_index_11400 + p3_bit_slice_6475;
  assign add_11419 = array_index_11402 + p3_bit_slice_6491;
  assign add_11421 = array_index_11404 + p3_bit_slice_6507;
  assign tuple_index_11455 = sel_11384[23:8];
  assign g_request_load_en = __g_request_tvalid_buf & g_request_valid_load_en;
  assign stage_outputs_ready_1 = not_11428 | p2_stage_done__1;
  assign tuple_index_11430 = sel_11384[7:0];
  assign add_11432 = add_11415 + p3_add_6523;
  assign add_11438 = add_11417 + p3_add_6532;
  assign add_11443 = add_11419 + p3_add_6540;
  assign add_11448 = add_11421 + p3_add_6548;
  assign bit_slice_11473 = __x_reg[127:96];
  assign bit_slice_11474 = __g_response_reg[63:48];
  assign bit_slice_11475 = __x_reg[159:128];
  assign bit_slice_11476 = __g_response_reg[79:64];
  assign bit_slice_11477 = __x_reg[191:160];
  assign bit_slice_11478 = __g_response_reg[95:80];
  assign bit_slice_11479 = __x_reg[223:192];
  assign bit_slice_11480 = __g_response_reg[111:96];
  assign bit_slice_11481 = __x_reg[255:224];
  assign bit_slice_11482 = __g_response_reg[127:112];
  assign bit_slice_11483 = __x_reg[287:256];
  assign bit_slice_11484 = __g_response_reg[143:128];
  assign bit_slice_11485 = __x_reg[319:288];
  assign bit_slice_11486 = __g_response_reg[159:144];
  assign bit_slice_11487 = __x_reg[351:320];
  assign bit_slice_11488 = __g_response_reg[175:160];
  assign bit_slice_11489 = __x_reg[383:352];
  assign bit_slice_11490 = __g_response_reg[191:176];
  assign bit_slice_11491 = __x_reg[415:384];
  assign bit_slice_11492 = __g_response_reg[207:192];
  assign bit_slice_11493 = __x_reg[447:416];
  assign bit_slice_11494 = __g_response_reg[223:208];
  assign bit_slice_11495 = __x_reg[479:448];
  assign bit_slice_11496 = __g_response_reg[239:224];
  assign bit_slice_11497 = __g_response_reg[319:304];
  assign bit_slice_11498 = __g_response_reg[335:320];
  assign bit_slice_11499 = __g_response_reg[351:336];
  assign bit_slice_11500 = __g_response_reg[367:352];
  assign bit_slice_11501 = __g_response_reg[383:368];
  assign bit_slice_11502 = __g_response_reg[399:384];
  assign bit_slice_11503 = __g_response_reg[415:400];
  assign bit_slice_11504 = __g_response_reg[431:416];
  assign bit_slice_11505 = __g_response_reg[447:432];
  assign bit_slice_11506 = __g_response_reg[463:448];
  assign bit_slice_11507 = __g_response_reg[479:464];
  assign bit_slice_11508 = __g_response_reg[495:480];
  assign bit_slice_11509 = __g_response_reg[575:560];
  assign bit_slice_11510 = __g_response_reg[591:576];
  assign bit_slice_11511 = __g_response_reg[607:592];
  assign bit_slice_11512 = __g_response_reg[623:608];
  assign bit_slice_11513 = __g_response_reg[639:624];
  assign bit_slice_11514 = __g_response_reg[655:640];
  assign bit_slice_11515 = __g_response_reg[671:656];
  assign bit_slice_11516 = __g_response_reg[687:672];
  assign bit_slice_11517 = __g_response_reg[703:688];
  assign bit_slice_11518 = __g_response_reg[719:704];
  assign bit_slice_11519 = __g_response_reg[735:720];
  assign bit_slice_11520 = __g_response_reg[751:736];
  assign bit_slice_11521 = __g_response_reg[831:816];
  assign bit_slice_11522 = __g_response_reg[847:832];
  assign bit_slice_11523 = __g_response_reg[863:848];
  assign bit_slice_11524 = __g_response_reg[879:864];
  assign bit_slice_11525 = __g_response_reg[895:880];
  assign bit_slice_11526 = __g_response_reg[911:896];
  assign bit_slice_11527 = __g_response_reg[927:912];
  assign bit_slice_11528 = __g_response_reg[943:928];
  assign bit_slice_11529 = __g_response_reg[959:944];
  assign bit_slice_11530 = __g_response_reg[975:960];
  assign bit_slice_11531 = __g_response_reg[991:976];
  assign bit_slice_11532 = __g_response_reg[1007:992];
  assign literal_11534 = 8'h02;
  assign p_command__1_tokens = ____state_0 ? ____state_1 : tuple_index_11455;
  assign or_11537 = g_request_load_en | __g_request_already_done_reg;
  assign not_11538 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign p_command_task = ____state_0 ? ____state_2 : tuple_index_11430;
  assign add_11461 = add_11432 + p3_add_6556;
  assign add_11462 = p3_add_6557 + p3_add_6558;
  assign smul_11463 = smul46b_32b_x_16b(p3_bit_slice_6302, p3_bit_slice_6560);
  assign add_11464 = add_11438 + p3_add_6562;
  assign add_11465 = p3_add_6563 + p3_add_6564;
  assign smul_11466 = smul46b_32b_x_16b(p3_bit_slice_6302, p3_bit_slice_6565);
  assign add_11467 = add_11443 + p3_add_6567;
  assign add_11468 = p3_add_6568 + p3_add_6569;
  assign smul_11469 = smul46b_32b_x_16b(p3_bit_slice_6302, p3_bit_slice_6570);
  assign add_11470 = add_11448 + p3_add_6572;
  assign add_11471 = p3_add_6573 + p3_add_6574;
  assign smul_11472 = smul46b_32b_x_16b(p3_bit_slice_6302, p3_bit_slice_6575);
  assign bit_slice_11550 = __x_reg[63:32];
  assign bit_slice_11551 = __g_response_reg[31:16];
  assign bit_slice_11552 = __x_reg[95:64];
  assign bit_slice_11553 = __g_response_reg[47:32];
  assign bit_slice_11554 = __g_response_reg[287:272];
  assign bit_slice_11555 = __g_response_reg[303:288];
  assign bit_slice_11556 = __g_response_reg[543:528];
  assign bit_slice_11557 = __g_response_reg[559:544];
  assign bit_slice_11558 = __g_response_reg[799:784];
  assign bit_slice_11559 = __g_response_reg[815:800];
  assign smul_11560 = smul46b_32b_x_16b(bit_slice_11473, bit_slice_11474);
  assign smul_11561 = smul46b_32b_x_16b(bit_slice_11475, bit_slice_11476);
  assign smul_11562 = smul46b_32b_x_16b(bit_slice_11477, bit_slice_11478);
  assign smul_11563 = smul46b_32b_x_16b(bit_slice_11479, bit_slice_11480);
  assign smul_11564 = smul46b_32b_x_16b(bit_slice_11481, bit_slice_11482);
  assign smul_11565 = smul46b_32b_x_16b(bit_slice_11483, bit_slice_11484);
  assign smul_11566 = smul46b_32b_x_16b(bit_slice_11485, bit_slice_11486);
  assign smul_11567 = smul46b_32b_x_16b(bit_slice_11487, bit_slice_11488);
  assign smul_11568 = smul46b_32b_x_16b(bit_slice_11489, bit_slice_11490);
  assign smul_11569 = smul46b_32b_x_16b(bit_slice_11491, bit_slice_11492);
  assign smul_11570 = smul46b_32b_x_16b(bit_slice_11493, bit_slice_11494);
  assign smul_11571 = smul46b_32b_x_16b(bit_slice_11495, bit_slice_11496);
  assign smul_11572 = smul46b_32b_x_16b(bit_slice_11473, bit_slice_11497);
  assign smul_11573 = smul46b_32b_x_16b(bit_slice_11475, bit_slice_11498);
  assign smul_11574 = smul46b_32b_x_16b(bit_slice_11477, bit_slice_11499);
  assign smul_11575 = smul46b_32b_x_16b(bit_slice_11479, bit_slice_11500);
  assign smul_11576 = smul46b_32b_x_16b(bit_slice_11481, bit_slice_11501);
  assign smul_11577 = smul46b_32b_x_16b(bit_slice_11483, bit_slice_11502);
  assign smul_11578 = smul46b_32b_x_16b(bit_slice_11485, bit_slice_11503);
  assign smul_11579 = smul46b_32b_x_16b(bit_slice_11487, bit_slice_11504);
  assign smul_11580 = smul46b_32b_x_16b(bit_slice_11489, bit_slice_11505);
  assign smul_11581 = smul46b_32b_x_16b(bit_slice_11491, bit_slice_11506);
  assign smul_11582 = smul46b_32b_x_16b(bit_slice_11493, bit_slice_11507);
  assign smul_11583 = smul46b_32b_x_16b(bit_slice_11495, bit_slice_11508);
  assign smul_11584 = smul46b_32b_x_16b(bit_slice_11473, bit_slice_11509);
  assign smul_11585 = smul46b_32b_x_16b(bit_slice_11475, bit_slice_11510);
  assign smul_11586 = smul46b_32b_x_16b(bit_slice_11477, bit_slice_11511);
  assign smul_11587 = smul46b_32b_x_16b(bit_slice_11479, bit_slice_11512);
  assign smul_11588 = smul46b_32b_x_16b(bit_slice_11481, bit_slice_11513);
  assign smul_11589 = smul46b_32b_x_16b(bit_slice_11483, bit_slice_11514);
  assign smul_11590 = smul46b_32b_x_16b(bit_slice_11485, bit_slice_11515);
  assign smul_11591 = smul46b_32b_x_16b(bit_slice_11487, bit_slice_11516);
  assign smul_11592 = smul46b_32b_x_16b(bit_slice_11489, bit_slice_11517);
  assign smul_11593 = smul46b_32b_x_16b(bit_slice_11491, bit_slice_11518);
  assign smul_11594 = smul46b_32b_x_16b(bit_slice_11493, bit_slice_11519);
  assign smul_11595 = smul46b_32b_x_16b(bit_slice_11495, bit_slice_11520);
  assign smul_11596 = smul46b_32b_x_16b(bit_slice_11473, bit_slice_11521);
  assign smul_11597 = smul46b_32b_x_16b(bit_slice_11475, bit_slice_11522);
  assign smul_11598 = smul46b_32b_x_16b(bit_slice_11477, bit_slice_11523);
  assign smul_11599 = smul46b_32b_x_16b(bit_slice_11479, bit_slice_11524);
  assign smul_11600 = smul46b_32b_x_16b(bit_slice_11481, bit_slice_11525);
  assign smul_11601 = smul46b_32b_x_16b(bit_slice_11483, bit_slice_11526);
  assign smul_11602 = smul46b_32b_x_16b(bit_slice_11485, bit_slice_11527);
  assign smul_11603 = smul46b_32b_x_16b(bit_slice_11487, bit_slice_11528);
  assign smul_11604 = smul46b_32b_x_16b(bit_slice_11489, bit_slice_11529);
  assign smul_11605 = smul46b_32b_x_16b(bit_slice_11491, bit_slice_11530);
  assign smul_11606 = smul46b_32b_x_16b(bit_slice_11493, bit_slice_11531);
  assign smul_11607 = smul46b_32b_x_16b(bit_slice_11495, bit_slice_11532);
  assign literal_11608 = 15'h0000;
  assign last = ____state_4 == literal_11534;
  assign eq_11610 = ____state_3 == p_command__1_tokens;
  assign not_11611 = ~eq_11308;
  assign stage_outputs_valid_0 = active_inputs_valid_0 & or_11537;
  assign stage_outputs_ready_0 = not_11538 | p1_stage_done__1;
  assign bit_slice_11540 = p_command_task[2:1];
  assign bit_slice_11541 = p_command_task[1:0];
  assign add_11542 = add_11461 + add_11462;
  assign bit_slice_11543 = smul_11463[45:14];
  assign add_11544 = add_11464 + add_11465;
  assign bit_slice_11545 = smul_11466[45:14];
  assign add_11546 = add_11467 + add_11468;
  assign bit_slice_11547 = smul_11469[45:14];
  assign add_11548 = add_11470 + add_11471;
  assign bit_slice_11549 = smul_11472[45:14];
  assign bit_slice_11620 = __x_reg[31:0];
  assign bit_slice_11621 = __g_response_reg[15:0];
  assign bit_slice_11622 = __g_response_reg[271:256];
  assign bit_slice_11623 = __g_response_reg[527:512];
  assign bit_slice_11624 = __g_response_reg[783:768];
  assign smul_11625 = smul46b_32b_x_16b(bit_slice_11550, bit_slice_11551);
  assign smul_11626 = smul46b_32b_x_16b(bit_slice_11552, bit_slice_11553);
  assign smul_11627 = smul46b_32b_x_16b(bit_slice_11550, bit_slice_11554);
  assign smul_11628 = smul46b_32b_x_16b(bit_slice_11552, bit_slice_11555);
  assign smul_11629 = smul46b_32b_x_16b(bit_slice_11550, bit_slice_11556);
  assign smul_11630 = smul46b_32b_x_16b(bit_slice_11552, bit_slice_11557);
  assign smul_11631 = smul46b_32b_x_16b(bit_slice_11550, bit_slice_11558);
  assign smul_11632 = smul46b_32b_x_16b(bit_slice_11552, bit_slice_11559);
  assign bit_slice_11633 = smul_11560[45:14];
  assign bit_slice_11634 = smul_11561[45:14];
  assign bit_slice_11635 = smul_11562[45:14];
  assign bit_slice_11636 = smul_11563[45:14];
  assign bit_slice_11637 = smul_11564[45:14];
  assign bit_slice_11638 = smul_11565[45:14];
  assign bit_slice_11639 = smul_11566[45:14];
  assign bit_slice_11640 = smul_11567[45:14];
  assign bit_slice_11641 = smul_11568[45:14];
  assign bit_slice_11642 = smul_11569[45:14];
  assign bit_slice_11643 = smul_11570[45:14];
  assign bit_slice_11644 = smul_11571[45:14];
  assign bit_slice_11645 = smul_11572[45:14];
  assign bit_slice_11646 = smul_11573[45:14];
  assign bit_slice_11647 = smul_11574[45:14];
  assign bit_slice_11648 = smul_11575[45:14];
  assign bit_slice_11649 = smul_11576[45:14];
  assign bit_slice_11650 = smul_11577[45:14];
  assign bit_slice_11651 = smul_11578[45:14];
  assign bit_slice_11652 = smul_11579[45:14];
  assign bit_slice_11653 = smul_11580[45:14];
  assign bit_slice_11654 = smul_11581[45:14];
  assign bit_slice_11655 = smul_11582[45:14];
  assign bit_slice_11656 = smul_11583[45:14];
  assign bit_slice_11657 = smul_11584[45:14];
  assign bit_slice_11658 = smul_11585[45:14];
  assign bit_slice_11659 = smul_11586[45:14];
  assign bit_slice_11660 = smul_11587[45:14];
  assign bit_slice_11661 = smul_11588[45:14];
  assign bit_slice_11662 = smul_11589[45:14];
  assign bit_slice_11663 = smul_11590[45:14];
  assign bit_slice_11664 = smul_11591[45:14];
  assign bit_slice_11665 = smul_11592[45:14];
  assign bit_slice_11666 = smul_11593[45:14];
  assign bit_slice_11667 = smul_11594[45:14];
  assign bit_slice_11668 = smul_11595[45:14];
  assign bit_slice_11669 = smul_11596[45:14];
  assign bit_slice_11670 = smul_11597[45:14];
  assign bit_slice_11671 = smul_11598[45:14];
  assign bit_slice_11672 = smul_11599[45:14];
  assign bit_slice_11673 = smul_11600[45:14];
  assign bit_slice_11674 = smul_11601[45:14];
  assign bit_slice_11675 = smul_11602[45:14];
  assign bit_slice_11676 = smul_11603[45:14];
  assign bit_slice_11677 = smul_11604[45:14];
  assign bit_slice_11678 = smul_11605[45:14];
  assign bit_slice_11679 = smul_11606[45:14];
  assign bit_slice_11680 = smul_11607[45:14];
  assign concat_11681 = {literal_11608, last};
  assign nand_11682 = ~(last & eq_11610);
  assign not_11683 = ~last;
  assign add_11684 = ____state_5 + literal_11305;
  assign sign_ext_11685 = {8{not_11611}};
  assign and_11686 = stage_outputs_valid_0 & stage_outputs_ready_0 & not_11347;
  assign command_valid_inv = ~__command_valid_reg;
  assign g_response_valid_inv = ~__g_response_valid_reg;
  assign x_valid_inv = ~__x_valid_reg;
  assign p0_stage_done__1 = stage_outputs_valid_0 & stage_outputs_ready_0;
  assign send_961_finished = stage_outputs_valid_4 & p3_last;
  assign send_975_finished = stage_outputs_valid_4 & and_11312;
  assign send_983_finished = stage_outputs_valid_4 & and_11314;
  assign add_11614 = bit_slice_11540 + bit_slice_11541;
  assign bit_slice_11615 = p_command_task[0];
  assign add_11616 = add_11542 + bit_slice_11543;
  assign add_11617 = add_11544 + bit_slice_11545;
  assign add_11618 = add_11546 + bit_slice_11547;
  assign add_11619 = add_11548 + bit_slice_11549;
  assign smul_11705 = smul46b_32b_x_16b(bit_slice_11620, bit_slice_11621);
  assign smul_11706 = smul46b_32b_x_16b(bit_slice_11620, bit_slice_11622);
  assign smul_11707 = smul46b_32b_x_16b(bit_slice_11620, bit_slice_11623);
  assign smul_11708 = smul46b_32b_x_16b(bit_slice_11620, bit_slice_11624);
  assign bit_slice_11709 = smul_11625[45:14];
  assign bit_slice_11710 = smul_11626[45:14];
  assign bit_slice_11711 = smul_11627[45:14];
  assign bit_slice_11712 = smul_11628[45:14];
  assign bit_slice_11713 = smul_11629[45:14];
  assign bit_slice_11714 = smul_11630[45:14];
  assign bit_slice_11715 = smul_11631[45:14];
  assign bit_slice_11716 = smul_11632[45:14];
  assign add_11717 = bit_slice_11633 + bit_slice_11634;
  assign add_11718 = bit_slice_11635 + bit_slice_11636;
  assign add_11719 = bit_slice_11637 + bit_slice_11638;
  assign add_11720 = bit_slice_11639 + bit_slice_11640;
  assign add_11721 = bit_slice_11641 + bit_slice_11642;
  assign add_11722 = bit_slice_11643 + bit_slice_11644;
  assign add_11723 = bit_slice_11645 + bit_slice_11646;
  assign add_11724 = bit_slice_11647 + bit_slice_11648;
  assign add_11725 = bit_slice_11649 + bit_slice_11650;
  assign add_11726 = bit_slice_11651 + bit_slice_11652;
  assign add_11727 = bit_slice_11653 + bit_slice_11654;
  assign add_11728 = bit_slice_11655 + bit_slice_11656;
  assign add_11729 = bit_slice_11657 + bit_slice_11658;
  assign add_11730 = bit_slice_11659 + bit_slice_11660;
  assign add_11731 = bit_slice_11661 + bit_slice_11662;
  assign add_11732 = bit_slice_11663 + bit_slice_11664;
  assign add_11733 = bit_slice_11665 + bit_slice_11666;
  assign add_11734 = bit_slice_11667 + bit_slice_11668;
  assign add_11735 = bit_slice_11669 + bit_slice_11670;
  assign add_11736 = bit_slice_11671 + bit_slice_11672;
  assign add_11737 = bit_slice_11673 + bit_slice_11674;
  assign add_11738 = bit_slice_11675 + bit_slice_11676;
  assign add_11739 = bit_slice_11677 + bit_slice_11678;
  assign add_11740 = bit_slice_11679 + bit_slice_11680;
  assign add_11743 = ____state_3 + concat_11681;
  assign sign_ext_11744 = {16{nand_11682}};
  assign add_11745 = ____state_4 + literal_11305;
  assign sign_ext_11746 = {8{not_11683}};
  assign and_11747 = add_11684 & sign_ext_11685;
  assign command_valid_load_en = and_11686 | command_valid_inv;
  assign g_response_valid_load_en = p3_stage_done__1 | g_response_valid_inv;
  assign x_valid_load_en = p3_stage_done__1 | x_valid_inv;
  assign and_11754 = __g_request_tvalid_buf & g_request_load_en;
  assign not_11755 = ~p0_stage_done__1;
  assign and_11756 = __logits_tvalid_buf & logits_load_en;
  assign not_11757 = ~send_961_finished;
  assign and_11758 = __tokens__0_tvalid_buf & tokens__0_load_en;
  assign not_11759 = ~send_975_finished;
  assign and_11760 = __tokens__1_tvalid_buf & tokens__1_load_en;
  assign not_11761 = ~send_983_finished;
  assign concat_11696 = {add_11614, bit_slice_11615};
  assign bit_slice_11697 = ____state_4[2:0];
  assign sums[0] = add_11616;
  assign sums[1] = add_11617;
  assign sums[2] = add_11618;
  assign sums[3] = add_11619;
  assign eq_11771 = ____state_4 == literal_11304;
  assign or_11772 = p0_stage_done__1 | rst;
  assign or_11774 = p1_stage_done__1 | rst;
  assign or_11776 = p2_stage_done__1 | rst;
  assign or_11778 = p3_stage_done__1 | rst;
  assign bit_slice_11793 = __x_reg[511:480];
  assign bit_slice_11795 = smul_11705[45:14];
  assign bit_slice_11797 = smul_11706[45:14];
  assign bit_slice_11799 = smul_11707[45:14];
  assign bit_slice_11801 = smul_11708[45:14];
  assign add_11803 = bit_slice_11709 + bit_slice_11710;
  assign add_11805 = bit_slice_11711 + bit_slice_11712;
  assign add_11807 = bit_slice_11713 + bit_slice_11714;
  assign add_11809 = bit_slice_11715 + bit_slice_11716;
  assign add_11811 = add_11717 + add_11718;
  assign add_11813 = add_11719 + add_11720;
  assign add_11815 = add_11721 + add_11722;
  assign bit_slice_11817 = __g_response_reg[255:240];
  assign add_11819 = add_11723 + add_11724;
  assign add_11821 = add_11725 + add_11726;
  assign add_11823 = add_11727 + add_11728;
  assign bit_slice_11825 = __g_response_reg[511:496];
  assign add_11827 = add_11729 + add_11730;
  assign add_11829 = add_11731 + add_11732;
  assign add_11831 = add_11733 + add_11734;
  assign bit_slice_11833 = __g_response_reg[767:752];
  assign add_11835 = add_11735 + add_11736;
  assign add_11837 = add_11737 + add_11738;
  assign add_11839 = add_11739 + add_11740;
  assign bit_slice_11841 = __g_response_reg[1023:1008];
  assign and_11854 = add_11743 & sign_ext_11744;
  assign and_11856 = add_11745 & sign_ext_11746;
  assign sel_11858 = p3_last ? and_11747 : ____state_5;
  assign command_load_en = command_tvalid & command_valid_load_en;
  assign g_response_load_en = g_response_tvalid & g_response_valid_load_en;
  assign x_load_en = x_tvalid & x_valid_load_en;
  assign and_11868 = and_11754 & not_11755;
  assign or_11869 = and_11754 | p0_stage_done__1;
  assign and_11870 = and_11756 & not_11757;
  assign or_11871 = and_11756 | send_961_finished;
  assign and_11872 = and_11758 & not_11759;
  assign or_11873 = and_11758 | send_975_finished;
  assign and_11874 = and_11760 & not_11761;
  assign or_11875 = and_11760 | send_983_finished;
  assign address = concat_11696 + bit_slice_11697;
  assign word = {add_11619, add_11618, add_11617, add_11616};
  assign finished = {p3_eq_965, {sums[3], sums[2], sums[1], sums[0]}};
  assign or_11883 = p0_stage_done__1 | p1_stage_done__1;
  assign or_11884 = p1_stage_done__1 | p2_stage_done__1;
  assign or_11885 = p2_stage_done__1 | p3_stage_done__1;
  assign or_11886 = p3_stage_done__1 | stage_outputs_valid_4;
  always @ (posedge clk) begin
    p0_eq_947 <= or_11772 ? eq_11771 : p0_eq_947;
    p1_eq_947 <= or_11774 ? p0_eq_947 : p1_eq_947;
    p2_eq_947 <= or_11776 ? p1_eq_947 : p2_eq_947;
    p3_eq_947 <= or_11778 ? p2_eq_947 : p3_eq_947;
    p0_eq_965 <= or_11772 ? eq_11610 : p0_eq_965;
    p1_eq_965 <= or_11774 ? p0_eq_965 : p1_eq_965;
    p2_eq_965 <= or_11776 ? p1_eq_965 : p2_eq_965;
    p3_eq_965 <= or_11778 ? p2_eq_965 : p3_eq_965;
    p0_last <= or_11772 ? last : p0_last;
    p1_last <= or_11774 ? p0_last : p1_last;
    p2_last <= or_11776 ? p1_last : p2_last;
    p3_last <= or_11778 ? p2_last : p3_last;
    p3_bit_slice_6302 <= or_11778 ? bit_slice_11793 : p3_bit_slice_6302;
    p3_bit_slice_6459 <= or_11778 ? bit_slice_11795 : p3_bit_slice_6459;
    p3_bit_slice_6475 <= or_11778 ? bit_slice_11797 : p3_bit_slice_6475;
    p3_bit_slice_6491 <= or_11778 ? bit_slice_11799 : p3_bit_slice_6491;
    p3_bit_slice_6507 <= or_11778 ? bit_slice_11801 : p3_bit_slice_6507;
    p3_add_6523 <= or_11778 ? add_11803 : p3_add_6523;
    p3_add_6532 <= or_11778 ? add_11805 : p3_add_6532;
    p3_add_6540 <= or_11778 ? add_11807 : p3_add_6540;
    p3_add_6548 <= or_11778 ? add_11809 : p3_add_6548;
    p3_add_6556 <= or_11778 ? add_11811 : p3_add_6556;
    p3_add_6557 <= or_11778 ? add_11813 : p3_add_6557;
    p3_add_6558 <= or_11778 ? add_11815 : p3_add_6558;
    p3_bit_slice_6560 <= or_11778 ? bit_slice_11817 : p3_bit_slice_6560;
    p3_add_6562 <= or_11778 ? add_11819 : p3_add_6562;
    p3_add_6563 <= or_11778 ? add_11821 : p3_add_6563;
    p3_add_6564 <= or_11778 ? add_11823 : p3_add_6564;
    p3_bit_slice_6565 <= or_11778 ? bit_slice_11825 : p3_bit_slice_6565;
    p3_add_6567 <= or_11778 ? add_11827 : p3_add_6567;
    p3_add_6568 <= or_11778 ? add_11829 : p3_add_6568;
    p3_add_6569 <= or_11778 ? add_11831 : p3_add_6569;
    p3_bit_slice_6570 <= or_11778 ? bit_slice_11833 : p3_bit_slice_6570;
    p3_add_6572 <= or_11778 ? add_11835 : p3_add_6572;
    p3_add_6573 <= or_11778 ? add_11837 : p3_add_6573;
    p3_add_6574 <= or_11778 ? add_11839 : p3_add_6574;
    p3_bit_slice_6575 <= or_11778 ? bit_slice_11841 : p3_bit_slice_6575;
  end
  always @ (posedge clk) begin
    if (rst) begin
      ____state_0 <= 1'h0;
      ____state_1 <= 16'h0000;
      ____state_2 <= 8'h00;
      ____state_3 <= 16'h0000;
      ____state_4 <= 8'h00;
      ____state_5 <= 8'h00;
      ____state_6[0] <= ____state_6_init[0];
      ____state_6[1] <= ____state_6_init[1];
      ____state_6[2] <= ____state_6_init[2];
      ____state_6[3] <= ____state_6_init[3];
      __g_request_already_done_reg <= 1'h0;
      __logits_already_done_reg <= 1'h0;
      __tokens__0_already_done_reg <= 1'h0;
      __tokens__1_already_done_reg <= 1'h0;
      __command_reg <= __command_reg_init;
      __command_valid_reg <= 1'h0;
      __g_request_reg <= 3'h0;
      __g_request_valid_reg <= 1'h0;
      __g_response_reg <= 1024'h0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000;
      __g_response_valid_reg <= 1'h0;
      __logits_reg <= 128'h0000_0000_0000_0000_0000_0000_0000_0000;
      __logits_valid_reg <= 1'h0;
      __tokens__0_reg <= __tokens__0_reg_init;
      __tokens__0_valid_reg <= 1'h0;
      __tokens__1_reg <= __tokens__1_reg_init;
      __tokens__1_valid_reg <= 1'h0;
      __x_reg <= 512'h0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000;
      __x_valid_reg <= 1'h0;
      p1_inputs_valid <= 1'h0;
      p2_inputs_valid <= 1'h0;
      p3_inputs_valid <= 1'h0;
      p4_inputs_valid <= 1'h0;
    end else begin
      ____state_0 <= p0_stage_done__1 ? nand_11682 : ____state_0;
      ____state_1 <= p0_stage_done__1 ? p_command__1_tokens : ____state_1;
      ____state_2 <= p0_stage_done__1 ? p_command_task : ____state_2;
      ____state_3 <= p0_stage_done__1 ? and_11854 : ____state_3;
      ____state_4 <= p0_stage_done__1 ? and_11856 : ____state_4;
      ____state_5 <= stage_outputs_valid_4 ? sel_11858 : ____state_5;
      ____state_6[0] <= stage_outputs_valid_4 ? sums[0] : ____state_6[0];
      ____state_6[1] <= stage_outputs_valid_4 ? sums[1] : ____state_6[1];
      ____state_6[2] <= stage_outputs_valid_4 ? sums[2] : ____state_6[2];
      ____state_6[3] <= stage_outputs_valid_4 ? sums[3] : ____state_6[3];
      __g_request_already_done_reg <= or_11869 ? and_11868 : __g_request_already_done_reg;
      __logits_already_done_reg <= or_11871 ? and_11870 : __logits_already_done_reg;
      __tokens__0_already_done_reg <= or_11873 ? and_11872 : __tokens__0_already_done_reg;
      __tokens__1_already_done_reg <= or_11875 ? and_11874 : __tokens__1_already_done_reg;
      __command_reg <= command_load_en ? command_tdata : __command_reg;
      __command_valid_reg <= command_valid_load_en ? command_tvalid : __command_valid_reg;
      __g_request_reg <= g_request_load_en ? address : __g_request_reg;
      __g_request_valid_reg <= g_request_valid_load_en ? __g_request_tvalid_buf : __g_request_valid_reg;
      __g_response_reg <= g_response_load_en ? g_response_tdata : __g_response_reg;
      __g_response_valid_reg <= g_response_valid_load_en ? g_response_tvalid : __g_response_valid_reg;
      __logits_reg <= logits_load_en ? word : __logits_reg;
      __logits_valid_reg <= logits_valid_load_en ? __logits_tvalid_buf : __logits_valid_reg;
      __tokens__0_reg <= tokens__0_load_en ? finished : __tokens__0_reg;
      __tokens__0_valid_reg <= tokens__0_valid_load_en ? __tokens__0_tvalid_buf : __tokens__0_valid_reg;
      __tokens__1_reg <= tokens__1_load_en ? finished : __tokens__1_reg;
      __tokens__1_valid_reg <= tokens__1_valid_load_en ? __tokens__1_tvalid_buf : __tokens__1_valid_reg;
      __x_reg <= x_load_en ? x_tdata : __x_reg;
      __x_valid_reg <= x_valid_load_en ? x_tvalid : __x_valid_reg;
      p1_inputs_valid <= or_11883 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_11884 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_11885 ? p2_stage_done__1 : p3_inputs_valid;
      p4_inputs_valid <= or_11886 ? p3_stage_done__1 : p4_inputs_valid;
    end
  end
  assign command_tready = command_load_en;
  assign g_request_tdata = __g_request_reg;
  assign g_request_tvalid = __g_request_valid_reg;
  assign g_response_tready = g_response_load_en;
  assign logits_tdata = __logits_reg;
  assign logits_tvalid = __logits_valid_reg;
  assign tokens__0_tdata = __tokens__0_reg;
  assign tokens__0_tvalid = __tokens__0_valid_reg;
  assign tokens__1_tdata = __tokens__1_reg;
  assign tokens__1_tvalid = __tokens__1_valid_reg;
  assign x_tready = x_load_en;
endmodule


module __gating__gating_top__Gating_0__Rank_0__4_2_next(
  input wire clk,
  input wire rst,
  input wire ranked__0_tready,
  input wire [128:0] tokens__0_tdata,
  input wire tokens__0_tvalid,
  output wire [114:0] ranked__0_tdata,
  output wire ranked__0_tvalid,
  output wire tokens__0_tready
);
  // lint_off MULTIPLY
  function automatic [28:0] umul29b_15b_x_14b (input reg [14:0] lhs, input reg [13:0] rhs);
    begin
      umul29b_15b_x_14b = lhs * rhs;
    end
  endfunction
  // lint_on MULTIPLY
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
  wire [31:0] ____state_2_init[0:3];
  assign ____state_2_init[0] = 32'h0000_0000;
  assign ____state_2_init[1] = 32'h0000_0000;
  assign ____state_2_init[2] = 32'h0000_0000;
  assign ____state_2_init[3] = 32'h0000_0000;
  wire [114:0] __ranked__0_reg_init = {1'h0, {{1'h0, 8'h00, 32'h0000_0000}, {1'h0, 8'h00, 32'h0000_0000}}, 32'h0000_0000};
  wire [128:0] __tokens__0_reg_init = {1'h0, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  wire [128:0] literal_12029 = {1'h0, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
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
  reg p0_last;
  reg p1_last;
  reg p2_last;
  reg p3_last;
  reg p0_rise;
  reg p1_rise;
  reg p2_rise;
  reg p3_rise;
  reg [26:0] p0_u;
  reg [5:0] p1_bit_slice_6652;
  reg [5:0] p1_bit_slice_6654;
  reg [11:0] p1_r__1;
  reg [25:0] p2_v;
  reg [13:0] p2_bit_slice_6666;
  reg [5:0] p1_n;
  reg [5:0] p2_n;
  reg [31:0] p0_sel_6700;
  reg [31:0] p1_sel_6700;
  reg [31:0] p2_sel_6700;
  reg [31:0] p3_sel_6700;
  reg [31:0] p0_sel_6703;
  reg [31:0] p1_sel_6703;
  reg [31:0] p2_sel_6703;
  reg [31:0] p3_sel_6703;
  reg p0_or_7017;
  reg p1_or_7017;
  reg p2_or_7017;
  reg p3_or_7017;
  reg [7:0] p0___state_0;
  reg [7:0] p1___state_0;
  reg [7:0] p2___state_0;
  reg [7:0] p3___state_0;
  reg p0___state_1;
  reg p1___state_1;
  reg p2___state_1;
  reg p3___state_1;
  reg p0_not_7613;
  reg p1_not_7613;
  reg p2_not_7613;
  reg p3_not_7613;
  reg [22:0] p3_e__1;
  reg p0_nor_7790;
  reg p1_nor_7790;
  reg p2_nor_7790;
  reg p0_below;
  reg p1_below;
  reg p2_below;
  reg p3_below;
  reg p0_below__1;
  reg p1_below__1;
  reg p2_below__1;
  reg p3_below__1;
  reg [7:0] ____state_0;
  reg ____state_1;
  reg [31:0] ____state_2[0:3];
  reg [31:0] ____state_4;
  reg [7:0] ____state_3_1;
  reg [31:0] ____state_3_2;
  reg ____state_3_3;
  reg [7:0] ____state_3_4;
  reg [31:0] ____state_3_5;
  reg __state_machine_state_machine_state_machine___state_3_0;
  reg [114:0] __ranked__0_reg;
  reg __ranked__0_valid_reg;
  reg [128:0] __tokens__0_reg;
  reg __tokens__0_valid_reg;
  reg p1_inputs_valid;
  reg p2_inputs_valid;
  reg p3_inputs_valid;
  reg p4_inputs_valid;
  wire ranked__0_valid_inv;
  wire __ranked__0_tvalid_buf;
  wire ranked__0_valid_load_en;
  wire ranked__0_load_en;
  wire not_12027;
  wire [7:0] literal_12025;
  wire or_12031;
  wire first;
  wire not_12039;
  wire stage_outputs_valid_4;
  wire [128:0] sel_12033;
  wire stage_outputs_ready_3;
  wire [31:0] tuple_index_12047[0:3];
  wire not_12050;
  wire p3_stage_done__1;
  wire [14:0] bit_slice_12056;
  wire [31:0] literal_12059;
  wire [31:0] row_logits[0:3];
  wire stage_outputs_ready_2;
  wire [31:0] sign_ext_12053;
  wire literal_12054;
  wire [28:0] umul_12067;
  wire [31:0] before_tuple_idx_2__2;
  wire [31:0] array_index_12069;
  wire not_12074;
  wire p2_stage_done__1;
  wire [7:0] sign_ext_12064;
  wire [31:0] and_12065;
  wire [23:0] concat_12066;
  wire [11:0] literal_12085;
  wire [13:0] bit_slice_12086;
  wire rise;
  wire [31:0] sub_12088;
  wire [31:0] sub_12089;
  wire stage_outputs_ready_1;
  wire [7:0] before_tuple_idx_1__2;
  wire [53:0] smul_12079;
  wire [25:0] high;
  wire [16:0] low;
  wire [31:0] before_tuple_idx_2__1;
  wire [25:0] concat_12103;
  wire [31:0] distance__1;
  wire [7:0] literal_12105;
  wire not_12071;
  wire not_12108;
  wire p1_stage_done__1;
  wire [7:0] sel_12096;
  wire [8:0] literal_12097;
  wire [9:0] bit_slice_12098;
  wire [9:0] literal_12099;
  wire [42:0] umul_12119;
  wire not_12122;
  wire sle_12124;
  wire [25:0] w;
  wire [31:0] magnitude;
  wire last;
  wire active_inputs_valid_0;
  wire stage_outputs_ready_0;
  wire literal_12110;
  wire [7:0] sel_12111;
  wire [7:0] sel_12114;
  wire [31:0] e;
  wire [9:0] add_12117;
  wire [21:0] bit_slice_12118;
  wire [23:0] literal_12136;
  wire [5:0] literal_12137;
  wire [19:0] bit_slice_12138;
  wire [13:0] literal_12140;
  wire below;
  wire not_12142;
  wire not_12143;
  wire not_12144;
  wire [22:0] bit_slice_12146;
  wire [31:0] literal_12148;
  wire [4:0] bit_slice_12149;
  wire [4:0] literal_12150;
  wire [7:0] literal_12151;
  wire not_12152;
  wire and_12153;
  wire tokens__0_valid_inv;
  wire [40:0] _next;
  wire [40:0] _next__1;
  wire [31:0] add_12133;
  wire [31:0] rescaled;
  wire p0_stage_done__1;
  wire [50:0] umul_2947_NarrowedMult_;
  wire [25:0] concat_12164;
  wire [25:0] umul_12165;
  wire below__1;
  wire [31:0] sel_12167;
  wire before_tuple_idx_0__2;
  wire nor_12169;
  wire [22:0] sign_ext_12170;
  wire [22:0] shrl_12171;
  wire sgt_12172;
  wire ne_12173;
  wire [7:0] add_12174;
  wire [7:0] sign_ext_12175;
  wire tuple_index_12177;
  wire tokens__0_valid_load_en;
  wire [40:0] grown__1[0:1];
  wire [31:0] grown;
  wire or_12190;
  wire or_12192;
  wire or_12194;
  wire or_12196;
  wire [26:0] u;
  wire [5:0] bit_slice_12206;
  wire [5:0] bit_slice_12208;
  wire [11:0] r__1;
  wire [25:0] v;
  wire [13:0] bit_slice_12214;
  wire [5:0] n;
  wire [31:0] sel_12220;
  wire [31:0] sel_12228;
  wire or_12236;
  wire [22:0] e__1;
  wire nor_12267;
  wire [7:0] and_12287;
  wire row_end;
  wire tokens__0_load_en;
  wire [114:0] __ranked__0_buf;
  wire or_12303;
  wire or_12304;
  wire or_12305;
  wire or_12306;
  assign ranked__0_valid_inv = ~__ranked__0_valid_reg;
  assign __ranked__0_tvalid_buf = p4_inputs_valid & p3_last;
  assign ranked__0_valid_load_en = ranked__0_tready | ranked__0_valid_inv;
  assign ranked__0_load_en = __ranked__0_tvalid_buf & ranked__0_valid_load_en;
  assign not_12027 = ~p3_last;
  assign literal_12025 = 8'h00;
  assign or_12031 = ranked__0_load_en | not_12027;
  assign first = ____state_0 == literal_12025;
  assign not_12039 = ~p4_inputs_valid;
  assign stage_outputs_valid_4 = p4_inputs_valid & or_12031;
  assign sel_12033 = first ? __tokens__0_reg : literal_12029;
  assign stage_outputs_ready_3 = not_12039 | stage_outputs_valid_4;
  assign tuple_index_12047[0] = sel_12033[31:0];
  assign tuple_index_12047[1] = sel_12033[63:32];
  assign tuple_index_12047[2] = sel_12033[95:64];
  assign tuple_index_12047[3] = sel_12033[127:96];
  assign not_12050 = ~p3_inputs_valid;
  assign p3_stage_done__1 = p3_inputs_valid & stage_outputs_ready_3;
  assign bit_slice_12056 = p2_v[25:11];
  assign literal_12059 = 32'h8000_0000;
  assign row_logits[0] = first == 1'h0 ? ____state_2[0] : tuple_index_12047[0];
  assign row_logits[1] = first == 1'h0 ? ____state_2[1] : tuple_index_12047[1];
  assign row_logits[2] = first == 1'h0 ? ____state_2[2] : tuple_index_12047[2];
  assign row_logits[3] = first == 1'h0 ? ____state_2[3] : tuple_index_12047[3];
  assign stage_outputs_ready_2 = not_12050 | p3_stage_done__1;
  assign sign_ext_12053 = {32{p3_not_7613}};
  assign literal_12054 = 1'h0;
  assign umul_12067 = umul29b_15b_x_14b(bit_slice_12056, p2_bit_slice_6666);
  assign before_tuple_idx_2__2 = first ? literal_12059 : ____state_3_2;
  assign array_index_12069 = row_logits[____state_0];
  assign not_12074 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign sign_ext_12064 = {8{p3_not_7613}};
  assign and_12065 = ____state_4 & sign_ext_12053;
  assign concat_12066 = {literal_12054, p3_e__1};
  assign literal_12085 = 12'h000;
  assign bit_slice_12086 = umul_12067[28:15];
  assign rise = $signed(before_tuple_idx_2__2) < $signed(array_index_12069);
  assign sub_12088 = array_index_12069 - before_tuple_idx_2__2;
  assign sub_12089 = before_tuple_idx_2__2 - array_index_12069;
  assign stage_outputs_ready_1 = not_12074 | p2_stage_done__1;
  assign before_tuple_idx_1__2 = ____state_3_1 & sign_ext_12064;
  assign smul_12079 = smul54b_32b_x_24b(and_12065, concat_12066);
  assign high = EXP_HIGH[p1_bit_slice_6652];
  assign low = EXP_LOW[p1_bit_slice_6654];
  assign before_tuple_idx_2__1 = first ? literal_12059 : ____state_3_5;
  assign concat_12103 = {literal_12085, bit_slice_12086};
  assign distance__1 = rise ? sub_12089 : sub_12088;
  assign literal_12105 = 8'h03;
  assign not_12071 = ~first;
  assign not_12108 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign sel_12096 = p3_below ? before_tuple_idx_1__2 : p3___state_0;
  assign literal_12097 = 9'h000;
  assign bit_slice_12098 = smul_12079[53:44];
  assign literal_12099 = 10'h001;
  assign umul_12119 = umul43b_26b_x_17b(high, low);
  assign not_12122 = ~rise;
  assign sle_12124 = $signed(array_index_12069) <= $signed(before_tuple_idx_2__1);
  assign w = p2_v - concat_12103;
  assign magnitude = -distance__1;
  assign last = ____state_0 == literal_12105;
  assign active_inputs_valid_0 = __tokens__0_valid_reg | not_12071;
  assign stage_outputs_ready_0 = not_12108 | p1_stage_done__1;
  assign literal_12110 = 1'h1;
  assign sel_12111 = p3_below ? p3___state_0 : ____state_3_1;
  assign sel_12114 = p3_below__1 ? sel_12096 : ____state_3_4;
  assign e = {literal_12097, p3_e__1};
  assign add_12117 = bit_slice_12098 + literal_12099;
  assign bit_slice_12118 = smul_12079[43:22];
  assign literal_12136 = 24'hb8_aa3b;
  assign literal_12137 = 6'h00;
  assign bit_slice_12138 = umul_12119[42:23];
  assign literal_12140 = 14'h2c5d;
  assign below = ~(not_12071 & __state_machine_state_machine_state_machine___state_3_0 & not_12122);
  assign not_12142 = ~__state_machine_state_machine_state_machine___state_3_0;
  assign not_12143 = ~____state_3_3;
  assign not_12144 = ~sle_12124;
  assign bit_slice_12146 = w[25:3];
  assign literal_12148 = 32'h0000_0000;
  assign bit_slice_12149 = magnitude[31:27];
  assign literal_12150 = 5'h00;
  assign literal_12151 = 8'h01;
  assign not_12152 = ~last;
  assign and_12153 = active_inputs_valid_0 & stage_outputs_ready_0 & first;
  assign tokens__0_valid_inv = ~__tokens__0_valid_reg;
  assign _next = {literal_12110, sel_12111, p3_sel_6700};
  assign _next__1 = {p3_or_7017, sel_12114, p3_sel_6703};
  assign add_12133 = and_12065 + e;
  assign rescaled = {add_12117, bit_slice_12118};
  assign p0_stage_done__1 = active_inputs_valid_0 & stage_outputs_ready_0;
  assign umul_2947_NarrowedMult_ = umul51b_27b_x_24b(p0_u, literal_12136);
  assign concat_12164 = {literal_12137, bit_slice_12138};
  assign umul_12165 = umul26b_12b_x_14b(p1_r__1, literal_12140);
  assign below__1 = ~(not_12071 & ____state_3_3 & sle_12124);
  assign sel_12167 = below ? before_tuple_idx_2__2 : array_index_12069;
  assign before_tuple_idx_0__2 = ~(first | not_12142);
  assign nor_12169 = ~(first | not_12143 | not_12144);
  assign sign_ext_12170 = {23{p2_nor_7790}};
  assign shrl_12171 = p2_n >= 6'h17 ? 23'h00_0000 : bit_slice_12146 >> p2_n;
  assign sgt_12172 = $signed(distance__1) > $signed(literal_12148);
  assign ne_12173 = bit_slice_12149 != literal_12150;
  assign add_12174 = ____state_0 + literal_12151;
  assign sign_ext_12175 = {8{not_12152}};
  assign tuple_index_12177 = sel_12033[128:128];
  assign tokens__0_valid_load_en = and_12153 | tokens__0_valid_inv;
  assign grown__1[0] = _next;
  assign grown__1[1] = _next__1;
  assign grown = p3_rise ? rescaled : add_12133;
  assign or_12190 = p0_stage_done__1 | rst;
  assign or_12192 = p1_stage_done__1 | rst;
  assign or_12194 = p2_stage_done__1 | rst;
  assign or_12196 = p3_stage_done__1 | rst;
  assign u = magnitude[26:0];
  assign bit_slice_12206 = umul_2947_NarrowedMult_[44:39];
  assign bit_slice_12208 = umul_2947_NarrowedMult_[38:33];
  assign r__1 = umul_2947_NarrowedMult_[32:21];
  assign v = high - concat_12164;
  assign bit_slice_12214 = umul_12165[25:12];
  assign n = umul_2947_NarrowedMult_[50:45];
  assign sel_12220 = below ? array_index_12069 : ____state_3_2;
  assign sel_12228 = below__1 ? sel_12167 : ____state_3_5;
  assign or_12236 = before_tuple_idx_0__2 | nor_12169;
  assign e__1 = sign_ext_12170 & shrl_12171;
  assign nor_12267 = ~(sgt_12172 | ne_12173);
  assign and_12287 = add_12174 & sign_ext_12175;
  assign row_end = first ? tuple_index_12177 : ____state_1;
  assign tokens__0_load_en = tokens__0_tvalid & tokens__0_valid_load_en;
  assign __ranked__0_buf = {p3___state_1, {grown__1[1], grown__1[0]}, grown};
  assign or_12303 = p0_stage_done__1 | p1_stage_done__1;
  assign or_12304 = p1_stage_done__1 | p2_stage_done__1;
  assign or_12305 = p2_stage_done__1 | p3_stage_done__1;
  assign or_12306 = p3_stage_done__1 | stage_outputs_valid_4;
  always @ (posedge clk) begin
    p0_last <= or_12190 ? last : p0_last;
    p1_last <= or_12192 ? p0_last : p1_last;
    p2_last <= or_12194 ? p1_last : p2_last;
    p3_last <= or_12196 ? p2_last : p3_last;
    p0_rise <= or_12190 ? rise : p0_rise;
    p1_rise <= or_12192 ? p0_rise : p1_rise;
    p2_rise <= or_12194 ? p1_rise : p2_rise;
    p3_rise <= or_12196 ? p2_rise : p3_rise;
    p0_u <= or_12190 ? u : p0_u;
    p1_bit_slice_6652 <= or_12192 ? bit_slice_12206 : p1_bit_slice_6652;
    p1_bit_slice_6654 <= or_12192 ? bit_slice_12208 : p1_bit_slice_6654;
    p1_r__1 <= or_12192 ? r__1 : p1_r__1;
    p2_v <= or_12194 ? v : p2_v;
    p2_bit_slice_6666 <= or_12194 ? bit_slice_12214 : p2_bit_slice_6666;
    p1_n <= or_12192 ? n : p1_n;
    p2_n <= or_12194 ? p1_n : p2_n;
    p0_sel_6700 <= or_12190 ? sel_12220 : p0_sel_6700;
    p1_sel_6700 <= or_12192 ? p0_sel_6700 : p1_sel_6700;
    p2_sel_6700 <= or_12194 ? p1_sel_6700 : p2_sel_6700;
    p3_sel_6700 <= or_12196 ? p2_sel_6700 : p3_sel_6700;
    p0_sel_6703 <= or_12190 ? sel_12228 : p0_sel_6703;
    p1_sel_6703 <= or_12192 ? p0_sel_6703 : p1_sel_6703;
    p2_sel_6703 <= or_12194 ? p1_sel_6703 : p2_sel_6703;
    p3_sel_6703 <= or_12196 ? p2_sel_6703 : p3_sel_6703;
    p0_or_7017 <= or_12190 ? or_12236 : p0_or_7017;
    p1_or_7017 <= or_12192 ? p0_or_7017 : p1_or_7017;
    p2_or_7017 <= or_12194 ? p1_or_7017 : p2_or_7017;
    p3_or_7017 <= or_12196 ? p2_or_7017 : p3_or_7017;
    p0___state_0 <= or_12190 ? ____state_0 : p0___state_0;
    p1___state_0 <= or_12192 ? p0___state_0 : p1___state_0;
    p2___state_0 <= or_12194 ? p1___state_0 : p2___state_0;
    p3___state_0 <= or_12196 ? p2___state_0 : p3___state_0;
    p0___state_1 <= or_12190 ? ____state_1 : p0___state_1;
    p1___state_1 <= or_12192 ? p0___state_1 : p1___state_1;
    p2___state_1 <= or_12194 ? p1___state_1 : p2___state_1;
    p3___state_1 <= or_12196 ? p2___state_1 : p3___state_1;
    p0_not_7613 <= or_12190 ? not_12071 : p0_not_7613;
    p1_not_7613 <= or_12192 ? p0_not_7613 : p1_not_7613;
    p2_not_7613 <= or_12194 ? p1_not_7613 : p2_not_7613;
    p3_not_7613 <= or_12196 ? p2_not_7613 : p3_not_7613;
    p3_e__1 <= or_12196 ? e__1 : p3_e__1;
    p0_nor_7790 <= or_12190 ? nor_12267 : p0_nor_7790;
    p1_nor_7790 <= or_12192 ? p0_nor_7790 : p1_nor_7790;
    p2_nor_7790 <= or_12194 ? p1_nor_7790 : p2_nor_7790;
    p0_below <= or_12190 ? below : p0_below;
    p1_below <= or_12192 ? p0_below : p1_below;
    p2_below <= or_12194 ? p1_below : p2_below;
    p3_below <= or_12196 ? p2_below : p3_below;
    p0_below__1 <= or_12190 ? below__1 : p0_below__1;
    p1_below__1 <= or_12192 ? p0_below__1 : p1_below__1;
    p2_below__1 <= or_12194 ? p1_below__1 : p2_below__1;
    p3_below__1 <= or_12196 ? p2_below__1 : p3_below__1;
  end
  always @ (posedge clk) begin
    if (rst) begin
      ____state_0 <= 8'h00;
      ____state_1 <= 1'h0;
      ____state_2[0] <= ____state_2_init[0];
      ____state_2[1] <= ____state_2_init[1];
      ____state_2[2] <= ____state_2_init[2];
      ____state_2[3] <= ____state_2_init[3];
      ____state_4 <= 32'h0000_0000;
      ____state_3_1 <= 8'h00;
      ____state_3_2 <= 32'h0000_0000;
      ____state_3_3 <= 1'h0;
      ____state_3_4 <= 8'h00;
      ____state_3_5 <= 32'h0000_0000;
      __state_machine_state_machine_state_machine___state_3_0 <= 1'h0;
      __ranked__0_reg <= __ranked__0_reg_init;
      __ranked__0_valid_reg <= 1'h0;
      __tokens__0_reg <= __tokens__0_reg_init;
      __tokens__0_valid_reg <= 1'h0;
      p1_inputs_valid <= 1'h0;
      p2_inputs_valid <= 1'h0;
      p3_inputs_valid <= 1'h0;
      p4_inputs_valid <= 1'h0;
    end else begin
      ____state_0 <= p0_stage_done__1 ? and_12287 : ____state_0;
      ____state_1 <= p0_stage_done__1 ? row_end : ____state_1;
      ____state_2[0] <= p0_stage_done__1 ? row_logits[0] : ____state_2[0];
      ____state_2[1] <= p0_stage_done__1 ? row_logits[1] : ____state_2[1];
      ____state_2[2] <= p0_stage_done__1 ? row_logits[2] : ____state_2[2];
      ____state_2[3] <= p0_stage_done__1 ? row_logits[3] : ____state_2[3];
      ____state_4 <= stage_outputs_valid_4 ? grown : ____state_4;
      ____state_3_1 <= stage_outputs_valid_4 ? sel_12111 : ____state_3_1;
      ____state_3_2 <= p0_stage_done__1 ? sel_12220 : ____state_3_2;
      ____state_3_3 <= p0_stage_done__1 ? or_12236 : ____state_3_3;
      ____state_3_4 <= stage_outputs_valid_4 ? sel_12114 : ____state_3_4;
      ____state_3_5 <= p0_stage_done__1 ? sel_12228 : ____state_3_5;
      __state_machine_state_machine_state_machine___state_3_0 <= p0_stage_done__1 ? literal_12110 : __state_machine_state_machine_state_machine___state_3_0;
      __ranked__0_reg <= ranked__0_load_en ? __ranked__0_buf : __ranked__0_reg;
      __ranked__0_valid_reg <= ranked__0_valid_load_en ? __ranked__0_tvalid_buf : __ranked__0_valid_reg;
      __tokens__0_reg <= tokens__0_load_en ? tokens__0_tdata : __tokens__0_reg;
      __tokens__0_valid_reg <= tokens__0_valid_load_en ? tokens__0_tvalid : __tokens__0_valid_reg;
      p1_inputs_valid <= or_12303 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_12304 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_12305 ? p2_stage_done__1 : p3_inputs_valid;
      p4_inputs_valid <= or_12306 ? p3_stage_done__1 : p4_inputs_valid;
    end
  end
  assign ranked__0_tdata = __ranked__0_reg;
  assign ranked__0_tvalid = __ranked__0_valid_reg;
  assign tokens__0_tready = tokens__0_load_en;
endmodule


module __gating__gating_top__Gating_0__Rank_1__4_2_next(
  input wire clk,
  input wire rst,
  input wire ranked__1_tready,
  input wire [128:0] tokens__1_tdata,
  input wire tokens__1_tvalid,
  output wire [114:0] ranked__1_tdata,
  output wire ranked__1_tvalid,
  output wire tokens__1_tready
);
  // lint_off MULTIPLY
  function automatic [28:0] umul29b_15b_x_14b (input reg [14:0] lhs, input reg [13:0] rhs);
    begin
      umul29b_15b_x_14b = lhs * rhs;
    end
  endfunction
  // lint_on MULTIPLY
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
  wire [31:0] ____state_2_init[0:3];
  assign ____state_2_init[0] = 32'h0000_0000;
  assign ____state_2_init[1] = 32'h0000_0000;
  assign ____state_2_init[2] = 32'h0000_0000;
  assign ____state_2_init[3] = 32'h0000_0000;
  wire [114:0] __ranked__1_reg_init = {1'h0, {{1'h0, 8'h00, 32'h0000_0000}, {1'h0, 8'h00, 32'h0000_0000}}, 32'h0000_0000};
  wire [128:0] __tokens__1_reg_init = {1'h0, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  wire [128:0] literal_12432 = {1'h0, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
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
  reg p0_last;
  reg p1_last;
  reg p2_last;
  reg p3_last;
  reg p0_rise;
  reg p1_rise;
  reg p2_rise;
  reg p3_rise;
  reg [26:0] p0_u;
  reg [5:0] p1_bit_slice_6732;
  reg [5:0] p1_bit_slice_6734;
  reg [11:0] p1_r__1;
  reg [25:0] p2_v;
  reg [13:0] p2_bit_slice_6746;
  reg [5:0] p1_n;
  reg [5:0] p2_n;
  reg [31:0] p0_sel_6780;
  reg [31:0] p1_sel_6780;
  reg [31:0] p2_sel_6780;
  reg [31:0] p3_sel_6780;
  reg [31:0] p0_sel_6783;
  reg [31:0] p1_sel_6783;
  reg [31:0] p2_sel_6783;
  reg [31:0] p3_sel_6783;
  reg p0_or_7021;
  reg p1_or_7021;
  reg p2_or_7021;
  reg p3_or_7021;
  reg [7:0] p0___state_0;
  reg [7:0] p1___state_0;
  reg [7:0] p2___state_0;
  reg [7:0] p3___state_0;
  reg p0___state_1;
  reg p1___state_1;
  reg p2___state_1;
  reg p3___state_1;
  reg p0_not_7622;
  reg p1_not_7622;
  reg p2_not_7622;
  reg p3_not_7622;
  reg [22:0] p3_e__1;
  reg p0_nor_7791;
  reg p1_nor_7791;
  reg p2_nor_7791;
  reg p0_below;
  reg p1_below;
  reg p2_below;
  reg p3_below;
  reg p0_below__1;
  reg p1_below__1;
  reg p2_below__1;
  reg p3_below__1;
  reg [7:0] ____state_0;
  reg ____state_1;
  reg [31:0] ____state_2[0:3];
  reg [31:0] ____state_4;
  reg [7:0] ____state_3_1;
  reg [31:0] ____state_3_2;
  reg ____state_3_3;
  reg [7:0] ____state_3_4;
  reg [31:0] ____state_3_5;
  reg __state_machine_state_machine_state_machine___state_3_0;
  reg [114:0] __ranked__1_reg;
  reg __ranked__1_valid_reg;
  reg [128:0] __tokens__1_reg;
  reg __tokens__1_valid_reg;
  reg p1_inputs_valid;
  reg p2_inputs_valid;
  reg p3_inputs_valid;
  reg p4_inputs_valid;
  wire ranked__1_valid_inv;
  wire __ranked__1_tvalid_buf;
  wire ranked__1_valid_load_en;
  wire ranked__1_load_en;
  wire not_12430;
  wire [7:0] literal_12428;
  wire or_12434;
  wire first;
  wire not_12442;
  wire stage_outputs_valid_4;
  wire [128:0] sel_12436;
  wire stage_outputs_ready_3;
  wire [31:0] tuple_index_12450[0:3];
  wire not_12453;
  wire p3_stage_done__1;
  wire [14:0] bit_slice_12459;
  wire [31:0] literal_12462;
  wire [31:0] row_logits[0:3];
  wire stage_outputs_ready_2;
  wire [31:0] sign_ext_12456;
  wire literal_12457;
  wire [28:0] umul_12470;
  wire [31:0] before_tuple_idx_2__2;
  wire [31:0] array_index_12472;
  wire not_12477;
  wire p2_stage_done__1;
  wire [7:0] sign_ext_12467;
  wire [31:0] and_12468;
  wire [23:0] concat_12469;
  wire [11:0] literal_12488;
  wire [13:0] bit_slice_12489;
  wire rise;
  wire [31:0] sub_12491;
  wire [31:0] sub_12492;
  wire stage_outputs_ready_1;
  wire [7:0] before_tuple_idx_1__2;
  wire [53:0] smul_12482;
  wire [25:0] high;
  wire [16:0] low;
  wire [31:0] before_tuple_idx_2__1;
  wire [25:0] concat_12506;
  wire [31:0] distance__1;
  wire [7:0] literal_12508;
  wire not_12474;
  wire not_12511;
  wire p1_stage_done__1;
  wire [7:0] sel_12499;
  wire [8:0] literal_12500;
  wire [9:0] bit_slice_12501;
  wire [9:0] literal_12502;
  wire [42:0] umul_12522;
  wire not_12525;
  wire sle_12527;
  wire [25:0] w;
  wire [31:0] magnitude;
  wire last;
  wire active_inputs_valid_0;
  wire stage_outputs_ready_0;
  wire literal_12513;
  wire [7:0] sel_12514;
  wire [7:0] sel_12517;
  wire [31:0] e;
  wire [9:0] add_12520;
  wire [21:0] bit_slice_12521;
  wire [23:0] literal_12539;
  wire [5:0] literal_12540;
  wire [19:0] bit_slice_12541;
  wire [13:0] literal_12543;
  wire below;
  wire not_12545;
  wire not_12546;
  wire not_12547;
  wire [22:0] bit_slice_12549;
  wire [31:0] literal_12551;
  wire [4:0] bit_slice_12552;
  wire [4:0] literal_12553;
  wire [7:0] literal_12554;
  wire not_12555;
  wire and_12556;
  wire tokens__1_valid_inv;
  wire [40:0] _next;
  wire [40:0] _next__1;
  wire [31:0] add_12536;
  wire [31:0] rescaled;
  wire p0_stage_done__1;
  wire [50:0] umul_2947_NarrowedMult_;
  wire [25:0] concat_12567;
  wire [25:0] umul_12568;
  wire below__1;
  wire [31:0] sel_12570;
  wire before_tuple_idx_0__2;
  wire nor_12572;
  wire [22:0] sign_ext_12573;
  wire [22:0] shrl_12574;
  wire sgt_12575;
  wire ne_12576;
  wire [7:0] add_12577;
  wire [7:0] sign_ext_12578;
  wire tuple_index_12580;
  wire tokens__1_valid_load_en;
  wire [40:0] grown__1[0:1];
  wire [31:0] grown;
  wire or_12593;
  wire or_12595;
  wire or_12597;
  wire or_12599;
  wire [26:0] u;
  wire [5:0] bit_slice_12609;
  wire [5:0] bit_slice_12611;
  wire [11:0] r__1;
  wire [25:0] v;
  wire [13:0] bit_slice_12617;
  wire [5:0] n;
  wire [31:0] sel_12623;
  wire [31:0] sel_12631;
  wire or_12639;
  wire [22:0] e__1;
  wire nor_12670;
  wire [7:0] and_12690;
  wire row_end;
  wire tokens__1_load_en;
  wire [114:0] __ranked__1_buf;
  wire or_12706;
  wire or_12707;
  wire or_12708;
  wire or_12709;
  assign ranked__1_valid_inv = ~__ranked__1_valid_reg;
  assign __ranked__1_tvalid_buf = p4_inputs_valid & p3_last;
  assign ranked__1_valid_load_en = ranked__1_tready | ranked__1_valid_inv;
  assign ranked__1_load_en = __ranked__1_tvalid_buf & ranked__1_valid_load_en;
  assign not_12430 = ~p3_last;
  assign literal_12428 = 8'h00;
  assign or_12434 = ranked__1_load_en | not_12430;
  assign first = ____state_0 == literal_12428;
  assign not_12442 = ~p4_inputs_valid;
  assign stage_outputs_valid_4 = p4_inputs_valid & or_12434;
  assign sel_12436 = first ? __tokens__1_reg : literal_12432;
  assign stage_outputs_ready_3 = not_12442 | stage_outputs_valid_4;
  assign tuple_index_12450[0] = sel_12436[31:0];
  assign tuple_index_12450[1] = sel_12436[63:32];
  assign tuple_index_12450[2] = sel_12436[95:64];
  assign tuple_index_12450[3] = sel_12436[127:96];
  assign not_12453 = ~p3_inputs_valid;
  assign p3_stage_done__1 = p3_inputs_valid & stage_outputs_ready_3;
  assign bit_slice_12459 = p2_v[25:11];
  assign literal_12462 = 32'h8000_0000;
  assign row_logits[0] = first == 1'h0 ? ____state_2[0] : tuple_index_12450[0];
  assign row_logits[1] = first == 1'h0 ? ____state_2[1] : tuple_index_12450[1];
  assign row_logits[2] = first == 1'h0 ? ____state_2[2] : tuple_index_12450[2];
  assign row_logits[3] = first == 1'h0 ? ____state_2[3] : tuple_index_12450[3];
  assign stage_outputs_ready_2 = not_12453 | p3_stage_done__1;
  assign sign_ext_12456 = {32{p3_not_7622}};
  assign literal_12457 = 1'h0;
  assign umul_12470 = umul29b_15b_x_14b(bit_slice_12459, p2_bit_slice_6746);
  assign before_tuple_idx_2__2 = first ? literal_12462 : ____state_3_2;
  assign array_index_12472 = row_logits[____state_0];
  assign not_12477 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign sign_ext_12467 = {8{p3_not_7622}};
  assign and_12468 = ____state_4 & sign_ext_12456;
  assign concat_12469 = {literal_12457, p3_e__1};
  assign literal_12488 = 12'h000;
  assign bit_slice_12489 = umul_12470[28:15];
  assign rise = $signed(before_tuple_idx_2__2) < $signed(array_index_12472);
  assign sub_12491 = array_index_12472 - before_tuple_idx_2__2;
  assign sub_12492 = before_tuple_idx_2__2 - array_index_12472;
  assign stage_outputs_ready_1 = not_12477 | p2_stage_done__1;
  assign before_tuple_idx_1__2 = ____state_3_1 & sign_ext_12467;
  assign smul_12482 = smul54b_32b_x_24b(and_12468, concat_12469);
  assign high = EXP_HIGH[p1_bit_slice_6732];
  assign low = EXP_LOW[p1_bit_slice_6734];
  assign before_tuple_idx_2__1 = first ? literal_12462 : ____state_3_5;
  assign concat_12506 = {literal_12488, bit_slice_12489};
  assign distance__1 = rise ? sub_12492 : sub_12491;
  assign literal_12508 = 8'h03;
  assign not_12474 = ~first;
  assign not_12511 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign sel_12499 = p3_below ? before_tuple_idx_1__2 : p3___state_0;
  assign literal_12500 = 9'h000;
  assign bit_slice_12501 = smul_12482[53:44];
  assign literal_12502 = 10'h001;
  assign umul_12522 = umul43b_26b_x_17b(high, low);
  assign not_12525 = ~rise;
  assign sle_12527 = $signed(array_index_12472) <= $signed(before_tuple_idx_2__1);
  assign w = p2_v - concat_12506;
  assign magnitude = -distance__1;
  assign last = ____state_0 == literal_12508;
  assign active_inputs_valid_0 = __tokens__1_valid_reg | not_12474;
  assign stage_outputs_ready_0 = not_12511 | p1_stage_done__1;
  assign literal_12513 = 1'h1;
  assign sel_12514 = p3_below ? p3___state_0 : ____state_3_1;
  assign sel_12517 = p3_below__1 ? sel_12499 : ____state_3_4;
  assign e = {literal_12500, p3_e__1};
  assign add_12520 = bit_slice_12501 + literal_12502;
  assign bit_slice_12521 = smul_12482[43:22];
  assign literal_12539 = 24'hb8_aa3b;
  assign literal_12540 = 6'h00;
  assign bit_slice_12541 = umul_12522[42:23];
  assign literal_12543 = 14'h2c5d;
  assign below = ~(not_12474 & __state_machine_state_machine_state_machine___state_3_0 & not_12525);
  assign not_12545 = ~__state_machine_state_machine_state_machine___state_3_0;
  assign not_12546 = ~____state_3_3;
  assign not_12547 = ~sle_12527;
  assign bit_slice_12549 = w[25:3];
  assign literal_12551 = 32'h0000_0000;
  assign bit_slice_12552 = magnitude[31:27];
  assign literal_12553 = 5'h00;
  assign literal_12554 = 8'h01;
  assign not_12555 = ~last;
  assign and_12556 = active_inputs_valid_0 & stage_outputs_ready_0 & first;
  assign tokens__1_valid_inv = ~__tokens__1_valid_reg;
  assign _next = {literal_12513, sel_12514, p3_sel_6780};
  assign _next__1 = {p3_or_7021, sel_12517, p3_sel_6783};
  assign add_12536 = and_12468 + e;
  assign rescaled = {add_12520, bit_slice_12521};
  assign p0_stage_done__1 = active_inputs_valid_0 & stage_outputs_ready_0;
  assign umul_2947_NarrowedMult_ = umul51b_27b_x_24b(p0_u, literal_12539);
  assign concat_12567 = {literal_12540, bit_slice_12541};
  assign umul_12568 = umul26b_12b_x_14b(p1_r__1, literal_12543);
  assign below__1 = ~(not_12474 & ____state_3_3 & sle_12527);
  assign sel_12570 = below ? before_tuple_idx_2__2 : array_index_12472;
  assign before_tuple_idx_0__2 = ~(first | not_12545);
  assign nor_12572 = ~(first | not_12546 | not_12547);
  assign sign_ext_12573 = {23{p2_nor_7791}};
  assign shrl_12574 = p2_n >= 6'h17 ? 23'h00_0000 : bit_slice_12549 >> p2_n;
  assign sgt_12575 = $signed(distance__1) > $signed(literal_12551);
  assign ne_12576 = bit_slice_12552 != literal_12553;
  assign add_12577 = ____state_0 + literal_12554;
  assign sign_ext_12578 = {8{not_12555}};
  assign tuple_index_12580 = sel_12436[128:128];
  assign tokens__1_valid_load_en = and_12556 | tokens__1_valid_inv;
  assign grown__1[0] = _next;
  assign grown__1[1] = _next__1;
  assign grown = p3_rise ? rescaled : add_12536;
  assign or_12593 = p0_stage_done__1 | rst;
  assign or_12595 = p1_stage_done__1 | rst;
  assign or_12597 = p2_stage_done__1 | rst;
  assign or_12599 = p3_stage_done__1 | rst;
  assign u = magnitude[26:0];
  assign bit_slice_12609 = umul_2947_NarrowedMult_[44:39];
  assign bit_slice_12611 = umul_2947_NarrowedMult_[38:33];
  assign r__1 = umul_2947_NarrowedMult_[32:21];
  assign v = high - concat_12567;
  assign bit_slice_12617 = umul_12568[25:12];
  assign n = umul_2947_NarrowedMult_[50:45];
  assign sel_12623 = below ? array_index_12472 : ____state_3_2;
  assign sel_12631 = below__1 ? sel_12570 : ____state_3_5;
  assign or_12639 = before_tuple_idx_0__2 | nor_12572;
  assign e__1 = sign_ext_12573 & shrl_12574;
  assign nor_12670 = ~(sgt_12575 | ne_12576);
  assign and_12690 = add_12577 & sign_ext_12578;
  assign row_end = first ? tuple_index_12580 : ____state_1;
  assign tokens__1_load_en = tokens__1_tvalid & tokens__1_valid_load_en;
  assign __ranked__1_buf = {p3___state_1, {grown__1[1], grown__1[0]}, grown};
  assign or_12706 = p0_stage_done__1 | p1_stage_done__1;
  assign or_12707 = p1_stage_done__1 | p2_stage_done__1;
  assign or_12708 = p2_stage_done__1 | p3_stage_done__1;
  assign or_12709 = p3_stage_done__1 | stage_outputs_valid_4;
  always @ (posedge clk) begin
    p0_last <= or_12593 ? last : p0_last;
    p1_last <= or_12595 ? p0_last : p1_last;
    p2_last <= or_12597 ? p1_last : p2_last;
    p3_last <= or_12599 ? p2_last : p3_last;
    p0_rise <= or_12593 ? rise : p0_rise;
    p1_rise <= or_12595 ? p0_rise : p1_rise;
    p2_rise <= or_12597 ? p1_rise : p2_rise;
    p3_rise <= or_12599 ? p2_rise : p3_rise;
    p0_u <= or_12593 ? u : p0_u;
    p1_bit_slice_6732 <= or_12595 ? bit_slice_12609 : p1_bit_slice_6732;
    p1_bit_slice_6734 <= or_12595 ? bit_slice_12611 : p1_bit_slice_6734;
    p1_r__1 <= or_12595 ? r__1 : p1_r__1;
    p2_v <= or_12597 ? v : p2_v;
    p2_bit_slice_6746 <= or_12597 ? bit_slice_12617 : p2_bit_slice_6746;
    p1_n <= or_12595 ? n : p1_n;
    p2_n <= or_12597 ? p1_n : p2_n;
    p0_sel_6780 <= or_12593 ? sel_12623 : p0_sel_6780;
    p1_sel_6780 <= or_12595 ? p0_sel_6780 : p1_sel_6780;
    p2_sel_6780 <= or_12597 ? p1_sel_6780 : p2_sel_6780;
    p3_sel_6780 <= or_12599 ? p2_sel_6780 : p3_sel_6780;
    p0_sel_6783 <= or_12593 ? sel_12631 : p0_sel_6783;
    p1_sel_6783 <= or_12595 ? p0_sel_6783 : p1_sel_6783;
    p2_sel_6783 <= or_12597 ? p1_sel_6783 : p2_sel_6783;
    p3_sel_6783 <= or_12599 ? p2_sel_6783 : p3_sel_6783;
    p0_or_7021 <= or_12593 ? or_12639 : p0_or_7021;
    p1_or_7021 <= or_12595 ? p0_or_7021 : p1_or_7021;
    p2_or_7021 <= or_12597 ? p1_or_7021 : p2_or_7021;
    p3_or_7021 <= or_12599 ? p2_or_7021 : p3_or_7021;
    p0___state_0 <= or_12593 ? ____state_0 : p0___state_0;
    p1___state_0 <= or_12595 ? p0___state_0 : p1___state_0;
    p2___state_0 <= or_12597 ? p1___state_0 : p2___state_0;
    p3___state_0 <= or_12599 ? p2___state_0 : p3___state_0;
    p0___state_1 <= or_12593 ? ____state_1 : p0___state_1;
    p1___state_1 <= or_12595 ? p0___state_1 : p1___state_1;
    p2___state_1 <= or_12597 ? p1___state_1 : p2___state_1;
    p3___state_1 <= or_12599 ? p2___state_1 : p3___state_1;
    p0_not_7622 <= or_12593 ? not_12474 : p0_not_7622;
    p1_not_7622 <= or_12595 ? p0_not_7622 : p1_not_7622;
    p2_not_7622 <= or_12597 ? p1_not_7622 : p2_not_7622;
    p3_not_7622 <= or_12599 ? p2_not_7622 : p3_not_7622;
    p3_e__1 <= or_12599 ? e__1 : p3_e__1;
    p0_nor_7791 <= or_12593 ? nor_12670 : p0_nor_7791;
    p1_nor_7791 <= or_12595 ? p0_nor_7791 : p1_nor_7791;
    p2_nor_7791 <= or_12597 ? p1_nor_7791 : p2_nor_7791;
    p0_below <= or_12593 ? below : p0_below;
    p1_below <= or_12595 ? p0_below : p1_below;
    p2_below <= or_12597 ? p1_below : p2_below;
    p3_below <= or_12599 ? p2_below : p3_below;
    p0_below__1 <= or_12593 ? below__1 : p0_below__1;
    p1_below__1 <= or_12595 ? p0_below__1 : p1_below__1;
    p2_below__1 <= or_12597 ? p1_below__1 : p2_below__1;
    p3_below__1 <= or_12599 ? p2_below__1 : p3_below__1;
  end
  always @ (posedge clk) begin
    if (rst) begin
      ____state_0 <= 8'h00;
      ____state_1 <= 1'h0;
      ____state_2[0] <= ____state_2_init[0];
      ____state_2[1] <= ____state_2_init[1];
      ____state_2[2] <= ____state_2_init[2];
      ____state_2[3] <= ____state_2_init[3];
      ____state_4 <= 32'h0000_0000;
      ____state_3_1 <= 8'h00;
      ____state_3_2 <= 32'h0000_0000;
      ____state_3_3 <= 1'h0;
      ____state_3_4 <= 8'h00;
      ____state_3_5 <= 32'h0000_0000;
      __state_machine_state_machine_state_machine___state_3_0 <= 1'h0;
      __ranked__1_reg <= __ranked__1_reg_init;
      __ranked__1_valid_reg <= 1'h0;
      __tokens__1_reg <= __tokens__1_reg_init;
      __tokens__1_valid_reg <= 1'h0;
      p1_inputs_valid <= 1'h0;
      p2_inputs_valid <= 1'h0;
      p3_inputs_valid <= 1'h0;
      p4_inputs_valid <= 1'h0;
    end else begin
      ____state_0 <= p0_stage_done__1 ? and_12690 : ____state_0;
      ____state_1 <= p0_stage_done__1 ? row_end : ____state_1;
      ____state_2[0] <= p0_stage_done__1 ? row_logits[0] : ____state_2[0];
      ____state_2[1] <= p0_stage_done__1 ? row_logits[1] : ____state_2[1];
      ____state_2[2] <= p0_stage_done__1 ? row_logits[2] : ____state_2[2];
      ____state_2[3] <= p0_stage_done__1 ? row_logits[3] : ____state_2[3];
      ____state_4 <= stage_outputs_valid_4 ? grown : ____state_4;
      ____state_3_1 <= stage_outputs_valid_4 ? sel_12514 : ____state_3_1;
      ____state_3_2 <= p0_stage_done__1 ? sel_12623 : ____state_3_2;
      ____state_3_3 <= p0_stage_done__1 ? or_12639 : ____state_3_3;
      ____state_3_4 <= stage_outputs_valid_4 ? sel_12517 : ____state_3_4;
      ____state_3_5 <= p0_stage_done__1 ? sel_12631 : ____state_3_5;
      __state_machine_state_machine_state_machine___state_3_0 <= p0_stage_done__1 ? literal_12513 : __state_machine_state_machine_state_machine___state_3_0;
      __ranked__1_reg <= ranked__1_load_en ? __ranked__1_buf : __ranked__1_reg;
      __ranked__1_valid_reg <= ranked__1_valid_load_en ? __ranked__1_tvalid_buf : __ranked__1_valid_reg;
      __tokens__1_reg <= tokens__1_load_en ? tokens__1_tdata : __tokens__1_reg;
      __tokens__1_valid_reg <= tokens__1_valid_load_en ? tokens__1_tvalid : __tokens__1_valid_reg;
      p1_inputs_valid <= or_12706 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_12707 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_12708 ? p2_stage_done__1 : p3_inputs_valid;
      p4_inputs_valid <= or_12709 ? p3_stage_done__1 : p4_inputs_valid;
    end
  end
  assign ranked__1_tdata = __ranked__1_reg;
  assign ranked__1_tvalid = __ranked__1_valid_reg;
  assign tokens__1_tready = tokens__1_load_en;
endmodule


module __gating__gating_top__Gating_0__Score_0__2_2_next(
  input wire clk,
  input wire rst,
  input wire [114:0] ranked__0_tdata,
  input wire ranked__0_tvalid,
  input wire [114:0] ranked__1_tdata,
  input wire ranked__1_tvalid,
  input wire scored_tready,
  output wire ranked__0_tready,
  output wire ranked__1_tready,
  output wire [43:0] scored_tdata,
  output wire scored_tvalid
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
  wire [114:0] __ranked__0_reg_init = {1'h0, {{1'h0, 8'h00, 32'h0000_0000}, {1'h0, 8'h00, 32'h0000_0000}}, 32'h0000_0000};
  wire [114:0] __ranked__1_reg_init = {1'h0, {{1'h0, 8'h00, 32'h0000_0000}, {1'h0, 8'h00, 32'h0000_0000}}, 32'h0000_0000};
  wire [43:0] __scored_reg_init = {8'h00, 32'h0000_0000, 1'h0, 1'h0, 1'h0, 1'h0};
  wire [114:0] literal_12919 = {1'h0, {{1'h0, 8'h00, 32'h0000_0000}, {1'h0, 8'h00, 32'h0000_0000}}, 32'h0000_0000};
  wire [114:0] literal_12936 = {1'h0, {{1'h0, 8'h00, 32'h0000_0000}, {1'h0, 8'h00, 32'h0000_0000}}, 32'h0000_0000};
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
  reg p0_and_1142;
  reg p1_and_1142;
  reg p2_and_1142;
  reg p3_and_1142;
  reg p4_and_1142;
  reg p5_and_1142;
  reg p6_and_1142;
  reg p7_and_1142;
  reg p8_and_1142;
  reg p9_and_1142;
  reg [31:0] p0_r__2_sum;
  reg [31:0] p1_r__2_sum;
  reg [31:0] p2_r__2_sum;
  reg [31:0] p3_r__2_sum;
  reg [31:0] p4_r__2_sum;
  reg [31:0] p5_r__2_sum;
  reg [31:0] p6_r__2_sum;
  reg [31:0] p7_r__2_sum;
  reg [31:0] p8_r__2_sum;
  reg [31:0] p9_r__2_sum;
  reg p0_last;
  reg p1_last;
  reg p2_last;
  reg p3_last;
  reg p4_last;
  reg p5_last;
  reg p6_last;
  reg p7_last;
  reg p8_last;
  reg p9_last;
  reg [26:0] p0_u;
  reg [5:0] p1_bit_slice_6805;
  reg [5:0] p1_bit_slice_6807;
  reg [11:0] p1_r__3;
  reg [25:0] p2_v;
  reg [13:0] p2_bit_slice_6819;
  reg [5:0] p1_n;
  reg [5:0] p2_n;
  reg p3_whole;
  reg p4_whole;
  reg p5_whole;
  reg p6_whole;
  reg p7_whole;
  reg p8_whole;
  reg p9_whole;
  reg [30:0] p4_bit_slice_6845;
  reg [30:0] p5_bit_slice_6845;
  reg [30:0] p6_bit_slice_6845;
  reg [30:0] p7_bit_slice_6845;
  reg [30:0] p8_bit_slice_6845;
  reg [30:0] p9_bit_slice_6845;
  reg p3_fits;
  reg p4_fits;
  reg p5_fits;
  reg p6_fits;
  reg p7_fits;
  reg p8_fits;
  reg p9_fits;
  reg p4_fits__1;
  reg p5_fits__1;
  reg p6_fits__1;
  reg p7_fits__1;
  reg p8_fits__1;
  reg p9_fits__1;
  reg p4_fits__2;
  reg p5_fits__2;
  reg p6_fits__2;
  reg p7_fits__2;
  reg p8_fits__2;
  reg p9_fits__2;
  reg [29:0] p4_bit_slice_6861;
  reg p4_fits__3;
  reg p5_fits__3;
  reg p6_fits__3;
  reg p7_fits__3;
  reg p8_fits__3;
  reg p9_fits__3;
  reg p5_fits__4;
  reg p6_fits__4;
  reg p7_fits__4;
  reg p8_fits__4;
  reg p9_fits__4;
  reg p5_fits__5;
  reg p6_fits__5;
  reg p7_fits__5;
  reg p8_fits__5;
  reg p9_fits__5;
  reg [29:0] p5_bit_slice_6879;
  reg p5_fits__6;
  reg p6_fits__6;
  reg p7_fits__6;
  reg p8_fits__6;
  reg p9_fits__6;
  reg p6_fits__7;
  reg p7_fits__7;
  reg p8_fits__7;
  reg p9_fits__7;
  reg p6_fits__8;
  reg p7_fits__8;
  reg p8_fits__8;
  reg p9_fits__8;
  reg [29:0] p6_bit_slice_6897;
  reg p6_fits__9;
  reg p7_fits__9;
  reg p8_fits__9;
  reg p9_fits__9;
  reg p7_fits__10;
  reg p8_fits__10;
  reg p9_fits__10;
  reg p7_fits__11;
  reg p8_fits__11;
  reg p9_fits__11;
  reg [29:0] p7_bit_slice_6915;
  reg p7_fits__12;
  reg p8_fits__12;
  reg p9_fits__12;
  reg p8_fits__13;
  reg p9_fits__13;
  reg p8_fits__14;
  reg p9_fits__14;
  reg [29:0] p8_bit_slice_6933;
  reg p8_fits__15;
  reg p9_fits__15;
  reg p9_fits__16;
  reg p9_fits__17;
  reg [29:0] p9_bit_slice_6951;
  reg p9_fits__18;
  reg p0_and_6986;
  reg p1_and_6986;
  reg p2_and_6986;
  reg p3_and_6986;
  reg p4_and_6986;
  reg p5_and_6986;
  reg p6_and_6986;
  reg p7_and_6986;
  reg p8_and_6986;
  reg p9_and_6986;
  reg p0_and_6995;
  reg p1_and_6995;
  reg p2_and_6995;
  reg p3_and_6995;
  reg p4_and_6995;
  reg p5_and_6995;
  reg p6_and_6995;
  reg p7_and_6995;
  reg p8_and_6995;
  reg p9_and_6995;
  reg p0_nor_7792;
  reg p1_nor_7792;
  reg p2_nor_7792;
  reg [7:0] p0_pick_expert__1;
  reg [7:0] p1_pick_expert__1;
  reg [7:0] p2_pick_expert__1;
  reg [7:0] p3_pick_expert__1;
  reg [7:0] p4_pick_expert__1;
  reg [7:0] p5_pick_expert__1;
  reg [7:0] p6_pick_expert__1;
  reg [7:0] p7_pick_expert__1;
  reg [7:0] p8_pick_expert__1;
  reg [7:0] p9_pick_expert__1;
  reg [22:0] p3_start_rest__1;
  reg [7:0] ____state_0;
  reg [7:0] ____state_1;
  reg ____state_2;
  reg [31:0] ____state_4;
  reg [7:0] ____state_3_1;
  reg [31:0] ____state_3_2;
  reg [7:0] ____state_3_4;
  reg [31:0] ____state_3_5;
  reg [114:0] __ranked__0_reg;
  reg __ranked__0_valid_reg;
  reg [114:0] __ranked__1_reg;
  reg __ranked__1_valid_reg;
  reg [43:0] __scored_reg;
  reg __scored_valid_reg;
  reg p1_inputs_valid;
  reg p2_inputs_valid;
  reg p3_inputs_valid;
  reg p4_inputs_valid;
  reg p5_inputs_valid;
  reg p6_inputs_valid;
  reg p7_inputs_valid;
  reg p8_inputs_valid;
  reg p9_inputs_valid;
  reg p10_inputs_valid;
  wire scored_valid_inv;
  wire scored_valid_load_en;
  wire scored_load_en;
  wire not_12834;
  wire stage_outputs_valid_10;
  wire stage_outputs_ready_9;
  wire not_12840;
  wire p9_stage_done__1;
  wire stage_outputs_ready_8;
  wire not_12846;
  wire p8_stage_done__1;
  wire stage_outputs_ready_7;
  wire not_12857;
  wire p7_stage_done__1;
  wire literal_12852;
  wire [30:0] sign_ext_12854;
  wire stage_outputs_ready_6;
  wire [30:0] concat_12859;
  wire [30:0] and_12860;
  wire [14:0] bit_slice_12875;
  wire [6:0] literal_12877;
  wire [30:0] bit_slice_12879;
  wire [30:0] sign_ext_12880;
  wire [30:0] sign_ext_12883;
  wire [30:0] sign_ext_12886;
  wire [30:0] sign_ext_12889;
  wire [30:0] sign_ext_12892;
  wire [30:0] sign_ext_12895;
  wire not_12901;
  wire p6_stage_done__1;
  wire [30:0] d_rest__41;
  wire [28:0] umul_12905;
  wire [30:0] concat_12906;
  wire [30:0] and_12907;
  wire [30:0] concat_12908;
  wire [30:0] and_12909;
  wire [30:0] concat_12910;
  wire [30:0] and_12911;
  wire [30:0] concat_12912;
  wire [30:0] and_12913;
  wire [30:0] concat_12914;
  wire [30:0] and_12915;
  wire [30:0] concat_12916;
  wire [30:0] and_12917;
  wire [7:0] literal_12870;
  wire stage_outputs_ready_5;
  wire [31:0] rest__19;
  wire [11:0] literal_12925;
  wire [13:0] bit_slice_12926;
  wire [30:0] d_rest__23;
  wire [30:0] d_rest__26;
  wire [30:0] d_rest__29;
  wire [30:0] d_rest__32;
  wire [30:0] d_rest__35;
  wire [30:0] d_rest__38;
  wire first;
  wire eq_12897;
  wire [7:0] literal_12898;
  wire not_12940;
  wire p5_stage_done__1;
  wire fits__19;
  wire [25:0] concat_12944;
  wire [31:0] rest__1;
  wire [31:0] rest__4;
  wire [31:0] rest__7;
  wire [31:0] rest__10;
  wire [31:0] rest__13;
  wire [31:0] rest__16;
  wire and_12918;
  wire eq_12921;
  wire stage_outputs_ready_4;
  wire [29:0] bit_slice_12942;
  wire [30:0] sign_ext_12943;
  wire [25:0] w;
  wire fits__1;
  wire fits__4;
  wire fits__7;
  wire fits__10;
  wire fits__13;
  wire fits__16;
  wire [114:0] sel_12934;
  wire and_12935;
  wire not_12973;
  wire p4_stage_done__1;
  wire [30:0] concat_12960;
  wire [30:0] and_12961;
  wire [22:0] bit_slice_12977;
  wire [29:0] bit_slice_12979;
  wire [30:0] sign_ext_12980;
  wire [29:0] bit_slice_12981;
  wire [30:0] sign_ext_12982;
  wire [29:0] bit_slice_12983;
  wire [30:0] sign_ext_12984;
  wire [29:0] bit_slice_12985;
  wire [30:0] sign_ext_12986;
  wire [29:0] bit_slice_12987;
  wire [30:0] sign_ext_12988;
  wire [29:0] bit_slice_12989;
  wire [30:0] sign_ext_12990;
  wire [40:0] tuple_index_12991[0:1];
  wire [114:0] sel_12957;
  wire stage_outputs_ready_3;
  wire [30:0] d_rest__42;
  wire [22:0] sign_ext_12996;
  wire [22:0] shrl_12997;
  wire [30:0] concat_12998;
  wire [30:0] and_12999;
  wire [30:0] concat_13000;
  wire [30:0] and_13001;
  wire [30:0] concat_13002;
  wire [30:0] and_13003;
  wire [30:0] concat_13004;
  wire [30:0] and_13005;
  wire [30:0] concat_13006;
  wire [30:0] and_13007;
  wire [30:0] concat_13008;
  wire [30:0] and_13009;
  wire [40:0] array_index_13012;
  wire [40:0] tuple_index_13013[0:1];
  wire not_13016;
  wire p3_stage_done__1;
  wire [31:0] rest__20;
  wire [8:0] literal_13019;
  wire [22:0] and_13020;
  wire [30:0] d_rest__24;
  wire [30:0] d_rest__27;
  wire [30:0] d_rest__30;
  wire [30:0] d_rest__33;
  wire [30:0] d_rest__36;
  wire [30:0] d_rest__39;
  wire [31:0] sel_13027;
  wire [31:0] tuple_index_13028;
  wire [40:0] array_index_13029;
  wire stage_outputs_ready_2;
  wire fits__20;
  wire [31:0] concat_13034;
  wire [31:0] rest__2;
  wire [31:0] rest__5;
  wire [31:0] rest__8;
  wire [31:0] rest__11;
  wire [31:0] rest__14;
  wire [31:0] rest__17;
  wire literal_13042;
  wire [31:0] sel_13043;
  wire [31:0] tuple_index_13044;
  wire [31:0] sel_13045;
  wire not_13052;
  wire p2_stage_done__1;
  wire [29:0] bit_slice_13032;
  wire [30:0] sign_ext_13033;
  wire whole;
  wire fits__2;
  wire fits__5;
  wire fits__8;
  wire fits__11;
  wire fits__14;
  wire fits__17;
  wire [40:0] array_index_13069;
  wire [31:0] pick_logit;
  wire [31:0] logit;
  wire not_13047;
  wire not_13049;
  wire stage_outputs_ready_1;
  wire [30:0] concat_13054;
  wire [30:0] and_13055;
  wire [25:0] high;
  wire [16:0] low;
  wire not_13080;
  wire [29:0] bit_slice_13081;
  wire [30:0] sign_ext_13082;
  wire [29:0] bit_slice_13083;
  wire [30:0] sign_ext_13084;
  wire [29:0] bit_slice_13085;
  wire [30:0] sign_ext_13086;
  wire [29:0] bit_slice_13087;
  wire [30:0] sign_ext_13088;
  wire [29:0] bit_slice_13089;
  wire [30:0] sign_ext_13090;
  wire [29:0] bit_slice_13091;
  wire [30:0] sign_ext_13092;
  wire [7:0] sel_13093;
  wire [7:0] tuple_index_13094;
  wire [7:0] tuple_index_13095;
  wire [40:0] array_index_13096;
  wire [31:0] sub_13097;
  wire or_13073;
  wire or_13074;
  wire not_13100;
  wire p1_stage_done__1;
  wire [30:0] d_rest__43;
  wire [42:0] umul_13103;
  wire [22:0] sign_ext_13104;
  wire [30:0] concat_13105;
  wire [30:0] and_13106;
  wire [30:0] concat_13107;
  wire [30:0] and_13108;
  wire [30:0] concat_13109;
  wire [30:0] and_13110;
  wire [30:0] concat_13111;
  wire [30:0] and_13112;
  wire [30:0] concat_13113;
  wire [30:0] and_13114;
  wire [30:0] concat_13115;
  wire [30:0] and_13116;
  wire [7:0] sel_13117;
  wire [7:0] tuple_index_13118;
  wire [7:0] sel_13119;
  wire [7:0] sel_13120;
  wire [7:0] tuple_index_13121;
  wire [31:0] magnitude;
  wire last;
  wire not_13124;
  wire active_inputs_valid_0;
  wire stage_outputs_ready_0;
  wire [31:0] rest__21;
  wire [31:0] tuple_index_13148;
  wire [23:0] literal_13150;
  wire [5:0] literal_13151;
  wire [19:0] bit_slice_13152;
  wire [13:0] literal_13154;
  wire [22:0] start_rest__1;
  wire [30:0] d_rest__25;
  wire [30:0] d_rest__28;
  wire [30:0] d_rest__31;
  wire [30:0] d_rest__34;
  wire [30:0] d_rest__37;
  wire [30:0] d_rest__40;
  wire [7:0] pick_expert__1;
  wire [7:0] pick_expert__1__2;
  wire [7:0] pick_expert__1__4;
  wire [31:0] literal_13165;
  wire [4:0] bit_slice_13166;
  wire [4:0] literal_13167;
  wire not_13168;
  wire [7:0] add_13169;
  wire [7:0] sign_ext_13170;
  wire tuple_index_13172;
  wire [31:0] tuple_index_13173;
  wire and_13174;
  wire ranked__0_valid_inv;
  wire and_13176;
  wire ranked__1_valid_inv;
  wire fits__21;
  wire p0_stage_done__1;
  wire [31:0] sel_13195;
  wire [31:0] tuple_index_13196;
  wire [50:0] umul_2947_NarrowedMult_;
  wire [25:0] concat_13198;
  wire [25:0] umul_13199;
  wire [31:0] rest;
  wire [31:0] rest__3;
  wire [31:0] rest__6;
  wire [31:0] rest__9;
  wire [31:0] rest__12;
  wire [31:0] rest__15;
  wire [31:0] rest__18;
  wire ule_13207;
  wire ule_13208;
  wire uge_13209;
  wire uge_13210;
  wire sgt_13213;
  wire ne_13214;
  wire [7:0] add_13215;
  wire [7:0] sign_ext_13216;
  wire [7:0] and_13217;
  wire sel_13218;
  wire tuple_index_13219;
  wire [31:0] sel_13220;
  wire [31:0] tuple_index_13221;
  wire ranked__0_valid_load_en;
  wire ranked__1_valid_load_en;
  wire [31:0] concat_13179;
  wire and_13228;
  wire or_13229;
  wire or_13231;
  wire or_13233;
  wire or_13235;
  wire or_13237;
  wire or_13239;
  wire or_13241;
  wire or_13243;
  wire or_13245;
  wire or_13247;
  wire [31:0] r__2_sum;
  wire [26:0] u;
  wire [5:0] bit_slice_13282;
  wire [5:0] bit_slice_13284;
  wire [11:0] r__3;
  wire [25:0] v;
  wire [13:0] bit_slice_13290;
  wire [5:0] n;
  wire fits;
  wire [29:0] bit_slice_13350;
  wire fits__3;
  wire [29:0] bit_slice_13381;
  wire fits__6;
  wire [29:0] bit_slice_13406;
  wire fits__9;
  wire [29:0] bit_slice_13425;
  wire fits__12;
  wire [29:0] bit_slice_13438;
  wire fits__15;
  wire [29:0] bit_slice_13445;
  wire fits__18;
  wire and_13449;
  wire and_13469;
  wire nor_13509;
  wire [7:0] and_13535;
  wire [7:0] unit;
  wire r__2_end;
  wire [31:0] sel_13545;
  wire ranked__0_load_en;
  wire ranked__1_load_en;
  wire [43:0] __scored_buf;
  wire or_13553;
  wire or_13554;
  wire or_13555;
  wire or_13556;
  wire or_13557;
  wire or_13558;
  wire or_13559;
  wire or_13560;
  wire or_13561;
  wire or_13562;
  assign scored_valid_inv = ~__scored_valid_reg;
  assign scored_valid_load_en = scored_tready | scored_valid_inv;
  assign scored_load_en = p10_inputs_valid & scored_valid_load_en;
  assign not_12834 = ~p10_inputs_valid;
  assign stage_outputs_valid_10 = p10_inputs_valid & scored_load_en;
  assign stage_outputs_ready_9 = not_12834 | stage_outputs_valid_10;
  assign not_12840 = ~p9_inputs_valid;
  assign p9_stage_done__1 = p9_inputs_valid & stage_outputs_ready_9;
  assign stage_outputs_ready_8 = not_12840 | p9_stage_done__1;
  assign not_12846 = ~p8_inputs_valid;
  assign p8_stage_done__1 = p8_inputs_valid & stage_outputs_ready_8;
  assign stage_outputs_ready_7 = not_12846 | p8_stage_done__1;
  assign not_12857 = ~p7_inputs_valid;
  assign p7_stage_done__1 = p7_inputs_valid & stage_outputs_ready_7;
  assign literal_12852 = 1'h0;
  assign sign_ext_12854 = {31{p9_fits__18}};
  assign stage_outputs_ready_6 = not_12857 | p7_stage_done__1;
  assign concat_12859 = {p9_bit_slice_6951, literal_12852};
  assign and_12860 = p9_bit_slice_6845 & sign_ext_12854;
  assign bit_slice_12875 = p2_v[25:11];
  assign literal_12877 = 7'h00;
  assign bit_slice_12879 = p3_r__2_sum[30:0];
  assign sign_ext_12880 = {31{p3_fits}};
  assign sign_ext_12883 = {31{p4_fits__3}};
  assign sign_ext_12886 = {31{p5_fits__6}};
  assign sign_ext_12889 = {31{p6_fits__9}};
  assign sign_ext_12892 = {31{p7_fits__12}};
  assign sign_ext_12895 = {31{p8_fits__15}};
  assign not_12901 = ~p6_inputs_valid;
  assign p6_stage_done__1 = p6_inputs_valid & stage_outputs_ready_6;
  assign d_rest__41 = concat_12859 - and_12860;
  assign umul_12905 = umul29b_15b_x_14b(bit_slice_12875, p2_bit_slice_6819);
  assign concat_12906 = {literal_12877, p3_start_rest__1, literal_12852};
  assign and_12907 = bit_slice_12879 & sign_ext_12880;
  assign concat_12908 = {p4_bit_slice_6861, literal_12852};
  assign and_12909 = p4_bit_slice_6845 & sign_ext_12883;
  assign concat_12910 = {p5_bit_slice_6879, literal_12852};
  assign and_12911 = p5_bit_slice_6845 & sign_ext_12886;
  assign concat_12912 = {p6_bit_slice_6897, literal_12852};
  assign and_12913 = p6_bit_slice_6845 & sign_ext_12889;
  assign concat_12914 = {p7_bit_slice_6915, literal_12852};
  assign and_12915 = p7_bit_slice_6845 & sign_ext_12892;
  assign concat_12916 = {p8_bit_slice_6933, literal_12852};
  assign and_12917 = p8_bit_slice_6845 & sign_ext_12895;
  assign literal_12870 = 8'h00;
  assign stage_outputs_ready_5 = not_12901 | p6_stage_done__1;
  assign rest__19 = {d_rest__41, literal_12852};
  assign literal_12925 = 12'h000;
  assign bit_slice_12926 = umul_12905[28:15];
  assign d_rest__23 = concat_12906 - and_12907;
  assign d_rest__26 = concat_12908 - and_12909;
  assign d_rest__29 = concat_12910 - and_12911;
  assign d_rest__32 = concat_12912 - and_12913;
  assign d_rest__35 = concat_12914 - and_12915;
  assign d_rest__38 = concat_12916 - and_12917;
  assign first = ____state_0 == literal_12870;
  assign eq_12897 = ____state_1 == literal_12870;
  assign literal_12898 = 8'h01;
  assign not_12940 = ~p5_inputs_valid;
  assign p5_stage_done__1 = p5_inputs_valid & stage_outputs_ready_5;
  assign fits__19 = rest__19 >= p9_r__2_sum;
  assign concat_12944 = {literal_12925, bit_slice_12926};
  assign rest__1 = {d_rest__23, literal_12852};
  assign rest__4 = {d_rest__26, literal_12852};
  assign rest__7 = {d_rest__29, literal_12852};
  assign rest__10 = {d_rest__32, literal_12852};
  assign rest__13 = {d_rest__35, literal_12852};
  assign rest__16 = {d_rest__38, literal_12852};
  assign and_12918 = first & eq_12897;
  assign eq_12921 = ____state_1 == literal_12898;
  assign stage_outputs_ready_4 = not_12940 | p5_stage_done__1;
  assign bit_slice_12942 = d_rest__41[29:0];
  assign sign_ext_12943 = {31{fits__19}};
  assign w = p2_v - concat_12944;
  assign fits__1 = rest__1 >= p3_r__2_sum;
  assign fits__4 = rest__4 >= p4_r__2_sum;
  assign fits__7 = rest__7 >= p5_r__2_sum;
  assign fits__10 = rest__10 >= p6_r__2_sum;
  assign fits__13 = rest__13 >= p7_r__2_sum;
  assign fits__16 = rest__16 >= p8_r__2_sum;
  assign sel_12934 = and_12918 ? __ranked__0_reg : literal_12919;
  assign and_12935 = first & eq_12921;
  assign not_12973 = ~p4_inputs_valid;
  assign p4_stage_done__1 = p4_inputs_valid & stage_outputs_ready_4;
  assign concat_12960 = {bit_slice_12942, literal_12852};
  assign and_12961 = p9_bit_slice_6845 & sign_ext_12943;
  assign bit_slice_12977 = w[25:3];
  assign bit_slice_12979 = d_rest__23[29:0];
  assign sign_ext_12980 = {31{fits__1}};
  assign bit_slice_12981 = d_rest__26[29:0];
  assign sign_ext_12982 = {31{fits__4}};
  assign bit_slice_12983 = d_rest__29[29:0];
  assign sign_ext_12984 = {31{fits__7}};
  assign bit_slice_12985 = d_rest__32[29:0];
  assign sign_ext_12986 = {31{fits__10}};
  assign bit_slice_12987 = d_rest__35[29:0];
  assign sign_ext_12988 = {31{fits__13}};
  assign bit_slice_12989 = d_rest__38[29:0];
  assign sign_ext_12990 = {31{fits__16}};
  assign tuple_index_12991[0] = sel_12934[72:32];
  assign tuple_index_12991[1] = sel_12934[113:73];
  assign sel_12957 = and_12935 ? __ranked__1_reg : literal_12936;
  assign stage_outputs_ready_3 = not_12973 | p4_stage_done__1;
  assign d_rest__42 = concat_12960 - and_12961;
  assign sign_ext_12996 = {23{p2_nor_7792}};
  assign shrl_12997 = p2_n >= 6'h17 ? 23'h00_0000 : bit_slice_12977 >> p2_n;
  assign concat_12998 = {bit_slice_12979, literal_12852};
  assign and_12999 = bit_slice_12879 & sign_ext_12980;
  assign concat_13000 = {bit_slice_12981, literal_12852};
  assign and_13001 = p4_bit_slice_6845 & sign_ext_12982;
  assign concat_13002 = {bit_slice_12983, literal_12852};
  assign and_13003 = p5_bit_slice_6845 & sign_ext_12984;
  assign concat_13004 = {bit_slice_12985, literal_12852};
  assign and_13005 = p6_bit_slice_6845 & sign_ext_12986;
  assign concat_13006 = {bit_slice_12987, literal_12852};
  assign and_13007 = p7_bit_slice_6845 & sign_ext_12988;
  assign concat_13008 = {bit_slice_12989, literal_12852};
  assign and_13009 = p8_bit_slice_6845 & sign_ext_12990;
  assign array_index_13012 = tuple_index_12991[literal_12852];
  assign tuple_index_13013[0] = sel_12957[72:32];
  assign tuple_index_13013[1] = sel_12957[113:73];
  assign not_13016 = ~p3_inputs_valid;
  assign p3_stage_done__1 = p3_inputs_valid & stage_outputs_ready_3;
  assign rest__20 = {d_rest__42, literal_12852};
  assign literal_13019 = 9'h000;
  assign and_13020 = sign_ext_12996 & shrl_12997;
  assign d_rest__24 = concat_12998 - and_12999;
  assign d_rest__27 = concat_13000 - and_13001;
  assign d_rest__30 = concat_13002 - and_13003;
  assign d_rest__33 = concat_13004 - and_13005;
  assign d_rest__36 = concat_13006 - and_13007;
  assign d_rest__39 = concat_13008 - and_13009;
  assign sel_13027 = ____state_0 == 8'h00 ? ____state_3_2 : ____state_3_5;
  assign tuple_index_13028 = array_index_13012[31:0];
  assign array_index_13029 = tuple_index_13013[literal_12852];
  assign stage_outputs_ready_2 = not_13016 | p3_stage_done__1;
  assign fits__20 = rest__20 >= p9_r__2_sum;
  assign concat_13034 = {literal_13019, and_13020};
  assign rest__2 = {d_rest__24, literal_12852};
  assign rest__5 = {d_rest__27, literal_12852};
  assign rest__8 = {d_rest__30, literal_12852};
  assign rest__11 = {d_rest__33, literal_12852};
  assign rest__14 = {d_rest__36, literal_12852};
  assign rest__17 = {d_rest__39, literal_12852};
  assign literal_13042 = 1'h1;
  assign sel_13043 = and_12918 ? tuple_index_13028 : sel_13027;
  assign tuple_index_13044 = array_index_13029[31:0];
  assign sel_13045 = and_12918 ? tuple_index_13028 : ____state_3_2;
  assign not_13052 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign bit_slice_13032 = d_rest__42[29:0];
  assign sign_ext_13033 = {31{fits__20}};
  assign whole = $signed(concat_13034) >= $signed(p2_r__2_sum);
  assign fits__2 = rest__2 >= p3_r__2_sum;
  assign fits__5 = rest__5 >= p4_r__2_sum;
  assign fits__8 = rest__8 >= p5_r__2_sum;
  assign fits__11 = rest__11 >= p6_r__2_sum;
  assign fits__14 = rest__14 >= p7_r__2_sum;
  assign fits__17 = rest__17 >= p8_r__2_sum;
  assign array_index_13069 = tuple_index_12991[literal_13042];
  assign pick_logit = and_12935 ? tuple_index_13044 : sel_13043;
  assign logit = and_12935 ? tuple_index_13044 : sel_13045;
  assign not_13047 = ~and_12918;
  assign not_13049 = ~and_12935;
  assign stage_outputs_ready_1 = not_13052 | p2_stage_done__1;
  assign concat_13054 = {bit_slice_13032, literal_12852};
  assign and_13055 = p9_bit_slice_6845 & sign_ext_13033;
  assign high = EXP_HIGH[p1_bit_slice_6805];
  assign low = EXP_LOW[p1_bit_slice_6807];
  assign not_13080 = ~whole;
  assign bit_slice_13081 = d_rest__24[29:0];
  assign sign_ext_13082 = {31{fits__2}};
  assign bit_slice_13083 = d_rest__27[29:0];
  assign sign_ext_13084 = {31{fits__5}};
  assign bit_slice_13085 = d_rest__30[29:0];
  assign sign_ext_13086 = {31{fits__8}};
  assign bit_slice_13087 = d_rest__33[29:0];
  assign sign_ext_13088 = {31{fits__11}};
  assign bit_slice_13089 = d_rest__36[29:0];
  assign sign_ext_13090 = {31{fits__14}};
  assign bit_slice_13091 = d_rest__39[29:0];
  assign sign_ext_13092 = {31{fits__17}};
  assign sel_13093 = ____state_0 == 8'h00 ? ____state_3_1 : ____state_3_4;
  assign tuple_index_13094 = array_index_13012[39:32];
  assign tuple_index_13095 = array_index_13069[39:32];
  assign array_index_13096 = tuple_index_13013[literal_13042];
  assign sub_13097 = pick_logit - logit;
  assign or_13073 = __ranked__0_valid_reg | not_13047;
  assign or_13074 = __ranked__1_valid_reg | not_13049;
  assign not_13100 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign d_rest__43 = concat_13054 - and_13055;
  assign umul_13103 = umul43b_26b_x_17b(high, low);
  assign sign_ext_13104 = {23{not_13080}};
  assign concat_13105 = {bit_slice_13081, literal_12852};
  assign and_13106 = bit_slice_12879 & sign_ext_13082;
  assign concat_13107 = {bit_slice_13083, literal_12852};
  assign and_13108 = p4_bit_slice_6845 & sign_ext_13084;
  assign concat_13109 = {bit_slice_13085, literal_12852};
  assign and_13110 = p5_bit_slice_6845 & sign_ext_13086;
  assign concat_13111 = {bit_slice_13087, literal_12852};
  assign and_13112 = p6_bit_slice_6845 & sign_ext_13088;
  assign concat_13113 = {bit_slice_13089, literal_12852};
  assign and_13114 = p7_bit_slice_6845 & sign_ext_13090;
  assign concat_13115 = {bit_slice_13091, literal_12852};
  assign and_13116 = p8_bit_slice_6845 & sign_ext_13092;
  assign sel_13117 = and_12918 ? tuple_index_13094 : sel_13093;
  assign tuple_index_13118 = array_index_13029[39:32];
  assign sel_13119 = and_12918 ? tuple_index_13094 : ____state_3_1;
  assign sel_13120 = and_12918 ? tuple_index_13095 : ____state_3_4;
  assign tuple_index_13121 = array_index_13096[39:32];
  assign magnitude = -sub_13097;
  assign last = ____state_0 == literal_12898;
  assign not_13124 = ~eq_12921;
  assign active_inputs_valid_0 = or_13073 & or_13074;
  assign stage_outputs_ready_0 = not_13100 | p1_stage_done__1;
  assign rest__21 = {d_rest__43, literal_12852};
  assign tuple_index_13148 = sel_12934[31:0];
  assign literal_13150 = 24'hb8_aa3b;
  assign literal_13151 = 6'h00;
  assign bit_slice_13152 = umul_13103[42:23];
  assign literal_13154 = 14'h2c5d;
  assign start_rest__1 = sign_ext_13104 & sign_ext_12996 & shrl_12997;
  assign d_rest__25 = concat_13105 - and_13106;
  assign d_rest__28 = concat_13107 - and_13108;
  assign d_rest__31 = concat_13109 - and_13110;
  assign d_rest__34 = concat_13111 - and_13112;
  assign d_rest__37 = concat_13113 - and_13114;
  assign d_rest__40 = concat_13115 - and_13116;
  assign pick_expert__1 = and_12935 ? tuple_index_13118 : sel_13117;
  assign pick_expert__1__2 = and_12935 ? tuple_index_13118 : sel_13119;
  assign pick_expert__1__4 = and_12935 ? tuple_index_13121 : sel_13120;
  assign literal_13165 = 32'h0000_0000;
  assign bit_slice_13166 = magnitude[31:27];
  assign literal_13167 = 5'h00;
  assign not_13168 = ~last;
  assign add_13169 = ____state_1 + literal_12898;
  assign sign_ext_13170 = {8{not_13124}};
  assign tuple_index_13172 = sel_12934[114:114];
  assign tuple_index_13173 = array_index_13069[31:0];
  assign and_13174 = active_inputs_valid_0 & stage_outputs_ready_0 & and_12918;
  assign ranked__0_valid_inv = ~__ranked__0_valid_reg;
  assign and_13176 = active_inputs_valid_0 & stage_outputs_ready_0 & and_12935;
  assign ranked__1_valid_inv = ~__ranked__1_valid_reg;
  assign fits__21 = rest__21 >= p9_r__2_sum;
  assign p0_stage_done__1 = active_inputs_valid_0 & stage_outputs_ready_0;
  assign sel_13195 = and_12918 ? tuple_index_13148 : ____state_4;
  assign tuple_index_13196 = sel_12957[31:0];
  assign umul_2947_NarrowedMult_ = umul51b_27b_x_24b(p0_u, literal_13150);
  assign concat_13198 = {literal_13151, bit_slice_13152};
  assign umul_13199 = umul26b_12b_x_14b(p1_r__3, literal_13154);
  assign rest = {literal_12870, start_rest__1, literal_12852};
  assign rest__3 = {d_rest__25, literal_12852};
  assign rest__6 = {d_rest__28, literal_12852};
  assign rest__9 = {d_rest__31, literal_12852};
  assign rest__12 = {d_rest__34, literal_12852};
  assign rest__15 = {d_rest__37, literal_12852};
  assign rest__18 = {d_rest__40, literal_12852};
  assign ule_13207 = pick_expert__1 <= pick_expert__1__2;
  assign ule_13208 = pick_expert__1 <= pick_expert__1__4;
  assign uge_13209 = pick_expert__1 >= pick_expert__1__2;
  assign uge_13210 = pick_expert__1 >= pick_expert__1__4;
  assign sgt_13213 = $signed(sub_13097) > $signed(literal_13165);
  assign ne_13214 = bit_slice_13166 != literal_13167;
  assign add_13215 = ____state_0 + literal_12898;
  assign sign_ext_13216 = {8{not_13168}};
  assign and_13217 = add_13169 & sign_ext_13170;
  assign sel_13218 = and_12918 ? tuple_index_13172 : ____state_2;
  assign tuple_index_13219 = sel_12957[114:114];
  assign sel_13220 = and_12918 ? tuple_index_13173 : ____state_3_5;
  assign tuple_index_13221 = array_index_13096[31:0];
  assign ranked__0_valid_load_en = and_13174 | ranked__0_valid_inv;
  assign ranked__1_valid_load_en = and_13176 | ranked__1_valid_inv;
  assign concat_13179 = {literal_13019, p9_whole, p9_fits, p9_fits__1, p9_fits__2, p9_fits__3, p9_fits__4, p9_fits__5, p9_fits__6, p9_fits__7, p9_fits__8, p9_fits__9, p9_fits__10, p9_fits__11, p9_fits__12, p9_fits__13, p9_fits__14, p9_fits__15, p9_fits__16, p9_fits__17, p9_fits__18, fits__19, fits__20, fits__21};
  assign and_13228 = last & ____state_2;
  assign or_13229 = p0_stage_done__1 | rst;
  assign or_13231 = p1_stage_done__1 | rst;
  assign or_13233 = p2_stage_done__1 | rst;
  assign or_13235 = p3_stage_done__1 | rst;
  assign or_13237 = p4_stage_done__1 | rst;
  assign or_13239 = p5_stage_done__1 | rst;
  assign or_13241 = p6_stage_done__1 | rst;
  assign or_13243 = p7_stage_done__1 | rst;
  assign or_13245 = p8_stage_done__1 | rst;
  assign or_13247 = p9_stage_done__1 | rst;
  assign r__2_sum = and_12935 ? tuple_index_13196 : sel_13195;
  assign u = magnitude[26:0];
  assign bit_slice_13282 = umul_2947_NarrowedMult_[44:39];
  assign bit_slice_13284 = umul_2947_NarrowedMult_[38:33];
  assign r__3 = umul_2947_NarrowedMult_[32:21];
  assign v = high - concat_13198;
  assign bit_slice_13290 = umul_13199[25:12];
  assign n = umul_2947_NarrowedMult_[50:45];
  assign fits = rest >= p2_r__2_sum;
  assign bit_slice_13350 = d_rest__25[29:0];
  assign fits__3 = rest__3 >= p3_r__2_sum;
  assign bit_slice_13381 = d_rest__28[29:0];
  assign fits__6 = rest__6 >= p4_r__2_sum;
  assign bit_slice_13406 = d_rest__31[29:0];
  assign fits__9 = rest__9 >= p5_r__2_sum;
  assign bit_slice_13425 = d_rest__34[29:0];
  assign fits__12 = rest__12 >= p6_r__2_sum;
  assign bit_slice_13438 = d_rest__37[29:0];
  assign fits__15 = rest__15 >= p7_r__2_sum;
  assign bit_slice_13445 = d_rest__40[29:0];
  assign fits__18 = rest__18 >= p8_r__2_sum;
  assign and_13449 = ule_13207 & ule_13208;
  assign and_13469 = uge_13209 & uge_13210;
  assign nor_13509 = ~(sgt_13213 | ne_13214);
  assign and_13535 = add_13215 & sign_ext_13216;
  assign unit = last ? and_13217 : ____state_1;
  assign r__2_end = and_12935 ? tuple_index_13219 : sel_13218;
  assign sel_13545 = and_12935 ? tuple_index_13221 : sel_13220;
  assign ranked__0_load_en = ranked__0_tvalid & ranked__0_valid_load_en;
  assign ranked__1_load_en = ranked__1_tvalid & ranked__1_valid_load_en;
  assign __scored_buf = {p9_pick_expert__1, concat_13179, p9_and_6986, p9_and_6995, p9_last, p9_and_1142};
  assign or_13553 = p0_stage_done__1 | p1_stage_done__1;
  assign or_13554 = p1_stage_done__1 | p2_stage_done__1;
  assign or_13555 = p2_stage_done__1 | p3_stage_done__1;
  assign or_13556 = p3_stage_done__1 | p4_stage_done__1;
  assign or_13557 = p4_stage_done__1 | p5_stage_done__1;
  assign or_13558 = p5_stage_done__1 | p6_stage_done__1;
  assign or_13559 = p6_stage_done__1 | p7_stage_done__1;
  assign or_13560 = p7_stage_done__1 | p8_stage_done__1;
  assign or_13561 = p8_stage_done__1 | p9_stage_done__1;
  assign or_13562 = p9_stage_done__1 | stage_outputs_valid_10;
  always @ (posedge clk) begin
    p0_and_1142 <= or_13229 ? and_13228 : p0_and_1142;
    p1_and_1142 <= or_13231 ? p0_and_1142 : p1_and_1142;
    p2_and_1142 <= or_13233 ? p1_and_1142 : p2_and_1142;
    p3_and_1142 <= or_13235 ? p2_and_1142 : p3_and_1142;
    p4_and_1142 <= or_13237 ? p3_and_1142 : p4_and_1142;
    p5_and_1142 <= or_13239 ? p4_and_1142 : p5_and_1142;
    p6_and_1142 <= or_13241 ? p5_and_1142 : p6_and_1142;
    p7_and_1142 <= or_13243 ? p6_and_1142 : p7_and_1142;
    p8_and_1142 <= or_13245 ? p7_and_1142 : p8_and_1142;
    p9_and_1142 <= or_13247 ? p8_and_1142 : p9_and_1142;
    p0_r__2_sum <= or_13229 ? r__2_sum : p0_r__2_sum;
    p1_r__2_sum <= or_13231 ? p0_r__2_sum : p1_r__2_sum;
    p2_r__2_sum <= or_13233 ? p1_r__2_sum : p2_r__2_sum;
    p3_r__2_sum <= or_13235 ? p2_r__2_sum : p3_r__2_sum;
    p4_r__2_sum <= or_13237 ? p3_r__2_sum : p4_r__2_sum;
    p5_r__2_sum <= or_13239 ? p4_r__2_sum : p5_r__2_sum;
    p6_r__2_sum <= or_13241 ? p5_r__2_sum : p6_r__2_sum;
    p7_r__2_sum <= or_13243 ? p6_r__2_sum : p7_r__2_sum;
    p8_r__2_sum <= or_13245 ? p7_r__2_sum : p8_r__2_sum;
    p9_r__2_sum <= or_13247 ? p8_r__2_sum : p9_r__2_sum;
    p0_last <= or_13229 ? last : p0_last;
    p1_last <= or_13231 ? p0_last : p1_last;
    p2_last <= or_13233 ? p1_last : p2_last;
    p3_last <= or_13235 ? p2_last : p3_last;
    p4_last <= or_13237 ? p3_last : p4_last;
    p5_last <= or_13239 ? p4_last : p5_last;
    p6_last <= or_13241 ? p5_last : p6_last;
    p7_last <= or_13243 ? p6_last : p7_last;
    p8_last <= or_13245 ? p7_last : p8_last;
    p9_last <= or_13247 ? p8_last : p9_last;
    p0_u <= or_13229 ? u : p0_u;
    p1_bit_slice_6805 <= or_13231 ? bit_slice_13282 : p1_bit_slice_6805;
    p1_bit_slice_6807 <= or_13231 ? bit_slice_13284 : p1_bit_slice_6807;
    p1_r__3 <= or_13231 ? r__3 : p1_r__3;
    p2_v <= or_13233 ? v : p2_v;
    p2_bit_slice_6819 <= or_13233 ? bit_slice_13290 : p2_bit_slice_6819;
    p1_n <= or_13231 ? n : p1_n;
    p2_n <= or_13233 ? p1_n : p2_n;
    p3_whole <= or_13235 ? whole : p3_whole;
    p4_whole <= or_13237 ? p3_whole : p4_whole;
    p5_whole <= or_13239 ? p4_whole : p5_whole;
    p6_whole <= or_13241 ? p5_whole : p6_whole;
    p7_whole <= or_13243 ? p6_whole : p7_whole;
    p8_whole <= or_13245 ? p7_whole : p8_whole;
    p9_whole <= or_13247 ? p8_whole : p9_whole;
    p4_bit_slice_6845 <= or_13237 ? bit_slice_12879 : p4_bit_slice_6845;
    p5_bit_slice_6845 <= or_13239 ? p4_bit_slice_6845 : p5_bit_slice_6845;
    p6_bit_slice_6845 <= or_13241 ? p5_bit_slice_6845 : p6_bit_slice_6845;
    p7_bit_slice_6845 <= or_13243 ? p6_bit_slice_6845 : p7_bit_slice_6845;
    p8_bit_slice_6845 <= or_13245 ? p7_bit_slice_6845 : p8_bit_slice_6845;
    p9_bit_slice_6845 <= or_13247 ? p8_bit_slice_6845 : p9_bit_slice_6845;
    p3_fits <= or_13235 ? fits : p3_fits;
    p4_fits <= or_13237 ? p3_fits : p4_fits;
    p5_fits <= or_13239 ? p4_fits : p5_fits;
    p6_fits <= or_13241 ? p5_fits : p6_fits;
    p7_fits <= or_13243 ? p6_fits : p7_fits;
    p8_fits <= or_13245 ? p7_fits : p8_fits;
    p9_fits <= or_13247 ? p8_fits : p9_fits;
    p4_fits__1 <= or_13237 ? fits__1 : p4_fits__1;
    p5_fits__1 <= or_13239 ? p4_fits__1 : p5_fits__1;
    p6_fits__1 <= or_13241 ? p5_fits__1 : p6_fits__1;
    p7_fits__1 <= or_13243 ? p6_fits__1 : p7_fits__1;
    p8_fits__1 <= or_13245 ? p7_fits__1 : p8_fits__1;
    p9_fits__1 <= or_13247 ? p8_fits__1 : p9_fits__1;
    p4_fits__2 <= or_13237 ? fits__2 : p4_fits__2;
    p5_fits__2 <= or_13239 ? p4_fits__2 : p5_fits__2;
    p6_fits__2 <= or_13241 ? p5_fits__2 : p6_fits__2;
    p7_fits__2 <= or_13243 ? p6_fits__2 : p7_fits__2;
    p8_fits__2 <= or_13245 ? p7_fits__2 : p8_fits__2;
    p9_fits__2 <= or_13247 ? p8_fits__2 : p9_fits__2;
    p4_bit_slice_6861 <= or_13237 ? bit_slice_13350 : p4_bit_slice_6861;
    p4_fits__3 <= or_13237 ? fits__3 : p4_fits__3;
    p5_fits__3 <= or_13239 ? p4_fits__3 : p5_fits__3;
    p6_fits__3 <= or_13241 ? p5_fits__3 : p6_fits__3;
    p7_fits__3 <= or_13243 ? p6_fits__3 : p7_fits__3;
    p8_fits__3 <= or_13245 ? p7_fits__3 : p8_fits__3;
    p9_fits__3 <= or_13247 ? p8_fits__3 : p9_fits__3;
    p5_fits__4 <= or_13239 ? fits__4 : p5_fits__4;
    p6_fits__4 <= or_13241 ? p5_fits__4 : p6_fits__4;
    p7_fits__4 <= or_13243 ? p6_fits__4 : p7_fits__4;
    p8_fits__4 <= or_13245 ? p7_fits__4 : p8_fits__4;
    p9_fits__4 <= or_13247 ? p8_fits__4 : p9_fits__4;
    p5_fits__5 <= or_13239 ? fits__5 : p5_fits__5;
    p6_fits__5 <= or_13241 ? p5_fits__5 : p6_fits__5;
    p7_fits__5 <= or_13243 ? p6_fits__5 : p7_fits__5;
    p8_fits__5 <= or_13245 ? p7_fits__5 : p8_fits__5;
    p9_fits__5 <= or_13247 ? p8_fits__5 : p9_fits__5;
    p5_bit_slice_6879 <= or_13239 ? bit_slice_13381 : p5_bit_slice_6879;
    p5_fits__6 <= or_13239 ? fits__6 : p5_fits__6;
    p6_fits__6 <= or_13241 ? p5_fits__6 : p6_fits__6;
    p7_fits__6 <= or_13243 ? p6_fits__6 : p7_fits__6;
    p8_fits__6 <= or_13245 ? p7_fits__6 : p8_fits__6;
    p9_fits__6 <= or_13247 ? p8_fits__6 : p9_fits__6;
    p6_fits__7 <= or_13241 ? fits__7 : p6_fits__7;
    p7_fits__7 <= or_13243 ? p6_fits__7 : p7_fits__7;
    p8_fits__7 <= or_13245 ? p7_fits__7 : p8_fits__7;
    p9_fits__7 <= or_13247 ? p8_fits__7 : p9_fits__7;
    p6_fits__8 <= or_13241 ? fits__8 : p6_fits__8;
    p7_fits__8 <= or_13243 ? p6_fits__8 : p7_fits__8;
    p8_fits__8 <= or_13245 ? p7_fits__8 : p8_fits__8;
    p9_fits__8 <= or_13247 ? p8_fits__8 : p9_fits__8;
    p6_bit_slice_6897 <= or_13241 ? bit_slice_13406 : p6_bit_slice_6897;
    p6_fits__9 <= or_13241 ? fits__9 : p6_fits__9;
    p7_fits__9 <= or_13243 ? p6_fits__9 : p7_fits__9;
    p8_fits__9 <= or_13245 ? p7_fits__9 : p8_fits__9;
    p9_fits__9 <= or_13247 ? p8_fits__9 : p9_fits__9;
    p7_fits__10 <= or_13243 ? fits__10 : p7_fits__10;
    p8_fits__10 <= or_13245 ? p7_fits__10 : p8_fits__10;
    p9_fits__10 <= or_13247 ? p8_fits__10 : p9_fits__10;
    p7_fits__11 <= or_13243 ? fits__11 : p7_fits__11;
    p8_fits__11 <= or_13245 ? p7_fits__11 : p8_fits__11;
    p9_fits__11 <= or_13247 ? p8_fits__11 : p9_fits__11;
    p7_bit_slice_6915 <= or_13243 ? bit_slice_13425 : p7_bit_slice_6915;
    p7_fits__12 <= or_13243 ? fits__12 : p7_fits__12;
    p8_fits__12 <= or_13245 ? p7_fits__12 : p8_fits__12;
    p9_fits__12 <= or_13247 ? p8_fits__12 : p9_fits__12;
    p8_fits__13 <= or_13245 ? fits__13 : p8_fits__13;
    p9_fits__13 <= or_13247 ? p8_fits__13 : p9_fits__13;
    p8_fits__14 <= or_13245 ? fits__14 : p8_fits__14;
    p9_fits__14 <= or_13247 ? p8_fits__14 : p9_fits__14;
    p8_bit_slice_6933 <= or_13245 ? bit_slice_13438 : p8_bit_slice_6933;
    p8_fits__15 <= or_13245 ? fits__15 : p8_fits__15;
    p9_fits__15 <= or_13247 ? p8_fits__15 : p9_fits__15;
    p9_fits__16 <= or_13247 ? fits__16 : p9_fits__16;
    p9_fits__17 <= or_13247 ? fits__17 : p9_fits__17;
    p9_bit_slice_6951 <= or_13247 ? bit_slice_13445 : p9_bit_slice_6951;
    p9_fits__18 <= or_13247 ? fits__18 : p9_fits__18;
    p0_and_6986 <= or_13229 ? and_13449 : p0_and_6986;
    p1_and_6986 <= or_13231 ? p0_and_6986 : p1_and_6986;
    p2_and_6986 <= or_13233 ? p1_and_6986 : p2_and_6986;
    p3_and_6986 <= or_13235 ? p2_and_6986 : p3_and_6986;
    p4_and_6986 <= or_13237 ? p3_and_6986 : p4_and_6986;
    p5_and_6986 <= or_13239 ? p4_and_6986 : p5_and_6986;
    p6_and_6986 <= or_13241 ? p5_and_6986 : p6_and_6986;
    p7_and_6986 <= or_13243 ? p6_and_6986 : p7_and_6986;
    p8_and_6986 <= or_13245 ? p7_and_6986 : p8_and_6986;
    p9_and_6986 <= or_13247 ? p8_and_6986 : p9_and_6986;
    p0_and_6995 <= or_13229 ? and_13469 : p0_and_6995;
    p1_and_6995 <= or_13231 ? p0_and_6995 : p1_and_6995;
    p2_and_6995 <= or_13233 ? p1_and_6995 : p2_and_6995;
    p3_and_6995 <= or_13235 ? p2_and_6995 : p3_and_6995;
    p4_and_6995 <= or_13237 ? p3_and_6995 : p4_and_6995;
    p5_and_6995 <= or_13239 ? p4_and_6995 : p5_and_6995;
    p6_and_6995 <= or_13241 ? p5_and_6995 : p6_and_6995;
    p7_and_6995 <= or_13243 ? p6_and_6995 : p7_and_6995;
    p8_and_6995 <= or_13245 ? p7_and_6995 : p8_and_6995;
    p9_and_6995 <= or_13247 ? p8_and_6995 : p9_and_6995;
    p0_nor_7792 <= or_13229 ? nor_13509 : p0_nor_7792;
    p1_nor_7792 <= or_13231 ? p0_nor_7792 : p1_nor_7792;
    p2_nor_7792 <= or_13233 ? p1_nor_7792 : p2_nor_7792;
    p0_pick_expert__1 <= or_13229 ? pick_expert__1 : p0_pick_expert__1;
    p1_pick_expert__1 <= or_13231 ? p0_pick_expert__1 : p1_pick_expert__1;
    p2_pick_expert__1 <= or_13233 ? p1_pick_expert__1 : p2_pick_expert__1;
    p3_pick_expert__1 <= or_13235 ? p2_pick_expert__1 : p3_pick_expert__1;
    p4_pick_expert__1 <= or_13237 ? p3_pick_expert__1 : p4_pick_expert__1;
    p5_pick_expert__1 <= or_13239 ? p4_pick_expert__1 : p5_pick_expert__1;
    p6_pick_expert__1 <= or_13241 ? p5_pick_expert__1 : p6_pick_expert__1;
    p7_pick_expert__1 <= or_13243 ? p6_pick_expert__1 : p7_pick_expert__1;
    p8_pick_expert__1 <= or_13245 ? p7_pick_expert__1 : p8_pick_expert__1;
    p9_pick_expert__1 <= or_13247 ? p8_pick_expert__1 : p9_pick_expert__1;
    p3_start_rest__1 <= or_13235 ? start_rest__1 : p3_start_rest__1;
  end
  always @ (posedge clk) begin
    if (rst) begin
      ____state_0 <= 8'h00;
      ____state_1 <= 8'h00;
      ____state_2 <= 1'h0;
      ____state_4 <= 32'h0000_0000;
      ____state_3_1 <= 8'h00;
      ____state_3_2 <= 32'h0000_0000;
      ____state_3_4 <= 8'h00;
      ____state_3_5 <= 32'h0000_0000;
      __ranked__0_reg <= __ranked__0_reg_init;
      __ranked__0_valid_reg <= 1'h0;
      __ranked__1_reg <= __ranked__1_reg_init;
      __ranked__1_valid_reg <= 1'h0;
      __scored_reg <= __scored_reg_init;
      __scored_valid_reg <= 1'h0;
      p1_inputs_valid <= 1'h0;
      p2_inputs_valid <= 1'h0;
      p3_inputs_valid <= 1'h0;
      p4_inputs_valid <= 1'h0;
      p5_inputs_valid <= 1'h0;
      p6_inputs_valid <= 1'h0;
      p7_inputs_valid <= 1'h0;
      p8_inputs_valid <= 1'h0;
      p9_inputs_valid <= 1'h0;
      p10_inputs_valid <= 1'h0;
    end else begin
      ____state_0 <= p0_stage_done__1 ? and_13535 : ____state_0;
      ____state_1 <= p0_stage_done__1 ? unit : ____state_1;
      ____state_2 <= p0_stage_done__1 ? r__2_end : ____state_2;
      ____state_4 <= p0_stage_done__1 ? r__2_sum : ____state_4;
      ____state_3_1 <= p0_stage_done__1 ? pick_expert__1__2 : ____state_3_1;
      ____state_3_2 <= p0_stage_done__1 ? logit : ____state_3_2;
      ____state_3_4 <= p0_stage_done__1 ? pick_expert__1__4 : ____state_3_4;
      ____state_3_5 <= p0_stage_done__1 ? sel_13545 : ____state_3_5;
      __ranked__0_reg <= ranked__0_load_en ? ranked__0_tdata : __ranked__0_reg;
      __ranked__0_valid_reg <= ranked__0_valid_load_en ? ranked__0_tvalid : __ranked__0_valid_reg;
      __ranked__1_reg <= ranked__1_load_en ? ranked__1_tdata : __ranked__1_reg;
      __ranked__1_valid_reg <= ranked__1_valid_load_en ? ranked__1_tvalid : __ranked__1_valid_reg;
      __scored_reg <= scored_load_en ? __scored_buf : __scored_reg;
      __scored_valid_reg <= scored_valid_load_en ? p10_inputs_valid : __scored_valid_reg;
      p1_inputs_valid <= or_13553 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_13554 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_13555 ? p2_stage_done__1 : p3_inputs_valid;
      p4_inputs_valid <= or_13556 ? p3_stage_done__1 : p4_inputs_valid;
      p5_inputs_valid <= or_13557 ? p4_stage_done__1 : p5_inputs_valid;
      p6_inputs_valid <= or_13558 ? p5_stage_done__1 : p6_inputs_valid;
      p7_inputs_valid <= or_13559 ? p6_stage_done__1 : p7_inputs_valid;
      p8_inputs_valid <= or_13560 ? p7_stage_done__1 : p8_inputs_valid;
      p9_inputs_valid <= or_13561 ? p8_stage_done__1 : p9_inputs_valid;
      p10_inputs_valid <= or_13562 ? p9_stage_done__1 : p10_inputs_valid;
    end
  end
  assign ranked__0_tready = ranked__0_load_en;
  assign ranked__1_tready = ranked__1_load_en;
  assign scored_tdata = __scored_reg;
  assign scored_tvalid = __scored_valid_reg;
endmodule


module __queues__gating_top__Gating_0__Queues_0__Collect_0__11_80_4_42_2_40_8_32_next(
  input wire clk,
  input wire rst,
  input wire choices_tready,
  input wire emit_jobs_tready,
  input wire emitted_tvalid,
  input wire entries_write_tready,
  input wire meta_jobs_tready,
  input wire [43:0] scored_tdata,
  input wire scored_tvalid,
  output wire [79:0] choices_tdata,
  output wire choices_tvalid,
  output wire [68:0] emit_jobs_tdata,
  output wire emit_jobs_tvalid,
  output wire emitted_tready,
  output wire [52:0] entries_write_tdata,
  output wire entries_write_tvalid,
  output wire [68:0] meta_jobs_tdata,
  output wire meta_jobs_tvalid,
  output wire scored_tready
);
  wire [15:0] ____state_4_init[0:3];
  assign ____state_4_init[0] = 16'h0000;
  assign ____state_4_init[1] = 16'h0000;
  assign ____state_4_init[2] = 16'h0000;
  assign ____state_4_init[3] = 16'h0000;
  wire [68:0] __emit_jobs_reg_init = {1'h0, 4'h0, {16'h0000, 16'h0000, 16'h0000, 16'h0000}};
  wire [52:0] __entries_write_reg_init = {11'h000, 42'h000_0000_0000};
  wire [68:0] __meta_jobs_reg_init = {1'h0, 4'h0, {16'h0000, 16'h0000, 16'h0000, 16'h0000}};
  wire [43:0] __scored_reg_init = {8'h00, 32'h0000_0000, 1'h0, 1'h0, 1'h0, 1'h0};
  wire [15:0] literal_13930[0:3];
  assign literal_13930[0] = 16'h0000;
  assign literal_13930[1] = 16'h0000;
  assign literal_13930[2] = 16'h0000;
  assign literal_13930[3] = 16'h0000;
  reg ____state_0;
  reg [15:0] ____state_1;
  reg ____state_2;
  reg [1:0] ____state_3;
  reg [15:0] ____state_4[0:3];
  reg [79:0] ____state_5;
  reg __choices_already_done_reg;
  reg __emit_jobs_already_done_reg;
  reg __entries_write_already_done_reg;
  reg __meta_jobs_already_done_reg;
  reg [79:0] __choices_reg;
  reg __choices_valid_reg;
  reg [68:0] __emit_jobs_reg;
  reg __emit_jobs_valid_reg;
  reg __emitted_valid_reg;
  reg [52:0] __entries_write_reg;
  reg __entries_write_valid_reg;
  reg [68:0] __meta_jobs_reg;
  reg __meta_jobs_valid_reg;
  reg [43:0] __scored_reg;
  reg __scored_valid_reg;
  wire [1:0] literal_13806;
  wire eq_13808;
  wire and_13809;
  wire not_13813;
  wire or_13816;
  wire active_inputs_valid_0;
  wire s_end__2;
  wire s_end_token__1;
  wire not_13827;
  wire choices_valid_inv;
  wire and_14636;
  wire not_13830;
  wire emit_jobs_valid_inv;
  wire not_13843;
  wire entries_write_valid_inv;
  wire not_13834;
  wire meta_jobs_valid_inv;
  wire [7:0] s_expert__1;
  wire __choices_tvalid_buf;
  wire choices_valid_load_en;
  wire __emit_jobs_tvalid_buf;
  wire emit_jobs_valid_load_en;
  wire __entries_write_tvalid_buf;
  wire entries_write_valid_load_en;
  wire __meta_jobs_tvalid_buf;
  wire meta_jobs_valid_load_en;
  wire [15:0] length;
  wire [15:0] literal_13865;
  wire choices_load_en;
  wire not_13872;
  wire emit_jobs_load_en;
  wire not_13874;
  wire entries_write_load_en;
  wire meta_jobs_load_en;
  wire [15:0] add_13870;
  wire or_14641;
  wire or_14642;
  wire or_13884;
  wire or_14643;
  wire [15:0] lengths[0:3];
  wire [1:0] literal_13879;
  wire [1:0] literal_13880;
  wire [1:0] literal_13881;
  wire [14:0] literal_13894;
  wire stage_outputs_valid_0;
  wire [15:0] array_index_13886;
  wire [15:0] literal_13887;
  wire [15:0] array_index_13888;
  wire [15:0] array_index_13889;
  wire [15:0] array_index_13890;
  wire [15:0] concat_13910;
  wire not_13912;
  wire and_14645;
  wire emitted_valid_inv;
  wire scored_valid_inv;
  wire send_1192_finished;
  wire send_1222_finished;
  wire ne_13898;
  wire ne_13899;
  wire ne_13900;
  wire ne_13901;
  wire [1:0] bit_slice_13903;
  wire [7:0] bit_slice_13904;
  wire s_last;
  wire s_first;
  wire [31:0] s_score__1;
  wire [7:0] bit_slice_13908;
  wire [15:0] add_13926;
  wire [15:0] sign_ext_13927;
  wire nor_13928;
  wire [1:0] add_13929;
  wire [39:0] bit_slice_13921;
  wire emitted_valid_load_en;
  wire scored_valid_load_en;
  wire and_13935;
  wire not_13936;
  wire and_13937;
  wire not_13938;
  wire and_13939;
  wire not_13940;
  wire and_13941;
  wire [3:0] concat_13922;
  wire [10:0] address;
  wire [41:0] data;
  wire xor_13948;
  wire [15:0] and_13951;
  wire [1:0] waiting;
  wire [15:0] sel_13956[0:3];
  wire [79:0] word;
  wire emitted_load_en;
  wire scored_load_en;
  wire and_13965;
  wire or_13966;
  wire and_13967;
  wire or_13968;
  wire and_13969;
  wire or_13970;
  wire and_13971;
  wire or_13972;
  wire [68:0] job;
  wire [52:0] write;
  assign literal_13806 = 2'h2;
  assign eq_13808 = ____state_3 == literal_13806;
  assign and_13809 = ____state_2 & eq_13808;
  assign not_13813 = ~and_13809;
  assign or_13816 = __emitted_valid_reg | not_13813;
  assign active_inputs_valid_0 = or_13816 & __scored_valid_reg;
  assign s_end__2 = __scored_reg[0:0];
  assign s_end_token__1 = __scored_reg[1:1];
  assign not_13827 = ~__choices_already_done_reg;
  assign choices_valid_inv = ~__choices_valid_reg;
  assign and_14636 = active_inputs_valid_0 & s_end__2;
  assign not_13830 = ~__emit_jobs_already_done_reg;
  assign emit_jobs_valid_inv = ~__emit_jobs_valid_reg;
  assign not_13843 = ~__entries_write_already_done_reg;
  assign entries_write_valid_inv = ~__entries_write_valid_reg;
  assign not_13834 = ~__meta_jobs_already_done_reg;
  assign meta_jobs_valid_inv = ~__meta_jobs_valid_reg;
  assign s_expert__1 = __scored_reg[43:36];
  assign __choices_tvalid_buf = active_inputs_valid_0 & s_end_token__1 & not_13827;
  assign choices_valid_load_en = choices_tready | choices_valid_inv;
  assign __emit_jobs_tvalid_buf = and_14636 & not_13830;
  assign emit_jobs_valid_load_en = emit_jobs_tready | emit_jobs_valid_inv;
  assign __entries_write_tvalid_buf = active_inputs_valid_0 & not_13843;
  assign entries_write_valid_load_en = entries_write_tready | entries_write_valid_inv;
  assign __meta_jobs_tvalid_buf = and_14636 & not_13834;
  assign meta_jobs_valid_load_en = meta_jobs_tready | meta_jobs_valid_inv;
  assign length = ____state_4[s_expert__1];
  assign literal_13865 = 16'h0001;
  assign choices_load_en = __choices_tvalid_buf & choices_valid_load_en;
  assign not_13872 = ~s_end_token__1;
  assign emit_jobs_load_en = __emit_jobs_tvalid_buf & emit_jobs_valid_load_en;
  assign not_13874 = ~s_end__2;
  assign entries_write_load_en = __entries_write_tvalid_buf & entries_write_valid_load_en;
  assign meta_jobs_load_en = __meta_jobs_tvalid_buf & meta_jobs_valid_load_en;
  assign add_13870 = length + literal_13865;
  assign or_14641 = choices_load_en | __choices_already_done_reg | not_13872;
  assign or_14642 = emit_jobs_load_en | __emit_jobs_already_done_reg | not_13874;
  assign or_13884 = entries_write_load_en | __entries_write_already_done_reg;
  assign or_14643 = meta_jobs_load_en | __meta_jobs_already_done_reg | not_13874;
  assign literal_13879 = 2'h3;
  assign literal_13880 = 2'h1;
  assign literal_13881 = 2'h0;
  assign literal_13894 = 15'h0000;
  assign stage_outputs_valid_0 = active_inputs_valid_0 & or_14641 & or_14642 & or_13884 & or_14643;
  assign array_index_13886 = lengths[literal_13879];
  assign literal_13887 = 16'h0000;
  assign array_index_13888 = lengths[literal_13806];
  assign array_index_13889 = lengths[literal_13880];
  assign array_index_13890 = lengths[literal_13881];
  assign concat_13910 = {literal_13894, s_end_token__1};
  assign not_13912 = ~____state_2;
  assign and_14645 = stage_outputs_valid_0 & and_13809;
  assign emitted_valid_inv = ~__emitted_valid_reg;
  assign scored_valid_inv = ~__scored_valid_reg;
  assign send_1192_finished = stage_outputs_valid_0 & s_end_token__1;
  assign send_1222_finished = stage_outputs_valid_0 & s_end__2;
  assign ne_13898 = array_index_13886 != literal_13887;
  assign ne_13899 = array_index_13888 != literal_13887;
  assign ne_13900 = array_index_13889 != literal_13887;
  assign ne_13901 = array_index_13890 != literal_13887;
  assign bit_slice_13903 = s_expert__1[1:0];
  assign bit_slice_13904 = length[7:0];
  assign s_last = __scored_reg[2:2];
  assign s_first = __scored_reg[3:3];
  assign s_score__1 = __scored_reg[35:4];
  assign bit_slice_13908 = ____state_1[7:0];
  assign add_13926 = ____state_1 + concat_13910;
  assign sign_ext_13927 = {16{not_13874}};
  assign nor_13928 = ~(not_13912 | eq_13808);
  assign add_13929 = ____state_3 + literal_13880;
  assign bit_slice_13921 = ____state_5[79:40];
  assign emitted_valid_load_en = and_14645 | emitted_valid_inv;
  assign scored_valid_load_en = stage_outputs_valid_0 | scored_valid_inv;
  assign and_13935 = __choices_tvalid_buf & choices_load_en;
  assign not_13936 = ~send_1192_finished;
  assign and_13937 = __emit_jobs_tvalid_buf & emit_jobs_load_en;
  assign not_13938 = ~send_1222_finished;
  assign and_13939 = __entries_write_tvalid_buf & entries_write_load_en;
  assign not_13940 = ~stage_outputs_valid_0;
  assign and_13941 = __meta_jobs_tvalid_buf & meta_jobs_load_en;
  assign concat_13922 = {ne_13898, ne_13899, ne_13900, ne_13901};
  assign address = {____state_0, bit_slice_13903, bit_slice_13904};
  assign data = {s_last, s_first, s_score__1, bit_slice_13908};
  assign xor_13948 = ____state_0 ^ s_end__2;
  assign and_13951 = add_13926 & sign_ext_13927;
  assign waiting = nor_13928 ? add_13929 : ____state_3;
  assign sel_13956[0] = s_end__2 == 1'h0 ? lengths[0] : literal_13930[0];
  assign sel_13956[1] = s_end__2 == 1'h0 ? lengths[1] : literal_13930[1];
  assign sel_13956[2] = s_end__2 == 1'h0 ? lengths[2] : literal_13930[2];
  assign sel_13956[3] = s_end__2 == 1'h0 ? lengths[3] : literal_13930[3];
  assign word = {s_expert__1, s_score__1, bit_slice_13921};
  assign emitted_load_en = emitted_tvalid & emitted_valid_load_en;
  assign scored_load_en = scored_tvalid & scored_valid_load_en;
  assign and_13965 = and_13935 & not_13936;
  assign or_13966 = and_13935 | send_1192_finished;
  assign and_13967 = and_13937 & not_13938;
  assign or_13968 = and_13937 | send_1222_finished;
  assign and_13969 = and_13939 & not_13940;
  assign or_13970 = and_13939 | stage_outputs_valid_0;
  assign and_13971 = and_13941 & not_13938;
  assign or_13972 = and_13941 | send_1222_finished;
  assign job = {____state_0, concat_13922, {lengths[3], lengths[2], lengths[1], lengths[0]}};
  assign write = {address, data};
  always @ (posedge clk) begin
    if (rst) begin
      ____state_0 <= 1'h0;
      ____state_1 <= 16'h0000;
      ____state_2 <= 1'h1;
      ____state_3 <= 2'h0;
      ____state_4[0] <= ____state_4_init[0];
      ____state_4[1] <= ____state_4_init[1];
      ____state_4[2] <= ____state_4_init[2];
      ____state_4[3] <= ____state_4_init[3];
      ____state_5 <= 80'h0000_0000_0000_0000_0000;
      __choices_already_done_reg <= 1'h0;
      __emit_jobs_already_done_reg <= 1'h0;
      __entries_write_already_done_reg <= 1'h0;
      __meta_jobs_already_done_reg <= 1'h0;
      __choices_reg <= 80'h0000_0000_0000_0000_0000;
      __choices_valid_reg <= 1'h0;
      __emit_jobs_reg <= __emit_jobs_reg_init;
      __emit_jobs_valid_reg <= 1'h0;
      __emitted_valid_reg <= 1'h0;
      __entries_write_reg <= __entries_write_reg_init;
      __entries_write_valid_reg <= 1'h0;
      __meta_jobs_reg <= __meta_jobs_reg_init;
      __meta_jobs_valid_reg <= 1'h0;
      __scored_reg <= __scored_reg_init;
      __scored_valid_reg <= 1'h0;
    end else begin
      ____state_0 <= stage_outputs_valid_0 ? xor_13948 : ____state_0;
      ____state_1 <= stage_outputs_valid_0 ? and_13951 : ____state_1;
      ____state_2 <= stage_outputs_valid_0 ? s_end__2 : ____state_2;
      ____state_3 <= stage_outputs_valid_0 ? waiting : ____state_3;
      ____state_4[0] <= stage_outputs_valid_0 ? sel_13956[0] : ____state_4[0];
      ____state_4[1] <= stage_outputs_valid_0 ? sel_13956[1] : ____state_4[1];
      ____state_4[2] <= stage_outputs_valid_0 ? sel_13956[2] : ____state_4[2];
      ____state_4[3] <= stage_outputs_valid_0 ? sel_13956[3] : ____state_4[3];
      ____state_5 <= stage_outputs_valid_0 ? word : ____state_5;
      __choices_already_done_reg <= or_13966 ? and_13965 : __choices_already_done_reg;
      __emit_jobs_already_done_reg <= or_13968 ? and_13967 : __emit_jobs_already_done_reg;
      __entries_write_already_done_reg <= or_13970 ? and_13969 : __entries_write_already_done_reg;
      __meta_jobs_already_done_reg <= or_13972 ? and_13971 : __meta_jobs_already_done_reg;
      __choices_reg <= choices_load_en ? word : __choices_reg;
      __choices_valid_reg <= choices_valid_load_en ? __choices_tvalid_buf : __choices_valid_reg;
      __emit_jobs_reg <= emit_jobs_load_en ? job : __emit_jobs_reg;
      __emit_jobs_valid_reg <= emit_jobs_valid_load_en ? __emit_jobs_tvalid_buf : __emit_jobs_valid_reg;
      __emitted_valid_reg <= emitted_valid_load_en ? emitted_tvalid : __emitted_valid_reg;
      __entries_write_reg <= entries_write_load_en ? write : __entries_write_reg;
      __entries_write_valid_reg <= entries_write_valid_load_en ? __entries_write_tvalid_buf : __entries_write_valid_reg;
      __meta_jobs_reg <= meta_jobs_load_en ? job : __meta_jobs_reg;
      __meta_jobs_valid_reg <= meta_jobs_valid_load_en ? __meta_jobs_tvalid_buf : __meta_jobs_valid_reg;
      __scored_reg <= scored_load_en ? scored_tdata : __scored_reg;
      __scored_valid_reg <= scored_valid_load_en ? scored_tvalid : __scored_valid_reg;
    end
  end
  assign choices_tdata = __choices_reg;
  assign choices_tvalid = __choices_valid_reg;
  assign emit_jobs_tdata = __emit_jobs_reg;
  assign emit_jobs_tvalid = __emit_jobs_valid_reg;
  assign emitted_tready = emitted_load_en;
  assign entries_write_tdata = __entries_write_reg;
  assign entries_write_tvalid = __entries_write_valid_reg;
  assign meta_jobs_tdata = __meta_jobs_reg;
  assign meta_jobs_tvalid = __meta_jobs_valid_reg;
  assign scored_tready = scored_load_en;
  for (genvar __i0 = 0; __i0 < 4; __i0 = __i0 + 1) begin : gen__lengths_0
    assign lengths[__i0] = s_expert__1 == __i0 ? add_13870 : ____state_4[__i0];
  end
endmodule


module __queues__gating_top__Gating_0__Queues_0__Emit_0__11_4_42_8_32_next(
  input wire clk,
  input wire rst,
  input wire [68:0] emit_jobs_tdata,
  input wire emit_jobs_tvalid,
  input wire emitted_tready,
  input wire entries_request_tready,
  input wire [41:0] entries_response_tdata,
  input wire entries_response_tvalid,
  input wire queue_tready,
  output wire emit_jobs_tready,
  output wire emitted_tvalid,
  output wire [10:0] entries_request_tdata,
  output wire entries_request_tvalid,
  output wire entries_response_tready,
  output wire [49:0] queue_tdata,
  output wire queue_tvalid
);
  wire [15:0] ____state_2_init[0:3];
  assign ____state_2_init[0] = 16'h0000;
  assign ____state_2_init[1] = 16'h0000;
  assign ____state_2_init[2] = 16'h0000;
  assign ____state_2_init[3] = 16'h0000;
  wire [68:0] __emit_jobs_reg_init = {1'h0, 4'h0, {16'h0000, 16'h0000, 16'h0000, 16'h0000}};
  wire [49:0] __queue_reg_init = {16'h0000, 32'h0000_0000, 1'h0, 1'h0};
  wire [68:0] literal_14178 = {1'h0, 4'h0, {16'h0000, 16'h0000, 16'h0000, 16'h0000}};
  reg p0_busy;
  reg p1_busy;
  reg p2_busy;
  reg p0_and_2960;
  reg p1_and_2960;
  reg p2_and_2960;
  reg ____state_0;
  reg [3:0] ____state_1;
  reg [15:0] ____state_2[0:3];
  reg [15:0] ____state_3;
  reg __emitted_already_done_reg;
  reg __entries_request_already_done_reg;
  reg __queue_already_done_reg;
  reg [68:0] __emit_jobs_reg;
  reg __emit_jobs_valid_reg;
  reg __emitted_valid_reg;
  reg [10:0] __entries_request_reg;
  reg __entries_request_valid_reg;
  reg [41:0] __entries_response_reg;
  reg __entries_response_valid_reg;
  reg [49:0] __queue_reg;
  reg __queue_valid_reg;
  reg p1_inputs_valid;
  reg p2_inputs_valid;
  reg p3_inputs_valid;
  wire not_14114;
  wire active_inputs_valid_3;
  wire not_14125;
  wire emitted_valid_inv;
  wire not_14128;
  wire queue_valid_inv;
  wire __emitted_tvalid_buf;
  wire emitted_valid_load_en;
  wire __queue_tvalid_buf;
  wire queue_valid_load_en;
  wire emitted_load_en;
  wire not_14154;
  wire queue_load_en;
  wire [3:0] literal_14123;
  wire or_14668;
  wire or_14669;
  wire busy;
  wire not_14171;
  wire stage_outputs_valid_3;
  wire active_inputs_valid_0;
  wire not_14158;
  wire entries_request_valid_inv;
  wire stage_outputs_ready_2;
  wire [4:0] one_hot_14180;
  wire __entries_request_tvalid_buf;
  wire entries_request_valid_load_en;
  wire not_14184;
  wire p2_stage_done__1;
  wire [15:0] literal_14191;
  wire [2:0] encode_14193;
  wire entries_request_load_en;
  wire not_14137;
  wire stage_outputs_ready_1;
  wire [3:0] literal_14199;
  wire [15:0] add_14201;
  wire [15:0] array_index_14202;
  wire or_14674;
  wire not_14204;
  wire p1_stage_done__1;
  wire [41:0] literal_14176;
  wire [3:0] add_14207;
  wire [68:0] sel_14189;
  wire eq_14209;
  wire stage_outputs_valid_0;
  wire stage_outputs_ready_0;
  wire [41:0] word;
  wire [3:0] left;
  wire [3:0] tuple_index_14215;
  wire nor_14216;
  wire and_14217;
  wire emit_jobs_valid_inv;
  wire send_1338_finished;
  wire entries_response_valid_inv;
  wire send_1352_finished;
  wire send_1314_finished;
  wire [7:0] literal_14212;
  wire [7:0] bit_slice_14213;
  wire p0_stage_done__1;
  wire eq_14235;
  wire tuple_index_14236;
  wire last;
  wire [3:0] sel_14238;
  wire [15:0] tuple_index_14239[0:3];
  wire [15:0] sign_ext_14240;
  wire emit_jobs_valid_load_en;
  wire entries_response_valid_load_en;
  wire and_14245;
  wire not_14246;
  wire and_14247;
  wire not_14248;
  wire and_14249;
  wire not_14250;
  wire [1:0] bit_slice_14225;
  wire [7:0] bit_slice_14226;
  wire [15:0] concat_14227;
  wire [31:0] bit_slice_14228;
  wire bit_slice_14229;
  wire bit_slice_14230;
  wire or_14255;
  wire or_14257;
  wire or_14259;
  wire and_14265;
  wire sel_14271;
  wire [3:0] sel_14273;
  wire [15:0] sel_14275[0:3];
  wire [15:0] and_14277;
  wire emit_jobs_load_en;
  wire entries_response_load_en;
  wire and_14284;
  wire or_14285;
  wire and_14286;
  wire or_14287;
  wire and_14288;
  wire or_14289;
  wire [10:0] address;
  wire [49:0] entry;
  wire or_14295;
  wire or_14296;
  wire or_14297;
  assign not_14114 = ~p2_busy;
  assign active_inputs_valid_3 = __entries_response_valid_reg | not_14114;
  assign not_14125 = ~__emitted_already_done_reg;
  assign emitted_valid_inv = ~__emitted_valid_reg;
  assign not_14128 = ~__queue_already_done_reg;
  assign queue_valid_inv = ~__queue_valid_reg;
  assign __emitted_tvalid_buf = p3_inputs_valid & active_inputs_valid_3 & p2_and_2960 & not_14125;
  assign emitted_valid_load_en = emitted_tready | emitted_valid_inv;
  assign __queue_tvalid_buf = p3_inputs_valid & active_inputs_valid_3 & p2_busy & not_14128;
  assign queue_valid_load_en = queue_tready | queue_valid_inv;
  assign emitted_load_en = __emitted_tvalid_buf & emitted_valid_load_en;
  assign not_14154 = ~p2_and_2960;
  assign queue_load_en = __queue_tvalid_buf & queue_valid_load_en;
  assign literal_14123 = 4'h0;
  assign or_14668 = emitted_load_en | __emitted_already_done_reg | not_14154;
  assign or_14669 = queue_load_en | __queue_already_done_reg | not_14114;
  assign busy = ____state_1 != literal_14123;
  assign not_14171 = ~p3_inputs_valid;
  assign stage_outputs_valid_3 = p3_inputs_valid & active_inputs_valid_3 & or_14668 & or_14669;
  assign active_inputs_valid_0 = __emit_jobs_valid_reg | busy;
  assign not_14158 = ~__entries_request_already_done_reg;
  assign entries_request_valid_inv = ~__entries_request_valid_reg;
  assign stage_outputs_ready_2 = not_14171 | stage_outputs_valid_3;
  assign one_hot_14180 = {____state_1[3:0] == 4'h0, ____state_1[3] && ____state_1[2:0] == 3'h0, ____state_1[2] && ____state_1[1:0] == 2'h0, ____state_1[1] && !____state_1[0], ____state_1[0]};
  assign __entries_request_tvalid_buf = active_inputs_valid_0 & busy & not_14158;
  assign entries_request_valid_load_en = entries_request_tready | entries_request_valid_inv;
  assign not_14184 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign literal_14191 = 16'h0001;
  assign encode_14193 = {one_hot_14180[4], one_hot_14180[2] | one_hot_14180[3], one_hot_14180[1] | one_hot_14180[3]};
  assign entries_request_load_en = __entries_request_tvalid_buf & entries_request_valid_load_en;
  assign not_14137 = ~busy;
  assign stage_outputs_ready_1 = not_14184 | p2_stage_done__1;
  assign literal_14199 = 4'hf;
  assign add_14201 = ____state_3 + literal_14191;
  assign array_index_14202 = ____state_2[encode_14193];
  assign or_14674 = entries_request_load_en | __entries_request_already_done_reg | not_14137;
  assign not_14204 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign literal_14176 = 42'h000_0000_0000;
  assign add_14207 = ____state_1 + literal_14199;
  assign sel_14189 = not_14137 ? __emit_jobs_reg : literal_14178;
  assign eq_14209 = add_14201 == array_index_14202;
  assign stage_outputs_valid_0 = active_inputs_valid_0 & or_14674;
  assign stage_outputs_ready_0 = not_14204 | p1_stage_done__1;
  assign word = p2_busy ? __entries_response_reg : literal_14176;
  assign left = ____state_1 & add_14207;
  assign tuple_index_14215 = sel_14189[67:64];
  assign nor_14216 = ~(not_14137 | eq_14209);
  assign and_14217 = stage_outputs_valid_0 & stage_outputs_ready_0 & not_14137;
  assign emit_jobs_valid_inv = ~__emit_jobs_valid_reg;
  assign send_1338_finished = stage_outputs_valid_3 & p2_busy;
  assign entries_response_valid_inv = ~__entries_response_valid_reg;
  assign send_1352_finished = stage_outputs_valid_3 & p2_and_2960;
  assign send_1314_finished = stage_outputs_valid_0 & stage_outputs_ready_0 & busy;
  assign literal_14212 = 8'h00;
  assign bit_slice_14213 = word[7:0];
  assign p0_stage_done__1 = stage_outputs_valid_0 & stage_outputs_ready_0;
  assign eq_14235 = left == literal_14123;
  assign tuple_index_14236 = sel_14189[68:68];
  assign last = busy & eq_14209;
  assign sel_14238 = busy ? ____state_1 : tuple_index_14215;
  assign tuple_index_14239[0] = sel_14189[15:0];
  assign tuple_index_14239[1] = sel_14189[31:16];
  assign tuple_index_14239[2] = sel_14189[47:32];
  assign tuple_index_14239[3] = sel_14189[63:48];
  assign sign_ext_14240 = {16{nor_14216}};
  assign emit_jobs_valid_load_en = and_14217 | emit_jobs_valid_inv;
  assign entries_response_valid_load_en = send_1338_finished | entries_response_valid_inv;
  assign and_14245 = __emitted_tvalid_buf & emitted_load_en;
  assign not_14246 = ~send_1352_finished;
  assign and_14247 = __entries_request_tvalid_buf & entries_request_load_en;
  assign not_14248 = ~send_1314_finished;
  assign and_14249 = __queue_tvalid_buf & queue_load_en;
  assign not_14250 = ~send_1338_finished;
  assign bit_slice_14225 = encode_14193[1:0];
  assign bit_slice_14226 = ____state_3[7:0];
  assign concat_14227 = {literal_14212, bit_slice_14213};
  assign bit_slice_14228 = word[39:8];
  assign bit_slice_14229 = word[40];
  assign bit_slice_14230 = word[41];
  assign or_14255 = p0_stage_done__1 | rst;
  assign or_14257 = p1_stage_done__1 | rst;
  assign or_14259 = p2_stage_done__1 | rst;
  assign and_14265 = busy & eq_14209 & eq_14235;
  assign sel_14271 = busy ? ____state_0 : tuple_index_14236;
  assign sel_14273 = last ? left : sel_14238;
  assign sel_14275[0] = busy == 1'h0 ? tuple_index_14239[0] : ____state_2[0];
  assign sel_14275[1] = busy == 1'h0 ? tuple_index_14239[1] : ____state_2[1];
  assign sel_14275[2] = busy == 1'h0 ? tuple_index_14239[2] : ____state_2[2];
  assign sel_14275[3] = busy == 1'h0 ? tuple_index_14239[3] : ____state_2[3];
  assign and_14277 = add_14201 & sign_ext_14240;
  assign emit_jobs_load_en = emit_jobs_tvalid & emit_jobs_valid_load_en;
  assign entries_response_load_en = entries_response_tvalid & entries_response_valid_load_en;
  assign and_14284 = and_14245 & not_14246;
  assign or_14285 = and_14245 | send_1352_finished;
  assign and_14286 = and_14247 & not_14248;
  assign or_14287 = and_14247 | send_1314_finished;
  assign and_14288 = and_14249 & not_14250;
  assign or_14289 = and_14249 | send_1338_finished;
  assign address = {____state_0, bit_slice_14225, bit_slice_14226};
  assign entry = {concat_14227, bit_slice_14228, bit_slice_14229, bit_slice_14230};
  assign or_14295 = p0_stage_done__1 | p1_stage_done__1;
  assign or_14296 = p1_stage_done__1 | p2_stage_done__1;
  assign or_14297 = p2_stage_done__1 | stage_outputs_valid_3;
  always @ (posedge clk) begin
    p0_busy <= or_14255 ? busy : p0_busy;
    p1_busy <= or_14257 ? p0_busy : p1_busy;
    p2_busy <= or_14259 ? p1_busy : p2_busy;
    p0_and_2960 <= or_14255 ? and_14265 : p0_and_2960;
    p1_and_2960 <= or_14257 ? p0_and_2960 : p1_and_2960;
    p2_and_2960 <= or_14259 ? p1_and_2960 : p2_and_2960;
  end
  always @ (posedge clk) begin
    if (rst) begin
      ____state_0 <= 1'h0;
      ____state_1 <= 4'h0;
      ____state_2[0] <= ____state_2_init[0];
      ____state_2[1] <= ____state_2_init[1];
      ____state_2[2] <= ____state_2_init[2];
      ____state_2[3] <= ____state_2_init[3];
      ____state_3 <= 16'h0000;
      __emitted_already_done_reg <= 1'h0;
      __entries_request_already_done_reg <= 1'h0;
      __queue_already_done_reg <= 1'h0;
      __emit_jobs_reg <= __emit_jobs_reg_init;
      __emit_jobs_valid_reg <= 1'h0;
      __emitted_valid_reg <= 1'h0;
      __entries_request_reg <= 11'h000;
      __entries_request_valid_reg <= 1'h0;
      __entries_response_reg <= 42'h000_0000_0000;
      __entries_response_valid_reg <= 1'h0;
      __queue_reg <= __queue_reg_init;
      __queue_valid_reg <= 1'h0;
      p1_inputs_valid <= 1'h0;
      p2_inputs_valid <= 1'h0;
      p3_inputs_valid <= 1'h0;
    end else begin
      ____state_0 <= p0_stage_done__1 ? sel_14271 : ____state_0;
      ____state_1 <= p0_stage_done__1 ? sel_14273 : ____state_1;
      ____state_2[0] <= p0_stage_done__1 ? sel_14275[0] : ____state_2[0];
      ____state_2[1] <= p0_stage_done__1 ? sel_14275[1] : ____state_2[1];
      ____state_2[2] <= p0_stage_done__1 ? sel_14275[2] : ____state_2[2];
      ____state_2[3] <= p0_stage_done__1 ? sel_14275[3] : ____state_2[3];
      ____state_3 <= p0_stage_done__1 ? and_14277 : ____state_3;
      __emitted_already_done_reg <= or_14285 ? and_14284 : __emitted_already_done_reg;
      __entries_request_already_done_reg <= or_14287 ? and_14286 : __entries_request_already_done_reg;
      __queue_already_done_reg <= or_14289 ? and_14288 : __queue_already_done_reg;
      __emit_jobs_reg <= emit_jobs_load_en ? emit_jobs_tdata : __emit_jobs_reg;
      __emit_jobs_valid_reg <= emit_jobs_valid_load_en ? emit_jobs_tvalid : __emit_jobs_valid_reg;
      __emitted_valid_reg <= emitted_valid_load_en ? __emitted_tvalid_buf : __emitted_valid_reg;
      __entries_request_reg <= entries_request_load_en ? address : __entries_request_reg;
      __entries_request_valid_reg <= entries_request_valid_load_en ? __entries_request_tvalid_buf : __entries_request_valid_reg;
      __entries_response_reg <= entries_response_load_en ? entries_response_tdata : __entries_response_reg;
      __entries_response_valid_reg <= entries_response_valid_load_en ? entries_response_tvalid : __entries_response_valid_reg;
      __queue_reg <= queue_load_en ? entry : __queue_reg;
      __queue_valid_reg <= queue_valid_load_en ? __queue_tvalid_buf : __queue_valid_reg;
      p1_inputs_valid <= or_14295 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_14296 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_14297 ? p2_stage_done__1 : p3_inputs_valid;
    end
  end
  assign emit_jobs_tready = emit_jobs_load_en;
  assign emitted_tvalid = __emitted_valid_reg;
  assign entries_request_tdata = __entries_request_reg;
  assign entries_request_tvalid = __entries_request_valid_reg;
  assign entries_response_tready = entries_response_load_en;
  assign queue_tdata = __queue_reg;
  assign queue_tvalid = __queue_valid_reg;
endmodule


module __queues__gating_top__Gating_0__Queues_0__Meta_0__4_next(
  input wire clk,
  input wire rst,
  input wire meta_tready,
  input wire [68:0] meta_jobs_tdata,
  input wire meta_jobs_tvalid,
  output wire [24:0] meta_tdata,
  output wire meta_tvalid,
  output wire meta_jobs_tready
);
  wire [15:0] ____state_2_init[0:3];
  assign ____state_2_init[0] = 16'h0000;
  assign ____state_2_init[1] = 16'h0000;
  assign ____state_2_init[2] = 16'h0000;
  assign ____state_2_init[3] = 16'h0000;
  wire [24:0] __meta_reg_init = {8'h00, 16'h0000, 1'h0};
  wire [68:0] __meta_jobs_reg_init = {1'h0, 4'h0, {16'h0000, 16'h0000, 16'h0000, 16'h0000}};
  wire [68:0] literal_14048 = {1'h0, 4'h0, {16'h0000, 16'h0000, 16'h0000, 16'h0000}};
  reg [3:0] ____state_1;
  reg [15:0] ____state_2[0:3];
  reg [24:0] __meta_reg;
  reg __meta_valid_reg;
  reg [68:0] __meta_jobs_reg;
  reg __meta_jobs_valid_reg;
  wire [3:0] literal_14044;
  wire eq_14045;
  wire not_14047;
  wire meta_valid_inv;
  wire [68:0] sel_14053;
  wire active_inputs_valid_0;
  wire meta_valid_load_en;
  wire [3:0] tuple_index_14064;
  wire meta_load_en;
  wire [3:0] job_left;
  wire [3:0] literal_14067;
  wire stage_outputs_valid_0;
  wire [4:0] one_hot_14069;
  wire [15:0] tuple_index_14071[0:3];
  wire [3:0] add_14072;
  wire and_14660;
  wire meta_jobs_valid_inv;
  wire [4:0] literal_14075;
  wire [2:0] encode_14076;
  wire [15:0] job_lengths[0:3];
  wire [3:0] left;
  wire meta_jobs_valid_load_en;
  wire [7:0] expert;
  wire [15:0] array_index_14082;
  wire eq_14083;
  wire meta_jobs_load_en;
  wire [24:0] __meta_buf;
  assign literal_14044 = 4'h0;
  assign eq_14045 = ____state_1 == literal_14044;
  assign not_14047 = ~eq_14045;
  assign meta_valid_inv = ~__meta_valid_reg;
  assign sel_14053 = eq_14045 ? __meta_jobs_reg : literal_14048;
  assign active_inputs_valid_0 = __meta_jobs_valid_reg | not_14047;
  assign meta_valid_load_en = meta_tready | meta_valid_inv;
  assign tuple_index_14064 = sel_14053[67:64];
  assign meta_load_en = active_inputs_valid_0 & meta_valid_load_en;
  assign job_left = eq_14045 ? tuple_index_14064 : ____state_1;
  assign literal_14067 = 4'hf;
  assign stage_outputs_valid_0 = active_inputs_valid_0 & meta_load_en;
  assign one_hot_14069 = {job_left[3:0] == 4'h0, job_left[3] && job_left[2:0] == 3'h0, job_left[2] && job_left[1:0] == 2'h0, job_left[1] && !job_left[0], job_left[0]};
  assign tuple_index_14071[0] = sel_14053[15:0];
  assign tuple_index_14071[1] = sel_14053[31:16];
  assign tuple_index_14071[2] = sel_14053[47:32];
  assign tuple_index_14071[3] = sel_14053[63:48];
  assign add_14072 = job_left + literal_14067;
  assign and_14660 = stage_outputs_valid_0 & eq_14045;
  assign meta_jobs_valid_inv = ~__meta_jobs_valid_reg;
  assign literal_14075 = 5'h00;
  assign encode_14076 = {one_hot_14069[4], one_hot_14069[2] | one_hot_14069[3], one_hot_14069[1] | one_hot_14069[3]};
  assign job_lengths[0] = eq_14045 == 1'h0 ? ____state_2[0] : tuple_index_14071[0];
  assign job_lengths[1] = eq_14045 == 1'h0 ? ____state_2[1] : tuple_index_14071[1];
  assign job_lengths[2] = eq_14045 == 1'h0 ? ____state_2[2] : tuple_index_14071[2];
  assign job_lengths[3] = eq_14045 == 1'h0 ? ____state_2[3] : tuple_index_14071[3];
  assign left = job_left & add_14072;
  assign meta_jobs_valid_load_en = and_14660 | meta_jobs_valid_inv;
  assign expert = {literal_14075, encode_14076};
  assign array_index_14082 = job_lengths[encode_14076];
  assign eq_14083 = left == literal_14044;
  assign meta_jobs_load_en = meta_jobs_tvalid & meta_jobs_valid_load_en;
  assign __meta_buf = {expert, array_index_14082, eq_14083};
  always @ (posedge clk) begin
    if (rst) begin
      ____state_1 <= 4'h0;
      ____state_2[0] <= ____state_2_init[0];
      ____state_2[1] <= ____state_2_init[1];
      ____state_2[2] <= ____state_2_init[2];
      ____state_2[3] <= ____state_2_init[3];
      __meta_reg <= __meta_reg_init;
      __meta_valid_reg <= 1'h0;
      __meta_jobs_reg <= __meta_jobs_reg_init;
      __meta_jobs_valid_reg <= 1'h0;
    end else begin
      ____state_1 <= stage_outputs_valid_0 ? left : ____state_1;
      ____state_2[0] <= stage_outputs_valid_0 ? job_lengths[0] : ____state_2[0];
      ____state_2[1] <= stage_outputs_valid_0 ? job_lengths[1] : ____state_2[1];
      ____state_2[2] <= stage_outputs_valid_0 ? job_lengths[2] : ____state_2[2];
      ____state_2[3] <= stage_outputs_valid_0 ? job_lengths[3] : ____state_2[3];
      __meta_reg <= meta_load_en ? __meta_buf : __meta_reg;
      __meta_valid_reg <= meta_valid_load_en ? active_inputs_valid_0 : __meta_valid_reg;
      __meta_jobs_reg <= meta_jobs_load_en ? meta_jobs_tdata : __meta_jobs_reg;
      __meta_jobs_valid_reg <= meta_jobs_valid_load_en ? meta_jobs_tvalid : __meta_jobs_valid_reg;
    end
  end
  assign meta_tdata = __meta_reg;
  assign meta_tvalid = __meta_valid_reg;
  assign meta_jobs_tready = meta_jobs_load_en;
endmodule


module gating__1(
  input wire clk,
  input wire rst
);

endmodule


module fifo_for_depth_1_ty__bits_1___bits_4___bits_16__4___with_bypass_register_push(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  input wire [68:0] push_data,
  output wire push_ready,
  output wire pop_valid,
  output wire [68:0] pop_data
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  wire [68:0] buf__1_init[0:1];
  assign buf__1_init[0] = {1'h0, 4'h0, {16'h0000, 16'h0000, 16'h0000, 16'h0000}};
  assign buf__1_init[1] = {1'h0, 4'h0, {16'h0000, 16'h0000, 16'h0000, 16'h0000}};
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  reg [68:0] buf__1[0:1];
  wire [1:0] literal_14688;
  wire is_full_bool;
  wire not_14690;
  wire [1:0] literal_14680;
  wire can_do_push;
  wire and_14703;
  wire eq_14708;
  wire ne_14692;
  wire [2:0] zero_ext_14698;
  wire [2:0] zero_ext_14699;
  wire or_14704;
  wire and_14709;
  wire [2:0] zero_ext_14693;
  wire [2:0] zero_ext_14694;
  wire or_14706;
  wire [2:0] add_14700;
  wire [2:0] long_buf_size_lit;
  wire and_14710;
  wire not_14714;
  wire [2:0] add_14695;
  wire or_14705;
  wire popped;
  wire [1:0] sub_14721;
  wire [1:0] add_14723;
  wire [2:0] umod_14701;
  wire and_14715;
  wire [2:0] umod_14696;
  wire and_14711;
  wire not_14712;
  wire pushed;
  wire [1:0] sel_14722;
  wire [1:0] sel_14724;
  wire [68:0] array_index_14731;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14725;
  wire [68:0] sel_14733;
  wire [68:0] array_update_14732[0:1];
  assign literal_14688 = 2'h1;
  assign is_full_bool = slots == literal_14688;
  assign not_14690 = ~is_full_bool;
  assign literal_14680 = 2'h1;
  assign can_do_push = not_14690 | pop_ready;
  assign and_14703 = pop_ready & push_valid;
  assign eq_14708 = head == tail;
  assign ne_14692 = head != tail;
  assign zero_ext_14698 = {1'h0, head};
  assign zero_ext_14699 = {1'h0, literal_14680};
  assign or_14704 = can_do_push | and_14703;
  assign and_14709 = eq_14708 & and_14703;
  assign zero_ext_14693 = {1'h0, tail};
  assign zero_ext_14694 = {1'h0, literal_14680};
  assign or_14706 = ne_14692 | push_valid;
  assign add_14700 = zero_ext_14698 + zero_ext_14699;
  assign long_buf_size_lit = 3'h2;
  assign and_14710 = or_14704 & push_valid;
  assign not_14714 = ~and_14709;
  assign add_14695 = zero_ext_14693 + zero_ext_14694;
  assign or_14705 = ne_14692 | and_14703;
  assign popped = pop_ready & or_14706;
  assign sub_14721 = slots - literal_14680;
  assign add_14723 = slots + literal_14680;
  assign umod_14701 = umod_3b(add_14700, long_buf_size_lit);
  assign and_14715 = and_14710 & not_14714;
  assign umod_14696 = umod_3b(add_14695, long_buf_size_lit);
  assign and_14711 = or_14705 & pop_ready;
  assign not_14712 = ~and_14709;
  assign pushed = not_14690 & push_valid;
  assign sel_14722 = popped ? sub_14721 : slots;
  assign sel_14724 = popped ? slots : add_14723;
  assign array_index_14731 = buf__1[tail];
  assign next_head_if_push = umod_14701[1:0];
  assign did_push_occur = and_14715 & not_14690;
  assign next_tail_if_pop = umod_14696[1:0];
  assign did_pop_occur = and_14711 & not_14712;
  assign sel_14725 = pushed ? sel_14724 : sel_14722;
  assign sel_14733 = eq_14708 ? push_data : array_index_14731;
  always @ (posedge clk) begin
    if (rst) begin
      head <= 2'h0;
      tail <= 2'h0;
      slots <= 2'h0;
      buf__1[0] <= buf__1_init[0];
      buf__1[1] <= buf__1_init[1];
    end else begin
      head <= did_push_occur ? next_head_if_push : head;
      tail <= did_pop_occur ? next_tail_if_pop : tail;
      slots <= sel_14725;
      buf__1[0] <= did_push_occur ? array_update_14732[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_14732[1] : buf__1[1];
    end
  end
  assign push_ready = not_14690;
  assign pop_valid = or_14706;
  assign pop_data = sel_14733;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_14732_0
    assign array_update_14732[__i0] = head == __i0 ? push_data : buf__1[__i0];
  end
endmodule


module fifo_for_depth_2_ty_no_data_with_bypass_register_push(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  output wire push_ready,
  output wire pop_valid
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  wire [1:0] literal_14745;
  wire is_full_bool;
  wire not_14747;
  wire [1:0] literal_14737;
  wire can_do_push;
  wire and_14760;
  wire eq_14765;
  wire ne_14749;
  wire [2:0] zero_ext_14755;
  wire [2:0] zero_ext_14756;
  wire or_14761;
  wire and_14766;
  wire [2:0] zero_ext_14750;
  wire [2:0] zero_ext_14751;
  wire or_14763;
  wire [2:0] add_14757;
  wire [2:0] long_buf_size_lit;
  wire and_14767;
  wire not_14771;
  wire [2:0] add_14752;
  wire or_14762;
  wire popped;
  wire [1:0] sub_14778;
  wire [1:0] add_14780;
  wire [2:0] umod_14758;
  wire and_14772;
  wire [2:0] umod_14753;
  wire and_14768;
  wire not_14769;
  wire pushed;
  wire [1:0] sel_14779;
  wire [1:0] sel_14781;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14782;
  assign literal_14745 = 2'h2;
  assign is_full_bool = slots == literal_14745;
  assign not_14747 = ~is_full_bool;
  assign literal_14737 = 2'h1;
  assign can_do_push = not_14747 | pop_ready;
  assign and_14760 = pop_ready & push_valid;
  assign eq_14765 = head == tail;
  assign ne_14749 = head != tail;
  assign zero_ext_14755 = {1'h0, head};
  assign zero_ext_14756 = {1'h0, literal_14737};
  assign or_14761 = can_do_push | and_14760;
  assign and_14766 = eq_14765 & and_14760;
  assign zero_ext_14750 = {1'h0, tail};
  assign zero_ext_14751 = {1'h0, literal_14737};
  assign or_14763 = ne_14749 | push_valid;
  assign add_14757 = zero_ext_14755 + zero_ext_14756;
  assign long_buf_size_lit = 3'h3;
  assign and_14767 = or_14761 & push_valid;
  assign not_14771 = ~and_14766;
  assign add_14752 = zero_ext_14750 + zero_ext_14751;
  assign or_14762 = ne_14749 | and_14760;
  assign popped = pop_ready & or_14763;
  assign sub_14778 = slots - literal_14737;
  assign add_14780 = slots + literal_14737;
  assign umod_14758 = umod_3b(add_14757, long_buf_size_lit);
  assign and_14772 = and_14767 & not_14771;
  assign umod_14753 = umod_3b(add_14752, long_buf_size_lit);
  assign and_14768 = or_14762 & pop_ready;
  assign not_14769 = ~and_14766;
  assign pushed = not_14747 & push_valid;
  assign sel_14779 = popped ? sub_14778 : slots;
  assign sel_14781 = popped ? slots : add_14780;
  assign next_head_if_push = umod_14758[1:0];
  assign did_push_occur = and_14772 & not_14747;
  assign next_tail_if_pop = umod_14753[1:0];
  assign did_pop_occur = and_14768 & not_14769;
  assign sel_14782 = pushed ? sel_14781 : sel_14779;
  always @ (posedge clk) begin
    if (rst) begin
      head <= 2'h0;
      tail <= 2'h0;
      slots <= 2'h0;
    end else begin
      head <= did_push_occur ? next_head_if_push : head;
      tail <= did_pop_occur ? next_tail_if_pop : tail;
      slots <= sel_14782;
    end
  end
  assign push_ready = not_14747;
  assign pop_valid = or_14763;
endmodule


module fifo_for_depth_1_ty__bits_1___bits_4___bits_16__4___with_bypass_register_push___1(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  input wire [68:0] push_data,
  output wire push_ready,
  output wire pop_valid,
  output wire [68:0] pop_data
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  wire [68:0] buf__1_init[0:1];
  assign buf__1_init[0] = {1'h0, 4'h0, {16'h0000, 16'h0000, 16'h0000, 16'h0000}};
  assign buf__1_init[1] = {1'h0, 4'h0, {16'h0000, 16'h0000, 16'h0000, 16'h0000}};
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  reg [68:0] buf__1[0:1];
  wire [1:0] literal_14795;
  wire is_full_bool;
  wire not_14797;
  wire [1:0] literal_14787;
  wire can_do_push;
  wire and_14810;
  wire eq_14815;
  wire ne_14799;
  wire [2:0] zero_ext_14805;
  wire [2:0] zero_ext_14806;
  wire or_14811;
  wire and_14816;
  wire [2:0] zero_ext_14800;
  wire [2:0] zero_ext_14801;
  wire or_14813;
  wire [2:0] add_14807;
  wire [2:0] long_buf_size_lit;
  wire and_14817;
  wire not_14821;
  wire [2:0] add_14802;
  wire or_14812;
  wire popped;
  wire [1:0] sub_14828;
  wire [1:0] add_14830;
  wire [2:0] umod_14808;
  wire and_14822;
  wire [2:0] umod_14803;
  wire and_14818;
  wire not_14819;
  wire pushed;
  wire [1:0] sel_14829;
  wire [1:0] sel_14831;
  wire [68:0] array_index_14838;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14832;
  wire [68:0] sel_14840;
  wire [68:0] array_update_14839[0:1];
  assign literal_14795 = 2'h1;
  assign is_full_bool = slots == literal_14795;
  assign not_14797 = ~is_full_bool;
  assign literal_14787 = 2'h1;
  assign can_do_push = not_14797 | pop_ready;
  assign and_14810 = pop_ready & push_valid;
  assign eq_14815 = head == tail;
  assign ne_14799 = head != tail;
  assign zero_ext_14805 = {1'h0, head};
  assign zero_ext_14806 = {1'h0, literal_14787};
  assign or_14811 = can_do_push | and_14810;
  assign and_14816 = eq_14815 & and_14810;
  assign zero_ext_14800 = {1'h0, tail};
  assign zero_ext_14801 = {1'h0, literal_14787};
  assign or_14813 = ne_14799 | push_valid;
  assign add_14807 = zero_ext_14805 + zero_ext_14806;
  assign long_buf_size_lit = 3'h2;
  assign and_14817 = or_14811 & push_valid;
  assign not_14821 = ~and_14816;
  assign add_14802 = zero_ext_14800 + zero_ext_14801;
  assign or_14812 = ne_14799 | and_14810;
  assign popped = pop_ready & or_14813;
  assign sub_14828 = slots - literal_14787;
  assign add_14830 = slots + literal_14787;
  assign umod_14808 = umod_3b(add_14807, long_buf_size_lit);
  assign and_14822 = and_14817 & not_14821;
  assign umod_14803 = umod_3b(add_14802, long_buf_size_lit);
  assign and_14818 = or_14812 & pop_ready;
  assign not_14819 = ~and_14816;
  assign pushed = not_14797 & push_valid;
  assign sel_14829 = popped ? sub_14828 : slots;
  assign sel_14831 = popped ? slots : add_14830;
  assign array_index_14838 = buf__1[tail];
  assign next_head_if_push = umod_14808[1:0];
  assign did_push_occur = and_14822 & not_14797;
  assign next_tail_if_pop = umod_14803[1:0];
  assign did_pop_occur = and_14818 & not_14819;
  assign sel_14832 = pushed ? sel_14831 : sel_14829;
  assign sel_14840 = eq_14815 ? push_data : array_index_14838;
  always @ (posedge clk) begin
    if (rst) begin
      head <= 2'h0;
      tail <= 2'h0;
      slots <= 2'h0;
      buf__1[0] <= buf__1_init[0];
      buf__1[1] <= buf__1_init[1];
    end else begin
      head <= did_push_occur ? next_head_if_push : head;
      tail <= did_pop_occur ? next_tail_if_pop : tail;
      slots <= sel_14832;
      buf__1[0] <= did_push_occur ? array_update_14839[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_14839[1] : buf__1[1];
    end
  end
  assign push_ready = not_14797;
  assign pop_valid = or_14813;
  assign pop_data = sel_14840;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_14839_0
    assign array_update_14839[__i0] = head == __i0 ? push_data : buf__1[__i0];
  end
endmodule


module fifo_for_depth_1_ty__bits_1____bits_1___bits_8___bits_32___2___bits_32___with_bypass_register_push(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  input wire [114:0] push_data,
  output wire push_ready,
  output wire pop_valid,
  output wire [114:0] pop_data
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  wire [114:0] buf__1_init[0:1];
  assign buf__1_init[0] = {1'h0, {{1'h0, 8'h00, 32'h0000_0000}, {1'h0, 8'h00, 32'h0000_0000}}, 32'h0000_0000};
  assign buf__1_init[1] = {1'h0, {{1'h0, 8'h00, 32'h0000_0000}, {1'h0, 8'h00, 32'h0000_0000}}, 32'h0000_0000};
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  reg [114:0] buf__1[0:1];
  wire [1:0] literal_14852;
  wire is_full_bool;
  wire not_14854;
  wire [1:0] literal_14844;
  wire can_do_push;
  wire and_14867;
  wire eq_14872;
  wire ne_14856;
  wire [2:0] zero_ext_14862;
  wire [2:0] zero_ext_14863;
  wire or_14868;
  wire and_14873;
  wire [2:0] zero_ext_14857;
  wire [2:0] zero_ext_14858;
  wire or_14870;
  wire [2:0] add_14864;
  wire [2:0] long_buf_size_lit;
  wire and_14874;
  wire not_14878;
  wire [2:0] add_14859;
  wire or_14869;
  wire popped;
  wire [1:0] sub_14885;
  wire [1:0] add_14887;
  wire [2:0] umod_14865;
  wire and_14879;
  wire [2:0] umod_14860;
  wire and_14875;
  wire not_14876;
  wire pushed;
  wire [1:0] sel_14886;
  wire [1:0] sel_14888;
  wire [114:0] array_index_14895;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14889;
  wire [114:0] sel_14897;
  wire [114:0] array_update_14896[0:1];
  assign literal_14852 = 2'h1;
  assign is_full_bool = slots == literal_14852;
  assign not_14854 = ~is_full_bool;
  assign literal_14844 = 2'h1;
  assign can_do_push = not_14854 | pop_ready;
  assign and_14867 = pop_ready & push_valid;
  assign eq_14872 = head == tail;
  assign ne_14856 = head != tail;
  assign zero_ext_14862 = {1'h0, head};
  assign zero_ext_14863 = {1'h0, literal_14844};
  assign or_14868 = can_do_push | and_14867;
  assign and_14873 = eq_14872 & and_14867;
  assign zero_ext_14857 = {1'h0, tail};
  assign zero_ext_14858 = {1'h0, literal_14844};
  assign or_14870 = ne_14856 | push_valid;
  assign add_14864 = zero_ext_14862 + zero_ext_14863;
  assign long_buf_size_lit = 3'h2;
  assign and_14874 = or_14868 & push_valid;
  assign not_14878 = ~and_14873;
  assign add_14859 = zero_ext_14857 + zero_ext_14858;
  assign or_14869 = ne_14856 | and_14867;
  assign popped = pop_ready & or_14870;
  assign sub_14885 = slots - literal_14844;
  assign add_14887 = slots + literal_14844;
  assign umod_14865 = umod_3b(add_14864, long_buf_size_lit);
  assign and_14879 = and_14874 & not_14878;
  assign umod_14860 = umod_3b(add_14859, long_buf_size_lit);
  assign and_14875 = or_14869 & pop_ready;
  assign not_14876 = ~and_14873;
  assign pushed = not_14854 & push_valid;
  assign sel_14886 = popped ? sub_14885 : slots;
  assign sel_14888 = popped ? slots : add_14887;
  assign array_index_14895 = buf__1[tail];
  assign next_head_if_push = umod_14865[1:0];
  assign did_push_occur = and_14879 & not_14854;
  assign next_tail_if_pop = umod_14860[1:0];
  assign did_pop_occur = and_14875 & not_14876;
  assign sel_14889 = pushed ? sel_14888 : sel_14886;
  assign sel_14897 = eq_14872 ? push_data : array_index_14895;
  always @ (posedge clk) begin
    if (rst) begin
      head <= 2'h0;
      tail <= 2'h0;
      slots <= 2'h0;
      buf__1[0] <= buf__1_init[0];
      buf__1[1] <= buf__1_init[1];
    end else begin
      head <= did_push_occur ? next_head_if_push : head;
      tail <= did_pop_occur ? next_tail_if_pop : tail;
      slots <= sel_14889;
      buf__1[0] <= did_push_occur ? array_update_14896[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_14896[1] : buf__1[1];
    end
  end
  assign push_ready = not_14854;
  assign pop_valid = or_14870;
  assign pop_data = sel_14897;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_14896_0
    assign array_update_14896[__i0] = head == __i0 ? push_data : buf__1[__i0];
  end
endmodule


module fifo_for_depth_1_ty__bits_1____bits_1___bits_8___bits_32___2___bits_32___with_bypass_register_push___1(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  input wire [114:0] push_data,
  output wire push_ready,
  output wire pop_valid,
  output wire [114:0] pop_data
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  wire [114:0] buf__1_init[0:1];
  assign buf__1_init[0] = {1'h0, {{1'h0, 8'h00, 32'h0000_0000}, {1'h0, 8'h00, 32'h0000_0000}}, 32'h0000_0000};
  assign buf__1_init[1] = {1'h0, {{1'h0, 8'h00, 32'h0000_0000}, {1'h0, 8'h00, 32'h0000_0000}}, 32'h0000_0000};
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  reg [114:0] buf__1[0:1];
  wire [1:0] literal_14909;
  wire is_full_bool;
  wire not_14911;
  wire [1:0] literal_14901;
  wire can_do_push;
  wire and_14924;
  wire eq_14929;
  wire ne_14913;
  wire [2:0] zero_ext_14919;
  wire [2:0] zero_ext_14920;
  wire or_14925;
  wire and_14930;
  wire [2:0] zero_ext_14914;
  wire [2:0] zero_ext_14915;
  wire or_14927;
  wire [2:0] add_14921;
  wire [2:0] long_buf_size_lit;
  wire and_14931;
  wire not_14935;
  wire [2:0] add_14916;
  wire or_14926;
  wire popped;
  wire [1:0] sub_14942;
  wire [1:0] add_14944;
  wire [2:0] umod_14922;
  wire and_14936;
  wire [2:0] umod_14917;
  wire and_14932;
  wire not_14933;
  wire pushed;
  wire [1:0] sel_14943;
  wire [1:0] sel_14945;
  wire [114:0] array_index_14952;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14946;
  wire [114:0] sel_14954;
  wire [114:0] array_update_14953[0:1];
  assign literal_14909 = 2'h1;
  assign is_full_bool = slots == literal_14909;
  assign not_14911 = ~is_full_bool;
  assign literal_14901 = 2'h1;
  assign can_do_push = not_14911 | pop_ready;
  assign and_14924 = pop_ready & push_valid;
  assign eq_14929 = head == tail;
  assign ne_14913 = head != tail;
  assign zero_ext_14919 = {1'h0, head};
  assign zero_ext_14920 = {1'h0, literal_14901};
  assign or_14925 = can_do_push | and_14924;
  assign and_14930 = eq_14929 & and_14924;
  assign zero_ext_14914 = {1'h0, tail};
  assign zero_ext_14915 = {1'h0, literal_14901};
  assign or_14927 = ne_14913 | push_valid;
  assign add_14921 = zero_ext_14919 + zero_ext_14920;
  assign long_buf_size_lit = 3'h2;
  assign and_14931 = or_14925 & push_valid;
  assign not_14935 = ~and_14930;
  assign add_14916 = zero_ext_14914 + zero_ext_14915;
  assign or_14926 = ne_14913 | and_14924;
  assign popped = pop_ready & or_14927;
  assign sub_14942 = slots - literal_14901;
  assign add_14944 = slots + literal_14901;
  assign umod_14922 = umod_3b(add_14921, long_buf_size_lit);
  assign and_14936 = and_14931 & not_14935;
  assign umod_14917 = umod_3b(add_14916, long_buf_size_lit);
  assign and_14932 = or_14926 & pop_ready;
  assign not_14933 = ~and_14930;
  assign pushed = not_14911 & push_valid;
  assign sel_14943 = popped ? sub_14942 : slots;
  assign sel_14945 = popped ? slots : add_14944;
  assign array_index_14952 = buf__1[tail];
  assign next_head_if_push = umod_14922[1:0];
  assign did_push_occur = and_14936 & not_14911;
  assign next_tail_if_pop = umod_14917[1:0];
  assign did_pop_occur = and_14932 & not_14933;
  assign sel_14946 = pushed ? sel_14945 : sel_14943;
  assign sel_14954 = eq_14929 ? push_data : array_index_14952;
  always @ (posedge clk) begin
    if (rst) begin
      head <= 2'h0;
      tail <= 2'h0;
      slots <= 2'h0;
      buf__1[0] <= buf__1_init[0];
      buf__1[1] <= buf__1_init[1];
    end else begin
      head <= did_push_occur ? next_head_if_push : head;
      tail <= did_pop_occur ? next_tail_if_pop : tail;
      slots <= sel_14946;
      buf__1[0] <= did_push_occur ? array_update_14953[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_14953[1] : buf__1[1];
    end
  end
  assign push_ready = not_14911;
  assign pop_valid = or_14927;
  assign pop_data = sel_14954;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_14953_0
    assign array_update_14953[__i0] = head == __i0 ? push_data : buf__1[__i0];
  end
endmodule


module fifo_for_depth_2_ty__bits_8___bits_32___bits_1___bits_1___bits_1___bits_1___with_bypass_register_push(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  input wire [43:0] push_data,
  output wire push_ready,
  output wire pop_valid,
  output wire [43:0] pop_data
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  wire [43:0] buf__1_init[0:2];
  assign buf__1_init[0] = {8'h00, 32'h0000_0000, 1'h0, 1'h0, 1'h0, 1'h0};
  assign buf__1_init[1] = {8'h00, 32'h0000_0000, 1'h0, 1'h0, 1'h0, 1'h0};
  assign buf__1_init[2] = {8'h00, 32'h0000_0000, 1'h0, 1'h0, 1'h0, 1'h0};
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  reg [43:0] buf__1[0:2];
  wire [1:0] literal_14966;
  wire is_full_bool;
  wire not_14968;
  wire [1:0] literal_14958;
  wire can_do_push;
  wire and_14981;
  wire eq_14986;
  wire ne_14970;
  wire [2:0] zero_ext_14976;
  wire [2:0] zero_ext_14977;
  wire or_14982;
  wire and_14987;
  wire [2:0] zero_ext_14971;
  wire [2:0] zero_ext_14972;
  wire or_14984;
  wire [2:0] add_14978;
  wire [2:0] long_buf_size_lit;
  wire and_14988;
  wire not_14992;
  wire [2:0] add_14973;
  wire or_14983;
  wire popped;
  wire [1:0] sub_14999;
  wire [1:0] add_15001;
  wire [2:0] umod_14979;
  wire and_14993;
  wire [2:0] umod_14974;
  wire and_14989;
  wire not_14990;
  wire pushed;
  wire [1:0] sel_15000;
  wire [1:0] sel_15002;
  wire [43:0] array_index_15009;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_15003;
  wire [43:0] sel_15011;
  wire [43:0] array_update_15010[0:2];
  assign literal_14966 = 2'h2;
  assign is_full_bool = slots == literal_14966;
  assign not_14968 = ~is_full_bool;
  assign literal_14958 = 2'h1;
  assign can_do_push = not_14968 | pop_ready;
  assign and_14981 = pop_ready & push_valid;
  assign eq_14986 = head == tail;
  assign ne_14970 = head != tail;
  assign zero_ext_14976 = {1'h0, head};
  assign zero_ext_14977 = {1'h0, literal_14958};
  assign or_14982 = can_do_push | and_14981;
  assign and_14987 = eq_14986 & and_14981;
  assign zero_ext_14971 = {1'h0, tail};
  assign zero_ext_14972 = {1'h0, literal_14958};
  assign or_14984 = ne_14970 | push_valid;
  assign add_14978 = zero_ext_14976 + zero_ext_14977;
  assign long_buf_size_lit = 3'h3;
  assign and_14988 = or_14982 & push_valid;
  assign not_14992 = ~and_14987;
  assign add_14973 = zero_ext_14971 + zero_ext_14972;
  assign or_14983 = ne_14970 | and_14981;
  assign popped = pop_ready & or_14984;
  assign sub_14999 = slots - literal_14958;
  assign add_15001 = slots + literal_14958;
  assign umod_14979 = umod_3b(add_14978, long_buf_size_lit);
  assign and_14993 = and_14988 & not_14992;
  assign umod_14974 = umod_3b(add_14973, long_buf_size_lit);
  assign and_14989 = or_14983 & pop_ready;
  assign not_14990 = ~and_14987;
  assign pushed = not_14968 & push_valid;
  assign sel_15000 = popped ? sub_14999 : slots;
  assign sel_15002 = popped ? slots : add_15001;
  assign array_index_15009 = buf__1[tail];
  assign next_head_if_push = umod_14979[1:0];
  assign did_push_occur = and_14993 & not_14968;
  assign next_tail_if_pop = umod_14974[1:0];
  assign did_pop_occur = and_14989 & not_14990;
  assign sel_15003 = pushed ? sel_15002 : sel_15000;
  assign sel_15011 = eq_14986 ? push_data : array_index_15009;
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
      slots <= sel_15003;
      buf__1[0] <= did_push_occur ? array_update_15010[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_15010[1] : buf__1[1];
      buf__1[2] <= did_push_occur ? array_update_15010[2] : buf__1[2];
    end
  end
  assign push_ready = not_14968;
  assign pop_valid = or_14984;
  assign pop_data = sel_15011;
  for (genvar __i0 = 0; __i0 < 3; __i0 = __i0 + 1) begin : gen__array_update_15010_0
    assign array_update_15010[__i0] = head == __i0 ? push_data : buf__1[__i0];
  end
endmodule


module fifo_for_depth_1_ty__bits_1___bits_32__4___with_bypass_register_push(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  input wire [128:0] push_data,
  output wire push_ready,
  output wire pop_valid,
  output wire [128:0] pop_data
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  wire [128:0] buf__1_init[0:1];
  assign buf__1_init[0] = {1'h0, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  assign buf__1_init[1] = {1'h0, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  reg [128:0] buf__1[0:1];
  wire [1:0] literal_15023;
  wire is_full_bool;
  wire not_15025;
  wire [1:0] literal_15015;
  wire can_do_push;
  wire and_15038;
  wire eq_15043;
  wire ne_15027;
  wire [2:0] zero_ext_15033;
  wire [2:0] zero_ext_15034;
  wire or_15039;
  wire and_15044;
  wire [2:0] zero_ext_15028;
  wire [2:0] zero_ext_15029;
  wire or_15041;
  wire [2:0] add_15035;
  wire [2:0] long_buf_size_lit;
  wire and_15045;
  wire not_15049;
  wire [2:0] add_15030;
  wire or_15040;
  wire popped;
  wire [1:0] sub_15056;
  wire [1:0] add_15058;
  wire [2:0] umod_15036;
  wire and_15050;
  wire [2:0] umod_15031;
  wire and_15046;
  wire not_15047;
  wire pushed;
  wire [1:0] sel_15057;
  wire [1:0] sel_15059;
  wire [128:0] array_index_15066;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_15060;
  wire [128:0] sel_15068;
  wire [128:0] array_update_15067[0:1];
  assign literal_15023 = 2'h1;
  assign is_full_bool = slots == literal_15023;
  assign not_15025 = ~is_full_bool;
  assign literal_15015 = 2'h1;
  assign can_do_push = not_15025 | pop_ready;
  assign and_15038 = pop_ready & push_valid;
  assign eq_15043 = head == tail;
  assign ne_15027 = head != tail;
  assign zero_ext_15033 = {1'h0, head};
  assign zero_ext_15034 = {1'h0, literal_15015};
  assign or_15039 = can_do_push | and_15038;
  assign and_15044 = eq_15043 & and_15038;
  assign zero_ext_15028 = {1'h0, tail};
  assign zero_ext_15029 = {1'h0, literal_15015};
  assign or_15041 = ne_15027 | push_valid;
  assign add_15035 = zero_ext_15033 + zero_ext_15034;
  assign long_buf_size_lit = 3'h2;
  assign and_15045 = or_15039 & push_valid;
  assign not_15049 = ~and_15044;
  assign add_15030 = zero_ext_15028 + zero_ext_15029;
  assign or_15040 = ne_15027 | and_15038;
  assign popped = pop_ready & or_15041;
  assign sub_15056 = slots - literal_15015;
  assign add_15058 = slots + literal_15015;
  assign umod_15036 = umod_3b(add_15035, long_buf_size_lit);
  assign and_15050 = and_15045 & not_15049;
  assign umod_15031 = umod_3b(add_15030, long_buf_size_lit);
  assign and_15046 = or_15040 & pop_ready;
  assign not_15047 = ~and_15044;
  assign pushed = not_15025 & push_valid;
  assign sel_15057 = popped ? sub_15056 : slots;
  assign sel_15059 = popped ? slots : add_15058;
  assign array_index_15066 = buf__1[tail];
  assign next_head_if_push = umod_15036[1:0];
  assign did_push_occur = and_15050 & not_15025;
  assign next_tail_if_pop = umod_15031[1:0];
  assign did_pop_occur = and_15046 & not_15047;
  assign sel_15060 = pushed ? sel_15059 : sel_15057;
  assign sel_15068 = eq_15043 ? push_data : array_index_15066;
  always @ (posedge clk) begin
    if (rst) begin
      head <= 2'h0;
      tail <= 2'h0;
      slots <= 2'h0;
      buf__1[0] <= buf__1_init[0];
      buf__1[1] <= buf__1_init[1];
    end else begin
      head <= did_push_occur ? next_head_if_push : head;
      tail <= did_pop_occur ? next_tail_if_pop : tail;
      slots <= sel_15060;
      buf__1[0] <= did_push_occur ? array_update_15067[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_15067[1] : buf__1[1];
    end
  end
  assign push_ready = not_15025;
  assign pop_valid = or_15041;
  assign pop_data = sel_15068;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_15067_0
    assign array_update_15067[__i0] = head == __i0 ? push_data : buf__1[__i0];
  end
endmodule


module fifo_for_depth_1_ty__bits_1___bits_32__4___with_bypass_register_push___1(
  input wire clk,
  input wire rst,
  input wire push_valid,
  input wire pop_ready,
  input wire [128:0] push_data,
  output wire push_ready,
  output wire pop_valid,
  output wire [128:0] pop_data
);
  function automatic [2:0] umod_3b (input reg [2:0] lhs, input reg [2:0] rhs);
    begin
      umod_3b = rhs == 3'h0 ? 3'h0 : lhs % rhs;
    end
  endfunction
  wire [128:0] buf__1_init[0:1];
  assign buf__1_init[0] = {1'h0, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  assign buf__1_init[1] = {1'h0, {32'h0000_0000, 32'h0000_0000, 32'h0000_0000, 32'h0000_0000}};
  reg [1:0] head;
  reg [1:0] tail;
  reg [1:0] slots;
  reg [128:0] buf__1[0:1];
  wire [1:0] literal_15080;
  wire is_full_bool;
  wire not_15082;
  wire [1:0] literal_15072;
  wire can_do_push;
  wire and_15095;
  wire eq_15100;
  wire ne_15084;
  wire [2:0] zero_ext_15090;
  wire [2:0] zero_ext_15091;
  wire or_15096;
  wire and_15101;
  wire [2:0] zero_ext_15085;
  wire [2:0] zero_ext_15086;
  wire or_15098;
  wire [2:0] add_15092;
  wire [2:0] long_buf_size_lit;
  wire and_15102;
  wire not_15106;
  wire [2:0] add_15087;
  wire or_15097;
  wire popped;
  wire [1:0] sub_15113;
  wire [1:0] add_15115;
  wire [2:0] umod_15093;
  wire and_15107;
  wire [2:0] umod_15088;
  wire and_15103;
  wire not_15104;
  wire pushed;
  wire [1:0] sel_15114;
  wire [1:0] sel_15116;
  wire [128:0] array_index_15123;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_15117;
  wire [128:0] sel_15125;
  wire [128:0] array_update_15124[0:1];
  assign literal_15080 = 2'h1;
  assign is_full_bool = slots == literal_15080;
  assign not_15082 = ~is_full_bool;
  assign literal_15072 = 2'h1;
  assign can_do_push = not_15082 | pop_ready;
  assign and_15095 = pop_ready & push_valid;
  assign eq_15100 = head == tail;
  assign ne_15084 = head != tail;
  assign zero_ext_15090 = {1'h0, head};
  assign zero_ext_15091 = {1'h0, literal_15072};
  assign or_15096 = can_do_push | and_15095;
  assign and_15101 = eq_15100 & and_15095;
  assign zero_ext_15085 = {1'h0, tail};
  assign zero_ext_15086 = {1'h0, literal_15072};
  assign or_15098 = ne_15084 | push_valid;
  assign add_15092 = zero_ext_15090 + zero_ext_15091;
  assign long_buf_size_lit = 3'h2;
  assign and_15102 = or_15096 & push_valid;
  assign not_15106 = ~and_15101;
  assign add_15087 = zero_ext_15085 + zero_ext_15086;
  assign or_15097 = ne_15084 | and_15095;
  assign popped = pop_ready & or_15098;
  assign sub_15113 = slots - literal_15072;
  assign add_15115 = slots + literal_15072;
  assign umod_15093 = umod_3b(add_15092, long_buf_size_lit);
  assign and_15107 = and_15102 & not_15106;
  assign umod_15088 = umod_3b(add_15087, long_buf_size_lit);
  assign and_15103 = or_15097 & pop_ready;
  assign not_15104 = ~and_15101;
  assign pushed = not_15082 & push_valid;
  assign sel_15114 = popped ? sub_15113 : slots;
  assign sel_15116 = popped ? slots : add_15115;
  assign array_index_15123 = buf__1[tail];
  assign next_head_if_push = umod_15093[1:0];
  assign did_push_occur = and_15107 & not_15082;
  assign next_tail_if_pop = umod_15088[1:0];
  assign did_pop_occur = and_15103 & not_15104;
  assign sel_15117 = pushed ? sel_15116 : sel_15114;
  assign sel_15125 = eq_15100 ? push_data : array_index_15123;
  always @ (posedge clk) begin
    if (rst) begin
      head <= 2'h0;
      tail <= 2'h0;
      slots <= 2'h0;
      buf__1[0] <= buf__1_init[0];
      buf__1[1] <= buf__1_init[1];
    end else begin
      head <= did_push_occur ? next_head_if_push : head;
      tail <= did_pop_occur ? next_tail_if_pop : tail;
      slots <= sel_15117;
      buf__1[0] <= did_push_occur ? array_update_15124[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_15124[1] : buf__1[1];
    end
  end
  assign push_ready = not_15082;
  assign pop_valid = or_15098;
  assign pop_data = sel_15125;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_15124_0
    assign array_update_15124[__i0] = head == __i0 ? push_data : buf__1[__i0];
  end
endmodule


module gating(
  input wire clk,
  input wire rst,
  input wire choices_tready,
  input wire [23:0] command_tdata,
  input wire command_tvalid,
  input wire entries_request_tready,
  input wire [41:0] entries_response_tdata,
  input wire entries_response_tvalid,
  input wire entries_write_tready,
  input wire g_request_tready,
  input wire [1023:0] g_response_tdata,
  input wire g_response_tvalid,
  input wire logits_tready,
  input wire meta_tready,
  input wire queue_tready,
  input wire [511:0] x_tdata,
  input wire x_tvalid,
  output wire [79:0] choices_tdata,
  output wire choices_tvalid,
  output wire command_tready,
  output wire [10:0] entries_request_tdata,
  output wire entries_request_tvalid,
  output wire entries_response_tready,
  output wire [52:0] entries_write_tdata,
  output wire entries_write_tvalid,
  output wire [2:0] g_request_tdata,
  output wire g_request_tvalid,
  output wire g_response_tready,
  output wire [127:0] logits_tdata,
  output wire logits_tvalid,
  output wire [24:0] meta_tdata,
  output wire meta_tvalid,
  output wire [49:0] queue_tdata,
  output wire queue_tvalid,
  output wire x_tready
);
  wire instantiation_output_11136;
  wire [2:0] instantiation_output_11184;
  wire instantiation_output_11185;
  wire instantiation_output_11192;
  wire [127:0] instantiation_output_11196;
  wire instantiation_output_11197;
  wire [128:0] instantiation_output_11267;
  wire instantiation_output_11268;
  wire [128:0] instantiation_output_11280;
  wire instantiation_output_11281;
  wire instantiation_output_11294;
  wire [114:0] instantiation_output_11228;
  wire instantiation_output_11229;
  wire instantiation_output_11275;
  wire [114:0] instantiation_output_11241;
  wire instantiation_output_11242;
  wire instantiation_output_11288;
  wire instantiation_output_11236;
  wire instantiation_output_11249;
  wire [43:0] instantiation_output_11254;
  wire instantiation_output_11255;
  wire [79:0] instantiation_output_11128;
  wire instantiation_output_11129;
  wire [68:0] instantiation_output_11141;
  wire instantiation_output_11142;
  wire instantiation_output_11162;
  wire [52:0] instantiation_output_11178;
  wire instantiation_output_11179;
  wire [68:0] instantiation_output_11209;
  wire instantiation_output_11210;
  wire instantiation_output_11262;
  wire instantiation_output_11149;
  wire instantiation_output_11155;
  wire [10:0] instantiation_output_11166;
  wire instantiation_output_11167;
  wire instantiation_output_11174;
  wire [49:0] instantiation_output_11221;
  wire instantiation_output_11222;
  wire [24:0] instantiation_output_11202;
  wire instantiation_output_11203;
  wire instantiation_output_11217;
  wire instantiation_output_11143;
  wire [68:0] instantiation_output_11147;
  wire instantiation_output_11148;
  wire instantiation_output_11156;
  wire instantiation_output_11161;
  wire instantiation_output_11211;
  wire [68:0] instantiation_output_11215;
  wire instantiation_output_11216;
  wire instantiation_output_11230;
  wire [114:0] instantiation_output_11234;
  wire instantiation_output_11235;
  wire instantiation_output_11243;
  wire [114:0] instantiation_output_11247;
  wire instantiation_output_11248;
  wire instantiation_output_11256;
  wire [43:0] instantiation_output_11260;
  wire instantiation_output_11261;
  wire instantiation_output_11269;
  wire [128:0] instantiation_output_11273;
  wire instantiation_output_11274;
  wire instantiation_output_11282;
  wire [128:0] instantiation_output_11286;
  wire instantiation_output_11287;

  // ===== Instantiations
  __gating__gating_top__Gating_0__Logits_0__32_3_4_1024_128_2_3_next __gating__gating_top__Gating_0__Logits_0__32_3_4_1024_128_2_3_next_inst0 (
    .rst(rst),
    .command_tdata(command_tdata),
    .command_tvalid(command_tvalid),
    .g_request_tready(g_request_tready),
    .g_response_tdata(g_response_tdata),
    .g_response_tvalid(g_response_tvalid),
    .logits_tready(logits_tready),
    .tokens__0_tready(instantiation_output_11269),
    .tokens__1_tready(instantiation_output_11282),
    .x_tdata(x_tdata),
    .x_tvalid(x_tvalid),
    .command_tready(instantiation_output_11136),
    .g_request_tdata(instantiation_output_11184),
    .g_request_tvalid(instantiation_output_11185),
    .g_response_tready(instantiation_output_11192),
    .logits_tdata(instantiation_output_11196),
    .logits_tvalid(instantiation_output_11197),
    .tokens__0_tdata(instantiation_output_11267),
    .tokens__0_tvalid(instantiation_output_11268),
    .tokens__1_tdata(instantiation_output_11280),
    .tokens__1_tvalid(instantiation_output_11281),
    .x_tready(instantiation_output_11294),
    .clk(clk)
  );
  __gating__gating_top__Gating_0__Rank_0__4_2_next __gating__gating_top__Gating_0__Rank_0__4_2_next_inst1 (
    .rst(rst),
    .ranked__0_tready(instantiation_output_11230),
    .tokens__0_tdata(instantiation_output_11273),
    .tokens__0_tvalid(instantiation_output_11274),
    .ranked__0_tdata(instantiation_output_11228),
    .ranked__0_tvalid(instantiation_output_11229),
    .tokens__0_tready(instantiation_output_11275),
    .clk(clk)
  );
  __gating__gating_top__Gating_0__Rank_1__4_2_next __gating__gating_top__Gating_0__Rank_1__4_2_next_inst2 (
    .rst(rst),
    .ranked__1_tready(instantiation_output_11243),
    .tokens__1_tdata(instantiation_output_11286),
    .tokens__1_tvalid(instantiation_output_11287),
    .ranked__1_tdata(instantiation_output_11241),
    .ranked__1_tvalid(instantiation_output_11242),
    .tokens__1_tready(instantiation_output_11288),
    .clk(clk)
  );
  __gating__gating_top__Gating_0__Score_0__2_2_next __gating__gating_top__Gating_0__Score_0__2_2_next_inst3 (
    .rst(rst),
    .ranked__0_tdata(instantiation_output_11234),
    .ranked__0_tvalid(instantiation_output_11235),
    .ranked__1_tdata(instantiation_output_11247),
    .ranked__1_tvalid(instantiation_output_11248),
    .scored_tready(instantiation_output_11256),
    .ranked__0_tready(instantiation_output_11236),
    .ranked__1_tready(instantiation_output_11249),
    .scored_tdata(instantiation_output_11254),
    .scored_tvalid(instantiation_output_11255),
    .clk(clk)
  );
  __queues__gating_top__Gating_0__Queues_0__Collect_0__11_80_4_42_2_40_8_32_next __queues__gating_top__Gating_0__Queues_0__Collect_0__11_80_4_42_2_40_8_32_next_inst4 (
    .rst(rst),
    .choices_tready(choices_tready),
    .emit_jobs_tready(instantiation_output_11143),
    .emitted_tvalid(instantiation_output_11161),
    .entries_write_tready(entries_write_tready),
    .meta_jobs_tready(instantiation_output_11211),
    .scored_tdata(instantiation_output_11260),
    .scored_tvalid(instantiation_output_11261),
    .choices_tdata(instantiation_output_11128),
    .choices_tvalid(instantiation_output_11129),
    .emit_jobs_tdata(instantiation_output_11141),
    .emit_jobs_tvalid(instantiation_output_11142),
    .emitted_tready(instantiation_output_11162),
    .entries_write_tdata(instantiation_output_11178),
    .entries_write_tvalid(instantiation_output_11179),
    .meta_jobs_tdata(instantiation_output_11209),
    .meta_jobs_tvalid(instantiation_output_11210),
    .scored_tready(instantiation_output_11262),
    .clk(clk)
  );
  __queues__gating_top__Gating_0__Queues_0__Emit_0__11_4_42_8_32_next __queues__gating_top__Gating_0__Queues_0__Emit_0__11_4_42_8_32_next_inst5 (
    .rst(rst),
    .emit_jobs_tdata(instantiation_output_11147),
    .emit_jobs_tvalid(instantiation_output_11148),
    .emitted_tready(instantiation_output_11156),
    .entries_request_tready(entries_request_tready),
    .entries_response_tdata(entries_response_tdata),
    .entries_response_tvalid(entries_response_tvalid),
    .queue_tready(queue_tready),
    .emit_jobs_tready(instantiation_output_11149),
    .emitted_tvalid(instantiation_output_11155),
    .entries_request_tdata(instantiation_output_11166),
    .entries_request_tvalid(instantiation_output_11167),
    .entries_response_tready(instantiation_output_11174),
    .queue_tdata(instantiation_output_11221),
    .queue_tvalid(instantiation_output_11222),
    .clk(clk)
  );
  __queues__gating_top__Gating_0__Queues_0__Meta_0__4_next __queues__gating_top__Gating_0__Queues_0__Meta_0__4_next_inst6 (
    .rst(rst),
    .meta_tready(meta_tready),
    .meta_jobs_tdata(instantiation_output_11215),
    .meta_jobs_tvalid(instantiation_output_11216),
    .meta_tdata(instantiation_output_11202),
    .meta_tvalid(instantiation_output_11203),
    .meta_jobs_tready(instantiation_output_11217),
    .clk(clk)
  );
  gating__1 gating__1_inst7 (
    .rst(rst),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1___bits_4___bits_16__4___with_bypass_register_push materialized_fifo_fifo_emit_jobs_ (
    .rst(rst),
    .push_data(instantiation_output_11141),
    .push_valid(instantiation_output_11142),
    .pop_ready(instantiation_output_11149),
    .push_ready(instantiation_output_11143),
    .pop_data(instantiation_output_11147),
    .pop_valid(instantiation_output_11148),
    .clk(clk)
  );
  fifo_for_depth_2_ty_no_data_with_bypass_register_push materialized_fifo_fifo_emitted_ (
    .rst(rst),
    .push_valid(instantiation_output_11155),
    .pop_ready(instantiation_output_11162),
    .push_ready(instantiation_output_11156),
    .pop_valid(instantiation_output_11161),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1___bits_4___bits_16__4___with_bypass_register_push___1 materialized_fifo_fifo_meta_jobs_ (
    .rst(rst),
    .push_data(instantiation_output_11209),
    .push_valid(instantiation_output_11210),
    .pop_ready(instantiation_output_11217),
    .push_ready(instantiation_output_11211),
    .pop_data(instantiation_output_11215),
    .pop_valid(instantiation_output_11216),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1____bits_1___bits_8___bits_32___2___bits_32___with_bypass_register_push materialized_fifo_fifo_ranked__0_ (
    .rst(rst),
    .push_data(instantiation_output_11228),
    .push_valid(instantiation_output_11229),
    .pop_ready(instantiation_output_11236),
    .push_ready(instantiation_output_11230),
    .pop_data(instantiation_output_11234),
    .pop_valid(instantiation_output_11235),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1____bits_1___bits_8___bits_32___2___bits_32___with_bypass_register_push___1 materialized_fifo_fifo_ranked__1_ (
    .rst(rst),
    .push_data(instantiation_output_11241),
    .push_valid(instantiation_output_11242),
    .pop_ready(instantiation_output_11249),
    .push_ready(instantiation_output_11243),
    .pop_data(instantiation_output_11247),
    .pop_valid(instantiation_output_11248),
    .clk(clk)
  );
  fifo_for_depth_2_ty__bits_8___bits_32___bits_1___bits_1___bits_1___bits_1___with_bypass_register_push materialized_fifo_fifo_scored_ (
    .rst(rst),
    .push_data(instantiation_output_11254),
    .push_valid(instantiation_output_11255),
    .pop_ready(instantiation_output_11262),
    .push_ready(instantiation_output_11256),
    .pop_data(instantiation_output_11260),
    .pop_valid(instantiation_output_11261),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1___bits_32__4___with_bypass_register_push materialized_fifo_fifo_tokens__0_ (
    .rst(rst),
    .push_data(instantiation_output_11267),
    .push_valid(instantiation_output_11268),
    .pop_ready(instantiation_output_11275),
    .push_ready(instantiation_output_11269),
    .pop_data(instantiation_output_11273),
    .pop_valid(instantiation_output_11274),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1___bits_32__4___with_bypass_register_push___1 materialized_fifo_fifo_tokens__1_ (
    .rst(rst),
    .push_data(instantiation_output_11280),
    .push_valid(instantiation_output_11281),
    .pop_ready(instantiation_output_11288),
    .push_ready(instantiation_output_11282),
    .pop_data(instantiation_output_11286),
    .pop_valid(instantiation_output_11287),
    .clk(clk)
  );
  assign choices_tdata = instantiation_output_11128;
  assign choices_tvalid = instantiation_output_11129;
  assign command_tready = instantiation_output_11136;
  assign entries_request_tdata = instantiation_output_11166;
  assign entries_request_tvalid = instantiation_output_11167;
  assign entries_response_tready = instantiation_output_11174;
  assign entries_write_tdata = instantiation_output_11178;
  assign entries_write_tvalid = instantiation_output_11179;
  assign g_request_tdata = instantiation_output_11184;
  assign g_request_tvalid = instantiation_output_11185;
  assign g_response_tready = instantiation_output_11192;
  assign logits_tdata = instantiation_output_11196;
  assign logits_tvalid = instantiation_output_11197;
  assign meta_tdata = instantiation_output_11202;
  assign meta_tvalid = instantiation_output_11203;
  assign queue_tdata = instantiation_output_11221;
  assign queue_tvalid = instantiation_output_11222;
  assign x_tready = instantiation_output_11294;
endmodule
