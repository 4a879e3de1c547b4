"""Run jobs side by side, each in its own process: nothing leaks from one to the next, and none stops the rest.

Where this process can be forked, a job starts in a few hundredths of a second, with every import done and the data
read. Where it cannot (Windows, macOS, a process that runs threads), each job starts a fresh interpreter: slower, with
the same result.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from inspection_stats.errors import NO_MEMORY, InspectionStatsError, RunFailed, is_out_of_memory
from inspection_stats.packs.child import end_group, settle, stops_put_off, temporary_folder

FEWER = "Close other programs, or make fewer at once with --workers 1."
TIME_LIMIT = 600.0  # seconds for one job; the slowest takes ten

Job = TypeVar("Job")


@dataclass(frozen=True)
class Outcome(Generic[Job]):
    """How a job ended: with no error, or with one for a person to read."""

    job: Job
    error: InspectionStatsError | None = None


@dataclass
class _Running(Generic[Job]):
    job: Job
    process: Any
    answers: Connection
    until: float


def run_isolated(
    jobs: Iterable[Job], do: Callable[[Job], object], workers: int = 1, time_limit: float = TIME_LIMIT
) -> Iterator[Outcome[Job]]:
    """Do every job, `workers` at a time, and yield each as it ends.

    An `InspectionStatsError` that `do` raises comes back as the job's error; a process that is killed, crashes, exits
    or is silent for `time_limit` seconds comes back as `RunFailed`. When the caller stops iterating, what still runs
    is ended.
    """
    waiting, running = iter(jobs), list[_Running[Job]]()
    gc.freeze()  # what is here now is shared with every fork; to look through it again would copy it
    try:
        with temporary_folder() as folder, _ended(running):
            start = partial(_start, multiprocessing.get_context(start_method()), do, time_limit, folder)
            yield from _each(waiting, running, start, workers)
    finally:
        gc.unfreeze()


@contextmanager
def _ended(running: list[_Running[Any]]) -> Iterator[None]:
    """End what still runs, before the folder goes that its temporary files are in."""
    try:
        yield
    finally:
        for one in running:
            _end(one)


def _each(
    waiting: Iterator[Job], running: list[_Running[Job]], start: Callable[[Job], _Running[Job]], workers: int
) -> Iterator[Outcome[Job]]:
    """Start jobs as places become free, and yield each that ends."""
    while True:
        while len(running) < workers and (job := next(waiting, None)) is not None:
            try:
                with stops_put_off():  # until the child can be ended
                    running.append(start(job))
            except OSError as error:
                yield Outcome(job, RunFailed(f"No further process could be started: {error.strerror}. {FEWER}"))
        if not running:
            return
        soonest = min(one.until for one in running) - time.monotonic()
        wait([one.process.sentinel for one in running] + [one.answers for one in running], max(0.0, soonest))
        for one in [one for one in running if _has_ended(one)]:
            running.remove(one)
            yield _outcome(one)


def start_method() -> str:
    """ "fork" where that is safe (Linux, no other thread), else "spawn"."""
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"


def _start(context: Any, do: Callable[[Job], object], time_limit: float, folder: str, job: Job) -> _Running[Job]:
    answers, tell = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(os.getpid(), time_limit, folder, do, job, tell))
    process.start()
    tell.close()
    return _Running(job, process, answers, time.monotonic() + time_limit)


def _child(
    parent: int, time_limit: float, folder: str, do: Callable[[Job], object], job: Job, tell: Connection
) -> None:
    settle(parent, time_limit, folder)
    try:
        do(job)
    except InspectionStatsError as error:
        tell.send(error)
    except Exception as error:
        tell.send(RunFailed(NO_MEMORY if is_out_of_memory(error) else f"{type(error).__name__}: {error}"))
    else:
        tell.send(None)


def _has_ended(one: _Running[Any]) -> bool:
    return one.answers.poll() or not one.process.is_alive() or time.monotonic() >= one.until


def _outcome(one: _Running[Job]) -> Outcome[Job]:
    try:
        error = one.answers.recv() if one.answers.poll() else _silent(one)
    except EOFError:  # the process ended without an answer
        error = _silent(one)
    _end(one, patience=5.0 if error is None else 1.0)
    return Outcome(one.job, error)


def _silent(one: _Running[Any]) -> RunFailed:
    if time.monotonic() >= one.until and one.process.is_alive():
        return RunFailed("It stopped responding and was ended. Look for a cell that waits for ever.")
    one.process.join()
    code = one.process.exitcode
    if code < 0:
        return RunFailed(f"Its process was killed ({signal.Signals(-code).name}). Out of memory? Try --workers 1.")
    advice = "Look for a cell that exits Python."
    if code:  # Python exits like this, with code 1, when it is out of memory
        advice += " Out of memory? Try --workers 1."
    return RunFailed(f"Its process ended early with exit code {code}. {advice}")


def _end(one: _Running[Any], patience: float = 0.0) -> None:
    one.process.join(patience)
    end_group(one.process.pid)
    if one.process.is_alive():
        one.process.kill()
        one.process.join()
    one.process.close()
    one.answers.close()
