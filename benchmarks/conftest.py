"""One thread for NumPy, and tables of what the benchmarks measured: ratios, errors, memory."""

from __future__ import annotations

import os
import sys
from typing import Any

import pytest

from benchmarks.threads import THREAD_VARIABLES

for _variable in THREAD_VARIABLES:
    os.environ[_variable] = "1"
_LATE = "numpy" in sys.modules
"""NumPy was imported before this file, so its BLAS may have started its threads."""

Row = tuple[str, ...]


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:  # noqa: ANN401 - pytest's own type is private
    session = getattr(config, "_benchmarksession", None)
    benches = list(getattr(session, "benchmarks", []))
    for kind, title, headings, table in TABLES:
        if rows := table([bench for bench in benches if bench.extra_info.get("kind") == kind]):
            terminalreporter.section(title)
            for line in aligned([headings, *rows]):
                terminalreporter.write_line(line)
    threads = "NumPy was imported before its thread count was set" if _LATE else "NumPy's BLAS on one thread"
    terminalreporter.write_line(
        f"{threads}; times are the best of their rounds; other work on this machine adds to them"
    )


def aligned(rows: list[Row]) -> list[str]:
    """Columns of equal width; the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    ]


def accuracy(benches: list[Any]) -> list[Row]:
    """One row per operator and width."""
    return [
        (
            bench.params["operator"],
            *(str(bench.extra_info[name]) for name in ("width", "frac")),
            f"{bench.extra_info['max_error']:.3e}",
            f"{bench.extra_info['max_error_ulp']:.1f}",
            f"{bench.extra_info['rms_error']:.3e}",
        )
        for bench in benches
    ]


def sweeps(benches: list[Any]) -> list[Row]:
    """One row per precision: each task's own metric and its change against float, choices of experts, worst SQNR."""
    rows: list[Row] = []
    for bench in benches:
        summary = bench.extra_info["summary"]
        best = [f"{values['value']:.4f}" for values in _primary(summary["float"])]
        rows.append(("float", *(cell for value in best for cell in (value, "")), "", ""))
        for row in summary["rows"]:
            cells = [(f"{one['value']:.4f}", f"{one['change']:+.2f}") for one in _primary(row["metrics"])]
            shares = [share for layers in row["topk_agreement"].values() for share in layers.values()]
            worst = min(value for values in row["sqnr_db"].values() for value in values.values() if value is not None)
            agreement = f"{100 * sum(shares) / len(shares):.1f}"
            rows.append((row["label"], *(cell for pair in cells for cell in pair), agreement, f"{worst:.1f}"))
    return rows


def _primary(metrics: dict[str, Any]) -> list[dict[str, Any]]:
    """miou of segmentation and rmse of depth."""
    return [metrics["segmentation"]["miou"], metrics["depth"]["rmse"]]


def overhead(benches: list[Any]) -> list[Row]:
    """One row per ratio."""
    return [row for bench in benches for row in bench.extra_info["rows"]]


def operators(benches: list[Any]) -> list[Row]:
    """One row per operator, both engines."""
    best: dict[str, dict[str, float]] = {}
    sizes = {}
    for bench in benches:
        name = bench.extra_info["operator"]
        best.setdefault(name, {})[bench.extra_info["engine"]] = bench.stats.min
        sizes[name] = bench.extra_info["size"]
    return [
        (name, sizes[name], f"{1e3 * t['int64']:.2f}", f"{1e3 * t['fxpmath']:.0f}", f"{t['fxpmath'] / t['int64']:.0f}x")
        for name, t in best.items()
        if len(t) == 2
    ]


def network(benches: list[Any]) -> list[Row]:
    """One row per precision."""
    rows: list[Row] = []
    for bench in benches:
        info, seconds = bench.extra_info, bench.stats.min
        rows.append(
            (
                info["precision"],
                f"{seconds:.3f}",
                f"{info['processor_seconds']:.3f}",
                f"{info['limit']:.1f}",
                f"{info['macs'] / seconds / 1e6:.0f}",
                f"{info['peak_megabytes']:.0f}",
                *(f"{published / seconds:.0f}x" for published in info["published_seconds"]),
            )
        )
    return rows


def scaling(benches: list[Any]) -> list[Row]:
    """One row per size, relative to the smallest of its group."""
    rows: list[Row] = []
    first: dict[str, float] = {}
    for bench in benches:
        info, seconds = bench.extra_info, bench.stats.min
        each = seconds / info["units"]
        smallest = first.setdefault(info["what"], each)
        ms, per_mac = f"{1e3 * seconds:.1f}", f"{1e9 * seconds / info['macs']:.2f}"
        rows.append((info["what"], f"{info['factor']}x", ms, per_mac, f"{1e6 * each:.1f}", f"{each / smallest:.2f}"))
    return rows


TABLES = (
    (
        "accuracy",
        "accuracy against bit width: golden integer engine against float64",
        ("operator", "bits", "frac", "max error", "in ulp", "rms error"),
        accuracy,
    ),
    (
        "sweep",
        "accuracy against bit width: micro on 8 rooms, integer engine (changes in percent, positive is better)",
        ("precision", "miou", "change", "rmse", "change", "top-k %", "worst SQNR dB"),
        sweeps,
    ),
    (
        "sweep speed",
        "speed of a sweep: micro, few precisions",
        ("what", "measured", "goal"),
        overhead,
    ),
    (
        "operator",
        "speed of each operator: int64 engine against the same operator on fxpmath objects",
        ("operator", "size", "int64 ms", "fxpmath ms", "ratio"),
        operators,
    ),
    (
        "network",
        "one image at edge_moe size; last two columns: published C simulation (another machine) / ours",
        ("precision", "s", "cpu s", "goal s", "MMAC/s", "peak MB", "12.5 s (-O3)", "355 s (-O0)"),
        network,
    ),
    (
        "scaling",
        "growth: cost of one unit, relative to the smallest size; 1.00 is linear",
        ("per", "size", "ms", "ns/MAC", "us/unit", "relative"),
        scaling,
    ),
)
