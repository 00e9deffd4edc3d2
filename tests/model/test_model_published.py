"""The published float32 files: read whole or refused whole, every fault named."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import struct
from pathlib import Path

import numpy as np
import pytest

from edgemoe.__main__ import main
from golden.config import get_config
from golden.errors import EdgemoeError
from golden.weights import expected_shapes
from model import checkpoint, published
from model.m3vit import load_model

COUNT = 3 + 4 * 8 + 2 * 4 + 2 * (2 + 4)  # of micro: 4 layers, 2 of them mixtures, 2 tasks


def published_names(tasks: int, dims: dict[str, int]) -> dict[str, int]:
    """File names and sizes in bytes, as the issue lists them; independent of `published`."""
    dim, experts, mlp, hidden = dims["dim"], dims["experts"], dims["mlp"], dims["hidden"]
    floats = {
        "patch_embed_weight": dim * 3 * dims["patch"] ** 2,
        "patch_embed_bias": dim,
        "pos_embed": dims["tokens"] * dim,
    }
    for i in range(dims["layers"]):
        floats |= {f"l{i}_qkv_weight": 3 * dim * dim, f"l{i}_qkv_bias": 3 * dim}
        floats |= {f"l{i}_attn_proj_weight": dim * dim, f"l{i}_attn_proj_bias": dim}
        floats |= {f"l{i}_norm{n}_{kind}": dim for n in (1, 2) for kind in ("weight", "bias")}
        if i % 2 == 0:
            floats |= {f"l{i}_fc1_weight": mlp * dim, f"l{i}_fc1_bias": mlp}
            floats |= {f"l{i}_fc2_weight": dim * mlp, f"l{i}_fc2_bias": dim}
        else:
            floats |= {f"l{i}_w_gate_T_task{t}": experts * dim for t in range(tasks)}
            floats |= {f"l{i}_htoh4_weight": experts * hidden * dim, f"l{i}_htoh4_bias": experts * hidden}
            floats |= {f"l{i}_h4toh_weight": experts * dim * hidden, f"l{i}_h4toh_bias": experts * dim}
    return {f"{name}.float32.bin": 4 * count for name, count in floats.items()}


EDGE_MOE = {"dim": 192, "experts": 16, "mlp": 768, "hidden": 384, "patch": 16, "tokens": 129, "layers": 12}
MICRO = {"dim": 48, "experts": 4, "mlp": 192, "hidden": 96, "patch": 8, "tokens": 129, "layers": 4}


def make(folder: Path, tasks: int = 2) -> Path:
    """Micro-sized published files, all values different from file to file."""
    folder.mkdir()
    rng = np.random.default_rng(7)
    for name, size in published_names(tasks, MICRO).items():
        (folder / name).write_bytes(rng.normal(size=size // 4).astype("<f4").tobytes())
    return folder


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good folder of micro's dimensions, which the reader is told to expect."""
    monkeypatch.setattr(published, "CONFIG", "micro")
    return make(tmp_path / "weights")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(source: Path, tmp_path: Path, *words: str) -> str:
    """The message of the refusal; nothing was written or changed."""
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(EdgemoeError) as caught:
        published.import_published(source, tmp_path / "out")
    assert sorted(tmp_path.rglob("*")) == before
    for part in words:
        assert part in str(caught.value)
    return str(caught.value)


def test_names_and_sizes_of_edge_moe() -> None:
    config = get_config("edge_moe")
    shapes = expected_shapes(dataclasses.replace(config, tasks=("task0", "task1", "task2")))
    ours = {published.file_of(name): 4 * int(np.prod(shape)) for name, shape in shapes.items()}
    assert len(ours) == len(shapes) == 3 + 12 * 8 + 6 * 4 + 6 * (3 + 4)
    assert ours == published_names(3, EDGE_MOE)
    assert ours["l1_htoh4_weight.float32.bin"] == 4 * 16 * 384 * 192
    assert ours["l0_fc2_bias.float32.bin"] == 4 * 192


