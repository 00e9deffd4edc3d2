"""Where the tasks of a sweep run: in this process, on a local Dask cluster, or on a Dask scheduler elsewhere.

Tasks come in lanes, one lane per shard. A lane stays with one worker as long as there are as many lanes as workers, so
that the float network runs once per shard; at the end, workers help each other. Dask gives the tasks of a worker that
is lost to others.
"""

from __future__ import annotations

import contextlib
import uuid
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from accuracy.shard import Done, Job, measure
from golden.errors import EdgemoeError

if TYPE_CHECKING:
    from distributed import Client

Lanes = Sequence[Sequence[Job]]

_WAIT: Final = 30
"""Seconds to wait for a scheduler or its first worker."""
_CHECK: Final = 5
"""Seconds without a result after which lost workers are looked for."""
_AHEAD: Final = 2
"""Tasks that a worker has at a time: the next one is there when it ends one."""
_THREADS: Final = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


class Cluster(Protocol):
    """Runs tasks."""

    def run(self, lanes: Lanes) -> Iterator[Done]:
        """Does all tasks and gives each as it is done, in any order."""
        ...


class Here:
    """This process, one task after another."""

    def run(self, lanes: Lanes) -> Iterator[Done]:
        """See `Cluster.run`."""
        for lane in lanes:
            yield from map(measure, lane)


class Lane:
    """The tasks of one shard that were not begun, and who does them."""

    def __init__(self, jobs: Sequence[Job], worker: str) -> None:
        self.jobs, self.worker, self.running = deque(jobs), worker, 0


class Flight(NamedTuple):
    """A task that was submitted: of which lane, and for which worker, if for one."""

    job: Job
    lane: Lane
    worker: str


class Dask:
    """A Dask cluster.

    Attributes:
        client: connected to its scheduler.
    """

    def __init__(self, client: Client) -> None:
        """Runs tasks through `client`."""
        self.client = client

    def run(self, lanes: Lanes) -> Iterator[Done]:
        """See `Cluster.run`; EdgemoeError if a task keeps killing its worker."""
        from distributed import wait  # noqa: PLC0415

        waiting, active = deque(lane for lane in lanes if lane), list[Lane]()
        flying: dict[Any, Flight] = {}
        try:
            self._fill(waiting, active, flying)
            while flying:
                try:
                    finished = wait(list(flying), timeout=_CHECK, return_when="FIRST_COMPLETED").done
                except TimeoutError:
                    self._rescue(flying)
                    continue
                for future in finished:
                    flying.pop(future).lane.running -= 1
                results = [_result(future) for future in finished]
                self._fill(waiting, active, flying)
                yield from results
        finally:
            self.client.cancel(list(flying))

    def _fill(self, waiting: deque[Sequence[Job]], active: list[Lane], flying: dict[Any, Flight]) -> None:
        """Submits tasks until every worker has some ahead."""
        cores = self.client.ncores()
        slots = max(sum(cores.values()), 1)
        while len(flying) < _AHEAD * slots:
            active[:] = [lane for lane in active if lane.jobs or lane.running]
            while len(active) < slots and waiting:
                active.append(Lane(waiting.popleft(), _idlest(cores, active)))
            ready = [lane for lane in active if lane.jobs]
            if not ready:
                return
            lane = min(ready, key=lambda one: one.running)
            if lane.worker not in cores:  # lost
                lane.worker = _idlest(cores, active)
            own = len(active) >= slots  # else workers help each other
            self._submit(Flight(lane.jobs.popleft(), lane, lane.worker if own else ""), flying)
            lane.running += 1

    def _submit(self, flight: Flight, flying: dict[Any, Flight]) -> None:
        job = flight.job
        where = {"workers": [flight.worker], "allow_other_workers": True} if flight.worker else {}
        key = f"{job.label}, shard {job.shard}, {uuid.uuid4().hex}"
        flying[self.client.submit(measure, job, key=key, pure=False, **where)] = flight

    def _rescue(self, flying: dict[Any, Flight]) -> None:
        """Submits tasks again that wait for a lost worker: where all were lost, Dask waits for the same address."""
        cores = self.client.ncores()
        begun = {str(key) for keys in self.client.processing().values() for key in keys}
        for future, flight in list(flying.items()):
            if cores and flight.worker and flight.worker not in cores and future.key not in begun:
                self.client.cancel([future])
                del flying[future]
                self._submit(flight._replace(worker=""), flying)


def _result(future: Any) -> Done:  # noqa: ANN401 - a future, whose type Dask leaves open
    from distributed import KilledWorker  # noqa: PLC0415

    try:
        done: Done = future.result()
    except KilledWorker as error:
        raise EdgemoeError(
            f"sweep: {error.task} ended {error.allowed_failures + 1} workers that ran it, perhaps for want of memory; "
            "give a smaller --shard or fewer --workers"
        ) from None
    return done


def _idlest(cores: dict[str, int], active: Sequence[Lane]) -> str:
    """The worker with the fewest lanes per thread; none where there is no worker."""
    lanes = [lane.worker for lane in active]
    return min(sorted(cores), key=lambda one: lanes.count(one) / max(cores[one], 1), default="")


@contextlib.contextmanager
def opened(workers: int | None = None, scheduler: str | None = None) -> Iterator[Cluster]:
    """A cluster, ended with the block if it was begun here.

    Args:
        workers: processes of one thread each; 0 works in this process; None begins one per core.
        scheduler: address of a Dask scheduler, whose workers have this package and can read the checkpoints.

    Raises:
        EdgemoeError: both are given, Dask is not installed, or no scheduler or worker answers.
    """
    if workers is not None and scheduler is not None:
        raise EdgemoeError("sweep: --workers and --scheduler: give one of them")
    if workers == 0:
        yield Here()
        return
    try:
        import dask  # noqa: PLC0415 - an extra
        from dask.system import CPU_COUNT  # noqa: PLC0415
        from distributed import Client, LocalCluster  # noqa: PLC0415
    except ImportError:
        raise EdgemoeError("sweep: Dask is not installed; pip install 'edgemoe[sweep]', or give --workers 0") from None
    settings = {
        "distributed.nanny.pre-spawn-environ": _THREADS,
        "distributed.admin.large-graph-warning-threshold": "1GB",  # images travel with their tasks
    }
    with contextlib.ExitStack() as stack:
        stack.enter_context(dask.config.set(settings))
        if scheduler is not None:
            yield Dask(stack.enter_context(_connected(scheduler)))
            return
        local = LocalCluster(
            n_workers=workers or CPU_COUNT,
            threads_per_worker=1,
            processes=True,
            memory_limit=0,  # no limit: a worker that Dask ends for its memory would begin again from nothing
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        )
        stack.enter_context(local)
        yield Dask(stack.enter_context(Client(local)))


def _connected(address: str) -> Client:
    """A client of a running scheduler that has a worker."""
    from distributed import Client  # noqa: PLC0415

    advice = "start `dask scheduler` and `dask worker`, and give the address that the former prints"
    try:
        client = Client(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise EdgemoeError(f"sweep: --scheduler {address}: no answer ({error}); {advice}") from None
    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except TimeoutError:
        client.close()
        raise EdgemoeError(f"sweep: --scheduler {address}: it has no worker; {advice}") from None
    return client
