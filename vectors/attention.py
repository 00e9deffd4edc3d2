"""Cases of attention: a trained network's heads; scores that tie, rise, fall and wrap; every size about a block."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from golden import attention, softmax
from golden.elementary import get_exp
from golden.fixed import Fixed, RawArray
from golden.precision import Precision
from golden.softmax import SoftmaxFormats
from vectors.case import Case, Tensor
from vectors.inputs import extremes, random_raw
from vectors.observe import Observation

ROLES = ("query", "key", "value")


def cases(seen: Observation) -> Iterator[Case]:
    """Every case of the operator; made-up ones have the head_dim and the parallelism P of the config."""
    precision, parallelism, head_dim = seen.precision, seen.config.attention_parallelism, seen.config.head_dim
    query, key, value = (seen.value(f"layers.0.{role}") for role in ROLES)
    yield attention_case("real_layer0", (query, key, value), parallelism, precision, "layers.0 of the photograph")
    yield _case("corners_extremes", _extremes(precision, head_dim), parallelism, precision, "extremes of every format")
    yield _case("corners_rows", _rows(precision, head_dim), parallelism, precision, "rows that tie, rise, fall, wrap")
    yield over_one_case(head_dim, parallelism, precision)
    sizes = {"corners_one_token": 1, "corners_part_block": max(parallelism - 1, 1), "corners_block": parallelism}
    sizes |= {"corners_over_block": parallelism + 1, "corners_blocks": 2 * parallelism}
    for seed, (name, tokens) in enumerate(sizes.items(), start=41):
        yield random_case(name, seed, (2, tokens, head_dim), 2.0, parallelism, precision)
    yield random_case("random_near", 51, (2, 4 * parallelism - 2, head_dim), 1.0, parallelism, precision)
    yield random_case("random_wide", 52, (3, 3 * parallelism + 1, head_dim), None, parallelism, precision)
    yield random_case("smallest", 53, (1, 5, head_dim), 1.0, parallelism, precision)


def random_case(
    name: str, seed: int, shape: tuple[int, int, int], span: float | None, parallelism: int, precision: Precision
) -> Case:
    """A case of random words.

    Args:
        name: of the case.
        seed: of PCG64.
        shape: (heads, N, head_dim).
        span: queries, keys and values are in [-span, span); the whole range of their formats where None.
        parallelism: queries in flight (P).
        precision: formats.
    """
    formats = (precision.format(role) for role in ROLES)
    raws = tuple(random_raw(seed + 100 * i, shape, fmt, span=span) for i, fmt in enumerate(formats))
    return _case(name, raws, parallelism, precision, "PCG64 words", seed)


def over_one_case(head_dim: int, parallelism: int, precision: Precision, seed: int = 54, heads: int = 2) -> Case:
    """Rows whose probabilities sum to more than 1.0, so that values at an end of their range leave it.

    Each key is a new maximum: the running sum is rescaled by an exp of each rise, and floored, but a probability takes
    the one exp of its whole distance from the maximum. Where the errors of the former are low and of the latter high,
    the sum, and so what the probabilities are divided by, is some ulp too small; one row in hundreds. The heads are
    those of 16384 random ones whose probabilities sum to the most in the order that query 0 meets them.
    """
    query, key, value = (precision.format(role) for role in ROLES)
    tokens, candidates = 5, 1 << 14
    rows = np.sort(random_raw(seed, (candidates, tokens), key, span=1.0), axis=1)
    rows[:, -1] = np.abs(random_raw(seed + 100, (candidates,), key, span=6.0)).clip(rows[:, -1] + 1, key.raw_max)
    one = np.zeros((1, 1, head_dim), dtype=np.int64)
    one[..., :: attention.BLOCK] = min(1 << query.frac, query.raw_max)
    keys = np.zeros((1, rows.size, head_dim), dtype=np.int64)
    keys[0, :, :: attention.BLOCK] = rows.reshape(-1, 1)
    mode, exp = precision.accumulation, get_exp(precision.exp, precision.exp_table_bits)
    met = attention.scores(Fixed(one, query), Fixed(keys, key), precision.format("score"), accumulation=mode)
    score = Fixed(met.raw.reshape(candidates, 1, tokens), met.format)
    sums = softmax.softmax(score, SoftmaxFormats.of(precision, "probability"), exp=exp).raw.sum(axis=-1).ravel()
    most = np.argsort(-sums, kind="stable")[:heads]
    raws = (
        np.broadcast_to(one, (heads, tokens, head_dim)).copy(),
        keys.reshape(candidates, tokens, head_dim)[most],
        np.broadcast_to(np.resize([value.raw_min, value.raw_max], head_dim), (heads, tokens, head_dim)).copy(),
    )
    return _case("corners_over_one", raws, parallelism, precision, "PCG64 rows of more than 1.0", seed)


def attention_case(
    name: str, inputs: tuple[Fixed, Fixed, Fixed], parallelism: int, precision: Precision, source: str, seed: int = -1
) -> Case:
    """The case of some queries, keys and values, (heads, N, head_dim) each, with every result of the golden model.

    Args:
        name: of the case.
        inputs: queries, keys, values.
        parallelism: queries in flight (P), which orders the keys of softmax.
        precision: formats of the results, accumulation and exp.
        source: what made the inputs.
        seed: of the inputs, -1 where they are not random.

    Raises:
        EdgemoeError: shapes, sizes or formats that the golden operators refuse.
    """
    query, key, value = inputs
    mode, exp, inside = (
        precision.accumulation,
        get_exp(precision.exp, precision.exp_table_bits),
        SoftmaxFormats.of(precision, "probability"),
    )
    score = attention.scores(query, key, precision.format("score"), accumulation=mode, where=name)
    stats = softmax.statistics(score, inside, parallelism=parallelism, exp=exp)
    probability = softmax.normalise(score, stats, inside, exp=exp)
    context = attention.context(probability, value, precision.format("context"), accumulation=mode, where=name)
    per_query, per_key, per_dim = ("head", "query"), ("head", "query", "key"), ("head", "token", "dim")
    tensors = {
        **{role: _tensor(fixed, per_dim, "dim") for role, fixed in zip(ROLES, inputs, strict=True)},
        "score": _tensor(score, per_key, "query"),
        "reciprocal": _tensor(stats.reciprocal, per_query),
        "maximum": _tensor(stats.maximum, per_query),
        "probability": _tensor(probability, per_key, "query"),
        "context": _tensor(context, per_dim, "dim"),
    }
    return Case("attention", name, tensors, source, seed, {"parallelism": parallelism})


def _tensor(fixed: Fixed, axes: tuple[str, ...], lanes: str = "") -> Tensor:
    return Tensor(fixed.raw, fixed.format, axes, lanes)


def _case(
    name: str, raws: tuple[RawArray, ...], parallelism: int, precision: Precision, source: str, seed: int = -1
) -> Case:
    query, key, value = (Fixed(raw, precision.format(role)) for raw, role in zip(raws, ROLES, strict=True))
    return attention_case(name, (query, key, value), parallelism, precision, source, seed)


def _extremes(precision: Precision, head_dim: int) -> tuple[RawArray, ...]:
    """Every extreme of a query against every one of a key: in one dimension alone, and in all, where scores wrap."""
    ends = [extremes(precision.format(role)) for role in ROLES]
    tokens = max(map(len, ends))
    columns = [np.resize(values, tokens) for values in ends]
    alone = np.zeros((3, tokens, head_dim), dtype=np.int64)
    alone[:, :, head_dim - 1] = columns
    return tuple(
        np.stack([one, np.repeat(column[:, None], head_dim, axis=1)])
        for one, column in zip(alone, columns, strict=True)
    )


def _rows(precision: Precision, head_dim: int, tokens: int = 11) -> tuple[RawArray, ...]:
    """Scores set by hand: query * key * sqrt(head_dim) / 8, from one dimension in each block of 8; a pattern a head."""
    query, key, value = (precision.format(role) for role in ROLES)
    steps, one = np.arange(tokens, dtype=np.int64), 1 << key.frac
    patterns = [
        np.zeros(tokens, dtype=np.int64),  # all scores tie
        steps * one // 2,  # each a new maximum, or with the query -1.0 none
        steps,  # by one LSB
        np.where(steps % 2 == 0, key.raw_min, key.raw_max),  # where sqrt(head_dim) is 8, the difference wraps
        np.where(steps == 5, key.raw_max, 0),  # one key takes all
        np.where(steps % 4 == 0, one, -one),  # ties of the maximum
    ]
    scales = np.resize([1 << query.frac, -(1 << query.frac), 0, 1, query.raw_min], tokens)
    keys, queries = (np.zeros((len(patterns), tokens, head_dim), dtype=np.int64) for _ in range(2))
    keys[:, :, :: attention.BLOCK] = np.clip(patterns, key.raw_min, key.raw_max)[:, :, None]
    queries[:, :, :: attention.BLOCK] = np.clip(scales, query.raw_min, query.raw_max)[None, :, None]
    return queries, keys, np.resize(extremes(value), keys.shape)
