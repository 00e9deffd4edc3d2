"""Boundary measures against brute force over pixels and thresholds, and hand-worked masks."""

import math
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from model.edge_match import MatchedOdsF, pairs
from model.edge_metric import OdsF, disc, disc_maximum, thresholds

Array = NDArray[Any]
SIDES = (9, 14)


def fraction(radius: float, sides: tuple[int, int] = SIDES) -> float:
    """The tolerance that is `radius` pixels, and a little, in an image of these sides."""
    return (radius + 1e-6) / math.hypot(*sides)


def mask(*lines: str) -> Array:
    return np.array([[character == "#" for character in line] for line in lines])


def tensors(predicted: Array, true: Array) -> tuple[Tensor, Tensor]:
    return torch.from_numpy(predicted).float()[None], torch.from_numpy(true.astype(np.uint8))[None]


def score(metric: OdsF | MatchedOdsF, prediction: Tensor, truth: Tensor) -> float:
    metric.update(prediction, truth)
    return float(metric.compute())


def data(seed: int, images: int = 3) -> tuple[Tensor, Tensor]:
    rng = np.random.default_rng(seed)
    truth = np.where(rng.uniform(size=(images, *SIDES)) < 0.15, 1, 0)
    prediction = np.clip(0.5 * np.roll(truth, 1, axis=2) + rng.uniform(0, 0.6, truth.shape), 0, 1)
    truth[rng.uniform(size=truth.shape) < 0.1] = 255
    return torch.from_numpy(prediction.astype(np.float32)), torch.from_numpy(truth.astype(np.uint8))


def distances(a: Array, b: Array) -> Array:
    """Between all pixels of two masks."""
    apart = np.argwhere(a)[:, None] - np.argwhere(b)[None]  # (pixels of a, pixels of b, 2)
    return np.asarray(np.hypot(apart[..., 0], apart[..., 1]))


def fast_by_force(prediction: Array, truth: Array, radius: float) -> float:
    best = 0.0
    for threshold in [np.float32(k) / np.float32(100) for k in range(1, 100)]:
        right = predicted = found = true = 0
        for p, t in zip(prediction, truth, strict=True):
            ours, theirs = (p >= threshold) & (t != 255), t == 1
            near = distances(ours, theirs) <= radius
            predicted, true = predicted + ours.sum(), true + theirs.sum()
            right, found = right + near.any(axis=1).sum(), found + near.any(axis=0).sum()
        precision, recall = right / max(predicted, 1), found / max(true, 1)
        best = max(best, 2 * precision * recall / (precision + recall) if right else 0.0)
    return best


def pairs_by_force(predicted: Array, true: Array, radius: float) -> int:
    """Augmenting paths, one pixel after the other."""
    near = distances(predicted, true) <= radius
    partner: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for column in np.flatnonzero(near[row]).tolist():
            if column not in tried:
                tried.add(column)
                if column not in partner or place(partner[column], tried):
                    partner[column] = row
                    return True
        return False

    return sum(place(row, set()) for row in range(len(near)))


@pytest.mark.parametrize("radius", [0.0, 0.9, 1.0, 1.5, 2.0, 2.3, 5.0])
def test_disc(radius: float) -> None:
    found = {(row, column) for row, reach in disc(radius) for column in range(-reach, reach + 1)}
    around = range(-6, 7)
    assert found == {(row, column) for row in around for column in around if math.hypot(row, column) <= radius}
    image = torch.rand(2, *SIDES, generator=torch.Generator().manual_seed(0)) - 0.5
    expected = np.empty(image.shape)
    for place in np.ndindex(*SIDES):
        within = np.hypot(*(np.indices(SIDES) - np.array(place)[:, None, None])) <= radius
        expected[:, *place] = image.numpy()[:, within].max(axis=1)
    np.testing.assert_array_equal(disc_maximum(image, radius).numpy(), expected)


