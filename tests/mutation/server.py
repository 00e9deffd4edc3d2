"""Tests of golden with a fault planted, many times over: a process that imports everything but golden, and forks.

It reads a line of JSON for each time, [module, number, arguments of pytest], and answers with one: the first test that
failed, empty if all passed. Importing golden's tools anew for each fault would take longer than most faults live.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import queue
import resource
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest

from tests.mutation import python

MEMORY = 8 << 30
"""Bytes of address space: a shift turned round may ask for any number."""
SECONDS = 600
"""CPU time of the tests of one fault, which may make a loop endless; the clock on the wall would count other work."""
_PRELOADED = ("apytypes", "click", "fxpmath", "hypothesis.extra.numpy", "numpy", "safetensors.numpy")
_LONGEST = 4096
"""Bytes of an answer, which a pipe takes at once."""
_UNKNOWN = (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED)
"""Exit codes that say nothing about the fault."""


class _First:
    """A pytest plugin: the first test, or file, that fails; functions of many cases, which take longest, come last."""

    def __init__(self) -> None:
        self.name = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        cases = Counter(item.nodeid.partition("[")[0] for item in items)
        items.sort(key=lambda item: cases[item.nodeid.partition("[")[0]])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed and not self.name:
            self.name = report.nodeid


def main() -> None:
    """Serve until standard input ends."""
    for name in _PRELOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        print(json.dumps(_forked(*json.loads(line))), flush=True)


def _forked(module: str, number: int, arguments: Sequence[str]) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            _child(module, number, arguments, writing)
        except BaseException as error:  # this process must not go on serving
            os.write(writing, f"?{error!r}".encode()[:_LONGEST])
        os._exit(3)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == -signal.SIGXCPU:
        return f"{' '.join(arguments)}: no end in {SECONDS} s of CPU time"
    return told or (f"{' '.join(arguments)}: ended with {code}" if code else "")


def _child(module: str, number: int, arguments: Sequence[str], writing: int) -> None:
    """Plant the fault, run the tests, tell the first that fails; does not return."""
    for what, limit in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        resource.setrlimit(what, (limit, limit + 60))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.modules["torch"] = None  # type: ignore[assignment]  # golden needs none of it; its import takes seconds
    python.install(module, number)
    first = _First()
    options = ["-q", "-x", "--tb=line", "-m", "not slow", "-p", "no:cacheprovider"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of what is preloaded
    code = pytest.ExitCode(pytest.main([*options, *arguments], plugins=[first]))
    told = f"?{code.name}" if code in _UNKNOWN else first.name
    os.write(writing, told.encode()[:_LONGEST])
    os._exit(int(code))


class Servers:
    """As many of these processes as are asked at a time; a context manager that ends them."""

    def __init__(self) -> None:
        self._idle: queue.SimpleQueue[subprocess.Popen[str]] = queue.SimpleQueue()
        self._every: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Servers:
        return self

    def __exit__(self, *_: object) -> None:
        for server in self._every:
            server.kill()
            server.communicate()

    def first_failure(self, module: str, number: int, arguments: Sequence[str]) -> str:
        """The first test that fails with a fault planted (none for 0); empty if all pass.

        Raises:
            RuntimeError: pytest refuses the arguments, or finds no test.
        """
        with self._one() as server:
            assert server.stdin is not None
            assert server.stdout is not None
            server.stdin.write(json.dumps([module, number, list(arguments)]) + "\n")
            server.stdin.flush()
            told = str(json.loads(server.stdout.readline()))
        if told.startswith("?"):
            raise RuntimeError(f"mutation: pytest {' '.join(arguments)}: {told[1:]}")
        return told

    @contextlib.contextmanager
    def _one(self) -> Iterator[subprocess.Popen[str]]:
        try:
            server = self._idle.get_nowait()
        except queue.Empty:
            server = subprocess.Popen(
                [sys.executable, "-m", "tests.mutation.server"],
                cwd=python.ROOT,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            self._every.append(server)
        yield server
        self._idle.put(server)


if __name__ == "__main__":
    main()
