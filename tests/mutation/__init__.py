"""Mutation testing: faults planted in generated Verilog and in golden, and how many of them the checks catch."""
