"""A sweep's values equal those of the engine, the decoders and fresh metrics, run directly."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from accuracy.candidate import Candidate
from accuracy.cluster import Here
from accuracy.cost import cost
from accuracy.engine import SLOTS
from accuracy.reference import observe
from accuracy.sweep import sweep
from golden import reference
from golden.errors import EdgemoeError
from golden.fixed import Fixed
from golden.network import Encoder
from golden.overflow import counting
from golden.precision import get_precision
from golden.trace import Trace
from model import checkpoint
from model.data.batches import in_order
from model.directions import HIGHER_IS_BETTER
from model.evaluate import classes_of, evaluate
from model.m3vit import load_model
from model.tasks import get_task
from tests.accuracy.sweep_cases import CONFIG, IMAGES, TASKS, candidates, rooms, saved, study

PRECISION = "w6a7"
Reals = dict[str, list[dict[str, Any]]]
Traces = dict[str, list[Trace]]
LAST = f"layers.{CONFIG.layers - 1}.residual_out"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("network") / "tiny")


@pytest.fixture(scope="module")
def summary(network: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    rows = candidates(PRECISION, "edge_moe")
    return sweep(study(network, command="edgemoe sweep"), rows, tmp_path_factory.mktemp("out"), Here())


@pytest.fixture(scope="module")
def traces(network: Path) -> Traces:
    config, weights = checkpoint.load_weights(network)
    encoder = Encoder(config, get_precision(PRECISION), weights)
    return {task: encoder.run_batch(rooms().arrays["image"], task) for task in TASKS}


@pytest.fixture(scope="module")
def floats(network: Path) -> Reals:
    """golden's own float64 network."""
    config, stored = checkpoint.load_weights(network)
    weights = {name: value.astype(np.float64) for name, value in stored.items()}
    images = [image.transpose(2, 0, 1) / 256 for image in rooms().arrays["image"]]
    return {task: [dict(reference.network(weights, config, task, image)) for image in images] for task in TASKS}


