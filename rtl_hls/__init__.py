"""What is synthesised: HLS sources in DSLX, the Verilog XLS generates from them, and how."""
