"""The same run on a Dask cluster: each worker makes packs, into a shared folder or to an address."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from inspection_stats.errors import BadRequest, InspectionStatsError, RunFailed, without_password
from inspection_stats.load.extras import needs
from inspection_stats.packs.isolated import Outcome
from inspection_stats.packs.jobs import PackJob, inputs_of
from inspection_stats.packs.many import Runner
from inspection_stats.packs.warm import make_warm

PATIENCE = 20  # seconds to find the scheduler, and a worker
RETRIES = 2  # of a pack whose worker was lost
LOST_AFTER = 30.0  # seconds without a scheduler or any worker
LOOK_EVERY = 0.05  # seconds between two looks at what has ended
EXAMPLE = "tcp://10.0.0.5:8786"
GOES_ON = "Run the same command to carry on from there."


def on_cluster(scheduler: str) -> Runner:
    """Packs made by the workers of the Dask scheduler at an address such as tcp://10.0.0.5:8786.

    The workers need the same versions of the suite and must reach the data folder and the place for packs, both under
    the same path as here; each pack of a worker with other code or data fails and says so. Raises `BadRequest` where
    Dask is not installed, the address is wrong, the scheduler does not answer or has no worker.
    """
    if not re.fullmatch(r"(tcp|tls|ws|wss)://[^\s/@]+:\d{1,5}", scheduler):
        raise BadRequest(f"{without_password(scheduler)} is not the address of a scheduler. Write it like {EXAMPLE}.")
    return lambda jobs: _run(scheduler, jobs)


def _run(scheduler: str, jobs: Sequence[PackJob]) -> Iterator[Outcome[PackJob]]:
    client, as_completed = _connect(scheduler)
    with client:
        futures = {client.submit(make_there, _absolute(job), job.run, pure=False, retries=RETRIES): job for job in jobs}
        ended = as_completed(futures, loop=client.loop)
        waiting, seen = dict(futures), time.monotonic()
        while waiting:
            for future in ended.next_batch(block=False) if ended.has_ready() else ():
                yield Outcome(waiting.pop(future), _error_of(future))
            if _has_workers(client):
                seen = time.monotonic()
            if time.monotonic() - seen > LOST_AFTER:
                lost = RunFailed(f"The scheduler {scheduler} or its last worker was lost. {GOES_ON}")
                yield from (Outcome(job, lost) for job in waiting.values())
                return
            time.sleep(LOOK_EVERY)


def _absolute(job: PackJob) -> PackJob:
    """The job for a worker, which runs in another folder: with the whole path of where its pack is to be."""
    return replace(job, target=job.target.resolve())


def _has_workers(client: Any) -> bool:
    return client.status == "running" and bool(client.scheduler_info().get("workers"))


def make_there(job: PackJob, run: str) -> InspectionStatsError | None:
    """Make a pack on a worker, where the suite, its packages and the data must be the caller's (`run`)."""
    if job.run != run:
        return RunFailed(
            "A worker has different versions of the suite or its packages. Install the same requirements.lock there."
        )
    try:
        here = inputs_of(job.given)
    except InspectionStatsError as error:
        return RunFailed(f"A worker cannot read the pack's inputs. {error}")
    other = sorted(name for name, before in job.inputs.items() if here.get(name) != before)
    if other:
        return RunFailed(f"A worker has different data: {', '.join(other)}. Let it use the same folder.")
    return make_warm(job)


def _error_of(future: Any) -> InspectionStatsError | None:
    if future.status == "finished":
        error: InspectionStatsError | None = future.result()
        return error
    reason = future.exception() if future.status == "error" else future.status
    return RunFailed(f"Its worker was lost: {reason}. Run the same command to make what is missing.")


def _connect(scheduler: str) -> tuple[Any, Any]:
    with needs("cluster", "--scheduler"):
        from distributed import Client, as_completed  # noqa: PLC0415
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise BadRequest(
            f"The scheduler {scheduler} does not answer ({type(error).__name__}). Check its address, as in {EXAMPLE}, "
            "and that it runs."
        ) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise BadRequest(f"The scheduler {scheduler} has no worker. Start dask worker {scheduler} first.") from None
    return client, as_completed
