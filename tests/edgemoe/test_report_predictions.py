"""Pictures of predictions in the report: of the integer engine itself, and of the network that was measured."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from edgemoe.__main__ import main
from edgemoe.report import predictions, sweep
from edgemoe.report.blocks import Picture, Pictures
from golden.config import ModelConfig
from golden.errors import EdgemoeError
from golden.network import Encoder
from golden.precision import get_precision
from model import checkpoint, panels
from model.data.catalog import get_catalog
from model.data.dataset import open_rooms
from model.design import Design
from model.m3vit import M3ViT, load_model
from model.tasks import get_task
from tests.edgemoe import sweep_data
from tests.edgemoe.report_files import write

TASKS = tuple(sweep_data.FLOAT)
CONFIG = ModelConfig(
    "tiny", 32, 64, 8, dim=12, heads=3, layers=4, mlp_hidden=20, experts=4, top_k=2, expert_hidden=8, tasks=TASKS
)
LABELS = ("w32a32-max", "w5a5-max")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkpoint with random weights, named like the sweep's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    torch.manual_seed(3)
    design = Design(CONFIG, (4, 4, 4), "rooms")
    state = M3ViT(design).state_dict().items()
    tensors = {
        name: value.numpy() * (4 if name.startswith("heads") else 1) for name, value in state
    }  # so that maps vary
    checkpoint.save(tmp_path / "tiny", design, tensors, recipe={}, metrics={"network": {}}, card="t")
    return tmp_path / "tiny"


def summary(folder: Path) -> Path:
    """A made-up sweep of that checkpoint."""
    data = sweep_data.summary("tiny")
    names = (checkpoint.WEIGHTS, checkpoint.CONFIG)
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    data["checkpoint"] = {"name": "tiny", "sha256": digests}
    return write(folder.parent / "summary.json", data)


def drawn(folder: Path, labels: tuple[str, ...] = LABELS, count: int = 2) -> list[Pictures]:
    one = sweep.load(summary(folder))
    rows = [row for row in one.rows if row.label in labels]
    return predictions.draw(one, sorted(rows, key=lambda row: labels.index(row.label)), count, folder, None, "pictures")


def pixels(picture: Picture | None) -> NDArray[np.uint8]:
    assert picture is not None
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(picture.source.partition("base64,")[2]))))


def same(picture: Picture | None, expected: NDArray[np.uint8]) -> None:
    np.testing.assert_array_equal(pixels(picture), expected)


def test_pictures_are_what_the_engine_and_the_decoders_give(folder: Path) -> None:
    found = drawn(folder)
    samples = open_rooms("validation", 2, CONFIG.image_height, CONFIG.image_width, TASKS)
    model = load_model(folder)
    config, weights = checkpoint.load_weights(folder)
    assert [table.name for table in found] == ["pictures-1", "pictures-2"]
    span = panels.depth_span([samples[index]["depth"] for index in range(2)])
    classes = len(get_catalog("rooms").classes)
    for table, index in zip(found, range(2), strict=True):
        sample = samples[index]
        assert [name for name, _ in table.rows] == list(TASKS)
        engines = [part for label in LABELS for part in (f"integer, {label}", "differs from float")]
        assert table.head == ("task", "image", "truth", "float", *engines)
        np.testing.assert_array_equal(pixels(table.rows[0][1][0]), sample["image"])
        for task, line in table.rows:
            same(line[1], panels.colours(task, sample[task], classes, span))
            with torch.inference_mode():
                image = torch.tensor(sample["image"])[None]
                expected = {"float": get_task(task).predict(model(image, task)[0])[0].numpy()}
                for name in ("w32a32", "w5a5"):
                    trace = Encoder(config, get_precision(name), weights).run(sample["image"], task)
                    tokens = torch.from_numpy(trace["layers.3.residual_out"].real[None].astype(np.float32))
                    expected[name] = get_task(task).predict(model.heads[task](tokens))[0].numpy()
            for place, name in ((2, "float"), (3, "w32a32"), (5, "w5a5")):
                same(line[place], panels.colours(task, expected[name], classes, span))
            apart = [int((255 - pixels(line[place])).sum()) for place in (4, 6)]
            assert apart[0] <= 0.05 * apart[1]
            assert apart[1] > 255
    black = pixels(found[0].rows[0][1][6])[..., 0] == 0
    note = found[0].rows[0][1][6]
    assert note is not None
    assert note.note == f"{100 * black.mean():.1f} % of pixels"


def test_another_checkpoint_is_refused(folder: Path) -> None:
    path = summary(folder)
    config = folder / checkpoint.CONFIG
    config.write_text(json.dumps(json.loads(config.read_text())))
    one = sweep.load(path)
    with pytest.raises(EdgemoeError, match=r"config.json is not the file that .* measured"):
        predictions.draw(one, one.rows[:1], 1, folder, None, "pictures")


def test_command_draws_and_leaves_out_rows_with_their_own_weights(folder: Path) -> None:
    data: dict[str, Any] = json.loads(summary(folder).read_text())
    for row in data["rows"]:
        row["weights"] = "tuned" if row["label"] == "w5a5-max" else None
    path, out = write(folder.parent / "own.json", data), folder.parent / "page.html"
    rows = [word for label in LABELS for word in ("--row", label)]
    command = [
        "report",
        "--sweep",
        str(path),
        *rows,
        "--predictions",
        "1",
        "--checkpoint",
        str(folder),
        "--out",
        str(out),
    ]
    assert main(command) == 0
    text = out.read_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "Not drawn, as it has weights of its own: w5a5-max." in text
    assert text.count('<img src="data:image/png;base64,') == 1 + 2 * 4
    assert 'id="sweep-tiny--images-1"' in text


@pytest.mark.parametrize(
    ("task", "ours", "other", "black", "note"),
    [
        ("segmentation", [[1, 2], [3, 3]], [[1, 2], [3, 0]], [[0, 0], [0, 255]], "25.0 % of pixels"),
        ("depth", [[1.0, 2.0]], [[1.25, 9.0]], [[128, 255]], "3.6 m mean"),
        ("depth", [[1.0, 1.0]], [[float("nan"), 1.0]], [[255, 0]], "inf m mean"),
        ("normals", [[[0, 0, 1], [0, 0, 1]]], [[[0, 0, 1], [1, 0, 0]]], [[0, 255]], "45° mean"),
        ("edges", [[0.5, 0.0]], [[0.25, 1.0]], [[128, 255]], "0.62 mean"),
    ],
)
def test_differences(task: str, ours: Any, other: Any, black: Any, note: str) -> None:  # noqa: ANN401 - nested lists
    share, words = predictions.difference(task, np.array(ours), np.array(other))
    np.testing.assert_array_equal(share, black)
    assert words == note
