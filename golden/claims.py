"""The papers' claims about schedules, work and memory, beside what this project computes.

Every computed value comes from walking a schedule (`golden.schedule_attention`, `golden.schedule_experts`) or from
counting (`golden.costs`); a verdict compares it with the published value at the published number of digits. What was
measured on a board, or depends on something unpublished, is said to be so. Numbers marked "published" are inputs:
M3ViT (NeurIPS 2022), tables 1 and 4; Edge-MoE (ICCAD 2023), abstract and attention reordering table.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from golden import costs, schedule_attention, schedule_experts
from golden.config import ModelConfig
from golden.costs import M3VIT_SMALL, MIB
from golden.softmax import key_order

FLOPS: Final = {"M3ViT": 84, "Cross-Stitch": 647, "NDDR-CNN": 747}
"""Published: GFLOP per image and task on PASCAL-Context, M3ViT table 1."""

ON_CHIP: Final = {"naive": 11.610, "reordered": 4.840, "without experts": 4.828}
"""Published: MiB, M3ViT section 4.4 and table 4."""

LATENCY: Final = {"cached": 637.478, "reordered": 69.033}
"""Published: ms on PASCAL-Context, M3ViT table 4."""

EQUAL, DIFFERS, OPEN = "equal", "differs", "not recomputable"


@dataclasses.dataclass(frozen=True, slots=True)
class Claim:
    """One row.

    Attributes:
        source: paper and place.
        claim: what it says.
        published: its number.
        computed: ours.
        how: the functions that computed it.
        verdict: EQUAL, DIFFERS or OPEN.
        because: the reason or the condition; empty where there is nothing to add.
    """

    source: str
    claim: str
    published: str
    computed: str
    how: str
    verdict: str
    because: str = ""


def _verdict(same: bool) -> str:
    return EQUAL if same else DIFFERS


def example_routing(config: ModelConfig, seed: int = 0) -> NDArray[np.int64]:
    """Every token chooses k of E experts uniformly and independently: (N, k), for want of the papers' routings."""
    draws = np.random.default_rng(seed).random((config.tokens, config.experts))
    return np.argsort(draws, axis=1)[:, : config.top_k]


def attention_claims(config: ModelConfig) -> list[Claim]:
    """Reordered attention, by walking it at the config's N and P."""
    tokens, parallel = config.tokens, config.attention_parallelism
    walked = schedule_attention.walk(schedule_attention.reordered(tokens, parallel))
    formula = schedule_attention.published(tokens, parallel)
    near = max(tokens - tokens % parallel, parallel)
    whole = schedule_attention.walk(schedule_attention.reordered(near, parallel))
    whole_formula = schedule_attention.published(near, parallel)
    rows = []
    for what, text in (("loads", "N²/P + N + P - 1"), ("steps", "N²/P + P - 1"), ("buffers", "P + 1")):
        ours, theirs = getattr(walked, what), getattr(formula, what)
        there, expected = getattr(whole, what), getattr(whole_formula, what)
        same = f"the walk {'equals' if there == expected else 'differs from'} the formula at N = {near} ({there:,})"
        reason = f"{tokens} = {tokens // parallel} x {parallel} + {tokens % parallel}: a last, partial block; {same}"
        rows.append(
            Claim(
                "Edge-MoE, attention reordering",
                f"reordered: {what} {text}",
                f"{float(theirs):,.10g}",
                f"{ours:,} (N = {tokens}, P = {parallel})",
                "schedule_attention: walk(reordered(N, P))",
                _verdict(ours == theirs),
                "" if ours == theirs else reason,
            )
        )
    return [*rows, *_bandwidth(tokens), _unordered(tokens, parallel), _order(tokens, parallel)]


def _bandwidth(tokens: int) -> list[Claim]:
    """Rows read in one step, as P grows."""
    lanes = (1, 2, 4, 8, 16)
    walked = {
        name: [schedule_attention.walk(schedule(tokens, parallel)) for parallel in lanes]
        for name, schedule in schedule_attention.SCHEDULES.items()
    }
    widest = list(schedule_attention.reordered(tokens, lanes[-1]))
    single = max(len(step.keys) for step in widest) == max(len(step.queries) for step in widest) == 1
    constant = single and len({total.peak for total in walked["reordered"]}) == 1
    peaks = [f"{name} {', '.join(str(total.peak) for total in totals)}" for name, totals in walked.items()]
    means = [f"{name} {totals[-1].bandwidth:.2f}" for name, totals in walked.items()]
    return [
        Claim(
            "Edge-MoE, abstract",
            "constant bandwidth regardless of the parallelism: one key and at most one query per step",
            "~1, instead of ~P",
            f"most rows in a step at P = {', '.join(map(str, lanes))}: {'; '.join(peaks)}. "
            f"On average at P = {lanes[-1]}: {', '.join(means)}",
            "schedule_attention: walk(...) .peak, .bandwidth",
            _verdict(constant),
            "aligned: P queries at once, all from key 0; as few loads as reordered, but in bursts",
        )
    ]


