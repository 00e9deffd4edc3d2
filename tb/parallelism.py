"""Attention scores at any parallelism P: vectors and Verilog made for it, simulated, compared and counted."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from golden.config import ModelConfig
from golden.fixed import Fixed
from golden.precision import Precision
from rtl_hls import build, constants
from rtl_hls.kernels import attention_scores
from tb import simulate, tools
from tb.attention_scores_tests import prepare
from tb.plan import Result, Run
from vectors import regenerate
from vectors.attention import attention_case


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """What one simulated call of all heads took.

    Attributes:
        parallelism: queries in flight (P).
        steps: steps of golden's schedule, over all heads.
        key_words: words of K read, handshakes asserted by the bench.
        query_words: words of Q read, likewise.
        result: cycles, ideal cycles, values compared, and the message of a run that failed.
    """

    parallelism: int
    steps: int
    key_words: int
    query_words: int
    result: Result


def measure(
    base: ModelConfig, precision: Precision, parallelism: int, inputs: tuple[Fixed, Fixed, Fixed], root: Path
) -> Measured:
    """Simulate the kernel of one P, undisturbed, in Verilator.

    Args:
        base: dimensions; the config NAME-pP of the simulation is this one with another P.
        precision: formats.
        parallelism: queries in flight (P).
        inputs: queries, keys and values, (heads, N, head_dim) each.
        root: build folder.

    Raises:
        EdgemoeError: sizes or formats that the kernel does not have, or a tool is missing.
    """
    config = dataclasses.replace(base, name=f"{base.name}-p{parallelism}", attention_parallelism=parallelism)
    (kernel,) = attention_scores.build(config, precision)
    case = attention_case("parallelism", inputs, parallelism, precision, "as given")
    call = prepare(kernel, case)
    folder = root / "parallelism" / f"{config.name}-{precision.name}"
    origin = {"command": "", "config": config.to_dict(), "precision": precision.name, "sources": ""}
    observed = {"checkpoint": {}, "image": {}, "task": ""}
    files = regenerate.render({**origin, "observed": observed}, iter([case]))
    files[f"{kernel.name}.v"] = build.to_verilog(kernel, constants.render(precision)).encode()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    results = folder / "results.jsonl"
    results.unlink(missing_ok=True)
    setup = simulate.Setup("verilator", root, (folder,), folder, config.name, precision.name)
    with tools.environment("verilator"):
        (result,) = simulate.run(kernel, [Run(config.name, kernel.name, case.name, False, False, 1)], setup, results)
    return Measured(parallelism, call.outputs["scores"], call.counts["k_request"], call.counts["q_request"], result)
