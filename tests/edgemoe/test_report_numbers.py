"""Numbers and marks of the report are where the data put them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from edgemoe.report import heat, pareto, plots, searched, sweep, tables, words
from edgemoe.report.blocks import Chart, Table
from edgemoe.report.series import split
from edgemoe.report.sweep import Row, Sweep
from tests.edgemoe import report_files, sweep_data
from tests.edgemoe.report_files import write


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    return sweep.load(write(tmp_path_factory.mktemp("sweep") / "summary.json", sweep_data.summary()))


def by_label(one: Sweep) -> dict[str, Row]:
    return {row.label: row for row in one.rows}


def cells(table: Table) -> dict[str, dict[str, str]]:
    """Text by row and column, plain."""
    return {
        row[0].text: {
            head: cell.text.replace("\N{MINUS SIGN}", "-") for head, cell in zip(table.head, row, strict=True)
        }
        for row in table.rows
    }


def marks(svg: str) -> list[tuple[str, float, float]]:
    """What each mark says, and where it is, in points from the lower left."""
    root = ElementTree.fromstring(svg)
    return [
        (str(use.findtext("title")), float(use.get("x", "")), -float(use.get("y", "")))
        for use in root.iter("use")
        if use.find("title") is not None
    ]


def test_heat_map_has_every_value_in_its_place(measured: Sweep) -> None:
    row = by_label(measured)["w10a10-mse"]
    found = heat.sqnr(measured, [row], "map")
    assert found is not None
    assert [table.name for table in found.tables] == ["map-0-segmentation", "map-0-depth"]
    table = found.tables[1]
    assert table.head == ("operator", "image", "0", "1", "2", "3")
    assert [line[0].text for line in table.rows] == list(sweep_data.OPERATORS)
    shown = cells(table)
    filled = {(name, column): text for name, line in shown.items() for column, text in line.items() if text}
    assert len(filled) == len(row.sqnr["depth"]) + len(table.rows)  # and their names
    for name, value in row.sqnr["depth"].items():
        _, layer, operator = name.split(".") if "." in name else ("", "image", name)
        assert shown[operator][layer] == f"{value:.1f}"
    colours = [cell.back for line in table.rows for cell in line[1:] if cell.text]
    assert len(set(colours)) > 20
    assert table.rows[0][1].back == heat.colour((row.sqnr["depth"]["tokens"] or 0) / 60)[0]


def test_choice_of_experts(measured: Sweep) -> None:
    found = heat.agreement(measured, "routing")
    assert found is not None
    shown = cells(found.tables[0])
    assert found.tables[0].head[1:] == tuple(
        f"{task}, layer {at}" for task in ("segmentation", "depth") for at in (1, 3)
    )
    for label, row in by_label(measured).items():
        for task, layers in row.agreement.items():
            assert [shown[label][f"{task}, layer {at}"] for at in layers] == [f"{100 * s:.1f}" for s in layers.values()]


def test_losses_above_the_limit_are_marked(measured: Sweep) -> None:
    for limit in (1.0, 5.0):
        table = tables.accuracy(measured, limit, "accuracy")
        assert len(table.rows) == 1 + len(measured.rows)
        for line, row in zip(table.rows[1:], measured.rows, strict=True):
            changes = [row.primary(task).change or 0.0 for task in sweep_data.FLOAT]
            assert [cell.key for cell in line[6::2]] == changes
            assert [cell.bad for cell in line] == [False] * 6 + [changes[0] < -limit, False, changes[1] < -limit]


def test_fake_beside_integer(measured: Sweep) -> None:
    table = tables.fake(measured, "fake")
    assert table is not None
    row = by_label(measured)["w6a6-max"]
    line = next(line for line in table.rows if line[0].text == "w6a6-max")
    score, other = row.primary("depth"), (row.fake or {})["depth"]["rmse"]
    assert score.value is not None
    assert other is not None
    assert [cell.key for cell in line[4:]] == [score.value, other, -100 * (score.value - other) / other]
    assert [cell.bad for cell in line[4:]] == [False, True, False]
    same = next(line for line in table.rows if line[0].text == "w32a32-mse")
    assert not any(cell.bad for cell in same)


def test_overflow_counts_and_worst_places(measured: Sweep, tmp_path: Path) -> None:
    shown = cells(tables.overflow(measured, "overflow"))
    counts = by_label(measured)["w5a5-max"].overflow.values()
    assert shown["w5a5-max"]["values"] == f"{sum(values for values, _ in counts):,}"
    assert shown["w5a5-max"]["overflowed"] == f"{sum(over for _, over in counts):,}"
    data = sweep_data.summary()
    few = {"a": (1000, 1), "b": (100, 50), "c": (10, 0), "d": (1000, 30), "e": (1000, 20)}
    data["rows"][0]["overflow"] = {
        name: dict(zip(("values", "overflowed"), two, strict=True)) for name, two in few.items()
    }
    table = tables.overflow(sweep.load(write(tmp_path / "s.json", data)), "overflow")
    texts = [cell.text for cell in table.rows[0]]
    assert texts == ["edge_moe", "3,110", "101", "3.25 %", "b 50.00 %, d 3.00 %, e 2.00 %"]


def test_costs_of_what_nothing_beats(measured: Sweep) -> None:
    table = tables.cheapest(measured, 1.0, "front")
    rows = [by_label(measured)[line[0].text] for line in table.rows]
    bits = [row.cost.bits for row in rows if row.cost]
    assert bits == sorted(bits)
    assert len(rows) == len(bits) > 4
    for line, row in zip(table.rows, rows, strict=True):
        assert row.cost is not None
        assert [cell.key for cell in line[1:6]] == [
            row.cost.weight_bits / 1e6,
            row.cost.activation_bits / 1e6,
            row.cost.bits / 1e6,
            row.cost.dsp / 1e6,
            row.loss,
        ]
        assert line[5].bad == ((row.loss or 0) > 1)
        better = [
            other.label
            for other in measured.rows
            if other.cost
            and (other.cost.bits < row.cost.bits or other.cost.dsp < row.cost.dsp)
            and (other.loss or 0) < (row.loss or 0)
            and other.cost.bits <= row.cost.bits
            and other.cost.dsp <= row.cost.dsp
        ]
        assert better == []


def test_marks_of_the_accuracy_chart_lie_on_straight_scales(measured: Sweep) -> None:
    lines, rest = split(measured)
    assert {group: len(rows) for group, rows in rest.items()} == {"published": 1, "rounding": 3}
    found = marks(plots.accuracy(measured, lines, "segmentation", 1.0, "chart"))
    drawn = [(line, row) for line in lines for row in line.rows]
    assert len(found) == 2 * len(drawn) == 2 * 6 * len(sweep_data.WIDTHS)
    rows = by_label(measured)
    values, heights, places = [], [], []
    for text, x, y in found:
        score = rows[text.partition(":")[0]].primary("segmentation")
        assert score.value is not None
        values.append(score.value)
        heights.append(y)
        places.append(x)
    order = np.argsort(heights, kind="stable")
    upper, lower = order[len(order) // 2 :], order[: len(order) // 2]  # the metric above, its change below
    assert min(np.array(heights)[upper]) > max(np.array(heights)[lower])
    slope, offset = np.polyfit(np.array(values)[upper], np.array(heights)[upper], 1)
    assert slope > 0
    np.testing.assert_allclose(slope * np.array(values)[upper] + offset, np.array(heights)[upper], atol=0.01)
    assert np.all(np.diff(np.array(heights)[lower][np.argsort(np.array(values)[lower])]) > -1e-6)
    texts = [text for text, *_ in found]
    both = [
        (int(re.findall(r"\d+", text)[0]), x)
        for text, x in zip(texts, places, strict=True)
        if re.match(r"w(\d+)a\1-max", text)
    ]
    widths, across = np.log([bits for bits, _ in both][:9]), np.array([x for _, x in both][:9])
    slope, offset = np.polyfit(widths, across, 1)
    np.testing.assert_allclose(slope * widths + offset, across, atol=0.01)


def test_marks_of_the_cost_chart(measured: Sweep) -> None:
    found = marks(pareto.pareto(measured, 1.0, "chart"))
    assert len(found) == 2 * len(measured.rows)
    rows = by_label(measured)
    moved = [(rows[text.partition(":")[0]], x, y) for text, x, y in found if ": bits moved / Mbit " in text]
    assert len(moved) == len(measured.rows)
    bits = np.log([row.cost.bits for row, *_ in moved if row.cost])
    across = np.array([x for _, x, _ in moved])
    slope, offset = np.polyfit(bits, across, 1)
    np.testing.assert_allclose(slope * bits + offset, across, atol=0.01)
    losses = np.array([row.loss for row, *_ in moved], dtype=np.float64)
    heights = np.array([y for *_, y in moved])
    assert np.all(np.diff(heights[np.argsort(losses)]) >= 0)
    near = np.abs(losses) < 1
    slope, offset = np.polyfit(losses[near], heights[near], 1)
    np.testing.assert_allclose(slope * losses[near] + offset, heights[near], atol=0.01)


def test_marks_that_are_off_the_scale_are_hollow(measured: Sweep) -> None:
    lines, _ = split(measured)
    svg = plots.accuracy(measured, lines, "depth", 1.0, "chart")
    lost = [row for line in lines for row in line.rows if (row.primary("depth").change or 0) < -106]
    root = ElementTree.fromstring(svg)
    hollow = [
        use for use in root.iter("use") if use.find("title") is not None and "fill: #ffffff" in use.get("style", "")
    ]
    assert {str(use.findtext("title")).partition(":")[0] for use in hollow} == {row.label for row in lost}
    assert len(hollow) == len(lost) > 2


def test_variants_are_drawn_by_group(measured: Sweep) -> None:
    _, rest = split(measured)
    found = marks(plots.variants(measured, rest, 1.0, "chart"))
    assert [text.partition(":")[0] for text, *_ in found] == 2 * [row.label for rows in rest.values() for row in rows]
    heights = [y for *_, y in found][:4]
    assert heights == sorted(heights, reverse=True)
    changes = [by_label(measured)[text.partition(":")[0]].primary("segmentation").change for text, *_ in found[:4]]
    across = [x for _, x, _ in found[:4]]
    assert np.argsort(np.array(changes, dtype=np.float64)).tolist() == np.argsort(across).tolist()


def test_search_is_told(tmp_path: Path) -> None:
    data = report_files.states()
    found = searched.search(write(tmp_path / "search.json", data), "search")
    _, chart, widths, front = found.blocks
    assert isinstance(chart, Chart)
    assert isinstance(widths, Table)
    assert isinstance(front, Table)
    best, start = data["best"], data["points"][0]
    costs = [one["cost"] for one in (best, start)]
    moved = [one["weight_bits"] + one["activation_bits"] for one in costs]
    shares = [100 * moved[0] / moved[1], 100 * costs[0]["dsp"] / costs[1]["dsp"]]
    text = f"The cheapest of {len(data['points'])} measured states that lose at most 1 % takes "
    saved = f"{shares[0]:.0f} % of the bits moved, {shares[1]:.0f} % of the DSP slice-cycles and "
    assert found.line.text.startswith(text + saved)
    assert found.line.text.endswith("on 64 images; on 8 others 1.500 %.")
    assert "segmentation -1.50 %, depth +0.25 %" in front.caption.replace("\N{MINUS SIGN}", "-")
    assert {line[0].text: line[1].key for line in widths.rows} == best["widths"]
    for line in widths.rows:
        rest = {group: bits for group, bits in start["widths"].items() if group != line[0].text}
        alone = [
            point["widths"][line[0].text]
            for point in data["points"]
            if point["loss"] <= 1 and {group: point["widths"][group] for group in rest} == rest
        ]
        assert [cell.key for cell in line[2:]] == [min(alone), 16]
    assert [line[0].text for line in front.rows].count("result") == 1
    marked = marks(chart.svg)
    assert len(marked) == len(data["points"])
    prices = [point["price"] for stage in searched.STAGES for point in data["points"] if point["stage"] == stage]
    across = np.array([x for _, x, _ in marked])
    slope, offset = np.polyfit(prices, across, 1)
    np.testing.assert_allclose(slope * np.array(prices) + offset, across, atol=0.01)
    losses = [point["loss"] for stage in searched.STAGES for point in data["points"] if point["stage"] == stage]
    assert np.all(np.diff(np.array([y for *_, y in marked])[np.argsort(losses)]) > -1e-6)


def test_commands_are_broken_before_options() -> None:
    assert words.shell("edgemoe sweep micro --out x") == "edgemoe sweep micro --out x"
    long = "edgemoe sweep micro " + " ".join(f"--option-number-{at} {at}" for at in range(9))
    lines = words.shell(long).split(" \\\n")
    assert len(lines) == 3
    assert all(len(line) <= words.COLUMNS + 4 for line in lines)
    assert " ".join(line.strip() for line in lines) == long
