"""One task of a sweep: one candidate, or the float network, on one shard of the images.

What a process needs again is kept in it: the networks, the float intermediates of its last shard, and encoders with
their quantised weights. A result is bytes, the same wherever it is computed; see `accuracy.store`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor

from accuracy import engine, reference, states, store
from accuracy.candidate import Candidate
from accuracy.study import checkpoint_digests, code
from golden.errors import EdgemoeError
from golden.network import Encoder
from golden.overflow import counting
from model import checkpoint
from model.data.samples import Sample
from model.m3vit import M3ViT, load_model
from model.tasks import get_task

FLOAT: Final = "float"
"""The label of the float network."""
_NAMED: Final = 3
"""Differences that an error lists."""
KEPT: Final = 1 << 30
"""Bytes of quantised weights that a process keeps."""


@dataclasses.dataclass(frozen=True, slots=True)
class Job:
    """One task, with all that it needs.

    Attributes:
        key: digest of everything that the result depends on.
        code: what the client computes with, see `accuracy.study.code`.
        shard: number of the shard.
        checkpoint: folder of the study's network.
        digests: SHA-256 of its files.
        candidate: what to measure; None for the float network.
        weights: SHA-256 of the files of the candidate's own checkpoint, if it has one.
        samples: images and truth, (B, ...) each.
        images: digest of them.
        detail: indices of the images whose errors and overflows are measured.
        fake: also measure fake quantisation.
    """

    key: str
    code: dict[str, str]  # among the first fields: a worker that does not know it takes it for another, and fails
    shard: int
    checkpoint: Path
    digests: dict[str, str]
    candidate: Candidate | None
    weights: dict[str, str] | None
    samples: Sample
    images: str
    detail: tuple[int, ...]
    fake: bool = False

    @property
    def label(self) -> str:
        """Of the row."""
        return self.candidate.label if self.candidate else FLOAT


@dataclasses.dataclass(frozen=True, slots=True)
class Done:
    """A finished task.

    Attributes:
        job: the task.
        payload: bytes of its result.
        seconds: of processor time by part: see `PARTS`, and all.
    """

    job: Job
    payload: bytes
    seconds: dict[str, float]


def measure(job: Job) -> Done:
    """Does a task.

    Raises:
        EdgemoeError: the checkpoint is not here or another one, the code is not the client's, or the precision cannot
            run the checkpoint.
    """
    with one_thread():
        watch = Watch()
        try:
            _check_code(job)
            header, arrays = _float(job, watch) if job.candidate is None else _integer(job, job.candidate, watch)
        except EdgemoeError as error:
            raise EdgemoeError(f"sweep: {job.label}: {error}") from error
        count = len(job.samples["image"])
        payload = store.encode(job.key, {**header, "images": count}, arrays)
        return Done(job, payload, watch.read())


class Watch:
    """Processor time by part."""

    def __init__(self) -> None:
        self._start, self._seconds = time.process_time(), dict.fromkeys(PARTS, 0.0)

    @contextlib.contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Counts what is inside for a part."""
        before = time.process_time()
        try:
            yield
        finally:
            self._seconds[name] += time.process_time() - before

    def read(self) -> dict[str, float]:
        """Seconds by part, and of all."""
        return {**self._seconds, "all": time.process_time() - self._start}


