"""What the accelerator computes, to the bit: fxpmath is the definition, int64 NumPy the engine."""
