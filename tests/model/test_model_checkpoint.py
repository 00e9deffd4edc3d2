"""Checkpoint folders: complete or not at all, and clear about what does not fit."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from golden.config import get_config
from golden.errors import EdgemoeError
from model import checkpoint
from model.design import Design
from model.m3vit import M3ViT, load_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the committed checkpoint, to break."""
    return Path(shutil.copytree(checkpoint.named("micro"), tmp_path / "copy"))


def test_loading_needs_no_torch() -> None:
    code = (
        "import sys; from model import checkpoint; config, w = checkpoint.load_weights(checkpoint.named('micro'));"
        "assert config.name == 'micro' and str(w['pos_embed'].dtype) == 'float32'; assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_all_misfits_are_listed(folder: Path) -> None:
    tensors = load_file(folder / checkpoint.WEIGHTS)
    del tensors["layers.1.moe.w1"], tensors["patch_embed.bias"]
    tensors["layers.9.qkv.weight"] = np.zeros(3, np.float32)
    tensors["heads.normals.last.bias"] = np.zeros(3, np.float32)
    tensors["layers.0.qkv.weight"] = tensors["layers.0.qkv.weight"].T.copy()
    save_file(tensors, folder / checkpoint.WEIGHTS)
    with pytest.raises(EdgemoeError) as caught:
        checkpoint.load_weights(folder)
    message = str(caught.value)
    for part in (
        "5 tensors",
        "missing layers.1.moe.w1 (4, 96, 48)",
        "missing patch_embed.bias (48,)",
        "unexpected layers.9.qkv.weight (3,)",
        "unexpected heads.normals.last.bias",
        "layers.0.qkv.weight has shape (48, 144), needs (144, 48)",
    ):
        assert part in message


@pytest.mark.parametrize("size", [0, 4, 200, 50_000])
def test_truncated_weights(folder: Path, size: int) -> None:
    path = folder / checkpoint.WEIGHTS
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(EdgemoeError, match=r"model\.safetensors: unreadable or truncated"):
        checkpoint.load_weights(folder)


@pytest.mark.parametrize("value", [np.nan, np.inf])
@pytest.mark.parametrize("name", ["layers.2.norm2.bias", "heads.depth.last.bias"])
def test_values_that_are_not_finite_are_named(folder: Path, name: str, value: float) -> None:
    tensors = load_file(folder / checkpoint.WEIGHTS)
    tensors[name][0] = value
    save_file(tensors, folder / checkpoint.WEIGHTS)
    with pytest.raises(EdgemoeError, match=rf"NaN or infinity in {name} \(1 of"):
        checkpoint.load_weights(folder)


def test_integer_tensors_are_refused(folder: Path) -> None:
    tensors = load_file(folder / checkpoint.WEIGHTS)
    tensors["pos_embed"] = tensors["pos_embed"].astype(np.int16)
    save_file(tensors, folder / checkpoint.WEIGHTS)
    with pytest.raises(EdgemoeError, match=r"pos_embed \(int16\)"):
        checkpoint.load_weights(folder)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("{", "JSONDecodeError"),
        ("[]", "unreadable"),
        ("[" * 100_000, "nested too deeply"),
        ('{"recipe": {}}', "KeyError"),
        ('{"model": {"dim": 3}}', "missing keys"),
        ('{"model": {"name": 1, "depth_of_field": 2}}', "depth_of_field"),
    ],
)
def test_unreadable_config(folder: Path, text: str, match: str) -> None:
    (folder / checkpoint.CONFIG).write_text(text)
    with pytest.raises(EdgemoeError, match=match):
        checkpoint.load_weights(folder)


def test_missing_files(folder: Path, tmp_path: Path) -> None:
    (folder / checkpoint.WEIGHTS).unlink()
    with pytest.raises(EdgemoeError, match="FileNotFoundError"):
        checkpoint.load_weights(folder)
    with pytest.raises(EdgemoeError, match=r"config\.json: unreadable"):
        checkpoint.load_weights(tmp_path / "nowhere")
    with pytest.raises(EdgemoeError, match="legal: edge_moe, micro"):
        checkpoint.named("mikro")


def test_decoders_that_do_not_fit_are_refused_by_the_network(folder: Path) -> None:
    tensors = load_file(folder / checkpoint.WEIGHTS)
    tensors["heads.depth.last.bias"] = np.zeros(2, np.float32)
    save_file(tensors, folder / checkpoint.WEIGHTS)
    with pytest.raises(EdgemoeError, match=r"heads\.depth\.last\.bias has shape \(2,\), needs \(1,\)"):
        load_model(folder)