def _unordered(tokens: int, parallel: int) -> Claim:
    walked = schedule_attention.walk(schedule_attention.unordered(tokens, parallel))
    loads, steps = tokens * tokens + tokens, tokens * tokens / parallel
    same = (walked.loads, walked.steps) == (loads, steps)
    return Claim(
        "Edge-MoE, attention reordering",
        "without reordering: loads N² + N, steps N²/P",
        f"{loads:,}; {steps:,.10g}",
        f"{walked.loads:,}; {walked.steps:,}",
        "schedule_attention: walk(unordered(N, P))",
        _verdict(same),
        "" if same else f"P = {parallel} does not divide N = {tokens}: ceil(N/P) steps per query",
    )


def _order(tokens: int, parallel: int) -> Claim:
    """The schedule and golden softmax agree on who meets what, when."""
    met: list[list[int]] = [[] for _ in range(tokens)]
    for step in schedule_attention.reordered(tokens, parallel):
        for pair in step.pairs:
            met[pair.query].append(pair.key)
    same = met == key_order(tokens, tokens, parallel).tolist()
    return Claim(
        "Edge-MoE, attention reordering",
        "every query meets every key once, from key q mod P on",
        f"{tokens * tokens:,} pairs",
        f"{sum(map(len, met)):,} pairs, order {'as' if same else 'not as'} in golden softmax",
        "schedule_attention: reordered; softmax: key_order",
        _verdict(same),
    )


def expert_claims(config: ModelConfig, *, cache: int = 4) -> list[Claim]:
    """Expert streaming on `example_routing`, beside a cache of `cache` experts and token-by-token loading."""
    chosen, experts, bits = example_routing(config), config.experts, costs.expert_bits(config)
    words = 2 * config.dim * config.expert_hidden
    times: dict[str, Any] = {"load": words / 16, "compute": words / 256}
    streamed = schedule_experts.streamed(chosen, experts, **times)
    others = {
        f"cache of {cache}": schedule_experts.cached(chosen, experts, capacity=cache, **times),
        "token by token": schedule_experts.by_token(chosen, experts, **times),
    }
    active = int(np.unique(chosen).size)
    counts = [f"{name} {line.loads:,.0f} ({line.bytes_loaded(bits) / MIB:,.1f} MiB)" for name, line in others.items()]
    loads = f"{streamed.loads:,.0f} ({streamed.bytes_loaded(bits) / MIB:,.1f} MiB)"
    busy = config.tokens * config.top_k * times["compute"]
    return [
        Claim(
            "M3ViT, section 3.2",
            "expert by expert: each active expert's weights are loaded once per layer",
            f"{active} (active experts)",
            f"streamed {loads}; {'; '.join(counts)}",
            "schedule_experts: streamed, cached, by_token (.loads)",
            _verdict(streamed.loads == active),
            "uniform random routing, seed 0; the papers' routings are not public",
        ),
        Claim(
            "M3ViT, section 3.2",
            "double buffering hides nearly all of the latency of loading weights",
            "nearly all",
            f"{streamed.overlap:.1%} of the load time; layer takes {streamed.time / busy:.3f} x its compute time",
            "schedule_experts: streamed(...) .overlap",
            OPEN,
            "depends on bandwidth and routing; assumed 16 weights loaded and 256 multiplied per cycle, uniform routing",
        ),
        _constant_buffers(config),
        _worst_case(config),
    ]


