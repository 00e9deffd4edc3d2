"""What the accelerator computes, to the bit: fxpmath is the definition, int64 NumPy the engine."""

from golden.trace import Trace, first_divergence

__all__ = ["Trace", "first_divergence"]
