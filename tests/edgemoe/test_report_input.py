"""`edgemoe report` reads strictly: a fault names the file and the key, and nothing is written."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edgemoe.__main__ import main
from edgemoe.report import sweep
from golden.errors import EdgemoeError
from tests.edgemoe import report_files, sweep_data
from tests.edgemoe.report_files import write

GOOD = sweep_data.summary(layers=2) | {"rows": [sweep_data.row(spec, layers=2) for spec in sweep_data.specs()[:5]]}
Change = Callable[[Any], object]


def spoiled(change: Change) -> dict[str, Any]:
    """The summary with one change."""
    data = copy.deepcopy(GOOD)
    change(data)
    return data


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d.pop("schema"), "the whole has no key 'schema'; it has: command, config,"),
        (lambda d: d.update(schema=2), "schema is 2; legal: 1"),
        (lambda d: d.update(schema=True), "schema is True; legal: 1"),
        (lambda d: d.update(rows={}), "rows is {}; legal: a list"),
        (lambda d: d.update(rows=[]), "one row or more, each with a label of its own"),
        (lambda d: d["rows"].append(d["rows"][0]), "each with a label of its own"),
        (lambda d: d.update(float={}), "float is {}; legal: metrics by task"),
        (lambda d: d["float"].update(naps=d["float"].pop("depth")), "legal: one of the tasks segmentation, depth"),
        (lambda d: d["float"]["depth"].pop("rmse"), "float.depth has no key 'rmse'; it has: abs_rel"),
        (lambda d: d["float"]["depth"].update(luck={}), "float.depth.luck is {}; legal: one of the metrics miou"),
        (lambda d: d["float"]["depth"]["rmse"].pop("low"), "float.depth.rmse has no key 'low'"),
        (lambda d: d["checkpoint"].pop("sha256"), "checkpoint has no key 'sha256'; it has: name"),
        (lambda d: d["data"].update(samples=0), "data.samples is 0; legal: an integer of 1 or more"),
        (lambda d: d["data"].update(samples=2.0), "data.samples is 2.0; legal: an integer of 1 or more"),
        (lambda d: d.update(confidence=95), "confidence is 95; legal: a finite number from 0 to 1"),
        (lambda d: d["rows"][3].pop("label"), "rows[3] has no key 'label'; it has: group, calibration"),
        (lambda d: d["rows"][3]["metrics"].pop("depth"), 'legal: the tasks of "float", segmentation, depth'),
        (lambda d: d["rows"][3]["metrics"]["depth"]["rmse"].pop("change"), "rows[3].metrics.depth.rmse has no key"),
        (lambda d: d["rows"][3]["metrics"]["depth"]["rmse"].update(change="x"), "rmse.change is 'x'; legal: a number"),
        (
            lambda d: d["rows"][3]["metrics"]["depth"]["rmse"].update(value=1e999),
            "value is inf; legal: a finite number",
        ),
        (lambda d: d["rows"][3]["metrics"]["depth"]["rmse"].update(low=True), "rmse.low is True; legal: a number"),
        (lambda d: d["rows"][3].update(weight_bits=0), "rows[3].weight_bits is 0; legal: an integer of 1 or more"),
        (lambda d: d["rows"][3].update(activation_bits="8"), "rows[3].activation_bits is '8'; legal: an integer"),
        (
            lambda d: d["rows"][3]["topk_agreement"]["depth"].update({"1": 1.5}),
            "1 is 1.5; legal: a finite number from 0",
        ),
        (lambda d: d["rows"][3]["sqnr_db"]["depth"].update({"tokens": "-"}), "sqnr_db.depth.tokens is '-'; legal: a"),
        (
            lambda d: d["rows"][3]["overflow"]["tokens"].update(overflowed=10**9),
            "no more overflowed values than values",
        ),
        (lambda d: d["rows"][3]["overflow"]["tokens"].pop("values"), "rows[3].overflow.tokens has no key 'values'"),
        (lambda d: d["rows"][3]["cost"].update(dsp=0), "rows[3].cost.dsp is 0; legal: a number above 0"),
        (lambda d: d["rows"][3].update(precision="w8a8"), "rows[3].precision is 'w8a8'; legal: an object"),
    ],
)
def test_summary_is_read_strictly(
    change: Change, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(sweep.load(write(tmp_path / "good.json", GOOD)).rows) == len(GOOD["rows"])
    path, out = write(tmp_path / "bad.json", spoiled(change)), tmp_path / "page.html"
    assert main(["report", "--sweep", str(path), "--out", str(out)]) == 2
    printed = capsys.readouterr().err
    assert f"report: {path}: " in printed
    assert words in printed
    assert "`edgemoe sweep`" in printed
    assert "Traceback" not in printed
    assert not out.exists()


@pytest.mark.parametrize(
    ("kind", "data", "change", "words"),
    [
        (
            "search",
            report_files.states,
            lambda d: d.update(schema=2),
            "schema is 2; legal: 1; make it again wi",
        ),
        ("search", report_files.states, lambda d: d["points"][3].pop("loss"), "points[3] has no key 'loss'"),
        (
            "search",
            report_files.states,
            lambda d: d["points"][3].update(price=0),
            "points[3].price is 0; legal: a number",
        ),
        (
            "search",
            report_files.states,
            lambda d: d["points"][3].update(stage="x"),
            "stage is 'x'; legal: one of",
        ),
        ("search", report_files.states, lambda d: d["best"].update(loss=0.0), "legal: one of the points"),
        ("search", report_files.states, lambda d: d["held_out"].pop("images"), "held_out has no key 'images'"),
        ("cosim", report_files.cosim, lambda d: d.pop("kernels"), "no key 'kernels'"),
        ("cosim", report_files.cosim, lambda d: d["kernels"][1].update(words=-1), "kernels[1].words is -1; legal: an"),
        (
            "cosim",
            report_files.cosim,
            lambda d: d.update(kernels=[]),
            "one kernel or more; make it again with `edgemoe c",
        ),
        ("claims", report_files.papers, lambda d: d["claims"][2].pop("verdict"), "claims[2] has no key 'verdict'"),
        (
            "claims",
            report_files.papers,
            lambda d: d["claims"][2].update(verdict="so"),
            "verdict is 'so'; legal: one of e",
        ),
        (
            "resources",
            report_files.cells,
            lambda d: d["kernels"]["gelu"]["unit"].pop("dsp"),
            "gelu.unit has no key 'dsp'",
        ),
        ("resources", report_files.cells, lambda d: d.update(config=4), "config is 4; legal: a string"),
    ],
)
def test_other_files_are_read_strictly(
    kind: str,
    data: Callable[[], Any],
    change: Change,
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = data()
    change(found)
    path, good = write(tmp_path / "bad.json", found), write(tmp_path / "good.json", GOOD)
    assert main(["report", "--sweep", str(good), f"--{kind}", str(path), "--out", str(tmp_path / "page.html")]) == 2
    printed = capsys.readouterr().err
    assert f"report: {path}: " in printed
    assert words in printed
    assert not (tmp_path / "page.html").exists()


def test_files_that_are_no_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, out = write(tmp_path / "good.json", GOOD), str(tmp_path / "page.html")
    (tmp_path / "text.json").write_text("{")
    (tmp_path / "nested.json").write_text("[" * 100_000)
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "list.json").write_text("[1]")
    (tmp_path / "empty").mkdir()
    for name, words in (
        ("text.json", "unreadable (JSONDecodeError"),
        ("nested.json", "nested too deeply"),
        ("bytes.json", "unreadable (UnicodeDecodeError"),
        ("list.json", "the whole is [1]; legal: an object"),
        ("empty", "summary.json: unreadable (FileNotFoundError"),
        ("absent", "absent: unreadable (FileNotFoundError"),
    ):
        assert main(["report", "--sweep", str(tmp_path / name), "--out", out]) == 2
        printed = capsys.readouterr().err
        assert words in printed
        assert "Traceback" not in printed
    for arguments, words in (
        (["--sweep", str(good), "--out", str(tmp_path / "empty")], "is a folder; give the name of a file"),
        (["--sweep", str(good), "--out", str(good / "page.html")], "good.json is no folder"),
        (["--sweep", str(good), "--max-loss", "0", "--out", out], "max_loss=0 %; legal: above 0"),
        (["--sweep", str(good), "--max-loss", "x", "--out", out], "'x' is not a percentage"),
        (["--sweep", str(good), "--row", "w9a9", "--out", out], "no row 'w9a9'"),
        (["--out", out], "Missing option '--sweep'"),
        (["--sweep", str(good)], "Missing option '--out'"),
    ):
        assert main(["report", *arguments]) == 2
        assert words in capsys.readouterr().err
    assert not Path(out).exists()


def test_the_page_is_no_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = write(tmp_path / "good.json", GOOD)
    assert main(["report", "--sweep", str(good), "--out", str(good)]) == 2
    assert "is also an input" in capsys.readouterr().err
    assert json.loads(good.read_text()) == json.loads(json.dumps(GOOD))


def test_null_is_legal_where_a_value_may_be_missing(tmp_path: Path) -> None:
    def nothing(data: Any) -> None:  # noqa: ANN401 - JSON types
        row = data["rows"][0]
        row.update(fake=None, cost=None, weight_bits=None, activation_bits=None)
        row["metrics"]["depth"]["rmse"].update(dict.fromkeys(row["metrics"]["depth"]["rmse"]))
        row["sqnr_db"]["depth"]["tokens"] = None

    found = sweep.load(write(tmp_path / "null.json", spoiled(nothing))).rows[0]
    assert found.loss is None
    assert (found.cost, found.fake, found.weight_bits, found.sqnr["depth"]["tokens"]) == (None,) * 4
    with pytest.raises(EdgemoeError, match=r"rows\[0\].overflow is None; legal: an object"):
        sweep.load(write(tmp_path / "null.json", spoiled(lambda data: data["rows"][0].update(overflow=None))))
