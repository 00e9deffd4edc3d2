// Seeded pauses, the same in every simulator: Marsaglia's xorshift32 (Journal of Statistical Software 8:14, 2003).
package stream_random;
  function automatic [31:0] after(input [31:0] state);
    after = state ^ (state << 13);
    after = after ^ (after >> 17);
    after = after ^ (after << 5);
  endfunction

  // Two in five: 102 of 256.
  function automatic pause(input [31:0] state);
    pause = state[15:8] < 8'd102;
  endfunction
endpackage
