"""`edgemoe report`: the page is whole and well-formed, loads nothing, says what the data say, the same each time."""

from __future__ import annotations

import base64
import dataclasses
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from edgemoe.report import charts, evidence, heat, series, sweep
from edgemoe.report.blocks import Table
from edgemoe.report.build import Inputs, build
from golden.errors import EdgemoeError
from tests.edgemoe import report_files, sweep_data
from tests.edgemoe.html_page import Page
from tests.edgemoe.report_files import write

SECTIONS = ("accuracy", "fake", "cost", "sqnr", "predictions", "routing", "overflow")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("report")


@pytest.fixture(scope="module")
def data(folder: Path) -> bytes:
    return build(report_files.inputs(folder), folder / "page.html")


@pytest.fixture(scope="module")
def page(data: bytes) -> Page:
    return Page(data.decode())


def small(folder: Path, changes: dict[str, tuple[float, float]], limit: float = 1.0) -> Page:
    """The page of a sweep whose rows change (segmentation, depth) by so many percent, by label."""
    rows = []
    for label, change in changes.items():
        weights, activations = map(int, re.findall(r"\d+", label)[:2])
        one = sweep_data.row(sweep_data.Spec(label, "widths", "none", weights, activations), layers=2)
        for task, percent in zip(sweep_data.FLOAT, change, strict=True):
            for metrics in one["metrics"][task].values():
                metrics |= {"change": percent, "change_low": percent - 0.25, "change_high": percent + 0.25}
        rows.append(one)
    path = write(folder / "small.json", sweep_data.summary(layers=2) | {"rows": rows})
    return Page(build(Inputs((path,), limit=limit), folder / "page.html").decode())


def test_well_formed(page: Page, data: bytes) -> None:
    assert page.faults == []
    assert data.startswith(b"<!DOCTYPE html>")
    assert ("html", {"lang": "en"}) in page.tags
    twice = sorted({name for name in page.ids if page.ids.count(name) > 1})
    assert twice == []
    inside = [of["href"] for _, of in page.tags if of.get("href", "").startswith("#")]
    assert len(inside) > 500
    assert {link[1:] for link in inside} <= set(page.ids)
    used = {name for tag in page.tags for value in tag[1].values() for name in re.findall(r"url\(#([^)]*)\)", value)}
    assert used
    assert used <= set(page.ids)


