"""A process made for one job: it ends with its parent or at its own time limit, and leaves nothing behind.

A run may be stopped by any signal, even one that no program can catch (SIGKILL). Then nothing is left to end its
processes, so each ends itself.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

GRACE = 30  # seconds that a parent has to end a child whose time is up, before the child's own clock does
END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl(2)
STOPS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)}
"""The signals that ask a run to end."""

FOLDERS = "inspection-stats-"
"""How the name of a temporary folder begins; the id of the process that made it follows."""


def settle(parent: int, time_limit: float, folder: str) -> None:
    """Make this process a child that needs no care from its parent: call it first in a new process.

    It leads a process group, so that what its job starts can be ended with it; its temporary files go into `folder`.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its children
    for name in ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGALRM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)  # its parent held signals back while it was started
    if hasattr(signal, "alarm"):
        signal.alarm(int(time_limit) + GRACE)
    tempfile.tempdir = folder
    np.random.seed()  # otherwise every fork would draw the same numbers; Python reseeds its own


@contextmanager
def stops_put_off() -> Iterator[None]:
    """Let a signal that asks a run to end wait until a child is started and known.

    Python prints and ignores what a signal raises in the middle of a fork: the run would carry on.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_group(leader: int) -> None:
    """End a child's process group: the child, and whatever its job has started and not ended."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


@contextmanager
def temporary_folder() -> Iterator[str]:
    """A folder for the temporary files of this run's children; those of runs that were killed are cleared first."""
    for left in Path(tempfile.gettempdir()).glob(f"{FOLDERS}*"):
        if not _runs(left.name.removeprefix(FOLDERS).partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)
    folder = ""
    try:
        with stops_put_off():  # until its name is known
            folder = tempfile.mkdtemp(prefix=f"{FOLDERS}{os.getpid()}-")
        yield folder
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def _runs(pid: str) -> bool:
    """Whether a process of that id runs; assumed where the name has another form."""
    if not pid.isdecimal():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
