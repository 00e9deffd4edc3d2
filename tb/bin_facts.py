"""What values, blocks and queues show: the names of the functional bins, and which of them some data hit.

The bins of each kernel are made of these (`tb.bin_samples`).
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final

import numpy as np

from golden import softmax
from golden.fixed import Fixed, Format, RawArray

Hits = Mapping[str, Set[str]]
"""Bins hit, by cover point."""
OVERFLOW: Final = ("in range", "overflow")
ROUNDING: Final = ("exact", "below a tie", "tie", "above a tie")
EXTREMUM: Final = ("first key", "later key", "tie")
BLOCKS: Final = ("one query", "part of a block", "one block", "whole blocks", "last block in part")
DIFFERENCE: Final = ("zero", "in range", "overflow")
UNIT: Final = ("zero", "between", "one")
QUEUE: Final = ("empty", "one token", "some tokens", "all tokens")


def labels(**found: bool | np.bool_) -> Set[str]:
    """Names of what is true, with spaces for underscores."""
    return {name.replace("_", " ") for name, true in found.items() if true}


def overflow(raw: RawArray, fmt: Format) -> Set[str]:
    """Of values before they are fitted into a format; empty for no value."""
    outside = (raw < fmt.raw_min) | (raw > fmt.raw_max)
    return labels(in_range=(~outside).any(), overflow=outside.any())


def rounding(raw: RawArray, shift: int) -> Set[str]:
    """Of values that lose `shift` bits: where the lost part lies about one half."""
    if shift < 1:
        return {"exact"} if raw.size else set()
    rest, half = raw & (1 << shift) - 1, 1 << shift - 1
    below, above = (rest > 0) & (rest < half), rest > half
    return labels(exact=(rest == 0).any(), below_a_tie=below.any(), tie=(rest == half).any(), above_a_tie=above.any())


def differences(raw: RawArray, fmt: Format) -> Set[str]:
    """Of exact differences of values of a format."""
    return labels(zero=(raw == 0).any()) | overflow(raw, fmt)


def unit(score: Fixed) -> Set[str]:
    """Of values from 0 to 1."""
    one = 1 << score.format.frac
    return labels(zero=(score.raw == 0).any(), between=((score.raw > 0) & (score.raw < one)).any()) | labels(
        one=(score.raw >= one).any()
    )


def blocks(queries: int, lanes: int) -> Set[str]:
    """How `queries` of a head fill blocks of `lanes`."""
    return labels(
        one_query=queries == 1,
        part_of_a_block=queries < lanes,
        one_block=queries == lanes,
        whole_blocks=queries > lanes and queries % lanes == 0,
        last_block_in_part=queries > lanes and queries % lanes > 0,
    )


def running(score: Fixed, lanes: int) -> Hits:
    """Of the running maximum of (heads, Q, N) as its queries meet the keys: where it is, and its differences."""
    order = softmax.key_order(score.shape[1], score.shape[2], lanes)
    arriving = np.take_along_axis(score.raw, np.broadcast_to(order, score.shape), -1)
    highest = np.maximum.accumulate(arriving, axis=-1)
    first = arriving.argmax(axis=-1)
    ties = (arriving == highest[..., -1:]).sum(axis=-1) > 1
    found = labels(first_key=(first == 0).any(), later_key=(first > 0).any(), tie=ties.any())
    return {"maximum": found, "difference": differences(highest[..., :-1] - arriving[..., 1:], score.format)}


def queues(lengths: RawArray, tokens: int) -> Set[str]:
    """How long the queues of all experts are, of so many tokens."""
    return labels(
        empty=(lengths == 0).any(),
        one_token=(lengths == 1).any(),
        some_tokens=((lengths > 1) & (lengths < tokens)).any(),
        all_tokens=(lengths == tokens).any(),
    )