def test_nothing_is_loaded(page: Page, data: bytes) -> None:
    assert not re.search(rb"https?:|//[a-z]|@import|url\((?!#)", re.sub(rb"base64,[\w+/=]+|// Sorts", b"", data))
    sources = [
        value for _, of in page.tags for name, value in of.items() if name in ("src", "srcset", "data", "action")
    ]
    assert all(value.startswith("data:") for value in sources)
    assert all(of["href"] == "data:," for tag, of in page.tags if tag == "link")
    policy = next(of["content"] for tag, of in page.tags if of.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; img-src data:;")


def test_every_section_and_table(page: Page) -> None:
    rows = len(sweep_data.specs())
    for name, layers in (("sweep-micro", 4), ("sweep-edge-moe", 12)):
        assert set(page.ids) >= {name, *(f"{name}--{part}" for part in SECTIONS)}
        sizes = {
            "accuracy-table": rows + 1,
            "breaks": 2 * 6,
            "fake-table": 2 * len(sweep_data.WIDTHS),
            "routing-table": rows,
            "overflow-table": rows,
            **{f"sqnr-table-{at}-{task}": len(sweep_data.OPERATORS) for at in (0, 1) for task in sweep_data.FLOAT},
        }
        assert {key: len(page.tables[f"{name}--{key}"].rows) for key in sizes} == sizes
        assert len(page.tables[f"{name}--sqnr-table-0-depth"].head) == 1 + 1 + layers
        assert {f"{name}--bits-{task}" for task in sweep_data.FLOAT} <= set(page.ids)
        assert {f"{name}--variants", f"{name}--pareto"} <= set(page.ids)
    groups = len(report_files.states()["groups"])
    assert len(page.tables["search-widths"].rows) == groups
    assert len(page.tables["search-front"].rows) == sum(point["pareto"] for point in report_files.states()["points"])
    assert len(page.tables["cosim-table"].rows) == len(report_files.KERNELS)
    assert len(page.tables["claims-table"].rows) == len(report_files.papers()["claims"])
    assert len(page.tables["resources-table"].rows) == len(report_files.KERNELS) + 1 + 4
    assert len(page.tables["data-files"].rows) == 2 * 2 + 4
    for name, table in page.tables.items():
        assert table.caption.strip(), name
        assert set(table.scopes) <= {"col", "row"}, name
        assert {len(row) for row in table.rows} == {len(table.head)}, name


def test_charts_have_names_and_say_what_they_show(page: Page) -> None:
    pictures = [of for tag, of in page.tags if tag == "svg"]
    assert len(pictures) == 2 * 4 + 1
    for of in pictures:
        assert of["role"] == "img"
        assert {f"{of['id']}-title", f"{of['id']}-desc"} == set(of["aria-labelledby"].split())
        assert set(of["aria-labelledby"].split()) <= set(page.ids)
    assert "w8a8-mse: 0.5982 [0.5907, 0.6057]" in page.text  # on hover
    assert page.text.count("n = 64 images") >= 4


def test_numbers_in_the_table_are_those_of_the_file(page: Page) -> None:
    table = page.tables["sweep-micro--accuracy-table"]
    found = {row[0]: row for row in table.rows}
    score = {one["label"]: one for one in sweep_data.summary()["rows"]}["w10a10-max"]["metrics"]["depth"]["rmse"]
    assert table.head[-2:] == ["depth RMSE / m", "change / %"]
    assert found["w10a10-max"][-2].startswith(f"{score['value']:.4f} [")
    assert found["w10a10-max"][-1].startswith(f"{score['change']:+.2f} [")
    assert found["edge_moe"][4] == "mixed"
    assert found["float"][5] == "0.6124 [0.6048, 0.6200]"


def test_summary_follows_the_data(tmp_path: Path) -> None:
    wide = {"w16a16": (0.0, 0.1), "w12a12": (-0.2, -0.4)}
    text = small(tmp_path, wide | {"w8a8": (-0.9, -0.5), "w6a6": (-3.25, -0.6)}).text
    assert "the narrowest with segmentation and depth within 1 % of float is w8a8 (segmentation -0.90 % " in text
    assert "though an interval reaches further" in text
    assert "Weights and activations alike hold down to 8 bits (not calibrated); 6 bits lose 3.25 %." in text
    assert "Weights and activations alike hold down to 6 bits (not calibrated); no narrower one was tried." in text
    text = small(tmp_path, wide | {"w8a8": (-1.1, -0.5), "w6a6": (-3.25, -9)}).text
    assert "within 1 % of float is w12a12 (depth -0.40 % [-0.65, -0.15])." in text
    assert "hold down to 12 bits (not calibrated); 8 bits lose 1.10 %." in text
    text = small(tmp_path, {"w16a16": (-2, -3)}).text
    assert "none keeps segmentation and depth within 1 % of float; w16a16 comes closest, with depth -3.00 %" in text
    assert "no precision is within 1 %" in text
    text = small(tmp_path, {"w16a16": (-2, -3)}, limit=5.0).text
    assert "within 5 % of float is w16a16" in text


def test_a_width_that_holds_below_one_that_breaks_does_not_count(tmp_path: Path) -> None:
    page = small(tmp_path, {"w16a16": (0, 0), "w8a8": (-4, 0), "w6a6": (-0.5, 0)})
    first = page.tables["sweep-micro--breaks"].rows[0]
    assert first[0] == "segmentation"
    assert (first[3], first[5]) == ("16", "8")


def test_sections_without_data_name_the_command(tmp_path: Path) -> None:
    page = small(tmp_path, {"w16a12": (0, 0)})
    for command in (
        *("edgemoe cosim --report-dir DIR", "edgemoe claims --json FILE", "edgemoe resources --json FILE"),
        "edgemoe search CHECKPOINT --out DIR",
        *("edgemoe report --predictions 2", "edgemoe sweep CHECKPOINT --out DIR --fake"),
    ):
        assert command in page.text


def test_null_everywhere(tmp_path: Path) -> None:
    found = sweep_data.summary(layers=2)
    for one in found["rows"]:
        one |= {"fake": None, "cost": None, "sqnr_db": {}, "topk_agreement": {}, "overflow": {}}
        for metrics in one["metrics"].values():
            for score in metrics.values():
                score.update(dict.fromkeys(score))
    for metrics in found["float"].values():
        for score in metrics.values():
            score.update(dict.fromkeys(score))
    page = Page(build(Inputs((write(tmp_path / "null.json", found),)), tmp_path / "page.html").decode())
    assert page.faults == []
    assert page.text.count("Make them with") == 8


def test_names_from_files_are_text(tmp_path: Path) -> None:
    evil = "<script>alert('x')</script>&amp;\"w8a8"
    found = sweep_data.summary(layers=2)
    found["rows"][0] |= {"label": evil, "group": evil, "calibration": evil}
    found |= {"config": evil, "command": evil, "checkpoint": {"name": evil, "sha256": {}}}
    found["rows"][0]["overflow"] = {evil: {"values": 5, "overflowed": 5}}
    cosim = report_files.cosim()
    cosim["kernels"][0]["kernel"] = evil
    inputs = Inputs((write(tmp_path / "<b>.json", found),), cosim=(write(tmp_path / "c.json", cosim),), labels=(evil,))
    text = build(inputs, tmp_path / "page.html").decode()
    page = Page(text)
    assert page.faults == []
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "<script>alert" not in text
    assert page.tables["cosim-table"].rows[0][1] == evil
    assert page.text.count(evil) > 8


def test_data_is_inside_and_links_lead_to_it(folder: Path, page: Page) -> None:
    links = [of for tag, of in page.tags if tag == "a" and "download" in of]
    inside = {of["download"]: base64.b64decode(of["href"].partition("base64,")[2]) for of in links}
    assert list(inside) == [
        *("sweep-micro.json", "sweep-micro.csv", "sweep-edge-moe.json", "sweep-edge-moe.csv"),
        *("search.json", "cosim.json", "claims.json", "resources.json"),
    ]
    assert inside["sweep-micro.json"] == (folder / "micro" / "summary.json").read_bytes()
    assert json.loads(inside["cosim.json"])["simulator"] == "verilator"
    lines = inside["sweep-micro.csv"].decode().splitlines()
    assert len(lines) == 1 + 4 * (1 + len(sweep_data.specs()))
    assert lines[0].startswith("precision,group,calibration,weight_bits,activation_bits,task,metric,value,low,high,")
    outside = [
        of["href"]
        for tag, of in page.tags
        if tag == "a" and not re.match("#|data:", of["href"]) and "download" not in of
    ]
    assert len(outside) == 6
    assert all((folder / unquote(link)).is_file() for link in outside)


def test_lines_of_a_grid() -> None:
    names = [(w, a) for w in (4, 6, 8, 16) for a in (6, 8, 16)] + [(32, 32)]
    rows = tuple(_row(f"w{w}a{a}{end}", w, a) for end in ("", "-mse") for w, a in names)
    lines, rest = series.split(_sweep(rows))
    found = [(line.axis, line.held, line.kind, [line.bits(row) for row in line.rows]) for line in lines]
    for kind in ("", "mse"):
        assert ("both", None, kind, [6, 8, 16, 32]) in found
        assert [one[1:] for one in found if one[0] == "weights" and one[2] == kind] == [
            (held, kind, [4, 6, 8, 16]) for held in (16, 8, 6)
        ]
        assert [one[1:] for one in found if one[0] == "activations" and one[2] == kind] == [
            (held, kind, [6, 8, 16]) for held in (16, 8, 6, 4)
        ]
    assert rest == {}
    lines, rest = series.split(_sweep((_row("a", 8, 8), _row("b", 8, 8), _row("c", None, 8))))
    assert lines == ()
    assert [row.label for row in rest["g"]] == ["a", "b", "c"]


def test_front_is_what_no_row_beats() -> None:
    rows = tuple(
        _row(label, 8, 8, change, cost)
        for label, change, cost in (
            ("a", -5.0, 1.0),
            ("b", -5.0, 2.0),
            ("c", -2.0, 3.0),
            ("d", -3.0, 4.0),
            ("e", 1.0, 9.0),
        )
    )
    best = series.front(rows, lambda row: row.cost.dsp if row.cost else 0.0)
    assert [row.label for row in best] == ["a", "c", "e"]
    one = _sweep(rows)
    assert [row.label for row in series.chosen(one, (), 2.0)] == ["c", "a"]
    assert [row.label for row in series.chosen(one, ("d",), 2.0)] == ["d"]
    assert [row.label for row in series.chosen(_sweep(rows[:2]), (), 2.0)] == ["a"]


def test_looks_differ_without_colour_and_heat_can_be_read() -> None:
    assert len({marker for _, marker, _ in charts.LOOKS}) == len({colour for colour, *_ in charts.LOOKS}) == 8
    assert charts.STYLE["font.size"] >= 9
    for step in range(101):
        back, ink = heat.colour(step / 100)
        parts = [int(back[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        contrast = 1.05 / (light + 0.05) if ink == "#ffffff" else (light + 0.05) / 0.05
        assert contrast >= 4.5, step


def test_text_of_charts_is_large_enough(data: bytes) -> None:
    sizes = [float(size) for size in re.findall(rb"font-size: ([\d.]+)px; font-family: var", data)]
    assert len(sizes) > 200
    assert min(sizes) >= 9  # points: the width and height of each chart are in pt, its viewBox in the same numbers
    boxes = re.findall(rb'<svg width="([\d.]+)pt" height="([\d.]+)pt" viewBox="0 0 ([\d.]+) ([\d.]+)"', data)
    assert len(boxes) == 9
    assert all((width, height) == (across, down) for width, height, across, down in boxes)


def test_cosim_that_failed_is_said(tmp_path: Path) -> None:
    for mismatches, words, text in (
        (0, 10, "words compared, no mismatch."),
        (2, 10, "6 mismatches, 3 failed runs."),
        (0, 0, "3 runs that compared nothing."),
    ):
        found = evidence.cosim(write(tmp_path / "cosim.json", report_files.cosim(mismatches, words)), "cosim")
        (table,) = found.blocks
        assert isinstance(table, Table)
        assert found.line.text.endswith(text)
        assert any(cell.bad for row in table.rows for cell in row) == bool(mismatches)


def test_command_in_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    """Another seed of Python's hashes, so that no order comes from a set."""
    inputs, out = report_files.inputs(tmp_path), tmp_path / "deep" / "page.html"
    inputs = dataclasses.replace(inputs, sweeps=inputs.sweeps[:1], labels=("w8a8-mse",), limit=2.0)
    files = [f"--{name}={getattr(inputs, name)[0]}" for name in ("search", "cosim", "claims", "resources")]
    command = ["report", f"--sweep={inputs.sweeps[0]}", *files, "--row=w8a8-mse", "--max-loss=2", f"--out={out}"]
    ran = subprocess.run(
        [sys.executable, "-m", "edgemoe", *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONHASHSEED": "77"},
    )
    assert (ran.returncode, ran.stdout) == (0, f"{out}: {out.stat().st_size:,} bytes\n"), ran.stderr
    assert out.read_bytes() == build(inputs, out)


def _sweep(rows: tuple[sweep.Row, ...]) -> sweep.Sweep:
    score = sweep.Score(1.0, 1.0, 1.0)
    data = {"name": "rooms", "split": "validation", "samples": 1}
    return sweep.Sweep(Path("s"), "", "c", "c", {}, data, 0, 0.95, 1, 1, {"depth": {"rmse": score}}, rows)


def _row(label: str, weights: int | None, activations: int | None, change: float = 0.0, cost: float = 1.0) -> sweep.Row:
    metrics = {"depth": {"rmse": sweep.Score(1.0, None, None, change)}}
    return sweep.Row(
        label, "g", "none", {}, weights, activations, metrics, None, {}, {}, {}, sweep.Cost(cost, cost, cost), None
    )


def test_unknown_row_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "s.json", sweep_data.summary(layers=2))
    with pytest.raises(EdgemoeError, match="no row 'w9a9'; legal: edge_moe, w10a10-max"):
        build(Inputs((path,), labels=("w9a9",)), tmp_path / "page.html")
