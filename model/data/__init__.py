"""Rendered indoor scenes with exact depth and labels: the data `micro` is trained on, made from integer seeds."""
