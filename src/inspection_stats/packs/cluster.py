"""The same run on a Dask cluster: each worker makes packs beside the others, into a shared folder or to an address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from inspection_stats.errors import BadRequest, InspectionStatsError, RunFailed
from inspection_stats.load.extras import needs
from inspection_stats.packs.isolated import Outcome
from inspection_stats.packs.many import Runner
from inspection_stats.packs.run import PackJob
from inspection_stats.packs.warm import make_warm

PATIENCE = "20s"  # to find the scheduler
RETRIES = 2  # of a pack whose worker was lost


def on_cluster(scheduler: str) -> Runner:
    """Packs made by the workers of the Dask scheduler at an address such as tcp://10.0.0.5:8786.

    The workers need the same versions of the suite and must reach the data folder and the place for packs. Raises
    `BadRequest` where Dask is not installed or the scheduler does not answer.
    """
    return lambda jobs: _run(scheduler, jobs)


def _run(scheduler: str, jobs: Sequence[PackJob]) -> Iterator[Outcome[PackJob]]:
    client, as_completed = _connect(scheduler)
    with client:
        futures = {client.submit(make_there, job, job.run, pure=False, retries=RETRIES): job for job in jobs}
        open_jobs = set(futures)
        try:
            for future in as_completed(futures, loop=client.loop):
                open_jobs.discard(future)
                yield Outcome(futures[future], _error_of(future))
        except (OSError, RuntimeError) as error:
            lost = RunFailed(f"The scheduler {scheduler} was lost: {error}. The same command goes on from there.")
            yield from (Outcome(futures[future], lost) for future in open_jobs)


def make_there(job: PackJob, run: str) -> InspectionStatsError | None:
    """Make a pack on a worker, where the suite, its packages and the data must be those of whoever asks (`run`)."""
    if job.run != run:
        return RunFailed("A worker has other versions of the suite or of its packages. Install the same lock there.")
    return make_warm(job)


def _error_of(future: Any) -> InspectionStatsError | None:
    if future.status == "finished":
        error: InspectionStatsError | None = future.result()
        return error
    reason = future.exception() if future.status == "error" else future.status
    return RunFailed(f"Its worker was lost: {reason}. The same command makes what is missing.")


def _connect(scheduler: str) -> tuple[Any, Any]:
    with needs("cluster", "--scheduler"):
        from distributed import Client, as_completed  # noqa: PLC0415
    try:
        return Client(scheduler, timeout=PATIENCE, set_as_default=False), as_completed
    except (OSError, ValueError, TimeoutError) as error:
        raise BadRequest(
            f"The scheduler {scheduler} does not answer ({type(error).__name__}). Check its address, as in "
            "tcp://10.0.0.5:8786, and that it runs."
        ) from None
