"""Comparison of checkpoints: means and spreads by hand, the single-task baseline, refusals."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from golden.config import ModelConfig
from golden.errors import EdgemoeError
from model import compare, flops
from model.delta import delta_m
from model.design import Design
from model.runs import folder_of, read

CONFIG = ModelConfig("tiny", 16, 32, 8, dim=12, heads=3, layers=2, mlp_hidden=20, experts=4, top_k=2, expert_hidden=8)
BOTH = ("segmentation", "depth")


def design(tasks: tuple[str, ...] = BOTH, feed_forward: str = "moe", **dimensions: Any) -> Design:  # noqa: ANN401
    config = ModelConfig.from_dict({**CONFIG.to_dict(), **dimensions, "tasks": list(tasks)})
    return Design(config, (4, 4, 4), feed_forward=feed_forward)


def scores(miou: float = 0.5, rmse: float = 1.0, tasks: tuple[str, ...] = BOTH) -> dict[str, dict[str, float]]:
    all_of = {"segmentation": {"miou": miou, "accuracy": 0.8}, "depth": {"rmse": rmse}}
    return {task: all_of[task] for task in tasks}


def written(folder: Path, network: Design, values: dict[str, dict[str, float]], seed: int = 0, **recipe: object) -> str:
    """A checkpoint folder without weights: they are not read."""
    folder.mkdir(parents=True)
    config = network.to_dict() | {"recipe": {"seed": seed, "validation_samples": 8, **recipe}}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "metrics.json").write_text(json.dumps({"network": values}))
    return str(folder)


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Two seeds of a mixture, a dense network, and dense networks of one task, one of them with two seeds."""
    alone = {task: design((task,), "dense", experts=1, top_k=1) for task in BOTH}
    return [
        written(tmp_path / "moe_seed1", design(), scores(0.5, 0.9), seed=1),
        written(tmp_path / "moe_seed0", design(), scores(0.6, 0.7), seed=0),
        written(tmp_path / "dense", design(feed_forward="dense"), scores(0.4, 1.5)),
        written(tmp_path / "seg", alone["segmentation"], scores(0.5, tasks=("segmentation",))),
        written(tmp_path / "depth0", alone["depth"], scores(rmse=0.9, tasks=("depth",))),
        written(tmp_path / "depth1", alone["depth"], scores(rmse=1.1, tasks=("depth",)), seed=1),
    ]


def table(folders: list[str]) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in compare.table(compare.columns(map(read, folders)))}


def test_table(folders: list[str]) -> None:
    """Baseline: miou 0.5, rmse 1.0. The mixture: +0 % and +10 %, +20 % and +30 %: Δm 5 and 25."""
    found = table(folders)
    assert found[""] == ["moe", "dense", "single-task dense"]
    assert found["layers"] == ["moe", "dense", "dense"]
    assert found["router"] == ["multi_gate", "-", "-"]
    assert found["tasks"] == ["segmentation, depth"] * 3
    assert found["seeds"] == ["0, 1", "0", "0, 1"]
    assert found["segmentation miou ↑ *"] == [f"0.5500 ± {0.1 / math.sqrt(2):.4f}", "0.4000", "0.5000"]
    assert found["segmentation accuracy ↑"] == ["0.8000 ± 0.0000", "0.8000", "0.8000"]
    assert found["depth rmse ↓ *"][1:] == ["1.5000", f"1.0000 ± {0.2 / math.sqrt(2):.4f}"]
    assert found["Δm of * / %"] == [f"+15.00 ± {20 / math.sqrt(2):.2f}", "-35.00", "baseline"]


def test_costs(folders: list[str]) -> None:
    """Those of `model.flops`; the baseline's networks are added up for all tasks, and averaged for one."""
    found = table(folders)
    moe, dense = design(), design(feed_forward="dense")
    alone = [design((task,), "dense", experts=1, top_k=1) for task in BOTH]
    totals = [flops.cost(network, network.config.tasks).total for network in (moe, dense)]
    totals.append(sum(flops.cost(network, network.config.tasks).total for network in alone))
    assert found["GMAC, all tasks"] == [f"{total / 1e9:.3f}" for total in totals]
    one = sum(flops.cost(moe, (task,)).total for task in BOTH) / 2
    assert found["GMAC, one task"][0] == f"{one / 1e9:.3f}"
    assert found["M parameters, all"][2] == f"{sum(flops.parameters(n).total for n in alone) / 1e6:.3f}"
    assert found["M parameters, active"][1] == f"{sum(flops.active(dense, t).total for t in BOTH) / 2e6:.3f}"


def test_same_as_delta_m(folders: list[str]) -> None:
    columns = {column.name: column for column in compare.columns(map(read, folders))}
    base = scores(0.5, 1.0)
    expected = [delta_m(run.scores, base) for run in columns["moe"].runs]
    assert compare.deltas(columns["moe"], columns["single-task dense"]) == pytest.approx(expected)


