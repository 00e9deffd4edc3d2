"""Calibration: the chosen fraction is the right one, by hand, by brute force, and on what the engine brings into it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch

from accuracy.calibrate import (
    JOINED,
    METHODS,
    NEVER_NEGATIVE,
    calibrate,
    clipped,
    fitting,
    least_error,
    limits,
    mean_square_error,
    sqnr,
    unsigned,
)
from accuracy.distribution import Distribution, summarize
from accuracy.intermediates import intermediates
from accuracy.ranges import CALIBRATED, FLOOR_EACH, OBSERVED, Ranges, observe
from golden.errors import EdgemoeError
from golden.fixed import Format, dequantize, quantize
from golden.network import Encoder
from golden.overflow import counting
from golden.precision import INTERNAL, Precision, get_precision
from golden.rounding import round_real, scale
from model.m3vit import M3ViT, load_model
from tests.accuracy.sweep_cases import CONFIG, TASKS, rooms, saved

SATURATING = Format(8, 0, rounding="nearest_even", overflow="saturate")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> M3ViT:
    return load_model(saved(tmp_path_factory.mktemp("calibrate") / "tiny"))


@pytest.fixture(scope="module")
def images() -> list[np.ndarray]:
    return [rooms()[index]["image"] for index in range(3)]


@pytest.fixture(scope="module")
def ranges(model: M3ViT, images: list[np.ndarray]) -> Ranges:
    return observe(model, images)


def of(values: list[float] | np.ndarray) -> Distribution:
    return summarize(np.array(values), key=0)


@pytest.mark.parametrize(
    ("values", "fmt", "frac"),
    [
        ([-0.7, 0.3], Format(4, 0, rounding="nearest_even", overflow="saturate"), 3),  # -5.6; at 4 bits -11.2 < -8
        ([-0.5, 0.2], Format(4, 0, rounding="nearest_even", overflow="saturate"), 4),  # -8 is there, 8 would not be
        ([0.5, -0.2], Format(4, 0, rounding="nearest_even", overflow="saturate"), 3),
        ([0.95, 0.1], Format(4, 0, rounding="nearest_even", overflow="saturate"), 2),  # 7.6 rounds to 8
        ([0.95, 0.1], Format(4, 0, rounding="floor", overflow="saturate"), 3),  # and floors to 7
        ([0.95, 0.1], Format(4, 0, signed=False, rounding="nearest_even", overflow="saturate"), 4),
        ([100.0, -3.0], Format(4, 0, rounding="nearest_even", overflow="saturate"), -4),  # 6.25
    ],
)
def test_most_fraction_bits_without_overflow_by_hand(values: list[float], fmt: Format, frac: int) -> None:
    assert fitting(min(values), max(values), fmt) == frac


def test_least_error_by_hand() -> None:
    fmt = Format(3, 0, rounding="nearest_even", overflow="saturate")  # raw -4 to 3
    # 15 values 0.25 and one 1.0: with 1 bit 0.25 is a tie and becomes 0: 15 / 16; with 2 bits 1.0 becomes 0.75: 1 / 16
    seen = of([0.25] * 15 + [1.0])
    errors = {frac: mean_square_error(seen, dataclasses.replace(fmt, frac=frac)) for frac in (0, 1, 2, 3)}
    assert errors == {0: 15 / 256, 1: 15 / 256, 2: 1 / 256, 3: (0.625**2) / 16}
    assert least_error(seen, fmt) == 2
    assert clipped(seen, dataclasses.replace(fmt, frac=2)) == 1 / 16
    assert sqnr(seen, dataclasses.replace(fmt, frac=2)) == pytest.approx(10 * np.log10((15 / 16 + 1) * 16 / 16 * 16))


@pytest.mark.parametrize("rounding", ["floor", "nearest_even", "trunc"])
@pytest.mark.parametrize("overflow", ["saturate", "saturate_symmetric", "saturate_zero"])
@pytest.mark.parametrize("width", [3, 4, 8, 12])
@pytest.mark.parametrize("kind", ["normal", "laplace", "lognormal", "outlier"])
def test_mse_equals_brute_force(rounding: str, overflow: str, width: int, kind: str) -> None:
    rng = np.random.default_rng([width, len(kind)])
    values = {
        "normal": rng.normal(0.1, 0.3, 400),
        "laplace": rng.laplace(0, 5, 400),
        "lognormal": rng.lognormal(-3, 2, 400),
        "outlier": np.append(rng.normal(0, 1, 400), 300.0),
    }[kind]
    fmt = Format(width, 0, rounding=rounding, overflow=overflow)
    errors = {}
    for frac in range(-14, 40):
        one = dataclasses.replace(fmt, frac=frac)
        errors[frac] = float(((dequantize(quantize(values, one), one) - values) ** 2).mean())
    best = min(errors.values())
    chosen = least_error(of(values), fmt)
    assert errors[chosen] == pytest.approx(best, rel=1e-12)
    tried = [frac for frac in errors if frac >= fitting(values.min(), values.max(), fmt) - 1]
    assert chosen == min(frac for frac in tried if errors[frac] <= best * (1 + 1e-12))


def values_of(model: M3ViT, images: list[np.ndarray]) -> dict[tuple[str, int | None], list[np.ndarray]]:
    """Every value of every place, not summarised."""
    found: dict[tuple[str, int | None], list[np.ndarray]] = {}

    def tap(name: str, value: torch.Tensor) -> None:
        head, _, local = name.rpartition(".")
        if local in OBSERVED:
            place = OBSERVED[local], int(head.split(".")[1]) if head else None
            found.setdefault(place, []).append(value.double().numpy().ravel())

    for image in images:
        intermediates(model, image[None], TASKS, tap)
    return found


@pytest.mark.parametrize("name", ["w8a8", "w12a10", "edge_moe"])
@pytest.mark.parametrize("layers", [True, False])
def test_max_never_overflows_on_what_was_observed_and_is_tight(
    model: M3ViT, images: list[np.ndarray], ranges: Ranges, name: str, layers: bool
) -> None:
    precision = calibrate(get_precision(name), ranges, "max", layers=layers)
    assert bool(precision.layers) == layers
    spare = 1 if name == "edge_moe" else 0
    checked = 0
    for (place, layer), parts in values_of(model, images).items():
        role = FLOOR_EACH.get(place, place)
        if place in FLOOR_EACH and precision.accumulation == "exact":
            continue
        fmt, values = precision.format(role, layer), np.concatenate(parts)
        with counting() as counter:
            quantize(values, fmt)
            assert counter.take() == (values.size, 0), (role, layer)
        checked += 1
        if role in JOINED or not layers or place in FLOOR_EACH or role == "residual":
            continue
        seen = ranges.of(role, layer, precision.accumulation)
        assert seen is not None
        ends = round_real(scale(np.array([seen.low, seen.high]) * 2**spare, fmt.frac), fmt.rounding)
        assert fmt.raw_min <= ends[0] <= ends[1] <= fmt.raw_max, (role, layer)
        finer = round_real(scale(np.array([seen.low, seen.high]) * 2**spare, fmt.frac + 1), fmt.rounding)
        tight = finer[0] < fmt.raw_min or finer[1] > fmt.raw_max
        assert tight or fmt.frac == limits(precision, role, fmt)[1], (role, layer)
    assert checked > 40


def test_percentile_overflows_no_more_than_it_may(ranges: Ranges) -> None:
    start = get_precision("w8a8")
    for percentile in (90.0, 99.0, 99.9):
        precision = calibrate(start, ranges, "percentile", percentile=percentile)
        for role in CALIBRATED:
            for layer in ranges.layers:
                seen = ranges.of(role, layer)
                if role in precision.layers[layer] and seen is not None and seen.count > 1000:
                    assert clipped(seen, precision.format(role, layer)) <= 1.02 * (1 - percentile / 100)
    whole = calibrate(start, ranges, "percentile", percentile=100)
    assert whole.formats == calibrate(start, ranges, "max").formats


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", ["w8a8", "w4a6", "w32a32", "edge_moe", "edge_moe_nearest"])
def test_only_fractions_move(ranges: Ranges, name: str, method: str) -> None:
    start = get_precision(name)
    found = calibrate(start, ranges, method)
    for layer in (None, *ranges.layers):
        for role in start.formats:
            before, after = start.format(role, layer), found.format(role, layer)
            assert dataclasses.replace(after, frac=before.frac) == before
            if role in INTERNAL or role == "pixel":
                assert after == before
    assert (found.accumulation, found.exp) == (start.accumulation, start.exp)
    assert found.name == f"{name}-{method}"
    assert all("residual" not in roles for roles in found.layers.values())


@pytest.mark.parametrize("name", ["w8a8", "w16a8", "w4a12", "w28a28", "edge_moe"])
def test_nothing_is_finer_than_what_it_joins(ranges: Ranges, name: str) -> None:
    found = calibrate(get_precision(name), ranges, "mse")
    exact = found.accumulation == "exact"
    for layer in (None, *ranges.layers):

        def frac(role: str, layer: int | None = layer) -> int:
            return found.format(role, layer).frac

        assert frac("branch") <= frac("residual")
        assert frac("norm_bias") <= frac("normed")
        for x, out in (("normed", "query"), ("normed", "key"), ("normed", "value"), ("context", "branch")):
            assert frac("attn_bias") <= (frac(x) + frac("weight") if exact else frac(out))
        for x, out in (("normed", "hidden"), ("activated", "branch")):
            assert frac("bias") <= (frac(x) + frac("weight") if exact else frac(out))


def sqnr_of(model: M3ViT, precision: Precision, image: np.ndarray) -> float:
    weights = {name: value.numpy() for name, value in model.state_dict().items()}
    with torch.inference_mode():
        real = model.encode(torch.from_numpy(image)[None], "depth")[0][0].double().numpy()
    found = Encoder(CONFIG, precision, weights).run(image, "depth")["layers.3.residual_out"].real
    return float(10 * np.log10((real**2).sum() / ((found - real) ** 2).sum()))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", ["w8a8", "w12a10", "w24a24", "w32a32", "edge_moe"])
def test_the_engine_runs_what_is_calibrated_and_errs_less(
    model: M3ViT, images: list[np.ndarray], ranges: Ranges, name: str, method: str
) -> None:
    start = get_precision(name)
    before, after = (sqnr_of(model, one, images[0]) for one in (start, calibrate(start, ranges, method)))
    assert after > before + (3 if name == "w8a8" else 0)


def test_scales_per_channel_run_and_take_the_greatest_channel(
    model: M3ViT, images: list[np.ndarray], ranges: Ranges
) -> None:
    tensor = get_precision("w4a12")
    channel = dataclasses.replace(tensor, weight_scale="channel")
    found = {one.weight_scale: calibrate(one, ranges, "mse") for one in (tensor, channel)}
    assert found["channel"].layers[0]["weight"] == calibrate(tensor, ranges, "max").layers[0]["weight"]
    assert sqnr_of(model, found["channel"], images[0]) > sqnr_of(model, found["tensor"], images[0])


def test_calibration_of_some_roles_leaves_the_others(ranges: Ranges) -> None:
    start = calibrate(get_precision("w8a8"), ranges, "mse")
    found = calibrate(start, ranges, "percentile", percentile=50, roles=("query",))
    assert found.layers[1]["query"].frac > start.layers[1]["query"].frac
    for layer, roles in start.layers.items():
        assert {**roles, "query": None} == {**found.layers[layer], "query": None}


def test_unsigned_gives_the_sign_to_the_fraction(ranges: Ranges, model: M3ViT, images: list[np.ndarray]) -> None:
    start = calibrate(get_precision("w8a8"), ranges, "max")
    found = unsigned(start)
    for role in NEVER_NEGATIVE:
        for layer in (None, 1):
            before, after = start.format(role, layer), found.format(role, layer)
            assert (after.width, after.frac, after.signed) == (before.width, before.frac + 1, False)
            assert after.raw_max * after.ulp >= before.raw_max * before.ulp
    assert sqnr_of(model, calibrate(found, ranges, "mse"), images[0]) > 0
    assert found.format("score") == start.format("score")


def test_the_same_images_give_the_same_precision(model: M3ViT, images: list[np.ndarray], tmp_path: Path) -> None:
    first, again = (calibrate(get_precision("w8a8"), observe(model, order), "mse") for order in (images, images[::-1]))
    assert first == again
    observe(model, images).save(tmp_path / "r.npz")
    assert calibrate(get_precision("w8a8"), Ranges.load(tmp_path / "r.npz"), "mse") == first


def test_bad_input(ranges: Ranges) -> None:
    start = get_precision("w8a8")
    with pytest.raises(EdgemoeError, match="method='best' is not one of max, percentile, mse"):
        calibrate(start, ranges, "best")
    with pytest.raises(EdgemoeError, match="legal: above 0, up to 100"):
        calibrate(start, ranges, "percentile", percentile=0)
    with pytest.raises(EdgemoeError, match=r"roles \['pixel'\] are not calibrated"):
        calibrate(start, ranges, roles=("pixel",))
    narrow = start.replace("x", {"hidden": Format(8, 4, rounding="nearest_even", overflow="saturate")})
    with pytest.raises(EdgemoeError, match="cannot hold GELU's table; give it 9 bits or more"):
        calibrate(narrow, ranges)
    coarse = dataclasses.replace(narrow, gelu_step_bits=4)
    assert calibrate(coarse, ranges).format("hidden", 0).frac == 4
    wide = start.replace("x", {"score": Format(40, 20)})
    with pytest.raises(EdgemoeError, match="argument of exp: up to 32 bits, signed"):
        calibrate(wide, ranges)
    lacking = Ranges({place: one for place, one in ranges.places.items() if place[0] != "score"})
    with pytest.raises(EdgemoeError, match="say nothing of role 'score'"):
        calibrate(start, lacking)
    with pytest.raises(EdgemoeError, match="calibrate per layer"):
        calibrate(calibrate(start, ranges), ranges, layers=False)
