"""Runs every candidate on every shard, keeps each result as it comes, and makes the summary."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from accuracy.candidate import Candidate
from accuracy.cluster import Cluster
from accuracy.results import Summariser
from accuracy.shard import FLOAT, Job
from accuracy.store import STUDY, SUMMARY, TABLE, Result, Store, check_folder, check_identity, decode, dumps
from accuracy.study import SCHEMA, Study, checkpoint_digests, code, digest, precision_digest, sample_digests
from golden.errors import EdgemoeError
from golden.files import finite, replace_files
from model import checkpoint
from model.data.samples import Sample
from model.design import Design
from model.directions import PRIMARY

Report = Callable[[int, int], None]
"""Receives the number of tasks that are done, and of all."""


@dataclasses.dataclass(slots=True)
class Spent:
    """Processor time of the tasks that were computed, by part (see `accuracy.shard.PARTS`); and how many they were."""

    seconds: dict[str, float] = dataclasses.field(default_factory=dict)
    tasks: int = 0

    def add(self, seconds: dict[str, float]) -> None:
        """Adds a task."""
        self.tasks += 1
        for name, value in seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + value


def sweep(
    study: Study,
    candidates: Sequence[Candidate],
    out: Path,
    cluster: Cluster,
    *,
    resume: bool = True,
    report: Report = lambda done, total: None,
    spent: Spent | None = None,
) -> dict[str, Any]:
    """Measures candidates.

    Args:
        study: on what.
        candidates: one or more, with different labels.
        out: folder for the results: absent, empty, or of an earlier sweep of the same study, whose results are used.
        cluster: where to compute, see `accuracy.cluster.opened`.
        resume: use the results that are there; else compute all again.
        report: is told how far it is.
        spent: receives where the time went.

    Returns:
        The summary, see `accuracy.results`; it is also `summary.json` and, a line per row, task and metric,
        `summary.csv` of the folder.

    Raises:
        EdgemoeError: labels that occur twice, a checkpoint without decoders or that the engine does not run, a folder
            of something else, or a candidate that cannot be run.
    """
    check_labels([candidate.label for candidate in candidates])
    plan = Plan(study, candidates)
    store = Store(out, plan.identity)
    known = {job.key: store.read(job.key) if resume else None for lane in plan.lanes for job in lane}
    todo = [_without_repeats([job for job in lane if known[job.key] is None]) for lane in plan.lanes]
    total = len(known)
    left = sum(map(len, todo))
    report(total - left, total)
    for done in cluster.run(todo):
        known[done.job.key] = decode(done.job.key, done.payload)
        store.write(done.job.key, done.payload)
        left -= 1
        if spent is not None:
            spent.add(done.seconds)
        report(total - left, total)
    summary = plan.summary(known)
    replace_files(out, {SUMMARY: dumps(summary), TABLE: table(summary)})
    return summary


def check_study(study: Study, out: Path) -> None:
    """Raises EdgemoeError, before any work, if a sweep of a study cannot use a folder; see `sweep`."""
    check_folder(out)
    if (out / STUDY).is_file():
        each = (text for shard in study.shards() for text in sample_digests(shard))
        check_identity(out, _identity(study, checkpoint_digests(study.checkpoint.resolve()), digest(*each)))


def _identity(study: Study, files: dict[str, str], images: str) -> dict[str, Any]:
    """What makes results of two sweeps fit together, from the digests of checkpoint and images."""
    return {
        "schema": SCHEMA,
        "checkpoint": files,
        "data": {"samples": len(study.samples), "sha256": images},
        **{name: getattr(study, name) for name in ("shard", "every")},
    }


def check_labels(labels: Sequence[str]) -> None:
    """Raises EdgemoeError if rows cannot have these labels: there are none, or one is taken."""
    if not labels:
        raise EdgemoeError("sweep: there is no candidate; give a precision")
    if wrong := sorted({label for label in labels if labels.count(label) > 1 or label == FLOAT}):
        raise EdgemoeError(f"sweep: label {wrong[0]!r} is taken; give each row another, and none {FLOAT!r}")


def _without_repeats(lane: Sequence[Job]) -> list[Job]:
    """The tasks of a shard with each key once: rows may differ in their labels alone."""
    return list({job.key: job for job in lane}.values())


class Plan:
    """The tasks of a sweep.

    Attributes:
        lanes: per shard the float network's task, then one per candidate.
        identity: what makes results of two sweeps fit together, see `accuracy.store`.
    """

    def __init__(self, study: Study, candidates: Sequence[Candidate]) -> None:
        """Reads the images once, and every checkpoint."""
        self.study, self.candidates = study, candidates
        folder = study.checkpoint.resolve()
        checkpoint.load_weights(folder)  # refuses what the engine does not run
        self.design: Design = checkpoint.load_all(folder)[0]
        self.files = checkpoint_digests(folder)
        self.own = {c.weights: self._own(c.weights.resolve()) for c in candidates if c.weights}
        rows = [(None, FLOAT), *((one, precision_digest(one)) for one in candidates)]
        shards = list(study.shards())
        each = [sample_digests(shard) for shard in shards]
        self.images = digest(*(text for texts in each for text in texts))
        self.lanes = [
            [self._job(at, shard, digest(*texts), *row) for row in rows]
            for at, (shard, texts) in enumerate(zip(shards, each, strict=True))
        ]
        self.identity = _identity(study, self.files, self.images)

    def _own(self, folder: Path) -> dict[str, str]:
        """Digests of a candidate's own checkpoint, which must be of the same design."""
        if checkpoint.load_all(folder)[0] != self.design:
            raise EdgemoeError(f"sweep: weights {folder} are of another network than {self.study.checkpoint}")
        return checkpoint_digests(folder)

    def _job(self, at: int, samples: Sample, images: str, candidate: Candidate | None, precision: str) -> Job:
        """One task; `precision`: the digest of the candidate's."""
        weights = self.own[candidate.weights] if candidate and candidate.weights else None
        detail = self.study.detail(at)
        fake = self.study.fake and candidate is not None
        what = {"precision": precision, "weights": weights, "fake": fake}
        where = {"checkpoint": self.files, "samples": images, "detail": list(detail)}
        key = digest({**what, **where, "code": code(fake), "schema": SCHEMA})
        if candidate and candidate.weights:
            candidate = dataclasses.replace(candidate, weights=candidate.weights.resolve())
        folder = self.study.checkpoint.resolve()
        return Job(key, code(fake), at, folder, self.files, candidate, weights, samples, images, detail, fake)

    def _results(self, known: dict[str, Result | None], at: int) -> list[Result]:
        """The results of one row, shard by shard."""
        return [found for lane in self.lanes if (found := known[lane[at].key]) is not None]

    def summary(self, known: dict[str, Result | None]) -> dict[str, Any]:
        """The summary of all results."""
        study = self.study
        maker = Summariser(study, self.design, self._results(known, 0))
        rows = [maker.row(one, self._results(known, at)) for at, one in enumerate(self.candidates, 1)]
        data = {"name": study.data, "split": study.split, "samples": len(study.samples), "sha256": self.images}
        found = {
            "schema": SCHEMA,
            "command": study.command,
            "config": self.design.config.name,
            "checkpoint": {"name": study.checkpoint.resolve().name, "sha256": self.files},
            "data": data,
            "seed": study.seed,
            "confidence": study.confidence,
            "bootstrap": study.bootstrap,
            "detail": study.every,
            "float": maker.float_row(),
            "rows": rows,
        }
        result: dict[str, Any] = finite(found)
        return result


COLUMNS = ("group", "label", "calibration", "weight_bits", "activation_bits", "task", "metric", "primary")
NUMBERS = ("value", "low", "high", "change", "change_low", "change_high", "fake")


def table(summary: dict[str, Any]) -> bytes:
    """The metrics as CSV: a line per row, task and metric, the float network first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, *NUMBERS))
    writer.writerows(_lines(summary))
    return out.getvalue().encode()


def _lines(summary: dict[str, Any]) -> Iterator[list[Any]]:
    start = {"group": "", "label": FLOAT, "calibration": "", "metrics": summary["float"], "fake": None}
    for row in (start, *summary["rows"]):
        for task, metrics in row["metrics"].items():
            for metric, numbers in metrics.items():
                fake = row["fake"][task][metric] if row["fake"] else None
                facts = {**row, "task": task, "metric": metric, "primary": int(PRIMARY[task] == metric)}
                found = {**numbers, "fake": fake}
                yield [*(facts.get(name) for name in COLUMNS), *(found.get(name) for name in NUMBERS)]
