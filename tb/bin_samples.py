"""What a case exercises, per kernel: the functional bins that its data hit.

The golden arithmetic says it, on the case's own tensors: what would have left its format, what a rounding lost, which
logits tie, how long the queues are. Pure Python: a hit counts (`tb.bins`) once a simulation of the case has compared
every word of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import Final

import numpy as np

from golden import attention, elementary, layer_norm
from golden.fixed import Fixed, Format, RawArray, requantize
from golden.gelu import STEP_BITS
from golden.linear import linear
from golden.patch_embed import patches
from golden.schedule_experts import queue_lengths
from rtl_hls.kernel import LANES, Kernel
from tb.bin_facts import (
    BLOCKS,
    DIFFERENCE,
    EXTREMUM,
    OVERFLOW,
    QUEUE,
    ROUNDING,
    UNIT,
    Hits,
    blocks,
    differences,
    labels,
    overflow,
    queues,
    rounding,
    running,
    unit,
)
from vectors.case import Case

Sample = Callable[[Kernel, Case], Hits]


def _fixed(case: Case, role: str) -> Fixed:
    return Fixed(case.raw(role), case.tensors[role].format)


def _products(x: Fixed, weight: Fixed, out: Format) -> Set[str]:
    """Rounding of the products of (T, I) and (O, I); a few thousand of them tell."""
    rows = np.concatenate([x.raw[index, None, :] * weight.raw for index in range(0, len(x.raw), 8)])
    return rounding(rows, x.format.frac + weight.format.frac - out.frac)


def _linear(x: Fixed, weight: Fixed, bias: Fixed | None, out: Format) -> tuple[RawArray, dict[str, Set[str]]]:
    """The sums before they are fitted, and what they hit."""
    sums = linear(x, weight, bias, out.unfitted).raw
    return sums, {"overflow": overflow(sums, out), "rounding": _products(x, weight, out)}


def _patch_embed(_: Kernel, case: Case) -> Hits:
    out, weight = case.tensors["tokens"].format, _fixed(case, "weight")
    flat = Fixed(patches(case.raw("image"), weight.shape[-1]), case.tensors["image"].format)
    sums, hits = _linear(flat, weight.rows(), _fixed(case, "bias"), out)
    position = requantize(case.raw("position"), case.tensors["position"].format.frac, out.unfitted)
    filled = bool(flat.shape[1] % LANES or len(weight.raw) % LANES)
    size = labels(whole_words=not filled, last_word_in_part=filled)
    return {**hits, "overflow": overflow(sums + position[1:], out), "size": size}


def _layer_norm(_: Kernel, case: Case) -> Hits:
    x, statistic, out = _fixed(case, "x"), case.tensors["y"].format, case.tensors["y"].format
    mean, inverse = layer_norm.moments(x, statistic)
    deviation = np.maximum((x.raw - mean[:, None]).max(axis=1), (mean[:, None] - x.raw).max(axis=1))
    scaled = (x.raw - mean[:, None]) * inverse[:, None] >> statistic.frac
    weight = _fixed(case, "weight")
    kept = requantize(scaled, out.frac, out)
    return {
        "variance": labels(constant_row=(deviation == 0).any(), other_row=(deviation > 0).any()),
        "reciprocal": labels(wrapped_to_zero_or_below=(inverse <= 0).any(), positive=(inverse > 0).any()),
        "overflow": overflow(scaled, out),
        "rounding": rounding(kept * weight.raw, weight.format.frac),
    }


def _linear_layer(_: Kernel, case: Case) -> Hits:
    x, bias, out = _fixed(case, "x"), _fixed(case, "bias"), case.tensors["y"].format
    sums, hits = _linear(x, _fixed(case, "weight"), bias, out)
    size = labels(one_token=len(sums) == 1, tokens=len(sums) > 1)
    return {**hits, "size": size}


def _attention_scores(kernel: Kernel, case: Case) -> Hits:
    query, key, score = (_fixed(case, role) for role in ("query", "key", "score"))
    sums = attention.scores(query, key, score.format.unfitted).raw  # blocks that do not wrap, so a true sum
    products = query.raw[:, :8, None, :] * key.raw[:, None, :, :]
    return {
        "overflow": overflow(sums, score.format),
        "rounding": rounding(products, query.format.frac + key.format.frac - score.format.frac),
        **running(score, kernel.lanes),
        "blocks": blocks(score.shape[1], kernel.lanes),
    }


def _attention_context(kernel: Kernel, case: Case) -> Hits:
    value, score, maximum, probability, context = (
        _fixed(case, role) for role in ("value", "score", "maximum", "probability", "context")
    )
    sums = attention.context(probability, value, context.format.unfitted).raw
    products = probability.raw[:, :8, :, None] * value.raw[:, None, :, :]
    return {
        "overflow": overflow(sums, context.format),
        "rounding": rounding(products, probability.format.frac + value.format.frac - context.format.frac),
        "difference": differences(score.raw - maximum.raw[..., None], score.format),
        "blocks": blocks(score.shape[1], kernel.parameters[0]),
    }


def _gelu(_: Kernel, case: Case) -> Hits:
    x = _fixed(case, "x")
    limit, raw = 11 << x.format.frac >> 1, x.raw
    inside = np.abs(raw) < limit
    step = 1 << x.format.frac - STEP_BITS
    knots = (raw[inside] % step) == 0
    return {
        "piece": labels(
            below=(raw <= -limit).any(),
            negative=((raw < 0) & inside).any(),
            zero=(raw == 0).any(),
            positive=((raw > 0) & inside).any(),
            above=(raw >= limit).any(),
        ),
        "magnitude": overflow(np.abs(raw), x.format),
        "table": labels(entry=knots.any(), between_entries=(~knots).any()),
    }


def _softmax_statistics(kernel: Kernel, case: Case) -> Hits:
    score = _fixed(case, "score")
    keys = labels(one_key=score.shape[2] == 1, keys=score.shape[2] > 1)
    filled = blocks(score.shape[1], kernel.lanes) - {"one query"}
    return {**running(score, case.parameters["parallelism"]), "blocks": filled, "keys": keys}


def _softmax_normalise(kernel: Kernel, case: Case) -> Hits:
    score, maximum, recip = (_fixed(case, role) for role in ("score", "maximum", "reciprocal"))
    difference = score.raw - maximum.raw[..., None]
    kept = np.where(difference < score.format.raw_min, 1, difference)  # a positive argument gives 0, as one that wraps
    products = elementary.exp_hardware(kept, score.format, recip.format) * recip.raw[..., None]
    return {
        "difference": differences(difference, score.format),
        "rounding": rounding(products, recip.format.frac),
        "probability": unit(_fixed(case, "probability")),
        "blocks": blocks(score.shape[1], kernel.lanes) - {"one query"},
    }


def _gating(_: Kernel, case: Case) -> Hits:
    x, weight, logit = (_fixed(case, role) for role in ("x", "weight", "logit"))
    counts, tasks = case.raw("tokens"), case.raw("task")
    gates = weight.raw[np.repeat(tasks, counts)]
    sums = np.concatenate(
        [
            linear(x.part(slice(i, i + 1)), Fixed(gate, weight.format), None, logit.format.unfitted).raw
            for i, gate in enumerate(gates)
        ]
    )
    k, experts = case.raw("chosen").shape[1], weight.shape[1]
    ranked = -np.sort(-logit.raw, axis=1)
    tie, cut = ranked[:, : k - 1] == ranked[:, 1:k], ranked[:, k - 1 : k] == ranked[:, k : k + 1]
    ends = np.cumsum(counts)
    lengths = [queue_lengths(case.raw("chosen")[end - n : end], experts) for end, n in zip(ends, counts, strict=True)]
    return {
        "overflow": overflow(sums, logit.format),
        "rounding": rounding(x.raw[:, None, :] * gates, x.format.frac + weight.format.frac - logit.format.frac),
        "ties": labels(none=(~tie.any(axis=1) & ~cut.any(axis=1)).any(), among_the_chosen=tie.any())
        | labels(at_the_cut=cut.any()),
        "difference": differences(logit.raw - ranked[:, :1], logit.format),
        "score": unit(_fixed(case, "score")),
        "queues": set().union(*(queues(each, int(n)) for each, n in zip(lengths, counts, strict=True))),
        "calls": labels(
            one=len(tasks) == 1, same_task_again=(np.diff(tasks) == 0).any(), another_task=(np.diff(tasks) != 0).any()
        ),
    }


def _residual(_: Kernel, case: Case) -> Hits:
    return {"overflow": overflow(case.raw("x") + case.raw("branch"), case.tensors["y"].format)}


def _linear_gathered(_: Kernel, case: Case) -> Hits:
    x, token = _fixed(case, "x"), case.raw("token")
    gathered = Fixed(x.raw[token], x.format)
    hits = _linear(gathered, _fixed(case, "weight"), _fixed(case, "bias"), case.tensors["y"].format)[1]
    steps = np.diff(token)
    order = labels(ascending=(steps > 0).any(), same_again=(steps == 0).any(), descending=(steps < 0).any())
    return {**hits, "queue": queues(np.array([len(token)]), len(x.raw)) - {"empty"}, "order": order}


def _linear_scored(_: Kernel, case: Case) -> Hits:
    x, token, score = _fixed(case, "x"), case.raw("token"), _fixed(case, "score")
    out, branch = case.tensors["y"].format, case.tensors["branch"].format
    hits = _linear(x, _fixed(case, "weight"), _fixed(case, "bias"), out)[1]
    products = case.raw("y") * score.raw[:, None]
    visits = np.bincount(token)
    return {
        **hits,
        "score rounding": rounding(products, out.frac + score.format.frac - branch.frac),
        "branch": _scored(products >> out.frac + score.format.frac - branch.frac, token, branch),
        "token": labels(one_expert=(visits == 1).any(), several_experts=(visits > 1).any()),
        "queues": labels(one=len(case.raw("length")) == 1, several=len(case.raw("length")) > 1),
    }


def _scored(scored: RawArray, token: RawArray, fmt: Format) -> Set[str]:
    """Overflow of the sums of rows (entries, D) that belong to a token each."""
    sums = np.zeros((int(token.max()) + 1, scored.shape[1]), dtype=np.int64)
    np.add.at(sums, token, scored)
    return overflow(sums[np.unique(token)], fmt)


def _experts(_: Kernel, case: Case) -> Hits:
    x, chosen, score = _fixed(case, "x"), case.raw("chosen"), _fixed(case, "score")
    formats = [case.tensors[role].format for role in ("hidden", "expert_output", "branch")]
    count, hits = len(case.raw("w1")), {"hidden": set[str](), "output": set[str]()}
    for expert in range(count):
        at = np.nonzero(chosen == expert)
        w1, b1, w2, b2 = (_fixed(case, part).part(expert) for part in ("w1", "b1", "w2", "b2"))
        inner = Fixed(case.raw("activated")[at], case.tensors["activated"].format)
        if len(at[0]):
            rows = Fixed(x.raw[at[0]], x.format)
            hits["hidden"] |= overflow(linear(rows, w1, b1, formats[0].unfitted).raw, formats[0])
            hits["output"] |= overflow(linear(inner, w2, b2, formats[1].unfitted).raw, formats[1])
    products = case.raw("expert_output") * score.raw[..., None]
    shift = formats[1].frac + score.format.frac - formats[2].frac
    branch = overflow((products >> shift).sum(axis=1), formats[2])
    lengths = queue_lengths(chosen, count)
    serial = bool(case.parameters["serial"])
    return {
        **hits,
        "branch": branch,
        "score rounding": rounding(products, shift),
        "queues": queues(lengths, len(x.raw)),
        "loads": labels(overlapped=not serial, serial=serial),
        "active": labels(all_experts=bool((lengths > 0).all()), some_experts=bool((lengths == 0).any())),
    }


_ARITHMETIC: Final = {"overflow": OVERFLOW, "rounding": ROUNDING}
_STATISTICS: Final = {"maximum": EXTREMUM, "difference": DIFFERENCE}

POINTS: Final[Mapping[str, tuple[Sample, Mapping[str, tuple[str, ...]]]]] = {
    "patch_embed": (
        _patch_embed,
        {**_ARITHMETIC, "size": ("whole words", "last word in part")},
    ),
    "layer_norm": (
        _layer_norm,
        {
            **_ARITHMETIC,
            "variance": ("constant row", "other row"),
            "reciprocal": ("positive", "wrapped to zero or below"),
        },
    ),
    "linear": (_linear_layer, {**_ARITHMETIC, "size": ("one token", "tokens")}),
    "attention_scores": (_attention_scores, {**_ARITHMETIC, **_STATISTICS, "blocks": BLOCKS}),
    "attention_context": (_attention_context, {**_ARITHMETIC, "difference": DIFFERENCE, "blocks": BLOCKS}),
    "gelu": (
        _gelu,
        {
            "piece": ("below", "negative", "zero", "positive", "above"),
            "magnitude": OVERFLOW,
            "table": ("entry", "between entries"),
        },
    ),
    "softmax_statistics": (
        _softmax_statistics,
        {**_STATISTICS, "blocks": BLOCKS[1:], "keys": ("one key", "keys")},
    ),
    "softmax_normalise": (
        _softmax_normalise,
        {"rounding": ROUNDING, "difference": DIFFERENCE, "probability": UNIT, "blocks": BLOCKS[1:]},
    ),
    "gating": (
        _gating,
        {
            **_ARITHMETIC,
            "ties": ("none", "among the chosen", "at the cut"),
            "difference": DIFFERENCE,
            "score": UNIT,
            "queues": QUEUE,
            "calls": ("one", "same task again", "another task"),
        },
    ),
    "residual": (_residual, {"overflow": OVERFLOW}),
    "linear_gathered": (
        _linear_gathered,
        {**_ARITHMETIC, "queue": QUEUE[1:], "order": ("ascending", "same again", "descending")},
    ),
    "linear_scored": (
        _linear_scored,
        {
            **_ARITHMETIC,
            "score rounding": ROUNDING,
            "branch": OVERFLOW,
            "token": ("one expert", "several experts"),
            "queues": ("one", "several"),
        },
    ),
    "experts": (
        _experts,
        {
            "hidden": OVERFLOW,
            "output": OVERFLOW,
            "branch": OVERFLOW,
            "score rounding": ROUNDING,
            "queues": QUEUE,
            "loads": ("overlapped", "serial"),
            "active": ("all experts", "some experts"),
        },
    ),
}
"""What samples a case, and the bins of each cover point, by kernel."""


def sample(kernel: Kernel, case: Case) -> Hits:
    """What a case of a kernel hits; raises KeyError for a kernel without points."""
    return POINTS[kernel.name][0](kernel, case)


def points(kernel: Kernel) -> Mapping[str, tuple[str, ...]]:
    """The cover points of a kernel's data, and their bins; raises KeyError for a kernel without any."""
    return POINTS[kernel.name][1]
