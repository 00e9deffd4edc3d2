"""On a Dask cluster the summary is the same to the byte, also if a worker is killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from accuracy import store
from accuracy.cluster import Dask, Here, opened
from accuracy.sweep import Spent, sweep
from golden.errors import EdgemoeError
from tests.accuracy.sweep_cases import candidates, saved, study

pytest.importorskip("distributed")

ROWS = ("w8a8", "w6a6", "edge_moe")
TASKS = 3 * (len(ROWS) + 1)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("network") / "tiny")


@pytest.fixture(scope="module")
def expected(network: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a sweep in one process."""
    out = tmp_path_factory.mktemp("here")
    sweep(study(network), candidates(*ROWS), out, Here())
    return files(out)


def files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_a_killed_worker(network: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    """Two workers; one is killed while it has tasks. Its shards are done by others, and nothing else changes."""
    killed: list[int] = []
    spent = Spent()
    with opened(2) as cluster:
        assert isinstance(cluster, Dask)
        workers = cluster.client.run(os.getpid)
        assert len(set(workers.values()) - {os.getpid()}) == 2

        def report(done: int, total: int) -> None:
            assert total == TASKS
            if done == 2:
                busy = {name: len(tasks) for name, tasks in cluster.client.processing().items()}
                victim = max(busy, key=lambda name: busy[name])
                assert busy[victim]
                killed.append(workers[victim])
                os.kill(killed[0], signal.SIGKILL)

        sweep(study(network), candidates(*ROWS), tmp_path, cluster, report=report, spent=spent)
        assert killed[0] not in cluster.client.run(os.getpid).values()
    assert spent.tasks == TASKS
    assert files(tmp_path) == expected


def test_one_worker_and_a_scheduler_by_address(network: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    with opened(1) as cluster:
        assert isinstance(cluster, Dask)
        (pid,) = cluster.client.run(os.getpid).values()

        def report(done: int, total: int) -> None:
            if done == 2:
                os.kill(pid, signal.SIGKILL)  # nobody is left until Dask begins another

        with opened(scheduler=str(cluster.client.scheduler_info()["address"])) as other:
            sweep(study(network), candidates(*ROWS), tmp_path / "ok", other, report=report)
            assert files(tmp_path / "ok") == expected
            with pytest.raises(EdgemoeError, match=r"sweep: w6a6: checkpoint .*; every worker reads it"):
                lost(network, tmp_path, other)
            assert cluster.client.submit(sum, [1, 2]).result() == 3  # the cluster lives on


def lost(network: Path, tmp_path: Path, cluster: Any) -> None:  # noqa: ANN401
    """A candidate's own checkpoint is gone when the worker wants it."""
    import dataclasses  # noqa: PLC0415
    import shutil  # noqa: PLC0415

    folder = saved(tmp_path / "gone", 3)
    row = dataclasses.replace(candidates("w6a6")[0], weights=folder)

    def report(done: int, total: int) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    sweep(study(network), [row], tmp_path / "lost", cluster, report=report)


def test_order_does_not_matter(network: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    """Shards and rows from the last to the first."""

    class Backwards(Here):
        def run(self, lanes: Any) -> Any:  # noqa: ANN401
            return super().run([list(reversed(lane)) for lane in reversed(lanes)])

    sweep(study(network), candidates(*ROWS), tmp_path, Backwards())
    assert files(tmp_path) == expected
    assert store.SUMMARY in expected


@pytest.mark.slow  # Dask begins four workers, one after another
def test_a_task_that_kills_every_worker(network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given up, with its name."""
    monkeypatch.setattr("accuracy.cluster.measure", lambda job: os._exit(1))  # each worker's death is noticed in turn
    with opened(1) as cluster, pytest.raises(EdgemoeError, match=r"sweep: .*, shard \d, .* ended 4 workers"):
        assert isinstance(cluster, Dask)
        sweep(study(network), candidates("w8a8"), tmp_path, cluster)
    assert not (tmp_path / store.SUMMARY).exists()