def test_disc_beyond_the_image() -> None:
    assert float(disc_maximum(torch.tensor([[[1.0, 2.0, 0.0]]]), 9.0).min()) == 2


def test_tolerance_of_the_benchmark() -> None:
    truth = torch.zeros(1, 321, 481, dtype=torch.uint8)
    truth[0, 100] = 1
    for metric in (OdsF(), MatchedOdsF()):
        for distance, expected in ((4, 1), (5, 0)):  # 0.0075 of 578.3 pixels is 4.34
            prediction = torch.zeros(1, 321, 481)
            prediction[0, 100 + distance] = 1.0
            metric.reset()
            assert score(metric, prediction, truth) == expected


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("radius", [0.0, 1.0, 2.3])
def test_fast_against_force(seed: int, radius: float) -> None:
    prediction, truth = data(seed)
    found = score(OdsF(fraction(radius)), prediction, truth)
    assert found == pytest.approx(fast_by_force(prediction.numpy(), truth.numpy(), radius), rel=1e-6)
    assert 0.2 < found < 1


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("radius", [0.0, 1.0, 2.3, 5.0])
def test_pairs_against_force(seed: int, radius: float) -> None:
    rng = np.random.default_rng(seed)
    predicted, true = (rng.uniform(size=(2, *SIDES)) < [[[0.2]], [[0.15]]])[:2]
    found = pairs(predicted, true, radius)
    assert found == pairs_by_force(predicted, true, radius) > 0
    assert found == pairs(true, predicted, radius)


def test_pairs_by_hand() -> None:
    two, one = mask("##.....#"), mask(".#......")
    assert pairs(two, one, 1.0) == 1
    assert pairs(mask("#.#"), mask(".##"), 1.0) == 2  # the left one must leave the middle's right neighbour alone
    assert pairs(mask("#...", "....", "...."), mask("....", "....", "..#."), 2.0) == 0
    assert pairs(mask("#...", "....", "...."), mask("....", "....", "..#."), 8**0.5 + 1e-9) == 1
    assert pairs(two, np.zeros_like(two), 3.0) == pairs(np.zeros_like(two), two, 3.0) == 0


LINE = mask(*[".............."] * 4, "..##########..", *[".............."] * 4)


@pytest.mark.parametrize("metric", [OdsF, MatchedOdsF])
def test_a_shifted_line(metric: type[OdsF] | type[MatchedOdsF]) -> None:
    for shift, expected in ((0, 1), (1, 1), (2, 0)):
        shifted = np.roll(LINE, shift, axis=0)
        assert score(metric(fraction(1.0)), *tensors(shifted, LINE)) == expected


def test_doubled_line_is_matched_once() -> None:
    both = np.roll(LINE, 1, axis=0) | np.roll(LINE, -1, axis=0)
    assert score(OdsF(fraction(1.0)), *tensors(both, LINE)) == 1
    assert score(MatchedOdsF(fraction(1.0)), *tensors(both, LINE)) == pytest.approx(2 / 3)  # P 1/2, R 1


def test_half_a_line() -> None:
    half = LINE & (np.arange(14) < 7)  # 5 of 10 pixels, and one more within the tolerance
    assert score(OdsF(fraction(1.0)), *tensors(half, LINE)) == pytest.approx(2 * 0.6 / 1.6)
    assert score(MatchedOdsF(fraction(1.0)), *tensors(half, LINE)) == pytest.approx(2 * 0.5 / 1.5)


def test_thick_lines_are_thinned() -> None:
    thick = np.roll(LINE, 1, axis=0) | LINE | np.roll(LINE, -1, axis=0)
    assert score(OdsF(fraction(0.0)), *tensors(thick, LINE)) == pytest.approx(0.5)  # P 1/3, R 1
    found = score(MatchedOdsF(fraction(0.0)), *tensors(thick, LINE))
    assert 0.85 < found < 1  # thinning shortens the ends
    assert found == score(MatchedOdsF(fraction(0.0)), *tensors(LINE, thick))


