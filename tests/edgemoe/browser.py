"""Headless Chromium, driven over a pipe by its DevTools protocol: what a page does, what it says, and how it looks."""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CHROMIUM = next(
    (found for name in ("chromium", "google-chrome", "chromium-browser") if (found := shutil.which(name))), None
)
OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe"),
    *("--no-first-run", "--disable-background-networking", "--hide-scrollbars", "--disable-extensions"),
)
SECONDS = 120.0
"""Longest wait for an answer."""


@dataclasses.dataclass
class Visit:
    """What a page did while it was loaded.

    Attributes:
        requests: addresses that it asked for, data: aside.
        failures: loads that failed or were blocked.
        errors: exceptions, console messages that are errors or warnings, and what the browser logged.
    """

    requests: list[str] = dataclasses.field(default_factory=list)
    failures: list[str] = dataclasses.field(default_factory=list)
    errors: list[str] = dataclasses.field(default_factory=list)


class Browser:
    """A browser with one page; a context manager."""

    def __init__(self) -> None:
        assert CHROMIUM is not None
        self._profile = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        to_read, self._out = _pipe()
        self._in, to_write = _pipe()
        start = f"import os, sys; os.dup2({to_read}, 3); os.dup2({to_write}, 4); os.execv(sys.argv[1], sys.argv[1:])"
        self._process = subprocess.Popen(
            [sys.executable, "-c", start, CHROMIUM, *OPTIONS, f"--user-data-dir={self._profile.name}", "about:blank"],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._buffer = b""
        self._number = 0
        self._session = ""
        self._events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._out)  # the browser ends with its pipe
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        self._process.kill()
        self._process.wait()
        os.close(self._in)
        self._profile.cleanup()

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON types
        """One command and its result; raises RuntimeError if the browser refuses."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        for answer in self._messages():
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result
            self._events.append(answer)
        raise AssertionError("unreachable")

    def visit(self, page: Path) -> Visit:
        """Load a file and wait until it is quiet."""
        self._events.clear()
        self.call("Page.navigate", url=page.resolve().as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self._events):
            self._events.append(next(self._messages()))
        self.evaluate("new Promise(done => setTimeout(done, 200))")
        seen = Visit()
        for event in self._events:
            _note(seen, event.get("method", ""), event.get("params", {}))
        return seen

    def evaluate(self, script: str) -> Any:  # noqa: ANN401 - JSON types
        """The value of a script in the page; raises RuntimeError if it throws."""
        found = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in found:
            raise RuntimeError(f"{script}: {found['exceptionDetails']}")
        return found["result"].get("value")

    def window(self, width: int, height: int = 900) -> None:
        """Sets the size of the window, in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def _messages(self) -> Iterator[dict[str, Any]]:
        """What the browser sends, as it comes; raises TimeoutError if nothing does."""
        end = time.monotonic() + SECONDS
        while True:
            while b"\0" not in self._buffer:
                if not select.select([self._in], [], [], max(0.0, end - time.monotonic()))[0]:
                    raise TimeoutError(f"chromium said nothing for {SECONDS:g} s")
                part = os.read(self._in, 1 << 20)
                if not part:
                    raise RuntimeError(f"chromium ended with code {self._process.wait(10)}")
                self._buffer += part
            message, _, self._buffer = self._buffer.partition(b"\0")
            yield json.loads(message)


def _note(seen: Visit, method: str, of: dict[str, Any]) -> None:
    """Add what one event tells."""
    if method == "Network.requestWillBeSent" and not of["request"]["url"].startswith("data:"):
        seen.requests.append(of["request"]["url"])
    elif method == "Network.loadingFailed":
        seen.failures.append(f"{of['type']}: {of['errorText']} {of.get('blockedReason', '')}")
    elif method == "Runtime.exceptionThrown":
        seen.errors.append(
            str(of["exceptionDetails"].get("exception", {}).get("description", of["exceptionDetails"]["text"]))
        )
    elif method == "Runtime.consoleAPICalled" and of["type"] in ("error", "warning", "assert"):
        seen.errors.append(" ".join(str(part.get("value", part.get("description"))) for part in of["args"]))
    elif method == "Log.entryAdded" and of["entry"]["level"] in ("error", "warning"):
        seen.errors.append(str(of["entry"]["text"]))


def _pipe() -> tuple[int, int]:
    """A pipe whose ends are numbered 10 or more, out of the way of 3 and 4."""
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return moved[0], moved[1]
