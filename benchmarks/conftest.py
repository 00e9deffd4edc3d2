"""Prints what the benchmarks measured beside time: errors in real values and in ulp."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:  # noqa: ANN401 - pytest's own type is private
    session = getattr(config, "_benchmarksession", None)
    rows = [bench for bench in getattr(session, "benchmarks", []) if "max_error" in bench.extra_info]
    if not rows:
        return
    terminalreporter.section("accuracy against bit width: golden integer engine against float64")
    terminalreporter.write_line(
        f"{'operator':<10}{'bits':>6}{'frac':>6}{'max error':>14}{'in ulp':>10}{'rms error':>14}"
    )
    for bench in rows:
        info, operator = bench.extra_info, bench.params["operator"]
        terminalreporter.write_line(
            f"{operator:<10}{info['width']:>6}{info['frac']:>6}{info['max_error']:>14.3e}"
            f"{info['max_error_ulp']:>10.1f}{info['rms_error']:>14.3e}"
        )
