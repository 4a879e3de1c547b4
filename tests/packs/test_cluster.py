"""The same packs from a real cluster of separate worker processes on this machine."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from inspection_stats.check.data import read_data
from inspection_stats.errors import BadRequest
from inspection_stats.packs.cluster import on_cluster
from inspection_stats.packs.many import Wanted, make_reports, on_this_machine
from tests.support.packs import DATA, QUARTER, contents, names
from tests.support.places import ROOT

AREAS = Wanted(areas=("Isles of Scilly", "Northamptonshire"))


@pytest.fixture(scope="module")
def cluster():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    work = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT, "start_new_session": True}
    running = [subprocess.Popen([*dask, "--no-dashboard"], **quiet)]
    running += [subprocess.Popen(work, **quiet) for _ in range(2)]
    yield address, running
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_it_makes_the_packs_that_this_machine_makes(cluster, tmp_path):
    data = read_data(DATA)
    there = make_reports(data, AREAS, [QUARTER], DATA, str(tmp_path / "there"), on_cluster(cluster[0]))
    assert there.failed == ()
    assert sorted(names(there.made)) == ["Isles of Scilly", "Northamptonshire"]
    make_reports(data, AREAS, [QUARTER], DATA, str(tmp_path / "here"), on_this_machine(1))
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_a_lost_scheduler_is_told(cluster, tmp_path):
    address, running = cluster
    data = read_data(DATA)
    jobs_seen = []

    def kill_when_started(progress):
        jobs_seen.append(progress)
        if len(jobs_seen) == 1:
            for process in running:
                os.killpg(process.pid, signal.SIGKILL)
            time.sleep(0.5)

    with pytest.raises(BadRequest, match="does not answer"):
        make_reports(data, AREAS, [QUARTER], DATA, str(tmp_path), on_cluster(address), kill_when_started)
    assert not list((tmp_path / "2015-16-Q4").glob("[!.]*/"))
