"""The table of efficiency that `edgemoe cosim` prints: cycles against ideal, and who sets the pace of a layer."""

from __future__ import annotations

from rich.table import Table

from tb.efficiency import ARRAYS, BOTH, LEAST, Row, busy, slowest


def table(config: str, measured: list[Row]) -> Table:
    """Every call of a config, and the cycles per layer of its kernels."""
    drawn = Table(
        title=f"Efficiency of {config}, one image",
        caption=f"arrays of multipliers: at least {LEAST:.0%}; every other call is no slower than the array beside it",
    )
    drawn.add_column("call")
    drawn.add_column("kernel")
    for heading in ("cycles", "ideal", "efficiency"):
        drawn.add_column(heading, justify="right")
    drawn.add_column("no slower than")
    for row in measured:
        beside = f"{row.use.beside}: {slowest(measured, row.use.beside):,}" if row.use.beside else ""
        limit = f"{row.ideal / LEAST:,.0f}" if row.operator in ARRAYS else beside
        drawn.add_row(row.use.name, row.kernel, f"{row.cycles:,}", f"{row.ideal:,}", f"{row.efficiency:.2%}", limit)
    for layer in BOTH:
        drawn.add_section()
        for place, (kernel, count) in enumerate(busy(measured, layer).items()):
            drawn.add_row(f"{layer} layer, in all", kernel, f"{count:,}", "", "", "" if place else "sets the pace")
    return drawn
