"""What drives the RTL: cocotb benches, one shared library, one file per operator."""