def _constant_buffers(config: ModelConfig) -> Claim:
    """Peak weight buffers against the number of experts."""
    peaks: dict[int, list[float]] = {1: [], 2: []}  # parts -> experts' worth on chip
    sizes = [size for size in (4, 16, 64) if size >= config.top_k]
    for size in sizes:
        chosen = example_routing(dataclasses.replace(config, experts=size))
        for parts, found in peaks.items():
            found.append(schedule_experts.streamed(chosen, size, parts=parts).peak_experts)
    return Claim(
        "M3ViT, section 3.2",
        "O(1) on-chip weights in the number of experts: two buffers",
        "2 experts",
        f"{', '.join(f'{peak:g}' for peak in peaks[1])} experts at E = {', '.join(map(str, sizes))}",
        "schedule_experts: streamed(...) .peak_experts",
        _verdict(set(peaks[1]) == {2}),
        f"loaded one linear layer at a time, as Edge-MoE's kernels do: {max(peaks[2]):g}",
    )


def _worst_case(config: ModelConfig) -> Claim:
    """All tokens choose the same k experts."""
    limit = schedule_experts.bounds(config.tokens, config.top_k, config.experts)
    chosen = np.tile(np.arange(config.top_k), (config.tokens, 1))
    lengths = schedule_experts.queue_lengths(chosen, config.experts)
    line = schedule_experts.streamed(chosen, config.experts)
    idle = np.count_nonzero(lengths == 0)
    return Claim(
        "Edge-MoE, patch reordering",
        "no routing needs more: a queue holds at most all N tokens, idle experts are not loaded",
        f"{config.tokens} tokens; {limit.fewest_active} loads",
        f"{lengths.max()} tokens; {line.loads:g} loads, {idle} experts idle",
        "schedule_experts: queue_lengths, bounds",
        _verdict(int(lengths.max()) == limit.longest and line.loads == limit.fewest_active),
        "the routing in which all tokens choose the same experts",
    )


def work_claims(config: ModelConfig) -> list[Claim]:
    """Multiply-accumulates and the published savings."""
    work, paper = costs.macs(config), costs.macs(M3VIT_SMALL)
    total = round(work.total / 1e6)
    table = {name: costs.saving(FLOPS["M3ViT"], value) for name, value in FLOPS.items() if name != "M3ViT"}
    ours = costs.saving(paper.total, costs.all_tasks_dense(M3VIT_SMALL).total)
    here = costs.saving(work.total, costs.all_tasks_dense(config).total)
    dense = costs.saving(work.total, costs.macs(config, active=config.experts).total)
    encoder = 2 * paper.total / 1e9
    return [
        Claim(
            "the Edge-MoE kernels' dimensions",
            "multiply-accumulates per image",
            "783 M",
            f"{total:,} M",
            "costs: macs(config).total",
            _verdict(total == 783),
            "" if total == 783 else f"config {config.name} is not edge_moe",
        ),
        Claim(
            "M3ViT, section 3.1",
            "experts are scaled so that the mixture computes as much as the dense MLP",
            "x 1",
            f"x {work.experts / work.mlp:.3f} (gates: + {work.gate / work.mlp:.1%})" if work.mlp else "no dense layer",
            "costs: macs(config), experts / mlp",
            _verdict(work.experts == work.mlp),
            "" if work.experts == work.mlp else "other numbers of layers, or k experts are not one MLP",
        ),
        Claim(
            "M3ViT, table 1",
            "88 % fewer FLOPs: M3ViT against Cross-Stitch (ResNet-18)",
            "88 %",
            "; ".join(f"{value:.1%} against {name}" for name, value in table.items()),
            "costs: saving, on the FLOPs of table 1",
            _verdict(round(100 * table["Cross-Stitch"]) == 88),
            "the table's own numbers give this; ResNet baselines and decoders are not modelled here",
        ),
        Claim(
            "M3ViT, table 1",
            "FLOPs of M3ViT (ViT-small, 512 x 512)",
            f"{FLOPS['M3ViT']} G",
            f"{encoder:.1f} G, encoder only",
            "costs: 2 x macs(M3VIT_SMALL).total",
            _verdict(round(encoder) == FLOPS["M3ViT"]),
            "the rest is presumably the decoder's, which runs on the host and is not counted here",
        ),
        Claim(
            "ours, for M3ViT's 88 %",
            "one task, top-4 of 16, against all 5 tasks with every expert (m3vit_small)",
            "88 %",
            f"{ours:.1%}",
            "costs: macs against all_tasks_dense",
            _verdict(round(100 * ours) == 88),
            "in number only: the paper's 88 % is the comparison with Cross-Stitch above",
        ),
        Claim(
            "Edge-MoE, abstract",
            "over 80 % less computation by activating only the current task's experts",
            "> 80 %",
            f"{here:.1%} against {len(config.tasks)} tasks with every expert; {dense:.1%} against one such task",
            "costs: macs against all_tasks_dense",
            _verdict(here > 0.8),
            "the paper does not define the baseline; ours is the dense mixture, run once per task",
        ),
    ]


