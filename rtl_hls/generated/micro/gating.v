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
  wire [31:0] literal_11357[0:3];
  assign literal_11357[0] = 32'h0000_0000;
  assign literal_11357[1] = 32'h0000_0000;
  assign literal_11357[2] = 32'h0000_0000;
  assign literal_11357[3] = 32'h0000_0000;
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
  wire [7:0] literal_11286;
  wire [7:0] literal_11287;
  wire eq_11289;
  wire eq_11290;
  wire not_11299;
  wire logits_valid_inv;
  wire and_11294;
  wire not_11302;
  wire tokens__0_valid_inv;
  wire and_11296;
  wire not_11305;
  wire tokens__1_valid_inv;
  wire __logits_tvalid_buf;
  wire logits_valid_load_en;
  wire __tokens__0_tvalid_buf;
  wire tokens__0_valid_load_en;
  wire __tokens__1_tvalid_buf;
  wire tokens__1_valid_load_en;
  wire logits_load_en;
  wire not_11331;
  wire tokens__0_load_en;
  wire not_11333;
  wire tokens__1_load_en;
  wire not_11335;
  wire or_14544;
  wire or_14545;
  wire or_14546;
  wire not_11353;
  wire stage_outputs_valid_4;
  wire stage_outputs_valid_3;
  wire stage_outputs_ready_3;
  wire not_11375;
  wire p3_stage_done__1;
  wire [31:0] start[0:3];
  wire [1:0] literal_11366;
  wire [1:0] literal_11367;
  wire [1:0] literal_11368;
  wire [1:0] literal_11369;
  wire active_inputs_valid_0;
  wire not_11359;
  wire g_request_valid_inv;
  wire stage_outputs_ready_2;
  wire [31:0] array_index_11378;
  wire [31:0] array_index_11380;
  wire [31:0] array_index_11382;
  wire [31:0] array_index_11384;
  wire __g_request_tvalid_buf;
  wire g_request_valid_load_en;
  wire not_11408;
  wire p2_stage_done__1;
  wire [31:0] add_11395;
  wire [31:0] add_11397;
  wire [31:0] add_11399;
  wire [31:0] add_11401;
  wire [15:0] tuple_index_11435;
  wire g_request_load_en;
  wire stage_outputs_ready_1;
  wire [7:0] tuple_index_11410;
  wire [31:0] add_11412;
  wire [31:0] add_11418;
  wire [31:0] add_11423;
  wire [31:0] add_11428;
  wire [31:0] bit_slice_11453;
  wire [15:0] bit_slice_11454;
  wire [31:0] bit_slice_11455;
  wire [15:0] bit_slice_11456;
  wire [31:0] bit_slice_11457;
  wire [15:0] bit_slice_11458;
  wire [31:0] bit_slice_11459;
  wire [15:0] bit_slice_11460;
  wire [31:0] bit_slice_11461;
  wire [15:0] bit_slice_11462;
  wire [31:0] bit_slice_11463;
  wire [15:0] bit_slice_11464;
  wire [31:0] bit_slice_11465;
  wire [15:0] bit_slice_11466;
  wire [31:0] bit_slice_11467;
  wire [15:0] bit_slice_11468;
  wire [31:0] bit_slice_11469;
  wire [15:0] bit_slice_11470;
  wire [31:0] bit_slice_11471;
  wire [15:0] bit_slice_11472;
  wire [31:0] bit_slice_11473;
  wire [15:0] bit_slice_11474;
  wire [31:0] bit_slice_11475;
  wire [15:0] bit_slice_11476;
  wire [15:0] bit_slice_11477;
  wire [15:0] bit_slice_11478;
  wire [15:0] bit_slice_11479;
  wire [15:0] bit_slice_11480;
  wire [15:0] bit_slice_11481;
  wire [15:0] bit_slice_11482;
  wire [15:0] bit_slice_11483;
  wire [15:0] bit_slice_11484;
  wire [15:0] bit_slice_11485;
  wire [15:0] bit_slice_11486;
  wire [15:0] bit_slice_11487;
  wire [15:0] bit_slice_11488;
  wire [15:0] bit_slice_11489;
  wire [15:0] bit_slice_11490;
  wire [15:0] bit_slice_11491;
  wire [15:0] bit_slice_11492;
  wire [15:0] bit_slice_11493;
  wire [15:0] bit_slice_11494;
  wire [15:0] bit_slice_11495;
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
  wire [7:0] literal_11514;
  wire [15:0] p_command__1_tokens;
  wire or_11517;
  wire not_11518;
  wire p1_stage_done__1;
  wire [7:0] p_command_task;
  wire [31:0] add_11441;
  wire [31:0] add_11442;
  wire [45:0] smul_11443;
  wire [31:0] add_11444;
  wire [31:0] add_11445;
  wire [45:0] smul_11446;
  wire [31:0] add_11447;
  wire [31:0] add_11448;
  wire [45:0] smul_11449;
  wire [31:0] add_11450;
  wire [31:0] add_11451;
  wire [45:0] smul_11452;
  wire [31:0] bit_slice_11530;
  wire [15:0] bit_slice_11531;
  wire [31:0] bit_slice_11532;
  wire [15:0] bit_slice_11533;
  wire [15:0] bit_slice_11534;
  wire [15:0] bit_slice_11535;
  wire [15:0] bit_slice_11536;
  wire [15:0] bit_slice_11537;
  wire [15:0] bit_slice_11538;
  wire [15:0] bit_slice_11539;
  wire [45:0] smul_11540;
  wire [45:0] smul_11541;
  wire [45:0] smul_11542;
  wire [45:0] smul_11543;
  wire [45:0] smul_11544;
  wire [45:0] smul_11545;
  wire [45:0] smul_11546;
  wire [45:0] smul_11547;
  wire [45:0] smul_11548;
  wire [45:0] smul_11549;
  wire [45:0] smul_11550;
  wire [45:0] smul_11551;
  wire [45:0] smul_11552;
  wire [45:0] smul_11553;
  wire [45:0] smul_11554;
  wire [45:0] smul_11555;
  wire [45:0] smul_11556;
  wire [45:0] smul_11557;
  wire [45:0] smul_11558;
  wire [45:0] smul_11559;
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
  wire [14:0] literal_11588;
  wire last;
  wire eq_11590;
  wire not_11591;
  wire stage_outputs_valid_0;
  wire stage_outputs_ready_0;
  wire not_11329;
  wire [1:0] bit_slice_11520;
  wire [1:0] bit_slice_11521;
  wire [31:0] add_11522;
  wire [31:0] bit_slice_11523;
  wire [31:0] add_11524;
  wire [31:0] bit_slice_11525;
  wire [31:0] add_11526;
  wire [31:0] bit_slice_11527;
  wire [31:0] add_11528;
  wire [31:0] bit_slice_11529;
  wire [31:0] bit_slice_11600;
  wire [15:0] bit_slice_11601;
  wire [15:0] bit_slice_11602;
  wire [15:0] bit_slice_11603;
  wire [15:0] bit_slice_11604;
  wire [45:0] smul_11605;
  wire [45:0] smul_11606;
  wire [45:0] smul_11607;
  wire [45:0] smul_11608;
  wire [45:0] smul_11609;
  wire [45:0] smul_11610;
  wire [45:0] smul_11611;
  wire [45:0] smul_11612;
  wire [31:0] bit_slice_11613;
  wire [31:0] bit_slice_11614;
  wire [31:0] bit_slice_11615;
  wire [31:0] bit_slice_11616;
  wire [31:0] bit_slice_11617;
  wire [31:0] bit_slice_11618;
  wire [31:0] bit_slice_11619;
  wire [31:0] bit_slice_11620;
  wire [31:0] bit_slice_11621;
  wire [31:0] bit_slice_11622;
  wire [31:0] bit_slice_11623;
  wire [31:0] bit_slice_11624;
  wire [31:0] bit_slice_11625;
  wire [31:0] bit_slice_11626;
  wire [31:0] bit_slice_11627;
  wire [31:0] bit_slice_11628;
  wire [31:0] bit_slice_11629;
  wire [31:0] bit_slice_11630;
  wire [31:0] bit_slice_11631;
  wire [31:0] bit_slice_11632;
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
  wire [15:0] concat_11661;
  wire nand_11662;
  wire not_11663;
  wire [7:0] add_11664;
  wire [7:0] sign_ext_11665;
  wire and_11666;
  wire command_valid_inv;
  wire g_response_valid_inv;
  wire x_valid_inv;
  wire p0_stage_done__1;
  wire send_961_finished;
  wire send_975_finished;
  wire send_983_finished;
  wire [1:0] add_11594;
  wire bit_slice_11595;
  wire [31:0] add_11596;
  wire [31:0] add_11597;
  wire [31:0] add_11598;
  wire [31:0] add_11599;
  wire [45:0] smul_11685;
  wire [45:0] smul_11686;
  wire [45:0] smul_11687;
  wire [45:0] smul_11688;
  wire [31:0] bit_slice_11689;
  wire [31:0] bit_slice_11690;
  wire [31:0] bit_slice_11691;
  wire [31:0] bit_slice_11692;
  wire [31:0] bit_slice_11693;
  wire [31:0] bit_slice_11694;
  wire [31:0] bit_slice_11695;
  wire [31:0] bit_slice_11696;
  wire [31:0] add_11697;
  wire [31:0] add_11698;
  wire [31:0] add_11699;
  wire [31:0] add_11700;
  wire [31:0] add_11701;
  wire [31:0] add_11702;
  wire [31:0] add_11703;
  wire [31:0] add_11704;
  wire [31:0] add_11705;
  wire [31:0] add_11706;
  wire [31:0] add_11707;
  wire [31:0] add_11708;
  wire [31:0] add_11709;
  wire [31:0] add_11710;
  wire [31:0] add_11711;
  wire [31:0] add_11712;
  wire [31:0] add_11713;
  wire [31:0] add_11714;
  wire [31:0] add_11715;
  wire [31:0] add_11716;
  wire [31:0] add_11717;
  wire [31:0] add_11718;
  wire [31:0] add_11719;
  wire [31:0] add_11720;
  wire [15:0] add_11723;
  wire [15:0] sign_ext_11724;
  wire [7:0] add_11725;
  wire [7:0] sign_ext_11726;
  wire [7:0] and_11727;
  wire command_valid_load_en;
  wire g_response_valid_load_en;
  wire x_valid_load_en;
  wire and_11734;
  wire not_11735;
  wire and_11736;
  wire not_11737;
  wire and_11738;
  wire not_11739;
  wire and_11740;
  wire not_11741;
  wire [2:0] concat_11676;
  wire [2:0] bit_slice_11677;
  wire [31:0] sums[0:3];
  wire eq_11751;
  wire or_11752;
  wire or_11754;
  wire or_11756;
  wire or_11758;
  wire [31:0] bit_slice_11773;
  wire [31:0] bit_slice_11775;
  wire [31:0] bit_slice_11777;
  wire [31:0] bit_slice_11779;
  wire [31:0] bit_slice_11781;
  wire [31:0] add_11783;
  wire [31:0] add_11785;
  wire [31:0] add_11787;
  wire [31:0] add_11789;
  wire [31:0] add_11791;
  wire [31:0] add_11793;
  wire [31:0] add_11795;
  wire [15:0] bit_slice_11797;
  wire [31:0] add_11799;
  wire [31:0] add_11801;
  wire [31:0] add_11803;
  wire [15:0] bit_slice_11805;
  wire [31:0] add_11807;
  wire [31:0] add_11809;
  wire [31:0] add_11811;
  wire [15:0] bit_slice_11813;
  wire [31:0] add_11815;
  wire [31:0] add_11817;
  wire [31:0] add_11819;
  wire [15:0] bit_slice_11821;
  wire [15:0] and_11834;
  wire [7:0] and_11836;
  wire [7:0] sel_11838;
  wire command_load_en;
  wire g_response_load_en;
  wire x_load_en;
  wire and_11848;
  wire or_11849;
  wire and_11850;
  wire or_11851;
  wire and_11852;
  wire or_11853;
  wire and_11854;
  wire or_11855;
  wire [2:0] address;
  wire [127:0] word;
  wire [128:0] finished;
  wire or_11863;
  wire or_11864;
  wire or_11865;
  wire or_11866;
  assign literal_11286 = 8'h00;
  assign literal_11287 = 8'h01;
  assign eq_11289 = ____state_5 == literal_11286;
  assign eq_11290 = ____state_5 == literal_11287;
  assign not_11299 = ~__logits_already_done_reg;
  assign logits_valid_inv = ~__logits_valid_reg;
  assign and_11294 = p3_last & eq_11289;
  assign not_11302 = ~__tokens__0_already_done_reg;
  assign tokens__0_valid_inv = ~__tokens__0_valid_reg;
  assign and_11296 = p3_last & eq_11290;
  assign not_11305 = ~__tokens__1_already_done_reg;
  assign tokens__1_valid_inv = ~__tokens__1_valid_reg;
  assign __logits_tvalid_buf = p4_inputs_valid & p3_last & not_11299;
  assign logits_valid_load_en = logits_tready | logits_valid_inv;
  assign __tokens__0_tvalid_buf = p4_inputs_valid & and_11294 & not_11302;
  assign tokens__0_valid_load_en = tokens__0_tready | tokens__0_valid_inv;
  assign __tokens__1_tvalid_buf = p4_inputs_valid & and_11296 & not_11305;
  assign tokens__1_valid_load_en = tokens__1_tready | tokens__1_valid_inv;
  assign logits_load_en = __logits_tvalid_buf & logits_valid_load_en;
  assign not_11331 = ~p3_last;
  assign tokens__0_load_en = __tokens__0_tvalid_buf & tokens__0_valid_load_en;
  assign not_11333 = ~and_11294;
  assign tokens__1_load_en = __tokens__1_tvalid_buf & tokens__1_valid_load_en;
  assign not_11335 = ~and_11296;
  assign or_14544 = logits_load_en | __logits_already_done_reg | not_11331;
  assign or_14545 = tokens__0_load_en | __tokens__0_already_done_reg | not_11333;
  assign or_14546 = tokens__1_load_en | __tokens__1_already_done_reg | not_11335;
  assign not_11353 = ~p4_inputs_valid;
  assign stage_outputs_valid_4 = p4_inputs_valid & or_14544 & or_14545 & or_14546;
  assign stage_outputs_valid_3 = p3_inputs_valid & __g_response_valid_reg & __x_valid_reg;
  assign stage_outputs_ready_3 = not_11353 | stage_outputs_valid_4;
  assign not_11375 = ~p3_inputs_valid;
  assign p3_stage_done__1 = stage_outputs_valid_3 & stage_outputs_ready_3;
  assign start[0] = p3_eq_947 == 1'h0 ? ____state_6[0] : literal_11357[0];
  assign start[1] = p3_eq_947 == 1'h0 ? ____state_6[1] : literal_11357[1];
  assign start[2] = p3_eq_947 == 1'h0 ? ____state_6[2] : literal_11357[2];
  assign start[3] = p3_eq_947 == 1'h0 ? ____state_6[3] : literal_11357[3];
  assign literal_11366 = 2'h0;
  assign literal_11367 = 2'h1;
  assign literal_11368 = 2'h2;
  assign literal_11369 = 2'h3;
  assign active_inputs_valid_0 = __command_valid_reg | ____state_0;
  assign not_11359 = ~__g_request_already_done_reg;
  assign g_request_valid_inv = ~__g_request_valid_reg;
  assign stage_outputs_ready_2 = not_11375 | p3_stage_done__1;
  assign array_index_11378 = start[literal_11366];
  assign array_index_11380 = start[literal_11367];
  assign array_index_11382 = start[literal_11368];
  assign array_index_11384 = start[literal_11369];
  assign __g_request_tvalid_buf = active_inputs_valid_0 & not_11359;
  assign g_request_valid_load_en = g_request_tready | g_request_valid_inv;
  assign not_11408 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign add_11395 = array_index_11378 + p3_bit_slice_6459;
  assign add_11397 = array_index_11380 + p3_bit_slice_6475;
  assign add_11399 = array_index_11382 + p3_bit_slice_6491;
  assign add_11401 = array_index_11384 + p3_bit_slice_6507;
  assign tuple_index_11435 = __command_reg[23:8];
  assign g_request_load_en = __g_request_tvalid_buf & g_request_valid_load_en;
  assign stage_outputs_ready_1 = not_11408 | p2_stage_done__1;
  assign tuple_index_11410 = __command_reg[7:0];
  assign add_11412 = add_11395 + p3_add_6523;
  assign add_11418 = add_11397 + p3_add_6532;
  assign add_11423 = add_11399 + p3_add_6540;
  assign add_11428 = add_11401 + p3_add_6548;
  assign bit_slice_11453 = __x_reg[127:96];
  assign bit_slice_11454 = __g_response_reg[63:48];
  assign bit_slice_11455 = __x_reg[159:128];
  assign bit_slice_11456 = __g_response_reg[79:64];
  assign bit_slice_11457 = __x_reg[191:160];
  assign bit_slice_11458 = __g_response_reg[95:80];
  assign bit_slice_11459 = __x_reg[223:192];
  assign bit_slice_11460 = __g_response_reg[111:96];
  assign bit_slice_11461 = __x_reg[255:224];
  assign bit_slice_11462 = __g_response_reg[127:112];
  assign bit_slice_11463 = __x_reg[287:256];
  assign bit_slice_11464 = __g_response_reg[143:128];
  assign bit_slice_11465 = __x_reg[319:288];
  assign bit_slice_11466 = __g_response_reg[159:144];
  assign bit_slice_11467 = __x_reg[351:320];
  assign bit_slice_11468 = __g_response_reg[175:160];
  assign bit_slice_11469 = __x_reg[383:352];
  assign bit_slice_11470 = __g_response_reg[191:176];
  assign bit_slice_11471 = __x_reg[415:384];
  assign bit_slice_11472 = __g_response_reg[207:192];
  assign bit_slice_11473 = __x_reg[447:416];
  assign bit_slice_11474 = __g_response_reg[223:208];
  assign bit_slice_11475 = __x_reg[479:448];
  assign bit_slice_11476 = __g_response_reg[239:224];
  assign bit_slice_11477 = __g_response_reg[319:304];
  assign bit_slice_11478 = __g_response_reg[335:320];
  assign bit_slice_11479 = __g_response_reg[351:336];
  assign bit_slice_11480 = __g_response_reg[367:352];
  assign bit_slice_11481 = __g_response_reg[383:368];
  assign bit_slice_11482 = __g_response_reg[399:384];
  assign bit_slice_11483 = __g_response_reg[415:400];
  assign bit_slice_11484 = __g_response_reg[431:416];
  assign bit_slice_11485 = __g_response_reg[447:432];
  assign bit_slice_11486 = __g_response_reg[463:448];
  assign bit_slice_11487 = __g_response_reg[479:464];
  assign bit_slice_11488 = __g_response_reg[495:480];
  assign bit_slice_11489 = __g_response_reg[575:560];
  assign bit_slice_11490 = __g_response_reg[591:576];
  assign bit_slice_11491 = __g_response_reg[607:592];
  assign bit_slice_11492 = __g_response_reg[623:608];
  assign bit_slice_11493 = __g_response_reg[639:624];
  assign bit_slice_11494 = __g_response_reg[655:640];
  assign bit_slice_11495 = __g_response_reg[671:656];
  assign bit_slice_11496 = __g_response_reg[687:672];
  assign bit_slice_11497 = __g_response_reg[703:688];
  assign bit_slice_11498 = __g_response_reg[719:704];
  assign bit_slice_11499 = __g_response_reg[735:720];
  assign bit_slice_11500 = __g_response_reg[751:736];
  assign bit_slice_11501 = __g_response_reg[831:816];
  assign bit_slice_11502 = __g_response_reg[847:832];
  assign bit_slice_11503 = __g_response_reg[863:848];
  assign bit_slice_11504 = __g_response_reg[879:864];
  assign bit_slice_11505 = __g_response_reg[895:880];
  assign bit_slice_11506 = __g_response_reg[911:896];
  assign bit_slice_11507 = __g_response_reg[927:912];
  assign bit_slice_11508 = __g_response_reg[943:928];
  assign bit_slice_11509 = __g_response_reg[959:944];
  assign bit_slice_11510 = __g_response_reg[975:960];
  assign bit_slice_11511 = __g_response_reg[991:976];
  assign bit_slice_11512 = __g_response_reg[1007:992];
  assign literal_11514 = 8'h02;
  assign p_command__1_tokens = ____state_0 ? ____state_1 : tuple_index_11435;
  assign or_11517 = g_request_load_en | __g_request_already_done_reg;
  assign not_11518 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign p_command_task = ____state_0 ? ____state_2 : tuple_index_11410;
  assign add_11441 = add_11412 + p3_add_6556;
  assign add_11442 = p3_add_6557 + p3_add_6558;
  assign smul_11443 = smul46b_32b_x_16b(p3_bit_slice_6302, p3_bit_slice_6560);
  assign add_11444 = add_11418 + p3_add_6562;
  assign add_11445 = p3_add_6563 + p3_add_6564;
  assign smul_11446 = smul46b_32b_x_16b(p3_bit_slice_6302, p3_bit_slice_6565);
  assign add_11447 = add_11423 + p3_add_6567;
  assign add_11448 = p3_add_6568 + p3_add_6569;
  assign smul_11449 = smul46b_32b_x_16b(p3_bit_slice_6302, p3_bit_slice_6570);
  assign add_11450 = add_11428 + p3_add_6572;
  assign add_11451 = p3_add_6573 + p3_add_6574;
  assign smul_11452 = smul46b_32b_x_16b(p3_bit_slice_6302, p3_bit_slice_6575);
  assign bit_slice_11530 = __x_reg[63:32];
  assign bit_slice_11531 = __g_response_reg[31:16];
  assign bit_slice_11532 = __x_reg[95:64];
  assign bit_slice_11533 = __g_response_reg[47:32];
  assign bit_slice_11534 = __g_response_reg[287:272];
  assign bit_slice_11535 = __g_response_reg[303:288];
  assign bit_slice_11536 = __g_response_reg[543:528];
  assign bit_slice_11537 = __g_response_reg[559:544];
  assign bit_slice_11538 = __g_response_reg[799:784];
  assign bit_slice_11539 = __g_response_reg[815:800];
  assign smul_11540 = smul46b_32b_x_16b(bit_slice_11453, bit_slice_11454);
  assign smul_11541 = smul46b_32b_x_16b(bit_slice_11455, bit_slice_11456);
  assign smul_11542 = smul46b_32b_x_16b(bit_slice_11457, bit_slice_11458);
  assign smul_11543 = smul46b_32b_x_16b(bit_slice_11459, bit_slice_11460);
  assign smul_11544 = smul46b_32b_x_16b(bit_slice_11461, bit_slice_11462);
  assign smul_11545 = smul46b_32b_x_16b(bit_slice_11463, bit_slice_11464);
  assign smul_11546 = smul46b_32b_x_16b(bit_slice_11465, bit_slice_11466);
  assign smul_11547 = smul46b_32b_x_16b(bit_slice_11467, bit_slice_11468);
  assign smul_11548 = smul46b_32b_x_16b(bit_slice_11469, bit_slice_11470);
  assign smul_11549 = smul46b_32b_x_16b(bit_slice_11471, bit_slice_11472);
  assign smul_11550 = smul46b_32b_x_16b(bit_slice_11473, bit_slice_11474);
  assign smul_11551 = smul46b_32b_x_16b(bit_slice_11475, bit_slice_11476);
  assign smul_11552 = smul46b_32b_x_16b(bit_slice_11453, bit_slice_11477);
  assign smul_11553 = smul46b_32b_x_16b(bit_slice_11455, bit_slice_11478);
  assign smul_11554 = smul46b_32b_x_16b(bit_slice_11457, bit_slice_11479);
  assign smul_11555 = smul46b_32b_x_16b(bit_slice_11459, bit_slice_11480);
  assign smul_11556 = smul46b_32b_x_16b(bit_slice_11461, bit_slice_11481);
  assign smul_11557 = smul46b_32b_x_16b(bit_slice_11463, bit_slice_11482);
  assign smul_11558 = smul46b_32b_x_16b(bit_slice_11465, bit_slice_11483);
  assign smul_11559 = smul46b_32b_x_16b(bit_slice_11467, bit_slice_11484);
  assign smul_11560 = smul46b_32b_x_16b(bit_slice_11469, bit_slice_11485);
  assign smul_11561 = smul46b_32b_x_16b(bit_slice_11471, bit_slice_11486);
  assign smul_11562 = smul46b_32b_x_16b(bit_slice_11473, bit_slice_11487);
  assign smul_11563 = smul46b_32b_x_16b(bit_slice_11475, bit_slice_11488);
  assign smul_11564 = smul46b_32b_x_16b(bit_slice_11453, bit_slice_11489);
  assign smul_11565 = smul46b_32b_x_16b(bit_slice_11455, bit_slice_11490);
  assign smul_11566 = smul46b_32b_x_16b(bit_slice_11457, bit_slice_11491);
  assign smul_11567 = smul46b_32b_x_16b(bit_slice_11459, bit_slice_11492);
  assign smul_11568 = smul46b_32b_x_16b(bit_slice_11461, bit_slice_11493);
  assign smul_11569 = smul46b_32b_x_16b(bit_slice_11463, bit_slice_11494);
  assign smul_11570 = smul46b_32b_x_16b(bit_slice_11465, bit_slice_11495);
  assign smul_11571 = smul46b_32b_x_16b(bit_slice_11467, bit_slice_11496);
  assign smul_11572 = smul46b_32b_x_16b(bit_slice_11469, bit_slice_11497);
  assign smul_11573 = smul46b_32b_x_16b(bit_slice_11471, bit_slice_11498);
  assign smul_11574 = smul46b_32b_x_16b(bit_slice_11473, bit_slice_11499);
  assign smul_11575 = smul46b_32b_x_16b(bit_slice_11475, bit_slice_11500);
  assign smul_11576 = smul46b_32b_x_16b(bit_slice_11453, bit_slice_11501);
  assign smul_11577 = smul46b_32b_x_16b(bit_slice_11455, bit_slice_11502);
  assign smul_11578 = smul46b_32b_x_16b(bit_slice_11457, bit_slice_11503);
  assign smul_11579 = smul46b_32b_x_16b(bit_slice_11459, bit_slice_11504);
  assign smul_11580 = smul46b_32b_x_16b(bit_slice_11461, bit_slice_11505);
  assign smul_11581 = smul46b_32b_x_16b(bit_slice_11463, bit_slice_11506);
  assign smul_11582 = smul46b_32b_x_16b(bit_slice_11465, bit_slice_11507);
  assign smul_11583 = smul46b_32b_x_16b(bit_slice_11467, bit_slice_11508);
  assign smul_11584 = smul46b_32b_x_16b(bit_slice_11469, bit_slice_11509);
  assign smul_11585 = smul46b_32b_x_16b(bit_slice_11471, bit_slice_11510);
  assign smul_11586 = smul46b_32b_x_16b(bit_slice_11473, bit_slice_11511);
  assign smul_11587 = smul46b_32b_x_16b(bit_slice_11475, bit_slice_11512);
  assign literal_11588 = 15'h0000;
  assign last = ____state_4 == literal_11514;
  assign eq_11590 = ____state_3 == p_command__1_tokens;
  assign not_11591 = ~eq_11290;
  assign stage_outputs_valid_0 = active_inputs_valid_0 & or_11517;
  assign stage_outputs_ready_0 = not_11518 | p1_stage_done__1;
  assign not_11329 = ~____state_0;
  assign bit_slice_11520 = p_command_task[2:1];
  assign bit_slice_11521 = p_command_task[1:0];
  assign add_11522 = add_11441 + add_11442;
  assign bit_slice_11523 = smul_11443[45:14];
  assign add_11524 = add_11444 + add_11445;
  assign bit_slice_11525 = smul_11446[45:14];
  assign add_11526 = add_11447 + add_11448;
  assign bit_slice_11527 = smul_11449[45:14];
  assign add_11528 = add_11450 + add_11451;
  assign bit_slice_11529 = smul_11452[45:14];
  assign bit_slice_11600 = __x_reg[31:0];
  assign bit_slice_11601 = __g_response_reg[15:0];
  assign bit_slice_11602 = __g_response_reg[271:256];
  assign bit_slice_11603 = __g_response_reg[527:512];
  assign bit_slice_11604 = __g_response_reg[783:768];
  assign smul_11605 = smul46b_32b_x_16b(bit_slice_11530, bit_slice_11531);
  assign smul_11606 = smul46b_32b_x_16b(bit_slice_11532, bit_slice_11533);
  assign smul_11607 = smul46b_32b_x_16b(bit_slice_11530, bit_slice_11534);
  assign smul_11608 = smul46b_32b_x_16b(bit_slice_11532, bit_slice_11535);
  assign smul_11609 = smul46b_32b_x_16b(bit_slice_11530, bit_slice_11536);
  assign smul_11610 = smul46b_32b_x_16b(bit_slice_11532, bit_slice_11537);
  assign smul_11611 = smul46b_32b_x_16b(bit_slice_11530, bit_slice_11538);
  assign smul_11612 = smul46b_32b_x_16b(bit_slice_11532, bit_slice_11539);
  assign bit_slice_11613 = smul_11540[45:14];
  assign bit_slice_11614 = smul_11541[45:14];
  assign bit_slice_11615 = smul_11542[45:14];
  assign bit_slice_11616 = smul_11543[45:14];
  assign bit_slice_11617 = smul_11544[45:14];
  assign bit_slice_11618 = smul_11545[45:14];
  assign bit_slice_11619 = smul_11546[45:14];
  assign bit_slice_11620 = smul_11547[45:14];
  assign bit_slice_11621 = smul_11548[45:14];
  assign bit_slice_11622 = smul_11549[45:14];
  assign bit_slice_11623 = smul_11550[45:14];
  assign bit_slice_11624 = smul_11551[45:14];
  assign bit_slice_11625 = smul_11552[45:14];
  assign bit_slice_11626 = smul_11553[45:14];
  assign bit_slice_11627 = smul_11554[45:14];
  assign bit_slice_11628 = smul_11555[45:14];
  assign bit_slice_11629 = smul_11556[45:14];
  assign bit_slice_11630 = smul_11557[45:14];
  assign bit_slice_11631 = smul_11558[45:14];
  assign bit_slice_11632 = smul_11559[45:14];
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
  assign concat_11661 = {literal_11588, last};
  assign nand_11662 = ~(last & eq_11590);
  assign not_11663 = ~last;
  assign add_11664 = ____state_5 + literal_11287;
  assign sign_ext_11665 = {8{not_11591}};
  assign and_11666 = stage_outputs_valid_0 & stage_outputs_ready_0 & not_11329;
  assign command_valid_inv = ~__command_valid_reg;
  assign g_response_valid_inv = ~__g_response_valid_reg;
  assign x_valid_inv = ~__x_valid_reg;
  assign p0_stage_done__1 = stage_outputs_valid_0 & stage_outputs_ready_0;
  assign send_961_finished = stage_outputs_valid_4 & p3_last;
  assign send_975_finished = stage_outputs_valid_4 & and_11294;
  assign send_983_finished = stage_outputs_valid_4 & and_11296;
  assign add_11594 = bit_slice_11520 + bit_slice_11521;
  assign bit_slice_11595 = p_command_task[0];
  assign add_11596 = add_11522 + bit_slice_11523;
  assign add_11597 = add_11524 + bit_slice_11525;
  assign add_11598 = add_11526 + bit_slice_11527;
  assign add_11599 = add_11528 + bit_slice_11529;
  assign smul_11685 = smul46b_32b_x_16b(bit_slice_11600, bit_slice_11601);
  assign smul_11686 = smul46b_32b_x_16b(bit_slice_11600, bit_slice_11602);
  assign smul_11687 = smul46b_32b_x_16b(bit_slice_11600, bit_slice_11603);
  assign smul_11688 = smul46b_32b_x_16b(bit_slice_11600, bit_slice_11604);
  assign bit_slice_11689 = smul_11605[45:14];
  assign bit_slice_11690 = smul_11606[45:14];
  assign bit_slice_11691 = smul_11607[45:14];
  assign bit_slice_11692 = smul_11608[45:14];
  assign bit_slice_11693 = smul_11609[45:14];
  assign bit_slice_11694 = smul_11610[45:14];
  assign bit_slice_11695 = smul_11611[45:14];
  assign bit_slice_11696 = smul_11612[45:14];
  assign add_11697 = bit_slice_11613 + bit_slice_11614;
  assign add_11698 = bit_slice_11615 + bit_slice_11616;
  assign add_11699 = bit_slice_11617 + bit_slice_11618;
  assign add_11700 = bit_slice_11619 + bit_slice_11620;
  assign add_11701 = bit_slice_11621 + bit_slice_11622;
  assign add_11702 = bit_slice_11623 + bit_slice_11624;
  assign add_11703 = bit_slice_11625 + bit_slice_11626;
  assign add_11704 = bit_slice_11627 + bit_slice_11628;
  assign add_11705 = bit_slice_11629 + bit_slice_11630;
  assign add_11706 = bit_slice_11631 + bit_slice_11632;
  assign add_11707 = bit_slice_11633 + bit_slice_11634;
  assign add_11708 = bit_slice_11635 + bit_slice_11636;
  assign add_11709 = bit_slice_11637 + bit_slice_11638;
  assign add_11710 = bit_slice_11639 + bit_slice_11640;
  assign add_11711 = bit_slice_11641 + bit_slice_11642;
  assign add_11712 = bit_slice_11643 + bit_slice_11644;
  assign add_11713 = bit_slice_11645 + bit_slice_11646;
  assign add_11714 = bit_slice_11647 + bit_slice_11648;
  assign add_11715 = bit_slice_11649 + bit_slice_11650;
  assign add_11716 = bit_slice_11651 + bit_slice_11652;
  assign add_11717 = bit_slice_11653 + bit_slice_11654;
  assign add_11718 = bit_slice_11655 + bit_slice_11656;
  assign add_11719 = bit_slice_11657 + bit_slice_11658;
  assign add_11720 = bit_slice_11659 + bit_slice_11660;
  assign add_11723 = ____state_3 + concat_11661;
  assign sign_ext_11724 = {16{nand_11662}};
  assign add_11725 = ____state_4 + literal_11287;
  assign sign_ext_11726 = {8{not_11663}};
  assign and_11727 = add_11664 & sign_ext_11665;
  assign command_valid_load_en = and_11666 | command_valid_inv;
  assign g_response_valid_load_en = p3_stage_done__1 | g_response_valid_inv;
  assign x_valid_load_en = p3_stage_done__1 | x_valid_inv;
  assign and_11734 = __g_request_tvalid_buf & g_request_load_en;
  assign not_11735 = ~p0_stage_done__1;
  assign and_11736 = __logits_tvalid_buf & logits_load_en;
  assign not_11737 = ~send_961_finished;
  assign and_11738 = __tokens__0_tvalid_buf & tokens__0_load_en;
  assign not_11739 = ~send_975_finished;
  assign and_11740 = __tokens__1_tvalid_buf & tokens__1_load_en;
  assign not_11741 = ~send_983_finished;
  assign concat_11676 = {add_11594, bit_slice_11595};
  assign bit_slice_11677 = ____state_4[2:0];
  assign sums[0] = add_11596;
  assign sums[1] = add_11597;
  assign sums[2] = add_11598;
  assign sums[3] = add_11599;
  assign eq_11751 = ____state_4 == literal_11286;
  assign or_11752 = p0_stage_done__1 | rst;
  assign or_11754 = p1_stage_done__1 | rst;
  assign or_11756 = p2_stage_done__1 | rst;
  assign or_11758 = p3_stage_done__1 | rst;
  assign bit_slice_11773 = __x_reg[511:480];
  assign bit_slice_11775 = smul_11685[45:14];
  assign bit_slice_11777 = smul_11686[45:14];
  assign bit_slice_11779 = smul_11687[45:14];
  assign bit_slice_11781 = smul_11688[45:14];
  assign add_11783 = bit_slice_11689 + bit_slice_11690;
  assign add_11785 = bit_slice_11691 + bit_slice_11692;
  assign add_11787 = bit_slice_11693 + bit_slice_11694;
  assign add_11789 = bit_slice_11695 + bit_slice_11696;
  assign add_11791 = add_11697 + add_11698;
  assign add_11793 = add_11699 + add_11700;
  assign add_11795 = add_11701 + add_11702;
  assign bit_slice_11797 = __g_response_reg[255:240];
  assign add_11799 = add_11703 + add_11704;
  assign add_11801 = add_11705 + add_11706;
  assign add_11803 = add_11707 + add_11708;
  assign bit_slice_11805 = __g_response_reg[511:496];
  assign add_11807 = add_11709 + add_11710;
  assign add_11809 = add_11711 + add_11712;
  assign add_11811 = add_11713 + add_11714;
  assign bit_slice_11813 = __g_response_reg[767:752];
  assign add_11815 = add_11715 + add_11716;
  assign add_11817 = add_11717 + add_11718;
  assign add_11819 = add_11719 + add_11720;
  assign bit_slice_11821 = __g_response_reg[1023:1008];
  assign and_11834 = add_11723 & sign_ext_11724;
  assign and_11836 = add_11725 & sign_ext_11726;
  assign sel_11838 = p3_last ? and_11727 : ____state_5;
  assign command_load_en = command_tvalid & command_valid_load_en;
  assign g_response_load_en = g_response_tvalid & g_response_valid_load_en;
  assign x_load_en = x_tvalid & x_valid_load_en;
  assign and_11848 = and_11734 & not_11735;
  assign or_11849 = and_11734 | p0_stage_done__1;
  assign and_11850 = and_11736 & not_11737;
  assign or_11851 = and_11736 | send_961_finished;
  assign and_11852 = and_11738 & not_11739;
  assign or_11853 = and_11738 | send_975_finished;
  assign and_11854 = and_11740 & not_11741;
  assign or_11855 = and_11740 | send_983_finished;
  assign address = concat_11676 + bit_slice_11677;
  assign word = {add_11599, add_11598, add_11597, add_11596};
  assign finished = {p3_eq_965, {sums[3], sums[2], sums[1], sums[0]}};
  assign or_11863 = p0_stage_done__1 | p1_stage_done__1;
  assign or_11864 = p1_stage_done__1 | p2_stage_done__1;
  assign or_11865 = p2_stage_done__1 | p3_stage_done__1;
  assign or_11866 = p3_stage_done__1 | stage_outputs_valid_4;
  always @ (posedge clk) begin
    p0_eq_947 <= or_11752 ? eq_11751 : p0_eq_947;
    p1_eq_947 <= or_11754 ? p0_eq_947 : p1_eq_947;
    p2_eq_947 <= or_11756 ? p1_eq_947 : p2_eq_947;
    p3_eq_947 <= or_11758 ? p2_eq_947 : p3_eq_947;
    p0_eq_965 <= or_11752 ? eq_11590 : p0_eq_965;
    p1_eq_965 <= or_11754 ? p0_eq_965 : p1_eq_965;
    p2_eq_965 <= or_11756 ? p1_eq_965 : p2_eq_965;
    p3_eq_965 <= or_11758 ? p2_eq_965 : p3_eq_965;
    p0_last <= or_11752 ? last : p0_last;
    p1_last <= or_11754 ? p0_last : p1_last;
    p2_last <= or_11756 ? p1_last : p2_last;
    p3_last <= or_11758 ? p2_last : p3_last;
    p3_bit_slice_6302 <= or_11758 ? bit_slice_11773 : p3_bit_slice_6302;
    p3_bit_slice_6459 <= or_11758 ? bit_slice_11775 : p3_bit_slice_6459;
    p3_bit_slice_6475 <= or_11758 ? bit_slice_11777 : p3_bit_slice_6475;
    p3_bit_slice_6491 <= or_11758 ? bit_slice_11779 : p3_bit_slice_6491;
    p3_bit_slice_6507 <= or_11758 ? bit_slice_11781 : p3_bit_slice_6507;
    p3_add_6523 <= or_11758 ? add_11783 : p3_add_6523;
    p3_add_6532 <= or_11758 ? add_11785 : p3_add_6532;
    p3_add_6540 <= or_11758 ? add_11787 : p3_add_6540;
    p3_add_6548 <= or_11758 ? add_11789 : p3_add_6548;
    p3_add_6556 <= or_11758 ? add_11791 : p3_add_6556;
    p3_add_6557 <= or_11758 ? add_11793 : p3_add_6557;
    p3_add_6558 <= or_11758 ? add_11795 : p3_add_6558;
    p3_bit_slice_6560 <= or_11758 ? bit_slice_11797 : p3_bit_slice_6560;
    p3_add_6562 <= or_11758 ? add_11799 : p3_add_6562;
    p3_add_6563 <= or_11758 ? add_11801 : p3_add_6563;
    p3_add_6564 <= or_11758 ? add_11803 : p3_add_6564;
    p3_bit_slice_6565 <= or_11758 ? bit_slice_11805 : p3_bit_slice_6565;
    p3_add_6567 <= or_11758 ? add_11807 : p3_add_6567;
    p3_add_6568 <= or_11758 ? add_11809 : p3_add_6568;
    p3_add_6569 <= or_11758 ? add_11811 : p3_add_6569;
    p3_bit_slice_6570 <= or_11758 ? bit_slice_11813 : p3_bit_slice_6570;
    p3_add_6572 <= or_11758 ? add_11815 : p3_add_6572;
    p3_add_6573 <= or_11758 ? add_11817 : p3_add_6573;
    p3_add_6574 <= or_11758 ? add_11819 : p3_add_6574;
    p3_bit_slice_6575 <= or_11758 ? bit_slice_11821 : p3_bit_slice_6575;
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
      ____state_0 <= p0_stage_done__1 ? nand_11662 : ____state_0;
      ____state_1 <= p0_stage_done__1 ? p_command__1_tokens : ____state_1;
      ____state_2 <= p0_stage_done__1 ? p_command_task : ____state_2;
      ____state_3 <= p0_stage_done__1 ? and_11834 : ____state_3;
      ____state_4 <= p0_stage_done__1 ? and_11836 : ____state_4;
      ____state_5 <= stage_outputs_valid_4 ? sel_11838 : ____state_5;
      ____state_6[0] <= stage_outputs_valid_4 ? sums[0] : ____state_6[0];
      ____state_6[1] <= stage_outputs_valid_4 ? sums[1] : ____state_6[1];
      ____state_6[2] <= stage_outputs_valid_4 ? sums[2] : ____state_6[2];
      ____state_6[3] <= stage_outputs_valid_4 ? sums[3] : ____state_6[3];
      __g_request_already_done_reg <= or_11849 ? and_11848 : __g_request_already_done_reg;
      __logits_already_done_reg <= or_11851 ? and_11850 : __logits_already_done_reg;
      __tokens__0_already_done_reg <= or_11853 ? and_11852 : __tokens__0_already_done_reg;
      __tokens__1_already_done_reg <= or_11855 ? and_11854 : __tokens__1_already_done_reg;
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
      p1_inputs_valid <= or_11863 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_11864 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_11865 ? p2_stage_done__1 : p3_inputs_valid;
      p4_inputs_valid <= or_11866 ? p3_stage_done__1 : p4_inputs_valid;
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
  wire not_12005;
  wire or_12006;
  wire not_12014;
  wire stage_outputs_valid_4;
  wire [7:0] literal_12017;
  wire stage_outputs_ready_3;
  wire first;
  wire [31:0] tuple_index_12025[0:3];
  wire not_12028;
  wire p3_stage_done__1;
  wire [14:0] bit_slice_12034;
  wire [31:0] literal_12037;
  wire [31:0] row_logits[0:3];
  wire stage_outputs_ready_2;
  wire [31:0] sign_ext_12031;
  wire literal_12032;
  wire [28:0] umul_12045;
  wire [31:0] before_tuple_idx_2__2;
  wire [31:0] array_index_12047;
  wire not_12052;
  wire p2_stage_done__1;
  wire [7:0] sign_ext_12042;
  wire [31:0] and_12043;
  wire [23:0] concat_12044;
  wire [11:0] literal_12063;
  wire [13:0] bit_slice_12064;
  wire rise;
  wire [31:0] sub_12066;
  wire [31:0] sub_12067;
  wire stage_outputs_ready_1;
  wire [7:0] before_tuple_idx_1__2;
  wire [53:0] smul_12057;
  wire [25:0] high;
  wire [16:0] low;
  wire [31:0] before_tuple_idx_2__1;
  wire [25:0] concat_12081;
  wire [31:0] distance__1;
  wire [7:0] literal_12083;
  wire not_12049;
  wire not_12086;
  wire p1_stage_done__1;
  wire [7:0] sel_12074;
  wire [8:0] literal_12075;
  wire [9:0] bit_slice_12076;
  wire [9:0] literal_12077;
  wire [42:0] umul_12097;
  wire not_12100;
  wire sle_12102;
  wire [25:0] w;
  wire [31:0] magnitude;
  wire last;
  wire active_inputs_valid_0;
  wire stage_outputs_ready_0;
  wire literal_12088;
  wire [7:0] sel_12089;
  wire [7:0] sel_12092;
  wire [31:0] e;
  wire [9:0] add_12095;
  wire [21:0] bit_slice_12096;
  wire [23:0] literal_12114;
  wire [5:0] literal_12115;
  wire [19:0] bit_slice_12116;
  wire [13:0] literal_12118;
  wire below;
  wire not_12120;
  wire not_12121;
  wire not_12122;
  wire [22:0] bit_slice_12124;
  wire [31:0] literal_12126;
  wire [4:0] bit_slice_12127;
  wire [4:0] literal_12128;
  wire [7:0] literal_12129;
  wire not_12130;
  wire and_12131;
  wire tokens__0_valid_inv;
  wire [40:0] _next;
  wire [40:0] _next__1;
  wire [31:0] add_12111;
  wire [31:0] rescaled;
  wire p0_stage_done__1;
  wire [50:0] umul_2947_NarrowedMult_;
  wire [25:0] concat_12142;
  wire [25:0] umul_12143;
  wire below__1;
  wire [31:0] sel_12145;
  wire before_tuple_idx_0__2;
  wire nor_12147;
  wire [22:0] sign_ext_12148;
  wire [22:0] shrl_12149;
  wire sgt_12150;
  wire ne_12151;
  wire [7:0] add_12152;
  wire [7:0] sign_ext_12153;
  wire tuple_index_12155;
  wire tokens__0_valid_load_en;
  wire [40:0] grown__1[0:1];
  wire [31:0] grown;
  wire or_12168;
  wire or_12170;
  wire or_12172;
  wire or_12174;
  wire [26:0] u;
  wire [5:0] bit_slice_12184;
  wire [5:0] bit_slice_12186;
  wire [11:0] r__1;
  wire [25:0] v;
  wire [13:0] bit_slice_12192;
  wire [5:0] n;
  wire [31:0] sel_12198;
  wire [31:0] sel_12206;
  wire or_12214;
  wire [22:0] e__1;
  wire nor_12245;
  wire [7:0] and_12265;
  wire row_end;
  wire tokens__0_load_en;
  wire [114:0] __ranked__0_buf;
  wire or_12281;
  wire or_12282;
  wire or_12283;
  wire or_12284;
  assign ranked__0_valid_inv = ~__ranked__0_valid_reg;
  assign __ranked__0_tvalid_buf = p4_inputs_valid & p3_last;
  assign ranked__0_valid_load_en = ranked__0_tready | ranked__0_valid_inv;
  assign ranked__0_load_en = __ranked__0_tvalid_buf & ranked__0_valid_load_en;
  assign not_12005 = ~p3_last;
  assign or_12006 = ranked__0_load_en | not_12005;
  assign not_12014 = ~p4_inputs_valid;
  assign stage_outputs_valid_4 = p4_inputs_valid & or_12006;
  assign literal_12017 = 8'h00;
  assign stage_outputs_ready_3 = not_12014 | stage_outputs_valid_4;
  assign first = ____state_0 == literal_12017;
  assign tuple_index_12025[0] = __tokens__0_reg[31:0];
  assign tuple_index_12025[1] = __tokens__0_reg[63:32];
  assign tuple_index_12025[2] = __tokens__0_reg[95:64];
  assign tuple_index_12025[3] = __tokens__0_reg[127:96];
  assign not_12028 = ~p3_inputs_valid;
  assign p3_stage_done__1 = p3_inputs_valid & stage_outputs_ready_3;
  assign bit_slice_12034 = p2_v[25:11];
  assign literal_12037 = 32'h8000_0000;
  assign row_logits[0] = first == 1'h0 ? ____state_2[0] : tuple_index_12025[0];
  assign row_logits[1] = first == 1'h0 ? ____state_2[1] : tuple_index_12025[1];
  assign row_logits[2] = first == 1'h0 ? ____state_2[2] : tuple_index_12025[2];
  assign row_logits[3] = first == 1'h0 ? ____state_2[3] : tuple_index_12025[3];
  assign stage_outputs_ready_2 = not_12028 | p3_stage_done__1;
  assign sign_ext_12031 = {32{p3_not_7613}};
  assign literal_12032 = 1'h0;
  assign umul_12045 = umul29b_15b_x_14b(bit_slice_12034, p2_bit_slice_6666);
  assign before_tuple_idx_2__2 = first ? literal_12037 : ____state_3_2;
  assign array_index_12047 = row_logits[____state_0];
  assign not_12052 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign sign_ext_12042 = {8{p3_not_7613}};
  assign and_12043 = ____state_4 & sign_ext_12031;
  assign concat_12044 = {literal_12032, p3_e__1};
  assign literal_12063 = 12'h000;
  assign bit_slice_12064 = umul_12045[28:15];
  assign rise = $signed(before_tuple_idx_2__2) < $signed(array_index_12047);
  assign sub_12066 = array_index_12047 - before_tuple_idx_2__2;
  assign sub_12067 = before_tuple_idx_2__2 - array_index_12047;
  assign stage_outputs_ready_1 = not_12052 | p2_stage_done__1;
  assign before_tuple_idx_1__2 = ____state_3_1 & sign_ext_12042;
  assign smul_12057 = smul54b_32b_x_24b(and_12043, concat_12044);
  assign high = EXP_HIGH[p1_bit_slice_6652];
  assign low = EXP_LOW[p1_bit_slice_6654];
  assign before_tuple_idx_2__1 = first ? literal_12037 : ____state_3_5;
  assign concat_12081 = {literal_12063, bit_slice_12064};
  assign distance__1 = rise ? sub_12067 : sub_12066;
  assign literal_12083 = 8'h03;
  assign not_12049 = ~first;
  assign not_12086 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign sel_12074 = p3_below ? before_tuple_idx_1__2 : p3___state_0;
  assign literal_12075 = 9'h000;
  assign bit_slice_12076 = smul_12057[53:44];
  assign literal_12077 = 10'h001;
  assign umul_12097 = umul43b_26b_x_17b(high, low);
  assign not_12100 = ~rise;
  assign sle_12102 = $signed(array_index_12047) <= $signed(before_tuple_idx_2__1);
  assign w = p2_v - concat_12081;
  assign magnitude = -distance__1;
  assign last = ____state_0 == literal_12083;
  assign active_inputs_valid_0 = __tokens__0_valid_reg | not_12049;
  assign stage_outputs_ready_0 = not_12086 | p1_stage_done__1;
  assign literal_12088 = 1'h1;
  assign sel_12089 = p3_below ? p3___state_0 : ____state_3_1;
  assign sel_12092 = p3_below__1 ? sel_12074 : ____state_3_4;
  assign e = {literal_12075, p3_e__1};
  assign add_12095 = bit_slice_12076 + literal_12077;
  assign bit_slice_12096 = smul_12057[43:22];
  assign literal_12114 = 24'hb8_aa3b;
  assign literal_12115 = 6'h00;
  assign bit_slice_12116 = umul_12097[42:23];
  assign literal_12118 = 14'h2c5d;
  assign below = ~(not_12049 & __state_machine_state_machine_state_machine___state_3_0 & not_12100);
  assign not_12120 = ~__state_machine_state_machine_state_machine___state_3_0;
  assign not_12121 = ~____state_3_3;
  assign not_12122 = ~sle_12102;
  assign bit_slice_12124 = w[25:3];
  assign literal_12126 = 32'h0000_0000;
  assign bit_slice_12127 = magnitude[31:27];
  assign literal_12128 = 5'h00;
  assign literal_12129 = 8'h01;
  assign not_12130 = ~last;
  assign and_12131 = active_inputs_valid_0 & stage_outputs_ready_0 & first;
  assign tokens__0_valid_inv = ~__tokens__0_valid_reg;
  assign _next = {literal_12088, sel_12089, p3_sel_6700};
  assign _next__1 = {p3_or_7017, sel_12092, p3_sel_6703};
  assign add_12111 = and_12043 + e;
  assign rescaled = {add_12095, bit_slice_12096};
  assign p0_stage_done__1 = active_inputs_valid_0 & stage_outputs_ready_0;
  assign umul_2947_NarrowedMult_ = umul51b_27b_x_24b(p0_u, literal_12114);
  assign concat_12142 = {literal_12115, bit_slice_12116};
  assign umul_12143 = umul26b_12b_x_14b(p1_r__1, literal_12118);
  assign below__1 = ~(not_12049 & ____state_3_3 & sle_12102);
  assign sel_12145 = below ? before_tuple_idx_2__2 : array_index_12047;
  assign before_tuple_idx_0__2 = ~(first | not_12120);
  assign nor_12147 = ~(first | not_12121 | not_12122);
  assign sign_ext_12148 = {23{p2_nor_7790}};
  assign shrl_12149 = p2_n >= 6'h17 ? 23'h00_0000 : bit_slice_12124 >> p2_n;
  assign sgt_12150 = $signed(distance__1) > $signed(literal_12126);
  assign ne_12151 = bit_slice_12127 != literal_12128;
  assign add_12152 = ____state_0 + literal_12129;
  assign sign_ext_12153 = {8{not_12130}};
  assign tuple_index_12155 = __tokens__0_reg[128:128];
  assign tokens__0_valid_load_en = and_12131 | tokens__0_valid_inv;
  assign grown__1[0] = _next;
  assign grown__1[1] = _next__1;
  assign grown = p3_rise ? rescaled : add_12111;
  assign or_12168 = p0_stage_done__1 | rst;
  assign or_12170 = p1_stage_done__1 | rst;
  assign or_12172 = p2_stage_done__1 | rst;
  assign or_12174 = p3_stage_done__1 | rst;
  assign u = magnitude[26:0];
  assign bit_slice_12184 = umul_2947_NarrowedMult_[44:39];
  assign bit_slice_12186 = umul_2947_NarrowedMult_[38:33];
  assign r__1 = umul_2947_NarrowedMult_[32:21];
  assign v = high - concat_12142;
  assign bit_slice_12192 = umul_12143[25:12];
  assign n = umul_2947_NarrowedMult_[50:45];
  assign sel_12198 = below ? array_index_12047 : ____state_3_2;
  assign sel_12206 = below__1 ? sel_12145 : ____state_3_5;
  assign or_12214 = before_tuple_idx_0__2 | nor_12147;
  assign e__1 = sign_ext_12148 & shrl_12149;
  assign nor_12245 = ~(sgt_12150 | ne_12151);
  assign and_12265 = add_12152 & sign_ext_12153;
  assign row_end = first ? tuple_index_12155 : ____state_1;
  assign tokens__0_load_en = tokens__0_tvalid & tokens__0_valid_load_en;
  assign __ranked__0_buf = {p3___state_1, {grown__1[1], grown__1[0]}, grown};
  assign or_12281 = p0_stage_done__1 | p1_stage_done__1;
  assign or_12282 = p1_stage_done__1 | p2_stage_done__1;
  assign or_12283 = p2_stage_done__1 | p3_stage_done__1;
  assign or_12284 = p3_stage_done__1 | stage_outputs_valid_4;
  always @ (posedge clk) begin
    p0_last <= or_12168 ? last : p0_last;
    p1_last <= or_12170 ? p0_last : p1_last;
    p2_last <= or_12172 ? p1_last : p2_last;
    p3_last <= or_12174 ? p2_last : p3_last;
    p0_rise <= or_12168 ? rise : p0_rise;
    p1_rise <= or_12170 ? p0_rise : p1_rise;
    p2_rise <= or_12172 ? p1_rise : p2_rise;
    p3_rise <= or_12174 ? p2_rise : p3_rise;
    p0_u <= or_12168 ? u : p0_u;
    p1_bit_slice_6652 <= or_12170 ? bit_slice_12184 : p1_bit_slice_6652;
    p1_bit_slice_6654 <= or_12170 ? bit_slice_12186 : p1_bit_slice_6654;
    p1_r__1 <= or_12170 ? r__1 : p1_r__1;
    p2_v <= or_12172 ? v : p2_v;
    p2_bit_slice_6666 <= or_12172 ? bit_slice_12192 : p2_bit_slice_6666;
    p1_n <= or_12170 ? n : p1_n;
    p2_n <= or_12172 ? p1_n : p2_n;
    p0_sel_6700 <= or_12168 ? sel_12198 : p0_sel_6700;
    p1_sel_6700 <= or_12170 ? p0_sel_6700 : p1_sel_6700;
    p2_sel_6700 <= or_12172 ? p1_sel_6700 : p2_sel_6700;
    p3_sel_6700 <= or_12174 ? p2_sel_6700 : p3_sel_6700;
    p0_sel_6703 <= or_12168 ? sel_12206 : p0_sel_6703;
    p1_sel_6703 <= or_12170 ? p0_sel_6703 : p1_sel_6703;
    p2_sel_6703 <= or_12172 ? p1_sel_6703 : p2_sel_6703;
    p3_sel_6703 <= or_12174 ? p2_sel_6703 : p3_sel_6703;
    p0_or_7017 <= or_12168 ? or_12214 : p0_or_7017;
    p1_or_7017 <= or_12170 ? p0_or_7017 : p1_or_7017;
    p2_or_7017 <= or_12172 ? p1_or_7017 : p2_or_7017;
    p3_or_7017 <= or_12174 ? p2_or_7017 : p3_or_7017;
    p0___state_0 <= or_12168 ? ____state_0 : p0___state_0;
    p1___state_0 <= or_12170 ? p0___state_0 : p1___state_0;
    p2___state_0 <= or_12172 ? p1___state_0 : p2___state_0;
    p3___state_0 <= or_12174 ? p2___state_0 : p3___state_0;
    p0___state_1 <= or_12168 ? ____state_1 : p0___state_1;
    p1___state_1 <= or_12170 ? p0___state_1 : p1___state_1;
    p2___state_1 <= or_12172 ? p1___state_1 : p2___state_1;
    p3___state_1 <= or_12174 ? p2___state_1 : p3___state_1;
    p0_not_7613 <= or_12168 ? not_12049 : p0_not_7613;
    p1_not_7613 <= or_12170 ? p0_not_7613 : p1_not_7613;
    p2_not_7613 <= or_12172 ? p1_not_7613 : p2_not_7613;
    p3_not_7613 <= or_12174 ? p2_not_7613 : p3_not_7613;
    p3_e__1 <= or_12174 ? e__1 : p3_e__1;
    p0_nor_7790 <= or_12168 ? nor_12245 : p0_nor_7790;
    p1_nor_7790 <= or_12170 ? p0_nor_7790 : p1_nor_7790;
    p2_nor_7790 <= or_12172 ? p1_nor_7790 : p2_nor_7790;
    p0_below <= or_12168 ? below : p0_below;
    p1_below <= or_12170 ? p0_below : p1_below;
    p2_below <= or_12172 ? p1_below : p2_below;
    p3_below <= or_12174 ? p2_below : p3_below;
    p0_below__1 <= or_12168 ? below__1 : p0_below__1;
    p1_below__1 <= or_12170 ? p0_below__1 : p1_below__1;
    p2_below__1 <= or_12172 ? p1_below__1 : p2_below__1;
    p3_below__1 <= or_12174 ? p2_below__1 : p3_below__1;
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
      ____state_0 <= p0_stage_done__1 ? and_12265 : ____state_0;
      ____state_1 <= p0_stage_done__1 ? row_end : ____state_1;
      ____state_2[0] <= p0_stage_done__1 ? row_logits[0] : ____state_2[0];
      ____state_2[1] <= p0_stage_done__1 ? row_logits[1] : ____state_2[1];
      ____state_2[2] <= p0_stage_done__1 ? row_logits[2] : ____state_2[2];
      ____state_2[3] <= p0_stage_done__1 ? row_logits[3] : ____state_2[3];
      ____state_4 <= stage_outputs_valid_4 ? grown : ____state_4;
      ____state_3_1 <= stage_outputs_valid_4 ? sel_12089 : ____state_3_1;
      ____state_3_2 <= p0_stage_done__1 ? sel_12198 : ____state_3_2;
      ____state_3_3 <= p0_stage_done__1 ? or_12214 : ____state_3_3;
      ____state_3_4 <= stage_outputs_valid_4 ? sel_12092 : ____state_3_4;
      ____state_3_5 <= p0_stage_done__1 ? sel_12206 : ____state_3_5;
      __state_machine_state_machine_state_machine___state_3_0 <= p0_stage_done__1 ? literal_12088 : __state_machine_state_machine_state_machine___state_3_0;
      __ranked__0_reg <= ranked__0_load_en ? __ranked__0_buf : __ranked__0_reg;
      __ranked__0_valid_reg <= ranked__0_valid_load_en ? __ranked__0_tvalid_buf : __ranked__0_valid_reg;
      __tokens__0_reg <= tokens__0_load_en ? tokens__0_tdata : __tokens__0_reg;
      __tokens__0_valid_reg <= tokens__0_valid_load_en ? tokens__0_tvalid : __tokens__0_valid_reg;
      p1_inputs_valid <= or_12281 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_12282 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_12283 ? p2_stage_done__1 : p3_inputs_valid;
      p4_inputs_valid <= or_12284 ? p3_stage_done__1 : p4_inputs_valid;
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
  wire not_12406;
  wire or_12407;
  wire not_12415;
  wire stage_outputs_valid_4;
  wire [7:0] literal_12418;
  wire stage_outputs_ready_3;
  wire first;
  wire [31:0] tuple_index_12426[0:3];
  wire not_12429;
  wire p3_stage_done__1;
  wire [14:0] bit_slice_12435;
  wire [31:0] literal_12438;
  wire [31:0] row_logits[0:3];
  wire stage_outputs_ready_2;
  wire [31:0] sign_ext_12432;
  wire literal_12433;
  wire [28:0] umul_12446;
  wire [31:0] before_tuple_idx_2__2;
  wire [31:0] array_index_12448;
  wire not_12453;
  wire p2_stage_done__1;
  wire [7:0] sign_ext_12443;
  wire [31:0] and_12444;
  wire [23:0] concat_12445;
  wire [11:0] literal_12464;
  wire [13:0] bit_slice_12465;
  wire rise;
  wire [31:0] sub_12467;
  wire [31:0] sub_12468;
  wire stage_outputs_ready_1;
  wire [7:0] before_tuple_idx_1__2;
  wire [53:0] smul_12458;
  wire [25:0] high;
  wire [16:0] low;
  wire [31:0] before_tuple_idx_2__1;
  wire [25:0] concat_12482;
  wire [31:0] distance__1;
  wire [7:0] literal_12484;
  wire not_12450;
  wire not_12487;
  wire p1_stage_done__1;
  wire [7:0] sel_12475;
  wire [8:0] literal_12476;
  wire [9:0] bit_slice_12477;
  wire [9:0] literal_12478;
  wire [42:0] umul_12498;
  wire not_12501;
  wire sle_12503;
  wire [25:0] w;
  wire [31:0] magnitude;
  wire last;
  wire active_inputs_valid_0;
  wire stage_outputs_ready_0;
  wire literal_12489;
  wire [7:0] sel_12490;
  wire [7:0] sel_12493;
  wire [31:0] e;
  wire [9:0] add_12496;
  wire [21:0] bit_slice_12497;
  wire [23:0] literal_12515;
  wire [5:0] literal_12516;
  wire [19:0] bit_slice_12517;
  wire [13:0] literal_12519;
  wire below;
  wire not_12521;
  wire not_12522;
  wire not_12523;
  wire [22:0] bit_slice_12525;
  wire [31:0] literal_12527;
  wire [4:0] bit_slice_12528;
  wire [4:0] literal_12529;
  wire [7:0] literal_12530;
  wire not_12531;
  wire and_12532;
  wire tokens__1_valid_inv;
  wire [40:0] _next;
  wire [40:0] _next__1;
  wire [31:0] add_12512;
  wire [31:0] rescaled;
  wire p0_stage_done__1;
  wire [50:0] umul_2947_NarrowedMult_;
  wire [25:0] concat_12543;
  wire [25:0] umul_12544;
  wire below__1;
  wire [31:0] sel_12546;
  wire before_tuple_idx_0__2;
  wire nor_12548;
  wire [22:0] sign_ext_12549;
  wire [22:0] shrl_12550;
  wire sgt_12551;
  wire ne_12552;
  wire [7:0] add_12553;
  wire [7:0] sign_ext_12554;
  wire tuple_index_12556;
  wire tokens__1_valid_load_en;
  wire [40:0] grown__1[0:1];
  wire [31:0] grown;
  wire or_12569;
  wire or_12571;
  wire or_12573;
  wire or_12575;
  wire [26:0] u;
  wire [5:0] bit_slice_12585;
  wire [5:0] bit_slice_12587;
  wire [11:0] r__1;
  wire [25:0] v;
  wire [13:0] bit_slice_12593;
  wire [5:0] n;
  wire [31:0] sel_12599;
  wire [31:0] sel_12607;
  wire or_12615;
  wire [22:0] e__1;
  wire nor_12646;
  wire [7:0] and_12666;
  wire row_end;
  wire tokens__1_load_en;
  wire [114:0] __ranked__1_buf;
  wire or_12682;
  wire or_12683;
  wire or_12684;
  wire or_12685;
  assign ranked__1_valid_inv = ~__ranked__1_valid_reg;
  assign __ranked__1_tvalid_buf = p4_inputs_valid & p3_last;
  assign ranked__1_valid_load_en = ranked__1_tready | ranked__1_valid_inv;
  assign ranked__1_load_en = __ranked__1_tvalid_buf & ranked__1_valid_load_en;
  assign not_12406 = ~p3_last;
  assign or_12407 = ranked__1_load_en | not_12406;
  assign not_12415 = ~p4_inputs_valid;
  assign stage_outputs_valid_4 = p4_inputs_valid & or_12407;
  assign literal_12418 = 8'h00;
  assign stage_outputs_ready_3 = not_12415 | stage_outputs_valid_4;
  assign first = ____state_0 == literal_12418;
  assign tuple_index_12426[0] = __tokens__1_reg[31:0];
  assign tuple_index_12426[1] = __tokens__1_reg[63:32];
  assign tuple_index_12426[2] = __tokens__1_reg[95:64];
  assign tuple_index_12426[3] = __tokens__1_reg[127:96];
  assign not_12429 = ~p3_inputs_valid;
  assign p3_stage_done__1 = p3_inputs_valid & stage_outputs_ready_3;
  assign bit_slice_12435 = p2_v[25:11];
  assign literal_12438 = 32'h8000_0000;
  assign row_logits[0] = first == 1'h0 ? ____state_2[0] : tuple_index_12426[0];
  assign row_logits[1] = first == 1'h0 ? ____state_2[1] : tuple_index_12426[1];
  assign row_logits[2] = first == 1'h0 ? ____state_2[2] : tuple_index_12426[2];
  assign row_logits[3] = first == 1'h0 ? ____state_2[3] : tuple_index_12426[3];
  assign stage_outputs_ready_2 = not_12429 | p3_stage_done__1;
  assign sign_ext_12432 = {32{p3_not_7622}};
  assign literal_12433 = 1'h0;
  assign umul_12446 = umul29b_15b_x_14b(bit_slice_12435, p2_bit_slice_6746);
  assign before_tuple_idx_2__2 = first ? literal_12438 : ____state_3_2;
  assign array_index_12448 = row_logits[____state_0];
  assign not_12453 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign sign_ext_12443 = {8{p3_not_7622}};
  assign and_12444 = ____state_4 & sign_ext_12432;
  assign concat_12445 = {literal_12433, p3_e__1};
  assign literal_12464 = 12'h000;
  assign bit_slice_12465 = umul_12446[28:15];
  assign rise = $signed(before_tuple_idx_2__2) < $signed(array_index_12448);
  assign sub_12467 = array_index_12448 - before_tuple_idx_2__2;
  assign sub_12468 = before_tuple_idx_2__2 - array_index_12448;
  assign stage_outputs_ready_1 = not_12453 | p2_stage_done__1;
  assign before_tuple_idx_1__2 = ____state_3_1 & sign_ext_12443;
  assign smul_12458 = smul54b_32b_x_24b(and_12444, concat_12445);
  assign high = EXP_HIGH[p1_bit_slice_6732];
  assign low = EXP_LOW[p1_bit_slice_6734];
  assign before_tuple_idx_2__1 = first ? literal_12438 : ____state_3_5;
  assign concat_12482 = {literal_12464, bit_slice_12465};
  assign distance__1 = rise ? sub_12468 : sub_12467;
  assign literal_12484 = 8'h03;
  assign not_12450 = ~first;
  assign not_12487 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign sel_12475 = p3_below ? before_tuple_idx_1__2 : p3___state_0;
  assign literal_12476 = 9'h000;
  assign bit_slice_12477 = smul_12458[53:44];
  assign literal_12478 = 10'h001;
  assign umul_12498 = umul43b_26b_x_17b(high, low);
  assign not_12501 = ~rise;
  assign sle_12503 = $signed(array_index_12448) <= $signed(before_tuple_idx_2__1);
  assign w = p2_v - concat_12482;
  assign magnitude = -distance__1;
  assign last = ____state_0 == literal_12484;
  assign active_inputs_valid_0 = __tokens__1_valid_reg | not_12450;
  assign stage_outputs_ready_0 = not_12487 | p1_stage_done__1;
  assign literal_12489 = 1'h1;
  assign sel_12490 = p3_below ? p3___state_0 : ____state_3_1;
  assign sel_12493 = p3_below__1 ? sel_12475 : ____state_3_4;
  assign e = {literal_12476, p3_e__1};
  assign add_12496 = bit_slice_12477 + literal_12478;
  assign bit_slice_12497 = smul_12458[43:22];
  assign literal_12515 = 24'hb8_aa3b;
  assign literal_12516 = 6'h00;
  assign bit_slice_12517 = umul_12498[42:23];
  assign literal_12519 = 14'h2c5d;
  assign below = ~(not_12450 & __state_machine_state_machine_state_machine___state_3_0 & not_12501);
  assign not_12521 = ~__state_machine_state_machine_state_machine___state_3_0;
  assign not_12522 = ~____state_3_3;
  assign not_12523 = ~sle_12503;
  assign bit_slice_12525 = w[25:3];
  assign literal_12527 = 32'h0000_0000;
  assign bit_slice_12528 = magnitude[31:27];
  assign literal_12529 = 5'h00;
  assign literal_12530 = 8'h01;
  assign not_12531 = ~last;
  assign and_12532 = active_inputs_valid_0 & stage_outputs_ready_0 & first;
  assign tokens__1_valid_inv = ~__tokens__1_valid_reg;
  assign _next = {literal_12489, sel_12490, p3_sel_6780};
  assign _next__1 = {p3_or_7021, sel_12493, p3_sel_6783};
  assign add_12512 = and_12444 + e;
  assign rescaled = {add_12496, bit_slice_12497};
  assign p0_stage_done__1 = active_inputs_valid_0 & stage_outputs_ready_0;
  assign umul_2947_NarrowedMult_ = umul51b_27b_x_24b(p0_u, literal_12515);
  assign concat_12543 = {literal_12516, bit_slice_12517};
  assign umul_12544 = umul26b_12b_x_14b(p1_r__1, literal_12519);
  assign below__1 = ~(not_12450 & ____state_3_3 & sle_12503);
  assign sel_12546 = below ? before_tuple_idx_2__2 : array_index_12448;
  assign before_tuple_idx_0__2 = ~(first | not_12521);
  assign nor_12548 = ~(first | not_12522 | not_12523);
  assign sign_ext_12549 = {23{p2_nor_7791}};
  assign shrl_12550 = p2_n >= 6'h17 ? 23'h00_0000 : bit_slice_12525 >> p2_n;
  assign sgt_12551 = $signed(distance__1) > $signed(literal_12527);
  assign ne_12552 = bit_slice_12528 != literal_12529;
  assign add_12553 = ____state_0 + literal_12530;
  assign sign_ext_12554 = {8{not_12531}};
  assign tuple_index_12556 = __tokens__1_reg[128:128];
  assign tokens__1_valid_load_en = and_12532 | tokens__1_valid_inv;
  assign grown__1[0] = _next;
  assign grown__1[1] = _next__1;
  assign grown = p3_rise ? rescaled : add_12512;
  assign or_12569 = p0_stage_done__1 | rst;
  assign or_12571 = p1_stage_done__1 | rst;
  assign or_12573 = p2_stage_done__1 | rst;
  assign or_12575 = p3_stage_done__1 | rst;
  assign u = magnitude[26:0];
  assign bit_slice_12585 = umul_2947_NarrowedMult_[44:39];
  assign bit_slice_12587 = umul_2947_NarrowedMult_[38:33];
  assign r__1 = umul_2947_NarrowedMult_[32:21];
  assign v = high - concat_12543;
  assign bit_slice_12593 = umul_12544[25:12];
  assign n = umul_2947_NarrowedMult_[50:45];
  assign sel_12599 = below ? array_index_12448 : ____state_3_2;
  assign sel_12607 = below__1 ? sel_12546 : ____state_3_5;
  assign or_12615 = before_tuple_idx_0__2 | nor_12548;
  assign e__1 = sign_ext_12549 & shrl_12550;
  assign nor_12646 = ~(sgt_12551 | ne_12552);
  assign and_12666 = add_12553 & sign_ext_12554;
  assign row_end = first ? tuple_index_12556 : ____state_1;
  assign tokens__1_load_en = tokens__1_tvalid & tokens__1_valid_load_en;
  assign __ranked__1_buf = {p3___state_1, {grown__1[1], grown__1[0]}, grown};
  assign or_12682 = p0_stage_done__1 | p1_stage_done__1;
  assign or_12683 = p1_stage_done__1 | p2_stage_done__1;
  assign or_12684 = p2_stage_done__1 | p3_stage_done__1;
  assign or_12685 = p3_stage_done__1 | stage_outputs_valid_4;
  always @ (posedge clk) begin
    p0_last <= or_12569 ? last : p0_last;
    p1_last <= or_12571 ? p0_last : p1_last;
    p2_last <= or_12573 ? p1_last : p2_last;
    p3_last <= or_12575 ? p2_last : p3_last;
    p0_rise <= or_12569 ? rise : p0_rise;
    p1_rise <= or_12571 ? p0_rise : p1_rise;
    p2_rise <= or_12573 ? p1_rise : p2_rise;
    p3_rise <= or_12575 ? p2_rise : p3_rise;
    p0_u <= or_12569 ? u : p0_u;
    p1_bit_slice_6732 <= or_12571 ? bit_slice_12585 : p1_bit_slice_6732;
    p1_bit_slice_6734 <= or_12571 ? bit_slice_12587 : p1_bit_slice_6734;
    p1_r__1 <= or_12571 ? r__1 : p1_r__1;
    p2_v <= or_12573 ? v : p2_v;
    p2_bit_slice_6746 <= or_12573 ? bit_slice_12593 : p2_bit_slice_6746;
    p1_n <= or_12571 ? n : p1_n;
    p2_n <= or_12573 ? p1_n : p2_n;
    p0_sel_6780 <= or_12569 ? sel_12599 : p0_sel_6780;
    p1_sel_6780 <= or_12571 ? p0_sel_6780 : p1_sel_6780;
    p2_sel_6780 <= or_12573 ? p1_sel_6780 : p2_sel_6780;
    p3_sel_6780 <= or_12575 ? p2_sel_6780 : p3_sel_6780;
    p0_sel_6783 <= or_12569 ? sel_12607 : p0_sel_6783;
    p1_sel_6783 <= or_12571 ? p0_sel_6783 : p1_sel_6783;
    p2_sel_6783 <= or_12573 ? p1_sel_6783 : p2_sel_6783;
    p3_sel_6783 <= or_12575 ? p2_sel_6783 : p3_sel_6783;
    p0_or_7021 <= or_12569 ? or_12615 : p0_or_7021;
    p1_or_7021 <= or_12571 ? p0_or_7021 : p1_or_7021;
    p2_or_7021 <= or_12573 ? p1_or_7021 : p2_or_7021;
    p3_or_7021 <= or_12575 ? p2_or_7021 : p3_or_7021;
    p0___state_0 <= or_12569 ? ____state_0 : p0___state_0;
    p1___state_0 <= or_12571 ? p0___state_0 : p1___state_0;
    p2___state_0 <= or_12573 ? p1___state_0 : p2___state_0;
    p3___state_0 <= or_12575 ? p2___state_0 : p3___state_0;
    p0___state_1 <= or_12569 ? ____state_1 : p0___state_1;
    p1___state_1 <= or_12571 ? p0___state_1 : p1___state_1;
    p2___state_1 <= or_12573 ? p1___state_1 : p2___state_1;
    p3___state_1 <= or_12575 ? p2___state_1 : p3___state_1;
    p0_not_7622 <= or_12569 ? not_12450 : p0_not_7622;
    p1_not_7622 <= or_12571 ? p0_not_7622 : p1_not_7622;
    p2_not_7622 <= or_12573 ? p1_not_7622 : p2_not_7622;
    p3_not_7622 <= or_12575 ? p2_not_7622 : p3_not_7622;
    p3_e__1 <= or_12575 ? e__1 : p3_e__1;
    p0_nor_7791 <= or_12569 ? nor_12646 : p0_nor_7791;
    p1_nor_7791 <= or_12571 ? p0_nor_7791 : p1_nor_7791;
    p2_nor_7791 <= or_12573 ? p1_nor_7791 : p2_nor_7791;
    p0_below <= or_12569 ? below : p0_below;
    p1_below <= or_12571 ? p0_below : p1_below;
    p2_below <= or_12573 ? p1_below : p2_below;
    p3_below <= or_12575 ? p2_below : p3_below;
    p0_below__1 <= or_12569 ? below__1 : p0_below__1;
    p1_below__1 <= or_12571 ? p0_below__1 : p1_below__1;
    p2_below__1 <= or_12573 ? p1_below__1 : p2_below__1;
    p3_below__1 <= or_12575 ? p2_below__1 : p3_below__1;
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
      ____state_0 <= p0_stage_done__1 ? and_12666 : ____state_0;
      ____state_1 <= p0_stage_done__1 ? row_end : ____state_1;
      ____state_2[0] <= p0_stage_done__1 ? row_logits[0] : ____state_2[0];
      ____state_2[1] <= p0_stage_done__1 ? row_logits[1] : ____state_2[1];
      ____state_2[2] <= p0_stage_done__1 ? row_logits[2] : ____state_2[2];
      ____state_2[3] <= p0_stage_done__1 ? row_logits[3] : ____state_2[3];
      ____state_4 <= stage_outputs_valid_4 ? grown : ____state_4;
      ____state_3_1 <= stage_outputs_valid_4 ? sel_12490 : ____state_3_1;
      ____state_3_2 <= p0_stage_done__1 ? sel_12599 : ____state_3_2;
      ____state_3_3 <= p0_stage_done__1 ? or_12615 : ____state_3_3;
      ____state_3_4 <= stage_outputs_valid_4 ? sel_12493 : ____state_3_4;
      ____state_3_5 <= p0_stage_done__1 ? sel_12607 : ____state_3_5;
      __state_machine_state_machine_state_machine___state_3_0 <= p0_stage_done__1 ? literal_12489 : __state_machine_state_machine_state_machine___state_3_0;
      __ranked__1_reg <= ranked__1_load_en ? __ranked__1_buf : __ranked__1_reg;
      __ranked__1_valid_reg <= ranked__1_valid_load_en ? __ranked__1_tvalid_buf : __ranked__1_valid_reg;
      __tokens__1_reg <= tokens__1_load_en ? tokens__1_tdata : __tokens__1_reg;
      __tokens__1_valid_reg <= tokens__1_valid_load_en ? tokens__1_tvalid : __tokens__1_valid_reg;
      p1_inputs_valid <= or_12682 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_12683 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_12684 ? p2_stage_done__1 : p3_inputs_valid;
      p4_inputs_valid <= or_12685 ? p3_stage_done__1 : p4_inputs_valid;
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
  wire not_12810;
  wire stage_outputs_valid_10;
  wire stage_outputs_ready_9;
  wire not_12816;
  wire p9_stage_done__1;
  wire stage_outputs_ready_8;
  wire not_12822;
  wire p8_stage_done__1;
  wire stage_outputs_ready_7;
  wire not_12833;
  wire p7_stage_done__1;
  wire literal_12828;
  wire [30:0] sign_ext_12830;
  wire stage_outputs_ready_6;
  wire [30:0] concat_12835;
  wire [30:0] and_12836;
  wire [14:0] bit_slice_12848;
  wire [6:0] literal_12850;
  wire [30:0] bit_slice_12852;
  wire [30:0] sign_ext_12853;
  wire [30:0] sign_ext_12856;
  wire [30:0] sign_ext_12859;
  wire [30:0] sign_ext_12862;
  wire [30:0] sign_ext_12865;
  wire [30:0] sign_ext_12868;
  wire not_12871;
  wire p6_stage_done__1;
  wire [30:0] d_rest__41;
  wire [28:0] umul_12875;
  wire [30:0] concat_12876;
  wire [30:0] and_12877;
  wire [30:0] concat_12878;
  wire [30:0] and_12879;
  wire [30:0] concat_12880;
  wire [30:0] and_12881;
  wire [30:0] concat_12882;
  wire [30:0] and_12883;
  wire [30:0] concat_12884;
  wire [30:0] and_12885;
  wire [30:0] concat_12886;
  wire [30:0] and_12887;
  wire stage_outputs_ready_5;
  wire [31:0] rest__19;
  wire [11:0] literal_12891;
  wire [13:0] bit_slice_12892;
  wire [30:0] d_rest__23;
  wire [30:0] d_rest__26;
  wire [30:0] d_rest__29;
  wire [30:0] d_rest__32;
  wire [30:0] d_rest__35;
  wire [30:0] d_rest__38;
  wire not_12903;
  wire p5_stage_done__1;
  wire fits__19;
  wire [25:0] concat_12907;
  wire [31:0] rest__1;
  wire [31:0] rest__4;
  wire [31:0] rest__7;
  wire [31:0] rest__10;
  wire [31:0] rest__13;
  wire [31:0] rest__16;
  wire stage_outputs_ready_4;
  wire [29:0] bit_slice_12905;
  wire [30:0] sign_ext_12906;
  wire [25:0] w;
  wire fits__1;
  wire fits__4;
  wire fits__7;
  wire fits__10;
  wire fits__13;
  wire fits__16;
  wire not_12936;
  wire p4_stage_done__1;
  wire [30:0] concat_12923;
  wire [30:0] and_12924;
  wire [22:0] bit_slice_12940;
  wire [29:0] bit_slice_12942;
  wire [30:0] sign_ext_12943;
  wire [29:0] bit_slice_12944;
  wire [30:0] sign_ext_12945;
  wire [29:0] bit_slice_12946;
  wire [30:0] sign_ext_12947;
  wire [29:0] bit_slice_12948;
  wire [30:0] sign_ext_12949;
  wire [29:0] bit_slice_12950;
  wire [30:0] sign_ext_12951;
  wire [29:0] bit_slice_12952;
  wire [30:0] sign_ext_12953;
  wire [7:0] literal_12955;
  wire [40:0] tuple_index_12957[0:1];
  wire stage_outputs_ready_3;
  wire [30:0] d_rest__42;
  wire [22:0] sign_ext_12963;
  wire [22:0] shrl_12964;
  wire [30:0] concat_12965;
  wire [30:0] and_12966;
  wire [30:0] concat_12967;
  wire [30:0] and_12968;
  wire [30:0] concat_12969;
  wire [30:0] and_12970;
  wire [30:0] concat_12971;
  wire [30:0] and_12972;
  wire [30:0] concat_12973;
  wire [30:0] and_12974;
  wire [30:0] concat_12975;
  wire [30:0] and_12976;
  wire [7:0] literal_12959;
  wire first;
  wire eq_12978;
  wire [40:0] array_index_12981;
  wire [40:0] tuple_index_12982[0:1];
  wire not_12986;
  wire p3_stage_done__1;
  wire [31:0] rest__20;
  wire [8:0] literal_12989;
  wire [22:0] and_12990;
  wire [30:0] d_rest__24;
  wire [30:0] d_rest__27;
  wire [30:0] d_rest__30;
  wire [30:0] d_rest__33;
  wire [30:0] d_rest__36;
  wire [30:0] d_rest__39;
  wire eq_12983;
  wire and_12997;
  wire [31:0] sel_12998;
  wire [31:0] tuple_index_12999;
  wire [40:0] array_index_13000;
  wire stage_outputs_ready_2;
  wire fits__20;
  wire [31:0] concat_13006;
  wire [31:0] rest__2;
  wire [31:0] rest__5;
  wire [31:0] rest__8;
  wire [31:0] rest__11;
  wire [31:0] rest__14;
  wire [31:0] rest__17;
  wire literal_13014;
  wire and_13001;
  wire [31:0] sel_13015;
  wire [31:0] tuple_index_13016;
  wire [31:0] sel_13017;
  wire not_13024;
  wire p2_stage_done__1;
  wire [29:0] bit_slice_13004;
  wire [30:0] sign_ext_13005;
  wire whole;
  wire fits__2;
  wire fits__5;
  wire fits__8;
  wire fits__11;
  wire fits__14;
  wire fits__17;
  wire [40:0] array_index_13041;
  wire [31:0] pick_logit;
  wire [31:0] logit;
  wire not_13019;
  wire not_13021;
  wire stage_outputs_ready_1;
  wire [30:0] concat_13026;
  wire [30:0] and_13027;
  wire [25:0] high;
  wire [16:0] low;
  wire not_13052;
  wire [29:0] bit_slice_13053;
  wire [30:0] sign_ext_13054;
  wire [29:0] bit_slice_13055;
  wire [30:0] sign_ext_13056;
  wire [29:0] bit_slice_13057;
  wire [30:0] sign_ext_13058;
  wire [29:0] bit_slice_13059;
  wire [30:0] sign_ext_13060;
  wire [29:0] bit_slice_13061;
  wire [30:0] sign_ext_13062;
  wire [29:0] bit_slice_13063;
  wire [30:0] sign_ext_13064;
  wire [7:0] sel_13065;
  wire [7:0] tuple_index_13066;
  wire [7:0] tuple_index_13067;
  wire [40:0] array_index_13068;
  wire [31:0] sub_13069;
  wire or_13045;
  wire or_13046;
  wire not_13072;
  wire p1_stage_done__1;
  wire [30:0] d_rest__43;
  wire [42:0] umul_13075;
  wire [22:0] sign_ext_13076;
  wire [30:0] concat_13077;
  wire [30:0] and_13078;
  wire [30:0] concat_13079;
  wire [30:0] and_13080;
  wire [30:0] concat_13081;
  wire [30:0] and_13082;
  wire [30:0] concat_13083;
  wire [30:0] and_13084;
  wire [30:0] concat_13085;
  wire [30:0] and_13086;
  wire [30:0] concat_13087;
  wire [30:0] and_13088;
  wire [7:0] sel_13089;
  wire [7:0] tuple_index_13090;
  wire [7:0] sel_13091;
  wire [7:0] sel_13092;
  wire [7:0] tuple_index_13093;
  wire [31:0] magnitude;
  wire last;
  wire not_13096;
  wire active_inputs_valid_0;
  wire stage_outputs_ready_0;
  wire [31:0] rest__21;
  wire [31:0] tuple_index_13120;
  wire [23:0] literal_13122;
  wire [5:0] literal_13123;
  wire [19:0] bit_slice_13124;
  wire [13:0] literal_13126;
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
  wire [31:0] literal_13137;
  wire [4:0] bit_slice_13138;
  wire [4:0] literal_13139;
  wire not_13140;
  wire [7:0] add_13141;
  wire [7:0] sign_ext_13142;
  wire tuple_index_13144;
  wire [31:0] tuple_index_13145;
  wire and_13146;
  wire ranked__0_valid_inv;
  wire and_13148;
  wire ranked__1_valid_inv;
  wire fits__21;
  wire p0_stage_done__1;
  wire [31:0] sel_13167;
  wire [31:0] tuple_index_13168;
  wire [50:0] umul_2947_NarrowedMult_;
  wire [25:0] concat_13170;
  wire [25:0] umul_13171;
  wire [31:0] rest;
  wire [31:0] rest__3;
  wire [31:0] rest__6;
  wire [31:0] rest__9;
  wire [31:0] rest__12;
  wire [31:0] rest__15;
  wire [31:0] rest__18;
  wire ule_13179;
  wire ule_13180;
  wire uge_13181;
  wire uge_13182;
  wire sgt_13185;
  wire ne_13186;
  wire [7:0] add_13187;
  wire [7:0] sign_ext_13188;
  wire [7:0] and_13189;
  wire sel_13190;
  wire tuple_index_13191;
  wire [31:0] sel_13192;
  wire [31:0] tuple_index_13193;
  wire ranked__0_valid_load_en;
  wire ranked__1_valid_load_en;
  wire [31:0] concat_13151;
  wire and_13200;
  wire or_13201;
  wire or_13203;
  wire or_13205;
  wire or_13207;
  wire or_13209;
  wire or_13211;
  wire or_13213;
  wire or_13215;
  wire or_13217;
  wire or_13219;
  wire [31:0] r__2_sum;
  wire [26:0] u;
  wire [5:0] bit_slice_13254;
  wire [5:0] bit_slice_13256;
  wire [11:0] r__3;
  wire [25:0] v;
  wire [13:0] bit_slice_13262;
  wire [5:0] n;
  wire fits;
  wire [29:0] bit_slice_13322;
  wire fits__3;
  wire [29:0] bit_slice_13353;
  wire fits__6;
  wire [29:0] bit_slice_13378;
  wire fits__9;
  wire [29:0] bit_slice_13397;
  wire fits__12;
  wire [29:0] bit_slice_13410;
  wire fits__15;
  wire [29:0] bit_slice_13417;
  wire fits__18;
  wire and_13421;
  wire and_13441;
  wire nor_13481;
  wire [7:0] and_13507;
  wire [7:0] unit;
  wire r__2_end;
  wire [31:0] sel_13517;
  wire ranked__0_load_en;
  wire ranked__1_load_en;
  wire [43:0] __scored_buf;
  wire or_13525;
  wire or_13526;
  wire or_13527;
  wire or_13528;
  wire or_13529;
  wire or_13530;
  wire or_13531;
  wire or_13532;
  wire or_13533;
  wire or_13534;
  assign scored_valid_inv = ~__scored_valid_reg;
  assign scored_valid_load_en = scored_tready | scored_valid_inv;
  assign scored_load_en = p10_inputs_valid & scored_valid_load_en;
  assign not_12810 = ~p10_inputs_valid;
  assign stage_outputs_valid_10 = p10_inputs_valid & scored_load_en;
  assign stage_outputs_ready_9 = not_12810 | stage_outputs_valid_10;
  assign not_12816 = ~p9_inputs_valid;
  assign p9_stage_done__1 = p9_inputs_valid & stage_outputs_ready_9;
  assign stage_outputs_ready_8 = not_12816 | p9_stage_done__1;
  assign not_12822 = ~p8_inputs_valid;
  assign p8_stage_done__1 = p8_inputs_valid & stage_outputs_ready_8;
  assign stage_outputs_ready_7 = not_12822 | p8_stage_done__1;
  assign not_12833 = ~p7_inputs_valid;
  assign p7_stage_done__1 = p7_inputs_valid & stage_outputs_ready_7;
  assign literal_12828 = 1'h0;
  assign sign_ext_12830 = {31{p9_fits__18}};
  assign stage_outputs_ready_6 = not_12833 | p7_stage_done__1;
  assign concat_12835 = {p9_bit_slice_6951, literal_12828};
  assign and_12836 = p9_bit_slice_6845 & sign_ext_12830;
  assign bit_slice_12848 = p2_v[25:11];
  assign literal_12850 = 7'h00;
  assign bit_slice_12852 = p3_r__2_sum[30:0];
  assign sign_ext_12853 = {31{p3_fits}};
  assign sign_ext_12856 = {31{p4_fits__3}};
  assign sign_ext_12859 = {31{p5_fits__6}};
  assign sign_ext_12862 = {31{p6_fits__9}};
  assign sign_ext_12865 = {31{p7_fits__12}};
  assign sign_ext_12868 = {31{p8_fits__15}};
  assign not_12871 = ~p6_inputs_valid;
  assign p6_stage_done__1 = p6_inputs_valid & stage_outputs_ready_6;
  assign d_rest__41 = concat_12835 - and_12836;
  assign umul_12875 = umul29b_15b_x_14b(bit_slice_12848, p2_bit_slice_6819);
  assign concat_12876 = {literal_12850, p3_start_rest__1, literal_12828};
  assign and_12877 = bit_slice_12852 & sign_ext_12853;
  assign concat_12878 = {p4_bit_slice_6861, literal_12828};
  assign and_12879 = p4_bit_slice_6845 & sign_ext_12856;
  assign concat_12880 = {p5_bit_slice_6879, literal_12828};
  assign and_12881 = p5_bit_slice_6845 & sign_ext_12859;
  assign concat_12882 = {p6_bit_slice_6897, literal_12828};
  assign and_12883 = p6_bit_slice_6845 & sign_ext_12862;
  assign concat_12884 = {p7_bit_slice_6915, literal_12828};
  assign and_12885 = p7_bit_slice_6845 & sign_ext_12865;
  assign concat_12886 = {p8_bit_slice_6933, literal_12828};
  assign and_12887 = p8_bit_slice_6845 & sign_ext_12868;
  assign stage_outputs_ready_5 = not_12871 | p6_stage_done__1;
  assign rest__19 = {d_rest__41, literal_12828};
  assign literal_12891 = 12'h000;
  assign bit_slice_12892 = umul_12875[28:15];
  assign d_rest__23 = concat_12876 - and_12877;
  assign d_rest__26 = concat_12878 - and_12879;
  assign d_rest__29 = concat_12880 - and_12881;
  assign d_rest__32 = concat_12882 - and_12883;
  assign d_rest__35 = concat_12884 - and_12885;
  assign d_rest__38 = concat_12886 - and_12887;
  assign not_12903 = ~p5_inputs_valid;
  assign p5_stage_done__1 = p5_inputs_valid & stage_outputs_ready_5;
  assign fits__19 = rest__19 >= p9_r__2_sum;
  assign concat_12907 = {literal_12891, bit_slice_12892};
  assign rest__1 = {d_rest__23, literal_12828};
  assign rest__4 = {d_rest__26, literal_12828};
  assign rest__7 = {d_rest__29, literal_12828};
  assign rest__10 = {d_rest__32, literal_12828};
  assign rest__13 = {d_rest__35, literal_12828};
  assign rest__16 = {d_rest__38, literal_12828};
  assign stage_outputs_ready_4 = not_12903 | p5_stage_done__1;
  assign bit_slice_12905 = d_rest__41[29:0];
  assign sign_ext_12906 = {31{fits__19}};
  assign w = p2_v - concat_12907;
  assign fits__1 = rest__1 >= p3_r__2_sum;
  assign fits__4 = rest__4 >= p4_r__2_sum;
  assign fits__7 = rest__7 >= p5_r__2_sum;
  assign fits__10 = rest__10 >= p6_r__2_sum;
  assign fits__13 = rest__13 >= p7_r__2_sum;
  assign fits__16 = rest__16 >= p8_r__2_sum;
  assign not_12936 = ~p4_inputs_valid;
  assign p4_stage_done__1 = p4_inputs_valid & stage_outputs_ready_4;
  assign concat_12923 = {bit_slice_12905, literal_12828};
  assign and_12924 = p9_bit_slice_6845 & sign_ext_12906;
  assign bit_slice_12940 = w[25:3];
  assign bit_slice_12942 = d_rest__23[29:0];
  assign sign_ext_12943 = {31{fits__1}};
  assign bit_slice_12944 = d_rest__26[29:0];
  assign sign_ext_12945 = {31{fits__4}};
  assign bit_slice_12946 = d_rest__29[29:0];
  assign sign_ext_12947 = {31{fits__7}};
  assign bit_slice_12948 = d_rest__32[29:0];
  assign sign_ext_12949 = {31{fits__10}};
  assign bit_slice_12950 = d_rest__35[29:0];
  assign sign_ext_12951 = {31{fits__13}};
  assign bit_slice_12952 = d_rest__38[29:0];
  assign sign_ext_12953 = {31{fits__16}};
  assign literal_12955 = 8'h00;
  assign tuple_index_12957[0] = __ranked__0_reg[72:32];
  assign tuple_index_12957[1] = __ranked__0_reg[113:73];
  assign stage_outputs_ready_3 = not_12936 | p4_stage_done__1;
  assign d_rest__42 = concat_12923 - and_12924;
  assign sign_ext_12963 = {23{p2_nor_7792}};
  assign shrl_12964 = p2_n >= 6'h17 ? 23'h00_0000 : bit_slice_12940 >> p2_n;
  assign concat_12965 = {bit_slice_12942, literal_12828};
  assign and_12966 = bit_slice_12852 & sign_ext_12943;
  assign concat_12967 = {bit_slice_12944, literal_12828};
  assign and_12968 = p4_bit_slice_6845 & sign_ext_12945;
  assign concat_12969 = {bit_slice_12946, literal_12828};
  assign and_12970 = p5_bit_slice_6845 & sign_ext_12947;
  assign concat_12971 = {bit_slice_12948, literal_12828};
  assign and_12972 = p6_bit_slice_6845 & sign_ext_12949;
  assign concat_12973 = {bit_slice_12950, literal_12828};
  assign and_12974 = p7_bit_slice_6845 & sign_ext_12951;
  assign concat_12975 = {bit_slice_12952, literal_12828};
  assign and_12976 = p8_bit_slice_6845 & sign_ext_12953;
  assign literal_12959 = 8'h01;
  assign first = ____state_0 == literal_12955;
  assign eq_12978 = ____state_1 == literal_12955;
  assign array_index_12981 = tuple_index_12957[literal_12828];
  assign tuple_index_12982[0] = __ranked__1_reg[72:32];
  assign tuple_index_12982[1] = __ranked__1_reg[113:73];
  assign not_12986 = ~p3_inputs_valid;
  assign p3_stage_done__1 = p3_inputs_valid & stage_outputs_ready_3;
  assign rest__20 = {d_rest__42, literal_12828};
  assign literal_12989 = 9'h000;
  assign and_12990 = sign_ext_12963 & shrl_12964;
  assign d_rest__24 = concat_12965 - and_12966;
  assign d_rest__27 = concat_12967 - and_12968;
  assign d_rest__30 = concat_12969 - and_12970;
  assign d_rest__33 = concat_12971 - and_12972;
  assign d_rest__36 = concat_12973 - and_12974;
  assign d_rest__39 = concat_12975 - and_12976;
  assign eq_12983 = ____state_1 == literal_12959;
  assign and_12997 = first & eq_12978;
  assign sel_12998 = ____state_0 == 8'h00 ? ____state_3_2 : ____state_3_5;
  assign tuple_index_12999 = array_index_12981[31:0];
  assign array_index_13000 = tuple_index_12982[literal_12828];
  assign stage_outputs_ready_2 = not_12986 | p3_stage_done__1;
  assign fits__20 = rest__20 >= p9_r__2_sum;
  assign concat_13006 = {literal_12989, and_12990};
  assign rest__2 = {d_rest__24, literal_12828};
  assign rest__5 = {d_rest__27, literal_12828};
  assign rest__8 = {d_rest__30, literal_12828};
  assign rest__11 = {d_rest__33, literal_12828};
  assign rest__14 = {d_rest__36, literal_12828};
  assign rest__17 = {d_rest__39, literal_12828};
  assign literal_13014 = 1'h1;
  assign and_13001 = first & eq_12983;
  assign sel_13015 = and_12997 ? tuple_index_12999 : sel_12998;
  assign tuple_index_13016 = array_index_13000[31:0];
  assign sel_13017 = and_12997 ? tuple_index_12999 : ____state_3_2;
  assign not_13024 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign bit_slice_13004 = d_rest__42[29:0];
  assign sign_ext_13005 = {31{fits__20}};
  assign whole = $signed(concat_13006) >= $signed(p2_r__2_sum);
  assign fits__2 = rest__2 >= p3_r__2_sum;
  assign fits__5 = rest__5 >= p4_r__2_sum;
  assign fits__8 = rest__8 >= p5_r__2_sum;
  assign fits__11 = rest__11 >= p6_r__2_sum;
  assign fits__14 = rest__14 >= p7_r__2_sum;
  assign fits__17 = rest__17 >= p8_r__2_sum;
  assign array_index_13041 = tuple_index_12957[literal_13014];
  assign pick_logit = and_13001 ? tuple_index_13016 : sel_13015;
  assign logit = and_13001 ? tuple_index_13016 : sel_13017;
  assign not_13019 = ~and_12997;
  assign not_13021 = ~and_13001;
  assign stage_outputs_ready_1 = not_13024 | p2_stage_done__1;
  assign concat_13026 = {bit_slice_13004, literal_12828};
  assign and_13027 = p9_bit_slice_6845 & sign_ext_13005;
  assign high = EXP_HIGH[p1_bit_slice_6805];
  assign low = EXP_LOW[p1_bit_slice_6807];
  assign not_13052 = ~whole;
  assign bit_slice_13053 = d_rest__24[29:0];
  assign sign_ext_13054 = {31{fits__2}};
  assign bit_slice_13055 = d_rest__27[29:0];
  assign sign_ext_13056 = {31{fits__5}};
  assign bit_slice_13057 = d_rest__30[29:0];
  assign sign_ext_13058 = {31{fits__8}};
  assign bit_slice_13059 = d_rest__33[29:0];
  assign sign_ext_13060 = {31{fits__11}};
  assign bit_slice_13061 = d_rest__36[29:0];
  assign sign_ext_13062 = {31{fits__14}};
  assign bit_slice_13063 = d_rest__39[29:0];
  assign sign_ext_13064 = {31{fits__17}};
  assign sel_13065 = ____state_0 == 8'h00 ? ____state_3_1 : ____state_3_4;
  assign tuple_index_13066 = array_index_12981[39:32];
  assign tuple_index_13067 = array_index_13041[39:32];
  assign array_index_13068 = tuple_index_12982[literal_13014];
  assign sub_13069 = pick_logit - logit;
  assign or_13045 = __ranked__0_valid_reg | not_13019;
  assign or_13046 = __ranked__1_valid_reg | not_13021;
  assign not_13072 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign d_rest__43 = concat_13026 - and_13027;
  assign umul_13075 = umul43b_26b_x_17b(high, low);
  assign sign_ext_13076 = {23{not_13052}};
  assign concat_13077 = {bit_slice_13053, literal_12828};
  assign and_13078 = bit_slice_12852 & sign_ext_13054;
  assign concat_13079 = {bit_slice_13055, literal_12828};
  assign and_13080 = p4_bit_slice_6845 & sign_ext_13056;
  assign concat_13081 = {bit_slice_13057, literal_12828};
  assign and_13082 = p5_bit_slice_6845 & sign_ext_13058;
  assign concat_13083 = {bit_slice_13059, literal_12828};
  assign and_13084 = p6_bit_slice_6845 & sign_ext_13060;
  assign concat_13085 = {bit_slice_13061, literal_12828};
  assign and_13086 = p7_bit_slice_6845 & sign_ext_13062;
  assign concat_13087 = {bit_slice_13063, literal_12828};
  assign and_13088 = p8_bit_slice_6845 & sign_ext_13064;
  assign sel_13089 = and_12997 ? tuple_index_13066 : sel_13065;
  assign tuple_index_13090 = array_index_13000[39:32];
  assign sel_13091 = and_12997 ? tuple_index_13066 : ____state_3_1;
  assign sel_13092 = and_12997 ? tuple_index_13067 : ____state_3_4;
  assign tuple_index_13093 = array_index_13068[39:32];
  assign magnitude = -sub_13069;
  assign last = ____state_0 == literal_12959;
  assign not_13096 = ~eq_12983;
  assign active_inputs_valid_0 = or_13045 & or_13046;
  assign stage_outputs_ready_0 = not_13072 | p1_stage_done__1;
  assign rest__21 = {d_rest__43, literal_12828};
  assign tuple_index_13120 = __ranked__0_reg[31:0];
  assign literal_13122 = 24'hb8_aa3b;
  assign literal_13123 = 6'h00;
  assign bit_slice_13124 = umul_13075[42:23];
  assign literal_13126 = 14'h2c5d;
  assign start_rest__1 = sign_ext_13076 & sign_ext_12963 & shrl_12964;
  assign d_rest__25 = concat_13077 - and_13078;
  assign d_rest__28 = concat_13079 - and_13080;
  assign d_rest__31 = concat_13081 - and_13082;
  assign d_rest__34 = concat_13083 - and_13084;
  assign d_rest__37 = concat_13085 - and_13086;
  assign d_rest__40 = concat_13087 - and_13088;
  assign pick_expert__1 = and_13001 ? tuple_index_13090 : sel_13089;
  assign pick_expert__1__2 = and_13001 ? tuple_index_13090 : sel_13091;
  assign pick_expert__1__4 = and_13001 ? tuple_index_13093 : sel_13092;
  assign literal_13137 = 32'h0000_0000;
  assign bit_slice_13138 = magnitude[31:27];
  assign literal_13139 = 5'h00;
  assign not_13140 = ~last;
  assign add_13141 = ____state_1 + literal_12959;
  assign sign_ext_13142 = {8{not_13096}};
  assign tuple_index_13144 = __ranked__0_reg[114:114];
  assign tuple_index_13145 = array_index_13041[31:0];
  assign and_13146 = active_inputs_valid_0 & stage_outputs_ready_0 & and_12997;
  assign ranked__0_valid_inv = ~__ranked__0_valid_reg;
  assign and_13148 = active_inputs_valid_0 & stage_outputs_ready_0 & and_13001;
  assign ranked__1_valid_inv = ~__ranked__1_valid_reg;
  assign fits__21 = rest__21 >= p9_r__2_sum;
  assign p0_stage_done__1 = active_inputs_valid_0 & stage_outputs_ready_0;
  assign sel_13167 = and_12997 ? tuple_index_13120 : ____state_4;
  assign tuple_index_13168 = __ranked__1_reg[31:0];
  assign umul_2947_NarrowedMult_ = umul51b_27b_x_24b(p0_u, literal_13122);
  assign concat_13170 = {literal_13123, bit_slice_13124};
  assign umul_13171 = umul26b_12b_x_14b(p1_r__3, literal_13126);
  assign rest = {literal_12955, start_rest__1, literal_12828};
  assign rest__3 = {d_rest__25, literal_12828};
  assign rest__6 = {d_rest__28, literal_12828};
  assign rest__9 = {d_rest__31, literal_12828};
  assign rest__12 = {d_rest__34, literal_12828};
  assign rest__15 = {d_rest__37, literal_12828};
  assign rest__18 = {d_rest__40, literal_12828};
  assign ule_13179 = pick_expert__1 <= pick_expert__1__2;
  assign ule_13180 = pick_expert__1 <= pick_expert__1__4;
  assign uge_13181 = pick_expert__1 >= pick_expert__1__2;
  assign uge_13182 = pick_expert__1 >= pick_expert__1__4;
  assign sgt_13185 = $signed(sub_13069) > $signed(literal_13137);
  assign ne_13186 = bit_slice_13138 != literal_13139;
  assign add_13187 = ____state_0 + literal_12959;
  assign sign_ext_13188 = {8{not_13140}};
  assign and_13189 = add_13141 & sign_ext_13142;
  assign sel_13190 = and_12997 ? tuple_index_13144 : ____state_2;
  assign tuple_index_13191 = __ranked__1_reg[114:114];
  assign sel_13192 = and_12997 ? tuple_index_13145 : ____state_3_5;
  assign tuple_index_13193 = array_index_13068[31:0];
  assign ranked__0_valid_load_en = and_13146 | ranked__0_valid_inv;
  assign ranked__1_valid_load_en = and_13148 | ranked__1_valid_inv;
  assign concat_13151 = {literal_12989, p9_whole, p9_fits, p9_fits__1, p9_fits__2, p9_fits__3, p9_fits__4, p9_fits__5, p9_fits__6, p9_fits__7, p9_fits__8, p9_fits__9, p9_fits__10, p9_fits__11, p9_fits__12, p9_fits__13, p9_fits__14, p9_fits__15, p9_fits__16, p9_fits__17, p9_fits__18, fits__19, fits__20, fits__21};
  assign and_13200 = last & ____state_2;
  assign or_13201 = p0_stage_done__1 | rst;
  assign or_13203 = p1_stage_done__1 | rst;
  assign or_13205 = p2_stage_done__1 | rst;
  assign or_13207 = p3_stage_done__1 | rst;
  assign or_13209 = p4_stage_done__1 | rst;
  assign or_13211 = p5_stage_done__1 | rst;
  assign or_13213 = p6_stage_done__1 | rst;
  assign or_13215 = p7_stage_done__1 | rst;
  assign or_13217 = p8_stage_done__1 | rst;
  assign or_13219 = p9_stage_done__1 | rst;
  assign r__2_sum = and_13001 ? tuple_index_13168 : sel_13167;
  assign u = magnitude[26:0];
  assign bit_slice_13254 = umul_2947_NarrowedMult_[44:39];
  assign bit_slice_13256 = umul_2947_NarrowedMult_[38:33];
  assign r__3 = umul_2947_NarrowedMult_[32:21];
  assign v = high - concat_13170;
  assign bit_slice_13262 = umul_13171[25:12];
  assign n = umul_2947_NarrowedMult_[50:45];
  assign fits = rest >= p2_r__2_sum;
  assign bit_slice_13322 = d_rest__25[29:0];
  assign fits__3 = rest__3 >= p3_r__2_sum;
  assign bit_slice_13353 = d_rest__28[29:0];
  assign fits__6 = rest__6 >= p4_r__2_sum;
  assign bit_slice_13378 = d_rest__31[29:0];
  assign fits__9 = rest__9 >= p5_r__2_sum;
  assign bit_slice_13397 = d_rest__34[29:0];
  assign fits__12 = rest__12 >= p6_r__2_sum;
  assign bit_slice_13410 = d_rest__37[29:0];
  assign fits__15 = rest__15 >= p7_r__2_sum;
  assign bit_slice_13417 = d_rest__40[29:0];
  assign fits__18 = rest__18 >= p8_r__2_sum;
  assign and_13421 = ule_13179 & ule_13180;
  assign and_13441 = uge_13181 & uge_13182;
  assign nor_13481 = ~(sgt_13185 | ne_13186);
  assign and_13507 = add_13187 & sign_ext_13188;
  assign unit = last ? and_13189 : ____state_1;
  assign r__2_end = and_13001 ? tuple_index_13191 : sel_13190;
  assign sel_13517 = and_13001 ? tuple_index_13193 : sel_13192;
  assign ranked__0_load_en = ranked__0_tvalid & ranked__0_valid_load_en;
  assign ranked__1_load_en = ranked__1_tvalid & ranked__1_valid_load_en;
  assign __scored_buf = {p9_pick_expert__1, concat_13151, p9_and_6986, p9_and_6995, p9_last, p9_and_1142};
  assign or_13525 = p0_stage_done__1 | p1_stage_done__1;
  assign or_13526 = p1_stage_done__1 | p2_stage_done__1;
  assign or_13527 = p2_stage_done__1 | p3_stage_done__1;
  assign or_13528 = p3_stage_done__1 | p4_stage_done__1;
  assign or_13529 = p4_stage_done__1 | p5_stage_done__1;
  assign or_13530 = p5_stage_done__1 | p6_stage_done__1;
  assign or_13531 = p6_stage_done__1 | p7_stage_done__1;
  assign or_13532 = p7_stage_done__1 | p8_stage_done__1;
  assign or_13533 = p8_stage_done__1 | p9_stage_done__1;
  assign or_13534 = p9_stage_done__1 | stage_outputs_valid_10;
  always @ (posedge clk) begin
    p0_and_1142 <= or_13201 ? and_13200 : p0_and_1142;
    p1_and_1142 <= or_13203 ? p0_and_1142 : p1_and_1142;
    p2_and_1142 <= or_13205 ? p1_and_1142 : p2_and_1142;
    p3_and_1142 <= or_13207 ? p2_and_1142 : p3_and_1142;
    p4_and_1142 <= or_13209 ? p3_and_1142 : p4_and_1142;
    p5_and_1142 <= or_13211 ? p4_and_1142 : p5_and_1142;
    p6_and_1142 <= or_13213 ? p5_and_1142 : p6_and_1142;
    p7_and_1142 <= or_13215 ? p6_and_1142 : p7_and_1142;
    p8_and_1142 <= or_13217 ? p7_and_1142 : p8_and_1142;
    p9_and_1142 <= or_13219 ? p8_and_1142 : p9_and_1142;
    p0_r__2_sum <= or_13201 ? r__2_sum : p0_r__2_sum;
    p1_r__2_sum <= or_13203 ? p0_r__2_sum : p1_r__2_sum;
    p2_r__2_sum <= or_13205 ? p1_r__2_sum : p2_r__2_sum;
    p3_r__2_sum <= or_13207 ? p2_r__2_sum : p3_r__2_sum;
    p4_r__2_sum <= or_13209 ? p3_r__2_sum : p4_r__2_sum;
    p5_r__2_sum <= or_13211 ? p4_r__2_sum : p5_r__2_sum;
    p6_r__2_sum <= or_13213 ? p5_r__2_sum : p6_r__2_sum;
    p7_r__2_sum <= or_13215 ? p6_r__2_sum : p7_r__2_sum;
    p8_r__2_sum <= or_13217 ? p7_r__2_sum : p8_r__2_sum;
    p9_r__2_sum <= or_13219 ? p8_r__2_sum : p9_r__2_sum;
    p0_last <= or_13201 ? last : p0_last;
    p1_last <= or_13203 ? p0_last : p1_last;
    p2_last <= or_13205 ? p1_last : p2_last;
    p3_last <= or_13207 ? p2_last : p3_last;
    p4_last <= or_13209 ? p3_last : p4_last;
    p5_last <= or_13211 ? p4_last : p5_last;
    p6_last <= or_13213 ? p5_last : p6_last;
    p7_last <= or_13215 ? p6_last : p7_last;
    p8_last <= or_13217 ? p7_last : p8_last;
    p9_last <= or_13219 ? p8_last : p9_last;
    p0_u <= or_13201 ? u : p0_u;
    p1_bit_slice_6805 <= or_13203 ? bit_slice_13254 : p1_bit_slice_6805;
    p1_bit_slice_6807 <= or_13203 ? bit_slice_13256 : p1_bit_slice_6807;
    p1_r__3 <= or_13203 ? r__3 : p1_r__3;
    p2_v <= or_13205 ? v : p2_v;
    p2_bit_slice_6819 <= or_13205 ? bit_slice_13262 : p2_bit_slice_6819;
    p1_n <= or_13203 ? n : p1_n;
    p2_n <= or_13205 ? p1_n : p2_n;
    p3_whole <= or_13207 ? whole : p3_whole;
    p4_whole <= or_13209 ? p3_whole : p4_whole;
    p5_whole <= or_13211 ? p4_whole : p5_whole;
    p6_whole <= or_13213 ? p5_whole : p6_whole;
    p7_whole <= or_13215 ? p6_whole : p7_whole;
    p8_whole <= or_13217 ? p7_whole : p8_whole;
    p9_whole <= or_13219 ? p8_whole : p9_whole;
    p4_bit_slice_6845 <= or_13209 ? bit_slice_12852 : p4_bit_slice_6845;
    p5_bit_slice_6845 <= or_13211 ? p4_bit_slice_6845 : p5_bit_slice_6845;
    p6_bit_slice_6845 <= or_13213 ? p5_bit_slice_6845 : p6_bit_slice_6845;
    p7_bit_slice_6845 <= or_13215 ? p6_bit_slice_6845 : p7_bit_slice_6845;
    p8_bit_slice_6845 <= or_13217 ? p7_bit_slice_6845 : p8_bit_slice_6845;
    p9_bit_slice_6845 <= or_13219 ? p8_bit_slice_6845 : p9_bit_slice_6845;
    p3_fits <= or_13207 ? fits : p3_fits;
    p4_fits <= or_13209 ? p3_fits : p4_fits;
    p5_fits <= or_13211 ? p4_fits : p5_fits;
    p6_fits <= or_13213 ? p5_fits : p6_fits;
    p7_fits <= or_13215 ? p6_fits : p7_fits;
    p8_fits <= or_13217 ? p7_fits : p8_fits;
    p9_fits <= or_13219 ? p8_fits : p9_fits;
    p4_fits__1 <= or_13209 ? fits__1 : p4_fits__1;
    p5_fits__1 <= or_13211 ? p4_fits__1 : p5_fits__1;
    p6_fits__1 <= or_13213 ? p5_fits__1 : p6_fits__1;
    p7_fits__1 <= or_13215 ? p6_fits__1 : p7_fits__1;
    p8_fits__1 <= or_13217 ? p7_fits__1 : p8_fits__1;
    p9_fits__1 <= or_13219 ? p8_fits__1 : p9_fits__1;
    p4_fits__2 <= or_13209 ? fits__2 : p4_fits__2;
    p5_fits__2 <= or_13211 ? p4_fits__2 : p5_fits__2;
    p6_fits__2 <= or_13213 ? p5_fits__2 : p6_fits__2;
    p7_fits__2 <= or_13215 ? p6_fits__2 : p7_fits__2;
    p8_fits__2 <= or_13217 ? p7_fits__2 : p8_fits__2;
    p9_fits__2 <= or_13219 ? p8_fits__2 : p9_fits__2;
    p4_bit_slice_6861 <= or_13209 ? bit_slice_13322 : p4_bit_slice_6861;
    p4_fits__3 <= or_13209 ? fits__3 : p4_fits__3;
    p5_fits__3 <= or_13211 ? p4_fits__3 : p5_fits__3;
    p6_fits__3 <= or_13213 ? p5_fits__3 : p6_fits__3;
    p7_fits__3 <= or_13215 ? p6_fits__3 : p7_fits__3;
    p8_fits__3 <= or_13217 ? p7_fits__3 : p8_fits__3;
    p9_fits__3 <= or_13219 ? p8_fits__3 : p9_fits__3;
    p5_fits__4 <= or_13211 ? fits__4 : p5_fits__4;
    p6_fits__4 <= or_13213 ? p5_fits__4 : p6_fits__4;
    p7_fits__4 <= or_13215 ? p6_fits__4 : p7_fits__4;
    p8_fits__4 <= or_13217 ? p7_fits__4 : p8_fits__4;
    p9_fits__4 <= or_13219 ? p8_fits__4 : p9_fits__4;
    p5_fits__5 <= or_13211 ? fits__5 : p5_fits__5;
    p6_fits__5 <= or_13213 ? p5_fits__5 : p6_fits__5;
    p7_fits__5 <= or_13215 ? p6_fits__5 : p7_fits__5;
    p8_fits__5 <= or_13217 ? p7_fits__5 : p8_fits__5;
    p9_fits__5 <= or_13219 ? p8_fits__5 : p9_fits__5;
    p5_bit_slice_6879 <= or_13211 ? bit_slice_13353 : p5_bit_slice_6879;
    p5_fits__6 <= or_13211 ? fits__6 : p5_fits__6;
    p6_fits__6 <= or_13213 ? p5_fits__6 : p6_fits__6;
    p7_fits__6 <= or_13215 ? p6_fits__6 : p7_fits__6;
    p8_fits__6 <= or_13217 ? p7_fits__6 : p8_fits__6;
    p9_fits__6 <= or_13219 ? p8_fits__6 : p9_fits__6;
    p6_fits__7 <= or_13213 ? fits__7 : p6_fits__7;
    p7_fits__7 <= or_13215 ? p6_fits__7 : p7_fits__7;
    p8_fits__7 <= or_13217 ? p7_fits__7 : p8_fits__7;
    p9_fits__7 <= or_13219 ? p8_fits__7 : p9_fits__7;
    p6_fits__8 <= or_13213 ? fits__8 : p6_fits__8;
    p7_fits__8 <= or_13215 ? p6_fits__8 : p7_fits__8;
    p8_fits__8 <= or_13217 ? p7_fits__8 : p8_fits__8;
    p9_fits__8 <= or_13219 ? p8_fits__8 : p9_fits__8;
    p6_bit_slice_6897 <= or_13213 ? bit_slice_13378 : p6_bit_slice_6897;
    p6_fits__9 <= or_13213 ? fits__9 : p6_fits__9;
    p7_fits__9 <= or_13215 ? p6_fits__9 : p7_fits__9;
    p8_fits__9 <= or_13217 ? p7_fits__9 : p8_fits__9;
    p9_fits__9 <= or_13219 ? p8_fits__9 : p9_fits__9;
    p7_fits__10 <= or_13215 ? fits__10 : p7_fits__10;
    p8_fits__10 <= or_13217 ? p7_fits__10 : p8_fits__10;
    p9_fits__10 <= or_13219 ? p8_fits__10 : p9_fits__10;
    p7_fits__11 <= or_13215 ? fits__11 : p7_fits__11;
    p8_fits__11 <= or_13217 ? p7_fits__11 : p8_fits__11;
    p9_fits__11 <= or_13219 ? p8_fits__11 : p9_fits__11;
    p7_bit_slice_6915 <= or_13215 ? bit_slice_13397 : p7_bit_slice_6915;
    p7_fits__12 <= or_13215 ? fits__12 : p7_fits__12;
    p8_fits__12 <= or_13217 ? p7_fits__12 : p8_fits__12;
    p9_fits__12 <= or_13219 ? p8_fits__12 : p9_fits__12;
    p8_fits__13 <= or_13217 ? fits__13 : p8_fits__13;
    p9_fits__13 <= or_13219 ? p8_fits__13 : p9_fits__13;
    p8_fits__14 <= or_13217 ? fits__14 : p8_fits__14;
    p9_fits__14 <= or_13219 ? p8_fits__14 : p9_fits__14;
    p8_bit_slice_6933 <= or_13217 ? bit_slice_13410 : p8_bit_slice_6933;
    p8_fits__15 <= or_13217 ? fits__15 : p8_fits__15;
    p9_fits__15 <= or_13219 ? p8_fits__15 : p9_fits__15;
    p9_fits__16 <= or_13219 ? fits__16 : p9_fits__16;
    p9_fits__17 <= or_13219 ? fits__17 : p9_fits__17;
    p9_bit_slice_6951 <= or_13219 ? bit_slice_13417 : p9_bit_slice_6951;
    p9_fits__18 <= or_13219 ? fits__18 : p9_fits__18;
    p0_and_6986 <= or_13201 ? and_13421 : p0_and_6986;
    p1_and_6986 <= or_13203 ? p0_and_6986 : p1_and_6986;
    p2_and_6986 <= or_13205 ? p1_and_6986 : p2_and_6986;
    p3_and_6986 <= or_13207 ? p2_and_6986 : p3_and_6986;
    p4_and_6986 <= or_13209 ? p3_and_6986 : p4_and_6986;
    p5_and_6986 <= or_13211 ? p4_and_6986 : p5_and_6986;
    p6_and_6986 <= or_13213 ? p5_and_6986 : p6_and_6986;
    p7_and_6986 <= or_13215 ? p6_and_6986 : p7_and_6986;
    p8_and_6986 <= or_13217 ? p7_and_6986 : p8_and_6986;
    p9_and_6986 <= or_13219 ? p8_and_6986 : p9_and_6986;
    p0_and_6995 <= or_13201 ? and_13441 : p0_and_6995;
    p1_and_6995 <= or_13203 ? p0_and_6995 : p1_and_6995;
    p2_and_6995 <= or_13205 ? p1_and_6995 : p2_and_6995;
    p3_and_6995 <= or_13207 ? p2_and_6995 : p3_and_6995;
    p4_and_6995 <= or_13209 ? p3_and_6995 : p4_and_6995;
    p5_and_6995 <= or_13211 ? p4_and_6995 : p5_and_6995;
    p6_and_6995 <= or_13213 ? p5_and_6995 : p6_and_6995;
    p7_and_6995 <= or_13215 ? p6_and_6995 : p7_and_6995;
    p8_and_6995 <= or_13217 ? p7_and_6995 : p8_and_6995;
    p9_and_6995 <= or_13219 ? p8_and_6995 : p9_and_6995;
    p0_nor_7792 <= or_13201 ? nor_13481 : p0_nor_7792;
    p1_nor_7792 <= or_13203 ? p0_nor_7792 : p1_nor_7792;
    p2_nor_7792 <= or_13205 ? p1_nor_7792 : p2_nor_7792;
    p0_pick_expert__1 <= or_13201 ? pick_expert__1 : p0_pick_expert__1;
    p1_pick_expert__1 <= or_13203 ? p0_pick_expert__1 : p1_pick_expert__1;
    p2_pick_expert__1 <= or_13205 ? p1_pick_expert__1 : p2_pick_expert__1;
    p3_pick_expert__1 <= or_13207 ? p2_pick_expert__1 : p3_pick_expert__1;
    p4_pick_expert__1 <= or_13209 ? p3_pick_expert__1 : p4_pick_expert__1;
    p5_pick_expert__1 <= or_13211 ? p4_pick_expert__1 : p5_pick_expert__1;
    p6_pick_expert__1 <= or_13213 ? p5_pick_expert__1 : p6_pick_expert__1;
    p7_pick_expert__1 <= or_13215 ? p6_pick_expert__1 : p7_pick_expert__1;
    p8_pick_expert__1 <= or_13217 ? p7_pick_expert__1 : p8_pick_expert__1;
    p9_pick_expert__1 <= or_13219 ? p8_pick_expert__1 : p9_pick_expert__1;
    p3_start_rest__1 <= or_13207 ? start_rest__1 : p3_start_rest__1;
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
      ____state_0 <= p0_stage_done__1 ? and_13507 : ____state_0;
      ____state_1 <= p0_stage_done__1 ? unit : ____state_1;
      ____state_2 <= p0_stage_done__1 ? r__2_end : ____state_2;
      ____state_4 <= p0_stage_done__1 ? r__2_sum : ____state_4;
      ____state_3_1 <= p0_stage_done__1 ? pick_expert__1__2 : ____state_3_1;
      ____state_3_2 <= p0_stage_done__1 ? logit : ____state_3_2;
      ____state_3_4 <= p0_stage_done__1 ? pick_expert__1__4 : ____state_3_4;
      ____state_3_5 <= p0_stage_done__1 ? sel_13517 : ____state_3_5;
      __ranked__0_reg <= ranked__0_load_en ? ranked__0_tdata : __ranked__0_reg;
      __ranked__0_valid_reg <= ranked__0_valid_load_en ? ranked__0_tvalid : __ranked__0_valid_reg;
      __ranked__1_reg <= ranked__1_load_en ? ranked__1_tdata : __ranked__1_reg;
      __ranked__1_valid_reg <= ranked__1_valid_load_en ? ranked__1_tvalid : __ranked__1_valid_reg;
      __scored_reg <= scored_load_en ? __scored_buf : __scored_reg;
      __scored_valid_reg <= scored_valid_load_en ? p10_inputs_valid : __scored_valid_reg;
      p1_inputs_valid <= or_13525 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_13526 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_13527 ? p2_stage_done__1 : p3_inputs_valid;
      p4_inputs_valid <= or_13528 ? p3_stage_done__1 : p4_inputs_valid;
      p5_inputs_valid <= or_13529 ? p4_stage_done__1 : p5_inputs_valid;
      p6_inputs_valid <= or_13530 ? p5_stage_done__1 : p6_inputs_valid;
      p7_inputs_valid <= or_13531 ? p6_stage_done__1 : p7_inputs_valid;
      p8_inputs_valid <= or_13532 ? p7_stage_done__1 : p8_inputs_valid;
      p9_inputs_valid <= or_13533 ? p8_stage_done__1 : p9_inputs_valid;
      p10_inputs_valid <= or_13534 ? p9_stage_done__1 : p10_inputs_valid;
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
  wire [15:0] literal_13900[0:3];
  assign literal_13900[0] = 16'h0000;
  assign literal_13900[1] = 16'h0000;
  assign literal_13900[2] = 16'h0000;
  assign literal_13900[3] = 16'h0000;
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
  wire [1:0] literal_13778;
  wire eq_13780;
  wire and_13781;
  wire not_13785;
  wire or_13788;
  wire active_inputs_valid_0;
  wire s_end__2;
  wire s_end_token__1;
  wire not_13799;
  wire choices_valid_inv;
  wire and_14600;
  wire not_13802;
  wire emit_jobs_valid_inv;
  wire not_13815;
  wire entries_write_valid_inv;
  wire not_13806;
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
  wire [15:0] literal_13837;
  wire choices_load_en;
  wire not_13844;
  wire emit_jobs_load_en;
  wire not_13846;
  wire entries_write_load_en;
  wire meta_jobs_load_en;
  wire [15:0] add_13842;
  wire or_14605;
  wire or_14606;
  wire or_13856;
  wire or_14607;
  wire [15:0] lengths[0:3];
  wire [1:0] literal_13851;
  wire [1:0] literal_13852;
  wire [1:0] literal_13853;
  wire [14:0] literal_13864;
  wire stage_outputs_valid_0;
  wire [15:0] array_index_13858;
  wire [15:0] literal_13859;
  wire [15:0] array_index_13860;
  wire [15:0] array_index_13861;
  wire [15:0] array_index_13862;
  wire [15:0] concat_13880;
  wire not_13882;
  wire and_14609;
  wire emitted_valid_inv;
  wire scored_valid_inv;
  wire send_1192_finished;
  wire send_1222_finished;
  wire ne_13868;
  wire ne_13869;
  wire ne_13870;
  wire ne_13871;
  wire [1:0] bit_slice_13873;
  wire [7:0] bit_slice_13874;
  wire s_last;
  wire s_first;
  wire [31:0] s_score__1;
  wire [7:0] bit_slice_13878;
  wire [15:0] add_13896;
  wire [15:0] sign_ext_13897;
  wire nor_13898;
  wire [1:0] add_13899;
  wire [39:0] bit_slice_13891;
  wire emitted_valid_load_en;
  wire scored_valid_load_en;
  wire and_13905;
  wire not_13906;
  wire and_13907;
  wire not_13908;
  wire and_13909;
  wire not_13910;
  wire and_13911;
  wire [3:0] concat_13892;
  wire [10:0] address;
  wire [41:0] data;
  wire xor_13918;
  wire [15:0] and_13921;
  wire [1:0] waiting;
  wire [15:0] sel_13926[0:3];
  wire [79:0] word;
  wire emitted_load_en;
  wire scored_load_en;
  wire and_13935;
  wire or_13936;
  wire and_13937;
  wire or_13938;
  wire and_13939;
  wire or_13940;
  wire and_13941;
  wire or_13942;
  wire [68:0] job;
  wire [52:0] write;
  assign literal_13778 = 2'h2;
  assign eq_13780 = ____state_3 == literal_13778;
  assign and_13781 = ____state_2 & eq_13780;
  assign not_13785 = ~and_13781;
  assign or_13788 = __emitted_valid_reg | not_13785;
  assign active_inputs_valid_0 = or_13788 & __scored_valid_reg;
  assign s_end__2 = __scored_reg[0:0];
  assign s_end_token__1 = __scored_reg[1:1];
  assign not_13799 = ~__choices_already_done_reg;
  assign choices_valid_inv = ~__choices_valid_reg;
  assign and_14600 = active_inputs_valid_0 & s_end__2;
  assign not_13802 = ~__emit_jobs_already_done_reg;
  assign emit_jobs_valid_inv = ~__emit_jobs_valid_reg;
  assign not_13815 = ~__entries_write_already_done_reg;
  assign entries_write_valid_inv = ~__entries_write_valid_reg;
  assign not_13806 = ~__meta_jobs_already_done_reg;
  assign meta_jobs_valid_inv = ~__meta_jobs_valid_reg;
  assign s_expert__1 = __scored_reg[43:36];
  assign __choices_tvalid_buf = active_inputs_valid_0 & s_end_token__1 & not_13799;
  assign choices_valid_load_en = choices_tready | choices_valid_inv;
  assign __emit_jobs_tvalid_buf = and_14600 & not_13802;
  assign emit_jobs_valid_load_en = emit_jobs_tready | emit_jobs_valid_inv;
  assign __entries_write_tvalid_buf = active_inputs_valid_0 & not_13815;
  assign entries_write_valid_load_en = entries_write_tready | entries_write_valid_inv;
  assign __meta_jobs_tvalid_buf = and_14600 & not_13806;
  assign meta_jobs_valid_load_en = meta_jobs_tready | meta_jobs_valid_inv;
  assign length = ____state_4[s_expert__1];
  assign literal_13837 = 16'h0001;
  assign choices_load_en = __choices_tvalid_buf & choices_valid_load_en;
  assign not_13844 = ~s_end_token__1;
  assign emit_jobs_load_en = __emit_jobs_tvalid_buf & emit_jobs_valid_load_en;
  assign not_13846 = ~s_end__2;
  assign entries_write_load_en = __entries_write_tvalid_buf & entries_write_valid_load_en;
  assign meta_jobs_load_en = __meta_jobs_tvalid_buf & meta_jobs_valid_load_en;
  assign add_13842 = length + literal_13837;
  assign or_14605 = choices_load_en | __choices_already_done_reg | not_13844;
  assign or_14606 = emit_jobs_load_en | __emit_jobs_already_done_reg | not_13846;
  assign or_13856 = entries_write_load_en | __entries_write_already_done_reg;
  assign or_14607 = meta_jobs_load_en | __meta_jobs_already_done_reg | not_13846;
  assign literal_13851 = 2'h3;
  assign literal_13852 = 2'h1;
  assign literal_13853 = 2'h0;
  assign literal_13864 = 15'h0000;
  assign stage_outputs_valid_0 = active_inputs_valid_0 & or_14605 & or_14606 & or_13856 & or_14607;
  assign array_index_13858 = lengths[literal_13851];
  assign literal_13859 = 16'h0000;
  assign array_index_13860 = lengths[literal_13778];
  assign array_index_13861 = lengths[literal_13852];
  assign array_index_13862 = lengths[literal_13853];
  assign concat_13880 = {literal_13864, s_end_token__1};
  assign not_13882 = ~____state_2;
  assign and_14609 = stage_outputs_valid_0 & and_13781;
  assign emitted_valid_inv = ~__emitted_valid_reg;
  assign scored_valid_inv = ~__scored_valid_reg;
  assign send_1192_finished = stage_outputs_valid_0 & s_end_token__1;
  assign send_1222_finished = stage_outputs_valid_0 & s_end__2;
  assign ne_13868 = array_index_13858 != literal_13859;
  assign ne_13869 = array_index_13860 != literal_13859;
  assign ne_13870 = array_index_13861 != literal_13859;
  assign ne_13871 = array_index_13862 != literal_13859;
  assign bit_slice_13873 = s_expert__1[1:0];
  assign bit_slice_13874 = length[7:0];
  assign s_last = __scored_reg[2:2];
  assign s_first = __scored_reg[3:3];
  assign s_score__1 = __scored_reg[35:4];
  assign bit_slice_13878 = ____state_1[7:0];
  assign add_13896 = ____state_1 + concat_13880;
  assign sign_ext_13897 = {16{not_13846}};
  assign nor_13898 = ~(not_13882 | eq_13780);
  assign add_13899 = ____state_3 + literal_13852;
  assign bit_slice_13891 = ____state_5[79:40];
  assign emitted_valid_load_en = and_14609 | emitted_valid_inv;
  assign scored_valid_load_en = stage_outputs_valid_0 | scored_valid_inv;
  assign and_13905 = __choices_tvalid_buf & choices_load_en;
  assign not_13906 = ~send_1192_finished;
  assign and_13907 = __emit_jobs_tvalid_buf & emit_jobs_load_en;
  assign not_13908 = ~send_1222_finished;
  assign and_13909 = __entries_write_tvalid_buf & entries_write_load_en;
  assign not_13910 = ~stage_outputs_valid_0;
  assign and_13911 = __meta_jobs_tvalid_buf & meta_jobs_load_en;
  assign concat_13892 = {ne_13868, ne_13869, ne_13870, ne_13871};
  assign address = {____state_0, bit_slice_13873, bit_slice_13874};
  assign data = {s_last, s_first, s_score__1, bit_slice_13878};
  assign xor_13918 = ____state_0 ^ s_end__2;
  assign and_13921 = add_13896 & sign_ext_13897;
  assign waiting = nor_13898 ? add_13899 : ____state_3;
  assign sel_13926[0] = s_end__2 == 1'h0 ? lengths[0] : literal_13900[0];
  assign sel_13926[1] = s_end__2 == 1'h0 ? lengths[1] : literal_13900[1];
  assign sel_13926[2] = s_end__2 == 1'h0 ? lengths[2] : literal_13900[2];
  assign sel_13926[3] = s_end__2 == 1'h0 ? lengths[3] : literal_13900[3];
  assign word = {s_expert__1, s_score__1, bit_slice_13891};
  assign emitted_load_en = emitted_tvalid & emitted_valid_load_en;
  assign scored_load_en = scored_tvalid & scored_valid_load_en;
  assign and_13935 = and_13905 & not_13906;
  assign or_13936 = and_13905 | send_1192_finished;
  assign and_13937 = and_13907 & not_13908;
  assign or_13938 = and_13907 | send_1222_finished;
  assign and_13939 = and_13909 & not_13910;
  assign or_13940 = and_13909 | stage_outputs_valid_0;
  assign and_13941 = and_13911 & not_13908;
  assign or_13942 = and_13911 | send_1222_finished;
  assign job = {____state_0, concat_13892, {lengths[3], lengths[2], lengths[1], lengths[0]}};
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
      ____state_0 <= stage_outputs_valid_0 ? xor_13918 : ____state_0;
      ____state_1 <= stage_outputs_valid_0 ? and_13921 : ____state_1;
      ____state_2 <= stage_outputs_valid_0 ? s_end__2 : ____state_2;
      ____state_3 <= stage_outputs_valid_0 ? waiting : ____state_3;
      ____state_4[0] <= stage_outputs_valid_0 ? sel_13926[0] : ____state_4[0];
      ____state_4[1] <= stage_outputs_valid_0 ? sel_13926[1] : ____state_4[1];
      ____state_4[2] <= stage_outputs_valid_0 ? sel_13926[2] : ____state_4[2];
      ____state_4[3] <= stage_outputs_valid_0 ? sel_13926[3] : ____state_4[3];
      ____state_5 <= stage_outputs_valid_0 ? word : ____state_5;
      __choices_already_done_reg <= or_13936 ? and_13935 : __choices_already_done_reg;
      __emit_jobs_already_done_reg <= or_13938 ? and_13937 : __emit_jobs_already_done_reg;
      __entries_write_already_done_reg <= or_13940 ? and_13939 : __entries_write_already_done_reg;
      __meta_jobs_already_done_reg <= or_13942 ? and_13941 : __meta_jobs_already_done_reg;
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
    assign lengths[__i0] = s_expert__1 == __i0 ? add_13842 : ____state_4[__i0];
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
  wire not_14082;
  wire active_inputs_valid_3;
  wire not_14093;
  wire emitted_valid_inv;
  wire not_14096;
  wire queue_valid_inv;
  wire __emitted_tvalid_buf;
  wire emitted_valid_load_en;
  wire __queue_tvalid_buf;
  wire queue_valid_load_en;
  wire emitted_load_en;
  wire not_14122;
  wire queue_load_en;
  wire [3:0] literal_14091;
  wire or_14632;
  wire or_14633;
  wire busy;
  wire not_14139;
  wire stage_outputs_valid_3;
  wire active_inputs_valid_0;
  wire not_14126;
  wire entries_request_valid_inv;
  wire stage_outputs_ready_2;
  wire [4:0] one_hot_14144;
  wire __entries_request_tvalid_buf;
  wire entries_request_valid_load_en;
  wire not_14148;
  wire p2_stage_done__1;
  wire [15:0] literal_14155;
  wire [2:0] encode_14157;
  wire entries_request_load_en;
  wire not_14105;
  wire stage_outputs_ready_1;
  wire [3:0] literal_14163;
  wire [15:0] add_14165;
  wire [15:0] array_index_14166;
  wire or_14638;
  wire not_14168;
  wire p1_stage_done__1;
  wire [3:0] add_14171;
  wire eq_14173;
  wire stage_outputs_valid_0;
  wire stage_outputs_ready_0;
  wire [3:0] left;
  wire [3:0] tuple_index_14179;
  wire nor_14180;
  wire and_14181;
  wire emit_jobs_valid_inv;
  wire send_1338_finished;
  wire entries_response_valid_inv;
  wire send_1352_finished;
  wire send_1314_finished;
  wire [7:0] literal_14176;
  wire [7:0] bit_slice_14177;
  wire p0_stage_done__1;
  wire eq_14199;
  wire tuple_index_14200;
  wire last;
  wire [3:0] sel_14202;
  wire [15:0] tuple_index_14203[0:3];
  wire [15:0] sign_ext_14204;
  wire emit_jobs_valid_load_en;
  wire entries_response_valid_load_en;
  wire and_14209;
  wire not_14210;
  wire and_14211;
  wire not_14212;
  wire and_14213;
  wire not_14214;
  wire [1:0] bit_slice_14189;
  wire [7:0] bit_slice_14190;
  wire [15:0] concat_14191;
  wire [31:0] bit_slice_14192;
  wire bit_slice_14193;
  wire bit_slice_14194;
  wire or_14219;
  wire or_14221;
  wire or_14223;
  wire and_14229;
  wire sel_14235;
  wire [3:0] sel_14237;
  wire [15:0] sel_14239[0:3];
  wire [15:0] and_14241;
  wire emit_jobs_load_en;
  wire entries_response_load_en;
  wire and_14248;
  wire or_14249;
  wire and_14250;
  wire or_14251;
  wire and_14252;
  wire or_14253;
  wire [10:0] address;
  wire [49:0] entry;
  wire or_14259;
  wire or_14260;
  wire or_14261;
  assign not_14082 = ~p2_busy;
  assign active_inputs_valid_3 = __entries_response_valid_reg | not_14082;
  assign not_14093 = ~__emitted_already_done_reg;
  assign emitted_valid_inv = ~__emitted_valid_reg;
  assign not_14096 = ~__queue_already_done_reg;
  assign queue_valid_inv = ~__queue_valid_reg;
  assign __emitted_tvalid_buf = p3_inputs_valid & active_inputs_valid_3 & p2_and_2960 & not_14093;
  assign emitted_valid_load_en = emitted_tready | emitted_valid_inv;
  assign __queue_tvalid_buf = p3_inputs_valid & active_inputs_valid_3 & p2_busy & not_14096;
  assign queue_valid_load_en = queue_tready | queue_valid_inv;
  assign emitted_load_en = __emitted_tvalid_buf & emitted_valid_load_en;
  assign not_14122 = ~p2_and_2960;
  assign queue_load_en = __queue_tvalid_buf & queue_valid_load_en;
  assign literal_14091 = 4'h0;
  assign or_14632 = emitted_load_en | __emitted_already_done_reg | not_14122;
  assign or_14633 = queue_load_en | __queue_already_done_reg | not_14082;
  assign busy = ____state_1 != literal_14091;
  assign not_14139 = ~p3_inputs_valid;
  assign stage_outputs_valid_3 = p3_inputs_valid & active_inputs_valid_3 & or_14632 & or_14633;
  assign active_inputs_valid_0 = __emit_jobs_valid_reg | busy;
  assign not_14126 = ~__entries_request_already_done_reg;
  assign entries_request_valid_inv = ~__entries_request_valid_reg;
  assign stage_outputs_ready_2 = not_14139 | stage_outputs_valid_3;
  assign one_hot_14144 = {____state_1[3:0] == 4'h0, ____state_1[3] && ____state_1[2:0] == 3'h0, ____state_1[2] && ____state_1[1:0] == 2'h0, ____state_1[1] && !____state_1[0], ____state_1[0]};
  assign __entries_request_tvalid_buf = active_inputs_valid_0 & busy & not_14126;
  assign entries_request_valid_load_en = entries_request_tready | entries_request_valid_inv;
  assign not_14148 = ~p2_inputs_valid;
  assign p2_stage_done__1 = p2_inputs_valid & stage_outputs_ready_2;
  assign literal_14155 = 16'h0001;
  assign encode_14157 = {one_hot_14144[4], one_hot_14144[2] | one_hot_14144[3], one_hot_14144[1] | one_hot_14144[3]};
  assign entries_request_load_en = __entries_request_tvalid_buf & entries_request_valid_load_en;
  assign not_14105 = ~busy;
  assign stage_outputs_ready_1 = not_14148 | p2_stage_done__1;
  assign literal_14163 = 4'hf;
  assign add_14165 = ____state_3 + literal_14155;
  assign array_index_14166 = ____state_2[encode_14157];
  assign or_14638 = entries_request_load_en | __entries_request_already_done_reg | not_14105;
  assign not_14168 = ~p1_inputs_valid;
  assign p1_stage_done__1 = p1_inputs_valid & stage_outputs_ready_1;
  assign add_14171 = ____state_1 + literal_14163;
  assign eq_14173 = add_14165 == array_index_14166;
  assign stage_outputs_valid_0 = active_inputs_valid_0 & or_14638;
  assign stage_outputs_ready_0 = not_14168 | p1_stage_done__1;
  assign left = ____state_1 & add_14171;
  assign tuple_index_14179 = __emit_jobs_reg[67:64];
  assign nor_14180 = ~(not_14105 | eq_14173);
  assign and_14181 = stage_outputs_valid_0 & stage_outputs_ready_0 & not_14105;
  assign emit_jobs_valid_inv = ~__emit_jobs_valid_reg;
  assign send_1338_finished = stage_outputs_valid_3 & p2_busy;
  assign entries_response_valid_inv = ~__entries_response_valid_reg;
  assign send_1352_finished = stage_outputs_valid_3 & p2_and_2960;
  assign send_1314_finished = stage_outputs_valid_0 & stage_outputs_ready_0 & busy;
  assign literal_14176 = 8'h00;
  assign bit_slice_14177 = __entries_response_reg[7:0];
  assign p0_stage_done__1 = stage_outputs_valid_0 & stage_outputs_ready_0;
  assign eq_14199 = left == literal_14091;
  assign tuple_index_14200 = __emit_jobs_reg[68:68];
  assign last = busy & eq_14173;
  assign sel_14202 = busy ? ____state_1 : tuple_index_14179;
  assign tuple_index_14203[0] = __emit_jobs_reg[15:0];
  assign tuple_index_14203[1] = __emit_jobs_reg[31:16];
  assign tuple_index_14203[2] = __emit_jobs_reg[47:32];
  assign tuple_index_14203[3] = __emit_jobs_reg[63:48];
  assign sign_ext_14204 = {16{nor_14180}};
  assign emit_jobs_valid_load_en = and_14181 | emit_jobs_valid_inv;
  assign entries_response_valid_load_en = send_1338_finished | entries_response_valid_inv;
  assign and_14209 = __emitted_tvalid_buf & emitted_load_en;
  assign not_14210 = ~send_1352_finished;
  assign and_14211 = __entries_request_tvalid_buf & entries_request_load_en;
  assign not_14212 = ~send_1314_finished;
  assign and_14213 = __queue_tvalid_buf & queue_load_en;
  assign not_14214 = ~send_1338_finished;
  assign bit_slice_14189 = encode_14157[1:0];
  assign bit_slice_14190 = ____state_3[7:0];
  assign concat_14191 = {literal_14176, bit_slice_14177};
  assign bit_slice_14192 = __entries_response_reg[39:8];
  assign bit_slice_14193 = __entries_response_reg[40];
  assign bit_slice_14194 = __entries_response_reg[41];
  assign or_14219 = p0_stage_done__1 | rst;
  assign or_14221 = p1_stage_done__1 | rst;
  assign or_14223 = p2_stage_done__1 | rst;
  assign and_14229 = busy & eq_14173 & eq_14199;
  assign sel_14235 = busy ? ____state_0 : tuple_index_14200;
  assign sel_14237 = last ? left : sel_14202;
  assign sel_14239[0] = busy == 1'h0 ? tuple_index_14203[0] : ____state_2[0];
  assign sel_14239[1] = busy == 1'h0 ? tuple_index_14203[1] : ____state_2[1];
  assign sel_14239[2] = busy == 1'h0 ? tuple_index_14203[2] : ____state_2[2];
  assign sel_14239[3] = busy == 1'h0 ? tuple_index_14203[3] : ____state_2[3];
  assign and_14241 = add_14165 & sign_ext_14204;
  assign emit_jobs_load_en = emit_jobs_tvalid & emit_jobs_valid_load_en;
  assign entries_response_load_en = entries_response_tvalid & entries_response_valid_load_en;
  assign and_14248 = and_14209 & not_14210;
  assign or_14249 = and_14209 | send_1352_finished;
  assign and_14250 = and_14211 & not_14212;
  assign or_14251 = and_14211 | send_1314_finished;
  assign and_14252 = and_14213 & not_14214;
  assign or_14253 = and_14213 | send_1338_finished;
  assign address = {____state_0, bit_slice_14189, bit_slice_14190};
  assign entry = {concat_14191, bit_slice_14192, bit_slice_14193, bit_slice_14194};
  assign or_14259 = p0_stage_done__1 | p1_stage_done__1;
  assign or_14260 = p1_stage_done__1 | p2_stage_done__1;
  assign or_14261 = p2_stage_done__1 | stage_outputs_valid_3;
  always @ (posedge clk) begin
    p0_busy <= or_14219 ? busy : p0_busy;
    p1_busy <= or_14221 ? p0_busy : p1_busy;
    p2_busy <= or_14223 ? p1_busy : p2_busy;
    p0_and_2960 <= or_14219 ? and_14229 : p0_and_2960;
    p1_and_2960 <= or_14221 ? p0_and_2960 : p1_and_2960;
    p2_and_2960 <= or_14223 ? p1_and_2960 : p2_and_2960;
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
      ____state_0 <= p0_stage_done__1 ? sel_14235 : ____state_0;
      ____state_1 <= p0_stage_done__1 ? sel_14237 : ____state_1;
      ____state_2[0] <= p0_stage_done__1 ? sel_14239[0] : ____state_2[0];
      ____state_2[1] <= p0_stage_done__1 ? sel_14239[1] : ____state_2[1];
      ____state_2[2] <= p0_stage_done__1 ? sel_14239[2] : ____state_2[2];
      ____state_2[3] <= p0_stage_done__1 ? sel_14239[3] : ____state_2[3];
      ____state_3 <= p0_stage_done__1 ? and_14241 : ____state_3;
      __emitted_already_done_reg <= or_14249 ? and_14248 : __emitted_already_done_reg;
      __entries_request_already_done_reg <= or_14251 ? and_14250 : __entries_request_already_done_reg;
      __queue_already_done_reg <= or_14253 ? and_14252 : __queue_already_done_reg;
      __emit_jobs_reg <= emit_jobs_load_en ? emit_jobs_tdata : __emit_jobs_reg;
      __emit_jobs_valid_reg <= emit_jobs_valid_load_en ? emit_jobs_tvalid : __emit_jobs_valid_reg;
      __emitted_valid_reg <= emitted_valid_load_en ? __emitted_tvalid_buf : __emitted_valid_reg;
      __entries_request_reg <= entries_request_load_en ? address : __entries_request_reg;
      __entries_request_valid_reg <= entries_request_valid_load_en ? __entries_request_tvalid_buf : __entries_request_valid_reg;
      __entries_response_reg <= entries_response_load_en ? entries_response_tdata : __entries_response_reg;
      __entries_response_valid_reg <= entries_response_valid_load_en ? entries_response_tvalid : __entries_response_valid_reg;
      __queue_reg <= queue_load_en ? entry : __queue_reg;
      __queue_valid_reg <= queue_valid_load_en ? __queue_tvalid_buf : __queue_valid_reg;
      p1_inputs_valid <= or_14259 ? p0_stage_done__1 : p1_inputs_valid;
      p2_inputs_valid <= or_14260 ? p1_stage_done__1 : p2_inputs_valid;
      p3_inputs_valid <= or_14261 ? p2_stage_done__1 : p3_inputs_valid;
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
  reg [3:0] ____state_1;
  reg [15:0] ____state_2[0:3];
  reg [24:0] __meta_reg;
  reg __meta_valid_reg;
  reg [68:0] __meta_jobs_reg;
  reg __meta_jobs_valid_reg;
  wire [3:0] literal_14014;
  wire eq_14015;
  wire not_14017;
  wire meta_valid_inv;
  wire active_inputs_valid_0;
  wire meta_valid_load_en;
  wire [3:0] tuple_index_14032;
  wire meta_load_en;
  wire [3:0] job_left;
  wire [3:0] literal_14035;
  wire stage_outputs_valid_0;
  wire [4:0] one_hot_14037;
  wire [15:0] tuple_index_14039[0:3];
  wire [3:0] add_14040;
  wire and_14624;
  wire meta_jobs_valid_inv;
  wire [4:0] literal_14043;
  wire [2:0] encode_14044;
  wire [15:0] job_lengths[0:3];
  wire [3:0] left;
  wire meta_jobs_valid_load_en;
  wire [7:0] expert;
  wire [15:0] array_index_14050;
  wire eq_14051;
  wire meta_jobs_load_en;
  wire [24:0] __meta_buf;
  assign literal_14014 = 4'h0;
  assign eq_14015 = ____state_1 == literal_14014;
  assign not_14017 = ~eq_14015;
  assign meta_valid_inv = ~__meta_valid_reg;
  assign active_inputs_valid_0 = __meta_jobs_valid_reg | not_14017;
  assign meta_valid_load_en = meta_tready | meta_valid_inv;
  assign tuple_index_14032 = __meta_jobs_reg[67:64];
  assign meta_load_en = active_inputs_valid_0 & meta_valid_load_en;
  assign job_left = eq_14015 ? tuple_index_14032 : ____state_1;
  assign literal_14035 = 4'hf;
  assign stage_outputs_valid_0 = active_inputs_valid_0 & meta_load_en;
  assign one_hot_14037 = {job_left[3:0] == 4'h0, job_left[3] && job_left[2:0] == 3'h0, job_left[2] && job_left[1:0] == 2'h0, job_left[1] && !job_left[0], job_left[0]};
  assign tuple_index_14039[0] = __meta_jobs_reg[15:0];
  assign tuple_index_14039[1] = __meta_jobs_reg[31:16];
  assign tuple_index_14039[2] = __meta_jobs_reg[47:32];
  assign tuple_index_14039[3] = __meta_jobs_reg[63:48];
  assign add_14040 = job_left + literal_14035;
  assign and_14624 = stage_outputs_valid_0 & eq_14015;
  assign meta_jobs_valid_inv = ~__meta_jobs_valid_reg;
  assign literal_14043 = 5'h00;
  assign encode_14044 = {one_hot_14037[4], one_hot_14037[2] | one_hot_14037[3], one_hot_14037[1] | one_hot_14037[3]};
  assign job_lengths[0] = eq_14015 == 1'h0 ? ____state_2[0] : tuple_index_14039[0];
  assign job_lengths[1] = eq_14015 == 1'h0 ? ____state_2[1] : tuple_index_14039[1];
  assign job_lengths[2] = eq_14015 == 1'h0 ? ____state_2[2] : tuple_index_14039[2];
  assign job_lengths[3] = eq_14015 == 1'h0 ? ____state_2[3] : tuple_index_14039[3];
  assign left = job_left & add_14040;
  assign meta_jobs_valid_load_en = and_14624 | meta_jobs_valid_inv;
  assign expert = {literal_14043, encode_14044};
  assign array_index_14050 = job_lengths[encode_14044];
  assign eq_14051 = left == literal_14014;
  assign meta_jobs_load_en = meta_jobs_tvalid & meta_jobs_valid_load_en;
  assign __meta_buf = {expert, array_index_14050, eq_14051};
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
  wire [1:0] literal_14652;
  wire is_full_bool;
  wire not_14654;
  wire [1:0] literal_14644;
  wire can_do_push;
  wire and_14667;
  wire eq_14672;
  wire ne_14656;
  wire [2:0] zero_ext_14662;
  wire [2:0] zero_ext_14663;
  wire or_14668;
  wire and_14673;
  wire [2:0] zero_ext_14657;
  wire [2:0] zero_ext_14658;
  wire or_14670;
  wire [2:0] add_14664;
  wire [2:0] long_buf_size_lit;
  wire and_14674;
  wire not_14678;
  wire [2:0] add_14659;
  wire or_14669;
  wire popped;
  wire [1:0] sub_14685;
  wire [1:0] add_14687;
  wire [2:0] umod_14665;
  wire and_14679;
  wire [2:0] umod_14660;
  wire and_14675;
  wire not_14676;
  wire pushed;
  wire [1:0] sel_14686;
  wire [1:0] sel_14688;
  wire [68:0] array_index_14695;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14689;
  wire [68:0] sel_14697;
  wire [68:0] array_update_14696[0:1];
  assign literal_14652 = 2'h1;
  assign is_full_bool = slots == literal_14652;
  assign not_14654 = ~is_full_bool;
  assign literal_14644 = 2'h1;
  assign can_do_push = not_14654 | pop_ready;
  assign and_14667 = pop_ready & push_valid;
  assign eq_14672 = head == tail;
  assign ne_14656 = head != tail;
  assign zero_ext_14662 = {1'h0, head};
  assign zero_ext_14663 = {1'h0, literal_14644};
  assign or_14668 = can_do_push | and_14667;
  assign and_14673 = eq_14672 & and_14667;
  assign zero_ext_14657 = {1'h0, tail};
  assign zero_ext_14658 = {1'h0, literal_14644};
  assign or_14670 = ne_14656 | push_valid;
  assign add_14664 = zero_ext_14662 + zero_ext_14663;
  assign long_buf_size_lit = 3'h2;
  assign and_14674 = or_14668 & push_valid;
  assign not_14678 = ~and_14673;
  assign add_14659 = zero_ext_14657 + zero_ext_14658;
  assign or_14669 = ne_14656 | and_14667;
  assign popped = pop_ready & or_14670;
  assign sub_14685 = slots - literal_14644;
  assign add_14687 = slots + literal_14644;
  assign umod_14665 = umod_3b(add_14664, long_buf_size_lit);
  assign and_14679 = and_14674 & not_14678;
  assign umod_14660 = umod_3b(add_14659, long_buf_size_lit);
  assign and_14675 = or_14669 & pop_ready;
  assign not_14676 = ~and_14673;
  assign pushed = not_14654 & push_valid;
  assign sel_14686 = popped ? sub_14685 : slots;
  assign sel_14688 = popped ? slots : add_14687;
  assign array_index_14695 = buf__1[tail];
  assign next_head_if_push = umod_14665[1:0];
  assign did_push_occur = and_14679 & not_14654;
  assign next_tail_if_pop = umod_14660[1:0];
  assign did_pop_occur = and_14675 & not_14676;
  assign sel_14689 = pushed ? sel_14688 : sel_14686;
  assign sel_14697 = eq_14672 ? push_data : array_index_14695;
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
      slots <= sel_14689;
      buf__1[0] <= did_push_occur ? array_update_14696[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_14696[1] : buf__1[1];
    end
  end
  assign push_ready = not_14654;
  assign pop_valid = or_14670;
  assign pop_data = sel_14697;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_14696_0
    assign array_update_14696[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire [1:0] literal_14709;
  wire is_full_bool;
  wire not_14711;
  wire [1:0] literal_14701;
  wire can_do_push;
  wire and_14724;
  wire eq_14729;
  wire ne_14713;
  wire [2:0] zero_ext_14719;
  wire [2:0] zero_ext_14720;
  wire or_14725;
  wire and_14730;
  wire [2:0] zero_ext_14714;
  wire [2:0] zero_ext_14715;
  wire or_14727;
  wire [2:0] add_14721;
  wire [2:0] long_buf_size_lit;
  wire and_14731;
  wire not_14735;
  wire [2:0] add_14716;
  wire or_14726;
  wire popped;
  wire [1:0] sub_14742;
  wire [1:0] add_14744;
  wire [2:0] umod_14722;
  wire and_14736;
  wire [2:0] umod_14717;
  wire and_14732;
  wire not_14733;
  wire pushed;
  wire [1:0] sel_14743;
  wire [1:0] sel_14745;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14746;
  assign literal_14709 = 2'h2;
  assign is_full_bool = slots == literal_14709;
  assign not_14711 = ~is_full_bool;
  assign literal_14701 = 2'h1;
  assign can_do_push = not_14711 | pop_ready;
  assign and_14724 = pop_ready & push_valid;
  assign eq_14729 = head == tail;
  assign ne_14713 = head != tail;
  assign zero_ext_14719 = {1'h0, head};
  assign zero_ext_14720 = {1'h0, literal_14701};
  assign or_14725 = can_do_push | and_14724;
  assign and_14730 = eq_14729 & and_14724;
  assign zero_ext_14714 = {1'h0, tail};
  assign zero_ext_14715 = {1'h0, literal_14701};
  assign or_14727 = ne_14713 | push_valid;
  assign add_14721 = zero_ext_14719 + zero_ext_14720;
  assign long_buf_size_lit = 3'h3;
  assign and_14731 = or_14725 & push_valid;
  assign not_14735 = ~and_14730;
  assign add_14716 = zero_ext_14714 + zero_ext_14715;
  assign or_14726 = ne_14713 | and_14724;
  assign popped = pop_ready & or_14727;
  assign sub_14742 = slots - literal_14701;
  assign add_14744 = slots + literal_14701;
  assign umod_14722 = umod_3b(add_14721, long_buf_size_lit);
  assign and_14736 = and_14731 & not_14735;
  assign umod_14717 = umod_3b(add_14716, long_buf_size_lit);
  assign and_14732 = or_14726 & pop_ready;
  assign not_14733 = ~and_14730;
  assign pushed = not_14711 & push_valid;
  assign sel_14743 = popped ? sub_14742 : slots;
  assign sel_14745 = popped ? slots : add_14744;
  assign next_head_if_push = umod_14722[1:0];
  assign did_push_occur = and_14736 & not_14711;
  assign next_tail_if_pop = umod_14717[1:0];
  assign did_pop_occur = and_14732 & not_14733;
  assign sel_14746 = pushed ? sel_14745 : sel_14743;
  always @ (posedge clk) begin
    if (rst) begin
      head <= 2'h0;
      tail <= 2'h0;
      slots <= 2'h0;
    end else begin
      head <= did_push_occur ? next_head_if_push : head;
      tail <= did_pop_occur ? next_tail_if_pop : tail;
      slots <= sel_14746;
    end
  end
  assign push_ready = not_14711;
  assign pop_valid = or_14727;
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
  wire [1:0] literal_14759;
  wire is_full_bool;
  wire not_14761;
  wire [1:0] literal_14751;
  wire can_do_push;
  wire and_14774;
  wire eq_14779;
  wire ne_14763;
  wire [2:0] zero_ext_14769;
  wire [2:0] zero_ext_14770;
  wire or_14775;
  wire and_14780;
  wire [2:0] zero_ext_14764;
  wire [2:0] zero_ext_14765;
  wire or_14777;
  wire [2:0] add_14771;
  wire [2:0] long_buf_size_lit;
  wire and_14781;
  wire not_14785;
  wire [2:0] add_14766;
  wire or_14776;
  wire popped;
  wire [1:0] sub_14792;
  wire [1:0] add_14794;
  wire [2:0] umod_14772;
  wire and_14786;
  wire [2:0] umod_14767;
  wire and_14782;
  wire not_14783;
  wire pushed;
  wire [1:0] sel_14793;
  wire [1:0] sel_14795;
  wire [68:0] array_index_14802;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14796;
  wire [68:0] sel_14804;
  wire [68:0] array_update_14803[0:1];
  assign literal_14759 = 2'h1;
  assign is_full_bool = slots == literal_14759;
  assign not_14761 = ~is_full_bool;
  assign literal_14751 = 2'h1;
  assign can_do_push = not_14761 | pop_ready;
  assign and_14774 = pop_ready & push_valid;
  assign eq_14779 = head == tail;
  assign ne_14763 = head != tail;
  assign zero_ext_14769 = {1'h0, head};
  assign zero_ext_14770 = {1'h0, literal_14751};
  assign or_14775 = can_do_push | and_14774;
  assign and_14780 = eq_14779 & and_14774;
  assign zero_ext_14764 = {1'h0, tail};
  assign zero_ext_14765 = {1'h0, literal_14751};
  assign or_14777 = ne_14763 | push_valid;
  assign add_14771 = zero_ext_14769 + zero_ext_14770;
  assign long_buf_size_lit = 3'h2;
  assign and_14781 = or_14775 & push_valid;
  assign not_14785 = ~and_14780;
  assign add_14766 = zero_ext_14764 + zero_ext_14765;
  assign or_14776 = ne_14763 | and_14774;
  assign popped = pop_ready & or_14777;
  assign sub_14792 = slots - literal_14751;
  assign add_14794 = slots + literal_14751;
  assign umod_14772 = umod_3b(add_14771, long_buf_size_lit);
  assign and_14786 = and_14781 & not_14785;
  assign umod_14767 = umod_3b(add_14766, long_buf_size_lit);
  assign and_14782 = or_14776 & pop_ready;
  assign not_14783 = ~and_14780;
  assign pushed = not_14761 & push_valid;
  assign sel_14793 = popped ? sub_14792 : slots;
  assign sel_14795 = popped ? slots : add_14794;
  assign array_index_14802 = buf__1[tail];
  assign next_head_if_push = umod_14772[1:0];
  assign did_push_occur = and_14786 & not_14761;
  assign next_tail_if_pop = umod_14767[1:0];
  assign did_pop_occur = and_14782 & not_14783;
  assign sel_14796 = pushed ? sel_14795 : sel_14793;
  assign sel_14804 = eq_14779 ? push_data : array_index_14802;
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
      slots <= sel_14796;
      buf__1[0] <= did_push_occur ? array_update_14803[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_14803[1] : buf__1[1];
    end
  end
  assign push_ready = not_14761;
  assign pop_valid = or_14777;
  assign pop_data = sel_14804;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_14803_0
    assign array_update_14803[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire [1:0] literal_14816;
  wire is_full_bool;
  wire not_14818;
  wire [1:0] literal_14808;
  wire can_do_push;
  wire and_14831;
  wire eq_14836;
  wire ne_14820;
  wire [2:0] zero_ext_14826;
  wire [2:0] zero_ext_14827;
  wire or_14832;
  wire and_14837;
  wire [2:0] zero_ext_14821;
  wire [2:0] zero_ext_14822;
  wire or_14834;
  wire [2:0] add_14828;
  wire [2:0] long_buf_size_lit;
  wire and_14838;
  wire not_14842;
  wire [2:0] add_14823;
  wire or_14833;
  wire popped;
  wire [1:0] sub_14849;
  wire [1:0] add_14851;
  wire [2:0] umod_14829;
  wire and_14843;
  wire [2:0] umod_14824;
  wire and_14839;
  wire not_14840;
  wire pushed;
  wire [1:0] sel_14850;
  wire [1:0] sel_14852;
  wire [114:0] array_index_14859;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14853;
  wire [114:0] sel_14861;
  wire [114:0] array_update_14860[0:1];
  assign literal_14816 = 2'h1;
  assign is_full_bool = slots == literal_14816;
  assign not_14818 = ~is_full_bool;
  assign literal_14808 = 2'h1;
  assign can_do_push = not_14818 | pop_ready;
  assign and_14831 = pop_ready & push_valid;
  assign eq_14836 = head == tail;
  assign ne_14820 = head != tail;
  assign zero_ext_14826 = {1'h0, head};
  assign zero_ext_14827 = {1'h0, literal_14808};
  assign or_14832 = can_do_push | and_14831;
  assign and_14837 = eq_14836 & and_14831;
  assign zero_ext_14821 = {1'h0, tail};
  assign zero_ext_14822 = {1'h0, literal_14808};
  assign or_14834 = ne_14820 | push_valid;
  assign add_14828 = zero_ext_14826 + zero_ext_14827;
  assign long_buf_size_lit = 3'h2;
  assign and_14838 = or_14832 & push_valid;
  assign not_14842 = ~and_14837;
  assign add_14823 = zero_ext_14821 + zero_ext_14822;
  assign or_14833 = ne_14820 | and_14831;
  assign popped = pop_ready & or_14834;
  assign sub_14849 = slots - literal_14808;
  assign add_14851 = slots + literal_14808;
  assign umod_14829 = umod_3b(add_14828, long_buf_size_lit);
  assign and_14843 = and_14838 & not_14842;
  assign umod_14824 = umod_3b(add_14823, long_buf_size_lit);
  assign and_14839 = or_14833 & pop_ready;
  assign not_14840 = ~and_14837;
  assign pushed = not_14818 & push_valid;
  assign sel_14850 = popped ? sub_14849 : slots;
  assign sel_14852 = popped ? slots : add_14851;
  assign array_index_14859 = buf__1[tail];
  assign next_head_if_push = umod_14829[1:0];
  assign did_push_occur = and_14843 & not_14818;
  assign next_tail_if_pop = umod_14824[1:0];
  assign did_pop_occur = and_14839 & not_14840;
  assign sel_14853 = pushed ? sel_14852 : sel_14850;
  assign sel_14861 = eq_14836 ? push_data : array_index_14859;
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
      slots <= sel_14853;
      buf__1[0] <= did_push_occur ? array_update_14860[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_14860[1] : buf__1[1];
    end
  end
  assign push_ready = not_14818;
  assign pop_valid = or_14834;
  assign pop_data = sel_14861;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_14860_0
    assign array_update_14860[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire [1:0] literal_14873;
  wire is_full_bool;
  wire not_14875;
  wire [1:0] literal_14865;
  wire can_do_push;
  wire and_14888;
  wire eq_14893;
  wire ne_14877;
  wire [2:0] zero_ext_14883;
  wire [2:0] zero_ext_14884;
  wire or_14889;
  wire and_14894;
  wire [2:0] zero_ext_14878;
  wire [2:0] zero_ext_14879;
  wire or_14891;
  wire [2:0] add_14885;
  wire [2:0] long_buf_size_lit;
  wire and_14895;
  wire not_14899;
  wire [2:0] add_14880;
  wire or_14890;
  wire popped;
  wire [1:0] sub_14906;
  wire [1:0] add_14908;
  wire [2:0] umod_14886;
  wire and_14900;
  wire [2:0] umod_14881;
  wire and_14896;
  wire not_14897;
  wire pushed;
  wire [1:0] sel_14907;
  wire [1:0] sel_14909;
  wire [114:0] array_index_14916;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14910;
  wire [114:0] sel_14918;
  wire [114:0] array_update_14917[0:1];
  assign literal_14873 = 2'h1;
  assign is_full_bool = slots == literal_14873;
  assign not_14875 = ~is_full_bool;
  assign literal_14865 = 2'h1;
  assign can_do_push = not_14875 | pop_ready;
  assign and_14888 = pop_ready & push_valid;
  assign eq_14893 = head == tail;
  assign ne_14877 = head != tail;
  assign zero_ext_14883 = {1'h0, head};
  assign zero_ext_14884 = {1'h0, literal_14865};
  assign or_14889 = can_do_push | and_14888;
  assign and_14894 = eq_14893 & and_14888;
  assign zero_ext_14878 = {1'h0, tail};
  assign zero_ext_14879 = {1'h0, literal_14865};
  assign or_14891 = ne_14877 | push_valid;
  assign add_14885 = zero_ext_14883 + zero_ext_14884;
  assign long_buf_size_lit = 3'h2;
  assign and_14895 = or_14889 & push_valid;
  assign not_14899 = ~and_14894;
  assign add_14880 = zero_ext_14878 + zero_ext_14879;
  assign or_14890 = ne_14877 | and_14888;
  assign popped = pop_ready & or_14891;
  assign sub_14906 = slots - literal_14865;
  assign add_14908 = slots + literal_14865;
  assign umod_14886 = umod_3b(add_14885, long_buf_size_lit);
  assign and_14900 = and_14895 & not_14899;
  assign umod_14881 = umod_3b(add_14880, long_buf_size_lit);
  assign and_14896 = or_14890 & pop_ready;
  assign not_14897 = ~and_14894;
  assign pushed = not_14875 & push_valid;
  assign sel_14907 = popped ? sub_14906 : slots;
  assign sel_14909 = popped ? slots : add_14908;
  assign array_index_14916 = buf__1[tail];
  assign next_head_if_push = umod_14886[1:0];
  assign did_push_occur = and_14900 & not_14875;
  assign next_tail_if_pop = umod_14881[1:0];
  assign did_pop_occur = and_14896 & not_14897;
  assign sel_14910 = pushed ? sel_14909 : sel_14907;
  assign sel_14918 = eq_14893 ? push_data : array_index_14916;
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
      slots <= sel_14910;
      buf__1[0] <= did_push_occur ? array_update_14917[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_14917[1] : buf__1[1];
    end
  end
  assign push_ready = not_14875;
  assign pop_valid = or_14891;
  assign pop_data = sel_14918;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_14917_0
    assign array_update_14917[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire [1:0] literal_14930;
  wire is_full_bool;
  wire not_14932;
  wire [1:0] literal_14922;
  wire can_do_push;
  wire and_14945;
  wire eq_14950;
  wire ne_14934;
  wire [2:0] zero_ext_14940;
  wire [2:0] zero_ext_14941;
  wire or_14946;
  wire and_14951;
  wire [2:0] zero_ext_14935;
  wire [2:0] zero_ext_14936;
  wire or_14948;
  wire [2:0] add_14942;
  wire [2:0] long_buf_size_lit;
  wire and_14952;
  wire not_14956;
  wire [2:0] add_14937;
  wire or_14947;
  wire popped;
  wire [1:0] sub_14963;
  wire [1:0] add_14965;
  wire [2:0] umod_14943;
  wire and_14957;
  wire [2:0] umod_14938;
  wire and_14953;
  wire not_14954;
  wire pushed;
  wire [1:0] sel_14964;
  wire [1:0] sel_14966;
  wire [43:0] array_index_14973;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_14967;
  wire [43:0] sel_14975;
  wire [43:0] array_update_14974[0:2];
  assign literal_14930 = 2'h2;
  assign is_full_bool = slots == literal_14930;
  assign not_14932 = ~is_full_bool;
  assign literal_14922 = 2'h1;
  assign can_do_push = not_14932 | pop_ready;
  assign and_14945 = pop_ready & push_valid;
  assign eq_14950 = head == tail;
  assign ne_14934 = head != tail;
  assign zero_ext_14940 = {1'h0, head};
  assign zero_ext_14941 = {1'h0, literal_14922};
  assign or_14946 = can_do_push | and_14945;
  assign and_14951 = eq_14950 & and_14945;
  assign zero_ext_14935 = {1'h0, tail};
  assign zero_ext_14936 = {1'h0, literal_14922};
  assign or_14948 = ne_14934 | push_valid;
  assign add_14942 = zero_ext_14940 + zero_ext_14941;
  assign long_buf_size_lit = 3'h3;
  assign and_14952 = or_14946 & push_valid;
  assign not_14956 = ~and_14951;
  assign add_14937 = zero_ext_14935 + zero_ext_14936;
  assign or_14947 = ne_14934 | and_14945;
  assign popped = pop_ready & or_14948;
  assign sub_14963 = slots - literal_14922;
  assign add_14965 = slots + literal_14922;
  assign umod_14943 = umod_3b(add_14942, long_buf_size_lit);
  assign and_14957 = and_14952 & not_14956;
  assign umod_14938 = umod_3b(add_14937, long_buf_size_lit);
  assign and_14953 = or_14947 & pop_ready;
  assign not_14954 = ~and_14951;
  assign pushed = not_14932 & push_valid;
  assign sel_14964 = popped ? sub_14963 : slots;
  assign sel_14966 = popped ? slots : add_14965;
  assign array_index_14973 = buf__1[tail];
  assign next_head_if_push = umod_14943[1:0];
  assign did_push_occur = and_14957 & not_14932;
  assign next_tail_if_pop = umod_14938[1:0];
  assign did_pop_occur = and_14953 & not_14954;
  assign sel_14967 = pushed ? sel_14966 : sel_14964;
  assign sel_14975 = eq_14950 ? push_data : array_index_14973;
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
      slots <= sel_14967;
      buf__1[0] <= did_push_occur ? array_update_14974[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_14974[1] : buf__1[1];
      buf__1[2] <= did_push_occur ? array_update_14974[2] : buf__1[2];
    end
  end
  assign push_ready = not_14932;
  assign pop_valid = or_14948;
  assign pop_data = sel_14975;
  for (genvar __i0 = 0; __i0 < 3; __i0 = __i0 + 1) begin : gen__array_update_14974_0
    assign array_update_14974[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire [1:0] literal_14987;
  wire is_full_bool;
  wire not_14989;
  wire [1:0] literal_14979;
  wire can_do_push;
  wire and_15002;
  wire eq_15007;
  wire ne_14991;
  wire [2:0] zero_ext_14997;
  wire [2:0] zero_ext_14998;
  wire or_15003;
  wire and_15008;
  wire [2:0] zero_ext_14992;
  wire [2:0] zero_ext_14993;
  wire or_15005;
  wire [2:0] add_14999;
  wire [2:0] long_buf_size_lit;
  wire and_15009;
  wire not_15013;
  wire [2:0] add_14994;
  wire or_15004;
  wire popped;
  wire [1:0] sub_15020;
  wire [1:0] add_15022;
  wire [2:0] umod_15000;
  wire and_15014;
  wire [2:0] umod_14995;
  wire and_15010;
  wire not_15011;
  wire pushed;
  wire [1:0] sel_15021;
  wire [1:0] sel_15023;
  wire [128:0] array_index_15030;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_15024;
  wire [128:0] sel_15032;
  wire [128:0] array_update_15031[0:1];
  assign literal_14987 = 2'h1;
  assign is_full_bool = slots == literal_14987;
  assign not_14989 = ~is_full_bool;
  assign literal_14979 = 2'h1;
  assign can_do_push = not_14989 | pop_ready;
  assign and_15002 = pop_ready & push_valid;
  assign eq_15007 = head == tail;
  assign ne_14991 = head != tail;
  assign zero_ext_14997 = {1'h0, head};
  assign zero_ext_14998 = {1'h0, literal_14979};
  assign or_15003 = can_do_push | and_15002;
  assign and_15008 = eq_15007 & and_15002;
  assign zero_ext_14992 = {1'h0, tail};
  assign zero_ext_14993 = {1'h0, literal_14979};
  assign or_15005 = ne_14991 | push_valid;
  assign add_14999 = zero_ext_14997 + zero_ext_14998;
  assign long_buf_size_lit = 3'h2;
  assign and_15009 = or_15003 & push_valid;
  assign not_15013 = ~and_15008;
  assign add_14994 = zero_ext_14992 + zero_ext_14993;
  assign or_15004 = ne_14991 | and_15002;
  assign popped = pop_ready & or_15005;
  assign sub_15020 = slots - literal_14979;
  assign add_15022 = slots + literal_14979;
  assign umod_15000 = umod_3b(add_14999, long_buf_size_lit);
  assign and_15014 = and_15009 & not_15013;
  assign umod_14995 = umod_3b(add_14994, long_buf_size_lit);
  assign and_15010 = or_15004 & pop_ready;
  assign not_15011 = ~and_15008;
  assign pushed = not_14989 & push_valid;
  assign sel_15021 = popped ? sub_15020 : slots;
  assign sel_15023 = popped ? slots : add_15022;
  assign array_index_15030 = buf__1[tail];
  assign next_head_if_push = umod_15000[1:0];
  assign did_push_occur = and_15014 & not_14989;
  assign next_tail_if_pop = umod_14995[1:0];
  assign did_pop_occur = and_15010 & not_15011;
  assign sel_15024 = pushed ? sel_15023 : sel_15021;
  assign sel_15032 = eq_15007 ? push_data : array_index_15030;
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
      slots <= sel_15024;
      buf__1[0] <= did_push_occur ? array_update_15031[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_15031[1] : buf__1[1];
    end
  end
  assign push_ready = not_14989;
  assign pop_valid = or_15005;
  assign pop_data = sel_15032;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_15031_0
    assign array_update_15031[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire [1:0] literal_15044;
  wire is_full_bool;
  wire not_15046;
  wire [1:0] literal_15036;
  wire can_do_push;
  wire and_15059;
  wire eq_15064;
  wire ne_15048;
  wire [2:0] zero_ext_15054;
  wire [2:0] zero_ext_15055;
  wire or_15060;
  wire and_15065;
  wire [2:0] zero_ext_15049;
  wire [2:0] zero_ext_15050;
  wire or_15062;
  wire [2:0] add_15056;
  wire [2:0] long_buf_size_lit;
  wire and_15066;
  wire not_15070;
  wire [2:0] add_15051;
  wire or_15061;
  wire popped;
  wire [1:0] sub_15077;
  wire [1:0] add_15079;
  wire [2:0] umod_15057;
  wire and_15071;
  wire [2:0] umod_15052;
  wire and_15067;
  wire not_15068;
  wire pushed;
  wire [1:0] sel_15078;
  wire [1:0] sel_15080;
  wire [128:0] array_index_15087;
  wire [1:0] next_head_if_push;
  wire did_push_occur;
  wire [1:0] next_tail_if_pop;
  wire did_pop_occur;
  wire [1:0] sel_15081;
  wire [128:0] sel_15089;
  wire [128:0] array_update_15088[0:1];
  assign literal_15044 = 2'h1;
  assign is_full_bool = slots == literal_15044;
  assign not_15046 = ~is_full_bool;
  assign literal_15036 = 2'h1;
  assign can_do_push = not_15046 | pop_ready;
  assign and_15059 = pop_ready & push_valid;
  assign eq_15064 = head == tail;
  assign ne_15048 = head != tail;
  assign zero_ext_15054 = {1'h0, head};
  assign zero_ext_15055 = {1'h0, literal_15036};
  assign or_15060 = can_do_push | and_15059;
  assign and_15065 = eq_15064 & and_15059;
  assign zero_ext_15049 = {1'h0, tail};
  assign zero_ext_15050 = {1'h0, literal_15036};
  assign or_15062 = ne_15048 | push_valid;
  assign add_15056 = zero_ext_15054 + zero_ext_15055;
  assign long_buf_size_lit = 3'h2;
  assign and_15066 = or_15060 & push_valid;
  assign not_15070 = ~and_15065;
  assign add_15051 = zero_ext_15049 + zero_ext_15050;
  assign or_15061 = ne_15048 | and_15059;
  assign popped = pop_ready & or_15062;
  assign sub_15077 = slots - literal_15036;
  assign add_15079 = slots + literal_15036;
  assign umod_15057 = umod_3b(add_15056, long_buf_size_lit);
  assign and_15071 = and_15066 & not_15070;
  assign umod_15052 = umod_3b(add_15051, long_buf_size_lit);
  assign and_15067 = or_15061 & pop_ready;
  assign not_15068 = ~and_15065;
  assign pushed = not_15046 & push_valid;
  assign sel_15078 = popped ? sub_15077 : slots;
  assign sel_15080 = popped ? slots : add_15079;
  assign array_index_15087 = buf__1[tail];
  assign next_head_if_push = umod_15057[1:0];
  assign did_push_occur = and_15071 & not_15046;
  assign next_tail_if_pop = umod_15052[1:0];
  assign did_pop_occur = and_15067 & not_15068;
  assign sel_15081 = pushed ? sel_15080 : sel_15078;
  assign sel_15089 = eq_15064 ? push_data : array_index_15087;
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
      slots <= sel_15081;
      buf__1[0] <= did_push_occur ? array_update_15088[0] : buf__1[0];
      buf__1[1] <= did_push_occur ? array_update_15088[1] : buf__1[1];
    end
  end
  assign push_ready = not_15046;
  assign pop_valid = or_15062;
  assign pop_data = sel_15089;
  for (genvar __i0 = 0; __i0 < 2; __i0 = __i0 + 1) begin : gen__array_update_15088_0
    assign array_update_15088[__i0] = head == __i0 ? push_data : buf__1[__i0];
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
  wire instantiation_output_11118;
  wire [2:0] instantiation_output_11166;
  wire instantiation_output_11167;
  wire instantiation_output_11174;
  wire [127:0] instantiation_output_11178;
  wire instantiation_output_11179;
  wire [128:0] instantiation_output_11249;
  wire instantiation_output_11250;
  wire [128:0] instantiation_output_11262;
  wire instantiation_output_11263;
  wire instantiation_output_11276;
  wire [114:0] instantiation_output_11210;
  wire instantiation_output_11211;
  wire instantiation_output_11257;
  wire [114:0] instantiation_output_11223;
  wire instantiation_output_11224;
  wire instantiation_output_11270;
  wire instantiation_output_11218;
  wire instantiation_output_11231;
  wire [43:0] instantiation_output_11236;
  wire instantiation_output_11237;
  wire [79:0] instantiation_output_11110;
  wire instantiation_output_11111;
  wire [68:0] instantiation_output_11123;
  wire instantiation_output_11124;
  wire instantiation_output_11144;
  wire [52:0] instantiation_output_11160;
  wire instantiation_output_11161;
  wire [68:0] instantiation_output_11191;
  wire instantiation_output_11192;
  wire instantiation_output_11244;
  wire instantiation_output_11131;
  wire instantiation_output_11137;
  wire [10:0] instantiation_output_11148;
  wire instantiation_output_11149;
  wire instantiation_output_11156;
  wire [49:0] instantiation_output_11203;
  wire instantiation_output_11204;
  wire [24:0] instantiation_output_11184;
  wire instantiation_output_11185;
  wire instantiation_output_11199;
  wire instantiation_output_11125;
  wire [68:0] instantiation_output_11129;
  wire instantiation_output_11130;
  wire instantiation_output_11138;
  wire instantiation_output_11143;
  wire instantiation_output_11193;
  wire [68:0] instantiation_output_11197;
  wire instantiation_output_11198;
  wire instantiation_output_11212;
  wire [114:0] instantiation_output_11216;
  wire instantiation_output_11217;
  wire instantiation_output_11225;
  wire [114:0] instantiation_output_11229;
  wire instantiation_output_11230;
  wire instantiation_output_11238;
  wire [43:0] instantiation_output_11242;
  wire instantiation_output_11243;
  wire instantiation_output_11251;
  wire [128:0] instantiation_output_11255;
  wire instantiation_output_11256;
  wire instantiation_output_11264;
  wire [128:0] instantiation_output_11268;
  wire instantiation_output_11269;

  // ===== Instantiations
  __gating__gating_top__Gating_0__Logits_0__32_3_4_1024_128_2_3_next __gating__gating_top__Gating_0__Logits_0__32_3_4_1024_128_2_3_next_inst0 (
    .rst(rst),
    .command_tdata(command_tdata),
    .command_tvalid(command_tvalid),
    .g_request_tready(g_request_tready),
    .g_response_tdata(g_response_tdata),
    .g_response_tvalid(g_response_tvalid),
    .logits_tready(logits_tready),
    .tokens__0_tready(instantiation_output_11251),
    .tokens__1_tready(instantiation_output_11264),
    .x_tdata(x_tdata),
    .x_tvalid(x_tvalid),
    .command_tready(instantiation_output_11118),
    .g_request_tdata(instantiation_output_11166),
    .g_request_tvalid(instantiation_output_11167),
    .g_response_tready(instantiation_output_11174),
    .logits_tdata(instantiation_output_11178),
    .logits_tvalid(instantiation_output_11179),
    .tokens__0_tdata(instantiation_output_11249),
    .tokens__0_tvalid(instantiation_output_11250),
    .tokens__1_tdata(instantiation_output_11262),
    .tokens__1_tvalid(instantiation_output_11263),
    .x_tready(instantiation_output_11276),
    .clk(clk)
  );
  __gating__gating_top__Gating_0__Rank_0__4_2_next __gating__gating_top__Gating_0__Rank_0__4_2_next_inst1 (
    .rst(rst),
    .ranked__0_tready(instantiation_output_11212),
    .tokens__0_tdata(instantiation_output_11255),
    .tokens__0_tvalid(instantiation_output_11256),
    .ranked__0_tdata(instantiation_output_11210),
    .ranked__0_tvalid(instantiation_output_11211),
    .tokens__0_tready(instantiation_output_11257),
    .clk(clk)
  );
  __gating__gating_top__Gating_0__Rank_1__4_2_next __gating__gating_top__Gating_0__Rank_1__4_2_next_inst2 (
    .rst(rst),
    .ranked__1_tready(instantiation_output_11225),
    .tokens__1_tdata(instantiation_output_11268),
    .tokens__1_tvalid(instantiation_output_11269),
    .ranked__1_tdata(instantiation_output_11223),
    .ranked__1_tvalid(instantiation_output_11224),
    .tokens__1_tready(instantiation_output_11270),
    .clk(clk)
  );
  __gating__gating_top__Gating_0__Score_0__2_2_next __gating__gating_top__Gating_0__Score_0__2_2_next_inst3 (
    .rst(rst),
    .ranked__0_tdata(instantiation_output_11216),
    .ranked__0_tvalid(instantiation_output_11217),
    .ranked__1_tdata(instantiation_output_11229),
    .ranked__1_tvalid(instantiation_output_11230),
    .scored_tready(instantiation_output_11238),
    .ranked__0_tready(instantiation_output_11218),
    .ranked__1_tready(instantiation_output_11231),
    .scored_tdata(instantiation_output_11236),
    .scored_tvalid(instantiation_output_11237),
    .clk(clk)
  );
  __queues__gating_top__Gating_0__Queues_0__Collect_0__11_80_4_42_2_40_8_32_next __queues__gating_top__Gating_0__Queues_0__Collect_0__11_80_4_42_2_40_8_32_next_inst4 (
    .rst(rst),
    .choices_tready(choices_tready),
    .emit_jobs_tready(instantiation_output_11125),
    .emitted_tvalid(instantiation_output_11143),
    .entries_write_tready(entries_write_tready),
    .meta_jobs_tready(instantiation_output_11193),
    .scored_tdata(instantiation_output_11242),
    .scored_tvalid(instantiation_output_11243),
    .choices_tdata(instantiation_output_11110),
    .choices_tvalid(instantiation_output_11111),
    .emit_jobs_tdata(instantiation_output_11123),
    .emit_jobs_tvalid(instantiation_output_11124),
    .emitted_tready(instantiation_output_11144),
    .entries_write_tdata(instantiation_output_11160),
    .entries_write_tvalid(instantiation_output_11161),
    .meta_jobs_tdata(instantiation_output_11191),
    .meta_jobs_tvalid(instantiation_output_11192),
    .scored_tready(instantiation_output_11244),
    .clk(clk)
  );
  __queues__gating_top__Gating_0__Queues_0__Emit_0__11_4_42_8_32_next __queues__gating_top__Gating_0__Queues_0__Emit_0__11_4_42_8_32_next_inst5 (
    .rst(rst),
    .emit_jobs_tdata(instantiation_output_11129),
    .emit_jobs_tvalid(instantiation_output_11130),
    .emitted_tready(instantiation_output_11138),
    .entries_request_tready(entries_request_tready),
    .entries_response_tdata(entries_response_tdata),
    .entries_response_tvalid(entries_response_tvalid),
    .queue_tready(queue_tready),
    .emit_jobs_tready(instantiation_output_11131),
    .emitted_tvalid(instantiation_output_11137),
    .entries_request_tdata(instantiation_output_11148),
    .entries_request_tvalid(instantiation_output_11149),
    .entries_response_tready(instantiation_output_11156),
    .queue_tdata(instantiation_output_11203),
    .queue_tvalid(instantiation_output_11204),
    .clk(clk)
  );
  __queues__gating_top__Gating_0__Queues_0__Meta_0__4_next __queues__gating_top__Gating_0__Queues_0__Meta_0__4_next_inst6 (
    .rst(rst),
    .meta_tready(meta_tready),
    .meta_jobs_tdata(instantiation_output_11197),
    .meta_jobs_tvalid(instantiation_output_11198),
    .meta_tdata(instantiation_output_11184),
    .meta_tvalid(instantiation_output_11185),
    .meta_jobs_tready(instantiation_output_11199),
    .clk(clk)
  );
  gating__1 gating__1_inst7 (
    .rst(rst),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1___bits_4___bits_16__4___with_bypass_register_push materialized_fifo_fifo_emit_jobs_ (
    .rst(rst),
    .push_data(instantiation_output_11123),
    .push_valid(instantiation_output_11124),
    .pop_ready(instantiation_output_11131),
    .push_ready(instantiation_output_11125),
    .pop_data(instantiation_output_11129),
    .pop_valid(instantiation_output_11130),
    .clk(clk)
  );
  fifo_for_depth_2_ty_no_data_with_bypass_register_push materialized_fifo_fifo_emitted_ (
    .rst(rst),
    .push_valid(instantiation_output_11137),
    .pop_ready(instantiation_output_11144),
    .push_ready(instantiation_output_11138),
    .pop_valid(instantiation_output_11143),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1___bits_4___bits_16__4___with_bypass_register_push___1 materialized_fifo_fifo_meta_jobs_ (
    .rst(rst),
    .push_data(instantiation_output_11191),
    .push_valid(instantiation_output_11192),
    .pop_ready(instantiation_output_11199),
    .push_ready(instantiation_output_11193),
    .pop_data(instantiation_output_11197),
    .pop_valid(instantiation_output_11198),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1____bits_1___bits_8___bits_32___2___bits_32___with_bypass_register_push materialized_fifo_fifo_ranked__0_ (
    .rst(rst),
    .push_data(instantiation_output_11210),
    .push_valid(instantiation_output_11211),
    .pop_ready(instantiation_output_11218),
    .push_ready(instantiation_output_11212),
    .pop_data(instantiation_output_11216),
    .pop_valid(instantiation_output_11217),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1____bits_1___bits_8___bits_32___2___bits_32___with_bypass_register_push___1 materialized_fifo_fifo_ranked__1_ (
    .rst(rst),
    .push_data(instantiation_output_11223),
    .push_valid(instantiation_output_11224),
    .pop_ready(instantiation_output_11231),
    .push_ready(instantiation_output_11225),
    .pop_data(instantiation_output_11229),
    .pop_valid(instantiation_output_11230),
    .clk(clk)
  );
  fifo_for_depth_2_ty__bits_8___bits_32___bits_1___bits_1___bits_1___bits_1___with_bypass_register_push materialized_fifo_fifo_scored_ (
    .rst(rst),
    .push_data(instantiation_output_11236),
    .push_valid(instantiation_output_11237),
    .pop_ready(instantiation_output_11244),
    .push_ready(instantiation_output_11238),
    .pop_data(instantiation_output_11242),
    .pop_valid(instantiation_output_11243),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1___bits_32__4___with_bypass_register_push materialized_fifo_fifo_tokens__0_ (
    .rst(rst),
    .push_data(instantiation_output_11249),
    .push_valid(instantiation_output_11250),
    .pop_ready(instantiation_output_11257),
    .push_ready(instantiation_output_11251),
    .pop_data(instantiation_output_11255),
    .pop_valid(instantiation_output_11256),
    .clk(clk)
  );
  fifo_for_depth_1_ty__bits_1___bits_32__4___with_bypass_register_push___1 materialized_fifo_fifo_tokens__1_ (
    .rst(rst),
    .push_data(instantiation_output_11262),
    .push_valid(instantiation_output_11263),
    .pop_ready(instantiation_output_11270),
    .push_ready(instantiation_output_11264),
    .pop_data(instantiation_output_11268),
    .pop_valid(instantiation_output_11269),
    .clk(clk)
  );
  assign choices_tdata = instantiation_output_11110;
  assign choices_tvalid = instantiation_output_11111;
  assign command_tready = instantiation_output_11118;
  assign entries_request_tdata = instantiation_output_11148;
  assign entries_request_tvalid = instantiation_output_11149;
  assign entries_response_tready = instantiation_output_11156;
  assign entries_write_tdata = instantiation_output_11160;
  assign entries_write_tvalid = instantiation_output_11161;
  assign g_request_tdata = instantiation_output_11166;
  assign g_request_tvalid = instantiation_output_11167;
  assign g_response_tready = instantiation_output_11174;
  assign logits_tdata = instantiation_output_11178;
  assign logits_tvalid = instantiation_output_11179;
  assign meta_tdata = instantiation_output_11184;
  assign meta_tvalid = instantiation_output_11185;
  assign queue_tdata = instantiation_output_11203;
  assign queue_tvalid = instantiation_output_11204;
  assign x_tready = instantiation_output_11276;
endmodule