def direct(network: Path, tokens: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Metrics of final tokens, all images at once."""
    model = load_model(network)
    truth = next(in_order(rooms(), IMAGES))
    found = {}
    with torch.inference_mode():
        for task in TASKS:
            metrics = get_task(task).metrics(classes_of(model.design, task))
            raw = model.heads[task](torch.from_numpy(tokens[task].astype(np.float32)))
            metrics.update(get_task(task).predict(raw), truth[task])
            found[task] = {name: float(value) for name, value in metrics.compute().items()}
    return found


def values(rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, float]]:
    return {task: {name: one["value"] for name, one in metrics.items()} for task, metrics in rows.items()}


def decibels(pairs: list[tuple[Any, Any]]) -> float:
    """Of (engine, float)."""
    return 10 * math.log10(sum((b**2).sum() for _, b in pairs) / sum(((a - b) ** 2).sum() for a, b in pairs))


def matched(one: Trace, real: dict[str, Any], name: str) -> tuple[Any, Any]:
    """(engine, float) of an intermediate of a mixture, expert by expert, of the tokens whose set of experts is one."""
    chosen = f"{name.rpartition('.')[0]}.chosen"
    pairs = []
    for token, (ours, theirs) in enumerate(zip(one[chosen].raw.tolist(), real[chosen].tolist(), strict=True)):
        if set(ours) == set(theirs):
            for slot, expert in enumerate(theirs):
                pairs.append((one[name].real[token, ours.index(expert)], real[name][token, slot]))
    return np.array([ours for ours, _ in pairs]), np.array([theirs for _, theirs in pairs])


def test_metrics(summary: dict[str, Any], network: Path, traces: Traces) -> None:
    expected = direct(network, {task: np.stack([one[LAST].real for one in traces[task]]) for task in TASKS})
    row = summary["rows"][0]
    found = values(row["metrics"])
    for task in TASKS:
        assert found[task] == pytest.approx(expected[task], rel=1e-6)
    network_values = evaluate(load_model(network), rooms())
    floats = values(summary["float"])
    for task in TASKS:
        assert floats[task] == pytest.approx(network_values[task], rel=1e-3)  # float64 here, float32 there
        for metric, value in found[task].items():
            base, sign = floats[task][metric], 1 if HIGHER_IS_BETTER[metric] else -1
            one = row["metrics"][task][metric]
            assert one["change"] == pytest.approx(sign * 100 * (value - base) / base)
            assert one["low"] <= one["high"]
            assert one["change_low"] <= one["change_high"]
    assert found != floats
    assert row["fake"] is None
    assert (row["weight_bits"], row["activation_bits"]) == (6, 7)
    counted = cost(get_precision(PRECISION), CONFIG)
    assert row["cost"] == {name: getattr(counted, name) for name in ("weight_bits", "activation_bits", "dsp")}


def test_sqnr(summary: dict[str, Any], traces: Traces, floats: Reals) -> None:
    for task in TASKS:
        found = dict(summary["rows"][0]["sqnr_db"][task])
        for name in floats[task][0]:
            if name.endswith(("residual_in", "chosen")):
                continue
            both = zip(traces[task], floats[task], strict=True)
            slots = name.endswith("gate_score")
            pairs = [matched(one, real, name) if slots else (one[name].real, real[name]) for one, real in both]
            assert found.pop(name) == pytest.approx(decibels(pairs), abs=1e-3), name
        inside = [f"layers.{at}.softmax_{kind}" for at in range(4) for kind in ("maximum", "reciprocal")]
        experts = [f"layers.{at}.{name}" for at in (1, 3) for name in ("hidden", "activated", "expert_output")]
        assert sorted(found) == sorted(inside + experts)  # what golden.reference has not
        for at in range(4):
            name = f"layers.{at}.softmax_maximum"
            score = f"layers.{at}.score"
            both = zip(traces[task], floats[task], strict=True)
            pairs = [(one[name].real, real[score].max(axis=2)) for one, real in both]
            assert found[name] == pytest.approx(decibels(pairs), abs=1e-3)


def test_sqnr_inside_experts(summary: dict[str, Any], network: Path, traces: Traces) -> None:
    """Float's values are those of the network in PyTorch; every task has tokens that the rounding sends elsewhere."""
    seen = observe(load_model(network).double(), rooms().arrays["image"], range(IMAGES))
    for task in TASKS:
        arrays = {**seen.values[task], **seen.chosen[task]}
        reals = [{name: values[at] for name, values in arrays.items()} for at in range(IMAGES)]
        for name in [f"layers.{at}.{local}" for at in (1, 3) for local in SLOTS]:
            both = zip(traces[task], reals, strict=True)
            assert summary["rows"][0]["sqnr_db"][task][name] == pytest.approx(
                decibels([matched(one, real, name) for one, real in both]), abs=1e-3
            )
        assert summary["rows"][0]["topk_agreement"][task]["3"] < 1


def changed_slots(change: Callable[[NDArray[Any]], NDArray[Any]], locals_: Sequence[str]) -> Any:  # noqa: ANN401
    """`Encoder.stream` with layer 3's intermediates changed in what it shows, not in what it computes on."""
    honest = Encoder.stream

    def stream(self: Encoder, *arguments: Any, **options: Any) -> Iterator[tuple[str, Fixed]]:  # noqa: ANN401
        for name, value in honest(self, *arguments, **options):
            hit = name.startswith("layers.3.") and name.rpartition(".")[2] in locals_
            yield name, Fixed(change(value.raw.copy()), value.format) if hit else value

    return stream


def test_the_order_in_which_experts_are_chosen_does_not_count(
    network: Path, tmp_path: Path, summary: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two experts of token 4 swap places in all that has a slot for each: not a bit of the summary moves."""

    def swap(raw: NDArray[Any]) -> NDArray[Any]:
        raw[4] = raw[4, ::-1]
        return raw

    monkeypatch.setattr(Encoder, "stream", changed_slots(swap, ("chosen", *SLOTS)))
    assert sweep(study(network), candidates(PRECISION), tmp_path, Here())["rows"][0] == summary["rows"][0]


def test_a_token_with_other_experts_counts_in_neither_error_nor_signal(
    network: Path, tmp_path: Path, summary: dict[str, Any], traces: Traces, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Token 4 has an expert that does not exist, 60, and 60 in its first slot."""

    def spoil(raw: NDArray[Any]) -> NDArray[Any]:
        raw[4, 0] = 60
        return raw

    monkeypatch.setattr(Encoder, "stream", changed_slots(spoil, ("chosen", *SLOTS)))
    found = sweep(study(network), candidates(PRECISION), tmp_path, Here())["rows"][0]
    seen = observe(load_model(network).double(), rooms().arrays["image"], range(IMAGES))
    for task in TASKS:
        arrays = {**seen.values[task], **seen.chosen[task]}
        rest = [at for at in range(CONFIG.tokens) if at != 4]
        for local in SLOTS:
            name, chosen = f"layers.3.{local}", "layers.3.chosen"
            pairs = []
            for image, trace in enumerate(traces[task]):
                part = {one: Fixed(trace[one].raw[rest], trace[one].format) for one in (name, chosen)}
                real = {one: arrays[one][image][rest] for one in (name, chosen)}
                pairs.append(matched(cast(Trace, part), real, name))
            assert found["sqnr_db"][task][name] == pytest.approx(decibels(pairs), abs=1e-3)
        same = {
            name for name, value in found["sqnr_db"][task].items() if value == summary["rows"][0]["sqnr_db"][task][name]
        }
        assert same >= {name for name in found["sqnr_db"][task] if not name.startswith("layers.3.")}
        assert {"layers.3.logit", "layers.3.ffn"} <= same
        assert not {f"layers.3.{local}" for local in SLOTS} & same


def test_agreement(summary: dict[str, Any], traces: Traces, floats: Reals) -> None:
    for task in TASKS:
        found = summary["rows"][0]["topk_agreement"][task]
        assert set(found) == {"1", "3"}
        for layer, share in found.items():
            name = f"layers.{layer}.chosen"
            same = [
                set(ours) == set(theirs)
                for one, real in zip(traces[task], floats[task], strict=True)
                for ours, theirs in zip(one[name].raw.tolist(), real[name].tolist(), strict=True)
            ]
            assert len(same) == IMAGES * CONFIG.tokens
            assert share == pytest.approx(np.mean(same))
            assert share < 1


def test_overflow(summary: dict[str, Any], network: Path) -> None:
    """What tasks share counts once: layer 0, before the first gate."""
    config, weights = checkpoint.load_weights(network)
    expected: dict[str, list[int]] = {}
    with counting() as counter:
        encoder = Encoder(config, get_precision(PRECISION), weights)
        expected["parameters"] = list(counter.take())
        for image in rooms().arrays["image"]:
            for task in TASKS:
                for name, _ in encoder.stream(image, task):
                    counts = counter.take()
                    if task == TASKS[0] or not name.startswith(("tokens", "layers.0.")):
                        total = expected.setdefault(name, [0, 0])
                        total[0] += counts[0]
                        total[1] += counts[1]
    known = {name: [one["values"], one["overflowed"]] for name, one in summary["rows"][0]["overflow"].items()}
    assert known == {name: counts for name, counts in expected.items() if counts[0]}
    assert list(known) == [name for name, counts in expected.items() if counts[0]]  # in order of the computation
    assert sum(counts[1] for counts in known.values()) > 0


def test_detail(network: Path, tmp_path: Path, summary: dict[str, Any], traces: Traces, floats: Reals) -> None:
    """Errors are those of every third image, whatever the shards; choices those of all images."""
    row = sweep(study(network, every=3), candidates(PRECISION), tmp_path, Here())["rows"][0]
    name = "layers.2.hidden"
    pairs = [(traces["depth"][at][name].real, floats["depth"][at][name]) for at in (0, 3)]
    assert row["sqnr_db"]["depth"][name] == pytest.approx(decibels(pairs), abs=1e-3)
    assert row["overflow"]["layers.0.residual_out"]["values"] == 2 * CONFIG.tokens * CONFIG.dim
    assert row["topk_agreement"] == summary["rows"][0]["topk_agreement"]


def test_facts(summary: dict[str, Any], network: Path) -> None:
    assert summary["schema"] == 1
    assert summary["command"] == "edgemoe sweep"
    assert (summary["config"], summary["checkpoint"]["name"]) == ("tiny", "tiny")
    assert (summary["data"]["name"], summary["data"]["samples"]) == ("rooms", IMAGES)
    assert (summary["confidence"], summary["bootstrap"], summary["seed"]) == (0.95, 50, 0)
    assert [row["label"] for row in summary["rows"]] == [PRECISION, "edge_moe"]
    assert summary["rows"][1]["precision"] == get_precision("edge_moe").to_dict()


def test_one_wrong_bit_in_one_token_shows(
    network: Path, tmp_path: Path, summary: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lowest bit of one feature of one final token of one image."""
    honest = Encoder.stream
    seen = 0

    def wrong(self: Encoder, *arguments: Any, **options: Any) -> Iterator[tuple[str, Fixed]]:  # noqa: ANN401
        nonlocal seen
        for name, value in honest(self, *arguments, **options):
            if name == LAST and (seen := seen + 1) == 4:
                raw = value.raw.copy()
                raw[5, 3] ^= 1
                yield name, Fixed(raw, value.format)
            else:
                yield name, value

    monkeypatch.setattr(Encoder, "stream", wrong)
    found = sweep(study(network), candidates(PRECISION), tmp_path, Here())["rows"][0]
    assert seen == IMAGES * len(TASKS)
    before = summary["rows"][0]
    assert found["sqnr_db"]["segmentation"][LAST] != before["sqnr_db"]["segmentation"][LAST]
    assert found["sqnr_db"]["depth"] == before["sqnr_db"]["depth"]


def test_weights_of_a_candidate(network: Path, tmp_path: Path, summary: dict[str, Any]) -> None:
    """Its encoder and its decoders; float stays the study's."""
    other = saved(tmp_path / "other", 2)
    row = dataclasses.replace(candidates(PRECISION)[0], weights=other)
    found = sweep(study(network), [row], tmp_path / "one", Here())
    alone = sweep(study(other), candidates(PRECISION), tmp_path / "two", Here())
    assert found["float"] == summary["float"] != alone["float"]
    assert values(found["rows"][0]["metrics"]) == values(alone["rows"][0]["metrics"])
    strange = saved(tmp_path / "strange", 2, TASKS[:1])
    with pytest.raises(EdgemoeError, match="another network"):
        sweep(study(network), [dataclasses.replace(row, weights=strange)], tmp_path / "three", Here())


def test_fake_beside_the_engine(network: Path, tmp_path: Path, summary: dict[str, Any]) -> None:
    found = sweep(study(network, fake=True), candidates(PRECISION), tmp_path, Here())["rows"][0]
    assert found["metrics"] == summary["rows"][0]["metrics"]
    assert {task: set(metrics) for task, metrics in found["fake"].items()} == {
        task: set(metrics) for task, metrics in found["metrics"].items()
    }
    assert found["fake"] != values(found["metrics"])


@pytest.mark.parametrize(
    ("labels", "match"),
    [((), "no candidate"), (("a", "b", "a"), "label 'a' is taken"), (("float",), "label 'float' is taken")],
)
def test_wrong_labels(network: Path, tmp_path: Path, labels: tuple[str, ...], match: str) -> None:
    rows = [Candidate(label, get_precision("w8a8")) for label in labels]
    with pytest.raises(EdgemoeError, match=match):
        sweep(study(network), rows, tmp_path, Here())


@pytest.mark.parametrize(
    ("field", "value"), [("shard", 0), ("every", 0), ("bootstrap", 0), ("confidence", 1.0), ("samples", [])]
)
def test_wrong_studies(network: Path, field: str, value: Any) -> None:  # noqa: ANN401
    with pytest.raises(EdgemoeError, match="images" if field == "samples" else field):
        study(network, **{field: value})


def test_a_precision_that_cannot_run_is_named(network: Path, tmp_path: Path) -> None:
    wide = dataclasses.replace(get_precision("w32a32"), accumulation="exact")
    with pytest.raises(EdgemoeError, match=r"sweep: wide: .*accumulator needs"):
        sweep(study(network), [Candidate("wide", wide)], tmp_path, Here())
