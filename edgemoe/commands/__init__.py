"""One module per command of `edgemoe`; heavy imports stay inside the functions."""
