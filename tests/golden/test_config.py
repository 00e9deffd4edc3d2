"""ModelConfig and Precision."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from golden.config import CONFIGS, LIMITS, ModelConfig, get_config
from golden.errors import EdgemoeError
from golden.precision import get_precision


def test_published_dimensions() -> None:
    config = get_config("edge_moe")
    assert (config.tokens, config.head_dim, config.grid) == (129, 64, (8, 16))
    assert [config.is_moe(layer) for layer in range(4)] == [False, True, False, True]


def test_other_parallelism_is_other_hardware_for_the_same_network() -> None:
    config = get_config("edge_moe-p8")
    assert (config.name, config.network, config.attention_parallelism) == ("edge_moe-p8", "edge_moe", 8)
    assert dataclasses.replace(config, name="edge_moe", attention_parallelism=4) == get_config("edge_moe")
    assert get_config("micro").network == "micro"
    with pytest.raises(EdgemoeError, match="attention_parallelism=0 is not an integer from 1"):
        get_config("micro-p0")
    with pytest.raises(EdgemoeError, match="config 'tiny-p2' is unknown"):
        get_config("tiny-p2")


def test_every_dimension_is_pinned() -> None:
    """edge_moe: the published kernels' dimensions. A change here changes every result under that name."""
    names = ["image_height", "image_width", "channels", "patch", "dim", "heads", "layers", "mlp_hidden"]
    names += ["experts", "top_k", "expert_hidden", "attention_parallelism"]
    assert {config.name: tuple(getattr(config, name) for name in names) for config in CONFIGS.values()} == {
        "micro": (64, 128, 3, 8, 48, 3, 4, 192, 4, 2, 96, 4),
        "edge_moe": (128, 256, 3, 16, 192, 3, 12, 768, 16, 2, 384, 4),
        "small": (128, 256, 3, 16, 384, 6, 12, 1536, 16, 2, 768, 4),
        "base": (128, 256, 3, 16, 768, 12, 12, 3072, 16, 2, 1536, 4),
    }
    assert {config.tasks for config in CONFIGS.values()} == {("segmentation", "depth")}
    assert {*names, "name", "tasks"} == {field.name for field in dataclasses.fields(ModelConfig)}
    assert set(LIMITS) == set(names)


@pytest.mark.parametrize("config", CONFIGS.values(), ids=list(CONFIGS))
def test_round_trip(config: ModelConfig) -> None:
    assert ModelConfig.from_dict(config.to_dict()) == config


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"heads": 5}, "heads=5 is not a divisor of dim=48"),
        ({"top_k": 5}, "top_k=5 is not at most experts=4"),
        ({"image_width": 100}, "image_width=100 is not a multiple of patch=8"),
        ({"dim": 0}, "dim=0 is not an integer from 1 to 16384"),
        ({"layers": 2.0}, "layers=2.0 is not an integer from 1 to 1024"),
        ({"layers": True}, "layers=True is not an integer"),
        ({"layers": 10**9}, "layers=1000000000 is not an integer from 1 to 1024"),
        ({"tasks": ("depth", "depth")}, "tasks=.* is not one or more different names"),
        ({"tasks": ()}, "tasks="),
    ],
)
def test_impossible_dimensions(change: dict[str, object], words: str) -> None:
    with pytest.raises(EdgemoeError, match=words):
        dataclasses.replace(get_config("micro"), **change)  # type: ignore[arg-type]


def test_unknown_keys_and_names() -> None:
    with pytest.raises(EdgemoeError, match=r"unknown keys \['depth'\], missing keys \['dim'\]"):
        ModelConfig.from_dict({k: v for k, v in get_config("micro").to_dict().items() if k != "dim"} | {"depth": 4})
    with pytest.raises(EdgemoeError, match="config 'tiny' is unknown; legal: micro"):
        get_config("tiny")
    with pytest.raises(EdgemoeError, match="precision 'int8' is unknown; legal: edge_moe"):
        get_precision("int8")


def test_golden_imports_only_numpy_and_fxpmath() -> None:
    """The core promise: no torch, simulator, command line or other folder of this project comes along."""
    code = (
        "import golden.definition, golden.linear, golden.gelu, golden.softmax, golden.reference, sys;"
        "print({m.partition('.')[0] for m in sys.modules})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    forbidden = ("torch", "cocotb", "click", "rich", "xls", "model", "vectors", "rtl_hls", "tb", "edgemoe")
    assert not [name for name in forbidden if f"'{name}'" in found]