def test_no_baseline_for_all_tasks(folders: list[str]) -> None:
    assert "Δm of * / %" not in table(folders[:3])
    assert table(folders[:4])["Δm of * / %"] == ["-", "-", "baseline"]


def test_other_dimensions_have_another_baseline(folders: list[str], tmp_path: Path) -> None:
    wide = [
        written(tmp_path / "wide", design(dim=24), scores(0.9, 0.1)),
        written(tmp_path / "wide_seg", design(("segmentation",), "dense", dim=24), scores(tasks=("segmentation",))),
    ]
    found = table([*folders, *wide])
    assert found[""] == ["moe", "dense", "wide", "single-task dense, tiny", "single-task dense, tiny"]
    assert found["Δm of * / %"][2] == "-"


def test_recipes_stay_apart(tmp_path: Path) -> None:
    """Other epochs are another network; a missing or infinite value is no number."""
    first = written(tmp_path / "a" / "run", design(), scores(), epochs=1)
    second = written(tmp_path / "b" / "run", design(), scores(math.nan), epochs=2)
    found = table([first, second])
    assert found[""] == ["run", "run"]
    assert found["segmentation miou ↑ *"] == ["0.5000", "-"]


def test_null_and_tiny_numbers(folders: list[str]) -> None:
    """A null is no number; a baseline next to zero has no Δm."""
    Path(folders[1], "metrics.json").write_text('{"network": {"segmentation": {"miou": null}}}')
    assert table(folders[:3])["segmentation miou ↑ *"] == ["0.5000", "0.4000"]
    tiny = {"segmentation": {"miou": 5e-324}}
    Path(folders[3], "metrics.json").write_text(json.dumps({"network": tiny}))
    assert table(folders)["Δm of * / %"] == ["-", "-", "baseline"]


def test_markdown(folders: list[str]) -> None:
    lines = compare.markdown(compare.table(compare.columns(map(read, folders)))).splitlines()
    assert lines[0] == "|  | moe | dense | single-task dense |"
    assert lines[1] == "|---|---|---|---|"
    assert "| layers | moe | dense | dense |" in lines


def test_refusals(folders: list[str], tmp_path: Path) -> None:
    with pytest.raises(EdgemoeError, match="moe_seed1 and moe_seed1 are the same recipe and seed"):
        table([folders[0], folders[0]])
    other = written(tmp_path / "other", design(("depth",), "dense"), scores(tasks=("depth",)), epochs=9)
    with pytest.raises(EdgemoeError, match="depth and other are both dense networks of depth alone"):
        table([*folders, other])
    with pytest.raises(EdgemoeError, match=r"checkpoint 'nix' is unknown; legal: .*, or the path of a folder"):
        folder_of("nix")
    with pytest.raises(EdgemoeError, match=r"no checkpoint \(FileNotFoundError"):
        read(str(tmp_path))


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("metrics.json", "{", "no checkpoint"),
        ("metrics.json", "[]", '"network" must hold metrics by task'),
        ("metrics.json", '{"network": {"depth": {"rmse": "low"}}}', "rmse of depth is 'low'"),
        ("metrics.json", "{}", '"network" must hold metrics by task'),
        ("metrics.json", '{"network": {"depth": {"rmse": true}}}', "rmse of depth is True; it must be a number"),
        ("metrics.json", '{"network": {"depth": {"rmse": 1' + 400 * "0" + "}}}", "below 1e"),
        ("metrics.json", '{"network": {"depth": {"rmse": -1e300}}}', "below 1e"),
        ("config.json", json.dumps(design().to_dict() | {"recipe": []}), r'"recipe" is \[\]; it must be an object'),
        ("config.json", json.dumps(design().to_dict() | {"recipe": None}), '"recipe" is None'),
        ("config.json", json.dumps(design().to_dict() | {"recipe": {"train_samples": 0}}), "train_samples=0 is not an"),
        ("config.json", json.dumps(design().to_dict() | {"recipe": {"validation_samples": "8"}}), "samples='8' is not"),
        ("config.json", "{", "no checkpoint"),
        ("config.json", json.dumps({"model": CONFIG.to_dict()}), "encoder without decoders"),
        ("config.json", json.dumps({"model": {}, "network": {}}), "missing keys"),
    ],
)
def test_spoiled_folders(name: str, text: str, words: str, folders: list[str]) -> None:
    Path(folders[0], name).write_text(text)
    with pytest.raises(EdgemoeError, match=words) as caught:
        read(folders[0])
    assert folders[0] in str(caught.value)


def test_needs_no_torch(folders: list[str]) -> None:
    code = "import sys; sys.modules['torch'] = None; from edgemoe.__main__ import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "compare", *folders], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "single-task dense" in done.stdout