def memory_claims(config: ModelConfig) -> list[Claim]:
    """On-chip memory: M3ViT's 2.40x, and the same designs at this config."""
    resident, streamed = (costs.memories(M3VIT_SMALL)[name].weights / MIB for name in ("resident", "streamed"))
    difference, base = resident - streamed, ON_CHIP["reordered"]
    ratio = (base + difference) / base
    published = ON_CHIP["naive"] - base
    gate = costs.gate_bits(M3VIT_SMALL) / 8 / MIB
    overhead = base - ON_CHIP["without experts"]
    here = costs.memories(config)
    totals = [f"{name} {design.total / MIB:.2f}" for name, design in here.items()]
    weights = here["resident"].weights / here["streamed"].weights
    total = here["resident"].total / here["streamed"].total
    return [
        Claim(
            "M3ViT, section 4.4",
            "2.40x less on-chip memory than with all experts resident",
            f"{ON_CHIP['naive']:.3f} / {base:.3f} MiB = 2.40",
            f"weights {resident:.3f} - {streamed:.3f} = {difference:.3f} less (theirs {published:.3f}); {ratio:.2f}",
            "costs: memories(M3VIT_SMALL)",
            _verdict(round(difference, 3) == round(published, 3) and round(ratio, 2) == 2.4),
            f"reading: one 16-bit buffer, shared with the dense MLP, in either design; the {base - streamed:.3f} MiB "
            "beside it are not broken down, and taken from the paper",
        ),
        Claim(
            "M3ViT, table 4",
            "MoE costs almost no memory over the dense ViT-small",
            f"{overhead:.3f} MiB",
            f"{gate:.3f} MiB, the gate",
            "costs: gate_bits(M3VIT_SMALL)",
            _verdict(round(gate, 3) == round(overhead, 3)),
            "two experts fit in the dense MLP's buffer",
        ),
        Claim(
            "ours, for M3ViT's 2.40x",
            f"the three designs at {config.name}: MiB on chip of one layer's weights, tokens and queues",
            "2.40",
            f"{', '.join(totals)}; {total:.2f} in all, {weights:.2f} for weights alone",
            "costs: memories(config)",
            _verdict(round(total, 2) == 2.4),
            "another network; nothing but the mixture is counted",
        ),
    ]


def measured_claims(config: ModelConfig) -> list[Claim]:
    """What was measured on boards; we compute what can be said about it."""
    chosen = example_routing(M3VIT_SMALL)
    cached = schedule_experts.cached(chosen, M3VIT_SMALL.experts, capacity=4)
    streamed = schedule_experts.streamed(chosen, M3VIT_SMALL.experts)
    cycles = 34.64e-3 * 300e6
    return [
        Claim(
            "M3ViT, section 4.4",
            "9.23x less latency and energy than with cached experts",
            f"9.23 ({LATENCY['cached']} / {LATENCY['reordered']} ms)",
            f"their table: {LATENCY['cached'] / LATENCY['reordered']:.2f}; expert loads: "
            f"{cached.loads:,.0f} / {streamed.loads:,.0f} = {cached.loads / streamed.loads:.0f}",
            "schedule_experts: cached, streamed (.loads) at m3vit_small",
            OPEN,
            "cache size, bandwidth and routing are not public; ours: LRU of 4, uniform routing",
        ),
        Claim(
            "Edge-MoE, abstract",
            "energy efficiency over GPU and CPU",
            "2.24x, 4.90x",
            "-",
            "-",
            OPEN,
            "measured on boards (ZCU102, A6000, Xeon 6226R)",
        ),
        Claim(
            "Edge-MoE, hardware",
            "latency per image",
            "34.64 ms at 300 MHz",
            f"{cycles / 1e6:.2f} M cycles: {costs.macs(config).total / cycles:.0f} MAC per cycle on average",
            "costs: macs(config) / published cycles",
            OPEN,
            "measured on a board",
        ),
    ]


def claims(config: ModelConfig) -> list[Claim]:
    """Every claim, evaluated at `config` where it is not about a network of its own."""
    return [
        *attention_claims(config),
        *expert_claims(config),
        *work_claims(config),
        *memory_claims(config),
        *measured_claims(config),
    ]