@pytest.mark.parametrize("metric", [OdsF, MatchedOdsF])
def test_the_best_threshold_is_one_for_the_data_set(metric: type[OdsF] | type[MatchedOdsF]) -> None:
    other = np.roll(LINE, 4, axis=0)
    low = torch.from_numpy(np.where(LINE, 0.3, 0.1)).float()
    high = torch.from_numpy(np.where(LINE, 0.9, np.where(other, 0.5, 0.1))).float()
    truth = torch.from_numpy(LINE.astype(np.uint8))
    alone = [score(metric(fraction(1.0)), one[None], truth[None]) for one in (low, high)]
    assert alone == [1, 1]
    both = score(metric(fraction(1.0)), torch.stack([low, high]), torch.stack([truth, truth]))
    assert both == pytest.approx(2 * (20 / 30) / (1 + 20 / 30))  # from 0.11 to 0.3: R 1, P 20/30; above 0.5: R 1/2


@pytest.mark.parametrize("metric", [OdsF, MatchedOdsF])
def test_a_boundary_starts_at_the_threshold(metric: type[OdsF] | type[MatchedOdsF]) -> None:
    prediction = np.where(LINE, np.float32(0.99), np.where(np.roll(LINE, 4, axis=0), np.float32(0.985), 0))
    assert score(metric(fraction(1.0)), torch.from_numpy(prediction)[None], tensors(LINE, LINE)[1]) == 1


@pytest.mark.parametrize("metric", [OdsF, MatchedOdsF])
def test_ignored_pixels(metric: type[OdsF] | type[MatchedOdsF]) -> None:
    prediction, truth = tensors(LINE | np.roll(LINE, 4, axis=0), LINE)
    assert score(metric(fraction(1.0)), prediction, truth) == pytest.approx(2 / 3)
    truth[:, 6:] = 255  # nothing predicted there counts
    assert score(metric(fraction(1.0)), prediction, truth) == 1
    truth[:, 4] = 255  # and none of the truth is left
    assert score(metric(fraction(1.0)), prediction, truth) == 0
    truth[:] = 255
    assert math.isnan(score(metric(fraction(1.0)), prediction, truth))


@pytest.mark.parametrize("metric", [OdsF, MatchedOdsF])
def test_nothing_predicted(metric: type[OdsF] | type[MatchedOdsF]) -> None:
    assert score(metric(), torch.zeros(1, *SIDES), tensors(LINE, LINE)[1]) == 0
    assert score(metric(), torch.ones(1, *SIDES), torch.zeros(1, *SIDES, dtype=torch.uint8)) == 0
    assert math.isnan(score(metric(), torch.zeros(0, *SIDES), torch.zeros(0, *SIDES, dtype=torch.uint8)))


def test_matched_batches_add_up() -> None:
    prediction, truth = data(7, images=4)
    whole, first, second = (MatchedOdsF(fraction(1.0)) for _ in range(3))
    expected = score(whole, prediction, truth)
    first.update(prediction[:1], truth[:1])
    second.update(prediction[1:], truth[1:])
    assert float(second.compute()) != expected
    first.merge_state(second)
    assert float(first.compute()) == expected
    assert 0 < expected < 1


def test_matched_is_the_best_of_its_thresholds() -> None:
    prediction, truth = data(3)
    at = [score(MatchedOdsF(fraction(1.0)), (prediction >= level).float(), truth) for level in thresholds()]
    assert len(at) == 99
    single = [score(MatchedOdsF(fraction(1.0)), prediction[:1], truth[:1])]
    best_alone = max(
        score(MatchedOdsF(fraction(1.0)), (prediction[:1] >= level).float(), truth[:1]) for level in thresholds()
    )
    assert single == [best_alone]
    assert score(MatchedOdsF(fraction(1.0)), prediction, truth) == max(at)
