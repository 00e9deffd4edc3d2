"""The command line: a thin face over golden, model, vectors, rtl_hls and tb."""
