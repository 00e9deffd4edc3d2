"""Precisions: a format per role and layer, the named ones, and how they are saved."""

from __future__ import annotations

import json

import numpy as np
import pytest

from golden.config import ModelConfig, get_config
from golden.errors import EdgemoeError
from golden.fixed import Format, check_raw
from golden.network import Encoder
from golden.precision import EDGE_MOE, PARAMETERS, PRECISIONS, ROLES, Precision, get_precision, narrow
from golden.weights import expected_shapes, role_of

PUBLISHED = {
    "feature maps": ("residual", Format(32, 22)),
    "weights": ("weight", Format(16, 14)),
    "attention biases": ("attn_bias", Format(16, 9)),
    "biases": ("bias", Format(16, 11)),
    "norm weights": ("norm_weight", Format(16, 11)),
    "patch weights": ("patch_weight", Format(16, 16)),
    "pixels": ("pixel", Format(8, 8, signed=False)),
}


@pytest.mark.parametrize(("role", "fmt"), PUBLISHED.values(), ids=list(PUBLISHED))
def test_published_types(role: str, fmt: Format) -> None:
    assert EDGE_MOE.format(role) == fmt


def test_every_computed_role_is_published_as_one_feature() -> None:
    assert EDGE_MOE.feature == Format(32, 22)
    with pytest.raises(EdgemoeError, match=r"features have \d+ formats; one is needed"):
        _ = get_precision("w8a8").feature


@pytest.mark.parametrize("name", [*PRECISIONS, "w4a4", "w8a8", "w32a32"])
def test_round_trip_through_json(name: str) -> None:
    precision = get_precision(name)
    assert Precision.from_dict(json.loads(json.dumps(precision.to_dict()))) == precision
    assert set(precision.formats) == set(ROLES)


def test_layers_override() -> None:
    fine = Format(24, 18)
    precision = Precision("mixed", EDGE_MOE.formats, layers={3: {"score": fine}})
    assert precision.format("score", 3) == fine
    assert precision.format("score", 2) == precision.format("score") == EDGE_MOE.format("score")
    assert Precision.from_dict(json.loads(json.dumps(precision.to_dict()))) == precision


@pytest.mark.parametrize("weight_width", range(4, 33, 4))
@pytest.mark.parametrize("activation_width", range(4, 33, 4))
def test_every_width_has_a_precision(weight_width: int, activation_width: int) -> None:
    precision = narrow(weight_width, activation_width)
    assert precision.format("weight").width == weight_width
    assert precision.format("query").width == activation_width
    assert all(precision.format(role).overflow == "saturate" for role in PARAMETERS)


def test_every_parameter_has_a_role() -> None:
    for name in expected_shapes(get_config("micro")):
        role, layer = role_of(name)
        assert role in PARAMETERS
        assert (layer is None) == (not name.startswith("layers."))
    assert role_of("layers.3.moe.gate.depth.weight") == ("gate_weight", 3)
    assert role_of("layers.0.mlp.fc1.weight") == ("weight", 0)


def test_bad_precisions() -> None:
    with pytest.raises(EdgemoeError, match=r"unknown roles \['scores'\]; legal: pixel"):
        Precision("p", {**EDGE_MOE.formats, "scores": Format(8, 4)})
    with pytest.raises(EdgemoeError, match="layer 2: unknown roles"):
        Precision("p", EDGE_MOE.formats, layers={2: {"x": Format(8, 4)}})
    with pytest.raises(EdgemoeError, match="no format for weight"):
        Precision("p", {role: fmt for role, fmt in EDGE_MOE.formats.items() if role != "weight"})
    with pytest.raises(EdgemoeError, match="accumulation='wide' is not one of floor_each, exact"):
        Precision("p", EDGE_MOE.formats, accumulation="wide")
    with pytest.raises(EdgemoeError, match="role 'scores' is unknown"):
        EDGE_MOE.format("scores")
    with pytest.raises(EdgemoeError, match="weight_width=3 is not from 4 to 32"):
        get_precision("w3a8")
    with pytest.raises(EdgemoeError, match=r"unknown keys \['widths'\]"):
        Precision.from_dict({"widths": 8})
    with pytest.raises(EdgemoeError, match="not as `to_dict` writes it"):
        Precision.from_dict({"name": "p", "formats": {"weight": {"bits": 8}}})
    with pytest.raises(EdgemoeError, match="width=0"):
        Precision.from_dict({"name": "p", "formats": {"weight": {"width": 0, "frac": 0}}})


def test_every_width_runs() -> None:
    """All 841 pairs of widths from 4 to 32 through a tiny network; every value fits its format."""
    config = ModelConfig("tiny", 16, 16, 8, 16, 1, 2, mlp_hidden=16, experts=3, top_k=2, expert_hidden=8)
    rng = np.random.default_rng(0)
    weights = {name: rng.normal(0, 0.2, shape) for name, shape in expected_shapes(config).items()}
    image, ran = rng.integers(0, 256, (16, 16, 3), dtype=np.uint8), 0
    for weight_width in range(4, 33):
        for activation_width in range(4, 33):
            trace = Encoder(config, narrow(weight_width, activation_width), weights).run(image, "depth")
            for name, value in trace.items():
                check_raw(name, value.raw, value.format)
            ran += 1
    assert ran == 29 * 29
