"""Learning rates, decay and the ranges of the weights, by hand."""

from typing import Any

import numpy as np
import pytest
import torch

from model.data.dataset import open_rooms
from model.learner import Learner
from model.ranges import limits
from model.run import stored
from model.train import fit
from tests.model.training_recipe import QUIET, tiny


def test_training_clamps_to_the_published_formats() -> None:
    for clamped in (True, False):
        learner = Learner(tiny(in_range=clamped), 10)
        with torch.no_grad():
            for parameter in learner.model.parameters():
                parameter.fill_(1e6)
        learner.clamp()
        for name, value in learner.model.named_parameters():
            bounds = limits(name)
            assert float(value.detach().max()) == (bounds[1] if clamped and bounds else 1e6)


def test_learning_rates_by_hand() -> None:
    def rates(steps: int, **changes: Any) -> list[float]:  # noqa: ANN401
        settings = Learner(tiny(learning_rate=0.5, **changes), steps).configure_optimizers()
        found = []
        for _ in range(steps):
            found.append(settings["optimizer"].param_groups[0]["lr"])
            settings["optimizer"].step()
            settings["lr_scheduler"]["scheduler"].step()
        return found

    poly = rates(10, schedule="poly", optimizer="sgd", warmup=0.0)
    np.testing.assert_allclose(poly, [0.5 * (1 - step / 10) ** 0.9 for step in range(10)])
    warm = rates(10, schedule="poly", warmup=0.4)
    np.testing.assert_allclose(warm[:3], [0.125, 0.25, 0.375])
    np.testing.assert_allclose(warm[4:], poly[4:])
    cycle = rates(11, schedule="one_cycle", warmup=3 / 11)  # rises for two steps, falls as a cosine for eight
    assert cycle[0] == pytest.approx(0.5 / 25)
    assert cycle[2] == pytest.approx(0.5)
    assert cycle[6] == pytest.approx(0.25, abs=1e-4)
    assert cycle[10] < 1e-5
    assert len(rates(10, schedule="one_cycle", warmup=0.1)) == 10  # one step of warm-up: PyTorch alone divides by 0


def test_what_decays() -> None:
    learner = Learner(tiny(weight_decay=0.1), 10)
    decayed, plain = learner.configure_optimizers()["optimizer"].param_groups
    assert (decayed["weight_decay"], plain["weight_decay"]) == (0.1, 0.0)
    names = {id(parameter): name for name, parameter in learner.model.named_parameters()}
    kept = {names[id(parameter)] for parameter in plain["params"]}
    assert kept | {names[id(parameter)] for parameter in decayed["params"]} == set(names.values())
    assert {"layers.0.qkv.bias", "layers.1.norm2.weight", "heads.depth.last.bias"} <= kept
    assert not {name for name in kept if name.endswith(("qkv.weight", ".w1", "pos_embed"))}


@pytest.mark.parametrize("changes", [{"ema": 0.5}, {"stored": "float16"}])
def test_weights_stay_in_the_published_formats(changes: dict[str, Any]) -> None:
    rooms = open_rooms("train", 32, 32, 64, ("segmentation", "depth"))
    learner = fit(tiny(learning_rate=3.0, clip=0.0, **changes), rooms, QUIET)
    tensors = stored(learner.model, learner.recipe.stored)
    touched = 0
    for name, value in tensors.items():
        if bounds := limits(name):
            assert bounds[0] <= value.min(), name
            assert value.max() <= bounds[1], name
            touched += bool(value.max() > 0.99 * bounds[1])
    assert touched > 3  # the learning rate drives weights to their bounds
