"""Start the command of an attack in a process of its own, with limits, and wait for it and for all that it starts."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NoReturn
from unittest import mock

import psutil

from inspection_stats.cli import app as cli
from scripts.attacks.attack import MEGABYTES, Attack
from tests.support.places import ROOT
from tests.support.runs import ENTER

BECOME_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux's prctl(2)
LARGEST_FILE = 200_000_000  # bytes that an attack may have written into one file
GRACE = 20.0  # seconds in which what a command started may end after it, on a machine that is busy


def adopt_orphans() -> None:
    """Let what a command leaves running become a child of this process, so that it is found."""
    ctypes.CDLL(None).prctl(BECOME_SUBREAPER, 1, 0, 0, 0)


def start(attack: Attack, folder: Path, said: Path, environment: Mapping[str, str]) -> int:
    """Start the command in `folder`; it prints into the files `said`/out and `said`/err. Gives its process id."""
    argv = [word.replace("{folder}", str(folder)) for word in attack.argv]
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setsid()
        os.chdir(folder)
        for number, place in ((0, os.devnull), (1, said / "out"), (2, said / "err")):
            os.dup2(os.open(place, os.O_RDWR | os.O_CREAT), number)
        os.environ.update({name: value.replace("{folder}", str(folder)) for name, value in environment.items()})
        _limit(attack)
        if attack.own_process:
            os.execve(sys.executable, [sys.executable, "-P", "-c", ENTER, *argv], os.environ)
        tempfile.tempdir = None
        _command(argv, attack.call and partial(attack.call, folder))
    finally:
        os._exit(99)


def _command(argv: list[str], call: Callable[[], object] | None) -> NoReturn:
    """The command in this process, which then ends as a Python process does."""
    code = 0
    sys.argv = ["inspection-stats", *argv]
    sys.stdout, sys.stderr = (
        open(number, "w", encoding="utf-8", errors=errors, closefd=False)  # noqa: SIM115 - as Python opens its own
        for number, errors in ((1, "strict"), (2, "backslashreplace"))
    )
    try:
        with mock.patch.object(cli, "app", call) if call else contextlib.nullcontext():
            cli.main()
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(bool(left.code))
    except BaseException:
        traceback.print_exc()
        code = 1
    with contextlib.suppress(Exception):
        sys.stdout.flush()
    with contextlib.suppress(Exception):
        sys.stderr.flush()
    os._exit(code)


def _limit(attack: Attack) -> None:
    seconds = 2 * attack.seconds
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    mapped = int(re.search(r"VmSize:\s+(\d+)", Path("/proc/self/status").read_text())[1]) * 1024  # type: ignore[index]
    most = mapped + MEGABYTES * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def wait_for(pid: int, patience: float) -> tuple[int | None, resource.struct_rusage]:
    """The exit code of the command (none where it was ended, for `patience` seconds were over), and what it cost."""
    until = time.monotonic() + patience
    while True:
        found, status, used = os.wait4(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status), used
        if time.monotonic() > until:
            for one in [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    one.kill()
            return None, os.wait4(pid, 0)[2]
        time.sleep(0.004)


def megabytes_held() -> int:
    """What this process holds, and a fork of it at first: modules, tables, and what the attacks are made of."""
    return int(psutil.Process().memory_info().rss) // 1_000_000


def processes() -> set[int]:
    """The ids of the processes below this one: what runs alongside an attack."""
    return {one.pid for one in psutil.Process().children(recursive=True)}


def still_running(others: set[int]) -> list[str]:
    """What the command has started that did not end soon after it, and is not one of the `others`; it is ended now."""
    until = time.monotonic() + GRACE
    while _reaped(others) and time.monotonic() < until:
        time.sleep(0.01)
    left, names = _reaped(others), []
    for one in left:
        with contextlib.suppress(psutil.NoSuchProcess):
            names.append(f"process {one.name()}")
            os.kill(one.pid, signal.SIGKILL)
    while _reaped(others):
        time.sleep(0.01)
    return names


def _reaped(others: set[int]) -> list[psutil.Process]:
    """The processes below this one but the others, after those that ended were taken away."""
    left = []
    for one in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess, ChildProcessError):
            if one.pid in others:
                continue
            if one.status() == psutil.STATUS_ZOMBIE:
                os.waitpid(one.pid, os.WNOHANG)
            else:
                left.append(one)
    return left


PATHS = {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PYTHONIOENCODING": "utf-8"}
