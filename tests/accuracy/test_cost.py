"""Cost: every number of the small network by hand, and the packing rule."""

from __future__ import annotations

import dataclasses
import itertools
from fractions import Fraction

import pytest

from accuracy.cost import Cost, cost, slices, transfers
from golden.config import CONFIGS, get_config
from golden.costs import macs
from golden.errors import EdgemoeError
from golden.fixed import Format
from golden.precision import ROLES, get_precision

MICRO = get_config("micro")  # 129 tokens of 48, 3 heads, 4 layers, MLP 192, 4 experts of 96, top-2
TOKENS = 129 * 48


@pytest.mark.parametrize(
    ("x", "w", "expected"),
    [
        (Format(4, 0), Format(4, 0), Fraction(1, 4)),
        (Format(4, 0, signed=False), Format(3, 0), Fraction(1, 4)),
        (Format(5, 0), Format(4, 0), Fraction(1, 2)),
        (Format(8, 0), Format(8, 0), Fraction(1, 2)),
        (Format(8, 0, signed=False), Format(8, 0), Fraction(1, 2)),
        (Format(9, 0), Format(8, 0), Fraction(1)),
        (Format(27, 0), Format(18, 0), Fraction(1)),
        (Format(18, 0), Format(27, 0), Fraction(1)),
        (Format(28, 0), Format(18, 0), Fraction(2)),
        (Format(26, 0, signed=False), Format(17, 0, signed=False), Fraction(1)),
        (Format(27, 0), Format(18, 0, signed=False), Fraction(2)),
        (Format(19, 0), Format(19, 0), Fraction(2)),
        (Format(32, 0), Format(16, 0), Fraction(2)),
        (Format(32, 0), Format(32, 0), Fraction(4)),
        (Format(36, 0), Format(35, 0), Fraction(4)),
    ],
)
def test_slices_of_one_product(x: Format, w: Format, expected: Fraction) -> None:
    assert slices(x, w) == slices(w, x) == expected


def test_weight_bits_by_hand() -> None:
    patch = 48 * 3 * 8 * 8 + 48 + TOKENS
    attention = 4 * 48 + (144 * 48 + 144) + (48 * 48 + 48)  # two norms, qkv, proj
    dense = (192 * 48 + 192) + (48 * 192 + 48)
    mixture = 4 * 48 + 4 * ((96 * 48 + 96) + (48 * 96 + 48))  # one task's gate, every expert
    assert cost(get_precision("w8a8"), MICRO).weight_bits == 8 * (patch + 4 * attention + 2 * dense + 2 * mixture)
    fewer = cost(get_precision("w8a8"), MICRO, active=3).weight_bits
    assert cost(get_precision("w8a8"), MICRO).weight_bits - fewer == 8 * 2 * (96 * 48 + 96 + 48 * 96 + 48)
    published = cost(get_precision("edge_moe"), MICRO).weight_bits
    assert published == 16 * (patch + 4 * attention + 2 * dense + 2 * mixture) + 16 * TOKENS  # 32-bit positions


def test_activation_bits_by_hand() -> None:
    scores = 3 * 129 * 129
    hidden = 4 * 129 * 192  # two layers of 192, two of 2 x 96
    values = {
        "pixel": 64 * 128 * 3,
        "residual": (3 + 2 * 3 * 3 + 3 + 1) * TOKENS,  # tokens; mid and out of 3 layers; mid and out of the last
        "normed": (2 * 4 + 2 * 6) * TOKENS,
        **dict.fromkeys(("query", "key", "value", "context"), 4 * 2 * TOKENS),
        **dict.fromkeys(("score", "probability"), 4 * 2 * scores),
        "branch": 4 * 2 * 2 * TOKENS,
        **dict.fromkeys(("hidden", "activated"), 2 * hidden),
        "logit": 2 * 2 * 129 * 4,
        "gate_score": 2 * 2 * 129 * 2,
        "expert_output": 2 * 2 * 2 * TOKENS,
    }
    moved = dict.fromkeys(values, 0)
    for role, _, count in transfers(MICRO):
        moved[role] += count
    assert moved == values
    assert cost(get_precision("w8a8"), MICRO).activation_bits == 8 * sum(values.values()) + 3 * values["hidden"]


def test_dsp_and_product_bits_by_hand() -> None:
    patch, attention = 128 * 48 * 192, 4 * 2 * 129 * 129 * 48
    linear = 4 * 129 * 48 * 4 * 48 + 2 * 129 * 2 * 48 * 192 + 2 * 129 * 48 * 4 + 2 * 129 * 2 * 2 * 48 * 96
    assert patch + attention + linear == macs(MICRO).total
    published = cost(get_precision("edge_moe"), MICRO)
    assert published.dsp == patch + 4 * attention + 2 * linear
    assert published.product_bits == 8 * 16 * patch + 32 * 32 * attention + 32 * 16 * linear
    narrow = cost(get_precision("w8a8"), MICRO)
    assert (narrow.dsp, narrow.product_bits) == (macs(MICRO).total // 2, 64 * macs(MICRO).total)
    mixed = cost(get_precision("w4a8"), MICRO)
    assert mixed.product_bits == 32 * (patch + linear) + 64 * attention
    assert cost(get_precision("w4a4"), MICRO).dsp == (patch * 2 + attention + linear) // 4  # pixels have 8 bits


def test_formats_of_single_layers_count_in_their_layer() -> None:
    start = get_precision("w8a8")
    layers = {1: {"query": Format(16, 8), "weight": Format(16, 8)}}
    more, base = cost(dataclasses.replace(start, layers=layers), MICRO), cost(start, MICRO)
    assert more.activation_bits - base.activation_bits == 8 * 2 * TOKENS
    assert more.weight_bits - base.weight_bits == 8 * (144 * 48 + 48 * 48 + 4 * 2 * 96 * 48)
    experts = 129 * 2 * 2 * 48 * 96
    wide = {layer: {"activated": Format(16, 8)} for layer in (0, 1)}
    second = 129 * 48 * 192 + experts // 2  # the second layers of the MLP and of the experts
    assert cost(dataclasses.replace(start, layers=wide), MICRO).dsp - base.dsp == second // 2
    assert more.dsp - base.dsp == (129 * 129 * 48 + 129 * 4 * 48 * 48 + experts) // 2


@pytest.mark.parametrize("name", sorted(CONFIGS))
def test_every_moved_role_counts_and_narrower_is_never_dearer(name: str) -> None:
    config = get_config(name)
    roles = {role for role, _, _ in transfers(config)}
    assert roles < set(ROLES)
    found = [cost(get_precision(f"w{width}a{width}"), config) for width in (4, 6, 8, 12, 16, 24, 32)]
    for narrow, wide in itertools.pairwise(found):
        assert all(a <= b for a, b in zip(dataclasses.astuple(narrow), dataclasses.astuple(wide), strict=True))
        assert narrow.relative(wide) < 1
    assert found[0].relative(found[0]) == 1


def test_relative_is_the_mean_of_three_shares() -> None:
    assert Cost(10, 20, 5, 8).relative(Cost(40, 20, 10, 32)) == pytest.approx((0.5 + 0.5 + 0.25) / 3)


def test_active_experts_are_checked() -> None:
    for active in (1, 5):
        with pytest.raises(EdgemoeError, match=f"active={active} experts of a mixture; legal: 2 to experts=4"):
            cost(get_precision("w8a8"), MICRO, active=active)
