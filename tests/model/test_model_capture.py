"""Captured intermediates agree with each other and with the weights; bad input is refused."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from golden.config import get_config
from golden.errors import EdgemoeError
from model import capture as module
from model import checkpoint
from model.data.scenes import scene

MICRO = checkpoint.named("micro")
CONFIG = get_config("micro")
IMAGE = scene(77, 64, 128).image


@pytest.mark.parametrize("task", CONFIG.tasks)
def test_intermediates_agree(task: str) -> None:
    _, w = checkpoint.load_weights(MICRO)
    found = module.capture(MICRO, IMAGE, task)
    per_layer = ("residual_in", "normed1", "qkv", "score", "context", "normed2", "residual_out")
    names = {f"layers.{i}.{name}" for i in range(4) for name in per_layer}
    names |= {f"layers.{i}.hidden" for i in (0, 2)} | {
        f"layers.{i}.{name}" for i in (1, 3) for name in ("logit", "chosen")
    }
    assert set(found) == names
    for i in range(4):
        at = {
            name.removeprefix(f"layers.{i}."): value for name, value in found.items() if name.startswith(f"layers.{i}.")
        }
        p = {name.removeprefix(f"layers.{i}."): value for name, value in w.items() if name.startswith(f"layers.{i}.")}
        assert all(value.dtype == (np.int64 if name == "chosen" else np.float32) for name, value in at.items())
        np.testing.assert_allclose(at["qkv"], at["normed1"] @ p["qkv.weight"].T + p["qkv.bias"], rtol=0, atol=2e-4)
        q, k, _ = at["qkv"].reshape(129, 3, 3, 16).transpose(1, 2, 0, 3)
        np.testing.assert_allclose(at["score"], q @ k.transpose(0, 2, 1) / 4, rtol=0, atol=2e-4)
        assert at["score"].shape == (3, 129, 129)
        middle = at["residual_in"] + at["context"] @ p["proj.weight"].T + p["proj.bias"]
        mean, var = middle.mean(axis=1, keepdims=True), middle.var(axis=1, keepdims=True)
        normed = (middle - mean) / np.sqrt(var + 2.0**-20) * p["norm2.weight"] + p["norm2.bias"]
        np.testing.assert_allclose(at["normed2"], normed, rtol=0, atol=2e-3)
        if i % 2 == 0:
            want = at["normed2"] @ p["mlp.fc1.weight"].T + p["mlp.fc1.bias"]
            np.testing.assert_allclose(at["hidden"], want, rtol=0, atol=2e-4)
        else:
            np.testing.assert_allclose(at["logit"], at["normed2"] @ p[f"moe.gate.{task}.weight"].T, rtol=0, atol=2e-4)
            np.testing.assert_array_equal(at["chosen"], np.argsort(-at["logit"], axis=1, kind="stable")[:, :2])
        if i:
            np.testing.assert_array_equal(at["residual_in"], found[f"layers.{i - 1}.residual_out"])
    patches = IMAGE.reshape(8, 8, 16, 8, 3).transpose(0, 2, 4, 1, 3).reshape(128, -1) / 256
    tokens = patches @ w["patch_embed.weight"].reshape(48, -1).T + w["patch_embed.bias"] + w["pos_embed"][1:]
    np.testing.assert_allclose(found["layers.0.residual_in"][1:], tokens, rtol=0, atol=2e-4)


def test_capture_repeats_itself_and_prediction_continues_it() -> None:
    one, other = module.capture(MICRO, IMAGE, "depth"), module.capture(MICRO, IMAGE, "depth")
    assert all(np.array_equal(one[name], other[name]) for name in one)
    predicted = module.predict(MICRO, IMAGE, "depth")
    np.testing.assert_array_equal(module.decode(MICRO, one["layers.3.residual_out"], "depth"), predicted)
    assert predicted.shape == (64, 128)
    assert module.predict(MICRO, IMAGE, "segmentation").dtype == np.int64


@pytest.mark.parametrize(
    ("image", "match"),
    [
        (IMAGE[:63], r"\(63, 128, 3\), needs \(64, 128, 3\)"),
        (IMAGE[..., :1], r"\(64, 128, 1\)"),
        (IMAGE.transpose(2, 0, 1), r"\(3, 64, 128\)"),
        (IMAGE / 256, "float64; needs uint8"),
        (np.full((64, 128, 3), np.nan), "holds NaN; needs uint8"),
        ("cat.png", "has shape str"),
    ],
)
def test_wrong_images(image: Any, match: str) -> None:  # noqa: ANN401
    with pytest.raises(EdgemoeError, match=match):
        module.capture(MICRO, image, "depth")
    with pytest.raises(EdgemoeError, match=match):
        module.predict(MICRO, image, "depth")


def test_unknown_task_and_wrong_tokens() -> None:
    with pytest.raises(EdgemoeError, match="task='normals' is not one of segmentation, depth"):
        module.capture(MICRO, IMAGE, "normals")
    with pytest.raises(EdgemoeError, match="task='normals'"):
        module.decode(MICRO, np.zeros((129, 48)), "normals")
    for tokens in (np.zeros((128, 48)), np.full((129, 48), np.inf)):
        with pytest.raises(EdgemoeError, match=r"must be finite, of shape \(129, 48\)"):
            module.decode(MICRO, tokens, "depth")


def test_overflow_is_reported_where_it_begins(tmp_path: Path) -> None:
    tensors = load_file(MICRO / checkpoint.WEIGHTS)
    tensors["layers.1.moe.w2"] += np.float32(3e38)
    for name in (checkpoint.CONFIG,):
        (tmp_path / name).write_bytes((MICRO / name).read_bytes())
    save_file(tensors, tmp_path / checkpoint.WEIGHTS)
    with pytest.raises(EdgemoeError, match=r"layers\.1\.residual_out holds NaN or infinity"):
        module.capture(tmp_path, IMAGE, "depth")