PARTS: Final = ("engine", "weights", "reference", "decoder", "metrics", "fake")
"""What `Watch` tells apart."""


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """PyTorch on one thread inside: the others belong to other tasks, and results must not depend on their number."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _check_code(job: Job) -> None:
    """Raises EdgemoeError if this process computes with other sources or libraries than the client."""
    here = code(job.fake)
    differ = [name for name in sorted({*here, *job.code}) if here.get(name) != job.code.get(name)]
    if differ:
        shown = [_difference(name, here.get(name), job.code.get(name)) for name in differ[:_NAMED]]
        more = f" and {len(differ) - _NAMED} more" if len(differ) > _NAMED else ""
        raise EdgemoeError(
            f"the worker differs from the client in {', '.join(shown)}{more}; install the same edgemoe and libraries "
            "for every worker as here, and start the workers again"
        )


def _difference(name: str, here: str | None, client: str | None) -> str:
    """A file by its name, a version in full."""
    return name if name.endswith(".py") else f"{name} {here} (client {client})"


def _check_files(folder: Path, expected: dict[str, str]) -> None:
    """Raises EdgemoeError if the files of a checkpoint are not those of the study."""
    found = checkpoint_digests(folder)
    if wrong := [name for name, value in expected.items() if found[name] != value]:
        raise EdgemoeError(
            f"checkpoint {folder}: {', '.join(wrong)} differ from those of the study; put the same files there"
        )


@functools.lru_cache(maxsize=4)
def _network(folder: Path, expected: tuple[tuple[str, str], ...], double: bool) -> M3ViT:
    """The network of a checkpoint whose files are those of the study."""
    _check_files(folder, dict(expected))
    model = load_model(folder)
    return model.double() if double else model


def _model(job: Job, double: bool = False) -> M3ViT:
    """The study's network; in float32 the candidate's own, if it has one."""
    own = job.candidate.weights if job.candidate else None
    if own is None or job.weights is None or double:
        return _network(job.checkpoint, tuple(job.digests.items()), double)
    return _network(own, tuple(job.weights.items()), False)


_REFERENCE: dict[str, reference.Reference] = {}


def _reference(job: Job) -> reference.Reference:
    """The float network on the shard; that of the last one is kept."""
    key = repr((sorted(job.digests.items()), job.detail, job.images))
    if key not in _REFERENCE:
        _REFERENCE.clear()
        _REFERENCE[key] = reference.observe(_model(job, double=True), job.samples["image"], job.detail)
    return _REFERENCE[key]


_ENCODERS: dict[str, tuple[Encoder, tuple[int, int]]] = {}


def _encoder(job: Job, candidate: Candidate) -> tuple[Encoder, tuple[int, int]]:
    """The engine with quantised weights, and how many of them there are and overflowed."""
    key = repr((job.weights or job.digests, candidate.precision))
    if key not in _ENCODERS:
        folder = candidate.weights or job.checkpoint
        _check_files(folder, job.weights or job.digests)
        config, weights = checkpoint.load_weights(folder)
        with counting() as counter:
            fresh = Encoder(config, candidate.precision, weights)
            counts = counter.take()
        if sum(_bytes(encoder) for encoder, _ in _ENCODERS.values()) + _bytes(fresh) > KEPT:
            return fresh, counts  # a candidate comes once per shard: dropping older ones would help none
        _ENCODERS[key] = fresh, counts
    return _ENCODERS[key]


def _bytes(encoder: Encoder) -> int:
    return sum(value.raw.nbytes for value in encoder.weights.values())


def _scored(job: Job, task: str, raw: Tensor, watch: Watch) -> states.States:
    """States of the metrics of raw maps (B, channels, H, W)."""
    with watch.part("metrics"):
        prediction = get_task(task).predict(raw)
        return states.per_image(_model(job).design, task, prediction, torch.tensor(job.samples[task]))


def _decoded(job: Job, tokens: dict[str, Tensor], watch: Watch) -> dict[str, states.States]:
    """States by task of final tokens (B, N, D), float32."""
    found, model = {}, _model(job)
    with torch.inference_mode():
        for task, value in tokens.items():
            with watch.part("decoder"):
                raw = model.heads[task](value)
            found[task] = _scored(job, task, raw, watch)
    return found


def _float(job: Job, watch: Watch) -> tuple[dict[str, Any], dict[str, dict[str, states.States]]]:
    with watch.part("reference"):
        reference = _reference(job)
    return {"signal": reference.signal}, {"states": _decoded(job, reference.tokens, watch)}


def _integer(
    job: Job, candidate: Candidate, watch: Watch
) -> tuple[dict[str, Any], dict[str, dict[str, states.States]]]:
    with watch.part("reference"):
        reference = _reference(job)
    with watch.part("weights"):
        encoder, parameters = _encoder(job, candidate)
    with watch.part("engine"):
        found = engine.run(encoder, job.samples["image"], encoder.config.tasks, reference, job.detail)
    tokens = {task: torch.tensor(value) for task, value in found.tokens.items()}
    arrays = {"states": _decoded(job, tokens, watch)}
    if job.fake:
        with watch.part("fake"):
            arrays["fake"] = _fake(job, candidate)
    header = {
        "noise": found.noise,
        "signal": found.signal,
        "agreement": {task: {str(at): n for at, n in layers.items()} for task, layers in found.agreement.items()},
        "tokens": encoder.config.tokens,
        "overflow": {name: list(counts) for name, counts in found.overflow.items()},
        "parameters": list(parameters),
    }
    return header, arrays


def _fake(job: Job, candidate: Candidate) -> dict[str, states.States]:
    """States by task of the network with fake quantisation."""
    from model.quantized import Quantized  # noqa: PLC0415 - only where it is asked for

    model = _model(job)
    with torch.inference_mode():
        network = Quantized(model, candidate.precision, "fake")
        maps, _ = network.forward_tasks(torch.tensor(job.samples["image"]), model.config.tasks)
    return {task: _scored(job, task, raw, Watch()) for task, raw in maps.items()}
