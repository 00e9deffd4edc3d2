"""Cycles against ideal, call by call, as a layer of the network makes them; and what may not hold it up.

Every row is an undisturbed run of a real case: tensors of the trained network in full, one image (of the experts, its
first 100 tokens). Cycles go from the first word in to the last word out; the weights of a linear call lie in its RAM
before, those of the experts cross the bus meanwhile. Three rules:

1. The arrays of multipliers (`ARRAYS`: linear in each of its modes, patch embedding, attention, experts) take at most
   ideal / `LEAST` cycles in every call. Softmax runs inside both attention kernels; its kernels alone are in no layer.
2. Each other operator streams beside an array call that feeds it or that it feeds, and takes no more cycles than that.
3. Where the kernels of a layer work side by side, each on the layer of another image, the slowest sets the pace: in the
   dense layer and in the mixture, it is an array.

The ideal of the experts is golden's double-buffered timeline at the width of their bus, and a word of the branch per
cycle at the end: the branch of a token is complete only when the last expert is.
"""

from __future__ import annotations

import dataclasses
import fnmatch
from collections import Counter
from typing import Final, NamedTuple

from golden.config import get_config
from golden.precision import Precision, get_precision
from golden.schedule_experts import streamed
from rtl_hls.kernels.experts import part_words
from rtl_hls.kernels.linear_modes import features_words
from tb.campaign import Results
from tb.jobs import Job
from vectors import manifest
from vectors.case import Case

LEAST: Final = 0.95
ARRAYS: Final = ("patch_embed", "linear", "attention", "experts", "linear_gathered", "linear_scored")
"""Operators that multiply in arrays."""
BOTH: Final = ("dense", "mixture")


class Use(NamedTuple):
    """A call that the network makes.

    Attributes:
        name: for people; unique.
        layers: where: of `BOTH`; empty outside layers.
        kernel: name of the kernel, or of its operator.
        case: pattern of the name of the case that is this call.
        beside: name of the array call that it streams beside; empty for arrays.
        parts: patterns of the cases in its place where no unit has the formats of all, each a row of its own.
    """

    name: str
    layers: tuple[str, ...]
    kernel: str
    case: str
    beside: str = ""
    parts: tuple[str, ...] = ()


