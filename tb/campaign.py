"""A whole co-simulation: every job, on both cores, with progress; and the verdict."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

from golden.errors import EdgemoeError
from tb import simulate, tools
from tb.jobs import Job
from tb.plan import Result, load_results

WORKERS = 2
"""Simulations at a time: one per core of a small machine."""

Results = Sequence[tuple[Job, Sequence[Result]]]


def run(jobs: Sequence[Job], report: Callable[[Job, int], None]) -> Results:
    """Build and run everything.

    Args:
        jobs: at least one, all for one simulator.
        report: called with (job, runs done) as work proceeds; done is -1 while it builds.

    Returns:
        The results of each job, one per run; those of a job that does not build say why, each the same.

    Raises:
        EdgemoeError: no job builds; the reason of the first.
    """
    simulator = jobs[0].setup.simulator
    tools.check(simulator)
    with (
        tempfile.TemporaryDirectory(prefix="edgemoe-") as scratch,
        tools.environment(simulator),
        ThreadPoolExecutor(WORKERS) as pool,
    ):
        files = {job: Path(scratch, f"{number}.jsonl") for number, job in enumerate(jobs)}

        def one(job: Job) -> list[Result] | EdgemoeError:
            report(job, -1)
            try:
                simulate.build(job.kernel, job.setup)
            except EdgemoeError as error:  # the other jobs go on
                return error
            return simulate.run(job.kernel, job.runs, job.setup, files[job])

        # the longest first, so that the cores finish together
        futures: dict[Job, Future[list[Result] | EdgemoeError]] = {}
        for job in sorted(jobs, key=lambda job: -job.work):
            futures[job] = pool.submit(one, job)
        while waiting := [future for future in futures.values() if not future.done()]:
            wait(waiting[:1], timeout=0.5)
            for job, path in files.items():
                if done := len(load_results(path)):
                    report(job, done)
    found = [(job, futures[job].result()) for job in jobs]
    broken = [each for _, each in found if isinstance(each, EdgemoeError)]
    if len(broken) == len(jobs):
        raise broken[0]
    return [(job, _unbuilt(job, each) if isinstance(each, EdgemoeError) else each) for job, each in found]


def _unbuilt(job: Job, error: EdgemoeError) -> list[Result]:
    return [Result(run, message=f"{job.name}: {error}") for run in job.runs]


def failures(results: Results) -> list[str]:
    """Why the whole must not pass; empty if every run compared something and found it equal."""
    found = [result.message for _, each in results for result in each if result.message]
    silent = [
        f"{result.run}: compared nothing"
        for _, each in results
        for result in each
        if not result.words and not result.message
    ]
    return [*found, *silent, *([] if results else ["no kernel was run"])]
