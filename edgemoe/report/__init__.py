"""The report: one self-contained HTML page of accuracy, cost, co-simulation, claims and resources."""