def test_a_folder_of_edge_moe_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Through the command line, at the published dimensions (75 MB of zeros, one file of numbers)."""
    folder, out = tmp_path / "weights", tmp_path / "out"
    folder.mkdir()
    for name, size in published_names(2, EDGE_MOE).items():
        with (folder / name).open("wb") as file:
            file.truncate(size)
    gate = np.arange(16 * 192, dtype="<f4").reshape(16, 192)
    (folder / "l11_w_gate_T_task1.float32.bin").write_bytes(gate.tobytes())
    assert main(["import-published", str(folder), "--out", str(out)]) == 0
    assert "159 files, tasks task0, task1, saved to" in capsys.readouterr().out
    config, tensors = checkpoint.load_weights(out)
    assert (config.name, config.tasks, config.dim) == ("edge_moe", ("task0", "task1"), 192)
    assert np.array_equal(tensors["layers.11.moe.gate.task1.weight"], gate)
    assert not tensors["layers.11.moe.gate.task0.weight"].any()


def test_every_tensor_and_the_folder(source: Path, tmp_path: Path) -> None:
    before, out = snapshot(source), tmp_path / "new" / "out"
    found = published.import_published(source, out)
    assert sorted(path.name for path in out.iterdir()) == sorted(checkpoint.FILES)
    assert [path.name for path in out.parent.iterdir()] == ["out"]  # nothing left beside
    assert snapshot(source) == before
    config, tensors = checkpoint.load_weights(out)
    assert config == found.config
    assert config.tasks == ("task0", "task1")
    assert dataclasses.replace(config, tasks=get_config("micro").tasks) == get_config("micro")
    assert len(tensors) == len(before) == COUNT
    for name, value in tensors.items():
        assert value.dtype == np.float32
        assert value.tobytes() == before[published.file_of(name)], name
    metrics = json.loads((out / checkpoint.METRICS).read_text())
    assert metrics["imported"] is True
    assert metrics["sha256"] == {name: hashlib.sha256(data).hexdigest() for name, data in before.items()}
    assert "imported" in json.loads((out / checkpoint.CONFIG).read_text())["recipe"]
    assert "no decoders" in (out / checkpoint.CARD).read_text()


def test_axes_and_byte_order(source: Path) -> None:
    """W1 is [expert][hidden][feature], W2 [expert][feature][hidden]; bytes are little-endian."""
    for name, count in (("l1_htoh4_weight", 4 * 96 * 48), ("l1_h4toh_weight", 4 * 48 * 96)):
        (source / f"{name}.float32.bin").write_bytes(struct.pack(f"<{count}f", *range(count)))
    tensors = published.read(source).tensors
    assert tensors["layers.1.moe.w1"][2, 5, 7] == (2 * 96 + 5) * 48 + 7
    assert tensors["layers.1.moe.w2"][2, 5, 7] == (2 * 48 + 5) * 96 + 7


def test_decoders_are_missing_for_the_network_only(source: Path, tmp_path: Path) -> None:
    published.import_published(source, tmp_path / "out")
    with pytest.raises(EdgemoeError, match="holds an encoder without decoders"):
        load_model(tmp_path / "out")


def test_all_faults_are_listed(source: Path, tmp_path: Path) -> None:
    (source / "pos_embed.float32.bin").unlink()
    (source / "l3_h4toh_weight.float32.bin").unlink()
    for name, size in (("l0_qkv_bias", 0), ("l1_w_gate_T_task1", 767), ("l2_fc1_bias", 764)):
        path = source / f"{name}.float32.bin"
        path.write_bytes(path.read_bytes()[:size])
    with (source / "l2_norm1_weight.float32.bin").open("ab") as file:
        file.write(bytes(4))
    values = np.fromfile(source / "l3_norm2_bias.float32.bin", "<f4")
    values[:3] = np.nan, np.inf, -np.inf
    values.tofile(source / "l3_norm2_bias.float32.bin")
    (source / "l0_fc1_bias.float32.bin").unlink()
    (source / "l0_fc1_bias.float32.bin").mkdir()
    message = refused(
        source,
        tmp_path,
        f"8 of {COUNT} files",
        "pos_embed.float32.bin: missing; 24768 bytes expected",
        "l3_h4toh_weight.float32.bin: missing; 73728 bytes expected",
        "l0_qkv_bias.float32.bin: 0 bytes found, 576 expected for float32 (144,)",
        "l1_w_gate_T_task1.float32.bin: 767 bytes found, 768 expected for float32 (4, 48)",
        "l2_fc1_bias.float32.bin: 764 bytes found, 768 expected",
        "l2_norm1_weight.float32.bin: 196 bytes found, 192 expected",
        "l3_norm2_bias.float32.bin: NaN or infinity in 3 of 48 values",
        "l0_fc1_bias.float32.bin: not a file; 768 bytes expected",
    )
    assert message.count("\n") == 8


def test_an_empty_folder_lists_every_file(source: Path, tmp_path: Path) -> None:
    for path in source.iterdir():
        path.unlink()
    message = refused(source, tmp_path, "53 of 53", "l1_w_gate_T_task0.float32.bin: missing")
    for name in published_names(1, MICRO):
        assert f"\n  {name}: missing" in message


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("name", sorted(published_names(1, MICRO))[::9])
def test_one_value_that_is_not_finite(name: str, value: float, source: Path, tmp_path: Path) -> None:
    values = np.fromfile(source / name, "<f4")
    values[-1] = value
    values.tofile(source / name)
    refused(source, tmp_path, f"{name}: NaN or infinity in 1 of {values.size} values", f"1 of {COUNT} files")


@pytest.mark.parametrize("operation", ["read_bytes", "stat"])
def test_a_file_without_permission(
    operation: str, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = getattr(Path, operation)

    def denied(self: Path, **options: bool) -> object:
        if self.name == "l0_qkv_weight.float32.bin":
            raise PermissionError(13, "Permission denied")
        return original(self, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, operation, denied)
        with pytest.raises(EdgemoeError, match=r"l0_qkv_weight\.float32\.bin: unreadable \(PermissionError\); 27648"):
            published.read(source)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", ["absent", "file"])
def test_no_folder(kind: str, source: Path, tmp_path: Path) -> None:
    where = tmp_path / "elsewhere"
    if kind == "file":
        where.write_text("weights")
    refused(where, tmp_path, f"folder={where} cannot be read", "give the folder")


@pytest.mark.parametrize("tasks", [1, 3])
def test_tasks_are_those_of_the_gates(tasks: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "CONFIG", "micro")
    found = published.read(make(tmp_path / "weights", tasks))
    assert found.config.tasks == tuple(f"task{t}" for t in range(tasks))
    assert [name for name in found.tensors if name.startswith("layers.1.moe.gate.")] == [
        f"layers.1.moe.gate.task{t}.weight" for t in range(tasks)
    ]


def test_layers_that_disagree_about_the_tasks(source: Path, tmp_path: Path) -> None:
    (source / "l3_w_gate_T_task1.float32.bin").rename(source / "l3_w_gate_T_task10.float32.bin")
    refused(
        source,
        tmp_path,
        "with tasks task0, task1, task10;",
        "l3_w_gate_T_task1.float32.bin: missing",
        "l1_w_gate_T_task10.float32.bin: missing",
        "2 of 57 files",
    )


def test_other_files_are_ignored(source: Path, tmp_path: Path) -> None:
    """The image, reference activations, and gates of layers that have none."""
    others = [
        "image.float32.bin",
        "l0_w_gate_T_task5.float32.bin",
        "l3_x_post_moe.float32.bin",
        "l5_qkv_bias.float32.bin",
    ]
    others += ["l5_w_gate_T_task6.float32.bin", "l1_w_gate_T_task07.float32.bin", "l1_w_gate_T_task8.float32.bin.bak"]
    for name in others:
        (source / name).write_bytes(b"nan")
    found = published.import_published(source, tmp_path / "out")
    assert found.ignored == tuple(sorted(others))
    assert found.config.tasks == ("task0", "task1")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(checkpoint.FILES)


def test_out_is_replaced_by_force_only(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    command = ["import-published", str(source), "--out", str(out)]
    assert main(command) == 0
    before = snapshot(out)
    (source / "notes.txt").touch()
    (source / "pos_embed.float32.bin").write_bytes(bytes(4 * 129 * 48))
    assert main(command) == 2
    assert "is not empty; give another folder or --force" in capsys.readouterr().err
    assert snapshot(out) == before
    with pytest.raises(EdgemoeError, match="is not empty"):  # before anything is read
        published.import_published(tmp_path / "nowhere", out)
    assert main([*command, "--force"]) == 0
    assert "ignored: notes.txt" in capsys.readouterr().out
    assert not checkpoint.load_weights(out)[1]["pos_embed"].any()
    (out / "thesis.tex").write_text("mine")
    assert main([*command, "--force"]) == 2
    assert "thesis.tex" in capsys.readouterr().err
    assert main(["import-published", str(source), "--out", str(source), "--force"]) == 2
    assert main(["import-published", str(source), "--out", str(out / "thesis.tex")]) == 2
    assert (out / "thesis.tex").read_text() == "mine"


def test_a_bad_folder_leaves_the_old_checkpoint(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    published.import_published(source, out)
    before = snapshot(out)
    (source / "l1_h4toh_bias.float32.bin").write_bytes(bytes(8))
    assert main(["import-published", str(source), "--out", str(out), "--force"]) == 2
    printed = capsys.readouterr().err
    assert "l1_h4toh_bias.float32.bin: 8 bytes found, 768 expected" in printed
    assert "Traceback" not in printed
    assert snapshot(out) == before


def test_a_full_disk_leaves_nothing(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == checkpoint.METRICS:
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    refused(source, tmp_path, "cannot be written (OSError", "No space left", "nothing was changed")
