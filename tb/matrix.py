"""Which runs a case gets: every stall pattern with every seed, and each variant once alone and once disturbed."""

from __future__ import annotations

import dataclasses

from tb.plan import DELAYS, STALL_MATRIX, VARIANTS, Run


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """What the user asked for; empty means everything.

    Attributes:
        operators: names of operators, or of single kernels.
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


def runs(config: str, kernel: str, case: str, choice: Choice, *, rams: bool, follower: bool) -> list[Run]:
    """The runs of one case.

    Plain: every pattern with every seed, the pattern without idle or stall once. Each variant: the first and the last
    pattern, with the first seed.

    Args:
        config: name of the model config.
        kernel: name of the kernel.
        case: name of the case.
        choice: patterns, seeds and variants; the variants that do not apply here are left out.
        rams: whether the kernel has RAMs, whose latency varies.
        follower: whether there is another case for the kernel to run right after.
    """
    patterns, seeds = choice.patterns or STALL_MATRIX, choice.seeds
    found = []
    for variant in choice.variants or VARIANTS:
        if (variant in DELAYS and not rams) or (variant == "then" and not follower):
            continue
        if variant:
            pairs = [(pattern, seeds[0]) for pattern in dict.fromkeys((patterns[0], patterns[-1]))]
        else:
            pairs = [(pattern, seed) for pattern in patterns for seed in (seeds if any(pattern) else seeds[:1])]
        found += [Run(config, kernel, case, *pattern, seed, variant) for pattern, seed in pairs]
    return found