def test_decoders_that_do_not_fit_are_refused_without_torch(folder: Path) -> None:
    tensors = load_file(folder / checkpoint.WEIGHTS)
    del tensors["heads.depth.stages.1.bias"]
    tensors["heads.depth.last.bias"] = np.zeros(2, np.float32)
    tensors["heads.depth.extra"] = np.zeros(2, np.float32)
    save_file(tensors, folder / checkpoint.WEIGHTS)
    with pytest.raises(EdgemoeError) as caught:
        checkpoint.load_weights(folder)
    for part in (
        "3 tensors",
        "missing heads.depth.stages.1.bias (24,)",
        "unexpected heads.depth.extra (2,)",
        "heads.depth.last.bias has shape (2,), needs (1,)",
    ):
        assert part in str(caught.value)


def test_no_decoder_at_all_is_legal(folder: Path) -> None:
    tensors = load_file(folder / checkpoint.WEIGHTS)
    encoder = {name: value for name, value in tensors.items() if not name.startswith("heads.")}
    save_file(encoder, folder / checkpoint.WEIGHTS)
    with pytest.raises(EdgemoeError, match=r"missing heads\.depth\.last\.bias"):
        checkpoint.load_weights(folder)
    setup = json.loads((folder / checkpoint.CONFIG).read_text())
    del setup["network"]
    (folder / checkpoint.CONFIG).write_text(json.dumps(setup))
    assert checkpoint.load_weights(folder)[1].keys() == encoder.keys()
    with pytest.raises(EdgemoeError, match="holds an encoder without decoders"):
        load_model(folder)


def test_baselines_are_no_weights_for_golden(tmp_path: Path) -> None:
    design = Design(get_config("micro"), (4, 4, 4), feed_forward="dense")
    tensors = {name: value.numpy() for name, value in M3ViT(design).state_dict().items()}
    checkpoint.save(tmp_path / "dense", design, tensors, recipe={}, metrics={}, card="")
    assert load_model(tmp_path / "dense").design == design
    with pytest.raises(EdgemoeError, match="feed_forward='dense' with router='multi_gate' is a baseline"):
        checkpoint.load_weights(tmp_path / "dense")


@pytest.mark.parametrize(
    ("change", "match"),
    [({"decoder": 4}, "decoder=4"), ({"depth": 3}, r"unknown keys \['depth'\]"), ({"router": None}, "router=None")],
)
def test_unreadable_network(folder: Path, change: dict[str, object], match: str) -> None:
    setup = json.loads((folder / checkpoint.CONFIG).read_text())
    setup["network"] |= change
    (folder / checkpoint.CONFIG).write_text(json.dumps(setup))
    with pytest.raises(EdgemoeError, match=match):
        checkpoint.load_weights(folder)


def save(out: Path, tensors: checkpoint.Weights, force: bool = False) -> None:
    design = checkpoint.load_all(checkpoint.named("micro"))[0]
    checkpoint.save(out, design, tensors, recipe={"seed": 3}, metrics={"a": 1}, card="# card\n", force=force)


def test_save_and_load(folder: Path, tmp_path: Path) -> None:
    _, tensors = checkpoint.load_weights(folder)
    out = tmp_path / "new" / "place"
    save(out, tensors)
    assert sorted(path.name for path in out.iterdir()) == sorted(checkpoint.FILES)
    assert [path.name for path in out.parent.iterdir()] == ["place"]  # nothing left beside
    config, again = checkpoint.load_weights(out)
    assert config == get_config("micro")
    assert tensors.keys() == again.keys()
    assert all(np.array_equal(tensors[name], again[name]) for name in tensors)
    assert json.loads((out / "config.json").read_text())["recipe"] == {"seed": 3}
    first = (out / checkpoint.WEIGHTS).read_bytes()
    with pytest.raises(EdgemoeError, match="not empty"):
        save(out, tensors)
    save(out, {name: np.asfortranarray(value) for name, value in reversed(tensors.items())}, force=True)
    assert (out / checkpoint.WEIGHTS).read_bytes() == first
    (out / "thesis.tex").write_text("mine")
    with pytest.raises(EdgemoeError, match=r"thesis\.tex"):
        save(out, tensors, force=True)
    assert (out / "thesis.tex").exists()


def test_save_writes_nothing_when_it_cannot_finish(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, tensors = checkpoint.load_weights(folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(EdgemoeError, match="missing pos_embed"):
        save(tmp_path / "out", {name: value for name, value in tensors.items() if name != "pos_embed"})
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == checkpoint.METRICS:
            raise OSError("disk full")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    for out in (tmp_path / "out", folder):
        with pytest.raises(OSError, match="disk full"):
            save(out, tensors, force=True)
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
