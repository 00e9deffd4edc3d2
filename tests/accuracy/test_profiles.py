"""The calibrated precisions that come with the package: they fit network, RTL and engine, and can be made again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from accuracy.calibrate import JOINED, NEVER_NEGATIVE, calibrate, limits, unsigned
from accuracy.profiles import COMMANDS, arguments, named
from accuracy.ranges import CALIBRATED, observe
from edgemoe.__main__ import main
from golden.errors import EdgemoeError
from golden.network import Encoder
from golden.precision import INTERNAL, Precision, get_precision
from model import checkpoint
from model.m3vit import load_model
from rtl_hls.constants import render
from rtl_hls.kernels import kernels
from vectors.picture import photograph

NEARER = {"edge_moe-w8a8": 1.0}
"""Error over that of plain formats, below 0.6 elsewhere: this one clips the residual stream, to be fine-tuned for."""
WIDE = {"edge_moe-w8a8-p12": dict.fromkeys(("residual", "branch", "probability"), 12)}


def network(name: str) -> str:
    return name.partition("-")[0]


def load(name: str) -> Precision:
    return get_precision(named(name))


def test_every_file_has_a_command_and_the_other_way_round() -> None:
    folder = named("micro-w8a8").parent
    assert {path.stem for path in folder.glob("*.json")} == set(COMMANDS)
    with pytest.raises(EdgemoeError, match="profile 'w8a8' is unknown; legal: micro-w8a8, "):
        named("w8a8")


@pytest.mark.parametrize("name", COMMANDS)
def test_widths_are_what_the_name_says(name: str) -> None:
    precision = load(name)
    assert precision.name == name
    for layer in (None, *precision.layers):
        for role in CALIBRATED:
            fmt = precision.format(role, layer)
            assert fmt.width == WIDE.get(name, {}).get(role, 11 if role == "hidden" else 8), role
            assert fmt.signed == (role not in NEVER_NEGATIVE)
            low, high = limits(precision, role, fmt)
            assert low <= fmt.frac <= high
        assert all(precision.format(role, layer) == get_precision("w8a8").format(role) for role in INTERNAL)
    assert set(JOINED) < set(CALIBRATED)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_hardware_takes_every_layer(name: str) -> None:
    config = checkpoint.load_config(checkpoint.named(network(name)))
    precision = load(name)
    assert sorted(precision.layers) == list(range(config.layers))
    for layer in range(config.layers):
        assert render(precision.at(layer))
        assert kernels(config, precision.at(layer))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_engine_is_nearer_to_float_than_with_plain_formats(name: str) -> None:
    folder = checkpoint.named(network(name))
    config, weights = checkpoint.load_weights(folder)
    image = photograph(config)
    with torch.inference_mode():
        real = load_model(folder).encode(torch.from_numpy(image)[None], "depth")[0][0].double().numpy()

    def error(precision: Precision) -> float:
        last = f"layers.{config.layers - 1}.residual_out"
        found = Encoder(config, precision, weights).run(image, "depth")[last]
        return float(((found.real - real) ** 2).mean())

    assert error(load(name)) < NEARER.get(name, 0.6) * error(get_precision("w8a8"))


def test_the_command_writes_the_same_bytes(tmp_path: Path) -> None:
    assert main([*arguments("micro-w8a8", tmp_path), "--no-progress", "--cache", str(tmp_path / "cache")]) == 0
    assert (tmp_path / "precision.json").read_bytes() == named("micro-w8a8").read_bytes()


def test_the_weights_fit_their_formats() -> None:
    model = load_model(checkpoint.named("edge_moe"))
    image = np.asarray(photograph(model.config))
    ranges = observe(model, [image], ["depth"])
    found = calibrate(unsigned(get_precision("w8a8")), ranges, "mse")
    for layer, roles in load("edge_moe-w8a8-p12").layers.items():
        assert roles["weight"] == found.format("weight", layer)
