"""Time the packs of a Dask cluster on this machine: 2 and 4 worker processes, and a worker that is lost.

    python -m benchmarks.cluster [--areas 8 24]

Each run's packs go into a folder of their own. Seconds are split into what a run costs however many packs it makes (the
workers import the suite and read the tables) and what each further pack costs. The last line is `cluster_vs_local N`:
how many times as long a further pack takes with two workers as with the two processes of one command.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.said import ROOT, progress, say, table
from benchmarks.ways import areas, by_suite

LOST_AFTER = 4.0  # seconds into a run, when its packs are being made


def started(workers: int) -> tuple[str, list[subprocess.Popen[bytes]]]:
    """A scheduler and its workers, each a process of its own: its address, and the processes, the scheduler first."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    work = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT, "start_new_session": True}
    running = [subprocess.Popen([*dask, "--no-dashboard"], **quiet)]
    return address, running + [subprocess.Popen([*work, "--no-nanny"], **quiet) for _ in range(workers)]


def end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """End processes and whatever they have started."""
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler whose workers have had time to find it, and the workers."""
    address, running = started(workers)
    time.sleep(6)
    try:
        yield address, running[1:]
    finally:
        end(running)


def seconds(names: Sequence[str], address: str = "") -> float:
    """How long the command takes for these areas, here or on the cluster; every pack must be there at the end."""
    with tempfile.TemporaryDirectory(prefix="cluster-") as folder:
        started = time.perf_counter()
        by_suite(list(names), Path(folder), *(["--scheduler", address] if address else []))
        taken = time.perf_counter() - started
        made = len(list(Path(folder).glob("*/*/manifest.json")))
    assert made == len(names), f"{made} of {len(names)} packs were made"
    return taken


def with_one_lost(names: Sequence[str]) -> float:
    """The same with two workers, of which one is killed while it makes a pack."""
    with cluster(2) as (address, running):
        timer = threading.Timer(LOST_AFTER, end, [running[:1]])
        timer.start()
        try:
            return seconds(names, address)
        finally:
            timer.cancel()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--areas", type=int, nargs=2, default=[8, 24], help="areas of a small and a large run")
    small, large = parser.parse_args().areas
    taken: dict[str, tuple[float, float]] = {}
    taken["this computer, 2 processes"] = seconds(areas(small)), seconds(areas(large))
    for workers in (2, 4):
        pairs = []
        for number in (small, large):
            with cluster(workers) as (address, _):
                pairs.append(seconds(areas(number), address))
        taken[f"a cluster of {workers} workers on it"] = pairs[0], pairs[1]
        progress(f"{workers} workers: {pairs}")
    lost = with_one_lost(areas(large))
    each = {name: (last - first) / (large - small) for name, (first, last) in taken.items()}
    rows = [
        (name, f"{first:.1f}", f"{last:.1f}", f"{first - small * each[name]:.1f}", f"{each[name]:.2f}")
        for name, (first, last) in taken.items()
    ]
    here, two, _ = each.values()
    say(
        "## A cluster",
        table(["Where", f"{small} packs, seconds", f"{large} packs", "To start", "A further pack"], rows),
        f"With one of two workers killed after {LOST_AFTER:g} seconds, all {large} packs were made in "
        f"{lost:.1f} seconds.",
        cluster_vs_local=two / here,
    )


if __name__ == "__main__":
    main()
