"""A process that waits to make packs: started once, it forks a child for each job that it is sent.

A Dask worker runs threads and must not fork; it talks to this process instead, in pickled messages over a pipe.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from inspection_stats.errors import InspectionStatsError, RunFailed
from inspection_stats.packs.isolated import run_isolated
from inspection_stats.packs.jobs import PackJob
from inspection_stats.packs.run import make, preloaded

_own = threading.local()


def make_warm(job: PackJob) -> InspectionStatsError | None:
    """Make a pack in this thread's ready process, starting it when there is none. Returns the error, if any."""
    process: Any = getattr(_own, "process", None)
    if process is None or process.poll() is not None:
        process = _own.process = subprocess.Popen(
            [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
    try:
        pickle.dump(job, process.stdin)
        process.stdin.flush()
        error: InspectionStatsError | None = pickle.load(process.stdout)
        return error
    except (EOFError, OSError, pickle.UnpicklingError):
        process.kill()
        process.wait()
        return RunFailed("The process that makes packs on this worker was ended. Run the same command again.")


def main() -> None:
    """Make every job that comes in, one after the other, until the pipe closes."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    for outcome in run_isolated(preloaded(_incoming()), make):  # one run of all: what they share is set apart once
        pickle.dump(outcome.error, answers)
        answers.flush()


def _incoming() -> Iterator[PackJob]:
    with suppress(EOFError):
        while True:
            yield pickle.load(sys.stdin.buffer)


if __name__ == "__main__":
    main()
