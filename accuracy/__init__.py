"""Accuracy against bit width: what the integer engine's predictions lose, precision by precision."""
