"""Which runs a case gets: every stall pattern with every seed, and each variant once alone and once disturbed."""

from __future__ import annotations

import dataclasses

from tb.plan import DELAYS, STALL_MATRIX, VARIANTS, Run

LARGE = 60_000
"""Ideal cycles of a case above which it gets fewer runs: see `runs`."""
_FEW = ("", "twice", "reset", "delay4")


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """What the user asked for; empty means everything.

    Attributes:
        operators: names of operators.
        cases: names of cases.
        seeds: of idles, stalls and resets.
        patterns: (idle, stall).
        variants: of `VARIANTS`.
    """

    operators: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    seeds: tuple[int, ...] = (1, 2)
    patterns: tuple[tuple[bool, bool], ...] = ()
    variants: tuple[str, ...] = ()


def runs(config: str, kernel: str, case: str, choice: Choice, *, rams: bool, follower: bool, ideal: int) -> list[Run]:
    """The runs of one case.

    Plain: every pattern with every seed, the pattern without idle or stall once. Each variant: the first and the last
    pattern, with the first seed. A large case gets each stall pattern with the first seed only; of the variants,
    `twice`, `reset` and the slowest RAMs, with the last pattern only.

    Args:
        config: name of the model config.
        kernel: name of the kernel.
        case: name of the case.
        choice: patterns, seeds and variants; the variants that do not apply here are left out.
        rams: whether the kernel has RAMs, whose latency varies.
        follower: whether there is another case for the kernel to run right after.
        ideal: cycles that one call asks for.
    """
    large = ideal > LARGE
    patterns, seeds = choice.patterns or STALL_MATRIX, choice.seeds
    found = []
    for variant in choice.variants or (_FEW if large else VARIANTS):
        if (variant in DELAYS and not rams) or (variant == "then" and not follower):
            continue
        if variant:
            pairs = [(pattern, seeds[0]) for pattern in dict.fromkeys((*patterns[: not large], patterns[-1]))]
        else:
            drawn = seeds[:1] if large else seeds
            pairs = [(pattern, seed) for pattern in patterns for seed in (drawn if any(pattern) else seeds[:1])]
        found += [Run(config, kernel, case, *pattern, seed, variant) for pattern, seed in pairs]
    return found
