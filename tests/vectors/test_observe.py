"""An observation is a run of the integer engine on our checkpoint and picture; the real cases are its values."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from golden.config import CONFIGS, get_config
from golden.errors import EdgemoeError
from golden.fixed import Fixed, RawArray
from golden.network import Encoder
from golden.precision import get_precision
from golden.weights import expected_shapes
from model import checkpoint
from vectors import gelu, linear, picture, softmax
from vectors.case import Case
from vectors.observe import Observation, observe

MICRO = get_config("micro")
PRECISIONS = ("edge_moe", "edge_moe_exact", "w8a8")


@pytest.fixture(scope="module", params=PRECISIONS)
def seen(request: pytest.FixtureRequest) -> Observation:
    return observe(MICRO, get_precision(request.param))


def test_it_is_the_run_of_the_engine(seen: Observation) -> None:
    _, weights = checkpoint.load_weights(checkpoint.named("micro"))
    encoder = Encoder(MICRO, seen.precision, weights)
    trace = encoder.run(picture.photograph(MICRO), "segmentation")
    assert len(trace) == 1 + 2 * 17 + 2 * 21
    for name in reversed(list(trace)):  # in any order
        assert seen.value(name).identical(trace[name]), name
    for name in expected_shapes(MICRO):
        assert seen.weight(name).identical(encoder.weights[name]), name
    assert np.array_equal(seen.pixels.raw, picture.photograph(MICRO).transpose(2, 0, 1))


def test_the_gate_is_that_of_the_task() -> None:
    ours, other = (observe(MICRO, get_precision("edge_moe"), task=task) for task in MICRO.tasks)
    assert ours.value("layers.1.normed2").identical(other.value("layers.1.normed2"))
    assert not ours.value("layers.1.logit").identical(other.value("layers.1.logit"))


def test_layers_are_computed_once_and_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    stream = Encoder.stream

    def watched(self: Encoder, *arguments: Any) -> Iterator[tuple[str, Fixed]]:  # noqa: ANN401
        for name, value in stream(self, *arguments):
            names.append(name)
            yield name, value

    monkeypatch.setattr(Encoder, "stream", watched)
    seen = observe(MICRO, get_precision("edge_moe"))
    for name in ("layers.0.score", "layers.0.query", "layers.0.score"):
        seen.value(name)
    assert names[-1] == "layers.0.score"
    seen.value("layers.0.residual_out")
    assert len(names) == len(set(names)) == 18


def test_edge_moe_reads_its_own_checkpoint_and_picture() -> None:
    seen = observe(get_config("edge_moe"), get_precision("w8a8"))
    assert seen.value("layers.0.score").shape == (3, 129, 129)
    assert seen.pixels.shape == (3, 128, 256)
    assert seen.shipped


@pytest.mark.parametrize("name", CONFIGS)
def test_committed_photographs_are_those_of_scikit_image(name: str) -> None:
    pytest.importorskip("skimage")
    config = get_config(name)
    made = picture.make_photograph(config)
    assert picture.photograph_file(config).exists()
    assert np.array_equal(picture.photograph(config), made)
    assert made.shape == (config.image_height, config.image_width, 3)
    assert made.std() > 40, "a picture, not a plain surface"


def test_neither_torch_nor_scikit_image_is_needed() -> None:
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('torch', 'skimage', 'PIL')))\n"
        "from vectors import observe, regenerate\n"
        "seen = observe.observe(regenerate.get_config('micro'), regenerate.EDGE_MOE)\n"
        "print(len(list(regenerate.cases(seen))))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_without_safetensors_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("safetensors", "safetensors.numpy", "model.checkpoint"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(EdgemoeError, match=r"pip install 'edgemoe\[cosim\]'"):
        observe(MICRO, get_precision("edge_moe"))


def test_wrong_names() -> None:
    seen = observe(MICRO, get_precision("edge_moe"))
    with pytest.raises(EdgemoeError, match=r"no intermediate 'layers\.0\.qkv'.*legal: tokens, residual_in, normed1"):
        seen.value("layers.0.qkv")
    with pytest.raises(EdgemoeError, match=r"no parameter 'layers\.0\.query'; legal: patch_embed\.weight"):
        seen.weight("layers.0.query")


def test_wrong_arguments(tmp_path: Path) -> None:
    precision = get_precision("edge_moe")
    with pytest.raises(EdgemoeError, match="task 'edges' has no gate"):
        observe(MICRO, precision, task="edges")
    with pytest.raises(EdgemoeError, match="checkpoint 'base' is unknown; legal: edge_moe, micro; or give the folder"):
        observe(get_config("base"), precision)
    with pytest.raises(EdgemoeError, match=r"its config is .*'micro'.*legal: .*'edge_moe'"):
        observe(get_config("edge_moe"), precision, checkpoint.named("micro"))
    with pytest.raises(EdgemoeError, match=r"shape \(64, 127, 3\)"):
        observe(MICRO, precision, image=np.zeros((64, 127, 3), np.uint8))
    with pytest.raises(EdgemoeError, match="unreadable"):
        observe(MICRO, precision, tmp_path)


def by_name(cases: Iterator[Case]) -> dict[str, Case]:
    listed = list(cases)
    named = {case.name: case for case in listed}
    assert len(named) == len(listed)
    return named


def flat(seen: Observation, *names: str) -> RawArray:
    """Heads side by side, and the named tensors side by side, (N, ...)."""
    parts = [seen.value(f"layers.0.{name}").raw.transpose(1, 0, 2) for name in names]
    return np.concatenate([part.reshape(len(part), -1) for part in parts], axis=1)


def test_real_linear_cases_are_what_the_network_computed(seen: Observation) -> None:
    found = by_name(linear.cases(seen))
    roles = ("query", "key", "value")
    if seen.precision.name == "edge_moe_exact":  # values have another format
        for role in roles:
            assert np.array_equal(found[f"real_{role}_layer0"].raw("y"), flat(seen, role)), role
    else:
        assert np.array_equal(found["real_qkv_layer0"].raw("y"), flat(seen, *roles))
    same = {"proj_layer0": "layers.0.attention", "fc1_layer2": "layers.2.hidden", "fc2_layer2": "layers.2.ffn"}
    for name, value in same.items():
        assert np.array_equal(found[f"real_{name}"].raw("y"), seen.value(value).raw), name
    expert = found["real_expert_layer1"].raw("y")
    outputs = seen.value("layers.1.expert_output").raw
    chosen = seen.value("layers.1.chosen").raw
    counts = [int((chosen == index).sum()) for index in range(MICRO.experts)]
    assert len(expert) == max(counts)
    assert np.array_equal(expert, outputs[chosen == counts.index(max(counts))])


def test_real_gelu_and_softmax_cases_are_what_the_network_computed(seen: Observation) -> None:
    case = by_name(gelu.cases(seen))["real_fc1_layer2"]
    assert np.array_equal(case.raw("y"), seen.value("layers.2.activated").raw.ravel())
    case = by_name(softmax.cases(seen))["real_layer0"]
    parts = {"reciprocal": "softmax_reciprocal", "maximum": "softmax_maximum", "probability": "probability"}
    for role, value in parts.items():
        assert np.array_equal(case.raw(role), seen.value(f"layers.0.{value}").raw), role
        assert case.tensors[role].format == seen.value(f"layers.0.{value}").format


def test_every_set_of_formats_of_a_linear_layer_has_its_cases(seen: Observation) -> None:
    found = list(linear.cases(seen))
    sets = {
        tuple(seen.precision.format(role) for role in (use.x, "weight", use.y)) for use in linear.uses(MICRO).values()
    }
    assert len(sets) == {"edge_moe": 1, "edge_moe_exact": 3, "w8a8": 5}[seen.precision.name]
    for formats in sets:
        own = [c.name for c in found if tuple(c.tensors[role].format for role in ("x", "weight", "y")) == formats]
        for start in ("real_", "corners", "random_wrap", "one_token", "smallest"):
            assert any(name.startswith(start) for name in own), (start, own)


def test_bias_shift_moves_a_bias_to_the_fraction_of_the_sum(seen: Observation) -> None:
    """In floats: a case without products, scaled from the sum's fraction, is its bias."""
    exact = seen.precision.accumulation == "exact"
    for case in linear.cases(seen):
        x, weight, bias, y = (case.tensors[role].format for role in ("x", "weight", "bias", "y"))
        frac = x.frac + weight.frac if exact else y.frac
        assert 2.0 ** -(bias.frac + case.parameters["bias_shift"]) == 2.0**-frac, case.name