_QKV: Final = "query, key, value"
USES: Final = (
    Use("patch embedding", (), "patch_embed", "real_photograph"),
    Use("layer norm 1", BOTH, "layer_norm", "real_norm1_*", _QKV),
    Use(_QKV, BOTH, "linear", "real_qkv_*", parts=("real_query_*", "real_key_*", "real_value_*")),
    Use("attention scores", BOTH, "attention_scores", "real_layer0"),
    Use("attention x V", BOTH, "attention_context", "real_layer0"),
    Use("projection", BOTH, "linear", "real_proj_*"),
    Use("residual 1", BOTH, "residual", "real_attention_*", "projection"),
    Use("layer norm 2", BOTH, "layer_norm", "real_norm2_*", "projection"),
    Use("MLP, first layer", ("dense",), "linear", "real_fc1_*"),
    Use("GELU", ("dense",), "gelu", "real_fc1_*", "MLP, first layer"),
    Use("MLP, second layer", ("dense",), "linear", "real_fc2_*"),
    Use("residual 2, dense", ("dense",), "residual", "real_ffn_*", "MLP, second layer"),
    Use("gating", ("mixture",), "gating", "real_{task}", "experts"),
    Use("experts", ("mixture",), "experts", "real_layer1"),
    Use("residual 2, mixture", ("mixture",), "residual", "real_ffn_*", "experts"),
    Use("linear, gathered", (), "linear_gathered", "real_queue"),
    Use("linear, scored", (), "linear_scored", "real_layer1"),
    Use("softmax statistics, alone", (), "softmax_statistics", "real_layer0"),
    Use("softmax, alone", (), "softmax_normalise", "real_layer0"),
)
"""In the order of a layer. GELU of the experts is inside their kernel."""


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One call as it was measured.

    Attributes:
        use: the call.
        kernel: name of the kernel that made it.
        operator: its operator.
        cycles: measured.
        ideal: what its parallelism, and the bus of the experts, ask for.
    """

    use: Use
    kernel: str
    operator: str
    cycles: int
    ideal: int

    @property
    def efficiency(self) -> float:
        """ideal / cycles."""
        return self.ideal / self.cycles


def rows(results: Results, config: str) -> list[Row]:
    """Every use of a config, in order; none unless each was run undisturbed and without a failure.

    Args:
        results: of a co-simulation.
        config: name of the config.
    """
    found: list[Row] = []
    for use in USES:
        calls = _calls(use, results, config)
        if not calls:
            return []
        assert len(calls) in {1, len(use.parts)}, f"{config}: {use.name} is of {len(calls)} cases"
        found += calls
    return found


def absent(results: Results, config: str) -> list[str]:
    """Uses of the kernels of a config that were not run undisturbed without a failure, as sentences."""
    run = {name for job, _ in results if job.setup.config == config for name in (job.kernel.name, job.kernel.operator)}
    return [
        f"efficiency: {config} {use.name}: no undisturbed run of {use.kernel}/{_pattern(use.case, config)} passed, so "
        "no call is judged; name the cases as `tb.efficiency` does, or choose what to simulate"
        for use in USES
        if use.kernel in run and not _calls(use, results, config)
    ]


def _calls(use: Use, results: Results, config: str) -> list[Row]:
    """The rows of a use; none unless all of it was run."""
    calls = _measured(use, use.case, results, config)
    if calls or not use.parts:
        return calls
    split = [_measured(use, part, results, config) for part in use.parts]
    return [row for part in split for row in part] if all(split) else []


def _pattern(case: str, config: str) -> str:
    return case.format(task=get_config(config).tasks[0])


def _measured(use: Use, case: str, results: Results, config: str) -> list[Row]:
    pattern = _pattern(case, config)
    return [
        Row(use, job.kernel.name, job.kernel.operator, result.cycles, _ideal(job, result.run.case, result.ideal))
        for job, each in results
        if job.setup.config == config and use.kernel in {job.kernel.name, job.kernel.operator}
        for result in each
        if result.run.undisturbed
        and fnmatch.fnmatchcase(result.run.case, pattern)
        and result.cycles
        and not result.message
    ]


def slowest(measured: list[Row], name: str) -> int:
    """Cycles of a use, of its longest part where it has several."""
    return max(row.cycles for row in measured if row.use.name == name)


def _ideal(job: Job, name: str, ideal: int) -> int:
    """The ideal of a case: that of its bench; of the experts with what the bus asks for."""
    if job.kernel.operator != "experts":
        return ideal
    listed = manifest.load(job.setup.vectors)
    (entry,) = manifest.select(listed, ["experts"], [name])
    return experts_ideal(manifest.load_case(job.setup.vectors, entry), get_precision(job.setup.precision))


def expert_beats(case: Case, precision: Precision) -> int:
    """Beats of the bus that bring one expert of a case, in both parts."""
    inner, outer = (features_words(size) for size in case.raw("w1").shape[1:])
    return sum(part_words(*words, precision).beats for words in ((outer, inner), (inner, outer)))


def experts_ideal(case: Case, precision: Precision) -> int:
    """Golden's double-buffered timeline of a case of the experts, and a cycle per word of the branch."""
    experts, hidden, dim = case.raw("w1").shape
    inner, outer = features_words(hidden), features_words(dim)
    load = expert_beats(case, precision)
    timeline = streamed(case.raw("chosen"), experts, load=load, compute=2 * outer * inner, parts=2)
    return int(timeline.time) + len(case.raw("x")) * outer


def busy(measured: list[Row], layer: str) -> dict[str, int]:
    """Cycles that each kernel works for one image in a layer, of `BOTH`; the most first."""
    total: Counter[str] = Counter()
    for row in measured:
        if layer in row.use.layers:
            total[row.kernel] += row.cycles
    return dict(total.most_common())


def faults(measured: list[Row]) -> list[str]:
    """Every breach of the three rules, as sentences; empty if none."""
    arrays = {row.kernel for row in measured if row.operator in ARRAYS}
    found = []
    for row in measured:
        what = f"efficiency: {row.use.name} ({row.kernel})"
        if row.kernel in arrays and row.efficiency < LEAST:
            found.append(f"{what}: {row.cycles} cycles, ideal {row.ideal}: {row.efficiency:.2%}, at least {LEAST:.0%}")
        if row.use.beside and row.cycles > (array := slowest(measured, row.use.beside)):
            found.append(f"{what}: {row.cycles} cycles, beside {array} of {row.use.beside}")
    for layer in BOTH:
        pace, cycles = next(iter(busy(measured, layer).items()))
        if pace not in arrays:
            found.append(f"efficiency: {layer} layer: the slowest kernel is {pace}, {cycles} cycles, not an array")
    return found
