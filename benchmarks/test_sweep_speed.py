"""Speed of `edgemoe sweep` on `micro`: its own overhead, two workers against one, and the time of 20 precisions.

`pytest benchmarks -k sweep` prints the ratios beside their goals; nothing here fails by the clock. The overhead is
processor time: a sweep in one process against the same engine, float network, decoders and metrics called directly,
without intermediates, errors, overflow counts, digests, files and intervals. Both run the layers before the first gate
once for all tasks. It is a quarter of the goal's 20 precisions on 64 images: 16 images, and a quarter of the usual
resampling. A shared machine disturbs one run by more than the goal, so each task runs in `ROUNDS` rounds, now one
side first, now the other, and the least of each side counts; both keep their quantised weights, and run the float
network every round.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the model extra")

import torch
from torch import Tensor

from accuracy import engine, states
from accuracy.candidate import Candidate
from accuracy.cluster import Cluster, Here, Lanes, opened
from accuracy.shard import Done, Job, measure
from accuracy.store import ByTask, decode
from accuracy.study import Study
from accuracy.sweep import Plan, sweep
from golden.fixed import Fixed
from golden.network import Encoder
from golden.precision import get_precision
from model import checkpoint
from model.data.dataset import open_rooms
from model.m3vit import load_model
from model.tasks import get_task

FOLDER = checkpoint.named("micro")
TASKS = ("segmentation", "depth")
IMAGES = 16
NAMES = [f"w{weight}a{activation}" for weight in (4, 6, 8, 12, 16) for activation in (6, 8, 12, 16)]
QUARTER = 4
ROUNDS = 5


def study() -> Study:
    return Study(FOLDER, open_rooms("validation", IMAGES, 64, 128, TASKS), bootstrap=1000 // QUARTER)


def rows(names: list[str]) -> list[Candidate]:
    return [Candidate(name, get_precision(name)) for name in names]


def last(stream: Iterator[tuple[str, Fixed]]) -> Fixed:
    *_, (_, value) = stream
    return value


class Bare:
    """The work that no sweep can do without: quantised weights, engine, decoders, metrics, and those of float."""

    def __init__(self) -> None:
        self.config, self.weights = checkpoint.load_weights(FOLDER)
        self.model, self.double = load_model(FOLDER), load_model(FOLDER).double()
        self.encoders = dict[str, Encoder]()

    def run(self, job: Job) -> ByTask:
        """One candidate, or the float network, on one shard: states by task."""
        if job.candidate is None:
            with torch.inference_mode():
                found, _ = self.double.encode_tasks(torch.tensor(job.samples["image"]), TASKS)
            return {task: self.score(job, task, x.float()) for task, x in zip(TASKS, found, strict=True)}
        if job.label not in self.encoders:
            self.encoders[job.label] = Encoder(self.config, job.candidate.precision, self.weights)
        encoder, images = self.encoders[job.label], job.samples["image"]
        first, layers = engine.shared_layers(self.config), self.config.layers
        shared = [last(encoder.stream(image, TASKS[0], range(first))) for image in images]
        scores = ByTask()
        for task in TASKS:
            ends = [last(encoder.stream(i, task, range(first, layers), x)) for i, x in zip(images, shared, strict=True)]
            tokens = torch.stack([torch.tensor(value.real, dtype=torch.float32) for value in ends])
            scores[task] = self.score(job, task, tokens)
        return scores

    def score(self, job: Job, task: str, tokens: Tensor) -> states.States:
        """The states of a task's metrics, from final tokens (B, N, D)."""
        with torch.inference_mode():
            prediction = get_task(task).predict(self.model.heads[task](tokens))
        return states.per_image(self.model.design, task, prediction, torch.tensor(job.samples[task]))


class Replay:
    """A cluster that has done everything before."""

    def __init__(self, done: list[Done]) -> None:
        self.done = done

    def run(self, lanes: Lanes) -> Iterator[Done]:
        assert sum(map(len, lanes)) == len(self.done)
        return iter(self.done)


def processor_seconds(function: Any, *arguments: object) -> float:  # noqa: ANN401 - any callable
    start = time.process_time()
    function(*arguments)
    return time.process_time() - start


def in_rounds(given: Study, out: Path) -> tuple[float, float]:
    """Processor seconds of all tasks bare, and of the sweep: its tasks, files and summary."""
    jobs, bare, done = [job for lane in Plan(given, rows(NAMES)).lanes for job in lane], Bare(), dict[str, Done]()
    alone, tasks, rest = [np.inf] * len(jobs), [np.inf] * len(jobs), np.inf

    def sweeps(job: Job) -> None:
        done[job.key] = measure(job)

    for turn in range(ROUNDS):
        for at, job in enumerate(jobs):
            for least, function in ((alone, bare.run), (tasks, sweeps))[:: 1 if turn % 2 else -1]:
                least[at] = min(least[at], processor_seconds(function, job))
        replay = Replay([done[job.key] for job in jobs])
        rest = min(rest, processor_seconds(sweep, given, rows(NAMES), out / str(turn), replay))
    for job in jobs[:2]:  # both sides do the same work
        np.testing.assert_equal(bare.run(job), decode(job.key, done[job.key].payload).arrays["states"])
    return sum(alone), sum(tasks) + rest


@pytest.mark.benchmark(group="sweep, overhead", timer=time.process_time)
def test_sweep_overhead(benchmark: Any, tmp_path: Path) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    given = study()
    torch.set_num_threads(1)
    alone, whole = in_rounds(given, tmp_path)
    benchmark.pedantic(sweep, args=(given, rows(NAMES), tmp_path / "0", Here()), rounds=1)
    benchmark.extra_info.update(
        kind="sweep speed",
        rows=[
            (
                "own overhead over engine, float network, decoders, metrics",
                f"{100 * (whole / alone - 1):.1f} %",
                "below 5 %",
            ),
            ("20 precisions x 64 images, processor minutes", f"{whole * QUARTER / 60:.1f}", "below 6"),
            ("to find a finished sweep finished, processor seconds", f"{benchmark.stats.stats.min:.2f}", ""),
        ],
    )


@pytest.mark.benchmark(group="sweep, two workers")
def test_sweep_workers(benchmark: Any, tmp_path: Path) -> None:  # noqa: ANN401 - pytest-benchmark has no types
    pytest.importorskip("distributed", reason="needs the sweep extra")
    given, seconds, names = study(), dict[int, float](), NAMES[::QUARTER]

    def wall(cluster: Cluster, out: str) -> float:
        start = time.perf_counter()
        sweep(given, rows(names), tmp_path / out, cluster)
        return time.perf_counter() - start

    for workers in (1, 2):
        with opened(workers) as cluster:
            wall(cluster, f"warm{workers}")  # imports, checkpoints, caches
            seconds[workers] = min(wall(cluster, f"{workers}-{turn}") for turn in range(2))
    benchmark.pedantic(sweep, args=(given, rows(names), tmp_path / "1-0", Here()), rounds=1)
    assert (tmp_path / "2-0/summary.json").read_bytes() == (tmp_path / "1-0/summary.json").read_bytes()
    ratio = f"{seconds[1] / seconds[2]:.2f}x"
    benchmark.extra_info.update(kind="sweep speed", rows=[("two workers against one", ratio, "1.5x or more")])
